"""Tables outside the 2019 and 2021 forms: the statistics list of 2014, and any table a report has.

A figure is addressed by the labels of its row and the header cells above it. An indicator is
given only where the table speaks of the whole body: one row per indicator with one figure, never
one row per department.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from assistant.lexicon.forms import FormRow, label_key
from assistant.lexicon.labels import column_sets, match_label
from assistant.lexicon.numerals import parse_year
from assistant.lexicon.text import compact, fold
from assistant.reports.cells import UNITS, is_value, read_cell
from assistant.reports.national import DecodedCell
from assistant.reports.rows import TableRow, is_blank, plain_label, table_rows
from assistant.reports.statistics_list import ListReader
from assistant.types import Cell, Span, Table

__all__ = ["read_other_tables"]

_NO_FIGURE = re.compile(
    "(?:邮编|邮政编码|电话|传真|手机|号码|编号|编码|代码|序号|文号|日期|时间|年份|索引号|标识码|账号|QQ|微信号)$"
    "|^(?:本文|页面)?(?:浏览|点击|阅读)(?:次数|量|数)?$"
)
"""Labels of rows and columns whose numbers count nothing."""
_SCHOOL_YEAR = re.compile(r"((?:19|20)\d\d)\s*(?:学?年度?)?\s*[-~/—–至到]+\s*((?:19|20)?\d\d)\s*学?年")
_CALLED = re.compile("电话|传真")
_ENDS_IN_CALL = re.compile("(?:电话|传真)$")
_SHORTEST_CALL = 6
_MAIN = re.compile(
    "统计(?:数|数据|数量|结果)|[件条次]?数量?|数[值据]|[合总]计|总数|(?:本年)?累计|本年度?数?|全年"
)
"""Headers of the column that holds the figure for the whole body and year."""
_UNIT_HEADER = frozenset({"计量单位", "指标单位"})
"""单位 alone heads a column of bodies as well: its cells tell."""
_UNIT_INSIDE = re.compile(
    r"[(\[](?:单位:?)?(亿元|万元|千元|元|万人?次|万条|万人|万户|件次|人次|家次|户次|场次|批次|个?工作日|小时|分钟|件|条|项|次|个|篇|人|名|家|户|场|期|份|册|起|宗|批|台|处|种|天|%)[)\]]"
)
_UNIT_LINE = re.compile(r"(?:计量)?单位:(亿元|万元|千元|元|件|条|项|次|个|篇|人次|人|%)(?![、,/和及或])")
"""The one unit of a whole table; 单位：条、件 does not say which is whose."""
_ANY_LABEL = re.compile(
    ".{0,4}|.*(?:名称|类别|类型|分类|种类|单位|部门|机关|主体|地区|县区|区县|乡镇|渠道|方式|形式|途径|平台|指标|内容|事项|栏目|项目|年[份度]|月份)"
)
"""Corner cells that only say what kind of labels stand below, not what the table counts."""
_TITLE = re.compile(r".{3,}(?:表|情况|统计|数据|一览|清单|明细|汇总)|附?表\d{1,2}.{3,}")
_TABLE_NUMBER = re.compile(
    r"^附?表\s*[\d一二三四五六七八九十]+(?:[-－—.]\d+)?[:：、.．\s]*(?=[\u3400-\u9fff]{2})"
)
_STOP = re.compile("[,，。;；:：]")
_UNIT_BEHIND = re.compile(r"[（(\[]?(?:计量)?单位[:：]")
_PART_ROW = re.compile("(?:其中|#|--|——?)[:：、,，]?(?=[\u3400-\u9fff]{2})")
"""A row that is a part of the one above it (其中：室温不达标)."""
_TOTAL_ROW = re.compile("(?:[总合共小]计|全[省市县区州镇乡](?:合计)?)(?:数量?)?")
MIN_LIST_ROWS = 6
"""Rows of the 2014 list a table must have to count as that form."""


_MONEY = frozenset({"亿元", "万元", "千元", "元"})
_COUNTS = re.compile("(?:[个人户次件条项批期处]|项目|学生|学校)数$|人次$|数量$")
"""Headers of what is counted, also in a table whose title gives amounts of money a unit."""
_CALLERS, _RECEIVED = "人次", "received."
"""Who came or called is counted in 人次, applications never are."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table as rows of cells by column, merged cells at every place they cover."""

    table: Table
    rows: tuple[dict[int, Cell], ...]
    headers: int
    labels: frozenset[int]
    unit: int
    values: tuple[int, ...]
    width: int
    paths: dict[int, tuple[str, ...]]
    """The header words above each value column, from the top."""
    corner: str = ""
    """The header above the labels where it says what the table counts."""


def read_other_tables(tables: Sequence[tuple[int, Table]], breaks: Set[int]) -> list[DecodedCell]:
    """The figures of tables that are none of the 2019 and 2021 forms, with their numbers in the report.

    A table whose number is not in ``breaks`` goes on from the one before it, if that is given too.
    """
    found: list[DecodedCell] = []
    run: list[tuple[int, Table]] = []
    for number, table in tables:
        if run and (number in breaks or run[-1][0] != number - 1):
            found += _read_run(run)
            run = []
        run.append((number, table))
    return found + _read_run(run)


def _read_run(tables: Sequence[tuple[int, Table]]) -> list[DecodedCell]:
    """The figures of one table, or of the pieces it was cut into."""
    reader = ListReader()
    cells: list[DecodedCell] = []
    before: _Grid | None = None
    for number, table in tables:
        if table.carrier == "lines":
            cells += _list_in_lines(table, number, reader)
        elif (grid := _grid(table, before)) is not None:
            cells += _figures(grid, number, reader)
            before = grid
    if sum(cell.table == "statistics" for cell in cells) >= MIN_LIST_ROWS:
        # A row the list does not know stays without an indicator: its label may be damaged.
        return [
            replace(cell, form="2014")
            if cell.table == "statistics"
            else replace(cell, indicator="", column="")
            for cell in cells
        ]
    return [replace(cell, table="") for cell in cells]


# --- the grid -------------------------------------------------------------------------------


def _grid(table: Table, before: _Grid | None) -> _Grid | None:
    """The grid of a table; one without a header takes over that of the table it goes on from."""
    rows: list[dict[int, Cell]] = [{} for _ in table.rows]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, len(rows))):
            for column in range(cell.column, cell.column + cell.column_span):
                rows[row][column] = cell
    headers = next((i for i, row in enumerate(rows) if _has_figure(row)), None)
    if headers is None:
        return None
    body = rows[headers:]
    width = max((max(row, default=0) for row in rows), default=0) + 1
    header_keys = [[label_key(rows[i][c].text) for i in range(headers) if c in rows[i]] for c in range(width)]
    unit = next((c for c in range(width) if _UNIT_HEADER & set(header_keys[c]) or _all_units(body, c)), -1)
    skipped = {c for c in range(width) if any(_counts_nothing(key, body, c) for key in header_keys[c])}
    skipped.add(unit)
    skipped |= {c for c in range(1) if _is_ordinal(body, c)}
    labels = []
    for column in range(width):
        if column in skipped:
            continue
        if not _mostly_words(body, column) and not (column == 0 and _are_years(body, column)):
            break
        labels.append(column)
    values = tuple(c for c in range(width) if c not in skipped and c not in labels)
    if headers == 0:  # remarks behind the figures have no header to say so
        values = tuple(c for c in values if any(is_value(cell.text) for cell in _column(body, c)))
    if headers == 0 and before is not None and before.width == width:
        return replace(before, table=table, rows=tuple(rows), headers=0)
    if headers == 0 and len(values) > 1:
        return None  # nothing says what the figures of a row are
    paths = {column: _column_path(rows[:headers], column) for column in values}
    corner = next((words[-1] for c in labels[:1] if (words := _column_path(rows[:headers], c))), "")
    corner = "" if _ANY_LABEL.fullmatch(label_key(corner)) else corner
    return _Grid(table, tuple(rows), headers, frozenset(labels), unit, values, width, paths, corner)


def _has_figure(row: dict[int, Cell]) -> bool:
    """Whether a row has a figure or a dash behind its first cell that is no year of a header."""
    cells = [cell for column, cell in sorted(row.items()) if column > 0 and cell is not row.get(0)]
    figures = [cell for cell in cells if is_value(cell.text)]
    return bool(figures) and not all(parse_year(cell.text) for cell in figures)


def _column(body: Sequence[dict[int, Cell]], column: int) -> list[Cell]:
    return [row[column] for row in body if column in row and not is_blank(row[column])]


def _all_units(body: Sequence[dict[int, Cell]], column: int) -> bool:
    cells = _column(body, column)
    units = sum(compact(cell.text).text.strip() in UNITS for cell in cells)
    return bool(cells) and units * 2 > len(cells)


def _counts_nothing(header: str, body: Sequence[dict[int, Cell]], column: int) -> bool:
    """Whether the numbers under a header count nothing; under 电话 or 传真 only where they are numbers to call."""
    if not _NO_FIGURE.search(header):
        return False
    called = _CALLED.fullmatch(header) is not None
    return not called or any(
        len(re.sub(r"\D", "", cell.text)) >= _SHORTEST_CALL for cell in _column(body, column)
    )


def _names_numbers(label: str, figures: Sequence[Cell]) -> bool:
    """Whether the figures of a row count nothing; behind 电话 or 传真 they do where no column has a number to call."""
    if not _NO_FIGURE.search(label):
        return False
    short = all(len(re.sub(r"\D", "", cell.text)) < _SHORTEST_CALL for cell in figures)
    return not (_ENDS_IN_CALL.search(label) and len(figures) > 1 and short)


def _are_years(body: Sequence[dict[int, Cell]], column: int) -> bool:
    cells = _column(body, column)
    return len(cells) > 1 and all(parse_year(cell.text) for cell in cells)


def _is_ordinal(body: Sequence[dict[int, Cell]], column: int) -> bool:
    values = [read_cell(cell.text) for cell in _column(body, column)]
    numbers = [int(v.value) for v in values if v is not None and v.value is not None]
    return (
        len(numbers) > 1
        and len(numbers) == len(values)
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and numbers[0] in {0, 1}
    )


def _mostly_words(body: Sequence[dict[int, Cell]], column: int) -> bool:
    cells = _column(body, column)
    words = sum(read_cell(cell.text) is None for cell in cells)
    return words * 2 >= len(cells)


# --- figures --------------------------------------------------------------------------------


def _figures(grid: _Grid, number: int, reader: ListReader) -> Iterator[DecodedCell]:
    columns = grid.paths
    main = _main_columns(columns)
    whole = ""
    for at in range(grid.headers, len(grid.rows)):
        cells = grid.rows[at]
        labels = _row_labels(grid, cells)
        figures = [c for c in grid.values if c in cells and cells[c].row == at and _is_first(cells, c)]
        if not labels:
            continue
        if _are_years([cells, cells], 0) and labels == [plain_label(cells[0].text)]:
            yield from _figures_of_year(grid, number, at, labels[0], figures)
            continue
        found = reader.read(labels[-1], has_figure=any(not is_blank(cells[c]) for c in figures))
        unit = compact(cells[grid.unit].text).text.strip() if grid.unit in cells else ""
        called = not unit and _names_numbers(label_key(labels[-1]), [cells[c] for c in figures])
        if found.row is None and called:
            continue
        if not unit and (named := _UNIT_INSIDE.search(compact(labels[-1]).text)):
            unit = named[1]
        part = _PART_ROW.match(found.label) if len(labels) == 1 else None
        whole = whole if part else labels[0]
        above = (
            labels[:-1] or found.above or ((whole,) if part and whole else ()) or _table_name(grid, labels)
        )
        path = (*above, found.label[part.end() :] if part else found.label)
        row = TableRow(grid.table, number, at, tuple(labels), (), tuple(cells.values()), grid.table.rows[at])
        for column in figures:
            if not _says_something(cells[column], columns[column], found.row if column in main else None):
                continue
            indicator, which, form_unit = _meaning(labels, found.row, column in main)
            if unit == _CALLERS and indicator.startswith(_RECEIVED):
                indicator, which = "", ""
            yield DecodedCell(
                row, cells[column], indicator, which, path, columns[column],
                "statistics" if found.row is not None and column in main else "", "",
                form_unit, unit or _header_unit(grid, columns[column]), year=_year(columns[column]),
            )  # fmt: skip


def _figures_of_year(
    grid: _Grid, number: int, at: int, label: str, figures: Sequence[int]
) -> Iterator[DecodedCell]:
    """A row that is one year's: what is counted is said by the header."""
    cells = grid.rows[at]
    row = TableRow(grid.table, number, at, (label,), (), tuple(cells.values()), grid.table.rows[at])
    for column in figures:
        path = grid.paths[column]
        if path and _says_something(cells[column], path, None):
            indicator, which, form_unit = _meaning(path[-1:], None, True)
            yield DecodedCell(
                row, cells[column], indicator, which, path, (label,), "", "",
                form_unit, _header_unit(grid, path), year=parse_year(label),
            )  # fmt: skip


def _table_name(grid: _Grid, labels: Sequence[str]) -> tuple[str, ...]:
    """What the rows of the table are of: its corner cell; for a total, which says nothing alone, its title."""
    if grid.corner:
        return (grid.corner,)
    title = _TABLE_NUMBER.sub("", _UNIT_BEHIND.split(plain_label(grid.table.caption))[0])
    if (
        _TOTAL_ROW.fullmatch(label_key(labels[-1]))
        and _TITLE.fullmatch(label_key(title))
        and not _STOP.search(title)
    ):
        return (title,)
    return ()


def _says_something(cell: Cell, path: Sequence[str], row: FormRow | None) -> bool:
    """Whether a cell is a figure or a nil to keep; a blank only in ``row``, if that is no group row."""
    reading = read_cell(cell.text)
    if reading is None or any(
        _NO_FIGURE.search(key) and not _CALLED.fullmatch(key) for key in map(label_key, path)
    ):
        return False
    if row is not None:
        return bool(row.indicator) or reading.value is not None
    return reading.value is not None or not is_blank(cell)


def _is_first(cells: dict[int, Cell], column: int) -> bool:
    return cells.get(column - 1) is not cells[column]


def _row_labels(grid: _Grid, cells: dict[int, Cell]) -> list[str]:
    labels: list[str] = []
    for column in sorted(grid.labels & set(cells)):
        label = plain_label(cells[column].text)
        if label and label not in labels[-1:]:
            labels.append(label)
    return labels


def _column_path(headers: Sequence[dict[int, Cell]], column: int) -> tuple[str, ...]:
    words: list[str] = []
    for row in headers:
        if column in row:
            word = plain_label(row[column].text)
            spans_all = len({id(cell) for cell in row.values()}) == 1 and len(row) > 1
            if word and word not in words and not spans_all:
                words.append(word)
    return tuple(words)


def _main_columns(columns: dict[int, tuple[str, ...]]) -> frozenset[int]:
    """The columns that hold figures for the whole body: the only one, the total, or one a year."""
    if len(columns) == 1:
        return frozenset(columns)
    main = [c for c, words in columns.items() if words and _MAIN.fullmatch(label_key(words[-1]))]
    if main:
        return frozenset(main) if len(main) == 1 else frozenset()
    return frozenset(c for c, words in columns.items() if words and _year(words[-1:]))


def _meaning(labels: Sequence[str], found: FormRow | None, main: bool) -> tuple[str, str, str]:
    """Indicator, column and usual unit of a figure, empty where it speaks only of a part of the body."""
    if not main:
        return "", "", ""
    if found is not None and found.indicator:
        return found.indicator, found.column, found.unit
    if len(labels) > 1:
        return "", "", ""
    match = match_label(labels[-1])
    if match is None or match.score < 0.9 or (not match.column and match.indicator in column_sets()):
        return "", "", ""
    return match.indicator, match.column, ""


def _school_year(word: str) -> int | None:
    """The year a school year ends in (2021—2022学年), as reports of schools are named."""
    found = _SCHOOL_YEAR.search(fold(word))
    first = int(found.group(1)) if found else 0
    last = int(found.group(2)) if found else 0
    last += first // 100 * 100 if found and last < 100 else 0
    return last if found and last == first + 1 else None


def _year(path: Sequence[str]) -> int | None:
    years = [year for word in path for year in [_school_year(word) or parse_year(label_key(word))] if year]
    return years[-1] if len(years) == 1 else None


def _own_unit(path: Sequence[str]) -> str:
    """The unit a header names itself, from the bottom up."""
    units = (_UNIT_INSIDE.search(compact(word).text) for word in reversed(path))
    callers = bool(path) and label_key(path[-1]).endswith(_CALLERS)
    return next((found[1] for found in units if found), _CALLERS if callers else "")


def _header_unit(grid: _Grid, path: Sequence[str]) -> str:
    if unit := _own_unit(path):
        return unit
    if path and _TOTAL_ROW.fullmatch(label_key(path[-1])):  # a total is of what the columns beside it count
        beside = {_own_unit(other) for other in grid.paths.values() if other != path}
        if len(beside) == 1 and len(grid.paths) > 2 and (unit := beside.pop()):
            return unit
    for word in [
        grid.table.caption,
        *(cell.text for row in grid.rows[: grid.headers] for cell in row.values()),
    ]:
        if match := _UNIT_LINE.search(compact(word).text):
            return "" if match[1] in _MONEY and path and _COUNTS.search(label_key(path[-1])) else match[1]
    return ""


# --- the list of 2014, one cell a line ----------------------------------------------------------


def _list_in_lines(table: Table, number: int, reader: ListReader) -> Iterator[DecodedCell]:
    """Label, unit, figure in this order; rows with anything else are left out."""
    before: TableRow | None = None
    for row in table_rows(table, number):
        label = next((name for name in reversed(row.labels) if name not in UNITS), "")
        found = reader.read(label, has_figure=bool(row.filled))
        unit = next((name for name in row.labels if name in UNITS and name != label), "")
        units = sum(name in UNITS for name in row.labels)
        if found.row is not None and found.row.indicator and len(row.filled) == 1 and units <= 1:
            above = before is not None and found.label != label and found.label.startswith(before.label)
            quote = Span(before.span.start, row.span.end) if above and before else None
            yield DecodedCell(
                row, row.filled[0], found.row.indicator, found.row.column, (*found.above, found.label), (),
                "statistics", "", found.row.unit, unit, quote=quote,
            )  # fmt: skip
        before = row
