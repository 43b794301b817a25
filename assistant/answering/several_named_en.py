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
_TOLD_BEHIND = re.compile(
    r"^(?P<list>(?:(?:the )?(?:total )?(?:number|count|amount) of )[^?;:]+?)(?: --?|,) (?P<lead>(?!and\b|how\b|number\b)[a-z' ]{3,60}?,? (?:in |for )?(?:19|20)\d\d)[ .?!]*$"
)
"""The same with the place and the year last."""
_COUNT = re.compile(
    r"^(?:and )?(?:the |its |their )?(?:total |overall )?(?:(?:number|count|tally|(?P<much>amount)) of|how many|number(?= [a-z]+(?:ed|en|held|sent|made|given|in full|in part)\b)) (?P<what>(?:[a-z'-]+ ?){1,8})$"
)
_DONE = re.compile(
    r"^(?:the |its )?(?:[a-z-]+ ){0,3}?[a-z-]{3,}s (?:[a-z]{2,}ed|held|sent|made|given|built|run|put up|drawn up|written|taken|sold|set up|printed)(?: (?:on|by|in|to|for|via|at) [a-z ]{3,30})?$"
)
"""Things that something was done to (suggestions adopted)."""
_THING = re.compile(
    r"^(?:the |its |total )*(?!(?:reasons?|names?|problems?|plans?|ways|channels|offices|compan(?:y|ies)|citizens|others?)\b)(?:[a-z-]+ ){0,4}?[a-z-]{3,}s(?: (?:with|of) (?:an? |the )?[a-z ]{3,30})?$"
)
"""Things named in the plural, each of them counted where it is asked to be given (give me: items published, WeChat pushes)."""
_GIVEN = re.compile(r"\b(?:give|tell|show|list|send|need|want)(?: me| us)?$|\bfigures(?: for| of)?$")
_LIMITED = re.compile(
    r"\b(?:by|from|of|to|on|about|for|concerning|regarding|involving|with|through|via|against)\b"
)
"""What is counted is limited, and what follows may be more of that (applications from companies, private persons …)."""
_VERB = re.compile(r"\b(?:did|does|do|has|had|have|were|was|are|is)\b")
_PLACE = re.compile(r"[a-z]{3,}")
_LEAST, _MOST = 2, 6


_BEHIND = re.compile(
    r",? (?:(?:and )?(?:(?P<of>(?:out )?of (?:which|whom|them|these|those))|with|(?:attended|joined|read|followed|used|visited) by|(?P<deed>covering|reaching|involving|serving|training|helping|benefiting))) how many (?P<what>[a-z][a-z' -]+?)(?=,| and |[ ?.]*$)"
)
"""A further amount that hangs on the one before (…, covering how many institutions)."""
_DEED = re.compile(
    r"(?:^| |, )(?:and )?(?P<deed>(?:[a-z]+(?:ed|eld|ent|ade|aid|old|uilt)|set|put|ran)(?: (?:up|out|over|on))?) how (?P<much>many|much) (?P<what>[a-z' -]+?)(?: in (?P<year>(?:19|20)\d\d))?(?=,| and [a-z]+(?: (?:up|out|over|on))? how (?:many|much)\b|[ ?.]*$)"
)
"""What somebody did, the amount behind the deed (pushed how many messages)."""


def _asked_behind(found: re.Match[str]) -> str:
    what = found["what"]
    if found["of"]:
        return f"? how many of them {what}"
    deed = found["deed"]
    return f"? how many {what} were {deed[:-3]}ed" if deed else f"? how many {what}"


def _each_deed(plain: str) -> str:
    """Deeds whose amounts stand behind them as one question each; any other text as it is."""
    deeds = list(_DEED.finditer(plain))
    if len(deeds) < _LEAST or _DEED.sub("", plain[deeds[0].start() :]).strip(" ,?."):
        return plain
    lead = plain[: deeds[0].start()].strip(" ,")
    year = next((f" in {found['year']}" for found in deeds if found["year"]), "")
    asked = [
        f"how {d['much']} {d['what']} {'was' if d['much'] == 'much' else 'were'} {d['deed']}" for d in deeds
    ]
    return " ".join(f"{lead}{year}, {one}?" for one in asked)


def each_named(plain: str) -> str:
    """A lower-case English question for several figures as one question each; any other as it is."""
    if "how many" in plain:
        plain = _each_deed(_BEHIND.sub(_asked_behind, plain))
    named = _ANNOUNCED.sub("", plain)
    found = _LEAD.match(named) or _TOLD_BEHIND.match(named)
    if found is None or not _PLACE.search(found["lead"]):
        return plain
    items = [item.strip() for item in _ITEMS.split(found["list"]) if item.strip()]
    counted = [_COUNT.match(item) for item in items]
    given = bool(_GIVEN.search(found["lead"].strip(" ,-")))
    apart = bool(counted[0]) and not _LIMITED.search(items[0].partition(" of ")[2])
    told = all(
        count or _DONE.match(item) or (_THING.match(item) and (given or (apart and " " in item)))
        for count, item in zip(counted, items, strict=True)
    )
    asking = sum(item.startswith("how many") for item in items)
    first = counted[0] or given
    if not _LEAST <= len(items) <= _MOST or not told or not first or asking == len(items):
        return plain
    lead = _GIVEN.sub("", found["lead"].strip(" ,-")).strip(" ,-")
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
