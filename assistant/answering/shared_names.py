"""Figures that one sentence tells under one name (甲、乙和丙三个方面，分别为8件、6件和3件): the sentence, never one of them."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.types import Origin

__all__ = ["quote_shared"]

_RESPECTIVELY = re.compile("分别|依次|各[为有是]")
_SEVERAL = re.compile("[、和与及]")


def quote_shared(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence whose figures share the name of the one found; whether it is such a sentence."""
    if len(evidence.findings) != 1 or evidence.question.targets:
        return False
    fact = evidence.findings[0].facts[0]
    if fact.origin is not Origin.PROSE or not _SEVERAL.search(fact.subject):
        return False
    report = reply.index.report(fact.report_id)
    same = {
        other.span
        for other in reply.index.facts([fact.report_id])
        if (other.quote, other.subject) == (fact.quote, fact.subject)
    }
    if len(same) < 2 or not _RESPECTIVELY.search(fact.quote.of(report.text)):
        return False
    say_clause(reply, report, fact.quote)
    return True
