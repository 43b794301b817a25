"""Things a question names one after the other under one amount (办了多少件人大建议跟政协提案), which one list tells apart.

Each is given its own figure; where they are to be added, the figures are, and all of them are cited. What a report
counts together stays together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.arithmetic import plain, total
from assistant.answering.concepts import spoken_of
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand
from assistant.answering.listing import JOINS
from assistant.answering.lookup import Finding, is_stated_level
from assistant.answering.reply import Reply
from assistant.answering.series import DONE_WITH
from assistant.answering.words import content
from assistant.lexicon.segments import MEASURES, naming
from assistant.types import AnswerTable, Fact, Figure, How, Origin, Question, ReportSummary, Target

__all__ = ["add_joined", "is_incomplete", "say_sum", "tell_joined"]

_SAID = re.compile(
    f"(?:多少|几)[万亿]?(?:人次|[{MEASURES}元])?|(?:这|那)?[两三四五六几](?:[个类种项样块者]|方面)|(?:加|合)(?:起来|在一起|总)|相加|合计|一共|总共|总计|共计"
    "|之和|总和|是|有|了|各|分别|都|的"
)
_SUM = re.compile("一共|总共|合计|共计|总计|(?:加|合)(?:起来|在一起)|相加|之和|总和")
_SHORT = re.compile("[\u3400-\u9fff]{2,6}")
"""A thing that no dictionary calls a name (当面, 报修)."""
_PUBLISHED = re.compile("(?:政府|政务|公开|发布|主动|信息|全年|共)+")
_TOGETHER = re.compile("其中|占")
LEAST = 2


def tell_joined(reply: Reply, evidence: Evidence) -> bool:
    """The figure of each of the things named; false where the sentence of the one found does not tell all of them."""
    if _SUM.search(reply.question.text):
        return add_joined(reply, evidence)
    chosen = _chosen(reply, evidence)
    if chosen is None:
        return False
    summary, facts = chosen
    words = reply.words
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    findings = [_finding(summary, fact) for fact in facts]
    told = "；".join(f"{words.label(f)}{words.quantity(f)}{reply.cite(f.facts)}" for f in findings)
    reply.sentence = f"{who}{when}：{told}。"
    _show(reply, findings)
    return True


def add_joined(reply: Reply, evidence: Evidence) -> bool:
    """The sum of the things named, from the one list that has each of them; false where none has."""
    chosen = _chosen(reply, evidence)
    if chosen is None:
        return False
    summary, facts = chosen
    findings = [_finding(summary, fact) for fact in facts]
    of_others = [bool(DONE_WITH.search(_item(fact))) for fact in facts]
    if not all(finding.exact for finding in findings) or any(of_others) != all(of_others):
        return False
    _show(reply, findings)
    say_sum(reply, findings)
    return True


def say_sum(reply: Reply, findings: Sequence[Finding]) -> None:
    """The sum of figures of one report, with their names and the reckoning."""
    words, summary = reply.words, findings[0].summary
    added = total([operand(reply, finding) for finding in findings], findings[0].unit)
    reply.computations.append(added)
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    names = words.join([words.label(finding) for finding in findings])
    amount, cites = words.amount(added.result, added.unit), reply.cite([f.facts[0] for f in findings])
    reply.sentence = words.say(
        f"{who}{when}{names}合计{amount}（{added.formula}）{cites}。",
        f"{who}, {when}: {names} together: {amount} ({added.formula}){cites}.",
    )
    reply.figure = Figure(
        plain(added.result), words.unit(added.unit).strip(), words.say(f"{names}合计", names)
    )
    reply.how = How.COMPUTED


def is_incomplete(reply: Reply, evidence: Evidence) -> bool:
    """Whether some of the things to be added are items of a list, and others stand in none."""
    question, named = reply.question, _things(reply.question)
    if _is_known(question, named) or _chosen(reply, evidence) is not None:
        return False
    groups = [
        group for place in evidence.resolved.places[:1] for s in place.reports for group in _lists(reply, s)
    ]
    listed = [any(_is(thing, fact) for group in groups for fact in group) for thing in named]
    found = [fact for finding in evidence.findings for fact in finding.facts]
    told = [
        known or any(_is(thing, fact) for fact in found) for thing, known in zip(named, listed, strict=True)
    ]
    return any(listed) and not all(told)


def _is_known(question: Question, named: Sequence[str]) -> bool:
    """Whether the lexicon has a name for each of the things, or there are not several."""
    return question.language == "en" or len(named) < LEAST or len(question.targets) >= len(named)


def _chosen(reply: Reply, evidence: Evidence) -> tuple[ReportSummary, tuple[Fact, ...]] | None:
    """The figures of the things named, all of one list; ``None`` where that is not what the question asks."""
    question, places = reply.question, evidence.resolved.places
    if len(places) != 1 or question.language == "en" or _apart(question) or not JOINS.search(_said(question)):
        return None
    named = _things(question)
    groups = [(summary, group) for summary in places[0].reports for group in _lists(reply, summary)]
    for summary, group in groups:
        if facts := _whole_items(question, group):
            return summary, facts
    for summary, group in groups if not _is_known(question, named) else ():
        if facts := _items(named, group):
            return summary, facts
    return None


def _said(question: Question) -> str:
    """The question as typed, or as its everyday words are read where only that names several things (城乡低保)."""
    return question.text if JOINS.search(question.text) else question.masked


def _apart(question: Question) -> bool:
    """Whether a question limits itself in a way that the items of a list may not keep."""
    return bool(_TOGETHER.search(question.text)) or bool(question.narrower) or question.plan


def _whole_items(question: Question, group: Sequence[Fact]) -> tuple[Fact, ...]:
    """The items of a list whose names stand in the question (票价与优惠类和招标采购类), if it names nothing else."""
    left, found = _said(question), []
    for fact in sorted(group, key=lambda fact: -len(_item(fact))):
        if len(_item(fact)) >= LEAST and left.count(_item(fact)) == 1:
            left = left.replace(_item(fact), " ")
            found.append(fact)
    said = [
        name
        for thing in (*question.listed, question.masked)
        for name in _names(content(_SAID.sub(" ", thing)))
    ]
    others = [n for n in said if not _PUBLISHED.fullmatch(n) and not any(n in _item(fact) for fact in found)]
    return tuple(sorted(found, key=lambda f: f.span.start)) if len(found) >= LEAST and not others else ()


def _items(named: Sequence[str], group: Sequence[Fact]) -> tuple[Fact, ...]:
    """The item of a list that each thing is; empty where one is none or several, or two are the same."""
    picked = []
    for thing in named:
        own = [fact for fact in group if _item(fact) == thing.replace(" ", "")]
        picked.append(own or [fact for fact in group if _is(thing, fact)])
    facts = tuple(fits[0] for fits in picked if len(fits) == 1)
    return facts if len({fact.fact_id for fact in facts}) == len(named) else ()


def _things(question: Question) -> list[str]:
    """The things a question names one after the other, each in its own words; empty where it does not."""
    if _apart(question) or not JOINS.search(_said(question)):
        return []
    named = [*question.listed, *JOINS.split(question.masked)]
    things = [content(_SAID.sub(" ", thing)).strip() for thing in named]
    things = [
        thing for thing in things if thing or not question.listed
    ]  # what is listed stands in it no more
    return things if all(_names(thing) or _SHORT.fullmatch(thing) for thing in things) else []


def _item(fact: Fact) -> str:
    return fact.row_path[-1] if fact.row_path else fact.subject


def _names(thing: str) -> tuple[str, ...]:
    said = naming(thing)
    return tuple(
        word for word in dict.fromkeys((*said.names, *said.deeds)) if len(word) > 1 and word != "申请"
    )


def _is(thing: str, fact: Fact) -> bool:
    """Whether a figure is of just this thing: its name stands in the question, or speaks of all the thing says."""
    item = _item(fact)
    if len(item) > 1 and item in thing.replace(" ", ""):
        return True
    return len(JOINS.split(item)) == 1 and spoken_of(_names(thing) or (thing,), item)


def _lists(reply: Reply, summary: ReportSummary) -> Iterator[Sequence[Fact]]:
    """The figures counted alike in one sentence, or in one column of a table that is no national form."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in reply.index.facts([summary.report_id]):
        if fact.form or fact.value is None or not is_stated_level(fact):
            continue
        place = (
            fact.quote if fact.origin is Origin.PROSE else (fact.fact_id.rsplit(".", 2)[0], fact.column_path)
        )
        groups.setdefault((place, fact.unit, fact.parent), []).append(fact)
    yield from (
        sorted(group, key=lambda fact: fact.span.start) for group in groups.values() if len(group) > 1
    )


def _finding(summary: ReportSummary, fact: Fact) -> Finding:
    return Finding(summary, Target(fact.indicator, fact.column), (fact,))


def _show(reply: Reply, findings: Sequence[Finding]) -> None:
    words = reply.words
    rows = tuple((words.label(finding), words.quantity(finding)) for finding in findings)
    cites = tuple(reply.citer.fact(finding.facts[0]) for finding in findings)
    reply.tables.append(AnswerTable(("分项", "数量"), rows, cites))
    reply.how = How.QUOTED if findings[0].facts[0].origin is Origin.PROSE else How.TABLE
