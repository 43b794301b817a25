"""Which report of one body and year is in force where the corpus holds several versions of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from assistant.types import Report, ReportSummary

__all__ = ["body_of", "superseded"]

SHARED = 0.5
"""Share of the shorter text's sentences that two versions of one report have in common. Versions differ
in a few figures; a report and its separate statistics table, or two offices' reports, share far less."""
_SENTENCES = re.compile(r"[。；;\n|]+")


def body_of(report: ReportSummary | Report) -> tuple[str, str]:
    """Whose report it is: region and agency."""
    return (report.region, report.agency)


def superseded(
    summaries: Iterable[ReportSummary], added: dict[str, int], report_of: Callable[[str], Report]
) -> dict[str, str]:
    """Which report is superseded by which: ids of older versions, each with the id of the newest.

    Versions have the same body, year and kind, and the same title or mostly the same sentences. The
    newest is the one published last, then signed last, then added to the index last (``added``), then
    last by source name.
    """
    groups: dict[tuple[object, ...], list[ReportSummary]] = defaultdict(list)
    for summary in summaries:
        if summary.year is not None and any(body_of(summary)):
            groups[(body_of(summary), summary.year, summary.kind)].append(summary)
    found = {}
    for group in groups.values():
        if len(group) < 2:
            continue
        reports = {summary.report_id: report_of(summary.report_id) for summary in group}

        def age(summary: ReportSummary, held: dict[str, Report] = reports) -> tuple[str, str, int, str]:
            signed = held[summary.report_id].field("signed")
            written = signed.value if signed else ""
            return (summary.published or written, written, added[summary.report_id], summary.source)

        newest_first = sorted(group, key=age, reverse=True)
        leaders: list[Report] = []
        for summary in newest_first:
            report = reports[summary.report_id]
            newer = next((leader for leader in leaders if _same_report(leader, report)), None)
            if newer is None:
                leaders.append(report)
            else:
                found[report.report_id] = newer.report_id
    return found


def _same_report(one: Report, other: Report) -> bool:
    if one.title and _plain(one.title) == _plain(other.title):
        return True
    sentences = sorted((_sentences(one.text), _sentences(other.text)), key=len)
    return bool(sentences[0]) and len(sentences[0] & sentences[1]) >= SHARED * len(sentences[0])


def _sentences(text: str) -> set[str]:
    return {plain for part in _SENTENCES.split(text) if len(plain := _plain(part)) >= 8}


def _plain(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
