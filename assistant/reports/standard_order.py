"""Table 3 where line breaks tore labels and figures apart: its rows are known by their order alone.

The form prints its rows in one order. Where a table has exactly as many whole rows of figures as the
form, every identity of the form holds in that order, and the labels that can still be read agree
with it, each row is the one that stands in its place; otherwise nothing is decoded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.lexicon.forms import FormRow, forms, label_key
from assistant.reports.applicants import APPLICANTS, total_holds
from assistant.reports.cells import read_cell
from assistant.reports.rows import TableRow
from assistant.types import Span

__all__ = ["PlacedRow", "by_order"]

PlacedRow = tuple[TableRow, str, tuple[str, ...]]
"""A row of seven figures, its indicator and the official labels that lead to it."""
_MOST_LOST = 0.5
"""Share of the rows whose labels may be unreadable."""
_MIN_TELLING = 4
"""Columns with figures other than zero below which the identities say nothing."""


def by_order(rows: Sequence[TableRow], known: Mapping[Span, str], breaks: set[int]) -> list[PlacedRow]:
    """The rows of the tables whose labels were lost in part, by their order.

    ``known`` says which rows (by their spans) were decoded by their labels, and as what; a table that was
    decoded wholly is left alone.
    """
    found: list[PlacedRow] = []
    for run in _runs(rows, breaks):
        read = [known.get(row.span, "") for row in run]
        for form_id in ("2021", "2019"):
            wanted = list(_standard_rows(form_id))
            agree = [name == row.indicator for name, (row, _) in zip(read, wanted, strict=False) if name]
            torn = [
                _is_piece(at.label, row)
                for at, name, (row, _) in zip(run, read, wanted, strict=False)
                if not name
            ]
            if (
                len(run) == len(wanted)
                and torn
                and all((*agree, *torn))
                and len(agree) >= _MOST_LOST * len(run)
                and _adds_up(run)
            ):
                found += [(row, form.indicator, path) for row, (form, path) in zip(run, wanted, strict=True)]
    return found


def _is_piece(label: str, row: FormRow) -> bool:
    """Whether a label that names no row is a piece of the row's own; another label is another row."""
    key = label_key(label, brackets=True)
    return any(key in label_key(whole, brackets=True) for whole in row.labels)


def _runs(rows: Sequence[TableRow], breaks: set[int]) -> Iterator[list[TableRow]]:
    """The whole rows of figures of each table, its parts on several pages together."""
    run: list[TableRow] = []
    for row in rows:
        if row.first and row.table_number in breaks:
            yield run
            run = []
        if len(row.filled) == len(APPLICANTS):
            run.append(row)
    yield run


def _standard_rows(form_id: str) -> Iterator[tuple[FormRow, tuple[str, ...]]]:
    """The rows of table 3 that hold figures, with the labels of the groups they stand in."""
    block = forms()[form_id].table("applications").blocks[0]
    groups: tuple[str, ...] = ()
    for row in block.rows:
        if not row.indicator:
            outer = groups[:1] if groups else ()
            groups = (*outer, row.labels[0]) if row.number.startswith(("（", "(")) else (row.labels[0],)
            continue
        within = "." in row.indicator
        if row.indicator == "carried_out":
            groups = ()
        yield row, (*(groups if within else groups[:1]), row.labels[0])


def _adds_up(run: Sequence[TableRow]) -> bool:
    """Whether every row and column of the table adds up in this order."""
    if not all(total_holds(row.filled) for row in run):
        return False
    columns = list(zip(*([_amount(cell.text) for cell in row.filled] for row in run), strict=True))
    if sum(any(column) for column in columns) < _MIN_TELLING:
        return False
    return all(
        column[0] + column[1] == column[-2] + column[-1] and sum(column[2:-2]) == column[-2]
        for column in columns
    )


def _amount(text: str) -> int:
    reading = read_cell(text)
    return int(reading.value or 0) if reading is not None else 0
