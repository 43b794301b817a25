"""The look, as far as it can be computed: contrast of the tokens, and nothing fetched from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import assistant.web

ASSETS = Path(assistant.web.__file__).parent / "assets"
TOKENS = (ASSETS / "tokens.css").read_text(encoding="utf-8")
PAIRS = (
    ("ink", "paper"),
    ("ink", "card"),
    ("ink-2", "paper"),
    ("ink-2", "card"),
    ("ink-2", "quiet"),
    ("ink", "quiet"),
    ("ink", "mark"),
    ("ink", "mark-now"),
    ("brand", "card"),
    ("brand", "paper"),
    ("brand", "brand-soft"),
    ("brand-ink", "brand"),
    ("mark-ink", "mark-line"),
    ("warn", "warn-soft"),
    ("warn", "card"),
)


def palettes() -> dict[str, dict[str, str]]:
    """Light, dark and their high-contrast forms, each with everything it inherits."""
    blocks = [
        dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\b", block))
        for block in re.findall(r":root[^{]*\{([^}]*)\}", TOKENS)
    ]
    light, dark, _, high, high_dark = blocks
    return {"light": light, "dark": light | dark, "high": light | high, "high dark": light | high_dark}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(d * 2 for d in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", ["light", "dark", "high", "high dark"])
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_every_text_can_be_read_on_its_ground(palette: str, pair: tuple[str, str]) -> None:
    colours = palettes()[palette]
    wanted = 7.0 if palette.startswith("high") else 4.5
    assert contrast(colours[pair[0]], colours[pair[1]]) >= wanted


@pytest.mark.parametrize("palette", ["light", "dark", "high", "high dark"])
def test_a_mark_and_the_focus_are_seen_without_telling_colours_apart(palette: str) -> None:
    colours = palettes()[palette]
    assert contrast(colours["mark-line"], colours["card"]) >= 3
    assert contrast(colours["focus"], colours["card"]) >= 3
    assert contrast(colours["focus"], colours["paper"]) >= 3


@pytest.mark.parametrize("path", sorted(ASSETS.iterdir()), ids=lambda p: p.name)
def test_nothing_is_fetched_from_elsewhere_and_no_script_builds_html_from_data(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"(?:https?:)?//(?!www\.w3\.org/2000/svg)[a-z0-9.-]+\.[a-z]{2,}", text) == []
    assert "@import" not in text
    if path.suffix == ".js":
        assert not re.search(r"\beval\(|new Function|document\.write|insertAdjacentHTML|outerHTML", text)
        # The one place HTML is put into a page takes it from our own server, drawn by source.py.
        assert re.findall(r"innerHTML = (.+);", text) in ([], ["await reply.text()"])


def test_large_text_has_large_targets() -> None:
    large = re.search(r"data-size=large\]\s*\{([^}]*)\}", TOKENS)
    assert large
    target = re.search(r"--target:\s*(\d+)px", large[1])
    assert target
    assert int(target[1]) >= 44
