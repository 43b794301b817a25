"""Questions whether figures fit together that a report never sets side by side itself.

The account of applications (what came in and what was left over, against what was closed and what is left),
the figure of one year as the reports of two years print it, parts named in a question against their total, and
the second figure a report prints for the one asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.answering.account_cues import FITS, REPORT, TWO_REPORTS, asks_account, asks_two_reports
from assistant.answering.arithmetic import total
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand, state
from assistant.answering.holdings import holdings
from assistant.answering.lookup import Finding, find_figure, is_stated_level
from assistant.answering.matching import match_facts
from assistant.answering.reply import Reply
from assistant.answering.words import content
from assistant.lexicon.bilingual import translate
from assistant.lexicon.indicators import find_mentions
from assistant.lexicon.numerals import parse_number
from assistant.types import Fact, Figure, How, Measure, Operation, Origin, Question, ReportSummary, Target

__all__ = [
    "account_balances",
    "parts_and_whole",
    "say_parts",
    "second_figure",
    "told_by_two_reports",
]

_YEAR_ITSELF = re.compile(
    rf"((?:19|20)?\d\d)年(?!{REPORT})|\b((?:19|20)\d\d)\b(?!(?:'s)? (?:annual )?report)"
)
_CARRIED = frozenset({"carried_in", "carried_out"})
_REALLY = re.compile("到底|究竟|实际上|确切|准确|真实|哪个(?:数|是)?(?:对|准)|哪[个一]?(?:数|为准)")
_HEARSAY = re.compile(
    "年报|报告|听说|据说|好像|似乎|怎么|讲得?的?|说得?的?|写得?的?|印得?的?|给得?的?|到底|究竟|里面?|数字?|(?:多少|几)[件条次个份场人]?|[,，。?？]"
)
_PUBLISHING = re.compile(
    "政务|官方|政府|全[市县区州省局镇乡年]|年内|我[市县区州省局]|本[市县区州省局]|累计|[共计]|推送|发布|公开|发|推文|信息|条|数|了|的|“[^”]*”|[，,、\\s\\d.]"
)
"""What may stand beside the name of a channel without making it another figure."""
_JOINED = re.compile("加上?|和|与|跟|同|及|、|[,，。:：?？]|\\s")
_AND = re.compile("加上?|和|与|跟|同|及|、")
_SO_MANY = re.compile("([二两三四五六七八九\\d])(?:项|种|类|个|者|块|部分|方面)(?!月|年)")
"""How many parts a question says there are (三项加起来)."""
_WHOLE = re.compile("总|合计|全部|一共|\\btotal\\b|\\boverall\\b|\\bsum\\b")
_COUNT = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_KINDS_EN = re.compile(
    r"\b(two|three|four|five|six)\b (?:[a-z-]+ )?(?:kinds|types|categories|sorts|forms|parts|figures|items|channels|ways)?"
)


def account_balances(reply: Reply, evidence: Evidence) -> bool:
    """Both sides of the account with all four figures, and whether they are equal; false where one is not stated."""
    question, places = reply.question, evidence.resolved.places
    if not asks_account(question.text) or len(places) != 1:
        return False
    columns = {target.column for target in question.targets if target.column}
    column = columns.pop() if len(columns) == 1 else ""
    plain = replace(question, rest=(), narrower=(), numbers=(), measure="", plan=False)
    for summary in places[0].reports:
        sides = [
            _first(reply, summary, names, column, plain)
            for names in (("received",), ("carried_in",), ("handled_total", "closed"), ("carried_out",))
        ]
        found = [finding for finding in sides if finding is not None and finding.exact]
        if len(found) == len(sides):
            _say_account(reply, summary, found)
            return True
    return False


def _first(
    reply: Reply, summary: ReportSummary, names: Sequence[str], column: str, question: Question
) -> Finding | None:
    for name in names:
        found = find_figure(reply.index, summary, Target(name, column), question)
        if found is not None and found.value is not None:
            return found
    return None


def _say_account(reply: Reply, summary: ReportSummary, found: Sequence[Finding]) -> None:
    words = reply.words
    pieces = [f"{words.label(f)}{words.say('', ' ')}{words.quantity(f)}{reply.cite(f.facts)}" for f in found]
    sums = [total([operand(reply, f) for f in pair], found[0].unit) for pair in (found[:2], found[2:])]
    reply.computations += sums
    left, right = (computed.formula for computed in sums)
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    reply.sentence = _verdict(reply, sums[0].result == sums[1].result) + words.say(
        f"{who}{when}：{pieces[0]}，加{pieces[1]}（{left}）；{pieces[2]}，加{pieces[3]}（{right}）。",
        f"{who}, {when}: {pieces[0]}, plus {pieces[1]} ({left}); {pieces[2]}, plus {pieces[3]} ({right}).",
    )
    reply.how = How.COMPUTED


def _verdict(reply: Reply, agree: bool) -> str:
    return reply.words.say(
        "对得上。" if agree else "对不上。", "They agree. " if agree else "They do not agree. "
    )


def told_by_two_reports(reply: Reply, evidence: Evidence) -> bool:
    """One year's figure, or what it carried over, as its own report and that of the next year print it."""
    question, places = reply.question, evidence.resolved.places
    bodies = {place.body for place in places}
    carried = {target.indicator for target in question.targets} & _CARRIED
    several = asks_two_reports(question.text) or (carried and len(question.years) == 2)
    if not several or len(bodies) != 1 or not FITS.search(question.text) or len(question.targets) > 2:
        return False
    year = _year_meant(question.text) or min(question.years or (places[0].year or 0,))
    held = holdings(reply.index)
    own, later = (held.reports_of(places[0].body, y) for y in (year, year + 1))
    for first in own:
        for second in later:
            pair = (
                _carry(reply, first, second) if carried else _both_told(reply, evidence, first, second, year)
            )
            if pair is not None:
                _say_both(reply, pair)
                return True
    return False


def _year_meant(text: str) -> int:
    """The year a figure is of, beside the years of the reports that print it; 0 where only reports are named."""
    if not TWO_REPORTS.search(text):
        return 0
    years = [int(a or b) for a, b in _YEAR_ITSELF.findall(text)]
    return next((year if year > 99 else 2000 + year for year in years), 0)


def _carry(reply: Reply, first: ReportSummary, second: ReportSummary) -> tuple[Finding, Finding] | None:
    plain = replace(reply.question, rest=(), narrower=(), numbers=(), years=(), plan=False)
    left = _first(reply, first, ("carried_out",), "", plain)
    right = _first(reply, second, ("carried_in",), "", plain)
    return (left, right) if left is not None and right is not None else None


def _both_told(
    reply: Reply, evidence: Evidence, first: ReportSummary, second: ReportSummary, year: int
) -> tuple[Finding, Finding] | None:
    """The figure of ``year`` in its own report, and what the report of the next year gives under the same name."""
    found = next((f for f in evidence.findings if f.summary == first), None)
    if found is None and not reply.question.targets:
        bare = _HEARSAY.sub(" ", FITS.sub(" ", TWO_REPORTS.sub(" ", reply.question.masked)))
        alone = replace(
            reply.question, operation=Operation.VALUE, masked=bare, words=content(bare), rest=(), numbers=()
        )
        best = match_facts(alone, reply.index, first.report_id)[:1]
        found = next((Finding(first, Target("", ""), (c.fact,)) for c in best if c.score >= 0.6), None)
    if found is None or found.summed or found.value is None:
        return None
    fact = found.facts[0]
    if fact.year not in {None, year}:
        return None
    for other in reply.index.facts([second.report_id]):
        alike = (
            (other.indicator, other.column) == (fact.indicator, fact.column)
            if fact.indicator
            else not other.indicator and _called(other) == _called(fact)
        )
        same = other.year == year and other.unit == fact.unit and other.cumulative == fact.cumulative
        if alike and same and is_stated_level(other) and other.value is not None:
            return found, Finding(second, found.target, (other,))
    return None


def _called(fact: Fact) -> str:
    return fact.row_path[-1] if fact.row_path else fact.subject


def _say_both(reply: Reply, pair: tuple[Finding, Finding]) -> None:
    words = reply.words
    summary = pair[0].summary
    who = words.body(summary.region, summary.agency)
    told = [
        words.say(
            f"{words.year(f.summary.year)}报告中{words.label(f)}{words.quantity(f)}{reply.cite(f.facts)}",
            f"{words.year(f.summary.year)} report, {words.label(f)}: {words.quantity(f)}{reply.cite(f.facts)}",
        )
        for f in pair
    ]
    if pair[0].facts[0].indicator == pair[1].facts[0].indicator:
        when = words.year(summary.year)
        who = words.say(f"{who}{when}的数字", f"{who}, figure for {when}")
    note = words.say("" if pair[0].value == pair[1].value else "此处均按原文给出。", "")
    reply.sentence = _verdict(reply, pair[0].value == pair[1].value) + words.say(
        f"{who}：{'，'.join(told)}。{note}", f"{who}: {'; '.join(told)}."
    )
    reply.how = How.QUOTED


def second_figure(reply: Reply, evidence: Evidence) -> bool:
    """Where it is asked what a figure really is: the other one that is printed for it, in this report or the next."""
    question = reply.question
    if question.language == "en" or len(evidence.findings) != 1 or len(evidence.resolved.places) != 1:
        return False
    if not (_REALLY.search(question.text) or asks_two_reports(question.text)):
        return False
    finding = evidence.findings[0]
    if finding.summed or finding.value is None or finding.others:
        return False
    other = _elsewhere(reply, finding)
    if other is not None:
        state(reply, finding)
        amount = reply.words.quantity(Finding(finding.summary, Target("", ""), (other,)))
        where = "正文" if other.origin is Origin.PROSE else "表格"
        reply.sentence = f"报告前后不一致，均按原文给出。{reply.sentence}{where}写的是“{other.subject}”{amount}{reply.cite([other])}。"
        return True
    year = finding.summary.year or 0
    for later in holdings(reply.index).reports_of(evidence.resolved.places[0].body, year + 1):
        pair = _both_told(reply, evidence, finding.summary, later, year)
        if pair is not None and (pair[0].value != pair[1].value or asks_two_reports(question.text)):
            _say_both(reply, pair)
            reply.figure = None
            return True
    return False


def _elsewhere(reply: Reply, finding: Finding) -> Fact | None:
    """The figure running text prints for a cell of a form (or a form for running text) that differs from it."""
    fact, target = finding.facts[0], finding.target
    if not target.indicator:
        return None
    for other in reply.index.facts([finding.summary.report_id]):
        if (
            other.origin is fact.origin
            or other.unit != fact.unit
            or other.value in {None, fact.value}
            or not is_stated_level(other)
            or other.cumulative != fact.cumulative
            or other.year not in {None, fact.year, finding.summary.year}
        ):
            continue
        if other.indicator:
            if (other.indicator, other.column) == (fact.indicator, fact.column):
                return other
            continue
        named = [m for m in find_mentions(other.subject) if m.kind == "indicator"]
        if {m.id for m in named} == {target.indicator} and target.indicator.startswith("channel."):
            left = other.subject
            for start, end in sorted((s for m in named for s in m.spans), reverse=True):
                left = left[:start] + left[end:]
            if not _PUBLISHING.sub("", left):
                return other
    return None


def parts_and_whole(reply: Reply, evidence: Evidence) -> bool:
    """Whether the parts a question names add up to the total they are listed under (乡本级加村级跟总条数合得上吗)."""
    question = reply.question
    if question.operation is not Operation.CHECK or question.targets:
        return False
    text = question.text
    if not (_WHOLE.search(text) and FITS.search(text)) or len(evidence.resolved.places) != 1:
        return False
    meant = []
    for summary in evidence.resolved.places[0].reports:
        for whole, parts in _listed(reply, summary):
            named = _named(reply, whole, parts)
            if len(named) > 1:
                meant.append((summary, whole, named))
    if len({(m[1].value, tuple(f.value for f in m[2])) for m in meant}) != 1:
        return False
    summary, whole, named = meant[0]
    say_parts(reply, summary, whole, named)
    return True


def _listed(reply: Reply, summary: ReportSummary) -> Iterable[tuple[Fact, list[Fact]]]:
    """The totals of a report, each with the parts one sentence lists under it."""
    facts = reply.index.facts([summary.report_id])
    known = {fact.fact_id: fact for fact in facts}
    parts = [
        f
        for f in facts
        if f.parent in known and f.measure is Measure.LEVEL and f.value is not None and not f.bound
    ]
    parts.sort(key=lambda f: (f.parent, f.quote.start, f.span.start))
    for (parent, _), group in groupby(parts, key=lambda f: (f.parent, f.quote.start)):
        whole = known[parent]
        same = [f for f in group if f.unit == whole.unit]
        if whole.value is not None and not whole.bound:
            yield whole, same


def _named(reply: Reply, whole: Fact, parts: Sequence[Fact]) -> list[Fact]:
    """Those of the parts that a question names, or all where it says how many of what they are."""
    text = reply.question.text
    if reply.question.language == "en":
        said = [way for word in reply.question.words.split() for way, sure in translate(word) if sure >= 1.0]
        counted = _KINDS_EN.search(text)
        of_them = any(way in whole.subject for way in said if len(way) > 1)
        right = counted is None or _COUNT[counted.group(1)] == len(parts)
        return list(parts) if of_them and right and len(parts) > 1 else []
    places = [(_place_of(_called(f), text), f) for f in parts]
    named = [(place, f) for place, f in places if place >= 0]
    if len(named) < 2:
        return []
    number = _SO_MANY.search(text)
    if number and parse_number(number.group(1)) != len(named):
        return list(parts) if parse_number(number.group(1)) == len(parts) else []
    first, last = min(place for place, _ in named), max(place for place, _ in named)
    members = 1 + len(_AND.findall(text[first:last]))
    return [f for _, f in named] if members == len(named) else []  # none of the list is left out


def _place_of(called: str, text: str) -> int:
    """Where a question names a part (乡本级 of 乡本级公开, 微信 of 微信公众号), or -1."""
    stem = re.sub("(?:公开|发布|办理|申请|信息|咨询|政府)+$", "", called)
    short = re.sub("^(?:政务|官方|政府|门户|我[省市县区局])+", "", stem)
    for way in (stem, short):
        if len(way) > 1 and way in text:
            return text.index(way)
    pieces = (piece for piece in _JOINED.split(text) if 1 < len(piece) <= len(stem))
    return next((text.index(piece) for piece in pieces if piece in stem), -1)


def say_parts(reply: Reply, summary: ReportSummary, whole: Fact, parts: Sequence[Fact]) -> None:
    """Whether parts come to their total and to what a question claims, with every figure and the sum."""
    words = reply.words
    finding = Finding(summary, Target(whole.indicator, whole.column), (whole,))
    added = total([operand(reply, Finding(summary, Target("", ""), (f,))) for f in parts], whole.unit)
    reply.computations.append(added)
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    listed = [
        f"{f.subject}{words.say('', ' ')}{words.quantity(Finding(summary, Target('', ''), (f,)))}{reply.cite([f])}"
        for f in parts
    ]
    amount = words.amount(added.result, whole.unit)
    cite = reply.cite([whole])
    claimed = {number for number in reply.question.numbers if number > len(parts)}
    agree = added.result == whole.value and (not claimed or added.result in claimed)
    reply.sentence = _verdict(reply, agree) + words.say(
        f"{who}{when}：{'，'.join(listed)}，相加为{amount}（{added.formula}）；报告载明“{whole.subject}”{words.quantity(finding)}{cite}。",
        f"{who}, {when}: {'; '.join(listed)}; together {amount} ({added.formula}); stated total [{whole.subject}] {words.quantity(finding)}{cite}.",
    )
    reply.figure = Figure(words.figure(finding), words.unit(whole.unit).strip(), whole.subject)
    reply.how = How.COMPUTED
