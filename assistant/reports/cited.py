"""Figures of the whole city that a department's report quotes: they are not the department's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.lexicon.agencies import parse_agency
from assistant.reports.clauses import Prose
from assistant.reports.drafts import Draft
from assistant.reports.subjects import text_of
from assistant.types import Report

__all__ = ["mark_cited"]

_WHOLE = re.compile(r"全[省市县区州旗盟](?![\u4e00-\u9fff]{0,8}(?:系统|行业|战线|机关))")
_SOURCE = re.compile(
    r"(?:据|按照|根据|参照|引自|摘自)[^。;\n]{0,30}?(?:通报|统计|公布|发布|数据|年报|报告|公报|反馈|显示)"
    r"|(?:政府|政府办|办公室|政务公开办|统计局)[^。;,\n]{0,12}?(?:通报|公布|发布的|年报|年度报告)[^。;\n]{0,12}?(?:显示|称|载|中|,|:|为)"
)
"""Where the figures of the whole place were taken from (据市政府办公室通报, 市政府年报显示)."""
_US = re.compile(
    r"(?:我|本)(?:局|委|厅|办|单位|中心|院|校|部门|机关|队|站|社|会)|其中[,:]?(?:市|县|区|省)[\u4e00-\u9fff]{1,6}[局委办厅]"
)
"""From here on the report speaks of the department again."""
_SENTENCE = re.compile(r"[。;\n]")


def mark_cited(prose: Prose, report: Report, drafts: Sequence[Draft]) -> None:
    """Take the indicator from quoted figures of a wider place and put 全市 before their words."""
    name = parse_agency(report.agency)
    if name is None or name.level == "government":
        return
    for draft in drafts:
        whole = _whole_before(prose, draft)
        if whole is None:
            continue
        draft.indicator = draft.column = ""
        if not _WHOLE.search(text_of(prose, draft.subject)):
            draft.subject = (whole, *draft.subject)


def _whole_before(prose: Prose, draft: Draft) -> tuple[int, int] | None:
    """Where the sentence of a quoted figure says whose it is; ``None`` for the department's own."""
    start = 0
    for found in _SENTENCE.finditer(prose.text, max(0, draft.start - 200), draft.start):
        start = found.end()
    told = prose.text[start : draft.start]
    wholes = list(_WHOLE.finditer(told))
    if not wholes or not _SOURCE.search(told[: wholes[0].end() + 30]):
        return None
    last = wholes[-1]
    if _US.search(told, last.end()):
        return None
    return start + last.start(), start + last.end()
