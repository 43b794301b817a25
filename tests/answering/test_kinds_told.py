"""What is asked for must be told: a place, a person, a number of a document, the sum of money and no bound of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.accounts_named import is_of_other_account
from assistant.answering.kinds_told import tells_kind_of_thing, tells_kind_of_thing_en
from assistant.answering.level_cues import level_asked
from tests.answering.asking import Ask, asking

_CITY = """云枞市人民政府2023年政府信息公开工作年度报告

云枞市人民政府办公室　2024年2月1日

一、总体情况
（一）主动公开。市政府办公室印发《云枞市2023年政务公开工作要点》（云政办发〔2023〕21号）。“云枞发布”微信公众号推送文章2315篇，年末关注用户41.7万人。召开新闻发布会12场。开展“政策夜谈”直播9场，由市司法局局长主持，累计观看4.3万人次。公开总投资5000万元以上的重大建设项目信息211项。在市图书馆二楼、市民中心设查阅点3个，全年接待查阅412人次，提供纸质文件1180份。
（二）依申请公开。全市新收政府信息公开申请926件，其中市政府本级118件、市政府部门377件、县（区）431件。对2名低保申请人免收费用。
（三）监督保障。组织业务培训，参训480人次。食品抽检公布不合格产品23批次。通报栏目长期未更新的单位2家。
二、存在的主要问题及改进情况
2024年将统一登记口径，计划开展直播不少于15场，并把培训延伸到社区。
三、其他需要报告的事项
2023年共收取信息处理费1260元。
"""
_OFFICE = """云枞市住房和城乡建设局2023年政府信息公开工作年度报告

云枞市住房和城乡建设局　2024年1月20日

一、总体情况
“云枞住建”微信公众号关注用户23600人。收到政府信息公开申请14件，办结14件。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    reports = {"云枞市2023.txt": _CITY, "云枞市住建局2023.txt": _OFFICE}
    with asking(tmp_path_factory.mktemp("kinds"), reports) as asks:
        yield asks


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云枞市2023年政务公开工作要点的文号是什么", "云政办发〔2023〕21号"),
        ("云枞市2023年的工作要点是哪个文号印发的？", "云政办发〔2023〕21号"),
        (
            "What is the document number of Yuncong City's 2023 open government work priorities?",
            "〔2023〕21号",
        ),
        ("云枞发布公众号2023年推了多少篇？", "2315"),
        ("云枞住建公众号2023年有多少关注用户？", "23600"),
        ("云枞市2023年的查阅点设在哪些地方？", "市民中心"),
        ("云枞市2023年政策夜谈直播是谁主持的？", "局长主持"),
        ("Who hosted the policy live streams of Yuncong City in 2023?", "局长主持"),
        ("How many views did the policy live streams of Yuncong City get in 2023?", "4.3万"),
        ("How many paper documents were handed out at the access points in Yuncong City in 2023?", "1180"),
        ("How many visitors did the access points in Yuncong City receive in 2023?", "412"),
        ("云枞市2023年县（区）收到多少件公开申请？", "431"),
        ("云枞市2023年收到的申请里市政府部门那部分多少件？", "377"),
        ("云枞市2023年培训了多少人次？", "480"),
        ("云枞市2024年计划开展几场直播？", "不少于15场"),
    ],
)
def test_what_is_told_is_answered(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.refused
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "云枞市2023年新闻发布会是在哪里开的？",
        "云枞市2023年新闻发布会都是谁主持的？",
        "Who chaired the press conferences of Yuncong City in 2023?",
        "Where were the press conferences of Yuncong City held in 2023?",
        "云枞住建公众号2023年推了多少篇？",
        "云枞市2023年办了几期业务培训班？",
        "云枞市2024年计划办培训几期？",
        "云枞市2023年公开的211项重大建设项目，总投资合计多少亿元？",
        "云枞市2023年给低保申请人免了多少元？",
        "云枞市2023年食品一共抽检了多少批次？",
        "How many batches of food did Yuncong City test in 2023?",
        "云枞市2023年是哪两家被通报的？",
        "云枞市2023年处理了多少吨垃圾？",
        "云枞市2023年乡镇收到多少件公开申请？",
        "云枞市2023年政务公开考核办法的文号是什么？",
    ],
)
def test_what_is_not_told_is_refused(ask: Ask, question: str) -> None:
    assert ask(question).refused


@pytest.mark.parametrize("question", ["都是在哪儿开的？", "谁主持的？"])
def test_of_what_was_told_before_no_sentence_on_another_thing_tells(ask: Ask, question: str) -> None:
    assert ask(question, "云枞市2023年新闻发布会开了多少场").refused


@pytest.mark.parametrize(
    ("asked", "told", "answers"),
    [
        ("发布会都在什么地方开的", "全年召开发布会12场,发布信息320条", False),
        ("发布会都在什么地方开的", "在市新闻中心召开发布会12场", True),
        ("培训是谁讲的课", "举办培训2期,参训87人", False),
        ("培训是谁讲的课", "邀请省司法厅专家授课2期", True),
        ("监督员提了多少条意见", "聘请监督员6名,召开院坝会27场", False),
        ("监督员提了多少条意见", "聘请监督员6名,提出意见43条", True),
        ("一共花了多少钱", "预算超过20万元的项目全部公开招标", False),
        ("一共花了多少钱", "投入经费20万元", True),
        ("多少万元以上的项目要公开招标", "预算超过20万元的项目全部公开招标", True),
        ("所有场次合计多少人次看过", "直播4场,最多一场有1.1万人次观看", False),
        ("最多一场有多少人次看过", "直播4场,最多一场有1.1万人次观看", True),
        ("没改好的那两个毛病是啥", "通报问题38个,整改完成36个", False),
        ("没改好的那两个毛病是啥", "通报问题38个,未改好的是更新不及时、链接失效", True),
        ("小分队总共有几个人", "组建小分队8支,答复询问2300多人次", False),
        ("网站有多少个独立用户", "网站总访问量186.4万人次", False),
        ("办了几期培训", "组织培训,参训480人次", False),
        ("开放日搞了几场", "开放日因雨停办", True),
    ],
)
def test_a_sentence_holds_the_kind_of_thing_asked_for(asked: str, told: str, answers: bool) -> None:
    assert tells_kind_of_thing(asked, told) is answers


@pytest.mark.parametrize(
    ("asked", "told", "answers"),
    [
        ("who taught the training session?", "组织培训1场,67人到场", False),
        ("who taught the training session?", "邀请律师为67人授课", True),
        ("how much was it going to pay the lawyers?", "聘请3名律师", False),
        ("how much was it going to pay the lawyers?", "聘请3名律师,每年2万元", True),
        ("what were the two appeals about?", "受理申诉2件,均已办结", False),
        ("what were the two appeals about?", "受理申诉2件,涉及学籍", True),
        ("how many objections were phoned in?", "公布名单1086户,设异议电话", False),
        ("how many came to the second-half session?", "上半年、下半年各培训1次,共82人", False),
        ("how many samples were tested?", "抽检样品6318批次,不合格107批次", True),
        ("how many dealt only with the flood?", "召开防汛及其他主题发布会8次", False),
    ],
)
def test_a_sentence_holds_the_kind_of_thing_asked_for_in_english(
    asked: str, told: str, answers: bool
) -> None:
    assert tells_kind_of_thing_en(asked, told) is answers


def test_a_level_is_asked_about_where_it_alone_is_counted() -> None:
    assert level_asked("2023年县(区)收到多少件公开申请")
    assert level_asked("2023年各县区分别收到多少件") is None
    assert level_asked("2023年县区网站有几个") is None


def test_figures_of_a_named_account_are_no_other_accounts() -> None:
    told = "“云枞发布”微信公众号推送文章2315篇"
    assert is_of_other_account("  教育公众号推送多少篇", told)
    assert not is_of_other_account("  官方公众号推送多少篇", told)
    assert not is_of_other_account("  教育公众号推送多少篇", "微信公众号推送文章2315篇")
