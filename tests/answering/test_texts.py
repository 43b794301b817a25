"""Answers in the report's own sentences: the right ones, whole, in order, short, under their heading."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.answering.chain import answer_question
from assistant.answering.texts import LONGEST
from assistant.types import Answer, RefusalReason
from tests.answering.conftest import Draft, FakeIndex, FakeSource

CHANNELS = "畅通当面、信函、网络等申请渠道，登记后按规定答复。"
PROBLEMS = "存在的主要问题：一是目录更新滞后；二是解读形式单一。"
ANSWERED = "2020年年报提出的渠道不畅问题，已通过开设窗口得到解决。"
PLAN = "2022年，一是建立通报制度；二是增加图解。"


def write() -> Draft:
    draft = Draft("云泽县", "云泽县人民政府", "government", 2021)
    draft.line("本报告主要包括总体情况、申请渠道、保密审查、存在的主要问题及改进情况、下一步计划。")
    draft.detail("phone", "联系电话：0791-8012345", "0791-8012345")
    draft.heading("一、总体情况")
    draft.line("本报告由县政府办编制，内容有申请渠道、保密审查、培训和存在问题。")
    draft.line("（一）保密审查。严格执行先审查、后公开，谁公开、谁负责。")
    draft.line("（二）监督保障。将公开工作纳入考核，接受社会评议。")
    draft.heading("三、收到和处理政府信息公开申请情况")
    draft.line(CHANNELS)
    draft.heading("五、存在的主要问题及改进情况")
    for sentence in (ANSWERED, PROBLEMS, PLAN):
        draft.line(sentence)
    draft.line("联系电话：0791-8012345")
    draft.line("二〇二二年一月十一日")
    draft.heading("六、其他需要报告的事项")
    draft.line("财政预决算已在网站公开，请有关单位继续做好衔接。")
    return draft


@pytest.fixture(scope="module")
def said() -> Any:
    index: Any = FakeIndex([write()])
    return lambda question: answer_question(question, (), index, FakeSource(index))


def quotes(answer: Answer) -> str:
    return "".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "held", "left_out"),
    [
        ("云泽县2021年存在什么问题", ["目录更新滞后", "解读形式单一"], ["渠道不畅", "通报制度", "联系电话", "总体情况"]),
        ("云泽县2021年上一年的问题改了没有", ["渠道不畅问题，已通过开设窗口"], ["目录更新滞后", "图解"]),
        ("云泽县2022年打算怎么改进", ["建立通报制度", "增加图解"], ["目录更新滞后", "渠道不畅", "二〇二二"]),
        ("云泽县2021年有哪些问题和改进打算", ["目录更新滞后", "建立通报制度"], ["联系电话"]),
        ("What problems did Yunze County admit in 2021?", ["目录更新滞后"], ["通报制度"]),
        ("What does Yunze County plan for 2022?", ["建立通报制度"], ["目录更新滞后"]),
    ],
)  # fmt: skip
def test_each_topic_is_answered_by_its_own_sentences(
    said: Any, question: str, held: list[str], left_out: list[str]
) -> None:
    answer = said(question)
    assert not answer.refused
    assert all(words in answer.text for words in held), answer.text
    assert not any(words in answer.text for words in left_out), answer.text


def test_what_a_report_says_of_itself_answers_no_question(said: Any) -> None:
    answer = said("云泽县2021年怎么申请公开，有哪些渠道")
    assert CHANNELS in answer.text
    assert "编制" not in quotes(answer)
    assert "先审查、后公开" in said("云泽县2021年保密审查怎么做").text


def test_the_heading_is_named_once_and_cited_with_its_sentences(said: Any) -> None:
    answer = said("云泽县2021年存在什么问题")
    assert answer.text.count("存在的主要问题及改进情况") == 1
    assert "“五、存在的主要问题及改进情况”：存在的主要问题：一是" in answer.text


def test_the_heading_named_is_the_one_over_a_list_not_its_first_item() -> None:
    draft = Draft("云泽县", "云泽县人民政府", "government", 2021)
    draft.heading("五、存在的问题")
    draft.line("（一）部分乡镇更新滞后；")
    draft.line("（二）工作人员变动频繁。")
    index: Any = FakeIndex([draft])
    answer = answer_question("云泽县2021年存在的问题", (), index, FakeSource(index))
    assert "“五、存在的问题”：（一）部分乡镇更新滞后；\n（二）工作人员变动频繁。〔1〕" in answer.text


def test_an_answer_is_short_and_its_sentences_whole_unless_all_is_asked_for() -> None:
    draft = Draft("云泽县", "云泽县人民政府", "government", 2021)
    draft.heading("五、存在的主要问题")
    sentences = [
        f"第{number}个问题是有的乡镇公开不够主动，栏目长期没有人维护，群众有意见。"
        for number in "一二三四五六七八九"
    ]
    for sentence in sentences:
        draft.line(sentence)
    index: Any = FakeIndex([draft])

    short = answer_question("云泽县2021年存在什么问题", (), index, FakeSource(index))
    quote = quotes(short)
    assert 100 < len(quote) <= LONGEST + 20
    assert quote.endswith("群众有意见。")
    assert [s for s in sentences if s in short.text] == sentences[: short.text.count("群众有意见")]

    whole = answer_question("云泽县2021年存在的全部问题", (), index, FakeSource(index))
    assert all(sentence in whole.text for sentence in sentences)


def test_only_a_related_passage_is_said_to_be_no_more_than_that(said: Any) -> None:
    answer = said("云泽县2021年财政怎么管住公车私用和公款吃喝")
    assert answer.refusal.reason is RefusalReason.NOT_STATED
    assert "只找到相关段落：“财政预决算已在网站公开，请有关单位继续做好衔接。”" in answer.text
    assert answer.citations[0].quote == "财政预决算已在网站公开，请有关单位继续做好衔接。"


def test_nothing_is_called_related_that_names_nothing_asked_for(said: Any) -> None:
    answer = said("云泽县2021年高速铁路怎么规划的")
    assert answer.refusal.reason is RefusalReason.NOT_STATED
    assert "相关段落" not in answer.text
