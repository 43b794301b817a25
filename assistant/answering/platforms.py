"""Platforms a question names (抖音, 微信公众号): which words and which figures of a sentence are theirs."""

from __future__ import annotations

import re

__all__ = ["PLATFORM", "asks_audience", "figure_on_platform", "of_audience", "on_platform", "platforms_in"]

PLATFORM = re.compile("抖音|快手|头条|微博|微信|公众号|视频号|小红书|哔哩|知乎|支付宝|客户端|百度")
"""Names that no wider word stands for: of 抖音号 a report that counts 政务新媒体 says nothing."""
_SAME = {"公众号": "微信"}
_LISTED = re.compile(
    r"[号端]?(?:账号|公众号|平台)?(?:“[^”]{1,12}”)?(?:[、和与及]|以及)(?:政务|官方|“[^”]{1,12}”|腾讯|新浪|今日)*"
)
"""What may stand between platforms that one figure counts together (微博、微信和头条粉丝共11万)."""
_AUDIENCE = (
    (
        re.compile(
            "粉丝|(?:多少|几)个?(?:人|用户)(?:来|在)?(?:关注|订阅|追)|关注(?:的)?(?:人|用户|数)|订阅(?:的)?(?:人|用户|数)"
        ),
        re.compile("粉丝|关注(?:量|人数|数|用户|者)|(?:用户|人)[次数]?关注|订阅"),
    ),
    (
        re.compile("阅读|浏览|点击|播放|观看|(?:多少|几)(?:个?人|人?次)(?:还?在)?(?:看|点开|打开)|人看过?"),
        re.compile("阅读|浏览|点击|播放|观看|访问|收看|收听|看过"),
    ),
    (re.compile("下载|下走"), re.compile("下载")),
)
"""What a question asks of an audience, and the words a report tells it in: posts are not followers."""


def platforms_in(text: str) -> set[str]:
    """The platforms a text names, each under one name."""
    return {_SAME.get(found.group(), found.group()) for found in PLATFORM.finditer(text)}


def on_platform(question: str, held: str, own: str = "") -> bool:
    """Whether words speak of a platform the question names (抖音), where it names one.

    ``own`` are the words of the figure itself: 抖音号粉丝 are nobody's on 视频号, though one sentence names both.
    """
    asked = platforms_in(question)
    of_figure = platforms_in(own)
    if asked and of_figure:
        return not asked.isdisjoint(of_figure)
    return not asked or not asked.isdisjoint(platforms_in(held))


def figure_on_platform(question: str, text: str, at: int) -> bool:
    """Whether what stands at ``at`` of a sentence is told of a platform the question names: the last named before it.

    Platforms named together count together. True where the question or the words before name none.
    """
    asked = platforms_in(question)
    before = list(PLATFORM.finditer(text, 0, at))
    if not asked or not before:
        return True
    group = {before[-1].group()}
    for earlier, later in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
        between = text[earlier.end() : later.start()]
        if between and not _LISTED.fullmatch(between):
            break
        group.add(earlier.group())
    return not asked.isdisjoint({_SAME.get(name, name) for name in group})


def asks_audience(question: str) -> bool:
    """Whether a question asks for followers, readers or the like; reports count them in many ways (粉丝突破52万)."""
    return any(asked.search(question) for asked, _ in _AUDIENCE)


def of_audience(question: str, text: str) -> bool:
    """Whether a sentence tells of the audience a question asks for, on the platform it names."""
    for asked, told in _AUDIENCE:
        if asked.search(question):
            return any(figure_on_platform(question, text, found.start()) for found in told.finditer(text))
    return True
