"""What a section on problems and plans tells, sentence by sentence, and what a question asks of it."""

from __future__ import annotations

import pytest

from assistant.answering.topics import ABOUT_ITSELF, roles_of, topics_of
from assistant.types import Operation, Question

SECTION = ("五、存在的主要问题及改进情况",)


def question(text: str, topic: str = "") -> Question:
    return Question(text=text, language="zh", operation=Operation.TEXT, topic=topic)


@pytest.mark.parametrize(
    ("sentences", "roles"),
    [
        (
            ["主要问题:一是更新慢;", "二是解读少。", "改进情况:配了短视频。", "2024年拟增加到50期。"],
            ["problems", "problems", "plan", "plan"],
        ),
        (
            ["2022年年报提出的目录更新慢问题,已通过按月巡检得到整改。", "仍有两点不足:一是解读少;", "二是人手紧。", "2024年,一是办班。"],
            ["problems_answered", "problems", "problems", "plan"],
        ),
        (
            ["去年报告里说的公开栏字迹不清,今年已换新栏。", "村级信息员年纪偏大。"],
            ["problems_answered", "problems"],
        ),
        (
            ["针对2021年报告指出的不足:渠道不畅问题,已开通窗口;", "人员轮岗频繁问题,编印手册。", "信息报送重复。"],
            ["problems_answered", "problems_answered", "problems"],
        ),
        (["工作人员多为兼职。", "2023年将明确1名专职人员。"], ["problems", "plan"]),
        (["五、存在的主要问题及改进情况", "更新不够及时。", "下步措施:建立通报制度。"], ["", "problems", "plan"]),
    ],
)  # fmt: skip
def test_problems_last_years_problems_and_plans_are_told_apart(
    sentences: list[str], roles: list[str]
) -> None:
    assert roles_of(sentences, SECTION) == roles


def test_a_heading_over_a_heading_says_what_its_sentences_are() -> None:
    assert roles_of(["编制26个目录;", "开展轮训2轮。"], ["六、2019年工作安排", "(一)推进标准化"]) == [
        "plan",
        "plan",
    ]
    assert roles_of(["部分乡镇更新滞后;"], ["五、存在的问题", "(一)部分乡镇更新滞后"]) == ["problems"]


def test_a_plan_that_names_problems_is_no_problem_put_right() -> None:
    assert roles_of(["下一步,针对2021年存在的问题,将建立通报制度。"], SECTION) == ["plan"]


def test_outside_such_a_section_nothing_is_a_problem_by_default() -> None:
    assert roles_of(["全年发布信息30条。", "将公开工作纳入考核。"], ["一、总体情况"]) == ["", ""]


@pytest.mark.parametrize(
    ("text", "topic", "topics"),
    [
        ("存在什么问题", "problems", ("problems",)),
        ("有哪些问题和打算", "problems", ("problems", "plan")),
        ("存在什么问题，下一步怎么改", "problems", ("problems", "plan")),
        ("存在的主要问题及改进情况", "problems_answered", ("problems", "plan")),
        ("上一年的问题改了没有", "problems_answered", ("problems_answered",)),
        ("明年准备办什么活动", "", ("plan",)),
        ("解读看不懂的问题打算怎么办", "problems", ("plan",)),
        ("What problems are there and what are the plans?", "problems", ("problems", "plan")),
        ("保密审查怎么做", "", ()),
    ],
)
def test_a_question_may_ask_for_more_than_one_of_them(text: str, topic: str, topics: tuple[str, ...]) -> None:
    assert topics_of(question(text, topic)) == topics


@pytest.mark.parametrize(
    "sentence",
    [
        "本报告主要包括总体情况、存在的主要问题及改进情况。",
        "统计期限为2021年1月1日至12月31日。",
        "联系电话:0791-8012345",
        "二〇二一年一月十一日",
        "发布时间:2022-01-14",
    ],
)
def test_what_a_report_says_of_itself_is_known(sentence: str) -> None:
    assert ABOUT_ITSELF.search(sentence)


@pytest.mark.parametrize(
    "sentence", ["公布监督电话和地址,方便群众反映问题。", "2021年发布信息143条。", "开通热线电话并公布邮箱。"]
)
def test_what_it_says_of_its_work_is_not_taken_for_that(sentence: str) -> None:
    assert not ABOUT_ITSELF.search(sentence)
