"""Parts of English questions that name only a deed (closed how many accounts, and how many did it keep): never told by the figure of another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.concepts import words_in
from assistant.answering.evidence import Evidence
from assistant.answering.lookup import is_stated_level
from assistant.lexicon.bilingual import phrases, stem, stems
from assistant.types import Fact, Operation, Origin

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["of_deed", "tells_other_deed"]

_DEED = re.compile(
    r"^\W*(?:and |but |or |so )*how many (?:[a-z-]+ ){0,3}?(?:of (?:them|these|those) )?(?:(?:did|does|do|has|have|had) (?:it|they|the [a-z]+) (?P<did>[a-z]+)|(?:were|was|are|got|have been|had been|has been) (?:then |finally |later |actually |also |only )*(?P<done>[a-z]+))\b"
)
"""How many did it keep; how many letters were received."""
_LIGHT = frozenset(
    [
        "have",
        "had",
        "get",
        "got",
        "there",
        "in",
        "made",
        "make",
        "do",
        "done",
        "about",
        "from",
        "for",
        "not",
        "on",
        "by",
        "to",
        "at",
        "of",
        "held",
        "hold",
    ]
)


def _verb(evidence: Evidence) -> str:
    """The verb a part asks by, empty where it says nothing or a figure of the forms is asked for."""
    question = evidence.question
    found = _DEED.match(question.text.lower())
    if found is None or question.targets or question.operation is not Operation.VALUE:
        return ""
    verb = found["did"] or found["done"]
    return "" if verb in _LIGHT else verb


def _says(verb: str, fact: Fact) -> bool:
    """Whether a figure's own words say a verb, in any translation."""
    own = words_in(fact.subject).text
    return any(way in own for _, ways in phrases(verb, most=None) for way, _ in ways)


def tells_other_deed(evidence: Evidence, before: Evidence) -> bool:
    """Whether a part was answered with the figure told before, or one beside it, that does not say its own deed."""
    verb = _verb(evidence)
    facts = [fact for finding in evidence.findings for fact in finding.facts]
    spoken = [fact for finding in before.findings for fact in finding.facts]
    if not verb or len(facts) != 1 or not spoken or facts[0].origin is not Origin.PROSE:
        return False
    if stem(verb) in stems(before.question.text):
        return False
    beside = any((fact.report_id, fact.quote) == (facts[0].report_id, facts[0].quote) for fact in spoken)
    return beside and not _says(verb, facts[0])


def of_deed(evidence: Evidence, anchor: Fact, index: Index) -> Fact | None:
    """The one other amount in a figure's sentence that says the deed a part asks for."""
    verb = _verb(evidence)
    told = [
        fact
        for fact in index.facts([anchor.report_id])
        if verb
        and fact.quote == anchor.quote
        and fact.span != anchor.span
        and is_stated_level(fact)
        and _says(verb, fact)
    ]
    return told[0] if len({fact.value for fact in told}) == 1 else None
