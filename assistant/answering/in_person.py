"""Who came himself: where a report says that somebody else did (均由分管副局长出席), its sentence is the answer."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.types import Origin

__all__ = ["quote_who_came"]

_ASKED = re.compile(r"\b(?:himself|herself|personally|in person)\b|本人|亲自")
_CAME = re.compile(
    "由[^,，。;；]{1,16}?(?:出席|参加|主持|发布|出镜|带队|接访|讲解|主讲)|[^,，。;；]{0,12}(?:局长|主任|县长|区长|市长|镇长|乡长|书记|院长|校长|经理|领导|负责人)[^,，。;；]{0,6}(?:出席|参加|主持|带队)"
)


def quote_who_came(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence of the one figure found where it is asked how often somebody came himself and it tells who did."""
    findings = evidence.findings
    if not _ASKED.search(reply.question.text.lower()) or len(findings) != 1:
        return False
    fact = findings[0].facts[0]
    if fact.origin is not Origin.PROSE or _ASKED.search(fact.subject) or "负责" in fact.subject:
        return False
    report = reply.index.report(fact.report_id)
    if not _CAME.search(report.text[fact.span.end : fact.quote.end]):
        return False
    say_clause(reply, report, fact.quote)
    return True
