from __future__ import annotations

import dataclasses
from typing import Any

from langchain_core.runnables import RunnableLambda

from assistant.types import Answer, How
from assistant.web.examples import examples, held_line
from assistant.web.labels import CHINESE, ENGLISH
from assistant.web.serving import Edition

from .sample import FakeIndex, make_answer, make_assistant, make_refusal, make_report


def edition_of(index: FakeIndex, answer: Any = None) -> Edition:
    assistant: Any = RunnableLambda(answer) if answer else make_assistant()
    held: Any = index
    return Edition(held, assistant)


class Years(FakeIndex):
    """The same body in several years, and a department of it."""

    def __init__(self, *years: int) -> None:
        super().__init__()
        self.held = {
            str(year): dataclasses.replace(make_report(), report_id=str(year), year=year) for year in years
        }
        bureau = dataclasses.replace(
            make_report(), report_id="bureau", agency="云泽县教育局", level="department", year=max(years)
        )
        self.held["bureau"] = bureau


def test_questions_name_body_and_year_and_ask_for_what_is_stated() -> None:
    questions = examples(edition_of(FakeIndex()), CHINESE)
    assert questions[0] == "云泽县2023年收到多少件政府信息公开申请？"
    assert all(q.startswith("云泽县2023年") for q in questions)
    assert len(set(questions)) == len(questions) <= 6


def test_a_question_that_was_not_answered_is_never_offered() -> None:
    def answer(asked: Any) -> Answer:
        return make_refusal() if "多少" in asked["question"] else make_answer()

    questions = examples(edition_of(FakeIndex(), answer), CHINESE)
    assert questions
    assert not any("多少" in q for q in questions)


def test_small_talk_is_no_answer() -> None:
    talk = dataclasses.replace(make_answer(), how=How.TALK)
    assert examples(edition_of(FakeIndex(), lambda _: talk), CHINESE) == ()


def test_questions_are_tried_once_per_generation() -> None:
    asked: list[Any] = []

    def answer(question: Any) -> Answer:
        asked.append(question)
        return make_answer()

    edition = edition_of(FakeIndex(), answer)
    assert examples(edition, CHINESE) == examples(edition, CHINESE)
    assert len(asked) == len(examples(edition, CHINESE))


def test_years_are_compared_where_there_are_several_and_departments_named_in_full() -> None:
    questions = examples(edition_of(Years(2022, 2023)), CHINESE)
    assert "云泽县2023年收到的申请比2022年多还是少？" in questions
    assert any(q.startswith("云泽县教育局2023年") for q in questions)


def test_english_questions_are_english_and_keep_the_official_name() -> None:
    questions = examples(edition_of(FakeIndex()), ENGLISH)
    assert "云泽县" in questions[0]
    assert "Yunze" in questions[0]
    assert "how many applications were received?" in questions[0]


def test_what_is_held_fits_in_a_line() -> None:
    index: Any = FakeIndex()
    assert held_line(index, CHINESE) == "已收录：云泽县 · 2023 年年度报告（1 份）"
    several: Any = Years(2019, 2021, 2023)
    assert held_line(several, CHINESE) == "已收录：云泽县 · 2019–2023 年年度报告（4 份）"
    assert held_line(several, ENGLISH) == "Holds: 云泽县 · annual reports of 2019–2023 (4 reports)"


def test_without_reports_there_is_nothing_to_ask() -> None:
    index = FakeIndex()
    index.held = {}
    empty: Any = index
    assert examples(edition_of(index), CHINESE) == ()
    assert held_line(empty, CHINESE) == CHINESE.held_nothing
