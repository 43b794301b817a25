"""What people were asked to pay is not told for what was collected."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

REPORT = """# 岚埠县人民政府2022年政府信息公开工作年度报告

六、其他需要报告的事项

2022年全县共发出信息处理费收费通知6件，总金额1860元，实收1520元。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("billed"), {"lb2022.md": REPORT}) as asked:
        yield asked


@pytest.mark.parametrize(
    "question",
    [
        "岚埠县2022年信息处理费收了多少钱",
        "岚埠县2022年信息处理费实际收了多少钱",
        "How much in information processing fees did Lanbu County collect in 2022?",
    ],
)
def test_collected_is_what_came_in(ask: Ask, question: str) -> None:
    assert "1520" in ask(question).text


@pytest.mark.parametrize(
    "question", ["岚埠县2022年收费通知总金额多少", "岚埠县2022年开出的收费通知一共多少钱"]
)
def test_billed_is_what_the_notices_say(ask: Ask, question: str) -> None:
    assert "1860" in ask(question).text
