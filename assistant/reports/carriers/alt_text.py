"""The words given for a picture that cannot be seen: where they tell its table or its figures, they are text of the report."""

from __future__ import annotations

import re

from assistant.lexicon.numerals import find_numbers
from assistant.lexicon.text import fold
from assistant.reports.carriers.content import SourceFile
from assistant.reports.carriers.grid import RawCell, lay_out
from assistant.reports.carriers.linear import TextWriter
from assistant.reports.cells import is_value

__all__ = ["tells_figures", "write_alt"]

_CELL_END = re.compile(r"[|｜│]|\t|[ \u3000\u00a0]{2,}")
_ROW_END = re.compile(r"[\r\n]+|<br\s*/?>", re.I)
_ROW_END_IN_LINE = re.compile(r"[;；/／]\s*(?=[^;；/／|｜]*[|｜])|[;；]")
_NO_COUNT = frozenset({"年", "月", "日", "号", "期", "届", "版", "页", "图", ""})
_SHORTEST = 8
_LEAST_ROWS = 2


def tells_figures(alt: str) -> bool:
    """Whether the words for a picture tell a table or figures; 附件2图片1 and titles do not."""
    return _is_table(_rows(alt)) or _is_prose(alt)


def write_alt(file: SourceFile, writer: TextWriter, alt: str) -> bool:
    """Write what the words for a picture tell; whether that is all of a table, so that nothing of it is lost."""
    rows = _rows(alt)
    if _is_table(rows):
        writer.table(lay_out(file, [_cells(row) for row in rows]))
        return True
    if _is_prose(alt):
        for line in _ROW_END.split(alt):
            writer.paragraph(line)
    return False


def _is_prose(alt: str) -> bool:
    """Whether it counts something (新收申请125件)."""
    counted = [number for number in find_numbers(fold(alt)) if number.unit not in _NO_COUNT]
    return len(alt.strip()) >= _SHORTEST and bool(counted)


def _rows(alt: str) -> list[list[str]]:
    """The cells of its lines, or of the pieces of its one line."""
    lines = [line for line in _ROW_END.split(alt) if line.strip()]
    if len(lines) == 1:
        lines = [piece for piece in _ROW_END_IN_LINE.split(lines[0]) if piece.strip()]
    return [[cell.strip() for cell in _CELL_END.split(_unfenced(line))] for line in lines]


def _unfenced(line: str) -> str:
    """A line without the bar it begins and ends with; blank cells between others stay."""
    bare = line.strip(" \t")
    fenced = len(bare) > 1 and bare[0] in "|｜│" and bare[-1] in "|｜│" and len(bare.split(bare[0])) > 3
    return bare[1:-1] if fenced and not bare[:3].replace(" ", "").startswith("||") else line.strip("\r\n")


def _is_table(rows: list[list[str]]) -> bool:
    """Whether two rows or more have cells, figures among them."""
    wide = [row for row in rows if sum(bool(cell) for cell in row) > 1]
    figures = any(is_value(cell) for row in wide for cell in row if cell)
    return len(wide) >= _LEAST_ROWS and figures and len(wide) * 2 >= len(rows)


def _cells(row: list[str]) -> list[RawCell]:
    """The cells of a row; of headers each reaches over the blank ones behind it, and what stands alone is a title."""
    if not any(row[1:]):
        return [RawCell(row[0])]
    if any(is_value(cell) for cell in row if cell):
        return [RawCell(cell) for cell in row]
    cells: list[RawCell] = []
    for text in row:
        last = cells[-1] if cells else None
        if last is not None and last.text and not text:
            cells[-1] = RawCell(last.text, column_span=last.column_span + 1)
        else:
            cells.append(RawCell(text))
    return cells
