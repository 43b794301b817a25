"""Which reports a bare question is about, for use as a plain LangChain retriever.

The assistant resolves bodies and years itself, with its conversation in view, and passes report ids.
"""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.lexicon.english_names import pinyin_names
from assistant.lexicon.numerals import parse_year
from assistant.lexicon.places import short_names
from assistant.lexicon.text import compact
from assistant.types import ReportSummary

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["Scopes", "scopes", "select_reports"]

_YEAR = re.compile(
    r"(?<!\d)(?:\d{4}(?!\d)|\d\d年)|[〇零一二三四五六七八九]{4}|[〇零一二三][〇零一二三四五六七八九]年"
)
_Body = tuple[str, str]
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


class Scopes:
    """The reports of an index, to be narrowed down for many questions: by id, or by what a question names."""

    def __init__(self, reports: Iterable[ReportSummary]) -> None:
        self._by_id = {report.report_id: report for report in reports}
        self.in_force = tuple(report for report in self._by_id.values() if not report.superseded_by)
        self._of_body: dict[_Body, list[ReportSummary]] = defaultdict(list)
        for report in self.in_force:
            self._of_body[report.region, report.agency].append(report)

    def by_id(self, report_ids: Iterable[str]) -> list[ReportSummary]:
        """The reports with these ids, superseded ones too."""
        return [self._by_id[name] for name in dict.fromkeys(report_ids) if name in self._by_id]

    def named(self, question: str) -> list[ReportSummary] | None:
        """The reports in force of the bodies and years a question names; None where it names nothing held.

        A year no report is held of leaves the reports of the years beside it, which speak of it as the
        plan or as the year before, and no others.
        """
        text = compact(question).text.lower()
        bodies = self._named_bodies(text)
        years = {year for match in _YEAR.finditer(text) if (year := parse_year(match.group()))}
        if not bodies and not years:
            return None
        found = [r for body in bodies for r in self._of_body[body]] if bodies else list(self.in_force)
        if not years:
            return found
        return [r for r in found if r.year in years] or [
            r for r in found if r.year is not None and years & {r.year - 1, r.year + 1}
        ]

    def _named_bodies(self, text: str) -> list[_Body]:
        """Bodies with a name in the text, less those whose longest is part of another's longer one there."""
        names, lengths = self._names
        longest: dict[_Body, str] = {}
        for length in lengths:
            for name in sorted({text[at : at + length] for at in range(len(text) - length + 1)}):
                for body in names.get(name, ()):
                    longest.setdefault(body, name)
        matched = set(longest.values())
        return [
            body
            for body, match in longest.items()
            if not any(match != other and match in other for other in matched)
        ]

    @cached_property
    def _names(self) -> tuple[dict[str, list[_Body]], list[int]]:
        """The bodies each name may stand for, and the lengths of names, longest first."""
        found: dict[str, list[_Body]] = defaultdict(list)
        for body in self._of_body:
            for name in _names(body):
                found[name].append(body)
        return dict(found), sorted({len(name) for name in found}, reverse=True)


def _names(body: _Body) -> set[str]:
    region, agency = body
    chinese = (compact(name).text for name in (*short_names(region, agency), agency) if name)
    plain = {name for name in chinese if len(name) > 1 and not _RELATIVE.fullmatch(name)}
    return plain | {name for name in pinyin_names(region, agency) if len(name) > 3}


def _choices(value: str | int | Sequence[str] | Sequence[int] | None) -> set[str | int] | None:
    if value is None:
        return None
    return {value} if isinstance(value, (str, int)) else set(value)


_cache: WeakKeyDictionary[Index, Scopes] = WeakKeyDictionary()
_lock = threading.Lock()


def scopes(index: Index) -> Scopes:
    """The reports of this index; kept as long as it is open."""
    with _lock:
        if index not in _cache:
            _cache[index] = Scopes(index.reports())
        return _cache[index]
