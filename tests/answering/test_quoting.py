"""Sentences quoted where no figure could be made out for certain, and the ones that must not be."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.answering.chain import answer_question
from assistant.types import Answer, How, RefusalReason
from tests.answering.conftest import Draft, FakeIndex, FakeSource

NOISE = "夜市油烟扰民的来信占到近三成，均转城管部门处理"
SEALS = "全年刻制龙舟巡游印章两个"
BIRDS = "2021年白鹭观测站接待研学学生约三百名"
LIVE = "微博龙舟直播间开播五场"


def write() -> Draft:
    draft = Draft("云泽县", "云泽县人民政府", "government", 2021)
    draft.heading("一、总体情况")
    for sentence in (NOISE, SEALS, BIRDS, LIVE):
        draft.line(f"{sentence}。")
    draft.line("2018年灯塔修缮志愿者四十名。")
    draft.line("本年将盐田栈桥铺板七百块。")
    draft.say(
        "便民栏目由原来的31个精简为12个。",
        ("便民栏目", "12", "个"),
    )
    draft.say("渡口公示牌更新783个。", ("渡口公示牌更新", "783", "个"))
    draft.heading("二、下一步计划")
    draft.line("增设龙舟观景台六个。")
    draft.say("渡口公示牌873个全部更新。", ("渡口公示牌更新", "873", "个"))
    return draft


@pytest.fixture(scope="module")
def said() -> Any:
    index: Any = FakeIndex([write()])
    return lambda question: answer_question(question, (), index, FakeSource(index))


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("云泽县2021年夜市油烟扰民占多大比例", NOISE),
        ("云泽县2021年刻制了几个龙舟巡游印章", SEALS),
        ("云泽县2021年白鹭观测站接待了多少研学学生", BIRDS),
        ("云泽县2021年微博龙舟直播间开播几场", LIVE),
    ],
)
def test_a_sentence_that_names_all_that_is_asked_is_quoted_whole(
    said: Any, question: str, sentence: str
) -> None:
    answer = said(question)
    assert answer.how is How.QUOTED, answer.text
    assert f"“{sentence}”" in answer.text
    assert sentence in quotes(answer)
    assert answer.figure is None


@pytest.mark.parametrize(
    "question",
    [
        "云泽县2021年增设了几个龙舟观景台",  # only planned, says the heading
        "云泽县2021年盐田栈桥铺板多少块",  # only planned, says the sentence
        "云泽县2021年灯塔修缮志愿者多少名",  # of another year
        "云泽县2021年微信龙舟直播间开播几场",  # of another platform
        "云泽县2021年夜市油烟扰民罚了多少万元",  # an amount of another kind
        "云泽县2021年白鹭观测站接待研学学生花了多少钱",
    ],
)
def test_a_sentence_that_leaves_out_a_name_the_kind_or_the_time_is_not_quoted(
    said: Any, question: str
) -> None:
    answer = said(question)
    assert answer.refusal is not None, answer.text
    assert answer.refusal.reason is RefusalReason.NOT_STATED


def test_what_is_planned_is_quoted_where_plans_are_asked_for(said: Any) -> None:
    assert "增设龙舟观景台六个" in said("云泽县2021年计划增设几个龙舟观景台").text


def test_both_figures_of_a_change_are_quoted_where_both_are_asked_for(said: Any) -> None:
    answer = said("云泽县2021年便民栏目由多少个精简为多少个")
    assert "由原来的31个精简为12个" in answer.text
    assert not answer.refused
    assert said("云泽县2021年便民栏目有多少个").figure.text == "12"


def test_where_two_figures_are_printed_and_which_is_asked_both_are_given(said: Any) -> None:
    answer = said("云泽县2021年渡口公示牌更新了多少个，是783个还是873个")
    assert "前后写得不同" in answer.text
    assert "783" in answer.text
    assert "873" in answer.text
    assert len(answer.citations) == 2
    assert "前后写得不同" not in said("云泽县2021年渡口公示牌更新了多少个，是783个还是999个").text


def test_a_sentence_about_something_alike_is_shown_as_worded_otherwise_and_claims_no_figure(
    said: Any,
) -> None:
    answer = said("云泽县2021年刻制了几个龙舟巡游奖章")  # the report speaks of 印章
    assert answer.figure is None
    assert answer.refused or "wording" in {notice.kind for notice in answer.notices}
