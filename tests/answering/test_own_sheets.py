"""Cells of a body's own tables by month, quarter, township and office; corrections; what a question sets aside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering.chain import answer_question
from assistant.answering.set_aside import without_set_aside
from assistant.answering.times_named import spans_several, time_of
from assistant.cli import common
from assistant.cli.index import build
from assistant.reports.loader import ReportLoader
from assistant.reports.parser import parse_report
from tests.answering.asking import Ask

_FILES = Path(__file__).parents[1] / "eval" / "blind61"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    settings = common.settings_for(tmp_path_factory.mktemp("sheets") / "index", _FILES)
    build(settings)
    with common.open_index_for(settings) as index:
        yield lambda question, *earlier: answer_question(question, earlier, index)


@pytest.mark.parametrize(
    ("label", "time"),
    [
        ("8月份", ("month", 8)),
        ("十一月", ("month", 11)),
        ("第三季度", ("quarter", 3)),
        ("2017年5月", ("month", 5)),
        ("Q2", ("quarter", 2)),
        ("上半年", ("half", 1)),
        ("合计", None),
        ("1月1日", None),
    ],
)
def test_a_label_names_one_time(label: str, time: tuple[str, int] | None) -> None:
    assert time_of(label) == time


def test_a_stretch_of_months_is_no_row() -> None:
    assert spans_several("2017年1月至3月公开多少条")
    assert spans_several("前三季度收到几件")
    assert not spans_several("3月公开多少条")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("公开了多少户,不是累计数", "公开了多少户"),
        ("改完了几个?不要计划数", "改完了几个?不要计划数"),
        ("how many did it publish in 2012, not since 2008?", "how many did it publish in 2012?"),
        ("不是申请人的有几件", "不是申请人的有几件"),
    ],
)
def test_what_is_set_aside_names_no_figure(text: str, left: str) -> None:
    assert without_set_aside(text) == left


def test_an_entry_of_a_list_of_links_is_no_title() -> None:
    (document,) = ReportLoader(_FILES / "scj_annual_20250123.html").lazy_load()
    report = parse_report(document)
    assert (report.agency, report.year) == ("槐溯市市场监督管理局", 2024)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("雾泽市2017年8月份政府网站公开多少条", "8月（政府网站）：519条"),
        ("雾泽市2017年12月热线咨询多少次", "空白"),
        ("雾泽市2017年2月热线咨询多少次", "“—”"),
        ("砚浔县自然资源局2023年收到多少件申请", "：52件"),
        ("砚浔县人社局2023年结转下年几件", "：1件"),
        ("砚浔县2023年县直部门里哪个部门收到的申请第二多", "县住房和城乡建设局37件"),
        ("砚浔县2023年哪个乡镇没有收到申请", "白鹮乡"),
        ("砚浔县2023年自然资源局比公安局多收几件申请", "52 − 29 = 23"),
        ("砚浔县2022年第三季度政务微信公开了多少条", "231条"),
        ("2020年霁川区公办高中和民办高中公开的信息差多少条", "415 − 71 = 344"),
        ("槐溯市市场监管局2024年三季度食品抽检有几批没合格", "27批次"),
        ("How many WeChat items did Wuze publish in August 2017?", "113 items"),
        ("How many applications did the Yanxun County Natural Resources Bureau receive in 2023?", "52 cases"),
        ("In which month of 2017 did the Wuze government website publish the fewest items?", "358 items"),
        ("苍榆县2012年全年接待群众咨询，正文跟表一数字分别是多少", "620人次"),
        ("槐溯市市场监管局2024年微信推文数更正前写的多少", "误写为1,720条，应为1,702条"),
        ("澜沚市住建局2021年老旧小区实际改造完工多少个", "：53个"),
        ("澜沚市住建局2021年一年里公开了多少户公租房分配结果，不是累计数", "1126户"),
        ("砚浔县2023年全县一共收到几件申请", "241件"),
        ("砚浔县2023年县直部门一共收到几件申请", "171件"),
    ],
)
def test_own_tables_tell_by_row_and_column(ask: Ask, asked: str, told: str) -> None:
    assert told in ask(asked).text


@pytest.mark.parametrize(
    "asked",
    [
        "砚浔县水利局2023年收到多少件申请",
        "甲县公安局2023年收到多少件申请",
        "雾泽市2017年1月至3月网站公开多少条",
        "砚浔县2022年第四季度收到多少申请",
        "雾泽市2017年哪个月发布会最多",
    ],
)
def test_what_no_table_has_is_refused(ask: Ask, asked: str) -> None:
    assert ask(asked).refused


def test_a_short_question_goes_on_in_the_table_spoken_of(ask: Ask) -> None:
    before = "澜沚市住建局2021年房屋建筑工程二季度竣工验收备案几件？"
    assert "5件" in ask("那市政基础设施工程的呢？", before).text
    assert "241件" in ask("全县呢", "砚浔县2023年鸾汀镇收到几件申请？").text
