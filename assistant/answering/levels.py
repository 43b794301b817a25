"""The part of a place's applications that its offices, its counties or its towns received, where one of these is asked about.

全市新收1012件，其中市政府本级118件、市政府部门377件、县（区）431件: what the counties received is 431, and where no
such part is told the figure of the whole place tells it no less wrongly.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.by_words import Found
from assistant.answering.level_cues import level_asked
from assistant.answering.lookup import Finding, usable
from assistant.lexicon.text import compact
from assistant.types import Operation, Question, Target

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["of_level"]

_OF_ONE = frozenset({Operation.VALUE, Operation.SUM})
_COUNTED = frozenset({"received", "handled_total", "closed", "answered"})


def of_level(question: Question, found: Found, index: Index) -> Found:
    """What was found, for a part of the place the figure that is told of that part, or none."""
    asked = compact(question.masked).text
    level = level_asked(asked)
    if level is None or question.language == "en" or question.operation not in _OF_ONE:
        return found
    if not found.findings or any(f.target.indicator not in _COUNTED for f in found.findings):
        return found
    first = found.findings[0]
    if level.search(first.facts[0].subject):
        return found
    facts = {fact.fact_id: fact for fact in index.facts([first.summary.report_id])}
    parts = [
        fact
        for fact in facts.values()
        if level.search(compact(fact.subject).text)
        and not fact.form
        and usable(fact, first.summary, question)
        and (whole := facts.get(fact.parent or "")) is not None
        and whole.indicator == first.target.indicator
    ]
    if len({fact.value for fact in parts}) != 1:
        return replace(found, findings=(), nearest=first)
    under = facts[parts[0].parent or ""].subject
    return replace(found, findings=(Finding(first.summary, Target("", ""), (parts[0],), under=under),))
