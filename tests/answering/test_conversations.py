"""Conversations over small reports: what a follow-up keeps, what it is a part of, and what is set side by side in them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.answering.asking import Ask, asking

_HEAD = """| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| --- | --- | --- | --- |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | {documents} |

| 信息内容 | 本年处理决定数量 |
| --- | --- |
| 行政许可 | {licences} |

| 信息内容 | 本年处理决定数量 |
| --- | --- |
| 行政处罚 | {penalties} |
| 行政强制 | 3 |

## 三、收到和处理政府信息公开申请情况

| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） |  |  | 申请人情况 |  |  |  |  |  |  |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
|  |  |  | 自然人 | 法人或其他组织 |  |  |  |  | 总计 |
|  |  |  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |
| 一、本年新收政府信息公开申请数量 |  |  | {received} |
| 二、上年结转政府信息公开申请数量 |  |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 三、本年度办理结果 | （一）予以公开 |  | {granted} |
|  | （二）部分公开（区分处理的，只计这一情形，不计其他情形） |  | {partly} |
|  | （七）总计 |  | {received} |
| 四、结转下年度继续办理 |  |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""


def _report(body: str, year: int, overview: str, problems: str, **rows: str) -> str:
    return (
        f"# {body}{year}年政府信息公开工作年度报告\n\n统计期限自{year}年1月1日至{year}年12月31日。\n\n## 一、总体情况\n\n{overview}\n\n"
        f"## 二、主动公开政府信息情况\n\n{_HEAD.format(**rows)}\n## 五、存在的主要问题及改进情况\n\n{problems}\n"
    )


REPORTS = {
    "tingyuan-2022.md": _report(
        "汀原市人民政府",
        2022,
        "全市新收政府信息公开申请710件。",
        "一是各县进展不平衡。下一步将开展帮扶。",
        documents="20 | 12 | 150",
        licences="9000",
        penalties="4000",
        received="600 | 80 | 0 | 0 | 30 | 0 | 710",
        granted="300 | 40 | 0 | 0 | 10 | 0 | 350",
        partly="300 | 40 | 0 | 0 | 20 | 0 | 360",
    ),
    "tingyuan-2023.md": _report(
        "汀原市人民政府",
        2023,
        "全市新收政府信息公开申请800件，其中市级机关350件、汀溪县120件、柏棠区210件、苇澜县120件。",
        "一是力量不足。下一步将组建专家库。",
        documents="18 | 25 | 143",
        licences="9500",
        penalties="4100",
        received="650 | 100 | 0 | 0 | 50 | 0 | 800",
        granted="320 | 60 | 0 | 0 | 20 | 0 | 400",
        partly="330 | 40 | 0 | 0 | 30 | 0 | 400",
    ),
    "tingxi-2022.md": _report(
        "汀溪县人民政府",
        2022,
        "县政府门户网站发布信息2950条，其中政务动态1900条、公示公告700条、政策文件350条。全年新收政府信息公开申请140件，其中网络申请90件、信函申请30件、当面申请20件。"
        "举办培训3期。",
        "一是补正告知超期；二是乡镇人员流动频繁。下一步，将开发办理台账系统，自动提醒期限；2023年拟新建专区4个。",
        documents="6 | 9 | 30",
        licences="520",
        penalties="88",
        received="110 | 20 | 0 | 0 | 10 | 0 | 140",
        granted="50 | 12 | 0 | 0 | 4 | 0 | 66",
        partly="60 | 8 | 0 | 0 | 6 | 0 | 74",
    ),
    "tingxi-2023.md": _report(
        "汀溪县人民政府",
        2023,
        "全年新收政府信息公开申请121件。举办培训4期。",
        "主要问题：栏目更新滞后。改进情况：针对上年补正告知超期的问题，已启用办理台账系统，全年未再发生超期。2024年，拟升级小程序。",
        documents="5 | 3 | 33",
        licences="568",
        penalties="70",
        received="90 | 21 | 0 | 0 | 10 | 0 | 121",
        granted="40 | 15 | 0 | 0 | 5 | 0 | 60",
        partly="50 | 6 | 0 | 0 | 5 | 0 | 61",
    ),
    "tingxi-shuiwu-2023.md": _report(
        "汀溪县水务局",
        2023,
        "通过县政府网站水务专栏公开信息214条，其中水质公告52条、停水通知68条、工程信息94条。收到申请28件。",
        "公开不够及时。将提前发布停水通知。",
        documents="1 | 0 | 4",
        licences="187",
        penalties="36",
        received="17 | 9 | 0 | 0 | 2 | 0 | 28",
        granted="8 | 5 | 0 | 0 | 2 | 0 | 15",
        partly="9 | 4 | 0 | 0 | 0 | 0 | 13",
    ),
    "tingxi-jiaoyu-2023.md": _report(
        "汀溪县教育局",
        2023,
        "公开信息360条。收到申请22件。",
        "学区信息公开偏晚。将提前公开。",
        documents="2 | 1 | 9",
        licences="58",
        penalties="6",
        received="19 | 2 | 0 | 0 | 1 | 0 | 22",
        granted="11 | 1 | 0 | 0 | 0 | 0 | 12",
        partly="8 | 1 | 0 | 0 | 1 | 0 | 10",
    ),
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("conversations"), REPORTS) as asked:
        yield asked


RECEIVED = "汀溪县2022年收到多少件政府信息公开申请？"


@pytest.mark.parametrize(
    "thanks", ["谢谢！", "好的", "明白了，谢谢你", "嗯嗯，太感谢了！", "Perfect, thanks a lot!"]
)
def test_thanks_in_between_lose_no_thread(ask: Ask, thanks: str) -> None:
    answer = ask("这里面网上提交的有多少", RECEIVED, thanks)
    assert "网络申请：90件" in answer.text


def test_several_thanks_in_english(ask: Ask) -> None:
    asked = "How many requests did Tingxi County receive in 2022?"
    assert "90 cases" in ask("And online?", asked, "Great, thank you very much.", "ok, got it").text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("哪一年更多，多多少", "2023年比2022年增加48件"),
        ("两年里哪年的多？多几件", "2023年比2022年增加48件"),
        ("哪年多", "最多的是2023年"),
        ("Which year was higher, and by how much?", "568 − 520 = 48"),
    ],
)
def test_of_the_years_spoken_of(ask: Ask, question: str, told: str) -> None:
    first = (
        "汀溪县2023年办了多少件行政许可"
        if not question.isascii()
        else "How many licences did Tingxi County issue in 2023?"
    )
    second = "不对，我问的是2022年" if not question.isascii() else "And in 2022?"
    assert told in ask(question, first, second).text


@pytest.mark.parametrize("question", ["其中公司申请的", "这里面企业提的有几件", "那商业企业的呢"])
def test_who_applied_of_the_row_told(ask: Ask, question: str) -> None:
    answer = ask(question, "汀溪县教育局2023年予以公开几件", "说错了，是水务局")
    assert "予以公开（商业企业）：5件" in answer.text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("其中予以公开的有多少件", "汀溪县2022年网络申请多少件"),
        ("这里面有多少公开了", "汀溪县2022年网络申请多少件"),
        ("其中个人的有几件", "汀溪县2022年网络申请多少件"),
        ("其中网上提的多少", "汀溪县2022年予以公开多少件"),
        (
            "How many of those were granted in full?",
            "How many requests did Tingxi County receive online in 2022?",
        ),
    ],
)
def test_a_part_of_a_part_that_no_form_counts(ask: Ask, question: str, first: str) -> None:
    assert ask(question, first).refused


@pytest.mark.parametrize(
    ("question", "before", "told"),
    [
        ("公开了多少", [RECEIVED], "予以公开：66件"),
        ("有几件给公开了", [RECEIVED, "个人的呢"], "予以公开（自然人）：50件"),
        ("其中个人的多少", [RECEIVED, "网上提的呢"], "（自然人）：110件"),
    ],
)
def test_parts_that_the_form_counts(ask: Ask, question: str, before: list[str], told: str) -> None:
    assert told in ask(question, *before).text


PROBLEMS = "汀溪县2022年存在哪些问题"


@pytest.mark.parametrize("question", ["打算怎么改", "准备如何改进", "下一步怎么办"])
def test_plans_after_problems_are_those_of_the_same_report(ask: Ask, question: str) -> None:
    assert "办理台账系统" in ask(question, PROBLEMS).text


@pytest.mark.parametrize(
    "question", ["第二年改了没有", "后来整改得怎么样", "2023年改了吗", "这些问题后来都解决了吗？"]
)
def test_what_became_of_them_is_told_a_year_later(ask: Ask, question: str) -> None:
    answer = ask(question, PROBLEMS, "打算怎么改")
    assert "全年未再发生超期" in answer.text
    assert {cited.doc for cited in answer.citations} == {"tingxi-2023.md"}


def test_what_became_of_the_newest_problems_is_not_held(ask: Ask) -> None:
    assert ask("第二年改了没有", "汀溪县2023年存在哪些问题").refused


CITY = "汀原市2023年一共收到多少件信息公开申请"


@pytest.mark.parametrize(
    ("question", "before", "told"),
    [
        ("其中汀溪县多少", [CITY], "汀溪县：120件"),
        ("苇澜县呢", [CITY, "其中汀溪县多少"], "苇澜县：120件"),
        ("市级机关的占比多少", [CITY, "其中汀溪县多少", "苇澜县呢"], "350 ÷ 800"),
        ("柏棠区呢", [CITY, "市级机关的占比多少"], "210 ÷ 800"),
        ("市级机关的占全部新收申请的百分之几", [CITY], "350 ÷ 800"),
        ("汀溪县占几成", [CITY], "120 ÷ 800"),
        ("哪个区县最多", [CITY, "其中汀溪县多少"], "最多的是柏棠区：210件"),
        ("这些申请在各区县怎么分布", [CITY], "市级机关350件"),
    ],
)
def test_parts_told_by_the_wider_place(ask: Ask, question: str, before: list[str], told: str) -> None:
    answer = ask(question, *before)
    assert told in answer.text
    assert {cited.doc for cited in answer.citations} == {"tingyuan-2023.md"}


@pytest.mark.parametrize(
    ("question", "before", "told"),
    [
        ("2022年呢", [CITY, "其中汀溪县多少"], "140件"),
        ("予以公开的几件", [CITY, "其中汀溪县多少"], "60件"),
        ("那个县自己的报告写了多少", [CITY, "其中汀溪县多少"], "121件"),
        ("汀溪县呢", [CITY], "121件"),
        ("其中汀溪县多少", ["汀原市2022年收到多少件申请"], "140件"),
    ],
)
def test_what_the_part_reports_itself(ask: Ask, question: str, before: list[str], told: str) -> None:
    assert told in ask(question, *before).text


@pytest.mark.parametrize(
    "question",
    [
        "汀原市2023年新收的申请在市级机关和各县区怎么分布",
        "汀原市2023年各县区各收到多少件申请",
        "汀原市2023年新收申请按地区怎么分",
        "How were the requests Tingyuan City received in 2023 distributed among its districts and counties?",
    ],
)
def test_how_a_figure_is_spread_over_places(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert all(figure in answer.text for figure in ("800", "350", "210", "120"))


def test_places_in_the_order_asked_for(ask: Ask) -> None:
    text = ask("汀原市2023年的申请按来源（市级机关、各县区）从多到少排一下").text
    assert text.index("350") < text.index("210") < text.index("120")


@pytest.mark.parametrize(
    "question",
    [
        "汀原市2023年年末行政规范性文件143件，和2022年的数字接得上吗",
        "汀原市2023年现行有效的规范性文件数和上年的数字衔接吗",
        "汀原市2022年末有效规范性文件和2023年的对得上吗",
        "Does Tingyuan's 2023 figure for normative documents in force follow from the 2022 figure plus those made minus those repealed?",
    ],
)
def test_documents_in_force_from_year_to_year(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.text.startswith(("对得上", "They agree"))
    assert "150 + 18 + (-25) = 143" in answer.text
    assert {cited.doc for cited in answer.citations} == {"tingyuan-2022.md", "tingyuan-2023.md"}


def test_documents_in_force_that_do_not_follow(ask: Ask) -> None:
    text = ask("汀溪县2023年有效规范性文件和2022年的接得上吗").text
    assert text.startswith("对不上")
    assert "30 + 5 + (-3) = 32" in text
    assert "33件" in text


@pytest.mark.parametrize(
    "question",
    ["汀溪县水务局2023年专栏信息分项加起来等于总数吗", "汀溪县水务局2023年专栏各分项之和是不是等于总数"],
)
def test_the_list_a_check_names(ask: Ask, question: str) -> None:
    assert "52 + 68 + 94 = 214" in ask(question).text


def test_a_whole_report_that_holds_answers_for_nothing_named(ask: Ask) -> None:
    assert "勾稽关系" not in ask("汀溪县教育局2023年食堂分项加起来等于总数吗").text


@pytest.mark.parametrize(
    "question",
    [
        "Who issued more administrative penalties in 2023, the water bureau or the education bureau of Tingxi County, going by the tables?",
        "Who issued fewer penalties in 2023: the education bureau or the water bureau of Tingxi County?",
        "汀溪县水务局和教育局2023年谁罚得多",
    ],
)
def test_who_issued_more_is_a_comparison(ask: Ask, question: str) -> None:
    assert "36 − 6 = 30" in ask(question).text


@pytest.mark.parametrize(
    ("question", "before", "told"),
    [
        ("比上一年高还是低", ["汀溪县2023年自然人申请占比多少"], "110 ÷ 140"),
        ("哪年高", ["汀溪县2023年予以公开占办理总数的百分之几", "2022年呢"], "最高的是2023年"),
        ("2022年同样的问题", ["汀溪县2023年培训了几期"], "3期"),
        ("这三项一共多少", ["汀溪县2023年行政许可多少", "行政处罚呢", "行政强制呢"], "568 + 70 + 3 = 641"),
        ("比年初少几件", ["汀原市2023年废止规范性文件多少", "年末还剩多少有效"], "150 − 143 = 7"),
        ("准备投多少", ["汀溪县2022年培训了几期", "2023年拟新建专区几个"], "4个"),
    ],
)
def test_what_goes_on_from_figures_spoken_of(ask: Ask, question: str, before: list[str], told: str) -> None:
    assert told in ask(question, *before).text
