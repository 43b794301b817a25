"""What English asks for beyond one figure: plans, both sides of a change, lists and ranks, reasons, whose report it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.verbatim import in_digits
from assistant.types import RefusalReason
from tests.answering.asking import Ask, asking

WEIAN_2021 = """苇岸市人民政府2021年政府信息公开工作年度报告
发布日期：2022年3月11日

本报告统计期限自2021年1月1日起至2021年12月31日止。联系电话：0699-8800101，地址：苇岸市渡口路9号。

一、总体情况
全市新收政府信息公开申请200件，其中网络申请120件、信函申请50件、当面申请30件。受理申请数量前三的单位依次为市自然资源局（66件）、市住房保障局（41件）、市公安局（22件）。
全市政务新媒体由48个关停整合至31个。主动公开事项清单由40项增至55项。举办业务培训班3期，培训业务骨干180人；县区专职人员平均仅1.5人。
“苇岸发布”微信公众号粉丝6.1万人。市政府召开常务会议30次，邀请市民代表列席4次。抖音号发布短视频210条。

二、主动公开政府信息情况

| 第二十条第（五）项 |
| 信息内容 | 本年处理决定数量 |
| 行政许可 | 900 |
| 第二十条第（六）项 |
| 信息内容 | 本年处理决定数量 |
| 行政处罚 | 140 |
| 行政强制 | 12 |
| 第二十条第（八）项 |
| 信息内容 | 本年收费金额（单位：万元） |
| 行政事业性收费 | 77.5 |

五、存在的主要问题及改进情况
存在的主要问题：政策解读不够通俗。2022年将开设“渡口说政策”栏目，出台商业秘密审查办法。

2022年3月2日
"""
WEIAN_2022 = """苇岸市人民政府2022年政府信息公开工作年度报告

本报告统计期限自2022年1月1日起至2022年12月31日止。联系电话：0699-8800101。

一、总体情况
全市新收政府信息公开申请180件，较上年减少20件，减少的主要原因是旧城改造项目收尾。
“苇岸发布”微信公众号粉丝7.4万人。
"""
WATER_2021 = """苇岸市水务局2021年政府信息公开工作年度报告

本报告统计期限自2021年1月1日起至2021年12月31日止。联系电话：0699-8800202。

一、总体情况
本局新收政府信息公开申请10件。供水服务热线96707接听来电5310个。

二、主动公开政府信息情况

| 第二十条第（五）项 |
| 信息内容 | 本年处理决定数量 |
| 行政许可 | — |
| 第二十条第（八）项 |
| 信息内容 | 本年收费金额（单位：万元） |
| 行政事业性收费 | / |
"""
HUIBIN_2019 = """汇滨县人民政府2019年政府信息公开工作年度报告

本报告统计期限自2019年1月1日起至2019年12月31日止。联系电话：0699-8800303。

一、总体情况
全县新收政府信息公开申请75件。

二、主动公开政府信息情况

| 第二十条第（八）项 |
| 信息内容 | 上一年项目数量 | 本年增/减 |
| 行政事业性收费 | 31 | -2 |
"""
LYCHEE_2018 = """广西壮族自治区荔枝产业发展局2018年政府信息公开工作年度报告

本报告统计期限自2018年1月1日起至2018年12月31日止。联系电话：0771-8800404。

一、概述
2018年收到政府信息公开申请14件，其中当面申请2件，网络申请9件，信函申请3件。
"""
REPORTS = {
    "weian2021.txt": WEIAN_2021,
    "weian2022.txt": WEIAN_2022,
    "weianwater2021.txt": WATER_2021,
    "huibin2019.txt": HUIBIN_2019,
    "lychee2018.txt": LYCHEE_2018,
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("asks_en"), REPORTS) as ask:
        yield ask


@pytest.mark.parametrize(
    "question",
    [
        "What does Weian City plan to do in 2022 according to its 2021 report?",
        "In its 2021 report, what did Weian promise for 2022?",
        "Which steps did Weian announce for 2022?",
        "What was on Weian's agenda for 2022?",
        "What were Weian City's priorities for 2022?",
        "What tasks has Weian set itself for 2022?",
        "What did the 2021 Weian report say would be done in 2022?",
    ],
)
def test_plans_stand_in_the_report_of_the_year_before(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "渡口说政策" in answer.text, answer.text
    assert "2021 report" in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What did Huibin County do in 2020?",  # what was done is told by that year's own report
        "How many applications did Huibin County receive in 2020?",
    ],
)
def test_what_was_done_needs_the_years_own_report(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refusal is not None, answer.text
    assert answer.refusal.reason is RefusalReason.NO_REPORT, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What was the total amount of fines collected by Weian City in 2021?",
        "How much did Weian collect in fines in 2021?",
        "How much were the fines of Weian in 2021, in yuan?",
        "What sum of penalties in yuan did Weian impose in 2021?",
        "How much subsidy for farmland was paid out in Weian in 2021?",
    ],
)
def test_money_is_no_number_of_decisions(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refused, answer.text
    assert "140" not in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many fines did Weian impose in 2021?", "140"),
        ("What was the fee revenue of Weian City in 2021 (in 万元)?", "77.5"),
        ("I would like to know the administrative fees which Weian collected in 2021 (in 万元).", "77.5"),
        (
            "How many items did Weian receive applications for in 2021 alone (not the cumulative total)?",
            "200",
        ),
    ],
)
def test_the_figure_of_that_kind_is_given(ask: Ask, question: str, figure: str) -> None:
    answer = ask(question)
    assert not answer.refused, answer.text
    assert figure in answer.text, answer.text
    assert not any(notice.kind == "premise" for notice in answer.notices), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Break down the 2021 requests to Weian by channel.",
        "Break down Weian's 2021 requests by the way they were submitted (online, by post, in person).",
        "Split the 2021 requests to Weian according to how they arrived.",
        "How were the 2021 requests to Weian submitted?",
        "In what ways did people submit requests to Weian in 2021, and how many each?",
        "Rank the three application channels of Weian in 2021 from most to least used.",
    ],
)
def test_requests_by_channel(ask: Ask, question: str) -> None:
    answer = ask(question)
    (table,) = answer.tables
    assert [amount.split()[0] for _, amount in table.rows] == ["120", "50", "30"], answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Which three agencies of Weian handled the most requests in 2021, and how many each?",
        "Which departments of Weian received the most applications in 2021?",
        "Who handled the most requests in Weian in 2021?",
    ],
)
def test_the_offices_with_most_are_those_the_report_names(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert all(told in answer.text for told in ("市自然资源局", "66", "41", "22")), answer.text


def test_the_offices_of_one_list_are_none_of_another(ask: Ask) -> None:
    answer = ask("Which three agencies of Weian imposed the most penalties in 2021?")
    assert answer.refused, answer.text
    assert "66" not in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many new media accounts did Weian have before and after the clean-up in 2021?", ("48", "31")),
        ("To how many did Weian cut its new media accounts in 2021, and from how many?", ("48", "31")),
        ("After Weian merged its social media accounts in 2021, how many were left?", ("48", "31")),
        ("From how many to how many did Weian cut its new media accounts in 2021?", ("48", "31")),
        ("How many items were on Weian's disclosure list before and after the 2021 revision?", ("40", "55")),
    ],
)
def test_both_sides_of_a_change(ask: Ask, question: str, told: tuple[str, str]) -> None:
    answer = ask(question)
    assert all(figure in answer.text for figure in told), answer.text
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "How many villages did Weian have before and after the merger?",
        "How many apps did Weian have before and after the clean-up in 2021?",
    ],
)
def test_the_change_of_something_else_is_none(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refused, answer.text
    assert not {"48", "31", "40", "55"} & set(answer.text.split()), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Will Weian City raise its water price next year?",
        "Are fees in Weian going to rise?",
        "How likely is it that requests in Weian go up?",
        "My request in Weian was turned down. Should I sue, and would I win?",
        "I was refused by Weian. Is it worth appealing?",
        "Do you personally think that Weian's government is honest about its finances?",
        "In your honest opinion, is Weian doing well?",
        "Write me a limerick about the city of Weian.",
        "Compose a short poem about Weian's 2021 report.",
        "Tell me a funny story about Weian City",
        "Will Weian publish more next year?",
        "Should Weian spend more on disclosure?",
        "Would you trust Weian's figures?",
    ],
)
def test_what_no_report_answers_is_declined_without_a_figure(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refusal is not None, answer.text
    assert answer.refusal.reason is RefusalReason.OUT_OF_SCOPE, answer.text
    assert not answer.citations, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Why did requests in Weian rise in 2022?",
        "Why did the number of applications in Weian go up in 2022?",
        "How come requests in Weian rose in 2022?",
        "What explains the increase in requests in Weian in 2022?",
    ],
)
def test_a_rise_that_was_a_fall_is_set_right(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "减少20件" in answer.text or "20" in answer.text, answer.text
    assert any(notice.kind == "premise" for notice in answer.notices), answer.text


def test_a_number_taken_for_granted_is_set_right(ask: Ask) -> None:
    answer = ask("Huibin County got twelve requests in 2019, is it right? Why so many for a small county?")
    assert "75" in answer.text, answer.text
    assert any(notice.kind == "premise" for notice in answer.notices), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What reason does the WEIAN report give for the drop in applications in 2022?",
        "How does Weian explain the decrease in requests in 2022?",
        "What caused the drop in applications in Weian in 2022?",
        "How come applications in Weian fell in 2022?",
        "What is the reason given by Weian for the fall in applications in 2022?",
        "To what does Weian attribute the decline in applications in 2022?",
    ],
)
def test_the_reason_a_report_gives_is_quoted(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "旧城改造项目收尾" in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many requests did the Guangxi Lychee Industry Development Bureau get in 2018?", "14"),
        ("How many requests did the Guangxi lychee bureau get in 2018?", "14"),
        ("How many new applications did Wěi'àn City receive in 2021?", "200"),
        ("How many calls did the hotline 96707 take in 2021?", "5310"),
        ("How many followers did the “苇岸发布” account have in 2021?", "6.1"),
    ],
)
def test_whose_report_is_meant(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert told in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How many requests did the Guangxi Rubber Industry Development Bureau get in 2018?",
        "How many calls did the hotline 96555 take in 2021?",
    ],
)
def test_another_body_is_not_put_in_its_place(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refused, answer.text
    assert "14 cases" not in answer.text, answer.text
    assert "5310" not in answer.text, answer.text


def test_an_offices_share_of_its_city(ask: Ask) -> None:
    first = "How many new requests did the Weian Water Bureau receive in 2021?"
    answer = ask("What percentage of the city total is that?", first)
    assert "10 ÷ 200 = 5" in answer.text, answer.text


def test_one_year_later(ask: Ask) -> None:
    answer = ask("And one year later?", "How many followers did the WeChat account of Weian have in 2021?")
    assert "7.4" in answer.text, answer.text


def test_who_came_stands_beside_what_was_held(ask: Ask) -> None:
    answer = ask("Weian 2021: how many training courses were held and how many key staff attended?")
    assert "180" in answer.text, answer.text
    assert "1.5" not in answer.text, answer.text


def test_meetings_sat_in_on_are_not_all_that_were_held(ask: Ask) -> None:
    answer = ask("How many executive meetings of Weian did members of the public sit in on in 2021?")
    assert answer.figure is None or answer.figure.text != "30", answer.text


def test_videos_watched_are_not_videos_published(ask: Ask) -> None:
    answer = ask("How many times were the short videos on Weian's Douyin channel watched in 2021?")
    assert answer.refused, answer.text
    assert "210" not in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How did the number of new applications in Weian move between 2021 and 2022?",
        "How have Weian's new applications developed from 2021 to 2022?",
        "Compare Weian's new applications in 2021 and 2022.",
    ],
)
def test_a_move_between_two_years_is_a_difference(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "200 − 180 = 20" in answer.text, answer.text


def test_a_list_after_a_colon(ask: Ask) -> None:
    answer = ask("For Weian 2021 give me: licences, compulsory measures and the fee revenue.")
    assert all(figure in answer.text for figure in ("900", "12 cases", "77.5")), answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("On what date was the Weian 2021 report signed?", "2022-03-02"),
        ("When did Weian sign its 2021 report?", "2022-03-02"),
        ("When was Weian's 2021 report published?", "2022-03-11"),
    ],
)
def test_the_day_of_signing_is_not_that_of_publication(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


def test_two_places_with_a_year_each_are_two_sides(ask: Ask) -> None:
    answer = ask("Did new applications increase from Huibin 2019 to Weian 2022?")
    assert "180 − 75 = 105" in answer.text, answer.text
    answer = ask("Which is larger: new requests in Huibin 2019 or in Weian 2022?")
    assert "180 − 75 = 105" in answer.text, answer.text
    answer = ask("Did administrative fees increase from Huibin 2019 to Weian 2021?")
    assert answer.refusal is not None, answer.text
    assert answer.refusal.reason is RefusalReason.NOT_COMPARABLE, answer.text


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("What is entered for administrative licences in the 2021 report of the Weian Water Bureau?", "—"),
        ("What does the Weian Water Bureau's 2021 report give for administrative fees?", "/"),
        ("What is printed under administrative licences by the Weian Water Bureau for 2021?", "—"),
    ],
)
def test_an_empty_cell_is_told_as_printed(ask: Ask, question: str, entry: str) -> None:
    answer = ask(question)
    assert f"“{entry}”" in answer.text, answer.text
    assert answer.citations


def test_fees_waived_are_none_collected(ask: Ask) -> None:
    answer = ask("How many yuan of administrative fees did Weian waive in 2021?")
    assert answer.refused, answer.text
    assert "77.5" not in answer.text, answer.text


def test_accounts_are_no_posts(ask: Ask) -> None:
    answer = ask("How many Douyin accounts did Weian have in 2021?")
    assert answer.refused, answer.text
    assert "210" not in answer.text, answer.text


def test_what_was_done_is_not_planned(ask: Ask) -> None:
    answer = ask("How many requests did Weian plan for in its 2021 report for 2022?")
    assert answer.refused, answer.text
    assert "200" not in answer.text, answer.text


KINDS_2021 = """枫汀市人民政府2021年政府信息公开工作年度报告

本报告统计期限自2021年1月1日起至2021年12月31日止。公众可在市政府门户网站浏览，或到市政务服务中心二楼6号窗口领取纸质版。

一、总体情况
编印政府公报6期，每期印数900册。开展院坝讲解44场，发放宣传单2600份。解答听众提问612个。个别乡镇公开栏最长有47天未更新。
召开企业座谈会8场，收集意见建议112条，采纳89条。邀请村民代表、学生共三百二十六人参观档案馆。
全市政府网站由2018年底的58家集约至19家。针对“北岸水库”传言，4小时内作出首次回应。
"""


@pytest.fixture(scope="module")
def ask_kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("kinds"), {"ft2021.txt": KINDS_2021}) as ask:
        yield ask


@pytest.mark.parametrize(
    "question",
    [
        "How many listeners did the programme of Fengting City have in 2021?",
        "How much did the leaflets of Fengting City cost in 2021?",
        "Fengting City 2021 company forums total cost in yuan",
    ],
)
def test_a_figure_of_another_kind_is_not_given(ask_kinds: Ask, question: str) -> None:
    answer = ask_kinds(question)

    assert answer.figure is None, answer.text


def test_what_was_done_to_some_of_them_is_not_all_of_them(ask_kinds: Ask) -> None:
    collected = "How many suggestions were collected at the company forums of Fengting City in 2021?"
    answer = ask_kinds("How many of them were taken up?", collected)

    assert answer.figure is None or answer.figure.text == "89"
    assert "89" in answer.text


def test_figures_in_characters_are_given_in_digits_too() -> None:
    assert in_digits("共三百二十六人参加，9人") == " (三百二十六 = 326)"
    assert in_digits("共326人参加") == ""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Where can I pick up a printed copy of the Fengting City 2021 report?", "二楼6号窗口"),
        ("枫汀市2021年年报的纸质版上哪儿领", "二楼6号窗口"),
        ("When the rumour about the North Bank reservoir went round Fengting in 2021, how quickly did the city respond?", "4小时内"),
        ("How many websites was Fengting left with in 2021, after merging how many?", "19家"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_time_or_an_earlier_year_is_found(
    ask_kinds: Ask, question: str, told: str
) -> None:
    assert told in ask_kinds(question).text


def test_no_sentence_is_taken_for_the_name_of_an_office(ask_kinds: Ask) -> None:
    for question in (
        "How many suits against Fengting City filed directly in court were there in 2021?",
        "How many people watched Fengting's broadcasts in which bureau chiefs explained policy in 2021?",
    ):
        answer = ask_kinds(question)
        assert answer.refusal is None or answer.refusal.reason is not RefusalReason.NO_REPORT, answer.text
