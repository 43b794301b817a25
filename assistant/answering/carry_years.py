"""Years that only say where applications were carried over from or to, said as the year before and the next.

In 2022, how many carried over from 2021, and how many carried forward to 2023, asks of the report of 2022.
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["carried_between"]

_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|\d\d(?=年))(?!\d)")
_CARRY = r"(?:carr(?:y|ie[ds]|ying)|br(?:ing|ought)|roll(?:ed|s)?|left|leave|held|hold|pass(?:ed)?|defer(?:red)?|transfer(?:red)?|push(?:ed)?|tak(?:e|en)|took)(?: (?:over|forward|on|across))*"
_INTO_EN = re.compile(
    rf"\b{_CARRY} (?:in)?to (?P<year>(?:19|20)\d\d)(?: from (?:the )?(?:(?:previous|prior|preceding|last|earlier) year|year before|(?P<from>(?:19|20)\d\d)))?(?!\d)"
)
"""Into which year, and from the one before it: what that year took over."""
_BETWEEN_EN = re.compile(rf"\b{_CARRY} from (?P<year>(?:19|20)\d\d) (?:in)?to (?P<next>(?:19|20)\d\d)(?!\d)")
_FROM_EN = re.compile(
    r"\b(?P<deed>(?:carried|brought|rolled|left|held|passed|deferred|transferred)(?: (?:over|forward|on|in))*) (?:in )?from (?P<year>(?:19|20)\d\d)\b"
)
_TO_EN = re.compile(
    r"\b(?P<deed>(?:carried|brought|rolled|left|held|passed|deferred|transferred|pushed)(?: (?:over|forward|on))*) (?:in)?to (?P<year>(?:19|20)\d\d)\b"
)
_INTO_ALONE = re.compile(
    rf"\b(?:{_CARRY}|w[eo]nt over|spilt over|spilled over|moved(?: over)?) (?:into|to|until|till|(?<!hold )(?<!held )for) (?=(?P<year>(?:19|20)\d\d)\b)"
)
"""Carried into a year is carried over to it."""
_OVER = re.compile(r"\bcarr(?:y|ied|ying) (?:over|forward)\b")
"""Said to be carried over in any case."""
_FROM_ZH = re.compile(
    r"(?:从|由|自)?(?P<year>(?:19|20)\d\d)年?度?(?:那边)?(?:结转|转|带|遗留|留)(?:过来|下来|到本年|到当年|来|入)的?"
)
_TO_ZH = re.compile(
    r"(?:(?:没|未)能?(?:办完|办结|处理完|弄完|答复完)的?[、,，]?(?:而|就|又|被|要|得)*)?"
    r"(?:结转|转|留|带|拖|推|挪|压|放|顺延|延)(?:到|至|入|给)了?(?P<year>(?:19|20)\d\d|\d\d(?=年))年?度?(?:继续|再|才)?(?:办理?)?的?"
)


def carried_between(plain: str) -> str:
    """A question of one year, its neighbours named as the year before and the next where something is carried between them."""
    plain = _BETWEEN_EN.sub(_handed_on, plain)
    patterns = (_FROM_EN, _TO_EN, _INTO_EN, _FROM_ZH, _TO_ZH)
    found = [match for pattern in patterns for match in pattern.finditer(plain)]
    spans = [match.span("year") for match in found]
    own = {_full(year.group()) for year in _YEAR.finditer(plain) if year.span() not in spans}
    into = _INTO_EN.search(plain)
    if into and (into["from"] or "year" in into.group()):
        return _INTO_EN.sub(_taken_over, plain)
    alone = None if _OVER.search(plain) else _INTO_ALONE.search(plain)
    if alone and own <= {int(alone["year"])}:
        return _INTO_ALONE.sub("carried over to ", plain)
    if len(own) != 1:
        return plain
    (year,) = own

    def of(offset: int, said: str) -> Callable[[re.Match[str]], str]:
        return lambda match: match.expand(said) if _full(match["year"]) == year + offset else match.group()

    plain = _FROM_EN.sub(of(-1, r"\g<deed> from the previous year"), plain)
    plain = _TO_EN.sub(of(1, r"\g<deed> to the next year"), plain)
    plain = _FROM_ZH.sub(of(-1, "上年结转的"), plain)
    return _TO_ZH.sub(of(1, "结转下年度的"), plain)


def _full(year: str) -> int:
    """A year of four digits, of two that of this century."""
    return int(year) if len(year) > 2 else 2000 + int(year)


def _taken_over(found: re.Match[str]) -> str:
    """What a year took over from the one before it."""
    year = found["year"]
    if found["from"] and int(found["from"]) != int(year) - 1:
        return found.group()
    return f"carried over from the previous year in {year}"


def _handed_on(found: re.Match[str]) -> str:
    """What a year left to the next."""
    year = found["year"]
    if int(found["next"]) != int(year) + 1:
        return found.group()
    return f"carried over to the next year in {year}"
