"""The title of the item that a figure stands in (（4）危房改造。完成63户): what its own sentence need not say again."""

from __future__ import annotations

import re

from assistant.types import Fact, Origin

__all__ = ["item_title"]

_TITLE = re.compile(
    r"(?:^|(?<=[\s。；;])|(?=[①-⑳]))\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[.、．](?!\d)|[①-⑳])\s*"
    r"(?P<title>(?![^。：:]*[为是有了达])[\u3400-\u9fff“”、和与]{2,12})[。：:](?=\S)"
)
"""A short title behind the number of an item, with its own stop."""
_LONGEST = 400
"""Characters a title may stand before the figures it heads, in their line."""


def item_title(fact: Fact, text: str) -> str:
    """The title of the item of a list, in its own line, in which a figure of running text stands; empty where it has none."""
    if fact.origin is not Origin.PROSE:
        return ""
    start = max(text.rfind("\n", 0, fact.span.start) + 1, fact.span.start - _LONGEST)
    titles = [found["title"] for found in _TITLE.finditer(text, start, fact.span.start)]
    return titles[-1] if titles else ""
