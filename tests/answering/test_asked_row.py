"""Rows of the national forms asked for in words that are nobody's label, and what only sounds like them."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answering.asked_row import asked_row, features
from assistant.answering.chain import answer_question
from assistant.cli import common
from assistant.cli.eval import OWN_SETS, numbers
from assistant.cli.index import build
from assistant.lexicon.indicators import columns_of, indicators
from assistant.types import Answer

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Answer]]:
    folder: Path = tmp_path_factory.mktemp("rows")
    corpus = folder / "corpus"
    corpus.mkdir()
    shutil.copy(ROOT / "examples" / "yunze-2022.pdf", corpus)
    settings = common.settings_for(folder / "index", corpus)
    build(settings)
    with common.open_index_for(settings) as index:
        yield lambda question: answer_question(question, (), index)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        (
            "In Yunze's 2022 report, how many requests ended with the reply that the office simply didn't hold the record?",
            41,
        ),
        (
            "How many requests did Yunze turn down in 2022 because nothing ready-made existed and it would have to be compiled first?",
            34,
        ),
        (
            "How many applicants in Yunze let the deadline for clarifying their request slip in 2022 without good reason?",
            7,
        ),
        (
            "How many petitions and complaints dressed up as information requests did Yunze set aside in 2022?",
            16,
        ),
        ("How many lawsuits filed against Yunze in 2022 without any prior review are still pending?", 7),
        ("How many fresh requests did ordinary companies lodge with Yunze County in 2022?", 376),
        ("How often did Yunze hand over only a portion of what was asked in 2022?", 37),
        ("云泽县2022年手里压根没这份材料、只好回一句没有的申请有几件", 41),
        ("云泽县2022年申请人没正当理由又逾期不补材料、最后不再办的申请有几件", 7),
        ("云泽县2022年拿要信息当幌子其实是来告状举报的，没给办的有多少件", 16),
    ],
)
def test_a_row_is_found_however_it_is_worded(
    ask: Callable[[str], Answer], question: str, figure: int
) -> None:
    answer = ask(question)

    assert figure in numbers(answer.text), answer.text
    assert any(str(figure) in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "figure", "others"),
    [
        ("云泽县2022年老百姓递上来的公开申请一共多少份", 475, {42}),
        ("云泽县2022年从个人那里收到的申请几件", 42, {475}),
        (
            "How many disclosure lawsuits in total did Yunze face in 2022, direct ones and post-reconsideration ones together?",
            18,
            set(),
        ),
        ("云泽县2022年因为公开的事被告到法院的，直接告的和复议完再告的合起来几起", 18, set()),
        (
            "How many requests in Yunze in 2022 were not proccessed because the same thing had been asked already (duplicate requests)?",
            6,
            set(),
        ),
        ("云泽县2022年没有被废止、继续生效的规范性文件存量", 59, set()),
        ("云泽县2022年其他法律禁止公开的答复有多少", 12, {0}),
        ("New applications by charitable organisations in Yunze County, 2022", 15, {475}),
    ],
)
def test_the_whole_question_counts_before_a_word_that_sounds_like_another_row(
    ask: Callable[[str], Answer], question: str, figure: int, others: set[int]
) -> None:
    answer = ask(question)

    assert answer.figure is not None
    assert int(answer.figure.text) == figure, answer.text
    assert not others & numbers(answer.text)


@pytest.mark.parametrize(
    "question",
    [
        "How many requests about land did Yunze County turn away in 2022 because it didn't hold the record?",
        "How many journalists did Yunze tell in 2022 that it did not hold the record?",
        "How many pages did the partly released documents of Yunze have in 2022?",
        "What was the longest time Yunze took to answer a request in 2022?",
        "Of the suits filed straight in court against Yunze in 2022, how many concerned compensation?",
        "云泽县2022年因为没有这份材料答复不了的，律师事务所代农民来要的有几件",
        "云泽县2022年部分公开的答复平均每份遮掉几页",
        "How many requests did Yunze answer in 2022 by saying it never kept the record?",
        "云泽县2022年上半年拖到下半年的申请有几件",
    ],
)
def test_what_only_sounds_like_a_row_gives_no_figure(ask: Callable[[str], Answer], question: str) -> None:
    answer = ask(question)

    assert answer.figure is None, answer.text


def test_the_column_that_is_named_is_kept(ask: Callable[[str], Answer]) -> None:
    answer = ask(
        "How many research bodies were told by Yunze in 2022 that the office simply didn't hold the record?"
    )

    assert numbers(answer.text) >= {2}
    assert 41 not in numbers(answer.text)


def test_rows_and_columns_learnt_are_those_of_the_lexicon() -> None:
    for question in (
        "how many requests were withdrawn",
        "网上申请了几件",
        "how many rulings went against it",
    ):
        guess = asked_row(question)
        assert guess is not None
        assert guess.indicator in indicators()
        assert not guess.column or guess.column in {c for i in indicators() for c in columns_of(i)}
        assert 0 <= guess.chance <= 1
    assert asked_row("…") is None


def test_words_stand_in_pairs_in_order() -> None:
    assert "turned_down" in features("requests turned down")
    assert "down_turned" not in features("requests turned down")
    assert "不给看" in features("不给看的几件")


def test_nothing_is_learnt_from_the_question_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "training"))
    monkeypatch.chdir(ROOT)
    learnt = {
        " ".join(asked.question.split()).lower() for asked in importlib.import_module("rows").questions()
    }
    assert len(learnt) > 10_000
    for _, path in OWN_SETS:
        text = path.read_text(encoding="utf-8").lower()
        assert not [question for question in learnt if len(question) > 40 and f'"{question}"' in text]
