"""Totals of each year, what is announced ahead, whose matter it is, and other things asked of a town, its bureau and its gas company."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

_FORM = """
| 第二十条第（一）项 | | | |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | {made} | {ended} | {held} |
三、收到和处理政府信息公开申请情况
| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | | | 申请人情况 | | | | | | |
| | | | 自然人 | 法人或其他组织 | | | | | 总计 |
| | | | | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |
| 一、本年新收政府信息公开申请数量 | | | {new} | 0 | 0 | 0 | 0 | 0 | {new} |
| 二、上年结转政府信息公开申请数量 | | | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 三、本年度办理结果 | （一）予以公开 | | {done} | 0 | 0 | 0 | 0 | 0 | {done} |
| | （七）总计 | | {done} | 0 | 0 | 0 | 0 | 0 | {done} |
| 四、结转下年度继续办理 | | | {left} | 0 | 0 | 0 | 0 | 0 | {left} |
四、政府信息公开行政复议、行政诉讼情况
| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |
| | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 2 | 0 | 0 | 0 | 2 | {direct} | 0 | 0 | 0 | {direct} | {after} | 0 | 0 | 0 | {after} |
"""
_COUNTY = """岚溪县人民政府{year}年政府信息公开工作年度报告
一、总体情况
全年取消、下放行政审批事项17项。本县信息公开工作总体平稳。
二、主动公开政府信息情况"""
_END = """五、存在的主要问题及改进情况
个别单位更新不及时。
如需查询，请到岚溪县人民政府（岚溪县柳荫街6号）或拨打0777-3310021。
"""
_WATER = """岚溪县水务局2023年政府信息公开工作年度报告
一、总体情况
居民第一阶梯水价由每立方米1.95元调整为2.30元，自2023年10月1日起执行。征求意见期间收到意见建议73条，采纳21条。
开展“水厂开放日”活动4场，208名市民走进水厂。开展培训2次，61人参加。
五、存在的主要问题及改进情况
今年已将水质数据更新时间由次月20日提前到次月9日。2024年将做到计划性停水提前36小时公告。
联系电话：0777-3310088。
"""
_GAS = """岚溪县城市燃气有限责任公司2023年度信息公开报告
一、基本情况
截至2023年底，居民用户52310户，非居民用户811户。全年供气2410万立方米，新增居民用户1904户。“岚溪燃气”微信公众号关注用户3.4万人。
二、公开的主要内容
计划停气提前60小时通知用户。
"""
_NURSERY = """岚溪县青禾幼儿园2023年信息公开年度报告
一、收费
保教费每生每月540元，一学期按5个月收取。伙食费每天14元。
二、其他
延时看护每月120元。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks the reports of a county of two years, its water bureau, its gas company and its kindergarten."""
    years = {
        2022: {"made": 4, "ended": 9, "held": 51, "new": 80, "done": 75, "left": 5, "direct": 3, "after": 4},
        2023: {"made": 6, "ended": 2, "held": 55, "new": 92, "done": 86, "left": 6, "direct": 5, "after": 3},
    }
    reports = {
        f"lanxi{year}.txt": _COUNTY.format(year=year) + _FORM.format(**cells) + _END
        for year, cells in years.items()
    }
    reports |= {"water2023.txt": _WATER, "gas2023.txt": _GAS, "nursery2023.txt": _NURSERY}
    with asking(tmp_path_factory.mktemp("offices"), reports) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("岚溪县2022年和2023年的行政诉讼总数（直接起诉加复议后起诉）各是多少？", ["3 + 4 = 7", "5 + 3 = 8"]),
        ("岚溪县2022年和2023年直接起诉和复议后起诉加起来各多少件？", ["3 + 4 = 7", "5 + 3 = 8", "8 − 7 = 1"]),
        ("岚溪县2023年新收申请比2022年多几件？增幅百分之几（保留一位小数）？", ["92 − 80 = 12", "15%"]),
        ("岚溪县2023年末现行有效的规范性文件有多少件，跟2022年末相比增加了几件？", ["55 − 51 = 4"]),
        ("岚溪县2023年末现行有效的规范性文件有多少件，较2022年底多了几件？", ["55 − 51 = 4"]),
    ],
)
def test_two_years(ask: Ask, question: str, told: list[str]) -> None:
    """Each year has its own total, and the change is that between the years named."""
    answer = ask(question)
    assert all(part in answer.text for part in told), answer.text


def test_two_rows_of_two_years_are_named(ask: Ask) -> None:
    """No two figures of one year stand beside each other without what they count."""
    text = ask("岚溪县2022、2023两年直接起诉和复议后起诉分别多少件").text
    assert "2022年未经复议直接起诉3件" in text
    assert "2023年复议后起诉3件" in text


@pytest.mark.parametrize(
    "question", ["岚溪县2023年没办完、拖到24年的申请有几件", "岚溪县2023年推到2024年才办的申请有几件"]
)
def test_carried_into_a_year(ask: Ask, question: str) -> None:
    """The year something was put off to is the next."""
    answer = ask(question)
    assert answer.figure is not None
    assert answer.figure.text == "6"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("岚溪县水务局以后停水打算提前多久通知大家？", "36小时"),
        ("水务局停水要提前几个小时告诉居民", "36小时"),
        ("岚溪燃气2023年停气提前几天通知用户", "60小时"),
        ("How far ahead did Lanxi Gas announce planned outages in 2023?", "60小时"),
    ],
)
def test_announced_ahead(ask: Ask, question: str, told: str) -> None:
    """The time ahead is that of what is asked about."""
    answer = ask(question)
    assert told in answer.text
    assert "9日" not in answer.text


def test_not_announced_ahead(ask: Ask) -> None:
    """Of something else no time ahead is told."""
    assert ask("岚溪燃气2023年入户安检提前几天通知").refused


@pytest.mark.parametrize(
    "question", ["一共多少人参加？", "来了多少市民？", "参加的有多少人？", "总共有多少名市民去了"]
)
def test_who_came_to_it(ask: Ask, question: str) -> None:
    """Who came is asked of what was just told, and of no training."""
    text = ask(question, "水务局2023年办了几场水厂开放日活动？").text
    assert "208" in text
    assert "61" not in text


def test_office_of_the_place(ask: Ask) -> None:
    """What only the water bureau of a county tells is told, with its name."""
    text = ask("岚溪县居民第一阶梯水价调整前后各是每立方米多少钱？").text
    assert "1.95元调整为2.30元" in text
    assert "水务局" in text


def test_no_body_named(ask: Ask) -> None:
    """Both parts are told of the one body whose report speaks of one of them."""
    text = ask("市民来电问：水价调整征求意见时收到多少条意见，采纳了多少条？").text
    assert "73条" in text
    assert "21条" in text


def test_address_beside_a_number(ask: Ask) -> None:
    """Address and phone, where the address has no label."""
    text = ask("我想去一趟岚溪县政府，地址和电话麻烦给一下").text
    assert "柳荫街6号" in text
    assert "0777-3310021" in text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many residential gas users did Lanxi Gas have at the end of 2023?", "52310"),
        ("How many new residential users did Lanxi Gas add in 2023?", "1904"),
    ],
)
def test_users_are_no_followers(ask: Ask, question: str, value: str) -> None:
    """Households that use gas are none that follow an account, and those gained not all of them."""
    answer = ask(question)
    assert answer.figure is not None
    assert answer.figure.text == value


@pytest.mark.parametrize("question", ["青禾幼儿园保教费一学期一共多少钱", "青禾幼儿园一学期的保教费是多少钱"])
def test_price_of_a_term(ask: Ask, question: str) -> None:
    """A term costs so many months, both figures shown."""
    assert "540 × 5 = 2700" in ask(question).text


def test_no_price_of_a_term(ask: Ask) -> None:
    """Nothing is reckoned where the months are not told of the fee asked about."""
    assert "×" not in ask("青禾幼儿园延时看护一学期多少钱").text


@pytest.mark.parametrize(
    "question",
    [
        "岚溪县2023年取消审批事项多少项",
        "岚溪县2023年下放了几项审批",
        "岚溪县2023年砍掉和放下去的那些审批里，直接砍掉的是几项？",
    ],
)
def test_deeds_together(ask: Ask, question: str) -> None:
    """What two deeds come to is told for neither."""
    answer = ask(question)
    assert answer.refused
    assert "17" not in answer.text


def test_both_deeds(ask: Ask) -> None:
    """Of both of them it is told."""
    assert "17项" in ask("岚溪县2023年取消、下放审批事项多少项").text


def test_why_none(ask: Ask) -> None:
    """Who asks why there were no lawsuits is told that there were."""
    answer = ask("岚溪县2022年为什么没有行政诉讼？")
    assert "7件" in answer.text
    assert "不是没有" in answer.text


def test_years_held(ask: Ask) -> None:
    """Which years are held of a body."""
    text = ask("你这里有岚溪县本级（不是下面的局）哪一年的报告？").text
    assert "2022年" in text
    assert "2023年" in text
