"""Tables of a report's own of which one cell a line is left: a header, then a label and as many figures, again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.reports.cells import is_value
from assistant.reports.label_tables import is_label
from assistant.reports.text_rows import SENTENCE_END, Line, Lines, Row, make_table
from assistant.types import Span, Table

__all__ = ["lined_tables"]

_CORNER = re.compile(
    "(?:月份?|季度|时间|年份|单位|部门|机关|乡镇|镇街|乡镇[（(]街道[）)]|街道|地区|区县|县区|县[（(]市、?区[）)]|村居?|学校|类别|类型|渠道|项目|名称|期次|场次|批次|日期|工程|资金|补贴|科室|处室|站所|栏目|平台)(?:名称)?"
)
"""What heads the labels of such a table."""
_LEAST_ROWS = 3
_WIDEST = 9
_LONGEST = 20
"""Characters of a label or a header."""


def lined_tables(text: str, lines: Lines) -> Iterator[Table]:
    """Tables whose cells stand below one another, from the corner of the header to the last full row."""
    kept = [line for line in lines if not line.blank]
    at = 0
    while at < len(kept):
        rows = _rows(text, kept, at)
        if rows:
            yield make_table(text, rows, "tabs")
            at += sum(map(len, rows))
        else:
            at += 1


def _rows(text: str, kept: Sequence[Line], first: int) -> list[Row]:
    """The rows of the table that begins with a line, header first; empty where none does."""
    if not _CORNER.fullmatch(_text(text, kept[first])):
        return []
    for width in range(2, _WIDEST):
        header = kept[first : first + width]
        if not all(_is_word(_text(text, line)) for line in header):
            return []
        rows = [header]
        at = first + width
        shape = _shape(text, kept[at : at + width])
        while _is_row(text, kept[at - 1 : at + width], shape):
            rows.append(kept[at : at + width])
            at += width
        known = sum(is_label(_text(text, row[0])) for row in rows[1:])
        if len(rows) > _LEAST_ROWS and known * 2 < len(rows):
            return [[_span(text, line) for line in row] for row in rows]
    return []


def _shape(text: str, row: Sequence[Line]) -> tuple[bool, ...]:
    """Which cells of a row are figures."""
    return tuple(is_value(_text(text, line)) for line in row)


def _is_row(text: str, row: Sequence[Line], shape: tuple[bool, ...]) -> bool:
    """Whether lines, the one before them first, are a row: a label, figures, and words where the first row has them."""
    cells = row[1:]
    if _shape(text, cells) != shape or shape[:1] != (False,) or True not in shape:
        return False
    gapless = all(line.start == above.end + 1 for above, line in zip(row, cells, strict=False))
    words = [_text(text, line) for line, is_figure in zip(cells, shape, strict=True) if not is_figure]
    return all(map(_is_word, words)) and (len(words) == 1 or gapless)


def _is_word(word: str) -> bool:
    return len(word) <= _LONGEST and not is_value(word) and not SENTENCE_END.search(word)


def _text(text: str, line: Line) -> str:
    return text[line.start : line.end].strip()


def _span(text: str, line: Line) -> Span:
    printed = text[line.start : line.end]
    start = line.start + len(printed) - len(printed.lstrip())
    return Span(start, start + len(printed.strip()))
