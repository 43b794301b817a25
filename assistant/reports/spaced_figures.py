"""Rows of figures in which a blank stands for the thousands separator: 18 -3 5 873 under three columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.types import Cell, Span

__all__ = ["put_together"]

_FIRST = re.compile(r"[+-]?[1-9]\d{0,2}")
_REST = re.compile(r"\d{3}(?:\.\d{1,4})?(?:\s?[万亿千]?元)?")
_MOST = 3
"""Figures of one row that may be cut by a blank."""


def put_together(
    cells: Sequence[Cell], count: int, holds: Callable[[Sequence[Cell]], bool] | None = None
) -> Sequence[Cell] | None:
    """The cells with thousands and rest in one, so that ``count`` are left; ``None`` unless one way alone does.

    ``holds`` says of the cells of one way whether they add up.
    """
    missing = len(cells) - count
    if not 0 < missing <= _MOST:
        return None
    ways = [way for way in _ways(cells, missing) if holds is None or holds(way)]
    return ways[0] if len(ways) == 1 else None


def _ways(cells: Sequence[Cell], missing: int) -> list[list[Cell]]:
    """Every way to put ``missing`` pairs of neighbours together."""
    if not missing:
        return [list(cells)]
    found: list[list[Cell]] = []
    for at in range(len(cells) - 1):
        if _is_cut(cells[at], cells[at + 1]):
            whole = _joined(cells[at], cells[at + 1])
            found += [[*cells[:at], whole, *rest] for rest in _ways(cells[at + 2 :], missing - 1)]
    return found


def _is_cut(first: Cell, rest: Cell) -> bool:
    """Whether two cells may be the thousands and the rest of one figure, one blank between them."""
    beside = rest.span.start - first.span.end == 1
    return beside and bool(_FIRST.fullmatch(first.text) and _REST.fullmatch(rest.text))


def _joined(first: Cell, rest: Cell) -> Cell:
    return replace(first, text=f"{first.text} {rest.text}", span=Span(first.span.start, rest.span.end))
