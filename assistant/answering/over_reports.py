"""Questions over the reports themselves: every report of every year held, or every one of the body named."""

from __future__ import annotations

import re

__all__ = ["SEVERAL_REPORTS", "over_reports", "which_reports"]

_NUMBER = "[两俩二三四五六七八九十几]"
_NUMBER_EN = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_HELD_EN = r"(?:(?:annual|yearly|held|available|disclosure|other)\s+)*"
SEVERAL_REPORTS = (
    rf"哪一?{_NUMBER}?份|哪[几些]份|(?:哪一?[些个几]?|所有|全部|全体|各个?|每一?[个份]|{_NUMBER}份|各份)(?:的)?(?:年度|公开)?(?:报告|年报)(?!期)"
    rf"|\b(?:which|each|every)(?: one)?(?: of (?:the|these|those|your|its|their|all))*\s+(?:{_NUMBER_EN}\s+)?{_HELD_EN}reports?\b(?: (?:shows?|lists?|states?|gives?|records?|mentions?|says?|contains?|tells?)\b(?: of| that)?)?"
    rf"|\b(?:all|across|among|amongst|between)(?: of)?(?: (?:the|these|those|your|its|their|all))*\s+(?:{_NUMBER_EN}\s+)?{_HELD_EN}reports\b"
    rf"|\b(?:what|how many)\s+{_HELD_EN}reports\b|\bthe\s+{_NUMBER_EN}\s+{_HELD_EN}reports\b"
    rf"|\b{_HELD_EN}reports(?: (?:out|there|in order))*,? by (?:the |their )?(?:number|total|amount|size|how)\b"
)
"""Words that ask among reports, not in one of them (哪一份报告, the three reports)."""
_OVER = re.compile(SEVERAL_REPORTS)
_WHICH = re.compile(r"哪[一几些]|\bwhich\b|\bwhat reports\b")


def over_reports(plain: str) -> bool:
    """Whether a question, its bodies blanked out, is asked of every report there is."""
    return bool(_OVER.search(plain))


def which_reports(plain: str) -> bool:
    """Whether it is asked which of the reports tell of something (哪几份报告里有)."""
    found = _OVER.search(plain)
    return found is not None and bool(_WHICH.search(found.group()))
