from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.retrieval.scope import Scopes, scopes, select_reports
from tests.retrieval.fake_index import FakeIndex, summaries

REPORTS = summaries()


def found(question: str) -> set[str] | None:
    reports = Scopes(REPORTS).named(question)
    return None if reports is None else {report.report_id for report in reports}


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("云泽县2021年收到多少件申请", {"云泽县人民政府-2021"}),
        ("云泽2021", {"云泽县人民政府-2021"}),
        ("雲澤縣２０２１年", {"云泽县人民政府-2021"}),
        ("云泽县二〇二一年", {"云泽县人民政府-2021"}),
        ("云泽县21年收到几件", {"云泽县人民政府-2021"}),
        ("How many applications did Yunze receive in 2021?", {"云泽县人民政府-2021"}),
        ("青岚市教育局2020年的问题", {"青岚市教育局-2020"}),
        ("青岚市政府2022年", {"青岚市人民政府-2022"}),
        ("云泽县和青岚市2022年谁多", {"云泽县人民政府-2022", "青岚市人民政府-2022"}),
        ("云泽县2020年比2021年", {"云泽县人民政府-2020", "云泽县人民政府-2021"}),
    ],
)
def test_bodies_and_years_of_a_question(question: str, ids: set[str]) -> None:
    assert found(question) == ids


def test_a_body_alone_means_all_its_years() -> None:
    assert found("云泽县有什么问题") == {f"云泽县人民政府-{year}" for year in (2020, 2021, 2022)}


def test_a_year_alone_means_all_bodies() -> None:
    assert len(found("2021年行政处罚最多") or ()) == 3


def test_a_question_that_names_nothing_is_about_everything() -> None:
    assert found("行政处罚有多少") is None


def test_a_year_not_held_leaves_only_the_years_beside_it() -> None:
    assert found("云泽县2023年的工作计划") == {"云泽县人民政府-2022"}
    assert found("云泽县2010年") == set()


def test_filters_take_one_value_or_several() -> None:
    assert len(select_reports(REPORTS, region="青岚市")) == 6
    assert len(select_reports(REPORTS, region=["青岚市", "云泽县"], year=[2020, 2021])) == 6
    assert len(select_reports(REPORTS, agency="青岚市教育局", year=2020)) == 1
    assert len(select_reports(REPORTS)) == 9


def test_ids_choose_reports_and_a_foreign_one_chooses_none() -> None:
    held = Scopes(REPORTS)
    assert held.by_id([REPORTS[2].report_id, "foreign", REPORTS[0].report_id]) == [REPORTS[2], REPORTS[0]]


def test_a_place_within_a_longer_name_is_not_meant() -> None:
    shorter, longer = ("云泽县", "云泽县人民政府"), ("云泽县青岚镇", "云泽县青岚镇人民政府")
    reports = [
        replace(REPORTS[0], report_id=agency, region=region, agency=agency)
        for region, agency in (shorter, longer)
    ]
    held = Scopes(reports)
    assert [r.agency for r in held.named("云泽县青岚镇有什么问题") or ()] == [longer[1]]
    assert [r.agency for r in held.named("云泽县有什么问题") or ()] == [shorter[1]]


def test_the_names_of_an_index_are_made_once() -> None:
    index = FakeIndex()
    assert scopes(index) is scopes(index)
    assert scopes(index) is not scopes(FakeIndex())
