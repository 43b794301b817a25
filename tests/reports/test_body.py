"""Which body a report is of, where the title does not say it in full."""

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
        ("按照要求，特向社会公布2013年财政部政府信息公开工作年度报告。\n一、概述\n2013年，财政部公开信息3条。", "财政部", 2013),
        ("編制2013年青嵐市財(cái)政局政府信息公開(kāi)年度報告。\n一、概述\n2013年，我局公開(kāi)信息。",
          "青岚市财政局", 2013),
        ("编制青岚海关关区2021年政府信息公开工作年报。\n一、总体情况\n2021年，青岚海关公开信息3条。",
          "青岚海关关区", 2021),
        ("根据条例，特向社会公布2013年度本单位信息公开年度报告。请与东湖区财政局政府信息公开领导小组办公室联"
         "系。\n一、概述\n本局公开3条。",
         "东湖区财政局", 2013),
        ("由云泽湖经济技术开发区管委会编制本信息公开报告。\n一、总体情况\n2021年，云泽湖经济技术开发区管委会"
         "公开信息，我委"
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


def test_another_place_in_the_signature_is_flagged() -> None:
    report = read(f"云泽县人民政府2020年政府信息公开工作年度报告\n{BODY}\n白石县人民政府\n2021年1月20日")
    assert report.agency == "云泽县人民政府"
    assert any("白石县" in warning for warning in report.warnings)


@pytest.mark.parametrize(
    "told",
    [
        "对2000年以来的规章分批进行文本校核，已校核412件。",
        "对示范样本处进行抽查，样本局部公开。",
        "我办编制了本报告，我办将继续做好公开工作。",
    ],
)
def test_a_government_stays_one_where_the_text_only_seems_to_call_itself_an_office(told: str) -> None:
    report = read(
        f"发布机构：云泽市人民政府办公室\n\n2023年云泽市政府信息公开工作年度报告\n\n本报告由云泽市人民政府办公室编制。\n{BODY}\n{told}\n"
    )
    assert (value(report, "agency"), value(report, "level")) == ("云泽市人民政府", "government")


CLUTTER = {
    "nothing": "",
    "path": "网站首页 走进云泽 政府信息公开\n云泽县人民政府门户网站\n当前位置：首页 > 政府信息公开 > 政府信息公开年报\n",
    "source": "发布时间：2023-01-18 来源：云泽县人民政府办公室 浏览次数：88\n",
    "links": "相关链接\n云泽县财政局2022年政府信息公开工作年度报告\n云泽县公安局2022年政府信息公开工作年度报告\n",
}
NAMED = [
    "{clutter}{name}2022年政府信息公开工作年度报告\n",
    "{clutter}{name}\n政府信息公开工作年度报告\n（2022年度）\n",
    "{clutter}{name}关于2022年政府信息公开工作情况的年度报告\n",
]
UNNAMED = "{clutter}2022年度政府信息公开工作年度报告\n"
SIGNED = """{head}
一、总体情况
2022年，{itself}主动公开政府信息1203条，内容涉及财政、教育等领域。
二、主动公开政府信息情况
制发规范性文件3件。
三、收到和处理政府信息公开申请情况
收到申请5件，均已答复。
{signature}
"""


@pytest.mark.parametrize(
    ("name", "itself"),
    [
        ("云泽市人民政府", "我市"),
        ("云泽县教育局", "我局"),
        ("云泽县白石镇人民政府", "我镇"),
        ("云泽区望湖街道办事处", "街道"),
        ("云泽市第一中学", "我校"),
        ("云泽市人民医院", "我院"),
        ("云泽市自来水有限公司", "公司"),
        ("云泽经济技术开发区管理委员会", "我区"),
        ("云泽自治县人民政府", "我县"),
        ("云泽省财政厅", "我厅"),
    ],
)
def test_the_body_is_the_reports_own_whatever_stands_around_the_title(name: str, itself: str) -> None:
    signature = f"{name}\n2023年1月20日"
    heads = [(head, "") for head in NAMED] + [(UNNAMED, signature)]
    told = {
        (clutter, head): value(
            read(
                SIGNED.format(
                    head=head.format(clutter=CLUTTER[clutter], name=name), itself=itself, signature=signed
                )
            ),
            "agency",
        )
        for clutter in CLUTTER
        for head, signed in heads
    }
    assert {place: body for place, body in told.items() if body != name} == {}


def test_a_name_in_running_text_does_not_begin_with_the_words_before_it() -> None:
    report = read(
        "2022年度政府信息公开工作年度报告\n一、总体情况\n2022年，我镇公开信息12条。如有疑问请与云泽县白石镇人民政府办公室联系。\n"
    )
    assert value(report, "agency") == "云泽县白石镇人民政府"
