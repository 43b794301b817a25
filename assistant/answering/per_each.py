"""How many of one thing there were for each of another on average, from the two figures of one sentence (直播18场，观看213.6万人次)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from assistant.answering import arithmetic
from assistant.answering.carried_subject import PER_CASE
from assistant.answering.concepts import Concept, concepts_of, heavy, words_in
from assistant.answering.evidence import Evidence
from assistant.answering.lookup import MONEY, Finding
from assistant.answering.reply import Reply
from assistant.lexicon.indicators import indicators
from assistant.types import Fact, Figure, How, Operand, Origin, Question, ReportSummary, Target

__all__ = ["fee_per_case", "tell_per_each"]

_EACH = r"(?P<each>场|期|次|件|户|册|本|条|批|台|起|对|笔|部|所|家|亩|人|名|位|个[\u3400-\u9fff]{1,3}?|村|班)"
_UNIT = "(?P<unit>人次|人|名|位|件|条|份|次|册|本|元|块|钱)"
_ASKED = (
    re.compile(
        rf"平均(?:下来|算下来|来看)?,?(?:每|一)(?:一)?{_EACH}(?:[\u3400-\u9fff]{{0,8}}?)(?:有|来|是|能|要|得|收|发)?了?(?:多少|几)(?P<scale>万)?个?{_UNIT}"
    ),
    re.compile(
        rf"(?:每|一)(?:一)?{_EACH}(?:[\u3400-\u9fff]{{0,6}}?)平均(?:有|来|是|能|要|得|收|发|补|罚|花|给)?了?(?:多少|几)(?P<scale>万)?个?{_UNIT}"
    ),
    re.compile(
        rf"平均(?:每|一)(?:一)?{_EACH}(?:[\u3400-\u9fff]{{0,8}}?)(?:补助?|补贴|罚款?|花|发|退|给|领|得|经费|费用|资金)了?(?P<unit>多少)(?![人件条份次册本个户])"
    ),
)
"""How many, or how much money, for each (平均每场来了多少人, 一户平均几个人, 平均每台补多少)."""
_AVERAGE = re.compile("平均|\\baverage\\b")
_CASES = frozenset("件宗笔份单")
_FEES = frozenset({"processing_fee", "fee_collected"})
"""What applicants are charged, by whichever form."""
_ASKED_EN = re.compile(
    r"(?=.*\b(?:on average|average)\b)(?=.*\b(?:how many|number of) (?:[a-z-]+ ){0,2}?(?P<what>people|viewers?|views|visitors?|participants?|attendees|trainees|residents))(?=.*\b(?:per|each|every|a|an) (?P<each>sessions?|broadcasts?|livestreams?|issues?|courses?|events?|meetings?|conferences?))"
)
_UNITS_EN = {"view": {"人次", "次", "人"}, "": {"人", "人次", "名", "位"}}
_EACH_EN = frozenset(["场", "次", "期", "场次"])
_SAME = {
    "起": {"起", "件"},
    "人": {"人", "名", "位"},
    "场": {"场", "次", "场次"},
    "期": {"期", "次"},
    "次": {"次", "场", "期"},
}
_SAME_UNIT = {
    "多少": set(MONEY),
    "元": set(MONEY),
    "块": set(MONEY),
    "钱": set(MONEY),
    "人": {"人", "人次", "名", "位"},
    "名": {"人", "名", "位", "人次"},
    "人次": {"人次", "次"},
}
SPOKEN = 0.75
"""Share of the characters of a figure's name that stand in what was asked before."""
MET = 0.5
"""A name counts as met from here on."""


def _wanted(question: Question) -> tuple[set[str] | frozenset[str], set[str]] | None:
    """The units of what is divided by and of what is divided, where an average for each is asked for."""
    if question.language == "en":
        found = _ASKED_EN.search(question.text.lower())
        return (_EACH_EN, _UNITS_EN["view" if found["what"].startswith("view") else ""]) if found else None
    found = next((f for asked in _ASKED if (f := asked.search(question.text)) is not None), None)
    if found is None:
        return None
    each, unit = found["each"][:1], found["unit"]
    return _SAME.get(each, {each}), _SAME_UNIT.get(unit, {unit})


def tell_per_each(reply: Reply, evidence: Evidence) -> bool:
    """The average of two figures of the one sentence that tells of what is asked; whether there is one."""
    wanted = _wanted(reply.question)
    if wanted is None or len(evidence.resolved.places) != 1 or reply.question.targets:
        return False
    for summary in evidence.resolved.places[0].reports:
        pairs = list(_pairs(reply, summary.report_id, *wanted))
        if len(pairs) != 1:
            continue
        _say(reply, summary, *pairs[0])
        return True
    return False


def fee_per_case(reply: Reply, evidence: Evidence) -> bool:
    """What was charged for each case on average, from the amount and the cases of one sentence (9件，总金额2185元)."""
    question = reply.question
    charged = {t.indicator for t in question.targets if indicators()[t.indicator].unit in MONEY}
    charged |= _FEES if charged & _FEES else set()
    said = question.text.lower()
    if _AVERAGE.search(said):
        said = f"{said} {question.context.lower()}"  # 2022年平均呢, after 平均一件多少
    if not charged or not PER_CASE.search(said) or len(evidence.resolved.places) != 1:
        return False
    for summary in evidence.resolved.places[0].reports:
        told = [
            fact
            for fact in reply.index.facts([summary.report_id])
            if fact.indicator in charged and fact.origin is Origin.PROSE and fact.value and not fact.bound
        ]
        for amount in (fact for fact in told if fact.unit in MONEY):
            cases = [f for f in told if f.quote == amount.quote and f.unit in _CASES]
            if len(cases) == 1:
                _say(reply, summary, amount, cases[0])
                return True
    return False


def _say(reply: Reply, summary: ReportSummary, amount: Fact, count: Fact) -> None:
    """The one for each of the other, with the formula."""
    whole, number = (Finding(summary, Target(""), (fact,)) for fact in (amount, count))
    scale = "万" if amount.printed.endswith("万") else ""
    divisor = Decimal(10_000) if scale else Decimal(1)
    words = reply.words
    operands = [
        Operand(words.label(finding), (finding.value or Decimal(0)) / by, reply.citer.fact(finding.facts[0]))
        for finding, by in ((whole, divisor), (number, Decimal(1)))
    ]
    unit = f"{scale}{whole.unit}"
    computed = arithmetic.each(operands[0], operands[1], unit)
    reply.computations.append(computed)
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    mean = arithmetic.mean(computed, reply.question.text)
    cites = reply.cite([*whole.facts, *number.facts])
    reply.sentence = words.say(
        f"{who}{when}平均每{number.unit}{words.label(whole)}{mean}{unit}（{computed.formula}）{cites}。",
        f"{who}, {when}: {words.label(whole)} per {words.unit(number.unit).strip() or number.unit}, on average: "
        f"{mean}{' ' if not scale else ''}{words.unit(unit).strip() or unit} ({computed.formula}){cites}.",
    )
    reply.figure = Figure(mean, unit, words.label(whole))
    reply.how = How.COMPUTED


def _pairs(
    reply: Reply, report_id: str, each: set[str] | frozenset[str], units: set[str]
) -> list[tuple[Fact, Fact]]:
    """What is divided and by what, of every sentence that names what the question names and has one figure of each kind."""
    text = reply.index.report(report_id).text
    names = [c for c in heavy(concepts_of(reply.question.masked)) if c.ways or c.run]
    prose = sorted(
        (f for f in reply.index.facts([report_id]) if f.origin is Origin.PROSE and f.value and not f.bound),
        key=lambda fact: (fact.quote.start, fact.span.start),
    )
    pairs = []
    for quote, group in groupby(prose, key=lambda fact: fact.quote):
        held, inside = words_in(quote.of(text)), list(group)
        met = sum(concept.held_by(held) >= MET for concept in names)
        counted = [fact for fact in inside if fact.unit in units]
        number = [fact for fact in inside if fact.unit in each]
        if len(counted) > 1:
            counted = _spoken_before(counted, reply.question.context)
        counted, number = _called(counted, names), _called(number, names)
        if names and 2 * met > len(names) and len(counted) == len(number) == 1 and counted != number:
            pairs.append((counted[0], number[0]))
    return pairs


def _called(facts: list[Fact], names: Sequence[Concept]) -> list[Fact]:
    """Of several figures counted alike the one whose own name the question says (城市低保, beside 农村低保), else all."""
    held = [(sum(c.held_by(words_in(fact.subject)) >= MET for c in names), fact) for fact in facts]
    most = max((met for met, _ in held), default=0)
    best = [fact for met, fact in held if met == most]
    return best if len(best) == 1 and most else facts


def _spoken_before(facts: Sequence[Fact], context: str) -> list[Fact]:
    """Of several figures counted alike the one that was spoken of before (实际报到多少人 → 实际报到1087人), else all."""
    said = [f for f in facts if f.subject and sum(c in context for c in f.subject) >= SPOKEN * len(f.subject)]
    return said if len(said) == 1 and context else list(facts)
