"""Who asks an English question, before it: left out, so that only what is asked is read.

"Caller asks: …", "Hotline: citizen wants to know how many …" and "A resident is asking whether …" only say who passes a
question on; "(10k yuan)" and ", in working days" behind one only say in which unit or how exactly the answer is wanted.
"""

from __future__ import annotations

import re

__all__ = ["only_wanted", "without_caller"]

_WHO = (
    r"(?:caller|citizen|resident|user|visitor|customer|client|someone|somebody|member of (?:the )?public|person|(?:wo)?man|lady|gentleman|lawyer"
    r"|journalist|reporter|villager|local|student|applicant|taxpayer|reader|people|neighbou?r|boss|colleague|superviso?r|manager|professor|teacher|editor|friend|mother|father|mum|mom|dad|son|daughter|husband|wife)"
)
_OF_WHOM = (
    r"(?:(?: at| on) the (?:counter|phone|line|desk|window|other end)| from (?!(?:19|20))[a-z]+(?: [a-z]+)?)?"
)
_ARTICLE = r"(?:(?:a|an|the|one|our|my|this|another|some|old|elderly|young|local|concerned|same|foreign|first|next|second|third) )*"
_WANTS = (
    r"(?:(?:is|was|are|has been|has|keeps?|just|also|still|now|only|would)[ -])*"
    r"(?:(?:call|phon|ring|writ|email|mail|rang|rung|wrote|came|come|drop)(?:s|ed|ing|in)?(?: in| up| by)? (?:to ask|to find out|to know|to enquire|to inquire|asking|wondering|about)|"
    r"(?:want|need|wish|like|love|hope|tr[iy])(?:s|ed|ing|es)? to (?:know|find out|learn|ask|see|hear|check|understand|be told)|ask(?:s|ed|ing)?(?! for (?:information|disclosure|documents|records|files))|wonder(?:s|ed|ing)?|enquir(?:es|ed|ing|e)|inquir(?:es|ed|ing|e)|quer(?:ies|ied|y|ying)|interested in knowing|curious to know|request(?:s|ing) (?:the|to know))"
    r"(?: me| us| you)?(?: (?:about|if|whether you know|if you know|after|for)(?= ))?"
)
_TICKET = r"(?:ticket|work order|note|inbox|live chat|web ?form|enquiry|inquiry|query|question|message|front desk|service desk|help ?desk|switchboard|call ?cent(?:re|er))"
_CHANNEL = rf"(?:{_TICKET}|hotline|12345|phone call|call|telephone|counter|e?-?mail|case|letter|chat)"
_NUMBER = r"(?: (?:no\.? ?|number ?)?#?\d{1,8}| at \d\d?[:.]\d\d)?"
_FROM = rf"(?: (?:from|of|by|via|at|on) (?:the )?{_ARTICLE}(?:{_WHO}|{_CHANNEL}|public|today|this morning))"
_MARK = r"\s*(?:[)\]]?[:;]|[)\]]?\s-{1,2}(?= )|[)\]])\s*"
_LOGGED = re.compile(
    rf"^[(\[]?{_ARTICLE}(?:{_TICKET}{_NUMBER}{_FROM}?|{_CHANNEL}{_NUMBER}{_FROM}){_MARK}(?=\S)"
)
"""Where a question comes from (ticket 17:, call from a citizen:)."""
_ASKING = re.compile(
    rf"^(?:[(\[]?{_CHANNEL}{_NUMBER}{_MARK})?{_ARTICLE}{_WHO}{_OF_WHOM} {_WANTS}\s*(?:{_MARK})?(?=\S)"
)
"""Who asks it (a resident is asking how many …)."""
_CALLER = re.compile(
    rf"^(?:(?:asking |ringing |calling )?(?:for|on behalf of) )?{_ARTICLE}{_WHO}{_OF_WHOM}\s*(?::|-{{1,2}} )\s*(?=\S)"
)
_PERCENT = re.compile(r"\bper[ -]cents?\b|\bpct\b\.?")
_RELATIVE = r",? ?\(?(?:expressed |measured |given |stated )?(?:in|as) (?:a |an )?(?:percent(?:ages?)?|%|percentage terms|relative terms|percentage points?(?= ?$))\)?"
_CHANGED = (
    r"(?:grow|rise|fall|increase|decrease|drop|decline|shrink|go (?:up|down)|climb|jump|expand|come down)"
)
_BY_PERCENT = re.compile(
    rf"^(?P<lead>(?:[^?]*? )?)how much (?=[^?]*\b{_CHANGED}\b)(?P<what>[^?]*?){_RELATIVE}(?=[^a-z]*$)"
)
"""How much something grew, wanted as a rate."""
_UNITS = r"(?:(?:working|business|calendar|work) )?(?:days?|hours?|minutes?|months?)|square (?:met(?:re|er)s?|kilomet(?:re|er)s?)|mu|(?:10|100|1)[ ,.]?000s?|ten[- ]thousands?|hundred[- ]thousands?|(?:10|100)k|thousands?|millions?|wan|person-times"
_MONEY = r"(?:yuan|rmb|cny|renminbi)"
_WANTED = re.compile(
    rf"(?:\? (?:in )(?:units of )?(?:{_UNITS})\W*$|,? \((?:in |unit: ?|units: ?|expressed in |measured in |given in )?(?:units of )?(?:{_UNITS})\)|, (?:in|expressed in|measured in|counted in|given in) (?:units of )?(?:{_UNITS})(?=\s*[?.,]|\s*$)| in units of (?:{_UNITS})(?! {_MONEY})(?=\s*[?.,]|\s*$))"
)
"""In which unit an answer is wanted (, in working days)."""
_BOTH_WANTED = re.compile(
    r",? ?\((?:in |as )?(?:a )?(?:percent(?:ages?)?|%)(?:,| with| to| and)? (?:one|two|1|2) (?:decimals?|digits?)(?: places?| points?)?\)"
    r"|,? ?\((?:in |both |as )*(?:absolute(?:ly)?|percent(?:age)?s?|%|relative|numbers?|figures?)(?:(?: terms| numbers?| figures?)?(?:,| and| or| &|/| as well as)* (?:in |as |a )*(?:absolute(?:ly)?|percent(?:age)?s?|%|relative|numbers?|figures?))*(?: terms| numbers?| figures?| change)?\)"
)
"""(absolute and per cent): told of every change in any case."""
_MONEY_WANTED = re.compile(
    rf",? ?\((?:in |unit: ?|units: ?)?(?:units of )?(?:(?:{_UNITS})(?: of)? )?{_MONEY}\)|,? (?:in|unit:) (?:units of )?(?:{_UNITS})(?: of)? {_MONEY}\b"
)
_DECIMALS = re.compile(
    r",? ?\(?(?:rounded |correct |accurate |calculated |given |expressed |please )*(?:(?:to|with|in|at|up to) )?(?:one|two|three|1|2|3|the first|the nearest|a single)[ -](?:decimals?|d\.?p\.?|tenth)(?:[ -](?:places?|points?|digits?|only|please|precision))*(?:\)|(?=\s*[?.,]|\s*$))"
)
"""To how many decimals a share is wanted: it is told to one, and its formula shows more."""
_MONEY_ASKED = re.compile(r"(?<!by )\bhow much\b|\bamount of\b|\bbudget\b|\bfunds?\b|\bfunding\b")


def without_caller(plain: str) -> str:
    """A lower-case English question without who asks it and where it was noted."""
    for _ in range(3):
        for lead in (_LOGGED, _ASKING, _CALLER):
            plain = lead.sub("", plain, count=1)
    return plain


def only_wanted(plain: str) -> str:
    """The question with the unit its answer is wanted in left out, a rate asked for as one."""
    plain = _DECIMALS.sub("", _BOTH_WANTED.sub("", _PERCENT.sub("percent", plain)))
    plain = _BY_PERCENT.sub(r"\g<lead>by what percentage \g<what>", plain)
    said = "" if _MONEY_ASKED.search(plain) else " in yuan"
    return _WANTED.sub("", _MONEY_WANTED.sub(said, plain))
