"""Reports of institutions: whose they are, what they are called, what their services cost and when they are open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering.bodies import find_bodies
from assistant.answering.holdings import Holdings
from assistant.lexicon.agencies import parse_agency
from assistant.reports.loader import ReportLoader
from assistant.reports.parser import parse_report
from assistant.types import ReportSummary
from tests.answering.asking import Ask, asking

_TEXT = """{title}

为保障群众知情权，现将我{own}2023年信息公开工作报告如下，时间为2023年1月1日至12月31日。
一、基本情况
现有职工54人。
二、公开情况
在梧岑区教育局网站发布信息142条。区人民政府办公室组织培训2次。梧岑区人民政府网站转载12条。
三、依申请公开情况
没有收到信息公开申请。
四、存在问题
公开不够及时。

{signed}
2024年1月5日
"""


def _whose(folder: Path, title: str, own: str, signed: str, name: str = "a.txt") -> str:
    (folder / name).write_text(_TEXT.format(title=title, own=own, signed=signed), encoding="utf-8")
    (document,) = ReportLoader(folder / name, root=folder).lazy_load()
    return parse_report(document).agency


@pytest.mark.parametrize(
    ("kind", "own"),
    [
        ("禾露幼儿园", "园"), ("第二幼儿园", "园"), ("少年宫", "宫"), ("动物园", "园"), ("污水处理厂", "厂"), ("国有林场", "场"),
        ("体育场", "场"), ("职业高中", "校"), ("中心血站", "站"), ("中心粮库", "库"), ("歌舞剧团", "团"), ("新华书店", "店"),
        ("禾露社区卫生服务中心", "中心"), ("儿童友好之家", "家"), ("敬老院", "院"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "shape", ["{full}2023年信息公开年度报告", "关于{full}2023年度信息公开工作情况的报告"]
)
def test_an_institution_is_not_the_government_of_its_place(
    tmp_path: Path, kind: str, own: str, shape: str
) -> None:
    full = "霁岭市梧岑区" + kind
    assert _whose(tmp_path, shape.format(full=full), own, full) == full


def test_the_name_is_taken_from_the_file_or_completed_by_the_signature(tmp_path: Path) -> None:
    full = "霁岭市梧岑区禾露幼儿园"
    assert _whose(tmp_path, "2023年信息公开年度报告", "园", "", f"{full}2023.txt") == full
    assert _whose(tmp_path, "禾露幼儿园2023年信息公开年度报告", "园", full) == full
    assert _whose(tmp_path, "梧岑区人民政府2023年信息公开年度报告", "区", "") == "梧岑区人民政府"


@pytest.mark.parametrize(
    ("full", "names"),
    [
        ("霁岭市梧岑区禾露幼儿园", "禾露幼儿园 梧岑禾露幼儿园"),
        ("霁岭市城市燃气有限责任公司", "霁岭燃气 霁岭燃气公司 霁岭天然气公司 市燃气公司"),
        ("霁岭澈源天然气有限公司", "澈源燃气 霁岭燃气公司"),
        ("霁岭市供电公司", "霁岭供电局 霁岭供电"),
        ("霁岭市第三人民医院", "霁岭三院 市三院"),
        ("霁岭市中心血站", "霁岭血站 市血站"),
        ("霁岭市消防救援支队", "霁岭消防 霁岭消防支队"),
        ("霁岭市住房公积金管理中心", "霁岭公积金中心 霁岭公积金"),
        ("霁岭市职业技术学院", "霁岭职院"),
        ("霁岭市图书馆", "市图书馆 霁岭图书馆"),
        ("霁岭市殡仪馆", "霁岭殡仪馆"),
    ],
)
def test_short_names_of_institutions(full: str, names: str) -> None:
    for name in names.split():
        named = find_bodies(f"{name}2023年收到几件投诉".lower(), _held(full))
        assert tuple(body.agency for body in named.held) == (full,), name


@pytest.mark.parametrize(
    ("full", "name"),
    [
        ("霁岭市城市燃气有限责任公司", "jiling gas"),
        ("霁岭市城市燃气有限责任公司", "jiling city gas co. ltd."),
        ("霁岭市轨道交通集团有限公司", "jiling subway"),
        ("霁岭市梧岑区禾露幼儿园", "helu kindergarten"),
        ("霁岭市殡仪馆", "jiling funeral home"),
        ("霁岭市消防救援支队", "jiling fire department"),
        ("霁岭市动物园", "jiling zoo"),
        ("霁岭市污水处理厂", "jiling sewage treatment plant"),
        ("霁岭市文化馆", "jiling cultural centre"),
        ("霁岭职业技术学院", "jiling polytechnic"),
    ],
)
def test_english_names_of_institutions(full: str, name: str) -> None:
    named = find_bodies(f"how many complaints did {name} get in 2023?", _held(full))
    assert [body.agency for body in named.held] == [full]
    assert not named.unheld


def _held(full: str) -> Holdings:
    """An index of that body, a township and a government of the place beside it."""
    names = [parse_agency(name) for name in (full, "芷坪县皎岭镇人民政府", "霁岭市梧岑区人民政府")]
    return Holdings(
        [
            ReportSummary(
                report_id=str(at),
                source=f"{at}.txt",
                title="",
                region=name.region,
                agency=name.full,
                level=name.level,
                year=2023,
                kind="annual_report",
            )
            for at, name in enumerate(names)
            if name is not None
        ]
    )


_SERVICES = """霁岭市梧岑区禾露幼儿园2023年信息公开年度报告

现将我园2023年信息公开工作报告如下，时间为2023年1月1日至12月31日。
一、公开的内容
（一）收费。保教费每生每月710元；伙食费每天15元，请假一天退一天。园服自愿购买，夏装一套88元。延时看护每月140元。
（二）作息。入园时间7:30—8:10，离园时间16:20；延时看护到17:40。
（三）停车。院内停车位30个，30分钟内免费，之后每小时4元；夜间22:00关门。
（四）开放。65至69岁老人持卡半价参观。70岁以上老人免费参观。
（五）用户。2023年底居民用户5210户，新增居民用户318户。
二、依申请公开情况
没有收到信息公开申请。收到投诉9件，其中收费疑问3件。
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    with asking(tmp_path_factory.mktemp("services"), {"a.txt": _SERVICES}) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("禾露幼儿园饭钱一天多少", "15元"), ("禾露幼儿园课后服务费怎么收", "140元"), ("禾露幼儿园园服多少钱一套", "88元"),
        ("禾露幼儿园停车费怎么收", "每小时4元"), ("禾露幼儿园几点放学", "16:20"), ("禾露幼儿园延时看护到几点", "17:40"),
        ("66岁的老人去禾露幼儿园参观要不要钱", "半价"), ("禾露幼儿园81岁老人免费吗", "70岁以上老人免费"), ("禾露幼儿园2023年底居民用户有多少户", "5210"),
    ],
)  # fmt: skip
def test_what_a_service_costs_and_when(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert answer.refusal is None
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    ["校车费一个月多少钱", "学费多少", "报名费多少", "住宿费多少", "30岁的人免费吗", "出生证收费吗"],
)
def test_another_fee_or_age_tells_nothing(ask: Ask, question: str) -> None:
    answer = ask(f"禾露幼儿园{question}")
    assert answer.refusal is not None, answer.text
