"""The figure whose own sentence names everything the question names, where no closer match is to be had.

``matching`` asks that nearly every word of a question stands with a figure; people word what was done
in verbs of their own (追回 for 挽回). Here the words that name things must all be met, the deeds only
count for more or less, but for those that would make it another figure (关停 is not 保留).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.answering.concepts import concepts_of, coverage, words_in
from assistant.answering.cues import cues
from assistant.answering.matching import (
    OF_SO_MANY,
    Candidate,
    InWords,
    counted_words,
    counts,
    counts_several,
    credit,
    facts_in_words,
    may_answer,
    telling_deeds,
)
from assistant.answering.only_meant import is_cited, is_only_meant
from assistant.answering.platforms import figure_on_platform, of_audience, on_platform
from assistant.answering.quantities import is_another_quantity
from assistant.answering.running_text import meets_limits
from assistant.answering.units import meets_part
from assistant.answering.words import content
from assistant.lexicon.segments import naming
from assistant.types import Fact, Origin, Question

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["nearest_facts"]

NAMED = 0.55  # a name counts as met from here on: more than a section's heading alone gives
OF_CONTEXT = (
    0.5  # share of what was spoken of before that the sentence must hold, where the question names nothing
)
BEST = 0.10  # a figure this much better than every other is the one meant
OTHER_DEED = 0.15  # taken from a figure of another deed (采纳 where 收到 is asked for)
_DEED_WEIGHT, _CONTEXT_WEIGHT, _UNIT_WEIGHT = 0.3, 0.25, 0.1
IN_SENTENCE = 0.6  # credit of a name that stands in the sentence but not beside the figure


def nearest_facts(question: Question, index: Index, report_ids: Sequence[str]) -> list[Candidate]:
    """The figures that are meant, best first, those as good as the best only; empty where it is not clear."""
    said = naming(content(question.masked))
    before = naming(content(question.context)).names
    deeds = [deed for deed in said.deeds if not cues().plain_deeds.fullmatch(deed)]
    if not said.names and not (before and (deeds or question.measure)):
        return []
    counted = counted_words(question.masked)
    telling = telling_deeds(question.masked)
    scored = []
    for report_id in report_ids:
        text = index.report(report_id).text
        for entry in facts_in_words(index, report_id):
            if (
                entry.fact.form
                or not counts(counted, entry)
                or not on_platform(question.masked, entry.fact.quote.of(text), entry.fact.subject)
                or not figure_on_platform(
                    question.masked, entry.fact.quote.of(text), entry.fact.span.start - entry.fact.quote.start
                )
                or not of_audience(question.masked, entry.fact.quote.of(text))
                or (
                    question.measure == "money"
                    and not meets_limits(question.masked, entry.fact.quote.of(text))
                )
                or not meets_part(question.masked, entry.together.text)
                or counts_several(question, entry.fact, text)
                or not all(any(way in entry.together.text for way in ways) for ways in telling)
                or (OF_SO_MANY.match(text, entry.fact.span.end) and len(said.names) > 1)
                or not may_answer(entry.fact, question, entry.fact.report_year)
                or is_only_meant(question, entry.fact, text)
                or is_cited(question, entry.fact, text)
                or (not question.targets and is_another_quantity(question.text, entry.fact, text, rest=True))
            ):
                continue
            score = _score(entry, entry.fact.quote.of(text), said.names, deeds, before, question)
            if score:
                scored.append(Candidate(entry.fact, round(score, 4)))
    scored.sort(key=lambda candidate: (-candidate.score, candidate.fact.span.start))
    rivals = [c for c in scored[1:] if c.fact.value != scored[0].fact.value]
    if scored and rivals and scored[0].score - rivals[0].score < BEST:
        return []
    if scored and _heads_list(scored[0].fact, said.names, index):
        return []
    return scored[:1]


_BEHIND_COLON = re.compile(r"[:：][^:：]*$")


def _heads_list(fact: Fact, names: Sequence[str], index: Index) -> bool:
    """Whether what a question names heads a list (学费标准：甲类4600元，乙类4000元) of which a figure is one item."""
    text = index.report(fact.report_id).text
    before = text[fact.quote.start : fact.span.start]
    colon = _BEHIND_COLON.search(before)
    if fact.origin is not Origin.PROSE or colon is None or not names:
        return False
    head, own = before[: colon.start()], colon.group()
    if not any(name in head for name in names) or any(name in own for name in names):
        return False
    return any(
        other.quote == fact.quote and other.span.start > fact.span.end and other.unit == fact.unit
        for other in index.facts([fact.report_id])
    )


def _score(
    entry: InWords,
    sentence: str,
    names: Sequence[str],
    deeds: Sequence[str],
    before: Sequence[str],
    question: Question,
) -> float:
    measure, asked = question.measure, question.text
    around = words_in(sentence)
    own = [max(_met(name, entry), IN_SENTENCE * _held(name, around.text)) for name in names]
    done = [max(_met(deed, entry), IN_SENTENCE * (deed in around.text)) for deed in deeds]
    beside = max((*own, *(met for deed, met in zip(deeds, done, strict=True) if len(deed) > 1)), default=1.0)
    if any(met < NAMED for met in own) or (own and beside <= IN_SENTENCE):
        return 0.0
    if any(not met and cues().telling_deeds.search(deed) for deed, met in zip(deeds, done, strict=True)):
        return 0.0
    spoken = [max(_met(name, entry), IN_SENTENCE * _held(name, around.text)) for name in before]
    context = sum(spoken) / len(spoken) if spoken else 0.0
    if not names and context < OF_CONTEXT:
        return 0.0
    score = sum(own) / len(own) if own else 0.5
    told = {found.group() for found in cues().telling_deeds.finditer(entry.fact.subject)}
    score -= OTHER_DEED if any(deed not in asked for deed in told if len(deed) > 1) else 0.0
    score += _DEED_WEIGHT * (sum(done) / len(done) if done else 0.5) + _CONTEXT_WEIGHT * context
    return score + (_UNIT_WEIGHT if measure == entry.fact.unit else 0.0)


def _met(word: str, entry: InWords) -> float:
    concepts = concepts_of(word)
    return (
        coverage(concepts, lambda concept: credit(concept, entry))
        if concepts
        else float(word in entry.together.text)
    )


def _held(word: str, text: str) -> float:
    concepts = concepts_of(word)
    held = words_in(text)
    return coverage(concepts, lambda concept: concept.held_by(held)) if concepts else float(word in text)
