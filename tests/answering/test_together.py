"""Several questions in one whose parts one sentence tells, and what a follow-up leaves out."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.answering.chain import answer_question
from assistant.types import Answer, RefusalReason
from tests.answering.conftest import APPLICANTS, Draft, FakeIndex, FakeSource


def write() -> list[Draft]:
    county = Draft("云泽县", "云泽县人民政府", "government", 2022)
    county.heading("一、总体情况")
    county.say(
        "县长信箱来信316封，回复298封。", ("县长信箱来信", "316", "封"), ("回复县长信箱来信", "298", "封")
    )
    county.say("办理人大代表建议61件。", ("办理人大代表建议", "61", "件"))
    county.say(
        "开展业务培训4期，参训275人次。", ("开展业务培训", "4", "期", "training"), ("参训", "275", "人次")
    )
    county.say(
        "发布政策解读材料57篇，其中图解24篇、文字解读28篇、视频解读5篇。",
        ("发布政策解读材料", "57", "篇"),
        ("图解", "24", "篇", "", "", 0),
        ("文字解读", "28", "篇", "", "", 0),
        ("视频解读", "5", "篇", "", "", 0),
    )
    county.say(
        "政务新媒体由46个压减至27个。",
        ("政务新媒体", "27", "个"),
    )
    county.say(
        "县防汛指挥部连续21天发布汛情通报，共发布63期。",
        ("发布汛情通报", "63", "期"),
    )
    county.say("政府公报公开信息88条。", ("政府公报公开信息", "88", "条", "channel.gazette"))
    county.say(
        "政府公报向农村发放不足，全县142个行政村仅覆盖39个。",
        ("全县行政村", "142", "个"),
        ("覆盖全县行政村", "39", "个"),
    )
    county.say(
        "依法收取信息处理费5件，共计740元，分别为县住建局3件520元、县林草局2件220元。",
        ("依法收取信息处理费", "5", "件", "processing_fee"),
        ("依法收取信息处理费", "740", "元", "processing_fee"),
        ("县住建局", "520", "元", "", "", 1),
        ("县林草局", "220", "元", "", "", 1),
    )
    county.say(
        "官方微信推送图文418篇，官方微博发布信息1265条。",
        ("官方微信推送图文", "418", "篇"),
        ("官方微博发布信息", "1265", "条"),
    )
    county.say("第三方评估最高分96.1分。", ("第三方评估最高分", "96.1", "分"))
    county.line("欢迎来人来电咨询：云泽县人民政府办公室，云泽县大井坎路77号，电话0900-4228315。")
    county.row("2021", "received", "一、本年新收政府信息公开申请数量", APPLICANTS, [60, 12, 1, 0, 4, 1, 78])
    county.row("2021", "refused.process", "属于四类过程性信息", APPLICANTS, [1, 0, 0, 0, 0, 0, 1])
    office = Draft("云泽县", "云泽县教育局", "department", 2022)
    office.heading("一、总体情况")
    office.say("走访困难学生31名。", ("走访困难学生", "31", "名"))
    office.say("其中东关镇19名，西关镇12名。", ("东关镇", "19", "名"), ("西关镇", "12", "名"))
    office.row("2021", "received", "一、本年新收政府信息公开申请数量", APPLICANTS, [17, 2, 0, 0, 0, 0, 19])
    return [county, office]


@pytest.fixture(scope="module")
def asked() -> Any:
    index: Any = FakeIndex(write())
    return lambda *turns: answer_question(turns[-1], turns[:-1], index, FakeSource(index))


def parts(answer: Answer) -> list[str]:
    return [part.text for part in answer.parts]


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("写给云泽县县长的信2022年来了多少封，回了多少封？", ["316", "298"]),
        ("云泽县2022年县长信箱来信几封、办了几封？", ["316", "298"]),
        ("云泽县2022年讲解政策的稿子，画图的、写字的、拍视频的各几篇？", ["24", "28", "5"]),
        ("云泽县2022年培训办了几期，多少人参加？", ["4", "275"]),
        ("云泽县2022年防汛指挥部连着报了多少天汛情，出了多少期？", ["21", "63"]),
        ("云泽县2022年政府公报送到了多少个村，全县一共又有多少个村？", ["142", "39"]),
        ("云泽县2022年政务新媒体原来多少个，现在剩几个？", ["46", "27"]),
        ("云泽县2022年政务新媒体从多少个砍到多少个？", ["46", "27"]),
        ("云泽县2022年信息处理费收了几件，一共多少钱，是哪两个局收的", ["740", "县林草局"]),
        ("云泽县2022年信息处理费收了多少，谁收的", ["740", "县林草局"]),
        ("云泽县教育局2022年走访了多少名困难学生，是哪些乡镇的", ["31", "西关镇"]),
        ("云泽县2022年信息处理费收了多少钱，住建局和林草局各收多少？", ["520", "220"]),
    ],
)
def test_a_part_left_open_is_answered_by_the_sentence_of_another(
    asked: Any, question: str, figures: list[str]
) -> None:
    answer = asked(question)
    assert not any(part.refused for part in answer.parts), answer.text
    assert all(figure in answer.text for figure in figures), answer.text


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("云泽县2022年县长信箱来信多少封，抖音发了几条？", ["1265", "418"]),
        ("云泽县2022年官方微信推送几篇，粉丝多少？", ["1265"]),
        ("云泽县2022年培训办了几期，多少学校参加？", ["275"]),
        ("云泽县2022年业务培训几期，花了多少钱？", ["740", "520"]),
    ],
)
def test_what_no_sentence_tells_stays_refused_beside_what_was_found(
    asked: Any, question: str, never: list[str]
) -> None:
    answer = asked(question)
    assert answer.parts[-1].refused, answer.text
    assert not any(figure in answer.parts[-1].text for figure in never), answer.text


def test_a_part_of_which_nothing_is_told_is_not_answered_by_another_figure(asked: Any) -> None:
    answer = asked("云泽县2022年请市民看闸门办过几场？")
    assert answer.refused, answer.text  # 过 is in 属于四类过程性信息, of which there was one 件
    answer = asked("云泽县2022年政府公报送到多少个村？")
    assert "88" not in answer.text, answer.text


def test_what_is_quoted_claims_no_figure_of_its_own(asked: Any) -> None:
    answer = asked("云泽县2022年讲解政策的稿子，画图的、写字的、拍视频的各几篇？")
    quoted = [part for part in answer.parts if "写明" in part.text]
    assert quoted
    assert all(part.figure is None for part in quoted)


@pytest.mark.parametrize(
    ("turns", "figure"),
    [
        (("云泽县教育局2022年收到多少件申请？", "那全县呢"), "78"),
        (("云泽县2022年官方微信推了多少篇？", "它的微博呢？"), "1265"),
        (("云泽县2022年业务培训几期？", "来了几个人？"), "275"),
        (("云泽县2022年信息处理费收了多少钱？", "分别是哪几个单位收的？"), "县住建局"),
        (("云泽县2022年信息处理费收了多少钱？", "哪个单位收得最多，多少钱？"), "520"),
        (("云泽县2022年县长信箱来信几封？", "他们电话和地址呢"), "大井坎路77号"),
    ],
)
def test_a_follow_up_is_understood_with_what_was_asked_before(
    asked: Any, turns: tuple[str, ...], figure: str
) -> None:
    answer = asked(*turns)
    assert figure in answer.text, answer.text


@pytest.mark.parametrize(
    ("turns", "never"),
    [
        (("云泽县2022年收到多少件申请？", "当场答应了的有几件？"), "78"),
        (("云泽县2022年业务培训几期？", "发行了多少册？"), "88"),
        (("云泽县2022年第三方评估最高分多少？", "最低分呢？"), "96.1"),
    ],
)
def test_a_follow_up_is_never_answered_with_the_figure_of_something_else(
    asked: Any, turns: tuple[str, ...], never: str
) -> None:
    answer = asked(*turns)
    assert never not in answer.text, answer.text


def test_of_a_question_taken_back_only_what_follows_is_asked(asked: Any) -> None:
    answer = asked("云泽县2022年收到申请多少件，不对，就问自然人的有多少件")
    assert answer.figure is not None, answer.text
    assert (answer.figure.text, len(answer.parts)) == ("60", 0)


def test_who_somebody_is_by_name_is_no_matter_of_a_report(asked: Any) -> None:
    answer = asked("云泽县2022年那两位把关的律师姓甚名谁？")
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.OUT_OF_SCOPE


def test_a_hand_made_figure_of_a_form_keeps_its_place(asked: Any) -> None:
    """The sentence of another part is no answer where the report fills in the row asked for."""
    answer = asked("云泽县2022年业务培训几期，收到申请几件？")
    assert "78" in answer.text, answer.text
    assert answer.parts[-1].figure is not None
