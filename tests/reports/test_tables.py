from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reports.tables import find_text_tables
from assistant.types import Span, Table
from tests.reports.form_tables import TEXT_LAYOUTS, applications, proactive, proceedings

PROSE = """一、总体情况

2021年，云泽县坚持以公开为常态、不公开为例外，主动公开政府信息3437条，其中：规范性文件12条、重点领域信息225条。
（一）主动公开。全年办理行政许可213件、行政处罚1487件，收到政府信息公开申请17件。
（二）平台建设。运行政务新媒体13个。

                                                            云泽县人民政府
                                                            2022年1月11日
"""


def rows(table: Table) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for cell in table.cells:
        found.setdefault(cell.row, []).append(cell.text)
    return list(found.values())


def only(text: str) -> Table:
    [table] = find_text_tables(text)
    return table


def test_rows_between_pipes_with_and_without_outer_ones() -> None:
    fenced = only("| 指标 | 数量 |\n|---|---|\n| 行政许可 | 12 |\n| 行政处罚 | 3 |\n")
    bare = only("指标 | 数量\n行政许可 | 12\n行政处罚 | 3\n")
    open_end = only("指标 | 数量 |\n行政许可 | 12 |\n行政处罚 | 3 |\n")
    assert (
        rows(fenced)
        == rows(bare)
        == rows(open_end)
        == [["指标", "数量"], ["行政许可", "12"], ["行政处罚", "3"]]
    )
    assert fenced.carrier == "pipes"


def test_blank_cells_keep_their_place() -> None:
    table = only("| 指标 | 上年 | 本年 |\n| 行政许可 |  | 12 |\n| 行政处罚 | 3 ||\n")
    assert rows(table)[1:] == [["行政许可", "", "12"], ["行政处罚", "3", ""]]
    assert all(cell.span.start == cell.span.end for cell in table.cells if not cell.text)


def test_a_rule_line_alone_is_no_table() -> None:
    assert find_text_tables("一、总体情况\n\n| --- | --- | --- |\n\n2021年公开信息12条。\n") == ()


def test_a_wrapped_cell_is_joined_where_the_pipes_show_it() -> None:
    table = only("| 指标 | 数量 |\n| 其他对外管理\n服务事项 | 12 |\n| 行政处罚 | 3 |\n")
    assert rows(table)[1] == ["其他对外管理\n服务事项", "12"]


def test_cells_on_lines_of_their_own_behind_pipes_make_rows() -> None:
    table = only(
        "指标\n| 计量\n单位\n| 代码\n| 本年\n|\n申请总数\n| 件\n| 10\n| 5\n|\n答复总数\n| 件\n| 17\n|\n|\n"
    )
    assert rows(table) == [
        ["指标", "计量\n单位", "代码", "本年"],
        ["申请总数", "件", "10", "5"],
        ["答复总数", "件", "17", ""],
    ]


def test_one_cell_a_line_with_pipes_is_cut_at_the_labels() -> None:
    header = "信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n"
    table = only(header + "规章 |\n2 |\n |\n11 |\n行政规范性文件 |\n0 |\n0 |\n4 |\n")
    assert table.carrier == "lines"
    assert rows(table)[-2:] == [["规章", "2", "", "11"], ["行政规范性文件", "0", "0", "4"]]


def test_tabs() -> None:
    table = only("指标\t单位\t数量\n行政许可\t件\t12\n\n行政处罚\t\t3\n")
    assert rows(table) == [["指标", "单位", "数量"], ["行政许可", "件", "12"], ["行政处罚", "", "3"]]


def test_runs_of_blanks_need_three_rows_with_figures() -> None:
    assert rows(only("镇名        收到    办结\n甲镇        12      11\n乙镇        3       3\n"))[1] == [
        "甲镇",
        "12",
        "11",
    ]
    assert find_text_tables("镇名        收到    办结\n甲镇        12      11\n") == ()


def test_a_label_and_its_figures_on_one_line_or_below() -> None:
    table = only(
        "一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3\n二、上年结转政府信息公开申请数量\n1\n0\n0\n0\n0\n0\n1\n"
    )
    assert [len(row) for row in rows(table)] == [8, 8]


def test_a_figure_glued_to_its_label_is_cut_off() -> None:
    assert rows(only("信息内容\n本年处理决定数量\n行政处罚27\n行政强制\n0\n"))[-2:] == [
        ["行政处罚", "27"],
        ["行政强制", "0"],
    ]


@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
def test_prose_before_and_after_stays_outside(layout: str) -> None:
    rng = random.Random(1)
    for grid in (proactive(rng, "2019"), applications(rng, "2021"), proceedings(rng)):
        inside = TEXT_LAYOUTS[layout](grid)
        text = f"{PROSE}\n三、有关统计情况\n\n{inside}\n\n四、存在的主要问题\n\n一是公开不够及时；二是形式单一，共2类。\n"
        tables = find_text_tables(text)
        start = text.index(inside)
        assert tables
        assert min(t.span.start for t in tables) >= start
        assert max(t.span.end for t in tables) <= start + len(inside)


def test_prose_alone_has_no_table(seed_text: str) -> None:
    assert find_text_tables(PROSE) == ()
    assert find_text_tables(seed_text) == ()
    assert find_text_tables("当前位置: 首页 | 政务公开 | 年报\n登录 | 注册\n") == ()


def test_labels_with_their_figures_in_prose_are_no_table() -> None:
    assert find_text_tables("主要办理情况：\n行政许可 213件\n行政处罚 1487件\n行政强制 61件\n") == ()
    assert find_text_tables("（一）予以公开\n12\n（二）部分公开\n3\n") == ()


def test_only_the_given_regions_are_searched() -> None:
    text = "| 指标 | 数量 |\n| 行政许可 | 12 |\n\n结束。\n| 指标 | 数量 |\n| 行政处罚 | 3 |\n"
    middle = text.index("结束")
    [table] = find_text_tables(text, [[Span(middle, len(text))]])
    assert rows(table)[1] == ["行政处罚", "3"]


def test_the_caption_is_the_short_line_above() -> None:
    assert (
        only("本年工作如下。\n表1 办理情况\n| 指标 | 数量 |\n| 行政许可 | 12 |\n").caption == "表1 办理情况"
    )
    assert only("本年工作如下。\n| 指标 | 数量 |\n| 行政许可 | 12 |\n").caption == ""


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="|\t \n12件规章行政许可总计、。（一）0—", max_size=200))
def test_spans_always_cover_what_the_cells_say(text: str) -> None:
    for table in find_text_tables(text):
        assert 0 <= table.span.start <= table.span.end <= len(text)
        assert len(table.rows) == max(cell.row for cell in table.cells) + 1
        for cell in table.cells:
            assert cell.span.of(text) == cell.text
            assert table.rows[cell.row].covers(cell.span)


def test_cells_wrapped_between_drawn_lines_are_one_cell_and_never_one_figure() -> None:
    text = (
        "┌──────────────────────────────────────────────────────────────────┬────┐\n"
        "│内容  │件数│\n"
        "├──────────────────────────────────────────────────────────────────┼────┤\n"
        "│本年新│28  │\n"
        "│收申请│    │\n"
        "├──────────────────────────────────────────────────────────────────┼────┤\n"
        "│办结数│1203│\n"
        "│      │917 │\n"
        "└──────────────────────────────────────────────────────────────────┴────┘\n"
    )
    table = only(text)
    assert rows(table) == [["内容", "件数"], ["本年新收申请", "28"], ["办结数", "1203\n917"]]
    assert [span.of(text).count("\n") for span in table.rows] == [0, 1, 1]


def test_lines_drawn_only_under_the_header_wrap_nothing() -> None:
    table = only("+----+----+\n|内容|件数|\n+----+----+\n|收到|28|\n|办结|27|\n+----+----+\n")
    assert rows(table) == [["内容", "件数"], ["收到", "28"], ["办结", "27"]]
