"""Passages that follow a report's own structure, and the windows embedded for them.

A passage is a verbatim slice of the report's text: ``report.text[start:end] == page_content``. It
never crosses a heading, never holds furniture, and never ends inside a table row. Dense vectors are
made of windows of one or two sentences, so nothing is longer than an embedding model reads.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from langchain_core.documents import Document
from langchain_text_splitters import TextSplitter

from assistant.types import Report, Span

__all__ = ["HEADING_JOINER", "PASSAGE_SIZE", "ReportSplitter", "passages", "windows"]

PASSAGE_SIZE = 600
"""Characters a passage may hold; only a single table row may be longer."""
WINDOW_SIZE = 160
"""Characters of one window; models of 256 tokens read all of it (a Chinese character is one token)."""
SHORT_SENTENCE = 80
ROW_SIZE = 2000
"""A "row" longer than this is page layout, not a row of a table; it may be cut like prose."""
HEADING_JOINER = " › "
BULLETS = "•●◦▪■◆· \t\u3000"

_SENTENCE_END = re.compile(r"[。！？!?][”’」』）)]*|[;；](?=\s*\S)|\n+")
_CLAUSE_END = re.compile(r"[，,、：:]|\s+")


class ReportSplitter(TextSplitter):
    """Cuts reports along their sections, and any other text along paragraphs and sentences.

    As a plain LangChain splitter its chunks are verbatim and in order, so ``add_start_index`` is exact.
    """

    def __init__(self, chunk_size: int = PASSAGE_SIZE, **kwargs: Any) -> None:
        super().__init__(chunk_size=chunk_size, chunk_overlap=0, **kwargs)

    def split_text(self, text: str) -> list[str]:
        """The chunks of a text, in order, blanks at their ends left out."""
        return [span.of(text) for span in _cut(text, Span(0, len(text)), self._chunk_size, ())]

    def split_report(self, report: Report) -> list[Document]:
        """The passages of a report in text order, with where and whose they are as metadata."""
        rows = tuple(row for table in report.tables for row in table.rows if row.end - row.start <= ROW_SIZE)
        found = []
        for region, path in _regions(report):
            for piece in _without(region, report.furniture):
                found += [(span, path) for span in _cut(report.text, piece, self._chunk_size, rows)]
        joined = _join_headings(report, found, self._chunk_size)
        return [_passage(report, span, path) for span, path in joined]


def passages(report: Report) -> list[Document]:
    """The passages of a report, in text order.

    Metadata are plain values: passage_id, report_id, source, region, agency, year (0: not known),
    heading (the section path joined by `` › ``), start_index and end_index into ``report.text``.
    """
    return ReportSplitter().split_report(report)


def windows(text: str) -> list[Span]:
    """The windows to embed for a passage: a sentence, or a few short ones, each of at most 160 characters.

    Spans are offsets in ``text``, in order, and together cover every visible character.
    """
    found: list[Span] = []
    for sentence in _sentences(text, Span(0, len(text)), WINDOW_SIZE):
        last = found[-1] if found else None
        if last is not None and _pairs(text, last, sentence):
            found[-1] = Span(last.start, sentence.end)
        else:
            found.append(sentence)
    return found


def _pairs(text: str, last: Span, sentence: Span) -> bool:
    """Whether a sentence joins the one before: both short, together within the window."""
    both = sentence.end - last.start <= WINDOW_SIZE
    return both and max(last.end - last.start, sentence.end - sentence.start) < SHORT_SENTENCE


def _regions(report: Report) -> list[tuple[Span, tuple[str, ...]]]:
    """The text divided at every heading: each stretch with the heading path in force."""
    starts = sorted((s.span.start, s.level, s.path) for s in report.sections)
    marks: dict[int, tuple[str, ...]] = {0: ()}
    for start, _, path in starts:
        marks[start] = path
    order = [*sorted(mark for mark in marks if mark < len(report.text)), len(report.text)]
    return [(Span(start, end), marks[start]) for start, end in pairwise(order)]


def _without(region: Span, furniture: Iterable[Span]) -> Iterator[Span]:
    """The parts of a region that are not furniture."""
    start = region.start
    for cut in sorted(furniture):
        if cut.end <= start or cut.start >= region.end:
            continue
        if cut.start > start:
            yield Span(start, cut.start)
        start = max(start, cut.end)
    if start < region.end:
        yield Span(start, region.end)


def _cut(text: str, region: Span, size: int, rows: tuple[Span, ...]) -> list[Span]:
    """Cut a region into visible spans of at most ``size`` characters, never inside a row."""
    found: list[Span] = []
    for part in _lines(text, region, rows):
        stripped = _strip(text, part)
        if stripped is None or not stripped.of(text).strip(BULLETS):
            continue  # nothing, or a bullet whose item was furniture
        if found and stripped.end - found[-1].start <= size:
            found[-1] = Span(found[-1].start, stripped.end)
        elif stripped.end - stripped.start <= size or any(row.covers(stripped) for row in rows):
            found.append(stripped)
        else:
            found += _pack(_sentences(text, stripped, size), size)
    return [span for span in found if any(c.isalnum() for c in span.of(text))]


def _lines(text: str, region: Span, rows: tuple[Span, ...]) -> Iterator[Span]:
    """The lines of a region; the lines of one table row stay together."""
    inside = sorted(row for row in rows if region.covers(row))
    starts = [row.start for row in inside]
    start = region.start
    for match in re.compile("\n").finditer(text, region.start, region.end):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.end() < inside[at].end:
            continue
        yield Span(start, match.end())
        start = match.end()
    if start < region.end:
        yield Span(start, region.end)


def _sentences(text: str, region: Span, size: int) -> list[Span]:
    """The sentences of a region, blanks stripped; one longer than ``size`` is cut at its clauses."""
    found: list[Span] = []
    for sentence in _split_at(text, region, _SENTENCE_END):
        if sentence.end - sentence.start <= size:
            found.append(sentence)
        else:
            found += _pack(_split_at(text, sentence, _CLAUSE_END), size)
    return found


def _pack(parts: Iterable[Span], size: int) -> list[Span]:
    """Join neighbours while they fit; a part that is too long by itself is cut at ``size``."""
    found: list[Span] = []
    for part in parts:
        if found and part.end - found[-1].start <= size:
            found[-1] = Span(found[-1].start, part.end)
            continue
        found += [Span(at, min(at + size, part.end)) for at in range(part.start, part.end, size)]
    return found


def _split_at(text: str, region: Span, mark: re.Pattern[str]) -> Iterator[Span]:
    """The visible stretches between marks, each with the mark that ends it."""
    start = region.start
    ends = [match.end() for match in mark.finditer(text, region.start, region.end)]
    for end in [*ends, region.end]:
        stripped = _strip(text, Span(start, end))
        if stripped is not None:
            yield stripped
        start = end


def _strip(text: str, span: Span) -> Span | None:
    """The span without the blanks at its ends; ``None`` where nothing is visible."""
    held = span.of(text)
    if not held.strip():
        return None
    start = span.start + len(held) - len(held.lstrip())
    return Span(start, span.end - (len(held) - len(held.rstrip())))


def _join_headings(
    report: Report, found: list[tuple[Span, tuple[str, ...]]], size: int
) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Let a heading with nothing of its own begin the passage of its first subsection."""
    headings = {s.heading_span.start: s.heading_span for s in report.sections if s.path}
    waiting: int | None = None
    for at, (span, path) in enumerate(found):
        start = span.start if waiting is None else waiting
        following = found[at + 1] if at + 1 < len(found) else None
        heading = headings.get(span.start)
        bare = heading is not None and span.end <= heading.end
        if bare and following and _may_join(report, start, path, following, size):
            waiting = start
            continue
        yield Span(start, span.end), path
        waiting = None


def _may_join(
    report: Report, start: int, path: tuple[str, ...], following: tuple[Span, tuple[str, ...]], size: int
) -> bool:
    """Whether a bare heading at ``start`` can begin the next passage: below it, and nothing cut between."""
    span, below = following
    nested = len(below) > len(path) and below[: len(path)] == path
    clear = not any(start <= cut.start < span.start for cut in report.furniture)
    return nested and clear and span.end - start <= size


def _passage(report: Report, span: Span, path: tuple[str, ...]) -> Document:
    passage_id = f"{report.report_id}:{span.start}-{span.end}"
    metadata = {
        "passage_id": passage_id,
        "report_id": report.report_id,
        "source": report.source,
        "region": report.region,
        "agency": report.agency,
        "year": report.year or 0,
        "heading": HEADING_JOINER.join(path),
        "start_index": span.start,
        "end_index": span.end,
    }
    return Document(id=passage_id, page_content=span.of(report.text), metadata=metadata)
