"""How a figure is spread over places and offices (在市本级和各县区怎么分布), from the list that the report gives itself.

All of its parts are told, in the order asked for, or the one that has most (least) of those of the kind asked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.evidence import Evidence
from assistant.answering.figures import correct_premise
from assistant.answering.lookup import Finding
from assistant.answering.own_lists import OwnList, say_largest
from assistant.answering.parts import list_parts
from assistant.answering.reply import Reply
from assistant.answering.spread import LEAST, asks_spread, places_told
from assistant.lexicon.numerals import parse_number
from assistant.types import Fact, How, ReportSummary, Target

__all__ = ["list_places"]

_IN_ORDER = re.compile(
    r"从[多高大少低小]到|由[多高大少低小]到|排[一个下序列]|排名|\b(?:rank|sort|order)\w*\b"
)
_RISING = re.compile(r"[从由][少低小]到|\b(?:ascending|(?:fewest|lowest|smallest|least) to)\b")
_LOW = re.compile(r"最[少低小]|垫底|\b(?:fewest|least|lowest|smallest)\b")
_EXTREME = re.compile(r"最[多少高低大小]|\b(?:most|fewest|least|highest|lowest|largest|smallest)\b")
_FIRST = re.compile(
    r"(?:[前头]|最[多高大少低小]的?|哪)(?P<zh>[二两三四五六2-6])(?:个|名|位|家)?|\b(?:top|which|what|first|the) (?P<en>two|three|four|five|six|[2-6])\b"
)
"""How many of the largest are asked for (前三位, 最多的两个, the top three)."""
_COUNT_EN = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_KINDS = re.compile(
    r"(?:哪|每|各|按|分|最[多少高低大小]|[前头])[一个名位家的些几二两三四五六]*(?P<zh>部门|单位|局|[县区市旗州镇乡街道、和]{1,6})|\b(?P<en>districts?|county|counties|towns?|offices?|bureaus?|departments?)\b"
)
_COUNTED_IN = re.compile(
    "(?<!不)(?:包?含|包括|连同?|加上|算上|带上|和|与)[省市县区州旗]?本级"
    r"|\binclu\w+ (?:the )?(?:municipal|city|county|government|provincial)\b"
)
_OFFICES = "局委办厅会院"
_MEANT = {
    "district": "区",
    "county": "县旗",
    "countie": "县旗",
    "town": "镇乡道",
    **dict.fromkeys(("部门", "单位", "局", "office", "bureau", "department"), _OFFICES),
}
"""What the names of the kinds asked for end in."""


def list_places(reply: Reply, evidence: Evidence) -> bool:
    """The parts told for places with their total, or the largest of them; false where the report lists none."""
    question, places = reply.question, evidence.resolved.places
    if not asks_spread(question) or len(places) != 1:
        return False
    for summary in places[0].reports:
        facts = reply.index.facts([summary.report_id])
        listed = places_told(facts, question.targets[0], "".join(_ends_asked(question.text)))
        if not listed:
            continue
        if first := _first_asked(question.text):
            return _say_first(reply, summary, listed, first)
        if _EXTREME.search(question.text.lower()) and not _IN_ORDER.search(question.text.lower()):
            return _say_extreme(reply, summary, listed)
        _say_all(reply, summary, listed)
        return True
    return False


def _ends_asked(text: str) -> set[str]:
    """What the names of the places or offices asked about end in."""
    said = [m.group("zh") or m.group("en").removesuffix("s") for m in _KINDS.finditer(text.lower())]
    return set("".join(_MEANT.get(kind, kind) for kind in said))


def _first_asked(text: str) -> int:
    """How many of the places that have most or least are asked for; 0 where no number is said."""
    found = _FIRST.search(text.lower())
    if found is None:
        return 0
    said = found.group("zh") or found.group("en")
    return _COUNT_EN.get(said) or int(parse_number(said) or 0)


def _of_kind(listed: Sequence[Fact], text: str) -> list[Fact]:
    """Those of the kind asked about; the place itself (市本级) too where the question counts it in."""
    ends = _ends_asked(text)
    ends |= {"）", ")"} if {"县", "区"} <= ends else set()
    itself = _COUNTED_IN.search(text)
    return [
        fact
        for fact in listed
        if not ends or fact.subject[-1] in ends or (itself and fact.subject.endswith("本级"))
    ]


def _say_first(reply: Reply, summary: ReportSummary, listed: Sequence[Fact], first: int) -> bool:
    """The places that have most (least), as many as asked for and all that have as many as the last of them."""
    text = reply.question.text.lower()
    of_kind = _of_kind(listed, text)
    if len(of_kind) <= first:
        return False
    ordered = sorted(of_kind, key=lambda fact: fact.value or 0, reverse=not _LOW.search(text))
    last = ordered[first - 1].value
    _say_listed(reply, summary, ordered[:first] + [fact for fact in ordered[first:] if fact.value == last])
    return True


def _say_extreme(reply: Reply, summary: ReportSummary, listed: Sequence[Fact]) -> bool:
    """Which of the places of the kind asked about has most or least."""
    text = reply.question.text.lower()
    of_kind = _of_kind(listed, text)
    if len(of_kind) < LEAST:
        return False
    whole = reply.index.fact(of_kind[0].parent)
    found = OwnList(summary, reply.words.target(reply.question.targets[0]), tuple(of_kind), whole, "")
    say_largest(reply, found, low=bool(_LOW.search(text)))
    return True


def _say_all(reply: Reply, summary: ReportSummary, listed: Sequence[Fact]) -> None:
    """The total and its parts, in the order asked for or as the report has them."""
    text = reply.question.text.lower()
    if _IN_ORDER.search(text):
        ordered = sorted(listed, key=lambda fact: fact.value or 0, reverse=not _RISING.search(text))
    else:
        ordered = list(listed)
    _say_listed(reply, summary, ordered)


def _say_listed(reply: Reply, summary: ReportSummary, ordered: Sequence[Fact]) -> None:
    """The total and some of its parts."""
    parent = reply.index.fact(ordered[0].parent)
    whole = Finding(summary, Target(parent.indicator, parent.column), (parent,))
    list_parts(reply, whole, [Finding(summary, Target("", ""), (fact,)) for fact in ordered])
    correct_premise(reply, [whole])
    reply.how = How.QUOTED
