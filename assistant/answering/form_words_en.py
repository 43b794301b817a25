"""English wordings of what the national forms count under names of their own.

By how many items a list of the form of 2019 grew or shrank (本年增/减), lawsuits brought without a reconsideration before
them, and what part two results together are of all.
"""

from __future__ import annotations

import re

__all__ = ["in_form_words"]

_LIST = r"(?:administrative |government |governmental )?(?:licen[cs](?:es?|ing)|permits?|permissions?|approvals?|penalt(?:y|ies)|punishments?|sanctions?|coerci(?:on|ve measures?)|compulsory measures?|compulsion|enforcement measures?|(?:and institutional )?fees?|charges|(?:external )?(?:management and )?service matters?)"
_ITEMS = r"(?:items?|entries|entry|matters|projects|categories)"
_OF_ITEMS = re.compile(rf"\b{_ITEMS}\b")
_LISTED = re.compile(rf"\b(?:other external management and service matters|{_LIST})\b")
_CHANGED = re.compile(
    r"\b(?:went|go|gone|going|came|come) (?:up|down)\b|\b(?:shr[iau]nk|shrunk|gr[eo]w|grown|rose|rise|risen|f[ae]ll|fallen|increase[ds]?|decrease[ds]?|drop(?:ped|s)?|declined?|decline[ds]|reduce[ds]?|cut|cuts|added|add|removed?|remove[ds]|cancelled|lost|lose|gain(?:ed)?|change[ds]?|net change|added to|taken off|struck off)\b"
)
_AMOUNT = re.compile(r"\bhow (?:many|much)\b|\bnumber of\b|\bchange[ds]?\b|\bincrease\b|\bdecrease\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COLUMN = re.compile(
    r"increase or decrease|increase/decrease|change this year|previous year|last year|year before|year earlier|year ago|prior year|preceding|\bdecisions?\b"
)
_WITH_ITEMS = frozenset({"2019", "2020"})
"""Years whose form has a column of items added or dropped."""
_SKIPPING = re.compile(
    r",? ?\b(?:(?:while |by |and )?(?:skip(?:ping|ped)?|bypass(?:ing|ed)?|by-passing|jump(?:ing|ed)? over|omit(?:ting|ted)?|leav(?:ing|e)(?: out)?|avoid(?:ing|ed)?|forgo(?:ing)?|foregoing|circumvent(?:ing|ed)?)|instead of|rather than|with no|without)(?: (?:first|even|ever|any|previously|going|go|passing|through|applying|asking|filing|requesting|seeking|trying|using|undergoing|having|for|the|a|an|prior|previous|preceding|administrative|to|stage|step|of|internal)){0,8} (?:administrative )?(?:reconsiderations?|reviews?)(?: (?:stage|step|process|procedure|phase|first|beforehand|before|at all))*"
)
_SUED = re.compile(r"\b(?:court|courts|sued?|suing|lawsuits?|litigations?|suits?|cases?|judge)\b")
_STRAIGHT = re.compile(
    r"\b(?:(?:took|take|taken|taking|brought|bring|haul(?:ed)?|dragged|drag)(?P<whom>(?: (?!straight|direct)[a-z'’]+){1,6}?)|(?:went|go|gone|going)) (?:straight|directly|right|immediately) (?:to|before|into) (?:the |a )?(?:courts?|judge|tribunal)"
)
_COUNTING = re.compile(
    r"^(?P<lead>(?:in|for|at|of) [^?;:,]{2,60}, )?(?:if (?:you|we|one) (?:count|take|add|put|lump)(?: up)?|counting|taking|adding(?: up)?|putting|lumping|with)(?: both)? (?P<parts>[^?;:,]{3,90}? (?:and|plus|with) [^?;:,]{3,60}?)(?: together| up| combined| as one)?,"
    r" (?:what|which) (?:share|proportion|percentage|percent|part|fraction) of (?P<whole>[^?;:]+?) (?:was|were|is|are|did|do|does|would|will|has|have) (?:it|that|this|they|these|those|the sum|the two|both|the total)(?: (?:be|been|make up|account for|amount to|come to|represent|form|constitute|cover))*[ ?.]*$"
)
"""Counting full and partial disclosure, what share of the cases closed was it?"""
_STATED = re.compile(
    r"\b(?:the |all )*(?!(?:19|20)\d\d\b)\d[\d,]* (?=(?:requests|applications|cases|replies|results|outcomes)\b)"
)
_WAIT = re.compile(
    r"\bhow (?P<long>long|many (?:(?:working|business|calendar) )?days)(?: at (?:most|longest)| maximum)? (?:must|does|do|should|will|would|may|might|can|could|has|have|need)(?: (?:one|i|we|you|people|someone|somebody|anyone|citizens?|residents?|an? applicant|applicants?|the applicants?|an? citizen|an? person))?(?: (?:have|need|expect|likely))?(?: to)?(?: normally| usually)? wait(?: at (?:most|longest|the most)| maximum| no more than)?(?:(?: for| to get| to receive| until getting| before getting| before receiving| until| before| to have)(?: (?:an?|the|its|their|any|official))* (?:answer|reply|response|decision|result)s?)?(?: (?:from|by|of) )?"
)
_TAKES = re.compile(
    r"\bhow (?:long|many (?:(?:working|business|calendar) )?days)(?: at (?:most|longest)| maximum)? (?:does|do|will|would|may|can|could|should|must|is|are) (?P<who>[^?,;]{2,80}?)(?: allowed)?(?: take| have| need| require| to take)?(?: at (?:most|longest|the most)| maximum| up)? to (?:answer|reply|respond|give (?:an? )?(?:answer|reply|response))(?: to)?(?: (?:an?|the|any|its|each|information|disclosure))* ?(?:requests?|applications?|applicants?)?(?: at (?:most|longest|the most))?"
)
_FOR_STAFF = re.compile(
    r"\b(?P<what>(?:training|courses?|workshops?|seminars?|lessons?|classes)(?: sessions?| courses?| events?)?) for (?:the |its |their |all )*(?:own |government |disclosure |local )*(?:staff(?: members)?|employees|officials|personnel|cadres|workers|civil servants|clerks|officers)\b"
    r"|\b(?:staff|employees?|personnel|cadres?|officials?) (?=(?P<course>training|refresher courses?)\b)"
)
"""Those trained are staff in any case."""
_ANY_AND_HOW_MANY = re.compile(
    r"^(?P<lead>(?:[^?;:]*?[,:] )?)(?:was|were|is|are) there (?:any |a |an |some )?(?P<what>(?:[a-z-]+ ){0,3}?(?:training|trainings|courses?|workshops?|seminars?|classes|meetings?|conferences?|events?|inspections?|checks?|interviews?|lectures?))(?: sessions?)?(?P<where>(?: (?:in|at|by|during|for|on) [^?;,]{2,60}?)?)[,?;]* (?:and |so )?(?:if (?:so|yes|any|there (?:was|were)),? )?(?:how many|how often)(?P<noun> (?:sessions|times|courses|classes|events|occasions|rounds|of (?:them|these|those)))?(?: (?:(?:were|was|are) (?:there|held|organi[sz]ed|run)|in (?:total|all)|altogether|did (?:it|they) (?:hold|run|have)))*\W*$"
)
"""Whether there was any of a thing and how many: one matter asked twice."""
_REPLIES = re.compile(
    r"\b(?P<count>how many|number of|total of|count of) (?P<what>replies|answers|responses)(?: (?:to|on) (?:the |all |its |their )*(?:information |disclosure )?(?:requests|applications))?(?P<did> (?:did|has|have|had) (?P<who>[^?,;]{2,60}?) (?:give[n]?|gave|send|sent|issued?|made?|make|provided?|return(?:ed)?|write|written))?(?P<were>(?: (?:were|was|had been|have been|has been))?(?: (?:given|sent|issued|made|provided|returned|written)(?: out| back)?)?)"
)
_OTHER_REPLIES = re.compile(
    r"\b(?:letters?|mails?|e-?mails?|messages?|comments?|netizens?|mailbox|hotline|calls?|petitions?|complaints?|proposals?|suggestions?|deputies|posts?|weibo|wechat|microblog|online|forum|interview|consult\w*|questions?|enquir\w*|inquir\w*|concerns?|leaders?|mayor|satisf\w*|late|within|average|days?)\b"
)
"""What else is replied to."""


def in_form_words(plain: str) -> str:
    """A lower-case English question in the words of the forms; any other as it is."""
    plain = _direct(plain)
    if found := _COUNTING.match(plain):
        whole = _STATED.sub("the ", found["whole"])
        return f"{found['lead'] or ''}{found['parts']} together as a percentage of {whole}?"
    plain = _FOR_STAFF.sub(lambda found: found["what"] or "", plain)
    if found := _ANY_AND_HOW_MANY.match(plain):
        what = found["what"] if found["what"].endswith("s") else f"{found['what']} sessions"
        return f"{found['lead']}how many {what} were held{found['where']}?"
    plain = _WAIT.sub("within how many working days must an application be answered by ", plain, count=1)
    plain = _TAKES.sub(r"within how many working days does \g<who> answer an application", plain, count=1)
    if _YEAR.search(plain) and not _OTHER_REPLIES.search(plain):
        plain = _REPLIES.sub(_answered, plain, count=1)
    return _as_change(plain)


def _answered(found: re.Match[str]) -> str:
    """Replies given in a year: the applications answered."""
    if found["did"]:
        return f"{found['count']} applications did {found['who']} answer"
    return f"{found['count']} applications{' were' if found['count'] == 'how many' else ''} answered"


def _direct(plain: str) -> str:
    """Lawsuits that skipped the reconsideration, by the name the form has for them."""
    skipped = _SKIPPING.search(plain)
    if skipped is None or not _SUED.search(plain[: skipped.start()] + plain[skipped.end() :]):
        return plain
    plain = _STRAIGHT.sub(lambda found: f"sued{found['whom'] or ''}", plain)
    return _SKIPPING.sub(" without prior reconsideration", plain)


def _as_change(plain: str) -> str:
    """By how many items a list grew or shrank, as the column of the form that tells it."""
    years, listed = set(_YEAR.findall(plain)), _LISTED.findall(plain)
    asked = _OF_ITEMS.search(plain) and _CHANGED.search(plain) and _AMOUNT.search(plain)
    if not asked or len(listed) != 1 or len(years) != 1 or not years <= _WITH_ITEMS or _COLUMN.search(plain):
        return plain
    rest = _OF_ITEMS.sub(" ", _CHANGED.sub(" ", _LISTED.sub(" ", plain)))
    return " ".join(
        f"{_LEFT_OVER.sub(' ', rest)} what was the increase or decrease of {listed[0]} items this year?".split()
    )


_LEFT_OVER = re.compile(
    r"[?.!]|\bby\b|\bhow (?:many|much)\b|\bwhat\b|\bnumber of\b|\b(?:did|do|does|was|were|is|are|there|list|lists|total|net|up|down|off|to|from the|a|an|more|fewer|less)\b"
)
