"""What leads into an English question without being asked: for whom it is, and what was planned or said before.

A plan with its number (had planned at least ten press conferences. How many did it hold?) only names what is counted:
the question is asked of that, without the number.
"""

from __future__ import annotations

import re

from assistant.answering.rephrased_en import OTHER_SIDE

__all__ = ["without_lead"]

_WORK = r"(?:ngo|charity|thesis|dissertation|papers?|research|reports?|articles?|stor(?:y|ies)|essays?|class|course|homework|assignment|project|blog|book|chapter|records|files|notes|presentation|talk|survey|study|studies|dataset|data set|spreadsheet|database|newspaper|magazine|podcast|newsletter|editor|boss|professor|supervisor|client|lawyer|group|organi[sz]ation|association|think tank|team|work|job)"
_ROLE = r"(?:investors?|students?|residents?|citizens?|journalists?|reporters?|lawyers?|researchers?|foreigners?|parents?|taxpayers?|business ?(?:wo)?m[ae]n|(?:business|shop|home|factory|company) owners?|entrepreneurs?|farmers?|villagers?|applicants?|teachers?|scholars?|tourists?|visitors?|locals?|expats?|migrants?|workers?|professors?|academics?|auditors?|analysts?|accountants?|consultants?|outsiders?|newcomers?|translators?|librarians?|activists?|volunteers?|pensioners?|drivers?|patients?|buyers?|tenants?)"
_WORDS = r"(?:(?!(?:county|city|district|town|township|province|bureau|in|of|from|at)\b)[a-z'’-]+ ){0,3}?"
_FOR_WHOM = re.compile(
    rf"^(?:(?:this is |it's |it is |asking )?for (?:my|our|a|an|the) {_WORDS}{_WORK}(?: (?:about|on|at|for) [a-z -]{{2,40}})?|(?:speaking |asking |writing )?as an? {_WORDS}{_ROLE}(?: (?:myself|here))?)\s*[,:;-]+\s*(?=[a-z])"
)
_I_NEED = re.compile(
    rf"^(?:this is )?for (?:my|our|a|an|the) {_WORDS}{_WORK},? (?:i|we)(?:'d| would| am|'m)?(?: (?:also|just|still|like|need|want|have|looking|trying|hoping))+(?: (?:to|for) ?(?:know|have|get|find(?: out)?|see|cite|quote)?)? (?=[a-z])"
)
"""For what something is needed (for my thesis I need …)."""
_PLANNED = r"(?:(?:had |has |have |was |were )?(?:been )?(?:planned|planning|intended|intending|aimed|aiming|promised|pledged|hoped|hoping|vowed|committed|scheduled|proposed|resolved|undertaken|undertook|wanted|set out|set itself|set a (?:target|goal) of|(?:a )?(?:target|goal|plan) (?:was|of)))"
_BOUND = r"(?:at least|no fewer than|not fewer than|no less than|not less than|more than|over|up to|about|around|some|as many as|a total of|a minimum of)"
_NUMBER = r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|a dozen|a hundred)(?: or more)?"
_DEED = r"(?:hold|run|organi[sz]e|publish|issue|stage|host|give|make|build|open|train|set up|put out|carry out|release|produce|arrange|broadcast|send|print|offer)"
_PLAN_FIRST = re.compile(
    rf"^(?P<who>[^?.;:]{{2,80}}?) {_PLANNED}(?: (?:to|on|for|itself))?(?: {_DEED}(?:ing)?)?(?: {_BOUND})? {_NUMBER} (?P<what>[a-z][a-z' -]{{2,50}}?)(?P<when> (?:for|in|during) (?:the year )?(?:19|20)\d\d)?"
    rf"\s*[.;,!-]+\s*(?:and |but |so )?how many (?:of (?:them|those|these) )?(?:did (?:it|they|the (?:county|city|district|town|bureau|department|office|government|university|school)) (?P<did>[^?]*?[a-z])|were (?P<were>[^?]*?[a-z]))\s*\??$"
)
_REALLY = re.compile(
    r"\b(?:actually|really|in fact|in reality|eventually|finally|in the end|altogether|in total|that year|the same year|then)\b"
)
_WORTH = re.compile(
    r",? (?:and )?(?:worth|for|costing|to the value of|at a cost of) how much(?: (?:money|in all|in total|altogether|all told|overall))*\s*(?=\?|$)"
    r"|,? and how much (?:were|was|are) (?:they|these|those|it|that) worth(?: (?:in all|in total|altogether|all told|overall))*\s*(?=\?|$)"
)
_COME_TO = re.compile(
    r",? and (?:how much (?:were|was|are|is) (?:they|these|those|it|that) for|(?:how much|what) did (?:they|these|those|it|that) (?:come to|amount to|add up to|total))(?: (?:in all|in total|altogether|all told|overall))*\s*(?=\?|$)"
)
"""What things named before came to in money."""
_LOST = re.compile(
    r"\bhow many (?P<what>(?:(?!\b(?:did|does|do|were|was)\b)[a-z' -])*?(?:lawsuits?|court cases?|reviews?|reconsiderations?|suits|litigations?|appeals)(?: [a-z -]{2,40}?)?) (?:did|has|have|had) (?P<who>[^?,;]{2,80}?) los[et]\b"
)
_AGAINST = re.compile(
    r"\bhow many (?:of (?:them|these|those) )?(?:went|were decided|ended|came out|were ruled|were found) (?:(?:against|unfavou?rably for|badly for) (?:the )?(?:government|county|city|district|town|bureau|department|office|authorities|authority|body|agency|it|them|university|school|committee)|unfavou?rably)\b"
    r"|\bhow many (?:of (?:them|these|those) )?(?:did (?:it|they|the (?:government|county|city|district|town|bureau|department|office|university)) lose|were lost|was lost)\b"
)
_RECKONED = re.compile(
    r"\b(?:does|do|did|would|is|was) (?:that|this|it|the (?:total|figure|number|count))(?: (?:figure|number|total|count))? (?:really )?(?:follow|result|come|arise|consistent|agree|square|tally|match|equal|the same|add up|work out|fit|correspond|reconcile|what you get)\b[^?.;]*?\b(?:plus|add(?:ing|ed)?|and)\b[^?.;]*?\b(?:minus|less|subtract\w*|tak(?:e|ing) away|without|deduct\w*)\b[^?.;]*"
)
"""What is in force reckoned from the year before, what was made and what was repealed: that is one of the checks of its figure."""


def without_lead(plain: str) -> str:
    """A lower-case English question without what leads into it, lost cases asked for as the forms have them."""
    plain = _FOR_WHOM.sub("", _I_NEED.sub("", plain, count=1), count=1)
    if planned := _PLAN_FIRST.match(plain):
        plain = _as_done(planned)
    plain = _WORTH.sub(", and what was their total amount", plain)
    bought = re.search(r"procure|purchas", plain)
    worth = "what was their total amount" if bought else "how much money were they worth"
    plain = plain if re.search(r"\bfees?\b", plain) else _COME_TO.sub(f", and {worth}", plain)
    plain = _LOST.sub(_lost, plain)
    plain = _RECKONED.sub("does that add up", plain)
    return _AGAINST.sub("how many of them were corrected", plain)


def _lost(found: re.Match[str]) -> str:
    """Cases lost by the body were corrected, those lost by whoever sued it were upheld."""
    if OTHER_SIDE.fullmatch(found["who"]):
        return f"how many {found['what']} were upheld"
    return f"how many {found['what']} of {found['who']} were corrected"


def _as_done(planned: re.Match[str]) -> str:
    """What was done of a plan, asked for by the name of what was planned."""
    when = (planned["when"] or "").replace(" for ", " in ")
    who, what = planned["who"], planned["what"]
    done = " ".join(_REALLY.sub(" ", planned["did"] or planned["were"]).split())
    own_year = re.search(r"\b(?:19|20)\d\d\b", done)
    if planned["did"]:
        return f"how many {what} did {who} {done}{'' if own_year else when}?"
    return f"how many {what} were {done} by {who}{'' if own_year else when}?"
