"""What figures are set against: a year named only for comparison, the whole named, closed on time; what text and table say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

_COUNTY = """蓼原县{year}年政府信息公开工作年度报告

一、总体情况
（一）主动公开。全县7个乡镇，主动公开政府信息{published}条。
（二）依申请公开。全年新收政府信息公开申请{received}件，其中网络申请{online}件。延期办结{late}件，按时办结{on_time}件，共办结{closed}件。全年因信息公开被申请行政复议{reviews}件。
（三）执法。作出行政处罚决定{penalties}件。

二、存在的主要问题
一是栏目更新不及时；二是基层人手紧。
"""
_LIST = """
附表：政府信息公开情况统计表

| 统计指标 | 单位 | 统计数 |
| 一、主动公开情况 | | |
| （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） | 条 | {published} |
| 三、依申请公开情况 | | |
| （一）收到申请数 | 件 | {received} |
| 1.当面申请数 | 件 | {in_person} |
| 2.传真申请数 | 件 | 0 |
| 3.网络申请数 | 件 | {online} |
| 4.信函申请数 | 件 | 0 |
| （二）申请办结数 | 件 | {closed} |
| 1.按时办结数 | 件 | {on_time} |
| 2.延期办结数 | 件 | {late} |
| 四、行政复议数量 | 件 | 9 |
| 五、行政诉讼数量 | 件 | 2 |
| 六、举报投诉数量 | 件 | 1 |
| 七、依申请公开信息收取的费用 | 万元 | 0 |
"""
_OLD = {
    "year": 2016, "published": 1800, "received": 80, "online": 60, "in_person": 20, "late": 6,
    "on_time": 70, "closed": 76, "reviews": 9, "penalties": 400,
}  # fmt: skip
_NEW = {**_OLD, "year": 2017, "published": 1950, "received": 100, "online": 75, "in_person": 25, "late": 9,
        "on_time": 83, "closed": 92, "reviews": 8, "penalties": 360}  # fmt: skip


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    reports = {f"{told['year']}.txt": (_COUNTY + _LIST).format(**told) for told in (_OLD, _NEW)}
    with asking(tmp_path_factory.mktemp("set_against"), reports) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("蓼原县罚了多少次，比2016年多还是少", "400 − 360 = 40"),
        ("蓼原县收了多少申请，比2016年增加了多少", "100 − 80 = 20"),
        ("蓼原县主动公开多少条？和2016年比呢", "1950 − 1800 = 150"),
        ("How many applications did Liaoyuan County receive, and was it more than in 2016?", "100 − 80 = 20"),
        ("By how much did applications in Liaoyuan County change compared with 2016?", "100 − 80 = 20"),
    ],
)
def test_a_year_named_only_for_comparison_is_set_against_the_newest(
    ask: Ask, question: str, formula: str
) -> None:
    assert formula in ask(question).text


def test_nothing_is_set_against_the_newest_year_itself(ask: Ask) -> None:
    assert "80" not in ask("蓼原县比2017年多收了多少申请").text


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("蓼原县2017年延期办结的占收到申请的百分之几", "9 ÷ 100"),
        ("蓼原县2017年延期办结的占办结总数的百分之几", "9 ÷ 92"),
        ("蓼原县2017年按时办结率是多少", "83 ÷ 92"),
        ("What was the on-time completion rate in Liaoyuan County in 2017?", "83 ÷ 92"),
        ("蓼原县2017年网上申请占收到申请的比例", "75 ÷ 100"),
    ],
)
def test_a_share_is_of_the_whole_that_is_named(ask: Ask, question: str, formula: str) -> None:
    assert formula in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "蓼原县2017年平均每个村多少件申请",
        "Average number of applications per village in Liaoyuan County in 2017",
    ],
)
def test_the_whole_is_no_mean(ask: Ask, question: str) -> None:
    assert ask(question).refused


@pytest.mark.parametrize(
    "question",
    [
        "蓼原县2017年复议正文写的多少，表里写的多少",
        "蓼原县2017年行政复议正文和表格里各写的多少件",
    ],
)
def test_what_text_and_table_say_are_told_together(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert [figure for figure in ("8件", "9件") if figure not in answer.text] == []
    assert "没有载明" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "蓼原县2017年最大的问题是什么",
        "What were the biggest problems of Liaoyuan County in 2017?",
        "What was the most serious shortcoming in Liaoyuan County's 2017 report?",
    ],
)
def test_the_worst_problems_are_those_the_report_tells(ask: Ask, question: str) -> None:
    assert "栏目更新不及时" in ask(question).text


def test_more_or_not_is_a_comparison_and_no_judgement(ask: Ask) -> None:
    assert "400 − 360 = 40" in ask("蓼原县罚了多少次，比2016年多不多").text


@pytest.mark.parametrize(
    "question", ["蓼原县2017年平均每个镇多少件申请", "蓼原县2017年平均每个部门收到多少件申请"]
)
def test_a_mean_over_offices_is_answered_with_no_passage(ask: Ask, question: str) -> None:
    assert ask(question).refused


def test_how_to_apply_is_refused_where_no_report_tells_it(ask: Ask) -> None:
    assert ask("How do I apply for information in Liaoyuan County?").refused
