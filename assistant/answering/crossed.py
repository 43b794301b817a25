"""A part of one breakdown asked for by another (of those made online, how many were granted), which no form counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.targets import OF_THOSE
from assistant.lexicon.indicators import columns_of, indicators
from assistant.types import Operation, Question, Target

__all__ = ["crossed_with_last", "is_crossed"]

_CHANNELS = frozenset({"received.in_person", "received.fax", "received.online", "received.letter"})
_RESULTS = frozenset(
    {
        "granted",
        "partly_granted",
        "refused",
        "unavailable",
        "unprocessed",
        "answered",
        "closed",
        "review",
        "litigation",
    }
)
_DISPUTES = frozenset({"review", "litigation"})
_CARRIED = frozenset({"carried_in", "carried_out"})
_OF_THESE = re.compile(
    r"(?:里(?:头|面|边)?|当中|之中|中|的申请|的那?些)[,，]?(?!和|与|跟|及|、)[^,，。?？]{0,12}(?:多少|几)"
    r"|^(?:and )?(?:of|among|out of) (?:the|those|all|these)\b[^?]*\bhow many\b|\bhow many of (?:the|those|these)\b[^?]* (?:were|was|got|ended|received|led)\b"
    r"|\bhow many (?:of )?(?:the )?(?:online|faxed|mailed|posted|e-?mailed|in-person|walk-in|electronic) (?:applications?|requests?)\b[^?]* (?:were|was|got|ended|led)\b"
)
_EACH = re.compile(r"各|分别|[和与跟及、][^,，。?？]{0,10}(?:多少|几)|\brespectively\b|\bboth\b|\beach\b")


def is_crossed(question: Question) -> bool:
    """Whether a question counts what became of the applications that came by one channel or were carried over."""
    named = {target.indicator for target in question.targets}
    results = {name for name in named if name.split(".")[0] in _RESULTS}
    if named & _CARRIED and "closed.extended" in named:
        return bool(_OF_THESE.search(question.text.lower().strip()))
    said = question.text.lower().strip()
    return bool(
        len(named) > 1 and named & _CHANNELS and results and _OF_THESE.search(said) and not _EACH.search(said)
    )


def crossed_with_last(question: Question, before: Sequence[Question]) -> Question:
    """The question with the part told last as a limit, where it asks for a part of that part (其中予以公开的 after 网上提交76件).

    What the applicants' columns have is no such part: 予以公开 → 其中自然人的.
    """
    last = before[-1]
    told, asked = _only_target(last), _only_target(question)
    if (
        told is None
        or asked is None
        or not OF_THOSE.search(question.text.lower())
        or last.bodies != question.bodies
    ):
        return question
    one, other = _breakdown(told), _breakdown(asked)
    whole_told = any(_only_target(q) == Target("received") for q in before[:-1])
    of_whole = whole_told and {one, other} == {"channel", "column"} and asked.indicator.startswith("received")
    if not (one and other) or one == other or of_whole:
        return question
    if asked.column and asked.column == told.column:
        return question  # 自然人提了96件 → 其中予以公开的: a cell of the table
    limits = (*question.narrower, _name(told, question.language))
    return replace(question, narrower=limits, row=None)  # the row alone is no part of it


def _only_target(question: Question) -> Target | None:
    """The one figure a question asks for as an amount, or ``None``."""
    amount = question.operation in {Operation.VALUE, Operation.EXISTS}
    return question.targets[0] if amount and len(question.targets) == 1 else None


def _breakdown(target: Target) -> str:
    """What a figure is a part by: the channel applications came by, their result, the dispute, who applied; else empty."""
    group = target.indicator.split(".")[0]
    if target.indicator in _CHANNELS:
        return "channel"
    if group in _DISPUTES:
        return "dispute"
    if group in _RESULTS - {"answered", "closed"}:
        return "result"
    applicant = indicators()[target.indicator].columns == "applicant" and target.column not in {"", "total"}
    return "column" if applicant else ""


def _name(target: Target, language: str) -> str:
    """What a figure is called."""
    known = columns_of(target.indicator).get(target.column) or indicators()[target.indicator]
    return known.en if language == "en" else known.label
