"""Rows and columns of the national tables in the words people use, over fictional reports read as files are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answering.chain import answer_question
from assistant.answering.lay import officially
from assistant.cli import common
from assistant.cli.index import build
from assistant.types import Answer
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


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Answer]]:
    folder: Path = tmp_path_factory.mktemp("lay")
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, text in (("lt2022", LANTING_2022), ("hd2016", HEDAN_2016), ("skm2022", TOWN_2022)):
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
    ],
)
def test_what_makes_it_another_figure_is_refused(ask: Callable[..., Answer], question: str) -> None:
    answer = ask(question)

    assert answer.refused, answer.text


def test_one_of_two_figures_is_no_sum(ask: Callable[..., Answer]) -> None:
    assert "合计" not in ask("兰汀县2022年人大代表建议和政协委员提案一共多少件").text


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
    ],
)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert officially(text) == text
