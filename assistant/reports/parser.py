"""A loaded document becomes a Report: furniture, tables, sections, identity.

The text is read once into a compact view (``lines.Page``). Tables that arrive as text are looked for
outside furniture and outside the tables the carrier already gave; headings outside all of these.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from langchain_core.documents import Document

from assistant.reports.appended import appended_reports
from assistant.reports.furniture import find_furniture
from assistant.reports.identity import read_identity
from assistant.reports.lines import Page
from assistant.reports.outline import certain_headings, find_sections
from assistant.reports.over_pages import joined_over_pages
from assistant.reports.page_breaks import over_breaks, running_titles
from assistant.reports.tables import find_text_tables
from assistant.types import Report, Span, Table

__all__ = ["parse_report"]


def parse_report(document: Document) -> Report:
    """Read one document of ``ReportLoader`` into a Report; never fails on what the text holds."""
    metadata = document.metadata
    text = document.page_content
    source, sha256 = str(metadata.get("source", "")), str(metadata.get("sha256", ""))
    page = Page(text)
    carried: tuple[Table, ...] = tuple(metadata.get("tables", ()))
    grids = [table.span for table in carried]
    known = (*metadata.get("furniture", ()), *running_titles(page))
    furniture = find_furniture(page, known, grids)
    appended = appended_reports(text, furniture)
    furniture = tuple(sorted((*furniture, *(span for span, _ in appended))))
    regions = _lines_outside(text, [*grids, *furniture, *certain_headings(page)])
    stretches = over_breaks(text, regions, furniture)
    found = sorted([*carried, *find_text_tables(text, stretches)], key=lambda table: table.span)
    tables = joined_over_pages(text, found, furniture)
    blocked = [*furniture, *(table.span for table in tables)]
    sections = find_sections(page, blocked, _end_of_content(text, furniture))
    identity = read_identity(page, source, sections, furniture, metadata.get("meta") or {})
    return Report(
        report_id=hashlib.sha256(f"{source}\0{sha256}".encode()).hexdigest()[:16],
        source=source,
        sha256=sha256,
        text=text,
        title=identity.title,
        region=identity.region,
        agency=identity.agency,
        level=identity.level,
        year=identity.year,
        kind=identity.kind,
        format=str(metadata.get("format", "txt")),
        encoding=str(metadata.get("encoding", "utf-8")),
        fields=tuple(identity.fields),
        sections=sections,
        tables=tuple(tables),
        furniture=furniture,
        unreadable=tuple(metadata.get("unreadable", ())),
        recognised=tuple(metadata.get("recognised") or ()),
        warnings=(*metadata.get("warnings", ()), *identity.warnings, *map(_left_out, appended)),
    )


def _left_out(appended: tuple[Span, int]) -> str:
    span, year = appended
    return (
        f"the report of {year} that follows from character {span.start} on is not read; "
        "save it as a file of its own"
    )


def _lines_outside(text: str, taken: Sequence[Span]) -> Iterator[Span]:
    """Stretches of whole lines that share no character with ``taken``."""
    start = 0
    for span in sorted(taken):
        first = text.rfind("\n", 0, span.start) + 1
        if first > start:
            yield Span(start, first)
        after = text.find("\n", max(span.end - 1, 0))
        start = max(start, len(text) if after < 0 else after + 1)
    if start < len(text):
        yield Span(start, len(text))


def _end_of_content(text: str, furniture: Sequence[Span]) -> int:
    """Where the furniture at the end of the page begins, or the end of the text."""
    if furniture and not text[furniture[-1].end :].strip():
        return furniture[-1].start
    return len(text)
