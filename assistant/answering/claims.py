"""The figures a question states itself: what it takes for granted, and the bounds it sets."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.answering.money_asked import UNITS_OF_EACH
from assistant.answering.question_en import named_by_number
from assistant.lexicon.numerals import find_numbers, parse_number

__all__ = ["claimed", "limit_of"]

_CJK = re.compile(r"[\u3400-\u9fff]")
_HOTLINE = re.compile(r"1[12]\d{3}$")
_NUMBER = r"\s*([\d,.]*\d[万千百]?|[一二三四五六七八九十百千]+)(?!年)"
_LIMITS = (
    (">=", re.compile(rf"(?:不少于|不低于|至少|at least|no fewer than){_NUMBER}")),
    ("<=", re.compile(rf"(?:不超过|不多于|不高于|至多|at most|no more than){_NUMBER}")),
    (">=", re.compile(rf"{_NUMBER}[^\d,，]{{0,2}}(?:以上|or more)")),
    ("<=", re.compile(rf"{_NUMBER}[^\d,，]{{0,2}}(?:以下|以内|or fewer|or less)")),
    (">", re.compile(rf"(?:超过|高于|大于|多于|突破|more than|over|above|exceed\w*){_NUMBER}")),
    ("<", re.compile(rf"(?:不到|不足|少于|低于|小于|未满|fewer than|less than|under|below){_NUMBER}")),
)
_NO_CLAIM = frozenset(
    ["元", "万元", "亿元", "年", "天", "个工作日", "工作日", "日", "个月", "月", "名", "位", "倍"]
)
_VAGUE = re.compile(
    rf"一(?=个?(?:[月年天日班村镇乡校]|{UNITS_OF_EACH})[^,，?？。]{{0,10}}(?:多少|几))"
    r"|[一二三]本(?=线|录取|批|招|率|考|上线|院校|志愿)|(?<=哪)[一二两三四五六七八九十\d]+[个条项点类种份]?|一家(?!企业|公司|医院|银行|工厂)(?=[自的有是多少几呢就只单各又收共办,，?？\s]|$)|[一二两三四五六七八九十](?!十|百|千)(?:个(?:地方|县|市|区|单位|部门|年|人|月)|份|下|共|些|种|类|项|直|般|样|定|起|年|条(?!信))|(?:one|two|three|four|five)\b"
)
_NO_FIGURE = re.compile("24小时|二十四小时")
"""What a report could not deny."""


def limit_of(plain: str) -> tuple[str, Decimal] | None:
    """The bound a question over several bodies or years sets."""
    for sign, pattern in _LIMITS:
        found = pattern.search(plain)
        value = parse_number(found.group(1)) if found else None
        if value is not None:
            return sign, value
    return None


def claimed(plain: str) -> tuple[tuple[Decimal, ...], list[tuple[int, int]]]:
    """Figures the question itself states, and where."""
    found = [n for n in find_numbers(plain) if n.kind in {"count", "percent"} and n.value is not None]
    if not _CJK.search(plain):  # the number of a hotline names it
        found = [
            n
            for n in found
            if not (_HOTLINE.match(plain[n.start : n.full_end]) or named_by_number(plain, n.start, n.end))
        ]
    claims = [
        n
        for n in found
        if not n.bound
        and n.unit not in _NO_CLAIM
        and not _VAGUE.match(plain, n.start)
        and not _NO_FIGURE.match(plain, n.start)
    ]
    return tuple(n.value for n in claims), [(n.full_start, n.full_end) for n in found]
