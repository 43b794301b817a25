"""By which ways applications came, where a report names the ways and does not count them."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.types import Operation, Question, Span

__all__ = ["WAYS", "asks_ways", "quote_ways"]

WAYS = re.compile(
    "渠道|途径|(?<!处理)(?<!答复)(?<!公开)方式|路子|(?:怎么|如何|咋|怎样)(?:样)?(?:提|递|交|寄|报|送|来|申请)"
    r"|\b(?:channels?|ways?|means|methods?|routes?|modes?)\b|\bhow (?:they|these|those|it|people)\b"
    r"|\bhow (?:were|did|have)\b.*\b(?:submitted|made|filed|sent|lodged|handed in|come|arrive|reach|delivered|apply)\b"
    r"|\b(?:in person|online|by (?:post|mail|letter|fax))\b"
)
"""How applications came is asked, and not who made them."""
_WAY = re.compile("在线|网[上络]|网站|互联网|信函|邮寄|当面|现场|窗口|传真|电子邮件|邮箱|电话")
_APPLIED = re.compile("申请")
_COUNTED = re.compile(r"多少|几[件份宗个]|\bhow many\b|\bnumbers?\b")
_SENTENCE = re.compile("[^。；;\n|]+")


def asks_ways(question: Question) -> bool:
    """Whether it is asked by which ways applications came, or by which most did."""
    parts = question.operation is Operation.BREAKDOWN or question.detail.startswith("parts_")
    received = {target.indicator for target in question.targets} == {"received"}
    return parts and received and bool(WAYS.search(question.text.lower()))


def quote_ways(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence that names the ways of applying, where they are asked for and not how many came by each."""
    question = reply.question
    if not asks_ways(question) or _COUNTED.search(question.text.lower()) or question.detail:
        return False
    for place in evidence.resolved.places[:1]:
        for summary in place.reports:
            report = reply.index.report(summary.report_id)
            for found in _SENTENCE.finditer(report.text):
                told = found.group()
                if _APPLIED.search(told) and len(set(_WAY.findall(told))) > 1:
                    start = found.start() + len(told) - len(told.lstrip())
                    say_clause(reply, report, Span(start, start + len(told.strip())))
                    return True
    return False
