"""A place of another kind than the one held is not the one held, nor are its offices; the one held is named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

REPORTS = {
    "lb.md": "# 岚埠市人民政府2022年政府信息公开工作年度报告\n\n2022年共收到政府信息公开申请931件。\n",
    "lb-edu.md": "# 岚埠市教育局2022年政府信息公开工作年度报告\n\n2022年共收到政府信息公开申请113件。\n",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("kinds"), REPORTS) as asked:
        yield asked


@pytest.mark.parametrize(
    "question",
    [
        "岚埠县2022年收到多少申请",
        "岚埠县教育局2022年收到多少申请",
        "岚埠区教育局2022年收到几件申请",
        "岚埠县的教育局2022年收到多少申请",
        "How many applications did Lanbu County receive in 2022?",
    ],
)
def test_another_kind_is_not_held_and_the_one_held_is_named(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refusal is not None
    assert answer.refusal.reason.name == "NO_REPORT"
    assert "931" not in answer.text
    assert "113" not in answer.text
    assert "岚埠市人民政府，如指" in answer.text or "much like it: " in answer.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("岚埠市教育局2022年收到多少申请", "113"),
        ("岚埠教育局2022年收到多少申请", "113"),
        ("岚埠2022年收到多少申请", "931"),
    ],
)
def test_its_own_names_are_known(ask: Ask, question: str, figure: str) -> None:
    assert figure in ask(question).text


def test_how_near_a_body_lies_narrows_nothing(ask: Ask) -> None:
    told = ask(
        "And the neighbouring Lanbu Education Bureau?",
        "How many applications did Lanbu City receive in 2022?",
    )
    assert told.refusal is None
    assert "113" in told.text
