"""Everyday wordings of what reports write: ``thesaurus.tsv`` and ``synonyms.yaml`` as one table of meanings."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
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
    for start, end in _wordings_in(text):
        known = found.setdefault((start, end), {})
        for other, credit in _others(text[start:end]):
            known[other] = max(credit, known.get(other, 0.0))
    chosen: list[tuple[int, int, Mapping[str, float]]] = []
    taken = bytearray(len(text))
    for (start, end), others in sorted(found.items(), key=lambda item: (item[0][0] - item[0][1], item[0][0])):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            chosen.append((start, end, others))
    return sorted(chosen, key=lambda item: item[0])


def _wordings_in(text: str) -> Iterator[tuple[int, int]]:
    """From the left, the longest wording at each place."""
    wordings, longest = _table()[1], _longest()
    at = 0
    while at < len(text):
        end = next(
            (end for end in range(min(at + longest, len(text)), at + 1, -1) if text[at:end] in wordings), 0
        )
        if end:
            yield at, end
        at = end or at + 1


def _others(wording: str) -> Iterator[tuple[str, float]]:
    """What else the lines of a wording say, with its credit."""
    lines, numbers = _table()
    for number in numbers[wording]:
        official, everyday = lines[number]
        yield from ((other, OFFICIAL) for other in official.split() if other != wording)
        yield from ((other, EVERYDAY) for other in everyday.split() if other != wording)


@functools.cache
def _table() -> tuple[list[tuple[str, str]], dict[str, tuple[int, ...]]]:
    """The lines, and of each wording the numbers of its lines; a few megabytes.

    Raises:
        LexiconError: a line is not official wordings, a tab, everyday wordings.
    """
    lines: list[tuple[str, str]] = []
    numbers: dict[str, tuple[int, ...]] = {}
    source = files("assistant.lexicon").joinpath(_FILE).read_text(encoding="utf-8")
    for number, line in enumerate(source.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 2 or not all(column.split() for column in columns):
            raise LexiconError(
                f"assistant/lexicon/{_FILE}:{number}: expected official wordings, a tab, everyday wordings"
            )
        for wording in dict.fromkeys(line.split()):
            numbers[wording] = (*numbers.get(wording, ()), len(lines))
        lines.append((columns[0], columns[1]))
    return lines, numbers


@functools.cache
def _longest() -> int:
    return max(map(len, _table()[1]))
