"""Which indicator and column a phrase printed in a report names.

``match_label`` tries, in this order: the official labels of ``indicators.yaml`` and ``columns.yaml``,
the wordings of ``labels.yaml``, a label the phrase begins with (long explanations follow labels in
tables), and the nearest label by edit distance (a character lost or misprinted).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from assistant.lexicon.data import read_data
from assistant.lexicon.text import compact

__all__ = ["EXACT", "PREFIX", "IndicatorMatch", "column_sets", "match_label"]

EXACT, WORDED, PREFIX, NEAR = 1.0, 0.9, 0.8, 0.7
_MIN_PREFIX = 5  # shorter labels (行政许可, 规章) begin too many other phrases
_MIN_NEAR = 7  # one misprint in seven characters; shorter labels differ by one character from each other

_LEGAL_PERSON = re.compile(r"法人\(([^()]+)\)")
"""法人(商业企业) means the kind in the bracket."""
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_INSIDE = re.compile(r"\(([^()]+)\)")
_ENUMERATOR = re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、](?!\d))+")
_NOISE = re.compile(r"[\s\"'《》:。,;*]+|^其中[::,]?")


@dataclass(frozen=True, slots=True)
class IndicatorMatch:
    """What a phrase names; ``indicator`` is empty for a column that the context gives its indicator."""

    indicator: str
    column: str
    score: float
    """1.0 the official label, 0.9 a known wording, 0.8 a label with more behind it, 0.7 a near miss."""


@functools.cache
def column_sets() -> dict[str, tuple[str, ...]]:
    """For each indicator the ids of its columns; indicators without columns are left out."""
    columns = read_data("columns.yaml")
    return {
        indicator: tuple(columns[entry["columns"]])
        for indicator, entry in read_data("indicators.yaml").items()
        if entry.get("columns")
    }


@functools.cache
def _labels() -> dict[str, tuple[str, str]]:
    """Normalised official labels; the total column stands for the row itself."""
    found: dict[str, tuple[str, str]] = {}
    for column_set in read_data("columns.yaml").values():
        for column, entry in column_set.items():
            found.setdefault(_plain(entry["label"]), ("", column))
    for indicator, entry in read_data("indicators.yaml").items():
        columns = column_sets().get(indicator, ())
        found[_plain(entry["label"])] = (indicator, "total" if "total" in columns else "")
    return found


def _patterns() -> Iterator[tuple[str, str, str]]:
    data = read_data("labels.yaml")
    words: dict[str, str] = {}
    for name, pattern in data["words"].items():
        words[name] = _filled(pattern, words)
    for indicator, by_column in data["patterns"].items():
        for column, patterns in by_column.items():
            for pattern in patterns:
                yield indicator, column, _filled(pattern, words)


def _filled(pattern: str, words: dict[str, str]) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda match: words[match[1]], pattern)


@functools.cache
def _wordings() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(pattern), indicator, column) for indicator, column, pattern in _patterns())


def _plain(phrase: str) -> str:
    """The phrase folded, without enumerator, brackets, blanks and quotes."""
    text = _LEGAL_PERSON.sub(r"\1", _ENUMERATOR.sub("", compact(phrase).text.strip()))
    while _BRACKETED.search(text):
        text = _BRACKETED.sub("", text)
    return _NOISE.sub("", text)


@functools.lru_cache(maxsize=16384)
def match_label(phrase: str) -> IndicatorMatch | None:
    """The indicator and column a printed phrase names, or ``None``.

    ``自然人`` alone gives a column without an indicator; the caller knows the row it stands in.
    """
    found = _match(_plain(phrase))
    if found is None or not found.indicator:
        return found
    for bracket in _INSIDE.findall(compact(phrase).text):
        part = _match(_plain(bracket))
        if part is not None and part.indicator.startswith(f"{found.indicator}."):
            return part  # 行政诉讼(复议后起诉)
    return found


def _match(text: str) -> IndicatorMatch | None:
    if not text or len(text) > 80:
        return None
    if text in _labels():
        return IndicatorMatch(*_labels()[text], EXACT)
    for pattern, indicator, column in _wordings():
        if pattern.fullmatch(text):
            return IndicatorMatch(indicator, column, WORDED)
    return _begun(text) or _near(text)


def _begun(text: str) -> IndicatorMatch | None:
    begun = [label for label in _labels() if len(label) >= _MIN_PREFIX and text.startswith(label)]
    return IndicatorMatch(*_labels()[max(begun, key=len)], PREFIX) if begun else None


def _near(text: str) -> IndicatorMatch | None:
    if len(text) < _MIN_NEAR:
        return None
    found = process.extractOne(
        text, _labels().keys(), scorer=Levenshtein.normalized_similarity, score_cutoff=1 - 1 / _MIN_NEAR
    )
    return IndicatorMatch(*_labels()[found[0]], NEAR) if found else None
