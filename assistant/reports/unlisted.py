"""Rows of a national form that a report leaves out and says of that they are none (未列出的各行均为0)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.lexicon.forms import forms
from assistant.types import Fact, Nil, Report, Span

__all__ = ["said_of_unlisted"]

_NOTE = re.compile(
    r"(?:未|没有|没)(?:列出|列示|列明|列入|列|显示|填列|打印)的?(?:各|其他|其它|其余|所有|全部)*的?(?:行|项|栏|情形|指标)目?的?"
    r"[,，]?(?:其|的)?(?:数值|数据|数字|数量)?[,，]?(?:均|都|皆|一律)?(?:为|是|按|计|即)?[为是]?\s*(?:[0０〇](?![\d.])|零|无)[^。；;\n|]*"
)


def said_of_unlisted(report: Report, facts: Sequence[Fact]) -> list[Fact]:
    """The facts, and a stated none for each row of table 3 that is left out, where a note behind it says so."""
    rows = [fact for fact in facts if fact.indicator == "received" and fact.form]
    note = _NOTE.search(report.text, rows[-1].quote.end) if rows else None
    if note is None:
        return list(facts)
    return sorted([*facts, *_none(rows, facts, Span(*note.span()), note.group())], key=lambda fact: fact.span)


def _none(rows: Sequence[Fact], facts: Sequence[Fact], note: Span, printed: str) -> Iterator[Fact]:
    """What the note says of the rows that no fact is of, each column as in the first row of the table."""
    known = {fact.indicator for fact in facts if fact.form}
    for row in forms()[rows[0].form].table("applications").blocks[0].rows:
        if not row.indicator or row.indicator in known:
            continue
        for model in rows:
            yield replace(
                model,
                fact_id=f"{model.report_id}:u{row.indicator}.{model.column}",
                indicator=row.indicator,
                subject=row.labels[0],
                row_path=(row.labels[0],),
                value=Decimal(0),
                nil=Nil.NONE_STATED,
                printed=printed,
                span=note,
                quote=note,
            )
