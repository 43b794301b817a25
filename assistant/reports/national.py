"""The tables of the 2019 and 2021 forms, decoded by their labels.

Table 2 (主动公开) has blocks with a header row each; the form is decided per block. Table 3
(申请) has one row per outcome and seven kinds of applicant. Table 4 (复议、诉讼) is one row of
fifteen figures. A row that cannot be placed for sure gives a warning, never a figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.lexicon.forms import label_key, label_number
from assistant.reports.applicants import (
    APPLICANTS,
    ValueWindow,
    applicant_columns,
    applicant_labels,
    applicant_order,
    total_holds,
    total_places,
    value_windows,
    with_total_last,
)
from assistant.reports.cells import is_value, read_cell
from assistant.reports.known_rows import (
    ENUMERATOR,
    GENERIC,
    GLUED,
    GROUPS,
    KnownRow,
    article_block,
    known_row,
    row_likeness,
)
from assistant.reports.outcomes import PROCEEDINGS, names_outcomes, place_outcomes
from assistant.reports.rows import SURE, TableRow, is_blank, joined_rows, plain_label
from assistant.reports.spaced_figures import put_together
from assistant.reports.standard_order import by_order
from assistant.reports.table_headers import (
    Header,
    block_columns,
    header_kinds,
    place_in_block,
    unit_in,
)
from assistant.types import Cell, Nil, Span

__all__ = ["DecodedCell", "NationalReading", "read_national"]


_PIECE = 4
"""Characters of a piece of a label; fewer come from an upright label beside the rows."""
_LONG_LABEL = 20
"""Characters of a cell below which it holds no more than one label."""


@dataclass(frozen=True, slots=True)
class DecodedCell:
    """One cell with the place it has in a form (empty ids where it has none)."""

    row: TableRow
    cell: Cell
    indicator: str
    column: str
    row_path: tuple[str, ...]
    column_path: tuple[str, ...]
    table: str = ""
    form: str = ""
    unit: str = ""
    header_unit: str = ""
    quote: Span | None = None
    year: int | None = None


@dataclass
class NationalReading:
    """What was decoded, which tables are surely of the forms, and what could not be placed."""

    cells: list[DecodedCell] = field(default_factory=list)
    tables: set[int] = field(default_factory=set)
    warnings: list[tuple[int, str]] = field(default_factory=list)
    """Table number and message; of no account for a table that turns out to be another kind of table."""


# --- the walk over the rows -----------------------------------------------------------------


class _Walk:
    """Goes through the rows of a report's tables in order and remembers the header it is under."""

    def __init__(self, breaks: set[int]) -> None:
        self.reading = NationalReading()
        self.breaks = breaks
        self.header = Header()
        self.before = Header()
        """The header of the block before, which a block of the same columns without one goes on with."""
        self.groups: dict[str, str] = {}
        self.group = ""
        self.windows: dict[int, ValueWindow] = {}
        self.totals: dict[int, str] = {}
        self.touched: Counter[int] = Counter()
        self.parts: set[str] = set()

    def read(self, rows: Sequence[TableRow]) -> NationalReading:
        self.windows = value_windows(rows)
        self.totals = total_places(rows)
        for row in rows:
            if row.first and row.table_number in self.breaks:
                self.header, self.before, self.groups, self.group = Header(), Header(), {}, ""
            if row.first and (block := article_block(row.table.caption)):
                self.header = Header("proactive", block, plain_label(row.table.caption), open=True)
            self._row(row)
        self._drop_groups_with_parts()
        self._place_by_order(rows)
        self.reading.tables |= {number for number, rows in self.touched.items() if rows > 1}
        return self.reading

    def _place_by_order(self, rows: Sequence[TableRow]) -> None:
        """Reads the tables 3 of which some labels are lost by the order of their rows, where all adds up."""
        known = {cell.row.span: cell.indicator for cell in self.reading.cells if cell.table == "applications"}
        placed = by_order(rows, known, self.breaks)
        done = {row.span for row, _, _ in placed}
        starts = tuple(f"table row at {span.start} " for span in done)
        self.reading.cells = [cell for cell in self.reading.cells if cell.row.span not in done]
        self.reading.warnings = [found for found in self.reading.warnings if not found[1].startswith(starts)]
        labels = applicant_labels(Header())
        for row, indicator, path in placed:
            self.reading.tables.add(row.table_number)
            self.reading.cells += [
                DecodedCell(row, cell, indicator, column, path, labels[column], "applications", "", "件")
                for cell, column in zip(row.filled, APPLICANTS, strict=True)
            ]

    def _row(self, row: TableRow) -> None:
        if ((glued := GLUED.fullmatch(row.label)) and known_row(glued[1])) or _holds_figures(row):
            self._warn(row, "has figures run together")
            return
        if self._article(row) or self._header_row(row):
            return
        if self.header.kind == "proceedings" and len(row.filled) >= 4:
            if len(row.filled) == len(PROCEEDINGS) or names_outcomes(self.header):
                self._proceedings(row)
                return
            # A table of another kind with a column 行政复议: read by its own headers.
            self.header, self.touched[row.table_number] = Header(), 0
        found = self._identify(row)
        if found is None:
            self._unknown(row)
            return
        known, _ = found
        if "." in known.indicator:
            self.parts.add(known.indicator.partition(".")[0])
        self._remember_groups(row, known)
        if known.table == "proactive":
            self._block_row(row, known)
        elif row.values or not known.is_group:
            self._application_row(row, known)

    # header rows

    def _article(self, row: TableRow) -> bool:
        block = article_block(row.label) if row.label and not row.filled else None
        if block is None:
            return False
        if self.header.cells:
            self.before = self.header
        self.header = Header("proactive", block, row.label, open=True)
        self.header.rows.append(row)
        self.touched[row.table_number] += 1
        return True

    def _header_row(self, row: TableRow) -> bool:
        """Takes in a row of header words; rows of figures are none, but for a year-like note."""
        if row.filled:
            return self._last_header_word(row)
        cells = [c for c in row.cells if not is_blank(c) and (c.row == row.number or row.from_text)]
        known = known_row(row.label)
        if not cells or (known and known[1] >= SURE and label_key(row.label) not in GENERIC):
            return False
        kinds = {kind for cell in cells for kind in header_kinds(cell.text)}
        if not kinds and not self.header.open:
            return False
        kind = (
            self.header.kind if self.header.open and (not kinds or self.header.kind in kinds) else min(kinds)
        )
        fresh = any(label_key(cell.text) == "信息内容" for cell in cells) and bool(self.header.cells)
        fresh = fresh or (row.first and bool(self.header.rows) and row.label == self.header.rows[0].label)
        if not self.header.open or self.header.kind != kind or fresh:
            same = self.header.open and self.header.kind == kind
            self.header = Header(kind, *((self.header.article, self.header.article_label) if same else ()))
        self.header.open = True
        self.header.cells += cells
        self.header.rows.append(row)
        self.touched[row.table_number] += 1
        return True

    def _last_header_word(self, row: TableRow) -> bool:
        """One cell a line: the fifteen figures of table 4 follow its last header word."""
        if row.in_order_only and self.header.kind == "proceedings" and self.header.open and row.label:
            words = [cell for cell in row.cells if cell not in row.values]
            self.header.cells += words
            self.header.rows.append(row)
        return False

    # rows of figures

    def _identify(self, row: TableRow) -> tuple[KnownRow, float] | None:
        if not row.label or _is_mixed(row.label):
            return None
        for label in (row.label, *reversed(ENUMERATOR.split(row.label)[1:])):
            found = known_row(label)
            if found and label_key(label) in GENERIC:
                allowed = self.header.kind in {"applications", ""} and bool(self.groups or _under_other(row))
                found = (
                    found
                    if allowed
                    and (found[0].indicator != "other_handling.other" or self._in_other(row, label))
                    else None
                )
            if found:
                return found
        return None

    def _in_other(self, row: TableRow, label: str) -> bool:
        return (_under_other(row) or self.group == "other_handling") and label_number(label) in {"", "3"}

    def _remember_groups(self, row: TableRow, known: KnownRow) -> None:
        for label in row.labels:
            for part in [label, *ENUMERATOR.split(label)]:
                found = known_row(part)
                group = found is not None and (found[0].is_group or found[0].indicator in GROUPS.values())
                if found and group and (part != row.label or not row.filled):
                    self.groups[found[0].labels[0]] = part
                    if found[0].indicator:
                        self.group = found[0].indicator
        if known.table == "applications" and not known.is_group:
            self.group = known.indicator.partition(".")[0]

    def _unknown(self, row: TableRow) -> None:
        """A row no form has: kept with its own label where the columns are sure."""
        taken = self.touched[row.table_number] or row.table_number in self.reading.tables
        if not (row.filled and row.label and taken):
            return
        self.header.open = False
        if self.header.kind == "proactive":
            self._block_row(row, None)
        elif self.header.kind == "applications":
            self._application_row(row, None)

    def _block_row(self, row: TableRow, known: KnownRow | None) -> None:
        if known and self.header.article and self.header.article != known.block and self.header.cells:
            self._warn(row, "stands under the header of another block")
            return
        block = known.block if known else self.header.article
        self.header.open = False
        columns = None
        if self.header.kind == "proactive":
            columns = block_columns(self.header if self.header.cells else self.before, block)
        if columns is None:
            if row.filled:
                self._warn(row, "has no header that says what its figures are")
            return
        placed = place_in_block(row, columns)
        if placed is None:
            if row.filled or row.in_order_only:
                self._warn(row, f"has {len(row.filled)} figures for {len(columns.columns)} columns")
            return
        self.reading.tables.add(row.table_number)
        path = (self.header.article_label, row.label) if self.header.article_label else (row.label,)
        for cell, (column, label, _) in zip(_nil_in_each(placed), columns.columns, strict=True):
            if cell is None:
                continue
            indicator, unit = known.indicator if known and column else "", columns.units.get(column, "件")
            decoded = DecodedCell(
                row, cell, indicator, column, path, (label,), "proactive", columns.form, unit
            )
            self.reading.cells.append(replace(decoded, header_unit=unit_in(label)))

    def _application_row(self, row: TableRow, known: KnownRow | None) -> None:
        self.header.open = False
        placed = self._applicants(row)
        if placed is None:
            lost = (
                row.in_order_only and known and not known.is_group and known.indicator not in GROUPS.values()
            )
            if row.filled or (lost and not row.values):
                self._warn(row, f"has {len(row.filled)} figures for {len(APPLICANTS)} columns")
            return
        if known and known.is_group and all(is_blank(cell) for cell, _ in placed):
            return
        self.reading.tables.add(row.table_number)
        path = self._application_path(row, known)
        labels = applicant_labels(self.header)
        indicator = known.indicator if known else ""
        for cell, column in placed:
            self.reading.cells.append(
                DecodedCell(row, cell, indicator, column, path, labels[column], "applications", "", "件")
            )

    def _applicants(self, row: TableRow) -> list[tuple[Cell, str]] | None:
        """The figures of a row of table 3 with their columns, ``None`` where they are not sure."""
        if not row.from_text and self.header.kind == "applications":
            columns = applicant_columns(self.header)
            # Words behind the figures are a remark of the office.
            if columns and all(cell.column in columns for cell in row.filled if is_value(cell.text)):
                return [(cell, columns[cell.column]) for cell in row.values if cell.column in columns]
        order = applicant_order(self.header)
        cells = self._seven(row) if order else None
        unsure = self.header.kind != "applications" or order == "wrapped"
        if cells is not None and unsure and not total_holds(cells):
            return None
        if cells is not None and order == "total first":
            cells = with_total_last(cells, self.totals.get(row.table_number, "last"))
        return list(zip(cells, APPLICANTS, strict=True)) if cells is not None else None

    def _seven(self, row: TableRow) -> Sequence[Cell] | None:
        """The seven cells of a row, in printed order."""
        if len(row.filled) == 7:
            return row.filled
        if row.in_order_only and (whole := put_together(row.filled, 7, total_holds)):
            return whole
        if row.from_text and not row.in_order_only:
            window = self.windows.get(row.table_number)
            return window.cells(row) if window else None
        return row.values if len(row.values) == 7 and row.table.carrier != "blanks" else None

    def _application_path(self, row: TableRow, known: KnownRow | None) -> tuple[str, ...]:
        own = ENUMERATOR.split(row.label)[-1] if known and known_row(row.label) is None else row.label
        if known is None:
            return (*row.labels[:-1], own)
        if known.indicator in {"received", "carried_in", "carried_out"}:
            return (own,)
        groups = [self.groups[name] for name in ("本年度办理结果",) if name in self.groups]
        parent = known.indicator.partition(".")[0]
        name = next((label for label, indicator in GROUPS.items() if indicator == parent and indicator), "")
        if "." in known.indicator and name in self.groups:
            groups.append(self.groups[name])
        return (*groups, own)

    def _proceedings(self, row: TableRow) -> None:
        self.header.open = False
        places = place_outcomes(self.header, row)
        if places is None:
            self._warn(row, f"has {len(row.filled)} figures for {len(PROCEEDINGS)} columns")
            return
        self.reading.tables.add(row.table_number)
        first = next((r for r in self.header.rows if r.table_number == row.table_number), row)
        quote = Span(first.span.start, row.span.end)
        for cell, indicator, column, path in places:
            self.reading.cells.append(
                DecodedCell(row, cell, indicator, column, (), path, "proceedings", "", "件", quote=quote)
            )

    def _warn(self, row: TableRow, what: str) -> None:
        words = " ".join(plain_label(cell.text) for cell in row.cells if cell.text.strip())
        warning = f"table row at {row.span.start} {what}, left out: {words[:120]}"
        self.reading.warnings.append((row.table_number, warning))

    def _drop_groups_with_parts(self) -> None:
        """Figures on a group row are trusted only where no row of its parts stands in the report."""
        kept = []
        dropped: dict[tuple[int, int], TableRow] = {}
        for cell in self.reading.cells:
            if cell.table == "applications" and cell.indicator in self.parts:
                dropped[(cell.row.table_number, cell.row.number)] = cell.row
            else:
                kept.append(cell)
        self.reading.cells = kept
        for row in dropped.values():
            self._warn(row, "gives figures to a group whose parts have their own")


def _nil_in_each(placed: Sequence[Cell | None]) -> list[Cell | None]:
    """The cells of a row, a nil mark printed across several columns in each of them (规章 | —)."""
    cells = list(placed)
    for at, cell in enumerate(placed):
        reading = read_cell(cell.text) if cell is not None and cell.column_span > 1 else None
        if cell is None or reading is None or reading.nil in {None, Nil.BLANK}:
            continue
        for further in range(1, min(cell.column_span, len(cells) - at)):
            if cells[at + further] is not None:
                break
            cells[at + further] = replace(cell, column=cell.column + further, column_span=1)
    return cells


def _under_other(row: TableRow) -> bool:
    return any("其他处理" in label_key(part) for part in row.labels[:-1])


def _is_mixed(label: str) -> bool:
    """Whether a label holds pieces of the labels of several rows, so that nobody knows whose figures follow."""
    parts = [part for part in ENUMERATOR.split(label) if label_key(part)]
    known = [known_row(part) for part in parts]
    lost = bool(known) and known[0] is None and len(label_key(parts[0])) >= _PIECE
    rows = [found for found in known if found is not None and not found[0].is_group]
    return len(known) > 1 and (len(rows) > 1 or (lost and bool(rows))) and known_row(label) is None


def _holds_figures(row: TableRow) -> bool:
    """Whether one cell holds labels and figures of several rows, run together for want of lines."""
    for text in {cell.text for cell in row.cells if len(cell.text) > _LONG_LABEL}:
        words = text.split()
        # Not its enumerator set apart (2 .其他), nor a numeral among its letters (这 一 情形).
        if any(is_value(word) and word[-1:].isdigit() for word in words[1:]) and any(
            known_row(part) for word in words for part in ENUMERATOR.split(word)
        ):
            return True
    return False


def read_national(rows: Sequence[TableRow], breaks: set[int]) -> NationalReading:
    """Decode the rows of all tables of a report, in printed order.

    ``breaks`` are the numbers of the tables that do not go on from the one before them.
    """
    return _Walk(breaks).read(joined_rows(rows, row_likeness))
