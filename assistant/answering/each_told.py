"""The sentence with the rate that is asked for: what one of something costs, gets or pays."""

from __future__ import annotations

from assistant.answering.evidence import Evidence
from assistant.answering.likely import likeliest
from assistant.answering.rates import asks_rate, tells_rate
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.lexicon.text import compact
from assistant.types import Operation

__all__ = ["quote_rate"]

_LIKELY = 0.3
"""The chance from which on a sentence is quoted that tells a rate of just what is asked."""


def quote_rate(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence with the rate that is asked for; whether there is one."""
    question, places = reply.question, evidence.resolved.places
    each = asks_rate(question.text) if question.language == "zh" else ""
    if not each or len(places) != 1 or question.operation not in {Operation.VALUE, Operation.AVERAGE}:
        return False
    ids = [summary.report_id for summary in places[0].reports]
    found = likeliest(question, reply.index, ids)
    if found is None or found.chance < _LIKELY:
        return False
    if not tells_rate(each, compact(found.span.of(found.report.text)).text):
        return False
    say_clause(reply, found.report, found.span)
    return True
