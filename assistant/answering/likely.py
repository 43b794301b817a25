"""The sentence that most likely tells what is asked, where a question shares few words with the report.

Every sentence of the report's running text is measured against the question in several ways; what each
measure weighs was learnt from the question sets (``training/likely.py``), among them questions whose
sentence was taken away. So the chance given to the best sentence is one that none of them tells it.
"""

from __future__ import annotations

import functools
import json
import math
import re
import threading
from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import takewhile
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.answering.accounts_named import is_of_other_account
from assistant.answering.alike import Tokens, alike, tokens_of
from assistant.answering.asked_en import holds_amount_en, holds_kind_en
from assistant.answering.asked_kinds import REASON_ASKED, tells_asked
from assistant.answering.concepts import Concept, concepts_of, coverage, words_in
from assistant.answering.crossed import is_crossed
from assistant.answering.joint import counts_several
from assistant.answering.likely_en import asks_amount_en, counted_en, in_chinese, says_enough_en, units_of_en
from assistant.answering.limits_told import places_named, tells_limits
from assistant.answering.limits_told_en import tells_limits_en
from assistant.answering.matching import (
    AT_TIMES,
    counted_head,
    counts_alike,
    speaks_of_persons,
    telling_deeds,
)
from assistant.answering.platforms import asks_audience, of_audience, on_platform
from assistant.answering.running_text import (
    amount_of,
    holds_amount,
    is_planned,
    meets_limits,
    of_another_year,
    sentences_of,
    tells_kind,
    tells_plan_and_done,
    title_over,
)
from assistant.answering.spoken_before import leaves_out_spoken
from assistant.answering.units import LEFT_OUT, Unit, units_of
from assistant.answering.whole_row import row_meant, speaks_of_row
from assistant.lexicon.indicators import find_mentions, indicators
from assistant.lexicon.numerals import find_numbers
from assistant.lexicon.segments import MEASURES, tagged
from assistant.lexicon.synonyms import expand
from assistant.lexicon.text import compact
from assistant.lexicon.tokens import terms
from assistant.types import Operation, Question, Report, Span

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["FEATURES", "SIMILARITIES", "Likely", "chances", "in_rows", "likeliest", "measured", "whole_of"]

SIMILARITIES = (
    "said",
    "spoken",
    "clause",
    "amount of it",
    "concepts",
    "pairs",
    "expanded",
    "alike",
    "amount alike",
)
FEATURES = (
    *(f"{name}{kind}" for kind in ("", " below best", " ahead") for name in SIMILARITIES),
    "largest left out",
    "counted so",
    "what is counted",
    "figure where asked",
    "figure where not",
    "length",
    "largest not alike",
    "alike where asked",
)
"""What ``measured`` gives of a sentence, in order."""
_SAID, _ALIKE = FEATURES.index("said"), FEATURES.index("alike")
LEAST = {"zh": 0.25, "en": 0.1}
"""What a sentence must say of the question in words of known meaning, or else by vectors, whatever its chance."""
_HOW_MANY = re.compile(r"多少|(?<!哪)几(?![乎点时月号])")
_HOTLINE = re.compile(r"(?<!\d)1[12]\d{3}(?!\d)")
_TITLE = re.compile("[^,，。:：;；]{0,40}(?:年度|公开工作|公开)(?:工作)?(?:年度)?(?:报告|年报)")
"""The report's own title, which tells of nothing."""
_LEAD = 30
_WHOLE = frozenset({"", "total", "count", "decisions", "made", "items", "amount"})
_HELD = 64
_PLACE = re.compile("[\u3400-\u9fff]{2,6}(?:县|区|镇|乡|街道|局|村|社区)")
"""A place or an office that no body held is named by: a sentence must speak of it."""
_DONE = re.compile("(?:完成|做到|达到|落实|兑现)了?(?:吗|没|多少)|完成情况|没(?:有)?完成")
_MORE = re.compile("[增减升降涨跌]|[比较](?:上|去|前|同|20)|同比|环比|多|少|提高|回落|翻|压缩|精简|[到至为]")
_TOLD_BY = {
    Operation.GROWTH: _MORE,
    Operation.DIFFERENCE: _MORE,
    Operation.RANK: re.compile("最|首|第|居|位|前|末|主要|多|少|高|低|集中"),
}
"""How a sentence tells what would otherwise be calculated."""
_CLAUSES = re.compile("[，,、:：]")
_COUNTED_ITSELF = re.compile(
    rf"(?<![到从])多少(?![{MEASURES}元钱块万亿百千成号分人多没未不])(?P<counted>[\u3400-\u9fff]{{2,6}})"
)
"""What is counted without a measure word."""
COUNTED = 0.1
_DIGIT = re.compile(r"[\d一二三四五六七八九十百千两]")
_CJK = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Likely:
    """A sentence of a report, and the chance that it tells what is asked, from 0 to 1."""

    report: Report
    span: Span
    chance: float


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    text: str
    """Folded and without blanks."""
    clauses: tuple[str, ...]
    around: str
    """The sentence with the words before it in its line."""
    terms: frozenset[str]
    tokens: Tokens
    units: frozenset[str]
    """What its numbers are counted in; empty for one without a unit."""


def whole_of(question: Question) -> Question:
    """A question in several parts as one, whose words are those of all of them."""
    if not question.parts:
        return question
    return replace(
        question,
        masked=",".join(dict.fromkeys(part.masked for part in question.parts)),
        words=" ".join(dict.fromkeys(part.words for part in question.parts)),
        narrower=tuple(dict.fromkeys(word for part in question.parts for word in part.narrower)),
        plan=any(part.plan for part in question.parts),
    )


def likeliest(question: Question, index: Index, report_ids: Sequence[str]) -> Likely | None:
    """The likeliest sentence of the reports; ``None`` where none has what the question counts."""
    found: list[Likely] = []
    ways = [t.indicator for t in question.targets if t.indicator.startswith("received.")]
    row = ways[0] if ways else row_meant(question)
    for report_id in report_ids:
        report = index.report(report_id)
        spans, rows = measured(question, index, report_id)
        row_here = row if ways or (row and index.facts([report_id], indicator=row)) else ""
        if spans:
            told = [
                chance
                if max(row[_SAID], row[_ALIKE]) >= LEAST[question.language]
                and _is_of_kind(question, span.of(report.text))
                and (not row_here or speaks_of_row(row_here, span.of(report.text)))
                else 0.0
                for chance, row, span in zip(
                    chances(rows, *_weights(question.language)), rows, spans, strict=True
                )
            ]
            best = max(range(len(spans)), key=lambda at: (told[at], -at))
            own = spans[best].of(report.text)
            if question.language != "en" or (
                says_enough_en(question, own) and tells_limits_en(question.text.lower(), compact(own).text)
            ):
                found.append(Likely(report, spans[best], told[best]))
    return max(found, key=lambda likely: likely.chance, default=None)


def _is_of_kind(question: Question, sentence: str) -> bool:
    """Whether a sentence holds the kind of answer a Chinese question asks for."""
    asked = question.masked if question.parts else compact(question.text).text
    if REASON_ASKED.search(question.masked):  # 怎么降了呢: why what was spoken of before fell
        asked = f"{question.masked}，{asked}"
    told = compact(sentence).text
    if question.language == "en":
        return True
    if is_of_other_account(question.masked, sentence) or (
        not question.measure and leaves_out_spoken(question, told)
    ):
        return False
    return tells_asked(asked, told) and tells_limits(asked, told)


def measured(question: Question, index: Index, report_id: str) -> tuple[list[Span], list[list[float]]]:
    """The sentences that may tell what is asked, and of each the ``FEATURES``."""
    masked = question.masked
    english = question.language == "en"
    units = units_of_en(masked) if english else units_of(masked)
    asked = asks_amount_en(question) if english else bool(question.measure)
    report = index.report(report_id)
    every = _sentences(index, report)
    able = _of_counted(masked, _able(question, report, every))
    if not units or not able:
        return [], []
    df = Counter(term for sentence in every for term in sentence.terms)
    pairs = _weighted(
        [(term, 1.0) for term in dict.fromkeys(terms(masked, question=True)) if len(term) > 1], df, len(every)
    )
    expanded = _weighted([pair for pair in expand(masked) if df[pair[0]]], df, len(every))
    concepts = concepts_of(masked, frozenset(question.rejected))
    held = [[unit.held_by(sentence.text) for unit in units] for sentence in able]
    weights = _rare(units, held)
    counter = _counter(question.measure)
    counted = counted_en(question) if english else units_of(counted_head(masked))
    learnt = alike(masked, [sentence.tokens for sentence in able])
    similar, plain = [], []
    for sentence, row, near in zip(able, held, learnt, strict=True):
        in_clauses = [
            _mean([unit.held_by(clause)[1] for unit in units], weights) for clause in sentence.clauses
        ]
        spoken = [credit for _, credit in row]
        similar.append(
            (
                _mean([credit for credit, _ in row], weights),
                _mean(spoken, weights),
                max(in_clauses, default=0.0),
                sum(credit * weight for credit, weight in zip(spoken, weights, strict=True)) / 10,
                _covered(concepts, sentence),
                _held(pairs, sentence.terms),
                _held(expanded, sentence.terms),
                near.share,
                near.amount,
            )
        )
        figure = bool(_DIGIT.search(sentence.text))
        out = [weight for credit, weight in zip(spoken, weights, strict=True) if credit < LEFT_OUT]
        plain.append(
            (
                max(out, default=0.0) / max(weights),
                float(bool(counter.search(sentence.text))) if counter else 0.5,
                max((unit.held_by(sentence.around)[1] for unit in counted), default=0.5),
                float(asked and figure),
                float(not asked and figure),
                min(len(sentence.text), 200) / 200,
                near.left_out,
                near.asked,
            )
        )
    return [sentence.span for sentence in able], in_rows(similar, plain)


def in_rows(similar: Sequence[Sequence[float]], plain: Sequence[Sequence[float]]) -> list[list[float]]:
    """Each similarity as it is, how far it is below the best, and how far the best is ahead of every other."""
    ranked = [sorted(column, reverse=True) for column in zip(*similar, strict=True)]
    rows = []
    for own, other in zip(similar, plain, strict=True):
        below = [value - column[0] for value, column in zip(own, ranked, strict=True)]
        ahead = [
            max(value - (column[1] if len(column) > 1 else 0.0), 0.0) if value >= column[0] else 0.0
            for value, column in zip(own, ranked, strict=True)
        ]
        rows.append([*own, *below, *ahead, *other])
    return rows


def _able(question: Question, report: Report, every: Sequence[_Sentence]) -> list[_Sentence]:
    """The sentences that could tell it at all: of the platform, the kind of amount and the time asked for."""
    asked, amount = _asks_amount(question), amount_of(question)
    said = in_chinese(question.masked) if question.language == "en" else question.masked
    deeds = telling_deeds(question.masked) if question.language == "zh" else ()
    amounts = asked and question.language == "zh"
    places = [word for word in question.rest if _PLACE.fullmatch(word)]
    places += places_named(question.masked) if question.language == "zh" else []
    english = question.language == "en" and not question.parts
    able = []
    for sentence in every:
        own = sentence.span.of(report.text)
        planned = is_planned(report, sentence.span)
        if (
            on_platform(said, sentence.text)
            and of_audience(said, sentence.text)
            and meets_limits(f"{question.masked} {question.text}", sentence.text)
            and not _TITLE.fullmatch(sentence.text)
            and tells_kind(
                question.text.lower() if question.language == "en" else question.masked, sentence.text
            )
            and (not english or (holds_kind_en(question, own) and holds_amount_en(question, own)))
            and all(place in sentence.around for place in places)
            and speaks_of_persons(question, sentence.around)
            and (
                question.measure not in AT_TIMES  # how many sessions is not how many places
                or any(counts_alike(question.measure, unit, question.masked) for unit in sentence.units)
            )
            and not (planned and _DONE.search(question.masked))
            and _tells_change(question, sentence.text)
            and (not asked or asks_audience(said) or holds_amount(own, amount))
            and (question.operation is Operation.TEXT or planned == question.plan or tells_plan_and_done(own))
            and (
                question.plan
                or question.operation is Operation.TEXT
                or not of_another_year(own, report, question)
            )
            and all(word in sentence.around for word in question.narrower)
            and all(number in sentence.around for number in _HOTLINE.findall(question.masked))
            and all(any(way in sentence.around for way in ways) for ways in deeds)
            and _mentions(own, question)
            and not (amounts and counts_several(compact(question.masked).text, sentence.text))
        ):
            able.append(sentence)
    return able


def _of_counted(masked: str, able: list[_Sentence]) -> list[_Sentence]:
    """Of 多少学校参加 the sentences that speak of schools, whatever they call them; all where it has a measure word."""
    found = _COUNTED_ITSELF.search(masked)
    if found is None:
        return able
    words = takewhile(lambda word: word[1] != "deed", tagged(found.group("counted")))  # 学校|参加
    counted = "".join(word for word, _ in words) or found.group("counted")
    units = units_of(counted)
    near = alike(counted, [sentence.tokens for sentence in able])
    return [
        sentence
        for sentence, likeness in zip(able, near, strict=True)
        if likeness.share >= COUNTED
        or max((unit.held_by(sentence.around)[1] for unit in units), default=0.0) >= LEFT_OUT
    ]


def _tells_change(question: Question, sentence: str) -> bool:
    """Whether a sentence tells of a change, or of the first and last of several, where that is asked for."""
    return question.operation not in _TOLD_BY or bool(_TOLD_BY[question.operation].search(sentence))


def _asks_amount(question: Question) -> bool:
    """Whether an amount is asked for."""
    if question.language == "en":
        return asks_amount_en(question)
    return bool(question.measure) or bool(_HOW_MANY.search(question.masked))


def _mentions(sentence: str, question: Question) -> bool:
    """Whether a sentence speaks of a row of the forms named by a name of its own, and of the column named."""
    if not question.targets or (
        question.no_row
        and question.language == "en"
        and not any(target.column for target in question.targets)
    ):
        return True
    said = {mention.id for mention in find_mentions(sentence)}
    if question.lay and not question.rest and not _says_own_word(sentence, question):
        return False  # how many were trained (培训) is not told by how many were served
    enough = all if is_crossed(question) else any
    return enough(
        (question.lay and question.rest)  # 老板来给公开挑刺 are no 商业企业 that applied
        or (
            (question.lay or said & {target.indicator, *indicators()[target.indicator].near})
            and (target.column in said or target.column in _WHOLE)
        )
        for target in question.targets
    )


def _says_own_word(sentence: str, question: Question) -> bool:
    """Whether a sentence has the characters of a word that a question shares with the name of the row it asks for.

    收费 is said by 收取复制费, 培训 is not said by 接听热线.
    """
    labels = [indicators()[target.indicator].label for target in question.targets]
    pairs = (question.masked[at : at + 2] for at in range(len(question.masked) - 1))
    shared = [pair for pair in pairs if any(pair in label for label in labels)]
    return not shared or any(all(char in sentence for char in pair) for pair in shared)


def _covered(concepts: Sequence[Concept], sentence: _Sentence) -> float:
    words = words_in(sentence.around)
    return coverage(concepts, lambda concept: concept.held_by(words))


_known: WeakKeyDictionary[object, OrderedDict[str, tuple[_Sentence, ...]]] = WeakKeyDictionary()
_lock = threading.Lock()


def _sentences(index: Index, report: Report) -> tuple[_Sentence, ...]:
    with _lock:
        known = _known.setdefault(index, OrderedDict())
        if report.report_id in known:
            known.move_to_end(report.report_id)
            return known[report.report_id]
    made = tuple(_sentence(report, span) for span in sentences_of(report))
    with _lock:
        known[report.report_id] = made
        while len(known) > _HELD:
            known.popitem(last=False)
    return made


def _sentence(report: Report, span: Span) -> _Sentence:
    own = compact(span.of(report.text)).text.lower()
    if title := title_over(report.text, span.start):
        own = f"{title}：{own}"
    line = report.text[report.text.rfind("\n", 0, span.start) + 1 : span.start][-_LEAD:]
    around = compact(line).text.lower() + own
    section = report.section_at(span.start)
    headed = " ".join(section.path) if section else ""
    clauses = tuple(clause for clause in _CLAUSES.split(own) if len(clause) > 2)
    return _Sentence(
        span, own, clauses, around, frozenset(terms(f"{around} {headed}")), tokens_of(own), _units_in(own)
    )


def _units_in(text: str) -> frozenset[str]:
    return frozenset(number.unit for number in find_numbers(text) if number.kind in {"count", "percent"})


def _weighted(found: Sequence[tuple[str, float]], df: Counter[str], size: int) -> list[tuple[str, float]]:
    return [
        (term, weight * math.log(1 + (size - df[term] + 0.5) / (df[term] + 0.5))) for term, weight in found
    ]


def _held(weighted: Sequence[tuple[str, float]], held: frozenset[str]) -> float:
    total = sum(weight for _, weight in weighted)
    return sum(weight for term, weight in weighted if term in held) / total if total else 0.0


def _rare(units: Sequence[Unit], held: Sequence[Sequence[tuple[float, float]]]) -> list[float]:
    """The weight of each word, the more the fewer sentences say it; one that none says weighs as if one did."""
    size = len(held)
    weights = []
    for at, unit in enumerate(units):
        saying = max(sum(row[at][0] >= 0.5 for row in held), 0.5)
        weights.append(unit.weight * math.log(1 + (size - min(saying, size) + 0.5) / (saying + 0.5)))
    return weights


def _mean(credits: Sequence[float], weights: Sequence[float]) -> float:
    return sum(credit * weight for credit, weight in zip(credits, weights, strict=True)) / sum(weights)


def _counter(measure: str) -> re.Pattern[str] | None:
    """A number counted in the measure word that was asked with."""
    if not _CJK.match(measure):
        return None
    return re.compile(rf"[\d十百千万亿两一二三四五六七八九余多]{re.escape(measure)}")


@functools.cache
def _weights(language: str) -> tuple[tuple[float, ...], float]:
    """What each feature weighs for questions in a language, and the score of there being no such sentence."""
    data = json.loads(files("assistant.answering").joinpath("likely.json").read_text(encoding="utf-8"))
    learnt = data[language]
    return tuple(learnt["weights"][name] for name in FEATURES), float(learnt["none"])


def chances(rows: Sequence[Sequence[float]], weights: Sequence[float], none: float) -> list[float]:
    """The chance of each sentence; what is left to 1 is that there is none."""
    scores = [sum(weight * value for weight, value in zip(weights, row, strict=True)) for row in rows]
    top = max(*scores, none)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers) + math.exp(none - top)
    return [power / total for power in powers]
