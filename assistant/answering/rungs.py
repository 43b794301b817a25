"""The figure of a place, rung by rung: by the indicator the lexicon knows, then by what else the question says of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.accounts_named import figure_of_account, of_name_said, quotes_account
from assistant.answering.by_words import Found, matched, of_candidate, speaks_beside, speaks_of, words_around
from assistant.answering.concepts import spoken_of, words_in
from assistant.answering.counters import all_there_are
from assistant.answering.crossed import is_crossed
from assistant.answering.heads import Head, head_of
from assistant.answering.kinds import COUNTED_EN, counted_alike, no_money, of_kind, own_words
from assistant.answering.listing import JOINS
from assistant.answering.lookup import Finding, find_figure, is_money, is_stated_level, usable
from assistant.answering.matching import (
    PERSONS,
    THRESHOLD,
    match_facts,
    may_answer,
    telling_deeds,
    tells_deed,
)
from assistant.answering.nearest import NAMED
from assistant.answering.own_cells import names_cell, own_cell
from assistant.answering.question_en import OWN_LEVEL
from assistant.answering.running_text import meets_limits
from assistant.answering.scope import (
    FEW_REPORTS,
    Place,
    Resolved,
    over_bodies,
)
from assistant.answering.units import meets_part
from assistant.answering.words import blank, content
from assistant.lexicon.indicators import find_mentions, indicators
from assistant.lexicon.segments import naming
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

__all__ = ["figure_at", "find_figures", "in_own_table"]

OWN_WORDS = 0.85
"""From this score on a figure's own words count more than a lay word's usual meaning."""
_NEW = re.compile(r"(?:本年度?|当年|今年|全年|\d{4}年)?新增")
_SPENT = re.compile("支出|花了?|使用|开支|用掉|用去|实际")
_NO_PERSONS = frozenset("个次条期篇场处家")
_OF_EACH = re.compile("每一?(?P<of>[期场份批册本])(?!年)")
_PLACES = re.compile(
    "(?:多少|几)[个所家座处]?(村|镇|乡|街道|社区|学校|校|厂|店|医院|县|区)(?![委级里内人民])"
)
"""Places counted in a question, which no figure of something else stands for."""
_SITES = frozenset(
    [
        "website",
        "websites",
        "site",
        "sites",
        "account",
        "accounts",
        "portal",
        "portals",
        "platform",
        "platforms",
        "apps",
    ]
)
_LONGER = 2
"""How much longer than the lexicon's word a figure's own name must be to count before it (取水许可公告 is no 行政许可)."""
_DONE_WITH = {
    "received": re.compile("收|受理"),
    "closed": re.compile("办结|办理"),
    "handled_total": re.compile("办理|办结|答复|处理"),
}
"""How running text says of a part what a form's row counts."""
_ANY_COLUMN = ("", "total", "decisions", "made", "items", "amount")


def find_figures(question: Question, resolved: Resolved, index: Index) -> tuple[Found, ...]:
    """What each place gives for each figure asked for, place by place."""
    if is_crossed(question):
        return tuple(Found(place) for place in resolved.places)
    question = _without_comparing(question)
    if question.part:
        return tuple(_told_part(question.part, place, index) for place in resolved.places)
    free = len(resolved.places) <= FEW_REPORTS
    wanted: list[tuple[Question, Target | None]] = [
        (question, target) for target in question.targets or (None,)
    ]
    if question.listed:
        wanted = [(replace(question, rest=()), target) for target in question.targets]
        wanted += [(_of_words(question, words), None) for words in question.listed]
    found = [
        of_kind(part, figure_at(part, place, target, index, free), index)
        for place in resolved.places
        for part, target in wanted
    ]
    own = quotes_account(question)
    found = [
        replace(entry, findings=(account,))
        if (own or not entry.findings)
        and (account := figure_of_account(question, entry.place, index)) is not None
        else replace(entry, findings=of_name_said(question, entry.findings))
        for entry in found
    ]
    if len(question.targets) > 1 and question.language == "zh" and JOINS.search(question.masked):
        told = Counter(fact.fact_id for entry in found for f in entry.findings for fact in f.facts)
        found = [
            entry
            if entry.findings and all(told[fact.fact_id] == 1 for f in entry.findings for fact in f.facts)
            else _by_own_words(question, entry, target, index, free)
            for entry, (_, target) in zip(found, wanted * len(resolved.places), strict=True)
        ]
    if not question.listed:
        return tuple(found)
    each = [replace(entry, findings=entry.findings[:1]) for entry in found]  # each name stands for one figure
    words = [part.words for part, _ in wanted] * len(resolved.places)
    return tuple(_of_one_list(each, words, index))


_COMPARING = re.compile(
    r"(?:相?比|较)(?=\s|$|[,，底末的起来])|(?<=\s)[底末]|(?:多|少|增|减|涨|降|升|高)(?:加|少|长|出|低|降|来)?了?(?=\s*(?:多少|几))"
)
"""Words that compare two years and name nothing (比2010年底多了几个)."""


def _without_comparing(question: Question) -> Question:
    """A Chinese question for the change of what only its own words name, without the words that compare."""
    named = not (question.language == "en" or question.targets or question.context)
    if not named or question.operation is not Operation.DIFFERENCE:
        return question
    return replace(question, masked=_COMPARING.sub(lambda found: " " * len(found.group()), question.masked))


def _told_part(fact_id: str, place: Place, index: Index) -> Found:
    """The figure of a list that a question was found to ask for, with what it is a part of."""
    fact = index.fact(fact_id)
    summaries = [summary for summary in place.reports if summary.report_id == fact.report_id]
    under = index.fact(fact.parent).subject if fact.parent else ""
    return Found(place, tuple(Finding(s, Target("", ""), (fact,), under=under) for s in summaries))


def _by_own_words(question: Question, found: Found, target: Target | None, index: Index, free: bool) -> Found:
    """One of several figures by the words that name it alone (新闻发布会和培训班一共几次: 培训班)."""
    if target is None:
        return found
    for words in JOINS.split(question.masked):
        named = {mention.id for mention in find_mentions(words) if mention.kind == "indicator"}
        if named & {t.indicator for t in question.targets} == {target.indicator}:
            alone = replace(
                question, targets=(target,), masked=words, words=content(words), rest=(), listed=()
            )
            return figure_at(alone, found.place, target, index, free)
    return found


def _does(question: Question, finding: Finding, index: Index) -> bool:
    """Whether running text tells of the deed that makes it another figure (上网以后又被撤下来的 are not those put there)."""
    text = index.report(finding.summary.report_id).text
    around = " ".join(words_around(fact, text) for fact in finding.facts)
    known = " ".join(
        question.masked[start:end] for m in find_mentions(question.masked) for start, end in m.spans
    )  # 结果纠正 is the figure's own name
    deeds = (ways for ways in telling_deeds(question.masked) if not any(way in known for way in ways))
    return all(any(way in around for way in ways) for ways in deeds)


def _of_one_list(found: list[Found], words: list[str], index: Index) -> list[Found]:
    """Figures asked for one after the other, those of one list where one of them is a part of it.

    Of 咨询分现场、电话、网上 the 电话 are those of the list that has the 现场咨询, and no other calls.
    """
    facts = [fact for entry in found for finding in entry.findings for fact in finding.facts]
    parents = {(fact.report_id, fact.parent) for fact in facts if fact.parent and not fact.indicator}
    if len(parents) != 1:
        return found
    ((report_id, parent),) = parents
    parts = [fact for fact in index.facts([report_id]) if fact.parent == parent]
    again = []
    for entry, said in zip(found, words, strict=True):
        own = [fact for finding in entry.findings for fact in finding.facts]
        named = [f for f in parts if f not in facts and f.subject and _names(said, f.subject)]
        if (
            own
            and all(f.parent != parent for f in own)
            and len(named) == 1
            and named[0].report_id == own[0].report_id
        ):
            finding = entry.findings[0]
            target = Target(named[0].indicator, named[0].column)
            told = replace(
                finding,
                facts=(named[0],),
                target=target,
                under=index.fact(parent).subject,
                others=(),
                summed=False,
            )
            entry = replace(entry, findings=(told,))
        again.append(entry)
    return again


def _names(said: str, subject: str) -> bool:
    """Whether the words of a question say what a part of a list is called (疫情防控类), or a piece of it (电话 of 电话咨询)."""
    last = said.split()[-1] if said.split() else ""
    return len(last) > 1 and (last in subject or subject in said)


def _of_words(question: Question, words: str) -> Question:
    return replace(question, targets=(), masked=words, words=words, rest=())


def figure_at(question: Question, place: Place, target: Target | None, index: Index, free: bool) -> Found:
    """What a place gives for one figure; ``free`` matches the question's own words where the lexicon does not help."""
    alone = _of_target_alone(question, target) if free else question
    by_words = free and not question.learnt  # a row that the whole question tells has words of others in it
    if by_words and (cell := in_own_table(alone, place, index, both=True)) is not None:
        return _with_others(cell, question, target, index)
    if by_words and target is not None and (own := _called_so(alone, place, target, index)) is not None:
        return own
    found = _figure_at(question, place, target, index, free)
    listed = _without_the_others(question, target) if free else None
    if listed is not None and (not found.findings or _is_the_others(question, found, target)):
        found = _figure_at(listed, place, target, index, free)
    if not by_words or not found.findings:
        return (in_own_table(alone, place, index) if by_words else None) or found
    found = replace(
        found,
        findings=tuple(
            _total_behind(question, _of_the_year(question, f, index), index) for f in found.findings
        ),
    )
    named = tuple(f for f in found.findings if names_cell(question, f.facts[0], f.summary, index))
    cell = in_own_table(alone, place, index)
    if len(named) == len(found.findings) == 1:
        same = cell is not None and cell.findings[0].facts[0].fact_id == named[0].facts[0].fact_id
        return _with_others(cell, question, target, index) if cell is not None and same else found
    return cell or replace(found, findings=named)


def _with_others(cell: Found, question: Question, target: Target | None, index: Index) -> Found:
    """A cell of a table that is no national form, with the figures the report gives for the same elsewhere."""
    if target is None:
        return cell
    findings = []
    for finding in cell.findings:
        twin = find_figure(index, finding.summary, target, question)
        same = (*twin.facts, *twin.others) if twin is not None else ()
        known = finding.facts[0] in same
        others = tuple(fact for fact in same if fact not in finding.facts) if known else ()
        findings.append(replace(finding, others=others))
    return replace(cell, findings=tuple(findings))


def _is_the_others(question: Question, found: Found, target: Target | None) -> bool:
    """Whether a figure found by words is called by the name of another one the question asks for, and not by its own."""
    asked = {m.id for m in find_mentions(question.masked) if m.kind == "indicator"}
    own = target.indicator if target is not None else ""
    called = [{m.id for m in find_mentions(finding.facts[0].subject)} for finding in found.findings]
    return all(own not in names and names & (asked - {own}) for names in called)


_OF_YEAR = re.compile(r"(?:其中)?(?:当年|年内|本年|今年|全年|(?:19|20)\d\d年)")


def _of_the_year(question: Question, finding: Finding, index: Index) -> Finding:
    """The year's own figure that stands right behind a running total (累计发布1.2万条，当年发布2210条), unless the total is asked for."""
    whole = finding.facts[0]
    if question.cumulative or not whole.cumulative or whole.origin is not Origin.PROSE or finding.summed:
        return finding
    text = index.report(whole.report_id).text
    behind = [
        fact
        for fact in index.facts([whole.report_id])
        if whole.span.end < fact.span.start < whole.span.end + MOST_BETWEEN
        and fact.unit == whole.unit
        and not fact.cumulative
        and fact.year == whole.year
        and whole.subject.endswith(fact.subject)  # of the same deed: what is new of them is another figure
        and _OF_YEAR.match(text[whole.span.end : fact.span.start].lstrip(f"{whole.unit},，（(；; "))
    ]
    return Finding(finding.summary, finding.target, (behind[0],), under=whole.subject) if behind else finding


_ADDED_UP = re.compile("(?:一?共计?|合计|总计)(?:为|有|达)?$")
_ALL = re.compile("一共|总共|合计|共有|全部|总的")


def _total_behind(question: Question, finding: Finding, index: Index) -> Finding:
    """What a sentence adds its figures up to, where all are asked for (疫情防控新闻发布会9次、其他发布会2次，发布会共11次)."""
    part = finding.facts[0]
    if not _ALL.search(question.text) or part.origin is not Origin.PROSE or finding.summed:
        return finding
    text = index.report(part.report_id).text
    own = blank(part.subject, [span for m in find_mentions(part.subject) for span in m.spans])
    if any(name in question.text for name in naming(content(own)).names):
        return finding  # the question names what makes it a part
    for fact in index.facts([part.report_id]):
        near = part.span.end < fact.span.start < part.span.end + SAME_SENTENCE
        noun = _ADDED_UP.sub("", fact.subject)
        if (
            near
            and noun != fact.subject
            and len(noun) > 1
            and noun in part.subject
            and noun in question.text
            and (fact.unit, fact.year) == (part.unit, part.year)
            and (fact.value or 0) > (part.value or 0)
            and "。" not in text[part.span.end : fact.span.start]
        ):
            return Finding(finding.summary, finding.target, (fact,))
    return finding


def _called_so(question: Question, place: Place, target: Target, index: Index) -> Found | None:
    """The one figure outside the lexicon whose whole name the question says, where that holds more than the lexicon's word."""
    spans = [
        (start, end)
        for m in find_mentions(question.masked)
        if m.id == target.indicator
        for start, end in m.spans
    ]
    said = [question.masked[start:end] for start, end in spans]
    if question.language == "en" or len(said) != 1 or question.operation is not Operation.VALUE:
        return None
    named = [
        (summary, fact)
        for summary in place.reports
        for fact in index.facts([summary.report_id])
        if not fact.indicator
        and fact.origin is Origin.PROSE
        and is_stated_level(fact)
        and len(fact.subject) >= len(said[0]) + _LONGER
        and fact.subject in question.masked
        and said[0] in fact.subject
        and may_answer(fact, question, place.year)
        and not find_mentions(fact.subject)[1:]
    ]
    if len({fact.value for _, fact in named}) != 1:
        return None
    summary, fact = named[0]
    return Found(place, (Finding(summary, Target("", ""), (fact,)),))


SAME_SENTENCE = 60
"""Characters within which a sentence gives the total of its figures."""
MOST_BETWEEN = 16
"""Characters between a running total and the year's figure."""
_CALLED_SO = re.compile("(?:(?![的和与跟及年月日里中了])[\u3400-\u9fff]){0,6}$")
"""What stands right before a name belongs to it (领导小组|会议)."""
_AMOUNT_OF = re.compile("(?:总量|数量|量|次数|件数|条数|数)?")


def _without_the_others(question: Question, target: Target | None) -> Question | None:
    """A question about one of several figures it lists, without the others (网站发布量、培训人次各多少); else ``None``."""
    if target is None or question.language == "en" or question.operation is not Operation.VALUE:
        return None
    mentions = [m for m in find_mentions(question.masked) if m.kind == "indicator"]
    own = [span for m in mentions if m.id == target.indicator for span in m.spans]
    spans = [
        (_begins(question.masked, mention.start, own), behind.end())
        for mention in mentions
        if mention.id != target.indicator
        and (behind := _AMOUNT_OF.match(question.masked, mention.end))
        and not any(start < behind.end() and mention.start < end for start, end in own)
    ]
    masked = blank(question.masked, spans)
    rest = tuple(w for w in question.rest if w in masked) if JOINS.search(masked) else question.rest
    return replace(question, masked=masked, words=content(masked), rest=rest) if own and spans else None


def _begins(masked: str, start: int, own: Sequence[tuple[int, int]]) -> int:
    """Where what stands right before a name begins, behind the names of the figure asked for."""
    called = _CALLED_SO.search(masked, 0, start) if JOINS.search(masked) else None
    return max(called.start() if called else start, *(end for _, end in own if end <= start), 0)


def _of_target_alone(question: Question, target: Target | None) -> Question:
    """The question without the names of the other figures it asks for."""
    if target is None or len(question.targets) < 2:
        return question
    others = {other.indicator for other in question.targets} - {target.indicator}
    spans = [span for m in find_mentions(question.masked) if m.id in others for span in m.spans]
    masked = blank(question.masked, spans)
    return replace(question, targets=(target,), masked=masked, text=masked)


_PERSONS = frozenset({"人次", "人"})


def _counts_cases(target: Target) -> bool:
    """Whether a figure asked for counts cases or applications."""
    return target.indicator in indicators() and indicators()[target.indicator].unit == "件"


def in_own_table(
    question: Question, place: Place, index: Index, *, both: bool = False, named: bool = False
) -> Found | None:
    """The cell of a table of the report's own that the question addresses by its labels, by one at least (``named``)."""
    asked = own_cell(question, place, index, both=both)
    if asked is None or (named and not (asked.by_row or asked.by_column)):
        return None
    if asked.fact.unit in _PERSONS and any(_counts_cases(target) for target in question.targets):
        return None  # who came to a course is no lawsuit
    fact = replace(asked.fact, subject=asked.label)
    return Found(place, (Finding(asked.grid.summary, Target("", ""), (fact,)),))


def _figure_at(question: Question, place: Place, target: Target | None, index: Index, free: bool) -> Found:
    nearest = None
    if target is not None and target.indicator.startswith("channel.") and question.language == "en":
        noun = head_of(question.masked)
        if noun is not None and noun.words[-1] in _SITES:
            # how many websites is not how much they publish
            return matched(replace(question, targets=()), place, None, index, None)
    if target is not None:
        for summary in place.reports:
            finding = find_figure(index, summary, target, question)
            if finding is None or no_money(question, finding) or _not_planned(question, finding):
                continue
            part = _part_meant(question, finding, index)
            if part is not None:
                return Found(place, (part,))
            if (other := _of_other_span(question, place, index, finding)) is not None:
                return other
            if (spent := _spent(question, finding, index)) is not None:
                return Found(place, (spent,))
            if over_bodies(question) or _meets(question, finding, index):
                better = None
                if free and (question.lay or _in_other_words(question, finding)):
                    better = _in_own_words(question, place, index, finding)
                return better or Found(place, (finding,))
            narrowed = (
                _narrowed(question, summary, target, index) if question.rest or question.narrower else None
            )
            if narrowed is not None:
                return Found(place, (narrowed,))
            nearest = finding
    if not free or not (question.words or question.targets):
        return Found(place, nearest=nearest, unmet=(*question.rest, *question.narrower) if nearest else ())
    return matched(question, place, target, index, nearest)


def _not_planned(question: Question, finding: Finding) -> bool:
    """Whether English asks for what the report of one year plans for the next, and a figure is what was done."""
    ahead = question.language == "en" and bool(question.plan_year)
    return ahead and all(fact.status is Status.RESULT for fact in finding.facts)


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
    own = index.facts([finding.summary.report_id])
    if (every := all_there_are(question, finding.facts[0], own)) is not None:
        return Found(place, (Finding(finding.summary, Target(every.indicator, every.column), (every,)),))
    if finding.facts[0].cumulative == question.cumulative:
        return None
    if not question.cumulative:  # 截至年底公开46218条，其中当年新增11904条
        whole = finding.facts[0]
        new = [
            fact
            for fact in index.facts([whole.report_id])
            if fact.parent == whole.fact_id and _NEW.match(fact.subject) and fact.unit == whole.unit
        ]
        if len(new) == 1 and is_stated_level(new[0]):
            return Found(place, (Finding(finding.summary, Target("", ""), (new[0],), under=whole.subject),))
    ranked = match_facts(question, index, finding.summary.report_id)
    fitting = [c for c in ranked if c.fact.cumulative == question.cumulative and c.score >= THRESHOLD]
    if not fitting and question.cumulative:
        return _running_beside(place, finding, own)
    if not fitting or (not question.cumulative and fitting[0].score < OWN_WORDS):
        return None
    return Found(place, (of_candidate(fitting[0], finding.summary, None, index),))


def _running_beside(place: Place, finding: Finding, facts: Sequence[Fact]) -> Found | None:
    """The one running total told in the sentence of the year's figure (全年发布6105条，自开通以来累计3.9万条)."""
    year = finding.facts[0]
    told = [
        fact
        for fact in facts
        if fact.cumulative
        and fact.quote == year.quote
        and fact.unit == year.unit
        and None not in (fact.value, year.value)
        and (fact.value or 0) >= (year.value or 0)
    ]
    if len(told) != 1:
        return None
    return Found(place, (Finding(finding.summary, Target("", ""), tuple(told), under=year.subject),))


def _meets(question: Question, finding: Finding, index: Index) -> bool:
    """Whether the figure is the one that all words of the question describe."""
    text = index.report(finding.summary.report_id).text if question.narrower else ""
    around = " ".join(words_around(fact, text) for fact in finding.facts) if text else ""
    if OWN_LEVEL in question.narrower and not any(OWN_LEVEL in fact.subject for fact in finding.facts):
        return False  # 办结602件，其中市本级办结187件
    if not all(word in around for word in question.narrower):
        return False
    if question.operation is Operation.CHECK:
        return True  # what is beside it says how to check, not which figure
    own = own_words(finding, index)
    reckoned = question.operation in {Operation.RANK, Operation.AVERAGE}  # 最少 and 平均 are what is done
    if not (meets_part(question.masked, own) and (reckoned or meets_limits(question.masked, own))):
        return False
    if question.learnt:
        return counted_alike(question, finding, index)
    if not tells_deed(question, own):
        return False
    if not finding.form and not _does(question, finding, index):
        return False
    noun = head_of(question.masked) if question.language == "en" else None
    if noun is not None and noun.other_than(finding.unit):
        return False
    if question.language == "en" and is_money(finding.facts[0]) and COUNTED_EN.search(question.masked):
        return False  # how many cases is not what they paid
    if question.language == "en" and question.rest:
        if noun is not None and noun.words[-1] in question.rest and not _counts(noun, finding):
            return False
        return speaks_beside(question.rest, finding, index)
    if (each := _OF_EACH.search(question.masked)) and f"每{each.group('of')}" not in finding.facts[0].subject:
        return False  # how many copies of every issue
    if question.language == "zh" and question.measure in PERSONS and finding.unit in _NO_PERSONS:
        return False  # how many came is not how many places there are
    if question.language == "zh" and (counted := _PLACES.search(question.masked)):
        own = " ".join((*(f.subject + f.unit for f in finding.facts), *finding.facts[0].row_path))
        if counted.group(1) not in own + question.targets[0].indicator:
            return False  # the gazette goes to so many villages; its items are something else
    return not question.rest or speaks_of(question.rest, finding, index)


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


def _narrowed(question: Question, summary: ReportSummary, target: Target, index: Index) -> Finding | None:
    """Another figure of the same indicator that does speak of the rest of the question."""
    for fact in index.facts([summary.report_id], target.indicator):
        if fact.form and fact.column not in {*_ANY_COLUMN, target.column}:
            continue  # a cell is asked for by its column's name; 法律 of another word is no 法律服务机构
        own = " ".join((fact.subject, *fact.row_path, *fact.column_path))
        fits = usable(fact, summary, question) and (not target.column or fact.column == target.column)
        if fits and spoken_of(question.rest, own) and all(word in own for word in question.narrower):
            return Finding(summary, target, (fact,))
    return _of_own_level(question, summary, target, index)


def _of_own_level(question: Question, summary: ReportSummary, target: Target, index: Index) -> Finding | None:
    """What a place did itself of a figure that counts its offices too (共办理964件，其中市本级办理241件)."""
    if question.narrower != (OWN_LEVEL,) or question.rest or target.column not in _ANY_COLUMN:
        return None
    facts = {fact.fact_id: fact for fact in index.facts([summary.report_id])}
    own = []
    for fact in facts.values():
        if fact.form or OWN_LEVEL not in fact.subject or not usable(fact, summary, question):
            continue
        whole = facts.get(fact.parent or "")
        done = _DONE_WITH.get(target.indicator)
        if (whole and whole.indicator == target.indicator) or (done and done.search(fact.subject)):
            own.append(fact)
    return Finding(summary, Target("", ""), (own[0],)) if len({fact.value for fact in own}) == 1 else None


def _in_other_words(question: Question, finding: Finding) -> bool:
    """Whether a figure of running text is called by none of the names of the question (申诉 where 投诉 is asked for)."""
    fact = finding.facts[0]
    if question.language == "en" or fact.origin is not Origin.PROSE or finding.summed:
        return False
    said = naming(content(question.masked))
    names = said.names or tuple(deed for deed in said.deeds if len(deed) > 1)
    return bool(names) and not any(name in fact.subject for name in names)


def _in_own_words(question: Question, place: Place, index: Index, finding: Finding) -> Found | None:
    """A figure outside the lexicon whose subject says what the question says, where only a lay word was known.

    What was found in the report's own words already stays.
    """
    elsewhere = _in_other_words(question, finding)
    if not (finding.facts[0].form or elsewhere):
        return None
    ranked = match_facts(question, index, finding.summary.report_id)
    own = [c for c in ranked if not c.fact.indicator and c.fact.cumulative == question.cumulative]
    if not own or own[0].score < OWN_WORDS or own[0].fact.value == finding.value:
        return None
    if own[0].fact.subject == "申请":
        return None  # 29件申请全部办结 tells not how many came
    said = naming(content(question.masked))
    if elsewhere and not all(name in own[0].fact.subject for name in said.names or said.deeds):
        return None
    if question.language == "zh" and not spoken_of((*said.names, *said.deeds), own[0].fact.subject):
        return None
    meant = Finding(finding.summary, Target("", ""), (own[0].fact,), score=own[0].score)
    return Found(place, (meant,), tuple(own[:5]))
