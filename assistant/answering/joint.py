"""Amounts that a report gives of several things together: of none of them alone does it tell.

在政务服务大厅、图书馆、档案馆设查阅点3处 does not say how many the 图书馆 has, nor 邀请市民代表、学生326人 how many
students came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from assistant.lexicon.segments import tagged

__all__ = ["counts_several", "is_of_several", "listed_before"]

_ITEM = r"[^\s\d、，,。；;：:（()）]"
_AND = "(?:(?<!共)和|与|以及|(?<![涉普提触波危顾遍以])及(?![时其格早]))"
_SEVERAL = re.compile(
    rf"{_ITEM}{{2,14}}(?:、{_ITEM}{{2,14}})+(?:{_AND}{_ITEM}{{2,14}})?|{_ITEM}{{2,14}}{_AND}{_ITEM}{{2,14}}"
)
"""Things named one after the other, with nothing counted between them."""
_JOINED = re.compile(f"、|{_AND}")
_SUCH_AS = re.compile("等(?!待|级|候|于|次)")
"""Things named as examples (汛情、安置等信息268条) are no list of what is counted."""
_ALONE = re.compile(
    "(?<![阳观风曝时])光(?:是|说|那)?|单(?:独|算|是|说)|只[算是有说]|仅|那一?(?:[处家项类]|个(?:主题|话题|领域|方面|点|馆|地方|渠道|平台))|里头?的?|其中|当中"
)
_EACH = re.compile("各|分别|每")
_AND_DEPUTY = re.compile(rf"(?P<head>[省市县区旗州镇乡局厅校院]长)(?:、|{_AND})副(?P=head)")
"""The mayor and the deputy mayors: of the mayor alone it does not tell."""
_FIGURE = re.compile(r"\d+")
BETWEEN = 1
"""Figures that may stand between the things and what is counted of them (设查阅点3处,接待查阅1730人次)."""
NEAR = 6
"""Characters of a thing next to the 、 that are looked at; what stands before or behind belongs to the sentence."""
LEAST = 2


_AMOUNT = re.compile(
    r"[\d一二三四五六七八九十百千两]+(?:[.,]\d+)*\s*[万亿]?(?=[件条个份篇期次名人场家户处元封批册%])"
)
_UNIT_ASKED = re.compile("(?:多少|几)[万千百]?(人次|[件条份篇期次名场户处元批册])")
_TOLD_BEFORE = re.compile(r"\d[\u3400-\u9fff]{1,2}[,，](?!\d)")
"""An amount with which what is said of each ends (各设查阅点1处，全年接待1730人次: all of them together)."""
_FOR = re.compile(
    "^[万亿]?元(?:[，,]|的)?(?:全部|均|都|主要|分别)*(?:用于|用在|用作|投入|包括|含)(?P<what>[^。;；]{4,40})"
)
"""What money was spent on: of several things together."""


def counts_several(question: str, sentence: str) -> bool:
    """Whether every amount of a sentence counts several things of which a question names only one.

    Both are folded and without blanks. What stands behind an amount of money may say on what it went; of amounts in
    several units those in the one asked with count.
    """
    amounts = list(_AMOUNT.finditer(sentence))
    unit = _UNIT_ASKED.search(question)
    amounts = [a for a in amounts if unit and sentence.startswith(unit.group(1), a.end())] or amounts
    return bool(amounts) and all(
        is_of_several(question, sentence[: found.start()])
        or ((spent := _FOR.match(sentence[found.end() :])) and is_of_several(question, spent.group("what")))
        for found in amounts
    )


def listed_before(sentence: str) -> list[tuple[list[str], str]]:
    """Of each amount of a sentence the things named together before it, or behind the money that went on them.

    With them what stands between them and the amount; no things where each has so many or nothing is named together.
    """
    lists = []
    for found in _AMOUNT.finditer(sentence):
        spent = _FOR.match(sentence[found.end() :])
        words = spent.group("what") if spent else sentence[: found.start()]
        several = list(_SEVERAL.finditer(words))
        behind = words[several[-1].end() :] if several else ""
        near = several and len(_FIGURE.findall(behind)) <= BETWEEN + 1
        each = near and _EACH.search(words, max((t.end() for t in _TOLD_BEFORE.finditer(words)), default=0))
        lists.append((_JOINED.split(several[-1].group()) if near and not each else [], behind))
    return lists


def is_of_several(question: str, words: str) -> bool:
    """Whether words that end in an amount count several things together of which a question names only one.

    Both are folded and without blanks; ``words`` is what stands before the amount.
    """
    told = [found.end() for found in _TOLD_BEFORE.finditer(words)]
    if _EACH.search(words, told[-1] if told else 0):
        return False
    heads = _AND_DEPUTY.search(words)
    if heads and heads.group("head") in question and f"副{heads.group('head')}" not in question:
        return True
    for things, behind in _lists(words, bool(_ALONE.search(question))):
        met = [pairs for pairs in things if any(pair in question for pair in pairs)]
        others = [pairs for pairs in things if pairs not in met]
        if (
            len(_FIGURE.findall(behind)) > BETWEEN
            or len(met) != 1
            or any(_may_be_met(pairs, question, frozenset("".join(met[0]))) for pairs in others)
        ):
            continue
        if not any(pair in behind for pair in met[0] if pair in question):
            return True  # 热线、信箱受理1200件,其中热线900件: the 热线 is told of alone
    return False


def _lists(words: str, alone: bool) -> Iterator[tuple[list[list[str]], str]]:
    """The lists of things in a text: of each thing the pairs of characters no other has; and what stands behind."""
    for found in _SEVERAL.finditer(words):
        if (_SUCH_AS.search(found.group()) and not alone) or words[: found.start()][-1:].isdigit():
            continue  # the unit of a figure before (6批次、涉及1132户) is no thing
        things = [thing for thing in _JOINED.split(found.group()) if len(thing) >= LEAST]
        if len(things) > 1:
            cut = [_end(things[0], things[1:]), *map(_begin, things[1:])]
            own = [
                [pair for pair in _pairs(one) if not any(pair in other for other in cut if other is not one)]
                for one in cut
            ]
            yield own, words[found.end() :]


_VAGUE = frozenset(
    ["公告", "通知", "信息", "消息", "情况", "工作", "内容", "活动", "服务", "数据", "材料", "事项", "政策"]
)
"""Words that say nothing of a thing without the word before them (停航公告)."""


def _end(first: str, others: Sequence[str]) -> str:
    """What the first of several things is called: its last word, and the one before where the others end alike."""
    words = [word for word, _ in tagged(first)]
    last = words[-1]
    shared = len(last) < LEAST or last in _VAGUE or any(last in other for other in others)
    return ("".join(words[-2:]) if shared else last)[-NEAR:]


def _begin(thing: str) -> str:
    """What a thing is called, without the deed that follows it (档案馆|设查阅点)."""
    named = "".join(word for word, _ in takewhile(lambda word: word[1] != "deed", tagged(thing)))
    return (named or thing)[:NEAR]


def _may_be_met(pairs: Sequence[str], question: str, known: frozenset[str]) -> bool:
    """Whether a question may name a thing in other words: two characters of its own are there (供暖收费 as 暖气费)."""
    return len({char for pair in pairs for char in pair if char in question} - known) > 1


def _pairs(thing: str) -> Iterator[str]:
    return (thing[at : at + 2] for at in range(len(thing) - 1))
