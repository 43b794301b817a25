"""Text copied from a PDF: blanks inside figures, a title on every page, labels over two pages, rows left out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.lexicon.text import compact
from assistant.reports.facts import extract_facts
from assistant.reports.loader import ReportLoader
from assistant.reports.parser import parse_report
from assistant.reports.spaced_figures import put_together
from assistant.types import Cell, Fact, Span

_TITLE = "河湾市交通局 2020 年政府信息公开工作年度报告"
_REPORT = f"""{_TITLE}
1 总体情况
  全年组织培训 1 次，1 0 6 人参加。
2 主动公开政府信息情况
第二十条第（五）项
信息内容 上一年项目数量 本年增/减 处理决定数量

— 1 —

{_TITLE}
行政许可 18 -3 5 873
其他对外管理服务事项 26 +4 1 004
第二十条第（九）项
信息内容 采购项目数量 采购总金额
政府集中采购 12 1 873.5 万元
3 收到和处理政府信息公开申请情况
申请人情况
自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
一、本年新收政府信息公开申请数量 1 041 9 0 0 3 1 1 054
二、上年结转政府信息公开申请数量 2 0 0 0 0 0 2
三、本年度办理结果
（一）予以公开 14 4 0 0 1 0 19
（二）部分公开（区分处理的，只计这一情

— 2 —

{_TITLE}
形，不计其他情形） 5 1 0 0 0 0 6
说明：未列出的各行，数值均为 0。
"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> list[Fact]:
    path = Path(tmp_path_factory.mktemp("pdf"), "report.txt")
    path.write_text(_REPORT, encoding="utf-8")
    (document,) = ReportLoader(path).lazy_load()
    return extract_facts(parse_report(document))[0]


@pytest.mark.parametrize(
    ("indicator", "column", "value"),
    [
        ("licence", "change", "-3"),
        ("licence", "decisions", "5873"),
        ("other_service", "decisions", "1004"),
        ("procurement", "items", "12"),
        ("procurement", "amount", "18735000"),
        ("received", "natural", "1041"),
        ("received", "total", "1054"),
        ("partly_granted", "total", "6"),
        ("refused.state_secret", "total", "0"),
        ("unprocessed.repeat", "natural", "0"),
    ],
)
def test_cells_of_a_copied_form(facts: list[Fact], indicator: str, column: str, value: str) -> None:
    found = [
        fact.value for fact in facts if (fact.indicator, fact.column) == (indicator, column) and fact.form
    ]
    assert found == [Decimal(value)]


def test_figures_set_letter_by_letter_in_prose(facts: list[Fact]) -> None:
    assert [fact.value for fact in facts if fact.printed == "1 0 6"] == [Decimal(106)]


def _cells(text: str) -> list[Cell]:
    cells, at = [], 0
    for column, word in enumerate(text.split(" ")):
        cells.append(Cell(0, column, word, Span(at, at + len(word))))
        at += len(word) + 1
    return cells


@pytest.mark.parametrize(
    ("text", "count", "read"),
    [
        ("18 -3 5 873", 3, ["18", "-3", "5 873"]),
        ("1 200 2 873", 2, ["1 200", "2 873"]),
        ("1 120 300 400", 3, None),  # which of the three pairs is one figure nobody knows
        ("18 3 87", 2, None),
        ("0 120 4", 2, None),
    ],
)
def test_one_way_alone_puts_figures_together(text: str, count: int, read: list[str] | None) -> None:
    found = put_together(_cells(text), count)
    assert (None if found is None else [cell.text for cell in found]) == read


@pytest.mark.parametrize(
    ("text", "plain"), [("共发布，1 203 条", "共发布,1203条"), ("1次，1 0 6 人", "1次,106人")]
)
def test_blanks_in_figures_behind_a_comma(text: str, plain: str) -> None:
    assert compact(text).text == plain


_OWN = """河湾市交通局2021年政府信息公开工作年度报告

一、总体情况
全年发布信息120条。本局重点工程信息公开情况如下：

项目名称
总投资（亿元）
公开信息（条）
责任处室
白石大桥
4.2
36
建设处
湖东公路
11.75
53
建设处
东站枢纽
7.08
29
运输处
"""


def test_table_with_words_between_its_figures(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text(_OWN, encoding="utf-8")
    (document,) = ReportLoader(path).lazy_load()
    facts, _ = extract_facts(parse_report(document))
    told = {(fact.row_path[-1], fact.unit): fact.value for fact in facts if fact.row_path}
    assert told["湖东公路", "亿元"] == Decimal("11.75")
    assert told["东站枢纽", "条"] == Decimal(29)
