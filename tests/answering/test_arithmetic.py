"""Arithmetic is exact, rounds half up, and refuses what cannot be computed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering import arithmetic
from assistant.types import Operand

numbers = st.decimals(min_value=0, max_value=10**9, places=2)


def operand(value: object) -> Operand:
    return Operand("", Decimal(str(value)), 1)


def test_formulas_read_as_people_write_them() -> None:
    assert arithmetic.difference(operand(3525), operand(3511), "件").formula == "3525 − 3511 = 14"
    assert arithmetic.growth(operand(180), operand(120)).formula == "(180 − 120) ÷ 120 = 50%"
    assert arithmetic.share([operand(12)], operand(17)).formula == "12 ÷ 17 = 70.59%"
    assert arithmetic.share([operand(1), operand(2)], operand(4)).formula == "(1 + 2) ÷ 4 = 75%"
    assert arithmetic.total([operand(2), operand(-1)], "件").formula == "2 + (-1) = 1"
    assert arithmetic.average([operand(1), operand(2)], "件").formula == "(1 + 2) ÷ 2 = 1.5"
    assert arithmetic.ratio(operand(1487), operand(61)).formula == "1487 ÷ 61 = 24.4"
    assert arithmetic.monthly(operand(475), "件").formula == "475 ÷ 12 = 39.6"


def test_halves_are_rounded_up() -> None:
    assert arithmetic.share([operand(1)], operand(8)).result == Decimal("12.5")
    assert arithmetic.percent(arithmetic.share([operand("0.25")], operand(100))) == "0.3"
    assert arithmetic.percent(arithmetic.growth(operand("100.25"), operand(100))) == "0.3"
    assert arithmetic.growth(operand("100.125"), operand(100)).result == Decimal("0.13")


@pytest.mark.parametrize(
    ("part", "whole", "percent", "formula"),
    [
        (28, 52, "53.8", "28 ÷ 52 = 53.846%"),
        (41, 71, "57.7", "41 ÷ 71 = 57.746%"),
        (1, 8, "12.5", "1 ÷ 8 = 12.5%"),
        (2449499, 10000000, "24.5", "2449499 ÷ 10000000 = 24.49%"),
        (1, 3, "33.3", "1 ÷ 3 = 33.33%"),
    ],
)
def test_a_percentage_is_rounded_once(part: int, whole: int, percent: str, formula: str) -> None:
    computed = arithmetic.share([operand(part)], operand(whole))
    assert arithmetic.percent(computed) == percent
    assert computed.formula == formula


def test_a_whole_of_zero_cannot_be_shared() -> None:
    for make in (
        lambda: arithmetic.growth(operand(5), operand(0)),
        lambda: arithmetic.share([operand(5)], operand(0)),
    ):
        with pytest.raises(ValueError, match="0"):
            make()


def test_an_unknown_operation_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown"):
        arithmetic.recompute("median", [operand(1), operand(2)])
    with pytest.raises(ValueError, match="no operands"):
        arithmetic.recompute("sum", [])


@settings(deadline=None, max_examples=60)
@given(st.lists(numbers, min_size=2, max_size=8))
def test_what_is_computed_is_what_is_recomputed(values: list[Decimal]) -> None:
    operands = [operand(value) for value in values]
    made = [
        arithmetic.total(operands, ""),
        arithmetic.average(operands, ""),
        arithmetic.difference(operands[0], operands[1], ""),
    ]

    for computation in made:
        assert arithmetic.recompute(computation.operation, computation.operands) == computation.result
    assert made[0].result == sum(values)


@settings(deadline=None, max_examples=60)
@given(numbers)
def test_numbers_are_written_without_exponent_or_empty_fraction(value: Decimal) -> None:
    text = arithmetic.plain(value)

    assert Decimal(text) == value
    assert "E" not in text
    assert not text.endswith(".")
