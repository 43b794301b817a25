"""Table 4: fifteen figures of reconsideration and litigation by outcome."""

from __future__ import annotations

from assistant.lexicon.forms import best_label, forms, label_key
from assistant.reports.applicants import total_holds
from assistant.reports.cells import is_value
from assistant.reports.rows import TableRow, is_blank, plain_label
from assistant.reports.table_headers import Header
from assistant.types import Cell

__all__ = ["PROCEEDINGS", "names_outcomes", "place_outcomes"]

OUTCOMES = ("upheld", "corrected", "other_outcome", "pending", "total")
PROCEEDINGS = tuple(
    (i, c) for i in ("review", "litigation.direct", "litigation.after_review") for c in OUTCOMES
)


_Placed4 = list[tuple[Cell, str, str, tuple[str, ...]]]


def names_outcomes(header: Header) -> bool:
    """Whether a header has words that only table 4 has, besides 行政复议 and 行政诉讼."""
    words = label_key("".join(cell.text for cell in header.cells), brackets=True)
    return any(word in words for word in ("维持", "纠正", "纠错", "审结", "其他结果", "起诉"))


def place_outcomes(header: Header, row: TableRow) -> _Placed4 | None:
    """The cells of table 4 with their place, ``None`` where that is not sure."""
    if row.label and (placed := _outcomes_of_one(header, row)):
        return placed
    if not row.from_text and (placed := _places_by_header(header, row)):
        return placed
    words = label_key("".join(cell.text for cell in header.cells), brackets=True)
    if "复议" not in words or not ("诉讼" in words or "起诉" in words):
        return None
    if len(row.filled) == 15:
        cells = row.filled
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


def _outcomes_of_one(header: Header, row: TableRow) -> _Placed4:
    """A row of five figures whose label says what they are of, under a header of the five outcomes."""
    columns = forms()["2021"].table("proceedings").blocks[0].columns
    found = [(best_label(cell.text, [c.labels for c in columns]), cell) for cell in header.cells]
    heads = [(columns[match.index].column, cell) for match, cell in found if match is not None]
    group = _proceeding(row.label)
    if not group or [column for column, _ in heads] != list(OUTCOMES) or len(row.filled) != len(OUTCOMES):
        return []
    return [
        (cell, group, column, (row.label, plain_label(head.text)))
        for cell, (column, head) in zip(row.filled, heads, strict=True)
    ]


def _places_by_header(header: Header, row: TableRow) -> _Placed4:
    """Each figure by the header cells above its column."""
    block = forms()["2021"].table("proceedings").blocks[0]
    placed: _Placed4 = []
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
            if is_blank(cell) or not is_value(cell.text):
                continue  # a column of remarks
            return []
        placed.append((cell, group, block.columns[match.index].column, path))
    places = [(indicator, column) for _, indicator, column, _ in placed]
    return placed if len(set(places)) == len(places) else []


_PROCEEDINGS = {
    "review": ("行政复议",),
    "litigation.direct": ("未经复议直接起诉",),
    "litigation.after_review": ("复议后起诉",),
    "litigation": ("行政诉讼",),
}


def _proceeding(text: str) -> str:
    """The proceedings a header or row names; 行政诉讼（复议后起诉） names the part, not the whole."""
    key = label_key(text, brackets=True)
    for sign, kind in (("直接起诉", "litigation.direct"), ("复议后", "litigation.after_review")):
        if sign in key:
            return kind  # the words in brackets say which: 行政诉讼（复议后起诉）
    match = best_label(text, list(_PROCEEDINGS.values()))
    return list(_PROCEEDINGS)[match.index] if match else ""
