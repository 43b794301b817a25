"""A place named without its office, of which one office's report alone is held."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.types import RefusalReason
from tests.answering.asking import Ask, asking

SCHOOLS = """鹿栖区教育局2021年政府信息公开工作年度报告
联系电话：0571-80011234
一、总体情况
全区有校务公开栏的幼儿园26所、小学19所。学校食堂公示食材价格38次，家长反映食堂价格看不明白，局里每周一公布食材价格。
收到政府信息公开申请9件。12345热线转来事项412件，反映最多的是课后服务收费（87件）。
"""
WATER = """岫澜县水利局2021年政府信息公开工作年度报告
联系电话：0571-80015678
一、总体情况
发布河道水位公告163条。收到政府信息公开申请5件。
"""
COUNTY = """岫澜县人民政府2021年政府信息公开工作年度报告
联系电话：0571-80019999
一、总体情况
收到政府信息公开申请57件。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    reports = {"schools.txt": SCHOOLS, "water.txt": WATER, "county.txt": COUNTY}
    with asking(tmp_path_factory.mktemp("place_alone"), reports) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("鹿栖区2021年有校务公开栏的小学几所", "19所"),
        ("鹿栖区2021年食堂公示食材价格多少次", "38次"),
        ("鹿栖区家长反映食堂价格看不明白，教育局2021年怎么做的", "每周一公布食材价格"),
        ("鹿栖区2021年12345上反映最多的是什么", "课后服务收费"),
    ],
)
def test_the_only_office_tells(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.refused
    assert told in answer.text
    assert {cited.doc for cited in answer.citations} == {"schools.txt"}
    assert "鹿栖区教育局" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "鹿栖区2021年收到多少件申请",
        "鹿栖区2021年行政许可多少件",
        "How many applications did Luqi District receive in 2021?",
        "鹿栖区2021年机场旅客多少人次",
    ],
)
def test_the_government_of_the_place_is_not_its_office(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.NO_REPORT
    assert "9件" not in answer.text


def test_a_place_whose_government_is_held_is_its_government(ask: Ask) -> None:
    assert "57" in ask("岫澜县2021年收到多少件申请").text
