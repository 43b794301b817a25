"""Tables with lines, page by page, and how the parts that a page break cut become one again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.lexicon.text import fold
from assistant.reports.carriers.grid import Grid, GridCell
from assistant.reports.carriers.pdf_lines import join_wrapped

__all__ = ["NUMERIC", "SNAP", "Ruled", "RuledCell", "continues", "join", "levels", "nearest", "to_grid"]

SNAP = 3.0
"""Lines nearer to one another than this many points are the same line."""
NUMERIC = re.compile(r"[\d\s.,，．%％+＋\-－—/／]+")
_ENUMERATOR = re.compile(r"\s*(?:\(?[一二三四五六七八九十]{1,3}[)、.]|\(?\d{1,2}[).、]|其中|总计|合计)")


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell by its rows and its place between the left and right edge of the page.

    ``open_top`` and ``open_bottom`` say that no line was drawn there: the page break cuts through it.
    """

    row: int
    rows: int
    x0: float
    x1: float
    text: str
    open_top: bool = False
    open_bottom: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table of one page, or of several once joined."""

    x0: float
    x1: float
    top: float
    bottom: float
    height: int
    cells: tuple[RuledCell, ...]
    recognised: bool = False

    def row(self, number: int) -> list[RuledCell]:
        """The cells that begin on a row, from left to right."""
        return sorted((cell for cell in self.cells if cell.row == number), key=lambda cell: cell.x0)


def continues(upper: Ruled, lower: Ruled) -> bool:
    """Whether a table at the top of a page goes on from one at the foot of the page before."""
    if abs(upper.x0 - lower.x0) > 2 * SNAP or abs(upper.x1 - lower.x1) > 2 * SNAP:
        return False
    above = levels(x for cell in upper.cells for x in (cell.x0, cell.x1))
    below = levels(x for cell in lower.cells for x in (cell.x0, cell.x1))
    few, many = sorted((above, below), key=len)
    return all(any(abs(x - y) <= 2 * SNAP for y in many) for x in few)


def join(upper: Ruled, lower: Ruled) -> Ruled:
    """Both as one table: a repeated header dropped, cells and rows cut by the page break healed."""
    lower = _without_repeated_header(upper, lower)
    if not lower.cells:
        return upper
    bottom = [cell for cell in upper.cells if cell.row + cell.rows == upper.height]
    pairs = [(a, b) for b in lower.row(0) for a in bottom if _same_place(a, b)]
    height = upper.height
    cut = [(a, b) for a, b in pairs if a.open_bottom and b.open_top and not _two_figures(pairs)]
    if _is_one_row(pairs, lower, cut=len(cut) == len(pairs)):
        height -= 1
        healed = [(a, b, join_wrapped(a.text, b.text)) for a, b in pairs]
    else:
        healed = [(a, b, join_wrapped(a.text, b.text)) for a, b in cut]
        healed += [
            (a, b, text)
            for a, b in pairs
            if (a, b) not in cut and (a.rows > 1 or b.rows > 1) and not _heads_column(a, pairs)
            for text in [_common_label(a.text, b.text)]
            if text is not None
        ]
    whole = {
        id(a): replace(a, rows=height + b.rows - a.row, text=text, open_bottom=b.open_bottom)
        for a, b, text in healed
    }
    gone = {id(b) for _, b, _ in healed}
    return Ruled(
        x0=min(upper.x0, lower.x0),
        x1=max(upper.x1, lower.x1),
        top=upper.top,
        bottom=lower.bottom,
        height=height + lower.height,
        recognised=upper.recognised or lower.recognised,
        cells=(
            *(whole.get(id(cell), cell) for cell in upper.cells),
            *(replace(cell, row=cell.row + height) for cell in lower.cells if id(cell) not in gone),
        ),
    )


def to_grid(table: Ruled) -> Grid:
    """The table as a grid of rows and columns."""
    xs = levels(x for cell in table.cells for x in (cell.x0, cell.x1))
    cells = []
    for cell in table.cells:
        first, last = nearest(xs, cell.x0), nearest(xs, cell.x1)
        cells.append(GridCell(cell.row, first, cell.text, cell.rows, max(last - first, 1)))
    return Grid(tuple(cells), table.height, max(len(xs) - 1, 1))


def levels(values: Iterable[float]) -> list[float]:
    """The distinct coordinates, those closer than the snapping distance taken together."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SNAP:
            found.append(value)
    return found


def nearest(levels: Sequence[float], value: float) -> int:
    """The index of the coordinate nearest to ``value``."""
    return min(range(len(levels)), key=lambda index: abs(levels[index] - value))


def _without_repeated_header(upper: Ruled, lower: Ruled) -> Ruled:
    """The lower part without the header rows it repeats from the upper one."""
    repeated = 0
    for number in range(min(4, upper.height, lower.height)):
        above, below = upper.row(number), lower.row(number)
        texts = [cell.text for cell in below]
        if not any(texts) or [cell.text for cell in above] != texts:
            break
        if any(text and NUMERIC.fullmatch(text) for text in texts):
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
    values = [(a, b) for a, b in single if NUMERIC.fullmatch(a.text + b.text) or not a.text + b.text]
    labels = [pair for pair in single if pair not in values]
    parted = [a.text and b.text and _is_enumerated(a.text) and not _is_enumerated(b.text) for a, b in labels]
    one_half = all(not a.text for a, _ in values) or all(not b.text for _, b in values)
    return bool(labels) and bool(values) and all(parted) and one_half


def _heads_column(cell: RuledCell, pairs: list[tuple[RuledCell, RuledCell]]) -> bool:
    """Whether a cell over the page break is a header: figures stand under one that covers the same rows."""
    return any(
        (a.row, a.rows) == (cell.row, cell.rows)
        and NUMERIC.fullmatch(b.text)
        and not NUMERIC.fullmatch(a.text)
        for a, b in pairs
    )


def _two_figures(pairs: list[tuple[RuledCell, RuledCell]]) -> bool:
    """Whether both halves have their own figures or their own numbered labels: two rows then."""
    return any(
        (NUMERIC.fullmatch(a.text) and NUMERIC.fullmatch(b.text))
        or (a.rows == b.rows == 1 and _is_enumerated(a.text) and _is_enumerated(b.text))
        for a, b in pairs
    )


def _is_enumerated(text: str) -> bool:
    return _ENUMERATOR.match(fold(text)) is not None


def _same_place(a: RuledCell, b: RuledCell) -> bool:
    return abs(a.x0 - b.x0) <= 2 * SNAP and abs(a.x1 - b.x1) <= 2 * SNAP


def _common_label(above: str, below: str) -> str | None:
    """The label of a merged cell that the page break cut, None where two cells meet there."""
    if not below or above == below:
        return above
    if not above:
        return below
    if _is_enumerated(above) and not _is_enumerated(below) and not NUMERIC.fullmatch(below):
        return join_wrapped(above, below)
    return None
