"""Table grids: cells with their spans, placed the way a page draws them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.lexicon.text import fold
from assistant.reports.carriers.content import SourceFile

__all__ = ["Grid", "GridCell", "RawCell", "is_prose", "join_lines", "lay_out", "split_grid"]

_MAX_SPAN = 1000
_MAX_POSITIONS = 500_000
_IDEOGRAPHIC = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60“”‘’…—"
_BETWEEN_IDEOGRAPHS = re.compile(rf"(?<=[{_IDEOGRAPHIC}])\n+(?=[{_IDEOGRAPHIC}])")
_GAP_IN_DIGITS = re.compile(r"(?<=\d)[ \t\u00a0\u3000]{2,}(?=\d)")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\n+(?=\d)")
_BLANKS = re.compile(r"[ \t\u00a0\u3000]+")
_BLANK_INSIDE = re.compile(r"[ \t\u00a0\u3000\n]")
_AROUND_BREAK = re.compile(r"[ \t\u00a0\u3000]*\n[ \t\u00a0\u3000\n]*")
_SECTION = re.compile(r"[一二三四五六七八九十]{1,3}\s*[、.．]\s*\S{2,30}?(?:情况|事项|问题|信息)\S{0,6}$")
_PROSE_LENGTH = 40
_BOXED = r"(?:\([^()]{1,20}\)|\[[^\[\]]{1,20}\])*"
_TABLE_TITLE = re.compile(rf"\S.{{3,60}}表{_BOXED}$|附[件表]\s?\d{{0,2}}[:.、]?(?:\S.{{0,60}})?$")
_TITLE_ON_TOP = re.compile(
    rf"\S.{{3,60}}(?:情况|统计|数据|一览|清单|明细|汇总|台账){_BOXED}$|\(?(?:计量|数量|金额)?单位:\S{{1,8}}$|表\s?\d{{1,2}}\s?\S.{{2,60}}$"
)
"""What may stand over a table in its first row besides a title that says so itself: a heading, a unit."""


@dataclass(frozen=True, slots=True)
class RawCell:
    r"""A cell as its row lists it; ``text`` keeps line ends as ``\n``."""

    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell at its grid position (zero-based), counted once however many positions it covers."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """``height`` rows of ``width`` columns; positions without a cell are empty."""

    cells: tuple[GridCell, ...]
    height: int
    width: int

    def rows(self) -> list[list[GridCell]]:
        """For each row the cells that cover it, from left to right, merged ones on every row."""
        rows: list[list[GridCell]] = [[] for _ in range(self.height)]
        for cell in sorted(self.cells, key=lambda cell: (cell.column, cell.row)):
            for row in range(cell.row, min(cell.row + cell.row_span, self.height)):
                rows[row].append(cell)
        return rows

    def without_slivers(self, widths: Sequence[float], narrowest: float) -> Grid:
        """The same grid without columns narrower than ``narrowest``: borders that were meant to meet.

        ``widths`` holds the width of each column; the grid stays as it is where a cell with text
        would lose its only column, or widths are missing.
        """
        if len(widths) < self.width or all(width >= narrowest for width in widths):
            return self
        column_at = [0]
        for width in widths:
            column_at.append(column_at[-1] + (width >= narrowest))
        cells = []
        for cell in self.cells:
            column, end = column_at[cell.column], column_at[cell.column + cell.column_span]
            if end > column:
                cells.append(replace(cell, column=column, column_span=end - column))
            elif cell.text.strip():
                return self
        return Grid(tuple(cells), self.height, column_at[self.width])

    def compact(self) -> Grid:
        """The same grid without the rows and columns in which no cell with text begins."""
        rows = sorted({cell.row for cell in self.cells if cell.text.strip()})
        columns = sorted({cell.column for cell in self.cells if cell.text.strip()})
        row_at = _positions(rows, self.height)
        column_at = _positions(columns, self.width)
        cells = []
        for cell in self.cells:
            row, column = row_at[cell.row], column_at[cell.column]
            height = row_at[min(cell.row + cell.row_span, self.height)] - row
            width = column_at[min(cell.column + cell.column_span, self.width)] - column
            if height > 0 and width > 0:
                cells.append(GridCell(row, column, cell.text, height, width))
        return Grid(tuple(cells), len(rows), len(columns))


def lay_out(file: SourceFile, rows: Sequence[Sequence[RawCell]]) -> Grid:
    """Place rows of cells with row and column spans, as HTML does.

    A row span of 0 reaches to the last row. Raises ReportLimitError for grids beyond any page.
    """
    taken: dict[int, int] = {}  # column -> first row free again
    cells: list[GridCell] = []
    width = positions = 0
    for number, row in enumerate(rows):
        column = 0
        for raw in row:
            while taken.get(column, 0) > number:
                column += 1
            column_span = _free(taken, number, column, raw.column_span)
            row_span = min(raw.row_span if raw.row_span > 0 else len(rows), len(rows) - number)
            cells.append(GridCell(number, column, raw.text, row_span, column_span))
            for covered in range(column, column + column_span):
                taken[covered] = max(taken.get(covered, 0), number + row_span)
            positions += row_span * column_span
            column += column_span
            width = max(width, column)
        file.check_length(positions * 10 if positions > _MAX_POSITIONS else 0)
        file.check_time()
    return Grid(tuple(cells), len(rows), width)


def _free(taken: dict[int, int], row: int, column: int, wanted: int) -> int:
    """The column span, cut short where a cell from above already stands (cells never overlap)."""
    for width in range(1, min(max(wanted, 1), _MAX_SPAN)):
        if taken.get(column + width, 0) > row:
            return width
    return min(max(wanted, 1), _MAX_SPAN)


def split_grid(grid: Grid) -> list[Grid | str]:
    """Cut a grid where a row of one cell is a section heading, prose or a table's title, not a table row.

    Gives grids and the texts between them in order. Reports typed into one big table come apart
    into their sections; block titles such as 第二十条第（一）项 stay in their grid.
    """
    parts: list[Grid | str] = []
    start = 0
    rows = grid.rows()
    on_top = True  # no row of several cells yet
    for number, row in enumerate([*rows, None]):
        on_top = on_top and row is not None and len(row) == 1
        if row is not None and not _is_text_row(row, on_top and number + 1 < len(rows)):
            continue
        if any(len(above) > 1 for above in rows[start:number]):
            parts.append(_slice(grid, start, number))
        else:
            parts += [cell.text for above in rows[start:number] for cell in above]
        if row is not None:
            parts.append(row[0].text)
        start = number + 1
    return parts


def join_lines(text: str) -> str:
    """The text on one line: line ends vanish between Chinese characters, else become a blank.

    Between digits they become two blanks, which no reader of numbers takes for a group of digits.
    """
    if not _BLANK_INSIDE.search(text):
        return text.strip()
    text = _GAP_IN_DIGITS.sub("\n", text)
    text = _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", text.strip()))
    text = _BETWEEN_DIGITS.sub("  ", _BETWEEN_IDEOGRAPHS.sub("", text))
    return text.replace("\n", " ").strip()


def is_prose(text: str) -> bool:
    """Whether a cell that stands alone in its row is a section heading or prose."""
    text = join_lines(text)
    return (
        text.endswith("。")
        or ("。" in text and len(text) >= _PROSE_LENGTH)
        or bool(_SECTION.match(fold(text)))
    )


def _is_text_row(row: list[GridCell], on_top: bool) -> bool:
    if len(row) != 1 or row[0].row_span != 1 or row[0].column != 0:
        return False
    text = fold(join_lines(row[0].text))
    return bool(is_prose(text) or _TABLE_TITLE.match(text) or (on_top and _TITLE_ON_TOP.match(text)))


def _slice(grid: Grid, start: int, end: int) -> Grid:
    if (start, end) == (0, grid.height):
        return grid
    cells = [
        replace(cell, row=cell.row - start, row_span=min(cell.row_span, end - cell.row))
        for cell in grid.cells
        if start <= cell.row < end
    ]
    return Grid(tuple(cells), end - start, grid.width)


def _positions(kept: list[int], size: int) -> list[int]:
    """For every old index (and the one past the end) how many kept ones lie before it."""
    positions = []
    before = 0
    keep = set(kept)
    for index in range(size + 1):
        positions.append(before)
        before += index in keep
    return positions
