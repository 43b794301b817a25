"""Operations, follow-ups and named figures over fictional reports: of which year, of what, from where."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

FORM = """三、收到和处理政府信息公开申请情况

| 收到和处理情况 |  |  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 |  |  | {natural} | {business} | 0 | 0 | 0 | 0 | {received} |
| 二、上年结转政府信息公开申请数量 |  |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 三、本年度办理结果 | （一）予以公开 |  | {granted} | 0 | 0 | 0 | 0 | 0 | {granted} |
|  | （二）部分公开 |  | {partly} | 0 | 0 | 0 | 0 | 0 | {partly} |
|  | （三）不予公开 | 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
|  |  | 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|  |  | 3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|  |  | 4.保护第三方合法权益 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
|  |  | 5.属于三类内部事务信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|  |  | 6.属于四类过程性信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|  |  | 7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|  |  | 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|  | （七）总计 |  | {handled} | 0 | 0 | 0 | 0 | 0 | {handled} |
| 四、结转下年度继续办理 |  |  | {left} | 0 | 0 | 0 | 0 | 0 | {left} |

四、政府信息公开行政复议、行政诉讼情况

行政复议
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 3 | 1 | 0 | 0 | 4 |
行政诉讼：未经复议直接起诉
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 2 | 0 | 0 | 1 | 3 |
行政诉讼：复议后起诉
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 4 | 0 | 0 | 1 | 5 |
"""

QUYUN_2022 = (
    """曲芸县人民政府2022年政府信息公开工作年度报告

一、总体情况

县政府网站发布信息3120条，“曲芸发布”微信公众号推送860条。召开新闻发布会9场，县政府主要负责同志出席2场。举办培训3期，参加140人。
县长信箱办结来信75件。全年行政诉讼8件。
新收政府信息公开申请41件，上年为52件，减少的原因是县里把征地批文放到了网上。

"""
    + FORM.format(natural=33, business=8, received=41, granted=20, partly=6, handled=30, left=11)
    + """
五、存在的主要问题及改进情况

上年问题整改：针对上年反映的解读形式单一问题，增设了视频专栏；针对答复超期问题，建立了三日提醒制度。
存在的问题：一是乡镇更新慢；二是人手不足。
2023年计划举办培训不少于6期。
"""
)

QUYUN_2023 = (
    """曲芸县人民政府2023年政府信息公开工作年度报告

一、总体情况

县政府网站发布信息2950条，“曲芸发布”公众号推送1032条。“曲芸说”短视频开播以来累计播出88期，其中2023年播出40期。举办培训2期，参加95人。
主动公开政府信息2950条，自条例施行以来累计公开20110条。
不予公开4件，均说明了法定理由。全年因不同意公开被起诉的行政诉讼3件，法院均判决驳回原告诉讼请求。

"""
    + FORM.format(natural=50, business=12, received=62, granted=30, partly=9, handled=43, left=19)
    + """
五、存在的主要问题及改进情况

（一）上年问题整改情况。2022年报告指出的乡镇更新慢问题，已由县里统一代发解决。
（二）当前存在的问题。一是公众号粉丝少；二是答复文书格式不一。

表1　2023年乡镇信息发布与投诉情况

| 乡镇 | 发布信息（条） | 投诉（件） |
| --- | --- | --- |
| 白泉镇 | 210 | 14 |
| 岩口乡 | 180 | 22 |
| 松塘乡 | 260 | 9 |
| 合计 | 650 | 45 |
"""
)

BUREAU_2022 = """曲芸县交通运输局2022年政府信息公开工作年度报告

一、总体情况

我局发布信息410条。新收政府信息公开申请7件，办结7件。12345热线转办工单903件，按时办结率99.2%。参加县政府新闻发布会两次，其中局长出席一次。
开展安全检查31次、专项检查12次，检查共43次。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    texts = {"qy-2022.md": QUYUN_2022, "qy-2023.md": QUYUN_2023, "qy-jt-2022.txt": BUREAU_2022}
    with asking(tmp_path_factory.mktemp("reasoned"), texts) as asked:
        yield asked


@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        # the fewest and the mean over years
        (("曲芸县哪一年新收的申请最少",), ["2022", "41"]),
        (("曲芸县2022年和2023年平均每年新收多少件申请",), ["51.5"]),
        (("曲芸县各年培训了多少人",), ["140", "95"]),
        # the part that changed most between two years, not the largest
        (("曲芸县2023年和2022年相比，哪种申请人涨得最多",), ["自然人：17件", "50 − 33 = 17", "12 − 8 = 4"]),
        # the year before, in the report of a year
        (("曲芸县2022年的报告里，上一年收到的申请写的是多少件？",), ["52", "2021"]),
        # several figures asked for in one list, each by its own words
        (("曲芸县2022年网站发布量、公众号推送量、培训人次各是多少，一次说全",), ["3120", "860", "140"]),
        # lawsuits are two totals of the form
        (("曲芸县2022年两类行政诉讼加起来多少件",), ["3 + 5 = 8"]),
        (("Add up the two kinds of administrative lawsuits of Quyun County in 2022.",), ["3 + 5 = 8"]),
        # follow-ups that name nothing again
        (("曲芸县2022年自然人申请几件", "商业企业呢", "两者差多少"), ["33 − 8 = 25"]),
        (("2022年曲芸县和曲芸县交通运输局哪个收到的申请多", "多多少？"), ["41 − 7 = 34"]),
        (
            ("曲芸县2022年予以公开几件", "部分公开的有几件", "这两样合在一起占办理结果总计的百分之几"),
            ["86.7"],
        ),
        (("曲芸县2022年不予公开的几件", "其中保护第三方合法权益的几件", "占多少"), ["3 ÷ 4"]),
        (("曲芸县2023年白泉镇投诉几件", "岩口乡呢"), ["22"]),
        # who asks about which body is said behind the question
        (("新收申请最多的是哪一年？我问的是曲芸县",), ["2023", "62"]),
        # the year's own figure stands behind a running total
        (("“曲芸说”短视频2023年这一年播了多少期",), ["40"]),
        # the leader, and the head of the bureau
        (("曲芸县2022年新闻发布会主要负责同志出席几场",), ["2"]),
        (("曲芸县2022年新闻发布会县长出席几场",), ["2"]),
        (("曲芸县交通运输局2022年局长参加新闻发布会几次",), ["1"]),
        (("Of the press conferences in Quyun in 2022, how many did the principal leaders attend?",), ["2"]),
        # a rate of other cases than applications
        (("曲芸县交通运输局2022年12345工单按时办结率是多少",), ["99.2%"]),
        # what a sentence adds its figures up to, and one of them
        (("曲芸县交通运输局2022年一共检查了多少次",), ["43次"]),
        (("曲芸县交通运输局2022年安全检查一共多少次",), ["31次"]),
        # rows of the body's own table
        (("曲芸县2023年岩口乡的投诉比松塘乡多多少件",), ["22 − 9 = 13"]),
        (
            (
                "In 2023, how many items did Baiquan Town and Songtang Township of Quyun County publish together?",
            ),
            ["470"],
        ),
        (("曲芸县2023年白泉镇投诉几件", "那它发布了多少条信息？"), ["210条"]),
        (("曲芸县2023年哪个乡投诉最多",), ["岩口乡", "22"]),
    ],
)
def test_figures_reasoned_from(ask: Ask, asked: tuple[str, ...], figures: list[str]) -> None:
    *earlier, question = asked
    answer = ask(question, *earlier)
    assert not answer.refused, answer.text
    for figure in figures:
        assert figure in answer.text, answer.text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("曲芸县2022年行政诉讼多少件", "8件这个数是哪来的？"), "全年行政诉讼8件"),
        (("曲芸县2022年行政复议多少件", "这个数哪来的？"), "行政复议、行政诉讼情况"),
        (("How many lawsuits were there in Quyun County in 2022?", "Where does that figure come from?"), "8"),
        (("曲芸县2023年主动公开多少条？20110条又是什么数？",), "累计公开20110条"),
        (("曲芸县2022年新收申请比2021年少了多少", "为什么会少这么多？"), "征地批文"),
        (("曲芸县2023年打官司结果怎么样",), "驳回原告诉讼请求"),
        (("曲芸县2022年对上一年的问题是怎么整改的",), "三日提醒制度"),
        (
            ("How did Quyun County deal in 2022 with the problems it had reported the year before?",),
            "视频专栏",
        ),
        (("What does Quyun County say its current shortcomings are in the 2023 report?",), "粉丝少"),
        (("曲芸县2023年报告讲了哪些存在的主要问题？",), "格式不一"),
    ],
)
def test_where_from_why_and_how_it_ended(ask: Ask, asked: tuple[str, ...], told: str) -> None:
    *earlier, question = asked
    assert told in ask(question, *earlier).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("曲芸县2023年主动公开政府信息20110条，我没记错吧", "20110条是报告所写的累计数"),
        ("曲芸县2022年新收的49件申请，转到下一年的有几件？", "本年新收政府信息公开申请数量为41件"),
    ],
)
def test_a_figure_taken_for_another_is_named(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "quyun wechat followers 2022",
        "曲芸县2022年副县长出席新闻发布会几场",
        "白石县长2022年出席几场发布会",  # the leader came, of deputies nothing is told
        "曲芸县2022年县长信箱来信的按时办结率是多少",
        "曲芸县2023年松塘乡培训了多少人",
    ],
)
def test_near_misses_are_refused(ask: Ask, question: str) -> None:
    assert ask(question).refused
