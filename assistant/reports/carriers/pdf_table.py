"""Ruled tables of a PDF: grids from their lines, joined where a page break cut them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from assistant.lexicon.text import fold
from assistant.reports.carriers.grid import Grid, GridCell, join_lines
from assistant.reports.carriers.pdf_lines import Char, Line, Margins, join_wrapped, lines_of, same_paragraph

__all__ = ["Ruled", "RuledCell", "closing_lines", "continues", "join", "read_ruled", "to_grid"]

_SNAP = 3.0
_SHORTEST = 8.0
_PADDING = 5.4
"""Word's blank space between a cell's border and its text, in points."""
_LONG_CELL = 100
_NUMERIC = re.compile(r"[\d\s.,，．%％+＋\-－—/／]+")
_ENUMERATOR = re.compile(r"\s*(?:\(?[一二三四五六七八九十]{1,3}[)、.]|\(?\d{1,2}[).、]|其中|总计|合计)")


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell by its rows and its place between the left and right edge of the page."""

    row: int
    rows: int
    x0: float
    x1: float
    text: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table of one page, or of several once joined."""

    x0: float
    x1: float
    top: float
    bottom: float
    height: int
    cells: tuple[RuledCell, ...]
    open_top: bool = False
    open_bottom: bool = False
    """No line was drawn there: the page break cuts through a row."""

    def row(self, number: int) -> list[RuledCell]:
        """The cells that begin on a row, from left to right."""
        return sorted((cell for cell in self.cells if cell.row == number), key=lambda cell: cell.x0)


@dataclass
class _Box:
    row: int
    rows: int
    x0: float
    x1: float
    chars: list[Char] = field(default_factory=list)


def closing_lines(edges: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Horizontal and vertical lines that a table lacks at its ends.

    Word leaves the last border of a page out where a merged cell goes on over the page break,
    and some styles have no outer borders; the crossing lines show where they would be.
    """
    from pdfplumber.table import merge_edges

    # Thin boxes drawn as lines have short ends of their own, which close nothing.
    whole = [
        edge
        for edge in merge_edges(list(edges), _SNAP, _SNAP, _SNAP, _SNAP)
        if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) > _SHORTEST
    ]
    across = [edge for edge in whole if edge["orientation"] == "h"]
    down = [edge for edge in whole if edge["orientation"] == "v"]
    horizontal = _missing(down, across, ("top", "bottom"), ("x0", "x1"))
    vertical = _missing(across, down, ("x0", "x1"), ("top", "bottom"))
    return horizontal, vertical


def _missing(
    lines: list[dict[str, Any]], crossing: list[dict[str, Any]], along: tuple[str, str], over: tuple[str, str]
) -> list[dict[str, Any]]:
    """A line through the common ends of three or more ``lines`` where two of them end in nothing."""
    found = []
    for end in along:
        groups: list[list[dict[str, Any]]] = []
        for line in sorted(lines, key=lambda line: line[end]):
            if groups and line[end] - groups[-1][-1][end] <= _SNAP:
                groups[-1].append(line)
            else:
                groups.append([line])
        for group in groups:
            at = group[0][end]
            closing = [line for line in crossing if abs(line[along[0]] - at) <= _SNAP]
            loose = [
                line
                for line in group
                if not any(c[over[0]] - _SNAP <= line[over[0]] <= c[over[1]] + _SNAP for c in closing)
            ]
            places = {round(line[over[0]] / _SNAP) for line in group}
            if len(places) >= 3 and len({round(line[over[0]] / _SNAP) for line in loose}) >= 2:
                low, high = min(line[over[0]] for line in group), max(line[over[1]] for line in group)
                found.append({"object_type": "line", along[0]: at, along[1]: at, over[0]: low, over[1]: high})
    for line in found:
        line.update(width=line["x1"] - line["x0"], height=line["bottom"] - line["top"])
    return found


def read_ruled(
    cells: Sequence[tuple[float, float, float, float]], chars: Sequence[Char], added: Sequence[float] = ()
) -> Ruled | None:
    """The grid of a table's cell boxes (x0, top, x1, bottom) with the characters inside them.

    ``added`` are the heights of the lines that were not drawn but supplied by ``closing_lines``.
    None where the lines frame prose: fewer than two columns or two cells with text.
    """
    xs = _levels(x for cell in cells for x in (cell[0], cell[2]))
    ys = _levels(y for cell in cells for y in (cell[1], cell[3]))
    if len(xs) < 3 or len(ys) < 2:
        return None
    boxes: list[_Box] = []
    owner: dict[tuple[int, int], _Box] = {}
    for x0, top, x1, bottom in cells:
        row, last = _nearest(ys, top), _nearest(ys, bottom)
        box = _Box(row, max(last - row, 1), x0, x1)
        boxes.append(box)
        for r in range(row, max(last, row + 1)):
            for c in range(_nearest(xs, x0), max(_nearest(xs, x1), _nearest(xs, x0) + 1)):
                owner.setdefault((r, c), box)
    for char in chars:
        r = min(max(bisect_right(ys, (char["top"] + char["bottom"]) / 2) - 1, 0), len(ys) - 2)
        c = min(max(bisect_right(xs, (char["x0"] + char["x1"]) / 2) - 1, 0), len(xs) - 2)
        if (r, c) not in owner:  # no box was drawn around this text: it is not to get lost
            owner[r, c] = _Box(r, 1, xs[c], xs[c + 1])
            boxes.append(owner[r, c])
        owner[r, c].chars.append(char)
    if sum(1 for box in boxes if box.chars) < 2:
        return None
    ruled, height = _split_bands(boxes, len(ys) - 1)
    open_top, open_bottom = (any(abs(y - line) <= _SNAP for line in added) for y in (ys[0], ys[-1]))
    return Ruled(xs[0], xs[-1], ys[0], ys[-1], height, tuple(ruled), open_top, open_bottom)


def continues(upper: Ruled, lower: Ruled) -> bool:
    """Whether a table at the top of a page goes on from one at the foot of the page before."""
    if abs(upper.x0 - lower.x0) > 2 * _SNAP or abs(upper.x1 - lower.x1) > 2 * _SNAP:
        return False
    above = _levels(x for cell in upper.cells for x in (cell.x0, cell.x1))
    below = _levels(x for cell in lower.cells for x in (cell.x0, cell.x1))
    few, many = sorted((above, below), key=len)
    return all(any(abs(x - y) <= 2 * _SNAP for y in many) for x in few)


def join(upper: Ruled, lower: Ruled) -> Ruled:
    """Both as one table: a repeated header dropped, cells and rows cut by the page break healed."""
    lower = _without_repeated_header(upper, lower)
    if not lower.cells:
        return upper
    bottom = [cell for cell in upper.cells if cell.row + cell.rows == upper.height]
    pairs = [(a, b) for b in lower.row(0) for a in bottom if _same_place(a, b)]
    height = upper.height
    if _is_one_row(pairs, lower, cut=upper.open_bottom and lower.open_top):
        height -= 1
        healed = [(a, b, join_wrapped(a.text, b.text)) for a, b in pairs]
    elif upper.open_bottom and lower.open_top and not _two_figures(pairs):
        healed = [(a, b, join_wrapped(a.text, b.text)) for a, b in pairs]
    else:
        healed = [
            (a, b, text)
            for a, b in pairs
            if a.rows > 1 or b.rows > 1
            for text in [_common_label(a.text, b.text)]
            if text is not None
        ]
    whole = {id(a): replace(a, rows=height + b.rows - a.row, text=text) for a, b, text in healed}
    gone = {id(b) for _, b, _ in healed}
    return Ruled(
        x0=min(upper.x0, lower.x0),
        x1=max(upper.x1, lower.x1),
        top=upper.top,
        bottom=lower.bottom,
        height=height + lower.height,
        cells=(
            *(whole.get(id(cell), cell) for cell in upper.cells),
            *(replace(cell, row=cell.row + height) for cell in lower.cells if id(cell) not in gone),
        ),
        open_top=upper.open_top,
        open_bottom=lower.open_bottom,
    )


def to_grid(table: Ruled) -> Grid:
    """The table as a grid of rows and columns."""
    xs = _levels(x for cell in table.cells for x in (cell.x0, cell.x1))
    cells = []
    for cell in table.cells:
        first, last = _nearest(xs, cell.x0), _nearest(xs, cell.x1)
        cells.append(GridCell(cell.row, first, cell.text, cell.rows, max(last - first, 1)))
    return Grid(tuple(cells), table.height, max(len(xs) - 1, 1))


def _levels(values: Iterable[float]) -> list[float]:
    """The distinct coordinates, those closer than the snapping distance taken together."""
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > _SNAP:
            levels.append(value)
    return levels


def _nearest(levels: Sequence[float], value: float) -> int:
    return min(range(len(levels)), key=lambda index: abs(levels[index] - value))


def _split_bands(boxes: list[_Box], height: int) -> tuple[list[RuledCell], int]:
    """Cells with their texts; a band of rows without lines between them is cut by its figures."""
    first_row: list[int] = []  # band -> row
    total = 0
    cuts: list[list[float]] = []
    for band in range(height):
        centres = _row_centres([box for box in boxes if box.row == band and box.rows == 1])
        cuts.append(centres)
        first_row.append(total)
        total += max(1, len(centres))
    first_row.append(total)
    cells: list[RuledCell] = []
    for box in boxes:
        row = first_row[box.row]
        centres = cuts[box.row] if box.rows == 1 else []
        if not centres:
            rows = first_row[min(box.row + box.rows, height)] - row
            cells.append(RuledCell(row, rows, box.x0, box.x1, _cell_text(box.chars, box.x1 - box.x0)))
            continue
        shares: list[list[Char]] = [[] for _ in centres]
        for char in box.chars:
            middle = (char["top"] + char["bottom"]) / 2
            shares[_nearest(centres, middle)].append(char)
        for index, share in enumerate(shares):
            cells.append(RuledCell(row + index, 1, box.x0, box.x1, _cell_text(share, box.x1 - box.x0)))
    return cells, total


def _row_centres(band: list[_Box]) -> list[float]:
    """The heights of the rows hidden in a band: two columns of as many figures at the same heights."""
    columns: list[list[float]] = []
    for box in band:
        lines = lines_of(box.chars)
        figures = len(lines) >= 2 and all(_NUMERIC.fullmatch(line.text) for line in lines)
        if figures and not _is_broken(lines[0], box.x1 - box.x0):
            columns.append([(line.top + line.bottom) / 2 for line in lines])
    for centres in columns:
        alike = [
            other
            for other in columns
            if len(other) == len(centres)
            and all(abs(a - b) < _SNAP for a, b in zip(centres, other, strict=True))
        ]
        if len(alike) >= 2:
            return centres
    return []


def _cell_text(chars: list[Char], width: float) -> str:
    """The text of a cell on one line; a number cut by a narrow column is put together again."""
    if not chars:
        return ""
    turned = [char for char in chars if not char["upright"]]
    if len(turned) * 2 > len(chars):
        upwards = turned[0]["matrix"][1] > 0
        return "".join(
            char["text"] for char in sorted(turned, key=lambda c: -c["top"] if upwards else c["top"])
        )
    lines = lines_of(chars)
    text = lines[0].text
    if all(_NUMERIC.fullmatch(line.text) for line in lines):
        for upper, lower in pairwise(lines):
            text += lower.text if _is_broken(upper, width) else f"\n{lower.text}"
        return text
    if sum(len(line.text) for line in lines) > _LONG_CELL and len(lines) > 2:
        return _paragraphs(lines)
    return join_lines("\n".join(_join_into_words(lines)))


def _is_broken(line: Line, width: float) -> bool:
    """Whether a line of digits fills its cell, so that the number goes on in the next line."""
    return width - 2 * _PADDING - (line.x1 - line.x0) < line.size


def _join_into_words(lines: list[Line]) -> list[str]:
    """The lines, a digit at a break joined to its Chinese neighbours as it would be without the break."""
    words = [lines[0].text]
    for line in lines[1:]:
        both_digits = words[-1][-1:].isdigit() and line.text[:1].isdigit()
        if both_digits:
            words.append(line.text)
        else:
            words[-1] = join_wrapped(words[-1], line.text)
    return words


def _paragraphs(lines: list[Line]) -> str:
    margins = Margins.of(lines)
    text = lines[0].text
    for upper, lower in pairwise(lines):
        joined = same_paragraph(upper, lower, margins, new_page=False)
        text = join_wrapped(text, lower.text) if joined else f"{text}\n{lower.text}"
    return text


def _without_repeated_header(upper: Ruled, lower: Ruled) -> Ruled:
    """The lower part without the header rows it repeats from the upper one."""
    repeated = 0
    for number in range(min(4, upper.height, lower.height)):
        above, below = upper.row(number), lower.row(number)
        texts = [cell.text for cell in below]
        if not any(texts) or [cell.text for cell in above] != texts:
            break
        if any(text and _NUMERIC.fullmatch(text) for text in texts):
            break
        repeated = number + 1
    while repeated and any(cell.row < repeated < cell.row + cell.rows for cell in lower.cells):
        repeated -= 1
    cells = tuple(replace(cell, row=cell.row - repeated) for cell in lower.cells if cell.row >= repeated)
    return replace(lower, height=lower.height - repeated, cells=cells)


def _is_one_row(pairs: list[tuple[RuledCell, RuledCell]], lower: Ruled, *, cut: bool) -> bool:
    """Whether the last row above and the first row below are two halves of one row.

    Known by the missing line between them, or by the label: the upper half has its number
    (7.属于行政), the lower half has none (执法案卷). Figures stand in one of the halves only.
    """
    if not pairs or len(pairs) != len(lower.row(0)) or _two_figures(pairs):
        return False
    if cut:
        return True
    single = [(a, b) for a, b in pairs if a.rows == 1 and b.rows == 1]
    values = [(a, b) for a, b in single if _NUMERIC.fullmatch(a.text + b.text) or not a.text + b.text]
    labels = [pair for pair in single if pair not in values]
    parted = [a.text and b.text and _is_enumerated(a.text) and not _is_enumerated(b.text) for a, b in labels]
    one_half = all(not a.text for a, _ in values) or all(not b.text for _, b in values)
    return bool(labels) and bool(values) and all(parted) and one_half


def _two_figures(pairs: list[tuple[RuledCell, RuledCell]]) -> bool:
    """Whether both halves have their own figures or their own numbered labels: two rows then."""
    return any(
        (_NUMERIC.fullmatch(a.text) and _NUMERIC.fullmatch(b.text))
        or (a.rows == b.rows == 1 and _is_enumerated(a.text) and _is_enumerated(b.text))
        for a, b in pairs
    )


def _is_enumerated(text: str) -> bool:
    return _ENUMERATOR.match(fold(text)) is not None


def _same_place(a: RuledCell, b: RuledCell) -> bool:
    return abs(a.x0 - b.x0) <= 2 * _SNAP and abs(a.x1 - b.x1) <= 2 * _SNAP


def _common_label(above: str, below: str) -> str | None:
    """The label of a merged cell that the page break cut, None where two cells meet there."""
    if not below or above == below:
        return above
    if not above:
        return below
    if _is_enumerated(above) and not _is_enumerated(below) and not _NUMERIC.fullmatch(below):
        return join_wrapped(above, below)
    return None
