"""``assistant facts``: the figures of the published reports, each with its quote and span."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.types import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.indexing.store import Index

COLUMNS = (
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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--index", type=Path, metavar="DIR", help="index folder (default: index)")
    parser.add_argument("--region", help="only reports whose region or agency contains this")
    parser.add_argument("--year", type=int, help="only figures that speak of this year")
    parser.add_argument(
        "--indicator", help="only this indicator id (received, penalty …) or words of its label"
    )
    parser.add_argument(
        "--format", choices=("table", "csv", "json", "xlsx"), default="table", help="output format"
    )
    parser.add_argument("--json", action="store_true", help="the same as --format json")
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="write here instead of stdout (needed for xlsx)"
    )


def run(args: argparse.Namespace) -> int:
    """Print or write the figures; 0 when any were found, 1 when none."""
    from assistant.cli.common import open_index_for, settings_for

    kind = "json" if args.json else args.format
    if kind == "xlsx" and args.out is None:
        print("assistant facts: --format xlsx needs --out FILE", file=sys.stderr)
        return 2
    with open_index_for(settings_for(args.index)) as index:
        rows = [fact_row(index, fact) for fact in select(index, args.region, args.year, args.indicator)]
    if kind == "xlsx":
        _write_xlsx(rows, args.out)
    else:
        text = {"json": _as_json, "csv": _as_csv, "table": _as_table}[kind](rows)
        if args.out:
            args.out.write_text(text, encoding="utf-8-sig" if kind == "csv" else "utf-8", newline="")
        else:
            sys.stdout.write(text)
    print(f"{len(rows)} figures", file=sys.stderr)
    return 0 if rows else 1


def select(index: Index, region: str | None, year: int | None, indicator: str | None) -> Iterable[Fact]:
    """The facts of the current reports that pass the filters, report by report in text order."""
    for summary in index.reports():
        if summary.superseded_by or (
            region and region not in summary.region and region not in summary.agency
        ):
            continue
        for fact in index.facts(report_ids=[summary.report_id]):
            named = indicator in (None, fact.indicator) or str(indicator) in fact.subject
            if named and year in (None, fact.year):
                yield fact


def fact_row(index: Index, fact: Fact) -> dict[str, object]:
    """One fact as plain values, numbers as exact text."""
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


def _as_json(rows: list[dict[str, object]]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _as_csv(rows: list[dict[str, object]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _harmless(value: object) -> object:
    """Keep a spreadsheet from running text that starts like a formula."""
    return (
        "'" + value
        if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") and not _is_number(value)
        else value
    )


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _as_table(rows: list[dict[str, object]]) -> str:
    lines = []
    for row in rows:
        what = " › ".join(str(part) for part in (row["row"] or row["subject"], row["column_label"]) if part)
        number = row["value"] if row["value"] != "" else f"({row['nil']})"
        place = f"{row['doc']}[{row['start']}:{row['end']}]"
        lines.append(f"{row['agency']} {row['year']}  {what}  {number} {row['unit']}  {place}")
    return "\n".join(lines) + ("\n" if lines else "")


def _write_xlsx(rows: list[dict[str, object]], path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("facts")
    sheet.append(COLUMNS)
    for row in rows:
        cells = [WriteOnlyCell(sheet, value=row[name]) for name in COLUMNS]
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # text stays text, never a formula
        sheet.append(cells)
    book.save(path)
