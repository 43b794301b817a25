"""Questions run together without a mark between them: numbered, announced (先问…再问…), or one amount after the other.

A part that is not told apart is answered with the figure of its neighbour or not at all; each gets a comma of its own.
"""

from __future__ import annotations

import re

from assistant.lexicon.indicators import find_mentions
from assistant.lexicon.segments import MEASURES, tagged

__all__ = ["told_apart"]

_CJK = re.compile(r"[\u3400-\u9fff]")
_AMOUNT = re.compile(f"多少|几(?=[成元{MEASURES}])|百分之几")
_ENDS_ASKING = re.compile(
    f"(?:多少|几|什么|哪[里儿些天年个家]?|谁)(?:百分点|人次|工作日|[万亿]?[{MEASURES}元钱])?(?:[\\u3400-\\u9fff]{{0,8}}?)[呢啊吗的了]*$"
)
_DIGITS = "123456789"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_CHINESE = "一二三四五六七八九"
_MARKS = (
    # 1新收多少 2办结多少; a digit before what is counted (3件) or before a figure is none
    re.compile(
        rf"(?:^|(?<=[\s,、:年度]))[(]?([1-9])[).、:]?\s*(?=[\u3400-\u9fff])(?![{MEASURES}年月日号点元万亿成倍季级类岁])"
    ),
    re.compile(r"(?<![\d.])[(]?([1-9])[).、]\s*(?=[\u3400-\u9fff])"),
    re.compile(r"第([1-9])(?:个?问题?|个)[,:是]*"),
    re.compile(f"([{_CIRCLED}])[.、:]?\\s*"),
    re.compile(r"(?:^|(?<=[\s,、;:]))([一二三四五六七八九])(?:是(?!否)|问|、|:)[,:]?"),
    re.compile(r"第([一二三四五六七八九])(?:个?问题?|个|[,、:是])[,:是]*"),
)
_ANNOUNCED = re.compile(
    r"[,、]?(?:(?:首?先|再|又|然后|接着|随后|最后|末了|另外|顺便|顺带|捎带)(?:再|还|想|要|来|给我|帮我|请|麻烦)*|(?:还|也)(?:想|要)再?)(?:问问|查查|打听|咨询(?!电话|热线|[台点窗])|问(?![题责卷询答政候])|查(?![处阅实办摆封验获出明找询收扣访证堵]))(?:一下|下子|下|一句|个|一嘴)?[,:]?(?=[\u3400-\u9fff\d])"
)
_TWO_AMOUNTS = re.compile(
    f"(?<![这那哪从由各的前后第十])(?P<one>(?:多少|几)(?:百分点|人次|工作日|[万亿]?[{MEASURES}元钱])?)(?P<mid>[\\u3400-\\u9fff]{{0,}}?)(?P<two>(?:是|有|为|达|共|一共|总共|又)?(?:多少|几(?=[{MEASURES}元成])|百分之几)|在?哪[里儿些个家]|(?:是|由)?谁|什么时候|何时|哪天|怎么)"
)
_OF_WHICH = re.compile("其中|里面|里头|当中")
_WHEN = re.compile(
    "(?:今年|本年|当年|全年|去年|上年|上一年|年底|年末|年内|目前|现在|后来|实际|[这本上那]一?个?学年)+"
)
_ITS_OWN_TIME = re.compile(rf"(?<=[\u3400-\u9fff]){_WHEN.pattern}$")
_JOINED = frozenset(
    ("以及", "还有", "和", "与", "跟", "同", "及", "并", "又", "且", "而", "还", "再", "并且")
)
_OBJECT = re.compile("(?:政府)?(?:信息)?(?:公开)?(?:申请|信息|案件)")
"""What the first of two amounts counts, no part of a name of the second (几件申请|办结几件)."""
_SHORT_OBJECTS = frozenset("会信人课车钱事题稿书表")
_PERSON = re.compile("(?:长|领导|同志|负责人|主任|书记|代表|委员|群众|市民|记者|专家|律师|干部)$")
_PLACES = frozenset("县区市乡镇村社街苏嘎")
_PARTICLES = frozenset("了过的是有为达共又得率度数")
_ONE_THING = re.compile(
    "比|差|占|到|至|从|中有|里有|中间|之中|的是|高于|低于|等于|超过|对比|各|分别|平均|加起来|合计|[成为](?:了|$)"
)
"""Words between two amounts that make one question of them."""


def told_apart(plain: str) -> str:
    """``plain`` with a comma where the next of several questions begins, and without the numbers that list them."""
    return _one_after_another(_beside_blanks(_unnumbered(_ANNOUNCED.sub(_comma, plain))))


def _comma(found: re.Match[str]) -> str:
    """A question mark for the words that announce the next question; nothing at the beginning."""
    return "?" if found.start() else ""


def _unnumbered(plain: str) -> str:
    """The text with a comma for each number of a list that counts up from one and numbers two questions at least."""
    for pattern, numbers in zip(
        _MARKS, (_DIGITS, _DIGITS, _DIGITS, _CIRCLED, _CHINESE, _CHINESE), strict=True
    ):
        marks: list[re.Match[str]] = []
        for found in pattern.finditer(plain):
            if numbers.index(found.group(1)) == len(marks):
                marks.append(found)
        if len(marks) < 2:
            continue
        ends = [*(mark.start() for mark in marks[1:]), len(plain)]
        asking = [
            bool(_ENDS_ASKING.search(plain[m.end() : end].rstrip(" ,、;。?")))
            for m, end in zip(marks, ends, strict=True)
        ]
        if asking[0] and sum(asking) > 1:
            for mark in reversed(marks):
                stop = "," if mark is marks[0] else "?"
                plain = f"{plain[: mark.start()].rstrip(' ,、;。')}{stop}{plain[mark.end() :]}"
            return plain.lstrip(",")
    return plain


def _beside_blanks(plain: str) -> str:
    """A comma for each blank between two runs that each ask for an amount."""
    if not _CJK.search(plain):
        return plain
    runs = re.split(r"(\s+)", plain)
    for at in range(1, len(runs) - 1, 2):
        before = re.split("[,;。?、]", runs[at - 1])[-1]
        if _ENDS_ASKING.search(before) and _AMOUNT.search(runs[at - 1]) and _AMOUNT.search(runs[at + 1]):
            runs[at] = ","
    return "".join(runs)


def _one_after_another(plain: str) -> str:
    """A comma before the name of a second amount (收回多少份问卷|满意度多少)."""
    at = 0
    while found := _TWO_AMOUNTS.search(plain, at):
        mid = found.group("mid")
        cut = None if _ONE_THING.search(mid) else _cut(mid, found.group("two"))
        if cut is None:
            at = found.end("one")
            continue
        end, begin = (found.start("mid") + place for place in cut)
        plain = f"{plain[:end]},{plain[begin:]}"
        at = end + 1
    return plain


def _cut(mid: str, two: str) -> tuple[int, int] | None:
    """Where the words between two amounts leave the first question and where the second begins; ``None`` if unclear."""
    if of_which := _OF_WHICH.search(mid):
        return of_which.start(), of_which.start()
    if len(mid) < 2 and _AMOUNT.search(two):
        return None
    if time := _ITS_OWN_TIME.search(mid):  # 多少封信|这学年多少
        return time.start(), time.start()
    words = tagged(mid)
    starts = [sum(len(word) for word, _ in words[:at]) for at in range(len(words) + 1)]
    joint = next((at for at, (word, _) in enumerate(words) if word in _JOINED), None)
    if joint is not None:
        return (starts[joint], starts[joint + 1]) if joint + 1 < len(words) else None
    if not words:
        return 0, 0
    at = len(words)
    while at > 1 and (
        set(words[at - 1][0]) <= _PARTICLES or (len(words[at - 1][0]) == 1 and words[at - 1][1] != "deed")
    ):
        at -= 1
    if at > 1 and words[at - 1][1] == "deed" and _PERSON.search(words[at - 2][0]):
        at -= 1  # 县长出席了几场: who did it goes with what was done
        while at > 1 and len(words[at - 1][0]) == 1:
            at -= 1
    cut = starts[at - 1]
    for mention in find_mentions(mid + two):
        if mention.start < cut < mention.end and (mention.start or not _OBJECT.fullmatch(mid[:cut])):
            cut = mention.start  # 诉求|按时办结率
    if _WHEN.fullmatch(mid[:cut]):
        return 0, 0
    if cut == 1 and mid[0] not in _SHORT_OBJECTS:
        cut = 0  # 推送多少条|短视频多少条
    if cut == 0 and two.startswith("有") and mid[0] in _PLACES:
        return None  # 几个乡镇有几个查阅点
    return cut, cut
