"""Months, quarters and halves of a year as questions and tables name them (8月份, Q3, the first half)."""

from __future__ import annotations

import re

from assistant.lexicon.text import compact

__all__ = ["Time", "spans_several", "time_of", "times_in"]

Time = tuple[str, int]
"""``month``, ``quarter`` or ``half`` and its number; the last quarter is the fourth."""

_CHINESE = {
    word: at
    for at, word in enumerate(
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], start=1
    )
}
_ORDINALS = {
    word: at
    for at, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th last final"), start=1)
    for word in words.split()
}
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_NUMBER = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_MONTH = re.compile(
    rf"(?<![\d十个])(?P<n>{_NUMBER})月(?:份(?:里|内|中)?)?(?![\d一二三四五六七八九十]|[底初末]?[之以]?[前后])"
)
_QUARTER = re.compile("(?<![前头])第?(?P<n>[一二三四1-4])个?季(?:度|(?=[^节]|$))(?:里|内|中)?")
_HALF = re.compile("(?P<n>[上下])半年")
_MONTH_EN = re.compile(
    rf"\b(?P<n>{'|'.join(_MONTHS[:4] + _MONTHS[5:])})\b|\b(?:in|for|during|of|about) (?P<may>may)\b|\b(?P<may2>may)(?= (?:19|20)\d\d\b)"
)
_QUARTER_EN = re.compile(rf"\b(?P<n>{'|'.join(_ORDINALS)})[- ]quarter\b|\bq(?P<q>[1-4])\b")
_HALF_EN = re.compile(r"\b(?P<n>first|second) half\b")
_SEVERAL = re.compile(
    rf"{_NUMBER}月?(?:份)?(?:[-~—–－]|至|到){_NUMBER}月|[前头][一二两三四\d]个?(?:季度|月)|[一二三四1-4](?:季度)?(?:至|到|[-~—–－])第?[一二三四1-4]季度"
    rf"|\b(?:{'|'.join(_MONTHS)})(?: |-)(?:to|through|until|till)?-?\s?(?:{'|'.join(_MONTHS)})\b|\bfirst (?:two|three) (?:quarters|months)\b|\bquarters? (?:one|1) to\b"
)


def times_in(text: str) -> list[tuple[int, int, Time]]:
    """Where a folded text in lower case names a time, and which, in order."""
    found = [(*m.span(), ("month", _number(m["n"]))) for m in _MONTH.finditer(text)]
    found += [(*m.span(), ("quarter", _number(m["n"]))) for m in _QUARTER.finditer(text)]
    found += [(*m.span(), ("half", 1 if m["n"] == "上" else 2)) for m in _HALF.finditer(text)]
    found += [(*m.span(), ("month", _MONTHS.index(m["n"] or "may") + 1)) for m in _MONTH_EN.finditer(text)]
    found += [
        (*m.span(), ("quarter", int(m["q"]) if m["q"] else _ORDINALS[m["n"]]))
        for m in _QUARTER_EN.finditer(text)
    ]
    found += [(*m.span(), ("half", _ORDINALS[m["n"]])) for m in _HALF_EN.finditer(text)]
    return sorted(found)


def spans_several(text: str) -> bool:
    """Whether a text names a stretch of months or quarters (1至3月, 前三季度), which no single row is."""
    return bool(_SEVERAL.search(text))


def time_of(label: str) -> Time | None:
    """The time a whole label stands for (第三季度, 8月), or ``None``."""
    text = re.sub(r"^(?:19|20)\d\d年", "", compact(label).text.lower())
    found = times_in(text)
    return found[0][2] if len(found) == 1 and found[0][:2] == (0, len(text)) else None


def _number(word: str) -> int:
    return _CHINESE.get(word) or int(word)
