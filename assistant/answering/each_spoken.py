"""Every figure just spoken of, asked again of another year or body (许可呢、强制呢？这三样2020年分别是多少)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.carried import said_of
from assistant.types import Operation, Question

__all__ = ["each_of_those"]

_THEM = re.compile(
    "(?:那么?|又|都|,|，|呢)*(?:各自?|分别|(?:[这那上前以后]?(?:面|述|头)?(?:这|那)?)?[两俩二三四几](?:项|者|个|样|种|类|块|组)(?:数字?|指标|事项?|东西)?|[这那][些俩仨]|它们|他们)(?:的?(?:数字?|数据))?"
    "(?:到了|在|换成|放到|是|呢|,|，)*(?:都|又|各自?|分别)*(?:是|有|为)?(?:(?:多少|几)[件条个份次项]?)?(?:呢|啊)?"
    r"|(?:and |so )?(?:what (?:about|were|are)|how about|how many (?:were|was|of)) (?:they|them|each(?: of (?:them|those|these))?|both|all (?:of (?:them|those|these)|(?:those |these |the )?(?:two|three|four))|(?:the same|the|those|these)(?: two| three| four)?(?: figures| numbers| ones| things)|those|these|the same)"
    r"|(?:and |so )?(?:(?:the |all )?same (?:two |three |four )?(?:figures|numbers|ones|things)|(?:all|those|these|the) (?:two|three|four)(?: figures| numbers| of (?:them|those|these))?)"
)
_COUNTED = re.compile(r"([两俩二三四仨])(?=项|者|个|样|种|类|块|组|$)|\b(two|three|four)\b")
_NUMBERS = {"两": 2, "俩": 2, "二": 2, "三": 3, "仨": 3, "四": 4, "two": 2, "three": 3, "four": 4}


def each_of_those(said: Question, before: Sequence[Question]) -> Question | None:
    """The question for all of the figures it points at, as many of the last as it counts; ``None`` where it points at none."""
    words = re.sub(r"^[\W\d]+|\W+$|\b(?:in|for|of) *$", "", said.masked.lower().strip()).strip()
    words = re.sub(r" *\b(?:in|for|of)$", "", words) if said.language == "en" else words.replace(" ", "")
    if said.targets or not before or not _THEM.fullmatch(words):
        return None
    last = before[-1]
    same = [q for q in before if (q.bodies, q.years) == (last.bodies, last.years)]
    same = [q for q in same if q.operation is last.operation]
    targets = tuple(dict.fromkeys(target for q in same for target in q.targets))
    if counted := _COUNTED.search(words):
        targets = targets[-_NUMBERS[counted.group(1) or counted.group(2)] :]
    if last.operation is not Operation.VALUE or len(targets) < 2 or not all(q.targets for q in same):
        return None
    given = said_of(said, indicator="carried")
    return replace(
        said, operation=Operation.VALUE, detail="", targets=targets, rest=(), listed=(), given=given
    )
