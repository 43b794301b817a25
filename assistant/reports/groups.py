"""Lists of parts: where they begin, what still belongs to them, and whose parts they are."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.lexicon.statements import statements
from assistant.reports.changes import run_length
from assistant.reports.clauses import Cell, Prose
from assistant.reports.context import Place, State, is_mean
from assistant.reports.drafts import Draft, Group
from assistant.reports.subjects import cleaned, split_names, text_of
from assistant.types import Measure, Status

__all__ = [
    "OF_WHICH",
    "add_up",
    "begins_list",
    "close_list",
    "divide",
    "named",
    "open_list",
    "place",
    "semicolon",
    "told_before",
]

_FRESH = re.compile(
    r"^[\s,]*(?:加上?(?=上|去年|20)|连同|此外|另外|同时|全年|今年|本年|20\d\d年|因.{0,16}(?:引起|引发|被)|涉及行政(?:复议|诉讼)|被(?:申请|提起)|截至|截止|目前|共(?![同享])|[一二三四五]是|总计|合计|据统计|年内)"
)
"""Words that begin a new statement."""
_PROCEEDINGS = re.compile(r"^[\s,]*(?:提起|发生|收到)?行政(?:复议|诉讼|应诉)")
_MOST_CHOICES = 12
_AGAIN = ("即", "折合", "约合")
_FEWEST = 20  # a smaller total is the sum of what follows it by chance too often
_OUTCOME = re.compile(
    r"维持|转为|纠正|纠错|撤[销回诉]|驳回|终止|确认|审结|其他结果|予以公开|不予|提供|未办|正在|完成|推进|整改"
)
_STRETCHES = re.compile(r"[上下]半年$|[一二三四]季度$")
_BROUGHT = re.compile(r"(?:上一?年度?|\d{4}年度?)(?:结转|转入|转来)")
_APART = re.compile(r"[;。!?()]")
_NEW = re.compile(r"新")
_LIST_FOLLOWS = re.compile(r"[,:(]?(?:其中|包括)")
_LIST_INSIDE = re.compile(r"(?:其中(?!有的)|主要包括|具体包括|包括|包含)(?=.)")
_SPENT = re.compile(r"^[\s,]*(?:分别|主要)?用于(?=.)")
"""What money was for: 投入35.8万元,用于网站升级20万元、培训5.8万元."""
OF_WHICH = re.compile(r"^(?!.*[正尚仍还]在)(?:.*(?:其|[^理行设改进讼议查工示商调])|)中有?$")
"""Not what is still being done: 1件审理中."""
_FARTHEST = 20  # figures back that a later sentence still divides
_KIND_OF_CASE = re.compile(r"(?:办理|受理)?(?:申请|办理|受理)?件?$")
"""What a name may add to that of the figure it speaks of: 市本级2件;市本级|办理件|中,…."""
_IN_ALL = re.compile(r"共有?$|共(?:配备|设有?|有)")


def open_list(state: State, total: Draft | None, marker: str) -> None:
    """Begin a list of parts of ``total``."""
    outer = state.group
    if outer is not None and outer.members and total is outer.members[-1]:
        state.group = Group(total, marker, outer=outer)
    else:
        earlier = tuple(draft for draft in _totals(state) if draft is not total)
        state.group = Group(total, marker, earlier)
    state.group.open = bool(state.reading.words.open_parts.search(marker))
    state.strong = ()


def divide(state: State, marker: str) -> None:
    """Begin one of several ways to divide a total (按申请人分…,按结果分…)."""
    state.base = state.base if state.divided else _whole(state)
    state.divided = True
    open_list(state, state.base, marker)


def _whole(state: State) -> Draft | None:
    """What is divided next: never a part of the list just read (其中县区628件;从渠道看,…)."""
    total, group = state.total(), state.group
    if group is not None and group.total is not None and total in group.members:
        total = group.total
    while total is not None and total.parent is not None:
        total = total.parent
    return total


def add_up(prose: Prose, drafts: list[Draft]) -> None:
    """Make parts of figures that follow a total without 其中 and add up to exactly it.

    Small numbers add up by chance: they must be outcomes (维持5件,撤销1件). ``drafts`` are those of one sentence.
    """
    drafts = sorted(drafts, key=lambda draft: draft.start)
    divided = {id(draft.parent) for draft in drafts}
    for index, total in enumerate(drafts):
        outcome = bool(_OUTCOME.search(text_of(prose, total.subject)))
        if id(total) in divided or not _may_be_part(total) or _goes_on(prose, drafts[:index], total):
            continue
        members: list[Draft] = []
        for draft in drafts[index + 1 :]:
            if draft.measure is not Measure.LEVEL and draft.nil is None:
                continue
            apart = _APART.search(prose.text, total.end, draft.start)
            if apart or not _may_be_part(draft) or (draft.unit, draft.year) != (total.unit, total.year):
                break
            members.append(draft)
            if sum(member.value for member in members) >= total.value:
                break
        if any(_BROUGHT.search(text_of(prose, member.subject)) for member in members):
            continue  # 新收43件,上年结转0件,已答复41件,结转下年度2件
        outcomes = all(_OUTCOME.search(text_of(prose, member.subject)) for member in members)
        halves = all(_STRETCHES.search(text_of(prose, member.subject)) for member in members)
        if (outcome and outcomes) or (total.value < _FEWEST and (outcome or not outcomes) and not halves):
            continue
        if len(members) > 1 and sum(member.value for member in members) == total.value:
            for member in members:
                member.parent = total
            divided.add(id(total))


def _goes_on(prose: Prose, before: list[Draft], total: Draft) -> bool:
    """Whether it is one of a run of like amounts itself: 政策类1条,业务类20条,其他13条,统计类4条,曝光台3条."""
    last = before[-1] if before else None
    like = last is not None and _may_be_part(last) and last.unit == total.unit
    return like and last is not None and not _APART.search(prose.text, last.end, total.start)


def _may_be_part(draft: Draft) -> bool:
    told = draft.measure is Measure.LEVEL and draft.nil is None and draft.status is Status.RESULT
    return told and draft.parent is None


def _totals(state: State) -> list[Draft]:
    """Amounts a list may be a part of, nearest first."""
    found: list[Draft] = []
    draft = state.last
    while draft is not None and len(found) < _MOST_CHOICES:
        if draft.parent is None and draft.nil is None and draft.status is not Status.RULE:
            found.append(draft)
        draft = draft.before
    return found or state.reading.carried


def close_list(state: State) -> None:
    """End a list: decide whose parts its members are, and say so."""
    group, state.group = state.group, None
    if group is not None and group.outer is not None and not group.members:
        state.group = group.outer
        close_list(state)
        return
    if group is None or not group.members or group.total is None:
        return
    total, outer = group.total, group.outer
    if outer is not None and outer.total is not None and group.sum() != total.value:
        over = any(member.value > total.value for member in group.members)
        if over or group.sum() == outer.total.value:
            total = outer.total  # 其中自然人12件,法人5件,其中网络10件,信函7件
    elif len(group.members) > 1 and not total.bound and group.sum() != total.value:
        unit = group.members[0].unit
        exact = (c for c in group.choices if (c.value, c.unit) == (group.sum(), unit))
        total = next(exact, total)  # 新收718件,…共办理743件。从渠道看,网上431件,信函226件,当面61件
    for member in group.members:
        if member is not total:
            member.parent = total
    total.open_parts = total.open_parts or group.open
    if outer is not None:
        state.group = outer
        close_list(state)


def semicolon(state: State, before: Cell) -> None:
    """A semicolon ends a list, unless the list's own members stand between semicolons.

    ``before`` is the cell it follows.
    """
    group = state.group
    if group is None:
        return
    if len(group.members) <= 1 and not group.mark and (before.items or not group.members):
        group.mark = ";"
    elif group.mark != ";":
        close_list(state)


def place(state: State, draft: Draft, at: Place, *, marked: bool) -> None:
    """Put an amount into the list being read, or end the list; it becomes the last amount read.

    ``marked`` says that the amount itself follows 其中.
    """
    group = state.group
    if draft.measure is Measure.SHARE and marked and group is not None:
        group.shared = True
    if draft.measure is not Measure.LEVEL or draft is state.old or draft.status is Status.RULE:
        return
    if group is not None and group.opener == "(" and group.total:
        again = (draft.value, draft.unit) == (group.total.value, group.total.unit)
        if (draft.year, draft.status) != (group.total.year, group.total.status) or (
            again and at.cell.text.startswith(_AGAIN)
        ):
            return  # 3210条(2020年为2980条), 300元(即0.03万元)
    if is_mean(state, draft):
        state.last, state.header, state.header_cell = draft, (), None
        return  # (日均323个): no part of the total, and no total
    if group is not None and (twin := _twin(state, group, draft, at)) is not None:
        draft.parent, state.last = twin, draft
        return
    repeated = state.last is not None and draft.subject == state.last.subject
    if group is not None and group.members and draft.unit != group.members[-1].unit and repeated:
        return  # 县教育局2件、900元: the money is no further part
    while group is not None:
        totals = [*group.members[-1:], *filter(None, (group.total,))]
        alike = not group.members or any(draft.cumulative == other.cumulative for other in totals)
        alike = alike and (
            draft.status is Status.RESULT or any(draft.status is other.status for other in totals)
        )
        if (alike or marked) and _fits(state, group, draft, at, marked):
            if at.cell.opener in ",、" and not group.mark and group.members:
                group.mark = ","
            group.members.append(draft)
            group.open = group.open or at.right.startswith("等")
            break
        close_list(state)
        group = state.group
    else:
        _new_of(state, draft)
    state.last = draft
    state.header, state.header_cell = (), None


def _twin(state: State, group: Group, draft: Draft, at: Place) -> Draft | None:
    """What else was said of the whole, in the unit of ``draft``: 收费3件,金额1150元(甲局2件|900元)."""
    total, text = group.total, state.reading.prose
    if total is None or draft.unit == total.unit:
        return None
    paired = any(item.number.unit == total.unit for item in at.cell.items)
    if not paired and "元" not in (draft.unit, total.unit):
        return None
    beside = [other for other in state.reading.drafts[-_FARTHEST:] if other.before is total]
    for other in filter(None, (total.before, *beside)):
        if other is draft or other.unit != draft.unit or other.value < draft.value or other.parent:
            continue
        count, amount = sorted((total, other), key=lambda each: each.start)
        same = text_of(text, amount.subject).startswith(text_of(text, count.subject))
        if other.measure is Measure.LEVEL and (same or (group.opener == "(" and other is total.before)):
            return other
    return None


def _new_of(state: State, draft: Draft) -> None:
    """累计归集412.7万个,2022年新归集61.9万个: the new ones are part of the running total."""
    last, text = state.last, text_of(state.reading.prose, draft.subject)
    if last is None or not last.cumulative or draft.cumulative or draft.unit != last.unit:
        return
    if _NEW.match(text) and draft.value <= last.value:
        draft.parent = last


def _fits(state: State, group: Group, draft: Draft, at: Place, marked: bool) -> bool:
    """Whether an amount goes on with the list."""
    total, cell = group.total, at.cell
    if total is None:
        return True
    if group.opener == "(" and not marked:
        return draft.unit == total.unit
    if not group.members:
        return _first(state, group, total, draft)
    rough = bool(total.bound)
    if marked:
        return draft.value <= total.value or rough
    if _FRESH.match(cell.text) or draft.unit != group.members[-1].unit:
        return False
    if _overlaps(state, group, draft, at):
        return draft.value <= total.value
    if (draft.value > total.value and not rough) or (group.sum() == total.value and draft.value > 0):
        return False
    if cell.opener == ";" and not rough and group.sum() + draft.value > total.value:
        return False
    if cell.opener == ";" and _PROCEEDINGS.match(cell.text):
        return False  # 行政复议2件,其中1件被纠错;行政诉讼1件
    verb = state.reading.words.verb.match(text_of(state.reading.prose, draft.subject))
    if verb and not rough and group.sum() + draft.value > total.value:
        return False
    following = state.reading.prose.text[cell.end : cell.end + 4]
    fresh = bool(_LIST_FOLLOWS.match(following)) or (verb is not None and group.mark != ";")
    return not (cell.opener == ";" and fresh)


def _overlaps(state: State, group: Group, draft: Draft, at: Place) -> bool:
    """Whether each part stands for itself: 246个村中,建成公开栏|的233个,…;配齐委员会|的246个."""
    text = state.reading.prose.text
    return at.words.endswith("的") and all(text[member.start - 1] == "的" for member in group.members)


def _first(state: State, group: Group, total: Draft, draft: Draft) -> bool:
    """The first member settles the total: the nearest amount it can be a part of."""
    fitting = [choice for choice in (total, *group.choices) if draft.value <= choice.value or choice.bound]
    alike = [choice for choice in fitting if choice.unit == draft.unit]
    if not alike and total.end <= state.sentence.start:
        return False  # 其中, of a sentence before, counts the same
    if group.shared and not alike:
        return False  # 咨询2400人次,其中老年人占三成,指导申请17次
    if fitting:
        group.total = (alike or fitting)[0]
    return bool(fitting)


def _are_both(state: State) -> bool:
    """Whether a list divides two amounts together: 共有专职2人、兼职46人,其中45岁以下31人."""
    last = state.last
    first = last.before if last is not None else None
    if last is None or first is None or first.unit != last.unit or last.parent is not None:
        return False
    text, start = state.reading.prose.text, state.sentence.start
    cell = max(text.rfind(mark, start, first.start) for mark in ",;:。")
    said = _IN_ALL.search(text, max(cell + 1, start), first.start)
    return said is not None and not re.search(r"[,;:。(]", text[first.end : last.start])


# --- where lists begin -------------------------------------------------------------------------


def _named_apart(state: State, at: Place) -> bool:
    """Whether the cell before names each of the figures that follow: 甲局、乙局、丙局,分别为3件、2件、1件."""
    header = state.header_cell
    return header is not None and len(split_names(header, header.start, header.end)) == run_length(at) > 1


def told_before(state: State, at: Place) -> Draft | None:
    """The figure that 自行办理的17件中 speaks of again, to divide it."""
    number = at.item.number
    if not OF_WHICH.search(at.right) or not at.words.endswith("的"):
        return None
    name = text_of(state.reading.prose, cleaned(at.cell, *at.left))
    return named(state, name, lambda draft: draft.value == number.value and draft.unit == number.unit)


def named(state: State, name: str, fits: Callable[[Draft], bool]) -> Draft | None:
    """The last amount of the paragraph whose subject ends with ``name``."""
    prose = state.reading.prose
    paragraph = prose.text.rfind("\n", 0, state.sentence.start) + 1
    for draft in reversed(state.reading.drafts[-_FARTHEST:]):
        if draft.start < paragraph:
            return None
        if draft.measure is Measure.LEVEL and draft.nil is None and draft.status is Status.RESULT:
            subject = text_of(prose, draft.subject)
            short = _KIND_OF_CASE.sub("", name)
            if name and (_is_short_for(name, subject) or subject == short) and fits(draft):
                return draft
    return None


def _is_short_for(name: str, subject: str) -> bool:
    """Whether ``name`` is the subject's end, or its deed and its end: 新收|申请, of 新收政府信息公开申请."""
    verb = statements().verb.match(name)
    deed = verb.end() if verb is not None and subject.startswith(verb.group()) else 0
    return subject.endswith(name[deed:]) if len(name) > deed else False


def begins_list(state: State, at: Place) -> bool:
    """Whether a list of parts begins with this figure; its marker is taken off the figure's words."""
    cell, words = at.cell, at.words
    first = at.left[0] - cell.start + len(words) - len(words.lstrip(" ,;"))
    marker = state.reading.words.parts.match(cell.text, first, at.left[1] - cell.start)
    if marker and marker.group().startswith("分别") and _named_apart(state, at):
        return False
    if marker:
        at.left = cell.start + marker.end(), at.left[1]
        open_list(state, None if _are_both(state) else state.total(), marker.group())
        return True
    total = state.total()
    if (spent := at.search(_SPENT)) and total is not None and total.unit == at.item.number.unit == "元":
        at.left = cell.start + spent.end(), at.left[1]
        open_list(state, total, "其中")
        return True
    if inside := at.search(_LIST_INSIDE):
        number = at.item.number
        whole = total is not None and total.unit == number.unit and number.value <= total.value
        if whole:
            open_list(state, total, inside.group())
        state.strong = cleaned(cell, at.left[0], cell.start + inside.start()) or state.strong
        at.left = cell.start + inside.end(), at.left[1]
        return whole
    if at.item.opener == ":" and at.position == 0 and at.index > 0:
        before = at.level.cells[at.index - 1]
        if before.items and state.last is not None and state.group is None:
            open_list(state, state.last, ":")
    return False
