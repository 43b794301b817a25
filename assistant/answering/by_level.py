"""How many applications the levels of a place received, as one sentence tells it (市本级96件，市直部门281件，县区405件)."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.running_text import is_planned, sentences_of
from assistant.answering.verbatim import say_clause
from assistant.lexicon.text import compact
from assistant.types import Operation, Question

__all__ = ["asks_levels", "quote_by_level"]

_ASKED = re.compile(
    r"\b(?:by|for each|at each|per) (?:administrative |government |each )?(?:levels?|tiers?)\b(?! of)|\beach (?:level|tier)\b|(?:按|分|各)(?:行政)?层?级(?:别)?(?:来|分|统计|看|划|各|是|别)"
)
_AMOUNT = r"[^，,、；;。\d]{0,10}\d+\s*[件份宗条]"
_LEVELS = (
    re.compile(
        rf"(?:[省市县区州旗]|政府|办公?室)本级(?:政府)?{_AMOUNT}|[省市县区州旗]级(?:机关|部门|单位){_AMOUNT}|[省市县区州旗]政府(?:办公?室)?{_AMOUNT}"
    ),
    re.compile(rf"(?:[省市县区州旗]直|组成|工作|政府|各)(?:部门|单位|机关){_AMOUNT}|部门{_AMOUNT}"),
    re.compile(
        rf"(?:县[（(]?[市、区]*[）)]?区?|区县|县区|乡镇|镇街|街道|乡[（(]?[镇、街道]*[）)]?){_AMOUNT}"
    ),
)
"""A place itself, its departments, the places in it, each with its figure."""
_OF_REQUESTS = re.compile("申请|收到|受理|答复|办理")
_FEWEST = 2
_REQUESTS = frozenset({"received", "handled_total", "closed"})


def asks_levels(question: Question) -> bool:
    """Whether applications are asked for by level."""
    named = {target.indicator for target in question.targets} & _REQUESTS
    counts = question.operation in {Operation.VALUE, Operation.BREAKDOWN, Operation.TEXT}
    return bool(named) and counts and bool(_ASKED.search(f"{question.text} {question.masked}".lower()))


def quote_by_level(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that tells the applications of two levels at least; whether there is one."""
    if len(evidence.resolved.places) != 1:
        return False
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        told = []
        for span in sentences_of(report):
            own = compact(span.of(report.text)).text
            levels = sum(bool(level.search(own)) for level in _LEVELS)
            if levels >= _FEWEST and not is_planned(report, span):
                told.append((levels, bool(_OF_REQUESTS.search(own)), span))
        best = [
            span for levels, applied, span in told if applied and levels == max(count for count, *_ in told)
        ]
        if len(best) == 1:
            say_clause(reply, report, best[0])
            return True
    return False
