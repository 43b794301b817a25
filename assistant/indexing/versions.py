"""Which report of one body and year is in force where the corpus holds several versions of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from assistant.lexicon.bodies import one_name
from assistant.types import Report, ReportSummary

__all__ = ["body_of", "superseded"]

SAME_TITLE = 0.3
"""Share of the shorter text's sentences, figures aside, that versions under one title have in common; a
report and its separate statistics table share none."""
OTHER_TITLE = 0.5
"""The share, figures included, that makes a report under another title a version: a correction changes a
few figures, the report of another office has other figures everywhere."""
NO_AGENCY = 0.8
"""The same where only the region is known, and the reports may be those of two offices of it."""
_SENTENCES = re.compile(r"[。；;，,\n|]+")
_FIGURES = re.compile(r"\d+")


def body_of(report: ReportSummary | Report) -> tuple[str, str]:
    """Whose report it is: region and agency."""
    return (report.region, report.agency)


def superseded(
    summaries: Iterable[ReportSummary], added: dict[str, int], report_of: Callable[[str], Report]
) -> dict[str, str]:
    """Which report is superseded by which: ids of older versions, each with the id of the newest.

    Versions have the same body, year and kind, and share sentences. Where it cannot be told, both stay:
    to show two is better than to hide one. The
    newest is the one published last, then signed last, then added to the index last (``added``), then
    last by source name.
    """
    groups: dict[tuple[object, ...], list[ReportSummary]] = defaultdict(list)
    summaries = list(summaries)
    names = one_name(map(body_of, summaries))
    for summary in summaries:
        if summary.year is not None and any(body_of(summary)):
            groups[(names[body_of(summary)], summary.year, summary.kind)].append(summary)
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
    shared = _shared(_sentences(one.text), _sentences(other.text))
    if not one.agency:
        return shared >= NO_AGENCY
    if one.title and _letters(one.title) == _letters(other.title):
        without_figures = [{_FIGURES.sub("", s) for s in _sentences(r.text)} for r in (one, other)]
        return _shared(*without_figures) >= SAME_TITLE
    return shared >= OTHER_TITLE


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _sentences(text: str) -> set[str]:
    return {letters for part in _SENTENCES.split(text) if len(letters := _letters(part)) >= 8}


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
