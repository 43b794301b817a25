from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from langchain_core.runnables import Runnable, RunnableLambda

from assistant.errors import IndexDamagedError, IndexMissingError
from assistant.types import Answer, Slot, Turn
from assistant.web.conversation import Conversation, Exchange, View
from assistant.web.desk import Desk
from assistant.web.labels import CHINESE, ENGLISH
from assistant.web.serving import Serving

from .sample import FakeHolder, FakeIndex, make_answer, make_assistant, make_serving, reply


@pytest.fixture
def talk() -> Conversation:
    return Conversation(make_serving(), CHINESE, question_limit=50)


@pytest.fixture
def heard() -> list[Any]:
    return []


@pytest.fixture
def listened(heard: list[Any]) -> Conversation:
    """A conversation whose assistant writes down what it is told."""

    def listen(asked: Any) -> Answer:
        heard.append(asked)
        return reply(asked)

    def build(_: object) -> Runnable[Any, Answer]:
        return RunnableLambda(listen)

    holder: Any = FakeHolder(FakeIndex())
    return Conversation(Serving(lambda: holder, build), CHINESE)


def last(views: Any) -> View:
    found: View = list(views)[-1]
    return found


def kept(view: View) -> tuple[Exchange, ...]:
    assert view.kept is not None
    return view.kept


def shown(view: View) -> str:
    return "".join(exchange.html for exchange in view.shown or ())


def test_a_visitor_sees_what_is_held_and_questions_that_were_tried(talk: Conversation) -> None:
    head, welcome, filters = talk.greet()
    assert "已收录：云泽县 · 2023 年年度报告（1 份）" in head
    assert 'data-ask="云泽县2023年' in welcome
    assert filters == ""  # one body, one year: nothing to choose


@pytest.mark.parametrize(
    ("error", "told"),
    [(IndexMissingError, CHINESE.held_nothing), (IndexDamagedError, CHINESE.held_unreadable)],
)
def test_without_an_index_the_page_says_so(error: type[Exception], told: str) -> None:
    def missing() -> Any:
        raise error("detail")

    head, *_ = Conversation(Serving(missing, make_assistant), CHINESE).greet()
    assert told in head
    assert "detail" not in head


def test_an_answer_comes_after_a_place_for_it_and_the_box_is_emptied_at_once(talk: Conversation) -> None:
    first, second = talk.ask("2023年收到多少件？", ())
    assert 'class="pending"' in shown(first)
    assert first.box == ""
    assert 'class="figure"' in shown(second)
    assert "去掉“云泽县”" in (second.chips or "")
    assert kept(second)[-1].answer is not None


def test_messages_have_two_roles(talk: Conversation) -> None:
    view = last(talk.ask("2023年收到多少件？", ()))
    messages = talk.messages(view.shown or ())
    assert [m["role"] for m in messages] == ["user", "assistant"]
    assert "2023年收到多少件？" in messages[0]["content"]


def test_earlier_turns_are_told_to_the_assistant(listened: Conversation, heard: list[Any]) -> None:
    first = kept(last(listened.ask("收到多少件？", ())))
    last(listened.ask("其中自然人呢？", first))
    assert heard[0]["history"] == []
    assert first[0].answer
    assert heard[1]["history"] == [Turn("收到多少件？", first[0].answer.text)]


def test_filters_are_told_as_the_words_said_last(listened: Conversation, heard: list[Any]) -> None:
    before = kept(last(listened.ask("收到多少件？", ())))
    last(listened.ask("处罚多少件？", before, pinned="云泽县 2023年"))
    assert heard[1]["history"][-1] == Turn("云泽县 2023年")


def test_taking_a_slot_out_asks_what_is_left_and_takes_nothing_over(
    listened: Conversation, heard: list[Any]
) -> None:
    slots = (
        Slot("body", "云泽县", "云泽县"),
        Slot("year", "2023", "2023 年"),
        Slot("indicator", "received", "收到申请"),
    )
    before = (Exchange("2023年收到多少件？", "…", dataclasses.replace(make_answer(), slots=slots)),)
    view = last(listened.drop("year", "2023", before))
    assert heard == [{"question": "云泽县 收到申请", "history": []}]
    last(listened.ask("其中自然人呢？", kept(view)))
    assert [turn.user for turn in heard[1]["history"]] == ["云泽县 收到申请"]


def test_taking_out_what_was_asked_leaves_the_setting_for_the_next_question(
    listened: Conversation, heard: list[Any]
) -> None:
    before = (Exchange("2023年收到多少件？", "…", make_answer()),)
    view = last(listened.drop("year", "2023", before))
    assert heard == []
    assert "2023 年" not in (view.chips or "")
    assert "云泽县" in (view.chips or "")
    last(listened.ask("处罚多少件？", kept(view)))
    assert heard[0]["history"] == [Turn("云泽县")]


def test_a_link_asks_its_question_after_the_earlier_ones(listened: Conversation, heard: list[Any]) -> None:
    view = last(listened.follow_link("其中自然人呢？", "收到多少件？\n", FakeIndex.generation))
    assert heard == [{"question": "其中自然人呢？", "history": [Turn("收到多少件？")]}]
    assert [m["role"] for m in listened.messages(view.shown or ())] == ["user", "assistant"]
    assert CHINESE.moved_on not in shown(view)


def test_a_link_of_another_generation_says_so(talk: Conversation) -> None:
    assert CHINESE.moved_on in shown(last(talk.follow_link("收到多少件？", generation="000000-ffffffff")))


def test_a_link_is_answered_from_its_own_generation_while_that_is_kept() -> None:
    before, now = FakeIndex("000001-0a1b2c3d"), FakeIndex("000002-0a1b2c3d")
    holder: Any = FakeHolder(now, before)
    talk = Conversation(Serving(lambda: holder, make_assistant), CHINESE)
    view = last(talk.follow_link("收到多少件？", generation=before.generation))
    assert CHINESE.as_linked in shown(view)
    assert 'data-ask="收到多少件？"' in shown(view)  # the way to an answer of now
    (exchange,) = kept(view)
    assert exchange.answer is not None
    assert exchange.answer.generation == before.generation
    (note, plain) = talk.answer_plainly("收到多少件？", generation=before.generation)
    assert CHINESE.as_linked in note.html
    assert "<button" not in plain.html
    for other in ("", now.generation):
        assert 'role="note"' not in shown(last(talk.follow_link("2018年呢", generation=other)))


def test_an_answer_hands_its_link_the_questions_before_it(talk: Conversation) -> None:
    first = kept(last(talk.ask("收到多少件？", ())))
    assert 'data-earlier="收到多少件？"' in shown(last(talk.ask("其中自然人呢？", first)))


def test_a_link_without_a_question_asks_nothing(talk: Conversation) -> None:
    assert list(talk.follow_link("  ")) == [View(shown=())]


@pytest.mark.parametrize(
    "question", ["我的身份证是53292219900101123X", "打１３８００１３８０００找我", "问" * 51]
)
def test_what_is_not_sent_is_explained_and_not_kept(talk: Conversation, question: str) -> None:
    (view,) = talk.ask(question, ())
    assert 'role="alert"' in shown(view)
    assert question not in shown(view)
    assert kept(view) == ()
    assert view.box is None  # what was typed stays, to be mended


def test_a_fault_is_an_alert_with_a_number_and_no_detail(
    talk: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    view = last(talk.ask("制造故障", ()))
    assert 'role="alert"' in shown(view)
    assert "编号" in shown(view)
    assert "secret detail" not in shown(view)
    assert 'data-ask="制造故障"' in shown(view)
    assert "not answered, ticket" in caplog.text


def test_refusals_wait_for_the_office_and_answers_do_not(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.sqlite")
    talk = Conversation(make_serving(), CHINESE, desk=desk)
    for question in ("2018年呢", "2023年收到多少件？"):
        last(talk.ask(question, ()))
    assert [ticket.question for ticket in desk.tickets()] == ["2018年呢"]


def test_clearing_empties_the_conversation(talk: Conversation) -> None:
    assert talk.clear() == View(shown=(), kept=(), box="", chips="")


def test_the_words_follow_the_page_not_the_question() -> None:
    head, *_ = Conversation(make_serving(), ENGLISH).greet()
    assert "Holds: 云泽县" in head
