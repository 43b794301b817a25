"""What the index holds, in a line, and questions to begin with that are known to have an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.lexicon.indicators import indicators
from assistant.types import How, Measure, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.indexing.store import Index
    from assistant.types import ReportSummary
    from assistant.web.labels import Labels
    from assistant.web.serving import Edition

__all__ = ["current_reports", "examples", "held_line"]

FEWEST, MOST = 4, 6
FIRST = ("received", "penalty", "review", "granted", "licence", "litigation")
"""Indicators people ask for most, tried before any other the reports have figures for."""


def current_reports(index: Index) -> list[ReportSummary]:
    """The reports in force, newest year first, governments before departments."""
    held = [r for r in index.reports() if not r.superseded_by]
    return sorted(held, key=lambda r: (-(r.year or 0), r.level != "government", r.agency or r.region))


def held_line(index: Index, labels: Labels) -> str:
    """Bodies, years and number of reports held, short enough for a page's head."""
    held = current_reports(index)
    if not held:
        return labels.held_nothing
    bodies = list(dict.fromkeys(r.region or r.agency or r.title for r in held))
    years = sorted({r.year for r in held if r.year})
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}" if years else ""
    separator = ", " if labels.language == "en" else "、"
    shown = separator.join(bodies[:3]) + (" …" if len(bodies) > 3 else "")
    line = labels.held_one if len(held) == 1 else labels.held_many
    return line.format(bodies=shown, years=labels.year.format(year=span) if span else "", count=len(held))


def examples(edition: Edition, labels: Labels) -> tuple[str, ...]:
    """Four to six questions, each tried on the assistant once per generation and answered there."""
    key = f"examples-{labels.language}"
    if key not in edition.kept:
        chosen: list[str] = []
        for question in _candidates(edition.index, labels):
            if len(chosen) == MOST:
                break
            answer = edition.assistant.invoke({"question": question, "history": []})
            if not answer.refused and answer.how is not How.TALK:
                chosen.append(question)
        edition.kept[key] = tuple(chosen)
    found: tuple[str, ...] = edition.kept[key]
    return found


def _candidates(index: Index, labels: Labels) -> Iterator[str]:
    """Questions the reports should answer, most telling first; at most some thirty."""
    reports = current_reports(index)
    english = labels.language == "en"
    bodies = list(dict.fromkeys(r.region or r.agency for r in reports))[:3]
    for report in (next(r for r in reports if (r.region or r.agency) == body) for body in bodies):
        name, year = report.region or report.agency, report.year
        for word in _figures(index, report, english):
            yield f"{name} {year}: {word}?" if english else f"{name}{year}年{word}是多少？"
        years = sorted({r.year for r in reports if r.year and (r.region or r.agency) == name})
        if len(years) > 1:
            yield (
                f"{name}: applications received in {years[-2]} and {years[-1]}?"
                if english
                else f"{name}{years[-1]}年收到的申请比{years[-2]}年多还是少？"
            )
        yield (
            f"{name} {year}: what problems are reported?" if english else f"{name}{year}年存在哪些主要问题？"
        )
        yield f"{name} {year}: contact phone?" if english else f"{name}{year}年年报的联系电话是多少？"


def _figures(index: Index, report: ReportSummary, english: bool) -> list[str]:
    stated = {
        fact.indicator
        for fact in index.facts(report_ids=[report.report_id])
        if fact.indicator
        and fact.value
        and fact.status is Status.RESULT
        and fact.measure is Measure.LEVEL
        and fact.year == report.year
    }
    ordered = [i for i in FIRST if i in stated] + sorted(stated - set(FIRST))
    known = indicators()
    return [known[i].en if english else known[i].label for i in ordered if i in known][:3]
