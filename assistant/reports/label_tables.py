"""Tables of the national forms of which only labels and figures are left, one after the other.

A stretch of lines is a table only if it is made of labels of the forms and figures and has a header,
a whole row of figures, or units beside its rows: prose is never swallowed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from assistant.lexicon.forms import MIN_LIKENESS, forms, label_key
from assistant.lexicon.text import compact
from assistant.reports.cells import UNITS, is_value
from assistant.reports.text_rows import (
    MAX_WRAP,
    PAGE_FOOTER,
    SECTION,
    SENTENCE_END,
    Line,
    Lines,
    Row,
    make_table,
    wide_cells,
)
from assistant.types import Span, Table

__all__ = ["is_label", "label_tables", "rows_by_label"]

_NUMERALS = frozenset("一二三四五六七八九十")
_GENERIC = frozenset({"其他", "总计", "合计", "数量", "维持", "纠正"})
MAX_LABEL = 300
"""No label, however long its explanation in brackets, has more characters."""
MIN_UNITS = 3
"""Cells that are only a unit, as beside every row of the list of 2014."""
MIN_LONE_ROW = 7
"""Figures behind a single label that make it a table row."""


def label_tables(text: str, lines: Lines) -> Iterator[Table]:
    """Stretches made of labels of the national forms and figures."""
    kept = [line for line in lines if not line.blank and not PAGE_FOOTER.fullmatch(line.text)]
    tokens = [_tokens(text, line) for line in kept]
    stretch: list[Span] = []
    for number, cells in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else []
        if _belongs(text, cells, following, bool(stretch)):
            stretch += cells
            continue
        yield from _label_table(text, stretch)
        stretch = []
    yield from _label_table(text, stretch)


def _belongs(text: str, cells: Row, following: Row, inside: bool) -> bool:
    """Whether a line may be part of a table of the national forms; its first line must hold a label."""
    words = [span.of(text) for span in cells if not _is_figure(span.of(text))]
    if not words:
        return inside
    if len(words) == len(cells) and any(SECTION.match(word) and not _is_exact_label(word) for word in words):
        return False
    if all(is_label(word) for word in words):
        return True
    if not inside or any(len(word) > 3 * MAX_WRAP for word in words):
        return False
    if all(is_label(word) or _is_fragment(word) or word in UNITS for word in words):
        return True
    if any(SENTENCE_END.search(word) for word in words):
        return False
    if any(is_label(word.rstrip("0123456789")) for word in words):
        return True  # figures run together behind their label
    # A row of its own beside the national ones, or one with a misprint: its figures follow.
    goes_on = len(words) == 1 and bool(following) and _is_figure(following[0].of(text))
    return len(cells) > len(words) or goes_on


def _is_figure(text: str) -> bool:
    """Whether a cell is a figure or nil; a lone 三 on its line is a piece of an upright label."""
    return is_value(text) and text.strip() not in _NUMERALS


def _label_table(text: str, stretch: list[Span]) -> Iterator[Table]:
    """The table of a stretch, if it has a header, a whole row of figures, or units as the list of 2014."""
    cells = [span.of(text) for span in stretch]
    figures, labels = sum(map(_is_figure, cells)), sum(map(is_label, cells))
    if figures < 2 or (labels < 2 and figures < MIN_LONE_ROW):
        return
    rows = rows_by_label(text, stretch)
    headed = any(label_key(cell) in _header_keys() for cell in cells)
    full = any(sum(_is_figure(span.of(text)) for span in row) >= MIN_LONE_ROW for row in rows)
    if headed or full or sum(cell in UNITS for cell in cells) >= MIN_UNITS:
        yield make_table(text, rows, "lines")


def rows_by_label(text: str, spans: Sequence[Span]) -> list[Row]:
    """Rows of cells whose row ends are lost: each starts with a label."""
    rows: list[Row] = []
    for span in spans:
        cell = span.of(text)
        if not rows or (cell and not _is_figure(cell) and compact(cell).text not in UNITS):
            rows.append([])
        rows[-1].append(span)
    return rows


_WORDS = re.compile(
    r"(?<!\S)[1-9]\d{0,2} 0\d\d(?!\S)"  # 4 000: no figure begins with a nought
    r"|(?<!\S)\d[\d,]*(?:\.\d+)? [万亿]元(?!\S)|\S+"
)
_GLUED = re.compile(r"(?P<label>.*?[^\d\s.,+\-/—])(?P<figure>\d[\d,]*(?:\.\d+)?)")


def _tokens(text: str, line: Line) -> Row:
    """The cells of a line: parts between wide gaps, and the figures behind a label."""
    return [cell for part in wide_cells(text, line) for cell in _figures_behind(text, part)]


def _figures_behind(text: str, part: Span) -> Row:
    """A label and the figures after it, separated by single blanks or glued to it."""
    words = [Span(m.start(), m.end()) for m in _WORDS.finditer(text, part.start, part.end)]
    first = len(words)
    while first > 0 and _is_figure(words[first - 1].of(text)):
        first -= 1
    figures = words[first:]
    if first == 0:
        return figures if len(figures) > 1 else [part]
    label = Span(words[0].start, words[first - 1].end)
    glued = _GLUED.fullmatch(label.of(text)) if label.end - label.start <= MAX_LABEL else None
    if (
        glued
        and _is_figure(glued["figure"])
        and is_label(glued["label"])
        and not _is_exact_label(label.of(text))
    ):
        middle = label.start + glued.start("figure")
        return [Span(label.start, middle), Span(middle, label.end), *figures]
    if label.end - label.start <= MAX_LABEL and (labels := _labels_in(text, words[:first])):
        return [*labels, *figures]
    return [label, *figures]


def _labels_in(text: str, words: Sequence[Span]) -> Row:
    """The labels that words in a row are, where all of them are: 信息内容 本年制发件数 …, 属于 国家秘密."""
    for known in (_is_exact_label, is_label):
        best: list[Row | None] = [[], *([None] * len(words))]
        for end in range(1, len(words) + 1):
            for start in range(max(0, end - 6), end):
                before, span = best[start], Span(words[start].start, words[end - 1].end)
                more = before is not None and len(before) >= len(best[end] or [])
                if before is not None and more and (known(span.of(text)) or span.of(text) in UNITS):
                    best[end] = [*before, span]
        if labels := best[-1]:
            return labels
    return []


# --- labels of the national forms -----------------------------------------------------------


@functools.cache
def _known_keys() -> frozenset[str]:
    """Keys of every label of the forms."""
    keys = {"单位", "计量单位", "统计数据"}
    for table in (table for form in forms().values() for table in form.tables):
        keys.update(label_key(header) for header in table.header)
        for block in table.blocks:
            keys.add(label_key(block.header))
            for labels in [*(column.labels for column in block.columns), *(row.labels for row in block.rows)]:
                keys.update(label_key(label, brackets=True) for label in labels)
    return frozenset(keys - {""})


@functools.cache
def _header_keys() -> frozenset[str]:
    """Keys of the labels that stand above figures, not before them."""
    keys: set[str] = set()
    for table in (table for form in forms().values() for table in form.tables):
        keys.update(label_key(header) for header in table.header)
        for block in table.blocks:
            keys.add(label_key(block.header))
            keys.update(label_key(label) for column in block.columns for label in column.labels)
    return frozenset(keys - {"", *_GENERIC})


@functools.cache
def _all_keys() -> str:
    """All of them in one text, each behind a line break."""
    return "".join(f"\n{key}" for key in sorted(_known_keys()))


def _is_exact_label(text: str) -> bool:
    return bool({label_key(text), label_key(text, brackets=True)} & _known_keys())


@functools.lru_cache(maxsize=16384)
def is_label(text: str) -> bool:
    """Whether a cell is a label of a national form: exactly, cut short, or with a misprint."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    if len(text) > MAX_LABEL:
        return False
    if _is_exact_label(text):
        return True
    for key in {label_key(text), label_key(text, brackets=True)}:
        if not 4 <= len(key) <= 80:
            continue
        if process.extractOne(
            key, _known_keys(), scorer=Levenshtein.normalized_similarity, score_cutoff=MIN_LIKENESS
        ):
            return True
        if len(key) >= 5 and f"\n{key}" in _all_keys():
            return True
    return False


def _is_fragment(text: str) -> bool:
    """Whether a cell may be made of pieces of wrapped labels, or is only a bracketed explanation."""
    if len(text) > MAX_LABEL:
        return False
    plain = compact(text).text
    if plain[:1] == "(" and plain[-1:] == ")":
        return True
    keys = [label_key(word, brackets=True) for word in (text, *text.split())]
    return bool(keys[0]) and (keys[0] in _all_keys() or all(key in _all_keys() for key in keys[1:]))
