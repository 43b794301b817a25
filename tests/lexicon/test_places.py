"""Names of public bodies: what they are made of, and how people shorten them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lexicon.places import (
    find_agencies,
    parse_agency,
    pinyin_names,
    short_names,
    short_region,
)


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
        ("安排2名人员专职负责全县政府信息公开日常工作", []),
        ("各乡镇人民政府、县直各部门", []),
    ],
)
def test_bodies_in_running_text(text: str, names: list[str]) -> None:
    found = find_agencies(text)
    assert [text[start:end] for start, end, _ in found] == names


@pytest.mark.parametrize(
    ("region", "short"),
    [
        ("鹤庆县", "鹤庆"), ("沛县", "沛县"), ("青岚市", "青岚"), ("大理白族自治州", "大理"),
        ("沙棠彝族回族自治县", "沙棠"),
        ("东乡族自治县", "东乡"), ("内蒙古自治区", "内蒙古"), ("新疆维吾尔自治区", "新疆"),
        ("宁夏回族自治区", "宁夏"), ("云泽省", "云泽"),
        ("青岚经济技术开发区", "青岚"), ("白石彝族乡", "白石"), ("望湖街道", "望湖"), ("东区", "东区"),
        ("青岚地区", "青岚"),
        ("", ""),
    ],
)  # fmt: skip
def test_short_region(region: str, short: str) -> None:
    assert short_region(region) == short


@pytest.mark.parametrize(
    ("region", "agency", "names"),
    [
        ("鹤庆县", "鹤庆县人民政府", {"鹤庆县人民政府", "鹤庆县政府", "鹤庆县", "鹤庆", "县政府"}),
        ("云泽县", "云泽县文化和旅游局",
        {"云泽县文旅局", "云泽文旅局", "县文旅局", "文旅局", "文化和旅游局"}),
        ("云泽县", "云泽县交通运输局", {"云泽县交通局", "交通局", "交通运输局"}),
        ("青岚市", "青岚市发展和改革委员会", {"青岚市发改委", "市发改委", "发改委", "青岚发改委"}),
        ("青岚市", "青岚市发改委", {"青岚市发改委", "发改委"}),
        ("云泽县", "云泽县人力资源和社会保障局", {"人社局", "县人社局", "云泽县人社局"}),
        ("云泽县", "云泽县住房和城乡建设局", {"住建局", "云泽县住建局"}),
        ("云泽县", "云泽县卫生健康委员会", {"卫健委", "云泽县卫健委"}),
        ("云泽县", "云泽县卫生健康局", {"卫健局"}),
        ("云泽县", "云泽县市场监督管理局", {"市监局", "市场监管局"}),
        ("云泽县", "云泽县自然资源和规划局", {"自规局", "自然资源局"}),
        ("云泽县", "云泽县农业农村局", {"农业局", "农业农村局"}),
        ("云泽县", "云泽县应急管理局", {"应急局", "县应急局"}),
        ("云泽县", "云泽县公安局", {"公安局", "县公安局", "云泽公安局"}),
        ("云泽县", "云泽县人民政府办公室", {"云泽县政府办", "县政府办", "政府办", "县政府办公室"}),
        ("望湖街道", "青岚市望湖街道办事处", {"望湖街道", "望湖街道办", "望湖街道办事处"}),
        ("白石镇", "云泽县白石镇人民政府", {"白石镇", "白石镇政府", "镇政府"}),
        ("大理白族自治州", "大理白族自治州人民政府", {"大理州", "大理", "大理州政府", "州政府"}),
        ("青岚经济技术开发区", "青岚经济技术开发区管理委员会",
        {"青岚经开区", "青岚开发区", "青岚经开区管委会"}),
        ("青岚市", "国家税务总局青岚市税务局", {"青岚市税务局", "市税务局", "税务局"}),
        ("", "青岚海关", {"青岚海关"}),
        ("", "", set()),
    ],
)  # fmt: skip
def test_short_names_people_use(region: str, agency: str, names: set[str]) -> None:
    found = short_names(region, agency)
    assert names <= set(found)
    assert len(found) == len(set(found))


def test_place_alone_is_no_name_of_a_department() -> None:
    assert not {"云泽县", "云泽", "县政府"} & set(short_names("云泽县", "云泽县教育局"))


@pytest.mark.parametrize(
    ("region", "agency", "names"),
    [
        ("鹤庆县", "鹤庆县人民政府",
        {"heqing", "he qing", "he-qing", "heqing county", "heqing xian",
        "heqing county people's government"}),
        ("大理白族自治州", "大理白族自治州人民政府",
        {"dali", "dali prefecture", "dali bai autonomous prefecture"}),
        ("西安市", "西安市人民政府", {"xian", "xi'an", "xian city"}),
        ("陕西省", "陕西省人民政府", {"shaanxi", "shaanxi province"}),
        ("吕梁市", "吕梁市人民政府", {"lvliang", "luliang", "lyuliang"}),
        ("云泽县", "云泽县教育局", {"yunze county education bureau", "yunze education bureau"}),
        ("云泽县", "云泽县发展和改革委员会", {"yunze county development and reform commission"}),
        ("", "青岚海关", {"qinglan customs"}),
        ("", "青岚大学", {"qinglan university"}),
        ("云泽县", "", {"yunze", "yunze county"}),
        ("", "", set()),
    ],
)  # fmt: skip
def test_pinyin_and_english(region: str, agency: str, names: set[str]) -> None:
    found = set(pinyin_names(region, agency))
    assert names <= found
    assert all(name == name.lower() and name.isascii() for name in found)


def test_department_is_not_named_by_its_place_alone() -> None:
    assert "yunze" not in pinyin_names("云泽县", "云泽县教育局")


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
        assert all(place in agency.full for place in agency.places)
        assert short_names(agency.region, agency.full)
    for start, end, name in find_agencies(text):
        assert 0 <= start < end <= len(text)
        assert name.full
