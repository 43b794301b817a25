"""Figures that English only names, claims with a question behind them, and what may not be set against each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering.meant_en import as_meant
from assistant.answering.nouns_named_en import nouns_apart
from tests.answering.asking import Ask, asking

_EVAL = Path(__file__).parents[1] / "eval" / "blind69"
_FILES = (
    "content_88213.html",
    "苇浔县2023年报.txt",
    "霁棠县2022年政府信息公开工作年度报告.html",
    "jtysj2020.md",
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    reports = {name: (_EVAL / name).read_text(encoding="utf-8") for name in _FILES}
    with asking(tmp_path_factory.mktemp("named"), reports) as asked:
        yield asked


@pytest.mark.parametrize(
    ("plain", "apart"),
    [
        (
            "suggestions on the park in heqing: collected vs adopted?",
            "how many suggestions on the park in heqing were collected? how many suggestions on the park in heqing were adopted?",
        ),
        (
            "fees in heqing, 2021: the total collected and the part collected by the land office?",
            "how much in fees in heqing, 2021 was collected in total? how much was collected by the land office?",
        ),
        (
            "number of villages, of notice boards and of meetings in heqing, 2021?",
            "number of villages in heqing, 2021? number of notice boards in heqing, 2021? number of meetings in heqing, 2021?",
        ),
        (
            "visitors to heqing's reading hall, and its floor area?",
            "number of visitors to heqing's reading hall? what is the floor area of heqing's reading hall?",
        ),
        (
            "courses held by heqing in 2021, and people trained",
            "how many courses were held by heqing in 2021? how many people were trained?",
        ),
        ("what were the problems and plans of heqing?", "what were the problems and plans of heqing?"),
        ("did heqing collect and adopt suggestions?", "did heqing collect and adopt suggestions?"),
    ],
)
def test_named_figures_are_asked_for_one_by_one(plain: str, apart: str) -> None:
    assert nouns_apart(plain) == apart


@pytest.mark.parametrize(
    ("plain", "meant"),
    [
        ("how many hundred million yuan were paid out?", "how much money was paid out?"),
        (
            "total number of lawsuits (direct plus post-reconsideration) in heqing",
            "total number of lawsuits in heqing",
        ),
        ("heqing's letters fell in 2021, right? from what to what?", "did heqing's letters fall in 2021?"),
        ("in what ways does heqing mean to do better in 2022?", "what are the plans of heqing for 2022?"),
        ("does heqing run a website of its own?", "does heqing have an independent website?"),
        (
            "how many columns did heqing open on its website?",
            "how many columns did heqing open on its website?",
        ),
    ],
)
def test_turns_of_phrase_are_read_as_meant(plain: str, meant: str) -> None:
    assert as_meant(plain) == meant


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Processing fees in Chengyuan, 2023: total and the part collected by the planning branch?", ["6180", "4300"]),
        ("Chengyuan's 2023 platform: how many firms benefited, and how many hundred million yuan were paid out?", ["1894", "2.35"]),
        ("Visitors to Chengyuan's experience hall, and its floor area?", ["3460", "320"]),
        ("Jitang County, 2022: training courses held and people trained?", ["3", "412"]),
        ("Chengyuan's lawsuits in 2023, direct and after reconsideration together?", ["28", "19 + 9"]),
        ("What did Weixun make from administrative fees in 2023?", ["1876.43"]),
        ("Somebody said Jitang spent a fortune on rebuilding its website in 2022. How much was it really?", ["26.5"]),
        ("I heard that six reconsideration decisions went against Weixun in 2023. Why is that?", ["1 case"]),
        ("Since Chengyuan collected no fees in 2023, the income was zero, right?", ["6180"]),
        ("Where do I ring to complain about the office in Chengyuan?", ["0658-3395527"]),
        ("In which areas does Chengyuan intend to improve in 2024?", ["交叉评查"]),
    ],
)  # fmt: skip
def test_every_figure_named_is_told(ask: Ask, question: str, told: list[str]) -> None:
    text = ask(question).text
    assert all(figure in text for figure in told), text


def test_courses_are_no_people(ask: Ask) -> None:
    text = ask("How many training courses did Jitang hold in 2022?").text
    assert "3 sessions" in text
    assert "412" not in text


@pytest.mark.parametrize("behind", ["and still open at year-end?", "How many are still pending?"])
def test_what_is_open_after_reviews_is_no_application(ask: Ask, behind: str) -> None:
    text = ask(behind, "Reconsideration cases in Chengyuan District, 2023?", "How many corrected?").text
    assert "尚未审结" in text
    assert "3 cases" in text


def test_the_difference_of_people_and_attendances_is_told_with_what_it_is_worth(ask: Ask) -> None:
    answer = ask("Did Chengyuan train more people than Weixun in 2023? By how many?")
    assert "1058" in answer.text
    assert "183" in answer.text
    assert "1058 − 183 = 875" in answer.text
    assert any("rough" in notice.text for notice in answer.notices)


def test_charges_in_items_and_in_money_are_not_compared(ask: Ask) -> None:
    answer = ask(
        "The administrative charges: by how much do the Juntan transport bureau's 2020 figure and Chengyuan's 2023 figure differ?"
    )
    assert answer.refused
    assert any("cannot be compared" in notice.text for notice in answer.notices)


def test_salaries_are_not_the_number_of_staff(ask: Ask) -> None:
    assert ask("What salary do the full-time disclosure staff in Jitang get?").refused
