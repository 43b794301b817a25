"""Facts of the tables of a report: every cell of the national forms and of any other table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.lexicon.forms import form_of_year, label_key
from assistant.reports.blanks import said_of_blanks
from assistant.reports.cells import CellReading, is_value, read_cell
from assistant.reports.label_tables import is_label
from assistant.reports.national import DecodedCell, read_national
from assistant.reports.other_tables import read_other_tables
from assistant.reports.rows import plain_label, table_rows
from assistant.reports.side_by_side import apart
from assistant.reports.unlisted import said_of_unlisted
from assistant.types import Fact, Measure, Nil, Origin, Report, Span, Table

__all__ = ["table_facts"]

_PAGE_FURNITURE = re.compile(r"\s*(?:[-—–－]*\s*\d{1,3}\s*[-—–－]*|第\s*\d+\s*页.*)\s*")
LEAST_HEADERS = 3
"""Cells of a first row from which on it is a header and no wrapped label."""
MAX_GAP = 30
"""Characters of prose between two tables beyond which the second does not go on from the first."""
_LAST_YEAR = re.compile(
    "(?:上一?个?年度?|上一?个?学年度?|去年度?|前一年度?)(?:同期|全年|实际|完成|统计|累计|合计)*(?:数[据量值字]?|量|值)?"
)
"""Headers of the column for the year before (上年, 去年同期数, 上年度（件）)."""


def table_facts(report: Report) -> tuple[list[Fact], list[str]]:
    """The figures of every table of ``report`` outside its furniture, and what could not be decoded.

    National forms are recognised per block by their labels; ``form`` says which. A cell that cannot
    be placed for sure gives a warning that quotes its row, never a fact. Facts are in text order.
    """
    tables = [
        (number, part)
        for number, table in enumerate(report.tables)
        for part in apart(table)
        if table.rows and not any(part.covers(table.span) for part in report.furniture)
    ]
    rows = [row for number, table in tables for row in table_rows(table, number)]
    breaks = _breaks(report, tables)
    reading = read_national(rows, breaks)
    facts: list[Fact] = []
    others = read_other_tables([entry for entry in tables if entry[0] not in reading.tables], breaks)
    elsewhere = {cell.row.table_number for cell in others}
    warnings = [warning for number, warning in reading.warnings if number not in elsewhere]
    form = _form_of(report, reading.cells)
    for cell in [*reading.cells, *others]:
        fact = _fact(report, cell, cell.form or (form if cell.table else ""), warnings)
        if fact is not None:
            facts.append(fact)
    facts.sort(key=lambda fact: (fact.span, fact.fact_id))
    return said_of_unlisted(report, said_of_blanks(report, facts)), warnings


def _breaks(report: Report, tables: Sequence[tuple[int, Table]]) -> set[int]:
    """Tables that do not go on from the one before: a heading or prose stands between them."""
    found = set()
    for (_, before), (number, table) in pairwise(tables):
        between = Span(before.span.end, table.span.start)
        headings = any(between.covers(section.heading_span) for section in report.sections if section.heading)
        if headings or len(_prose(report, between)) > MAX_GAP or _has_own_header(before, table):
            found.add(number)
    return found


def _has_own_header(before: Table, table: Table) -> bool:
    """Whether a table begins with headers of its own (指标, 一季度, 二季度 …), most of them of no national form."""
    head, above = _first_row(table), _first_row(before)
    if len(head) < LEAST_HEADERS or head == above or any(is_value(text) for text in head):
        return False
    return sum(map(is_label, head)) * 2 < len(head)


def _first_row(table: Table) -> list[str]:
    return [cell.text.strip() for cell in table.cells if cell.row == 0 and cell.text.strip()]


def _prose(report: Report, span: Span) -> str:
    pieces = []
    start = span.start
    for part in sorted(part for part in report.furniture if span.covers(part)):
        pieces.append(report.text[start : part.start])
        start = part.end
    pieces.append(report.text[start : max(start, span.end)])
    lines = "\n".join(pieces).split("\n")
    return "".join(line.strip() for line in lines if not _PAGE_FURNITURE.fullmatch(line))


def _form_of(report: Report, cells: Sequence[DecodedCell]) -> str:
    """The form a report uses: that of the cells of tables 3 and 4, which do not say it themselves."""
    indicators = {cell.indicator for cell in cells}
    votes = Counter(cell.form for cell in cells if cell.form)
    if any(indicator.startswith("other_handling.") for indicator in indicators):
        return "2021"
    if votes:
        return votes.most_common(1)[0][0]
    if "other_handling" in indicators:
        return "2019"
    form = form_of_year(report.year)
    return form if form in {"2019", "2021"} else ""


def _fact(report: Report, cell: DecodedCell, form: str, warnings: list[str]) -> Fact | None:
    reading = read_cell(cell.cell.text)
    row = cell.row
    if reading is None or (cell.cell.row_span > 1 and reading.nil is not Nil.BLANK):
        warnings.append(
            f"table cell at {cell.cell.span.start} is no figure, left out: {plain_label(cell.cell.text)[:60]}"
        )
        return None
    counted = bool(cell.table) and cell.column != "change"
    if counted and reading.value is not None and reading.value < 0:
        warnings.append(
            f"table cell at {cell.cell.span.start} is a negative count, left out: {cell.cell.text.strip()}"
        )
        return None
    unit, value = _unit(cell, reading)
    quote = cell.quote or row.span
    span = reading.span(cell.cell.span)
    section = report.section_at(quote.start)
    return Fact(
        fact_id=f"{report.report_id}:t{row.table_number}.{row.number}.{cell.cell.column}",
        report_id=report.report_id,
        region=report.region,
        agency=report.agency,
        report_year=report.year,
        year=cell.year or _year(report, cell),
        indicator=cell.indicator,
        column=cell.column,
        subject=_subject(cell),
        row_path=cell.row_path,
        column_path=cell.column_path,
        value=value,
        nil=reading.nil,
        unit=unit,
        printed=span.of(report.text),
        bound=reading.bound,
        measure=_measure(cell, unit),
        origin=Origin.TABLE,
        form=form,
        section=" › ".join(section.path) if section else "",
        span=span,
        quote=quote,
        recognised=row.table.recognised,
    )


def _year(report: Report, cell: DecodedCell) -> int | None:
    """The year a figure speaks of: the one before the report's under 上年 or 去年同期 in a table of its own."""
    labels = (*cell.column_path[-1:], *cell.row_path[-1:])
    before = not cell.table and any(_LAST_YEAR.fullmatch(label_key(label)) for label in labels)
    return report.year - 1 if before and report.year else report.year


def _unit(cell: DecodedCell, reading: CellReading) -> tuple[str, Decimal | None]:
    """Unit and value: the cell's own unit, else the header's, else the usual one of the column.

    A header's 万元 stays the unit, and the value is as printed.
    """
    if reading.unit:
        return reading.unit, reading.value
    return cell.header_unit or cell.unit, reading.value


def _measure(cell: DecodedCell, unit: str) -> Measure:
    if cell.table:
        return Measure.DIFFERENCE if cell.column == "change" else Measure.LEVEL
    words = label_key("".join((*cell.column_path, *cell.row_path[-1:])))
    if re.search("同比|环比|增长|增幅|增速|升降|增减", words):
        return Measure.GROWTH_RATE if unit == "%" or "率" in words or "幅" in words else Measure.DIFFERENCE
    return Measure.SHARE if unit == "%" or re.search("占比|比重|比例", words) else Measure.LEVEL


def _subject(cell: DecodedCell) -> str:
    """The row's own label; with the one above it where it says nothing alone."""
    path = cell.row_path or cell.column_path[:-1]
    if not path:
        return " ".join(cell.column_path)
    if len(label_key(path[-1])) <= 2 and len(path) > 1:
        return f"{path[-2]} {path[-1]}"
    return path[-1]
