"""The figure of a place in the words of the question, where the lexicon has no name for it or no row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.called_so import is_called_so
from assistant.answering.concepts import concepts_of, heavy, spoken_of, words_in
from assistant.answering.counters import asked_first
from assistant.answering.heads import head_of
from assistant.answering.lookup import Finding, is_money, is_stated_level, kind_of
from assistant.answering.matching import (
    MARGIN,
    PERSONS,
    SAME_SUBJECT,
    THRESHOLD,
    TIME_THRESHOLD,
    Candidate,
    by_carrier,
    counted_before,
    facts_in_words,
    match_facts,
)
from assistant.answering.nearest import nearest_facts
from assistant.answering.nearest_en import ANOTHER, DONE, nearest_english
from assistant.answering.question_en import GAINED, OWN_LEVEL
from assistant.answering.running_text import title_over
from assistant.answering.scope import (
    Place,
)
from assistant.lexicon.forms import form_of_year, forms
from assistant.lexicon.indicators import ancestors, find_mentions, indicators
from assistant.types import (
    Fact,
    Operation,
    Origin,
    Question,
    ReportSummary,
    Status,
    Target,
)

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = [
    "Found",
    "in_form",
    "matched",
    "names_applicants",
    "of_candidate",
    "speaks_beside",
    "speaks_of",
    "words_around",
]

ABSENT_ROW = 0.66
"""A row of the report's own form that the report does not state is looked for elsewhere only with this score."""
MOST_READINGS = 3
_DID = re.compile(
    r"(?:的|等|类|们|方面|单位|组织|机构|用户|群众|个人|人员)*(?:提[出交起]|递交|申请|来|共|有|占|为|\d|\W|[一二三四五六七八九十两零]|$)"
)
"""What may stand behind those who applied in a figure's name."""
_OF_DEPARTMENTS_EN = re.compile(
    r"\b(?:departments?|bureaus?|units?|agenc(?:y|ies)|offices?|townships?|spokes\w+)\b"
)
_OF_DEPARTMENTS = re.compile("部门|单位|[委办]局|乡镇|发言人")
"""Heads of departments are no leaders of the place that reports."""
_OF_THEM = re.compile(r"\bhow many of\b")


@dataclass(frozen=True, slots=True)
class Found:
    """What one place gives for one target: a finding, several equally good ones, or none."""

    place: Place
    findings: tuple[Finding, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    unmet: tuple[str, ...] = ()
    """Words of the question that the figure at hand does not speak of."""
    nearest: Finding | None = None


def speaks_of(words: Sequence[str], finding: Finding, index: Index) -> bool:
    """Whether the figure's own words hold what else the question says."""
    text = index.report(finding.summary.report_id).text
    return any(spoken_of(words, words_around(fact, text)) for fact in finding.facts)


def speaks_beside(words: Sequence[str], finding: Finding, index: Index) -> bool:
    """Whether the figure's words up to the next figure hold what else an English question says.

    "How many explainers were infographics" is not answered by the figure of all explainers in the same sentence.
    """
    known = {entry.fact.fact_id: entry for entry in facts_in_words(index, finding.summary.report_id)}
    entries = [known[fact.fact_id] for fact in finding.facts if fact.fact_id in known]
    if len(entries) < len(finding.facts):  # the inner cells of a form
        return speaks_of(words, finding, index)
    return any(spoken_of(words, entry.together.text) for entry in entries)


def words_around(fact: Fact, text: str) -> str:
    """A figure's own words, its section and its sentence."""
    return " ".join((fact.subject, *fact.row_path, *fact.column_path, fact.section, fact.quote.of(text)))


def matched(
    question: Question, place: Place, target: Target | None, index: Index, nearest: Finding | None
) -> Found:
    """The facts whose subject the question's words fit, several where they fit equally well."""
    ranked: list[tuple[Candidate, ReportSummary]] = []
    ahead = question.plan and bool(question.years) and (place.year or 0) < min(question.years)
    for summary in place.reports:
        candidates = match_facts(question, index, summary.report_id)
        if ahead or question.plan_year:
            candidates = [c for c in candidates if c.fact.status is Status.PLAN]  # of a year yet to come
        if target is not None:
            candidates = [c for c in candidates if c.fact.indicator in {"", target.indicator}]
            candidates = [c for c in candidates if _could_be(c.fact, target, index)]
            if question.language == "en":
                candidates = [c for c in candidates if not _of_other_count(question, c.fact, target)]
            text = index.report(summary.report_id).text
            candidates = [c for c in candidates if is_called_so(question, c.fact, target, text)]
            if target.column not in {"", "total"}:
                candidates = [
                    c
                    for c in candidates
                    if c.fact.indicator
                    or (_of_target(c.fact, target, index) and _of_column(c.fact, target, question))
                ]
                if target.indicator == "received":  # no people, no money
                    candidates = [c for c in candidates if c.fact.unit != "人次" and not is_money(c.fact)]
            if question.operation is Operation.EXISTS:  # a yes must not come from something else
                candidates = [c for c in candidates if _named(c.fact, target)]
        if question.language == "en" and target is not None and target.indicator.endswith(".leader"):
            others = not _OF_DEPARTMENTS_EN.search(question.masked)
            candidates = [c for c in candidates if not (others and _OF_DEPARTMENTS.search(c.fact.subject))]
        if question.language == "en" and {GAINED, OWN_LEVEL}.intersection(question.narrower):
            text = index.report(summary.report_id).text
            around = [(c, words_around(c.fact, text)) for c in candidates]
            candidates = [c for c, words in around if all(word in words for word in question.narrower)]
        if nearest is not None:  # the usual figure was found, and does not speak of the rest of the question
            text = index.report(summary.report_id).text
            candidates = [
                c
                for c in candidates
                if (
                    speaks_beside(question.rest, of_candidate(c, summary, None, index), index)
                    if question.language == "en"
                    else spoken_of(question.rest, words_around(c.fact, text))
                )
                and all(word in words_around(c.fact, text) for word in question.narrower)
            ]
        ranked += [(candidate, summary) for candidate in candidates]
    ranked = asked_first(question, sorted(ranked, key=lambda pair: -pair[0].score))
    claimed = _claimed_total(question, place, index)
    if claimed is not None:
        return Found(place, (claimed,))
    tried = tuple(candidate for candidate, _ in ranked[:5])
    threshold = _threshold(question, place, target, index)
    if not ranked or ranked[0][0].score < threshold:
        near = _near(question, place, target, index, nearest)
        if near is not None and not (ahead and any(f.status is not Status.PLAN for f in _facts_of(near))):
            return near
        unmet = (*question.rest, *question.narrower) if nearest else ()
        return Found(place, (), tried, unmet, nearest)
    chosen = _same_reading(question, ranked)
    findings = tuple(of_candidate(candidate, summary, target, index) for candidate, summary in chosen)
    if len(findings) == 1:
        findings = (_named_beside(question, _of_them(question, findings[0], index), index),)
    return Found(place, findings, tried)


def _named_beside(question: Question, finding: Finding, index: Index) -> Finding:
    """The figure beside one in its list whose name the question counts, where the one does not say it.

    What stands before the first of a list is said of all (有公开栏的幼儿园26所、小学19所): 有公开栏的小学几所.
    """
    named = counted_before(question.masked)
    fact = finding.facts[0]
    own = (fact.subject, fact.unit, *fact.row_path, *fact.column_path)
    if not named or fact.form or len(finding.facts) > 1 or any(named in words for words in own):
        return finding
    beside = [
        f
        for f in index.facts([fact.report_id])
        if f.quote == fact.quote
        and f.unit == fact.unit
        and f.subject.endswith(named)
        and f.fact_id != fact.parent  # 救助类信息 is no 公开信息
    ]
    if len(beside) != 1:
        return finding
    (meant,) = beside
    return replace(finding, facts=(meant,), target=Target(meant.indicator, meant.column))


def _facts_of(found: Found) -> list[Fact]:
    return [fact for finding in found.findings for fact in finding.facts]


def _named(fact: Fact, target: Target) -> bool:
    """Whether a figure's own words name the one the lexicon knows."""
    own = " ".join((fact.subject, *fact.row_path, *fact.column_path))
    return fact.indicator == target.indicator or any(m.id == target.indicator for m in find_mentions(own))


def _of_target(fact: Fact, target: Target, index: Index, *, in_full: bool = False) -> bool:
    """Whether a figure may be the one the lexicon knows: named so, or without a name in a sentence that speaks of it."""
    if fact.indicator:
        return fact.indicator == target.indicator
    around = f"{fact.subject}\n{fact.quote.of(index.report(fact.report_id).text)}\n{fact.section}"
    wanted = {target.indicator, *indicators()[target.indicator].near, *ancestors(target.indicator)}
    named = [m for m in find_mentions(around) if m.id in wanted]
    return any(m.strong for m in named) if in_full else bool(named)


def _could_be(fact: Fact, target: Target, index: Index) -> bool:
    """Whether a figure may be one that is named and has no row here: of what is counted so (几场发布会 are no 53项)."""
    entry = indicators()[target.indicator]
    counted = not fact.unit or kind_of(fact.unit) == kind_of(entry.unit)
    if entry.columns in {"applicant", "outcome"} or target.indicator.startswith(("received.", "closed.")):
        return counted and _of_target(fact, target, index, in_full=True)
    return counted or is_money(fact) or _of_target(fact, target, index)


def _of_other_count(question: Question, fact: Fact, target: Target) -> bool:
    """Whether a figure counts the courses where those trained are asked for, or the other way round."""
    head = head_of(question.masked.lower())
    if target.indicator == "training":
        return fact.unit in PERSONS and not (head and head.persons)
    return target.indicator == "trainee" and kind_of(fact.unit) == kind_of("期")


def _of_column(fact: Fact, target: Target, question: Question) -> bool:
    """Whether a figure's own words name the column asked for; 居民代表 are no 自然人 who applied, 企业改制 no 企业."""
    if target.column in {"", "total"} or (len(fact.subject) > 2 and fact.subject in question.masked):
        return True
    own = " ".join((fact.subject, *fact.row_path, *fact.column_path))
    if fact.origin is Origin.PROSE and question.language == "zh":
        return names_applicants(own, target.column)
    return any(mention.kind == "column" and mention.id == target.column for mention in find_mentions(own))


def names_applicants(text: str, column: str) -> bool:
    """Whether words of running text name those of a column as people who did something: 企业改制 names no 企业."""
    return any(
        mention.kind == "column" and mention.id == column and _DID.match(text, mention.end)
        for mention in find_mentions(text)
    )


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
    if target is not None and target.indicator == "received" and not _of_column(fact, target, question):
        return None  # 17 people whose fees were waived are no natural persons who applied
    summary = next(s for s in place.reports if s.report_id == fact.report_id)
    if (
        target is not None
        and not (_of_target(fact, target, index) and _of_column(fact, target, question))
        and not (english and not fact.indicator)
    ):
        return None
    finding = of_candidate(found[0], summary, None, index)
    meant = (_of_them if english else _named_beside)(question, finding, index)
    return Found(place, (meant,), tuple(found))


def _of_them(question: Question, finding: Finding, index: Index) -> Finding:
    """The part something was done with, told right behind the whole (how many of the problems were rectified)."""
    if not _OF_THEM.search(question.masked):
        return finding
    (whole, *others), report_id = finding.facts, finding.summary.report_id
    deeds = [
        c for c in concepts_of(question.masked) if c.ways and c not in heavy(concepts_of(question.masked))
    ]
    text = index.report(report_id).text
    for fact in index.facts([report_id]):
        behind = not others and fact.quote == whole.quote and fact.span.start >= whole.span.end
        if not by_carrier(question.masked, fact):
            continue
        if not (
            behind and fact.unit == whole.unit and fact.value and whole.value and fact.value < whole.value
        ):
            continue
        own = words_in(text[whole.span.end : fact.span.start])
        if any(deed.held_by(own) >= DONE for deed in deeds):
            return replace(
                finding, facts=(fact,), target=Target(fact.indicator, fact.column), under=whole.subject
            )
    return finding


def _counts_another(question: Question) -> bool:
    """Whether an English question counts something beside the figure the lexicon knows (units that replied late)."""
    noun = head_of(question.masked)
    return noun is not None and any(word in question.rest for word in noun.words)


def of_candidate(
    candidate: Candidate, summary: ReportSummary, target: Target | None, index: Index
) -> Finding:
    """A candidate as what its report says, under the total it is listed with."""
    fact = candidate.fact
    parent = index.fact(fact.parent).subject if fact.parent and not fact.indicator else ""
    under = parent or _title(fact, index)
    known = target or Target(fact.indicator, fact.column)
    return Finding(summary, known, (fact,), score=candidate.score, under=under)


SHORT_NAME = 6
"""Characters of a name that may need its title to be known by (危房改造 › 完成)."""


def _title(fact: Fact, index: Index) -> str:
    """The title of the item a figure outside the lexicon stands in, where its own words do not say it."""
    named = fact.indicator or len(fact.subject) > SHORT_NAME
    text = index.report(fact.report_id).text
    title = "" if named or fact.origin is not Origin.PROSE else title_over(text, fact.span.start)
    return "" if set(title) <= set(fact.subject) else title


def in_form(place: Place, target: Target) -> bool:
    """Whether the form of that year has a row for the figure."""
    form = forms().get(form_of_year(place.year))
    blocks = [block for table in form.tables for block in table.blocks] if form else []
    return any(row.indicator == target.indicator for block in blocks for row in block.rows)


def _states_row(question: Question, place: Place, target: Target, index: Index) -> bool:
    """Whether the reports at hand fill in the form of the year, so that a row they lack is looked for nowhere else."""
    if question.plan or not in_form(place, target):
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
        if (
            fact.subject == first.fact.subject
            and None not in (fact.year, first.fact.year)
            and fact.year != first.fact.year
        ):
            continue  # what it was before it was changed
        same = fact.subject == first.fact.subject and fact.parent != first.fact.parent
        if fact.unit == first.fact.unit and gap <= (SAME_SUBJECT if same and fact.parent else MARGIN):
            chosen.append(pair)
    return chosen[:MOST_READINGS]
