"""A document becomes a sound Report, whatever it holds."""

from __future__ import annotations

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.reading import headings, read

TITLE = "云泽县2020年政府信息公开工作年度报告"


def test_report_id_depends_on_source_and_bytes() -> None:
    report = read(TITLE, source="a/b.txt")
    expected = hashlib.sha256(f"a/b.txt\0{report.sha256}".encode()).hexdigest()[:16]
    assert report.report_id == expected
    assert read(TITLE, source="a/c.txt").report_id != expected


def test_text_tables_do_not_run_over_headings() -> None:
    report = read(
        f"""
        # {TITLE}
        ## 二、主动公开政府信息情况
        | 信息内容 | 本年处理决定数量 |
        | --- | --- |
        | 行政许可 | 12 |
        ## 三、收到和处理政府信息公开申请情况
        | 信息内容 | 自然人 | 总计 |
        | --- | --- | --- |
        | 一、本年新收政府信息公开申请数量 | 3 | 3 |
        """
    )
    assert len(report.tables) == 2
    assert [level for level, _ in headings(report)] == [1, 1]


_PIECES = st.lists(
    st.sampled_from(
        ["一、总体情况", "（一）主动公开。全年公开12条。", "二、", "1.网站", "附件：表",
        "当前位置：首页 > 年报", "— 3 —",
         "| a | 1 |", "2020年1月1日至2020年12月31日", "发布机构：", "电话：0791-8012345", "", " ", "\t",
         "三、本年度办理结果",
         "云泽县人民政府", "㈠", "第一部分", "浏览次数：1", "主办单位：", "�", "😀", "​﻿"]
    ),
    max_size=14,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(_PIECES, st.sampled_from(["\n", "\n\n", " ", ""]))
def test_any_text_gives_a_sound_report(pieces: list[str], joiner: str) -> None:
    report = read(joiner.join(pieces))
    for section in report.sections:
        assert 0 <= section.span.start <= section.heading_span.start <= section.heading_span.end
        assert section.heading_span.end <= max(section.span.end, section.heading_span.end) <= len(report.text)
        assert section.heading_span.of(report.text).replace("\n", "") == section.heading
        assert len(section.path) == 0 or section.path[-1] == section.heading
    starts = [section.span.start for section in report.sections]
    assert starts == sorted(starts)
    ends = [span.end for span in report.furniture]
    assert all(before <= after.start for before, after in zip(ends, report.furniture[1:], strict=False))
    for field in report.fields:
        if field.span and field.quote:
            assert 0 <= field.span.start <= field.span.end <= len(report.text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_arbitrary_text_never_fails(text: str) -> None:
    read(text)
