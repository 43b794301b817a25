"""Ruled tables of a PDF: grids from their lines, joined where a page break cut them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from assistant.reports.carriers.grid import Grid, GridCell, join_lines
from assistant.reports.carriers.pdf_lines import Char, Line, Margins, join_wrapped, lines_of, same_paragraph

__all__ = ["Ruled", "closing_lines", "continues", "join", "read_ruled", "to_grid"]

_SNAP = 3.0
_PADDING = 5.4
"""Word's blank space between a cell's border and its text, in points."""
_LONG_CELL = 100
_NUMERIC = re.compile(r"[\d\s.,，．%％+＋\-－—/／]+")
_ENUMERATOR = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）).．、]|其中|总计|合计)"
)


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
    across = [edge for edge in edges if edge["orientation"] == "h"]
    down = [edge for edge in edges if edge["orientation"] == "v"]
    horizontal = _missing(down, across, ("top", "bottom"), ("x0", "x1"))
    vertical = _missing(across, down, ("x0", "x1"), ("top", "bottom"))
    return horizontal, vertical


def _missing(
    lines: list[dict[str, Any]], crossing: list[dict[str, Any]], along: tuple[str, str], over: tuple[str, str]
) -> list[dict[str, Any]]:
    """A line through the common ends of ``lines`` wherever ``crossing`` has none."""
    found = []
    for end in along:
        groups: list[list[dict[str, Any]]] = []
        for line in sorted(
            (line for line in lines if line[along[1]] - line[along[0]] > 8), key=lambda line: line[end]
        ):
            if groups and line[end] - groups[-1][-1][end] <= _SNAP:
                groups[-1].append(line)
            else:
                groups.append([line])
        for group in groups:
            at = group[0][end]
            places = sorted({round(line[over[0]]) for line in group})
            low, high = min(line[over[0]] for line in group), max(line[over[1]] for line in group)
            drawn = any(
                abs(line[along[0]] - at) <= _SNAP
                and line[over[0]] < high - _SNAP
                and line[over[1]] > low + _SNAP
                for line in crossing
            )
            if len(places) >= 3 and not drawn:
                found.append({"object_type": "line", along[0]: at, along[1]: at, over[0]: low, over[1]: high})
    for line in found:
        line.update(width=line["x1"] - line["x0"], height=line["bottom"] - line["top"])
    return found


def read_ruled(cells: Sequence[tuple[float, float, float, float]], chars: Sequence[Char]) -> Ruled | None:
    """The grid of a table's cell boxes (x0, top, x1, bottom) with the characters inside them.

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
    return Ruled(xs[0], xs[-1], ys[0], ys[-1], height, tuple(ruled))


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
    upper, lower = _heal_row(upper, lower)
    cells = list(upper.cells)
    moved = {id(cell): replace(cell, row=cell.row + upper.height) for cell in lower.cells}
    for cell in lower.row(0):
        last = next((c for c in cells if _touches(c, cell, upper.height)), None)
        if last is None or (last.rows == 1 and cell.rows == 1):
            continue
        text = _common_label(last.text, cell.text)
        if text is not None:
            cells[cells.index(last)] = replace(last, rows=last.rows + cell.rows, text=text)
            del moved[id(cell)]
    return Ruled(
        min(upper.x0, lower.x0),
        max(upper.x1, lower.x1),
        upper.top,
        lower.bottom,
        upper.height + lower.height,
        (*cells, *moved.values()),
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
        if len(lines) >= 2 and all(_NUMERIC.fullmatch(line.text) for line in lines):
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
            room = width - 2 * _PADDING - (upper.x1 - upper.x0)
            text += lower.text if room < upper.size else f" {lower.text}"
        return text
    if sum(len(line.text) for line in lines) > _LONG_CELL and len(lines) > 2:
        return _paragraphs(lines)
    return join_lines("\n".join(_join_into_words(lines)))


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


def _heal_row(upper: Ruled, lower: Ruled) -> tuple[Ruled, Ruled]:
    """Put together a row whose lines were parted by the page break.

    Known by its label: the upper half has its number (7.属于行政), the lower half has none
    (执法案卷), and the figures stand in one of the halves only.
    """
    above = [cell for cell in upper.cells if cell.row + cell.rows == upper.height and cell.rows == 1]
    below = [cell for cell in lower.row(0) if cell.rows == 1]
    pairs = [(a, b) for b in below for a in above if _same_place(a, b)]
    labels = [(a, b) for a, b in pairs if not _NUMERIC.fullmatch(a.text + b.text) and a.text + b.text]
    values = [(a, b) for a, b in pairs if (a, b) not in labels]
    if len(pairs) != len(below) or not labels or not values:
        return upper, lower
    parted = all(
        a.text and b.text and _ENUMERATOR.match(a.text) and not _ENUMERATOR.match(b.text) for a, b in labels
    )
    one_half = all(not a.text for a, b in values) or all(not b.text for a, b in values)
    if not parted or not one_half:
        return upper, lower
    healed = {id(a): replace(a, text=join_wrapped(a.text, b.text)) for a, b in pairs}
    gone = {id(b) for _, b in pairs}
    cells = tuple(healed.get(id(cell), cell) for cell in upper.cells)
    rest = tuple(
        replace(cell, row=max(cell.row - 1, 0), rows=cell.rows - (cell.row == 0))
        for cell in lower.cells
        if id(cell) not in gone
    )
    return replace(upper, cells=cells), replace(lower, cells=rest, height=lower.height - 1)


def _same_place(a: RuledCell, b: RuledCell) -> bool:
    return abs(a.x0 - b.x0) <= 2 * _SNAP and abs(a.x1 - b.x1) <= 2 * _SNAP


def _touches(above: RuledCell, below: RuledCell, height: int) -> bool:
    """Whether ``above`` ends at the page break right over ``below``."""
    return above.row + above.rows == height and _same_place(above, below)


def _common_label(above: str, below: str) -> str | None:
    """The label of a merged cell that the page break cut, None where two cells meet there."""
    if not below or above == below:
        return above
    if not above:
        return below
    if _ENUMERATOR.match(above) and not _ENUMERATOR.match(below) and not _NUMERIC.fullmatch(below):
        return join_wrapped(above, below)
    return None
