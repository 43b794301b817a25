"""Answers from a body's own tables by month, quarter, township or office: a cell, the first or nth of a column, two set side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answering.arithmetic import difference
from assistant.answering.by_words import Found
from assistant.answering.citations import verify
from assistant.answering.corrections_told import tell_correction
from assistant.answering.evidence import Evidence
from assistant.answering.extractive import say_assumptions, slots_of
from assistant.answering.figures import operand, state
from assistant.answering.holdings import Holdings, body_of, holdings
from assistant.answering.inside import of_place_alone, place_governed
from assistant.answering.joined import say_sum
from assistant.answering.lookup import Finding
from assistant.answering.own_cells import is_total
from assistant.answering.reply import Reply
from assistant.answering.row_notes import only_why
from assistant.answering.scope import FEW_REPORTS, Place, Resolved
from assistant.answering.sheet_asked import APART, NOTHING, Carried, Meant, meant_cells, words_of
from assistant.answering.sheet_checked import told_twice
from assistant.answering.sheet_ranked import ranked
from assistant.answering.sheets import Label, Sheet, labels_named, note_on_marks, sheets_of, ways_of
from assistant.answering.times_named import time_of, times_in
from assistant.errors import CitationError
from assistant.lexicon.places import short_region
from assistant.types import Answer, Body, Fact, How, Operation, Question, ReportSummary, Span, Target

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["carried_by", "finding_of", "tell_sheet"]

_NOT_OURS = {
    Operation.FIELD,
    Operation.META,
    Operation.TALK,
    Operation.DECLINE,
    Operation.SHARE,
    Operation.GROWTH,
    Operation.RATIO,
    Operation.AVERAGE,
}
_AMOUNT = re.compile(
    r"多少|几(?=[\u3400-\u9fff])|是不是|有没有数|情况|呢[?？]?$|\bhow (?:many|much|large|often)\b|\bnumber of\b|\bwhat (?:was|is|were|about)\b|\bwhat (?:figure|amount|number)\b|\bhow about\b|\bgive\b|\band\b"
)
_WHY = re.compile(r"为什么|为啥|为何|原因|怎么回事|\bwhy\b|\breason")
_ELLIPTIC = re.compile(r"呢[?？]?$|^(?:那|换|改成|再看|还有|和|and\b|what about|how about|then\b|same)")
_OF_ALL = re.compile(r"全[省市县区州镇乡校局院]|整个|所有|[省市县区]本级|\b(?:whole|entire|all)\b")
"""The whole place is asked about, and no row of a table."""
_LONGEST = 40
_TOGETHER = re.compile(
    r"一共|总共|合计|共计|加起来|加一起|之和|总和|\b(?:together|combined|in total|altogether|sum)\b"
)
_TWO = 2


def carried_by(question: Question, before: Sequence[Question], *, later: bool) -> Carried:
    """What was asked before a short question, or ``later`` part of one, that goes on from it; nothing for any other."""
    text = question.text.strip().lower()
    if (
        len(text) > _LONGEST
        or _OF_ALL.search(text)
        or not (later or _ELLIPTIC.search(text) or only_why(text))
    ):
        return NOTHING
    return Carried(" ".join(words_of(asked) for asked in before), " ".join(asked.masked for asked in before))


def tell_sheet(question: Question, index: Index, before: Carried = NOTHING) -> tuple[Evidence, Answer] | None:
    """The answer from the one table that has the rows or columns a question names; none where no table is meant."""
    if (
        question.operation in _NOT_OURS
        or question.choices
        or (question.all_bodies and not question.bodies)
        or (_WHY.search(question.text) and not _is_why_alone(question, before))
    ):
        return None
    held = holdings(index)
    if not question.bodies:
        question = replace(of_place_alone(replace(question, targets=()), held), targets=question.targets)
    reports = _reports(question, held, index)
    if not reports:
        return None
    asked = replace(question, unheld=(), bodies=(body_of(reports[0]),))
    if (corrected := tell_correction(asked, reports, index, before.masked)) is not None:
        return _finished(asked, reports[0], (), corrected)
    if (twice := told_twice(asked, reports, index, before.said)) is not None:
        return _finished(asked, twice[1][0].summary, twice[1], twice[0])
    if question.operation in {Operation.CHECK, Operation.SERIES}:
        return None
    if (order := ranked(asked, reports, index)) is not None:
        return _finished(asked, order.summary, order.found, order.reply)
    meant = meant_cells(asked, reports, index, before)
    if not meant:
        return None
    reply = Reply(asked, index)
    if (findings := _two_sides(reply, meant)) is not None:
        return _finished(asked, findings[0].summary, findings, reply)
    why = _is_why_alone(question, before)
    if len(meant) != 1 or not (why or _AMOUNT.search(question.text.lower())):
        return None
    if why and not _note_of(meant[0], only_row=True):
        return None
    findings = _findings(meant[0], alike=_has_alike(meant[0].sheet, index))
    if len(findings) > 1 and _TOGETHER.search(question.text.lower()):
        if not all(finding.exact for finding in findings):
            return None
        say_sum(reply, findings)
    else:
        _say_each(reply, findings, meant[0])
    return _finished(asked, findings[0].summary, findings, reply)


def _finished(
    asked: Question, summary: ReportSummary, findings: Sequence[Finding], reply: Reply
) -> tuple[Evidence, Answer] | None:
    """The answer with its evidence; none where a title or a label has a number that is in no quotation."""
    held = holdings(reply.index)
    body = body_of(summary)
    others = tuple(year for year in held.years_of(body) if year != summary.year)
    assumed = frozenset() if asked.years else frozenset({"year"})
    resolved = Resolved((Place(body, summary.year, (summary,)),), assumed=assumed, others=others)
    evidence = Evidence(asked, resolved, (Found(resolved.places[0], tuple(findings)),))
    say_assumptions(reply, evidence)
    answer = reply.finish(slots_of(evidence))
    try:
        verify(answer, reply.index)
    except CitationError:
        return None
    return evidence, answer


# --- which reports ------------------------------------------------------------------------


def _reports(question: Question, held: Holdings, index: Index) -> list[ReportSummary]:
    """The reports of the one body and year asked about; those of a government that have the place or office named as a row."""
    year = question.years[0] if question.years else None
    question = _told_by_wider(question, held, year)
    if len(question.bodies) > 1 or (len(question.years) > 1 and not question.implied):
        return []
    own = [s for body in question.bodies for s in _of_year(held, body, year)]
    names = [*question.unheld, *(body.region for body in question.bodies if not own)]
    if not names:
        return own
    wider = own or [s for s in held.reports if s.level == "government" and (year is None or s.year == year)]
    if len(wider) > FEW_REPORTS or any(body.level != "township" for body in question.bodies if not own):
        return []
    english = question.language == "en"
    telling = [
        s
        for s in wider
        if all(_has_row(s, name, words_of(question), index, english=english) for name in names)
    ]
    bodies = {body_of(summary) for summary in telling}
    years = {summary.year for summary in telling}
    return telling if len(bodies) == len(years) == 1 else []


def _told_by_wider(question: Question, held: Holdings, year: int | None) -> Question:
    """The question put to the first of two bodies where the second, a place in it, has no report of the year (甲县乙镇)."""
    if len(question.bodies) != _TWO:
        return question
    wider, inner = question.bodies
    if wider.level != "government" or not inner.region or _of_year(held, inner, year):
        return question
    between = r"(?:(?:19|20)\d\d年(?:度)?)?(?:的|下[辖属]的?|辖区)?"
    if not re.search(
        f"{re.escape(short_region(wider.region))}[省市县区州]?{between}{re.escape(inner.region)}",
        question.text,
    ):
        return question
    return replace(question, bodies=(wider,), unheld=(*question.unheld, inner.region))


def _of_year(held: Holdings, body: Body, year: int | None) -> Sequence[ReportSummary]:
    years = held.years_of(body)
    year = year if year is not None else (years[0] if years else None)
    return held.reports_of(body, year) if year in years else ()


def _has_row(summary: ReportSummary, name: str, said: str, index: Index, *, english: bool) -> bool:
    """Whether a table of a report has a row that a name is the whole name of, with or without the report's place before it."""
    labels = {label for sheet in sheets_of(summary, index) for label in (*sheet.rows, *sheet.columns)}
    if english:
        return bool(labels_named(tuple(labels), said, summary.region, english=True))
    rest = name.removeprefix(summary.region).removeprefix(short_region(summary.region) or "\0")
    ways = {way for label in labels for part in label for way in ways_of(part, summary.region)}
    return bool(ways & {name, rest, place_governed(rest)})


# --- saying ---------------------------------------------------------------------------------


def _has_alike(sheet: Sheet, index: Index) -> bool:
    """Whether the report has another table with the same labels."""
    alike = [other for other in sheets_of(sheet.summary, index) if set(other.columns) == set(sheet.columns)]
    return len(alike) > 1


def _findings(meant: Meant, *, alike: bool) -> list[Finding]:
    return [
        finding_of(meant.sheet, cell, label, alike=alike)
        for cell, label in zip(meant.cells, meant.labels, strict=True)
    ]


def finding_of(sheet: Sheet, cell: Fact, label: Label, *, alike: bool) -> Finding:
    """A cell named by its label and what is counted, and by the title of its table where others are like it."""
    other = cell.column_path if label == cell.row_path else cell.row_path
    title = f"{sheet.title} " if (alike or is_total(label)) and sheet.title else ""
    what = re.sub("[（(][^（）()]{1,4}[）)]$", "", other[-1]) if other else ""
    name = label[-1] + (f"（{what}）" if what else "")
    return Finding(sheet.summary, Target("", ""), (replace(cell, subject=f"{title}{name}"),))


def _say_each(reply: Reply, findings: Sequence[Finding], meant: Meant) -> None:
    """State each cell; what the report says of its dashes and empty cells, and of the very row, behind it."""
    told = ""
    for finding in findings:
        reply.sentence = ""
        state(reply, finding)
        told += reply.sentence
    reply.sentence = told
    note = _note_of(meant, only_row=all(finding.value is not None for finding in findings))
    if note is not None:
        number = reply.citer.span(meant.sheet.report.report_id, note)
        quote = " ".join(note.of(meant.sheet.report.text).split()).strip("。；;>* ")
        reply.sentence += reply.words.say(
            f"报告注明“{quote}”〔{number}〕。", f" The report notes: “{quote}”〔{number}〕."
        )


def _note_of(meant: Meant, *, only_row: bool) -> Span | None:
    """What the report notes on the table, or only what it notes on the very rows or columns."""
    note = note_on_marks(meant.sheet)
    words = note.of(meant.sheet.report.text) if note is not None else ""
    return note if not only_row or any(_is_of_row(label, words) for label in meant.labels) else None


def _is_why_alone(question: Question, before: Carried) -> bool:
    """Whether only the reason of what was told before is asked for."""
    return bool(before.said) and only_why(question.text)


def _is_of_row(label: Label, note: str) -> bool:
    """Whether a note speaks of the very row or column."""
    time = time_of(label[-1])
    return label[-1] in note if time is None else any(named == time for *_, named in times_in(note))


def _two_sides(reply: Reply, meant: Sequence[Meant]) -> list[Finding] | None:
    """Say two cells and how far they are apart, where a question asks for that: of one column, or of two tables alike."""
    text = reply.question.text.lower()
    if not APART.search(text) or _TOGETHER.search(text):
        return None
    if len(meant) == 1 and len(meant[0].cells) == _TWO:
        findings = _findings(meant[0], alike=False)
    elif len(meant) == _TWO and all(len(one.cells) == 1 for one in meant) and _both_said(meant, text):
        findings = [_findings(one, alike=True)[0] for one in meant]
    else:
        return None
    if not all(finding.exact for finding in findings) or len({f.unit for f in findings}) != 1:
        return None
    first, second = findings
    larger, smaller = (first, second) if (first.value or 0) >= (second.value or 0) else (second, first)
    computed = difference(operand(reply, larger), operand(reply, smaller), larger.unit)
    reply.computations.append(computed)
    words, summary = reply.words, first.summary
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    told = [
        f"{words.label(f)}{words.say('', ': ')}{words.quantity(f)}{reply.cite(f.facts)}" for f in findings
    ]
    apart = words.amount(computed.result, computed.unit)
    more = words.label(larger)
    same = computed.result == Decimal(0)
    reply.sentence = words.say(
        f"{who}{when}{told[0]}，{told[1]}，{'相同' if same else f'{more}多{apart}'}（{computed.formula}）。",
        f"{who}, {when}: {told[0]}; {told[1]}; {'they are equal' if same else f'{more} is higher by {apart}'} ({computed.formula}).",
    )
    reply.how = How.COMPUTED
    return findings


def _both_said(meant: Sequence[Meant], said: str) -> bool:
    """Whether a question says what sets the titles of both tables apart."""
    titles = [one.sheet.table.caption for one in meant]
    pairs = [{title[at : at + 2] for at in range(len(title) - 1)} for title in titles]
    return all(any(pair in said for pair in own - other) for own, other in (pairs, pairs[::-1]))
