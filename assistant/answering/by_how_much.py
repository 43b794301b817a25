"""By how much something changed, where one sentence tells what it was and what it became (漏损率由9.7%降到8.4%: 1.3个百分点)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering import arithmetic
from assistant.answering.arithmetic import plain
from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.running_text import is_planned, of_another_year, sentences_of
from assistant.answering.units import said_by, units_of
from assistant.answering.verbatim import say_clause
from assistant.lexicon.numerals import parse_number
from assistant.lexicon.text import compact
from assistant.types import Figure, How, Operand, Question, Report, Span

__all__ = ["tell_by_how_much"]

_RISES = "增长?加?|多|升|提[高升]|上升|涨|扩大?|延长|上调|高"
_FALLS = "减少?|少|降低?|下降|压[减缩]|缩[短减]|精简|下调|低|提前|推迟|整合|集约"
_BY = re.compile(
    rf"(?P<deed>{_RISES}|{_FALLS})(?:[加少低高短])?了?(?:多少|几)[万亿]?(?:个?(?P<unit>百分点|[\u3400-\u9fff]{{1,2}}))?(?:[呢啊呀]?$|[,，?？])"
)
"""By how much is asked (降了几个百分点, 由多少变成多少 is not)."""
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_CHANGED = re.compile(
    rf"(?P<name>[^,，。；;:：、]*?)(?:由|从|自)(?:原来|原先|上一?年|去年|年初|\d{{4}}年)?(?:底|末|度)?的?(?P<was>{_NUMBER})(?P<unit>[%％]|[\u3400-\u9fff]{{1,3}}?)(?P<how>[\u3400-\u9fff]{{1,5}}?)(?:到|至|为|成)(?:了)?(?P<now>{_NUMBER})(?P<same>[%％]|[\u3400-\u9fff]{{1,3}})"
)
_MET = 0.5
"""Share of what the question names that the clause must say."""


@dataclass(frozen=True, slots=True)
class _Change:
    report: Report
    span: Span
    was: Decimal
    now: Decimal
    unit: str
    met: float


def tell_by_how_much(reply: Reply, evidence: Evidence) -> bool:
    """The sentence with both figures, and their difference; false where none tells it, or several might."""
    question, places = reply.question, evidence.resolved.places
    if question.implied and len(places) > 1 and len({place.body for place in places}) == 1:
        places = (max(places, key=lambda place: place.year or 0),)  # the year before was not named
    asked = _BY.search(question.masked.rstrip(" ?？。"))
    if question.language == "en" or asked is None or question.targets or question.plan or len(places) != 1:
        return False
    named = question.masked[: asked.start()]
    reports = [reply.index.report(summary.report_id) for summary in places[0].reports]
    changes = [c for report in reports for c in _changes(report, question, named) if _suits(asked, c)]
    best = max((change.met for change in changes), default=0.0)
    told = [change for change in changes if change.met == best]
    if best < _MET or len(told) != 1:
        return False
    _state(reply, told[0])
    return True


def _changes(report: Report, question: Question, named: str) -> Iterator[_Change]:
    """What a report tells of something that was so much and became so much, with how far it is what is named."""
    units = units_of(named)
    for span in sentences_of(report):
        own = span.of(report.text)
        for found in _CHANGED.finditer(compact(own).text):
            was, now = parse_number(found["was"]), parse_number(found["now"])
            alike = found["same"].startswith(found["unit"])
            if was is None or now is None or not alike or is_planned(report, span):
                continue
            if of_another_year(own, report, question):
                continue
            yield _Change(report, span, was, now, found["unit"], said_by(units, found.group()))


def _suits(asked: re.Match[str], change: _Change) -> bool:
    """Whether a change goes the way asked about, in the unit asked with."""
    falls = re.fullmatch(_FALLS, asked["deed"]) is not None
    unit = {"百分点": "%", "个": "", None: ""}.get(asked["unit"], asked["unit"] or "")
    return (change.now < change.was) is falls and (not unit or change.unit.startswith(unit[0]))


def _state(reply: Reply, change: _Change) -> None:
    say_clause(reply, change.report, change.span)
    number = reply.citer.span(change.report.report_id, change.span)
    larger, smaller = max(change.was, change.now), min(change.was, change.now)
    unit = "个百分点" if change.unit == "%" else change.unit
    operands = (Operand("大", larger, number), Operand("小", smaller, number))
    computed = arithmetic.difference(*operands, unit)
    reply.computations.append(computed)
    more = "增加" if change.now > change.was else "减少"
    reply.sentence += f"即{more}{plain(computed.result)}{unit}（{computed.formula}）。"
    reply.figure = Figure(plain(computed.result), unit, more)
    reply.how = How.COMPUTED
