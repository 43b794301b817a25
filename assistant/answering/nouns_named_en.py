"""Figures that English only names, two or more as noun phrases of one question, each asked for as a question of its own.

"Fees in Heqing: the total collected and the part collected by the land office", "suggestions: collected vs adopted",
"number of villages, of notice boards and of meetings", "visitors to the hall, and its floor area".
"""

from __future__ import annotations

import re

__all__ = ["nouns_apart"]

_DEED = r"(?:[a-z]{3,}ed|held|sent|made|given|built|kept|paid|put forward|won|lost)(?: (?:out|up|back|over)|(?<=taken) in)?"
_NO_QUESTION = r"(?!(?:[^?]*\b)?(?:how|what|which|who|when|where|why|whether|did|does|do|was|were|is|are|has|have|had|can|could|compare\w*|difference|share|percent\w*|rate|reasons?|problems?|plans?|measures?|more|fewer|less|than)\b)"
_LEAD = r"(?P<lead>(?:[^?;:]*: )?)"
_MONEY = re.compile(
    r"\b(?:fees?|charges?|money|funds?|funding|costs?|fines?|subsid(?:y|ies)|spending|expenditure|income|budget)(?=$|,| (?:in|of|by|for|at|from)\b)"
)
_VERSUS = re.compile(
    rf"^{_NO_QUESTION}{_LEAD}(?P<what>[a-z][^?;:]{{3,90}}?)(?:: ?|,| -{{1,2}}) ?(?:the )?(?:numbers? )?(?P<one>{_DEED})(?: ones)? (?:vs\.?|versus|and|against|as against|compared (?:with|to)|/) (?:the )?(?P<two>{_DEED})(?: ones)?(?P<when>(?:,? (?:in |for )?(?:19|20)\d\d)?)\W*$"
)
"""What was done to a thing and what more was done to it (suggestions: collected vs adopted)."""
_DONE_NEXT = r"(?:returned|recovered|adopted|accepted|repealed|abolished|settled|answered|resolved|completed|rejected|declined|put right)"
"""What is done only to things something else was done to before."""
_BOTH_DONE = re.compile(
    rf"^{_NO_QUESTION}{_LEAD}(?P<what>(?:[a-z'-]+ ){{0,3}}?[a-z-]{{3,}}s) (?P<one>{_DEED}) (?:(?:vs\.?|versus|against|as against|compared (?:with|to)) (?:the )?(?:number )?|and (?={_DONE_NEXT}\b))(?P<two>{_DEED})(?: ones)?(?P<rest>[^?;:]*?)\W*$"
)
_TOTAL_AND_PART = re.compile(
    rf"^{_NO_QUESTION}(?P<what>[a-z][^?;:]{{3,90}}?)(?:: ?|,| -{{1,2}}) ?(?:the |their |its )?(?:total|whole|full|overall|entire)(?: (?:amount|sum|figure))?(?: (?P<done>{_DEED}))?,? (?:and|plus|as well as|with) (?:the |that |its )?(?:part|share|portion|amount|sum|bit|figure)(?: of (?:it|that|them))? (?:(?P<own>{_DEED}) by|of|for|from|that went to) (?P<who>(?:the )?[a-z][a-z' -]{{2,50}}?)(?: alone)?\W*$"
)
"""A whole and the part of somebody in it (fees: the total collected and the part collected by the branch)."""
_OF_EACH = re.compile(
    r"^(?P<lead>(?:[^?;:]*(?::|,| of| for| in) )?)(?:the )?(?:total )?numbers? of (?P<list>[a-z][^?;:,]*?(?:, (?:and )?of [^?;:,]+?)*?,? and of [^?;:,]+?)(?P<tail>(?: (?:in|at) [^?;:,]+)?(?:,? (?:in |for |during )?(?:19|20)\d\d)?)\W*$"
)
"""Number of one thing, of another and of a third."""
_NEXT_OF = re.compile(r"(?:,? and|,) of ")
_ITS = re.compile(
    r"^(?P<first>(?:[^?;:]*: )?(?P<asked>(?:the )?(?:total )?(?:number|count) of |how many )?(?P<what>[a-z][^?;:]*?)),? (?:and|plus|as well as|also)(?: also)? (?:(?:what|how large|how big) (?:is|was|are|were) )?(?:its|their) (?P<two>(?:[a-z]+ ){0,2}(?:area|size|floor space|length|cost|price|budget|height|address|phone(?: number)?|opening hours))\W*$"
)
"""A count and a feature of what is counted (visitors to the hall, and its floor area)."""
_AT_PLACE = re.compile(
    r"\b(?:to|of|at|in|did|does|has|have) (?P<whose>[a-z][a-z' -]{4,60}?(?:s?))(?= (?:in|for|during) (?:19|20)\d\d|,|$| (?:have|had|get|receive|welcome|attract|host|see|draw)\b)"
)
_PLURAL_DONE = rf"(?:[a-z'-]+ ){{0,4}}?[a-z-]{{3,}}s {_DEED}"
_DONE_AND_DONE = re.compile(
    rf"^{_NO_QUESTION}(?P<lead>(?:[^?;:]*: )?)(?P<one>(?:[a-z'-]+ ){{0,4}}?[a-z-]{{3,}}s) (?P<did>{_DEED})(?P<rest> (?:by|in|at|on|for|to|of) [^?;:]+?),? and (?:the |its |of )?(?:numbers? of )?(?P<two>(?:[a-z'-]+ ){{0,3}}?[a-z-]{{3,}}s?) (?P<did2>{_DEED})\W*$"
)
"""Things something was done to, twice (courses held by the county, and people trained)."""
_EACH_OF_LIST = re.compile(
    r"^(?P<lead>(?:[^?;:]*[,:] )?)how many (?P<list>(?:(?:[a-z'-]+ ){0,3}[a-z-]{3,}s, ){1,4}(?:[a-z'-]+ ){0,3}[a-z-]{3,}s,? and (?:[a-z'-]+ ){0,3}?[a-z-]{3,}s) (?P<rest>(?:did|does|do|were|was|are|has|have|had)\b[^?;]*?)\W*$"
)
_PLACE_AND_DONE = re.compile(r"^(?P<lead>[^?;:]{3,60}?): (?P<list>[^?;:]+?)\W*$")
_ITEM = re.compile(r",? (?:and|plus|as well as) |, ")
_ITEM_DONE = re.compile(
    rf"^(?:the |its )?(?P<what>(?:[a-z'-]+ ){{0,3}}?[a-z-]{{3,}}s|(?P<money>(?:total )?(?:amount|sum|money)(?: of money)?)) (?P<deed>{_DEED})$"
)


def nouns_apart(plain: str) -> str:
    """A lower-case English question that names several figures as one question for each; any other as it is."""
    for pattern, apart in _SHAPES:
        if found := pattern.match(plain):
            told = apart(found)
            if told:
                return told
    return plain


def _done_and_done(found: re.Match[str]) -> str:
    what, rest = found["what"], found.groupdict().get("rest") or found.groupdict().get("when") or ""
    lead = found["lead"]
    return f"{lead}{_amount(what, found['one'])}{rest}? {lead}{_amount(what, found['two'])}{rest}?"


def _amount(what: str, deed: str) -> str:
    """How many of a thing, or how much money, something was done to."""
    if _MONEY.search(what):
        return f"how much in {what} was {deed}"
    return f"how many {what} were {deed}"


def _total_and_part(found: re.Match[str]) -> str:
    deed = found["done"] or found["own"] or "collected"
    own = found["own"] or deed
    first = _amount(found["what"], deed)
    much = "much" if first.startswith("how much") else "many"
    return f"{first} in total? how {much} was {own} by {found['who']}?"


def _numbers_of_each(found: re.Match[str]) -> str:
    return " ".join(
        f"{found['lead']}number of {item}{found['tail']}?" for item in _NEXT_OF.split(found["list"])
    )


def _with_its(found: re.Match[str]) -> str:
    place = _AT_PLACE.search(found["what"])
    if place is None or not (
        found["asked"] or re.match(r"(?:[a-z-]+ ){0,3}?[a-z-]+s (?:to|of|at|in)\b", found["what"])
    ):
        return ""
    first = found["first"] if found["asked"] else f"number of {found['first']}"
    return f"{first}? what is the {found['two']} of {place['whose']}?"


def _two_done(found: re.Match[str]) -> str:
    return f"{found['lead']}how many {found['one']} were {found['did']}{found['rest']}? how many {found['two']} were {found['did2']}?"


def _each_of_list(found: re.Match[str]) -> str:
    return " ".join(f"{found['lead']}how many {item} {found['rest']}?" for item in _ITEM.split(found["list"]))


def _each_done(found: re.Match[str]) -> str:
    """Several things behind a place, something done to each of them; empty for any other list."""
    items = [_ITEM_DONE.match(item.strip()) for item in _ITEM.split(found["list"])]
    if len(items) < 2 or not all(items):
        return ""
    asked = [
        f"how much was {item['deed']}" if item["money"] else _amount(item["what"], item["deed"])
        for item in items
        if item
    ]
    return " ".join(f"{found['lead']}, {one}?" for one in asked)


_SHAPES = (
    (_TOTAL_AND_PART, _total_and_part),
    (_VERSUS, _done_and_done),
    (_BOTH_DONE, _done_and_done),
    (_OF_EACH, _numbers_of_each),
    (_ITS, _with_its),
    (_DONE_AND_DONE, _two_done),
    (_EACH_OF_LIST, _each_of_list),
    (_PLACE_AND_DONE, _each_done),
)
