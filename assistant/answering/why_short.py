"""Why less was done than was planned (没做到是什么原因; 差的为什么没办): the sentence that tells it with its reason, quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.answering.evidence import Evidence
from assistant.answering.reasons import asks_why
from assistant.answering.reply import Reply
from assistant.answering.running_text import sentences_of
from assistant.answering.verbatim import COMMON, say_clause, say_only
from assistant.answering.words import content
from assistant.lexicon.segments import naming
from assistant.lexicon.text import compact
from assistant.types import Origin, Question, Report, Span

__all__ = [
    "against_plan",
    "only_against_plan",
    "only_why_short",
    "plan_in",
    "quote_against_plan",
    "quote_why_short",
    "reason_in",
]

_DO = "做|办|完|建|开|搞|弄|发|培训|实现|兑现|落实|达标|完成|达到|举办|推进|建成|补齐|凑"
_SHORT = re.compile(
    f"(?:没有?|未|不)(?:能|有)?(?:够|足|到位?|{_DO})|(?:差|缺|少|剩|欠)(?:了|的|下|{_DO}|[一二两三四五六七八九十\\d]+[个次场期条])|推迟|拖延|延(?:期|后|迟)|取消|停办|落空|没成"
)
"""Less was done than was to be."""
_TOLD_SHORT = re.compile(
    "没有?|未(?!来)|不足|缺|差|少[于\\d了一二两三四五六七八九十]|推迟|延|取消|停|搁|落空|暂缓"
)
_REASON = re.compile(
    "原因|由于|因为|(?<![起原])因(?!此|素|而|公|私|地|人|材)|受[^,，。;；]{1,20}影响|导致|缘于|系(?!统|列)"
)
_ONLY = re.compile(
    f"(?:如果|要是|若|那么?|这|它|又|都|到底|究竟|报告|年报|里|上|说|讲|写|给|出|过|的话|话|有没有|没有?|未|不|能|够|足|到位?|{_DO}|差|缺|少|剩|欠|下|了|的|成|起来|数量?|部分|其余|余下|[那这几一二两三四五六七八九十\\d]+[个次场期条]"
    "|比|计划|目标|原定|推迟|拖延|延期|取消|是|因为?|为什么|为啥|为何|咋|怎么?|什么|啥|何|哪些|原因|理由|缘故|缘由|回事|呢|啊|吗|样|会|[,，?？。 ])+"
)


def only_why_short(text: str) -> bool:
    """Whether nothing is asked but why less was done than planned, of what was told just before."""
    plain = compact(text).text
    return bool(asks_why(plain) and _SHORT.search(plain) and _ONLY.fullmatch(plain))


def reason_in(report: Report, spans: Iterable[Span]) -> Span | None:
    """The sentence around one of the places that tells of less than planned and why; the next where that gives the reason."""
    sentences = list(sentences_of(report))
    for span in spans:
        for at, sentence in enumerate(sentences):
            if not (sentence.start <= span.start < sentence.end):
                continue
            own = compact(sentence.of(report.text)).text
            if _TOLD_SHORT.search(own) and _REASON.search(own):
                return sentence
            behind = sentences[at + 1] if at + 1 < len(sentences) else None
            if behind and re.match("(?:主要|其)?(?:原因|由于|因为)", compact(behind.of(report.text)).text):
                return behind
    return None


_AGAINST_PLAN = re.compile(
    "(?:比|较|离|距)(?:原|原来|原先|年初|当初|上年|去年|之前)?(?:的)?(?:计划|目标|预定|预期|任务|规划)[^,，。?？]{0,6}?(?:少|多|差|缺|超|欠)"
)
_OF_PLAN = re.compile("计划|目标|原定|预定|任务|规划")
_ONLY_AGAINST_PLAN = re.compile(
    "(?:那么?|又|还|都|总共|一共|具体|[原来先年初当]+|[比较离距的了]|计划|目标|预定|预期|任务|规划|少|多|差|缺|超|欠|出|几|多少|[个次场期条家项件人]|[,，?？。呢啊])+"
)


def against_plan(text: str) -> bool:
    """Whether it is asked by how much something differs from what was planned."""
    return bool(_AGAINST_PLAN.search(compact(text).text))


def only_against_plan(text: str) -> bool:
    """The same, of what was told just before (比计划少几个)."""
    return against_plan(text) and bool(_ONLY_AGAINST_PLAN.fullmatch(compact(text).text))


def plan_in(report: Report, spans: Iterable[Span]) -> Span | None:
    """The sentence around one of the places that tells what was planned."""
    for span in spans:
        for sentence in sentences_of(report):
            if sentence.start <= span.start < sentence.end and _OF_PLAN.search(sentence.of(report.text)):
                return sentence
    return None


def quote_against_plan(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence of the figure found that tells what was planned, where that is asked for beside it."""
    facts = [fact for finding in evidence.findings for fact in finding.facts if fact.origin is Origin.PROSE]
    for fact in facts:
        report = reply.index.report(fact.report_id)
        if (told := plan_in(report, [fact.span])) is not None:
            say_clause(reply, report, told)
            return True
    return False


def quote_why_short(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that tells why less of what a Chinese question names was done than planned."""
    question, places = reply.question, evidence.resolved.places
    if question.language == "en" or len(places) != 1:
        return False
    if not (asks_why(question.text) and _SHORT.search(compact(question.text).text)):
        return False
    names = _named(question)
    told = [
        (report, span)
        for summary in places[0].reports
        for report in [reply.index.report(summary.report_id)]
        for span in _telling(report, names)
    ]
    return bool(names) and say_only(reply, told)


def _named(question: Question) -> tuple[str, ...]:
    """What a question names beside that less was done and why."""
    words = content(_SHORT.sub(" ", re.sub("计划|目标|原定|原因|为什么|为啥|为何", " ", question.masked)))
    return tuple(
        name for name in naming(words).names or words.split() if name not in COMMON and len(name) > 1
    )


def _telling(report: Report, names: tuple[str, ...]) -> Iterator[Span]:
    """The sentences that hold every name, that less was done, and why."""
    for span in sentences_of(report):
        own = compact(span.of(report.text)).text
        if all(name in own for name in names) and _TOLD_SHORT.search(own) and _REASON.search(own):
            yield span
