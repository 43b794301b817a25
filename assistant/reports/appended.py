"""Reports of other years that stand behind a report in the same file.

Their figures are not those of the report the file is of: what is appended is left out, and said to be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.types import Span

__all__ = ["appended_reports"]

_TITLE = re.compile(
    r"^[#>* \t]*(?P<who>[\u3400-\u9fff（）()\d]{2,40}?)(?:关于)?(?P<year>(?:19|20)\d\d)年?度?(?:的)?"
    r"(?:政府|政务)?信息公开(?:工作)?(?:的)?(?:年度)?(?:工作)?(?:报告|年报)[*。 \t]*$",
    re.MULTILINE,
)
"""A line that is nothing but the whole title of a report."""
_HEADING = re.compile(r"^[#* \t]*(?:[一二三四五六]、|[（(][一二三][)）])", re.MULTILINE)
_HEADINGS = 2
"""Numbered headings that make what stands under a title a report and no link to one."""


def appended_reports(text: str, furniture: Sequence[Span]) -> list[tuple[Span, int]]:
    """The parts of a text that are the same body's reports of other years, with those years.

    The first whole report is the one the text is of; empty where there is one alone.
    """
    titles = [
        match
        for match in _TITLE.finditer(text)
        if not any(part.start <= match.start() < part.end for part in furniture)
    ]
    ends = [*(match.start() for match in titles[1:]), *([len(text)] if titles else [])]
    whole = [
        (Span(match.start(), end), match)
        for match, end in zip(titles, ends, strict=True)
        if len(_HEADING.findall(text, match.start(), end)) >= _HEADINGS
    ]
    own = whole[0][1] if whole else None
    return [
        (span, int(match["year"]))
        for span, match in whole[1:]
        if own is not None and match["year"] != own["year"] and match["who"] == own["who"]
    ]
