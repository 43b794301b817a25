"""Names of public bodies: reading one, and finding them in a running text.

A body's name is a chain of places from the widest to the narrowest (青岚市 · 云泽县 · 白石镇) and then
what it is (人民政府, 教育局, 街道办事处). The region is the last place of the chain; a zone that only says
what it is takes its parent along (青岚市高新区). Customs houses, universities and national bodies
have no region: their district is no administrative division.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files

from assistant.lexicon.text import folded

__all__ = [
    "PROVINCES",
    "AgencyName",
    "best_reading",
    "departments",
    "find_agencies",
    "find_places",
    "parse_agency",
]

PROVINCES = frozenset(
    re.findall(
        r"\S+",
        """
        河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省
        湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省 台湾省 北京市 天津市 上海市 重庆市
        内蒙古自治区 西藏自治区 广西壮族自治区 宁夏回族自治区 新疆维吾尔自治区 新疆生产建设兵团
        香港特别行政区 澳门特别行政区
        """,
    )
)
_SHORT = {
    re.sub("(?:壮族|回族|维吾尔)?自治区$|[省市]$", "", name): name
    for name in PROVINCES
    if name.endswith(("省", "市", "自治区"))
}
_BELOW = re.compile(
    "(?!自治区|[省市]|(?:藏|蒙古|回|满|土|苗|壮|瑶|侗|彝|白|傣|羌|黎|畲|土家|布依|朝鲜|哈萨克|维吾尔)族)"
    "(?:[\u4e00-\u9fff]{2,7}?(?:自治[州县旗]|地区|[市县区旗州盟])"
    "|[\u4e00-\u9fff]{2,5}?(?:经济技术|高新技术(?:产业)?|经济|高新)(?:产业)?(?:开发|示范)?区)"
)
"""A place behind a province's short name (广西浔岭县); 河南蒙古族自治县 is one name."""
# Each kind of place: how wide it is and the words it ends in.
_RANKS = (
    (2, "自治州|地区|盟|市(?!场)|州"),
    (3, "自治县|自治旗|特区|林区|县|旗|区|市(?!场)"),
    (4, "街道|镇|乡|苏木"),
)
_GENERIC_ZONE = re.compile(
    "(?:新|高新|高新技术(?:产业)?开发|经开|经济开发|经济技术开发|开发|工业园|管理|示范|保税|度假)区$"
)
# Words that end like a place and seldom are one.
_COMMON = re.compile(
    "(?:城|超|集|夜|房|楼)市$|(?:社|园|景|库|山|地|灾|辖|小|校|片|街|牧|矿)区$|(?:城|乡|村|集)镇$|[家城]乡$"
)
# What no name of a place holds, and what a place of two characters cannot begin with.
_CROSSES = re.compile(
    "政府|委员会|管理|服务|中心|办公|大学|学院|海关|公司|医院|关于|信息|公开|公布|发布|机构|[()]|网站|门户|工作|"
    "人员|统|简称|以下|联系|地址|如[有需对]|[疑请与您]|咨询|查询|欢迎|根据|按照"
    "|局(?!镇|乡)|[^办]厅|(?:社|灌)区|省(?!.$)|^(?:本(?!溪)|[我各])|(?:各|全(?!州(?:县|$)))[省市县区州镇乡旗]"
    "|^(?!和县)[由与向在是为请到至及对经受的将就以从报者该于因让把被使督号名个件条等和两几].$"
)
_LONG = re.compile("自治|族乡|开发|高新|新区|园区|示范|试验|合作|街道")
# 海关总署(本级机关) and 青岚海关关区 report for themselves and for all below them: two bodies.
_QUALIFIED = re.compile(r"(.{3,}?)(\((?:本级|机关|系统|汇总|全系统|含)[^()]{0,8}\)|(?<=海关)关区)")
_GOVERNMENT = re.compile(r"(?:人民)?政府|(?:党工委)?(?:管理委员会|管委会)|行政公署")
_INSTITUTION = re.compile(
    "大学|学院|学校|[中小]学$|[高职]中$|[党职夜]校$|幼儿园|医院|海关|公司|集团|银行|法院|检察院|研究[院所]|出版社|[图书博物]{2,}馆"
    "|电视台|供电局|疾病预防控制|保健院|卫生院|卫生服务中心|[福利养敬]老?院$|血站|[^局厅委会处][园宫厂场店馆团]$|监狱$"
)
_KNOWN_ALONE = re.compile(
    "大学|学院|学校|[中小]学$|(?<![第机中实直]..)幼儿园|医院|海关|公司|集团|银行|法院|检察院|研究[院所]|出版社|[图书博物]{2,}馆"
    "|电视台|供电局|疾病预防控制"
)
"""What may be named without its place."""
_BODY_END = re.compile(
    "(?:局|委员会|委|厅|署|部|办公[室厅]|办事处|办|处|中心|院|所|会|社|站|馆|队|公司|集团|大学|学院|学校|[中"
    "小]学"
    "|海关|银行|支行|台|联|[职普]?高中|[一-鿿]校|幼儿园|托儿所|公园|[动植]物园|陵园|[年化]宫|厂|[林农牧渔机球]场|体育场|监狱|书店|公寓|粮库|公路段|[剧舞]团)$"
)
_NATIONAL = re.compile(r"中华人民共和国|国家|国务院|中国|全国|中共中央|中央")
_NATIONAL_HEAD = re.compile("(?:国家|中国|中华人民共和国).{0,8}?(?:总局|局|银行|部|署|保监会|证监会)")
_RELATIVE = re.compile(
    "(?!贵州|全州县)[我本各该贵全](?:[局委厅办部院校县市区镇乡省州旗街关处]|机关|单位|级)|各级|[省市县区州镇乡旗](?:人民)?"
    "政府"
)


@dataclass(frozen=True, slots=True)
class AgencyName:
    """A public body: its name as given, the place it belongs to, and what kind of body it is.

    ``region`` is the narrowest place in the name (empty where it has none); ``level`` is government
    (a place as a whole), department, township or institution; ``places`` holds the chain of places
    from the widest to ``region``.
    """

    full: str
    region: str
    level: str
    places: tuple[str, ...] = ()


@functools.cache
def departments() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Short forms and English names, the usual one first, of every known field of work."""
    table = files("assistant.lexicon").joinpath("departments.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {stem: (tuple(shorts.split()), tuple(english.split(" | "))) for stem, shorts, english in rows}


def parse_agency(text: str) -> AgencyName | None:
    """The body whose name ``text`` as a whole is, or ``None``.

    A place alone (云泽县) is its government. Relative names (我局, 县政府, 市教育局) name no body.
    """
    name = re.sub(r"[\s'\"]", "", folded(text).text).strip("的:,。、·|-[]")
    if not re.fullmatch(r"[\u4e00-\u9fff][\u4e00-\u9fff()、·]{1,45}", name) or _RELATIVE.match(name):
        return None
    if qualified := _QUALIFIED.fullmatch(name):
        base = parse_agency(qualified[1])
        return replace(base, full=name) if base else None
    if _NATIONAL.match(name):
        return _national(name)
    # 市临空经济区: the city it belongs to is not named.
    name = re.sub("^[省市县](?=.{2,8}(?:经济区|开发区|新区|园区|高新区)(?:$|管|党))", "", name)
    places, rest = best_reading(name.removeprefix("中共"))
    if not _quality(places, rest)[0] or (len(places) == 1 and _GENERIC_ZONE.fullmatch(places[0])):
        return None
    region = places[-1] if places and not re.search("海关|大学|(?<!科)学院", rest) else ""
    if len(places) > 1 and _GENERIC_ZONE.fullmatch(region):
        region = "".join(places[-2:])
    return AgencyName(name, region, _level(places, rest), places)


def _national(name: str) -> AgencyName | None:
    """A body of the centre, or its branch in a place (国家税务总局青岚市税务局)."""
    if not _BODY_END.search(name):
        return None
    head = _NATIONAL_HEAD.match(name)
    branch = parse_agency(name[head.end() :]) if head else None
    if branch and branch.places:
        return AgencyName(name, branch.region, "department", branch.places)
    return AgencyName(name, "", "institution" if _INSTITUTION.search(name) else "department")


def best_reading(name: str) -> tuple[tuple[str, ...], str]:
    """The chain of places at the start of a name, and what follows, in the reading that explains it best."""
    return max(_chains(name), key=lambda reading: _quality(*reading))


def _chains(name: str, rank: int = 0) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every way to read places of falling width off the start of ``name``, and what is left."""
    yield (), re.sub(r"^(?:人民)?政府(?=..+(?:街道)?办事处$)", "", name) if rank else name
    if not rank:
        for length in range(3, 9):
            if name[:length] in PROVINCES or (name[length - 1 : length] == "省" and length < 6):
                for places, rest in _chains(name[length:], 1):
                    yield (name[:length], *places), rest
        for short in (name[:2], name[:3]):
            if short in _SHORT and _BELOW.match(name[len(short) :]):
                for places, rest in _chains(name[len(short) :], 1):
                    if places:
                        yield (_SHORT[short], *places), rest
    name = re.sub(r"^(?:人民)?政府(?=..+街道)", "", name)
    for width, words in _RANKS:
        if width <= rank:
            continue
        for found in re.finditer(words, name[:24]):
            place = name[: found.end()]
            if found.start() == 0 or _CROSSES.search(place) or (len(place) > 9 and not _LONG.search(place)):
                continue
            for places, rest in _chains(name[found.end() :], width):
                yield (place, *places), rest


def _quality(places: tuple[str, ...], rest: str) -> tuple[int, int, int]:
    """How well a reading explains a name; the first number is 0 where it is no body at all."""
    odd = sum(_oddness(place) for place in places)
    if not rest or _GOVERNMENT.fullmatch(rest):
        worth = 3 if places else 0
    elif places and (rest == "办事处" or re.match("(?:人民)?政府(?:办公?[室厅]?|机关)$", rest)):
        worth = 3
    elif not _BODY_END.search(rest):
        worth = 0
    elif not places and rest.endswith("部") and rest.removesuffix("部") in departments():
        worth = 2  # 财政部
    elif any(rest.startswith(stem) for stem in departments()):
        worth = 3 if places else 0
    elif (_INSTITUTION.search(rest) and places) or (_KNOWN_ALONE.search(rest) and len(rest) > 3):
        worth = 2
    else:
        worth = 1 if places and len(rest) > 1 else 0
    return worth, -odd, len(places)


def _oddness(place: str) -> int:
    """How unlike the name of one place it looks: kinds of place inside it, common words, a bare 州."""
    if place in PROVINCES:
        return 0
    inside = len(re.findall("(?<=.)[省市县区旗镇乡](?=.)", place))
    # 台州湾经济技术开发区 is one name, 大理州鹤庆县 two.
    inside += 0 if _LONG.search(place) else len(re.findall("(?<=.)州(?=.)", place))
    bare = re.search("(?<!自治)州$", place) is not None
    return 2 * (inside + bare + bool(re.match("市(?![中南北]区)", place))) + bool(_COMMON.search(place))


def _level(places: tuple[str, ...], rest: str) -> str:
    if not rest or _GOVERNMENT.fullmatch(rest) or rest == "办事处":
        return "township" if re.search("(?:街道|镇|乡|苏木)$", places[-1]) else "government"
    return "institution" if _INSTITUTION.search(rest) and "局" not in rest[-1:] else "department"


_LONGEST = 40
"""Characters of the longest name looked for in running text."""
_CLAUSE = re.compile(r"[\u4e00-\u9fff]+")
_ENDING = re.compile(
    "(?:人民)?政府(?:办公[室厅]|办)?|行政公署|管理?委(?:员)?会|(?:街道)?办事处|[局厅署](?!部|长|领导|党|[\u4e00-\u9fff]{2,5}?(?:派出所|[分支]局))|派出所|委"
    "员会|[发卫]改?[改健]委"
    "|办公[室厅]|中心|海关(?!总署)|部(?!门|分|长|署|队|委)|大学|学院|医院|保健院|卫生院|幼儿园|敬老院|福利院|公司|[中小]学|检察院|法院"
)
# Words a name can stand behind; some also begin the names of places.
_LEAD = re.compile(
    "|".join(
        (
            "年度?|关于|根据|按照|依据|依照|现将|现(?!代)|由|与|向(?!阳)|在|是|为(?!民)|系|请|到|至|以及|及|对(?!外)|受(?!理)",
            "(?<!呼)和(?!林格尔|田|静|政|顺|平[区县]|龙|县|硕|布克|桥)|从(?!江|化)|经(?!济|开|信|贸|委|发)|将(?!乐)|就|以|的|从",
            "联系|编制|机构|单位|主体|机关|名称|公布|发布|通过|结合|汇总|登录|登陆|撰写|报(?!社)|者|版权|作者|来源",
            "位于|了解|阅|欢迎|感谢|前往|拨打|可以|可|号|室",
        )
    )
)


def find_agencies(text: str) -> list[tuple[int, int, AgencyName]]:
    """Names of bodies with a place, and of national ones, in a running text: ``(start, end, name)``."""
    plain = folded(text).text
    found: list[tuple[int, int, AgencyName]] = []
    for clause in _CLAUSE.finditer(plain):
        position = clause.start()
        while position < clause.end():
            hit = _first_agency(plain, position, clause.end())
            if hit is None:
                break
            found.append(hit)
            position = hit[1]
    return found


def find_places(text: str) -> list[tuple[int, int, AgencyName]]:
    """Places that begin a clause of a running text, as subjects do: ``(start, end, name)`` in order.

    Names of one character (沛县) are not found: 本县, 两区 and the like would be too.
    """
    plain = folded(text).text
    found = []
    for clause in _CLAUSE.finditer(plain):
        start = clause.start()
        while lead := _LEAD.match(plain, start, clause.end()):
            start = lead.end()
        end, places = _places_from(plain, start, clause.end())
        if places and not _GENERIC_ZONE.fullmatch(places[0]):
            found.append((start, end, AgencyName(plain[start:end], places[-1], _level(places, ""), places)))
    return found


def _places_from(text: str, start: int, end: int) -> tuple[int, tuple[str, ...]]:
    """The end of the places that follow each other from ``start`` on, each as short as it can be."""
    places: tuple[str, ...] = ()
    rank = 0
    while True:
        ends = [
            (start + found.end(), width)
            for width, words in _RANKS
            if width > rank
            for found in re.finditer(words, text[start : min(end, start + 14)])
            if found.start() > 1
            and not _CROSSES.search(text[start : start + found.end()])
            and not _oddness(text[start : start + found.end()])
        ]
        if not ends:
            return start, places
        following, rank = min(ends)
        places = (*places, text[start:following])
        start = following


def _first_agency(text: str, start: int, end: int) -> tuple[int, int, AgencyName] | None:
    """The name that ends first; it begins at ``start`` or behind a word that leads to one."""
    opening = start
    while lead := _LEAD.match(text, opening, end):
        opening = lead.end()
    for ending in _ENDING.finditer(text, start, end):
        nearest = max(opening, ending.end() - _LONGEST)
        inner = [lead.end() for lead in _LEAD.finditer(text, nearest, ending.start())]
        firsts = [*reversed(inner), opening] if nearest == opening else list(reversed(inner))
        for first in firsts:
            name = parse_agency(text[first : ending.end()])
            if name is None:
                continue
            alone = first == opening and (name.level == "institution" or name.full.endswith("部"))
            if name.places or _NATIONAL.match(name.full) or alone:
                return first, ending.end(), name
    return None
