"""Halls that are no offices, a website of one's own, what each has, lists by kind, whom to ask, English words misspelt."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.misspelt_en import as_spelt
from tests.answering.asking import Ask, asking

_DISTRICT = """澜垣区2022年政府信息公开工作年度报告

如有疑问，请与澜垣区政务公开科联系（电话：0777-1234567，联系人：辛工）。
一、总体情况
（一）主动公开。全年主动公开政府信息1384条。按内容分：防汛信息824条，供水信息317条，其他243条。
（二）依申请公开。全年新收政府信息公开申请60件，其中法律服务机构提出7件。
（三）平台建设。建成政务公开体验厅1个，面积320平方米，全年接待3460人次。9个社区设置公开栏36处。区里没有独立的门户网站，信息统一在市政府网站发布，全年在市政府网站发布信息218条。
（四）监督保障。调整领导小组，由区长任组长。投入资金3.2万元，翻修公开栏17个。未发生因信息公开引起的行政复议。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("halls"), {"a.txt": _DISTRICT}) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("澜垣区体验厅接待了多少人次", "3460人次"),
        ("澜垣区体验厅多大面积", "320平方米"),
        ("澜垣区有没有自己的网站", "没有独立的门户网站"),
        ("澜垣区2022年花了多少万元修公开栏", "投入资金3.2万元"),
        ("我要给澜垣区寄信，联系人是谁", "辛工"),
        ("Who is the contact person for Lanyuan District's 2022 report?", "辛工"),
    ],
)
def test_what_is_asked_is_told_from_its_own_sentence(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("澜垣区体验厅有多大", "体验厅：1个"),
        ("澜垣区体验厅一年来了多少人", "：320平方米"),
        ("澜垣区每个社区几个公开栏", "社区：9个"),
        ("澜垣区9个社区有几个公开栏", "社区：9个"),
        ("澜垣区2022年花了多少万元修公开栏", "未发生"),
        ("澜垣区联系人是谁", "由区长任组长"),
    ],
)
def test_a_figure_of_another_thing_is_never_told(ask: Ask, question: str, never: str) -> None:
    assert never not in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "澜垣区2022年主动公开的信息按内容分成哪几类、每类多少条",
        "Break down the information Lanyuan District published in 2022 by category",
    ],
)
def test_a_list_by_kind_is_told_whole(ask: Ask, question: str) -> None:
    cells = " ".join(cell for table in ask(question).tables for row in table.rows for cell in row)
    assert [figure for figure in ("824", "317", "243") if figure not in cells] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how many aplications were recieved", "how many applications were received"),
        ("reconsiderration cases and lawsiuts", "reconsideration cases and lawsuits"),
        ("administartive penlaties", "administrative penalties"),
        ("applicants received resident receives yanmei", "applicants received resident receives yanmei"),
    ],
)
def test_words_of_the_subject_one_slip_off_are_put_right(typed: str, meant: str) -> None:
    assert as_spelt(typed) == meant
