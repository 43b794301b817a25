"""Tables that a page break cuts, their header printed again on the next page, as the one table they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.reports.cells import is_value
from assistant.reports.label_tables import is_label
from assistant.reports.text_rows import PAGE_FOOTER
from assistant.types import Span, Table

__all__ = ["joined_over_pages"]

_CONTINUED = re.compile(r"\s*[（(]?(?:续上?表|接上[页表]|续)[\d一二三四五六七八九十]*[）)]?[:：]?\s*")
_LEAST = 2


def joined_over_pages(text: str, tables: Sequence[Table], furniture: Iterable[Span] = ()) -> list[Table]:
    """The tables, each with what goes on under the same header on the next page."""
    joined: list[Table] = []
    known = sorted(furniture)
    for table in tables:
        last = joined[-1] if joined else None
        if last is not None and _goes_on(text, last, table, known):
            joined[-1] = _join(last, table)
        else:
            joined.append(table)
    return joined


def _goes_on(text: str, last: Table, table: Table, furniture: Sequence[Span]) -> bool:
    """Whether only a page break stands between tables under one header of the report's own."""
    head = _row(last, 0)
    if len(head) < _LEAST or head != _row(table, 0) or any(map(is_value, head)) or len(table.rows) < _LEAST:
        return False
    rows = [cell.text.strip() for cell in table.cells if cell.row and cell.column == 0]
    if last.carrier != table.carrier or sum(map(is_label, rows)) * 2 > len(rows):
        return False
    return _is_page_break(text, last.span.end, table.span.start, furniture)


def _is_page_break(text: str, start: int, end: int, furniture: Sequence[Span]) -> bool:
    between = text[start:end]
    for span in furniture:
        if start <= span.start and span.end <= end:
            between = between.replace(span.of(text), "")
    lines = [line for line in between.split("\n") if line.strip(" \t|｜\f")]
    return all(PAGE_FOOTER.fullmatch(line) or _CONTINUED.fullmatch(line) for line in lines)


def _row(table: Table, number: int) -> list[str]:
    return [cell.text.strip() for cell in table.cells if cell.row == number]


def _join(last: Table, table: Table) -> Table:
    """The first table with the rows of the second behind its own, but for the header."""
    shift = len(last.rows) - 1
    cells = tuple(replace(cell, row=cell.row + shift) for cell in table.cells if cell.row)
    return replace(
        last,
        span=Span(last.span.start, table.span.end),
        cells=(*last.cells, *cells),
        rows=(*last.rows, *table.rows[1:]),
        recognised=last.recognised or table.recognised,
    )
