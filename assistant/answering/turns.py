"""What a follow-up is wrapped in (行,换成…瞧瞧; OK, switching topic) left out, and one put right read as it is meant.

The words are data (``lexicon/turns.yaml``). Where nothing but bodies and years is left, the follow-up is read as
those alone (换成乙县瞧瞧: 乙县呢), so that it takes over whatever was asked before.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.asked_again import of_last_figure
from assistant.answering.bodies import find_bodies
from assistant.answering.cues import cues
from assistant.answering.holdings import Holdings
from assistant.answering.words import blank
from assistant.answering.years import find_years
from assistant.errors import LexiconError
from assistant.lexicon.data import read_data
from assistant.lexicon.indicators import indicators
from assistant.types import Operation, Question

__all__ = ["unwrapped"]

_AMOUNT = re.compile(r"(?:多少|几)(?:百分点|[件条个份项篇期人名次场家户批万亿元])?")
_ASKS = re.compile(
    r"多少|几|[呢吗么]|什么|哪|谁|怎|咋|如何|为何|有没有|是否|有无|啥|电话|邮箱|地址|占比|比例|[?？]"
)
_OWN_LEVEL = re.compile("^(?:那么?)?([省市县区州旗镇])本级")
_DISCLOSED = re.compile(
    "(?:(?:那么?|这|其中|(?:这|那)?里[面头边]?|当中|,|，)*)(?:最后|最终|后来|实际|一共|总共|又|都|到底|究竟)*"
    "(?:有|是)?(?:多少|几)[件个份]?(?:申请)?(?:是|被|得到|最后|最终|都|给)*公开(?:了|的|出来)*(?:的)?(?:呢|啊)?"
    "|(?:(?:那么?|这|其中|(?:这|那)?里[面头边]?|当中|,|，)*)(?:最后|最终|后来|实际|一共|总共|又|都|到底|究竟|给)*公开(?:了|出来|的)+(?:一共|总共|又|有|是)*(?:多少|几)[件个份]?(?:申请)?(?:呢|啊)?"
)
"""How many of the applications spoken of were granted, said of nothing by name (公开了多少)."""
_WORDS = re.compile(r"[\u3400-\u9fffa-z\d]")
_CAME = frozenset({"received", "handled_total", "closed"})
_BY_CHANNEL = re.compile(
    r"^(?:(?:and|so|now|then|please|(?:can|could) you)[, ]+)*(?:break(?:ing)? (?:it|that|this|them|those)(?: figure| number| total)? down by (?:the )?(?:channels?|routes?|ways?|means|methods?)"
    r"|(?:what(?: is|'s)|give me|show me) the breakdown by (?:channels?|routes?|methods?)|(?:how many )?by (?:each )?(?:channel|route|method)|(?:through|by|via|over) (?:which|what) (?:channels?|routes?|means|ways?|methods?)(?: (?:did|were|had) (?:they|those|these|it|that)\b.{0,30})?)[,. ]*(?:please)?\W*$"
)
"""How the requests spoken of came (break that down by channel, please)."""


@dataclass(frozen=True, slots=True)
class _Turns:
    """``turns.yaml``, compiled."""

    rewrites: tuple[tuple[re.Pattern[str], str], ...]
    head: re.Pattern[str]
    head_en: re.Pattern[str]
    tail: re.Pattern[str]
    anywhere: re.Pattern[str]
    hollow: re.Pattern[str]


@functools.cache
def _turns() -> _Turns:
    data = read_data("turns.yaml")
    try:
        return _Turns(
            rewrites=tuple((re.compile(said), meant) for said, meant in data["rewrites"]),
            head=re.compile(f"^(?:{'|'.join(data['head'])})"),
            head_en=re.compile(f"^(?:{'|'.join(data['head_en'])})"),
            tail=re.compile(f"(?:{'|'.join(data['tail'])})$"),
            anywhere=re.compile("|".join(data["anywhere"])),
            hollow=re.compile("|".join(data["hollow"])),
        )
    except (KeyError, TypeError, ValueError, re.error) as exc:
        raise LexiconError(f"turns.yaml: {exc!r}") from exc


def unwrapped(plain: str, language: str, before: Sequence[Question], held: Holdings) -> str:
    """A normalised question asked after ``before``, without the words that only connect, point or urge.

    A first question comes back as it is, and so does one that is made of nothing else (好的).
    """
    if not before:
        return plain
    turns = _turns()
    text = plain
    for said, meant in turns.rewrites:
        text = said.sub(meant, text)
    text = of_last_figure(text, language, before[-1])
    head = turns.head_en if language == "en" else turns.head
    counted = {target.indicator.partition(".")[0] for target in before[-1].targets}
    if language == "en" and counted & _CAME and _BY_CHANNEL.match(text):
        return "break down the requests by channel"
    if counted & _CAME and _DISCLOSED.fullmatch(text.strip(" ?？。.,，")):
        return "其中予以公开的有多少件"
    if before[-1].bodies and before[-1].bodies[0].level == "government":
        text = _OWN_LEVEL.sub(r"其中\1本级", text)  # a part of the place's figure, no other body
    elif before[-1].bodies and language == "en":
        text = _ITSELF_EN.sub(
            r"\g<place>\g<when>", text
        )  # after an office of it, the place is the other body
    text = _without(text, head)
    if language == "zh":
        text = _without(turns.anywhere.sub("", text) or text, turns.tail)
        text = _why_changed(text, before[-1]) or text
        text = _in_its_place(text, before[-1], held) or _names_alone(text, before, held) or text
        if text != plain and not _ASKS.search(text):
            text += "呢"
    return text if _WORDS.search(text) else plain


def _without(text: str, pattern: re.Pattern[str]) -> str:
    """The text without what matches, again and again, as long as words are left."""
    while found := pattern.search(text):
        left = (text[: found.start()] + text[found.end() :]).strip()
        if not found.group() or not _WORDS.search(left):
            break
        text = left
    return text


_ITSELF_EN = re.compile(
    r"^(?P<place>(?:and |so |but |now |what about |how about )*(?:(?:for|in|of|at|by) )?(?:the )?[a-z' -]{2,40}?)(?:'s government| government)?,? (?:itself|proper|as such|as a whole)(?P<when>(?:,? (?:in|for) (?:19|20)\d\d)?\W*)$"
)
_WHY_CHANGED = re.compile(
    r"(?:那么?|这|又|,|，|请问|到底|究竟)*(?:为什么|为啥|为何|咋个?|怎么|什么原因|啥原因|是?因为?(?:什么|啥))(?:会|就|又|突然|一下子?|一年)*"
    r"(?P<change>多出|多|增加?|增长|涨|上升|升|变多|减少?|下降|少|降|跌|变少)(?:出来?|起来|上去|下来|下去|来)?(?:了|的)?(?:这么|那么|不少|很多|好多|许多)?(?:些|多|少|快|大|一截|一大截)?(?:的|了|呢|啊|吗|件|条)?"
)
"""Why it rose or fell, and nothing else (为什么会多出来这么些)."""


def _why_changed(text: str, last: Question) -> str:
    """Why the figure spoken of rose or fell, with its name; empty where anything else is asked."""
    said = _WHY_CHANGED.fullmatch(text.strip(" ?？。.,，"))
    if said is None or len(last.bodies) != 1 or len(last.targets) != 1 or not last.years:
        return ""
    change = "减少" if re.search("减|降|少|跌", said["change"]) else "增加"
    label = indicators()[last.targets[0].indicator].label.removesuffix("数量")
    return f"{last.bodies[0].name}{max(last.years)}年{label}为什么{change}"


_TERM = re.compile(
    r"(?:那么?|再|又|换成?|换作|到了?|,|，)*(?:(?P<period>第?[一二三四1-4]季度|[上下]半年|(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?)"
    r"|(?P<place>[\u3400-\u9fff]{1,4}(?:县|区|镇|乡|街道|旗)))(?:的|同样的|也)*(?:呢|(?:又|一共|共)?(?:是|有)?(?:多少|几)[件条个次份]?)?"
)
"""A period or a place and nothing else (三季度呢, 望海县呢)."""
_PERIOD = re.compile(r"第?[一二三四1-4]季度|[上下]半年|(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?")
_PLACE = re.compile(
    r"(?<![\u3400-\u9fff])(?![全本我各该每哪某])[\u3400-\u9fff]{1,4}?(?:县|区|镇|乡|街道|旗)(?=[\u3400-\u9fff的])"
)


def _in_its_place(text: str, last: Question, held: Holdings) -> str:
    """The question before with another period or row of a place in it; empty where it named none of the kind."""
    said = _TERM.fullmatch(text.strip(" ?？。.,，"))
    if said is None or len(last.bodies) != 1 or held.find(said["place"] or ""):
        return ""
    when = f"{last.years[0]}年" if len(last.years) == 1 else "，"
    if (
        said["place"] and len(last.unheld) == 1 and last.operation is Operation.VALUE
    ):  # a row of the body's report
        return f"{last.bodies[0].name}{when}{said['place']}{last.masked.strip()}"
    term = said["period"] or said["place"]
    old = (_PERIOD if said["period"] else _PLACE).search(last.masked)
    if old is None:
        return ""
    before, behind = last.masked[: old.start()].strip(), last.masked[old.end() :].strip()
    return f"{last.bodies[0].name}{when}{before}{term}{behind}"


def _names_alone(text: str, before: Sequence[Question], held: Holdings) -> str:
    """The bodies and years of a text that holds nothing else, as a short follow-up; empty where it holds more."""
    last = before[-1]
    named = find_bodies(text, held, region=last.bodies[0].region if last.bodies else "")
    if named.choices:
        return ""
    masked = blank(text, named.spans)
    years = [m for m in find_years(masked, []).matches if m.kind in {"absolute", "relative", "latest"}]
    spans = [*((m.start, m.end) for m in years), *sorted(named.spans)]
    left = blank(text, spans)
    if not spans or cues().plans.search(left) or _WORDS.search(_turns().hollow.sub("", left)):
        return ""
    asked = _AMOUNT.search(left)
    return " ".join(text[start:end] for start, end in spans) + (asked.group() if asked else "呢")
