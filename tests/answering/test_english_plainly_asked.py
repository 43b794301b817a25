"""English as journalists, students and foreigners type it: politeness, forms by their sense, what people asked for, two figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering.civilities_en import without_civilities
from assistant.answering.form_words_en import in_form_words
from assistant.answering.two_sides_en import sides_named
from tests.answering.asking import Ask, asking

DISTRICT = """霁川区人民政府2019年政府信息公开工作年度报告

    根据《中华人民共和国政府信息公开条例》第五十条规定，编制霁川区2019年度报告。统计期限为2019年1月1日至2019年12月31日。电话0589-7715602，传真：0589-7715609。

一、总体情况
    全区收到政府信息公开申请97件，内容主要涉及土地征收和驾校收费。组织业务培训2次，参训人员193人次。开通“96577”惠民服务热线，接听来电2985个。网站全年累计访问量315万人次，答复群众留言684条。未出现责任追究情况。回复“问政霁川”留言102件。通过“霁川微政务”微信公众号推送信息1265条。

二、主动公开政府信息情况
| 第二十条第（一）项 |  |  |  |
| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
| 规章 | 0 | 0 | 0 |
| 规范性文件 | 6 | 6 | 41 |
| 第二十条第（五）项 |  |  |  |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政许可 | 312 | -14 | 5643 |
| 其他对外管理服务事项 | 127 | +9 | 2310 |
| 第二十条第（六）项 |  |  |  |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政处罚 | 1863 | +42 | 1427 |
| 行政强制 | 96 | -3 | 18 |
| 第二十条第（八）项 |  |  |  |
| 信息内容 | 上一年项目数量 | 本年增/减 |  |
| 行政事业性收费 | 23 | -2 |  |
| 第二十条第（九）项 |  |  |  |
| 信息内容 | 采购项目数量 | 采购总金额 |  |
| 政府集中采购 | 54 | 3217.45万元 |  |

三、收到和处理政府信息公开申请情况
| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） |  |  | 申请人情况 |  |  |  |  |  |  |
|  |  |  | 自然人 | 法人或其他组织 |  |  |  |  | 总计 |
|  |  |  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |
| 一、本年新收政府信息公开申请数量 |  |  | 85 | 10 | 0 | 0 | 2 | 0 | 97 |
| 二、上年结转政府信息公开申请数量 |  |  | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
| 三、本年度办理结果 | （一）予以公开 |  | 41 | 5 | 0 | 0 | 1 | 0 | 47 |
|  | （二）部分公开（区分处理的，只计这一情形，不计其他情形） |  | 7 | 1 | 0 | 0 | 0 | 0 | 8 |
|  | （三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|  |  | 2.其他法律行政法规禁止公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
|  |  | 3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|  |  | 4.保护第三方合法权益 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
|  |  | 5.属于三类内部事务信息 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
|  |  | 6.属于四类过程性信息 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
|  |  | 7.属于行政执法案卷 | 3 | 0 | 0 | 0 | 1 | 0 | 4 |
|  |  | 8.属于行政查询事项 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
|  | （四）无法提供 | 1.本机关不掌握相关政府信息 | 14 | 2 | 0 | 0 | 0 | 0 | 16 |
|  |  | 2.没有现成信息需要另行制作 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
|  |  | 3.补正后申请内容仍不明确 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
|  | （五）不予处理 | 1.信访举报投诉类申请 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
|  |  | 2.重复申请 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
|  |  | 3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|  |  | 4.无正当理由大量反复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
|  |  | 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|  | （六）其他处理 |  | 2 | 1 | 0 | 0 | 0 | 0 | 3 |
|  | （七）总计 |  | 85 | 9 | 0 | 0 | 2 | 0 | 96 |
| 四、结转下年度继续办理 |  |  | 3 | 1 | 0 | 0 | 0 | 0 | 4 |

四、因政府信息公开工作被申请行政复议、提起行政诉讼情况
| 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 |  |  |  |  | 复议后起诉 |  |  |  |  |
|  |  |  |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| 3 | 1 | 2 | 0 | 6 | 1 | 0 | 0 | 1 | 2 | 0 | 0 | 1 | 0 | 1 |

五、政府信息公开工作存在的主要问题及改进情况
    主要问题：一是检索功能不便；二是公开人员更换频繁。

六、其他需要报告的事项
    公民申请的，自收到申请之日起20个工作日内予以答复。
"""
CITY = """珑汀市人民政府2024年政府信息公开工作年度报告

一、总体情况
    全市新收政府信息公开申请1324件。其中，市政府本级118件，市直部门462件，县（区）744件；县（区）中，岚屿县263件、黛川县198件、砚溪区171件、柘岭区112件。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder: Path = tmp_path_factory.mktemp("plainly")
    with asking(folder, {"jichuan2019.txt": DISTRICT, "longting2024.txt": CITY}) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many licences did Jichuan District issue in 2019, roughly the exact figure please", "5643"),
        ("How many penalties did Jichuan hand down in 2019, if you could tell me precisely?", "1427"),
        ("How many penalties did Jichuan impose in 2019? A rough estimate would be fine.", "1427"),
        ("Jichuan 2019: by how many items did administrative fee items go down?", "-2"),
        ("How many licensing items did Jichuan drop in 2019?", "-14"),
        ("In 2019 the number of administrative punishment items of Jichuan went up by how many?", "42"),
        ("By how many items did the administrative coercion list shrink in Jichuan in 2019?", "-3"),
        ("How many took Jichuan District straight to court in 2019, skipping reconsideration?", "2"),
        ("How many lawsuits were filed in Jichuan in 2019 without going through reconsideration?", "2"),
        ("Counting full and partial disclosure, what share of the 96 cases closed in Jichuan in 2019 was it?", "57.3%"),
        ("How long must one wait at most for a reply from Jichuan, as of 2019?", "20"),
        ("Was there any training for staff in Jichuan in 2019, and how many sessions?", "2 times"),
        ("Total visitors of the Jichuan website in 2019?", "3150000"),
        ("What is the hotline number of Jichuan in 2019?", "96577"),
        ("How many replies were given in Jichuan in 2019?", "96 cases"),
        ("What was the biggest reason Jichuan refused information in 2019?", "属于行政执法案卷"),
        ("Was anyone punished over information disclosure in Jichuan in 2019?", "未出现责任追究情况"),
    ],
)  # fmt: skip
def test_told_whatever_the_wording(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert answer.refusal is None
    assert told in answer.text
    assert "does not state" not in answer.text


@pytest.mark.parametrize(
    "asked",
    [
        ("What topics did people ask about in Jichuan in 2019?",),
        ("What subjects dominated requests in Jichuan in 2019?",),
        ("What kind of information did citizens request from Jichuan in 2019?",),
        ("What did those people want to know?", "How many requests did Jichuan get in 2019?"),
        ("Which topics?", "How many requests did Jichuan get in 2019?"),
        ("都问些啥？", "霁川区2019年收到多少件申请？"),
        ("他们主要想知道什么", "霁川区2019年收到多少件申请？"),
    ],
)
def test_what_applications_were_about(ask: Ask, asked: tuple[str, ...]) -> None:
    assert "土地征收和驾校收费" in ask(*asked).text


def test_what_callers_asked_is_not_what_applications_were_about(ask: Ask) -> None:
    assert "土地征收" not in ask("What did people call the hotline of Jichuan about in 2019?").text


@pytest.mark.parametrize(
    ("question", "gap"),
    [
        ("Is the number of applications higher than the number of replies in Jichuan in 2019?", "97 − 96 = 1"),
        ("Did Jichuan receive more applications than it answered in 2019?", "97 − 96 = 1"),
        ("Did Jichuan get more reconsiderations than lawsuits in 2019?", "6 − 3 = 3"),
        ("Did Jichuan grant more requests than it refused in 2019?", "47 − 12 = 35"),
        ("霁川区2019年申请数比答复数多吗", "97 − 96 = 1"),
    ],
)  # fmt: skip
def test_two_figures_of_one_year(ask: Ask, question: str, gap: str) -> None:
    assert gap in ask(question).text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("And all eight reasons added up?", "How many requests did Jichuan refuse as internal affairs in 2019?"), "12 cases"),
        (("那八项理由加起来呢？", "霁川区2019年属于三类内部事务信息的几件？"), "12件"),
        (("and fax?", "What is the phone number of Jichuan in 2019?"), "0589-7715609"),
        (("Which law is Jichuan's 2019 report based on?",), "政府信息公开条例"),
        (("霁川区的报告是按哪个规定写的",), "政府信息公开条例"),
        (("霁川区2019年问政霁川回复了几条",), "102件"),
    ],
)  # fmt: skip
def test_asked_after_or_of_the_report(ask: Ask, asked: tuple[str, ...], told: str) -> None:
    assert told in ask(*asked).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2024年珑汀市各县区里哪个的申请量最大？多少件？", "岚屿县：263件"),
        ("珑汀市2024年年报说黛川县收到多少件申请？", "198件"),
        ("珑汀市2024年市直部门收到申请几件", "462件"),
        ("Which county in Longting received the most requests in 2024?", "岚屿县: 263"),
    ],
)
def test_what_a_city_tells_of_its_counties(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert told in answer.text
    assert "没有载明" not in answer.text


def test_a_county_that_is_not_on_the_list_is_not_told(ask: Ask) -> None:
    assert ask("珑汀市2024年红岩县收到申请几件").refusal is not None


@pytest.mark.parametrize(
    "question",
    [
        "how many requests did lanqi city get in 2023",
        "what is the exact wording of the plan",
        "what share of requests was refused",
    ],
)
def test_questions_without_civilities_stay(question: str) -> None:
    assert without_civilities(question) == question


def test_a_change_between_two_years_is_no_column_of_the_form() -> None:
    asked = "by how many items did licences fall from 2019 to 2020"
    assert in_form_words(asked) == asked


def test_more_than_in_another_year_is_no_other_figure() -> None:
    asked = "did lanqi receive more applications than in 2022"
    assert sides_named(asked) == asked
