"""Whether a figure is of the kind a question asks for: money as money, people as people, an average as one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.another_thing import is_another_thing
from assistant.answering.asked_en import holds_kind_en
from assistant.answering.asked_kinds import tells_asked
from assistant.answering.by_words import Found, of_candidate
from assistant.answering.heads import head_of
from assistant.answering.joint import is_of_several
from assistant.answering.levels import of_level
from assistant.answering.likely_en import in_chinese, units_of_en
from assistant.answering.limits_told_en import tells_limits_en
from assistant.answering.lookup import MONEY, Finding, is_money
from assistant.answering.matching import THRESHOLD
from assistant.answering.own_clause import told_in_another_clause
from assistant.answering.platforms import figure_on_platform, of_audience
from assistant.answering.units import LEFT_OUT
from assistant.lexicon.indicators import indicators
from assistant.lexicon.text import compact
from assistant.types import Operation, Origin, Question

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["COUNTED_EN", "counted_alike", "no_money", "of_kind", "own_words"]

_ONE_ALONE = re.compile(r"\b(?:alone|only|solely|just|by itself|librar(?:y|ies)|archives?|museums?|halls?)\b")
"""One place or thing is counted apart from others that a figure may count with it."""
UNIT = 2
"""Characters behind a figure that its unit takes."""
_AVERAGE_EN = re.compile(r"\bon average\b|\baverage\b|\bmean\b|\btypical(?:ly)?\b")
_EACH_EN = re.compile(
    r"\bper (?!cent\b|year\b|annum\b|the\b)[a-z]+|\b(?:apiece|each (?:issue|copy|session|time))\b"
)
_PEOPLE = frozenset({"人", "人次", "名"})
_EVENTS = frozenset({"场", "期"})
"""Units of what is held: courses are no people trained."""
_OPEN_DAYS = re.compile(r"\bopen days?\b")
"""Events, no days."""
_OF_THEM_EN = re.compile(
    r"\bhow many of (?:them|those|these|(?:the|its|their|all) [^?]{3,80})\s+(?:were|was|are|is|have been|had been|has been|got|did)\s+(?P<deed>(?!(?:in|from|by|on|at|for)\b)[a-z][a-z ]*)"
)
"""A part of what was spoken of, to which something was done."""
_TESTED = (
    (re.compile(r"\bunqualified\b"), re.compile("不合格|不符合|未通过|不达标|不及格")),
    (re.compile(r"\bwere qualified\b"), re.compile("(?<!不)合格|(?<!不)符合|(?<!未)通过|(?<!不)达标")),
)
"""Samples that failed or passed are no samples taken."""
_AUDIENCE_EN = re.compile(
    r"\b(?:followers?|fans|subscribers?|(?:page ?)?views?|hits|clicks|downloads?|downloaded|watched)\b"
)
_TOLD_EACH = re.compile("均|每|/|／|单价")
_PEOPLE_EN = re.compile(
    "(?:[人者员众生民户家长师友丝]|代表|群体|用户|粉丝|关注|参加|参训|培训|出席|列席|旁听|到场|接待|访问|走访|咨询)[数量次]*$"
)
_FOLLOWERS = re.compile("粉丝|关注(?:人数|用户|数|量)|阅读量|浏览量|点击量|播放量|访问量|订阅")
_GAINED_EN = re.compile(r"\b(?:new(?!s)|newly|gain(?:ed)?|add(?:ed)?|joined)\b(?! in total)")
_FOLLOWERS_ZH = re.compile(f"(?:{_FOLLOWERS.pattern})|关注")
_OF_FOLLOWERS = re.compile(
    "粉|关注|看|阅|读|浏览|点击|点开|播放|访问|订|人气|流量|追|微信|公众号|微博|抖音|快手|头条|账号|网站|视频|平台"
)
"""Followers and readers are given only to who asks for them, or for something of an account."""
_OF_FOLLOWERS_EN = re.compile(
    r"\b(?:follow\w*|fans|subscri\w+|readers?|readership|read|views?|viewed|visits?|hits|clicks|wechat|weibo|douyin|accounts?|platforms?|websites?|sites?|online|app|apps|social media|channel|video)\b"
)
_EACH_ZH = re.compile("每一?[期场份批册本次](?!年|都)[^,，]{0,8}(?:多少|几)")
_SUMS = re.compile("收入|利润|亏损|负债|成本|营业额|营收")
COUNTED_EN = re.compile(r"\b(?:how many|number of) (?!yuan|rmb|renminbi|dollars)")
"""A count is asked for, and no amount of money."""
_COMMA = re.compile("[，,、；;。:：]")


def of_kind(question: Question, found: Found, index: Index) -> Found:
    """What was found, unless a figure of another kind is asked for: income; in English also money, people, an average."""
    found = of_level(question, found, index)
    own = [f for f in found.findings if not is_another_thing(question, f, own_words(f, index), index)]
    own = [f for f in own if not told_in_another_clause(question, f, index)]
    if len(own) < len(found.findings):
        found = replace(found, findings=tuple(own), nearest=found.nearest or found.findings[0])
    found = _no_people(question, found, index)
    if question.operation is not Operation.VALUE or question.learnt:
        return found
    fits = _is_of_kind if question.language == "en" else _names_the_sum
    kept = tuple(finding for finding in found.findings if fits(question, finding, index))
    return found if kept == found.findings else replace(found, findings=kept)


def _no_people(question: Question, found: Found, index: Index) -> Found:
    """What was found, without people where English counts sessions: then the next figure that is counted so."""
    noun = head_of(question.masked) if question.language == "en" and found.findings else None
    if noun is None or noun.persons or noun.units & _PEOPLE or not (noun.alone or noun.units & _EVENTS):
        return found
    if question.learnt or any(finding.form or finding.unit not in _PEOPLE for finding in found.findings):
        return found
    target = found.findings[0].target
    counted = [
        of_candidate(candidate, summary, target, index)
        for candidate in found.candidates
        if candidate.score >= THRESHOLD and candidate.fact.unit in noun.units
        for summary in found.place.reports
        if summary.report_id == candidate.fact.report_id
    ]
    return replace(found, findings=tuple(counted[:1]))


def _tells_deed_en(deed: str, own: str) -> bool:
    """Whether a figure's own words say what was done; what nothing translates they may not say."""
    units = [unit for unit in units_of_en(deed) if unit.others]
    return any(unit.held_by(own)[1] >= LEFT_OUT for unit in units)


def _on_its_platform(said: str, finding: Finding, index: Index) -> bool:
    """Whether an audience is that of the platform asked for: the last one its sentence names before it."""
    fact = finding.facts[0]
    sentence = index.report(fact.report_id).text[fact.quote.start : fact.quote.end]
    return fact.origin is not Origin.PROSE or figure_on_platform(
        said, sentence, fact.span.start - fact.quote.start
    )


def _names_the_sum(question: Question, finding: Finding, index: Index) -> bool:
    """Whether a figure is called income, profit or the like where that is asked for, and its sentence is of the kind asked."""
    fact = finding.facts[0]
    if not question.targets and fact.origin is Origin.PROSE:
        quote = fact.quote.of(index.report(fact.report_id).text)
        if not tells_asked(compact(question.text).text, compact(quote).text):
            return False
    each = fact.origin is Origin.PROSE and _EACH_ZH.search(question.text)
    if each and not _TOLD_EACH.search(own_words(finding, index)):
        return False  # how many issues is not how many copies of each
    if _FOLLOWERS.search(fact.subject) and not (fact.indicator or _OF_FOLLOWERS.search(question.text)):
        return False
    asked = () if question.targets else _SUMS.findall(question.masked)  # 收取的成本费用 is a row of a form
    own = own_words(finding, index) if asked else ""
    return not asked or any(name in own for name in asked)


def _is_of_kind(question: Question, finding: Finding, index: Index) -> bool:
    fact, noun = finding.facts[0], head_of(question.masked)
    if no_money(question, finding):
        return False
    own, said = own_words(finding, index), in_chinese(question.masked)
    if fact.origin is Origin.PROSE:
        told = compact(fact.quote.of(index.report(fact.report_id).text)).text
        if not holds_kind_en(question, told):
            return False
        until = index.report(fact.report_id).text[fact.quote.start : fact.span.end + UNIT]
        asked = question.text.lower()
        if _ONE_ALONE.search(asked) and not tells_limits_en(asked, compact(until).text):
            return False
    if not question.targets and any(
        asked.search(question.masked) and not told.search(own) for asked, told in _TESTED
    ):
        return False
    of_them = None if question.targets else _OF_THEM_EN.search(question.text.lower())
    if of_them and not _tells_deed_en(of_them.group("deed"), own):
        return False
    if not finding.form and _AUDIENCE_EN.search(question.masked) and not of_audience(said, own):
        return False
    if fact.cumulative and _GAINED_EN.search(question.masked) and "新" not in own:
        return False  # all there are by now are not those that came anew
    if _FOLLOWERS_ZH.search(fact.subject) and not (
        fact.indicator or _OF_FOLLOWERS_EN.search(f"{question.masked} {question.text}".lower())
    ):
        return False  # who uses gas is no follower of an account
    if (
        not finding.form
        and _AUDIENCE_EN.search(question.masked)
        and not _on_its_platform(said, finding, index)
    ):
        return False
    if (_AVERAGE_EN.search(question.masked) or _EACH_EN.search(question.masked)) and not _TOLD_EACH.search(
        own
    ):
        return False
    if finding.form and noun is not None and noun.copies_other_than(finding.unit):
        return False
    if noun is None or not noun.units or finding.form or _OPEN_DAYS.search(question.masked):
        return True
    if noun.persons and not finding.unit:
        return bool(_PEOPLE_EN.search(fact.subject))
    return not finding.unit or finding.unit in noun.units or noun.persons or not noun.alone


def counted_alike(question: Question, finding: Finding, index: Index) -> bool:
    """Whether a row known by the whole question is counted as that asks: money as money, one person's deeds alone."""
    fact = finding.facts[0]
    if is_money(fact) != (question.measure == "money") and (
        question.measure or COUNTED_EN.search(question.masked)
    ):
        return False
    noun = head_of(question.masked) if question.language == "en" else None
    if noun is not None and noun.units and finding.unit and finding.unit not in noun.units:
        asks = indicators()[finding.target.indicator].columns in {"applicant", "outcome"}
        if not (asks and (noun.persons or "家" in noun.units)):
            return False  # villages that the gazette reaches are no items; applicants who were refused are
    before = index.report(fact.report_id).text[fact.quote.start : fact.span.start]
    return bool(finding.form) or not is_of_several(compact(question.text).text, compact(before).text)


def own_words(finding: Finding, index: Index) -> str:
    """What a figure is called, and in prose its own clause."""
    fact = finding.facts[0]
    named = " ".join((fact.subject, *fact.row_path, *fact.column_path))
    if fact.origin is not Origin.PROSE:
        return named
    text = index.report(fact.report_id).text
    before = text[fact.quote.start : fact.span.start]
    behind = text[fact.span.end : fact.quote.end]
    return f"{named} {_COMMA.split(before)[-1]}{_COMMA.split(behind)[0]}"


def no_money(question: Question, finding: Finding) -> bool:
    """Whether money is asked for in English (the amount of fines) and a figure counts something else (decisions)."""
    if question.language != "en" or question.measure != "money" or question.operation is Operation.CHECK:
        return False
    return finding.unit not in MONEY and not all(is_money(fact) for fact in finding.facts)
