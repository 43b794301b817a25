"""Figures that share a question's words and are of another thing: each class is refused, and the like question answered."""

from __future__ import annotations

import pytest

from assistant.answering.chain import answer_question
from tests.answering.conftest import APPLICANTS, Draft, FakeIndex


@pytest.fixture(scope="module")
def index() -> FakeIndex:
    town = Draft("岚砚县", "岚砚县人民政府", "government", 2022)
    town.heading("一、总体情况")
    town.say("县属《岚砚学报》出版18期。", ("《岚砚学报》出版", "18", "期"))
    town.say("建成便民专窗68个。", ("建成便民专窗", "68", "个"))
    town.say("跨部门答复平均用时17个工作日。", ("跨部门答复平均用时", "17", "个工作日"))
    town.say("各账号粉丝总量46000人。", ("各账号粉丝总量", "46000", "人"))
    town.say("参加市级新闻通气会2次。", ("参加市级新闻通气会", "2", "次"))
    town.say("发放灌溉补贴名册涉及农户2874户。", ("发放灌溉补贴名册涉及农户", "2874", "户"))
    town.row("2019", "received", "一、本年新收政府信息公开申请数量", APPLICANTS, [41, 7, 0, 0, 0, 0, 48])
    return FakeIndex([town])


@pytest.mark.parametrize(
    ("asked", "never"),
    [
        ("岚砚县2022年的学报一期印多少份？", "18"),
        ("岚砚县2022年学报出版了多少万本？", "18"),
        ("岚砚县2022年有几个便民专窗一年没接待到50个人？", "68"),
        ("岚砚县2022年不足30人次的便民专窗有几个？", "68"),
        ("岚砚县2022年单个部门答复平均用时几个工作日？", "17"),
        ("岚砚县2022年只归一个部门的答复平均用时几个工作日？", "17"),
        ("岚砚县2022年微信单独有多少粉丝？", "46000"),
        ("岚砚县2022年派谁参加市级新闻通气会？", "2次"),
        ("岚砚县2022年请市民进机关看过几回？", "41"),
        ("How many residents were asked to rate Lanyan County in 2022?", "41"),
        ("Lanyan County 2022 irrigation subsidy total paid", "2874"),
    ],
)
def test_a_figure_of_another_thing_is_never_given(index: FakeIndex, asked: str, never: str) -> None:
    assert never not in answer_question(asked, (), index).sentence.replace("2022", "").replace(",", "")


@pytest.mark.parametrize(
    ("asked", "figure"),
    [
        ("岚砚县2022年《岚砚学报》出版几期？", "18"),
        ("岚砚县2022年建成便民专窗几个？", "68"),
        ("岚砚县2022年跨部门答复平均用时几个工作日？", "17"),
        ("岚砚县2022年参加市级新闻通气会几次？", "2次"),
        ("岚砚县2022年新收了多少件申请？", "48"),
    ],
)
def test_the_thing_itself_is_given(index: FakeIndex, asked: str, figure: str) -> None:
    text = answer_question(asked, (), index).sentence.replace("：", "")
    assert figure in text


def test_people_and_not_organisations_are_natural_persons(index: FakeIndex) -> None:
    asked = "How many requests did Lanyan County get in 2022 from people, as opposed to organisations?"
    assert "41" in answer_question(asked, (), index).sentence
