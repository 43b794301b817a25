from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reports.cells import read_cell
from assistant.reports.facts import extract_facts
from assistant.reports.forms import table_facts
from assistant.reports.tables import find_text_tables
from assistant.types import Fact, Measure, Nil, Report, Span, Table
from tests.reports.form_tables import (
    DAMAGES,
    TEXT_LAYOUTS,
    Grid,
    Key,
    applications,
    cut,
    grid_report,
    padded,
    proactive,
    proceedings,
    report,
    statistics,
)
from tests.reports.reading import read, seed

HEADINGS = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)
PROSE = (
    "2021年，全县各级行政机关坚持以公开为常态、不公开为例外，进一步做好政府信息公开工作，主动公开信息3437条。"
)


def tables_of(rng: random.Random, form: str) -> list[Grid]:
    if form == "2014":
        return [statistics(rng)]
    return [proactive(rng, form), applications(rng, form), proceedings(rng)]


def text_report(grids: list[Grid], layout: str, year: int = 2021) -> Report:
    parts = ["一、总体情况", PROSE]
    for grid, heading in zip(grids, HEADINGS if len(grids) > 1 else ("附件",), strict=True):
        parts += [heading, TEXT_LAYOUTS[layout](grid)]
    parts += [
        "五、存在的主要问题及改进情况",
        "一是公开不够及时，二是解读形式单一。",
        "六、其他需要报告的事项",
        "无。",
    ]
    text = "\n\n".join(parts)
    return report(text, find_text_tables(text), year)


def value_of(text: str) -> Decimal | None:
    reading = read_cell(text)
    assert reading is not None
    return reading.value


def found(facts: list[Fact]) -> dict[Key, Decimal | None]:
    cells: dict[Key, Decimal | None] = {}
    for fact in facts:
        if fact.indicator:
            assert (fact.indicator, fact.column) not in cells
            cells[fact.indicator, fact.column] = fact.value
    return cells


def truth_of(grids: list[Grid]) -> dict[Key, Decimal | None]:
    return {key: value_of(text) for grid in grids for key, text in grid.truth.items()}


@pytest.mark.parametrize("form", ["2019", "2021", "2014"])
@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
def test_every_cell_is_read_from_every_text_layout(layout: str, form: str) -> None:
    grids = tables_of(random.Random(layout + form), form)
    document = text_report(grids, layout, {"2019": 2020, "2021": 2022, "2014": 2016}[form])
    facts, warnings = table_facts(document)
    assert found(facts) == truth_of(grids)
    assert warnings == []
    assert {fact.form for fact in facts if fact.indicator} == {form}
    for fact in facts:
        assert fact.span.of(document.text) == fact.printed
        assert fact.quote.covers(fact.span)


@pytest.mark.parametrize("form", ["2019", "2021", "2014"])
def test_every_cell_is_read_from_a_grid_with_merged_cells(form: str) -> None:
    grids = tables_of(random.Random(form), form)
    facts, warnings = table_facts(grid_report(grids, year={"2019": 2019, "2021": 2023, "2014": 2015}[form]))
    assert found(facts) == truth_of(grids)
    assert warnings == []
    assert {fact.form for fact in facts} == {form}


# --- damaged tables: missing is allowed, wrong is not ------------------------------------------------


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
def test_no_cell_of_a_damaged_table_is_wrong(layout: str, damage: str) -> None:
    rng = random.Random(f"{layout} {damage}")
    form = rng.choice(("2019", "2021", "2014"))
    grids = tables_of(rng, form)
    truth = truth_of(grids)
    text = DAMAGES[damage](text_report(grids, layout).text, rng)
    facts, _ = table_facts(report(text, find_text_tables(text)))
    for fact in facts:
        if fact.indicator and fact.nil is not Nil.BLANK:
            assert truth.get((fact.indicator, fact.column)) == fact.value, fact


def test_a_row_with_too_few_figures_is_left_out_with_a_warning_that_quotes_it() -> None:
    text = "申请人情况\n自然人\n总计\n一、本年新收政府信息公开申请数量\n3\n1\n4\n（二）部分公开\n" + "0\n" * 7
    facts, warnings = table_facts(report(text, find_text_tables(text)))
    assert {fact.indicator for fact in facts} == {"partly_granted"}
    [warning] = warnings
    assert "一、本年新收政府信息公开申请数量 3 1 4" in warning


def test_a_row_glued_into_one_run_of_digits_is_left_out_with_a_warning() -> None:
    text = "自然人\n总计\n一、本年新收政府信息公开申请数量3402990453511\n（二）部分公开\n" + "0\n" * 7
    facts, warnings = table_facts(report(text, find_text_tables(text)))
    assert {fact.indicator for fact in facts} == {"partly_granted"}
    assert any("3402990453511" in warning for warning in warnings)


def test_fifteen_figures_without_a_whole_header_need_their_sums() -> None:
    header = "行政复议\n行政诉讼\n结果维持\n其他结果\n总计\n"
    good = "1\n2\n3\n4\n10\n0\n0\n0\n0\n0\n5\n0\n0\n1\n6\n"
    for figures, expected in ((good, 15), (good.replace("10", "11"), 0), (good[2:], 0)):
        text = f"四、政府信息公开行政复议、行政诉讼情况\n\n{header}{figures}"
        facts, warnings = table_facts(report(text, find_text_tables(text)))
        assert len(facts) == expected
        assert bool(warnings) is (expected == 0)


# --- tables cut over pages, merged and upright labels ------------------------------------------------


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize(("at", "header"), [(2, 0), (3, 3), (4, 0), (5, 3), (9, 0), (15, 3), (24, 0)])
def test_a_table_cut_over_pages_is_read_whole(form: str, at: int, header: int) -> None:
    grid = applications(random.Random(f"{form}{at}"), form)
    facts, warnings = table_facts(grid_report(list(cut(grid, at, header))))
    assert found(facts) == truth_of([grid])
    assert warnings == []


@pytest.mark.parametrize("at", range(1, 12))
def test_blocks_cut_over_pages_keep_their_header(at: int) -> None:
    grid = proactive(random.Random(at), "2021")
    facts, _ = table_facts(grid_report(list(cut(grid, at))))
    assert found(facts) == truth_of([grid])


@pytest.mark.parametrize("at", [1, 7, 20, 25])
def test_a_list_cut_over_pages_goes_on(at: int) -> None:
    grid = statistics(random.Random(at))
    facts, _ = table_facts(grid_report(list(cut(grid, at)), year=2016))
    assert found(facts) == truth_of([grid])
    assert {fact.form for fact in facts} == {"2014"}


def test_prose_between_two_tables_ends_the_header() -> None:
    grid = proactive(random.Random(1), "2021")
    first, second = (grid_report([part]) for part in cut(grid, 3))
    middle = "以上为全县汇总数据，下表为各乡镇统计情况，统计口径与上表不同，请注意区分，有关说明见附件。\n"
    text = first.text + middle + second.text
    moved = [moved_by(table, len(first.text) + len(middle)) for table in second.tables]
    facts, warnings = table_facts(report(text, [*first.tables, *moved]))
    assert {fact.indicator for fact in facts} == {"rule", "licence", "penalty", "coercion", "fee"}
    assert any("行政规范性文件" in warning for warning in warnings)


def moved_by(table: Table, offset: int) -> Table:
    def moved(span: Span) -> Span:
        return Span(span.start + offset, span.end + offset)

    cells = tuple(replace(cell, span=moved(cell.span)) for cell in table.cells)
    return replace(table, span=moved(table.span), cells=cells, rows=tuple(map(moved, table.rows)))


def test_a_label_wrapped_over_two_rows_of_a_grid() -> None:
    grid = applications(random.Random(2), "2021")
    text = "\n".join("| " + " | ".join(row) + " |" for row in padded(grid))
    text = text.replace("2.其他法律行政法规禁止公开 |", "2.其他法律行政法规禁止公 |")
    row = next(line for line in text.split("\n") if "禁止公 |" in line)
    text = text.replace(row, row + "\n|  |  | 开 |" + "  |" * 7)
    facts, warnings = table_facts(report(text, find_text_tables(text)))
    assert found(facts) == truth_of([grid])
    assert warnings == []
    [label] = {fact.row_path[-1] for fact in facts if fact.indicator == "refused.law"}
    assert label == "2.其他法律行政法规禁止公开"


def test_upright_group_labels() -> None:
    grid = applications(random.Random(2), "2019")
    grid.cells = [replace(c, text="\n".join(c.text)) if c.rows > 3 else c for c in grid.cells]
    facts, warnings = table_facts(grid_report([grid], year=2019))
    assert found(facts) == truth_of([grid])
    assert warnings == []
    [path] = {fact.row_path for fact in facts if fact.indicator == "refused.state_secret"}
    assert path == ("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密")


# --- labels: variants and misprints -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("official", "printed"),
    [
        ("1.属于国家秘密", "1．属于国家秘密"),
        ("1.属于国家秘密", "1、 属于国家 秘密"),
        ("3.危及“三安全一稳定”", '3.危及"三安全一稳定"'),
        ("3.危及“三安全一稳定”", "3.危及「三安全一穩定」"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "(二)部分公开"),
        ("（七）总计", "(七) 总 计"),
        ("四、结转下年度继续办理", "四、结转下年度继续办埋"),
        ("一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开数量"),
        ("5.属于三类内部事务信息", "5.属于三类内部事物信息"),
    ],
)
def test_labels_printed_otherwise(official: str, printed: str) -> None:
    grid = applications(random.Random(4), "2021")
    grid.cells = [replace(c, text=printed) if c.text == official else c for c in grid.cells]
    facts, warnings = table_facts(grid_report([grid]))
    assert found(facts) == truth_of([grid])
    assert warnings == []


def test_a_row_outside_the_form_is_kept_without_an_indicator() -> None:
    grid = applications(random.Random(4), "2021")
    old, new = "4.保护第三方合法权益", "4.属于商业模式创新"
    grid.cells = [replace(cell, text=new) if cell.text == old else cell for cell in grid.cells]
    facts, _ = table_facts(grid_report([grid]))
    own = [fact for fact in facts if fact.subject == new]
    assert [fact.indicator for fact in own] == [""] * 7
    assert own[0].column == "natural"
    assert ("refused.third_party", "natural") not in found(facts)


def test_a_group_with_figures_of_its_own_stands_for_the_sum() -> None:
    rows = ["申请人情况 |||||||", "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"]
    rows += ["一、本年新收政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5"]
    rows += ["（三）不予公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2"]
    text = "\n".join(f"| {row} |" for row in rows)
    facts, _ = table_facts(report(text, find_text_tables(text)))
    assert found(facts)["refused", "total"] == 2


# --- table 2: the form is decided per block ------------------------------------------------------------


def blocks(text: str, year: int = 2021) -> tuple[list[Fact], list[str]]:
    return table_facts(report(text, find_text_tables(text), year))


def test_blocks_of_both_forms_in_one_table() -> None:
    facts, warnings = blocks(
        "| 第二十条第（一）项 | | | |\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "| 规章 | 1 | 0 | 4 |\n| 行政规范性文件 | 7 | 2 | 31 |\n| 第二十条第（五）项 | | | |\n"
        "| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n| 行政许可 | 90 | -2 | 315 |\n"
        "| 其他对外管理服务事项 | 12 | 增3 | 40 |\n"
    )
    assert warnings == []
    assert {fact.indicator: fact.form for fact in facts} == {
        "rule": "2021", "normative_document": "2021", "licence": "2019", "other_service": "2019",
    }  # fmt: skip
    assert found(facts)["licence", "change"] == -2
    assert found(facts)["other_service", "change"] == 3


def test_header_words_lost_are_told_by_their_order() -> None:
    facts, _ = blocks(
        "| 信息内容 | 本年新 | 本年新 | 对外公开总数量 |\n| 规章 | 1 | 2 | 3 |\n| 规范性文件 | 4 | 5 | 6 |\n",
        2020,
    )
    assert [(f.column, f.value) for f in facts if f.indicator == "rule"] == [
        ("made", 1), ("published", 2), ("published_total", 3),
    ]  # fmt: skip


def test_a_block_without_its_header_is_not_guessed() -> None:
    facts, warnings = blocks("| 规章 | 1 | 2 | 3 |\n| 行政规范性文件 | 4 | 5 | 6 |\n")
    assert facts == []
    assert len(warnings) == 2


@pytest.mark.parametrize(
    ("printed", "value", "unit", "shown"),
    [
        ("251000元", "251000", "元", "251000"),
        ("103.3879万元", "1033879", "元", "103.3879万"),
        ("59,237.24", "59237.24", "万元", "59,237.24"),
        ("１２", "12", "万元", "１２"),
    ],
)
def test_money_keeps_the_unit_of_its_cell_else_of_its_header(
    printed: str, value: str, unit: str, shown: str
) -> None:
    [fact], _ = blocks(
        "| 第二十条第（八）项 |  |\n| 信息内容 | 本年收费金额（单位：万元） |\n"
        f"| 行政事业性收费 | {printed} |\n"
    )
    assert (fact.value, fact.unit, fact.printed) == (Decimal(value), unit, shown)


def test_money_without_any_unit_has_none() -> None:
    facts, _ = blocks("| 信息内容 | 采购项目数量 | 采购总金额 |\n| 政府集中采购 | 3 | 251000 |\n", 2019)
    assert [(fact.column, fact.unit) for fact in facts] == [("items", "项"), ("amount", "")]


@pytest.mark.parametrize(
    ("printed", "nil", "value"),
    [
        ("", Nil.BLANK, None),
        ("—", Nil.DASH, None),
        ("/", Nil.DASH, None),
        ("无", Nil.NONE_STATED, 0),
        ("零", None, 0),
    ],
)
def test_kinds_of_nothing(printed: str, nil: Nil | None, value: int | None) -> None:
    facts, _ = blocks(
        "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        f"| 规章 | 1 | {printed} | 3 |\n| 行政规范性文件 | 4 | 5 | 6 |\n"
    )
    fact = facts[1]
    assert (fact.column, fact.nil, fact.value, fact.printed) == ("repealed", nil, value, printed)


def test_only_the_leading_figure_of_a_cell_counts_and_a_negative_count_is_left_out() -> None:
    facts, warnings = blocks(
        "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "| 行政规范性文件 | 22（其中修订16件） | -5 | 6 |\n| 规章 | 1 | 1 | 1 |\n"
    )
    assert [(f.column, f.value) for f in facts if f.indicator == "normative_document"] == [
        ("made", 22),
        ("in_force", 6),
    ]
    assert "-5" in warnings[0]


# --- any other table ----------------------------------------------------------------------------------


def test_a_table_of_departments_gives_facts_by_row_and_column() -> None:
    facts, _ = blocks(
        "表3 各单位信息公开情况（单位：条）\n| 序号 | 单位名称 | 2020年 | 2021年 | 同比增长 |\n"
        "| 1 | 县教育局 | 120 | 150 | 25% |\n| 2 | 县民政局 | 80 | 60 | -25% |\n| 合计 | | 200 | 210 | 5% |\n"
    )
    first = facts[:3]
    assert [(f.row_path, f.column_path, f.year, f.value, f.unit) for f in first] == [
        (("县教育局",), ("2020年",), 2020, 120, "条"),
        (("县教育局",), ("2021年",), 2021, 150, "条"),
        (("县教育局",), ("同比增长",), 2021, 25, "%"),
    ]
    assert first[2].measure is Measure.GROWTH_RATE
    assert {fact.indicator for fact in facts} == {""}


def test_an_indicator_only_where_the_row_speaks_of_the_whole_body() -> None:
    whole, _ = blocks("| 项目 | 数量 |\n| 举报投诉数量 | 3 |\n| 接受培训人员数 | 40 |\n")
    assert [fact.indicator for fact in whole] == ["complaint", "trainee"]
    split, _ = blocks("| 项目 | 县政府 | 乡镇 |\n| 举报投诉数量 | 3 | 4 |\n| 接受培训人员数 | 40 | 5 |\n")
    assert [fact.indicator for fact in split] == [""] * 4


def test_a_list_with_codes_and_two_periods() -> None:
    facts, _ = blocks(
        "| 指标名称 | 计量单位 | 代码 | 本期实际 | 本年累计 |\n| 申请总数 | 件 | 10 | 2 | 5 |\n"
        "| 1.当面申请数 | 件 | 11 | 1 | 2 |\n| 2.传真申请数 | 件 | 12 | 1 | 3 |\n",
        2012,
    )
    assert [(f.indicator, f.column_path, f.value, f.unit) for f in facts if f.value == 3] == [
        ("received.fax", ("本年累计",), 3, "件")
    ]
    assert not [fact for fact in facts if fact.value in {10, 11, 12}]


def test_a_list_with_a_column_of_labels_per_level_and_remarks() -> None:
    grid = Grid()
    heads = ("统计指标", "单位", "统计数", "备注")
    grid.add((0, heads[0], 1, 3, None), *((i + 2, head, 1, 1, None) for i, head in enumerate(heads) if i))
    grid.add((0, "三、依申请公开情况", 3, 1, None), (1, "（一）收到申请数", 1, 2, None), (3, "件", 1, 1, None),
             (4, "9", 1, 1, ("received", "total")), (5, "", 1, 1, None))  # fmt: skip
    for label, name, value in (("1.当面申请数", "in_person", "4"), ("2.传真申请数", "fax", "")):
        above = [(1, "其中", 2, 1, None)] if name == "in_person" else []
        grid.add(*above, (2, label, 1, 1, None), (3, "件", 1, 1, None),
                 (4, value, 1, 1, (f"received.{name}", "")), (5, "", 1, 1, None))  # fmt: skip
    facts, _ = table_facts(grid_report([grid], year=2016))
    assert found(facts) == truth_of([grid])
    assert [fact.nil for fact in facts] == [None, None, Nil.BLANK]
    assert facts[1].row_path == ("三、依申请公开情况", "其中", "1.当面申请数")


def test_a_list_one_cell_a_line_with_explanations_on_lines_of_their_own() -> None:
    lines = (
        "统计指标\n单位\n统计数\n一、主动公开情况\n（一）主动公开政府信息数\n（不同渠道和方式公开相同信息计1条）\n条\n1862\n"
        "其中：主动公开规范性文件数\n条\n7\n制发规范性文件总数\n件\n8\n"
        "（二）通过不同渠道和方式公开政府信息的情况\n1.政府公报公开政府信息数\n条\n0\n2.政府网站公开政府信息数\n条\n95\n"
        "3.政务微博公开政府信息数\n条\n30\n4.政务微信公开政府信息数\n条\n52\n5.其他方式公开政府信息数\n条\n64\n"
        "二、回应解读情况\n（一）回应公众关注热点或重大舆情数\n（不同方式回应同一热点或舆情计1次）\n次\n29\n"
    )
    source = report(lines, find_text_tables(lines), 2015)
    facts, _ = table_facts(source)
    explained = {fact.indicator: fact for fact in facts if "计1" in fact.subject}
    assert {name: fact.value for name, fact in explained.items()} == {"proactive": 1862, "hot_topic": 29}
    assert explained["proactive"].quote.of(lines).startswith("（一）主动公开政府信息数\n（不同渠道")
    assert len(facts) == 9


def test_other_handling_is_a_group_over_its_three_rows() -> None:
    grids = tables_of(random.Random(3), "2021")
    facts, _ = table_facts(grid_report(grids))
    groups = {fact.indicator: fact.row_path for fact in facts if fact.indicator.startswith("other_handling.")}
    assert len(groups) == 3
    assert {path[-2] for path in groups.values()} == {"（六）其他处理"}


def test_contact_and_index_tables_have_no_figures() -> None:
    facts, _ = blocks(
        "| 索引号 | 15253908T/2020-01119 | 发布日期 | 2020-02-17 |\n"
        "| 邮政编码 | 671500 | 联系电话 | 0872-4126176 |\n"
        "| 浏览次数 | 48213 | 文号 | 无 |\n"
    )
    assert [fact for fact in facts if fact.nil is None] == []


def test_known_rows_under_years_are_an_ordinary_table() -> None:
    facts, warnings = blocks(
        "| 项目 | 2021年 | 2022年 | 同比增长 |\n| 行政许可 | 200 | 150 | -25% |\n"
        "| 举报投诉数量 | 3 | 6 | 100% |\n| 其中：网络举报 | 1 | 2 | 100% |\n",
        2022,
    )
    assert warnings == []
    assert [(f.indicator, f.year, f.value) for f in facts if f.subject == "举报投诉数量" and f.unit != "%"] == [
        ("complaint", 2021, 3), ("complaint", 2022, 6),
    ]  # fmt: skip
    assert [f.value for f in facts if f.subject == "行政许可"] == [200, 150, -25]
    assert {f.row_path for f in facts if f.subject == "网络举报"} == {("举报投诉数量", "网络举报")}


def test_a_grid_with_fewer_kinds_of_applicant_is_read_by_its_labels() -> None:
    grid = Grid()
    grid.add(
        (0, "项目", 1, 1, None),
        *((i, h, 1, 1, None) for i, h in ((1, "自然人"), (2, "法人或其他组织"), (3, "总计"))),
    )
    columns = ("natural", "organisation", "total")
    for name, label in (("received", "一、本年新收政府信息公开申请数量"), ("granted", "（一）予以公开")):
        grid.add(
            (0, label, 1, 1, None), *((i + 1, str(i + 4), 1, 1, (name, c)) for i, c in enumerate(columns))
        )
    facts, warnings = table_facts(grid_report([grid]))
    assert found(facts) == truth_of([grid])
    assert warnings == []


def test_outcomes_with_a_row_for_each_kind_of_proceeding() -> None:
    facts, _ = blocks(
        "| 类别 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| 行政复议 | 1 | 2 | 3 | 4 | 10 |\n"
        "| 未经复议直接起诉 | 0 | 1 | 0 | 0 | 1 |\n| 复议后起诉 | 0 | 0 | 0 | 2 | 2 |\n"
    )
    cells = found(facts)
    assert (cells["review", "corrected"], cells["review", "total"]) == (2, 10)
    assert (cells["litigation.direct", "corrected"], cells["litigation.after_review", "pending"]) == (1, 2)


# --- layouts as pages and converters really leave them ----------------------------------------------------


def test_a_mirror_in_taiwan_wording_with_explanations_in_brackets() -> None:
    facts, warnings = blocks(
        "第二十條第(一)項 | |||||\n信息內容 | 本年新 製作數量 | 本年新 公開數量 | 對外公開總數量 | ||\n"
        "規章(設區的市、自治州人民政府應提供相關數據) | 0 | 0 | 0 | ||\n"
        "規範性檔案(行政機關制定發布的決定、公告,一般情況下屬於規範性檔案) | 2 | 2 | 19 | ||\n"
        "其他主動公開檔案(含以本單位名義正式簽發的、除規範性檔案以外的主動公開檔案) | 186 | 86 | 255 | ||\n"
        "第二十條第(六)項 | |||||\n信息內容 | 上一年項目數量(指2019年事項數) | "
        "本年增/減(指2020年增加或減少的事項數,減用負值表示,如-8) | 處理決定數量(指2020年辦件量) | ||\n"
        "行政處罰 | 90 | -8 | 22 | ||\n行政強制 | 4 | 4 | - | ||\n第二十條第(九)項 | |||||\n"
        "信息內容 | 採購項目數量 | 採購總金額(單位:萬元) | |||\n政府集中採購 | 13 | 477.35 | |||\n",
        2020,
    )
    assert warnings == []
    cells = found(facts)
    assert [cells["normative_document", c] for c in ("made", "published", "published_total")] == [2, 2, 19]
    assert [cells["penalty", c] for c in ("last_year_items", "change", "decisions")] == [90, -8, 22]
    assert cells["coercion", "decisions"] is None
    assert cells["procurement", "amount"] == Decimal("477.35")
    assert [fact.value for fact in facts if not fact.indicator] == [186, 86, 255]
    assert {fact.form for fact in facts} == {"2019"}


def test_one_cell_a_line_with_readings_behind_characters() -> None:
    facts, warnings = blocks(
        "第二十條第(一)項(xiàng) | |||\n信息內(nèi)容 |\n本年制發(fā)件數(shù) |\n本年廢止件數(shù) |\n"
        "現(xiàn)行有效件數(shù) |\n規(guī)章 |\n0 |\n? 0 |\n1 |\n行政規(guī)范性文件 |\n3 |\n2 |\n12 |\n"
        "第二十條第(五)項(xiàng) | |||\n信息內(nèi)容 |\n本年處理決定數(shù)量 | ||\n行政許可 |\n41 | ||\n"
        "(本列數(shù)據(jù)的勾稽關(guān)系為:第一項(xiàng)加第二項(xiàng)之和,等于第三項(xiàng)加第四項(xiàng)之和) |\n"
        "申請(qǐng)人情況 | ||||||||\n自然人 |\n法人或其他組織 |\n總計(jì) | |||||||\n商業(yè) 企業(yè) |\n"
        "科研 機(jī)構(gòu) |\n社會(huì)公益組織 |\n法律服務(wù)機(jī)構(gòu) |\n其他 | |||||\n"
        "一、本年新收政府信息公開申請(qǐng)數(shù)量 |\n3 |\n0 |\n0 |\n0 |\n1 |\n0 |\n4 |\n"
    )
    assert warnings == []
    cells = found(facts)
    assert (cells["rule", "repealed"], cells["licence", "decisions"]) == (0, 41)
    assert [cells["received", c] for c in ("natural", "legal_service", "total")] == [3, 1, 4]


def test_header_words_on_lines_of_their_own_and_a_total_named_first() -> None:
    facts, warnings = blocks(
        "第二十条第(一)项\n\n信息内容\n\n本年新制作数量\n\n本年新\n\n公开数量\n\n对外公开\n\n总数量\n\n"
        "规章\n\n/\n\n/\n\n/\n\n规范性文件\n\n2\n\n1\n\n5\n\n第二十条第(六)项\n\n信息内容\n\n"
        "上一年项目数量\n\n本年增\\减\n\n处理决定数量\n\n行政处罚\n\n7\n\n1\n\n2\n\n行政强制\n\n0\n\n0\n\n0\n\n"
        "申请人情况\n\n总计\n\n自然人\n\n法人或其他组织\n\n商业\n\n企业\n\n科研\n\n机构\n\n社会公益组织\n\n"
        "法律服务机构\n\n其他\n\n一、本年新收政府信息公开申请数量\n\n3\n\n1\n\n0\n\n0\n\n0\n\n0\n\n4\n\n",
        2019,
    )
    assert warnings == []
    cells = found(facts)
    assert [cells["normative_document", c] for c in ("made", "published", "published_total")] == [2, 1, 5]
    assert cells["penalty", "change"] == 1
    assert [cells["received", c] for c in ("natural", "business", "total")] == [3, 1, 4]
    assert {f.column_path for f in facts if f.column == "published"} == {("本年新公开数量",)}


def test_page_text_with_upright_labels_and_figures_between_label_halves() -> None:
    facts, _ = blocks(
        "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人 法人或其他组织 总计\n"
        "商业企业 科研机构 社会公益组织 法律服务机构 其他\n一、本年新收政府信息公开申请 40 5 0 0 1 0 46\n数量\n"
        "二、上年结转政府信息公开申请\n3 3 0 1 0 0 7\n数量\n三\n（一）予以公开 10 0 2 1 0 0 13\n"
        "（二）部分公开（区分处理的，\n2 0 0 0 0 2 4\n只计这一情形，不计其他情形）\n、\n"
        "（三） 1.属于国家秘密 5 0 0 0 0 0 5\n本\n不予公 2.其他法律行政法规禁止公 1 0 0 0 0 0 1\n年 开\n"
        "度 开 3.危及“三安全一稳定” 0 2 0 0 0 0 2\n— 3 —\n办 4.保护第三方合法权益 2 0 0 0 0 0 2\n"
        "1.申请人无正当理由逾期不补\n正、行政机关不再处理其政府信 7 0 0 0 0 0 7\n息公开申请\n"
    )
    totals = {fact.indicator: fact.value for fact in facts if fact.column == "total"}
    assert totals == {
        "received": 46, "carried_in": 7, "granted": 13, "partly_granted": 4, "refused.state_secret": 5,
        "refused.law": 1, "refused.safety": 2, "refused.third_party": 2, "other_handling.no_correction": 7,
    }  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "第二十条第（一）项",
                "信息内容",
                "本年制发件数",
                "规章",
                "自然人",
                "总计",
                "其他",
                "一、本年新收政府信息公开申请数量",
                "（三）不予公开",
                "1.属于国家秘密",
                "行政复议",
                "行政诉讼",
                "结果维持",
                "统计指标",
                "件",
                "3",
                "0",
                "",
                "—",
                "二",
                "x",
                "。",
            ]
        ),
        max_size=40,
    ),
    st.sampled_from(["\n", " | ", " |\n", "\t", "  ", "\n\n", " "]),
)
def test_any_heap_of_cells_is_read_without_fault(cells: list[str], separator: str) -> None:
    text = separator.join(cells)
    facts, _ = blocks(text)
    assert len({fact.fact_id for fact in facts}) == len(facts)
    for fact in facts:
        assert fact.span.of(text) == fact.printed
        assert fact.quote.covers(fact.span)


def test_the_block_title_above_a_table_heads_its_rows_as_one_inside_does() -> None:
    rows = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t0\t4\n行政规范性文件\t7\t2\t31\n"
    facts, warnings = blocks("二、主动公开政府信息情况\n第二十条第（一）项\n" + rows)
    assert warnings == []
    assert [(fact.row_path, fact.column, fact.value) for fact in facts[:2]] == [
        (("第二十条第（一）项", "规章"), "made", 1),
        (("第二十条第（一）项", "规章"), "repealed", 0),
    ]


def test_two_halves_beside_one_another_are_two_tables() -> None:
    facts = facts_of(
        """
        云泽县2017年政府信息公开情况统计表
        | 统计指标 | 单位 | 统计数 | 统计指标 | 单位 | 统计数 |
        | 1.当面申请数 | 件 | 6 | 1.按时办结数 | 件 | 30 |
        | 2.传真申请数 | 件 | 0 | 2.延期办结数 | 件 | 1 |
        | 3.网络申请数 | 件 | 22 | 2.同意公开答复数 | 件 | 19 |
        | 4.信函申请数 | 件 | 3 | 3.同意部分公开答复数 | 件 | 4 |
        """
    )
    assert {(fact.indicator, fact.value) for fact in facts} == {
        ("received.in_person", 6), ("received.fax", 0), ("received.online", 22), ("received.letter", 3),
        ("closed.on_time", 30), ("closed.extended", 1), ("answered.granted", 19),
        ("answered.partly_granted", 4),
    }  # fmt: skip
    assert len({fact.fact_id for fact in facts}) == len(facts)


def test_a_table_with_the_proceedings_in_rows() -> None:
    facts = facts_of(
        """
        云泽县2021年政府信息公开工作年度报告
        | 类别 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
        | 行政复议 | 4 | 1 | 0 | 2 | 7 |
        | 行政诉讼（未经复议直接起诉） | 2 | 0 | 0 | 1 | 3 |
        | 行政诉讼（复议后起诉） | 1 | 0 | 0 | 0 | 1 |
        """
    )
    totals = {fact.indicator: fact.value for fact in facts if fact.column == "total"}
    assert totals == {"review": 7, "litigation.direct": 3, "litigation.after_review": 1}


def test_a_list_of_offices_with_a_column_of_reviews_is_no_table_of_proceedings() -> None:
    facts = facts_of(
        """
        云泽县各单位2022年度政府信息公开情况汇总表（单位：条、件）
        | 单位名称 | 公开信息数 | 收到申请数 | 答复数 | 答复数 | 行政复议数 |
        | 单位名称 | 公开信息数 | 收到申请数 | 予以公开 | 其他 | 行政复议数 |
        | 县教育局 | 1204 | 5 | 4 | 1 | 0 |
        | 县卫健局 | 2311 | 3 | 1 | 2 | 1 |
        | 县交通局 | 310 | 2 | 1 | 1 | 0 |
        """
    )
    assert [fact.value for fact in facts if fact.subject.startswith("县卫健局")] == [2311, 3, 1, 2, 1]
    assert {fact.unit for fact in facts} == {""}  # 条 or 件: nobody says which is whose


def test_a_header_set_wide_and_a_figure_with_a_note() -> None:
    facts = facts_of(
        """
        云泽县2013年政府信息公开工作年度报告
        附表
        指    标    名    称        单位     2013年      历年累计
        主动公开文件数               条        187①      1046
        接受咨询人次数               人次      268        893
        编印简报期数                 期        12         60
        """
    )
    assert [(fact.value, fact.column_path[-1:]) for fact in facts][:2] == [
        (187, ("2013年",)), (1046, ("历年累计",)),
    ]  # fmt: skip


def test_halves_under_other_words_and_without_any_header() -> None:
    facts = facts_of(
        """
        云泽县2022年统计

        | 项目 | 数量 | 内容 | 件数 |
        | 收到申请 | 31 | 当面申请 | 6 |
        | 办结申请 | 30 | 网络申请 | 22 |

        其他情况如下，单位为件。另有部分情形，详见下表所列各项内容，均为全年数。

        | 予以公开 | 19 | 部分公开 | 4 |
        | 不予公开 | 1 | 无法提供 | 2 |
        """
    )
    assert [(fact.subject, fact.value) for fact in facts] == [
        ("收到申请", 31), ("当面申请", 6), ("办结申请", 30), ("网络申请", 22),
        ("予以公开", 19), ("部分公开", 4), ("不予公开", 1), ("无法提供", 2),
    ]  # fmt: skip


def test_an_office_in_the_middle_of_a_table_begins_no_half() -> None:
    facts = facts_of(
        """
        | 指标 | 2022年 | 责任单位 | 2021年 |
        | 收到申请 | 31 | 办公室 | 28 |
        | 办结申请 | 30 | 法规科 | 27 |
        """
    )
    assert {(fact.subject, fact.value, fact.year) for fact in facts} == {
        ("收到申请", 31, 2022), ("收到申请", 28, 2021), ("办结申请", 30, 2022), ("办结申请", 27, 2021),
    }  # fmt: skip


def test_other_handling_with_its_last_row_only() -> None:
    facts = facts_of(
        """
        云泽县2023年政府信息公开工作年度报告
        | 项目 | 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
        | 一、本年新收政府信息公开申请数量 | | 4 | 1 | 0 | 0 | 0 | 0 | 5 |
        | （六）其他处理 | 3.其他 | 1 | 2 | 0 | 0 | 0 | 0 | 3 |
        """
    )
    assert {fact.indicator for fact in facts if fact.value == 3} == {"other_handling.other"}


def test_rows_that_are_years() -> None:
    facts = facts_of(
        """
        云泽县2020年政府信息公开工作年度报告
        | 年度 | 收到申请 | 予以公开 |
        | 2018 | 21 | 15 |
        | 2019 | 26 | 18 |
        | 2020 | 33 | 22 |
        """
    )
    received = {fact.year: fact.value for fact in facts if fact.indicator == "received"}
    assert received == {2018: 21, 2019: 26, 2020: 33}


def test_channels_named_like_numbers_to_call_and_units_in_labels() -> None:
    facts = facts_of(
        """
        云泽县2020年政府信息公开工作年度报告
        | 申请方式 | 当面 | 网络 | 传真 | 合计 |
        | 数量 | 4 | 25 | 1 | 30 |

        说明：以上为受理数，下表为投入情况，均由县政府办公室统计，不含乡镇一级的数字。

        | 指标 | 2019年 | 2020年 |
        | 培训经费（万元） | 3.5 | 4.1 |
        | 网站访问量（万次） | 56.3 | 71.8 |

        说明：下表为各单位的联系方式，供申请人使用，如有变动以政府网站公布的为准，敬请留意。

        | 单位 | 电话 | 传真 |
        | 县教育局 | 0000-1234567 | 0000-1234568 |
        | 县水务局 | 0000-2345678 | 0000-2345679 |
        """
    )
    assert [(fact.value, fact.unit) for fact in facts] == [
        (4, ""), (25, ""), (1, ""), (30, ""),
        (Decimal("3.5"), "万元"), (Decimal("4.1"), "万元"), (Decimal("56.3"), "万次"), (Decimal("71.8"), "万次"),
    ]  # fmt: skip


def test_columns_of_school_years_are_named_after_the_year_they_end_in() -> None:
    facts = facts_of(
        """
        云泽理工大学2022—2023学年信息公开年度报告

        | 项目 | 2021—2022学年 | 2022-23学年 |
        | 收到申请（件） | 4 | 7 |
        | 校长信箱来信（封） | 538 | 611 |
        """
    )
    assert [(fact.value, fact.year) for fact in facts] == [(4, 2022), (7, 2023), (538, 2022), (611, 2023)]


def facts_of(text: str) -> list[Fact]:
    facts, warnings = table_facts(read(text))
    assert warnings == []
    return facts


BLOCK_WITHOUT_HEADER = """
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | 191207
第二十条第（六）项
行政处罚 | 68940
行政强制 | 8877
第二十条第（八）项
信息内容 | 本年收费金额（单位：万元）
行政事业性收费 | 45102.3
"""


def test_a_block_that_leaves_out_its_header_goes_on_with_the_one_before() -> None:
    report = read(
        "青岚市人民政府2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n" + BLOCK_WITHOUT_HEADER
    )
    facts, warnings = table_facts(report)

    cells = {(fact.indicator, fact.column): fact.value for fact in facts}
    assert cells == {
        ("licence", "decisions"): 191207,
        ("penalty", "decisions"): 68940,
        ("coercion", "decisions"): 8877,
        ("fee", "amount"): Decimal("45102.3"),
    }
    assert not warnings


def test_a_block_of_other_columns_borrows_no_header() -> None:
    text = BLOCK_WITHOUT_HEADER.replace("信息内容 | 本年收费金额（单位：万元）\n", "")
    report = read("青岚市人民政府2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n" + text)
    facts, _ = table_facts(report)

    assert not [fact for fact in facts if fact.indicator == "fee"]


def test_a_nil_printed_across_columns_is_said_in_each(tmp_path: Path) -> None:
    source = tmp_path / "report.html"
    source.write_text(
        "<p>云泽县人民政府2022年政府信息公开工作年度报告</p><p>二、主动公开政府信息情况</p>"
        "<table><tr><td colspan=4>第二十条第（一）项</td></tr>"
        "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
        "<tr><td>规章</td><td colspan=3>—</td></tr>"
        "<tr><td>行政规范性文件</td><td>5</td><td>0</td><td>29</td></tr></table>",
        encoding="utf-8",
    )
    facts, _ = extract_facts(seed(source))

    rules = {fact.column: fact.nil for fact in facts if fact.indicator == "rule"}
    assert rules == dict.fromkeys(("made", "repealed", "in_force"), Nil.DASH)


OUTCOME_TABLE = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| {} | 1 | 0 | 2 | {} |\n"


@pytest.mark.parametrize(
    "names",
    [
        ("行政复议", "行政诉讼：未经复议直接起诉", "行政诉讼：复议后起诉"),
        ("（一）行政复议情况", "（二）未经复议直接起诉", "（三）复议后起诉"),
    ],
)
def test_outcomes_in_a_table_for_each_kind_of_proceedings(names: tuple[str, str, str]) -> None:
    text = "\n".join(
        f"{name}\n{OUTCOME_TABLE.format(size, size + 3)}" for size, name in zip((3, 4, 5), names, strict=True)
    )
    facts, warnings = blocks(f"四、政府信息公开行政复议、行政诉讼情况\n\n{text}")
    totals = {fact.indicator: fact.value for fact in facts if fact.column == "total"}
    assert totals == {"review": 6, "litigation.direct": 7, "litigation.after_review": 8}
    assert warnings == []


def test_outcomes_of_who_knows_what_are_left_out() -> None:
    facts, _ = blocks(f"四、政府信息公开行政复议、行政诉讼情况\n\n{OUTCOME_TABLE.format(3, 6)}")
    assert not any(fact.indicator for fact in facts)


def test_remarks_behind_the_figures_of_a_list_without_a_header() -> None:
    text = (
        "| （一）回应公众关注热点或重大舆情数 | 次 | 23 |  |\n| 1.参加或举办新闻发布会总次数 | 次 | 11 | 较上年增加2次 |\n"
        "| 2.政府网站在线访谈次数 | 次 | 8 |  |\n| 3.政策解读稿件发布数 | 篇 | 61 |  |\n"
        "| （三）接受培训人员数 | 人次 | 410 |  |\n| （二）举办各类培训班数 | 次 | 5 |  |\n"
    )
    facts, _ = blocks(text, 2017)
    assert {fact.indicator: str(fact.value) for fact in facts}["press_conference"] == "11"
    assert len(facts) == 6


_SPARSE = """浔屿县水务局2023年政府信息公开工作年度报告

三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况
自然人\t法人或其他组织\t总计
商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他
一、本年新收政府信息公开申请数量\t9\t2\t\t\t1\t\t12
二、上年结转政府信息公开申请数量\t1\t\t\t\t\t\t1
三、本年度办理结果\t（一）予以公开\t5\t1\t\t\t1\t\t7
（七）总计\t10\t2\t\t\t1\t\t{total}
四、结转下年度继续办理\t\t\t\t\t\t\t0
"""


def test_tabs_keep_the_columns_of_a_table_no_row_of_which_is_full() -> None:
    report = read(_SPARSE.format(total=13))
    cells = {(f.indicator, f.column): f.value for f in extract_facts(report)[0] if f.form}
    assert cells["received", "natural"] == 9
    assert cells["received", "legal_service"] == 1
    assert cells["granted", "business"] == 1
    assert cells["received", "total"] == 12
    assert cells["received", "research"] is None


def test_without_a_full_row_columns_need_sums_that_hold() -> None:
    shifted = (
        _SPARSE.format(total=99).replace("\t\t\t1\t\t12", "\t\t1\t\t\t11").replace("\t1\t\t7", "\t1\t\t8")
    )
    report = read(shifted)
    assert not any(f.form and f.column == "natural" for f in extract_facts(report)[0])
