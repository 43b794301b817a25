"""A question becomes weighted terms: its own, those of the official wordings, those of its English."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping

from assistant.errors import LexiconError
from assistant.lexicon.bilingual import translate
from assistant.lexicon.data import read_data
from assistant.lexicon.indicators import columns, find_mentions, indicators
from assistant.lexicon.text import compact
from assistant.lexicon.tokens import terms

__all__ = ["expand", "lay_words", "official_wordings", "own_terms"]

# Swept together on the sets of benchmarks/retrieval.json: 0.4 to 1 for a character, 0.3 to 1 for an official
# wording. The lay questions gain up to 1 (R@10 87 to 92), but an own word must stay ahead of an added one.
OWN = 1.0
CHARACTER = 0.6  # an own single character: the pairs it stands in count it too
OFFICIAL = 0.8
TRANSLATED = 1.0


def expand(question: str) -> list[tuple[str, float]]:
    """Terms to search for, each once, with its weight.

    A question's own pairs and words weigh 1 for each time they stand, its single characters less.
    Added, and weighing less, are the report's wordings of what the question says in other words, the
    official labels of the figures it names, and the Chinese of its English.
    """
    weights = dict(own_terms(question))
    added: dict[str, float] = {}
    for wording, weight in [*((w, OFFICIAL) for w in official_wordings(question)), *_translated(question)]:
        for term in _added_terms(wording):
            added[term] = max(weight, added.get(term, 0.0))
    for term, weight in added.items():
        weights.setdefault(term, weight)
    return list(weights.items())


def own_terms(question: str) -> list[tuple[str, float]]:
    """The question's own terms alone, each once, with their weight."""
    weights: dict[str, float] = {}
    for term in terms(question, question=True):
        weights[term] = weights.get(term, 0.0) + (CHARACTER if len(term) == 1 else OWN)
    return list(weights.items())


def official_wordings(question: str) -> list[str]:
    """The words a report would use for what the question says, in the question's order, each once."""
    plain = compact(question).text.lower()
    found = [word for match in _lay().finditer(plain) for word in _synonyms()[match.group()]]
    return list(dict.fromkeys([*found, *_labels(question)]))


def lay_words(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Lay wordings in a folded, lower-case text: where each stands, and the words a report would use."""
    return [(*match.span(), _synonyms()[match.group()]) for match in _lay().finditer(text)]


def _labels(question: str) -> Iterator[str]:
    """Official labels of the figures and columns the question names."""
    for mention in find_mentions(question):
        if mention.kind == "indicator":
            yield indicators()[mention.id].label
        else:
            yield from {members[mention.id].label for members in columns().values() if mention.id in members}


def _translated(question: str) -> Iterator[tuple[str, float]]:
    return ((word, TRANSLATED * weight) for word, weight in translate(question))


def _added_terms(wording: str) -> Iterable[str]:
    """Pairs of characters only: a single character of an added word says too little."""
    return [term for term in terms(wording) if len(term) > 1 or len(wording) == 1]


@functools.cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    table = {}
    for lay, words in read_data("synonyms.yaml").items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise LexiconError(f"synonyms.yaml: {lay!r} must have a list of wordings")
        table[compact(str(lay)).text.lower()] = tuple(words)
    return table


@functools.cache
def _lay() -> re.Pattern[str]:
    """Every lay wording, the longer ones first; none is read across 公开, which stands in every sentence."""
    ordered = sorted(_synonyms(), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_apart_from_disclosure, ordered)))


def _apart_from_disclosure(word: str) -> str:
    """A pattern of the word that finds no 开工 in 公开工作 and no 办公 in 办公开事项."""
    before = "(?<!公)" if word.startswith("开") else ""
    after = "(?!开)" if word.endswith("公") else ""
    return f"{before}{re.escape(word)}{after}"
