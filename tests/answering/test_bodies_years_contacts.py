"""Which body, year and number a question means, above all of bodies that are no government of a place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.types import RefusalReason
from tests.answering.asking import Ask, asking

REPORTS = {
    "primary.txt": """沅芷市第一实验小学2022年度信息公开工作报告
发布日期：2023年1月12日
一、基本情况
学校2022年招收一年级新生315人，分7个班。家长开放日举办3次。
二、联系方式
地址：沅芷市书院路12号；办公室电话：0755-6120011；投诉电话：0755-6120022。
""",
    "college2122.txt": """沅芷职业技术学院2021-2022学年信息公开工作年度报告
发布日期：2022年10月25日
统计时间为2021年9月1日至2022年8月31日。
一、基本情况
收到信息公开申请4件。信息公开工作领导小组组长由院长纪明担任。
联系电话：0755-6133301。招生咨询热线：0755-6133399。
""",
    "college2223.txt": """沅芷职业技术学院2022-2023学年信息公开工作年度报告
发布日期：2023年10月20日
统计时间为2022年9月1日至2023年8月31日。
一、基本情况
收到信息公开申请7件。信息公开工作领导小组组长由院长陶安担任。
联系电话：0755-6133301。招生咨询热线：0755-6133399。
""",
    "clinic.txt": """泷水县芦坪中心卫生院2023年信息公开工作年度报告
发布日期：2024年1月18日
一、公开情况
受理投诉9件。家庭医生签约8120人。
地址：泷水县芦坪镇中兴街5号，电话：0756-3312001，急救电话：0756-3312120。
""",
    "women.txt": """沅芷市妇幼保健院2023年度信息公开工作报告
发布日期：2024年1月20日
一、公开情况
受理投诉51件，其中涉及排队等候的22件。
咨询电话：0755-6150001，投诉电话：0755-6150009，预约电话：0755-6150100。
""",
    "bus.txt": """沅芷市公共交通集团有限公司2023年度信息公开报告
发布日期：2024年2月1日
一、公开情况
受理投诉612件，其中等车时间长的240件。
公司办公室电话：0755-6160018；24小时服务热线：0755-6160000；监督电话：0755-6160099。
""",
    "gas.txt": """沅芷华润燃气有限公司2023年度信息公开报告
发布日期：2024年1月30日
一、公开情况
受理投诉187件。
二、营业厅
城东营业厅：地址沅芷市朝阳路88号，服务时间周一至周日8:30—17:30，电话0755-6170101；
城西营业厅：地址沅芷市望江路6号，服务时间周一至周五9:00—17:00，电话0755-6170102。
抢险电话：0755-6170119。
""",
    "police.txt": """泷水县公安局芦坪派出所2023年警务信息公开年度报告
发布日期：2024年1月10日
一、公开情况
2023年接处警1432起。
电话：0756-3312110。
""",
    "residents.txt": """沅芷市松岭区桂花街道竹园社区居民委员会2023年信息公开年度报告
发布日期：2024年1月8日
一、公开情况
2023年收到意见建议43条。
电话：0755-6190077。
""",
    "affiliated.txt": """沅芷师范大学附属小学2023年信息公开工作报告
发布日期：2024年1月15日
一、基本情况
2023年招收新生270人，公开信息95条。
电话：0755-6121122。
""",
    "water.txt": """沅芷市澜泉供水集团有限公司2023年度信息公开报告
发布日期：2024年1月30日
一、公开情况
受理投诉1275件。
客服热线0755-6200900全天24小时有人接听。
公司办公室电话：0755-6200611。
""",
    "civil.txt": """荻川县民政局2013年度政府信息公开工作年度报告
发布日期：2014年3月3日
一、主动公开情况
结婚证工本费每对9元。
咨询：0894-6022358（办公室）、0894-6022371（低保股）、0894-6022390（婚姻登记处）。
""",
    "school.txt": """荻川县第一高级中学2022年度校务信息公开工作报告
发布日期：2023年1月18日
一、收费
住宿费每生每学期300元。全年处理电话投诉28起，其中食堂11起。
学校办公室电话：0894-6130227；举报电话：0894-6130110。
""",
    "county.txt": """泷水县人民政府2023年政府信息公开工作年度报告
发布日期：2024年1月28日
一、总体情况
全县收到政府信息公开申请96件，其中县自然资源局31件、县住房和城乡建设局22件、县公安局11件、芦坪镇8件。
联系电话：0756-3310001。
""",
    "disease.txt": """沅芷市疾病预防控制中心2023年信息公开年度报告
发布日期：2024年1月23日
一、公开情况
公开信息310条，收到信息公开申请3件。
电话：0755-6270001。
""",
    "zone.txt": """沅芷经济技术开发区管理委员会2023年政府信息公开工作年度报告
发布日期：2024年1月12日
一、总体情况
收到政府信息公开申请12件。联系电话：0755-6240001。
""",
    "district.txt": """枫陵区人民政府2020年政府信息公开工作年度报告
发布日期：2021年1月28日
一、总体情况
收到政府信息公开申请33件。
联系电话：0757-3310001。
""",
    "street.txt": """松岭区鹭滩街道办事处2021年政府信息公开工作年度报告
发布日期：2022年1月24日
一、总体情况
收到政府信息公开申请4件。
联系电话：0755-7216600。
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("bodies_years_contacts"), REPORTS) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "told", "source"),
    [
        ("沅芷市实验一小2022年招了多少一年级新生？", "315人", "primary.txt"),
        ("沅芷一实小2022年招了多少新生？", "315人", "primary.txt"),
        ("市一实验小学家长开放日办了几次？", "3次", "primary.txt"),
        ("沅芷职院2022年收到信息公开申请几件？", "4件", "college2122.txt"),
        ("芦坪卫生院2023年签约了多少人？", "8120人", "clinic.txt"),
        ("沅芷妇保院2023年投诉多少件？", "51件", "women.txt"),
        ("沅芷妇幼2023年投诉多少件？", "51件", "women.txt"),
        ("市公交公司2023年投诉几件", "612件", "bus.txt"),
        ("沅芷燃气公司2023年投诉多少件", "187件", "gas.txt"),
        ("沅芷市自来水公司2023年投诉多少件", "1275件", "water.txt"),
        ("澜泉供水2023年投诉多少件", "1275件", "water.txt"),
        ("芦坪派出所2023年接处警多少起？", "1432起", "police.txt"),
        ("竹园居委会收到多少意见建议", "43条", "residents.txt"),
        ("竹园社区2023年收到多少意见建议", "43条", "residents.txt"),
        ("沅芷师大附小2023年招收新生多少人", "270人", "affiliated.txt"),
        ("附小2023年公开信息多少条", "95条", "affiliated.txt"),
        ("荻川一高2022年处理电话投诉多少起", "28起", "school.txt"),
        ("荻川县1中2022年处理电话投诉多少起", "28起", "school.txt"),
        ("市疾控中心2023年公开信息多少条", "310条", "disease.txt"),
        ("沅芷疾控2023年收到几件申请", "3件", "disease.txt"),
        ("沅芷经济开发区2023年收到多少件申请", "12件", "zone.txt"),
        ("How many requests did the Yuanzhi CDC receive in 2023?", "3 cases", "disease.txt"),
        ("How many complaints did the Luping Central Health Centre handle in 2023?", "9 cases", "clinic.txt"),
        ("Yuanzhi Maternity and Child Care Hospital: how many complaints in 2023?", "51 cases", "women.txt"),
        ("How many phone complaints did Dichuan County No.1 Senior High School handle in 2022?", "28 cases", "school.txt"),
        ("How many complaints did Lanquan Water Supply Group handle in 2023?", "1275 cases", "water.txt"),
    ],
)  # fmt: skip
def test_institutions_by_the_names_people_use(ask: Ask, question: str, told: str, source: str) -> None:
    answer = ask(question)
    assert not answer.refused
    assert told in answer.text
    assert {cited.doc for cited in answer.citations} == {source}


@pytest.mark.parametrize(
    "question",
    [
        "沅芷市第二实验小学2022年招生多少？",
        "沅芷市三院2023年投诉多少？",
        "沅芷大学2023年收到几件申请？",
        "沅芷市2023年医院投诉多少件",
        "How many complaints did Luping Primary School get?",
    ],
)
def test_another_institution_of_the_place_is_not_held(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.NO_REPORT


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("荻川县2013年领结婚证交几块钱", "每对9元"),
        ("沅芷市2023年自来水投诉多少件", "1275件"),
        ("沅芷市2023年公交投诉多少件", "612件"),
    ],
)
def test_the_place_alone_means_the_office_whose_matter_it_is(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


@pytest.mark.parametrize(
    ("earlier", "question", "told"),
    [
        ((), "沅芷职院21-22学年收到申请多少件", "4件"),
        ((), "沅芷职业技术学院2022年秋天入学那个学年收到申请多少件", "7件"),
        (("沅芷职院2021—2022学年收到申请多少件",), "下一个学年呢", "7件"),
        (("沅芷职院2022—2023学年收到申请多少件",), "那上一个学年呢", "4件"),
        (("沅芷职院2021—2022学年信息公开领导小组组长是谁",), "那下一个学年呢，换谁了？", "陶安"),
        (("How many requests did Yuanzhi Vocational and Technical College receive in 2021-22?",), "And the following academic year?", "7 cases"),
    ],
)  # fmt: skip
def test_school_years(ask: Ask, earlier: tuple[str, ...], question: str, told: str) -> None:
    assert told in ask(question, *earlier).text


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("沅芷第一实验小学的投诉电话是多少？", "0755-6120022"),
        ("沅芷妇幼保健院预约电话", "0755-6150100"),
        ("芦坪中心卫生院急救电话", "0756-3312120"),
        ("沅芷公交24小时热线", "0755-6160000"),
        ("沅芷公交电话", "0755-6160018"),
        ("沅芷华润燃气抢险电话", "0755-6170119"),
        ("荻川县民政局婚姻登记处电话", "0894-6022390"),
        ("荻川县民政局低保股电话", "0894-6022371"),
        ("What is the 24-hour customer hotline of Lanquan Water Supply Group?", "0755-6200900"),
        ("phone number to complain, Yuanzhi Bus Group", "0755-6160099"),
        ("Luping health centre ambulance number", "0756-3312120"),
        ("沅芷华润燃气城西营业厅地址", "望江路6号"),
        ("沅芷燃气周日哪个营业厅开门", "朝阳路88号"),
    ],
)
def test_the_number_or_hall_that_is_meant(ask: Ask, question: str, number: str) -> None:
    answer = ask(question)
    assert number in answer.text
    others = {"望江路6号": "朝阳路88号", "朝阳路88号": "望江路6号"}
    assert number not in others or others[number] not in answer.text


@pytest.mark.parametrize(
    ("earlier", "question", "told"),
    [
        ((), "泷水县住建局2023年收到多少申请？", "22件"),
        (("泷水县2023年收到政府信息公开申请多少件？",), "那县住建局呢？", "22件"),
        (("泷水县2023年收到政府信息公开申请多少件？",), "自规局呢？", "31件"),
        ((), "How many requests did the Longshui County Housing Bureau receive in 2023?", "22 cases"),
    ],
)
def test_offices_in_the_list_of_their_place(
    ask: Ask, earlier: tuple[str, ...], question: str, told: str
) -> None:
    answer = ask(question, *earlier)
    assert told in answer.text
    assert {cited.doc for cited in answer.citations} == {"county.txt"}


@pytest.mark.parametrize("name", ["枫山区", "枫菱区", "枫城区"])
def test_a_name_one_character_off_is_another_place(ask: Ask, name: str) -> None:
    answer = ask(f"{name}2020年收到多少件申请？")
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.NO_REPORT
    assert "枫陵区人民政府" in answer.text
    assert "33" not in answer.text


@pytest.mark.parametrize(
    ("question", "typed", "told"),
    [("鹭滩街到2021年收到几件申请", "鹭滩街到", "4件"), ("枫陵去2020年收到几件申请", "枫陵去", "33件")],
)
def test_a_mistyped_kind_is_put_right_and_said(ask: Ask, question: str, typed: str, told: str) -> None:
    answer = ask(question)
    assert told in answer.text
    assert any(typed in notice.text for notice in answer.notices)


def test_what_a_company_or_hospital_is_called_without_its_kind(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    reports = {
        "公交2014.txt": "澜渚公共交通有限责任公司2014年信息公开年度报告\n\n一、概况\n\n空调车票价2元。全年新购公交车30辆。\n",
        "房管2024.txt": "澜渚市住房保障局2024年政府信息公开工作年度报告\n\n一、概况\n\n全年新分配公租房1386套。热线接通率94%。\n",
        "小学2011.txt": "柳渚镇中心小学2011年信息公开年度报告\n\n一、概况\n\n在校学生1086人。\n",
    }
    with asking(tmp_path_factory.mktemp("called_short"), reports) as ask:
        assert "30辆" in ask("澜渚公交去年新买了多少公交车，2014年的").text
        assert "1386套" in ask("澜渚市住保局2024年新分配公租房多少套").text
        assert "1386套" in ask("澜渚市2024年分了多少套公租房").text
        assert "1086" in ask("柳渚小学2011年在校学生多少人").text
