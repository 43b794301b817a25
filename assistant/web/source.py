"""A report drawn as a page to check an answer against: its own characters, the cited ones marked.

Whatever is added (number tags, table frames) is drawn by style sheets or attributes, so the text
content of the page stays the report's text and can be copied as evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from assistant.types import Span

if TYPE_CHECKING:
    from assistant.types import Cell, Citation, Report, Table
    from assistant.web.labels import Labels

__all__ = ["Mark", "mark_of", "parse_marks", "render_report"]

DRAWN_CARRIERS = frozenset({"html", "docx", "pdf", "xlsx", "xls", "csv", "pipes", "tabs"})
"""Carriers whose grid is certain; a grid guessed from lines of text is shown as those lines."""
FIGURE = re.compile(r"[-−+]?\d[\d,，. ]*[^\d\s]{0,3}")
WORD = re.compile(r"\w")
ENCODED = re.compile(r"(\d{1,4})\.(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9})\.(\d{1,9}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mark:
    """One cited place of a report: ``number`` of the citation, the quote, and the figure in it."""

    number: int
    span: Span
    focus: Span | None = None

    def encode(self) -> str:
        """The mark as it stands in an address: ``1.120.140.131.133``."""
        focus = f".{self.focus.start}.{self.focus.end}" if self.focus else ""
        return f"{self.number}.{self.span.start}.{self.span.end}{focus}"


def mark_of(citation: Citation) -> Mark:
    """The place a citation points at."""
    return Mark(citation.number, citation.span, citation.focus)


def parse_marks(encoded: Sequence[str], length: int) -> list[Mark]:
    """The marks of an address, those that are not places of a text of ``length`` characters left out."""
    marks = []
    for item in encoded:
        match = ENCODED.fullmatch(item)
        if match is None:
            continue
        number, start, end, focus_start, focus_end = (int(g) if g else -1 for g in match.groups())
        if not 0 <= start < end <= length:
            continue
        focus = Span(focus_start, focus_end)
        inside = focus_start >= 0 and focus.start < focus.end and Span(start, end).covers(focus)
        marks.append(Mark(number, Span(start, end), focus if inside else None))
    return marks


def render_report(report: Report, marks: Sequence[Mark], labels: Labels, *, level: int = 2) -> Markup:
    """The report with its title block, the list of cited places, and its whole text marked.

    ``level`` is that of its title's heading: 1 on a page of its own, 2 beside a conversation.
    """
    return Markup(
        '<article class="report" data-report="{}">{}{}{}<div class="src" lang="zh-CN">{}</div></article>'
    ).format(
        report.report_id,
        _title(report, labels, level),
        _places(report, marks, labels),
        _unreadable(report, labels),
        Markup("").join(_Drawing(report, marks, level).blocks()),
    )


def _title(report: Report, labels: Labels, level: int) -> Markup:
    published = report.field("published")
    index_number = report.field("index_number")
    words = [
        report.agency or report.region,
        labels.year.format(year=report.year) if report.year else "",
        f"{published.value} {labels.published}" if published else "",
        f"{labels.index_number} {index_number.value}" if index_number and index_number.value else "",
        report.source,
    ]
    return Markup('<header class="top"><h{0}>{1}</h{0}><p>{2}</p></header>').format(
        level, report.title or report.source, " · ".join(word for word in words if word)
    )


def _places(report: Report, marks: Sequence[Mark], labels: Labels) -> Markup:
    if not marks:
        return Markup("")
    items = []
    for mark in marks:
        section = report.section_at((mark.focus or mark.span).start)
        heading = " › ".join(section.path) if section and section.path else report.title
        items.append(
            Markup('<li><a href="#cite-{0}" data-go="{0}">〔{0}〕{1}</a></li>').format(mark.number, heading)
        )
    return Markup('<nav class="places" aria-label="{}"><ul>{}</ul></nav>').format(
        labels.cited_places, Markup("").join(items)
    )


def _unreadable(report: Report, labels: Labels) -> Markup:
    """What the file holds that could not be read: a reader must not take it for absent."""
    parts = dict.fromkeys(" · ".join(w for w in (f.value, f.name) if w) for f in report.unreadable)
    if not parts:
        return Markup("")
    return Markup('<p class="note" role="note"><b>{}：</b>{}</p>').format(labels.unreadable, "；".join(parts))


# --- the text, block by block ---------------------------------------------------------------


class _Drawing:
    """One drawing of a report: which places are marked, and which have their number tag already."""

    def __init__(self, report: Report, marks: Sequence[Mark], level: int) -> None:
        self.report = report
        self.level = level
        self.marks = marks
        self.headings = {
            s.heading_span.start: s for s in report.sections if s.heading_span.start < s.heading_span.end
        }
        self.tagged: set[int] = set()
        # Citations of one quote carry their tags at their own figures, the first at the quote's start.
        first = {mark.span: mark.number for mark in reversed(marks)}
        self.starts = {
            mark.number: mark.span.start
            if mark.focus is None or first[mark.span] == mark.number
            else mark.focus.start
            for mark in marks
        }

    def blocks(self) -> Iterator[Markup]:
        """Headings, paragraphs and tables in the order of the text, every character exactly once."""
        drawable = [
            t for t in self.report.tables if t.carrier in DRAWN_CARRIERS and t.span.start < t.span.end
        ]
        position = 0
        for table in sorted(drawable, key=lambda t: t.span):
            if table.span.start < position:
                continue
            yield from self.lines(Span(position, table.span.start))
            yield self.table(table)
            position = table.span.end
        yield from self.lines(Span(position, len(self.report.text)))

    def lines(self, span: Span) -> Iterator[Markup]:
        start = span.start
        for line in span.of(self.report.text).split("\n"):
            if line.strip():
                yield self.line(Span(start, start + len(line)))
            start += len(line) + 1

    def line(self, span: Span) -> Markup:
        words = span.of(self.report.text)
        first = span.start + len(words) - len(words.lstrip())
        section = self.headings.get(first)
        if section is None:
            furniture = any(f.start <= first and span.end <= f.end for f in self.report.furniture)
            css = Markup(' class="furniture"') if furniture else ""
            return Markup("<p{}>{}</p>").format(css, self.marked(span))
        if section.heading_span.end >= first + len(words.strip()):
            return Markup("<h{0}>{1}</h{0}>").format(
                min(max(section.level, 1) + self.level, 6), self.marked(span)
            )
        cut = section.heading_span.end
        heading, rest = self.marked(Span(span.start, cut)), self.marked(Span(cut, span.end))
        return Markup("<p><b>{}</b>{}</p>").format(heading, rest)

    def marked(self, span: Span) -> Markup:
        """The characters of ``span``, cited ones in ``<mark>``; citations that overlap share the overlap."""
        near = [m for m in self.marks if m.span.start < span.end and span.start < m.span.end]
        places = [place for m in near for place in (m.span, m.focus) if place is not None]
        edges = {edge for place in places for edge in (place.start, place.end)}
        ordered = sorted({edge for edge in edges if span.start < edge < span.end} | {span.start, span.end})
        pieces = []
        for start, end in pairwise(ordered):
            piece = Span(start, end)
            over = [mark for mark in near if mark.span.covers(piece)]
            words = piece.of(self.report.text)
            pieces.append(self.mark(words, over, piece) if over else Markup.escape(words))
        return Markup("").join(pieces)

    def mark(self, words: str, over: Sequence[Mark], piece: Span) -> Markup:
        focus = any(mark.focus and mark.focus.covers(piece) for mark in over)
        return Markup('<mark data-n="{}"{}>{}{}</mark>').format(
            _numbers(over), Markup(' class="focus"') if focus else "", self.tags(over, piece.end), words
        )

    def tags(self, marks: Sequence[Mark], until: int) -> Markup:
        """Number tags of citations not tagged yet that begin before ``until``: one anchor for each."""
        new = [m for m in marks if m.number not in self.tagged and self.starts[m.number] < until]
        self.tagged.update(mark.number for mark in new)
        # The number is drawn by the style sheet from data-n: copied text stays the report's own.
        return Markup("").join(
            Markup('<a class="tag" id="cite-{0}" data-n="{0}" tabindex="-1"></a>').format(mark.number)
            for mark in new
        )

    # --- tables -----------------------------------------------------------------------------

    def table(self, table: Table) -> Markup:
        rows: dict[int, list[Cell]] = {number: [] for number in range(len(table.rows))}
        for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
            rows.setdefault(cell.row, []).append(cell)
        looked_at = [c for c in table.cells if any(_focused(mark, c) for mark in self.marks)]
        drawn = Markup("").join(
            self.row(cells, table.rows[number] if number < len(table.rows) else None, looked_at)
            for number, cells in sorted(rows.items())
        )
        return Markup(
            '<div class="scroll" tabindex="0" role="group" aria-label="{}"><table>{}</table></div>'
        ).format(table.caption or "表", drawn)

    def row(self, cells: Sequence[Cell], printed: Span | None, looked_at: Sequence[Cell]) -> Markup:
        """One row; ``looked_at`` are the cited cells of the table, whose row and column stand out."""
        cited = [
            m for m in self.marks if printed and m.span.start < printed.end and printed.start < m.span.end
        ]
        unfocused = [m for m in cited if not any(_focused(m, cell) for cell in cells)]
        drawn = []
        for cell in cells:
            words = Markup("<br>").join(cell.text.split("\n"))
            focused = [m for m in cited if _focused(m, cell)]
            if focused:
                # Behind the figure and, by the style sheet, in brackets: never a digit beside its first one.
                words = Markup('<mark class="focus" data-n="{}">{}{}</mark>').format(
                    _numbers(focused), words, self.tags(focused, len(self.report.text) + 1)
                )
            elif cell is cells[0]:
                words = self.tags(unfocused, len(self.report.text) + 1) + words
            kinds = ["n"] if FIGURE.fullmatch(cell.text.strip()) else _names(cell, looked_at)
            if not focused and any(_shares_columns(cell, other) for other in looked_at):
                kinds.append("over")
            css = Markup(' class="{}"').format(" ".join(kinds)) if kinds else Markup("")
            spans = {"rowspan": cell.row_span, "colspan": cell.column_span}
            attributes = Markup("").join(
                Markup(' {}="{}"').format(name, count) for name, count in spans.items() if count > 1
            )
            drawn.append(Markup("<td{}{}>{}</td>").format(css, attributes, words))
        css = Markup(' class="cited"') if cited else Markup("")
        return Markup("<tr{}>{}</tr>").format(css, Markup("").join(drawn))


def _focused(mark: Mark, cell: Cell) -> bool:
    return mark.focus is not None and mark.focus.start < cell.span.end and cell.span.start < mark.focus.end


def _shares_columns(cell: Cell, other: Cell) -> bool:
    return cell.column < other.column + other.column_span and other.column < cell.column + cell.column_span


def _shares_rows(cell: Cell, other: Cell) -> bool:
    return cell.row < other.row + other.row_span and other.row < cell.row + cell.row_span


def _names(cell: Cell, looked_at: Sequence[Cell]) -> list[str]:
    """Whether words stand above or before a cited cell, and so say what its figure is."""
    above = (cell.row < other.row and _shares_columns(cell, other) for other in looked_at)
    before = (cell.column < other.column and _shares_rows(cell, other) for other in looked_at)
    return ["names"] if WORD.search(cell.text) and (any(above) or any(before)) else []


def _numbers(marks: Sequence[Mark]) -> str:
    return " ".join(str(mark.number) for mark in marks)
