"""Figures a report states for another year than its own: of a year that no report is held of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.holdings import Holdings
from assistant.answering.lookup import Finding, accepted_columns, is_stated_level
from assistant.answering.matching import match_facts
from assistant.types import Body, Fact, Question, Target

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["told_of_year"]

SURE = 0.85
"""From this score on a figure's own words say that it is the one asked for."""


def told_of_year(
    question: Question,
    target: Target,
    body: Body,
    year: int,
    held: Holdings,
    index: Index,
    within: int | None = None,
) -> Finding | None:
    """The figure for ``year`` that a report of the body for another year states, newest report first.

    ``within`` names the year of the report that alone is meant.
    """
    for summary in held.reports_of(body, within) if within else held.reports_of(body):
        fact = _stated_for(year, target, question, index, summary.report_id)
        if fact is not None:
            return Finding(summary, target, (fact,))
    return None


def _stated_for(year: int, target: Target, question: Question, index: Index, report_id: str) -> Fact | None:
    if target.indicator and not question.rest and target.column in {"", "total"}:
        columns = accepted_columns(target, question.measure)
        for fact in index.facts([report_id], target.indicator):
            if fact.year == year and fact.column in columns and is_stated_level(fact):
                return fact
    for candidate in match_facts(question, index, report_id, year=year)[:1]:
        fact = candidate.fact
        same = fact.indicator in {"", target.indicator} and target.column in {"", "total"}
        if candidate.score >= SURE and same and fact.year == year and is_stated_level(fact):
            return fact
    return None
