"""The labelled values above and below a report."""

from __future__ import annotations

import pytest

from tests.reports.reading import read, value

BODY = """
一、总体情况
2020年，全县主动公开政府信息1203条，内容涉及财政、教育、卫生、就业等领域，公开渠道进一步畅通。
二、主动公开政府信息情况
制发规范性文件3件。
三、收到和处理政府信息公开申请情况
收到申请5件，均已答复。
"""


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


def test_what_only_the_web_page_itself_says() -> None:
    meta = {
        "title": "云泽县教育局2020年政府信息公开工作年度报告_云泽县人民政府",
        "pubdate": "2021-01-29 08:30",
        "contentsource": "云泽县教育局",
    }
    report = read("根据条例规定，编制本报告。\n一、总体情况\n公开信息12条。", source="000_1.html", meta=meta)
    assert report.title == "云泽县教育局2020年政府信息公开工作年度报告"
    assert (report.agency, report.year) == ("云泽县教育局", 2020)
    assert (value(report, "published"), value(report, "source")) == ("2021-01-29", "云泽县教育局")
    assert all(
        field.span is None for field in report.fields if field.name in {"title", "published", "source"}
    )


def test_printed_values_go_before_those_of_the_page() -> None:
    report = read(
        f"云泽县教育局2020年政府信息公开工作年度报告\n发布时间：2021-01-20\n{BODY}",
        meta={"pubdate": "2022-05-05"},
    )
    assert value(report, "published") == "2021-01-20"
