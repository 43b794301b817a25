"""Fees by name: what is asked of one kind (保教费, 校车费) is told by no sentence and no figure of another."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from assistant.lexicon.data import read_data

__all__ = ["is_other_fee", "names_fee"]

_ASKED = re.compile("(?P<name>[\u3400-\u9fff]{2,4}?)(?:费(?![用者时])|钱(?=一|是|多|要|怎|咋|[?？]|$))")
_VAGUE = re.compile(
    "[收交缴付免退消花经自公计欠话付]$|多少|几|什么|啥|申请|信息|处理|事业|行政|不要|要不|一共|总共|[一每][年月天个人]|的$|^的|用"
)
"""What stands before 费 without saying which."""


@functools.cache
def _kinds() -> Sequence[re.Pattern[str]]:
    return tuple(re.compile(str(line)) for line in read_data("fees.yaml")["kinds"])


def _kinds_in(text: str) -> set[int]:
    return {at for at, kind in enumerate(_kinds()) if kind.search(text)}


def _asked(question: str) -> set[int]:
    """The kinds of fees a question asks for by name, and only where it says 费."""
    return {at for found in _ASKED.finditer(question) for at in _kinds_in(found.group())}


def names_fee(question: str, told: str) -> bool:
    """Whether words of a report name each fee that a Chinese question names; true where it names none."""
    kinds = _asked(question)
    if not all(_kinds()[at].search(told) for at in kinds):
        return False
    names = [found["name"] for found in _ASKED.finditer(question) if not _kinds_in(found.group())]
    return all(_VAGUE.search(name) or name[-2:] in told for name in names)


def is_other_fee(question: str, subject: str) -> bool:
    """Whether a figure's own name says another fee than the question does."""
    kinds, own = _asked(question), _kinds_in(subject)
    return bool(kinds and own) and not kinds & own
