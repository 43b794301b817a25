"""How to reach the body, and what the report says about itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.reports.facts import extract_facts
from tests.reports.reading import read, seed, value

BODY = """
一、总体情况
2020年，全县主动公开政府信息1203条，内容涉及财政、教育、卫生、就业等领域，公开渠道进一步畅通。
二、主动公开政府信息情况
制发规范性文件3件。
三、收到和处理政府信息公开申请情况
收到申请5件，均已答复。
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("联系电话：0791-8012345，传真：0791-8012347。", {"phone": "0791-8012345", "fax": "0791-8012347"}),
        ("传真：0791-8012347，电话：0791-8012345。", {"phone": "0791-8012345", "fax": "0791-8012347"}),
        ("电话(传真):0791-8012345。", {"phone": "0791-8012345", "fax": "0791-8012345"}),
        ("联系电话/传真：0791—8012345", {"phone": "0791-8012345", "fax": "0791-8012345"}),
        ("电话：(010)65194406；邮编：100001", {"phone": "010-65194406", "postcode": "100001"}),
        ("电话：（0791）8012345转802", {"phone": "0791-8012345转802"}),
        ("联系电话05987500615", {"phone": "05987500615"}),
        ("电话：8012345，邮政编码：331200", {"phone": "8012345", "postcode": "331200"}),
        ("联系方式:0791-8012345", {"phone": "0791-8012345"}),
        ("公众如需咨询，可拨打\n\n0791-8012345，或来函。", {"phone": "0791-8012345"}),
        ("联系人：张三，0791-8012345", {"responsible": "张三"}),
        ("电话：0791 8012345", {"phone": "0791-8012345"}),
        ("监督电话：0791-8011111，联系电话：0791-8012345", {"phone": "0791-8012345"}),
        ("地址：云泽县府前路1号 邮编：331200 电话：0791-8012345",
         {"address": "云泽县府前路1号", "postcode": "331200", "phone": "0791-8012345"}),
        ("（地址：云泽县府前路1号政府大楼305室，电话：0791-8012345，电子邮箱：yzgk@example.cn）",
         {"address": "云泽县府前路1号政府大楼305室", "email": "yzgk@example.cn"}),
        ("通讯地址为云泽县府前路1号；办公时间：工作日8:30-12:00，14:30-17:30。",
         {"address": "云泽县府前路1号", "office_hours": "工作日8:30-12:00，14:30-17:30"}),
        ("| 受理机构 | 云泽县政府办公室 |\n| 电话 | 0791-8012345 |\n| 传真 | 0791-8012347 |\n| 通信地址 | 云泽县府前路1号，邮编331200 |",
         {"phone": "0791-8012345", "fax": "0791-8012347", "address": "云泽县府前路1号", "postcode": "331200"}),
        ("联系电话\t0791-8012345\n办公地址\t云泽县府前路1号", {"phone": "0791-8012345", "address": "云泽县府前路1号"}),
        ("请与云泽县人民政府办公室联系（电话：0791-8012345）。", {"office": "云泽县人民政府办公室"}),
        ("成立领导小组，由县长任组长，办公室主任李四具体负责。", {"responsible": "县长"}),
        ("本报告可通过云泽县人民政府门户网站→政府信息公开专栏查阅。",
         {"channel": "云泽县人民政府门户网站→政府信息公开专栏"}),
        ("本报告电子版可在云泽县人民政府网站（http://www.yunze.example.cn）下载。",
         {"channel": "云泽县人民政府网站（http://www.yunze.example.cn）",
         "website": "http://www.yunze.example.cn"}),
        ("12345政务服务便民热线受理咨询300件。", {"phone": ""}),
        ("联系电话:0592-5557777、5557778(传真)。", {"phone": "0592-5557777", "fax": "5557778"}),
        ("如有疑问，请联系：云泽县水利局办公室（地址：滨河路12号）。", {"office": "云泽县水利局办公室"}),
        ("请与我局办公室联系。", {"office": ""}),
        ("本报告由云泽县人民政府根据《条例》、《格式》、《办法》要求编制。", {"structure": ""}),
        ("请联系云泽县镜湖镇党政办公室（镜湖镇柳荫村政府大楼二楼，电话0791-8012345）。",
         {"address": "镜湖镇柳荫村政府大楼二楼", "phone": "0791-8012345"}),
        ("来函咨询云泽县教育局（法规股，云泽县城关镇府前路77号，电话 0791-8012345）",
         {"address": "云泽县城关镇府前路77号"}),
        ("联系我们（云泽县东风路3号，0791-8012345）", {"address": "云泽县东风路3号"}),
        ("电话0791-8012345，办公时间上午9:00—12:00、下午14:00—17:30。",
         {"office_hours": "上午9:00—12:00、下午14:00—17:30"}),
        ("全文由概述、主动公开情况、依申请公开情况三部分组成。",
          {"structure": "全文由概述、主动公开情况、依申请公开情况三部分组成"}),
    ],
)  # fmt: skip
def test_contact_details(sentence: str, expected: dict[str, str]) -> None:
    report = read(
        f"云泽县人民政府2020年政府信息公开工作年度报告\n根据条例要求，编制本报告。{sentence}\n{BODY}"
    )
    assert {name: value(report, name) for name in expected} == expected


def test_several_phones_keep_their_order() -> None:
    report = read(
        f"云泽县人民政府2020年政府信息公开工作年度报告\n联系电话：0791-8012345、8012346\n{BODY}",
    )
    assert [field.value for field in report.fields if field.name == "phone"] == ["0791-8012345", "8012346"]


def test_phone_of_the_site_footer_is_not_the_body_s() -> None:
    report = read(
        f"""云泽县人民政府2020年政府信息公开工作年度报告
{BODY}
主办单位：云泽县人民政府办公室 联系电话：0791-8099999
网站标识码：3600000001 赣ICP备05000001号"""
    )
    assert report.field("phone") is None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("电话：0791-8012 3456", ["0791-80123456"]),
        ("电话：0791 8012 3456", ["0791-80123456"]),
        ("电话：0791.80123456", ["0791-80123456"]),
        ("电话：（0791）8012－3456", ["0791-80123456"]),
        ("电话：０７９１－８０１２３４５６", ["0791-80123456"]),
        ("电话：0791-80123456转8012", ["0791-80123456转8012"]),
        ("服务热线：400-801-2345", ["400-801-2345"]),
        ("服务热线：400 801 2345", ["400-801-2345"]),
        ("联系电话：8012 3456", ["80123456"]),
        ("电话：0791-80123456/80123457", ["0791-80123456", "80123457"]),
        ("电话：0791-80123456（办公室）、0791-8012 3457（值班）", ["0791-80123456", "0791-80123457"]),
        ("电话（政务公开科）：0791-8012345", ["0791-8012345"]),
        ("监督电话：0791-8012 0199（24小时）　咨询电话：0791-8012 0120", ["0791-80120120", "0791-80120199"]),
    ],
)
def test_a_phone_number_is_one_however_it_is_written_and_no_figure(printed: str, expected: list[str]) -> None:
    report = read(f"云泽县人民政府2020年政府信息公开工作年度报告\n{BODY}\n办公室{printed}\n")
    assert [field.value for field in report.fields if field.name == "phone"] == expected
    facts, _ = extract_facts(report)
    assert sorted(str(fact.value) for fact in facts) == ["1203", "3", "5", "5"]


def test_a_phone_behind_an_address_with_numbers_is_found() -> None:
    report = read(
        f"云泽县人民政府2020年政府信息公开工作年度报告\n如有疑问，请联系云泽县政务公开办公室（府前路3号2楼，0791-8012345）。\n{BODY}"
    )
    assert value(report, "phone") == "0791-8012345"
    assert value(report, "address") == "府前路3号2楼"


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("联系电话：0791-8012345　赣ICP备05000001号", "0791-8012345"),
        ("网站维护电话：0791-8012345　赣ICP备05000001号", ""),
        ("违法和不良信息举报电话：0791-8012345　赣ICP备05000001号", ""),
        ("主办：云泽县大数据中心</p><p>联系电话：0791-8012345　赣ICP备05000001号", ""),
    ],
)
def test_a_phone_beside_the_site_s_licence_is_the_body_s_where_nobody_else_runs_it(
    tmp_path: Path, below: str, expected: str
) -> None:
    body = "".join(f"<p>{line}</p>" for line in BODY.strip().split("\n"))
    page = tmp_path / "zhen.html"
    page.write_text(
        f"<html><body><h1>云泽县青溪镇2020年政府信息公开工作年度报告</h1>{body}<p>{below}</p></body></html>",
        encoding="utf-8",
    )
    assert value(seed(page), "phone") == expected


def test_attachments_are_named() -> None:
    report = read(
        f"""云泽县人民政府2020年政府信息公开工作年度报告
{BODY}
附件：1.云泽县2020年度政府信息公开情况统计表
2.云泽县政府信息主动公开基本目录.docx"""
    )
    assert [field.value for field in report.fields if field.name == "attachment"] == [
        "云泽县2020年度政府信息公开情况统计表",
        "云泽县政府信息主动公开基本目录.docx",
    ]


def test_a_time_of_publication_is_no_office_time() -> None:
    stamped = read(
        "云泽县2012年政府信息公开工作年度报告\n发布时间：2013-03-25 15:50来源 : 云泽县政府办公室    点击数：1268\n"
        + BODY
    )
    assert value(stamped, "office_hours") == ""
    kept = read(BODY + "\n工作日上午8:30-12:00，下午2:30-5:30对外服务。\n")
    assert value(kept, "office_hours").startswith("工作日上午8:30-12:00")


def test_the_blank_lines_of_a_form_name_nobody() -> None:
    assert value(read(BODY + "\n单位负责人：    审核人：    填报人：\n"), "responsible") == ""
    assert value(read(BODY + "\n单位负责人：王明远    审核人：李思\n"), "responsible") == "王明远"


def test_the_headings_of_an_attachment_printed_in_full_are_no_attachments() -> None:
    report = read(
        BODY
        + "\n附件：政府信息公开情况统计表\n一、主动公开情况\n（二）通过不同渠道公开政府信息的情况\n附表2：各单位申请情况\n"
    )
    names = [field.value for field in report.fields if field.name == "attachment"]
    assert names == ["政府信息公开情况统计表", "各单位申请情况"]
