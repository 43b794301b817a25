"""Whether words of a report tell of the very part, place or thing that an English question limits itself to.

Of visits to the library nothing is told by those to library, archives and service centre together, of what touch
screens cost nothing by money that went on the website and touch screens. ``asked`` is in lower case, ``told`` folded
and without blanks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.joint import listed_before
from assistant.answering.likely_en import units_of_en
from assistant.answering.units import NAME, Unit

__all__ = ["tells_limits_en"]

_MET = 0.6
_NEAR = 6
"""Characters of a thing next to what joins it to the others; what stands before or behind belongs to the sentence."""
_FOR_WHOM = ("对", "向", "给", "为")
"""What leads those something was done for: the poor and the poorest are named together as one."""
_ASKED = re.compile(
    r"\b(?:how (?:many|much)|number of|costs?|spen[dt]\w*|went|share|percent\w*|proportion|fraction|users?|visitors?)\b"
)
_EACH_ASKED = re.compile(r"\b(?:and|both|together|combined|each|respectively|or|total|altogether)\b")


_NOT = re.compile(r"\b(?:rather than|instead of|as opposed to|not counting|excluding|apart from)\b[^,?]*")


_AMONG = re.compile(r"\b(?:number of|how many) (?P<part>[a-z' -]{3,40}?) (?:were |are )?among(?:st)? ")
"""A part of others (how many schoolchildren among the visitors), which a count of all does not tell."""


def tells_limits_en(asked: str, told: str) -> bool:
    """Whether a sentence counts what a question names alone, not it and others together."""
    part = _AMONG.search(asked)
    if part and not any(unit.held_by(told)[1] >= _MET for unit in units_of_en(part["part"])):
        return False
    if not _ASKED.search(asked) or _EACH_ASKED.search(asked):
        return True
    units = [unit for unit in units_of_en(_NOT.sub(" ", asked)) if unit.others and unit.weight >= NAME]
    lists = listed_before(told)
    return not (units and lists and all(_only_one(units, things, behind) for things, behind in lists))


def _only_one(units: Sequence[Unit], things: Sequence[str], behind: str) -> bool:
    """Whether a question names exactly one of several things counted together, by a word nothing else there says."""
    if any(thing.startswith(_FOR_WHOM) for thing in things[:1]):
        return False
    near = [thing[-_NEAR:] if at == 0 else thing[:_NEAR] for at, thing in enumerate(things)]
    own = [[unit for unit in units if unit.held_by(thing)[0] >= _MET] for thing in near]
    alone = [
        any(all(unit not in other for other in own if other is not mine) for unit in mine) for mine in own
    ]
    named = sum(alone) == 1
    mine = own[alone.index(True)] if named else []
    return named and not any(unit.held_by(behind)[0] >= _MET for unit in mine)
