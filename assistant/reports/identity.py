"""Whose report it is, of which year, and what its header, end and contact lines say.

Decided from the title, then the period statement, the header block, the opening, the file name, the
signature and other places, in this order; every decision keeps its place and says what
decided it (``Field.how``). Where two places disagree the earlier one wins and a warning names both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.lexicon.agencies import parse_agency
from assistant.lexicon.text import compact
from assistant.reports.body import read_agency
from assistant.reports.contacts import contact_fields
from assistant.reports.dates import DATE, find_dates
from assistant.reports.header import header_values, is_header_line
from assistant.reports.lines import Line, Page
from assistant.reports.period import read_period, read_year
from assistant.reports.reading import Identity, Reading
from assistant.reports.title import read_kind, read_title
from assistant.types import Field, Section, Span

__all__ = ["Identity", "read_identity"]

_SIGNED = re.compile(rf"[\u4e00-\u9fff()]{{0,30}}{DATE}(?:印发|发布)?")
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[\[(](?:19|20)\d\d[\])]第?\d{1,4}号")
_INDEX_NUMBER = re.compile(r"[0-9A-Z]{8,20}(?:-\d+)*/(?:19|20)\d\d-\d{3,7}")
_TOLD = re.compile(
    rf"(?:报告|年报)[^。\n]{{0,60}}?(?:已|将)?[于在](?P<date>{DATE})(?:起|前)?(?:,?[在由通][^。\n,;]{{2,40}}?)?"
    "(?:发布|公布|公开|刊登|刊载|登载|挂网|上网|上线|发表|对外)"
)
"""A sentence of the opening that says when the report came out (报告于2024年3月14日发布在…)."""
_HEAD_LINES, _TAIL_LINES = 80, 25


def read_identity(
    page: Page,
    source: str,
    sections: Sequence[Section],
    furniture: Sequence[Span],
    meta: Mapping[str, str] | None = None,
) -> Identity:
    """Read identity, header and contact fields; fields of one name stand in order of preference.

    ``meta`` is what the carrier says of itself (``title`` of a web page).
    """
    free = [line for line in page.lines if not _covered(page.span(line.start, line.end), furniture)]
    first = min((section.span.start for section in sections if section.level), default=len(page.text))
    head = [line for line in free if page.view.at(line.start) < first][:_HEAD_LINES]
    tail = free[-_TAIL_LINES:]
    reading = Reading(
        page,
        source,
        tuple(sections),
        tuple(furniture),
        free,
        head,
        tail,
        header_values(page, head),
        meta or {},
    )
    read_title(reading)
    read_kind(reading)
    read_period(reading)
    read_year(reading)
    read_agency(reading)
    _read_header(reading)
    _read_signature(reading)
    reading.identity.fields += contact_fields(page, sections, furniture)
    if not reading.identity.agency and reading.identity.year is None:
        reading.identity.warnings.append(
            "neither a body nor a year was recognised: no question about a place or a year finds this file; "
            "name both in its first lines, or take it out if it is no report"
        )
    return reading.identity


def _covered(span: Span, furniture: Sequence[Span]) -> bool:
    return any(cut.covers(span) for cut in furniture)


def _read_header(reading: Reading) -> None:
    page = reading.page
    for value in reading.labelled:
        if value.name in {"index_number", "document_number", "source", "publisher"}:
            _add(reading, value.name, page.printed(value.start, value.end), value.start, value.end)
        elif value.name in {"published", "signed"}:
            for found in find_dates(page.view.text, value.start, value.end)[:1]:
                _add(reading, value.name, found.iso, found.start, found.end)
    for line in reading.head:
        if _DOCUMENT_NUMBER.fullmatch(line.text) and not any(reading.named("document_number")):
            _add(reading, "document_number", page.printed(line.start, line.end), line.start, line.end)
    for line in reading.head:
        if _INDEX_NUMBER.fullmatch(line.text) and not any(reading.named("index_number")):
            _add(reading, "index_number", page.printed(line.start, line.end), line.start, line.end)
    _read_lone_date(reading)
    if not any(reading.named("published")):
        _read_published_below(reading)
    if not any(reading.named("published")):
        _read_published_told(reading)
    _read_meta(reading)


def _read_published_told(reading: Reading) -> None:
    """The opening of some reports tells when and where they came out."""
    for line in reading.head:
        told = _TOLD.search(line.text)
        for found in find_dates(line.text, told.start("date"), told.end("date"))[:1] if told else ():
            first = max(line.text.rfind(mark, 0, found.start) for mark in "。;") + 1
            last = line.text.find("。", found.end)
            page, start = reading.page, line.start
            span = page.span(start + found.start, start + found.end)
            quote = page.span(start + first, start + (last + 1 if last >= 0 else len(line.text)))
            reading.identity.fields.append(Field("published", found.iso, span, quote, "opening"))
            return


def _read_meta(reading: Reading) -> None:
    """Date and source that only the web page itself gives, not its text."""
    for name, keys in (("published", ("pubdate", "publishdate")), ("source", ("contentsource", "source"))):
        given = next((reading.meta[key] for key in keys if reading.meta.get(key)), "").strip()
        if name == "published":
            dates = find_dates(compact(given).text)
            given = dates[0].iso if dates else ""
        if given and not any(reading.named(name)):
            reading.identity.fields.append(Field(name, given, None, None, "header"))


def _read_lone_date(reading: Reading) -> None:
    """A line of the head that is only a date.

    In brackets, or under a body's name below the title or a text (a notice that forwards the report),
    it is the day of signing, else of publication.
    """
    title = reading.title.span.start if reading.title and reading.title.span else 0
    text = next((line.start for line in reading.head if "。" in line.text), len(reading.page.view.text))
    for before, line in zip([None, *reading.head], reading.head, strict=False):
        dates = find_dates(line.text)
        if not dates or len(line.text) - (dates[0].end - dates[0].start) > 9:
            continue
        if any(line.start <= value.start < line.end for value in reading.labelled):
            continue
        below = reading.page.view.at(line.start) > title or line.start > text
        under = below and before is not None and parse_agency(before.text) is not None
        signed = under or re.fullmatch(r"\(.*\)", line.text) or len(reading.head) == len(reading.free)
        name = "signed" if signed else "published"
        if not any(reading.named(name)):
            _add(reading, name, dates[0].iso, line.start + dates[0].start, line.start + dates[0].end)


def _read_published_below(reading: Reading) -> None:
    """Some sites print date and source under the report."""
    below = [line for line in reading.tail if line not in reading.head]
    for value in header_values(reading.page, below):
        if value.name == "published" and not any(reading.named("published")):
            for found in find_dates(reading.page.view.text, value.start, value.end)[:1]:
                _add(reading, "published", found.iso, found.start, found.end)
        elif value.name == "source" and not any(reading.named("source")):
            _add(reading, "source", reading.page.printed(value.start, value.end), value.start, value.end)


def _read_signature(reading: Reading) -> None:
    """The date under the report; it goes before a date of signing in the header block."""
    for line in reversed(reading.tail):
        if line in reading.head[:-1] or is_header_line(line) or not _SIGNED.fullmatch(line.text):
            continue
        dates = find_dates(line.text)
        if dates:
            _sign(reading, line, dates[-1].start, dates[-1].end, dates[-1].iso)
            return


def _sign(reading: Reading, line: Line, start: int, end: int, iso: str) -> None:
    page, fields = reading.page, reading.identity.fields
    first = next((at for at, other in enumerate(fields) if other.name == "signed"), len(fields))
    span = page.span(line.start + start, line.start + end)
    fields.insert(first, Field("signed", iso, span, page.span(line.start, line.end), "signature"))


def _add(reading: Reading, name: str, value: str, start: int, end: int) -> None:
    """Add a field of the header block; its quote is the line, or the value alone where that is long."""
    page, text = reading.page, reading.page.view.text
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    quote = page.span(first, last) if last - first <= 160 else page.span(start, end)
    reading.identity.fields.append(Field(name, value, page.span(start, end), quote, "header"))
