"""What a report says of how it was made, and shares and averages of two figures of one sentence."""

import pytest

from tests.answering.asking import asking

REPORT = """云屏县人民政府2023年政府信息公开工作年度报告
本报告由云屏县人民政府办公室会同县大数据中心编制。所列数据统计期限从2023年1月1日到2023年12月31日。
一、总体情况
全年开展“云屏直播间”直播12场，累计观看30万人次。就重大决策征集群众意见200条，采纳50条。
附件：1.云屏县政务公开要点落实表
2.云屏县查阅点名录
填报人：李小满
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    with asking(tmp_path_factory.mktemp("itself"), {"云屏县2023.txt": REPORT}) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("云屏县2023年的报告是哪些单位编的，由谁编制的？", "大数据中心"),
        ("Which offices put together the 2023 report of Yunping County?", "大数据中心"),
        ("Who prepared Yunping County's 2023 annual report?", "大数据中心"),
        ("云屏县2023年那张表是谁填的？", "李小满"),
        ("云屏县2023年报告的数字从哪天算到哪天？", "2023年12月31日"),
        ("云屏县2023年报告附了哪些附件？", "查阅点名录"),
    ],
)
def test_what_a_report_says_of_itself_is_quoted(ask, question, words):
    assert words in ask(question).text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("云屏县2023年“云屏直播间”平均一场有多少万人次看？", "2.5万人次"),
        ("云屏县2023年重大决策的群众意见采纳了百分之几？", "25%"),
        ("What share of the public comments on major decisions did Yunping County adopt in 2023?", "25%"),
    ],
)
def test_two_figures_of_one_sentence_are_calculated_with(ask, question, figure):
    assert figure in ask(question).text
