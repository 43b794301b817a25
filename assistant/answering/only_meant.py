"""Figures that a report prints and that are not its own deeds: what was first meant, and what it cites of a wider place."""

from __future__ import annotations

import re

from assistant.lexicon.agencies import parse_agency
from assistant.types import Fact, Origin, Question

__all__ = ["is_cited", "is_department", "is_only_meant"]

_MEANT = "(?:计划|拟|预计|预期|目标|打算)"
_AHEAD = re.compile(rf"(?:原|本?年初?|全年|年度)?{_MEANT}")
_FIRST = re.compile(rf"(?:原|(?:今|本)?年初|当初|起初|本来)先?{_MEANT}")
_CAME_OUT = re.compile(
    "[^。；;\n]{0,60}?(?:实际|最终|最后|结果|[完竣]工|(?:已|共|均|全部|超额|如期|提前)经?(?:完成|建成|办成|办结)|(?:只|仅)(?:有|办|完成|开)|(?:超|比|低于|少于|多于)(?:原|年初)?计划)"
)
"""Tells, behind a figure, how it came out (计划改造48个，实际完工53个)."""
_ASKED = re.compile(rf"{_MEANT}|拟|原定|要|plan|intend|target|expect|aim|schedul|\bgoing to\b|\bmeant to\b")


def is_only_meant(question: Question, fact: Fact, text: str) -> bool:
    """Whether a figure was first meant and came out otherwise, where the question asks for what was done.

    Planned is no more than a name where nothing tells how it came out (计划总投资212亿元, 拟录用412名).
    """
    if fact.origin is not Origin.PROSE or question.plan or _ASKED.search(question.text.lower()):
        return False
    if _FIRST.match(fact.subject):
        return True
    return bool(_AHEAD.match(fact.subject) and _CAME_OUT.match(text, fact.span.end))


_WHOLE = re.compile("全[省市县区州旗盟]")
_WHOLE_ASKED = re.compile(
    "全[省市县区州旗盟]|[市县区省]里|[市县区省]级?政府|所有部门|\\b(?:city|county|district|province)[- ]?wide\\b"
    "|\\b(?:whole|entire|all of the) (?:city|county|district|province)\\b|\\bacross the\\b"
)
_SOURCE = re.compile("通报|统计|公布|发布|数据|年报|报告|公报|反馈|显示")


def is_cited(question: Question, fact: Fact, text: str) -> bool:
    """Whether a department's report quotes a figure of its whole city and the question does not ask for that one."""
    if fact.origin is not Origin.PROSE or not _WHOLE.match(fact.subject) or fact.indicator:
        return False
    if not fact.agency or (not question.targets and _WHOLE_ASKED.search(question.text.lower())):
        return False  # a row of a form is the department's own, or told as quoted (cited_told)
    before = text[max(0, fact.span.start - 200) : fact.span.start]
    return is_department(fact.agency) and bool(_SOURCE.search(re.split("[。；;\n]", before)[-1]))


def is_department(agency: str) -> bool:
    """Whether a body is no government, so that figures of the whole place are not its own."""
    name = parse_agency(agency)
    return name is not None and name.level != "government"
