"""Workbooks, delimited text and Markdown: grids exact, numbers as printed."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from assistant.errors import CorpusError, ReportFormatError, ReportLimitError
from assistant.reports.carriers import sheet_formats
from assistant.reports.carriers.content import Content, SourceFile
from assistant.reports.carriers.markdown_file import read_csv, read_markdown
from assistant.reports.carriers.sheet_file import read_sheet
from assistant.reports.carriers.sheet_formats import show
from assistant.reports.carriers.sniff import sniff
from tests.reports import builders as b


def read(workbook: Any, name: str = "云泽县2021.xlsx") -> Content:
    file = SourceFile(name, b.as_bytes(workbook))
    assert sniff(file) == "sheet"
    content = read_sheet(file)
    b.check_spans(content.text, content.tables)
    return content


@pytest.mark.parametrize(("top", "left"), [(1, 1), (3, 2)])
def test_the_national_forms_come_out_cell_by_cell(top: int, left: int) -> None:
    workbook = Workbook()
    workbook.remove(workbook.active)
    forms = {"表二": b.publication_2019(), "表三": b.applications(2019), "表四": b.proceedings()}
    for name, rows in forms.items():
        b.xlsx_sheet(workbook.create_sheet(name), rows, top=top, left=left)
    content = read(workbook)
    assert [b.grid_of_table(table) for table in content.tables] == [
        b.grid_of(rows) for rows in forms.values()
    ]
    assert [table.caption for table in content.tables] == list(forms)


def test_numbers_are_printed_as_in_the_sheet() -> None:
    workbook = Workbook()
    sheet = workbook.active
    cells = [
        (12, "General", "12"),
        (59237.2449, "General", "59237.2449"),
        (0.1 + 0.2, "General", "0.3"),
        (59237.2449, "0.00", "59237.24"),
        (1234567, "#,##0", "1,234,567"),
        (0.703, "0.0%", "70.3%"),
        (-0.05, "0%", "-5%"),
        (17, '0"件"', "17件"),
        (251000, "#,##0.00_);[Red](#,##0.00)", "251,000.00"),
        (-5, "0;[Red]-0", "-5"),
        (1500, "0.0,", "1.5"),
        (3.5, "0.##", "3.5"),
        (3, "0.##", "3"),
        (datetime.date(2020, 2, 17), "yyyy-mm-dd", "2020-02-17"),
        (datetime.date(2020, 2, 17), 'yyyy"年"m"月"d"日"', "2020年2月17日"),
        ("１，４８７", "General", "１，４８７"),
        (True, "General", "TRUE"),
    ]
    for number, (value, code, _) in enumerate(cells, start=1):
        sheet.cell(number, 1, f"指标{number}")
        sheet.cell(number, 2, value).number_format = code
    (table,) = read(workbook).tables
    assert [cell.text for cell in table.cells if cell.column == 1] == [printed for _, _, printed in cells]


@given(st.integers(-(10**12), 10**12))
@settings(deadline=None, max_examples=50)
def test_whole_numbers_keep_every_digit(number: int) -> None:
    assert show(float(number)) == str(number)
    assert show(float(number), "#,##0").replace(",", "") == str(number)
    assert show(float(number), "0.00") == f"{number}.00"


def test_hidden_rows_columns_and_sheets_are_left_out() -> None:
    workbook = Workbook()
    sheet = workbook.active
    for row in range(1, 5):
        for column in range(1, 4):
            sheet.cell(row, column, f"{row}{column}")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    hidden = workbook.create_sheet("旧表")
    hidden["A1"] = "999"
    hidden.sheet_state = "hidden"
    assert read(workbook).text == "| 11 | 13 |\n| 31 | 33 |\n| 41 | 43 |"


def test_titles_and_prose_of_a_sheet_are_lines() -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet["A1"] = "二、主动公开政府信息情况"
    sheet["A2"] = "2021年，全县主动公开政府信息2643条。"
    b.xlsx_sheet(sheet, b.publication_2021(), top=3)
    sheet.cell(20, 1, "注：以上数据统计至2021年12月31日。")
    content = read(workbook)
    lines = [line for line in content.text.split("\n") if line and not line.startswith("|")]
    assert lines == [sheet["A1"].value, sheet["A2"].value, sheet.cell(20, 1).value]
    assert [b.grid_of_table(table) for table in content.tables] == [b.grid_of(b.publication_2021())]


def test_empty_cells_of_a_row_of_figures_are_cells() -> None:
    workbook = Workbook()
    sheet = workbook.active
    for row in (["项目", "本年", "上年"], ["行政许可", 12, None], ["行政强制", None, None]):
        sheet.append(row)
    (table,) = read(workbook).tables
    assert {(c.row, c.column): c.text for c in table.cells if c.row} == {
        (1, 0): "行政许可", (1, 1): "12", (1, 2): "", (2, 0): "行政强制", (2, 1): "", (2, 2): "",
    }  # fmt: skip


def test_empty_damaged_and_endless_workbooks_are_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReportFormatError, match="no text"):
        read(Workbook())
    workbook = Workbook()
    workbook.active["A1"] = "申请17件"
    data = b.as_bytes(workbook)
    for cut in (200, len(data) // 2):
        with pytest.raises(CorpusError):
            read_sheet(SourceFile("a.xlsx", data[:cut]))
    workbook.active["XFD1048576"] = 1
    with pytest.raises(ReportLimitError, match="cells"):
        read(workbook)
    monkeypatch.setattr(sheet_formats, "MAX_UNPACKED", 100)
    with pytest.raises(ReportLimitError, match="unpacks to more"):
        read(Workbook())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimited_text(delimiter: str, encoding: str) -> None:
    rows = [["指标", "单位", "统计数"], ["主动公开政府信息数", "条", "2,527"], ["政府网站公开数", "条", ""]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    file = SourceFile("云泽县.csv", text.encode(encoding))
    assert sniff(file) == "csv"
    content = read_csv(file)
    b.check_spans(content.text, content.tables)
    assert b.grid_of_table(content.tables[0]) == b.grid_of([[b.C(cell) for cell in row] for row in rows])


def markdown(text: str) -> Content:
    file = SourceFile("云泽县.md", text.encode())
    assert sniff(file) == "md"
    content = read_markdown(file)
    b.check_spans(content.text, content.tables)
    return content


def test_marks_inside_a_line_of_markdown() -> None:
    content = markdown(
        "统计期限为2021年1月1日 - 12月31日。\n\n**依申请公开。** 全年收到*申请* 45 件，比例为3*4。\n"
    )
    assert [line for line in content.text.split("\n") if line] == [
        "统计期限为2021年1月1日 - 12月31日。", "依申请公开。 全年收到申请 45 件，比例为3*4。",
    ]  # fmt: skip


def test_markdown_without_its_marks() -> None:
    content = markdown(
        "# 云泽县2021年政府信息公开工作年度报告\n\n---\n"
        "## 一、总体情况 ##\n**2021年**，公开 [信息](http://x/1) 2643条~~99~~。\n"
        "- 第一点\n\n```\n代码\n```\n1\\. 编号\n"
    )
    assert [line for line in content.text.split("\n") if line] == [
        "云泽县2021年政府信息公开工作年度报告", "一、总体情况", "2021年，公开 信息 2643条。",
        "第一点", "代码", "1. 编号",
    ]  # fmt: skip


def test_markdown_tables() -> None:
    content = markdown(
        "二、主动公开政府信息情况\n\n| 信息内容 | 本年<br>制发 | 数 |\n|:--|--:|---|\n"
        "| **规章** | 2 | |\n| 甲\\|乙 | 3 | 4 |\n\n完。\n\n" + b.html_table(b.publication_2021())
    )
    assert content.tables[0].caption == "二、主动公开政府信息情况"
    assert [cell.text for cell in content.tables[0].cells] == [
        "信息内容", "本年制发", "数", "规章", "2", "", "甲｜乙", "3", "4",
    ]  # fmt: skip
    assert b.grid_of_table(content.tables[1]) == b.grid_of(b.publication_2021())


def test_a_markdown_picture_in_place_of_a_table() -> None:
    content = markdown("## 一、总体情况\n" + b.PROSE + "\n\n## 二、主动公开政府信息情况\n![](table.png)\n")
    assert [field.value for field in content.unreadable] == ["二、主动公开政府信息情况"]
