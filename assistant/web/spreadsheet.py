"""Figures and questions as rows for a spreadsheet: CSV and xlsx, numbers as exact text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.indexing.store import Index
    from assistant.types import Fact

__all__ = ["FACT_COLUMNS", "as_csv", "as_xlsx", "fact_row", "harmless"]

FACT_COLUMNS = (
    "doc",
    "agency",
    "region",
    "report_year",
    "year",
    "indicator",
    "column",
    "subject",
    "row",
    "column_label",
    "value",
    "nil",
    "unit",
    "printed",
    "bound",
    "measure",
    "status",
    "cumulative",
    "origin",
    "form",
    "section",
    "start",
    "end",
    "recognised",
    "quote",
)


def fact_row(index: Index, fact: Fact) -> dict[str, object]:
    """One fact as plain values, numbers as exact text; ``start`` and ``end`` count characters."""
    report = index.report(fact.report_id)
    return {
        "doc": report.source,
        "agency": fact.agency,
        "region": fact.region,
        "report_year": fact.report_year,
        "year": fact.year,
        "indicator": fact.indicator,
        "column": fact.column,
        "subject": fact.subject,
        "row": " › ".join(fact.row_path),
        "column_label": " › ".join(fact.column_path),
        "value": "" if fact.value is None else format(fact.value, "f"),
        "nil": fact.nil.value if fact.nil else "",
        "unit": fact.unit,
        "printed": fact.printed,
        "bound": fact.bound,
        "measure": fact.measure.value,
        "status": fact.status.value,
        "cumulative": fact.cumulative,
        "origin": fact.origin.value,
        "form": fact.form,
        "section": fact.section,
        "start": fact.span.start,
        "end": fact.span.end,
        "recognised": fact.recognised,
        "quote": fact.quote.of(report.text),
    }


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """The rows as CSV, cells that look like formulas made text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([harmless(row[name]) for name in columns] for row in rows)
    return out.getvalue()


def as_xlsx(columns: Sequence[str], rows: Iterable[Mapping[str, object]], sheet_name: str) -> bytes:
    """The rows as a workbook of one sheet; text stays text, never a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name)
    sheet.append(list(columns))
    for row in rows:
        cells = [WriteOnlyCell(sheet, value=row[name]) for name in columns]
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def harmless(value: object) -> object:
    """Keep a spreadsheet from running text that starts like a formula; numbers stay numbers."""
    formula = isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r")
    return f"'{value}" if formula and not _is_number(str(value)) else value


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
