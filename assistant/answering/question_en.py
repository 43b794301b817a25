"""Words of an English question that sound like a figure or an applicant and are none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from assistant.lexicon.indicators import Mention, columns_of
from assistant.types import Body, Target

__all__ = [
    "GAINED",
    "MARKED",
    "OWN_LEVEL",
    "asks_gain",
    "at_own_level",
    "bounds_in_digits",
    "itself_named",
    "named_by_number",
    "names_event",
    "of_other_matters",
    "part_of_them",
    "part_of_year",
    "without_matters",
    "without_stray_columns",
    "without_tones",
]

_MATTER_EN = re.compile(
    r"\b(?:(?:requests?|applications?)\b[^?;]{0,90}?|(?:how many|which|what share) of (?:them|those|these)\b[^?;]{0,20}?)\b(?:concern(?:ed|ing|s)?|about|regard(?:ed|ing)|relat(?:ed|ing) to|dealt with|to do with|touch(?:ed|ing) on)\b(?P<matter>[^?;]*)"
)
_OTHER_MATTERS = re.compile(
    r"\b(?:requests?|applications?)\b[^?;]{0,40}?\b(?:concern(?:ed|ing)?|about|on|regard(?:ed|ing))\b (?:any )?(?:other (?:matters|subjects|topics|things|issues)|anything else)"
)
_RULES = frozenset({"rule", "normative"})
_UNDER = re.compile(
    r"\b(?:under|according to|in line with|in accordance with|pursuant to|as required by|required by)\b[^,;?]{0,40}$"
)
_SINCE = re.compile(r"\b(?:since|after|when|once|before|from the time|following)\b[^,;?]{0,30}$")
_IN_FORCE = re.compile(
    r"[^,;?]{0,20}?\b(?:took|take|taking|came|come|coming|entered|entering|went|going|were|was|began|started|started to|being) ?(?:into )?(?:effect|force|enacted|promulgated|implemented|adopted|issued|introduced|applied|apply)?\b"
)
"""Since rules took effect: a time, no rules to be counted."""
_WITH_STUDENTS = re.compile(
    r"\bstaff (?:and|or) students\b|\bstudents (?:and|or) staff\b|\bteachers (?:and|or) staff\b"
)
"""All the people of a school, not those who work on disclosure."""
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
        if not _is_where(plain, m)
        and not (m.id == "staff" and _WITH_STUDENTS.search(plain[max(0, m.start - 14) : m.end + 14]))
        and not (m.id in _RULES and _UNDER.search(plain[: m.start]))
        and not (m.id in _RULES and _IN_FORCE.match(plain, m.end) and _SINCE.search(plain[: m.start]))
        and not (m.id.startswith("unprocessed.") and _RATE.match(plain, m.end))
        and not (m.id == "other_organisation" and any(_goes_on(m, other, plain) for other in mentions))
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


_COUNTED_AT = re.compile(
    r"\b(?:how many|number of) (?:[a-z-]+ ){1,4}?(?:(?:were|was|did|got|had|have|are|is|came|went|made|taken|has)\b[^?;,]*|[a-z-]+ )?\b(?:at|in|from|through|to|by|via|on|inside) (?:the |its |their |all |these |those |[a-z]+'s |\s|public |government |local )*$"
)
"""Something else is counted, which was somewhere."""


def _is_where(plain: str, mention: Mention) -> bool:
    """Whether reading points are only where what is counted was handed out, read or printed."""
    return mention.id == "reading_point" and bool(_COUNTED_AT.search(plain[: mention.start]))


_OF_ITEMS = frozenset({"last_year_items", "change"})


def without_stray_columns(mentions: Sequence[Mention], spoken: Sequence[Target]) -> list[Mention]:
    """The mentions without columns of items the year before that no row named or spoken of has.

    Items published the year before are those of that year's report.
    """
    rows = [m.id for m in mentions if m.kind == "indicator"] or [target.indicator for target in spoken]
    known = {column for row in rows for column in columns_of(row)}
    return [m for m in mentions if not (m.kind == "column" and m.id in _OF_ITEMS and m.id not in known)]


_OF_THE = re.compile(r"^(?:and )?of (?:the|all|those|these|its)\b[^?]*?\bhow many\b(?P<part>[^?]*)$")
_OF_THEM = re.compile(
    r"^(?:and |but |so |then )*(?:how many of (?:them|those|these|that|the total|it)\b|of (?:them|those|these),? how many\b)(?P<part>[^?]*)$"
)


def part_of_them(plain: str, mentions: Sequence[Mention], known: bool) -> str:
    """What is said of the part asked for (of the lawsuits filed in court, how many had not yet been decided), if no name is in it.

    Of what was spoken of before (how many of them were in writing) it is what is asked for, unless a figure is ``known``.
    """
    found = None if known else _OF_THEM.match(plain.strip())
    if found is not None:
        return found.group("part")
    found = _OF_THE.match(plain.strip()) if mentions else None
    if found is None:
        return ""
    start = plain.index(found.group("part"))
    return "" if any(m.end > start for m in mentions) else found.group("part")


def _goes_on(wide: Mention, other: Mention, plain: str) -> bool:
    """Whether another column's name follows at once (other legal service bodies)."""
    return (
        other.kind == "column"
        and other is not wide
        and other.start >= wide.end
        and not plain[wide.end : other.start].strip()
    )


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


_CLAIMED_EN = re.compile(
    rf"\b(?P<bound>(?:got|received?|had|have|handled|saw|refused|rejected|issued|held|published|filed|only|just|there (?:were|was)|as many as|all of)(?: only| just)?) (?P<number>{'|'.join(word for word, number in _NUMBER_WORDS.items() if number > 5)})\b(?= [a-z])"
)
"""A number a question takes for granted (got twelve requests, didn't it)."""


def bounds_in_digits(plain: str) -> str:
    """A bound or a claim said in a word (fewer than fifty visitors, got twelve requests) as the number it is."""
    for pattern in (_BOUND_EN, _CLAIMED_EN):
        plain = pattern.sub(lambda found: f"{found['bound']} {_NUMBER_WORDS[found['number']]}", plain)
    return plain


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


_TONES = re.compile(r"[a-z]*[\u00e0-\u00fc\u0101-\u01dc][a-z\u00e0-\u00fc\u0101-\u01dc]*")


def without_tones(plain: str) -> str:
    """A lower-case text with the tones of pinyin left out (shuòlíng: shuoling)."""
    return _TONES.sub(lambda found: _bare(found.group()), plain)


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


_LINE = re.compile(
    r"\b(?:hotline|helpline|phone line|service line|line|telephone|number|no\.?)(?: number)? ?(?:is )?$"
)
_LINE_BEHIND = re.compile(r" ?-?(?:hotline|helpline|line|number)\b")


def named_by_number(plain: str, start: int, end: int) -> bool:
    """Whether a number is that of a telephone line the question speaks of (the hotline 96517), no figure it claims."""
    digits = end - start
    behind, before = _LINE_BEHIND.match(plain, end), _LINE.search(plain[:start])
    return digits >= 5 and plain[start:end].isdigit() and bool(before or behind)


MARKED = re.compile(
    r"(?<!\d)(?!(?:19|20)\d\d(?!\d))(?!12345(?!\d))\d{5,8}(?!\d)|[“\"「『]([^”\"」』]{2,24})[”\"」』]"
)
"""What may tell whose report is meant where nobody is named: the number of a line, the name of an account."""
