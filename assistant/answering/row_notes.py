"""Why something was so, told in the row of a table of the report's own, in its column for remarks (不予公开 | 1 | 评审过程材料)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.asked_kinds import REASON_ASKED
from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.lexicon.text import compact
from assistant.types import Fact, Origin, Report, Span

__all__ = ["note_beside", "only_why", "quote_note"]

_REMARKS = re.compile("说明|备注|原因|理由|缘由|事由|注释|解释")
"""How the column for remarks is headed."""
_ONLY_WHY = re.compile(
    "(?:那|又|都|报告|写|说|给|的|是|因为?|什么|啥|何|哪些|原因|理由|缘由|缘故|为什么|为啥|为何|咋|怎么?|回事|呢|啊|呀|了|[?？,，])*"
)
"""Asks for a reason and names nothing."""
_WORDS = re.compile("[\u3400-\u9fff]{2}")


def only_why(text: str) -> bool:
    """Whether a Chinese follow-up asks for the reason of what was told before, and nothing else (什么缘由)."""
    plain = compact(text).text
    return bool(REASON_ASKED.search(plain)) and bool(_ONLY_WHY.fullmatch(plain))


def note_beside(facts: Iterable[Fact], report: Report) -> Span | None:
    """The row, first to last cell, of the first of ``facts`` that has a remark in words; ``None`` where none has."""
    for fact in facts:
        if fact.origin is not Origin.TABLE or fact.report_id != report.report_id:
            continue
        for table in report.tables:
            at = next((c for c in table.cells if c.span.start <= fact.span.start < c.span.end), None)
            if at is None:
                continue
            columns = {c.column for c in table.cells if c.row < at.row and _REMARKS.search(c.text)}
            told = [
                cell
                for cell in table.cells
                if cell.row <= at.row < cell.row + cell.row_span
                and cell.column in columns - {at.column}
                and _WORDS.search(cell.text)
            ]
            if told:
                row = [cell.span for cell in table.cells if cell.row == at.row and cell.text.strip()]
                return Span(min(span.start for span in row), max(span.end for span in row))
    return None


def quote_note(reply: Reply, evidence: Evidence) -> bool:
    """Quote the row of the figure whose reason a Chinese question asks for, where a remark stands in it."""
    question, places = reply.question, evidence.resolved.places
    if question.language == "en" or len(places) != 1 or len(question.targets) != 1:
        return False
    if not REASON_ASKED.search(compact(question.text).text):
        return False
    for summary in places[0].reports:
        facts = reply.index.facts([summary.report_id], question.targets[0].indicator)
        report = reply.index.report(summary.report_id)
        row = note_beside(facts, report)
        if row is not None:
            say_clause(reply, report, row)
            return True
    return False
