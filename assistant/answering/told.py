"""Figures a report states for another year than its own: of a year that no report is held of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.answering.by_words import Found
from assistant.answering.holdings import Holdings
from assistant.answering.lookup import Finding, accepted_columns, is_stated_level
from assistant.answering.matching import match_facts
from assistant.answering.rungs import find_figures
from assistant.answering.scope import Place, Resolved
from assistant.indexing.store import Index
from assistant.types import Body, Fact, Origin, Question, Target

__all__ = ["in_tables_of", "told_of_year"]

SURE = 0.85
"""From this score on a figure's own words say that it is the one asked for."""
COLUMN = 3
"""From so many figures of a year on a table has a column for it."""


class _TablesOf(Index):
    """An index as if its reports were of another year: only the figures that their own tables give for that year."""

    def __init__(self, index: Index, year: int) -> None:
        self.__dict__.update(index.__dict__)
        self._whole, self._year = index, year

    def facts(
        self,
        report_ids: Iterable[str] | None = None,
        indicator: str | None = None,
        column: str | None = None,
        year: int | None = None,
    ) -> list[Fact]:
        found = self._whole.facts(report_ids, indicator, column, self._year)
        return [replace(f, report_year=self._year) for f in found if f.origin is Origin.TABLE and not f.form]


def in_tables_of(
    question: Question, body: Body, year: int, held: Holdings, index: Index
) -> tuple[Found, int] | None:
    """What a report of the body for another year gives for ``year`` in a table of its own, and the year of that report.

    A table with a column for each of several years tells of all of them. Newest report first.
    """
    view = _TablesOf(index, year)
    for summary in held.reports_of(body):
        if summary.year is None or len(view.facts([summary.report_id])) < COLUMN:
            continue
        place = Place(body, year, (replace(summary, year=year),))
        for found in find_figures(question, Resolved((place,)), view):
            if found.findings:
                return found, summary.year
    return None


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
