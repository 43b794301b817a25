"""Words of framing, which narrow nothing: what a thing is based on, by what it is to be broken down.

Each is left out or said as the rest knows it: refusals based on a ground are those due to it, "by the way they came in" is
by channel, and what is taken over both years is their sum.
"""

from __future__ import annotations

import re

__all__ = ["asks_channels", "without_framing"]

_REFUSED = re.compile(
    r"\b(?:refus\w+|reject\w+|den(?:y|ied|ials?)|withh\w+|turned? down|non-?disclosure|not disclosed|knocked back)\b"
)
_BASED = re.compile(
    r"\b(?P<be>(?:were|was|are|being|had been) )?(?:(?:based|founded|grounded|rest(?:ed|ing)|premised|predicated|justified|explained|made|put) )?"
    r"(?:(?:solely|only|purely|mainly|partly) )?(?:(?:up)?on (?:the )?(?:basis|strength|grounds?|reason|account)(?: (?:of|that it was|that it involved|that they involved))?"
    r"|(?<=based )(?:up)?on|(?<=founded )(?:up)?on|(?<=grounded )(?:up)?on|(?<=rested )(?:up)?on|(?<=resting )(?:up)?on|(?<=premised )(?:up)?on"
    r"|by reason of|citing|under the heading(?: of)?|with reference to|by reference to|(?<=justified )by|(?<=explained )by|(?<=put )down to|(?<=attributed )to)(?= (?!the (?:regulations?|law)\b)[a-z])"
)
"""A refusal based on something is one due to it."""
_BROKEN = r"(?:broken (?:down|out)|breaking (?:it|them|that) down|split(?: up)?|divided(?: up)?|itemi[sz]ed|sorted|grouped|separated|classified|arranged|subdivided|with (?:a|the) (?:breakdown|split))"
_BY_TYPE = re.compile(
    rf",? (?:and )?\(?{_BROKEN}(?: out| up)? (?:by|according to|per|into|in) (?:the )?(?:individual |different |their |its )?(?:types?|kinds?|forms?|formats?|categor(?:y|ies)|sorts?|class(?:es)?|varieties|medium|media)\)?[ .?]*$"
)
_BROKEN_BY = re.compile(rf"\b(?<!with a ){_BROKEN}(?: out| up)? (?:by|according to|per)\b")
_APPLIED = re.compile(r"\b(?:requests|applications)\b")
_SENT_IN = r"(?:submitted|made|filed|lodged|sent(?: in)?|received|handed in|put in|delivered|arrived|came(?: in)?|come in|reached (?:it|them)|got (?:there|in)|entered)"
_BY_WAY = re.compile(
    rf"\b(?:by|according to|per) (?:the )?(?:ways?|means|manner|methods?|modes?|routes?|channels?|medium|form)(?: (?:in|by|through|via) which| that)? (?:they |these |those |it |people |applicants |the (?:requests|applications) )?(?:had )?(?:were |was |been |have been )?{_SENT_IN}"
    rf"|\b(?:by|according to) how (?:they |these |those |it |the (?:requests|applications) )(?:had )?(?:were |was |been )?{_SENT_IN}"
    r"|\b(?:by|according to|per) (?:the )?(?:mode|manner|method|means|way|route|form|channel) of (?:submission|filing|application|receipt|delivery|lodging|applying|transmission|entry)"
)
"""How applications came in: their channels."""
_DEALT_WITH = re.compile(
    r"\b(?P<what>requests|applications)(?P<did> (?:that |which )?(?:were |was )?)?(?<!how many )(?:handled|processed|answered|dealt with|accepted|closed|completed|taken in|taken)\b"
)
_CHANNEL = "by channel"
_YEARS = r"(?:both|the two|the three|all|all the|all of the|all three|these|those|these two|those two|the)"
_TAKING = re.compile(
    rf"^(?:taking|adding(?: up)?|counting|combining|summing(?: up)?|putting|lumping|considering|totalling|pooling|aggregating|over|across|taken over|summed over) {_YEARS} (?:two |three )?years(?: (?:together|combined|up|as one|into account|in total))*,? (?P<asked>[^?]*?)[ ?.]*$"
)
"""What is asked over several years taken together is their sum."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HOW_MANY = re.compile(r"\b(?:how (?:many|much)|number of)\b")
_OWN = re.compile(
    r"\b(?:difference|compare|average|mean|more|fewer|less|change|total|altogether|in all|sum)\b"
)
_LAZY = re.compile(
    r"\b(?:lazy|sloppy|slack|idle|neglected|badly kept|lax|negligent|careless|tardy) (?=(?:[a-z-]+ ){0,2}(?:columns?|units?|departments?|bureaus?|offices?|officials?|websites?|sites?|accounts?|towns?|staff|agencies|pages)\b)"
)
"""How a speaker thinks of those who were counted."""
_DORMANT = re.compile(
    r"\b(?:(?:dead|dormant|idle|inactive|defunct|abandoned|sleeping|unused|neglected)(?:,| or| and|/)* )+(?=(?:[a-z-]+ ){0,2}accounts?\b)"
)
_LEFT = re.compile(
    r"^(?P<shut>[^?]*\b(?:accounts|sites|websites|columns|platforms)\b[^?]*?\b(?:shut|clos\w+|cancel\w+|deregister\w*|delet\w+|remov\w+|merg\w+|discontinu\w+|suspend\w*|abolish\w*|scrap\w*)\b[^?]*?|[^?]*\b(?:shut|clos\w+|cancel\w+|deregister\w*|delet\w+|remov\w+)\b[^?]*\b(?:accounts|sites|websites|columns)\b[^?]*?),? and how many"
    r" (?:(?:of them )?(?:are|were) (?:still |now )*(?:left(?: over)?|on (?:record|file)|kept|running|active|open|live|alive|in (?:use|operation|service)|there|registered|retained)|(?:does|did) (?:it|they|the [a-z]+) (?:still |now )*(?:have|run|keep|operate)(?: left)?|remain(?:ed|s)?(?: (?:active|open|live|in use|running|online))?|survived?(?: active)?|still (?:exist|run|operate)(?:ed)?)(?: now| today)?\W*$"
)
"""How many accounts were closed, and how many there still are."""
_CHARGED = re.compile(
    r"\b(?:what|how much)(?: money)? (?:did|does|do|has|have) (?P<who>(?!people\b|applicants\b|anyone\b)[^?,;]{2,60}?) charged?(?: (?:people|applicants|anyone|anybody|citizens|residents|the public|requesters|villagers|them))?"
    r" for (?P<what>(?:the |its |any )?(?:cop(?:y|ies|ying)|photocop\w+|duplicat\w+|print\w+|post(?:age|ing)?|mail(?:ing)?|search(?:ing|es)?|retriev\w+|deliver\w+)[a-z ,]*?)(?P<when> (?:in|during) (?:19|20)\d\d)?(?=\W*$)"
)
"""What was charged for copies are the charges for them, which a report may say were none."""
_PEOPLE_OF = re.compile(
    r"\b(?<!many )(?<!number of )(?<!any )(?:the )?(?P<what>water(?:works)?|water supply|tax|education|school|health|police|market|planning|housing|land|transport|traffic|roads|environment(?:al)?|finance|civil affairs|statistics|audit|agriculture|farm|forestry|justice|urban management|emergency|veterans|tourism|sports|culture|trade|commerce|labou?r|social security|medical insurance|weather|fire|justice) (?:people|folks?|guys|lot|crowd|chaps|authority|authorities)(?: over| down| up)? (?:in|of|at|for) (?P<where>(?!the\b|charge\b|this\b)[a-z]+)\b"
)
"""A body by its subject (the tax people in Heqing)."""


def without_framing(plain: str) -> str:
    """A lower-case English question without its words of framing; one that is nothing else stays."""
    plain = _LAZY.sub("", _PEOPLE_OF.sub(_bureau, plain))
    plain = _CHARGED.sub(r"what were the charges for \g<what> at \g<who>\g<when>", plain)
    left = None if "zombie" in plain else _LEFT.match(plain)
    plain = (
        _DORMANT.sub("", f"{left['shut']}, and how many are left?")
        if left
        else _DORMANT.sub("inactive ", plain)
    )
    if _REFUSED.search(plain):
        plain = _BASED.sub(lambda found: f"{found['be'] or ''}due to", plain)
    if not _APPLIED.search(plain):
        plain = _BY_TYPE.sub(", with a breakdown", plain)
    else:
        by = _BY_WAY.sub(_CHANNEL, plain)
        plain = _BROKEN_BY.sub("by", _DEALT_WITH.sub(r"\g<what> received", by) if by != plain else plain)
    taking = _TAKING.match(plain)
    summed = taking and len(set(_YEAR.findall(plain))) > 1 and _HOW_MANY.search(plain)
    return f"{taking['asked']} in total?" if taking and summed and not _OWN.search(plain) else plain


def asks_channels(text: str) -> bool:
    """Whether an English question asks for applications by the channels they came through."""
    return bool(_BY_WAY.search(text.lower()))


def _bureau(found: re.Match[str]) -> str:
    """The body of a place by its subject, as bureaus are named."""
    what = {"waterworks": "water", "roads": "transport", "farm": "agriculture", "school": "education"}.get(
        found["what"], found["what"]
    )
    return f"the {found['where']} {what} bureau"
