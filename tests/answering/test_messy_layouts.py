"""Reports in messy layouts: figures quoted of the city, tables over pages, pictures with words, sheets by quarter, noted blanks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

BUREAU = """霞汀市水利局2022年政府信息公开工作年度报告

一、总体情况
（一）主动公开。根据市政务公开办公布的数据，全市收到政府信息公开申请732件，培训政务公开人员845人次；其中我局收到申请41件，培训62人次，申请内容主要集中在采砂许可、河道清障两个方面，分别为24件、13件。全市水利系统举办开放日9场。
（二）监督保障。市政府2022年年报显示，全市主动公开政府信息52,310条。本局主动公开信息1,204条。原计划整治山塘20座，实际完成17座。计划供水检修公告发布15次。公布水库项目57个，计划总投资212亿元。
联系电话：0555-1234567
"""
COUNTY = """岫溪县人民政府2022年政府信息公开工作年度报告

一、总体情况
各乡镇政务公开工作情况统计如下：
乡镇  主动公开（条）  收到申请（件）  培训（人次）
湾前镇  1,206  31  62
竹坪乡  517  9  30

— 2 —

乡镇  主动公开（条）  收到申请（件）  培训（人次）
石首镇  1,358  40  71
塘下乡  463  6  28
合计  3,544  86  191
联系电话：0987-3312046
"""
PICTURES = """<html><body><h1>澄岬市人民政府2023年政府信息公开工作年度报告</h1>
<h2>一、总体情况</h2><p>全年主动公开信息1,204条。</p>
<h2>二、主动公开政府信息情况</h2>
<p><img src="/a/biao2.png" width="640" alt="第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | 186,432
第二十条第（六）项
信息内容 | 本年处理决定数量
行政处罚 | 52,817
行政强制 | 3,064"></p>
<h2>三、收到和处理政府信息公开申请情况</h2>
<p><img src="/a/biao3.png" width="640" alt="表三截图"></p>
<h2>四、政府信息公开行政复议、行政诉讼情况</h2>
<p><img src="/a/biao4.png" width="640" alt="行政复议 | | | | | 行政诉讼 | | | | | | | | |
 | | | | | 未经复议直接起诉 | | | | | 复议后起诉 | | | |
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
31 | 6 | 12 | 5 | 54 | 14 | 2 | 5 | 4 | 25 | 8 | 1 | 2 | 3 | 14"></p>
<h2>五、季度情况</h2>
<table><tr><td>指标</td><td>一季度</td><td>二季度</td><td>三季度</td><td>四季度</td></tr>
<tr><td>新收申请（件）</td><td>38</td><td>51</td><td>44</td><td>52</td></tr>
<tr><td>公开工作经费</td><td>4.2万元</td><td>38,000元</td><td>5.1万元</td><td>61,500元</td></tr></table>
</body></html>"""
MARKDOWN = """# 柘浦区人民政府2022年政府信息公开工作年度报告

一、总体情况

| 街道 | 受理申请（件） | 公开培训（场） |
|---|---|---|
| 笠亭街道 | 37 | 2 |
| 蓼桥街道 | 58 | 3 |

![申请方式：网络申请61件，信函申请27件](a.png)

二、主动公开政府信息情况

| 第二十条第（五）项 | | | |
|---|---|---|---|
| 信息内容 | 本年处理决定数量 | | |
| 行政许可 | 905 | | |
| 第二十条第（六）项 | | | |
| 信息内容 | 本年处理决定数量 | | |
| 行政处罚 | 127 | | |
| 行政强制 | | | |

注：表中空格均表示无。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    reports = {"shuili.txt": BUREAU, "xiuxi.txt": COUNTY, "chengjia.html": PICTURES, "zhepu.md": MARKDOWN}
    with asking(tmp_path_factory.mktemp("messy"), reports) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("霞汀市水利局2022年收到多少申请", "41件", "732"),
        ("霞汀市水利局2022年培训多少人次", "62人次", "845"),
        ("霞汀市水利局2022年主动公开多少条", "1204条", "52310"),
        ("霞汀市水利局2022年年报里说全市收到多少申请", "732件", "41件"),
        ("霞汀市水利局2022年举办开放日几场", "9场", "732"),
        ("霞汀市水利局2022年关于采砂许可的申请有几件", "24件", "41件"),
        ("How many applications did the Xiating water bureau receive in 2022?", "41", "732"),
    ],
)
def test_what_is_quoted_of_the_city_is_not_the_departments(
    ask: Ask, question: str, told: str, never: str
) -> None:
    answer = ask(question)
    assert told in answer.text
    assert never not in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("霞汀市水利局2022年供水检修公告发布了几次", "15次"),
        ("霞汀市水利局2022年水库项目总投资多少", "212亿元"),
        ("霞汀市水利局2022年整治山塘几座", "17座"),
        ("霞汀市水利局2022年原计划整治山塘几座", "20座"),
    ],
)
def test_planned_is_a_name_unless_the_outcome_is_told(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("岫溪县2022年哪个乡镇培训人次最多", "石首镇71人次"),
        ("岫溪县2022年收到申请最少的乡镇是哪个", "塘下乡6件"),
        ("岫溪县2022年塘下乡主动公开多少条", "463条"),
    ],
)
def test_a_table_over_two_pages_is_one(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("澄岬市2023年行政处罚多少件", "52817件"),
        ("澄岬市2023年行政复议尚未审结的有几件", "5件"),
        ("澄岬市2023年复议后起诉总计几件", "14件"),
        ("澄岬市2023年不予公开的申请多少件", "无法读取"),
        ("澄岬市2023年二季度新收申请几件", "51件"),
        ("澄岬市2023年三季度公开工作经费多少", "5.1万元"),
        ("柘浦区2022年信函申请几件", "27件"),
    ],
)
def test_words_given_for_a_picture_are_read(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


def test_a_sheet_by_quarter_goes_on_in_a_follow_up(ask: Ask) -> None:
    assert "52件" in ask("第四季度呢？", "澄岬市2023年第一季度新收申请几件", "第二季度呢").text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("柘浦区2022年蓼桥街道办受理申请几件", "58件"),
        ("柘浦区2022年笠亭街道办事处办了几场公开培训", "2场"),
        ("柘浦区2022年行政强制多少件", "0件"),
    ],
)
def test_offices_of_streets_and_noted_blanks(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text
