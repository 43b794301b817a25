"""A part of the figure just told that is meant in other words (受理投诉287件 → 嫌态度不好的占百分之几: 服务态度98件).

Of the parts listed under that figure the one whose name says most of what is asked is told, if no other comes near it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.by_words import Found
from assistant.answering.evidence import Evidence
from assistant.answering.extractive import compose
from assistant.answering.lookup import Finding, is_stated_level
from assistant.answering.remaining import asks_rest
from assistant.answering.units import said_by, units_of
from assistant.types import Answer, Fact, Operation, Question, Target

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["part_meant"]

_SAID = 0.45
"""Share of what is asked that the name of the part must say, in any wording."""
_AHEAD = 0.25
"""How far it must be ahead of every other part."""
_MEAN = re.compile("平均|人均|几天|多少天|多久|多长时间|工作日")
"""How long it took is no part of how many there were."""
_ASKS = frozenset({Operation.VALUE, Operation.SHARE})


def part_meant(question: Question, last: Evidence, index: Index) -> Answer | None:
    """The part of the last figure that a Chinese question means, or its share; ``None`` where none is meant for certain."""
    findings = last.findings
    if question.language != "zh" or question.operation not in _ASKS or len(findings) != 1:
        return None
    if not _goes_on(question, last) or asks_rest(question.text) or _MEAN.search(question.text):
        return None
    units = units_of(question.text)
    parts = _parts(findings[0], index)
    ranked = sorted(parts, key=lambda part: said_by(units, part.subject), reverse=True)
    scores = [said_by(units, part.subject) for part in ranked] + [0.0]
    if not ranked or scores[0] < _SAID or scores[0] - scores[1] < _AHEAD:
        return None
    part, whole = ranked[0], index.fact(ranked[0].parent)
    told = Finding(findings[0].summary, Target(""), (part,), under=whole.subject)
    asked = replace(question, targets=(), rest=(), listed=(), narrower=(), row=None)
    answer = compose(Evidence(asked, last.resolved, (Found(last.resolved.places[0], (told,)),)), index)
    return None if answer.refused else answer


def _goes_on(question: Question, last: Evidence) -> bool:
    """Whether the body and the year of the last figure are meant."""
    places = last.resolved.places
    same_year = question.years in ((), (places[0].year,)) if len(places) == 1 else False
    return same_year and question.bodies in ((), (places[0].body,)) and not question.unheld


def _parts(whole: Finding, index: Index) -> list[Fact]:
    """The parts listed under a figure, or under the same figure of running text where a table gave it."""
    facts = index.facts([whole.summary.report_id])
    told = whole.facts[0]
    same = {
        f.fact_id for f in facts if told.indicator and (f.indicator, f.value) == (told.indicator, told.value)
    }
    over = {told.fact_id, *same}
    return [fact for fact in facts if fact.parent in over and is_stated_level(fact)]
