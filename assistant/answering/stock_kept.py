"""Whether the documents in force at the end of one year follow from those of the year before (214 + 33 − 41 = 206).

The figure of the year before stands in that year's own report, what was made and repealed in the later one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.arithmetic import total
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand
from assistant.answering.holdings import holdings
from assistant.answering.lookup import Finding, find_figure
from assistant.answering.reply import Reply
from assistant.lexicon.indicators import columns_of, indicators
from assistant.types import How, Operation, Question, ReportSummary, Target

__all__ = ["asks_stock", "stock_follows"]

_STOCK = "in_force"
_FLOWS = ("made", "repealed")
_ACROSS = re.compile(
    r"上一?年|去年|前一年|上期|前后|两年|接|衔|\b(?:last|previous|prior|preceding) year|\byear before\b|\bfollows? from\b"
)
_OF_FLOW = re.compile(r"制发|制定|出台|新增|废止|\b(?:made|issued|adopted|repealed|abolished)\b")
_LEFT = re.compile(r"有效|年末|年底|年终|期末|存量|现有|\bin force\b|\bvalid\b|\bend of (?:the )?year\b")


def asks_stock(question: Question) -> bool:
    """Whether it is asked if the number of documents in force fits that of the year before."""
    (kinds, columns) = ({t.indicator for t in question.targets}, {t.column for t in question.targets})
    kept = len(kinds) == 1 and _STOCK in columns_of(next(iter(kinds)))
    text = question.text.lower()
    stock = _STOCK in columns or (columns == {""} and (_LEFT.search(text) or not _OF_FLOW.search(text)))
    across = len(question.years) == 2 or bool(_ACROSS.search(text))
    return question.operation is Operation.CHECK and kept and bool(stock) and across


def stock_follows(reply: Reply, evidence: Evidence) -> bool:
    """Both years' documents in force with what was made and repealed between; false where one is not stated."""
    question, places = reply.question, evidence.resolved.places
    if not asks_stock(question) or len({place.body for place in places}) != 1:
        return False
    later = max((place for place in places if place.year), key=lambda place: place.year or 0, default=None)
    if later is None:
        return False
    earlier = holdings(reply.index).reports_of(later.body, (later.year or 0) - 1)
    kind = question.targets[0].indicator
    for summary in later.reports:
        flows = [_stated(reply, summary, Target(kind, column)) for column in (_STOCK, *_FLOWS)]
        for before in earlier:
            found = [_stated(reply, before, Target(kind, _STOCK)), *flows]
            known = [finding for finding in found if finding is not None]
            if len(known) == len(found):
                _say(reply, known)
                return True
    return False


def _stated(reply: Reply, summary: ReportSummary, target: Target) -> Finding | None:
    """The exact figure of one report, or ``None``."""
    found = find_figure(reply.index, summary, target, reply.question)
    return found if found is not None and found.exact and not found.summed else None


def _say(reply: Reply, found: list[Finding]) -> None:
    """Whether the four figures fit, with all of them and the sum."""
    words = reply.words
    before, now, made, repealed = found
    taken = operand(reply, repealed)
    terms = [operand(reply, before), operand(reply, made), replace(taken, value=-taken.value)]
    computed = total(terms, before.unit)
    reply.computations.append(computed)
    agree = computed.result == now.value
    cites = [reply.cite(finding.facts) for finding in found]
    who = words.body(now.summary.region, now.summary.agency)
    first, last = words.year(before.summary.year), words.year(now.summary.year)
    verdict = words.say(
        "对得上。" if agree else "对不上。", "They agree. " if agree else "They do not agree. "
    )
    kind = indicators()[now.target.indicator]
    reply.sentence = verdict + words.say(
        f"{who}{kind.label}：{first}现行有效{words.quantity(before)}{cites[0]}，{last}制发{words.quantity(made)}{cites[2]}、"
        f"废止{words.quantity(repealed)}{cites[3]}（{computed.formula}）；{last}现行有效{words.quantity(now)}{cites[1]}。",
        f"{who}, {kind.en}: in force {first} {words.quantity(before)}{cites[0]}, made {last} {words.quantity(made)}{cites[2]}, "
        f"repealed {words.quantity(repealed)}{cites[3]} ({computed.formula}); in force {last} {words.quantity(now)}{cites[1]}.",
    )
    reply.how = How.COMPUTED
