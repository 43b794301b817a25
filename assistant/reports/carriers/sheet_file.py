"""Workbooks (xlsx, xls, et, ods): every visible sheet a table, numbers as the sheet prints them."""

from __future__ import annotations

import io
import re
from typing import Any

from assistant.reports.carriers.content import Content, SourceFile
from assistant.reports.carriers.grid import Grid, GridCell, is_prose
from assistant.reports.carriers.linear import TextWriter
from assistant.reports.carriers.sheet_formats import SheetFormats, read_formats, show

__all__ = ["read_sheet"]

_DEFAULT_NAME = re.compile(r"(?:Sheet|工作表|表)\s*\d*", re.I)


def read_sheet(file: SourceFile) -> Content:
    """Text and grids of a workbook; the caption of a table is the name of its sheet."""
    import python_calamine

    formats = read_formats(file) if file.data.startswith(b"PK") else {}
    writer = TextWriter(file, "xlsx")
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(file.data))
        for sheet in workbook.sheets_metadata:
            file.check_time()
            if sheet.visible != python_calamine.SheetVisibleEnum.Visible:
                continue
            if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet:
                content = workbook.get_sheet_by_name(sheet.name)
                _write(writer, sheet.name, _grid(file, content, formats.get(sheet.name) or SheetFormats()))
    except python_calamine.PasswordError as error:
        raise file.fault("it is protected by a password", "save it without password") from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise file.fault(
            f"the workbook is damaged ({error})", "open it in Excel or WPS and save it again"
        ) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what calamine's Rust raises on some damaged files
            raise
        raise file.fault("the workbook is damaged", "open it in Excel or WPS and save it again") from error
    if not writer.length:
        raise file.fault("the workbook holds no text", "put the report into it or remove it")
    return writer.finish()


def _write(writer: TextWriter, name: str, grid: Grid) -> None:
    if not grid.cells:
        return
    if not _DEFAULT_NAME.fullmatch(name):
        writer.paragraph(name)
    writer.table(grid)


def _grid(file: SourceFile, sheet: Any, formats: SheetFormats) -> Grid:
    """The sheet's visible cells, merged ranges as one cell each."""
    rows = sheet.to_python(skip_empty_area=False)
    spans = dict(sheet.merged_cell_ranges or ())
    covered = {
        (row, column)
        for (top, left), (bottom, right) in spans.items()
        for row in range(top, min(bottom, len(rows)) + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    row_at = _visible(len(rows), formats.rows)
    column_at = _visible(max(map(len, rows), default=0), formats.columns)
    cells: list[GridCell] = []
    under_way = False  # rows of several cells have begun: from here on empty cells count
    for number, values in enumerate(rows):
        file.check_time()
        texts = [show(value, formats.codes.get((number, column), "")) for column, value in enumerate(values)]
        filled = [column for column, text in enumerate(texts) if text.strip()]
        alone = len(filled) == 1 and filled[0] == 0 and (not under_way or is_prose(texts[0]))
        under_way = under_way or len(filled) > 1
        for column in filled if alone else range(len(texts)):
            bottom, right = spans.get((number, column), (number, column))
            height = row_at[min(bottom + 1, len(row_at) - 1)] - row_at[number]
            width = column_at[min(right + 1, len(column_at) - 1)] - column_at[column]
            if (number, column) not in covered and height > 0 and width > 0:
                cells.append(GridCell(row_at[number], column_at[column], texts[column], height, width))
    return Grid(tuple(cells), row_at[-1], column_at[-1])


def _visible(size: int, hidden: set[int]) -> list[int]:
    """For every index, and the one past the end, how many visible ones lie before it."""
    positions = [0]
    for index in range(size):
        positions.append(positions[-1] + (index not in hidden))
    return positions
