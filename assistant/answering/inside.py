"""Places that are no body of their own here but rows of another body's report (雁洄市的报告里沙湖县多少件)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.holdings import Holdings, body_of
from assistant.answering.scope import FEW_REPORTS
from assistant.lexicon.text import compact
from assistant.types import Body, Question

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["within_held"]

SHORTEST = 3
"""Characters of an office's or a place's name."""


def within_held(question: Question, held: Holdings, index: Index) -> Question:
    """The question with places that are not held taken for words, where a report of the body named counts them apart.

    Where no held body is named, one report alone must count the place apart for the figure asked for.
    """
    if not question.unheld or question.choices:
        return question
    if not question.bodies:
        wider = _counted_by(question, held, index)
        return within_held(replace(question, bodies=(wider,)), held, index) if wider else question
    reports = [summary for body in question.bodies for summary in held.reports_of(body)]
    ids = [s.report_id for s in reports if not question.years or s.year in question.years]
    labels = (
        [compact(" ".join((fact.subject, *fact.row_path))).text for fact in index.facts(ids)] if ids else []
    )
    told = [_as_told(name, labels) for name in question.unheld]
    if not all(told):
        return question
    named = " ".join(told)
    return replace(
        question,
        unheld=(),
        masked=f"{question.masked} {named}",
        words=f"{question.words} {named}",
        rest=(*question.rest, *told),
    )


def _as_told(name: str, labels: list[str]) -> str:
    """The longest end of a name that a report counts something under (住建局 of 信息处理费住建局), or empty."""
    ends = (name, *(name[at:] for at in range(1, len(name) - SHORTEST + 1)))
    return next((end for end in ends if any(end in label for label in labels)), "")


def _counted_by(question: Question, held: Holdings, index: Index) -> Body | None:
    """The one body whose report gives the figure for the place or office as a part of its own.

    青檀区127件 of 全市612件; of 岭泉市自然资源局 what 岭泉市 says of its 市自然资源局.
    """
    reports = [
        s
        for s in held.reports
        if s.level == "government" and (not question.years or s.year in question.years)
    ]
    if len(question.unheld) != 1 or len(question.targets) != 1 or not reports or len(reports) > FEW_REPORTS:
        return None
    (name,), (target,) = question.unheld, question.targets
    telling = {
        body_of(summary)
        for summary in reports
        for fact in index.facts([summary.report_id])
        if fact.parent
        and fact.subject in _names(name, summary.region)
        and index.fact(fact.parent).indicator == target.indicator
    }
    return telling.pop() if len(telling) == 1 else None


def _names(name: str, region: str) -> set[str]:
    """How a report of ``region`` may name a place or office: 岭泉市自然资源局, 市自然资源局, 自然资源局."""
    own = name.removeprefix(region)
    return {name, own, region[-1:] + own} if region and own != name else {name}
