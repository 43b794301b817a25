"""A last part that only asks what the parts before it come to (…多少、…多少，合计多少，差多少)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.answering import arithmetic
from assistant.answering.extractive import slots_of
from assistant.answering.figures import operand, state
from assistant.answering.lookup import Finding
from assistant.answering.part import Part
from assistant.answering.reply import Reply
from assistant.answering.shares import share_sentence
from assistant.types import Answer, Fact, Figure, How, ReportSummary, Target

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["share_of_last", "tally"]

_END = r"(?:是|有|为|共|了)*(?:多少|几)[\u3400-\u9fff]{0,2}$"
_TOTAL = re.compile(
    rf"^(?:那么?|又|,|，|这|[两三四几]项|[两三四]个|[两三四]者|全部)*(?:合计|一共|总共|加起来|加在一起|总计|共计|合起来){_END}"
)
_GAP = re.compile(rf"^(?:那么?|又|,|，|两者|两个|中间|之间|还)*(?:相差|差额|差){_END}")


_SHARE = re.compile(
    r"^(?:那么?|又|,|，|它|大概|大约|总共)*占(?:比|了|到|总数|全部|总量|总的)*(?:的)?(?:是|有)?(?:多少|几成|百分之(?:几|多少)|多大比例|比例|$)"
)


def share_of_last(
    part: Part, before: Sequence[Part], chosen: Mapping[int, Fact], index: Index
) -> Answer | None:
    """What part of its total the figure of the part before is (草场承包多少件，占几成), where it is listed under one."""
    fact = chosen.get(len(before) - 1)
    if fact is None or not fact.parent or not _SHARE.match(part.question.text.strip(" ?？")):
        return None
    summary = _summary(before, fact)
    whole = index.fact(fact.parent)
    if summary is None or whole.unit != fact.unit:
        return None
    own, total = (Finding(summary, Target(f.indicator, f.column), (f,)) for f in (fact, whole))
    if not (own.exact and total.exact and total.value):
        return None
    reply = Reply(part.question, index)
    words = reply.words
    share_sentence(
        reply,
        [own],
        total,
        words.say(
            f"{words.label(own)}占{words.label(total)}的比例",
            f"{words.label(own)} as a share of {words.label(total)}",
        ),
    )
    return reply.finish(slots_of(part.evidence))


def _summary(before: Sequence[Part], fact: Fact) -> ReportSummary | None:
    """The report a figure of an earlier part stands in."""
    places = (place for other in before for place in other.evidence.resolved.places)
    return next((s for place in places for s in place.reports if s.report_id == fact.report_id), None)


def tally(part: Part, before: Sequence[Part], chosen: Mapping[int, Fact], index: Index) -> Answer | None:
    """The sum or the difference of the figures of the parts before, or ``None`` where that is not what is asked.

    ``chosen`` has the one figure of every earlier part that has one, by its number. A total the report states itself
    for just these figures is given rather than added up.
    """
    text = part.question.text.strip(" ?？。,，")
    gap, total = bool(_GAP.match(text)), bool(_TOTAL.match(text))
    facts = [chosen[at] for at in range(len(before)) if at in chosen]
    facts = facts[-2:] if gap else facts
    alike = len({(fact.report_id, fact.unit) for fact in facts}) == 1
    distinct = len({fact.fact_id for fact in facts}) == len(facts)
    complete = gap or len(facts) == len(before)
    if not (gap or total) or len(facts) < 2 or not (alike and distinct and complete):
        return None
    summary = _summary(before, facts[0])
    if summary is None or any(fact.value is None for fact in facts):
        return None
    findings = [Finding(summary, Target(fact.indicator, fact.column), (fact,)) for fact in facts]
    reply = Reply(part.question, index)
    parents = {fact.parent for fact in facts}
    added = sum(fact.value or 0 for fact in facts)
    whole = index.fact(parents.pop()) if total and len(parents) == 1 and all(parents) else None
    if whole is not None and whole.value == added:
        state(reply, Finding(summary, Target(whole.indicator, whole.column), (whole,)))
        return reply.finish(slots_of(part.evidence))
    if not all(finding.exact for finding in findings):
        return None
    operands = [operand(reply, finding) for finding in findings]
    if gap:
        operands.sort(key=lambda one: -one.value)
        computed = arithmetic.difference(operands[0], operands[1], findings[0].unit)
    else:
        computed = arithmetic.total(operands, findings[0].unit)
    words = reply.words
    reply.computations.append(computed)
    amount, cites = words.amount(computed.result, computed.unit), reply.cite(facts)
    label = words.say("相差" if gap else "合计", "difference: " if gap else "in total: ")
    reply.sentence = words.say(
        f"{label}{amount}（{computed.formula}）{cites}。", f"{label}{amount} ({computed.formula}){cites}."
    )
    reply.figure = Figure(
        arithmetic.plain(computed.result), words.unit(computed.unit).strip(), label.strip(": ")
    )
    reply.how = How.COMPUTED
    return reply.finish(slots_of(part.evidence))
