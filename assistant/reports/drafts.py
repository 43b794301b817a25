"""Figures while their sentence is being read, and how they become facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.lexicon.labels import IndicatorMatch, column_sets, match_label
from assistant.lexicon.statements import statements
from assistant.reports.clauses import Prose
from assistant.reports.subjects import Phrase, text_of
from assistant.types import Fact, Measure, Nil, Report, Span, Status

__all__ = ["Draft", "Group", "facts_of"]

_KNOWN = 0.9  # prose takes official labels and known wordings only, never near misses
_LONGEST_QUOTE = 160
_MONEY = ("元", "美元")
# What becomes of an application: names of classes of documents too (依申请公开 58 条, 不予公开 3 条).
_RESULTS = ("granted", "partly_granted", "refused", "unavailable", "unprocessed", "other_handling")
_APPLICATIONS = (
    "received", "carried_in", "carried_out", "handled", "handled_total", "closed", "answered", *_RESULTS,
)  # fmt: skip
_ABOUT_APPLICATIONS = re.compile(r"申请|答复|办理|办结|受理")
_CHANNELS = re.compile(r"网|微博|微信|公众号|平台|专栏|公报|媒体|通过|栏")
_OTHER = {"other_organisation": "other_outcome"}


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

    def sum(self) -> Decimal:
        """The members added up."""
        return sum((member.value for member in self.members), Decimal(0))


def facts_of(prose: Prose, report: Report, drafts: Iterable[Draft]) -> list[Fact]:
    """The drafts as facts in text order, each with its indicator where the lexicon knows it."""
    ordered = sorted(drafts, key=lambda draft: (draft.start, draft.end))
    ids = _ids(prose, report, ordered)
    facts = []
    for draft in ordered:
        _name(prose, report, draft)
        facts.append(_fact(prose, report, draft, ids))
    return facts


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
    """The clause to cite: the sentence, or from the words that name the figure to the end of its cell."""
    start, end = draft.quote
    if end - start > _LONGEST_QUOTE:
        places = [draft.start, *(first for first, _ in draft.subject)]
        ancestor = draft.parent
        while ancestor is not None:
            places += [ancestor.start, *(first for first, _ in ancestor.subject)]
            ancestor = ancestor.parent
        stop = re.compile("[,;。)]").search(prose.text, draft.end, end)
        start, end = max(start, min(places)), stop.start() if stop else end
        end = max([end, *(last for _, last in draft.subject)])
    while end > start and prose.text[end - 1] in " \t\n":
        end -= 1
    while start < end and prose.text[start] in " \t\n":
        start += 1
    return prose.span(start, end)


# --- what the lexicon calls it ---------------------------------------------------------------


def _name(prose: Prose, report: Report, draft: Draft) -> None:
    """Set the draft's indicator and column from its subject, its total and the words around it."""
    if draft.measure is not Measure.LEVEL:
        return
    words = draft.thing or text_of(prose, draft.subject)
    found = _known(words)
    if found is None:
        return
    around = _around(draft)
    indicator, column = found.indicator, found.column
    family = around.indicator if around else ""
    if not indicator:
        indicator = family or _context_indicator(draft) or _section_indicator(prose, report, draft, column)
        column = _column_in(indicator, column)
        if not column:
            return
    elif family and found.column == "natural" and "natural" in column_sets().get(family, ()):
        indicator = family
    if _is_class_of_documents(prose, report, draft, indicator, around) or not _fits_unit(indicator, draft):
        return
    column = column or _column_of(indicator, draft, around, words)
    parent = draft.parent
    if (
        parent is not None
        and (parent.indicator, parent.column) == (indicator, column)
        and parent.end != draft.end
    ):
        return  # a district's share of the total is not the total
    draft.indicator, draft.column = indicator, column


def _known(words: str) -> IndicatorMatch | None:
    """What the phrase names: as a whole, else from its last deed on (在…网站 | 主动公开规章)."""
    found = match_label(words)
    if found is not None and found.score >= _KNOWN:
        return found
    deeds = [deed.start() for deed in statements().deed.finditer(words)]
    if not deeds or deeds[-1] == 0 or words[deeds[-1] - 1] in "未不没无免":
        return None
    found = match_label(words[deeds[-1] :])
    if found is None or found.score < _KNOWN or not found.indicator:
        return None
    # What one channel publishes is not all that is published.
    return None if found.indicator.startswith("proactive") and _CHANNELS.search(words) else found


def _around(draft: Draft) -> Draft | None:
    """The nearest named figure it hangs on: its total, else the figures before it in the sentence."""
    if draft.parent is not None and draft.parent.indicator:
        return draft.parent
    other = draft.before
    while other is not None and not other.indicator:
        other = other.before
    return other


def _context_indicator(draft: Draft) -> str:
    for piece in re.split(r"按|[,:]", draft.context):
        found: IndicatorMatch | None = match_label(re.sub(r"(?:方面|情况|数据|结果|中|里|如下)+$", "", piece))
        if found is not None and found.score >= _KNOWN and found.indicator:
            return found.indicator
    return ""


def _section_indicator(prose: Prose, report: Report, draft: Draft, column: str) -> str:
    """Kinds of applicants without a word on what they did: they applied, in the section on applications."""
    section = report.section_at(prose.span(draft.start, draft.end).start)
    told = (section.path[-1] if section and section.path else "") + draft.context
    return "received" if column in column_sets()["received"] and "申请" in told else ""


def _column_in(indicator: str, column: str) -> str:
    columns = column_sets().get(indicator, ())
    return column if column in columns else _OTHER.get(column, "") if _OTHER.get(column) in columns else ""


def _is_class_of_documents(
    prose: Prose, report: Report, draft: Draft, indicator: str, around: Draft | None
) -> bool:
    """Whether 不予公开 3 条 counts documents by class, not applications by result."""
    if indicator.split(".")[0] not in _RESULTS:
        return False
    if around is not None:
        if around.indicator.split(".")[0] in _APPLICATIONS:
            return False
        return True
    if draft.parent is not None:
        return not _ABOUT_APPLICATIONS.search(text_of(prose, draft.parent.subject))
    section = report.section_at(prose.span(draft.start, draft.end).start)
    heading = "".join(section.path) if section else ""
    told = heading + draft.context + "".join(text_of(prose, d.subject) for d in _chain(draft))
    return draft.unit in ("条", "篇", "份") and not _ABOUT_APPLICATIONS.search(told)


def _chain(draft: Draft) -> Iterable[Draft]:
    other = draft.before
    while other is not None:
        yield other
        other = other.before


def _fits_unit(indicator: str, draft: Draft) -> bool:
    """Money is no number of cases, and cases are no money."""
    money = draft.unit in _MONEY
    if indicator in ("budget", "fee_collected"):
        return money or draft.nil is not None or draft.value == 0
    return not money or indicator in ("fee", "procurement", "processing_fee")


def _column_of(indicator: str, draft: Draft, around: Draft | None, text: str) -> str:
    """The column a figure stands for when its words do not say."""
    columns = column_sets().get(indicator, ())
    if "total" in columns:
        return "total"
    if draft.unit in _MONEY:
        return "amount" if "amount" in columns else ""
    if "decisions" in columns:
        return "decisions"
    if indicator == "procurement":
        return "items"
    if statements().verb.search(text):
        return ""
    same = around is not None and set(column_sets().get(around.indicator, ())) == set(columns)
    return around.column if around is not None and same else ""
