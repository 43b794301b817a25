"""Second thoughts: how else a question may be meant, tried where the first reading finds nothing stated.

People lead up to what they ask (针对网站栏目设置不合理问题的整改，栏目由多少个精简为多少个), and who names no
year means the newest report only where that one tells of the thing at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.cues import cues
from assistant.answering.evidence import Evidence
from assistant.answering.heads import head_of
from assistant.answering.parts import asks_forms
from assistant.answering.reasons import asks_why
from assistant.answering.scope import offices_of
from assistant.answering.words import content, narrows, unexplained
from assistant.lexicon.segments import naming
from assistant.types import Operation, Question, Target

__all__ = ["other_readings"]

_CLAUSE = re.compile(r"[,，:：]")
_ANYONE = frozenset(
    re.findall(
        r"\w+",
        "学校 医院 公司 单位 政府 机关 部门 全县 全市 全区 全镇 全州 全省 县里 市里 区里 镇里 局里 官方 上面 大家",
    )
)
"""Names for whoever's report it is."""
_HANDLED = re.compile(
    r"^(?!of\b)[^?]*\bhow many (?:[a-z-]+ ){0,3}(?:requests?|applications?)\s+(?:did|has|have|had)\b[^,;?]*\b(?:handled?|dealt? with)\b"
)
"""What a report without results only tells as accepted (受理) people ask as handled."""
MOST_YEARS = 4
"""Years tried besides the newest."""


def other_readings(evidence: Evidence) -> Iterator[Question]:
    """Other readings of a question that nothing was found for, the likelier first."""
    clause = _asking_clause(evidence.question)
    if clause is not None:
        yield clause
    if (other := _of_others(evidence.question)) is not None:
        yield other
    handled = [target.indicator for target in evidence.question.targets] == ["handled_total"]
    if handled and evidence.question.language == "en" and _HANDLED.search(evidence.question.text):
        yield replace(evidence.question, targets=(Target("received"),))
    if asks_why(evidence.question.text) and len(evidence.question.years) == 2 and evidence.question.targets:
        yield replace(evidence.question, operation=Operation.DIFFERENCE)  # why it rose, where it fell
    if evidence.question.fields == ("responsible",):
        yield replace(evidence.question, operation=Operation.TEXT, fields=())
    if asks_forms(evidence.question):
        masked = f"{evidence.question.masked} 形式"
        yield replace(evidence.question, operation=Operation.TEXT, masked=masked, words=content(masked))
    if offices_of(evidence.question):
        yield replace(
            evidence.question,
            all_bodies=False,
            body_kind="",
            targets=(),
            detail=f"parts_{evidence.question.detail}",
        )  # 哪个局收费最多, as the place tells it
    if "year" in evidence.resolved.assumed and evidence.question.operation in {
        Operation.VALUE,
        Operation.TEXT,
        Operation.SHARE,
        Operation.RANK,
    }:
        given = tuple((name, how) for name, how in evidence.question.given if name != "year")
        for year in sorted(evidence.resolved.others, reverse=True)[:MOST_YEARS]:
            yield replace(evidence.question, years=(year,), given=(*given, ("year", "assumed")))


_CASE_UNITS = frozenset({"件", "起", "宗"})


def _of_others(question: Question) -> Question | None:
    """A question with words of reviews and lawsuits that counts something else (households corrected on review)."""
    noun = head_of(question.masked) if question.language == "en" else None
    cases = {target.indicator for target in question.targets} and all(
        target.indicator.startswith(("review", "litigation")) for target in question.targets
    )
    if noun is None or not cases or not noun.units or noun.units & _CASE_UNITS:
        return None
    other = replace(question, targets=(), row=None)
    return _asking_clause(other) or other


def _asking_clause(question: Question) -> Question | None:
    """The question without what leads up to it: the last clause that asks for an amount."""
    clauses = [clause for clause in _CLAUSE.split(question.masked) if clause.strip()]
    if question.operation is not Operation.VALUE or question.targets or len(clauses) < 2:
        return None
    asking = [clause for clause in clauses if cues().amount.search(clause)]
    if not asking:
        return None
    clause = asking[-1]
    if not any(name not in _ANYONE for name in naming(content(clause)).names):
        return None  # 学校回了几条 names nothing that could be looked for
    return replace(
        question,
        masked=clause,
        words=content(clause),
        rest=tuple(word for word in unexplained(clause) if narrows(word)),
        context=f"{question.context} {question.masked}",
    )
