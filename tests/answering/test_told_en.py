"""English questions for words: what is told, what is denied, and what only sounds like it is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.types import RefusalReason
from tests.answering.asking import Ask, asking

XILAN_2021 = """汐岚县人民政府2021年政府信息公开工作年度报告

发布时间：2022-01-27

本报告由汐岚县人民政府办公室编制，统计期限自2021年1月1日起至2021年12月31日止。联系电话：0688-7411226。

一、总体情况
（一）主动公开。政务微博“汐岚之声”发布信息120条，较2020年的410条大幅减少。“汐岚乡音”栏目用苗语、侗语播发政策36期。
（二）监督保障。副县长分管政府信息公开工作，县政府办公室具体承办。参加市里新闻发布会3次，均由副县长出席。全年作出行政处罚决定212件。
（三）评议。发放问卷600份，满意率95.1%。在全市评估中得分90.5分，排名第四。乡镇栏目最长有40天未更新。向农村书屋发送政策读本，覆盖村庄96个。

二、主动公开政府信息情况

| 第二十条第（六）项 |
| 信息内容 | 本年处理决定数量 |
| 行政许可 | 1043 |
| 行政处罚 | 221 |
| 行政强制 | 0 |

五、存在的主要问题及改进情况
针对上年度反映的“查阅点开放时间短”问题，查阅点已延长至晚上九点。存在的问题：村级公开栏更新慢。2022年，将开设导办岗5个。
"""
MOLI_2021 = """茉澧镇人民政府2021年政府信息公开工作年度报告

本报告由茉澧镇人民政府办公室编制，统计期限自2021年1月1日起至2021年12月31日止。联系电话：0688-7422226。

一、总体情况
全年公开信息310条。我镇无政务微博。全年没有举行新闻发布会。本年度没有收取信息处理费。
2022年拟举行新闻发布会2场。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks an index of the two fictional reports."""
    with asking(tmp_path_factory.mktemp("told"), {"xilan.txt": XILAN_2021, "moli.txt": MOLI_2021}) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # dates of the report itself
        ("On what day was Xilan's 2021 report put online?", "2022-01-27"),
        ("When did Xilan's 2021 report go online?", "2022-01-27"),
        ("Which day did Xilan County publish its 2021 annual report?", "2022-01-27"),
        # what was done about last year's problems, in many words
        ("According to Xilan's 2021 report, what was done about the shortcomings found the year before?", "晚上九点"),
        ("What steps were taken in Xilan in 2021 to address last year's weak points?", "晚上九点"),
        ("How did Xilan in 2021 deal with the complaint about short opening hours of reading points?", "晚上九点"),
        # plans of a year without a report
        ("What are the next steps for 2022 announced by Xilan County?", "导办岗5个"),
        # languages, and who did it
        ("In which languages did Xilan's village tongue column broadcast policies in 2021?", "苗语、侗语"),
        ("How many press conferences did the head of Xilan County attend himself in 2021?", "副县长出席"),
        ("Who is in charge of, and who carries out, information disclosure in Xilan County in 2021?", "副县长分管"),
        # text against table
        ("Does Xilan's 2021 report give the same number of administrative penalties in the text and in the table?", "different"),
        ("Does Xilan's 2021 report give the same number of administrative penalties in the text and in the table?", "221"),
        # taken for granted, and not so
        ("Why did Xilan post more on Weibo in 2021 than in 2020?", "较2020年的410条大幅减少"),
        ("Which departments spoke at Moli Town's two press conferences in 2021?", "没有举行新闻发布会"),
        ("Why did Moli Town charge applicants processing fees in 2021?", "没有收取信息处理费"),
        ("How many Weibo posts did Moli Town's account publish in 2021?", "无政务微博"),
        ("How many followers does Moli Town's Weibo have?", "无政务微博"),
    ],
)  # fmt: skip
def test_what_is_told_or_denied_is_quoted(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.refused, answer.text
    assert told in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How long did township columns in Xilan go without fresh content on average in 2021?",
        "Xilan 2021 openness survey, questionnaires returned",
        "Which county came first in the assessment where Xilan ranked fourth in 2021?",
        "How many copies of the policy reader did Xilan send to its reading rooms in 2021?",
        "What did the policy readers Xilan sent to reading rooms in 2021 cost?",
        "How old were the policy readers sent to reading rooms in Xilan in 2021?",
    ],
)
def test_another_kind_of_answer_is_none(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refused, answer.text


def test_a_private_number_is_no_number_of_things(ask: Ask) -> None:
    answer = ask("Please give me the private mobile number of the Moli Town mayor.")
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.OUT_OF_SCOPE, answer.text
