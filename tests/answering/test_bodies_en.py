"""What English calls the bodies held: each found by what its name says, no other office of the place for it."""

from __future__ import annotations

import pytest

from assistant.answering.bodies import find_bodies
from assistant.answering.holdings import Holdings
from assistant.lexicon.agencies import parse_agency
from assistant.types import ReportSummary

LAIYUE = ("莱岳市人民政府", "莱岳市住房保障和房产管理局", "莱岳市教育局")
MOUNTAIN = ("黔岭省山地农业厅", "澄屏县人民政府")
REAL = ("贵州省山地农业厅", "澄屏县人民政府")
PORT = ("福建省榕岙港口管理局", "澄屏县人民政府")
SCHOOL = ("南屿工程技术大学", "澄屏县人民政府")
XIAN = ("西岸市人民政府", "西岸市生态环境局", "西岸市烟草专卖局")
MANY = (
    "澜桐市人民政府", "澜桐市卫生健康委员会", "澜桐市交通运输局", "澜桐市水务局", "澜桐市市场监督管理局", "澜桐市农业农村局",
    "澜桐市生态环境局", "澜桐市人力资源和社会保障局", "澜桐市民政局", "澜桐市文化和旅游局", "澜桐市自然资源和规划局",
    "澜桐市发展和改革委员会", "澜桐市财政局", "澜桐市审计局", "澜桐市统计局", "澜桐市公安局", "澜桐市司法局", "澜桐市应急管理局",
    "澜桐市城市管理局", "澜桐市林业局", "澜桐市退役军人事务局", "澜桐市医疗保障局", "澜桐市大数据管理局",
    "澜桐市政务服务数据管理局", "国家税务总局澜桐市税务局", "澜桐市粮食和物资储备局", "澜桐市气象局", "澜桐市邮政管理局",
    "澜桐市海事局", "澜桐市工业和信息化局", "澜桐市科学技术局", "澜桐市商务局", "澜桐市体育局", "澜桐市信访局",
)  # fmt: skip
INSTITUTIONS = (
    "澜桐市第一人民医院", "澜桐市妇幼保健院", "澜桐市第二中学", "澜桐海关", "澜桐师范学院", "澜桐市公共交通集团有限公司",
    "澜桐高新技术产业开发区管理委员会",
)  # fmt: skip
WIDER = (
    "福建省漳梭县人民政府",
    "葵沙市麓滩区人民政府",
    "勐滩傣族佤族自治县人民政府",
    "砂盘湖高新技术产业开发区管理委员会",
    "苔盘供电公司",
)
PLACES = (
    "苏勒旗人民政府", "霍岚盟行政公署", "朵溪藏族自治州人民政府", "望溪街道办事处", "柳澜镇人民政府", "石屏瑶族乡人民政府",
    "云岚经济技术开发区管理委员会",
)  # fmt: skip

TABLE = [
    # A name in brackets in Chinese decides.
    (REAL, "Guizhou Mountain Agriculture Department (贵州省山地农业厅)", "贵州省山地农业厅"),
    (REAL, "the Guizhou mountain agriculture department (贵州省山地农业厅)", "贵州省山地农业厅"),
    (REAL, "the Department of Upland Farming of Guizhou (贵州省山地农业厅)", "贵州省山地农业厅"),
    (REAL, "Guizhou (贵州省山地农业厅)", "贵州省山地农业厅"),
    (LAIYUE, "the Laiyue property office (莱岳市住房保障和房产管理局)", "莱岳市住房保障和房产管理局"),
    (LAIYUE, "Laiyue (莱岳市教育局)", "莱岳市教育局"),
    (PORT, "the harbour people of Rong'ao (榕岙港口管理局)", "福建省榕岙港口管理局"),
    (SCHOOL, "Nanyu Institute (南屿工程技术大学)", "南屿工程技术大学"),
    (LAIYUE, "the Laiyue water bureau (莱岳市水务局)", None),
    # Without.
    (REAL, "Guizhou Mountain Agriculture Department", "贵州省山地农业厅"),
    (REAL, "the Guizhou Department of Mountain Agriculture", "贵州省山地农业厅"),
    (REAL, "Guizhou Province's mountain agriculture department", "贵州省山地农业厅"),
    (REAL, "the Guizhou Provincial Department of Mountain Agriculture", "贵州省山地农业厅"),
    (REAL, "the Guizhou agriculture department", "贵州省山地农业厅"),
    (REAL, "the mountain agriculture department of Guizhou", "贵州省山地农业厅"),
    (REAL, "the Guizhou education department", None),
    (REAL, "the Guizhou Department of Transport", None),
    (REAL, "the Guizhou government", None),
    (REAL, "the Guizhou provincial government", None),
    (MOUNTAIN, "the Qianling Mountain Agriculture Department", "黔岭省山地农业厅"),
    (MOUNTAIN, "Qianling's department of mountain farming", "黔岭省山地农业厅"),
    (MOUNTAIN, "the Qianling fisheries department", None),
    (LAIYUE, "the Laiyue housing bureau", "莱岳市住房保障和房产管理局"),
    (LAIYUE, "the Laiyue Housing Security and Real Estate Administration Bureau", "莱岳市住房保障和房产管理局"),
    (LAIYUE, "Laiyue City Housing Bureau", "莱岳市住房保障和房产管理局"),
    (LAIYUE, "the Laiyue real estate bureau", "莱岳市住房保障和房产管理局"),
    (LAIYUE, "the Laiyue housing authority", "莱岳市住房保障和房产管理局"),
    (LAIYUE, "the Laiyue bureau of housing", "莱岳市住房保障和房产管理局"),
    (LAIYUE, "the housing bureau in Laiyue", "莱岳市住房保障和房产管理局"),
    (LAIYUE, "the housing bureau of Laiyue City", "莱岳市住房保障和房产管理局"),
    (LAIYUE, "Laiyue's housing department", "莱岳市住房保障和房产管理局"),
    (LAIYUE, "the Laiyue municipal housing bureau", "莱岳市住房保障和房产管理局"),
    (LAIYUE, "the Laiyue Municipal Bureau of Housing Security and Property Management", "莱岳市住房保障和房产管理局"),
    (LAIYUE, "the Laiyue housing and construction bureau", None),
    (LAIYUE, "the Laiyue water bureau", None),
    (LAIYUE, "the Laiyue housing provident fund centre", None),
    (LAIYUE, "the Laiyue transport department", None),
    (LAIYUE, "the Laiyue health commission", None),
    (LAIYUE, "Laiyue Municipal Education Bureau", "莱岳市教育局"),
    (LAIYUE, "Laiyue", "莱岳市人民政府"),
    (LAIYUE, "the City of Laiyue", "莱岳市人民政府"),
    (LAIYUE, "LAIYUE CITY", "莱岳市人民政府"),
    (LAIYUE, "Lai Yue City", "莱岳市人民政府"),
    (LAIYUE, "Lai-yue", "莱岳市人民政府"),
    (LAIYUE, "the Laiyue municipal government", "莱岳市人民政府"),
    (LAIYUE, "the Laiyue municipal people's government", "莱岳市人民政府"),
    (LAIYUE, "the municipal government of Laiyue", "莱岳市人民政府"),
    (LAIYUE, "the government of Laiyue City", "莱岳市人民政府"),
    (LAIYUE, "the municipality of Laiyue", "莱岳市人民政府"),
    (LAIYUE, "Laiyue's city government", "莱岳市人民政府"),
    (LAIYUE, "Laiyue County", None),
    (LAIYUE, "the County of Laiyue", None),
    (PORT, "the Rong'ao Port Administration", "福建省榕岙港口管理局"),
    (PORT, "the Rong’ao Port Administration", "福建省榕岙港口管理局"),
    (PORT, "the Rongao Port Authority", "福建省榕岙港口管理局"),
    (PORT, "Rong Ao Port Administration", "福建省榕岙港口管理局"),
    (PORT, "the Rong-ao harbour bureau", "福建省榕岙港口管理局"),
    (PORT, "the Fujian Rong'ao Port Administration Bureau", "福建省榕岙港口管理局"),
    (PORT, "the port administration of Rong'ao", "福建省榕岙港口管理局"),
    (PORT, "Rong'ao", "福建省榕岙港口管理局"),
    (PORT, "the Rong'ao education bureau", None),
    (PORT, "Rong'ao City", None),
    (PORT, "the Rong'ao government", None),
    (SCHOOL, "Nanyu", "南屿工程技术大学"),
    (SCHOOL, "Nanyu University", "南屿工程技术大学"),
    (SCHOOL, "the university in Nanyu", "南屿工程技术大学"),
    (SCHOOL, "Nanyu University of Engineering and Technology", "南屿工程技术大学"),
    (SCHOOL, "Nanyu Engineering and Technology University", "南屿工程技术大学"),
    (SCHOOL, "Nanyu Engineering University", "南屿工程技术大学"),
    (SCHOOL, "Nanyu Medical University", None),
    (SCHOOL, "Nanyu University of Finance", None),
    (SCHOOL, "Nanyu County", None),
    (SCHOOL, "the Nanyu education bureau", None),
    (SCHOOL, "the Nanyu government", None),
    (SCHOOL, "Nanyu Hospital", None),
    (XIAN, "Xi'an", "西岸市人民政府"),
    (XIAN, "Xian City", "西岸市人民政府"),
    (XIAN, "Xi'an's tobacco bureau", "西岸市烟草专卖局"),
    (XIAN, "the Xi'an Municipal Tobacco Monopoly Administration", "西岸市烟草专卖局"),
    (XIAN, "the Xi’an environment bureau", "西岸市生态环境局"),
    (XIAN, "the Xi'an salt bureau", None),
    (XIAN, "the Xi'an education bureau", None),
    # The wider place of a body named beside it, other spellings of peoples, lakes; brackets either way round.
    (WIDER, "Zhangsuo County, Fujian", "福建省漳梭县人民政府"),
    (WIDER, "Fujian's Zhangsuo County", "福建省漳梭县人民政府"),
    (WIDER, "Fujian Province", None),
    (WIDER, "Kuisha's Lutan District", "葵沙市麓滩区人民政府"),
    (WIDER, "Lutan District of Kuisha", "葵沙市麓滩区人民政府"),
    (WIDER, "Kuisha", None),
    (WIDER, "Mengtan Dai and Wa Autonomous County", "勐滩傣族佤族自治县人民政府"),
    (WIDER, "the Shapan Lake high-tech zone", "砂盘湖高新技术产业开发区管理委员会"),
    (WIDER, "Taipan Power Supply", "苔盘供电公司"),
    (WIDER, "the Taipan water company", None),
    (REAL, "贵州省山地农业厅 (Guizhou Mountain Agriculture Department)", "贵州省山地农业厅"),
    (LAIYUE, "Laiyue (莱岳市水务局)", None),
    (LAIYUE, "the Laiyue traffic police", None),
    *((MANY, english, chinese) for chinese, ways in {
        "澜桐市卫生健康委员会": ("the Lantong health commission", "the health bureau of Lantong", "Lantong's public health department"),
        "澜桐市交通运输局": ("the Lantong transport bureau", "Lantong Department of Transportation", "the Lantong traffic bureau"),
        "澜桐市水务局": ("the Lantong water bureau", "Lantong Water Affairs Bureau", "the water authority in Lantong"),
        "澜桐市市场监督管理局": ("the Lantong market regulator", "the Lantong Administration for Market Regulation", "the Lantong market supervision bureau"),
        "澜桐市农业农村局": ("the Lantong agriculture bureau", "the Lantong Bureau of Agriculture and Rural Affairs"),
        "澜桐市生态环境局": ("the Lantong ecology bureau", "the Lantong environmental protection bureau", "Lantong's ecological environment bureau"),
        "澜桐市人力资源和社会保障局": ("the Lantong human resources bureau", "the Lantong social security bureau", "the Lantong HR and social security bureau"),
        "澜桐市民政局": ("the Lantong civil affairs bureau", "the Bureau of Civil Affairs of Lantong"),
        "澜桐市文化和旅游局": ("the Lantong culture and tourism bureau", "the Lantong tourism bureau"),
        "澜桐市自然资源和规划局": ("the Lantong natural resources bureau", "the Lantong planning bureau", "the Lantong land bureau"),
        "澜桐市发展和改革委员会": ("the Lantong development and reform commission", "the Lantong DRC", "the Lantong NDRC"),
        "澜桐市财政局": ("the Lantong finance bureau", "Lantong's bureau of finance"),
        "澜桐市审计局": ("the Lantong audit office", "the Lantong auditing bureau"),
        "澜桐市统计局": ("the Lantong statistics bureau", "the Lantong Bureau of Statistics"),
        "澜桐市公安局": ("the Lantong police", "the Lantong public security bureau", "the Lantong police department", "the Lantong PSB"),
        "澜桐市司法局": ("the Lantong justice bureau", "the Lantong judicial bureau"),
        "澜桐市应急管理局": ("the Lantong emergency bureau", "the Lantong emergency management department"),
        "澜桐市城市管理局": ("the Lantong urban management bureau", "the Lantong city management bureau"),
        "澜桐市林业局": ("the Lantong forestry bureau",),
        "澜桐市退役军人事务局": ("the Lantong veterans bureau", "the Lantong Veterans Affairs Bureau"),
        "澜桐市医疗保障局": ("the Lantong medical insurance bureau", "the Lantong healthcare security administration"),
        "澜桐市大数据管理局": ("the Lantong big data bureau",),
        "澜桐市政务服务数据管理局": ("the Lantong government services bureau", "the Lantong government services and data bureau"),
        "国家税务总局澜桐市税务局": ("the Lantong tax bureau", "the Lantong taxation office"),
        "澜桐市粮食和物资储备局": ("the Lantong grain bureau", "the Lantong food and reserves bureau"),
        "澜桐市气象局": ("the Lantong weather bureau", "the Lantong meteorological bureau"),
        "澜桐市邮政管理局": ("the Lantong postal administration", "the Lantong post bureau"),
        "澜桐市海事局": ("the Lantong maritime bureau", "the Lantong Maritime Safety Administration"),
        "澜桐市工业和信息化局": ("the Lantong industry bureau", "the Lantong Bureau of Industry and Information Technology"),
        "澜桐市科学技术局": ("the Lantong science bureau", "the Lantong science and technology bureau"),
        "澜桐市商务局": ("the Lantong commerce bureau",),
        "澜桐市体育局": ("the Lantong sports bureau",),
        "澜桐市信访局": ("the Lantong petitions office", "the Lantong letters and calls bureau"),
    }.items() for english in ways),
    *((MANY, f"the Lantong {field} bureau", None) for field in (
        "education", "housing", "fisheries", "tobacco", "customs", "archives", "poverty alleviation", "salt", "energy", "railway",
        "coal", "cultural relics", "earthquake", "intellectual property", "drug", "religious affairs", "foreign affairs",
        "garden", "livestock", "provident fund", "lottery", "geology",
    )),
    *((INSTITUTIONS, english, chinese) for chinese, ways in {
        "澜桐市第一人民医院": ("Lantong First People's Hospital", "Lantong No. 1 Hospital", "the First People's Hospital of Lantong", "Lantong No.1 People's Hospital"),
        "澜桐市妇幼保健院": ("Lantong Maternal and Child Health Hospital", "Lantong maternity hospital", "the women and children's hospital in Lantong"),
        "澜桐市第二中学": ("Lantong No. 2 Middle School", "Lantong Second High School"),
        "澜桐海关": ("Lantong Customs", "the Lantong customs house", "the customs in Lantong"),
        "澜桐师范学院": ("Lantong Normal University", "Lantong Teachers College", "Lantong Normal College"),
        "澜桐市公共交通集团有限公司": ("Lantong Public Transport Group", "the Lantong bus company", "Lantong Public Transportation Group Co., Ltd."),
        "澜桐高新技术产业开发区管理委员会": ("the Lantong high-tech zone", "Lantong Hi-Tech Zone", "the Lantong High-tech Industrial Development Zone", "the administrative committee of the Lantong high-tech zone"),
    }.items() for english in ways),
    *((INSTITUTIONS, english, None) for english in (
        "Lantong Second People's Hospital", "Lantong No. 3 Hospital", "Lantong Chinese Medicine Hospital", "Lantong Medical College",
        "Lantong No. 1 Middle School", "Lantong Second Primary School", "Lantong Water Group", "the Lantong gas company",
        "the Lantong Economic Development Zone",
    )),
    *((PLACES, english, chinese) for chinese, ways in {
        "苏勒旗人民政府": ("Sule Banner", "the Sule banner government", "Sule"),
        "霍岚盟行政公署": ("Huolan League", "the Huolan League administrative office", "Huolan"),
        "朵溪藏族自治州人民政府": ("Duoxi Tibetan Autonomous Prefecture", "Duoxi Prefecture", "Duoxi", "the Duoxi prefectural government"),
        "望溪街道办事处": ("Wangxi Subdistrict", "the Wangxi sub-district office", "Wangxi Street Office", "Wangxi Street", "the subdistrict of Wangxi", "Wangxi Jiedao"),
        "柳澜镇人民政府": ("Liulan Town", "the town of Liulan", "Liulan town government", "the Liulan Town People's Government"),
        "石屏瑶族乡人民政府": ("Shiping Yao Township", "Shiping Township", "Shiping Yao Ethnic Township"),
        "云岚经济技术开发区管理委员会": ("the Yunlan development zone", "Yunlan Economic and Technological Development Zone", "the Yunlan economic development zone", "Yunlan ETDZ", "the Yunlan zone", "the Yunlan development zone administration"),
    }.items() for english in ways),
    *((PLACES, english, None) for english in (
        "Sule County", "Huolan City", "Duoxi County", "Wangxi Town", "Liulan County", "Shiping County", "Yunlan County",
        "the Sule Banner education bureau", "the Duoxi water bureau", "the Yunlan high-tech zone", "the county of Liulan",
    )),
]  # fmt: skip
FRAMES = (
    "How many requests did {} receive in 2020?",
    "How many requests were received by {} in 2020?",
    "{} 2020: administrative permit decisions made",
)


def holdings_of(agencies: tuple[str, ...]) -> Holdings:
    summaries = []
    for agency in agencies:
        name = parse_agency(agency)
        assert name is not None, agency
        summaries.append(
            ReportSummary(
                report_id=agency, source=f"{agency}.txt", title="", region=name.region, agency=agency, level=name.level, year=2020,
                kind="annual_report",
            )
        )  # fmt: skip
    return Holdings(summaries)


HELD = {agencies: holdings_of(agencies) for agencies in {agencies for agencies, _, _ in TABLE}}


@pytest.mark.parametrize(("agencies", "english", "chinese"), TABLE)
def test_a_body_is_found_by_what_its_english_name_says(
    agencies: tuple[str, ...], english: str, chinese: str | None
) -> None:
    for frame in FRAMES:
        found = find_bodies(frame.format(english).lower(), HELD[agencies])

        assert [body.agency for body in found.held] == ([chinese] if chinese else []), frame
        assert bool(found.unheld) == (chinese is None), frame
