"""Labels and wordings of reports name indicators and columns."""

from __future__ import annotations

import re

import pytest

from assistant.lexicon.indicators import columns_of, indicators
from assistant.lexicon.labels import _patterns, column_sets, match_label


@pytest.mark.parametrize(
    ("phrase", "indicator", "column"),
    [
        ("一、本年新收政府信息公开申请数量", "received", "total"),
        ("二、上年结转政府信息公开申请数量", "carried_in", "total"),
        ("四、结转下年度继续办理", "carried_out", "total"),
        ("（一）予以公开", "granted", "total"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "partly_granted", "total"),
        ("3.危及“三安全一稳定”", "refused.safety", "total"),
        ("2.没有现成信息需要另行制作", "unavailable.not_ready", "total"),
        ("5.要求行政机关确认或重新出具已获取信息", "unprocessed.confirmation", "total"),
        ("行 政 处 罚", "penalty", ""),
        ("政府信息公開申請", "received", "total"),
        ("全县各级各部门收到政府信息公开申请", "received", "total"),
        ("收到依申请公开", "received", "total"),
        ("办理回复政府信息公开申请", "answered", ""),
        ("法人(商业企业)申请", "received", "business"),
        ("其他", "", "other_organisation"),
        ("结果纠错", "", "corrected"),
        ("因政府信息公开工作被申请行政复议数量", "review", "total"),
        ("未经复议直接起诉", "litigation.direct", "total"),
        ("复议后起诉", "litigation.after_review", "total"),
        ("制发规范性文件总数", "normative_document", "made"),
        ("现行有效规范性文件", "normative_document", "in_force"),
        ("网络申请", "received.online", ""),
        ("专职工作人员", "staff.full_time", ""),
        ("全区专职政务公开人员", "staff.full_time", ""),
        ("兼职政务公开工作人员", "staff.part_time", ""),
        ("配备专兼职政务公开工作人员", "staff", ""),
    ],
)
def test_printed_labels_are_known(phrase: str, indicator: str, column: str) -> None:
    found = match_label(phrase)
    assert found is not None
    assert (found.indicator, found.column) == (indicator, column)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "工作动态",
        "公开行政处罚信息",
        "依申请公开",
        "配备专、兼职工作人员数量统计",
        "行政许可事项清单",
        "未按时答复",
    ],
)
def test_other_phrases_are_not(phrase: str) -> None:
    found = match_label(phrase)
    assert found is None or found.score < 0.9 or not found.indicator


def test_a_misprinted_label_is_a_near_miss() -> None:
    found = match_label("其他法律行政法规禁止公幵")
    assert found is not None
    assert (found.indicator, found.score < 0.9) == ("refused.law", True)


def test_every_official_label_names_itself() -> None:
    for indicator, entry in indicators().items():
        found = match_label(entry.label)
        assert found is not None
        assert found.indicator == indicator, entry.label


def test_wordings_name_indicators_and_columns_that_exist() -> None:
    ids = {column for members in column_sets().values() for column in members}
    for indicator, column, pattern in _patterns():
        re.compile(pattern)
        assert "{" not in re.sub(r"\{\d+(?:,\d*)?\}", "", pattern), pattern
        assert not indicator or indicator in indicators()
        known = set(columns_of(indicator)) if indicator else ids
        assert not column or column in known, (indicator, column)
