"""Who asks, who writes it down, where he lives and what happened to him: none of it is what is asked."""

from __future__ import annotations

import pytest

from assistant.answering.asker import only_asked
from assistant.answering.bodies import find_bodies
from assistant.answering.holdings import Holdings
from assistant.answering.typed import normalised
from tests.answering.test_bodies import HELD, summary

ASKED = "云泽县2021年新收多少件申请"


@pytest.mark.parametrize(
    "introduction",
    [
        "话务员记录：来电人问",
        "12345坐席：",
        "工单编号20230415：诉求人王女士想了解",
        "网友留言：",
        "网友“山里人”留言说想知道",
        "转办单（热线转）：市民反映",
        "微信留言 ",
        "【微信公众号留言】",
        "接线员转述，一位老大爷问",
        "张先生来电：",
        "话务员小陈转述：",
        "智能客服会话：用户：",
        "诉求内容：",
        "群众来电想问下",
        "有位老人家打电话来问",
        "网友咨询",
    ],
)
def test_who_passes_a_question_on_is_left_out(introduction: str) -> None:
    assert normalised(introduction + ASKED) == normalised(ASKED)


@pytest.mark.parametrize(
    "question",
    [
        "群众咨询多少人次",
        "市民反映最多的是什么",
        "12345热线:云泽县2021年受理多少件",
        "企业申请的有几件",
        "记者提问几次",
    ],
)
def test_what_only_sounds_like_an_introduction_stays(question: str) -> None:
    assert normalised(question) == question


@pytest.mark.parametrize(
    "told",
    [
        "我家住云泽县白石镇,去年修水库淹了我家地.我就问一句,全县2021年新收多少件申请",
        "我是云泽县白石镇的,前头修路占了我屋头的田,我跟县上要过材料,听说要的人多得很。我就想问下2021年全县新收多少件申请",
        "俺是给学校供桌椅的,天天盯着标讯。云泽县2021年新收多少件申请",
        "我老公在云泽县开货车的,上个月被罚了两百块。云泽县2021年新收多少件申请",
        "你们这些当官的老是推来推去!云泽县2021年新收多少件申请",
        "喂,12345噻?我是开面馆的,早几年挨过一回罚,现在听街坊说查得松了。云泽县2021年新收多少件申请",
        "我也不晓得咋个问,云泽县2021年新收多少件申请",
        "云泽县2021年新收多少件申请,我字都不认得几个都是让娃写的",
        "我在青岚市打工三年了,老板欠我工资。云泽县2021年新收多少件申请",
    ],
)
def test_a_story_names_nothing_that_is_asked(told: str) -> None:
    asked = only_asked(normalised(told), HELD)
    named = find_bodies(asked, HELD)

    assert [body.agency for body in named.held] == ["云泽县人民政府"]
    assert not named.unheld
    assert "新收多少件申请" in asked
    assert not any(
        word in asked for word in ("水库", "桌椅", "货车", "推来推去", "晓得", "认得", "老板", "修路")
    )


@pytest.mark.parametrize(
    "question",
    [
        "我是云泽县白石镇的,2021年我们镇收到几件申请",
        "我家在北苇县,2021年新收多少件申请",
    ],
)
def test_a_place_of_the_story_alone_is_never_swapped_for_a_wider_one(question: str) -> None:
    assert find_bodies(only_asked(normalised(question), HELD), HELD).unheld


@pytest.mark.parametrize(
    "question",
    [
        "云泽县2021年新收多少件申请?我只要表里的",
        "我关心的是行政许可,云泽县2021年多少件",
        "我们县2021年的申请,有多少件",
        "我申请公开被拒了,起诉能不能赢",
        "我表哥说他在云泽申请公开被当成重复申请打回来了,这种情况2021年一共有多少件",
    ],
)
def test_what_belongs_to_the_question_stays(question: str) -> None:
    assert only_asked(normalised(question), HELD) == normalised(question)


def test_where_and_when_in_brackets_is_said_of_every_part() -> None:
    asked = only_asked("线上几件、寄信几件?跑到窗口几件(云泽县,21年)", HELD)

    assert asked.startswith("云泽县,21年 线上几件")
    assert only_asked("线上几件?窗口几件(含乡镇)", HELD) == "线上几件?窗口几件(含乡镇)"


ZONES = Holdings(
    [
        summary("鹭湾高新技术产业开发区", "鹭湾高新技术产业开发区管理委员会", "government", 2018),
        summary("云泽县", "云泽县人民政府", "government"),
    ]
)


@pytest.mark.parametrize(
    ("text", "region", "held", "unheld"),
    [
        ("高新区2018年举报投诉多少件", "", ["鹭湾高新技术产业开发区管理委员会"], ()),
        ("高新区18年呢,就是鹭湾", "云泽县", ["鹭湾高新技术产业开发区管理委员会"], ()),
        ("高新区18年呢", "云泽县", [], ("高新区",)),
        ("经开区2018年举报投诉多少件", "", [], ("经开区",)),
    ],
)
def test_a_zone_is_named_by_its_kind(
    text: str, region: str, held: list[str], unheld: tuple[str, ...]
) -> None:
    found = find_bodies(text, ZONES, region=region)

    assert [body.agency for body in found.held] == held
    assert found.unheld == unheld


@pytest.mark.parametrize("text", ["要的材料州里压根没有", "里面市本级占多少", "当中市本级的呢"])
def test_words_before_a_kind_of_place_are_no_name(text: str) -> None:
    assert not find_bodies(text, HELD).unheld


def test_words_before_an_offices_name_are_none_of_it() -> None:
    held = Holdings([summary("福建省", "福建省鹭澳港口管理局", "department", 2012)])

    for lead in ("上门到", "打电话给", "跑去找"):
        found = find_bodies(f"{lead}鹭澳港口管理局咨询的有多少人次", held)
        assert [body.agency for body in found.held] == ["福建省鹭澳港口管理局"]
    assert find_bodies("浙江省鹭澳港口管理局咨询的有多少人次", held).unheld
