"""Rankings: places in order of their figure, or of its change, with how many reports say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from assistant.answering import arithmetic
from assistant.answering.arithmetic import plain
from assistant.answering.contradictions import mention_contradictions
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand, value
from assistant.answering.lookup import Finding
from assistant.answering.parts import parts_listed, rank_parts
from assistant.answering.reply import Reply
from assistant.answering.side_by_side import (
    common_label,
    extreme_sentence,
    place_table,
    require_comparable,
)
from assistant.answering.which_places import asks_places
from assistant.types import AnswerTable, Computation, Figure, How, Operand

__all__ = ["counted", "rank"]

_CHANGE = re.compile(
    "增长|增加|增幅|涨|升|跌|上升|下降|减少|降幅|变化|rise|rose|increase|growth|grew|fall|fell|decrease|drop|change"
)
_MATTERS = re.compile(
    "申请.{0,4}(?:内容|事项)|(?:内容|事项|方面).{0,4}(?:哪|最)|哪.{0,3}(?:内容|事项|方面)|问的"
)
"""What was asked for is told in the report's own words, never by who asked."""
_EXTREME = re.compile("最[高低多少大小]|highest|lowest")
_LOWEST = re.compile("最[低少小]|lowest")
_FALL = re.compile("下降|减少|降|跌|fall|fell|decrease|drop")
SHOWN = 20
"""Rows of a ranking that are shown; the rest is counted."""


def rank(reply: Reply, evidence: Evidence) -> bool:
    """Places in order of their figure, the first named, with how many reports say it."""
    stated = [finding for finding in evidence.findings if finding.value is not None]
    if not stated:
        return False
    told = _EXTREME.search(stated[0].facts[0].subject) if len(stated) == 1 else None
    if told is not None:  # the report itself says which is the highest; of the lowest that says nothing
        if bool(_LOWEST.search(told.group())) != reply.question.detail.endswith("min"):
            return False
        value(reply, evidence)
        return True
    changed = _CHANGE.search(reply.question.text) and len({f.summary.year for f in stated}) == 2
    if (
        reply.question.detail.startswith("parts_")
        and changed
        and len({f.summary.agency for f in stated}) == 1
    ):
        whole = stated[0].target
        parts = [part for finding in stated for part in parts_listed(reply, finding)]
        words, summary = reply.words, stated[0].summary
        who, what = words.body(summary.region, summary.agency), words.target(whole)
        return _rank_changes(
            reply, parts, lambda part: words.part(part, whole), words.say(f"{who}{what}中", f"{who}, {what}")
        )
    if reply.question.detail.startswith("parts_"):
        told_elsewhere = _MATTERS.search(reply.question.text) or asks_places(reply.question)
        return not told_elsewhere and rank_parts(reply, stated[0])
    if changed:
        return _rank_changes(reply, stated, lambda f: reply.words.body(f.summary.region, f.summary.agency))
    alone = not reply.question.all_bodies or bool(reply.question.bodies)
    if len(stated) == 1 and len(evidence.resolved.places) == 1 and alone:
        return False  # one figure ranks nothing
    if len({f.summary.report_id for f in stated}) == 1 < len(stated) and not reply.question.all_bodies:
        return not evidence.lacking and _of_one_report(reply, stated)
    require_comparable(reply, stated)
    low = reply.question.detail.endswith("min")
    ordered = sorted(stated, key=lambda f: ((f.value or 0) if low else -(f.value or 0), f.summary.source))
    label = common_label(reply, ordered)
    extreme_sentence(reply, ordered, low)
    _coverage(reply, evidence, stated)
    place_table(reply, ordered[:SHOWN], label)
    for finding in ordered[:SHOWN]:
        if finding.summed:
            operand(reply, finding)
    reply.how = How.COMPUTED if len(ordered) > 1 else reply.how
    mention_contradictions(reply, ordered[:1])
    return True


def _of_one_report(reply: Reply, stated: Sequence[Finding]) -> bool:
    """The largest (smallest) of several figures a question lists, all of one report and counted alike."""
    if len({f.unit for f in stated}) > 1:
        return False
    words, low = reply.words, reply.question.detail.endswith("min")
    best = (min if low else max)(f.value for f in stated if f.value is not None)
    first = [f for f in stated if f.value == best]
    who, when = (
        words.body(first[0].summary.region, first[0].summary.agency),
        words.year(first[0].summary.year),
    )
    names = words.join([words.label(f) for f in first])
    amount = f"{words.quantity(first[0])}{reply.cite([f.facts[0] for f in first])}"
    extreme = words.say("最少" if low else "最多", "fewest" if low else "most")
    reply.sentence = words.say(
        f"{who}{when}{extreme}的是{names}：{amount}。", f"{who}, {when}: {extreme} are {names}: {amount}."
    )
    reply.figure = Figure(words.figure(first[0]), words.unit(first[0].unit).strip(), names)
    reply.tables.append(
        AnswerTable(
            (words.say("分项", "Part"), words.say("数量", "Number")),
            tuple((words.label(f), words.quantity(f)) for f in stated),
            tuple(reply.citer.fact(f.facts[0]) for f in stated),
            chart="bar" if len(stated) > 2 else "",
        )
    )
    reply.how = How.QUOTED
    return True


def _rank_changes(
    reply: Reply, stated: Sequence[Finding], name_of: Callable[[Finding], str], label: str = ""
) -> bool:
    """Bodies, or parts of one total, in order of the change of their figure between two years; in percent for a rate."""
    pairs: list[tuple[Finding, Computation]] = []
    rate = bool(re.search("率|幅|百分|%|percent|rate", reply.question.text.lower()))
    for name in dict.fromkeys(map(name_of, stated)):
        own = sorted((f for f in stated if name_of(f) == name), key=lambda f: f.summary.year or 0)
        if len(own) != 2 or not all(f.exact for f in own) or (rate and not own[0].value):
            continue
        require_comparable(reply, own)
        earlier, later = operand(reply, own[0]), operand(reply, own[1])
        change = (
            arithmetic.growth(later, earlier) if rate else arithmetic.difference(later, earlier, own[1].unit)
        )
        pairs.append((own[1], change))
    if not pairs:
        return False
    words = reply.words
    falling = bool(_FALL.search(reply.question.text))
    pairs.sort(key=lambda pair: (pair[1].result if falling else -pair[1].result, pair[0].summary.source))
    unit = "%" if rate else words.unit(pairs[0][0].unit)
    rows = tuple((name_of(f), c.formula) for f, c in pairs)
    reply.computations += [change for _, change in pairs]
    name, best = rows[0][0], pairs[0][1].result
    label = label or common_label(reply, [f for f, _ in pairs])
    kind = words.say("下降最多" if falling else "增长最多", "largest fall" if falling else "largest rise")
    reply.sentence = words.say(
        f"{label}{kind}的是{name}：{plain(best)}{unit}（{rows[0][1]}）。",
        f"{label}: {kind} in {name}: {plain(best)}{unit} ({rows[0][1]}).",
    )
    reply.figure = Figure(plain(best), unit.strip(), name)
    reply.tables.append(
        AnswerTable(
            (words.say("范围", "Where"), words.say("变化", "Change")),
            rows,
            tuple(reply.citer.fact(f.facts[0]) for f, _ in pairs),
        )
    )
    reply.how = How.COMPUTED
    return True


def _coverage(reply: Reply, evidence: Evidence, stated: Sequence[Finding]) -> None:
    asked = len(evidence.found)
    if asked == len(stated):
        return
    words = reply.words
    missing = [
        f"{words.body_of(place.body)}{words.say('', ' ')}{words.year(place.year)}"
        for place in evidence.lacking
    ]
    blank = [f for f in evidence.findings if f.value is None]
    missing += [
        f"{words.body(f.summary.region, f.summary.agency)}{words.say('', ' ')}{words.year(f.summary.year)}"
        for f in blank
    ]
    named = words.say(
        f"，未载明的：{words.join(missing)}" if len(missing) <= 5 else "",
        f"; silent: {words.join(missing)}" if len(missing) <= 5 else "",
    )
    reply.computations += [counted(stated), counted(evidence.found)]
    reply.notice(
        "coverage",
        words.say(
            f"{asked}份报告中{len(stated)}份载明{named}。",
            f"{len(stated)} of {asked} reports state it{named}.",
        ),
    )


def counted(things: Sequence[object]) -> Computation:
    """A number of reports or checks as a computation, so that it may be said."""
    number = Decimal(len(things))
    return Computation(
        operation="count",
        operands=tuple(Operand("", Decimal(1), 0) for _ in things),
        result=number,
        unit="",
        formula="",
    )
