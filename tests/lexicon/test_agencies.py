"""Names of public bodies: what they are made of, and finding them in a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lexicon.agencies import PROVINCES, find_agencies, find_places, parse_agency


@pytest.mark.parametrize(
    ("name", "region", "level"),
    [
        ("云泽省人民政府", "云泽省", "government"),
        ("宁夏回族自治区人民政府", "宁夏回族自治区", "government"),
        ("内蒙古自治区", "内蒙古自治区", "government"),
        ("北京市东城区", "东城区", "government"),
        ("青岚市人民政府", "青岚市", "government"),
        ("云泽县人民政府", "云泽县", "government"),
        ("云泽县政府", "云泽县", "government"),
        ("云泽县", "云泽县", "government"),
        ("沙棠白族自治州云泽县人民政府", "云泽县", "government"),
        ("沙棠彝族回族自治县人民政府", "沙棠彝族回族自治县", "government"),
        ("青岚地区行政公署", "青岚地区", "government"),
        ("青岚盟行政公署", "青岚盟", "government"),
        ("云泽旗人民政府", "云泽旗", "government"),
        ("青岚市市中区人民政府", "市中区", "government"),
        ("津市市人民政府", "津市市", "government"),
        ("荆州市沙市区人民政府", "沙市区", "government"),
        ("镇江市人民政府", "镇江市", "government"),
        ("乡宁县人民政府", "乡宁县", "government"),
        ("旗山区人民政府", "旗山区", "government"),
        ("青岚经济技术开发区管理委员会", "青岚经济技术开发区", "government"),
        ("青岚高新技术产业开发区管委会", "青岚高新技术产业开发区", "government"),
        ("临港新区管委会", "临港新区", "government"),
        ("台州湾经济技术开发区管委会", "台州湾经济技术开发区", "government"),
        ("苏州工业园区管委会", "苏州工业园区", "government"),
        ("大理州鹤庆县人民政府", "鹤庆县", "government"),
        ("市临空经济区管委会", "临空经济区", "government"),
        ("云泽县白石镇人民政府", "白石镇", "township"),
        ("邹城市田黄镇人民政府", "田黄镇", "township"),
        ("云泽县白石彝族乡人民政府", "白石彝族乡", "township"),
        ("青岚市东湖区望湖街道办事处", "望湖街道", "township"),
        ("云泽县人民政府望湖街道办事处", "望湖街道", "township"),
        ("云泽县人民政府办公室", "云泽县", "department"),
        ("青岚市人民政府办公厅", "青岚市", "department"),
        ("云泽县教育局", "云泽县", "department"),
        ("云泽省教育厅", "云泽省", "department"),
        ("云泽县城市管理局", "云泽县", "department"),
        ("云泽县市场监督管理局", "云泽县", "department"),
        ("青岚市市政园林局", "青岚市", "department"),
        ("云泽县乡镇企业局", "云泽县", "department"),
        ("云泽县发展和改革委员会", "云泽县", "department"),
        ("云泽县发改委", "云泽县", "department"),
        ("青岚市公安局东湖区分局", "青岚市", "department"),
        ("青岚市住房公积金管理中心", "青岚市", "department"),
        ("青岚市高新区税务局", "青岚市高新区", "department"),
        ("中共云泽县委办公室", "云泽县", "department"),
        ("国家税务总局青岚市税务局", "青岚市", "department"),
        ("国家铁路局", "", "department"),
        ("国务院办公厅", "", "department"),
        ("青岚海关", "", "institution"),
        ("青岚海关关区", "", "institution"),
        ("海关总署(本级机关)", "", "institution"),
        ("财政部", "", "department"),
        ("人力资源和社会保障部", "", "department"),
        ("中华人民共和国青岚海关", "", "institution"),
        ("青岚大学", "", "institution"),
        ("对外经济贸易大学", "", "institution"),
        ("云泽县人民医院", "云泽县", "institution"),
        ("云泽县第一中学", "云泽县", "institution"),
        ("雲澤縣教育局", "云泽县", "department"),
        (" 云 泽 县 教 育 局 ", "云泽县", "department"),
    ],
)
def test_bodies_of_every_level(name: str, region: str, level: str) -> None:
    agency = parse_agency(name)
    assert agency is not None
    assert (agency.region, agency.level) == (region, level)


@pytest.mark.parametrize(
    "text",
    ["", "我局", "本机关", "县政府", "县人民政府", "市教育局", "我县", "各级人民政府", "鹤庆",
    "政府信息公开", "2020年", "教育局",
     "新区管委会", "由县政府办公室", "名人员专职负责全县政府", "各乡镇人民政府", "全市各级行政机关",
     "管理局", "情况", "hello"],
)  # fmt: skip
def test_relative_words_name_no_body(text: str) -> None:
    assert parse_agency(text) is None


def test_chain_of_places() -> None:
    agency = parse_agency("云泽省青岚市东湖区望湖街道办事处")
    assert agency is not None
    assert agency.places == ("云泽省", "青岚市", "东湖区", "望湖街道")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("请与云泽县教育局办公室联系", ["云泽县教育局"]),
        ("由青岚市东湖区发展和改革局编制", ["青岚市东湖区发展和改革局"]),
        ("国务院办公厅和云泽县人民政府", ["国务院办公厅", "云泽县人民政府"]),
        ("和林格尔县人民政府、和田地区行政公署", ["和林格尔县人民政府", "和田地区行政公署"]),
        ("欢迎联系青岚海关", ["青岚海关"]),
        ("县政府办公室负责全县工作", []),
        ("由台州湾经济技术开发区管委会结合编制", ["台州湾经济技术开发区管委会"]),
        ("通过青岚市人民政府门户网站", ["青岚市人民政府"]),
        ("2019年度云泽县林业局", ["云泽县林业局"]),
        ("阳关大道100号高新区管委会", []),
        ("请与财政部办公厅联系", ["财政部"]),
        ("组织各部门干部全部参加", []),
        ("安排2名人员专职负责全县政府信息公开日常工作", []),
        ("各乡镇人民政府、县直各部门", []),
    ],
)
def test_bodies_in_running_text(text: str, names: list[str]) -> None:
    found = find_agencies(text)
    assert [text[start:end] for start, end, _ in found] == names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("2021年，望湖街道在区委的领导下，公开信息", [("望湖街道",)]),
        ("青岚市东湖区望湖街道全面贯彻", [("青岚市", "东湖区", "望湖街道")]),
        ("全市各级各部门，我县，本镇，各乡镇，县区，城市管理，社区", []),
        ("2021年，白石镇公开；由云泽县统一管理。", [("白石镇",), ("云泽县",)]),
    ],
)
def test_places_that_begin_a_clause(text: str, places: list[tuple[str, ...]]) -> None:
    assert [name.places for _, _, name in find_places(text)] == places


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        st.sampled_from("云泽青岚省市县区镇乡街道人民政府教育局办公室委员会和由的自治州大学海关国家开发"),
        max_size=20,
    )
)
def test_any_characters_parse_or_do_not(text: str) -> None:
    agency = parse_agency(text)
    if agency is not None:
        assert agency.level in {"government", "department", "township", "institution"}
        named = (place[:2] if place in PROVINCES else place for place in agency.places)
        assert all(name in agency.full for name in named)
    for start, end, name in find_agencies(text):
        assert 0 <= start < end <= len(text)
        assert name.full


@pytest.mark.parametrize(
    ("name", "region", "places"),
    [
        ("广西浔岭县人民政府", "浔岭县", ("广西壮族自治区", "浔岭县")),
        ("湖南渚阳市教育局", "渚阳市", ("湖南省", "渚阳市")),
        ("上海榕津区人民政府", "榕津区", ("上海市", "榕津区")),
        ("内蒙古多伦县人民政府", "多伦县", ("内蒙古自治区", "多伦县")),
        ("河南蒙古族自治县人民政府", "河南蒙古族自治县", ("河南蒙古族自治县",)),
        ("海南藏族自治州人民政府", "海南藏族自治州", ("海南藏族自治州",)),
        ("西藏自治区教育厅", "西藏自治区", ("西藏自治区",)),
        ("吉林市人民政府", "吉林市", ("吉林市",)),
    ],
)
def test_a_province_may_stand_by_its_short_name(name: str, region: str, places: tuple[str, ...]) -> None:
    found = parse_agency(name)
    assert found is not None
    assert (found.region, found.places) == (region, places)


@pytest.mark.parametrize("province", sorted(PROVINCES))
def test_every_province_and_its_offices_are_bodies(province: str) -> None:
    for office in ("人民政府", "农业农村厅", "林草局"):
        name = province + office
        assert [found.full for _, _, found in find_agencies(f"本报告由{name}编制")] == [name]


@pytest.mark.parametrize(
    "place",
    [
        "本溪市",
        "本溪满族自治县",
        "全州县",
        "全椒县",
        "全南县",
        "和县",
        "呼和浩特市",
        "和林格尔县",
        "会同县",
        "公安县",
        "乡城县",
    ],
)
def test_places_that_begin_like_other_words(place: str) -> None:
    name = f"{place}人民政府"
    assert [(found.full, found.region) for _, _, found in find_agencies(f"本报告由{name}编制")] == [
        (name, place)
    ]
    parsed = parse_agency(name)
    assert parsed is not None
    assert parsed.region == place
