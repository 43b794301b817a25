"""What was published by kind, where a report tells no total by the forms' name: the one list of its running text.

我镇在县政府网站公开信息264条，其中工作动态173条、通知公告58条: what was published, by category, is this list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.answering.evidence import Evidence
from assistant.answering.lookup import Finding, is_stated_level
from assistant.answering.parts import list_parts
from assistant.answering.reply import Reply
from assistant.types import Fact, Origin, Target

__all__ = ["list_published"]

_PUBLISHED = re.compile("(?:公开|发布|公布|更新)(?:了|的)?(?:各类|各种|政府|政务)*信息$")
LEAST = 2


def list_published(reply: Reply, evidence: Evidence) -> bool:
    """The one list of things published, with its total; false where none or several are told."""
    question, places = reply.question, evidence.resolved.places
    asked = [(target.indicator, target.column) for target in question.targets]
    if asked != [("proactive", "")] or question.rest or evidence.findings or len(places) != 1:
        return False
    for summary in places[0].reports:
        lists = _lists(reply.index.facts([summary.report_id]))
        if len(lists) == 1:
            ((whole, parts),) = lists
            listed = [Finding(summary, Target("", ""), (part,)) for part in parts]
            list_parts(reply, Finding(summary, Target(whole.indicator, whole.column), (whole,)), listed)
            return True
    return False


def _lists(facts: Sequence[Fact]) -> list[tuple[Fact, list[Fact]]]:
    """The totals of information published that running text divides, each with its parts."""
    parts: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.parent and fact.value is not None and is_stated_level(fact):
            parts[fact.parent].append(fact)
    return [
        (fact, parts[fact.fact_id])
        for fact in facts
        if fact.origin is Origin.PROSE
        and len(parts[fact.fact_id]) >= LEAST
        and is_stated_level(fact)
        and _PUBLISHED.search(fact.subject)
    ]
