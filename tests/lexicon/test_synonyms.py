from __future__ import annotations

import pytest

from assistant.lexicon.synonyms import expand, official_wordings


@pytest.mark.parametrize(
    ("question", "wording"),
    [
        ("去年打官司的有几起", "行政诉讼"),
        ("官网上放了多少内容", "门户网站"),
        ("红头文件出了几个", "规范性文件"),
        ("卖地的公告有多少", "土地招拍挂"),
        ("泄密怎么防", "保密审查"),
        ("办过培训班没有", "培训"),
        ("老百姓来要的有多少", "自然人"),
        ("檔案公開了嗎", "文件"),
        ("入口網站有幾個", "门户网站"),
    ],
)
def test_lay_words_lead_to_the_reports_words(question: str, wording: str) -> None:
    assert wording in official_wordings(question)


def test_the_longest_lay_wording_is_read() -> None:
    assert "行政诉讼" in official_wordings("闹上法庭的有几件")


def test_own_terms_keep_their_weight_and_added_ones_weigh_less() -> None:
    weights = dict(expand("公司提了几件申请"))
    assert weights["公司"] == 1.0
    assert 0 < weights["企业"] < 1.0


def test_a_term_is_given_once() -> None:
    found = [term for term, _ in expand("行政诉讼打官司 How many lawsuits")]
    assert len(found) == len(set(found))


def test_added_wordings_bring_no_single_characters() -> None:
    own = {"打", "官", "司", "打官", "官司"}
    assert all(len(term) > 1 for term, _ in expand("打官司") if term not in own)


def test_an_english_question_becomes_chinese_terms() -> None:
    weights = dict(expand("How many applications were refused because of state secrets?"))
    assert {"申请", "国家", "家秘", "秘密"} <= set(weights)
    assert weights["国家"] == 1.0


def test_names_of_figures_bring_their_official_label() -> None:
    assert "上年" in dict(expand("carried over from the previous year"))


def test_a_question_without_lay_words_is_left_as_it_is() -> None:
    assert dict(expand("鹤庆 2019")) == {"鹤": 0.6, "庆": 0.6, "鹤庆": 1.0, "2019": 1.0}


def test_no_lay_word_is_read_across_disclosure() -> None:
    assert "工程建设" in official_wordings("什么时候开工")
    assert "工程建设" not in official_wordings("怎么监督政务公开工作")
    assert "工程建设" not in official_wordings("信息公开工作谁负责")
