"""Pages of lines and tables, whatever drew them, as text: paragraphs and tables go on over page breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.reports.carriers.linear import TextWriter
from assistant.reports.carriers.pdf_lines import Line, Margins, join_wrapped, page_furniture, same_paragraph
from assistant.reports.carriers.pdf_ruled import Ruled, continues, join, to_grid

__all__ = ["Page", "write_pages"]

_SENTENCE = 12
"""Characters of a line that is no mere word of a picture."""


@dataclass
class Page:
    """One page: its lines outside tables, its tables and pictures, top to bottom."""

    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[Ruled] = field(default_factory=list)
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Boxes (x0, top, x1, bottom)."""
    scanned: bool = False
    recognised: bool = False
    characters: int = 0
    unmapped: int = 0

    def tells(self) -> bool:
        """Whether a picture holds a table or sentences; a chart or photograph has only scattered words."""
        long = [line for line in self.lines if len(line.text) >= _SENTENCE]
        return bool(self.tables) or len(long) * 2 > len(self.lines)

    def moved(self, right: float, down: float) -> Page:
        """The same page with everything on it so many points further right and down."""
        lines = [
            replace(
                line, x0=line.x0 + right, x1=line.x1 + right, top=line.top + down, bottom=line.bottom + down
            )
            for line in self.lines
        ]
        tables = [
            replace(
                table,
                x0=table.x0 + right,
                x1=table.x1 + right,
                top=table.top + down,
                bottom=table.bottom + down,
                cells=tuple(replace(cell, x0=cell.x0 + right, x1=cell.x1 + right) for cell in table.cells),
            )
            for table in self.tables
        ]
        return replace(self, height=self.height + down, lines=lines, tables=tables)


def write_pages(writer: TextWriter, pages: list[Page]) -> None:
    """Write all pages in order."""
    _Assembler(writer, pages).write()


class _Assembler:
    """Writes the pages in order: paragraphs and tables go on over page breaks."""

    def __init__(self, writer: TextWriter, pages: list[Page]) -> None:
        self._writer = writer
        self._pages = pages
        self._left_out = page_furniture([(page.lines, page.height) for page in pages])
        self._margins = Margins.of(
            [
                line
                for number, page in enumerate(pages)
                for index, line in enumerate(page.lines)
                if (number, index) not in self._left_out
            ]
        )
        self._text = ""
        self._last: tuple[int, Line] | None = None
        self._after_columns = False
        self._table: Ruled | None = None
        self._table_page = -1

    def write(self) -> None:
        """Write all pages."""
        for number, page in enumerate(self._pages):
            for _, block in _blocks(page, self._left_out, number):
                if isinstance(block, Line):
                    self._line(number, block)
                elif isinstance(block, Ruled):
                    self._ruled(number, block)
                else:
                    self._end()
                    self._writer.picture()
            if page.scanned:
                self._end()
                self._writer.picture("scan")
        self._end()

    def _line(self, page: int, line: Line) -> None:
        self._end_table()
        if self._last is not None:
            before, upper = self._last
            if page - before <= 1 and same_paragraph(upper, line, self._margins, new_page=page != before):
                self._text = join_wrapped(self._text, line.text)
                self._last = (page, line)
                return
        self._end_paragraph()
        self._text, self._last = line.text, (page, line)

    def _ruled(self, page: int, table: Ruled) -> None:
        self._end_paragraph()
        if self._table is not None and page == self._table_page + 1 and continues(self._table, table):
            self._table = join(self._table, table)
        else:
            self._end_table()
            self._table = table
        self._table_page = page

    def _end_paragraph(self) -> None:
        columns = self._last is not None and self._last[1].columns
        # Rows of a table without lines stay together, so that they can be read as one.
        recognised = self._last is not None and self._last[1].recognised
        follows = columns and self._after_columns
        self._writer.paragraph(self._text, follows=follows, recognised=recognised)
        self._after_columns = columns
        self._text, self._last = "", None

    def _end_table(self) -> None:
        if self._table is not None:
            self._writer.table(to_grid(self._table), recognised=self._table.recognised)
            self._table = None

    def _end(self) -> None:
        self._end_paragraph()
        self._end_table()


def _blocks(
    page: Page, left_out: set[tuple[int, int]], number: int
) -> Iterator[tuple[float, Line | Ruled | None]]:
    """Lines, tables and pictures (None) of a page with their heights, from top to bottom."""
    blocks: list[tuple[float, Line | Ruled | None]] = [
        (line.top, line) for index, line in enumerate(page.lines) if (number, index) not in left_out
    ]
    blocks += [(table.top, table) for table in page.tables]
    blocks += [(top, None) for _, top, _, _ in page.pictures]
    yield from sorted(blocks, key=lambda block: block[0])
