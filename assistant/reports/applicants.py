"""Table 3: which of the seven figures of a row belongs to which kind of applicant."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.lexicon.forms import best_label, forms, label_key
from assistant.reports.cells import read_cell
from assistant.reports.rows import TableRow, plain_label
from assistant.reports.table_headers import Header
from assistant.types import Cell

__all__ = [
    "APPLICANTS",
    "ValueWindow",
    "applicant_columns",
    "applicant_labels",
    "applicant_order",
    "total_holds",
    "total_places",
    "value_windows",
    "with_total_last",
]

APPLICANTS = ("natural", "business", "research", "welfare", "legal_service", "other_organisation", "total")
ORGANISATIONS = APPLICANTS[1:6]
_ORGANISATION = ("法人或其他组织", "法人和其他组织", "法人及其他组织")


@dataclass(frozen=True, slots=True)
class ValueWindow:
    """Where the seven figures stand in the rows of a text table, learnt from its full rows.

    ``width`` is the number of cells of such a row and ``start`` the first figure's; ``width`` 0 means
    that the figures follow the labels at once, however many labels a row has.
    """

    width: int
    start: int

    def cells(self, row: TableRow) -> Sequence[Cell] | None:
        """The seven cells of a row with blank ones, ``None`` where the row has another shape."""
        labels = [cell for cell in row.cells if cell not in row.values]
        start = self.start if self.width else len(labels)
        if row.width != (self.width or start + 7) or any(cell.column >= start for cell in labels):
            return None
        return [cell for cell in row.cells if start <= cell.column < start + 7]


def value_windows(rows: Iterable[TableRow]) -> dict[int, ValueWindow]:
    """The window of each text table whose full rows agree on one; where none is full, by the sums of those with blanks."""
    shapes: dict[int, list[tuple[int, int, bool]]] = {}
    sums: dict[int, list[bool]] = {}
    for row in rows:
        if not row.from_text or row.in_order_only or not row.label:
            continue
        if len(row.filled) == 7 and row.filled[-1].column == row.filled[0].column + 6:
            start = row.filled[0].column
            tight = len(row.labels) == start and row.width == start + 7
            shapes.setdefault(row.table_number, []).append((row.width, start, tight))
        elif row.filled and len(row.values) == 7 and row.width == len(row.labels) + 7:
            sums.setdefault(row.table_number, []).append(total_holds(row.values))
    windows = {
        table: ValueWindow(0, 0)
        for table, holds in sums.items()
        if table not in shapes and sum(holds) > 1 and sum(holds) * 5 >= len(holds) * 4
    }
    for table, seen in shapes.items():
        (width, start), times = Counter((width, start) for width, start, _ in seen).most_common(1)[0]
        if all(tight for _, _, tight in seen):
            windows[table] = ValueWindow(0, 0)
        elif times * 5 >= len(seen) * 4:
            windows[table] = ValueWindow(width, start)
    return windows


@functools.lru_cache(maxsize=4096)  # asked for every row under a header
def _applicant(text: str) -> str:
    """The column of table 3 a header word names, empty for other words."""
    wordings = [column.labels for column in forms()["2021"].table("applications").blocks[0].columns]
    match = best_label(text, [*wordings, _ORGANISATION])
    return (*APPLICANTS, "organisation")[match.index] if match is not None else ""


def _applicant_words(header: Header) -> list[tuple[str, Cell]]:
    """The columns a header of table 3 names, in printed order; organisations as one column where not split."""
    named = ((_applicant(cell.text), cell) for cell in header.cells)
    seen = [(name, cell) for name, cell in named if name]
    if any(name in ORGANISATIONS for name, _ in seen):
        seen = [(name, cell) for name, cell in seen if name != "organisation"]
    return seen


def applicant_columns(header: Header) -> dict[int, str]:
    """Of a real grid: which grid column holds which applicant, as far as the header says so clearly."""
    seen = _applicant_words(header)
    columns = {cell.column: name for name, cell in seen}
    return columns if len(columns) == len(seen) == len({name for name, _ in seen}) > 1 else {}


def applicant_order(header: Header) -> str:
    """Of a text: the order of the seven columns, empty where the header has another than is known.

    ``usual``; ``total first``; ``wrapped``: words cut by a line break stand out of place, the whole ones
    in their usual order.
    """
    if header.kind != "applications":
        return "usual"
    names = [name for name, _ in _applicant_words(header)]
    order = _order_of(names)
    if order:
        return order
    whole = [name for name, cell in _applicant_words(header) if _is_whole(name, cell)]
    enough = {"natural", "total"} <= set(whole) and len(set(whole) & set(ORGANISATIONS)) >= 2
    return "wrapped" if len(whole) < len(names) and enough and _order_of(whole) == "usual" else ""


def _is_whole(name: str, cell: Cell) -> bool:
    labels = next(
        c.labels for c in forms()["2021"].table("applications").blocks[0].columns if c.column == name
    )
    return label_key(cell.text) in {label_key(label) for label in labels}


def _order_of(names: Sequence[str]) -> str:
    parts = [name for name in names if name in ORGANISATIONS]
    if parts != [name for name in ORGANISATIONS if name in parts]:
        return ""
    if "natural" not in names:
        return "usual"
    natural = names.index("natural")
    if parts and natural > names.index(parts[0]):
        return ""
    return "total first" if "total" in names and names.index("total") < natural else "usual"


def _numbers(cells: Sequence[Cell]) -> list[int] | None:
    values = []
    for cell in cells:
        reading = read_cell(cell.text)
        if reading is None or (
            reading.value is not None and reading.value != reading.value.to_integral_value()
        ):
            return None
        values.append(int(reading.value or 0))
    return values


def total_holds(cells: Sequence[Cell]) -> bool:
    """Whether the last of the cells is the sum of the others."""
    values = _numbers(cells)
    return values is not None and sum(values[:-1]) == values[-1]


def total_places(rows: Iterable[TableRow]) -> dict[int, str]:
    """Where 总计 stands in the rows of each table, as far as sums tell: ``last``, ``first`` or ``both``."""
    votes: dict[int, set[str]] = {}
    for row in rows:
        if row.label and len(row.filled) == 7:
            last, first = total_holds(row.filled), total_holds((*row.filled[1:], row.filled[0]))
            if last != first:
                votes.setdefault(row.table_number, set()).add("last" if last else "first")
    return {table: places.pop() if len(places) == 1 else "both" for table, places in votes.items()}


def with_total_last(cells: Sequence[Cell], place: str) -> Sequence[Cell] | None:
    """The cells of a row under a header that names 总计 before 自然人.

    Such a header may only have been read row by row; ``place`` says where the sums put the total.
    """
    if place == "first":
        return [*cells[1:], cells[0]]
    if place == "both":
        return cells if total_holds(cells) else None
    return cells


def applicant_labels(header: Header) -> dict[str, tuple[str, ...]]:
    """The printed header words above each column; the official ones where the header is lost."""
    block = forms()["2021"].table("applications").blocks[0]
    printed = {column.column: column.labels[0] for column in block.columns}
    organisation = ""
    if header.kind == "applications":
        printed |= {name: plain_label(cell.text) for name, cell in _applicant_words(header)}
        above = (cell.text for cell in header.cells if best_label(cell.text, [_ORGANISATION]))
        organisation = plain_label(next(above, ""))
    return {
        name: (organisation, label) if organisation and name in ORGANISATIONS else (label,)
        for name, label in printed.items()
    }
