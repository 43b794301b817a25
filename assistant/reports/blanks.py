"""Empty cells of national forms that the report itself says mean none (上表空白处均为0)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.types import Fact, Nil, Report, Span, Table

__all__ = ["said_of_blanks"]

_SENTENCE = re.compile(r"[^。;；\n|]+")
_NOTE = re.compile(
    r"(?:空白|空格|空项|空栏|留空|未填(?:写|报)?|不填)(?:的)?(?:处|格|项|栏|数据|部分|单元格)?(?:的)?,?"
    r"(?:均|都|皆|一律)?(?:即|表示|代表|视为|视同|按|计|计为|为|是|系|指)(?:的?(?:是|数据|数值|数量))?[“\"]?(?:0|〇|零|无(?!法)|没有)"
)
_OF_ALL = re.compile("(?:各|本报告|以下|所有|全部|下列|报告中)[^。]{0,6}表|本报告|下表")
_BEHIND = 200
"""Characters behind a table in which a note is on that table."""


def said_of_blanks(report: Report, facts: Sequence[Fact]) -> list[Fact]:
    """The facts, empty cells of a form as stated none where the note behind the table, or one on all tables, says so."""
    notes = [Span(*one.span()) for one in _SENTENCE.finditer(report.text) if _NOTE.search(one.group())]
    if not notes:
        return list(facts)
    return [_as_noted(report, fact, notes) if fact.nil is Nil.BLANK and fact.form else fact for fact in facts]


def _as_noted(report: Report, fact: Fact, notes: Sequence[Span]) -> Fact:
    table = next((t for t in report.tables if t.span.start <= fact.quote.start < t.span.end), None)
    note = next((note for note in notes if table is not None and _is_on(report, table, note)), None)
    if note is None:
        return fact
    printed = note.of(report.text).strip()
    start = note.start + note.of(report.text).index(printed)
    span = Span(start, start + len(printed))
    return replace(fact, value=Decimal(0), nil=Nil.NONE_STATED, printed=printed, span=span, quote=span)


def _is_on(report: Report, table: Table, note: Span) -> bool:
    """Whether a note stands right behind a table, no other between, or speaks of all tables."""
    if _OF_ALL.search(note.of(report.text)):
        return True
    if not table.span.end <= note.start < table.span.end + _BEHIND:
        return table.span.start <= note.start < table.span.end
    return not any(table.span.end <= other.span.start < note.start for other in report.tables)
