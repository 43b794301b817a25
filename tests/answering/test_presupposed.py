"""Chinese questions that take something for granted, and sentences that lack the kind of answer asked for."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.answering.asked_kinds import tells_asked
from assistant.answering.chain import answer_question
from assistant.answering.joint import counts_several
from assistant.types import RefusalReason, Status
from tests.answering.conftest import APPLICANTS, Draft, FakeIndex, FakeSource


def write() -> list[Draft]:
    county = Draft("芦汀县", "芦汀县人民政府", "government", 2021)
    county.heading("一、总体情况")
    county.say("村务公开栏共建成14块。", ("村务公开栏", "14", "块"))
    county.say("2022年计划把村务公开栏增至21块。", ("村务公开栏", "21", "块"), status=Status.PLAN, year=2022)
    county.line("全年没有召开新闻发布会。")
    county.line("《芦汀公报》编印6期，自本年起停印纸质版，只在网上发布。")
    county.line("县档案馆官方抖音号尚在申请开通中。")
    county.say("“芦汀微讯”公众号粉丝达3.2万人。", ("“芦汀微讯”公众号粉丝", "3.2", "万人"))
    county.say(
        "与上年相比，公开总量减少85条，主要原因是乡镇合并。",
        ("公开总量减少", "85", "条"),
    )
    county.say("通报批评单位5家。", ("通报批评单位", "5", "家"))
    county.heading("二、申请办理")
    county.say(
        "收到申请9件，予以公开7件，不属于本机关掌握1件，重复申请1件。",
        ("收到申请", "9", "件", "received"),
        ("予以公开", "7", "件", "granted"),
        ("不属于本机关掌握", "1", "件"),
        ("重复申请", "1", "件"),
    )
    county.line("申请主要涉及林权登记和水库移民。")
    county.say("行政诉讼1件，法院驳回原告诉讼请求。", ("行政诉讼", "1", "件", "litigation"))
    county.line("全县未发生因信息公开引起的行政复议。")
    county.heading("五、存在的主要问题及改进情况")
    county.line("对照2020年报告列出的问题，栏目更新慢的问题已整改到位，查阅点偏远的问题仍在整改。")
    county.line("2022年将增设查阅点。")
    town = Draft("苇泊镇", "苇泊镇人民政府", "township", 2021)
    town.heading("二、申请办理")
    town.none("全年我镇没有收到政府信息公开申请。", "没有收到", "政府信息公开申请", "received")
    town.row("2019", "received", "一、本年新收政府信息公开申请数量", APPLICANTS, [0, 0, 0, 0, 0, 0, 0])
    return [county, town]


@pytest.fixture(scope="module")
def asked() -> Any:
    index: Any = FakeIndex(write())
    return lambda *turns: answer_question(turns[-1], turns[:-1], index, FakeSource(index))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("芦汀县2021年那几场新闻发布会都是哪些部门讲的？", "没有召开新闻发布会"),
        ("芦汀县2021年新闻发布会是谁主持的", "没有召开新闻发布会"),
        ("芦汀县2021年纸质公报每期又加印到多少册？", "停印纸质版"),
        ("芦汀县2021年档案馆的抖音号发了多少条视频", "申请开通中"),
        ("芦汀县2021年那起行政诉讼败诉赔了多少钱", "驳回原告诉讼请求"),
        ("芦汀县2021年为啥有两起行政复议", "未发生因信息公开引起的行政复议"),
        ("苇泊镇2021年收到的那4件申请最后怎么答复的？", "没有收到政府信息公开申请"),
    ],
)
def test_what_a_question_takes_for_granted_is_denied_in_the_report_s_words(
    asked: Any, question: str, told: str
) -> None:
    answer = asked(question)
    assert not answer.refused, answer.text
    assert told in answer.text
    assert "0 + 0" not in answer.text


def test_a_planned_number_is_not_taken_for_the_one_there_is(asked: Any) -> None:
    answer = asked("芦汀县2021年村务公开栏为什么有21块？")
    assert "14块" in answer.text
    assert any(notice.kind == "premise" for notice in answer.notices)


@pytest.mark.parametrize(
    "question",
    [
        "芦汀县2021年公开的条数咋比上年少那么多，报告里怎么解释的",
        "芦汀县2021年公开总量为什么比去年减少了？",
        "芦汀县2021年公开量比上年降了，什么原因",
    ],
)
def test_why_it_fell_is_told_though_the_year_before_is_not_held(asked: Any, question: str) -> None:
    answer = asked(question)
    assert "主要原因是乡镇合并" in answer.text, answer.text
    assert not answer.refused


@pytest.mark.parametrize(
    "question",
    [
        "2020年报告点名的毛病，芦汀县2021年改完了没？",
        "芦汀县2021年年报说2020年的问题改得咋样了",
        "芦汀县2020年查出来的问题，后头整改没有嘛",
        "芦汀县2020年的那些不足后来整改得怎么样了",
    ],
)
def test_what_became_of_last_year_s_problems_is_told_by_the_report_at_hand(asked: Any, question: str) -> None:
    answer = asked(question)
    assert "已整改到位" in answer.text, answer.text


@pytest.mark.parametrize(
    "turns",
    [
        ("大家2021年找芦汀县要信息，主要打听哪些事",),
        ("芦汀县2021年收到几件申请", "都是啥事情来申请的？"),
        ("芦汀县2021年的申请主要涉及哪些方面的内容？",),
        ("芦汀县2021年老百姓来要材料，想知道的是什么",),
    ],
)
def test_what_applications_were_about_is_quoted(asked: Any, turns: tuple[str, ...]) -> None:
    assert "林权登记和水库移民" in asked(*turns).text


def test_why_the_rest_was_not_disclosed(asked: Any) -> None:
    answer = asked("芦汀县2021年收到几件申请", "公开了几件", "剩下那两件是啥原因")
    assert "不属于本机关掌握1件" in answer.text


def test_names_of_bodies_are_not_stated_and_no_personal_data(asked: Any) -> None:
    answer = asked("芦汀县2021年通报批评了几家单位？", "是哪几家？把名字念一下")
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.NOT_STATED


def test_followers_of_an_account_named(asked: Any) -> None:
    assert "3.2万" in asked("“芦汀微讯”有多少人关注，芦汀县2021年的").text


@pytest.mark.parametrize(
    "question",
    ["我对芦汀县答复不服，你看我这个官司打得赢不？", "我告芦汀县这案子有没有胜算", "跟芦汀县打官司打得赢吗"],
)
def test_whether_a_lawsuit_is_won_is_no_question_for_reports(asked: Any, question: str) -> None:
    answer = asked(question)
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.OUT_OF_SCOPE


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        ("坏了的三块屏在哪几个乡镇", "乡镇分局电子屏坏了3块", False),
        ("坏了的三块屏在哪几个乡镇", "芦岗镇、苇泊镇电子屏坏了3块", True),
        ("没更新的是哪几个学院", "23个学院中有6个学院栏目未更新", False),
        ("没更新的是哪几个学院", "机电学院、文学院栏目长期未更新", True),
        ("没接受的那几条是啥缘故", "收到意见19条,采纳15条", False),
        ("没接受的那几条是啥缘故", "未采纳4条,主要原因是超出职责", True),
        ("二审最后怎么判的", "行政诉讼1件,一审驳回原告诉讼请求", False),
        ("二审最后怎么判的", "行政诉讼1件,二审维持原判", True),
        ("县长亲自到场的有几场", "发布会5场,分管副县长到场2场", False),
        ("县长亲自到场的有几场", "发布会5场,县长到场2场", True),
        ("通过信函提交的申请有多少件", "收到申请57件,其中县本级19件", False),
        ("领到补贴的有多少户", "公开补贴资金1200万元", False),
        ("当场没答上来的有几个", "现场解答问题530个", False),
        ("罚得最重的是哪家", "罚没款96.4万元", False),
        ("查出来的是合格还是不合格", "通报检测结果", False),
        ("说种地补贴的有几封", "县长信箱收到来信377封", False),
        ("办了多少件行政许可", "申请事项排前三位的是:规划许可19件", False),
        ("一本录取线多少分", "招生网发布录取进程等86条", False),
        ("通报的是哪两家单位", "全年未发生通报情形", True),
    ],
)
def test_a_sentence_must_hold_the_kind_of_answer_asked_for(question: str, sentence: str, told: bool) -> None:
    assert tells_asked(question, sentence) is told


@pytest.mark.parametrize(
    ("question", "sentence", "several"),
    [
        ("买电脑花掉多少", "安排经费15万元,用于服务器更新和电脑购置", True),
        ("买电脑花掉多少", "安排经费15万元,用于电脑购置", False),
        ("高铁站设了几个宣传点", "在高铁站、农贸市场设立政策宣传点8个", True),
        ("高铁站和农贸市场设了几个宣传点", "在高铁站、农贸市场设立政策宣传点8个", False),
    ],
)
def test_an_amount_for_several_things_is_none_of_one(question: str, sentence: str, several: bool) -> None:
    assert counts_several(question, sentence) is several
