from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lexicon.tokens import strip_question, terms


def test_a_run_of_characters_gives_each_and_each_pair() -> None:
    assert terms("行政复议") == ["行", "政", "复", "议", "行政", "政复", "复议"]


def test_pairs_do_not_cross_punctuation_or_numbers() -> None:
    assert "请十" not in terms("申请,十件")
    assert set(terms("申请17件")) == {"申", "请", "申请", "17", "件"}


def test_numbers_lose_separators_and_keep_decimals() -> None:
    assert terms("1,487 1，487 １４８７ 59237.2449") == ["1487", "1487", "1487", "59237.2449"]


def test_latin_words_are_lower_case_and_long_ones_also_their_beginning() -> None:
    assert terms("Weibo APPLICATIONS") == ["weibo", "applications", "appli~"]


def test_latin_letters_end_where_chinese_begins() -> None:
    assert terms("PDF版")[0] == "pdf"
    assert "版" in terms("PDF版")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("政府資訊公開申請", "政府资讯公开申请"),  # traditional
        ("概 述", "概述"),  # blanks inside a word
        ("⻔户⺠众", "门户民众"),  # radicals of a PDF
        ("２０２１年", "2021年"),  # full width
        ("政府\u200b信息", "政府信息"),  # invisible marks
    ],
)
def test_the_same_words_in_other_characters_are_the_same_terms(one: str, other: str) -> None:
    assert terms(one) == terms(other)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("云泽县2021年收到多少件申请？", "云泽县2021年收到申请"),
        ("请问行政处罚有几起呢?", "行政处罚"),
        ("市民来电问,我想知道怎么联系", "联系"),
        ("有没有行政诉讼", "行政诉讼"),
        ("存在哪些问题吗", "存在问题"),
    ],
)
def test_question_words_leave_a_question(question: str, left: str) -> None:
    assert [t for t in terms(question, question=True) if len(t) == 1] == [
        t for t in terms(left) if len(t) == 1
    ]


def test_question_words_stay_in_a_passage() -> None:
    assert "什么" in terms("做什么、怎么做")


def test_a_word_that_ends_like_a_particle_stays() -> None:
    assert "喇嘛" in terms("喇嘛寺有几座", question=True)


def test_a_question_of_question_words_alone_is_not_empty() -> None:
    assert terms("什么?", question=True) != []
    assert strip_question("怎么样") == "怎么样"


def test_english_function_words_leave_a_question() -> None:
    assert terms("How many applications were refused?", question=True) == [
        "applications",
        "appli~",
        "refused",
        "refus~",
    ]


@given(st.text(max_size=60))
@settings(max_examples=80, deadline=None)
def test_terms_hold_no_blanks_and_are_stable(text: str) -> None:
    found = terms(text)
    assert all(term and not any(char.isspace() for char in term) for term in found)
    assert terms(text) == found
