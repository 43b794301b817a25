"""What in a report contradicts the figure given: said in one sentence, both places cited, never repaired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering.arithmetic import difference, growth, plain, total
from assistant.answering.lookup import Finding, common_scale, is_money
from assistant.answering.reply import Reply
from assistant.types import Check, CheckStatus, Computation, Fact, Measure, Operand, Target

__all__ = ["agreement", "describe", "mention_contradictions", "with_twins"]

_MOST = 2
_ORDER = (
    "prose_table",
    "parts_total",
    "results_total",
    "outcome_total",
    "row_total",
    "column_balance",
    "carry_over",
)


def mention_contradictions(reply: Reply, findings: Sequence[Finding]) -> None:
    """A notice for each failed identity, and each other figure, that touches the figures given."""
    for finding in findings:
        for other in finding.others:
            _other_figure(reply, finding, other)
    used = with_twins(reply, findings)
    reports = sorted({finding.summary.report_id for finding in findings})
    told = {fact.fact_id for finding in findings for fact in finding.others}
    failed = [
        check
        for check in reply.index.checks(reports)
        if check.status is CheckStatus.DIFFERS
        and _touches(check, used)
        and not told & {*check.left_facts, *check.right_facts}
    ]
    failed.sort(
        key=lambda check: (_ORDER.index(check.rule) if check.rule in _ORDER else len(_ORDER), check.check_id)
    )
    for check in failed[:_MOST]:
        describe(reply, check)


def with_twins(reply: Reply, findings: Sequence[Finding]) -> set[str]:
    """The ids of the figures given, and of the same figures where their reports give them again (in text and in a table)."""
    used = {fact.fact_id for finding in findings for fact in finding.facts}
    again = (
        other.fact_id
        for finding in findings
        for fact in finding.facts
        if fact.indicator
        for other in reply.index.facts([fact.report_id], fact.indicator)
        if (other.column, other.value, other.unit, other.year)
        == (fact.column, fact.value, fact.unit, fact.year)
    )
    return {*used, *again}


def _touches(check: Check, used: set[str]) -> bool:
    """Whether a figure given is one side of the identity; a mere part of a long sum is not."""
    if check.rule == "printed_change" and len(check.right_facts) == 2 and check.right_facts[1] in used:
        return True  # the change was calculated from last year's figure
    sides = (check.left_facts, check.right_facts)
    return any(len(side) == 1 and side[0] in used for side in sides) or any(
        set(side) <= used for side in sides if side
    )


def _other_figure(reply: Reply, finding: Finding, other: Fact) -> None:
    number = reply.citer.fact(other)
    amount = f"{reply.words.printed(other)}{reply.words.unit(other.unit)}"
    reply.notice(
        "contradiction",
        reply.words.say(
            f"报告另一处写的是{amount}（“{other.subject}”）〔{number}〕，前后不一致，此处均按原文给出。",
            f"Elsewhere the report says {amount} ({other.subject}) 〔{number}〕; the two differ and are given as printed.",
        ),
        number,
    )


def describe(reply: Reply, check: Check) -> None:
    """One sentence on an identity that does not hold, with both sides as computed."""
    if check.rule == "printed_change" and (made := _reckoned(reply, check)) is not None:
        change, formula, cites = made
        reply.notice(
            "contradiction",
            reply.words.say(
                f"报告自身不一致：所写的增减与前后数字不符，报告写的是{change}，按前后两个数字计算为{formula}{cites}；此处按原文给出，未作改动。",
                f"The report contradicts itself (the change printed is not what the figures give): it prints {change}, "
                f"its two figures give {formula}{cites}; figures are given as printed.",
            ),
            reply.citer.fact(reply.index.fact(check.left_facts[0])),
        )
        return
    left, right, unit = _sides(reply, check)
    if left is None or right is None:
        return
    words = reply.words
    larger, smaller = sorted((left, right), key=lambda side: -side.value)
    gap = difference(Operand("", larger.value, larger.number), Operand("", smaller.value, smaller.number), "")
    reply.computations += [*left.computations, *right.computations, gap]
    reply.notice(
        "contradiction",
        words.say(
            f"{'前后年度报告' if check.rule in _ACROSS else '报告自身'}不一致：{_rule(check.rule, False)}，一边为{left.text}，另一边为{right.text}，相差{plain(gap.result)}{unit}；此处按原文给出，未作改动。",
            f"The report contradicts itself ({_rule(check.rule, True)}): {left.text} on one side, {right.text} on the other, "
            f"a difference of {plain(gap.result)}{words.unit(unit)}; figures are given as printed.",
        ),
        left.number,
        right.number,
    )


def _reckoned(reply: Reply, check: Check) -> tuple[str, str, str] | None:
    """A printed change, its reckoning from the figures of both years, and where all three stand; ``None`` if unclear."""
    if len(check.left_facts) != 1 or len(check.right_facts) != 2:
        return None
    change, later, earlier = (reply.index.fact(i) for i in (*check.left_facts, *check.right_facts))
    if later.value is None or earlier.value is None or change.value is None:
        return None
    now, then = (Operand(f.subject, f.value or Decimal(0), reply.citer.fact(f)) for f in (later, earlier))
    rate = change.measure is Measure.GROWTH_RATE
    if rate and not then.value:
        return None
    computed = growth(now, then) if rate else difference(now, then, later.unit)
    reply.computations.append(computed)
    words = reply.words
    return (
        f"{change.subject}{words.printed(change)}{words.unit(change.unit)}",
        computed.formula,
        reply.cite([change, later, earlier]),
    )


def agreement(reply: Reply, check: Check) -> str:
    """One sentence on an identity that holds, with both sides; empty where they cannot be shown."""
    if check.rule == "printed_change" and (made := _reckoned(reply, check)) is not None:
        change, formula, cites = made
        return reply.words.say(
            f"报告写的是{change}，按前后两个数字计算为{formula}{cites}。",
            f" The report prints {change}; its two figures give {formula}{cites}.",
        )
    left, right, _ = _sides(reply, check)
    if left is None or right is None:
        return ""
    reply.computations += [*left.computations, *right.computations]
    return reply.words.say(
        f"一边为{left.text}，另一边为{right.text}。", f" {left.text} on one side, {right.text} on the other."
    )


@dataclass(frozen=True, slots=True)
class _Side:
    value: Decimal
    text: str
    number: int
    computations: tuple[Computation, ...] = ()


def _sides(reply: Reply, check: Check) -> tuple[_Side | None, _Side | None, str]:
    """Both sides of an identity and the unit of their difference, which is said only of money printed in several units."""
    facts = [reply.index.fact(fact_id) for fact_id in (*check.left_facts, *check.right_facts)]
    sides = ((check.left_facts, check.left), (check.right_facts, check.right))
    if len({fact.unit for fact in facts}) == 1 or len(facts) != 2 or not all(map(is_money, facts)):
        left, right = (_side(reply, ids, value) for ids, value in sides)
        return left, right, ""
    divisor, unit = common_scale([_alone(reply, fact) for fact in facts]) or (Decimal(1), "元")
    left, right = (
        _money(reply, fact, value, divisor, unit) for fact, (_, value) in zip(facts, sides, strict=True)
    )
    return left, right, unit


def _alone(reply: Reply, fact: Fact) -> Finding:
    summary = next(s for s in reply.index.reports() if s.report_id == fact.report_id)
    return Finding(summary, Target(fact.indicator, fact.column), (fact,))


def _money(reply: Reply, fact: Fact, yuan: Decimal | None, divisor: Decimal, unit: str) -> _Side | None:
    """An amount in the unit both sides are set against each other in, as printed where they are printed in several."""
    if yuan is None:
        return None
    printed = f"{reply.words.printed(fact)}{reply.words.unit(fact.unit)}"
    amount = f"{plain(yuan / divisor)}{reply.words.unit(unit)}" if divisor > 1 else printed
    return _Side(yuan / divisor, f"{amount}{reply.cite([fact])}", reply.citer.fact(fact))


def _side(reply: Reply, ids: Sequence[str], value: Decimal | None) -> _Side | None:
    """One side of an identity: the figure, or the sum with its formula; ``None`` where it cannot be shown."""
    facts = [reply.index.fact(fact_id) for fact_id in ids]
    values = _signed([fact.value for fact in facts], value)
    if not facts or values is None:
        return None
    cites = reply.cite(facts)
    number = reply.citer.fact(facts[0])
    if len(facts) == 1:
        return _Side(values[0], f"{plain(values[0])}{cites}", number)
    operands = [Operand(f.subject, v, reply.citer.fact(f)) for f, v in zip(facts, values, strict=True)]
    computed = total(operands, facts[0].unit)
    return _Side(computed.result, f"{computed.formula}{cites}", number, (computed,))


def _signed(values: Sequence[Decimal | None], wanted: Decimal | None) -> list[Decimal] | None:
    """The figures with the signs they have in the identity: at most one of them is taken off."""
    known = [value for value in values if value is not None]
    if len(known) < len(values) or wanted is None:
        return None
    if sum(known) == wanted:
        return known
    for at, value in enumerate(known):
        if sum(known) - 2 * value == wanted:
            return [*known[:at], -value, *known[at + 1 :]]
    return None


_ACROSS = frozenset({"carry_over", "stock_flow", "item_flow"})
_RULES = {
    "parts_total": ("分项相加与总数不符", "the parts do not add up to the total"),
    "prose_table": ("正文与表格的数字不符", "text and table give different figures"),
    "row_total": ("各类申请人相加与总计不符", "the kinds of applicant do not add up to the total"),
    "column_balance": (
        "新收加上年结转，与办理总计加结转下年不符",
        "new plus carried in differs from handled plus carried out",
    ),
    "results_total": ("各项办理结果相加与总计不符", "the results do not add up to their total"),
    "outcome_total": ("各项结果相加与总计不符", "the outcomes do not add up to their total"),
    "channel_total": ("各渠道相加与总数不符", "the channels do not add up to the total"),
    "closed_total": ("按时与延期办结相加与办结数不符", "on time and extended do not add up to the total"),
    "answered_total": ("各类答复相加与答复数不符", "the kinds of answer do not add up to the total"),
    "refused_total": ("各类不同意公开相加与总数不符", "the refusals do not add up to their total"),
    "staff_total": ("专职与兼职相加与总数不符", "full-time and part-time do not add up to the total"),
    "printed_change": ("所写的增减与前后数字不符", "the change printed is not what the figures give"),
    "stock_flow": (
        "现行有效件数与上一年报告和本年增减接不上",
        "what is in force does not follow from the year before",
    ),
    "item_flow": (
        "项目数量与上一年报告的增减接不上",
        "the number of items does not follow from the year before",
    ),
    "carry_over": (
        "上年结转与上一年报告的结转下年不符",
        "the carry-over differs from the report of the year before",
    ),
}


def _rule(rule: str, english: bool) -> str:
    zh, en = _RULES.get(rule, ("相关数字对不上", "two figures do not agree"))
    return en if english else zh
