"""The shapes English questions come in: turns that lead over, claims to confirm, two columns compared, parts of what was told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.shapes_en import plainly
from assistant.types import RefusalReason
from tests.answering.asking import Ask, asking

YUNMO_2019 = """云陌县人民政府2019年政府信息公开工作年度报告

本报告统计期限自2019年1月1日起至2019年12月31日止。联系电话：0699-8811001。

一、总体情况
机构调整中，从事公开工作人员由9名减为6名。全年召开新闻发布会8场，分管副县长到场3场。举办业务培训4期，参训310人次。
全县主动公开信息5200条，其中县本级1800条、各乡镇3400条。有26户村民提出补贴面积不对，复核后改正的有15户。
“云陌发布”微信公众号推送图文640篇，关注人数3.1万；官方微博发布420条。
收到政府信息公开申请97件，其中村民提出11件，企业提出86件；书面申请60件，网络申请37件。予以公开70件。

二、主动公开政府信息情况

| 第二十条第（五）项 |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政许可 | 240 | +16 | 3100 |
| 第二十条第（六）项 |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政处罚 | 910 | -7 | 450 |
| 第二十条第（八）项 |
| 信息内容 | 上一年项目数量 | 本年增/减 |
| 行政事业性收费 | 21 | -3 |
| 第二十条第（九）项 |
| 信息内容 | 采购项目数量 | 采购总金额 |
| 政府集中采购 | 58 | 612.4万元 |
"""
YUNMO_2022 = """云陌县人民政府2022年政府信息公开工作年度报告

本报告统计期限自2022年1月1日起至2022年12月31日止。联系电话：0699-8811001。

一、总体情况
全县新收政府信息公开申请64件。行政处罚700件。

三、收到和处理政府信息公开申请情况

| 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | 40 | 17 | 1 | 0 | 6 | 0 | 64 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| （一）予以公开 | 31 | 12 | 1 | 0 | 2 | 0 | 46 |
| 1.本机关不掌握相关政府信息 | 9 | 5 | 0 | 0 | 4 | 0 | 18 |
"""
YUNMO_2023 = """云陌县人民政府2023年政府信息公开工作年度报告

本报告统计期限自2023年1月1日起至2023年12月31日止。联系电话：0699-8811001。

一、总体情况
全县新收政府信息公开申请73件。行政处罚650件。
"""
OLD_2010 = """云陌县水务局2010年政府信息公开工作年度报告

本报告统计期限自2010年1月1日起至2010年12月31日止。联系电话：0699-8811002。

一、概述
自2008年5月条例施行以来，累计主动公开政府信息8300条；其中2010年新增2700条。通过甚高频电台播发航行警告154次。
"""
YAO_2020 = """石岭瑶族乡人民政府2020年政府信息公开工作年度报告

本报告统计期限自2020年1月1日起至2020年12月31日止。联系电话：0699-8811003。

一、总体情况
全年受理群众咨询95人次。
"""
REPORTS = {
    "yunmo2019.txt": YUNMO_2019,
    "yunmo2022.txt": YUNMO_2022,
    "yunmo2023.txt": YUNMO_2023,
    "yunmowater2010.txt": OLD_2010,
    "yao2020.txt": YAO_2020,
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("shapes_en"), REPORTS) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("In Yunmo County in 2022, did companies or private individuals file more requests, and how big was the gap?", ("17", "40", "23")),
        ("Yunmo 2022: who filed more requests, natural persons or companies, and by what margin?", ("40", "17", "23")),
        ("Were there more requests from law firms or from companies at Yunmo in 2022?", ("6", "17", "11")),
        ("Were penalties in Yunmo in 2023 up or down on 2022?", ("700", "650", "50")),
        ("Was the number of new requests at Yunmo in 2023 above or below the previous year, and how wide was the gap?", ("64", "73", "9")),
        ("Did requests in Yunmo grow or shrink in 2023, and what were the figures?", ("64", "73", "9")),
    ],
)  # fmt: skip
def test_which_is_more_and_by_how_much(ask: Ask, question: str, figures: tuple[str, ...]) -> None:
    answer = ask(question)
    assert all(figure in answer.text for figure in figures), answer.text
    assert not answer.refused, answer.text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("So is that up or down on the year before, and by how much?", ("64", "73", "9")),
        ("Is that more or less than in 2022, and what's the gap?", ("64", "73", "9")),
        ("Up or down on 2022?", ("64", "73", "9")),
    ],
)
def test_up_or_down_of_what_was_told(ask: Ask, question: str, figures: tuple[str, ...]) -> None:
    answer = ask(question, "How many new requests did Yunmo get in 2023?")
    assert all(figure in answer.text for figure in figures), answer.text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("For Yunmo County 2019, how many licensing items were there the year before and by how many did the list change?", ("240", "16")),
        ("Yunmo 2019: how many penalty items were on the list a year earlier, and how did that change during the year?", ("910", "7")),
        ("Previous-year number of administrative fee items in the Yunmo report for 2019?", ("21",)),
        ("How many items of administrative penalties did Yunmo have in the previous year according to its 2019 report?", ("910",)),
        ("In Yunmo's 2019 report, how many procurement projects were there and what was the total spend?", ("58", "612.4")),
    ],
)  # fmt: skip
def test_items_of_the_year_before_and_what_was_spent(
    ask: Ask, question: str, figures: tuple[str, ...]
) -> None:
    answer = ask(question)
    assert all(figure in answer.text for figure in figures), answer.text
    assert "450" not in answer.text, answer.text
    assert "3100" not in answer.text, answer.text


def test_items_published_the_year_before_are_of_that_year(ask: Ask) -> None:
    answer = ask("How many items of information did Yunmo publish in the year before 2019?")
    assert answer.refusal is not None, answer.text
    assert answer.refusal.reason is RefusalReason.NO_REPORT, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Law firms: how often were they told by Yunmo (2022) that the authority did not have the material?",
        "Law firms - how many of their requests did Yunmo turn down in 2022 because it did not hold the information?",
    ],
)
def test_a_column_may_be_named_before_the_row(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "4 cases" in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "history", "figure"),
    [
        ("And how many of them were made in writing?", "How many requests did Yunmo receive in 2019?", "60"),
        ("How many people took part in them?", "How many training sessions did Yunmo County run in 2019?", "310"),
        ("How many of those came from the townships?", "How many items of information did Yunmo publish in 2019?", "3400"),
        ("OK, switching topic - how many press conferences were there?", "How many items of information did Yunmo publish in 2019?", "8 sessions"),
        ("By the way, how many people were trained?", "How many press conferences did Yunmo hold in 2019?", "310"),
    ],
)  # fmt: skip
def test_a_part_of_what_was_told_and_another_topic(
    ask: Ask, question: str, history: str, figure: str
) -> None:
    assert figure in ask(question, history).text, ask(question, history).text


def test_all_there_were_are_not_the_part_something_was_done_to(ask: Ask) -> None:
    answer = ask(
        "And how many of those villagers' requests were granted?",
        "How many requests did villagers submit to Yunmo in 2019?",
    )
    assert "11" not in answer.text.replace("8811001", ""), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Yunmo County received 90 requests in 2022 — is that right?",
        "Yunmo County received 90 requests in 2022, right?",
        "I read that Yunmo received 90 requests in 2022. Is that true?",
        "Yunmo got 90 requests in 2022. Is this correct?",
    ],
)
def test_a_claim_is_set_right(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "64" in answer.text, answer.text
    assert "not the report's" in answer.text, answer.text


def test_a_claim_of_what_was_published_is_no_running_total(ask: Ask) -> None:
    answer = ask("Yunmo's water bureau published 8,300 items of information in 2010, right?")
    assert "2700" in answer.text, answer.text


def test_a_running_total_since_the_rules_and_what_was_new(ask: Ask) -> None:
    answer = ask(
        "How much has the Yunmo water bureau put out in total since the Regulations took effect, and how much of it was new in 2010?"
    )
    assert "8300" in answer.text, answer.text
    assert "2700" in answer.text, answer.text


def test_followers_are_those_of_their_own_account(ask: Ask) -> None:
    answer = ask("How many followers does the official Weibo of Yunmo have in 2019?")
    assert answer.refusal is not None, answer.text
    assert answer.refusal.reason is RefusalReason.NOT_STATED, answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many of Yunmo County's press conferences in 2019 were attended by the deputy county head in charge?", "3场"),
        ("Yunmo 2019: after villagers disputed the subsidy area, how many households were corrected on review?", "15"),
        ("Did the number of people working on disclosure in Yunmo grow or shrink in 2019? From what to what?", "由9名减为6名"),
        ("VHF navigational warnings broadcast by the Yunmo Water Bureau (云陌县水务局) in 2010?", "154"),
        ("Shiling Yao Township 2020, number of people advised?", "95"),
        ("Shiling Yao Ethnic Township 2020: how many people were advised?", "95"),
    ],
)  # fmt: skip
def test_people_places_and_things_under_other_names(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text, ask(question).text


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("ok, switching topic - how many people were trained?", "how many people were trained?"),
        ("different question: who signed it?", "who signed it?"),
        ("one more thing - how many letters came in?", "how many letters came in?"),
        ("thanks. and what about weibo?", "and what about weibo?"),
        ("turning to training: how many people came?", "training: how many people came?"),
        ("what about fines, right after that?", "what about fines, right after that?"),
        ("how many items were there the year before 2019?", "how many items were there 2018?"),
        ("warnings broadcast by radio in 2012?", "number of warnings broadcast by radio in 2012"),
        ("is that right?", "is that right?"),
    ],
)
def test_what_leads_over_to_a_question_is_left_out(said: str, plain: str) -> None:
    assert plainly(said) == plain
