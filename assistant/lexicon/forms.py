"""The three national forms of the annual report: tables, rows, columns, labels and identities as data.

Labels of a report are printed with blanks, line breaks, enumerators, quotes, explanations in
brackets and misprints. ``label_key`` strips all of that but the misprints; ``match_label_key``
finds the best of a list of known labels and answers nothing where two are nearly as good.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from assistant.errors import LexiconError
from assistant.lexicon.data import read_data
from assistant.lexicon.text import compact

__all__ = [
    "MIN_LIKENESS",
    "Form",
    "FormBlock",
    "FormColumn",
    "FormRow",
    "FormTable",
    "Identity",
    "LabelMatch",
    "best_label",
    "form_of_year",
    "forms",
    "label_key",
    "label_number",
]


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a block: ``column`` is the id of columns.yaml, ``labels`` its wordings, official first."""

    column: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a block; a group row (``indicator`` empty) only heads the rows below it.

    ``column`` is set on rows of a list that stand for one cell (复议: 被依法纠错数 → corrected).
    ``number`` is the enumerator as printed. ``under`` names the indicator whose row must have come
    before, where the same label stands under several. ``group`` is the label of the group row above.
    """

    indicator: str
    labels: tuple[str, ...]
    number: str = ""
    column: str = ""
    unit: str = ""
    under: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class FormBlock:
    """Rows under one header row. ``set`` is the column set of columns.yaml, empty for a list."""

    block_id: str
    set: str
    header: str
    unit: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class FormTable:
    """One table of a form; ``grid`` is blocks, applicants, outcomes or list (see forms.yaml)."""

    table_id: str
    title: str
    grid: str
    header: tuple[str, ...]
    blocks: tuple[FormBlock, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """The sum of the cells ``left`` equals the sum of ``right``.

    ``over`` says along what: ``columns`` (ids are indicators, for every column), ``rows`` (ids are
    columns, for every row) or ``list`` (ids are indicators of a list).
    """

    rule: str
    over: str
    table: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A national form, in force for the reporting years ``first_year`` to ``last_year``."""

    form_id: str
    title: str
    first_year: int
    last_year: int | None
    tables: tuple[FormTable, ...]
    identities: tuple[Identity, ...]

    def table(self, table_id: str) -> FormTable:
        """The table of that id."""
        return next(table for table in self.tables if table.table_id == table_id)

    def cells(self) -> frozenset[tuple[str, str]]:
        """Every (indicator, column) the form has a cell for."""
        found: set[tuple[str, str]] = set()
        for block in (block for table in self.tables for block in table.blocks):
            for row in block.rows:
                if not row.indicator:
                    continue
                columns = [""] if block.set == "" else [column.column for column in block.columns]
                found.update((row.indicator, row.column or column) for column in columns)
        return frozenset(found)


@functools.cache
def forms() -> Mapping[str, Form]:
    """The national forms by id: 2019, 2021, 2014.

    Raises:
        LexiconError: forms.yaml has an entry that cannot be read; the message names it.
    """
    data = dict(read_data("forms.yaml"))
    data.pop("shared", None)
    try:
        return MappingProxyType({form_id: _form(form_id, entry) for form_id, entry in data.items()})
    except (KeyError, TypeError, ValueError) as exc:
        raise LexiconError(f"forms.yaml: unreadable entry ({exc!r})") from exc


def form_of_year(year: int | None) -> str:
    """Id of the form prescribed for a reporting year, empty before 2014 or where the year is unknown."""
    for form in forms().values() if year is not None else ():
        if form.first_year <= (year or 0) and (form.last_year is None or (year or 0) <= form.last_year):
            return form.form_id
    return ""


def _form(form_id: str, entry: dict[str, Any]) -> Form:
    first, last = entry["years"]
    return Form(
        form_id=form_id,
        title=entry["title"],
        first_year=first,
        last_year=last,
        tables=tuple(_table(table) for table in entry["tables"]),
        identities=tuple(
            Identity(e["rule"], e["over"], e["table"], tuple(e["left"]), tuple(e["right"]))
            for e in _flat(entry["identities"])
        ),
    )


def _table(entry: dict[str, Any]) -> FormTable:
    return FormTable(
        table_id=entry["id"],
        title=entry["title"],
        grid=entry["grid"],
        header=tuple(entry["header"]),
        blocks=tuple(_block(block) for block in entry["blocks"]),
    )


def _block(entry: dict[str, Any]) -> FormBlock:
    rows, group = [], ""
    for row in _flat(entry["rows"]):
        if "group" in row:
            group = row["group"]
            rows.append(FormRow("", (group,), str(row.get("number", ""))))
            continue
        if _ends_group(str(row.get("number", "")), group):
            group = ""
        rows.append(
            FormRow(
                indicator=row["indicator"],
                labels=tuple(row["labels"]),
                number=str(row.get("number", "")),
                column=row.get("column", ""),
                unit=row.get("unit", ""),
                under=row.get("under", ""),
                group=group,
            )
        )
    return FormBlock(
        block_id=entry["id"],
        set=entry["set"],
        header=entry.get("header", ""),
        unit=entry.get("unit", ""),
        columns=tuple(FormColumn(column, tuple(labels)) for column, labels in entry["columns"].items()),
        rows=tuple(rows),
    )


def _ends_group(number: str, group: str) -> bool:
    """Rows numbered 一 or （七） stand on their own; rows 1, 2, 3 and unnumbered ones belong to the group."""
    return bool(group) and number != "" and not number.isascii()


def _flat(entries: Iterable[Any]) -> Iterable[Any]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


# --- labels -------------------------------------------------------------------------------

_NUMBER = re.compile(
    r"^(?:其中[:,]?)?[(\[]?(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?:[)\]][、.,:]?|[、.,:](?!\d)|(?=[^\W\d_]))"
)
_BLANK = re.compile(r"\s")
_AMONG = re.compile(r"^[(\[]?其中[:,]?")
_READING = re.compile(r"\([a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OPEN_BRACKET = re.compile(r"\([^()]*$")
_MARKS = re.compile(r"[\s\"'《》\-_*#:;,.、。/\\|()\[\]+·?※★☆▲△◆◇●○†‡①-⑳¹²³⁰⁴-⁹]")
_BULLETS = "※★☆▲△◆◇●○†‡*#·"
# Wordings of mirrors in Taiwan style: no edit distance bridges them in a short label.
_WORDINGS = (("档案", "文件"), ("资讯", "信息"), ("资料", "数据"))


@functools.lru_cache(maxsize=16384)
def label_key(label: str, *, brackets: bool = False) -> str:
    """A label as it is compared: folded, without blanks, enumerator, quotes, marks and readings.

    Explanations in brackets are dropped unless ``brackets`` asks to keep their words.
    """
    text = _READING.sub("", _BLANK.sub("", compact(label).text)).lstrip(_BULLETS)
    text = _AMONG.sub("", text)
    if not text[:1].isdigit() or _NUMBER.match(text):
        text = _strip_number(text)
    text = _AMONG.sub("", text)
    if not brackets:
        bare = _OPEN_BRACKET.sub("", _BRACKETS.sub("", text))
        text = bare if _MARKS.sub("", bare) else text
    text = _MARKS.sub("", text)
    for other, official in _WORDINGS:
        text = text.replace(other, official)
    return text


def _strip_number(text: str) -> str:
    match = _NUMBER.match(text)
    if match is None:
        return text
    # A bare Chinese numeral is part of the word (三类内部…) unless a bracket or 、 closes it.
    if match.group().endswith(match["number"]) and not match["number"].isdigit():
        return text
    rest = text[match.end() :]
    return rest if _MARKS.sub("", rest) else text


@functools.lru_cache(maxsize=16384)
def label_number(label: str) -> str:
    """The enumerator of a label in one spelling: ``一``, ``（一）`` or ``1``; empty without one."""
    text = _AMONG.sub("", _BLANK.sub("", compact(label).text).lstrip(_BULLETS))
    match = _NUMBER.match(text)
    if match is None:
        return ""
    number = match["number"]
    if number.isdigit():
        return str(int(number))
    if match.group().startswith("("):
        return f"（{number}）"
    return number if match.group() != number else ""


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """Which of the labels asked about a text is: its position, and how like it the text is (0 to 1)."""

    index: int
    score: float


MIN_LIKENESS = 0.75
"""Least likeness of a misprinted label: one wrong character of four. 行政处罚 against 行政许可 is 0.5."""
MARGIN = 0.1
"""How much better than the second best a misprinted label must be."""


def best_label(
    label: str, known: Sequence[Sequence[str]], numbers: Sequence[str] = (), *, least: float = MIN_LIKENESS
) -> LabelMatch | None:
    """Which entry of ``known`` (each a list of wordings) a printed label is, ``None`` if none or not clear.

    Exact wins; then a known label of five or more characters cut short at its end; then the least
    edit distance, which must reach ``least``. The best must be clearly better than the second, or be
    the only one of the two whose enumerator in ``numbers`` is the printed one.
    """
    return _best(label, tuple(tuple(wordings) for wordings in known), tuple(numbers), least)


@functools.lru_cache(maxsize=16384)
def _best(
    label: str, known: tuple[tuple[str, ...], ...], numbers: tuple[str, ...], least: float
) -> LabelMatch | None:
    keys = {label_key(label), label_key(label, brackets=True)} - {""}
    scores, holders = [], []
    for index, wordings in enumerate(known):
        pairs = [(key, _known_key(wording)) for key in keys for wording in wordings]
        score = max((_likeness(*pair) for pair in pairs), default=0.0)
        if score >= least:
            scores.append(LabelMatch(index, score))
        if any(key in wording for key, wording in pairs):
            holders.append(LabelMatch(index, score))
    top = max((match.score for match in scores), default=0.0)
    best = [match for match in scores if match.score == 1 or (top < 1 and top - match.score < MARGIN)]
    if len(best) == 1 and top < 1 and len(holders) > 1:
        best = holders  # half a label (意公开答复数) that several labels end in
    if len(best) > 1 and numbers:
        number = label_number(label)
        best = [match for match in best if number and numbers[match.index] == number]
    return best[0] if len(best) == 1 else None


@functools.lru_cache(maxsize=1024)
def _known_key(wording: str) -> str:
    return label_key(wording, brackets=True)


@functools.lru_cache(maxsize=65536)
def _likeness(key: str, known: str) -> float:
    from rapidfuzz.distance import Levenshtein

    if key == known:
        return 1.0
    if len(key) >= 5 and known.startswith(key) and len(key) * 2 > len(known):
        return 0.95
    if len(known) < 3 or len(key) > 2 * len(known):
        return 0.0
    return float(Levenshtein.normalized_similarity(key, known))
