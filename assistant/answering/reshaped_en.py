"""English questions whose shape the rest does not know, said in one that it does.

Text against table (does the prose give the same number as the table), a share of a named whole (what's that as a percentage
of …), what was published by category, what most requests were about, what was done so that something came about, several
figures named one after the other, and how much an audience grew from one year to another.
"""

from __future__ import annotations

import re

from assistant.answering.nouns_named_en import nouns_apart
from assistant.answering.several_named_en import each_named
from assistant.answering.two_sides_en import sides_named
from assistant.lexicon.indicators import find_mentions

__all__ = ["reshaped"]

_TEXT = r"(?:(?:main |running )?(?:prose|text|narrative|body(?: text)?|wording|written part))"
_TABLE = r"(?:(?:statistical |attached )?(?:tables?|statistics|form|annex|appendix))"
_AMOUNT = r"(?:the )?(?:(?:same|total|exact) )*(?:numbers?|figures?|totals?|amounts?|counts?|values?)"
_ALIKE = re.compile(
    rf"^(?:(?:and|so|but) )?(?:do|does|did|is|are) the (?:{_TEXT}|(?P<first>{_TABLE}))(?P<who> (?:of|in) [^?]+?| \S+ report)?,? (?:give|state|show|report|ha[sv]e?|mention|print|contain|put|say|use|cite)s? the same (?:numbers?|figures?|totals?|amounts?|counts?|values?)"
    rf" (?:of|for) (?P<what>[^?]+?) (?:as|that|like) (?:(?:in|does) )?(?:its|the|their|that in the) (?(first){_TEXT}|{_TABLE})\b[^?]*\??$"
)
_AGREE = re.compile(
    rf"^(?:(?:and|so|but) )?(?:do|does|did) (?:the )?(?:{_TEXT} and (?:the |its )?{_TABLE}|{_TABLE} and (?:the |its )?{_TEXT})(?P<who> (?:of|in) [^?]+?)? (?:agree|match(?: up)?|coincide|tally|square|correspond|give the same)(?: with (?:each other|one another))?"
    rf"(?: (?:on|about|for|regarding|as to|in|over|concerning|when it comes to))? {_AMOUNT} (?:of|for) (?P<what>[^?]+)\??$"
)
"""Text and table are asked to agree on a number."""
_SHARE_OF = re.compile(
    r"^(?:and |so |but |ok,? |then )?(?:what(?:'s| is| was)|how much is|and) (?:that|this|it|the (?:figure|number))(?: (?:come to|expressed|worth|figure|number))? (?:as an?|in) (?:percent(?:age)?|share|proportion|fraction|part|%) of (?P<whole>[^?;]+?)\s*\??$"
    r"|^(?:and |so |but |ok,? |then )*(?:what|how (?:large|big|much of) an?) (?:percent(?:age)?|share|proportion|fraction|part|%) (?:is|was|are|were|would|does|do) (?:that|this|it|they|those|these|the (?:figure|number))(?: (?:make(?: up)?|be|represent|form|account for|come to))? (?:out )?of (?P<all>[^?;]+?)\s*\??$"
    r"|^(?:and |so |but )?(?:that is |that's )?(?:as an?|in) (?:percent(?:age)?|share|proportion|fraction|part|%) of (?P<named>[^?;,]+?)\s*\??$"
)
"""What that is as a percentage of something."""
_CATEGORIES = r"(?:by|per|in each|for each|according to|broken down by|split by|sorted by) (?:the )?(?:individual |different |main )?(?:categor(?:y|ies)|types?|kinds?|class(?:es)?|groups?|fields?|columns?|sorts?)"
_BY_CATEGORY = re.compile(
    rf"^(?P<lead>(?:[^?]*?[:,-] )?)how many (?:pieces of |items of |bits of )?(?P<what>information|messages|items|entries|pieces|posts|articles|news items)(?P<between> (?:did|has|have) (?P<who>[^?,]+?) (?:publish|release|disclose|post|put out|issue)(?:ed|d)?| (?:were|was|got|has been|have been) (?:proactively )?(?:published|released|disclosed|posted|put out|made public|issued))(?P<rest>[^?]*?),? {_CATEGORIES}\W*$"
)
_WHAT_BY_CATEGORY = re.compile(
    rf"^(?P<lead>(?:[^?]*?[:,-] )?)what (?:information )?(?:did|has|have) (?P<who>[^?,]+?) (?:publish|release|disclose|post|put out|issue)(?:ed|d)?(?P<rest>[^?]*?),? {_CATEGORIES}\W*$"
)
"""What was published, with the figure of each category."""
_SOLVED = re.compile(
    r"^(?:and |so )?(?:has|have|had|did) (?P<who>[^?,;]{2,60}?) (?:ever |since |then |already |really |actually )?(?:solve|fix|remed(?:y|ie)|correct|address|resolv|rectif(?:y|ie)|deal(?:t)? with|put right|overc[oa]me|tackle|sort(?:ed)? out)[a-z]*"
    r" (?:(?:all|any|most) (?:of )?)?(?:the|its|those) (?P<what>problems|shortcomings|issues|weaknesses|deficiencies)(?: (?:that )?(?:it )?(?:had )?(?:reported|named|listed|mentioned|identified|found|admitted|raised|noted|pointed out|acknowledged))?(?: (?:in|of|for|from|by))? (?:its |the )?(?P<year>(?:19|20)\d\d)(?:'s)?(?: (?:annual )?report)?\W*$"
)
"""Whether the problems of one report were solved."""
_TOP_ONE = re.compile(
    r",? (?:and )?how many (?:of them )?(?:(?:were|was|came|requests?|applications?|concerned|are) )*(?:on|about|for|in|concern(?:ed|ing)?|under) (?:the |that |its )?(?:top|main|first|biggest|most common|largest|leading|number one|chief|commonest|most frequent) (?:subject|topic|one|matter|issue|theme|area|category)(?: alone)?(?=\W*$)"
)
_MOST_ABOUT = re.compile(
    r"\bwhat (?:were|was|are|did|do) (?:most|the majority|the bulk|the larger part) of (?:the )?(?P<what>[^?,;]*?\b(?:requests|applications)\b[^?,;]*?) (?:about|concern|deal with|relate to|cover|on|for)(?=\W*$)"
)
"""What most of the requests were about."""
_SO_THAT = re.compile(
    r"^(?P<lead>(?:[^?:;]*?[:,] )?)what (?:did|has|have) (?P<who>[^?;,]+?) (?:do|done)(?P<when> (?:in|during) (?:19|20)\d\d)? (?=(?:so that|in order to|in order that|to (?:make sure|ensure|see to it|guarantee|improve|speed|raise|strengthen|avoid|prevent|keep|get|have)\b))"
)
"""What was done so that something came about: the measures."""
_ALL_DOCUMENTS = re.compile(
    r"\bhow many (?P<what>(?:administrative )?(?:normative documents|government regulations|regulatory documents)) (?:does|do|did) (?P<who>[^?,;]+?) have (?:in total|in all|altogether|overall|in force|now|currently)\b"
)
"""All the documents there are: those in force."""
_HOW_SATISFIED = re.compile(
    r"\bhow satisfied (?:was|were|is|are) (?P<who>(?:the )?(?:public|people|citizens|residents|respondents|users|callers|applicants|villagers|parents|patients|students|customers|masses|those asked))\b"
)
_GAINED = re.compile(
    r"\bhow many (?:more |new |additional )?(?P<what>[^?,;]{2,50}?) did (?P<who>[^?,;]+?) (?:gain|win|add|get|pick up|attract|acquire|put on|lose)(?: in all| altogether| overall)? (?P<span>(?:from|between) (?:19|20)\d\d (?:to|and|until|till) (?:19|20)\d\d)"
)
"""How many more something had in one year than in another."""
_ADDED_AND_ALL = re.compile(
    r"^(?P<first>[^?]*?\bhow many (?:new |additional )?(?P<what>[a-z][a-z' -]{2,50}?) (?:did|has|have|had|were|was) [^?]*?\b(?:add|open|build|built|create|launch|set up|install|establish|introduce|publish|release)(?:d|ed)?\b[^?]*?),? and how many (?:(?:of them|such ones) )?(?:are|were|does it have|did it have|exist(?:ed)?|has it)(?: there)?"
    r"(?: (?P<when>now|in total|in all|altogether|overall|all told|cumulatively|by now))+\W*$"
)
"""How many were new, and how many there are in all."""
_GIVE = re.compile(
    r"^(?P<lead>[^?;]*?)\b(?:(?:please|can you|could you|pls|kindly) )*(?:give|tell|show|list|send|get)(?: me| us)?:? (?P<list>[^?;]+?)(?: please| pls)?\W*$"
)
_NAMED = re.compile(
    r"^(?P<lead>[^?;:]{3,60}?(?::| -{1,2}) )(?P<list>[^?;:]+?)(?:,? please|,? pls|,? thanks| wanted| needed)?\W*$"
)
_ITEMS = re.compile(r",? and (?:also )?(?=\S)|, (?=\S)")
_ASKING = re.compile(
    r"\b(?:how|what|which|who|when|where|why|whether|did|does|do|was|were|is|are|has|have|had|can|could|compare|comparison|difference|break ?down|share|percent\w*|by|each|per|list|reasons?|more|less|than|rank\w*|growth|change|about|on|under|between|totals?|together|sum)\b"
)
_THOSE = re.compile(r"^(?:those|these|ones|the ones)\b")
_MADE_UP = re.compile(
    r",? (?:and |but )?(?:(?:how|of what|from what) (?:is|was|were|are|does|did) (?:that|this|the|it|they|these|those)(?: (?:number|figure|total|sum|amount|count|items|ones))? (?:made up|composed|broken down|break down|distributed|split(?: up)?|divided(?: up)?|arrived at|put together|structured)(?: of)?"
    r"|what (?:does|did|do) (?:that|this|it|they|the (?:number|figure|total))(?: (?:number|figure|total))? (?:consist of|comprise|include|contain|break down into)|what (?:is|was|were|are) (?:that|this|it|they|the (?:number|figure|total))(?: (?:number|figure|total))? (?:made up of|composed of)"
    r"|what (?:are|were) (?:the|its|their) (?:parts|components|categories)|what kinds? (?:were|are|was) (?:they|those|these|there)|(?:please )?break (?:it|that|them|this) down|how many of each (?:kind|type|category|sort)?)\W*$"
)
"""What a number just asked for is made up of."""
_NUMBER_AND = re.compile(
    r"^(?P<lead>(?:[^?;]*?[,:-] )?)(?:the )?(?:total |overall )?number of (?P<what>[a-z][^?;,:]{3,70}?)(?P<and>,? and (?=(?:by |in |of |on |at )?(?:how (?:many|much)|what|which)\b))"
)
"""A number named first, another asked for behind it (number of press conferences and how many …)."""
_PLURAL = r"(?:[a-z-]+ ){0,3}?(?!this\b|was\b|does\b|has\b)[a-z-]+s"
_OUT_OF = re.compile(
    rf"^(?P<all>(?P<lead>(?:[^?;]*?[,:-] )?)how many (?P<what>{_PLURAL}) (?P<rest>(?:on|about|for|in|by|with|from|did|were|was|are|has|have|had)\b[^?;]*?)),? out of (?:how many(?: (?P=what))?|what total|a total of how many)(?: (?:in (?:total|all)|altogether|overall|were held))?\W*$"
)
"""A part, and the whole asked for behind it (how many press conferences on floods, out of how many)."""
_AGAIN = re.compile(
    rf"^(?P<first>(?:[^?;]*?[,:-] )?how many (?P<what>{_PLURAL}) (?:did|were|was|are|has|have|had|in|does|do)\b[^?;]*?),? (?:and )?how many (?:(?:of them|of those|of these|were|was) )*(?P<by>on|about|for|concerning|dealt with|devoted to|dedicated to|related to)(?! (?:average|time|schedule)\b) (?P<part>[^?;]+?)\W*$"
)
"""A part that leaves out what is counted (how many press conferences were held, how many on the epidemic)."""
_TWO_NUMBERS = re.compile(
    r"^(?P<lead>(?:[^?;:]*?[,:-] )?)(?:the )?(?:total )?numbers? of (?P<one>[a-z][^?;,:]{2,60}?),? and (?:the )?(?:total )?number of (?P<two>[a-z][^?;,:]{2,80}?)\W*$"
)
_FOR_HOW_MANY = re.compile(
    r",? (?:and )?for how many (?P<what>cases|requests|applications|people|items|documents)\b"
)
_TIMES = re.compile(
    r"\bhow many (?P<what>[^?,;]{3,60}?) (?P<did>did) (?P<who>[^?,;]{2,60}?) (?:have|run|keep|operate)(?: online)? (?:at the (?:start|beginning) and (?:at )?(?:the )?end of (?P<year>(?:19|20)\d\d|the year)|before and after(?: (?:the|its) [a-z ]{3,30})?)(?=\W*$|[?,;] )"
)
"""How many there were at two times."""
_WHOSE_TOPICS = re.compile(
    r"\b(?:what|which) (?:topics?|subjects?|matters?|issues?|things?|areas?) (?:do|does|did) (?:people|applicants|citizens|residents|the public|requesters) (?:mostly |mainly |usually |often |most )?(?:ask|apply to|contact|write to|approach) (?P<who>[^?,;]{3,80}?) (?:about|for|on|with)(?: most| mostly| mainly)?(?=\W*$| in (?:19|20)\d\d)"
)
_WHAT_ABOUT = re.compile(
    r"\bwhat (?:were|was|are) (?P<what>(?:the |its |their |these |those )*(?:[a-z]+ )?(?:requests|applications) (?:to|for|of|at|made to|received by|sent to|addressed to|in) [^?,;]{3,60}?) (?:mostly |mainly |usually )?about(?= in (?:19|20)\d\d|\W*$)"
)
_REACHED_BY = re.compile(
    r"^(?P<lead>(?:[^?;:]*?[,:] )?)(?:and |so )?(?:by|through|via|in|over) (?:what|which) (?:means|ways?|channels?|routes?|methods?|forms?) did (?:the )?(?P<what>(?:[a-z]+ )?(?:requests|applications)) (?:to )?(?:reach|arrive(?: at| in)?|come(?: in)?(?: to| into)?|get to|get in|enter)\b(?P<who>[^?;,]*)\W*$"
)
_MADE_UP_OF = re.compile(
    r"^(?:and |so )?how (?:is|was|are|were|do|did) (?P<what>the [^?]*?\d[^?]*?|(?:the|its|their) (?:number|total|figure|sum) of [^?]+?) (?:made up|composed|broken down|break down|distributed|split(?: up)?|divided(?: up)?)\W*$"
)
_CONSISTS = re.compile(
    r"^(?:and |so )?what (?:(?:do|does|did) (?P<what>the [^?]*?\d[^?]*?) (?:consist of|comprise|include|contain|cover)|(?:parts |categories |kinds of items |items |things )?(?:makes?|made) up (?P<whole>the [^?]*?\d[^?]*?))\W*$"
)
"""What a number that is named is made up of."""
_CHARGE = re.compile(r"\b(?:fees?|charge[ds]?|paid|collect(?:ed)?)\b")
_CARRIED = re.compile(r"\bcarried\b")
_COUNT = re.compile(r"^(?:the )?(?:total )?(?:number|amount|count|sum|total) of\b")
_PAID = r"(?:subsid(?:y|ies)|fees?|costs?|funds?|funding|money|budget|spending|expenditure|payments?|revenues?|income|prices?|bonus(?:es)?|awards?|investments?|loans?|compensation)"
_SUM = re.compile(rf"^(?:the )?(?:total )?amount of (?=(?:[a-z]+ ){{0,3}}?(?:{_PAID}|fines?)\b)")
_MONEY = re.compile(rf"\b{_PAID}$")
_ARTICLE = re.compile(r"^(?:the|its|their|all) ")
_TIME = r"(?:length of )?(?:time|days|working days)"
_HANDLING = re.compile(
    rf"\b(?P<average>average|mean|typical) {_TIME} (?:(?:it )?(?:taken|took|needed|spent|required|used) )?(?:for|to|in|on) (?:handl|process|deal|treat|settl|complet|conclud|work)(?:e|ing)?(?: (?:with|on|through))? (?:an?|each|every|the|one|its|of)? ?(?:information |disclosure |freedom of information )*(?:request|application)s?\b"
)
"""The average time for handling a request."""
_ON_TO = re.compile(r"\bcarried on(?: (?:in)?to)? (?=(?:the )?(?:next|following) year)")
LEAST, MOST = 2, 6
"""Figures named one after the other."""


def reshaped(plain: str) -> str:
    """A lower-case English question in a shape the rest knows; any other as it is."""
    plain = _HANDLING.sub(r"\g<average> processing time", _ON_TO.sub("carried over to ", plain))
    plain = nouns_apart(sides_named(_MADE_UP.sub(", with a breakdown", plain)))
    if (listed := each_named(plain)) != plain:
        return listed
    if found := _TWO_NUMBERS.match(plain):
        return f"{found['lead']}how many {found['one']}, and how many {found['two']}?"
    if found := _OUT_OF.match(plain):
        return f"{found['all']}, and how many {found['what']} in total?"
    if found := _AGAIN.match(plain):
        return f"{found['first']}, and how many {found['what']} {found['by']} {found['part']}?"
    plain = (
        _FOR_HOW_MANY.sub(r", and how many \g<what> were charged", plain) if _CHARGE.search(plain) else plain
    )
    plain = _TIMES.sub(_from_to, plain)
    plain = _WHOSE_TOPICS.sub(r"what topics did the requests to \g<who> mainly concern", plain)
    plain = _WHAT_ABOUT.sub(r"what topics did \g<what> mainly concern", plain)
    if found := _REACHED_BY.match(plain):
        who = (
            f" of{found['who']}"
            if found["who"].strip() and not found["who"].startswith(" in ")
            else found["who"]
        )
        return f"{found['lead']}break down the {found['what']}{who} by channel"
    plain = _MADE_UP_OF.sub(r"break down \g<what>", plain)
    plain = _CONSISTS.sub(lambda found: f"break down {found['what'] or found['whole']}", plain)
    if (named := _NUMBER_AND.match(plain)) and not _ASKING.search(named["lead"]):
        plain = f"{named['lead']}how many {named['what']}{named['and']}{plain[named.end() :]}"
    for pattern in (_ALIKE, _AGREE):
        if found := pattern.match(plain):
            who = re.sub(r"^ (?:of|in) ", "in ", found["who"] or "")
            what = found["what"].strip()
            return f"{who}{', ' if who else ''}is the number of {what} in the text the same as in the table?"
    if found := _SHARE_OF.match(plain):
        return f"what share of {found['whole'] or found['all'] or found['named']} is that?"
    if found := _SOLVED.match(plain):
        return f"were the {found['what']} of {found['who']}'s {found['year']} report fixed?"
    if found := _BY_CATEGORY.match(plain):
        by = f" by {found['who']}" if found["who"] else ""
        return f"{found['lead']}break down by category the information published{by}{found['rest']}"
    if found := _WHAT_BY_CATEGORY.match(plain):
        return f"{found['lead']}break down by category the information published by {found['who']}{found['rest']}"
    told = _MOST_ABOUT.sub(r"what topics did the \g<what> mainly concern", _TOP_ONE.sub("", plain))
    if told != plain:
        return told
    plain = _ALL_DOCUMENTS.sub(r"how many \g<what> of \g<who> were in force", plain)
    plain = _HOW_SATISFIED.sub(r"what was the satisfaction rate of \g<who>", plain)
    plain = _SO_THAT.sub(r"\g<lead>what measures did \g<who> take\g<when> ", plain)
    plain = _GAINED.sub(r"how much did the number of \g<what> of \g<who> grow \g<span>", plain)
    if found := _ADDED_AND_ALL.match(plain):
        return f"{found['first']}, and how many {found['what']} are there cumulatively?"
    return _one_each(plain)


def _from_to(found: re.Match[str]) -> str:
    """What there was at two times: from how many it went to how many."""
    year = f" in {found['year']}" if (found["year"] or "").isdigit() else ""
    return f"from how many to how many {found['what']} did {found['who']} go{year}"


def _one_each(plain: str) -> str:
    """Several figures named one after the other, each asked for; any other question as it is."""
    found = _GIVE.match(plain) or _NAMED.match(plain)
    if (
        found is None
        or _ASKING.search(found["list"])
        or _ASKING.search(found["lead"].removeprefix("compare "))
    ):
        return plain
    items = [_ARTICLE.sub("", item.strip()) for item in _ITEMS.split(found["list"]) if item.strip()]
    if not any(_COUNT.match(item) or _THOSE.match(item) or _CARRIED.search(item) for item in items):
        return plain
    noun = re.search(r"\b(?:requests|applications|cases)\b", items[0])
    items = [_THOSE.sub(noun.group() if noun else "those", item) for item in items]
    if not LEAST <= len(items) <= MOST or not all(map(_names_figure, items)):
        return plain
    lead = found["lead"].rstrip(" :-,")
    return "? ".join(f"{lead}, {_as_amount(item)}".lstrip(" ,") for item in items) + "?"


def _as_amount(item: str) -> str:
    """A figure named, as the amount of it that is asked for."""
    if _COUNT.match(item):
        return _SUM.sub("how much ", item)
    return f"{'amount' if _MONEY.search(item) else 'number'} of {item}"


def _names_figure(item: str) -> bool:
    """Whether words name a figure by themselves."""
    return bool(_COUNT.match(item)) or any(mention.kind == "indicator" for mention in find_mentions(item))
