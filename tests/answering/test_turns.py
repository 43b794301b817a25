"""Follow-ups in many people's words: what only connects, points or urges is no content."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.answering.chain import answer_question
from assistant.answering.turns import unwrapped
from assistant.answering.years import find_years
from tests.answering.conftest import APPLICANTS, Draft, FakeIndex, FakeSource


def write() -> list[Draft]:
    drafts = []
    for year, received, granted, penalty in ((2021, 61, 30, 905), (2022, 73, 41, 1120)):
        place = Draft("霜岭瑶族自治州", "霜岭瑶族自治州人民政府", "government", year)
        place.heading("一、总体情况")
        place.say(
            f"全州收到申请{received}件，其中州政府本级受理{year - 2000}件。",
            ("全州收到申请", str(received), "件", "received"),
            ("州政府本级受理", str(year - 2000), "件", "", "", 0),
        )
        place.row(
            "2019",
            "received",
            "一、本年新收政府信息公开申请数量",
            APPLICANTS,
            [received - 9, 6, 0, 0, 3, 0, received],
        )
        place.row("2019", "granted", "予以公开", APPLICANTS, [granted - 5, 4, 0, 0, 1, 0, granted])
        place.row("2019", "partly_granted", "部分公开", APPLICANTS, [4, 2, 0, 0, 0, 0, 6])
        place.row("2019", "penalty", "行政处罚", ("decisions",), [str(penalty)])
        drafts.append(place)
    office = Draft("霜岭州", "霜岭州水利局", "department", 2022)
    office.heading("一、总体情况")
    office.row("2019", "received", "一、本年新收政府信息公开申请数量", APPLICANTS, [4, 1, 0, 0, 0, 0, 5])
    office.row("2019", "penalty", "行政处罚", ("decisions",), ["17"])
    other = Draft("泽溪县", "泽溪县人民政府", "government", 2022)
    other.heading("一、总体情况")
    other.row("2019", "received", "一、本年新收政府信息公开申请数量", APPLICANTS, [20, 2, 0, 0, 0, 0, 22])
    other.row("2019", "granted", "予以公开", APPLICANTS, [8, 1, 0, 0, 0, 0, 9])
    other.row("2019", "penalty", "行政处罚", ("decisions",), ["333"])
    zone = Draft("澈湖高新技术产业开发区", "澈湖高新技术产业开发区管理委员会", "government", 2022)
    zone.heading("一、总体情况")
    zone.row("2019", "penalty", "行政处罚", ("decisions",), ["58"])
    return [*drafts, office, other, zone]


@pytest.fixture(scope="module")
def asked() -> Any:
    index: Any = FakeIndex(write())
    return lambda *turns: answer_question(turns[-1], turns[:-1], index, FakeSource(index))


FIRST = "霜岭州2022年新收多少件申请"
FINED = "霜岭州2022年行政处罚多少件"


@pytest.mark.parametrize(
    "said",
    [
        "往前倒一年呢？",
        "再往前推一年",
        "退回去一年咧",
        "前一年的也报一下嘛",
        "那2021年变成多少了",
        "行，2021年瞧瞧",
        "好的，换到21年瞅一眼",
        "2021年嘞",
        "不是22年，我问的是21年",
        "我问的是21年，不是22年",
    ],
)
def test_another_year_is_asked_for_in_any_words(asked: Any, said: str) -> None:
    answer = asked(FIRST, said)
    assert "61件" in answer.text
    assert "73件" not in answer.text


@pytest.mark.parametrize(
    "said",
    [
        "换成泽溪县瞧瞧",
        "行，泽溪县那边呢",
        "嗯，那轮到泽溪县",
        "泽溪县的也说说呗",
        "不是霜岭州，我问的是泽溪县",
        "泽溪县咧？",
    ],
)
def test_another_body_is_asked_for_in_any_words(asked: Any, said: str) -> None:
    assert "22件" in asked(FIRST, said).text


@pytest.mark.parametrize("said", ["州水利局呢？", "水利局自己呢", "那水利局一家呢", "换成州水利局看看"])
def test_an_office_without_its_place_is_that_of_the_place_however_it_is_written(
    asked: Any, said: str
) -> None:
    assert "17件" in asked(FINED, said).text


def test_within_one_question_too_and_one_office_is_no_figure_to_check(asked: Any) -> None:
    answer = asked("2022年行政处罚：霜岭州全州多少，州水利局一家多少？")
    assert "1120件" in answer.text
    assert "17件" in answer.text
    assert "不符" not in answer.text


@pytest.mark.parametrize(
    "said",
    [
        "全州呢",
        "那州里呢，也是2022年",
        "And for the prefecture as a whole, same year?",
        "And the whole prefecture?",
    ],
)
def test_the_whole_place_after_its_office(asked: Any, said: str) -> None:
    first = (
        FINED.replace("霜岭州", "霜岭州水利局")
        if said[0] in "全那"
        else ("How many administrative penalties did the Shuangling Prefecture water bureau impose in 2022?")
    )
    assert "1120" in asked(first, said).text


@pytest.mark.parametrize("said", ["一来一去差几件？", "前前后后差了几件", "这么一来差多少"])
def test_what_only_points_at_two_years_is_no_content(asked: Any, said: str) -> None:
    assert "12件" in asked(FIRST, "2021年呢", said).text


@pytest.mark.parametrize(
    "said", ["部分公开里头是公司申请的几件", "部分公开当中企业的有几件", "部分公开中公司提的多少件"]
)
def test_a_row_by_who_applied(asked: Any, said: str) -> None:
    answer = asked(FIRST, said)
    assert "部分公开（商业企业）：2件" in answer.text


@pytest.mark.parametrize("said", ["州政府本级受理的呢？", "其中州本级受理的呢", "里头州本级受理了多少"])
def test_a_part_of_the_place_is_not_the_place(asked: Any, said: str) -> None:
    answer = asked(FIRST, said)
    assert "22件" in answer.text
    assert "73件" not in answer.text.split("。")[0]


def test_a_zone_named_by_its_kind_too(asked: Any) -> None:
    assert "58件" in asked(FINED, "高新区22年呢，就是澈湖").text


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("Right, and in 2021?", "61"),
        ("OK so what about 2021?", "61"),
        ("No, sorry, I meant 2021", "61"),
        ("Not 2022, 2021", "61"),
        ("Thanks. Another question: how many administrative penalties?", "1,?120"),
        ("So is that up or down on the year before, and by how much?", "12"),
    ],
)
def test_english_turns_of_phrase_are_no_content(asked: Any, said: str, figure: str) -> None:
    text = asked("How many new requests did Shuangling Prefecture receive in 2022?", said).text
    assert figure.replace("1,?120", "1120") in text.replace(",", "")


@pytest.mark.parametrize("plain", ["行政处罚多少件", "好的", "换成泽溪县瞧瞧"])
def test_a_first_question_is_left_as_it_is(plain: str) -> None:
    index: Any = FakeIndex(write())
    from assistant.answering.holdings import holdings

    assert unwrapped(plain, "zh", [], holdings(index)) == plain


@pytest.mark.parametrize(
    ("said", "offset"),
    [("往前倒一年", -1), ("倒回去一年", -1), ("往后推一年", 1), ("再往前数两年", -2), ("翌年", 1)],
)
def test_years_counted_forward_and_back(said: str, offset: int) -> None:
    assert [match.offset for match in find_years(said, []).matches] == [offset]


def test_a_channel_of_all_that_was_disclosed_and_its_share() -> None:
    county = Draft("鹭汀县", "鹭汀县人民政府", "government", 2016)
    county.heading("一、主动公开情况")
    county.row("2014", "proactive", "主动公开政府信息数", ("",), ["400"])
    county.row("2014", "channel.wechat", "政务微信公开政府信息数", ("",), ["50"])
    index: Any = FakeIndex([county])
    turns = ("鹭汀县2016年主动公开政府信息多少条", "其中微信的", "微信占总数几成")
    part = answer_question(turns[1], turns[:1], index, FakeSource(index))
    share = answer_question(turns[2], turns[:2], index, FakeSource(index))
    assert "50条" in part.text
    assert "400条" not in part.text
    assert "12.5%" in share.text
