"""``verify``: the one look back. Every citation is read again, every number traced, every result recomputed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answering.arithmetic import mean_to, percent, percent_in_formula, recompute
from assistant.answering.holdings import holdings
from assistant.errors import CitationError
from assistant.lexicon.indicators import columns, indicators
from assistant.lexicon.numerals import find_numbers, parse_number
from assistant.lexicon.text import fold
from assistant.types import Answer, Citation, Computation, How

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["numbers_in", "verify"]

_MARKER = re.compile(r"〔(\d{1,3})〕")  # 〔2019〕 is part of a document number
_DIGITS = re.compile(r"\d(?:\d|[,，](?=\d{3}(?!\d)))*(?:\.\d+)?\s*[万亿]?")
_QUOTED = re.compile("“([^“”]+)”")
_NUMERAL = re.compile(r"[\d〇零一二三四五六七八九十]")
_PLANNED = ("这是计划数", "This is planned")
_CUT = re.compile(r"(?<![\d.,])(?=([1-9]\d{0,2}) (\d{3}(?:\.\d+)?)(?![\d,]))")
_NEGATION = re.compile(r"无|未|没有|没|零|不存在|免|均不|皆不")
_CONSTANTS = frozenset({Decimal(12345), Decimal(12348)})
_SPACED = re.compile(r"(?<!\d)\d{3,4} \d{3,4}(?: \d{3,4})?(?!\d)")
_DATE = re.compile(r"([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]")
"""A day in Chinese numerals, which an answer also gives as 03-12."""
_DIGIT_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([.．/／-])(\d{1,2})\2(\d{1,2})(?!\d|[.．/／-]\d)")
"""A day in digits, which is no decimal fraction and is also given as 2011-03-18."""
_UNTRACED = {How.TALK}


def verify(answer: Answer, index: Index) -> Answer:
    """``answer`` itself, when it checks out against the stored reports.

    Raises:
        CitationError: a quote differs from the report, a marker has no citation, a result is not what its
            operands give, or a number of the answer stands neither in a quote nor in a computation.
    """
    for cited in answer.citations:
        _check_quote(cited, index)
    numbers = {cited.number for cited in answer.citations}
    for text in _texts(answer):
        for marker in _MARKER.findall(text):
            if int(marker) not in numbers:
                raise CitationError(f"marker 〔{marker}〕 has no citation: {text[:80]}")
    for computation in answer.computations:
        _check_computation(computation, answer)
    if answer.how not in _UNTRACED:
        _check_numbers(answer, index)
    return answer


def _check_quote(cited: Citation, index: Index) -> None:
    stored = cited.span.of(index.report(cited.report_id).text)
    if stored != cited.quote:
        raise CitationError(
            f"citation {cited.number} does not match {cited.doc} at {cited.span.start}: {cited.quote[:60]!r}"
        )
    if cited.focus is not None and not cited.span.covers(cited.focus):
        raise CitationError(f"citation {cited.number}: the focus lies outside its quote")


def _check_computation(computation: Computation, answer: Answer) -> None:
    try:
        result = recompute(computation.operation, computation.operands)
    except ValueError as exc:
        raise CitationError(f"a computation cannot be made: {exc}") from exc
    if result != computation.result:
        raise CitationError(f"{computation.formula}: computed again it gives {result}")
    if computation.operation == "count":
        return
    results = {abs(other.result) for other in answer.computations if other is not computation}
    by_number = {cited.number: cited for cited in answer.citations}
    for operand in computation.operands:
        quoted = by_number.get(operand.citation)
        if abs(operand.value) not in (
            numbers_in(quoted.quote) if quoted else set()
        ) | results and not _stated_none(operand.value, quoted):
            raise CitationError(f"{computation.formula}: operand {operand.value} stands in no quote")


def _stated_none(value: Decimal, cited: Citation | None) -> bool:
    return value == 0 and cited is not None and bool(_NEGATION.search(cited.quote))


def _check_numbers(answer: Answer, index: Index) -> None:
    allowed = _allowed(answer, index)
    names = _names(answer)
    years = {scope.year for scope in answer.scopes if scope.year} | set(_years_spoken_of(answer, index))
    for text in dict.fromkeys(_texts(answer)):
        for printed, readings in _readings(_without_names(text, answer, names, years)):
            if readings.isdisjoint(allowed):
                raise CitationError(f"the number {printed} stands in no quote: {text[:120]}")


def _allowed(answer: Answer, index: Index) -> set[Decimal]:
    allowed = set(_CONSTANTS)
    for cited in answer.citations:
        allowed |= numbers_in(cited.quote) | numbers_in(cited.heading)
        if _NEGATION.search(cited.quote):
            allowed.add(Decimal(0))
    for computation in answer.computations:
        allowed |= {abs(computation.result), *(abs(operand.value) for operand in computation.operands)}
        if computation.unit == "%":
            allowed |= {Decimal(100), Decimal(percent(computation)), Decimal(percent_in_formula(computation))}
        if computation.operation == "monthly":
            allowed.add(Decimal(12))
        if computation.operation in {"average", "each"}:
            allowed |= {Decimal(mean_to(computation, places)).normalize() for places in (0, 1)}
        if computation.operation == "average":
            allowed.add(Decimal(len(computation.operands)))
    return allowed


def _without_names(text: str, answer: Answer, names: Sequence[str], years: set[int]) -> str:
    """``text`` without what is no claim: markers, years of reports, names, official labels, dates of citations."""
    plain = _MARKER.sub(" ", text)
    for notice in answer.notices:  # words of the lexicon on what may be compared; they give no figure
        if notice.kind == "comparability":
            plain = plain.replace(notice.text, " ")
    if _refuses(answer):  # what the question said is quoted back, not claimed
        asked = fold(answer.question).lower()
        plain = _QUOTED.sub(lambda m: " " if fold(m.group(1)).lower() in asked else m.group(), plain)
    for name in names:
        plain = plain.replace(name, " ")
    return re.sub(
        r"(?<!\d)((?:19|20)\d\d)(?!\d|[.,]\d|\s*[件条个份项篇期人名例起宗次元万亿%])",
        lambda m: " " if int(m.group(1)) in years else m.group(),
        plain,
    )


def _refuses(answer: Answer) -> bool:
    """Whether the answer, or a part of it, says that something is not held or not stated."""
    return answer.refused or any(part.refused for part in answer.parts)


def _years_spoken_of(answer: Answer, index: Index) -> Iterator[int]:
    """Years of the reports held and cited and the one before each, in a refusal those asked for: they are no figures."""
    yield from holdings(index).years
    yield from (scope.year - 1 for scope in answer.scopes if scope.year)  # 上年 in a report
    for slot in answer.slots:
        if slot.name == "year":
            yield int(slot.value)
    if any(notice.text.startswith(_PLANNED) for notice in answer.notices):
        yield from (
            scope.year + 1 for scope in answer.scopes if scope.year
        )  # a plan's year follows its report's
    for notice in answer.notices:
        if notice.kind == "coverage":  # years that are not held
            yield from (int(year) for year in re.findall(r"(?:19|20)\d\d", notice.text))
    if _refuses(answer):  # what is not held is named by its year, the year before the one asked for too
        yield from range(1949, 2100)


@functools.cache
def _labels() -> frozenset[str]:
    """Official labels with a number in them (属于四类过程性信息)."""
    labels = {label for entry in indicators().values() for label in (entry.label, entry.en)}
    labels |= {label for members in columns().values() for c in members.values() for label in (c.label, c.en)}
    return frozenset(label for label in labels if _NUMERAL.search(label))


def _names(answer: Answer) -> list[str]:
    """Names that hold a number without giving a figure, the longer ones first."""
    quoted = {name for cited in answer.citations for name in (cited.title, cited.agency)}
    quoted |= {scope.region for scope in answer.scopes}
    quoted |= {slot.label for slot in answer.slots if slot.name == "body"}
    names = _labels() | {name for name in quoted if _NUMERAL.search(name)}
    return sorted(names, key=lambda name: (-len(name), name))


def _texts(answer: Answer) -> Iterator[str]:
    """Everything the reader is told."""
    yield answer.text
    yield answer.sentence
    if answer.figure is not None:
        yield f"{answer.figure.text}{answer.figure.unit}"
        yield answer.figure.label
    for table in answer.tables:
        yield table.caption
        yield from table.header
        for row in table.rows:
            yield from row
    for notice in answer.notices:
        yield notice.text


@functools.lru_cache(maxsize=4096)
def numbers_in(text: str) -> frozenset[Decimal]:
    """Every number of a text in any script, in every way it can be read; a quote is looked at several times."""
    found = set().union(*(readings for _, readings in _readings(text)))
    for date in _DATE.finditer(fold(text)):
        found |= {value for part in date.groups() if (value := parse_number(part)) is not None}
    for date in _DIGIT_DATE.finditer(fold(text)):
        found |= {Decimal(int(part)) for part in date.group(1, 3, 4)}
    for phone in _SPACED.finditer(fold(text)):  # 0516-8327 4410 is told as 0516-83274410
        found.add(Decimal(phone.group().replace(" ", "")))
    for cut in _CUT.finditer(
        fold(text)
    ):  # in a row of figures a blank may set the thousands apart: 18 -3 5 873
        found.add(Decimal(f"{cut[1]}{cut[2]}").normalize())
    for number in find_numbers(text):  # reads what stands apart in print, too: 8 412
        found |= {value.normalize() for value in (number.value, number.upper) if value is not None}
    return frozenset(found)


def _readings(text: str) -> Iterator[tuple[str, set[Decimal]]]:
    """Each number of a text as printed, with what it may mean: ``1.2万`` is 1.2 in ten thousands and 12000."""
    for match in _DIGITS.finditer(fold(text)):
        joined = match.group().strip().rstrip(",，")
        # 12:00，13:30 has no number 00,13
        for printed in [joined] if parse_number(joined) is not None else joined.split(","):
            values = {parse_number(printed), parse_number(printed.rstrip("万亿 "))}
            yield printed, {value.normalize() for value in values if value is not None}
    for number in find_numbers(text):
        if number.kind in {"count", "percent"} and not text[number.start : number.end].isascii():
            values = {number.value, number.upper}
            printed = text[number.start : number.end]
            if not re.search(r"\d", fold(printed)):
                yield printed, {value.normalize() for value in values if value is not None}
