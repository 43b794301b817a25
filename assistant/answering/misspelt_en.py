"""English words of the subject misspelt, read as the word meant: aplications, recieved, reconsiderations with a letter left out."""

from __future__ import annotations

import functools
import re

from assistant.lexicon.bilingual import is_english
from assistant.lexicon.readings import is_spelled

__all__ = ["as_spelt"]

_MEANT = frozenset(
    [
        "accepted",
        "administrative",
        "agencies",
        "answered",
        "application",
        "applications",
        "bureau",
        "channel",
        "channels",
        "citizens",
        "compared",
        "companies",
        "corrected",
        "county",
        "department",
        "departments",
        "disclosed",
        "disclosure",
        "district",
        "documents",
        "received",
        "refused",
        "rejected",
        "granted",
        "government",
        "information",
        "interpretation",
        "interpretations",
        "lawsuit",
        "lawsuits",
        "licences",
        "licenses",
        "litigation",
        "meetings",
        "number",
        "official",
        "partially",
        "penalties",
        "percentage",
        "permits",
        "personnel",
        "problems",
        "processed",
        "published",
        "questions",
        "reconsideration",
        "reconsiderations",
        "regulations",
        "report",
        "reports",
        "requests",
        "secrets",
        "sessions",
        "shortcomings",
        "statistics",
        "subscribers",
        "suggestions",
        "telephone",
        "township",
        "training",
        "upheld",
        "website",
        "websites",
    ]
)
_WORD = re.compile(r"[a-z]+")
_SHORTEST = 6
"""Letters of a word that is put right: shorter ones are too near one another."""


def as_spelt(plain: str) -> str:
    """A lower-case question with words of the subject that are one slip off put right; any other text as it is."""
    return _WORD.sub(lambda found: _meant(found.group()), plain)


@functools.lru_cache(maxsize=4096)
def _meant(word: str) -> str:
    """The one word of the subject that a word nobody knows is a slip of, else the word itself."""
    if len(word) < _SHORTEST or word in _MEANT:
        return word
    near = [other for other in _MEANT if abs(len(other) - len(word)) < 2 and _is_slip(word, other)]
    known = len(near) != 1 or is_spelled(word) or is_english(word)  # the dictionary is opened for slips alone
    return word if known else near[0]


def _is_slip(word: str, other: str) -> bool:
    """Whether one letter is left out, put in or put for another, or two neighbours have changed places."""
    start = next(
        (at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    said, meant = word[start:], other[start:]
    swapped = len(said) == len(meant) > 1 and said[:2] == meant[1::-1] and said[2:] == meant[2:]
    return swapped or said[1:] == meant[1:] or said[1:] == meant or said == meant[1:]
