"""Tables that arrive as text: pipes, tabs, runs of blanks, one cell a line.

Cells that arrive with separators (pipes, tabs) keep their places, blank ones included. Where
only the order of cells is left (one cell a line, blanks), a stretch of text is taken for a table
only if it is made of labels of the national forms and figures, so prose is never swallowed; each
row then starts with a label and holds the figures up to the next label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.reports.cells import is_value
from assistant.reports.label_tables import is_label, label_tables, rows_by_label
from assistant.reports.lined_tables import lined_tables
from assistant.reports.text_rows import (
    MAX_WRAP,
    SECTION,
    SENTENCE_END,
    Line,
    Lines,
    Row,
    count_filled,
    has_figures,
    make_table,
    split_cells,
    split_lines,
    trimmed,
    wide_cells,
)
from assistant.types import Cell, Span, Table

__all__ = ["find_text_tables"]

_PIPE = re.compile(r"[|｜│┃]")
_FENCED = 0.9
"""Share of the rows with a pipe at that end that makes it a fence."""
_GOES_ON = re.compile(r"\s*[|｜│┃][^|｜│┃]*")
"""A line with the second cell of a row whose first stands on the line above."""
_RULES = r"|｜│┃:：+\-—=─━═┌┐└┘├┤┬┴┼╔╗╚╝"
_BOX_RULE = re.compile(r"\s*[┌└├╔╚╠+][─━═\-]+(?:[┬┴┼╦╩╬+][─━═\-]+)*[┐┘┤╗╝╣+]\s*")
_RULE_LINE = re.compile(rf"[\s{_RULES}]*[\-—=─━═]{{2,}}[\s{_RULES}]*")


def find_text_tables(text: str, regions: Iterable[Sequence[Span]] | None = None) -> tuple[Table, ...]:
    """Every table that stands in ``text`` as text, in order; cell and row spans index ``text``.

    ``regions`` restricts the search to those stretches (whole lines, each of one or more pieces that
    a page break parts); all of ``text`` without it.
    Empty cells have an empty span where they would stand. ``carrier`` says how the cells were
    separated: pipes, tabs, lines (one cell a line, or a label and its figures) or blanks.
    """
    found: list[Table] = []
    for pieces in regions if regions is not None else [[Span(0, len(text))]]:
        stretches: list[Lines] = [[line for piece in pieces for line in split_lines(text, piece)]]
        for finder in (_pipe_tables, _tab_tables, lined_tables, label_tables, _blank_tables):
            stretches = [rest for lines in stretches for rest in _search(text, lines, finder, found)]
    found.sort(key=lambda table: table.span)
    return tuple(replace(table, caption=_caption(text, table.span.start)) for table in found)


def _search(
    text: str, lines: Lines, finder: Callable[[str, Lines], Iterable[Table]], found: list[Table]
) -> list[Lines]:
    """Adds the tables of ``lines`` to ``found`` and gives the stretches between them."""
    new = list(finder(text, lines))
    found.extend(new)
    stretches: list[list[Line]] = [[]]
    for line in lines:
        if any(table.span.start < line.end and line.start < table.span.end for table in new):
            stretches.append([])
        else:
            stretches[-1].append(line)
    return [stretch for stretch in stretches if stretch]


def _caption(text: str, start: int) -> str:
    """The nearest line above, where it is short enough for a title."""
    above = text[max(0, start - 200) : start].rstrip()
    line = above.rpartition("\n")[2]
    if _BOX_RULE.fullmatch(line):
        line = above[: -len(line)].rstrip().rpartition("\n")[2]
    line = line.strip(" \t\u3000|｜")
    return line if len(line) <= MAX_WRAP and not SENTENCE_END.search(line) else ""


# --- pipes --------------------------------------------------------------------------------


def _pipe_tables(text: str, lines: Lines) -> Iterator[Table]:
    for block in _pipe_blocks(text, lines):
        if (boxed := _boxed_table(text, block)) is not None:
            yield boxed
            continue
        rows, carrier = _pipe_rows(text, block)
        rows = [row for row in rows if count_filled(row)]
        known = has_figures(text, rows) or any(is_label(span.of(text)) for row in rows for span in row)
        if len(rows) >= 2 and sum(map(count_filled, rows)) >= 4 and known:
            yield make_table(text, rows, carrier)


def _boxed_table(text: str, block: Lines) -> Table | None:
    """A table with a line drawn between all its rows, so that what is wrapped in a cell is known; else ``None``.

    A wrapped cell has the whole text and the span of its first line.
    """
    groups: list[list[Row]] = [[]]
    for line in block:
        if _BOX_RULE.fullmatch(line.text):
            groups.append([])
        elif len(row := split_cells(text, line, _PIPE)) > 2:
            groups[-1].append(row[1:-1])
        elif not line.blank:
            return None  # something stands between the rows
    groups = [group for group in groups if group]
    wrapped = any(len(group) > 1 for group in groups)
    widths = {len(row) for group in groups for row in group}
    if not wrapped or len(groups) < 2 or len(widths) != 1:
        return None
    figures = [[row for row in group if has_figures(text, [row])] for group in groups]
    if any(any(_has_label(text, row) for row in rows[1:]) for rows in figures):
        return None  # rows without a line between them
    cells: list[Cell] = []
    for number, group in enumerate(groups):
        for column in range(len(group[0])):
            pieces = [row[column] for row in group if row[column].start < row[column].end]
            words = [piece.of(text) for piece in pieces]
            whole = "".join(words)
            if len(words) > 1 and is_value(whole):
                whole = "\n".join(words)  # a figure is never put together
            cells.append(Cell(number, column, whole, pieces[0] if pieces else group[0][column]))
    spans = tuple(Span(group[0][0].start, group[-1][-1].end) for group in groups)
    return Table(Span(spans[0].start, spans[-1].end), tuple(cells), spans, "", "pipes")


def _has_label(text: str, row: Row) -> bool:
    return any(span.start < span.end and not is_value(span.of(text)) for span in row)


def _pipe_blocks(text: str, lines: Lines) -> Iterator[list[Line]]:
    """Runs of lines with pipes, with the pieces of wrapped cells between them."""
    block: list[Line] = []
    waiting: list[Line] = []
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


def _last_cell(block: Lines, following: Lines) -> list[Line]:
    """Where pipes stand alone between cells, the line after the last one is the last cell."""
    line = next((line for line in following if not line.blank), None)
    alone = not _PIPE.sub("", block[-1].text).strip()
    return [line] if line is not None and alone and is_value(line.text) else []


def _enough_pipes(block: Lines) -> bool:
    return sum(len(_PIPE.findall(line.text)) for line in block) >= 3


def _may_be_wrapped(waiting: Lines) -> bool:
    filled = [line for line in waiting if not (line.blank or _BOX_RULE.fullmatch(line.text))]
    return len(filled) <= 2 and all(
        len(line.text.strip()) <= MAX_WRAP
        and not SENTENCE_END.search(line.text)
        and not SECTION.match(line.text)
        for line in filled
    )


def _pipe_rows(text: str, block: Lines) -> tuple[list[Row], str]:
    """The rows of a block of pipe lines, and ``pipes`` or, where no row ends are left, ``lines``."""
    filled = [line for line in block if not line.blank and not _RULE_LINE.fullmatch(line.text)]
    if not filled:
        return [], "pipes"
    whole = sum(count_filled(split_cells(text, line, _PIPE)) >= 2 for line in filled)
    if whole * 3 >= len(filled):
        return _rows_of_pipe_lines(text, filled), "pipes"
    cells = _segments(text, block)
    opening = [opens for span, opens in cells if span.start < span.end]
    if sum(opening[1:]) * 2 >= len(opening) - 1:
        return rows_by_label(text, [span for span, _ in cells]), "lines"
    rows: list[Row] = []
    for span, opens in cells:
        if not rows or (opens and span.start < span.end):
            rows.append([])
        rows[-1].append(span)
    return rows, "pipes"


def _segments(text: str, block: Lines) -> list[tuple[Span, bool]]:
    """The cells between pipes, each with whether its text begins on a new line after the pipe."""
    cells = []
    start, stop = block[0].start, block[-1].end
    for end in [*(match.start() for match in _PIPE.finditer(text, start, stop)), stop]:
        span = trimmed(text, start, end)
        cells.append((span, "\n" in text[start : span.start]))
        start = end + 1
    # Nothing behind the last pipe is no blank cell.
    return cells[:-1] if cells[-1][0].start == cells[-1][0].end else cells


def _fences(lines: Lines) -> tuple[bool, bool]:
    """Whether rows begin and end with a pipe of their own; else one at the end stands beside a blank cell.

    Pieces of wrapped cells have fewer pipes than a row and do not count.
    """
    counts = Counter(len(_PIPE.findall(line.text)) for line in lines)
    usual = max(counts, key=lambda number: (counts[number], number))
    whole = [text for line in lines if len(_PIPE.findall(text := line.text.strip())) == usual]
    sides = [sum(bool(_PIPE.match(text[at])) for text in whole) for at in (0, -1)]
    return sides[0] >= _FENCED * len(whole), sides[1] >= _FENCED * len(whole)


def _rows_of_pipe_lines(text: str, lines: Lines) -> list[Row]:
    """One row a line; a cell wrapped over two lines is joined where the pipes say so."""
    rows: list[Row] = []
    left, right = _fences(lines)
    fenced = left and right
    open_end = False
    for line in lines:
        stripped = line.text.strip()
        cells = split_cells(text, line, _PIPE)
        starts, ends = bool(_PIPE.match(stripped)), bool(_PIPE.match(stripped[-1]))
        cells = cells[1 if starts and left and len(cells) > 1 else 0 :]
        cells = cells[:-1] if ends and right and len(cells) > 1 else cells
        if rows and fenced and open_end and not starts:
            last, first = rows[-1].pop(), cells.pop(0)
            rows[-1] += [Span(last.start, first.end) if last.start < last.end else first, *cells]
        else:
            rows.append(cells)
        open_end = not ends
    return rows


# --- tabs ---------------------------------------------------------------------------------

_TAB = re.compile("\t")


def _tab_tables(text: str, lines: Lines) -> Iterator[Table]:
    block: list[Row] = []
    for line in lines:
        if line.blank:
            continue
        row = split_cells(text, line, _TAB)
        wrapped = bool(block) and (is_label(line.text) or _may_be_wrapped([line]))
        if count_filled(row) >= 2 or (len(row) > 1 and is_label(line.text)) or wrapped:
            block.append(row)
            continue
        yield from _tab_table(text, block)
        block = []
    yield from _tab_table(text, block)


def _tab_table(text: str, block: list[Row]) -> Iterator[Table]:
    while block and len(block[-1]) == 1:
        block = block[:-1]
    wide = [row for row in block if count_filled(row) >= 2]
    if len(wide) >= 2 and has_figures(text, (row[1:] for row in wide)):
        yield make_table(text, block, "tabs")


# --- blanks, without any label known ------------------------------------------------------


def _blank_tables(text: str, lines: Lines) -> Iterator[Table]:
    """Three or more lines with the same number of short cells, figures among them."""
    block: list[Row] = []
    for line in lines:
        if line.blank:
            continue
        row = _words_set_wide(text, wide_cells(text, line))
        short = all(span.end - span.start <= 30 for span in row) and not SENTENCE_END.search(line.text)
        if not short or len(row) < 2 or (block and len(row) != len(block[-1])):
            yield from _blank_table(text, block)
            block = []
        if short and len(row) >= 2:
            block.append(row)
    yield from _blank_table(text, block)


def _words_set_wide(text: str, row: Row) -> Row:
    """The cells of a line, those of one letter each taken together: 指   标   名   称 is one header word."""
    words: Row = []
    letters = 0
    for span in row:
        cell = span.of(text)
        letters = letters + 1 if len(cell) == 1 and "\u4e00" <= cell <= "\u9fff" and not is_value(cell) else 0
        if letters > 1:
            words[-1] = Span(words[-1].start, span.end)
        else:
            words.append(span)
    return words


def _blank_table(text: str, block: list[Row]) -> Iterator[Table]:
    with_figures = sum(has_figures(text, [row[1:]]) for row in block)
    if len(block) >= 3 and with_figures * 3 >= len(block) * 2:
        yield make_table(text, block, "blanks")
