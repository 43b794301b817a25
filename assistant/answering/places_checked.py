"""Whether what a place itself and its places received comes to the total (市本级加各县区合起来等不等于全市), with every part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.account_cues import FITS
from assistant.answering.accounts import say_parts
from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.spread import places_told
from assistant.types import Fact

__all__ = ["check_places"]

_PLACES = re.compile(
    "各?(?:县市区|市县区|县区|区县|市县|县[（(]市?、?区[）)]|乡镇街?道?|镇街|街镇)|各(?:个)?[县区地镇乡]|[省市县区州]本级"
    r"|\b(?:counties|districts|places|regions|county-level|municipal level|each (?:county|district|place))\b"
)
_ADDED = re.compile(
    "[加合]起来|[加合]在一起|加总|相加|合计|之和|总和|汇总|累加|[加和]各|[加]上?[省市县区州]本级"
    r"|\badd(?:s|ed|ing)?\b|\bsums?\b|\btogether\b|\bcombined\b"
)
_SO = re.compile("是不是|是否|有没有|能不能|会不会|吗|对不对|[等于]{2}")
_STEM = re.compile("[省市县区州旗镇乡]$")


def check_places(reply: Reply, evidence: Evidence) -> bool:
    """Both sides with all parts, where it is asked if they fit; false where the report divides no such figure."""
    question = reply.question
    if len({target.indicator for target in question.targets}) != 1:
        return False
    if not _ADDED.search(question.text) or not (FITS.search(question.text) or _SO.search(question.text)):
        return False
    for place in evidence.resolved.places:
        for summary in place.reports:
            facts = reply.index.facts([summary.report_id])
            listed = places_told(facts, question.targets[0])
            if listed and _means(question.text, listed):
                say_parts(reply, summary, reply.index.fact(listed[0].parent), listed)
                return True
    return False


def _means(text: str, listed: Sequence[Fact]) -> bool:
    """Whether a question speaks of the places of a list as such, or names each of them."""
    named = [fact for fact in listed if _STEM.sub("", fact.subject) in text]
    return len(named) == len(listed) or (bool(_PLACES.search(text)) and len(named) < 3)
