"""Which reports a bare question is about, for use as a plain LangChain retriever.

The assistant resolves bodies and years itself, with its conversation in view, and passes report ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.lexicon.english_names import pinyin_names
from assistant.lexicon.numerals import parse_year
from assistant.lexicon.places import short_names
from assistant.lexicon.text import compact
from assistant.types import ReportSummary

__all__ = ["named_reports", "select_reports"]

_YEAR = re.compile(
    r"(?<!\d)(?:\d{4}(?!\d)|\d\d年)|[〇零一二三四五六七八九]{4}|[〇零一二三][〇零一二三四五六七八九]年"
)
_RELATIVE = re.compile(r"[省市区县州旗镇乡](?:人民)?(?:政府)?(?:办|办公室)?")


def select_reports(
    reports: Iterable[ReportSummary],
    *,
    region: str | Sequence[str] | None = None,
    agency: str | Sequence[str] | None = None,
    year: int | Sequence[int] | None = None,
) -> list[ReportSummary]:
    """The reports that meet every filter given; one value or several each."""
    regions, agencies, years = _choices(region), _choices(agency), _choices(year)
    return [
        report
        for report in reports
        if (regions is None or report.region in regions)
        and (agencies is None or report.agency in agencies)
        and (years is None or report.year in years)
    ]


def named_reports(question: str, reports: Sequence[ReportSummary]) -> list[ReportSummary] | None:
    """The reports of the bodies and years a question names; None where it names nothing held.

    A year no report is held of leaves the reports of the years beside it, which speak of it as the
    plan or as the year before, and no others.
    """
    text = compact(question).text.lower()
    bodies = _named_bodies(text, tuple(sorted({(r.region, r.agency) for r in reports})))
    years = {year for match in _YEAR.finditer(text) if (year := parse_year(match.group()))}
    if not bodies and not years:
        return None
    found = [r for r in reports if not bodies or (r.region, r.agency) in bodies]
    if not years:
        return found
    return [r for r in found if r.year in years] or [
        r for r in found if r.year is not None and years & {r.year - 1, r.year + 1}
    ]


def _named_bodies(text: str, bodies: tuple[tuple[str, str], ...]) -> set[tuple[str, str]]:
    """Bodies with their longest name in the text, less those whose name is part of a longer one there."""
    found = {body: match for body in bodies if (match := _longest_name(text, body))}
    return {
        body
        for body, match in found.items()
        if not any(match != other and match in other for other in found.values())
    }


def _longest_name(text: str, body: tuple[str, str]) -> str:
    return max((name for name in _names(body) if name in text), key=len, default="")


@lru_cache(maxsize=4096)
def _names(body: tuple[str, str]) -> tuple[str, ...]:
    region, agency = body
    chinese = (compact(name).text for name in (*short_names(region, agency), agency) if name)
    plain = {name for name in chinese if len(name) > 1 and not _RELATIVE.fullmatch(name)}
    return tuple(sorted(plain | {name for name in pinyin_names(region, agency) if len(name) > 3}))


def _choices(value: str | int | Sequence[str] | Sequence[int] | None) -> set[str | int] | None:
    if value is None:
        return None
    return {value} if isinstance(value, (str, int)) else set(value)
