"""When something was done, asked in English: the sentence that tells the deed with its date, and never one without any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.evidence import Evidence
from assistant.answering.likely_en import units_of_en
from assistant.answering.reply import Reply
from assistant.answering.running_text import sentences_of
from assistant.answering.units import LEFT_OUT, Unit
from assistant.answering.verbatim import say_clause
from assistant.lexicon.bilingual import phrases
from assistant.lexicon.text import compact
from assistant.types import Answer, Operation, Question, Report, Span

__all__ = ["asks_when", "quote_when", "tells_when"]

_ASKED = re.compile(
    r"^\W*(?:and |but |so |please tell me |tell me )*(?:since |from |until )?(?:when|(?:on |in |as of |from |since )?(?:what|which) (?:exact |day and )?(?:date|day|month))\b(?: exactly)? (?:did|was|were|has|have|had|is|are|will|does|do)\b"
)
_VERB = re.compile(
    r"\b(?:was|were|has|have|had|been|is|are|be|will|did|does|do)\b(?: (?:it|they|this|that|the [a-z' -]+?|first|officially|finally))* (?P<verb>[a-z]+)\W*$"
)
_DEED = re.compile(
    r"\b(?P<verb>open(?:ed)?|re-?launch(?:ed)?|launch(?:ed)?|start(?:ed)?|begin|began|begun|set up|clos(?:e|ed)|shut(?: down)?|stop(?:ped)?|found(?:ed)?|establish(?:ed)?|adopt(?:ed)?|issu(?:e|ed)|complet(?:e|ed)|(?:go|went|gone) (?:live|online)|c[oa]me online|introduc(?:e|ed)|finish(?:ed)?|mov(?:e|ed)|redesign(?:ed)?|publish(?:ed)?|approv(?:e|ed)|expir(?:e|ed)|happen(?:ed)?|tak(?:e|en) (?:place|effect)|revis(?:e|ed)|merg(?:e|ed)|upgrad(?:e|ed)|switch(?:ed)? (?:on|off)|held|hold)\b"
)
_WAYS = {
    "open": ("开通", "开设", "启用", "上线", "开办", "开馆", "开放"),
    "re-?launch": ("改版", "升级"),
    "launch": ("上线", "推出", "启动", "开通", "启用"),
    "start": ("启动", "开始", "试行", "启用", "开通", "起"),
    "live": ("上线", "启用", "开通"),
    "online": ("上线", "启用", "开通"),
    "redesign": ("改版",),
    "clos": ("关停", "关闭", "停用", "注销", "停更"),
    "shut": ("关停", "关闭", "停用", "注销", "停更"),
    "stop": ("停", "终止"),
    "set": ("成立", "设立", "建立", "组建"),
}
"""How a report tells deeds of which the lexicon knows other senses."""
_MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月"
_DATE = re.compile(
    rf"{_MONTH}|\d{{1,2}}[日号](?!文)|[上中下]旬|第?[一二三四1-4]季度|[上下]半年|年[底初末中](?![关粉])|(?:春|秋)季学期|当[日天]"
)
_REGULAR = re.compile(r"(?:周|星期)[一二三四五六日天末]|每[天日月周]|\d{1,2}[:：]\d{2}|\d{1,2}[时点]")
"""When something is every week or day."""
_NAMES_KNOWN = 0.5


def asks_when(question: Question) -> bool:
    """Whether an English question asks when something was done, and for no field of the report."""
    wanted = question.operation in {Operation.TEXT, Operation.VALUE} and not question.fields
    return question.language == "en" and wanted and bool(_ASKED.match(question.text.lower()))


def tells_when(answer: Answer) -> bool:
    """Whether an answer holds a date, or the days or hours of something regular."""
    told = compact(answer.text).text
    return answer.refused or bool(_DATE.search(told) or _REGULAR.search(told))


def quote_when(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that tells the deed asked about with its date; false where none does."""
    question, places = reply.question, evidence.resolved.places
    if not asks_when(question) or len(places) != 1:
        return False
    deeds, names = _deeds(question), _names(question)
    if not deeds or not names:
        return False
    for summary in places[0].reports:
        report = reply.index.report(summary.report_id)
        told = [(_share(names, span.of(report.text)), span) for span in _dated(report, deeds)]
        most = max((share for share, _ in told), default=0.0)
        best = [span for share, span in told if share == most]
        if most >= _NAMES_KNOWN and len(best) == 1:
            say_clause(reply, report, best[0])
            return True
    return False


def _deeds(question: Question) -> tuple[str, ...]:
    """What a report calls the deed asked about."""
    text = question.masked.lower().rstrip(" ?.")
    found = _DEED.search(text) or _VERB.search(text)
    if found is None:
        return ()
    verb = found["verb"]
    for stem, ways in _WAYS.items():
        if re.search(rf"\b{stem}", verb):
            return ways
    return tuple(way for _, ways in phrases(verb, most=None) for way, _ in ways if len(way) > 1)


def _names(question: Question) -> list[Unit]:
    """What the deed was done to, named here or in the question before."""
    own = _DEED.sub(" ", _ASKED.sub(" ", question.masked.lower()))
    named = [unit for unit in units_of_en(own) if unit.others]
    return named or [unit for unit in units_of_en(question.context.lower()) if unit.others]


def _dated(report: Report, deeds: tuple[str, ...]) -> Iterator[Span]:
    """The sentences with a clause that holds the deed and a date."""
    for span in sentences_of(report):
        clauses = re.split("[，,]", compact(span.of(report.text)).text)
        if any(_DATE.search(clause) and any(deed in clause for deed in deeds) for clause in clauses):
            yield span


def _share(names: list[Unit], sentence: str) -> float:
    """How much of what is named a sentence says."""
    text = compact(sentence).text
    return sum(unit.held_by(text)[1] > LEFT_OUT for unit in names) / len(names)
