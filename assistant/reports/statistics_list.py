"""The statistics list of 2014 (政府信息公开情况统计表): rows known by labels, nested by numbers."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field, replace

from assistant.lexicon.forms import FormRow, best_label, forms, label_number
from assistant.reports.rows import SURE

__all__ = ["ListReader", "ListRow"]


_REMARK = re.compile("[(（][^()（）]{4,80}[)）]")


@dataclass(frozen=True, slots=True)
class ListRow:
    """What a row is (``row`` is ``None`` if unknown), its whole label and the labels above it."""

    row: FormRow | None
    label: str
    above: tuple[str, ...] = ()


@functools.cache
def _rows() -> tuple[FormRow, ...]:
    return forms()["2014"].table("statistics").blocks[0].rows


@functools.lru_cache(maxsize=8192)  # the same labels stand in every report
def _match(label: str, context: str) -> tuple[FormRow | None, float]:
    """The row of the list a label names under a parent, and how surely."""
    rows = [row for row in _rows() if not row.under or row.under == context]
    match = best_label(label, [row.labels for row in rows], [row.number for row in rows])
    return (rows[match.index], match.score) if match else (None, 0.0)


@dataclass
class ListReader:
    """Reads the labels of a list in printed order.

    Remembers which indicator a part belongs to (被依法纠错数 stands under 行政复议 and 行政诉讼), the
    numbered labels above a row, and a piece of a label left over from the line before.
    """

    context: str = ""
    stack: list[tuple[int, str]] = field(default_factory=list)
    piece: str = ""
    seen: set[tuple[str, str]] = field(default_factory=set)
    opened: ListRow | None = None
    """The row before, where only its label was printed so far."""

    def read(self, label: str, *, has_figure: bool) -> ListRow:
        """The row a printed label names; a label wrapped over two lines, or remarked on below, is joined."""
        opened, self.opened = self.opened, None
        if opened is not None and self._goes_on(opened, label):
            whole = replace(opened, label=opened.label + label)
            self.opened = None if has_figure else whole
            return whole
        piece, self.piece = self.piece, ""
        found, score = self._match(label)
        if piece:
            joined, joined_score = self._match(piece + label)
            if joined is not None and joined_score >= max(score, SURE):
                found, label = joined, piece + label
            elif score < 1:
                found = None  # half a label is like many others
        if found is not None and found.under:
            # A second 被依法纠错数 in one context: the row that opens the next one is lost.
            again = (found.indicator, found.column) in self.seen
            self.seen.add((found.indicator, found.column))
            found = None if again else found
        if found is None:
            self.piece = "" if has_figure else label
            return ListRow(None, label)
        if not found.under:
            self.context = found.indicator if found.indicator in {"review", "litigation"} else ""
        row = ListRow(found, label, self._above(label))
        self.opened = None if has_figure else row
        return row

    def _goes_on(self, opened: ListRow, label: str) -> bool:
        """Whether a printed label is a remark on the one before, or the end of that one."""
        if _REMARK.fullmatch(label):
            return True
        whole, likeness = self._match(opened.label + label)
        return whole is opened.row and likeness >= SURE and self._match(label)[0] is None

    def _match(self, label: str) -> tuple[FormRow | None, float]:
        return _match(label, self.context)

    def _above(self, label: str) -> tuple[str, ...]:
        """The labels a row stands under: 一、 over （一） over 1. over 其中."""
        number = label_number(label)
        level = 3 if not number else 2 if number.isdigit() else 1 if number.startswith("（") else 0
        while self.stack and self.stack[-1][0] >= level:
            self.stack.pop()
        above = tuple(name for _, name in self.stack)
        self.stack.append((level, label))
        return above
