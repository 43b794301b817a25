"""Which body a question means: wider places, short names of offices, names not held, mistyped names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answering.bodies import find_bodies
from assistant.answering.holdings import Holdings
from assistant.lexicon.english_names import english_name
from assistant.lexicon.places import short_names
from assistant.types import RefusalReason
from tests.answering.asking import Ask, asking
from tests.answering.test_answers import holds
from tests.answering.test_bodies import summary


def _report(body: str, received: int, *more: str) -> str:
    return "\n".join(
        [
            f"{body}2023年政府信息公开工作年度报告",
            "",
            "统计期限自2023年1月1日起至2023年12月31日止。联系电话：0571-8000"
            + str(1000 + received % 1000)
            + "。",
            "",
            "一、总体情况",
            f"新收政府信息公开申请{received}件。",
            *more,
        ]
    )


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    reports = {
        "city.txt": _report(
            "苏禾市人民政府", 800, "全市收取信息处理费900元，其中望桥区收取600元。市政府公报印发12期。"
        ),
        "district.txt": _report("苏禾市槐荫区人民政府", 120, "全市政务公开年度考核列各县区第2名。"),
        "town.txt": _report("槐荫区青萝街道办事处", 6, "公众号推送文章310篇。"),
        "transport.txt": _report("苏禾市交通运输局", 40),
        "building.txt": _report("苏禾市城乡建设委员会", 25),
        "province.txt": _report("岱东省人民政府办公厅", 900),
        "reform.txt": _report("岱东省发展和改革委员会", 70),
    }
    with asking(tmp_path_factory.mktemp("which_body"), reports) as ask:
        yield ask


DISTRICT = "槐荫区2023年新收多少件申请"
TOWN = "青萝街道2023年新收多少件申请"
DISTRICT_EN = "How many new requests did Huaiyin District receive in 2023?"
TOWN_EN = "How many new requests did Qingluo Subdistrict receive in 2023?"


@pytest.mark.parametrize(
    ("question", "earlier", "figures"),
    [
        ("全市呢", DISTRICT, ("800",)),
        ("那全市新收多少件申请", DISTRICT, ("800",)),
        ("整个市呢", DISTRICT, ("800",)),
        ("市里面的话又是多少", DISTRICT, ("800",)),
        ("市政府呢", DISTRICT, ("800",)),
        ("区里呢", TOWN, ("120",)),
        ("上级呢", TOWN, ("120",)),
        ("占全市百分之几", DISTRICT, ("120", "800", "15")),
        ("占全区的百分之几", TOWN, ("6", "120", "5")),
        ("占苏禾市的百分之几", DISTRICT, ("120", "800", "15")),
        ("占市里的比重多大", DISTRICT, ("120", "800", "15")),
        ("And citywide?", DISTRICT_EN, ("800",)),
        ("What about the city government?", DISTRICT_EN, ("800",)),
        ("And for the district as a whole?", TOWN_EN, ("120",)),
        ("What percentage of the whole city total is that?", DISTRICT_EN, ("120", "800", "15")),
        ("What share of Suhe's total is that?", DISTRICT_EN, ("120", "800", "15")),
    ],
)
def test_the_whole_is_the_wider_government(
    ask: Ask, question: str, earlier: str, figures: tuple[str, ...]
) -> None:
    answer = ask(question, earlier)

    assert holds(answer, *figures), answer.text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("2023年全市的新收申请里槐荫区占了百分之几", ("120", "800", "15")),
        ("青萝街道2023年的新收申请占全区的百分之几", ("6", "120", "5")),
        ("槐荫区和全市2023年各新收多少件申请", ("120", "800")),
        ("苏禾市2023年全市新收多少件申请", ("800",)),
        ("What share of the city's new requests did Huaiyin District receive in 2023?", ("120", "800", "15")),
    ],
)
def test_the_whole_is_named_beside_its_part(ask: Ask, question: str, figures: tuple[str, ...]) -> None:
    answer = ask(question)

    assert holds(answer, *figures), answer.text


@pytest.mark.parametrize("question", ["全省呢", "全县呢"])
def test_a_whole_that_is_not_held_is_refused(ask: Ask, question: str) -> None:
    answer = ask(question, DISTRICT)

    assert "120" not in answer.text
    assert answer.refusal is not None or "900" in answer.text


def test_the_scope_of_an_assessment_is_no_body(ask: Ask) -> None:
    answer = ask("槐荫区2023年全市政务公开考核得了多少分")

    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.NOT_STATED


@pytest.mark.parametrize(
    ("question", "earlier", "figure"),
    [
        ("市交通局呢", (TOWN,), "40"),
        ("交通局呢", (DISTRICT,), "40"),
        ("它的电话是多少", (TOWN, "市交通局呢"), "0571-80001040"),
        ("What about the transport bureau?", (DISTRICT_EN,), "40"),
        ("And the transport department?", (DISTRICT_EN,), "40"),
        ("苏禾市建委2023年新收多少件申请", (), "25"),
        ("苏禾市的交通局2023年新收多少件申请", (), "40"),
        ("苏禾市那个交通局2023年新收多少件申请", (), "40"),
        ("交通局（苏禾市）2023年新收多少件申请", (), "40"),
        ("苏禾交通委2023年新收多少件申请", (), "40"),
        ("How many new requests did the transport bureau receive in 2023?", (), "40"),
        ("transport bureau (Suhe) 2023 new requests", (), "40"),
        ("How many new requests did the Daidong provincial DRC receive in 2023?", (), "70"),
        ("How many new requests did the Daidong General Office receive in 2023?", (), "900"),
        ("How many new requests did Daidong's provincial general office receive in 2023?", (), "900"),
        (
            "How many new requests did the General Office of the Daidong Provincial Government receive in 2023?",
            (),
            "900",
        ),
        ("岱东省政府办公厅2023年新收多少件申请", (), "900"),
        ("省政府办公厅2023年新收多少件申请", (), "900"),
    ],
)
def test_offices_are_found_by_the_names_people_use(
    ask: Ask, question: str, earlier: tuple[str, ...], figure: str
) -> None:
    answer = ask(question, *earlier)

    assert holds(answer, figure) or figure in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "earlier"),
    [
        ("县交通局呢", (TOWN,)),
        ("教育局呢", (DISTRICT,)),
        ("市人社局呢", (DISTRICT,)),
        ("市工商局呢", ("苏禾市2023年新收多少件申请",)),
        ("市信访办呢", (DISTRICT,)),
        ("州里呢", (DISTRICT,)),
        ("槐荫区交通局2023年新收多少件申请", ()),
        ("教育局（苏禾市）2023年新收多少件申请", ()),
        ("苏禾市望桥区人民政府2023年新收多少件申请", ()),
        ("苏禾市望桥区2023年收到多少件申请", ()),
        ("青河街道2023年新收多少件申请", ()),
        ("How many new requests did the General Office of Suhe City receive in 2023?", ()),
    ],
)
def test_bodies_not_held_are_answered_for_by_no_other(
    ask: Ask, question: str, earlier: tuple[str, ...]
) -> None:
    answer = ask(question, *earlier)

    assert answer.refusal is not None, answer.text
    assert answer.refusal.reason is RefusalReason.NO_REPORT


def test_a_place_inside_is_answered_from_the_report_that_counts_it(ask: Ask) -> None:
    answer = ask("苏禾市望桥区2023年收了多少信息处理费")

    assert holds(answer, "600"), answer.text


@pytest.mark.parametrize("question", ["青罗街道2023年公众号推送了几篇文章", "苏禾市青罗街道2023年新收多少件"])
def test_a_name_that_sounds_the_same_is_refused_with_the_one_held(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.NO_REPORT
    assert "读音相同的有槐荫区青萝街道办事处" in answer.text


def test_a_name_that_sounds_otherwise_suggests_no_other(ask: Ask) -> None:
    answer = ask("青河街道2023年公众号推送了几篇文章")

    assert "读音相同" not in answer.text


def test_all_bodies_spoken_of_together_are_listed(ask: Ask) -> None:
    answer = ask("2023年各家分别新收了多少件申请")

    assert holds(answer, "800", "120", "40", "25", "900", "70"), answer.text


HELD = Holdings(
    [
        summary("苏禾市", "苏禾市人民政府", "government"),
        summary("槐荫区", "苏禾市槐荫区人民政府", "government"),
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "槐荫区新闻发布会里县长出席的有几场",
        "槐荫区答复函里,属于省人大代表建议的有几件",
        "苏禾市局长们上直播多少场",
        "苏禾市政府网站公开了多少条,不是全市的,就市政府那个网站",
        "槐荫区说来年想请哪个单位的人来镇里讲课",
        "did suhe city fix the stale township notice boards",
        "huaiyin district closed how many outdated county websites",
    ],
)
def test_words_before_a_level_are_no_name(text: str) -> None:
    found = find_bodies(text, HELD)

    assert not found.unheld
    assert len(found.held) == 1


@pytest.mark.parametrize(
    ("agency", "shorts"),
    [
        ("城乡建设委员会", "建委"),
        ("卫生健康委员会", "卫健委 卫健局"),
        ("市场监督管理局", "市监局 市场监管局"),
        ("人力资源和社会保障局", "人社局 人力社保局"),
        ("住房和城乡建设局", "住建局 住建委"),
        ("自然资源和规划局", "自规局 资规局"),
        ("文化和旅游局", "文旅局"),
        ("发展和改革委员会", "发改委 发改局"),
        ("城市管理局", "城管局"),
        ("应急管理局", "应急局"),
        ("医疗保障局", "医保局"),
        ("退役军人事务局", "退役军人局"),
        ("政务服务管理局", "政务服务局"),
        ("行政审批服务局", "行政审批局 审批局"),
        ("大数据发展管理局", "大数据局"),
        ("交通运输委员会", "交委 交通局"),
        ("疾病预防控制中心", "疾控中心"),
        ("残疾人联合会", "残联"),
        ("信访局", "信访办"),
    ],
)
def test_offices_have_the_short_names_people_say(agency: str, shorts: str) -> None:
    names = short_names("苏禾市", f"苏禾市{agency}")

    assert {f"苏禾市{short}" for short in shorts.split()} <= {*names}


@pytest.mark.parametrize(
    ("agency", "english"),
    [
        ("苏禾市人民政府办公室", "general office of the people's government of suhe city"),
        ("苏禾市第二人民医院", "second people's hospital of suhe city"),
        ("苏禾市疾病预防控制中心", "disease control and prevention center of suhe city"),
        ("国家税务总局苏禾市税务局", "taxation bureau of suhe city"),
    ],
)
def test_bodies_have_an_english_name(agency: str, english: str) -> None:
    assert english_name("苏禾市", agency) == english
