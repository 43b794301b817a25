"""A report's text line by line, in the compact view every reader of the parser works on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.lexicon.text import View, compact
from assistant.types import Span

__all__ = ["Line", "Page"]

_EDGE = " \t·*>#"


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
        self.view: View = compact(text)

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
                found.append(
                    Line(
                        len(found), start, start + len(bare), bare, blank, re.sub(r"\s", "", printed[:offset])
                    )
                )
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
