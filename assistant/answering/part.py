"""One part of a question in its own few words, and the amount of a sentence that it may mean.

Parts are worded ever shorter (来了多少封，回了多少封); what little they say is met by whole names, by deeds, by
the kind of amount asked for, at last by single characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.concepts import concepts_of, coverage, words_in
from assistant.answering.cues import cues
from assistant.answering.evidence import Evidence
from assistant.answering.lookup import is_money
from assistant.answering.matching import (
    ANY_MEASURE,
    PERSONS,
    InWords,
    counted_words,
    counts_alike,
    facts_in_words,
    speaks_of_persons,
)
from assistant.answering.platforms import PLATFORM, on_platform
from assistant.answering.verbatim import COMMON
from assistant.answering.words import content
from assistant.lexicon.indicators import find_mentions, indicators
from assistant.lexicon.segments import MEASURES, naming
from assistant.types import Fact, Measure, Operation, Origin, Question, Status

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = [
    "HALF",
    "LONGEST",
    "LOOSE",
    "NEARLY",
    "Part",
    "best_amount",
    "is_alike",
    "may_count",
    "met",
    "prose_amounts",
    "read_part",
    "sentence_of",
    "share_met",
    "told_in_prose",
]

HALF = 0.5
"""Share of what a part names that the sentence of another part must hold."""
DEED = 0.5
"""Weight of what was done beside a name: 关停 is told as 注销."""
LOOSE = ANY_MEASURE - {"人"} | {""}
"""Measure words that people use of anything, and none at all."""
NEARLY = 0.75
"""The same for the sentences beside it."""
_SHARE = re.compile(
    "占(?!用|地|了?(?:多少|几)(?:亩|平|公顷|块|个|处))|(?<![效频功汇利税])率|比例|比重|几成|百分"
)
_TIME = re.compile("工作日|天|日|小时|分钟|月|年")
_TIMES, _ITEMS = frozenset("次场回轮届堂"), frozenset("条篇则封份册")
LONGEST = 400
"""Characters of a sentence that is still quoted whole."""
_CJK = re.compile("[\u3400-\u9fff]")
_ASKED = re.compile(
    f"(?:多少|几)(?:人次|工作日|[{MEASURES}元钱])?|一共|总共|分别|另外|其中|里面|还有|[的了是有又各都也还呢吗共个那它他们]"
)
_COUNTED = re.compile(
    "(?:多少|几)[个所家座处](村|乡镇|镇|乡|街道|社区|学校|部门|单位)|(部门|乡镇|街道)(?=一?[总共]共?有?(?:多少|几))"
)
_HEAD = re.compile(
    "([\u3400-\u9fff]{2,})(?:一共|总共|共|又|各|大概|大约|有|是)*(?:多少|几)[\u3400-\u9fff]{0,3}(?=[\\s,?]|$)"
)
_AMOUNT = re.compile("多少|几")
_EACH = re.compile("每[期次场份批户册本人]")
_ANYWHERE = frozenset("政府信息公开全年本各发布推送")
"""Characters that stand in any sentence of a report."""
_WEAK = frozenset("人家有上下大小中年新部内容分计数去成把给得过们这些一两")
"""Characters of too many words to tell a deed by."""
_VAGUE = COMMON | {"前前后后", "前后", "时候", "人家", "东西", "事情", "老百姓", "结果"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a question: what it says itself, and the measure of its answer."""

    evidence: Evidence
    own: bool
    """Whether it is known by its own words, not by those of the part before."""
    said: str
    measure: str
    nouns: tuple[str, ...]
    names: tuple[str, ...]
    """What it names, and what was done in words of their own."""
    chars: frozenset[str]

    @property
    def question(self) -> Question:
        """The question it is."""
        return self.evidence.question

    @property
    def report_ids(self) -> tuple[str, ...]:
        """The reports it is answered from."""
        places = self.evidence.resolved.places
        return tuple(summary.report_id for place in places for summary in place.reports)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The figures it was answered with."""
        return tuple(fact for finding in self.evidence.findings for fact in finding.facts)


def read_part(evidence: Evidence) -> Part:
    """A part as far as its own words go; what it took over from the part before is left out."""
    question = evidence.question
    own = all(run in question.text for run in question.masked.split())  # else taken over from the part before
    said = question.masked if own else question.text
    platforms = PLATFORM.findall(said)
    words = naming(content(PLATFORM.sub(" ", said)))
    deeds = (deed for deed in words.deeds if len(deed) > 1 and not cues().plain_deeds.fullmatch(deed))
    counted = [next(filter(None, found)) for found in _COUNTED.findall(question.text)]
    nouns = tuple(n for n in dict.fromkeys((*platforms, *words.names, *counted)) if n not in _VAGUE)
    names = (*nouns, *(deed for deed in deeds if deed not in _VAGUE))
    share = question.operation is Operation.SHARE or _SHARE.search(said)
    chars = frozenset(_CJK.findall(_ASKED.sub("", said))) - _ANYWHERE - _WEAK
    return Part(evidence, own, said, "percent" if share else question.measure, nouns, names, chars)


def best_amount(
    part: Part, entries: Sequence[InWords], taken: set[str], index: Index, least: float, beside: bool = False
) -> InWords | None:
    """The amount of a sentence that a part may mean; ``None`` where it names what the sentence does not.

    ``beside`` says that it is no sentence of another part: half the characters of a name do not make it known there.
    """
    free = [entry for entry in entries if entry.fact.fact_id not in taken and is_alike(part, entry.fact)]
    free = [entry for entry in free if len(sentence_of(entry, index)) <= LONGEST]
    free = [entry for entry in free if on_platform(part.said, sentence_of(entry, index))]
    free = [entry for entry in free if _speaks_of_target(part.question, sentence_of(entry, index))]
    free = [entry for entry in free if speaks_of_persons(part.question, sentence_of(entry, index))]
    clauses = {entry.fact.fact_id: "" if beside else _clause(entry) for entry in free}
    free = [
        entry for entry in free if may_count(part, sentence_of(entry, index), clauses[entry.fact.fact_id])
    ]
    if not free:
        return None
    exact = [
        entry for entry in free if part.measure and entry.fact.unit in {part.measure, f"{part.measure}次"}
    ]
    free = free if part.measure in LOOSE else exact or free
    each = _EACH.search(part.said)
    if each:  # how many of every issue, not of all
        return next((entry for entry in free if each.group() in _clause(entry)), None)
    if part.names:
        scored = [
            (_fit(part, sentence_of(entry, index), clauses[entry.fact.fact_id]), entry) for entry in free
        ]
        best = max(scored, key=lambda pair: pair[0])
        if best[0] >= least or part.nouns:
            return best[1] if best[0] >= least else None
    done = [entry for entry in free if part.chars & set(_clause(entry))]
    if done:
        return done[0]
    told = cues().telling_deeds.search(part.said)
    only = [entry for entry in free if part.measure not in LOOSE or _in_unit(part, entry.fact)]
    known = (
        part.question.targets and part.question.measure in PERSONS
    )  # 兼职几人, beside how many were trained
    return only[0] if len(only) == 1 and not told and not known else None


def _speaks_of_target(question: Question, sentence: str) -> bool:
    """Whether a sentence names the figure the lexicon knows by an unmistakable word of the question."""
    if not question.targets or question.lay:
        return True
    wanted = {name for t in question.targets for name in (t.indicator, *indicators()[t.indicator].near)}
    return bool(wanted & {mention.id for mention in find_mentions(sentence)})


def may_count(part: Part, sentence: str, clause: str) -> bool:
    """Whether a sentence speaks of what a part counts, where that stands beside the amount (粉丝多少, 多少学校)."""
    counted = naming(" ".join(counted_words(part.said)[:1])).names[:1]
    plain = len(_AMOUNT.findall(part.said)) == 1 and "的" not in part.said  # 几个外头的人 are told otherwise
    if plain and any(met(noun, sentence, clause) < HALF for noun in counted):
        return False
    head = None if _EACH.search(part.said) else _HEAD.search(part.said)
    named = [name for name in part.nouns if head and head.group(1).endswith(name)]
    return all(met(name, sentence, sentence) >= HALF for name in named)


def _in_unit(part: Part, fact: Fact) -> bool:
    """Whether a part asks in the very unit of an amount that no measure word of ours is (多少亩地)."""
    return (
        len(fact.unit) > 0
        and fact.unit not in LOOSE
        and bool(re.search(f"(?:多少|几)(?:万|亿)?{re.escape(fact.unit)}", part.said))
    )


def is_alike(part: Part, fact: Fact) -> bool:
    """Whether an amount is of the kind a part asks for."""
    if fact.value is None or (fact.status is Status.PLAN) != part.question.plan:
        return False
    if (part.question.operation is Operation.DIFFERENCE) != (fact.measure is Measure.DIFFERENCE):
        return False
    percent, money = fact.unit == "%", is_money(fact)
    timed = bool(_TIME.fullmatch(fact.unit))
    if part.measure in {"percent", "money", "time"}:
        return {"percent": percent, "money": money, "time": timed}[part.measure]
    if percent or timed or (money and part.measure):
        return False
    if part.measure in _TIMES and fact.unit in _ITEMS:
        return False
    if part.measure in LOOSE - {""} and fact.unit not in PERSONS:
        return True
    return counts_alike(part.measure, fact.unit, part.question.text)


def sentence_of(entry: InWords, index: Index) -> str:
    """The sentence a figure stands in."""
    return entry.fact.quote.of(index.report(entry.fact.report_id).text)


def _clause(entry: InWords) -> str:
    """A figure's own words and those up to the figures beside it."""
    held = [entry.fields[name].text for name in ("subject", "clause") if name in entry.fields]
    return " ".join((*held, entry.fact.unit))


def _fit(part: Part, sentence: str, clause: str) -> float:
    """The share of what a part says that a sentence speaks of; what was done counts half (关停 for 注销)."""
    return share_met(part.nouns, sentence, clause, [name for name in part.names if name not in part.nouns])


def share_met(names: Sequence[str], sentence: str, clause: str, deeds: Sequence[str] = ()) -> float:
    """The share of what is named that a sentence speaks of, longer names counting more, deeds half."""
    weights = {
        **{deed: len(deed) * (1.0 if deed in sentence else DEED) for deed in deeds},
        **{name: float(len(name)) for name in names},
    }
    told = sum(weight * met(word, sentence, clause) for word, weight in weights.items())
    return told / sum(weights.values()) if weights else 0.0


def met(name: str, sentence: str, clause: str) -> float:
    """How surely a sentence speaks of a name: in its own or an official wording, or by half its characters."""
    held = words_in(sentence)
    concepts = concepts_of(name)
    whole = (
        coverage(concepts, lambda concept: concept.held_by(held)) if concepts else float(name in held.text)
    )
    return max(whole, len((set(name) - _ANYWHERE) & set(clause)) / len(set(name)))


def prose_amounts(report_id: str, index: Index) -> list[InWords]:
    """The figures of a report's running text, in order."""
    entries = [entry for entry in facts_in_words(index, report_id) if entry.fact.origin is Origin.PROSE]
    return sorted(entries, key=lambda entry: entry.fact.span.start)


def told_in_prose(part: Part, index: Index) -> list[Fact]:
    """The figures of a part in running text; of those found in a table, the same figure where the text tells it."""
    own = [fact for fact in part.facts if fact.origin is Origin.PROSE]
    cells = [fact for fact in part.facts if fact.origin is not Origin.PROSE and fact.indicator and fact.value]
    twins = [
        entry.fact
        for cell in cells
        for entry in prose_amounts(cell.report_id, index)
        if (entry.fact.indicator, entry.fact.value) == (cell.indicator, cell.value)
    ]
    return [*own, *twins]
