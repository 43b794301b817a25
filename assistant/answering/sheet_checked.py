"""What a report gives in two places: the total of a table of its own, and its text or another table (正文跟表一分别是多少)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.figures import headline
from assistant.answering.lookup import Finding, find_figure, is_stated_level
from assistant.answering.matching import match_facts
from assistant.answering.pieces import TEXT_AND_TABLE
from assistant.answering.reply import Reply
from assistant.answering.sheet_asked import axes_of, column_of_cells, words_of
from assistant.answering.sheets import sheets_of
from assistant.answering.words import content
from assistant.types import Fact, How, Operation, Origin, Question, ReportSummary, Target

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["told_twice"]

_TWO_TABLES = re.compile(
    "[\u3400-\u9fff\\d]{0,4}表[格里中]?[^,，。?？]{0,4}(?:和|与|跟|同|对)[^,，。?？]{0,8}表|两[张个份]表"
    r"|\btables?\b[^,.;?]{0,30}\b(?:and|versus|vs|against|as|with)\b[^,.;?]{0,30}\btables?\b|\b(?:two|both) tables\b"
)
_SAID = re.compile(
    f"(?:{TEXT_AND_TABLE.pattern}|{_TWO_TABLES.pattern})[^,，。?？]*|分别|各自?|是不是|对得上|对不对得上|一不一[样致]|一致|一样|相同|相符|吻合|合计|总数|全年|数字|写的?|说的?|加起来|吗|是多少|多少"
)
_ONLY_AGREE = re.compile(
    r"^(?:它们|两者|两个数|这两个数)?(?:是否|是不是)?(?:一致|一样|相同|相符|对得上)(?:吗|不|么)?\W*$|^(?:and )?(?:do|are) they (?:agree|match|the same|consistent)\W*$"
)
"""Asks of what was told before whether it agrees, and nothing else."""
_NAMED = 0.6


def told_twice(
    question: Question, reports: Sequence[ReportSummary], index: Index, before: str
) -> tuple[Reply, list[Finding]] | None:
    """Both figures and whether they agree; none where the question asks for no such thing or one of them is missing."""
    text = question.text.lower()
    text = f"{before} {text}" if _ONLY_AGREE.search(text) else text
    in_text = TEXT_AND_TABLE.search(text)
    if not (in_text or _TWO_TABLES.search(text)):
        return None
    masked = _SAID.sub(lambda m: " " * len(m.group()), question.masked)
    asked = replace(
        question,
        masked=masked,
        words=content(masked),
        rest=(),
        narrower=(),
        numbers=(),
        operation=Operation.VALUE,
    )
    for summary in reports:
        totals = _totals(asked, summary, index)
        if len({total.value for total in totals}) != 1:
            continue
        total = totals[0]
        beside = _text(asked, summary, total, index) if in_text else _table(asked, summary, total, index)
        if beside is not None:
            return _say(question, summary, beside, total, index)
    return None


def _totals(question: Question, summary: ReportSummary, index: Index) -> list[Fact]:
    """The totals of tables of the report's own under what the question names."""
    found = []
    for sheet in sheets_of(summary, index):
        for axis in axes_of(sheet):
            if not axis.is_named or axis.total is None:
                continue
            column = column_of_cells(question, sheet, axis, [axis.total], words_of(question))
            cell = axis.at(axis.total, column) if column is not None else None
            if cell is not None and cell.value is not None:
                name = f"{sheet.title} {column[-1] if column else ''}".strip()
                found.append(replace(cell, subject=re.sub("[（(][^（）()]{1,4}[）)]$", "", name)))
    return found


def _text(question: Question, summary: ReportSummary, total: Fact, index: Index) -> Fact | None:
    """The figure of the running text for the same."""
    facts = [
        fact
        for target in question.targets
        for fact in index.facts([summary.report_id], target.indicator)
        if fact.column in {target.column, "", "total"}
    ]
    facts += [c.fact for c in match_facts(question, index, summary.report_id) if c.score >= _NAMED]
    return next((f for f in facts if f.origin is Origin.PROSE and _is_alike(f, total)), None)


def _table(question: Question, summary: ReportSummary, total: Fact, index: Index) -> Fact | None:
    """The figure of the form, or of another table, for the same."""
    told = (find_figure(index, summary, target, question) for target in question.targets)
    facts = [finding.facts[0] for finding in told if finding is not None and not finding.summed]
    table = total.fact_id.rsplit(".", 2)[0]
    elsewhere = (f for f in facts if f.origin is Origin.TABLE and f.fact_id.rsplit(".", 2)[0] != table)
    return next((fact for fact in elsewhere if _is_alike(fact, total)), None)


def _is_alike(fact: Fact, total: Fact) -> bool:
    return (
        is_stated_level(fact)
        and fact.value is not None
        and not fact.cumulative
        and fact.year == total.year
        and fact.unit in {total.unit, ""}
    )


def _say(
    question: Question, summary: ReportSummary, beside: Fact, total: Fact, index: Index
) -> tuple[Reply, list[Finding]]:
    reply = Reply(question, index)
    words = reply.words
    findings = [Finding(summary, Target("", ""), (fact,)) for fact in (beside, total)]
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    of_text = beside.origin is Origin.PROSE
    where = (
        words.say("正文", "in the text") if of_text else words.say("统计表", "in the form"),
        words.say("表格", "in the table"),
    )
    listed = words.say("，", "; ").join(
        f"{place}“{finding.facts[0].subject}”{words.say('', ' ')}{words.quantity(finding)}{reply.cite(finding.facts)}"
        for place, finding in zip(where, findings, strict=True)
    )
    verdict = (
        words.say("数字相同。", "Both give the same figure. ")
        if beside.value == total.value
        else words.say("数字不同。", "The two give different figures. ")
    )
    reply.sentence = words.say(f"{verdict}{who}{when}：{listed}。", f"{verdict}{who}, {when}: {listed}.")
    reply.figure = headline(reply, findings[0])
    reply.how = How.QUOTED
    return reply, findings
