"""Places named in English of which no name is held: what is meant by them, and what other body is named there."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from assistant.answering.bodies_en import companies_unheld
from assistant.answering.holdings import NameMatch
from assistant.lexicon.agencies import PROVINCES, parse_agency
from assistant.lexicon.bilingual import is_english
from assistant.lexicon.places import short_region
from assistant.lexicon.readings import is_spelled, spellings
from assistant.types import Body

__all__ = [
    "OF_DISCLOSURE",
    "OTHER_KIND_EN",
    "TAIL_EN",
    "TAUGHT_EN",
    "is_address",
    "other_there",
    "other_zone",
    "places_alone",
]

_NO_TITLE_EN = (
    r"its|the|their|and (?:its|the|their)|in|at|on|to|by|from|with|without|into|after|before|during|through|via|as|than"
    r"|that|which|who|whom|what|when|where|how|why|did|do|does|was|were|is|are|has|have|had|can|could|went|got|get|a|an|any|each|every|many|much|per"
)
"""What stands in a sentence and in no title of an office (suits filed in court, livestreams in which bureau chiefs)."""
_TITLES_EN = (
    "bureau|department|commission|office|administration|committee|authority|regulator|township|town|subdistrict|university|hospital"
    "|court|college|polytechnic|procuratorate|customs|(?:middle|high|secondary|primary|elementary) school|kindergarten|police station|health cent(?:re|er)|clinic|cdc"
    "|(?:residents'?|villagers'?|village|neighbou?rhood) committee"
    "|provident fund (?:management )?cent(?:re|er)"
)
TAIL_EN = re.compile(
    rf"(?:'s)?\s+(?:(?:municipal|county|district|government|people's)\s+)*(?P<tail>(?:(?!(?:{_NO_TITLE_EN})\b)(?:no\.?\s?\d\d?|[a-z&'’-]+)\s+){{1,6}}?(?:{_TITLES_EN}))\b"
)
TAUGHT_EN = re.compile(r" of (?!the\b|which\b|its\b|our\b|what\b)[a-z]+(?: and [a-z]+)?")
OF_DISCLOSURE = re.compile(
    r"\b(?:open[- ](?:government|information)|(?:government |public )?(?:information|info)(?:[- ]disclosure)?|disclosure|government affairs|transparency|foia?|rti|ogi|gid) (?:office|department|section|desk|unit|team|people)\b"
)
"""The office that disclosure is with is no other body than the one it belongs to."""
OTHER_KIND_EN = re.compile(
    r"\s+(?:county|city|district|province|prefecture|town|township|municipality|banner)\b"
)
_ZONE_EN = re.compile(
    r"\s+(?:(?:national|provincial|level)\s+)?(?P<kind>hi(?:gh)?-?\s?tech|economic|free trade|bonded|export processing)\b(?:\s+(?:and|&|[a-z-]+ment|[a-z-]+ical|[a-z-]+ial|technology|trade)\b)*\s+(?:zone|area|park)\b"
)
_KIND_BEFORE_EN = re.compile(
    r"\bthe (?P<kind>county|city|district|town|township|province|prefecture|banner|league) of $"
)
_KIND_HELD_EN = {
    "county": "县", "city": "市", "district": "区", "town": "镇乡", "township": "镇乡", "province": "省区", "prefecture": "州区", "banner": "旗",
    "league": "盟",
}  # fmt: skip


def other_zone(plain: str, match: NameMatch) -> int | None:
    """The end of the name of a zone behind a place, or of a place behind another kind than it is (the County of …)."""
    zone = _ZONE_EN.match(plain, match.end)
    if zone is not None:
        return zone.end()
    kind = _KIND_BEFORE_EN.search(plain, 0, match.start)
    if kind and not any(
        (b.region or b.agency)[-1] in _KIND_HELD_EN[kind.group("kind")] for b in match.bodies
    ):
        return match.end
    return None


_TITLE_ALONE_EN = re.compile(rf"(?:['’]s)?\s+(?:{_TITLES_EN})\b(?:{TAUGHT_EN.pattern})?")
_PLACE_EN = re.compile(r"(?<![a-z'’-])[a-z][a-z'’-]{3,}(?= [a-z])?")
_GOVERNED_EN = re.compile(
    r"(?:['’]s)?\s+(?:(?:people's|municipal|provincial|local|city|county|district)\s+)*government\b"
)
_OF_PLACE_EN = re.compile(
    rf"(?:{_TITLES_EN}|government|county|city|district|town|township|province|prefecture|banner|league|municipality) (?:of|in) (?:the )?$"
)


def places_alone(plain: str, covered: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Words in pinyin that are no English, wherever they stand outside ``covered`` (the Nanling …, Rong'ao)."""
    for found in _PLACE_EN.finditer(plain):
        word = re.sub("['’]s?$", "", found.group())
        end = found.start() + len(word)
        plain_word = re.sub("['’-]", "", word)
        if any(found.start() < b and a < end for a, b in covered) or not is_spelled(plain_word):
            continue
        if not is_english(word) and not is_english(plain_word):
            yield found.start(), end


def other_there(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """A government or an office of a place named in English, where nothing of it was found: where, or ``None``."""
    company = companies_unheld(plain, end)
    if company is not None:
        return start, company
    of = _OF_PLACE_EN.search(plain, 0, start)
    if of is not None:
        return of.start(), end
    rest = plain[end : end + 64]
    found = (
        _GOVERNED_EN.match(rest)
        or OTHER_KIND_EN.match(rest)
        or _TITLE_ALONE_EN.match(rest)
        or TAIL_EN.match(rest)
    )
    if found is None or OF_DISCLOSURE.search(found.group()):
        return None
    return start, end + found.end()


def is_address(plain: str, start: int, end: int, named: Iterable[tuple[int, int, Body]]) -> bool:
    """Whether a place named at ``start`` is only the wider one of a body named beside it (Fujian's Zhangyu County)."""
    word = re.sub(rf"{_KIND_LAST}|['’ -]", "", plain[start:end])
    for a, b, body in named:
        beside = (
            _WIDER_BEFORE.fullmatch(plain, end, a) or _KIND_OF_THEM.fullmatch(plain, end, a)
            if end <= a
            else _WIDER_BEHIND.fullmatch(plain, b, start)
            or (_ARE_THEY.fullmatch(plain, b, start) and _KINDS_EN.match(plain, end))
        )
        if beside and word in _wider_places(body):
            return True
    return False


_KIND_LAST = r"\s+(?:province|city|county|district|prefecture|banner|league|autonomous region)$"
_WIDER_BEFORE = re.compile(
    r"(?:\s+(?:province|city|county|district|prefecture|municipality))?(?:['’]s|,)?\s+(?:the\s+)?"
)
_KINDS_EN = re.compile(
    r"\s+(?:counties|districts|cities|towns|townships|prefectures|banners|governments|bureaus|departments|universities|colleges|places|bodies|ones|pair)\b"
)
_KIND_OF_THEM = re.compile(rf"{_KINDS_EN.pattern}(?:\s*[,:(-]+| of| named| called)?\s*(?:the\s+)?")
"""The two Guangxi counties, Lingtang or Rongxi."""
_ARE_THEY = re.compile(
    r"(?:\s+(?:county|city|district|town|township|prefecture|banner))?\s*[,(-]+\s*(?:(?:the|both|two|all|these|of|which|are|three)\s+)+"
)
_WIDER_BEHIND = re.compile(
    r"(?:\s+(?:city|county|district|town|township|prefecture|banner|subdistrict|government))*(?:,| in| of)\s+(?:the\s+)?"
)


@functools.lru_cache(maxsize=1024)
def _wider_places(body: Body) -> frozenset[str]:
    """The places a body lies in, as its name says, and every province, in joined pinyin."""
    name = parse_agency(body.agency)
    wider = name.places[:-1] if name else ()
    return _provinces() | {_plain(place) for place in wider}


@functools.cache
def _provinces() -> frozenset[str]:
    return frozenset(map(_plain, PROVINCES))


def _plain(place: str) -> str:
    return spellings(short_region(place))[0].replace(" ", "")
