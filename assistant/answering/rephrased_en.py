"""English wordings for what the rest knows by another: initials of offices, how cases ended, who applied, who came."""

from __future__ import annotations

import functools
import re

from assistant.lexicon.data import read_data

__all__ = ["OTHER_SIDE", "rephrased"]

_CASES = r"(?:reconsiderations?|reviews?|lawsuits?|litigations?|court cases?|suits|appeals)"
_OF_CASES = rf"(?=(?:the |its |their |all |those |these )*(?:[a-z0-9'’-]+ ){{0,8}}?{_CASES}\b)"
_RESULTS_OF = re.compile(
    r"^(?P<lead>(?:.*[,:;] )?)(?:(?:please |can you |could you )*(?:give|tell|show|list)(?: me| us)? |what (?:were|are|was) )?(?:the )?(?:final |full |various |different )?(?:results|outcomes) (?:of|in|for) "
    + _OF_CASES
)
_HOW_CASES_ENDED = re.compile(
    rf"\bhow (?:did|have|were|was) (?P<what>(?:the |its |their |all |those |[a-z]+(?: [a-z]+)?'s )+(?:[a-z0-9'’-]+ ){{0,8}}?{_CASES}\b[^?,;]*?) (?:all |each )?(?:end(?:ed)?(?: up)?|turn(?:ed)? out|conclude[d]?|finish(?:ed)?|c[oa]me out|decided|disposed of|resolved|work(?:ed)? out|go(?:ne)?|pan(?:ned)? out)(?= (?:in|for|during) (?:19|20)\d\d|\W*$|[?,;])"
)
"""How the cases of somebody ended."""
_HOW_THEY_ENDED = re.compile(
    r"\bhow (?:did|have|were|was) (?:it|they|these|those|that|(?:the|these|those|that|this) (?:cases?|lawsuits?|suits?|reviews?|appeals?)) (?:all |each |finally |eventually )?(?:end(?:ed)?(?: up)?|turn(?:ed)? out|conclude[d]?|finish(?:ed)?|c[oa]me out|decided|disposed of|resolved|work(?:ed)? out|go|pan(?:ned)? out)(?=\W*$|[?,;])"
)
_IN_HOW_MANY = re.compile(
    r"(?P<before>[,;]? and )(?:in|for) how many (?:of (?:them|these|those) )?(?:was|were) (?:the |their )?(?:result|outcome|ruling|verdict|original (?:decision|act)|decision|reply|answer|act|agency|body|bureau|department|government|authority)s? (?P<done>[a-z]+)"
)
"""In how many of them something was done to the decision: how many were."""
_WHO_FILED = re.compile(
    r"\bwho (?:filed|made|submitted|sent in|sent|lodged|put in) (?:the |all |all the |its |their |these )?(?P<what>[^?.;]*?\b(?:requests|applications)\b[^?.;]*)[?.;,]*(?=.*\b(?:categor|type|kind|class|group|sort)(?:y|ies|s|es)?\b).*$"
)
"""Who applied, with how many of every kind."""
_DID_MORE = re.compile(
    r"\bdid (?P<way>more|fewer|less)(?: or (?:more|fewer|less))? (?P<who>people|persons|visitors|citizens|residents|readers|members of the public|users) (?=(?!appl|sue|fil|ask|request|complain|submit|seek|appeal)[a-z])"
)
_SUBJECTS = re.compile(
    r"\bwhat (?:were|are|was) (?:the )?(?:main |most common |most frequent |usual |chief )?(?:subjects?|topics?|matters?|issues?|themes?|things?|areas?|fields?) (?:that |which )?(?:people|applicants|citizens|residents|the public|requesters)? ?(?:mostly|mainly|most often|most frequently|usually|chiefly|largely|most)? ?(?:asked|applied|wanted|inquired|enquired|requested)(?: to know)?(?: about| for| after)?(?: most| mostly| mainly)?(?: (?:in|through|with|by) (?:their |the )?(?:information )?(?:requests|applications))?"
)
_WHY_LOST = re.compile(
    rf"\b(?P<why>why|how come) (?:did|has|have|had) (?P<who>[^?,;]{{2,80}}?) (?:los[et]|(?:come|came) off worst in) (?P<what>(?:(?:all|its|the|as many as) )*(?:[a-z0-9-]+ ){{0,4}}?{_CASES}\b)"
)
_LEVELS = re.compile(
    r"[:,]? ?(?:\bby (?:administrative |government )?level: ?)?(?:(?:went|came|were (?:made|addressed|submitted|sent|received|filed))\b ?)?(?:to |by |at |in |from |with )?(?:the |its )?(?:city|county|district|municipal|provincial|prefectural|town)(?:'s)?(?: people's)?(?: government| authorities)?(?:'s)? (?:itself|proper|own level|level),? (?:and )?(?:to |by |at |in |from |with )?(?:the |its )?(?:[a-z-]+ )?(?:departments|bureaus|offices|agencies)\b,? ?(?:and |or )?(?:to |by |at |in |from |with )?(?:the |its )?(?:counties|districts|towns?(?:hips)?|subdistricts|streets)(?:(?:,? (?:and|or) |/)(?:counties|districts|towns?(?:hips)?|subdistricts|streets))?"
)
"""The levels of a place one by one: itself, its departments, the places in it."""
_PAID = re.compile(
    r"\bdid (?:people|applicants|citizens|anyone|anybody|the public|residents|one|requesters) (?:ever )?(?:have|need) to pay(?P<who>(?: (?!for\b|to\b|any|money|fees?\b|a\b)[a-z'’-]+)*?)(?: anything| any fees?| any money| money| a fee| fees)*(?P<when> in (?:19|20)\d\d)? (?:for|to (?:get|obtain|receive|see)) (?:the |their |its |any )?(?:government |public |disclosed |requested )*(?:documents?|information|copies|replies|answers|materials?|records?)"
)
"""What people had to pay for information are the fees charged for it."""
_CHARGED = re.compile(
    r"\b(?P<charge>charg(?:e|ed|es|ing)) (?:people|anyone|anybody|applicants|citizens|residents|the public|requesters|villagers)"
    r"(?: anything| any money| a fee| any fees?| fees| money)? for (?:the |any |their )?(?:information|documents|records|disclosure|requests|replies|data|files)\b"
)
"""What anyone was charged for information are the fees for it; what copies cost is said of the copies."""
_CHARGED_FOR = re.compile(
    r"\b(?P<charge>charg(?:e|ed|es|ing)) (?:(?:anything|something|any money|money|a fee|(?:any |some )?fees?)(?: for (?:them|these|those|this|it|that|the|its|their)\b(?: (?:replies|answers|requests|applications|information|service|work|processing|handling))?)?|for (?:them|these|those|it|this|that))(?=\W*$|[,;]| in (?:19|20))"
)
"""What was charged for the requests spoken of."""
_USED_TO_APPLY = re.compile(
    r"\b(?:which|what) (?P<way>channels?|ways?|means|routes?|methods?|forms?) (?:did|do|were) (?:the )?(?:people|applicants|citizens|residents|they|requesters|the public)? ?(?:use|used|choose|take|pick|go through)(?: the)?(?P<most> most| least)?(?: often| frequently)?(?: when| for| in order)? (?:to )?(?:apply(?:ing)?|(?:submit|mak|fil|send|lodg|hand)(?:e|ing)?(?: in)? (?:(?:their|the|its) )?(?:requests|applications))\b"
    r"|\bhow did (?:people|applicants|citizens|residents|requesters|the public) (?:apply|(?:submit|make|file|send(?: in)?|lodge|hand in) (?:their|the) (?:requests|applications))(?! (?:for|so))\b"
)
"""The channels by which applications came."""
_COLOURS = r"(?:yellow|red|green|blue|black|white|orange|male|female)"
_TWO_KINDS = re.compile(rf"\b(?P<one>{_COLOURS}) and (?P<two>{_COLOURS}) (?P<noun>[a-z]+s)\b")
_WON = re.compile(
    rf"\bhow many (?P<what>(?:(?!\b(?:did|does|do|were|was)\b)[a-z' -])*?{_CASES}(?: [a-z -]{{2,40}}?)?) (?:did|has|have|had) (?P<who>[^?,;]{{2,80}}?) w[io]n\b"
)
OTHER_SIDE = re.compile(
    r"(?:the )?(?:plaintiffs?|citizens?|people|persons|applicants?|residents?|claimants?|villagers?|locals|complainants?|petitioners?|suers|(?:other|opposing) (?:side|party)|members of the public|individuals|companies|businesses|ordinary people)"
)
"""Who sues a body or asks for a review."""
_WON_OF_THEM = re.compile(
    rf"(?P<before>\b{_CASES}\b.*?\bhow many) (?:of (?:them|these|those) )?(?:did (?:it|they|the [a-z]+) win|were won|was won)\b"
)
"""Cases won are those in which the decision was upheld."""
_SINGLE = re.compile(
    r"\bsingle (?=(?:largest|biggest|highest|most|heaviest|smallest|longest|greatest|lowest)\b)"
)
_LEFT_FOR = re.compile(
    r"\b(?:(?:push|roll|spill)(?:ed)?|defer(?:red)?|postpone[d]?|left|leave|(?:h[eo]ld|tak(?:e|en)|br(?:ing|ought)|mov(?:e|ed))(?= (?:over|back|forward)))(?: (?:over|back|forward|on))*"
    r"(?: (?:in)?to | until | for | till )(?P<when>(?:19|20)\d\d\b|(?:the )?(?:next|following) year\b)(?: (?:because|since|as|for) [^?;,]*)?"
)
_PERMITS = r"(?:permits?|licen[cs]es?)"
_PERMITTED = re.compile(
    rf"\b(?P<permits>{_PERMITS}\b[^?;,]{{0,80}}?) (?:approve|grant)(?P<past>d|ed)?\b|\b(?:approve|grant)(?P<did>d|ed)? (?P<what>(?:[a-z]+ ){{0,3}}{_PERMITS})\b"
)
"""Permits are issued; what is granted or approved else are requests."""
_ARRIVED = re.compile(
    r"\b(?P<what>(?:how many|number of) (?!people\b|persons\b|visitors\b|guests\b|(?:[a-z-]+ )*(?:requests|applications)\b)(?:[a-z-]+ ){1,4}?)(?:arrived|turned up|poured in)\b"
)
_APPLIED = re.compile(r"\b(?:requests|applications|cases)\b")
_LETTERS = re.compile(r"\b(?:letters?|messages?|mails?|emails?|calls?|complaints?|petitions?|appeals)\b")
_DEALT_WITH = re.compile(
    r"\b(?P<was>were|was|been|got|get) (?:all |eventually |finally |actually )?(?:dealt with|resolved|concluded|closed|handled|taken care of)\b"
)
"""Letters that were dealt with are settled."""
_HANDED_OUT = re.compile(
    r"\b(?P<what>(?:copies|copy|booklets?|leaflets?|brochures?|handbooks?|manuals?|flyers?|newsletters?|questionnaires?|pamphlets?|posters?|cards?|books?|materials?)\b[^?;,]{0,60}?) distribut(?:ed|e)\b"
)
"""Print is handed out, which is no distribution over kinds."""
_SAMPLES = re.compile(
    r"\b(?:batch|sampl|product|food|drug|medicine|test|inspect|item|goods|commodit|toy|water)"
)
_FAILED = re.compile(
    r"\b(?:(?:did not|didn't|do not|does not|had not) pass(?: (?:the |its |their |any )?(?:tests?|inspections?|checks?|sampling|examinations?))?|failed(?! to\b)(?: (?:the |its |their )?(?:tests?|inspections?|checks?|sampling|examinations?))?|(?:were|was|are|is|be|turned out|came out|proved|found)(?: to be)? (?:bad|faulty|dodgy|no good|defective|contaminated|unsafe|inferior|unsatisfactory|problematic)(?! for\b)|flunked|(?:were |was |are |is |turned out )?(?:not up to standard|below standard|sub-?standard|not qualified|non-?compliant|not compliant|found wanting))\b"
)
"""Samples that do not pass are unqualified."""
_PASSED = re.compile(
    r"\b(?P<what>(?:batches|samples|products|foods?|drugs|medicines|items|goods|tests)\b[^?;,]{0,50}?) (?:had |have )?(?:passed(?: (?:the |its |their )?(?:tests?|inspections?|checks?|sampling|examinations?))?|(?:were|was) up to standard)(?=\W*$|[,;?]| (?:in|at|by|for|during)\b)"
)
_RATED = re.compile(
    r"\b(?:(?:rated|graded|classed|classified|scored|given|ranked|assessed)(?: as| at| in)?(?: an?)?(?: the)?(?: (?:grade|class|level|rating|category))?|(?:grade|class|level|rating) (?:of )?) ?(?P<grade>aaa|aa|a|b|c|d)\b(?: (?:rating|grade|class|level|mark)s?)?(?= |\W*$|[,;?])(?! (?:total|few|number|lot|fine|single|certain|warning|report|prize|name|reply|score|copy|list|sum|place|[a-z]+ (?:of|for)\b))"
    r"|\b(?:an? )?(?P<letter>aaa|aa|a|b|c|d)[- ](?:rating|grade|graded|rated|level|class)s?\b(?! [a-z]+ed by)"
)
"""Marks that are letters."""
_DEEDS = {"overturned": "corrected", "reversed": "corrected", "quashed": "corrected", "changed": "corrected", "set": "corrected",
    "annulled": "corrected", "revoked": "corrected", "confirmed": "upheld", "maintained": "upheld", "sustained": "upheld"}  # fmt: skip


def rephrased(plain: str) -> str:
    """A lower-case English question in the wording that the rest knows; any other as it is."""
    plain = _initials().sub(lambda found: _offices()[found.group()], plain)
    plain = _SINGLE.sub("", plain)
    plain = _LEVELS.sub(" by level", plain)
    plain = _PAID.sub(_charged, plain)
    plain = _CHARGED.sub(r"\g<charge> fees for information", plain)
    plain = _CHARGED_FOR.sub(r"\g<charge> fees for information", plain)
    plain = _USED_TO_APPLY.sub(_came_by, plain)
    plain = _TWO_KINDS.sub(r"\g<one> \g<noun> and \g<two> \g<noun>", plain)
    plain = _RESULTS_OF.sub(r"\g<lead>breakdown by outcome of ", plain)
    plain = _HOW_CASES_ENDED.sub(r"breakdown by outcome of \g<what>", plain)
    plain = _HOW_THEY_ENDED.sub("what was the outcome", plain)
    plain = _IN_HOW_MANY.sub(_how_many_done, plain)
    plain = _WHO_FILED.sub(r"break down the \g<what> by type of applicant", plain)
    plain = _DID_MORE.sub(lambda found: f"how many {_more(found['way'])} {found['who']} ", plain)
    plain = _SUBJECTS.sub("what topics did requests mainly concern", plain)
    plain = _WON.sub(_won, plain)
    plain = _WON_OF_THEM.sub(r"\g<before> of them were upheld", plain)
    plain = _WHY_LOST.sub(r"\g<why> were \g<what> of \g<who> corrected", plain)
    plain = _ARRIVED.sub(r"\g<what>were received", plain)
    plain = _HANDED_OUT.sub(r"\g<what> handed out", plain)
    if _LETTERS.search(plain) and not _APPLIED.search(plain):
        plain = _DEALT_WITH.sub(r"\g<was> settled", plain)
    if _SAMPLES.search(plain):
        plain = _PASSED.sub(r"\g<what> were qualified", _FAILED.sub("were unqualified", plain))
    plain = _RATED.sub(lambda found: f"grade {found['grade'] or found['letter']}", plain)
    if not _APPLIED.search(plain):
        plain = _PERMITTED.sub(_issued, plain)
    else:
        plain = _LEFT_FOR.sub(r"carried over to \g<when>", plain)
    return plain


def _won(found: re.Match[str]) -> str:
    """Cases won by the body were upheld, those won by whoever sued it were corrected."""
    if OTHER_SIDE.fullmatch(found["who"]):
        return f"how many {found['what']} were corrected"
    return f"how many {found['what']} of {found['who']} were upheld"


def _how_many_done(found: re.Match[str]) -> str:
    """And in how many was the decision overturned: and how many were corrected."""
    return f"{found['before']}how many were {_DEEDS.get(found['done'], found['done'])}"


def _came_by(found: re.Match[str]) -> str:
    most = found.group("most")
    return (
        f"through which channel were the{most} requests made"
        if most
        else "through which channels were the requests made"
    )


def _charged(found: re.Match[str]) -> str:
    """Whether people had to pay: whether fees were charged, by whom and when it says."""
    who, when = found["who"].strip(), found["when"] or ""
    charged = f"did {who} charge fees" if who else "were any fees charged"
    return f"{charged} for information{when}"


def _issued(found: re.Match[str]) -> str:
    """Permits approved: permits issued."""
    if found["permits"]:
        return f"{found['permits']} issue{'d' if found['past'] else ''}"
    return f"issue{'d' if found['did'] else ''} {found['what']}"


def _more(way: str) -> str:
    return "fewer" if way == "less" else way


@functools.cache
def _offices() -> dict[str, str]:
    """The offices of a place by the initials they are called by in English."""
    return {initials: str(name) for initials, name in read_data("initials_en.yaml").items()}


@functools.cache
def _initials() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_offices(), key=len, reverse=True))})\b")
