"""Lines that a converter broke at one width."""

from __future__ import annotations

from tests.reports.reading import headings, read

TITLE = "云泽县2020年政府信息公开工作年度报告"
WRAPPED = """
    为贯彻落实《中华人民共和国政府信息公开条例》，进一步做好我局政府信息公
开工作，现将我局2020年政府信息公开工作有关情况报告如下，本报告中所列数据的
统计期限自2020年1月1日起至2020年12月31日止。如对本报告有疑问，请与我局办公
室联系（联系电话：0791-8035566）。
一、总体情况
    （一）强化组织领导，明确工作职责，完善工作机制，推动政务公开工作落到实
处。成立以局长任组长的领导小组，配备专职工作人员2名，全年召开专题会议3次，组
织业务培训1次，参训人员45人次，政务公开工作水平得到进一步提高和全面加强，
取得了较好成效，受到了上级部门的充分肯定。
    （二）主动公开情况。2020年，我局通过县政府门户网站主动公开各类政府信息1
56条，其中规范性文件2件，人事信息12条，财政信息4条，其他类信息138条，公开
内容涉及工程招投标、道路运输、行政执法等多个领域，基本做到应公开尽公开。
四、因政府信息公开工作被申请行政复议、提起行政
诉讼情况
    2020年，我局未发生行政复议、行政诉讼。
"""


def test_lines_broken_at_one_width_are_read_on() -> None:
    report = read(f"云泽县交通运输局2020年政府信息公开工作年度报告\n{WRAPPED}")
    assert headings(report) == [
        (1, "一、总体情况"),
        (2, "（一）强化组织领导，明确工作职责，完善工作机制，推动政务公开工作落到实处"),
        (2, "（二）主动公开情况"),
        (1, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
    ]
    phone = report.field("phone")
    assert phone is not None
    assert phone.quote is not None
    assert phone.quote.of(report.text).replace("\n", "").startswith("如对本报告有疑问，请与我局办公室联系")
    assert report.field("office") is None


def test_short_lines_are_never_read_on() -> None:
    report = read(f"{TITLE}\n一、总体情况\n" + "规章\n2\n0\n11\n" * 20 + "二、其他需要报告的事项\n无\n")
    assert headings(report) == [(1, "一、总体情况"), (1, "二、其他需要报告的事项")]
