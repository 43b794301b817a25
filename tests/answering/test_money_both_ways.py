"""Amounts of money that text and table print in different units: what contradicts is shown, what agrees is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

_SHORT = """雾屏市2016年政府信息公开工作年度报告

一、概述
全市政府信息公开专项经费投入{told}。

附表：政府信息公开情况统计表
统计指标	单位	统计数
三、依申请公开情况
（一）收到申请数	件	80
八、机构建设和保障经费情况
（四）政府信息公开专项经费	万元	385.6
"""
_ROWS = (
    ("一、主动公开情况", "", ""),
    ("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "1864"),
    ("其中：主动公开规范性文件数", "条", "21"),
    ("制发规范性文件总数", "件", "23"),
    ("三、依申请公开情况", "", ""),
    ("（一）收到申请数", "件", "80"),
    ("1.当面申请数", "件", "30"),
    ("2.传真申请数", "件", "0"),
    ("3.网络申请数", "件", "40"),
    ("4.信函申请数", "件", "10"),
    ("（二）申请办结数", "件", "80"),
    ("1.按时办结数", "件", "76"),
    ("2.延期办结数", "件", "4"),
    ("四、行政复议数量", "件", "3"),
    ("五、行政诉讼数量", "件", "2"),
    ("六、举报投诉数量", "件", "1"),
    ("七、依申请公开信息收取的费用", "万元", "0.42"),
    ("八、机构建设和保障经费情况", "", ""),
    ("（一）政府信息公开工作专门机构数", "个", "6"),
    ("（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）", "万元", "38.6"),
)  # fmt: skip
_FULL = """岚坪县2016年政府信息公开工作年度报告

一、概述
全县政府信息公开专项经费投入36.8万元。全年收取依申请公开费用4200元。

附表：政府信息公开情况统计表（2016年度）

| 统计指标 | 单位 | 统计数 |
""" + "\n".join(f"| {name} | {unit} | {value} |" for name, unit, value in _ROWS)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    reports = {
        "full.txt": _FULL,
        "differs.txt": _SHORT.format(told="358.6万元"),
        "agrees.txt": _SHORT.format(told="3856000元").replace("雾屏市", "溪坪市"),
    }
    with asking(tmp_path_factory.mktemp("money"), reports) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        ("岚坪县2016年政府信息公开专项经费多少", ("38.6万元", "36.8万元")),
        ("How large was the dedicated disclosure budget of Lanping County in 2016?", ("38.6 ten", "368000 yuan")),
        ("雾屏市2016年政府信息公开专项经费多少", ("385.6万元", "358.6万元")),
    ],
)  # fmt: skip
def test_text_and_table_that_give_different_amounts_are_both_shown(
    ask: Ask, question: str, amounts: tuple[str, ...]
) -> None:
    answer = ask(question)
    (notice,) = [notice for notice in answer.notices if notice.kind == "contradiction"]
    assert amounts[0] in answer.text
    assert [amount for amount in amounts[1:] if amount not in notice.text] == []
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    "question", ["溪坪市2016年政府信息公开专项经费多少", "岚坪县2016年依申请公开信息收取的费用多少"]
)
def test_one_amount_in_two_units_is_no_contradiction(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert not answer.refused
    assert answer.notices == ()


def test_the_difference_is_told_in_the_unit_both_are_printed_in(ask: Ask) -> None:
    answer = ask("岚坪县2016年报告里的数字有没有前后矛盾的")
    text = " ".join((answer.text, *(notice.text for notice in answer.notices)))
    assert [amount for amount in ("36.8万元", "38.6万元", "1.8万元") if amount not in text] == []
