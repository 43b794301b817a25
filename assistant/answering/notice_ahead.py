"""How long before something it is announced (停水提前多久通知), from the sentence that gives that time and names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.concepts import concepts_of, coverage, heavy, words_in
from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.units import said_by, units_of
from assistant.answering.verbatim import say_clause
from assistant.types import Question, Report, Span

__all__ = ["asks_ahead", "quote_ahead"]

_TIME = (
    "个?(?:多?久|多长时间?|多少(?:个)?(?:小时|钟头|工作日|天|日|时间)|几(?:个)?(?:小时|钟头|工作日|天|日))"
)
_ASKED = re.compile(
    f"提前(?:大概|大约|要|至少|最少)?{_TIME}"
    r"|\bhow (?:far|long|much|many (?:working )?(?:hours|days)) (?:in advance|ahead|beforehand)\b"
    r"|\bhow (?:much|many (?:working )?(?:hours|days)'?) (?:of )?(?:advance |prior )?notice\b"
    r"|\bhow (?:many (?:hours|days)|long) before\b(?=.*\b(?:announc|notif|warn|inform|told|tell))"
)
_SENTENCE = re.compile(r"(?![\s\u3000])[^。；;\n|]+")
_TOLD = re.compile("提前[约至少不少于]*[0-9０-９一二三四五六七八九十两]+个?(?:小时|工作日|日|天)")
_LEFT_OUT = re.compile(
    f"{_ASKED.pattern}|通知|告知|告诉|公告|公布|发布|预告|以后|今后|往后|明年|打算|计划(?!性)|准备|大家|居民|用户|市民|群众|要|会"
    r"|\b(?:announced?|announces|told|tell|notif\w+|informed?|plan(?:s|ned)? to|give[ns]?|gave|publish\w*|will|did|does|do|is|are|was|were|people|residents|users|customers)\b"
)
_MET = 0.5


def asks_ahead(text: str) -> bool:
    """Whether it is asked how long before something people are told of it."""
    return bool(_ASKED.search(text.lower()))


def quote_ahead(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that gives a time ahead and names most of what it is ahead of; false where none does."""
    question = reply.question
    places = evidence.resolved.places
    if len(places) != 1:
        return False
    told = [
        (_met(question, span.of(report.text)), report, span)
        for report in (reply.index.report(summary.report_id) for summary in places[0].reports)
        for span in _sentences(report)
    ]
    best = max(told, key=lambda entry: entry[0], default=None)
    if best is None or best[0] < _MET:
        return False
    say_clause(reply, best[1], best[2])
    return True


def _sentences(report: Report) -> Sequence[Span]:
    """The sentences that give a time ahead, plans among them."""
    found = [told for told in _SENTENCE.finditer(report.text) if _TOLD.search(told.group())]
    return [Span(told.start(), told.start() + len(told.group().rstrip())) for told in found]


def _met(question: Question, sentence: str) -> float:
    """How much of what is to be announced a sentence names."""
    said = _LEFT_OUT.sub(" ", question.masked.lower())
    if question.language == "zh":
        return said_by(units_of(said), sentence)
    words = words_in(sentence)
    return coverage(heavy(concepts_of(said)), lambda concept: concept.held_by(words))
