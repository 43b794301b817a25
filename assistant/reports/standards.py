"""How far an amount lies from a mean, an aim or a limit: 网办率96.8%,|高于全市平均水平4.1个百分点."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.reports.context import Place, State
from assistant.reports.drafts import Draft
from assistant.reports.subjects import Phrase, cleaned
from assistant.types import Measure

__all__ = ["beyond"]

_BEYOND = re.compile(
    r"(?P<said>(?:[高低多少快早短优][于出]|超[过出额]|领先于?|落后于?)(?P<base>[\u4e00-\u9fff\d]{2,16}?))(?:的|约|近)*$"
)
_BEYOND_THAN = re.compile(
    r"(?P<said>[比较](?P<base>[\u4e00-\u9fff\d]{2,16}?)(?:[高低多少快慢早晚短长]出?))(?:了|约|近)*$"
)
_STANDARD = re.compile(
    r"平均|均值|目标|任务|指标|计划|标准|水平|预期|同期|去年|上年|^全[国省市县区州]|总体|年度?$"
)
_DISTANCES = frozenset({"个百分点", "天", "日", "个工作日", "工作日", "小时"})
"""Units of what lies between two amounts, whatever the other is."""


def beyond(state: State, at: Place, make: Callable[[State, Place, Phrase], Draft]) -> Draft | None:
    """The difference, or ``None`` where the words name no standard to measure by (超过1500万件)."""
    number, found = at.item.number, at.search(_BEYOND) or at.search(_BEYOND_THAN)
    if found is None or number.percent or number.unit == "倍":
        return None
    if number.unit not in _DISTANCES and not _STANDARD.search(found["base"]):
        return None
    start, end = at.cell.start + found.start("said"), at.cell.start + found.end("said")
    topic = cleaned(at.cell, at.left[0], start)
    if not topic:
        points = number.unit == "个百分点"
        beside = state.recent if points else state.last
        if beside is None or (not points and beside.unit != number.unit):
            return None
        topic = beside.subject
    draft = make(state, at, (*topic, (start, end)))
    draft.topic, draft.measure = topic, Measure.DIFFERENCE
    return draft
