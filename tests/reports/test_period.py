"""The year a report is of, and the period of its figures."""

from __future__ import annotations

import pytest

from tests.reports.reading import read, value

BODY = """
一、总体情况
2020年，全县主动公开政府信息1203条，内容涉及财政、教育、卫生、就业等领域，公开渠道进一步畅通。
二、主动公开政府信息情况
制发规范性文件3件。
三、收到和处理政府信息公开申请情况
收到申请5件，均已答复。
"""


def test_year_of_a_cited_own_title_yields_to_the_period() -> None:
    report = read(
        """
        我镇认真编制了《白石镇2020年政府信息公开工作年度报告》，所列数据的统计期限自2021年1月1日起至12月31日止。
        一、总体情况
        2021年度，我镇公开信息88条。
        """
    )
    assert report.year == 2021
    assert any("2020" in warning for warning in report.warnings)


def test_title_year_wins_over_period_and_opening() -> None:
    report = read(
        """
        田黄坝镇人民政府2021年政府信息公开工作年度报告
        现公布田黄坝镇2020年政府信息公开年度报告。本报告所列数据的统计期限自2020年1月1日至2020年12月31日。
        一、总体情况
        全年公开信息12条。
        """
    )
    assert report.year == 2021
    conflicts = [warning for warning in report.warnings if "2021" in warning and "2020" in warning]
    assert len(conflicts) == 2
    assert "2020年1月1日" in " ".join(conflicts)


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("统计期限为2019年1月1日至2019年12月31日", "2019-01-01", "2019-12-31"),
        ("数据统计期限自2019年1月1日起，至12月31日止", "2019-01-01", "2019-12-31"),
        ("所列数据的统计期限从2019年1月1日到12月31日", "2019-01-01", "2019-12-31"),
        ("统计时间段为2019年1月1日—12月31日", "2019-01-01", "2019-12-31"),
        ("统计期限：2019.1.1-2019.12.31", "2019-01-01", "2019-12-31"),
        ("统计期限为 2019 年 1 月 1 日至 12 月 31 日", "2019-01-01", "2019-12-31"),
        ("统计期限为2019年11日至2019年1231日", "2019-01-01", "2019-12-31"),
        ("统计期限为1月1日至12月21日", "2019-01-01", "2019-12-21"),
        ("统计期限自201911日起至20191230日止", "2019-01-01", "2019-12-30"),
        ("统计期限为2019年1月至12月", "2019-01-01", "2019-12-31"),
        ("统计期限为二〇一九年一月一日至二〇一九年十二月三十一日", "2019-01-01", "2019-12-31"),
        ("统计期限为2019年３月１５日（挂牌之日）至2019年12月31日", "2019-03-15", "2019-12-31"),
    ],
)
def test_period_in_every_form(printed: str, start: str, end: str) -> None:
    report = read(
        f"云泽县民政局2019年政府信息公开年度报告\n本报告由云泽县民政局编制，{printed}，现予公布。\n{BODY}"
    )
    assert (value(report, "period_start"), value(report, "period_end")) == (start, end)


def test_school_year_runs_from_september() -> None:
    report = read(
        """
        青岚师范学院2015~2016学年信息公开年度报告
        本报告统计期限为2015年9月1日至2016年8月31日。
        一、概述
        """
    )
    assert report.year == 2016
    assert (value(report, "period_start"), value(report, "period_end")) == ("2015-09-01", "2016-08-31")
    assert report.warnings == ()


def test_damaged_period_is_repaired_and_said_so() -> None:
    report = read(
        """
        云泽县2018年政府信息公开工作年度报告
        本报告中所列数据的统计期限为2018年11日至2018年1231日。
        一、概述
        """
    )
    assert value(report, "period_end") == "2018-12-31"
    assert any("2018年11日至2018年1231日" in warning for warning in report.warnings)
