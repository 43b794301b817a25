"""Questions over the reports themselves: every report of every year held, or every one of the body named."""

from __future__ import annotations

import re

__all__ = ["EVERY_ONE", "SEVERAL_REPORTS", "over_reports", "which_reports"]

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
EVERY_ONE = (
    r"(?:哪|各|每|这|那)[些几一两三四五六七八九十]*家(?:单位|机关|部门|政府|机构)?(?![庭属长企公律酒门具里院校银店养医图中])"
    r"|(?:哪|各|每|这|那|有)[些几一两三四五六七八九十]+(?:份|篇|本|个)?(?:单位的?|地方的?)?(?:年度)?(?:报告|年报)(?!期)|哪(?:份|篇|本|个)?(?:年度)?(?:报告|年报)(?!期)|(?:所有|全部|库里|收录的?)(?:的)?(?:全部|所有)?(?:年度)?(?:报告|年报)|\b(?:which|any|each|every|all)(?: of)? (?:the |these |those )?(?:annual )?reports?\b(?! (?:for|of) )"
)
"""Every body or every report that is held (各家, 哪份报告)."""
_OVER = re.compile(SEVERAL_REPORTS)
_WHICH = re.compile(r"哪[一几些]|\bwhich\b|\bwhat reports\b")


def over_reports(plain: str) -> bool:
    """Whether a question, its bodies blanked out, is asked of every report there is."""
    return bool(_OVER.search(plain))


def which_reports(plain: str) -> bool:
    """Whether it is asked which of the reports tell of something (哪几份报告里有)."""
    found = _OVER.search(plain)
    return found is not None and bool(_WHICH.search(found.group()))
