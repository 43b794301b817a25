"""The year a report is of, and the period its figures cover.

The title's year wins over the period statement, that over the opening and the file name; every
disagreement becomes a warning that names both. The year named most in the text is only taken where
nothing else says it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from assistant.lexicon.numerals import parse_year
from assistant.reports.dates import PeriodMatch, find_periods
from assistant.reports.reading import PUBLIC, YEAR, Evidence, Reading
from assistant.types import Field

__all__ = ["read_period", "read_year", "years_named"]

_NOT_A_DATE = r"(?!\d{1,2}月|[一二三四五六七八九十]{1,2}月)"
_YEARS = re.compile(
    rf"(?P<school>{YEAR}年?[-~至](?P<end>(?:20)?\d\d)(?=学?年))|(?P<year>{YEAR})(?=学?年{_NOT_A_DATE})"
    rf"|(?P<bare>(?<![\d\[(]){YEAR}(?![\d年\].\-/]))|\((?P<boxed>{YEAR})(?:年度?)?\)"
    rf"|(?P<short>(?<!\d)[012]\d|[一〇零二][〇零一二三四五六七八九])(?=年度?(?:{_NOT_A_DATE}(?![以来间])))"
)
_SAID = re.compile(
    rf"(?:{YEAR}年?[-~至])?{YEAR}学?年度?[^。,;《》]{{0,16}}{PUBLIC}[^。,;《》]{{0,8}}(?:报告"
    rf"|年报)(?!.{{0,14}}通知)"
)
_PERIOD_WORDS = re.compile("统计|数据|期限|时间段|时限|报告期|所列|起止")
_WHOLE_YEAR = 300
"""A period of this many days is that of a report even where no word says so."""


def years_named(text: str) -> Iterator[int]:
    """Years a title names as those of a report, in order; a school year by the year it ends in."""
    for match in _YEARS.finditer(text):
        if match["school"]:
            last = match["end"]
            yield int(match["school"][:2] + last if len(last) == 2 else last)
            continue
        printed = match["year"] or match["bare"] or match["short"] or match["boxed"]
        year = parse_year(printed + "年")
        if year and 1999 < year < 2100:
            yield year


def read_period(reading: Reading) -> None:
    """Find the period the figures cover; one of the title's year goes before others."""
    page, year = reading.page, next(years_named(reading.title_text), None)
    text = page.view.text
    best: tuple[tuple[bool, bool, int], PeriodMatch] | None = None
    for period in find_periods(text, year=year):
        said = bool(_PERIOD_WORDS.search(text[max(0, period.start - 24) : period.start]))
        days = (date.fromisoformat(period.last) - date.fromisoformat(period.first)).days
        if days < (27 if said else _WHOLE_YEAR):
            continue
        rank = (said and int(period.last[:4]) == year, said, -period.start)
        if best is None or rank > best[0]:
            best = rank, period
    if best is None:
        return
    period = best[1]
    span, quote = page.span(period.start, period.end), page.sentence(period.start, period.end)
    reading.identity.fields.append(Field("period_start", period.first, span, quote, "period"))
    reading.identity.fields.append(Field("period_end", period.last, span, quote, "period"))
    if period.repaired:
        reading.identity.warnings.append(
            f"the period is printed as {span.of(page.text)}; read as {period.first} to {period.last}"
        )


def read_year(reading: Reading) -> None:
    """Decide the year, and warn of every place that says another."""
    evidence = list(_evidence(reading))
    if not evidence:
        return
    chosen, identity = evidence[0], reading.identity
    identity.year = int(str(chosen.value))
    identity.fields.append(Field("year", str(chosen.value), chosen.span, chosen.quote, chosen.how))
    for other in evidence[1:]:
        if other.value != chosen.value:
            identity.warnings.append(
                f"the {chosen.how} says {chosen.value}, the {other.how} {other.value}{reading.where(other)}; "
                f"{chosen.value} is taken"
            )
    if chosen.how == "body":
        identity.warnings.append(
            f"no title, period or file name gives the year; {chosen.value} is the year named most"
        )


def _evidence(reading: Reading) -> Iterator[Evidence]:
    """Years by title, period, opening and file name, at most one each; the body only if all fail.

    A period over two years (a school year) says less than an opening that names one of them.
    """
    title, opening = list(_of_title(reading)), list(_of_opening(reading))
    if reading.title and reading.title.how == "opening":
        title, opening = [], title or opening
    period = list(_of_period(reading))
    split = (
        len({field.value[:4] for name in ("period_start", "period_end") for field in reading.named(name)}) > 1
    )
    named = {evidence.value for evidence in [*title, *opening]}
    if (
        split
        and period
        and isinstance(period[0].value, int)
        and {period[0].value, period[0].value - 1} & named
    ):
        period = []
    found = [*title, *period, *opening, *_of_file_name(reading)]
    yield from found
    if not found and reading.identity.kind == "annual_report":
        yield from _of_body(reading)


def _of_title(reading: Reading) -> Iterator[Evidence]:
    year = next(years_named(reading.title_text), None)
    if year and reading.title:
        yield Evidence(year, reading.title.span, reading.title.quote, reading.title.how)


def _of_period(reading: Reading) -> Iterator[Evidence]:
    for end in reading.named("period_end"):
        yield Evidence(int(end.value[:4]), end.span, end.quote, "period")


def _of_opening(reading: Reading) -> Iterator[Evidence]:
    """``编制2020年度政府信息公开工作年度报告`` in the opening, outside the titles of cited documents."""
    for line in [*reading.head, *reading.free[:6]]:
        if line.text in reading.title_text:
            continue
        text = re.sub(
            "《[^》]{0,120}》", lambda book: "《" + "。" * (len(book.group()) - 2) + "》", line.text
        )
        for match in _SAID.finditer(text):
            year = next(years_named(match.group()), None)
            if year:
                span = reading.page.span(line.start + match.start(), line.start + match.end())
                yield Evidence(year, span, span, "opening")
                return


def _of_body(reading: Reading) -> Iterator[Evidence]:
    """The year named most, with the place where it is named first."""
    text = re.sub("《[^》]{0,120}》", lambda book: "。" * len(book.group()), reading.page.view.text)
    counted = Counter(re.findall(r"(?<!\d)(20\d\d)年", text)).most_common(1)
    for year, _ in counted:
        start = text.index(year + "年")
        quote = reading.page.sentence(start, start + 5)
        yield Evidence(int(year), reading.page.span(start, start + 4), quote, "body")


def _of_file_name(reading: Reading) -> Iterator[Evidence]:
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", reading.file_name))
    if len(years) == 1:
        yield Evidence(int(years.pop()), None, None, "file name")
