"""English as journalists, students and business people ask it: what is asked for, and what a near miss must not answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.heads import everybody, head_of
from tests.answering.asking import Ask, asking
from tests.answering.test_answers import holds

ZIHU_2022 = """梓湖市人民政府2022年政府信息公开工作年度报告

本报告由梓湖市人民政府办公室编制，统计期限自2022年1月1日起至2022年12月31日止。联系电话：0688-7300226。

一、总体情况
（一）主动公开。“梓湖发布”微信公众号粉丝由年初的2.1万人增至3.4万人。政府公报每期印制800册。
（二）依申请公开。全市新收申请120件，其中市本级办理45件、青檀区31件；申请内容主要涉及渔业补贴和学区划分。平均办理时长为9个工作日。
（三）监督保障。共有信息员37名。检查发现问题52个，已整改48个。

三、收到和处理政府信息公开申请情况

| 一、本年新收政府信息公开申请数量 | 110 | 8 | 0 | 0 | 2 | 0 | 120 |
| 二、上年结转政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
| 三、本年度办理结果 | （七）总计 | 108 | 8 | 0 | 0 | 2 | 0 | 118 |
| 四、结转下年度继续办理 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |

五、存在的主要问题及改进情况
存在的问题：村级公开栏更新慢。下一步，2023年将开放数据集60个，为9个乡镇各配备触摸屏1台。
"""
ZIHU_2023 = """梓湖市人民政府2023年政府信息公开工作年度报告

本报告由梓湖市人民政府办公室编制，统计期限自2023年1月1日起至2023年12月31日止。联系电话：0688-7300226，监督电话：0688-7300288。

一、总体情况
（一）主动公开。政府网站由14个整合为6个，市政府门户网站公开信息5120条。召开新闻发布会4场，市长出席1场。
（二）平台建设。市政府门户网站在全省测评中列第七位。政务微博因功能重复于5月停用。

三、收到和处理政府信息公开申请情况

| 一、本年新收政府信息公开申请数量 | 130 | 9 | 0 | 0 | 1 | 0 | 140 |
| 二、上年结转政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |
| 三、本年度办理结果 | （七）总计 | 131 | 9 | 0 | 0 | 1 | 0 | 141 |
| 四、结转下年度继续办理 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |

五、存在的主要问题及改进情况
针对2022年报告指出的“村级公开栏更新慢”问题，已为全部村庄更换公开栏。存在的问题：解读形式单一。
"""
WATER_2023 = """梓湖市自来水有限公司2023年信息公开工作年度报告

本报告统计期限自2023年1月1日起至2023年12月31日止。联系电话：0688-7301111。

一、基本情况
公司服务用户8.3万户。供水热线接听来电6120个，收到有关信息公开的投诉2件。
"""
COLLEGE_2023 = """梓湖工学院2022—2023学年信息公开工作年度报告

统计期限自2022年9月1日起至2023年8月31日止。联系电话：0688-7302222。

一、概述
学校有信息员19名。公示国家奖学金获奖学生24人，受理学生申诉3件。发放问卷500份，回收有效问卷460份。
"""
LIXI_2021 = """梨西镇人民政府2021年政府信息公开工作年度报告

本报告统计期限自2021年1月1日起至2021年12月31日止。联系电话：0688-7303333。

一、总体情况
（一）主动公开。通过县政府网站公开信息134条。
（二）平台建设。我镇没有独立网站。
"""
REPORTS = {
    "zihu2022.txt": ZIHU_2022,
    "zihu2023.txt": ZIHU_2023,
    "water2023.txt": WATER_2023,
    "college2023.txt": COLLEGE_2023,
    "lixi2021.txt": LIXI_2021,
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("asked"), REPORTS) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        # what a place did itself, and how long it took
        ("How many requests were handled at city level in Zihu in 2022?", "45"),
        ("How many requests did the city itself handle in Zihu in 2022?", "45"),
        ("On average, how many working days did Zihu take per request in 2022?", "9"),
        # what is intended is no forecast
        ("How many datasets will Zihu open in 2023?", "60"),
        ("What's the number of datasets Zihu said it would open in 2023?", "60"),
        # people of a kind of their own
        ("How many information officers did Zihu have in 2022?", "37"),
        ("How many copies of each gazette issue did Zihu print in 2022?", "800"),
        # bodies by what they supply or teach, and places counted in the report of another
        ("How many complaints about disclosure did Zihu's waterworks receive in 2023?", "2"),
        ("How many calls did Zihu Water's hotline get in 2023?", "6120"),
        ("How many information officers does Zihu Institute of Technology have?", "19"),
        ("How many requests did Qingtan District receive in 2022?", "31"),
        # what is left, what came back, what it became
        ("How many problems found in Zihu in 2022 are still not fixed?", "4"),
        ("What fraction of questionnaires were returned at Zihu Institute of Technology?", "92"),
        ("How many websites did Zihu have before and after the merger in 2023?", "14"),
        ("How many websites did Zihu have before and after the merger in 2023?", "6"),
        # a premise, and a growth beside its figure
        ("Is it true that Zihu received 950 requests in 2023?", "140"),
        ("Zihu: new requests in 2023 and year-on-year growth?", "140"),
        ("What's the supervision hotline of Zihu in 2023?", "0688"),
    ],
)
def test_what_is_asked_for_is_found(ask: Ask, question: str, figure: str) -> None:
    answer = ask(question)
    assert not answer.refused, answer.text
    assert holds(answer, figure) or figure in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What were the requests to Zihu in 2022 about?", "渔业补贴"),
        ("What was the subject of the applications to Zihu in 2022?", "渔业补贴"),
        ("Who attended Zihu's press conferences in 2023?", "市长"),
        ("What rank did Zihu's website get in the province in 2023?", "第七"),
        ("Why did Zihu stop using its Weibo in 2023?", "功能重复"),
        ("Does Lixi Town have its own website?", "没有独立网站"),
        ("What did Zihu do about the problems reported in 2022?", "更换公开栏"),
    ],
)
def test_words_are_quoted_where_words_are_asked_for(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "How many touch screens will Zihu buy for its townships in 2023?",  # 各配备1台 is not how many
        "How many followers did Zihu's WeChat account gain in 2022?",  # 增至 tells how many there are
        "How many students does Zihu Institute of Technology have?",
        "How many lecturers teach at Zihu Institute of Technology?",
        "How many staff does Zihu Institute of Technology have?",
        "Why did Zihu get more requests in 2023?",
        "How many requests did the natural resources bureau of Zihu receive in 2022?",
        "How many requests did Xitan District receive in 2022?",
        "How many Covid cases did Zihu have in 2023?",
    ],
)
def test_a_near_miss_is_no_answer(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.figure is None, answer.text


@pytest.mark.parametrize(
    "turns",
    [
        ("Does Zihu's carry-over match last year's?",),
        ("Is the number of requests Zihu carried over from 2022 the same in both reports?",),
        (
            "How many requests did Zihu take over from the previous year in 2023?",
            "Does that match the 2022 report?",
        ),
    ],
)
def test_what_was_left_over_is_held_against_the_other_report(ask: Ask, turns: tuple[str, ...]) -> None:
    answer = ask(turns[-1], *turns[:-1])
    assert "They agree" in answer.text
    assert {citation.doc for citation in answer.citations} == {"zihu2022.txt", "zihu2023.txt"}


@pytest.mark.parametrize(
    "history", ["How many taxis are registered in Zihu in 2022?", "How many people live in Zihu in 2022?"]
)
def test_a_follow_up_of_what_is_not_told_finds_nothing_else(ask: Ask, history: str) -> None:
    assert ask("And in 2023?", history).refused


def test_the_carry_over_of_a_year_whose_report_is_missing_is_not_said_to_agree(ask: Ask) -> None:
    assert "agree" not in ask("Does Zihu's 2022 carry-over match last year's?").text


def test_a_verb_behind_a_plural_is_no_part_of_what_is_counted() -> None:
    head = head_of("how many lecturers teach at    ")
    assert head is not None
    assert head.words == ("lecturers",)
    assert everybody("how many students does    have") is not None
    assert everybody("how many students does    train") is None
