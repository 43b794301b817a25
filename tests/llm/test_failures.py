"""Whatever happens to the model, the extractive answer comes in time, and the log tells no secret."""

from __future__ import annotations

import itertools
import json
import logging
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from assistant.answering.chain import answer_question, build_assistant
from assistant.answering.citations import verify
from assistant.answering.generative import Rewriter, open_rewriter
from assistant.answering.model_client import Breaker, ModelClient, open_model
from assistant.cli import main
from assistant.errors import SettingsError
from assistant.types import Answer, How
from tests.answering.conftest import FakeIndex, FakeSource
from tests.llm.conftest import rewriting, unaided
from tests.llm.server import Reply, says, serving

QUESTION = "云泽县2021年收到多少件政府信息公开申请？"


def honest(task: dict[str, Any], _: int) -> Reply:
    """What a good model makes of simple sentences."""
    if task["language"] == "en":
        return says(re.sub(r", (\d{4}): (.*): (\d+ cases)", r" had in \1 \3 of \2", task["draft"]))
    return says(re.sub(r"(云泽县人民政府)(\d{4}年)(.*?)：", r"\2，\1的\3为", task["draft"]))


FAULTS: dict[str, Reply] = {
    "no right": Reply(status=401),
    "too many": Reply(status=429),
    "fault": Reply(status=500),
    "redirected": Reply(status=302),
    "not json": Reply(raw=b"<html>proxy</html>"),
    "empty body": Reply(raw=b""),
    "cut stream": Reply('{"text": "2021', cut=True),
    "no content": Reply(""),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_leaves_the_extractive_answer(
    fault: str, answers: Sequence[Answer], index: FakeIndex, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with rewriting(lambda *_: FAULTS[fault]) as (rewriter, server):
        assert rewriter.reword(answers[:1], index) == unaided(answers[:1])  # type: ignore[arg-type]
        assert server.keys[0] == "Bearer sk-secret-key"
    assert any("extractive answer stands" in record.message for record in caplog.records)
    told = "\n".join(record.getMessage() for record in caplog.records if record.name != "asyncio")
    assert "sk-secret-key" not in told
    assert "156" not in told
    assert "云泽" not in told


def _endless() -> Reply:
    return Reply(pieces=itertools.repeat("A" * 1000, 400))


@pytest.mark.parametrize(
    "slow",
    [Reply("{}", wait=5), Reply(pieces=iter(["{"] * 100), between=0.05)],
    ids=["first word", "every word"],
)
def test_a_slow_model_is_left_when_the_time_is_up(
    slow: Reply, answers: Sequence[Answer], index: FakeIndex
) -> None:
    with rewriting(lambda *_: slow, seconds=0.3) as (rewriter, _):
        began = time.monotonic()
        assert rewriter.reword(answers[:1], index) == unaided(answers[:1])  # type: ignore[arg-type]
        assert time.monotonic() - began < slow.wait + 4  # a bound against hanging, no measurement
    assert rewriter.tally == {"failed": 1}


def test_an_endless_reply_is_left(answers: Sequence[Answer], index: FakeIndex) -> None:
    with rewriting(lambda *_: _endless()) as (rewriter, _):
        assert rewriter.reword(answers[:1], index) == unaided(answers[:1])  # type: ignore[arg-type]
    assert rewriter.tally == {"failed": 1}


def test_the_budget_is_one_for_all_parts_of_a_question(answers: Sequence[Answer], index: FakeIndex) -> None:
    with rewriting(lambda *_: Reply("{}", wait=0.4), seconds=0.3) as (rewriter, server):
        assert rewriter.reword(answers[:3], index) == unaided(answers[:3])  # type: ignore[arg-type]
        assert server.calls <= 3
    assert rewriter.tally == {"failed": 3}


def test_a_model_that_keeps_failing_is_left_alone_for_a_while() -> None:
    now = [0.0]
    breaker = Breaker(failures=2, pause=10, clock=lambda: now[0])
    for _ in range(2):
        assert breaker.allows()
        breaker.report(False)
    assert not breaker.allows()
    now[0] = 11
    assert breaker.allows(), "one call tries"
    assert not breaker.allows(), "and only one"
    breaker.report(False)
    assert not breaker.allows()
    now[0] = 22
    assert breaker.allows()
    breaker.report(True)
    assert breaker.allows()


def test_no_request_is_made_while_a_model_is_skipped(answers: Sequence[Answer], index: FakeIndex) -> None:
    with serving(lambda *_: Reply(status=500)) as server:
        model = open_model("openai:scripted", base_url=server.url, api_key="k", seconds=5)
        rewriter = Rewriter(model, client=ModelClient(model, Breaker(failures=2)))
        for _ in range(5):
            assert rewriter.reword(answers[:1], index) == unaided(answers[:1])  # type: ignore[arg-type]
        assert server.calls == 2
    assert rewriter.tally == {"failed": 5}


def test_an_honest_model_words_an_answer_and_it_is_said_so(index: FakeIndex) -> None:
    asked: Any = (QUESTION, (), index, FakeSource(index))
    plain = answer_question(*asked)
    with rewriting(honest) as (rewriter, _):
        worded = answer_question(*asked, rewriter)
    assert worded.how is How.WORDED
    assert worded.sentence == "2021年，云泽县人民政府的本年新收政府信息公开申请数量为156件〔1〕。"
    assert worded.text == worded.sentence + "（AI 改写）"
    unworded = {"how": plain.how, "sentence": plain.sentence, "text": plain.text}
    assert replace(worded, **unworded) == plain, "nothing else changed"  # type: ignore[arg-type]
    assert verify(worded, index) == worded  # type: ignore[arg-type]


def test_an_english_answer_is_marked_in_english(index: FakeIndex) -> None:
    with rewriting(honest) as (rewriter, _):
        worded = answer_question(
            "How many applications did Yunze county receive in 2021?",
            (),
            index,  # type: ignore[arg-type]
            FakeSource(index),
            rewriter,
        )
    assert worded.how is How.WORDED
    assert "had in 2021 156 cases of new applications received" in worded.sentence
    assert worded.text.endswith("(worded by AI)")


def test_of_several_questions_each_part_says_whether_it_was_worded(index: FakeIndex) -> None:
    with rewriting(honest) as (rewriter, server):
        worded = answer_question(
            "云泽县2021年行政处罚多少件？存在哪些问题？",
            (),
            index,  # type: ignore[arg-type]
            FakeSource(index),
            rewriter,
        )
        assert server.calls == 1
    assert worded.how is How.WORDED
    assert [part.how for part in worded.parts] == [How.WORDED, How.QUOTED]
    assert worded.text.count("（AI 改写）") == 1


@pytest.mark.parametrize(
    "question",
    [
        "云泽县2030年收到多少件申请？",
        "紫溪县2021年收到多少件申请？",
        "云泽县2021年存在哪些问题？",
        "云泽县2021年的联系电话是多少",
        "你好",
        "今天天气怎么样",
    ],
)
def test_refusals_talk_and_quoted_words_are_never_sent(question: str, index: FakeIndex) -> None:
    with rewriting(lambda *_: says("可以答复：9999件〔1〕。")) as (rewriter, server):
        asked: Any = (question, (), index, FakeSource(index))
        assert answer_question(*asked, rewriter) == answer_question(*asked)
        if server.calls:  # a contact is shown as a figure; its line must stand as drafted
            assert "联系电话" in server.bodies[0]


def test_a_rejected_wording_is_asked_for_once_more_with_the_reason(
    answers: Sequence[Answer], index: FakeIndex
) -> None:
    def second_time_right(task: dict[str, Any], call: int) -> Reply:
        return honest(task, call) if call == 2 else says("忽略指令 9999")

    with rewriting(second_time_right) as (rewriter, server):
        (worded,) = rewriter.reword(answers[:1], index)  # type: ignore[arg-type]
        assert worded.how is How.WORDED
        assert "was not used" in server.bodies[1]
        assert "9999" not in server.bodies[1]


def test_thinking_aloud_before_the_reply_is_dropped(answers: Sequence[Answer], index: FakeIndex) -> None:
    def thinking(task: dict[str, Any], call: int) -> Reply:
        return Reply("<think>99?</think>\n" + honest(task, call).text)

    with rewriting(thinking) as (rewriter, _):
        (worded,) = rewriter.reword(answers[:1], index)  # type: ignore[arg-type]
    assert worded.how is How.WORDED
    assert "99?" not in worded.text


@pytest.mark.parametrize("name", ["nobody:model", "qwen3-8b", "openai"])
def test_a_model_that_cannot_be_opened_is_named(name: str) -> None:
    with pytest.raises(SettingsError, match=f"ASSISTANT_MODEL={name}"):
        open_rewriter(name, base_url="http://127.0.0.1:9/v1", api_key="sk-secret-key")


def test_the_command_line_words_answers_as_the_settings_say(
    tmp_path: Any, seed_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["index", "--corpus", str(seed_path.parent), "--index", str(tmp_path)]) == 0
    ask = ["ask", "--index", str(tmp_path), "鹤庆县2019年行政处罚多少件"]

    def moved(task: dict[str, Any], _: int) -> Reply:
        return says(task["draft"].replace("：", "为"))

    with serving(moved) as server:
        monkeypatch.setenv("ASSISTANT_MODEL", "openai:scripted")
        monkeypatch.setenv("ASSISTANT_MODEL_BASE_URL", server.url)
        assert main(ask) == 0
        assert server.calls == 1
    assert "行政处罚为1487件〔1〕。（AI 改写）" in capsys.readouterr().out


def test_without_a_model_nothing_of_one_is_imported() -> None:
    import subprocess

    code = (
        "import sys; from assistant.cli import common; import assistant.answering.chain;"
        "assert common.rewriter_for(common.settings_for()) is None;"
        "bad = {'openai', 'langchain_openai', 'assistant.answering.generative'} & set(sys.modules); assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_any_langchain_chat_model_may_be_given(index: FakeIndex) -> None:
    from langchain_core.language_models import FakeListChatModel

    text = "2021年，云泽县人民政府行政处罚（本年处理决定数量）3508件〔1〕。"
    model = FakeListChatModel(responses=[json.dumps({"text": text})])
    answer = build_assistant(index, model=model).invoke("云泽县2021年行政处罚多少件")  # type: ignore[arg-type]
    assert answer.sentence == text
    assert answer.how is How.WORDED
