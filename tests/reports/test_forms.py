from __future__ import annotations

import random
from decimal import Decimal

import pytest

from assistant.reports.cells import read_cell
from assistant.reports.forms import table_facts
from assistant.reports.tables import find_text_tables
from assistant.types import Fact, Nil, Report
from tests.reports.form_tables import (
    DAMAGES,
    TEXT_LAYOUTS,
    Grid,
    Key,
    applications,
    grid_report,
    proactive,
    proceedings,
    report,
    statistics,
)

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
