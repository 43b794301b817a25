"""Every figure of a report's running text, with what it counts, when, and how it hangs together.

A sentence is read cell by cell (see ``clauses``). What stands before a figure, else behind it, names it;
a figure that leaves out its verb's object, its subject or its total borrows them from the figure or the
words before it. Lists after 其中, a colon or in brackets are parts of the figure they follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from assistant.lexicon.labels import match_label
from assistant.lexicon.statements import statements
from assistant.reports.clauses import Cell, Item, Level, Prose, Sentence, read_prose, sentences
from assistant.reports.drafts import Draft, Group, facts_of
from assistant.reports.negations import stated_nones
from assistant.reports.subjects import Phrase, cleaned, named_after, object_of, split_names, text_of
from assistant.reports.times import Timeline, timeline
from assistant.types import Fact, Measure, Nil, Report, Status

__all__ = ["prose_facts"]

_DAYS = frozenset({"个工作日", "工作日", "天", "日", "小时", "分钟", "个月", "周"})
_NEVER = frozenset({"年", "岁", "版", "学年", "届"})
_JOINED = re.compile(r"[+×*xX·/]$")
_JOINS = re.compile(r"[+×*]")
_FROM = re.compile(
    r"(?:由|从)(?:(?:上一?年|去年|年初|原来|原有|原先|最初|之前|前年|\d{4}年)(?:度|底|初)?(?:同期)?)?的?$"
)
_EACH = re.compile(r"(?:均|皆|各|都)(?:为|是|有|达到?|实现|保持|约)*$")
_APART = re.compile(r"分别")
_OF_ALL = re.compile(r"占")
_LINKED = re.compile(r"(?:为|是|:|数|量|共|达|计|均|各)$")
_STRONG_HEADER = re.compile(r"(?:中|方面|情况|里|内|如下|类|看|分)$")
_FRESH = re.compile(
    r"^[\s,]*(?:此外|另外|同时|全年|今年|本年|20\d\d年|截至|截止|目前|共(?![同享])|一是|二是|三是|四是|五是|总计|合计|据统计|年内)"
)
_RESULT_VERBS = re.compile(r"予以.*公开|维持|纠正|纠错|撤销|驳回")
_IMPLIED = re.compile(
    r"^(?:以上|申请|,)*(?:均|全部|都|皆|一律)(?:已|都|为|是|予以|由|属于|系|通过|能|得到|做到|在|了)*(?P<label>.+?)(?:了)?$"
)
_DONE = re.compile(
    r"(?:按时|按期|依法|依规|及时|法定期限内|规定时限内|规定时间内|法定时限内)*(?:予以|作出|进行|给予)?(?:了)?(?:办结|答复|回复|办理|办理完毕|处理|办复)$"
)
_IN_ALL = re.compile(r"(?:其)?中$")
_NOTHING = re.compile(
    r"(?:本年度?|全年|我.|我.{1,3})?(?:无|没有|暂无|未发生|零)(?:此类情况|相关情况|此项|发生)?[。.;]?"
)
"""A paragraph that only says none, of what its heading names."""
_GOES_ON = re.compile(r"其中|按.{1,12}分|从.{1,14}看")
_RANK = re.compile(r"前进|排名|位列|名列|跃升|排在|位居|跻身")
_ARTICLE = re.compile(r"第[\d一二三四五六七八九十百]+[条款项章节]?[、和至及与,-]$")
_LIMIT = re.compile(r"(?:至少|不少于|最少|最多|不超过)(?=[^,]{1,4}$)")
"""A bound that stands before the verb: 至少开展1次."""
_TAIL = re.compile(r"(?:了|约|近|:|为|达到?|有|仅)+$")
"""Words between a change and its figure that say nothing."""


@dataclass(slots=True)
class _State:
    """What the cells read so far leave to the next."""

    sentence: Sentence
    times: Timeline
    last: Draft | None = None
    """The last amount read."""
    recent: Draft | None = None
    """The last figure read, of any kind."""
    group: Group | None = None
    header: Phrase = ()
    """A cell without figures that stands after the last figure."""
    header_cell: Cell | None = None
    strong: Phrase = ()
    """A header that names all figures after it (行政复议方面, …:)."""
    old: Draft | None = None
    """The old figure of a change whose new one is still to come."""
    pending: list[Phrase] = field(default_factory=list)
    tail: Phrase = ()
    queue: list[Phrase] = field(default_factory=list)
    """Subjects of the changes still to come after 分别."""
    taken: set[int] = field(default_factory=set)
    base: Draft | None = None
    """What 按…分 and 从…看 divide, one way after another."""
    divided: bool = False
    goes_on: bool = False
    """The sentence begins with 其中: it speaks of the one before."""


def prose_facts(report: Report) -> list[Fact]:
    """The figures outside tables and furniture, in text order.

    Counts have their value multiplied out, percentages are as printed. The subject of a change ends with
    the words of the change (同比增长, 较上年减少), which give its direction; its value has no sign.
    Two facts may share a span (行政复议、行政诉讼均为0); the ids of all but the first then end in ``#2``, ``#3`` …
    """
    prose = read_prose(report)
    reader = _Reader(prose, report)
    for sentence in sentences(prose):
        reader.read(sentence)
    return facts_of(prose, report, reader.drafts)


class _Reader:
    """Reads the sentences of one report in order."""

    def __init__(self, prose: Prose, report: Report) -> None:
        self.prose = prose
        self.report = report
        self.drafts: list[Draft] = []
        self.words = statements()
        self._fields = [(f.span.start, f.span.end) for f in report.fields if f.span and f.name != "structure"]
        self._carried: list[Draft] = []
        self._named = False
        self._planned = False
        self._heading = ""

    def read(self, sentence: Sentence) -> None:
        """Add the drafts of one sentence."""
        if not any(char in "无未没零免收持" for char in sentence.shape) and not (
            self.prose.numbers_in(sentence.start, sentence.end)
        ):
            return
        section = self.report.section_at(self.prose.span(sentence.start, sentence.end).start)
        heading = " ".join(section.path) if section else ""
        if heading != self._heading:
            self._heading, self._carried = heading, []
            self._planned = bool(self.words.plan_heading.search(heading))
        state = _State(sentence, timeline(self.prose, sentence, self.report.year))
        if sentence.opens:
            self._named = False
        self._named = self._named or state.times.names(self.report.year, sentence.end)
        state.goes_on = bool(_GOES_ON.match(sentence.shape)) and bool(self._carried)
        before = len(self.drafts)
        self._level(sentence.level, state)
        amounts = [
            d for d in self.drafts[before:] if d.measure is Measure.LEVEL and d.status is not Status.RULE
        ]
        if amounts and not state.goes_on:
            self._carried = [d for d in reversed(amounts) if d.parent is None and d.nil is None][:6]
        self._free(sentence, state)

    # --- cells -------------------------------------------------------------------------------

    def _level(self, level: Level, state: _State) -> None:
        for index, cell in enumerate(level.cells):
            if cell.opener == ";":
                state.header, state.header_cell = (), None
                state.strong = ()
                self._semicolon(cell, state)
            self._cell(level, index, cell, state)
        self._close(state)

    def _cell(self, level: Level, index: int, cell: Cell, state: _State) -> None:
        header = state.header or state.strong
        if not header and state.sentence.alone and _NOTHING.fullmatch(state.sentence.shape.strip()):
            header = self._heading_words(state.sentence)
        for draft in stated_nones(self.prose, cell, header, state.taken):
            self._add(draft, state, cell)
        items = [item for item in cell.items if item.number.start not in state.taken]
        if items:
            items = self._merged(level, index, cell, items)
            for position, item in enumerate(items):
                self._item(level, index, cell, position, item, state)
                after = items[position + 1].number.start if position + 1 < len(items) else cell.end
                self._brackets(cell, item.number.start, after, state)
            if items:
                self._say_of_all(cell, items[-1].number.full_end, state)
            self._level_with(cell, state)
            return
        self._brackets(cell, cell.start, cell.end, state)
        self._plain(cell, state)

    def _heading_words(self, sentence: Sentence) -> Phrase:
        """The words of the heading above, as a place in the prose."""
        section = self.report.section_at(self.prose.span(sentence.start, sentence.end).start)
        if section is None:
            return ()
        start = self.prose.index(section.heading_span.start)
        end = self.prose.index(section.heading_span.end)
        return cleaned(Cell(start, end, self.prose.text[start:end], "", ""), start, end)

    def _merged(self, level: Level, index: int, cell: Cell, items: list[Item]) -> list[Item]:
        """The figures that count something; the words around the others go to the next."""
        kept: list[Item] = []
        start: int | None = None
        for item in items:
            if self._skipped(cell, item) or self._is_counter(level, index, cell, item):
                start = item.left[0] if start is None else start
                continue
            if start is not None:
                item = replace(item, left=(start, item.left[1]))
                start = None
            kept.append(item)
        return kept

    def _plain(self, cell: Cell, state: _State) -> None:
        """A cell without figures: a header, the opening of a list, or a word on the figures before."""
        words = self.words
        if self._say_of_all(cell, cell.start, state) or self._level_with(cell, state):
            return
        marker = words.parts.match(cell.text.lstrip(" ,")) or (
            cell.closer == ":"
            and re.search(r"(?:其中|包括|包含|分别(?:为|是)|如下|具体(?:为|是))$", cell.text)
        )
        if marker and not words.cumulative_firm.match(cell.text):
            if _GOES_ON.match(marker.group()) and not marker.group().startswith("其中"):
                state.base = state.base if state.divided else self._total(state)
                state.divided = True
                self._open(state, state.base, marker.group(), cell)
            elif (total := self._total(state)) is not None:
                self._open(state, total, marker.group(), cell)
        if words.base.search(cell.text):
            return
        phrase = cleaned(cell, cell.start, cell.end)
        if not phrase:
            return
        state.header, state.header_cell = phrase, cell
        if cell.closer == ":" or _STRONG_HEADER.search(cell.text):
            state.strong = phrase

    def _brackets(self, cell: Cell, start: int, end: int, state: _State) -> None:
        """Read the brackets of a cell that stand between two places, as parts of the figure before them."""
        for position, level in cell.brackets:
            if not start <= position < end:
                continue
            inner = _State(state.sentence, state.times, state.last, taken=state.taken)
            anchored = start > cell.start and state.last is not None and cell.items
            if anchored and state.last is not None:
                inner.group = Group(state.last, "(")
            else:
                inner.last = None
                inner.strong = cleaned(cell, cell.start, position) or state.strong
            self._level(level, inner)

    # --- lists of parts ----------------------------------------------------------------------

    def _total(self, state: _State) -> Draft | None:
        """What a list of parts that begins here is most likely a part of."""
        if state.last is not None:
            return state.last
        return self._carried[0] if self._carried else None

    def _open(self, state: _State, total: Draft | None, marker: str, cell: Cell) -> None:
        outer = state.group
        if outer is not None and outer.members and total is outer.members[-1]:
            state.group = Group(total, marker, outer=outer)
        else:
            earlier = [d for d in self._amounts(state) if d is not total]
            state.group = Group(total, marker, tuple(earlier))
        state.group.open = bool(self.words.open_parts.search(marker))
        state.strong = ()

    def _amounts(self, state: _State) -> list[Draft]:
        """Totals a list may belong to, nearest first."""
        found = []
        draft = state.last
        while draft is not None:
            if draft.parent is None and draft.nil is None and draft.status is not Status.RULE:
                found.append(draft)
            draft = draft.before
        return found or self._carried

    def _close(self, state: _State) -> None:
        """End a list: decide whose parts they are, and say so."""
        group = state.group
        state.group = None
        if group is None or not group.members or group.total is None:
            return
        total = group.total
        outer = group.outer
        if outer is not None and outer.total is not None and group.sum() != total.value:
            over = group.members[0].value > total.value or any(m.value > total.value for m in group.members)
            if over or group.sum() == outer.total.value:
                total = outer.total
        for member in group.members:
            if member is not total:
                member.parent = total
        total.open_parts = total.open_parts or group.open
        if outer is not None:
            state.group = outer
            self._close(state)

    def _semicolon(self, cell: Cell, state: _State) -> None:
        group = state.group
        if group is None:
            return
        if len(group.members) <= 1 and not group.mark:
            group.mark = ";"
        elif group.mark != ";":
            self._close(state)

    def _fits(self, group: Group, draft: Draft, cell: Cell, item: Item, marked: bool) -> bool:
        """Whether a figure goes on with the list of parts."""
        total = group.total
        if total is None:
            return True
        if group.opener == "(" and not marked:
            return draft.unit == total.unit
        if not group.members:
            fitting = [t for t in (total, *group.choices) if draft.value <= t.value or t.bound]
            alike = [t for t in fitting if t.unit == draft.unit]
            if not fitting:
                return False
            group.total = (alike or fitting)[0]
            return True
        if marked:
            return draft.value <= total.value or bool(total.bound)
        if _FRESH.match(cell.text) or draft.unit != group.members[-1].unit:
            return False
        if draft.value > total.value and not total.bound:
            return False
        if group.sum() == total.value and draft.value > 0:
            return False
        own = text_of(self.prose, draft.subject)
        verb = self.words.verb.match(own)
        over = group.sum() + draft.value > total.value
        if over and verb and not total.bound:
            return False
        if cell.opener == ";" and (self._starts_list(state_cell=cell) or (verb and group.mark != ";")):
            return False
        return True

    def _starts_list(self, state_cell: Cell) -> bool:
        """Whether another list of parts follows the cell, so that its figure is a total."""
        following = self.prose.text[state_cell.end : state_cell.end + 4]
        return bool(re.match(r"[,:(]?(?:其中|包括)", following))

    # --- figures -----------------------------------------------------------------------------

    def _item(self, level: Level, index: int, cell: Cell, position: int, item: Item, state: _State) -> None:
        left = item.left
        first = left[0] - cell.start
        first += len(cell.text[first:]) - len(cell.text[first:].lstrip(" ,;"))
        marker = self.words.parts.match(cell.text, first, left[1] - cell.start)
        marked = False
        if marker:
            left = cell.start + marker.end(), left[1]
            self._open(state, self._total(state), marker.group(), cell)
            marked = True
        elif inside := re.search(
            r"(?:其中(?!有的)|主要包括|具体包括|包括|包含)(?=.)",
            cell.text[left[0] - cell.start : left[1] - cell.start],
        ):
            whole = self._total(state)
            if whole is not None and whole.unit == item.number.unit and item.number.value <= whole.value:
                self._open(state, whole, inside.group(), cell)
                marked = True
            state.strong = cleaned(cell, left[0], left[0] + inside.start()) or state.strong
            left = left[0] + inside.end(), left[1]
        elif item.opener == ":" and position == 0 and index > 0:
            before = level.cells[index - 1]
            if before.items and state.last is not None and state.group is None:
                self._open(state, state.last, ":", cell)
        for draft in self._read(level, index, cell, position, item, left, state):
            self._add(draft, state, cell)
            self._place(draft, state, cell, item, marked)
            if _IN_ALL.search(cell.text[item.right[0] - cell.start : item.right[1] - cell.start]):
                self._open(state, draft, "其中", cell)

    def _place(self, draft: Draft, state: _State, cell: Cell, item: Item, marked: bool) -> None:
        """Put an amount into the list being read, or end the list."""
        if draft.measure is not Measure.LEVEL or draft is state.old or draft.status is Status.RULE:
            return
        group = state.group
        if (
            group is not None
            and group.members
            and draft.unit != group.members[-1].unit
            and state.last is not None
        ):
            if draft.subject == state.last.subject:
                return  # 县教育局2件、900元: the money is no further part
        while group is not None:
            alike = draft.cumulative == bool(group.total and group.total.cumulative) or not group.members
            if (alike or marked) and self._fits(group, draft, cell, item, marked):
                if cell.opener in ",、" and not group.mark and group.members:
                    group.mark = ","
                group.members.append(draft)
                break
            self._close(state)
            group = state.group
        right = cell.text[item.right[0] - cell.start : item.right[1] - cell.start]
        if state.group is not None and right.startswith("等") and state.group.members:
            state.group.open = True
        state.last = draft
        state.header, state.header_cell = (), None

    def _read(
        self,
        level: Level,
        index: int,
        cell: Cell,
        position: int,
        item: Item,
        left: tuple[int, int],
        state: _State,
    ) -> list[Draft]:
        """The drafts of one figure: one, or one for each name it is shared by."""
        number = item.number
        if drafts := self._shared(level, index, cell, position, item, left, state):
            return drafts
        attached = state.times.attached(number.full_start)
        if self._is_old(cell, item, state):
            match = _FROM.search(cell.text, left[0] - cell.start, left[1] - cell.start)
            subject = cleaned(cell, left[0], cell.start + match.start()) if match else ()
            subject = subject + named_after(cell, *item.right, bare=False)
            draft = self._draft(cell, item, subject or self._borrowed(state), state)
            year = self.report.year
            draft.year = attached[0] if attached else year - 1 if year is not None else None
            state.old = draft
            return [draft]
        if attached is not None and attached[1] and not number.percent and state.last is not None:
            draft = self._draft(cell, item, state.last.subject, state)
            draft.year = attached[0]
            draft.measure = Measure.LEVEL
            state.old = draft  # compared with: it never becomes a total
            return [draft]
        if draft := self._change(level, index, cell, position, item, left, state):
            return [draft]
        if number.percent or number.unit == "个百分点":
            return [self._share(cell, item, left, state)]
        subject = self._subject(cell, item, left, state)
        if not subject:
            return []
        return self._each_of_none(cell, self._draft(cell, item, subject, state))

    def _draft(self, cell: Cell, item: Item, subject: Phrase, state: _State) -> Draft:
        number = item.number
        draft = Draft(
            number.start, number.end, number.value, subject, (state.sentence.start, state.sentence.end),
            unit=number.unit, upper=number.upper, bound=number.bound, before=state.last,
        )  # fmt: skip
        if not draft.bound and (limit := _LIMIT.search(cell.text, 0, number.full_start - cell.start)):
            draft.bound = "at_most" if limit.group()[0] in "最" or "超" in limit.group() else "at_least"
        draft.measure = Measure.SHARE if number.percent else Measure.LEVEL
        self._when(draft, cell, state)
        if self._is_rule(cell, item) and (draft.status is Status.RESULT or number.unit in _DAYS):
            draft.status = Status.RULE
        draft.context = text_of(self.prose, state.strong)
        return draft

    def _when(self, draft: Draft, cell: Cell, state: _State) -> None:
        """Year, plan or result, cumulative or not."""
        year = self.report.year
        shape, start = state.sentence.shape, state.sentence.start
        clause = shape.rfind(";", 0, draft.start - start) + 1
        planned = bool(self.words.plan.search(shape, clause, draft.start - start))
        if self._planned and not state.times.names(year, draft.start):
            planned = True
        default = year + 1 if planned and year is not None else year
        if state.goes_on:
            default = self._carried[0].year
        draft.year = state.times.year_at(draft.start, default)
        if (
            planned
            and year is not None
            and draft.year is not None
            and draft.year <= year
            and not (self.words.plan.search(shape, clause, draft.start - start))
        ):
            planned = False
        draft.status = Status.PLAN if planned else Status.RESULT
        draft.cumulative = state.times.cumulative_at(draft.start, draft.year, named=self._named)

    def _is_rule(self, cell: Cell, item: Item) -> bool:
        number = item.number
        before = cell.text[: number.full_start - cell.start]
        after = cell.text[number.full_end - cell.start :]
        words = self.words
        if words.rule.search(before):
            return True
        if number.unit in _DAYS:
            return not words.effort.search(before)
        if words.rule_after.match(after):
            return True
        return bool(
            number.bound and not number.percent and after.startswith("的") and number.bound != "about"
        )

    def _skipped(self, cell: Cell, item: Item) -> bool:
        """Whether a number counts nothing a reader would ask for."""
        number = item.number
        before = cell.text[: number.full_start - cell.start]
        after = cell.text[number.full_end - cell.start :]
        if number.unit in _NEVER or self.words.skip_right.match(after):
            return True
        if _JOINED.search(before) or _JOINS.match(after) or before.endswith(("前", "第", "每", "连续", "近")):
            return True
        if number.unit in ("条", "款", "项", "章") and (
            _ARTICLE.search(before) or after.startswith(("规定", "款", "第"))
        ):
            return True  # 第二十条和21条
        if number.unit in ("名", "位") and _RANK.search(before):
            return True
        if number.unit in _DAYS and not self._is_counted_time(number.unit, before, after, number.bound):
            return True
        if not number.unit and not number.percent and self.prose.text[number.end - 1] not in "万亿":
            bare = after.strip(" 。,;、") == ""
            linked = bool(_LINKED.search(before)) or cell.opener == ":"
            named = match_label(text_of(self.prose, cleaned(cell, *item.left))) is not None
            if not bare or not (linked or named) or not (before.strip() or cell.opener == ":"):
                return True
        span = self.prose.span(number.start, number.end)
        return any(start < span.end and span.start < end for start, end in self._fields)

    def _is_counter(self, level: Level, index: int, cell: Cell, item: Item) -> bool:
        """Views of the page, in its head: 浏览次数:1024."""
        if item.opener == ":" and index > 0 and not cell.text[: item.number.full_start - cell.start].strip():
            return bool(self.words.skip_subject.search(level.cells[index - 1].text))
        before = cell.text[: item.number.full_start - cell.start].strip()
        return len(level.cells) == 1 and bool(self.words.skip_subject.fullmatch(before))

    def _is_counted_time(self, unit: str, before: str, after: str, bound: str) -> bool:
        if self.words.effort.search(before):
            return True
        if unit in ("个月", "周", "小时", "分钟"):
            return False
        return unit.endswith("工作日") or bound == "at_most" or after.startswith("内")

    def _subject(self, cell: Cell, item: Item, left: tuple[int, int], state: _State) -> Phrase:
        """The phrase that names an amount."""
        before = cleaned(cell, *left)
        after = named_after(cell, *item.right, bare=not before)
        if state.pending and not before:
            return state.pending.pop(0) + state.tail + after
        if not before and not after:
            return self._borrowed(state)
        if before and (not after or cell.text.startswith("的", item.right[0] - cell.start)):
            return before + self._left_out(before, item, state)
        return before + after

    def _left_out(self, before: Phrase, item: Item, state: _State) -> Phrase:
        """The object a figure leaves out because the one before it named it: 办理回复(政府信息公开申请)."""
        last, text = state.last, text_of(self.prose, before)
        if last is None or _RESULT_VERBS.search(text) or last.nil is not None:
            return ()
        only = bool(self.words.verbs_only.fullmatch(text))
        ends = only or (state.group is None and bool(self.words.told.search(text)))
        if last.unit != item.number.unit:
            return ()
        source = last.parent or last if only else last
        thing = object_of(self.prose, source.subject)
        if thing == source.subject and self.words.verbs_only.fullmatch(
            text_of(self.prose, thing).lstrip("未")
        ):
            return ()
        if ends and text_of(self.prose, thing) not in text:
            return thing
        if state.group is None and self.words.channel.fullmatch(text):
            whole = source.subject
            verb = [m for a, b in whole for m in self.words.verb.finditer(self.prose.text, a, b)]
            if verb and self.words.told.fullmatch(verb[-1].group()) and thing != whole:
                return ((verb[-1].start(), verb[-1].end()), *thing)
        return ()

    def _borrowed(self, state: _State) -> Phrase:
        """The subject of a figure that has none of its own."""
        if state.header:
            return state.header
        if state.old is not None and state.last is None:
            return state.old.subject
        if state.last is not None or state.recent is not None:
            return (state.last or state.recent).subject  # type: ignore[union-attr]
        if state.strong:
            return state.strong
        if self._carried and not state.sentence.opens:
            return self._carried[0].subject
        return ()

    def _is_old(self, cell: Cell, item: Item, state: _State) -> bool:
        """Whether the figure is the old one of a change (由20个减至12个)."""
        before = cell.text[item.left[0] - cell.start : item.number.full_start - cell.start]
        if not _FROM.search(before):
            return False
        start = state.sentence.start
        after = state.sentence.shape[item.number.full_end - start : item.number.full_end - start + 24]
        change = re.match(r"[^;。\d]{0,14}", after)
        following = change.group() if change else ""
        found = self.words.change.search(following.rstrip("约近了"))
        return bool(found and found.group("to"))

    def _last_amounts(
        self, level: Level, index: int, cell: Cell, position: int, state: _State
    ) -> list[Phrase]:
        """The subjects of the last amounts, as many as figures follow without words (分别增长12%、5%)."""
        names: list[Phrase] = []
        draft = state.last
        for _ in range(self._run(level, index, cell, position)):
            if draft is None:
                return []
            names.insert(0, draft.subject)
            draft = draft.before
        return names if len(names) > 1 else []

    def _change(
        self,
        level: Level,
        index: int,
        cell: Cell,
        position: int,
        item: Item,
        left: tuple[int, int],
        state: _State,
    ) -> Draft | None:
        """A figure that says by how much something changed, or the new figure of a change."""
        number = item.number
        if state.queue and not cleaned(cell, *left):
            draft = self._draft(cell, item, state.queue.pop(0), state)
            draft.measure = Measure.GROWTH_RATE if number.percent else Measure.DIFFERENCE
            return draft
        state.queue = []
        first, last = left[0] - cell.start, number.full_start - cell.start
        found = self.words.change.search(cell.text, first, last)
        if found is None:
            return None
        before = cleaned(cell, left[0], cell.start + found.start())
        if found.group("to"):
            return self._changed_to(cell, item, before, found, state)
        based = bool(found.group("base"))
        after = named_after(cell, *item.right, bare=False)
        relative = number.percent or number.unit in ("个百分点", "倍")
        if not based and not relative and (after or (not before and state.last is None)):
            return None
        if not based and len(found.group("word")) == 1 and before:
            return None
        if (
            not based
            and not before
            and state.last is not None
            and not relative
            and state.last.unit != number.unit
        ):
            return None
        words = _TAIL.sub("", found.group())
        suffix = ((cell.start + found.start(), cell.start + found.start() + len(words)),)
        subject = before or (state.last.subject if state.last is not None else state.header or state.strong)
        if (
            "分别" in words
            and not before
            and (apart := self._last_amounts(level, index, cell, position, state))
        ):
            subject = apart.pop(0)
            state.queue = [name + suffix for name in apart]
        draft = self._draft(cell, item, subject + suffix, state)
        draft.measure = Measure.DIFFERENCE
        if number.percent or number.unit == "倍":
            draft.measure = Measure.GROWTH_RATE
        if state.last is not None and not before:
            draft.year, draft.status = state.last.year, state.last.status
        return draft

    def _changed_to(
        self, cell: Cell, item: Item, before: Phrase, found: re.Match[str], state: _State
    ) -> Draft | None:
        old = state.old
        if old is None and found.group("to") in ("到", "至", "达到"):
            return None
        subject = old.subject if old is not None else before
        draft = self._draft(cell, item, subject or before or self._borrowed(state), state)
        if not draft.subject:
            return None
        if old is not None:
            draft.year = (
                state.times.year_at(cell.start, self.report.year) if draft.year == old.year else draft.year
            )
        state.old = None
        return draft

    def _share(self, cell: Cell, item: Item, left: tuple[int, int], state: _State) -> Draft:
        """A percentage: a part of a whole (占 …), or a rate with a name of its own."""
        text = cell.text
        first, last = left[0] - cell.start, item.number.full_start - cell.start
        marks = list(_OF_ALL.finditer(text, first, last))
        if marks:
            at = marks[-1].start()
            before = cleaned(cell, left[0], cell.start + at)
            end = at + len(_TAIL.sub("", text[at:last].rstrip("的")))
            of = state.last.subject if state.last is not None else state.header or state.strong
            return self._draft(
                cell, item, (before or of) + ((cell.start + at, cell.start + max(end, at + 1)),), state
            )
        before = cleaned(cell, *left)
        after = named_after(cell, *item.right, bare=not before)
        return self._draft(cell, item, before + after or self._borrowed(state), state)

    # --- one figure, several names ------------------------------------------------------------

    def _shared(
        self,
        level: Level,
        index: int,
        cell: Cell,
        position: int,
        item: Item,
        left: tuple[int, int],
        state: _State,
    ) -> list[Draft]:
        """Figures shared out over a list of names: 均为0, 各2名, 分别为3个、9个."""
        text = cell.text[left[0] - cell.start : left[1] - cell.start]
        each, apart = _EACH.search(text), _APART.search(text)
        if not each and not apart:
            return []
        until = left[0] + (each.start() if each else apart.start() if apart else 0)
        home, (first, last) = cell, (left[0], until)
        phrase = cleaned(cell, first, last)
        if not phrase and state.header_cell is not None:
            home, phrase = state.header_cell, state.header
        if not phrase:
            return []
        names = [
            name
            for begin, end in split_names(home, phrase[0][0], phrase[-1][1])
            if (name := cleaned(home, begin, end))
        ]
        if each and len(names) > 1:
            return [self._draft(cell, item, name, state) for name in names]
        if apart and len(names) > 1 and len(names) == self._run(level, index, cell, position):
            state.pending = names
            state.tail = cleaned(cell, left[0] + apart.end(), left[1])
            after = named_after(cell, *item.right, bare=False)
            return [self._draft(cell, item, state.pending.pop(0) + state.tail + after, state)]
        return []

    def _run(self, level: Level, index: int, cell: Cell, position: int) -> int:
        """How many figures in a row have no words of their own."""
        count = 1
        for following in cell.items[position + 1 :]:
            if cleaned(cell, *following.left):
                return count
            count += 1
        for later in level.cells[index + 1 :]:
            if not later.items or cleaned(later, *later.items[0].left):
                return count
            count += 1
        return count

    def _each_of_none(self, cell: Cell, draft: Draft) -> list[Draft]:
        """A zero said of several known things at once (规章、规范性文件0件) is a zero of each."""
        if draft.value != 0 or len(draft.subject) != 1:
            return [draft]
        start, end = draft.subject[0]
        names = split_names(Cell(start, end, self.prose.text[start:end], "", ""), start, end)
        texts = [self.prose.text[first:last] for first, last in names]
        if len(texts) < 2 or any((m := match_label(t)) is None or not m.indicator for t in texts):
            return [draft]
        drafts: list[Draft] = []
        for text in texts:
            drafts.append(replace(draft, thing=text, before=drafts[-1] if drafts else draft.before))
        return drafts

    # --- words on the figures before ------------------------------------------------------------

    def _say_of_all(self, cell: Cell, start: int, state: _State) -> bool:
        """全部为自然人申请, 均已按时答复: the total before is also the number of these."""
        text = cell.text[start - cell.start :]
        said = _IMPLIED.match(text)
        total = state.group.total if state.group and state.group.total else state.last
        if (
            said is None
            or total is None
            or total.value == 0
            or total.nil
            or total.measure is not Measure.LEVEL
        ):
            return False
        label = said.group("label")
        found = match_label(label)
        if not (found is not None and found.score >= 0.9) and not _DONE.fullmatch(label):
            return False
        first = start + said.start("label")
        draft = replace(
            total, subject=((first, start + said.end("label")),), parent=total, before=total, open_parts=False
        )
        self.drafts.append(draft)
        return True

    def _level_with(self, cell: Cell, state: _State) -> bool:
        """与2021年持平: a change of none."""
        found = self.words.level.search(cell.text)
        last = state.last
        if found is None or last is None:
            return False
        start, end = cell.start + found.start("word"), cell.start + found.end("word")
        words = ((cell.start + found.start(), end),)
        draft = replace(
            last, start=start, end=end, value=last.value * 0, subject=last.subject + words, before=last
        )
        draft.nil, draft.measure, draft.unit, draft.bound, draft.upper = (
            Nil.NONE_STATED,
            Measure.DIFFERENCE,
            last.unit,
            "",
            None,
        )
        draft.parent, draft.open_parts = None, False
        self.drafts.append(draft)
        return True

    def _free(self, sentence: Sentence, state: _State) -> None:
        """全部免费, 不收费: fees are none, where the sentence gives no amount."""
        found = self.words.free.search(sentence.shape)
        if found is None or self.words.goal.search(sentence.shape) or self.words.rule.search(sentence.shape):
            return
        start, end = sentence.start + found.start(), sentence.start + found.end()
        if any(
            sentence.start <= d.start < sentence.end and "费" in text_of(self.prose, d.subject)
            for d in self.drafts[-20:]
        ):
            return
        draft = Draft(
            start, end, Decimal(0), ((start, end),), (sentence.start, sentence.end), nil=Nil.NONE_STATED
        )
        draft.thing = "依申请公开信息收取的费用"
        self._when(draft, sentence.level.cells[0], state)
        if draft.status is Status.RESULT:
            self.drafts.append(draft)

    def _add(self, draft: Draft, state: _State, cell: Cell) -> None:
        if draft.nil is not None:
            if self._is_fee(draft) and any(
                d.nil is not None and self._is_fee(d) and d.start >= state.sentence.start
                for d in self.drafts[-6:]
            ):
                return  # 零收费,未收取任何费用: said twice
            self._when(draft, cell, state)
            draft.quote = state.sentence.start, state.sentence.end
            draft.context = text_of(self.prose, state.strong)
            if draft.status is not Status.RESULT:
                return
        state.recent = draft
        self.drafts.append(draft)

    def _is_fee(self, draft: Draft) -> bool:
        return bool(re.search(r"(?:收费(?:制度)?|费用)$", text_of(self.prose, draft.subject)))
