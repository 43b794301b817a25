"""Which of all reports tell of something (哪份报告里写了约谈过单位): one line for each that does, and who does not.

Only what the report says in its running text counts; a figure the forms have is told by the usual way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.running_text import sentences_of
from assistant.answering.scope import FEW_REPORTS, Place
from assistant.answering.verbatim import COMMON, say_clause
from assistant.answering.words import content
from assistant.lexicon.text import compact
from assistant.types import Question, Report, Span

__all__ = ["asks_which_reports", "quote_each_report"]

_OF_REPORTS = re.compile(
    "(?:哪|各|每|这)[些几一两三四五六七八九十]*(?:份|篇|本|个)?(?:单位|地方)?(?:的)?(?:年度)?(?:报告|年报)|(?:哪|各|每|这)[些几一两三四五六七八九十]*家"
)
_ASKING = re.compile(
    "(?:哪|各|每|这)[些几一两三四五六七八九十]*(?:份|篇|本|个|家)|年度|报告|年报|收录|库里|所有|全部|里头?|里面|当中|中|写到?|提到?|提及|说到?|讲到?|载明|出现|涉及|分别|各?(?:是|有)?(?:多少|几)[个件次条份期场人]*|有没有|是不是|都|过|了|的|有|是|呢|吗"
)
MOST = 12
"""Reports quoted at most."""


def asks_which_reports(question: Question) -> bool:
    """Whether a Chinese question goes over all reports for what the forms do not have."""
    return (
        question.language == "zh"
        and question.all_bodies
        and not (question.bodies or (question.targets and not question.learnt))
        and bool(_OF_REPORTS.search(question.text))
    )


def quote_each_report(reply: Reply, evidence: Evidence) -> bool:
    """Quote, report by report, the sentence that tells of all that is named; false where none does."""
    question, places = evidence.question, evidence.resolved.places
    if not asks_which_reports(question) or not 0 < len(places) <= FEW_REPORTS:
        return False
    said = content(_ASKING.sub(" ", question.masked)).split()
    names = tuple(name for name in said if name not in COMMON and len(name) > 1)
    told: list[str] = []
    silent: list[Place] = []
    for place in places:
        found = _first_told(reply, place, names) if names else None
        if found is None:
            silent.append(place)
        elif len(told) < MOST:
            say_clause(reply, *found)
            told.append(reply.sentence)
    if not told:
        return False
    words = reply.words
    others = words.join([f"{words.body_of(place.body)}{words.year(place.year)}" for place in silent[:MOST]])
    reply.sentence = "".join(told) + (
        f"没有写到的：{others}{'等' if len(silent) > MOST else ''}。" if silent else ""
    )
    return True


def _first_told(reply: Reply, place: Place, names: Iterable[str]) -> tuple[Report, Span] | None:
    """The first sentence of a place's reports that holds every name."""
    for summary in place.reports:
        report = reply.index.report(summary.report_id)
        for span in sentences_of(report):
            own = compact(span.of(report.text)).text
            if all(name in own for name in names):
                return report, span
    return None
