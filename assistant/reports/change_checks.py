"""Printed growth and differences against the figures they speak of (同比增长 20%, 较上年减少 3 件)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.types import Check, CheckStatus, Fact, Measure, Origin, Status

__all__ = ["Change", "change_check", "earlier_figure", "printed_changes"]

_FALLING = re.compile("减|降|少|回落|下滑|缩|负增长")
_SHOWN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Change:
    """A printed change and the figure of the reporting year it belongs to."""

    fact: Fact
    level: Fact

    @property
    def printed(self) -> Decimal:
        """The change with its sign: falling is negative."""
        value = self.fact.value or Decimal(0)
        words = self.fact.subject[len(self.level.subject) :]
        return -value if _FALLING.search(words) else value

    def fits(self, computed: Decimal) -> bool:
        """Whether the figures give the printed change; a rate may be rounded or cut off at its last digit."""
        if self.fact.measure is Measure.DIFFERENCE:
            return self.printed == computed
        unit = Decimal(10) ** int(self.printed.as_tuple().exponent)
        cut_off = Decimal(0) <= abs(computed) - abs(self.printed) < unit and self.printed * computed >= 0
        return cut_off or abs(self.printed - computed) <= unit / 2

    def computed(self, earlier: Fact) -> Decimal | None:
        """What the figures of both years give, ``None`` where the earlier one is zero or unknown."""
        if self.level.value is None or earlier.value is None or earlier.unit != self.level.unit:
            return None
        difference = self.level.value - earlier.value
        if self.fact.measure is Measure.DIFFERENCE:
            return difference
        return None if earlier.value == 0 else difference * 100 / earlier.value


def printed_changes(facts: Sequence[Fact]) -> Iterator[Change]:
    """The printed changes of a report whose own figure stands before them with the same subject."""
    levels: list[Fact] = []
    for fact in facts:
        if fact.origin is not Origin.PROSE or fact.status is not Status.RESULT or fact.value is None:
            continue
        if fact.measure is Measure.LEVEL:
            if fact.year == fact.report_year and not fact.cumulative:
                levels.append(fact)
        elif fact.measure in {Measure.GROWTH_RATE, Measure.DIFFERENCE} and fact.year == fact.report_year:
            level = next((lv for lv in reversed(levels) if fact.subject.startswith(lv.subject)), None)
            if level is not None and level.subject:
                yield Change(fact, level)


def earlier_figure(facts: Sequence[Fact], change: Change) -> Fact | None:
    """Last year's figure as the same report states it beside its own, if it states one."""
    level = change.level
    same = [
        fact
        for fact in facts
        if fact.origin is Origin.PROSE
        and fact.measure is Measure.LEVEL
        and fact.subject == level.subject
        and level.year is not None
        and fact.year == level.year - 1
    ]
    return same[0] if len({fact.value for fact in same}) == 1 else None


def change_check(
    report_id: str, change: Change, earlier: Fact, *, comparable: Callable[[Fact, Fact], bool] | None = None
) -> Check | None:
    """The check of a printed change, ``None`` where the figures give no change to set beside it."""
    computed = change.computed(earlier)
    if computed is None:
        return None
    reason = ""
    if change.fact.bound or change.level.bound or earlier.bound or change.fact.upper is not None:
        reason = "approximate"
    elif comparable is not None and not comparable(earlier, change.level):
        reason = "scope"
    status = CheckStatus.HOLDS if change.fits(computed) else CheckStatus.DIFFERS
    shown = computed if computed == computed.to_integral_value() else computed.quantize(_SHOWN)
    return Check(
        check_id=f"{report_id}:printed_change:{change.fact.fact_id}",
        report_id=report_id,
        rule="printed_change",
        status=CheckStatus.NOT_ASSESSABLE if reason else status,
        left=change.printed,
        right=shown,
        left_facts=(change.fact.fact_id,),
        right_facts=(change.level.fact_id, earlier.fact_id),
        reason=reason,
    )
