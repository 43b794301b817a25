"""A report's text line by line, in the compact view every reader of the parser works on.

Text that a converter broke into lines of one width is read as if it had not: a line as long as the
longest ones runs on into the next, unless that opens something new. Only the view joins them;
spans still lead into the text as it is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from assistant.lexicon.text import View, compact
from assistant.types import Span

__all__ = ["Line", "Page"]

_EDGE = " \t·*>#"
_OPENS = re.compile(
    r"[ \t]*(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|第[一二"
    r"三四五六七八九十]{1,3}[部章]"
    r"|附件|[·*>#|]|-+ ?\d+ ?-+)"
)
_NEVER_WRAPPED = re.compile(r"[|\t]")
_LEAST_WIDTH, _MOST_WIDTH = 40, 130
"""Widths, in half characters, between which a broken line is thought of as one."""
_LEAST_LINES = 6
_SLACK = 5
"""How much narrower than the widest a full line may be: a mark that may not open the next line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: ``start`` and ``end`` in the view, without bullets and blanks around.

    ``after_blank`` says that an empty line stands before it; ``marks`` is what was taken off in front
    (``##``, ``·``).
    """

    number: int
    start: int
    end: int
    text: str
    after_blank: bool
    marks: str = ""


class Page:
    """The text of a report with its compact view and lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        view = compact(text)
        self.view: View = view.without(_soft_ends(text, view.text))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Lines that hold something, in order."""
        found: list[Line] = []
        position, blank = 0, True
        for printed in self.view.text.split("\n"):
            bare = printed.strip(_EDGE)
            if bare:
                offset = printed.index(bare)
                start = position + offset
                marks = re.sub(r"\s", "", printed[:offset])
                found.append(Line(len(found), start, start + len(bare), bare, blank, marks))
            blank = not bare
            position += len(printed) + 1
        return tuple(found)

    def span(self, start: int, end: int) -> Span:
        """Span in the report's text of characters of the view."""
        return self.view.span(start, end)

    def sentence(self, start: int, end: int) -> Span:
        """The sentence around characters of the view: between line ends and ``。``, trimmed."""
        text = self.view.text
        first = max(text.rfind("\n", 0, start), text.rfind("。", 0, start)) + 1
        stops = [stop for stop in (text.find("\n", end), text.find("。", end)) if stop >= 0]
        last = min(stops, default=len(text))
        if last < len(text) and text[last] == "。":
            last += 1
        while first < start and text[first] in _EDGE:
            first += 1
        while last > end and text[last - 1] in " \t":
            last -= 1
        return self.span(first, last)

    def printed(self, start: int, end: int) -> str:
        """The characters as printed, neither folded nor simplified, without what the view leaves out."""
        return "".join(self.text[self.view.at(at)] for at in range(start, end))


def _width(line: str) -> int:
    return len(line) + sum(unicodedata.east_asian_width(char) in "WF" for char in line)


def _soft_ends(text: str, plain: str) -> list[tuple[int, int]]:
    """Line ends of ``plain`` (with the indent behind them) that only break a paragraph into lines.

    They are taken for such only where the printed ``text`` shows it: at least six lines, and a
    third of all that are not short, are as wide as the widest, and half of these end inside a sentence.
    """
    lines, raw = plain.split("\n"), text.split("\n")
    widths = [0 if _NEVER_WRAPPED.search(line) else _width(line.rstrip()) for line in raw]
    long = [width for width in widths if width >= _LEAST_WIDTH]
    if len(long) < _LEAST_LINES or max(long) > _MOST_WIDTH:
        return []
    full = [at for at, width in enumerate(widths) if width >= max(long) - _SLACK]
    cut = [at for at in full if not re.search("[。;:!?][\"')]*$", lines[at].rstrip())]
    if len(full) < _LEAST_LINES or len(full) * 3 < len(long) or len(cut) * 2 < len(full):
        return []
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    gaps = []
    for at in full:
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if not following.strip() or _NEVER_WRAPPED.search(following) or _OPENS.match(following):
            continue
        if _indent(raw[at + 1]) <= max(_indent(raw[at]), 2):
            end = starts[at] + len(lines[at].rstrip())
            gaps.append((end, starts[at + 1] + len(following) - len(following.lstrip())))
    return gaps


def _indent(line: str) -> int:
    return _width(line) - _width(line.lstrip())
