"""Readings of fictional reports, made by hand."""

from __future__ import annotations

from decimal import Decimal

from assistant.indexing.catalog import Reading
from assistant.types import (
    Cell,
    Check,
    CheckStatus,
    Fact,
    Field,
    Nil,
    Origin,
    Report,
    Section,
    Span,
    Table,
)

TEXT = """云泽县2021年政府信息公开工作年度报告

一、总体情况
全年收到申请12件，比上年增长20.50%。未发生行政诉讼。

二、主动公开政府信息情况
| 行政许可 | 45 |
| 行政处罚 | — |
"""


def place(words: str, text: str = TEXT) -> Span:
    """Where words stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def reading(
    report_id: str = "r1", source: str = "yunze-2021.txt", year: int = 2021, **extra: object
) -> Reading:
    """One report with a table, sections, fields, three facts and a check."""
    text = str(extra.pop("text", TEXT.replace("2021", str(year))))
    rows = (place("| 行政许可 | 45 |", text), place("| 行政处罚 | — |", text))
    cells = (Cell(0, 0, "行政许可", place("行政许可", text)), Cell(0, 1, "45", place("45", text), 1, 2))
    first, second = place("一、总体情况", text), place("二、主动公开政府信息情况", text)
    values = {
        "title": f"云泽县{year}年政府信息公开工作年度报告",
        "region": "云泽县",
        "agency": "云泽县人民政府",
        "level": "government",
        "year": year,
        "fields": (
            Field("published", f"{year + 1}-01-20", None, None, "file name"),
            Field("title", "云泽县", place("云泽县", text), place("云泽县", text), "title"),
        ),
        "sections": (
            Section("", 0, (), Span(0, first.start), Span(0, 0)),
            Section("一、总体情况", 1, ("一、总体情况",), Span(first.start, second.start), first),
            Section(second.of(text), 1, (second.of(text),), Span(second.start, len(text)), second),
        ),
        "tables": (Table(Span(rows[0].start, rows[1].end), cells, rows, "二", "pipes", True),),
        "warnings": ("the table of section 三 is a picture",),
        **extra,
    }
    report = Report(report_id=report_id, source=source, sha256="ab" * 32, text=text, **values)  # type: ignore[arg-type]
    return Reading(report, facts_of(report), (check_of(report),), (), "https://yunze.example/2021")


def facts_of(report: Report) -> tuple[Fact, ...]:
    """An amount, a rate and a dash."""
    common = {
        "report_id": report.report_id,
        "region": report.region,
        "agency": report.agency,
        "report_year": report.year,
        "year": report.year,
    }
    text = report.text
    return (
        Fact(
            fact_id=f"{report.report_id}:received",
            indicator="application.received",
            column="total",
            subject="收到申请",
            value=Decimal(12),
            unit="件",
            printed="12",
            span=place("12", text),
            quote=place("全年收到申请12件", text),
            **common,  # type: ignore[arg-type]
        ),
        Fact(
            fact_id=f"{report.report_id}:growth",
            subject="收到申请增长",
            value=Decimal("20.50"),
            unit="%",
            printed="20.50%",
            span=place("20.50%", text),
            quote=place("比上年增长20.50%", text),
            **common,  # type: ignore[arg-type]
        ),
        Fact(
            fact_id=f"{report.report_id}:penalty",
            indicator="penalty",
            column="decisions",
            subject="行政处罚",
            row_path=("第二十条第（六）项", "行政处罚"),
            value=None,
            nil=Nil.DASH,
            printed="—",
            origin=Origin.TABLE,
            form="2021",
            span=place("—", text),
            quote=place("| 行政处罚 | — |", text),
            **common,  # type: ignore[arg-type]
        ),
    )


def check_of(report: Report) -> Check:
    """An identity that does not hold."""
    return Check(
        check_id=f"{report.report_id}:parts",
        report_id=report.report_id,
        rule="parts_total",
        status=CheckStatus.DIFFERS,
        left=Decimal("12.0"),
        right=Decimal(13),
        left_facts=(f"{report.report_id}:received",),
        right_facts=(),
    )
