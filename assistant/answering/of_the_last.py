"""A part of a question that names nothing itself and asks one thing of what was told just before it.

Who came to it, what there was most of, why less was done than planned, how many there were in all: each is looked for in
the sentence of the figure before or right behind it. Where that does not tell it, nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.answering.came_to import came_to, only_who_came
from assistant.answering.lookup import kind_of
from assistant.answering.part import Part, prose_amounts, told_in_prose
from assistant.answering.told_most import most_beside, only_most
from assistant.answering.why_short import only_against_plan, only_why_short, plan_in, reason_in
from assistant.lexicon.text import compact
from assistant.types import Answer, Fact, Status

if TYPE_CHECKING:
    from assistant.indexing.store import Index
    from assistant.types import Span

__all__ = ["asks_of_the_last", "told_of_the_last", "whole_beside"]

_IN_ALL = re.compile(
    "(?:那么?|又)?(?:一共|总共|全部|共)(?:开|办|搞|举办|召开|收到?|发|来|有|做|接|办理)?(?:了|过|的)?(?:是|有)?(?:多少|几)[场次期个件条份封项宗起家人篇批]?"
)


def asks_of_the_last(text: str) -> bool:
    """Whether no more is asked than one of these things of what was told before."""
    return any(asks(text) for asks in (only_who_came, only_why_short, only_most, only_against_plan))


def told_of_the_last(
    part: Part, earlier: Sequence[Part], before: Answer | None, index: Index
) -> tuple[str, Span] | None:
    """The report and its sentence that tell what a part asks of what was told before; ``None`` where none does.

    ``before`` is the answer to the part before, whose quotations count as what was told.
    """
    text = part.question.text
    for lead in earlier:
        facts = told_in_prose(lead, index)
        for fact in facts:
            amount = came_to(fact, index) if only_who_came(text) else None
            if amount is not None:
                return amount.report_id, amount.quote
        places = [(fact.report_id, fact.span) for fact in facts]
        places += [(cited.report_id, cited.span) for cited in before.citations] if before else []
        for report_id, span in places:
            report = index.report(report_id)
            told = reason_in(report, [span]) if only_why_short(text) else None
            told = told or (most_beside(report, span) if only_most(text) else None)
            told = told or (plan_in(report, [span]) if only_against_plan(text) else None)
            if told is not None:
                return report_id, told
    return None


def whole_beside(part: Part, earlier: Sequence[Part], index: Index) -> Fact | None:
    """The one larger amount before a figure in its sentence, where it is only asked how many there were in all."""
    if not _IN_ALL.fullmatch(compact(part.question.text).text.strip(" ?？。,，呢啊")):
        return None
    for lead in earlier[:1]:
        for fact in told_in_prose(lead, index):
            wholes = [
                entry.fact
                for entry in prose_amounts(fact.report_id, index)
                if entry.fact.quote == fact.quote
                and entry.fact.span.end <= fact.span.start
                and kind_of(entry.fact.unit) == kind_of(fact.unit)
                and entry.fact.status is Status.RESULT
                and (entry.fact.value or 0) > (fact.value or 0)
            ]
            if len(wholes) == 1:
                return wholes[0]
    return None
