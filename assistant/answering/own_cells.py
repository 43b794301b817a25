"""The cell of a body's own table that a question addresses: by the words of its row and of its column.

A label is meant where it holds what the others beside it do not (微信 of 网站、微信、报纸; outages of 停限电信息).
A total is meant only where nothing narrows the row or the column, and a cell only where row, column and the
table's own words hold everything the question names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.concepts import Concept, Words, concepts_of, heavy, precision, words_in
from assistant.answering.cues import cues
from assistant.answering.lookup import MONEY
from assistant.answering.matching import may_answer
from assistant.answering.scope import Place
from assistant.answering.words import blank, content
from assistant.lexicon.carriers import carriers_in, without_others
from assistant.lexicon.forms import label_key
from assistant.lexicon.numerals import parse_year
from assistant.lexicon.segments import naming
from assistant.lexicon.text import compact
from assistant.types import Fact, Origin, Question, Report, ReportSummary, Span

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = [
    "TOTAL",
    "Asked",
    "Grid",
    "all_said",
    "grids_of",
    "is_change",
    "is_elliptic",
    "is_total",
    "label_meant",
    "means",
    "names_cell",
    "own_cell",
    "whole_of",
]

TOTAL = re.compile(
    "(?:[总合共小]计|总数|总量|全部|[总合]计?数量?|全[市县区省院校系统公司]*合?计?|年度?(?:总计|合计|总数))(?:数量?|[件条])?"
)
"""Labels of a row or column that adds up the others."""
_COUNT = re.compile(
    "(?:收到|受理|接收|收件|来件|诉求|工单|投诉|意见)?(?:[件条篇项宗户封份起]|人次?)(?:总?数量?)|(?:收到|受理|接收|收件)(?:数量?|总数)?"
)
"""Labels of the column that counts what other columns tell a part of (件数, 办结, 满意)."""
_PASSED_ON = re.compile("转[来办交]|转过来|打[来进]|反映|寄来|送来|提[出交]")
"""How something came in, which the row of where it came from need not say."""
_HOTLINE = re.compile(r"(?<!\d)1[12]\d{3}(?!\d)")
_CHANGE = re.compile("增减|增长|增幅|变化|变动|同比|环比|差额|较上年|比上年|升降|涨幅|占比|比例|比重|百分比")
_ENDS = re.compile("(?:条目|事项|项目|信息|数量|情况|[条件项次篇]?数|总数|类)+$")
_HELD = 0.5
"""From this credit on a label holds a thing the question speaks of."""
_SURE = 0.2
"""How far the best label must be ahead of the next."""
_BY_NAME, _BY_KIND = 3.0, 1.5
"""What it adds that a question says the whole label, or names its kind of channel."""
_SHORTEST_NAME = 3
_JOINT = 0.8
"""Credit of a word that a label holds with another one set into it (停电 of 停限电)."""
_OF_TABLE = re.compile(
    r"表[格里中上内]*|阶段|一?[栏列行格项](?:里|中|上|内)?|栏目|渠道|途径|载体|方式|公开|发布|发出|推送|信息|条目|内容|主动|合计|总共|一共|总计|小计|数量|总数|全部|所有|整个|占|比例|比重|占比|百分之几|百分之多少|官方|政务|对外|单位|部门"
    r"|\b(?:tables?|rows?|columns?|cells?|items?|pieces?|entries|entry|notices?|posts?|published|posted|disclosed|put|carried|issued|released|channels?|total|information|through|category|categories|official|report|annual|figures?|count|number|placed|appeared|appear|made|public|account|accounts|according)\b"
)
"""Words of a question that say nothing of which cell is meant."""
_AROUND = 160
"""Characters before a table that may still speak of it."""


_UNIT_BEHIND = re.compile("[（(][^（）()]{1,4}[）)]$")
_SEVERAL = 2
_SHORT = 12
_CHANNEL = "channel."
_ELLIPTIC = re.compile(
    r"^(?:那么?|其中|换成|换|改成|再看看?|还有|以及|and\b|what about|how about|then\b|same)|呢$"
)
_PUBLISHED = re.compile(r"公开|公布|发布|推送|publish|disclos|releas|made public|post(?:ed|s)?\b")
_APPLIED = re.compile("申请|答复|appl|request")
_ALL = re.compile(
    r"一共|总共|合计|总计|总数|总量|全部|加起来|各渠道|\b(?:in total|total|altogether|in all|overall|all channels)\b"
)
_Label = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of its own a report has, for one year: its figures by the labels of row and column."""

    summary: ReportSummary
    rows: tuple[_Label, ...]
    columns: tuple[_Label, ...]
    cells: Mapping[tuple[_Label, _Label], Fact]
    around: str
    """What the report says of the table as a whole: its title, its section, the lines before it."""

    @property
    def ids(self) -> frozenset[str]:
        """The figures that stand in it."""
        return frozenset(fact.fact_id for fact in self.cells.values())

    def total_row(self) -> _Label | None:
        """The one row that adds up the others."""
        return _only([row for row in self.rows if is_total(row)])

    def total_column(self) -> _Label | None:
        """The column that adds up the others, or the only one that counts anything, or counts the whole of the others."""
        totals = [column for column in self.counting if is_total(column)]
        counts = [column for column in self.counting if _COUNT.fullmatch(label_key(column[-1]))]
        return _only(totals) or (_only(self.counting) or _only(counts) if not totals else None)

    def adds_up(self, total: _Label, column: _Label) -> bool:
        """Whether the cells of a column make up what stands in the row of its total."""
        cells = {row: cell for (row, label), cell in self.cells.items() if label == column}
        whole = cells.pop(total, None)
        added = sum(cell.value or 0 for cell in cells.values())
        return whole is not None and whole.value is not None and added == whole.value

    @property
    def counting(self) -> list[_Label]:
        """The columns that count something."""
        figures = {column for (_, column), fact in self.cells.items() if fact.value is not None}
        return [column for column in self.columns if column in figures and not is_change(column)]


@dataclass(frozen=True, slots=True)
class Asked:
    """The cell a question addresses, and which of its labels the question names."""

    grid: Grid
    fact: Fact
    row: _Label
    column: _Label
    by_row: bool
    by_column: bool

    @property
    def label(self) -> str:
        """Its row and, where the table has several to choose from, its column."""
        several = len(self.grid.columns) > 1 and not _is_time(self.column)
        return (
            f"{self.fact.subject}（{_UNIT_BEHIND.sub('', self.column[-1])}）"
            if several
            else self.fact.subject
        )


def own_cell(question: Question, place: Place, index: Index, *, both: bool = False) -> Asked | None:
    """The one cell of the place's own tables that a question addresses; ``both`` asks for row and column by name."""
    found: list[Asked] = []
    for summary in place.reports:
        for grid in grids_of(summary, index):
            asked = _cell_of(question, grid, place.year)
            if asked is not None and (not both or (asked.by_row and asked.by_column)):
                found.append(asked)
    whole = [asked for asked in found if asked.by_row and asked.by_column] or found
    values = {(asked.fact.value, asked.fact.printed) for asked in whole}
    return whole[0] if len(values) == 1 else None


def grids_of(summary: ReportSummary, index: Index) -> Iterator[Grid]:
    """The tables of a report that are no national form, each as it stands for the report's year."""
    tables: dict[str, list[Fact]] = {}
    for fact in index.facts([summary.report_id]):
        if fact.origin is Origin.TABLE and not fact.form and fact.row_path and fact.column_path:
            tables.setdefault(fact.fact_id.rsplit(".", 2)[0], []).append(fact)
    report = index.report(summary.report_id) if tables else None
    for facts in tables.values():
        own = [fact for fact in facts if fact.year in (None, summary.year)]
        cells: dict[tuple[_Label, _Label], Fact] = {}
        for fact in own:
            cells.setdefault((fact.row_path, fact.column_path), fact)
        rows = tuple(dict.fromkeys(fact.row_path for fact in own))
        columns = tuple(dict.fromkeys(fact.column_path for fact in own))
        if report is not None and len(cells) > 1 and len(own) == len(cells):
            yield Grid(summary, rows, columns, cells, _said_of(report, facts))


def _said_of(report: Report, facts: Sequence[Fact]) -> str:
    """The title of a table, its section and the lines before it."""
    start = min(fact.quote.start for fact in facts)
    table = next((t for t in report.tables if t.span.start <= start < t.span.end), None)
    start = table.span.start if table is not None else start
    section = report.section_at(start)
    floor = section.span.start if section is not None else 0
    before = Span(max(floor, start - _AROUND), start).of(report.text)
    return "\n".join((report.title, facts[0].section, table.caption if table is not None else "", before))


def _cell_of(question: Question, grid: Grid, year: int | None) -> Asked | None:
    masked, raw = _told(question)
    concepts = concepts_of(masked, frozenset(question.rejected))
    row, column = _axes(grid, concepts, raw)
    if row and _asks_all(question, grid, row, concepts, raw):
        row = grid.total_row()
    if _goes_on(question) and (row is None) != (column is None):
        said = compact(question.context).text.lower()
        before = _axes(grid, concepts_of(_blanked(question.context)), said)
        row = row or before[0]
        counted = _by_words(question, grid, row) if question.measure and row else None
        column = column or counted or before[1]
    if row == () or column == ():
        return None  # several fit as well
    if row is not None and column is not None and row == column:
        return None
    chosen_row = row or grid.total_row()
    chosen_column = column or grid.total_column() or _by_words(question, grid, chosen_row)
    if chosen_row is None or chosen_column is None or not (row or column or _asks_whole(question, grid)):
        return None
    fact = grid.cells.get((chosen_row, chosen_column))
    if fact is None or not may_answer(fact, question, year or fact.report_year):
        return None
    if not all_said(question, masked, (*chosen_row, *chosen_column), grid):
        return None
    return Asked(grid, fact, chosen_row, chosen_column, row is not None, column is not None)


def _asks_all(question: Question, grid: Grid, row: _Label, concepts: Sequence[Concept], raw: str) -> bool:
    """Whether all are asked for, and what a row shares with the question is what the whole table is about (意见 of 意见箱)."""
    if not _ALL.search(question.text) or grid.total_row() is None or _by_name(row[-1], raw):
        return False
    own, around = words_in(" ".join(row)), words_in(grid.around)
    shared = [concept for concept in concepts if _credit(concept, own) >= _HELD]
    of_table = all(concept.held_by(around) >= _HELD for concept in shared)
    return of_table and not carriers_in(row[-1]) & carriers_in(raw)


def _by_words(question: Question, grid: Grid, row: _Label | None) -> _Label | None:
    """The column that alone is counted in what is asked for, or alone is called by the general words of the question."""
    if row is None:
        return None
    columns = [c for c in grid.counting if (row, c) in grid.cells]
    asked = set(MONEY) if question.measure == "money" else {question.measure} - {""}
    counted = [c for c in columns if grid.cells[row, c].unit in asked]
    if len(counted) == 1:
        return counted[0]
    return (
        label_meant(
            counted or columns, concepts_of(question.masked, frozenset(question.rejected)), _told(question)[1]
        )
        or None
    )


def _asks_whole(question: Question, grid: Grid) -> bool:
    """Whether the total of a table of what was published is asked for."""
    text = question.text.lower()
    published = _PUBLISHED.search(text) and not _APPLIED.search(f"{text}{grid.around}")
    return bool(published and _ALL.search(text)) and _only_unit(grid) <= {"", "条", "篇"}


def _only_unit(grid: Grid) -> set[str]:
    return {fact.unit for fact in grid.cells.values()}


def means(question: Question, label: _Label, beside: Sequence[_Label]) -> bool:
    """Whether a question means one label of those beside it."""
    masked, raw = _told(question)
    return label_meant(beside, concepts_of(masked, frozenset(question.rejected)), raw) == label


def _axes(grid: Grid, concepts: Sequence[Concept], raw: str) -> tuple[_Label | None, _Label | None]:
    """The row and the column that words mean."""
    columns = [c for c in grid.counting if not (is_total(c) or _is_time(c))]
    rows = [r for r in grid.rows if not is_total(r)]
    return label_meant(rows, concepts, raw), (
        label_meant(columns, concepts, raw) if len(grid.counting) > 1 else None
    )


def is_elliptic(question: Question) -> bool:
    """Whether a question only names another row or column of what was just spoken of (官网呢)."""
    return bool(question.context and _ELLIPTIC.search(question.text.lower().strip(" ?？。.")))


def _goes_on(question: Question) -> bool:
    """Whether what a question does not name is that of the question before (应公开几条、已公开几条)."""
    short = dict(question.given).get("body") == "carried" and len(question.text) <= _SHORT
    return is_elliptic(question) or bool(
        question.context and short and not _ALL.search(question.text.lower())
    )


def names_cell(question: Question, fact: Fact, summary: ReportSummary, index: Index) -> bool:
    """Whether a question names both labels of a figure of a table with several columns, or one beside a total.

    True for figures that stand in no such table.
    """
    grid = next((g for g in grids_of(summary, index) if fact.fact_id in g.ids), None)
    if grid is None or (len(grid.counting) < _SEVERAL and grid.total_row() is None):
        return True
    masked, raw = _told(question)
    named = [row for row in grid.rows if _by_name(row[-1], raw)]
    if named and fact.row_path not in named and not is_total(fact.row_path):
        return False  # another row is called by its whole name
    concepts = concepts_of(masked, frozenset(question.rejected))
    only = fact.column_path in (_by_words(question, grid, fact.row_path), grid.total_column())

    def said(label: _Label) -> bool:
        words = words_in(" ".join(label))
        own = is_total(label) or _is_time(label) or _by_name(label[-1], raw)
        own = own or (only and label == fact.column_path)
        return (
            own
            or bool(carriers_in(label[-1]) & carriers_in(raw))
            or any(_credit(concept, words) >= _HELD for concept in concepts)
        )

    whole = is_total(fact.row_path) and len(grid.rows) > _SEVERAL and question.language == "en"
    if whole and not all_said(question, masked, (*fact.row_path, *fact.column_path), grid):
        return False  # the total stands for no row that the question names in words nobody knows
    return said(fact.row_path) and said(fact.column_path)


def whole_of(fact: Fact, summary: ReportSummary, index: Index) -> Fact | None:
    """The total a cell is a part of: of a row's total all rows, of a column's total all columns; else none."""
    grid = next((g for g in grids_of(summary, index) if fact.fact_id in g.ids), None)
    if grid is None:
        return None
    row, column = grid.total_row(), grid.total_column()
    if row is not None and fact.row_path != row and fact.column_path == column:
        return grid.cells.get((row, fact.column_path))
    if row is not None and fact.row_path != row and column is None and grid.adds_up(row, fact.column_path):
        return grid.cells.get((row, fact.column_path))
    if row == fact.row_path and column is not None and fact.column_path != column:
        return grid.cells.get((fact.row_path, column))
    return None


def _blanked(text: str) -> str:
    return blank(text, [found.span() for found in _OF_TABLE.finditer(text)])


def _told(question: Question) -> tuple[str, str]:
    """The question without what names no cell, and as typed without the names of its bodies."""
    text = compact(question.text).text.lower()
    if question.context:  # a follow-up that names nothing itself asks for what was named before
        text = f"{text} {compact(question.masked).text.lower()}"
    for body in question.bodies:
        for name in (body.agency, body.region):
            text = text.replace(name, " ") if name else text
    masked = question.masked
    channels = {target.indicator for target in question.targets if target.indicator.startswith(_CHANNEL)}
    if (
        len(channels) == len(question.targets) == 1
    ):  # one of several asked for together (微信和官网各发了多少条)
        kind = channels.pop().removeprefix(_CHANNEL)
        if kind in carriers_in(masked):
            masked, text = without_others(masked, kind), without_others(text, kind)
    return _blanked(masked), text


def all_said(question: Question, masked: str, labels: Sequence[str], grid: Grid) -> bool:
    """Whether labels and title of a cell hold every thing the question names."""
    own, around = words_in(" ".join(labels)), words_in(grid.around)
    kinds = carriers_in(" ".join(labels))

    def held(concept: Concept) -> bool:
        credit = max(_credit(concept, own), concept.held_by(around))
        return credit >= _HELD or bool(kinds & _kinds_of(concept))

    named = heavy(concepts_of(masked, frozenset(question.rejected)))
    rest = [_without_labels(word, labels) for word in question.rest]
    rest = [word for word in rest if _OF_TABLE.sub("", word).strip()]
    if _goes_on(question):  # of what was named before, it has put something else in its place
        rest = [word for word in rest if word in question.text]
    others = [concept for word in rest for concept in heavy(concepts_of(word))]
    if question.language == "zh":
        others += [
            concept for word in _things(_without_labels(masked, labels)) for concept in concepts_of(word)[:1]
        ]
    return all(map(held, (*named, *others))) and all(
        word in own.text or word in around.text for word in question.narrower
    )


def _without_labels(word: str, labels: Sequence[str]) -> str:
    """What a run of words says beside a label that stands in it (二季度环评 under 二季度)."""
    for label in map(label_key, labels):
        word = word.replace(label, "") if len(label) > 1 else word
    return word


def _things(masked: str) -> tuple[str, ...]:
    """What a question names or says was done, but for what is done to any information."""
    said = naming(content(masked))
    deeds = (
        deed
        for deed in said.deeds
        if len(deed) > 1 and not (cues().plain_deeds.fullmatch(deed) or _PASSED_ON.fullmatch(deed))
    )
    return tuple(word for word in (*said.names, *deeds) if len(word) > 1)


def _kinds_of(concept: Concept) -> frozenset[str]:
    return frozenset(kind for way in concept.wordings() for kind in carriers_in(way))


def label_meant(labels: Sequence[_Label], concepts: Sequence[Concept], raw: str) -> _Label | None:
    """The label a question means, ``None`` where it means none, ``()`` where several fit as well."""
    if not labels:
        return None
    words = [words_in(" ".join(label)) for label in labels]
    kinds = [carriers_in(label[-1]) for label in labels]
    asked = carriers_in(raw)
    credits = [[_credit(concept, held) for held in words] for concept in concepts]
    telling = [
        (concept, row)
        for concept, row in zip(concepts, credits, strict=True)
        if len(labels) == 1 or min(row) < _HELD
    ]
    scores = []
    for at, label in enumerate(labels):
        score = sum(concept.weight * row[at] for concept, row in telling if row[at] >= _HELD)
        said = _by_name(label[-1], raw)
        score += _BY_NAME if said else 0.0
        shared = kinds[at] & asked
        score += _BY_KIND if shared and sum(bool(k & shared) for k in kinds) <= len(labels) // 2 + 1 else 0.0
        scores.append((score, said))
    best = max(score for score, _ in scores)
    if not best:
        return None
    first = [at for at, (score, _) in enumerate(scores) if best - score < _SURE]
    if len(first) > 1:
        spoken = [c for c, _ in telling]
        closest = sorted(first, key=lambda at: -precision(words[at], spoken))
        ahead = precision(words[closest[0]], spoken) - precision(words[closest[1]], spoken)
        if ahead < _SURE:
            return ()
        first = closest
    return labels[first[0]]


def _by_name(label: str, raw: str) -> bool:
    """Whether a question says the whole label, or all but what every such label ends with (应公开 of 应公开条目)."""
    key = label_key(label).lower()
    if (hotline := _HOTLINE.search(key)) is not None and hotline.group() in raw:
        return True
    short = _ENDS.sub("", key)
    return any(len(name) >= _SHORTEST_NAME and name in raw for name in (key, short))


def _credit(concept: Concept, words: Words) -> float:
    """How well a label holds a thing, also where another word is set into its name (停电 in 停限电信息)."""
    held = concept.held_by(words)
    if held >= _HELD:
        return held
    ways = [*(way for way, _ in concept.ways), *([concept.run] if concept.run else [])]
    pairs = [way for way in ways if len(way) == 2]
    joint = any(
        re.search(f"{re.escape(way[0])}[\u3400-\u9fff]{re.escape(way[1])}", words.text) for way in pairs
    )
    return max(held, _JOINT if joint else 0.0)


def is_total(label: _Label) -> bool:
    """Whether a row or column adds up the others."""
    return bool(TOTAL.fullmatch(label_key(label[-1])))


def is_change(label: _Label) -> bool:
    """Whether a column says how another changed, or what is remarked on it."""
    if not label:
        return False
    return bool(_CHANGE.search(label[-1])) or label_key(label[-1]) in {"备注", "说明"}


def _is_time(label: _Label) -> bool:
    return bool(parse_year(label_key(label[-1])) or re.search("学年|上年|本年|今年|去年", label[-1]))


def _only(labels: Sequence[_Label]) -> _Label | None:
    return labels[0] if len(labels) == 1 else None
