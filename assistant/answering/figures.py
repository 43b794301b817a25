"""Answers that give figures as they stand: a value, the parts of a total, whether there was any."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.arithmetic import total
from assistant.answering.contradictions import mention_contradictions
from assistant.answering.evidence import Evidence
from assistant.answering.lookup import Finding, accepted_columns
from assistant.answering.reply import Reply
from assistant.lexicon.indicators import columns_of, parts_of
from assistant.types import AnswerTable, Fact, Figure, How, Nil, Operand, Origin, Target

__all__ = [
    "breakdown",
    "correct_premise",
    "exists",
    "headline",
    "operand",
    "operands",
    "parts_of_total",
    "place_name",
    "show_parts",
    "state",
    "value",
]


def value(reply: Reply, evidence: Evidence) -> None:
    """State each figure found, a table where there are several places."""
    findings = evidence.findings
    if len(findings) == 1:
        state(reply, findings[0])
    else:
        _several(reply, findings)
    correct_premise(reply, findings)


def state(reply: Reply, finding: Finding) -> None:
    """One figure in one sentence, its sum shown where the form leaves the adding to the reader."""
    cite = reply.cite(finding.facts)
    if finding.value is None or finding.nil is Nil.NONE_STATED:
        fact = finding.facts[0]
        quote = " ".join(fact.quote.of(reply.index.report(fact.report_id).text).split()).strip("。，；,; ")
        reply.sentence = reply.words.nothing(finding, quote, cite)
        reply.how = How.TABLE if fact.origin is Origin.TABLE else How.QUOTED
        if finding.value is not None:
            reply.figure = headline(reply, finding)
    else:
        reply.sentence = reply.words.statement(finding, cite)
        reply.figure = headline(reply, finding)
        reply.how = _how(finding)
    _explain(reply, finding)
    mention_contradictions(reply, [finding])


def headline(reply: Reply, finding: Finding) -> Figure:
    """The figure for the top of the page."""
    return Figure(
        reply.words.figure(finding), reply.words.unit(finding.unit).strip(), reply.words.label(finding)
    )


def operands(reply: Reply, finding: Finding) -> list[Operand]:
    """The facts of a sum as operands of a computation, cited."""
    found = []
    for fact in finding.facts:
        label = reply.words.label(Finding(finding.summary, Target(fact.indicator, fact.column), (fact,)))
        found.append(Operand(label, fact.value or Decimal(0), reply.citer.fact(fact)))
    return found


def operand(reply: Reply, finding: Finding) -> Operand:
    """A finding as one operand; a finding that is itself a sum adds its own computation."""
    if finding.summed:
        computed = total(operands(reply, finding), finding.unit)
        if all(known.formula != computed.formula for known in reply.computations):
            reply.computations.append(computed)
    who = reply.words.body(finding.summary.region, finding.summary.agency)
    label = f"{who} {reply.words.year(finding.summary.year)} {reply.words.label(finding)}"
    return Operand(label, finding.value or Decimal(0), reply.citer.fact(finding.facts[0]))


def _how(finding: Finding) -> How:
    if finding.summed:
        return How.COMPUTED
    return How.TABLE if finding.facts[0].origin is Origin.TABLE else How.QUOTED


def _explain(reply: Reply, finding: Finding) -> None:
    """What the reader must know about how the figure came about."""
    words = reply.words
    if finding.summed:
        reply.computations.append(total(operands(reply, finding), finding.unit))
        if finding.blanks:
            reply.notice(
                "nil",
                words.say(
                    "相加的各项中有空白格，未计入。",
                    "Some of the cells added up are empty and count as nothing here.",
                ),
            )
    fact = finding.facts[0]
    if fact.cumulative:
        reply.notice(
            "assumption",
            words.say("这是累计数，不是当年发生数。", "This is a running total, not the year's own figure."),
        )
    if fact.status.value == "plan":
        reply.notice("assumption", words.say("这是计划数，不是完成数。", "This is planned, not done."))
    if any(f.recognised for f in finding.facts):
        reply.notice(
            "recognised",
            words.say(
                "该数字由图像识别得出，请核对原件。",
                "This figure was read from a picture; please check the original.",
            ),
        )
    asked = finding.target.indicator
    if asked and fact.indicator and fact.indicator == "handled" and asked in {"received", "handled_total"}:
        reply.notice(
            "comparability",
            words.say(
                "报告给出的是收办数（新收加上年结转）。",
                "The report gives new and carried-over applications together.",
            ),
        )


def correct_premise(reply: Reply, findings: Sequence[Finding]) -> None:
    """Say so where the question claims a figure the report does not give."""
    claimed = reply.question.numbers
    stated = {finding.value for finding in findings if finding.value is not None}
    if claimed and stated and not set(claimed) & stated and len(findings) == 1:
        finding = findings[0]
        reply.notice(
            "premise",
            reply.words.say(
                f"问题中的数字与报告不符，报告载明的是{reply.words.figure(finding)}{finding.unit}。",
                f"The question's figure is not the report's, which is {reply.words.figure(finding)}.",
            ),
        )


def _several(reply: Reply, findings: Sequence[Finding]) -> None:
    """Several places or several readings of one subject as a small table."""
    words = reply.words
    summaries = {finding.summary.report_id for finding in findings}
    by_place = len(summaries) == len(findings)
    rows, cites = [], []
    for finding in findings:
        name = place_name(reply, finding, findings) if by_place else words.label(finding)
        amount = words.quantity(finding) if finding.value is not None else _nil_mark(reply, finding)
        rows.append((name, amount))
        cites.append(reply.citer.fact(finding.facts[0]))
    first = findings[0]
    label = words.label(first)
    who = words.body(first.summary.region, first.summary.agency)
    listed = words.say("；", "; ").join(
        f"{name}{words.say('', ' ')}{amount}〔{cite}〕"
        for (name, amount), cite in zip(rows, cites, strict=True)
    )
    if by_place:
        reply.sentence = words.say(f"{label}：{listed}。", f"{label}: {listed}.")
    else:
        when = words.year(first.summary.year)
        reply.sentence = words.say(
            f"{who}{when}报告中“{label}”见于多处：{listed}。",
            f"{who}, {when}: {label} stands in more than one place: {listed}.",
        )
    reply.tables.append(
        AnswerTable(
            (words.say("范围", "Where"), label),
            tuple(rows),
            tuple(cites),
            chart="bar" if by_place and len(rows) > 2 else "",
        )
    )
    reply.how = _how(first)
    for finding in findings:
        if finding.summed:
            reply.computations.append(total(operands(reply, finding), finding.unit))
    mention_contradictions(reply, findings)


def place_name(reply: Reply, finding: Finding, findings: Sequence[Finding]) -> str:
    """What tells the place apart from the others: the body, the year, or both."""
    bodies = {(f.summary.region, f.summary.agency) for f in findings}
    years = {f.summary.year for f in findings}
    who = reply.words.body(finding.summary.region, finding.summary.agency)
    when = reply.words.year(finding.summary.year)
    if len(bodies) == 1 and len(years) > 1:
        return when
    return who if len(years) == 1 else f"{who}{reply.words.say('', ' ')}{when}"


def _nil_mark(reply: Reply, finding: Finding) -> str:
    fact = finding.facts[0]
    return reply.words.say("（空白）", "(empty)") if fact.nil is Nil.BLANK else fact.printed or "—"


# --- parts of a total -------------------------------------------------------------------


def breakdown(reply: Reply, evidence: Evidence) -> bool:
    """A total and its parts; false where the report gives no parts."""
    for found in evidence.found:
        for finding in found.findings:
            parts = parts_of_total(reply, finding)
            if parts:
                _show_parts(reply, finding, parts)
                correct_premise(reply, [finding])
                return True
    return False


def parts_of_total(reply: Reply, finding: Finding) -> list[Fact]:
    """The parts a total is listed with, or its columns or rows in the form; empty where it has none."""
    fact = finding.facts[0]
    facts = reply.index.facts([finding.summary.report_id])
    if not finding.summed and fact.origin is Origin.PROSE:
        children = [f for f in facts if f.parent == fact.fact_id and f.measure.value == "level"]
        if children:
            return sorted(children, key=lambda f: f.span.start)
    if finding.summed:
        return list(finding.facts)
    by_column = _by_column(finding, facts)
    by_row = _by_row(finding, facts)
    wants_rows = fact.indicator in {"handled_total", "answered", "closed"} or not by_column
    return (by_row or by_column) if wants_rows else by_column


def _by_column(finding: Finding, facts: Sequence[Fact]) -> list[Fact]:
    fact = finding.facts[0]
    keys = (
        [key for key, column in columns_of(fact.indicator).items() if not column.parts and key != "total"]
        if fact.indicator
        else []
    )
    if fact.column not in {"", "total"}:
        return []
    found = [
        next((f for f in facts if f.indicator == fact.indicator and f.column == key and _plain(f)), None)
        for key in keys
    ]
    return [f for f in found if f is not None]


def _by_row(finding: Finding, facts: Sequence[Fact]) -> list[Fact]:
    indicator = finding.facts[0].indicator or finding.target.indicator
    if not indicator:
        return []
    wanted = accepted_columns(Target(indicator, finding.target.column), "")
    found = []
    for part in parts_of(indicator):
        fact = next(
            (
                f
                for column in wanted
                for f in facts
                if f.indicator == part and f.column == column and _plain(f)
            ),
            None,
        )
        if fact is not None:
            found.append(fact)
    return found


def _plain(fact: Fact) -> bool:
    return fact.measure.value == "level" and fact.status.value == "result" and not fact.cumulative


def _show_parts(reply: Reply, finding: Finding, parts: Sequence[Fact]) -> None:
    """The total in a sentence, its parts in a table."""
    words = reply.words
    cite = reply.cite(finding.facts[:1] if not finding.summed else finding.facts)
    named = words.say(f"{words.label(finding)}的构成：", f"{words.label(finding)}:")
    reply.sentence = words.statement(finding, cite) if finding.value is not None else named
    reply.figure = headline(reply, finding) if finding.value is not None else None
    show_parts(reply, finding, parts)
    reply.how = _how(finding)
    if finding.summed:
        reply.computations.append(total(operands(reply, finding), finding.unit))
    mention_contradictions(reply, [finding])


def show_parts(reply: Reply, finding: Finding, parts: Sequence[Fact]) -> None:
    """The parts of a total as a small table."""
    words = reply.words
    whole = finding.target if finding.target.indicator else Target(finding.facts[0].indicator)
    rows, cites = [], []
    for part in parts:
        own = Finding(finding.summary, Target(part.indicator, part.column), (part,))
        amount = words.quantity(own) if part.value is not None else _nil_mark(reply, own)
        rows.append((words.part(own, whole), amount))
        cites.append(reply.citer.fact(part))
    header = (words.say("分项", "Part"), words.say("数量", "Number"))
    reply.tables.append(AnswerTable(header, tuple(rows), tuple(cites), chart="bar" if len(rows) > 2 else ""))


# --- whether there was any --------------------------------------------------------------


def exists(reply: Reply, evidence: Evidence) -> bool:
    """Yes or no from a figure or a stated none; false where neither is there."""
    findings = [finding for finding in evidence.findings if finding.value is not None]
    if not findings:
        return False
    if len(findings) > 1:
        value(reply, evidence)
        return True
    finding = findings[0]
    state(reply, finding)
    if reply.question.numbers:
        right = finding.value in reply.question.numbers
        lead = reply.words.say("是的。" if right else "不是。", "Yes. " if right else "No. ")
        reply.sentence = lead + reply.sentence
        correct_premise(reply, findings)
    elif finding.nil is not Nil.NONE_STATED:
        some = finding.value != 0
        lead = reply.words.say("有。" if some else "没有。", "Yes. " if some else "No. ")
        reply.sentence = lead + reply.sentence
    return True
