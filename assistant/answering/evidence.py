"""``gather``: a question with its slots becomes the facts, details and passages that answer it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from langchain_core.documents import Document

from assistant.answering.concepts import spoken_of, words_in
from assistant.answering.heads import Head, head_of
from assistant.answering.holdings import Holdings, holdings
from assistant.answering.inside import within_held
from assistant.answering.lookup import Finding, find_figure, is_money, is_stated_level, usable
from assistant.answering.matching import (
    MARGIN,
    SAME_SUBJECT,
    THRESHOLD,
    TIME_THRESHOLD,
    Candidate,
    facts_in_words,
    match_facts,
)
from assistant.answering.nearest import NAMED, nearest_facts
from assistant.answering.nearest_en import ANOTHER, nearest_english
from assistant.answering.scope import (
    FEW_REPORTS,
    Place,
    Resolved,
    offices_held,
    offices_of,
    over_bodies,
    planned,
    resolve,
    running_total,
)
from assistant.answering.told import told_of_year
from assistant.answering.topics import WORDS, topics_of
from assistant.answering.words import content
from assistant.lexicon.forms import form_of_year, forms
from assistant.lexicon.indicators import ancestors, find_mentions, indicators
from assistant.lexicon.segments import naming
from assistant.types import (
    Body,
    Fact,
    Field,
    Operation,
    Origin,
    Question,
    RefusalReason,
    ReportSummary,
    Target,
)

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["Evidence", "Found", "PassageSource", "gather"]

ABSENT_ROW = 0.66
"""A row of the report's own form that the report does not state is looked for elsewhere only with this score."""
OWN_WORDS = 0.85
"""From this score on a figure's own words count more than a lay word's usual meaning."""
_DATED = {"published", "signed"}
MOST_DATES = 2
"""Dates of one kind that are given where a report prints different ones (发文日期 and 发布时间)."""
_SPENT = re.compile("支出|花了?|使用|开支|用掉|用去|实际")
_COMPLAINTS = re.compile("监督|投诉|举报|complaint|supervis")
MOST_READINGS = 3
_ANY_COLUMN = ("", "total", "decisions", "made", "items", "amount")
_CHANGES = {Operation.DIFFERENCE, Operation.GROWTH, Operation.COMPARE}
_NO_REPORT_NEEDED = {Operation.META, Operation.TALK, Operation.DECLINE}


class PassageSource(Protocol):
    """What ranks passages: the retriever, asked within reports."""

    def passages(self, question: str, report_ids: Sequence[str], k: int) -> list[Document]:
        """The ``k`` best passages of the reports, best first."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one place gives for one target: a finding, several equally good ones, or none."""

    place: Place
    findings: tuple[Finding, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    unmet: tuple[str, ...] = ()
    """Words of the question that the figure at hand does not speak of."""
    nearest: Finding | None = None


NOWHERE = Resolved()


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
    question = within_held(question, held, index)
    if offices_of(question) and not offices_held(question, held):
        # The reports of its offices are not held; what the place's own report says of them is.
        if question.operation is Operation.BREAKDOWN and question.targets:
            return gather(replace(question, all_bodies=False, body_kind=""), index, source)
        question = replace(question, operation=Operation.TEXT, all_bodies=False, targets=())
    running = _running_total(question, held, index)
    if running is not None:
        return running
    resolved = planned(question, held, index) or resolve(question, held)
    if resolved.reason is RefusalReason.AMBIGUOUS and not question.choices:
        only = _only_body(question, held, index)
        if only is not None:
            question = replace(question, bodies=(only,))
            resolved = resolve(question, held)
            resolved = replace(resolved, assumed=resolved.assumed | {"body", "only"})
    if resolved.reason is not None:
        told = _told_of_year(question, resolved, held, index)
        return told or Evidence(question, resolved, reason=resolved.reason)
    if question.operation is Operation.FIELD:
        return _details(question, resolved, index)
    if question.operation is Operation.TEXT and not (question.targets and question.numbers):
        return _passages(question, resolved, held, source)
    found = _figures(question, resolved, index)
    asked = [(place, target) for place in resolved.places for target in question.targets]
    if (
        question.operation is Operation.EXISTS
        and not any(entry.findings for entry in found)
        and not any(_in_form(place, target) for place, target in asked)
    ):
        return replace(_passages(question, resolved, held, source), found=found)
    return Evidence(question, resolved, found)


def _only_body(question: Question, held: Holdings, index: Index) -> Body | None:
    """The one body whose newest report tells of what is asked, where no body is named and no form has such a row."""
    if question.targets or question.operation is not Operation.VALUE or len(held.bodies) > FEW_REPORTS:
        return None
    telling = [body for body in held.bodies if _tells(question, body, held, index)]
    return telling[0] if len(telling) == 1 else None


def _tells(question: Question, body: Body, held: Holdings, index: Index) -> bool:
    """Whether the newest report of a body (of the years named) tells of what is asked in words of its own."""
    years = [year for year in held.years_of(body) if not question.years or year in question.years]
    ids = [report.report_id for report in held.reports_of(body, years[0])] if years else []
    close = (c for report_id in ids for c in match_facts(question, index, report_id)[:1])
    return any(c.score >= THRESHOLD for c in close) or bool(nearest_facts(question, index, ids))


def _running_total(question: Question, held: Holdings, index: Index) -> Evidence | None:
    """A running total that reaches back to the first year asked for."""
    resolved = running_total(question, held)
    if resolved is None:
        return None
    found = _figures(question, resolved, index)
    facts = [fact for entry in found for finding in entry.findings for fact in finding.facts]
    first = str(question.years[0]) if question.years else ""
    reaches = facts and all(
        f.cumulative and first in f.quote.of(index.report(f.report_id).text) for f in facts
    )
    return Evidence(question, resolved, found) if reaches else None


def _for_complaints(field: Field, text: str) -> bool:
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
    if question.operation is Operation.VALUE and not resolved.places:
        return Evidence(question, Resolved((place,)), (Found(place, (told,)),))
    if question.operation not in _CHANGES or len(resolved.places) != 1:
        return None
    own = _figure(question, resolved.places[0], target if target.indicator else None, index, True)
    year = told.facts[0].year
    if len(own.findings) != 1 or own.findings[0].unit != told.unit:
        return None
    then = replace(told, summary=replace(told.summary, year=year), target=own.findings[0].target)
    return Evidence(
        question, Resolved(resolved.places), (own, Found(place, (then,))), told=(year, told.summary.year)
    )


def _details(question: Question, resolved: Resolved, index: Index) -> Evidence:
    details = []
    asks = bool(_COMPLAINTS.search(question.text))
    for place in resolved.places:
        for summary in place.reports:
            report = index.report(summary.report_id)
            stated = [f for f in report.fields if f.value]
            name = next((name for name in question.fields if any(f.name == name for f in stated)), "")
            same = [f for f in stated if f.name == name]
            same = [f for f in same if _for_complaints(f, report.text) == asks] or same
            if same:
                details += [(summary, field) for field in (same[:MOST_DATES] if name in _DATED else same[:1])]
                break
    return Evidence(question, resolved, details=tuple(details))


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


def _figures(question: Question, resolved: Resolved, index: Index) -> tuple[Found, ...]:
    free = len(resolved.places) <= FEW_REPORTS
    wanted: list[tuple[Question, Target | None]] = [
        (question, target) for target in question.targets or (None,)
    ]
    if question.listed:
        wanted = [(replace(question, rest=()), target) for target in question.targets]
        wanted += [(_of_words(question, words), None) for words in question.listed]
    found = [
        _figure(part, place, target, index, free) for place in resolved.places for part, target in wanted
    ]
    single = bool(question.listed)  # in a list each name stands for one figure
    return tuple(replace(entry, findings=entry.findings[:1]) if single else entry for entry in found)


def _of_words(question: Question, words: str) -> Question:
    return replace(question, targets=(), masked=words, words=words, rest=())


def _figure(question: Question, place: Place, target: Target | None, index: Index, free: bool) -> Found:
    nearest = None
    if target is not None:
        for summary in place.reports:
            finding = find_figure(index, summary, target, question)
            if finding is None:
                continue
            part = _part_meant(question, finding, index)
            if part is not None:
                return Found(place, (part,))
            if (other := _of_other_span(question, place, index, finding)) is not None:
                return other
            if (spent := _spent(question, finding, index)) is not None:
                return Found(place, (spent,))
            if over_bodies(question) or _meets(question, finding, index):
                better = _in_own_words(question, place, index, finding) if question.lay and free else None
                return better or Found(place, (finding,))
            narrowed = (
                _narrowed(question, summary, target, index) if question.rest or question.narrower else None
            )
            if narrowed is not None:
                return Found(place, (narrowed,))
            nearest = finding
    if not free or not (question.words or question.targets):
        return Found(place, nearest=nearest, unmet=(*question.rest, *question.narrower) if nearest else ())
    return _matched(question, place, target, index, nearest)


def _spent(question: Question, finding: Finding, index: Index) -> Finding | None:
    """What was spent of what was allotted (安排专项经费20万元，实际支出17.6万元), where that is asked for."""
    if (
        question.measure != "money"
        or not _SPENT.search(question.masked)
        or _SPENT.search(finding.facts[0].subject)
    ):
        return None
    quote = finding.facts[0].quote
    told = [
        fact
        for fact in index.facts([finding.summary.report_id])
        if fact.quote == quote and is_money(fact) and _SPENT.search(fact.subject) and is_stated_level(fact)
    ]
    return Finding(finding.summary, Target("", ""), (told[0],)) if told else None


def _of_other_span(question: Question, place: Place, index: Index, finding: Finding) -> Found | None:
    """The running total, or the year's figure, in the question's words where only the other is known by name."""
    if finding.facts[0].cumulative == question.cumulative:
        return None
    own = match_facts(question, index, finding.summary.report_id)
    fitting = [c for c in own if c.fact.cumulative == question.cumulative and c.score >= THRESHOLD]
    if not fitting or (not question.cumulative and fitting[0].score < OWN_WORDS):
        return None
    return Found(place, (_of_candidate(fitting[0], finding.summary, None, index),))


def _meets(question: Question, finding: Finding, index: Index) -> bool:
    """Whether the figure is the one that all words of the question describe."""
    text = index.report(finding.summary.report_id).text if question.narrower else ""
    around = " ".join(_words_around(fact, text) for fact in finding.facts) if text else ""
    if not all(word in around for word in question.narrower):
        return False
    if question.operation is Operation.CHECK:
        return True  # what is beside it says how to check, not which figure
    noun = head_of(question.masked) if question.language == "en" else None
    if noun is not None and noun.other_than(finding.unit):
        return False
    if question.language == "en" and question.rest:
        if noun is not None and noun.words[-1] in question.rest and not _counts(noun, finding):
            return False
        return _speaks_beside(question.rest, finding, index)
    return not question.rest or _speaks_of(question.rest, finding, index)


def _counts(noun: Head, finding: Finding) -> bool:
    """Whether a figure's own words, not just its sentence, name what an English question counts."""
    own = [words_in(" ".join((f.subject, f.unit, *f.row_path, *f.column_path))) for f in finding.facts]
    return any(concept.held_by(words) >= NAMED for words in own for concept in noun.concepts)


def _part_meant(question: Question, finding: Finding, index: Index) -> Finding | None:
    """The part of a figure in prose that the rest of the question names, where the figure itself does not."""
    whole = finding.facts[0]
    if not question.rest or whole.origin is not Origin.PROSE or spoken_of(question.rest, whole.subject):
        return None
    for fact in index.facts([whole.report_id]):
        meant = fact.parent == whole.fact_id and spoken_of(question.rest, fact.subject)
        if meant and usable(fact, finding.summary, question):
            return Finding(finding.summary, Target("", ""), (fact,), under=whole.subject)
    return None


def _speaks_of(words: Sequence[str], finding: Finding, index: Index) -> bool:
    """Whether the figure's own words hold what else the question says."""
    text = index.report(finding.summary.report_id).text
    return any(spoken_of(words, _words_around(fact, text)) for fact in finding.facts)


def _speaks_beside(words: Sequence[str], finding: Finding, index: Index) -> bool:
    """Whether the figure's words up to the next figure hold what else an English question says.

    "How many explainers were infographics" is not answered by the figure of all explainers in the same sentence.
    """
    known = {entry.fact.fact_id: entry for entry in facts_in_words(index, finding.summary.report_id)}
    entries = [known[fact.fact_id] for fact in finding.facts if fact.fact_id in known]
    if len(entries) < len(finding.facts):  # the inner cells of a form
        return _speaks_of(words, finding, index)
    return any(spoken_of(words, entry.together.text) for entry in entries)


def _words_around(fact: Fact, text: str) -> str:
    return " ".join((fact.subject, *fact.row_path, *fact.column_path, fact.section, fact.quote.of(text)))


def _narrowed(question: Question, summary: ReportSummary, target: Target, index: Index) -> Finding | None:
    """Another figure of the same indicator that does speak of the rest of the question."""
    for fact in index.facts([summary.report_id], target.indicator):
        if fact.form and fact.column not in {*_ANY_COLUMN, target.column}:
            continue  # a cell is asked for by its column's name; 法律 of another word is no 法律服务机构
        own = " ".join((fact.subject, *fact.row_path, *fact.column_path))
        fits = usable(fact, summary, question) and (not target.column or fact.column == target.column)
        if fits and spoken_of(question.rest, own) and all(word in own for word in question.narrower):
            return Finding(summary, target, (fact,))
    return None


def _in_own_words(question: Question, place: Place, index: Index, finding: Finding) -> Found | None:
    """A figure outside the lexicon whose subject says what the question says, where only a lay word was known.

    What was found in the report's own words already stays.
    """
    if not finding.facts[0].form:
        return None
    ranked = match_facts(question, index, finding.summary.report_id)
    own = [c for c in ranked if not c.fact.indicator and c.fact.cumulative == question.cumulative]
    if not own or own[0].score < OWN_WORDS or own[0].fact.value == finding.value:
        return None
    said = naming(content(question.masked))
    if question.language == "zh" and not spoken_of((*said.names, *said.deeds), own[0].fact.subject):
        return None
    meant = Finding(finding.summary, Target("", ""), (own[0].fact,), score=own[0].score)
    return Found(place, (meant,), tuple(own[:5]))


def _matched(
    question: Question, place: Place, target: Target | None, index: Index, nearest: Finding | None
) -> Found:
    """The facts whose subject the question's words fit, several where they fit equally well."""
    ranked: list[tuple[Candidate, ReportSummary]] = []
    for summary in place.reports:
        candidates = match_facts(question, index, summary.report_id)
        if target is not None:
            candidates = [c for c in candidates if c.fact.indicator in {"", target.indicator}]
            if target.column not in {"", "total"}:
                candidates = [
                    c
                    for c in candidates
                    if c.fact.indicator or (_of_target(c.fact, target, index) and _of_column(c.fact, target))
                ]
            if question.operation is Operation.EXISTS:  # a yes must not come from something else
                candidates = [c for c in candidates if _named(c.fact, target)]
        if nearest is not None:  # the usual figure was found, and does not speak of the rest of the question
            text = index.report(summary.report_id).text
            candidates = [
                c
                for c in candidates
                if (
                    _speaks_beside(question.rest, _of_candidate(c, summary, None, index), index)
                    if question.language == "en"
                    else spoken_of(question.rest, _words_around(c.fact, text))
                )
                and all(word in _words_around(c.fact, text) for word in question.narrower)
            ]
        ranked += [(candidate, summary) for candidate in candidates]
    ranked.sort(key=lambda pair: -pair[0].score)
    claimed = _claimed_total(question, place, index)
    if claimed is not None:
        return Found(place, (claimed,))
    tried = tuple(candidate for candidate, _ in ranked[:5])
    threshold = _threshold(question, place, target, index)
    if not ranked or ranked[0][0].score < threshold:
        near = _near(question, place, target, index, nearest)
        if near is not None:
            return near
        unmet = (*question.rest, *question.narrower) if nearest else ()
        return Found(place, (), tried, unmet, nearest)
    chosen = _same_reading(question, ranked)
    findings = tuple(_of_candidate(candidate, summary, target, index) for candidate, summary in chosen)
    return Found(place, findings, tried)


def _named(fact: Fact, target: Target) -> bool:
    """Whether a figure's own words name the one the lexicon knows."""
    own = " ".join((fact.subject, *fact.row_path, *fact.column_path))
    return fact.indicator == target.indicator or any(m.id == target.indicator for m in find_mentions(own))


def _of_target(fact: Fact, target: Target, index: Index) -> bool:
    """Whether a figure may be the one the lexicon knows: named so, or without a name in a sentence that speaks of it."""
    if fact.indicator:
        return fact.indicator == target.indicator
    around = f"{fact.subject}\n{fact.quote.of(index.report(fact.report_id).text)}\n{fact.section}"
    wanted = {target.indicator, *indicators()[target.indicator].near, *ancestors(target.indicator)}
    return any(mention.id in wanted for mention in find_mentions(around))


def _of_column(fact: Fact, target: Target) -> bool:
    """Whether a figure's own words name the column asked for; 居民代表 are no 自然人 who applied."""
    if target.column in {"", "total"}:
        return True
    own = find_mentions(" ".join((fact.subject, *fact.row_path, *fact.column_path)))
    return any(mention.kind == "column" and mention.id == target.column for mention in own)


def _claimed_total(question: Question, place: Place, index: Index) -> Finding | None:
    """The total a check names by its number (那128条信息加起来是128吗): a figure of that value with parts."""
    if question.operation is not Operation.CHECK or not question.numbers:
        return None
    for summary in place.reports:
        facts = index.facts([summary.report_id])
        totals = {fact.parent for fact in facts}
        for fact in facts:
            if fact.value in question.numbers and fact.fact_id in totals and is_stated_level(fact):
                return Finding(summary, Target(fact.indicator, fact.column), (fact,))
    return None


def _near(
    question: Question, place: Place, target: Target | None, index: Index, nearest: Finding | None
) -> Found | None:
    """The figure whose sentence names all the question names; not for a row the form of the year has."""
    english = question.language == "en"
    if question.narrower or (nearest is not None and not english):
        return None
    if question.operation is Operation.EXISTS and (english or target is not None):
        return None  # a yes must not come from something else
    beside = english and (nearest is not None or _counts_another(question))
    if target is not None and _states_row(question, place, target, index) and not beside:
        return None
    ids = [summary.report_id for summary in place.reports]
    if english:
        own = target.indicator if target is not None and nearest is not None else ""
        others = (ANOTHER, own) if target is not None and _counts_another(question) else (own,)
        every = (nearest_english(question, index, ids, without) for without in others)
        found = next((candidates for candidates in every if candidates), [])
    else:
        found = nearest_facts(question, index, ids)
    if not found:
        return None
    fact = found[0].fact
    summary = next(s for s in place.reports if s.report_id == fact.report_id)
    if (
        target is not None
        and not (_of_target(fact, target, index) and _of_column(fact, target))
        and not (english and not fact.indicator)
    ):
        return None
    return Found(place, (_of_candidate(found[0], summary, None, index),), tuple(found))


def _counts_another(question: Question) -> bool:
    """Whether an English question counts something beside the figure the lexicon knows (units that replied late)."""
    noun = head_of(question.masked)
    return noun is not None and any(word in question.rest for word in noun.words)


def _of_candidate(
    candidate: Candidate, summary: ReportSummary, target: Target | None, index: Index
) -> Finding:
    fact = candidate.fact
    under = index.fact(fact.parent).subject if fact.parent and not fact.indicator else ""
    known = target or Target(fact.indicator, fact.column)
    return Finding(summary, known, (fact,), score=candidate.score, under=under)


def _in_form(place: Place, target: Target) -> bool:
    """Whether the form of that year has a row for the figure."""
    form = forms().get(form_of_year(place.year))
    blocks = [block for table in form.tables for block in table.blocks] if form else []
    return any(row.indicator == target.indicator for block in blocks for row in block.rows)


def _states_row(question: Question, place: Place, target: Target, index: Index) -> bool:
    """Whether the reports at hand fill in the form of the year, so that a row they lack is looked for nowhere else."""
    if question.plan or not _in_form(place, target):
        return False
    return any(fact.form for summary in place.reports for fact in index.facts([summary.report_id]))


def _threshold(question: Question, place: Place, target: Target | None, index: Index) -> float:
    if target is not None and _states_row(question, place, target, index):
        return ABSENT_ROW
    return THRESHOLD if question.measure != "time" else TIME_THRESHOLD


def _same_reading(
    question: Question, ranked: list[tuple[Candidate, ReportSummary]]
) -> list[tuple[Candidate, ReportSummary]]:
    """The best, with what fits as well: the same subject under another total, or another subject quite as near.

    Where no measure is asked for, of one subject both what is counted and what it came to (减免2人次38元).
    """
    first = ranked[0][0]
    both = [
        pair
        for pair in ranked[1:]
        if (pair[0].fact.subject, pair[0].fact.quote) == (first.fact.subject, first.fact.quote)
        and is_money(pair[0].fact) != is_money(first.fact)
    ]
    if both and not question.measure:
        return [ranked[0], both[0]]
    chosen = [ranked[0]]
    for pair in ranked[1:]:
        fact, gap = pair[0].fact, first.score - pair[0].score
        if fact.value == first.fact.value:
            continue
        same = fact.subject == first.fact.subject and fact.parent != first.fact.parent
        if fact.unit == first.fact.unit and gap <= (SAME_SUBJECT if same and fact.parent else MARGIN):
            chosen.append(pair)
    return chosen[:MOST_READINGS]
