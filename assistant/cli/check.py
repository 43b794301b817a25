"""``assistant check``: what was read from reports, and what in them does not add up."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.types import Check, CheckStatus, Fact, Report, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.errors import CorpusError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="reports (default: the corpus folder)"
    )
    parser.add_argument("--json", action="store_true", help="print everything as JSON")


def run(args: argparse.Namespace) -> int:
    """Print each report's reading; 1 when a figure differs, 3 when a file could not be read."""
    from assistant.cli.common import settings_for
    from assistant.reports.checks import check_years
    from assistant.reports.loader import find_sources

    sources: Sequence[Path] = args.files or find_sources(settings_for().corpus_dir)
    readings, errors = _read_all(sources)
    reports = [report for report, *_ in readings]
    years = check_years(reports, {report.report_id: facts for report, facts, *_ in readings})
    readings = [
        (report, facts, warnings, [*checks, *(c for c in years if c.report_id == report.report_id)])
        for report, facts, warnings, checks in readings
    ]
    known = {fact.fact_id: (report, fact) for report, facts, *_ in readings for fact in facts}
    if args.json:
        print(json.dumps([_as_json(*reading, known) for reading in readings], ensure_ascii=False, indent=2))
    else:
        for report, facts, warnings, checks in readings:
            print("\n".join(_as_lines(report, facts, warnings, checks, known)))
    for error in errors:
        print(f"error: {error}", file=sys.stderr)
    if errors:
        return 3
    return int(any(c.status is CheckStatus.DIFFERS for *_, checks in readings for c in checks))


Reading = tuple[Report, list[Fact], list[str], list[Check]]
Known = dict[str, tuple[Report, Fact]]


def _read_all(sources: Iterable[Path]) -> tuple[list[Reading], list[CorpusError]]:
    from assistant.errors import CorpusError
    from assistant.reports.checks import check_report
    from assistant.reports.facts import extract_facts
    from assistant.reports.loader import ReportLoader
    from assistant.reports.parser import parse_report

    readings: list[Reading] = []
    errors: list[CorpusError] = []
    for source in sources:
        try:
            for document in ReportLoader(source).lazy_load():
                report = parse_report(document)
                facts, warnings = extract_facts(report)
                readings.append((report, facts, [*report.warnings, *warnings], check_report(report, facts)))
        except CorpusError as exc:
            errors.append(exc)
    return readings, errors


_WHOSE = {"complaint": " (for complaints)", "footer": " (from the foot of the page)"}


def _as_lines(
    report: Report, facts: list[Fact], warnings: list[str], checks: list[Check], known: Known
) -> Iterable[str]:
    tables = sum(fact.origin.value == "table" for fact in facts)
    yield f"{report.source}: {report.title or '(no title)'}"
    who = (report.agency or "(unknown)", f"region {report.region or '(unknown)'}", f"year {report.year}")
    yield "  body " + " · ".join(who)
    for name in ("period_start", "period_end", "published", "signed", "index_number"):
        if found := report.field(name):
            yield f"  {name} {found.value}"
    for phone in (field for field in report.fields if field.name == "phone"):
        yield f"  phone {phone.value}{_WHOSE.get(phone.how, '')}"
    yield (
        f"  read {len(report.text)} characters, {len(report.sections)} sections, "
        f"{len(report.tables)} tables, {tables} table figures, {len(facts) - tables} prose figures"
    )
    if recognised := sum(fact.recognised for fact in facts):
        yield f"  recognised in pictures: {recognised} figures, which may be misread"
    for part in report.unreadable:
        yield f"  unreadable: {part.name} in {part.value or 'the whole report'}"
    for warning in warnings:
        yield f"  warning: {warning}"
    count = {status: sum(c.status is status for c in checks) for status in CheckStatus}
    yield (
        f"  checks: {count[CheckStatus.HOLDS]} hold, {count[CheckStatus.DIFFERS]} differ, "
        f"{count[CheckStatus.NOT_ASSESSABLE]} cannot be assessed"
    )
    for check in checks:
        if check.status is CheckStatus.DIFFERS:
            yield f"  DIFFERS {check.rule}: {check.left} ≠ {check.right}"
            for side, ids in (("left", check.left_facts), ("right", check.right_facts)):
                yield from (f"    {side}: {_place(*known[i])}" for i in ids if i in known)


def _place(report: Report, fact: Fact) -> str:
    quote = " ".join(fact.quote.of(report.text).split())
    if len(quote) > 60:
        at = quote.find(fact.printed)
        quote = "…" + quote[max(0, at - 30) : at + 30] + "…"
    return (
        f"{fact.subject} {fact.printed}{fact.unit} · {report.source}[{fact.span.start}:{fact.span.end}] "
        f"{fact.section} “{quote}”{' (recognised in a picture)' if fact.recognised else ''}"
    )


def _as_json(
    report: Report, facts: list[Fact], warnings: list[str], checks: list[Check], known: Known
) -> dict[str, Any]:
    return {
        "source": report.source,
        "title": report.title,
        "agency": report.agency,
        "region": report.region,
        "year": report.year,
        "fields": to_json(report.fields),
        "figures": len(facts),
        "recognised": sum(fact.recognised for fact in facts),
        "tables": len(report.tables),
        "unreadable": to_json(report.unreadable),
        "warnings": warnings,
        "checks": [
            {
                **to_json(check),
                "places": [_place(*known[i]) for i in (*check.left_facts, *check.right_facts) if i in known],
            }
            for check in checks
        ],
    }
