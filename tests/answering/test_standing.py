"""A place in somebody else's ranking, shares of a place in a wider one, and the most common of several grounds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

CITY = """岫澜市人民政府2021年政府信息公开工作年度报告
联系电话：0571-80015678
一、总体情况
全市新收政府信息公开申请640件，从受理机关看，市级部门302件，霁川县178件，栎浦区160件。
市政府门户网站在全省绩效评估中列第七位。全市政务新媒体15个(其中政务微博4个、微信公众号9个、抖音号2个)。咨询较多的是户籍办理和不动产登记。
五、存在的主要问题及改进情况
针对上年度“公众号与网站内容不同步”的问题，已建成统一后台，一次编辑、多端发布。
"""
COUNTY = """霁川县人民政府2022年政府信息公开工作年度报告
联系电话：0571-80019999
一、总体情况
全县新收政府信息公开申请201件。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("standing"), {"city.txt": CITY, "county.txt": COUNTY}) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("岫澜市2021年网站在全省打分里排第几名？", "列第七位"),
        ("岫澜市2021年门户网站在全省评估中是什么名次", "列第七位"),
        ("岫澜市2021年大家咨询最多的是什么问题", "户籍办理和不动产登记"),
        ("岫澜市2021年，上一年的毛病是公众号跟网站内容对不上，现在咋解决的？", "已建成统一后台"),
        ("2021年霁川县的申请占岫澜市全市的百分之几？", "178 ÷ 640 = 27.81%"),
        ("岫澜市2021年的申请里霁川县占多少", "178 ÷ 640 = 27.81%"),
    ],
)
def test_told(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.refused, answer.text
    assert told in answer.text
    assert {cited.doc for cited in answer.citations} == {"city.txt"}


@pytest.mark.parametrize(
    "question",
    [
        "岫澜市2021年微博在全省排第几名？",
        "霁川县2022年网站在全省排第几名",
        "2021年栖云县的申请占岫澜市的百分之几",
    ],
)
def test_not_told(ask: Ask, question: str) -> None:
    assert ask(question).refused


def test_what_is_added_up_is_called_by_all_its_names(ask: Ask) -> None:
    text = ask("微信和微博加起来呢", "岫澜市2021年有多少政务新媒体").text
    assert "9 + 4 = 13" in text
    assert "微信公众号" in text
    assert "政务微博" in text
