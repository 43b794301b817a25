"""The further amounts of an English question that stand in the sentence of the amount before them.

Who asks how many courses were held and how many key staff attended asks of one sentence (举办培训班2期，培训业务骨干340人).
Where it holds just one more amount of that kind, the sentence is quoted whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.answering.deeds_en import of_deed, tells_other_deed
from assistant.answering.evidence import Evidence
from assistant.answering.extractive import quoted, withhold
from assistant.answering.heads import head_of
from assistant.answering.likely_en import units_of_en
from assistant.answering.lookup import is_money, is_stated_level
from assistant.answering.matching import PERSONS
from assistant.answering.units import LEFT_OUT
from assistant.types import Answer, Fact, Measure, Operation, Origin, Question, RefusalReason

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["told_beside"]

_CAME = re.compile(
    r"\b(?:attend\w*|took part|take part|participat\w*|came|trained|joined|present|covered|reached|were there|enrolled|served?|receive|visit\w*|used|welcomed?|host|drew|draw|attract\w*|viewed|watched|consulted)\b"
)
_PAID = re.compile(
    r"\b(?:came in|collected|raised|charged|spent|cost|paid|received|bring in|brought in|taken in|levied|worth)\b"
)
_BY_HOW_MUCH = re.compile(
    r"^\W*(?:and )?(?:by how (?:much|many)|how) (?:did|has|have) (?:it|they|that|this|the (?:figure|number|amount|total|share|rate)) (?:change|develop|evolve|move|vary)|^\W*(?:and )?(?:is|was|were|are) (?:that|this|it|they) (?:up|down|more|less|fewer|higher|lower)\b"
    r"|\bhow (?:much|many) (?:[a-z]+ )?(?:more|fewer|less|faster|quicker|slower|sooner|higher|lower|longer|shorter|bigger|smaller|earlier|later|better|worse)\b.*\b(?:that|this|it|they|those|these|before|earlier|last|previous)\b"
)
_CHANGED = re.compile(
    r"(?:比|较|同比)[^，。；;\n]{0,16}(?:上年|去年|年|同期|前)[^，。；;\n]{0,16}\d|同比[^，。；;\n]{0,8}\d"
)
"""What is told right behind a figure of how it changed (38分钟，比上年缩短7分钟)."""
_IN_ALL = re.compile(r"\b(?:in total|in all|altogether|overall|by now|so far|to date|total)\b")
_NEW = re.compile("新增|新建|新开|增加|净增")
_ON_TIME = re.compile(
    r"\bon time\b|\b(?:by|before|within) (?:the |its |their )?(?:deadline|time limit)\b|\bin time\b"
)
_ON_TIME_TOLD = re.compile("按[期时]|及时|限期|时限")
_AVERAGE = re.compile("平均|均")


def told_beside(
    found: Sequence[Evidence], answers: Sequence[Answer], index: Index, before: Evidence | None = None
) -> list[Answer]:
    """The answers, a part that was not found with the sentence of the part before that holds its amount.

    ``before`` is what was found for the question asked before.
    """
    told = list(answers)
    for at in range(len(told)):
        if at and tells_other_deed(found[at], found[at - 1]):
            told[at] = withhold(found[at], index, RefusalReason.NOT_STATED)
        if at and _IN_ALL.search(found[at].question.text.lower()) and _same(found[at], found[at - 1]):
            whole = _whole_beside(found[at - 1].findings[0].facts[0], index)
            told[at] = (
                quoted(found[at], index, whole.report_id, whole.quote)
                if whole is not None
                else withhold(found[at], index, RefusalReason.NOT_STATED)
            )
            continue
        if told[at].refusal is None or told[at].refusal.reason is not RefusalReason.NOT_STATED:  # type: ignore[union-attr]
            continue
        spoken = found[at - 1] if at else before
        question, findings = found[at].question, spoken.findings if spoken is not None else ()
        if len(findings) != 1 or (at and told[at - 1].refused):
            continue
        anchor = findings[0].facts[0]
        if anchor.origin is Origin.PROSE and _BY_HOW_MUCH.search(question.text.lower()):
            changed = _CHANGED.search(index.report(anchor.report_id).text, anchor.span.end, anchor.quote.end)
            if changed is not None and not question.targets:
                told[at] = quoted(found[at], index, anchor.report_id, anchor.quote)
            continue
        if question.operation not in {Operation.VALUE, Operation.SHARE}:
            continue
        fact = None
        if anchor.origin is Origin.PROSE and question.operation is Operation.SHARE:
            fact = None if question.targets else _share_beside(question, anchor, index)
        elif anchor.origin is Origin.PROSE:
            fact = _beside(question, anchor, index) or of_deed(found[at], anchor, index)
        if fact is not None:
            told[at] = quoted(found[at], index, fact.report_id, fact.quote)
    return told


def _beside(question: Question, anchor: Fact, index: Index) -> Fact | None:
    """The one other amount in a figure's clause-complex that counts what a part of the question asks for."""
    masked = question.masked.lower()
    noun = head_of(masked)
    persons = noun is not None and noun.persons and bool(_CAME.search(masked))
    paid = question.measure == "money" and bool(_PAID.search(masked))
    if not (persons or paid):
        return None
    text = index.report(anchor.report_id).text
    end = min((at for at in (text.find(stop, anchor.span.end) for stop in "；;。") if at >= 0), default=0)
    beside = [
        fact
        for fact in index.facts([anchor.report_id])
        if fact.quote == anchor.quote
        and anchor.span.end <= fact.span.start < end
        and is_stated_level(fact)
        and (fact.unit in PERSONS if persons else is_money(fact))
        and not _AVERAGE.search(fact.subject)
    ]
    return beside[0] if len(beside) == 1 else None


def _same(one: Evidence, other: Evidence) -> bool:
    """Whether two parts were answered with the same new ones of something, which are not all there are."""
    facts = [[fact for finding in evidence.findings for fact in finding.facts] for evidence in (one, other)]
    return len(facts[0]) == 1 and facts[0] == facts[1] and bool(_NEW.search(facts[0][0].subject))


def _whole_beside(new: Fact, index: Index) -> Fact | None:
    """All there are by now, in the sentence that tells how many are new."""
    beside = [
        fact
        for fact in index.facts([new.report_id])
        if fact.quote == new.quote and fact.unit == new.unit and (fact.value or 0) > (new.value or 0)
    ]
    return beside[0] if len(beside) == 1 else None


def _share_beside(question: Question, anchor: Fact, index: Index) -> Fact | None:
    """The one rate in a figure's sentence that tells the share a part of the question asks for (what share was done on time)."""
    units = [unit for unit in units_of_en(question.masked) if unit.others]
    on_time = _ON_TIME.search(question.masked.lower())
    beside = [
        fact
        for fact in index.facts([anchor.report_id])
        if fact.quote == anchor.quote
        and fact.unit == "%"
        and fact.measure is Measure.SHARE
        and (
            _ON_TIME_TOLD.search(fact.subject)
            if on_time
            else any(unit.held_by(fact.subject)[1] >= LEFT_OUT for unit in units)
        )
    ]
    return beside[0] if len(beside) == 1 else None
