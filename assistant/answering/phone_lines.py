"""The number of a report's own that a question means by what it is for: the line for customers, for emergencies, of one desk or hall."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.evidence import Evidence, both_phones
from assistant.answering.reply import Reply
from assistant.types import How, Report, ReportSummary, Span

__all__ = ["tell_line"]

_NUMBER = re.compile(
    r"[（(]?0[0-9]{2,3}[)）]?[-－—– ]?[0-9]{3,4} ?[0-9]{4}(?![0-9])|(?<![0-9-])400[-0-9]{7,9}(?![0-9])|(?<![0-9.,，-])(?:1[0-9]{4}|9[56][0-9]{3,4})(?![0-9年件人次元条.%-])"
)
_FOR = {
    "投诉": (
        r"投诉|举报|监督",
        r"\b(?:complain\w*|report (?:a )?(?:problem|wrong\w*|corruption))\b|投诉|举报|监督|告状",
    ),
    "全天": (
        r"24 ?小时|全天|昼夜|二十四小时",
        r"\b24[- ]?(?:hours?|h)\b|\bround[- ]the[- ]clock\b|\b24/7\b|24 ?小时|二十四小时|全天|随时能?打|半夜",
    ),
    "客服": (
        r"客服|客户|服务热线|供水热线|供气热线|服务电话",
        r"\bcustomers?(?: service| care)?\b|\bservice (?:line|hotline)\b|客服|客户服务|服务热线",
    ),
    "抢修": (
        r"抢修|抢险|报修|急修|故障|维修|漏水|漏气",
        r"\b(?:emergency repairs?|repairs?|gas leaks?|bursts?|faults?|outages?)\b|抢修|抢险|报修|漏气|漏水",
    ),
    "急救": (r"急救|急诊|120", r"\b(?:ambulance|first aid|medical emergenc\w+)\b|急救|急诊"),
    "预约": (r"预约|挂号", r"\b(?:appointments?|bookings?|to book|registration line)\b|预约|挂号"),
    "招生": (r"招生", r"\badmissions?\b|\benrol\w*\b|招生"),
    "婚姻": (r"婚姻|婚登", r"\bmarriage\b|婚姻登记|婚登|结婚登记"),
    "热线": (r"(?<!12345)[”\"]?[\u3400-\u9fff]{0,6}热线", r"\bhotline\b|热线"),
    "值班": (r"值班", r"\bon duty\b|\bduty (?:room|office|line)\b|值班"),
}
"""What a number is for, as reports label it and as questions ask for it."""
_DESK = re.compile(r"[\u3400-\u9fff]{1,6}?(?:股|科|处|室|窗口|中心)(?=的?(?:电话|号码|热线|座机))")
"""A desk named right before what is asked of it (低保股电话)."""
_CLAUSE_END = re.compile("[，,。；;！!？?\n|、]")
_BRACKET = re.compile(r"[ \u3000]*[（(][^（）()\n]{1,24}[)）]")
_GOES_ON = re.compile("[\u3400-\u9fff0-9]{2,14}")
_ANY = frozenset({"电话", "号码", "热线", "联系电话", "咨询", "咨询电话"})
"""Labels of any number."""
_CLOSED = ("”", '"', "」")
_LABEL = 24
"""Characters before a number that may label it."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A number with the words it stands among and what it is called."""

    number: str
    label: str
    words: str
    span: Span


def tell_line(reply: Reply, evidence: Evidence) -> bool:
    """State the number that is for what the question says; false where it says nothing or the report labels none so.

    Where the number chosen by its field is one of those, that is left to be told as it is.
    """
    question = reply.question
    if not {"phone", "hotline"} & set(question.fields) or both_phones(question):
        return False
    text = question.text.lower()
    asked = [label for label, said in _FOR.values() if re.search(said, text)]
    for summary in (s for place in evidence.resolved.places for s in place.reports):
        report = reply.index.report(summary.report_id)
        lines = list(_lines(report))
        meant = _meant(lines, asked, _DESK.findall(question.masked))
        if meant and not any(
            field.span and meant[0].span.covers(field.span) for _, field in evidence.details
        ):
            _say(reply, summary, meant[0])
            return True
    return False


def _meant(lines: Sequence[_Line], asked: Sequence[str], desks: Sequence[str]) -> list[_Line]:
    """The lines that are for all that is asked for, and of the desks named where one is."""
    fitting = [line for line in lines if all(re.search(label, line.words) for label in asked)]
    of_desk = [line for line in fitting if any(_is_of(desk, line) for desk in desks)]
    return of_desk or (fitting if asked else [])


def _is_of(desk: str, line: _Line) -> bool:
    """Whether a line is labelled with a desk, running words before its name left out."""
    return any(desk[at:] in line.words for at in range(len(desk) - 1))


def _lines(report: Report) -> Iterator[_Line]:
    """Every number of a report with its label."""
    text = report.text
    for found in _NUMBER.finditer(text):
        breaks = [
            match.end() for match in _CLAUSE_END.finditer(text, max(0, found.start() - _LABEL), found.start())
        ]
        start = breaks[-1] if breaks else max(0, found.start() - _LABEL)
        bracket = _BRACKET.match(text, found.end())
        closed = found.end() + (text[found.end() : found.end() + 1] in _CLOSED)  # “96577”交通服务热线
        goes_on = None if bracket else _GOES_ON.match(text, closed)
        end = bracket.end() if bracket else goes_on.end() if goes_on else found.end()
        before = text[start : found.start()]
        label = re.sub(r"[:：\s]|(?:请?拨?打|请拨)$", "", before)
        inside = bracket.group().strip(" （()）\u3000") if bracket else ""
        name = label if label and label not in _ANY else inside
        if goes_on and closed > found.end():
            name = goes_on.group()
        if name or goes_on:
            yield _Line(found.group().strip("（("), name or label, text[start:end], Span(start, end))


def _say(reply: Reply, summary: ReportSummary, line: _Line) -> None:
    words = reply.words
    cite = reply.citer.span(summary.report_id, line.span)
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    said = line.label if line.label.endswith(("电话", "热线", "号码")) else f"{line.label}电话"
    reply.sentence = words.say(
        f"{who}{when}年度报告{said}：{line.number}〔{cite}〕。".replace("年年度", "年度"),
        f"{who}, {when} report, {line.label}: {line.number}〔{cite}〕.",
    )
    reply.how = How.QUOTED
