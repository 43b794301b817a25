"""The nouns that travel through the rooms, in the order a datum meets them.

Every type is a frozen dataclass of plain values. All spans are half-open and count
Unicode code points of ``Report.text``. Dates are ISO 8601 strings (``2020-02-17``).
An empty string means "the report does not say"; ``None`` is kept for numbers and objects.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

__all__ = [
    "Answer",
    "AnswerTable",
    "Body",
    "Cell",
    "Check",
    "CheckStatus",
    "Citation",
    "Computation",
    "Fact",
    "Field",
    "Figure",
    "How",
    "Measure",
    "Nil",
    "Notice",
    "Operand",
    "Operation",
    "Origin",
    "Question",
    "Refusal",
    "RefusalReason",
    "Report",
    "ReportSummary",
    "Scope",
    "Section",
    "Slot",
    "Span",
    "Status",
    "Table",
    "Target",
    "Turn",
    "to_json",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` (included) to ``end`` (excluded) of one report's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


# --- what a report is -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Section:
    """One heading and everything up to the next heading of the same or a higher level.

    ``path`` holds the headings from the top down to this one as printed. The text before
    the first heading is a section of level 0 with an empty heading and an empty path.
    """

    heading: str
    level: int
    path: tuple[str, ...]
    span: Span
    heading_span: Span


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, merged cells counted once at their top left corner.

    ``row`` and ``column`` are zero-based grid positions; ``span`` covers the printed text of
    one occurrence of the cell (empty cells have an empty span at their place; of a cell wrapped between
    drawn lines it covers the first line).
    """

    row: int
    column: int
    text: str
    span: Span
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells as the carrier gave it, before anyone decides what it means.

    ``rows`` holds the span of each printed row, in grid order: what is quoted as evidence.
    ``caption`` is the nearest title line, ``carrier`` how the grid was known
    (html, docx, pdf, xlsx, pipes, tabs, lines).
    """

    span: Span
    cells: tuple[Cell, ...]
    rows: tuple[Span, ...]
    caption: str = ""
    carrier: str = ""
    recognised: bool = False
    """Read by optical character recognition: every figure of it is marked so."""


@dataclass(frozen=True, slots=True)
class Field:
    """One stated detail about the report itself, with its place.

    ``name`` is one of: title, agency, region, level, year, period_start, period_end,
    published, signed, index_number, document_number, source, publisher, phone, fax, address,
    postcode, email, website, office, office_hours, responsible, channel, attachment,
    structure (a passage listing what the report contains).
    ``value`` is normalised (dates ISO, phones without blanks); the span covers the value as printed.
    ``how`` says what decided it: title, period, header, opening, contact, complaint (a phone for complaints),
    footer (a phone below the report, on the web page), signature, body, file name.
    ``span`` is ``None`` only where the value is not in the text (file name).
    ``quote`` is the clause to cite.
    """

    name: str
    value: str
    span: Span | None
    quote: Span | None
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    r"""One file (or one member of an archive) read into text, sections, tables and identity.

    ``text`` is the stored text every span points into: for a text file exactly its decoded
    characters with line ends as ``\n``; for other carriers the linearised text, table rows as
    ``| a | b |`` lines with merged row labels repeated.
    ``source`` is the path below the corpus folder with ``/`` (members as ``a.zip/b.html``).
    ``report_id`` is stable for the same bytes and source name.
    """

    report_id: str
    source: str
    sha256: str
    text: str
    title: str = ""
    region: str = ""
    agency: str = ""
    level: str = ""
    """``government`` (a place as a whole), ``department``, ``township``, ``institution`` or empty."""
    year: int | None = None
    kind: str = "annual_report"
    """annual_report, guide, policy, bulletin, budget or other."""
    format: str = "txt"
    encoding: str = "utf-8"
    fields: tuple[Field, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    furniture: tuple[Span, ...] = ()
    """Breadcrumbs, font-size links, print buttons …: in ``text``, never in passages or facts."""
    unreadable: tuple[Field, ...] = ()
    """Parts there but not readable (pictures, scans); ``name`` says what, ``value`` the section."""
    warnings: tuple[str, ...] = ()
    recognised: tuple[Span, ...] = ()
    """Parts of ``text`` read from pictures by character recognition; their figures may be misread."""

    def field(self, name: str) -> Field | None:
        """The first field of that name, the one decided on."""
        return next((field for field in self.fields if field.name == name), None)

    def section_at(self, position: int) -> Section | None:
        """The deepest section that holds the character at ``position``."""
        found = [s for s in self.sections if s.span.start <= position < s.span.end]
        return max(found, key=lambda s: s.level, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSummary:
    """Who and when, without the text: what a question is resolved against."""

    report_id: str
    source: str
    title: str
    region: str
    agency: str
    level: str
    year: int | None
    kind: str
    published: str = ""
    index_number: str = ""
    url: str = ""
    superseded_by: str = ""
    """``report_id`` of the newer report of the same body and year; such reports are history only."""


# --- what a report says -----------------------------------------------------------------


class Nil(str, Enum):
    """Why there is no number. ``NONE_STATED`` answers "how many" with 0; the others do not."""

    BLANK = "blank"
    DASH = "dash"
    NONE_STATED = "none_stated"


class Origin(str, Enum):
    """Where a figure stands."""

    TABLE = "table"
    PROSE = "prose"


class Measure(str, Enum):
    """What kind of number it is: an amount, or a statement about two amounts."""

    LEVEL = "level"
    DIFFERENCE = "difference"
    GROWTH_RATE = "growth_rate"
    SHARE = "share"


class Status(str, Enum):
    """Whether the figure reports something, promises it, or states a rule or threshold."""

    RESULT = "result"
    PLAN = "plan"
    RULE = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One figure of a report with everything needed to answer from it and to show it.

    ``indicator`` and ``column`` are ids of the lexicon, empty where it does not know the figure;
    ``subject`` is always the phrase as printed. ``value`` is exact; a stated none
    (无, 未发生) has ``nil=NONE_STATED`` and ``value=Decimal(0)``; other nils have ``value=None``.
    Figures with 万 or 亿 are multiplied out in ``value`` and keep ``printed`` and ``unit`` as printed
    without the multiplier (``1.2万件``: value 12000, unit 件, printed ``1.2万``).
    A percentage has ``unit="%"`` and the value as printed (``70.3``).
    """

    fact_id: str
    report_id: str
    region: str
    agency: str
    report_year: int | None
    year: int | None
    """The year the figure speaks of; not always the report's own."""
    indicator: str = ""
    column: str = ""
    subject: str
    row_path: tuple[str, ...] = ()
    column_path: tuple[str, ...] = ()
    value: Decimal | None
    nil: Nil | None = None
    unit: str = ""
    printed: str
    bound: str = ""
    """Empty for exact; about (近, 约, 余), at_least (不少于, 以上, 超过), at_most (不超过, 以下)."""
    upper: Decimal | None = None
    """Upper end of a printed range; ``value`` is its lower end."""
    measure: Measure = Measure.LEVEL
    status: Status = Status.RESULT
    cumulative: bool = False
    """A running total (累计, 截至), not the year's own figure."""
    origin: Origin = Origin.PROSE
    form: str = ""
    """2014, 2019 or 2021 for a cell of a national form, else empty."""
    section: str = ""
    span: Span
    """The printed figure, or the words of a stated none."""
    quote: Span
    """The clause or table row to cite."""
    parent: str = ""
    """``fact_id`` of the total this figure is a part of (其中 …)."""
    open_parts: bool = False
    """On a total: its list of parts is open (等, 主要, 具体包括) and must not be summed."""
    recognised: bool = False


class CheckStatus(str, Enum):
    """The outcome of one arithmetic identity (勾稽)."""

    HOLDS = "holds"
    DIFFERS = "differs"
    NOT_ASSESSABLE = "not_assessable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One identity between figures of a report, or of two reports of one body.

    ``left`` and ``right`` are the two sides as computed from the printed figures;
    ``left_facts`` and ``right_facts`` are the ids of the facts on each side, in printed order.
    """

    check_id: str
    report_id: str
    rule: str
    """parts_total, row_total, column_balance, results_total, outcome_total, prose_table, carry_over …"""
    status: CheckStatus
    left: Decimal | None
    right: Decimal | None
    left_facts: tuple[str, ...]
    right_facts: tuple[str, ...]
    reason: str = ""
    """For NOT_ASSESSABLE: why, as a short code (blank_cell, open_list, approximate, scope, missing)."""


# --- what is answered -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier turn of the conversation: what the user said, and what was answered if known."""

    user: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing the question was taken to be about, shown to the user and removable.

    ``name`` is body, year, indicator, column, operation or topic; ``value`` the id or plain value;
    ``label`` what to show; ``given`` is how it came: said, carried (from an earlier turn) or assumed.
    """

    name: str
    value: str
    label: str
    given: str = "said"


class How(str, Enum):
    """How an answer was made; shown with every answer."""

    QUOTED = "quoted"
    TABLE = "table"
    COMPUTED = "computed"
    WORDED = "worded"
    REFUSED = "refused"
    TALK = "talk"
    """A greeting or a word about the assistant itself: no claim about any report."""


class RefusalReason(str, Enum):
    """Why there is no answer. A refusal is a value; a fault is an exception."""

    NO_REPORT = "no_report"
    NOT_STATED = "not_stated"
    UNREADABLE = "unreadable"
    NOT_COMPARABLE = "not_comparable"
    OUT_OF_SCOPE = "out_of_scope"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in a report that a claim rests on: ``text[span.start:span.end] == quote``.

    ``focus`` is the part that matters inside the quote (the figure); ``row`` and ``column``
    are the label paths of a table cell; ``heading`` is the section path joined by `` › ``.
    """

    number: int
    report_id: str
    doc: str
    title: str
    agency: str
    year: int | None
    heading: str
    span: Span
    quote: str
    focus: Span | None = None
    row: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
    published: str = ""
    index_number: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Operand:
    """One figure that entered a computation, with the number of its citation."""

    label: str
    value: Decimal
    citation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Computation:
    """Arithmetic shown to the reader: ``formula`` as printed in the answer, e.g. ``3525 − 3511 = 14``."""

    operation: str
    operands: tuple[Operand, ...]
    result: Decimal
    unit: str
    formula: str


@dataclass(frozen=True, slots=True)
class Figure:
    """The headline: the figure as shown, its unit and its official label."""

    text: str
    unit: str
    label: str


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """A small table of a breakdown or comparison; ``cites[i]`` is the citation number of row i (0: none).

    ``chart`` is ``line`` or ``bar`` where a picture helps (three or more comparable rows), else empty.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cites: tuple[int, ...] = ()
    caption: str = ""
    chart: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence the reader must not miss: a contradiction, a break between forms, an assumption.

    ``kind`` is contradiction, comparability, premise, assumption, coverage, nil, recognised or wording.
    """

    kind: str
    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why there is no answer, what is held instead, and whom to ask.

    ``suggestions`` are questions that would be answered; ``contact`` is the body's own phone line
    as printed in its report (cited), ``hotline`` the general one.
    """

    reason: RefusalReason
    message: str
    held: str = ""
    contact: str = ""
    hotline: str = "12345"
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """One report an answer speaks of."""

    report_id: str
    region: str
    agency: str
    year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Everything said in reply to one question, in words and as data.

    ``text`` is the whole answer as plain text with ``〔n〕`` markers for citation ``n``: figure,
    sentence, tables as lines, notices. The page draws ``figure``, ``sentence``, ``tables`` and
    ``notices`` separately; both hold the same digits. Several questions in one: ``parts`` holds
    one answer each, and ``text`` and ``citations`` join them with numbers running on.
    """

    question: str
    language: str
    how: How
    text: str
    sentence: str = ""
    figure: Figure | None = None
    tables: tuple[AnswerTable, ...] = ()
    notices: tuple[Notice, ...] = ()
    citations: tuple[Citation, ...] = ()
    computations: tuple[Computation, ...] = ()
    refusal: Refusal | None = None
    scopes: tuple[Scope, ...] = ()
    slots: tuple[Slot, ...] = ()
    suggestions: tuple[str, ...] = ()
    parts: tuple[Answer, ...] = ()
    generation: str = ""

    @property
    def refused(self) -> bool:
        """Whether nothing was answered."""
        return self.refusal is not None


# --- what is asked ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Body:
    """A public body as the index holds it: the pair that, with a year, picks a report."""

    region: str
    agency: str
    level: str = ""

    @property
    def name(self) -> str:
        """What to call it."""
        return self.agency or self.region


@dataclass(frozen=True, slots=True)
class Target:
    """One measure asked for: an indicator and, where one was named, the column."""

    indicator: str
    column: str = ""


class Operation(str, Enum):
    """What is to be done with the figures or words found."""

    VALUE = "value"
    BREAKDOWN = "breakdown"
    COMPARE = "compare"
    DIFFERENCE = "difference"
    GROWTH = "growth"
    SHARE = "share"
    RATIO = "ratio"
    SUM = "sum"
    AVERAGE = "average"
    RANK = "rank"
    SERIES = "series"
    EXISTS = "exists"
    FIELD = "field"
    CHECK = "check"
    TEXT = "text"
    META = "meta"
    TALK = "talk"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with its slots filled: what is asked, of whom, for when.

    ``given`` says of each slot how it came (said, carried, assumed). ``bodies`` are held by the index;
    ``unheld`` are names of places and bodies in the question that it does not hold. ``words`` is the
    question without body, year and question words: what free matching works with. ``rest`` are its words
    that no slot explains. ``detail`` narrows the operation (which contact field, which share, max or min).
    """

    text: str
    language: str = "zh"
    operation: Operation = Operation.VALUE
    bodies: tuple[Body, ...] = ()
    choices: tuple[Body, ...] = ()
    """Bodies a name could mean equally well; the question cannot be answered before one is chosen."""
    unheld: tuple[str, ...] = ()
    near: tuple[tuple[str, Body], ...] = ()
    """Names not held, and the bodies held that sound the same or differ in one character (柳乔街道: 柳桥街道)."""
    taken_for: tuple[tuple[str, str], ...] = ()
    """What of the names typed was taken for what (鹭汀街到: 鹭汀街道)."""
    inside: tuple[str, ...] = ()
    """Names not held that the report of ``bodies`` tells something of."""
    pairs: tuple[tuple[Body, int], ...] = ()
    """Bodies each named with a year of its own (甲县2015年和乙县2018年)."""
    all_bodies: bool = False
    body_kind: str = ""
    """Kind of body a corpus-wide question is about (县, 区, 市, 局 …), or empty."""
    years: tuple[int, ...] = ()
    all_years: bool = False
    cumulative: bool = False
    """The running total is asked for (累计, 开通以来)."""
    complement: bool = False
    """All but the column named is asked for (除自然人外)."""
    implied: bool = False
    """The second year of a comparison was not named: the one before is meant."""
    report_year: int = 0
    """The year of the report that is to tell of the year before its own, where the question goes by it."""
    span: int = 0
    """"The last n years" still to be counted back from the newest report held."""
    targets: tuple[Target, ...] = ()
    masked: str = ""
    """The question normalised, with names, years and figures blanked out."""
    words: str = ""
    context: str = ""
    """The words of the question it goes on from, for one that says too little by itself."""
    rest: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    """Words that make the figure another one than the year's (上半年, 没有予以公开); only the same words meet them."""
    topic: str = ""
    """Part of the report a text question is about (problems, plan, channels …), or empty."""
    fields: tuple[str, ...] = ()
    detail: str = ""
    numbers: tuple[Decimal, ...] = ()
    """Figures the question itself claims."""
    limit: tuple[str, Decimal] | None = None
    """A bound the figures of a list must keep (超过20件): one of > >= < <=, and the number."""
    measure: str = ""
    """What the answer must be counted in: money, percent, time, or the measure word asked with."""
    plan: bool = False
    plan_year: int | None = None
    """The year planned for, where the question names it beside the report's own."""
    whole: str = ""
    """The indicator the question names as the whole its figure is a part of."""
    extent: str = ""
    """The kind of place spoken of as a whole (省 of 全省), or empty."""
    rejected: tuple[str, ...] = ()
    """Indicators whose words stand in the question without being meant (办理 without 申请)."""
    listed: tuple[str, ...] = ()
    """Figures named in the report's own words rather than the lexicon's, where several are asked for."""
    unless: str = ""
    """The words a question is declined for, where reports that hold them may be asked all the same."""
    otherwise: Question | None = None
    """The question as it is then."""
    lay: bool = False
    """The figure is named in lay words only, which another figure's own words may fit better."""
    given: tuple[tuple[str, str], ...] = ()
    parts: tuple[Question, ...] = ()
    row: Target | None = None
    """The row of a form the question as a whole asks for, where its words are not all those of a name."""
    no_row: bool = False
    """The question as a whole asks for no row of a form, whatever its words name."""
    learnt: bool = False
    """``targets`` are that row: its words need not stand in the row's name."""
    named: tuple[tuple[Target, ...], tuple[str, ...]] = ((), ())
    """What the words name where ``targets`` are the row of the whole question, and what the question says besides."""
    told_by: Body | None = None
    """The wider place whose report tells the part asked for in a list of its own."""
    part: str = ""
    """The figure of that list itself, by its id."""


def to_json(value: Any) -> Any:
    """Plain JSON values of a type above: dataclasses as objects, Decimals as exact strings."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_json(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in value.items()}
    return value
