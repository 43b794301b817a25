"""Figures taken together: shares of several parts, sums, ranks of places in running text, money in one scale."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from assistant.answering.chain import answer_question
from assistant.answering.evidence import gather
from assistant.answering.lookup import Finding
from assistant.answering.question import understand
from assistant.answering.reply import Reply
from assistant.answering.series import sum_up
from assistant.types import How, Target
from tests.answering.conftest import Draft, FakeIndex, FakeSource


def _city() -> Draft:
    draft = Draft("青岚市", "青岚市人民政府", "government", 2022)
    draft.heading("三、收到和处理政府信息公开申请情况")
    draft.say(
        "全市新收政府信息公开申请200件，其中自然人申请150件、商业企业申请20件、科研机构申请5件。",
        ("新收政府信息公开申请", "200", "件", "received", "total"),
        ("自然人申请", "150", "件", "received", "natural", 0),
        ("商业企业申请", "20", "件", "received", "business", 0),
        ("科研机构申请", "5", "件", "received", "research", 0),
    )
    draft.say(
        "办理结果总计190件，予以公开120件，部分公开30件。",
        ("办理结果总计", "190", "件", "handled_total", "total"),
        ("予以公开", "120", "件", "granted", "total"),
        ("部分公开", "30", "件", "partly_granted", "total"),
    )
    return draft


def _listing() -> Draft:
    draft = Draft("霁湾市", "霁湾市人民政府", "government", 2022)
    draft.heading("三、收到和处理政府信息公开申请情况")
    draft.say(
        "全市新收政府信息公开申请180件（石桥县45件、柳塘区92件、苇洲县31件、市直部门12件）。",
        ("新收政府信息公开申请", "180", "件", "received", "total"),
        ("石桥县", "45", "件", "", "", 0),
        ("柳塘区", "92", "件", "", "", 0),
        ("苇洲县", "31", "件", "", "", 0),
        ("市直部门", "12", "件", "", "", 0),
    )
    return draft


def _money(year: int, printed: str, unit: str, value: str) -> Draft:
    draft = Draft("泊岚市", "泊岚市人民政府", "government", year)
    draft.heading("一、总体情况")
    draft.say(
        f"{year}年政府集中采购金额{printed}{unit}。",
        ("政府集中采购金额", printed, unit, "procurement", "amount"),
    )
    draft.facts[-1] = replace(draft.facts[-1], value=Decimal(value))
    return draft


@pytest.fixture(scope="module")
def asked() -> Any:
    index: Any = FakeIndex(
        [
            _city(),
            _listing(),
            _money(2021, "46万", "元", "460000"),
            _money(2022, "58.5万", "元", "585000"),
            _money(2023, "9800", "元", "9800"),
        ]
    )
    return lambda *turns: answer_question(turns[-1], turns[:-1], index, FakeSource(index))


def test_several_parts_are_one_share_of_their_common_whole(asked: Any) -> None:
    answer = asked("青岚市2022年商业企业和科研机构申请合计占新收申请的百分之几")
    assert answer.figure.text == "12.5", answer.text
    assert answer.how is How.COMPUTED
    assert "(20 + 5) ÷ 200 = 12.5%" in answer.text


def test_parts_of_different_wholes_are_no_share_together(asked: Any) -> None:
    answer = asked("青岚市2022年商业企业申请和部分公开合计占百分之几")
    assert answer.refused or answer.figure is None or answer.figure.unit != "%", answer.text


def test_a_sum_adds_each_figure_once() -> None:
    index: Any = FakeIndex([_city()])
    question = understand("青岚市2022年予以公开和部分公开加起来一共多少件", (), index)
    evidence = gather(question, index)
    reply = Reply(question, index)

    assert sum_up(reply, replace(evidence, found=(*evidence.found, *evidence.found)))
    assert reply.figure is not None
    assert reply.figure.text == "150"
    assert [computation.formula for computation in reply.computations] == ["120 + 30 = 150"]


def test_a_part_is_not_added_to_its_whole() -> None:
    draft = Draft("青岚市", "青岚市人民政府", "government", 2022)
    draft.heading("一、总体情况")
    draft.say(
        "全市主动公开政府信息5583条，其中政府网站4961条。",
        ("全市主动公开政府信息", "5583", "条", "proactive", ""),
        ("政府网站", "4961", "条", "", "", 0),
    )
    index: Any = FakeIndex([draft])
    question = understand("青岚市2022年主动公开政府信息合计多少条", (), index)
    evidence = gather(question, index)
    whole, part = (
        Finding(evidence.found[0].findings[0].summary, Target(""), (fact,)) for fact in index.facts()
    )
    reply = Reply(question, index)

    assert sum_up(reply, replace(evidence, found=(replace(evidence.found[0], findings=(whole, part)),)))
    assert reply.figure is not None
    assert reply.figure.text == "5583"


def test_the_places_of_a_list_in_the_text_are_ranked(asked: Any) -> None:
    most = asked("霁湾市2022年哪个县区收到的申请最多")
    assert most.sentence.startswith("霁湾市人民政府2022年本年新收政府信息公开申请数量最多的是柳塘区：92件")
    assert asked("霁湾市2022年哪个县收到的申请最多").figure.text == "45"
    assert asked("霁湾市2022年哪个县收到的申请最少").figure.text == "31"
    assert asked("霁湾市2022年石桥县、苇洲县谁收到的申请最多").figure.text == "45"


def test_money_is_set_against_money_in_the_scale_both_are_printed_in(asked: Any) -> None:
    answer = asked("泊岚市2022年政府集中采购金额比2021年多多少")
    assert answer.figure.text == "12.5", answer.text
    assert answer.figure.unit == "万元"
    assert "58.5 − 46 = 12.5" in answer.text


def test_money_printed_in_two_scales_is_reckoned_in_yuan(asked: Any) -> None:
    answer = asked("泊岚市2023年政府集中采购金额比2022年少多少")
    assert answer.figure.text == "575200", answer.text
    assert answer.figure.unit == "元"
