"""Deeds that a report counts together (取消、下放行政审批事项19项): of one of them alone it does not tell how many."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.units import units_of
from assistant.lexicon.text import compact
from assistant.types import Operation, Question, Report

__all__ = ["told_only_together"]

_DEED = "取消|下放|承接|调整|停征|免征|减征|废止|修订|修改|撤销|合并|整合|关停|注销|精简|迁移|暂停|停办|新建|改建|扩建|改造"
_AND = "、|和|与|及|以及|或"
_TOGETHER = re.compile(
    rf"(?P<deeds>(?:{_DEED})(?:(?:{_AND})(?:{_DEED}))+)了?(?P<noun>[\u3400-\u9fff“”]{{2,16}}?)\d+[\u3400-\u9fff]"
)
_OF_THEM = re.compile("(?:里头?|里面|中|当中)[,，](?P<part>[^,，?？]*)")
_ASKED = re.compile("多少|几(?=[项件个条份处座家])")
_JOINED = re.compile(_AND)
_NOUN = 2
"""Characters of what was done to that the question must share."""
_SAID = 0.6


def told_only_together(question: Question, reports: Iterable[Report]) -> bool:
    """Whether a Chinese question asks how often one of several deeds was done that a report only counts together."""
    asked = compact(max(question.context, question.text, key=len)).text
    if question.language == "en" or question.operation not in {Operation.VALUE, Operation.TEXT}:
        return False
    if not _ASKED.search(asked):
        return False
    part = _OF_THEM.search(asked)
    return any(_hides(part["part"] if part else asked, asked, bool(part), report) for report in reports)


def _hides(part: str, asked: str, of_them: bool, report: Report) -> bool:
    """Whether a report counts a deed asked for together with another, and nowhere by itself."""
    text = compact(report.text).text
    for told in _TOGETHER.finditer(text):
        noun, deeds = told["noun"], _JOINED.split(told["deeds"])
        if not any(noun[at : at + _NOUN] in asked for at in range(len(noun) - 1)):
            continue
        units = units_of(part)
        said = [d for d in deeds if d in part or any(unit.held_by(d)[0] >= _SAID for unit in units)]
        if len(said) == len(deeds) or not (said or of_them):
            continue
        alone = re.compile(
            rf"(?<!、)(?<!和)(?:{'|'.join(said or deeds)})了?(?!{_AND})[\u3400-\u9fff“”]{{0,16}}?\d"
        )
        if not any(not told.start() <= found.start() < told.end() for found in alone.finditer(text)):
            return True
    return False
