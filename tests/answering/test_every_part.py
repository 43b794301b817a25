"""No part of a question of several figures is left out without a word; which of two years had more, and by how much."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

_REPORT = """霜溪县{year}年政府信息公开工作年度报告

一、总体情况
（一）主动公开。全年主动公开政府信息{published}条。
（二）依申请公开。全年新收政府信息公开申请{received}件，其中自然人提出31件、商业企业提出9件。全年开展涉企检查{checks}批次，涉及企业{firms}家。
（三）平台建设。“霜溪发布”微信公众号推送文章{pushed}篇，粉丝达到{followers}人。在{villages}个行政村设立公开栏。
（四）监督保障。举办专题培训{courses}期，培训干部{trained}人次。

二、存在的问题
个别栏目更新不够及时。
"""
_OLDER = {
    "year": 2021, "published": 1804, "received": 40, "checks": 6, "firms": 117, "pushed": 412,
    "followers": 8300, "villages": 23, "courses": 2, "trained": 146,
}  # fmt: skip
_NEWER = {
    "year": 2022, "published": 1950, "received": 52, "checks": 9, "firms": 205, "pushed": 498,
    "followers": 9100, "villages": 26, "courses": 3, "trained": 171,
}  # fmt: skip


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    reports = {f"{told['year']}.txt": _REPORT.format(**told) for told in (_OLDER, _NEWER)}
    with asking(tmp_path_factory.mktemp("every_part"), reports) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("For Shuangxi County 2022 give me: items published, WeChat pushes, and villages with a notice board.", "1950 498 26"),
        ("Shuangxi County 2022: number of items published, WeChat pushes and villages with a notice board?", "1950 498 26"),
        ("Number of applications received, number of items published and number of training sessions, Shuangxi County 2022", "52 1950 3"),
        ("Shuangxi County in 2022 published how many items, pushed how many WeChat articles and held how many training sessions?", "1950 498 3"),
        ("Shuangxi County 2022: how many rounds of checks on companies, covering how many companies?", "9 205"),
        ("How many training sessions did Shuangxi County hold in 2022, with how many participants?", "3 171"),
        ("How many applications did Shuangxi County receive in 2022, of which how many from companies?", "52 9"),
        ("Shuangxi County 2022: total applications received, and how many came from companies?", "52 9"),
    ],
)  # fmt: skip
def test_every_figure_of_an_english_list_is_told(ask: Ask, question: str, figures: str) -> None:
    answer = ask(question).text
    assert [figure for figure in figures.split() if figure not in answer] == []


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("霜溪县2021年和2022年哪年微信推文多，多多少", "498 − 412 = 86"),
        ("霜溪县2021和2022微信推文哪一年更多？多几篇？", "498 − 412 = 86"),
        ("霜溪县2021年和2022年哪年申请多？多几件？", "52 − 40 = 12"),
        ("霜溪县2021、2022两年，哪年公众号粉丝多", "9100 − 8300 = 800"),
        ("In which year did Shuangxi County push more WeChat articles, 2021 or 2022, and by how many?", "498 − 412 = 86"),
        ("Between 2021 and 2022, in which year did Shuangxi County have more WeChat followers?", "9100 − 8300 = 800"),
        ("Which year did Shuangxi County receive fewer applications, 2021 or 2022? By how many?", "52 − 40 = 12"),
    ],
)  # fmt: skip
def test_which_of_two_years_had_more_is_told_with_the_difference(
    ask: Ask, question: str, formula: str
) -> None:
    answer = ask(question)
    assert formula in answer.text
    assert len({cited.report_id for cited in answer.citations}) == 2


@pytest.mark.parametrize(
    "question",
    [
        "Shuangxi County 2022: number of applications from companies, schools and lawyers?",
        "Give me the figures for Shuangxi County 2022: applications received and moon landings.",
    ],
)
def test_a_part_not_stated_is_said_to_be_none(ask: Ask, question: str) -> None:
    answer = ask(question).text
    assert "does not state" in answer
    assert "1950" not in answer


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("霜溪县2022年涉企检查涉及多少企业", "205"),
        ("霜溪县2022年检查了多少家企业", "205"),
        ("How many companies were covered by checks in Shuangxi County in 2022?", "205"),
        ("霜溪县2022年企业来申请的有多少", "9件"),
        ("How many applications came from companies in Shuangxi County in 2022?", "9 cases"),
    ],
)
def test_companies_that_did_something_else_than_apply_are_not_told_as_applicants(
    ask: Ask, question: str, figure: str
) -> None:
    assert f"{figure}" in ask(question).text.split("〔")[0]


@pytest.mark.parametrize(
    "question",
    [
        "霜溪县2022年有多少企业",
        "How many citizens took part in the open day in Shuangxi County in 2022?",
    ],
)
def test_companies_and_citizens_not_counted_by_the_report_are_refused(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refused, answer.text
