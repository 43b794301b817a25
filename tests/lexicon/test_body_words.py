"""What the English of a body's name says of its Chinese name, both ways and by several words."""

from __future__ import annotations

import pytest

from assistant.lexicon.body_words import company_names, company_names_en, is_enterprise, own_words, share_said


@pytest.mark.parametrize(
    ("agency", "place", "own"),
    [
        ("云泽市自来水集团有限公司", "云泽市", "自来水"),
        ("云泽市海洋发展局", "云泽市", "海洋发展"),
        ("青岚理工大学", "青岚", "理工"),
        ("云泽市第二人民医院", "云泽市", "第二人民"),
    ],
)
def test_what_a_name_says_besides_place_and_kind(agency: str, place: str, own: str) -> None:
    assert own_words(agency, place) == own


@pytest.mark.parametrize(
    ("english", "own"),
    [
        ("marine development", "海洋发展"),
        ("oceanic development", "海洋发展"),
        ("ocean", "海洋发展"),
        ("tap water", "自来水"),
        ("water supply", "自来水"),
        ("housing and construction", "住房和城乡建设"),
        ("environment", "生态环境"),
        ("land", "自然资源"),
        ("market supervision", "市场监督管理"),
        ("science and technology", "理工"),
        ("second people's", "第二人民"),
        ("salt lake resources", "盐湖资源管理"),
        ("housing", "住房保障和房产管理"),
    ],
)
def test_english_that_says_a_name(english: str, own: str) -> None:
    assert share_said(english, own) >= 0.5


def test_one_whole_word_of_a_long_name_says_it_less_than_its_own_name() -> None:
    assert 0 < share_said("planning", "自然资源和规划") < share_said("planning", "规划")


@pytest.mark.parametrize(
    ("english", "own"),
    [
        ("gas", "自来水"),
        ("statistics", "海洋发展"),
        ("safety", "自然资源和规划"),
        ("security", "住房保障和房产管理"),
        ("first people's", "第二人民"),
        ("normal", "理工"),
        ("commerce", "市场监督管理"),
        ("ocean education", "海洋发展"),
        ("management", "市场监督管理"),
    ],
)
def test_english_that_says_something_else(english: str, own: str) -> None:
    assert share_said(english, own) == 0


def test_a_name_said_wholly_comes_before_one_said_in_part() -> None:
    assert share_said("education", "教育") > share_said("education", "教育体育")


def test_companies_go_by_what_they_do() -> None:
    assert {"自来水集团", "供水集团", "水务公司"} <= set(company_names("自来水"))
    assert next(company_names_en("自来水集团有限公司")) == "water group"
    assert is_enterprise("natural gas")
    assert not is_enterprise("leading")
