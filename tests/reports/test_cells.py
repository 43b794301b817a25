from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reports.cells import is_value, read_cell
from assistant.types import Nil


@pytest.mark.parametrize(
    ("text", "value", "printed", "unit"),
    [
        ("12", "12", "12", ""),
        (" 1,487 ", "1487", "1,487", ""),
        ("1，487", "1487", "1，487", ""),
        ("３ 456", "3456", "３ 456", ""),
        ("二十三件", "23", "二十三", "件"),
        ("零", "0", "零", ""),
        ("251000元", "251000", "251000", "元"),
        ("103.3879万元", "1033879", "103.3879万", "元"),
        ("1.2万", "12000", "1.2万", ""),
        ("+3", "3", "+3", ""),
        ("增98", "98", "增98", ""),
        ("减少2", "-2", "减少2", ""),
        ("--253", "-253", "--253", ""),
        ("22（其中修订16件）", "22", "22", ""),
        ("? 0", "0", "0", ""),
        ("97.2%", "97.2", "97.2", "%"),
    ],
)
def test_figures(text: str, value: str, printed: str, unit: str) -> None:
    reading = read_cell(text)
    assert reading is not None
    assert (reading.value, text[reading.start : reading.end], reading.unit) == (Decimal(value), printed, unit)


@pytest.mark.parametrize(
    ("text", "nil", "value"),
    [
        ("", Nil.BLANK, None),
        ("\xa0", Nil.BLANK, None),
        ("-", Nil.DASH, None),
        ("——", Nil.DASH, None),
        ("／", Nil.DASH, None),
        ("无", Nil.NONE_STATED, 0),
        ("暂无", Nil.NONE_STATED, 0),
    ],
)
def test_kinds_of_nothing(text: str, nil: Nil, value: int | None) -> None:
    reading = read_cell(text)
    assert reading is not None
    assert (reading.nil, reading.value) == (nil, value)
    assert is_value(text) is (nil is not Nil.BLANK)


@pytest.mark.parametrize(
    "text",
    [
        "行政许可",
        "2020-02-17",
        "0872-4126176",
        "2019年",
        "增",
        "件",
        "000",
        "3402990453511",
        "12 3",
        "1/2",
        "第3页",
    ],
)
def test_words_dates_codes_and_glued_figures_are_no_figures(text: str) -> None:
    assert read_cell(text) is None


def test_a_rough_figure_is_marked() -> None:
    assert [getattr(read_cell(text), "bound", None) for text in ("约5", "50余件", "5")] == [
        "about",
        "about",
        "",
    ]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789.,，-—+增减约余万亿元件%（其中）()零二十三 \n?/无A", max_size=12))
def test_what_is_printed_lies_inside_the_cell(text: str) -> None:
    reading = read_cell(text)
    if reading is not None:
        assert 0 <= reading.start <= reading.end <= len(text)
        assert (reading.value is None) is (reading.nil in {Nil.BLANK, Nil.DASH})
