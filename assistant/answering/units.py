"""The words of a question one by one, each with every other wording of it, and what a text says of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.words import blank, content, light_words
from assistant.lexicon.indicators import find_mentions
from assistant.lexicon.segments import MEASURES, tagged
from assistant.lexicon.thesaurus import meanings

__all__ = ["DEED", "LEFT_OUT", "LIGHT", "NAME", "ONE_CHARACTER", "Unit", "meets_part", "said_by", "units_of"]

NAME, DEED, OTHER = 1.0, 0.55, 0.35
"""Weights of a word that names a thing, of what is done, of any other."""
ONE_CHARACTER = 0.4
LIGHT = 0.45
PARTLY = 0.8  # credit of pairs of characters in common
ONE_BY_ONE = 0.35  # of single ones
LEFT_OUT = 0.3  # below this credit a word is left out
_ASKING = re.compile("多少|几|什么|啥|哪|谁|怎|咋|何")
_CJK = re.compile(r"[\u3400-\u9fff]")
_PART = re.compile(
    rf"(?:^|[,，、里中])(?P<part>[^,，。；;、]{{2,14}})的(?:总共|一共|大概|一共有|又|都|各)?(?:有|是|占)?(?:几|多少)[{MEASURES}]?人?次?(?=$|[,，。?？呢啊])"
)
"""What limits a count to a part of what was named before (开的那些记者会，冲着新冠去的有几场)."""
HEAVY = 0.5  # a word of this weight limits
MET = 0.45  # a part is told of where this share of its words is


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of the question: what else says it, and how much it matters."""

    text: str
    others: tuple[tuple[str, float], ...]
    weight: float

    def held_by(self, text: str) -> tuple[float, float]:
        """Whether a text says it, from 0 to 1: by words alone, and with parts of words."""
        if self.text in text:
            return 1.0, 1.0
        said = max((credit for other, credit in self.others if other in text), default=0.0)
        partly = PARTLY * _share(_pairs(self.text), text) if len(self.text) > 2 else 0.0
        for other, credit in self.others:
            if len(other) > 3:
                partly = max(partly, PARTLY * credit * _share(_pairs(other), text))
        single = ONE_BY_ONE * _share(self.text, text) if len(self.text) > 1 else 0.0
        return max(said, partly if partly >= ONE_CHARACTER else 0.0), max(said, partly, single)


def meets_part(masked: str, told: str) -> bool:
    """Whether a figure's own words tell of the part a question limits its count to, where it does.

    A part the lexicon knows by name is a column or row of its own and is looked for as such.
    """
    found = _PART.search(masked)
    if found is None or not masked[: found.start("part")].strip(" ,，") or find_mentions(found.group("part")):
        return True
    units = [unit for unit in units_of(found.group("part")) if unit.weight >= HEAVY]
    if not units:
        return True
    return said_by(units, told.lower()) >= MET


def said_by(units: Sequence[Unit], text: str) -> float:
    """How much of some words a text says, in any of their wordings, from 0 (also of no words) to 1."""
    total = sum(unit.weight for unit in units)
    return sum(unit.weight * unit.held_by(text)[1] for unit in units) / total if total else 0.0


@functools.lru_cache(maxsize=512)
def units_of(masked: str) -> tuple[Unit, ...]:
    """The words of a question: those with other wordings first, then what is left word by word."""
    text = masked.lower()
    known = [found for found in meanings(text) if not _ASKING.search(text[found[0] : found[1]])]
    units = [Unit(text[start:end], tuple(others.items()), NAME) for start, end, others in known]
    rest = content(blank(text, [(start, end) for start, end, _ in known]))
    for word, kind in tagged(rest):
        if _CJK.search(word) or word.isalpha():
            weight = {"name": NAME, "deed": DEED}.get(kind, OTHER)
            weight *= ONE_CHARACTER if len(word) == 1 else 1.0
            units.append(Unit(word, (), weight * (LIGHT if word in light_words() else 1.0)))
    return tuple(units)


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


def _share(parts: Sequence[str], text: str) -> float:
    return sum(part in text for part in parts) / len(parts)
