"""What a question says it does not mean (不是累计数, not the planned number), left out: it names no figure of its own."""

from __future__ import annotations

import re

__all__ = ["without_set_aside"]

_KINDS = "(?:历年|历史)?累计|计划|目标|预计|拟定|历年|往年"
_NOT = "(?:可|而)?(?:不是|不要|别给?我?|不算|不含|不看|不取|不用|不包括|排除|除去)"
_ZH = re.compile(
    rf"[,，、;；(（]\s*(?:我?要?的?)?{_NOT}(?:报告|里|的|那个|它|说|把|按|拿)*(?:{_KINDS})(?:的|完成|公开|发布|改造)*(?:数字?|量|值|总数|个数|件数|条数|口径)?(?:算|给我|来)?(?:的|哦|啊|呀|哈)?(?=[,，。;；)）?？]|$)[)）]?"
)
_OF = r"(?:the |its |any |a )?"
_EN = re.compile(
    rf",? ?\(?\b(?:and not|but not|not|rather than|instead of|excluding|as opposed to) {_OF}"
    r"(?:(?:(?:running|cumulative|all-time|accumulated) (?:totals?|figures?|numbers?|counts?)|cumulative(?:ly)?|(?:total |figure |number |count )?since (?:19|20)\d\d)"
    r"|(?:planned|targeted|projected|intended) (?:number|figure|total|one|count)|(?:plan|target)(?: figure| number)?)\b\)?(?=[,.;?)\s]|$)"
)


def without_set_aside(plain: str) -> str:
    """A normalised question without the running totals and plans it says it does not want."""
    return _EN.sub("", _ZH.sub("", plain))
