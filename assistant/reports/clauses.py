"""Running text as sentences, cells and figures, with every character's place in the report.

A *cell* is what stands between commas, colons and semicolons; a bracket that holds figures is a
*level* of its own below its cell. A figure's *left* and *right* are the words of its cell before and
after it, up to the next figure. Nothing here knows what the words mean beyond where a verb begins.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assistant.lexicon.numerals import NumberMatch, numbers_in
from assistant.lexicon.statements import statements
from assistant.lexicon.text import View, compact
from assistant.types import Report, Span

__all__ = ["Cell", "Item", "Level", "Prose", "Sentence", "read_prose", "sentences"]

HIDDEN = "\0"
"""Stands for the characters of a bracket that is read on its own."""
OPAQUE = "\1"
"""Stands for characters inside titles, quotes and plain brackets: no boundary, no verb, no figure."""

_SOFT_MIN = 28  # a line this long without a full stop was wrapped, not ended
_HEADING_LINE = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]+[、章节]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:\.\d{1,2})*[.、．](?!\d)|[•·●▪■◆①-⑳]|附[件表:：]|\||(?:注|备注)[:：])"
)
_ENDS = tuple("。！？!?；;：:|")
_STARTS = tuple("，,、；;。)）％%")
_GRID_LINE = re.compile(r"[|\t].*[|\t]|^[\d\s.,%/|—-]+$")
_LONG_QUOTE = 40
_DEEPEST = 5  # brackets within brackets; deeper ones are not prose


@dataclass(frozen=True, slots=True)
class Prose:
    """The folded running text of a report without tables and page furniture.

    ``text`` is searched; ``numbers`` holds every number with offsets into it; ``printed`` and ``span``
    lead back to the report.
    """

    text: str
    numbers: tuple[NumberMatch, ...]
    starts: tuple[int, ...]
    source: str
    offsets: array[int]

    def span(self, start: int, end: int) -> Span:
        """Place in the report of the characters ``start`` to ``end``."""
        first = self.offsets[start]
        return Span(first, self.offsets[end - 1] + 1 if end > start else first)

    def printed(self, start: int, end: int) -> str:
        """The characters as the report prints them, without the blanks and line ends dropped."""
        return "".join(self.source[offset] for offset in self.offsets[start:end])

    def blank_at(self, position: int) -> bool:
        """Whether blanks or a line end were dropped before the character at ``position``."""
        return 0 < position < len(self.offsets) and self.offsets[position] - self.offsets[position - 1] > 1

    def index(self, offset: int) -> int:
        """The first character that stands at ``offset`` of the report or later."""
        return bisect_left(self.offsets, offset)

    def numbers_in(self, start: int, end: int) -> tuple[NumberMatch, ...]:
        """The numbers that begin between ``start`` and ``end``."""
        return self.numbers[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


@dataclass(slots=True)
class Item:
    """One figure with the words before and after it in its cell, as ranges of the prose."""

    number: NumberMatch
    left: tuple[int, int]
    right: tuple[int, int]
    opener: str


@dataclass(slots=True)
class Cell:
    """The words between two separators: ``opener`` stands before it, ``closer`` behind it.

    ``text`` is its shape: the folded words with hidden and opaque parts blotted out.
    """

    start: int
    end: int
    text: str
    opener: str
    closer: str
    items: list[Item] = field(default_factory=list)
    brackets: list[tuple[int, Level]] = field(default_factory=list)


@dataclass(slots=True)
class Level:
    """The cells of a sentence, or of a bracket inside one."""

    start: int
    end: int
    cells: list[Cell]


@dataclass(slots=True)
class Sentence:
    """A sentence: its cells, and ``shape``, its text with hidden and opaque parts blotted out.

    ``opens`` says that it is the first of its paragraph, ``alone`` that it is the whole of it.
    """

    start: int
    end: int
    shape: str
    level: Level
    opens: bool
    alone: bool


# --- the running text ------------------------------------------------------------------------


def read_prose(report: Report) -> Prose:
    """The report's running text: everything outside its tables and furniture, wrapped lines joined."""
    pieces: list[str] = []
    offsets = array("q")
    for start, end in _flowing(report.text, _regions(report)):
        pieces.append(report.text[start:end] if end > start else "\n")
        offsets.extend(range(start, end) if end > start else (min(start, len(report.text) - 1),))
    flow = "".join(pieces)
    view: View = compact(flow)
    placed = array("q", (offsets[offset] for offset in view.offsets))
    numbers = tuple(numbers_in(view, flow))
    return Prose(view.text, numbers, tuple(number.start for number in numbers), report.text, placed)


def _regions(report: Report) -> list[tuple[int, int]]:
    """What is left of the text without tables and furniture."""
    taken = sorted([(table.span.start, table.span.end) for table in report.tables]
                   + [(span.start, span.end) for span in report.furniture])  # fmt: skip
    regions, position = [], 0
    for start, end in taken:
        if start > position:
            regions.append((position, start))
        position = max(position, end)
    if position < len(report.text):
        regions.append((position, len(report.text)))
    return regions


def _flowing(text: str, regions: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Ranges of text to join; an empty range stands for the end of a paragraph."""
    for region_start, region_end in regions:
        before = ""
        position = region_start
        for line in text[region_start:region_end].splitlines(keepends=True):
            start, position = position, position + len(line)
            content = line.strip()
            if not content or _GRID_LINE.search(content):
                before = ""
                yield start, start
                continue
            if before and not _wrapped(before, line, content):
                yield start, start
            yield start, start + len(line.rstrip())
            before = content
        yield region_end, region_end


def _wrapped(before: str, line: str, content: str) -> bool:
    """Whether ``line`` goes on with the sentence of the line before it."""
    if before.endswith(_ENDS) or _HEADING_LINE.match(line) or content.isdecimal() or before.isdecimal():
        return False
    if content.startswith(_STARTS) or before.endswith(("，", ",", "、")):
        return True
    return len(before) >= _SOFT_MIN and not line.startswith(("\u3000\u3000", "    "))


# --- sentences -------------------------------------------------------------------------------

_DOT = r"(?<=[\u4e00-\u9fff)\"])(?<![\n。;:,][一二三四五六七八九十])\.(?=\s*(?:[\u4e00-\u9fff]|$))"
"""A full stop typed with the keyboard's English one."""
_STOPS = re.compile(rf"[()\"。!?]|{_DOT}")


def sentences(prose: Prose) -> Iterator[Sentence]:
    """The sentences of the running text in order."""
    start = 0
    for line in prose.text.split("\n"):
        bounds = list(_bounds(prose.text, start, start + len(line)))
        for index, (first, last) in enumerate(bounds):
            yield _sentence(prose, first, last, index == 0, len(bounds) == 1)
        start += len(line) + 1


def _bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ends of sentences: full stops outside brackets and quotes."""
    depth, quoted = 0, False
    pairs = text.count('"', start, end) % 2 == 0
    balanced = text.count("(", start, end) == text.count(")", start, end)
    for stop in _STOPS.finditer(text, start, end):
        char = stop.group()
        if char == '"':
            quoted = pairs and not quoted
        elif char in "()":
            depth = max(0, depth + (1 if char == "(" else -1)) if balanced else 0
        elif depth == 0 and not quoted:
            yield start, stop.end()
            start = stop.end()
    if text[start:end].strip():
        yield start, end


_OPAQUE_PARTS = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|\"[^\"]*\"|\[[^\[\]]*\]")


def _sentence(prose: Prose, start: int, end: int, opens: bool, alone: bool) -> Sentence:
    shape = list(prose.text[start:end])
    for part in _OPAQUE_PARTS.finditer(prose.text, start, end):
        if part.group()[0] != '"' or len(part.group()) <= _LONG_QUOTE:
            shape[part.start() - start + 1 : part.end() - start - 1] = OPAQUE * (len(part.group()) - 2)
    if shape[-1] == "." and (stop := re.search(_DOT, prose.text[start:end])):
        shape[stop.start()] = "。"
    figures = [
        number
        for number in prose.numbers_in(start, end)
        if number.kind in ("count", "percent") and shape[number.start - start] != OPAQUE
    ]
    level = _level(prose, shape, start, (start, end), figures)
    return Sentence(start, end, "".join(shape), level, opens, alone)


_ENUMERATOR = re.compile(r"\([一二三四五六七八九十\d]{1,3}\)")


def _level(
    prose: Prose,
    shape: list[str],
    base: int,
    bounds: tuple[int, int],
    figures: list[NumberMatch],
    depth: int = 0,
) -> Level:
    start, end = bounds
    inner: list[tuple[int, Level]] = []
    for first, last in _brackets(shape, start - base, end - base):
        held = [number for number in figures if first + base < number.start < last + base]
        if not held and _ENUMERATOR.fullmatch("".join(shape[first : last + 1])):
            continue
        if held and depth < _DEEPEST:
            level = _level(prose, shape, base, (first + base + 1, last + base), held, depth + 1)
            inner.append((first + base, level))
        if held:
            figures = [number for number in figures if not first + base < number.start < last + base]
        # Hidden after the level is read; its own cells keep their ranges.
        filler = HIDDEN if held else OPAQUE
        shape[first : last + 1] = filler * (last + 1 - first)
    cells = _cells(shape, base, start, end, "(" if depth else "", prose.numbers_in(start, end))
    for cell in cells:
        cell.brackets = [entry for entry in inner if cell.start <= entry[0] < cell.end]
        cell.items = _items(
            prose, shape, base, cell, [n for n in figures if cell.start <= n.start < cell.end]
        )
    return Level(start, end, cells)


def _brackets(shape: list[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Outermost pairs of brackets between ``start`` and ``end``."""
    depth, opened = 0, 0
    for position in range(start, end):
        if shape[position] == "(":
            opened = position if depth == 0 else opened
            depth += 1
        elif shape[position] == ")" and depth:
            depth -= 1
            if depth == 0:
                yield opened, position


def _cells(
    shape: list[str], base: int, start: int, end: int, opener: str, numbers: tuple[NumberMatch, ...]
) -> list[Cell]:
    inside = {at for number in numbers for at in range(number.start, number.end)}
    cells, position = [], start
    for at in range(start, end):
        char = shape[at - base]
        if char in ",;:。!?" and at not in inside:
            cells.append(Cell(position, at, "".join(shape[position - base : at - base]), opener, char))
            position, opener = at + 1, char
    cells.append(Cell(position, end, "".join(shape[position - base : end - base]), opener, ""))
    return [cell for cell in cells if cell.start < cell.end]


_JOINED = re.compile(r"以及|[、和及与]")
_AMONG_THEM = re.compile(r"(?<![集其高初空之当])中(?=[尚仍还只仅已约共]?有|转为|被|已经|不|需|属)")
"""1875件文件中|转为主动公开206件."""
_SECOND_THING = re.compile(r"[\u4e00-\u9fff]{2,8}?(?P<mark>以及|[和及与])(?=[^、和及与]{3,20}的$)")
"""上年结转的3件申请|和|新收的72件申请."""
_ATTRIBUTE = re.compile(r"了?的")
"""What a verb before it describes: 三个群众关注|的热点."""
_JOINED_END = re.compile(r"(?:以及|[、和及与])$")


def _items(prose: Prose, shape: list[str], base: int, cell: Cell, figures: list[NumberMatch]) -> list[Item]:
    """The figures of a cell, the words between two of them shared out."""
    items: list[Item] = []
    left, opener = cell.start, cell.opener
    for index, number in enumerate(figures):
        after = figures[index + 1].full_start if index + 1 < len(figures) else cell.end
        right, next_left, next_opener = after, after, ""
        if index + 1 < len(figures):
            behind = shape[figures[index + 1].full_end - base : cell.end - base]
            right, next_left, next_opener = _shared(
                shape, base, number.full_end, after, behind, prose.blank_at(number.full_end)
            )
        items.append(Item(number, (left, number.full_start), (number.full_end, right), opener))
        left, opener = next_left, next_opener
    return items


def _shared(
    shape: list[str], base: int, start: int, end: int, behind: list[str], apart: bool
) -> tuple[int, int, str]:
    """Where the words between two figures part: end of the first's, start of the second's, what joins.

    ``behind`` is what follows the second figure: 53个部门2261项事项 names each figure behind it. ``apart``
    says that a blank stands between them: 公开12件 部分公开3件.
    """
    between = "".join(shape[start - base : end - base])
    if joined := _JOINED.match(between):
        return start, start + joined.end(), joined.group()
    if apart and between:
        return start, start, ""
    if joined := _JOINED_END.search(between):
        return start + joined.start(), end, joined.group()
    if "、" in between:
        at = start + between.index("、")
        return at, at + 1, "、"
    if among := _AMONG_THEM.search(between):
        return start + among.end(), start + among.end(), ""
    if second := _SECOND_THING.match(between):
        return start + second.start("mark"), start + second.end("mark"), second.group("mark")
    verb = next(
        (v for v in statements().deed.finditer(between, 1) if not _ATTRIBUTE.match(between, v.end())), None
    )
    said = statements().predicate.match(between)
    if verb and not said:
        at = verb.start() - 2 if between.endswith("平均", 0, verb.start()) else verb.start()
        return start + at, start + at, ""
    if between and not said and re.match(r"[\u4e00-\u9fff\"《]", "".join(behind[:1])):
        follows = statements().predicate.match("".join(behind[:8]))
        return (start, start, "") if follows else (end, end, "")
    return start, start, ""
