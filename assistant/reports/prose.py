"""Every figure of a report's running text, with what it counts, when, and how it hangs together.

A sentence is read cell by cell (see ``clauses``). What stands before a figure, else behind it, names it;
a figure that leaves out its verb's object, its subject or its total borrows them from the figure or the
words before it. Lists after 其中, a colon or in brackets are parts of the figure they follow.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.lexicon.text import fold
from assistant.reports.changes import of_year, run_length
from assistant.reports.cited import mark_cited
from assistant.reports.clauses import HIDDEN, Cell, Level, Sentence, read_prose, sentences
from assistant.reports.context import Place, Reading, State
from assistant.reports.drafts import Draft, Group, facts_of
from assistant.reports.figures import counts_nothing, read_figure
from assistant.reports.groups import (
    OF_WHICH,
    add_up,
    begins_list,
    close_list,
    divide,
    named,
    open_list,
    place,
    semicolon,
    told_before,
)
from assistant.reports.naming import name_drafts
from assistant.reports.negations import stated_nones
from assistant.reports.remarks import add_none, free, level_with, noted, said_of_all
from assistant.reports.subjects import Phrase, cleaned
from assistant.reports.times import timeline, years_apart
from assistant.types import Fact, Measure, Report, Status

__all__ = ["prose_facts"]

MOST_BETWEEN = 20
"""Characters between what was held and who came."""
_OPENING = 40
"""Characters of what opens a list."""
_AMONG_PLACES = re.compile(
    r"[,;。:\n ](?:在)?(?:全[省市县区州])?各?(?P<kind>(?:县|区|市|州|旗|乡|镇|街道|部门|单位)(?:[县区市州旗乡镇街道(),、]|部门|单位)*)中 *$"
)
"""Opens what is told of single places: 县(区)744件;县(区)中,甲县263件、乙区171件."""
_TOLD = re.compile(r"[无未没零免收持]")
"""A sentence without a number says nothing that counts, unless it denies something."""
_GOES_ON = re.compile(r"其中|按.{1,12}分|从.{1,14}看")
_NOTHING = re.compile(
    r"(?:本年度?|全年|我.{1,3})?(?:无|没有|暂无|未发生|零)(?:此类情况|相关情况|此项|发生)?[。.;]?"
)
"""A paragraph that only says none, of what its heading names."""
_HEADER = re.compile(r"(?:中|方面|情况|里|内|如下|类|看|分)$")
"""A header that holds for all figures after it."""
_TOLD_OF = re.compile(
    r"(?:均|全部|都)(?:为|由|是|系)|(?:达到|再?创|创下).{0,4}新高|(?:位居|居|排名?).{0,8}(?:首|第|前)|连续[\d两二三四五六七八九十]+年|(?:有所|明显|大幅|显著|持续|稳步|逐年|逐步|逐月)|(?:为|是|创|达)?(?:近[\d两二三四五六七八九十]+年|历年|历史|建[站网]以来)来?的?(?:最[高多低少]|新[高低])|(?:同比|[与同和](?:上|去)一?年(?:同期)?)(?:基本)?持平|(?:同比|[较比](?:上|去)一?年).{0,4}[增减升降翻]|(?:数量)?最[多少]$"
)
"""What a header says of its thing: 政府信息公开申请|均为自然人提出,共9件."""
_MAINLY = re.compile(r"以(?P<who>[\u4e00-\u9fff]{2,12})(?:居多|为主)$")
"""申请人以|自然人|为主,共提出申请92件."""
_LIST_AHEAD = re.compile(r"(?:其中|包括|包含|分别(?:为|是)|如下|具体(?:为|是))$")
_LISTED = re.compile(f"{HIDDEN}[、和及与]")
_MONTHS = re.compile(r"\d{1,2}月份?")
_APART_FROM = re.compile(r"[\s,]*(?:另外?|还)?(?:不含|不包括|不计|未含|另有)")
"""What a bracket leaves out of the figure before it: 12件(不含不予受理3件)."""
_BEFORE_NAMES = re.compile(
    r"依次(?:为|是)|分别(?:为|是)|(?:主要|具体)?(?:涉及|包括|包含|集中在|有|为|是)(?=(?:[\u4e00-\u9fff]{2,}|\d{1,2}月份?)$)"
)
_ALL_OF_THEM = re.compile(r"申请(?:均|全部|都|皆)")
_PROBLEMS = re.compile(r"问题|不足|困难")
_BECAME = re.compile(r"(?:至|到|为)(?:\d{4}年的?)?$")
_SHORTEST = 3


def prose_facts(report: Report) -> list[Fact]:
    """The figures outside tables and furniture, in text order.

    Counts have their value multiplied out, percentages are as printed. The subject of a change ends with
    the words of the change (同比增长, 较上年减少), which give its direction; its value has no sign.
    Two facts may share a span (行政复议、行政诉讼均为0); the ids of all but the first end in ``#2``, ``#3``.
    """
    prose = read_prose(report)
    reading = Reading(prose, report)
    for sentence in sentences(prose):
        if sentence.opens and not _GOES_ON.match(sentence.shape):
            reading.carried = []  # a paragraph of its own says itself what it speaks of
        if prose.numbers_in(sentence.start, sentence.end) or _TOLD.search(sentence.shape):
            _sentence(reading, sentence)
    drafts = sorted(reading.drafts, key=lambda draft: (draft.start, draft.end))
    name_drafts(prose, report, drafts)
    mark_cited(prose, report, drafts)
    told = (fact for fact in facts_of(prose, report, drafts) if not _is_corrected(report.text, fact))
    return _led(_done_of_plan(list(told)))


_PLANNED = re.compile("(?:原|年初|全年|本年)?(?:计划|拟|预计|目标)(?:要)?(?P<what>[\u4e00-\u9fff]{4,})")
_DONE = re.compile("(?:实际|最终|现已?|已)(?:全部)?[\u4e00-\u9fff]{2}(?:完成)?")


def _done_of_plan(facts: list[Fact]) -> list[Fact]:
    """The facts, those that only say that something was done as what was planned right before (计划改造老旧小区48个，实际完工53个)."""
    told: list[Fact] = []
    for fact in facts:
        last = told[-1] if told else None
        planned = _PLANNED.fullmatch(last.subject) if last is not None else None
        alone = not fact.indicator and _DONE.fullmatch(fact.subject)
        if last is not None and planned and alone and _right_behind(fact, last) and fact.unit == last.unit:
            fact = replace(fact, subject=f"{planned['what']}{fact.subject}")
        told.append(fact)
    return told


_MISPRINTED = re.compile(
    '(?<![纠差出])[误错](?:写|填|印|登|报|录|算|标|计|列|刊|排|统计)?[为成作](?:了)?[“"：:]?$'
)
_CORRECTED = re.compile('[\u4e00-\u9fff]{0,3}[”"]?[,，]?(?:现|应|特)?(?:更正|订正|勘正|改正|纠正)[为成]')


def _is_corrected(text: str, fact: Fact) -> bool:
    """Whether a figure is what a report says it got wrong (误写为35个; 由667条更正为676条)."""
    before, behind = text[max(0, fact.span.start - 8) : fact.span.start], text[fact.span.end :][:12]
    return bool(_MISPRINTED.search(before) or _CORRECTED.match(behind))


_LEADER = re.compile(
    r"(?:主要(?:负责)?(?:同志|领导|负责人)|(?<!副)(?:[省市县区州旗镇乡局厅校院]长|书记|主任))(?:亲自|本人)?(?:出席|参加|到场|主持|参与)(?:了)?(?:的|发布会|新闻发布会)?$"
)
_PERSONS = frozenset({"人", "人次", "名"})
_TRAINED = re.compile("培训(?:班|会)?$|培训活动$")
_CAME = re.compile("(?:共|累计|共有|各类)?(?:参加|参训|参与|参会|受训|参加人员|参训人员|人员参加)")
_OTHERS = re.compile("部门|单位|各|分管|副|有关")
"""Leaders of others, and deputies."""


def _led(facts: list[Fact]) -> list[Fact]:
    """The facts, those that only say who came as what they are of: the figure right before says what was held.

    召开新闻发布会24场,市政府主要负责同志出席3场; 举办培训2期,160人参加.
    """
    told: list[Fact] = []
    for fact in facts:
        last = told[-1] if told else None
        if last is not None and not fact.indicator and _right_behind(fact, last):
            led = fact.unit in {"场", "次"} and _LEADER.search(fact.subject)
            fewer = (fact.value or 0) <= (last.value or 0)
            if last.indicator == "press_conference" and led and fewer and not _OTHERS.search(fact.subject):
                fact = replace(fact, indicator="press_conference.leader")
            elif fact.unit in _PERSONS and _TRAINED.search(last.subject) and _CAME.fullmatch(fact.subject):
                fact = replace(fact, indicator="trainee", subject="参加培训")
        told.append(fact)
    return told


def _right_behind(fact: Fact, last: Fact) -> bool:
    """Whether a figure of what was done stands right behind another of the same kind."""
    near = last.span.end <= fact.span.start < last.span.end + MOST_BETWEEN
    done = fact.status is last.status is Status.RESULT and (fact.year, fact.cumulative) == (
        last.year,
        last.cumulative,
    )
    return near and done and None not in (fact.value, last.value)


def _sentence(reading: Reading, sentence: Sentence) -> None:
    """Add the drafts of one sentence."""
    report = reading.report
    section = report.section_at(reading.prose.span(sentence.start, sentence.end).start)
    heading = " ".join(section.path) if section else ""
    if heading != reading.heading:
        reading.heading, reading.carried = heading, []
        _announce(reading, fold(section.path[-1]) if section and section.path else "")
    if reading.mixed and (
        reading.words.plan_heading.search(sentence.shape) or reading.words.plan.search(sentence.shape)
    ):
        reading.planned = True  # from here on: 主要问题…。改进措施:…
    state = State(reading, sentence, timeline(reading.prose, sentence, report.year))
    if sentence.opens:
        reading.named, reading.year = False, None
    state.named = reading.named
    reading.named = reading.named or state.times.names(report.year, sentence.end)
    state.goes_on = bool(_GOES_ON.match(sentence.shape)) and bool(reading.carried)
    begun = state.times.opening_year()
    if begun is not None:
        reading.year = begun if report.year is not None and begun < report.year else None
    before = len(reading.drafts)
    _level(state, sentence.level)
    add_up(reading.prose, reading.drafts[before:])
    amounts = [
        draft
        for draft in reading.drafts[before:]
        if draft.measure is Measure.LEVEL and draft.status is not Status.RULE
    ]
    if amounts and not state.goes_on:
        reading.carried = [d for d in reversed(amounts) if _may_be_divided(d, amounts)][:6]
    free(state)


def _announce(reading: Reading, own: str) -> None:
    """Whether the section's heading, of which ``own`` is the last, announces plans, or problems and plans."""
    heads_plans, year = reading.words.heads_plans, reading.report.year
    plans, problems = heads_plans(own, year), bool(_PROBLEMS.search(own))
    if not plans and not problems:
        plans = heads_plans(fold(reading.heading), year)
        problems = bool(_PROBLEMS.search(reading.heading))
    reading.planned, reading.mixed = plans and not problems, plans and problems


def _may_be_divided(draft: Draft, amounts: list[Draft]) -> bool:
    """Whether a later sentence may speak of it: no part, no none, not what a later year was compared with."""
    compared = any(
        (other.subject, other.unit) == (draft.subject, draft.unit)
        and other.year is not None
        and draft.year is not None
        and other.year > draft.year
        for other in amounts
    )
    return draft.parent is None and draft.nil is None and not compared


# --- cells -----------------------------------------------------------------------------------


def _level(state: State, level: Level) -> None:
    for index, cell in enumerate(level.cells):
        if cell.opener == ";":
            state.parted = None
            state.header, state.header_cell, state.strong = (), None, ()
            semicolon(state, level.cells[index - 1])
        _cell(state, level, index)
    close_list(state)


def _cell(state: State, level: Level, index: int) -> None:
    cell = level.cells[index]
    for draft in stated_nones(state.reading.prose, cell, _what_is_none(state), state.taken):
        add_none(state, draft)
    places = _places(state, level, index)
    if places:
        state.years = years_apart(state.sentence.shape, places[0].item.number.start - state.sentence.start)
        state.years = state.years if len(state.years) == run_length(places[0]) else []
    if places:
        _brackets(state, cell, cell.start, places[0].item.number.start)
    for position, at in enumerate(places):
        _figure(state, at)
        following = places[position + 1].item.number.start if position + 1 < len(places) else cell.end
        _brackets(state, cell, at.item.number.start, following, counted=True)
    if places:
        if cleaned(cell, *places[-1].left) or _ALL_OF_THEM.match(places[-1].right):
            said_of_all(state, cell, places[-1].item.number.full_end)
        level_with(state, cell)
        return
    _brackets(state, cell, cell.start, cell.end)
    _plain(state, cell)


def _what_is_none(state: State) -> Phrase:
    """What a bare 无 denies: the header before it, else the heading above a paragraph of nothing else."""
    if header := state.header or state.strong:
        return header
    sentence, prose = state.sentence, state.reading.prose
    if not sentence.alone or not _NOTHING.fullmatch(sentence.shape.strip()):
        return ()
    section = state.reading.report.section_at(prose.span(sentence.start, sentence.end).start)
    if section is None:
        return ()
    start, end = prose.index(section.heading_span.start), prose.index(section.heading_span.end)
    return cleaned(Cell(start, end, prose.text[start:end], "", ""), start, end)


def _places(state: State, level: Level, index: int) -> list[Place]:
    """The figures of a cell that count something; the words around the others go to these."""
    cell, places = level.cells[index], list[Place]()
    start: int | None = None
    for position, item in enumerate(cell.items):
        at = Place(level, index, cell, position, item, item.left)
        if item.number.start in state.taken or counts_nothing(state.reading, at):
            start = item.left[0] if start is None else start
            continue
        if start is None and places and at.words.startswith("的"):
            start = places[-1].left[0]  # 收到5件以上|的单位3家
        at.left = item.left if start is None else (start, item.left[1])
        start = None
        places.append(at)
    if start is not None and places:
        last = places[-1].item
        places[-1].item = replace(last, right=(last.right[0], cell.end))
    kept = []
    for position, at in enumerate(places):
        if _names_next(state, at, places[position + 1 :]):
            places[position + 1].left = at.left[0], places[position + 1].left[1]
        else:
            kept.append(at)
    return kept


def _names_next(state: State, at: Place, following: list[Place]) -> bool:
    """Whether a figure is only part of the next one's name: 两条微信阅读量达180万次."""
    if not following or at.item.right[0] < at.item.right[1] or at.before.endswith(("由", "从", "将")):
        return False
    after, end = following[0], at.item.number.full_end
    between = at.cell.text[end - at.cell.start : after.item.number.full_start - at.cell.start]
    said = state.reading.words.predicate.match(between) or _BECAME.search(between)
    named = after.left[0] == end and len(between) > 1 and not said and not after.item.opener
    return named and not cleaned(at.cell, *at.left)


def _plain(state: State, cell: Cell) -> None:
    """A cell without figures: a header, the opening of a list, or a word on the figures before."""
    words = state.reading.words
    if said_of_all(state, cell, cell.start) or level_with(state, cell):
        return
    text = cell.text.strip(" ,")
    among = len(text) > _SHORTEST and text.endswith("中") and cell.closer == ","
    if among and (divided := named(state, text[:-1], lambda draft: True)) is not None:
        open_list(state, divided, "其中")
        return
    if cell.closer == "," and (
        places := _AMONG_PLACES.search(state.reading.prose.text, max(cell.end - _OPENING, 0), cell.end)
    ):
        divided = named(state, places["kind"], lambda draft: True) or state.total()
        if divided is not None:
            open_list(state, divided, "其中")
        return
    marker = words.parts.match(cell.text.lstrip(" ,"))
    if marker is None and cell.closer == ":":
        marker = _LIST_AHEAD.search(cell.text)
    if marker and not words.cumulative_firm.match(cell.text):
        if marker.group()[0] in "按从":
            divide(state, marker.group())
        elif (total := state.total()) is not None:
            open_list(state, total, marker.group())
    if words.base.search(cell.text):
        return
    if mainly := _MAINLY.search(cell.text):
        state.header, state.header_cell = (
            ((cell.start + mainly.start("who"), cell.start + mainly.end("who")),),
            cell,
        )
        return
    told = _TOLD_OF.search(cell.text)
    end = cell.start + told.start() if told and told.start() >= _SHORTEST else cell.end
    if phrase := cleaned(cell, cell.start, end):
        state.header, state.header_cell = phrase, cell
        if cell.closer == ":" or _HEADER.search(cell.text):
            state.strong = phrase


def _brackets(state: State, cell: Cell, start: int, end: int, *, counted: bool = False) -> None:
    """Read the brackets of a cell between two places, ``counted`` as parts of the figure before them."""
    for position, level in cell.brackets:
        if not start <= position < end or of_year(state, cell, position, level):
            continue
        inner = State(
            state.reading, state.sentence, state.times, taken=state.taken, named=state.named, inside=True
        )
        if counted and state.last is not None:
            inner.last = state.last
            inner.group = None if _APART_FROM.match(level.cells[0].text) else Group(state.last, "(")
        else:
            inner.strong = _last_name(cell, position) or state.strong
        _level(inner, level)


def _last_name(cell: Cell, end: int) -> Phrase:
    """The name a bracket follows: the last of a list (涉及征地拆迁(12件)、财政预算(3件))."""
    text = cell.text[: end - cell.start]
    start = (
        max(text.rfind(mark) for mark in ("、", "和", "及", "与", HIDDEN)) + 1 if _LISTED.search(text) else 0
    )
    if marker := list(_BEFORE_NAMES.finditer(text, start)):
        start = marker[-1].end()
    if _MONTHS.fullmatch(text, start):
        return ((cell.start + start, end),)
    return cleaned(cell, cell.start + start, end) or cleaned(cell, cell.start, end)


# --- figures ---------------------------------------------------------------------------------


def _figure(state: State, at: Place) -> None:
    marked = begins_list(state, at)
    if (told := told_before(state, at)) is not None:
        open_list(state, told, "其中")
        return
    year = state.years.pop(0) if state.years else None
    for draft in read_figure(state, at):
        if year is not None:
            draft.year, state.parted, draft.cumulative = year, year, False
        elif state.parted is not None and draft.measure in (Measure.GROWTH_RATE, Measure.DIFFERENCE):
            draft.year = state.parted
        if draft.measure in (Measure.GROWTH_RATE, Measure.DIFFERENCE):
            draft.cumulative = False  # 截至年底共4106项,较上年精简11.3%: what changed is no running total
        state.recent = draft
        state.reading.drafts.append(draft)
        place(state, draft, at, marked=marked)
        noted(state, draft, at)
        if OF_WHICH.search(at.right):
            open_list(state, draft, "其中")
