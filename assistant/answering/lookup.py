"""The figure of one report for one target, exactly as stated or as the sum the form leaves to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.lexicon.indicators import ancestors, columns_of, find_mentions, indicators, parts_of
from assistant.reports.check_sides import amount
from assistant.types import Fact, Measure, Nil, Operation, Origin, Question, ReportSummary, Status, Target

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = [
    "MONEY",
    "Finding",
    "accepted_columns",
    "common_scale",
    "find_figure",
    "is_money",
    "is_stated_level",
    "kind_of",
    "usable",
]

MONEY = ("元", "万元", "亿元", "美元")
"""Units of amounts of money."""
_PERSONS = frozenset(["人", "名", "位", "人次"])
_THINGS = frozenset("个处家所条篇场期")
_COPIES, _ISSUES = frozenset("本册"), frozenset("期条篇次场")
_DEFAULTS = {
    "applicant": ("total", ""),
    "outcome": ("total", ""),
    "action": ("decisions", ""),
    "rule": ("made", "", "in_force"),
    "fee": ("", "amount"),
    "procurement": ("", "items"),
}


_SINCE_OPENED = re.compile("(?:开通|上线|建站|开办|开设)(?:以来|至今|后)")
_FEES = frozenset({"processing_fee", "fee_collected"})
"""收了多少信息处理费 asks for money, though reports count the cases as well."""
_SUMS = {"handled": ("received", "carried_in")}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one report says of one target.

    ``facts`` is the one fact that states it, or the operands of a sum (``summed``). ``blanks`` counts
    parts of the sum the form leaves empty. ``others`` are facts that state the same with another figure.
    """

    summary: ReportSummary
    target: Target
    facts: tuple[Fact, ...]
    summed: bool = False
    blanks: int = 0
    others: tuple[Fact, ...] = ()
    score: float = 1.0
    under: str = ""
    """The total a figure outside the lexicon is listed under, in the report's words."""

    @property
    def value(self) -> Decimal | None:
        """The figure, or ``None`` where the report prints something that is no number."""
        values = [fact.value for fact in self.facts if fact.value is not None]
        if not values:
            return None
        return sum(values, Decimal(0)) if self.summed else values[0]

    @property
    def nil(self) -> Nil | None:
        """Why there is no number."""
        return self.facts[0].nil if self.value is None or not self.summed else None

    @property
    def unit(self) -> str:
        """The unit as printed, else the usual one of the indicator."""
        fact = self.facts[0]
        if fact.unit or not fact.indicator:
            return fact.unit
        return "" if fact.column in {"amount"} else indicators()[fact.indicator].unit

    @property
    def exact(self) -> bool:
        """Whether the figure may be calculated with."""
        return self.value is not None and not any(fact.bound or fact.upper is not None for fact in self.facts)

    @property
    def form(self) -> str:
        """The national form the figure stands in, or empty."""
        return self.facts[0].form


_ALIKE = ("元万元亿元", "条篇则", "人次名位", "次场期回", "件宗起份", "个家处项所")


def kind_of(unit: str) -> str:
    """What is counted in a unit, as far as sums go: what is published in 条 and in 篇 may be added."""
    return next((kind for kind in _ALIKE if unit in kind), unit)


def is_money(fact: Fact) -> bool:
    """Whether the figure is an amount of money."""
    return fact.unit in MONEY or (fact.column == "amount" and fact.unit in {"", *MONEY})


def common_scale(findings: Sequence[Finding]) -> tuple[Decimal, str] | None:
    """What amounts of money are counted in where all of them are printed so: 万元 rather than 元; else ``None``.

    The divisor makes the printed number of each value: 460000 元, printed 46万元, is 46.
    """
    for scale, divisor in (("万", Decimal(10**4)), ("亿", Decimal(10**8))):
        if all(_printed_in(finding, scale) for finding in findings):
            return divisor, f"{scale}元"
    return None


def _printed_in(finding: Finding, scale: str) -> bool:
    if finding.unit == f"{scale}元":
        return True
    return finding.unit == "元" and all(scale in fact.printed for fact in finding.facts)


def is_stated_level(fact: Fact) -> bool:
    """Whether a fact is a plain count of one year as it turned out: no change, share, plan or running total."""
    return fact.measure is Measure.LEVEL and fact.status is Status.RESULT and not fact.cumulative


def accepted_columns(target: Target, measure: str) -> tuple[str, ...]:
    """Columns that answer for a target, best first; an empty one is the figure prose gives without a column."""
    group = indicators()[target.indicator].columns
    if not group:
        return (target.column,) if target.column else ("", "total")
    if measure == "money" and "amount" in columns_of(target.indicator):
        return ("amount", "")
    defaults = _DEFAULTS[group]
    if not target.column:
        return defaults
    return (
        (target.column, "")
        if target.column == defaults[0] or target.column in {"items", "amount"}
        else (target.column,)
    )


def usable(fact: Fact, summary: ReportSummary, question: Question) -> bool:
    """Whether a fact may answer "how many were": a result of the year, counted in what was asked for."""
    changes = fact.origin is Origin.TABLE and fact.column == "change" and fact.measure is Measure.DIFFERENCE
    if (fact.measure is not Measure.LEVEL and not changes) or (fact.status is Status.PLAN) != question.plan:
        return False
    if fact.status is Status.RULE:
        return False
    if fact.indicator == "proactive" and fact.cumulative and _SINCE_OPENED.search(fact.subject):
        return False  # what a site has published since it was opened is not all that was disclosed
    if (
        not question.plan
        and not fact.cumulative
        and None not in (fact.year, summary.year)
        and fact.year != summary.year
    ):
        return False
    if question.measure in _PERSONS and fact.unit in _THINGS:
        return False  # 去查阅点的人一共多少 counts no places
    if question.measure in _COPIES and fact.unit in _ISSUES:
        return False  # 送出去多少本 is not how often it came out
    if question.measure == "money":
        return is_money(fact)
    if (
        question.measure == "percent"
    ):  # a rate asked for as such is no count; shares are calculated from counts
        return question.operation is not Operation.VALUE or fact.unit == "%"
    counted = question.measure not in {"", "time"}
    return not (counted and is_money(fact) and question.measure not in {"元"})


def find_figure(index: Index, summary: ReportSummary, target: Target, question: Question) -> Finding | None:
    """What the report says of the target, or ``None`` where it is silent."""
    if (
        question.measure == "money"
        and target.column not in {"", "amount"}
        and "amount" in columns_of(target.indicator)
    ):
        question = replace(question, measure="")  # 采购项目几个、花了多少钱: each in its own measure
    for indicator in (target.indicator, *indicators()[target.indicator].near):
        found = _of_indicator(index, summary, Target(indicator, target.column), question)
        if found is not None:
            return found
    return None


def _of_indicator(index: Index, summary: ReportSummary, target: Target, question: Question) -> Finding | None:
    facts = [f for f in index.facts([summary.report_id], target.indicator) if usable(f, summary, question)]
    stated = _stated(facts, summary, target, question)
    if stated is not None and stated.value is not None:
        if question.operation is Operation.SUM and not stated.form:  # the form gives what is to be added up
            added = _sum_of_parts(index, summary, target, question)
            same = added is not None and added.value == stated.value and added.form
            return added if same else stated
        return stated
    return (
        _sum_of_columns(facts, summary, target) or _sum_of_parts(index, summary, target, question) or stated
    )


def _stated(
    facts: Sequence[Fact], summary: ReportSummary, target: Target, question: Question
) -> Finding | None:
    for column in accepted_columns(target, question.measure):
        fitting = [fact for fact in facts if fact.column == column]
        fitting = [fact for fact in fitting if fact.cumulative == question.cumulative] or fitting
        if fitting:
            ranked = sorted(fitting, key=lambda fact: _rank(fact, facts, question))
            return Finding(summary, target, (ranked[0],), others=_differing(ranked[0], fitting))
    return None


def _rank(fact: Fact, facts: Sequence[Fact], question: Question) -> tuple[object, ...]:
    """A number before none, of fees money before cases, the form before prose, a whole before a part.

    What has parts comes before what has not.
    """
    has_parts = any(other.parent == fact.fact_id for other in facts)
    return (
        fact.value is None,
        fact.indicator in _FEES and not question.measure and not is_money(fact),
        fact.indicator in _FEES and "通知" in fact.subject,
        _speaks_of_another(fact),
        fact.origin is not Origin.TABLE or not fact.form,
        bool(fact.bound),
        bool(fact.parent) and not fact.column,
        not has_parts,
        _leads_to_total(fact, facts),
        len(fact.subject),
        fact.span.start,
    )


def _leads_to_total(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a larger figure of the same words follows in the sentence (在6个办证大厅设置查阅点，共7处)."""
    return any(
        other.quote == fact.quote
        and other.subject == fact.subject
        and other.span.start > fact.span.start
        and None not in (fact.value, other.value)
        and (other.value or 0) > (fact.value or 0)
        for other in facts
        if fact.origin is Origin.PROSE
    )


def _speaks_of_another(fact: Fact) -> bool:
    """Whether a clause names another indicator beside its own (办结新收申请22件 is not what was received)."""
    if fact.form:
        return False
    named = {mention.id for mention in find_mentions(fact.subject) if mention.kind == "indicator"}
    return bool(named - {fact.indicator, *ancestors(fact.indicator), *indicators()[fact.indicator].near})


def _differing(chosen: Fact, fitting: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts that state the same thing with another number, neither rough nor a part of the chosen one."""
    found = [
        fact
        for fact in fitting
        if fact.value is not None
        and chosen.value is not None
        and amount(fact) != amount(chosen)
        and not fact.bound
        and not fact.cumulative
        and fact.parent not in {chosen.fact_id, chosen.parent or None}
        and fact.parent == ""
        and (fact.unit == chosen.unit or (is_money(fact) and is_money(chosen)))
        and not _speaks_of_another(fact)
    ]
    return tuple(sorted(found, key=lambda fact: fact.span.start)[:2])


def _sum_of_columns(facts: Sequence[Fact], summary: ReportSummary, target: Target) -> Finding | None:
    """A column that is the sum of others: 法人或其他组织, or a 总计 the report leaves empty."""
    available = columns_of(target.indicator)
    if target.column in available and available[target.column].parts:
        wanted = available[target.column].parts
    elif target.column in {"", "total"} and "natural" in available:
        wanted = tuple(key for key, column in available.items() if key != "total" and not column.parts)
    elif target.column in {"", "total"} and "upheld" in available:
        wanted = tuple(key for key in available if key != "total")
    else:
        return None
    cells = [next((f for f in facts if f.column == key and f.origin is Origin.TABLE), None) for key in wanted]
    return _summed(cells, summary, target)


def _sum_of_parts(index: Index, summary: ReportSummary, target: Target, question: Question) -> Finding | None:
    """A group without a printed row: every one of its rows must be there."""
    found: list[Fact | None] = []
    for part in parts_of(target.indicator) or _SUMS.get(target.indicator, ()):
        facts = [f for f in index.facts([summary.report_id], part) if usable(f, summary, question)]
        stated = _stated(facts, summary, Target(part, target.column), question)
        if stated is None or stated.value is None:
            stated = _sum_of_columns(facts, summary, Target(part, target.column)) or stated
        if stated is not None and stated.summed:
            found += stated.facts
        else:
            found.append(stated.facts[0] if stated else None)
    return _summed(found, summary, target)


def _summed(cells: Sequence[Fact | None], summary: ReportSummary, target: Target) -> Finding | None:
    present = [cell for cell in cells if cell is not None]
    if len(present) < 2 or len(present) < len(cells):
        return None
    filled = [cell for cell in present if cell.value is not None]
    if not filled:
        return Finding(summary, target, tuple(present), summed=True, blanks=len(present))
    if any(cell.bound for cell in filled) or len({cell.unit for cell in filled}) > 1:
        return None
    return Finding(summary, target, tuple(filled), summed=True, blanks=len(present) - len(filled))
