"""Whose report it is, of which year, and what its header and contact lines say."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.reports.loader import ReportLoader
from assistant.reports.parser import parse_report
from tests.reports.reading import read, value

BODY = """
一、总体情况
2020年，全县主动公开政府信息1203条，内容涉及财政、教育、卫生、就业等领域，公开渠道进一步畅通。
二、主动公开政府信息情况
制发规范性文件3件。
三、收到和处理政府信息公开申请情况
收到申请5件，均已答复。
"""


def test_seed_identity_is_exactly_what_the_report_says(seed_path: Path) -> None:
    report = parse_report(next(iter(ReportLoader(seed_path).lazy_load())))
    assert (report.agency, report.region, report.level) == ("鹤庆县人民政府", "鹤庆县", "government")
    assert (report.year, report.kind) == (2019, "annual_report")
    expected = {
        "title": "鹤庆县人民政府关于2019年度政府信息公开工作年度报告",
        "published": "2020-02-17",
        "signed": "2020-02-11",
        "period_start": "2019-01-01",
        "period_end": "2019-12-31",
        "phone": "0872-4126176",
        "index_number": "15253908T/2020-01119",
        "source": "鹤庆县政府办",
        "responsible": "县政府办公室副主任",
        "channel": "鹤庆县政府门户网站政府信息公开年度报告专栏",
        "attachment": "鹤庆县2019年度政府信息公开情况统计表",
        "publisher": "",
        "document_number": "",
        "fax": "",
        "address": "",
    }
    assert {name: value(report, name) for name in expected} == expected
    assert report.warnings == ()


def test_every_field_keeps_the_place_it_was_read_from(seed_path: Path) -> None:
    report = parse_report(next(iter(ReportLoader(seed_path).lazy_load())))
    for field in report.fields:
        assert field.span is not None
        assert field.quote is not None
        assert field.quote.covers(field.span)
        assert field.how
    phone = report.field("phone")
    assert phone is not None
    assert phone.quote is not None
    assert phone.quote.of(report.text) == "获取本报告联系方式:0872-4126176"


@pytest.mark.parametrize(
    ("title", "agency", "region", "level", "year"),
    [
        ("云泽县人民政府2020年政府信息公开工作年度报告", "云泽县人民政府", "云泽县", "government", 2020),
        ("2020年云泽县政府信息公开工作年度报告", "云泽县人民政府", "云泽县", "government", 2020),
        ("云泽县2020年度政府信息公开年报", "云泽县人民政府", "云泽县", "government", 2020),
        ("云泽县人民政府信息公开工作2020年度报告", "云泽县人民政府", "云泽县", "government", 2020),
        ("关于云泽县2012年政府信息公开工作情况的报告", "云泽县人民政府", "云泽县", "government", 2012),
        (
            "云泽县人民政府办公室关于2013年政府信息公开工作情况的报告",
            "云泽县人民政府办公室",
            "云泽县",
            "department",
            2013,
        ),
        (
            "青岚市东湖区教育局2021年政府信息公开工作年度报告",
            "青岚市东湖区教育局",
            "东湖区",
            "department",
            2021,
        ),
        (
            "二〇一九年青岚市文化和旅游局政府信息公开年度报告",
            "青岚市文化和旅游局",
            "青岚市",
            "department",
            2019,
        ),
        (
            "云泽县白石镇人民政府2022年政府信息公开工作年度报告",
            "云泽县白石镇人民政府",
            "白石镇",
            "township",
            2022,
        ),
        ("云泽县白石镇2022年政府信息公开工作年度报告", "云泽县白石镇人民政府", "白石镇", "township", 2022),
        (
            "青岚市东湖区望湖街道办事处2020年政府信息公开年度报告",
            "青岚市东湖区望湖街道办事处",
            "望湖街道",
            "township",
            2020,
        ),
        ("青岚海关2020年政府信息公开工作年度报告", "青岚海关", "", "institution", 2020),
        ("青岚大学2015-2016学年信息公开年度报告", "青岚大学", "", "institution", 2016),
        ("青岚大学2015~2016学年度信息公开工作报告", "青岚大学", "", "institution", 2016),
        (
            "国家税务总局青岚市税务局2020年政府信息公开工作年度报告",
            "国家税务总局青岚市税务局",
            "青岚市",
            "department",
            2020,
        ),
        (
            "青岚经济技术开发区管委会2020年政府信息公开工作年度报告",
            "青岚经济技术开发区管理委员会",
            "青岚经济技术开发区",
            "government",
            2020,
        ),
        (
            "沙棠彝族自治县人民政府2018年政府信息公开工作年度报告",
            "沙棠彝族自治县人民政府",
            "沙棠彝族自治县",
            "government",
            2018,
        ),
        ("青岚市发改委2014年政府信息公开年报", "青岚市发改委", "青岚市", "department", 2014),
        ("云泽县政府信息公开工作年度报告（2020年度）", "云泽县人民政府", "云泽县", "government", 2020),
        ("雲澤縣人民政府2020年政府信息公開工作年度報告", "云泽县人民政府", "云泽县", "government", 2020),
        (
            "云 泽 县 人 民 政 府 2 0 2 0 年政府信息公开工作年度报告",
            "云泽县人民政府",
            "云泽县",
            "government",
            None,
        ),
        (
            "关于公布云泽县水利局2016年度政府信息公开年度报告的公告",
            "云泽县水利局",
            "云泽县",
            "department",
            2016,
        ),
        (
            "云泽县人民政府机关2020年政府信息公开工作年度报告",
            "云泽县人民政府机关",
            "云泽县",
            "department",
            2020,
        ),
        (
            "云泽县人民政府2020年度政府信息公开工作年度报告 | |||||||",
            "云泽县人民政府",
            "云泽县",
            "government",
            2020,
        ),
        ("云泽县卫生健康局政府信息公开2020年度工作总结", "云泽县卫生健康局", "云泽县", "department", 2020),
    ],
)
def test_title_decides_body_and_year(
    title: str, agency: str, region: str, level: str, year: int | None
) -> None:
    report = read(
        title
        + "\n根据《中华人民共和国政府信息公开条例》规定，特编制本年度报告，现予公布，欢迎监督。\n"
        + BODY
    )
    assert (report.agency, report.region, report.level) == (agency, region, level)
    if year is not None:
        assert report.year == year
    assert report.kind == "annual_report"


@pytest.mark.parametrize(
    "lines",
    [
        ("云泽县人民政府", "2020年政府信息公开工作年度报告"),
        ("云泽县人民政府关于", "2020年度政府信息公开工作的年度报告"),
        ("云泽县人民政府2020年度", "政府信息公开工作年度报告"),
        ("云泽县人民政府", "", "2020年政府信息公开工作年度报告"),
        ("云泽县人民政府", "政府信息公开工作年度报告", "（2020年度）"),
        ("云泽县人民政府政府信息公开工作年度报告", "(2020年)"),
    ],
)
def test_title_runs_over_two_lines(lines: tuple[str, ...]) -> None:
    report = read(
        "\n".join(lines)
        + "\n\n根据《中华人民共和国政府信息公开条例》规定，现公布本年度报告，请予监督。\n"
        + BODY
    )
    assert (report.agency, report.year) == ("云泽县人民政府", 2020)
    assert report.title == "".join(lines)
    field = report.field("title")
    assert field is not None
    assert field.span is not None
    assert field.span.of(report.text).startswith("云泽县")


def test_title_that_opens_the_only_paragraph() -> None:
    report = read(
        "云泽县司法局2019年政府信息公开工作年度报告 根据《中华人民共和国政府信息公开条例》规定，我局编制本报"
        "告。"
        "2019年，我局主动公开信息56条，未收到公开申请，未发生行政复议和行政诉讼。"
    )
    assert (report.agency, report.year, report.level) == ("云泽县司法局", 2019, "department")


HEADLESS = """
2020年政府信息公开工作年度报告

根据《中华人民共和国政府信息公开条例》要求，现公布我局2020年度政府信息公开工作年度报告。{opening}
一、总体情况
2020年，我局主动公开信息35条。{body}
二、其他需要报告的事项
无。{end}
"""


@pytest.mark.parametrize(
    ("head", "parts", "source"),
    [
        ("发布机构：云泽县林业局\n", {}, "a.txt"),
        (
            "| 索引号 | 123-2020-1 | 发布机构 | 云泽县林业局 |\n| 发布日期 | 2021-01-20 | 文号 | |\n",
            {},
            "a.txt",
        ),
        ("当前位置：首页 > 部门 > 云泽县林业局 > 政府信息公开年报\n", {}, "a.txt"),
        ("", {"opening": "本报告由云泽县林业局编制。"}, "a.txt"),
        ("", {"opening": "如有疑问，请与云泽县林业局办公室联系（电话：0791-8011111）。"}, "a.txt"),
        ("", {"body": "“云泽县林业局”微信公众号发布信息12条。"}, "a.txt"),
        ("", {"end": "\n云泽县林业局\n2021年1月20日"}, "a.txt"),
        ("", {"end": "\n云泽县林业局2021年1月20日"}, "a.txt"),
        ("", {}, "departments/云泽县林业局2020年政府信息公开工作年度报告.txt"),
        ("", {}, "云泽县林业局-2020.txt"),
    ],
)
def test_body_missing_from_title_is_found_elsewhere(head: str, parts: dict[str, str], source: str) -> None:
    report = read(head + HEADLESS.format(**{"opening": "", "body": "", "end": "", **parts}), source)
    assert (report.agency, report.region, report.level) == ("云泽县林业局", "云泽县", "department")
    assert report.year == 2020


@pytest.mark.parametrize(
    ("text", "agency", "year"),
    [
        # No title at all: what was copied begins with the opening.
        ("根据《条例》的规定，现公布青岚市云泽县人民政府2020年度政府信息公开工作年度报告。\n一、总体情况\n我"
         "县公开信息12条。",
         "青岚市云泽县人民政府", 2020),
        ("特向社会公布2019年度云泽县林业局政府信息公开年度报告。\n一、概述\n2019年，区林业局公开信息12条。",
          "云泽县林业局", 2019),
        ("结合我镇工作实际，编制并向社会公布《白石镇2021年政府信息公开工作年度报告》。\n一、总体概述\n2021年"
         "，白石镇公开信息9条。",
         "白石镇人民政府", 2021),
        ("依据《政府信息公开条例》规定，编制本报告。\n一、总体情况\n2021年，望湖街道在区委的正确领导下公开信"
         "息。我街道收到申请2件。",
         "望湖街道办事处", 2021),
        ("依据《中华人民共和国政府信息公开条例》编制本报告。统计期限为2021年1月1日至2021年12月31日。\n一、总"
         "体情况\n"
         "建湖路街道全面贯彻条例。\n1.依申请公开。2021年度，建湖路街道办事处未接收到申请。",
         "建湖路街道办事处", 2021),
        ("本报告由青岚市人民政府信息公开工作领导小组办公室根据《条例》编制。统计时限自2012年1月1日至2012年12"
         "月31日。\n一、概述\n"
         "2012年，我市各部门公开信息12条。", "青岚市人民政府", 2012),
        ("现编制2020-2021学年信息公开工作报告。\n一、概述\n按照《青岚商贸学院校务公开实施办法》开展工作。我"
         "校设立信息公开网，我校公开信息3条。",
         "青岚商贸学院", 2021),
        ("由云泽湖经济技术开发区管委会编制本信息公开报告。\n一、总体情况\n2021年，云泽湖经济技术开发区管委会公开信息，我委"
         "收到申请2件。我委公开3条。",
         "云泽湖经济技术开发区管理委员会", 2021),
        ("| 索引号 | 0144-1 | 分类 | 政府信息公开年报 |\n| 发布机构 | 市政府办 | 发文日期 | 2022-02-28 |\n"
         "现公布青岚市人民政府2021年政府信息公开工作年度报告。\n一、概述\n我市公开信息12条。",
         "青岚市人民政府", 2021),
        ("按照《青岚市2020年政务公开工作要点》要求，编制本信息公开报告。可在“青岚市人民政府”门户网站查阅。请"
         "与青岚市云泽县白石镇人民政府联系。"
         "\n一、总体情况\n2021年，我镇公开信息9条。", "青岚市云泽县白石镇人民政府", 2021),
    ],
)  # fmt: skip
def test_report_without_a_title(text: str, agency: str, year: int) -> None:
    report = read(text, source="000_3f2a.txt")
    assert (report.agency, report.year, report.kind) == (agency, year, "annual_report")


def test_only_what_the_text_calls_itself_is_the_body() -> None:
    report = read(
        """
        依据《中华人民共和国政府信息公开条例》编制本报告。报告可在青岚市人民政府网站查阅。
        一、总体情况
        2021年，我镇公开信息9条，青岚市人民政府给予了指导，我镇未收到申请。
        """,
        source="000_3f2a.txt",
    )
    assert (report.agency, report.region, report.level) == ("", "", "")


def test_government_office_reports_for_the_county_where_the_text_says_so() -> None:
    report = read(
        """
        发布机构：云泽县人民政府办公室
        2020年政府信息公开工作年度报告
        一、总体情况
        2020年，我县公开信息912条，我县收到申请3件。
        """
    )
    assert (report.agency, report.level) == ("云泽县人民政府", "government")


def test_year_of_a_cited_own_title_yields_to_the_period() -> None:
    report = read(
        """
        我镇认真编制了《白石镇2020年政府信息公开工作年度报告》，所列数据的统计期限自2021年1月1日起至12月31日止。
        一、总体情况
        2021年度，我镇公开信息88条。
        """
    )
    assert report.year == 2021
    assert any("2020" in warning for warning in report.warnings)


def test_issuers_of_cited_documents_are_not_the_body() -> None:
    report = read(
        """
        2020年政府信息公开工作年度报告

        根据《青岚市人民政府办公室关于做好年度报告编制工作的通知》要求，按照青岚市人民政府统一部署，编制本报告。
        一、总体情况
        我局公开信息12条。
        云泽县水务局
        2021年1月8日
        """
    )
    assert report.agency == "云泽县水务局"
    assert value(report, "signed") == "2021-01-08"


def test_department_behind_a_title_that_names_only_the_place() -> None:
    report = read(
        """
        青岚市高新区2020年政府信息公开工作年度报告
        发布机构：青岚市公安局高新区分局
        一、总体情况
        2020年，我局主动公开信息35条。我局设有查阅点1处。
        """
    )
    assert (report.agency, report.level) == ("青岚市公安局高新区分局", "department")


def test_our_bureau_without_any_name_is_not_taken_for_the_government() -> None:
    report = read(
        """
        云泽县2020年政府信息公开工作年度报告
        一、总体情况
        2020年，我局主动公开信息35条，我局未收到申请。
        """
    )
    assert report.level == "department"
    assert report.region == "云泽县"
    assert any("我局" in warning for warning in report.warnings)


def test_short_name_of_the_title_is_completed_by_its_place() -> None:
    report = read(
        """
        当前位置：首页 > 云泽县人民政府 > 信息公开年报
        县教育局2020年政府信息公开工作年度报告
        一、总体情况
        2020年，全县教育系统公开信息35条。
        """
    )
    assert (report.agency, report.region) == ("云泽县教育局", "云泽县")


def test_title_year_wins_over_period_and_opening() -> None:
    report = read(
        """
        田黄坝镇人民政府2021年政府信息公开工作年度报告
        现公布田黄坝镇2020年政府信息公开年度报告。本报告所列数据的统计期限自2020年1月1日至2020年12月31日。
        一、总体情况
        全年公开信息12条。
        """
    )
    assert report.year == 2021
    conflicts = [warning for warning in report.warnings if "2021" in warning and "2020" in warning]
    assert len(conflicts) == 2
    assert "2020年1月1日" in " ".join(conflicts)


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("统计期限为2019年1月1日至2019年12月31日", "2019-01-01", "2019-12-31"),
        ("数据统计期限自2019年1月1日起，至12月31日止", "2019-01-01", "2019-12-31"),
        ("所列数据的统计期限从2019年1月1日到12月31日", "2019-01-01", "2019-12-31"),
        ("统计时间段为2019年1月1日—12月31日", "2019-01-01", "2019-12-31"),
        ("统计期限：2019.1.1-2019.12.31", "2019-01-01", "2019-12-31"),
        ("统计期限为 2019 年 1 月 1 日至 12 月 31 日", "2019-01-01", "2019-12-31"),
        ("统计期限为2019年11日至2019年1231日", "2019-01-01", "2019-12-31"),
        ("统计期限为1月1日至12月21日", "2019-01-01", "2019-12-21"),
        ("统计期限自201911日起至20191230日止", "2019-01-01", "2019-12-30"),
        ("统计期限为2019年1月至12月", "2019-01-01", "2019-12-31"),
        ("统计期限为二〇一九年一月一日至二〇一九年十二月三十一日", "2019-01-01", "2019-12-31"),
        ("统计期限为2019年３月１５日（挂牌之日）至2019年12月31日", "2019-03-15", "2019-12-31"),
    ],
)
def test_period_in_every_form(printed: str, start: str, end: str) -> None:
    report = read(
        f"云泽县民政局2019年政府信息公开年度报告\n本报告由云泽县民政局编制，{printed}，现予公布。\n{BODY}"
    )
    assert (value(report, "period_start"), value(report, "period_end")) == (start, end)


def test_school_year_runs_from_september() -> None:
    report = read(
        """
        青岚师范学院2015~2016学年信息公开年度报告
        本报告统计期限为2015年9月1日至2016年8月31日。
        一、概述
        """
    )
    assert report.year == 2016
    assert (value(report, "period_start"), value(report, "period_end")) == ("2015-09-01", "2016-08-31")
    assert report.warnings == ()


def test_damaged_period_is_repaired_and_said_so() -> None:
    report = read(
        """
        云泽县2018年政府信息公开工作年度报告
        本报告中所列数据的统计期限为2018年11日至2018年1231日。
        一、概述
        """
    )
    assert value(report, "period_end") == "2018-12-31"
    assert any("2018年11日至2018年1231日" in warning for warning in report.warnings)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("发布时间：2020年02月17日", {"published": "2020-02-17"}),
        ("发布日期: 2012.02.07", {"published": "2012-02-07"}),
        ("2023-01-16 15:50来源 : 云泽县政府办", {"published": "2023-01-16", "source": "云泽县政府办"}),
        ("日期：2020/3/5 来源：县政府网 浏览次数：328 字体：[大 中 小]",
          {"published": "2020-03-05", "source": "县政府网"}),
        ("索 引 号：11/2020-3    公开日期：2020-03-02",
          {"index_number": "11/2020-3", "published": "2020-03-02"}),
        ("索引号\n11/2020-3\n发布机构\n云泽县档案局",
          {"index_number": "11/2020-3", "publisher": "云泽县档案局"}),
        ("来源：区政府网 发布日期：2022-01-27 访问次数： 233 字号： 大 中 小",
          {"document_number": "", "source": "区政府网"}),
        ("名称：云泽县档案局2020年度政府信息公开年度报告",
          {"title": "云泽县档案局2020年政府信息公开工作年度报告"}),
        ("文号：云政办发〔2021〕5号", {"document_number": "云政办发〔2021〕5号"}),
        ("云政办发〔2021〕5号", {"document_number": "云政办发〔2021〕5号"}),
        ("发布机构：\n索引号：7-3", {"publisher": "", "index_number": "7-3"}),
        ("文号：无\n发文日期：二〇二一年一月二十日", {"document_number": "", "published": "2021-01-20"}),
        ("| 索引号: | 7-3 | 发布机构: | 云泽县档案局 |\n| 成文日期: | 2021-01-20 | 发布日期: | 2021-01-25 |",
         {"index_number": "7-3", "publisher": "云泽县档案局", "signed": "2021-01-20",
         "published": "2021-01-25"}),
        ("索 引 号 01606072-9-30/2021-3 发布机构 云泽县政府办\n公开目录 年度报告 发布日期 2021-02-20 09:00",
         {"index_number": "01606072-9-30/2021-3", "publisher": "云泽县政府办", "published": "2021-02-20"}),
        ("2021-02-09 发布:云泽县档案局 点击数: | |||||||||||",
          {"published": "2021-02-09", "publisher": "云泽县档案局"}),
        ("2022年01月18日来源:1\n[字体: ] 打印", {"published": "2022-01-18", "source": "1", "signed": ""}),
        ("信息来源:白石镇 作者:佚名 发布时间:2022-01-26 16:32 【 字体:",
          {"source": "白石镇", "published": "2022-01-26"}),
        ("| 索引号 | 620702081/2026-00007 | 发文字号 | |\n| 关键词 | 发布机构 | 北街办事处 | |",
         {"index_number": "620702081/2026-00007", "publisher": "北街办事处", "document_number": ""}),
        ("【发布单位】云泽县档案局", {"publisher": "云泽县档案局"}),
        ("信息来源：云泽县档案局　发布时间：2021-01-25 10:20:31　点击数：12",
          {"source": "云泽县档案局", "published": "2021-01-25"}),
    ],
)  # fmt: skip
def test_header_block(line: str, expected: dict[str, str]) -> None:
    report = read(f"{line}\n云泽县档案局2020年政府信息公开工作年度报告\n{BODY}")
    assert {name: value(report, name) for name in expected} == expected


def test_header_values_without_labels() -> None:
    report = read(
        f"""当前位置 > 云泽县教育局 > 政府信息公开年报
014178686/2023-00003
政府信息公开年报
云泽县教育局
2023-01-13
2023-01-14
有效

云泽县教育局2022年政府信息公开工作年度报告
{BODY}"""
    )
    assert (value(report, "index_number"), value(report, "published")) == (
        "014178686/2023-00003",
        "2023-01-13",
    )
    assert value(report, "signed") == ""
    assert report.title == "云泽县教育局2022年政府信息公开工作年度报告"


def test_empty_publisher_does_not_swallow_the_title() -> None:
    report = read(f"发布机构：\n\n云泽县人民政府2020年政府信息公开工作年度报告\n来源：云泽县政府办\n{BODY}")
    assert report.field("publisher") is None
    assert report.title == "云泽县人民政府2020年政府信息公开工作年度报告"


def test_report_forwarded_by_a_notice() -> None:
    report = read(
        """
        云泽县人民政府办公室
        关于印发云泽县2019年度政府信息公开工作年度报告的通知
        云政办发〔2020〕7号
        各乡（镇）人民政府，县直各部门：
        现将《云泽县2019年度政府信息公开工作年度报告》印发给你们。
        云泽县人民政府办公室
        2020年1月31日
        云泽县2019年度政府信息公开工作年度报告
        根据要求，编制本报告。
        一、总体情况
        2019年，我县公开信息123条。
        """
    )
    assert report.title == "云泽县2019年度政府信息公开工作年度报告"
    assert (report.agency, report.year, report.kind) == ("云泽县人民政府", 2019, "annual_report")
    assert value(report, "document_number") == "云政办发〔2020〕7号"
    assert value(report, "signed") == "2020-01-31"


def test_date_and_source_below_the_report() -> None:
    report = read(
        f"云泽县人民政府2020年政府信息公开工作年度报告\n{BODY}\n发布时间：2021-01-20 来源：云泽县政府办"
    )
    assert (value(report, "published"), value(report, "source")) == ("2021-01-20", "云泽县政府办")


def test_published_and_signed_are_told_apart() -> None:
    report = read(
        f"""云泽县粮食局2019年政府信息公开工作年度报告
发布时间：2020-03-05
{BODY}
                                  云泽县粮食局
                                  2020年1月15日
上一篇：云泽县水利局2019年政府信息公开工作年度报告
发布日期：2020-06-30"""
    )
    assert (value(report, "published"), value(report, "signed")) == ("2020-03-05", "2020-01-15")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("联系电话：0791-8012345，传真：0791-8012347。", {"phone": "0791-8012345", "fax": "0791-8012347"}),
        ("传真：0791-8012347，电话：0791-8012345。", {"phone": "0791-8012345", "fax": "0791-8012347"}),
        ("电话(传真):0791-8012345。", {"phone": "0791-8012345", "fax": "0791-8012345"}),
        ("联系电话/传真：0791—8012345", {"phone": "0791-8012345", "fax": "0791-8012345"}),
        ("电话：(010)65194406；邮编：100001", {"phone": "010-65194406", "postcode": "100001"}),
        ("电话：（0791）8012345转802", {"phone": "0791-8012345转802"}),
        ("联系电话05987500615", {"phone": "05987500615"}),
        ("电话：8012345，邮政编码：331200", {"phone": "8012345", "postcode": "331200"}),
        ("联系方式:0791-8012345", {"phone": "0791-8012345"}),
        ("联系人：张三，0791-8012345", {"responsible": "张三"}),
        ("电话：0791 8012345", {"phone": "0791-8012345"}),
        ("监督电话：0791-8011111，联系电话：0791-8012345", {"phone": "0791-8012345"}),
        ("地址：云泽县府前路1号 邮编：331200 电话：0791-8012345",
         {"address": "云泽县府前路1号", "postcode": "331200", "phone": "0791-8012345"}),
        ("（地址：云泽县府前路1号政府大楼305室，电话：0791-8012345，电子邮箱：yzgk@example.cn）",
         {"address": "云泽县府前路1号政府大楼305室", "email": "yzgk@example.cn"}),
        ("通讯地址为云泽县府前路1号；办公时间：工作日8:30-12:00，14:30-17:30。",
         {"address": "云泽县府前路1号", "office_hours": "工作日8:30-12:00，14:30-17:30"}),
        ("请与云泽县人民政府办公室联系（电话：0791-8012345）。", {"office": "云泽县人民政府办公室"}),
        ("成立领导小组，由县长任组长，办公室主任李四具体负责。", {"responsible": "县长"}),
        ("本报告可通过云泽县人民政府门户网站→政府信息公开专栏查阅。",
         {"channel": "云泽县人民政府门户网站→政府信息公开专栏"}),
        ("本报告电子版可在云泽县人民政府网站（http://www.yunze.example.cn）下载。",
         {"channel": "云泽县人民政府网站（http://www.yunze.example.cn）",
         "website": "http://www.yunze.example.cn"}),
        ("12345政务服务便民热线受理咨询300件。", {"phone": ""}),
        ("联系电话:0592-5557777、5557778(传真)。", {"phone": "0592-5557777", "fax": "5557778"}),
        ("如有疑问，请联系：云泽县水利局办公室（地址：滨河路12号）。", {"office": "云泽县水利局办公室"}),
        ("请与我局办公室联系。", {"office": ""}),
        ("本报告由云泽县人民政府根据《条例》、《格式》、《办法》要求编制。", {"structure": ""}),
        ("全文由概述、主动公开情况、依申请公开情况三部分组成。",
          {"structure": "全文由概述、主动公开情况、依申请公开情况三部分组成"}),
    ],
)  # fmt: skip
def test_contact_details(sentence: str, expected: dict[str, str]) -> None:
    report = read(
        f"云泽县人民政府2020年政府信息公开工作年度报告\n根据条例要求，编制本报告。{sentence}\n{BODY}"
    )
    assert {name: value(report, name) for name in expected} == expected


def test_several_phones_keep_their_order() -> None:
    report = read(
        f"云泽县人民政府2020年政府信息公开工作年度报告\n联系电话：0791-8012345、8012346\n{BODY}",
    )
    assert [field.value for field in report.fields if field.name == "phone"] == ["0791-8012345", "8012346"]


def test_phone_of_the_site_footer_is_not_the_body_s() -> None:
    report = read(
        f"""云泽县人民政府2020年政府信息公开工作年度报告
{BODY}
主办单位：云泽县人民政府办公室 联系电话：0791-8099999
网站标识码：3600000001 赣ICP备05000001号"""
    )
    assert report.field("phone") is None


def test_attachments_are_named() -> None:
    report = read(
        f"""云泽县人民政府2020年政府信息公开工作年度报告
{BODY}
附件：1.云泽县2020年度政府信息公开情况统计表
2.云泽县政府信息主动公开基本目录.docx"""
    )
    assert [field.value for field in report.fields if field.name == "attachment"] == [
        "云泽县2020年度政府信息公开情况统计表",
        "云泽县政府信息主动公开基本目录.docx",
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云泽县2020年政府信息公开工作年度报告", "annual_report"),
        ("云泽县政府信息公开指南", "guide"),
        ("云泽县2020年国民经济和社会发展统计公报", "bulletin"),
        ("云泽县教育局2020年部门预算公开说明", "budget"),
        ("云泽县2019年度部门决算公开", "budget"),
        ("云泽县人民政府办公室关于印发政务公开工作实施方案的通知", "policy"),
        ("云泽县2020年政府工作报告", "other"),
    ],
)
def test_kind_of_document(title: str, kind: str) -> None:
    report = read(f"{title}\n各乡镇人民政府，县直各部门：现将有关事项公布如下，请遵照执行，特此公布。\n")
    assert report.kind == kind


def test_another_place_in_the_signature_is_flagged() -> None:
    report = read(f"云泽县人民政府2020年政府信息公开工作年度报告\n{BODY}\n白石县人民政府\n2021年1月20日")
    assert report.agency == "云泽县人民政府"
    assert any("白石县" in warning for warning in report.warnings)


def test_nothing_known_gives_empty_identity() -> None:
    report = read("今天天气晴朗，适合出行。")
    assert (report.agency, report.region, report.level, report.year, report.kind) == (
        "",
        "",
        "",
        None,
        "other",
    )


def test_empty_text_is_read() -> None:
    assert read("").fields == ()
