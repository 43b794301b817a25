"""Arithmetic that must hold (勾稽): inside tables, between text and tables, from year to year.

Real reports break these rules. A check says what the printed figures give on each side; nothing is
ever repaired. Rules:

================  =====================================================================
row_total          table 3: 自然人 and the five kinds of organisation make 总计
column_balance     table 3: 新收 + 上年结转 = 总计 + 结转下年度
results_total      table 3: the results make （七）总计
outcome_total      table 4: the four outcomes make 总计
…_total            2014 list: channels, conclusions, answers, refusals, staff
parts_total        text: the parts of a total make the total
prose_table        the same figure in the text and in a table
printed_change     a printed growth or difference against the figures of both years
carry_over         结转下年度 of one year = 上年结转 of the next
stock_flow         2021 form: 现行有效 last year + 制发 − 废止 = 现行有效
item_flow          2019 form: 上一年项目数量 + 增减 = 上一年项目数量 of the next year
================  =====================================================================

Reasons why nothing can be said: blank_cell, missing, open_list, approximate, scope.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from assistant.lexicon.bodies import one_name
from assistant.lexicon.comparability import comparable
from assistant.lexicon.forms import Form, Identity, form_of_year, forms
from assistant.reports.change_checks import change_check, earlier_figure, printed_changes
from assistant.reports.check_sides import Figures, Side, amount, is_yearly_count, make_check, side_of
from assistant.types import Check, Fact, Measure, Nil, Report, ReportSummary

__all__ = ["BETWEEN_YEARS", "check_report", "check_years"]

_STOCKS = ("rule", "normative_document")
_ITEMS = ("licence", "other_service", "penalty", "coercion", "fee")
BETWEEN_YEARS = ("carried_in", "carried_out", *_STOCKS, *_ITEMS)
"""The indicators whose table cells are compared from year to year; others only where a text prints a change."""

MOST_UNTOLD = Decimal("0.25")
"""Share of a total that its parts may leave untold and still be meant as all of it; more makes the list open."""
_GROUPS = ("refused", "unavailable", "unprocessed", "other_handling")


def check_report(report: Report, facts: Sequence[Fact]) -> list[Check]:
    """The identities inside one report, in the order: tables, lists in the text, text against tables."""
    return [
        *_form_checks(report, facts),
        *_part_checks(report, facts),
        *_prose_checks(report, facts),
        *_change_checks(report, facts),
    ]


def check_years(
    reports: Sequence[Report | ReportSummary], facts_by_report: Mapping[str, Sequence[Fact]]
) -> list[Check]:
    """The identities between reports of the same body for consecutive years.

    Each check belongs to the later report. Of a report only the facts of its text matter, and those of
    the indicators ``BETWEEN_YEARS`` or named in a text of the body. Superseded reports are left out, and so are years of
    which a body has several reports, for which nobody can say which one goes on.
    """
    bodies: dict[tuple[str, str], dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    names = one_name((report.region, report.agency) for report in reports)
    for report in reports:
        if report.year is not None and report.agency and not getattr(report, "superseded_by", ""):
            bodies[names[report.region, report.agency]][report.year].append(report.report_id)
    checks: list[Check] = []
    for years in bodies.values():
        for year in sorted(years):
            earlier, later = years.get(year - 1, []), years[year]
            if len(earlier) == 1 and len(later) == 1:
                facts = facts_by_report.get(later[0], ())
                before, after = Figures(facts_by_report.get(earlier[0], ())), Figures(facts)
                checks += _year_checks(later[0], before, after)
                checks += _changes_between(later[0], facts, before)
    return checks


# --- inside the national tables ---------------------------------------------------------------


def _form_checks(report: Report, facts: Sequence[Fact]) -> Iterator[Check]:
    figures = Figures(facts)
    for form in forms().values():
        times = max(
            (len([f for f in found if f.form == form.form_id]) for found in figures.cells.values()), default=0
        )
        for occurrence in range(times):
            for identity in form.identities:
                yield from _identity_checks(report, form, identity, figures, occurrence)


def _identity_checks(
    report: Report, form: Form, identity: Identity, figures: Figures, occurrence: int
) -> Iterator[Check]:
    [block] = form.table(identity.table).blocks
    rows = list(dict.fromkeys(row.indicator for row in block.rows if row.indicator))
    keys: list[tuple[str, str | None]]
    if identity.over == "rows":
        keys = [(row, None) for row in rows]
    elif identity.over == "columns":
        keys = [("", column.column) for column in block.columns]
    else:
        keys = [("", "")]

    def cells(ids: Sequence[str], key: tuple[str, str | None]) -> list[Fact | None]:
        found: list[Fact | None] = []
        for name in ids:
            indicator, column = (key[0], name) if key[1] is None else (name, key[1])
            found += _cell_or_parts(figures, form, rows, indicator, column, occurrence)
        return found

    for key in keys:
        left, right = cells(identity.left, key), cells(identity.right, key)
        if any(right) and any(left):
            name = f"{form.form_id}:{identity.right[0]}:{key[0] or key[1]}:{occurrence}"
            yield make_check(report.report_id, identity.rule, name, side_of(left), side_of(right))


def _cell_or_parts(
    figures: Figures, form: Form, rows: Sequence[str], indicator: str, column: str, occurrence: int
) -> list[Fact | None]:
    """The cell, or the cells of all parts of a group that has no row of its own."""
    if column == "" and form.form_id == "2014":
        column = "total" if indicator in {"received", "review", "litigation"} else ""
    cell = figures.cell(indicator, column, form.form_id, occurrence)
    if cell is not None or indicator not in _GROUPS or indicator in rows:
        return [cell]
    parts = [row for row in rows if row.startswith(f"{indicator}.")]
    return [figures.cell(part, column, form.form_id, occurrence) for part in parts]


# --- inside the text -----------------------------------------------------------------------------


def _part_checks(report: Report, facts: Sequence[Fact]) -> Iterator[Check]:
    by_id = {fact.fact_id: fact for fact in facts}
    parts: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.parent in by_id and fact.measure is Measure.LEVEL:
            parts[fact.parent].append(fact)
    for parent, found in parts.items():
        total = by_id[parent]
        for number, division in enumerate(_divisions(report.text, total, found)):
            name = parent if number == 0 else f"{parent}:{number + 1}"
            side = _parts_side(total, division)
            yield make_check(report.report_id, "parts_total", name, side_of([total]), side)


_DIVIDED_AGAIN = re.compile(r"其中|按[^，,。；;]{1,12}(?:分|看)|从[^，,。；;]{1,14}看")


def _divisions(text: str, total: Fact, parts: Sequence[Fact]) -> list[list[Fact]]:
    """The ways a text divides one total (by applicant, by channel, by result), each a list of parts."""
    divisions: list[list[Fact]] = []
    for part in parts:
        if divisions:
            last = divisions[-1]
            between = text[last[-1].span.end : part.span.start]
            complete = sum((amount(fact) or Decimal(0)) for fact in last) == amount(total)
            if not _DIVIDED_AGAIN.search(between) and not (complete and part.value):
                last.append(part)
                continue
        divisions.append([part])
    return divisions


def _parts_side(total: Fact, parts: Sequence[Fact]) -> Side:
    side = side_of(parts)
    if side.reason:
        return side
    if total.open_parts:
        return Side(side.facts, (), "open_list")
    if any(_money(part) != _money(total) for part in parts) or any(
        (part.status, part.cumulative, part.year) != (total.status, total.cumulative, total.year)
        for part in parts
    ):
        return Side(side.facts, (), "scope")
    rest = (amount(total) or Decimal(0)) - (side.value or Decimal(0))
    if rest > 0 and (len(parts) == 1 or rest > (amount(total) or Decimal(0)) * MOST_UNTOLD):
        return Side(side.facts, (), "open_list")  # 其中 some kinds: the rest is simply not told
    return side


def _money(fact: Fact) -> str:
    """元 for every unit of money, per cent for percentages, nothing for counts of whatever unit."""
    return "元" if fact.unit.endswith("元") else "%" if fact.unit == "%" else ""


# --- text against tables ----------------------------------------------------------------------------


def _prose_checks(report: Report, facts: Sequence[Fact]) -> Iterator[Check]:
    by_id = {fact.fact_id: fact for fact in facts}
    figures = Figures(facts)
    for fact in facts:
        if not fact.indicator or not is_yearly_count(fact) or fact.nil not in {None, Nil.NONE_STATED}:
            continue
        parent = by_id.get(fact.parent)
        if parent is not None and (parent.indicator, parent.column) == (fact.indicator, fact.column):
            continue  # a share of the same figure: one place or one office of many
        cells = _table_cells(figures, fact)
        if not cells:
            continue
        left, right = side_of([fact]), side_of(cells)
        if _is_handled(figures, fact, left, right) or _said_otherwise(figures, fact, right):
            right = Side(right.facts, (), "scope")
        yield make_check(report.report_id, "prose_table", fact.fact_id, left, right)


def _said_otherwise(figures: Figures, fact: Fact, right: Side) -> bool:
    """Whether the text gives the table's figure elsewhere: this one then speaks of something else."""
    others = figures.prose.get((fact.indicator, fact.column), [])
    if right.value is None or amount(fact) == right.value:
        return False
    return any(amount(other) == right.value for other in others)


def _table_cells(figures: Figures, fact: Fact) -> list[Fact | None]:
    """The cells that say what the text says; several where the form prints only the parts."""
    columns = [fact.column] if fact.column else ["", "total"]
    for column in columns:
        found = figures.cells.get((fact.indicator, column), [])
        if found:
            return [found[0]] if len(found) == 1 else []
        sums = {
            "handled": ["received", "carried_in"],
            "litigation": ["litigation.direct", "litigation.after_review"],
        }
        parts = sums.get(fact.indicator) or [
            name for name, which in figures.cells if name.startswith(f"{fact.indicator}.") and which == column
        ]
        cells = [figures.cell(part, column) for part in parts]
        if fact.indicator in {*sums, *_GROUPS} and parts and any(cells):
            return cells
    return []


def _is_handled(figures: Figures, fact: Fact, left: Side, right: Side) -> bool:
    """收到 in the text may mean 收办: new applications and those carried over."""
    carried = figures.cell("carried_in", fact.column or "total")
    return (
        fact.indicator == "received"
        and carried is not None
        and bool(carried.value)
        and left.value is not None
        and right.value is not None
        and left.value == right.value + (carried.value or 0)
    )


# --- printed changes ----------------------------------------------------------------------------------


def _change_checks(report: Report, facts: Sequence[Fact]) -> Iterator[Check]:
    for change in printed_changes(facts):
        earlier = earlier_figure(facts, change)
        check = change_check(report.report_id, change, earlier) if earlier else None
        if check is not None:
            yield check


def _changes_between(report_id: str, facts: Sequence[Fact], before: Figures) -> Iterator[Check]:
    """Printed changes against last year's report, where the report itself does not state its figure."""
    for change in printed_changes(facts):
        level = change.level
        if not level.indicator or earlier_figure(facts, change) is not None:
            continue
        # Text goes with text: its scope may not be the table's.
        earlier = before.stated(level.indicator, level.column) or before.only(level.indicator, level.column)
        check = change_check(report_id, change, earlier, comparable=_comparable) if earlier else None
        if check is not None:
            yield check


def _comparable(earlier: Fact, later: Fact) -> bool:
    one, other = (fact.form or form_of_year(fact.report_year) for fact in (earlier, later))
    return comparable(later.indicator, later.column, one, other).allowed


# --- from year to year ------------------------------------------------------------------------------


def _year_checks(report_id: str, before: Figures, after: Figures) -> Iterator[Check]:
    columns = [column for indicator, column in after.cells if indicator == "carried_in"] or ["total"]
    for column in columns:
        yield from _pair(
            report_id,
            "carry_over",
            column,
            [before.only("carried_out", column)],
            [after.only("carried_in", column)],
        )
    for indicator in _STOCKS:
        flow = [
            before.only(indicator, "in_force"),
            after.only(indicator, "made"),
            after.only(indicator, "repealed"),
        ]
        yield from _pair(
            report_id, "stock_flow", indicator, flow, [after.only(indicator, "in_force")], (1, 1, -1)
        )
    for indicator in _ITEMS:
        items = [before.only(indicator, "last_year_items"), before.only(indicator, "change")]
        yield from _pair(
            report_id, "item_flow", indicator, items, [after.only(indicator, "last_year_items")], (1, 1)
        )


def _pair(
    report_id: str,
    rule: str,
    key: str,
    left: Sequence[Fact | None],
    right: Sequence[Fact | None],
    signs: tuple[int, ...] = (),
) -> Iterator[Check]:
    """The check, unless a side has none of its figures: then there is nothing to compare."""
    if left[0] is not None and right[0] is not None:
        yield make_check(report_id, rule, key, side_of(left, signs), side_of(right))
