"""Names of places and bodies in a question that are not among those held, found by how such names are made."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from assistant.answering.holdings import Holdings
from assistant.lexicon.agencies import departments
from assistant.lexicon.bilingual import is_english
from assistant.lexicon.readings import is_spelled
from assistant.lexicon.segments import is_name_sign, is_thing, naming, tagged

__all__ = ["unheld_names"]

_CJK = r"[\u3400-\u9fff]"
_PLACE = re.compile(
    rf"(?P<stem>{_CJK}{{1,8}}?)(?P<kind>自治州|自治县|自治区|自治旗|特别行政区|(?<=经)开区|开发区(?!厅)|高新区(?!厅)|新区(?!厅)|县(?![级城域委里内上])|市(?![场民区级委直县里内])|区(?![县域划块里内厅])|州(?![市级])|省(?![级委直])|旗|盟|(?<!坐)镇|乡(?![镇村下里间亲])|街道(?!办)|村)"
)
_OFFICE = re.compile(
    rf"(?P<stem>{_CJK}{{1,12}}?)(?P<kind>管理局|分局|局(?![面势限部级里长领])|委员会|管委会|(?<=[改健建资信教科民政农体商通])委(?![托员])|(?<=信访|人防|国动|扶贫|金融|外事|侨务|招商|移民|法制|[省市县区]外|[省市县区]侨)办(?![公理事件法结的了完好])|(?<![大客餐展歌舞])(?<!营业)厅(?![长级])|人民政府办公室|政府办公室|政府办(?!公|理|事|件)|街道办事处|街道办|海关|法院|检察院|大学|学院|医院|公安|税务|派出所|管理处|服务中心|中心(?![城区思内主工])|(?<=[一二三四五])院(?!坝)|(?<=[一二三四五六七八九十验属心级])(?:小学|中学|高中|幼儿园|卫生院)|保健院|卫生院|(?<=[一二三四五六七八九十实附])[高中小](?![学期级考层中间时内区队])|集团|公司(?!申|提|法|来|企))"
)
_LEAD = re.compile(
    r"^.*(?:[这那][个边里家]|[单光只先再就]说|说[起到]|改?名?叫做?|更名为|改称|请问|想问|问一下|咨询|查询|查一下|看看|了解|知道|告诉我|帮我查|那么|换成|改成|换|如果是|以及|还有|或者|还是|对比|比较|相比|关于|来自|我是?说|说的是|指的是|其中|下面|底下|下属|下辖|所辖|辖区内?|发布|按照|根据|包括|例如|比如|通过|透过|经由|经过|利用|借助|借着?|凭借|依托|依靠|靠着|登[录陆上]|打开|进入|因为|由于|的|了|是|在|有|问|查|看)"
)
_WISH = re.compile(
    "(?:我|俺|咱|我们|咱们|本人)(?:也|还|就|正|都)?(?:要|想要?|准备|打算|得|需要|应该|能|可以)+(?:给|跟|向|找|去|到|问|联系|咨询)?"
)
"""What an asker means to do (我要给水务局寄信)."""
_DIGITS = "0123456789〇零一二三四五六七八九"
_LEAD_CHARS = "和与跟同及比或对那请由从到向为把让至去用找据照、"
_JOINED = "和与"
"""What joins running words to 县 or 市; 泰和县 and 云和县 are names of two characters."""
_NO_STEM = re.compile(
    r".*(?:全|整个|就|归|专|各个|副|我|咱们?|俺|本|该|各|哪个?|何|某|每一?个?|这个?|那个?|几个?|多少个?|其他|其它|两个?|三个?|所有|外|贵|你们?|他们?|我们|下辖|同|邻|隔壁|另一个?|别的|社|地|小|园|景|城|郊|辖|山|库|校|片|灾|牧|都|省|市|县|区|州|一个?|大多数|大部分|多数|少数|个别|一些|有些|不少|许多|部分|超|股|门|上|商|夜|布|当|结|格|邮|骗|残|开|新|老|家|下|农|整|进|本级|年|年度|月|日|届|次|度|乡|街|村|(?:那么?)?其中|里面|里头|当中|中间|里边|全部|所有的?|全体|其他|另外|包括|[这那]?俩|[这那][两三几]|(?:所辖|下辖|下属)?的?[两三四五六七八九十几]+个?)"
)
_PLACE_KINDS = frozenset([*"县市区州省旗盟镇乡", "村", "街道"])
_NOT_A_NAME = re.compile(r"[几哪怎\x00告诉骂]|多(?!伦)|什么|^什|申请|收到|公开|行政")
_NEVER_INSIDE = re.compile(r"[把给被去您你我他她它谁这吗呢很替]|让(?!胡)|跟|[人生民众员工者友]们")
"""Characters of pronouns, particles and verbs that no name of a place holds."""
_PLAIN_WORDS = 4  # characters from which on what stands before 县 or 镇 may be running words
_TOWARDS = "到去往找给向对从在问来归由被把跟"
_INSIDE = re.compile("[里内上]|本级|直属?|政府")
_SCHOOLS = ("小学", "中学", "高中", "幼儿园", "卫生院", "保健院", "高", "中", "小")
_NEEDS_PLACE = frozenset(
    [
        "法院",
        "检察院",
        "医院",
        "公安",
        "税务",
        "派出所",
        "管理处",
        "服务中心",
        "中心",
        "集团",
        "公司",
        "村",
        *_SCHOOLS,
    ]
)
COVERED = "\x00"
_EN_PLACE = re.compile(
    r"\b(?P<name>(?:[a-z][a-z'-]+\s+){1,3}?)(?P<kind>county|city|district|prefecture|province|town|township|municipality|bureau|region)\b"
)
_ADJECTIVE_EN = re.compile(
    r"(?:ed|ing|al|ous|able|ible|less|ful|ive|est|ern|ic|ary|ish)$|^(?:stale|remote|poor|idle|empty|broken|large|small|big|single|average|leading|lead)$"
)
_PLAIN_KINDS = frozenset({"town", "township", "city", "region"})
"""Kinds that everyday words stand before."""
_RANK_EN = re.compile(
    r"^(?:[a-z-]+ )*(?:deputy|vice|assistant|executive|acting|standing|former|then|new|chief|leading|responsible) (?:[a-z-]+ )?(?:county|city|district|prefecture|province|town|township|bureau)$"
)
_HEAD_EN = re.compile(
    r"(?:'s)? (?:heads?|mayors?|magistrates?|governors?|leaders?|chiefs?|directors?|secretar(?:y|ies)|party secretar(?:y|ies)|officials?)\b"
)
"""Somebody in office is no place (the deputy county head in charge)."""
_EN_STOP = frozenset(
    [
        "neighbouring",
        "neighboring",
        "nearby",
        "adjacent",
        "adjoining",
        "surrounding",
        "the",
        "a",
        "an",
        "this",
        "that",
        "which",
        "what",
        "each",
        "every",
        "any",
        "all",
        "our",
        "your",
        "its",
        "their",
        "his",
        "her",
        "other",
        "another",
        "same",
        "local",
        "entire",
        "whole",
        "in",
        "of",
        "for",
        "by",
        "from",
        "did",
        "does",
        "do",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "and",
        "or",
        "at",
        "to",
        "with",
        "between",
        "compare",
        "county",
        "city",
        "about",
        "than",
        "per",
        "one",
        "two",
        "three",
        "many",
        "more",
        "most",
        "fewest",
        "least",
        "highest",
        "lowest",
        "former",
        "latter",
        "said",
        "such",
        "government's",
        "no",
        "first",
        "second",
        "next",
        "people's",
        "municipal",
        "government",
        "administrative",
        "how",
        "when",
        "where",
        "who",
        "if",
        "then",
        "respective",
        "certain",
        "different",
        "various",
        "both",
    ]
)


def unheld_names(plain: str, covered: list[tuple[int, int]], held: Holdings) -> Iterator[tuple[int, int]]:
    """Names of places and bodies outside ``covered``, in order; a group or hospital without its place where one is held."""
    chars = list(plain)
    for start, end in covered:
        chars[start:end] = COVERED * (end - start)
    text = "".join(chars)
    position = 0
    while found := _next(text, position, held):
        yield found
        position = found[1]
    for match in _EN_PLACE.finditer(text):
        name = match.group("name").rstrip()
        words = name.split()
        while words and not _EN_STOP.isdisjoint(words):
            words.pop(0)
        if _RANK_EN.search(match.group()) or (
            _HEAD_EN.match(text, match.end()) and not any(map(is_spelled, words))
        ):
            continue  # the deputy county head
        if words and not _only_says_what_kind(words, match.group("kind")):
            yield match.start() + name.rfind(" ".join(words)), match.end()


def _only_says_what_kind(words: list[str], kind: str) -> bool:
    """Whether English words before a place only say what it is like (a shanty town, stale township notice boards)."""
    if any(map(is_spelled, words)) or not all(map(is_english, words)):
        return False
    return kind in _PLAIN_KINDS or (kind != "bureau" and bool(_ADJECTIVE_EN.search(words[-1])))


def _next(text: str, position: int, held: Holdings) -> tuple[int, int] | None:
    """The next name at or after ``position``; a body's name takes in the place it starts with."""
    for match in _names_from(text, position):
        start, stem = match.start("stem"), match.group("stem")
        lead = _WISH.match(stem) or _LEAD.match(stem)
        if lead:
            stem, start = stem[lead.end() :], start + lead.end()
        joined = start > 0 and (start == position or text[start - 1] == COVERED)
        if stem.startswith("年") and start and text[start - 1] in _DIGITS:
            stem, start = stem[1:], start + 1
        while stem and stem[0] in _LEAD_CHARS and (len(stem) > 2 or joined):
            stem, start = stem[1:], start + 1
        if len(stem) > len(_JOINED) and stem[-1] in _JOINED:
            continue  # 政务微信和|县政府网站
        name = text[start : match.end()]
        if match.group("kind").endswith(_SCHOOLS) and len(held.relative(name)) == 1:
            return start, match.end()  # 县一高, 附小
        kind = match.group("kind")
        if kind == "厅" and (joined or stem.endswith(_SITES)):
            continue  # 城北厅, a hall of the company named before it
        plain = _NO_STEM.fullmatch(stem) and not (_names_field(stem) or _names_place(stem, kind))
        plain = plain and not (kind.endswith((*_SCHOOLS, "院")) and _PLACE.match(stem))
        if not stem or plain or _NOT_A_NAME.search(stem):
            continue
        if kind in _PLACE_KINDS and (_is_running(stem) or _within(stem, text, match.end())):
            continue
        if _OF_LEVEL.match(text, match.end()) and (len(stem) == 1 or _ends_in_deed(stem)):
            continue  # 发布会里｜县长出席, 属于｜省人大代表建议
        if held_from := _held_behind(stem, name, held):
            start += held_from
        needs_place = kind in _NEEDS_PLACE and not _PLACE.match(stem)
        if not needs_place or held.relative(text[start : match.end()]):
            return start, match.end()
    return None


def _names_place(stem: str, kind: str) -> bool:
    """Whether two characters are a place's name though the second makes a word with its kind (楮山区, 泷城县, not 老城区)."""
    return (
        len(stem) == _SHORT_NAME
        and kind in _PLACE_KINDS - {"村"}
        and stem[1] in "山城园林街都门州"
        and is_name_sign(stem[0])
    )


_SITES = ("东", "西", "南", "北", "中", "区", "路", "街", "口")
_SHORT_NAME = 2
"""Characters of most names of places without their kind."""


def _names_field(stem: str) -> bool:
    """Whether what stands before 局 ends in a known field of work (人社, 工商), which may look like other words."""
    return stem.endswith(_fields())


@functools.cache
def _fields() -> tuple[str, ...]:
    """Every known field of work, and its short forms."""
    known = {name for field, (shorts, _) in departments().items() for name in (field, *shorts)}
    return tuple(name for name in sorted(known) if len(name) > 1)


def _held_behind(stem: str, name: str, held: Holdings) -> int:
    """Where in a name an office's own begins, words of the sentence before it (上门到｜榕澳港口管理局); 0 if nowhere."""
    return next(
        (
            at
            for at in range(1, min(len(stem), len(name) - 3))
            if stem[at - 1] in _TOWARDS and len(held.relative(name[at:])) == 1
        ),
        0,
    )


_OF_LEVEL = re.compile("长|领导|人大|政协|级|直|里|委|纪委|属")
"""What a level speaks of that stands before it (县长, 省人大, 市级, 镇里)."""


def _ends_in_deed(stem: str) -> bool:
    """Whether what stands before a 县 is something done, or where (属于省, 请人来镇, 会里县)."""
    words = tagged(stem)
    return bool(words) and (words[-1][1] == "deed" or stem[-1] in "里上中后时内于")


def _within(stem: str, text: str, end: int) -> bool:
    """Whether a kind of place only follows a noun of the sentence (要的材料｜州里没有)."""
    return bool(_INSIDE.match(text, end)) and is_thing(stem)


def _is_running(stem: str) -> bool:
    """Whether what stands before a 县 or 镇 are words of the sentence (普通市民去旁听县), and no name."""
    if _NEVER_INSIDE.search(stem):
        return True
    if len(stem) < _PLAIN_WORDS:
        return False
    said = naming(stem)
    return sum(len(word) for word in (*said.names, *said.deeds) if len(word) > 1) > len(stem) / 2 and any(
        len(word) > 1 for word in said.deeds
    )


def _names_from(text: str, position: int) -> list[re.Match[str]]:
    found = [match for pattern in (_PLACE, _OFFICE) for match in pattern.finditer(text, position)]
    return sorted(found, key=lambda match: (match.start(), -match.end()))
