"""Figures a report states for another year than its own: of a year that no report is held of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.answering.by_words import Found
from assistant.answering.holdings import Holdings
from assistant.answering.lookup import Finding, accepted_columns, is_stated_level
from assistant.answering.matching import match_facts
from assistant.answering.rungs import find_figures
from assistant.answering.scope import Place, Resolved
from assistant.answering.words import blank
from assistant.indexing.store import Index
from assistant.lexicon.indicators import find_mentions, indicators
from assistant.lexicon.segments import naming
from assistant.types import Body, Fact, Origin, Question, Target

__all__ = ["in_tables_of", "is_called", "named_for", "told_of_year"]

SURE = 0.85
"""From this score on a figure's own words say that it is the one asked for."""
_WHOLE = re.compile(
    "全[省市县区州旗镇乡校院]|[我本该][省市县区州旗镇乡局厅校院公司]*|通过|各种|各类|各个?|渠道|方式|途径|年度?|公司|单位|总[数量体]?|数量|政府|信息|共|一共|累计|其中"
)
_PUBLISHED = re.compile("(?:主动)?公开(?:各类|的)*(?:政府)?(?:信息)?的?(?:总[量数]|总?条数|数量)")
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
    question: Question, body: Body, year: int, held: Holdings, index: Index, within: int | None = None
) -> tuple[Found, int] | None:
    """What a report of the body for another year gives for ``year`` in a table of its own, and the year of that report.

    A table with a column for each of several years tells of all of them. Newest report first; ``within`` names
    the year of the report that alone is meant.
    """
    view = _TablesOf(index, year)
    for summary in held.reports_of(body, within) if within else held.reports_of(body):
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


def _named_for(year: int, target: Target, index: Index, report_id: str) -> Fact | None:
    """The figure of a year that running text names for what it is, where the lexicon gave it no row.

    Of 申请数量比2021年的74件减少17件 the 74 are the requests of 2021.
    """
    named = [
        fact
        for fact in index.facts([report_id])
        if fact.year == year
        and not fact.indicator
        and fact.origin is Origin.PROSE
        and is_stated_level(fact)
        and fact.unit in {"", indicators()[target.indicator].unit}
        and is_called(fact.subject, target.indicator)
    ]
    return named[0] if len({fact.value for fact in named}) == 1 else None


_RECEIVED = re.compile("(?:新收|收到|申请|受理申请)(?:数量?|总数|总?量|件数)")
"""What requests are counted by once they were spoken of (收到数比2022年的81件减少9件)."""


def is_called(subject: str, indicator: str) -> bool:
    """Whether a figure's subject names the whole of an indicator and nothing beside it."""
    if indicator == "received" and _RECEIVED.fullmatch(subject):
        return True
    own = _PUBLISHED.search(subject) if indicator == "proactive" else None
    mentions = [m for m in find_mentions(subject) if m.kind == "indicator"]
    if own is None and [m.id for m in mentions] != [indicator]:
        return False
    spans = [own.span()] if own else [span for m in mentions for span in m.spans]
    rest = blank(subject, spans)
    return not naming(_WHOLE.sub("", rest)).names


def named_for(place: Place, target: Target, index: Index) -> Finding | None:
    """The figure of a place's own year that running text names for what it is, where the lexicon gave it no row."""
    for summary in place.reports if target.indicator and place.year else ():
        fact = _named_for(place.year or 0, target, index, summary.report_id)
        if fact is not None:
            return Finding(summary, target, (fact,))
    return None


def _stated_for(year: int, target: Target, question: Question, index: Index, report_id: str) -> Fact | None:
    if target.indicator and not question.rest and target.column in {"", "total"}:
        columns = accepted_columns(target, question.measure)
        for fact in index.facts([report_id], target.indicator):
            if fact.year == year and fact.column in columns and is_stated_level(fact):
                return fact
        if target.column in {"", "total"} and (named := _named_for(year, target, index, report_id)):
            return named
    for candidate in match_facts(question, index, report_id, year=year)[:1]:
        fact = candidate.fact
        same = fact.indicator in {"", target.indicator} and target.column in {"", "total"}
        if candidate.score >= SURE and same and fact.year == year and is_stated_level(fact):
            return fact
    return None
