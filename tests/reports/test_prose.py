"""Counted statements of running text: what is counted, how many, when, as result or plan."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lexicon.numerals import parse_number
from assistant.reports.loader import ReportLoader
from assistant.reports.parser import parse_report
from assistant.reports.prose import prose_facts
from assistant.types import Cell, Fact, Measure, Nil, Origin, Report, Section, Span, Status, Table
from tests.reports import prose_score as scoring

CASES = scoring.load("prose_cases.yaml")
UNSEEN = scoring.load("prose_cases_unseen.yaml")
SECOND = scoring.load("prose_cases_second.yaml")
THIRD = scoring.load("prose_cases_third.yaml")
FOURTH = scoring.load("prose_cases_fourth.yaml")
FIFTH = scoring.load("prose_cases_fifth.yaml")
SIXTH = scoring.load("prose_cases_sixth.yaml")

# The seed report's figures as a reader lists them: subject, value, unit; parts name their total.
SEED = [
    ("安排人员专职", 2, "名", ""),
    ("县政府门户网站发布各类政府信息数", 2527, "条", ""),
    ("妥善处置网络舆情", 45, "件", ""),
    ("编报《网络舆情动态》", 2, "期", ""),
    ("回复“问政鹤庆”政务微博", 102, "件", ""),
    ("省级以上主流媒体刊发稿件", 48, "条", ""),
    ("全县各级各部门收到政府信息公开申请", 17, "件", ""),
    ("办理回复政府信息公开申请", 17, "件", ""),
    ("正常运行政府门户网站", 1, "个", ""),
    ("政务新媒体", 13, "个", ""),
    ("政务微博", 3, "个", "政务新媒体"),
    ("微信公众号", 9, "个", "政务新媒体"),
    ("今日头条", 1, "个", "政务新媒体"),
    ("县级组织培训", 1, "次", ""),
    ("召开政务信息公开工作推进会议", 2, "次", ""),
    ("分值权重", 4, "分", ""),
    ("制定并主动公开各项规章、规范性文件", 0, "件", ""),
    ("制定并主动公开各项规章、规范性文件", 0, "件", ""),
    ("行政许可", 213, "件", ""),
    ("其他对外管理服务事项", 409, "件", ""),
    ("行政处罚", 1487, "件", ""),
    ("行政强制", 61, "件", ""),
    ("行政事业性收费", 267, "件", ""),
    ("政府集中采购", 43, "件", ""),
    ("全县收到政府信息公开申请", 17, "件", ""),
    ("自然人申请", 12, "件", "收到政府信息公开申请"),
    ("法人(商业企业)申请", 3, "件", "收到政府信息公开申请"),
    ("法律服务机构(委托律师)申请", 1, "件", "收到政府信息公开申请"),
    ("其他", 1, "件", "收到政府信息公开申请"),
    ("因政府信息公开工作被申请行政复议数量", 7, "件", ""),
    ("结果维持", 0, "件", "被申请行政复议数量"),
    ("结果纠错", 0, "件", "被申请行政复议数量"),
    ("其他结果", 7, "件", "被申请行政复议数量"),
    ("尚未审结", 0, "件", "被申请行政复议数量"),
    ("行政诉讼", 0, "", ""),
    ("举报投诉", 0, "", ""),
    ("政府门户网站上发布公共资源配置领域相关事项", 53, "项", ""),
    ("招标公告", 215, "条", ""),
    ("工程建设", 138, "条", "招标公告"),
    ("政府采购", 43, "条", "招标公告"),
    ("土地招拍挂", 24, "条", "招标公告"),
    ("国有资产处置", 5, "条", "招标公告"),
    ("矿权出让", 3, "条", "招标公告"),
    ("中标公示", 188, "条", ""),
    ("工程建设", 138, "条", "中标公示"),
    ("政府采购", 43, "条", "中标公示"),
    ("土地招拍挂", 16, "条", "中标公示"),
    ("国有资产处置", 5, "条", "中标公示"),
    ("矿权出让", 1, "条", "中标公示"),
    ("补遗公告", 4, "条", ""),
    ("更正公告", 32, "条", ""),
    ("重大建设项目政府性投资项目立项文件信息", 11, "条", ""),
    ("投资额度", 5000000, "元", ""),
    ("企业投资项目备案信息", 72, "条", ""),
    ("属于主动公开的政府信息在形成或变更之日起", 20, "个工作日", ""),
]


def facts(text: str, year: int | None = 2019, heading: str = "") -> list[Fact]:
    return prose_facts(scoring.report_of(text, year, heading))


def named(text: str, year: int | None = 2019) -> dict[str, Fact]:
    return {fact.subject: fact for fact in facts(text, year)}


@pytest.fixture(scope="module")
def seed(seed_path: Any) -> tuple[Report, list[Fact]]:
    (document,) = ReportLoader(seed_path).lazy_load()
    report = parse_report(document)
    return report, prose_facts(report)


# --- the seed ------------------------------------------------------------------------------


def test_every_figure_of_the_seed_is_read_once_and_nothing_else(seed: tuple[Report, list[Fact]]) -> None:
    _, found = seed
    by_id = {fact.fact_id: fact for fact in found}
    got = [(f.subject, f.value, f.unit, by_id[f.parent].subject if f.parent else "") for f in found]
    assert len(got) == len(SEED)
    for (subject, value, unit, parent), expected in zip(got, SEED, strict=True):
        assert expected[0] in subject
        assert (value, unit) == (expected[1], expected[2])
        assert expected[3] in parent
        assert bool(parent) == bool(expected[3])


def test_the_seed_speaks_of_its_own_year_and_tells_rules_from_results(
    seed: tuple[Report, list[Fact]],
) -> None:
    _, found = seed
    assert {fact.year for fact in found} == {2019}
    rules = {fact.printed for fact in found if fact.status is Status.RULE}
    assert rules == {"4", "500万", "20"}


def test_the_seed_names_the_indicators_it_states(seed: tuple[Report, list[Fact]]) -> None:
    _, found = seed
    cells = {(fact.indicator, fact.column): fact.value for fact in found if fact.indicator}
    assert cells[("received", "total")] == 17
    assert cells[("received", "natural")] == 12
    assert cells[("received", "business")] == 3
    assert cells[("received", "legal_service")] == 1
    assert cells[("received", "other_organisation")] == 1
    assert cells[("penalty", "decisions")] == 1487
    assert cells[("fee", "")] == 267
    assert cells[("review", "other_outcome")] == 7
    assert cells[("litigation", "total")] == 0
    assert cells[("rule", "made")] == cells[("normative_document", "made")] == 0


def test_subjects_and_sections_are_those_of_the_report(seed: tuple[Report, list[Fact]]) -> None:
    report, found = seed
    portal = next(fact for fact in found if fact.value == 2527)
    assert portal.section.startswith("一、")
    assert portal.span.of(report.text) == "2527"
    assert "2527条" in portal.quote.of(report.text)


# --- classes of wording ----------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24])
def test_a_sentence_gives_its_figures_and_no_others(case: dict[str, Any]) -> None:
    outcome = scoring.score(case)
    assert not scoring.misses([outcome]), "\n".join(scoring.misses([outcome]))


@pytest.mark.parametrize(
    "cases",
    [UNSEEN, SECOND, THIRD, FOURTH, FIFTH, SIXTH],
    ids=["first", "second", "third", "fourth", "fifth", "sixth"],
)
def test_sentences_written_before_the_reader_reach_the_floor(cases: list[dict[str, Any]]) -> None:
    outcomes = [scoring.score(case) for case in cases]
    floor = 0.97
    below = {name: value for name, value in scoring.totals(outcomes).items() if value < floor}
    assert not below, "\n".join(scoring.misses(outcomes))


def test_a_part_says_which_total_it_belongs_to() -> None:
    text = "发布招标公告30条，其中工程建设20条、土地出让10条；中标公示12条，其中工程建设7条、土地出让5条。"
    found = facts(text)
    by_id = {fact.fact_id: fact for fact in found}
    land = {by_id[f.parent].subject: f.value for f in found if f.subject == "土地出让"}
    assert land == {"发布招标公告": 10, "中标公示": 5}


def test_an_open_list_is_not_to_be_summed() -> None:
    assert named("公开信息120条，主要包括：政策文件30条、工作动态50条。")["公开信息"].open_parts
    assert named("发布解读稿件88篇，其中图解40篇、视频12篇等。")["发布解读稿件"].open_parts
    assert not named("发布解读稿件52篇，其中图解40篇、视频12篇。")["发布解读稿件"].open_parts


def test_one_none_for_each_thing_denied() -> None:
    found = facts("全年无行政诉讼和举报投诉。")
    assert [(f.subject, f.indicator, f.value, f.nil) for f in found] == [
        ("行政诉讼", "litigation", 0, Nil.NONE_STATED),
        ("举报投诉", "complaint", 0, Nil.NONE_STATED),
    ]
    assert {f.printed for f in found} == {"无"}
    assert len({f.fact_id for f in found}) == 2


def test_a_section_that_only_says_none_speaks_of_its_heading() -> None:
    text = "四、政府信息公开行政复议、行政诉讼情况\n无。"
    report = scoring.report_of(text, 2021)
    heading = text.split("\n")[0]
    section = Section(heading, 1, (heading,), Span(0, len(text)), Span(0, len(heading)))
    found = prose_facts(replace(report, sections=(section,)))
    assert [fact.indicator for fact in found] == ["review", "litigation"]
    assert all(fact.nil is Nil.NONE_STATED for fact in found)


def test_tables_and_furniture_are_not_read() -> None:
    text = "公开信息12条。\n| 行政许可 | 213件 |\n浏览次数 99次\n"
    table = Table(Span(9, 26), (Cell(0, 0, "行政许可", Span(11, 15)),), (Span(9, 26),))
    report = replace(scoring.report_of(text, 2020), tables=(table,), furniture=(Span(26, len(text)),))
    assert [fact.value for fact in prose_facts(report)] == [12]


def test_wrapped_lines_are_one_sentence_and_separate_lines_are_not() -> None:
    wrapped = (
        "2021年全县各级行政机关通过政府门户网站和政务新媒体平台共主动公开政府信息\n1203条，比上年增加50条。"
    )
    assert [(f.subject, f.measure) for f in facts(wrapped, 2021)] == [
        ("全县各级行政机关通过政府门户网站和政务新媒体平台主动公开政府信息", Measure.LEVEL),
        ("全县各级行政机关通过政府门户网站和政务新媒体平台主动公开政府信息比上年增加", Measure.DIFFERENCE),
    ]
    listed = "机构设置信息3条\n工作动态信息40条\n"
    assert [f.subject for f in facts(listed)] == ["机构设置信息", "工作动态信息"]


def test_the_year_may_be_unknown() -> None:
    (fact,) = facts("共收到政府信息公开申请17件。", None)
    assert fact.year is None
    (old, new) = facts("政务新媒体由20个减至12个。", None)
    assert (old.year, new.year) == (None, None)


def test_spaces_marks_and_full_width_do_not_change_a_figure() -> None:
    plain = facts("全县收到政府信息公开申请1203件，其中自然人申请12件。")
    for text in (
        "全县收到政府信息公开申请１２０３件，其中自然人申请 12 件。",
        "全 县收到政府信息公开申请1,203件，其中自然人申请12件。",
        "全縣收到政府信息公開申請1203件，其中自然人申請12件。",
        "全县收到政府信息公开\u200b申请一千二百零三件，其中自然人申请十二件。",
    ):
        found = facts(text)
        assert [(f.value, f.indicator, f.column, bool(f.parent)) for f in found] == [
            (f.value, f.indicator, f.column, bool(f.parent)) for f in plain
        ]


# --- properties ------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [case["text"] for case in CASES + UNSEEN + SECOND]
    + [
        "其中",
        "，",
        "（",
        "）",
        "：",
        "；",
        "。",
        "\n",
        "“",
        "《",
        "》",
        "12件",
        "无",
        "未收到",
        "3.5万元",
        "去年",
        "均为0",
        "分别为3个、9个",
        "由20个减至",
        "％",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=5).map("".join), st.sampled_from([2015, 2021, None]))
def test_every_fact_reads_back_from_its_span(text: str, year: int | None) -> None:
    report = scoring.report_of(text, year)
    found = prose_facts(report)
    ids = [fact.fact_id for fact in found]
    assert len(set(ids)) == len(ids)
    assert [f.span for f in found] == sorted(f.span for f in found)
    for fact in found:
        assert fact.printed == fact.span.of(text)
        assert fact.origin is Origin.PROSE
        assert fact.subject.strip()
        assert fact.quote.covers(fact.span)
        assert fact.parent == "" or fact.parent in ids
        assert fact.parent != fact.fact_id
        if fact.nil is None:
            assert _reads(fact), (fact.printed, fact.value)
        else:
            assert fact.value == 0


def _reads(fact: Fact) -> bool:
    spaced = re.fullmatch(r"\d(?: \d)+", fact.printed)  # letter-spaced in print: 1 1 8
    number = parse_number(fact.printed.replace(" ", "") if spaced else fact.printed)
    if number is not None:
        return number == fact.value
    return fact.upper is not None or any(char in fact.printed for char in "余多来成半百分之数")


@settings(max_examples=40, deadline=None)
@given(st.text("收到申请件其中12，。（）：；、《》“”无未零0%万的年和 \n", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for fact in facts(text):
        assert fact.printed == fact.span.of(text)
        assert isinstance(fact.value, Decimal)


# --- how a report is written does not change what it says --------------------------------------

WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
GROUPED = re.compile(r"\d \d")  # 1 203件: one more blank and it may be two numbers
ASCII = str.maketrans("，（）：；％", ",():;%")


@pytest.mark.parametrize(
    "write",
    [
        lambda text: text.translate(WIDE),
        lambda text: text.translate(ASCII),
        lambda text: "\n".join(text[at : at + 38] for at in range(0, len(text), 38)),
        lambda text: (
            text.replace("，", "，\u200b").replace("条", "\u00a0条") if not GROUPED.search(text) else text
        ),
    ],
    ids=["full width digits", "ascii punctuation", "wrapped lines", "zero width and hard blanks"],
)
def test_writing_does_not_change_figures(write: Callable[[str], str]) -> None:
    for case in CASES + UNSEEN + SECOND:
        text = case["text"].replace("\n", "")
        plain = facts(text, case.get("year"), case.get("heading", ""))
        other = facts(write(text), case.get("year"), case.get("heading", ""))
        assert [_said(fact) for fact in other] == [_said(fact) for fact in plain], write(text)


def _said(fact: Fact) -> tuple[object, ...]:
    subject = scoring.plain(fact.subject)
    return (
        fact.value,
        fact.unit,
        fact.year,
        fact.status,
        subject,
        fact.indicator,
        fact.column,
        bool(fact.parent),
    )
