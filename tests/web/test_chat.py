from __future__ import annotations

from typing import Any

import pytest

from assistant.errors import IndexMissingError
from assistant.types import Answer, Turn
from assistant.web.chat import _Chat
from assistant.web.labels import CHINESE, ENGLISH
from assistant.web.serving import Serving

from .sample import make_assistant, make_serving


@pytest.fixture
def chat() -> _Chat:
    return _Chat(make_serving(), CHINESE, 50)


class Visit:
    """What a browser's request tells Gradio."""

    def __init__(self, **query: str) -> None:
        self.query_params = query


def last(steps: Any) -> Any:
    return list(steps)[-1]


def test_a_visitor_sees_what_is_held_and_questions_that_were_tried(chat: _Chat) -> None:
    head, welcome = chat.greet()
    assert "已收录：云泽县 · 2023 年年度报告（1 份）" in head
    assert 'data-ask="云泽县2023年' in welcome


def test_without_an_index_the_page_says_so() -> None:
    def missing() -> None:
        raise IndexMissingError("nothing")

    head, _ = _Chat(Serving(missing, make_assistant), CHINESE, 50).greet()  # type: ignore[arg-type]
    assert "尚未收录任何报告" in head


def test_a_link_to_a_question_asks_it(chat: _Chat) -> None:
    messages, *_ = last(chat.follow_link(Visit(q="2023年收到多少件？")))  # type: ignore[arg-type]
    assert "2023年收到多少件？" in messages[0]["content"]
    assert 'class="figure"' in messages[1]["content"]


def test_a_visit_without_a_link_asks_nothing(chat: _Chat) -> None:
    (step,) = chat.follow_link(Visit())  # type: ignore[arg-type]
    assert all(isinstance(part, dict) for part in step)  # gr.skip()


def test_an_answer_comes_after_a_place_for_it_and_the_box_is_emptied_at_once(chat: _Chat) -> None:
    first, second = chat.ask("2023年收到多少件？", ())
    assert [m["role"] for m in first[0]] == ["user", "assistant"]
    assert 'class="pending"' in first[0][1]["content"]
    assert first[1] == ""
    assert 'class="figure"' in second[0][1]["content"]
    assert "去掉“云泽县”" in second[2]
    assert second[3][-1].answer is not None


def test_earlier_turns_are_told_to_the_assistant(chat: _Chat) -> None:
    from langchain_core.runnables import RunnableLambda

    heard: list[Any] = []

    def listen(asked: Any) -> Answer:
        heard.append(asked)
        made: Answer = make_assistant().invoke(asked)
        return made

    chat.serving._build_assistant = lambda index: RunnableLambda(listen)
    exchanges = last(chat.ask("收到多少件？", ()))[3]
    last(chat.ask("其中自然人呢？", exchanges))
    assert heard[0]["history"] == []
    assert heard[1]["history"] == [Turn("收到多少件？", exchanges[-1].answer.text)]


@pytest.mark.parametrize(
    "question", ["我的身份证是53292219900101123X", "打１３８００１３８０００找我", "问" * 51]
)
def test_what_is_not_sent_is_explained_and_not_kept(chat: _Chat, question: str) -> None:
    messages, box, _, exchanges = last(chat.ask(question, ()))
    assert 'role="alert"' in messages[-1]["content"]
    assert question not in str(messages)
    assert exchanges == ()
    assert box != ""


def test_a_fault_is_an_alert_with_a_number_and_no_detail(
    chat: _Chat, caplog: pytest.LogCaptureFixture
) -> None:
    messages, *_ = last(chat.ask("制造故障", ()))
    assert 'role="alert"' in messages[-1]["content"]
    assert "编号" in messages[-1]["content"]
    assert "secret detail" not in str(messages)
    assert "not answered, ticket" in caplog.text


def test_clearing_empties_the_conversation(chat: _Chat) -> None:
    exchanges = last(chat.ask("收到多少件？", ()))[3]
    (step,) = chat.told('{"clear": true}', exchanges)
    assert step == ([], "", "", ())


@pytest.mark.parametrize("message", ["", "{", "[]", '"x"', '{"ask": 3}', '{"else": 1}', "null"])
def test_a_message_that_makes_no_sense_changes_nothing(chat: _Chat, message: str) -> None:
    (step,) = chat.told(message, ())
    assert all(isinstance(part, dict) for part in step)  # gr.skip()


def test_the_words_follow_the_page_not_the_question() -> None:
    english = _Chat(make_serving(), ENGLISH, 50)
    head, _ = english.greet()
    assert "Holds: 云泽县" in head
