"""Of several versions of one report the newest is in force; different reports stay side by side."""

from __future__ import annotations

from dataclasses import replace

from assistant.indexing.versions import superseded
from assistant.types import Field, Report, ReportSummary
from tests.indexing.sample import TEXT, reading


def version(
    report_id: str, published: str = "", signed: str = "", **extra: object
) -> tuple[Report, ReportSummary]:
    """A version of the fictional report and its summary."""
    report = reading(report_id, f"{report_id}.txt").report
    fields = (Field("signed", signed, None, None),) if signed else ()
    report = replace(report, fields=fields, **extra)  # type: ignore[arg-type]
    summary = ReportSummary(
        report_id=report_id,
        source=report.source,
        title=report.title,
        region=report.region,
        agency=report.agency,
        level=report.level,
        year=report.year,
        kind=report.kind,
        published=published,
    )
    return report, summary


def older(*versions: tuple[Report, ReportSummary], added: dict[str, int] | None = None) -> dict[str, str]:
    reports = {report.report_id: report for report, _ in versions}
    numbers = dict.fromkeys(reports, 1) | (added or {})
    return superseded([summary for _, summary in versions], numbers, reports.__getitem__)


def test_the_version_published_last_is_in_force() -> None:
    one, two = version("one", "2022-01-20"), version("two", "2022-03-01")
    assert older(one, two) == older(two, one) == {"one": "two"}


def test_without_publication_the_date_signed_decides() -> None:
    assert older(version("one", signed="2022-02-01"), version("two", signed="2022-01-15")) == {"two": "one"}


def test_without_dates_the_one_added_last_is_in_force() -> None:
    assert older(version("b"), version("a"), added={"a": 2}) == {"b": "a"}
    assert older(version("b"), version("a")) == {"a": "b"}


def test_of_three_versions_two_are_superseded_by_the_newest() -> None:
    found = older(version("a", "2022-01-01"), version("b", "2022-03-01"), version("c", "2022-02-01"))
    assert found == {"a": "b", "c": "b"}


def test_a_corrected_version_under_another_title_supersedes() -> None:
    corrected = version("new", "2022-05-01", title="更正", text=TEXT.replace("12件", "13件"))
    assert older(version("old", "2022-01-20"), corrected) == {"old": "new"}


LONG = "".join(f"其中第{n}项工作由第{n}个部门承担，全年完成{n * 7}件。" for n in range(20))


def test_two_offices_known_by_their_region_alone_both_stay() -> None:
    one = version("one", "2022-01-20", agency="", text=LONG)
    other = version("other", "2022-02-20", agency="", text=LONG.replace("7", "8").replace("1", "4"))
    again = version("again", "2022-03-20", agency="", text=LONG.replace("133件", "134件"))
    assert older(one, other) == {}
    assert older(one, again) == {"one": "again"}


def test_a_table_under_the_title_of_its_report_stays() -> None:
    table = version("table", "2022-02-20", text="一、接受培训人员数 30 人次。二、专门机构数 2 个。")
    assert older(version("one", "2022-01-20"), table) == {}


def test_a_version_with_other_figures_throughout_supersedes_under_the_same_title() -> None:
    again = version("again", "2022-03-20", text=LONG.replace("7", "8").replace("1", "4"))
    assert older(version("one", "2022-01-20", text=LONG), again) == {"one": "again"}


def test_another_report_of_the_same_body_and_year_stays() -> None:
    other = version("other", "2022-05-01", title="云泽县2021年统计表", text="一、接受培训人员数 30 人次。")
    assert older(version("one", "2022-01-20"), other) == {}


def test_other_bodies_years_and_kinds_are_no_versions() -> None:
    one = version("one")
    for extra in ({"region": "青岚市"}, {"agency": "云泽县教育局"}, {"year": 2020}, {"kind": "guide"}):
        assert older(one, version("two", **extra)) == {}


def test_reports_of_nobody_or_of_no_year_are_never_superseded() -> None:
    for extra in ({"region": "", "agency": ""}, {"year": None}):
        assert older(version("one", **extra), version("two", **extra)) == {}


def test_a_corrected_report_under_the_longer_name_of_its_body_supersedes() -> None:
    longer = version("new", "2022-03-01", agency="青岚市云泽县人民政府")
    assert older(version("old", "2022-01-20"), longer) == {"old": "new"}
