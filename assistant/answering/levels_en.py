"""What one level of a place received, asked in English: its departments, its counties, its towns, or the place itself.

全市新收1264件，其中：市政府186件，市直部门472件，县区606件: what the departments received is 472, and where no such part is
told the figure of the whole place tells it no less wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.answering.evidence import Evidence
from assistant.answering.figures import state
from assistant.answering.lookup import Finding, is_stated_level
from assistant.answering.question_en import OWN_LEVEL
from assistant.answering.reply import Reply
from assistant.answering.shares import share_sentence
from assistant.lexicon.text import compact
from assistant.types import Fact, Operation, Question, ReportSummary, Target

__all__ = ["level_asked_in_english", "only_of_level", "tell_level"]

_OF = r"(?:(?:the|its|their|all|various|different|local|other|subordinate|lower-level) )*"
_KINDS = (
    (
        r"(?:(?:city |constituent )?(?:counties|districts)(?:(?:,? (?:and|or|&) |/)(?:city )?(?:counties|districts))?|(?:county|district)(?:[- ]level| and (?:county|district))(?: (?:governments?|units?|authorities|bodies|areas|divisions|places))?)",
        re.compile("县区|区县|县[(（]?市?[、,，]?区[)）]?(?!级?[直属部])|县[(（]市、区[)）]|县级(?!市|以)"),
    ),
    (
        r"(?:(?:municipal|city|county|district|provincial|prefectural|government|functional|administrative)(?:[- ]level)? )*(?:departments|bureaus|agencies)(?: and (?:bureaus|agencies|departments|offices))?",
        re.compile(
            "[省市州县区][直属](?:属)?(?:部门|单位|机关)|政府(?:工作)?部门|[省市州县区]级(?:部门|机关|单位)"
        ),
    ),
    (
        r"(?:towns(?:hips)?|subdistricts|sub-districts)(?:(?:,? (?:and|or|&) |, ?|/)(?:towns(?:hips)?|subdistricts|sub-districts|streets))*",
        re.compile(
            "乡镇|镇街|街道[(（]乡?镇[)）]|乡镇[(（]街道[)）]|镇[(（]街道[)）]|[省市州县区]?(?:各|辖)(?:镇|乡|街)"
        ),
    ),
)
"""How English names a level, and how reports do."""
_ITSELF = re.compile(
    "^(?:[省市县区州旗镇乡]政府|[省市县区州旗]政府办公?室|政府办公?室)(?:本级|本身|机关)?(?:共|新)?(?:收到|受理|接收|办理)?$|本级"
)
_DEED = r"(?:receiv|handl|process|get\b|got\b|ha[dv]e?\b|t(?:ake|ook)\b|dealt|deal\b|conclud|complet|answer|account)"
_WAYS = (
    rf"\bdid (?:(?!\b(?:did|each|every|and how)\b)[^?,;])*?\b(?P<kind>{{kind}})(?: (?:of|in) [^?,;]*?)?\s+(?:\w+ ){{{{0,2}}}}?{_DEED}",
    rf"\b(?:go|goes|went|gone|going|made|submitted|sent|addressed|filed|directed|received|handled|processed|came|come|belong(?:s|ed)?|concluded|closed|completed|taken|answered|dealt)\b(?: in)? (?:to|by|at|with|in|for) {_OF}(?P<kind>{{kind}})\b",
)
_FORMS = tuple(
    (
        re.compile(
            "|".join(
                f"(?:{way.format(kind=kind).replace('(?P<kind>', '(?P<kind' + str(at) + '>')})"
                for at, way in enumerate(_WAYS)
            )
        ),
        told,
    )
    for kind, told in _KINDS
)
_EACH = re.compile(
    r"\b(?:each|every|per|which|what (?:county|district|department|town)|by (?:county|district|department|town)|respectively|break ?down|list)\b"
)
_COUNTED = frozenset({"received", "handled_total", "closed"})
_OPERATIONS = frozenset({Operation.VALUE, Operation.SHARE, Operation.TEXT})


def level_asked_in_english(question: Question) -> re.Pattern[str] | None:
    """How reports name the one level whose own part of the applications an English question asks for, if it does."""
    targets = question.targets
    if question.language != "en" or question.operation not in _OPERATIONS or len(targets) != 1:
        return None
    if targets[0].indicator not in _COUNTED or targets[0].column or len(question.bodies) != 1:
        return None
    asked = question.masked.lower()
    if _EACH.search(asked):
        return None
    own = question.narrower == (OWN_LEVEL,) and not question.rest
    found = [(match, told) for wants, told in _FORMS if (match := wants.search(asked))]
    if len(found) > 1 or (own and found):
        return None
    if own:
        return _ITSELF
    if not found:
        return None
    said = found[0][0].group()
    return found[0][1] if all(word in said for word in question.rest) else None


def tell_level(reply: Reply, evidence: Evidence, level: re.Pattern[str]) -> bool:
    """Say the figure of the one part told for that level, or its share of the whole; false where none is told."""
    question = reply.question
    if len(evidence.resolved.places) != 1:
        return False
    for summary in evidence.resolved.places[0].reports:
        facts = {fact.fact_id: fact for fact in reply.index.facts([summary.report_id])}
        parts = [fact for fact in facts.values() if _is_part(fact, facts, level, question.targets[0])]
        if not parts or len({fact.value for fact in parts}) > 1:
            continue
        whole = facts[parts[0].parent]
        own = Finding(summary, Target("", ""), (parts[0],), under=whole.subject)
        if question.operation is not Operation.SHARE:
            state(reply, own)
            return True
        return _say_share(reply, summary, own, whole)
    return False


def only_of_level(evidence: Evidence, level: re.Pattern[str]) -> Evidence:
    """What was found, without the figures that are not told of that level."""
    found = tuple(
        replace(
            entry, findings=tuple(f for f in entry.findings if level.search(compact(f.facts[0].subject).text))
        )
        for entry in evidence.found
    )
    return replace(evidence, found=found)


def _say_share(reply: Reply, summary: ReportSummary, own: Finding, whole: Fact) -> bool:
    """The share of the part in the whole it is told of."""
    all_of_it = Finding(summary, Target(whole.indicator, whole.column), (whole,))
    if not (own.exact and all_of_it.exact and all_of_it.value):
        return False
    label = f"{reply.words.label(own)} as a share of {reply.words.label(all_of_it)}"
    share_sentence(reply, [own], all_of_it, label)
    return True


def _is_part(fact: Fact, facts: Mapping[str, Fact], level: re.Pattern[str], target: Target) -> bool:
    """Whether a figure is told of that level as a part of the figure asked for."""
    whole = facts.get(fact.parent or "")
    return (
        whole is not None
        and whole.indicator == target.indicator
        and not (fact.indicator or fact.form)
        and fact.value is not None
        and fact.unit == whole.unit
        and is_stated_level(fact)
        and bool(level.search(compact(fact.subject).text))
    )
