"""Figures outside the lexicon: the question's words against the subjects of a report's facts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.concepts import Concept, concepts_of, coverage, heavy, plain_text, precision
from assistant.answering.lookup import is_money
from assistant.types import Fact, Measure, Question, Status

__all__ = ["MARGIN", "SAME_SUBJECT", "THRESHOLD", "TIME_THRESHOLD", "Candidate", "match_facts"]

THRESHOLD = 0.50  # tests/eval: below it more answers are wrong than right
SPARE = 5  # of so many things a question names, one may be missing from a figure's words
SPARE_EN = 4  # translated words miss more often
TIME_THRESHOLD = 0.40  # few figures are spans of time, so fewer words tell them apart
SAME_SUBJECT = 0.17  # the same subject under two totals; a word of the one total alone must not decide
MARGIN = 0.03  # two subjects closer than this are equally good readings
COVER = 0.75  # share of a score that says how much of the question is held; the rest, how much of the subject is asked
FIELD_WEIGHTS = {"subject": 1.0, "path": 0.9, "parent": 0.85, "clause": 0.7, "section": 0.35}
_TIME_UNITS = re.compile(r"工作日|天|日|小时|分钟|个月|年")
UNIT_BONUS = 0.06
_KINDS = {
    "persons": "人 名 位 人次",
    "occasions": "次 场 回 届 轮 场次",
    "things": "个 家 处 所 座 户 台 种 类 部 套",
    "papers": "条 篇 则 份 件 起 宗 例 项 批 单 桩 册 版 张 件次 条次",
    "issues": "期",
}
_KIND_OF = {unit: kind for kind, units in _KINDS.items() for unit in units.split()}
_MIXED = {
    "persons": {"persons"},
    "occasions": {"occasions", "issues", "papers"},
    "things": {"things"},
    "papers": {"papers", "issues"},
    "issues": {"issues", "occasions", "papers"},
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact and how well the question's words fit it, from 0 to about 1."""

    fact: Fact
    score: float


def match_facts(question: Question, facts: Sequence[Fact], text: str) -> list[Candidate]:
    """Facts that may be meant, best first, equal ones in text order; ``text`` is the report's."""
    by_id = {fact.fact_id: fact for fact in facts}
    allowed = [fact for fact in facts if _allowed(fact, question)]
    concepts = concepts_of(question.masked, frozenset(question.rejected))
    if not concepts or not allowed:
        return []
    named = heavy(concepts) or concepts
    spare = len(named) // (SPARE_EN if question.language == "en" else SPARE)
    ends = sorted({fact.span.end for fact in facts})
    fields = [_fields(fact, by_id, text, ends) for fact in allowed]
    held = [[_credit(concept, parts) for concept in concepts] for parts in fields]
    frequency = [sum(row[at] > 0 for row in held) / len(held) for at in range(len(concepts))]
    scored = []
    for fact, parts, row in zip(allowed, fields, held, strict=True):
        credits = dict(zip(map(id, concepts), row, strict=True))
        together = " ".join(parts.values())
        if sum(concept.unmet_in(together) for concept in named) > spare:
            continue
        cover = coverage(concepts, lambda concept, known=credits: known[id(concept)], frequency)  # type: ignore[misc]
        score = (
            COVER * cover + (1 - COVER) * precision(parts["subject"], concepts) + _unit_bonus(fact, question)
        )
        scored.append(Candidate(fact, round(score, 4)))
    return sorted(scored, key=lambda candidate: (-candidate.score, candidate.fact.span.start))


def _credit(concept: Concept, parts: Mapping[str, str]) -> float:
    """How well a fact's words hold a concept, its own subject counting most."""
    return max(FIELD_WEIGHTS[name] * concept.held_by(text) for name, text in parts.items())


def _fields(fact: Fact, by_id: Mapping[str, Fact], text: str, ends: Sequence[int]) -> dict[str, str]:
    """The words a fact is known by; its clause from the figure before on (``ends``), so that none speaks for another."""
    parent = by_id.get(fact.parent)
    start = max((end for end in ends if end <= fact.span.start), default=0)
    clause = text[max(fact.quote.start, start) : min(fact.quote.end, fact.span.end + 8)]
    return {
        "subject": plain_text(fact.subject),
        "path": plain_text(" ".join((*fact.row_path, *fact.column_path))),
        "parent": plain_text(parent.subject if parent else ""),
        "clause": plain_text(clause),
        "section": plain_text(fact.section),
    }


def _unit_bonus(fact: Fact, question: Question) -> float:
    return UNIT_BONUS if question.measure and question.measure == fact.unit else 0.0


def _counts_alike(asked: str, unit: str, plain: str) -> bool:
    """Whether a figure with this unit can answer a question with that measure word; people mix the near ones."""
    kind = "persons" if asked == "个" and "人" in plain else _KIND_OF.get(asked)
    return kind is None or unit not in _KIND_OF or _KIND_OF[unit] in _MIXED[kind]


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
    if not _counts_alike(asked, fact.unit, question.masked) or (
        asked in {"次", "场"} and fact.unit in {"条", "篇", "则"}
    ):
        return False
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
