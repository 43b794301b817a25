"""The shapes English questions come in, brought into the plain one.

What only leads over to a question (OK, switching topic - …) is left out, a claim that is to be confirmed (… - is that
right?) is asked as the amount it states, and what is named without a verb (warnings broadcast in 2012?) is counted.
"""

from __future__ import annotations

import re

from assistant.answering.callers_en import only_wanted, without_caller
from assistant.answering.civilities_en import without_civilities
from assistant.answering.form_words_en import in_form_words
from assistant.answering.framing_en import without_framing
from assistant.answering.leads_en import without_lead
from assistant.answering.meant_en import as_meant
from assistant.answering.misspelt_en import as_spelt
from assistant.answering.rephrased_en import rephrased
from assistant.answering.reshaped_en import reshaped
from assistant.answering.sums_en import in_words
from assistant.answering.wordings_en import in_known_words

__all__ = ["plainly"]

_NOD = r"(?:ok(?:ay)?|right|al(?:l ?)?right|great|fine|good|thanks(?: a lot)?|thank you|cool|got it|i see|perfect|sure|well|now|hmm+|understood|noted|interesting)"
_MARK = r"\s*(?:[,:;.!…]+|-+|\.{2,})\s*"
_OTHER = r"(?:new|different|other|another|separate|unrelated|last|final|next|further|quick|more)"
_THING = r"(?:topics?|subjects?|questions?|one|things?|points?|notes?|matters?|query|queries)"
_SHIFT = (
    r"(?:let's |let me |i'd like to |can we |could we |i want to )?(?:switch|chang|mov|turn|shift)(?:e|ing)?"
    rf"(?: (?:the|to|on|onto|over|a|an|gears?|tack|now|completely|totally|something|else|{_OTHER}|{_THING}))*"
)
_TURN = re.compile(
    rf"^(?:{_NOD}{_MARK})*(?:and |but |so |now )?(?:{_SHIFT}|(?:on )?(?:a |an |one |just |another )*(?:(?:completely|totally|entirely|rather) )?(?:{_OTHER} )+{_THING}(?: (?:now|then|please))?"
    rf"|(?:a )?change of (?:topic|subject)|by the way|btw|incidentally|next(?: up)?|lastly|finally|also|sorry to jump around)(?: now| then| please)?{_MARK}(?=\S)"
)
"""What announces a question about something else."""
_NODS = re.compile(rf"^(?:{_NOD}{_MARK})+(?=\S)")
_TURN_TO = re.compile(
    rf"^(?:{_NOD}{_MARK})*(?:and |but |so |now )*(?:turning|moving(?: on)?|switching|coming|going(?: back)?|returning|back|looking)(?: now| back| over)? (?:to|at) (?=(?:the |its |their )?[a-z][^?,:;]{{2,50}}(?:[,:;]| -))"
)
"""What leads over to a topic that is named (turning to training: how many people came)."""
_ADJ = r"(?:right|correct|true|so|accurate|the case)"
_TAG = re.compile(
    rf"(?:\s*[,;.?-]+\s*)(?:and |so )?(?:(?:is|was|isn't|wasn't) (?:that|this|it)(?: figure| number| claim| really)? {_ADJ}|(?:that|this)(?:'s| is| was) {_ADJ}|am i (?:right|correct)"
    rf"|{_ADJ}|true or false|right or wrong|yes|yes or no|or not|is that what (?:the|its|their) report says|(?:can|could) you (?:please )?confirm(?: (?:that|this|it))?|(?:please )?confirm(?: (?:that|this|it))?)\s*[?.!]*$"
)
"""What asks to confirm what was said."""
_VERB = (
    r"(?:[a-z]+ed|held|got|had|made|ran|gave|took|sent|spent|put out|dealt with|drew up|set up|wrote|brought)"
)
_ASKING = r"(?:how|what|which|when|where|who|why|whether|did|does|do|was|were|is|are|has|have|had|can|could|will|would|should)"
_CLAIM = re.compile(
    rf"^(?P<who>(?!{_ASKING}\b|in (?:19|20)|there\b).{{2,80}}?) (?:has |have |had )?(?P<verb>{_VERB})(?: a total of| only| just| exactly| about| around| some| as many as)*"
    r" (?P<number>(?!(?:19|20)\d\d\b)\d[\d,]*)(?P<what> [a-z][^,;?:]*?)(?P<when>(?: (?:in|for|during|over) (?:the )?(?:year |school year )?(?:19|20)\d\d(?:-\d+)?)?)\s*$"
)
_CLAIM_PASSIVE = re.compile(
    r"^(?P<lead>(?:(?:in|for|at|by) [^?:;]{2,60}?,? )?)(?:there (?P<there>were|was) )?(?:a total of |only |just |exactly |about |around )*(?P<number>(?!(?:19|20)\d\d\b)\d[\d,]*)(?P<what> [a-z][^;?:]*)$"
)
_AND_OF_THEM = re.compile(
    rf"^(?P<lead>(?:[^:?]*: )?)(?P<what>(?:(?!\b(?:{_ASKING}|number|amount|total|share|tell|give|show|list)\b)[^:?;])+?),? and (?=how many (?:of (?:them|those|these|which)|were|went|came)\b)"
)
"""A first amount that is only named (items made public in 2021, and how many of them on its website)."""
_PARTICIPLE = r"(?:[a-z]{2,}ed|broadcast|held|sent|made|given|built|set up|put (?:up|out|online)|shown|drawn up|written|taken|run|told|sold|bought)"
_NAMED_ONLY = re.compile(
    rf"^(?!.*\b(?:{_ASKING}|number|amount|total|share|percent\w*|rate|compare\w*|list|give|tell|show|why|reasons?|details?)\b)(?!(?:the|its|their|main|key) (?:problems|measures|reasons|plans|steps|shortcomings|issues))"
    rf"(?P<what>(?:[a-z][a-z'-]* ){{0,4}}[a-z-]{{3,}}(?<!s)s) (?=(?:{_PARTICIPLE}) (?:by|in|on|at|for|to|through|via|during|from|of|over|with)\b)"
)
"""Things that something was done to, and no verb (warnings broadcast by the port in 2012?)."""
_KEYWORDS = re.compile(
    rf"^(?!.*\b(?:{_ASKING}|number|amount|total|share|percent\w*|rate|compare\w*|list|give|tell|show|why|reasons?|details?)\b)"
    r"(?:[a-z0-9'()-]+,? ){0,5}(?:followers|fans|subscribers|visits|visitors|page views|calls|copies|posts|letters|sessions|attendees)(?:,? (?:in |for )?(?:19|20)\d\d)?$"
)
"""Nothing but a thing that is counted, its body and year (heqing wechat followers 2019)."""
_DONE_TO = re.compile(rf"^(?:[a-z-]+ ){{0,3}}[a-z-]+s (?={_PARTICIPLE}\b)")
_UNIT = re.compile(
    r"\bin (?:units of )?(?:rmb |cny )?(?:10k|10,?000|ten[- ]thousands?(?: of)?|10 thousand)s?(?: (?:yuan|rmb|cny))?\b"
)
"""The unit an amount is printed in, no figure of the question."""
_SINCE_RULES = re.compile(
    r"\bsince (?:the |its )?(?:[a-z-]+ ){0,5}?(?:regulations?|ordinance|rules?|decree|law|act|provisions?)(?: on [a-z ]{3,60}?)? (?:took effect|came into (?:force|effect|operation)|entered into force|(?:went|were put|was put) into (?:effect|force)"
    r"|(?:were|was) (?:first )?(?:implemented|enacted|promulgated|adopted|introduced|issued)|began|started|applied)(?: (?:on|in) (?:[a-z]+ )?(?:\d{1,2},? )?(?:19|20)\d\d)?"
)
"""Since rules took effect, all told; the rules themselves are not counted."""
_ALL_PUBLISHED = re.compile(
    r"\bhow much (?P<who>(?:has|have|had|did|does) [^?,]{2,60}?) (?P<deed>publish\w*|put out|releas\w+|disclos\w+|ma[dk]e public)(?= (?:in|so|since|cumulatively|altogether|overall|up|to|by|over)\b|\s*[?,]|\s*$)"
)
_ITEMS_PUBLISHED = re.compile(
    r"\bhow many items (?=(?:did|has|have|had|does)\b[^?,]{2,60}? (?:publish\w*|releas\w+|disclos\w+|ma[dk]e public|put out)\b(?! (?:on|via|through|by|to|about|under|with)\b))"
)
"""Items published are items of information."""
_ITEMS_BEFORE = re.compile(
    r"\b(?P<ask>how many|number of) (?P<items>items|entries)\b(?P<between>[^?,;]{3,80}?) (?P<when>(?:(?:in|for|during|at the end of) )?(?:(?:the )?(?:previous|prior|preceding) year(?!'s)|(?:the|a|one) year (?:before|earlier))(?! (?:19|20)))"
)
"""Items of a list the year before, however far apart the words stand."""
_YEAR_BESIDE = re.compile(
    r"\bthe (?:calendar |school )?year (?P<way>before|prior to|preceding|after|following) (?P<year>(?:19|20)\d\d)\b"
)
_HEARD = re.compile(
    r"^(?:i (?:[a-z]+ ){0,2}?(?:read|heard|saw|think|thought|believe|believed|understand|understood|remember|recall|assume|was told|have been told)(?: (?:somewhere|online|in [a-z ]{3,20}))?(?: that)?|(?:someone|somebody|people|they|a friend|a colleague|my \w+) (?:told me|tell me|said|say|says|claims?|claimed)(?: that)?|apparently,?|supposedly,?|so,?) (?=\S)"
)
"""Where a claim was heard."""
_PERSONS_NOT = re.compile(
    r"\b(?:people|individuals|persons|citizens|private persons),? (?:as opposed to|rather than|not|instead of) (?:(?:any|the|legal) )?(?:organi[sz]ations?|compan(?:y|ies)|firms?|businesses|entities|institutions?|bodies),?"
)
"""People and not organisations are natural persons, who apply."""
_NOT_PERSONS = re.compile(
    r"\b(?:organi[sz]ations|entities),? (?:as opposed to|rather than|not|instead of) (?:(?:any|the|private) )?(?:people|individuals|persons|citizens),?"
)
_ALL_RELEASED = re.compile(
    r"\bin how many (?:cases|instances) (?:was|were) (?:everything|it all|all of it|the lot)(?: that was)?(?: asked for)? (?:released|disclosed|handed over|given|provided|made public)\b"
)
_WENT_AGAINST = re.compile(
    r"\b(?P<of>reconsideration|review|administrative review|administrative reconsideration) (?:rulings?|decisions?|verdicts?|outcomes?|results?) (?:that )?(?:went|go|gone|ruled|found) against (?:the )?(?P<who>[^?,;]+?)(?= in (?:19|20)\d\d|\s*[?,;]|\s*$)"
)
_ACROSS = re.compile(
    r"\b(?:across|spanning|covering|throughout|over the course of)(?: both| all| each)?(?: of)?(?: the)?(?: years?)? (?=(?:from |between )?(?:19|20)\d\d\b)"
)
_OF_WHOLE_FIRST = re.compile(
    r"^(?:out )?of (?P<whole>(?:all )?(?:(?:the|its|their) )?(?:(?!\b(?:which|what|whom|how)\b)[^?,;:]){3,90}?\b(?:requests|applications)\b[^?,;:]{0,40}?),? how many (?:of (?:them|these|those) )?(?=(?:were|was|are|came|had|got|went|ended|concerned|arrived)\b(?!.*\bhow many\b))"
)
"""What a part is asked of, named first (of the new requests in 2022, how many went to the counties)."""
_LATIN = re.compile("[a-z]{2}")
_HYPHENS = re.compile(r"\b(previous|prior|preceding)-year('s)?\b")


def plainly(plain: str) -> str:
    """A lower-case English question in the plain shape; any other as it is."""
    if not _LATIN.search(plain):
        return plain
    plain = as_spelt(plain)
    plain = without_framing(without_civilities(without_caller(as_spelt(plain))))
    plain = in_form_words(only_wanted(plain))
    plain = rephrased(reshaped(in_known_words(as_meant(plain))))
    plain = _ACROSS.sub("in ", _HYPHENS.sub(r"\1 year", plain))
    plain = _OF_WHOLE_FIRST.sub(r"how many of \g<whole> ", plain)
    plain = _UNIT.sub("in yuan", plain)
    plain = _YEAR_BESIDE.sub(_year_beside, plain)
    plain = _ITEMS_PUBLISHED.sub(r"\g<0>of information ", plain)
    plain = _ITEMS_BEFORE.sub(r"\g<ask> previous year items\g<between>", plain)
    plain = _SINCE_RULES.sub("cumulatively", plain)
    plain = _ALL_PUBLISHED.sub(
        lambda found: (
            f"how many items of information {found['who']} {found['deed'].replace('put out', 'published')}"
        ),
        plain,
    )
    plain = _PERSONS_NOT.sub("natural persons", plain)
    plain = _NOT_PERSONS.sub("legal persons and other organisations", plain)
    plain = _ALL_RELEASED.sub("how many were granted in full", plain)
    plain = _WENT_AGAINST.sub(r"\g<of> cases were corrected for \g<who>", plain)
    for lead in (_TURN, _TURN_TO, _NODS):
        plain = lead.sub("", plain, count=1)
    plain = in_words(without_lead(plain))
    said = _TAG.sub("", plain)
    if said != plain and said.strip():
        plain = _as_amount(said.strip())
    bare = plain.rstrip(" ?.")
    if named := _AND_OF_THEM.match(bare):
        what = _DONE_TO.sub(r"\g<0>were ", named["what"], count=1)
        return f"{named['lead']}how many {what}, and {bare[named.end() :]}"
    if _NAMED_ONLY.match(bare) or _KEYWORDS.match(bare):
        return f"number of {bare}"
    return plain


def _year_beside(found: re.Match[str]) -> str:
    """The year before 2019 by its number."""
    before = found["way"] in {"before", "prior to", "preceding"}
    return str(int(found["year"]) + (-1 if before else 1))


def _as_amount(said: str) -> str:
    """What a statement says there were, as the question how many: the figure stays, as one to be checked."""
    said = _HEARD.sub("", said)
    if found := _CLAIM.match(said):
        return f"how many{found['what']} did {found['who']} {found['verb']}{found['when']}, {found['number']}"
    if found := _CLAIM_PASSIVE.match(said):
        there = f" {found['there']} there" if found["there"] else ""
        what = found["what"]
        if there:  # there were 74 applications in 2022
            noun = re.match(r" [a-z' -]+?(?= (?:in|for|at|from|of|by|to|on|during)\b|$)", what)
            cut = noun.end() if noun else 0
            what = f"{what[:cut]}{there}{what[cut:]}" if cut else what
        return f"{found['lead']}how many{what}, {found['number']}"
    return said
