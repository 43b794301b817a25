"""The short forms people use for the names of public bodies and places."""

from __future__ import annotations

import re

from assistant.lexicon.agencies import PROVINCES, AgencyName, departments, parse_agency
from assistant.lexicon.body_words import COMPANY, company_names, lines_of, own_words
from assistant.lexicon.institutions import brief_institution_names, institution_names
from assistant.lexicon.segments import leading_place, tagged

__all__ = [
    "AgencyName",
    "brief_names",
    "office_names",
    "parse_agency",
    "plain_place",
    "same_body",
    "short_names",
    "short_region",
]

_ETHNIC = (
    "蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣"
    "族|黎族"
    "|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|"
    "毛南族"
    "|仡佬族|锡伯族?|阿昌族|普米族|塔吉克族?|怒族|乌孜别克族|俄罗斯族|鄂温克族?|德昂族|保安族|裕固族|京族|独"
    "龙族"
    "|鄂伦春族?|赫哲族|门巴族|珞巴族|基诺族|各族|多民族|民族"
)
_ETHNIC_TAIL = re.compile(rf"(?:{_ETHNIC})*自治([州县旗])$|(?:{_ETHNIC})+(乡)$|(?:{_ETHNIC})*自治(区)$")
_ZONE = re.compile(r"(经济技术|经济|高新技术产业|高新技术|高新)(?:产业)?(?:开发区|示范区)$")
_KINDS = ("委员会", "办公室", "局", "厅", "委", "办", "署", "部", "处", "会", "中心", "社", "联社")
_BRIEF_KINDS = {"委员会": "委", "办公室": "办", "联社": "社"}
_TAKEN_FOR = {
    "局": ("委", "办", "委员会"),
    "委员会": ("局",),
    "办公室": ("局",),
}
"""Kinds of offices that no place has both of for one field of work, so that one is said for the other."""


def short_region(region: str) -> str:
    """A place as people say it: 鹤庆县 → 鹤庆, 大理白族自治州 → 大理; 沛县 stays 沛县."""
    if region in PROVINCES:
        return re.sub(r"(?:壮族|回族|维吾尔)?自治区$|特别行政区$|生产建设兵团$|[省市]$", "", region)
    if _ZONE.search(region) and len(_ZONE.sub("", region)) > 1:
        return _ZONE.sub("", region)
    bare = _ETHNIC_TAIL.sub("", region)
    if bare == region:
        bare = re.sub(r"(?:街道|地区|林区|特区|苏木|[省市县区旗镇乡盟州])$", "", region)
    elif len(bare) < 2:  # 东乡族自治县: the people is the name
        bare = re.sub(r"族?自治[州县旗区]$", "", region)
    return bare if len(bare) > 1 else region


def plain_place(place: str) -> str:
    """The name of an autonomous place without its peoples: 凉山彝族自治州 → 凉山州; any other place as it is."""
    tail = re.search("自治([州县旗])$", place)
    return short_region(place) + tail.group(1) if tail else place


def _same_place(one: str, other: str) -> bool:
    """Whether one is the other, or its name without its peoples; 凉山彝族自治州 is no 凉山藏族自治州."""
    return one == other or (
        plain_place(one) == plain_place(other) and (one in _regions(other) or other in _regions(one))
    )


def _regions(region: str) -> list[str]:
    """A place and its shortened forms, longest first."""
    short = short_region(region)
    forms = [region]
    tail = _ETHNIC_TAIL.search(region)
    if tail:
        kind = next(kind for kind in tail.groups() if kind)
        forms += [short + kind, *([f"{short}自治{kind}"] if "自治" in region else [])]
    zone = _ZONE.search(region)
    if zone:
        kind = "高新区" if "高新" in zone.group() else "经开区"
        longer = ("高新技术开发区",) if "高新" in zone.group() else ("经济开发区", "经济技术开发区")
        for place in dict.fromkeys((short, short_region(short))):
            forms += [place + kind, *(place + name for name in longer), place + "开发区"]
    return list(dict.fromkeys([*forms, short]))


def short_names(region: str, agency: str) -> tuple[str, ...]:
    """Every form in which people name a body, most explicit first, each once.

    鹤庆县人民政府 → 鹤庆县人民政府, 鹤庆县政府, 鹤庆县, 鹤庆, 鹤庆政府, 县政府, 县人民政府;
    云泽县文化和旅游局 → 云泽县文旅局, 云泽文旅局, 县文旅局, 文旅局 …
    """
    name = parse_agency(agency) or parse_agency(region)
    forms = [agency]
    if agency.startswith("国网"):
        forms += short_names(region, agency.removeprefix("国网"))
    forms += _school(agency)
    if name is None:
        forms += institution_names(region, agency, _regions(region) if region else ())
        return tuple(form for form in dict.fromkeys([*forms, region]) if form)
    place = region or name.region
    body = name.full.split(place, 1)[-1] if place else name.full
    kind = re.search(r"(?:街道|自治州|[省市县区旗镇乡州盟])$", place)
    own = {"街道": "街道", "自治州": "州"}.get(kind.group(), kind.group()) if kind else ""
    if name.level in {"government", "township"}:
        for form in _regions(place):
            forms += [form + "人民政府", form + "政府", form]
        if name.level == "township" and place.endswith("街道"):
            forms += [place + "办事处", short_region(place) + "街道办", "街道办事处", "街道办"]
        elif own:
            forms += [own + "政府", own + "人民政府"]
        if re.search("管委会|管理委员会", body):
            forms += [form + "管委会" for form in _regions(place)] + ["管委会"]
    else:
        prefixes = [*(_regions(place) if place else []), own, ""]
        bodies = dict.fromkeys((*_short_bodies(body), *_under_other_kinds(body)))
        forms += [prefix + short for prefix in prefixes for short in bodies]
        forms += institution_names(place, agency, [prefix for prefix in prefixes if prefix])
        if general := _GENERAL_OFFICE.fullmatch(body):
            forms += [f"{form}办公{general['kind'] or '室'}" for form in (_regions(place) if place else [])]
    return tuple(form for form in dict.fromkeys(forms) if len(form) > 1)


_SCHOOL = re.compile("(?:大学|学院)$")
_SCHOOL_KINDS = {
    "工业大学": ("工大",),
    "理工大学": ("理工大",),
    "师范大学": ("师大",),
    "师范学院": ("师院",),
    "师范高等专科学校": ("师专",),
    "农业大学": ("农大",),
    "林业大学": ("林大",),
    "医科大学": ("医大",),
    "医学院": ("医学院",),
    "科技大学": ("科大",),
    "财经大学": ("财大",),
    "交通大学": ("交大",),
    "民族大学": ("民大",),
    "海洋大学": ("海大",),
    "职业技术学院": ("职院", "职业技术学院", "职业学院"),
    "职业学院": ("职院",),
}
"""Kinds of schools as people shorten them (湘浦工业大学: 湘浦工大)."""


def _school(agency: str) -> list[str]:
    """A university without its kind (华岭理工) or in short (华岭工大)."""
    school = _SCHOOL.sub("", agency)
    kind = max((kind for kind in _SCHOOL_KINDS if agency.endswith(kind)), key=len, default="")
    stem = agency.removesuffix(kind) if kind else ""
    stems = dict.fromkeys((stem, short_region(stem)))
    brief = [one + short for one in stems for short in _SCHOOL_KINDS.get(kind, ())] if len(stem) > 1 else []
    bare = re.sub("^([\u4e00-\u9fff]{2,4}?)[市县](?=...)", r"\1", agency) if school != agency else agency
    brief += [bare] if bare != agency else []
    return brief + ([school] if school != agency and len(school) > 3 else [])


def _short_bodies(body: str) -> list[str]:
    """A body without its place, and its short forms: 交通运输局 → 交通运输局, 交通局."""
    forms = [body]
    stem, kind = _stem_and_kind(body)
    if stem:
        brief = _BRIEF_KINDS.get(kind, kind)
        forms.append(stem + brief)
        forms += [
            short if kind == "会" else short + brief
            for short in departments()[stem][0]
            if len(short) > 1 or brief in "委办"
        ]
    if COMPANY.search(body):
        forms += company_names(COMPANY.sub("", body))
    if general := _GENERAL_OFFICE.fullmatch(body):
        kind = general["kind"] or "室"
        forms += [f"人民政府办公{kind}", f"政府办公{kind}", "政府办", "府办"]
    return [form for form in dict.fromkeys(forms) if len(form) > 1]


_GENERAL_OFFICE = re.compile("(?:人民)?政府办公?(?P<kind>[室厅]?)")


def office_names(name: str) -> tuple[str, ...]:
    """An office without its place by every name of its field, as given first (住建局 → 住建局, 住房和城乡建设局, 住房城乡建设局 …)."""
    kind = max((kind for kind in _KINDS if name.endswith(kind)), key=len, default="")
    own = name.removesuffix(kind)
    fields = [
        field
        for field, (shorts, _) in departments().items()
        if kind and len(own) > 1 and (own == field or own in shorts)
    ]
    shared = [short for field in fields for short in departments()[field][0] if len(short) > 1]
    return tuple(dict.fromkeys((name, *(field + kind for field in (*fields, *shared)))))


def _stem_and_kind(body: str) -> tuple[str, str]:
    """The known field of work of a body without its place, and what kind of body it is; empty where either is unknown."""
    stem = max((stem for stem in departments() if body.startswith(stem)), key=len, default="")
    kind = body[len(stem) :]
    return (stem, kind) if stem and kind in _KINDS else ("", "")


def _under_other_kinds(body: str) -> list[str]:
    """An office as those call it who take a 局 for a 委, a 委 for a 局 or either for a 办 (卫健局, 信访办)."""
    stem, kind = _stem_and_kind(body)
    if kind not in _TAKEN_FOR:
        return []
    fields = [name for name in (stem, *departments()[stem][0]) if len(name) > 1]
    return [field + other for other in _TAKEN_FOR[kind] for field in fields]


_VAGUE = frozenset(
    re.findall(
        r"\w+",
        "公共 人民 综合 城市 城乡 农村 自然 经济 社会 市场 行政 政府 政务 国有 民族 技术 科学 科技 开发 发展 建设 管理 监督 信息 "
        "中心 高新 工业 产业 生态 环境 资源 服务 文化 安全 住房 第一 第二 中国 国家 地方 中央 机关 事务 直属 公司 集团",
    )
)
"""First words that so many names share that they name no body."""


def brief_names(region: str, agency: str) -> tuple[str, ...]:
    """A place with the first words of an office's or company's own name: 汀澜市烟草专卖局 → 汀澜烟草, 汀澜烟草专卖.

    They name the body only where nothing follows that they may be a part of (汀澜烟草市场).
    """
    own = own_words(agency, region)
    others = brief_institution_names(region, agency)
    if not region and others:
        place = leading_place(own)
        return tuple(place + name for name in others) if place else ()
    if not region or not agency.startswith(region) or len(own) < 2:
        return ()
    stems = [own, *lines_of(own)] if COMPANY.search(agency) else [own, *departments().get(own, ((), ()))[0]]
    first = tagged(own)[0][0]
    if len(first) > 1 and first not in _VAGUE:
        stems.append(first)
    stems += others
    return tuple(
        dict.fromkeys(
            form + stem for form in _regions(region) for stem in stems if len(stem) > 1 and stem != "人民"
        )
    )


def same_body(first: str, second: str) -> bool:
    """Whether two full names can stand for one body.

    One may leave out the wider places (云泽县人民政府, 青岚市云泽县人民政府) or be short (云泽县发改委, 凉山州人民政府);
    places that contradict each other, and different scopes (海关总署, 海关总署(本级机关)), make two bodies.
    """
    one, other = parse_agency(first), parse_agency(second)
    if one is None or other is None:
        return first == second
    if one.level != other.level or not _same_place(one.region, other.region):
        return False
    shorter, longer = sorted((one.places, other.places), key=len)
    if not all(map(_same_place, shorter, longer[len(longer) - len(shorter) :])):
        return False
    if not shorter:
        return one.full == other.full
    bodies = [name.full.rpartition(name.places[-1])[2] for name in (one, other)]
    if one.level in {"government", "township"}:
        return True
    return bool(set(_short_bodies(bodies[0])) & set(_short_bodies(bodies[1])))
