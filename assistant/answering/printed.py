"""The change from the year before as a report itself states it, where that year's own report is not held."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.arithmetic import plain
from assistant.answering.evidence import Evidence
from assistant.answering.lookup import Finding, accepted_columns, is_stated_level
from assistant.answering.matching import THRESHOLD, match_facts
from assistant.answering.reply import Reply
from assistant.types import Fact, Figure, How, Measure, Operation, Question, ReportSummary, Target

__all__ = ["printed_change", "state_change"]

_CHANGES = {Operation.DIFFERENCE, Operation.COMPARE, Operation.GROWTH}
_NEAR = 60
"""Characters behind a figure within which a change without a subject of its own still speaks of it."""


def printed_change(reply: Reply, evidence: Evidence) -> bool:
    """Quote the stated change (比上年增加11件, 同比增长3%); whether there is one.

    Nothing is calculated and no other year is put in its place: the words are the report's.
    """
    question, resolved = evidence.question, evidence.resolved
    if question.operation not in _CHANGES or len(resolved.places) != 1:
        return False
    (place,) = resolved.places
    if not place.year or [year for _, year in resolved.missing] != [place.year - 1]:
        return False
    return state_change(reply, place.reports)


def state_change(reply: Reply, reports: Sequence[ReportSummary]) -> bool:
    """State the change one of the reports prints for the figure asked about; whether there is one."""
    question = reply.question
    for summary in reports:
        facts = reply.index.facts([summary.report_id])
        for base in _bases(question, summary, reply):
            changes = _changes_of(base, facts)
            wanted = Measure.GROWTH_RATE if question.operation is Operation.GROWTH else Measure.DIFFERENCE
            if changes:
                _state(reply, summary, base, min(changes, key=lambda fact: fact.measure is not wanted))
                return True
    return False


def _bases(question: Question, summary: ReportSummary, reply: Reply) -> list[Fact]:
    """The figures of the year itself that the question may mean, best first."""
    named = [
        fact
        for target in question.targets
        for fact in reply.index.facts([summary.report_id], target.indicator)
        if fact.column in accepted_columns(target, question.measure)
        and is_stated_level(fact)
        and fact.year in {None, summary.year}
    ]
    matched = match_facts(question, reply.index, summary.report_id) if question.words else []
    return named or [candidate.fact for candidate in matched if candidate.score >= THRESHOLD]


def _changes_of(base: Fact, facts: list[Fact]) -> list[Fact]:
    stated = [fact for fact in facts if fact.measure in (Measure.DIFFERENCE, Measure.GROWTH_RATE)]
    stated = [fact for fact in stated if fact.origin is base.origin and fact.year in (None, base.year)]
    named = [fact for fact in stated if fact.subject.startswith(base.subject)]
    levels = [fact.span.start for fact in facts if fact.measure is Measure.LEVEL]
    return named or [
        fact
        for fact in stated
        if 0 < fact.span.start - base.span.end <= _NEAR
        and not any(base.span.end < start < fact.span.start for start in levels)
    ]


def _state(reply: Reply, summary: ReportSummary, base: Fact, change: Fact) -> None:
    """The figure of the year and its change, as the report gives them."""
    words, cite = reply.words, reply.cite([change])
    printed = change.printed.removesuffix(change.unit)
    if change.value is not None and not change.bound:
        printed = plain(change.value)
    who, year = words.body(summary.region, summary.agency), words.year(summary.year)
    figure = Finding(summary, Target(base.indicator, base.column), (base,))
    now = f"{base.subject}{words.quantity(figure)}{reply.cite([base])}" if base.value is not None else ""
    reply.sentence = words.say(
        f"{who}{year}报告写明：{now}{'；' if now else ''}{change.subject}{printed}{change.unit}{cite}。",
        f"{who}, {year}, in the report's own words: {f'[{base.subject}] {words.quantity(figure)}{reply.cite([base])}; ' if now else ''}"
        f"[{change.subject}] {printed}{change.unit}{cite}.",
    )
    reply.figure = Figure(printed, change.unit, change.subject)
    reply.how = How.QUOTED
