"""English turns of phrase of whole questions, each with the question that the rest knows: a pattern and what is read.

A claim with a question behind it ("dropped, right? From what to what?", "paid a fortune … how much was it really"), what one
year left set against what the next took over, plans as what a body means to do better, money, lines for complaints.
"""

from __future__ import annotations

import re

__all__ = ["as_meant"]

_LEAD = r"(?P<lead>(?:[^?;:]*?[,:] )?)"
_WHO = r"(?P<who>[^?,;.]{2,60}?)"
_HEARD = r"(?:(?:i|we|people|someone|somebody|they|a friend|a colleague) (?:[a-z]+ )?(?:read|heard|saw|hear|told me|told us|say|said|says|gather|gathered|was told|am told|were told)(?: (?:somewhere|online))?(?: that)? |apparently,? |supposedly,? )?"
_FORTUNE = r"(?:an? )?(?:small |whole |absolute |real )?(?:fortune|lot|great deal|packet|bundle|ton|mint|heap|pile|huge (?:sum|amount)|large (?:sum|amount)|tidy sum|arm and a leg|loads|lots|heaps|tons|masses|dearly|so much|too much|good money|big money|serious money)(?: of (?:public |taxpayers' )?money)?"
_HOW_MUCH = r"[.;!,?-]+ *(?:so |and |but )?how (?:much|many)(?: money)? (?:was|were|is|did|has) (?:it|that|this|they)(?: [a-z]+){0,3}\W*$"
_FEES = r"(?P<fees>(?:administrative |institutional )*(?:and institutional )?(?:fees|charges))(?: and (?:fees|charges))?"
_TAKE = r"(?:take in|collect|charge|earn|make|receive|raise|bring in|rake in|levy|gather|get)"
_SUED = r"(?:lawsuits?|suits?|litigations?|court cases|cases|ones|actions)"
_DIRECT = rf"(?:{_SUED} )?(?:filed |brought )?(?:direct(?:ly)?|straight(?: to court)?)(?: filed| brought)?(?: {_SUED})?"
_AFTER = rf"(?:those |{_SUED} )?(?:filed |brought |coming )?(?:post-? ?(?:reconsideration|review)|(?:after|following) (?:an? |the |administrative )*(?:reconsiderations?|reviews?))(?: {_SUED})?"
_PLUS = r"(?:plus|\+|&|and|together with|as well as|combined with)"
_TOTAL = r"(?:total|sum|in all|altogether|combined|together|overall|both|all told)"
_KEPT = r"(?:carried|rolled|brought|left|handed|passed|pushed|took|taken|had|still had)(?: over| forward| on| open| unfinished| behind| pending)*"
_FIGURE = r"(?:(?:the |its )?(?:number|figure|count|amount|total|caseload|backlog|requests|applications|cases|what|that|those)(?: of (?:open |pending )?(?:requests|applications|cases))?)"
_FITS = r"(?:match(?:es)?|equals?|agrees? with|correspond(?:s)? (?:to|with)|tall(?:y|ies) with|squares? with|fits?(?: with)?|line up with|the same as|identical (?:to|with)|equal to|consistent with|in line with)"
_COLUMNS = r"(?:law firms?|legal [a-z]+(?: [a-z]+)?|compan(?:y|ies)|business(?:es)?|commercial [a-z]+|enterprises|natural persons?|individuals|citizens|research [a-z]+|scientific [a-z]+|social [a-z-]+(?: [a-z]+)?|public[- ]welfare [a-z]+|ngos?|charities|others?|total)"
_BASE = {
    "dropped": "drop", "fell": "fall", "went down": "drop", "declined": "fall", "decreased": "decrease", "shrank": "fall", "sank": "fall",
    "rose": "rise", "grew": "grow", "went up": "rise", "increased": "increase", "climbed": "rise", "jumped": "rise", "changed": "change",
}  # fmt: skip
_NO_FEES = r"(?:charged (?:nobody|no one|no-one|no fees?|nothing|no money|not a (?:soul|cent|penny))|(?:did(?:n't| not)|never) charged? (?:anybody|anyone|any fees?|any money|anything|a fee|fees?)|(?:collected|took|levied|asked) no (?:fees?|money|charges?))"
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|several|many|so many)"
)
_WORSE = r"(?:do better|improve|get better|raise its game|make (?:things|it|matters) better|up its game|do (?:things|it) better|better itself)"
_COMPLAIN = r"(?:supervis(?:ion|e|ing)|complain(?:t|ts|ing)?|oversight|grievances?|reporting problems)"
_ENDED = {"correction": "corrected", "reversal": "corrected", "confirmation": "upheld"}
_WORDINGS = tuple(
    (re.compile(said), meant)
    for said, meant in (
        # money
        (
            r"\bhow many (?:(?:hundred|ten|hundreds|tens)(?: of)? )?(?:(?:million|thousand|billion|10,?000)s?(?: of)? )?(?:yuan|rmb|renminbi) (?P<did>was|were|did|has|have|had|is|are)\b",
            lambda found: f"how much money {'was' if found['did'] == 'were' else found['did']}",
        ),
        (
            rf"\b(?:what|how much(?: money)?) did {_WHO} {_TAKE} (?:from|in|through|by|by way of|out of|as) (?:its |the )?{_FEES}(?: taken in)?",
            r"how much in \g<fees> did \g<who> collect",
        ),
        (
            rf"^{_HEARD}{_WHO} (?:paid|spent|forked out|shelled out|splashed out|laid out|blew|wasted) {_FORTUNE} (?:for|on|to) (?P<what>[^?.;]{{3,80}}?){_HOW_MUCH}",
            r"how much did \g<who> spend on \g<what>?",
        ),
        (
            rf"^{_HEARD}{_WHO} (?:collected|charged|took in|raked in|made|earned) {_FORTUNE} (?:in|from|for|with) (?P<what>[^?.;]{{3,80}}?){_HOW_MUCH}",
            r"how much did \g<who> collect in \g<what>?",
        ),
        (
            r"\b(?:redo(?:ing)?|rebuild(?:ing)?|renew(?:ing|al of)?|overhaul(?:ing| of)?|revamp(?:ing| of)?|remak(?:e|ing)|refresh(?:ing)?|relaunch(?:ing)?|redesign(?:ing)?|makeover of|facelift of|rework(?:ing)?) (?:its|the|their)(?: (?:own|old|county|city|district|town|government|official|municipal|bureau))* (?:web ?site|site|portal|home ?page)\b",
            "the website redesign",
        ),
        # cells by their column
        (
            rf",? ?\b(?:(?:in|under) )?(?:the )?(?:column|heading)(?: (?:for|of|headed|called|named))?[ :]+[\"'“]?(?P<column>{_COLUMNS})\b[\"'”]?",
            r", \g<column>",
        ),
        (rf"\b(?:in|under) (?:the )?[\"'“]?(?P<column>{_COLUMNS})[\"'”]? column\b", r"\g<column>"),
        # both rows of lawsuits
        (
            rf"\b(?P<total>(?:the )?{_TOTAL}(?: number| count| figure)?(?: of| for)?(?: all)?) (?P<what>{_SUED})?[ (:,-]*(?:both )?{_DIRECT},? {_PLUS} {_AFTER}\)?",
            r"total number of lawsuits",
        ),
        (
            rf"\b(?:how many )?(?P<what>lawsuits?|suits?|litigations?|court cases)[ (:,-]+(?:both )?{_DIRECT},? (?:plus|\+) {_AFTER}\)?",
            r"total number of lawsuits",
        ),
        (
            rf"\b(?:lawsuits|suits|litigations?|court cases)(?P<when>[^?;:(]{{0,40}}?)[ (:,-]+(?:both )?{_DIRECT},? {_PLUS} {_AFTER}\)?,? (?:taken |added |counted |put )?(?:together|combined|in all|in total|altogether|added up|all told)",
            r"total number of lawsuits\g<when>",
        ),
        # what one year left, what the next took over
        (
            rf"^{_LEAD}(?:does|do|did|is|are|was|were) {_FIGURE}(?: that| which)? (?P<who>[^?,;]{{2,60}}?) {_KEPT} (?:out of|from|over from|at (?:the )?(?:end|close) of|after) (?P<year>(?:19|20)\d\d),? {_FITS} {_FIGURE}?(?: (?:that|which|it|was|were|had|then))* {_KEPT} (?:in ?to|to|over into|at (?:the )?(?:start|beginning|opening) of|from the year before in|in) (?P<next>(?:19|20)\d\d)\W*$",
            r"\g<lead>does what \g<who> carried over at the end of \g<year> equal what was carried over from the previous year in \g<next>?",
        ),
        (
            rf"^{_LEAD}(?:does|do|did|is|are|was|were) (?P<who>[^?,;]{{2,50}}?)(?:'s|’s) (?P<year>(?:19|20)\d\d) (?:carry-?(?:out|over|forward)|closing|year-end|end-of-year|outgoing)(?: (?:figure|number|balance|backlog|count|total))?,? {_FITS} (?:its |the )?(?P<next>(?:19|20)\d\d) (?:carry-?in|opening|start-of-year|brought-forward|incoming|carried-in)(?: (?:figure|number|balance|backlog|count|total))?\W*$",
            r"\g<lead>does what \g<who> carried over at the end of \g<year> equal what was carried over from the previous year in \g<next>?",
        ),
        # a change claimed, both figures asked for
        (
            rf"^{_HEARD}(?P<who>[^?;.]{{3,80}}?) (?P<deed>{'|'.join(_BASE)})(?P<when>(?: (?:in|during|for) (?:19|20)\d\d)?)(?:[,;.? -]+(?:right|correct|true|yes|no|is that (?:so|right|true)|(?:did|have|has|was|were)n't (?:they|it)))?[?.,; -]+(?:and |so )?from (?:what|which (?:number|figure)|how (?:many|much)) to (?:what|which(?: number| figure)?|how (?:many|much))\W*$",
            lambda found: f"did {found['who']} {_BASE[found['deed']]}{found['when']}?",
        ),
        # taken for granted
        (
            rf"^(?:(?:since|as|given that|because|if|seeing that|now that|considering) )?{_WHO} {_NO_FEES}(?: for (?:the |its |any )?(?:information|disclosure|documents|data|requests))?(?P<when>(?: (?:in|during|for) (?:19|20)\d\d)?)(?: for (?:information|disclosure|documents))?[,;.][^?]*\b(?:fees?|income|revenue|takings|charges?|money|nil|zero|nothing|right|correct|true)\b[^?]*\?*$",
            r"did \g<who> charge any fees for information\g<when>?",
        ),
        (
            r"^(?:(?:since|as|given that|because|if|seeing that|now that) )?(?P<year>(?:in|during) (?:19|20)\d\d,? )?(?:no fees?|no money|no charges?|nobody|no one|no-one|nothing) (?:was|were) (?:charged|collected|levied|taken|asked to pay)(?: (?:any )?(?:fees?|anything|money))?(?: for (?:the )?(?:information|disclosure|documents|requests))?(?P<rest> (?:in|by|at) [^?,;]{2,60}?)?, [^?]*\b(?:fees?|income|revenue|takings|charges?|money|nil|zero|nothing)\b[^?]*\?*$",
            lambda found: f"{found['year'] or ''}were any fees charged for information{found['rest'] or ''}?",
        ),
        (
            rf"^{_HEARD}(?P<claim>{_NUMBER} (?P<what>(?:[a-z'-]+ ){{0,5}}?[a-z-]+s (?:went|were|was|came|got|had|ended|have been|led)\b[^?.;:]{{2,100}}?))[.;!?-]+ *(?:so |and )?(?:how come|how so|why(?: is| was)?(?: that| this| it)?(?: so)?|what (?:was|is) the reason|what happened|what went wrong)\W*$",
            r"how many \g<what>? why: \g<claim>?",
        ),
        # one figure of two bodies set against each other
        (
            rf"^{_LEAD}did {_WHO} (?P<deed>train|teach|instruct) (?P<way>more|fewer) (?P<what>people|persons|staff|officials|participants|cadres|employees) than (?P<other>[^?,;.]{{2,60}}?)(?P<when>(?: (?:in|during) (?:19|20)\d\d)?)(?:[?.,; -]+(?:and )?by how (?:many|much))?\W*$",
            r"\g<lead>which trained \g<way> people\g<when>, \g<who> or \g<other>, and by how many?",
        ),
        (
            r"^(?:the |its |their )?(?P<what>[a-z][a-z' -]{3,60}?): ?(?:by )?how (?:much|many) do (?P<one>[^?,;.]{2,60}?)(?:'s|’s)? (?P<year>(?:19|20)\d\d) (?:figure|number|total|amount|count)s? and (?P<other>[^?,;.]{2,60}?)(?:'s|’s)? (?P<next>(?:19|20)\d\d) (?:figure|number|total|amount|count)s? differ\W*$",
            r"what is the difference between the \g<what> of \g<one> in \g<year> and of \g<other> in \g<next>?",
        ),
        # plans
        (
            rf"\b(?:in (?:what|which) (?:ways?|respects?|areas?)|how|where|what|by what means) (?:does|do|did|will|is|are) {_WHO} (?:mean|intend|want|plan|propose|aim|hope|expect|seek|going|pledge|promise|vow|undertake)(?:ing)? to (?:do to )?{_WORSE}(?: in(?: the year)?| for)? (?P<year>(?:19|20)\d\d|the (?:next|coming|following) year|next year)",
            r"what are the plans of \g<who> for \g<year>",
        ),
        # the line for complaints
        (
            rf"\b(?:which|what)(?:'s| is| are)? (?:the )?(?:phone |telephone |contact )?(?:number|line|phone)s? (?:is |are |serves? |do i (?:ring|call|dial|need|use) |should i (?:ring|call|dial|use) |can i (?:ring|call|dial|use) |to (?:ring|call|dial) )?(?:meant )?(?:for|about|to|if i want to)(?: make| file| lodge| register)? (?:an? |the )?{_COMPLAIN}(?: ?(?:/|,|and|or) ?{_COMPLAIN})*",
            "what is the supervision phone number",
        ),
        (
            rf"\b(?:who|whom|where) (?:do|can|could|should|may|would) (?:i|we|one|you|people|citizens|somebody) (?:call|ring|phone|dial|turn to|telephone)(?: up)? (?:to|if i want to|in order to) (?:make |file |lodge |register )?(?:an? )?{_COMPLAIN}(?: (?:about|of|on|against) (?:the )?(?:staff|service|people|officials|clerks|handling)(?= (?:of|in|at)\b))?(?: (?:about|against))?",
            "what is the supervision phone number of",
        ),
        # a site of one's own
        (
            r"\b(?P<did>does|do|did) (?P<who>[^?,;]{2,60}?) (?:run|operate|keep|have|maintain|own|possess) (?:an? )?(?:(?:official )?(?:web ?site|site|portal|home ?page) (?:of (?:its|their) (?:very )?own|all to (?:itself|themselves))|(?:separate|stand-?alone|self-run|independent|(?:its|their) (?:very )?own) (?:web ?site|site|portal))",
            r"\g<did> \g<who> have an independent website",
        ),
        # how applications ended
        (
            r"\b(?:closed|ended|terminated|turned down|refused|rejected|not processed|dropped|disposed of)(?P<when> in (?:19|20)\d\d)? (?:because|since|as|for the reason that|on the ground that) (?:the |an? |some |same |one )*(?:applicants?|people|persons?|citizens?|requesters?|someone|somebody|they) (?:kept|keep|had kept|repeatedly|went on|would not stop|did not stop|never stopped)(?: on)? (?:asking|applying|asked|applied|filing|filed|requesting|submitting|sending)[^?,;]*?(?:(?:with|for)(?:out)? (?:no |any |an? )?(?:good |proper |valid |real |legitimate |justified |due |just )*(?:reason|cause|grounds?|justification)|in bulk|en masse|over and over|again and again|in large numbers)+[^?,;]*",
            r"vexatious\g<when>",
        ),
        (
            r"\b(?:in percent(?:age terms)?|in per cent|as a percentage|percentage-?wise|in percentage),? how often (?:did|does|was|were|is) (?:an? |the )?(?P<what>reconsideration|review|lawsuit|suit|case|request|application)s? (?P<deed>end(?:ed)? in (?:an? )?(?P<end>correction|reversal|confirmation)|upheld|corrected|granted(?: in full| in part)?|refused|answered|reversed)\b",
            lambda found: f"what share of {found['what']}s were {_ENDED.get(found['end'], found['deed'])}",
        ),
        (
            r"\bhow (?:often|many times) (?P<who>did [^?,;]{2,80}?) (?:sit down|get together|put (?:its|their) heads together|convene) (?:over|on|about|to (?:discuss|talk about|talk over|go over|consider|look at)) ",
            r"how many times \g<who> study ",
        ),
    )
)


def as_meant(plain: str) -> str:
    """A lower-case English question in the words that the rest knows; any other as it is."""
    for said, meant in _WORDINGS:
        plain = said.sub(meant, plain)
    return plain
