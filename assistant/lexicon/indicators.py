"""Indicators and columns: what can be counted, under every name people use for it.

The data are ``indicators.yaml`` and ``columns.yaml``. ``find_mentions`` reads a *question*; the words of
a *report* are matched elsewhere, more strictly.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from assistant.errors import LexiconError
from assistant.lexicon.bilingual import stem
from assistant.lexicon.data import read_data
from assistant.lexicon.text import fold

__all__ = [
    "Column",
    "Indicator",
    "Mention",
    "ancestors",
    "columns",
    "columns_of",
    "find_mentions",
    "indicators",
    "parts_of",
    "words_of",
]

GAP_ZH = 12  # characters that may stand where a wording has "…": 收到[鹤庆县2019年的政府信息公开]申请
GAP_EN = 5  # words, likewise
_GAP = "…"
_STOP = frozenset("，。；？！,;?!:：\n")
_WORD = re.compile(r"[a-z0-9]+(?:'s)?")
_BRITISH = re.compile(r"(?<=[a-z]{3})is(?=(?:ations?|ed?|es|ing)$)")
"""organisation and organization, centralised and centralized are spelled alike before they are compared."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is counted: a row of a national form, or a figure reports commonly give."""

    id: str
    label: str
    en: str
    unit: str = ""
    columns: str = ""
    """The set of ``columns()`` its figures are split by, or empty."""
    parent: str = ""
    zh: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    en_also: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    """Indicators of other forms that say the same, best first."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a set: an applicant kind, an outcome, a kind of count."""

    id: str
    set: str
    label: str
    en: str
    zh: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    en_also: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """An indicator or column named in a question.

    ``spans`` are the pieces of the wording in the text (several where something stands between),
    ``sets`` the column sets the id belongs to (empty for an indicator). ``strong`` says the wording is
    the lexicon's own or official, not lay speech.
    """

    kind: str
    id: str
    spans: tuple[tuple[int, int], ...]
    sets: tuple[str, ...] = ()
    strong: bool = True

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.spans[-1][1]

    @property
    def weight(self) -> int:
        """How many characters of the text it explains."""
        return sum(end - start for start, end in self.spans)


@functools.cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator by id, in the order of the forms."""
    found = {}
    for key, entry in read_data("indicators.yaml").items():
        lists: dict[str, Any] = {
            name: tuple(entry.pop(name, ())) for name in ("zh", "ask", "en_also", "near")
        }
        try:
            found[key] = Indicator(id=key, **entry, **lists)
        except TypeError as exc:
            raise LexiconError(f"indicators.yaml, {key}: {exc}") from exc
    for key, indicator in found.items():
        for other in (indicator.parent, *indicator.near):
            if other and other not in found:
                raise LexiconError(f"indicators.yaml, {key}: no indicator is called {other}")
    return MappingProxyType(found)


@functools.cache
def columns() -> Mapping[str, Mapping[str, Column]]:
    """Every column by set and id, in the order of the forms."""
    found: dict[str, Mapping[str, Column]] = {}
    for name, entries in read_data("columns.yaml").items():
        members = {}
        for key, entry in entries.items():
            split = ("zh", "ask", "en_also", "parts")
            lists: dict[str, Any] = {field: tuple(entry.pop(field, ())) for field in split}
            try:
                members[key] = Column(id=key, set=name, **entry, **lists)
            except TypeError as exc:
                raise LexiconError(f"columns.yaml, {name}.{key}: {exc}") from exc
        found[name] = MappingProxyType(members)
    return MappingProxyType(found)


def columns_of(indicator: str) -> Mapping[str, Column]:
    """The columns an indicator's figures are split by; empty where it has none."""
    entry = indicators().get(indicator)
    return columns().get(entry.columns, {}) if entry else {}


@functools.cache
def parts_of(indicator: str) -> tuple[str, ...]:
    """Ids of the indicators directly below a group, in printed order."""
    return tuple(key for key, entry in indicators().items() if entry.parent == indicator)


@functools.cache
def ancestors(indicator: str) -> tuple[str, ...]:
    """Ids of the groups an indicator belongs to, nearest first."""
    parent = indicators()[indicator].parent if indicator in indicators() else ""
    return (parent, *ancestors(parent)) if parent else ()


def words_of(indicator: str, column: str = "") -> tuple[str, ...]:
    """Every Chinese wording of an indicator, or of one of its columns."""
    entry = columns_of(indicator).get(column) if column else indicators().get(indicator)
    return (entry.label, *entry.zh, *entry.ask) if entry else ()


# --- finding them in a question ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Wording:
    pieces: tuple[str, ...]
    kind: str
    id: str
    sets: tuple[str, ...]
    strong: bool
    said: str = ""
    """An English wording with its endings."""


class _Vocabulary:
    """Wordings by their first piece; a piece is a string (Chinese) or a tuple of words (English)."""

    def __init__(self) -> None:
        self.by_first: dict[Any, list[_Wording]] = defaultdict(list)
        self.sizes: dict[str, list[int]] = {}
        """How long the first pieces are that begin with a character, or with a word; the longest first."""

    def add(self, wording: _Wording, first: Any) -> None:
        self.by_first[first].append(wording)

    def close(self) -> None:
        sizes: dict[str, set[int]] = defaultdict(set)
        for first in self.by_first:
            sizes[first[0]].add(len(first))
        self.sizes = {start: sorted(found, reverse=True) for start, found in sizes.items()}


def _words(text: str) -> tuple[str, ...]:
    return tuple(_stem_of(match.group()) for match in _WORD.finditer(text.lower().replace("-", " ")))


def _stem_of(word: str) -> str:
    """An English word without its endings: refuse, refused and refusing are one."""
    return stem(_BRITISH.sub("iz", word.removesuffix("'s")))


@functools.cache
def _vocabulary() -> tuple[_Vocabulary, _Vocabulary]:
    chinese, english = _Vocabulary(), _Vocabulary()
    for kind, key, sets, entry in _entries():
        strong = [(entry.label, True), *((word, True) for word in entry.zh)]
        for word, official in [*strong, *((word, False) for word in entry.ask)]:
            pieces = tuple(fold(word).lower().split(_GAP))
            chinese.add(_Wording(pieces, kind, key, sets, official), pieces[0])
        for word in dict.fromkeys((entry.en, *entry.en_also)):
            split = [_words(piece) for piece in word.split(_GAP)]
            if all(split):
                joined = tuple(" ".join(piece) for piece in split)
                english.add(_Wording(joined, kind, key, sets, True, word.lower()), split[0])
    chinese.close()
    english.close()
    return chinese, english


def _entries() -> Iterator[tuple[str, str, tuple[str, ...], Indicator | Column]]:
    for key, indicator in indicators().items():
        yield "indicator", key, (), indicator
    for members in columns().values():
        for key, column in members.items():
            yield "column", key, (column.set,), column


def find_mentions(text: str) -> list[Mention]:
    """Indicators and columns a question names, in text order; the longer wording wins where two overlap.

    Offsets count into ``text``, which may be in simplified or traditional characters, English or mixed.
    A column that stands in several sets comes once, with all of them.
    """
    return list(_mentions(text))


@functools.lru_cache(maxsize=4096)
def _mentions(text: str) -> tuple[Mention, ...]:
    """The subjects of figures and the question are looked through again and again for one answer."""
    plain = fold(text).lower()
    found = [*_chinese(plain), *_english(plain)]
    return tuple(_without_overlaps(_merged(found)))


def _chinese(plain: str) -> Iterator[Mention]:
    vocabulary = _vocabulary()[0]
    for start, character in enumerate(plain):
        for size in vocabulary.sizes.get(character, ()):
            piece = plain[start : start + size]
            for wording in vocabulary.by_first.get(piece, ()) if len(piece) == size else ():
                spans = _follow(plain, start + size, wording.pieces[1:])
                if spans is not None:
                    spans = ((start, start + size), *spans)
                    yield Mention(wording.kind, wording.id, spans, wording.sets, wording.strong)


def _follow(plain: str, position: int, pieces: Sequence[str]) -> tuple[tuple[int, int], ...] | None:
    """Where the further pieces of a wording stand, each within reach of the one before; else None."""
    spans = []
    for piece in pieces:
        at = plain.find(piece, position, position + GAP_ZH + len(piece))
        if at < 0 or not _STOP.isdisjoint(plain[position:at]):
            return None
        spans.append((at, at + len(piece)))
        position = at + len(piece)
    return tuple(spans)


def _english(plain: str) -> Iterator[Mention]:
    """Wordings whatever their endings; where one is said to the letter, no other by its stem (training: trained)."""
    found = list(_by_stems(plain))
    exact = {m.spans for m, said in found if said == plain[m.start : m.end]}
    for mention, said in found:
        if mention.spans not in exact or said == plain[mention.start : mention.end]:
            yield mention


def _by_stems(plain: str) -> Iterator[tuple[Mention, str]]:
    vocabulary = _vocabulary()[1]
    matches = list(_WORD.finditer(plain))
    words = [_stem_of(match.group()) for match in matches]
    for first in range(len(words)):
        for size in vocabulary.sizes.get(words[first], ()):
            key = tuple(words[first : first + size])
            for wording in vocabulary.by_first.get(key, ()) if len(key) == size else ():
                ranges = _follow_words(words, first + size, wording.pieces[1:])
                if ranges is not None:
                    ranges = ((first, first + size), *ranges)
                    spans = tuple((matches[a].start(), matches[b - 1].end()) for a, b in ranges)
                    named = Mention(wording.kind, wording.id, spans, wording.sets, wording.strong)
                    yield named, wording.said


def _follow_words(
    words: list[str], position: int, pieces: Sequence[str]
) -> tuple[tuple[int, int], ...] | None:
    ranges = []
    for piece in pieces:
        wanted = piece.split()
        reach = range(position, min(position + GAP_EN, len(words) - len(wanted)) + 1)
        at = next((i for i in reach if words[i : i + len(wanted)] == wanted), None)
        if at is None:
            return None
        ranges.append((at, at + len(wanted)))
        position = at + len(wanted)
    return tuple(ranges)


def _merged(mentions: Iterable[Mention]) -> list[Mention]:
    """One mention for a column id found in several sets at the same place."""
    by_place: dict[tuple[Any, ...], Mention] = {}
    for mention in mentions:
        key = (mention.kind, mention.id, mention.spans)
        known = by_place.get(key)
        sets = tuple(dict.fromkeys((*(known.sets if known else ()), *mention.sets)))
        strong = mention.strong or (known is not None and known.strong)
        by_place[key] = Mention(mention.kind, mention.id, mention.spans, sets, strong)
    return list(by_place.values())


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    """The heaviest mentions that share no character; equal places all stay (one wording, two meanings)."""
    kept: list[Mention] = []
    official = [mention for mention in mentions if mention.strong]
    mentions = [m for m in mentions if m.strong or not any(_crosses(m, other) for other in official)]
    ranked = sorted(mentions, key=lambda m: (-m.weight, len(m.spans), not m.strong, m.start))
    for mention in ranked:
        if all(mention.spans == other.spans or not _share(mention.spans, other.spans) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: (m.start, m.end))


def _crosses(lay: Mention, official: Mention) -> bool:
    """Whether a lay wording takes only part of an official one (公开多少件 of 不予公开多少件)."""
    if not _share(lay.spans, official.spans):
        return False
    begins_apart = not _share(lay.spans[:1], official.spans)
    if begins_apart and lay.weight > official.weight:
        return False  # 主要负责同志…访谈 says more than the 在线访谈 it ends in
    return not all(any(a <= c and d <= b for a, b in lay.spans) for c, d in official.spans)


def _share(one: tuple[tuple[int, int], ...], two: tuple[tuple[int, int], ...]) -> bool:
    return any(a < d and c < b for (a, b), (c, d) in itertools.product(one, two))
