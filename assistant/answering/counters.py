"""Which of two figures beside one another is asked for: what was held or who came, the new ones or all there are by now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from assistant.answering.matching import THRESHOLD, Candidate
from assistant.types import Fact, Question

__all__ = ["all_there_are", "asked_first", "stands_for_all"]

_Ranked = TypeVar("_Ranked")
_HELD = frozenset(["次", "场", "期", "回", "届", "轮", "班", "场次", "期次"])
_CAME = frozenset(["人", "名", "位", "人次"])
_PERSONS = re.compile("人次|人数|人员|多少人|几人|[参受]训|参加|多少名|几名|学员|粉丝")
_NEW = re.compile("(?:本年度?|当年|今年|全年|\\d{4}年)?新(?:增|建|设|开|添|上|辟)(?:设|加|建|通|办|了)?")
_SAYS_NEW = re.compile("新|增|添")
_DONE_SO = re.compile("[建设开办]了|开设|设立|建成|开通|建立|开办")
_IN_ALL = re.compile(
    "一共|总共|共有|累计|总数|总计|目前|现在|现有|如今|达到?|截[至止]|已经?有|到(?:底|末|年底|年末|为止)"
)


def asked_first(
    question: Question, ranked: list[tuple[Candidate, _Ranked]]
) -> list[tuple[Candidate, _Ranked]]:
    """The candidates, the best replaced by the one beside it where the question can only mean that."""
    if question.language == "en" or not ranked:
        return ranked
    best = ranked[0][0].fact
    beside = [pair for pair in ranked[1:] if pair[0].fact.quote == best.quote and pair[0].score >= THRESHOLD]
    meant = [pair for pair in beside if _is_meant(question, best, pair[0].fact)]
    if not meant:
        return ranked
    asked = (replace(meant[0][0], score=ranked[0][0].score), meant[0][1])
    return [asked, *(pair for pair in ranked[1:] if pair is not meant[0])]


def _is_meant(question: Question, best: Fact, other: Fact) -> bool:
    """Whether another figure of the sentence is meant: how often it was held, or all there are."""
    events = best.unit in _CAME and other.unit in _HELD and best.subject in other.subject
    persons = bool(_PERSONS.search(f"{question.context} {question.text}"))
    persons = persons or any(target.indicator == "trainee" for target in question.targets)
    if events and not (question.measure or persons):
        return True
    return _is_whole(question, best, other)


def _is_whole(question: Question, new: Fact, other: Fact) -> bool:
    """Whether a figure is all there are of what another only tells the new ones, and a question does not ask for those."""
    found = _NEW.match(new.subject)
    if found is None or not other.cumulative or other.unit != new.unit:
        return False
    said = question.text
    if _SAYS_NEW.search(said) or (_DONE_SO.search(said) and not _IN_ALL.search(said)):
        return False
    return new.subject[found.end() :][-2:] == other.subject[-2:]


def all_there_are(question: Question, fact: Fact, facts: Sequence[Fact]) -> Fact | None:
    """All there are by now, where a figure known by name tells only the new ones (新增4个，累计达到17个)."""
    if question.language == "en":
        return None
    return next(
        (other for other in facts if other.quote == fact.quote and _is_whole(question, fact, other)), None
    )


_ALL_TIME = re.compile(
    "历年(?:累计|以来|一共|总共|总计|共|总的)|有史以来|至今|(?<!今年)(?<!本年)(?<!当年)(?<!\\d年)(?<!月)(?<!月份)(?<!度)以来|开通后|历史(?:上)?(?:总|累计|一共)"
)
_TOLD_SO = re.compile("累计|历年|以来|至今|截[至止]|总量|总数|总共|现有|共有|达")


def stands_for_all(question: Question, fact: Fact, told: str) -> bool:
    """Whether a figure may stand for all years together where that is asked for; the year's own does not."""
    asked = question.language == "zh" and _ALL_TIME.search(question.text)
    return not asked or fact.cumulative or fact.column == "in_force" or bool(_TOLD_SO.search(told))
