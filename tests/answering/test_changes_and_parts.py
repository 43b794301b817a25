"""Changes asked of each year alone or told in one sentence, parts meant in other words, accounts by name, problems behind a list of chapters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering.rates import is_no_mean
from tests.answering.asking import Ask, asking

_TOWN_2019 = """岑河县沐湾镇人民政府2019年政府信息公开工作年度报告

一、概述
报告由概述、主动公开情况、依申请公开情况、存在的主要问题及改进情况四部分组成，数据截至2019年12月31日。
二、主动公开情况
（一）农村低保。年底在册420户710人，新进31户，退出22户。
（二）新农合。参合8000人，参合率95.5%。
（三）危房改造。完成40户，每户补助9000元。
三、依申请公开情况
收到申请6件，均已答复。收取检索、复制费120元。
四、存在的主要问题及改进情况
2019年我镇公开工作存在以下不足：一是栏目更新慢；二是村级公开员不会用电脑。
下一步改进措施：一是给各村配电脑；二是每季度检查一次。
岑河县沐湾镇人民政府
2020年1月10日
"""
_TOWN_2020 = """岑河县沐湾镇人民政府2020年政府信息公开工作年度报告

一、主动公开情况
农村低保：年末448户760人。
新农合：参合8200人，参合率97.2%。
危房改造：完成55户，每户补助1万元。
管网漏损率由12.4%降到10.1%。公开目录由原来的30项增加到36项。
二、依申请公开情况
收到申请9件，均已答复。没有收取任何费用。
三、存在的主要问题
公开栏位置偏。
岑河县沐湾镇人民政府
2021年1月10日
"""
_COUNTY_2021 = """岑河县人民政府2021年政府信息公开工作年度报告

一、总体情况
“岑河发布”微信公众号全年推送信息1,500条，关注用户3.2万人。“县长信箱”收到来信400封，办结390封。
受理投诉250件，按内容分，服务态度100件，等候时间90件，其他60件；已办结240件。
二、收到和处理政府信息公开申请情况
收到申请30件，均已办结。
岑河县人民政府
2022年1月10日
"""
_COUNTY_2022 = """岑河县人民政府2022年政府信息公开工作年度报告

一、总体情况
“岑河发布”推送1740条，年末关注用户4.1万人，历年累计推送9200条。
网上测评共有500人参与，认为“好”或“较好”的460人。
二、收到和处理政府信息公开申请情况
收到申请36件，均已办结。
岑河县人民政府
2023年1月10日
"""
_BUREAU = """岑河县住房和城乡建设局2022年政府信息公开工作年度报告

一、总体情况
城市公租房320户900人，农村危房180户500人。
办公电话：0755-5550101，电子邮箱：chzjj@cenhe.example。
岑河县住房和城乡建设局
2023年1月5日
"""
_UNIVERSITY = """岑河理工学院2020-2021学年信息公开工作年度报告

一、概述
本学年通过信息公开网公开信息900条。
二、依申请公开
本学年共收到信息公开申请9件。按申请人分：学生4件，教职工3件，校外人员2件。
岑河理工学院
2021年10月20日
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    reports = {
        "town2019.txt": _TOWN_2019,
        "town2020.txt": _TOWN_2020,
        "county2021.txt": _COUNTY_2021,
        "county2022.txt": _COUNTY_2022,
        "bureau.txt": _BUREAU,
        "university.txt": _UNIVERSITY,
    }
    with asking(tmp_path_factory.mktemp("changes"), reports) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("沐湾镇低保户数2020年比2019年多了多少户？", "448 − 420 = 28"),
        ("沐湾镇吃低保的人，2020年底比2019年底多了几个", "760 − 710 = 50"),
        ("沐湾镇低保户数2020年比2019年增长百分之几", "(448 − 420) ÷ 420"),
        ("沐湾镇危房改造户数2020年比2019年的增长率", "(55 − 40) ÷ 40"),
        ("沐湾镇2020年参合人数比2019年多多少人", "8200 − 8000 = 200"),
        ("沐湾镇2020年参合率比2019年提高了几个百分点", "97.2 − 95.5 = 1.7"),
    ],
)
def test_a_change_is_reckoned_from_the_figure_of_each_year(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("沐湾镇2020年漏损率降了几个百分点", "12.4 − 10.1 = 2.3"),
        ("沐湾镇2020年管网漏损率下降多少", "12.4 − 10.1 = 2.3"),
        ("沐湾镇2020年公开目录增加了多少项", "36 − 30 = 6"),
    ],
)
def test_a_change_told_in_one_sentence_is_reckoned_from_it(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


def test_a_change_is_not_told_the_other_way_round(ask: Ask) -> None:
    assert " − " not in ask("沐湾镇2020年漏损率上升了几个百分点").text


@pytest.mark.parametrize(
    "question",
    [
        "沐湾镇2019年公开工作存在哪些不足",
        "沐湾镇2019年有什么短板",
        "沐湾镇2019年工作有哪些毛病",
        "沐湾镇2019年的差距在哪",
        "What shortcomings did Muwan Town admit in 2019?",
    ],
)
def test_problems_are_told_and_not_the_chapters(ask: Ask, question: str) -> None:
    told = ask(question).text
    assert "栏目更新慢" in told
    assert "不会用电脑" in told
    assert "部分组成" not in told
    assert "配电脑" not in told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("住建局的办公电话和邮箱发我一下，岑河那个", ["0755-5550101", "chzjj@cenhe.example"]),
        ("住建局的电话，岑河的", ["0755-5550101"]),
        ("2022年收到多少申请？我说的是岑河县那边", ["36件"]),
    ],
)
def test_a_place_may_be_named_behind(ask: Ask, question: str, told: list[str]) -> None:
    answer = ask(question).text
    assert all(part in answer for part in told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("岑河县2021年县长信箱来信的办结率是多少？", "390 ÷ 400"),
        ("岑河县2021年投诉办结率", "240 ÷ 250"),
        ("岑河县2022年网上测评，说“好”或“较好”的占全部参与人数的百分之几", "460 ÷ 500"),
    ],
)
def test_a_rate_of_something_else_than_applications(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


_RECEIVED = "岑河理工学院2020-2021学年收到多少信息公开申请"
_COMPLAINTS = "岑河县2021年受理投诉多少件"


@pytest.mark.parametrize(
    ("earlier", "question", "told"),
    [
        (_RECEIVED, "老师提的有几件？", "3件"),
        (_RECEIVED, "其中教师申请的有多少", "3件"),
        (_RECEIVED, "校外的人提了几件", "2件"),
        (_COMPLAINTS, "其中嫌态度不好的占百分之几？", "100 ÷ 250"),
        (_COMPLAINTS, "嫌等得久的有多少", "90件"),
    ],
)
def test_a_part_meant_in_other_words(ask: Ask, earlier: str, question: str, told: str) -> None:
    assert told in ask(question, earlier).text


def test_no_part_is_told_that_is_not_listed(ask: Ask) -> None:
    told = ask("乱收费的有几件", _COMPLAINTS).text
    assert not any(figure in told for figure in ("100件", "90件", "60件"))


@pytest.mark.parametrize(
    ("question", "earlier", "told"),
    [
        ("“岑河发布”公众号2022年推送了多少条？", (), "1740条"),
        ("岑河发布微信号2022年底粉丝多少", (), "4.1万人"),
        ("2022年推送了多少条，多了多少？", ("“岑河发布”公众号2021年推送了多少条？",), "1740 − 1500 = 240"),
        ("How many followers did the Cenhe Fabu (岑河发布) account have in 2022?", (), "41000"),
    ],
)
def test_an_account_by_its_name_where_no_platform_is_told(
    ask: Ask, question: str, earlier: tuple[str, ...], told: str
) -> None:
    assert told in ask(question, *earlier).text


def test_an_account_of_another_platform_is_not_told(ask: Ask) -> None:
    assert ask("“岑河发布”微博2021年粉丝多少").refused


@pytest.mark.parametrize(
    "question", ["沐湾镇2019年收检索费复印费一共收了多少钱？", "沐湾镇2019年检索费复制费共收了多少"]
)
def test_fees_by_what_they_were_charged_for(ask: Ask, question: str) -> None:
    assert "120元" in ask(question).text


def test_households_are_not_taken_from_persons(ask: Ask) -> None:
    assert " − " not in ask("岑河县住建局2022年农村危房的人比城市公租房多多少").text


def test_a_mean_for_each_is_reckoned_or_not_told(ask: Ask) -> None:
    assert "900 ÷ 320" in ask("岑河县住建局2022年城市公租房一户平均几个人").text
    assert is_no_mean("一户平均几个人", "城市低保3127人")
    assert is_no_mean("平均每起罚多少", "罚款1.45万元")
    assert not is_no_mean("平均每个乡镇几个人", "平均每个乡镇1.6人")
    assert not is_no_mean("平均每月推送几条", "推送2148条")


@pytest.mark.parametrize(
    "question",
    [
        "岚椿县网站2023年发的东西比头一年少了，主要少在哪一类？",
        "岚椿县2023年网站发稿比上年减少，减少的主要是什么？",
    ],
)
def test_what_fell_most_is_told_and_no_difference(tmp_path: Path, question: str) -> None:
    texts = {
        f"岚椿县{year}.txt": f"岚椿县人民政府{year}年政府信息公开工作年度报告\n\n一、总体情况\n\n{told}\n"
        for year, told in (
            (2022, "门户网站发稿5216条。"),
            (2023, "一年里，门户网站发稿4688条，较上年减少528条，减少的主要是转载类稿件。"),
        )
    }
    with asking(tmp_path, texts) as ask:
        assert "转载类稿件" in ask(question).text
