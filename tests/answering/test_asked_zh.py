"""Chinese questions in everyday words that were answered with another figure, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.asked_kinds import tells_asked
from assistant.answering.pieces import split_question
from assistant.answering.row_notes import only_why
from assistant.types import RefusalReason
from tests.answering.asking import Ask, asking

COUNTY = """霜栗县人民政府2012年政府信息公开工作年度报告

一、概述
全县建起公共查阅点4处：县档案馆、县图书馆，以及青藤镇、乌梅镇两个镇的便民大厅。配备专职人员2名、联络员31名。
对照目录6个大类40条逐条认领，已落实37条，剩下的3条（水库移民、采砂许可、林场账目）还在审核，尚未公开。
从2008年至2012年底，累计主动公开6120条；2012年主动公开905条。

二、依申请公开
收到申请57件，其中县本级受理19件、各乡镇受理38件。不予公开2件，均涉及个人隐私。
12345热线转交办单1.3万余件。
共收取复印费98元，对3名低保户免收了费用计21元。

三、复议诉讼
未发生因政府信息公开引起的行政复议和行政诉讼。未收到申诉。

四、存在的主要问题及改进情况
主要问题：一是老年居民不会用手机查公开内容；二是乡镇栏目更新慢。
改进办法：2013年在每个村设1处大字版公开栏；对更新慢的乡镇点名。
"""
COLLEGE = """珀林学院2022-2023学年信息公开工作报告

一、依申请公开情况
本学年受理信息公开申请9件，比上学年（14件）减少5件。

| 答复类型 | 件数 | 说明 |
| --- | --- | --- |
| 予以公开 | 6 | 含引导查询1件 |
| 部分公开 | 2 | 隐去个人信息 |
| 不予公开 | 1 | 评审过程材料 |
| 合计 | 9 | — |
"""
BUREAU = """霜栗县水务局2012年政府信息公开工作年度报告

一、依申请公开
收到申请12件，均已答复。
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(
        tmp_path_factory.mktemp("asked_zh"), {"shuangli.md": COUNTY, "polin.md": COLLEGE, "shuiwu.md": BUREAU}
    ) as ask:
        yield ask


@pytest.mark.parametrize(
    "question",
    [
        "霜栗县2012年有没得人告县政府？",
        "霜栗县2012年有没有被人告过",
        "霜栗县2012年有没有哪个去告过",
        "霜栗县2012年被告过没得",
        "霜栗县2012年有没得老百姓起诉",
    ],
)
def test_whether_anybody_sued_in_dialect(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert "未发生因政府信息公开引起的行政复议和行政诉讼" in answer.text


@pytest.mark.parametrize(
    "question", ["霜栗县2012年有没有人申诉", "Were there any shensu in Shuangli County in 2012?"]
)
def test_appeals_by_their_own_name(asked: Ask, question: str) -> None:
    assert "未收到申诉" in asked(question).text


@pytest.mark.parametrize(
    "question",
    [
        "霜栗县说老人用手机不方便，准备怎么改",
        "霜栗县老年人不会用手机，打算怎么解决",
        "霜栗县乡镇栏目更新太慢，打算咋办",
    ],
)
def test_what_is_planned_against_a_problem_the_question_names(asked: Ask, question: str) -> None:
    assert "大字版公开栏" in asked(question).text


@pytest.mark.parametrize(
    "question", ["霜栗县说食堂饭菜涨价，准备怎么改", "霜栗县说老人用血压计不方便，准备怎么改"]
)
def test_a_problem_the_report_does_not_name_has_no_plan(asked: Ask, question: str) -> None:
    assert asked(question).refused


@pytest.mark.parametrize(
    "question",
    [
        "霜栗县目录40条里还有几条没公开，是哪几条",
        "霜栗县目录里还有几条没公开",
        "霜栗县目录里没公开的有哪几项",
        "霜栗县目录还有几条没落实",
        "霜栗县剩下几条没落实，是哪几条",
    ],
)
def test_what_of_a_list_is_not_published_is_no_refusal(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert "剩下的3条（水库移民、采砂许可、林场账目）" in answer.text
    assert answer.figure is None
    assert "2件" not in answer.text


def test_refused_requests_are_still_counted(asked: Ask) -> None:
    assert "2件" in asked("霜栗县2012年没公开的有几件").text


@pytest.mark.parametrize(
    "turns",
    [
        ("霜栗县的公共查阅点设在哪些地方",),
        ("霜栗县2012年公共查阅点分布在哪几个地方",),
        ("霜栗县公共查阅点几处，是哪几处",),
        ("霜栗县公共查阅点几处", "是哪几处"),
    ],
)
def test_where_things_are_is_told_by_the_sentence_that_names_them(asked: Ask, turns: tuple[str, ...]) -> None:
    assert "县档案馆、县图书馆，以及青藤镇、乌梅镇" in asked(turns[-1], *turns[:-1]).text


def test_which_ones_they_are_is_no_amount(asked: Ask) -> None:
    answer = asked("是哪几件", "霜栗县收到申请几件")
    assert "40" not in answer.text
    assert answer.figure is None


@pytest.mark.parametrize(
    "said", ["本级受理的呢", "那本级呢", "其中本级办的有几件", "县本级受理的呢", "本级受理了多少"]
)
def test_what_a_place_handled_itself_is_the_part(asked: Ask, said: str) -> None:
    answer = asked(said, "霜栗县2012年收到申请多少件")
    assert "19件" in answer.text
    assert "57件" not in answer.text


def test_a_part_that_is_not_told_is_not_the_whole(asked: Ask) -> None:
    answer = asked("本级受理的呢", "霜栗县水务局2012年收到申请多少件")
    assert "12件" not in answer.text


@pytest.mark.parametrize("said", ["免收了几户？", "免了几户的费用"])
def test_households_are_counted_as_persons_too(asked: Ask, said: str) -> None:
    assert "3名低保户" in asked(said, "霜栗县2012年收了多少复印费").text


@pytest.mark.parametrize(
    "turns",
    [
        ("霜栗县2012年专职人员几人", "专职的医生有几名？"),
        ("霜栗县2012年专职的律师有几个人",),
        ("霜栗县2012年专职人员几人", "兼职的护士多少人"),
    ],
)
def test_persons_the_report_does_not_speak_of(asked: Ask, turns: tuple[str, ...]) -> None:
    answer = asked(turns[-1], *turns[:-1])
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.NOT_STATED


@pytest.mark.parametrize(
    "said", ["明年呢，估计会有多少", "那明年呢？预计有几件", "来年呢，大概会有几件", "往后呢，会不会涨"]
)
def test_a_guess_about_a_time_to_come_is_declined_as_a_whole(asked: Ask, said: str) -> None:
    answer = asked(said, "霜栗县2012年收到申请几件")
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.OUT_OF_SCOPE
    assert "57" not in answer.text


def test_another_question_behind_a_time_stays_one() -> None:
    assert split_question("明年呢，估计会有多少") == ["明年呢,估计会有多少"]
    assert len(split_question("2011年呢，网上的有几件")) == 2


@pytest.mark.parametrize(
    "said", ["历年加总公开了几条", "历年来总共公开了多少条", "08年起到2012年底历年一共公开了几条"]
)
def test_all_years_together_are_a_running_total(asked: Ask, said: str) -> None:
    answer = asked(f"霜栗县{said}")
    assert "6120条" in answer.text
    assert "905" not in answer.text


@pytest.mark.parametrize(
    "turns",
    [
        ("珀林学院2022-2023学年不予公开几件，什么缘由",),
        ("珀林学院2022-2023学年不予公开几件，为什么",),
        ("珀林学院2022-2023学年不予公开的是什么缘由",),
        ("珀林学院2022-2023学年不予公开几件", "什么原因"),
    ],
)
def test_a_remark_in_the_row_tells_the_reason(asked: Ask, turns: tuple[str, ...]) -> None:
    answer = asked(turns[-1], *turns[:-1])
    assert "评审过程材料" in answer.text
    assert "隐去个人信息" not in answer.text


def test_only_a_reason_is_asked_for() -> None:
    assert only_why("什么缘由")
    assert only_why("那是因为啥呢")
    assert not only_why("部分公开的是什么缘由")
    assert not only_why("那2022年呢")


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        ("收到的申请里信函来的有几件", "收到申请34件,上年转来1件,合计35件", False),
        ("申请中当面提的有几件", "收到申请34件,上年转来1件", False),
        ("申请里网上来的占多少", "收到申请34件,上年转来1件", False),
        ("收到的申请里信函来的有几件", "收到申请34件,其中信函9件", True),
        ("申请里网上来的有几件", "通过电子邮件收到申请5件", True),
        ("免收了几户", "对2名低保户免收了费用", True),
        ("免收了几户", "免收费用16元", False),
    ],
)
def test_a_sentence_names_the_channel_or_the_households(question: str, sentence: str, told: bool) -> None:
    assert tells_asked(question, sentence) is told


def test_somewhat_more_is_said_as_printed(asked: Ask) -> None:
    assert "1.3万余件" in asked("霜栗县2012年12345热线转交办单有多少").text


def test_school_years_are_named_where_they_are_compared(asked: Ask) -> None:
    answer = asked("珀林学院哪个学年收到的申请更多，2021—2022还是2022—2023")
    assert "14" in answer.text
    assert any("2021—2022学年" in notice.text for notice in answer.notices)
