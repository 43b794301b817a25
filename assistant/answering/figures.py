"""Answers that give figures as they stand: a value, the parts of a total, whether there was any."""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.arithmetic import in_yuan, plain, total
from assistant.answering.contradictions import mention_contradictions
from assistant.answering.evidence import Evidence
from assistant.answering.lookup import Finding, find_figure
from assistant.answering.reply import Reply
from assistant.answering.verbatim import quote_no_site, say_clause
from assistant.lexicon.indicators import find_mentions
from assistant.types import (
    AnswerTable,
    Figure,
    How,
    Nil,
    Operand,
    Operation,
    Origin,
    Question,
    Status,
    Target,
)

__all__ = [
    "correct_premise",
    "exists",
    "explain",
    "headline",
    "how_of",
    "nil_mark",
    "operand",
    "operands",
    "place_name",
    "state",
    "value",
]


def value(reply: Reply, evidence: Evidence) -> None:
    """State each figure found, a table where there are several places."""
    findings = evidence.findings
    if reply.question.limit:
        findings = _within(reply, findings)
        if not findings:
            return
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
        stated = _somewhat_more(reply, finding, reply.words.statement(finding, cite))
        reply.sentence = stated + _in_yuan(reply, finding)
        reply.figure = headline(reply, finding)
        reply.how = how_of(finding)
    explain(reply, finding)
    mention_contradictions(reply, [finding])


_YUAN = re.compile(r"(?:多少|几百?千?)(?:元|块)")


def _in_yuan(reply: Reply, finding: Finding) -> str:
    """An amount printed in 万元 in 元 too, where it is asked how many 元 (0.38万元，即3800元)."""
    if not finding.exact or finding.summed or not _YUAN.search(reply.question.text):
        return ""
    value = finding.value or Decimal(0)
    if finding.unit == "万元":
        reply.computations.append(in_yuan(operand(reply, finding)))
        value = reply.computations[-1].result
    elif finding.unit != "元" or "万" not in finding.facts[0].printed:
        return ""
    return f"即{plain(value)}元。"


def _somewhat_more(reply: Reply, finding: Finding, sentence: str) -> str:
    """A Chinese sentence with 1.1万余件 as the report prints it, which says more than 约1.1万件."""
    fact = finding.facts[0]
    if reply.words.english or finding.summed or fact.bound != "about" or fact.origin is not Origin.PROSE:
        return sentence
    text = reply.index.report(fact.report_id).text
    behind = text[fact.span.end : fact.span.end + 1]
    quantity = reply.words.quantity(finding)
    if behind not in {"余", "多"} or not quantity.startswith("约"):
        return sentence
    figure = reply.words.figure(finding)
    written = f"{figure.removeprefix('约')}{behind}{quantity.removeprefix(figure)}"
    return sentence.replace(quantity, written, 1)


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


def operand(reply: Reply, finding: Finding, divisor: Decimal = Decimal(1)) -> Operand:
    """A finding as one operand; a finding that is itself a sum adds its own computation.

    ``divisor`` is the scale all operands are printed in (see ``common_scale``); what is printed in it already stays.
    """
    if finding.summed:
        computed = total(operands(reply, finding), finding.unit)
        if all(known.formula != computed.formula for known in reply.computations):
            reply.computations.append(computed)
    who = reply.words.body(finding.summary.region, finding.summary.agency)
    label = f"{who} {reply.words.year(finding.summary.year)} {reply.words.label(finding)}"
    printed = finding.value or Decimal(0)
    if finding.unit == "元":
        printed /= divisor
    return Operand(label, printed, reply.citer.fact(finding.facts[0]))


def how_of(finding: Finding) -> How:
    """How a figure came about: quoted, from a table, added up."""
    if finding.summed:
        return How.COMPUTED
    return How.TABLE if finding.facts[0].origin is Origin.TABLE else How.QUOTED


def explain(reply: Reply, finding: Finding) -> None:
    """What the reader must know about how the figure came about."""
    words = reply.words
    if finding.summed and finding.value is not None:
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
    asked = finding.target.indicator
    if asked and fact.indicator and fact.indicator == "handled" and asked in {"received", "handled_total"}:
        reply.notice(
            "comparability",
            words.say(
                "报告给出的是收办数（新收加上年结转）。",
                "The report gives new and carried-over applications together.",
            ),
        )


_ALL_DONE = re.compile("(?:都|全部?|全都).{0,4}(?:完|结|好|到位|落实|解决)(?:了|没|吗|$)")
_SIGNS = {">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le}


def _within(reply: Reply, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that keep the bound the question sets; says so where none does."""
    assert reply.question.limit is not None
    sign, number = reply.question.limit
    keeps = _SIGNS[sign]
    kept = tuple(
        finding for finding in findings if finding.value is not None and keeps(finding.value, number)
    )
    if not kept:
        reply.sentence = reply.words.say(
            "收录的报告中没有符合条件的。", "None of the reports held meets the condition."
        )
    return kept


def correct_premise(reply: Reply, findings: Sequence[Finding]) -> None:
    """Say so where the question claims a figure the report does not give, of the whole it names or of itself."""
    question = reply.question
    if not question.numbers or len(findings) != 1 or findings[0].value is None:
        return
    claimed_of = findings[0]
    named = question.whole or _named_beside(question)
    if named:
        whole = find_figure(reply.index, findings[0].summary, Target(named), question)
        claimed_of = whole if whole is not None and whole.value is not None else claimed_of
    if {claimed_of.value, findings[0].value} & set(question.numbers) or _of_another(reply, findings[0]):
        return
    if _is_whole(reply, findings[0]):
        return
    cite = reply.cite(claimed_of.facts)
    amount, label = reply.words.quantity(claimed_of), reply.words.label(claimed_of)
    reply.notice(
        "premise",
        reply.words.say(
            f"问题中的数字与报告不符，报告载明{label}为{amount}{cite}。",
            f"The question's figure is not the report's, which gives {amount} for {label}{cite}.",
        )
        + _taken_for(reply, claimed_of),
        reply.citer.fact(claimed_of.facts[0]),
    )


_OF_WHOLE = re.compile("(?P<whole>\\d+)[\u3400-\u9fff]{1,8}?(?:里|中|当中|之中|里面|里头)")


def _is_whole(reply: Reply, finding: Finding) -> bool:
    """Whether a question gives the one figure to the whole, as the sentence of its part does (50条事项里没公开的几条)."""
    said, fact = _OF_WHOLE.search(reply.question.text), finding.facts[0]
    quote = fact.quote.of(reply.index.report(fact.report_id).text)
    return said is not None and said["whole"] in re.findall(r"\d+", quote)


_CLAIM = re.compile(
    r"[\u3400-\u9fff]{2,8}的?(?:那|这)?\d[\d,.]*[件条份起个][\u3400-\u9fff]{0,4}(?=[,，]|里|中)"
)
"""A figure that a question gives to something by name."""


def _named_beside(question: Question) -> str:
    """The row other than the one asked for that a question gives its one figure to (新收的91件申请，转到下一年的有几件)."""
    said = _CLAIM.search(question.text)
    if said is None or len(question.numbers) != 1:
        return ""
    asked = {target.indicator for target in question.targets}
    found = [m.id for m in find_mentions(said.group()) if m.kind == "indicator" and m.id not in asked]
    return found[0] if len(found) == 1 else ""


def _taken_for(reply: Reply, finding: Finding) -> str:
    """What the figure a question claims is in the report: a running total, a plan, another year's; else nothing."""
    words, year = reply.words, finding.summary.year
    for fact in reply.index.facts([finding.summary.report_id]):
        of_another = None not in (fact.year, year) and fact.year != year
        planned = fact.status is Status.PLAN
        if fact.value not in reply.question.numbers or fact.unit != finding.unit:
            continue
        if fact.cumulative or planned or of_another:
            amount, cite = (
                words.quantity(Finding(finding.summary, Target("", ""), (fact,))),
                reply.cite([fact]),
            )
            what = (
                ("累计数", "a running total")
                if fact.cumulative
                else ("计划数", "what is planned")
                if planned
                else (f"{words.year(fact.year)}的数", f"the figure of {words.year(fact.year)}")
            )
            return words.say(f"{amount}是报告所写的{what[0]}{cite}。", f" {amount} is {what[1]} there{cite}.")
    return ""


_LED_UP = re.compile(r"[,，;；:：]")
_CONFIRM = re.compile(
    "[,，;；]?(?:这个?数?|我|是|记得|说得?|应该|没|不会)*(?:对吗|对不对|对吧|是吗|是吧|是不是|没错吧?|没记错吧?|记错了?(?:吗|吧)|错了?吧|准不准|属实吗|有误吗)[?？。]*$"
)
"""Asks whether what stands before it is right."""
_PLANNED = re.compile("说[^,，]{0,8}要|计划|打算|目标|说要|提出|力争|争取|承诺")


def _of_another(reply: Reply, finding: Finding) -> bool:
    """Whether the figure a question states is that of a plan, or another of the sentence it leads up to (收到5件，给了几件)."""
    question, fact = reply.question, finding.facts[0]
    if question.language == "en" or question.operation is not Operation.VALUE:
        return False
    if _PLANNED.search(question.text) and not question.plan:
        return True
    if not _LED_UP.search(_CONFIRM.sub("", question.text).strip("，, ")):
        return False
    beside = (f for f in reply.index.facts([fact.report_id]) if f.value in question.numbers)
    return any(f.quote == fact.quote or f.indicator in {"received", "handled_total"} for f in beside)


def _several(reply: Reply, findings: Sequence[Finding]) -> None:
    """Several places or several readings of one subject as a small table."""
    words = reply.words
    summaries = {finding.summary.report_id for finding in findings}
    by_place = len(summaries) == len(findings)
    rows, cites = [], []
    for finding in findings:
        name = place_name(reply, finding, findings) if by_place else words.label(finding)
        amount = words.quantity(finding) if finding.value is not None else nil_mark(reply, finding)
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
        one = len({(f.summary.region, f.summary.agency) for f in findings}) == 1
        head = words.say(f"{who if one else ''}{label}", f"{who}: {label}" if one else label)
        reply.sentence = words.say(f"{head}：{listed}。", f"{head}: {listed}.")
    elif len({finding.target for finding in findings}) > 1 and all(f.target.indicator for f in findings):
        when = words.year(first.summary.year)
        reply.sentence = words.say(f"{who}{when}：{listed}。", f"{who}, {when}: {listed}.")
    else:
        when = words.year(first.summary.year)
        reply.sentence = words.say(
            f"{who}{when}报告中有几处符合所问：{listed}。",
            f"{who}, {when}: more than one figure fits the question: {listed}.",
        )
    reply.tables.append(
        AnswerTable(
            (words.say("范围", "Where"), label),
            tuple(rows),
            tuple(cites),
            chart="bar" if by_place and len(rows) > 2 else "",
        )
    )
    reply.how = how_of(first)
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


def nil_mark(reply: Reply, finding: Finding) -> str:
    """What stands in a cell that holds no number."""
    fact = finding.facts[0]
    return reply.words.say("（空白）", "(empty)") if fact.nil is Nil.BLANK else fact.printed or "—"


# --- whether there was any --------------------------------------------------------------


_LEFT_OPEN = re.compile(
    r"\bun(?:answered|resolved|finished|processed|settled|solved|treated)\b|\bwithout (?:an? |any )?(?:answer|reply|response)\b|\b(?:not|never|n't) (?:been |yet |get |be )*(?:answered|replied|resolved|dealt with|handled|settled|solved)\b"
)
_NOT = re.compile("[未没不无]|逾期|超期")
"""Whether anything was left undone is no question of how many there were."""


def exists(reply: Reply, evidence: Evidence) -> bool:
    """Yes or no from a figure or a stated none; false where neither is there."""
    findings = [finding for finding in evidence.findings if finding.value is not None]
    if not findings and len(evidence.findings) == 1:
        state(reply, evidence.findings[0])
        return True
    if not findings:
        return False
    if quote_no_site(reply, evidence):
        return True
    if len(findings) > 1:
        if len({finding.summary.report_id for finding in findings}) > 1:
            _some_and_none(reply, evidence, findings)
        else:  # of one place it is not said that it has some and has none
            value(reply, evidence)
        return True
    finding = findings[0]
    open_ended = _LEFT_OPEN.search(reply.question.text.lower()) and not _NOT.search(finding.facts[0].subject)
    if (_ALL_DONE.search(reply.question.text) or open_ended) and finding.facts[0].origin is Origin.PROSE:
        # 268个问题是不是都改完了: the number of them says nothing of that, their sentence may.
        fact = finding.facts[0]
        say_clause(reply, reply.index.report(fact.report_id), fact.quote)
        return True
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


def _some_and_none(reply: Reply, evidence: Evidence, findings: Sequence[Finding]) -> None:
    """Of several places, which had any and which had none."""
    value(reply, evidence)
    words = reply.words
    some = [place_name(reply, f, findings) for f in findings if f.value]
    none = [place_name(reply, f, findings) for f in findings if not f.value]
    had = words.say(
        f"有的：{words.join(some)}；" if some else "", f"Some in {words.join(some)}; " if some else ""
    )
    lacked = words.say(
        f"没有的：{words.join(none)}。" if none else "没有的：无。",
        f"none in {words.join(none)}. " if none else "none without any. ",
    )
    reply.sentence = had + lacked + reply.sentence
