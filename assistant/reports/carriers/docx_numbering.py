"""The numbers Word generates in front of paragraphs (一、（一）1. …): printed, but not in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Numbering", "child", "local", "value"]

_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_LEVEL = re.compile(r"%([1-9])")


def local(element: Element) -> str:
    """The element's name without its namespace (transitional and strict files differ in it)."""
    return str(element.tag).rsplit("}", 1)[-1]


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute by its local name."""
    if element is None:
        return None
    return next((str(v) for key, v in element.attrib.items() if str(key).rsplit("}", 1)[-1] == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        element = next((c for c in element if local(c) == name), None) if element is not None else None
    return element


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str
    text: str


@dataclass
class Numbering:
    """Counts the numbered paragraphs of one document, in reading order."""

    _levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _starts: dict[tuple[str, int], int] = field(default_factory=dict)
    _of_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def read(cls, numbering: Element | None, styles: Element | None) -> Numbering:
        """From the numbering and styles parts of the document, either of which may be missing."""
        found = cls()
        for element in numbering if numbering is not None else ():
            if local(element) == "abstractNum":
                found._read_levels(value(element, "abstractNumId") or "", element)
            elif local(element) == "num":
                number = value(element, "numId") or ""
                found._abstract[number] = value(child(element, "abstractNumId")) or ""
                for override in element:
                    start = value(child(override, "startOverride"))
                    if local(override) == "lvlOverride" and start is not None:
                        found._starts[number, _integer(value(override, "ilvl"))] = _integer(start)
        for style in styles if styles is not None else ():
            settings = child(style, "pPr", "numPr")
            if settings is not None:
                found._of_style[value(style, "styleId") or ""] = _number_and_level(settings)
        return found

    def label(self, properties: Element | None) -> str:
        """The number printed in front of a paragraph with these properties; counts it."""
        numbered = child(properties, "numPr")
        if numbered is not None:
            number, level = _number_and_level(numbered)
        else:
            number, level = self._of_style.get(value(child(properties, "pStyle")) or "", ("", 0))
        abstract = self._abstract.get(number)
        settings = self._levels.get((abstract or "", level))
        if abstract is None or settings is None or settings.style in ("bullet", "none"):
            return ""
        counts = self._counts.setdefault(number if self._overrides(number) else f"abstract {abstract}", {})
        first = self._starts.get((number, level), settings.start)
        counts[level] = counts[level] + 1 if level in counts else first
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        return _LEVEL.sub(
            lambda match: self._printed(abstract, int(match[1]) - 1, counts),
            self._levels[abstract, level].text,
        )

    def _read_levels(self, abstract: str, element: Element) -> None:
        for level in element:
            if local(level) == "lvl":
                self._levels[abstract, _integer(value(level, "ilvl"))] = _Level(
                    _integer(value(child(level, "start")), 1),
                    value(child(level, "numFmt")) or "decimal",
                    value(child(level, "lvlText")) or "",
                )

    def _overrides(self, number: str) -> bool:
        return any(key[0] == number for key in self._starts)

    def _printed(self, abstract: str, level: int, counts: dict[int, int]) -> str:
        settings = self._levels.get((abstract, level))
        if settings is None:
            return ""
        return _numeral(settings.style, counts.get(level, settings.start))


def _number_and_level(settings: Element) -> tuple[str, int]:
    return value(child(settings, "numId")) or "", _integer(value(child(settings, "ilvl")))


def _integer(text: str | None, default: int = 0) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else default


def _numeral(style: str, number: int) -> str:
    """A number as the style prints it; bullets print nothing."""
    return _STYLES.get(style, str)(number)


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def _legal(number: int) -> str:
    return _chinese(number).translate(str.maketrans(_DIGITS + "十", _LEGAL_DIGITS + "拾"))


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    printed = ""
    for size, sign in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while number >= size and len(printed) < 50:
            printed, number = printed + sign, number - size
    return printed


def _enclosed(first: str) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= 20 else str(number)


_STYLES: dict[str, Callable[[int], str]] = {
    "bullet": lambda number: "",
    "none": lambda number: "",
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "taiwaneseDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalEnclosedCircle": _enclosed("①"),
    "decimalEnclosedCircleChinese": _enclosed("①"),
    "decimalEnclosedParen": _enclosed("⑴"),
    "decimalEnclosedFullstop": _enclosed("⒈"),
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
}
