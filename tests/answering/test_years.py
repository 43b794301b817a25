"""Years in every script, as lists, ranges and spans, and what is no year."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.answering.years import find_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2019年收到多少", (2019,)),
        ("2019年度报告", (2019,)),
        ("2019年报告在哪里看", (2019,)),
        ("2019年报在哪里看", (2019,)),
        ("一九年收到多少", (2019,)),
        ("二〇二三年", (2023,)),
        ("二零二二年度", (2022,)),
        ("19年", (2019,)),
        ("19-21年", (2019, 2020, 2021)),
        ("2019到2021年", (2019, 2020, 2021)),
        ("2019至2021", (2019, 2020, 2021)),
        ("2019、2021年", (2019, 2021)),
        ("19年、20年", (2019, 2020)),
        ("19和20年", (2019, 2020)),
        ("2019 2020 申请量", (2019, 2020)),
        ("between 2019 and 2021", (2019, 2020, 2021)),
        ("in 2019", (2019,)),
        ("2019件", ()),
        ("20年来", ()),
        ("3年期限", ()),
        ("本年新收", ()),
    ],
)
def test_absolute_years(text: str, years: tuple[int, ...]) -> None:
    assert find_years(text, []).years == years


@pytest.mark.parametrize(
    ("text", "kind", "offset", "count"),
    [
        ("去年收到多少", "relative", -1, 0),
        ("比上一年多多少", "relative", -1, 0),
        ("前年", "relative", -2, 0),
        ("明年计划", "relative", 1, 0),
        ("今年", "relative", 0, 0),
        ("the year before last", "relative", -2, 0),
        ("last year", "relative", -1, 0),
        ("近三年", "span", 0, 3),
        ("最近5年", "span", 0, 5),
        ("两年差多少", "span", 0, 2),
        ("in the last three years", "span", 0, 3),
        ("历年", "all", 0, 0),
        ("每年", "all", 0, 0),
        ("哪一年最多", "which", 0, 0),
        ("which year", "which", 0, 0),
        ("最新一年", "latest", 0, 0),
    ],
)
def test_other_words_for_years(text: str, kind: str, offset: int, count: int) -> None:
    (match,) = find_years(text, []).matches

    assert (match.kind, match.offset, match.count) == (kind, offset, count)


def test_a_year_word_inside_another_slot_is_no_year() -> None:
    assert not find_years("上年结转多少", [(0, 4)]).matches


def test_matches_come_in_order_and_do_not_overlap() -> None:
    matches = find_years("2021年比去年多，近三年一共", []).matches

    assert [match.kind for match in matches] == ["absolute", "relative", "span"]
    assert all(a.end <= b.start for a, b in pairwise(matches))
