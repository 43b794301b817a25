"""What is the own business of an institution or an office: its report is searched for it, and is silent where it does not tell it.

Tuition, graduates who found work and water prices are no matter of a place's report on disclosure, but of that of a
school or a waterworks. Statistics of the whole place (GDP, population, weather) are nobody's own business.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.cues import cues
from assistant.types import Body

__all__ = ["is_own_business"]

_LEVELS = frozenset({"institution", "department"})


def is_own_business(bodies: Sequence[Body], words: str) -> bool:
    """Whether words a question would be declined for name a matter of the bodies it is asked of."""
    named = bool(bodies) and all(body.level in _LEVELS for body in bodies)
    return named and not cues().of_places.search(words)
