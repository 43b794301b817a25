"""Figures outside the lexicon: the question's words against the subjects of a report's facts."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.lookup import is_money
from assistant.lexicon.synonyms import expand
from assistant.lexicon.tokens import terms
from assistant.types import Fact, Measure, Question, Status

__all__ = ["MARGIN", "THRESHOLD", "TIME_THRESHOLD", "Candidate", "covers", "match_facts"]

THRESHOLD = 0.50  # tests/eval: below it more answers are wrong than right
TIME_THRESHOLD = 0.40  # few figures are spans of time, so fewer words tell them apart
MARGIN = 0.06  # two subjects closer than this are equally good readings
UNIGRAM = 0.25
FIELD_WEIGHTS = {"subject": 1.0, "path": 0.9, "parent": 0.85, "clause": 0.7, "section": 0.35}
_TIME_UNITS = re.compile(r"工作日|天|日|小时|分钟|个月|年")
_CASE_UNITS = frozenset("件起宗例份")
_TEXT_UNITS = frozenset("条篇则期")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact and how well the question's words fit it, from 0 to about 1."""

    fact: Fact
    score: float


def match_facts(question: Question, words: str, facts: Sequence[Fact], text: str) -> list[Candidate]:
    """Facts that may be meant, best first, equal ones in text order; ``text`` is the report's."""
    by_id = {fact.fact_id: fact for fact in facts}
    allowed = [fact for fact in facts if _allowed(fact, question)]
    query = _query(words)
    if not query or not allowed:
        return []
    fields = {fact.fact_id: _fields(fact, by_id, text) for fact in allowed}
    frequency = Counter(term for parts in fields.values() for term in set().union(*parts.values()))
    weights = {term: weight * _idf(frequency[term], len(allowed)) for term, weight in query.items()}
    total = sum(weights.values())
    scored = [
        Candidate(fact, round(_score(fact, fields[fact.fact_id], weights, total, question), 4))
        for fact in allowed
    ]
    return sorted(scored, key=lambda c: (-c.score, c.fact.span.start))


def covers(words: Iterable[str], text: str) -> bool:
    """Whether a text speaks of every one of the words, in its own or in the official wording."""
    held = set(terms(text))
    return all(_spoken_of(word, held) for word in words)


def _spoken_of(word: str, held: set[str]) -> bool:
    own = [term for term in terms(word) if len(term) > 1] or terms(word)
    if sum(term in held for term in own) * 2 >= len(own):
        return True
    added = [term for term, _ in expand(word) if len(term) > 1 and term not in own]
    return any(term in held for term in added)


def _query(words: str) -> Mapping[str, float]:
    return {term: weight * (UNIGRAM if len(term) == 1 else 1.0) for term, weight in expand(words)}


def _idf(frequency: int, total: int) -> float:
    """Rare terms count more; a term no fact has counts like one that half of them have."""
    return math.log(1 + total / frequency) if frequency else math.log(3)


def _fields(fact: Fact, by_id: Mapping[str, Fact], text: str) -> dict[str, frozenset[str]]:
    parent = by_id.get(fact.parent)
    clause = text[fact.quote.start : min(fact.quote.end, fact.span.end + 8)]
    return {
        "subject": frozenset(terms(fact.subject)),
        "path": frozenset(terms(" ".join((*fact.row_path, *fact.column_path)))),
        "parent": frozenset(terms(parent.subject) if parent else ()),
        "clause": frozenset(terms(clause)),
        "section": frozenset(terms(fact.section)),
    }


def _score(
    fact: Fact,
    fields: Mapping[str, frozenset[str]],
    weights: Mapping[str, float],
    total: float,
    question: Question,
) -> float:
    cover = sum(
        weight * max((FIELD_WEIGHTS[name] for name, held in fields.items() if term in held), default=0.0)
        for term, weight in weights.items()
    )
    own = [term for term in fields["subject"] if len(term) > 1]
    precision = sum(term in weights for term in own) / len(own) if own else 0.0
    return 0.72 * cover / total + 0.28 * precision + _unit_bonus(fact, question)


def _unit_bonus(fact: Fact, question: Question) -> float:
    asked = question.measure
    if not asked or not fact.unit:
        return 0.0
    if asked == fact.unit or {asked, fact.unit} <= _CASE_UNITS or {asked, fact.unit} <= _TEXT_UNITS:
        return 0.08
    return -0.04 if asked in {"人", "名", "次", "个", "期"} else 0.0


def _allowed(fact: Fact, question: Question) -> bool:
    """Whether a fact can be the kind of figure asked for at all."""
    if fact.value is None and fact.nil is None:
        return False
    asked = question.measure
    if asked == "percent":
        return fact.measure is Measure.SHARE or fact.unit == "%"
    if fact.measure is not Measure.LEVEL or fact.unit == "%":
        return False
    if fact.status is Status.PLAN and not question.plan:
        return False
    if asked == "money":
        return is_money(fact)
    timed = bool(_TIME_UNITS.search(fact.unit))
    if asked == "time" or asked in {"天", "工作日"}:
        return timed
    if fact.status is Status.RULE:
        return asked == fact.unit or bool(
            re.search("权重|标准|要求|规定|以上|不低于|不少于|至少|threshold", question.text)
        )
    if is_money(fact) and asked not in {"", "元"}:
        return False
    if not question.plan and None not in (fact.year, fact.report_year) and fact.year != fact.report_year:
        return False
    return not (timed and asked)
