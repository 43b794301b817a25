"""Identity as a whole: the seed exactly, every field with its place."""

from __future__ import annotations

from pathlib import Path

from assistant.reports.loader import ReportLoader
from assistant.reports.parser import parse_report
from tests.reports.reading import read, value


def test_seed_identity_is_exactly_what_the_report_says(seed_path: Path) -> None:
    report = parse_report(next(iter(ReportLoader(seed_path).lazy_load())))
    assert (report.agency, report.region, report.level) == ("鹤庆县人民政府", "鹤庆县", "government")
    assert (report.year, report.kind) == (2019, "annual_report")
    expected = {
        "title": "鹤庆县人民政府关于2019年度政府信息公开工作年度报告",
        "published": "2020-02-17",
        "signed": "2020-02-11",
        "period_start": "2019-01-01",
        "period_end": "2019-12-31",
        "phone": "0872-4126176",
        "index_number": "15253908T/2020-01119",
        "source": "鹤庆县政府办",
        "responsible": "县政府办公室副主任",
        "channel": "鹤庆县政府门户网站政府信息公开年度报告专栏",
        "attachment": "鹤庆县2019年度政府信息公开情况统计表",
        "publisher": "",
        "document_number": "",
        "fax": "",
        "address": "",
    }
    assert {name: value(report, name) for name in expected} == expected
    assert report.warnings == ()


def test_every_field_keeps_the_place_it_was_read_from(seed_path: Path) -> None:
    report = parse_report(next(iter(ReportLoader(seed_path).lazy_load())))
    for field in report.fields:
        assert field.span is not None
        assert field.quote is not None
        assert field.quote.covers(field.span)
        assert field.how
    phone = report.field("phone")
    assert phone is not None
    assert phone.quote is not None
    assert phone.quote.of(report.text) == "获取本报告联系方式:0872-4126176"


def test_nothing_known_gives_empty_identity() -> None:
    report = read("今天天气晴朗，适合出行。")
    assert (report.agency, report.region, report.level, report.year, report.kind) == (
        "",
        "",
        "",
        None,
        "other",
    )


def test_empty_text_is_read() -> None:
    assert read("").fields == ()


def test_a_website_speaking_of_itself_does_not_make_the_place_a_department(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "云泽县2023年政府信息公开工作年度报告\n\n一、总体情况\n全年公开信息12条。\n\n本站2024年发布信息90条，本站声明：转载请注明。\n",
        encoding="utf-8",
    )
    (document,) = ReportLoader(path).lazy_load()
    report = parse_report(document)
    assert (report.agency, report.level) == ("云泽县人民政府", "government")


def test_a_file_without_body_and_year_is_told_of() -> None:
    assert any(
        "neither a body nor a year" in warning for warning in read("今天天气很好，我们去公园。\n").warnings
    )
    for text in ("白石县人民政府信息公开工作年度报告\n", "2020年政府信息公开工作年度报告\n"):
        assert not any("neither a body nor a year" in warning for warning in read(text).warnings)
