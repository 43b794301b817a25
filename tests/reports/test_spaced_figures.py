"""Figures written with blanks in them, as text copied from a PDF has them: in rows of a form and in sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.reports.facts import extract_facts
from tests.reports.reading import read

_REPORT = """云泽县交通运输局2020年政府信息公开工作年度报告
一、总体情况
我局全年发布信息 1 203 条，组织培训 1 次，1 0 6 人参加。
二、主动公开政府信息情况
第二十条第（五）项
信息内容 上一年项目数量 本年增/减 处理决定数量
行政许可 18 -3 {licences}
其他对外管理服务事项 26 +4 940
第二十条第（六）项
信息内容 上一年项目数量 本年增/减 处理决定数量
行政处罚 64 0 4 106
行政强制 9 +1 97
第二十条第（九）项
信息内容 采购项目数量 采购总金额
政府集中采购 12 1 873.5 万元
"""


def _cells(text: str) -> dict[tuple[str, str], Decimal | None]:
    facts, _ = extract_facts(read(text))
    return {(fact.indicator, fact.column): fact.value for fact in facts if fact.form}


@pytest.mark.parametrize(("printed", "value"), [("5 873", 5873), ("15 873", 15873), ("873", 873)])
def test_groups_of_one_number_are_joined_where_a_row_has_more_figures_than_columns(
    printed: str, value: int
) -> None:
    cells = _cells(_REPORT.format(licences=printed))
    assert (cells["licence", "last_year_items"], cells["licence", "change"]) == (18, -3)
    assert cells["licence", "decisions"] == value
    assert cells["penalty", "decisions"] == 4106
    assert (cells["procurement", "items"], cells["procurement", "amount"]) == (12, 18735000)


def test_figures_that_can_be_joined_in_two_ways_are_left_out() -> None:
    ambiguous = _REPORT.format(licences="873").replace("行政处罚 64 0 4 106", "行政处罚 64 106 4 106")
    assert ("penalty", "decisions") not in _cells(ambiguous)


def test_digits_apart_behind_a_comma_are_one_figure() -> None:
    facts, _ = extract_facts(read(_REPORT.format(licences="873")))
    told = {fact.value for fact in facts if fact.unit in {"人", "人次"}}
    assert told == {106}
    assert 1203 in {fact.value for fact in facts if fact.unit == "条"}
