"""Answers that are one clause of the report: a figure it denies (信息处理费零收取), an outcome told in words."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence, Found
from assistant.answering.reply import Reply
from assistant.lexicon.indicators import find_mentions, indicators
from assistant.types import How, Origin, Report, Span

__all__ = ["as_told", "quote_denial"]

_SENTENCE = re.compile(r"[^。；;\n|]+")
_CLAUSE = re.compile(r"[^，,、]+")
_DENIED = re.compile(
    r"未(?!能|来|按|及)|没有|零(?!散|售|星)|无(?!法|障|偿|缝)|免(?=收|除|予|费)(?!费发|费提)|从未|均不"
)


def quote_denial(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence that denies the one figure asked for; whether there is one."""
    if len(evidence.found) != 1 or len(reply.question.targets) != 1 or reply.question.rest:
        return False
    target = reply.question.targets[0]
    if target.column not in {"", "total", "amount"}:
        return False
    wanted = {target.indicator, *indicators()[target.indicator].near}
    return _quote(reply, evidence.found[0], wanted)


def as_told(reply: Reply, evidence: Evidence) -> bool:
    """The clause about a review or a lawsuit whose outcome was asked for and is told without figures."""
    if len(evidence.findings) != 1:
        return False
    fact = evidence.findings[0].facts[0]
    if (
        fact.origin is not Origin.PROSE
        or not fact.indicator
        or indicators()[fact.indicator].columns != "outcome"
    ):
        return False
    _say(reply, reply.index.report(fact.report_id), fact.quote)
    return True


def _quote(reply: Reply, found: Found, wanted: set[str]) -> bool:
    for summary in found.place.reports:
        report = reply.index.report(summary.report_id)
        span = _denying(report, wanted)
        if span is None:
            continue
        _say(reply, report, span)
        return True
    return False


def _say(reply: Reply, report: Report, span: Span) -> None:
    number, words = reply.citer.span(report.report_id, span), reply.words
    who, when = words.body(report.region, report.agency), words.year(report.year)
    quote = " ".join(span.of(report.text).split()).strip("。；;")
    reply.sentence = words.say(
        f"{who}{when}报告写明“{quote}”〔{number}〕。", f"{who}, {when} report: “{quote}”〔{number}〕."
    )
    reply.how = How.QUOTED


def _denying(report: Report, wanted: set[str]) -> Span | None:
    """The first sentence with a clause that names the figure and denies it."""
    for sentence in _SENTENCE.finditer(report.text):
        for clause in _CLAUSE.finditer(sentence.group()):
            text = clause.group()
            named = {m.id for m in find_mentions(text)} if _DENIED.search(text) else set()
            if named & wanted:
                start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
                return Span(start, start + len(sentence.group().strip()))
    return None
