"""Sections of a report, in the layouts in which reports arrive."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.reading import headings, read, seed

PROSE = "2020年，全县各级行政机关坚持以公开为常态、不公开为例外，主动公开政府信息1203条，公开渠道进一步畅通。"
TITLE = "云泽县2020年政府信息公开工作年度报告"


def test_seed_sections(seed_path: Path) -> None:
    found = headings(seed(seed_path))
    assert [heading for level, heading in found if level == 1] == [
        "一、总体公开情况说明",
        "二、行政机关主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、因政府信息公开工作被申请行政复议,提起行政诉讼的情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "六、其他需要报告的事项",
        "七、附件",
    ]
    assert (2, "(二)抓实主动公开") in found
    assert (2, "(一)认真贯彻落实《中华人民共和国政府信息公开条例》") in found
    assert (2, "(二)2020年工作计划") in found


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"),
        ("一 、总体情况", "二 、主动公开政府信息情况", "三 、收到和处理政府信息公开申请情况"),
        ("一．总体情况", "二．主动公开政府信息情况", "三．收到和处理政府信息公开申请情况"),
        ("一.总体情况", "二.主动公开政府信息情况", "三.收到和处理政府信息公开申请情况"),
        ("一，总体情况", "二，主动公开政府信息情况", "三，收到和处理政府信息公开申请情况"),
        ("一　总体情况", "二　主动公开政府信息情况", "三　收到和处理政府信息公开申请情况"),
        ("一、 总 体 情 况", "二、 主 动 公 开", "三、 依 申 请 公 开"),
        ("第一部分 总体情况", "第二部分 主动公开政府信息情况", "第三部分 依申请公开情况"),
        ("第一章　概述", "第二章　主动公开情况", "第三章　依申请公开情况"),
        ("一、\n总体情况", "二、\n主动公开政府信息情况", "三、\n依申请公开情况"),
        ("## 一、总体情况", "## 二、主动公开政府信息情况", "## 三、依申请公开情况"),
        ("**一、总体情况**", "**二、主动公开政府信息情况**", "**三、依申请公开情况**"),
        ("壹、总体情况", "贰、主动公开政府信息情况", "叁、依申请公开情况"),
        ("1.总体情况", "2.主动公开情况", "3.依申请公开情况"),
        ("1、总体情况", "2、主动公开情况", "3、依申请公开情况"),
        ("总体情况", "主动公开政府信息情况", "依申请公开情况"),
        ("（一）总体情况", "（二）主动公开情况", "（三）依申请公开情况"),
    ],
)
def test_headings_in_every_numbering(first: str, second: str, third: str) -> None:
    report = read(f"{TITLE}\n\n{PROSE}\n\n{first}\n{PROSE}\n{second}\n{PROSE}\n{third}\n{PROSE}\n")
    bare = [text.strip("#* ").replace("\n", "") for text in (first, second, third)]
    assert headings(report) == [(1, text) for text in bare]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("（二）抓实主动公开。全县各级各部门按照要求，2020年共发布各类政府信息2527条。",
          "（二）抓实主动公开"),
        ("（二）主动公开情况：2020年，发布各类政府信息2527条，其中规范性文件3件。", "（二）主动公开情况"),
        ("(二)强化组织领导，明确工作职责。调整领导小组，召开会议3次，部署公开工作。",
          "(二)强化组织领导，明确工作职责"),
        ("（二）主动公开  2020年，我县通过政府门户网站发布信息2527条，同比增长3%。", "（二）主动公开"),
        ("㈡主动公开。全县各级各部门按照要求，2020年共发布各类政府信息2527条。", "㈡主动公开"),
        ("（二）严格落实《云泽县推进重大建设项目批准和实施领域公开实施方案》（云政办发〔2018〕99号）要求，公"
         "开信息3条。", "（二）"),
    ],
)  # fmt: skip
def test_run_in_subheads_end_where_the_text_begins(line: str, heading: str) -> None:
    report = read(
        f"{TITLE}\n一、总体情况\n（一）组织领导。成立领导小组，负责全县工作。\n{line}\n二、主动公开政府信息"
        f"情况\n{PROSE}\n"
    )
    assert headings(report)[2] == (2, heading)
    section = report.sections[3]
    assert section.path == ("一、总体情况", heading)
    assert section.span.of(report.text).strip() == line


def test_run_in_titles_without_any_mark_between() -> None:
    report = read(
        f"{TITLE}\n一、总体情况{PROSE}\n二、主动公开政府信息情况{PROSE}\n六、其他需要报告的事项我街未收取信"
        f"息处理费。\n"
    )
    assert headings(report) == [
        (1, "一、总体情况"),
        (1, "二、主动公开政府信息情况"),
        (1, "六、其他需要报告的事项"),
    ]


def test_subheads_run_on_from_their_title() -> None:
    report = read(
        f"{TITLE}\n一、总体情况(一)主动公开。全年公开356条。(二)依申请公开。全年收到申请0件。(三)平台建设。"
        f"做好公众号运行维护，"
        f"(四)不是小标题。\n二、其他需要报告的事项\n无。\n"
    )
    assert [heading for _, heading in headings(report)] == [
        "一、总体情况",
        "(一)主动公开",
        "(二)依申请公开",
        "(三)平台建设",
        "二、其他需要报告的事项",
    ]


def test_parents_cover_their_children() -> None:
    report = read(
        f"""
        {TITLE}
        一、总体情况
        （一）主动公开
        1.政府网站
        {PROSE}
        2.政务新媒体
        {PROSE}
        （二）监督保障
        {PROSE}
        二、其他需要报告的事项
        无。
        """
    )
    by_heading = {section.heading: section for section in report.sections}
    assert [by_heading[h].level for h in ("一、总体情况", "（一）主动公开", "1.政府网站")] == [1, 2, 3]
    assert by_heading["1.政府网站"].path == ("一、总体情况", "（一）主动公开", "1.政府网站")
    assert by_heading["一、总体情况"].span.covers(by_heading["（二）监督保障"].span)
    assert by_heading["（一）主动公开"].span.covers(by_heading["2.政务新媒体"].span)
    assert not by_heading["（一）主动公开"].span.covers(by_heading["（二）监督保障"].span)
    assert by_heading["二、其他需要报告的事项"].span.end == len(report.text)


def test_enumerations_inside_sentences_are_no_headings() -> None:
    report = read(
        f"""
        {TITLE}
        一、存在的主要问题
        一是公开内容不够规范。二是公开时效有待提高。三是业务培训不足。
        主要抓了三项工作:(一)加强领导;(二)完善制度;(三)强化监督。
        全年召开会议3次，一、二季度各1次。
        一、二季度分别开展检查。
        1.3万人次参加活动。
        2020.12.31前完成整改。
        二、改进情况
        {PROSE}
        """
    )
    assert headings(report) == [(1, "一、存在的主要问题"), (1, "二、改进情况")]


def test_list_items_are_no_headings() -> None:
    report = read(
        f"""
        {TITLE}
        一、主动公开政府信息情况
        1.政府网站公开信息1203条，同比增长3%；
        2.政务微博公开信息56条；
        3.政务微信公开信息78条。
        二、其他需要报告的事项
        无。
        """
    )
    assert headings(report) == [(1, "一、主动公开政府信息情况"), (1, "二、其他需要报告的事项")]


@pytest.mark.parametrize(
    "contents",
    [
        "目  录\n一、总体情况……………………1\n二、主动公开政府信息情况…………3\n三、其他需要报告的事项………12\n",
        "目录\n一、总体情况 ........ 1\n二、主动公开政府信息情况 ...... 3\n三、其他需要报告的事项 ..... 12\n",
        "目录\n一、总体情况 1\n二、主动公开政府信息情况 3\n三、其他需要报告的事项 12\n",
        "目录\n一、总体情况\n二、主动公开政府信息情况\n三、其他需要报告的事项\n",
        "一、总体情况\n\n二、主动公开政府信息情况\n\n三、其他需要报告的事项\n\n",
    ],
)
def test_table_of_contents_makes_no_sections(contents: str) -> None:
    body = f"一、总体情况\n{PROSE}\n二、主动公开政府信息情况\n{PROSE}\n三、其他需要报告的事项\n{PROSE}\n"
    report = read(f"{TITLE}\n{contents}{body}")
    assert [heading for _, heading in headings(report)] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、其他需要报告的事项",
    ]
    assert report.sections[-1].span.of(report.text).endswith(PROSE + "\n")


def test_sections_left_empty_are_kept() -> None:
    report = read(
        f"""
        {TITLE}
        一、总体情况
        {PROSE}
        二、主动公开政府信息情况
        三、收到和处理政府信息公开申请情况
        四、政府信息公开行政复议、行政诉讼情况
        五、存在的主要问题及改进情况
        {PROSE}
        """
    )
    assert len(headings(report)) == 5


def test_nine_sections_and_attachment() -> None:
    titles = ["概述", "主动公开政府信息情况", "依申请公开政府信息情况", "政府信息公开收费情况",
    "行政复议情况", "行政诉讼情况",
              "人员和经费情况", "存在的主要问题", "改进措施"]  # fmt: skip
    numerals = "一二三四五六七八九"
    text = "".join(f"{n}、{t}\n{PROSE}\n" for n, t in zip(numerals, titles, strict=True))
    report = read(f"{TITLE}\n{text}附件：云泽县2020年度政府信息公开情况统计表\n")
    assert headings(report) == [
        *((1, f"{n}、{t}") for n, t in zip(numerals, titles, strict=True)),
        (1, "附件：云泽县2020年度政府信息公开情况统计表"),
    ]


def test_prose_sections_followed_by_numbered_tables() -> None:
    report = read(
        f"""
        {TITLE}
        一、总体情况
        {PROSE}
        二、其他需要报告的事项
        {PROSE}
        附表
        一、主动公开政府信息情况
        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 2 | 1 | 30 |
        二、收到和处理政府信息公开申请情况
        """
    )
    assert [heading for _, heading in headings(report)] == [
        "一、总体情况",
        "二、其他需要报告的事项",
        "附表",
        "一、主动公开政府信息情况",
        "二、收到和处理政府信息公开申请情况",
    ]


def test_one_paragraph_report_is_split_at_inline_headings() -> None:
    report = read(
        f"{TITLE} 根据条例要求，现将2020年工作报告如下。一、总体情况。{PROSE}二、依申请公开情况。全年收到申"
        f"请3件。"
        f"三、存在的问题。公开意识不强。四、下一步打算。加强培训。"
    )
    assert [heading for _, heading in headings(report)] == [
        "一、总体情况",
        "二、依申请公开情况",
        "三、存在的问题",
        "四、下一步打算",
    ]


def test_one_paragraph_without_headings_is_one_section() -> None:
    report = read(f"{TITLE}\n{PROSE}{PROSE}")
    assert headings(report) == []
    assert [section.level for section in report.sections] == [0, 0]
    assert report.sections[1].span.of(report.text).startswith("2020年")


def test_inline_subheads_in_one_long_line() -> None:
    report = read(
        f"{TITLE}\n一、总体情况\n（一）主动公开。{PROSE}（二）依申请公开。{PROSE}（三）监督保障。{PROSE}\n二"
        f"、其他需要报告的事项\n无。\n"
    )
    assert [heading for level, heading in headings(report) if level == 2] == [
        "（一）主动公开",
        "（二）依申请公开",
        "（三）监督保障",
    ]


def test_row_labels_of_the_national_forms_are_no_headings() -> None:
    report = read(
        f"""
        {TITLE}
        一、总体情况
        {PROSE}
        三、收到和处理政府信息公开申请情况
        一、本年新收政府信息公开申请数量
        12
        二、上年结转政府信息公开申请数量
        0
        三、本年度办理结果
        （一）予以公开
        8
        （二）部分公开（区分处理的，只计这一情形，不计其他情形）
        1
        （三）不予公开
        1.属于国家秘密
        0
        （七）总计
        12
        四、结转下年度继续办理
        0
        四、政府信息公开行政复议、行政诉讼情况
        {PROSE}
        """
    )
    assert [heading for _, heading in headings(report)] == [
        "一、总体情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    ]


def test_subheads_that_only_resemble_row_labels_are_headings() -> None:
    report = read(
        f"""
        {TITLE}
        一、依申请公开情况
        （一）收到申请情况
        {PROSE}
        （二）申请办理情况
        {PROSE}
        （三）不予公开情况
        {PROSE}
        """
    )
    assert len([1 for level, _ in headings(report) if level == 2]) == 3


def test_header_block_and_opening_are_two_sections() -> None:
    report = read(
        f"""
        索引号：7-3
        发布日期：2021-01-20
        {TITLE}

        根据《中华人民共和国政府信息公开条例》规定，编制本报告。统计期限为2020年1月1日至2020年12月31日。

        一、总体情况
        {PROSE}
        """
    )
    header, opening = report.sections[:2]
    assert (header.level, opening.level) == (0, 0)
    assert header.path == opening.path == ()
    assert "索引号" in header.span.of(report.text)
    assert TITLE in header.span.of(report.text)
    assert opening.span.of(report.text).startswith("根据")
    assert header.span.end == opening.span.start
    assert opening.span.end == report.sections[2].span.start


def test_traditional_report_keeps_its_own_characters() -> None:
    report = read(
        "雲澤縣2020年政府信息公開工作年度報告\n一、總體情況\n全年主動公開信息12條。\n二、其他需要報告的事項"
        "\n無。\n"
    )
    assert headings(report) == [(1, "一、總體情況"), (1, "二、其他需要報告的事項")]
    assert report.title == "雲澤縣2020年政府信息公開工作年度報告"
    assert report.agency == "云泽县人民政府"


def test_the_last_item_of_a_list_is_no_heading() -> None:
    report = read(
        """
        白石县2020年政府信息公开工作年度报告

        五、存在问题与改进思路

        1. 公开栏目更新频率不一，有4个单位两个月未更新；

        2. 英文网站信息偏少；

        3. 资金使用信息的公开程度有待提高。

        下一年，将改版网站。
        """
    )
    assert headings(report) == [(1, "五、存在问题与改进思路")]
