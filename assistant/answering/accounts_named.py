"""Accounts that a question calls by name (澹岫住建公众号): the office whose report names one, and the figures that are its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.holdings import Holdings
from assistant.answering.scope import FEW_REPORTS
from assistant.types import Body, Question

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["is_of_other_account", "of_named_account"]

_PLATFORM = "(?:公众号|微信|微博|抖音|视频号|头条|快手|客户端)"
_NAMED = re.compile(
    f'[“《"](?P<before>[\u3400-\u9fff]{{2,12}})[”》"](?:政务|官方|新浪|腾讯|今日)*{_PLATFORM}|{_PLATFORM}(?:公众号|账号|号)?[“《"](?P<behind>[\u3400-\u9fff]{{2,12}})[”》"]'
)
"""How a report names an account (“澹岫住建”微信公众号, 抖音号“渔港小喇叭”)."""
_ASKED = re.compile(rf"(?P<whose>[\u3400-\u9fff]{{2,4}})(?:的|官方|政务|新浪|腾讯|微信)*{_PLATFORM}")
_ANY = re.compile(
    "[的个年了些开没和用那这哪有几在把被另换关弄叫是]|政务|官方|微信|微博|发布|政府|今日|新浪|腾讯|全[市县区]|本级|单位|部门|平台|媒体|账号"
)
"""What is said of accounts and names none."""


def _accounts_in(text: str) -> set[str]:
    """The accounts that words name."""
    return {found.group("before") or found.group("behind") for found in _NAMED.finditer(text)}


def of_named_account(question: Question, held: Holdings, index: Index) -> Question:
    """The question put to the one office of the place named whose report names the account asked about."""
    if (
        len(question.bodies) != 1
        or not re.search(_PLATFORM, question.text)
        or len(held.reports) > FEW_REPORTS
    ):
        return question
    (body,) = question.bodies

    def names_it(one: Body) -> bool:
        reports = [r for r in held.reports_of(one) if not question.years or r.year in question.years]
        accounts = (_accounts_in(index.report(report.report_id).text) for report in reports)
        return any(account in question.text for named in accounts for account in named)

    if body.level != "government" or names_it(body):
        return question
    naming = [
        other for other in held.bodies if other != body and other.region == body.region and names_it(other)
    ]
    return replace(question, bodies=(naming[0],)) if len(naming) == 1 else question


def is_of_other_account(masked: str, told: str) -> bool:
    """Whether words tell of accounts by name, none of which is the one that a question calls by its office."""
    found = _ASKED.search(masked)
    whose = found.group("whose") if found else ""
    named = _accounts_in(told)
    return bool(whose and named) and not _ANY.search(whose) and whose not in told
