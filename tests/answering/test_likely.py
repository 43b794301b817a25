"""The sentence that most likely tells what is asked in words the report does not use."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.answering.chain import answer_question
from assistant.answering.likely import FEATURES, likeliest, measured
from assistant.answering.platforms import figure_on_platform, of_audience, on_platform
from assistant.answering.question import understand
from assistant.answering.running_text import holds_amount, meets_limits, sentences_of
from assistant.answering.units import meets_part, units_of
from assistant.types import Answer, RefusalReason
from tests.answering.conftest import APPLICANTS, Draft, FakeIndex, FakeSource


def write() -> list[Draft]:
    county = Draft("云泽县", "云泽县人民政府", "government", 2022)
    county.heading("一、总体情况")
    county.say("对2家答复超期的单位进行约谈。", ("答复超期单位约谈", "2", "家"))
    county.say("完成1986年以来历史档案数字化加工1318件。", ("历史档案数字化加工", "1318", "件"))
    county.say(
        "“云泽发布”微博发文3915条，微信公众号推送2208条，微信粉丝41.6万人。",
        ("微博发文", "3915", "条"),
        ("微信公众号推送", "2208", "条"),
        ("微信粉丝", "41.6", "万人"),
    )
    county.say(
        "全县举行新闻发布会53场，其中疫情防控类28场。",
        ("全县举行新闻发布会", "53", "场", "press_conference"),
        ("疫情防控类", "28", "场", "", "", 0),
    )
    county.say("邀请23名村民代表列席县政府常务会议。", ("邀请村民代表列席县政府常务会议", "23", "名"))
    county.heading("五、存在的主要问题及改进情况")
    county.line("乡镇栏目更新滞后，最长的47天没有更新。")
    county.line("下一步，将新增乡镇查阅点8个。")
    county.line("如有疑问，请与云泽县人民政府办公室联系，电话0900-4228315。")
    county.row("2021", "received", "一、本年新收政府信息公开申请数量", APPLICANTS, [60, 12, 1, 0, 4, 1, 78])
    return [county]


@pytest.fixture(scope="module")
def index() -> FakeIndex:
    return (
        FakeIndex([draft.finished() for draft in write()])
        if hasattr(Draft, "finished")
        else FakeIndex(write())
    )


@pytest.fixture(scope="module")
def ask(index: FakeIndex) -> Any:
    def asked(question: str, *history: str) -> Answer:
        return answer_question(question, history, index, FakeSource(index))  # type: ignore[arg-type]

    return asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云泽县2022年叫了几家单位去谈话敲打？", "进行约谈"),
        ("2022年云泽县把多少老文件搞成电子版了", "数字化加工1318件"),
        ("云泽县2022年请了几个乡亲去旁听常务会", "23名"),
        ("云泽2022年开的那些记者会，冲着疫情去的有几场？", "28场"),
        ("2022年云泽县乡镇栏目晾得最久的晾了几天", "47天"),
    ],
)
def test_everyday_words_find_the_sentence_and_say_so(ask: Any, question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.refused
    assert told in answer.text
    assert any(told in cite.quote for cite in answer.citations), answer.citations


def test_a_quote_in_other_words_carries_a_notice(ask: Any) -> None:
    answer = ask("云泽县2022年叫了几家单位去谈话敲打？")
    assert answer.figure is None
    assert "wording" in {notice.kind for notice in answer.notices}


@pytest.mark.parametrize(
    "question",
    [
        "云泽县2022年微博攒了多少粉丝",  # the followers told are those of 微信
        "云泽县2022年抖音号有多少粉丝",
        "云泽县2022年实际新增了几个乡镇查阅点",  # planned only
        "2022年云泽县的新闻发布会，县长本人去了几场？",
        "云泽县2022年科研机构有多少人获得奖学金",
        "云泽县2022年被叫去谈话的是哪两个单位",  # how many, not which
        "Who won the election in Yunze County in 2022?",
    ],
)
def test_near_misses_are_refused(ask: Any, question: str) -> None:
    answer = ask(question)
    assert answer.refusal is not None, answer.text
    assert answer.refusal.reason is RefusalReason.NOT_STATED


def test_each_sentence_has_every_measure_and_the_best_a_chance(index: FakeIndex) -> None:
    question = understand("云泽县2022年叫了几家单位去谈话敲打？", (), index)  # type: ignore[arg-type]
    report_id = "云泽县人民政府-2022"
    spans, rows = measured(question, index, report_id)  # type: ignore[arg-type]
    assert len(spans) == len(rows) > 1
    assert {len(row) for row in rows} == {len(FEATURES)}
    found = likeliest(question, index, [report_id])  # type: ignore[arg-type]
    assert found is not None
    assert 0.4 < found.chance <= 1
    assert "约谈" in found.span.of(found.report.text)


def test_whom_to_call_and_headings_are_no_running_text(index: FakeIndex) -> None:
    report = index.report("云泽县人民政府-2022")
    told = [span.of(report.text) for span in sentences_of(report)]
    assert any("约谈" in sentence for sentence in told)
    assert not [sentence for sentence in told if "0900-4228315" in sentence or sentence.startswith("五、")]


@pytest.mark.parametrize(
    ("sentence", "kind", "held"),
    [
        ("2022年建成“一网通办”平台", "", False),
        ("建成平台3个", "", True),
        ("2022年3月上线", "time", False),
        ("平均用时12.8个工作日", "time", True),
        ("一是办理不及时", "", False),
        ("粉丝突破52万人", "人", True),
        ("收取1480元", "money", True),
    ],
)
def test_dates_and_names_are_no_amounts(sentence: str, kind: str, held: bool) -> None:
    assert holds_amount(sentence, kind) is held


def test_a_figure_is_the_last_platform_named_before_it() -> None:
    told = "微博发文3915条，微信公众号推送2208条，粉丝41.6万人"
    assert figure_on_platform("微信粉丝多少", told, told.index("41.6"))
    assert not figure_on_platform("微博粉丝多少", told, told.index("41.6"))
    together = "微博、微信和头条粉丝共11万"
    assert figure_on_platform("微博粉丝多少", together, together.index("11"))
    assert not of_audience("微博有多少粉丝", told)
    assert of_audience("公众号有多少人关注", told)
    assert on_platform("公众号发了几条", "官方微信推送418篇")


def test_what_limits_a_question_must_be_told() -> None:
    assert not meets_limits("新闻会旗长本人去了几场", "连续9天召开新闻发布会11场")
    assert meets_limits("新闻会旗长本人去了几场", "旗长出席新闻发布会3场")
    assert not meets_limits("拖得最久的拖了几天", "公开时限压缩到5天")
    assert meets_part("开的那些记者会,冲着疫情去的有几场", "疫情防控类")
    assert not meets_part("开的那些记者会,冲着疫情去的有几场", "全县举行新闻发布会")
    assert meets_part(
        "收到的申请里,自然人的有几件", "本年新收"
    )  # a column of the forms is looked for as such


def test_words_of_a_question_know_other_wordings() -> None:
    units = {unit.text: unit for unit in units_of("把多少老文件搞成电子版了")}
    assert units["搞成电子版"].held_by("历史档案数字化加工")[0] > 0.8
    assert units["搞成电子版"].held_by("召开新闻发布会")[0] == 0
    assert "多少" not in units
