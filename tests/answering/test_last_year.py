"""A body's own tables and figures beside last year's: the column of the year before, rows by rank, what follows a cell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

TOWN = """砾原县人民政府2011年政府信息公开工作年度报告

一、概述
本报告统计期限为2011年1月1日至12月31日。

二、主动公开情况
本年主动公开政府信息2140条。自2008年以来，累计公开9120条。县政府网站发稿880条，比2010年的1020条少了140条。

三、依申请公开情况
本年受理申请48件，比2010年多12件。接待咨询310人次，比上年增加约60人次。

附：政府信息公开指标表
| 代码 | 指标名称 | 单位 | 本年 | 上年 |
| 01 | 主动公开信息数 | 条 | 2140 | 1835 |
| 02 | 新增规范性文件数 | 件 | 14 | 17 |
| 03 | 现场接待人数 | 人次 | 640 | 575 |
| 04 | 网站专栏页面访问量 | 次 | 30211 | |
| 05 | 信息公开专项经费 | 万元 | 6.4 | 5.1 |

联系电话：0777-5550001
"""
ZONE = """# 澈湾经济开发区管理委员会2022年政府信息公开工作年度报告

一、总体情况

全年主动公开信息1131条，按园区归集的情况见下表。

表一　各园区公开信息和回应诉求情况

| 园区 | 政策类（条） | 项目类（条） | 回应企业诉求（件） | 平均办理时长（天） |
| --- | --- | --- | --- | --- |
| 北湾园 | 186 | 241 | 308 | 2.6 |
| 药谷园 | 203 | 157 | 174 | 1.9 |
| 云创园 | 274 | 70 | 451 | 1.4 |
| 合计 | 663 | 468 | 933 | — |

二、平台建设

原有政务新媒体31个，关停注销12个，目前在用19个（微信公众号15个、抖音号4个）。

三、监督保障

文书培训原计划办5期，实际办成3期，受训203人次。

四、其他需要报告的事项

发出信息处理费收费通知2件，收取1件、120元，另1件申请人逾期未缴。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(
        tmp_path_factory.mktemp("last-year"), {"liyuan-2011.txt": TOWN, "chewan-2022.md": ZONE}
    ) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("砾原县指标表里，信息公开专项经费的上年数是多少？", "5.1"),
        ("砾原县2011年报表里信息公开专项经费上年是多少", "5.1"),
        ("砾原县2011年现场接待人数，上年是多少", "575"),
        ("砾原县2010年主动公开了多少条", "1835"),
        ("砾原县2010年网站发稿多少", "1020"),
        ("How many articles did the Liyuan website post in 2010?", "1020"),
    ],
)
def test_column_of_the_year_before(ask: Ask, question: str, figure: str) -> None:
    answer = ask(question)
    assert answer.figure is not None
    assert answer.figure.text == figure
    assert "2010" in answer.text


@pytest.mark.parametrize(
    "question", ["砾原县指标表里，网站专栏页面访问量的上年数是多少？", "砾原县2010年网站专栏页面访问量是多少"]
)
def test_empty_cell_of_the_year_before(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "空白" in answer.text
    assert "30211" not in answer.text


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("砾原县2011年主动公开政府信息多少条", "表里上年是多少"),
        ("砾原县2011年主动公开政府信息多少条", "那上年那一栏呢"),
        (
            "How many items did Liyuan County disclose proactively in 2011?",
            "and the year before that, per the same table?",
        ),
    ],
)
def test_the_column_beside_in_a_follow_up(ask: Ask, before: str, question: str) -> None:
    answer = ask(question, before)
    assert "1835" in answer.text
    assert "2140" not in answer.text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("砾原县2011年主动公开信息比上年增长多少", ("305", "16.6%")),
        ("砾原县2011年受理申请比2010年增长百分之几", ("48", "12", "36", "33.3%")),
        ("砾原县2011年网站发稿比上年减少几条", ("880", "1020", "140")),
        ("Compared with 2010, how many fewer articles did the Liyuan website post in 2011?", ("140",)),
    ],
)
def test_change_from_what_the_report_prints(ask: Ask, question: str, figures: tuple[str, ...]) -> None:
    text = ask(question).text
    assert all(figure in text for figure in figures)


@pytest.mark.parametrize(
    "question",
    [
        "砾原县2011年接待咨询比上年增长百分之几",
        "How many more items did Liyuan disclose in 2011 than in 2010?",
    ],
)
def test_nothing_is_reckoned_from_what_is_inexact(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert "÷" not in text
    assert "9120" not in text


@pytest.mark.parametrize(
    ("question", "name", "figure"),
    [
        ("澈湾开发区2022年哪个园区回应企业诉求最多", "云创园", "451"),
        ("澈湾开发区2022年哪个园区公开的项目类信息最少", "云创园", "70"),
        ("澈湾开发区2022年哪个园区平均办理时长最长？", "北湾园", "2.6"),
    ],
)
def test_first_row_of_a_table(ask: Ask, question: str, name: str, figure: str) -> None:
    answer = ask(question)
    assert answer.figure is not None
    assert answer.figure.text == figure
    assert name in answer.sentence


@pytest.mark.parametrize(
    ("asked", "figure"),
    [
        (("澈湾开发区2022年云创园回应企业诉求多少件", "平均几天办完？"), "1.4"),
        (("澈湾开发区2022年云创园回应企业诉求多少件", "那药谷园呢"), "174"),
        (("澈湾开发区2022年北湾园公开政策类信息多少条", "项目类呢"), "241"),
        (("澈湾开发区2022年云创园占回应企业诉求总数的百分之几",), "48.3"),
        (("澈湾开发区2022年在用的政务新媒体几个",), "19"),
        (("澈湾开发区2022年政务新媒体还剩几个",), "19"),
        (("澈湾开发区2022年原有多少个政务新媒体？",), "31"),
        (("澈湾开发区2022年文书培训实际办成了几期？",), "3"),
        (("澈湾开发区2022年信息处理费实收多少",), "120"),
    ],
)
def test_cell_or_stock_as_it_is(ask: Ask, asked: tuple[str, ...], figure: str) -> None:
    answer = ask(asked[-1], *asked[:-1])
    assert answer.figure is not None
    assert answer.figure.text == figure


def test_total_is_not_told_for_a_row_nobody_knows(ask: Ask) -> None:
    assert "663" not in ask("Chewan zone 2022: how many policy items did the lighthouse park publish?").text
