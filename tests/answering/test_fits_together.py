"""Whether figures fit together: the account of applications, two reports of one year, parts and their total; and lists told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.answering.account_cues import asks_account, asks_two_reports
from assistant.answering.accounts import parts_and_whole
from assistant.answering.chain import answer_question
from assistant.answering.evidence import Evidence
from assistant.answering.pieces import split_question
from assistant.answering.printed import printed_change
from assistant.answering.question import understand
from assistant.answering.reply import Reply
from assistant.answering.scope import Place, Resolved
from assistant.answering.told_lists import told_replies
from assistant.answering.years import find_years
from assistant.lexicon.labels import match_label
from assistant.types import Origin
from tests.answering.conftest import APPLICANTS, Draft, FakeIndex, FakeSource

FORM = "2021"
RULE = ("made", "repealed", "in_force")


def _only(total: int) -> tuple[int, ...]:
    return (total, 0, 0, 0, 0, 0, total)


def _county(year: int, received: int, carried: int, handled: int, left: int) -> Draft:
    draft = Draft("霜原县", "霜原县人民政府", "government", year)
    draft.heading("一、总体情况")
    draft.say(f"全县不予公开{year - 2012}件。", ("不予公开", str(year - 2012), "件", "refused", "total"))
    draft.say(
        f"召开新闻发布会{year - 2017}场。", ("召开新闻发布会", str(year - 2017), "场", "press_conference")
    )
    draft.heading("二、主动公开政府信息情况")
    draft.row(FORM, "normative_document", "行政规范性文件", RULE, (7, 2, 41))
    draft.row("2019", "procurement", "政府集中采购", ("items", "amount"), (year - 2000, (year - 2000) * 100))
    draft.heading("三、收到和处理政府信息公开申请情况")
    draft.row(FORM, "received", "一、本年新收政府信息公开申请数量", APPLICANTS, _only(received))
    draft.row(FORM, "carried_in", "二、上年结转政府信息公开申请数量", APPLICANTS, _only(carried))
    for at, key in enumerate(
        ("state_secret", "law", "safety", "third_party", "internal", "process", "case_file", "inquiry")
    ):
        draft.row(FORM, f"refused.{key}", f"{at + 1}.{key}", APPLICANTS, _only(at % 2))
    draft.row(FORM, "handled_total", "（七）总计", APPLICANTS, _only(handled))
    draft.row(FORM, "carried_out", "四、结转下年度继续办理", APPLICANTS, _only(left))
    draft.heading("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况")
    draft.row(FORM, "litigation.direct", "未经复议直接起诉", ("total",), (2,))
    draft.row(FORM, "litigation.after_review", "复议后起诉", ("total",), (4,))
    return draft


def _bureau(year: int) -> Draft:
    draft = Draft("霜原县", "霜原县交通运输局", "department", year)
    draft.heading("一、主动公开")
    draft.say(
        "全局公开政府信息286条，其中局机关公开121条、路政队公开154条。",
        ("全局公开政府信息", "286", "条"),
        ("局机关公开", "121", "条", "", "", 0),
        ("路政队公开", "154", "条", "", "", 0),
    )
    draft.say("政务微信推送217条。", ("政务微信推送", "217", "条"))
    draft.row("2014", "channel.wechat", "4.政务微信公开政府信息数", ("",), (207,))
    draft.facts[-1] = replace(draft.facts[-1], unit="条")
    draft.heading("二、依申请公开")
    draft.say("收到申请38件。", ("收到申请", "38", "件", "received", "total"))
    draft.say(
        "申请集中在三类：客运线路审批15件、占地补偿12件、车辆营运8件，其余3件。",
        ("客运线路审批", "15", "件"),
        ("占地补偿", "12", "件"),
        ("车辆营运", "8", "件"),
        ("其余", "3", "件"),
    )
    draft.say(
        "渠道：网上27件，信函11件。",
        ("网上", "27", "件", "received.online"),
        ("信函", "11", "件", "received.letter"),
    )
    draft.say(
        "答复情况：同意提供30件，不予提供5件，不属于本局掌握3件。",
        ("同意提供", "30", "件"),
        ("不予提供", "5", "件"),
        ("不属于本局掌握", "3", "件"),
    )
    draft.heading("三、监督")
    draft.say(
        "聘请第三方测评2次，得分分别为88.7分和91.2分。",
        ("聘请第三方测评", "2", "次"),
        ("得分", "88.7", "分"),
        ("得分", "91.2", "分"),
    )
    return draft


def _works(year: int, own: str, before: str) -> Draft:
    draft = Draft("霜原县", "霜原县自来水有限公司", "enterprise", year)
    draft.heading("一、热线")
    draft.say(
        f"热线来电{own}件，上年热线来电{before}件。",
        ("热线来电", own, "件"),
        ("热线来电", before, "件"),
    )
    draft.facts[-1] = replace(draft.facts[-1], year=year - 1)
    return draft


@pytest.fixture(scope="module")
def ask() -> Any:
    index: Any = FakeIndex(
        [
            _county(2021, 90, 4, 88, 6),
            _county(2022, 107, 6, 105, 7),
            _bureau(2017),
            _works(2021, "18732", "17905"),
            _works(2022, "20118", "18372"),
        ]
    )
    return lambda *turns: answer_question(turns[-1], turns[:-1], index, FakeSource(index))


@pytest.mark.parametrize(
    "question",
    [
        "霜原县2021年表三总计那列平不平：新收加结转是不是等于办结加结转下年？",
        "霜原县2021年新收的加结转的，和办结的加留到下年的，账平不平？给我算算",
        "霜原县2021年收到的加上上年留下来的，跟办完的加转到下年的对得拢不？",
        "霜原县2021年新收加上年结转，合得上办结加结转下年吗",
        "霜原县2021年申请这本账平不平",
        "In Shuangyuan County's 2021 report, do new requests plus those carried in equal those handled plus those carried forward?",
    ],
)
def test_an_account_is_balanced_with_all_four_figures(ask: Any, question: str) -> None:
    answer = ask(question)
    assert all(f"{figure}" in answer.text for figure in ("90", "4", "88", "6"))
    assert answer.text.startswith(("对得上", "They agree"))
    assert "没有载明" not in answer.text


def test_an_account_that_does_not_balance_is_said_so(ask: Any) -> None:
    answer = ask("霜原县2022年新收加上年结转，等不等于办结加结转下年？")
    assert answer.text.startswith("对不上")
    assert "107 + 6 = 113" in answer.text
    assert "105 + 7 = 112" in answer.text


def test_figures_asked_for_one_by_one_are_no_account() -> None:
    assert not asks_account("新收多少件,上年结转多少件,办结多少件,跟去年一样吗")
    assert len(split_question("新收多少件,上年结转多少件,办结多少件")) == 3


@pytest.mark.parametrize(
    "question",
    [
        "霜原县2021年结转下年的申请数跟2022年报告写的上年结转能对上么",
        "霜原县2021年底结转下年的件数，跟2022年报里的上年结转一致吗",
        "霜原县2021年结转下年的，和2022年报的上年结转碰得上吗",
    ],
)
def test_what_one_year_left_is_set_against_what_the_next_took_over(ask: Any, question: str) -> None:
    answer = ask(question)
    assert answer.text.startswith("对得上")
    assert answer.text.count("6件") == 2
    assert {cited.report_id[-4:] for cited in answer.citations} == {"2021", "2022"}


@pytest.mark.parametrize(
    "question",
    [
        "霜原县自来水公司2021年热线来电，21年报告和22年报告里写的一样吗",
        "霜原县自来水有限公司2021年热线来电，两份报告的数对得上吗",
        "霜原县自来水公司2021年热线来电到底多少件？听说两份年报讲的不一样",
    ],
)
def test_one_year_as_two_reports_print_it(ask: Any, question: str) -> None:
    answer = ask(question)
    assert answer.text.startswith("对不上")
    assert "18732" in answer.text
    assert "18372" in answer.text
    assert "20118" not in answer.text


def test_two_reports_are_set_against_one_another_in_many_words() -> None:
    assert asks_two_reports("2021年报告和2022年报告里写的一样吗")
    assert asks_two_reports("两本年报说法打架吗")
    assert asks_two_reports("次年报告里对得上不")
    assert not asks_two_reports("2021年报告写了多少件")


def test_what_a_figure_really_is_gives_both_that_are_printed(ask: Any) -> None:
    for words in ("到底是多少条", "究竟几条"):
        answer = ask(f"霜原县交通运输局2017年政务微信公开信息{words}")
        assert "207条" in answer.text
        assert "217条" in answer.text


def test_a_group_without_a_row_is_the_sum_of_its_rows_and_never_one_of_them(ask: Any) -> None:
    answer = ask("霜原县2021年不予公开究竟是几件，正文跟表格一样吗")
    assert answer.text.startswith("正文和表格的数字不同")
    assert "9件" in answer.text
    assert "4件" in answer.text
    assert "state_secret" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "局机关加路政队，跟霜原县交通运输局2017年报的总条数合得上吗",
        "霜原县交通运输局2017年局机关和路政队的公开条数，加起来对得上总数吗",
    ],
)
def test_parts_named_are_set_against_their_total(ask: Any, question: str) -> None:
    answer = ask(question)
    assert answer.text.startswith("对不上")
    assert "275" in answer.text
    assert "286" in answer.text


@pytest.mark.parametrize(("named", "whole"), [("局机关、路政队", True), ("局机关、路政队和收费站", False)])
def test_a_list_of_which_one_is_not_found_is_not_added_up(named: str, whole: bool) -> None:
    index: Any = FakeIndex([_bureau(2017)])
    asked = understand(f"霜原县交通运输局2017年{named}的条数加起来等于总数吗", (), index)
    reply = Reply(asked, index)
    place = Place(asked.bodies[0], 2017, index.reports())
    assert parts_and_whole(reply, Evidence(asked, Resolved((place,)))) is whole


@pytest.mark.parametrize(
    "question",
    [
        "霜原县交通运输局2017年的申请主要集中在哪几类事项，各几件",
        "霜原县交通运输局2017年申请量最大的前三类事项是什么，各多少件",
        "霜原县交通运输局2017年收到的申请集中在哪些方面，分别多少件",
        "霜原县交通运输局2017年申请最多的是哪几类事项？",
    ],
)
def test_what_applications_were_about_is_never_told_by_channel(ask: Any, question: str) -> None:
    answer = ask(question)
    assert all(words in answer.text for words in ("客运线路审批15件", "占地补偿12件", "车辆营运8件"))
    assert "27件" not in answer.text
    assert "没有载明" not in answer.text


@pytest.mark.parametrize("words", ["答复结果怎么分的", "都怎么回的", "都怎么答复的", "咋回复的"])
def test_replies_come_from_the_list_that_makes_up_the_total(ask: Any, words: str) -> None:
    answer = ask(f"霜原县交通运输局2017年那38件申请{words}")
    table = {cell for shown in answer.tables for row in shown.rows for cell in row}
    assert {"30件", "5件", "3件"} <= table
    assert "11件" not in table


def test_no_channel_helps_to_make_up_the_replies() -> None:
    draft = Draft("霜原县", "霜原县档案馆", "department", 2016)
    draft.say(
        "受理申请14件，柜台9件，热线4件，信函1件，同意提供10件，不予提供3件。",
        ("受理申请", "14", "件", "received", "total"),
        ("柜台", "9", "件"),
        ("热线", "4", "件"),
        ("信函", "1", "件"),
        ("同意提供", "10", "件"),
        ("不予提供", "3", "件"),
    )
    assert told_replies(draft.facts, draft.facts[0]) == []
    assert all(fact.origin is Origin.PROSE for fact in draft.facts)


def test_each_of_several_times_has_its_figure(ask: Any) -> None:
    answer = ask("霜原县交通运输局2017年第三方测评两次各得多少分")
    assert "88.7" in answer.text
    assert "91.2" in answer.text


def test_documents_made_repealed_and_in_force_are_three_cells(ask: Any) -> None:
    answer = ask("霜原县2022年公开规范性文件：新发了几份，废了几份，现在管用的还有几份？")
    assert [part.figure.text for part in answer.parts if part.figure] == ["7", "2", "41"]


def test_the_money_of_purchases_is_no_number_of_them(ask: Any) -> None:
    answer = ask("俺是给学校供桌椅的，天天盯着标讯。霜原县政府集中采购的钱，从2021年到2022年涨了百分之几啊？")
    assert "2100" in answer.text
    assert "2200" in answer.text
    assert "请问是哪个单位" not in answer.text


def test_both_kinds_of_lawsuits_are_one_sum(ask: Any) -> None:
    answer = ask("霜原县2022年打官司一共几起，没复议直接起诉的跟复议以后起诉的都算进去")
    assert "2 + 4 = 6" in answer.text


def test_the_newest_year_of_each_body_is_its_own() -> None:
    newest = [_county(2022, 107, 6, 105, 7)]
    other = Draft("雾汀县", "雾汀县人民政府", "government", 2023)
    other.heading("二、主动公开政府信息情况")
    other.row(FORM, "normative_document", "行政规范性文件", RULE, (1, 1, 133))
    index: Any = FakeIndex([*newest, other])
    for words in (
        "各自最近一年的现行有效规范性文件按多到少排个队",
        "最新年度现行有效规范性文件从多到少怎么排",
    ):
        answer = answer_question(f"霜原县、雾汀县两个地方，{words}", (), index, FakeSource(index))
        assert "133件" in answer.text
        assert "41件" in answer.text


def test_which_of_two_spoken_years_has_more(ask: Any) -> None:
    for years in ("二一年多还是二二年多？各是多少", "2021多还是2022多", "是21年多还是22年多"):
        answer = ask(f"霜原县新收申请{years}")
        assert "90件" in answer.text
        assert "107件" in answer.text
        assert "自然人" not in answer.text


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("22、23两年新收", (2022, 2023)),
        ("22和23这两年", (2022, 2023)),
        ("一九年多还是二〇年多", (2019, 2020)),
        ("干了20年多了", ()),
    ],
)
def test_years_said_short(text: str, years: tuple[int, ...]) -> None:
    assert find_years(text, []).years == years


def test_to_hold_a_press_conference_has_a_short_word() -> None:
    found = match_label("开新闻发布会")
    assert found is not None
    assert found.indicator == "press_conference"
    assert match_label("开新闻发布会比上年少") is None


def _street() -> Draft:
    draft = Draft("雾汀街道", "雾汀街道办事处", "township", 2019)
    draft.heading("二、主动公开政府信息情况")
    draft.say(
        "行政处罚决定212件，其中占道经营131件、油烟扰民34件、违规停放47件。",
        ("行政处罚决定", "212", "件", "penalty", "decisions"),
        ("占道经营", "131", "件", "", "", 0),
        ("油烟扰民", "34", "件", "", "", 0),
        ("违规停放", "47", "件", "", "", 0),
    )
    draft.row("2019", "fee", "行政事业性收费", ("last_year_items", "change"), (19, 3))
    draft.say(
        "街道接受咨询60人次，其中现场咨询20人次、电话咨询40人次。",
        ("街道接受咨询", "60", "人次"),
        ("现场咨询", "20", "人次", "", "", 0),
        ("电话咨询", "40", "人次", "", "", 0),
    )
    return draft


@pytest.fixture(scope="module")
def street() -> Any:
    index: Any = FakeIndex([_street()])
    return lambda *turns: answer_question(turns[-1], turns[:-1], index, FakeSource(index))


@pytest.mark.parametrize("words", ["都是些啥", "都是什么", "主要是哪几类", "都有哪些"])
def test_what_so_many_were_is_told_by_their_kinds(street: Any, words: str) -> None:
    answer = street(f"雾汀街道2019年行政处罚212件{words}")
    table = {cell for shown in answer.tables for row in shown.rows for cell in row}
    assert {"131件", "34件", "47件"} <= table


@pytest.mark.parametrize(
    "question",
    [
        "雾汀街道2019年收费项目比上一年是增了还是减了，几个？",
        "雾汀街道2019年行政事业性收费项目比上年多了还是少了几项",
    ],
)
def test_more_or_fewer_items_is_a_column_of_the_form(question: str) -> None:
    index: Any = FakeIndex([_street()])
    asked = understand(question, (), index)
    (summary,) = index.reports()
    place = Place(asked.bodies[0], 2019, (summary,))
    reply = Reply(asked, index)
    assert printed_change(reply, Evidence(asked, Resolved((place,), missing=((place.body, 2018),))))
    assert reply.figure is not None
    assert reply.figure.text == "3"


def test_kinds_counted_in_english_are_set_against_their_total(street: Any) -> None:
    answer = street(
        "Do the two kinds of public consultations in the Wuting 2019 report add up to the stated total?"
    )
    assert answer.text.startswith("They agree")
    assert "20 + 40 = 60" in answer.text
    other = street(
        "Do the three kinds of public consultations in the Wuting 2019 report add up to the stated total?"
    )
    assert "20 + 40" not in other.text
