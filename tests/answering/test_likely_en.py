"""English questions told in a report's other words, and what must not be taken for their answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.likely_en import units_of_en
from assistant.answering.pieces import split_question
from assistant.answering.question_en import part_of_year
from assistant.answering.years import find_years
from assistant.types import RefusalReason
from tests.answering.asking import Ask, asking
from tests.answering.test_answers import holds

HETANG_2022 = """禾塘县人民政府2022年政府信息公开工作年度报告

本报告由禾塘县人民政府办公室编制，统计期限自2022年1月1日起至2022年12月31日止。联系电话：0688-7200338。

一、总体情况
（一）主动公开。县政府门户网站公开信息2816条。出台《禾塘县政务公开实施细则》，明确责任单位47家。印制便民乘车卡3200张，送到赶场群众手中。
（二）依申请公开。新收政府信息公开申请58件，其中网络申请31件、信函申请16件、当面申请11件。
（三）回应关切。针对“6·12”赤潮，两小时内发布情况通报，先后回应群众提问63条。收到举报投诉5件，均已办理。
（四）监督保障。组织到邻县考察学习1次，参加19人。邀请媒体记者随行执法9次。发放调查问卷800份，回收720份，满意和比较满意的占95.5%。

二、存在的主要问题及改进情况
存在的短板：解读形式单一。
"""
HETANG_2023 = """禾塘县人民政府2023年政府信息公开工作年度报告

本报告由禾塘县人民政府办公室编制，统计期限自2023年1月1日起至2023年12月31日止。

一、总体情况
县政府门户网站公开信息3010条。新收政府信息公开申请61件。
"""
LIGONG = """禾塘理工大学2022年信息公开工作年度报告

本报告由禾塘理工大学编制，统计期限自2022年1月1日起至2022年12月31日止。

一、总体情况
编印《校报》21期、《信息简报》27期。
"""
NEAREST = "closest in meaning"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(
        tmp_path_factory.mktemp("likely_en"),
        {"ht2022.txt": HETANG_2022, "ht2023.txt": HETANG_2023, "lg2022.txt": LIGONG},
    ) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many times did reporters ride along on enforcement checks in Hetang County in 2022?", "随行执法9次"),
        ("How many people went on the study trip Hetang County organised to a neighbouring county in 2022?", "参加19人"),
        ("How many units were named as responsible under Hetang County's open-government rules in 2022?", "责任单位47家"),
    ],
)  # fmt: skip
def test_the_sentence_closest_in_meaning_is_quoted_and_said_to_be_that(
    ask: Ask, question: str, sentence: str
) -> None:
    answer = ask(question)
    assert not answer.refused, answer.text
    assert any(sentence in citation.quote for citation in answer.citations)
    assert NEAREST in answer.text
    assert "2022 report: “" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How many complaints about noise did Hetang County get in 2022?",
        "How many anonymous requests did Hetang County receive in 2022?",
        "How many letters to the county magistrate did Hetang County get in 2022?",
        "How many yuan did the reporters of Hetang County spend on enforcement checks in 2022?",
        "How many appeals did judges hear in Hetang County in 2022?",
        "How many were decided by Hetang County in 2022?",
        "How many villages of Hetang County were named as responsible in 2022?",
    ],
)
def test_a_sentence_that_leaves_out_what_makes_the_question_special_is_not_quoted(
    ask: Ask, question: str
) -> None:
    answer = ask(question)
    assert answer.refusal is not None, answer.text
    assert answer.refusal.reason is RefusalReason.NOT_STATED


@pytest.mark.parametrize(
    "question",
    [
        "What percentage of the questionnaires came back in Hetang County in 2022?",
        "Hetang County 2022: what share of the questionnaires was returned?",
        "Hetang County 2022: what was the return rate of the questionnaires?",
        "禾塘县2022年调查问卷回收了百分之几？",
        "禾塘县2022年调查问卷的回收率是多少？",
    ],
)
def test_the_share_that_came_back_is_calculated_and_is_not_the_share_satisfied(
    ask: Ask, question: str
) -> None:
    answer = ask(question)
    assert holds(answer, "90"), answer.text
    assert not holds(answer, "95.5"), answer.text


def test_the_share_satisfied_is_still_told(ask: Ask) -> None:
    assert holds(ask("禾塘县2022年问卷满意和比较满意的占百分之几？"), "95.5")


def test_a_day_that_names_an_event_is_no_part_of_the_year(ask: Ask) -> None:
    answer = ask(
        "How many questions from the public did Hetang County answer over the June 12 red tide in 2022?"
    )
    assert "63" in answer.text
    assert ask("How many applications did Hetang County receive in June 2022?").refused


def test_a_name_spelled_out_with_the_chinese_behind_it_is_that_body(ask: Ask) -> None:
    answer = ask("How many issues of the school paper did Hetang ligong (禾塘理工) put out in 2022?")
    assert holds(answer, "21"), answer.text


def test_a_year_in_a_note_behind_the_question_is_the_year_asked_for(ask: Ask) -> None:
    answer = ask("How many applications did Hetang County receive? (2022 report)")
    assert holds(answer, "58"), answer.text
    assert not holds(answer, "61"), answer.text


def test_a_condition_is_no_question_of_its_own() -> None:
    assert (
        len(split_question("when someone is put in charge, how many days do they train? (2022 report)")) == 1
    )
    assert len(split_question("when did it open, and how many people came?")) == 2


def test_months_and_halves_become_the_words_of_a_report() -> None:
    assert [part_of_year(words) for words in ("july", "second half", "q2", "上半年")] == ["7月", "下半年", "二季度", "上半年"]  # fmt: skip


def test_years_in_brackets_are_read_with_report_behind_them() -> None:
    assert find_years("how many applications (2022 report)", []).years == (2022,)
    assert find_years("how many applications (2022 items)", []).years == ()


def test_a_word_is_met_by_other_wordings_of_its_translation_for_less_credit() -> None:
    (unit,) = units_of_en("computers")
    ways = dict(unit.others)
    assert ways["电脑"] > ways["微机"] > 0
