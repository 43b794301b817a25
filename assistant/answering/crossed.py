"""A part of one breakdown asked for by another (of those made online, how many were granted), which no form counts."""

from __future__ import annotations

import re

from assistant.types import Question

__all__ = ["is_crossed"]

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
