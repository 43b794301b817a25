"""Words of framing in English, several figures named together, means of courses, places in assessments, accounts closed and left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.civilities_en import without_civilities
from assistant.answering.framing_en import without_framing
from assistant.answering.several_named_en import each_named
from tests.answering.asking import Ask, asking

_COUNTY = """青岚县2020年政府信息公开工作年度报告

一、总体情况
（一）主动公开。全年主动公开政府信息3120条。发布政策解读27篇，其中图解9篇、文字解读14篇、视频解读4篇。辖区有社区17个，征集意见建议26条，采纳11条。
（二）依申请公开。全年新收政府信息公开申请60件，其中当面申请12件、网络申请38件、信函申请10件。从内容看，征地补偿32件，学区划分28件。县自然资源局受理量居首，共21件；县住建局13件，县教育局9件。全部申请均未收取检索、复制、邮寄费用。结转下年度继续办理5件。
（三）平台建设。清理政务新媒体，关停6个，现有政务新媒体19个。
（四）监督保障。举办培训4期，培训330人次。在市级考核中得90.6分，列全市8个县第2位，比上年上升1位。建立栏目更新红黄牌预警，全年亮黄牌7次、红牌3次。

二、存在的主要问题及改进情况
存在的问题：群众对抽检数据看不懂。改进情况：推出抽检小讲堂6期，用方言讲解。
"""
_CITY = """柏川市2014年政府信息公开工作年度报告

一、总体情况
全年收到申请80件。

附表：
统计指标	单位	统计数
三、依申请公开情况
（一）收到申请数	件	80
（二）申请办结数	件	79
（三）申请答复数	件	79
4.不同意公开答复数	件	12
其中：涉及国家秘密	件	1
涉及商业秘密	件	4
涉及个人隐私	件	7
五、行政诉讼数量	件	6
八、机构建设和保障经费情况
（三）从事政府信息公开工作人员数	人	120
1.专职人员数	人	45
2.兼职人员数	人	75
九、政府信息公开会议和培训情况
（二）举办各类培训班数	次	30
（三）接受培训人员数	人次	2003
"""
_LATER = _CITY.replace("2014", "2015").replace("行政诉讼数量	件	6", "行政诉讼数量	件	9")
_WATER = """柏川市水务局2013年政府信息公开工作年度报告

我局联系人：穆主任，电话：0555-1234567。
一、依申请公开政府信息情况
全年共受理政府信息公开申请19件，其中当面申请8件，网上申请9件，信函申请2件。19件申请均已答复：同意公开14件，信息不存在5件。
二、收费情况
我局未对申请人收取检索、复制、邮寄等费用。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    reports = {
        "qinglan-2020.txt": _COUNTY,
        "baichuan-2014.txt": _CITY,
        "baichuan-2015.txt": _LATER,
        "shuiwu-2013.txt": _WATER,
    }
    with asking(tmp_path_factory.mktemp("framing"), reports) as asked:
        yield asked


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hello, how many fines were there in 2020 pls", "how many fines were there in 2020"),
        ("hi there, how many fines were there, number please", "how many fines were there"),
        ("how many refusals were based on trade secrets?", "how many refusals were due to trade secrets?"),
        (
            "how many posts did it publish, broken down by type?",
            "how many posts did it publish, with a breakdown",
        ),
        ("break down the requests by the way they were submitted", "break down the requests by channel"),
        ("taking both years, how many suits in 2014 and 2015?", "how many suits in 2014 and 2015 in total?"),
        ("how many people in qinglan were trained?", "how many people in qinglan were trained?"),
    ],
)
def test_framing_is_left_out(typed: str, meant: str) -> None:
    assert without_framing(without_civilities(typed)) == meant


def test_lists_of_figures_are_one_question_each() -> None:
    asked = each_named("two things from heqing 2021: number of villages and how many letters were answered")
    assert asked == "heqing 2021, how many villages? heqing 2021, how many letters were answered?"
    one = "number of press conferences in 2021"
    assert each_named(one) == one


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("How many refusals by Baichuan City in 2014 were based on trade secrets?", ["4"]),
        ("How many requests did Baichuan City refuse in 2014 citing personal privacy?", ["7"]),
        ("Hello, how many new requests did Qinglan County get in 2020 pls", ["60"]),
        ("Taking both years, how many information lawsuits did Baichuan City face in 2014 and 2015?", ["15"]),
        ("How many interpretation pieces did Qinglan County publish in 2020, broken down by type?", ["27", "9", "14", "4"]),
        ("How many red cards and yellow cards were shown to lazy web columns in Qinglan in 2020?", ["3", "7"]),
        ("Which place did Qinglan get in the city league table for 2020 and with what score?", ["第2位", "90.6"]),
        ("How did Qinglan County rank among the counties of the city in 2020?", ["第2位"]),
        ("How many dead or dormant social media accounts did Qinglan shut in 2020, and how many are left?", ["6", "19"]),
        ("How many accounts did Qinglan County close in 2020 and how many does it still have?", ["6", "19"]),
        ("On average, how many people attended each training course in Baichuan City in 2014? (one decimal)", ["66.8"]),
        ("What was the average attendance of a training session in Qinglan County in 2020?", ["82.5"]),
        ("青岚县2020年平均每期培训多少人？", ["82.5"]),
        ("柏川市2014年平均每期培训班多少人参加？保留一位小数", ["66.8"]),
        ("Three things, all from Qinglan 2020: number of communities, number of items published, and how many suggestions were adopted.", ["17", "3120", "11"]),
        ("Which departments received the most applications in Qinglan County in 2020?", ["县自然资源局", "21", "13", "9"]),
        ("青岚县2020年哪些部门收到的申请最多？", ["县自然资源局", "21"]),
        ("What did the Water Bureau in Baichuan charge people for copies and postage in 2013?", ["未对申请人收取"]),
        ("Phone of the waterworks people in Baichuan, 2013 report please", ["0555-1234567"]),
        ("Qinglan County disclosed how much information in 2020?", ["3120"]),
        ("How did Qinglan County make sampling results understandable to ordinary folk in 2020?", ["方言"]),
    ],
)  # fmt: skip
def test_told_whatever_frames_it(ask: Ask, question: str, figures: list[str]) -> None:
    answer = ask(question)
    assert not answer.refused, answer.text
    assert all(figure in answer.text for figure in figures), answer.text


def test_ways_are_told_without_the_subjects(ask: Ask) -> None:
    answer = ask(
        "Break down the 19 requests handled by the Baichuan Water Bureau in 2013 by the way they were submitted."
    )
    assert all(figure in answer.text for figure in ("8", "9", "2")), answer.text
    assert "14" not in answer.text
    ways = ask("How many requests did Qinglan County receive in 2020, broken down by mode of submission?")
    assert all(figure in ways.text for figure in ("12", "38", "10")), ways.text
    assert "学区划分" not in ways.text


@pytest.mark.parametrize(
    ("question", "earlier", "figure"),
    [
        ("How many were carried into 2021?", "New applications in Qinglan County in 2020?", "5"),
        ("How many were left for 2021?", "New applications in Qinglan County in 2020?", "5"),
        ("What percentage is that of all staff? one decimal", "How many full-time disclosure staff did Baichuan City have in 2014?", "37.5"),
        ("As a percentage of all staff?", "How many full-time disclosure staff did Baichuan City have in 2014?", "37.5"),
        ("Which departments got most of them?", "How many applications did Qinglan County get in 2020?", "县自然资源局"),
        ("And for Baichuan City itself, in 2014?", "How many requests came to the Baichuan Water Bureau in 2013?", "80"),
    ],
)  # fmt: skip
def test_follow_ups(ask: Ask, question: str, earlier: str, figure: str) -> None:
    assert figure in ask(question, earlier).text


@pytest.mark.parametrize(
    "question",
    [
        "What place did Qinglan take in the provincial assessment for 2020?",
        "Which place did Qinglan get in the football league in 2020?",
        "On average, how many village cadres attended each training course in Baichuan City in 2014?",
        "Which departments received the fewest applications in Qinglan County in 2020?",
    ],
)
def test_what_is_not_said_is_refused(ask: Ask, question: str) -> None:
    assert ask(question).refused
