"""Words of an English question that sound like a figure or an applicant and are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.lexicon.indicators import Mention
from assistant.types import Body

__all__ = [
    "GAINED",
    "OWN_LEVEL",
    "asks_gain",
    "at_own_level",
    "bounds_in_digits",
    "itself_named",
    "names_event",
    "of_other_matters",
    "part_of_year",
    "without_matters",
]

_MATTER_EN = re.compile(
    r"\b(?:requests?|applications?)\b[^?;]{0,40}?\b(?:concern(?:ed|ing|s)?|about|regard(?:ed|ing)|relat(?:ed|ing) to|dealt with|to do with|touch(?:ed|ing) on)\b(?P<matter>[^?;]*)"
)
_OTHER_MATTERS = re.compile(
    r"\b(?:requests?|applications?)\b[^?;]{0,40}?\b(?:concern(?:ed|ing)?|about|on|regard(?:ed|ing))\b (?:any )?(?:other (?:matters|subjects|topics|things|issues)|anything else)"
)
_RULES = frozenset({"rule", "normative"})
_UNDER = re.compile(
    r"\b(?:under|according to|in line with|in accordance with|pursuant to|as required by|required by)\b[^,;?]{0,40}$"
)
_RATE = re.compile(r"s? rates?\b")
"""A publication rate is none of requests for publications."""
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_PARTS_OF_YEAR = {
    **{month: f"{number}月" for number, month in enumerate(_MONTHS, start=1)},
    "first half": "上半年",
    "second half": "下半年",
    **{f"q{number}": f"{name}季度" for number, name in enumerate("一二三四", start=1)},
}
_DAY = re.compile(r" \d{1,2}(?:st|nd|rd|th)? (?!to\b|and\b|until\b|till\b|in\b|deadline\b)[a-z]")
_MATTERS = frozenset({"licence", "penalty", "coercion", "fee", "procurement", "review", "litigation"})


def without_matters(plain: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without what requests were about, and without the rules that something is done under.

    Requests on planning permits are no administrative licences, units named under the rules no regulations.
    """
    mentions = [
        m
        for m in mentions
        if not (m.id in _RULES and _UNDER.search(plain[: m.start]))
        and not (m.id.startswith("unprocessed.") and _RATE.match(plain, m.end))
    ]
    found = _MATTER_EN.search(plain)
    if found is None:
        return mentions
    start, end = found.span("matter")
    return [
        m
        for m in mentions
        if not (start <= m.start < end and (m.id in _MATTERS or m.id == "other_organisation"))
    ]


_ITSELF_EN = re.compile(
    r"\b(?:with|by|from|to|of|at|in|against|for|did|does|has|is|was|that|whether) (?P<named>the (?P<kind>company|group|corporation|university|college|school|hospital))(?:'s\b|(?=\s*(?:[?.,]|$)|\s+(?:in|during|for|over|by|has|have|had|did|about|on|that|to|itself|was|were|receive|receiv\w+|get|got|publish\w*|\d)\b))"
)
_ENDINGS_EN = {
    "company": ("公司", "集团"), "group": ("公司", "集团"), "corporation": ("公司", "集团"), "hospital": ("医院",),
    "university": ("大学", "学院"), "college": ("学院", "大学"), "school": ("大学", "学院", "学校", "中学", "小学"),
}  # fmt: skip


def itself_named(plain: str, bodies: Sequence[Body]) -> list[tuple[int, int]]:
    """Where the body spoken of is called what it is (a request to the company), which names no applicant."""
    return [
        found.span("named")
        for found in _ITSELF_EN.finditer(plain)
        if bodies and bodies[0].agency.endswith(_ENDINGS_EN[found.group("kind")])
    ]


def part_of_year(words: str) -> str:
    """A part of the year as a report writes it."""
    return _PARTS_OF_YEAR.get(words, words)


_NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
    "a hundred": 100, "one hundred": 100, "a thousand": 1000, "one thousand": 1000,
}  # fmt: skip
_BOUND_EN = re.compile(
    rf"\b(?P<bound>(?:more|fewer|less) than|over|under|at least|at most|below|above) (?P<number>{'|'.join(_NUMBER_WORDS)})\b"
)


def bounds_in_digits(plain: str) -> str:
    """A bound said in a word (fewer than fifty visitors) as the number it is."""
    return _BOUND_EN.sub(lambda found: f"{found['bound']} {_NUMBER_WORDS[found['number']]}", plain)


_GAINED = re.compile(
    r"\b(?:followers?|fans|subscribers?)\b.{0,80}\b(?:gain(?:s|ed)?|add(?:ed)?|attract(?:s|ed)?|won|win|lose|lost|pick(?:ed)? up)\b"
    r"|\b(?:new|additional|more) (?:followers|fans|subscribers)\b"
)
GAINED = "新增"


def asks_gain(plain: str) -> bool:
    """Whether the followers that came in a year are asked for, and not how many there are."""
    return bool(_GAINED.search(plain))


OWN_LEVEL = "本级"
_OWN_LEVEL = re.compile(
    r"\b(?:at|on) (?:the )?(?:city|municipal|county|district|provincial|prefectural|town(?:ship)?)[- ]level\b"
    r"|(?:\b(?:the |its )?(?:city|municipal|county|district|provincial|prefectural|town(?:ship)?)(?:(?:'s)? (?:government|authorities|administration))?|  )(?:'s)? ?(?:government )?(?:itself|proper|themselves)\b"
)


def at_own_level(plain: str) -> list[tuple[int, int]]:
    """Where only what a place handled itself is asked for (at city level), not what its offices and towns did."""
    return [found.span() for found in _OWN_LEVEL.finditer(plain)]


def names_event(plain: str, month: re.Match[str]) -> bool:
    """Whether a day is the name of what happened on it (the July 19 red tide)."""
    return plain.endswith("the ", 0, month.start()) and bool(_DAY.match(plain, month.end()))


def of_other_matters(plain: str) -> bool:
    """Whether it is asked how many requests were about something else."""
    return bool(_OTHER_MATTERS.search(plain))
