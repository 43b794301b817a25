"""The figure an English question means where translation leaves a word or two unmet.

``matching`` asks that nearly every word of a question stands with a figure. A dictionary gives many words
for an English one and seldom the report's own, so here the noun that is counted must be met by the
figure itself, the other names by its sentence, and the figure must be clearly better than every other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.answering.concepts import Concept, Words, concepts_of, heavy, precision, words_in
from assistant.answering.heads import Head, head_of
from assistant.answering.matching import OF_SO_MANY, Candidate, InWords, credit, facts_in_words, may_answer
from assistant.answering.only_meant import is_cited, is_only_meant
from assistant.types import Question

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["ANOTHER", "nearest_english"]

MET = 0.35  # a name counts as met from here on
ENOUGH = 0.5  # what the names must come to on average
ANOTHER = "*"
OWN = 0.5  # one of them must stand beside the figure itself
IN_SENTENCE = 0.6  # credit of a name that stands in the sentence but not beside the figure
DONE = 0.9  # a deed alone must stand in the figure's own words
SPARE = 3  # of so many names one may be missing
BEST = 0.06  # a figure this much better than every other is the one meant
MANY = 16  # characters before a figure in which what it is a part of is looked for
_OF_MANY = re.compile(r"([\u3400-\u9fff]{1,8})中[,，]?(?:仅|只|共|还|就)?有$")
_NAMES, _DEEDS, _OWN = 0.7, 0.15, 0.15
_PLATFORM = re.compile("抖音|快手|头条|微博|微信|视频号|网站|公报")
ALIKE = 0.7  # credit of a word that begins as a translation does (监督员 for 监督者)


def nearest_english(
    question: Question, index: Index, report_ids: Sequence[str], without: str = ""
) -> list[Candidate]:
    """The figure that is meant, alone; empty where it is not clear.

    ``without`` is an indicator whose own figure was found and does not say all the question says; ``ANOTHER``,
    where something else is counted than the figures the lexicon knows: their words are then plain words.
    """
    beside = (
        [name for target in question.targets for name in (target.indicator, target.column)]
        if without == ANOTHER
        else []
    )
    led = any(target.indicator.endswith(".leader") for target in question.targets)
    concepts = concepts_of(question.masked, frozenset((*question.rejected, *beside)))
    names = heavy(concepts)
    head = head_of(question.masked)
    # A noun whose unit says enough (people, posts) need not stand in the report as well.
    counted = head.concepts if head is not None and head.alone and len(head.words) == 1 else ()
    others = [concept for concept in names if concept not in counted]
    if head is not None:
        others = [concept for concept in others if concept not in head.weaker]
    deeds = [concept for concept in concepts if concept not in names]
    before = heavy(concepts_of(question.context)) if question.context else []
    carried = not others and head is not None and head.alone and bool(before)
    if not others and head is None and not (before and deeds):
        return []
    asked = {found for c in names for way, _ in c.ways for found in _PLATFORM.findall(way)}
    scored = []
    for report_id in report_ids:
        text = index.report(report_id).text
        known = [concept for concept in others if _stated(concept, facts_in_words(index, report_id))]
        entries = facts_in_words(index, report_id)
        wholes = {entry.fact.fact_id: entry for entry in entries}
        for entry in entries:
            if entry.fact.form or not may_answer(entry.fact, question, entry.fact.report_year):
                continue
            if is_only_meant(question, entry.fact, text) or is_cited(question, entry.fact, text):
                continue
            if entry.fact.cumulative != question.cumulative or (without and entry.fact.indicator == without):
                continue
            around = words_in(entry.fact.quote.of(text))
            if OF_SO_MANY.match(text, entry.fact.span.end) and len(concepts) > 1:
                continue  # 14个街道中有5个超过半年未更新: how many did so is told behind
            whole = wholes.get(entry.fact.parent or "")
            counted_here = head is None or head.counted_by(entry, around) or _of_many(head, entry, text)
            counted_here = counted_here or (whole is not None and head is not None and head.counted_by(whole))
            if not counted_here and not (led and head is not None and entry.fact.unit in head.units):
                continue
            if asked and (own := set(_PLATFORM.findall(entry.own.text))) and not own & asked:
                continue  # a microblog is no WeChat account
            if carried:  # and how many copies of each?
                score = sum(concept.held_by(around) for concept in before) / len(before)
                score = score if score >= ENOUGH else 0.0
            elif others or head is not None:
                score = _score(entry, around, others, known, deeds, concepts, alike=led)
            else:
                score = _of_deed(entry, around, deeds, before)
            if score:
                scored.append(Candidate(entry.fact, round(score, 4)))
    scored.sort(key=lambda candidate: (-candidate.score, candidate.fact.span.start))
    rivals = [c for c in scored[1:] if c.fact.value != scored[0].fact.value]
    if scored and rivals and scored[0].score - rivals[0].score < BEST:
        return []
    return scored[:1]


def _of_many(head: Head, entry: InWords, text: str) -> bool:
    """Whether a figure is how many of the things counted did something (14个街道中有5个)."""
    of = _OF_MANY.search(text, max(0, entry.fact.span.start - MANY), entry.fact.span.start)
    return of is not None and any(c.held_by(words_in(of.group(1))) >= DONE for c in head.concepts)


def _score(
    entry: InWords,
    around: Words,
    names: Sequence[Concept],
    known: Sequence[Concept],
    deeds: Sequence[Concept],
    concepts: Sequence[Concept],
    *,
    alike: bool,
) -> float:
    met = [_met(concept, entry, around) for concept in names]
    missing = [concept for concept, value in zip(names, met, strict=True) if value < MET]
    if len(missing) > len(names) // SPARE or any(concept in known for concept in missing):
        return 0.0
    done = [_met(concept, entry, around) for concept in deeds]
    weights = [
        1.0 if alike else concept.weight for concept in names
    ]  # who came counts as much as what it was
    mean = sum(m * w for m, w in zip(met, weights, strict=True)) / sum(weights) if met else 0.5
    if mean < ENOUGH or (met and max((*met, *done)) < OWN):
        return 0.0
    subject = entry.fields.get("subject")
    own = precision(subject, concepts) if subject else 0.0
    return _NAMES * mean + _DEEDS * (sum(done) / len(done) if done else 0.5) + _OWN * own


def _stated(concept: Concept, entries: Sequence[InWords]) -> bool:
    """Whether the report counts it by its name; a figure that leaves it out is then another one (满意 is not 不满意)."""
    return any(concept.held_by(entry.own) >= DONE for entry in entries)


def _of_deed(entry: InWords, around: Words, deeds: Sequence[Concept], before: Sequence[Concept]) -> float:
    """A figure of what was done with the things spoken of before (and how many were adopted?)."""
    done = max(concept.held_by(entry.own) for concept in deeds)
    spoken = sum(concept.held_by(around) for concept in before) / len(before)
    return done + spoken if done >= DONE and spoken >= ENOUGH else 0.0


def _met(concept: Concept, entry: InWords, around: Words) -> float:
    return max(
        credit(concept, entry),
        IN_SENTENCE * concept.held_by(around),
        ALIKE * _alike(concept, entry.own),
    )


def _alike(concept: Concept, words: Words) -> float:
    """Whether a word of the text begins as a translation of three characters does."""
    return float(any(len(way) == 3 and way[:2] in words.text for way, _ in concept.ways))
