"""Bodies held, bodies not held, and names that could mean several."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.answering.bodies import find_bodies
from assistant.answering.holdings import Holdings
from assistant.types import ReportSummary


def summary(region: str, agency: str, level: str, year: int = 2021, **more: str) -> ReportSummary:
    return ReportSummary(
        report_id=f"{agency}{year}",
        source=f"{agency}{year}.txt",
        title="",
        region=region,
        agency=agency,
        level=level,
        year=year,
        kind=more.pop("kind", "annual_report"),
        **more,
    )


HELD = Holdings(
    [
        summary("云泽县", "云泽县人民政府", "government"),
        summary("云泽县", "云泽县教育局", "department"),
        summary("青岚市", "青岚市人民政府", "government"),
        summary("青岚市", "青岚市人民政府", "government", 2019),
    ]
)


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("云泽县2021年收到多少", ["云泽县人民政府"]),
        ("云泽收到多少", ["云泽县人民政府"]),
        ("云泽县人民政府收到多少", ["云泽县人民政府"]),
        ("某省某某州云泽县2021年", ["云泽县人民政府"]),
        ("云泽县教育局收到多少", ["云泽县教育局"]),
        ("教育局收到多少", ["云泽县教育局"]),
        ("县教育局收到多少", ["云泽县教育局"]),
        ("青岚市和云泽县哪个多", ["青岚市人民政府", "云泽县人民政府"]),
        ("yunze county 2021", ["云泽县人民政府"]),
        ("how many did qinglan receive", ["青岚市人民政府"]),
        ("云泽县信息公开办公室电话", ["云泽县人民政府"]),
        ("哪个县收到最多", []),
        ("全县收到多少", []),
        ("县政府网站发了多少", []),
        ("政务服务中心设立查阅点", []),
        ("公司申请多少", []),
        ("which county received the most", []),
        ("the education bureau of yunze county", ["云泽县教育局"]),
        ("the bureau of education in yunze", ["云泽县教育局"]),
        ("yunze county's education department", ["云泽县教育局"]),
        ("how many online requests in 2021", []),
    ],
)
def test_held_bodies_are_found_under_their_names(text: str, agencies: list[str]) -> None:
    found = find_bodies(text, HELD)

    assert [body.agency for body in found.held] == agencies
    assert not found.unheld


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("请问北苇县2021年收到多少", "北苇县"),
        ("云泽县公安局2021年处罚多少", "云泽县公安局"),
        ("北苇县教育局收到多少", "北苇县教育局"),
        ("青岚县2021年收到多少", "青岚县"),
        ("云泽市2021年", "云泽市"),
        ("云泽县白石镇2021年申请几件", "云泽县白石镇"),
        ("云泽县人民政府办公室收到多少", "云泽县人民政府办公室"),
        ("换成北苇县", "北苇县"),
        ("那和平县呢", "和平县"),
        ("昆明2021年收到多少", "昆明"),
        ("beiwei county 2021", "beiwei county"),
        ("how many did dali county receive", "dali county"),
        ("how many did qinglan county receive", "qinglan county"),
        ("how many did kunming receive", "kunming"),
        ("how many did beiwei receive", "beiwei"),
        ("beiwei 2021 lawsuits", "beiwei"),
        ("yunze county police bureau 2021", "yunze county police bureau"),
    ],
)
def test_a_body_that_is_not_held_is_named_as_such(text: str, name: str) -> None:
    found = find_bodies(text, HELD)

    assert found.unheld == (name,)
    assert not found.held


@pytest.mark.parametrize(
    "text",
    [
        "云泽县2021年请普通市民去旁听县政府常务会几次",
        "云泽县到村里摆龙门阵给乡亲讲政策几场",
        "云泽县把市政府、市直部门、区县三块加起来是多少",
        "云泽县乡镇栏目多久更新一次",
        "云泽县我们镇有几个",
        "云泽县2021年乡镇长走进直播间几场",
    ],
)
def test_words_of_the_sentence_before_a_kind_of_place_are_no_name(text: str) -> None:
    found = find_bodies(text, HELD)

    assert [body.agency for body in found.held] == ["云泽县人民政府"]
    assert not found.unheld


@pytest.mark.parametrize(
    "name", ["塔什库尔干县", "喀什市", "多伦县", "图们市", "让胡路区", "会宁县", "那曲市"]
)
def test_names_with_everyday_characters_in_them_are_names(name: str) -> None:
    assert "".join(find_bodies(f"{name}2021年收到多少申请", HELD).unheld) in {name, name.removeprefix("让")}


def test_of_two_bodies_one_may_be_held() -> None:
    found = find_bodies("青岚市和北苇县哪个多", HELD)

    assert [body.agency for body in found.held] == ["青岚市人民政府"]
    assert found.unheld == ("北苇县",)


def test_a_name_without_a_place_belongs_to_the_place_spoken_of() -> None:
    assert find_bodies("教育局呢", HELD, region="云泽县").held
    assert find_bodies("教育局呢", HELD, region="青岚市").unheld == ("教育局",)
    assert find_bodies("same for the education bureau", HELD, region="云泽县").held


def test_a_name_of_several_bodies_leaves_the_choice() -> None:
    held = Holdings(
        [summary("云泽县", "云泽县教育局", "department"), summary("青岚市", "青岚市教育局", "department")]
    )

    assert len(find_bodies("教育局收到多少", held).choices) == 2


def test_years_are_listed_newest_first_and_superseded_reports_do_not_count() -> None:
    held = Holdings(
        [
            summary("青岚市", "青岚市人民政府", "government", 2020),
            summary("青岚市", "青岚市人民政府", "government", 2022),
            summary("青岚市", "青岚市人民政府", "government", 2021, superseded_by="x"),
        ]
    )
    (body,) = held.bodies

    assert held.years_of(body) == (2022, 2020)
    assert not held.reports_of(body, 2021)


def test_other_documents_are_kept_apart_from_annual_reports() -> None:
    held = Holdings(
        [
            summary("青岚市", "青岚市人民政府", "government"),
            summary("青岚市", "青岚市人民政府", "government", 2022, kind="guide"),
        ]
    )

    assert held.years == (2021,)
    assert [other.kind for other in held.others] == ["guide"]


def test_names_share_no_character() -> None:
    spans = find_bodies("云泽县和青岚市、北苇县、昆明2021年", HELD).spans

    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_reports_of_one_body_under_two_names_are_one_bodys() -> None:
    names = {2020: "云泽县人民政府", 2021: "青岚市云泽县人民政府", 2022: "云泽县人民政府"}
    held = Holdings(
        [
            ReportSummary(
                report_id=str(year),
                source=f"{year}.txt",
                title="",
                region="云泽县",
                agency=agency,
                level="government",
                year=year,
                kind="annual_report",
            )
            for year, agency in names.items()
        ]
    )
    [body] = held.bodies
    assert (body.agency, held.years_of(body)) == ("云泽县人民政府", (2022, 2021, 2020))


@pytest.mark.parametrize(
    ("text", "agencies", "unheld"),
    [
        ("what did qinglan university publish", ["青岚大学"], False),
        ("what did qinglan university of technology publish", [], True),
        ("the yunze water bureau's 2020 report", ["云泽县水务局"], False),
        ("yunze's water resources bureau", ["云泽县水务局"], False),
        ("the yunze government office that handles disclosure", ["云泽县人民政府"], False),
        ("the yunze government office received", [], True),
        ("the yunze fire bureau", [], True),
    ],
)
def test_english_names_neither_stretch_nor_shrink(text: str, agencies: list[str], unheld: bool) -> None:
    held = Holdings(
        [
            summary("云泽县", "云泽县人民政府", "government"),
            summary("云泽县", "云泽县水务局", "department"),
            summary("", "青岚大学", "institution"),
        ]
    )
    named = find_bodies(text, held)
    assert [body.agency for body in named.held] == agencies
    assert bool(named.unheld) is unheld


@pytest.mark.parametrize("office", ["云泽县人民政府办公室", "云泽县政府办公室"])
def test_an_office_stands_for_the_government_only_where_it_alone_reports(office: str) -> None:
    alone = Holdings([summary("云泽县", office, "department")])
    (body,) = alone.bodies
    assert (body.region, body.agency, body.level) == ("云泽县", office, "government")
    for text in ("云泽县收到多少", "云泽县政府收到多少", f"{office}收到多少", "yunze county received"):
        assert find_bodies(text, alone).held == (body,), text
    assert find_bodies("云泽县教育局收到多少", alone).unheld == ("云泽县教育局",)

    beside = Holdings(
        [
            summary("云泽县", office, "department", 2020),
            summary("云泽县", "云泽县人民政府", "government", 2021),
        ]
    )
    assert [body.agency for body in find_bodies("云泽县收到多少", beside).held] == ["云泽县人民政府"]
    assert [body.agency for body in find_bodies(f"{office}收到多少", beside).held] == [office]
    assert {body.level for body in beside.bodies} == {"government", "department"}


SHORT = Holdings(
    [
        summary("霁湾省", "霁湾省栈桥资源管理厅", "department"),
        summary("", "霁湾理工大学", "institution"),
        summary("渌石市", "渌石市第二人民医院", "institution"),
        summary("塔石鄂温克族自治旗", "塔石鄂温克族自治旗人民政府", "government"),
        summary("泊岚市", "泊岚市人民政府", "government"),
        summary("泊岚经济技术开发区", "泊岚经济技术开发区管理委员会", "government"),
    ]
)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("栈桥厅收到多少", "霁湾省栈桥资源管理厅"),
        ("霁湾省栈桥厅收到多少", "霁湾省栈桥资源管理厅"),
        ("霁湾理工收到多少", "霁湾理工大学"),
        ("二院收到多少", "渌石市第二人民医院"),
        ("渌石二院收到多少", "渌石市第二人民医院"),
        ("渌石市第二医院收到多少", "渌石市第二人民医院"),
        ("塔石旗收到多少", "塔石鄂温克族自治旗人民政府"),
        ("塔石自治旗收到多少", "塔石鄂温克族自治旗人民政府"),
        ("塔石收到多少", "塔石鄂温克族自治旗人民政府"),
        ("泊岚收到多少", "泊岚市人民政府"),
        ("泊岚市收到多少", "泊岚市人民政府"),
        ("泊岚经开区收到多少", "泊岚经济技术开发区管理委员会"),
        ("泊岚开发区收到多少", "泊岚经济技术开发区管理委员会"),
    ],
)
def test_short_names_mean_the_body_they_are_short_for(text: str, agency: str) -> None:
    found = find_bodies(text, SHORT)
    assert [body.agency for body in found.held] == [agency]
    assert not found.unheld
    assert not found.choices


@pytest.mark.parametrize(
    "name",
    [
        "栈桥局", "栈桥委员会", "霁湾省盐田厅", "霁湾省栈渔厅", "霁湾师范大学", "渌石三院", "渌石市第三人民医院", "渌石市第一医院",
        "塔石县", "泊岚高新区", "泊岚县", "泊岚市教育局",
    ],
)  # fmt: skip
def test_a_short_name_of_another_body_of_the_place_is_not_held(name: str) -> None:
    found = find_bodies(f"{name}收到多少", SHORT)
    assert not found.held
    assert not found.choices
    assert all(unheld in name for unheld in found.unheld)
    assert found.unheld or name == "渌石三院"


OFFICES = Holdings(
    [
        summary("柞泽市", "柞泽市人民政府", "government"),
        summary("柞泽市", "柞泽市海洋发展局", "department"),
        summary("柞泽市", "柞泽市住房和城乡建设局", "department"),
        summary("柞泽市", "柞泽市自来水集团有限公司", "institution"),
        summary("", "青岚理工大学", "institution"),
        summary("白栖镇", "白栖镇人民政府", "township"),
    ]
)


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("zuoze's marine development bureau", ["柞泽市海洋发展局"]),
        ("the ocean bureau of zhaze city", ["柞泽市海洋发展局"]),
        ("the office of the zuoze maritime development bureau", ["柞泽市海洋发展局"]),
        ("zuoze bureau of ocean development", ["柞泽市海洋发展局"]),
        ("the zuoze water group", ["柞泽市自来水集团有限公司"]),
        ("calls to the zuoze water supply group co., ltd. hotline", ["柞泽市自来水集团有限公司"]),
        ("zuoze city and its ocean bureau", ["柞泽市人民政府", "柞泽市海洋发展局"]),
        ("the university in qinglan", ["青岚理工大学"]),
        ("qinglan university of science and technology", ["青岚理工大学"]),
        ("qinglan polytechnic university", ["青岚理工大学"]),
        ("baixi township", ["白栖镇人民政府"]),
        ("the zuoze leading group met", ["柞泽市人民政府"]),
        ("柞泽供水集团2021年", ["柞泽市自来水集团有限公司"]),
        ("柞泽自来水2021年", ["柞泽市自来水集团有限公司"]),
        ("自来水集团2021年12345工单", ["柞泽市自来水集团有限公司"]),
        ("青岚理工官方微信", ["青岚理工大学"]),
        ("青岚理工大2021年", ["青岚理工大学"]),
        ("去柞泽海洋局开放日的人", ["柞泽市海洋发展局"]),
    ],
)
def test_offices_are_found_by_what_their_english_says(text: str, agencies: list[str]) -> None:
    found = find_bodies(text, OFFICES)

    assert [body.agency for body in found.held] == agencies
    assert not found.unheld
    assert all(a[1] <= b[0] for a, b in pairwise(found.spans))


@pytest.mark.parametrize(
    "text",
    [
        "the zuoze gas group",
        "zuoze education bureau",
        "zuoze development bureau",
        "the zuoze city bureau of statistics",
        "zuoze water affairs and fishery commission",
        "qinglan normal university",
        "the university of qinglan",
        "柞泽市燃气集团2021年",
    ],
)
def test_an_office_that_is_not_held_is_never_another_one(text: str) -> None:
    found = find_bodies(text, OFFICES)

    assert found.unheld
    assert not found.held


def test_an_office_without_a_place_belongs_to_the_one_spoken_of() -> None:
    for text in ("and its housing and construction bureau?", "and the water group?"):
        assert len(find_bodies(text, OFFICES, region="柞泽市").held) == 1
    own = find_bodies("and the city government's own report?", OFFICES, region="柞泽市")
    assert [body.agency for body in own.held] == ["柞泽市人民政府"]


@pytest.mark.parametrize("text", ["柞泽自来水管理处2021年", "燃气集团2021年收到几件"])
def test_an_office_beside_a_company_is_not_the_company(text: str) -> None:
    assert not find_bodies(text, OFFICES).held


@pytest.mark.parametrize(
    "text", ["2020年市里一把手亲自坐镇的发布会", "市长副市长上网聊了几次", "给企业直送好处的那个专区"]
)
def test_words_that_end_like_places_name_none(text: str) -> None:
    assert not find_bodies(text, OFFICES).unheld
