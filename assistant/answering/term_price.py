"""What something charged by the month costs for a term (每月680元，一学期按5个月收取), from the two figures of one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.answering import arithmetic
from assistant.answering.arithmetic import plain
from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.units import said_by, units_of
from assistant.lexicon.text import compact
from assistant.types import Figure, How, Operand, Operation, Report, Span

__all__ = ["tell_term_price"]

_ASKED = re.compile(
    r"(?:[一每]个?|整个?|全)(?P<term>学期|学年|季度|年)|\b(?:per|each|every|a|one|whole) (?:whole )?(?P<en>term|semester)\b"
)
_MONTHLY = re.compile(r"每(?:人|生|户|位|个)?每?个?月(?:每[人生户位])?(?P<price>\d+(?:\.\d+)?)元")
_MONTHS = r"(?:一|每)个?{term}[^，,。；;]{{0,8}}?(?P<months>\d{{1,2}})个月"
_SENTENCE = re.compile(r"(?![\s\u3000])[^。；;\n|]+")
_LEFT_OUT = re.compile(f"{_ASKED.pattern}|一共|总共|合计|多少|几|[块元]?钱|元|要|得|交|是|的|收|标准")
_TERMS = {"term": "学期", "semester": "学期"}
_MET = 0.6


def tell_term_price(reply: Reply, evidence: Evidence) -> bool:
    """The price of a whole term, where one sentence has that of a month and how many months a term is charged for."""
    question, places = reply.question, evidence.resolved.places
    asked = _ASKED.search(question.text.lower())
    if asked is None or len(places) != 1 or question.operation not in {Operation.VALUE, Operation.SUM}:
        return False
    term = asked["term"] or _TERMS[asked["en"]]
    units = units_of(_LEFT_OUT.sub(" ", compact(question.masked).text))
    for summary in places[0].reports:
        report = reply.index.report(summary.report_id)
        for span, price, months in _told(report, term):
            if said_by(units, span.of(report.text)) < _MET:
                continue
            cite = reply.citer.span(report.report_id, span)
            words = reply.words
            computed = arithmetic.product(
                Operand(words.say("每月", "per month"), price, cite),
                Operand(words.say("月数", "months"), months, cite),
                "元",
            )
            reply.computations.append(computed)
            who, when = words.body(summary.region, summary.agency), words.year(summary.year)
            quote = span.of(report.text)
            reply.sentence = words.say(
                f"{who}{when}报告写明“{quote}”〔{cite}〕，一{term}共{plain(computed.result)}元（{computed.formula}）。",
                f"{who}, {when} report: “{quote}”〔{cite}〕; for the whole {asked['en']} {plain(computed.result)} yuan ({computed.formula}).",
            )
            reply.figure = Figure(plain(computed.result), "元", quote)
            reply.how = How.COMPUTED
            return True
    return False


def _told(report: Report, term: str) -> Iterator[tuple[Span, Decimal, Decimal]]:
    """The sentences with the price of a month and the months of a term, with both."""
    months = re.compile(_MONTHS.format(term=term))
    for sentence in _SENTENCE.finditer(report.text):
        words = sentence.group().rstrip()
        price, number = _MONTHLY.search(words), months.search(words)
        if price and number and len(_MONTHLY.findall(words)) == 1:
            span = Span(sentence.start(), sentence.start() + len(words))
            yield span, Decimal(price["price"]), Decimal(number["months"])
