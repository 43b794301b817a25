"""Accounts that a question calls by name (澹岫住建公众号): the office whose report names one, and the figures that are its own.

A report that names no platform beside the account (“砚溪发布”推送2284条，年末关注用户6.1万人) tells of it all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.holdings import Holdings
from assistant.answering.lookup import Finding, is_stated_level
from assistant.answering.scope import FEW_REPORTS, Place
from assistant.lexicon.places import brief_names, short_names
from assistant.lexicon.text import fold
from assistant.types import Body, Fact, Operation, Origin, Question, Report, Target

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["figure_of_account", "is_of_other_account", "of_name_said", "of_named_account", "quotes_account"]

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


_QUOTED = re.compile('[“《"](?P<name>[\u3400-\u9fff]{2,12})[”》"](?P<behind>[^。；;\n“《"]*)')
_PUSHED = re.compile("推送|发布|发文|发送|更新|刊发|编发")
_FOLLOW = re.compile("关注|粉丝|用户|订阅")
_BESIDE = 12
"""Characters behind the name of an account within which its platform stands."""
_FOLLOWERS, _ITEMS = frozenset(["", "人", "户", "个"]), frozenset(["条", "篇", "则", "期"])
_ASKS_FOLLOWERS = re.compile(r"粉丝|关注|订阅|\b(?:followers?|subscribers?)\b")
_ASKS_PUSHED = re.compile(
    r"推送|推文|发布?了?(?:多少|几)|发文|编发|更新|\b(?:posts?|posted|push\w*|publish\w*|articles|messages|items)\b"
)


_IN_QUOTES = re.compile('[“《"「『](?P<name>[\u3400-\u9fff]{2,12})[”》"」』]')
"""A name that stands in quotation marks."""


def quotes_account(question: Question) -> bool:
    """Whether a question puts the name of an account in quotation marks beside its platform."""
    said = question.text.lower()
    return bool(
        _IN_QUOTES.search(question.text) and re.search(f"{_PLATFORM}|wechat|weibo|account|douyin", said)
    )


def of_name_said(question: Question, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Of several figures the one in whose own words stands, in quotation marks, a name that the question says."""
    said = fold(question.text)
    named = [
        finding
        for finding in findings
        if any(
            name["name"] in said for fact in finding.facts for name in _IN_QUOTES.finditer(fold(fact.subject))
        )
    ]
    return tuple(named) if len(named) == 1 else tuple(findings)


def figure_of_account(question: Question, place: Place, index: Index) -> Finding | None:
    """The one figure told of an account that a question calls by name, where the report names no platform beside it."""
    said = f"{question.context} {question.masked} {question.text}"
    audience = _ASKS_FOLLOWERS.search(said.lower()) is not None
    pushed = _ASKS_PUSHED.search(said.lower()) is not None
    if audience is pushed or question.plan or question.operation is Operation.SUM:
        return None
    found = [
        (summary, name, fact)
        for summary in place.reports
        for name, fact in _of_account(said, index.report(summary.report_id), index)
        if (_FOLLOW if audience else _PUSHED).search(fact.subject)
        and fact.cumulative is question.cumulative
        and fact.unit in (_FOLLOWERS if audience else _ITEMS)
    ]
    if len({fact.value for _, _, fact in found}) != 1:
        return None
    summary, name, fact = found[0]
    return Finding(summary, Target(""), (fact,), under=f"“{name}”")


def _of_account(said: str, report: Report, index: Index) -> list[tuple[str, Fact]]:
    """The levels told behind the name of an account that a question says, unless another platform stands beside it."""
    facts = index.facts([report.report_id])
    told: list[tuple[str, Fact]] = []
    for found in _QUOTED.finditer(report.text):
        before = report.text[max(found.start() - _BESIDE, 0) : found.start()]
        beside = re.search(_PLATFORM, before + found["behind"][:_BESIDE])
        other = beside is not None and beside.group() not in said and re.search(_PLATFORM, said)
        if not other and _says(said, found["name"], report):
            told += [
                (found["name"], fact)
                for fact in facts
                if found.start() <= fact.span.start < found.end()
                and fact.origin is Origin.PROSE
                and is_stated_level(fact)
                and not fact.parent
            ]
    return told


def _says(said: str, name: str, report: Report) -> bool:
    """Whether words say the name of an account, or what is left of it where the name of its place is taken out."""
    names = (*short_names(report.region, report.agency), *brief_names(report.region, report.agency))
    if name in names:
        return False  # the body itself
    places = sorted((n for n in names if name.startswith(n) and n != name), key=len, reverse=True)
    blanked = [f"{' ' * len(place)}{name[len(place) :]}" for place in places[:1]]
    return any(form in fold(said) for form in (name, *blanked))
