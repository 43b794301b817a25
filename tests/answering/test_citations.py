"""Nothing that does not check out leaves: quotes, markers, operands, and every digit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.citations import numbers_in, verify
from assistant.errors import CitationError
from assistant.types import AnswerTable, Figure, Notice, Operand, Span


@pytest.fixture(scope="module")
def answered(ask: Any) -> Any:
    return ask("云泽县2022年收到的申请比2021年少多少")


def test_an_answer_that_checks_out_comes_back_as_it_is(answered: Any, index: Any) -> None:
    assert verify(answered, index) is answered


def test_a_quote_that_is_not_the_reports_is_refused(answered: Any, index: Any) -> None:
    first, *others = answered.citations
    wrong = replace(first, quote=first.quote[:-1] + "9")

    with pytest.raises(CitationError, match="does not match"):
        verify(replace(answered, citations=(wrong, *others)), index)


def test_a_quote_from_elsewhere_is_refused(answered: Any, index: Any) -> None:
    first, *others = answered.citations
    moved = replace(first, span=Span(first.span.start + 1, first.span.end + 1))

    with pytest.raises(CitationError):
        verify(replace(answered, citations=(moved, *others)), index)


def test_a_focus_outside_its_quote_is_refused(answered: Any, index: Any) -> None:
    first, *others = answered.citations
    wrong = replace(first, focus=Span(0, 1))

    with pytest.raises(CitationError, match="focus"):
        verify(replace(answered, citations=(wrong, *others)), index)


def test_a_marker_without_a_citation_is_refused(answered: Any, index: Any) -> None:
    with pytest.raises(CitationError, match="marker"):
        verify(replace(answered, text=answered.text + "〔9〕"), index)


def test_the_brackets_of_a_document_number_are_no_marker(answered: Any, index: Any) -> None:
    verify(replace(answered, sentence="见国办发〔2022〕文件"), index)


def test_a_result_that_its_operands_do_not_give_is_refused(answered: Any, index: Any) -> None:
    (computation,) = answered.computations
    wrong = replace(computation, result=computation.result + 1)

    with pytest.raises(CitationError, match="computed again"):
        verify(replace(answered, computations=(wrong,)), index)


def test_an_operand_that_stands_in_no_quote_is_refused(answered: Any, index: Any) -> None:
    (computation,) = answered.computations
    operands = (Operand("", Decimal(1057), 1), Operand("", Decimal(991), 2))
    wrong = replace(computation, operands=operands)

    with pytest.raises(CitationError, match="stands in no quote"):
        verify(replace(answered, computations=(wrong,)), index)


@pytest.mark.parametrize("number", ["18", "１８", "十八件", "1.8万", "18%", "百分之十八"])
def test_a_number_in_any_script_that_is_nowhere_cited_is_refused(ask: Any, index: Any, number: str) -> None:
    answer = ask("云泽县2021年行政强制多少件")

    with pytest.raises(CitationError, match="stands in no quote"):
        verify(replace(answer, sentence=f"共{number}。"), index)


@pytest.mark.parametrize("number", ["61", "６１", "61.0", "六十一件"])
def test_the_cited_number_may_be_written_in_any_script(ask: Any, index: Any, number: str) -> None:
    answer = ask("云泽县2021年行政强制多少件")

    verify(replace(answer, sentence=f"共{number}。"), index)


@pytest.mark.parametrize(
    "change",
    [
        {"figure": Figure("62", "件", "行政强制")},
        {"tables": (AnswerTable(("项", "数"), (("行政强制", "62件"),)),)},
        {"notices": (Notice("coverage", "另有62件。"),)},
        {"text": "62件"},
    ],
)
def test_every_part_that_is_shown_is_checked(ask: Any, index: Any, change: dict[str, Any]) -> None:
    answer = ask("云泽县2021年行政强制多少件")

    with pytest.raises(CitationError):
        verify(replace(answer, **change), index)


def test_the_years_of_the_reports_are_no_figures_but_another_year_is(ask: Any, index: Any) -> None:
    answer = ask("云泽县2021年行政强制多少件")

    verify(replace(answer, sentence="2021年61件。"), index)
    with pytest.raises(CitationError):
        verify(replace(answer, sentence="2017年61件。"), index)
    with pytest.raises(CitationError):
        verify(replace(answer, sentence="2021件。"), index)


def test_numbers_are_read_in_every_way_they_can_be_meant() -> None:
    assert {Decimal("1.2"), Decimal(12000)} <= numbers_in("1.2万件")
    assert Decimal(1487) in numbers_in("1,487件")
    assert {Decimal(0), Decimal(13)} <= numbers_in("8:30至12:00，13:30至17:30")
    assert Decimal(23) in numbers_in("二十三件")
    assert numbers_in("没有数字") == set()
    assert {Decimal(0), Decimal(13)} <= numbers_in("8:30至12:00，13:30至17:30")  # a comma between two times


@settings(deadline=None, max_examples=50)
@given(st.integers(min_value=0, max_value=10**7))
def test_a_number_is_read_back_as_it_was_written(value: int) -> None:
    assert Decimal(value) in numbers_in(f"共{value}件")
    assert Decimal(value) in numbers_in(f"共{value:,}件")
