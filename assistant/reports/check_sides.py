"""The two sides of an identity: figures of a report, their sum, or why there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.types import Check, CheckStatus, Fact, Measure, Origin, Status

__all__ = ["Figures", "Side", "amount", "is_yearly_count", "make_check", "side_of"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an identity: signed figures, or why there is no sum."""

    facts: tuple[Fact, ...] = ()
    signs: tuple[int, ...] = ()
    reason: str = ""

    @property
    def value(self) -> Decimal | None:
        """The sum, ``None`` where there is a reason against one."""
        if self.reason:
            return None
        total = Decimal(0)
        for sign, fact in zip(self.signs or (1,) * len(self.facts), self.facts, strict=True):
            total += sign * (amount(fact) or 0)
        return total


def amount(fact: Fact) -> Decimal | None:
    """The value in single units of money, so that 万元 and 元 can be set side by side."""
    if fact.value is None:
        return None
    return fact.value * {"万元": 10**4, "亿元": 10**8, "千元": 10**3}.get(fact.unit, 1)


def make_check(
    report_id: str, rule: str, key: str, left: Side, right: Side, slack: Decimal = Decimal(0)
) -> Check:
    """The outcome of setting two sides against each other; they hold within ``slack``."""
    reason = left.reason or right.reason
    left_value, right_value = left.value, right.value
    if reason or left_value is None or right_value is None:
        status = CheckStatus.NOT_ASSESSABLE
    else:
        status = CheckStatus.HOLDS if abs(left_value - right_value) <= slack else CheckStatus.DIFFERS
    return Check(
        check_id=f"{report_id}:{rule}:{key}",
        report_id=report_id,
        rule=rule,
        status=status,
        left=left_value,
        right=right_value,
        left_facts=tuple(fact.fact_id for fact in left.facts),
        right_facts=tuple(fact.fact_id for fact in right.facts),
        reason=reason,
    )


def side_of(facts: Sequence[Fact | None], signs: tuple[int, ...] = ()) -> Side:
    """A sum of figures, not assessable where one is missing, blank or rough."""
    held = tuple(fact for fact in facts if fact is not None)
    if len(held) < len(facts):
        return Side(held, (), "missing")
    if any(fact.value is None for fact in held):
        return Side(held, (), "blank_cell")
    if any(fact.bound or fact.upper is not None for fact in held):
        return Side(held, (), "approximate")
    return Side(held, signs)


class Figures:
    """The exact yearly figures of a report by indicator and column; table cells before text."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.cells: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self.prose: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in facts:
            if not fact.indicator:
                continue
            if fact.origin is Origin.TABLE and fact.form:
                self.cells[fact.indicator, fact.column].append(fact)
            elif is_yearly_count(fact):
                self.prose[fact.indicator, fact.column].append(fact)

    def cell(self, indicator: str, column: str, form: str = "", occurrence: int = 0) -> Fact | None:
        """A table cell; the ``occurrence``-th where a report has the table several times."""
        found = [fact for fact in self.cells.get((indicator, column), ()) if not form or fact.form == form]
        return found[occurrence] if occurrence < len(found) else None

    def only(self, indicator: str, column: str) -> Fact | None:
        """The one figure of the report: its cell, else what the text says if it says one thing."""
        cells = self.cells.get((indicator, column), [])
        if cells:
            return cells[0] if len(cells) == 1 else None
        return self.stated(indicator, column)

    def stated(self, indicator: str, column: str) -> Fact | None:
        """What the text says, if it says one thing."""
        prose = self.prose.get((indicator, column), [])
        return prose[0] if len({fact.value for fact in prose}) == 1 else None


def is_yearly_count(fact: Fact) -> bool:
    """Whether the text states the reporting year's own result: no plan, running total or change."""
    return (
        fact.origin is Origin.PROSE
        and fact.measure is Measure.LEVEL
        and fact.status is Status.RESULT
        and not fact.cumulative
        and (fact.year is None or fact.report_year is None or fact.year == fact.report_year)
    )
