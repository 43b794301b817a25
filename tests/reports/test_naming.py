"""A figure gets an indicator only where it cannot be something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.reports.prose import prose_facts
from assistant.types import Fact, Section, Span
from tests.reports.prose_score import report_of


def named(
    text: str, *, agency: str = "云泽县人民政府", level: str = "government", heading: str = ""
) -> list[tuple[str, str]]:
    sections = ()
    if heading:
        sections = (Section(heading, 1, (heading,), Span(0, len(text)), Span(0, 0)),)
    report = replace(report_of(text, 2021), agency=agency, level=level, sections=sections)
    return [(fact.indicator, fact.column) for fact in prose_facts(report) if fact.measure.value == "level"]


def fact(text: str, subject: str) -> Fact:
    return next(fact for fact in prose_facts(report_of(text, 2021)) if subject in fact.subject)


@pytest.mark.parametrize(
    "text",
    [
        "审批窗口全年受理申请2036件，办结2030件。",
        "网民留言208件，办结206件，已回复206件。",
        "全县行政许可事项25项，行政处罚事项310项。",
        "公示行政许可信息350条、行政处罚信息420条。",
        "制作政府信息104条，其中依申请公开58条，不予公开3条。",
        "县教育局收到政府信息公开申请3件，县公安局收到政府信息公开申请4件。",
        "依申请公开信息数58条。",
        "通过微信公众号主动公开政府信息300条。",
        "受理法律援助申请120件，办结118件。",
    ],
)
def test_look_alikes_get_no_indicator(text: str) -> None:
    assert {indicator for indicator, _ in named(text)} == {""}


def test_new_applications_and_all_that_were_handled_are_told_apart() -> None:
    assert named("共收办政府信息公开申请3607件，其中新收3511件、上年结转96件，结转下年度121件。") == [
        ("handled", "total"),
        ("received", "total"),
        ("carried_in", "total"),
        ("carried_out", "total"),
    ]


def test_a_department_speaks_for_itself_and_a_county_for_all_of_it() -> None:
    text = "县教育局收到政府信息公开申请3件。"
    assert named(text) == [("", "")]
    assert named(text, agency="云泽县教育局", level="department") == [("received", "total")]


def test_the_whole_county_is_named_before_its_office() -> None:
    text = "全县各级行政机关收到政府信息公开申请17件。县政府办公室收到政府信息公开申请5件。"
    assert named(text) == [("received", "total"), ("", "")]
    assert named("县政府办公室收到政府信息公开申请5件。") == [("received", "total")]


def test_the_organ_that_hears_reviews_is_not_a_party_to_them() -> None:
    text = "受理行政复议申请120件，审结112件。"
    assert named(text, agency="云泽县司法局", level="department")[0] == ("", "")
    text = "因政府信息公开被申请行政复议2件。"
    assert named(text, agency="云泽县司法局", level="department") == [("review", "total")]


def test_columns_take_their_indicator_from_the_words_around() -> None:
    text = "行政复议方面：维持3件，纠正1件。"
    assert named(text) == [("review", "upheld"), ("review", "corrected")]
    heading = "三、收到和处理政府信息公开申请情况"
    assert named("自然人12件，商业企业3件。", heading=heading) == [
        ("received", "natural"),
        ("received", "business"),
    ]
    assert named("自然人12件，商业企业3件。") == [("", ""), ("", "")]
    assert named("予以公开10件，其中自然人8件、商业企业2件。")[1:] == [
        ("granted", "natural"),
        ("granted", "business"),
    ]


def test_money_and_cases_are_not_mixed() -> None:
    assert named("行政事业性收费267件，收费金额12.5万元。") == [("fee", ""), ("fee", "amount")]
    assert named("政府集中采购43个，采购总金额120万元。") == [
        ("procurement", "items"),
        ("procurement", "amount"),
    ]
    assert (
        named("政府信息公开申请收费1200元。") == [("", "")]
        or named("政府信息公开申请收费1200元。")[0][0] != "received"
    )


def test_a_part_with_its_totals_own_name_keeps_only_its_subject() -> None:
    text = "收到政府信息公开申请20件，其中县级部门收到申请15件、乡镇收到申请5件。"
    assert named(text) == [("received", "total"), ("", ""), ("", "")]
    assert fact(text, "乡镇").parent
