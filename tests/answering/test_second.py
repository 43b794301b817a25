"""Second thoughts: the last clause, other years, one body alone, and what is answered though it sounds like no matter of ours."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.answering.chain import answer_question
from assistant.types import Answer, RefusalReason
from tests.answering.conftest import Draft, FakeIndex, FakeSource


def _county(year: int, received: int) -> Draft:
    draft = Draft("云泽县", "云泽县人民政府", "government", year)
    draft.heading("一、总体情况")
    draft.say(
        f"{year}年收到政府信息公开申请{received}件。",
        ("收到政府信息公开申请", str(received), "件", "received", "total"),
    )
    return draft


def write() -> list[Draft]:
    older, newest = _county(2020, 31), _county(2022, 47)
    older.say("全年举办盐田开放日7场。", ("举办盐田开放日", "7", "场"))
    newest.say("网站专题栏目由26个精简为15个。", ("网站专题栏目", "15", "个"))
    newest.say("举办高考咨询会64场。", ("举办高考咨询会", "64", "场"))
    newest.line("全县地区生产总值保持增长。")
    other = Draft("青岚市", "青岚市人民政府", "government", 2022)
    other.heading("一、总体情况")
    other.say("举办渡船夜航听证会3场。", ("举办渡船夜航听证会", "3", "场"))
    return [older, newest, other]


@pytest.fixture(scope="module")
def asked() -> Any:
    index: Any = FakeIndex(write())
    return lambda question: answer_question(question, (), index, FakeSource(index))


def notices(answer: Answer) -> str:
    return " ".join(notice.text for notice in answer.notices)


def test_what_leads_up_to_a_question_does_not_hide_what_it_asks(asked: Any) -> None:
    answer = asked("云泽县2022年针对群众反映办事难找的意见整改，网站专题栏目精简为多少个")
    assert answer.figure is not None, answer.text
    assert answer.figure.text == "15"
    other = asked("云泽县2022年针对群众反映办事难找的意见整改，网站专题视频精简为多少个")
    assert other.figure is None, "at most the sentence about the columns is shown, as one worded otherwise"
    assert other.refused or "wording" in {notice.kind for notice in other.notices}


def test_without_a_year_the_year_that_tells_of_it_answers_and_is_named(asked: Any) -> None:
    answer = asked("云泽县举办盐田开放日多少场")
    assert answer.figure is not None, answer.text
    assert answer.figure.text == "7"
    assert "没有写明年份，按2020年答复" in notices(answer)
    assert {citation.year for citation in answer.citations} == {2020}


@pytest.mark.parametrize("question", ["云泽县2022年举办盐田开放日多少场", "云泽县2021年举办盐田开放日多少场"])
def test_a_year_that_is_named_is_not_left_for_another(asked: Any, question: str) -> None:
    assert asked(question).refused


def test_where_the_newest_report_tells_it_is_kept_to(asked: Any) -> None:
    answer = asked("云泽县收到多少件申请")
    assert answer.figure.text == "47"
    assert "按收录的最新一年（2022年）答复" in notices(answer)


def test_what_one_body_alone_tells_of_needs_no_name_and_the_answer_says_so(asked: Any) -> None:
    answer = asked("举办渡船夜航听证会多少场")
    assert answer.figure is not None, answer.text
    assert answer.figure.text == "3"
    assert "收录的报告中只有青岚市人民政府的报告说到" in notices(answer)


def test_what_several_bodies_tell_of_is_asked_back() -> None:
    second = Draft("泊岚市", "泊岚市人民政府", "government", 2022)
    second.heading("一、总体情况")
    second.say("举办渡船夜航听证会5场。", ("举办渡船夜航听证会", "5", "场"))
    index: Any = FakeIndex([*write(), second])
    answer = answer_question("举办渡船夜航听证会多少场", (), index, FakeSource(index))
    assert answer.refusal is not None, answer.text
    assert answer.refusal.reason is RefusalReason.AMBIGUOUS


def test_words_of_other_statistics_are_answered_where_the_report_tells_of_them(asked: Any) -> None:
    answer = asked("云泽县2022年举办了多少场高考咨询会")
    assert not answer.refused, answer.text
    assert answer.figure.text == "64"
    silent = asked("云泽县2020年举办了多少场高考咨询会")
    assert silent.refusal is not None
    assert silent.refusal.reason is RefusalReason.OUT_OF_SCOPE


@pytest.mark.parametrize(
    "question", ["云泽县2022年GDP是多少", "云泽县2022年的生产总值是多少亿元", "云泽县2022年有多少人口"]
)
def test_other_statistics_of_a_place_stay_declined(asked: Any, question: str) -> None:
    answer = asked(question)
    assert answer.refused, answer.text
    assert answer.figure is None
