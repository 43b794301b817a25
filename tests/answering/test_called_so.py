"""A figure is told for a name of the lexicon only if it is called so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

REPORT = """岚屿县人民政府2022年政府信息公开工作年度报告

一、总体情况

开展主动公开目录编制，完成26个乡镇的主动公开目录。公开防汛抗旱信息865条。官方微博粉丝2.9万。“岚屿发布”微信公众号关注用户5.2万人。
在重点领域信息公开专栏发布政府投资项目立项文件信息11条。制定并主动公开规章、规范性文件0件。收到申请3件，予以公开2件，本机关不掌握相关信息1件，全部按时答复，无结转。联系电话：0888-1234567。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("called"), {"岚屿县2022.txt": REPORT}) as asked:
        yield asked


@pytest.mark.parametrize(
    "question",
    [
        "岚屿县2022年主动公开信息数有多少",
        "岚屿县2022年一共主动公开了多少条政府信息",
        "2022年岚屿县政务微博公开信息多少条",
        "岚屿县2022年微博微信回应事件几次",
    ],
)
def test_another_figure_is_not_told(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.figure is None
    assert not any(figure in answer.text for figure in ("865", "2.9", "5.2", "26"))


@pytest.mark.parametrize(
    "question",
    ["岚屿县公开规范性文件多少件", "岚屿县2022年公开了多少规范性文件", "岚屿县规范性文件公开了几件"],
)
def test_the_figure_called_so_is_told(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "0件" in answer.text
    assert "11条" not in answer.text


def test_an_audience_asked_for_is_told(ask: Ask) -> None:
    assert "2.9" in ask("岚屿县2022年官方微博有多少粉丝").text
    assert "5.2" in ask("岚屿县2022年微信公众号多少人关注").text


@pytest.mark.parametrize(
    "question", ["岚屿县2022年答复申请是几件", "2022年岚屿县答复了几件申请", "岚屿县2022年办理答复多少件"]
)
def test_what_is_not_carried_over_is_no_none_answered(ask: Ask, question: str) -> None:
    assert "没有（0" not in ask(question).text
