"""A second report behind the first in one file: its figures are never taken for those of the first."""

from __future__ import annotations

from assistant.reports.facts import extract_facts
from tests.reports.reading import read

FIRST = """
白石县人民政府2023年政府信息公开工作年度报告

一、总体情况

全年收到政府信息公开申请28件。

二、主动公开情况

发布信息966条。
"""
SECOND = """
附：

白石县人民政府{year}年政府信息公开工作年度报告

一、总体情况

全年收到政府信息公开申请22件。

二、主动公开情况

举办开放日活动1场。
"""


def test_the_report_of_another_year_behind_a_report_is_left_out_and_told_of() -> None:
    report = read(FIRST + SECOND.format(year=2022))
    facts, _ = extract_facts(report)
    assert [fact.printed for fact in facts] == ["28", "966"]
    assert any("the report of 2022 that follows" in warning for warning in report.warnings)


def test_a_link_to_another_report_and_a_title_said_twice_leave_nothing_out() -> None:
    for text in (
        FIRST + "\n白石县人民政府2022年政府信息公开工作年度报告\n",
        FIRST + SECOND.format(year=2023),
    ):
        report = read(text)
        assert not any("that follows from" in warning for warning in report.warnings)
        assert "28" in [fact.printed for fact in extract_facts(report)[0]]
