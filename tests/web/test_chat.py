from __future__ import annotations

from typing import Any

import pytest

from assistant.web.chat import _Events
from assistant.web.conversation import Conversation
from assistant.web.labels import CHINESE

from .sample import make_serving


@pytest.fixture
def events() -> _Events:
    return _Events(Conversation(make_serving(), CHINESE))


def last(steps: Any) -> Any:
    return list(steps)[-1]


def skipped(step: Any) -> bool:
    return all(isinstance(part, dict) for part in step)  # gr.skip()


def test_asking_gives_messages_an_empty_box_chips_and_what_is_kept(events: _Events) -> None:
    first, second = events.ask("2023年收到多少件？", "", ())
    assert first[1] == ""
    assert [m["role"] for m in second[0]] == ["user", "assistant"]
    assert "去掉“云泽县”" in second[2]
    assert len(second[3]) == 1


def test_the_page_can_ask_drop_and_clear(events: _Events) -> None:
    asked = last(events.told('{"ask": "2023年收到多少件？"}', "", ()))
    assert len(asked[3]) == 1
    dropped = last(events.told('{"drop": "year", "value": "2023"}', "", asked[3]))
    assert "2023 年" not in dropped[2]
    assert last(events.told('{"clear": true}', "", asked[3])) == ([], "", "", ())


@pytest.mark.parametrize(
    "message",
    ["", "{", "[]", '"x"', '{"ask": 3}', '{"drop": "year"}', '{"follow": {"q": "x"}}', '{"else": 1}', "null"],
)
def test_a_message_that_makes_no_sense_changes_nothing(events: _Events, message: str) -> None:
    (step,) = events.told(message, "", ())
    assert skipped(step)


def test_a_link_is_followed(events: _Events) -> None:
    link = '{"follow": {"q": "其中自然人呢？", "h": "收到多少件？", "g": ""}}'
    step = last(events.told(link, "", ()))
    assert 'class="figure"' in step[0][-1]["content"]
