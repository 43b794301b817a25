"""What an English question says phrase by phrase, for ``likely``: met by translations, and by other wordings of those."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from assistant.answering.concepts import words_in
from assistant.answering.heads import Head, everybody, head_of
from assistant.answering.platforms import PLATFORM
from assistant.answering.units import DEED, LEFT_OUT, LIGHT, NAME, ONE_CHARACTER, Unit
from assistant.answering.words import is_light_en, is_vague_en, stop_stems
from assistant.lexicon.bilingual import phrases, stems
from assistant.lexicon.indicators import find_mentions
from assistant.lexicon.text import compact
from assistant.lexicon.thesaurus import meanings
from assistant.types import Question

__all__ = ["asks_amount_en", "counted_en", "in_chinese", "says_enough_en", "units_of_en"]

OF_FIELD, OF_DICTIONARY = 0.95, 0.85
"""Credit of a translation of the lexicon of the field, and of one of several of the dictionary."""
UNKNOWN = 0.5
"""Weight of a word that nothing translates."""
BY_THE_WAY = 0.75
"""Credit of another wording of a translation, times both their own."""
_DEED = re.compile(r"\b[a-z]+(?:ed|ing)\b")
_WHY = re.compile(r"(?:and |but |so )?why\b")
_REASON = re.compile("因|由于|原因|影响|得益于|鉴于|致使|导致|为了")
_MEASURES = frozenset({"money", "time", "percent"})
_TIMES = re.compile(r"^(?:occas|instanc|time|case)")
_MATTER = re.compile(
    r"\b(?:about|concerning|regarding|relating to|to do with|(?:by|via|through|over)(?= (?:the )?(?:e-?mail|post|mail|fax|phone|telephone|letter|courier|sms|text|app|internet|video))|(?:spent|went|go|goes|spend) on)\s+(?P<matter>(?:(?!(?:did|do|does|was|were|had|have|has|in|at|by)\b)[a-z-]+\s*){1,4})"
)
"""What it is about: of complaints about noise a sentence on complaints says nothing."""
_DOERS = re.compile(
    r"\b(?:did|do|does|have|had|were)\s+(?:the |local |any )?(?!members\b)(?P<who>[a-z-]+[a-rt-z]s)\b(?!\s*')"
)
"""Who did it, or what those counted were (how many appeals did judges hear, how many of the calls were complaints)."""
_AMOUNT = re.compile(
    r"\bhow (?:many|much|few|long|often|large|big|far|high|soon|fast|quick(?:ly)?)\b"
    r"|\b(?:number|amount|percentage|percent|proportion|share|length) of\b"
    r"|\bwhat (?:percentage|percent|proportion|share|number|amount|sum)\b"
)


@functools.lru_cache(maxsize=512)
def units_of_en(masked: str) -> tuple[Unit, ...]:
    """The phrases of a question whose names, years and figures are blanked out."""
    text = masked.lower()
    deeds = {stem for word in _DEED.findall(text) for stem in stems(word)}
    units = []
    for words, translations in phrases(text, most=None):
        said = [word for word in words.split() if word not in stop_stems() and len(word) > 1]
        if said:
            weight = DEED if all(word in deeds for word in said) else NAME if translations else UNKNOWN
            light = all(is_light_en(word) or is_vague_en(word) for word in said)
            ways = _ways([(compact(word).text.lower(), share) for word, share in translations])
            units.append(Unit(words, ways, weight * (LIGHT if light else 1.0)))
    return tuple(units)


def _ways(translations: Sequence[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """The translations with their credit, and what else says them."""
    credits: dict[str, float] = {}
    for way, share in translations:
        own = OF_FIELD if share == 1.0 else OF_DICTIONARY
        credits[way] = max(own * (1.0 if len(way) > 1 else ONE_CHARACTER), credits.get(way, 0.0))
    for way, own in list(credits.items()):
        for start, end, others in meanings(way):
            if end - start == len(way):
                for other, credit in others.items():
                    credits[other] = max(own * credit * BY_THE_WAY, credits.get(other, 0.0))
    return tuple(credits.items())


@functools.lru_cache(maxsize=512)
def in_chinese(masked: str) -> str:
    """The certain translations of a question's phrases, by which the platforms and audiences it names are known.

    A phrase that means more than platforms (social media) names none.
    """
    said: list[str] = []
    for _, translations in phrases(masked.lower(), most=None):
        certain = [word for word, certainty in translations if certainty == 1.0]
        every = all(PLATFORM.search(word) for word in certain)
        said += [word for word in certain if every or not PLATFORM.search(word)]
    return " ".join(said)


def asks_amount_en(question: Question) -> bool:
    """Whether an amount is asked for: how many, what share of, or anything with a measure of its own."""
    return bool(question.measure) or bool(_AMOUNT.search(question.masked))


def counted_en(question: Question) -> tuple[Unit, ...]:
    """What is counted, phrase by phrase."""
    head = head_of(question.masked)
    return units_of_en(" ".join(head.words)) if head is not None else ()


def _leaves_out(plain: str, head: Head | None, sentence: str) -> bool:
    """Whether what a form counts is asked of something else, of which a sentence says nothing (anonymous requests)."""
    known = {
        word
        for mention in find_mentions(plain)
        if mention.kind == "indicator"
        for start, end in mention.spans
        for word in stems(plain[start:end])
    }
    if not known or (head is not None and known.isdisjoint(stems(head.words[-1]))):
        return False
    own = [unit for unit in units_of_en(plain) if unit.others and known.isdisjoint(unit.text.split())]
    names = [unit.held_by(sentence)[1] for unit in own if unit.weight >= NAME]
    return any(met < LEFT_OUT for met in names) and not any(met >= 0.5 for met in names)


def says_enough_en(question: Question, sentence: str) -> bool:
    """Whether a sentence can tell what is asked for at all: a reason where why is asked, what is counted where an amount is.

    Of an election no sentence on anything else tells: more names must be met than are left out.
    """
    held, plain = words_in(sentence), question.masked.lower()
    if _WHY.match(plain.strip()) and not _REASON.search(sentence):
        return False
    if asks_amount_en(question):
        for limit in (_MATTER.search(plain), _DOERS.search(plain)):
            units = [unit for unit in units_of_en(limit.group(1)) if unit.others] if limit else []
            if units and max(unit.held_by(held.text)[1] for unit in units) < LEFT_OUT:
                return False
        head = head_of(question.masked)
        counted = [
            unit for unit in counted_en(question) if unit.weight >= NAME and not _TIMES.search(unit.text)
        ]
        met = max((unit.held_by(held.text)[1] for unit in counted), default=1.0)
        if question.measure not in _MEASURES and _leaves_out(plain, head, held.text):
            return False
        return everybody(question.masked) is None and (met >= LEFT_OUT or head is None or head.alone)
    said = [unit.held_by(held.text)[1] for unit in units_of_en(question.masked) if unit.weight >= NAME]
    return not said or sum(met >= 0.5 for met in said) > sum(met < LEFT_OUT for met in said)
