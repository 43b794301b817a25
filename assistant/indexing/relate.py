"""What reports of one body say of each other: which is in force, and whether its years go on from each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from assistant.indexing.catalog import Catalog
from assistant.indexing.catalog_writer import CatalogWriter
from assistant.indexing.versions import body_of, superseded
from assistant.types import Check, ReportSummary

__all__ = ["relate"]


def relate(path: Path, touched: Collection[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Write into a catalog which reports supersede which, and the checks between the years of bodies.

    ``touched`` are the bodies whose reports changed; the checks of others stand unless another of their
    reports is in force now.

    Returns:
        The sources of superseded reports, each with that of the newer version.
    """
    with closing(Catalog(path)) as catalog:
        summaries = catalog.summaries()
        older = superseded(summaries, catalog.added(), catalog.report)
        moved = {body_of(s) for s in summaries if s.superseded_by != older.get(s.report_id, "")}
        by_body: dict[tuple[str, str], list[ReportSummary]] = defaultdict(list)
        for summary in summaries:
            by_body[body_of(summary)].append(replace(summary, superseded_by=""))
        ids: list[str] = []
        checks: list[Check] = []
        for body in sorted({*touched, *moved}):
            ids += [summary.report_id for summary in by_body[body]]
            if any(body):
                in_force = [summary for summary in by_body[body] if summary.report_id not in older]
                checks += _year_checks(catalog, in_force)
    with CatalogWriter(path) as writer:
        writer.supersede(older)
        writer.replace_year_checks(ids, checks)
    source = {summary.report_id: summary.source for summary in summaries}
    return tuple(sorted((source[old], source[new]) for old, new in older.items()))


def _year_checks(catalog: Catalog, reports: Sequence[ReportSummary]) -> list[Check]:
    from assistant.reports.checks import BETWEEN_YEARS, check_years

    if len(reports) < 2:
        return []
    facts = catalog.facts_by_report([report.report_id for report in reports], BETWEEN_YEARS)
    return check_years(reports, facts)
