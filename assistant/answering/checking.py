"""Answers to "does it add up": the identities a report's figures must meet, and whether they do."""

from __future__ import annotations

from assistant.answering.contradictions import agreement, describe
from assistant.answering.evidence import Evidence
from assistant.answering.figures import state, value
from assistant.answering.holdings import holdings
from assistant.answering.parts import add_up_parts
from assistant.answering.rankings import counted
from assistant.answering.reply import Reply
from assistant.types import Check, CheckStatus, How

__all__ = ["check"]

_SHOWN = 4
_CARRIED = frozenset({"carried_in", "carried_out"})


def check(reply: Reply, evidence: Evidence) -> bool:
    """Say of the figures asked about, or of the whole report, whether their identities hold."""
    findings = [finding for finding in evidence.findings if finding.value is not None]
    used = {fact.fact_id for finding in findings for fact in finding.facts}
    ids = [summary.report_id for place in evidence.resolved.places for summary in place.reports]
    checks = [c for c in reply.index.checks(ids) if c.status is not CheckStatus.NOT_ASSESSABLE]
    if used:
        own = [c for c in checks if used & {*c.left_facts, *c.right_facts}]
        # of another year's report that is not held the sums within this one say nothing
        checks = _between_years(reply, evidence, used) or ([] if _of_last_year(reply) else own)
    checks = _of_rules(reply.question.text, checks)
    if not checks and not used:
        return False
    if len(findings) == 1:
        state(reply, findings[0])
    elif used:
        value(reply, evidence)
    if not checks and len(findings) == 1 and add_up_parts(reply, findings[0]):
        return True
    failed = [c for c in checks if c.status is CheckStatus.DIFFERS]
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
