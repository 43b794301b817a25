"""Rows of a table as labels and values, whatever carried it; labels wrapped over rows are joined again."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from assistant.lexicon.text import compact
from assistant.reports.cells import is_value, read_cell
from assistant.types import Cell, Nil, Span, Table

__all__ = ["SURE", "TableRow", "is_blank", "joined_rows", "plain_label", "table_rows"]

SURE = 0.95
"""Likeness of a label that is exact or only cut short."""
_WORD = re.compile(r"\S+")
_TEXT_CARRIERS = frozenset({"pipes", "tabs", "blanks", "lines"})


@dataclass(frozen=True, slots=True)
class TableRow:
    """One printed row: its labels from left to right, and the cells behind the last of them.

    ``labels`` begin with the cells merged from rows above. ``values`` hold blank cells too.
    ``first`` marks the first row of its table.
    """

    table: Table
    table_number: int
    number: int
    labels: tuple[str, ...]
    values: tuple[Cell, ...]
    cells: tuple[Cell, ...]
    span: Span
    first: bool = False
    filled: tuple[Cell, ...] = field(init=False, repr=False, compare=False)
    """The values that are not blank."""

    def __post_init__(self) -> None:
        filled = tuple(cell for cell in self.values if not is_blank(cell))
        object.__setattr__(self, "filled", filled)

    @property
    def label(self) -> str:
        """The row's own label, the last one."""
        return self.labels[-1] if self.labels else ""

    @property
    def in_order_only(self) -> bool:
        """Whether blank cells may have vanished, so that only a full row can be trusted."""
        return self.table.carrier in {"blanks", "lines"}

    @property
    def from_text(self) -> bool:
        """Whether the grid was guessed from characters of a text."""
        return self.table.carrier in _TEXT_CARRIERS

    @property
    def width(self) -> int:
        """Number of grid columns the row reaches over."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)


def is_blank(cell: Cell) -> bool:
    """Whether nothing is printed in the cell."""
    reading = read_cell(cell.text)
    return reading is not None and reading.nil is Nil.BLANK and reading.start == reading.end


def _is_lost(cell: Cell) -> bool:
    """Whether a figure stood here that could not be read: it keeps its column, and is no label."""
    return not cell.text.replace("\ufffd", "").strip() and "\ufffd" in cell.text


@functools.lru_cache(maxsize=8192)
def plain_label(text: str) -> str:
    """A label as printed, on one line and without blanks between its characters."""
    view = compact(text)
    return "".join(text[at] for at in view.offsets if text[at] not in "\n\t\r").strip()


def table_rows(table: Table, table_number: int) -> list[TableRow]:
    """The rows of a table in printed order; rows without any text are left out."""
    covering: list[list[Cell]] = [[] for _ in table.rows]
    for cell in sorted(table.cells, key=lambda cell: (cell.column, cell.row)):
        for row in range(cell.row, min(cell.row + cell.row_span, len(table.rows))):
            covering[row].append(cell)
    rows: list[TableRow] = []
    for number, cells in enumerate(covering):
        if any(not is_blank(cell) for cell in cells):
            apart = _apart(cells)
            whole = replace(table, carrier="blanks") if apart is not cells else table
            labels, values = _split(apart, number)
            rows.append(
                TableRow(
                    whole, table_number, number, labels, values, tuple(apart), table.rows[number], not rows
                )
            )
    return rows


def _apart(cells: list[Cell]) -> list[Cell]:
    """The cells of a row, the last one cut where it holds a label and the figures of columns without lines."""
    last = next((cell for cell in reversed(cells) if not is_blank(cell)), None)
    if last is None or any(is_value(cell.text) for cell in cells):
        return cells
    words = list(_WORD.finditer(last.text))
    first = len(words)
    while first > 0 and is_value(words[first - 1][0]):
        first -= 1
    if first == 0 or len(words) - first < 2:
        return cells
    pieces = [(0, words[first - 1].end()), *((word.start(), word.end()) for word in words[first:])]
    return [
        *(cell for cell in cells if cell is not last and not is_blank(cell)),
        *(
            replace(
                last,
                column=last.column + number,
                text=last.text[start:end],
                span=Span(last.span.start + start, last.span.start + end),
                column_span=1,
            )
            for number, (start, end) in enumerate(pieces)
        ),
    ]


def _split(cells: Sequence[Cell], number: int) -> tuple[tuple[str, ...], tuple[Cell, ...]]:
    """Labels and values of a row; an ordinal before the first label belongs to neither."""
    start = 0
    figures = [index for index, cell in enumerate(cells) if is_value(cell.text) or _is_lost(cell)]
    texts = [index for index, cell in enumerate(cells) if index not in figures and not is_blank(cell)]
    if texts and figures and figures[0] < texts[0] and (len(figures) == 1 or figures[1] > texts[0]):
        start = texts[0]
    first = next((index for index in figures if index >= start), len(cells))
    labels = [index for index in texts if index < first]
    after = labels[-1] + 1 if labels else start
    names: list[str] = []
    for index in labels:
        name = plain_label(cells[index].text)
        if name and name not in names[-1:]:
            names.append(name)
    return tuple(names), tuple(cell for cell in cells[after:] if cell.row == number or not cell.text.strip())


def joined_rows(rows: Sequence[TableRow], likeness: Callable[[str], float]) -> list[TableRow]:
    """``rows`` with labels that were wrapped over two or three rows in one piece again.

    ``likeness`` says how surely a label is a known one. Two rows are joined where their labels
    together are more surely known than each alone and at most one of them has figures.
    """
    found: list[TableRow] = []
    for row in rows:
        if found and (joined := _join(found[-1], row, likeness)):
            found[-1] = joined
        else:
            found.append(row)
    return found


def _join(above: TableRow, below: TableRow, likeness: Callable[[str], float]) -> TableRow | None:
    if not above.label or not below.label or (above.filled and below.filled):
        return None
    if above.table_number != below.table_number and not below.first:
        return None
    together = above.label + below.label
    alone = (likeness(above.label), likeness(below.label))
    known = likeness(together)
    # The lower half of a label may be a label of its own (不 | 予以公开), the upper one cut short a known one.
    half = not above.filled and min(alone) == 0 and known >= SURE
    if not half and (max(alone) >= 1 or known <= max(alone)):
        return None
    holder = below if below.filled else above
    if not holder.values:
        holder = above if above.values else below
    labels = (
        *above.labels[:-1],
        *(label for label in below.labels[:-1] if label not in above.labels),
        together,
    )
    span = Span(above.span.start, below.span.end) if above.table_number == below.table_number else holder.span
    cells = holder.cells if holder.values else (*above.cells, *below.cells)
    return replace(holder, labels=labels, cells=cells, span=span, first=above.first)
