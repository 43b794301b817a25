"""What was never given back, fetched or taken up (多少失物没人认领, 录取了没来报到的), by the two figures of one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.concepts import spoken_of
from assistant.answering.lookup import Finding
from assistant.answering.words import content
from assistant.lexicon.segments import naming
from assistant.types import Measure, Origin, Question, ReportSummary, Status, Target

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["UNFINISHED", "asks_unfinished", "pairs_of_deed"]

_NOT = "(?:没|未|不)(?:有|能)?(?:人)?(?:[来去])?"
_DEEDS = (
    (
        "(?:归还|退还|发还|返还|交还|还|退|领|认领|领走|领回|取走|拿走|找回)(?:给|到)?(?:失主|乘客|主人|原主|人家|本人|物主)?",
        "归还|退还|发还|返还|交还|认领|领回|领走",
    ),
    ("(?:报到|到校|入学|注册)", "报到|到校|注册"),
    ("入住", "入住"),
)
"""What is done with things and people in the end, as it is asked for and as a report tells it."""
UNFINISHED = "|".join(
    f"{_NOT}{asked}(?=的|了|掉|呢|(?:有|是)?(?:多少|几)|[,，。?？]|$)" for asked, _ in _DEEDS
)
_AMOUNT = re.compile("多少|几")
_ANY = frozenset(
    ["学生", "新生", "考生", "同学", "失主", "失物", "乘客", "主人", "东西", "物品", "录取", "孩子"]
)
"""Whom and what the deeds are of anyway."""


def asks_unfinished(text: str) -> bool:
    """Whether it is asked of how many it was not done."""
    return bool(_AMOUNT.search(text) and re.search(UNFINISHED, text))


def pairs_of_deed(
    question: Question, summary: ReportSummary, index: Index
) -> Iterator[tuple[Finding, Finding]]:
    """What came in and what was done of it, where a sentence tells the deed asked about right behind the whole."""
    told = next((told for asked, told in _DEEDS if re.search(f"{_NOT}{asked}", question.text)), "")
    if not told or not asks_unfinished(question.text):
        return
    text = index.report(summary.report_id).text
    masked = re.sub(UNFINISHED, " ", question.masked)
    names = tuple(name for name in naming(content(masked)).names if name not in _ANY and len(name) > 1)
    facts = [
        fact
        for fact in index.facts([summary.report_id])
        if (fact.origin, fact.measure, fact.status) == (Origin.PROSE, Measure.LEVEL, Status.RESULT)
    ]
    facts = [fact for fact in facts if fact.value is not None and not fact.bound]
    facts.sort(key=lambda fact: fact.span.start)
    for whole, done in pairwise(facts):
        alike = (
            whole.quote == done.quote and whole.unit == done.unit and (whole.value or 0) >= (done.value or 0)
        )
        known = re.search(told, done.subject) and not re.search(told, whole.subject)
        if alike and known and (not names or spoken_of(names, done.quote.of(text))):
            yield tuple(Finding(summary, Target("", ""), (fact,)) for fact in (whole, done))  # type: ignore[misc]
