"""What the servers people run put around a reply, as their documents describe it, does not disturb the answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from assistant.types import Answer, How
from tests.answering.conftest import FakeIndex
from tests.llm.conftest import rewriting
from tests.llm.server import Reply
from tests.llm.test_failures import honest


def event(delta: dict[str, Any] | None, finish: str | None = None, **more: Any) -> str:
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}]
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": choices}
    return "data: " + json.dumps(chunk | more, ensure_ascii=False) + "\n\n"


USAGE = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}


def vllm(text: str) -> str:
    """A reasoning parser puts thoughts into a field of their own; the role comes first, without content."""
    thoughts = event({"reasoning_content": "9999?"}) + event({"reasoning": "9999?"})
    return (
        event({"role": "assistant", "content": ""}) + thoughts + event({"content": text}) + event({}, "stop")
    )


def vllm_without_parser(text: str) -> str:
    """Without one the thoughts stand in the reply."""
    return event({"role": "assistant", "content": "<think>\n9999?"}) + event(
        {"content": f"</think>\n\n{text}"}, "stop"
    )


def ollama(text: str) -> str:
    """Every piece names the role; the last has empty content and a finish reason."""
    pieces = "".join(
        event({"role": "assistant", "content": piece}, system_fingerprint="fp_ollama") for piece in text
    )
    return event({"role": "assistant", "content": "", "reasoning": "9999?"}) + pieces + event(
        {"role": "assistant", "content": ""}, "stop"
    )  # fmt: skip


def deepseek(text: str) -> str:
    """Comment lines keep a queued connection open; the usage comes in a chunk without choices."""
    waiting = ": keep-alive\n\n" * 3
    thoughts = event({"role": "assistant", "content": None, "reasoning_content": "9999?"})
    return (
        waiting
        + thoughts
        + event({"content": text})
        + event({"content": ""}, "stop")
        + event(None, usage=USAGE)
    )


@pytest.mark.parametrize("dialect", [vllm, vllm_without_parser, ollama, deepseek])
def test_a_reply_is_read_as_each_server_streams_it(
    dialect: Any, answers: Sequence[Answer], index: FakeIndex
) -> None:
    def script(task: dict[str, Any], call: int) -> Reply:
        return Reply(raw=(dialect(honest(task, call).text) + "data: [DONE]\n\n").encode(), stream=True)

    with rewriting(script) as (rewriter, server):
        (worded,) = rewriter.reword(answers[:1], index)  # type: ignore[arg-type]
        asked = json.loads(server.bodies[0])
    assert worded.how is How.WORDED
    assert "9999" not in worded.text
    assert asked["model"] == "scripted"
    assert asked["stream"] is True
    assert asked["temperature"] == 0
    assert {message["role"] for message in asked["messages"]} == {"system", "user"}
