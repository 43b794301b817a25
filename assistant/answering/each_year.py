"""A change that a comparison does not find, from the figure of each of its years asked for alone (低保户数2021年比2020年少了多少户).

The words that compare hide those that name the figure; without them each report is asked what it states of its year,
and both figures must be counted in the very unit that the question names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.by_words import Found
from assistant.answering.evidence import Evidence, gather
from assistant.answering.likely import likeliest
from assistant.answering.lookup import Finding, is_stated_level
from assistant.answering.question import understand
from assistant.answering.quoting import LIKELY
from assistant.answering.reply import Reply
from assistant.answering.scope import Place
from assistant.answering.series import compare, growth
from assistant.answering.words import content
from assistant.types import Fact, Measure, Operation, Origin, Target

__all__ = ["compare_each"]

_COUNTED = {
    "户": ("户", "家庭"),
    "人": ("人", "名", "人数", "人口"),
    "名": ("人", "名"),
    "人次": ("人次",),
    "件": ("件",),
    "条": ("条",),
    "场": ("场", "次"),
    "次": ("次", "场", "期"),
    "家": ("家", "个"),
    "所": ("所",),
    "台": ("台",),
    "篇": ("篇", "条"),
    "期": ("期",),
    "项": ("项",),
    "封": ("封", "件"),
    "辆": ("辆",),
    "公里": ("公里",),
    "元": ("元",),
    "%": ("%", ""),
}
"""What a question counts in, and the units in which a report states that."""
_SAME = {"百分点": "%", "万元": "元", "亿元": "元", "块": "元", "钱": "元"}
_UNITS = "|".join(sorted(_COUNTED, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?:是|有|为|达)?(?:了)?(?:多少|几|百分之(?:几|多少))(?:个|成|倍)?(?P<unit>百分点|万元|亿元|块|钱|{_UNITS})?(?:[呢啊呀吗]|$)?"
)
_NOUN = re.compile(
    r"(?P<unit>户|人次|人|件|条|场|次|家|所|台|篇|期|项|封|辆)(?:数量?|口)?(?=[\s,，的]|$)|率(?P<rate>)"
)
_COMPARING = re.compile(
    r"相?比(?:起|较)?(?=[\s去上前,，]|$)[,，]?|(?<=\s)[较跟同和与](?=\s)|(?<=\s)[底末初]|年[底末](?=[\s比较]|$)"
    r"|(?<![\u3400-\u9fff])的(?=[增减变涨降\s]|$)|(?:增长|下降|增减|变化|上升)(?:率|幅度|情况)|增幅|降幅|涨幅|变化"
    r"|(?:[增减]|上升|下降|提高|降低|[多少涨降升高低])(?:加|少|长|出|低|升|发|花|收|领|了)*(?=[\s多几百了]|$)|(?<=\s)(?:一共|总共|又|还|却|反而|大概)+"
)
"""Words that compare two years and name nothing."""
_FLOW = re.compile("新[进增纳]|退出|清退|调出|停发|取消|增加|减少|其中|注销|死亡")
"""Who came or left in the year, beside all there are (在册612户，新进74户，退出39户)."""


def compare_each(reply: Reply, evidence: Evidence) -> bool:
    """The change between the figures of two years of one body, each as its report states it; false where one does not."""
    question, places = evidence.question, evidence.resolved.places
    if question.language == "en" or question.targets or len(places) != 2:
        return False
    if len({place.body for place in places}) != 1 or len({place.year for place in places}) != 2:
        return False
    named = _AMOUNT.sub(" ", _COMPARING.sub(" ", question.masked)).strip(" ,，、。?？")
    unit = _unit_asked(question.masked, named)
    if not unit or not content(named):
        return False
    found = [_figure_of(reply, place, " ".join(named.split()), unit) for place in places]
    if any(finding is None for finding in found):
        return False
    both = tuple(Found(place, (one,)) for place, one in zip(places, found, strict=True) if one is not None)
    told = replace(evidence, found=both)
    return growth(reply, told) if question.operation is Operation.GROWTH else compare(reply, told)


def _unit_asked(asked: str, named: str) -> str:
    """What a question counts in: the unit it asks with, or the noun it counts (低保户数, 吃低保的人)."""
    amount = _AMOUNT.search(asked)
    if amount is not None and amount["unit"]:
        return _SAME.get(amount["unit"], amount["unit"])
    nouns = list(_NOUN.finditer(named))
    return "" if not nouns else "%" if nouns[-1]["rate"] is not None else nouns[-1]["unit"]


def _figure_of(reply: Reply, place: Place, named: str, unit: str) -> Finding | None:
    """The one figure of a place's year that the words name, in the unit asked for."""
    how = "是百分之多少" if unit == "%" else f"有多少{unit}"
    alone = understand(f"{place.body.name}{place.year}年{named}{how}", (), reply.index)
    if alone.operation is not Operation.VALUE or alone.bodies != (place.body,):
        return None
    findings = [f for f in gather(alone, reply.index).findings if f.exact and _is_in(f.facts[0], unit)]
    if findings:
        return findings[0] if len({f.facts for f in findings}) == 1 else None
    ids = [summary.report_id for summary in place.reports]
    likely = likeliest(alone, reply.index, ids)
    if likely is None or likely.chance < LIKELY["zh"]:
        return None
    inside = [
        fact
        for fact in reply.index.facts([likely.report.report_id])
        if likely.span.start <= fact.span.start < likely.span.end
        and _is_level(fact, unit)
        and (_FLOW.search(named) or not _FLOW.search(fact.subject))
    ]
    summary = next(s for s in place.reports if s.report_id == likely.report.report_id)
    return Finding(summary, Target(""), (inside[0],), under=named) if _is_one(inside) else None


def _is_in(fact: Fact, unit: str) -> bool:
    """Whether a figure of the year itself is counted in the unit asked for."""
    return fact.unit in _COUNTED[unit] and not fact.cumulative


def _is_level(fact: Fact, unit: str) -> bool:
    """Whether a figure of running text states how many there are, in the unit asked for."""
    level = fact.measure is Measure.SHARE if unit == "%" else is_stated_level(fact)
    return fact.origin is Origin.PROSE and level and fact.value is not None and _is_in(fact, unit)


def _is_one(facts: Sequence[Fact]) -> bool:
    return len({fact.value for fact in facts}) == 1 and not facts[0].bound
