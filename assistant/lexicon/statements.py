"""The words of counted statements, compiled: what ``statements.yaml`` lists, ready to search with.

Everything here works on folded text (see ``text.fold``).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from assistant.lexicon.data import read_data

__all__ = ["Statements", "names_later_year", "statements"]

# A span of time that a figure may be compared with.
_PERIOD = r"(?:上(?:一)?个?年(?:度)?|去年|前年|往年|\d{4}年(?:度)?|上(?:一)?学年|上一?个?(?:期|季度|月|(?:次|轮|批)(?:抽查|评估|检查|测评|考核|通报|普查)?)|第?[一二三四1-4]季度|[上下]半年|年初|原来|法定(?:答复|办理|办结)?(?:时限|期限|时间)|预算)(?:度)?"
# A part of the year that a figure may have changed in.
_STRETCH = r"[上下]半年|第?[一二三四1-4]季度|\d{1,2}月份?|期[初末]"

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")


@dataclass(frozen=True, slots=True)
class Statements:
    """Compiled word lists; the names are those of ``statements.yaml``."""

    verb: re.Pattern[str]
    verbs_only: re.Pattern[str]
    deed: re.Pattern[str]
    """A verb with the adverbs before it."""
    told: re.Pattern[str]
    """A verb of publishing or receiving at the end of a phrase: its object may be left out."""
    place: re.Pattern[str]
    """Where something is done, up to the deed: …、…和政府门户网站上同时|发布."""
    lead: re.Pattern[str]
    link: re.Pattern[str]
    inside: re.Pattern[str]
    predicate: re.Pattern[str]
    copula: re.Pattern[str]
    share: re.Pattern[str]
    rate: re.Pattern[str]
    change: re.Pattern[str]
    """Tail of the words before a figure: groups base, word, to."""
    base: re.Pattern[str]
    base_first: re.Pattern[str]
    """What is compared with, at the start of words: 较上年|增加公开栏目5个."""
    level: re.Pattern[str]
    plan: re.Pattern[str]
    plan_all: re.Pattern[str]
    fulfilled: re.Pattern[str]
    plan_heading: re.Pattern[str]
    rule: re.Pattern[str]
    rule_after: re.Pattern[str]
    effort: re.Pattern[str]
    cumulative_firm: re.Pattern[str]
    cumulative_soft: re.Pattern[str]
    this_year: re.Pattern[str]
    parts: re.Pattern[str]
    open_parts: re.Pattern[str]
    channel: re.Pattern[str]
    none: re.Pattern[str]
    """A negation with its verb: groups neg, verb."""
    none_end: re.Pattern[str]
    none_not: re.Pattern[str]
    none_things: re.Pattern[str]
    none_tail: re.Pattern[str]
    zero: re.Pattern[str]
    free: re.Pattern[str]
    goal: re.Pattern[str]
    skip_right: re.Pattern[str]
    skip_subject: re.Pattern[str]

    def heads_plans(self, heading: str, year: int | None) -> bool:
        """Whether a heading announces what a report of a year plans: by a word of plans, or by a later year."""
        return names_later_year(heading, year) or bool(self.plan_heading.search(heading))


def names_later_year(heading: str, year: int | None) -> bool:
    """Whether a heading names a year behind that of its report (2024年安排)."""
    return year is not None and any(int(named) > year for named in _YEAR.findall(heading))


@functools.cache
def statements() -> Statements:
    """The word lists, read and compiled once."""
    lists: dict[str, list[str]] = read_data("statements.yaml")
    words = {name: "|".join(entries).replace("{period}", _PERIOD) for name, entries in lists.items()}
    change = "|".join(sorted(lists["change_up"] + lists["change_down"], key=len, reverse=True))
    change_to = "|".join(sorted(lists["change_to"], key=len, reverse=True))
    return Statements(
        verb=re.compile(words["verbs"]),
        verbs_only=re.compile(rf"(?:(?:{words['adverbs']}|{words['verbs']})(?:了|的)?)+"),
        deed=re.compile(rf"(?:{words['adverbs']})*(?:{words['verbs']})"),
        told=re.compile(rf"(?:{words['told']})$"),
        place=re.compile(rf".*[上中内里](?:{words['adverbs']})*(?={words['verbs']})"),
        lead=re.compile(rf"(?:{words['lead']})+"),
        link=re.compile(rf"(?:{words['link']})+$"),
        inside=re.compile(words["inside"]),
        predicate=re.compile(words["predicate"]),
        copula=re.compile(rf"(?:{words['copula']})"),
        share=re.compile(words["share"]),
        rate=re.compile(words["rate_nouns"]),
        change=re.compile(
            rf"(?P<base>(?:{words['change_base']})?)[,]?(?:均|分别|共|总体|大幅|略|净|稳步|各)*"
            rf"(?:(?P<to>{change_to})(?:(?:\d{{4}}年|今年|本年|年[末底]|目前|现在|当前|{_STRETCH})(?:度|底)?的?)?|(?P<word>(?<=[年期度比初末底])新增|(?<![新最至])(?:{change})))"
            rf"(?:率|幅度?|数|量)?(?:了|为|达到?|约|近|平均|:)*$"
        ),
        base=re.compile(rf"(?:{words['change_base']})$"),
        base_first=re.compile(rf"(?:{words['change_base']})[,]?"),
        level=re.compile(
            rf"(?:(?:与|和|同|较|跟)(?:{_PERIOD})(?:同期)?|同比)(?:基本|大致|大体)?(?P<word>{'|'.join(lists['level'])})"
        ),
        plan=re.compile(f"{words['plan']}|{words['plan_all']}"),
        plan_all=re.compile(words["plan_all"]),
        fulfilled=re.compile(words["fulfilled"]),
        plan_heading=re.compile(words["plan_heading"]),
        rule=re.compile(words["rule"]),
        rule_after=re.compile(words["rule_after"]),
        effort=re.compile(words["effort"]),
        cumulative_firm=re.compile(words["cumulative_firm"]),
        cumulative_soft=re.compile(words["cumulative_soft"]),
        this_year=re.compile(words["this_year"]),
        parts=re.compile(words["parts"]),
        open_parts=re.compile(words["open_parts"]),
        channel=re.compile(words["channels"]),
        none=re.compile(
            rf"(?!{words['none_not']})(?P<neg>{words['none']})(?P<verb>(?:{words['none_verbs']}|(?<=[没不]有)|(?<=无)|(?<=不存在)|(?<=未有)))"
        ),
        none_end=re.compile(
            r"(?:[一1](?:次|场|期))?(?:均|都|全|也|亦)?(?:为|是|实现|保持)?"
            r"(?P<neg>(?:未(?:发生|收到|出现|收取|产生|发现|接到|受到)|没有(?:发生|收到|出现|收取|产生|发现)|没有|暂无|无|零|未曾?(?=[召举开办组]|进行)|没(?=[召举开办搞]|组织)))"
            r"(?:(?P<done>(?<=零)(?:记录|报告|发布|发生|受理|新增))|发生|情况|收到|(?:召开|举办|举行|开展|组织|进行|开|办|搞)过?)?$"
        ),
        none_not=re.compile(words["none_not"]),
        none_things=re.compile(words["none_things"]),
        none_tail=re.compile(rf"(?:{words['none_tail']})$"),
        zero=re.compile(rf"(?:零|(?<![\d.])(?<!\d,)0)(?P<thing>{words['zero_things']})"),
        free=re.compile(words["free"]),
        goal=re.compile(words["goal"]),
        skip_right=re.compile(words["skip_right"]),
        skip_subject=re.compile(words["skip_subject"]),
    )
