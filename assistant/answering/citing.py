"""Citations of an answer under construction: numbered in the order they are first needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.types import Citation, Fact, Field, Report, Scope, Span

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["Citer"]


class Citer:
    """Numbers the places an answer rests on; one place is one citation however often it is used."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[tuple[str, Span], int] = {}
        self.citations: list[Citation] = []

    def fact(self, fact: Fact) -> int:
        """The number of a figure's clause or table row."""
        return self.span(fact.report_id, fact.quote, fact.span, fact.row_path, fact.column_path)

    def field(self, report_id: str, field: Field) -> int:
        """The number of a detail's clause; 0 where it does not stand in the text."""
        quote = field.quote or field.span
        return self.span(report_id, quote, field.span) if quote else 0

    def span(
        self,
        report_id: str,
        quote: Span,
        focus: Span | None = None,
        row: tuple[str, ...] = (),
        column: tuple[str, ...] = (),
    ) -> int:
        """The number of any stretch of a report."""
        known = self._known.get((report_id, quote))
        if known:
            return known
        report = self._index.report(report_id)
        longer = None if row else self._widened(report, quote)
        number = longer or len(self.citations) + 1
        self._known[report_id, quote] = number
        if longer:
            return longer
        self.citations.append(_citation(report, number, quote, focus, row, column))
        return number

    def _widened(self, report: Report, quote: Span) -> int | None:
        """The citation that begins at the same character, made to hold ``quote`` too.

        The figures of one list are quoted with the clause they share: one place, not one for each.
        """
        for at, cited in enumerate(self.citations):
            if cited.report_id == report.report_id and cited.span.start == quote.start and not cited.row:
                if quote.end > cited.span.end:
                    self.citations[at] = replace(cited, span=quote, quote=quote.of(report.text))
                return cited.number
        return None

    def is_recognised(self, cited: Citation) -> bool:
        """Whether any of what is quoted was read from a picture."""
        parts = self._index.report(cited.report_id).recognised
        return any(part.start < cited.span.end and cited.span.start < part.end for part in parts)

    def scopes(self) -> tuple[Scope, ...]:
        """The reports cited, each once, in order."""
        found = {}
        for cited in self.citations:
            report = self._index.report(cited.report_id)
            found[report.report_id] = Scope(report.report_id, report.region, report.agency, report.year)
        return tuple(found.values())


def _citation(
    report: Report,
    number: int,
    quote: Span,
    focus: Span | None,
    row: tuple[str, ...],
    column: tuple[str, ...],
) -> Citation:
    section = report.section_at(quote.start)
    published, index_number, url = (_value(report, name) for name in ("published", "index_number", "url"))
    return Citation(
        number=number,
        report_id=report.report_id,
        doc=report.source,
        title=report.title,
        agency=report.agency or report.region,
        year=report.year,
        heading=" › ".join(section.path) if section else "",
        span=quote,
        quote=quote.of(report.text),
        focus=focus,
        row=row,
        column=column,
        published=published,
        index_number=index_number,
        url=url,
    )


def _value(report: Report, name: str) -> str:
    found = report.field(name)
    return found.value if found else ""
