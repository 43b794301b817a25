"""English words become the Chinese ones a report would use.

First the lexicon of the field (``bilingual.yaml``: application is 申请, disclosure 公开), phrase by phrase,
then for the words left over a general dictionary made from CC-CEDICT by ``training/dictionary.py``.
"""

from __future__ import annotations

import functools
import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from assistant.errors import LexiconError
from assistant.lexicon.data import read_data

__all__ = ["Translation", "field_words", "is_english", "phrases", "stem", "stems", "translate"]

TRANSLATIONS = 4
"""Dictionary translations used of one word; without the lexicon of the field, with which it hardly matters, four
find 82 of 100 English questions in the first ten passages, one 78."""
_LONGEST = 5  # words of the longest phrase of the lexicon

Translation = tuple[str, float]
"""A Chinese word and its weight, 1 for a certain translation."""

_WORD = re.compile(r"[a-z]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_IGNORED = frozenset(
    re.findall(
        r"\S+",
        """a an the of to in on at by for from with and or as is are was were be been being am do does did
        done has have had having can could would should will shall may might must there here it its
        they them their he she his her that this these those which who whom whose what how many much
        when where why if because due please tell me i we us our you your any some each every all both
        also very just than then so such into during per about between under through s t re ve ll sb
        sth one's ones oneself anybody anyone anything somebody someone something nobody nothing
        everybody everyone everything often still already yet now today come came go goes went gone get
        gets got let said says say""",
    )
)
_BRITISH = (
    (re.compile("tr$"), "ter"),
    (re.compile("our"), "or"),
    (re.compile("is(?=$|at)"), "iz"),
    (re.compile("ys$"), "yz"),
    (re.compile("c$"), "s"),
    (re.compile("ll"), "l"),
    (re.compile("ogu$"), "og"),
)
_ENDINGS = (("ing", 3), ("ed", 3), ("ly", 4))
"""What is taken off the end of a word, and how much of it must be left."""


def stems(text: str) -> tuple[str, ...]:
    """The content words of an English text, lower case, endings taken off: "to apply for" gives ``apply``."""
    words = _WORD.findall(_BRACKETS.sub(" ", text.lower()).replace("'s", ""))
    return tuple(stem(word) for word in words if word not in _IGNORED)


def translate(text: str) -> list[Translation]:
    """Chinese words for the English of a text, in its order; empty where there is no English.

    A phrase of the lexicon gives each of its wordings with weight 1; a word only the dictionary knows
    gives its translations with a weight of 1 shared between them.
    """
    return [translation for _, translations in phrases(text) for translation in translations]


def phrases(text: str, most: int | None = TRANSLATIONS) -> list[tuple[str, tuple[Translation, ...]]]:
    """The same phrase by phrase, each with its stemmed words; empty where nothing translates it.

    ``most`` bounds what is taken of the general dictionary for one phrase; all of it where it is ``None``.
    """
    words = stems(text)
    found = []
    at = 0
    while at < len(words):
        size, translations = _longest(words[at : at + _LONGEST], most)
        found.append((" ".join(words[at : at + size]), tuple(translations)))
        at += size
    return found


def is_english(word: str) -> bool:
    """Whether the lexicon or the dictionary knows an English word, ending aside."""
    return not stems(word) or stem(word) in _vocabulary()


@functools.cache
def field_words() -> tuple[str, ...]:
    """The English words of the lexicon of the field as it writes them, in its order."""
    return tuple(dict.fromkeys(word for phrase in read_data("bilingual.yaml") for word in phrase.split()))


@functools.cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for phrase in (*_field(), *_general()) for word in phrase.split())


def _longest(words: Sequence[str], most: int | None) -> tuple[int, list[Translation]]:
    """How many of the words the longest known phrase takes, and what it means; at least one word."""
    field, general = _field(), _general()
    for size in range(len(words), 0, -1):
        phrase = " ".join(words[:size])
        if phrase in field:
            return size, [(word, 1.0) for word in field[phrase]]
    if len(words) > 0 and words[0] not in _vocabulary() and (other := _american(words[0])):
        return _longest((other, *words[1:]), most)
    for size in (2, 1):
        phrase = " ".join(words[:size])
        if phrase in general:
            known = general[phrase].split(",")
            chosen = [word for word in known if len(word) > 1][:most] or known[:1]
            return min(size, len(words)), [(word, 1.0 / len(chosen)) for word in chosen]
    return 1, []


def _american(word: str) -> str:
    """The American stem of a word the dictionary does not know in its British spelling; empty where there is none."""
    for pattern, spelling in _BRITISH:
        other = pattern.sub(spelling, word)
        if other != word and other in _vocabulary():
            return other
    return ""


def stem(word: str) -> str:
    """A crude stem, the same for a word and its plural, past and -ing form in nearly every case."""
    if len(word) <= 3 or word == "news":
        return word
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    if not word.endswith(("ss", "us", "is")):
        word = word.removesuffix("s")
    for ending, shortest in _ENDINGS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= shortest:
            word = base
            break
    if len(word) > 4 and word[-1] == word[-2] and (word[-1] not in "ls" or len(word) > 6):
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


@functools.cache
def _field() -> Mapping[str, Sequence[str]]:
    table: dict[str, Sequence[str]] = {}
    for phrase, words in read_data("bilingual.yaml").items():
        if not isinstance(words, list) or not words:
            raise LexiconError(f"bilingual.yaml: {phrase!r} has no list of Chinese words")
        table[" ".join(stems(str(phrase)))] = tuple(str(word) for word in words)
    return table


@functools.cache
def _general() -> Mapping[str, str]:
    return dict(_rows())


def _rows() -> Iterator[tuple[str, str]]:
    packed = files("assistant.lexicon").joinpath("bilingual_cedict.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        if not line.startswith("#"):
            phrase, _, words = line.partition("\t")
            yield phrase, words
