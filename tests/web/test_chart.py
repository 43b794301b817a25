from __future__ import annotations

import re

import pytest

from assistant.types import AnswerTable
from assistant.web.chart import render_chart

YEARS = (("2021", "9"), ("2022", "1,400"), ("2023", "−3"))


def table(rows: tuple[tuple[str, ...], ...], chart: str = "line") -> AnswerTable:
    return AnswerTable(("年度", "件"), rows, (), "收到申请", chart)


def test_a_line_shows_each_printed_figure_and_its_name() -> None:
    svg = render_chart(table(YEARS), "c")
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert [t for t in texts if t in ("9", "1,400", "−3")] == ["9", "1,400", "−3"]
    assert "<title" in svg
    assert "2022 1,400" in svg


def test_higher_figures_stand_higher() -> None:
    svg = render_chart(table(YEARS), "c")
    heights = [float(y) for y in re.findall(r'<circle cx="[\d.]+" cy="([\d.]+)"', svg)]
    assert heights[1] < heights[0] < heights[2]


def test_bars_are_as_long_as_their_figures() -> None:
    svg = render_chart(table((("甲", "10"), ("乙", "5"), ("丙", "0")), "bar"), "c")
    widths = [float(w) for w in re.findall(r'<rect[^>]* width="([\d.]+)"', svg)]
    assert widths[0] == 2 * widths[1]
    assert widths[2] == 0


@pytest.mark.parametrize(
    "rows",
    [YEARS[:2], (("2021", "9"), ("2022", ""), ("2023", "3"), ("2024", "4")), (("a",), ("b",), ("c",)), ()],
)
def test_too_few_or_missing_figures_give_no_picture(rows: tuple[tuple[str, ...], ...]) -> None:
    assert render_chart(table(rows), "c") == ""


def test_a_table_that_asks_for_no_picture_gets_none() -> None:
    assert render_chart(table(YEARS, ""), "c") == ""


def test_all_zero_and_equal_figures_can_be_drawn() -> None:
    for chart in ("line", "bar"):
        assert "nan" not in render_chart(table((("a", "0"), ("b", "0"), ("c", "0")), chart), "c")


def test_english_bodies_are_named_by_their_short_official_names_and_nothing_is_cut_off() -> None:
    rows = (
        ("People's Government of Yunze County (云泽县人民政府)", "1622 applications"),
        ("People's Government of Shatang County (沙棠自治县人民政府)", "5 applications"),
        ("Qinglan City Bureau of Education (青岚市教育和体育委员会)", "0 applications"),
    )
    svg = render_chart(table(rows, "bar"), "c")
    names = re.findall(r'<text class="name"[^>]*>([^<]*)</text>', svg)
    assert names[:2] == ["云泽县人民政府", "沙棠自治县"]
    assert names[2].startswith("青岚市教育")
    assert names[2].endswith("…")
    width = float(re.findall(r'viewBox="0 0 (\d+) ', svg)[0])
    ends = re.findall(r'class="value bar" x="([\d.]+)"', svg)
    assert all(float(end) + 8 * len(shown) <= width for end, (_, shown) in zip(ends, rows, strict=True))
