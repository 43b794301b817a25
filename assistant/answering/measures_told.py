"""What was done, or is to be done, about something an English question names: the sentence that tells it.

A report names a problem in one place and what is done about it in another (市民看不懂账单 … 针对账单问题，制作长图), so a measure
is found by what the question says of it, else by what it shares with the problem that the question speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.concepts import words_in
from assistant.answering.evidence import Evidence
from assistant.answering.likely_en import units_of_en
from assistant.answering.reply import Reply
from assistant.answering.texts import LONGEST
from assistant.answering.topics import HEADS, WORDS, roles_of
from assistant.answering.units import Unit
from assistant.answering.verbatim import say_clause
from assistant.lexicon.segments import naming
from assistant.types import Operation, Report, Section, Span

__all__ = ["quote_measures"]

_DEALS = r"(?:deal(?:t|ing|s)? with|respon(?:d|ded|ds|se) to|react(?:ed|s)? to|tackl(?:e[ds]?|ing)|address(?:ed|es|ing)?|handl(?:e[ds]?|ing)|fix(?:ed|es)?|solv(?:e[ds]?|ing)|remed(?:y|ied)|resolv(?:e[ds]?|ing)|cop(?:e[ds]?|ing) with|put(?:ting)? right|sort(?:ed)? out|help(?:ed|ing)?|support(?:ed|ing)?|overc[oa]me|mend(?:ed)?|make (?:it|things) (?:easier|better) for)"
_ASKED = (
    re.compile(
        r"\bwhat (?:did|has|have|does|do|will|is|was|are)\b[^?]*?\b(?:do|done|doing|undertake|undertaken)\b[^?]*?\b(?:about|against|for|over|to (?:help|fix|improve|address)) (?P<what>[^?]+)"
    ),
    re.compile(rf"\bhow (?:did|does|do|has|have|will|is|was|were)\b[^?]*?\b{_DEALS} (?P<what>[^?]+)"),
    re.compile(
        rf"\bwhat (?:steps?|measures?|actions?|remed(?:y|ies)|efforts?)\b[^?]*?\b(?:about|against|on|for|over|to {_DEALS}|to (?:improve|prevent|stop)) (?P<what>[^?]+)"
    ),
)
_ITSELF = re.compile(r" (?:(?:that|which) )?(?:it|they) (?:had |has |have |itself |themselves )*[a-z]+\b.*$")
"""Who named the problems (the shortcomings it had found)."""
_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
_PROBLEMS_FIRST = re.compile(r"^(?:存在|主要|当前)?的?(?:主要)?(?:问题|不足|困难)(?:是|有|主要)*[:：]")
_MEASURES_FIRST = re.compile(
    r"^(?:改进|整改|主要|下一?步)?(?:的)?(?:措施|办法|对策|打算|做法|情况|方向)(?:是|有|如下)*[:：]"
)
_ELSE_FIRST = re.compile(r"^(?:主要)?(?:经验|成效|做法|亮点)[:：]")
"""How a sentence begins that tells of something else than the one before."""
_SHORTEST, _UNENDED = 6, 30
"""Characters of a sentence, and of one that no stop ends (a signature has fewer)."""
_KNOWN, _CERTAIN = 0.4, 0.5
"""Share of what a question names that a sentence must say; where a figure of the forms is named too."""
_COMMON = frozenset(
    [
        "问题",
        "不足",
        "信息",
        "公开",
        "政府",
        "工作",
        "情况",
        "内容",
        "部分",
        "个别",
        "单位",
        "部门",
        "群众",
        "政务",
        "报告",
        "存在",
        "措施",
        "改进",
        "要求",
        "能力",
    ]
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence on problems or on what is done about them."""

    span: Span
    text: str
    role: str


def quote_measures(reply: Reply, evidence: Evidence) -> bool:
    """Quote what was done about what the question names; false where it asks for none or none is told."""
    question, places = reply.question, evidence.resolved.places
    if question.language != "en" or question.operation is not Operation.TEXT:
        return False
    if question.topic == "problems_answered" or len(places) != 1:
        return False
    asked = next((found for way in _ASKED if (found := way.search(question.masked.lower()))), None)
    if asked is None:
        return False
    what = _ITSELF.sub("", asked["what"])
    units = [unit for unit in units_of_en(what) if unit.others and not _is_problem(unit)]
    least = _CERTAIN if question.targets else _KNOWN
    for summary in places[0].reports:
        report = reply.index.report(summary.report_id)
        told = _told(report)
        chosen = _meant(units, told, least) if units else _measures(told)
        if chosen and (units or _is_general(what)):
            _say(reply, report, chosen)
            return True
    return False


def _is_general(what: str) -> bool:
    """Whether nothing but the problems themselves is named (the shortcomings it had found)."""
    return any(_is_problem(unit) for unit in units_of_en(what))


def _is_problem(unit: Unit) -> bool:
    return any(way in WORDS["problems"] for way, _ in unit.others)


def _told(report: Report) -> list[_Told]:
    """The sentences under headings of problems, plans and improvements, each with what it tells."""
    told: list[_Told] = []
    for section in report.sections:
        if any(HEADS[topic].search(heading) for heading in section.path for topic in ("problems", "plan")):
            told += _in_section(report, section)
    return told


def _in_section(report: Report, section: Section) -> list[_Told]:
    """The sentences right under one heading."""
    own = []
    for found in _SENTENCE.finditer(report.text, section.heading_span.end, section.span.end):
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        span = Span(start, found.start() + len(found.group().rstrip()))
        least = _SHORTEST if found.group()[-1] in "。；;" else _UNENDED
        if span.end - span.start >= least and report.section_at(start) is section:
            own.append((span, words_in(span.of(report.text)).text))
    roles = roles_of([text for _, text in own], [words_in(heading).text for heading in section.path])
    told, opened = [], ""
    for (span, text), role in zip(own, roles, strict=True):
        for first, name in ((_PROBLEMS_FIRST, ""), (_MEASURES_FIRST, "plan"), (_ELSE_FIRST, "else")):
            opened = name if first.search(text) else opened
        told.append(_Told(span, text, opened if role == "problems" and opened else role))
    return told


def _measures(told: Sequence[_Told]) -> list[_Told]:
    return [entry for entry in told if entry.role in {"plan", "problems_answered"}]


def _meant(units: Sequence[Unit], told: Sequence[_Told], least: float) -> list[_Told]:
    """The measures about what is named: that say it, else that share a name with the problem that does, else all."""
    direct = _best(units, _measures(told), least)
    if direct is not None:
        return [direct]
    problem = _best(units, [entry for entry in told if entry.role == "problems"], least)
    if problem is None:
        return []
    names = [name for name in naming(problem.text).names if len(name) > 1 and name not in _COMMON]
    shared = [(sum(name in entry.text for name in names), entry) for entry in _measures(told)]
    most = max((count for count, _ in shared), default=0)
    meant = [entry for count, entry in shared if count == most]
    return meant if most and len(meant) == 1 else _measures(told)


def _best(units: Sequence[Unit], told: Sequence[_Told], least: float) -> _Told | None:
    """The sentence that says most of what is named, if it says enough."""
    scored = [(sum(unit.held_by(entry.text)[1] for unit in units) / len(units), entry) for entry in told]
    score, best = max(scored, key=lambda entry: entry[0], default=(0.0, None))
    return best if score >= least else None


def _say(reply: Reply, report: Report, chosen: Sequence[_Told]) -> None:
    """Quote sentences, neighbours together, no more than ``LONGEST`` characters."""
    first, last = chosen[0].span, chosen[0].span
    for entry in chosen[1:]:
        if entry.span.end - first.start > LONGEST:
            break
        last = entry.span
    say_clause(reply, report, Span(first.start, last.end))
