"""A figure that is named and not stated is not told by one of another kind that shares a word with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.types import RefusalReason
from tests.answering.asking import Ask, asking

REPORT = """云泽县人民政府2019年政府信息公开工作年度报告
一、总体情况
（一）主动公开。县政府门户网站发布各类政府信息2713条。
（二）回应关切。处置网络舆情54件，公开公共资源配置相关事项63项，办理网上咨询38件。
（三）行政执法。行政许可88件，行政事业性收费92件。
（四）依申请公开。全年收到政府信息公开申请21件，全部按时办结。配备政府信息公开专职人员3名。举办培训班4期，培训310人次。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("counted"), {"yunze-2019.txt": REPORT}) as asked:
        yield asked


@pytest.mark.parametrize(
    "question",
    [
        "云泽县2019年开了几场发布会，谁主持的",
        "2019年新闻发布会办了多少次？",
        "云泽县2019年不予公开的合计几件，占办结的百分之几",
        "云泽县2019年网上提的有几件",
        "云泽县2019网上递交的多少",
        "yunze 2019 how many asked online?",
        "Yunze County 2019: how many applied online",
        "how many press conferences did Yunze County hold in 2019",
        "云泽县2019年部分公开了几件",
        "请问云泽县2019年有没有收过费",
        "云泽县2019年收没收过钱",
        "Did Yunze County charge anyone for information in 2019?",
        "Did Yunze County charge fees for disclosure in 2019?",
    ],
)
def test_not_stated(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.NOT_STATED
    assert not any(figure in answer.text for figure in ("54", "63", "38", "2713", "92"))


def test_share_of_another_kind_is_not_reckoned(ask: Ask) -> None:
    answer = ask("不予公开的合计几件，占办结的百分之几", "云泽县2019年收到多少件申请")
    assert answer.refused
    assert "2713" not in answer.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("云泽县2019年收到多少件申请", "21"),
        ("云泽县2019年处置了多少网络舆情", "54"),
        ("云泽县2019年网上咨询办了多少", "38"),
        ("How many training sessions did Yunze County hold in 2019?", "4"),
    ],
)
def test_stated(ask: Ask, question: str, figure: str) -> None:
    answer = ask(question)
    assert not answer.refused
    assert answer.figure is not None
    assert answer.figure.text == figure


@pytest.mark.parametrize(
    "question",
    [
        "云泽县有多少居民",
        "云泽县住着多少人",
        "云泽县有多少干部",
        "how many people live in Yunze County",
        "How many residents does Yunze County have?",
        "how many officials work in Yunze County government",
    ],
)
def test_who_lives_or_works_in_a_place_is_no_figure_of_disclosure(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.OUT_OF_SCOPE


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("云泽县有多少人专职做信息公开", "3"),
        ("How many full-time staff work on disclosure in Yunze County?", "3"),
        ("Was there any training in Yunze County in 2019?", "4"),
        ("Did Yunze County hold any training in 2019?", "4"),
        ("How many people were trained in Yunze County in 2019?", "310"),
    ],
)
def test_what_sounds_like_it_is_told(ask: Ask, question: str, figure: str) -> None:
    answer = ask(question)
    assert answer.figure is not None
    assert answer.figure.text == figure
