"""Bodies a question names: those held, and those not held, which must never be answered for another."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

import yaml

from assistant.answering.bodies_en import companies_unheld, institution_there, offices_named, own_government
from assistant.answering.bodies_relative import institutions_of_kind
from assistant.answering.holdings import Holdings, NameMatch
from assistant.answering.places_en import (
    OF_DISCLOSURE,
    OTHER_KIND_EN,
    TAIL_EN,
    TAUGHT_EN,
    is_address,
    other_there,
    other_zone,
    places_alone,
)
from assistant.answering.unheld import unheld_names
from assistant.answering.wider import government_above, government_of, is_kind, office_elsewhere, stands_alone
from assistant.lexicon.agencies import PROVINCES
from assistant.lexicon.bilingual import is_english
from assistant.lexicon.places import short_region
from assistant.lexicon.readings import is_spelled
from assistant.types import Body

__all__ = ["NamedBodies", "find_bodies"]

_CJK = r"[\u3400-\u9fff]"
_NUMBERED_OR_OWN = r"(?:第?[一二三四五六七八九十]|实验|附属|中心)(?:实验|人民)?(?:高级|初级|完全)?(?:小学|中学|高中|幼儿园|卫生院)|(?:第|实验)?[一二三四五六七八九十](?:[高中小院])(?![学期级大三层一二个区部])"
"""What says which of a place's schools is meant; its primary schools are all there are."""
_TAIL = re.compile(
    rf"(?:人民)?(?:政府)?(?P<tail>{_CJK}{{0,10}}?(?:局(?![面势限部级里长领])|委员会|管委会|(?<=[改健建资信教科民政农体商通])委(?![托员])|厅(?![长级])|街道办事处|街道办|街道|(?<!坐)镇(?!政府信)|乡(?!镇)|海关|法院|检察院|大学|学院|医院|保健院|派出所|{_NUMBERED_OR_OWN}|服务中心|办公室|政府办(?!公|理|事|件)|(?<=[水气热电港交投建旅])(?:集团|公司)(?!申|提|法|来|企|数|类)))"
)
_OF_FIELD_EN = re.compile(r" of (?!the\b|which\b|its\b|our\b|what\b|this\b|that\b|\d)[a-z]+(?: and [a-z]+)?")
_OFFICE_OF = re.compile("(?:管理|监督|执法|发展|经营)*(?:局|办公室|处|中心|站|所|大队)(?![长里])")
_ENDS = re.compile(
    "(?:局|委|办|厅|会|院|校|学|司|团|室|处|中心|站|所|[工理师农林医科财交民海职]大|师专|[一二三四五六七八九十]中|小)$"
)
"""霁海燃气管理处 is not 霁海燃气, the company; what follows a name that says its kind is no part of it."""
_KIND_LAST_EN = re.compile(r"\b(?:bureau|department|commission|office|administration|authority|committee)$")
"""The Qinglan bureau of statistics is not the one bureau of Qinglan that is held."""
_KIND_FIRST_EN = re.compile(
    r"(?:bureau|department|commission|office|administration|authority|committee) (?:of|in) (?:the )?"
)
_FIELD_BEFORE_EN = re.compile(
    r"\b(?:the|its|by|to|from|with|of|did|does|at|in|for|and the)\s+(?P<field>(?:(?!(?:the|its|did|does|by|to|from|with|of|in|local|same|one|only|said|that|this)\b)[a-z-]+\s+){1,6})$"
)
"""What a bureau is for, said before it (the natural resources and planning bureau of …)."""
_ITS_OFFICE = re.compile(
    r"(?:'s)? government(?:'s)? office (?:that|which|in charge|responsible|handling|dealing)\b"
)
"""The office of the government that disclosure is with: the government's own contact."""
_OWN_OFFICE = re.compile(
    "(?:人民)?(?:政府)?(?:(?<=政府)办公?室?|(?<=[省市县区旗州])(?:办公室|府办))(?![^,，。的]{0,4}(?:收到|公开了|办理))"
)
_TO_CALL = re.compile("电话|传真|邮箱|地址|邮编|联系方式|怎么联系")
_OWN_OFFICE_EN = re.compile(
    r"(?:'s)?(?: (?:people's|county|city|district|town|township|municipal))*(?: government(?:'s)?)? (?:general )?office\b(?! (?:that|which|of) )"
)
_TO_CALL_EN = re.compile(
    r"\b(?:phone|telephone|tel|fax|email|address|postcode|post code|postal code|zip|contact|call|ring|reach|office hours|open|located)\b"
)
_WHERE_EN = re.compile(r"^\W*where(?: is|'s| can i find)\b")
_BREAKS = re.compile(
    r"的|了|是|在|年|有|多少|几|收到|公开|申请|行政|处罚|许可|诉讼|复议|报告|信息|问题|以及|还是|或者|比|和|与|跟|及|、|同|对|被|请|问|什么|哪|怎么|如何|各|每|全|其他|其它|那|这|换成|改成|看看|查|个|我|你|他|本|该|某|贵|从|向|到|给|由|为|把|将|让|呢|吗"
)
_YEAR_BEFORE = re.compile("[一二〇零○九八七六五四三]{2,4}年(?:度)?(?:的)?")
_KIND_CHARS = "县市区州省旗盟镇乡"
_OF_ANY = re.compile("(?:各|某)?(?:乡镇|镇乡|村镇|城镇|集镇|县乡|镇)(?:村|街道)?$")
"""The towns of a place, and none of them by name (槐浦县乡镇)."""
_OTHER_KIND = re.compile(
    r"(?:高新|经开|开发|示范|新)区(?![域划块别])|县(?![级城域委])|市(?![场民区级委直县容])|区(?![县域划块别])|州(?![市级])|省(?![级委直])|旗|镇|乡(?![镇村])"
)
_KIND_EN = re.compile(r"\b(?:county|city|district|province|prefecture|town|township|municipality|banner)\b")
_OWN_GOVERNMENT = re.compile(
    r"(?:(?<=^)|(?<=[那和与跟比看问成查,，、 ]))(?:(?P<kind>[省市区县州旗镇乡])(?:人民)?(?:(?:政府|本级)(?!网|办|公报|信息|门户|采购|购买|部门|系统|各)|(?:里|上|一级|这一级|级)[面头]?(?=一共|总共|合计|呢|有多少|收|全部|的?话|又|是?多少|(?:19|20)\d\d年|[去前今]年|\s*[?？]?$))|(?:它的?|他们的?)?(?:上一?级|上头)(?:人民)?(?:政府|单位)?(?=呢|的?话|又|有多少|收|一共))"
)
"""The government of the place spoken of, or of a wider one it lies in (市政府, 市里呢, 上级呢)."""
_ADDRESS = re.compile(
    rf"(?:{'|'.join(sorted({short_region(name) for name in PROVINCES}, key=len, reverse=True))})[省市]?$"
)
"""A province before the name of a place in it (安徽澜池市)."""
BLANK = " "
_LATIN = re.compile(r"[a-z]{5,}")
_NAME_EN = re.compile(
    r"(?:^|\b(?:did|does|do|has|have|had|in|of|for|by|is|was|were|at|and|or|than|against|between|about|with)\s+)"
    r"(?P<name>[a-z]{4,})(?=\s+(?:in\s+)?(?:19|20)\d\d\b|\s+[a-z]|'s\b|\s*[,.?]|\s*$)"
)
_JOINED_EN = re.compile(r"(?:and|or)\s")
_ONLY_KIND_EN = re.compile(
    r"(?:\s|,|'s|\b(?:in|for|county|city|district|town|township|province|prefecture|government|(?:19|20)\d\d)\b)*"
)
"""What may stand between two places joined by "and"."""
_BEFORE_BRACKET_EN = re.compile(
    r"(?:^|[,:;.?]\s*|\b(?:by|in|for|from|did|does|do|at|has|had|have|to|with|was|were|is|are|than|and|or|against|of)\s+)(?:the\s+)?(?P<name>(?!(?:the|how|what|which|who|when)\b)(?:(?!(?:by|in|for|from|did|does|do|at|has|had|have|to|with|was|were|is|are|than|or|against)\b)[a-z][a-z'’.-]*\s+){1,8})[(（]\s*$"
)
"""An English name before the Chinese one it is explained with."""
_BRACKET = re.compile(r"[a-z' -]{0,30}[(（]\s*")


@dataclass(frozen=True, slots=True)
class NamedBodies:
    """What the text names: held bodies in order, names that could mean several, names not held."""

    held: tuple[Body, ...] = ()
    choices: tuple[Body, ...] = ()
    unheld: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    """Where each of ``held`` is first named."""
    spans: tuple[tuple[int, int], ...] = ()
    near: tuple[tuple[str, Body], ...] = ()
    """Names not held, and the bodies held that sound the same (柳乔街道: 柳桥街道)."""


def find_bodies(
    plain: str, held: Holdings, known_words: tuple[tuple[int, int], ...] = (), region: str = ""
) -> NamedBodies:
    """Bodies named in a folded, lower-case question.

    ``known_words`` are places already explained as something else (a column, an indicator); ``region``
    is the place spoken of before, which a name without a place (教育局) belongs to.
    """
    starts: dict[Body, int] = {}
    choices: list[Body] = []
    names: list[tuple[int, int, str]] = []  # a name not held carries its words
    near: list[tuple[str, Body]] = []
    for match in held.find(OF_DISCLOSURE.sub(lambda found: BLANK * len(found.group()), plain)):
        tail = _tail(plain, match)
        if tail == match.end + 1 and plain[match.end] == "厅":
            names.append((match.start, tail, ""))  # 鹭汀厅, a hall
            continue
        if tail is not None and plain[tail - 1] == "厅" and not _has_departments(match.bodies):
            tail = None  # 县体验厅, a hall as well: only provinces have offices called so
        if tail is not None:
            names.append((match.start, tail, plain[match.start : tail]))
            for name in (plain[match.start : tail], plain[match.end : tail]):
                near += [(name, body) for body in held.named_much_like(name)]
            if _is_kind_only(plain[match.end : tail]):
                near += [(plain[match.start : tail], body) for body in match.bodies]
            continue
        lead = (
            _FIELD_BEFORE_EN.search(plain, 0, match.start)
            if _KIND_FIRST_EN.match(plain, match.start)
            else None
        )
        if lead is not None:  # the natural resources bureau of Lingquan is not its one bureau that is held
            names.append((lead.start("field"), match.end, plain[lead.start("field") : match.end]))
            continue
        address = _ADDRESS.search(plain, max(0, match.start - 5), match.start)
        names.append((address.start() if address else match.start, match.end, ""))
        for body in match.bodies if len(match.bodies) == 1 else ():
            starts.setdefault(body, match.start)
        choices += match.bodies if len(match.bodies) > 1 else ()
    known_spans = [*((a, b) for a, b, _ in names), *known_words]
    for own in _OWN_GOVERNMENT.finditer(plain) if region else ():
        kind = own.group("kind")
        government = government_of(region, kind, held) if kind else government_above(region, held)
        if any(a < own.end() and own.start() < b for a, b in known_spans):
            continue
        if government is not None:
            names.append((own.start(), own.end(), ""))
            starts.setdefault(government, own.start())
        elif kind and not is_kind(region, kind) and stands_alone(plain, own.start()):
            names.append((own.start(), own.end(), f"{kind}政府"))  # the county's figure is not the city's
    own_place = region or next((body.region for body in starts if body.level == "department"), "")
    for start, end, government in own_government(plain, held, own_place):
        if not any(a < end and start < b for a, b in known_spans):
            names.append((start, end, ""))
            starts.setdefault(government, start)
    for start, end in _cities(plain, known_spans):
        names.append((start, end, plain[start:end]))
    for start, end, bodies in institutions_of_kind(plain, known_spans, held, region):
        names.append((start, end, ""))
        for body in bodies if len(bodies) == 1 else ():
            starts.setdefault(body, start)
        choices += bodies if len(bodies) > 1 else ()
    for start, end in unheld_names(plain, [*((a, b) for a, b, _ in names), *known_words], held):
        dated = _YEAR_BEFORE.match(plain, start, end)
        start = dated.end() if dated else start
        whose = _place_beside(plain, start, end, starts, names)
        place = whose.region if whose else region
        found = held.relative(plain[start:end], place) or held.abbreviated(plain[start:end], place)
        if whose and found:  # 云岚市的交通局, 交通局（云岚市）
            del starts[whose]
        found = found or _zones_meant(plain[start:end], held, region, starts)
        place_before = next((words for _, b, words in names if b == start and words), "")
        if place_before and found and all(_is_other_kind(place_before, body.region) for body in found):
            found = ()  # 青岚县教育局 is not 青岚市教育局
        if not found and region and not whose and (plain[start] in _KIND_CHARS or stands_alone(plain, start)):
            found = office_elsewhere(plain[start:end], region, held)
        if not found and short_region(plain[start:end]) not in _city_names():
            near += [(plain[start:end], body) for body in held.named_much_like(plain[start:end])]
        names.append((start, end, "" if found else plain[start:end]))
        for body in found if len(found) == 1 else ():
            starts.setdefault(body, start)
        choices += found if len(found) > 1 else ()
    places = [(at, body.region) for body, at in starts.items() if body.level == "government"]
    for start, end, offices in offices_named(plain, held, places, region):
        across = [name for name in names if name[0] < end and start < name[1]]
        within = [name[:2] for name in across if (start <= name[0] and name[1] <= end) or name[2]]
        if len(within) < len(across):  # the office of the Jihai Ocean Bureau
            if len(offices) != 1 or offices[0] not in {*starts, *choices}:
                continue
            start, within = min(name[0] for name in across), [name[:2] for name in across]
        names = [name for name in names if name[:2] not in within]
        starts = {body: at for body, at in starts.items() if not any(a <= at < b for a, b in within)}
        names.append((start, end, ""))
        if len(offices) == 1:
            starts.setdefault(offices[0], start)
        else:
            choices += offices
    for start, end in places_alone(plain, [(a, b) for a, b, _ in names]):
        there = institution_there(plain, start, end, held)
        called = held.called_by_place(plain[start:end])
        other = other_there(plain, start, end)
        if other is not None and any(a <= other[0] < b for a, b, _ in names):
            other = start, end  # Lutan District of Kuisha
        if there is not None or (called and other is None):
            names.append((start, there[1] if there else end, ""))
            if there is not None or len(called) == 1:
                starts.setdefault(there[0] if there else called[0], start)
            else:
                choices += called
        elif other is not None:
            names.append((*other, plain[slice(*other)]))
        elif held.offices_spelled(plain[start:end]):
            names.append((start, end, plain[start:end]))
    for start, end in _spelled(plain, [(a, b) for a, b, _ in names]):
        there = institution_there(plain, start, end, held)
        names.append((start, there[1], "") if there else (start, end, plain[start:end]))
        if there is not None:
            starts.setdefault(there[0], start)
    for at, (start, end, _) in enumerate(names):
        bracket = _BRACKET.match(plain, end) if plain[end - 1].isascii() else None
        if bracket is None or plain[bracket.end() : bracket.end() + 1].isascii():
            continue
        behind = [body for body, named in starts.items() if named == bracket.end()]
        unheld = any(a == bracket.end() and words for a, _, words in names)
        if behind or unheld:  # Oudao ligong (鸥岛理工) is what the brackets say
            names[at] = (start, bracket.end(), "")
            starts = {body: named for body, named in starts.items() if named != start}
    swallowed: list[tuple[int, int, str]] = []
    for at, (start, end, _) in enumerate(names):  # the Rong'ao Port Administration (榕澳港口管理局)
        english = _BEFORE_BRACKET_EN.search(plain, 0, start) if start in starts.values() else None
        across = [
            other
            for other in names
            if english and other[0] < english.end("name") and english.start("name") < other[1]
        ]
        if english and all(words and english.start("name") <= a and b <= start for a, b, words in across):
            names[at] = (english.start("name"), end, "")
            swallowed += across
    names = [name for name in names if name not in swallowed]
    beside = [(a, b, body) for body, at in starts.items() for a, b, words in names if a == at and not words]
    names = [
        (a, b, "" if words and words.isascii() and is_address(plain, a, b, beside) else words)
        for a, b, words in names
    ]
    names = [(a, b, "" if _is_kind_of(words, starts) else words) for a, b, words in names]
    names = [(a, b, "" if words and _explains(plain, a, b, names) else words) for a, b, words in names]
    starts = _without_addresses(plain, starts)
    return NamedBodies(
        tuple(starts),
        () if starts else tuple(dict.fromkeys(choices)),
        tuple(dict.fromkeys(_not_addresses(sorted(names)))),
        tuple(starts.values()),
        tuple(sorted((start, end) for start, end, _ in names)),
        tuple(near),
    )


def _explains(plain: str, start: int, end: int, names: list[tuple[int, int, str]]) -> bool:
    """Whether an English name not held only explains the one before its brackets (the Salt Lake Department (Qinghai Yanhu))."""
    opened = re.search(r"\s*\((?:the |in )?(?:[a-z'-]+ )?$", plain[:start])
    closed = re.match(r"[a-z' -]*\)", plain[end:])
    return bool(opened and closed and any(b == opened.start() and not words for _, b, words in names))


_IN_PLACE = re.compile(r"\s*\b(?:in|of|within|under|at)\b\s*(?:the )?$")


def _without_addresses(plain: str, starts: dict[Body, int]) -> dict[Body, int]:
    """The bodies without those that only say where the one named before lies (Shitang Town in Ningxi County)."""
    inside = {
        outer
        for outer, at in starts.items()
        for inner, start in starts.items()
        if outer.level == "government"
        and outer.region
        and inner.name != outer.name
        and start < at
        and outer.region in inner.name
        and _IN_PLACE.search(plain, start, at)
    }
    tells = {
        body.region for body, at in starts.items() if _is_office(body) and _ACCORDING.search(plain, 0, at)
    }
    return {
        body: at
        for body, at in starts.items()
        if body not in inside and not (body.level == "government" and body.region in tells)
    }


_ACCORDING = re.compile(
    r"(?:\b(?:according to|in the report (?:of|by)|as reported by|per|by the account of) (?:the |its )?|(?:根据|依据|据|按照?|照)(?:市|县|区)?)$"
)
"""What leads to the office whose report is to tell (according to the natural resources bureau)."""


def _is_office(body: Body) -> bool:
    return body.level in {"department", "institution"}


def _zones_meant(name: str, held: Holdings, region: str, named: dict[Body, int]) -> tuple[Body, ...]:
    """The zones a name without a place (高新区) may mean: one named beside it, none of another place than the one spoken of."""
    zones = held.zones(name)
    return tuple(zone for zone in zones if zone in named) or tuple(
        zone for zone in zones if not region or zone.region == region
    )


def _is_kind_only(tail: str) -> bool:
    """Whether what follows a name says only that it is another kind of place (青岚 + 县)."""
    return (len(tail) == 1 and tail in _KIND_CHARS) or bool(_KIND_EN.fullmatch(tail.strip()))


def _is_other_kind(place: str, region: str) -> bool:
    """Whether a place is called as a region is and is of another kind (青岚县, 青岚市)."""
    return place != region and place[-1] in _KIND_CHARS and short_region(place) == short_region(region)


_WHOSE = re.compile("市?县?区?(?:的|里的?|上的?|下[面属辖]的?|当地的?|[那这](?:个|边的?|里的?)|本地的?)+")
_BEHIND = re.compile(r"\s*[(,，]\s*(?:是|就是|指)?$")
_CLOSED = re.compile(r"(?:市|县|区)?的?\s*[),，。?？]")


def _place_beside(
    plain: str, start: int, end: int, named: dict[Body, int], names: list[tuple[int, int, str]]
) -> Body | None:
    """The government whose office an office's name between ``start`` and ``end`` is, as the place beside it says (云岚市的交通局, 交通局（云岚市）)."""
    for body, at in named.items() if not plain[start].isascii() else ():
        last = max((b for a, b, _ in names if a <= at < b), default=at)
        before = last <= start and _WHOSE.fullmatch(plain, last, start)
        behind = end <= at and _BEHIND.fullmatch(plain, end, at) and _CLOSED.match(plain, last)
        if body.level == "government" and (before or behind):
            return body
    return None


_ZONE_ALONE = re.compile("(?:高新|经开|经济开发|开发|新|示范|保税|工业园|园)区|(?:园区)?管委会")


def _is_kind_of(words: str, named: Iterable[Body]) -> bool:
    """Whether a name is only what kind of zone a body named beside it is (高新区, that is 砚山湖高新区)."""
    if not _ZONE_ALONE.fullmatch(words):
        return False
    lefts = [iter(body.region or body.agency) for body in named]
    return any(all(char in left for char in words) for left in lefts)


@functools.cache
def _city_names() -> tuple[str, ...]:
    data = yaml.safe_load(files("assistant.lexicon").joinpath("cities.yaml").read_text(encoding="utf-8"))
    return tuple(sorted(set(data["places"].split()), key=len, reverse=True))


@functools.cache
def _city_pattern() -> re.Pattern[str]:
    """Names of well-known places where they stand by themselves: at the start, or beside a year or a conjunction."""
    return re.compile(
        rf"(?:(?<=^)|(?<=[\s,，:、和与比跟那问成在看]))(?:{'|'.join(_city_names())})"
        rf"(?=\s*[\d\x00]|[一二]\S年|去年|今年|前年|的|呢|和|与|跟|比|收|政府|有多少|有几|行政|新收|公开|\s|$)"
    )


def _cities(plain: str, covered: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Well-known places named without their kind (昆明2019年…, Kunming) that are no part of a longer name."""
    spelled = (
        [m for m in _LATIN.finditer(plain) if m.group() in _spelled_cities()] if _LATIN.search(plain) else []
    )
    for match in (*_city_pattern().finditer(plain), *spelled):
        if not any(match.start() < end and start < match.end() for start, end in covered):
            yield match.span()


def _spelled(plain: str, covered: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Words that stand where English names a place, read as Chinese and are no English (did Dali receive)."""
    found: list[tuple[int, int]] = []
    for match in _NAME_EN.finditer(plain):
        start, end = match.span("name")
        word = match.group("name")
        if any(start < b and a < end for a, b in covered) or is_english(word):
            continue
        named = [*covered, *found]
        joined = _JOINED_EN.match(match.group())
        if joined and not any(_ONLY_KIND_EN.fullmatch(plain, b, match.start()) for _, b in named):
            continue  # speaks Nu and Lisu
        if is_spelled(word):
            found.append((start, end))
            yield start, end


@functools.cache
def _spelled_cities() -> frozenset[str]:
    """The same names in pinyin, where they are long enough not to be English words."""
    from pypinyin import lazy_pinyin

    spelled = {"".join(lazy_pinyin(name)) for name in _city_names()}
    return frozenset(name for name in spelled if len(name) > 4)


def _not_addresses(names: list[tuple[int, int, str]]) -> Iterator[str]:
    """The names not held, joined where one follows another, without those before a held one.

    云南省 before a held 鹤庆县 is only its address.
    """
    pending = ""
    for at, (_, end, words) in enumerate(names):
        if not words:
            pending = ""
            continue
        pending += words
        if at + 1 == len(names) or names[at + 1][0] != end:
            yield pending.strip()
            pending = ""


def _has_departments(bodies: Sequence[Body]) -> bool:
    """Whether any of the bodies belongs to a province, whose offices are called 厅."""
    return any(body.region.endswith(("省", "自治区", "兵团")) for body in bodies)


def _tail(plain: str, match: NameMatch) -> int | None:
    """End of a longer name that starts with a held one (鹤庆县 + 教育局): another body, not held."""
    if plain[match.end - 1].isascii() and (zone := other_zone(plain, match)):
        return zone
    other = OTHER_KIND_EN.match(plain, match.end) if plain[match.end - 1].isascii() else None
    if other and not _KIND_EN.search(plain[match.start : match.end]):
        return other.end()  # Qinglan County is not Qinglan City
    other = _OTHER_KIND.match(plain, match.end)
    if other and plain[match.end - 1] not in _KIND_CHARS and not plain[match.end - 1].isascii():
        return other.end()  # 青岚县 and 青岚高新区 are not 青岚市
    taught = TAUGHT_EN.match(plain, match.end)
    if taught and plain[match.end - 10 : match.end].endswith(("university", "college", "institute")):
        return taught.end()  # Qinglan University is not Qinglan University of Technology
    if any(body.level in {"department", "institution"} for body in match.bodies):
        if (office := _OFFICE_OF.match(plain, match.end)) and not _ENDS.search(plain[: match.end]):
            return office.end()
        of = _OF_FIELD_EN.match(plain, match.end)
        return of.end() if of and _KIND_LAST_EN.search(plain[match.start : match.end]) else None
    if (own := _OWN_OFFICE.match(plain, match.end)) and _TO_CALL.search(plain, own.end()):
        return None  # the government's office edits its report and answers its calls
    if (own := _OWN_OFFICE_EN.match(plain, match.end)) and (
        _TO_CALL_EN.search(plain) or (_WHERE_EN.search(plain) and not plain[own.end() :].strip(" ?.!"))
    ):
        return None
    rest = plain[match.end : match.end + (64 if plain[match.end - 1].isascii() else 24)]
    if _ITS_OFFICE.match(plain, match.end):
        return None
    company = companies_unheld(plain, match.end) if plain[match.end - 1].isascii() else None
    if company is not None:
        return company
    found = TAIL_EN.match(rest) if plain[match.end - 1].isascii() else _TAIL.match(rest)
    if (
        found is None
        or _BREAKS.search(found.group("tail"))
        or _OF_ANY.match(found.group("tail"))
        or re.search("信息公开|政务公开|disclosure|information|open government", found.group())
        or OF_DISCLOSURE.search(found.group())
    ):
        return None
    return match.end + found.end()
