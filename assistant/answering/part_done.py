"""What part of the things of a sentence something was done to, from its two figures (收到意见3915条，采纳872条)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.answering.concepts import concepts_of, heavy, words_in
from assistant.types import Fact, Origin, Question

__all__ = ["done_and_whole"]

_PART = re.compile(
    r"率|百分|几成|占比|比例|多大(?:一)?部分|\b(?:percent(?:age)?|share|proportion|portion|fraction|rate)\b|%"
)
_DEEDS = (
    (
        re.compile(
            r"采纳|采用|听进去|吸收|\b(?:adopt\w*|accept\w*|incorporat\w+|take[ns]? (?:on board|up)|taken on|act(?:ed)? on)\b"
        ),
        re.compile("采纳|采用|吸收"),
    ),
    (
        re.compile(
            r"整改|改好|改掉|改完|解决|纠正|\b(?:fixed|put right|rectif\w+|corrected|remed\w+|resolved|solved|dealt with)\b"
        ),
        re.compile("整改|解决|纠正|办结|完成"),
    ),
    (
        re.compile(r"答复|回复|解答|回应|\b(?:repl(?:y|ies|ied)|answer(?:s|ed)?|respond\w*)\b"),
        re.compile("答复|回复|解答|回应"),
    ),
    (
        re.compile(r"办结|办成|办妥|办完|\b(?:concluded|completed|finished|closed|settled|handled)\b"),
        re.compile("办结|办成|完成|办妥"),
    ),
    (re.compile("立案"), re.compile("立案")),
)
"""What was done to a part, as people ask for it and as reports tell it."""
_WHOLE = re.compile(
    "收到|收集|征集|征得|受理|接到|接收|接听|发现|查出|通报|排查|指出|提出|来信|提问|留言|意见|建议|问题|诉求"
)
_WITHIN = re.compile("[^。；;]*")
MET = 0.5
"""A name counts as met from here on."""


def done_and_whole(question: Question, facts: Sequence[Fact], text: str) -> tuple[Fact, Fact] | None:
    """The part and the whole of the share a question asks for, where one sentence alone tells both; else ``None``."""
    asked = question.text.lower()
    told = next((part for deed, part in _DEEDS if deed.search(asked)), None)
    if told is None or (question.targets and not _of_others(question)) or not _PART.search(asked):
        return None
    rest = question.masked.lower()
    for pattern in (_PART, *(deed for deed, _ in _DEEDS)):
        rest = pattern.sub(" ", rest)
    names = [concept for concept in heavy(concepts_of(rest)) if concept.ways or concept.run]
    prose = sorted(
        (f for f in facts if f.origin is Origin.PROSE and f.value is not None and not f.bound),
        key=lambda fact: (fact.quote.start, fact.span.start),
    )
    pairs = []
    for quote, group in groupby(prose, key=lambda fact: fact.quote):
        held, inside = words_in(quote.of(text)), list(group)
        met = sum(concept.held_by(held) >= MET for concept in names)
        if not met or 2 * met < len(names):
            continue
        for part in (f for f in inside if told.search(f.subject) and f.unit != "%"):
            wholes = [
                f
                for f in inside
                if f.span.end <= part.span.start and f.unit == part.unit and _WHOLE.search(f.subject)
            ]
            if wholes and (part.value or 0) <= (wholes[-1].value or 0):
                pairs.append((part, wholes[-1]))
    return pairs[0] if len(pairs) == 1 else None


_CLOSED = frozenset({"closed", "handled_total", "answered"})


def _of_others(question: Question) -> bool:
    """Whether what was closed are no applications: something else is named, and they are not (县长信箱来信的办结率)."""
    others = {target.indicator for target in question.targets} - _CLOSED
    applications = re.search("申请|applications?|requests?", question.text) or "received" in others
    return bool(question.rest or others) and not applications
