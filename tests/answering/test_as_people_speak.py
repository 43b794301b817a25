"""Questions as people speak: lay wordings of every row of the tables, stories first, pointers back, slips, years in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.types import Answer
from tests.answering.asking import Ask, asking

ROWS = {
    "一、本年新收政府信息公开申请数量": 81,
    "二、上年结转政府信息公开申请数量": 123,
    "（一）予以公开": 165,
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": 207,
    "1.属于国家秘密": 249,
    "2.其他法律行政法规禁止公开": 291,
    "3.危及“三安全一稳定”": 333,
    "4.保护第三方合法权益": 375,
    "5.属于三类内部事务信息": 417,
    "6.属于四类过程性信息": 459,
    "7.属于行政执法案卷": 501,
    "8.属于行政查询事项": 543,
    "1.本机关不掌握相关政府信息": 585,
    "2.没有现成信息需要另行制作": 627,
    "3.补正后申请内容仍不明确": 669,
    "1.信访举报投诉类申请": 711,
    "2.重复申请": 753,
    "3.要求提供公开出版物": 795,
    "4.无正当理由大量反复申请": 837,
    "5.要求行政机关确认或重新出具已获取信息": 879,
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": 921,
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": 963,
    "3.其他": 1005,
    "（七）总计": 1047,
    "四、结转下年度继续办理": 1089,
}
"""A figure of its own for every row, so that an answer tells which row was read."""
GROUPS = {4: "（三）不予公开", 12: "（四）无法提供", 15: "（五）不予处理", 20: "（六）其他处理"}


def _county(name: str, year: int, fines: int, permits: int, seizures: int, received: int) -> str:
    """A fictional report with the tables of 2021."""
    lines = [
        f"{name}{year}年政府信息公开工作年度报告",
        "一、总体情况",
        f"（一）主动公开。{year}年，政府网站发布信息4,965条。",
        f"（二）依申请公开。全年新收政府信息公开申请{received}件。",
        "二、主动公开政府信息情况",
        "| 第二十条第（五）项 |  |",
        "| 信息内容 | 本年处理决定数量 |",
        f"| 行政许可 | {permits} |",
        "| 第二十条第（六）项 |  |",
        "| 信息内容 | 本年处理决定数量 |",
        f"| 行政处罚 | {fines} |",
        f"| 行政强制 | {seizures} |",
    ]
    return "\n".join(lines)


def _whole(name: str) -> str:
    """The same with the table of applications and that of reviews and lawsuits."""
    kinds = "| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |"
    lines = [
        _county(name, 2023, 4012, 17045, 96, 81),
        "三、收到和处理政府信息公开申请情况",
        f"|  |  |  {kinds}",
    ]
    group = ""
    for at, (label, total) in enumerate(ROWS.items()):
        group = GROUPS.get(at, group) if label[0].isdigit() else ""
        parts = [total // 7 - 3 + n for n in range(5)]
        parts.append(total - sum(parts))
        cells = " | ".join(str(value) for value in (*parts, total))
        first, second = (group, label) if group else (label, "")
        lines.append(f"| {first} | {second} | {cells} |")
    outcomes = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 "
    lines += [
        "四、政府信息公开行政复议、行政诉讼情况",
        "| 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |",
        "|  |  |  |  |  | 未经复议直接起诉 |  |  |  |  | 复议后起诉 |  |  |  |  |",
        outcomes * 3 + "|",
        "| 811 | 812 | 813 | 814 | 3250 | 821 | 822 | 823 | 824 | 3290 | 831 | 832 | 833 | 834 | 3330 |",
        "五、存在的主要问题及改进情况",
        "个别单位超期答复29件。",
        "六、其他需要报告的事项",
        "无其他需要报告的事项。",
    ]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder: Path = tmp_path_factory.mktemp("spoken")
    reports = {
        "棠溪县2023.txt": _whole("棠溪县人民政府"),
        "棠溪县2022.txt": _county("棠溪县人民政府", 2022, 3871, 16022, 88, 112),
        "棠溪县2021.txt": _county("棠溪县人民政府", 2021, 3650, 15011, 77, 102),
        "柏渡县2023.txt": _county("柏渡县人民政府", 2023, 2391, 22508, 203, 97),
        "柏渡县交通运输局2023.txt": _county("柏渡县交通运输局", 2023, 1942, 9811, 57, 35),
    }
    with asking(folder, reports) as asked:
        yield asked


def _told(answer: Answer) -> str:
    """The figure of an answer, empty where it gives none."""
    return answer.figure.text if answer.figure is not None else ""


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("棠溪县2023年要什么给什么、一点没扣的有几件", "165"),
        ("棠溪县2023年打了码、抠掉一部分再给的有几件", "207"),
        ("棠溪县2023年部份公开的申清有几件", "207"),
        ("棠溪县2023年拿“保密”当理由、涉密没公开的几件", "249"),
        ("棠溪县2023年因为会危及国家安全、公共安全、经济安全、社会稳定不给的几件", "333"),
        ("棠溪2023年怕损害到别的人或别家企业的利益，就没给看的，有几件", "375"),
        ("棠溪县2023年考虑到另外一家公司的权益而拒绝公开的有几起", "375"),
        ("棠溪县2023年说是内部事务不给看的几件", "417"),
        ("棠溪县2023年会议纪要、请示、讨论稿这类没给看的申请有几件", "459"),
        ("棠溪县2023年要查房产登记、工商档案这类走查询的几件", "543"),
        ("棠溪2023年，人家来要东西，政府回说“我手上压根没有这个”的，一共几回", "585"),
        ("棠溪县2023年说手头没现成材料、要专门去做的申请几件", "627"),
        ("棠溪2023 让补了材料还是说不清要啥的", "669"),
        ("棠溪县2023年补了一遍还没搞清楚想要什么信息的申请几件", "669"),
        ("棠溪县2023年其实是来告状投诉、不算信息公开的几件", "711"),
        ("棠溪县2023年前面要过了又来要的几件", "753"),
        ("棠溪县2023年来要公报、报纸、书这些公开卖的东西的有几件", "795"),
        ("棠溪县2023年没正当理由翻来覆去申请一大堆的多少件", "837"),
        ("棠溪县2023年让机关给已获取的信息再盖章证明一下的几件", "879"),
        ("棠溪县2023年通知补正一直没回音、就结了的几件", "921"),
        ("棠溪县2023年不交处理费被终止的几件", "963"),
        ("棠溪县2023年头一年剩下来没办的有几件", "123"),
        ("棠溪县2023年欠到下一年的申请几件", "1089"),
        (
            "来电人咨询：棠溪县2023年度尚未办完、转到下一年继续办的信息公开申请几件，请核实后回复。",
            "1089",
        ),
        ("喂你好我是棠溪的我想问下咱们县二三年没有按时答复超了期限的有几件啊", "29"),
        ("棠溪县2023年有几回被上头复议机关判定做错了、给改过来的", "812"),
        ("棠溪县2023年上级复议说政府没做错的几件", "811"),
        ("棠溪县2023年复议没完的几件", "814"),
        ("棠溪县2023年没复议直接告、老百姓赢了的几件", "822"),
        ("棠溪县2023年没复议直接起诉、政府打赢的几件", "821"),
    ],
)
def test_rows_in_everyday_chinese(ask: Ask, question: str, figure: str) -> None:
    answer = ask(question)
    assert _told(answer) == figure, answer.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("how many did Tangxi county give out in full in 2023", "165"),
        ("how many did Tangxi county give only in part in 2023", "207"),
        ("how many were barred by other laws, Tangxi 2023", "291"),
        ("how many did Tangxi hold back in 2023 because of safety or stability", "333"),
        ("how many did Tangxi County refuse in 2023 so as not to hurt somebody else's interests", "375"),
        ("Tangxi 2023, how many refused since they were drafts or deliberations", "459"),
        ("Tangxi 2023, how many should have gone through a records search instead", "543"),
        ("how many times in 2023 did Tangxi county tell people 'sorry, we don't hold that'?", "585"),
        ("how many would have needed something new to be made up, Tangxi 2023", "627"),
        ("how many of the 2023 requests in Tangxi were grievances in disguise", "711"),
        ("Tangxi 2023: how many wanted the county to confirm something they already had", "879"),
        ("how many never came back to fix their request, Tangxi 2023", "921"),
        ("how many were left from the year before in Tangxi in 2023", "123"),
        ("how many weren't finished by the end of 2023 in Tangxi", "1089"),
        ("how often was Tangxi told by the reviewing body it got it wrong in 2023", "812"),
        ("how many reconsiderations did applicants lose in Tangxi 2023", "811"),
        ("how many direct lawsuits did citizens win against Tangxi in 2023", "822"),
    ],
)
def test_rows_in_everyday_english(ask: Ask, question: str, figure: str) -> None:
    answer = ask(question)
    assert _told(answer) == figure, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "棠溪县2023年房产登记查询了多少次",
        "棠溪县2023年重新制作的宣传册几本",
        "棠溪县2023年保护消费者权益立案几件",
        "棠溪县2023年没有按时发工资的企业几家",
        "棠溪县2023年会议纪要公开了几份",
        "棠溪县2023年直接起诉政府没赢的几件",
        "how many drafts did Tangxi publish for comment in 2023",
        "how many people did not pay their taxes in Tangxi in 2023",
    ],
)
def test_other_things_in_the_same_words_are_refused(ask: Ask, question: str) -> None:
    assert ask(question).refusal is not None


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        (
            "我开大货车跑棠溪的，上个月在国道口被拦下来说超载，开了单子，同车队老王也吃了一张，大家都讲这两年是靠这个吃饭的。"
            "我不是来吵架的，就想看看公开的数，2023年全县作出的处罚一共多少件？",
            "4012",
        ),
        (
            "我是棠溪城东的，前年门口修路把我家院墙给拆了半截，跑了好几趟征收办，人家让我自己写个申请，我写了，等了快一个月才回。"
            "村里人都说没几个人干这事，我不信。我就想问问2023年全县一共收到多少件申请？",
            "81",
        ),
        (
            "来电人称其为棠溪县居民，因邻居违建多次反映未果，情绪激动。要求告知2023年棠溪县收到信息公开申请多少件，请尽快回复",
            "81",
        ),
        (
            "我儿子在棠溪县摆摊，上个月被罚了200块，东西也收走了，哪有这么欺负人的！我就问问2023年全县一共罚了多少件？",
            "4012",
        ),
    ],
)
def test_only_the_last_sentence_of_a_story_asks(ask: Ask, question: str, figure: str) -> None:
    answer = ask(question)
    assert not answer.parts, answer.text
    assert _told(answer) == figure, answer.text


@pytest.mark.parametrize(
    ("question", "earlier", "figures"),
    [
        ("这三样2022年分别是多少", ["棠溪县2023年行政处罚多少", "行政许可呢", "行政强制呢"], ["3871", "16022", "88"]),
        ("那后面这两样2022年呢", ["棠溪县2023年行政处罚多少", "行政许可呢", "行政强制呢"], ["16022", "88"]),
        ("and all three in 2022?", ["Tangxi County 2023 penalties", "permits?", "coercive measures?"], ["3871", "16022", "88"]),
        ("嗯还是说回头一个，罚的那个，柏渡是多少", ["棠溪县2023年行政处罚多少件", "那行政许可呢", "好，多谢"], ["2391"]),
        ("回到第一个问题，柏渡县是多少", ["棠溪县2023年行政处罚多少件", "那行政许可呢"], ["2391"]),
        ("back to my first question - Baidu County?", ["Tangxi County 2023 penalties", "permits?"], ["2391"]),
        ("回到第一个县，行政强制呢", ["棠溪县2023年行政处罚", "柏渡县呢", "柏渡县交通运输局呢"], ["96"]),
        ("前一个县的行政强制多少", ["棠溪县2023年行政处罚", "柏渡县呢", "柏渡县交通运输局呢"], ["203"]),
        ("Back to the first county: coercive measures?", ["Tangxi County 2023 penalties", "Baidu County?", "thanks a lot"], ["96"]),
        ("那具体少了几件", ["棠溪县2023年申请量为啥比上年少了"], ["31"]),
        ("by how many exactly?", ["why did applications fall in Tangxi county in 2023"], ["31"]),
        ("这三年平均一年多少件，留一位小数", ["棠溪县2021年收到多少申请", "2022年呢", "2023年呢", "好嘞谢谢"], ["98.3"]),
        ("明白了谢谢。那要另外制作的呢", ["棠溪县2023年答复本机关不掌握的有几件"], ["627"]),
        ("转到下年的呢", ["棠溪县2023年收到多少申请", "上年转来的呢"], ["1089"]),
    ],
)  # fmt: skip
def test_follow_ups_that_go_back(ask: Ask, question: str, earlier: list[str], figures: list[str]) -> None:
    answer = ask(question, *earlier)
    assert answer.refusal is None, answer.text
    told = answer.text.replace(",", "")
    assert all(figure in told for figure in figures), answer.text
    assert len(answer.parts) in {0, len(figures)}, answer.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("um so the twenty twenty-one Tangxi county report, how many penalties", "3650"),
        ("how many penalties did Tangxi county impose in two thousand and twenty-two", "3871"),
        ("Tangxi county twenty-twenty-three penalties", "4012"),
        ("棠溪县二二年罚了多少件", "3871"),
        ("哎就是棠溪县啊二零二一年那个行政处罚多少件来着", "3650"),
        ("柏渡县交通运书局2023年行政处罚多少", "1942"),
    ],
)
def test_years_in_words_and_slips_in_names(ask: Ask, question: str, figure: str) -> None:
    answer = ask(question)
    assert _told(answer) == figure, answer.text
