"""Figures of the whole city that a department's report quotes, where a question asks for those (年报里引的全市申请数)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.by_words import Found
from assistant.answering.holdings import Holdings
from assistant.answering.lookup import Finding, is_stated_level
from assistant.answering.only_meant import is_department
from assistant.answering.rungs import figure_at
from assistant.answering.scope import Place
from assistant.answering.wider import government_of
from assistant.lexicon.indicators import find_mentions
from assistant.types import Fact, Operation, Origin, Question, ReportSummary, Target

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["cited_figures"]

_WHOLE = re.compile("全[省市县区州旗盟]")
_IN_REPORT = re.compile(
    r"(?:报告?|年报|材料|文件)(?:里|中|上|内)?(?:面|头)?(?:所|给|有|都)?(?:引|写|说|提|讲|印|载|列|记|交代|披露|转|抄)|引用|转引|引的|通报的?(?:全|数)"
    r"|\b(?:cit\w+|quot\w+|mention\w*|report (?:say|give|state|put)s?|according to)\b"
)
"""What the report of the department itself says is asked for."""
_OWN_REPORT = re.compile(
    r"[省市县区州旗盟](?:人民)?政府(?:的|自己|那边|办)?|\b(?:city|county|district|province|government)(?:'s)? (?:own |government )*report|\bown report\b"
)
"""The report of the whole place itself is spoken of beside it."""


def cited_figures(question: Question, place: Place, held: Holdings, index: Index) -> tuple[Found, ...]:
    """What the report of a department quotes of its whole city, and beside it what the city's own says where that is named."""
    if question.operation is not Operation.VALUE or not question.extent or not question.targets:
        return ()
    if not _IN_REPORT.search(question.text.lower()) or not is_department(place.body.agency):
        return ()
    told = [
        Finding(summary, Target(""), (fact,))
        for target in question.targets
        for summary in place.reports
        if (fact := _quoted(target, summary, index)) is not None
    ]
    if len(told) != len(question.targets):
        return ()
    found = (Found(place, tuple(told)),)
    government = government_of(place.body.region, question.extent, held)
    if government is None or not _OWN_REPORT.search(question.text.lower()):
        return found
    reports = tuple(s for s in held.reports_of(government) if s.year == place.year)
    beside = Place(government, place.year, reports)
    return (*found, *(figure_at(question, beside, target, index, True) for target in question.targets))


def _quoted(target: Target, summary: ReportSummary, index: Index) -> Fact | None:
    """The one figure of the whole place that a report gives for a target without its being the body's own."""
    quoted = [
        fact
        for fact in index.facts([summary.report_id])
        if fact.origin is Origin.PROSE and not fact.indicator and is_stated_level(fact)
        if _WHOLE.match(fact.subject) and _names(fact, target)
    ]
    return quoted[0] if len(quoted) == 1 else None


def _names(fact: Fact, target: Target) -> bool:
    """Whether the words of a figure, and what it is counted in, name a target."""
    own = _WHOLE.sub("", fact.subject, count=1)
    exact = [m.id for m in find_mentions(f"{own}{fact.unit}") if m.kind == "indicator"]
    return target.indicator == (exact[-1] if exact else "")
