"""Figures while their sentence is being read, and how they become facts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.reports.clauses import Prose
from assistant.reports.subjects import Phrase
from assistant.types import Fact, Measure, Nil, Report, Span, Status

__all__ = ["Draft", "Group", "facts_of"]

_LONGEST_QUOTE = 160
_WHEN = re.compile(r"[^\d,;:。]{0,4}(?:\d{4}|[今本去全上当一])年(?:度|来|以来|底|末)?,")
"""2019年, before the words of a figure is cited with them."""
_BETWEEN = re.compile(r"[,;:。]")


@dataclass(slots=True, eq=False)
class Draft:
    """One figure of a sentence; ranges are places in the prose."""

    start: int
    end: int
    value: Decimal
    subject: Phrase
    quote: tuple[int, int]
    topic: Phrase = ()
    """For a change: its subject without the words of the change."""
    unit: str = ""
    upper: Decimal | None = None
    bound: str = ""
    nil: Nil | None = None
    measure: Measure = Measure.LEVEL
    status: Status = Status.RESULT
    year: int | None = None
    cumulative: bool = False
    parent: Draft | None = None
    open_parts: bool = False
    context: str = ""
    """Words the figure stands under (行政复议方面, 按申请人分): they complete a bare column name."""
    before: Draft | None = None
    """The figure read before it in the same sentence."""
    thing: str = ""
    """What to look up in the lexicon, where it is not the subject."""
    indicator: str = ""
    column: str = ""


@dataclass(slots=True)
class Group:
    """A list of parts being read: of ``total``, or of whatever the words before it name."""

    total: Draft | None
    opener: str
    choices: tuple[Draft, ...] = ()
    """Other totals it may belong to, nearest first."""
    open: bool = False
    members: list[Draft] = field(default_factory=list)
    outer: Group | None = None
    mark: str = ""
    """What stands between its members: a comma or a semicolon."""
    shared: bool = False
    """The list began with a share of the total."""
    changes: bool = False
    """Its members say how they changed, each on its own."""

    def is_complete(self) -> bool:
        """Whether two or more members add up to the total."""
        return self.total is not None and len(self.members) > 1 and self.sum() == self.total.value

    def sum(self) -> Decimal:
        """The members added up."""
        return sum((member.value for member in self.members), Decimal(0))


def facts_of(prose: Prose, report: Report, drafts: list[Draft]) -> list[Fact]:
    """The drafts, which stand in text order, as facts."""
    ids = _ids(prose, report, drafts)
    return [_fact(prose, report, draft, ids) for draft in drafts]


def _ids(prose: Prose, report: Report, drafts: list[Draft]) -> dict[int, str]:
    seen: Counter[Span] = Counter()
    ids = {}
    for draft in drafts:
        span = prose.span(draft.start, draft.end)
        seen[span] += 1
        again = f"#{seen[span]}" if seen[span] > 1 else ""
        ids[id(draft)] = f"{report.report_id}:{span.start}-{span.end}{again}"
    return ids


def _fact(prose: Prose, report: Report, draft: Draft, ids: dict[int, str]) -> Fact:
    span = prose.span(draft.start, draft.end)
    section = report.section_at(span.start)
    subject = "".join(prose.printed(start, end) for start, end in draft.subject)
    return Fact(
        fact_id=ids[id(draft)],
        report_id=report.report_id,
        region=report.region,
        agency=report.agency,
        report_year=report.year,
        year=draft.year,
        indicator=draft.indicator,
        column=draft.column,
        subject=subject,
        value=draft.value,
        nil=draft.nil,
        unit=draft.unit,
        printed=span.of(report.text),
        bound=draft.bound,
        upper=draft.upper,
        measure=draft.measure,
        status=draft.status,
        cumulative=draft.cumulative,
        section=" › ".join(section.path) if section else "",
        span=span,
        quote=_quote(prose, draft),
        parent=ids.get(id(draft.parent), "") if draft.parent else "",
        open_parts=draft.open_parts,
    )


def _quote(prose: Prose, draft: Draft) -> Span:
    """What to cite: the sentence, or of a long one the cells that name the figure and hold it."""
    start, end = draft.quote
    if end - start > _LONGEST_QUOTE:
        start, end = _cells_of(prose.text, draft, start, end)
    while end > start and prose.text[end - 1] in " \t\n":
        end -= 1
    while start < end and prose.text[start] in " \t\n":
        start += 1
    return prose.span(start, end)


def _cells_of(text: str, draft: Draft, start: int, end: int) -> tuple[int, int]:
    """The cells of a sentence between ``start`` and ``end`` that hold the draft, its words and its totals."""
    drafts = [draft]
    while drafts[-1].parent is not None:
        drafts.append(drafts[-1].parent)
    words = [place for each in drafts for place in each.subject]
    first = min([each.start for each in drafts] + [a for a, _ in words])
    last = max([draft.end] + [b for _, b in words])
    cells = [start, *(mark.end() for mark in _BETWEEN.finditer(text, start, first))]
    begin = cells[-1]
    if len(cells) > 1 and _WHEN.fullmatch(text, cells[-2], begin):
        begin = cells[-2]
    stop = _BETWEEN.search(text, last, end)
    finish = stop.start() if stop else end
    if text.count("(", begin, finish) > text.count(")", begin, finish):
        finish = text.find(")", finish, end) + 1 or end
    return begin, finish
