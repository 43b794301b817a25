"""English questions in shapes of their own: two kinds set against each other, parts, dates, grades, samples that failed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.question_en import without_tones
from assistant.answering.shapes_en import plainly
from tests.answering.asking import Ask, asking

COUNTY = """# 岚汀县2021年政府信息公开工作年度报告

根据《中华人民共和国政府信息公开条例》编制本报告。统计期限为2021年1月1日至12月31日。联系电话：0610-3310022。

## 一、总体情况

全县主动公开政府信息2450条，其中财政类1300条、民生类750条、其他400条。“岚汀发布”微信公众号于2021年5月18日开通，推送信息310条。召开新闻发布会12场，其中疫情防控专场5场。政务新媒体由40个减至22个。

公布药品抽检信息180批次，其中不合格7批次。公布物业企业信用评价结果90家，其中D级4家。编写《依申请公开办理手册》发放1600册。县长信箱收到来信520封，办结511封。全县收到政府信息公开申请64件，其中网络提交41件、信函提交23件。各乡镇（街道）中，云浦镇最多，为19件。发放调查问卷300份。
"""
EARLIER = """# 霁浦县2019年政府信息公开工作年度报告

根据《中华人民共和国政府信息公开条例》编制本报告。统计期限为2019年1月1日至12月31日。联系电话：0611-3310022。

## 一、总体情况

全县收到政府信息公开申请85件，均已办结。学费标准：理工类每生每年4300元，艺术类7600元。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    reports = {"lanting2021.md": COUNTY, "jipu2019.md": EARLIER}
    with asking(tmp_path_factory.mktemp("english_asked"), reports) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Did Lanting County get more requests online or by letter in 2021?", ["41", "23", "18"]),
        ("In Lanting in 2021, how many press conferences were held, how many on the epidemic?", ["12", "5"]),
        ("How many items did Lanting publish in 2021, and how is that number made up?", ["2450", "1300", "750", "400"]),
        ("What do the 2450 items of Lanting County in 2021 consist of?", ["1300", "750", "400"]),
        ("How many batches of drugs failed the tests in Lanting in 2021?", ["7"]),
        ("How many property management companies were rated D in Lanting in 2021?", ["4"]),
        ("How many copies of the handbook on handling requests were distributed in Lanting in 2021?", ["1600"]),
        ("Lanting 2021: how many letters did the mayor's mailbox get and how many were dealt with?", ["520", "511"]),
        ("Which town of Lanting got the most requests in 2021?", ["19"]),
        ("How many new media accounts did Lanting have at the start and at the end of 2021?", ["40", "22"]),
        ("When did the WeChat account of Lanting County go online?", ["5月18日"]),
        ("What does someone studying art have to pay a year in Jipu County, by its 2019 report?", ["7600"]),
    ],
)  # fmt: skip
def test_every_figure_asked_for_is_told(ask: Ask, question: str, figures: list[str]) -> None:
    answer = ask(question)
    assert not answer.refused, answer.text
    assert [figure for figure in figures if figure not in answer.text.replace(",", "")] == []


@pytest.mark.parametrize(
    "question", ["Which of the two was higher?", "What's the difference between them?", "哪个高"]
)
def test_two_bodies_spoken_of_in_years_of_their_own_are_compared(ask: Ask, question: str) -> None:
    answer = ask(
        question, "How many applications did Lanting County receive in 2021?", "And Jipu County in 2019?"
    )
    assert {"64", "85", "21"} <= set(
        answer.text.replace("(", " ").replace("件", " ").replace(")", " ").split()
    ), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "When was the Weibo account of Lanting County opened?",
        "Which county or district of Lanting got the most requests in 2021?",
        "How many property management companies were rated A in Lanting in 2021?",
        "How many batches of drugs passed the tests in Lanting in 2021?",
    ],
)
def test_what_is_told_of_something_else_is_no_answer(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refused or answer.figure is None, answer.text
    assert "5月18日" not in answer.text
    assert "19" not in answer.text


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            "in duozhou in 2020, were there more lawsuits filed directly or after reconsideration, and what is the difference?",
            "in duozhou in 2020, which was higher: the number of lawsuits without prior reconsideration or the number of lawsuits after reconsideration?",
        ),
        (
            "were there more online requests or in-person requests, and by how many?",
            "which was higher: the number of online requests or the number of in-person requests?",
        ),
        (
            "did lanting see more reconsideration cases upheld or overturned in 2017?",
            "in lanting in 2017 which was higher: the number of reconsideration cases upheld or the number of reconsideration cases overturned?",
        ),
        (
            "lanting 2021, number of press conferences and how many were attended by the main leader?",
            "lanting 2021, how many press conferences and how many were attended by the main leader?",
        ),
        (
            "which was larger, the number of full-time or part-time staff, and by how much?",
            "which was larger, the number of full-time or part-time staff, and by how much?",
        ),
    ],
)
def test_shapes_are_said_in_one_that_the_rest_knows(said: str, asked: str) -> None:
    assert plainly(without_tones(said)) == asked
