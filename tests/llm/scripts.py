"""Models to score with: one that words honestly, one whose every reply is a lie or a nuisance."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from tests.llm.attacks import LIES, RAW_REPLIES
from tests.llm.server import Reply, chooses, says

__all__ = ["HONEST_EN", "HONEST_ZH", "honest", "hostile"]

HONEST_ZH = (
    (re.compile(r"^(\S+?(?:政府|局|厅|委员会|办公室|办事处))((?:19|20)\d\d年)([^：，；。]+?)：(?=\d)"), r"\2，\1的\3为"),
    (re.compile(r"^(\S+?(?:政府|局|厅|委员会|办公室|办事处))((?:19|20)\d\d年)"), r"\2，\1"),
    (re.compile(r"：(?=\d)"), "共"),
)  # fmt: skip
HONEST_EN = ((re.compile(r", (\d{4}): (.*): (\d+ cases)"), r" had in \1 \3 of \2"),)
_NUISANCES = len(RAW_REPLIES)


def honest(task: dict[str, Any], _: int) -> Reply:
    """What a good model makes of simple sentences; of figures and sentences it takes the first."""
    if "draft" not in task:
        return chooses(1)
    text = task["draft"]
    for pattern, new in HONEST_EN if task["language"] == "en" else HONEST_ZH:
        text = pattern.sub(new, text, count=1)
    return says(text)


def hostile(task: dict[str, Any], call: int) -> Reply:
    """Another lie with every call, each told of a draft it fits; what may be pointed at is pointed at wrongly."""
    if "draft" not in task:
        shown = task.get("options") or task["sentences"]
        return chooses(*dict.fromkeys((call % len(shown) + 1, call * 7 % len(shown) + 1)))
    draft = task["draft"]
    at = call % (len(LIES) + _NUISANCES)
    if at < _NUISANCES:
        return Reply(list(RAW_REPLIES.values())[at](LIES["last digit"](draft)))
    turned = [*islice(LIES.values(), at - _NUISANCES, None), *LIES.values()]
    return says(next(told for lie in turned if (told := lie(draft)) != draft))
