"""By which ways applications came is never told by who applied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

NAMED = """# 岚埠县人民政府2019年政府信息公开工作年度报告

一、总体情况

畅通县政府网站在线申请、信函申请等渠道，及时分类办理。2019年共收到政府信息公开申请17件，其中自然人申请12件，商业企业申请5件。

联系电话：0999-5550101。
"""
COUNTED = NAMED.replace("其中自然人申请12件，商业企业申请5件", "其中网上申请11件，信函申请6件")


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("named"), {"lb2019.md": NAMED}) as ask:
        yield ask


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("counted"), {"lb2019.md": COUNTED}) as ask:
        yield ask


@pytest.mark.parametrize(
    "question",
    [
        "申请分别通过什么渠道提交",
        "申请是怎么递进来的",
        "how were applications sent in?",
        "How did people apply?",
    ],
)
def test_ways_named_and_not_counted_are_quoted(named: Ask, question: str) -> None:
    answer = named(question)
    assert answer.refusal is None
    assert "信函申请等渠道" in answer.text
    assert "12" not in answer.text.replace("12345", "")
    assert "自然人" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "各种申请方式分别有多少件",
        "提交申请的渠道哪个用得最多",
        "Which channel did people use most to apply?",
    ],
)
def test_how_many_came_by_each_is_refused_where_it_is_not_counted(named: Ask, question: str) -> None:
    answer = named(question)
    assert answer.refusal is not None
    assert answer.refusal.reason.name == "NOT_STATED"
    assert "渠道的件数" in answer.text or "by each channel" in answer.text


@pytest.mark.parametrize(
    "question",
    ["各种申请方式分别有多少件", "提交申请的渠道哪个用得最多", "Which channel did people use most to apply?"],
)
def test_how_many_came_by_each_is_told_where_it_is(counted: Ask, question: str) -> None:
    answer = counted(question)
    assert answer.refusal is None
    assert "11" in answer.text
