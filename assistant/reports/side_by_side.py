"""Tables printed in two or three halves side by side under the same header again: 指标 | 数 | 指标 | 数."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.lexicon.forms import label_key
from assistant.reports.cells import is_value
from assistant.types import Cell, Table

__all__ = ["apart"]

_LEAST_ROWS = 2
_LABELS = re.compile(
    "(?:统计|信息|公开|具体|主要)?(?:指标|项目|内容|事项|名称|类别|类型|分类|种类|栏目|渠道|方式|形式|途径)(?:名称)?"
)
"""Headers of a column of labels: 责任单位 or 备注 in the middle of a table begins no half."""
_HEADER_ROWS = 3
"""The header that is repeated stands in one of the first rows, below a title at most."""


def apart(table: Table) -> list[Table]:
    """The halves of a table, each with its own cells at their places; the table itself where it has none."""
    for row in range(min(_HEADER_ROWS, len(table.rows))):
        header = sorted((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.column)
        edges = _edges(header)
        if edges and all(_are_labels(table, row, column) for column in edges):
            return _halves(table, row, edges)
    edges = _edges_by_columns(table)
    return _halves(table, 0, edges) if edges else [table]


def _edges(header: list[Cell]) -> list[int]:
    """The columns in which the halves begin, where the header says the same words twice or three times."""
    words = [label_key(cell.text, brackets=True) for cell in header]
    if not all(words) or any(is_value(cell.text) for cell in header):
        return []
    for halves in (2, 3):
        width, rest = divmod(len(words), halves)
        if not rest and width >= 2 and words == words[:width] * halves and len(set(words[:width])) == width:
            return [header[at].column for at in range(0, len(words), width)]
    return []


def _edges_by_columns(table: Table) -> list[int]:
    """The columns in which halves under other words begin: labels and figures in turns, 项目 | 数 | 内容 | 数."""
    body = next((row for row in range(len(table.rows)) if _holds_figures(table, row)), len(table.rows))
    if body > 1 or len(table.rows) - body < _LEAST_ROWS or any(c.column_span > 1 for c in table.cells):
        return []
    columns: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.row >= body and cell.text.strip():
            columns.setdefault(cell.column, []).append(cell.text)
    words = [c for c, texts in sorted(columns.items()) if sum(map(is_value, texts)) * 2 < len(texts)]
    edges = [column for column in words if column - 1 not in words]
    width = max(columns, default=0) + 1
    if len(edges) not in (2, 3) or edges != list(range(0, width, width // len(edges))):
        return []
    if width - 1 in words or any(len(columns.get(edge, ())) < _LEAST_ROWS for edge in edges):
        return []
    header = [label_key(cell.text) for cell in table.cells if cell.row < body and cell.column in edges]
    return edges if all(_LABELS.fullmatch(word) for word in header) else []


def _holds_figures(table: Table, row: int) -> bool:
    return any(is_value(cell.text) for cell in table.cells if cell.row == row and cell.column)


def _are_labels(table: Table, header: int, column: int) -> bool:
    """Whether words stand below a header, not figures as under 结果维持 … 结果维持 …."""
    texts = [c.text for c in table.cells if c.row > header and c.column == column and c.text.strip()]
    return len(texts) > 1 and sum(map(is_value, texts)) * 2 < len(texts)


def _halves(table: Table, row: int, edges: list[int]) -> list[Table]:
    above = [cell for cell in table.cells if cell.row < row]
    parts = []
    for start, end in zip(edges, [*edges[1:], 10**6], strict=True):
        own = [cell for cell in table.cells if cell.row >= row and start <= cell.column < end]
        if any(cell.column + cell.column_span > end for cell in own if cell.text.strip()):
            return [table]  # a cell over both halves: these are no two tables
        parts.append(replace(table, cells=tuple(sorted([*above, *own], key=lambda c: (c.row, c.column)))))
    return parts
