"""Numbers as reports write them: Arabic, full width, grouped, Chinese, with 万 and 亿, rough or as a range.

``find_numbers`` reads a running text and says of every number what kind it is, so that a year,
an article of a law, a document number or a phone number is never taken for a figure:

==========  ==========================================================================
count       a figure: ``1,487件``, ``二十三件``, ``12.5万元``, ``20个工作日``, ``两次``
percent     ``97.2%``, ``百分之七十``, ``八成`` (80), ``一半`` (50), ``1.05个百分点``
year        ``2019年``, ``二〇一九年``, ``2018-2019年``, ``一九年``, ``2019`` without a measure word
date        ``2020-02-17``, ``2月11日``, ``15:50``
ordinal     ``第二十条``, ``（一）``, ``1.`` and ``（1）`` opening an item
document    ``〔2019〕121号``, ``国令第711号``, ``88号``
phone       ``0872-4126176``, ``12345热线``, ``电话4126176``
code        ``15253908T/2020-01119``, ``5G``, postcodes, numbers of twelve and more digits
==========  ==========================================================================

Web and mail addresses, fractions (``三分之一``), indefinite numbers (``几十件``, ``十几条``) and set phrases
(``一方面``, ``三公经费``, ``统一``) give nothing.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.lexicon.number_patterns import (
    AFTER,
    AMOUNT,
    BEFORE,
    COMPOUND,
    NOT_LESS,
    PLAIN,
    PRONOUNS,
    SET_PHRASES,
    TOKENS,
    UNIT,
    YEAR,
    ZH,
    ZH_DIGIT,
    ZH_UNIT,
    ZH_YEAR,
)
from assistant.lexicon.statements import statements
from assistant.lexicon.text import View, compact

__all__ = ["NumberMatch", "find_numbers", "format_number", "numbers_in", "parse_number", "parse_year"]

_DIGITS = {
    **{char: value for value, char in enumerate("〇一二三四五六七八九")},
    **{char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "两": 2,
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_JOINED_TENS = {"廿": 20, "卅": 30}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_MULTIPLIERS = {**_TENS, **_MYRIADS}
_BARE_UNITS = frozenset("百千万亿")
_INDEFINITE = frozenset("几数好")
_KINDS = frozenset({"date", "document", "ordinal", "phone", "code", "year"})
_POINTS = re.compile(r"(?:[、和及与]\d{1,3}(?:\.\d{1,3})?个?){0,4}[、和及与]\d{1,3}(?:\.\d{1,3})?个百分点")
"""提高0.3、1.5个百分点: the unit is said once."""
_TIME_UNITS = frozenset({"个工作日", "工作日", "天", "日", "年", "个月", "小时", "周"})
_MINUS = re.compile("(?:增减|增长|增幅|增速|同比|环比|比上年|幅度|率|为)[:为]?-$")


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """One number of a text.

    ``start`` and ``end`` are offsets of the numeral as printed with its 万, 亿 or %, without bound
    words and measure word (``1.2万``); ``full_start`` and ``full_end`` include those (``近1.2万余条``).
    ``value`` has 万 and 亿 multiplied out; a percentage is as printed (``70.3``). ``upper`` is the
    upper end of a range. ``bound`` is empty, about, at_least or at_most. For kinds other than
    count and percent ``value`` is only the first run of digits.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None = None
    bound: str = ""
    unit: str = ""
    percent: bool = False
    kind: str = "count"
    full_start: int = 0
    full_end: int = 0


@functools.lru_cache(maxsize=8192)  # the same figures and labels are looked at many times
def parse_number(text: str) -> Decimal | None:
    """The number that ``text`` as a whole is, or ``None``.

    Reads ``1,487``, ``3 456``, ``２５２７``, ``1.2万``, ``3万5千``, ``二十三``, ``壹仟贰佰叁拾``, ``廿三``,
    ``二〇一九``, ``两``, ``半`` (0.5), a leading ``+`` or ``-``, and a trailing ``%``
    (``97.2%`` gives 97.2). No measure words, no rough numbers.
    """
    plain = compact(text.strip()).text.strip()
    sign = -1 if re.match(r"-(?=\d)", plain) else 1
    plain = re.sub(r"^[+-](?=\d)", "", plain).removesuffix("%")
    value = _value(plain)
    return None if value is None else sign * value


def _value(plain: str) -> Decimal | None:
    if plain == "半":
        return Decimal("0.5")
    if re.fullmatch(PLAIN, plain):
        return Decimal(plain.replace(",", ""))
    if re.fullmatch(rf"[{ZH}]+(?:点[{ZH_DIGIT}]+[万亿]*)?", plain):
        return _chinese(plain)
    if re.fullmatch(AMOUNT, plain):
        return _amount(plain)
    if re.fullmatch(COMPOUND, plain):
        return _compound(plain)
    return None


def _amount(plain: str) -> Decimal:
    """An Arabic number with multipliers: ``18万``, ``3千万``, ``1600多万``."""
    number = re.match(PLAIN, plain)
    assert number is not None
    value = Decimal(number.group().replace(",", ""))
    for char in plain[number.end() :]:
        value *= _MULTIPLIERS.get(char, 1)
    return _trimmed(value)


def _compound(plain: str) -> Decimal | None:
    """Arabic numbers with falling multipliers: ``1亿2345万``, ``3万5千``; ``3万5`` means 35000."""
    total, last = Decimal(0), Decimal(10) ** 12
    for number, multiplier in re.findall(rf"({PLAIN})([亿万千百]?)", plain):
        value = Decimal(number.replace(",", ""))
        factor = Decimal(_MULTIPLIERS.get(multiplier, 1))
        if not multiplier and len(number) == 1:
            factor = last / 10
        if factor >= last or value * factor >= last:
            return None
        total, last = total + value * factor, factor
    return _trimmed(total)


def _chinese(plain: str) -> Decimal | None:
    """A number in Chinese numerals, or ``None`` where it does not read as one."""
    whole, _, fraction = plain.partition("点")
    if multipliers := fraction[len(fraction.rstrip("万亿")) :]:  # 三点六亿
        number = _chinese(plain.removesuffix(multipliers))
        factors = Decimal(math.prod(_MYRIADS[char] for char in multipliers))
        return None if number is None else _trimmed(number * factors)
    if all(char in _DIGITS for char in whole):
        digits = [_DIGITS[char] for char in whole]
        if len(digits) == 2 and digits[1] == digits[0] + 1 and "〇" not in whole:
            return None  # 三四, 七八: three or four
        value: int | None = int("".join(map(str, digits)))
    else:
        value = _positional(whole)
    if value is None:
        return None
    decimals = "".join(str(_DIGITS[char]) for char in fraction)
    return Decimal(f"{value}.{decimals}") if decimals else Decimal(value)


def _positional(text: str) -> int | None:
    """Chinese numerals with 十, 百, 千, 万, 亿; ``一百二`` means 120, ``一百零二`` 102."""
    total, section, digit = 0, 0, None
    last_tens, last_unit, last_myriad = 10**4, 1, 10**12
    for char in text:
        if char in "零〇":
            if digit is not None:
                return None
            last_unit = 10
        elif char in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[char]
        elif char in _TENS or char in _JOINED_TENS:
            tens = _TENS.get(char, 10)
            if tens >= last_tens or (char in _JOINED_TENS and digit is not None):
                return None
            section += _JOINED_TENS.get(char) or (1 if digit is None else digit) * tens
            digit, last_tens, last_unit = None, tens, tens
        else:
            myriad, value = _MYRIADS[char], section + (digit or 0)
            if myriad == 10**8 and total and not value:  # 一万亿
                total *= myriad
            elif not value or myriad >= last_myriad:
                return None
            else:
                total = (total + value) * myriad if myriad == 10**8 else total + value * myriad
            section, digit, last_tens, last_unit, last_myriad = 0, None, 10**4, myriad, myriad
    return total + section + (digit or 0) * (last_unit // 10 if last_unit > 10 else 1)


def _trimmed(value: Decimal) -> Decimal:
    """``value`` without a fraction of zeros, never in exponent form."""
    return Decimal(format(value.normalize(), "f"))


@functools.lru_cache(maxsize=8192)
def parse_year(text: str) -> int | None:
    """The year that ``text`` as a whole is, or ``None``.

    Reads ``2019``, ``2019年度``, ``二〇一九年``, ``一九年`` and ``19年``.
    """
    printed = compact(text.strip()).text
    plain = re.sub(r"学?年度?$", "", printed)
    named = len(plain) < len(printed)
    if re.fullmatch(rf"{YEAR}|{ZH_YEAR}", plain):
        return int(_chinese(plain) or 0) if plain[0] in _DIGITS else int(plain)
    if named and re.fullmatch(rf"[0-3]\d|[〇零一二三][{ZH_DIGIT}]", plain):
        return 2000 + (int(plain) if plain.isdecimal() else int("".join(str(_DIGITS[c]) for c in plain)))
    return None


def format_number(value: Decimal | int) -> str:
    """``value`` with digits grouped in threes and without a fraction of zeros: ``1,234.5``."""
    return f"{_trimmed(Decimal(value)):,f}"


def find_numbers(text: str) -> list[NumberMatch]:
    """Every number of ``text`` in order, with offsets into ``text``; see the table above for kinds."""
    view = compact(text)
    return [_placed(view, number) for number in _numbers(view, text)]


def numbers_in(view: View, source: str) -> list[NumberMatch]:
    """Every number of a ``compact`` view of ``source``, with offsets into ``view.text``."""
    return list(_numbers(view, source))


def _placed(view: View, number: NumberMatch) -> NumberMatch:
    core = view.span(number.start, number.end)
    full = view.span(number.full_start, number.full_end)
    return replace(number, start=core.start, end=core.end, full_start=full.start, full_end=full.end)


def _numbers(view: View, source: str) -> Iterator[NumberMatch]:
    """Numbers with offsets into ``view``."""
    text = view.text
    for token in TOKENS.finditer(text):
        kind, start, end = token.lastgroup or "", token.start(), token.end()
        if kind in _KINDS:
            if found := _labelled(text, kind, start, end):
                yield found
        elif kind == "percent":
            if found := _percentage(text, start, end):
                yield found
        elif kind == "range":
            yield from _range(view, source, start, end)
        elif kind == "compound":
            value = _compound(token.group())
            pieces = [(start, end, value)] if value is not None else _pieces(text, start, end)
            yield from (_figure(text, *piece) for piece in pieces)
        elif kind == "count":
            for piece in _separate(view, source, start, end):
                yield _figure(text, *piece)
        elif kind == "chinese" and (found := _chinese_figure(text, start, end)):
            yield found


def _labelled(text: str, kind: str, start: int, end: int) -> NumberMatch | None:
    """A number that is no figure, from its first digit on."""
    digits = re.compile(rf"\d+|[{ZH}]+").search(text, start, end)
    if digits is None:
        return None
    value = Decimal(digits.group()) if digits.group().isdecimal() else _chinese(digits.group())
    first = digits.start() if kind in {"phone", "code"} and text[start] > "\u2e7f" else start
    return NumberMatch(first, end, value or Decimal(0), kind=kind, full_start=first, full_end=end)


def _percentage(text: str, start: int, end: int) -> NumberMatch | None:
    printed = text[start:end]
    upper: Decimal | None = None
    unit = "%"
    if printed.startswith("百分之"):
        value = Decimal(100) if printed[3:] == "百" else _value(printed[3:])
    elif printed == "百分百":
        value = Decimal(100)
    elif printed in {"一半", "半数", "半"}:
        value = Decimal(50)
    elif "成" in printed:
        tens, _, ones = printed.partition("成")
        number, rest = _value(tens), Decimal(5) if ones == "半" else _value(ones) or 0
        value = None if number is None else _trimmed(number * 10 + rest)
    else:
        unit = "个百分点" if printed.endswith("个百分点") else printed[-1]
        ends = [_value(part.strip("%")) for part in re.split("[-~至到]", printed.removesuffix(unit))]
        value, upper = ends[0], ends[1] if len(ends) > 1 else None
    if value is None:
        return None
    if printed in {"半", "半数"} and text[start - 1 : start] == "过" and text[start - 2 : start] != "超过":
        bound, first, last = "at_least", start - 1, end
    else:
        bound, first, last = _bound(text, start, end, unit)
    if printed.endswith("成") and text[end : end + 1] in ("多", "余"):
        bound, last = bound or "about", last + 1  # 三成多
    core_end = end - len(unit) if unit == "个百分点" else end
    if upper is None and _negative(text, start):
        value, start, first = -value, start - 1, first - 1
    return NumberMatch(start, core_end, value, upper, bound, unit, unit == "%", "percent", first, last)


def _range(view: View, source: str, start: int, end: int) -> Iterator[NumberMatch]:
    """``11-30件`` is one number with two ends; anything that does not rise is two numbers."""
    text = view.text
    mark = re.compile("[-~至到]").search(text, start, end)
    assert mark is not None
    lower, upper = _amount(text[start : mark.start()]), _amount(text[mark.end() : end])
    # 3-5万: the multiplier behind the upper end belongs to both.
    shared = re.search("[百千万亿]+$", text[mark.end() : end])
    if shared and text[mark.start() - 1].isdecimal():
        lower = _amount(text[start : mark.start()] + shared.group())
    if lower < upper:
        yield replace(_figure(text, start, end, lower), upper=upper)
        return
    for first, last in ((start, mark.start()), (mark.end(), end)):
        yield from (_figure(text, *piece) for piece in _separate(view, source, first, last))


def _separate(view: View, source: str, start: int, end: int) -> list[tuple[int, int, Decimal]]:
    """One number, or several where Chinese commas list numbers (``分别为100，200，300件``)."""
    text = view.text
    listed = "," in text[start:end] and re.search("分别|依次|各为", text[max(0, start - 15) : start])
    if listed and any(source[view.at(at)] == "，" for at in range(start, end) if text[at] == ","):
        return _pieces(text, start, end)
    return [(start, end, _amount(text[start:end]))]


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int, Decimal]]:
    found = re.compile(r"\d+(?:\.\d+)?[百千万亿]*").finditer(text, start, end)
    return [(piece.start(), piece.end(), _amount(piece.group())) for piece in found]


def _figure(text: str, start: int, end: int, value: Decimal) -> NumberMatch:
    """An Arabic figure with its measure word and bound."""
    after = UNIT.match(text, end)
    assert after is not None
    unit = after.group(2)
    rough = bool(after.group(1)) and (bool(unit) or after.group(1) == "余")
    last = after.end() if unit or rough else end
    if unit in ("个", "") and not rough and _POINTS.match(text, last):
        bound, first, last = _bound(text, start, last, "个百分点")
        return NumberMatch(start, end, value, None, bound, "个百分点", False, "percent", first, last)
    bound, first, last = _bound(text, start, last, unit)
    if rough or re.search("[余多来]", text[start:end]):
        bound = bound or "about"
    if _negative(text, start):
        value, start, first = -value, start - 1, first - 1
    return NumberMatch(start, end, value, None, bound, unit, False, "count", first, last)


_MOST = re.compile("最[多少高低大小长短早]的?$")
"""最多|一场达420家: which of them."""
_GOES = re.compile("(?:推|改|促|跟)进|达成|促成")


def _chinese_figure(text: str, start: int, end: int) -> NumberMatch | None:
    """A figure in Chinese numerals with its measure word; ``None`` for pronouns and set phrases."""
    printed = text[start:end]
    before = text[max(0, start - 3) : start]
    after = ZH_UNIT.match(text, end)
    if (
        after is None
        or (printed == "一" and _MOST.search(before))
        or SET_PHRASES.match(text, start)
        or (
            before[-1:] in (_INDEFINITE if printed in _BARE_UNITS else PRONOUNS) and not _ends_in_verb(before)
        )
    ):
        return None
    unit = after.group(2)
    bound, first, last = _bound(text, start, after.end(), unit)
    if printed in _BARE_UNITS:  # 近百件, 百余件
        value = Decimal(_MULTIPLIERS[printed]) if bound or after.group(1) else None
    else:
        value = _chinese(re.sub("[余多来]", "", printed))
    if value is None:
        return None
    if printed in {"零", "〇"} and unit != "次" and not re.search("[为到理共计议讼诉请均是]$", before):
        return None  # 零件 are spare parts
    if after.group(1) or len(printed) != len(re.sub("[余多来]", "", printed)):
        bound = bound or "about"
    return NumberMatch(start, end, value, None, bound, unit, False, "count", first, last)


def _negative(text: str, start: int) -> bool:
    """Whether a dash right before the number is a minus sign: ``增长-12.5%``."""
    return text[start - 1 : start] == "-" and _MINUS.search(text[max(0, start - 6) : start]) is not None


def _ends_in_verb(before: str) -> bool:
    """Whether a numeral is a verb's object, whose last character is no pronoun: 完成|二十八项, 推进|两项."""
    return any(
        verb.end() == len(before) for verb in (*statements().verb.finditer(before), *_GOES.finditer(before))
    )


def _bound(text: str, start: int, end: int, unit: str) -> tuple[str, int, int]:
    """The bound said before or after ``start`` to ``end``, and both ends with its words included."""
    before = text[max(0, start - 4) : start]
    for bound, words in BEFORE:
        found = words.search(before)
        if found and found.group() == "上" and text[start] not in "百千万亿":
            continue  # 网上646件
        if found and not (bound == "at_most" and NOT_LESS.search(before)):
            return bound, start - len(found.group()), end
    for bound, words in AFTER:
        if found := words.match(text, end):
            return bound, start, found.end()
    if unit in _TIME_UNITS and text.startswith("内", end):
        return "at_most", start, end + 1
    return "", start, end
