"""Shares: what part of a whole a figure is, and what is left of the whole without it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering import arithmetic
from assistant.answering.arithmetic import plain
from assistant.answering.contradictions import mention_contradictions
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand, place_name, state
from assistant.answering.lookup import Finding, find_figure
from assistant.answering.matching import MARGIN, THRESHOLD, match_facts
from assistant.answering.nearest_en import nearest_english
from assistant.answering.own_cells import whole_of
from assistant.answering.part_done import done_and_whole
from assistant.answering.reply import Reply
from assistant.answering.returned import sent_and_returned, tells_return
from assistant.answering.side_by_side import (
    require_comparable,
)
from assistant.lexicon.indicators import ancestors, columns_of, find_mentions, indicators
from assistant.types import Figure, How, Operation, Question, ReportSummary, Target

__all__ = ["complement", "done", "returned", "share", "share_sentence", "stated"]

_Parts = tuple[list[Finding], Finding, str]

_RATES = {
    "disclosure_rate": (
        ("granted", "partly_granted"),
        "handled_total",
        "公开率（予以公开与部分公开之和 ÷ 办理结果总计）",
        "disclosure rate ((disclosed in full + in part) ÷ all results)",
    ),
    "refused_rate": (("refused",), "handled_total", "不予公开率", "refusal rate"),
    "on_time_rate": (("closed.on_time",), "closed", "按时办结率", "share closed on time"),
    "answered_rate": (("handled_total",), "handled", "办结率", "completion rate"),
}
_OUTCOME_RATES = {
    "corrected_rate": ("corrected", "纠正率", "correction rate"),
    "upheld_rate": ("upheld", "维持率", "rate upheld"),
}  # fmt: skip


def share(reply: Reply, evidence: Evidence) -> bool:
    """What part of a whole a figure is, in percent, from two figures of one report; the extreme where it is asked."""
    if reply.question.detail == "of_whole":
        return _share_of_place(reply, evidence)
    if len(reply.question.targets) > 1:
        return _share_of_sum(reply, evidence)
    shares: list[tuple[Decimal, Finding]] = []
    for found in evidence.found:
        for summary in found.place.reports:
            pair = _rate(reply, reply.question, summary) or _part_and_whole(
                reply, reply.question, summary, found.findings
            )
            if pair is None:
                continue
            parts, whole, label = pair
            if all(finding.exact for finding in (*parts, whole)) and whole.value:
                shares.append((share_sentence(reply, parts, whole, label), whole))
                break
    if len(shares) > 1:
        reply.figure = None
        _extreme_share(reply, shares)
    return bool(shares)


def stated(reply: Reply, evidence: Evidence) -> bool:
    """A share the report prints itself, where none can be calculated."""
    named = reply.question.targets and reply.question.detail != "on_time_rate"
    if named or len(evidence.resolved.places) != 1:
        return False
    asked = replace(reply.question, operation=Operation.VALUE, measure="percent")
    for summary in evidence.resolved.places[0].reports:
        best = match_facts(asked, reply.index, summary.report_id)[:2]
        if reply.question.language == "en" and (not best or best[0].score < THRESHOLD):
            best = nearest_english(asked, reply.index, [summary.report_id])
            if best and tells_return(asked, best[0].fact):
                state(reply, Finding(summary, Target(""), (best[0].fact,), score=best[0].score))
                return True
        if best and not tells_return(asked, best[0].fact):
            return False
        if best and best[0].score >= THRESHOLD and (len(best) < 2 or best[0].score - best[1].score > MARGIN):
            state(reply, Finding(summary, Target(""), (best[0].fact,), score=best[0].score))
            return True
    return False


def returned(reply: Reply, evidence: Evidence) -> bool:
    """What part of what was sent out came back, from the two figures of one sentence."""
    if len(evidence.resolved.places) != 1:
        return False
    for summary in evidence.resolved.places[0].reports:
        text = reply.index.report(summary.report_id).text
        pair = sent_and_returned(reply.question, reply.index.facts([summary.report_id]), text)
        if pair is not None:
            sent, back = (Finding(summary, Target(""), (fact,)) for fact in pair)
            if not (sent.exact and back.exact):
                return False
            label = reply.words.say("回收的占发放的比例", "what came back as a share of what was sent out")
            share_sentence(reply, [back], sent, label)
            return True
    return False


def done(reply: Reply, evidence: Evidence) -> bool:
    """What part of things something was done to, from the two figures of one sentence."""
    if len(evidence.resolved.places) != 1:
        return False
    for summary in evidence.resolved.places[0].reports:
        text = reply.index.report(summary.report_id).text
        pair = done_and_whole(reply.question, reply.index.facts([summary.report_id]), text)
        if pair is not None:
            part, whole = (Finding(summary, Target(""), (fact,)) for fact in pair)
            named, of = reply.words.label(part), reply.words.label(whole)
            label = reply.words.say(f"{named}占{of}的比例", f"{named} as a share of {of}")
            share_sentence(reply, [part], whole, label)
            return True
    return False


def _share_of_place(reply: Reply, evidence: Evidence) -> bool:
    """An office's figure as a part of its place's, from their two reports of one year."""
    findings = [finding for finding in evidence.findings if finding.exact]
    if len(findings) != 2 or not findings[1].value or len({f.summary.year for f in findings}) > 1:
        return False
    part, whole = findings
    if (part.value or 0) > findings[1].value:  # what share of the city's requests is the county's
        part, whole = whole, part
    require_comparable(reply, findings)
    label = reply.words.say(
        f"{reply.words.label(whole)}中{part.summary.agency}所占比例",
        f"{reply.words.label(whole)}: share of {reply.words.body(part.summary.region, part.summary.agency)}",
    )
    share_sentence(reply, [part], whole, label)
    return True


def _share_of_sum(reply: Reply, evidence: Evidence) -> bool:
    """What part of one whole several figures of one report are together."""
    parts = [found.findings[0] for found in evidence.found if found.findings]
    if len(parts) > len(reply.question.targets):
        parts = [
            part for part in parts if part.target.indicator
        ]  # without what it gives for several together
    if len(parts) != len(reply.question.targets) or len(evidence.resolved.places) != 1:
        return False
    if len({part.facts for part in parts}) < len(parts):
        return False  # one figure under two names
    wholes = [_whole_of(reply, part, reply.question) for part in parts]
    whole = wholes[0]
    if whole is None or any(other is None or other.facts != whole.facts for other in wholes):
        return False
    if not whole.value or not all(finding.exact for finding in (*parts, whole)):
        return False
    together = reply.words.join([reply.words.label(part) for part in parts])
    label = reply.words.say(
        f"{together}合计占{reply.words.label(whole)}的比例",
        f"{together} together as a share of {reply.words.label(whole)}",
    )
    share_sentence(reply, parts, whole, label)
    return True


def _extreme_share(reply: Reply, shares: Sequence[tuple[Decimal, Finding]]) -> None:
    """Where the share is largest or smallest, said before the shares themselves."""
    text, words = reply.question.text.lower(), reply.words
    high = re.search(
        "最高|最大|最多|(?:哪|谁)[^,，]{0,6}[高大多]|highest|largest|most|greatest|higher|larger|greater",
        text,
    )
    if not high and not re.search(
        "最低|最小|最少|(?:哪|谁)[^,，]{0,6}[低小少]|lowest|smallest|least|lower|smaller", text
    ):
        return
    best = (max if high else min)(percent for percent, _ in shares)
    wholes = [whole for _, whole in shares]
    names = words.join([place_name(reply, whole, wholes) for percent, whole in shares if percent == best])
    extreme = words.say("最高" if high else "最低", "highest" if high else "lowest")
    reply.sentence = (
        words.say(f"{extreme}的是{names}（{plain(best)}%）。", f"The {extreme} is {names} ({plain(best)}%). ")
        + reply.sentence
    )
    reply.figure = Figure(plain(best), "%", names)


def _rate(reply: Reply, question: Question, summary: ReportSummary) -> _Parts | None:
    """The parts, the whole and the name of a rate the forms allow to be calculated."""
    if question.detail in _RATES:
        part_ids, whole_id, zh, en = _RATES[question.detail]
        parts = [find_figure(reply.index, summary, Target(part), question) for part in part_ids]
        whole = find_figure(reply.index, summary, Target(whole_id), question)
        if question.detail == "answered_rate" and None in (*parts, whole):
            return _closed_and_received(reply, question, summary)
    elif question.detail in _OUTCOME_RATES:
        column, zh, en = _OUTCOME_RATES[question.detail]
        indicator = question.targets[0].indicator if question.targets else "review"
        if indicators()[indicator].columns != "outcome":
            indicator = "review"
        parts = [find_figure(reply.index, summary, Target(indicator, column), question)]
        whole = find_figure(reply.index, summary, Target(indicator), question)
        zh, en = f"{indicators()[indicator].label}{zh}", f"{indicators()[indicator].en}: {en}"
    else:
        return None
    if whole is None or any(part is None for part in parts):
        return None
    return [part for part in parts if part is not None], whole, reply.words.say(zh, en)


def _closed_and_received(reply: Reply, question: Question, summary: ReportSummary) -> _Parts | None:
    """What was closed of what came in, where a report counts both and no more was closed than came in."""
    part, whole = (find_figure(reply.index, summary, Target(row), question) for row in ("closed", "received"))
    if part is None or whole is None or (part.value or 0) > (whole.value or 0):
        return None
    return (
        [part],
        whole,
        reply.words.say("申请办结数占收到申请数的比例", "requests closed as a share of those received"),
    )


def _part_and_whole(
    reply: Reply, question: Question, summary: ReportSummary, findings: Sequence[Finding]
) -> _Parts | None:
    part = next((f for f in findings if f.summary.report_id == summary.report_id), None)
    if part is None:
        return None
    whole = _whole_of(reply, part, question)
    if whole is None or whole.facts == part.facts:
        return None
    label = reply.words.say(
        f"{reply.words.label(part)}占{reply.words.label(whole)}的比例",
        f"{reply.words.label(part)} as a share of {reply.words.label(whole)}",
    )
    return [part], whole, label


def _whole_of(reply: Reply, part: Finding, question: Question) -> Finding | None:
    """The total a figure is measured against: the one named, its row's total, its group, or the total it is listed under."""
    fact = part.facts[0]
    if (named := _named_whole(question)) is not None and _may_be_part(part, named):
        return find_figure(reply.index, part.summary, named, question)
    target = part.target if part.summed or not fact.indicator else Target(fact.indicator, fact.column)
    if fact.parent and not part.summed:
        parent = reply.index.fact(fact.parent)
        return Finding(part.summary, Target(parent.indicator, parent.column), (parent,))
    if (total := whole_of(fact, part.summary, reply.index)) is not None:
        return Finding(part.summary, Target(total.indicator, total.column), (total,))
    if not target.indicator:
        return None
    if target.column not in {"", "total"} and target.column in columns_of(target.indicator):
        return find_figure(reply.index, part.summary, Target(target.indicator), question)
    parent_id = indicators()[target.indicator].parent
    spoken = f"{question.context} {question.text}"
    if target.indicator.startswith("refused.") and "不予公开" not in spoken and "refus" not in spoken:
        parent_id = "handled_total"
    if target.indicator.startswith("channel.") and not parent_id:
        parent_id = "proactive"  # what part of all that was disclosed went out there
    return find_figure(reply.index, part.summary, Target(parent_id, ""), question) if parent_id else None


_MEASURED_BY = re.compile(
    r"占(?:了|到|比|本年度?|当年|全年|其中?|所有|全部|整个|总)*(?P<zh>[\u3400-\u9fff]{2,14}?)(?:总数|总量|总计|数量|件数|数)?的?(?:[,，]?(?:多少|几成|百分|比|几|份额|多大))"
    r"|\b(?:share|percentage|percent|proportion|fraction|part) of (?:the |all |total |its |their )*(?P<en>[a-z -]{4,40}?)(?= (?:was|were|is|are|did|does|do|that|which|in|for|by)\b|[,?.]|$)"
)
_WHOLES = {
    "received": "received",
    "handled_total": "handled_total",
    "closed": "handled_total",
    "handled": "handled",
}
"""What applications are measured against, by what is named."""


def _named_whole(question: Question) -> Target | None:
    """The total of applications that a question names behind 占, or in English behind "share of"."""
    said = _MEASURED_BY.search(question.text.lower())
    if said is None:
        return None
    found = [m.id for m in find_mentions(said["zh"] or said["en"] or "") if m.kind == "indicator"]
    return Target(_WHOLES[found[0]]) if len(found) == 1 and found[0] in _WHOLES else None


def _may_be_part(part: Finding, whole: Target) -> bool:
    """Whether a figure tells of applications, answers to them or who sent them, and is no such total itself."""
    target = part.target
    group = target.indicator.partition(".")[0]
    own = target.column not in {"", "total"} and group == whole.indicator
    results = {"handled_total", "closed", "answered"} & {*ancestors(target.indicator)}
    return own or (group != whole.indicator and bool(results))


def share_sentence(reply: Reply, parts: Sequence[Finding], whole: Finding, label: str) -> Decimal:
    """Add the sentence for one share; the share in percent."""
    words = reply.words
    computed = arithmetic.share([operand(reply, part) for part in parts], operand(reply, whole))
    reply.computations.append(computed)
    who = words.body(whole.summary.region, whole.summary.agency)
    when = words.year(whole.summary.year)
    cites = reply.cite([fact for finding in (*parts, whole) for fact in finding.facts])
    percent = arithmetic.percent(computed)
    reply.sentence += words.say(
        f"{who}{when}{label}为{percent}%（{computed.formula}）{cites}。",
        f"{who}, {when}: {label} is {percent}% ({computed.formula}){cites}.",
    )
    reply.figure = Figure(percent, "%", label)
    reply.how = How.COMPUTED
    mention_contradictions(reply, [*parts, whole])
    return computed.result


def complement(reply: Reply, evidence: Evidence) -> bool:
    """All but one column of a row: the total less the part, both cited."""
    if not reply.question.complement or len(evidence.findings) != 1:
        return False
    (part,) = evidence.findings
    whole = _whole_of(reply, part, reply.question)
    if whole is None or not (part.exact and whole.exact):
        return False
    words = reply.words
    computed = arithmetic.difference(operand(reply, whole), operand(reply, part), whole.unit)
    reply.computations.append(computed)
    who, when = words.body(part.summary.region, part.summary.agency), words.year(part.summary.year)
    amount, cites = words.amount(computed.result, whole.unit), reply.cite([*whole.facts, *part.facts])
    reply.sentence = words.say(
        f"{who}{when}{words.label(whole)}中除{words.label(part)}外：{amount}（{computed.formula}）{cites}。",
        f"{who}, {when}: {words.label(whole)} without {words.label(part)}: {amount} ({computed.formula}){cites}.",
    )
    reply.figure = Figure(plain(computed.result), words.unit(whole.unit).strip(), words.label(whole))
    reply.how = How.COMPUTED
    mention_contradictions(reply, [whole, part])
    return True
