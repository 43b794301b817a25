"""Changes from a year that is not held, as the report itself states them; over a real index."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.answering.chain import answer_question
from assistant.indexing.build import build_index
from assistant.indexing.embeddings import open_embeddings
from assistant.indexing.store import Index, open_index
from assistant.types import RefusalReason

TEXT = """榆川县2017年政府信息公开工作年度报告

本报告数据统计期限为2017年1月1日至2017年12月31日。

一、主动公开情况
2017年，全县主动公开政府信息5120条，比上年增加310条，同比增长6.4%。政务微博发布信息902条。

二、依申请公开情况
收到政府信息公开申请41件，较上年减少7件。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Any:
    corpus = tmp_path_factory.mktemp("corpus")
    (Path(corpus) / "yuchuan-2017.txt").write_text(TEXT, encoding="utf-8")
    folder = tmp_path_factory.mktemp("index")
    build_index(corpus, folder, open_embeddings(""))
    with open_index(folder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "figure", "unit"),
    [
        ("榆川县2017年主动公开信息比上年增加多少条", "310", "条"),
        ("榆川县2017年主动公开政府信息同比增长百分之几", "6.4", "%"),
        ("榆川县2017年收到的申请比上一年少多少件", "7", "件"),
    ],
)
def test_the_stated_change_is_quoted(index: Index, question: str, figure: str, unit: str) -> None:
    answer = answer_question(question, [], index)
    assert answer.figure is not None
    assert (answer.figure.text, answer.figure.unit) == (figure, unit)
    assert not answer.computations
    assert any(notice.kind == "coverage" and "2016" in notice.text for notice in answer.notices)


def test_a_change_nobody_states_is_refused_with_the_year_that_is_missing(index: Index) -> None:
    answer = answer_question("榆川县2017年政务微博发布信息比上年增加多少条", [], index)
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.NO_REPORT
    assert "2016" in answer.text
