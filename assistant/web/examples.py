"""What the index holds, in a line, and questions to begin with that are known to have an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.wording import wording
from assistant.lexicon.indicators import indicators
from assistant.types import How, Measure, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.indexing.store import Index
    from assistant.types import ReportSummary
    from assistant.web.labels import Labels
    from assistant.web.serving import Edition

__all__ = ["current_reports", "examples", "held_line"]

MOST = 6
PHRASES = {
    "received": ("收到多少件政府信息公开申请", "how many applications were received"),
    "penalty": ("行政处罚多少件", "how many administrative penalties were there"),
    "review": ("被申请行政复议多少件", "how many administrative reconsiderations were there"),
    "granted": ("予以公开的有多少件", "how many applications were granted in full"),
    "licence": ("行政许可多少件", "how many administrative licences were there"),
    "litigation": ("行政诉讼多少件", "how many lawsuits were there"),
}
"""What people ask for most, in their words; tried before any other figure of a report."""


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
    """Up to six questions, each tried on the assistant once per generation and answered there."""
    key = f"examples-{labels.language}"
    with edition.making:
        if key not in edition.kept:
            edition.kept[key] = tuple(_tried(edition, labels.language == "en"))
        found: tuple[str, ...] = edition.kept[key]
    return found


def _tried(edition: Edition, english: bool) -> Iterator[str]:
    found = 0
    for question in dict.fromkeys(_candidates(edition.index, english)):
        if found == MOST:
            return
        answer = edition.assistant.invoke({"question": question, "history": [], "plain": True})
        if not answer.refused and answer.how is not How.TALK:
            found += 1
            yield question


def _candidates(index: Index, english: bool) -> Iterator[str]:
    """Questions the reports should answer, of several bodies in turn, most telling first."""
    reports = current_reports(index)
    first: dict[tuple[str, str], ReportSummary] = {}
    for report in reports:
        first.setdefault((report.region, report.agency), report)
    newest = list(first.values())[:3]
    figures = [list(_figures(index, report, english)) for report in newest]
    for rank, report in enumerate(newest):
        yield from _about(report, figures[rank][rank : rank + 1], english)
    for report in newest[:1]:
        yield from _compared(report, reports, english)
        words = (
            ("存在哪些主要问题", "年报的联系电话是多少"),
            ("what problems does it report", "contact phone"),
        )
        yield from _about(report, words[english], english)
    for rank, report in enumerate(newest):
        yield from _about(report, figures[rank], english)


def _about(report: ReportSummary, words: Iterable[str], english: bool) -> Iterator[str]:
    whole = report.level == "government" and report.region
    name = report.region if whole else report.agency or report.region
    if english:
        name = wording("en").body(report.region, "" if whole else report.agency)
    for word in words:
        yield f"{name}, {report.year}: {word}?" if english else f"{name}{report.year}年{word}？"


def _compared(report: ReportSummary, reports: Sequence[ReportSummary], english: bool) -> Iterator[str]:
    years = sorted(
        {r.year for r in reports if r.year and (r.region, r.agency) == (report.region, report.agency)}
    )
    if len(years) > 1:
        before = years[-2]
        yield from _about(
            report,
            [
                f"compared with {before}, applications received"
                if english
                else f"收到的申请比{before}年多还是少"
            ],
            english,
        )


def _figures(index: Index, report: ReportSummary, english: bool) -> Iterator[str]:
    stated = {
        fact.indicator
        for fact in index.facts(report_ids=[report.report_id])
        if fact.value
        and fact.indicator
        and fact.status is Status.RESULT
        and fact.measure is Measure.LEVEL
        and fact.year == report.year
    }
    known = indicators()
    for indicator in [i for i in PHRASES if i in stated] + sorted(stated - set(PHRASES)):
        if indicator in PHRASES:
            yield PHRASES[indicator][english]
        elif indicator in known:
            yield known[indicator].en if english else f"{known[indicator].label}是多少"
