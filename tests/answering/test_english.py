"""English questions: what stands behind "how many" is what must be counted, over reports read as files are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.heads import head_of
from assistant.answering.pieces import split_question
from assistant.answering.typos import corrected
from tests.answering.asking import Ask, asking
from tests.answering.test_answers import holds

LIYUAN_2022 = """梨沅县人民政府2022年政府信息公开工作年度报告

本报告由梨沅县人民政府办公室编制，统计期限自2022年1月1日起至2022年12月31日止。联系电话：0688-7100226。

一、总体情况
（一）主动公开。县政府门户网站公开信息3104条，比上年下降2.1%，主要原因是合并了重复栏目。“梨沅发布”微信公众号推送966条，粉丝2.6万人。全县保留政务新媒体18个。配发政策解读材料44篇，其中图解21篇、视频5个。召开新闻发布会7场，答记者问39个。
（二）依申请公开。新收政府信息公开申请64件，涉及最多的是农村宅基地，共19件。因答复超期，对4家单位予以通报。
（三）平台建设。设置自助查询机6台，13个村各设公示栏一块，村级公示栏公开信息212条。乡镇配备联络员27名。
（四）监督保障。聘请社会监督员11名，提出意见35条，采纳31条。回收满意度问卷820份，满意702人、不满意9人。12345热线受理来电20417个。

五、存在的主要问题及改进情况
存在的短板：一是基层信息员流动快；二是解读形式单一。
下一步，2023年将统一答复文书，并公开数据集不少于45个。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("english"), {"ly2022.txt": LIYUAN_2022}) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many self-service terminals were set up in Liyuan in 2022?", "6"),
        ("How many liaison officers do Liyuan's townships have in 2022?", "27"),
        ("How many of Liyuan's policy explainers were infographics in 2022?", "21"),
        ("How many units were criticised in Liyuan in 2022 because they replied late?", "4"),
        ("How many villages in Liyuan have a notice board in 2022?", "13"),
        ("How many government new media accounts did Liyuan still have after 2022?", "18"),
        ("How many calls did Liyuan's 12345 hotline take in 2022?", "20417"),
        ("How many requests were handled by Liyuan's 12345 hotline in 2022?", "20417"),
        ("How many requests in Liyuan in 2022 were about rural homesteads?", "19"),
        ("How many people were dissatisfied in Liyuan's 2022 survey?", "9"),
        ("How many data sets does Liyuan County promise to open in 2023?", "45"),
    ],
)
def test_a_figure_is_found_by_the_noun_that_is_counted(ask: Ask, question: str, figure: str) -> None:
    answer = ask(question)
    assert holds(answer, figure), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How many journalists attended the press conferences of Liyuan in 2022?",
        "How many patients does Liyuan count in 2022?",
        "How many Weibo followers did Liyuan have in 2022?",
        "How many computers were given to the villages of Liyuan in 2022?",
        "How many foreigners filed requests in Liyuan in 2022?",
        "How many lawyers were hired by Liyuan in 2022?",
    ],
)
def test_a_figure_of_something_else_does_not_stand_for_it(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refused, answer.text


def test_a_deed_alone_goes_on_with_what_was_counted(ask: Ask) -> None:
    answer = ask("How many opinions did Liyuan's supervisors put forward in 2022 and how many were adopted?")
    assert holds(answer, "35")
    assert holds(answer, "31")


def test_followers_are_not_posts(ask: Ask) -> None:
    assert holds(ask("How many followers does the WeChat account of Liyuan have, 2022?"), "26000")


def test_why_asks_for_the_reason_not_the_difference(ask: Ask) -> None:
    assert "合并了重复栏目" in ask("Why did the number of website posts go down in Liyuan in 2022?").text


def test_improvements_promised_are_plans(ask: Ask) -> None:
    assert "统一答复文书" in ask("What improvements does Liyuan promise for 2023?").text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("how many followers did the account have", ("followers",)),
        ("number of liaison officers in 2022", ("liaison", "officers")),
        ("how many people attended the meeting", ("people",)),
        ("how many valid questionnaires came back", ("valid", "questionnaires")),
        ("how many units named in the notice", ("units",)),
    ],
)
def test_the_noun_behind_how_many(question: str, words: tuple[str, ...]) -> None:
    head = head_of(question)
    assert head is not None
    assert head.words == words


def test_requests_and_cases_restrict_nothing() -> None:
    assert head_of("how many requests were received") is None
    assert head_of("which problems are there") is None


@pytest.mark.parametrize(
    ("typed", "slip", "meant"),
    [
        ("how many did it recieve", "recieve", "receive"),
        ("how mnay penalties", "mnay", "many"),
        ("adminstrative penalties", "adminstrative", "administrative"),
    ],
)
def test_a_slip_of_the_keyboard_is_mended(typed: str, slip: str, meant: str) -> None:
    assert corrected(typed, (slip,)) == typed.replace(slip, meant)


def test_a_name_is_no_slip() -> None:
    assert corrected("how many did dali hold", ("dali",)) == "how many did dali hold"


def test_a_clause_without_its_verb_takes_that_of_the_one_before() -> None:
    pieces = split_question("how many were held by the office and how many by departments?")
    assert pieces == ["how many were held by the office", "how many were held by departments"]
