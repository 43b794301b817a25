"""What share of a named whole a named part is (说“好”的占全部参与人数的百分之几), from the two figures of one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, permutations

from assistant.answering.evidence import Evidence
from assistant.answering.lookup import Finding, is_stated_level
from assistant.answering.reply import Reply
from assistant.answering.shares import share_sentence
from assistant.answering.units import said_by, units_of
from assistant.lexicon.text import compact
from assistant.types import Fact, Origin, Target

__all__ = ["share_of_named"]

_ASKED = re.compile(
    r"^(?P<part>.*?)(?:的)?(?:各|分别|一共|总共|又|大概)*占(?:了|到|比)?(?P<whole>[^占,，]*?)(?:的)?(?:百分之(?:几|多少)|百分比|几成|多少|比例|比重)"
)
_COUNTED = re.compile("全部|所有|总(?=[人户件条数])|[人户件条]?次?总?数量?$|的")
"""What is said of a whole besides its name."""
_MET = 0.6
"""Share of the words of a part, or of a whole, that the words of its figure must say."""
_OWN, _BOTH = 0.4, 0.8
"""The same of a part whose words also name the whole (网上测评认为好的): said by its own figure, and by both."""


def share_of_named(reply: Reply, evidence: Evidence) -> bool:
    """The share, where one sentence alone has a figure for the part and a larger one for the whole; false where none does."""
    question, places = reply.question, evidence.resolved.places
    asked = _ASKED.search(compact(question.masked).text)
    if question.language == "en" or question.targets or asked is None or len(places) != 1:
        return False
    part, whole_named = re.split("[,，:：]", asked["part"])[-1], _COUNTED.sub("", asked["whole"])
    pairs = [
        (summary, *pair)
        for summary in places[0].reports
        for pair in _pairs(part, whole_named, reply.index.facts([summary.report_id]))
    ]
    if len({(part.value, whole.value) for _, part, whole in pairs}) != 1:
        return False
    summary, one, all_ = pairs[0]
    own, whole = (Finding(summary, Target(""), (fact,)) for fact in (one, all_))
    label = f"{reply.words.label(own)}占{reply.words.label(whole)}的比例"
    share_sentence(reply, [own], whole, label)
    return True


def _pairs(part: str, whole: str, facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The figures of one sentence called as the part and as the whole, counted alike, the part no larger."""
    prose = sorted(
        (f for f in facts if f.origin is Origin.PROSE and is_stated_level(f) and not f.bound),
        key=lambda fact: (fact.quote.start, fact.span.start),
    )
    of_part, of_whole = units_of(part), units_of(whole)
    for _, group in groupby(prose, key=lambda fact: fact.quote):
        inside = list(group)
        names = {fact.fact_id: compact(fact.subject).text for fact in inside}
        for one, other in permutations(inside, 2):
            smaller = other.value and one.value is not None and one.value <= other.value
            if not smaller or one.unit != other.unit or said_by(of_whole, names[other.fact_id]) < _MET:
                continue
            own = said_by(of_part, names[one.fact_id])
            both = said_by(of_part, f"{names[one.fact_id]} {names[other.fact_id]}")
            if own >= _MET or (own >= _OWN and both >= _BOTH):
                yield one, other
