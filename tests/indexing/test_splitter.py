"""Passages follow the report's structure and are verbatim; windows cover them."""

from __future__ import annotations

import itertools
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from langchain_core.documents import Document

from assistant.indexing.splitter import PASSAGE_SIZE, WINDOW_SIZE, ReportSplitter, passages, windows
from assistant.types import Cell, Report, Section, Span, Table

HEADING = re.compile(r"^([一二三四五六七八九十]、|（[一二三四五六七八九十]）).*$", re.MULTILINE)


def report_of(text: str, **extra: object) -> Report:
    """A report of a fictional county whose sections are found by their numbering."""
    found = [(m.start(), m.end(), m[0], 1 if m[0][1] == "、" else 2) for m in HEADING.finditer(text)]
    first = found[0][0] if found else len(text)
    sections = [Section("", 0, (), Span(0, first), Span(0, 0))]
    path: tuple[str, ...] = ()
    for at, (start, end, heading, level) in enumerate(found):
        path = (*path[: level - 1], heading)
        stop = next((s for s, _, _, other in found[at + 1 :] if other <= level), len(text))
        sections.append(Section(heading, level, path, Span(start, stop), Span(start, end)))
    values = {
        "report_id": "r1",
        "source": "yunze-2021.txt",
        "sha256": "0" * 64,
        "region": "云泽县",
        "year": 2021,
        "sections": tuple(sections),
        **extra,
    }
    return Report(text=text, **values)  # type: ignore[arg-type]


def table_of(text: str, start: int, end: int) -> Table:
    """A table whose rows are the lines of ``text[start:end]``."""
    rows = [Span(start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]+", text[start:end])]
    cells = tuple(Cell(at, 0, row.of(text), row) for at, row in enumerate(rows))
    return Table(Span(start, end), cells, tuple(rows), carrier="pipes")


TEXT = """云泽县2021年政府信息公开工作年度报告

根据条例编制本报告。联系电话：0000-1234567。

一、总体情况

（一）主动公开。全年公开信息321条。

（二）依申请公开。收到申请12件。

二、主动公开政府信息情况
行政许可45件。
"""


def spans(found: list[Document]) -> list[tuple[int, int]]:
    return [(p.metadata["start_index"], p.metadata["end_index"]) for p in found]


def test_every_passage_is_the_text_at_its_place() -> None:
    report = report_of(TEXT)
    for passage in passages(report):
        start, end = passage.metadata["start_index"], passage.metadata["end_index"]
        assert report.text[start:end] == passage.page_content == passage.page_content.strip()
        assert passage.id == passage.metadata["passage_id"]


def test_a_passage_never_crosses_a_heading() -> None:
    headings = [p.metadata["heading"] for p in passages(report_of(TEXT))]
    assert headings == [
        "",
        "一、总体情况 › （一）主动公开。全年公开信息321条。",
        "一、总体情况 › （二）依申请公开。收到申请12件。",
        "二、主动公开政府信息情况",
    ]


def test_text_before_the_first_heading_is_searchable() -> None:
    assert "0000-1234567" in passages(report_of(TEXT))[0].page_content


def test_a_heading_with_nothing_of_its_own_begins_its_first_subsection() -> None:
    assert passages(report_of(TEXT))[1].page_content.startswith("一、总体情况\n\n（一）主动公开")


def test_a_bare_heading_before_a_sibling_stays_a_passage() -> None:
    text = "一、规章\n二、行政许可\n全年45件。"
    assert [p.page_content for p in passages(report_of(text))] == ["一、规章", "二、行政许可\n全年45件。"]


def test_furniture_is_in_no_passage() -> None:
    text = "首页 > 公开年报\n云泽县年报\n打印本页\n一、总体情况\n全年公开321条。\n分享到：\n另有5条。"
    cuts = [re.search(part, text) for part in ("首页 > 公开年报", "打印本页", "分享到：")]
    report = report_of(text, furniture=tuple(Span(*m.span()) for m in cuts if m))
    joined = "\n".join(p.page_content for p in passages(report))
    assert "打印" not in joined
    assert "首页" not in joined
    assert "分享" not in joined
    assert "另有5条" in joined
    assert all(report.text[s:e] in joined for s, e in spans(passages(report)))


def test_a_bullet_left_by_furniture_is_dropped() -> None:
    text = "• 索引号：123\n• 【字体：大 中 小】"
    report = report_of(text, furniture=(Span(text.index("【"), len(text)),))
    assert [p.page_content for p in passages(report)] == ["• 索引号：123"]


def test_a_long_section_is_cut_between_paragraphs() -> None:
    paragraphs = [f"第{n}段。" + "公开政府信息。" * 30 for n in range(6)]
    found = passages(report_of("一、总体情况\n" + "\n".join(paragraphs)))
    assert len(found) == 3
    assert all(len(p.page_content) <= PASSAGE_SIZE for p in found)
    assert all(p.page_content.startswith(("一、", "第")) for p in found)


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentences = [f"其中第{n}个部门公开政府信息若干条，回复留言若干件。" for n in range(60)]
    found = passages(report_of("".join(sentences)))
    assert len(found) > 1
    assert all(len(p.page_content) <= PASSAGE_SIZE for p in found)
    assert all(p.page_content.endswith("。") for p in found)
    assert "".join(p.page_content for p in found) == "".join(sentences)


def test_a_table_is_never_cut_inside_a_row() -> None:
    rows = [f"| 第{n}项，含说明。另有补充说明 | {n} | {n} | {n} |" for n in range(40)]
    text = "二、主动公开\n" + "\n".join(rows)
    start = text.index("|")
    report = report_of(text, tables=(table_of(text, start, len(text)),))
    found = passages(report)
    assert len(found) > 1
    for row in report.tables[0].rows:
        assert sum(s <= row.start and row.end <= e for s, e in spans(found)) == 1


def test_a_row_of_several_lines_stays_whole() -> None:
    row = "（三）不予公开\n" + "\n".join(str(n) for n in range(7))
    text = "\n".join(["一段正文。" * 110, row, row, row])
    found_rows = tuple(Span(m.start(), m.end()) for m in re.finditer(re.escape(row), text))
    table = Table(Span(found_rows[0].start, len(text)), (), found_rows, carrier="lines")
    found = passages(report_of(text, tables=(table,)))
    for span in found_rows:
        assert sum(s <= span.start and span.end <= e for s, e in spans(found)) == 1


def test_a_row_longer_than_a_passage_is_one_passage() -> None:
    row = "| 其他，" + "说明，" * 300 + " | 3 |"
    text = f"前文。\n{row}\n后文。"
    start = text.index("|")
    found = passages(report_of(text, tables=(table_of(text, start, start + len(row)),)))
    assert [p.page_content for p in found] == ["前文。", row, "后文。"]


def test_a_row_that_is_really_page_layout_is_cut_like_prose() -> None:
    row = "公开政府信息若干条。" * 300
    report = report_of(row, tables=(Table(Span(0, len(row)), (), (Span(0, len(row)),)),))
    assert all(len(p.page_content) <= PASSAGE_SIZE for p in passages(report))


def test_text_without_any_mark_is_still_cut() -> None:
    text = "公" * 2000
    found = passages(report_of(text))
    assert "".join(p.page_content for p in found) == text
    assert all(len(p.page_content) <= PASSAGE_SIZE for p in found)


def test_metadata_are_plain_values() -> None:
    for passage in passages(report_of(TEXT, year=None)):
        assert all(isinstance(value, (str, int)) for value in passage.metadata.values())
        assert passage.metadata["year"] == 0


def test_reports_of_nothing_visible_have_no_passages() -> None:
    assert passages(report_of("")) == []
    assert passages(report_of("\n \u3000\n----\n")) == []


def test_works_as_a_plain_text_splitter_with_start_indexes() -> None:
    text = "重复的话。\n" * 300
    found = ReportSplitter(chunk_size=200, add_start_index=True).create_documents([text])
    starts = [document.metadata["start_index"] for document in found]
    assert starts == sorted(set(starts))
    for document, start in zip(found, starts, strict=True):
        assert text[start : start + len(document.page_content)] == document.page_content


ALPHABET = st.sampled_from("公开信息件0123456789，。；！\n\n 　|（一）一、二、ab…—")


@settings(deadline=None, max_examples=150)
@given(st.text(ALPHABET, max_size=1500), st.data())
def test_passages_are_verbatim_disjoint_and_complete(text: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=6).map(sorted))
    furniture = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    report = report_of(text, furniture=furniture)
    covered = [False] * len(text)
    last = 0
    for passage in passages(report):
        start, end = passage.metadata["start_index"], passage.metadata["end_index"]
        assert text[start:end] == passage.page_content
        assert last <= start < end
        last = end
        covered[start:end] = [True] * (end - start)
    for position, character in enumerate(text):
        hidden = any(cut.start <= position < cut.end for cut in furniture)
        assert not (hidden and covered[position])
        if character.isalnum() and not hidden:
            assert covered[position]


@settings(deadline=None, max_examples=150)
@given(st.text(ALPHABET, max_size=800))
def test_windows_cover_a_passage_and_fit_a_model(text: str) -> None:
    found = windows(text)
    assert all(0 < span.end - span.start <= WINDOW_SIZE for span in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    outside = "".join(
        character for at, character in enumerate(text) if not any(s.start <= at < s.end for s in found)
    )
    assert not outside.strip()


def test_short_sentences_share_a_window_and_long_ones_do_not() -> None:
    short, long = "收到申请12件。", "其中" + "包括若干事项，" * 12 + "共计若干件。"
    assert [s.of(short * 2) for s in windows(short * 2)] == [short * 2]
    assert [s.of(long * 2) for s in windows(long * 2)] == [long, long]
