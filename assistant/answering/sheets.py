"""Tables of a body's own by month, quarter, township or office: their labels as people say them, and every cell, empty ones too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.inside import is_office_named, names_of_row
from assistant.answering.own_cells import Grid, grids_of, is_change, is_total
from assistant.answering.times_named import Time, time_of, times_in
from assistant.lexicon.english_names import usual_names
from assistant.lexicon.forms import label_key
from assistant.lexicon.readings import spellings
from assistant.types import Fact, Nil, Report, ReportSummary, Span, Table

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = [
    "PLACE",
    "PLACES_COUNTED",
    "Label",
    "Sheet",
    "labels_named",
    "note_on_marks",
    "sheets_of",
    "ways_of",
    "without_labels",
]

Label = tuple[str, ...]
PLACE = re.compile(
    "(?:[县区市州旗镇乡村局委办厅院所站队处科]|街道|社区|中心|公司|单位|政府|学校|小学|初中|高中|中学|幼儿园|办公室|委员会|部门|分局|机关)$"
)
"""How names of places and offices end."""
_DENIED = re.compile("(?:不|未)(?P<what>[㐀-鿿]{2,4}?)(?:数量?|的)?$")
PLACES_COUNTED = re.compile("乡镇|镇街|街道|部门|分局|县区|区县|村|社区|学校|站所")
"""Of what a table that is headed so gives the total."""
_OTHERS = re.compile("^(?:其余|其他|其它)")
_BRANCH = re.compile("(?P<name>[\u3400-\u9fff]{2,4})(?:分局|支局|派出所|分所|站)$")
_OFFICE_SAID = re.compile(
    r"\b(?:bureau|department|commission|office|administration|committee|centre|center)\b"
)
_INITIALS = re.compile("[\u3400-\u9fff]{2,4}[局委办厅](?![员会公])")
_LONGEST = 7
_SHORTEST = 2
_NOTE = re.compile(
    r"^[>\s|]*(?:[（(]?(?:附|表)?(?:注|备注|说明)\d?[:：]|[※＊*△▲☆])|^\s*[（(][^（）()]*[）)]。?\s*$"
)
_MARKS = re.compile(
    "[\"“'‘]?[—－/-]{1,2}[\"”'’]?(?:均|都)?(?:为|表示|系|指|代表)|(?:空白|空格|留空|空项)(?:处|格|项|栏|的)?(?:均|都)?(?:为|表示|系|指|代表)|暂空"
)
_OF_TABLE_ABOVE = re.compile("[上本该此][述]?表[^。\n]*$")
_NEAR = 12
"""A note that only speaks of the table it stands behind (上表空白处均为0)."""
_TITLE_NUMBER = re.compile(
    r"^附?[表件]\s*[\d一二三四五六七八九十A-Za-z]*(?:[-－—.]\d+)?[:：、.．\s]*|[（(][^（）()]*[）)]|(?:19|20)\d\d年度?"
)
_BEHIND = 160
"""Characters behind a table in which a note speaks of it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a body's own with the printed grid it was read from."""

    grid: Grid
    table: Table
    report: Report

    @property
    def title(self) -> str:
        """What the table is called, without its number and year."""
        return _TITLE_NUMBER.sub("", self.table.caption).strip()

    @property
    def summary(self) -> ReportSummary:
        """The report it stands in."""
        return self.grid.summary

    @property
    def rows(self) -> list[Label]:
        """Its rows but for totals and what is left over."""
        return [row for row in self.grid.rows if not is_total(row) and not _OTHERS.match(row[-1])]

    @property
    def columns(self) -> list[Label]:
        """Its columns that count something but for totals."""
        return [c for c in self.grid.counting if not is_total(c) and not is_change(c)]

    def cell(self, row: Label, column: Label) -> Fact | None:
        """What stands in a row under a column; an empty cell as a figure that is none."""
        fact = self.grid.cells.get((row, column))
        return fact or self._empty(row, column)

    def _empty(self, row: Label, column: Label) -> Fact | None:
        beside = next((fact for (r, _), fact in self.grid.cells.items() if r == row), None)
        below = next((fact for (_, c), fact in self.grid.cells.items() if c == column), None)
        if beside is None or below is None:
            return None
        at = int(beside.fact_id.split(".")[-2]), int(below.fact_id.split(".")[-1])
        cell = next((c for c in self.table.cells if (c.row, c.column) == at), None)
        if cell is None or cell.text.strip():
            return None
        return replace(
            beside,
            fact_id=f"{beside.fact_id.rsplit('.', 1)[0]}.{at[1]}",
            indicator="",
            column="",
            column_path=column,
            value=None,
            nil=Nil.BLANK,
            unit=below.unit,
            printed="",
            span=Span(beside.quote.start, beside.quote.start),
        )


def sheets_of(summary: ReportSummary, index: Index) -> Iterator[Sheet]:
    """The tables of a report with rows or columns of times, places or offices."""
    report = index.report(summary.report_id)
    for grid in grids_of(summary, index):
        first = next(iter(grid.cells.values()))
        table = next((t for t in report.tables if t.span.start <= first.span.start < t.span.end), None)
        if table is not None:
            yield Sheet(grid, table, report)


def labels_named(labels: Sequence[Label], said: str, region: str, *, english: bool) -> list[Label]:
    """The labels that words name as times, places, offices or by their whole name, in order."""
    times = [(start, end, time) for start, end, time in times_in(said)]
    found = []
    for label in labels:
        where = _where(label, said, times, region, english=english)
        if where is not None:
            found.append((*where, label))
    found += [] if english else _by_initials(labels, [label for *_, label in found], said)
    apart = [
        (start, end, label)
        for start, end, label in found
        if not any(s <= start and end <= e and (s, e) != (start, end) for s, e, _ in found)
    ]
    return [label for *_, label in sorted(apart)]


def _by_initials(labels: Sequence[Label], known: Sequence[Label], said: str) -> list[tuple[int, int, Label]]:
    """Offices named by characters of their name (卫计委 of 市卫生和计划生育委员会), each the only one so named."""
    found = []
    for short in _INITIALS.finditer(said):
        for first in range(short.start(), short.end() - _SHORTEST):
            way = said[first : short.end()]
            fitting = [label for label in labels if _abbreviates(way, label_key(label[-1]))]
            if len(fitting) == 1 and fitting[0] not in known:
                found.append((first, short.end(), fitting[0]))
                break
    return found


def _abbreviates(way: str, name: str) -> bool:
    """Whether a name without its level begins with the first character of a short one, and has the others in order."""
    name = name.lstrip("省市县区州") if PLACE.search(name) else ""
    rest = iter(name)
    return name.startswith(way[0]) and len(name) > len(way) and all(char in rest for char in way)


def _where(
    label: Label, said: str, times: Sequence[tuple[int, int, Time]], region: str, *, english: bool
) -> tuple[int, int] | None:
    """Where words name a label."""
    if (time := time_of(label[-1])) is not None:
        return next(((start, end) for start, end, named in times if named == time), None)
    ways = ways_of(label[-1], region)
    if english:
        ways += [way for way in usual_names(ways[0], "") if len(way) > _SHORTEST]
        if (branch := _BRANCH.search(ways[0])) is not None:
            ways += [f"{way} {word}" for way in spellings(branch["name"]) for word in ("branch", "station")]
        if (office := _office(ways[0], said)) is not None:
            return office
    spans = [m.span() for way in ways for m in re.finditer(rf"(?<![不未没无]){re.escape(way)}", said)]
    if (denied := _DENIED.match(ways[0])) is not None:  # 没合格 names the column 不合格
        spans += [m.span() for m in re.finditer(f"(?:没有?|未能?|不){re.escape(denied['what'])}", said)]
    return max(spans, key=lambda span: span[1] - span[0], default=None)


def ways_of(label: str, region: str) -> list[str]:
    """How people may call a row: as printed, without its level, by the short names of its field of work."""
    name = label_key(re.sub("^其中[:：]?", "", label)).lower()
    ways = [name] if len(name) >= _SHORTEST else []
    if PLACE.search(name):
        ways += sorted(names_of_row(name, region), key=len, reverse=True)
    return ways or [label]


def _office(label: str, said: str) -> tuple[int, int] | None:
    """Where English names an office (the land and resources bureau: 市国土资源局)."""
    for noun in _OFFICE_SAID.finditer(said):
        words = list(re.finditer(r"[a-z'&-]+", said[: noun.end()]))[-_LONGEST:]
        for first in words[:-1]:
            if is_office_named(said[first.start() : noun.end()], label):
                return first.start(), noun.end()
    return None


def without_labels(text: str, labels: Sequence[Label], region: str, *, english: bool) -> str:
    """A text with the times, and the names of ``labels``, blanked out."""
    lower = text.lower()
    spans = [(start, end) for start, end, _ in times_in(lower)]
    for label in labels:
        where = _where(label, lower, times_in(lower), region, english=english)
        spans += [where] if where is not None else []
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def note_on_marks(sheet: Sheet) -> Span | None:
    """What the report says its dashes and empty cells stand for: the note behind the table, or the one that explains the mark."""
    text = sheet.report.text
    for start, line in _lines(text, sheet.table.span.end - _BEHIND, sheet.table.span.end + _BEHIND):
        if _NOTE.match(line) and (start >= sheet.table.span.start):
            return Span(start, start + len(line))
    found = _MARKS.search(text)
    if found is None or _OF_TABLE_ABOVE.search(text[max(0, found.start() - _NEAR) : found.start()]):
        return None
    first = max(text.rfind(mark, 0, found.start()) for mark in "。\n；") + 1
    ends = [at for at in (text.find(mark, found.end()) for mark in "。\n") if at >= 0]
    return Span(first, min(ends, default=len(text)))


def _lines(text: str, first: int, last: int) -> Iterator[tuple[int, str]]:
    at = max(text.rfind("\n", 0, max(first, 0)) + 1, 0)
    while at < min(last, len(text)):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield at, text[at:end]
        at = end + 1
