"""What part of a figure its largest or smallest item is (投诉最多的是哪一类，占百分之几), from the list that divides it."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.shares import share_sentence
from assistant.types import Target

__all__ = ["share_of_most"]


def share_of_most(reply: Reply, evidence: Evidence) -> bool:
    """The share of the one item with most (fewest) of the figure asked about; false where no list divides it."""
    question = reply.question
    if question.language == "en" or question.measure != "percent" or len(evidence.findings) != 1:
        return False
    (whole,) = evidence.findings
    total = whole.facts[0]
    items = [
        fact
        for fact in reply.index.facts([total.report_id])
        if fact.parent == total.fact_id and fact.unit == total.unit and fact.value is not None
    ]
    if len(items) < 2 or not total.value:
        return False
    values = [fact.value for fact in items if fact.value is not None]
    best = (min if question.detail.endswith("min") else max)(values)
    first = [fact for fact in items if fact.value == best]
    if len(first) != 1:
        return False
    part = replace(whole, facts=(first[0],), target=Target(first[0].indicator, first[0].column))
    share_sentence(reply, [part], whole, f"{first[0].subject}占{total.subject}的比例")
    return True
