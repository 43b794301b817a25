"""How many people each of a body's own units has on average (平均每个班多少人), from the two figures told side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.answering import arithmetic
from assistant.answering.arithmetic import plain
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand
from assistant.answering.lookup import Finding
from assistant.answering.reply import Reply
from assistant.lexicon.text import compact
from assistant.types import Fact, Figure, How, Measure, Origin, Status, Target

__all__ = ["mean_size"]

_ASKED = re.compile(
    "(?:每一?|一)个?(?P<each>[\u3400-\u9fff]{1,3}?)(?:级)?(?:里|上|平均|大概|大约|有|是|能有)*(?:多少|几)(?:个|名|位)?(?P<who>人|学生|孩子|娃|同学|职工|老师)"
)
_MEAN = re.compile("平均|均摊")
_PEOPLE = frozenset(["人", "名", "位"])
_ANYBODY = frozenset(["人", "孩子", "娃", "同学"])
_UNITS = frozenset(["个", "所", "家", "间"])


def mean_size(reply: Reply, evidence: Evidence) -> bool:
    """The people by the units right before them in one sentence; false where not one sentence tells both."""
    question, places = reply.question, evidence.resolved.places
    said = compact(question.text).text
    asked = _ASKED.search(said)
    if question.language == "en" or asked is None or not _MEAN.search(said) or len(places) != 1:
        return False
    for summary in places[0].reports:
        facts = reply.index.facts([summary.report_id])
        pairs = list(_pairs(facts, asked["each"], asked["who"]))
        if len({(units.value, people.value) for units, people in pairs}) == 1:
            units, people = (Finding(summary, Target("", ""), (fact,)) for fact in pairs[0])
            _say(reply, people, units, asked["each"])
            return True
    return False


def _pairs(facts: Sequence[Fact], each: str, who: str) -> Iterator[tuple[Fact, Fact]]:
    """Units of that name and the people told right behind them."""
    told = [
        f for f in facts if (f.origin, f.measure, f.status) == (Origin.PROSE, Measure.LEVEL, Status.RESULT)
    ]
    for units, people in pairwise(sorted(told, key=lambda fact: fact.span.start)):
        alike = units.quote == people.quote and units.unit in _UNITS and people.unit in _PEOPLE
        named = who in _ANYBODY or people.subject.endswith(who)
        if alike and named and units.subject.endswith(each) and units.value and people.value:
            yield units, people


def _say(reply: Reply, people: Finding, units: Finding, each: str) -> None:
    words, summary = reply.words, people.summary
    computed = arithmetic.each(operand(reply, people), operand(reply, units), people.unit)
    reply.computations.append(computed)
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    cites = reply.cite([*people.facts, *units.facts])
    label, mean = words.label(people), plain(computed.result)
    reply.sentence = f"{who}{when}平均每个{each}{label}{mean}{people.unit}（{computed.formula}）{cites}。"
    reply.figure = Figure(mean, people.unit, label)
    reply.how = How.COMPUTED
