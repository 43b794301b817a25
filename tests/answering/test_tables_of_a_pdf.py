"""Tables of a text copied from a PDF and tables of a body's own: cells, a column added up, the row with most."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

_REPORT = """河湾市交通局2020年政府信息公开工作年度报告
发布日期：2021-01-29

一、总体情况
全年发布信息1 203条。报告电子版可在河湾市交通局网站下载。

二、主动公开政府信息情况
第二十条第（五）项
信息内容 上一年项目数量 本年增/减 处理决定数量
行政许可 18 -3 5 873
第二十条第（九）项
信息内容 采购项目数量 采购总金额
政府集中采购 12 1 873.5 万元

五、其他需要报告的事项
本局重点工程信息公开情况如下：

项目名称
总投资（亿元）
公开信息（条）
责任处室
白石大桥
4.2
36
建设处
湖东公路
11.75
53
建设处
东站枢纽
7.08
29
运输处

河湾市交通局
2021年1月22日
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("pdf_tables"), {"河湾市交通局2020年.txt": _REPORT}) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("河湾市交通局2020年行政许可处理决定数量是多少？", "5873件"),
        ("交通局（河湾市）2020年行政许可多少件", "5873件"),
        ("2020年行政许可办了多少件？（河湾市交通局）", "5873件"),
        (
            "How many administrative licence decisions did the Hewan City Transport Bureau make in 2020?",
            "5873",
        ),
        ("河湾市交通局2020年政府集中采购总金额多少万元？", "1873.5"),
        ("河湾市交通局2020年三个重点工程总投资加起来多少亿元？", "23.03亿元"),
        ("河湾市交通局2020年各项目公开信息合计多少条？", "118条"),
        ("河湾市交通局2020年哪个重点工程公开的信息最多？", "湖东公路：53条"),
        ("河湾市交通局2020年总投资最少的是哪个项目？", "白石大桥"),
        ("河湾市交通局2020年的年报是哪一天在网站发布的？", "2021-01-29"),
        ("河湾市交通局2020年的报告什么时候挂到官网上的？", "2021-01-29"),
    ],
)
def test_answers(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.refused
    assert told in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    ["河湾市交通局2020年五个重点工程总投资加起来多少亿元？", "河湾市交通局2020年哪个重点工程用工人数最多？"],
)
def test_no_sum_of_other_rows_and_no_order_of_another_column(ask: Ask, question: str) -> None:
    assert "23.03" not in ask(question).text
    assert "53条" not in ask(question).text
