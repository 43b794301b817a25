"""Two kinds of one thing set against each other in English, each with its own name (more lawsuits filed directly or after …)."""

from __future__ import annotations

import re

__all__ = ["sides_named"]

_NOUN = r"(?:information |disclosure |public |court |government )*(?:requests|applications|lawsuits|suits|litigations|cases|reconsiderations|reviews|letters|posts|messages|items|articles|replies|staff|people|licen[cs]es|permits|decisions)"
_DONE = r"(?:filed|brought|made|sent(?: in)?|submitted|lodged|received|published|posted|put out|released|issued|handed in|delivered)"
_WAY = r"(?:directly|straight|after|following|without|by|via|through|on|over|in person|online|from|as|for|to|in)\b"
_GAP = r"(?:,? (?:and )?(?:by how (?:many|much)|(?:by )?what(?:'s| is| was)? (?:the )?(?:difference|gap|margin)(?: between (?:them|the two))?|how (?:big|large) (?:is|was) the (?:difference|gap)|how many of each))?"
_WHICH_WAY = re.compile(
    rf"^(?P<lead>(?:[^?;:]*?[,:] )?)(?:and |so |but )?(?:(?:were|was|are|is)(?: there)?|did (?P<who>[^?,;]{{2,60}}?) (?:get|see|receive|have|publish|issue|face|take|deal with)) (?P<way>more|fewer|less) (?P<what>{_NOUN}) (?P<one>(?:{_DONE} )?{_WAY}[^?,;]{{0,50}}?) or (?P<two>(?:{_DONE} )?{_WAY}[^?,;]{{0,50}}?){_GAP}\W*$"
)
_WHICH_KIND = re.compile(
    rf"^(?P<lead>(?:[^?;:]*?[,:] )?)(?:and |so |but )?(?:(?:were|was|are|is)(?: there)?|did (?P<who>[^?,;]{{2,60}}?) (?:get|see|receive|have|publish|issue|face|take|deal with)) (?P<way>more|fewer|less) (?P<one>(?:[a-z-]+ ){{0,3}}?[a-z-]+) or (?:more |fewer |less )?(?P<two>(?:[a-z-]+ ){{0,3}}?(?P<noun>{_NOUN}|(?!was\b|is\b)[a-z-]+s))(?: (?:recorded|registered|counted|reported|{_DONE}))?(?P<when>(?: (?:in|by|at|for|of|during) [^?,;]{{2,40}}?)?){_GAP}\W*$"
)
_VERSUS = re.compile(
    rf"^(?P<lead>[^?;:]*?)(?P<what>lawsuits|litigations?|court cases|suits|administrative lawsuits)[:,]? (?P<one>(?:{_DONE} )?(?:direct|directly))(?: ones| lawsuits| suits)? (?:vs\.?|versus|against|compared (?:to|with)|or) (?:those |ones )?(?P<two>(?:{_DONE} )?(?:after|following) (?:a |an )?(?:administrative )?(?:reconsideration|review))\W*$"
)
_ENDED = r"(?:upheld|corrected|overturned|granted|refused|rejected|approved|denied|answered|won|lost|accepted|dismissed|closed|pending|disclosed|withheld)"
_WHICH_END = re.compile(
    rf"^(?P<lead>(?:[^?;:]*?[,:] )?)(?:and |so |but )?(?:(?:were|was|are|is)(?: there)?|did (?P<who>[^?,;]{{2,60}}?) (?:see|have|get)) (?P<way>more|fewer|less) (?P<what>(?:[a-z-]+ ){{0,2}}?{_NOUN}) (?P<one>{_ENDED}) or (?P<two>{_ENDED})(?P<tail> [^?,;]{{0,50}}?)?{_GAP}\W*$"
)
"""Which way of ending was the more frequent one."""
_HIGHER = r"(?P<way>higher|larger|greater|bigger|more|lower|smaller|fewer|less)"
_THE_NUMBER = r"(?:the |its |their )?(?:total |overall )?(?:number|count|total|amount|figure) (?:of|for) (?:the |all |all the )?"
_WHOSE = r"(?P<when>(?: (?:in|by|at|for|during|of) (?![^?,;]*\b(?:year before|previous|last year|prior)\b)[^?,;]{2,40}?)?)"
_NUMBER_THAN = re.compile(
    rf"^(?P<lead>(?:[^?;:]*?[,:] )?)(?:is|was|are|were|do|does|did) {_THE_NUMBER}(?P<one>[a-z][a-z -]{{2,50}}?) (?:turn out )?{_HIGHER} than (?:{_THE_NUMBER}|that of (?:the )?|those of (?:the )?)(?P<two>[a-z][a-z -]{{2,50}}?){_WHOSE}\W*$"
)
_MORE_THAN = re.compile(
    rf"^(?P<lead>(?:[^?;:]*?[,:] )?)(?:(?:is|was|are|were) there|did (?P<who>[^?,;]{{2,60}}?) (?:get|see|receive|have|publish|issue|face|take|deal with|make|impose|grant|hand out|record|report|hold)) {_HIGHER} (?P<one>(?:[a-z-]+ ){{0,3}}?[a-z-]+s) than (?P<two>(?:it |they )?(?!in\b|the\b|last\b|usual\b|\d|expected\b|before\b|any\b)[a-z][a-z -]{{2,50}}?){_WHOSE}\W*$"
)
"""Whether there was more of one thing than of another (more licences than penalties)."""
_DONE_THAN = re.compile(
    rf"^(?P<lead>(?:[^?;:]*?[,:] )?)did (?P<who>[^?,;]{{2,60}}?) (?P<one>grant|approve|release|disclose|refuse|reject|deny|decline|uphold|win|lose|issue|repeal) (?P<way>more|fewer|less) (?P<what>(?:[a-z-]+ ){{0,3}}?(?:requests|applications|cases|lawsuits|reviews|reconsiderations|documents)) than (?:it|they) (?:(?:had|was|were|actually) )*(?P<two>[a-z]+ed|won|lost|withheld|upheld|issued|repealed){_WHOSE}\W*$"
)
"""Whether more was done in one way than in another (grant more requests than it refused)."""
_PAST = {"deny": "denied", "win": "won", "lose": "lost", "uphold": "upheld"}
_REQUESTS = re.compile(
    r"^(?:(?:new|information|disclosure|submitted|incoming) )*(?:requests|applications)(?: (?:received|filed|made|submitted|for information))?$"
)
_ANSWERS = re.compile(
    r"^(?:(?:it|they) )?(?:(?:was|were|had|has|have|actually) )*(?:(?:the )?(?:answers|replies|responses|answered|replied to|responded to|handled|processed|closed|dealt with|completed|settled)(?: (?:given|sent|made|provided|issued|ones|requests|applications|to (?:them|requests|applications)))*|(?:answered|handled|processed|closed|completed) (?:requests|applications|ones))$"
)
_DIRECT = re.compile(
    rf"^(?:{_DONE} )?(?:directly|straight)(?: (?:to|in|with|before) (?:the )?courts?)?(?= |$)"
)
_YEAR = re.compile(r" (?:in|during) (?:19|20)\d\d$")


def sides_named(plain: str) -> str:
    """A lower-case English question which of two kinds there were more of, asked of both by name; any other as it is."""
    if found := _WHICH_WAY.match(plain):
        one, two = (_of_way(found["what"], found[side]) for side in ("one", "two"))
        return _asked(found, one, two)
    if found := _WHICH_KIND.match(plain):
        noun, one = found["noun"], found["one"]
        alone = one.endswith("s") or re.search(rf"\b{_NOUN}$", one)
        return _asked(found, one if alone else f"{one} {noun}", found["two"], found["when"])
    if found := _VERSUS.match(plain):
        lead = found["lead"].strip(" ,") + ", " if found["lead"].strip(" ,") else ""
        return f"{lead}which was higher: the number of lawsuits without prior reconsideration or the number of lawsuits after reconsideration?"
    if found := _DONE_THAN.match(plain):
        done = _PAST.get(found["one"], found["one"].rstrip("e") + "ed")
        one, two = (f"{found['what']} {deed}" for deed in (done, found["two"]))
        return _asked(found, one, two, found["when"])
    if found := _NUMBER_THAN.match(plain) or _MORE_THAN.match(plain):
        return _asked_than(found)
    if found := _WHICH_END.match(plain):
        tail = found["tail"] or ""
        one, two = (f"{found['what']} {found[side]}{tail}" for side in ("one", "two"))
        return _asked(found, one, two)
    return plain


def _asked_than(found: re.Match[str]) -> str:
    """Which of two numbers was higher; requests beside their answers are those received and those handled."""
    sides = (found["one"], found["two"])
    if _REQUESTS.match(sides[0]) and _ANSWERS.match(sides[1]):
        sides = ("new requests received", "applications answered")
    elif _ANSWERS.match(sides[0]) and _REQUESTS.match(sides[1]):
        sides = ("applications answered", "new requests received")
    where = f"in {found['who']} " if found.groupdict().get("who") else ""
    when = f"{found['when'].strip()} " if found["when"] else ""
    low = found["way"] in {"lower", "smaller", "fewer", "less"}
    numbers = " or ".join(f"the number of {side}" for side in sides)
    return f"{found['lead']}{where}{when}which was {'lower' if low else 'higher'}: {numbers}?"


def _of_way(what: str, way: str) -> str:
    """Lawsuits filed directly: those without prior reconsideration."""
    return f"{what} {_DIRECT.sub('without prior reconsideration', way)}"


def _asked(found: re.Match[str], one: str, two: str, when: str = "") -> str:
    """Which of two numbers was higher, asked of whom and when the question says."""
    higher = "higher" if found["way"] == "more" else "lower"
    where = f"in {found['who']} " if found["who"] else ""
    year = _YEAR.search(one) or _YEAR.search(two)
    when = f"{when.strip()} " if when else f"{year.group().strip()} " if year else ""
    sides = " or ".join(f"the number of {_YEAR.sub('', side)}" for side in (one, two))
    return f"{found['lead']}{where}{when}which was {higher}: {sides}?"
