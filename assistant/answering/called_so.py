"""Whether a figure the lexicon has no name for may be told where a Chinese question names one that it has."""

from __future__ import annotations

import functools
import re
from itertools import pairwise

from assistant.lexicon.indicators import find_mentions, indicators
from assistant.types import Fact, Question, Target

__all__ = ["is_called_so"]

_ALL = "proactive"
_AUDIENCE = re.compile("粉丝|关注|订阅|阅读量|浏览量|点击|播放量|访问|人气")
_AUDIENCE_ASKED = re.compile("粉|关注|订|阅|看|浏览|点击|播放|访问|人气|多少人|几人|人数")
_ALL_THERE_IS = re.compile(
    "(?:主动|累计|一共|总共|全年|当年|本年|年度|各级|各类|各项|全[省市州区县旗镇乡校院局]|政府|政务|门户|网站|信息|公开|发布|公布|数量|总数|条数|数|共|各|的|[省市州区县旗镇乡校院局厅我本])+"
)
"""What the name of all that was made public may say beside the words of the question."""
_PLAIN = frozenset(
    ["公开", "政府", "府信", "信息", "息公", "发布", "主动", "动公", "数量", "情况", "工作", "文件", "收到"]
)
"""Pairs of characters that most names hold: 立项文件 is no 规范性文件."""
_DEED = re.compile("(?:公开|发布|公布)(?:了)?(?=[\u3400-\u9fff]{2})")


def is_called_so(question: Question, fact: Fact, target: Target, text: str) -> bool:
    """Whether a figure's words in its report's ``text`` say what the question names, and nothing it does not (no 粉丝, no 公开目录)."""
    asked = question.text.replace("的", "")
    own = "".join((fact.subject, *fact.row_path, *fact.column_path))
    named = any(mention.id == target.indicator for mention in find_mentions(question.text))
    if fact.indicator or question.language == "en" or not named or _is_said(fact.subject, asked):
        return True
    if target.indicator == _ALL:
        return _is_all(own, asked)
    if _AUDIENCE.search(own) and not _AUDIENCE_ASKED.search(asked):
        return False
    around = own if fact.nil is not None else own + fact.quote.of(text)  # 无结转 denies nothing else
    return any(pair in around for pair in _pairs(target.indicator))


def _is_said(subject: str, asked: str) -> bool:
    """Whether a question says what a figure is called, or more than half of it."""
    pairs = [one + two for one, two in pairwise(subject)]
    return 2 * sum(pair in asked for pair in pairs) > len(pairs)


def _is_all(own: str, asked: str) -> bool:
    """Whether a figure counts all that was made public, or what the question names of it (农村公路公开了多少条)."""
    rest = _ALL_THERE_IS.sub(" ", _DEED.split(own)[-1])
    return all(word in asked for word in rest.split())


@functools.cache
def _pairs(indicator: str) -> frozenset[str]:
    """Pairs of characters of all the names of an indicator that few others have."""
    entry = indicators()[indicator]
    names = (entry.label, *entry.zh, *entry.ask)
    return frozenset(one + two for name in names for one, two in pairwise(name)) - _PLAIN
