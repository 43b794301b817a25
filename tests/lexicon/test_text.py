"""Folding keeps every offset; the compact view joins words and never two numbers."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lexicon.text import View, compact, fold, folded

MIXED = st.text(
    st.one_of(
        st.sampled_from("政府信息公开 \u3000\u00a0\u200b\u202e\ufeff，。：；（）〔〕【】“”「」１２３４５６７"
                        "８９０123,.-—~％件条"),
        st.sampled_from("檔案與臺灣後髮乾著羣⺠⻔⻓⼈⾯豈\n\t|aZ"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("２５２７件（Ａ）：，；！？", "2527件(A):,;!?"),
        ("１００％", "100%"),
        ("檔案與臺灣，著作顯著", "档案与台湾,著作显著"),
        ("⺠政部⻔增⻓，意⻅⻬全⻛⻥", "民政部门增长,意见齐全风鱼"),
        ("⼈⺠⾏政⽂件", "人民行政文件"),
        ("“三安全”「一稳定」『甲』", '"三安全""一稳定""甲"'),
        ("〔2019〕121号【打印】［1］", "[2019]121号[打印][1]"),
        ("11—30–40－50", "11-30-40-50"),
        ("2015～2016", "2015~2016"),
        ("二○一九年", "二〇一九年"),
        ("a\u00a0b\u3000c", "a b c"),
        ("豈", "岂"),
        ("。、《》", "。、《》"),
        ("", ""),
    ],
)
def test_fold_unifies_characters_one_for_one(printed: str, plain: str) -> None:
    assert fold(printed) == plain
    assert len(fold(printed)) == len(printed)


@settings(max_examples=200, deadline=None)
@given(MIXED)
def test_fold_keeps_the_length_and_is_stable(text: str) -> None:
    plain = fold(text)
    assert len(plain) == len(text)
    assert len(fold(plain)) == len(plain)


def test_simplified_report_is_only_unified_not_converted(seed_text: str) -> None:
    plain = fold(seed_text)
    assert len(plain) == len(seed_text)
    changed = {before for before, after in zip(seed_text, plain, strict=True) if before != after}
    assert not any("\u4e00" <= char <= "\u9fff" for char in changed)


def test_simplified_text_does_not_load_the_converter() -> None:
    code = (
        "import sys; from assistant.lexicon.text import fold; fold('云泽县2019年公开（信息）12件'); "
        "sys.exit('opencc' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("概 述", "概述"),
        ("索 引 号： 7-3", "索引号:7-3"),
        ("占7.7 %", "占7.7%"),
        ("2024 年 1 月", "2024年1月"),
        ("１ 203件", "1203件"),
        ("1 203 件，", "1203件,"),
        ("3 456", "3456"),
        ("| 1 203 | 17 |", "| 1203 | 17 |"),
        ("共1 234 567件", "共1234567件"),
        ("政府\u200b信息\ufeff公\u202e开", "政府信息公开"),
        ("共 17 件", "共17件"),
        ("公開(kāi)工(gōng)作(zuò)", "公开工作"),
        ("标准(PDF)文件(试行)", "标准(PDF)文件(试行)"),
        ("（ 一 ）主动公开", "(一)主动公开"),
        ("PDF 文件", "PDF文件"),
        ("hello world", "hello world"),
        ("规章 2 0 11", "规章2 0 11"),
    ],
)
def test_compact_drops_meaningless_blanks(printed: str, plain: str) -> None:
    assert compact(printed).text == plain


@pytest.mark.parametrize(
    "printed",
    [
        "12 3 0 1",
        "2 110",
        "12  345",
        "1 234 56",
        "100 200 300",
        "0 0 0 7 0",
        "2 110 项目",
        "12 345 678",
        "5 1 203件",
    ],
)
def test_numbers_of_a_row_are_never_joined(printed: str) -> None:
    row = f"行政许可 {printed}\n"
    numbers = list(compact(row).text.replace("行政许可", "").replace("项目", "").strip().split(" "))
    assert [number for number in numbers if number] == printed.replace("项目", "").split()


def test_lines_and_tabs_stay() -> None:
    assert compact("规章\t2\t0\n一 、总体").text == "规章\t2\t0\n一、总体"


@settings(max_examples=200, deadline=None)
@given(MIXED)
def test_every_character_of_a_view_knows_its_source(text: str) -> None:
    view, plain = compact(text), fold(text)
    assert [plain[view.at(position)] for position in range(len(view.text))] == list(view.text)
    places = [view.at(position) for position in range(len(view.text) + 1)]
    assert places == sorted(set(places))


@settings(max_examples=100, deadline=None)
@given(MIXED, st.data())
def test_spans_lead_back_to_the_source(text: str, data: st.DataObject) -> None:
    view = compact(text)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    span = view.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert compact(text).text[start:end] == "".join(
        char for at, char in zip(view.offsets, view.text, strict=True) if span.start <= at < span.end
    )


def test_view_of_a_part_counts_in_the_whole() -> None:
    text = "前言。共 １ 203 件，其中"
    for view in (folded(text, 3), compact(text, 3), compact(text, 3, 11)):
        position = view.text.index("1")
        assert text[view.at(position)] == "１"
    view = compact(text, 3)
    at = view.text.index("1203")
    assert view.span(at, at + 4).of(text) == "１ 203"
    assert view.index(text.index("件")) == view.text.index("件")


def test_end_of_a_view_is_the_end_of_its_part() -> None:
    view = compact("公 开  ", 0, 3)
    assert (view.text, view.at(2), view.span(2, 2).start) == ("公开", 3, 3)
    assert isinstance(view, View)
