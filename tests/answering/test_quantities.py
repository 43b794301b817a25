"""A figure is told only for the very quantity asked for: each or all, left or done, planned or held, a rate or a count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering.money_asked import asks_for_each, asks_sum_of_money
from assistant.answering.quantities import tells_quantity
from assistant.answering.quantities_en import is_another_quantity_en
from tests.answering.asking import Ask, asking

_HEAD = "{body}{year}年政府信息公开工作年度报告\n\n本报告数据统计期限为{year}年1月1日至{year}年12月31日。\n\n"


def _report(body: str, year: int, *sections: str) -> str:
    return _HEAD.format(body=body, year=year) + "\n".join(sections) + "\n"


REPORTS = {
    "a2021.txt": _report(
        "溪川县柏岭镇人民政府",
        2021,
        "一、总体情况\n1. 危房改造。完成40户，每户补助2万元；2. 高龄津贴。80至89岁老人每月60元，百岁老人每月400元，全镇共900人享受，其中百岁老人5人。",
        "二、民生\n城市低保标准每人每月500元，农村低保标准每人每年4200元，年末农村低保310户520人，全年发放低保金260万元。南门片区征收涉及90户，已签约84户。",
        "三、2022年安排\n举办村民开放日不少于6次；安装路灯300盏。",
    ),
    "a2022.txt": _report(
        "溪川县柏岭镇人民政府",
        2022,
        "一、总体情况\n1. 危房改造：完成55户，每户补助3万元；2. 村民开放日举办2次，到场180人次。",
        "二、投诉\n全年受理投诉120件，其中来电80件，来访40件；已办结112件，8件尚在处理。全年因噪声引起的投诉有31件。热线接通率97%。",
        "三、供水\n1. 水价：第一级每户每年100立方米以内，每立方米2元；第二级101至200立方米，每立方米3元；第三级201立方米以上，每立方米5元。日供水能力6万立方米。",
        "四、回访\n第三方回访门诊病人700人、住院病人300人，满意度分别为91%和95%。门诊病人次均费用210元。",
    ),
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("quantities"), REPORTS) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("柏岭镇2021年城市低保一个月多少，农村一年多少？", ["500元", "4200元"]),
        ("柏岭镇2021年城里低保一个月多少钱？", ["500元"]),
        ("柏岭镇2021年百岁老人一个月领多少？", ["400元"]),
        ("柏岭镇2021年百岁老人每月发多少钱，有多少个？", ["400元", "5人"]),
        ("柏岭镇2021年一共发了多少低保金？", ["260万元"]),
        ("柏岭镇2022年危房改造一户补多少？", ["3万元"]),
        ("柏岭镇2021、2022年危房改造一共多少户？", ["95户"]),
        ("柏岭镇2021年南门片区拆迁还剩多少户没签？", ["尚余6户"]),
        ("柏岭镇2022年接到多少起投诉，还有几起没处理完？", ["120件", "8件"]),
        ("柏岭镇2022年村民开放日办了几次？", ["2次"]),
        ("柏岭镇2022年第二级水价多少？", ["3元"]),
        ("柏岭镇2022年第三级水价多少？", ["5元"]),
    ],
)
def test_the_quantity_asked_for_is_told(ask: Ask, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert not answer.refused
    assert [figure for figure in told if figure not in answer.text] == []


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("柏岭镇2021年低保金平均每户多少钱？", "260万元"),
        ("柏岭镇2021年危房改造一共补了多少钱？", "改造 › 每户补助"),
        ("柏岭镇2021年村民开放日办了几次？", "6次"),
        ("柏岭镇2021年安装了多少盏路灯？", "300"),
        ("柏岭镇2022年因收费问题被投诉的有几件？", "31件"),
        ("柏岭镇2022年热线没接通的有多少个？", "97%"),
        ("柏岭镇2022年住院病人多少人？", "住院病人：300人"),
        ("柏岭镇2022年离婚率是多少？", "97%"),
        ("柏岭镇2022年开放水厂几次？", "6万"),
        ("柏岭镇2021年90岁以上老人有多少人？", "：5人"),
        ("柏岭镇2022年门诊病人一共花了多少钱？", "费用：210元"),
        ("How many complaints of Bailing Town were still open in 2022?", "120 cases"),
    ],
)
def test_another_quantity_is_not_told(ask: Ask, question: str, other: str) -> None:
    assert other not in ask(question).text


def test_every_figure_of_the_question_before_is_asked_again(ask: Ask) -> None:
    text = ask("那2022年呢？", "柏岭镇2021年危房改造多少户、每户补助多少钱？").text
    assert "55户" in text
    assert "3万元" in text


@pytest.mark.parametrize(
    ("question", "money", "each"),
    [
        ("百岁老人一个月领多少", True, True),
        ("一部电梯补多少", True, True),
        ("学费一学期多少", True, True),
        ("住宿费多少", True, False),
        ("农村低保一年多少", True, True),
        ("收到多少件", False, False),
        ("一个月发布多少条", False, False),
        ("收费多少项", False, False),
    ],
)
def test_money_is_asked_for_without_yuan(question: str, money: bool, each: bool) -> None:
    assert asks_sum_of_money(question) is money
    assert asks_for_each(question) is each


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        ("合格率多少", "登记合格率100%", True),
        ("离婚率多少", "登记合格率100%", False),
        ("不满意的占百分之几", "表示满意的占94%", False),
        ("一共补了多少钱", "重建30户，每户补助2万元", False),
        ("一顿饭多少钱", "70岁以上老人每餐优惠3元", False),
        ("还有几部没完工", "完工11部，在建7部", True),
        ("还空着几张床", "床位540张，集中供养388人，每人每年4200元", False),
        ("回复了多少条留言", "发布642条，留言回复率88%", False),
        ("覆盖了多少个村", "由36名大学生干部上门1290次", False),
        ("实际花了多少钱", "首次公开预算，总额2360万元", False),
        ("新农合报销了多少钱", "参合22146人，个人缴费每人每年50元", False),
        ("第三级水价多少", "第一级每立方米2.85元", False),
    ],
)
def test_a_sentence_tells_the_quantity_or_not(question: str, sentence: str, told: bool) -> None:
    assert tells_quantity(question, sentence) is told


@pytest.mark.parametrize(
    ("question", "own", "money", "unit"),
    [
        ("how much a month did a centenarian get", "百岁老人人", False, "人"),
        ("how much did each household get", "发放补助万元", True, "元"),
        ("how much was paid in total", "每户补助万元", True, "元"),
        ("how many households have not signed yet", "征收涉及户", False, "户"),
        ("what was the divorce rate", "登记合格率", False, "%"),
    ],
)
def test_english_figures_of_another_quantity(question: str, own: str, money: bool, unit: str) -> None:
    assert is_another_quantity_en(question, own, "", money=money, unit=unit)


@pytest.mark.parametrize(
    "question",
    [
        "岚椿县2022年总共建了多少个乡镇政务公开体验区",
        "岚椿县2022年建了多少个乡镇政务公开体验区",
        "2022年岚椿县一共建成多少个乡镇公开体验区",
    ],
)
def test_what_places_have_is_no_count_of_places(tmp_path: Path, question: str) -> None:
    report = "岚椿县人民政府2022年政府信息公开工作年度报告\n\n一、总体情况\n\n县级政务新媒体9个；建成乡镇政务公开体验区14个，实现乡镇全覆盖。\n"
    with asking(tmp_path, {"岚椿县2022.txt": report}) as ask:
        assert "14个" in ask(question).text
