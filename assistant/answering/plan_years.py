"""Which report tells of plans: one of the year before, or the one of the year they became something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.words import content
from assistant.types import Question

__all__ = ["in_the_report_before", "with_plan_year"]

_AIM = re.compile(
    "说好?要?把?|做到|达到|实际|真正|计划|打算|力争|争取|提出|承诺|目标是?|要?把|以上|不少于|突破|[写做办]了"
)
_BECAME = re.compile("实际|真正|真的|最后|最终|后来|到底")
_SAID_BEFORE = re.compile(
    "(?:说|提出|承诺|计划|打算|力争|争取|目标|定)[^,，]{0,4}(?:要|是|在|把|将|过)|计划|打算|力争|争取|目标"
)
"""2022年说要做到80篇，2023年实际写了多少: what the later report tells is asked for."""
_BOTH_YEARS = re.compile(
    r"\d\d年?度?(?:的)?(?:年报|年度报告|报告)?(?:里|中|上)?(?:和|与|跟|及|以及|同|、|/|到|至|[-~—–]|对比|还是|比)\s*(?:20|19)?\d\d(?!\d)|\d\d年?度?,\s*(?:20|19)?\d\d(?!\d)|分别|各自|对比|相比|两年"
)
"""Plans of both years, not of the one in the report of the other."""
_SAYS_AHEAD = re.compile(
    r"(?:年报|报告)(?:里|中|上)?面?(?:就|还|都|曾)?(?:说|提出?|讲|写|承诺|表示|定|答应)(?:过|了|的|到|着|是|明)*[,，:：]?(?:20|19)?\d\d年?度?(?:还|就|一共|总共|全[年县市区])*(?:要|得|该)(?!求)"
)
"""What one year's report says has to be done the next is planned."""
_PLANS_EN = r"\b(?:plans?|planned|intends?|intended|will|would|promis\w+|pledg\w+|aims?|propos\w+|target\w*|goals?|announc\w+|want\w*|next steps)\b"
_OWN_YEAR = r"\b(?P<report>(?:19|20)\d\d) (?:[a-z]+ ){0,4}report\b"
_WRITTEN_THE_YEAR_BEFORE = (
    re.compile(rf"{_PLANS_EN}.*{_OWN_YEAR}"),
    re.compile(rf"{_OWN_YEAR}.*{_PLANS_EN}"),
)
"""The report that tells of plans is named by its own year (what does it plan for 2017 in its 2016 report)."""


def with_plan_year(question: Question) -> Question:
    """A report of one year that plans for the next (2018年报告里计划2019年…) is asked for under its own year."""
    following = len(question.years) == 2 and question.years[1] == question.years[0] + 1
    clause = re.split("[,，;；]", question.text)[-1]
    if (
        following
        and str(question.years[1]) in clause
        and _BECAME.search(clause)
        and _SAID_BEFORE.search(question.text)
    ):
        masked = _AIM.sub(lambda found: " " * len(found.group()), question.masked)
        return replace(
            question, years=question.years[1:], plan=False, numbers=(), masked=masked, words=content(masked)
        )
    if following and _SAYS_AHEAD.search(question.text):
        question = replace(question, plan=True)
    ahead = question.plan or (question.topic == "plan" and not _BOTH_YEARS.search(question.text))
    if ahead and following:
        return replace(question, years=question.years[:1], plan_year=question.years[1])
    found = (pattern.search(question.text) for pattern in _WRITTEN_THE_YEAR_BEFORE)
    written = next((match for match in found if match and question.language == "en"), None)
    if written and sorted(question.years) == [int(written["report"]), int(written["report"]) + 1]:
        return replace(
            question, years=(int(written["report"]),), plan_year=int(written["report"]) + 1, plan=True
        )
    return question


def in_the_report_before(question: Question, held: Sequence[int]) -> Question:
    """What is planned for a year without a report stands in that of the year before, if that is ``held``.

    Plans for 2022 are announced by the report of 2021.
    """
    if question.topic != "plan" or question.plan_year or len(question.years) != 1:
        return question
    year = question.years[0]
    if year in held or year - 1 not in held:
        return question
    return replace(question, years=(year - 1,), plan_year=year)
