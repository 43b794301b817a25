"""Several questions in one, however they are run together; changes checked; what a question takes for granted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.pieces import split_question
from assistant.answering.run_on import told_apart
from tests.answering.asking import Ask, asking
from tests.answering.test_answers import holds

_APPLICANTS = """| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） |  |  | 申请人情况 |  |  |  |  |  |  |
|  |  |  | 自然人 | 法人或其他组织 |  |  |  |  | 总计 |
|  |  |  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |
"""
LUPU_2020 = f"""芦浦县2020年政府信息公开工作年度报告

统计期：2020年1月1日至2020年12月31日。报告于2021年3月9日发布在县政府网站“信息公开年报”栏目。如有疑问，请联系芦浦县人民政府办公室（地址：芦浦县河堤路2号，电话：0699-7300118，监督电话：0699-7300119，传真：0699-7300120，邮箱：lupu@example.cn）。

一、总体情况
（一）主动公开。举办新闻发布会6场，其中主要负责人出席2场。县政府公报出刊4期，每期印制800册，免费摆放到县图书馆和各乡镇便民中心。全县政府网站由上年的21家整合为3家。
（二）依申请公开。本年新收申请90件，2019年为75件，同比增长15%。网络申请50件、信函申请30件、当面申请10件。
（三）监督保障。12345热线受理群众诉求2.4万件，按时办结率97.5%；发放问卷回收1350份，满意度95.2%。全年对4家单位下发整改通知书。

二、主动公开政府信息情况
| 第二十条第（五）项 |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政许可 | 318 | -12 | 4520 |
| 其他对外管理服务事项 | 87 | +5 | 1289 |
| 第二十条第（六）项 |
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
| 行政处罚 | 640 | +31 | 671 |
| 行政强制 | 58 | 0 | 92 |

三、收到和处理政府信息公开申请情况
{_APPLICANTS}| 一、本年新收政府信息公开申请数量 |  |  | 70 | 12 | 0 | 1 | 5 | 2 | 90 |
| 二、上年结转政府信息公开申请数量 |  |  | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
| 三、本年度办理结果 | （一）予以公开 |  | 66 | 11 | 0 | 1 | 5 | 2 | 85 |
| 三、本年度办理结果 | （七）总计 |  | 66 | 11 | 0 | 1 | 5 | 2 | 85 |
| 四、结转下年度继续办理 |  |  | 7 | 1 | 0 | 0 | 0 | 0 | 8 |

四、因政府信息公开工作被申请行政复议、提起行政诉讼情况
没有发生行政复议和行政诉讼。
"""
LUPU_2022 = """芦浦县2022年政府信息公开工作年度报告

统计期：2022年1月1日至2022年12月31日。联系电话：0699-7300200。

一、总体情况
县政府门户网站更新信息3108条。

二、主动公开政府信息情况
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 8 | 5 | 61 |
| 信息内容 | 本年处理决定数量 |
| 行政许可 | 3401 |
| 行政处罚 | 802 |
| 行政强制 | 17 |
"""
LUPU_2023 = """芦浦县2023年政府信息公开工作年度报告

统计期：2023年1月1日至2023年12月31日。联系电话：0699-7300300。

一、总体情况
县政府门户网站更新信息3415条，较2022年的3108条多307条。发布政策解读30篇，其中图解21篇、视频解读6个。

二、主动公开政府信息情况
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 11 | 7 | 65 |
| 信息内容 | 本年处理决定数量 |
| 行政许可 | 3566 |
| 行政处罚 | 934 |
| 行政强制 | 21 |
"""
DUYAN_2016 = """渡堰县2016年政府信息公开工作年度报告

统计期限为2016年1月1日至2016年12月31日。联系电话：0699-7400118。

一、概述
全年主动公开信息3960条。

附件：政府信息公开情况统计表（2016年度）
| 统计指标 | 单位 | 统计数 |
| 一、主动公开情况 | —— |  |
| （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） | 条 | 3960 |
| （二）通过不同渠道和方式公开政府信息的情况 | —— |  |
| 1.政府公报公开政府信息数 | 条 | 0 |
| 2.政府网站公开政府信息数 | 条 | 3512 |
| 3.政务微博公开政府信息数 | 条 | 804 |
| 4.政务微信公开政府信息数 | 条 | 1120 |
| 5.其他方式公开政府信息数 | 条 | 267 |
| 三、依申请公开情况 | —— |  |
| （一）收到申请数 | 件 | 37 |
| 1.当面申请数 | 件 | 9 |
| 2.传真申请数 | 件 | 0 |
| 3.网络申请数 | 件 | 17 |
| 4.信函申请数 | 件 | 11 |
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(
        tmp_path_factory.mktemp("parts"),
        {"lp2020.txt": LUPU_2020, "lp2022.txt": LUPU_2022, "lp2023.txt": LUPU_2023, "dy2016.txt": DUYAN_2016},
    ) as ask:
        yield ask


SPLIT = [
    ("收回多少份社会评议问卷满意度多少", "收回多少份社会评议问卷", "满意度多少"),
    ("一年接了多少诉求 按时办结率多少", "一年接了多少诉求", "按时办结率多少"),
    ("开了几次发布会来了多少记者", "开了几次发布会", "来了多少记者"),
    ("收了多少件申请主动公开了多少条信息", "收了多少件申请", "主动公开了多少条信息"),
    ("推送多少条短视频多少条", "推送多少条", "短视频多少条"),
    ("开了几次会培训多少人", "开了几次会", "培训多少人"),
    ("开了几场旗长参加了几场", "开了几场", "旗长参加了几场"),
    ("收到几件申请办结了几件", "收到几件申请", "办结了几件"),
    ("接了多少个电话和办结率多少", "接了多少个电话", "办结率多少"),
    ("上年几项今年减了几项处理决定几件", "上年几项", "今年减了几项", "处理决定几件"),
    ("解读材料多少篇里面视频几篇", "解读材料多少篇", "里面视频几篇"),
    ("公报印了几期每期多少册摆在哪里", "公报印了几期", "每期多少册", "摆在哪里"),
    (
        "2022年 1新收自然人多少 2商业企业多少 3结转下年多少",
        "2022年,新收自然人多少",
        "商业企业多少",
        "结转下年多少",
    ),
    ("1.新收多少件2.办结多少件3.结转多少件", "新收多少件", "办结多少件", "结转多少件"),
    ("①新收多少件②行政处罚多少", "新收多少件", "行政处罚多少"),
    ("第1问新收多少件第2问办结多少件", "新收多少件", "办结多少件"),
    ("一是开了几次会 二是培训了多少人", "开了几次会", "培训了多少人"),
    (
        "先问发布会几次再问主要领导参加了几次还有培训了多少人次",
        "发布会几次",
        "主要领导参加了几次",
        "培训了多少人次",
    ),
    ("先问接了多少诉求,再问按期办结率,最后问查出多少问题", "接了多少诉求", "按期办结率多少", "查出多少问题"),
]


@pytest.mark.parametrize(("text", "parts"), [(text, parts) for text, *parts in SPLIT])
def test_questions_run_together_are_told_apart(text: str, parts: list[str]) -> None:
    pieces = [piece.removeprefix("还有") for piece in split_question(text)]
    assert pieces == parts


@pytest.mark.parametrize(
    "text",
    [
        "从46个减到多少个",
        "3件里面有几件是企业提的",
        "申请的几种渠道各有多少件",
        "不予公开的几样原因加起来几件",
        "那几个抖音号一共有多少粉丝",
        "比上年多了多少",
        "约谈了几家,又查处了多少起",
        "通报几家,再问责了几人",
        "2021年 收到多少件申请",
        "1月收到多少件,2月收到多少件",
    ],
)
def test_one_question_stays_one(text: str) -> None:
    assert told_apart(text) == text


FIGURES = [
    # run together, numbered, announced
    ("芦浦县2020年12345热线一年接了多少诉求 按时办结率多少", "2.4", "97.5"),
    ("芦浦县2020年收回多少份问卷满意度好多", "1350", "95.2"),
    ("芦浦县2020年 1新收自然人多少 2商业企业多少 3结转下年多少", "70", "12", "8"),
    ("芦浦县2020年1行政许可多少 2行政处罚多少 3行政强制多少", "4520", "671", "92"),
    ("先问芦浦20年发布会几次再问主要领导参加了几次还有新收申请多少件", "6", "2", "90"),
    ("芦浦县2020年新闻发布会几场、整改通知发了几家单位、行政强制几件", "6", "4", "92"),
    ("芦浦县2020年公报出了几期每期多少册摆在哪里", "4", "800", "县图书馆"),
    ("芦浦县2020年网站原来多少家整合成多少家，发布会几场", "21", "3", "6"),
    # the columns beside one another
    ("芦浦县2020年其他对外管理服务事项上一年有多少项，今年增了多少", "87", "5"),
    ("芦浦县2020年行政许可上年项目几项今年减了几项处理决定几件", "318", "12", "4520"),
    ("芦浦县2020年结转到下年还没办完的申请", "8"),
    ("渡堰縣2016年透過網絡遞交的申請有多少件", "17"),
    # comparing and years
    ("芦浦县哪一年规范性文件制发得多，22年还是23年", "11", "8"),
    ("芦浦县22年和23年哪年罚得凶些 差多少", "934", "802", "132"),
    # another year as this report tells it
    ("芦浦县2020年报里写的2019年新收申请是好多件", "75"),
    ("芦浦县2020年的报告说2019年收到多少申请", "75"),
    # checks
    ("芦浦县2020年说申请量同比增长15%，这个数算得对不对", "75", "90", "20"),
    ("芦浦县2020年申请同比增长算得准不准", "75", "90", "20"),
    ("芦浦县2023年网站信息比2022年多307条，对不对", "307"),
    ("渡堰县2016年按渠道公开的条数加起来超过3960，是不是报告搞错了", "3960", "5703"),
    ("渡堰县2016年各渠道公开的信息加起来多少条", "5703"),
    # premises
    ("芦浦县2020年申请量比2019年降了15%，啥原因", "75", "90"),
    ("为啥芦浦县2020年会被人告了3回", "没有发生行政复议和行政诉讼"),
    ("芦浦县2020年被人告了几次", "没有发生行政复议和行政诉讼"),
    # the report itself
    ("芦浦县2020年的年报在哪儿能看着，哪天挂出来的", "信息公开年报", "2021年3月9日"),
    ("芦浦县2020年年报喺边度睇到，几时出嘅", "县政府网站", "2021年3月9日"),
    ("芦浦县2020年信息公开找哪个部门，邮箱多少", "芦浦县人民政府办公室", "lupu@example.cn"),
    ("芦浦县2020年传真号和电话分别是好多", "0699-7300120", "0699-7300118"),
    ("芦浦县2020年监督电话和联系电话各是多少", "0699-7300119", "0699-7300118"),
]


@pytest.mark.parametrize(("text", "expected"), [(text, expected) for text, *expected in FIGURES])
def test_every_part_is_answered(ask: Ask, text: str, expected: list[str]) -> None:
    answer = ask(text)
    assert not answer.refused
    for told in expected:
        number = told.replace(".", "").isdigit()
        assert holds(answer, told) if number else told in answer.text, (told, answer.text)


@pytest.mark.parametrize(
    "text",
    [
        "芦浦县2020年申请量比2019年降了15%，啥原因",
        "为什么芦浦县2023年规范性文件制发得比2022年少",
    ],
)
def test_a_wrong_direction_is_corrected(ask: Ask, text: str) -> None:
    assert any(notice.kind == "premise" for notice in ask(text).notices)


@pytest.mark.parametrize(
    "turns",
    [
        ("芦浦县22年和23年行政处罚各多少件，哪年多",),
        ("芦浦县2022年行政处罚多少件", "2023年呢", "哪年多"),
    ],
)
def test_which_year_has_more_is_asked_of_those_just_told(ask: Ask, turns: tuple[str, ...]) -> None:
    *before, last = turns
    assert "最多的是2023年" in ask(last, *before).text


def test_a_measure_word_does_not_make_it_another_thing(ask: Ask) -> None:
    answer = ask("芦浦县2023年图解几个")
    assert holds(answer, "21")
    assert not holds(answer, "6")


def test_a_right_direction_is_not(ask: Ask) -> None:
    answer = ask("芦浦县2020年申请量比2019年增加了，啥原因")
    assert not any(notice.kind == "premise" for notice in answer.notices)


def test_a_change_that_does_not_come_out_is_said(ask: Ask) -> None:
    wrong, right = ask("芦浦县2020年申请同比增长15%对不对"), ask("芦浦县2023年网站更新信息多307条对不对")
    assert wrong.sentence.startswith("对不上")
    assert not right.sentence.startswith("对不上")


def test_a_part_that_is_not_stated_is_said_so(ask: Ask) -> None:
    answer = ask("芦浦县2020年发布会几场专项经费多少万")
    assert holds(answer, "6")
    assert "没有载明" in answer.text


def test_of_two_numbers_one_is_said_to_be_missing(ask: Ask) -> None:
    answer = ask("芦浦县2023年监督电话和联系电话各是多少")
    assert "0699-7300300" in answer.text
    assert "没有分别载明" in answer.text


def test_the_column_of_changes_is_carried_only_for_items(ask: Ask) -> None:
    answer = ask("那比2022年多多少件", "芦浦县2023年行政处罚处理决定多少件")
    assert holds(answer, "132")
