"""What the header words of the national tables say about the columns below them."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assistant.lexicon.forms import FormBlock, best_label, forms, label_key
from assistant.lexicon.text import compact
from assistant.reports.cells import read_cell
from assistant.reports.rows import TableRow, is_blank, plain_label
from assistant.types import Cell

__all__ = [
    "APPLICANTS",
    "FORM_IDS",
    "OUTCOMES",
    "PROCEEDINGS",
    "BlockColumns",
    "Header",
    "ValueWindow",
    "applicant_labels",
    "applicant_order",
    "block_columns",
    "header_kinds",
    "header_likeness",
    "place_in_block",
    "place_outcomes",
    "total_holds",
    "total_places",
    "unit_in",
    "value_windows",
    "with_total_last",
]

FORM_IDS = ("2021", "2019")
APPLICANTS = ("natural", "business", "research", "welfare", "legal_service", "other_organisation", "total")
OUTCOMES = ("upheld", "corrected", "other_outcome", "pending", "total")
PROCEEDINGS = tuple(
    (i, c) for i in ("review", "litigation.direct", "litigation.after_review") for c in OUTCOMES
)


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
        return row.values if len(row.values) == count else None
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


# --- table 3: applicants ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ValueWindow:
    """Where the seven figures stand in the rows of a text table, learnt from its full rows.

    ``width`` is the number of cells of such a row and ``start`` the first figure's; ``width`` 0 means
    that the figures follow the labels at once, however many labels a row has.
    """

    width: int
    start: int

    def cells(self, row: TableRow) -> Sequence[Cell] | None:
        """The seven cells of a row with blank ones, ``None`` where the row has another shape."""
        labels = [cell for cell in row.cells if cell not in row.values]
        start = self.start if self.width else len(labels)
        if row.width != (self.width or start + 7) or any(cell.column >= start for cell in labels):
            return None
        return [cell for cell in row.cells if start <= cell.column < start + 7]


def value_windows(rows: Iterable[TableRow]) -> dict[int, ValueWindow]:
    """The window of each text table whose full rows agree on one."""
    shapes: dict[int, list[tuple[int, int, bool]]] = {}
    for row in rows:
        if row.from_text and not row.in_order_only and row.label and len(row.filled) == 7:
            start = row.filled[0].column
            if row.filled[-1].column == start + 6:
                tight = len(row.labels) == start and row.width == start + 7
                shapes.setdefault(row.table_number, []).append((row.width, start, tight))
    windows = {}
    for table, seen in shapes.items():
        (width, start, _), times = Counter(seen).most_common(1)[0]
        if all(tight for _, _, tight in seen):
            windows[table] = ValueWindow(0, 0)
        elif times * 5 >= len(seen) * 4:
            windows[table] = ValueWindow(width, start)
    return windows


def applicant_order(header: Header, row: TableRow) -> dict[str, int] | str | None:
    """Where the columns stand: grid columns by id, ``usual`` or ``total first``; ``None`` if unclear."""
    if header.kind != "applications":
        return "usual"
    wordings = [column.labels for column in forms()["2021"].table("applications").blocks[0].columns]
    seen: list[tuple[str, Cell]] = []
    for cell in header.cells:
        match = best_label(cell.text, wordings)
        if match is not None:
            seen.append((APPLICANTS[match.index], cell))
    names = [name for name, _ in seen]
    if not row.from_text and sorted(names) == sorted(APPLICANTS):
        columns = {name: cell.column for name, cell in seen}
        if len(set(columns.values())) == 7:
            return columns
    parts = [name for name in names if name not in {"natural", "total"}]
    if parts != [name for name in APPLICANTS if name in parts] or (
        names and "natural" in names and parts and names.index("natural") > names.index(parts[0])
    ):
        return None
    if "total" in names and "natural" in names and names.index("total") < names.index("natural"):
        return "total first"
    return "usual"


def _numbers(cells: Sequence[Cell]) -> list[int] | None:
    values = []
    for cell in cells:
        reading = read_cell(cell.text)
        if reading is None or (
            reading.value is not None and reading.value != reading.value.to_integral_value()
        ):
            return None
        values.append(int(reading.value or 0))
    return values


def total_holds(cells: Sequence[Cell]) -> bool:
    """Whether the last of the cells is the sum of the others."""
    values = _numbers(cells)
    return values is not None and sum(values[:-1]) == values[-1]


def total_places(rows: Iterable[TableRow]) -> dict[int, str]:
    """Where 总计 stands in the rows of each table, as far as sums tell: ``last``, ``first`` or ``both``."""
    votes: dict[int, set[str]] = {}
    for row in rows:
        if row.label and len(row.filled) == 7:
            last, first = total_holds(row.filled), total_holds((*row.filled[1:], row.filled[0]))
            if last != first:
                votes.setdefault(row.table_number, set()).add("last" if last else "first")
    return {table: places.pop() if len(places) == 1 else "both" for table, places in votes.items()}


def with_total_last(cells: Sequence[Cell], place: str) -> Sequence[Cell] | None:
    """The cells of a row under a header that names 总计 before 自然人.

    Such a header may only have been read row by row; ``place`` says where the sums put the total.
    """
    if place == "first":
        return [*cells[1:], cells[0]]
    if place == "both":
        return cells if total_holds(cells) else None
    return cells


def applicant_labels(header: Header) -> dict[str, tuple[str, ...]]:
    """The printed header words above each column; the official ones where the header is lost."""
    block = forms()["2021"].table("applications").blocks[0]
    official = {column.column: column.labels for column in block.columns}
    printed = {name: labels[0] for name, labels in official.items()}
    organisation = ""
    for cell in header.cells if header.kind == "applications" else ():
        match = best_label(cell.text, list(official.values()))
        if match is not None:
            printed[APPLICANTS[match.index]] = plain_label(cell.text)
        elif label_key(cell.text) == "法人或其他组织":
            organisation = plain_label(cell.text)
    above = (organisation,) if organisation else ()
    return {
        name: (label,) if name in {"natural", "total"} else (*above, label) for name, label in printed.items()
    }


# --- table 4: outcomes -------------------------------------------------------------------------------


def place_outcomes(header: Header, row: TableRow) -> list[tuple[Cell, str, str, tuple[str, ...]]] | None:
    """The cells of table 4 with their place, ``None`` where that is not sure."""
    if not row.from_text and (placed := _places_by_header(header, row)):
        return placed
    words = label_key("".join(cell.text for cell in header.cells), brackets=True)
    if "复议" not in words or "诉讼" not in words:
        return None
    if len(row.filled) == 15:
        cells: Sequence[Cell] = row.filled
    elif len(row.cells) == 15 and not row.in_order_only and not row.labels:
        cells = row.cells
    else:
        return None
    full = words.count("结果维持") == 3 and words.count("审结") == 3
    holds = [total_holds(cells[at : at + 5]) for at in (0, 5, 10)]
    if not full and not all(holds):
        return None
    labels = {
        "review": ("行政复议",),
        "litigation.direct": ("行政诉讼", "未经复议直接起诉"),
        "litigation.after_review": ("行政诉讼", "复议后起诉"),
    }
    names = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    return [
        (cell, indicator, column, (*labels[indicator], names[OUTCOMES.index(column)]))
        for cell, (indicator, column) in zip(cells, PROCEEDINGS, strict=True)
    ]


def _places_by_header(header: Header, row: TableRow) -> list[tuple[Cell, str, str, tuple[str, ...]]]:
    """Each figure by the header cells above its column."""
    block = forms()["2021"].table("proceedings").blocks[0]
    placed = []
    for cell in row.values:
        above = [
            head
            for head in header.cells
            if head.column <= cell.column < head.column + head.column_span and not is_blank(head)
        ]
        above.sort(key=lambda head: head.row)
        path = tuple(dict.fromkeys(plain_label(head.text) for head in above))
        group = next((i for i in (_proceeding(head.text) for head in reversed(above)) if i), "")
        match = best_label(above[-1].text, [column.labels for column in block.columns]) if above else None
        if not group or match is None:
            return []
        placed.append((cell, group, block.columns[match.index].column, path))
    places = [(indicator, column) for _, indicator, column, _ in placed]
    return placed if len(set(places)) == len(places) else []


def _proceeding(text: str) -> str:
    known = [("行政复议",), ("未经复议直接起诉",), ("复议后起诉",)]
    match = best_label(text, known)
    return ("review", "litigation.direct", "litigation.after_review")[match.index] if match else ""
