"""Whether a rewording says exactly what its draft says: one canonical form for both, and no second opinion.

A sentence is cut into *units*, each ending with its markers 〔n〕. A unit is read as a row of items: names of
bodies, years, official labels, punctuation, and *runs* of everything else, figures with their measure words
included. Only a closed list of words that carry nothing (共, 为, 的, was, the) is left out. Whatever is not on
that list must be in both texts, so nothing can be added, left out or changed, in whatever script.

Two ways to be equal:

* a *plain* unit, a sentence of its own with one figure of one body in one year, may put its items in another order;
* any other unit (several figures, a comparison, a negation) keeps every item in its place, punctuation included;
  only words that carry nothing and the official label of an indicator may differ.

An indicator may be called by other words only where these are the one wording of it in the quoted evidence, or its
official label where the draft uses an official one; a body only by a name that stands in the draft or the evidence,
or the beginning of one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.lexicon.indicators import Column, Indicator, columns, find_mentions, indicators
from assistant.lexicon.text import fold

__all__ = ["Draft", "objections"]

NameFinder = Callable[[str], Sequence[tuple[int, int, object]]]
"""Names of bodies in a folded, lower-case text: start, end, and what they stand for."""

_MARKERS = re.compile(r"(?:〔\d{1,3}〕)+")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?:年度?|(?![\d.,%]?\d|\s*[万亿%\u4e00-\u9fff]))")
_NUMBER = re.compile(r"\d+(?:[.,:/~\-–—]\d+)*%?")
_LATIN = re.compile(r"[a-z]+(?:'[a-z]+)?")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两半成壹贰叁肆伍陆柒捌玖拾佰仟廿卅")
_WEIGHING = frozenset("不没未无非否免增减升降多少高低超比较最占约近余仅只内外除以上下首末") | {
    "no", "not", "none", "never", "without", "nor", "more", "less", "fewer", "most", "least", "than", "up", "down",
    "rose", "fell", "increase", "increased", "decrease", "decreased", "higher", "lower", "over", "under", "about",
    "except", "only", "compared", "share", "half",
}  # fmt: skip
_LEADS_FIGURE = re.compile(
    r"(?<![没未无不非否公作行认所现增减加少多升降长缩涨跌落低高超至倍])(?:共计|总共|一共|共有|共|为|是|有|了)?(?=\s*\d)"
)
_AFTER_NAME = re.compile("[的了]")
_BEFORE_LABEL = re.compile("(?<![公不])(?:共计|总共|一共|共)")
_DONE = re.compile("(?<=[到收开理发布取])了(?!结)")
_SOURCE = re.compile("(?<![^,.;。 ])(?:根据|按照?)(?:该|这份)?报告|在(?=(?:19|20)\\d\\d年)")
_NO_WHOLE = re.compile(r"(?<!\d)\.\s*\d")
_EMPTY_EN = frozenset(
    ["the", "of", "in", "for", "was", "were", "is", "are", "had", "has", "there", "a", "an", "during"]
)
_BEFORE_YEAR_EN = re.compile(r"\b(?:in|for|during)\s*$")
_BLANK = frozenset(" \u3000\n")
_PUNCTUATION = frozenset(",.;:()[]、。-–—/\"'!?“”‘’《》<>…·")
_FREE_MARKS = frozenset(",.:;()[]")
_MAY_BE_ADDED = frozenset(" ，。、；：（）,.;:()")
_BRACKETS = {"(": ")", "[": "]", "〔": "〕", "“": "”", "《": "》", "<": ">"}
_LONGEST_EXTRA = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rewording is held against: the sentence to reword and what may be named.

    ``quotes`` are the evidence of the answer; ``names`` finds bodies the index holds.
    """

    sentence: str
    quotes: tuple[str, ...] = ()
    names: NameFinder = lambda text: ()


@dataclass(frozen=True, slots=True)
class _Item:
    """One item of a unit; ``kind`` is body, label, year, mark (punctuation) or run."""

    kind: str
    value: object
    led: bool = True
    """Of a year in English: a preposition stands before it, so that it cannot pass for a figure."""


def objections(draft: Draft, text: str) -> tuple[str, ...]:
    """Why ``text`` must not stand for the draft, as fixed phrases; empty where it says the same.

    The phrases never repeat anything of ``text``.
    """
    if found := _foreign(draft.sentence, text):
        return found
    ours, theirs = _units(draft.sentence), _units(text)
    if [marker for _, marker in ours] != [marker for _, marker in theirs]:
        return ("the citation markers must be the same, in the same order",)
    known = _Known.of(draft)
    for at, ((one, _), (other, _)) in enumerate(zip(ours, theirs, strict=True)):
        alone = _stands_alone(ours, at) and _stands_alone(theirs, at)
        if not _same(_items(one, draft, None), _items(other, draft, known), alone):
            return (
                "a clause does not say the same: keep every figure, unit, year, name, label, comparison and "
                "negation in its clause, and add none",
            )
    return ()


def _foreign(draft: str, text: str) -> tuple[str, ...]:
    """Characters and lengths that no rewording needs."""
    if not text.strip():
        return ("the text is empty",)
    if len(text) > 2 * len(draft) + _LONGEST_EXTRA:
        return ("the text is too long",)
    own = set(draft) | _MAY_BE_ADDED
    if any(c not in own and not ("\u4e00" <= c <= "\u9fff" or (c.isascii() and c.isalpha())) for c in text):
        return ("a character stands in the text that neither the draft holds nor plain words need",)
    if any(c not in own and fold(c) != c for c in text):
        return ("write simplified characters, as the draft does",)
    if _NO_WHOLE.search(fold(text)) and not _NO_WHOLE.search(fold(draft)):
        return ("a point stands before a figure",)
    if _paired(draft) and not _paired(text):
        return ("a bracket or quotation mark has no partner",)
    return ()


def _paired(text: str) -> bool:
    open_ones: list[str] = []
    for char in fold(text):
        if char in _BRACKETS:
            open_ones.append(_BRACKETS[char])
        elif char in _BRACKETS.values() and (not open_ones or open_ones.pop() != char):
            return False
    return not open_ones


def _units(sentence: str) -> list[tuple[str, str]]:
    """The sentence cut after each run of markers: words and markers; what follows the last has none."""
    units, position = [], 0
    for match in _MARKERS.finditer(sentence):
        units.append((sentence[position : match.start()], match.group()))
        position = match.end()
    units.append((sentence[position:], ""))
    return units


def _stands_alone(units: list[tuple[str, str]], at: int) -> bool:
    """Whether a unit is a sentence of its own, so that the order inside it touches no other figure."""
    before, after = units[at][0] if at else "。", units[at + 1][0] if at + 1 < len(units) else ""
    return before.lstrip()[:1] in {"。", "."} and (after.lstrip() or "。")[:1] in {"。", "."}


_Words = tuple[str, ...]
"""A wording of an indicator: its pieces, more than one where other words may stand between them."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What a rewording may call things: the names that stand in draft and evidence, wordings by what they mean."""

    names: frozenset[tuple[object, str]]
    wordings: frozenset[tuple[object, _Words]]

    @classmethod
    def of(cls, draft: Draft) -> _Known:
        texts = [fold(text).lower() for text in (draft.sentence, *draft.quotes)]
        own = {(ids, _pieces(texts[0], spans)) for spans, ids in _mentioned(texts[0])}
        allowed = set(own)
        quoted: dict[object, set[_Words]] = {}
        for text in texts[1:]:
            for spans, ids in _mentioned(text):
                quoted.setdefault(ids, set()).add(_pieces(text, spans))
        for ids, words in quoted.items():
            if len(words) == 1:  # where a report says it in two ways, each may go with a figure of its own
                allowed |= {(ids, one) for one in words}
        for ids, words_used in own:
            official = _labels().get(ids, frozenset())
            if "".join(words_used) in official:
                allowed |= {(ids, (label,)) for label in official}
        names = {(body, text[start:end]) for text in texts for start, end, body in draft.names(text)}
        return cls(frozenset(names), frozenset(allowed))

    def names_it(self, name: str, body: object) -> bool:
        """Whether a name, or a longer one that begins with it (云泽县 of 云泽县人民政府), stands there."""
        return any(one == body and whole.startswith(name) for one, whole in self.names)


@cache
def _labels() -> dict[object, frozenset[str]]:
    """The official labels in both languages, by the ids they mean."""
    entries: list[Indicator | Column] = [
        *indicators().values(),
        *(c for members in columns().values() for c in members.values()),
    ]
    found: dict[object, set[str]] = {}
    for label in {fold(text).lower() for entry in entries for text in (entry.label, entry.en)}:
        for spans, ids in _mentioned(label):
            if spans == ((0, len(label)),):
                found.setdefault(ids, set()).add(label)
    return {ids: frozenset(labels) for ids, labels in found.items()}


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> _Words:
    return tuple(text[start:end] for start, end in spans)


# --- reading a unit -----------------------------------------------------------------------


def _items(unit: str, draft: Draft, known: _Known | None) -> list[_Item]:
    """The items of a unit in order; names and labels that ``known`` does not hold stay plain words."""
    plain = _DONE.sub("", fold(unit).lower())
    english = (
        len(_LATIN.findall(draft.sentence.lower())) > 3
    )  # in a Chinese sentence no letter is without weight
    protected = _protected(plain, draft, known)
    items: list[_Item] = []
    run: list[str] = []

    def close() -> None:
        if run:
            items.append(_Item("run", tuple(run)))
            run.clear()

    position = 0
    while position < len(plain):
        if position in protected:
            close()
            end, item = protected[position]
            if item is not None:
                items.append(item)
            position = max(end, position + 1)
            continue
        leading = _BEFORE_LABEL.match(plain, position)
        if leading and leading.end() in protected:
            position = leading.end()
            continue
        named = bool(items) and items[-1].kind != "mark" and not run
        end, item, atom = _next(plain, position, named, english)
        if item is not None:
            close()
            items.append(item)
        elif atom:
            run.append(atom)
        elif plain[position] not in _BLANK:
            close()
        position = end
    close()
    return items


def _next(plain: str, at: int, named: bool, english: bool) -> tuple[int, _Item | None, str]:
    """What stands at a place: where it ends, and an item, an atom of a run, or neither (words that carry nothing)."""
    char = plain[at]
    if char in _BLANK:
        return at + 1, None, ""
    if year := _YEAR.match(plain, at):
        named = year.group().endswith(("年", "度")) or bool(_BEFORE_YEAR_EN.search(plain[:at]))
        return year.end(), _Item("year", int(year.group()[:4]), named), ""
    if number := _NUMBER.match(plain, at):
        return number.end(), None, number.group()
    if word := _LATIN.match(plain, at):
        return word.end(), None, "" if english and word.group() in _EMPTY_EN else word.group()
    for pattern in (_LEADS_FIGURE, _SOURCE):
        match = pattern.match(plain, at)
        if match and match.end() > at:
            return match.end(), None, ""
    if named and _AFTER_NAME.match(char):
        return at + 1, None, ""
    if char in _PUNCTUATION:
        return at + 1, _Item("mark", "," if char == "、" else "." if char == "。" else char), ""
    return at + 1, None, char


def _protected(plain: str, draft: Draft, known: _Known | None) -> dict[int, tuple[int, _Item | None]]:
    """Names and labels by where they start; the later pieces of a label taken apart give nothing."""
    found: dict[int, tuple[int, _Item | None]] = {}
    taken: set[int] = set()
    for start, end, body in draft.names(plain):
        if known is None or known.names_it(plain[start:end], body):
            found[start] = (end, _Item("body", body))
            taken.update(range(start, end))
    for spans, ids in _mentioned(plain):
        places = {at for start, end in spans for at in range(start, end)}
        if places & taken or (known is not None and (ids, _pieces(plain, spans)) not in known.wordings):
            continue
        taken |= places
        for number, (start, end) in enumerate(spans):
            found[start] = (end, None if number else _Item("label", ids))
    return found


def _mentioned(plain: str) -> Iterator[tuple[tuple[tuple[int, int], ...], object]]:
    """Official wordings of indicators and columns, with every id one wording may mean."""
    by_place: dict[tuple[tuple[int, int], ...], set[tuple[str, str]]] = {}
    for mention in find_mentions(plain):
        if mention.strong:
            by_place.setdefault(mention.spans, set()).add((mention.kind, mention.id))
    for spans, ids in by_place.items():
        yield spans, frozenset(ids)


# --- comparing two units ------------------------------------------------------------------


def _same(draft: list[_Item], text: list[_Item], alone: bool) -> bool:
    return _in_place(draft) == _in_place(text) or (alone and _is_plain(draft) and _rearranged(draft, text))


def _in_place(items: list[_Item]) -> list[tuple[str, object]]:
    """Every item in its place, runs atom by atom; a stop at the end carries nothing."""
    flat: list[tuple[str, object]] = []
    for item in items:
        if item.kind == "run":
            assert isinstance(item.value, tuple)
            flat += [("atom", atom) for atom in item.value]
        else:
            flat.append((item.kind, item.value))
    while flat and flat[-1] in {("mark", "."), ("mark", ",")}:
        flat.pop()
    while flat and flat[0] in {("mark", "."), ("mark", ",")}:
        flat.pop(0)
    return flat


def _is_plain(items: list[_Item]) -> bool:
    """One figure of one body and year, and nothing that weighs, denies or quotes."""
    kinds = {
        kind: {item.value for item in items if item.kind == kind}
        for kind in ("body", "year", "label", "mark")
    }
    runs = [item.value for item in items if item.kind == "run" and isinstance(item.value, tuple)]
    atoms = [atom for run in runs for atom in run]
    amounts = [run for run in runs if _counts(run)]
    return (
        len(kinds["body"]) <= 1
        and len(kinds["year"]) <= 1
        and len(kinds["label"]) <= 2
        and len(amounts) == 1
        and sum(atom[:1].isdigit() for atom in atoms) == 1
        and len(runs) <= 2
        and not any(atom in _WEIGHING for run in runs if run not in amounts for atom in run)
        and kinds["mark"] <= _FREE_MARKS
    )


def _counts(run: object) -> bool:
    return isinstance(run, tuple) and any(a[:1].isdigit() or a in _NUMERALS for a in run)


def _rearranged(draft: list[_Item], text: list[_Item]) -> bool:
    """The same items in any order, except that year and figure keep theirs."""
    for kind in ("body", "label", "year"):
        if {i.value for i in draft if i.kind == kind} != {i.value for i in text if i.kind == kind}:
            return False
    if Counter(i.value for i in draft if i.kind == "run") != Counter(
        i.value for i in text if i.kind == "run"
    ):
        return False
    if any(i.kind == "mark" and i.value not in _FREE_MARKS for i in text):
        return False
    if _wording(draft) != _wording(text):
        return False
    return _numeric(draft) == _numeric(text) and all(i.led for i in text if i.kind == "year")


def _wording(items: list[_Item]) -> list[object]:
    """Labels and other words in order, where there are other words: they say what the label is of."""
    order = [i.value for i in items if i.kind == "label" or (i.kind == "run" and not _counts(i.value))]
    return order if any(isinstance(value, tuple) for value in order) else []


def _numeric(items: list[_Item]) -> list[object]:
    """Years and figures in order, each stretch of the same year once."""
    order: list[object] = []
    for item in items:
        if (item.kind == "year" or (item.kind == "run" and _counts(item.value))) and item.value not in order:
            order.append(item.value)
    return order
