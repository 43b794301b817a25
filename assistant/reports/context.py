"""What reading a report, and reading a sentence, leaves for the figures still to come."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.lexicon.statements import Statements, statements
from assistant.reports.clauses import Cell, Item, Level, Prose, Sentence
from assistant.reports.drafts import Draft, Group
from assistant.reports.subjects import Phrase, text_of
from assistant.reports.times import Timeline
from assistant.types import Measure, Report, Status

__all__ = ["Place", "Reading", "State", "is_mean"]

_IS_MEAN = re.compile(
    r"(?<!不)平均|[日月周年人户季]均(?!衡)|每(?:[日天周月人年]|工作日)|单[日人次月户周]最|最[多高少低]的?[一单][天日月人]"
)


@dataclass(slots=True)
class Reading:
    """One report being read: its prose, and what one sentence leaves to the next."""

    prose: Prose
    report: Report
    drafts: list[Draft] = field(default_factory=list)
    carried: list[Draft] = field(default_factory=list)
    """Totals of the sentence before, the last first."""
    named: bool = False
    """The paragraph has named the report's own year."""
    year: int | None = None
    """The earlier year the paragraph began to speak of."""
    planned: bool = False
    """The section's heading announces plans."""
    mixed: bool = False
    """It announces problems as well: plans begin where a sentence says so."""
    heading: str = ""

    @property
    def words(self) -> Statements:
        """The word lists."""
        return statements()


@dataclass(slots=True)
class State:
    """One sentence, or one bracket of it, being read."""

    reading: Reading
    sentence: Sentence
    times: Timeline
    last: Draft | None = None
    """The last amount read."""
    recent: Draft | None = None
    """The last figure read, of any kind."""
    group: Group | None = None
    header: Phrase = ()
    """The last cell without figures, if no figure has followed it."""
    header_cell: Cell | None = None
    strong: Phrase = ()
    """A header that names all figures after it (行政复议方面, …:)."""
    old: Draft | None = None
    """The old figure of a change whose new one is still to come."""
    pending: list[Phrase] = field(default_factory=list)
    """Names still waiting for their figures (微博、微信分别为…), which all end with ``tail``."""
    tail: Phrase = ()
    queue: list[Phrase] = field(default_factory=list)
    """What the changes or shares still to come speak of (分别增长12%、5%), which are all ``queued``."""
    suffix: Phrase = ()
    """The words of the change or share, which end the subjects of all of them."""
    queued: Measure = Measure.GROWTH_RATE
    years: list[int] = field(default_factory=list)
    """Years still waiting for their figures (2020年、2021年分别为…)."""
    parted: int | None = None
    """The last of them: changes that follow are its."""
    taken: set[int] = field(default_factory=set)
    """Starts of figures that belong to a negation."""
    base: Draft | None = None
    """What 按…分 and 从…看 divide, one way after another."""
    divided: bool = False
    named: bool = False
    """The sentences before have named the report's own year."""
    inside: bool = False
    """It is a bracket: what it leaves out stands beside it, never in the sentence before."""
    goes_on: bool = False
    """The sentence begins with 其中: it speaks of the one before."""

    def total(self) -> Draft | None:
        """What a list of parts that begins here is most likely a part of."""
        last = self.last
        while last is not None and last.before is not None and is_mean(self, last):
            last = last.before
        if last is not None:
            return last
        return self.reading.carried[0] if self.reading.carried else None

    def topic(self) -> Phrase:
        """The subject that a figure without one of its own speaks of, headers apart."""
        if self.last is not None:
            return self.last.subject
        if self.recent is not None:
            changed = self.recent.measure in (Measure.DIFFERENCE, Measure.GROWTH_RATE)
            return self.recent.topic or (() if changed else self.recent.subject)
        return ()

    def borrowed(self) -> Phrase:
        """The subject of a figure that has none of its own."""
        if self.header:
            return self.header
        if found := self.topic() or self.strong:
            return found
        carried = () if self.inside or self.sentence.opens else self.reading.carried
        return carried[0].subject if carried else ()

    def date(self, draft: Draft) -> None:
        """Set the draft's year, plan or result, and running total or not."""
        reading, year = self.reading, self.reading.report.year
        shape, at = self.sentence.shape, draft.start - self.sentence.start
        said, begun = self.times.planned_at(draft.start)
        planned = said or begun or (reading.planned and not self.times.names(year, draft.start))
        later = planned and not self.times.is_fulfilled_after(draft.start)
        default = year + 1 if later and year is not None else year
        if (
            reading.year is not None
            and not reading.named
            and not planned
            and not reading.words.this_year.search(shape, 0, at)
        ):
            default = reading.year
        if self.goes_on:
            default = reading.carried[0].year
        draft.year = self.times.year_at(draft.start, default)
        past = year is not None and draft.year is not None and draft.year <= year
        named = self.named or self.times.names(year, draft.start)
        draft.cumulative = self.times.cumulative_at(draft.start, draft.year, named=named)
        ahead = year is not None and draft.year is not None and draft.year > year and not draft.cumulative
        planned = (planned and not past) or ahead
        draft.status = Status.PLAN if said or planned else Status.RESULT
        draft.context = text_of(reading.prose, self.strong)
        draft.quote = self.sentence.start, self.sentence.end


def is_mean(state: State, draft: Draft) -> bool:
    """Whether it is a mean or a peak of the amount before it, no part of it: 日均323个, 单人最多19件."""
    return bool(_IS_MEAN.search(text_of(state.reading.prose, draft.subject)))


@dataclass(slots=True)
class Place:
    """One figure and where it stands; ``left`` is what is read as the words before it."""

    level: Level
    index: int
    cell: Cell
    position: int
    item: Item
    left: tuple[int, int]

    @property
    def before(self) -> str:
        """All of the cell before the figure."""
        return self.cell.text[: self.item.number.full_start - self.cell.start]

    @property
    def after(self) -> str:
        """All of the cell behind the figure's measure word."""
        return self.cell.text[self.item.number.full_end - self.cell.start :]

    @property
    def words(self) -> str:
        """The words before the figure that are its own."""
        return self.cell.text[self.left[0] - self.cell.start : self.left[1] - self.cell.start]

    @property
    def right(self) -> str:
        """The words behind the figure that are its own."""
        start, end = self.item.right
        return self.cell.text[start - self.cell.start : end - self.cell.start]

    def search(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match of ``pattern`` in the words before the figure, with offsets into the cell."""
        return pattern.search(self.cell.text, self.left[0] - self.cell.start, self.left[1] - self.cell.start)
