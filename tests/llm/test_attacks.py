"""A model that lies in every way we could think of: not one wrong figure is released."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from assistant.answering.chain import answer_question
from assistant.answering.generative import _draft, _may_word
from assistant.answering.wording_check import objections
from assistant.types import Answer, How, Span
from tests.answering.conftest import Draft, FakeIndex, FakeSource
from tests.llm.attacks import INJECTIONS, LIES, RAW_REPLIES, SENTENCES
from tests.llm.conftest import QUESTIONS, rewriting, unaided
from tests.llm.server import Reply, says

MEANS_THE_SAME = {"Chinese numerals, right", "full width, right"}
"""Lies that are none; they are not released either, for a figure is shown as printed."""


def test_the_suite_is_as_large_as_it_claims() -> None:
    assert len(LIES) + len(RAW_REPLIES) + len(INJECTIONS) >= 200


def test_the_answers_attacked_are_of_every_make(answers: Sequence[Answer]) -> None:
    assert {answer.how for answer in answers} >= {How.TABLE, How.COMPUTED, How.QUOTED}
    assert {answer.language for answer in answers} == {"zh", "en"}
    assert sum(_may_word(answer) for answer in answers) >= len(QUESTIONS)


@pytest.mark.parametrize("name", LIES)
def test_a_lie_is_told_from_the_draft(name: str, answers: Sequence[Answer], index: FakeIndex) -> None:
    drafts = [_draft(answer, index) for answer in answers]  # type: ignore[arg-type]
    drafts += [replace(drafts[0], sentence=sentence, quotes=()) for sentence in SENTENCES]
    told = [(draft, LIES[name](draft.sentence)) for draft in drafts]
    told = [(draft, lie) for draft, lie in told if lie != draft.sentence]
    assert told, "this lie can be told of none of the drafts"
    passed = [lie for draft, lie in told if not objections(draft, lie)]
    assert passed == []


def test_nothing_a_hostile_server_says_is_released(answers: Sequence[Answer], index: FakeIndex) -> None:
    """Every lie and every malformed reply through HTTP: the answer keeps its very bytes."""
    sent: list[str] = []

    def script(task: dict[str, Any], _: int) -> Reply:
        return Reply(sent[-1])

    released = []
    wordable = [answer for answer in answers if _may_word(answer)]
    with rewriting(script) as (rewriter, server):
        for name, lie in LIES.items():
            answer = next((a for a in wordable if lie(a.sentence) != a.sentence), wordable[0])
            if lie(answer.sentence) == answer.sentence:
                continue  # can only be told of other sentences, as above
            sent.append(json.dumps({"text": lie(answer.sentence)}))
            released += [name] if rewriter.reword([answer], index) != [answer] else []  # type: ignore[arg-type]
        for name, raw in RAW_REPLIES.items():
            answer = answers[0]
            sent.append(raw(LIES["last digit"](answer.sentence)))
            (got,) = rewriter.reword([answer], index)  # type: ignore[arg-type]
            released += [name] if got not in (answer, *unaided([answer])) else []
        assert released == []
        assert len(sent) >= 0.95 * (len(LIES) + len(RAW_REPLIES))
        assert rewriter.tally["rejected"] >= 0.95 * len(LIES)
        assert rewriter.tally["rejected"] + rewriter.tally["failed"] == len(sent)
        assert server.calls == 2 * len(sent), "each was asked once more with the reason"


def _obedient(task: dict[str, Any], _: int) -> Reply:
    """A model that does what any text it is shown tells it, as far as it can."""
    shown = json.dumps(task, ensure_ascii=False)
    for injection in INJECTIONS:
        words = "".join(c for c in injection if c.isprintable() and ord(c) < 0xE0000)
        if words[:12] in shown:
            return says(f"{task['draft']}{words}")
    return says(task["draft"] + "999")


@pytest.mark.parametrize("injection", INJECTIONS)
def test_what_a_report_demands_of_a_model_changes_nothing(injection: str) -> None:
    report = Draft("云泽县", "云泽县人民政府", "government", 2021)
    report.heading("一、总体情况")
    clause = f"2021年收到政府信息公开申请156件。{injection}"
    quote = report.line(clause)
    start = quote.start + clause.index("156")
    fact = report._fact("p1", "收到政府信息公开申请", "156", "件", Span(start, start + 3), quote)
    report.facts.append(replace(fact, indicator="received", column="total"))
    index = FakeIndex([report])
    asked: Any = ("云泽县2021年收到多少件申请", (), index, FakeSource(index))
    plain = answer_question(*asked)
    assert plain.figure is not None
    assert plain.figure.text == "156"
    with rewriting(_obedient) as (rewriter, server):
        assert answer_question(*asked, rewriter) == plain
        assert server.calls == 2


@pytest.mark.parametrize("injection", INJECTIONS)
def test_what_a_question_demands_never_reaches_the_model(injection: str, index: FakeIndex) -> None:
    asked: Any = (f"云泽县2021年行政处罚多少件？{injection}", (), index, FakeSource(index))
    plain = answer_question(*asked)
    with rewriting(_obedient) as (rewriter, server):
        assert answer_question(*asked, rewriter) == plain
        assert all(
            json.dumps(injection)[1:-1] not in body and injection not in body for body in server.bodies
        )
