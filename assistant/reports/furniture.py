"""Page furniture: what the website put around a report.

Breadcrumbs, font and print buttons, view counts, links to other pages, page numbers and site
footers stay in the report's text but belong to no passage and no fact. Most furniture is whole
lines; view counts and buttons are cut out of a header line they share with dates and sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.reports.lines import Line, Page
from assistant.types import Span

__all__ = ["find_furniture"]

_BREADCRUMB = re.compile(
    r"(?:您)?(?:当前|现在|目前|所在)?(?:的)?(?:所在)?(?:的)?(?:位置|栏目)(?:是|为)?[:>]"
    r"|(?:网站)?(?:首页|主页)\s*(?:[>/»›]|[|\-·].*[|\-·])"
)


def _words(text: str) -> list[str]:
    return re.findall(r"\S+", text)


_BUTTON_WORDS = _words(
    """
    打印 打印文本 打印本页 打印此页 打印页面 打印文章 关闭 关闭窗口 关闭本页 关闭页面 收藏 收藏本页 分享
    分享到 分享至 微信 微信扫一扫 新浪微博 微博 QQ空间 腾讯 朋友圈 人人网 复制链接 下载 下载文字版
    下载打印版 返回 返回顶部 返回首页 返回列表 回到顶部 上一页 下一页 上一篇 下一篇 上一条 下一条 繁体
    繁体版 繁體 繁体中文 简体 简体版 简体中文 无障碍 无障碍阅读 无障碍浏览 长者模式 长者版 长者助手 关怀版
    适老化 适老版 手机版 移动版 我要纠错 纠错 保护视力色 视力保护 视力保护色 字体 字号 字体大小 文字大小 大
    中 小 特大 默认 登录 注册 设为首页 加入收藏 English EN RSS 听全文 听新闻 语音播报 全文播报 放大 缩小 A
    A+ A- T T+ T- 关注 点赞 评论 保存 举报 颜色 背景 网站地图 网站导航 联系我们 联络我们 关于我们 网站声明 智能问答
    智能机器人 站内搜索 高级搜索 搜索 搜一搜 导航
    """
)
_MENU_WORDS = _words(
    """
    首页 网站首页 主页 政务公开 政务服务 互动交流 要闻动态 新闻中心 信息公开 解读回应 办事服务 公众参与
    数据开放 专题专栏 机构概况 机构职能 领导之窗 政策文件 正文
    """
)
_AMBIGUOUS = frozenset(_words("大 中 小 EN A T 举报 关注 评论 微博 微信 保存 颜色 背景 下载 导航 正文"))
"""Words that may stand alone on a line of a table or a list."""
_SEPARATORS = re.compile(r"[\s\[\]()|:,、·./>»›<«_=+\-\"']*")
_WHOLE = re.compile(
    "|".join(
        (
            "扫一扫|扫描(?:二维码|下方)|(?:用)?手机扫|打开手机|长按(?:识别|二维码)|分享到",
            "[上下]一[篇条页][:]|[上下]一[篇条](?:没有了|无)?$",
            r"\[?(?:字体|字号|文字大小|视力保护)[:]|(?:本文|该文|文章)(?:已)?被?(?:浏览|阅读|点击)",
            r"-+ ?\d{1,3} ?-+$|第\d{1,3}页(?:[,/]?共\d{1,3}页)?$|共\d{1,3}页[,/]?第\d{1,3}页$",
            r"\d{1,3} ?/ ?\d{1,3}$|[?\s]{4,}$",
            r"政府网站找错|您是第\d+位|浏览器|(?:建议|推荐)使用.{0,20}浏览|最佳分辨率",
        )
    )
)
_EDITOR = re.compile(r"\[?(?:(?:责任|网页|网络)?编辑|责编|校对|审核|初审|终审|编审)[:]\S{0,12}$")
_COUNTER = re.compile(
    r"[(\[]?(?:浏览|点击|访问|阅读|查看|阅览|人气)(?:次数|人次|数量|总数|率|数|量)?[:]"
    r"\s*\[?\d*\]?\s*(?:次|人次)?[)\]]?"
    r"|\[(?:浏览|点击|访问|阅读|查看|阅览|人气)(?:次数|人次|数量|总数|率|数|量)?\][:]?\s*\d[\d,]*\s*(?:次|人次)?"
)
_BUTTONS = re.compile(
    r"\[?(?:字体|字号|文字大小|视力保护色?)[:]?[\s\[(]*(?:(?:特大|超大|大|中|小|默认)[\s|/]*){0,4}[)\]]*"
    r"|\[(?:打印|关闭|收藏|分享|纠错)\S{0,4}\]"
)
_HEADER_LABEL = re.compile("(?:时间|日期|来源|作者|发布|索引号|编辑)[:\\]]")
_FOOTER = re.compile(
    "ICP备|ICP证|网站标识码|公网安备|版权所有|[Cc]opyright|©|技术支持[:]|(?:主办|承办|维护|协办)(?:单位)?[:]"
    "|网站地图|网站管理[:]"
)
# Lines of the national forms, one cell a line, and of attachments.
_FORM_LINE = re.compile(
    "第[一二]十条|信息内容$|统计指标$|[一二三四五六七八九十]{1,2}、|\\([一二三四五六七]\\)|附(?:件|表)(?:[:1-9]|$)"
    "|(?:规章|规范性文件|行政许可|行政处罚|行政强制|行政事业性收费|政府集中采购|总计|结果维持|尚未审结)$"
)
_RELATED = re.compile(
    r"\[?(?:相关|推荐|热点|热门|延伸|最新|更多|猜你喜欢)(?:链接|阅读|文章|词条|信息|新闻|资讯|推荐|报道|稿件|内容"
    r"|解读|文档)?[:]?\]?$|友情链接[:]?"
)
_WIDGETS_ALONE, _BUTTONS_ALONE = (
    re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
    for words in ([*_BUTTON_WORDS, *_MENU_WORDS], _BUTTON_WORDS)
)
_LONG = 40
"""A line with a full stop and at least this many characters is text of the report."""


def find_furniture(page: Page, known: Iterable[Span] = (), kept: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Spans of furniture in order, merged with those the carrier already ``known``.

    Nothing inside ``kept`` (tables) is furniture.
    """
    body = [line.number for line in page.lines if _is_body(line)]
    first, last = min(body, default=len(page.lines)), max(body, default=-1)
    found = list(known)
    kept = tuple(kept)
    closing = False
    for line in page.lines:
        closing = closing or (line.number > last and _opens_closing(line))
        words = _BUTTONS_ALONE if first < line.number < last else _WIDGETS_ALONE
        if closing or _is_furniture(line) or _is_widgets(line.text, words):
            found.append(page.span(line.start, line.end))
        else:
            found.extend(page.span(start, end) for start, end in _parts(line))
    free = [
        span for span in found if not any(table.start < span.end and span.start < table.end for table in kept)
    ]
    return tuple(_merged(free, page.text))


def _is_body(line: Line) -> bool:
    """Whether a line is surely text of the report."""
    sentence = "。" in line.text and len(line.text) >= _LONG
    return (
        (sentence or "|" in line.text or _FORM_LINE.match(line.text) is not None)
        and not _FOOTER.search(line.text)
        and not _WHOLE.match(line.text)
    )


def _opens_closing(line: Line) -> bool:
    """Whether a line behind the report's text opens the footer or a list of links."""
    return bool(_FOOTER.search(line.text) or _RELATED.match(line.text))


def _is_furniture(line: Line) -> bool:
    text = line.text
    if _BREADCRUMB.match(text) and not re.search("[。;]", text):
        return True
    if _WHOLE.match(text) and len(text) < 120 and not _HEADER_LABEL.search(text):
        return True
    if _FOOTER.search(text) and len(text) < 120 and "。" not in text:
        return True
    return _EDITOR.match(text) is not None


def _is_widgets(text: str, words: re.Pattern[str]) -> bool:
    """Whether a line holds nothing but ``words``: names of buttons and menu entries."""
    if len(text) > 120:
        return False
    found = words.findall(text)
    if not found or not _SEPARATORS.fullmatch(words.sub("", text)):
        return False
    return len(found) > 1 or found[0] not in _AMBIGUOUS or re.fullmatch(r"\[.+\]", text) is not None


def _parts(line: Line) -> Iterator[tuple[int, int]]:
    """View counts and buttons inside a line of the header block."""
    if "。" in line.text or len(line.text) > 200:
        return
    for pattern in (_COUNTER, _BUTTONS):
        for match in pattern.finditer(line.text):
            alone = match.end() - match.start() == len(line.text)
            if alone or _HEADER_LABEL.search(line.text):
                yield line.start + match.start(), line.start + match.end()


def _merged(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """Spans in order, overlaps joined, and those with only blanks between them too."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and (span.start <= last.end or not text[last.end : span.start].strip()):
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
