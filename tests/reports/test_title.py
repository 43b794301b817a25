"""The title of a report and the kind of document."""

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


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云泽县2020年政府信息公开工作年度报告", "annual_report"),
        ("云泽县政府信息公开指南", "guide"),
        ("云泽县预算绩效中心2020年政府信息公开年度报告", "annual_report"),
        ("云泽县政府信息公开工作年度报告制度", "policy"),
        ("云泽县2016年政府信息公开情况统计表", "annual_report"),
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


def test_untitled_text_on_disclosure_is_a_report() -> None:
    report = read(
        """
        一、组织机构建设情况
        2013年，全市政务公开工作领导机构健全，信息公开制度完善，主动公开信息1600件。
        二、信息公开查阅场所
        市档案馆接待信息公开查阅120人次，政府信息公开栏更新12次。
        """
    )
    assert (report.kind, report.year) == ("annual_report", 2013)


def test_rules_on_disclosure_are_no_report() -> None:
    report = read(
        """
        第一条 为规范政府信息公开工作，制定本规则。自2013年5月1日起公开3日内施行。
        第二条 政府信息公开应当及时。
        第三条 政府信息公开申请应当书面提出。
        第四条 本规则由政府信息公开主管部门解释。
        """
    )
    assert report.kind == "other"
