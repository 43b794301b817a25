"""Ranges of years, the years of a conversation, the year before a report's own, and questions over every report."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.reckoned import as_of_report
from assistant.answering.years import find_years
from tests.answering.asking import Ask, asking

_HEAD = "{body}{year}年政府信息公开工作年度报告\n\n本报告数据统计期限为{year}年1月1日至{year}年12月31日。\n\n"
_TOWN = "云溪镇人民政府"


def _report(body: str, year: int, text: str) -> str:
    return _HEAD.format(body=body, year=year) + f"一、总体情况\n{text}\n"


REPORTS = {
    "a2020.txt": _report(
        "溪川县", 2020, "收到政府信息公开申请40件。举办培训班2期，培训90人次。全年社会评议满意度91.5%。"
    ),
    "a2021.txt": _report(
        "溪川县", 2021, "收到政府信息公开申请50件。举办培训班3期，培训110人次。全年社会评议满意度92.5%。"
    ),
    "a2022.txt": _report(
        "溪川县",
        2022,
        "收到政府信息公开申请66件，同比增长32%。举办培训班5期，培训130人次。全年社会评议满意度94%。",
    ),
    "b2023.txt": _report(
        _TOWN,
        2023,
        "收到政府信息公开申请17件，比上年增加6件。答复平均用时9.5个工作日，较上年缩短2.5个工作日。"
        "在全县政务公开评估中名列第3，较上年提升2位。通过政务微信公开信息300条，同比增长20%。",
    ),
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("years"), REPORTS) as asked:
        yield asked


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("for each year from 2020 to 2022.", (2020, 2021, 2022)),
        ("percent increase, 2020 -> 2022", (2020, 2021, 2022)),
        ("2020 dao 2022 nian mei nian", (2020, 2021, 2022)),
        ("2020→2022", (2020, 2021, 2022)),
        ("21、22、23三年", (2021, 2022, 2023)),
        ("21年、22年和23年这三年", (2021, 2022, 2023)),
        ("21、22、23年", (2021, 2022, 2023)),
        ("2020年和2022年", (2020, 2022)),
    ],
)
def test_years_of_ranges_and_runs(text: str, years: tuple[int, ...]) -> None:
    assert find_years(text, []).years == years


@pytest.mark.parametrize(
    "question",
    [
        "溪川县2020到2022年每年收到多少件申请",
        "溪川县2020-2022年收到申请的趋势",
        "Applications received in Xichuan County for each year from 2020 to 2022.",
        "Show the trend of applications received in Xichuan County 2020-2022.",
    ],
)
def test_every_year_of_a_range_is_told(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert all(figure in text for figure in ("40", "50", "66"))


@pytest.mark.parametrize(
    "question",
    [
        "溪川县2020年到2022年收到的申请增长百分之几",
        "By what percentage did applications received in Xichuan County grow between 2020 and 2022?",
    ],
)
def test_the_growth_over_a_range_is_that_of_its_ends(ask: Ask, question: str) -> None:
    assert "(66 − 40) ÷ 40 = 65%" in ask(question).text


def test_the_growth_of_each_year_is_told_year_by_year(ask: Ask) -> None:
    text = ask("溪川县2020到2022年收到的申请每年增长百分之几").text
    assert "(50 − 40) ÷ 40 = 25%" in text
    assert "(66 − 50) ÷ 50 = 32%" in text


@pytest.mark.parametrize(
    ("question", "earlier", "wanted"),
    [
        ("平均每年是多少", ("溪川县2021年收到多少件申请", "那2022年呢"), "(50 + 66) ÷ 2 = 58"),
        ("平均呢", ("溪川县2021年收到多少件申请", "22年呢", "合计呢"), "(50 + 66) ÷ 2 = 58"),
        ("两年差多少", ("溪川县2020年收到多少件申请", "2021年呢"), "50 − 40 = 10"),
        ("最高和最低差多少", ("溪川县2020年收到多少件申请", "21年呢", "22年呢"), "66 − 40 = 26"),
        ("那跟2020年比呢", ("溪川县2022年收到多少件申请",), "66 − 40 = 26"),
        ("再往前，2020年呢", ("溪川县2022年收到多少件申请",), "40件"),
        ("打错了打错了，是2021年", ("溪川县2022年收到多少件申请",), "50件"),
        ("到2022年变成多少了，涨了几成", ("溪川县2020年收到多少件申请",), "(66 − 40) ÷ 40 = 65%"),
        (
            "so what's the difference between those two years?",
            ("Applications received by Xichuan County in 2020?", "and in 2021?"),
            "50 − 40 = 10",
        ),
        ("Sorry, I meant 2021", ("Applications received by Xichuan County in 2022?",), "50 "),
    ],
)
def test_the_years_of_a_conversation(ask: Ask, question: str, earlier: tuple[str, ...], wanted: str) -> None:
    assert wanted in ask(question, *earlier).text


@pytest.mark.parametrize(
    ("plain", "read"),
    [
        ("按云溪镇2023年报告推算,上一年收到几件申请", ("云溪镇2022年收到几件申请", 2023)),
        ("云溪镇2022年收到几件申请?按2023年报告推算", ("云溪镇2022年收到几件申请", 2023)),
        ("云溪镇2023年的前一年收到几件申请", ("云溪镇2022年收到几件申请", 2023)),
        ("按云溪镇2023年报告,申请比上一年多几件", None),
        ("云溪镇2023年报告里上一年的问题整改了吗", None),
        ("云溪镇2023年上年结转几件", None),
    ],
)
def test_questions_that_go_by_the_next_report(plain: str, read: tuple[str, int] | None) -> None:
    assert as_of_report(plain, "zh") == read


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("按云溪镇2023年报告推算，上一年收到几件申请", "17 − 6 = 11"),
        ("照云溪镇2023年报告的说法，上一年答复平均要几个工作日", "9.5 + 2.5 = 12"),
        ("从云溪镇2023年报告看，前一年在全县评估里排第几", "3 + 2 = 5"),
        (
            "According to the 2023 report of Yunxi Town, how many applications were received the year before?",
            "17 − 6 = 11",
        ),
    ],
)
def test_the_year_before_is_reckoned_with_both_figures(ask: Ask, question: str, formula: str) -> None:
    answer = ask(question)
    assert formula in answer.text
    assert answer.computations
    assert answer.citations


def test_nothing_is_reckoned_from_a_rate(ask: Ask) -> None:
    assert ask("按云溪镇2023年报告推算，上一年政务微信公开信息多少条").refused


def test_a_year_without_a_report_is_not_reckoned_unasked(ask: Ask) -> None:
    assert ask("云溪镇2022年收到几件申请").refused


def test_the_report_of_the_year_itself_comes_first(ask: Ask) -> None:
    answer = ask("按溪川县2022年报告推算，上一年收到多少件申请")
    assert "50件" in answer.text
    assert not answer.computations


def test_the_year_a_change_was_counted_from(ask: Ask) -> None:
    assert "17 − 6 = 11" in ask("照这么说，2022年收了几件", "云溪镇2023年的申请比2022年多几件").text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("所有报告里头，哪一份收到的申请最少", "云溪镇人民政府2023年：17件"),
        ("把溪川县三份报告按收到的申请从多到少排一下", "2022年：66件"),
        ("Rank the three Xichuan County reports by number of applications received.", "2022: 66"),
    ],
)
def test_every_report_held_is_ranked(ask: Ask, question: str, first: str) -> None:
    assert first in ask(question).text


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("溪川县2020到2022年一共培训了多少人次", "90 + 110 + 130 = 330"),
        ("How many training courses in total did Xichuan County hold from 2020 to 2022?", "2 + 3 + 5 = 10"),
        ("溪川县2020年到2022年社会评议满意度哪年最高", "最高的是2022年：94%"),
        ("溪川县2020年和2021年社会评议满意度差多少", "1个百分点"),
    ],
)
def test_what_running_text_tells_is_added_up_whatever_the_form(ask: Ask, question: str, wanted: str) -> None:
    assert wanted in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "溪川县2022年报告自己写的同比增长32%算得对不对",
        "溪川县2022年报告说申请增长32%，拿66和50自己算一遍，这个百分比准不准？",
    ],
)
def test_a_printed_rate_is_checked(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert text.startswith("对得上")
    assert "(66 − 50) ÷ 50 = 32%" in text
