"""What comparisons, shares and rankings share: whether figures may be set side by side, and how they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.evidence import Evidence
from assistant.answering.figures import headline, operand, place_name
from assistant.answering.lookup import Finding, kind_of
from assistant.answering.reply import Reply
from assistant.lexicon.comparability import comparable
from assistant.lexicon.forms import form_of_year
from assistant.types import AnswerTable, Operation, Origin

__all__ = [
    "NotComparable",
    "chronological",
    "common_label",
    "extreme_sentence",
    "name_beside",
    "place_table",
    "require_comparable",
    "require_in_both",
]


_NEW = re.compile("(?:全[省市县区州旗镇乡])?新[建增添设开辟]")


class NotComparable(Exception):
    """The figures stand in forms that do not mean the same; the message is the reason."""


def chronological(findings: Sequence[Finding]) -> list[Finding]:
    """Earlier years first where one body is compared with itself; else as asked."""
    if len({finding.summary.year for finding in findings}) == len(findings):
        return sorted(findings, key=lambda finding: finding.summary.year or 0)
    return list(findings)


def place_table(reply: Reply, findings: Sequence[Finding], label: str) -> None:
    """The figures as a table, a row for each place or year; a chart where there are more than two."""
    words = reply.words
    same_place = len({(f.summary.report_id, f.summary.year) for f in findings}) == 1
    rows = tuple(
        (
            words.label(finding) if same_place else name_beside(reply, finding, findings),
            words.quantity(finding),
        )
        for finding in findings
    )
    cites = tuple(reply.citer.fact(finding.facts[0]) for finding in findings)
    chart = ("line" if len({f.summary.agency for f in findings}) == 1 else "bar") if len(rows) > 2 else ""
    reply.tables.append(AnswerTable((words.say("范围", "Where"), label), rows, cites, chart=chart))


def name_beside(reply: Reply, finding: Finding, findings: Sequence[Finding]) -> str:
    """The place or year of a figure among others, with what it counts where one place has several of them."""
    name, words = place_name(reply, finding, findings), reply.words
    places = [(other.summary.report_id, other.summary.year) for other in findings]
    several = len({other.target for other in findings}) > 1 and len(set(places)) < len(places)
    return words.say("", ", ").join([name, words.label(finding)]) if several else name


def common_label(reply: Reply, findings: Sequence[Finding]) -> str:
    """What all of the figures count."""
    target = findings[0].target
    if target.indicator and all(finding.target == target for finding in findings):
        return reply.words.target(target)
    return reply.words.label(findings[0])


def require_comparable(reply: Reply, findings: Sequence[Finding]) -> None:
    """A break between forms is said, and where the figures do not mean the same nothing is compared.

    Raises:
        NotComparable: two of the figures stand in forms that do not mean the same by them.
    """
    first = findings[0]
    for other in findings[1:]:
        if first.target != other.target or first.facts[0].report_id == other.facts[0].report_id:
            continue  # one report sets them beside each other itself
        if _newly(first) != _newly(other):
            raise NotComparable(
                reply.words.say(
                    "一个是新增的数量，一个是总数。", "One counts what is new, the other all there are."
                )
            )
        if not first.target.indicator:
            continue
        if _told_in_same_words(first, other):
            continue
        outcome = comparable(first.target.indicator, _column(first), _form(first), _form(other))
        if outcome.note == "absent" and _told_alike(first, other):
            continue
        if not outcome.allowed:
            raise NotComparable(reply.words.say(outcome.zh, outcome.en))
        if outcome.zh and _form(first) != _form(other):
            reply.notice("comparability", reply.words.say(outcome.zh, outcome.en))
    if (
        len({finding.unit for finding in findings if finding.unit}) > 1
        and len({f.target for f in findings}) == 1
    ):
        units = {finding.unit for finding in findings}
        if units & {"元", "万元", "亿元"}:
            raise NotComparable(reply.words.say("计量单位不同。", "The figures are in different units."))


def _newly(finding: Finding) -> bool:
    """Whether running text counts only what was added in the year (新建专区4个)."""
    fact = finding.facts[0]
    return fact.origin is Origin.PROSE and bool(_NEW.match(fact.subject))


def _told_alike(one: Finding, other: Finding) -> bool:
    """Whether both are told in one unit, by running text at least once: what a form has no row for may be told there."""
    facts = (*one.facts, *other.facts)
    return kind_of(one.unit) == kind_of(other.unit) and any(fact.origin is Origin.PROSE for fact in facts)


def _told_in_same_words(first: Finding, other: Finding) -> bool:
    """Whether the running text of two reports tells of both figures in the same words and units; no form is involved."""
    one, two = first.facts[0], other.facts[0]
    prose = one.origin is two.origin is Origin.PROSE
    return (
        prose
        and len(first.facts) == len(other.facts) == 1
        and (one.subject, one.unit) == (two.subject, two.unit)
    )


def require_in_both(reply: Reply, evidence: Evidence) -> None:
    """Where a figure is missing because the form of that year has no such row, say that.

    Raises:
        NotComparable: the forms of the years compared do not mean the same by the figure.
    """
    if evidence.findings and reply.question.rest:
        return  # a figure found by words (visits to the site) is in no form
    years = [place.year for place in evidence.resolved.places if place.year]
    for target in reply.question.targets[:1]:
        for year in years[1:]:
            outcome = comparable(target.indicator, target.column, form_of_year(years[0]), form_of_year(year))
            if not outcome.allowed:
                raise NotComparable(reply.words.say(outcome.zh, outcome.en))


def _column(finding: Finding) -> str:
    return finding.target.column or finding.facts[0].column


def _form(finding: Finding) -> str:
    if finding.form:
        return finding.form
    year = finding.summary.year
    return form_of_year(year) or "" if year else ""


def extreme_sentence(reply: Reply, findings: Sequence[Finding], low: bool) -> None:
    """Who has the most (the least), all of them where they are equal."""
    words = reply.words
    best = (min if low else max)(finding.value for finding in findings if finding.value is not None)
    first = [finding for finding in findings if finding.value == best]
    names = words.join([place_name(reply, finding, findings) for finding in first])
    cites = reply.cite([fact for finding in first for fact in finding.facts[:1]])
    label = common_label(reply, findings)
    years = {f.summary.year for f in findings}
    bodies = {(f.summary.region, f.summary.agency) for f in findings}
    when = words.year(findings[0].summary.year) if len(years) == 1 else ""
    who = words.body(*next(iter(bodies))) if len(bodies) == 1 else ""
    amount = words.quantity(first[0])
    if first[0].unit in {"%", "分", "元"}:
        extreme = words.say("最低" if low else "最高", "lowest" if low else "highest")
    else:
        extreme = words.say("最少" if low else "最多", "fewest" if low else "most")
    tie = words.say("（并列）", " (tied)") if len(first) > 1 else ""
    sentence = words.say(
        f"{who}{when}{label}{extreme}的是{names}{tie}：{amount}{cites}。",
        f"{who or when}{', ' if who or when else ''}{label}: {extreme} in {names}{tie}: {amount}{cites}.",
    )
    reply.sentence = (
        sentence if reply.question.operation is not Operation.COMPARE else reply.sentence + sentence
    )
    reply.figure = headline(reply, first[0])
    if first[0].summed:
        operand(reply, first[0])
