"""Parts that count some of what was counted just now (how many were from households; 其中部门开的几场)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.answering.cues import cues
from assistant.answering.evidence import Evidence
from assistant.answering.extractive import quoted, withhold
from assistant.answering.matching import MARGIN
from assistant.answering.words import is_light_en, stop_stems
from assistant.lexicon.bilingual import phrases
from assistant.lexicon.segments import naming
from assistant.types import Answer, Fact, Operation, Question, RefusalReason

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["asks_part", "is_whole_again", "within_whole"]

_SOME_OF_THEM = re.compile(
    r"\W*(?:and |but )?(?:of (?:them|those|these),? )?how many (?:of (?:them|those|these|the (?:requests|applications))\b|(?:were|was|came|are)\b)"
)
_NEXT = 4
"""Characters between two clauses."""
_CAME = frozenset(
    {"come", "cam", "came", "made", "mad", "publish", "receiv", "submit", "file", "fil", "handl"}
)
_PART_OF = re.compile(
    r"\W*(?:and |but |so )*(?:how many of (?:them|those|these|the|its|their|that|it)\b|of (?:them|those|these|the [a-z ]{3,30}),? how many\b)"
)


_PART_OF_ZH = re.compile(
    "(?:那么?|这|又)*(?:其中|(?:这|那)?里[面头边]|当中|(?:这|那)其中)[,，]?(?:的|有|是)*(?!.*(?:哪|什么|啥|谁|怎|咋|为何|最))"
)
_AMOUNT_ZH = re.compile("(?:一共|总共|又|各|占|有|是|的)*(?:多少|几)[\u3400-\u9fff]?|呢|[的了有是?？]")


def _said_of_part(question: Question) -> tuple[str, ...]:
    """The names by which a Chinese question tells a part of what was counted just now; none where it asks for no part."""
    found = _PART_OF_ZH.match(question.text) if question.language == "zh" else None
    if found is None:
        return ()
    named = naming(_AMOUNT_ZH.sub(" ", question.text[found.end() :]))
    return named.names or _deeds(named.deeds)


def _deeds(deeds: Sequence[str]) -> tuple[str, ...]:
    """The deeds that tell one figure from another (按期, 办结)."""
    return tuple(deed for deed in deeds if len(deed) > 1 and not cues().plain_deeds.fullmatch(deed))


def _deed_alone(question: Question) -> tuple[str, ...]:
    """The deeds of a Chinese question that asks how many by nothing else (按期办了多少); none where it names anything."""
    if question.language != "zh" or question.targets or question.operation is not Operation.VALUE:
        return ()
    named = naming(_AMOUNT_ZH.sub(" ", question.text))
    return () if named.names else _deeds(named.deeds)


def asks_part(question: Question) -> bool:
    """Whether a question asks how many of what was spoken of were something."""
    if question.language == "zh":
        return question.operation in {Operation.VALUE, Operation.EXISTS} and bool(
            _said_of_part(question) or _deed_alone(question)
        )
    return question.language == "en" and bool(_PART_OF.match(question.text.lower()))


def within_whole(evidence: Evidence, answer: Answer, before: Sequence[Evidence], index: Index) -> Answer:
    """The answer to how many of them were something, which is never more than there were of them.

    Where the sentence of the whole tells it as well as the figure found, that sentence is quoted; a larger figure is
    one of other things and is withheld.
    """
    question = evidence.question
    if before and is_whole_again(evidence, before[-1]):
        part = _named_part(evidence, before[-1], index) if question.language == "zh" else None
        if part is not None:
            return quoted(evidence, index, part.report_id, part.quote)
        return withhold(evidence, index, RefusalReason.NOT_STATED)
    if before and (told := _done_with(evidence, before[-1], index)) is not None:
        return quoted(evidence, index, told.report_id, told.quote)
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
        beside = fact.quote == whole.quote and fact.fact_id != whole.fact_id
        if (
            beside
            and candidate.score >= best - MARGIN
            and fact.value is not None
            and fact.value <= whole.value
        ):
            return quoted(evidence, index, fact.report_id, fact.quote)
    return withhold(evidence, index, RefusalReason.NOT_STATED)


def is_whole_again(evidence: Evidence, before: Evidence) -> bool:
    """Whether the figure for how many of them something was done to is all there were (student requests granted)."""
    part, whole = _only_fact(evidence), _only_fact(before)
    again = part is not None and whole is not None and part.fact_id == whole.fact_id
    question = evidence.question
    return again and (asks_part(question) if question.language == "en" else bool(_said_of_part(question)))


def _named_part(evidence: Evidence, before: Evidence, index: Index) -> Fact | None:
    """The one part of the figure before that is called what is asked of it (how many of those came from the counties)."""
    question, whole = evidence.question, _only_fact(before)
    if whole is not None and question.language == "zh":
        names = [_ways(name) for name in _said_of_part(question)]
        return _called(names, whole, index) if names and not question.narrower else None
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
    return _called(names, whole, index)


def _ways(word: str) -> list[str]:
    """A word, and what reports write for it."""
    return ["按期", "按时", "如期"] if word in {"按期", "按时", "如期"} else [word]


def _done_with(evidence: Evidence, before: Evidence, index: Index) -> Fact | None:
    """The part beside the figure told before that says the deed asked for, where what was found stands elsewhere."""
    found, whole, deeds = _only_fact(evidence), _only_fact(before), _deed_alone(evidence.question)
    if found is None or whole is None or not deeds or whole.indicator or found.quote == whole.quote:
        return None
    return _called([_ways(deed) for deed in deeds], whole, index)


def _called(names: Sequence[Sequence[str]], whole: Fact, index: Index) -> Fact | None:
    """The one part of a figure whose name holds one wording of each of the names."""
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
        or (_told_next(fact, whole) and _at_most(fact, whole))
    ]
    fitting = [f for f in parts if names and all(any(way in f.subject for way in ways) for ways in names)]
    return fitting[0] if len(fitting) == 1 and fitting[0].unit == whole.unit else None


def _told_next(fact: Fact, whole: Fact) -> bool:
    """Whether the clause behind a figure tells another of the same things (收到来信612件，按期办结来信607件)."""
    behind = fact.span.start >= whole.quote.end and fact.quote.start <= whole.quote.end + _NEXT
    return behind and any(name in fact.subject for name in naming(whole.subject).names)


def _at_most(fact: Fact, whole: Fact) -> bool:
    return fact.value is not None and whole.value is not None and fact.value <= whole.value


def _only_fact(evidence: Evidence) -> Fact | None:
    facts = [fact for finding in evidence.findings for fact in finding.facts]
    return facts[0] if len(facts) == 1 else None
