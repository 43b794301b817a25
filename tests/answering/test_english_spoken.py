"""English as it is spoken and typed: asides, corrections, lists in one sentence, and what a why takes for granted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking
from tests.answering.test_answers import holds

_ROWS = "\n".join(
    f"| 三、本年度办理结果 | （三）不予公开 | {label} | {count} | 0 | 0 | 0 | 0 | 0 | {count} |"
    for label, count in [
        ("1.属于国家秘密", 2),
        ("2.其他法律行政法规禁止公开", 0),
        ("3.危及“三安全一稳定”", 0),
        ("4.保护第三方合法权益", 7),
        ("5.属于三类内部事务信息", 4),
        ("6.属于四类过程性信息", 3),
        ("7.属于行政执法案卷", 1),
        ("8.属于行政查询事项", 0),
    ]
)
HESHAN_2021 = """荷杉县人民政府2021年政府信息公开工作年度报告

本报告统计期限自2021年1月1日起至2021年12月31日止。联系电话：0688-7411201。

一、总体情况
全县新收政府信息公开申请61件。

二、主动公开政府信息情况

| 第二十条第（六）项 |
| 信息内容 | 本年处理决定数量 |
| 行政处罚 | 480 |
| 行政强制 | 22 |
"""
HESHAN_2022 = f"""荷杉县人民政府2022年政府信息公开工作年度报告
发布日期：2023.03.08

本报告统计期限自2022年1月1日起至2022年12月31日止。办公地址：荷杉县临溪路18号，联系电话：0688-7411201。
本报告在荷杉县人民政府网站（www.heshan.example.cn）公布。

一、总体情况
全县新收政府信息公开申请90件。召开新闻发布会14场，其中部门主要负责人出席9场、县政府主要领导出席3场。发布政策解读材料57篇。
政府网站发布信息4100条，较2021年的3900条多200条。依申请提供政府信息共收费210元。

二、主动公开政府信息情况

| 第二十条第（六）项 |
| 信息内容 | 本年处理决定数量 |
| 行政处罚 | 455 |
| 行政强制 | 31 |

三、收到和处理政府信息公开申请情况

| 一、本年新收政府信息公开申请数量 | 82 | 8 | 0 | 0 | 0 | 0 | 90 |
| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 三、本年度办理结果 | （一）予以公开 | 48 | 7 | 0 | 0 | 0 | 0 | 55 |
| 三、本年度办理结果 | （二）部分公开 | 17 | 1 | 0 | 0 | 0 | 0 | 18 |
{_ROWS}
| 三、本年度办理结果 | （七）总计 | 82 | 8 | 0 | 0 | 0 | 0 | 90 |
| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""
TANGXI_2022 = """棠溪县人民政府2022年政府信息公开工作年度报告

本报告统计期限自2022年1月1日起至2022年12月31日止。联系电话：0688-7412202。

一、总体情况
全县新收政府信息公开申请64件。
"""
WATER_2022 = """荷杉县自来水有限公司2022年信息公开工作年度报告

本报告统计期限自2022年1月1日起至2022年12月31日止。联系电话：0688-7413303。

一、基本情况
公司服务用户5.2万户。
二、依申请公开情况
收到信息公开申请9件，其中居民用户6件、企业用户3件。未收取任何费用。
"""
REPORTS = {
    "heshan2021.txt": HESHAN_2021,
    "heshan2022.txt": HESHAN_2022,
    "tangxi2022.txt": TANGXI_2022,
    "heshanwater2022.txt": WATER_2022,
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("spoken_en"), REPORTS) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # where a body sits, and where its report is found
        ("Where is the office of Heshan County?", "临溪路18号"),
        ("Where can I find Heshan County's 2022 report online?", "www.heshan.example.cn"),
        # a day printed with points is the same day
        ("On what date did Heshan County publish its 2022 report?", "2023.03.08"),
        ("荷杉县2022年的年报是什么时候发布的？", "2023.03.08"),
        # what was charged for requests is no number of requests
        ("How much in fees did Heshan County collect for information requests in 2022?", "210"),
        ("How much did Heshan charge people for handling their requests in 2022, in yuan?", "210"),
        # a unit named in passing asks for nothing of its own
        ("How much money, in ten-thousands of yuan, did Heshan collect in fees for requests in 2022?", "210"),
        # the ground of a group used most
        (
            "Which of the eight refusal grounds was used most often by Heshan in 2022, and how many times?",
            "7",
        ),
        (
            "In 2022, which county took in more new applications, Heshan or Tangxi, and what was the gap?",
            "26",
        ),
    ],
)
def test_it_is_told(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.refused, answer.text
    assert "not state" not in answer.text, answer.text
    assert told in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        (
            "For Heshan in 2022, give me the number of press conferences, how many were attended by county leaders,"
            " and how many policy interpretation pieces were issued.",
            ("14", "3", "57"),
        ),
        (
            "I am a student writing about local openness. How many press conferences did Heshan hold in 2022, and"
            " how many of them were attended by the county's main leaders?",
            ("14", "3"),
        ),
        ("How many applications did Heshan's water company receive in 2022 and how many were from households?", ("9", "6")),
    ],
)  # fmt: skip
def test_every_figure_of_a_list_is_given(ask: Ask, question: str, figures: tuple[str, ...]) -> None:
    answer = ask(question)
    assert all(holds(answer, figure) or f"{figure}件" in answer.text for figure in figures), answer.text
    assert "Which body" not in answer.text
    assert "52000" not in answer.text  # customers are no applications
    assert "9 sessions" not in answer.text  # heads of departments are no leaders of the county


@pytest.mark.parametrize(
    ("turns", "figure", "other"),
    [
        (("How many penalties did Heshan impose in 2022?", "What about criminal—sorry, I mean administrative coercion?"), "31", "455"),
        (("How many penalties, no wait, how many coercive measures did Heshan take in 2022?",), "31", "455"),
        (("How many requests from companies - oops, I mean individuals did Heshan receive in 2022?",), "82", "8 cases"),
        (("How many requests did Tangxi, I mean Heshan County, receive in 2022?",), "90", "64"),
    ],
)  # fmt: skip
def test_what_is_taken_back_is_not_answered(
    ask: Ask, turns: tuple[str, ...], figure: str, other: str
) -> None:
    answer = ask(turns[-1], *turns[:-1])
    assert holds(answer, figure), answer.text
    assert f": {other}" not in answer.text


def test_a_correction_and_a_wait_are_no_slip_of_the_tongue(ask: Ask) -> None:
    answer = ask("How long did people wait in Heshan in 2022?")
    assert answer.refused, answer.text
    assert "Heshan" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why did Heshan County's administrative penalties go up in 2022?", ("480", "455", "not what the reports show")),
        ("Why did website postings in Heshan County fall in 2022?", ("4100", "3900", "not what the reports show")),
        ("Why did Heshan's water company charge residents for disclosure requests in 2022?", ("未收取任何费用", "none")),
    ],
)  # fmt: skip
def test_what_a_why_takes_for_granted_is_corrected(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    answer = ask(question)
    assert all(words in answer.text for words in told), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Why did website postings in Heshan County rise in 2022?",
        "Why did Heshan's water company charge nothing for disclosure requests in 2022?",
    ],
)
def test_a_premise_that_holds_is_not_corrected(ask: Ask, question: str) -> None:
    assert "none." not in ask(question).text
    assert "not what the reports show" not in ask(question).text


def test_that_as_a_share_is_one_share(ask: Ask) -> None:
    answer = ask(
        "As a share of all handled results, what percentage is that?",
        "How many applications did Heshan partly disclose in 2022?",
    )
    assert "20%" in answer.text
    assert "18 ÷ 90" in answer.text
    assert not answer.tables
