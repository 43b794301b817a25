"""Figures about two amounts: changes (由20个减至12个, 同比增长70.3%) and shares (占7.7%)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from assistant.lexicon.statements import statements
from assistant.reports.borrowing import is_stretch, of_whole_year
from assistant.reports.clauses import Cell, Level, Prose
from assistant.reports.context import Place, State
from assistant.reports.drafts import Draft
from assistant.reports.standards import beyond
from assistant.reports.subjects import (
    Phrase,
    cleaned,
    named_after,
    object_of,
    text_of,
    verbs_in,
    without_brackets,
)
from assistant.types import Measure

__all__ = ["change", "compared_with", "of_year", "old_figure", "run_length", "share"]

Make: TypeAlias = Callable[[State, Place, Phrase], Draft]
"""Makes the draft of a figure with a subject."""

_FROM = re.compile(
    r"(?:由|从|(?:已|并)?将)(?:(?:上一?年|去年|年初|原来|原有|原先|最初|之前|前年|法定|规定|\d{4}年)(?:度|底|初|末)?(?:同期)?)?的?(?:每[\u4e00-\u9fff]{1,4})?$"
)
_STRETCH = re.compile(r"[上下]半年|第?[一二三四1-4]季度|\d{1,2}月份?|期[初末]")
_FROM_STRETCH = re.compile(rf"(?:由|从)(?P<when>{_STRETCH.pattern})的?$")
"""Both ends of such a change lie in the year."""
_FROM_ONE = re.compile(r"(?:由|从)\d{4}年(?:度|底)?的?$")
_MORE_OLD = re.compile(
    r"(?:[、和及,]\d{4}年(?:度|底)?的?[\d.,]+[万亿]?[\u4e00-\u9fff%]{1,3}?(?=[、和及增减提升上下降扩压缩缩]|达到))+"
)
_THAN = re.compile(r"^[,、;]?(?:与|同|和|较|比).{0,16}相比")
_GOT = ("收", "接", "得", "找", "受", "报")
_AND = ("、", "和", "及", "与", "以及")
_MEAN = re.compile(r"平均|[人日周月户件]均")
_OFFICES = re.compile(r"(?:单位|部门|机关|乡镇|街道|[县市区]|学校|医院|企业|[局委办])$")
_CHANGE_RATE = re.compile(r"(?:[增减降升涨]幅|增速|增长率|下降率)$")
_OF_ALL = re.compile(r"占")
_APART = re.compile("分别|依次")
_IN_ALL = re.compile(r"^(?:[两二三四五六七八九十]年)?(?:合计|总计|共计|共)")
_TAIL = re.compile(r"(?:了|(?<!节)约|近|:|为|达到?|有|仅)+$")
"""Words between a change and its figure that say nothing."""
_CHANGES_FIRST = re.compile(r"(?:压减|压缩|缩短|减少|降低|精简|削减|提高|提升|增加)(?![率了])")
"""A change whose words stand before what changes."""
_BECOMES = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:为|至|(?<![收接得找受报])到|成)$|(?:[调改变换涨升降扩增减核定提压缩](?:整|动|高|低)?)(?:为|至|到|成)$"
)
"""What ends a change whose old figure stands before: 由38家集约为26家."""
_THAN_NAMED = re.compile(r"[较比与同](?P<year>(?:19|20)\d\d)年度?的?(?P<name>[\u4e00-\u9fff]{2,8}?)的?为?$")
_BEFORE_YEAR = re.compile(
    r"(?:约?[是为占]|[比较与同和跟]|相当于|达到?)*(?:(?:19|20)\d\d年|上一?(?:学)?年|去年|前年)[度同期全年的底末]*$"
)
_SAME_THING = re.compile(r"^(?:大幅|明显|略|远|基本|已)*(?:超过?|超出|[高低多少]于|接近|达到?|不及|突破)?$")
"""Words between an amount and the year it is compared with that name nothing."""
_ONLY_DEEDS = re.compile(rf"经[\u4e00-\u9fff]{{2,6}}|{statements().verbs_only.pattern}")
"""What was done says nothing without what came of it: 经梳理|归并为14类."""
_MORE_WORD = re.compile(r"多|少|(?:净|共)?(?:增加|减少|压减)")
_MORE_SAID = re.compile(rf"{_MORE_WORD.pattern}|新增")
_MORE_NOW = re.compile(rf"(?:{_MORE_SAID.pattern})(?=[\u4e00-\u9fff]{{2}})(?!数)")
_MORE = re.compile(rf"(?:{_MORE_WORD.pattern})(?=[\u4e00-\u9fff]{{2}})(?!数)")
_SHORT = 4
_PLAIN_TO = ("到", "至", "达到")
"""These end a change only where its old figure stands before."""


def old_figure(state: State, at: Place, make: Make) -> Draft | None:
    """The old figure of a change (由20个减至12个), of the year before unless the words name another."""
    if (again := _further_old(state, at, make)) is not None:
        return again
    found = _FROM.search(at.before) or at.search(_FROM_ONE) or at.search(_FROM_STRETCH)
    following = at.cell.items[at.position + 1 :][:1]
    if following and following[0].number.unit != at.item.number.unit:
        return None  # 将126项任务分解到42家单位
    if found is None or (changed := _changes_to(state, at)) is None:
        return None
    subject = cleaned(at.cell, at.left[0], at.cell.start + found.start())
    subject += named_after(at.cell, *at.item.right, bare=False)
    end = at.item.number.full_end
    subject = subject or _in_full(state, cleaned(at.cell, end, end + changed))  # 将37个|栏目|精简为22个
    draft = make(state, at, subject or state.borrowed())
    draft.cumulative = False
    if found.re is _FROM_STRETCH:
        draft.topic, (start, end) = draft.subject, found.span("when")
        draft.subject += ((at.cell.start + start, at.cell.start + end),)
    else:
        attached = state.times.attached(at.item.number.full_start)
        draft.year = attached[0] if attached else draft.year - 1 if draft.year is not None else None
    state.old = draft
    return draft


def _further_old(state: State, at: Place, make: Make) -> Draft | None:
    """The second old figure of 由2014年的3件、2015年的8件增至15件."""
    old, number = state.old, at.item.number
    if old is None or at.item.opener not in _AND or number.unit != old.unit or _changes_to(state, at) is None:
        return None
    attached = state.times.attached(number.full_start)
    if attached is None or cleaned(at.cell, *at.left):
        return None
    draft = make(state, at, old.subject)
    draft.year, draft.cumulative = attached[0], False
    state.old = draft
    return draft


def _in_full(state: State, thing: Phrase) -> Phrase:
    """A short name as the words before have it in full: 针对|网站栏目|设置不合理,将37个栏目精简为22个."""
    text, name = state.reading.prose.text, text_of(state.reading.prose, thing)
    if not name or len(name) > _SHORT:
        return thing
    for start, end in state.header:
        at = text.rfind(name, start, end)
        first = max(text.rfind(mark, start, at) + 1 for mark in "的、") if at > start else at
        if start < first < at and at - first <= _SHORT:
            return ((first, at + len(name)),)
    return thing


def _changes_to(state: State, at: Place) -> int | None:
    """How many characters stand between the old figure and the words of the change to a new one."""
    start = at.item.number.full_end - state.sentence.start
    shape = state.sentence.shape
    if more := _MORE_OLD.match(shape, start):
        start = more.end()
    following = re.match(r"[^;。\d]{0,14}", shape[start : start + 24])
    words = (following.group() if following else "").rstrip("约近了").removesuffix("平均")
    found = state.reading.words.change.search(words)
    if found is None or not found.group("to"):
        found = _BECOMES.search(words)
    return found.start() if found else None


def compared_with(state: State, at: Place, make: Make) -> Draft | None:
    """The figure of another year that this year's is compared with (较2020年的188件)."""
    attached = state.times.attached(at.item.number.full_start) or _named_again(state, at)
    if attached is None or not attached[1]:
        return None
    if at.item.number.percent:
        return _other_share(state, at, attached[0], make)
    if state.last is None:
        base = state.reading.words.base.search(at.before)
        subject = cleaned(at.cell, at.left[0], at.cell.start + base.start()) if base else ()
        if not subject and not at.after.startswith("相"):
            return None
        draft = make(state, at, subject)  # 收到申请|较2022年的214件减少31件; 与上年的312件相比
    else:
        draft = make(state, at, state.last.subject)
    draft.year = attached[0]
    state.old = draft
    return draft


def of_year(state: State, cell: Cell, position: int, level: Level) -> bool:
    """Read a bracket right behind a year, 较2020年(188件) or 是上年(188件)的1.5倍: the same thing in that year.

    ``position`` is where it opens. False where it is none; true without a draft where nothing before counts the same.
    """
    items = [item for each in level.cells for item in each.items]
    attached = state.times.attached(position)
    if attached is None or len(items) != 1 or items[0].number.percent:
        return False
    number, (inner,) = items[0].number, [each for each in level.cells if each.items]
    if len(level.cells) > 1 or cleaned(inner, *items[0].left) or cleaned(inner, *items[0].right):
        return False
    start = max(
        [item.number.full_end for item in cell.items if item.number.end <= position], default=cell.start
    )
    words = _BEFORE_YEAR.search(cell.text, start - cell.start, position - cell.start)
    own = cleaned(cell, start, cell.start + words.start()) if words else ()
    if _SAME_THING.sub("", text_of(state.reading.prose, own)):
        return True  # 参会80人,培训人数多于2020年(300人): of another thing
    same, group = state.last, state.group
    if group is not None and group.total is not None:
        same = group.total if group.is_complete() and not group.changes else same
    while same is not None and same.unit != number.unit:
        same = same.before
    if same is not None:
        draft = replace(
            same, start=number.start, end=number.end, value=number.value, upper=number.upper, bound=number.bound,
            year=attached[0], cumulative=False, parent=None, open_parts=False, before=same,
        )  # fmt: skip
        state.reading.drafts.append(draft)
    return True


def _named_again(state: State, at: Place) -> tuple[int | None, bool] | None:
    """The year of what is compared by its name: 决算数1048万元,…比2013年|决算数|1312万元减少20.1%."""
    found, last = _THAN_NAMED.search(at.before), state.last
    if found is None or last is None:
        return None
    same = text_of(state.reading.prose, last.subject).endswith(found["name"])
    return (int(found["year"]), True) if same and last.unit == at.item.number.unit else None


def _other_share(state: State, at: Place, year: int | None, make: Make) -> Draft | None:
    """占比5.4%,较2023年的7.1%有所回落: the same share of another year."""
    recent = state.recent
    if recent is None or recent.measure is not Measure.SHARE or not at.before.endswith("的"):
        return None
    draft = make(state, at, recent.subject)
    draft.year = year
    return draft


def _further(state: State, at: Place, make: Make) -> Draft | None:
    """较上年增加2期、150人次: each by so much, of what was counted in the same unit."""
    recent, number = state.recent, at.item.number
    if recent is None or recent.measure is not Measure.DIFFERENCE or at.item.opener not in _AND:
        return None
    if at.position == 0 or number.percent or not recent.topic or cleaned(at.cell, *at.item.right):
        return None
    same = state.last
    while same is not None and same.unit != number.unit:
        same = same.before
    if same is None:
        return None
    draft = make(state, at, same.subject + recent.subject[len(recent.topic) :])
    draft.topic, draft.measure = same.subject, Measure.DIFFERENCE
    return draft


def change(state: State, at: Place, make: Make) -> Draft | None:
    """A figure that says by how much something changed, or the new figure of a change."""
    number = at.item.number
    if state.queue and not cleaned(at.cell, *at.left):
        topic = state.queue.pop(0)
        draft = make(state, at, topic + state.suffix)
        draft.topic, draft.measure = topic, state.queued
        return draft
    waiting, state.queue = state.queue, []
    if not cleaned(at.cell, *at.left) and (further := _further(state, at, make)) is not None:
        return further
    found = state.reading.words.change.search(
        at.cell.text, at.left[0] - at.cell.start, number.full_start - at.cell.start
    )
    if found is not None and found.group("to") == "到" and at.cell.text[: found.start("to")].endswith(_GOT):
        found = None  # 市级部门收到312件
    if found is None and (first := _change_first(state, at, make) or beyond(state, at, make)) is not None:
        return first
    if found is None:
        became = at.search(_BECOMES) if state.old is not None else None
        return _changed_to(state, at, (), became.group(), make) if became else None
    before = cleaned(at.cell, at.left[0], at.cell.start + found.start())
    if found.group("to"):
        return _changed_to(state, at, before, found.group("to"), make)
    if found.group("word") == "新增" and (
        before or not found.group("base") or named_after(at.cell, *at.item.right, bare=False)
    ):
        return None  # 较去年新增8个 changes what is before it; 较去年新增公开栏8个 names it
    compared = found.group("base") or _THAN.search(at.before)
    if not compared and not _is_change(state, at, before, found.group("word")):
        return None
    words = _TAIL.sub("", found.group())
    start = at.cell.start + found.start()
    suffix = without_brackets(at.cell, start, start + len(words))
    recent = state.recent
    rate = number.unit == "个百分点" and recent is not None and recent.measure is Measure.SHARE
    if rate and not before and _APART.search(at.before) and (rates := _last_shares(state, at)):
        before, *state.queue = rates  # 满意率97.2%,分别比上年提高0.3、1.5个百分点
    topic = before or (recent.subject if rate and recent else _changed(state)) or state.header or state.strong
    topic = topic or _of_sentence_before(state, unit=number.unit)
    if not before and waiting:
        topic, *state.queue = waiting  # 分别比上年减少1起、增加1起
    elif not before and _APART.search(at.words) and (apart := _last_amounts(state, at)):
        topic, *state.queue = apart
    state.suffix = suffix
    draft = _by(make(state, at, topic + suffix))
    draft.topic, state.queued = topic, draft.measure
    return draft


def _change_first(state: State, at: Place, make: Make) -> Draft | None:
    """比2019年|多|收到申请12件: the change stands before what changed; 少办结3件 goes on with it."""
    words, text = state.reading.words, at.cell.text
    first, last = at.left[0] - at.cell.start, at.left[1] - at.cell.start
    first += len(at.words) - len(at.words.lstrip(" ,"))
    base = words.base_first.match(text, first, last)
    more = (_MORE_NOW if base else _MORE).match(text, base.end() if base else first, last)
    begun = _begun(state)
    listed = more is None and bool(begun) and at.item.opener in _AND
    if (more is None and not listed) or cleaned(at.cell, *at.item.right):
        return None
    before = at.level.cells[at.index - 1] if at.index and at.position == 0 else None
    if not (base or begun or (before is not None and not before.items and words.base.search(before.text))):
        return None
    if more is not None:
        begun = ((at.cell.start + (base or more).start(), at.cell.start + more.end()),)
    topic = cleaned(at.cell, at.cell.start + more.end() if more else at.left[0], at.left[1])
    if not topic:
        return None
    draft = _by(make(state, at, topic + begun))
    draft.topic = topic
    return draft


def _begun(state: State) -> Phrase:
    """The words of the change that the last figure began with, if it did."""
    recent = state.recent
    if recent is None or recent.measure is not Measure.DIFFERENCE or len(recent.subject) < 2:
        return ()
    (start, end), (topic, _) = recent.subject[-1], recent.subject[0]
    return (
        recent.subject[-1:]
        if end <= topic and _MORE_SAID.search(state.reading.prose.text, start, end)
        else ()
    )


def _of_sentence_before(state: State, unit: str) -> Phrase:
    """共发布信息1820条。较2020年增加210条: the amount of the sentence before, in the same unit."""
    carried = state.reading.carried[-1:] if not state.sentence.opens else []
    relative = unit in ("%", "倍")
    return next((total.subject for total in carried if relative or total.unit == unit), ())


def _changed(state: State) -> Phrase:
    """What a change without a subject speaks of: the last figure, or the total of a list that is complete."""
    group = state.group
    if group is not None and group.total is not None:
        if group.is_complete() and not group.changes:
            return group.total.subject
        group.changes = True
    last = state.last
    before = last.before if last is not None else None
    if last is not None and before is not None and before.unit == last.unit and before.parent is None:
        text = state.reading.prose.text
        if any(_MEAN.search(text, start, end) for start, end in last.subject):
            return before.subject  # 更新信息1.26万条,平均每个专栏340条,同比多公开2100条
    return state.topic()


def _by(draft: Draft) -> Draft:
    relative = draft.unit in ("%", "倍")
    draft.measure = Measure.GROWTH_RATE if relative else Measure.DIFFERENCE
    return draft


def _is_change(state: State, at: Place, before: Phrase, word: str) -> bool:
    """Whether 增加 and the like, with nothing to compare with, change the amount before."""
    number = at.item.number
    if word == "提前":
        return False  # 提前3天通知; 比法定时限提前3天 has something to compare with
    if number.percent or number.unit in ("个百分点", "倍"):
        return len(word) > 1 or not before
    if named_after(at.cell, *at.item.right, bare=False):
        return False  # 增加5个公开栏目
    if before:
        return len(word) > 1 or _is_compared(state, at)
    compared = state.last or state.old
    return compared is not None and compared.unit == number.unit


def _is_compared(state: State, at: Place) -> bool:
    """Whether a cell before says with what: 与2017年相比,公开信息|多|320条."""
    cells = [cell for cell in at.level.cells[: at.index] if not cell.items]
    return any(state.reading.words.base.search(cell.text) for cell in cells)


def _changed_to(state: State, at: Place, before: Phrase, to: str, make: Make) -> Draft | None:
    old, state.old = state.old, None
    if old is None and to in _PLAIN_TO:
        return None
    subject = (old.topic or old.subject) if old is not None else before
    if old is not None and old.topic and (when := at.search(_STRETCH)):
        subject += ((at.cell.start + when.start(), at.cell.start + when.end()),)
    if old is None and state.last is not None and is_stretch(text_of(state.reading.prose, subject)):
        subject = of_whole_year(state, state.last) + subject  # 一季度收到申请12件,|二季度|增至18件
    if old is None and subject and _ONLY_DEEDS.fullmatch(text_of(state.reading.prose, subject)):
        subject = ((subject[0][0], at.cell.start + at.before.rindex(to) + len(to.rstrip("至到为"))),)
    draft = make(state, at, subject or before or state.borrowed())
    if not draft.subject:
        return None
    if old is not None and draft.year == old.year and not old.topic:
        draft.year = state.times.year_at(at.cell.start, state.reading.report.year)
    return draft


def _last_amounts(state: State, at: Place) -> list[Phrase]:
    """The subjects of the last amounts, as many as figures follow without words (分别增长12%、5%)."""
    names: list[Phrase] = []
    draft = state.last
    for _ in range(max(run_length(at), len(at.cell.items) - at.position)):
        if draft is None:
            return []
        names.insert(0, draft.subject)
        draft = draft.before
    return names if len(names) > 1 else []


def _last_shares(state: State, at: Place) -> list[Phrase]:
    """The subjects of the last shares of the sentence, as many as figures follow."""
    drafts = [
        d for d in state.reading.drafts if d.start >= state.sentence.start and d.measure is Measure.SHARE
    ]
    count = max(run_length(at), len(at.cell.items) - at.position)
    return [draft.subject for draft in drafts[-count:]] if 1 < count <= len(drafts) else []


def _ends_list(state: State, at: Place) -> bool:
    """Whether a share is of several amounts together: 国土局42件、规划局31件、住建局27件,|占总数的64.5%."""
    last = state.last
    if last is None or last.before is None or last.before.unit != last.unit or at.cell.opener != ",":
        return False
    between = state.reading.prose.text[last.before.end : last.start]
    return "、" in between and not re.search("[,;。(]", between) and run_length(at) == 1


def _told_apart(state: State, at: Place, measure: Measure) -> Phrase:
    """人大建议和政协提案分别为26件、33件,公开率分别为92%、88%: each with what was counted before it."""
    found = at.search(_APART)
    name = cleaned(at.cell, at.left[0], at.cell.start + found.start()) if found else ()
    amounts = _last_amounts(state, at) if name else []
    if not amounts:
        return ()
    prose = state.reading.prose
    first, *state.queue = [(_who_did(prose, amount) or object_of(prose, amount)) + name for amount in amounts]
    state.queued, state.suffix = measure, ()
    return first


def _who_did(prose: Prose, amount: Phrase) -> Phrase:
    """15个乡镇、46个|县直部门|完成目录编制,完成率分别为…: those who did it."""
    start, end = amount[0]
    verbs = verbs_in(prose, start, end)
    office = bool(verbs) and _OFFICES.search(prose.text, start, verbs[0].start())
    return ((start, verbs[0].start()),) if office else ()


def run_length(at: Place) -> int:
    """How many figures in a row, from this one on, have no words of their own."""
    count, percent = 1, at.item.number.percent
    for following in at.cell.items[at.position + 1 :]:
        if cleaned(at.cell, *following.left) or following.number.percent != percent:
            return count
        count += 1
    for later in at.level.cells[at.index + 1 :]:
        if later.items and later.items[0].number.percent != percent:
            return count  # 12件属重复申请,占比17.6%;|5件转为信访
        if not later.items or _IN_ALL.search(later.text) or cleaned(later, *later.items[0].left):
            return count
        count += 1
    return count


def share(state: State, at: Place, make: Make) -> Draft:
    """A percentage: a part of a whole (占 …), or a rate with a name of its own."""
    text, number = at.cell.text, at.item.number
    first, last = at.left[0] - at.cell.start, number.full_start - at.cell.start
    if marks := list(_OF_ALL.finditer(text, first, last)):
        start = marks[-1].start()
        before = cleaned(at.cell, at.left[0], at.cell.start + start)
        end = start + len(_TAIL.sub("", text[start:last].rstrip("的")))
        of_all = () if _ends_list(state, at) else state.topic()
        topic = before or of_all or state.header or state.strong
        suffix = ((at.cell.start + start, at.cell.start + max(end, start + 1)),)
        several = "分别" in at.words or run_length(at) > 1
        if several and not before and (apart := _last_amounts(state, at)):
            topic, *state.queue = apart
            state.suffix, state.queued = suffix, Measure.SHARE
        draft = make(state, at, topic + suffix)
        draft.topic = topic
        return draft
    before = cleaned(at.cell, *at.left)
    after = named_after(at.cell, *at.item.right, bare=not before)
    if rate := _told_apart(state, at, Measure.SHARE):
        draft = make(state, at, rate)
        if _CHANGE_RATE.search(text_of(state.reading.prose, rate)):
            state.queued = Measure.GROWTH_RATE
            return _by(draft)
        return draft
    recent = state.recent
    if not before and not after and at.item.opener and recent and recent.measure is Measure.SHARE:
        return make(state, at, recent.subject)  # 满意率分别为91.2%、93.5%
    draft = make(state, at, before + after or state.borrowed())
    words = text_of(state.reading.prose, before)
    changed = _CHANGES_FIRST.match(words) and not state.reading.words.rate.search(words)
    return _by(draft) if changed else draft  # 压减办理时限40%
