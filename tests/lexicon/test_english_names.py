"""Names of bodies in English: universities, zones, offices by several words, characters read in two ways."""

from __future__ import annotations

import pytest

from assistant.lexicon.english_names import english_name, pinyin_names, spelled, usual_names


@pytest.mark.parametrize(
    ("region", "agency", "names"),
    [
        ("", "青岚理工大学", {"qinglan university of technology", "qinglan university of science and technology"}),
        ("", "青岚师范学院", {"qinglan normal college", "qinglan normal university"}),
        ("", "青岚财经大学", {"qinglan university of finance and economics"}),
        ("", "青岚农业大学", {"qinglan agricultural university"}),
        ("", "青岚大学", {"qinglan university"}),
        ("云泽经济技术开发区", "云泽经济技术开发区管理委员会",
        {"yunze development zone", "yunze economic and technological development zone",
        "yunze development zone management committee"}),
        ("云泽市", "云泽市水务局", {"yunze water bureau", "yunze city water affairs bureau"}),
        ("云泽市", "云泽市市场监督管理局", {"yunze city market supervision bureau", "yunze market regulation bureau"}),
        ("泊宁市", "泊宁市交通运输局", {"boning transport bureau", "poning city transport bureau"}),
        ("重泽县", "重泽县人民政府", {"chongze", "zhongze county"}),
        ("柞岭区", "柞岭区人民政府", {"zuoling district", "zhaling", "ze ling"}),
        ("泊乐县", "泊乐县人民政府", {"bole", "poyue county"}),
        ("竹栖镇", "竹栖镇人民政府", {"zhuqi town", "zhuxi town", "zhuqi township"}),
        ("湟湾土族自治县", "湟湾土族自治县人民政府", {"huangwan tu autonomous county"}),
        ("云泽市", "云泽市自来水集团有限公司", {"yunze city water group", "yunze tap water company"}),
        ("", "青岚理工大学", {"qinglan ligong daxue", "qinglan ligongdaxue"}),
    ],
)  # fmt: skip
def test_names_people_write(region: str, agency: str, names: set[str]) -> None:
    assert names <= set(pinyin_names(region, agency))


def test_a_short_name_is_not_the_name_of_a_longer_one() -> None:
    assert "qinglan university" not in pinyin_names("", "青岚理工大学")
    assert "qinglan" not in pinyin_names("", "青岚大学")


def test_rare_readings_are_other_places() -> None:
    assert not any("jing" in name for name in pinyin_names("青岚市", "青岚市人民政府"))


@pytest.mark.parametrize(
    ("place", "usual"),
    [
        ("柞岭区", "zuoling"),
        ("长岭县", "changling"),
        ("单州县", "shanzhou"),
        ("柞水县", "zhashui"),
        ("霁苕县", "jitiao"),
    ],
)
def test_a_name_is_shown_as_places_are_read(place: str, usual: str) -> None:
    assert usual_names(place, f"{place}人民政府")[0] == usual


@pytest.mark.parametrize(
    ("place", "said"), [("霁苕县", "jishao"), ("乾芍区", "qianque"), ("乾芍区", "ganshao")]
)
def test_every_reading_people_use_is_known(place: str, said: str) -> None:
    assert said in spelled(place)


def test_usual_names_come_first_and_the_fullest_is_shown() -> None:
    assert pinyin_names("泊宁市", "泊宁市交通运输局")[0] in usual_names("泊宁市", "泊宁市交通运输局")
    assert english_name("", "青岚理工大学") == "qinglan university of technology"
