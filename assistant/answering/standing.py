"""Where somebody else's assessment placed a body or its site (在全省打分里排第几名), quoted from the sentence that tells it."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence
from assistant.answering.kinds_told import RANK_ASKED
from assistant.answering.reply import Reply
from assistant.answering.running_text import sentences_of
from assistant.answering.verbatim import say_only
from assistant.answering.words import content
from assistant.lexicon.segments import naming
from assistant.types import Report, Span

__all__ = ["quote_standing"]

_TOLD = re.compile(
    r"(?:[列居排获得]|名列|位列|位居|排名)[^,，。;；]{0,8}第\s?[一二三四五六七八九十百\d]+\s?(?:名|位)?"
)
_EXTENT = re.compile("[在居列]?(全[国省市州区县])")


def quote_standing(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence of the report that tells a place in a ranking of what is named; whether there is one."""
    question, places = reply.question, evidence.resolved.places
    if (
        question.language == "en"
        or question.targets
        or len(places) != 1
        or not RANK_ASKED.search(question.text)
    ):
        return False
    names = [name for name in naming(content(question.masked)).names if len(name) > 1]
    extent = _EXTENT.search(question.text)
    told: list[tuple[Report, Span]] = []
    for summary in places[0].reports:
        report = reply.index.report(summary.report_id)
        for span in sentences_of(report):
            sentence = span.of(report.text)
            named = any(name in sentence for name in names)
            within = extent is None or extent.group(1) in sentence
            if _TOLD.search(sentence) and named and within:
                told.append((report, span))
    return say_only(reply, told)
