"""What went out by each channel, added up: a list that need not come to its total, as one item may go out by several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.arithmetic import plain, total
from assistant.answering.evidence import Evidence
from assistant.answering.lookup import Finding
from assistant.answering.own_lists import OwnList, say_largest
from assistant.answering.reply import Reply
from assistant.types import AnswerTable, Fact, Figure, How, Operand, Operation, Origin, Target

__all__ = ["add_up_channels", "rank_channels"]

_CHANNELS = re.compile("渠道|方式|途径|平台|channels?")
_ADDED = re.compile(
    "加起来|相加|加总|加在一起|合计|之和|总和|总共|一共|超过|大于|多于|多出|add|total|sum|exceed|more than"
)
_PUBLISHED = re.compile("公开|发布|公布|publish|disclos|releas|\\bitems\\b")
_APPLIED = re.compile("申请|递交|提交|appl|request")
_LIST = re.compile("不同渠道和方式公开")
_ONCE = re.compile(r"[(（]([^()（）]*计(?:1|１|一)条?[^()（）]*)[)）]")
"""The note that what went out by several channels counts once."""


def add_up_channels(reply: Reply, evidence: Evidence) -> bool:
    """The channels of the list of 2014 added up, beside the total they need not come to; false where none are listed."""
    text = reply.question.text
    if not (_CHANNELS.search(text) and _ADDED.search(text)) or (
        _APPLIED.search(text) and not _PUBLISHED.search(text)
    ):
        return False
    if len(evidence.resolved.places) != 1 or any(
        t.indicator.startswith("received") for t in reply.question.targets
    ):
        return False
    for summary in evidence.resolved.places[0].reports:
        facts = [f for f in reply.index.facts([summary.report_id]) if f.value is not None]
        for parts in (_in_list(facts), _in_sentence(facts)):
            wholes = [
                f for f in facts if f.indicator == "proactive" and f.unit == (parts[0].unit if parts else "")
            ]
            wholes.sort(key=lambda f: f.origin is not parts[0].origin)
            if len(parts) > 1 and len({f.unit for f in parts}) == 1:
                _state(reply, [Finding(summary, Target(f.indicator), (f,)) for f in parts], wholes[:1])
                return True
    return False


def rank_channels(reply: Reply, evidence: Evidence) -> bool:
    """The channel most (least) was published by, of those the list of 2014 or one sentence gives; false where none are listed."""
    text, words = reply.question.text.lower(), reply.words
    asked = _CHANNELS.search(text) and _PUBLISHED.search(text) and not _APPLIED.search(text)
    spoken = {target.indicator for target in reply.question.targets} <= {"proactive"}
    if not (asked and spoken) or len(evidence.resolved.places) != 1:
        return False
    for summary in evidence.resolved.places[0].reports:
        facts = [f for f in reply.index.facts([summary.report_id]) if f.value is not None]
        rows = next((rows for rows in (_in_list(facts), _in_sentence(facts)) if len(rows) > 1), [])
        if rows and len({f.unit for f in rows}) == 1:
            named = [replace(f, row_path=(words.target(Target(f.indicator)),)) for f in rows]
            label = words.say("公开政府信息", "information disclosed")
            say_largest(
                reply,
                OwnList(summary, label, tuple(named), None, ""),
                low=reply.question.detail.endswith("min"),
            )
            return True
    return False


def _in_list(facts: Sequence[Fact]) -> list[Fact]:
    """The rows of the list of 2014."""
    return [
        f
        for f in facts
        if f.origin is Origin.TABLE
        and f.indicator.startswith("channel.")
        and len(f.row_path) > 1
        and _LIST.search(f.row_path[-2])
    ]


def _in_sentence(facts: Sequence[Fact]) -> list[Fact]:
    """The channels one sentence lists (其中政府网站3915条，政务微信1204条 …)."""
    told = [f for f in facts if f.origin is Origin.PROSE and f.indicator.startswith("channel.") and f.parent]
    if not told:
        return []
    first = told[0]
    return [f for f in facts if f.parent == first.parent and f.quote == first.quote]


def _state(reply: Reply, parts: Sequence[Finding], wholes: Sequence[Fact]) -> None:
    words, summary = reply.words, parts[0].summary
    operands = [Operand(words.label(p), p.facts[0].value or 0, reply.citer.fact(p.facts[0])) for p in parts]  # type: ignore[arg-type]
    added = total(operands, parts[0].unit)
    reply.computations.append(added)
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    amount = words.amount(added.result, added.unit)
    cites = reply.cite([part.facts[0] for part in parts])
    lead = ""
    if wholes and reply.question.operation is Operation.CHECK:
        same = wholes[0].value == added.result
        lead = words.say(
            "对得上。" if same else "两个数不必相等。",
            "They agree. " if same else "The two need not be equal. ",
        )
    reply.sentence = words.say(
        f"{lead}{who}{when}各渠道和方式公开的政府信息相加为{amount}（{added.formula}）{cites}。",
        f"{lead}{who}, {when}: what went out by each channel adds up to {amount} ({added.formula}){cites}.",
    )
    for whole in wholes:
        note = _ONCE.search(whole.subject) or _ONCE.search(_told(reply, parts[0].facts[0]))
        printed = words.quantity(Finding(summary, Target(whole.indicator), (whole,)))
        because = words.say(
            f"，报告注明“{note.group(1)}”" if note else "", f" ({note.group(1)})" if note else ""
        )
        reply.sentence += words.say(
            f"主动公开政府信息数为{printed}{because}{reply.cite([whole])}。",
            f" The total printed is {printed}{because}{reply.cite([whole])}.",
        )
    reply.figure = Figure(
        plain(added.result), words.unit(added.unit).strip(), words.say("各渠道相加", "all channels")
    )
    reply.how = How.COMPUTED
    rows = tuple((words.label(part), words.quantity(part)) for part in parts)
    reply.tables.append(
        AnswerTable(
            (words.say("渠道", "Channel"), words.say("数量", "Items")),
            rows,
            tuple(reply.citer.fact(p.facts[0]) for p in parts),
        )
    )


def _told(reply: Reply, fact: Fact) -> str:
    """The sentence a figure stands in."""
    return fact.quote.of(reply.index.report(fact.report_id).text)
