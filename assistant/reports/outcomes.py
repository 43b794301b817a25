"""Table 4: fifteen figures of reconsideration and litigation by outcome."""

from __future__ import annotations

import re

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
    if placed := _outcomes_of_one(header, row):
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


def _outcome_labels() -> list[tuple[str, ...]]:
    return [column.labels for column in forms()["2021"].table("proceedings").blocks[0].columns]


def _outcomes_of_one(header: Header, row: TableRow) -> _Placed4:
    """A row of five figures under a header of the five outcomes, where its label or what stands above says what they are of."""
    columns = forms()["2021"].table("proceedings").blocks[0].columns
    found = [(best_label(cell.text, _outcome_labels()), cell) for cell in header.cells]
    heads = [(columns[match.index].column, cell) for match, cell in found if match is not None]
    if [column for column, _ in heads] != list(OUTCOMES) or len(row.filled) != len(OUTCOMES):
        return []
    name = row.label or _name_above(row)
    group = _proceeding(name)
    if not group:
        return []
    return [
        (cell, group, column, (name, plain_label(head.text)))
        for cell, (column, head) in zip(row.filled, heads, strict=True)
    ]


def _name_above(row: TableRow) -> str:
    """The one thing said above a row of figures beside the outcomes: in its table, else in the line over that."""
    said: list[str] = []
    for number in range(row.number - 1, -1, -1):
        cells = [cell for cell in row.table.cells if cell.row == number and not is_blank(cell)]
        if any(is_value(cell.text) for cell in cells):
            break  # another row of figures
        said += [cell.text for cell in cells if best_label(cell.text, _outcome_labels()) is None]
    else:
        said = said or [row.table.caption]
    names = dict.fromkeys(plain_label(text) for text in said)
    return next(iter(names)) if len(names) == 1 else ""


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
        match = best_label(above[-1].text, _outcome_labels()) if above else None
        if not group or match is None:
            if is_blank(cell) or not is_value(cell.text):
                continue  # a column of remarks
            return []
        placed.append((cell, group, block.columns[match.index].column, path))
    places = [(indicator, column) for _, indicator, column, _ in placed]
    return placed if len(set(places)) == len(places) else []


_SAYS_NOTHING = re.compile("(?:的)?(?:情况|数量|案件|结果)[:：]?$")
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
    match = best_label(_SAYS_NOTHING.sub("", text), list(_PROCEEDINGS.values()))
    return list(_PROCEEDINGS)[match.index] if match else ""
