"""Who came himself: where a report says that somebody else did (均由分管副局长出席), its sentence is the answer."""

from __future__ import annotations

import re

from assistant.answering.asked_kinds import OF_OFFICES
from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.types import Fact, Origin, Status

__all__ = ["quote_who_came"]

_ASKED = re.compile(r"\b(?:himself|herself|personally|in person)\b|本人|亲自")
_EVENTS = {"press_conference.leader": "发布会", "interview.leader": "访谈"}
_CAME = re.compile(
    "由[^,，。;；]{1,16}?(?:出席|参加|主持|发布|出镜|带队|接访|讲解|主讲)|[^,，。;；]{0,12}(?:局长|主任|县长|区长|市长|镇长|乡长|书记|院长|校长|经理|领导|负责人)[^,，。;；]{0,6}(?:出席|参加|主持|带队)"
)


def quote_who_came(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence of the one figure found where it is asked how often somebody came himself and it tells who did."""
    if not _ASKED.search(reply.question.text.lower()):
        return False
    for fact in _figures(reply, evidence):
        report = reply.index.report(fact.report_id)
        behind = report.text[fact.span.end : fact.quote.end]
        if _CAME.search(behind) and not OF_OFFICES.search(behind):
            say_clause(reply, report, fact.quote)
            return True
    return False


def _figures(reply: Reply, evidence: Evidence) -> list[Fact]:
    """The one figure found; where none of the leader's own is, how many there were in all."""
    if evidence.findings:
        found = [evidence.findings[0].facts[0]] if len(evidence.findings) == 1 else []
        return [
            fact
            for fact in found
            if fact.origin is Origin.PROSE and not (_ASKED.search(fact.subject) or "负责" in fact.subject)
        ]
    events = [word for target in reply.question.targets if (word := _EVENTS.get(target.indicator))]
    ids = [summary.report_id for place in evidence.resolved.places for summary in place.reports]
    facts = reply.index.facts(ids) if ids and events else []
    return [
        fact
        for fact in facts
        if fact.origin is Origin.PROSE
        and fact.status is Status.RESULT
        and any(w in fact.subject for w in events)
    ]
