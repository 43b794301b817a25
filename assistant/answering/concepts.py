"""A question as the things it speaks of, each with every way a report may put it.

What a text holds of a question is measured over these, not over its words: 罚单 and 行政处罚 are one
thing said in two ways, and an English word is met by any of its translations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.platforms import PLATFORM
from assistant.answering.words import (
    BLANK,
    blank,
    content_runs,
    is_gap,
    is_light_en,
    is_vague_en,
    light_words,
    stop_stems,
)
from assistant.lexicon.bilingual import phrases, stems
from assistant.lexicon.indicators import Column, Indicator, Mention, columns, find_mentions, indicators
from assistant.lexicon.segments import without_deeds
from assistant.lexicon.synonyms import lay_words
from assistant.lexicon.text import compact

__all__ = [
    "SINGLE",
    "Concept",
    "Words",
    "concepts_of",
    "coverage",
    "heavy",
    "precision",
    "spoken_of",
    "words_in",
]

LIGHT = 0.45  # weight of verbs and fillers beside that of a word that names something
NAMING = 0.7  # from this weight on a concept names something
SINGLE = 0.25  # weight of a lone character
MET = 0.6  # from here on a text speaks of a concept
UNKNOWN = 0.7  # weight of an English word nothing translates
LAY = 0.9  # credit for an official word in place of a lay one
_DEED = re.compile(
    r"\b(?!train|meet|build|brief|open|bid|hear|pend|read|fund|dissatisf|satisf|farm|hous)[a-z]+(?:ed|ing)\b"
)
_PARTICLE = re.compile(r" (?:up|out|down|off|back|away|over|in|on)$")
_HOTLINE = re.compile(r"\b(?!12345\b)(?:1[12]\d{3}|9[56]\d{3,4})\b")
_NEGATION = re.compile("[没未不无非]")
_APPLIED = re.compile("自然人|申请|提交|提出|递|要|appl|request|natural|individual")
"""Where a question names no figure of the forms, its columns name something only where it speaks of applicants.

Columns of other sets than these and of outcomes are deeds (发了, 办了) of whatever is named.
"""
_NUMBER_NAME = re.compile(r"(?<![\d.])\d{3,6}(?![\d.%])")
"""A number that is a name (12345); years and counts are blanked out before."""
_SO_LONG = re.compile("(?:多少|几)个?(?:分钟|小时|钟头|工作日|天)")
"""How long is asked; 几分 is a word of its own elsewhere."""
_EACH = re.compile("每[期次场批人户册本份](?!年)")
_QUOTES = re.compile("[\"'《》]")
_LATIN = re.compile(r"[a-z][a-z'&-]*(?:\s+[a-z'&-]+)*")
_CJK = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Words:
    """A text ready to be compared with: folded and without blanks."""

    text: str


@lru_cache(maxsize=8192)
def words_in(text: str) -> Words:
    """A report's words ready to be compared with; reports say much in the same words, year after year."""
    return Words(_QUOTES.sub("", compact(text).text.lower()))


@lru_cache(maxsize=8192)
def _pairs(text: str) -> tuple[str, ...]:
    return tuple(text[at : at + 2] for at in range(len(text) - 1))


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing a question speaks of: ways to say it with the credit each gives, and how much it matters."""

    ways: tuple[tuple[str, float], ...]
    weight: float
    run: str = ""
    """Characters no dictionary explains; held pair by pair."""
    pieces: tuple[tuple[str, ...], ...] = ()
    """What the question says of it piece by piece, each in several wordings: another way, where all stand."""

    def held_by(self, words: Words) -> float:
        """From 0 to 1: how surely a text speaks of it."""
        if self.run:
            return 1.0 - sum(map(len, _uncovered(self.run, words))) / len(self.run)
        whole, text = 0.0, words.text
        for way, credit in self.ways:
            if credit > whole:
                if way in text:
                    whole = credit
                elif len(way) > 3:
                    whole = max(whole, credit * _part_held(way, text))
        if whole >= LAY or not self.pieces:
            return whole
        met = sum(any(word in words.text for word in piece) for piece in self.pieces)
        return max(whole, met / len(self.pieces))

    def unmet_in(self, words: Words) -> bool:
        """Whether a text leaves out a word of it."""
        if not self.run:
            return self.held_by(words) < MET
        return any(is_gap(gap) for gap in _uncovered(self.run, words))

    def wordings(self) -> Iterable[str]:
        """Every wording of it or of a piece of it."""
        yield from _pairs(self.run)
        yield from (way for way, _ in self.ways)
        for piece in self.pieces:
            yield from piece


def _uncovered(run: str, words: Words) -> list[str]:
    """The stretches of a run of characters that no pair of neighbours in the text accounts for."""
    if run in words.text:
        return []
    known = bytearray(len(run))
    for at, pair in enumerate(_pairs(run)):
        if pair in words.text:
            known[at] = known[at + 1] = 1
    return "".join(BLANK if mark else char for char, mark in zip(run, known, strict=True)).split()


def _part_held(way: str, text: str) -> float:
    """How much of a longer wording a text holds that does not hold the whole: 0 below three fifths of its pairs."""
    pairs = _pairs(way)
    held = len(pairs)
    for pair in pairs:
        if pair not in text:
            held -= 1
            if held / len(pairs) < 0.6:  # most texts have next to nothing of it
                return 0.0
    part = held / len(pairs)
    return part * part


@lru_cache(maxsize=512)
def concepts_of(question: str, rejected: frozenset[str] = frozenset()) -> tuple[Concept, ...]:
    """The concepts of a normalised question whose names, years and figures are blanked out.

    ``rejected`` are indicators whose words the question uses in another sense; they are read as plain words.
    """
    found: list[Concept] = []
    covered: list[tuple[int, int]] = []
    for mention in _relevant(question, find_mentions(question), rejected):
        own = [question[start:end] for start, end in mention.spans]
        found.append(_named(mention, own))
        covered += mention.spans
    rest = _SO_LONG.sub(lambda span: BLANK * len(span.group()), blank(question, covered))
    taken = [(start, end) for start, end, _ in lay_words(rest) if _CJK.search(rest[start:end])]
    found += [
        _of_lay(rest[start:end], wordings)
        for start, end, wordings in lay_words(rest)
        if (start, end) in taken
    ]
    rest = _EACH.sub(lambda each: BLANK * len(each.group()), blank(rest, taken))
    for run, light in content_runs(rest):
        if not _CJK.match(run):
            continue
        pieces = ((run, light),) if light or len(run) < 2 else without_deeds(run)
        found += [_of_run(piece, light or deed) for piece, deed in pieces]
    found += [Concept(((each, 1.0),), 1.0) for each in _EACH.findall(question)]
    found += [Concept((), LIGHT, number) for number in _NUMBER_NAME.findall(rest)]
    found += _english(rest)
    return tuple(found)


def _of_lay(own: str, wordings: Sequence[str]) -> Concept:
    """A lay word with the words a report would use; those of a wider thing do not stand for a platform's name."""
    platform = PLATFORM.search(own)
    official = [_plain(word) for word in wordings if not platform or platform.group() in word]
    names = any(not light and len(run) > 1 for run, light in content_runs(own))
    return Concept(((own, 1.0), *((word, LAY) for word in official)), (1.0 if names else LIGHT) * _size(own))


def _plain(word: str) -> str:
    return compact(word).text.lower()


def _relevant(question: str, mentions: Sequence[Mention], rejected: frozenset[str]) -> list[Mention]:
    """Indicators, and the columns they or an earlier question's can be split by; 一共 and 发了 alone name nothing.

    People who call a hotline (群众) and companies at a meeting (企业) are no columns of applicants.
    """
    mentions = [mention for mention in mentions if mention.id not in rejected]
    sets = {indicators()[mention.id].columns for mention in mentions if mention.kind == "indicator"}
    sets = sets or ({"applicant", "outcome"} if _APPLIED.search(question) else {"outcome"})
    return [
        mention
        for mention in mentions
        if mention.kind == "indicator" or (mention.id != "total" and sets & set(mention.sets))
    ]


def _size(word: str) -> float:
    return min(len(word), 4) / 2


def _named(mention: Mention, own: Sequence[str]) -> Concept:
    """A figure or column of the forms under every name it has."""
    entries: list[Indicator | Column] = (
        [indicators()[mention.id]]
        if mention.kind == "indicator"
        else [columns()[name][mention.id] for name in mention.sets]
    )
    words = [word for entry in entries for word in (entry.label, *entry.zh, *entry.ask) if "…" not in word]
    said = [word for word in own if _CJK.search(word) and len(own) == 1]
    english = [_translated(text) for text in own if not _CJK.search(text)]
    said += [found.group() for text in own for found in PLATFORM.finditer(text)]
    together = [piece for pieces, _ in english for piece in pieces]
    if len(together) == 1 and all(whole for _, whole in english):
        said += together[0]
    ways = dict.fromkeys(_plain(word).removesuffix("数") for word in (*said, *words))
    runs = [run for text in own if _CJK.search(text) for run, _ in content_runs(text) if len(run) > 1]
    whole = mention.strong or any(_NEGATION.search(text) for text in own)  # 没办完 is not 办完
    pieces = () if whole else tuple(_wordings(run) for run in runs)
    pieces += tuple(together) if len(together) > 1 or not said else ()
    return Concept(tuple((way, 1.0) for way in ways if len(way) > 1), 2.0, pieces=pieces)


def _translated(text: str) -> tuple[list[tuple[str, ...]], bool]:
    """The Chinese of each English phrase that names something, and whether that is all the text says."""
    found = phrases(text)
    naming = [
        tuple(_plain(word) for word, _ in translations)
        for words, translations in found
        if translations and not all(word in stop_stems() or is_light_en(word) for word in words.split())
    ]
    return naming, len(naming) == len(found)


def _wordings(word: str) -> tuple[str, ...]:
    return (word, *(_plain(other) for _, _, others in lay_words(word) for other in others))


def _of_run(run: str, light: bool) -> Concept:
    """A run of characters no dictionary explains."""
    weight = SINGLE if len(run) == 1 else _size(run)
    return Concept((), weight * (LIGHT if light else 1.0), run)


def _english(text: str) -> Iterable[Concept]:
    yield from (Concept(((number, 1.0),), 1.0) for number in _HOTLINE.findall(text) if _LATIN.search(text))
    deeds = {stem for word in _DEED.findall(text) for stem in stems(word)}
    for words, translations in phrases(text, most=None):
        said = [word for word in words.split() if word not in stop_stems()]
        if not said:
            continue
        plain = [_plain(word) for word, _ in translations]
        ways = tuple((word, 1.0) for word in [word for word in plain if len(word) > 1] or plain)
        light = all(word in deeds or is_light_en(word) or is_vague_en(word) for word in said)
        if light and len(words.split()) > 1 and translations and not _PARTICLE.search(words):
            light = not all(weight == 1.0 for _, weight in translations)  # a phrase of the field: work orders
        light = light or (bool(ways) and ways[0][0] in light_words())
        if ways or not light:
            yield Concept(ways, LIGHT if light else 1.0 if ways else UNKNOWN)


def heavy(concepts: Sequence[Concept]) -> list[Concept]:
    """The concepts that name something; verbs, fillers and lone characters left out."""
    return [concept for concept in concepts if concept.weight >= NAMING]


def coverage(
    concepts: Sequence[Concept], held: Callable[[Concept], float], frequency: Sequence[float] = ()
) -> float:
    """The share of the concepts' weight that is held; rarer concepts count more where ``frequency`` (0 to 1) is given."""
    weights = [
        concept.weight * (1.5 - share if frequency else 1.0)
        for concept, share in zip(concepts, frequency or [0.0] * len(concepts), strict=True)
    ]
    total = sum(weights)
    return (
        sum(weight * held(concept) for concept, weight in zip(concepts, weights, strict=True)) / total
        if total
        else 0.0
    )


def precision(subject: Words, concepts: Sequence[Concept]) -> float:
    """The share of a subject's pairs of characters that some concept's wording accounts for."""
    pairs = set(_pairs(subject.text))
    if not pairs:
        return 0.0
    ways = {way for concept in concepts for way in concept.wordings() if way in subject.text}
    said = {pair for way in ways for pair in _pairs(way)}
    return len(pairs & said) / len(pairs)


def spoken_of(words: Iterable[str], text: str) -> bool:
    """Whether a text speaks of every one of the words, in its own or in the official wording."""
    held = words_in(text)
    return all(coverage(concepts_of(word), lambda concept: concept.held_by(held)) >= 0.5 for word in words)
