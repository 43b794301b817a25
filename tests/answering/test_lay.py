"""Rows and columns of the national tables in the words people use, over fictional reports read as files are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answering.chain import answer_question
from assistant.answering.lay import officially
from assistant.cli import common
from assistant.cli.index import build
from assistant.types import Answer, RefusalReason
from tests.answering.test_answers import holds

_HEAD = """| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） |  |  | 申请人情况 |  |  |  |  |  |  |
|  |  |  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
"""


def _rows(*rows: tuple[str, str, str, int, int]) -> str:
    lines = [f"| {a} | {b} | {c} | {n} | {m} | 0 | 0 | 0 | 0 | {n + m} |\n" for a, b, c, n, m in rows]
    return _HEAD + "".join(lines)


_RESULTS = "三、本年度办理结果"
LANTING_2022 = f"""兰汀县人民政府2022年政府信息公开工作年度报告

统计期限自2022年1月1日起至2022年12月31日止。如有疑问，请联系兰汀县政务公开办公室（兰汀县城关镇柳荫路8号政务大楼三楼，电话0699-7300226）。办公时间上午8:30—12:00，下午14:00—17:30。

一、总体情况
全县主动公开政府信息4100条，其中政府网站3300条。办理市长热线转办件900件，办结880件。全县共有专职政务公开人员三名，兼职人员二十一名。办理人大代表建议40件。

二、主动公开政府信息情况
| 第二十条第（六）项 |  |
| 信息内容 | 本年处理决定数量 |
| 行政处罚 | 417 |
| 行政强制 | 6 |

三、收到和处理政府信息公开申请情况
{
    _rows(
        ("一、本年新收政府信息公开申请数量", "", "", 80, 11),
        ("二、上年结转政府信息公开申请数量", "", "", 3, 1),
        (_RESULTS, "（一）予以公开", "", 31, 5),
        (_RESULTS, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "", 9, 2),
        (_RESULTS, "（三）不予公开", "1.属于国家秘密", 0, 0),
        (_RESULTS, "（三）不予公开", "2.其他法律行政法规禁止公开", 1, 0),
        (_RESULTS, "（三）不予公开", "3.危及“三安全一稳定”", 0, 0),
        (_RESULTS, "（三）不予公开", "4.保护第三方合法权益", 7, 1),
        (_RESULTS, "（三）不予公开", "5.属于三类内部事务信息", 0, 0),
        (_RESULTS, "（三）不予公开", "6.属于四类过程性信息", 4, 0),
        (_RESULTS, "（三）不予公开", "7.属于行政执法案卷", 2, 0),
        (_RESULTS, "（三）不予公开", "8.属于行政查询事项", 0, 0),
        (_RESULTS, "（四）无法提供", "1.本机关不掌握相关政府信息", 14, 3),
        (_RESULTS, "（四）无法提供", "2.没有现成信息需要另行制作", 2, 0),
        (_RESULTS, "（四）无法提供", "3.补正后申请内容仍不明确", 1, 0),
        (_RESULTS, "（五）不予处理", "1.信访举报投诉类申请", 3, 0),
        (_RESULTS, "（五）不予处理", "2.重复申请", 5, 0),
        (_RESULTS, "（七）总计", "", 79, 11),
        ("四、结转下年度继续办理", "", "", 4, 1),
    )
}
四、政府信息公开行政复议、行政诉讼情况
| 行政复议 | 行政诉讼 |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 8 | 2 | 1 | 0 | 11 | 3 | 1 | 0 | 2 | 6 | 2 | 0 | 0 | 1 | 3 |
"""
HEDAN_2016 = """荷丹县人民政府2016年政府信息公开工作年度报告

统计期限自2016年1月1日起至2016年12月31日止。联系电话：0699-7400118。

统计指标\t单位\t统计数
二、回应解读情况\t\t
1.参加或举办新闻发布会总次数\t次\t9
其中：主要负责同志参加新闻发布会次数\t次\t4
三、依申请公开情况\t\t
（一）收到申请数\t件\t60
1.当面申请数\t件\t12
2.传真申请数\t件\t0
3.网络申请数\t件\t39
4.信函申请数\t件\t9
（二）申请办结数\t件\t52
1.按时办结数\t件\t48
2.延期办结数\t件\t4
（三）申请答复数\t件\t52
1.属于已主动公开范围数\t件\t7
2.同意公开答复数\t件\t20
3.同意部分公开答复数\t件\t3
4.不同意公开答复数\t件\t8
其中：涉及国家秘密\t件\t0
涉及商业秘密\t件\t2
涉及个人隐私\t件\t5
危及国家安全、公共安全、经济安全和社会稳定\t件\t0
不是《条例》所指政府信息\t件\t1
法律法规规定的其他情形\t件\t0
5.不属于本行政机关公开数\t件\t8
6.申请信息不存在数\t件\t4
7.告知作出更改补充数\t件\t1
8.告知通过其他途径办理数\t件\t1
八、机构建设和保障经费情况\t\t
（二）设置政府信息公开查阅点数\t个\t14
（三）从事政府信息公开工作人员数\t人\t40
1.专职人员数（不包括政府公报及政府网站工作人员数）\t人\t6
2.兼职人员数\t人\t34
（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）\t万元\t18.5
"""
TOWN_2022 = """什库木县白柳泉镇人民政府2022年政府信息公开工作年度报告

统计期限自2022年1月1日起至2022年12月31日止。联系电话：0699-7500118。

一、总体情况
全镇收到政府信息公开申请2件。全镇仅有4个村配备了专职公开员。
"""
KELING_2011 = """柯棂县人民政府2011年政府信息公开工作年度报告

统计期限自2011年1月1日起至2011年12月31日止。联系电话：0699-7600118。

2011年，全县主动公开政府信息2000条，比2010年增加300条。社会评议发放问卷500份，收回460份。全年举办培训班7期，撰写解读稿件30篇。
全年召开新闻发布会6场。全年监测发现网页错链50处。错链已整改46处，其余4处正在整改。

2012年，计划举办培训班12期，拟新设查阅点5处。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Answer]]:
    folder: Path = tmp_path_factory.mktemp("lay")
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, text in (
        ("lt2022", LANTING_2022),
        ("hd2016", HEDAN_2016),
        ("skm2022", TOWN_2022),
        ("kl2011", KELING_2011),
    ):
        (corpus / f"{name}.txt").write_text(text, encoding="utf-8")
    settings = common.settings_for(folder / "index", corpus)
    build(settings)
    with common.open_index_for(settings) as index:
        yield lambda text, *history: answer_question(text, history, index)


FIGURES = [
    ("兰汀县2022年全部给了人家的有几件", "36"),
    ("兰汀县2022年只给一部分的几件", "11"),
    ("兰汀县2022年手里没有材料才没给成的有多少件", "17"),
    ("兰汀县2022年不归自己管、给不了的有几件", "17"),
    ("兰汀县2022年护着别人隐私和商业秘密没给的几件", "8"),
    ("兰汀县2022年跟先前交过的重样而不予处理的有多少件", "5"),
    ("兰汀县2022年拖到下一年接着办的几件", "5"),
    ("兰汀县2022年罚过多少起", "417"),
    ("兰汀县2022年没办完、拖到次年接着办的申请有几宗", "5"),
    ("兰汀县2022年来不及办完、挪到第二年的有几件", "5"),
    ("兰汀县2022年因为自己手里没有这份材料、没法给的有几件", "17"),
    ("兰汀县2022年因为局里头没存这些东西给不了的有几件", "17"),
    ("做买卖的公司，2022年向兰汀县递了几件公开申请", "11"),
    ("兰汀县2022年前前后后被人告到法院多少回？直接告的和复议完再告的都算上", "9"),
    ("兰汀县2022年复议里上级判政府不对的有几件", "2"),
    ("兰汀县2022年没走复议直接把政府告了的有几件", "6"),
    ("兰汀县2022年复议完再告的几起", "3"),
    ("兰汀县2022年没走复议直接告的官司里政府站得住脚的几件", "3"),
    ("兰汀县2022年被拒的（不予公开那一大类）合计多少件", "15"),
    ("兰汀县2022年没法给的一共多少件", "20"),
    ("兰汀县2022年绕过复议直接去法院告的几件", "6"),
    ("兰汀县2022年复议里上级支持政府的几件", "8"),
    ("兰汀县2022年全给的加上给一部分的占办结的几成", "52.2"),
    ("兰汀县2022年市长热线转来的件还有多少没办结", "900", "880", "20"),
    ("兰汀县2022年专职搞政务公开的有几个人", "3"),
    ("荷丹县2016年答应全给的有几件", "20"),
    ("荷丹县2016年自己跑到柜台递申请的有几份", "12"),
    ("荷丹县2016年亲自上门来交的和写信寄来的各几件", "12", "9"),
    ("荷丹县2016年因为牵扯别人隐私没给的有多少件", "5"),
    ("荷丹县2016年不归自己管的有多少件", "8"),
    ("荷丹县2016年压根没有这个材料的几件", "4"),
    ("荷丹县2016年延了期才办的几件", "4"),
    ("荷丹县2016年还有多少件申请没办完", "60", "52", "8"),
    ("荷丹县2016年专职几个，公开经费花了多少万", "6", "18.5"),
    ("荷丹县2016年搞公开掏了多少万块钱", "18.5"),
    ("荷丹县2016年专门干公开的有几个，兼着干的几个", "6", "34"),
    ("兰汀县2022年普通老百姓个人提的有几件", "80"),
    ("兰汀县2022年因为怕损害别人利益就没给的几件", "8"),
    ("兰汀县2022年手里压根没掌握那份信息的有几件", "17"),
    ("兰汀县2022年得现做一份才能给、所以没给的几件", "2"),
    ("兰汀县2022年补了材料还是说不清要啥的几件", "1"),
    ("兰汀县2022年同一件事反复来要、没再办的几件", "5"),
    ("兰汀县2022年开了多少张处罚单子", "417"),
    ("兰汀县2022年不予公开的几种理由全算上一共几件", "15"),
    ("荷丹县2016年以个人隐私为由挡回去的申请几件", "5"),
    ("荷丹县2016年按期办完的申请有多少", "48"),
    ("荷丹县2016年能坐下来翻材料的点有几处", "14"),
    ("荷丹县2016年给公开工作专门拨了多少万元", "18.5"),
    ("荷丹县2016年捎带着干信息公开、不是专门干这个的有多少人", "34"),
    ("荷丹县2016年四种提申请的办法，哪种用的人最多，多少件", "39"),
    ("荷丹县2016年一把手亲自出席的新闻发布会几次", "4"),
    ("照柯棂县2011年的年报推算，2010年主动公开了多少条", "2000", "300", "1700"),
    ("柯棂县2011年发出去的问卷还有多少份没收回来", "500", "460", "40"),
    ("柯棂县2011年查出来的错链还有几处没弄好", "4"),
    ("柯棂县2012年想办几期培训班、新设几处查阅点", "12", "5"),
]


@pytest.mark.parametrize(("question", "figures"), [(q, f) for q, *f in FIGURES])
def test_a_row_is_found_in_everyday_words(
    ask: Callable[..., Answer], question: str, figures: list[str]
) -> None:
    answer = ask(question)

    assert holds(answer, *figures), answer.text
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "荷丹县2016年外国人来申请的有几件",
        "荷丹县2016年少数民族提的申请有多少",
        "兰汀县2022年哈萨克族提的申请几件",
        "兰汀县2022年有多少份本来不给看、后来改成给看的",
        "兰汀县2022年查看公开栏的人一共多少",
        "兰汀县2022年县长信箱还有几封没办结",
        "什库木县白柳泉镇2022年专职公开员有几个人",  # four are villages
        "什库木县2022年收到申请多少件",  # only its town reports
        "荷丹县2016年还有几处查阅点没修好",  # how many there are says nothing of it
        "兰汀县2022年复议没改判的几件",  # neither the corrected nor the upheld ones
        "柯棂县2011年县长本人去了几场新闻发布会",  # all there were are not those
        "柯棂县2012年想写多少篇解读稿件",  # what was done in 2011 is no plan
        "照柯棂县2011年的年报推算，2010年开了几场新闻发布会",  # no change is printed
        "兰汀县2022年统一采购了多少台查询机",
    ],
)
def test_what_makes_it_another_figure_is_refused(ask: Callable[..., Answer], question: str) -> None:
    answer = ask(question)

    assert answer.refused, answer.text


def test_one_of_two_figures_is_no_sum(ask: Callable[..., Answer]) -> None:
    assert "合计" not in ask("兰汀县2022年人大代表建议和政协委员提案一共多少件").text


def test_the_leader_is_asked_for_after_all_occasions(ask: Callable[..., Answer]) -> None:
    assert holds(ask("那一把手出席的呢", "荷丹县2016年开了几次新闻发布会"), "4")


@pytest.mark.parametrize(
    "question",
    [
        "兰汀县2022年能当藏语翻译的工作人员有几个",
        "兰汀县2022年补贴花名册一共多少户",
        "兰汀县2022年靠打假索赔吃饭的人提了多少件",
        "兰汀县2022年领导上网跟大家聊天聊了几次",
        "兰汀县2022年有几份改成了要人来申请才给",
        "兰汀县2022年请来的评估机构叫什么",
    ],
)
def test_a_question_of_the_report_is_not_declined(ask: Callable[..., Answer], question: str) -> None:
    refusal = ask(question).refusal

    assert refusal is None or refusal.reason is RefusalReason.NOT_STATED


def test_whom_to_call_is_told_beside_a_wish(ask: Callable[..., Answer]) -> None:
    assert "0699-7400118" in ask("荷丹县电话多少，我要申请公开土地补偿").text


def test_address_and_hours_beside_the_number_are_told(ask: Callable[..., Answer]) -> None:
    assert "柳荫路8号政务大楼三楼" in ask("兰汀县政务公开办在哪条路").text
    assert "14:00" in ask("兰汀县2022年下午几点上班").text


@pytest.mark.parametrize(
    "text",
    [
        "给种地户发了多少补贴",
        "没给补贴的有多少户",
        "行政处罚多少件",
        "结转到下年的呢",
        "上年结转过来的呢",
        "写给县长的信来了多少封",
        "全部给了村民的补贴有几万元",
        "自己公开的信息有多少条",
        "凑一块儿商量了几回",
        "补贴没按时交上来的有几户",
        "统一采购了多少台查询机",
    ],
)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert officially(text) == text


@pytest.mark.parametrize(
    ("said", "meant"),
    [("单单网站发布了多少条", "网站发布了多少条"), ("不仅仅网站发布了多少条", "不仅仅网站发布了多少条")],
)
def test_a_word_that_only_stresses_what_is_asked_is_left_out(said: str, meant: str) -> None:
    assert officially(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("枫渡2021年有几件申请被撂到2022年了", "枫渡2021年有几件申请被结转到2022年了"),
        ("枫渡拖到2022年的申请有几件", "枫渡结转到2022年的申请有几件"),
    ],
)
def test_what_is_put_off_to_a_year_is_carried_over_to_it(said: str, meant: str) -> None:
    assert officially(said) == meant
