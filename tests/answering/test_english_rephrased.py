"""English wordings of what is known by another name, parts that only name a deed, dates, levels, measures and spans of years."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.rephrased_en import rephrased
from assistant.types import RefusalReason
from tests.answering.asking import Ask, asking

_REVIEWS = """| 行政复议 | 行政诉讼 |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 21 | 5 | 7 | 3 | 36 | 8 | 0 | 2 | 1 | 11 | 4 | 0 | 0 | 0 | 4 |
"""
_APPLICANTS = """| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |
| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 自然人 | 法人或其他组织 | 总计 |
| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | 310 | 62 | 5 | 9 | 28 | 6 | 420 |
| 二、上年结转政府信息公开申请数量 | 11 | 2 | 0 | 0 | 1 | 0 | 14 |
"""
HUAIXI_2023 = f"""槐溪市人民政府2023年政府信息公开工作年度报告

本报告统计期限自2023年1月1日起至2023年12月31日止。联系电话：0688-7700101。

一、总体情况
全市新收政府信息公开申请420件。其中市政府本级收到55件，市直部门收到140件，县（市、区）收到225件。
“槐溪发布”微信公众号于5月8日开通，年底关注人数3.4万人。清理“僵尸”账号12个，保留31个。
设立查阅点18个，全年接待群众查阅2650人次，提供纸质文件930份。
群众来信收到640封，办结615封，办结率96.1%。

三、收到和处理政府信息公开申请情况

{_APPLICANTS}
四、政府信息公开行政复议、行政诉讼情况

{_REVIEWS}
五、存在的主要问题及改进情况
存在的主要问题：一是电费账单看不懂，居民反映较多；二是站内搜索不好用；三是对残疾人获取信息的支持不足。
改进情况：针对账单问题，制作“一度电的来历”长图；升级站内检索引擎。2024年拟在图书馆提供盲文版公报，开放日增加到7场。
"""
BUREAU_2023 = """槐溪市生态环境局2023年政府信息公开工作年度报告

本报告统计期限自2023年1月1日起至2023年12月31日止。联系电话：0688-7700202。

一、总体情况
本局新收政府信息公开申请37件。作出行政处罚88件。
申请内容集中在排污许可、河道采砂许可和环评文件三个方面，分别为15件、9件和6件。
"""
LUTING_2011 = """芦汀县2011年政府信息公开工作年度报告

本报告统计期限自2011年1月1日起至2011年12月31日止。联系电话：0688-7700303。

一、主动公开情况
全县2011年共主动公开政府信息5210条。自2008年5月1日《条例》施行以来，全县累计主动公开政府信息16480条。
二、依申请公开情况
全县受理政府信息公开申请44件，年内答复41件，余下3件于12月底收到，转入2012年办理。行政许可决定与申请无关。
三、复议和诉讼情况
因信息公开被申请行政复议2件，维持1件，申请人撤回1件。行政诉讼1件，法院判决驳回原告诉讼请求。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    reports = {"h23.txt": HUAIXI_2023, "b23.txt": BUREAU_2023, "l11.txt": LUTING_2011}
    with asking(tmp_path_factory.mktemp("rephrased"), reports) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Huaixi EEB, 2023: how many penalties did it hand out?", ["88"]),
        ("How many applications did the EPB of Huaixi get in 2023?", ["37"]),
        ("How many requests did the Huaixi EEB receive in 2023?", ["37"]),
    ],
)
def test_initials_are_the_office_of_the_place(ask: Ask, question: str, figures: list[str]) -> None:
    answer = ask(question)
    assert "Ecology and Environment Bureau of Huaixi City" in answer.text
    assert all(figure in answer.text for figure in figures)


@pytest.mark.parametrize("office", ["Huaixi DRC", "HRSSB of Huaixi"])
def test_initials_of_an_office_not_held_are_never_the_government(ask: Ask, office: str) -> None:
    answer = ask(f"How many applications did the {office} get in 2023?")
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.NO_REPORT


@pytest.mark.parametrize(
    "question",
    [
        "Give me the results of the administrative reconsideration cases of Huaixi in 2023.",
        "What were the outcomes of Huaixi's reconsideration cases in 2023?",
        "How did the reconsideration cases of Huaixi turn out in 2023?",
        "How did Huaixi's reconsideration cases end in 2023?",
    ],
)
def test_how_cases_ended_is_their_outcomes(ask: Ask, question: str) -> None:
    (table,) = ask(question).tables
    assert [row[-1].split()[0] for row in table.rows] == ["21", "5", "7", "3"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many reconsideration cases did Huaixi have in 2023, and in how many was the result corrected?", ["36 cases", "5 cases"]),
        ("How many reconsideration cases did Huaixi have in 2023, and in how many was the decision overturned?", ["36 cases", "5 cases"]),
        ("How many lawsuits did Luting County face in 2011 and how did they end?", ["1 case", "驳回原告诉讼请求"]),
        ("How many reconsideration cases were there in Luting County in 2011, and how did they turn out?", ["2 cases", "申请人撤回1件"]),
        ("How many zombie accounts did Huaixi close in 2023, and how many did it keep?", ["12", "保留31个"]),
        ("What share of the letters were settled in Huaixi in 2023, and how many letters arrived?", ["96.1%", "640"]),
        ("How many followers did Huaixi's WeChat account have in 2023, and when was it opened?", ["34000", "5月8日"]),
    ],
)  # fmt: skip
def test_each_of_two_parts_is_answered(ask: Ask, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert all(said in answer.text for said in told)


def test_the_figure_of_another_deed_answers_no_part(ask: Ask) -> None:
    answer = ask("How many zombie accounts did Huaixi close in 2023, and how many were merged?")
    first, second = answer.parts
    assert "12" in first.text
    assert second.refused


@pytest.mark.parametrize(
    "question",
    [
        "Who filed requests in Huaixi in 2023? Please give the number for every category of applicant.",
        "Who submitted applications to Huaixi in 2023, with the figure for each type?",
    ],
)
def test_who_applied_by_kind_is_no_name(ask: Ask, question: str) -> None:
    (table,) = ask(question).tables
    assert [row[-1].split()[0] for row in table.rows] == ["310", "62", "5", "9", "28", "6"]


def test_cases_said_to_be_lost_are_set_right(ask: Ask) -> None:
    answer = ask("Why did Huaixi lose three direct lawsuits in 2023?")
    assert answer.figure is not None
    assert answer.figure.text == "0"
    assert any(notice.kind == "premise" for notice in answer.notices)


@pytest.mark.parametrize(
    "question",
    [
        "Huaixi 2023 new requests by level: city government itself, departments, counties/districts",
        "How many of Huaixi's requests in 2023 went to the city government itself, to departments and to counties?",
        "槐溪市2023年收到的申请按层级分各多少件？",
    ],
)
def test_levels_are_told_by_their_sentence(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert all(figure in answer.text for figure in ("55件", "140件", "225件"))


def test_levels_that_are_not_told_are_refused(ask: Ask) -> None:
    assert ask("Break down the applications of Luting County in 2011 by level.").refused


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Huaixi do in 2023 about residents not understanding their bills?", "一度电的来历"),
        ("How does Huaixi intend to help disabled readers?", "盲文版公报"),
        ("How did Huaixi deal with the poor search function in 2023?", "检索引擎"),
        ("What did Huaixi do in 2023 about the shortcomings it had found?", "一度电的来历"),
    ],
)
def test_what_was_done_about_it_is_the_measure(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many paper documents were handed out at the access points in Huaixi in 2023?", "930"),
        ("How many people visited the reading points of Huaixi in 2023?", "2650"),
        ("How many reading points did Huaixi have in 2023?", "18"),
    ],
)
def test_what_was_counted_at_reading_points_is_not_their_number(ask: Ask, question: str, figure: str) -> None:
    answer = ask(question)
    assert answer.figure is not None
    assert answer.figure.text == figure


@pytest.mark.parametrize(
    "question",
    [
        "How many of those were about sand mining permits?",
        "How many requests to the Huaixi EEB in 2023 were about sand mining permits?",
    ],
)
def test_a_matter_of_requests_is_no_permit(ask: Ask, question: str) -> None:
    answer = ask(question, "How many information requests did the Huaixi EEB get in 2023?")
    assert any(told in answer.text for told in ("分别为15件、9件和6件", "9 cases"))


@pytest.mark.parametrize(
    "question",
    [
        "From May 2008 through the end of 2011, how many items in total had Luting County made public?",
        "Between May 2008 and the end of 2011, how many items did Luting County publish altogether?",
        "从2008年5月到2011年底芦汀县一共公开了多少条信息？",
    ],
)
def test_a_span_of_years_is_the_running_total_since_its_first(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.figure is not None
    assert answer.figure.text == "16480"


@pytest.mark.parametrize(
    "question",
    [
        "How many applications did Luting County push over into 2012 because they came in late?",
        "How many requests were left over for 2012 in Luting County?",
        "芦汀县2011年有几件申请转到2012年办？",
    ],
)
def test_what_was_carried_over_is_told_in_prose(ask: Ask, question: str) -> None:
    assert "余下3件" in ask(question).text


def test_when_is_never_answered_without_a_date(ask: Ask) -> None:
    assert "5月8日" in ask("On what date did Huaixi open its WeChat account?").text
    assert ask("When was the access point of Huaixi opened?").refused


@pytest.mark.parametrize(
    "question",
    [
        "Which applicant filed the sand mining requests in Huaixi in 2023? I need the name.",
        "Which citizens sued Luting County in 2011?",
    ],
)
def test_which_applicant_is_a_name_that_is_not_given(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.OUT_OF_SCOPE


def test_an_email_address_is_no_address(ask: Ask) -> None:
    answer = ask("What is the e-mail address of the disclosure office of Huaixi?")
    assert answer.refused
    assert not answer.parts


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("how many building permits did x approve in 2021", "how many building permits did x issue in 2021"),
        (
            "how many applications for permits did x approve",
            "how many applications for permits did x approve",
        ),
        ("how many yellow and red cards did x show", "how many yellow cards and red cards did x show"),
        ("did people have to pay x anything for documents", "did x charge fees for information"),
        ("did anyone have to pay for copies", "were any fees charged for information"),
        ("what was the single largest fine", "what was the largest fine"),
        (
            "did fewer people visit x in 2012 than in 2011",
            "how many fewer people visit x in 2012 than in 2011",
        ),
    ],
)
def test_an_english_wording_is_brought_into_the_known_one(said: str, meant: str) -> None:
    assert rephrased(said) == meant
