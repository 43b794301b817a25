"""Tables that come alone or under a title: whose they are, what they count, and of what a total is the total."""

from __future__ import annotations

from decimal import Decimal

import pytest
from openpyxl import Workbook

from assistant.reports.carriers.content import SourceFile
from assistant.reports.facts import extract_facts
from assistant.reports.loader import _load
from assistant.reports.parser import parse_report
from assistant.types import Fact, Report
from tests.reports import builders as b
from tests.reports.reading import read

TITLE = "云泽县2023年政府信息公开申请分乡镇统计表"
ROWS = [
    ["单位", "新收申请", "行政复议"],
    ["县直部门", 31, 2],
    ["柳塘镇", 12, 0],
    ["石桥乡", 5, 1],
    ["合计", 48, 3],
]
CELLS = [
    (name, column, Decimal(value))
    for name, *values in ROWS[1:]
    for column, value in zip(ROWS[0][1:], values, strict=True)
]


def lines(*above: list[str]) -> bytes:
    return "".join(",".join(map(str, row)) + "\r\n" for row in [*above, *ROWS]).encode("utf-8-sig")


def workbook(*above: list[str], merged: bool) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in [*above, *ROWS]:
        sheet.append(row)
    for number in range(len(above) if merged else 0):
        sheet.merge_cells(start_row=number + 1, end_row=number + 1, start_column=1, end_column=3)
    return b.as_bytes(book)


def page(*above: list[str]) -> bytes:
    rows = [f"<tr><td colspan=3>{row[0]}</td></tr>" for row in above]
    rows += ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS]
    return f"<html><body><table>{''.join(rows)}</table></body></html>".encode()


def parsed(name: str, data: bytes) -> tuple[Report, list[Fact]]:
    [document] = _load(SourceFile(name, data))
    report = parse_report(document)
    return report, extract_facts(report)[0]


def figures(facts: list[Fact]) -> list[tuple[str, str, Decimal | None]]:
    return [(fact.row_path[-1], fact.column_path[-1], fact.value) for fact in facts]


BOXED, BELOW = [[TITLE + "（单位：件）", "", ""]], [[TITLE, "", ""], ["单位：件", "", ""]]


@pytest.mark.parametrize("above", [BOXED, BELOW], ids=["unit in the title", "unit below the title"])
@pytest.mark.parametrize("carrier", ["csv", "xlsx", "merged xlsx", "html"])
def test_a_table_under_its_title_gives_every_figure_its_unit_place_and_year(
    carrier: str, above: list[list[str]]
) -> None:
    data = {
        "csv": lines(*above),
        "xlsx": workbook(*above, merged=False),
        "merged xlsx": workbook(*above, merged=True),
        "html": page(*above),
    }[carrier]
    report, facts = parsed(f"附件1.{carrier.split()[-1]}", data)
    assert figures(facts) == CELLS
    assert {fact.unit for fact in facts} == {"件"}
    assert {fact.indicator for fact in facts} == {""}
    assert (report.region, report.year, report.kind) == ("云泽县", 2023, "other")
    assert {fact.year for fact in facts} == {2023}
    totals = [fact for fact in facts if fact.row_path[-1] == "合计"]
    assert {(fact.row_path, fact.subject) for fact in totals} == {((TITLE, "合计"), f"{TITLE} 合计")}


def test_a_table_without_a_title_is_of_the_place_and_year_of_its_file_name() -> None:
    report, facts = parsed(f"附件_{TITLE}.csv", lines())
    assert figures(facts) == CELLS
    assert (report.region, report.year, report.kind) == ("云泽县", 2023, "other")


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("云泽县水务投资公司2023年用水户统计表", "云泽县水务投资公司"),
        ("2023年云泽县各乡镇申请情况统计表", "云泽县人民政府"),
        ("云泽县教育局2023年各单位受理申请统计表", "云泽县教育局"),
    ],
)
def test_whose_table_it_is(title: str, agency: str) -> None:
    report, _ = parsed("附件.csv", lines([title, "", ""]))
    assert (report.agency, report.region, report.year) == (agency, "云泽县", 2023)


def test_the_statistics_table_of_a_report_stays_one_of_the_report() -> None:
    rows = "统计指标,单位,统计数\n主动公开政府信息数,条,310\n收到申请数,件,9\n申请办结数,件,9\n"
    report, _ = parsed("附件.csv", f"云泽县2016年政府信息公开情况统计表,,\n{rows}".encode())
    assert (report.region, report.year, report.kind) == ("云泽县", 2016, "annual_report")


@pytest.mark.parametrize(
    ("above", "corner", "name"),
    [
        ("", "水利工程信息公开", "水利工程信息公开"),
        ("表2 各类渠道公开情况（单位：条）", "渠道名称", "各类渠道公开情况"),
        ("各类渠道公开情况", "项目", "各类渠道公开情况"),
        ("全年工作如下。", "项目", ""),
    ],
)
def test_a_total_says_of_what_it_is_the_total(above: str, corner: str, name: str) -> None:
    report = read(
        f"{above}\n\n| {corner} | 数量（条） | 占比 |\n| 网站 | 3 | 30% |\n| 公报 | 7 | 70% |\n| 合计 | 10 | 100% |"
    )
    facts, _ = extract_facts(report)
    total = next(fact for fact in facts if fact.value == 10)
    assert total.row_path == ((name, "合计") if name else ("合计",))
    assert total.subject == f"{name} 合计".strip()


def test_a_corner_that_only_names_the_kind_of_labels_is_no_group() -> None:
    report = read("| 信息公开渠道 | 数量（条） |\n| 县政府门户网站 | 3 |\n| 政府公报栏 | 7 |\n")
    facts, _ = extract_facts(report)
    assert [fact.row_path for fact in facts] == [("县政府门户网站",), ("政府公报栏",)]


@pytest.mark.parametrize("mark", [";", "\t", "|", "，"])
def test_other_separators_and_the_places_of_a_city(mark: str) -> None:
    title = "云泽市2021年各区县依申请公开情况统计表\r\n"
    rows = [["区县", "收到申请数"], ["东亭区", "1,031"], ["西亭区", "12"], ["南亭区", "7"]]
    data = (title + "\r\n".join(mark.join(row) for row in rows)).encode()
    report, facts = parsed("附件.csv", data)
    assert report.region == "云泽市"
    assert [(fact.subject, fact.value) for fact in facts] == [("东亭区", 1031), ("西亭区", 12), ("南亭区", 7)]
