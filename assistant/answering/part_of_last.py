"""A part named of the figure just told (全市收到多少 → 其中甲县多少 → 乙区呢 → 市本级占多少) is one of its list.

The report of the wider place tells it, whether or not one of the part is held; where it does not, the part's own does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.carried import said_of
from assistant.answering.holdings import Holdings
from assistant.answering.lookup import is_stated_level
from assistant.answering.spread import asks_spread, places_told
from assistant.answering.targets import OF_THOSE
from assistant.lexicon.places import office_names, short_region
from assistant.types import Body, Fact, Operation, Question

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["as_part_of_last", "as_wider_tells"]

_AMOUNT = frozenset({Operation.VALUE, Operation.SUM, Operation.EXISTS, Operation.TEXT, Operation.SHARE})
_ITS_OWN = re.compile("自己|本身|自家|报告|年报|\\bown\\b|\\breport\\b")
"""What the part itself reports."""
_BOTH = re.compile("[和与跟及同、]|分别|各自|\\b(?:and|or|versus|vs|both|each)\\b")
"""Two places asked about side by side."""
_LEVEL = "省市县区州"


def as_part_of_last(question: Question, before: Sequence[Question], held: Holdings, index: Index) -> Question:
    """The question with the wider place whose list tells the part it names, where that was spoken of before."""
    if question.all_bodies and not question.bodies:
        return _over_places(question, before, held, index)
    amount = question.operation in _AMOUNT and not (question.topic or question.fields or question.choices)
    if not (before and amount) or _ITS_OWN.search(question.text.lower()):
        return question
    for spoken in reversed(before):
        whole = spoken.told_by or (spoken.bodies[0] if len(spoken.bodies) == 1 else None)
        if whole is None or len(spoken.targets) != 1 or whole.level != "government":
            continue
        if question.targets not in ((), spoken.targets) or question.years not in ((), spoken.years):
            continue
        asked = replace(question, targets=spoken.targets, years=spoken.years, told_by=whole)
        if dict(question.given).get("body") == "said":
            told = _names_place(question, before[-1]) and _told_part(
                _place_named(question, whole), asked, held, index
            )
            carried = said_of(question, year="carried", indicator="carried")
            if told:
                return replace(asked, given=carried)
        elif (part := _part_said(asked, held, index)) is not None:
            carried = said_of(question, body="carried", year="carried", indicator="carried")
            asked = replace(asked, bodies=(whole,), unheld=(), told_by=None, given=carried)
            return _of_part(asked, part)
    return question


def _over_places(question: Question, before: Sequence[Question], held: Holdings, index: Index) -> Question:
    """A question over places (哪个区县最多) asked of the wider place whose report tells its figure for each of them."""
    for spoken in reversed(before):
        whole = spoken.told_by or (spoken.bodies[0] if len(spoken.bodies) == 1 else None)
        if whole is None or whole.level != "government" or len(spoken.targets) != 1:
            continue
        if question.targets not in ((), spoken.targets):
            continue
        asked = replace(question, targets=spoken.targets, years=question.years or spoken.years)
        asked = replace(asked, bodies=(whole,), all_bodies=False, body_kind="")
        ids = [s.report_id for s in held.reports_of(whole) if s.year in asked.years]
        if asks_spread(asked) and ids and places_told(index.facts(ids), asked.targets[0]):
            return replace(asked, given=said_of(question, body="carried", indicator="carried"))
    return question


def _names_place(question: Question, last: Question) -> bool:
    """Whether a place is named as a part of what was told, and nothing else that would narrow it."""
    goes_on = last.told_by is not None or OF_THOSE.search(question.text.lower())
    share = question.operation is Operation.SHARE
    return bool(question.unheld or goes_on or share) and set(question.rest) <= set(last.rest)


def as_wider_tells(question: Question, held: Holdings, index: Index) -> Question:
    """A question on a part that the wider place tells, asked of the report of that place."""
    for whole in question.bodies if _shares_unheld(question, held) or _is_part_named(question, held) else ():
        others = tuple(body for body in question.bodies if body != whole)
        asked = replace(question, told_by=whole, bodies=others)
        if (told := as_wider_tells(asked, held, index)) is not asked:
            return told
    if question.told_by is None:
        return _own_part(question, held, index)
    part = _told_part(_place_named(question, question.told_by), question, held, index)
    if part is None:
        return question
    return _of_part(replace(question, bodies=(question.told_by,), unheld=(), near=()), part)


def _own_part(question: Question, held: Holdings, index: Index) -> Question:
    """A question on a part that the body's own list names (甲市2024年市直部门收到申请几件), asked of that list."""
    alone = len(question.bodies) == 1 and len(question.years) == 1 and len(question.targets) == 1
    if not alone or question.operation is not Operation.VALUE or question.part or question.targets[0].column:
        return question
    if asks_spread(question):
        return question
    asked = replace(question, told_by=question.bodies[0])
    if question.unheld:
        part = _told_part(_place_named(question, question.bodies[0]), asked, held, index)
    else:
        part = _part_said(asked, held, index) if question.rest else None
    return question if part is None else _of_part(replace(question, unheld=(), near=()), part)


def _shares_unheld(question: Question, held: Holdings) -> bool:
    """Whether the share of one place in another is asked for of a year for which one's own report is not held."""
    asked = question.operation is Operation.SHARE and question.language == "zh" and not question.told_by
    return (
        asked
        and len(question.bodies) == 2
        and not any(target.column for target in question.targets)
        and any(not held.reports_of(body, year) for body in question.bodies for year in question.years)
    )


def _is_part_named(question: Question, held: Holdings) -> bool:
    """Whether an amount is asked of two places in a year for which one of them has no report (of the city's, how many were X's)."""
    amount = question.operation in {Operation.VALUE, Operation.EXISTS} and not question.pairs
    lacking = [body for body in question.bodies for year in question.years if not held.reports_of(body, year)]
    alone = len(question.bodies) == 2 and len(question.years) == 1 and len(lacking) == 1
    return amount and alone and not _BOTH.search(question.text.lower())


def _of_part(question: Question, part: Fact) -> Question:
    """The question as one for the part of a list, by the part's own name."""
    share = question.operation is Operation.SHARE
    return replace(
        question,
        operation=Operation.SHARE if share else Operation.VALUE,
        part=part.fact_id,
        inside=(part.subject,),
        rest=(part.subject,),
        narrower=(),
        masked=part.subject,
        words=part.subject,
        row=None,
        extent="",
    )


def _place_named(question: Question, whole: Body) -> str:
    """The one other place or office a question names, held or not, as the wider place calls it (甲县, 水务局)."""
    if question.unheld:
        return question.unheld[0] if len(question.unheld) == 1 else ""
    if len(question.bodies) != 1 or question.bodies[0] == whole:
        return ""
    (body,) = question.bodies
    full = body.region if body.level == "government" else body.agency or body.region
    for name in (whole.region, short_region(whole.region)):
        full = full.removeprefix(name) or full
    return full


def _told_part(name: str, asked: Question, held: Holdings, index: Index) -> Fact | None:
    """The part of this name in the list of the wider place."""
    parts = _parts(asked, held, index)
    own = name.removeprefix(asked.told_by.region if asked.told_by else "").lstrip(_LEVEL)
    for said in (own,), office_names(own):
        told = [fact for fact in parts if fact.subject.lstrip(_LEVEL) in said]
        if name and told:
            return told[0] if len(told) == 1 else None
    return None


def _part_said(asked: Question, held: Holdings, index: Index) -> Fact | None:
    """The one part of the list that the words of a question name, where they name nothing else (市直部门呢)."""
    text = _plain(asked.text)
    told = _parts(asked, held, index)
    named = [f for f in told if _plain(f.subject) in text] or [
        f
        for f in told
        if len(asked.rest) == 1 and len(asked.rest[0]) > 2 and _plain(f.subject).startswith(asked.rest[0])
    ]
    others = [word for word in asked.rest if word in asked.text]  # not those of the part told before
    if len(named) != 1 or not all(_plain(word) in _plain(named[0].subject) for word in others):
        return None
    return named[0]


def _plain(text: str) -> str:
    return re.sub(r"[()（）\s]", "", text)


def _parts(asked: Question, held: Holdings, index: Index) -> list[Fact]:
    """The parts without a row of their own told under the figure asked for, in the report of the wider place."""
    if asked.told_by is None or len(asked.targets) != 1:
        return []
    ids = [s.report_id for s in held.reports_of(asked.told_by) if s.year in asked.years]
    return [
        fact
        for fact in (index.facts(ids) if ids else ())
        if fact.parent
        and not fact.indicator
        and is_stated_level(fact)
        and _whole_of(fact, index).indicator == asked.targets[0].indicator
    ]


def _whole_of(part: Fact, index: Index) -> Fact:
    """What a part is a part of, through a part without a row of its own (县（区）744件，其中甲县263件)."""
    whole = index.fact(part.parent) if part.parent else part
    return index.fact(whole.parent) if whole.parent and not whole.indicator else whole
