"""What was read from one report, as the rows the catalog stores.

Made in the process that read the file, so that the one that stores does nothing but store; rows of
plain values also travel between processes several times faster than the types they are made from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from langchain_core.documents import Document

from assistant.indexing.catalog import Reading, digest_of
from assistant.indexing.codec import dump
from assistant.indexing.lexical import passage_terms
from assistant.indexing.splitter import passages, windows
from assistant.types import Check, Fact, ReportSummary

__all__ = ["ReportRows", "Row", "check_rows", "rows_of"]

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ReportRows:
    """The rows of one report, by table, and what a build says of it.

    ``identity`` is what the table of reports holds besides the file and the build that added it.
    """

    report_id: str
    region: str
    agency: str
    source: str
    identity: Row
    tables: dict[str, list[Row]]
    warnings: tuple[str, ...]
    """Of the parser and of what drew the figures, in this order; one may stand twice."""
    facts: int
    words: tuple[tuple[str, str], ...]
    """Each passage by its id with the terms it is found by, blanks between them."""

    def window_texts(self) -> dict[bytes, str]:
        """The distinct texts of the windows by their digest."""
        [(_, text, _)] = self.tables["texts"]
        return {digest: text[start:end] for _, start, end, _, digest, _ in self.tables["windows"]}

    def with_vectors(self, names: Mapping[bytes, bytes]) -> ReportRows:
        """The same with the name of each window's vector, by the digest of its text."""
        rows = [(*place, digest, names[digest]) for *place, digest, _ in self.tables["windows"]]
        return replace(self, tables={**self.tables, "windows": rows})


def rows_of(reading: Reading) -> ReportRows:
    """The rows of a report."""
    report, documents = reading.report, passages(reading.report)
    return ReportRows(
        report_id=report.report_id,
        region=report.region,
        agency=report.agency,
        source=report.source,
        identity=(report.region, report.agency, report.year, report.kind, "", dump(_summary(reading))),
        tables={
            "texts": [(report.report_id, report.text, dump(replace(report, text="")))],
            "passages": [_passage_row(at, document) for at, document in enumerate(documents)],
            "windows": [row for document in documents for row in _window_rows(document)],
            "facts": [_fact_row(at, fact) for at, fact in enumerate(reading.facts)],
            "checks": check_rows(reading.checks, across=0),
        },
        warnings=(*report.warnings, *reading.warnings),
        facts=len(reading.facts),
        words=tuple((str(document.id), " ".join(passage_terms(document))) for document in documents),
    )


def check_rows(checks: Sequence[Check], across: int) -> list[Row]:
    """The rows of checks; ``across`` is 1 for those between reports."""
    return [(check.check_id, check.report_id, at, across, dump(check)) for at, check in enumerate(checks)]


def _summary(reading: Reading) -> ReportSummary:
    report = reading.report

    def value(name: str) -> str:
        field = report.field(name)
        return field.value if field else ""

    return ReportSummary(
        report_id=report.report_id,
        source=report.source,
        title=report.title,
        region=report.region,
        agency=report.agency,
        level=report.level,
        year=report.year,
        kind=report.kind,
        published=value("published"),
        index_number=value("index_number"),
        url=reading.url,
    )


def _passage_row(at: int, document: Document) -> tuple[Any, ...]:
    data = document.metadata
    place = (data["start_index"], data["end_index"])
    return (data["passage_id"], data["report_id"], at, dump(data), *place)


def _window_rows(document: Document) -> list[tuple[Any, ...]]:
    data, text = document.metadata, document.page_content
    found: list[tuple[Any, ...]] = []
    for span in windows(text):
        start, end = data["start_index"] + span.start, data["start_index"] + span.end
        digest = digest_of(span.of(text))
        found.append((data["passage_id"], start, end, data["report_id"], digest, None))
    return found


def _fact_row(at: int, fact: Fact) -> tuple[Any, ...]:
    value = None if fact.value is None else str(fact.value)
    keys = (fact.indicator, fact.column, fact.year, fact.subject, value, fact.unit)
    return (fact.fact_id, fact.report_id, at, *keys, dump(fact))
