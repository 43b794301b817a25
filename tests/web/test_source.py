from __future__ import annotations

import dataclasses
import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.types import Answer, Field, Report, Span
from assistant.web.labels import CHINESE
from assistant.web.source import Mark, mark_of, parse_marks, render_report

from .sample import TEXT, make_report, span_of


def body(report: Report, marks: list[Mark]) -> str:
    html = str(render_report(report, marks, CHINESE))
    return html[html.index('<div class="src"') :]


def words(html: str) -> str:
    return re.sub(r"[\s|]", "", unescape(re.sub(r"<[^>]*>", "", html)))


def marked(html: str) -> list[tuple[str, str]]:
    found = re.findall(r'<mark data-n="([\d ]+)"[^>]*>(.*?)</mark>', html)
    return [(numbers, words(inner)) for numbers, inner in found]


def test_the_cited_characters_and_only_those_are_marked(report: Report, answer: Answer) -> None:
    html = body(report, [mark_of(c) for c in answer.citations])
    by_number: dict[str, str] = {}
    for number, inner in marked(html):
        by_number[number] = by_number.get(number, "") + inner
    assert by_number == {"1": "2023年全县共收到政府信息公开申请17件", "2": "其中自然人申请12件"}
    assert re.findall(r'<mark data-n="\d" class="focus">(?:<a[^>]*></a>)?(\d+)</mark>', html) == ["17", "12"]


def test_each_citation_has_one_anchor_where_it_begins(report: Report, answer: Answer) -> None:
    html = body(report, [mark_of(c) for c in answer.citations])
    assert re.findall(r'id="(cite-\d)"', html) == ["cite-1", "cite-2"]
    start = html.index('id="cite-1"')
    assert words(html[start - 40 : html.index("17", start)]).endswith("2023年全县共收到政府信息公开申请")


def test_the_page_adds_no_character_to_the_report(report: Report, answer: Answer) -> None:
    assert words(body(report, [mark_of(c) for c in answer.citations])) == re.sub(r"[\s|]", "", TEXT)


def test_report_text_never_becomes_markup(report: Report) -> None:
    html = body(report, [])
    assert "&lt;b&gt;不是标签&lt;/b&gt; &amp; 不是实体" in html


def test_headings_are_headings_and_run_in_headings_are_bold(report: Report) -> None:
    html = body(report, [])
    assert "<h3>一、总体情况</h3>" in html
    assert "<p><b>(一)主动公开。</b>门户网站发布信息215条。</p>" in html
    assert '<p class="furniture">发布时间：2024-01-20</p>' in html


def test_a_cited_cell_is_marked_in_its_row_of_a_real_table(report: Report) -> None:
    row = span_of("| （二）部分公开 | 3 | 6 |")
    html = body(report, [Mark(4, row, Span(row.end - 3, row.end - 2))])
    assert '<tr class="cited"><td class="names">（二）部分公开</td><td class="n">3</td>' in html
    tag = '<a class="tag" id="cite-4" data-n="4" tabindex="-1"></a>'
    assert f'<td class="n"><mark class="focus" data-n="4">6{tag}</mark></td>' in html
    assert html.count('class="cited"') == 1
    # The column as well: what stands above says so, and the cells on the way are tinted.
    assert re.findall(r'<td class="names over">([^<]*)</td>', html) == ["总计"]
    assert re.findall(r'<td class="n over">([^<]*)</td>', html) == ["11"]


def test_a_row_cited_as_a_whole_has_its_tag_in_the_first_cell(report: Report) -> None:
    html = body(report, [Mark(2, span_of("| （一）予以公开 | 9 | 11 |"))])
    assert re.search(r'<tr class="cited"><td><a class="tag" id="cite-2"[^>]*></a>（一）予以公开</td>', html)


def test_a_grid_guessed_from_lines_is_shown_as_text(report: Report) -> None:
    guessed = dataclasses.replace(report.tables[0], carrier="lines")
    assert "<table" not in body(make_report(tables=(guessed,)), [])


def test_overlapping_citations_share_their_overlap(report: Report) -> None:
    whole, part = (
        span_of("2023年全县共收到政府信息公开申请17件，其中自然人申请12件"),
        span_of("自然人申请12件"),
    )
    html = body(report, [Mark(1, whole), Mark(2, part)])
    assert marked(html) == [("1", "2023年全县共收到政府信息公开申请17件，其中"), ("1 2", "自然人申请12件")]


def test_citations_of_one_quote_carry_their_tags_at_their_own_figures(report: Report) -> None:
    quote = span_of("2023年全县共收到政府信息公开申请17件，其中自然人申请12件")
    html = body(report, [Mark(1, quote, span_of("17")), Mark(2, quote, span_of("12"))])
    tag = '<a class="tag" id="cite-{0}" data-n="{0}" tabindex="-1"></a>'
    assert f"{tag.format(1)}2023年" in html
    assert f"{tag.format(2)}12</mark>" in html


def test_a_citation_over_several_lines_is_marked_in_each(report: Report) -> None:
    start, end = TEXT.index("17件"), TEXT.index("门户网站")
    html = body(report, [Mark(1, Span(start, end))])
    assert len(marked(html)) >= 2
    assert html.count('id="cite-1"') == 1


def test_the_list_of_places_names_the_section_of_each(report: Report, answer: Answer) -> None:
    html = str(render_report(report, [mark_of(answer.citations[0])], CHINESE))
    assert '<a href="#cite-1" data-go="1">〔1〕一、总体情况</a>' in html


def test_marks_survive_an_address(answer: Answer) -> None:
    marks = [mark_of(citation) for citation in answer.citations] + [Mark(3, Span(0, 5))]
    assert parse_marks([mark.encode() for mark in marks], len(TEXT)) == marks


@pytest.mark.parametrize(
    "encoded",
    ["", "1", "1.2", "1.5.5", "1.9.3", "1.0.99999", "a.1.2", "1.-1.4", "1.1.2.3", "٣.1.2", "1.1.2\n"],
)
def test_what_is_no_place_of_the_text_is_left_out(encoded: str) -> None:
    assert parse_marks([encoded], len(TEXT)) == []


def test_a_focus_outside_its_quote_is_ignored() -> None:
    assert parse_marks(["1.5.9.20.22"], len(TEXT)) == [Mark(1, Span(5, 9))]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(1, 80)), max_size=6))
def test_no_set_of_marks_loses_or_doubles_a_character(places: list[tuple[int, int]]) -> None:
    marks = [
        Mark(number, Span(start, min(start + length, len(TEXT))))
        for number, (start, length) in enumerate(places, 1)
        if start < len(TEXT)
    ]
    html = body(make_report(), marks)
    assert words(html) == re.sub(r"[\s|]", "", TEXT)


def test_what_could_not_be_read_is_said_so(report: Report) -> None:
    picture = Field("<图片>", "三、收到和处理情况", None, None)
    html = str(render_report(dataclasses.replace(report, unreadable=(picture, picture)), [], CHINESE))
    assert html.count("三、收到和处理情况 · &lt;图片&gt;") == 1
