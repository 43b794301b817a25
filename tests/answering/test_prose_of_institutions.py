"""Questions over the prose of schools, hospitals and bus companies: what is left, small tables, numbered routes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.types import RefusalReason
from tests.answering.asking import Ask, asking

_SCHOOL = """# 枫泾学院2016年度信息公开工作报告

## 一、概述

学院有教学班24个，学生1086人，其中住宿生132人。2016年计划招生3000人，实际录取2916人，报到2763人。为612名新生办理“绿色通道”入学。全年发生责任事故19起，比上年减少6起，无人员死亡。

| 年级 | 班数 | 学生数 |
| --- | --- | --- |
| 一年级 | 8 | 376 |
| 二年级 | 8 | 361 |
| 三年级 | 8 | 349 |

## 二、服务信息

市区线路首班车6:00，末班车21:00；5路、18路末班车延长到22:30；夜间线路2条，运行到次日0:30。失物招领处全年收到遗失物品1652件，归还失主1187件。分娩5316人，其中剖宫产1893人。复印费收取46元，对2位低保居民免收费用。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("institution"), {"枫泾学院2016年度报告.md": _SCHOOL}) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("枫泾学院还有多少件没还给失主", "1652 − 1187 = 465"),
        ("枫泾学院多少失物没人认领", "1652 − 1187 = 465"),
        ("枫泾学院2016年录取了却没来报到的有多少人", "2916 − 2763 = 153"),
        ("枫泾学院有多少录取的学生没报到", "2916 − 2763 = 153"),
        ("枫泾学院2016年平均每个班多少学生", "1086 ÷ 24 = 45.25"),
        ("枫泾学院平均一个班有几个人", "1086 ÷ 24 = 45.25"),
        ("枫泾学院2016年发生了几起责任事故，前一年是几起", "19 + 6 = 25"),
        ("枫泾学院剖腹产占生产总数的百分之几", "35.6%"),
    ],
)
def test_is_reckoned_from_two_figures_of_one_sentence(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("枫泾学院 二年级 人数", "361"),
        ("枫泾学院三年级多少个孩子", "349"),
        ("枫泾学院哪个年级人最多", "376"),
        ("枫泾学院哪个年级学生最少", "349"),
    ],
)
def test_people_of_a_row_and_the_largest_row(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert answer.figure is not None
    assert answer.figure.text == told


def test_a_row_that_is_narrowed_is_not_told_whole(ask: Ask) -> None:
    assert "361" not in ask("枫泾学院二年级获奖人数").text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("枫泾学院5路车最晚一班几点", "22:30"),
        ("枫泾学院市区线路头班车几点", "6:00"),
    ],
)
def test_a_numbered_route_is_told_by_its_own_sentence(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


def test_no_other_route_stands_for_one_that_is_not_named(ask: Ask) -> None:
    assert ask("枫泾学院7路车最晚一班几点").refused


@pytest.mark.parametrize("question", ["枫泾学院2016报到新生人数", "枫泾学院 2016 报道新生人数"])
def test_who_came_is_not_told_by_the_green_channel(ask: Ask, question: str) -> None:
    assert "612" not in ask(question).text


def test_a_fee_in_english_is_no_number_of_people(ask: Ask) -> None:
    assert "46" in ask("How much copying fee did 枫泾学院 collect in 2016?").text


@pytest.mark.parametrize("question", ["今天枫泾天气怎么样", "What is the weather in 枫泾 today?"])
def test_the_weather_is_out_of_scope(ask: Ask, question: str) -> None:
    refusal = ask(question).refusal
    assert refusal is not None
    assert refusal.reason is RefusalReason.OUT_OF_SCOPE
