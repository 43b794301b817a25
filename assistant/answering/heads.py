"""What an English question counts: the noun behind "how many", and whether a figure counts it.

The measure words that do this work in Chinese (多少人, 多少条) are nouns in English, so a noun is met by
its translations among the figure's own words or by a unit that means it (followers → 人).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.concepts import Concept, Words, concepts_of
from assistant.answering.lookup import MONEY
from assistant.answering.words import is_light_en, stop_stems
from assistant.errors import LexiconError
from assistant.lexicon.bilingual import phrases, stem, stems
from assistant.lexicon.data import read_data
from assistant.lexicon.indicators import find_mentions

if TYPE_CHECKING:
    from assistant.answering.matching import InWords

__all__ = ["Head", "everybody", "head_of"]

_COUNTED = re.compile(
    r"\b(?:how many|how few|(?:number|count|nr\.?|no\.?) of)\b(?P<behind>[^,.;:?!()]*)|(?:^|\s)(?P<before>[a-z' -]+?),? how many\s*\??$"
)
_LEADING = re.compile(
    r"(?:\s|'s\b|of\b|the\b|those\b|these\b|its\b|their\b|all\b|new\b(?! (?:students?|media)\b)|other\b|such\b|different\b)*"
)
_END = re.compile(
    r"\s{2,}|'s\b|\b(?:did|do|does|were|was|are|is|be|been|being|have|has|had|can|must|should|shall|may|might|could|would|will|got|get|took|take|came|come|went|sent|made"
    r"|in|on|at|by|from|to|for|with|about|that|which|who|whose|under|during|through|via|over|across|within|after|before"
    r"|against|per|than|because|when|where|there|and|or|not|as|among|since|until|it|they|he|she|we|you)\b"
)
_OF = re.compile(r"\bof\b")
_PERSONS = frozenset(["人", "名", "位", "人次"])
_AROUND = frozenset({"parent", "path", "clause", "section"})
_THINGS = frozenset(["个", "处", "家", "场", "期", "条", "篇", "次", "块", "台"])
_COPIES = frozenset(["册", "本", "份"])
_ACCOUNTS = frozenset({"account", "accounts"})
_PLURAL = frozenset({"people", "staff", "personnel", "media"})
_PERSON = re.compile("[人员者师生民]$")


@dataclass(frozen=True, slots=True)
class Head:
    """The noun that is counted, as words of the question, and what it says besides."""

    words: tuple[str, ...]
    concepts: tuple[Concept, ...]
    units: frozenset[str]
    """Units that mean it by themselves, empty where none does."""
    persons: bool
    weaker: tuple[Concept, ...]
    """What a part of the noun means by itself (the officers of liaison officers)."""
    phrase: bool
    """Whether a phrase of the lexicon names it, which says more than a unit."""
    alone: bool
    """Whether a unit is all it takes (people); of journalists the word must stand there too."""

    def other_than(self, unit: str) -> bool:
        """Whether people are counted, or copies, and a figure of this unit is of things; of applications each is a person's."""
        return (self.persons and unit in _THINGS) or self.copies_other_than(unit)

    def copies_other_than(self, unit: str) -> bool:
        """Whether copies are counted and a figure of this unit is of something else (copies of the handbook on requests)."""
        copies = bool(self.units) and self.alone and not self.persons and self.units <= _COPIES
        return copies and bool(unit) and unit not in self.units

    def counted_by(self, entry: InWords, sentence: Words | None = None) -> bool:
        """Whether a figure counts it: its own words or its unit say so; of people also its ``sentence``."""
        unit = entry.fact.unit
        if unit in MONEY:
            return False  # how many notices is not what they came to
        if self.words[-1] in _ACCOUNTS and unit and unit not in self.units:
            return False  # posts are no accounts
        if self.phrase and any(concept.held_by(entry.own) >= 0.9 for concept in self.concepts):
            return not self.persons or unit in _PERSONS | self.units | {""}
        if unit and unit not in (self.units or {unit}) and not (self.persons and unit in _PERSONS):
            return False
        if self.persons and unit and unit not in _PERSONS | self.units:
            return False
        if unit in self.units and self.alone:
            return True
        # People are often counted after the sessions they came to; other things are what their own clause says.
        fields = _AROUND | ({"before"} if self.persons else set())
        around = [words for name, words in entry.fields.items() if name in fields]
        around += [sentence] if sentence is not None and self.persons else []
        return any(concept.held_by(entry.own) >= 0.5 for concept in self.concepts) or (
            unit in self.units and any(c.held_by(words) >= 0.5 for words in around for c in self.concepts)
        )


@functools.lru_cache(maxsize=512)
def head_of(masked: str) -> Head | None:
    """The noun an English question counts, or ``None`` where it counts nothing or only items, cases and the like."""
    found = _COUNTED.search(masked)
    if found is None:
        return None
    words = _noun(found.group("behind") or found.group("before") or "")
    if not words or words in {("cases",), ("case",)}:
        return None
    counted = _nouns().get(stem(words[-1]))
    said = [w for w in words if not is_light_en(w) and not all(s in stop_stems() for s in stems(w))]
    if counted is None and not (said and said[-1] == words[-1]):
        return None
    units, alone = counted or (frozenset(), False)
    concepts = _named_by(words)
    persons = bool(units & _PERSONS) or any(_persons(concept) for concept in concepts)
    return Head(words, concepts, units, persons, _parts_of(words), _of_phrase(words), alone)


_THERE = re.compile(
    r"\bhow many [a-z-]+ (?:(?:does|do|did)\b\s{2,}(?:'s\s*)?(?:the\s+)?(?:have|employ|count|number)|(?:are|were) there\b|(?:work|study|teach|live)\b)[^a-z]*(?:(?:in|at|for|of|there)\b[^a-z]*)*$"
)
"""Nothing but a noun and who has it (how many students does the college have)."""
_ANYBODY = frozenset({"people", "persons", "individuals"})


def everybody(masked: str) -> Head | None:
    """The people all of whom are counted, if all of a kind are: of prize winners a report says nothing of students."""
    head = head_of(masked) if _THERE.search(masked) else None
    return head if head and head.persons and len(head.words) == 1 and head.words[0] not in _ANYBODY else None


def _of_phrase(words: Sequence[str]) -> bool:
    last = phrases(" ".join(words))[-1:]
    return bool(last) and bool(last[0][1]) and len(last[0][0].split()) > 1


def _parts_of(words: Sequence[str]) -> tuple[Concept, ...]:
    """Indicators that part of a longer phrase of the lexicon sounds like."""
    text = " ".join(words)
    last = phrases(text)[-1:]
    size = len(last[0][0].split()) if last and last[0][1] else 1
    phrase = " ".join(words[-size:])
    inner = [m for m in find_mentions(phrase) if m.kind == "indicator" and m.end - m.start < len(phrase)]
    return tuple(concepts_of(phrase[m.start : m.end])[0] for m in inner) if size > 1 else ()


def _named_by(words: Sequence[str]) -> tuple[Concept, ...]:
    """What the noun names: the longest phrase that ends with it, and the figure of the forms it belongs to."""
    text = " ".join(words)
    last = phrases(text)[-1:]
    size = len(last[0][0].split()) if last and last[0][1] else 0
    mentions = [m for m in find_mentions(text) if m.end == len(text) and m.kind == "indicator"]
    mentions = [m for m in mentions if len(text[m.start :].split()) >= size]  # officers in liaison officers
    own = [concepts_of(text[min(m.start for m in mentions) :])[0]] if mentions else []
    return (*own, *(concept for phrase, _ in last for concept in concepts_of(_said(phrase, words))))


def _said(phrase: str, words: Sequence[str]) -> str:
    """The words of the question behind a phrase of stems, which end it."""
    return " ".join(words[-len(phrase.split()) :])


def _persons(concept: Concept) -> bool:
    """Whether most translations of a noun are of persons (记者, 新闻工作者)."""
    ways = [way for way, _ in concept.ways]
    return bool(ways) and 2 * sum(bool(_PERSON.search(way)) for way in ways) > len(ways)


@functools.cache
def _nouns() -> Mapping[str, tuple[frozenset[str], bool]]:
    """Each noun of ``counted_en.yaml`` by its stem, with its units and whether they say enough."""
    found: dict[str, tuple[frozenset[str], bool]] = {}
    try:
        for row in read_data("counted_en.yaml")["nouns"]:
            units = frozenset(row["units"].split())
            for kind in ("alone", "with"):
                found |= {stem(noun): (units, kind == "alone") for noun in row.get(kind, "").split()}
    except (KeyError, TypeError, AttributeError) as exc:
        raise LexiconError(f"counted_en.yaml: {exc!r}") from exc
    return found


def _is_plural(word: str) -> bool:
    """Whether a noun is in the plural; of compounds with one before the noun (human resources staff) few are counted."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "news"))


def _noun(behind: str) -> tuple[str, ...]:
    """The words of the noun phrase an amount is asked of."""
    text = behind[_LEADING.match(behind).end() :]  # type: ignore[union-attr]
    end = _END.search(text)
    text = text[: end.start()] if end else text
    parts = _OF.split(text)
    words = re.findall(r"[a-z][a-z'-]*", parts[0])
    people = next((at for at, word in enumerate(words) if word in {"people", "persons"}), None)
    if people is not None:
        return tuple(words[: people + 1])
    last = words[-1] if words else ""
    if last and not last.endswith("s") and last not in _PLURAL:  # lecturers teach
        plural = next((at for at, word in enumerate(words) if _is_plural(word)), None)
        words = words if plural is None else words[: plural + 1]
    for at, word in enumerate(words):
        if at and word.endswith(("ed", "ing")) and (words[at - 1].endswith("s") or words[at - 1] in _PLURAL):
            return tuple(words[:at])
    return tuple(words)
