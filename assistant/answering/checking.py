"""Answers to "does it add up": the identities a report's figures must meet, and whether they do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.arithmetic import total
from assistant.answering.contradictions import agreement, describe, with_twins
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand, operands, state, value
from assistant.answering.holdings import holdings
from assistant.answering.lookup import Finding, find_figure, is_stated_level
from assistant.answering.matching import match_facts
from assistant.answering.parts import add_up_parts
from assistant.answering.pieces import TEXT_AND_TABLE
from assistant.answering.printed import changes_of, state_change
from assistant.answering.rankings import counted
from assistant.answering.reply import Reply
from assistant.answering.words import content
from assistant.lexicon.indicators import indicators, parts_of
from assistant.reports.change_checks import Change, change_check, printed_changes
from assistant.types import Check, CheckStatus, Fact, How, Measure, Operation, Origin, ReportSummary, Target

__all__ = ["check", "text_and_table"]

_SHOWN = 4
_WHOSE_FAULT = re.compile(
    r"谁|为什么|为何|为啥|原因|怎么会|哪个(?:科|部门|单位|环节)|\bwho\b|\bwhy\b|\breason\b|\bfault\b"
)
_CARRIED = frozenset({"carried_in", "carried_out"})
_CHANGE = re.compile(
    "同比|环比|增长|增幅|降幅|增加|减少|下降|上升|(?:比|较)(?:上|去|前)一?年|growth|increase|decrease|year on year"
)
_COMPARED = re.compile(
    rf"(?:{TEXT_AND_TABLE.pattern})[^,，。?]*|是不是|对得上|一致|一样|相同|相符|次数|数量|条数|件数|\\b(?:does|do|did|give|same|number|report|agree|match|differ\\w*|consistent|equal|in)\\b"
)
_NAMED = 0.6
"""From this score on a figure is the one a question names."""
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|percent|个?百分点)")
_ADDED = re.compile("加起来|相加|加在一起|合计|总和|之和|add")


def text_and_table(reply: Reply, evidence: Evidence) -> bool:
    """The figure of the text beside that of the table, where it is asked whether they agree; false where one lacks."""
    question, places = reply.question, evidence.resolved.places
    said = f"{question.text}\n{question.masked}".lower()
    if len(places) != 1 or not TEXT_AND_TABLE.search(said):
        return False
    for summary in places[0].reports:
        told = [finding.facts[0] for finding in evidence.findings if finding.summary == summary]
        masked = _COMPARED.sub(" ", question.masked)
        asked = replace(
            question, operation=Operation.VALUE, rest=(), numbers=(), masked=masked, words=content(masked)
        )
        told += [c.fact for c in match_facts(asked, reply.index, summary.report_id) if c.score >= _NAMED]
        told = [fact for fact in told if fact.value is not None and is_stated_level(fact)]
        cell = _in_table(reply, summary, told)
        alike = [fact for fact in told if fact.origin is Origin.PROSE]
        if cell is not None and cell.target.indicator:
            facts = reply.index.facts([summary.report_id], cell.target.indicator)
            column = cell.facts[0].column
            same = [f for f in facts if f.origin is Origin.PROSE and f.column in {column, *_whole(column)}]
            alike = [fact for fact in same if is_stated_level(fact)] + alike
        if cell is None or not alike:
            continue
        words = reply.words
        text = Finding(summary, Target(alike[0].indicator, alike[0].column), (alike[0],))
        verdict = (
            words.say("正文和表格的数字相同。", "The text and the table give the same figure. ")
            if text.value == cell.value
            else words.say("正文和表格的数字不同。", "The text and the table give different figures. ")
        )
        who, when = words.body(summary.region, summary.agency), words.year(summary.year)
        if _WHOSE_FAULT.search(question.text.lower()):
            verdict += words.say(
                "报告没有载明原因和填报人。", "The report says neither why nor whose doing it was. "
            )
        pieces = [
            f"{where}“{name}”{words.say('', ' ')}{words.quantity(finding)}{reply.cite(finding.facts)}"
            for where, name, finding in (
                (words.say("正文", "in the text "), text.facts[0].subject, text),
                (
                    words.say("表格", "in the table "),
                    words.label(cell) if cell.summed else cell.facts[0].subject,
                    cell,
                ),
            )
        ]
        if cell.summed:
            added = total(operands(reply, cell), cell.unit)
            reply.computations.append(added)
            pieces[1] += words.say(f"（各行相加：{added.formula}）", f" (the rows added up: {added.formula})")
        listed = words.say("，", ", ").join(pieces)
        reply.sentence = words.say(f"{verdict}{who}{when}：{listed}。", f"{verdict}{who}, {when}: {listed}.")
        reply.how = How.QUOTED
        return True
    return False


def _whole(column: str) -> tuple[str, ...]:
    return ("", "total") if column in {"", "total"} else ()


def _in_table(reply: Reply, summary: ReportSummary, told: Sequence[Fact]) -> Finding | None:
    """The cell of a table that tells what is asked, or the sum of its group's rows where the group has no row itself."""
    cells = [fact for fact in told if fact.origin is Origin.TABLE]
    wanted = [target for target in reply.question.targets if target.indicator]
    if len(wanted) != 1:
        return next((Finding(summary, Target(f.indicator, f.column), (f,)) for f in cells), None)
    (target,) = wanted
    columns = {target.column, *_whole(target.column)}
    facts = [f for f in reply.index.facts([summary.report_id]) if f.origin is Origin.TABLE and f.form]
    known = {
        (f.indicator, f.column): f for f in facts if is_stated_level(f) and f.value is not None
    }  # a sub-row never stands for its group
    for indicator in (target.indicator, *indicators()[target.indicator].near):
        own = [known[indicator, column] for column in columns if (indicator, column) in known]
        if own:
            return Finding(summary, Target(indicator, own[0].column), (own[0],))
    own = [fact for fact in cells if fact.indicator in {"", target.indicator}]
    if own:
        return Finding(summary, target, (own[0],))
    rows = [
        next((known[part, column] for column in columns if (part, column) in known), None)
        for part in parts_of(target.indicator)
    ]
    stated = tuple(fact for fact in rows if fact is not None and fact.unit == facts[0].unit)
    return (
        Finding(summary, target, stated, summed=True)
        if len(stated) > 1 and len(stated) == len(rows)
        else None
    )


def check(reply: Reply, evidence: Evidence) -> bool:
    """Say of the figures asked about, or of the whole report, whether their identities hold."""
    findings = list(
        {finding.facts: finding for finding in evidence.findings if finding.value is not None}.values()
    )
    findings = findings or _of_printed_change(reply, evidence)
    used = with_twins(reply, findings)
    ids = [summary.report_id for place in evidence.resolved.places for summary in place.reports]
    checks = [c for c in reply.index.checks(ids) if c.status is not CheckStatus.NOT_ASSESSABLE]
    carried = dict(reply.question.given).get("indicator") == "carried"
    asked = f"{reply.question.context if carried else ''} {reply.question.text}"
    if used and _CHANGE.search(asked):
        checks = _of_changes(reply, evidence, findings, checks)
        if not checks:
            return _says_only(reply, findings)
    elif used:
        own = [c for c in checks if used & {*c.left_facts, *c.right_facts}]
        # of another year's report that is not held the sums within this one say nothing
        checks = _between_years(reply, evidence, used) or ([] if _of_last_year(reply) else own)
    checks = _of_rules(reply.question.text, checks)
    if not checks and not used:
        return False
    failed = [c for c in checks if c.status is CheckStatus.DIFFERS]
    if not used and not failed and reply.question.rest and reply.question.language == "zh":
        return False  # that all of a report holds says nothing of what the question names
    if len(findings) == 1:
        state(reply, findings[0])
    elif used:
        value(reply, evidence)
    if not checks and len(findings) > 1 and _listed(reply, findings):
        return True
    if not checks and len(findings) == 1 and add_up_parts(reply, findings[0]):
        return True
    for entry in failed[:_SHOWN]:
        describe(reply, entry)
    reply.sentence = (
        _verdict(reply, checks, failed) if used else _summary(reply, evidence, checks, failed)
    ) + reply.sentence
    if used and not failed:
        for entry in checks[:_SHOWN]:
            reply.sentence += agreement(reply, entry)
    reply.how = How.COMPUTED
    return True


def _of_printed_change(reply: Reply, evidence: Evidence) -> list[Finding]:
    """The figure that a report prints with the very change asked about (写的同比增长8.25%), where it is one alone."""
    question = reply.question
    said = {Decimal(rate) for rate in _PERCENT.findall(question.text)} | set(question.numbers)
    if not said or not _CHANGE.search(question.text):
        return []
    told = [
        Finding(summary, Target(change.level.indicator, change.level.column), (change.level,))
        for place in evidence.resolved.places[:1]
        for summary in place.reports
        for change in printed_changes(reply.index.facts([summary.report_id]))
        if change.fact.value in said
    ]
    return told if len(told) == 1 else []


def _of_last_year(reply: Reply) -> bool:
    """Whether an English question compares what was carried over with the report of the year before."""
    targets = [target.indicator for target in reply.question.targets]
    return reply.question.language == "en" and targets == ["carried_in"]


def _between_years(reply: Reply, evidence: Evidence, used: set[str]) -> list[Check]:
    """What one year carried forward against what the next says it took over, in whichever report it is tested."""
    if not any(target.indicator in _CARRIED for target in reply.question.targets):
        return []
    held = holdings(reply.index)
    ids = [s.report_id for place in evidence.resolved.places for s in held.reports_of(place.body)]
    return [
        entry
        for entry in reply.index.checks(ids)
        if entry.rule == "carry_over"
        and entry.status is not CheckStatus.NOT_ASSESSABLE
        and used & {*entry.left_facts, *entry.right_facts}
    ]


def _of_changes(
    reply: Reply, evidence: Evidence, findings: list[Finding], checks: list[Check]
) -> list[Check]:
    """The checks of the changes printed for the figures asked about, against the report's own figures of both years."""
    used = {fact.fact_id for finding in findings for fact in finding.facts}
    told = [c for c in checks if c.rule == "printed_change" and used & {*c.left_facts, *c.right_facts}]
    for finding in () if told else findings:
        facts = reply.index.facts([finding.summary.report_id])
        named = [f for f in facts if f.indicator and f.indicator == finding.facts[0].indicator]
        for level in (f for f in named if f.value == finding.value and f.origin is Origin.PROSE):
            before = _year_before(reply, evidence, finding) + [
                f for f in named if f.year == (level.report_year or 0) - 1 and f.measure is Measure.LEVEL
            ]
            known = [c for c in checks if c.rule == "printed_change" and level.fact_id in c.right_facts]
            made = [
                change_check(level.report_id, Change(change, level), earlier)
                for change in changes_of(level, facts)
                for earlier in before[-1:]  # as the report itself tells it, else as its predecessor does
            ]
            told = known or [c for c in made if c is not None and c.status is not CheckStatus.NOT_ASSESSABLE]
            if told:
                return told
    return told


def _year_before(reply: Reply, evidence: Evidence, finding: Finding) -> list[Fact]:
    """The figure of the year before from that year's own report, where it is held and stated alike."""
    reports = holdings(reply.index).reports_of(
        evidence.resolved.places[0].body, (finding.summary.year or 0) - 1
    )
    found = (find_figure(reply.index, s, finding.target, reply.question) for s in reports)
    return [
        f.facts[0] for f in found if f is not None and not f.summed and f.exact and f.unit == finding.unit
    ][:1]


def _says_only(reply: Reply, findings: list[Finding]) -> bool:
    """The figures as printed, where nothing stands in the report that their change could be reckoned from."""
    printed = state_change(reply, [finding.summary for finding in findings[:1]])
    for finding in () if printed else findings[:1]:
        state(reply, finding)
    reply.sentence = _verdict(reply, [], []) + reply.sentence
    return True


def _listed(reply: Reply, findings: list[Finding]) -> bool:
    """Whether the figures a question lists add up to the total they are listed under, or to what was received."""
    facts = [finding.facts[0] for finding in findings if not finding.summed and finding.exact]
    alike = len({(fact.report_id, fact.unit) for fact in facts}) == 1
    if len(facts) < len(findings) or not alike or not _ADDED.search(reply.question.text):
        return False
    summary, parents = findings[0].summary, {fact.parent for fact in facts}
    if len(parents) == 1 and all(parents):
        parent = reply.index.fact(parents.pop())
        whole: Finding | None = Finding(summary, Target(parent.indicator, parent.column), (parent,))
    elif all(fact.indicator.startswith("received.") for fact in facts):
        whole = find_figure(reply.index, summary, Target("received"), reply.question)
    else:
        whole = None
    if whole is None or not whole.exact:
        return False
    added = total([operand(reply, finding) for finding in findings], findings[0].unit)
    reply.computations.append(added)
    words, cite = reply.words, reply.cite(whole.facts)
    amount = words.amount(added.result, added.unit)
    verdict = (
        words.say("对得上。", "They agree. ")
        if added.result == whole.value
        else words.say("对不上。", "They do not agree. ")
    )
    reply.sentence = (
        verdict
        + reply.sentence
        + words.say(
            f"相加为{amount}（{added.formula}）；{words.label(whole)}为{words.quantity(whole)}{cite}。",
            f" They add up to {amount} ({added.formula}); {words.label(whole)}: {words.quantity(whole)}{cite}.",
        )
    )
    reply.how = How.COMPUTED
    return True


def _summary(reply: Reply, evidence: Evidence, checks: list[Check], failed: list[Check]) -> str:
    """How many identities of a whole report were tested and how many fail, with one of them cited."""
    words = reply.words
    place = evidence.resolved.places[0]
    who, when = words.body_of(place.body), words.year(place.year)
    reply.computations += [counted(checks), counted(failed)] if failed else [counted(checks)]
    if not failed:
        agreement(reply, checks[0])
        return words.say(
            f"{who}{when}报告中可以核对的勾稽关系有{len(checks)}项，全部对得上。",
            f"{who}, {when}: {len(checks)} identities could be tested; all of them hold. ",
        )
    return words.say(
        f"{who}{when}报告中可以核对的勾稽关系有{len(checks)}项，其中{len(failed)}项对不上。",
        f"{who}, {when}: {len(checks)} identities could be tested; {len(failed)} of them fail. ",
    )


def _of_rules(text: str, checks: list[Check]) -> list[Check]:
    """Only the identities between years, or between text and table, where the question names them."""
    wanted: set[str] = set()
    if any(
        word in text
        for word in ("结转", "上年", "去年", "上一年", "carried", "carry", "last year", "previous year")
    ):
        wanted = {"carry_over", "stock_flow", "item_flow"}
    elif "正文" in text or "表格" in text or "table" in text:
        wanted = {"prose_table"}
    return [c for c in checks if c.rule in wanted] or checks if wanted else checks


def _verdict(reply: Reply, checks: list[Check], failed: list[Check]) -> str:
    words = reply.words
    if not checks:
        return words.say(
            "报告没有给出可以核对的另一组数字。", "The report gives nothing to check this against. "
        )
    if failed:
        return words.say("对不上。", "They do not agree. ")
    return words.say("对得上。", "They agree. ")
