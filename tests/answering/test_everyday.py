"""Questions as people speak, over fictional reports that are read and indexed as files are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.types import RefusalReason
from tests.answering.asking import Ask, asking
from tests.answering.test_answers import holds

XINGPING_2022 = """杏坪县人民政府2022年政府信息公开工作年度报告

本报告由杏坪县人民政府办公室编制，统计期限自2022年1月1日起至2022年12月31日止。联系电话：0699-7100226。

一、总体情况
（一）主动公开。县政府门户网站公开信息3104条，较2021年的2950条增加154条。“杏坪发布”微信公众号推送966条。保留政务新媒体18个。
（二）依申请公开。新收政府信息公开申请64件，其中自然人51件、商业企业13件。办结61件，其余3件结转下年度办理。
（三）监督保障。县12345热线接听来电20417个，按时办结率98.6%。“县长信箱”收到来信512封，办结498封。市场监管部门为消费者挽回经济损失31.5万元。
全年没有收取检索、复制、邮寄等任何费用。举办业务培训4次，培训260人次。

四、因政府信息公开工作被申请行政复议、提起行政诉讼情况
| 行政复议 | 行政诉讼 |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 2 | 0 | 1 | 0 | 3 | — | — | — | — | — | — | — | — | — | — |

五、存在的主要问题及改进情况
存在的短板：一是基层信息员流动快；二是解读形式单一。
"""
LIUDU_2021 = """柳渡县人民政府2021年政府信息公开工作年度报告

统计期限自2021年1月1日起至2021年12月31日止。联系电话：0699-7200118。

一、总体情况
县政府门户网站公开信息2411条。新收政府信息公开申请97件。
县财政安排政务公开专项经费20万元，实际支出17.6万元。
"""
OFFICE_2022 = """杏坪县教育局2022年政府信息公开工作年度报告

统计期限自2022年1月1日起至2022年12月31日止。

一、总体情况
新收政府信息公开申请16件，全部为自然人申请。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(
        tmp_path_factory.mktemp("everyday"),
        {"xp2022.txt": XINGPING_2022, "ld2021.txt": LIUDU_2021, "xpjy2022.txt": OFFICE_2022},
    ) as ask:
        yield ask


FIGURES = [
    ("杏坪县2022年12345热线一年接了多少个电话", "20417"),
    ("杏坪县2022年县长信箱收到多少封信、办结多少", "512", "498"),
    ("杏坪县2022年帮消费者追回多少万元损失", "31.5"),
    ("杏坪县2022年12345热线接听来电多少个，按时办结率几多", "20417", "98.6"),
    ("杏坪县2022年培训办了几次多少人次", "4", "260"),
    ("杏坪县2022年有多少申请还没办完", "3"),
    ("杏坪县2022年微信公众号发咗几多条", "966"),
    ("云南杏坪县2022年收到多少申请", "64"),
    ("杏坪县二一年……哦不对，二二年收到多少申请", "64"),
    ("杏坪县2021年门户网站公开了多少条信息", "2950"),
    ("柳渡县2021年安排了多少政务公开专项经费", "20"),
    ("柳渡县2021年政务公开专项经费实际支出多少", "17.6"),
    ("柳渡县2021年专项经费花了多少", "17.6"),
]


@pytest.mark.parametrize(("question", "figures"), [(q, f) for q, *f in FIGURES])
def test_a_figure_is_found_in_the_words_of_everyday(ask: Ask, question: str, figures: list[str]) -> None:
    answer = ask(question)

    assert holds(answer, *figures), answer.text
    assert answer.citations


REFUSED = [
    ("杏坪县2022年关停了多少个政务新媒体", RefusalReason.NOT_STATED),  # 18 were kept
    ("杏坪县2022年抖音号粉丝有多少", RefusalReason.NOT_STATED),
    ("依你看杏坪县2023年的申请会不会破一百件", RefusalReason.OUT_OF_SCOPE),
    ("我该不该去法院告杏坪县政府", RefusalReason.OUT_OF_SCOPE),
    ("杏坪县2022年那几个申请人叫什么名字，电话多少", RefusalReason.OUT_OF_SCOPE),
]


@pytest.mark.parametrize(("question", "reason"), REFUSED)
def test_what_the_report_does_not_say_is_refused(ask: Ask, question: str, reason: RefusalReason) -> None:
    answer = ask(question)

    assert answer.refused, answer.text
    assert answer.refusal is not None
    assert answer.refusal.reason is reason


def test_what_is_denied_is_quoted(ask: Ask) -> None:
    answer = ask("杏坪县2022年收了申请人多少复印费")

    assert not answer.refused
    assert "没有收取检索、复制、邮寄等任何费用" in answer.text


def test_a_dash_is_said_to_be_a_dash(ask: Ask) -> None:
    answer = ask("杏坪县2022年有没有被起诉")

    assert "“—”" in answer.text
    assert not answer.refused


def test_bodies_with_a_year_each_are_compared_in_their_own_years(ask: Ask) -> None:
    answer = ask("杏坪县2022年和柳渡县2021年谁收到的申请多，多多少")

    assert holds(answer, "64", "97", "33"), answer.text
    assert "柳渡县人民政府2021年比杏坪县人民政府2022年多33件" in answer.text
    assert {citation.doc for citation in answer.citations} == {"xp2022.txt", "ld2021.txt"}


def test_an_office_is_a_share_of_its_place(ask: Ask) -> None:
    answer = ask("杏坪县教育局2022年的申请占全县的百分之几")

    assert holds(answer, "25"), answer.text


def test_a_share_asked_of_what_was_spoken_of(ask: Ask) -> None:
    answer = ask("占新收的百分之几", "杏坪县2022年自然人申请多少件")

    assert holds(answer, "51", "64", "79.7"), answer.text


def test_shortcomings_are_found_by_another_word(ask: Ask) -> None:
    answer = ask("杏坪县2022年报告承认了哪些短板")

    assert "信息员流动快" in answer.text
