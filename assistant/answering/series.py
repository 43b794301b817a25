"""Answers that put figures beside each other: comparison, difference, growth, share, sum, rank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answering import arithmetic
from assistant.answering.arithmetic import plain
from assistant.answering.contradictions import mention_contradictions
from assistant.answering.evidence import Evidence
from assistant.answering.figures import headline, operand, place_name, state, value
from assistant.answering.lookup import Finding, find_figure
from assistant.answering.parts import rank_parts
from assistant.answering.printed import state_change
from assistant.answering.reply import Reply
from assistant.lexicon.comparability import comparable
from assistant.lexicon.forms import form_of_year
from assistant.lexicon.indicators import columns_of, indicators
from assistant.types import (
    AnswerTable,
    Computation,
    Figure,
    How,
    Operand,
    Operation,
    Question,
    Target,
)

__all__ = [
    "NotComparable",
    "average",
    "compare",
    "complement",
    "counted",
    "growth",
    "rank",
    "ratio",
    "share",
    "sum_up",
]

_CHANGE = re.compile(
    "增长|增加|增幅|上升|下降|减少|降幅|变化|rise|rose|increase|growth|grew|fall|fell|decrease|drop|change"
)
_CHANGE_ASKED = re.compile("增长|增幅|降幅|下降|上升|grow|grew|increase|decrease|rise|rose|drop|fell")
_FALL = re.compile("下降|减少|降幅|fall|fell|decrease|drop")
SHOWN = 20
"""Rows of a ranking that are shown; the rest is counted."""


class NotComparable(Exception):
    """The figures stand in forms that do not mean the same; the message is the reason."""


# --- two or more figures side by side ---------------------------------------------------


def compare(reply: Reply, evidence: Evidence) -> bool:
    """The figures beside each other, and the difference where there are two."""
    findings = [finding for finding in evidence.findings if finding.value is not None]
    if len(findings) < 2:
        if _printed_change(reply, evidence):
            return True
        _require_in_both(reply, evidence)
        return False
    _require_comparable(reply, findings)
    ordered = _chronological(findings)
    label = _common_label(reply, ordered)
    _table(reply, ordered, label)
    _listed_sentence(reply, ordered, label)
    if len(ordered) == 2 and all(finding.exact for finding in ordered):
        _two(reply, ordered, label)
    elif (
        len({f.summary.report_id for f in ordered}) == len(ordered)
        and reply.question.operation is Operation.COMPARE
    ):
        _extreme_sentence(reply, ordered, reply.question.detail.endswith("min"))
    reply.how = How.COMPUTED if reply.computations else reply.how
    mention_contradictions(reply, ordered)
    return True


def _printed_change(reply: Reply, evidence: Evidence) -> bool:
    """The change the report itself states (同比增长70.3%), where the other year is not held or does not say."""
    if not reply.question.implied or not evidence.resolved.places:
        return False
    return state_change(reply, evidence.resolved.places[0].reports)


def _two(reply: Reply, ordered: Sequence[Finding], label: str) -> None:
    """The difference of two figures: the later year less the earlier, else the first named less the other."""
    words = reply.words
    dated = len({finding.summary.year for finding in ordered}) == 2
    one, other = reversed(ordered) if dated else ordered
    if not dated and (one.value or 0) < (other.value or 0):
        one, other = other, one
    difference = _difference(reply, one, other)
    gap, unit = plain(difference.result), words.unit(one.unit)
    first, second = (place_name(reply, finding, ordered) for finding in (one, other))
    if first == second:
        first, second = words.label(one), words.label(other)
    if difference.result == 0:
        reply.sentence += words.say("两者相同。", " They are equal.")
    elif (one.value or 0) > (other.value or 0):
        reply.sentence += words.say(
            f"{first}比{second}{'增加' if dated else '多'}{gap}{unit}（{difference.formula}）。",
            f" {first} exceeds {second} by {gap}{unit} ({difference.formula}).",
        )
    else:
        reply.sentence += words.say(
            f"{first}比{second}{'减少' if dated else '少'}{gap}{unit}（{difference.formula}）。",
            f" {first} is {gap}{unit} below {second} ({difference.formula}).",
        )
    if dated and other.value and _CHANGE_ASKED.search(reply.question.text.lower()):
        change = arithmetic.growth(operand(reply, one), operand(reply, other))
        reply.computations.append(change)
        reply.sentence += words.say(
            f"变化率{'-' if change.result < 0 else ''}{arithmetic.percent(change)}%（{change.formula}）。",
            f" That is {'-' if change.result < 0 else '+'}{arithmetic.percent(change)}% ({change.formula}).",
        )
    if reply.question.operation is Operation.DIFFERENCE:
        reply.figure = Figure(gap, unit.strip(), words.say(f"{label}之差", f"difference in {label}"))


def _difference(reply: Reply, one: Finding, other: Finding) -> Computation:
    """The larger of two figures less the smaller."""
    larger, smaller = (one, other) if (one.value or 0) >= (other.value or 0) else (other, one)
    computed = arithmetic.difference(operand(reply, larger), operand(reply, smaller), larger.unit)
    reply.computations.append(computed)
    return computed


def ratio(reply: Reply, evidence: Evidence) -> bool:
    """How many times one figure is the other."""
    findings = [finding for finding in evidence.findings if finding.exact]
    if len(findings) != 2 or not findings[1].value:
        return compare(reply, evidence)
    _require_comparable(reply, findings)
    one, other = findings
    words = reply.words
    computed = arithmetic.ratio(operand(reply, one), operand(reply, other))
    reply.computations.append(computed)
    names = [place_name(reply, finding, findings) for finding in findings]
    if names[0] == names[1]:
        names = [words.label(one), words.label(other)]
    who = (
        words.body(one.summary.region, one.summary.agency)
        if one.summary.agency == other.summary.agency
        else ""
    )
    cites = reply.cite([*one.facts, *other.facts])
    times = plain(computed.result)
    reply.sentence = words.say(
        f"{who}{names[0]}是{names[1]}的{times}倍：{computed.formula}{cites}。",
        f"{who}{', ' if who else ''}{names[0]} is {times} times {names[1]}: {computed.formula}{cites}.",
    )
    reply.figure = Figure(times, words.say("倍", "times"), names[0])
    reply.how = How.COMPUTED
    mention_contradictions(reply, findings)
    return True


def growth(reply: Reply, evidence: Evidence) -> bool:
    """The change in percent between two figures, with both."""
    findings = [finding for finding in evidence.findings if finding.value is not None]
    if len(findings) != 2:
        return compare(reply, evidence)
    _require_comparable(reply, findings)
    earlier, later = _chronological(findings)
    if not (earlier.exact and later.exact) or not earlier.value:
        return compare(reply, evidence)
    label = _common_label(reply, (earlier, later))
    words = reply.words
    computed = arithmetic.growth(operand(reply, later), operand(reply, earlier))
    reply.computations.append(computed)
    one, two = (place_name(reply, finding, (earlier, later)) for finding in (earlier, later))
    who = words.body(later.summary.region, later.summary.agency)
    verb = words.say("增长" if computed.result >= 0 else "下降", "up" if computed.result >= 0 else "down")
    percent = arithmetic.percent(computed)
    gap = _difference(reply, later, earlier)
    by = f"{plain(gap.result)}{words.unit(later.unit)}"
    cites = reply.cite((*later.facts, *earlier.facts))
    more = words.say("多" if computed.result >= 0 else "少", "more" if computed.result >= 0 else "fewer")
    reply.sentence = words.say(
        f"{who}{label}{two}比{one}{verb}{percent}%：{computed.formula}{cites}；{more}{by}（{gap.formula}）。",
        f"{who}, {label}: {two} is {verb} {percent}% on {one}: {computed.formula}{cites}; {by} {more} ({gap.formula}).",
    )
    reply.figure = Figure(percent, "%", words.say(f"{label}{verb}", f"{label}, {verb}"))
    _table(reply, (earlier, later), label)
    reply.how = How.COMPUTED
    mention_contradictions(reply, (earlier, later))
    return True


def _chronological(findings: Sequence[Finding]) -> list[Finding]:
    """Earlier years first where one body is compared with itself; else as asked."""
    if len({finding.summary.year for finding in findings}) == len(findings):
        return sorted(findings, key=lambda finding: finding.summary.year or 0)
    return list(findings)


def _table(reply: Reply, findings: Sequence[Finding], label: str) -> None:
    words = reply.words
    same_place = len({(f.summary.report_id, f.summary.year) for f in findings}) == 1
    rows = tuple(
        (
            words.label(finding) if same_place else place_name(reply, finding, findings),
            words.quantity(finding),
        )
        for finding in findings
    )
    cites = tuple(reply.citer.fact(finding.facts[0]) for finding in findings)
    chart = ("line" if len({f.summary.agency for f in findings}) == 1 else "bar") if len(rows) > 2 else ""
    reply.tables.append(AnswerTable((words.say("范围", "Where"), label), rows, cites, chart=chart))


def _listed_sentence(reply: Reply, findings: Sequence[Finding], label: str) -> None:
    words = reply.words
    same_place = len({(f.summary.report_id, f.summary.year) for f in findings}) == 1
    pieces = []
    for finding in findings:
        name = words.label(finding) if same_place else place_name(reply, finding, findings)
        pieces.append(f"{name}{words.say('', ': ')}{words.quantity(finding)}{reply.cite(finding.facts[:1])}")
    bodies = {(f.summary.region, f.summary.agency) for f in findings}
    who = words.body(*bodies.pop()) if len(bodies) == 1 else ""
    when = words.year(findings[0].summary.year) if len({f.summary.year for f in findings}) == 1 else ""
    head = words.say(
        f"{who}{when}{'' if same_place else label}",
        ", ".join(x for x in (who, when, "" if same_place else label) if x),
    )
    reply.sentence = words.say(f"{head}：{'，'.join(pieces)}。", f"{head}: {'; '.join(pieces)}.")
    for finding in findings:
        if finding.summed:
            operand(reply, finding)


def _common_label(reply: Reply, findings: Sequence[Finding]) -> str:
    target = findings[0].target
    if target.indicator and all(finding.target == target for finding in findings):
        return reply.words.target(target)
    return reply.words.label(findings[0])


def _require_comparable(reply: Reply, findings: Sequence[Finding]) -> None:
    """A break between forms is said, and where the figures do not mean the same nothing is compared.

    Raises:
        NotComparable: two of the figures stand in forms that do not mean the same by them.
    """
    first = findings[0]
    for other in findings[1:]:
        if first.target != other.target or not first.target.indicator:
            continue
        if first.facts[0].report_id == other.facts[0].report_id:
            continue  # one report sets them beside each other itself
        outcome = comparable(first.target.indicator, _column(first), _form(first), _form(other))
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


def _require_in_both(reply: Reply, evidence: Evidence) -> None:
    """Where a figure is missing because the form of that year has no such row, say that.

    Raises:
        NotComparable: the forms of the years compared do not mean the same by the figure.
    """
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


# --- sums, averages ---------------------------------------------------------------------


def sum_up(reply: Reply, evidence: Evidence) -> bool:
    """The sum over several places or several figures; one figure alone is simply stated."""
    findings = [finding for finding in evidence.findings if finding.value is not None]
    if not findings:
        return False
    if len(findings) == 1 and not evidence.lacking:
        state(reply, findings[0])
        return True
    if not all(finding.exact for finding in findings):
        value(reply, evidence)
        return True
    _require_comparable(reply, findings)
    ordered = _chronological(findings)
    label = (
        _common_label(reply, ordered)
        if len({f.target for f in ordered}) == 1
        else reply.words.join([reply.words.label(f) for f in ordered])
    )
    computed = arithmetic.total([operand(reply, finding) for finding in ordered], ordered[0].unit)
    _computed_sentence(reply, ordered, label, computed, reply.words.say("合计", "in total"))
    return True


def average(reply: Reply, evidence: Evidence) -> bool:
    """The mean over several places."""
    findings = [finding for finding in evidence.findings if finding.exact]
    if re.search("每月|月均|每个月|per month|monthly|a month", reply.question.text.lower()) and findings:
        return _per_month(reply, findings[0])
    if len(findings) < 2:
        return sum_up(reply, evidence)
    _require_comparable(reply, findings)
    ordered = _chronological(findings)
    computed = arithmetic.average([operand(reply, finding) for finding in ordered], ordered[0].unit)
    _computed_sentence(
        reply, ordered, _common_label(reply, ordered), computed, reply.words.say("平均", "on average")
    )
    return True


def _per_month(reply: Reply, finding: Finding) -> bool:
    computed = arithmetic.monthly(operand(reply, finding), finding.unit)
    _computed_sentence(
        reply,
        [finding],
        reply.words.label(finding),
        computed,
        reply.words.say("平均每月", "per month, on average"),
    )
    return True


def _computed_sentence(
    reply: Reply, findings: Sequence[Finding], label: str, computed: Computation, how: str
) -> None:
    words = reply.words
    reply.computations.append(computed)
    bodies = {(f.summary.region, f.summary.agency) for f in findings}
    who = (
        words.body(*next(iter(bodies)))
        if len(bodies) == 1
        else words.join(
            [
                words.body(*body)
                for body in dict.fromkeys((f.summary.region, f.summary.agency) for f in findings)
            ]
        )
    )
    years = list(dict.fromkeys(f.summary.year for f in findings if f.summary.year))
    when = words.years(years)
    unit = words.unit(findings[0].unit)
    cites = reply.cite([fact for finding in findings for fact in finding.facts])
    reply.sentence = words.say(
        f"{who}{when}{label}{how}{plain(computed.result)}{unit}（{computed.formula}）{cites}。",
        f"{who}, {when}: {label} {how} {plain(computed.result)}{unit} ({computed.formula}){cites}.",
    )
    reply.figure = Figure(plain(computed.result), unit.strip(), f"{label}{words.say('', ' ')}{how}")
    if len({f.summary.report_id for f in findings}) == len(findings):
        _table(reply, findings, label)
    reply.how = How.COMPUTED
    mention_contradictions(reply, findings)


# --- shares -----------------------------------------------------------------------------

_RATES = {
    "disclosure_rate": (
        ("granted", "partly_granted"),
        "handled_total",
        "公开率（予以公开与部分公开之和 ÷ 办理结果总计）",
        "disclosure rate ((disclosed in full + in part) ÷ all results)",
    ),
    "refused_rate": (("refused",), "handled_total", "不予公开率", "refusal rate"),
    "answered_rate": (("handled_total",), "handled", "办结率", "completion rate"),
}
_OUTCOME_RATES = {
    "corrected_rate": ("corrected", "纠正率", "correction rate"),
    "upheld_rate": ("upheld", "维持率", "rate upheld"),
}  # fmt: skip
_WHOLES = {"received": "received", "carried_in": "received", "carried_out": "handled_total"}


def share(reply: Reply, evidence: Evidence) -> bool:
    """What part of a whole a figure is, in percent, from two figures of one report; the extreme where it is asked."""
    if reply.question.detail == "of_whole":
        return _share_of_place(reply, evidence)
    shares: list[tuple[Decimal, Finding]] = []
    for found in evidence.found:
        for summary in found.place.reports:
            pair = _rate(reply, reply.question, summary) or _part_and_whole(
                reply, reply.question, summary, found.findings
            )
            if pair is None:
                continue
            parts, whole, label = pair
            if all(finding.exact for finding in (*parts, whole)) and whole.value:
                shares.append((_share_sentence(reply, parts, whole, label), whole))
                break
    if len(shares) > 1:
        reply.figure = None
        _extreme_share(reply, shares)
    return bool(shares)


def _share_of_place(reply: Reply, evidence: Evidence) -> bool:
    """An office's figure as a part of its place's, from their two reports of one year."""
    findings = [finding for finding in evidence.findings if finding.exact]
    if len(findings) != 2 or not findings[1].value or len({f.summary.year for f in findings}) > 1:
        return False
    part, whole = findings
    _require_comparable(reply, findings)
    label = reply.words.say(
        f"{reply.words.label(whole)}中{part.summary.agency}所占比例",
        f"{reply.words.label(whole)}: share of {reply.words.body(part.summary.region, part.summary.agency)}",
    )
    _share_sentence(reply, [part], whole, label)
    return True


def _extreme_share(reply: Reply, shares: Sequence[tuple[Decimal, Finding]]) -> None:
    """Where the share is largest or smallest, said before the shares themselves."""
    text, words = reply.question.text.lower(), reply.words
    high = re.search("最高|最大|最多|highest|largest|most|greatest", text)
    if not high and not re.search("最低|最小|最少|lowest|smallest|least", text):
        return
    best = (max if high else min)(percent for percent, _ in shares)
    wholes = [whole for _, whole in shares]
    names = words.join([place_name(reply, whole, wholes) for percent, whole in shares if percent == best])
    extreme = words.say("最高" if high else "最低", "highest" if high else "lowest")
    reply.sentence = (
        words.say(f"{extreme}的是{names}（{plain(best)}%）。", f"The {extreme} is {names} ({plain(best)}%). ")
        + reply.sentence
    )
    reply.figure = Figure(plain(best), "%", names)


def _rate(reply: Reply, question: Question, summary):  # type: ignore[no-untyped-def]
    if question.detail in _RATES:
        part_ids, whole_id, zh, en = _RATES[question.detail]
        parts = [find_figure(reply.index, summary, Target(part), question) for part in part_ids]
        whole = find_figure(reply.index, summary, Target(whole_id), question)
    elif question.detail in _OUTCOME_RATES:
        column, zh, en = _OUTCOME_RATES[question.detail]
        indicator = question.targets[0].indicator if question.targets else "review"
        if indicators()[indicator].columns != "outcome":
            indicator = "review"
        parts = [find_figure(reply.index, summary, Target(indicator, column), question)]
        whole = find_figure(reply.index, summary, Target(indicator), question)
        zh, en = f"{indicators()[indicator].label}{zh}", f"{indicators()[indicator].en}: {en}"
    else:
        return None
    if whole is None or any(part is None for part in parts):
        return None
    return [part for part in parts if part is not None], whole, reply.words.say(zh, en)


def _part_and_whole(reply: Reply, question: Question, summary, findings: Sequence[Finding]):  # type: ignore[no-untyped-def]
    part = next((f for f in findings if f.summary.report_id == summary.report_id), None)
    if part is None:
        return None
    whole = _whole_of(reply, part, question)
    if whole is None or whole.facts == part.facts:
        return None
    label = reply.words.say(
        f"{reply.words.label(part)}占{reply.words.label(whole)}的比例",
        f"{reply.words.label(part)} as a share of {reply.words.label(whole)}",
    )
    return [part], whole, label


def _whole_of(reply: Reply, part: Finding, question: Question) -> Finding | None:
    """The total a figure is measured against: its row's total, its group, or the total it is listed under."""
    fact = part.facts[0]
    target = part.target if part.summed or not fact.indicator else Target(fact.indicator, fact.column)
    if fact.parent and not part.summed:
        parent = reply.index.fact(fact.parent)
        return Finding(part.summary, Target(parent.indicator, parent.column), (parent,))
    if not target.indicator:
        return None
    if target.column not in {"", "total"} and target.column in columns_of(target.indicator):
        return find_figure(reply.index, part.summary, Target(target.indicator), question)
    parent_id = indicators()[target.indicator].parent
    if (
        target.indicator.startswith("refused.")
        and "不予公开" not in question.text
        and "refus" not in question.text
    ):
        parent_id = "handled_total"
    return find_figure(reply.index, part.summary, Target(parent_id, ""), question) if parent_id else None


def _share_sentence(reply: Reply, parts: Sequence[Finding], whole: Finding, label: str) -> Decimal:
    """Add the sentence for one share; the share in percent."""
    words = reply.words
    computed = arithmetic.share([operand(reply, part) for part in parts], operand(reply, whole))
    reply.computations.append(computed)
    who = words.body(whole.summary.region, whole.summary.agency)
    when = words.year(whole.summary.year)
    cites = reply.cite([fact for finding in (*parts, whole) for fact in finding.facts])
    percent = arithmetic.percent(computed)
    reply.sentence += words.say(
        f"{who}{when}{label}为{percent}%（{computed.formula}）{cites}。",
        f"{who}, {when}: {label} is {percent}% ({computed.formula}){cites}.",
    )
    reply.figure = Figure(percent, "%", label)
    reply.how = How.COMPUTED
    mention_contradictions(reply, [*parts, whole])
    return computed.result


# --- rankings ---------------------------------------------------------------------------


def rank(reply: Reply, evidence: Evidence) -> bool:
    """Places in order of their figure, the first named, with how many reports say it."""
    stated = [finding for finding in evidence.findings if finding.value is not None]
    if not stated:
        return False
    if reply.question.detail.startswith("parts_"):
        return rank_parts(reply, stated[0])
    if _CHANGE.search(reply.question.text) and len({f.summary.year for f in stated}) == 2:
        return _rank_changes(reply, stated)
    _require_comparable(reply, stated)
    low = reply.question.detail.endswith("min")
    ordered = sorted(stated, key=lambda f: ((f.value or 0) if low else -(f.value or 0), f.summary.source))
    label = _common_label(reply, ordered)
    _extreme_sentence(reply, ordered, low)
    _coverage(reply, evidence, stated)
    _table(reply, ordered[:SHOWN], label)
    for finding in ordered[:SHOWN]:
        if finding.summed:
            operand(reply, finding)
    reply.how = How.COMPUTED if len(ordered) > 1 else reply.how
    mention_contradictions(reply, ordered[:1])
    return True


def _rank_changes(reply: Reply, stated: Sequence[Finding]) -> bool:
    """Bodies in order of the change of their figure between two years, in percent where a rate is asked for."""
    pairs: list[tuple[Finding, Computation]] = []
    rate = bool(re.search("率|幅|百分|%|percent|rate", reply.question.text.lower()))
    for body in dict.fromkeys((f.summary.region, f.summary.agency) for f in stated):
        own = sorted(
            (f for f in stated if (f.summary.region, f.summary.agency) == body),
            key=lambda f: f.summary.year or 0,
        )
        if len(own) != 2 or not all(f.exact for f in own) or (rate and not own[0].value):
            continue
        _require_comparable(reply, own)
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
    rows = tuple((words.body(f.summary.region, f.summary.agency), c.formula) for f, c in pairs)
    reply.computations += [change for _, change in pairs]
    name, best = rows[0][0], pairs[0][1].result
    label = _common_label(reply, [f for f, _ in pairs])
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


def complement(reply: Reply, evidence: Evidence) -> bool:
    """All but one column of a row: the total less the part, both cited."""
    if not reply.question.complement or len(evidence.findings) != 1:
        return False
    (part,) = evidence.findings
    whole = _whole_of(reply, part, reply.question)
    if whole is None or not (part.exact and whole.exact):
        return False
    words = reply.words
    computed = arithmetic.difference(operand(reply, whole), operand(reply, part), whole.unit)
    reply.computations.append(computed)
    who, when = words.body(part.summary.region, part.summary.agency), words.year(part.summary.year)
    amount, cites = words.amount(computed.result, whole.unit), reply.cite([*whole.facts, *part.facts])
    reply.sentence = words.say(
        f"{who}{when}{words.label(whole)}中除{words.label(part)}外：{amount}（{computed.formula}）{cites}。",
        f"{who}, {when}: {words.label(whole)} without {words.label(part)}: {amount} ({computed.formula}){cites}.",
    )
    reply.figure = Figure(plain(computed.result), words.unit(whole.unit).strip(), words.label(whole))
    reply.how = How.COMPUTED
    mention_contradictions(reply, [whole, part])
    return True


def _extreme_sentence(reply: Reply, findings: Sequence[Finding], low: bool) -> None:
    """Who has the most (the least), all of them where they are equal."""
    words = reply.words
    best = (min if low else max)(finding.value for finding in findings if finding.value is not None)
    first = [finding for finding in findings if finding.value == best]
    names = words.join([place_name(reply, finding, findings) for finding in first])
    cites = reply.cite([fact for finding in first for fact in finding.facts[:1]])
    label = _common_label(reply, findings)
    years = {f.summary.year for f in findings}
    bodies = {(f.summary.region, f.summary.agency) for f in findings}
    when = words.year(findings[0].summary.year) if len(years) == 1 else ""
    who = words.body(*next(iter(bodies))) if len(bodies) == 1 else ""
    amount = words.quantity(first[0])
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
