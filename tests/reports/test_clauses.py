"""Running text becomes sentences and cells whose characters keep their place in the report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.reports.clauses import read_prose, sentences
from assistant.types import Span
from tests.reports.prose_score import report_of


def cut(text: str) -> list[str]:
    prose = read_prose(report_of(text, 2020))
    return [prose.text[s.start : s.end] for s in sentences(prose)]


def cells(text: str) -> list[tuple[str, list[str]]]:
    prose = read_prose(report_of(text, 2020))
    (sentence,) = sentences(prose)
    return [
        (prose.text[c.start : c.end], [prose.text[i.number.start : i.number.end] for i in c.items])
        for c in sentence.level.cells
    ]


def test_sentences_end_at_full_stops_outside_brackets_and_quotes() -> None:
    text = "公开信息12条（含转载3条。另有图片2张。）。提出“要公开。要透明。”的要求。回复45件"
    assert cut(text) == [
        "公开信息12条(含转载3条。另有图片2张。)。",
        '提出"要公开。要透明。"的要求。',
        "回复45件",
    ]


def test_cells_end_at_commas_but_not_inside_numbers_titles_or_brackets() -> None:
    assert cells("发布《条例、办法，细则》解读1,203条，其中：图解12条；视频3个") == [
        ("发布《条例、办法,细则》解读1,203条", ["1,203"]),
        ("其中", []),
        ("图解12条", ["12"]),
        ("视频3个", ["3"]),
    ]


def test_a_bracket_with_figures_is_a_level_of_its_own() -> None:
    prose = read_prose(report_of("新媒体13个（微博3个（含企鹅号1个）、微信10个）。", 2020))
    (sentence,) = sentences(prose)
    (cell, *_) = sentence.level.cells
    ((_, inner),) = cell.brackets
    assert [prose.text[i.number.start : i.number.end] for c in inner.cells for i in c.items] == ["3", "10"]
    ((_, deepest),) = inner.cells[0].brackets
    assert [prose.text[i.number.start : i.number.end] for c in deepest.cells for i in c.items] == ["1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县各级各部门通过政府门户网站、政务新媒体等平台主动公开各类政府信息共\n2527条。", 1),
        ("机构设置信息3条\n工作动态信息40条", 2),
        ("一、总体情况\n2020年公开信息12条。", 2),
        ("公开信息12条，\n回复45件。", 1),
        ("公开信息12条\n，回复45件。", 1),
        ("规章\n2\n0\n11", 1),
        ("| 行政许可 | 213 |\n公开信息12条。", 1),
    ],
)
def test_wrapped_lines_are_joined_and_others_are_not(text: str, expected: int) -> None:
    assert len([s for s in cut(text) if s.strip()]) == expected


def test_tables_and_furniture_leave_no_trace() -> None:
    text = "公开信息12条。行政许可 213件。回复45件。"
    report = replace(report_of(text, 2020), furniture=(Span(8, 18),))
    prose = read_prose(report)
    assert "行政许可" not in prose.text
    for number in prose.numbers:
        span = prose.span(number.start, number.end)
        assert text[span.start : span.end] == prose.text[number.start : number.end]


def test_places_lead_back_through_blanks_and_wide_characters() -> None:
    text = "全 县 收 到 申 请 １，２０３ 件，\n其中 自然人 12 件。"
    prose = read_prose(report_of(text, 2020))
    spans = [prose.span(n.start, n.end) for n in prose.numbers]
    assert [text[s.start : s.end] for s in spans] == ["１，２０３", "12"]
    assert prose.printed(0, 4) == "全县收到"
