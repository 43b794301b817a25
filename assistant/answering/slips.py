"""Names of places held whose kind is mistyped (鹭汀街到), and of their offices (交通运书局): taken for what they can only mean, and said so.

A name mistyped otherwise may be that of another place (柳乔街道, 柳桥街道) and is never put right.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from assistant.answering.holdings import Holdings
from assistant.lexicon.places import short_region
from assistant.lexicon.segments import is_word
from assistant.types import Body

__all__ = ["put_right"]

_SLIPS = {
    "街道": "街到|街倒|街导|接道|借道|结道|阶道|街稻",
    "开发区": "开发去|开发曲|开法区",
    "县": "[线现献限宪陷](?=(?:19|20)\\d\\d|人民政府|政府|[教民财住水林司审统医卫交农文]\\S{1,4}局)",
    "镇": "[阵振震真](?=(?:19|20)\\d\\d|人民政府|政府)",
    "区": "[去取曲趋](?=(?:19|20)\\d\\d|人民政府|政府)",
    "市": "[是士事式试](?=(?:19|20)\\d\\d|人民政府|政府)",
    "乡": "[香相箱](?=(?:19|20)\\d\\d|人民政府|政府)",
}
"""What the kind of a place is typed as by its sound; single characters only where no word could go on with them."""


def put_right(plain: str, held: Holdings) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The question with mistyped kinds of places held put right, and what was taken for what."""
    taken: list[tuple[str, str]] = []
    for kind, pattern in _patterns().items():
        for found in pattern.finditer(plain):
            typed = found.group()
            stem = next((s for s in _stems(held, kind) if typed.removesuffix(found["slip"]).endswith(s)), "")
            if stem and found["slip"] != kind:
                taken.append((stem + found["slip"], stem + kind))
    taken += _offices(plain, held)
    for wrong, right in taken:
        plain = plain.replace(wrong, right)
    return plain, tuple(taken)


_LEAST, _RIGHT = 3, 0.5
"""Characters of an office's name, and the share of them that must be right."""


def _offices(plain: str, held: Holdings) -> list[tuple[str, str]]:
    """Offices held that are typed by other characters of the same sound, where these are no word themselves (no 税务 for 水务)."""
    taken = []
    for name in {_own_name(body) for body in held.bodies} - {""}:
        sound = _sound(name)
        for at in range(len(plain) - len(name) + 1):
            typed = plain[at : at + len(name)]
            if typed == name or typed[-1] != name[-1] or _sound(typed) != sound:
                continue
            same = sum(a == b for a, b in zip(typed, name, strict=True))
            if same >= _RIGHT * len(name) and not is_word(typed.rstrip("局委厅员会")):
                taken.append((typed, name))
    return taken


def _own_name(body: Body) -> str:
    """An office without its place (交通运输局), empty for a place."""
    name = body.agency.removeprefix(body.region)
    return name if name.endswith(("局", "委员会", "厅")) and len(name) >= _LEAST else ""


@functools.lru_cache(maxsize=4096)
def _sound(name: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(name))


@functools.cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {kind: re.compile(f"[\u3400-\u9fff]{{2,6}}?(?P<slip>{slips})") for kind, slips in _SLIPS.items()}


def _stems(held: Holdings, kind: str) -> list[str]:
    """The names of the places held of a kind without it, the longest first."""
    regions = {body.region for body in held.bodies if body.region.endswith(kind)}
    stems = {short_region(region) for region in regions} | {region.removesuffix(kind) for region in regions}
    return sorted((stem for stem in stems if len(stem) > 1), key=len, reverse=True)
