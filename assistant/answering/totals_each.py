"""What several rows come to, for each year or body of its own (直接起诉加复议后起诉，各是多少; by how much that changed)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering import arithmetic, series
from assistant.answering.arithmetic import plain
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand
from assistant.answering.lookup import Finding, kind_of
from assistant.answering.reply import Reply
from assistant.types import Computation, How, Operand, Operation, Question

__all__ = ["total_of_each"]

_ADDED = re.compile(
    r"总数|总量|总计|合计|一共|总共|共计|加|相加|之和|总和|\b(?:total|combined|together|altogether|plus|sum)\b"
)
_EACH = re.compile(
    r"(?:总数|总量|总计|合计|一共|总共|共计|加|之和|总和)[^,，。]{0,24}(?:各|分别)|(?:各|分别)[^,，。]{0,8}(?:总数|总量|合计|一共|总共|共)"
    r"|\b(?:each year|per year|every year|in each|for each|respectively|year by year)\b"
)
_CHANGES = {Operation.COMPARE, Operation.DIFFERENCE}


def total_of_each(reply: Reply, evidence: Evidence) -> bool:
    """The sum of the rows asked for, for each place and year alone, and the difference of two of them."""
    question = evidence.question
    placed = [[f for f in entry if f.exact] for entry in _by_place(evidence)]
    complete = len(placed) > 1 and all(len(entry) == len(question.targets) for entry in placed)
    if not complete or not _asked(question):
        return False
    if len(question.targets) == 1:
        return question.operation is Operation.SUM and series.compare(reply, evidence)
    units = {finding.unit for entry in placed for finding in entry}
    if len({kind_of(unit) for unit in units}) > 1 or len(units) > 1:
        return False
    totals = [_total(reply, entry) for entry in placed]
    words, names = reply.words, [_name(reply, entry[0]) for entry in placed]
    label = words.join([words.label(finding) for finding in placed[0]])
    told = [
        words.say(
            f"{name}{label}合计{plain(total.result)}{words.unit(total.unit)}（{total.formula}）{_cites(reply, entry)}",
            f"{name}, {label}: {plain(total.result)}{words.unit(total.unit)} in total ({total.formula}){_cites(reply, entry)}",
        )
        for name, entry, total in zip(names, placed, totals, strict=True)
    ]
    reply.sentence = words.say("；", "; ").join(told) + words.say("。", ".")
    if len(totals) == 2:
        reply.sentence += _gap(reply, names, totals)
    reply.how = How.COMPUTED
    return True


def _asked(question: Question) -> bool:
    """Whether the rows are to be added up, and for each place alone or to see by how much the sum changed."""
    said = f"{question.context} {question.text}".lower()
    if question.operation in _CHANGES:
        return bool(_ADDED.search(said))
    return bool(_EACH.search(question.text.lower()))


def _by_place(evidence: Evidence) -> list[list[Finding]]:
    """The findings of each report, the earlier year first."""
    placed: dict[str, list[Finding]] = {}
    for finding in evidence.findings:
        placed.setdefault(finding.summary.report_id, []).append(finding)
    return sorted(placed.values(), key=lambda entry: entry[0].summary.year or 0)


def _name(reply: Reply, finding: Finding) -> str:
    words, summary = reply.words, finding.summary
    return words.say("", ", ").join([words.body(summary.region, summary.agency), words.year(summary.year)])


def _cites(reply: Reply, entry: Sequence[Finding]) -> str:
    return reply.cite([fact for finding in entry for fact in finding.facts])


def _total(reply: Reply, entry: Sequence[Finding]) -> Computation:
    computed = arithmetic.total([operand(reply, finding) for finding in entry], entry[0].unit)
    reply.computations.append(computed)
    return computed


def _gap(reply: Reply, names: Sequence[str], totals: Sequence[Computation]) -> str:
    """By how much the second sum is more or less than the first."""
    words = reply.words
    one, other = (
        Operand(name, total.result, total.operands[0].citation)
        for name, total in zip(names, totals, strict=True)
    )
    if one.value == other.value:
        return words.say("两者相同。", " They are equal.")
    more = other.value > one.value
    larger, smaller = (other, one) if more else (one, other)
    computed = arithmetic.difference(larger, smaller, totals[0].unit)
    reply.computations.append(computed)
    gap = f"{plain(computed.result)}{words.unit(computed.unit)}"
    return words.say(
        f"{other.label}比{one.label}{'多' if more else '少'}{gap}（{computed.formula}）。",
        f" {other.label}: {gap} {'more' if more else 'fewer'} than {one.label} ({computed.formula}).",
    )
