"""What a page break leaves in a text: the title printed again on every page, and lines that go on behind it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from assistant.reports.lines import Line, Page
from assistant.reports.text_rows import PAGE_FOOTER
from assistant.types import Span

__all__ = ["over_breaks", "running_titles"]

_TITLE = re.compile("(?:公开|年度)[^。;]{0,12}报告$")
_LONGEST = 60
_GRID = re.compile(r"[|｜│┃\t]")


def running_titles(page: Page) -> list[Span]:
    """Lines beside a page number that say the title of the report again, on two pages or more."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for before, line, after in zip((None, *page.lines), page.lines, (*page.lines[1:], None), strict=False):
        beside = any(other and PAGE_FOOTER.fullmatch(other.text) for other in (before, after))
        if beside and len(line.text) <= _LONGEST and _TITLE.search(line.text):
            found[line.text].append(line)
    return [page.span(line.start, line.end) for lines in found.values() if len(lines) > 1 for line in lines]


def over_breaks(text: str, regions: Iterable[Span], furniture: Sequence[Span]) -> list[list[Span]]:
    """The regions, those together between which nothing but a page number and title stands."""
    groups: list[list[Span]] = []
    for region in regions:
        if (
            groups
            and _is_break(text, Span(groups[-1][-1].end, region.start), furniture)
            and not _in_grid(text, groups[-1][-1], region)
        ):
            groups[-1].append(region)
        else:
            groups.append([region])
    return groups


def _is_break(text: str, between: Span, furniture: Sequence[Span]) -> bool:
    """Whether a stretch is all furniture, a page number or title among it."""
    parts = [part for part in furniture if between.covers(part)]
    rest = between.of(text)
    for part in parts:
        rest = rest.replace(part.of(text), "")
    lines = [line.strip() for part in parts for line in part.of(text).split("\n") if line.strip()]
    return bool(parts) and not rest.strip() and any(PAGE_FOOTER.fullmatch(line) for line in lines)


def _in_grid(text: str, before: Span, after: Span) -> bool:
    """Whether the lines at a break belong to a table with lines of its own."""
    last = before.of(text).rstrip().rpartition("\n")[2]
    first = after.of(text).lstrip().partition("\n")[0]
    return bool(_GRID.search(last) or _GRID.search(first))
