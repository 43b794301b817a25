"""Answers that put figures beside each other: comparison, difference, growth, ratio, sum, average."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.answering import arithmetic
from assistant.answering.arithmetic import plain
from assistant.answering.contradictions import mention_contradictions
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand, place_name, state, value
from assistant.answering.listing import JOINS
from assistant.answering.lookup import Finding, common_scale, find_figure, kind_of
from assistant.answering.operations import PER_MONTH
from assistant.answering.parts import list_with
from assistant.answering.printed import state_change
from assistant.answering.reply import Reply
from assistant.answering.side_by_side import (
    chronological,
    common_label,
    extreme_sentence,
    name_beside,
    place_table,
    require_comparable,
    require_in_both,
)
from assistant.answering.units import units_of
from assistant.answering.wording import Wording
from assistant.answering.words import content
from assistant.lexicon.indicators import ancestors, find_mentions
from assistant.lexicon.segments import naming
from assistant.lexicon.text import compact
from assistant.types import Computation, Figure, How, Operation, Origin, Question, Target

__all__ = ["DONE_WITH", "average", "compare", "growth", "ratio", "sum_up"]

_SCHOOL = re.compile("(?:大学|学院|学校|中学|小学)$")
_EACH = re.compile("各|分别|respectively|each")
DONE_WITH = re.compile("办结|回复|答复|采纳|收回|完成|解决|整改")
"""What was done with things counted before it; a figure of it is added to none of them."""
_YEARLY = re.compile(
    r"每一?年|逐年|历年|各年|年年|分年|\b(?:each|every|per) year\b|\byear[- ](?:by|on|over)[- ]year\b|\byearly\b|\bannual(?!ly? reports?)"
)
"""The change from each year to the next is asked for."""
_EXTREMES = re.compile(
    r"最[高多大].{0,14}最[低少小]|最[低少小].{0,14}最[高多大]|峰值?.{0,10}谷|\b(?:highest|most|largest|peak)\b.{0,40}\b(?:lowest|fewest|least|smallest|trough)\b|\b(?:lowest|fewest|least|smallest)\b.{0,40}\b(?:highest|most|largest)\b"
)
"""The highest and the lowest of several years are compared."""
_CHANGE_ASKED = re.compile("增长|增幅|降幅|下降|上升|grow|grew|increase|decrease|rise|rose|drop|fell")


def _say_school_years(reply: Reply, findings: Sequence[Finding]) -> None:
    """Which school year a year means, where a Chinese question compares those of a school."""
    schools = all(_SCHOOL.search(f.summary.agency or f.summary.region) for f in findings)
    years = sorted({f.facts[0].year for f in findings if f.facts[0].year})
    if "学年" not in reply.question.text or not schools or len(years) < 2:
        return
    told = "，".join(f"{year}年即{year - 1}—{year}学年" for year in years)
    reply.notice("coverage", f"学年按结束的年份称呼：{told}。")


def compare(reply: Reply, evidence: Evidence) -> bool:
    """The figures beside each other, and the difference where there are two."""
    findings = [finding for finding in evidence.findings if finding.value is not None]
    if len(findings) < 2:
        if _printed_change(reply, evidence) or _change_of_items(reply, evidence):
            return True
        require_in_both(reply, evidence)
        return False
    findings = list({finding.facts: finding for finding in findings}.values())  # each figure once
    if not reply.question.targets:
        findings = _one_of_each(findings, reply.question)
    if len(findings) < 2 or (not reply.question.targets and _count_other_things(findings)):
        return False
    require_comparable(reply, findings)
    ordered = chronological(findings)
    label = common_label(reply, ordered)
    place_table(reply, ordered, label)
    _listed_sentence(reply, ordered, label)
    _say_school_years(reply, ordered)
    if _people_counted_apart(ordered):
        reply.notice(
            "comparability",
            reply.words.say(
                "一个按人次统计，一个按人数统计，口径不同，差数只作参考。",
                "One counts attendances (人次), the other people (人); the difference is only a rough one.",
            ),
        )
    if len(ordered) == 2 and all(finding.exact for finding in ordered):
        _two(reply, ordered, label)
    elif (
        len({f.summary.report_id for f in ordered}) == len(ordered)
        and reply.question.operation is Operation.COMPARE
    ):
        extreme_sentence(reply, ordered, reply.question.detail.endswith("min"))
    elif reply.question.operation is Operation.DIFFERENCE and _is_stretch(ordered):
        for pair in _pairs(ordered, reply.question.text.lower()):
            _two(reply, pair, label, ordered)
    reply.how = How.COMPUTED if reply.computations else reply.how
    mention_contradictions(reply, ordered)
    return True


def _people_counted_apart(findings: Sequence[Finding]) -> bool:
    """Whether one of two bodies counts people and the other how often they came."""
    units = {finding.unit for finding in findings}
    bodies = {finding.summary.agency for finding in findings}
    return len(findings) == len(bodies) == 2 and "人次" in units and bool(units & {"人", "名", "位"})


def _one_of_each(findings: Sequence[Finding], question: Question) -> list[Finding]:
    """The findings, of several of one place all but those of what was done with the rest (受理572件，按期办结568件)."""
    placed = Counter(finding.summary.report_id for finding in findings)
    if len(placed) < 2 or DONE_WITH.search(question.text):
        return list(findings)
    return [
        finding
        for finding in findings
        if placed[finding.summary.report_id] == 1 or not DONE_WITH.search(finding.facts[0].subject)
    ]


def _count_other_things(findings: Sequence[Finding]) -> bool:
    """Whether figures found by words are neither named nor counted alike (3 applications in 件, 1517 notices in 条)."""
    units = {finding.unit for finding in findings}
    if len(units) > 1 and ((units & _NO_OTHER and all(units)) or units & _MONEY):
        return True
    names = [set(finding.facts[0].subject) for finding in findings]
    return (
        len(units) > 1 and all(finding.unit for finding in findings) and len(set.intersection(*names)) < ALIKE
    )


_MONEY = frozenset({"元", "万元", "亿元"})
_NO_OTHER = frozenset({"户", "人", "人次", "元", "%", "对", "亩", "公里"})
"""Units that stand for nothing but themselves: households are no persons."""
ALIKE = 2
"""Characters that the names of one thing share in two reports."""


def _printed_change(reply: Reply, evidence: Evidence) -> bool:
    """The change the report itself states (同比增长70.3%), where the other year is not held or does not say."""
    if not reply.question.implied or not evidence.resolved.places:
        return False
    return state_change(reply, evidence.resolved.places[0].reports)


def _change_of_items(reply: Reply, evidence: Evidence) -> bool:
    """The change of the number of items that the form of 2019 has a column for (收费项目多了还是少了)."""
    question = reply.question
    if len(question.targets) != 1 or "项" not in question.text or not evidence.resolved.places:
        return False
    target = Target(question.targets[0].indicator, "change")
    for summary in evidence.resolved.places[0].reports:
        finding = find_figure(reply.index, summary, target, question)
        if finding is not None and finding.value is not None and finding.form:
            state(reply, finding)
            return True
    return False


def _is_stretch(findings: Sequence[Finding]) -> bool:
    """Whether the figures are one body's in several years, all exact and counted alike."""
    bodies = {(finding.summary.region, finding.summary.agency) for finding in findings}
    years = {finding.summary.year for finding in findings}
    alike = len({finding.unit for finding in findings}) == 1 and all(finding.exact for finding in findings)
    return len(bodies) == 1 and len(years) == len(findings) > 2 and alike


def _ends(findings: Sequence[Finding]) -> tuple[Finding, Finding]:
    """The earliest and the latest of one body's figures."""
    ordered = chronological(findings)
    return ordered[0], ordered[-1]


def _pairs(ordered: Sequence[Finding], asked: str) -> Iterable[tuple[Finding, Finding]]:
    """Which of several years are compared: each with the one before, the highest with the lowest, or the ends."""
    if _EXTREMES.search(asked):
        by_value = sorted(ordered, key=lambda finding: finding.value or 0)
        return [(by_value[0], by_value[-1])]
    return pairwise(ordered) if _YEARLY.search(asked) else [_ends(ordered)]


def _two(
    reply: Reply, ordered: Sequence[Finding], label: str, among: Sequence[Finding] | None = None
) -> None:
    """The difference of two figures: the later year less the earlier, else the first named less the other.

    ``among`` are all the figures told, where they are more than the two.
    """
    words = reply.words
    bodies = {(finding.summary.region, finding.summary.agency) for finding in ordered}
    dated = len({finding.summary.year for finding in ordered}) == 2 and len(bodies) == 1
    one, other = reversed(ordered) if dated else ordered
    if not dated and (one.value or 0) < (other.value or 0):
        one, other = other, one
    difference = _difference(reply, one, other)
    gap = plain(difference.result)
    asked = "万元" in reply.question.text
    unit = f"{words.unit(difference.unit)}{_in_myriads(words, ordered, difference, asked)}"
    first, second = (place_name(reply, finding, among or ordered) for finding in (one, other))
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
        reply.figure = Figure(
            gap, words.unit(difference.unit).strip(), words.say(f"{label}之差", f"difference in {label}")
        )


def _in_myriads(words: Wording, findings: Sequence[Finding], difference: Computation, in_yuan: bool) -> str:
    """The difference of figures that are all printed in 万, or of 元 asked for in 万元, in those as well."""
    if difference.unit == "元" and in_yuan:
        return f"，即{plain(difference.result / 10_000)}万元"
    so_printed = all(fact.printed.endswith("万") for finding in findings for fact in finding.facts)
    if not so_printed or difference.unit == "元":
        return ""
    size = f"{plain(difference.result / 10_000)}万"
    return words.say(f"，即{size}", f" (= {size})")


def _difference(reply: Reply, one: Finding, other: Finding) -> Computation:
    """The larger of two figures less the smaller."""
    larger, smaller = (one, other) if (one.value or 0) >= (other.value or 0) else (other, one)
    divisor, unit = common_scale((larger, smaller)) or (Decimal(1), larger.unit)
    unit = "个百分点" if unit == "%" else unit
    computed = arithmetic.difference(operand(reply, larger, divisor), operand(reply, smaller, divisor), unit)
    reply.computations.append(computed)
    return computed


def ratio(reply: Reply, evidence: Evidence) -> bool:
    """How many times one figure is the other."""
    findings = [finding for finding in evidence.findings if finding.exact]
    if len(findings) != 2 or not findings[1].value:
        return compare(reply, evidence)
    require_comparable(reply, findings)
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
    stretch = _is_stretch(findings)
    points = "百分点" in reply.question.text and all(finding.unit == "%" for finding in findings)
    if points or (len(findings) != 2 and not stretch):
        return compare(reply, evidence)
    if stretch and _YEARLY.search(reply.question.text.lower()):
        return _each_growth(reply, chronological(findings))
    require_comparable(reply, findings)
    earlier, later = _ends(findings)
    if not (earlier.exact and later.exact) or not earlier.value:
        return compare(reply, evidence)
    label = common_label(reply, (earlier, later))
    words = reply.words
    computed = arithmetic.growth(operand(reply, later), operand(reply, earlier))
    reply.computations.append(computed)
    one, two = (place_name(reply, finding, (earlier, later)) for finding in (earlier, later))
    who = words.body(later.summary.region, later.summary.agency)
    verb = words.say("增长" if computed.result >= 0 else "下降", "up" if computed.result >= 0 else "down")
    percent = arithmetic.percent(computed)
    gap = _difference(reply, later, earlier)
    by = f"{plain(gap.result)}{words.unit(gap.unit)}"
    cites = reply.cite((*later.facts, *earlier.facts))
    more = words.say("多" if computed.result >= 0 else "少", "more" if computed.result >= 0 else "fewer")
    reply.sentence = words.say(
        f"{who}{label}{two}比{one}{verb}{percent}%：{computed.formula}{cites}；{more}{by}（{gap.formula}）。",
        f"{who}, {label}: {two} is {verb} {percent}% on {one}: {computed.formula}{cites}; {by} {more} ({gap.formula}).",
    )
    reply.figure = Figure(percent, "%", words.say(f"{label}{verb}", f"{label}, {verb}"))
    place_table(reply, chronological(findings), label)
    reply.how = How.COMPUTED
    mention_contradictions(reply, (earlier, later))
    return True


def _each_growth(reply: Reply, ordered: Sequence[Finding]) -> bool:
    """The figures of several years, and by how many percent each changed from the one before."""
    require_comparable(reply, ordered)
    words, label = reply.words, common_label(reply, ordered)
    _listed_sentence(reply, ordered, label)
    place_table(reply, ordered, label)
    for earlier, later in pairwise(ordered):
        if not earlier.value:
            continue
        computed = arithmetic.growth(operand(reply, later), operand(reply, earlier))
        reply.computations.append(computed)
        one, two = (place_name(reply, finding, ordered) for finding in (earlier, later))
        percent, more = arithmetic.percent(computed), computed.result >= 0
        reply.sentence += words.say(
            f"{two}比{one}{'增长' if more else '下降'}{percent}%（{computed.formula}）。",
            f" {two} is {'up' if more else 'down'} {percent}% on {one} ({computed.formula}).",
        )
    reply.how = How.COMPUTED if reply.computations else reply.how
    mention_contradictions(reply, ordered)
    return True


def _listed_sentence(reply: Reply, findings: Sequence[Finding], label: str) -> None:
    words = reply.words
    same_place = len({(f.summary.report_id, f.summary.year) for f in findings}) == 1
    pieces = []
    if not same_place and len({finding.target for finding in findings}) > 1:
        label = ""  # each is named with its year
    for finding in findings:
        name = words.label(finding) if same_place else name_beside(reply, finding, findings)
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


def sum_up(reply: Reply, evidence: Evidence) -> bool:
    """The sum over several places or several figures; one figure alone is simply stated."""
    found = [finding for finding in evidence.findings if finding.value is not None]
    findings = list({finding.facts: finding for finding in found}.values())  # each figure is added once
    if not reply.question.targets and any(_are_alternatives(entry.findings) for entry in evidence.found):
        return False
    findings = _without_parts(reply, findings)
    if not findings or (len(evidence.resolved.places) == 1 and evidence.lacking and _joined(reply.question)):
        return False  # one of the figures to be added is not stated
    told = {fact.year for finding in found for fact in finding.facts}
    told |= {finding.summary.year for finding in found}
    running = any(fact.cumulative for finding in found for fact in finding.facts)
    if len(reply.question.years) > 1 and not running and not told.issuperset(reply.question.years):
        return False  # the sum of two years is not told by one of them
    if len(findings) == 1 and _is_one_of_names(reply, findings[0]):
        return False
    if len(findings) == 1:
        within = [f for f in found if f.facts != findings[0].facts]
        if within and _EACH.search(reply.question.text):
            list_with(reply, findings[0], within[0])  # 网站、公示栏各多少条，合计多少
        else:
            state(reply, findings[0])
        return True
    if not all(finding.exact for finding in findings):
        value(reply, evidence)
        return True
    if len({kind_of(finding.unit) for finding in findings}) > 1:
        return False  # letters and applications make no sum
    if _done_beside(findings):
        return False
    require_comparable(reply, findings)
    ordered = chronological(findings)
    beside = len({f.facts[0].report_id for f in ordered}) == 1  # 微信公众号、政务微博 of one report
    label = (
        common_label(reply, ordered)
        if len({f.target for f in ordered}) == 1 and (ordered[0].target.indicator or not beside)
        else reply.words.join([reply.words.label(f) for f in ordered])
    )
    divisor, unit = common_scale(ordered) or (Decimal(1), ordered[0].unit)
    computed = arithmetic.total([operand(reply, finding, divisor) for finding in ordered], unit)
    _computed_sentence(reply, ordered, label, computed, reply.words.say("合计", "in total"))
    return True


_TOGETHER = re.compile("加起来|合起来|加在一起|合在一起|加一块|合一块|之和|总和")


def _is_one_of_names(reply: Reply, finding: Finding) -> bool:
    """Whether what is to be added up is named and the one figure told is called by a part of it (学费住宿费加起来)."""
    question, fact = reply.question, finding.facts[0]
    if question.language == "en" or question.targets or not _TOGETHER.search(question.text):
        return False
    told = compact(f"{finding.under} {fact.subject}").text
    names = [name for name in naming(content(question.masked)).names if len(name) > 1]
    met = [any(unit.held_by(told)[1] >= _NAMED for unit in units_of(name)) for name in names]
    return len(names) > 1 and any(met) and not all(met)


_NAMED = 0.5
"""From here on a name counts as said."""


def _done_beside(findings: Sequence[Finding]) -> bool:
    """Whether some of the figures only say what was done with the others of their sentence (来信418封，办结409封)."""
    facts = [finding.facts[0] for finding in findings]
    prose = all(fact.origin is Origin.PROSE and not fact.indicator for fact in facts)
    done = {bool(DONE_WITH.search(fact.subject)) for fact in facts}
    return prose and len(done) > 1 and len({fact.quote for fact in facts}) == 1


def _are_alternatives(findings: Sequence[Finding]) -> bool:
    """Whether several figures of one place are but readings of the same words (办结 of this and of that), no parts."""
    return len({f.facts[0].parent or f.facts[0].fact_id for f in findings if not f.summed}) > 1


def _joined(question: Question) -> bool:
    """Whether figures are named one after the other (代表建议和委员提案), to be added."""
    if question.targets and not question.listed and question.language == "zh":
        named = [{m.id for m in find_mentions(words)} for words in JOINS.split(question.masked)]
        wanted = {target.indicator for target in question.targets}
        return len({frozenset(ids & wanted) for ids in named if ids & wanted}) > 1
    pairs = pairwise(map(re.escape, question.listed))
    return not question.targets and any(
        re.search(rf"{one}(?:和|与|跟|及|、|以及|还有|加上){other}", question.text) for one, other in pairs
    )


def _without_parts(reply: Reply, findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that another one holds already (全县5583条，其中政府网站4961条)."""
    wholes = {fact.fact_id for finding in findings for fact in finding.facts}
    apart = [finding for finding in findings if wholes.isdisjoint(_above(reply, finding))]
    told = {(finding.summary.report_id, finding.target) for finding in apart}
    return [finding for finding in apart if told.isdisjoint(_groups(finding))]


def _groups(finding: Finding) -> set[tuple[str, Target]]:
    """The figures of the same report that the lexicon makes a figure a part of (full-time staff, of all staff)."""
    target = finding.target
    above = ancestors(target.indicator) if target.indicator else ()
    return {(finding.summary.report_id, Target(name, target.column)) for name in above}


def _above(reply: Reply, finding: Finding) -> Iterator[str]:
    """The totals a figure is listed under, nearest first."""
    for fact in finding.facts:
        parent = fact.parent
        while parent:
            yield parent
            parent = reply.index.fact(parent).parent


_PER_THING = re.compile(
    r"每一?(?:个|家|所|位|名|人|户|处|场|次|期|件|份|册|县|区|乡|镇|村|街道|部门|单位|局)(?!年|月|季)|\b(?:per|for each|each|every)\b(?! (?:year|month|annum))"
)
"""The mean is wanted for so many things, of which the whole tells nothing."""


def average(reply: Reply, evidence: Evidence) -> bool:
    """The mean over several places."""
    findings = [finding for finding in evidence.findings if finding.exact]
    if PER_MONTH.search(reply.question.text.lower()) and findings:
        return _per_month(reply, findings[0])
    if len(findings) < 2:
        return not _PER_THING.search(reply.question.text.lower()) and sum_up(reply, evidence)
    require_comparable(reply, findings)
    ordered = chronological(findings)
    divisor, unit = common_scale(ordered) or (Decimal(1), ordered[0].unit)
    computed = arithmetic.average([operand(reply, finding, divisor) for finding in ordered], unit)
    _computed_sentence(
        reply, ordered, common_label(reply, ordered), computed, reply.words.say("平均", "on average")
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
    same = computed.unit == findings[0].unit
    unit = words.unit_of(findings[0]) if same else words.unit(computed.unit)
    cites = reply.cite([fact for finding in findings for fact in finding.facts])
    averaged = computed.operation == "average"
    told = arithmetic.mean(computed, reply.question.text) if averaged else plain(computed.result)
    reply.sentence = words.say(
        f"{who}{when}{label}{how}{told}{unit}（{computed.formula}）{cites}。",
        f"{who}, {when}: {label} {how} {told}{unit} ({computed.formula}){cites}.",
    )
    reply.figure = Figure(told, unit.strip(), f"{label}{words.say('', ' ')}{how}")
    if len({f.summary.report_id for f in findings}) == len(findings):
        place_table(reply, findings, label)
    reply.how = How.COMPUTED
    mention_contradictions(reply, findings)
