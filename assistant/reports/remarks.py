"""Words that say something of figures already read, or deny one: 均已答复, 与上年持平, 全部免费."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.lexicon.labels import match_label
from assistant.reports.clauses import Cell
from assistant.reports.context import Place, State
from assistant.reports.drafts import Draft
from assistant.reports.subjects import text_of
from assistant.types import Measure, Nil, Status

__all__ = ["add_none", "free", "level_with", "noted", "said_of_all"]

_ALL = re.compile(
    r"^(?:以上|申请人?|申请方式|申请主体|已|也|,)*(?:均|全部|都|皆|一律)(?:已|都|为|是|予以|由|属于|系|通过|能|得到|做到|在|了)*(?P<label>.+?)了?$"
)
_DONE = re.compile(
    r"(?:按时|按期|按规定|按要求|按程序|依法|依规|及时|法定期限内|规定时限内|规定时间内|法定时限内)*"
    r"(?:予以|作出|进行|给予)?了?(?:办结|答复|回复|办理|办理完毕|处理|办复)"
)
_BROUGHT = re.compile("结转|转来|接转")
_FEES = re.compile(r"(?:收费(?:制度)?|费用)$")
_KNOWN = 0.9


def noted(state: State, draft: Draft, at: Place) -> None:
    """A bracket behind a figure that says something of it: 6件(均为本机关不掌握相关信息)."""
    text, start = state.reading.prose.text, at.item.number.full_end
    end = text.find(")", start, at.cell.end)
    if text.startswith("(", start) and end > 0 and draft.measure is Measure.LEVEL:
        _said_of(state, draft, Cell(start + 1, end, text[start + 1 : end], "(", ")"), start + 1)


def said_of_all(state: State, cell: Cell, start: int) -> bool:
    """全部为自然人申请, 均已按时答复: the total before is also the number of these."""
    group, total = state.group, state.last
    if group is not None and group.total is not None and len(group.members) > 1:
        total = group.total if group.sum() == group.total.value else None
    if total is not None and group is None and (whole := _whole_of(total)) is not None:
        total = whole
    elif total is not None and group is None and _listed(state, total):
        return bool(_ALL.match(cell.text[start - cell.start :]))  # of several: no one figure
    return total is not None and _said_of(state, total, cell, start)


def _whole_of(last: Draft) -> Draft | None:
    """The figure before that two or more after it, the last among them, add up to: 收到3件,公开2件,不掌握1件,全部按时答复."""
    added, draft, parts = last.value, last.before, 1
    while draft is not None and draft.unit == last.unit and draft.nil is None:
        if draft.parent is not None and draft.value == draft.parent.value:
            draft = draft.parent  # 收到3件,均为自然人提出: said of the 3
        if parts > 1 and draft.value == added:
            return draft
        added, draft, parts = added + draft.value, draft.before, parts + 1
    return None


def _listed(state: State, last: Draft) -> bool:
    """Whether it ends a list without a total: 国家秘密1件、商业秘密2件、个人隐私3件,均不予公开."""
    before = last.before
    if before is None or before.unit != last.unit or last.parent is not None:
        return False
    if _BROUGHT.search(text_of(state.reading.prose, last.subject)):
        return True  # 收到14件,上年结转1件,均已答复
    between = state.reading.prose.text[before.end : last.start]
    return "、" in between and not any(mark in between for mark in ",;。(")


def _said_of(state: State, total: Draft, cell: Cell, start: int) -> bool:
    said = _ALL.match(cell.text[start - cell.start :])
    if said is None or not total.value or total.measure is not Measure.LEVEL:
        return False
    label = said.group("label")
    found = match_label(label)
    if (found is None or found.score < _KNOWN) and not _DONE.fullmatch(label):
        return False
    subject = ((start + said.start("label"), start + said.end("label")),)
    draft = replace(total, subject=subject, parent=total, before=total, open_parts=False, thing="")
    state.reading.drafts.append(draft)
    return True


def level_with(state: State, cell: Cell) -> bool:
    """与2021年持平: a change of none."""
    found = state.reading.words.level.search(cell.text)
    last = state.last
    if found is None or last is None:
        return False
    start, end = cell.start + found.start("word"), cell.start + found.end("word")
    subject = (*last.subject, (cell.start + found.start(), end))
    draft = Draft(start, end, Decimal(0), subject, last.quote, unit=last.unit, nil=Nil.NONE_STATED)
    draft.topic, draft.before, draft.measure = last.subject, last, Measure.DIFFERENCE
    state.date(draft)
    draft.year, draft.status = last.year, last.status
    state.reading.drafts.append(draft)
    return True


def add_none(state: State, draft: Draft) -> None:
    """Add what a cell denies, unless it is planned or said twice."""
    drafts = state.reading.drafts
    state.date(draft)
    recent = state.recent
    draft.before = recent if recent is not None and recent.nil is not None else state.last
    said = (d for d in drafts[-6:] if d.nil is not None and d.start >= state.sentence.start)
    if draft.status is not Status.RESULT or (_is_fee(state, draft) and any(_is_fee(state, d) for d in said)):
        return  # a plan denies nothing; 零收费,未收取任何费用 says it twice
    if state.reading.prose.text[draft.start : draft.end] != "零":
        state.recent = draft  # of 零差错 nothing is left to be handled
    drafts.append(draft)


def _is_fee(state: State, draft: Draft) -> bool:
    return bool(_FEES.search(text_of(state.reading.prose, draft.subject)))


def free(state: State) -> None:
    """全部免费, 不收费: fees are none, where the sentence gives no amount."""
    words, sentence = state.reading.words, state.sentence
    found = words.free.search(sentence.shape)
    if found is None or words.goal.search(sentence.shape) or words.rule.search(sentence.shape):
        return
    here = [d for d in state.reading.drafts[-20:] if sentence.start <= d.start < sentence.end]
    if any("费" in text_of(state.reading.prose, draft.subject) for draft in here):
        return
    if any(draft.status is Status.RULE for draft in here):
        return  # 10件以下的不收费 is a rule
    start, end = sentence.start + found.start(), sentence.start + found.end()
    draft = Draft(start, end, Decimal(0), ((start, end),), (start, end), nil=Nil.NONE_STATED)
    draft.thing = "依申请公开信息收取的费用"
    state.date(draft)
    if draft.status is Status.RESULT:
        state.reading.drafts.append(draft)
