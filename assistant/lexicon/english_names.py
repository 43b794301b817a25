"""The names of public bodies in Latin letters: pinyin and English."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from assistant.lexicon.agencies import PROVINCES, best_reading, departments, parse_agency
from assistant.lexicon.body_words import COMPANY, company_names_en
from assistant.lexicon.institutions import company_parts, institutions_en
from assistant.lexicon.places import short_region
from assistant.lexicon.readings import spellings

__all__ = ["english_name", "pinyin_names", "spelled", "usual_names"]

_ETHNIC_ENGLISH = {
    "白族": "bai", "彝族": "yi", "傣族": "dai", "藏族": "tibetan", "苗族": "miao", "回族": "hui",
    "壮族": "zhuang", "蒙古族": "mongol", "蒙古": "mongol", "土家族": "tujia", "侗族": "dong", "瑶族": "yao",
    "满族": "manchu", "朝鲜族": "korean", "哈尼族": "hani", "傈僳族": "lisu", "羌族": "qiang",
    "布依族": "buyei", "哈萨克": "kazakh", "维吾尔": "uyghur", "黎族": "li", "佤族": "va",
    "拉祜族": "lahu", "鄂温克族": "evenki", "鄂伦春": "oroqen", "达斡尔族": "daur", "景颇族": "jingpo", "德昂族": "deang",
    "水族": "shui", "撒拉族": "salar", "仡佬族": "gelao", "毛南族": "maonan", "畲族": "she", "裕固族": "yugur", "保安族": "bonan",
    "东乡族": "dongxiang", "锡伯": "xibe", "柯尔克孜": "kirgiz", "塔吉克": "tajik", "仫佬族": "mulao", "怒族": "nu", "普米族": "pumi",
    "独龙族": "derung", "基诺族": "jino", "布朗族": "blang", "阿昌族": "achang", "京族": "jing", "纳西族": "naxi",
    "土族": "tu", "乌孜别克族": "uzbek", "俄罗斯族": "russian", "赫哲族": "hezhen", "门巴族": "monba", "珞巴族": "lhoba",
}  # fmt: skip


_INSTITUTIONS = (
    ("海关", ("customs",)),
    ("大学", ("university",)),
    ("学院", ("college", "university", "institute")),
)
_FIELDS = {
    "工程技术": ("of engineering and technology", "of engineering technology", "engineering and technology"),
    "科学技术": ("of science and technology",), "信息工程": ("of information engineering", "information engineering"),
    "信息科技": ("of information science and technology",), "航空航天": ("of aeronautics and astronautics", "aerospace"),
    "水利水电": ("of water resources and electric power",), "电力": ("of electric power", "electric power"),
    "中医": ("of chinese medicine", "of traditional chinese medicine"), "传媒": ("of media and communications", "media"),
    "警察": ("police",), "化工": ("of chemical technology",), "轻工": ("of light industry",), "地质": ("of geosciences", "geological"),
    "政法": ("of political science and law",), "药科": ("pharmaceutical",), "海事": ("maritime",),
    "电子科技": ("of electronic science and technology",), "邮电": ("of posts and telecommunications",),
    "中医药": ("of chinese medicine", "of traditional chinese medicine"),
    "职业技术": ("vocational and technical", "vocational", "polytechnic"), "职业": ("vocational",),
    "理工": ("of technology", "of science and technology", "polytechnic"),
    "科技": ("of science and technology", "of technology", "technology"),
    "工业": ("of technology", "industrial"), "工程": ("of engineering", "engineering"),
    "师范": ("normal", "teachers"), "农林": ("of agriculture and forestry",),
    "农业": ("agricultural", "of agriculture"), "林业": ("forestry", "of forestry"),
    "医科": ("medical", "of medicine"), "医": ("medical", "of medicine"),
    "财经": ("of finance and economics", "of economics and finance"),
    "经贸": ("of economics and trade",), "工商": ("of technology and business", "of business and technology"),
    "交通": ("jiaotong", "of transportation"),
    "外国语": ("of foreign languages", "of foreign studies", "foreign studies", "of international studies"),
    "民族": ("minzu", "for nationalities"), "海洋": ("ocean", "maritime"), "体育": ("of sport", "of physical education"),
    "艺术": ("of arts",), "美术": ("of fine arts",), "音乐": ("of music",), "石油": ("of petroleum", "petroleum"),
    "文理": ("of arts and sciences", "of arts and science"), "农": ("agricultural", "of agriculture"),
    "商": ("of commerce", "business", "of business"), "工": ("of technology", "of engineering", "engineering"),
    "建筑": ("of architecture",), "矿业": ("of mining and technology",), "航空": ("of aeronautics", "aviation"),
}  # fmt: skip
"""What a university teaches, as its name says it; the likeliest English first."""
_ZONE_KINDS = (
    ("高新", ("high-tech zone", "high-tech development zone", "high-tech industrial development zone", "hi-tech zone")),
    ("经济", ("economic development zone", "economic and technological development zone", "economic and technical development zone", "etdz")),
)  # fmt: skip
_BRIEF = 2
"""Characters of a place whose name is one of them and its kind (沛县)."""
_BRANCH_OF = re.compile("^国家.{1,4}?总?局(?=.{2,}局$)")
"""The national office whose branch a local one is (国家税务总局渌江市税务局)."""
_GENERAL_OFFICE = re.compile("政府办公[室厅]$")
_COMMITTEE = ("管委会", "管理委员会")
_COMMITTEES = ("administrative committee", "management committee", "administration committee")


def pinyin_names(region: str, agency: str) -> tuple[str, ...]:
    """The names in Latin letters, lower case; pinyin joined, apart and with hyphens, the usual ones first.

    鹤庆县人民政府 → heqing, he qing, he-qing, heqing county, heqing xian, heqing county people's government;
    云泽县教育局 → yunze county education bureau; 青岚理工大学 → qinglan university of technology. A department's
    place alone is not its name: that is ``pinyin_names(region, "")``.
    """
    return tuple(dict.fromkeys((*usual_names(region, agency), *_rarer_names(region, agency))))


def english_name(region: str, agency: str) -> str:
    """The fullest of the usual names, as an answer in English writes it; empty where there is none."""
    return max(usual_names(region, agency), key=lambda name: len(re.sub("[ -]", "", name)), default="")


@functools.lru_cache(maxsize=65536)
def usual_names(region: str, agency: str) -> tuple[str, ...]:
    """The names in the usual reading and the usual English; they come before another body's rarer ones."""
    name = parse_agency(agency) or parse_agency(region)
    if _kind_of_institution(agency):
        return tuple(_of_institution(agency, rarer=False))
    place = region or (name.region if name else "")
    if not place:
        return tuple(spellings(agency)) if name else ()
    kinds = _english_kinds(place)
    ways = spellings(short_region(place))
    full = f"{ways[0]} {kinds[0]}" if kinds else ways[0]
    if name and name.level in {"department", "institution"}:
        bodies = _english_bodies(agency)[:1]
        forms = [form for body in bodies for form in (f"{full} {body}", f"{body} of {full}")]
        forms += [form for body in bodies for form in (f"{ways[0]} {body}", f"{body} of {ways[0]}")]
        if _GENERAL_OFFICE.search(agency):
            forms.append(f"general office of the people's government of {full}")
    else:
        forms = [form for spelled in ways for form in (spelled, *(f"{spelled} {kind}" for kind in kinds))]
        if place.endswith("街道"):
            forms.append(f"{full} office")
        forms += [f"{full} people's government", f"{full} government", f"people's government of {full}"]
        if agency.endswith(_COMMITTEE):
            forms += [f"{_COMMITTEES[0]} of {full}"]
    return tuple(dict.fromkeys(forms))


def _rarer_names(region: str, agency: str) -> Iterator[str]:
    """Other readings of the characters, other English for what the body is."""
    if _kind_of_institution(agency):
        yield from _of_institution(agency, rarer=True)
        return
    yield from _own_names(region, agency)
    name = parse_agency(agency) or parse_agency(region)
    place = region or (name.region if name else "")
    if not place:
        return
    usual = _english_kinds(place)
    kinds = (
        "",
        *usual,
        *(_OTHER_KINDS[kind] for kind in usual if kind in _OTHER_KINDS),
        *(kind for mark, named in _ZONE_KINDS if mark in place for kind in named),
    )
    bodies = [""]
    if name and name.level in {"department", "institution"}:
        bodies = _english_bodies(agency)
    elif agency.endswith(_COMMITTEE):
        bodies += _COMMITTEES
    elif agency.endswith("行政公署"):
        bodies += ["administrative office", "administration"]
    elif place.endswith("街道"):
        kinds = (*kinds, "street", "sub-district")
        bodies += ["office", "street office"]
    short = short_region(place)
    featured = (
        [f"{way} {_FEATURES[short[-1]]}" for way in spellings(short[:-1])]
        if len(short) > 2 and short[-1] in _FEATURES
        else []
    )
    for spelled in (*spellings(short, every=True), *featured):
        for kind, body in itertools.product(kinds, bodies):
            yield " ".join(word for word in (spelled, kind, body) if word)
    if len(place) == _BRIEF and usual:  # Gui County beside Guixian County
        for spelled in spellings(place[0], every=True):
            for kind, body in itertools.product(filter(None, kinds), bodies):
                yield " ".join(word for word in (spelled, kind, body) if word)


def _own_names(region: str, agency: str) -> Iterator[str]:
    """An institution by a name of its own, without its place (luping central health center, primary school affiliated to …)."""
    rest = agency.rpartition(region)[2] if region else agency
    if COMPANY.search(rest):
        brand, line = company_parts(rest, placed=bool(region))
        yield from (f"{spellings(brand)[0]} {name}" for name in _company_en(rest, line) if brand)
        return
    head, named = institutions_en(rest)
    heads = usual_names("", head) if _kind_of_institution(head) else spellings(head) if head else ()
    yield from (f"{own} {english}" for own in heads for english in named)


def _company_en(body: str, line: str) -> list[str]:
    """The English names of a company by what it does, with and without the kind (water supply group, water supply)."""
    kind = "集团有限公司" if "集团" in body else "有限公司"
    names = list(company_names_en(line + kind))
    return [*names, *dict.fromkeys(re.sub(" (?:group|company)$", "", name) for name in names)]


def _kind_of_institution(agency: str) -> str:
    return next(
        (end for end, _ in _INSTITUTIONS if agency.endswith(end) and not agency.endswith("科学院")), ""
    )


def _of_institution(agency: str, *, rarer: bool) -> Iterator[str]:
    """The names of a university, college or customs house: what it teaches in English, or all of it in pinyin."""
    ending = _kind_of_institution(agency)
    if rarer and (bare := _without_province(agency, ending)):
        yield from _of_institution(bare, rarer=False)
        yield from _of_institution(bare, rarer=True)
    own = _bare_place(agency.removesuffix(ending))
    kinds = dict(_INSTITUTIONS)[ending]
    field = next((field for field in _FIELDS if own.endswith(field) and len(own) > len(field) + 1), "")
    fields = _FIELDS.get(field, ())
    if field.startswith("职业") and rarer:
        yield from (f"{spelled} polytechnic" for spelled in spellings(own.removesuffix(field)))
    for spelled in spellings(own.removesuffix(field), every=rarer) if field else ():
        for kind, taught in itertools.product(kinds if rarer else kinds[:1], fields if rarer else fields[:1]):
            yield (
                f"{spelled} {kind} {taught}"
                if taught.startswith(("of ", "for "))
                else f"{spelled} {taught} {kind}"
            )
    for spelled in spellings(own.removesuffix(field), every=rarer) if rarer else ():
        said = [spellings(part)[0] for part in (field, ending) if part]  # Qinglan Ligong Daxue
        yield from (" ".join((spelled, *said)), " ".join((spelled, "".join(said))))
    for spelled in spellings(own, every=rarer):
        yield from (f"{spelled} {kind}" for kind in (kinds if rarer else kinds[:1]))
        if field or ending == "海关":
            yield spelled


def _bare_place(own: str) -> str:
    """A school's own words without what kind of place they begin with (檀岫市职业技术 → 檀岫职业技术)."""
    return re.sub("^([\u4e00-\u9fff]{2,4}?)[市县州区](?=..)", r"\1", own)


def _without_province(agency: str, ending: str) -> str:
    """The name of a school without the province before its own (内蒙古|北苑师范学院); empty where nothing of its own is left."""
    for province in map(short_region, PROVINCES):
        bare = agency.removeprefix(province)
        own = bare.removesuffix(ending)
        if bare != agency and len(own) > 1 and own not in _FIELDS and not own.startswith(tuple(_FIELDS)):
            return bare
    return ""


def spelled(place: str) -> frozenset[str]:
    """A place's short name in pinyin, joined, in every reading people use."""
    return frozenset(form for form in spellings(short_region(place), every=True) if " " not in form)


_PLACE_KINDS = (
    ("自治州", "prefecture", "zhou"), ("自治县", "county", "xian"), ("自治旗", "banner", "qi"),
    ("自治区", "autonomous region", "zizhiqu"), ("开发区", "development zone", "kaifaqu"),
    ("高新区", "high-tech zone", "gaoxinqu"), ("新区", "new area", "xinqu"),
    ("街道", "subdistrict", "jiedao"), ("地区", "prefecture", "diqu"), ("省", "province", "sheng"),
    ("市", "city", "shi"), ("县", "county", "xian"), ("旗", "banner", "qi"), ("区", "district", "qu"),
    ("镇", "town", "zhen"), ("乡", "township", "xiang"), ("盟", "league", "meng"),
    ("州", "prefecture", "zhou"),
)  # fmt: skip


_OTHER_KINDS = {"town": "township", "township": "town"}
"""English words that are used for either kind of place."""


def _english_kinds(place: str) -> list[str]:
    """What kind of place it is, in English and in pinyin."""
    english, pinyin = next(((e, p) for ending, e, p in _PLACE_KINDS if place.endswith(ending)), ("", ""))
    forms = [english, pinyin] if english else []
    if "自治" in place and english != "autonomous region":
        peoples = " ".join(_ETHNIC_ENGLISH[found] for found in re.findall("|".join(_ETHNIC_ENGLISH), place))
        forms += [f"zizhi{pinyin}", f"autonomous {english}", f"{peoples} autonomous {english}".strip()]
    if place.endswith("乡") and (found := re.findall("|".join(_ETHNIC_ENGLISH), place)):
        named = [
            _ETHNIC_ENGLISH[people] for people in found
        ]  # 石帽子瑶族乡: Yao Township, or Yao Ethnic Township
        for people in dict.fromkeys((" ".join(named), " and ".join(named))):
            forms += [
                f"{people} {kind}"
                for kind in ("township", "ethnic township", "nationality township", "xiang")
            ]
            forms += [f"{people} minority township", f"ethnic {people} township"]
    if place.endswith(("族乡", "族自治乡")):
        forms += ["ethnic township", "nationality township"]
    if place.endswith("市"):
        forms.append("municipality")
    if place.endswith(("开发区", "高新区", "示范区", "新区")):
        forms.append("zone")
    forms += [
        re.sub(rf"\b{one}\b", other, form)
        for one, other in _OTHER_ETHNIC
        for form in forms
        if re.search(rf"\b{one}\b", form)
    ]
    return list(dict.fromkeys(forms))


_OTHER_ETHNIC = (
    ("va", "wa"), ("mongol", "mongolian"), ("tibetan", "zang"), ("derung", "dulong"), ("monba", "menba"), ("lhoba", "luoba"),
    ("uyghur", "uighur"), ("uyghur", "uygur"), ("kazakh", "kazak"), ("kirgiz", "kyrgyz"), ("korean", "chaoxian"), ("buyei", "bouyei"),
    ("mulao", "mulam"), ("jino", "jinuo"), ("blang", "bulang"), ("bonan", "baoan"), ("xibe", "xibo"), ("yugur", "yugu"),
    ("manchu", "manchurian"), ("manchu", "man"), ("naxi", "nakhi"), ("gelao", "gelo"), ("daur", "dawoer"),
)  # fmt: skip
"""Other spellings of the peoples in the names of places."""
_FEATURES = {
    "湖": "lake",
    "山": "mountain",
    "河": "river",
    "江": "river",
    "岛": "island",
    "湾": "bay",
    "港": "port",
    "海": "sea",
    "泉": "spring",
}
"""What a place's name may end in, as English translates it (Yanshan Lake)."""


def _english_bodies(full: str) -> list[str]:
    """``education bureau`` for a department whose field is known, the usual English of the field first."""
    _, rest = best_reading(_BRANCH_OF.sub("", full))
    if _GENERAL_OFFICE.search(rest):
        return [
            "general office",
            "government general office",
            "people's government general office",
            "government office",
            "office",
        ]
    stem = max((stem for stem in departments() if rest.startswith(stem)), key=len, default="")
    kind = _OFFICE_KINDS.get(rest[len(stem) :], "")
    if stem and kind:
        return [*(f"{field} {kind}" for field in departments()[stem][1]), *institutions_en(rest)[1]]
    if COMPANY.search(rest):
        brand, line = company_parts(rest, placed=True)
        named = [f"{spellings(brand)[0]} {name}" for name in _company_en(rest, line)] if brand else []
        whole = [name for name in _company_en(rest, line) if name.endswith(("group", "company"))]
        return [*named, *whole]
    head, kinds = institutions_en(rest)
    return [f"{spellings(head)[0]} {kind}" if head else kind for kind in kinds]


_OFFICE_KINDS = {
    "局": "bureau", "委员会": "commission", "委": "commission", "厅": "department", "办公室": "office", "办": "office", "中心": "center",
    "会": "federation",
}  # fmt: skip
