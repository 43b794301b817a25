"""What one of something costs, gets or pays (每部补多少钱, 一个人一学期给多少): how a rate is asked for, and how it is told.

A rate stands behind 每, 人均 or a unit price. No count and no sum tells it, however well their words fit, and no rate
tells what was paid in all.
"""

from __future__ import annotations

import re

from assistant.answering.money_asked import EACH_OF, asks_for_each
from assistant.lexicon.text import compact

__all__ = [
    "ASKED_EACH",
    "EACH_BARE",
    "EACH_TOLD",
    "OF_EACH",
    "asks_each",
    "asks_rate",
    "is_for_each",
    "is_no_mean",
    "is_no_rate",
    "tells_rate",
]

_EACH = {
    "人|个人|口人|名学生|个学生|个孩子|个老人|位老人": "人|生|名|位",
    "户|户人家|家": "户",
    "个?月|月": "月",
    "年": "年",
    "个?学期|学期": "学期",
    "回|次|趟": "次|例|回",
    "套|身": "套",
    "吨|方水?|立方米?|吨水|方": "吨|立方米|立方|方",
    "度电?": "度|千瓦时",
    "部|台": "部|台",
    "对": "对",
    "单": "单",
    "顿饭?|餐": "餐|份|顿",
    "张": "张|份",
    "天|日": "天|日",
    "亩地?": "亩",
    "头": "头",
    "间": "间|套",
    "公里": "公里",
    "平方米?|平米?": "平方米|平米",
    "只|个": "只|个",
    "页": "页|张",
    "本|册": "本|册",
}
"""What a rate is of, as people count it, and as reports do."""
_ALL = "|".join(_EACH)
_GETS = "(?:给|补|补助|补贴|发|领|拿|交|缴|收|付|出|花|奖|便宜|优惠|减|免|加|用|要|卖|价|是|有|能|可以|得|到|了|的|钱)"
_AMOUNT = r"(?:多少|几)(?:钱|元|块)?(?![户次人名部台套件对份条项期个])"
_ASKED = re.compile(
    rf"(?:每一?个?|(?<![\u3400-\u9fff\d第十同唯统单])一个?|(?<=[\u3400-\u9fff])(?<![第十同唯统单])一个?)(?P<each>{_ALL})[\u3400-\u9fff]{{0,8}}?(?:{_GETS})*{_AMOUNT}"
    rf"|{_AMOUNT}(?:每一?|一)个?(?P<behind>{_ALL})$"
)
_MONEY_OR_WATER = re.compile("钱|元|块|给|补|发|领|拿|交|缴|收|付|花|奖|便宜|优惠|减|免|卖|价|费|标准|加")
_SUM = r"\d[\d,.]*\s*[余多]?[万亿]?(?:元|块|立方米|吨|度|分)"
_MEAN = re.compile("人均|户均|月均|年均|次均|均价|单价")
_N = r"[\d〇零一二三四五六七八九十百千万亿两半]"
_MANY = r"(?:多少|(?<![哪第])几)"
_TIME = "年|学年|学期|月|天|日|周|季度?|晚"
_THING = "人次|人|户|对|件|亩|公里|平米|台|部|辆|次|餐|顿饭?|单|份|本|套|间|床|名|位|孩子|学生|老人|村|社区|学校|班|只|块|座|棵|斤|吨|度电?|立方米?|方|场|期|批|笔|项|条|家"
_MONEY_FOR_EACH = re.compile(
    rf"(?<![从至对除向第统唯同])(?:每一?个?|平均一?个?|(?<![这那第全同唯统过近前后有])一个?)(?:{_TIME}|{_THING})(?![一二三四五六七八九十]|内|来|度|前|后|年级|起|共|一?[总共]|工单)"
    rf"[^,，?？]{{0,14}}?多少(?:钱|元|块)|{_MANY}(?:钱|元|块钱?)(?:一|每)个?(?:{_TIME}|{_THING})"
    r"|平均[^,，?？]{0,12}多少(?:钱|元|块)|(?:人|户|月|年|日|次)均[^,，?？]{0,8}多少(?:钱|元|块)|单价|均价"
)
"""How much money for each."""
EACH_BARE = re.compile(rf"{EACH_OF}(?:是|要|得|有|合)?多少$")
_EACH_THING = re.compile("(?:每一?个?|平均一?个?)(?P<of>户|台|部|辆|公里|亩|套|间|对|只|头|村|吨)")
EACH_TOLD = re.compile(
    rf"[每/／均]|单价|标准|按[年月日次人户]|一(?:次|人|户|台|年|月){_N}|(?:月|年|学期|户|人)补"
)
OF_EACH = re.compile(r"每(?!年(?:度|$)|周|天|季)一?个?[\u3400-\u9fff]|[人户月次]均|按月|单价|/[人户月次]")
ASKED_EACH = re.compile(rf"每|平均|均|标准|单价|一个?(?:{_TIME}|{_THING})|{_MANY}(?:钱|元|块钱?)一|按月")
_MEAN_OF = re.compile(
    rf"平均(?:下来|算下来)?(?:每一?|一)个?(?:{_THING}|起)|(?:每一?|(?<![这那第全同唯统过近前后有])一)个?(?:{_THING})[^,，?？]{{0,6}}?平均"
)
"""A mean for each is asked for (一户平均几个人), which no number of all tells."""
TIMES = frozenset({"月", "年", "学期", "天|日"})
"""Of these a sum may be told too: what was paid in a year."""


def asks_rate(text: str) -> str:
    """What the rate asked for is of, as a pattern of the words of a report; empty where none is asked for."""
    found = _ASKED.search(compact(text).text.rstrip(" ?？。呢啊呀"))
    if found is None or not _MONEY_OR_WATER.search(found.group()):
        return ""
    said = found.group("each") or found.group("behind")
    return next(told for asked, told in _EACH.items() if re.fullmatch(asked, said))


def tells_rate(each: str, told: str) -> bool:
    """Whether words of a report give an amount for each (每户补助8000元, 9元/对, 早餐均价4.5元)."""
    return bool(
        re.search(rf"(?:每个?|/|[一按]个?)(?:{each})[^。；;]{{0,16}}?{_SUM}", told)
        or re.search(rf"{_SUM}\s*[/／每]个?(?:{each})", told)
        or (_MEAN.search(told) and re.search(_SUM, told))
    )


def is_no_rate(asked: str, told: str, *, money: bool) -> bool:
    """Whether a rate is asked for (not of a month or a year) and what is told is none."""
    each = asks_rate(asked)
    return bool(each) and each not in TIMES and not (money and tells_rate(each, told))


def asks_each(asked: str) -> bool:
    """Whether money is asked for each of something."""
    return bool(_MONEY_FOR_EACH.search(asked)) or asks_for_each(asked)


def is_no_mean(asked: str, told: str) -> bool:
    """Whether a mean for each of something is asked for and none is told."""
    return _MEAN_OF.search(asked) is not None and re.search("[均每/／]", told) is None


def is_for_each(asked: str, clause: str) -> bool:
    """Whether a sum is for each, and for each of the very thing where one is named (每户, no 每人)."""
    thing = _EACH_THING.search(asked)
    own = f"[每一按/／]个?{thing['of']}|{thing['of']}均" if thing else EACH_TOLD.pattern
    return re.search(own, clause) is not None
