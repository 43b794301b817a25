"""What a sentence says of a question in other words, by learnt vectors; and what tells a near miss from what is told."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.answering import alike as alike_module
from assistant.answering.alike import alike, tokens, tokens_of
from assistant.answering.chain import answer_question
from assistant.answering.joint import is_of_several
from assistant.answering.matching import counts_alike
from assistant.answering.running_text import meets_limits, tells_kind
from assistant.answering.words import measure_of
from tests.answering.conftest import Draft, FakeIndex, FakeSource

TRAINING = Path(__file__).parent.parent.parent / "training"
SENTENCES = [
    "对2家答复超期的单位进行约谈",
    "全年退回不合格稿件120篇",
    "召开新闻发布会7场",
    "印发便民手册2600份",
]


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("拖着不回的单位被叫去谈话的有几家", 0),
        ("打回去重写的稿子有多少", 1),
        ("给居民印了多少本办事用的小册子", 3),
        ("how many press briefings were given", 2),
    ],
)
def test_the_sentence_that_says_it_in_other_words_is_nearest(question: str, best: int) -> None:
    found = [entry.share for entry in alike(question, [tokens_of(sentence) for sentence in SENTENCES])]
    assert max(range(len(found)), key=found.__getitem__) == best, found
    assert all(0.0 <= share <= 1.0 for share in found)


def test_a_token_without_a_vector_is_met_by_itself_alone() -> None:
    known, strange = tokens_of("约谈"), tokens_of("龘靐")
    assert (strange.rows < 0).all()
    itself, other = alike("龘靐", [strange, known])
    assert (itself.share, itself.left_out) == (1.0, 0.0)
    assert (other.share, other.left_out) == (0.0, 1.0)


def test_figures_are_one_token_and_english_goes_word_by_word() -> None:
    assert tokens("约谈2家、37家") == ("约", "谈", "约谈", "#", "家")
    assert tokens("Complaints about NOISE") == ("e:compla", "e:about", "e:noise")
    assert alike("约谈", []) == []


def test_the_table_is_learnt_from_questions_and_opens(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(TRAINING))
    monkeypatch.delitem(sys.modules, "wordings", raising=False)
    wordings: Any = importlib.import_module("wordings")
    pairs = list(wordings.question_pairs())
    assert len(pairs) > 6000
    assert all(pair.asked and pair.told and len(pair.seeming) == 2 for pair in pairs)
    told = [wordings.Pair(f"甲乙丙{n}问", f"丁戊己{n}答", ("庚辛",)) for n in "一二三四五六七八"]
    table = wordings.learn(told, [wordings.Pair("俗话", "官话")], 2)
    wordings.save(table, tmp_path / alike_module.TABLE)
    with np.load(tmp_path / alike_module.TABLE) as data:
        names = bytes(data["tokens"]).decode("utf-8").split("\n")
        assert {"甲乙", "丁戊", "庚辛", "俗话", "官话"} <= set(names)
        assert data["vectors"].shape == (len(names), wordings.DIMENSION)
        assert data["weights"].shape == (len(names),)


def test_no_question_of_the_sets_was_learnt_from() -> None:
    def lines(folder: Path, pattern: str) -> list[dict[str, Any]]:
        texts = (path.read_text(encoding="utf-8") for path in folder.glob(pattern))
        return [json.loads(line) for text in texts for line in text.splitlines()]

    learnt = {question for entry in lines(TRAINING / "wordings", "*.jsonl") for question in entry["told"]}
    asked = {entry["question"] for entry in lines(TRAINING.parent / "tests" / "eval", "**/*.jsonl")}
    assert len(asked) > 5000
    assert not learnt & asked


@pytest.mark.parametrize(
    ("question", "words", "several"),
    [
        ("光高铁站那边设了几个宣传点", "在高铁站、农贸市场设立政策宣传点", True),
        ("图书馆那一处摆了几台自助机", "在政务服务大厅、图书馆、档案馆设查阅点3处,配自助机", True),
        ("来的人里学生有几个", "邀请市民代表、网民代表和学生共", True),
        ("设了几个查阅点", "在政务服务大厅、图书馆、档案馆设查阅点", False),
        ("热线受理了多少件", "热线、信箱共受理1200件,其中热线", False),
        ("汛情方面发了多少条", "滚动发布汛情、转移安置、捐赠款物等信息", False),
        ("涉及拆迁的有几件", "其中涉及拆迁的", False),
        ("暖气费的事多久回应", "供暖收费、停车难两个话题的平均用时压缩到", False),
        ("图书馆有几处", "图书馆、档案馆各设查阅点", False),
    ],
)
def test_an_amount_of_several_things_is_none_of_one_of_them(question: str, words: str, several: bool) -> None:
    assert is_of_several(question, words) is several


@pytest.mark.parametrize(
    ("question", "told", "silent"),
    [
        ("是哪几个学院没更新", "文学院、理学院的栏目未更新", "有4个学院半年未更新"),
        ("关掉的微博叫什么", "关停“某某发布”微博", "关停3个长期不更新的微博账号"),
        ("那场发布会讲的是什么", "围绕防汛召开发布会1场", "主要负责同志参加1次"),
        ("多少户领到了补贴", "惠及牧户5860户", "涉及补贴资金1200万元"),
        ("一期印几本", "每期赠阅2600册", "编发12期"),
        ("评了多少分", "得分96.5分", "列全市第2位"),
    ],
)
def test_a_sentence_must_hold_an_answer_of_the_kind_asked_for(question: str, told: str, silent: str) -> None:
    assert tells_kind(question, told)
    assert not tells_kind(question, silent)


def test_an_average_must_be_told_as_one() -> None:
    assert meets_limits("公报每期印多少册", "每期印3000册")
    assert not meets_limits("公报每期印多少册", "编印6期3000册")
    assert meets_limits("平均每月新收多少件", "新收申请475件"), "it is calculated"


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("一共送出去多少万本", "本"),
        ("罚款一共罚了多少", "money"),
        ("一共拿到多少补偿款", "money"),
        ("投资加一块儿多少", "money"),
        ("罚款多少起", "起"),
        ("退回那几件的原因", ""),
        ("how much waiting time did patients have", "time"),
    ],
)
def test_what_an_answer_is_counted_in(question: str, measure: str) -> None:
    assert measure_of(question) == measure


def test_people_counted_are_no_accounts() -> None:
    assert not counts_alike("个", "个", "牵涉到多少个老百姓")
    assert counts_alike("个", "人", "牵涉到多少个老百姓")
    assert counts_alike("个", "个", "开了多少个公众号")


def write() -> list[Draft]:
    county = Draft("云泽县", "云泽县人民政府", "government", 2022)
    county.heading("一、总体情况")
    county.say("《云泽县人民政府公报》出刊12期。", ("政府公报出刊", "12", "期", "channel.gazette"))
    county.say("在高铁站、农贸市场设立政策宣传点8个。", ("高铁站、农贸市场设立政策宣传点", "8", "个"))
    county.say("全年主动公开政府信息3874条。", ("主动公开政府信息", "3874", "条", "proactive"))
    county.say(
        "接受咨询6193人次，其中现场咨询1872人次、电话咨询3405人次、网上咨询916人次。",
        ("接受咨询", "6193", "人次"),
        ("现场咨询", "1872", "人次", "", "", 0),
        ("电话咨询", "3405", "人次", "", "", 0),
        ("网上咨询", "916", "人次", "", "", 0),
    )
    county.say("市长热线接听群众电话614个。", ("接听群众电话", "614", "个"))
    return [county]


@pytest.fixture(scope="module")
def ask() -> Any:
    index: Any = FakeIndex(write())
    return lambda question: answer_question(question, (), index, FakeSource(index))


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("云泽县2022年公报一共送出去多少万本", "12"),
        ("云泽县2022年光高铁站那边设了几个政策宣传点", "8"),
        ("云泽县2022年公开了以后又被撤下来的信息有多少条", "3874"),
        ("云泽县2022年群众喝茶聊天收上来的想法，县里回了几条", "3874"),
    ],
)
def test_another_figure_of_the_same_topic_is_not_given(ask: Any, question: str, never: str) -> None:
    answer = ask(question)
    assert answer.figure is None or answer.figure.text != never, answer.text


def test_figures_of_one_list_stay_together(ask: Any) -> None:
    text = ask("云泽县2022年接受咨询的人次分现场、电话、网上各多少").text
    assert all(figure in text for figure in ("1872", "3405", "916"))
    assert "614" not in text
