"""Dates and periods in every form reports print, with the damage content systems do to them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.lexicon.numerals import parse_number

__all__ = ["DATE", "DateMatch", "PeriodMatch", "find_dates", "find_periods", "parse_date"]

_ZH = "一二三四五六七八九十廿卅"
DATE = (
    r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}[日号]?|(?:19|20)\d\d(?P<_>[-./])(?:0?[1-9]|1[0-2])(?P=_)[0-3]?\d(?!"
    r"\d)"
    rf"|[一二][九〇零][〇零{_ZH}]{{2}}年[{_ZH}]{{1,2}}月[{_ZH}]{{1,3}}日?|(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3"
    rf"]\d(?!\d))"
)
"""Pattern of one whole date in compact text."""

_DATE = re.compile(rf"(?<!\d){DATE}")
_PARTS = re.compile(
    rf"(\d{{4}}|[一二][〇零{_ZH}]{{3}})[年\-./]?(\d{{1,2}}|[{_ZH}]{{1,2}})[月\-./]?(\d{{1,2}}|[{_ZH}]{{1,3}}"
    rf")[日号]?$"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)$")
# One end of a period: the year may be missing at the end, month or day mark may be lost.
_END = r"(?:((?:19|20)\d\d)(?:年度?|[-./]))?(\d{1,2})(?:月|[-./])(?:(\d{1,2})[日号]?)?"
_LOST = r"((?:19|20)\d\d)年?(\d{2,4})[日月]?"
_LINK = r"(?:起|开始)?(?:\([^()]{1,12}\))?,?(?:至|到|--?|~)"
_LINKED = re.compile(_LINK)
_PERIOD = re.compile(rf"(?<!\d)(?:{_END}|{_LOST}){_LINK}(?:{_END}|{_LOST})")
_MONTHS = re.compile(rf"(?<!\d)((?:19|20)\d\d)年(\d{{1,2}})月?{_LINK}(\d{{1,2}})月(?!\d)")


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date at ``start`` to ``end`` of the text searched; ``iso`` is ``2020-02-17``."""

    start: int
    end: int
    iso: str


@dataclass(frozen=True, slots=True)
class PeriodMatch:
    """A period from one day to another, both ISO; ``repaired`` where a lost 月 or 日 was put back."""

    start: int
    end: int
    first: str
    last: str
    repaired: bool = False


def parse_date(printed: str) -> str:
    """The ISO form of one date in compact text, or empty where it is no day of the calendar."""
    parts = _COMPACT.match(printed) or _PARTS.match(printed)
    if parts is None:
        return ""
    year, month, day = (int(parse_number(part) or 0) for part in parts.groups())
    return _iso(year, month, day)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateMatch]:
    """Every whole date of a compact text, in order."""
    found = (
        DateMatch(match.start(), match.end(), parse_date(match.group()))
        for match in _DATE.finditer(text, start, len(text) if end is None else end)
    )
    return [match for match in found if match.iso]


def find_periods(
    text: str, start: int = 0, end: int | None = None, year: int | None = None
) -> list[PeriodMatch]:
    """Every period of a compact text: ``2019年1月1日至12月31日``, ``2019.1.1-2019.12.31``, ``2019年1-12月``.

    ``year`` is taken where the text gives none. Where the character between two digits was lost
    (``2018年11日至2018年1231日``) month and day are told apart only if there is one way to do it, or
    one that is the first or last day of the year.
    """
    end = len(text) if end is None else end
    found: list[PeriodMatch] = []
    for match in _PERIOD.finditer(text, start, end):
        groups = [group or "" for group in match.groups()]
        begin_year = groups[0] or groups[3] or (str(year) if year else "")
        if not begin_year:
            continue
        begin = (
            _day(begin_year, groups[1], groups[2] or "1")
            if groups[1]
            else _repaired(groups[3], groups[4], "01-01")
        )
        if groups[6]:
            close = _day(groups[5] or begin_year, groups[6], groups[7] or "0")
        else:
            close = _repaired(groups[8], groups[9], "12-31")
        if begin and close and begin < close:
            found.append(PeriodMatch(match.start(), match.end(), begin, close, bool(groups[3] or groups[8])))
    others = [
        (match.start(), match.end(), _day(match[1], match[2], "1"), _day(match[1], match[3], "0"))
        for match in _MONTHS.finditer(text, start, end)
    ]
    dates = find_dates(text, start, end)
    others += [
        (one.start, two.end, one.iso, two.iso)
        for one, two in pairwise(dates)
        if _LINKED.fullmatch(text, one.end, two.start)
    ]
    for first, last, begin, close in others:
        if begin and close and begin < close and all(first != other.start for other in found):
            found.append(PeriodMatch(first, last, begin, close))
    return sorted(found, key=lambda period: period.start)


def _day(year: str, month: str, day: str) -> str:
    """ISO date; day ``0`` means the last day of the month."""
    if day == "0":
        if not 1 <= int(month) <= 12:
            return ""
        following = datetime.date(int(year) + int(month) // 12, int(month) % 12 + 1, 1)
        return (following - datetime.timedelta(days=1)).isoformat()
    return _iso(int(year), int(month), int(day))


def _repaired(year: str, digits: str, usual: str) -> str:
    """Month and day out of digits that lost what stood between them."""
    readings = {_iso(int(year), int(digits[:cut]), int(digits[cut:])) for cut in range(1, len(digits))} - {""}
    if f"{year}-{usual}" in readings:
        return f"{year}-{usual}"
    return readings.pop() if len(readings) == 1 else ""
