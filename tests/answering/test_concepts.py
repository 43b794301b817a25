"""How much of a wording a text holds."""

from __future__ import annotations

import pytest

from assistant.answering.concepts import Concept, precision, words_in
from assistant.answering.platforms import on_platform


@pytest.mark.parametrize(
    ("question", "sentence", "own", "told"),
    [
        ("视频号粉丝多少", "在抖音、视频号运营，抖音号粉丝11.4万", "抖音号粉丝", False),
        ("抖音粉丝多少", "在抖音、视频号运营，抖音号粉丝11.4万", "抖音号粉丝", True),
        ("公众号推送多少", "微信推送376条", "微信推送", True),
        ("推送多少", "微信推送376条", "微信推送", True),
        ("微博发布多少", "微信推送376条", "", False),
    ],
)
def test_a_figure_of_one_platform_is_not_another_s(
    question: str, sentence: str, own: str, told: bool
) -> None:
    assert on_platform(question, sentence, own) is told


def held(way: str, text: str) -> float:
    return Concept(((way, 1.0),), 1.0).held_by(words_in(text))


@pytest.mark.parametrize(
    ("way", "text", "share"),
    [
        ("行政规范性文件", "制发行政规范性文件3件", 1.0),
        ("行政规范性文件", "规范性文件3件", (4 / 6) ** 2),  # four of its six pairs of neighbours
        ("政务新媒体", "政务微博和新媒体", 0.75**2),  # 政务, 新媒, 媒体 of four
        ("政务新媒体", "政务公开", 0.0),
        ("依申请公开", "申请公开", 0.75**2),
        ("网站", "站网", 0.0),  # nothing of a short word but the whole
        ("依申请公开工作", "申请 公 开", 0.0),  # half is too little
        ("公开目录编制", "公开 目录", (3 / 5) ** 2),  # three of five is just enough
    ],
)
def test_a_wording_counts_by_its_pairs_and_below_three_fifths_not_at_all(
    way: str, text: str, share: float
) -> None:
    assert held(way, text) == pytest.approx(share)


def test_a_subject_is_explained_by_the_wordings_found_in_it() -> None:
    concepts = (Concept((("网站", 1.0),), 1.0), Concept((("公开", 1.0),), 1.0))
    assert precision(words_in("网站公开"), concepts) == pytest.approx(2 / 3)
    assert precision(words_in("网"), concepts) == 0.0
    assert precision(words_in(""), concepts) == 0.0
