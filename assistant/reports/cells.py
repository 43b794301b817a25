"""What one table cell says: a figure, one of three kinds of nothing, or words.

=====================================  ==============================================
``12``, ``1,234``, ``３ 456``, 二十三   a figure
``251000元``, ``103.3879万元``         a figure with its unit
``+3``, 增98, 减2, ``--253``           a signed figure
``22（其中修订16件）``, 约5            the leading figure; the rest is only quoted
blank                                  ``Nil.BLANK``
``-``, ``—``, ``——``, ``/``            ``Nil.DASH``
无, 暂无                               ``Nil.NONE_STATED``, value 0
=====================================  ==============================================
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.lexicon.numerals import parse_number
from assistant.lexicon.text import View, compact
from assistant.types import Nil, Span

__all__ = ["UNITS", "CellReading", "is_value", "read_cell"]

_UNITS = (
    "件次|人次|条次|篇次|件|条|个|项|次|篇|份|期|人|名|宗|例|起|批|场|户|家|页|本|台|部|册|种|处|亩|公里|小时|天"
    "|亿元|万元|千元|元|%|个百分点"
)
_FIGURE = re.compile(
    r"(?P<mark>\?\s)?(?P<bound>约|近|大约)?(?P<sign>[+]|-{1,2}|增加|减少|增|减|新增|上升|下降)?"
    r"(?P<number>\d[\d,]*(?:\.\d+)?|[零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟]+)"
    r"(?P<myriad>[万亿]?)(?P<about>[余多])?"
    rf"(?P<unit>{_UNITS})?(?P<rest>[(\[].*[)\]]|[(\[][^()]*)?[。;,]?[①-⑳¹²³⁴-⁹※*†‡]{{0,2}}"
)
_DASHES = re.compile(r"[-/\\~_]+|\*+|×|N/?A", re.IGNORECASE)
_NONE = re.compile(r"(?:暂|均)?无|没有|未发生|未收到|空白|无数据")
_GROUPING = re.compile(r"\d+|\d{1,3}(?:,\d{3})+")
_MULTIPLIERS = {"": 1, "万": 10**4, "亿": 10**8}
MAX_DIGITS = 10
"""Longer runs of digits are figures glued together, phones or codes, never one figure of a report."""


UNITS = frozenset({*_UNITS.split("|"), "万条", "万次", "万人次", "万人"}) - {"本", "部"}
"""A cell that holds only one of these is neither label nor figure (本 and 部 are letters of upright labels)."""


@dataclass(frozen=True, slots=True)
class CellReading:
    """A cell that holds a figure or a nil.

    ``start`` and ``end`` are offsets into the cell's text of what is printed: the figure with its
    sign and 万 or 亿. ``value`` counts single units (``103.3879万元`` is 1033879 元).
    """

    value: Decimal | None
    nil: Nil | None
    start: int
    end: int
    unit: str = ""
    bound: str = ""
    signed: bool = False

    def span(self, cell: Span) -> Span:
        """The printed figure in the report, for a cell that stands at ``cell``."""
        return Span(cell.start + self.start, cell.start + self.end)


@functools.lru_cache(maxsize=8192)  # the same few figures and labels are looked at many times
def read_cell(text: str) -> CellReading | None:
    """What a cell of a figure column says; ``None`` where it is words, a date or a code."""
    view = compact(text)
    stripped = view.text.strip()
    if not stripped:
        return CellReading(None, Nil.BLANK, 0, 0)
    offset = view.text.index(stripped)
    whole = view.span(offset, offset + len(stripped))
    if _DASHES.fullmatch(stripped):
        return CellReading(None, Nil.DASH, whole.start, whole.end)
    if _NONE.fullmatch(stripped):
        if stripped in {"空白", "无数据"}:
            return CellReading(None, Nil.BLANK, whole.start, whole.end)
        return CellReading(Decimal(0), Nil.NONE_STATED, whole.start, whole.end)
    match = _FIGURE.fullmatch(stripped)
    return None if match is None else _figure(view, offset, match)


def _figure(view: View, offset: int, match: re.Match[str]) -> CellReading | None:
    number = match["number"]
    whole_part = number.partition(".")[0]
    if not _GROUPING.fullmatch(whole_part) if "," in number else len(whole_part) > MAX_DIGITS:
        return None
    if number[0] == "0" and len(whole_part) > 1 and number.isascii():
        return None  # 0872, 007: a code, or figures glued together
    value = parse_number(number)
    if value is None:
        return None
    value *= _MULTIPLIERS[match["myriad"]]
    sign = match["sign"] or ""
    if sign.startswith("-") or sign in {"减", "减少", "下降"}:
        value = -value
    start = match.start("sign") if sign else match.start("number")
    printed = view.span(offset + start, offset + match.end("myriad"))
    unit = match["unit"] or ""
    if unit in {"亿元", "万元", "千元"}:
        value *= {"亿元": 10**8, "万元": 10**4, "千元": 10**3}[unit]
        printed = view.span(offset + start, offset + match.start("unit") + 1)
        unit = "元"
    elif match["myriad"] and value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    bound = "about" if match["bound"] or match["about"] else ""
    return CellReading(_plain(value), None, printed.start, printed.end, unit, bound, bool(sign))


def _plain(value: Decimal) -> Decimal:
    """``value`` never in exponent form, and whole where it is whole and was multiplied out."""
    return Decimal(format(value, "f"))


def is_value(text: str) -> bool:
    """Whether a cell holds a figure or a printed nil mark (not merely a blank)."""
    reading = read_cell(text)
    return reading is not None and reading.nil is not Nil.BLANK
