"""Follow-ups for reasons and parts, shares of sums, all bodies at once, what is held, and several things in one question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.carry_years import carried_between
from assistant.answering.pieces import split_question
from assistant.answering.sums_en import in_words
from assistant.types import Answer, RefusalReason
from tests.answering.asking import Ask, asking

_HEAD = """| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） |  |  | 申请人情况 |  |  |  |  |  |  |
|  |  |  | 自然人 | 法人或其他组织 |  |  |  |  | 总计 |
|  |  |  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |
"""


_GROUNDS = (
    ("属于国家秘密", 2),
    ("其他法律行政法规禁止公开", 0),
    ("危及“三安全一稳定”", 0),
    ("保护第三方合法权益", 5),
    ("属于三类内部事务信息", 0),
    ("属于四类过程性信息", 0),
    ("属于行政执法案卷", 0),
    ("属于行政查询事项", 0),
)


def _report(year: int, received: int, granted: int, change: str, more: str = "") -> str:
    """A county's report with the form of applications, most of them from natural persons."""
    others = 10
    refused = "".join(
        f"| 三、本年度办理结果 | （三）不予公开 | {at}.{ground} | {number} | 0 | 0 | 0 | 0 | 0 | {number} |\n"
        for at, (ground, number) in enumerate(_GROUNDS, 1)
    )
    rows = f"""| 一、本年新收政府信息公开申请数量 |  |  | {received - others} | {others} | 0 | 0 | 0 | 0 | {received} |
| 二、上年结转政府信息公开申请数量 |  |  | 4 | 0 | 0 | 0 | 0 | 0 | 4 |
| 三、本年度办理结果 | （一）予以公开 |  | {granted} | 0 | 0 | 0 | 0 | 0 | {granted} |
| 三、本年度办理结果 | （二）部分公开（区分处理的，只计这一情形，不计其他情形） |  | 12 | 0 | 0 | 0 | 0 | 0 | 12 |
{refused}| 三、本年度办理结果 | （七）总计 |  | {granted + 19} | 0 | 0 | 0 | 0 | 0 | {granted + 19} |
| 四、结转下年度继续办理 |  |  | 6 | 0 | 0 | 0 | 0 | 0 | 6 |
"""
    return f"""云槐县{year}年政府信息公开工作年度报告

统计期：{year}年1月1日至{year}年12月31日。联系电话：0699-7300118。

一、总体情况
（一）依申请公开。全年新收政府信息公开申请{received}件，{change}。通过网络提交{received - 30}件、信函提交30件。
（二）监督保障。召开新闻发布会{year - 2015}场，开展政府网站在线访谈{year - 2010}次，收取信息处理费{year - 1700}元。举办培训班3期，培训210人次。{more}

三、收到和处理政府信息公开申请情况
{_HEAD}{rows}
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks three reports of two bodies."""
    why = "较上年增加20件，增长的主要原因是棚户区改造补偿类申请集中"
    with asking(
        tmp_path_factory.mktemp("parts"),
        {
            "yh2021.md": _report(2021, 80, 50, "工作平稳有序"),
            "yh2022.md": _report(2022, 100, 60, why, "约谈排名靠后单位2家。"),
            "jt2022.md": "云槐县交通运输局2022年政府信息公开工作年度报告\n\n统计期：2022年1月1日至2022年12月31日。\n\n"
            "一、总体情况\n全年新收政府信息公开申请7件，未收取信息处理费。召开新闻发布会1场。\n",
        },
    ) as asked:
        yield asked


def _tells(answer: Answer, *words: str) -> bool:
    """Whether an answer was given that holds all of the words and cites a report."""
    return not answer.refused and all(word in answer.text for word in words)


_MORE = "云槐县2022年新收申请比2021年多多少"
_MORE_EN = "How many more applications did Yunhuai County receive in 2022 than in 2021?"


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("为什么", _MORE),
        ("为啥会多这么些", _MORE),
        ("那是什么原因造成的", _MORE),
        ("报告里说原因了吗", _MORE),
        ("What caused that?", _MORE_EN),
        ("Any reason given?", _MORE_EN),
    ],
)
def test_the_reason_of_a_change_is_quoted(ask: Ask, question: str, before: str) -> None:
    answer = ask(question, before)
    assert "棚户区改造" in answer.text
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("为什么", "云槐县2022年新闻发布会比2021年多几场"),
        ("那是什么原因导致的", "云槐县2022年予以公开的比2021年多多少"),
        (
            "What caused that?",
            "How many more press conferences did Yunhuai County hold in 2022 than in 2021?",
        ),
    ],
)
def test_a_reason_no_report_tells_is_refused(ask: Ask, question: str, before: str) -> None:
    answer = ask(question, before)
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.NOT_STATED


@pytest.mark.parametrize(
    "question",
    [
        "云槐县2022年予以公开加部分公开，占办结的比例",
        "云槐县2022年办结的申请中，予以公开和部分公开合起来占总计的比重",
        "What share of Yunhuai County's results in 2022 were full plus partial disclosure?",
        "For my thesis I need the disclosure rate of Yunhuai County in 2022: full plus partial disclosure divided by all requests concluded.",
    ],
)
def test_a_sum_as_a_share_is_one_share(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "(60 + 12) ÷ 79" in answer.text
    assert answer.text.count("%") == 2


def test_the_whole_named_is_the_one_divided_by(ask: Ask) -> None:
    assert _tells(ask("云槐县2022年予以公开和部分公开加起来占新收申请的百分之几"), "(60 + 12) ÷ 100")


_REFUSED = "云槐县2022年不予公开的有多少"


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("具体是哪些情形，各几件", _REFUSED),
        ("具体是哪些理由", _REFUSED),
        ("都因为啥没给", _REFUSED),
        ("列一下", _REFUSED),
        ("which ones?", "How many requests did Yunhuai County refuse in 2022?"),
        ("On what grounds?", "How many requests did Yunhuai County refuse in 2022?"),
    ],
)
def test_the_parts_of_the_last_figure(ask: Ask, question: str, before: str) -> None:
    assert _tells(ask(question, before), "属于国家秘密", "2", "保护第三方合法权益", "5")


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("都是通过啥方式交上来的", "云槐县2022年新收了多少件申请"),
        ("怎么提交的", "云槐县2022年新收了多少件申请"),
        ("How were they submitted?", "How many applications did Yunhuai County receive in 2022?"),
    ],
)
def test_the_ways_the_last_figure_came(ask: Ask, question: str, before: str) -> None:
    assert _tells(ask(question, before), "70", "30")


def test_ways_no_report_tells_are_not_its_applicants(ask: Ask) -> None:
    assert ask("怎么提交的", "云槐县交通运输局2022年新收了多少件申请").refused


def test_what_is_put_right_replaces_the_year_or_the_body(ask: Ask) -> None:
    asked = "云槐县2022年新收多少件申请"
    assert _tells(ask("打错了，是2021年", asked), "80件")
    assert _tells(
        ask("sorry, I meant 2021", "How many applications did Yunhuai County receive in 2022?"), "80"
    )
    assert _tells(ask("不对，我问的是云槐县交通运输局", asked), "7件")


def test_every_body_is_gone_over(ask: Ask) -> None:
    assert _tells(ask("2022年各家分别新收了多少件申请"), "100件", "7件")
    told = ask("哪份报告里写了约谈过单位")
    assert _tells(told, "约谈排名靠后单位2家", "没有写到的")


@pytest.mark.parametrize(
    "question",
    [
        "云槐县有哪些年份的报告",
        "Which years of Yunhuai County government reports do you have?",
        "For which years do you hold annual reports of Yunhuai County?",
    ],
)
def test_the_years_held_of_a_body(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert _tells(answer, "2021", "2022")
    assert {cited.doc for cited in answer.citations} == {"yh2021.md", "yh2022.md"}


@pytest.mark.parametrize("question", ["你能查点啥", "Which public bodies' reports do you hold?"])
def test_what_is_held(ask: Ask, question: str) -> None:
    assert _tells(ask(question), "云槐县交通运输局")


def test_several_things_are_told_one_by_one(ask: Ask) -> None:
    listed = "Yunhuai County 2021: number of press conferences, online interviews, and total information processing fee"
    assert _tells(ask(listed), "6 ", "11 ", "321 yuan")
    both = ask("云槐县2021年新闻发布会几场、在线访谈几次？2022年又各是几次？")
    assert _tells(both, "6场", "11次", "7场", "12次")


def test_the_average_of_what_was_told_one_after_the_other(ask: Ask) -> None:
    answer = ask("平均呢", "云槐县2021年新收多少件申请", "22年呢", "合计呢")
    assert _tells(answer, "(80 + 100) ÷ 2 = 90")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "in 2022, how many carried over from 2021, how many carried forward to 2023",
            "in 2022, how many carried over from the previous year, how many carried forward to the next year",
        ),
        ("2022年新收多少件，从2021年结转过来多少件", "2022年新收多少件，上年结转的多少件"),
        ("carried over from 2021", "carried over from 2021"),
        ("how many did x carry over into 2022", "how many did x carry over into 2022"),
        (
            "how many did x carry into 2022 from the year before",
            "how many did x carried over from the previous year in 2022",
        ),
        (
            "how many were carried forward from 2021 to 2022",
            "how many were carried over to the next year in 2021",
        ),
        ("carried forward from 2020 to 2022", "carried forward from 2020 to 2022"),
        (
            "2022 and 2021: how many were carried over to 2023",
            "2022 and 2021: how many were carried over to 2023",
        ),
    ],
)
def test_years_that_say_where_from_or_where_to(said: str, meant: str) -> None:
    assert carried_between(said) == meant


def test_sums_written_down_in_english() -> None:
    assert in_words("full plus partial disclosure") == "full disclosure plus partial disclosure"
    assert (
        in_words("x county: granted divided by all results")
        == "x county what share of all results was granted"
    )
    assert in_words("how many were granted") == "how many were granted"


def test_two_numbers_named_are_two_questions() -> None:
    assert split_question("水利厅许可办结件数和水情信息期数") == [
        "水利厅许可办结件数多少",
        "水情信息期数多少",
    ]
    assert (
        len(split_question("for x county, give me the requests received, those carried over, and the fees"))
        == 3
    )
