"""Who came to what was counted just before (查阅点有几个，来了多少人次), in the sentence of that figure or the one behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.part import prose_amounts
from assistant.lexicon.text import compact
from assistant.types import Fact, Report, Span, Status

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["came_to", "only_who_came"]

_CAME = "来|去|到|接待|参加|参与|参训|查阅|查询|观看|进|逛|用|受训|受益|服务|接访"
_ASKED = re.compile(
    f"(?=.*(?:多少|几))(?=.*(?:{_CAME}))(?=.*[人位名众姓])(?:一共|总共|全年|当年|这年|每年|共|大概|大约|又|都|总的|有|里面?|那里|那儿|那边|访|看|过|了|的|{_CAME}"
    "|多少|几|万|千|百|个|人次|人|位|名|群众|市民|村民|居民|老百姓|百姓|老乡|学生|家长|次)+"
)
_PERSONS = frozenset(["人", "人次", "名", "位"])
_STAFF = re.compile("人员|专职|兼职|信息员|(?<!训)干部|粉丝|关注|联络员")
_STOPS = "。；;\n"


def only_who_came(text: str) -> bool:
    """Whether it is asked how many came, and nothing is named that they came to."""
    return bool(_ASKED.fullmatch(compact(text).text.strip(" ?？。,，呢啊呀")))


def came_to(anchor: Fact, index: Index) -> Fact | None:
    """The one amount of people told behind a figure, in its sentence or in the next if that names what was counted."""
    report = index.report(anchor.report_id)
    same = _sentence_behind(report, anchor.span.end)
    following = _sentence_behind(report, same.end + 1)
    named = {anchor.subject[at : at + 2] for at in range(len(anchor.subject) - 1)}
    people = [
        entry.fact
        for entry in prose_amounts(anchor.report_id, index)
        if entry.fact.unit in _PERSONS
        and entry.fact.status is Status.RESULT
        and not (entry.fact.parent or _STAFF.search(entry.fact.subject))
    ]
    told = [fact for fact in people if same.covers(fact.span)] or [
        fact for fact in people if following.covers(fact.span) and any(pair in fact.subject for pair in named)
    ]
    return told[0] if len(told) == 1 else None


def _sentence_behind(report: Report, start: int) -> Span:
    """What is left of the sentence at a place of the text."""
    ends = [at for stop in _STOPS if (at := report.text.find(stop, start)) >= 0]
    return Span(start, min(ends, default=len(report.text)))
