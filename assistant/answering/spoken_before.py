"""What a question of a few words (在哪儿开的) takes over from the one before it: what is quoted to it must speak of that."""

from __future__ import annotations

import functools

from assistant.answering.topics import topics_of
from assistant.answering.units import DEED, Unit, units_of
from assistant.answering.words import content
from assistant.lexicon.segments import naming
from assistant.types import Question

__all__ = ["leaves_out_spoken"]

_MET = 0.6


def leaves_out_spoken(question: Question, told: str) -> bool:
    """Whether a question names nothing itself, and words (without blanks) say nothing of what was asked before it."""
    if question.language == "en" or not question.context or topics_of(question):
        return False
    units = _spoken(question.masked, question.context)
    return bool(units) and not any(unit.held_by(told)[0] >= _MET for unit in units)


@functools.lru_cache(maxsize=256)
def _spoken(masked: str, context: str) -> tuple[Unit, ...]:
    """What the question before names, where this one names nothing."""
    if naming(content(masked)).names:
        return ()
    names = naming(content(context)).names
    return tuple(unit for name in names for unit in units_of(name) if unit.weight > DEED)
