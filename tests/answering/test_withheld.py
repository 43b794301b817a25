"""What fails verification is never said and never raised; years that other reports tell of do not fail it."""

from __future__ import annotations

import logging
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from assistant.answering import chain
from assistant.answering.chain import answer_question
from assistant.answering.extractive import compose
from assistant.types import RefusalReason, Span
from tests.answering.conftest import Draft, FakeIndex, FakeSource


@pytest.fixture
def told() -> Any:
    """One report, that of 2020, which tells of 2019 too."""
    draft = Draft("云泽县", "云泽县人民政府", "government", 2020)
    draft.heading("一、总体情况")
    draft.say("2020年收到政府信息公开申请41件。", ("收到政府信息公开申请", "41", "件", "received", "total"))
    draft.say(
        "2019年收到政府信息公开申请37件。",
        ("收到政府信息公开申请", "37", "件", "received", "total"),
        year=2019,
    )
    draft.say(
        "原创稿件占比由31%提高到54%。",
        ("原创稿件占比", "31", "%"),
        year=2019,
    )
    draft.facts.append(
        replace(
            draft.facts[-1],
            fact_id="now",
            span=Span(draft.facts[-1].quote.end - 4, draft.facts[-1].quote.end - 1),
            value=Decimal(54),
            year=2020,
        )
    )
    return FakeIndex([draft])


def test_a_share_of_the_year_before_is_not_given_for_the_year(told: Any, caplog: Any) -> None:
    answer = answer_question("云泽县2020年原创稿件占比百分之几", (), told, FakeSource(told))
    assert answer.figure is not None, answer.text
    assert answer.figure.text.startswith("54")
    assert not caplog.records


def test_the_year_another_report_tells_of_is_no_unquoted_number(told: Any, caplog: Any) -> None:
    answer = answer_question("云泽县2019年收到多少件申请", (), told, FakeSource(told))

    assert not caplog.records
    assert answer.figure.text == "37"
    assert "2020年报告写明2019年的数字" in answer.text
    assert {slot.value for slot in answer.slots if slot.name == "year"} >= {"2019"}


@pytest.mark.parametrize("question", ["云泽县2020年收到多少件申请", "云泽县2020年收到多少件申请？2019年呢？"])
def test_an_answer_that_does_not_check_out_is_withheld_and_logged(
    told: Any, monkeypatch: pytest.MonkeyPatch, caplog: Any, question: str
) -> None:
    def wrong(evidence: Any, index: Any) -> Any:
        answer = compose(evidence, index)
        return replace(answer, sentence="收到999件。", text="收到999件。")

    monkeypatch.setattr(chain, "compose", wrong)
    with caplog.at_level(logging.ERROR):
        answer = answer_question(question, (), told, FakeSource(told))

    assert answer.refused
    parts = answer.parts or (answer,)
    assert {part.refusal.reason for part in parts} == {RefusalReason.NOT_STATED}
    assert "999" not in answer.text
    assert answer.question == question
    assert "收录的报告没有载明" in answer.text
    assert "999" in caplog.text
    assert "withheld" in caplog.text


def test_a_refusal_whose_phone_number_does_not_check_out_names_nobody(caplog: Any) -> None:
    draft = Draft("云泽县", "云泽县人民政府", "government", 2020)
    draft.heading("一、总体情况")
    draft.line("组织业务培训。")
    draft.detail("phone", "联系电话：0791-801 2345", "0791-801 2345", "0791-9999999")
    index: Any = FakeIndex([draft])
    with caplog.at_level(logging.ERROR):
        answer = answer_question("云泽县2020年收到多少件申请", (), index, FakeSource(index))

    assert answer.refused
    assert "9999999" not in answer.text
    assert "names nobody to call" in caplog.text
