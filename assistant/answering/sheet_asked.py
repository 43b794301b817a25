"""Which cells of a body's own tables a question addresses by a month, a quarter, a township or an office.

One label must be named outright; the other by its words, by the unit asked for, or as the only one that counts. Of tables
that are alike the one is meant whose title the question says. Everything else the question names must stand in labels or title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.concepts import Concept, concepts_of, heavy, words_in
from assistant.answering.lookup import MONEY
from assistant.answering.own_cells import all_said, is_total, label_meant
from assistant.answering.sheets import (
    PLACE,
    PLACES_COUNTED,
    Label,
    Sheet,
    labels_named,
    sheets_of,
    without_labels,
)
from assistant.answering.times_named import spans_several, time_of
from assistant.answering.words import content
from assistant.lexicon.forms import label_key
from assistant.lexicon.segments import naming
from assistant.lexicon.text import compact
from assistant.types import Fact, Question, ReportSummary

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = [
    "APART",
    "NOTHING",
    "Axis",
    "Carried",
    "Meant",
    "axes_of",
    "column_of_cells",
    "has_kind",
    "meant_cells",
    "told_by_title",
    "words_of",
]

_AHEAD = 0.3
"""How much more of a question the title of one table must say than that of another."""
_ALL_YEAR = re.compile(
    r"全年|整年|合计|总计|总共|一共|总数|\b(?:whole|full|entire) year\b|\b(?:total|in all|altogether|overall)\b"
)
_CJK_PAIR = re.compile("(?=([\u3400-\u9fff]{2}))")
_JOINED = re.compile(r"[\s和与跟同及比较]+")
_UNITS_EN = re.compile("quarters?|months?|half|halves|monthly|quarterly")
APART = re.compile(
    r"差(?:了|多少|几|额|距)|相差|(?<!最)(?:多|少)(?:了|出|收|公|发|办|受|接|培|自|处|几|多少|[㐀-鿿]{1,2}(?:了|出)?多少)|高(?:出|了)|低了|[比较].{0,30}(?:多少|几)|\b(?:exceed|differ|difference|gap|more than|fewer than|less than|higher than|lower than|apart|how many more|how much more|how many fewer)"
)
"""Two cells are set against each other."""
_CJK_RUN = re.compile("[㐀-鿿]{2,}")
_HELD = 0.5


@dataclass(frozen=True, slots=True)
class Axis:
    """The labels of one side of a table, with the cell at a label of it and one of the other side."""

    labels: tuple[Label, ...]
    others: tuple[Label, ...]
    at: Callable[[Label, Label], Fact | None]
    total: Label | None
    other_total: Label | None

    @property
    def is_named(self) -> bool:
        """Whether its labels are times, places or offices."""
        return sum(has_kind(label) for label in self.labels) * 2 > len(self.labels)


@dataclass(frozen=True, slots=True)
class Meant:
    """Cells of one table that a question addresses, with the label of the side named outright for each."""

    sheet: Sheet
    cells: tuple[Fact, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """What was asked before a question that only names another row, column or table of it."""

    said: str = ""
    masked: str = ""


NOTHING = Carried()


def has_kind(label: Label) -> bool:
    """Whether a label is a time, a place or an office."""
    return time_of(label[-1]) is not None or bool(PLACE.search(label_key(label[-1])))


def axes_of(sheet: Sheet) -> tuple[Axis, Axis]:
    """Both sides of a table."""
    rows, columns = tuple(sheet.rows), tuple(sheet.columns)
    total_row, total_column = sheet.grid.total_row(), _total_of(sheet)
    return (
        Axis(rows, columns, sheet.cell, total_row, total_column),
        Axis(columns, rows, lambda column, row: sheet.cell(row, column), total_column, total_row),
    )


def _total_of(sheet: Sheet) -> Label | None:
    totals = [column for column in sheet.grid.counting if is_total(column)]
    return totals[0] if len(totals) == 1 else None


def words_of(question: Question) -> str:
    """A question folded, in lower case, without the name of the one body it is put to."""
    said = compact(question.text).text.lower()
    for body in question.bodies:
        said = said.replace(body.agency, " ") if body.level != "township" else said
    return said


def meant_cells(
    question: Question, summaries: Sequence[ReportSummary], index: Index, before: Carried = NOTHING
) -> list[Meant]:
    """The cells that a question names, of each table that has them; ``before`` is what was asked before it."""
    said = words_of(question)
    if spans_several(said):
        return []
    sheets = [sheet for summary in summaries for sheet in sheets_of(summary, index)]
    told = (_in_sheet(question, sheet, said, before, _telling_apart(sheet, sheets)) for sheet in sheets)
    found = [meant for meant in told if meant is not None]
    return told_by_title(found, question, said, before.said)


def _in_sheet(question: Question, sheet: Sheet, said: str, before: Carried, titles: Set[str]) -> Meant | None:
    """The cells a question addresses in one table; ``titles`` are pairs of characters that tell it from tables alike."""
    region, english = sheet.summary.region, question.language == "en"
    for axis in axes_of(sheet):
        if not axis.is_named:
            continue
        own = labels_named(axis.labels, said, region, english=english)
        named = own or labels_named(axis.labels, before.said, region, english=english)
        if (
            _says_title(sheet, titles, f"{said} {before.said}")
            and not own
            and axis.total is not None
            and (_ALL_YEAR.search(said) or (not named and _ALL_YEAR.search(before.said)))
        ):
            named = [axis.total]
        masked = _without_titles(question.masked, titles) if APART.search(said) else question.masked
        asked = replace(question, masked=masked)
        column = column_of_cells(asked, sheet, axis, named, said) if named else None
        if column is None and named and before.said and _holds(question, sheet, axis):
            masked = _without_titles(before.masked, titles)
            column = column_of_cells(replace(question, masked=masked), sheet, axis, named, before.said)
        if column is None:
            continue
        cells = [axis.at(label, column) for label in named]
        told = tuple(cell for cell in cells if cell is not None)
        if len(told) == len(named):
            return Meant(sheet, told, tuple(named))
    return None


def _holds(question: Question, sheet: Sheet, axis: Axis) -> bool:
    """Whether what a short question names stands in a table's title or labels."""
    region, english = sheet.summary.region, question.language == "en"
    masked = without_labels(compact(question.masked).text, axis.labels, region, english=english)
    return all_said(_alone(question, masked), masked, (), sheet.grid)


def _telling_apart(sheet: Sheet, sheets: Sequence[Sheet]) -> Set[str]:
    """Pairs of characters that stand in the titles of tables alike, but not in all of them."""
    alike = [set(_CJK_PAIR.findall(other.title)) for other in sheets if other.columns == sheet.columns]
    return set.union(*alike) - set.intersection(*alike)


def _says_title(sheet: Sheet, titles: Set[str], said: str) -> bool:
    """Whether a question says which of several tables alike it means, or of what kind of places it is."""
    kinds = PLACES_COUNTED.findall(sheet.title)
    return any(word in said for word in (*titles, *kinds))


def _without_titles(masked: str, titles: Set[str]) -> str:
    """Words without the stretches that stand in titles of tables: which table it was, a short question says anew."""
    return _CJK_RUN.sub(lambda run: _blanked(run.group(), titles), masked)


def _blanked(run: str, titles: Set[str]) -> str:
    held = [run[at : at + 2] in titles for at in range(len(run) - 1)]
    kept = [
        char if not (at < len(held) and held[at]) and not (at and held[at - 1]) else " "
        for at, char in enumerate(run)
    ]
    return "".join(kept)


def column_of_cells(
    question: Question, sheet: Sheet, axis: Axis, named: Sequence[Label], said: str
) -> Label | None:
    """The label of the other side that words mean, if everything they name stands in labels and title."""
    region, english = sheet.summary.region, question.language == "en"
    masked = without_labels(compact(question.masked).text, [*axis.labels, *named], region, english=english)
    raw = without_labels(said, axis.labels, region, english=english)
    concepts = concepts_of(masked, frozenset(question.rejected))
    sharp = labels_named(axis.others, raw, region, english=english)
    if len(sharp) > 1:
        return None
    meant = sharp[0] if sharp else _other_meant(axis.others, concepts, raw)
    if meant == ():
        meant = None
        counted = _of_measure(question, axis, named[0], list(axis.others))
        if counted is None:
            return None
        meant = counted
    meant = meant or _of_measure(question, axis, named[0], axis.others) or axis.other_total
    meant = axis.others[0] if meant is None and len(axis.others) == 1 else meant
    if meant is None:
        return None
    labels = (*(part for label in named for part in label), *meant)
    if sharp:  # both are named outright: what was done with it (核发施工许可) says no more
        masked = without_labels(masked, sharp, region, english=english)
        masked = _without_deeds(masked)
    return meant if all_said(_alone(question, masked), masked, labels, sheet.grid) else None


def _other_meant(others: Sequence[Label], concepts: Sequence[Concept], raw: str) -> Label | None:
    """The label that words mean by what stands right above the figures, or by all that stands above them."""
    last = {label[-1:]: label for label in others}
    meant = label_meant(tuple(last), concepts, raw) if len(last) == len(others) else None
    return last[meant] if meant else label_meant(others, concepts, raw)


def _without_deeds(masked: str) -> str:
    """Words without those that say what was done."""
    for deed in naming(content(masked)).deeds:
        masked = masked.replace(deed, " " * len(deed))
    return masked


def _of_measure(question: Question, axis: Axis, label: Label, others: Sequence[Label]) -> Label | None:
    """The only label whose cells are counted in what is asked for."""
    asked = set(MONEY) if question.measure == "money" else {question.measure} - {""}
    fitting = [
        other for other in others if (fact := axis.at(label, other)) is not None and fact.unit in asked
    ]
    return fitting[0] if len(fitting) == 1 else None


def _alone(question: Question, masked: str) -> Question:
    """The question as far as the times, places and offices of a table do not explain it."""
    left = question.rest if question.language == "zh" else ()  # English words alone are no phrases
    pieces = (piece for word in left for piece in _JOINED.split(word))
    rest = tuple(
        piece for piece in pieces if len(piece) > 1 and piece in masked and not _UNITS_EN.fullmatch(piece)
    )
    narrower = tuple(word for word in question.narrower if word in masked and not _UNITS_EN.fullmatch(word))
    return replace(question, masked=masked, rest=rest, narrower=narrower)


def told_by_title(found: list[Meant], question: Question, said: str, carried: str = "") -> list[Meant]:
    """Of cells of tables alike, those of the table whose title says most of the question; all where none is ahead."""
    if len(found) < 2 or len({tuple(fact.value for fact in meant.cells) for meant in found}) == 1:
        return found[:1]
    for text in (said, carried):
        scores = [_title_said(meant, found, question, text) for meant in found]
        best = max(scores)
        ahead = [meant for meant, score in zip(found, scores, strict=True) if best - score < _AHEAD]
        if best > 0 and len(ahead) == 1:
            return ahead
    return found


def _title_said(meant: Meant, found: Sequence[Meant], question: Question, said: str) -> float:
    """How much of what only its title says a question says."""
    own = meant.sheet.title
    others = " ".join(m.sheet.title for m in found if m is not meant)
    pairs = {pair for pair in _CJK_PAIR.findall(own) if pair not in others}
    score = float(sum(pair in said for pair in pairs))
    if question.language == "en":
        here, there = words_in(own), words_in(others)
        score += sum(
            c.held_by(here) for c in heavy(concepts_of(said)) if c.held_by(here) >= _HELD > c.held_by(there)
        )
    return score
