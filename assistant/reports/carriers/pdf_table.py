"""Ruled tables of a PDF page: grids from their lines, also where lines are missing."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from assistant.reports.carriers.grid import join_lines
from assistant.reports.carriers.pdf_lines import Char, Line, Margins, join_wrapped, lines_of, same_paragraph
from assistant.reports.carriers.pdf_ruled import NUMERIC, SNAP, Ruled, RuledCell, levels, nearest

__all__ = ["closing_lines", "is_ruled", "read_ruled"]

_SHORTEST = 8.0
_PADDING = 5.4
"""Word's blank space between a cell's border and its text, in points."""
_CUT = 0.6
"""Text nearer to the edge than this many characters may have been cut off by it."""
_LONG_CELL = 100


@dataclass
class _Box:
    row: int
    rows: int
    x0: float
    x1: float
    open_top: bool = False
    open_bottom: bool = False
    chars: list[Char] = field(default_factory=list)
    cut: bool = False

    def cell(
        self, row: int, rows: int, chars: list[Char], *, first: bool = True, last: bool = True
    ) -> RuledCell:
        text = "\ufffd" if self.cut else _cell_text(chars, self.x1 - self.x0)
        return RuledCell(
            row, rows, self.x0, self.x1, text, first and self.open_top, last and self.open_bottom
        )


def is_ruled(edges: Sequence[dict[str, Any]], box: tuple[float, float, float, float]) -> bool:
    """Whether lines are drawn both across and down in a table's box (x0, top, x1, bottom)."""
    x0, top, x1, bottom = box
    ways = {
        edge["orientation"]
        for edge in edges
        if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) > _SHORTEST
        and edge["x0"] <= x1 + SNAP
        and edge["x1"] >= x0 - SNAP
        and edge["top"] <= bottom + SNAP
        and edge["bottom"] >= top - SNAP
    }
    return ways == {"h", "v"}


def closing_lines(edges: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Horizontal and vertical lines that a table lacks at its ends.

    Word leaves the last border of a page out where a merged cell goes on over the page break,
    and some styles have no outer borders; the crossing lines show where they would be.
    """
    from pdfplumber.table import merge_edges

    # Thin boxes drawn as lines have short ends of their own, which close nothing.
    whole = [
        edge
        for edge in merge_edges(list(edges), SNAP, SNAP, SNAP, SNAP)
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
    """Lines from each loose end to its neighbours, where three or more ``lines`` end together, sides counted."""
    found = []
    for end in along:
        for group in _grouped(lines, end, crossing if end == "x0" or end == "x1" else None):
            at = group[0][end]
            closing = [line for line in crossing if abs(line[along[0]] - at) <= SNAP]
            places = levels(line[over[0]] for line in group)
            loose = [
                place
                for place in places
                if not any(line[over[0]] - SNAP <= place <= line[over[1]] + SNAP for line in closing)
            ]
            sides = _sides(group, crossing, at, along, over)
            if len(places) + len(sides) < (2 if sides else 3) or not loose:
                continue
            passing = (
                line[over[0]] for line in lines if line[along[0]] < at - SNAP and line[along[1]] > at + SNAP
            )
            stops = levels([*places, *passing, *sides])
            for low, high in pairwise(stops):
                if any(abs(place - side) <= SNAP for place in (*loose, *sides) for side in (low, high)):
                    found.append({along[0]: at, along[1]: at, over[0]: low, over[1]: high})
    return [
        {
            **line,
            "object_type": "line",
            "width": line["x1"] - line["x0"],
            "height": line["bottom"] - line["top"],
        }
        for line in found
    ]


def _sides(
    group: list[dict[str, Any]],
    crossing: list[dict[str, Any]],
    at: float,
    along: tuple[str, str],
    over: tuple[str, str],
) -> list[float]:
    """Where the lines that cross those with loose ends reach beyond them: outer borders that are not drawn."""
    found, met = [], 0
    for side, choose in ((0, min), (1, max)):
        end = choose(group, key=lambda line: line[over[0]])
        across = [
            line
            for line in crossing
            if abs(line[along[0]] - at) > SNAP
            and end[along[0]] - SNAP <= line[along[0]] <= end[along[1]] + SNAP
            and line[over[0]] - SNAP <= end[over[0]] <= line[over[1]] + SNAP
        ]
        met = max(met, len(across))
        reach = choose((line[over[side]] for line in across), default=end[over[0]])
        if abs(reach - end[over[0]]) > SNAP:
            found.append(reach)
    return found if met + len(group) > 2 else []


def _grouped(
    lines: list[dict[str, Any]], end: str, down: list[dict[str, Any]] | None
) -> list[list[dict[str, Any]]]:
    """The lines by where they end, those ending at the same height (or side) together.

    With ``down``, lines across are kept apart where they belong to tables one above the other.
    """
    groups: list[list[dict[str, Any]]] = []
    for line in sorted(lines, key=lambda line: line[end]):
        if groups and line[end] - groups[-1][-1][end] <= SNAP:
            groups[-1].append(line)
        else:
            groups.append([line])
    if down is None:
        return groups
    parts: list[list[dict[str, Any]]] = []
    for group in groups:
        before: dict[str, Any] | None = None
        for line in sorted(group, key=lambda line: line["top"]):
            if before is None or _are_apart(before["top"], line["top"], down):
                parts.append([])
            parts[-1].append(line)
            before = line
    return parts


def _are_apart(upper: float, lower: float, down: list[dict[str, Any]]) -> bool:
    """Whether lines down end between two lines across: those of two tables, the last and first rows unclosed."""
    return any(upper + SNAP < end < lower - SNAP for line in down for end in (line["top"], line["bottom"]))


def read_ruled(
    cells: Sequence[tuple[float, float, float, float]],
    chars: Sequence[Char],
    added: Sequence[dict[str, Any]] = (),
    added_sides: Sequence[dict[str, Any]] = (),
    page_width: float = math.inf,
) -> Ruled | None:
    """The grid of a table's cell boxes (x0, top, x1, bottom) with the characters inside them.

    ``added`` and ``added_sides`` are the lines that were not drawn but supplied by ``closing_lines``.
    A cell whose text runs over the edge of the page, or up to a side that is not drawn, holds
    ``\ufffd``: the table was cut off there when it was printed, and part of the figure may be lost.
    None where the lines frame prose: fewer than two columns or two cells with text.
    """
    xs = levels(x for cell in cells for x in (cell[0], cell[2]))
    ys = levels(y for cell in cells for y in (cell[1], cell[3]))
    if len(xs) < 3 or len(ys) < 2:
        return None
    boxes: list[_Box] = []
    owner: dict[tuple[int, int], _Box] = {}
    for x0, top, x1, bottom in cells:
        row, last = nearest(ys, top), nearest(ys, bottom)
        box = _Box(
            row, max(last - row, 1), x0, x1, _is_open(added, top, x0, x1), _is_open(added, bottom, x0, x1)
        )
        boxes.append(box)
        for r in range(row, max(last, row + 1)):
            for c in range(nearest(xs, x0), max(nearest(xs, x1), nearest(xs, x0) + 1)):
                owner.setdefault((r, c), box)
    holes: dict[tuple[int, int], list[Char]] = {}
    for char in chars:
        r = min(max(bisect_right(ys, (char["top"] + char["bottom"]) / 2) - 1, 0), len(ys) - 2)
        c = min(max(bisect_right(xs, (char["x0"] + char["x1"]) / 2) - 1, 0), len(xs) - 2)
        if (r, c) in owner:
            owner[r, c].chars.append(char)
        else:
            holes.setdefault((r, c), []).append(char)
    boxes += _fill(holes, owner, xs, len(ys) - 1)
    if sum(1 for box in boxes if box.chars) < 2:
        return None
    for box in boxes:
        edge = box.x1 if any(abs(side["x0"] - box.x1) <= SNAP for side in added_sides) else page_width
        box.cut = any(char["x1"] + _CUT * char["size"] > edge for char in box.chars)
    if _lacks_lines(boxes, len(ys) - 1):
        return None
    ruled, height = _split_bands(boxes, len(ys) - 1)
    return Ruled(xs[0], xs[-1], ys[0], ys[-1], height, tuple(ruled))


def _is_open(added: Sequence[dict[str, Any]], y: float, x0: float, x1: float) -> bool:
    """Whether a cell's border at height ``y`` is one that was not drawn."""
    middle = (x0 + x1) / 2
    return any(abs(line["top"] - y) <= SNAP and line["x0"] < middle < line["x1"] for line in added)


def _fill(
    holes: dict[tuple[int, int], list[Char]],
    owner: dict[tuple[int, int], _Box],
    xs: Sequence[float],
    height: int,
) -> list[_Box]:
    """Boxes for text around which none is drawn, lest it is lost: words of a column as one label."""
    boxes = []
    for column in sorted({c for _, c in holes}):
        run: list[int] = []
        for row in range(height + 1):
            if row < height and (row, column) not in owner:
                run.append(row)
                continue
            texts = {r: holes[r, column] for r in run if (r, column) in holes}
            figures = any(NUMERIC.fullmatch("".join(c["text"] for c in chars)) for chars in texts.values())
            x0, x1 = xs[column], xs[column + 1]
            if figures:
                boxes += [_Box(r, 1, x0, x1, chars=chars) for r, chars in texts.items()]
            elif texts:
                together = [char for chars in texts.values() for char in chars]
                boxes.append(_Box(run[0], len(run), x0, x1, True, True, together))
            run = []
    return boxes


def _lacks_lines(boxes: list[_Box], height: int) -> bool:
    """Whether most figures share their cell with others: lines in one direction only, or a mere frame."""
    torn = whole = 0
    for band in range(height):
        own = [box for box in boxes if box.row == band]
        lines = [lines_of(box.chars) for box in own]
        figures = [_count_figures(found, box.x1 - box.x0) for box, found in zip(own, lines, strict=True)]
        centres = _row_centres([box for box in own if box.rows == 1])
        level = centres and all(
            any(_level((line.top + line.bottom) / 2, centre) for centre in centres)
            for found in lines
            for line in found
        )
        several = sorted(number for number in figures if number > 1)
        if level or not several or several == [2]:
            whole += sum(figures)
        else:
            torn += sum(several)
            whole += sum(number for number in figures if number == 1)
    return torn > whole


def _count_figures(lines: list[Line], width: float) -> int:
    """How many figures the lines of a cell print."""
    if all(_is_broken(upper, width) for upper, _ in pairwise(lines)):
        lines = lines[:1]
    return sum(
        any(digit.isdigit() for digit in part) and NUMERIC.fullmatch(part) is not None
        for line in lines
        for part in line.text.split("  ")
    )


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
            cells.append(box.cell(row, rows, box.chars))
            continue
        shares: list[list[Char]] = [[] for _ in centres]
        for char in box.chars:
            middle = (char["top"] + char["bottom"]) / 2
            shares[nearest(centres, middle)].append(char)
        for index, share in enumerate(shares):
            ends = {"first": index == 0, "last": index == len(shares) - 1}
            cells.append(box.cell(row + index, 1, share, **ends))
    return cells, total


def _row_centres(band: list[_Box]) -> list[float]:
    """The heights of the rows hidden in a band: two columns of as many figures at the same heights."""
    columns: list[list[float]] = []
    for box in band:
        lines = lines_of(box.chars)
        figures = len(lines) >= 2 and all(NUMERIC.fullmatch(line.text) for line in lines)
        if figures and not _is_broken(lines[0], box.x1 - box.x0):
            columns.append([(line.top + line.bottom) / 2 for line in lines])
    for centres in columns:
        alike = [
            other for other in columns if len(other) == len(centres) and all(map(_level, centres, other))
        ]
        if len(alike) >= 2:
            return centres
    return _mixed_rows(band)


def _mixed_rows(band: list[_Box]) -> list[float]:
    """The heights of the rows of a table without lines between them: header words and figures in one band.

    Known by two columns that print figures at two heights or more, the same ones.
    """
    heights: list[list[float]] = []
    for box in band:
        lines = lines_of(box.chars)
        figures = [(line.top + line.bottom) / 2 for line in lines if NUMERIC.fullmatch(line.text)]
        if len(figures) >= 2 and len(figures) < len(lines):
            heights.append(figures)
    for figures in heights:
        alike = [o for o in heights if len(o) == len(figures) and all(map(_level, o, figures))]
        if len(alike) >= 2:
            every = [(line.top + line.bottom) / 2 for box in band for line in lines_of(box.chars)]
            return levels(every)
    return []


def _level(one: float, other: float) -> bool:
    return abs(one - other) < SNAP


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
    if all(NUMERIC.fullmatch(line.text) for line in lines):
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
