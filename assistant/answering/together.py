"""The parts of a question that one sentence of the report tells together, where only some of them were found.

Who asks how many letters came and how many were answered asks of one sentence (县长信箱来信1208封，回复1193封),
and words each part shorter than the one before. Where one part was found and another was not, the other stands
most likely in the sentence of the first: if that holds an amount of the kind asked for that no other part has
taken, and speaks of what the part names, the sentence itself is the answer. Nothing is taken out of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.concepts import concepts_of, coverage, on_platform, words_in
from assistant.answering.cues import cues
from assistant.answering.evidence import Evidence
from assistant.answering.extractive import quoted, withhold
from assistant.answering.lookup import is_money
from assistant.answering.matching import ANY_MEASURE, PERSONS, InWords, counted_words, counts_alike, facts_in_words
from assistant.answering.verbatim import COMMON
from assistant.answering.words import content
from assistant.lexicon.indicators import find_mentions, indicators
from assistant.lexicon.segments import MEASURES, naming
from assistant.types import Answer, Fact, Measure, Operation, Origin, Question, RefusalReason, Span, Status

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["answered_together"]

HALF = 0.5
"""Share of what a part names that the sentence of another part must hold."""
DEED = 0.5
"""Weight of what was done beside a name: 关停 is told as 注销."""
LOOSE = ANY_MEASURE - {"人"} | {""}
"""Measure words that people use of anything, and none at all."""
NEARLY = 0.75
"""The same for the sentences beside it."""
THINGS = 2
"""Names of a question, none of whose parts was found, that a sentence must hold at least."""
_AMOUNTS = {
    Operation.VALUE, Operation.SUM, Operation.SHARE, Operation.BREAKDOWN, Operation.AVERAGE, Operation.DIFFERENCE,
}  # fmt: skip
_SHARE = re.compile("占(?!用|地|了?(?:多少|几)(?:亩|平|公顷|块|个|处))|(?<![效频功汇利税])率|比例|比重|几成|百分")
_TIME = re.compile("工作日|天|日|小时|分钟|月|年")
_TIMES, _ITEMS = frozenset("次场回轮届堂"), frozenset("条篇则封份册")
_SO_LONG = re.compile(r"[\d一二三四五六七八九十两]\s*(?:余|多)?个?(?:工作日|天|小时|分钟|月(?!份))")
_OF_IT = re.compile(
    "哪[一二两三四几]?些?个?(?:局|单位|部门|机关|地方|乡镇|家|县区|科室)|谁|结果|什么(?:补[助贴]|结论|名字?)|叫什么|分别是"
)
"""Who, where or what is asked of the thing counted (是哪两个局收的)."""
_WHICH_OFFICE = re.compile("哪[一二两三四几]?些?个?(?:局|单位|部门|机关|乡镇|家|科室)")
_OFFICE = re.compile("[\u3400-\u9fff](?:局|委|厅|镇|乡|街道|中心|科|办公室|(?<![全我本各])[县区])(?=[\\d、，,和与及等]|[一二三四五六七八九十]+[件元份])")
LONGEST = 400
"""Characters of a sentence that is still quoted whole."""
_CJK = re.compile("[\u3400-\u9fff]")
_ASKED = re.compile(f"(?:多少|几)(?:人次|工作日|[{MEASURES}元钱])?|一共|总共|分别|另外|其中|里面|还有|[的了是有又各都也还呢吗共个那它他们]")
_PLATFORM = re.compile("微博|微信|公众号|抖音|快手|头条|视频号|小红书|客户端")
_COUNTED = re.compile("(?:多少|几)[个所家座处](村|乡镇|镇|乡|街道|社区|学校|部门|单位)|(部门|乡镇|街道)(?=一?[总共]共?有?(?:多少|几))")
_HEAD = re.compile("([\u3400-\u9fff]{2,})(?:一共|总共|共|又|各|大概|大约|有|是)*(?:多少|几)[\u3400-\u9fff]{0,3}(?=[\\s,?]|$)")
_AMOUNT = re.compile("多少|几")
_EACH = re.compile("每[期次场份批户册本人]")
_ANYWHERE = frozenset("政府信息公开全年本各发布推送")
"""Characters that stand in any sentence of a report."""
_WEAK = frozenset("人家有上下大小中年新部内容分计数去成把给得过们这些一两")
"""Characters of too many words to tell a deed by."""
_VAGUE = COMMON | {"前前后后", "前后", "时候", "人家", "东西", "事情", "老百姓", "结果"}


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a question: what it says itself, and the measure of its answer."""

    evidence: Evidence
    said: str
    measure: str
    nouns: tuple[str, ...]
    names: tuple[str, ...]
    """What it names, and what was done in words of their own."""
    chars: frozenset[str]

    @property
    def question(self) -> Question:
        return self.evidence.question

    @property
    def report_ids(self) -> tuple[str, ...]:
        places = self.evidence.resolved.places
        return tuple(summary.report_id for place in places for summary in place.reports)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact for finding in self.evidence.findings for fact in finding.facts)


def answered_together(
    found: Sequence[Evidence], answers: Sequence[Answer], index: Index, before: Evidence | None = None
) -> list[Answer]:
    """The answers, where a part was not found with the sentence of another part that tells it.

    ``before`` is what was found for the question asked before this one.
    """
    told = list(answers)
    if any(evidence.question.language == "en" for evidence in found):
        return told
    parts = [_part(evidence) for evidence in found]
    anchors = [_part(before)] if before is not None else []
    taken = {fact.fact_id for part in (*parts, *anchors) for fact in part.facts}
    for at, part in enumerate(parts):
        entry = None if told[at].refused else _meant(part, [*parts[:at][::-1], *anchors], parts[at + 1 :], taken, index)
        if entry is not None:
            taken.add(entry.fact.fact_id)
            told[at] = quoted(part.evidence, index, entry.fact.report_id, entry.fact.quote)
    for at, part in enumerate(parts):
        if not _open(part, told[at]):
            continue
        beside = [*parts[:at][::-1], *parts[at + 1 :]]
        if part.nouns or part.measure not in LOOSE:
            beside += anchors
        entry = _beside(part, beside, taken, index)
        if entry is not None:
            taken.add(entry.fact.fact_id)
            told[at] = quoted(part.evidence, index, entry.fact.report_id, entry.fact.quote)
    for at, part in enumerate(parts):
        if _of_something_else(at, parts, told, anchors, index):
            told[at] = withhold(part.evidence, index, RefusalReason.NOT_STATED)
    for at, part in enumerate(parts):
        if (unheld := _unheld_in(part, parts[:at][::-1], told[at], index)) is not None:
            told[at] = quoted(parts[at - 1].evidence, index, *unheld)
    for at, part in enumerate(parts):
        earlier = [*parts[:at][::-1], *anchors]
        sentence = _of_it(part, earlier, told[at], index)
        if sentence is not None:
            told[at] = quoted(earlier[0].evidence, index, *sentence)
        elif _WHICH_OFFICE.search(part.question.text) and not (part.nouns or part.facts) and any(o.facts for o in earlier):
            told[at] = withhold(earlier[0].evidence, index, RefusalReason.NOT_STATED)
    unmet = [at for at, part in enumerate(parts) if _open(part, told[at])]
    if len(unmet) > 1 and len(unmet) == len(parts):
        span = _joint([parts[at] for at in unmet], index)
        for at in unmet if span is not None else ():
            told[at] = quoted(parts[at].evidence, index, span.fact.report_id, span.fact.quote)  # type: ignore[union-attr]
    return told


def _part(evidence: Evidence) -> _Part:
    question = evidence.question
    own = all(run in question.text for run in question.masked.split())  # else taken over from the part before
    said = question.masked if own else question.text
    platforms = _PLATFORM.findall(said)
    words = naming(content(_PLATFORM.sub(" ", said)))
    deeds = (deed for deed in words.deeds if len(deed) > 1 and not cues().plain_deeds.fullmatch(deed))
    counted = [next(filter(None, found)) for found in _COUNTED.findall(question.text)]
    nouns = tuple(n for n in dict.fromkeys((*platforms, *words.names, *counted)) if n not in _VAGUE)
    names = (*nouns, *(deed for deed in deeds if deed not in _VAGUE))
    share = question.operation is Operation.SHARE or _SHARE.search(said)
    chars = frozenset(_CJK.findall(_ASKED.sub("", said))) - _ANYWHERE - _WEAK
    return _Part(evidence, said, "percent" if share else question.measure, nouns, names, chars)


def _open(part: _Part, answer: Answer) -> bool:
    """Whether a part asks for an amount that was not found in the report."""
    return (
        answer.refusal is not None
        and answer.refusal.reason is RefusalReason.NOT_STATED
        and part.question.operation in _AMOUNTS
        and (len(part.report_ids) == 1 or part.question.operation is Operation.DIFFERENCE)
        and not part.question.narrower
    )


def _of_something_else(
    at: int, parts: Sequence[_Part], told: Sequence[Answer], before: Sequence[_Part], index: Index
) -> bool:
    """Whether a part that names nothing was answered from elsewhere, while what the part before names is not told of."""
    part = parts[at]
    if told[at].refused or told[at].figure is None or part.question.targets or not part.facts:
        return False
    if part.nouns:
        quotes = [(fact.section + fact.quote.of(index.report(fact.report_id).text)) for fact in part.facts]
        return bool(at or before) and all(_met(noun, quote, quote) < HALF for noun in part.nouns for quote in quotes)
    lead = next((other for other in (*parts[:at][::-1], *before) if other.nouns), None)
    if lead is None or (lead in parts and not told[parts.index(lead)].refused):
        return False
    fact = part.facts[0]
    if any(other.origin is not Origin.PROSE for other in part.facts):
        return True
    text = fact.quote.of(index.report(fact.report_id).text)
    return all(_met(noun, text, text) < HALF for noun in lead.nouns)


def _meant(
    part: _Part, earlier: Sequence[_Part], later: Sequence[_Part], taken: set[str], index: Index
) -> InWords | None:
    """The amount a part means in the sentence of the one before, where it was answered with another.

    With the same figure again (来信几封，办了几封); from elsewhere though it names nothing of its own; with a row of
    a form, where the figure before is divided among parts that it names (认定公文多少份，主动公开的、不公开的各多少份).
    """
    if part.question.operation is not Operation.VALUE or not part.facts:
        return None
    twin = next((o for o in (*earlier, *later) if o.facts == part.facts and o.said != part.said), None)
    lead = twin or next((other for other in earlier if len(other.facts) == 1), None)
    if lead is None or lead.report_ids != part.report_ids:
        return None
    anchor = next(iter(_told_in_prose(lead, index)), None)
    if anchor is None:
        return None
    same = [e for e in _prose(anchor.report_id, index) if e.fact.quote == anchor.quote]
    own = " ".join(fact.subject for fact in part.facts)
    again = twin is not None and not (part.nouns and all(_met(noun, own, own) >= HALF for noun in part.nouns))
    elsewhere = not part.question.targets and all(fact.quote != anchor.quote for fact in part.facts)
    if again or (elsewhere and not part.nouns):
        return _best(part, same, taken, index, HALF)
    whole = anchor.parent or anchor.fact_id
    if not anchor.form and all(fact.form for fact in part.facts) and part.names:
        return _best(part, [e for e in same if e.fact.parent == whole], taken, index, NEARLY)
    return None


def _beside(
    part: _Part, others: Sequence[_Part], taken: set[str], index: Index
) -> InWords | None:
    """The amount a part asks for in the sentence of another part, then in those next to it."""
    anchors = [
        fact for other in others for fact in _told_in_prose(other, index) if fact.report_id in part.report_ids
    ]
    for anchor in anchors:
        entries = _prose(anchor.report_id, index)
        same = [entry for entry in entries if entry.fact.quote == anchor.quote]
        if (entry := _best(part, same, taken, index, HALF)) is not None:
            return entry
    for anchor in anchors:
        quotes = list(dict.fromkeys(entry.fact.quote for entry in _prose(anchor.report_id, index)))
        here = quotes.index(anchor.quote) if anchor.quote in quotes else -1
        near = {*quotes[max(0, here - 1) : here], *quotes[here + 1 : here + 2]} if here >= 0 else set()
        entries = [entry for entry in _prose(anchor.report_id, index) if entry.fact.quote in near]
        if part.nouns and (entry := _best(part, entries, taken, index, NEARLY, beside=True)) is not None:
            return entry
    return None


def _told_in_prose(part: _Part, index: Index) -> list[Fact]:
    """The figures of a part in running text; of those found in a table, the same figure where the text tells it."""
    own = [fact for fact in part.facts if fact.origin is Origin.PROSE]
    cells = [fact for fact in part.facts if fact.origin is not Origin.PROSE and fact.indicator and fact.value]
    twins = [
        entry.fact
        for cell in cells
        for entry in _prose(cell.report_id, index)
        if (entry.fact.indicator, entry.fact.value) == (cell.indicator, cell.value)
    ]
    return [*own, *twins]


def _prose(report_id: str, index: Index) -> list[InWords]:
    entries = [entry for entry in facts_in_words(index, report_id) if entry.fact.origin is Origin.PROSE]
    return sorted(entries, key=lambda entry: entry.fact.span.start)


def _best(
    part: _Part, entries: Sequence[InWords], taken: set[str], index: Index, least: float, beside: bool = False
) -> InWords | None:
    """The amount of a sentence that a part may mean; ``None`` where it names what the sentence does not.

    ``beside`` says that it is no sentence of another part: half the characters of a name do not make it known there.
    """
    free = [entry for entry in entries if entry.fact.fact_id not in taken and _alike(part, entry.fact)]
    free = [entry for entry in free if len(_sentence(entry, index)) <= LONGEST]
    free = [entry for entry in free if on_platform(part.said, _sentence(entry, index))]
    free = [entry for entry in free if _speaks_of_target(part.question, _sentence(entry, index))]
    clauses = {entry.fact.fact_id: "" if beside else _clause(entry) for entry in free}
    free = [entry for entry in free if _counts(part, _sentence(entry, index), clauses[entry.fact.fact_id])]
    if not free:
        return None
    exact = [entry for entry in free if part.measure and entry.fact.unit in {part.measure, f"{part.measure}次"}]
    free = free if part.measure in LOOSE else exact or free
    each = _EACH.search(part.said)
    if each:  # how many of every issue, not of all
        return next((entry for entry in free if each.group() in _clause(entry)), None)
    if part.names:
        scored = [
            (_fit(part, _sentence(entry, index), clauses[entry.fact.fact_id]), entry) for entry in free
        ]
        best = max(scored, key=lambda pair: pair[0])
        if best[0] >= least or part.nouns:
            return best[1] if best[0] >= least else None
    done = [entry for entry in free if part.chars & set(_clause(entry))]
    if done:
        return done[0]
    told = cues().telling_deeds.search(part.said)
    only = [entry for entry in free if part.measure not in LOOSE or _in_unit(part, entry.fact)]
    return only[0] if len(only) == 1 and not told else None


def _speaks_of_target(question: Question, sentence: str) -> bool:
    """Whether a sentence names the figure the lexicon knows by an unmistakable word of the question."""
    if not question.targets or question.lay:
        return True
    wanted = {name for t in question.targets for name in (t.indicator, *indicators()[t.indicator].near)}
    return bool(wanted & {mention.id for mention in find_mentions(sentence)})


def _counts(part: _Part, sentence: str, clause: str) -> bool:
    """Whether a sentence speaks of what a part counts, where that stands beside the amount (粉丝多少, 多少学校)."""
    counted = naming(" ".join(counted_words(part.said)[:1])).names[:1]
    if len(_AMOUNT.findall(part.said)) == 1 and any(_met(noun, sentence, clause) < HALF for noun in counted):
        return False
    head = None if _EACH.search(part.said) else _HEAD.search(part.said)
    named = [name for name in part.nouns if head and head.group(1).endswith(name)]
    return all(_met(name, sentence, sentence) >= HALF for name in named)


def _in_unit(part: _Part, fact: Fact) -> bool:
    """Whether a part asks in the very unit of an amount that no measure word of ours is (多少亩地)."""
    return len(fact.unit) > 0 and fact.unit not in LOOSE and bool(
        re.search(f"(?:多少|几)(?:万|亿)?{re.escape(fact.unit)}", part.said)
    )


def _of_it(
    part: _Part, earlier: Sequence[_Part], answer: Answer, index: Index
) -> tuple[str, Span] | None:
    """The sentence of the figure found before, where this part only asks who, where or what of it."""
    question = part.question
    if not earlier or not _OF_IT.search(question.text) or question.targets or question.fields:
        return None
    if question.operation not in {Operation.TEXT, Operation.RANK, Operation.VALUE}:
        return None
    if part.facts and (part.nouns or part.facts != earlier[0].facts):
        return None
    if question.operation is Operation.VALUE and not answer.refused:
        return None
    facts = [fact for other in earlier for fact in _told_in_prose(other, index)]
    for fact in facts:
        sentence = fact.quote.of(index.report(fact.report_id).text)
        if _WHICH_OFFICE.search(question.text) and not _OFFICE.search(sentence):
            continue
        if len(sentence) <= LONGEST and (not part.names or _share_met(part.names, sentence, sentence) >= HALF):
            return fact.report_id, fact.quote
    return None


def _unheld_in(
    part: _Part, earlier: Sequence[_Part], answer: Answer, index: Index
) -> tuple[str, Span] | None:
    """The sentence beside the figure before that tells of bodies no report is held of (住建局和林草局各收多少)."""
    unheld = part.question.unheld
    if not unheld or answer.refusal is None or answer.refusal.reason is not RefusalReason.NO_REPORT:
        return None
    for fact in (fact for other in earlier[:1] for fact in _told_in_prose(other, index)):
        sentence = fact.quote.of(index.report(fact.report_id).text)
        if all(name in sentence for name in unheld) and len(sentence) <= LONGEST:
            return fact.report_id, fact.quote
    return None


def _joint(parts: Sequence[_Part], index: Index) -> InWords | None:
    """A figure of the one sentence that has an amount for every part and speaks of most of what they name."""
    names = tuple(dict.fromkeys(name for part in parts for name in part.nouns or part.names))
    deeds = tuple(name for part in parts for name in part.names if name not in names)
    ids = {part.report_ids for part in parts}
    sure = all(part.measure not in LOOSE for part in parts)  # so many sets, so many visits
    if len(names) < (1 if sure else THINGS) or len(ids) != 1:
        return None
    by_quote: dict[Span, list[InWords]] = {}
    for report_id in parts[0].report_ids:
        for entry in _prose(report_id, index):
            by_quote.setdefault(entry.fact.quote, []).append(entry)
    scored = []
    for entries in by_quote.values():
        if not _one_each(parts, entries, index):
            continue
        sentence = _sentence(entries[0], index)
        met = [name for name in names if _met(name, sentence, "") >= HALF]
        share = _share_met(names, sentence, "", deeds)
        known = (len(met) >= THINGS and share >= HALF) or (sure and share >= NEARLY)
        if known and len(sentence) <= LONGEST:
            scored.append((share, entries[0]))
    scored.sort(key=lambda pair: -pair[0])
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < 0.1):
        return None
    return scored[0][1]


def _one_each(parts: Sequence[_Part], entries: Sequence[InWords], index: Index) -> bool:
    """Whether the amounts of a sentence, one for each part, are of the kinds asked for."""
    free = list(entries)
    for part in sorted(parts, key=lambda part: part.measure in LOOSE):
        if part.measure == "time" and _SO_LONG.search(_sentence(entries[0], index)):
            continue  # 连续21天 is no figure of its own
        fits = [entry for entry in free if _alike(part, entry.fact)]
        sentence = _sentence(entries[0], index)
        if not fits or not on_platform(part.said, sentence) or not _counts(part, sentence, sentence):
            return False
        free.remove(fits[0])
    return True


def _alike(part: _Part, fact: Fact) -> bool:
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


def _sentence(entry: InWords, index: Index) -> str:
    return entry.fact.quote.of(index.report(entry.fact.report_id).text)


def _clause(entry: InWords) -> str:
    """A figure's own words and those up to the figures beside it."""
    held = [entry.fields[name].text for name in ("subject", "clause") if name in entry.fields]
    return " ".join((*held, entry.fact.unit))


def _fit(part: _Part, sentence: str, clause: str) -> float:
    """The share of what a part says that a sentence speaks of; what was done counts half (关停 for 注销)."""
    return _share_met(part.nouns, sentence, clause, [name for name in part.names if name not in part.nouns])


def _share_met(names: Sequence[str], sentence: str, clause: str, deeds: Sequence[str] = ()) -> float:
    """The share of what is named that a sentence speaks of, longer names counting more, deeds half."""
    weights = {**{deed: len(deed) * (1.0 if deed in sentence else DEED) for deed in deeds}, **{name: float(len(name)) for name in names}}
    met = sum(weight * _met(word, sentence, clause) for word, weight in weights.items())
    return met / sum(weights.values()) if weights else 0.0


def _met(name: str, sentence: str, clause: str) -> float:
    """How surely a sentence speaks of a name: in its own or an official wording, or by half its characters."""
    held = words_in(sentence)
    concepts = concepts_of(name)
    whole = coverage(concepts, lambda concept: concept.held_by(held)) if concepts else float(name in held.text)
    return max(whole, len((set(name) - _ANYWHERE) & set(clause)) / len(set(name)))
