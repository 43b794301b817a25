"""Which of a place's offices a question means that names the place alone: the one whose matter it is (垚禾县领结婚证: 民政局)."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from assistant.lexicon.data import read_data
from assistant.types import Body

__all__ = ["office_of_matter"]


def office_of_matter(text: str, offices: Sequence[Body]) -> Body | None:
    """The one of the offices whose matter is spoken of; none where it is nobody's, or that of several."""
    plain = text.lower()
    found = [office for office in offices if any(_speaks(plain, words) for words in _of(office))]
    return found[0] if len(found) == 1 else None


def _of(office: Body) -> list[Sequence[str]]:
    """The words on what an office deals with, as its name says it."""
    return [words for name, words in _matters().items() if name in office.agency]


def _speaks(plain: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"\b{word}", plain) if word.isascii() else word in plain for word in words)


@functools.cache
def _matters() -> Mapping[str, Sequence[str]]:
    matters: dict[str, list[str]] = read_data("matters.yaml")["matters"]
    return matters
