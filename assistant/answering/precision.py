"""To how many decimals an answer is wanted (增幅百分之几（保留一位小数）) is no part of what is asked."""

from __future__ import annotations

import re

__all__ = ["without_precision"]

_KEEP = "(?:请|麻烦|结果|答案|数字|要|都|就|均|统一|各|一律|最后)*(?:保留?|留|精确|近似|取|算|四舍五入)(?:到|成|至|取|保留)?"
_PLACES = "(?:小数点?后?(?:面)?[一二两三四1-4]位(?:小数|数字)?|[一二两三四1-4]位(?:小数点?|有效数字)?|整数(?:位|部分)?|个位数?|[十百千]分位|0\\.0*1(?:个百分点|%)?|1%)"
_POLITE = "(?:即可|就行|就好|就可以|吧|呗|哈|啊|的话|谢谢)*"
_SAID = re.compile(
    f"[(（]{_KEEP}{_PLACES}{_POLITE}[)）]|[,，、;；(（ ]*{_KEEP}{_PLACES}{_POLITE}[)）]?(?=[,，。;；?？! ]|$)"
)


def without_precision(plain: str) -> str:
    """A question without the note on how exact its answer is to be."""
    return _SAID.sub("", plain)
