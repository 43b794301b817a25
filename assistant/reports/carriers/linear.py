"""The stored text of a carrier that is no plain text: paragraphs and tables, one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.lexicon.text import fold
from assistant.reports.carriers.content import Content, SourceFile
from assistant.reports.carriers.grid import Grid, GridCell, join_lines, split_grid
from assistant.reports.carriers.recognition import INSTALL, is_available
from assistant.types import Cell, Field, Span, Table

__all__ = ["TextWriter", "clean"]

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_HEADING = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}(?:部分|章)?\s*[、.．:：\s])\s*\S.{1,38}$")
_UNIT_LINE = re.compile(r"\(?(?:计量|数量|金额)?单位[:\s]{1,3}\S{1,8}")
_CAPTION_LENGTH = 60
_EMPTY_SECTION = 60
"""A section with fewer characters than this and a picture has its content in the picture."""


def clean(text: str) -> str:
    """Without characters that print nothing or turn the reading direction."""
    return _INVISIBLE.sub("", text)


@dataclass
class TextWriter:
    """Writes paragraphs and tables into one text and keeps where everything stands.

    Paragraphs and tables are separated by an empty line; a table is one ``| a | b |`` line per
    grid row, cells merged over several rows written again on each.
    """

    file: SourceFile
    carrier: str
    tables: list[Table] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    unreadable: list[Field] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    caption: str = ""
    """What the next table is called: the last paragraph, if it is short."""
    recognised: list[Span] = field(default_factory=list)
    """What was read from pictures."""
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _headings: list[tuple[Span, str]] = field(default_factory=list)
    _pictures: list[tuple[int, str]] = field(default_factory=list)
    _kept: list[Span] = field(default_factory=list)

    @property
    def length(self) -> int:
        """Characters written so far."""
        return self._length

    def paragraph(
        self, text: str, *, furniture: bool = False, follows: bool = False, recognised: bool = False
    ) -> None:
        """One line of prose; nothing for blank text. ``follows``: without an empty line before it."""
        text = clean(text).strip()
        if not text:
            return
        span = self._write(text, "\n" if follows else "\n\n")
        if recognised:
            self.recognised.append(span)
        if furniture:
            self.furniture.append(span)
            return
        self._kept.append(span)
        if self.caption and _UNIT_LINE.fullmatch(fold(text)):
            self.caption += f" {text}"  # the line between a table and its title
        else:
            self.caption = text if len(text) <= _CAPTION_LENGTH else ""
        if _HEADING.match(fold(text)):
            self._headings.append((span, text))

    def table(self, grid: Grid, caption: str = "", *, recognised: bool = False) -> None:
        """A grid, cut where it holds headings or prose over its full width; empty parts vanish."""
        if caption:
            self.caption = caption
        whole = grid.compact()
        for part in split_grid(whole):
            if isinstance(part, str):
                for line in part.split("\n"):
                    self.paragraph(line, recognised=recognised)
            else:
                self._table(part if part is whole else part.compact(), recognised)

    def picture(self, name: str = "picture") -> None:
        """A picture (or another part not read) stands here; judged once the section is known."""
        self._pictures.append((self._length, name))

    def lost(self, name: str, section: str = "", span: Span | None = None) -> None:
        """Record a part of the report that cannot be read."""
        found = Field(name, section, span, span, self.carrier)
        if found not in self.unreadable:
            self.unreadable.append(found)

    def finish(
        self,
        *,
        encoding: str = "",
        url: str = "",
        meta: dict[str, str] | None = None,
        format: str = "",
    ) -> Content:
        """The Content, once everything has been written."""
        self._judge_pictures()
        if self.recognised:
            size = sum(span.end - span.start for span in self.recognised)
            self.warnings.append(f"{size} characters were recognised in pictures; figures may be misread")
        if not is_available() and any(part.name in ("picture", "scan") for part in self.unreadable):
            self.warnings.append(f"parts of the report are pictures; {INSTALL}")
        return Content(
            text="".join(self._parts),
            format=format or self.carrier,
            encoding=encoding,
            url=url,
            tables=tuple(self.tables),
            furniture=tuple(self.furniture),
            unreadable=tuple(self.unreadable),
            warnings=tuple(self.warnings),
            meta=meta or {},
            recognised=tuple(self.recognised),
        )

    def _write(self, text: str, separator: str) -> Span:
        if self._parts:
            self._parts.append(separator)
            self._length += len(separator)
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        self.file.check_length(self._length)
        return Span(start, self._length)

    def _table(self, grid: Grid, recognised: bool) -> None:
        if not grid.cells:
            return
        cells: dict[tuple[int, int], Cell] = {}
        rows: list[Span] = []
        for number, row in enumerate(grid.rows()):
            start = self._length + len("\n\n" if number == 0 else "\n") * bool(self._parts)
            line = self._line(grid, row, number, start, cells)
            rows.append(self._write(line, "\n\n" if number == 0 else "\n"))
            self.file.check_time()
        span = Span(rows[0].start, rows[-1].end)
        if recognised:
            self.recognised.append(span)
        ordered = tuple(cells[position] for position in sorted(cells))
        self.tables.append(Table(span, ordered, tuple(rows), self.caption, self.carrier, recognised))
        self.caption = ""

    def _line(
        self, grid: Grid, row: list[GridCell], number: int, start: int, cells: dict[tuple[int, int], Cell]
    ) -> str:
        """One row as a line; cells that begin on it are added with their spans."""
        fields = {cell.column: cell for cell in row}
        line = "|"
        column = 0
        while column < grid.width:
            cell = fields.get(column)
            text = _cell_text(cell.text) if cell is not None else ""
            at = start + len(line) + 1
            line += f" {text} |"
            width = 1
            if cell is not None:
                width = cell.column_span
                if cell.row == number:
                    span = Span(at, at + len(text))
                    cells[number, column] = Cell(number, column, text, span, cell.row_span, width)
            column += width
        return line

    def _judge_pictures(self) -> None:
        """A picture in a section with next to no text holds what the section reports."""
        tables = [table.span for table in self.tables]
        total = sum(span.end - span.start for span in self._kept)
        for at, name in self._pictures:
            before = [item for item in self._headings if item[0].end <= at]
            if not before:
                if total < _EMPTY_SECTION * 2 and not tables:
                    self.lost(name)
                continue
            heading, text = before[-1]
            end = min((span.start for span, _ in self._headings if span.start >= at), default=self._length)
            section = Span(heading.end, end)
            body = sum(span.end - span.start for span in self._kept if section.covers(span))
            if body < _EMPTY_SECTION and not any(section.covers(table) for table in tables):
                self.lost(name, text, heading)


def _cell_text(text: str) -> str:
    # A bar inside a cell would read as the end of the cell.
    return join_lines(clean(text)).replace("|", "｜")
