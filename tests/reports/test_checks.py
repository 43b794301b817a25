from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.reports.checks import check_report, check_years
from assistant.reports.forms import table_facts
from assistant.reports.prose import prose_facts
from assistant.types import Check, CheckStatus, Fact, Report
from tests.reports.form_tables import (
    Grid,
    applications,
    grid_report,
    proactive,
    proceedings,
    report,
    statistics,
)

HOLDS, DIFFERS, OPEN = CheckStatus.HOLDS, CheckStatus.DIFFERS, CheckStatus.NOT_ASSESSABLE


def with_cell(grid: Grid, indicator: str, column: str, text: str) -> Grid:
    cells = [replace(c, text=text) if c.key == (indicator, column) else c for c in grid.cells]
    assert cells != grid.cells
    return Grid(cells, grid.height)


def facts_of(document: Report) -> list[Fact]:
    return [*table_facts(document)[0], *prose_facts(document)]


def checks_of(document: Report) -> list[Check]:
    return check_report(document, facts_of(document))


def said(text: str, year: int = 2022) -> list[Check]:
    return checks_of(report(f"一、总体情况\n{text}\n", [], year))


def body(year: int, grids: list[Grid], report_id: str = "") -> Report:
    return replace(grid_report(grids, year=year), report_id=report_id or f"y{year}")


def between(*documents: Report) -> list[Check]:
    facts = {document.report_id: facts_of(document) for document in documents}
    return check_years(documents, facts)


# --- inside the tables ----------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_tables_that_add_up_hold_in_every_row_and_column(form: str) -> None:
    rng = random.Random(7)
    checks = checks_of(body(2020, [proactive(rng, form), applications(rng, form), proceedings(rng)]))
    assert {check.status for check in checks} == {HOLDS}
    rules = {rule: sum(check.rule == rule for check in checks) for rule in {check.rule for check in checks}}
    rows = {"2019": 23, "2021": 25}[form]
    assert rules == {"row_total": rows, "column_balance": 7, "results_total": 7, "outcome_total": 3}
    assert len({check.check_id for check in checks}) == len(checks)


def test_a_wrong_total_differs_with_both_sides_and_their_facts() -> None:
    grid = with_cell(applications(random.Random(3), "2021"), "received", "total", "99999")
    document = body(2022, [grid])
    facts = {fact.fact_id: fact for fact in facts_of(document)}
    wrong = [check for check in check_report(document, list(facts.values())) if check.status is DIFFERS]
    assert {check.rule for check in wrong} == {"row_total", "column_balance"}
    [row] = [check for check in wrong if check.rule == "row_total"]
    assert row.right == 99999
    assert [facts[i].column for i in row.right_facts] == ["total"]
    assert row.left == sum(facts[i].value or 0 for i in row.left_facts)
    assert [facts[i].column for i in row.left_facts][:2] == ["natural", "business"]


@pytest.mark.parametrize("nil", ["", "—", "/"])
def test_a_blank_cell_is_not_assessable(nil: str) -> None:
    grid = with_cell(applications(random.Random(3), "2019"), "granted", "natural", nil)
    checks = checks_of(body(2019, [grid]))
    touched = [check for check in checks if check.status is not HOLDS]
    assert {(check.status, check.reason) for check in touched} == {(OPEN, "blank_cell")}
    assert {check.rule for check in touched} == {"row_total", "results_total"}


def test_a_stated_none_counts_as_zero() -> None:
    grid = applications(random.Random(3), "2019")
    zero = next(c for c in grid.cells if c.key and c.text == "0" and c.key[1] != "total")
    assert zero.key
    checks = checks_of(body(2019, [with_cell(grid, *zero.key, "无")]))
    assert {check.status for check in checks} == {HOLDS}


def test_statistics_of_2014_add_up_by_channel() -> None:
    grid = statistics(random.Random(1))
    for name, value in (("received", "9"), ("received.in_person", "2"), ("received.fax", "0")):
        grid = with_cell(grid, name, "total" if name == "received" else "", value)
    grid = with_cell(with_cell(grid, "received.online", "", "3"), "received.letter", "", "4")
    [check] = [check for check in checks_of(body(2016, [grid])) if check.rule == "channel_total"]
    assert (check.status, check.left, check.right) == (HOLDS, 9, 9)


def test_a_list_with_missing_parts_is_not_assessable() -> None:
    checks = checks_of(body(2016, [statistics(random.Random(1))]))
    [check] = [check for check in checks if check.rule == "refused_total"]
    assert (check.status, check.reason) == (OPEN, "missing")


# --- inside the text ------------------------------------------------------------------------------


def test_parts_that_add_up_hold() -> None:
    [check] = said("运行政务新媒体13个，其中政务微博3个、微信公众号9个、今日头条1个。")
    assert (check.rule, check.status, check.left, check.right) == ("parts_total", HOLDS, 13, 13)


def test_parts_that_do_not_add_up_differ() -> None:
    [check] = said("发布采购公告50条，其中货物20条，工程12条，服务10条。")
    assert (check.status, check.left, check.right) == (DIFFERS, 50, 42)
    assert len(check.right_facts) == 3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("发布信息128余条，其中工作动态46条、通知公告58条、政策解读20条。", "approximate"),
        ("发布信息200条，主要包括工作动态46条、通知公告58条等。", "open_list"),
        ("收到申请30件，其中网上申请12件。", "open_list"),
        ("发布信息3437条，其中政务动态225条、通知公告110条。", "open_list"),
    ],
)
def test_lists_that_nobody_may_sum(text: str, reason: str) -> None:
    [check] = [check for check in said(text) if check.rule == "parts_total"]
    assert (check.status, check.reason) == (OPEN, reason)


def test_the_seed_has_exactly_two_contradictions(seed_text: str) -> None:
    document = report(seed_text, [], 2019)
    wrong = [check for check in checks_of(document) if check.status is DIFFERS]
    assert [(check.rule, check.left, check.right) for check in wrong] == [
        ("parts_total", 215, 213),
        ("parts_total", 188, 203),
    ]


# --- text against tables ----------------------------------------------------------------------------


def with_text(grid: Grid, text: str, year: int = 2022) -> Report:
    tabled = grid_report([grid], year=year)
    return replace(tabled, text=f"{tabled.text}\n三、收到和处理政府信息公开申请情况\n{text}\n")


def prose_checks(document: Report) -> list[Check]:
    return [check for check in checks_of(document) if check.rule == "prose_table"]


def total(grid: Grid, *indicators: str, column: str = "total") -> int:
    return sum(int(grid.truth[i, column]) for i in indicators)


def test_the_text_may_give_new_or_handled_applications() -> None:
    grid = with_cell(applications(random.Random(3), "2021"), "carried_in", "total", "4")
    new = total(grid, "received")
    [same] = prose_checks(with_text(grid, f"2022年，共收到政府信息公开申请{new}件。"))
    assert same.status is HOLDS
    [handled] = prose_checks(with_text(grid, f"2022年，共收到政府信息公开申请{new + 4}件。"))
    assert (handled.status, handled.reason) == (OPEN, "scope")
    [other] = prose_checks(with_text(grid, f"2022年，共收到政府信息公开申请{new + 1}件。"))
    assert (other.status, other.left, other.right) == (DIFFERS, new + 1, new)


def test_another_figure_of_the_text_speaks_of_something_else_where_one_agrees() -> None:
    grid = applications(random.Random(3), "2021")
    new = total(grid, "received")
    text = f"全县共收到政府信息公开申请{new}件。各部门收到政府信息公开申请{new - 7}件。"
    statuses = [check.status for check in prose_checks(with_text(grid, text))]
    assert statuses[0] is HOLDS
    assert DIFFERS not in statuses


def test_a_sum_without_a_row_is_checked_against_its_parts() -> None:
    grid = applications(random.Random(5), "2021")
    refused = sum(
        int(text) for key, text in grid.truth.items() if key[0].startswith("refused.") and key[1] == "total"
    )
    [check] = prose_checks(with_text(grid, f"本年度不予公开{refused + 2}件。"))
    assert (check.status, check.left, check.right) == (DIFFERS, refused + 2, refused)
    assert len(check.right_facts) == 8


def test_plans_and_other_years_are_not_checked_against_the_table() -> None:
    grid = applications(random.Random(5), "2021")
    assert prose_checks(with_text(grid, "2021年收到政府信息公开申请999999件。")) == []


# --- from year to year ----------------------------------------------------------------------------


def carried(rng: random.Random, into: str, out: str) -> Grid:
    grid = with_cell(applications(rng, "2021"), "carried_in", "total", into)
    return with_cell(grid, "carried_out", "total", out)


def test_carry_over_between_consecutive_years() -> None:
    rng = random.Random(9)
    first, second, third = (
        body(y, [carried(rng, i, o)]) for y, i, o in ((2020, "1", "7"), (2021, "7", "3"), (2022, "4", "0"))
    )
    totals = [
        c for c in between(third, first, second) if c.rule == "carry_over" and c.check_id.endswith(":total")
    ]
    assert [(c.report_id, c.status, c.left, c.right) for c in totals] == [
        ("y2021", HOLDS, 7, 7),
        ("y2022", DIFFERS, 3, 4),
    ]


def test_years_of_a_body_under_two_names_are_compared() -> None:
    rng = random.Random(9)
    first, second = body(2020, [carried(rng, "1", "7")]), body(2021, [carried(rng, "7", "3")])
    longer = replace(second, agency=f"青岚市{first.agency}")
    assert (
        {c.rule for c in between(first, longer)} == {c.rule for c in between(first, second)} == {"carry_over"}
    )


def test_years_apart_and_other_bodies_are_not_compared() -> None:
    rng = random.Random(9)
    first, later = body(2020, [carried(rng, "1", "7")]), body(2022, [carried(rng, "8", "3")])
    other = replace(body(2021, [carried(rng, "9", "3")]), agency="云泽县教育局")
    assert between(first, later, other) == []


def test_two_reports_of_one_year_leave_it_open_which_goes_on() -> None:
    rng = random.Random(9)
    first = body(2020, [carried(rng, "1", "7")])
    twins = [body(2021, [carried(rng, "8", "3")], name) for name in ("one", "two")]
    assert between(first, *twins) == []


def test_stock_of_normative_documents() -> None:
    def year(made: int, repealed: int, in_force: int) -> Grid:
        grid = proactive(random.Random(2), "2021")
        for column, value in (("made", made), ("repealed", repealed), ("in_force", in_force)):
            grid = with_cell(grid, "normative_document", column, str(value))
        return grid

    before = body(2022, [year(50, 1, 597)])
    good, bad = body(2023, [year(50, 227, 420)]), body(2023, [year(50, 227, 400)])
    for after, status in ((good, HOLDS), (bad, DIFFERS)):
        [check] = [c for c in between(before, after) if c.rule == "stock_flow" and "normative" in c.check_id]
        assert (check.status, check.left) == (status, 420)
        assert len(check.left_facts) == 3


def test_item_flow_of_the_2019_form_and_none_across_the_break() -> None:
    def year(last: str, change: str) -> Grid:
        grid = with_cell(proactive(random.Random(2), "2019"), "penalty", "last_year_items", last)
        return with_cell(grid, "penalty", "change", change)

    checks = between(body(2019, [year("90", "-2")]), body(2020, [year("89", "+3")]))
    [check] = [c for c in checks if c.rule == "item_flow" and "penalty" in c.check_id]
    assert (check.status, check.left, check.right) == (DIFFERS, 88, 89)
    broken = between(body(2020, [year("90", "-2")]), body(2021, [proactive(random.Random(2), "2021")]))
    assert not [c for c in broken if c.rule in {"item_flow", "stock_flow"}]


# --- printed changes --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "status", "right"),
    [
        ("行政许可由2021年的200件减至150件，下降25%。", HOLDS, "-25"),
        ("行政许可由2021年的200件减至150件，下降30%。", DIFFERS, "-25"),
        ("受理行政复议12件，比2021年的10件上升20%。", HOLDS, "20"),
    ],
)
def test_printed_change_against_both_figures_of_the_report(
    text: str, status: CheckStatus, right: str
) -> None:
    [check] = [check for check in said(text) if check.rule == "printed_change"]
    assert (check.status, check.right) == (status, Decimal(right))


@pytest.mark.parametrize(("printed", "status"), [("33.3", HOLDS), ("33.4", DIFFERS), ("33.33", HOLDS)])
def test_printed_growth_against_last_years_report(printed: str, status: CheckStatus) -> None:
    first = replace(report("2021年共收到政府信息公开申请90件。", [], 2021), report_id="a")
    second = replace(
        report(f"2022年共收到政府信息公开申请120件，同比增长{printed}%。", [], 2022), report_id="b"
    )
    [check] = [c for c in between(first, second) if c.rule == "printed_change"]
    assert (check.report_id, check.status, check.right) == ("b", status, Decimal("33.33"))


def test_each_way_to_divide_a_total_is_checked_on_its_own() -> None:
    text = (
        "收到政府信息公开申请86件，其中自然人申请71件，法人或其他组织申请15件。"
        "按申请方式分，网络申请60件，信函申请20件，当面申请5件。"
    )
    by_applicant, by_channel = [check for check in said(text) if check.rule == "parts_total"]
    assert (by_applicant.status, by_applicant.right) == (HOLDS, 86)
    assert (by_channel.status, by_channel.right) == (DIFFERS, 85)
    assert by_applicant.check_id != by_channel.check_id


def test_what_is_said_of_all_does_not_enter_the_sum() -> None:
    text = "收到政府信息公开申请17件，均已按时答复，其中自然人申请12件，法人或其他组织申请5件。"
    assert {check.status for check in said(text) if check.rule == "parts_total"} == {HOLDS}
