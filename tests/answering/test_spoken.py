"""Questions as they are spoken or typed in haste: several amounts without a stop, what is left, what it came to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.answering.chain import answer_question
from assistant.answering.pieces import split_question
from assistant.types import Origin, RefusalReason, Status
from tests.answering.conftest import APPLICANTS, Draft, FakeIndex, FakeSource


@pytest.mark.parametrize(
    ("spoken", "pieces"),
    [
        ("召开了多少场疫情发布会回应了多少个热点", ["召开了多少场疫情发布会", "回应了多少个热点"]),
        ("网站发了多少条公众号发了多少篇", ["网站发了多少条", "公众号发了多少篇"]),
        ("发布会开了几场州领导去了几场", ["发布会开了几场", "州领导去了几场"]),
        ("专职几个人兼职几个人", ["专职几个人", "兼职几个人"]),
        ("问卷发了多少收回多少满意率多少", ["问卷发了多少", "收回多少", "满意率多少"]),
        ("来了多少封信还有几封没回", ["来了多少封信", "还有几封没回"]),
        ("上学年多少封信这学年多少", ["上学年多少封信", "这学年多少"]),
        ("收到多少件申请比去年多多少", ["收到多少件申请", "比去年多多少"]),
        ("复议多少件被纠错多少件占比多少", ["复议多少件", "被纠错多少件", "占比多少"]),
        ("建了几个信息角 2021年打算再建几个", ["建了几个信息角", "2021年打算再建几个"]),
        ("2011年收到多少件申请2012年呢", ["2011年收到多少件申请", "2012年呢"]),
        ("哪类信息最多占多少", ["哪类信息最多", "占多少"]),
        ("培训办了几期多少人参加", ["培训办了几期", "多少人参加"]),
    ],
)
def test_each_amount_spoken_without_a_stop_is_a_question(spoken: str, pieces: list[str]) -> None:
    assert split_question(spoken) == pieces


@pytest.mark.parametrize(
    "whole",
    [
        "粉丝从多少涨到多少",
        "网站由多少个精简为多少个",
        "几个乡镇有几个查阅点",
        "收到多少件申请",
        "网络、信函、当面分别多少件",
        "几月几号发布的",
    ],
)
def test_two_words_for_one_amount_stay_one_question(whole: str) -> None:
    assert split_question(whole) == [whole]


def write() -> list[Draft]:
    company = Draft("虚川市", "虚川市自来水有限公司", "enterprise", 2022)
    company.heading("一、基本情况")
    company.say(
        "供水服务热线0900-7396110全天受理，全年接听来电183个，其中咨询129个、报修41个、投诉13个。",
        ("接听来电", "183", "个"),
        ("咨询", "129", "个", "", "", 0),
        ("报修", "41", "个", "", "", 0),
        ("投诉", "13", "个", "", "", 0),
    )
    company.say("收到信息公开申诉1件。", ("收到信息公开申诉", "1", "件", "complaint"))
    company.say(
        "12345平台转办工单742件，办结688件。", ("12345平台转办工单", "742", "件"), ("办结工单", "688", "件")
    )
    company.say("全年减免金额11.3万元。", ("减免金额", "11.3", "万元"))
    company.line("综合部电话：0900-8133602；监督电话：0900-8133699。")
    company.detail("phone", "办公电话：0900-8133602", "0900-8133602")
    company.detail("address", "地址：虚川市净水路9号", "虚川市净水路9号")
    for row, cell in (("计划停水通知", "418"), ("突发停水及抢修信息", "693"), ("水质检测结果", "624")):
        quote = company.line(f"| {row} | {cell} |")
        company.say(f"（{cell}）", (row, cell, "条"))
        company.facts[-1] = replace(
            company.facts[-1],
            fact_id=f"{company.report_id}:t0.{len(company.facts)}.1",
            origin=Origin.TABLE,
            row_path=(row,),
            column_path=("公开数量（条）",),
            section="二、主动公开情况",
            quote=quote,
            span=replace(quote, start=quote.end - 2 - len(cell), end=quote.end - 2),
        )
    county = Draft("云泽县", "云泽县人民政府", "government", 2022)
    county.heading("一、总体情况")
    county.say(
        "县长信箱来信316封，回复298封。", ("县长信箱来信", "316", "封"), ("回复县长信箱来信", "298", "封")
    )
    county.say("收到意见建议19条，采纳15条。", ("收到意见建议", "19", "条"), ("采纳意见建议", "15", "条"))
    county.say(
        "认定公文500份，其中主动公开220份、不予公开280份。",
        ("认定公文", "500", "份"),
        ("主动公开", "220", "份", "", "", 0),
        ("不予公开", "280", "份", "", "", 0),
    )
    county.say("办理人大代表建议61件。", ("办理人大代表建议", "61", "件"))
    county.say("办理政协提案40件。", ("办理政协提案", "40", "件"))
    county.say(
        "全年公开信息300条，其中财政类120条、救助类150条、其他30条。",
        ("公开信息", "300", "条"),
        ("财政类", "120", "条", "", "", 0),
        ("救助类", "150", "条", "", "", 0),
        ("其他", "30", "条", "", "", 0),
    )
    county.say(
        "发出收费通知2件，实际收取信息处理费340元。",
        ("发出收费通知", "2", "件"),
        ("实际收取信息处理费", "340", "元"),
    )
    county.say("对16个乡镇、39个部门开展评估。", ("乡镇", "16", "个"), ("部门开展评估", "39", "个"))
    county.say("举办业务培训3期。", ("举办业务培训", "3", "期", "training"))
    county.say("2023年计划举办业务培训5期。", ("计划举办业务培训", "5", "期"), status=Status.PLAN, year=2023)
    county.row("2021", "received", "一、本年新收政府信息公开申请数量", APPLICANTS, [60, 12, 1, 0, 4, 1, 78])
    county.row("2021", "normative_document", "行政规范性文件", ("made", "repealed", "in_force"), [6, 11, 59])
    county.row("2021", "fee", "行政事业性收费", ("amount",), ["1286.35"])
    later = Draft("云泽县", "云泽县人民政府", "government", 2023)
    later.heading("一、总体情况")
    later.say("举办业务培训4期。", ("举办业务培训", "4", "期", "training"))
    later.say("发布政策解读83篇。", ("发布政策解读", "83", "篇"))
    later.say("发出收费通知3件，实际收取2件。", ("发出收费通知", "3", "件"), ("实际收取收费通知", "2", "件"))
    return [company, county, later]


@pytest.fixture(scope="module")
def asked() -> Any:
    index: Any = FakeIndex(write())
    return lambda *turns: answer_question(turns[-1], turns[:-1], index, FakeSource(index))


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("云泽县2022年县长信箱来了多少封信回了多少封没回的几封", ["316", "298", "316 − 298 = 18"]),
        ("云泽县2022年收到意见建议多少条采纳多少条没采纳的几条", ["19", "15", "19 − 15 = 4"]),
        ("虚川市自来水公司12345工单没办结的有几件", ["742 − 688 = 54"]),
        ("云泽县2022年人大建议多少政协提案多少一共多少", ["61", "40", "61 + 40 = 101"]),
        ("云泽县2022年人大建议多少政协提案多少差多少", ["61 − 40 = 21"]),
        ("云泽县2022年认定公文里不予公开的多少份占几成", ["280 ÷ 500 = 56"]),
        ("云泽县2022年规范性文件废掉几个、新发几个、年底还剩几个有效", ["11件", "6件", "59件"]),
        ("云泽县2022年收费通知几件收了多少钱", ["2件", "340元"]),
        ("虚川市自来水公司2022年投诉多少个", ["13个"]),
    ],
)
def test_what_is_left_and_what_it_comes_to_is_reckoned(asked: Any, question: str, figures: list[str]) -> None:
    answer = asked(question)
    assert not answer.refused, answer.text
    assert not any(part.refused for part in answer.parts), answer.text
    text = answer.text + " ".join(computed.formula for computed in answer.computations)
    assert all(figure in text for figure in figures), answer.text


def test_a_share_follows_the_figure_asked_for_the_turn_before(asked: Any) -> None:
    answer = asked("云泽县2022年救助类信息多少条", "占总数的百分之几")
    assert "150 ÷ 300" in answer.text, answer.text


def test_a_single_figure_is_no_sum_and_no_rank(asked: Any) -> None:
    answer = asked("云泽县2022年收到的申请哪样最多")
    assert "最多的是云泽县" not in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "held", "never"),
    [
        ("云泽县2022年计划2023年办几期培训，2023年实际办了几期", ["5期", "4期"], []),
        ("云泽县2022年说要把解读稿做到80篇以上，2023年实际写了多少篇", ["83篇"], ["2件", "不符"]),
    ],
)
def test_what_became_of_a_plan_is_told_by_the_later_report(
    asked: Any, question: str, held: list[str], never: list[str]
) -> None:
    answer = asked(question)
    assert all(figure in answer.text for figure in held), answer.text
    assert not any(figure in answer.text for figure in never), answer.text


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("虚川市自来水公司24小时热线是多少", "0900-7396110"),
        ("虚川市自来水公司客服热线多少", "0900-7396110"),
        ("虚川市自来水公司监督电话多少", "0900-8133699"),
        ("虚川市自来水公司在哪", "净水路9号"),
    ],
)
def test_a_number_to_call_is_the_one_labelled_as_asked(asked: Any, question: str, held: str) -> None:
    answer = asked(question)
    assert not answer.refused, answer.text
    assert held in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "虚川市自来水公司水费一吨多少钱",  # what was waived is no price
        "虚川市自来水公司招生热线是多少",
    ],
)
def test_what_counts_something_else_is_no_answer(asked: Any, question: str) -> None:
    answer = asked(question)
    assert answer.refusal is not None, answer.text
    assert answer.refusal.reason is RefusalReason.NOT_STATED, answer.text


def test_places_of_another_kind_are_not_counted(asked: Any) -> None:
    answer = asked("云泽县2022年评估有几个学校不及格")
    assert "：39个" not in answer.text, answer.text
    assert "：16个" not in answer.text, answer.text


def test_an_officials_own_number_is_not_told(asked: Any) -> None:
    answer = asked("云泽县县委书记的手机号码多少")
    assert answer.refusal is not None, answer.text
    assert answer.refusal.reason is RefusalReason.OUT_OF_SCOPE, answer.text


@pytest.mark.parametrize(
    ("question", "said", "never"),
    [
        ("虚川市自来水公司哪类信息公开得最多", "突发停水及抢修信息：693条", "183"),
        ("虚川市自来水公司哪类信息公开得最少", "计划停水通知：418条", "13"),
        ("虚川市自来水公司表里各类加起来是不是1735", "对得上", "183"),
        ("虚川市自来水公司表里各类加起来是不是1800", "", "对得上"),
        ("云泽县2022年公开信息哪一类最多哪一类最少", "其他：30条", "申请"),
    ],
)
def test_a_list_of_the_reports_own_is_ranked_and_added_up(
    asked: Any, question: str, said: str, never: str
) -> None:
    answer = asked(question)
    assert said in answer.text, answer.text
    assert never not in answer.text, answer.text


def test_a_list_that_names_nothing_of_the_question_ranks_nothing(asked: Any) -> None:
    answer = asked("虚川市自来水公司查出不合格的管件，哪一种最多")
    assert answer.refused, answer.text
