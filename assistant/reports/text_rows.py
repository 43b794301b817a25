"""Lines of a text cut into cells: what every way of writing a table as text shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.reports.cells import is_value
from assistant.types import Cell, Span, Table

__all__ = [
    "MAX_WRAP",
    "PAGE_FOOTER",
    "SECTION",
    "SENTENCE_END",
    "Line",
    "Lines",
    "Row",
    "count_filled",
    "has_figures",
    "make_table",
    "split_cells",
    "split_lines",
    "trimmed",
    "wide_cells",
]

_FENCE_BEFORE = re.compile(r"[|｜│┃][|｜│┃ \t\u3000\u00a0]*\Z")
_FENCE_AFTER = re.compile(r"[|｜│┃ \t\u3000\u00a0]*[|｜│┃]")
MAX_FENCE = 400
"""Characters of pipes and blanks looked at before a row."""
_WIDE_GAP = re.compile(r"[ \u3000\u00a0]{2,}|\t+")
_IN_LINE = r"[^\S\n]*"
_FOOTER = (
    rf"{_IN_LINE}(?:[-—–－]+ *\d{{1,3}} *[-—–－]+|第 *\d{{1,3}} *页[^\n]*|\d{{1,3}} */ *\d{{1,3}}){_IN_LINE}"
)
PAGE_FOOTER = re.compile(_FOOTER)
_PAGE_FOOTERS_BEFORE = re.compile(rf"(?:\s*\n)?(?:{_FOOTER}\n)+")
_PAGE_FOOTERS_AFTER = re.compile(rf"(?:\n{_FOOTER})+\s*\Z")
SENTENCE_END = re.compile(r"[。；;！!？]")
SECTION = re.compile(r"\s*[一二三四五六七八九十]{1,3}、.{0,30}(?:情况|事项|问题|措施)\s*$")
MAX_WRAP = 60
"""A line between two rows that is longer, or ends a sentence, is prose and no part of a cell."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text with its place."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text.strip()


Row = list[Span]
Lines = Sequence[Line]


def split_lines(text: str, region: Span) -> Iterator[Line]:
    """The lines of a stretch of the text."""
    start = region.start
    while start < region.end:
        end = text.find("\n", start, region.end)
        end = region.end if end < 0 else end
        yield Line(start, end, text[start:end])
        start = end + 1


def make_table(text: str, rows: Sequence[Row], carrier: str) -> Table:
    """A table of rows of cell spans."""
    cells = tuple(
        Cell(row, column, span.of(text), span)
        for row, spans in enumerate(rows)
        for column, span in enumerate(spans)
    )
    spans = tuple(_with_fence(text, row[0].start, max(span.end for span in row)) for row in rows)
    return Table(Span(spans[0].start, spans[-1].end), cells, spans, "", carrier)


def _with_fence(text: str, start: int, end: int) -> Span:
    """A row with the pipes its line begins and ends with."""
    before = _FENCE_BEFORE.search(text, max(0, start - MAX_FENCE), start)
    after = _FENCE_AFTER.match(text, end)
    return Span(before.start() if before else start, after.end() if after else end)


def trimmed(text: str, start: int, end: int) -> Span:
    """``text[start:end]`` without blanks and page footers around it."""
    piece = text[start:end]
    if "\n" in piece:
        first, last = _PAGE_FOOTERS_BEFORE.match(piece), _PAGE_FOOTERS_AFTER.search(piece)
        if (first or last) and piece.strip():
            start, end = start + (first.end() if first else 0), start + (last.start() if last else len(piece))
            piece = text[start:end]
    visible = piece.lstrip()
    if not visible:
        return Span(start, start)
    return Span(start + len(piece) - len(visible), start + len(piece.rstrip()))


def count_filled(row: Row) -> int:
    """How many cells of a row are not blank."""
    return sum(span.start < span.end for span in row)


def split_cells(text: str, line: Line, separator: re.Pattern[str]) -> Row:
    """The cells of a line between every two separators, blank ones included."""
    cells, start = [], line.start
    for match in separator.finditer(line.text):
        cells.append(trimmed(text, start, line.start + match.start()))
        start = line.start + match.end()
    return [*cells, trimmed(text, start, line.end)]


def has_figures(text: str, rows: Iterable[Row]) -> bool:
    """Whether any cell is a figure or a printed nil."""
    return any(is_value(span.of(text)) for row in rows for span in row if span.start < span.end)


def wide_cells(text: str, line: Line) -> Row:
    """The cells of a line between tabs and runs of blanks."""
    whole = trimmed(text, line.start, line.end)
    return split_cells(text, Line(whole.start, whole.end, whole.of(text)), _WIDE_GAP)
