"""What the modules that carry slots over from question to question share."""

from __future__ import annotations

import re

from assistant.types import Operation, Question

__all__ = ["CHANGES", "NEXT_REPORT", "TWO_SIDED", "WITH", "said_of"]

WITH = re.compile(
    r"和|跟|与|比|较|同|对比|than|with|to\b|against|vs|versus|\b(?:on|over|from|since) (?:the )?(?=(?:19|20)\d\d)"
)
TWO_SIDED = {Operation.COMPARE, Operation.DIFFERENCE, Operation.GROWTH}
NEXT_REPORT = "next"
"""How a year was given that is the one after the year spoken of: its own report is meant and none later."""
CHANGES = {Operation.DIFFERENCE, Operation.GROWTH}


def said_of(question: Question, **changes: str) -> tuple[tuple[str, str], ...]:
    """How each slot of a question was given, with changes; an empty value takes one out."""
    given = {**dict(question.given), **changes}
    return tuple((name, how) for name, how in given.items() if how)
