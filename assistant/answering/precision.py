"""To how many decimals an answer is wanted (增幅百分之几（保留一位小数）) is no part of what is asked."""

from __future__ import annotations

import re

__all__ = ["decimals_wanted", "without_precision"]

_KEEP = "(?:请|麻烦|结果|答案|数字|要|都|就|均|统一|各|一律|最后)*(?:保留?|留|精确|近似|取|算|四舍五入)(?:到|成|至|取|保留)?"
_PLACES = "(?:小数点?后?(?:面)?[一二两三四1-4]位(?:小数|数字)?|[一二两三四1-4]位(?:小数点?|有效数字)?|整数(?:位|部分)?|个位数?|[十百千]分位|0\\.0*1(?:个百分点|%)?|1%)"
_POLITE = "(?:即可|就行|就好|就可以|吧|呗|哈|啊|的话|谢谢)*"
_SAID = re.compile(
    f"[(（]{_KEEP}{_PLACES}{_POLITE}[)）]|[,，、;；(（ ]*{_KEEP}{_PLACES}{_POLITE}[)）]?(?=[,，。;；?？! ]|$)"
)


def without_precision(plain: str) -> str:
    """A question without the note on how exact its answer is to be."""
    return _SAID.sub("", plain)


_ONE = re.compile(
    r"[一1]位小数|小数[一1]位|小数点?后?(?:面)?[一1]位|十分位|\b(?:one|1|a single|single)[ -](?:decimals?|d\.?p)|\bnearest tenth"
)
_NONE = re.compile(
    r"(?:取|到|保留|精确到?)整数?|个位数?|四舍五入成?到?整|\bnearest (?:whole|integer)|\bwhole number"
)


def decimals_wanted(asked: str) -> int | None:
    """To how many decimals a mean is wanted; ``None`` where a question does not say."""
    lower = asked.lower()
    if _ONE.search(lower):
        return 1
    return 0 if _NONE.search(lower) else None
