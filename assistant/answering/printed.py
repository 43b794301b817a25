"""The change from the year before as a report itself states it, where that year's own report is not held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering import arithmetic
from assistant.answering.arithmetic import plain
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand, state
from assistant.answering.holdings import holdings
from assistant.answering.lookup import Finding, accepted_columns, find_figure, is_stated_level
from assistant.answering.matching import THRESHOLD, match_facts
from assistant.answering.reasons import asks_why
from assistant.answering.reckoned import asks_place, places_told, steps_from
from assistant.answering.reply import Reply
from assistant.answering.scope import Place, resolve
from assistant.answering.told import is_called
from assistant.answering.verbatim import say_clause
from assistant.lexicon.indicators import columns_of
from assistant.types import (
    Answer,
    Fact,
    Figure,
    How,
    Measure,
    Operand,
    Operation,
    Question,
    ReportSummary,
    Target,
)

__all__ = [
    "changes_of",
    "is_of_other_year",
    "printed_change",
    "reckoned_back",
    "reckoned_unheld",
    "state_change",
]

_CHANGES = {Operation.DIFFERENCE, Operation.COMPARE, Operation.GROWTH}
_RECKONED = re.compile("推算|反推|倒推|往回算|倒着算|推出来|算出来")
_MORE, _LESS = re.compile("增加|上升|增长|提高|多"), re.compile("减少|下降|降低|少")
_ITEMS = re.compile("项目|事项|几项|多少项|(?:增|减|多|少)了?[几多少]*项|items?")
_CHANGED = re.compile(
    r"(?:比|较|与)?(?:上一?年度?|去年|往年|上一?学年|(?:19|20)\d\d年)?(?:同期|同比|相比)?(?:有所)?(?:[增减](?:加|少|长|幅|至)?|下降|上升|降低|提高|多|少|净增|增加)+了?$|同比.*$"
)
"""How a subject says that it changed (申请数量比上年减少)."""
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
    return _change_of_items(reply, place.reports) or state_change(reply, place.reports)


def _change_of_items(reply: Reply, reports: Sequence[ReportSummary]) -> bool:
    """State the form's own column for more or fewer items than the year before (行政许可项目增了几项)."""
    question = reply.question
    targets = [target for target in question.targets if "change" in columns_of(target.indicator)]
    if len(targets) != 1 or len(question.targets) != 1 or not _ITEMS.search(question.text):
        return False
    for summary in reports:
        plain = replace(question, rest=(), narrower=(), numbers=())
        found = find_figure(reply.index, summary, Target(targets[0].indicator, "change"), plain)
        if found is not None and found.value is not None:
            items = find_figure(reply.index, summary, targets[0], plain)
            if targets[0].column == "last_year_items" and items is not None and items.value is not None:
                state(reply, items)
            before, reply.sentence = reply.sentence, ""
            state(reply, found)
            reply.sentence = before + reply.sentence
            return True
    return False


def state_change(reply: Reply, reports: Sequence[ReportSummary]) -> bool:
    """State the change one of the reports prints for the figure asked about; whether there is one."""
    question = reply.question
    for summary in reports:
        facts = reply.index.facts([summary.report_id])
        for base in _bases(question, summary, reply):
            changes = changes_of(base, facts, question.targets[0].indicator if question.targets else "")
            wanted = Measure.GROWTH_RATE if question.operation is Operation.GROWTH else Measure.DIFFERENCE
            if changes and asks_why(question.text):
                change = min(changes, key=lambda fact: fact.measure is not wanted)
                say_clause(reply, reply.index.report(summary.report_id), change.quote)
                reply.figure = Figure(reply.words.figure(_of(summary, change)), change.unit, change.subject)
                return True
            growth = question.operation is Operation.GROWTH and changes
            if growth and _reckon_growth(reply, summary, base, changes):
                return True
            if changes:
                _state(reply, summary, base, min(changes, key=lambda fact: fact.measure is not wanted))
                return True
    return False


def reckoned_back(reply: Reply, evidence: Evidence) -> bool:
    """The year before as a report lets it be reckoned (2846 this year, 519 more than the year before), where asked for.

    Both numbers are printed for one figure, exact and counted alike; else nothing is said.
    """
    question, resolved = evidence.question, evidence.resolved
    if question.report_year:
        return bool(resolved.missing) and _reckon_before(reply, resolved.places[0])
    if not _RECKONED.search(question.text) or len(resolved.places) != 1 or len(question.targets) != 1:
        return False
    (place,) = resolved.places
    if not place.year or [year for _, year in resolved.missing] != [place.year - 1]:
        return False
    for summary in place.reports:
        facts = reply.index.facts([summary.report_id])
        for base in _bases(question, summary, reply):
            pair = _exact_change(summary, base, changes_of(base, facts))
            if pair is not None:
                _state_before(reply, *pair)
                return True
    return False


_YEAR_BEFORE = re.compile(
    "(?<!往)(?:前一|上一?|头一|去)年度?(?!的?(?:结转|转来|问题))|\\b(?:year before|previous year|year earlier)\\b"
)


def reckoned_unheld(reply: Reply, evidence: Evidence) -> bool:
    """The year before, asked for as such, of which no report is held, from the next year's figure and its change."""
    question = evidence.question
    plain_value = question.operation is Operation.VALUE and len(question.years) == 1
    if not plain_value or not _YEAR_BEFORE.search(question.text.lower()):
        return False
    behind = resolve(replace(question, years=(question.years[0] + 1,)), holdings(reply.index))
    return len(behind.places) == 1 and _reckon_before(reply, behind.places[0])


def _reckon_before(reply: Reply, place: Place) -> bool:
    """The figure, or the place in a ranking, of the year before the place's own, from its own and its change."""
    if asks_place(reply.question):
        return any(_reckon_place(reply, summary) for summary in place.reports)
    for step in steps_from(reply.question, place, reply.index):
        summary = next(s for s in place.reports if s.report_id == step.now.report_id)
        _state_before(reply, _of(summary, step.now), _of(summary, step.change), step.more)
        return True
    return False


def _reckon_place(reply: Reply, summary: ReportSummary) -> bool:
    """The place in a ranking a year before, from the report's own and by how many it rose or fell."""
    told = places_told(reply.question, reply.index.report(summary.report_id))
    if told is None:
        return False
    span, place, by, rose = told
    words, number = reply.words, reply.citer.span(summary.report_id, span)
    now, gap = Operand(words.year(summary.year), place, number), Operand("", by, number)
    before = arithmetic.total((now, gap), "") if rose else arithmetic.difference(now, gap, "")
    reply.computations.append(before)
    who, year = words.body(summary.region, summary.agency), words.year((summary.year or 1) - 1)
    was, report = plain(before.result), words.year(summary.year)
    reply.sentence = words.say(
        f"{who}{year}排第{was}，按{report}报告推算（{before.formula}）〔{number}〕。",
        f"{who}, {year}: rank {was}, reckoned from the {report} report ({before.formula})〔{number}〕.",
    )
    reply.figure = Figure(was, "", words.say("位次", "rank"))
    reply.how = How.COMPUTED
    return True


def _exact_change(
    summary: ReportSummary, base: Fact, changes: Sequence[Fact]
) -> tuple[Finding, Finding, bool] | None:
    """A figure and the one amount it changed by, both exact and counted alike, and whether it became more."""
    told = [fact for fact in changes if fact.measure is Measure.DIFFERENCE]
    more = {bool(_MORE.search(f.subject)) - bool(_LESS.search(f.subject)) for f in told}
    exact = base.value is not None and not base.bound and len(told) == 1 and not told[0].bound
    if not exact or more & {0} or told[0].value is None or told[0].unit != base.unit:
        return None
    now, change = (Finding(summary, Target(f.indicator, f.column), (f,)) for f in (base, told[0]))
    return now, change, more == {1}


def _reckon_growth(reply: Reply, summary: ReportSummary, base: Fact, changes: Sequence[Fact]) -> bool:
    """The change in percent from the figure and the amount it changed by, where no rate is printed (36件，多15件)."""
    pair = _exact_change(summary, base, changes)
    if pair is None or any(fact.measure is Measure.GROWTH_RATE for fact in changes):
        return False
    now, change, more = pair
    gap = operand(reply, change)
    if (more or gap.value < 0) and (base.value or 0) <= gap.value:
        return False  # there was nothing before
    _state_before(reply, now, change, more)
    before = reply.computations[-1]
    then = Operand(reply.words.year((summary.year or 1) - 1), before.result, gap.citation)
    computed = arithmetic.growth(operand(reply, now), then)
    reply.computations.append(computed)
    words, label, percent = reply.words, now.facts[0].subject, arithmetic.percent(computed)
    verb = words.say("增长" if computed.result >= 0 else "下降", "up" if computed.result >= 0 else "down")
    cites = reply.cite(now.facts)
    year = words.year(summary.year)
    reply.sentence += words.say(
        f"{year}{label}{words.quantity(now)}{cites}，{verb}{percent}%：{computed.formula}。",
        f" {year}: {words.quantity(now)}{cites}, {verb} {percent}%: {computed.formula}.",
    )
    reply.figure = Figure(percent, "%", words.say(f"{label}{verb}", f"{label}, {verb}"))
    return True


def is_of_other_year(evidence: Evidence, answer: Answer) -> bool:
    """Whether the year before was to be reckoned, and the answer only gives what another year's report tells."""
    question = evidence.question
    asked = (question.report_year or _RECKONED.search(question.text)) and evidence.resolved.missing
    return bool(asked) and not answer.refused and not answer.computations


def _state_before(reply: Reply, now: Finding, change: Finding, more: bool) -> None:
    """The figure of the year, its change, and what that leaves for the year before."""
    words, summary = reply.words, now.summary
    base, gap = operand(reply, now), operand(reply, change)
    less = more or gap.value < 0
    before = arithmetic.difference(base, gap, now.unit) if less else arithmetic.total((base, gap), now.unit)
    reply.computations.append(before)
    who, year = words.body(summary.region, summary.agency), words.year((summary.year or 1) - 1)
    amount, label = words.amount(before.result, before.unit), now.facts[0].subject
    cites = reply.cite([*now.facts, *change.facts])
    reply.sentence = words.say(
        f"{who}{year}{label}：{amount}，按{words.year(summary.year)}报告推算（{before.formula}）{cites}。",
        f"{who}, {year}, [{label}]: {amount}, reckoned from the {words.year(summary.year)} report ({before.formula}){cites}.",
    )
    reply.figure = Figure(plain(before.result), words.unit(before.unit).strip(), label)
    reply.how = How.COMPUTED


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


def changes_of(base: Fact, facts: Sequence[Fact], indicator: str = "") -> list[Fact]:
    """The changes a report prints for a figure: by its name or that of its ``indicator``, else right behind it."""
    stated = [fact for fact in facts if fact.measure in (Measure.DIFFERENCE, Measure.GROWTH_RATE)]
    stated = [fact for fact in stated if fact.origin is base.origin and fact.year in (None, base.year)]
    named = [fact for fact in stated if fact.subject.startswith(base.subject)]
    named = named or [
        fact for fact in stated if indicator and is_called(_CHANGED.sub("", fact.subject), indicator)
    ]
    levels = [fact.span.start for fact in facts if fact.measure is Measure.LEVEL]
    return named or [
        fact
        for fact in stated
        if 0 < fact.span.start - base.span.end <= _NEAR
        and not any(base.span.end < start < fact.span.start for start in levels)
    ]


def _of(summary: ReportSummary, fact: Fact) -> Finding:
    return Finding(summary, Target(fact.indicator, fact.column), (fact,))


def _state(reply: Reply, summary: ReportSummary, base: Fact, change: Fact) -> None:
    """The figure of the year and its change, as the report gives them."""
    words, cite = reply.words, reply.cite([change])
    printed, unit = change.printed.removesuffix(change.unit), change.unit
    if change.value is not None and not change.bound:
        printed = words.figure(_of(summary, change))
    who, year = words.body(summary.region, summary.agency), words.year(summary.year)
    figure = Finding(summary, Target(base.indicator, base.column), (base,))
    now = f"{base.subject}{words.quantity(figure)}{reply.cite([base])}" if base.value is not None else ""
    reply.sentence = words.say(
        f"{who}{year}报告写明：{now}{'；' if now else ''}{change.subject}{printed}{unit}{cite}。",
        f"{who}, {year}, in the report's own words: {f'[{base.subject}] {words.quantity(figure)}{reply.cite([base])}; ' if now else ''}"
        f"[{change.subject}] {printed}{unit}{cite}.",
    )
    reply.figure = Figure(printed, unit, change.subject)
    reply.how = How.QUOTED
