"""How the applications of one kind of applicant were answered: the rows of its column that are not 0."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.evidence import Evidence
from assistant.answering.lookup import Finding, find_figure
from assistant.answering.parts import list_parts
from assistant.answering.reply import Reply
from assistant.lexicon.indicators import columns_of, parts_of
from assistant.types import How, Operation, Question, ReportSummary, Target

__all__ = ["list_results", "results_behind"]

_TOTAL = "handled_total"
_ASKED = re.compile(
    "(?:怎么|如何|咋|怎样|啥样)(?:样)?(?:地|来|给)?(?:答复|回复|处理|办|回应|解决|了结|回|结)|(?:结果|下场|下文|处理情况|办理情况|答复情况)"
    r"|\bhow (?:were|was|did)\b[^?]*\b(?:answer\w*|handl\w*|dealt|decid\w*|resol\w*|process\w*|conclu\w*|turn(?:ed)? out|end(?:ed)?)\b|\b(?:outcomes?|results?)\b"
)
_ALONE = re.compile(
    "(?:有的话|如果有|要是有|那么?|最后|最终|后来|都|又|到底|究竟|分别|各自?|它们?|他们|这些|那些|这几件|是|被|给|[,，、 ])*"
    "(?:(?:怎么|如何|咋|怎样)(?:样)?(?:地|来)?(?:给)?(?:答复|回复|处理|办理?|回应|解决|了结|回|结案?)|(?:办理|处理|答复)?结果(?:是|又)?(?:怎么样|如何|咋样|怎样|是?什么|是?啥|呢)?)(?:的|了|掉|呢|啊|他们|它们|人家)*[?？。 ]*"
    r"|(?:and |so |but |,|if so|in the end| )*how (?:were|was) (?:they|it|these|those|the requests?|the applications?) (?:eventually |finally |all |then )?(?:answered|handled|dealt with|decided|resolved|processed|concluded)(?: (?:in the end|eventually|finally))?[?. ]*"
    r"|(?:and |so |but |,| )*what (?:was|were) (?:the|its|their) (?:outcomes?|results?)[?. ]*"
)
"""Nothing but how what was counted before was answered."""


def results_behind(parts: list[Question]) -> list[Question]:
    """The same, where it is asked behind the applications of one kind of applicant how they were answered."""
    found = parts[:1]
    for part in parts[1:]:
        spoken = next((before for before in found[::-1] if before.targets), None)
        target = spoken.targets[0] if spoken is not None and len(spoken.targets) == 1 else None
        if spoken is None or target is None or target.column not in _applicants():
            found.append(part)
        elif _ALONE.fullmatch(part.text.strip().lower()) or (
            part.operation is Operation.BREAKDOWN and part.targets == spoken.targets and _asks(part)
        ):
            asked = replace(
                spoken,
                text=part.text,
                operation=Operation.BREAKDOWN,
                detail="",
                targets=(Target(_TOTAL, target.column),),
                given=part.given,
            )
            found.append(asked)
        else:
            found.append(part)
    return found


def list_results(reply: Reply, evidence: Evidence) -> bool:
    """The results of one applicant's column with what each of them counts; false where it has none."""
    question, places = reply.question, evidence.resolved.places
    if len(question.targets) != 1 or len(places) != 1 or not _asks(question):
        return False
    column = question.targets[0].column
    if column not in _applicants():
        return False
    for summary in places[0].reports:
        whole = find_figure(reply.index, summary, Target(_TOTAL, column), question)
        if whole is None or not whole.value or whole.summed:
            continue
        told = [row for name in parts_of(_TOTAL) for row in _rows(reply, summary, Target(name, column))]
        if told and sum(row.value or 0 for row in told) == whole.value:
            _say(reply, whole, told)
            return True
    return False


def _say(reply: Reply, whole: Finding, told: list[Finding]) -> None:
    list_parts(reply, whole, told)
    reply.how = How.TABLE


def _asks(question: Question) -> bool:
    return bool(_ASKED.search(question.text.lower()))


def _applicants() -> frozenset[str]:
    """The columns of the form that say who applied."""
    return frozenset(column for column in columns_of(_TOTAL) if column and column != "total")


def _rows(reply: Reply, summary: ReportSummary, target: Target) -> Iterator[Finding]:
    """The rows of a group that are not 0; the group itself where the report divides it no further."""
    below = [
        row
        for name in parts_of(target.indicator)
        for row in _rows(reply, summary, Target(name, target.column))
    ]
    own = find_figure(reply.index, summary, target, reply.question)
    if not below and own is not None and own.value and not own.summed:
        below = [own]
    yield from below
