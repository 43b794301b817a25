"""The names people use for public bodies and places: short forms, pinyin, English."""

from __future__ import annotations

import functools
import re

from assistant.lexicon.agencies import PROVINCES, AgencyName, best_reading, departments, parse_agency

__all__ = [
    "AgencyName",
    "is_spelled",
    "parse_agency",
    "pinyin_names",
    "same_body",
    "short_names",
    "short_region",
]

_PINYIN = {"陕西": "shaanxi", "内蒙古": "inner mongolia", "西藏": "tibet"}
_ETHNIC = (
    "蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣"
    "族|黎族"
    "|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|"
    "毛南族"
    "|仡佬族|锡伯族?|阿昌族|普米族|塔吉克族?|怒族|乌孜别克族|俄罗斯族|鄂温克族?|德昂族|保安族|裕固族|京族|独"
    "龙族"
    "|鄂伦春族?|赫哲族|门巴族|珞巴族|基诺族|各族|多民族|民族"
)
_ETHNIC_ENGLISH = {
    "白族": "bai", "彝族": "yi", "傣族": "dai", "藏族": "tibetan", "苗族": "miao", "回族": "hui",
    "壮族": "zhuang", "蒙古族": "mongol", "蒙古": "mongol", "土家族": "tujia", "侗族": "dong", "瑶族": "yao",
    "满族": "manchu", "朝鲜族": "korean", "哈尼族": "hani", "傈僳族": "lisu", "羌族": "qiang",
    "布依族": "buyei", "景颇族": "jingpo", "哈萨克": "kazakh", "维吾尔": "uyghur", "黎族": "li", "佤族": "va",
    "拉祜族": "lahu", "纳西族": "naxi",
}  # fmt: skip
_ETHNIC_TAIL = re.compile(rf"(?:{_ETHNIC})*自治([州县旗])$|(?:{_ETHNIC})+(乡)$|(?:{_ETHNIC})*自治(区)$")
_ZONE = re.compile(r"(经济技术|经济|高新技术产业|高新技术|高新)(?:产业)?(?:开发区|示范区)$")
_KINDS = ("委员会", "办公室", "局", "厅", "委", "办", "署", "部", "处", "会", "中心", "社")


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


def _regions(region: str) -> list[str]:
    """A place and its shortened forms, longest first."""
    short = short_region(region)
    forms = [region]
    tail = _ETHNIC_TAIL.search(region)
    if tail:
        forms.append(short + next(kind for kind in tail.groups() if kind))
    zone = _ZONE.search(region)
    if zone:
        kind = "高新区" if "高新" in zone.group() else "经开区"
        forms += [short + kind, short + "开发区"]
    return list(dict.fromkeys([*forms, short]))


def short_names(region: str, agency: str) -> tuple[str, ...]:
    """Every form in which people name a body, most explicit first, each once.

    鹤庆县人民政府 → 鹤庆县人民政府, 鹤庆县政府, 鹤庆县, 鹤庆, 鹤庆政府, 县政府, 县人民政府;
    云泽县文化和旅游局 → 云泽县文旅局, 云泽文旅局, 县文旅局, 文旅局 …
    """
    name = parse_agency(agency) or parse_agency(region)
    forms = [agency]
    if name is None:
        return tuple(form for form in dict.fromkeys([agency, region]) if form)
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
        forms += [prefix + short for prefix in prefixes for short in _short_bodies(body)]
    return tuple(form for form in dict.fromkeys(forms) if len(form) > 1)


def _short_bodies(body: str) -> list[str]:
    """A body without its place, and its short forms: 交通运输局 → 交通运输局, 交通局."""
    forms = [body]
    stem = max((stem for stem in departments() if body.startswith(stem)), key=len, default="")
    kind = body[len(stem) :]
    if stem and kind in _KINDS:
        brief = {"委员会": "委", "办公室": "办"}.get(kind, kind)
        forms += [stem + brief, *(short + brief for short in departments()[stem][0])]
    if re.fullmatch("(?:人民)?政府办公?[室厅]?", body):
        forms += ["人民政府办公室", "政府办公室", "政府办", "府办"]
    return [form for form in dict.fromkeys(forms) if len(form) > 1]


def same_body(first: str, second: str) -> bool:
    """Whether two full names can stand for one body.

    One may leave out the wider places (云泽县人民政府, 青岚市云泽县人民政府) or be short (云泽县发改委); places that
    contradict each other, and different scopes (海关总署, 海关总署(本级机关)), make two bodies.
    """
    one, other = parse_agency(first), parse_agency(second)
    if one is None or other is None:
        return first == second
    if (one.region, one.level) != (other.region, other.level):
        return False
    shorter, longer = sorted((one.places, other.places), key=len)
    if longer[len(longer) - len(shorter) :] != shorter:
        return False
    if not shorter:
        return one.full == other.full
    bodies = [name.full.rpartition(name.places[-1])[2] for name in (one, other)]
    if one.level in {"government", "township"}:
        return True
    return bool(set(_short_bodies(bodies[0])) & set(_short_bodies(bodies[1])))


def pinyin_names(region: str, agency: str) -> tuple[str, ...]:
    """The names in Latin letters, lower case; pinyin joined, apart and with hyphens.

    鹤庆县人民政府 → heqing, he qing, he-qing, heqing county, heqing xian, heqing county people's government;
    云泽县教育局 → yunze county education bureau. A department's place alone is not its name:
    that is ``pinyin_names(region, "")``.
    """
    name = parse_agency(agency) or parse_agency(region)
    place = region or (name.region if name else "")
    if name is None and not place:
        return ()
    if not place:
        own = re.sub("(?:海关|大学|学院)$", "", agency)
        kind = "customs" if agency.endswith("海关") else "university" if agency.endswith("大学") else ""
        return tuple(form for spelled in _spellings(own) for form in (spelled, f"{spelled} {kind}".strip()))
    kinds = _english_kinds(place)
    spellings = _spellings(short_region(place))
    full = f"{spellings[0]} {kinds[0]}" if kinds else spellings[0]
    if name and name.level in {"department", "institution"}:
        body = _english_body(agency)
        forms = [f"{full} {body}", f"{body} of {full}", f"{spellings[0]} {body}", f"{body} of {spellings[0]}"]
        forms = forms if body else []
    else:
        forms = [
            form for spelled in spellings for form in (spelled, *(f"{spelled} {kind}" for kind in kinds))
        ]
        if place.endswith("街道"):
            forms.append(f"{full} office")
        forms += [f"{full} people's government", f"{full} government", f"people's government of {full}"]
    return tuple(dict.fromkeys(forms))


def _spellings(chinese: str) -> list[str]:
    """Pinyin joined, apart, hyphened; ü as v, u and yu."""
    # Imported here: it loads a large dictionary, and only questions in Latin letters need it.
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(chinese)
    spellings = [mark.join(syllables) for mark in ("", " ", "-")]
    if chinese in _PINYIN:
        spellings.insert(0, _PINYIN[chinese])
    if any(syllable in {"lv", "nv", "lve", "nve"} for syllable in syllables):
        spellings += [form.replace("v", other) for form in spellings for other in ("u", "yu")]
    if any(syllable[0] in "aoe" for syllable in syllables[1:]):  # xi'an
        spellings.append("".join(("'" + s if i and s[0] in "aoe" else s) for i, s in enumerate(syllables)))
    return spellings


def is_spelled(word: str) -> bool:
    """Whether a lower-case word reads as two or more Chinese syllables (dali, yunze)."""
    return _spelled_from(word.replace("'", ""), 0, 0)


def _spelled_from(word: str, at: int, syllables: int) -> bool:
    if at == len(word):
        return syllables > 1
    return any(
        word[at : at + size] in _syllables() and _spelled_from(word, at + size, syllables + 1)
        for size in range(min(6, len(word) - at), 1, -1)
    )


@functools.cache
def _syllables() -> frozenset[str]:
    from pypinyin import lazy_pinyin

    common = (chr(code) for code in range(0x4E00, 0x9FA6))
    return frozenset(lazy_pinyin("".join(common), errors="ignore"))


_PLACE_KINDS = (
    ("自治州", "prefecture", "zhou"), ("自治县", "county", "xian"), ("自治旗", "banner", "qi"),
    ("自治区", "autonomous region", "zizhiqu"), ("开发区", "development zone", "kaifaqu"),
    ("高新区", "high-tech zone", "gaoxinqu"), ("新区", "new area", "xinqu"),
    ("街道", "subdistrict", "jiedao"), ("地区", "prefecture", "diqu"), ("省", "province", "sheng"),
    ("市", "city", "shi"), ("县", "county", "xian"), ("旗", "banner", "qi"), ("区", "district", "qu"),
    ("镇", "town", "zhen"), ("乡", "township", "xiang"), ("盟", "league", "meng"),
    ("州", "prefecture", "zhou"),
)  # fmt: skip


def _english_kinds(place: str) -> list[str]:
    """What kind of place it is, in English and in pinyin."""
    english, pinyin = next(((e, p) for ending, e, p in _PLACE_KINDS if place.endswith(ending)), ("", ""))
    forms = [english, pinyin] if english else []
    if "自治" in place and english != "autonomous region":
        peoples = " ".join(_ETHNIC_ENGLISH[found] for found in re.findall("|".join(_ETHNIC_ENGLISH), place))
        forms += [f"zizhi{pinyin}", f"autonomous {english}", f"{peoples} autonomous {english}".strip()]
    if place.endswith("市"):
        forms.append("municipality")
    return list(dict.fromkeys(forms))


def _english_body(full: str) -> str:
    """``education bureau`` for a department whose field is known, else nothing."""
    _, rest = best_reading(full)
    stem = max((stem for stem in departments() if rest.startswith(stem)), key=len, default="")
    kinds = {"局": "bureau", "委员会": "commission", "委": "commission", "厅": "department"}
    kind = kinds.get(rest[len(stem) :], "")
    return f"{departments()[stem][1]} {kind}" if stem and kind else ""
