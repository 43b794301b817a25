"""``gather``: a question with its slots becomes the facts, details and passages that answer it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from langchain_core.documents import Document

from assistant.answering.accounts_named import of_named_account
from assistant.answering.by_words import Found, in_form
from assistant.answering.cited_told import cited_figures
from assistant.answering.holdings import Holdings, holdings
from assistant.answering.inside import of_place_alone, of_whose_matter, within_held
from assistant.answering.last_year import asks_year_before, which_year, year_before
from assistant.answering.lookup import Finding, find_figure
from assistant.answering.matching import (
    THRESHOLD,
    match_facts,
)
from assistant.answering.nearest import nearest_facts
from assistant.answering.own_cells import is_elliptic, is_total
from assistant.answering.part_of_last import as_wider_tells
from assistant.answering.question_en import MARKED
from assistant.answering.reckoned import asks_place, steps_from
from assistant.answering.rungs import figure_at, find_figures, in_own_table
from assistant.answering.scope import (
    FEW_REPORTS,
    Place,
    Resolved,
    offices_held,
    offices_of,
    planned,
    resolve,
    running_total,
)
from assistant.answering.sheets import PLACES_COUNTED
from assistant.answering.told import in_tables_of, named_for, told_of_year
from assistant.answering.topics import WORDS, topics_of
from assistant.answering.which_places import asks_places
from assistant.answering.whole_row import by_name, by_row
from assistant.answering.years import by_both_years
from assistant.lexicon.indicators import columns_of
from assistant.lexicon.text import fold
from assistant.types import (
    Body,
    Field,
    Operation,
    Question,
    RefusalReason,
    ReportSummary,
    Target,
)

if TYPE_CHECKING:
    from assistant.indexing.store import Index


__all__ = ["Evidence", "Found", "PassageSource", "both_phones", "for_complaints", "gather"]

_DATED = {"published", "signed"}
_OFFICES_OF_PLACE = re.compile(
    r"[省市县区州]直|(?:各|哪些?|哪个|所有|全部)(?:部门|单位|委办局)|\b(?:which|all|every|each) (?:departments?|offices?|bureaus?)\b"
)
_WRITTEN_IN = re.compile(
    r"((?:19|20)?\d\d)年?度?的?(?:信息公开)?(?:工作)?(?:年报|年度报告|报告)的?[,，]?"
    r"(?:(?:表格?|附表|统计表|正文|文字|文)?(?:里|中|上|当中)(?:面|头|边)?[,，:：]?(?:的|所|给|有|都)?(?:表格?[里中上]?)?[,，]?|(?=(?:有没有|有无|是否|是不是)?[所给有都]?[写说提讲印载列记填交披]))"
    r"(?:有没有|有无|是否|是不是)?(?:所|给|有|都)?(?:写|说|提|讲|印|载|列|记|填|交代|披露)?(?:着|明|到|出|的|了|过)*(?=.{0,10}(?:19|20)?\d\d年)"
)
"""Which report is meant, where it tells of another year than its own."""
MOST_DATES = 2
"""Dates of one kind that are given where a report prints different ones (发文日期 and 发布时间)."""
_COMPLAINTS = re.compile("监督|投诉|举报|complaint|supervis")
_REPORTS_EN = re.compile(r"\bto report (?!.*\breports?\b)|\bblow the whistle\b|\bdenounce\b")
_BOTH_PHONES = re.compile(
    "(?:联系|咨询|办公|服务)(?:电话)?.{0,4}(?:监督|投诉|举报)|(?:监督|投诉|举报)(?:电话)?.{0,4}(?:联系|咨询|办公|服务)(?:电话|热线)"
)
"""The number to call and the one for complaints are both asked for."""
_IN_CELL = re.compile(
    "(?:格|栏|行|项|列|表里|表中|单元格)[^,，。?？]{0,8}?(?:填|写|印|打|标|记|画|是|放)(?:了|的|着)*个?(?:是|个)*(?:什么|啥|多少|几)(?!时|原因|意思|理由)"
    r"|\bwhat (?:is|was|does|did|has been) [^?]{0,60}\b(?:cell|box|row|field|column)\b[^?]{0,40}\b(?:say|show|hold|contain|read|filled|printed|entered|written|in it)|\bwhat (?:is|was|has been) (?:filled in|printed|entered|written|put)\b[^?]{0,60}\b(?:cell|box|row|field|column|table)\b"
)
"""What stands in a cell of a table is asked for, figure or mark."""
_CELL_NAMED = re.compile(r"\b(?:the|that|its) (?:cell|box|row|column|table)\b|[格栏]|单元格")
_OF_CELL = re.compile(
    "cells?|boxe?s?|rows?|columns?|tables?|printed|filled|entered|written|表格?里?|[格栏行填写印打]+"
)
_CHANGES = {Operation.DIFFERENCE, Operation.GROWTH, Operation.COMPARE}
_NO_REPORT_NEEDED = {Operation.META, Operation.TALK, Operation.DECLINE}
_OF_ITEMS = re.compile(r"项|\bitems?\b")
NOWHERE = Resolved()


class PassageSource(Protocol):
    """What ranks passages: the retriever, asked within reports."""

    def passages(self, question: str, report_ids: Sequence[str], k: int) -> list[Document]:
        """The ``k`` best passages of the reports, best first."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything an answer may rest on. ``reason`` says why there is nothing to rest on."""

    question: Question
    resolved: Resolved = NOWHERE
    found: tuple[Found, ...] = ()
    details: tuple[tuple[ReportSummary, Field], ...] = ()
    passages: tuple[Document, ...] = ()
    reason: RefusalReason | None = None
    told: tuple[int | None, int | None] | None = None
    """A year without a report of its own, and the year of the report its figure is taken from."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all places, in order."""
        return tuple(finding for found in self.found for finding in found.findings)

    @property
    def lacking(self) -> tuple[Place, ...]:
        """The places that say nothing of what was asked."""
        return tuple(found.place for found in self.found if not found.findings)


def gather(question: Question, index: Index, source: PassageSource | None = None) -> Evidence:
    """The evidence for one question (one part of it, where it has several)."""
    if question.operation in _NO_REPORT_NEEDED:
        return Evidence(question)
    held = holdings(index)
    question = within_held(as_wider_tells(question, held, index), held, index)
    question = _of_only_office(question, held, index)
    offices = offices_held(question, held) if offices_of(question) else ()
    if offices_of(question) and len(offices) < (2 if asks_places(question) else 1):
        # The reports of its offices are not held; what the place's own report says of them is.
        if question.operation is Operation.BREAKDOWN and question.targets:
            return gather(replace(question, all_bodies=False, body_kind=""), index, source)
        ranked = question.operation is Operation.RANK and question.targets and asks_places(question)
        shared = (
            question.operation is Operation.SHARE
        )  # 部门 are a part of what the place's own report counts
        mean = question.operation is Operation.AVERAGE  # 平均每个镇多少件 asks for no passage
        if ranked or shared or mean:
            question = replace(question, all_bodies=False, body_kind="")
        else:
            question = replace(question, operation=Operation.TEXT, all_bodies=False, targets=())
    question = _of_its_ends(_of_marked_office(question, held, index), held)
    question = of_named_account(question, held, index)
    running = _running_total(question, held, index)
    if running is not None:
        return running
    if (reaching := _reaching_back(question, held, index)) is not None:
        return reaching
    if (written := _written_there(question, held, index)) is not None:
        return written
    if question.report_year and (told := _of_report(question, held, index, source)) is not None:
        return told
    resolved = planned(question, held, index) or resolve(question, held)
    if resolved.reason is RefusalReason.AMBIGUOUS and not question.choices:
        only = _body_marked(question, held, index) or _only_body(question, held, index)
        if only is not None:
            question = replace(question, bodies=(only,))
            resolved = resolve(question, held)
            resolved = replace(resolved, assumed=resolved.assumed | {"body", "only"})
    if which_year(question) and (told := _in_column_beside(_compared(question), resolved, held, index)):
        return told
    if resolved.reason is not None:
        changes = question.operation in _CHANGES
        told = _in_column_beside(question, resolved, held, index) if changes else None
        told = told or _told_of_year(question, resolved, held, index)
        told = told or _in_tables(question, resolved, held, index)
        told = told or _in_column_beside(question, resolved, held, index)
        return told or Evidence(question, resolved, reason=resolved.reason)
    if asks_year_before(question) and len(resolved.places) == 1:
        beside = year_before(question, resolved.places[0], index)
        if beside is not None:
            return Evidence(question, resolved, beside[1:])
    if question.operation is Operation.FIELD:
        return _details(question, resolved, index)
    if len(resolved.places) == 1 and (cited := cited_figures(question, resolved.places[0], held, index)):
        return Evidence(question, replace(resolved, places=tuple(found.place for found in cited)), cited)
    if _CELL_NAMED.search(question.text.lower()):
        question = replace(question, rest=tuple(w for w in question.rest if not _OF_CELL.fullmatch(w)))
    if question.operation is Operation.TEXT and _IN_CELL.search(question.text.lower()):
        rest = tuple(word for word in question.rest if not _OF_CELL.fullmatch(word))
        question = replace(question, operation=Operation.VALUE, measure="", rest=rest)
    if (cell := _own_total(question, resolved, index)) is not None:
        return cell
    if question.operation is Operation.TEXT and not (question.targets and question.numbers):
        return _passages(question, resolved, held, source)
    found = find_figures(question, resolved, index)
    other = (
        by_row(question) if question.row is not None else by_name(question) if any(question.named) else None
    )
    if other is not None and not any(entry.findings for entry in found):
        found_so = find_figures(other, resolved, index)
        if any(entry.findings for entry in found_so):
            return Evidence(other, resolved, found_so)
    asked = [(place, target) for place in resolved.places for target in question.targets]
    if (
        question.operation is Operation.EXISTS
        and not any(entry.findings for entry in found)
        and not any(in_form(place, target) for place, target in asked)
    ):
        return replace(_passages(question, resolved, held, source), found=found)
    return Evidence(question, resolved, found)


def _of_only_office(question: Question, held: Holdings, index: Index) -> Question:
    """The question put to the only office held of a place named, where its report tells of what is asked."""
    if (meant := of_whose_matter(question, held)) is not None:
        return meant
    asked = of_place_alone(question, held)
    if asked is question or question.bodies:
        return asked
    if offices_of(question) or _OFFICES_OF_PLACE.search(question.text):
        return question  # which of the departments is more than one of them tells
    in_words = asked.operation in {Operation.TEXT, Operation.RANK}
    told = bool(asked.rest or not asked.topic) if in_words else _tells(asked, asked.bodies[0], held, index)
    return asked if told else question


def _own_total(question: Question, resolved: Resolved, index: Index) -> Evidence | None:
    """A total a table of the report's own states, where a sum is asked for; another cell of it, where only that is named."""
    only_named = question.operation is Operation.TEXT and is_elliptic(question)
    if (
        not (question.operation is Operation.SUM or only_named)
        or len(resolved.places) != 1
        or question.listed
        or question.learnt
    ):
        return None
    asked = replace(question, operation=Operation.VALUE)
    found = in_own_table(asked, resolved.places[0], index, named=True)
    if found is not None and _is_of_others(found.findings[0], question, index):
        return None
    return Evidence(asked, resolved, (found,)) if found is not None else None


def _is_of_others(cell: Finding, question: Question, index: Index) -> bool:
    """Whether a total is that of a table by place or office the question does not speak of, and the form tells another."""
    fact = cell.facts[0]
    kinds = PLACES_COUNTED.findall(" ".join((*fact.row_path, *fact.column_path)))
    if not is_total(fact.row_path) or not kinds or any(kind in question.text for kind in kinds):
        return False
    told = (find_figure(index, cell.summary, target, question) for target in question.targets)
    return any(finding is not None and finding.value != cell.value for finding in told)


def _only_body(question: Question, held: Holdings, index: Index) -> Body | None:
    """The one body whose newest report tells of what is asked, where no body is named and no form has such a row."""
    if question.targets or question.operation is not Operation.VALUE or len(held.bodies) > FEW_REPORTS:
        return None
    telling = [body for body in held.bodies if _tells(question, body, held, index)]
    return telling[0] if len(telling) == 1 else None


def _body_marked(question: Question, held: Holdings, index: Index) -> Body | None:
    """The one body whose reports name the hotline or the account that an English question names."""
    marks = [found.group(1) or found.group() for found in MARKED.finditer(question.text)]
    if question.language != "en" or not marks or len(held.reports) > FEW_REPORTS:
        return None
    naming = {
        body
        for body in held.bodies
        for report in held.reports_of(body)
        if not question.years or report.year in question.years
        if any(mark in fold(index.report(report.report_id).text).lower() for mark in marks)
    }
    return naming.pop() if len(naming) == 1 else None


def _of_marked_office(question: Question, held: Holdings, index: Index) -> Question:
    """The question put to the one office of the place named whose report names the hotline asked about.

    Complaints over the hotline 12328 in a city are told by its transport bureau, where the city's own report has no such line.
    """
    numbers = [found.group() for found in MARKED.finditer(question.text) if not found.group(1)]
    if question.language != "en" or not numbers or len(question.bodies) != 1:
        return question
    (body,) = question.bodies
    if body.level != "government" or len(held.reports) > FEW_REPORTS:
        return question

    def names_it(one: Body) -> bool:
        reports = [r for r in held.reports_of(one) if not question.years or r.year in question.years]
        return any(number in index.report(r.report_id).text for r in reports for number in numbers)

    offices = [other for other in held.bodies if other.region == body.region and other != body]
    naming = [office for office in offices if names_it(office)]
    return replace(question, bodies=(naming[0],)) if len(naming) == 1 and not names_it(body) else question


def _tells(question: Question, body: Body, held: Holdings, index: Index) -> bool:
    """Whether the newest report of a body (of the years named) tells of what is asked in words of its own."""
    years = [year for year in held.years_of(body) if not question.years or year in question.years]
    ids = [report.report_id for report in held.reports_of(body, years[0])] if years else []
    close = (c for report_id in ids for c in match_facts(question, index, report_id)[:1])
    return any(c.score >= THRESHOLD for c in close) or bool(nearest_facts(question, index, ids))


_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
"""Years are written in either kind of digits."""


def _running_total(question: Question, held: Holdings, index: Index) -> Evidence | None:
    """A running total that reaches back to the first year asked for."""
    resolved = running_total(question, held)
    if resolved is None:
        return None
    found = find_figures(question, resolved, index)
    facts = [fact for entry in found for finding in entry.findings for fact in finding.facts]
    first = str(question.years[0]) if question.years else ""
    reaches = facts and all(
        f.cumulative and first in f.quote.of(index.report(f.report_id).text).translate(_DIGITS) for f in facts
    )
    return Evidence(question, resolved, found) if reaches else None


def _of_its_ends(question: Question, held: Holdings) -> Question:
    """A change over a span of years of which the reports between are not held, asked of its first and last."""
    years = sorted(question.years)
    changes = question.operation in {Operation.DIFFERENCE, Operation.GROWTH} and len(question.bodies) == 1
    if not changes or len(years) < 3 or years != list(range(years[0], years[-1] + 1)):
        return question
    known = set(held.years_of(question.bodies[0]))
    if {years[0], years[-1]} <= known and not known.issuperset(years):
        return replace(question, years=(years[0], years[-1]))
    return question


_OVER_YEARS = re.compile(
    r"[从自由][^,，。;；?？]{0,12}(?:起|[到至])|以来|至今|\b(?:from|between|since|through|until|till|up to)\b"
)
"""What spans years (2008年5月到2011年底, from May 2008 through the end of 2011)."""


def _reaching_back(question: Question, held: Holdings, index: Index) -> Evidence | None:
    """The running total since the first year of a span whose first reports are not held, where the last tells one."""
    spans = question.operation in {Operation.VALUE, Operation.SUM} and _OVER_YEARS.search(
        question.text.lower()
    )
    if not spans or question.plan or not question.years:
        return None
    whole = replace(question, operation=Operation.VALUE, cumulative=True, narrower=())
    if len(question.years) == 1 and len(question.bodies) == 1:
        whole = replace(whole, years=(*question.years, *held.years_of(question.bodies[0])[:1]))
    told = _running_total(whole, held, index)
    if told is None or held.reports_of(told.resolved.places[0].body, question.years[0]):
        return None
    quotes = (
        fact.quote.of(index.report(fact.report_id).text)
        for finding in told.findings
        for fact in finding.facts
    )
    return told if all(part in quote for quote in quotes for part in question.narrower) else None


def both_phones(question: Question) -> bool:
    """Whether the number to call and the one for complaints are both asked for."""
    return question.fields[:1] == ("phone",) and bool(_BOTH_PHONES.search(question.text))


def for_complaints(field: Field, text: str) -> bool:
    """Whether a number is labelled as one for complaints (监督电话)."""
    return field.span is not None and bool(
        _COMPLAINTS.search(text[max(0, field.span.start - 8) : field.span.start])
    )


def _told_of_year(question: Question, resolved: Resolved, held: Holdings, index: Index) -> Evidence | None:
    """What another report of the body states for the one year that no report is held of."""
    if len(question.targets) > 1 or len(resolved.missing) != 1 or question.plan or question.narrower:
        return None
    target = question.targets[0] if question.targets else Target("")
    told = told_of_year(question, target, *resolved.missing[0], held, index)
    if told is None:
        return None
    place = Place(resolved.missing[0][0], told.summary.year, (told.summary,))
    if question.operation in {Operation.VALUE, Operation.SUM} and not resolved.places:
        alone = replace(question, operation=Operation.VALUE)
        return Evidence(alone, Resolved((place,)), (Found(place, (told,)),))
    if question.operation not in _CHANGES or len(resolved.places) != 1:
        return None
    own = figure_at(question, resolved.places[0], target if target.indicator else None, index, True)
    if not own.findings and (named := named_for(resolved.places[0], target, index)) is not None:
        own = Found(resolved.places[0], (named,))
    year = told.facts[0].year
    if len(own.findings) != 1 or own.findings[0].unit != told.unit:
        return None
    then = replace(told, summary=replace(told.summary, year=year), target=own.findings[0].target)
    return Evidence(
        question, Resolved(resolved.places), (own, Found(place, (then,))), told=(year, told.summary.year)
    )


def _in_tables(question: Question, resolved: Resolved, held: Holdings, index: Index) -> Evidence | None:
    """The figures of years that no report is held of, as the tables of other reports give them, beside those held."""
    wanted = len(question.targets) < 2 and question.operation in {Operation.VALUE, Operation.SUM, *_CHANGES}
    if not wanted or question.plan or question.all_years:
        return None
    told = [in_tables_of(question, body, year, held, index) for body, year in resolved.missing]
    if not told or None in told or len({year for _, year in filter(None, told)}) != 1:
        return None
    others = [found for found, _ in filter(None, told)]
    own = find_figures(question, Resolved(resolved.places), index) if resolved.places else ()
    running = (f.cumulative for entry in own for finding in entry.findings for f in finding.facts)
    if any(running) and not question.cumulative:
        return None  # a running total is no other year's figure made larger
    found = sorted((*own, *others), key=lambda entry: entry.place.year or 0)
    return Evidence(
        question,
        Resolved(tuple(entry.place for entry in found)),
        tuple(found),
        told=(others[0].place.year, told[0][1] if told[0] else None),
    )


def _compared(question: Question) -> Question:
    return replace(question, operation=Operation.COMPARE, detail="", all_years=False)


def _in_column_beside(
    question: Question, resolved: Resolved, held: Holdings, index: Index
) -> Evidence | None:
    """The figure of the one year that no report is held of, as the next year's report prints it beside its own."""
    wanted = question.operation in {Operation.VALUE, *_CHANGES} and len(resolved.missing) == 1
    if not wanted or question.plan or question.all_years:
        return None
    ((body, year),) = resolved.missing
    place = Place(body, year + 1, held.reports_of(body, year + 1))
    both = year_before(question, place, index) if place.reports else None
    if both is None:
        return None
    own, told = both
    if not resolved.places and question.operation is Operation.VALUE:
        return Evidence(question, Resolved((place,)), (told,))
    (now,), (before,) = own.findings, told.findings
    if resolved.places != (place,) or before.value is None or now.unit != before.unit:
        return None
    then = replace(before, summary=replace(before.summary, year=year), target=now.target)
    return Evidence(
        question,
        Resolved((place,)),
        (own, replace(told, findings=(then,))),
        told=(year, year + 1),
    )


def _written_there(question: Question, held: Holdings, index: Index) -> Evidence | None:
    """The figure of one year as the report of another states it (2023年报里写的2022年收到申请)."""
    said = _WRITTEN_IN.search(by_both_years(question.text))
    if said is None or len(question.years) != 2 or len(question.bodies) != 1 or len(question.targets) > 1:
        return None
    own = next((y for y in question.years if str(y)[-2:] == said.group(1)[-2:]), 0)
    other = next((y for y in question.years if y != own), 0)
    reports = held.reports_of(question.bodies[0], own)
    counts = question.operation is Operation.VALUE or (
        question.operation is Operation.TEXT and question.targets
    )
    if not (own and other and reports and counts):
        return None
    target = question.targets[0] if question.targets else Target("")
    alone = replace(question, years=(other,))
    told = told_of_year(alone, target, question.bodies[0], other, held, index, within=own)
    place = Place(question.bodies[0], own, reports)
    if told is None and (table := in_tables_of(alone, question.bodies[0], other, held, index, within=own)):
        found = table[0]
        return Evidence(
            replace(alone, operation=Operation.VALUE), Resolved((found.place,)), (found,), told=(other, own)
        )
    if told is None and held.reports_of(question.bodies[0], other):
        return None
    alone = replace(alone, operation=Operation.VALUE)
    if told is None and other == own - 1 and (asks_place(alone) or steps_from(alone, place, index)):
        return _to_be_reckoned(alone, place)
    return Evidence(alone, Resolved((place,)), (Found(place, (told,) if told else ()),))


def _to_be_reckoned(question: Question, place: Place) -> Evidence:
    """The year before a place's own, of which its report states nothing; it may be reckoned from what is printed."""
    year = place.year or 0
    asked = replace(question, years=(year - 1,), report_year=year)
    return Evidence(asked, Resolved((place,), missing=((place.body, year - 1),)), (Found(place, ()),))


def _of_report(
    question: Question, held: Holdings, index: Index, source: PassageSource | None
) -> Evidence | None:
    """The figure of a year as its own report gives it, else as the report of the next year does that is gone by."""
    bodies = question.bodies or (held.bodies if len(held.bodies) == 1 else ())
    reports = held.reports_of(bodies[0], question.report_year) if len(bodies) == 1 else ()
    if (
        not reports
        or question.operation not in {Operation.VALUE, Operation.TEXT}
        or len(question.targets) > 1
    ):
        return None
    (body,), (year,) = bodies, question.years
    alone = replace(question, operation=Operation.VALUE, report_year=0, bodies=bodies)
    if held.reports_of(body, year):
        own = gather(alone, index, source)
        if own.findings:
            return own
    target = question.targets[0] if question.targets else Target("")
    place = Place(body, question.report_year, reports)
    told = told_of_year(alone, target, body, year, held, index, within=place.year)
    if told is not None:
        return Evidence(alone, Resolved((place,)), (Found(place, (told,)),))
    if table := in_tables_of(alone, body, year, held, index, within=place.year):
        return Evidence(alone, Resolved((table[0].place,)), table[:1], told=(year, place.year))
    if both := year_before(alone, place, index):
        return Evidence(alone, Resolved((place,)), both[1:])
    if items := _last_year_items(alone, place, index):
        return items
    return _to_be_reckoned(alone, place)


def _last_year_items(question: Question, place: Place, index: Index) -> Evidence | None:
    """The number of items of the year before, for which the form of 2019 has a column."""
    if question.measure not in {"项", "items"} and not _OF_ITEMS.search(question.text.lower()):
        return None
    for target in question.targets:
        if "last_year_items" in columns_of(target.indicator):
            asked = replace(question, targets=(Target(target.indicator, "last_year_items"),), years=())
            found = find_figures(asked, Resolved((place,)), index)
            return Evidence(asked, Resolved((place,)), found) if any(f.findings for f in found) else None
    return None


def _details(question: Question, resolved: Resolved, index: Index) -> Evidence:
    details = []
    asks = bool(_COMPLAINTS.search(question.text) or _REPORTS_EN.search(question.text))
    for place in resolved.places:
        for summary in place.reports:
            report = index.report(summary.report_id)
            stated = [f for f in report.fields if f.value and not _HEADING.fullmatch(f.value)]
            name = next((name for name in question.fields if any(f.name == name for f in stated)), "")
            same = [f for f in stated if f.name == name]
            if name == "phone" and both_phones(question):
                same = sorted(same, key=lambda f: for_complaints(f, report.text))
                kinds = {for_complaints(f, report.text): f for f in reversed(same)}
                details += [(summary, kinds[kind]) for kind in sorted(kinds)]
                break
            labelled = [f for f in same if for_complaints(f, report.text) == asks]
            # whom to tell of fraud is not whom to ask about the report
            same = labelled or ([] if name == "phone" and _REPORTS_EN.search(question.text) else same)
            if name == "phone" and not asks:
                same = _of_the_office(same, report.text, question.text)
            if same:
                details += [(summary, field) for field in (same[:MOST_DATES] if name in _DATED else same[:1])]
                break
    return Evidence(question, resolved, details=tuple(details))


_HEADING = re.compile("(?:服务|办公|上班|营业)?时间|地址|(?:联系)?电话|联系人|备注|序号|邮编")
"""The head of a table's next column, which is no detail."""
_OTHER_LINE = re.compile(
    "(?:招生|就业|报名|旅游|咨询|服务|客服|供水|供电|报修|缴费|预约|维修|救助|心理|急救|法律|便民)[^，。；;：:\n]{0,10}$"
)
_OFFICE_LINE = re.compile("地址|受理机构|联系(?:方式|电话|单位|人|部门)|办公(?:电话|地点|室)|编制单位")


def _of_the_office(phones: list[Field], text: str, asked: str) -> list[Field]:
    """Numbers of the office before those of a line for something else (招生咨询热线), unless that is asked about."""
    spanned = [phone for phone in phones if phone.span is not None]
    if (
        len(spanned) < 2
        or len(spanned) != len(phones)
        or re.search(r"热线|hotline|admission|enrol|line\b", asked)
    ):
        return phones
    first = phones[0].span
    if first is None or not re.search("热线|专线", text[max(0, first.start - 12) : first.start]):
        return phones
    if not _OTHER_LINE.search(
        re.sub("(?:热线|专线|电话)[:：]?$", "", text[max(0, first.start - 20) : first.start].strip())
    ):
        return phones
    own = [
        phone
        for phone in phones[1:]
        if phone.span is not None
        and _OFFICE_LINE.search(text[max(0, phone.span.start - 80) : phone.span.start].rpartition("\n")[2])
    ]
    return own + [phone for phone in phones if phone not in own] if own else phones


def _passages(
    question: Question, resolved: Resolved, held: Holdings, source: PassageSource | None
) -> Evidence:
    """Passages of the reports; where no year is named also of other documents of the same place (a guide)."""
    ids = [summary.report_id for place in resolved.places for summary in place.reports]
    asked = " ".join((question.text, *(word for topic in topics_of(question) for word in WORDS[topic][:3])))
    found = source.passages(asked, ids, 8) if source else []
    regions = {place.body.region for place in resolved.places}
    beside = [s.report_id for s in held.others if s.region in regions and s.region]
    if beside and source and not question.years:
        found = [*found, *source.passages(question.text, beside, 4)]
    return Evidence(question, resolved, passages=tuple(found))
