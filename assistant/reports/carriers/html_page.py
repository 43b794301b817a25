"""Which parts of a web page are the report, and which are the page around it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["DROPPED", "HEADER_LABELS", "Page", "tidy_line"]

_DROPPED_TAGS = """
script style noscript template head select button textarea iframe object embed applet svg canvas video audio
map dialog rp rt del s strike input link meta title xml datalist progress area base frame frameset
"""
_LABELS = """
索引号 索取号 信息索引号 索引号码 主题分类 信息分类 分类 组配分类 体裁分类 体裁 服务对象
发布机构 发布单位 公开机构 发文机关 发文单位 公开责任部门 责任部门 信息来源 来源
成文日期 成文时间 生成日期 发文日期 发文时间 发布日期 发布时间 公开日期 公开时间 生效日期 废止日期 失效日期
文号 发文字号 发文文号 文件编号 信息名称 文件名称 名称 标题 有效性 时效性 是否有效 效力状态
公开方式 公开形式 公开范围 公开类别 公开属性 公开时限 关键词 主题词 关键字 内容概述 内容概要
信息格式 语种 记录形式 公开程序 载体类型
"""
_ROLES = "navigation banner contentinfo complementary search menu menubar toolbar dialog alert tooltip"
DROPPED = frozenset(_DROPPED_TAGS.split())
HEADER_LABELS = frozenset(_LABELS.split())
_STRUCTURE_TAGS = frozenset({"nav", "footer", "aside"})
_FURNITURE_ROLES = frozenset(_ROLES.split())
_FURNITURE_WORDS = re.compile(
    r"(?<![a-z])(?:nav(?:bar|igation)?|submenu|top-?bar|head-?bar|footer\w*|foot|share\w*|bd-?share\w*|"
    r"bshare\w*|jiathis\w*|socials?|no-?print|dayin|toolbar\w*|relat(?:ed|e)\w*|recommend\w*|"
    r"xg(?:yd|xw|lj|wz|xx|wj|fj)|side-?bar\w*|left-?nav|side-?nav|copyright\w*|icp|beian|pagination\w*|"
    r"pager|qr-?code\w*|ewm|erweima|comments?|advert\w*|font-?size\w*|friend-?links?|yq(?:lj)?|hot-?news)(?![a-z])"
)
_DOUBTFUL_WORDS = re.compile(
    r"(?<![a-z])(?:menus?|print\w*|tools?|paging|search\w*|login|banner|ads|pop-?up|hits?|click\w*|views?|visits?|"
    r"counters?|links|rank\w*|toc)(?![a-z])"
)
_DOUBTFUL_LENGTH = 30
_CRUMB_WORDS = re.compile(
    r"(?<![a-z])(?:bread-?crumbs?|crumbs?|dqwz|wei-?zhi|location|position|place|path)(?![a-z])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:\.0*)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)|"
    r"mso-hide\s*:\s*all|text-decoration(?:-line)?\s*:[^;]*line-through|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.I,
)
_MEDIA_BLOCK = re.compile(r"@[a-z-]+[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.I)
_HIDING_RULE = re.compile(r"([^{}]+)\{[^{}]*(?:display\s*:\s*none|visibility\s*:\s*hidden)[^{}]*\}", re.I)
_SIMPLE_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?([.#][\w-]+)", re.I)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_LIST_TAGS = frozenset({"ul", "ol", "dl", "div", "p", "td", "section", "table", "center"})
_NUMERIC = re.compile(r"\s*[\d,，.]+\s*")
_ATTACHMENT = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|zip|rar)(?:$|[?#])", re.I)

_HEAD_LINE = 160
_COUNTER = (
    r"(?:本文|文章|信息|页面)?(?:被?浏览|点击|阅读|访问|点阅|查看)(?:次数|总量|量|数|率|人数|人次)?"
    r"\s*[:：]?\s*[【\[(（]?\s*(?:\d[\d,]*|[-—]+)?\s*[】\])）]?\s*(?:人次|次|人)?"
)
_INLINE_COUNTER = re.compile(
    rf"(?:^|(?<=[\s|｜/【\[(（】\])）;；]))[【\[(（]?{_COUNTER}[】\])）]?(?=$|[\s|｜/【\[(（])"
)
_COUNTER_LINE = re.compile(rf"\W*{_COUNTER}\W*")
_FONT_LINKS = re.compile(
    r"[【\[(（]?\s*(?:调整)?(?:字\s*[体号]|文字)(?:大小)?\s*[:：]?\s*[【\[(（]?"
    r"(?:\s*(?:特大|超大|较大|加大|大|中|小|默认|标准|正常|恢复|[AaTt]?[+＋-－])\s*[|/｜、】\])）【\[(（]*)+"
)
_WORDS = (
    r"打印(?:本页|文本|此页|文章|正文|页面|内容)?|关闭(?:本页|窗口|此页|页面)?|我要打印|收藏(?:本页|本站)?|分享(?:到|至)?|转发|复制链接|"
    r"纠错|我要纠错|我要评论|朗读|语音播报|微信|微博|新浪微博|腾讯微博|QQ空间|QQ好友|朋友圈|返回(?:顶部|首页|列表|上一页)?|首页|下载|"
    r"保护视力色|护眼|无障碍(?:浏览|阅读)?|长者(?:模式|助手)|适老化?|繁體?|简体?|English|登录|注册|设为首页|加入收藏|网站地图|联系我们|关于我们"
)
_WORD_LINE = re.compile(rf"[\s【\[(（•·|｜:：]*(?:(?:{_WORDS})[\s】\])）【\[(（•·|｜:：/]*)+")
_PAGE_LINE = re.compile(
    r"\W*(?:扫一扫|扫描二维码|手机扫|用手机|微信扫|上一[篇条页]\s*[:：]|下一[篇条页]\s*[:：]|相关(?:链接|阅读|文章|新闻|稿件|推荐)\s*[:：]?$|"
    r"您是第|今天是|版权所有|版权声明|主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|技术支持\s*[:：]|网站标识码|建议使用|Copyright|©|"
    r"网站支持IPv6|本网站支持|政府网站\s*找错|找错$|收藏本站)"
)
_RELATED = re.compile(
    r"\W*(?:相关|推荐|热点|热门|延伸|最新|更多|猜你喜欢)(?:链接|阅读|文章|新闻|稿件|推荐|资讯|信息|报道|内容)?\W*"
)
_ICP = re.compile(r"[\u4e00-\u9fff]\s*ICP\s*[备证]\s*\d|公网安备\s*\d|网站标识码\s*[:：]?\s*[\dA-Za-z]{8}")
_WHOSE_PHONE = re.compile(r"电话\s*[:：]?\s*[\d(（]|^\W*(?:主办|承办)|版权所有|Copyright|©", re.I)
"""Lines below the report that hold a phone, or say who runs the site: they are kept, as furniture."""
_CRUMB_LINE = re.compile(
    r"\W*(?:您?(?:当前|现在|目前)?(?:的|所在|所处)*(?:的)?位置|当前栏目|当前页)\s*(?:是|为)?\s*[:：>»›]"
)


@dataclass(slots=True)
class _Weight:
    """How much of what lies in an element: characters, characters in links, links, full stops."""

    text: int = 0
    linked: int = 0
    links: int = 0
    stops: int = 0


class Page:
    """One parsed page with the weight of every element, hidden ones counting nothing."""

    def __init__(self, root: Element) -> None:
        self._hiding = _hiding_selectors(root)
        self._elements = [el for el in root.iter() if isinstance(el.tag, str)]  # keeps the proxies alive
        self._hidden = {el for el in self._marked(root) if self._is_hidden(el)}
        self._weights = self._weigh()
        self._all = self._weights.get(root, _Weight())

    def weight(self, element: Element) -> _Weight:
        """What lies in the element."""
        return self._weights.get(element) or _Weight()

    def drops(self, element: Element) -> bool:
        """Whether the element with everything in it is left out of the text."""
        if element in self._hidden or element.tag in DROPPED:
            return True
        named = self._names_furniture(element)
        if named and element.tag not in ("body", "html"):
            return not self._has_substance(element)
        if element.tag in _LIST_TAGS:
            return self._is_link_list(element) or _follows_related(element)
        return False

    def _names_furniture(self, element: Element) -> bool:
        """Whether the element's tag, role, class or id says that it belongs to the page.

        Words that editors also use around the report (print, view) count for links and scraps only.
        """
        if element.tag in _STRUCTURE_TAGS or (element.get("role") or "").lower() in _FURNITURE_ROLES:
            return True
        if _named(element, _FURNITURE_WORDS):
            return True
        if element.tag != "header" and not _named(element, _DOUBTFUL_WORDS):
            return False
        weight = self.weight(element)
        return weight.text <= _DOUBTFUL_LENGTH or weight.linked * 2 >= weight.text

    def drops_tag(self, element: Element) -> bool:
        """Whether elements of that tag never hold text of the report."""
        return element.tag in DROPPED

    def is_hidden(self, element: Element) -> bool:
        """Whether a reader of the page does not see the element."""
        return element in self._hidden

    def is_breadcrumb(self, element: Element) -> bool:
        """Whether the element is the path of the page in its site, by its class or id."""
        if not _named(element, _CRUMB_WORDS):
            return False
        weight = self.weight(element)
        return weight.text <= _HEAD_LINE and weight.linked * 2 >= weight.text

    def is_link_list(self, element: Element) -> bool:
        """Whether nearly everything in the element is a link to somewhere else."""
        return self._is_link_list(element)

    def _marked(self, root: Element) -> list[Element]:
        """The elements with any attribute that may hide them."""
        names = ("style", "hidden", "aria-hidden", *(("class", "id") if self._hiding else ()))
        marked = " or ".join(f"@{name}" for name in names)
        return cast("list[Element]", root.xpath(f"descendant-or-self::*[{marked}]"))

    def _weigh(self) -> dict[Element, _Weight]:
        weights: dict[Element, _Weight] = {}
        for element in reversed(self._elements):  # every element after its descendants
            weight = weights.get(element) or _Weight()
            if element in self._hidden or element.tag in DROPPED:
                weight = _Weight()
            else:
                _add_text(weight, element.text)
                if element.tag == "a" and _leads_elsewhere(element):
                    weight.linked, weight.links = weight.text, weight.links + 1
            weights[element] = weight
            parent = element.getparent()
            if parent is not None:
                above = weights.get(parent)
                if above is None:
                    above = weights[parent] = _Weight()
                above.text += weight.text
                above.linked += weight.linked
                above.links += weight.links
                above.stops += weight.stops
                _add_text(above, element.tail)
        return weights

    def _is_hidden(self, element: Element) -> bool:
        style = element.get("style")
        if style and _HIDDEN_STYLE.search(style):
            return True
        if element.get("hidden") is not None or element.get("aria-hidden") == "true":
            return True
        if not self._hiding:
            return False
        names = {f".{name}" for name in (element.get("class") or "").split()}
        return bool(names & self._hiding) or f"#{element.get('id')}" in self._hiding

    def _has_substance(self, element: Element) -> bool:
        """Whether the report itself is in there, whatever the element is called."""
        weight = self.weight(element)
        own = weight.text - weight.linked
        if weight.stops >= 3 and own > 0.3 * (self._all.text - self._all.linked):
            return True
        if weight.linked * 2 < weight.text and any(self.weight(h).text > 8 for h in element.iter("h1")):
            return True
        cells = ("".join(map(str, cell.itertext())) for cell in element.iter("td"))
        return sum(1 for text in cells if len(text) < 60 and _NUMERIC.fullmatch(text)) >= 4

    def _is_link_list(self, element: Element) -> bool:
        weight = self.weight(element)
        if weight.links < 3 or weight.linked < 0.7 * weight.text or weight.linked > 80 * weight.links:
            return False
        hrefs = [link.get("href") or "" for link in element.iter("a")]
        return sum(1 for href in hrefs if _ATTACHMENT.search(href)) * 2 < len(hrefs)


def tidy_line(line: str, in_body: bool) -> tuple[str, bool]:
    """The line without what belongs to the page, and whether all of it is page furniture.

    ``in_body``: after the first section heading, where figures must not be cut out of lines.
    An empty string says that nothing of the line is worth keeping.
    """
    if _CRUMB_LINE.match(line) and len(line) <= _HEAD_LINE:
        return line, True
    if len(line) > _HEAD_LINE or "。" in line:
        return line, False
    if _COUNTER_LINE.fullmatch(line) or _PAGE_LINE.match(line) or _ICP.search(line):
        return (line, True) if in_body and _WHOSE_PHONE.search(line) else ("", True)
    if not in_body:
        line = _INLINE_COUNTER.sub(" ", line)
    line = _FONT_LINKS.sub(" ", line)
    if _WORD_LINE.fullmatch(line):
        return "", True
    return re.sub(r" {2,}", " ", line).strip(" |｜"), False


def _follows_related(element: Element) -> bool:
    """Whether a list stands under a heading such as 相关文章."""
    before = element.getprevious()
    return before is not None and bool(_RELATED.fullmatch("".join(map(str, before.itertext())).strip()))


def _named(element: Element, words: re.Pattern[str]) -> bool:
    """Whether the class or id of the element holds one of the words."""
    names = element.get("class"), element.get("id")
    return names != (None, None) and _holds(" ".join(name for name in names if name), words)


@functools.lru_cache(maxsize=4096)
def _holds(names: str, words: re.Pattern[str]) -> bool:
    """Whether one of the words is a part of the names, camelCase parts taken for themselves."""
    return words.search(_CAMEL.sub("-", names).lower()) is not None


def _hiding_selectors(root: Element) -> set[str]:
    """Classes and ids that the page's own style sheets hide on a screen of any size."""
    found: set[str] = set()
    for style in root.iter("style"):
        sheet = _MEDIA_BLOCK.sub("", _CSS_COMMENT.sub("", style.text or ""))
        for rule in _HIDING_RULE.finditer(sheet):
            for selector in rule[1].split(","):
                simple = _SIMPLE_SELECTOR.fullmatch(selector.strip())
                if simple:
                    found.add(simple[1])
    return found


def _add_text(weight: _Weight, text: str | None) -> None:
    if text:
        weight.text += len(text.strip())
        weight.stops += text.count("。")


def _leads_elsewhere(link: Element) -> bool:
    href = (link.get("href") or "").strip()
    return bool(href) and not href.startswith("#")
