"""What a report tells in sentences of its own: plans for the next year, ranked places, joined things, changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answering.chain import answer_question
from assistant.answering.pieces import split_question
from assistant.types import How, RefusalReason, Status
from tests.answering.asking import Ask, asking
from tests.answering.conftest import APPLICANTS, Draft, FakeIndex, FakeSource


def write() -> list[Draft]:
    city = Draft("汀澜市", "汀澜市人民政府", "government", 2020)
    city.heading("一、总体情况")
    city.say(
        "申请量居前三位的县区为：芷溪区137件、雾川县96件、岚港县71件。",
        ("芷溪区", "137", "件"),
        ("雾川县", "96", "件"),
        ("岚港县", "71", "件"),
    )
    city.say(
        "全市受理公开申请93件。其中：征地拆迁38件，企业改制21件，票价与优惠类14件，其他20件。",
        ("全市受理公开申请", "93", "件", "received"),
        ("征地拆迁", "38", "件", "", "", 0),
        ("企业改制", "21", "件", "", "", 0),
        ("票价与优惠类", "14", "件", "", "", 0),
        ("其他", "20", "件", "", "", 0),
    )
    city.say(
        "办理市人大代表建议63件、政协提案48件，办理结果全部公开。",
        ("办理市人大代表建议", "63", "件"),
        ("政协提案", "48", "件"),
    )
    city.say("市长信箱来信418封，办结409封。", ("市长信箱来信", "418", "封"), ("办结来信", "409", "封"))
    city.say("联合办理古树保护和河道清淤诉求27件。", ("联合办理古树保护和河道清淤诉求", "27", "件"))
    city.say("政务新媒体由17个整合为12个。", ("政务新媒体", "17", "个"), ("政务新媒体", "12", "个"))
    city.say("清单事项由36项增至52项。", ("清单事项", "36", "项"), ("清单事项", "52", "项"))
    city.row("2019", "received", "一、本年新收政府信息公开申请数量", APPLICANTS, [486, 73, 2, 5, 38, 7, 611])
    city.row("2019", "penalty", "行政处罚", ("decisions",), ["64118"])
    city.heading("五、存在的主要问题及改进情况")
    city.line("2020年，个别单位答复文书引用法条错误。")
    city.line("2021年，将全面推行答复文书法制审核。")
    city.say(
        "2021年计划举办培训不少于4期。", ("举办培训", "4", "期", "training"), status=Status.PLAN, year=2021
    )
    office = Draft("汀澜市", "汀澜市烟草专卖局", "department", 2020)
    office.heading("一、总体情况")
    office.say("收到申请5件，较2019年的9件减少4件。", ("收到申请", "5", "件", "received"))
    office.say(
        "在6个县级局办证大厅设置公开查阅点，共7处。",
        ("县级局办证大厅设置公开查阅点", "6", "个", "reading_point"),
        ("县级局办证大厅设置公开查阅点", "7", "处", "reading_point"),
    )
    office.row("2019", "received", "一、本年新收政府信息公开申请数量", APPLICANTS, [3, 2, 0, 0, 0, 0, 5])
    office.row("2019", "penalty", "行政处罚", ("decisions",), ["407"])
    company = Draft("汀澜市", "汀澜市公共交通集团有限公司", "institution", 2020)
    company.line("本报告统计到12月31日，在公司官网“信息公开”栏发布。")
    company.heading("一、基本情况")
    company.say("收到信息公开申请6件。", ("收到信息公开申请", "6", "件", "received"))
    company.none("本年度对信息公开申请未收取任何费用。", "未收取", "收取任何费用", "fee_collected")
    town = Draft("岚泊镇", "岚泊镇人民政府", "township", 2024)
    town.line(
        "现公布我镇2024年政府信息公开工作年度报告。电子版可在汀澜市人民政府网站“政府信息公开”专栏下载。"
    )
    town.heading("一、总体情况")
    town.say(
        "全年通过市政府网站岚泊镇子栏目公开信息64条。",
        ("市政府网站岚泊镇子栏目公开信息", "64", "条", "channel.website"),
    )
    town.line("《岚泊公报》出刊12期，电子版可在镇图书室网站查阅。")
    return [city, office, company, town]


@pytest.fixture(scope="module")
def asked() -> Any:
    index: Any = FakeIndex(write())
    return lambda *turns: answer_question(turns[-1], turns[:-1], index, FakeSource(index))


@pytest.mark.parametrize(
    "question",
    [
        "汀澜市2020年报告提出2021年要怎么改进？",
        "按汀澜市2020年年报，2021年有哪些改进措施？",
        "汀澜市2020年的年报里说下一年打算干啥",
        "汀澜市20年年报说21年要做些啥",
        "汀澜市二〇二〇年报告说二〇二一年准备怎么办",
    ],
)
def test_the_plan_for_the_next_year_is_told_by_the_report_that_makes_it(asked: Any, question: str) -> None:
    answer = asked(question)
    assert not answer.refused
    assert "答复文书法制审核" in answer.text


def test_what_one_report_says_has_to_be_done_the_next_year_is_planned(asked: Any) -> None:
    answer = asked("汀澜市2020年年报说2021年要办几期培训")
    assert "4期" in answer.text
    assert "计划" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "汀澜市2020年和2021年分别有什么改进措施",
        "汀澜市2020年到2021年怎么改进的",
        "汀澜市2020年报告提出2022年要怎么改进",
        "汀澜市2021年存在哪些问题",
    ],
)
def test_plans_of_a_year_without_a_report_stay_unknown(asked: Any, question: str) -> None:
    answer = asked(question)
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.NO_REPORT


@pytest.mark.parametrize(
    "question",
    [
        "汀澜市2020年申请量居前三位的是哪些县区，各多少件？",
        "汀澜市2020年哪三个县区收到的申请最多？分别多少件",
        "汀澜市2020年申请最多的县区是哪个",
        "汀澜市2020年收到申请排前三的县区",
        "汀澜市2020年申请量前三名是哪些地方",
    ],
)
def test_places_that_a_report_ranks_are_quoted(asked: Any, question: str) -> None:
    answer = asked(question)
    assert "芷溪区137件、雾川县96件、岚港县71件" in answer.text
    assert "611" not in answer.text
    assert "486" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "汀澜市2020年哪个县区申请最少",
        "汀澜市2020年行政处罚最多的是哪些县区",
        "汀澜市2020年哪个渠道申请最多",
        "岚泊镇2024年收到申请最多的是哪个部门，多少件",
    ],
)
def test_the_figure_of_the_place_that_reports_ranks_none_of_its_places(asked: Any, question: str) -> None:
    answer = asked(question)
    assert answer.refused
    assert not any(figure in answer.text for figure in ("611", "486", "64118", "407"))


def test_places_and_their_amounts_are_one_question() -> None:
    assert split_question("居前三位的是哪些县区,各多少件?") == ["居前三位的是哪些县区,各多少件"]
    assert split_question("最多的是哪三个县区?分别多少件") == ["最多的是哪三个县区,分别多少件"]
    assert len(split_question("信息处理费是哪些单位收的,各多少钱")) == 2


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("汀澜烟草 2020 行政处罚", "407"),
        ("汀澜市烟草2020年收到多少件申请", "5件"),
        ("汀澜烟草专卖2020年处罚多少起", "407"),
        ("汀澜公交2020年收到多少件申请", "6件"),
        ("汀澜烟草在哪些地方设了查阅点，一共几处？", "7"),
    ],
)
def test_an_office_answers_to_its_place_and_the_first_words_of_its_name(
    asked: Any, question: str, figure: str
) -> None:
    answer = asked(question)
    assert figure in answer.text
    assert not answer.refused
    assert "汀澜市人民政府" not in answer.text


@pytest.mark.parametrize(
    "question",
    ["汀澜烟草类信息2020年公开了多少条", "汀澜烟草市场2020年检查多少次", "汀澜公交线路2020年多少条"],
)
def test_what_follows_the_name_of_a_place_may_be_a_matter_of_the_place(asked: Any, question: str) -> None:
    slots = [slot.value for slot in asked(question).slots if slot.name == "body"]
    assert slots == ["汀澜市人民政府"]


def test_a_total_comes_before_the_figure_that_leads_up_to_it(asked: Any) -> None:
    answer = asked("汀澜市烟草专卖局2020年设了多少个查阅点")
    assert "7处" in answer.text
    assert "6个" not in answer.text


@pytest.mark.parametrize(
    "way", ["通过", "利用", "借助", "经由", "依托", "透過", "登录"]
)  # 透過 is how it is written in the traditional script
def test_by_way_of_is_no_part_of_a_name(asked: Any, way: str) -> None:
    answer = asked(f"岚泊镇2024年{way}市政府网站公开了多少条信息？")
    assert "64条" in answer.text
    assert not answer.refused


@pytest.mark.parametrize(
    "question",
    [
        "汀澜公交2020年要信息收钱不？",
        "汀澜公交2020年查信息要不要掏钱",
        "汀澜公交2020年找他们要信息要交钱吗",
        "汀澜公交2020年申请公开信息要花钱不",
        "汀澜公交2020年要个材料得交费吗",
        "汀澜公交那份2020的报告里，人家要信息收钱不？",
    ],
)
def test_whether_information_costs_money_is_asked_in_everyday_words(asked: Any, question: str) -> None:
    answer = asked(question)
    assert "未收取任何费用" in answer.text
    assert "6件" not in answer.text


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("想看岚泊镇2024年年报的电子版，上哪儿能下载？", "“政府信息公开”专栏下载"),
        ("岚泊镇2024年年报电子版在哪看", "“政府信息公开”专栏下载"),
        ("岚泊镇2024年报告哪里可以下载", "“政府信息公开”专栏下载"),
        ("汀澜公交2020年的报告发在哪里", "在公司官网“信息公开”栏发布"),
        ("汀澜公交的报告上哪看", "在公司官网“信息公开”栏发布"),
    ],
)
def test_where_the_report_stands_is_told_by_its_own_words(asked: Any, question: str, quote: str) -> None:
    answer = asked(question)
    assert quote in answer.text
    assert "图书室" not in answer.text


def test_a_report_that_does_not_say_where_it_stands_is_not_spoken_for(asked: Any) -> None:
    assert asked("汀澜市烟草专卖局2020年年报电子版在哪下载").refused


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("汀澜市2020年办了多少件人大建议跟政协提案呀", ["63件", "48件"]),
        ("汀澜市2020年办理人大代表建议和政协提案多少件", ["63件", "48件"]),
        ("汀澜市2020年征地拆迁和企业改制的申请有多少件", ["38件", "21件"]),
    ],
)
def test_things_under_one_amount_get_each_their_figure(asked: Any, question: str, figures: list[str]) -> None:
    answer = asked(question)
    assert all(figure in answer.text for figure in figures)
    assert len(answer.citations) >= 1
    assert not answer.computations


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("汀澜市2020年征地拆迁和企业改制两类申请加起来多少件？", "38 + 21 = 59"),
        ("汀澜市2020年企业改制跟征地拆迁的申请合计几件", "38 + 21 = 59"),
        ("汀澜市2020年征地拆迁、企业改制和票价与优惠类三类一共多少", "38 + 21 + 14 = 73"),
    ],
)
def test_parts_of_one_list_are_added_up(asked: Any, question: str, formula: str) -> None:
    answer = asked(question)
    assert formula in answer.text
    assert answer.how is How.COMPUTED


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("汀澜市2020年征地拆迁和环境保护两类申请加起来多少件", ("93", "38件", "611")),
        ("汀澜市2020年市长信箱来信和办结一共多少封", ("827",)),
    ],
)
def test_what_no_list_holds_is_not_added_up(asked: Any, question: str, wrong: tuple[str, ...]) -> None:
    answer = asked(question)
    assert not any(figure in answer.text for figure in wrong)


def test_what_is_counted_together_stays_together(asked: Any) -> None:
    answer = asked("汀澜市2020年古树保护和河道清淤诉求多少件")
    assert "27件" in answer.text
    assert len(answer.citations) == 1


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("汀澜市2020年政务新媒体为啥从12个增加到17个了？", "由17个整合为12个"),
        ("汀澜市2020年政务新媒体为什么增加了", "由17个整合为12个"),
        ("汀澜市2020年清单事项为啥从52项减到36项", "由36项增至52项"),
        ("汀澜市烟草专卖局2020年收到申请为什么从5件增加到9件", "较2019年的9件减少4件"),
        ("汀澜烟草2020年申请为什么增加了", "较2019年的9件减少4件"),
    ],
)
def test_a_change_asked_the_wrong_way_round_is_set_right(asked: Any, question: str, quote: str) -> None:
    answer = asked(question)
    assert quote in answer.text
    assert [notice.kind for notice in answer.notices].count("premise") == 1


@pytest.mark.parametrize(
    "question",
    [
        "汀澜市2020年政务新媒体怎么从17个减到12个的",
        "汀澜市2020年清单事项为啥从36项增到52项",
        "汀澜市2020年政务微博为什么从3个增加到9个",
    ],
)
def test_a_change_told_as_it_was_is_not_corrected(asked: Any, question: str) -> None:
    assert "premise" not in [notice.kind for notice in asked(question).notices]


def write_more() -> list[Draft]:
    county = Draft("槐汀县", "槐汀县人民政府", "government", 2021)
    county.detail("phone", "联系电话：0900-6620917", "0900-6620917")
    county.heading("一、总体情况")
    county.line("县政府成立由常务副县长任组长的政府信息公开工作领导小组。")
    county.say(
        "全县主动公开政府信息430条，其中机构职能类265条、规划计划类165条。",
        ("全县主动公开政府信息", "430", "条", "proactive"),
        ("机构职能类", "265", "条", "", "", 0),
        ("规划计划类", "165", "条", "", "", 0),
    )
    county.line("公开的形式主要有：一是县政府门户网站；二是《槐汀快报》；三是各乡镇政务公开栏。")
    county.say("全县收取信息处理费6件、1480元。", ("全县收取信息处理费", "1480", "元", "processing_fee"))
    county.line("其中县自然资源局4件、1120元，柳汀镇2件、360元。")
    county.line("第三方评估中，县水利局以90.4分居首，县商务局以69.5分列末位。")
    county.say(
        "热线接听来电300个，其中报修120个、用水咨询150个、其他30个。",
        ("热线接听来电", "300", "个"),
        ("报修", "120", "个", "", "", 0),
        ("用水咨询", "150", "个", "", "", 0),
        ("其他", "30", "个", "", "", 0),
    )
    county.say("政务微信全年推送783条。", ("政务微信推送", "783", "条"))
    county.say("信息公开咨询电话受理群众咨询2415人次。", ("信息公开咨询电话受理群众咨询", "2415", "人次"))
    county.say("公布了三批次配租名单共计1086户。", ("公布", "三", "批次"), ("公租房配租名单", "1086", "户"))
    county.row("", "", "4.政务微信公开政府信息数", ("公开数",), ["873"])
    county.heading("五、存在的主要问题及改进情况")
    county.line("存在问题：村级公开内容不全。")
    county.line("2022年，将开通“槐汀政策通”小程序。")
    later = Draft("槐汀县", "槐汀县人民政府", "government", 2022)
    later.detail("phone", "联系电话：0900-6620935", "0900-6620935")
    later.heading("五、存在的主要问题及改进情况")
    later.line("上一年度问题整改情况：针对村级公开内容不全的问题，已在187个村制作公开栏。")
    bureau = Draft("槐汀县", "槐汀县教育局", "department", 2022)
    bureau.detail("phone", "联系电话：0900-6630001", "0900-6630001")
    bureau.heading("一、总体情况")
    bureau.say("收到申请8件。", ("收到申请", "8", "件", "received"))
    town = Draft("柳汀镇", "槐汀县柳汀镇人民政府", "township", 2022)
    town.heading("一、总体情况")
    town.say("收到申请3件。", ("收到申请", "3", "件", "received"))
    return [county, later, bureau, town]


@pytest.fixture(scope="module")
def more() -> Any:
    index: Any = FakeIndex(write_more())
    return lambda *turns: answer_question(turns[-1], turns[:-1], index, FakeSource(index))


@pytest.mark.parametrize(
    "question",
    [
        "槐汀县2021年政务微信到底推了多少条，正文和附表说的一样吗",
        "槐汀县2021年政务微信推送的条数，表格和正文一致吗",
    ],
)
def test_text_and_table_are_put_beside_each_other(more: Any, question: str) -> None:
    answer = more(question)
    assert "783条" in answer.text
    assert "873" in answer.text
    assert "不同" in answer.text


@pytest.mark.parametrize(
    "question", ["槐汀县2021年公开政府信息主要用了哪些形式？", "槐汀县2021年通过哪些渠道公开政府信息"]
)
def test_forms_of_publishing_are_no_kinds_of_matters(more: Any, question: str) -> None:
    answer = more(question)
    assert "265" not in answer.text
    assert "槐汀快报" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("槐汀县2021年领导小组谁当组长", "由常务副县长任组长"),
        ("槐汀县2021年政府信息公开工作领导小组组长是什么职务的人担任？", "由常务副县长任组长"),
        ("槐汀县 2021 公开咨询电话 受理群众咨询 人次", "2415人次"),
        ("槐汀县2021年公布的保障房配租名单有多少户", "1086户"),
        ("槐汀县政府在2021年报里说下一年要做哪几件事", "槐汀政策通"),
        ("槐汀县2021年那个村级公开内容不全的问题后来整改了吗", "187个村"),
        ("槐汀县政府办公室的联系电话是多少", "0900-6620935"),
        ("槐汀县2021年信息处理费哪些部门收得最多", "县自然资源局4件、1120元"),
        ("槐汀县2021年第三方评估得分最低的是哪个部门", "县商务局以69.5分列末位"),
        ("槐汀县2021年报修和用水咨询一共多少个", "120 + 150 = 270"),
        ("槐汀县2021年报修跟用水咨询有多少个", "120个"),
    ],
)
def test_what_is_told_in_other_places_is_found(more: Any, question: str, told: str) -> None:
    assert told in more(question).text


def test_an_office_below_the_one_spoken_of_is_asked_the_same(more: Any) -> None:
    assert "8件" in more("槐汀县2022年收到多少件申请？", "它下属教育局呢？").text


def test_whom_to_call_is_told_though_the_year_spoken_of_is_not_held(more: Any) -> None:
    answer = more("槐汀县教育局2022年收到多少件申请", "前一年是多少", "他们电话多少")
    assert "0900-6630001" in answer.text
    assert more("槐汀县教育局2020年年报上的电话是多少").refused


@pytest.mark.parametrize("name", ["槐汀县柳汀镇人民政府", "槐汀县柳汀镇", "柳汀镇", "槐汀县柳汀镇政府"])
def test_a_town_is_known_by_the_county_before_its_name(more: Any, name: str) -> None:
    answer = more(f"{name}2022年收到多少件申请")
    assert "3件" in answer.text


def test_a_county_is_none_of_its_towns(more: Any) -> None:
    bodies = [slot.value for slot in more("槐汀县2022年收到多少件申请").slots if slot.name == "body"]
    assert bodies == ["槐汀县人民政府"]
    assert more("槐汀县樟汀镇2022年收到多少件申请").refused


def test_income_is_no_tariff(tmp_path: Path) -> None:
    text = """枫渡市热力集团有限责任公司2023年度信息公开工作年度报告

本报告统计期限自2023年1月1日起至2023年12月31日止。
一、基本情况
公司承担市区供热任务2310万平方米。居民供热价格按建筑面积每平方米28.6元收取。
"""
    with asking(tmp_path, {"fd2023.txt": text}) as ask:
        answer = ask("枫渡市热力集团2023年供热收入和利润各多少")
        priced = ask("枫渡市热力集团2023年供热价格每平方米多少钱")

    assert answer.figure is None, answer.text
    assert "28.6" in priced.text


HEAT = """枫渡市供水集团有限责任公司2023年度信息公开工作年度报告

本报告统计期限自2023年1月1日起至2023年12月31日止。联系方式：客服热线 0699-96118。
一、基本情况
公司设营业网点17个。

| 项目 | 单位 | 2022年 | 2023年 |
|---|---|---|---|
| 公示退费 | 笔 | 912 | 1045 |
| 受理投诉 | 件 | 1498 | 1276 |
| 其中：水压不足 | 件 | 913 | 702 |
| 管网巡检 | 次 | 61 | 75 |
"""


@pytest.fixture(scope="module")
def heat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("heat"), {"fdgs2023.txt": HEAT}) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("枫渡供水集团2022年公示退费多少笔", "912笔"),
        ("枫渡供水集团2022年水压不足的投诉几件", "913件"),
        ("枫渡供水集团2023年公示退费比2022年多多少笔", "1045 − 912 = 133"),
        ("枫渡供水集团2022年和2023年管网巡检一共几次", "61 + 75 = 136"),
    ],
)
def test_a_year_without_a_report_is_told_by_a_column_of_another(
    heat: Ask, question: str, figure: str
) -> None:
    assert figure in heat(question).text, heat(question).text


def test_a_year_that_no_column_tells_stays_without_a_report(heat: Ask) -> None:
    for question in ("枫渡供水集团2021年公示退费多少笔", "枫渡供水集团2022年设营业网点几个"):
        refusal = heat(question).refusal
        assert refusal is not None
        assert refusal.reason is RefusalReason.NO_REPORT


def test_a_number_to_call_is_no_amount(heat: Ask) -> None:
    answer = heat("枫渡供水集团2023年接了多少电话")
    assert answer.refused, answer.text


def test_what_is_printed_in_ten_thousands_is_said_in_yuan_where_yuan_are_asked(tmp_path: Path) -> None:
    text = """枫渡县人民政府2016年政府信息公开工作年度报告

本报告统计期限自2016年1月1日起至2016年12月31日止。
一、概述
全年主动公开政府信息一百七十三条。依申请公开信息收取的费用0.38万元。自2008年5月《条例》施行以来累计公开6705条。
"""
    with asking(tmp_path, {"fd2016.txt": text}) as ask:
        in_yuan = ask("枫渡县2016年依申请公开收了多少元")
        plainly = ask("枫渡县2016年依申请公开收取的费用")
        to_date = ask("枫渡县到2016年底累计公开了多少信息")

    assert "0.38万元" in in_yuan.text
    assert "3800元" in in_yuan.text
    assert "3800" not in plainly.text
    assert "6705" in to_date.text
    assert "173" not in to_date.text


def test_two_years_in_brackets_are_both_asked(more: Any) -> None:
    assert [
        slot.value for slot in more("槐汀县两年（2021、2022）一共收到多少件申请").slots if slot.name == "year"
    ] == [
        "2021",
        "2022",
    ]


def test_requests_counted_again_beside_last_years_are_requests(tmp_path: Path) -> None:
    text = """枫塘县人民政府2023年政府信息公开工作年度报告

本报告统计期限自2023年1月1日起至2023年12月31日止。
一、总体情况
全县新收政府信息公开申请72件，其中自然人申请58件。收到数比2022年的81件减少9件，下降11.1%。
"""
    with asking(tmp_path, {"ft2023.txt": text}) as ask:
        both = ask("枫塘县2023年跟2022年比，收到的申请少了几件、降了多少？")
        before = ask("枫塘县2022年收到申请多少件")
        asked = ask("你觉得枫塘县2023年的信息公开做得好不好？打几分？")

    assert "81 − 72 = 9" in both.text, both.text
    assert "11.1%" in both.text
    assert "81件" in before.text
    assert asked.refused, asked.text
