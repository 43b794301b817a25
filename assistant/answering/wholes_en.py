"""English parts that count some of what was counted just now (how many were from households)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.answering.evidence import Evidence
from assistant.answering.extractive import quoted, withhold
from assistant.answering.matching import MARGIN
from assistant.answering.words import is_light_en, stop_stems
from assistant.lexicon.bilingual import phrases
from assistant.types import Answer, Fact, Operation, Question, RefusalReason

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["asks_part", "is_whole_again", "within_whole"]

_SOME_OF_THEM = re.compile(
    r"\W*(?:and |but )?(?:of (?:them|those|these),? )?how many (?:of (?:them|those|these|the (?:requests|applications))\b|(?:were|was|came|are)\b)"
)
_CAME = frozenset(
    {"come", "cam", "came", "made", "mad", "publish", "receiv", "submit", "file", "fil", "handl"}
)
_PART_OF = re.compile(
    r"\W*(?:and |but |so )*(?:how many of (?:them|those|these|the|its|their|that|it)\b|of (?:them|those|these|the [a-z ]{3,30}),? how many\b)"
)


def asks_part(question: Question) -> bool:
    """Whether an English question asks how many of what was spoken of were something."""
    return question.language == "en" and bool(_PART_OF.match(question.text.lower()))


def within_whole(evidence: Evidence, answer: Answer, before: Sequence[Evidence], index: Index) -> Answer:
    """The answer to how many of them were something, which is never more than there were of them.

    Where the sentence of the whole tells it as well as the figure found, that sentence is quoted; a larger figure is
    one of other things and is withheld.
    """
    question = evidence.question
    if before and is_whole_again(evidence, before[-1]):
        return withhold(evidence, index, RefusalReason.NOT_STATED)
    if before and answer.refused and (part := _named_part(evidence, before[-1], index)) is not None:
        return quoted(evidence, index, part.report_id, part.quote)
    asked = question.language == "en" and question.operation is Operation.VALUE and not question.targets
    if not (before and asked and answer.figure is not None and _SOME_OF_THEM.match(question.text.lower())):
        return answer
    whole, part = _only_fact(before[-1]), _only_fact(evidence)
    if whole is None or part is None or whole.value is None or part.value is None:
        return answer
    if part.value <= whole.value or part.report_id != whole.report_id:
        return answer
    candidates = [candidate for found in evidence.found for candidate in found.candidates]
    best = max((candidate.score for candidate in candidates), default=0.0)
    for candidate in candidates:
        fact = candidate.fact
        told = (
            fact.quote == whole.quote and fact.fact_id != whole.fact_id and candidate.score >= best - MARGIN
        )
        if told and fact.value is not None and fact.value <= whole.value:
            return quoted(evidence, index, fact.report_id, fact.quote)
    return withhold(evidence, index, RefusalReason.NOT_STATED)


def is_whole_again(evidence: Evidence, before: Evidence) -> bool:
    """Whether the figure for how many of them something was done to is all there were (student requests granted)."""
    part, whole = _only_fact(evidence), _only_fact(before)
    again = part is not None and whole is not None and part.fact_id == whole.fact_id
    return again and asks_part(evidence.question)


def _named_part(evidence: Evidence, before: Evidence, index: Index) -> Fact | None:
    """The one part of the figure before that is called what is asked of it (how many of those came from the counties)."""
    question, whole = evidence.question, _only_fact(before)
    said = _PART_OF.match(question.text.lower()) if question.language == "en" else None
    if said is None or whole is None or question.narrower:
        return None
    if any(target.indicator != whole.indicator for target in question.targets):
        return None
    names = []
    for words, ways in phrases(question.text.lower()[said.end() :].strip(" ?."), most=None):
        certain = [way for way, certainty in ways if certainty == 1.0 and len(way) > 1]
        light = all(is_light_en(word) or word in _CAME for word in words.split())
        if certain and not light:
            names.append(certain)
        elif not light and not all(word in stop_stems() for word in words.split()):
            return None
    facts = index.facts([whole.report_id])
    wholes = {whole.fact_id} | {
        fact.fact_id
        for fact in facts
        if whole.indicator and (fact.indicator, fact.value) == (whole.indicator, whole.value)
    }
    parts = [
        fact
        for fact in facts
        if fact.parent in wholes
        or (fact.quote == whole.quote and fact.fact_id != whole.fact_id and _at_most(fact, whole))
    ]
    fitting = [f for f in parts if names and all(any(way in f.subject for way in ways) for ways in names)]
    return fitting[0] if len(fitting) == 1 and fitting[0].unit == whole.unit else None


def _at_most(fact: Fact, whole: Fact) -> bool:
    return fact.value is not None and whole.value is not None and fact.value <= whole.value


def _only_fact(evidence: Evidence) -> Fact | None:
    facts = [fact for finding in evidence.findings for fact in finding.facts]
    return facts[0] if len(facts) == 1 else None
