"""Tables a body makes of its own, asked by the words of row and column; figures of the year before told in running text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.answering.chain import answer_question
from assistant.answering.years import find_years
from assistant.cli import common
from assistant.cli.index import build
from assistant.lexicon.carriers import carriers_in
from assistant.types import Answer

POWER = """# 汐川供电公司2022年信息公开年度报告

一、主动公开

2022年通过各渠道公开信息，按类别和渠道统计如下表。

| 类别 | 官方网站 | 微信公众号 | 营业厅 | 合计 |
| --- | --- | --- | --- | --- |
| 停限电公告 | 210 | 188 | 64 | 462 |
| 电价政策 | 12 | 9 | 31 | 52 |
| 服务承诺及投诉电话 | 5 | 4 | 11 | 20 |
| 合计 | 227 | 201 | 106 | 534 |

二、依申请公开

收到申请6件，均已答复。电价由每千瓦时0.52元调为0.55元。
"""
HOSPITAL = """<html><head><title>霁原市和平医院2023年度信息公开工作报告</title></head><body>
<h1>霁原市和平医院2023年度信息公开工作报告</h1><p>一、总体情况</p><p>统计数据见下表。</p>
<table><tr><th rowspan="2">信息类别</th><th colspan="3">公开渠道（条）</th><th rowspan="2">小计</th></tr>
<tr><th>医院网站</th><th>微信公众号</th><th>门诊电子屏</th></tr>
<tr><td>专家出诊</td><td>120</td><td>96</td><td>365</td><td>581</td></tr>
<tr><td>采购公告</td><td>73</td><td>0</td><td>/</td><td>73</td></tr>
<tr><td>人才招聘</td><td>41</td><td>152</td><td>30</td><td>223</td></tr>
<tr><td>合计</td><td>234</td><td>248</td><td>395</td><td>877</td></tr></table>
<p>二、投诉情况</p><p>接待投诉37件，办结36件。</p></body></html>
"""
UNIVERSITY = (
    "澜浦大学2022-2023学年信息公开年度报告\n\n一、主动公开情况\n各渠道发布数量如下（单位：条）：\n\n"
    "渠道\t2021-2022学年\t2022-2023学年\n学校网站\t1820\t2044\n官方微信\t905\t1117\n官方微博\t640\t588\n"
    "校园广播\t210\t196\n合计\t3575\t3945\n\n二、依申请公开情况\n本学年受理申请8件，上学年为13件。\n"
)
BUREAU = (
    "昀海市交通运输局2023年政府信息公开工作年度报告\n\n一、总体情况\n全年公开政府信息1290条，比2022年的1105条增长16.7%。"
    "专项经费18.6万元，比上年增加3.4万元。申请数量比2022年的74件减少17件。\n\n"
    "二、窗口办件情况\n表2 窗口办件情况统计表\n事项\t受理（件）\t办结（件）\t收费（万元）\n道路运输许可\t820\t811\t0\n"
    "船舶检验\t146\t146\t12.6\n驾校备案\t33\t30\t0\n合计\t999\t987\t12.6\n"
)
COUNTY = (
    "桐垣县人民政府2019年政府信息公开工作年度报告\n\n一、总体情况\n全县公开各类政府信息3490条，其中财政信息412条。"
    "与上年相比，公开总量减少640条，主要原因是机构改革后部门由34个调整为27个。\n"
)
GAS = (
    ("霖阳市燃气集团2023年信息公开年度报告",),
    (),
    ("项目", "单位", "2023年", "2022年", "增减"),
    ("网站发布信息", "条", 402, 377, 25),
    ("计划停气公告", "次", 28, 31, -3),
    ("入户安检", "户", 51230, 49870, 1360),
    ("信息公开申请", "件", 4, "—", "—"),
)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Answer]]:
    folder: Path = tmp_path_factory.mktemp("cells")
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, text in (
        ("power.md", POWER),
        ("hospital.html", HOSPITAL),
        ("university.txt", UNIVERSITY),
        ("bureau.txt", BUREAU),
        ("county.txt", COUNTY),
    ):
        (corpus / name).write_text(text, encoding="utf-8")
    book = Workbook()
    for row in GAS:
        book.active.append(row)
    book.save(corpus / "gas.xlsx")
    settings = common.settings_for(folder / "index", corpus)
    build(settings)
    with common.open_index_for(settings) as index:
        yield lambda question, *history: answer_question(question, history, index)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("汐川供电公司2022年停电公告在营业厅贴了多少条", ["64"]),
        ("汐川供电公司2022年微信公众号一共发了多少条", ["201"]),
        ("汐川供电公司2022年电价政策公开了多少条", ["52"]),
        ("汐川供电公司 2022 微信 合计", ["201"]),
        ("汐川供电公司2022年服务承诺网站上有几条", ["5"]),
        ("汐川供电公司2022年停电公告占全部信息的百分之几", ["86.5"]),
        ("汐川供电公司2022年每千瓦时电价多少钱", ["0.55"]),
        ("霁原市和平医院2023年专家出诊信息微信发了多少？网站呢？", ["96", "120"]),
        ("霁原市和平医院2023年电子屏发布信息总数", ["395"]),
        ("霁原市和平医院2023年人才招聘一共多少条", ["223"]),
        ("霁原市和平医院2023年微信公众号和官网各发了多少条", ["248", "234"]),
        (
            "How many items on recruitment did Heping Hospital (霁原市和平医院) put on WeChat in 2023?",
            ["152"],
        ),
        ("澜浦大学上一学年（2021—2022）校园广播发了多少条", ["210"]),
        ("澜浦大学2022-2023学年官方微信比上学年多了多少条，增幅是多少", ["212", "23.4"]),
        ("澜浦大学哪个学年受理的申请多，2021-2022还是2022-2023", ["13", "8"]),
        ("澜浦大学2021-2022学年各渠道一共公开多少条", ["3575"]),
        ("昀海市交通运输局2023年驾校备案受理多少件，办结多少件", ["33", "30"]),
        ("昀海市交通运输局2023年船舶检验收费多少", ["12.6"]),
        ("昀海市交通运输局2023年窗口一共受理多少件", ["999"]),
        ("昀海市交通运输局2023年公开信息比上年多多少条", ["185"]),
        ("昀海市交通运输局2022年公开政府信息多少条", ["1105"]),
        ("昀海市交通运输局2023年报里，上一年（2022年）的申请量是多少件", ["74"]),
        ("昀海市交通运输局2023年专项经费多少，比上一年多了多少", ["18.6", "3.4"]),
        ("霖阳市燃气集团2023年计划停气公告发了几次", ["28"]),
        ("霖阳市燃气集团2023年入户安检多少户，比上年增加多少", ["51230", "1360"]),
    ],
)
def test_a_cell_is_addressed_by_its_row_and_its_column(
    ask: Callable[..., Answer], question: str, figures: list[str]
) -> None:
    answer = ask(question)
    assert not answer.refused
    for figure in figures:
        assert figure in answer.text


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("汐川供电公司2022年停水公告多少条", "462"),
        ("汐川供电公司2022年报纸上登了多少条", "201"),
        ("霁原市和平医院2023年微博发了多少条", "248"),
        ("霁原市和平医院2023年医保政策信息在网站上发了多少条", "234条"),
    ],
)
def test_no_cell_stands_for_what_no_label_names(
    ask: Callable[..., Answer], question: str, other: str
) -> None:
    assert other not in ask(question).text


@pytest.mark.parametrize(
    ("question", "mark"),
    [
        ("霁原市和平医院2023年采购公告在门诊电子屏上发了多少条", "“/”"),
        ("霖阳市燃气集团2022年信息公开申请几件", "“—”"),
        ("霖阳市燃气集团2023年报告的表里，2022年信息公开申请是多少件", "“—”"),
    ],
)
def test_a_mark_in_a_cell_is_told_as_it_is_printed(
    ask: Callable[..., Answer], question: str, mark: str
) -> None:
    assert mark in ask(question).text


@pytest.mark.parametrize(
    ("question", "item", "figure"),
    [
        ("汐川供电公司2022年哪个渠道公开得最少", "营业厅", "106"),
        ("汐川供电公司2022年停电公告哪个渠道发得最多", "官方网站", "210"),
        ("霁原市和平医院2023年微信公众号上哪类信息最多", "人才招聘", "152"),
        (
            "Which channel carried the most items at Heping Hospital (霁原市和平医院) in 2023?",
            "门诊电子屏",
            "395",
        ),
        ("Which channel carried the most items at Lanpu University in 2022-2023?", "学校网站", "2044"),
    ],
)
def test_channels_and_matters_of_a_table_are_ranked(
    ask: Callable[..., Answer], question: str, item: str, figure: str
) -> None:
    text = ask(question).sentence
    assert item in text
    assert figure in text


def test_another_row_or_column_alone_keeps_the_other(ask: Callable[..., Answer]) -> None:
    asked = "霁原市和平医院2023年专家出诊信息微信公众号发了几条"
    assert "152" in ask("那人才招聘呢", asked).text
    assert "120" in ask("官网呢", asked).text
    assert "31次" in ask("上一年呢", "霖阳市燃气集团2023年计划停气公告发了几次").text


@pytest.mark.parametrize(
    "question",
    [
        "桐垣县2019年公开的条数咋比上年少那么多，报告里怎么解释的",
        "桐垣县2019年公开总量比上年增加了640条，为啥涨这么猛？",
    ],
)
def test_a_change_told_in_running_text_is_told_with_its_reason(
    ask: Callable[..., Answer], question: str
) -> None:
    answer = ask(question)
    assert "640" in answer.text
    assert "机构改革" in answer.text
    assert ("问题所说的增减与报告不符" in answer.text) == ("增加" in question)


def test_two_years_in_a_row_are_one_school_year_where_school_years_are_spoken_of() -> None:
    assert find_years("哪个学年更多,2021-2022还是2022-2023", []).years == (2022, 2023)
    assert find_years("上一学年(2021-2022)", []).years == (2022,)
    assert find_years("2021-2022年合计", []).years == (2021, 2022)


def test_kinds_of_channels_are_told_by_their_words_in_both_languages() -> None:
    assert carriers_in("院内电子屏") == carriers_in("the electronic screens") == {"screen"}
    assert carriers_in("医院官网") == {"website"}
    assert not carriers_in("停限电公告")
