"""How much came back of what was sent out: a share of two figures of one sentence (发放问卷2000份，回收1836份)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.answering.concepts import concepts_of, heavy, words_in
from assistant.types import Fact, Question

__all__ = ["sent_and_returned", "tells_return"]

_ASKED = re.compile(
    r"\b(?:c[oa]me|sent|handed|given) back\b|\breturned?\b|\breturn rate\b|\bresponse rate\b|\brecover(?:ed|y)\b|回收|收回"
)
_PART = re.compile(
    r"率|百分|几成|占比|比例|多大|\b(?:percent(?:age)?|share|proportion|portion|fraction|rate)\b|%"
)
"""A part of what was sent out is asked for, not how many came back."""
_SHARE = re.compile("百分之(?:几|多少)|几成|占比|比例|多大|率")
_BACK = re.compile("回收|收回")
MET = 0.5
"""A name counts as met from here on."""
_SENT = re.compile("发放|发出|印发|下发|寄出|发送|分发|派发")


def tells_return(question: Question, fact: Fact) -> bool:
    """Whether a share may be of what came back, where that is asked for: how many were satisfied is another."""
    return fact.unit != "%" or not _ASKED.search(question.masked) or bool(_BACK.search(fact.subject))


def sent_and_returned(question: Question, facts: Sequence[Fact], text: str) -> tuple[Fact, Fact] | None:
    """What was sent out and what of it came back, where a report tells both of what is asked; ``None`` where not."""
    if not (_ASKED.search(question.masked) and _PART.search(question.masked)):
        return None
    asked = _PART.sub(" ", _SHARE.sub(" ", _ASKED.sub(" ", question.masked)))
    names = [concept for concept in heavy(concepts_of(asked)) if concept.ways or concept.run]
    pairs = []
    told = sorted((f for f in facts if not f.form), key=lambda f: (f.quote.start, f.quote.end))
    for quote, group in groupby(told, key=lambda fact: fact.quote):
        inside = list(group)
        held = words_in(quote.of(text))
        if not names or any(concept.held_by(held) < MET for concept in names):
            continue
        sent = [f for f in inside if _SENT.search(f.subject)]
        back = [f for f in inside if _BACK.search(f.subject) and f.unit != "%"]
        pairs += [
            (s, b)
            for s in sent
            for b in back
            if s.unit == b.unit and s.value is not None and b.value is not None and 0 < b.value <= s.value
        ]
    return pairs[0] if len(pairs) == 1 else None
