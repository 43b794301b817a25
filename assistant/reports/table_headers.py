"""What the header words of the national tables say about the columns below them."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assistant.lexicon.forms import FormBlock, best_label, forms, label_key
from assistant.lexicon.text import compact
from assistant.reports.rows import TableRow, is_blank, plain_label
from assistant.reports.spaced_figures import put_together
from assistant.types import Cell

__all__ = [
    "FORM_IDS",
    "BlockColumns",
    "Header",
    "block_columns",
    "header_kinds",
    "header_likeness",
    "place_in_block",
    "unit_in",
]

FORM_IDS = ("2021", "2019")


@dataclass
class Header:
    """Header cells seen since the last row of figures, in printed order.

    ``kind`` is the table (proactive, applications, proceedings); ``article`` the block the last
    第二十条第（X）项 names, ``article_label`` that row as printed. ``open`` until figures follow.
    """

    kind: str = ""
    article: str = ""
    article_label: str = ""
    cells: list[Cell] = field(default_factory=list)
    rows: list[TableRow] = field(default_factory=list)
    open: bool = False


# --- words -----------------------------------------------------------------------------

_STUB = "信息内容"
_HEADER_KINDS: dict[str, tuple[str, ...]] = {
    "applications": ("申请人情况", "自然人", "法人或其他组织", "商业企业", "科研机构", "法律服务机构"),
    "proceedings": (
        "行政复议",
        "行政诉讼",
        "未经复议直接起诉",
        "复议后起诉",
        "结果维持",
        "结果纠正",
        "尚未审结",
    ),
}


@functools.lru_cache(maxsize=16384)
def header_likeness(label: str) -> float:
    """How surely a text is a header word of the national tables, 0 to 1."""
    match = best_label(label, _header_words())
    return match.score if match else 0.0


@functools.cache
def _header_words() -> list[tuple[str, ...]]:
    words: dict[str, None] = {_STUB: None}
    for form_id in FORM_IDS:
        for table in forms()[form_id].tables:
            words.update(dict.fromkeys(table.header))
            for block in table.blocks:
                for column in block.columns:
                    words.update(dict.fromkeys(column.labels))
    return [(word,) for word in words]


@functools.lru_cache(maxsize=16384)
def header_kinds(text: str) -> tuple[str, ...]:
    """Which tables a cell may be a header word of."""
    key = label_key(text)
    kinds = []
    if "勾稽关系" in label_key(text, brackets=True):
        kinds.append("applications")
    for kind, words in _HEADER_KINDS.items():
        if best_label(text, [(word,) for word in words]):
            kinds.append(kind)
    if key == _STUB or best_label(text, list(_by_column().values())):
        kinds.append("proactive")
    return tuple(kinds)


@functools.cache
def _by_column() -> dict[str, tuple[str, ...]]:
    """All wordings of each column id of table 2, so that likely wordings of one column do not compete."""
    found: dict[str, dict[str, None]] = {}
    for form_id in FORM_IDS:
        for block in forms()[form_id].table("proactive").blocks:
            for column in block.columns:
                found.setdefault(column.column, {}).update(dict.fromkeys(column.labels))
    return {column: tuple(labels) for column, labels in found.items()}


_UNIT = re.compile(r"(?:单位:?)?(亿元|万元|千元|元|件|条|项|次|个|%)")


def unit_in(label: str) -> str:
    """The unit a header names in brackets: （单位：万元）, (万元)."""
    for inside in re.findall(r"[(\[]([^()\[\]]*)[)\]]", compact(label).text):
        if match := _UNIT.fullmatch(inside.strip()):
            return match[1]
    return ""


# --- table 2: blocks ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BlockColumns:
    """The columns of one block: id, printed header and header cell of each, in printed order."""

    form: str
    columns: tuple[tuple[str, str, Cell], ...]
    units: dict[str, str]
    gapless: bool
    width: int
    repeated: bool = False


def block_columns(header: Header, block_id: str) -> BlockColumns | None:
    """The columns of a block's header, and the form whose block it is."""
    if not header.cells:
        return None
    cells = [cell for cell in header.cells if label_key(cell.text) != _STUB]
    if any(label_key(cell.text).startswith(_STUB) for cell in cells):
        return None  # the first column's header has run into it
    in_one_row = _in_one_row(header)
    found = _best_block(block_id, cells, header)
    if found is None and in_one_row:
        # Some converters write a merged cell again for every column it covers.
        once = [
            cell
            for before, cell in zip([None, *cells], cells, strict=False)
            if not before or before.text != cell.text
        ]
        found = _best_block(block_id, once, header) if len(once) < len(cells) else None
        return replace(found, repeated=True) if found else None
    return found


def _in_one_row(header: Header) -> bool:
    """Whether every header cell is a column of its own, and none a piece of a wrapped one."""
    return len({cell.row for cell in header.cells}) == 1 and not header.rows[-1].in_order_only


def _best_block(block_id: str, cells: Sequence[Cell], header: Header) -> BlockColumns | None:
    in_one_row = _in_one_row(header)
    width = max((row.width for row in header.rows if row.number == header.cells[0].row), default=0)
    best: tuple[float, BlockColumns] | None = None
    second = 0.0
    for form_id in FORM_IDS:
        for block in forms()[form_id].table("proactive").blocks:
            if block.block_id != block_id or not cells:
                continue
            found = _match_columns(block, cells, in_one_row)
            if found is None:
                continue
            score, columns = found
            gapless = all(b.column - a.column == 1 for (_, _, a), (_, _, b) in pairwise(columns))
            entry = BlockColumns(form_id, tuple(columns), _column_units(block), gapless, width)
            if best is None or score > best[0]:
                best, second = (score, entry), best[0] if best else 0.0
            else:
                second = max(second, score)
    if best is None or best[0] - second < 0.1:
        return None
    return best[1]


def _column_units(block: FormBlock) -> dict[str, str]:
    items = {"last_year_items", "change", "items"}
    return {
        c.column: "项" if c.column in items else "" if c.column == "amount" else "件" for c in block.columns
    }


_Placed = list[tuple[str, str, Cell]]


def _match_columns(block: FormBlock, cells: Sequence[Cell], in_one_row: bool) -> tuple[float, _Placed] | None:
    """How well header cells fit the columns of a block, and which cell is which column."""
    wanted = block.columns
    if in_one_row and len(cells) != len(wanted):
        return _match_each(block, cells)
    if len(cells) < len(wanted):
        return None
    scores = _group(cells, [column.labels for column in wanted])
    if scores is None:
        return None
    score, groups = scores
    if score < 0.6:
        return _match_each(block, cells) if in_one_row else None
    placed = [
        (column.column, "".join(plain_label(cell.text) for cell in group), group[0])
        for column, group in zip(wanted, groups, strict=True)
    ]
    return score, placed


def _match_each(block: FormBlock, cells: Sequence[Cell]) -> tuple[float, _Placed] | None:
    """Each header cell by itself: all columns of the block, with others between them."""
    placed: _Placed = []
    hits = 0.0
    for cell in cells:
        match = best_label(cell.text, [column.labels for column in block.columns])
        column = block.columns[match.index].column if match else ""
        if column and any(column == other for other, _, _ in placed):
            return None
        hits += match.score if match else 0
        placed.append((column, plain_label(cell.text), cell))
    whole = {column.column for column in block.columns} <= {column for column, _, _ in placed}
    return (hits / len(cells), placed) if whole else None


def _group(cells: Sequence[Cell], wordings: Sequence[Sequence[str]]) -> tuple[float, list[list[Cell]]] | None:
    """Cut ``cells`` into as many runs as there are wordings, so that the runs are most like them."""
    from rapidfuzz.distance import Levenshtein

    def like(run: Sequence[Cell], labels: Sequence[str]) -> float:
        key = label_key("".join(cell.text for cell in run))
        scores = (Levenshtein.normalized_similarity(key, label_key(w, brackets=True)) for w in labels)
        return float(max(scores))

    if len(cells) > 3 * len(wordings) + 6:
        return None
    best: dict[int, tuple[float, list[list[Cell]]]] = {0: (0.0, [])}
    for labels in wordings:
        following: dict[int, tuple[float, list[list[Cell]]]] = {}
        for at, (score, runs) in best.items():
            for end in range(at + 1, len(cells) + 1):
                total = score + like(cells[at:end], labels)
                if end not in following or total > following[end][0]:
                    following[end] = (total, [*runs, list(cells[at:end])])
        best = following
    if len(cells) not in best:
        return None
    score, runs = best[len(cells)]
    return score / len(wordings), runs


def place_in_block(row: TableRow, columns: BlockColumns) -> Sequence[Cell | None] | None:
    """The value cell of each column of a block, ``None`` for the whole row where that is not sure."""
    headers = [cell for _, _, cell in columns.columns]
    count = len(headers)
    if len(row.filled) == count and not columns.repeated:
        return row.filled
    if row.in_order_only:
        return row.values if len(row.values) == count else put_together(row.values, count)
    if row.from_text and row.width != columns.width:
        return None
    if len(row.values) == count and (not row.from_text or columns.gapless) and not columns.repeated:
        return row.values
    return _place_by_position(row, headers)


def _place_by_position(row: TableRow, headers: Sequence[Cell]) -> list[Cell | None] | None:
    starts = [cell.column for cell in headers]
    if starts != sorted(set(starts)):
        return None
    placed: list[Cell | None] = [None] * len(headers)
    for cell in row.values:
        at = max((i for i, start in enumerate(starts) if start <= cell.column), default=-1)
        if at < 0:
            if not is_blank(cell):
                return None
            continue
        held = placed[at]
        if held is None or (is_blank(held) and not is_blank(cell)):
            placed[at] = cell
        elif not is_blank(cell) and plain_label(cell.text) != plain_label(held.text):
            return None
    return placed
