"""English yes-or-no questions that a sentence answers, leads that ask nothing, plans before the question, offices and their lines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.leads_en import without_lead
from assistant.lexicon.english_names import pinyin_names
from tests.answering.asking import Ask, asking

FENGTAN_2022 = """枫檀县人民政府2022年政府信息公开工作年度报告

本报告由枫檀县人民政府办公室编制，统计期限自2022年1月1日起至2022年12月31日止。地址：枫檀县云桥路12号，联系电话：0699-5511226。

一、总体情况
（一）主动公开。全县在运行政务新媒体31个，较年初的40个减少9个；6月注销了“枫檀旅游”微博。全年举办新闻发布会7场。
（二）依申请公开。收到申请34件。申请内容主要涉及土地征收、宅基地审批和危房改造。
（三）监督保障。发生行政诉讼3件，法院均驳回原告诉讼请求。

五、存在的主要问题及改进情况
存在的问题：一是网站英文版尚未开通；二是解读形式单一。2023年将关停两个政务抖音号。
"""
HUASHI_2022 = """桦溪师范学院2022年信息公开工作年度报告

本报告根据《高等学校信息公开办法》编制，统计期限自2021年9月1日起至2022年8月31日止。

一、概述
公布招生计划，开通招生咨询热线0699-7715566。现有微博、微信公众号各1个。发放问卷500份，收回有效问卷460份。

二、联系方式
学院信息公开受理机构：院长办公室。地址：行政楼301室；电话：0699-7712218。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks an index of the two fictional reports."""
    with asking(
        tmp_path_factory.mktemp("deeds"), {"fengtan.txt": FENGTAN_2022, "huaxi.txt": HUASHI_2022}
    ) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Did Fengtan County close down any of its social media accounts in 2022?", "枫檀旅游"),
        ("Which account did Fengtan County shut in 2022?", "枫檀旅游"),
        ("Were any Weibo accounts of Fengtan County cancelled in 2022?", "枫檀旅游"),
        ("Can I read the Fengtan County website in English?", "英文版尚未开通"),
        ("As a foreign investor, does Fengtan County have an English version of its site?", "英文版尚未开通"),
        ("What were people asking for in their requests to Fengtan County in 2022?", "宅基地审批"),
        ("Which topics did applicants want information about from Fengtan County in 2022?", "宅基地审批"),
        ("Did Fengtan County lose any of its disclosure lawsuits in 2022?", "驳回原告诉讼请求"),
        ("Why did the number of government new media accounts in Fengtan County go up in 2022?", "减少9个"),
        ("How come government new media accounts in Fengtan County increased in 2022?", "减少9个"),
    ],
)
def test_a_sentence_that_tells_the_deed_is_quoted(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


def test_an_account_that_is_run_is_no_account_closed(ask: Ask) -> None:
    answer = ask("Did Huaxi Normal College close any of its social media accounts in 2022?")
    assert not answer.text.startswith("Yes")
    assert "枫檀" not in answer.text


def test_what_is_planned_is_not_what_was_closed(ask: Ask) -> None:
    assert "抖音" not in ask("Which accounts did Fengtan County close in 2022?").text


def test_why_it_fell_is_not_corrected(ask: Ask) -> None:
    answer = ask("Why did the number of government new media accounts in Fengtan County fall in 2022?")
    assert "not what the reports show" not in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("fengtan county government office phone number", "0699-5511226"),
        ("Where is the Fengtan County government office?", "云桥路12号"),
        ("Where is the office of Fengtan County that handles the report?", "云桥路12号"),
        ("Which street is the Fengtan County government on?", "云桥路12号"),
        ("What is the phone number of Huaxi Normal College?", "0699-7712218"),
    ],
)
def test_the_office_is_reached_at_its_own_address_and_number(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


def test_that_office_is_the_one_spoken_of(ask: Ask) -> None:
    answer = ask(
        "And the phone number for that office?", "Where is the disclosure office of Huaxi Normal College?"
    )
    assert "0699-7712218" in answer.text


def test_the_office_of_a_government_received_nothing_for_it(ask: Ask) -> None:
    assert (
        "34 " not in ask("How many requests did the Fengtan County government office receive in 2022?").text
    )


def test_a_plan_told_first_names_what_is_counted(ask: Ask) -> None:
    planned = "Fengtan County had planned at least ten press conferences for 2022. How many did it actually hold that year?"
    assert "7 sessions" in ask(planned).text


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("for my ngo: how many requests came in", "how many requests came in"),
        ("for our class project, how many requests came in", "how many requests came in"),
        ("as a local journalist, how many requests came in", "how many requests came in"),
        ("for fengtan county, how many requests came in", "for fengtan county, how many requests came in"),
        (
            "the county intended to run over 6 courses in 2021. how many did they run in the end?",
            "how many courses did the county run in 2021?",
        ),
        (
            "the bureau promised 30 training sessions for 2020; how many were held?",
            "how many training sessions were held by the bureau in 2020?",
        ),
        ("how many projects were there, and worth how much in total?", "how many projects were there, and what was their total amount?"),
        ("how many suits were there, and how many went against the county?", "how many suits were there, and how many of them were corrected?"),
        ("how many lawsuits did the bureau lose", "how many lawsuits of the bureau were corrected"),
        ("does that follow from the 2020 figure plus new ones minus repealed ones?", "does that add up?"),
    ],
)  # fmt: skip
def test_leads_are_left_out_and_shapes_made_plain(question: str, asked: str) -> None:
    assert without_lead(question) == asked


@pytest.mark.parametrize(
    ("agency", "name", "named"),
    [
        ("内蒙古桦苑师范学院", "huayuan normal college", True),
        ("广西枫岭大学", "fengling university", True),
        ("河南理工大学", "ligong university", False),
        ("广西大学", "university", False),
    ],
)
def test_a_school_is_known_without_its_province(agency: str, name: str, named: bool) -> None:
    assert (name in pinyin_names("", agency)) is named
