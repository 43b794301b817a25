"""How people shorten the names of public bodies and places, and spell them in Latin letters."""

from __future__ import annotations

import pytest

from assistant.lexicon.english_names import pinyin_names
from assistant.lexicon.places import same_body, short_names, short_region


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


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("云泽县人民政府", "云泽县人民政府", True),
        ("云泽县人民政府", "青岚市云泽县人民政府", True),
        ("云泽县", "云泽县人民政府", True),
        ("青岚市东湖区人民政府", "白岫市东湖区人民政府", False),
        ("云泽县教育局", "青岚市云泽县教育局", True),
        ("云泽县发改委", "云泽县发展和改革委员会", True),
        ("云泽县文旅局", "云泽县文化和旅游局", True),
        ("云泽县教育局", "云泽县财政局", False),
        ("云泽县教育局", "云泽县人民政府", False),
        ("云泽县人民政府办公室", "云泽县政府办", True),
        ("云泽县人民政府机关", "云泽县人民政府", False),
        ("海关总署", "海关总署(本级机关)", False),
        ("青岚海关", "青岚海关关区", False),
        ("望湖街道办事处", "青岚市东湖区望湖街道办事处", True),
        ("金岭州人民政府", "金岭傣族景颇族自治州人民政府", True),
        ("青溪县人民政府", "青溪苗族自治县人民政府", True),
        ("金岭州水利局", "金岭藏族自治州水利局", True),
        ("金岭市人民政府", "金岭藏族自治州人民政府", False),
        ("青溪县人民政府", "青岭苗族自治县人民政府", False),
    ],
)
def test_same_body(first: str, second: str, same: bool) -> None:
    assert same_body(first, second) is same
    assert same_body(second, first) is same


@pytest.mark.parametrize(
    ("agency", "short"),
    [
        ("湘浦工业大学", "湘浦工大"),
        ("湘浦师范学院", "湘浦师院"),
        ("湘浦职业技术学院", "湘浦职院"),
        ("湘浦市第二人民医院", "湘浦二院"),
        ("湘浦市第三中学", "湘浦三中"),
    ],
)
def test_schools_and_hospitals_are_shortened(agency: str, short: str) -> None:
    assert short in short_names("湘浦市" if "市" in agency else "", agency)
