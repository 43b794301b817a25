"""Tables that arrive as text: pipes, tabs, runs of blanks, one cell a line.

Cells that arrive with separators (pipes, tabs) keep their places, blank ones included. Where
only the order of cells is left (one cell a line, blanks), a stretch of text is taken for a table
only if it is made of labels of the national forms and figures, so prose is never swallowed; each
row then starts with a label and holds the figures up to the next label.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.lexicon.forms import MIN_LIKENESS, forms, label_key
from assistant.lexicon.text import compact
from assistant.reports.cells import UNITS, is_value
from assistant.types import Cell, Span, Table

__all__ = ["find_text_tables"]

_PIPE = re.compile(r"[|｜│┃]")
_GOES_ON = re.compile(r"\s*[|｜│┃][^|｜│┃]*")
"""A line with the second cell of a row whose first stands on the line above."""
_FENCE_BEFORE = re.compile(r"[|｜│┃][|｜│┃ \t\u3000\u00a0]*\Z")
_FENCE_AFTER = re.compile(r"[|｜│┃ \t\u3000\u00a0]*[|｜│┃]")
MAX_FENCE = 400
"""Characters of pipes and blanks looked at before a row."""
_RULES = r"|｜│┃:：+\-—=─━═┌┐└┘├┤┬┴┼╔╗╚╝"
_RULE_LINE = re.compile(rf"[\s{_RULES}]*[\-—=─━═]{{2,}}[\s{_RULES}]*")
_WIDE_GAP = re.compile(r"[ \u3000\u00a0]{2,}|\t+")
_IN_LINE = r"[^\S\n]*"
_FOOTER = (
    rf"{_IN_LINE}(?:[-—–－]+ *\d{{1,3}} *[-—–－]+|第 *\d{{1,3}} *页[^\n]*|\d{{1,3}} */ *\d{{1,3}}){_IN_LINE}"
)
_PAGE_FOOTER = re.compile(_FOOTER)
_PAGE_FOOTERS_BEFORE = re.compile(rf"(?:\s*\n)?(?:{_FOOTER}\n)+")
_PAGE_FOOTERS_AFTER = re.compile(rf"(?:\n{_FOOTER})+\s*\Z")
_NUMERALS = frozenset("一二三四五六七八九十")
_SENTENCE_END = re.compile(r"[。；;！!？]")
_SECTION = re.compile(r"\s*[一二三四五六七八九十]{1,3}、.{0,30}(?:情况|事项|问题|措施)\s*$")
MAX_WRAP = 60
"""A line between two rows that is longer, or ends a sentence, is prose and no part of a cell."""


MAX_LABEL = 300
"""No label, however long its explanation in brackets, has more characters."""
MIN_UNITS = 3
"""Cells that are only a unit, as beside every row of the list of 2014."""
_GENERIC = frozenset({"其他", "总计", "合计", "数量", "维持", "纠正"})
MIN_LONE_ROW = 7
"""Figures behind a single label that make it a table row."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()


_Row = list[Span]
_Lines = Sequence[_Line]


def find_text_tables(text: str, regions: Iterable[Span] | None = None) -> tuple[Table, ...]:
    """Every table that stands in ``text`` as text, in order; cell and row spans index ``text``.

    ``regions`` restricts the search to those stretches (whole lines); all of ``text`` without it.
    Empty cells have an empty span where they would stand. ``carrier`` says how the cells were
    separated: pipes, tabs, lines (one cell a line, or a label and its figures) or blanks.
    """
    found: list[Table] = []
    for region in regions if regions is not None else [Span(0, len(text))]:
        stretches: list[_Lines] = [list(_lines(text, region))]
        for finder in (_pipe_tables, _tab_tables, _label_tables, _blank_tables):
            stretches = [rest for lines in stretches for rest in _search(text, lines, finder, found)]
    found.sort(key=lambda table: table.span)
    return tuple(replace(table, caption=_caption(text, table.span.start)) for table in found)


def _lines(text: str, region: Span) -> Iterator[_Line]:
    start = region.start
    while start < region.end:
        end = text.find("\n", start, region.end)
        end = region.end if end < 0 else end
        yield _Line(start, end, text[start:end])
        start = end + 1


def _search(
    text: str, lines: _Lines, finder: Callable[[str, _Lines], Iterable[Table]], found: list[Table]
) -> list[_Lines]:
    """Adds the tables of ``lines`` to ``found`` and gives the stretches between them."""
    new = list(finder(text, lines))
    found.extend(new)
    stretches: list[list[_Line]] = [[]]
    for line in lines:
        if any(table.span.start < line.end and line.start < table.span.end for table in new):
            stretches.append([])
        else:
            stretches[-1].append(line)
    return [stretch for stretch in stretches if stretch]


def _caption(text: str, start: int) -> str:
    """The nearest line above, where it is short enough for a title."""
    line = text[max(0, start - 200) : start].rstrip().rpartition("\n")[2].strip(" \t\u3000|｜")
    return line if len(line) <= MAX_WRAP and not _SENTENCE_END.search(line) else ""


def _table(text: str, rows: Sequence[_Row], carrier: str) -> Table:
    cells = tuple(
        Cell(row, column, span.of(text), span)
        for row, spans in enumerate(rows)
        for column, span in enumerate(spans)
    )
    spans = tuple(_with_fence(text, row[0].start, max(span.end for span in row)) for row in rows)
    return Table(Span(spans[0].start, spans[-1].end), cells, spans, "", carrier)


def _with_fence(text: str, start: int, end: int) -> Span:
    """A row with the pipes its line begins and ends with."""
    before = _FENCE_BEFORE.search(text, max(0, start - MAX_FENCE), start)
    after = _FENCE_AFTER.match(text, end)
    return Span(before.start() if before else start, after.end() if after else end)


def _trimmed(text: str, start: int, end: int) -> Span:
    """``text[start:end]`` without blanks and page footers around it."""
    piece = text[start:end]
    if "\n" in piece:
        first, last = _PAGE_FOOTERS_BEFORE.match(piece), _PAGE_FOOTERS_AFTER.search(piece)
        if (first or last) and piece.strip():
            start, end = start + (first.end() if first else 0), start + (last.start() if last else len(piece))
            piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, start + len(piece.rstrip())) if piece.strip() else Span(start, start)


def _filled(row: _Row) -> int:
    return sum(span.start < span.end for span in row)


def _split(text: str, line: _Line, separator: re.Pattern[str]) -> _Row:
    """The cells of a line between every two separators, blank ones included."""
    edges = [
        (line.start, line.start),
        *((m.start() + line.start, m.end() + line.start) for m in separator.finditer(line.text)),
    ]
    ends = [left for left, _ in edges[1:]] + [line.end]
    return [_trimmed(text, right, end) for (_, right), end in zip(edges, ends, strict=True)]


def _has_figures(text: str, rows: Iterable[_Row]) -> bool:
    return any(is_value(span.of(text)) for row in rows for span in row if span.start < span.end)


# --- pipes --------------------------------------------------------------------------------


def _pipe_tables(text: str, lines: _Lines) -> Iterator[Table]:
    for block in _pipe_blocks(text, lines):
        rows, carrier = _pipe_rows(text, block)
        rows = [row for row in rows if _filled(row)]
        known = _has_figures(text, rows) or any(_is_label(span.of(text)) for row in rows for span in row)
        if len(rows) >= 2 and sum(map(_filled, rows)) >= 4 and known:
            yield _table(text, rows, carrier)


def _pipe_blocks(text: str, lines: _Lines) -> Iterator[list[_Line]]:
    """Runs of lines with pipes, with the pieces of wrapped cells between them."""
    block: list[_Line] = []
    waiting: list[_Line] = []
    for line in lines:
        if not _PIPE.search(line.text):
            waiting.append(line)
            continue
        if not _may_be_wrapped(waiting):
            if _enough_pipes(block):
                yield block + _last_cell(block, waiting)
            block = []
        if block:
            block += waiting
        elif (
            waiting
            and not waiting[-1].blank
            and _GOES_ON.fullmatch(line.text)
            and _may_be_wrapped(waiting[-1:])
        ):
            block.append(waiting[-1])
        block.append(line)
        waiting = []
    if _enough_pipes(block):
        yield block + _last_cell(block, waiting)


def _last_cell(block: _Lines, following: _Lines) -> list[_Line]:
    """Where pipes stand alone between cells, the line after the last one is the last cell."""
    line = next((line for line in following if not line.blank), None)
    alone = not _PIPE.sub("", block[-1].text).strip()
    return [line] if line is not None and alone and is_value(line.text) else []


def _enough_pipes(block: _Lines) -> bool:
    return sum(len(_PIPE.findall(line.text)) for line in block) >= 3


def _may_be_wrapped(waiting: _Lines) -> bool:
    filled = [line for line in waiting if not line.blank]
    return len(filled) <= 2 and all(
        len(line.text.strip()) <= MAX_WRAP
        and not _SENTENCE_END.search(line.text)
        and not _SECTION.match(line.text)
        for line in filled
    )


def _pipe_rows(text: str, block: _Lines) -> tuple[list[_Row], str]:
    """The rows of a block of pipe lines, and ``pipes`` or, where no row ends are left, ``lines``."""
    filled = [line for line in block if not line.blank and not _RULE_LINE.fullmatch(line.text)]
    whole = sum(_filled(_split(text, line, _PIPE)) >= 2 for line in filled)
    if whole * 3 >= len(filled):
        return _rows_of_pipe_lines(text, filled), "pipes"
    cells = _segments(text, block)
    opening = [opens for span, opens in cells if span.start < span.end]
    if sum(opening[1:]) * 2 >= len(opening) - 1:
        return _rows_by_label(text, [span for span, _ in cells]), "lines"
    rows: list[_Row] = []
    for span, opens in cells:
        if not rows or (opens and span.start < span.end):
            rows.append([])
        rows[-1].append(span)
    return rows, "pipes"


def _segments(text: str, block: _Lines) -> list[tuple[Span, bool]]:
    """The cells between pipes, each with whether its text begins on a new line after the pipe."""
    cells = []
    start, stop = block[0].start, block[-1].end
    for end in [*(match.start() for match in _PIPE.finditer(text, start, stop)), stop]:
        span = _trimmed(text, start, end)
        cells.append((span, "\n" in text[start : span.start]))
        start = end + 1
    # Nothing behind the last pipe is no blank cell.
    return cells[:-1] if cells[-1][0].start == cells[-1][0].end else cells


def _rows_of_pipe_lines(text: str, lines: _Lines) -> list[_Row]:
    """One row a line; a cell wrapped over two lines is joined where the pipes say so."""
    rows: list[_Row] = []
    fenced = sum(bool(_PIPE.match(line.text.strip())) for line in lines) * 2 > len(lines)
    open_end = False
    for line in lines:
        stripped = line.text.strip()
        cells = _split(text, line, _PIPE)
        starts, ends = bool(_PIPE.match(stripped)), bool(_PIPE.match(stripped[-1]))
        cells = cells[1 if starts and len(cells) > 1 else 0 :]
        cells = cells[:-1] if ends and len(cells) > 1 else cells
        if rows and fenced and open_end and not starts:
            last, first = rows[-1].pop(), cells.pop(0)
            rows[-1] += [Span(last.start, first.end) if last.start < last.end else first, *cells]
        else:
            rows.append(cells)
        open_end = not ends
    return rows


# --- tabs ---------------------------------------------------------------------------------

_TAB = re.compile("\t")


def _tab_tables(text: str, lines: _Lines) -> Iterator[Table]:
    block: list[_Row] = []
    for line in lines:
        if line.blank:
            continue
        row = _split(text, line, _TAB)
        wrapped = bool(block) and (_is_label(line.text) or _may_be_wrapped([line]))
        if _filled(row) >= 2 or (len(row) > 1 and _is_label(line.text)) or wrapped:
            block.append(row)
            continue
        yield from _tab_table(text, block)
        block = []
    yield from _tab_table(text, block)


def _tab_table(text: str, block: list[_Row]) -> Iterator[Table]:
    while block and len(block[-1]) == 1:
        block = block[:-1]
    wide = [row for row in block if _filled(row) >= 2]
    if len(wide) >= 2 and _has_figures(text, (row[1:] for row in wide)):
        yield _table(text, block, "tabs")


# --- blanks, without any label known ------------------------------------------------------


def _blank_tables(text: str, lines: _Lines) -> Iterator[Table]:
    """Three or more lines with the same number of short cells, figures among them."""
    block: list[_Row] = []
    for line in lines:
        if line.blank:
            continue
        row = _wide_cells(text, line)
        short = all(span.end - span.start <= 30 for span in row) and not _SENTENCE_END.search(line.text)
        if not short or len(row) < 2 or (block and len(row) != len(block[-1])):
            yield from _blank_table(text, block)
            block = []
        if short and len(row) >= 2:
            block.append(row)
    yield from _blank_table(text, block)


def _wide_cells(text: str, line: _Line) -> _Row:
    whole = _trimmed(text, line.start, line.end)
    return _split(text, _Line(whole.start, whole.end, whole.of(text)), _WIDE_GAP)


def _blank_table(text: str, block: list[_Row]) -> Iterator[Table]:
    with_figures = sum(_has_figures(text, [row[1:]]) for row in block)
    if len(block) >= 3 and with_figures * 3 >= len(block) * 2:
        yield _table(text, block, "blanks")


# --- one cell a line, known by the labels of the national forms ----------------------------


def _label_tables(text: str, lines: _Lines) -> Iterator[Table]:
    """Stretches made of labels of the national forms and figures."""
    kept = [line for line in lines if not line.blank and not _PAGE_FOOTER.fullmatch(line.text)]
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


def _belongs(text: str, cells: _Row, following: _Row, inside: bool) -> bool:
    """Whether a line may be part of a table of the national forms; its first line must hold a label."""
    words = [span.of(text) for span in cells if not _is_figure(span.of(text))]
    if not words:
        return inside
    if len(words) == len(cells) and any(_SECTION.match(word) and not _is_exact_label(word) for word in words):
        return False
    if all(_is_label(word) for word in words):
        return True
    if not inside or any(len(word) > 3 * MAX_WRAP for word in words):
        return False
    if all(_is_label(word) or _is_fragment(word) or word in UNITS for word in words):
        return True
    if any(_SENTENCE_END.search(word) for word in words):
        return False
    if any(_is_label(word.rstrip("0123456789")) for word in words):
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
    figures, labels = sum(map(_is_figure, cells)), sum(map(_is_label, cells))
    if figures < 2 or (labels < 2 and figures < MIN_LONE_ROW):
        return
    rows = _rows_by_label(text, stretch)
    headed = any(label_key(cell) in _header_keys() for cell in cells)
    full = any(sum(_is_figure(span.of(text)) for span in row) >= MIN_LONE_ROW for row in rows)
    if headed or full or sum(cell in UNITS for cell in cells) >= MIN_UNITS:
        yield _table(text, rows, "lines")


def _rows_by_label(text: str, spans: Sequence[Span]) -> list[_Row]:
    """Rows of cells whose row ends are lost: each starts with a label."""
    rows: list[_Row] = []
    for span in spans:
        cell = span.of(text)
        if not rows or (cell and not _is_figure(cell) and compact(cell).text not in UNITS):
            rows.append([])
        rows[-1].append(span)
    return rows


_GLUED = re.compile(r"(?P<label>.*?[^\d\s.,+\-/—])(?P<figure>\d[\d,]*(?:\.\d+)?)")


def _tokens(text: str, line: _Line) -> _Row:
    """The cells of a line: parts between wide gaps, and the figures behind a label."""
    return [cell for part in _wide_cells(text, line) for cell in _figures_behind(text, part)]


def _figures_behind(text: str, part: Span) -> _Row:
    """A label and the figures after it, separated by single blanks or glued to it."""
    words = [Span(m.start(), m.end()) for m in re.compile(r"\S+").finditer(text, part.start, part.end)]
    first = len(words)
    while first > 0 and _is_figure(words[first - 1].of(text)):
        first -= 1
    figures = words[first:]
    if first == 0:
        return figures if len(figures) > 1 else [part]
    if words[first - 1].end - words[0].start <= MAX_LABEL and (labels := _labels_in(text, words[:first])):
        return [*labels, *figures]
    label = Span(words[0].start, words[first - 1].end)
    glued = _GLUED.fullmatch(label.of(text))
    if (
        glued
        and _is_figure(glued["figure"])
        and _is_label(glued["label"])
        and not _is_exact_label(label.of(text))
    ):
        middle = label.start + glued.start("figure")
        return [Span(label.start, middle), Span(middle, label.end), *figures]
    return [label, *figures]


def _labels_in(text: str, words: Sequence[Span]) -> _Row:
    """The labels that words in a row are, where all of them are: 信息内容 本年制发件数 …, 属于 国家秘密."""
    for known in (_is_exact_label, _is_label):
        best: list[_Row | None] = [[], *([None] * len(words))]
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
    return "\n".join(sorted(_known_keys()))


def _is_exact_label(text: str) -> bool:
    return bool({label_key(text), label_key(text, brackets=True)} & _known_keys())


@functools.lru_cache(maxsize=16384)
def _is_label(text: str) -> bool:
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
        if len(key) >= 5 and any(known.startswith(key) for known in _known_keys()):
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
