"""Why a figure rose or fell: the report's own sentence that tells the change with its reason, quoted.

The sentence must tell of the figure that is asked about, that it changed, and why; where none does, who only asks
why is told so, and not the change again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.answering.evidence import Evidence
from assistant.answering.reasons import asks_why
from assistant.answering.reply import Reply
from assistant.answering.running_text import sentences_of
from assistant.answering.verbatim import COMMON, say_only
from assistant.answering.words import content
from assistant.lexicon.indicators import find_mentions
from assistant.lexicon.segments import naming
from assistant.types import Operation, Origin, Question, Report, Span

__all__ = ["only_why_changed", "quote_told_reason"]

_REASON = re.compile(
    "原因(?!不明)|由于|因为|(?<![起原])因(?!此|素|而|公|私|地|人|材|申请|信息公开|政府信息)|受[^,，。;；]{1,20}影响|得益于|缘于|源于|归因|导致(?!的)|[增减升降多少涨]?主要(?:是|在于|系|集中|来自)|系[^统列]|随着"
)
_CHANGED = re.compile(
    "(?:比|较)[^,，。;；]{0,8}(?:[增减升降多少涨跌]|下滑|回落|翻)|同比|[增减][加长少]|上升|下降|增多|变[多少]|翻[了一两倍番]|[增减](?=\\d)"
)
_FELL, _ROSE = re.compile("减|少|降|下滑|回落|跌"), re.compile("增|多|升|涨|扩|翻")
_OF_REASON = re.compile(
    "^(?:其|这|此)?(?:[增减][加长少多]|上升|下降|变化|变动|主要)?的?(?:主要)?(?:原因|是因为|缘于)"
)
"""The reason in a sentence of its own, behind the one with the figure."""
_CHANGE_EN = re.compile(
    r"\b(?:more|fewer|less|higher|lower|rise|rose|risen|rising|fall|fell|drop\w*|declin\w+|decreas\w+|increas\w+|grow\w*|grew|change[ds]?|jump\w*|surge\w*|up|down|so (?:many|much|few|little))\b"
)
_CHANGE_ZH = re.compile("[增减升降涨跌多少高低]|变[化动]|下滑|回落")
_WHY_ZH = re.compile(
    "(?:那么?|又|到底|究竟|请问|这|它|其|都|会|是|因为?|为什么|为啥|为何|咋|怎么?|什么|啥|何|哪些|原因|理由|缘故|缘由|回事|导致|造成|引起|带来|背后|变化|变动|这样|那样|这么?|样|报告|年报|里|上|中|面|有没有|有|没|写|说|讲|给|出|明|交代|解释|提到?|过|的|了|呢|啊|呀|吗|么|[?？,，。 ])*"
)
_WHY_EN = re.compile(
    r"^\W*(?:and |but |so |ok )*(?:why(?: (?:is|was|did) (?:that|this|it)(?: (?:so|happen|change|the case|occur))?| so| the (?:change|difference|rise|increase|fall|drop|decrease|decline))?|how come"
    r"|what(?:'s| is| was| were)? ?(?:the )?(?:reasons?|causes?|explanations?|behind|caused|led to|drove|explains?|explained|accounts? for|triggered|brought about)(?: (?:for|of|behind))?(?: (?:that|this|it|the (?:change|difference|rise|increase|fall|drop|decrease|decline)))?"
    r"|(?:for|due to) what reasons?|what(?:'s| is| was) (?:that|this|it) (?:due|down) to"
    r"|(?:(?:is|was|are|were) there )?(?:any|an?|some) (?:reasons?|explanations?|causes?)(?: (?:given|stated|mentioned|offered|told|for (?:it|that|this|the (?:change|difference|rise|increase|fall|drop|decrease|decline))))*"
    r"|(?:do|does|did) (?:it|they|the reports?|the document) (?:say|explain|tell|state|mention|give)(?: us| me)?(?: why| (?:an?|any|the) (?:reasons?|causes?|explanations?))?(?: (?:for )?(?:it|that|this))?)\W*$"
)
_ASKS_REASON = re.compile(r"为什么|为啥|为何|咋|怎么|原因|理由|缘故|缘由|回事|解释|交代|导致|造成|引起")
_BY_HOW_MANY = re.compile(r"多少|几|百分之|\bhow (?:many|much)\b|\bwhat (?:percent|rate|share)")
_MEASURED = frozenset({Operation.DIFFERENCE, Operation.GROWTH, Operation.VALUE})
NAMES = 3
"""Characters from which on a wording names a figure (申请量)."""


def only_why_changed(question: Question) -> bool:
    """Whether no more is asked than why what was told before changed (为什么; what caused that)."""
    plain = question.text.strip()
    return bool((_ASKS_REASON.search(plain) and _WHY_ZH.fullmatch(plain)) or _WHY_EN.match(plain.lower()))


def quote_told_reason(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence that tells the change asked about with its reason; false where none does, or several do."""
    question, places = reply.question, evidence.resolved.places
    by_how_many = question.operation in _MEASURED and _BY_HOW_MANY.search(question.text)
    asked = asks_why(question.text) or only_why_changed(question)
    asked = asked or (not by_how_many and asks_why(question.masked))  # 为啥少了 → 那具体少了几件
    if not asked or len({place.body for place in places}) != 1:
        return False
    way = _way(evidence)
    if not (way or only_why_changed(question)):
        return False
    place = max(places, key=lambda place: place.year or 0)
    told = [
        (report, span)
        for summary in place.reports
        for report in [reply.index.report(summary.report_id)]
        for span in _reasons_told(reply, evidence, report, way)
    ]
    return say_only(reply, told)


def _way(evidence: Evidence) -> int:
    """1 where a rise is spoken of, -1 for a fall, 0 where neither is; as the figures of two years have it, if there are two."""
    text = f"{evidence.question.text} {evidence.question.masked}".lower()
    if not (_CHANGE_ZH.search(text) or _CHANGE_EN.search(text) or only_why_changed(evidence.question)):
        return 0
    rise = re.search(r"more|higher|rise|rose|risen|increas|grow|grew|jump|surge|many|much|[增升涨多高]", text)
    fall = re.search(r"fewer|less|lower|fall|fell|drop|declin|decreas|few\b|little|[减降跌少低]", text)
    said = bool(rise) - bool(fall)
    values = [f.value for f in sorted(evidence.findings, key=lambda f: f.summary.year or 0)]
    if len(values) != 2 or None in values or values[0] == values[1]:
        return said
    way = 1 if values[1] > values[0] else -1  # type: ignore[operator]
    return way if said in {0, way} else 0  # a change told the wrong way round is put right elsewhere


def _reasons_told(reply: Reply, evidence: Evidence, report: Report, way: int) -> Iterator[Span]:
    """The sentences, some with the next, that tell why the figure asked about changed the way it is said to have."""
    spans = list(sentences_of(report))
    for span, behind in pairwise([*spans, None]):
        if span is None or not _is_of_figure(reply, evidence.question, report, span):
            continue
        own = span.of(report.text)
        change = _CHANGED.search(own)
        if change is None or not _goes(own[change.start() :], way):
            continue
        if _REASON.search(own[change.start() :]):
            yield span
        elif behind is not None and _OF_REASON.match(behind.of(report.text)):
            yield Span(span.start, behind.end)


def _goes(own: str, way: int) -> bool:
    """Whether the first change told goes the way that is asked about."""
    clause = re.split("[，,。;；]", own)[0]
    return not way or (bool(_ROSE.search(clause)) - bool(_FELL.search(clause))) == way


def _is_of_figure(reply: Reply, question: Question, report: Report, span: Span) -> bool:
    """Whether a sentence tells of the figure asked about: it holds one of its facts, or everything the question names."""
    if question.targets:
        wanted = {target.indicator for target in question.targets}
        facts = (fact for name in wanted for fact in reply.index.facts([report.report_id], name))
        if any(
            fact.origin is Origin.PROSE and fact.quote.start >= span.start and fact.quote.end <= span.end
            for fact in facts
        ):
            return True
        named = find_mentions(span.of(report.text))
        return any(mention.weight >= NAMES and mention.id in wanted for mention in named)
    said = naming(content(_CHANGE_ZH.sub(" ", _WHY_WORDS.sub(" ", question.masked)))).names
    names = tuple(name for name in said if name not in COMMON) or said
    own = span.of(report.text)
    return bool(names) and all(name in own for name in names)


_WHY_WORDS = re.compile("为什么|为何|为啥|原因|缘故|怎么|咋|什么|突然|一下子|这么|那么|会|了")
