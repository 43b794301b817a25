"""A follow-up that names only another year or body asks again for every figure of the question before (多少户、多少钱 → 那2011年呢)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.types import Operation, Question

__all__ = ["asked_again"]

_ONLY = re.compile(
    r"(?:那么?|再|又|换成?|改成|至于|然后|还有|看看?|说说|,|\s|的话|的|年度?|年底|情况|,)*(?:呢|怎么样|如何|又是多少|是多少)?\W*"
    r"|\W*(?:and |so |now |then )*(?:what about|how about|and|same for|what of)?(?: the)?(?: same)?(?: (?:for|in))?\W*"
)
MOST = 4
"""Figures of one question that are asked for again."""


def asked_again(said: Question, parts: Sequence[Question]) -> tuple[Question, ...]:
    """The figures just asked for, where nothing is said but of which other year or body they are asked for."""
    if not 1 < len(parts) <= MOST or said.targets or not (said.years or said.bodies):
        return ()
    alike = {(part.bodies, part.years, part.operation) for part in parts}
    if len(alike) > 1 or parts[0].operation is not Operation.VALUE or not _ONLY.fullmatch(said.masked):
        return ()
    return tuple(parts)
