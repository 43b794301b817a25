"""Several figures named one after the other in English, whatever they count, each asked for as an amount.

"Three things, all from Heqing 2021: number of villages, number of items published, and how many letters were answered" is
three questions of one report.
"""

from __future__ import annotations

import re

__all__ = ["each_named"]

_NUMBER = r"(?:two|three|four|five|six|a couple of|a few|some|several|the following|these|\d)"
_THINGS = r"(?:(?:quick |short |simple )?(?:things|figures|numbers|questions|facts|data ?points|items|details|points|answers|statistics|queries|counts))"
_ANNOUNCED = re.compile(
    rf"^(?:(?:please|hello|hi|i need|i want|i would like|i'd like|can you give me|could you give me|give me|tell me|need)[ ,]+)*(?:the )?{_NUMBER} (?:\w+ )?{_THINGS}(?: i need| needed| wanted| please|,? please)*,? ?(?:(?:all|both|only|each)[ ,]+)?(?:(?:from|for|about|of|in|on|concerning|out of) )?"
)
_LEAD = re.compile(
    r"^(?P<lead>(?!.*\b(?:how|what|which|who|when|where|why|compare\w*|difference|share|break ?down)\b[^:]*:)[^?:;]{3,80}?)(?:: ?| -{1,2} )(?P<list>[^?;:]+?)[ .?!]*$"
)
_ITEMS = re.compile(r",? (?:and|plus|as well as) (?:also )?(?=\S)|, (?=\S)")
_COUNT = re.compile(
    r"^(?:and )?(?:the |its |their )?(?:total |overall )?(?:(?:number|count|tally|(?P<much>amount)) of|how many) (?P<what>(?:[a-z'-]+ ?){1,8})$"
)
_DONE = re.compile(
    r"^(?:the |its )?(?:[a-z-]+ ){0,3}?[a-z-]{3,}s (?:[a-z]{2,}ed|held|sent|made|given|built|run|put up|drawn up|written|taken|sold|set up|printed)(?: (?:on|by|in|to|for|via|at) [a-z ]{3,30})?$"
)
"""Things that something was done to (suggestions adopted)."""
_VERB = re.compile(r"\b(?:did|does|do|has|had|have|were|was|are|is)\b")
_PLACE = re.compile(r"[a-z]{3,}")
_LEAST, _MOST = 2, 6


def each_named(plain: str) -> str:
    """A lower-case English list of figures as one question each; any other as it is."""
    named = _ANNOUNCED.sub("", plain)
    found = _LEAD.match(named)
    if found is None or not _PLACE.search(found["lead"]):
        return plain
    items = [item.strip() for item in _ITEMS.split(found["list"]) if item.strip()]
    counted = [_COUNT.match(item) for item in items]
    told = all(count or _DONE.match(item) for count, item in zip(counted, items, strict=True))
    asking = sum(item.startswith("how many") for item in items)
    if not _LEAST <= len(items) <= _MOST or not told or not counted[0] or asking == len(items):
        return plain
    lead = found["lead"].strip(" ,-")
    asked = [
        f"how {'much' if count and count['much'] else 'many'} {count['what'] if count else item}"
        for count, item in zip(counted, items, strict=True)
    ]
    return " ".join(f"{lead}, {_with_verb(item)}?" for item in asked)


def _with_verb(item: str) -> str:
    """How many items published: how many items were published."""
    if _VERB.search(item):
        return item
    return re.sub(
        r"(?<=s) (?=(?:[a-z]{2,}ed|held|sent|made|given|built|run|written|taken|sold|printed)\b)",
        " were ",
        item,
        count=1,
    )
