"""Everyday wordings of what reports write: ``thesaurus.tsv`` and ``synonyms.yaml`` as one table of meanings."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from importlib.resources import files

from assistant.errors import LexiconError
from assistant.lexicon.synonyms import lay_words

__all__ = ["OFFICIAL", "meanings"]

OFFICIAL = 0.9
"""Credit of an official wording in place of the one a question uses."""
EVERYDAY = 0.7
"""Credit of another everyday wording of the same thing, should a report use it."""
_FILE = "thesaurus.tsv"


def meanings(text: str) -> list[tuple[int, int, Mapping[str, float]]]:
    """The known wordings in a folded, lower-case text: where each stands, and what else says it with its credit.

    Wordings do not overlap; the longest win, then the first.
    """
    found: dict[tuple[int, int], dict[str, float]] = {}
    for start, end, official in lay_words(text):
        found[start, end] = dict.fromkeys(official, OFFICIAL)
    for match in _pattern().finditer(text):
        known = found.setdefault(match.span(), {})
        for wording, credit in _table()[match.group()].items():
            known[wording] = max(credit, known.get(wording, 0.0))
    chosen: list[tuple[int, int, Mapping[str, float]]] = []
    taken = bytearray(len(text))
    for (start, end), others in sorted(found.items(), key=lambda item: (item[0][0] - item[0][1], item[0][0])):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            chosen.append((start, end, others))
    return sorted(chosen, key=lambda item: item[0])


@functools.cache
def _table() -> Mapping[str, Mapping[str, float]]:
    """Every wording with the others of its lines.

    Raises:
        LexiconError: a line is not official wordings, a tab, everyday wordings.
    """
    table: dict[str, dict[str, float]] = {}
    source = files("assistant.lexicon").joinpath(_FILE).read_text(encoding="utf-8")
    for number, line in enumerate(source.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        columns = [column.split() for column in line.split("\t")]
        if len(columns) != 2 or not all(columns):
            raise LexiconError(
                f"assistant/lexicon/{_FILE}:{number}: expected official wordings, a tab, everyday wordings"
            )
        official, everyday = columns
        credits = {**dict.fromkeys(everyday, EVERYDAY), **dict.fromkeys(official, OFFICIAL)}
        for wording in credits:
            known = table.setdefault(wording, {})
            for other, credit in credits.items():
                if other != wording:
                    known[other] = max(credit, known.get(other, 0.0))
    return table


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_table(), key=lambda word: (-len(word), word)))))
