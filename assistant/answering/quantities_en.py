"""Whether a figure is the very quantity an English question asks for, as ``quantities`` tells it of Chinese ones.

``asked`` is in lower case, ``own`` the clause of a figure with its name, ``before`` its sentence up to it.
"""

from __future__ import annotations

import re

from assistant.answering.likely_en import units_of_en
from assistant.answering.quantities import IN_LIST, LEFT_TOLD, PEOPLE, are_surveyed
from assistant.answering.rates import EACH_TOLD, OF_EACH
from assistant.answering.units import LEFT_OUT

__all__ = ["asks_money_en", "is_another_quantity_en"]

_SPAN = "month|year|week|day|term|semester|person|head|household|family|student|pupil|child|resident|case|visit|session|meal|set|unit|ton|kilomet(?:re|er)|cubic met(?:re|er)|lift|elevator|couple|copy|page|piece|item"
_EACH = re.compile(
    rf"\b(?:a|per|each|every|one) (?:\w+ )?(?:{_SPAN})\b|\beach\b|\bapiece\b|\b(?:monthly|annual|yearly|daily|unit|average) (?:\w+ )?(?:allowance|benefit|subsid(?:y|ies)|fee|rate|wage|pension|stipend|payment|price|cost)\b"
)
_MONEY = re.compile(
    rf"\bhow much (?:money )?(?:(?:a|per|each|every) (?:{_SPAN}) )?(?:did|does|do|was|were|is|are|could|can|has|have)\b[^?]{{0,90}}\b(?:get|gets|got|receiv\w+|paid|pay|charge[ds]?|given|cost|granted|earn(?:ed)?|reimbursed|refunded|fined|fetch(?:ed)?|rais(?:e|ed)|yield(?:ed)?|bring in|brought in|sell for|sold for|go for)\b(?! (?:attention|information|awareness))"
    r"|\bhow much (?:of an? )?(?:[a-z-]+ ){0,3}(?:fees?|allowances?|subsid(?:y|ies)|tuition|rent|deposits?|fines?|compensation|pensions?|stipends?)\b(?! (?:items?|list|schedule|information))"
    r"|\b(?:monthly|annual|yearly|daily) (?:allowance|benefit|subsidy|fee|wage|pension|stipend|payment)\b"
    r"|\b(?:how (?:much|high)|what) (?:is|was|were|are) the [^?]{0,40}\b(?:fees?|allowance|subsidy|price|tuition|stipend|pension|rent|deposit|cost|standard payment)\b(?! (?:items?|list|schedule))"
)
_IN_ALL = re.compile(
    r"\bin (?:total|all)\b|\baltogether\b|\boverall\b|\bcombined\b|\btotal (?:amount|sum|cost|spending|paid)\b"
)
_LEFT = re.compile(
    r"\b(?:still|yet) (?:to be |being |not )?(?:open|pending|outstanding|unresolved|handled|processed|signed|unsigned|done|left|empty|vacant|in progress|under way|un\w+ed|\w+ed)\b"
    r"|\b(?:have|has|had|were|was|are|is)(?: not|n't) (?:yet |been |yet been )?(?!only\b)\w+(?:ed|en|d)\b(?: yet)?|\bremain(?:s|ed|ing)?\b|\b(?:are|were|was|is) left\b(?! (?:by|with|to|at|in))|\bunsigned\b|\bunresolved\b|\bunanswered\b"
)
_RATE = re.compile(r"\b(?P<of>[a-z-]+) rate\b")
_NO_RATE = frozenset(
    [
        "the",
        "what",
        "a",
        "its",
        "their",
        "success",
        "exchange",
        "overall",
        "total",
        "annual",
        "which",
        "growth",
    ]
)
_SURVEY = re.compile(
    r"\b(?:survey\w*|poll\w*|sampl\w*|questionnaires?|interview\w*|asked|respond\w*|call(?:ed)? back|visit\w*|satisf\w*|tests?|tested|inspect\w*|checked|took part|participa\w*)\b"
)
_NOT_DONE = re.compile(
    r"\b(?:nothing|not (?:a single|any|one)|none at all|no [a-z]+ (?:at all|whatsoever)|never|failed to)\b"
)
_NOT_TOLD = re.compile("零|未|没|无|不|缺|漏|逾|空白")
"""Those who did nothing are told by a clause that denies something."""
_AMOUNT = re.compile(r"\bhow (?:many|much)\b|\bnumber of\b|\bwhat (?:share|percentage|proportion|part)\b")


def asks_money_en(text: str) -> bool:
    """Whether money is asked for by what somebody gets or pays, or by the name of a fee."""
    return _MONEY.search(text) is not None


def is_another_quantity_en(asked: str, own: str, before: str, *, money: bool, unit: str) -> bool:
    """Whether a figure of running text is another quantity than a question asks for: for each, in all, left, a rate."""
    if asks_money_en(asked) and not money:
        return True
    each = f"{before}{own}" if IN_LIST.search(before) else own
    if money and _EACH.search(asked) and not EACH_TOLD.search(each):
        return True
    if money and _IN_ALL.search(asked) and not _EACH.search(asked) and OF_EACH.search(own):
        return True
    if _AMOUNT.search(asked) and _NOT_DONE.search(asked) and not _NOT_TOLD.search(own):
        return True
    if _AMOUNT.search(asked) and _LEFT.search(asked) and not LEFT_TOLD.search(own):
        return True
    surveyed = unit in PEOPLE and are_surveyed(own, before) and not _SURVEY.search(asked)
    return bool(surveyed and "how many" in asked) or (unit == "%" and not _tells_rate(asked, own))


def _tells_rate(asked: str, told: str) -> bool:
    """Whether the rate asked for is named (the divorce rate is no pass rate)."""
    found = _RATE.search(asked)
    named = found["of"] if found and found["of"] not in _NO_RATE else ""
    units = [unit for unit in units_of_en(named) if unit.others]
    rates = " ".join(
        re.findall("[^,，;；。、\\d]{0,10}[率度比]|[^,，;；。、\\d]{0,10}(?=[\\d.]+[%％])", told)
    )
    return not units or not rates.strip() or any(unit.held_by(rates)[1] >= LEFT_OUT for unit in units)
