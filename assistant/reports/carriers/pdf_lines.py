"""The lines a PDF page draws, and the paragraphs they belong to."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from assistant.lexicon.text import fold

__all__ = [
    "Char",
    "Line",
    "Margins",
    "close_up",
    "join_wrapped",
    "lines_of",
    "page_furniture",
    "same_paragraph",
    "usable",
]

Char = dict[str, Any]
"""A character as pdfplumber gives it: text, x0, x1, top, bottom, size, upright, matrix."""

_CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3000-\u303f“”‘’…—]")
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_GAP_PLAIN, _GAP_MIXED, _GAP_CJK, _GAP_COLUMN = 0.2, 0.6, 0.8, 1.6
"""Gaps, in character sizes, that print as a blank: between Latin or digits, mixed, Chinese; as two blanks."""
_PAGE_NUMBER = re.compile(
    r"\W*(?:第\s*)?\d{1,4}\s*页?\s*(?:[/／,，]?\s*(?:共|of)?\s*\d{1,4}\s*页?)?\W*", re.I
)
_ROMAN_PAGE = re.compile(r"\W*[ivxIVX]{1,6}\W*")
_MARGIN_SHARE = 0.12
_SAME_PLACE = 6.0
_ENUMERATED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}\s*[.、](?!\d)|"
    r"第[一二三四五六七八九十]{1,3}[条章节])"
)
_SPACED_LETTERS = 8
_NARROWEST_SPACING = 0.12
"""Space behind each letter, in character sizes, that could be taken for a blank between digits."""
_LEADERS = re.compile(r"(?:[.．·•…]\s?){4,}\s*\d{1,3}\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One drawn line; ``columns`` says that it has gaps as wide as between table columns.

    ``recognised`` marks text read from a picture.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    columns: bool = False
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the body text of the document begins and ends on a line, and its character size."""

    left: float
    right: float
    size: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Margins:
        """From the lines of all pages; headings and page numbers are too few to matter."""
        long = [line for line in lines if len(line.text) >= 12] or list(lines)
        if not long:
            return cls(0.0, 0.0, 10.0)
        right = sorted(line.x1 for line in long)[int(0.9 * (len(long) - 1))]
        starts = Counter(round(line.x0 / 3) for line in long)
        left = 3.0 * min(start for start, times in starts.items() if times >= 0.1 * len(long))
        return cls(left, right, statistics.median(line.size for line in long))


def usable(char: Char) -> bool:
    """Whether a character is text to be read: visible, not upside down, no part of a slanted watermark."""
    along, across = abs(char["matrix"][0]), abs(char["matrix"][1])
    slanted = min(along, across) > 0.1 * max(along, across)
    reversed_ = char["upright"] and char["matrix"][0] < 0
    return not slanted and not reversed_ and bool(char["text"].strip())


def lines_of(chars: Iterable[Char]) -> list[Line]:
    """The lines of the characters from top to bottom; blanks come from the gaps alone."""
    rows: list[list[Char]] = []
    middle = 0.0
    for char in sorted(chars, key=_middle):
        if rows and abs(_middle(char) - middle) <= 0.45 * max(char["size"], rows[-1][0]["size"]):
            rows[-1].append(char)
            middle += (_middle(char) - middle) / len(rows[-1])
        else:
            rows.append([char])
            middle = _middle(char)
    return [_line(sorted(row, key=lambda char: char["x0"])) for row in rows]


def close_up(chars: Iterable[Char]) -> None:
    """Give every character of a text that is spaced letter by letter the width of its place.

    Known by the gaps between Chinese characters: most are as wide, where there is no blank to be read.
    """
    rows: dict[int, list[Char]] = {}
    for char in chars:
        rows.setdefault(round(_middle(char)), []).append(char)
    pairs = [
        (char, (following["x0"] - char["x1"]) / max(char["size"], 1.0), following)
        for row in rows.values()
        for char, following in pairwise(sorted(row, key=lambda char: char["x0"]))
    ]
    gaps = [gap for char, gap, after in pairs if _CJK.match(char["text"]) and _CJK.match(after["text"])]
    if len(gaps) < _SPACED_LETTERS:
        return
    usual = statistics.median(gaps)
    if _NARROWEST_SPACING < usual < _GAP_CJK:
        for char, gap, _ in pairs:
            if gap < usual * 1.2:
                char["x1"] += max(gap, 0.0) * char["size"]


def join_wrapped(first: str, second: str) -> str:
    """Two lines of one paragraph as one: only Latin words are kept apart."""
    apart = first[-1:].isascii() and first[-1:].isalpha() and second[:1].isascii() and second[:1].isalpha()
    return f"{first} {second}" if apart else first + second


def same_paragraph(upper: Line, lower: Line, margins: Margins, *, new_page: bool) -> bool:
    """Whether ``lower`` goes on where ``upper`` ends."""
    size = margins.size
    if upper.recognised != lower.recognised or upper.columns or lower.columns:
        return False
    if abs(upper.size - lower.size) > 0.15 * max(upper.size, lower.size):
        return False
    if not new_page and lower.top - upper.bottom > 1.3 * max(upper.size, lower.size):
        return False
    if upper.size > 1.15 * size and not new_page:  # a title in large type, centred and broken by hand
        centred = abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) < 4 * size
        return centred and not any(_ENUMERATED.match(fold(line.text)) for line in (upper, lower))
    if upper.x1 < margins.right - 2.2 * size or lower.x0 > margins.left + 0.8 * size:
        return False
    ended = upper.text[-1:] in "。；：;:"
    return not (_ENUMERATED.match(fold(lower.text)) and ended)


def page_furniture(pages: Sequence[tuple[Sequence[Line], float]]) -> set[tuple[int, int]]:
    """Page and index of the lines that are page numbers, repeated heads and feet or a table of contents.

    ``pages`` holds for each page its lines outside tables and its height.
    """
    places: Counter[tuple[str, int]] = Counter()
    candidates: list[tuple[int, int, str]] = []
    found: set[tuple[int, int]] = set()
    for number, (lines, height) in enumerate(pages):
        seen: set[tuple[str, int]] = set()
        for index, line in enumerate(lines):
            if _LEADERS.search(line.text):
                found.add((number, index))
            at_edge = line.bottom < _MARGIN_SHARE * height or line.top > (1 - _MARGIN_SHARE) * height
            if not at_edge or not (index < 2 or index >= len(lines) - 2):
                continue
            if _PAGE_NUMBER.fullmatch(line.text) or _ROMAN_PAGE.fullmatch(line.text):
                found.add((number, index))
                continue
            shape = re.sub(r"\d+", "#", re.sub(r"\s+", "", line.text))
            seen.add((shape, round(line.top / _SAME_PLACE)))
            candidates.append((number, index, shape))
        places.update(seen)
    wanted = max(2, len(pages) / 2)
    for number, index, shape in candidates:
        place = round(pages[number][0][index].top / _SAME_PLACE)
        if sum(places[shape, near] for near in (place - 1, place, place + 1)) >= wanted:
            found.add((number, index))
    return found


def _middle(char: Char) -> float:
    return float(char["top"] + char["bottom"]) / 2


def _line(chars: list[Char]) -> Line:
    size = statistics.median(char["size"] for char in chars)
    middle = statistics.median(_middle(char) for char in chars)
    text = ""
    columns = False
    before: Char | None = None
    for char in chars:
        shown = _UNMAPPED.sub("\ufffd", char["text"])
        if shown.isdigit() and char["size"] < 0.75 * size and _middle(char) < middle - 0.1 * size:
            shown = shown.translate(_SUPERSCRIPTS)  # 17¹ must not read as 171
        if before is not None:
            gap = (char["x0"] - before["x1"]) / max(size, 1.0)
            chinese = bool(_CJK.match(before["text"])) + bool(_CJK.match(char["text"]))
            if gap > _GAP_COLUMN:
                text, columns = f"{text}  ", True
            elif gap > (_GAP_PLAIN, _GAP_MIXED, _GAP_CJK)[chinese]:
                text += " "
        text += shown
        before = char
    top, bottom = min(c["top"] for c in chars), max(c["bottom"] for c in chars)
    return Line(text, chars[0]["x0"], max(c["x1"] for c in chars), top, bottom, size, columns)
