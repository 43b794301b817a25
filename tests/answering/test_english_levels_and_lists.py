"""English questions by who asks, in which unit, of which level, text against table, several figures listed, advice, hours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.typed import normalised
from assistant.types import RefusalReason
from tests.answering.asking import Ask, asking

_FORM = """
三、收到和处理政府信息公开申请情况
| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） |  |  | 申请人情况 |  |  |  |  |  |  |
|  |  |  | 自然人 | 法人或其他组织 |  |  |  |  | 总计 |
|  |  |  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |
| 一、本年新收政府信息公开申请数量 |  |  | 81 | 18 | 0 | 1 | 5 | 1 | 106 |
| 二、上年结转政府信息公开申请数量 |  |  | 3 | 1 | 0 | 0 | 0 | 0 | 4 |
| 三、本年度办理结果 | （一）予以公开 |  | 40 | 8 | 0 | 1 | 1 | 0 | 50 |
|  | （二）部分公开（区分处理的，只计这一情形，不计其他情形） |  | 8 | 3 | 0 | 0 | 1 | 0 | 12 |
|  | （三）不予公开 | 1.属于国家秘密 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
|  |  | 2.其他法律行政法规禁止公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
|  | （七）总计 |  | 82 | 19 | 0 | 1 | 4 | 1 | 107 |
| 四、结转下年度继续办理 |  |  | 2 | 0 | 0 | 0 | 1 | 0 | 3 |
"""
_CITY = f"""泠澜市2023年政府信息公开工作年度报告
泠澜市人民政府 2024年1月20日
本报告由泠澜市人民政府编制，统计期限为2023年1月1日至2023年12月31日。联系电话：0990-3344556。工作日上午8:30至12:00、下午2:00至5:30接受咨询。
一、总体情况
（一）主动公开。“泠澜发布”微信公众号推送信息1386条，年末关注用户5.2万人。市政府门户网站访问量318万次。在市政府网站公开信息264条，其中工作动态173条、通知公告67条、其他24条。
（二）依申请公开。全市新收政府信息公开申请99件，其中：市政府15件，市直部门40件，县区44件（雁浔区19件、枕岚区8件、澄槿县10件、枫泠县7件）。市直部门中，收到申请最多的是市住房和城乡建设局（17件），其次为市教育局（9件）。平均办理时长12.4个工作日。申请内容主要涉及征地补偿（28件）、房屋拆迁（11件）。
（三）政府信息管理。累计扫描档案4.7万卷，其中本年度扫描档案9600卷。
（四）平台建设。公共数据开放平台累计开放数据集1274个，本年新增开放数据集216个。关停政务新媒体账号9个，年末保留31个。
（五）监督保障。发出收费通知5件，总金额3240元。组织知识测试，参测干部320名；开展网上问卷，收回有效问卷1147份。举办培训班4期。
{_FORM}
五、存在的主要问题及改进情况
存在的问题：信息员多为兼职，业务不熟。改进情况：印发《办事一本通》2600册，全年督促整改11处。
2024年计划举办培训班6期。
六、其他需要报告的事项
本年度未收取信息处理费。
"""
_BEFORE = """泠澜市2022年政府信息公开工作年度报告
泠澜市人民政府 2023年1月20日
统计期限为2022年1月1日至2022年12月31日。
一、总体情况
“泠澜发布”微信公众号推送信息1120条，年末关注用户4.4万人。市政府门户网站访问量243万次。平均办理时长14.1个工作日。
五、存在的主要问题及改进情况
存在的问题：答复文书不够规范。
"""


_OTHER = """禾清县2020年政府信息公开工作年度报告
禾清县人民政府 2021年1月20日
统计期限为2020年1月1日至2020年12月31日。
一、总体情况
全年举办培训班2期。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(
        tmp_path_factory.mktemp("shapes"), {"2023.txt": _CITY, "2022.txt": _BEFORE, "2020.txt": _OTHER}
    ) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Caller asks: how many training courses did Linglan City hold in 2023?", "4 sessions"),
        ("A resident is asking how many training courses Linglan City held in 2023", "4 sessions"),
        ("Hotline: citizen wants to know how many training courses Linglan held in 2023.", "4 sessions"),
        ("[Ticket 4471] woman rang to ask how many training courses Linglan held in 2023", "4 sessions"),
        ("What was Linglan's average time for handling a request in 2022, in working days?", "14.1 working"),
        ("How many visits did Linglan's portal get in 2023 (in units of 10,000)?", "318万次"),
        ("By what per cent did Linglan's WeChat posts rise in 2023 over 2022?", "23.8%"),
        ("How much did Linglan's WeChat posts grow from 2022 to 2023, as a percentage?", "23.8%"),
        ("How much did visits to Linglan's portal rise from 2022 to 2023 in per cent?", "30.9%"),
        ("How many followers did Linglan Fabu gain from 2022 to 2023?", "52000 − 44000"),
        ("How many volumes of archives did Linglan scan in 2023 itself, not cumulatively?", "9600"),
        ("How many volumes had Linglan scanned in total by the end of 2023?", "47000"),
    ],
)
def test_who_asks_and_the_unit_wanted_narrow_nothing(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert not answer.refused
    assert told in answer.text


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("How many requests did Linglan's counties and districts receive in 2023?", "44 cases", "106"),
        ("How many applications went to municipal departments in Linglan City in 2023?", "40 cases", "106"),
        ("Of Linglan's new requests in 2023, how many were received by the counties?", "44 cases", "106"),
        ("How many requests did the Linglan city government itself receive in 2023?", "15 cases", "106"),
        ("What share of Linglan's new requests in 2023 went to city departments?", "40.4%", "37.7"),
        ("Which district of Linglan received the most requests in 2023?", "雁浔区: 19 cases", "17件"),
        ("Which county in Linglan got the fewest requests in 2023?", "枫泠县: 7 cases", "雁浔区: 19"),
        ("Which departments of Linglan City got the most requests in 2023?", "17件", "most in 市直部门"),
        (
            "Break down Linglan's 2023 applications by county and district",
            "[枕岚区] 8 cases",
            "natural persons",
        ),
    ],
)
def test_a_level_or_a_place_of_it_is_told_by_its_own_part(
    ask: Ask, question: str, told: str, not_told: str
) -> None:
    answer = ask(question)
    assert told in answer.text
    assert not_told not in answer.text


def test_towns_that_no_part_is_told_of_are_not_told_the_whole(ask: Ask) -> None:
    assert "106" not in ask("How many requests did Linglan's townships receive in 2023?").text


@pytest.mark.parametrize(
    "question",
    [
        "Does the prose of Linglan's 2023 report give the same number of applications received as its table?",
        "Do the text and the table of Linglan's 2023 report agree on the number of applications received?",
        "Does the table in Linglan's 2023 report show the same number of new requests as the text?",
    ],
)
def test_text_against_table(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.text.startswith("The text and the table give different figures.")
    assert "99 cases" in answer.text
    assert "106 cases" in answer.text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        (
            "For Linglan in 2023 please give me new requests, those carried over from the year before and those carried on to the next year.",
            ["106 cases", "4 cases", "3 cases"],
        ),
        (
            "Linglan 2023 - number of requests granted in full and number of requests granted in part",
            ["50 cases", "12 cases"],
        ),
        (
            "How many notices of charge did Linglan issue in 2023, and how much were they for?",
            ["5 cases", "3240 yuan"],
        ),
        (
            "How many accounts did Linglan shut down in 2023 and how many are left?",
            ["账号9个", "保留31个"],
        ),
        (
            "How many datasets did Linglan publish in 2023, and how many are there in total?",
            ["216", "1274"],
        ),
        (
            "Linglan 2023: how many pieces of information were published, by category?",
            ["173", "67", "24"],
        ),
        (
            "What were most of Linglan's 2023 requests about, and how many on the top subject?",
            ["征地补偿（28件）"],
        ),
    ],
)
def test_several_figures_of_one_question(ask: Ask, question: str, figures: list[str]) -> None:
    text = ask(question).text
    assert all(figure in text for figure in figures)


@pytest.mark.parametrize(
    ("question", "before", "told"),
    [
        ("What did they do about it?", "What problems did Linglan report for 2023?", "办事一本通"),
        ("And how did they tackle those?", "What problems did Linglan report for 2023?", "督促整改11处"),
        ("What was done about these problems?", "What problems did Linglan report for 2023?", "办事一本通"),
        (
            "What's that as a percentage of all the requests it concluded?",
            "How many requests did Linglan grant in full in 2023?",
            "46.7%",
        ),
        (
            "And how many did it hold in 2023?",
            "How many training courses does Linglan plan for 2024?",
            "4 sessions",
        ),
        (
            "Did they charge anything for them?",
            "How many requests did Linglan receive in 2023?",
            "未收取信息处理费",
        ),
    ],
)
def test_follow_ups(ask: Ask, question: str, before: str, told: str) -> None:
    assert told in ask(question, before).text


@pytest.mark.parametrize(
    "question",
    [
        "Linglan turned down my request. Should I sue, and would I win?",
        "Linglan City refused my application. Should I hire a lawyer and appeal?",
        "Linglan refused to give me the documents. Is it worth going to court?",
        "Linglan didn't answer my request. Can I take them to court?",
        "If I sue Linglan over a refusal, what are my chances?",
        "Could I get compensation from Linglan for a late reply?",
        "Honestly, which city government do you like better, Linglan or Heqing?",
    ],
)
def test_advice_and_likings_are_declined_without_a_figure(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.OUT_OF_SCOPE
    assert "cases" not in answer.text


def test_the_story_before_a_question_keeps_its_body(ask: Ask) -> None:
    answer = ask("Linglan rejected my application. How many requests did it grant in full in 2023?")
    assert "50 cases" in answer.text
    assert "not disclosed" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "When is the Linglan disclosure office open? 2023 report",
        "At what time does the Linglan office close in the afternoon (2023)?",
        "What are the opening hours of the Linglan office in 2023?",
    ],
)
def test_office_hours_no_label_names(ask: Ask, question: str) -> None:
    assert "下午2:00至5:30" in ask(question).text


def test_a_figure_of_another_clause_tells_nothing(ask: Ask) -> None:
    assert "320" not in ask("How many people answered Linglan's online questionnaire in 2023?").text


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Hotline: how many calls were there in 2023?", "hotline: how many calls were there in 2023?"),
        ("how much was spent in 2023 (10k yuan)", "how much was spent in 2023"),
        ("How many people asked for information in 2020?", "how many people asked for information in 2020?"),
    ],
)
def test_what_is_left_out_of_a_typed_question(typed: str, plain: str) -> None:
    assert normalised(typed) == plain


def test_whether_anything_was_left_open_is_no_question_of_how_many_there_were(ask: Ask) -> None:
    assert not ask("Was any questionnaire left unanswered in Linglan in 2023?").text.startswith("Yes")


def test_the_completion_rate_of_complaints_is_not_that_of_applications(ask: Ask) -> None:
    assert ask("What's the completion rate of complaints in Linglan in 2023?").refused


def test_when_a_report_was_published_is_no_way_of_reaching_anyone(ask: Ask) -> None:
    assert "2024-01-20" in ask("On what date was the 2023 report of Linglan City signed?").text
