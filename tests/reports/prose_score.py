"""How well prose facts meet what a sentence says: shared by the test and ``benchmarks/prose_figures.py``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from assistant.lexicon.text import compact
from assistant.reports.prose import prose_facts
from assistant.types import Fact, Report, Section, Span, Status

HERE = Path(__file__).parent
ATTRIBUTES = {
    "m": "measure",
    "i": "indicator",
    "c": "column",
    "b": "bound",
    "nil": "nil",
    "cum": "cumulative",
    "up": "upper",
}
MONEY = {"万元": 10**4, "亿元": 10**8}
"""Sets may print money as the sentence does; facts have it in 元."""
EXTRA = 12  # characters a subject may have beyond what a reader would say


def load(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    for fact in (fact for case in cases for fact in case["facts"]):
        if fact["u"] in MONEY:
            fact["v"] = Decimal(str(fact["v"])) * MONEY[fact["u"]]
            fact["u"] = "元"
    return cases


def report_of(text: str, year: int | None, heading: str = "") -> Report:
    sections: tuple[Section, ...] = ()
    if heading:
        sections = (Section(heading, 1, (heading,), Span(0, len(text)), Span(0, 0)),)
    return Report(
        report_id="r",
        source="r.txt",
        sha256="",
        text=text,
        title="",
        region="云泽县",
        agency="云泽县人民政府",
        year=year,
        sections=sections,
    )


@dataclass
class Outcome:
    text: str
    expected: list[dict[str, Any]]
    facts: list[Fact]
    missed: list[dict[str, Any]] = field(default_factory=list)
    extra: list[Fact] = field(default_factory=list)
    wrong: list[tuple[str, dict[str, Any], Fact]] = field(default_factory=list)
    attributes: Counter[str] = field(default_factory=Counter)

    @property
    def hits(self) -> int:
        return len(self.expected) - len(self.missed)


def plain(phrase: str) -> str:
    return "".join(c for c in compact(phrase).text if c not in '"()《》 ')


def says(wanted: str, got: str) -> bool:
    """Whether ``got`` holds the characters of ``wanted`` in order and little more."""
    got = plain(got)
    for option in wanted.split("|"):
        chars = iter(got)
        option = plain(option)
        if all(c in chars for c in option) and (not option or len(got) <= len(option) + EXTRA):
            return True
    return False


def agrees(expected: dict[str, Any], fact: Fact, year: int | None) -> bool:
    return (
        fact.value is not None
        and float(fact.value) == float(expected["v"])
        and fact.unit == expected["u"]
        and fact.year == expected.get("y", year)
        and fact.status.value == expected.get("st", "result")
        and says(expected["s"], fact.subject)
    )


def score(case: dict[str, Any]) -> Outcome:
    year = case.get("year")
    facts = prose_facts(report_of(case["text"], year, case.get("heading", "")))
    outcome = Outcome(case["text"], case["facts"], facts)
    left = list(facts)
    by_id = {fact.fact_id: fact for fact in facts}
    for expected in case["facts"]:
        found = next((fact for fact in left if agrees(expected, fact, year)), None)
        if found is None:
            outcome.missed.append(expected)
            continue
        left.remove(found)
        for short, name in ATTRIBUTES.items():
            default = {"m": "level", "b": "", "cum": False, "nil": None, "up": None}.get(short, ...)
            if short not in expected and default is ...:
                continue
            got = getattr(found, name)
            got = getattr(got, "value", got)
            got = float(got) if name == "upper" and got is not None else got
            outcome.attributes[f"{name} asked"] += 1
            if got == expected.get(short, default):
                outcome.attributes[f"{name} right"] += 1
            else:
                outcome.wrong.append((f"{name} {got!r}", expected, found))
        outcome.attributes["parent asked"] += 1
        parent = by_id.get(found.parent)
        if (
            says(expected["of"], parent.subject)
            if "of" in expected and parent
            else ("of" in expected) == bool(parent)
        ):
            outcome.attributes["parent right"] += 1
        else:
            outcome.wrong.append((f"parent {parent.subject if parent else None!r}", expected, found))
    outcome.extra = [fact for fact in left if not may_be_listed(fact, by_id)]
    return outcome


def may_be_listed(fact: Fact, by_id: dict[str, Fact]) -> bool:
    """Whether a set may list a fact or not: a limit, or what is said of all of a figure (均已答复)."""
    total = by_id.get(fact.parent)
    return fact.status is Status.RULE or (total is not None and total.span == fact.span)


def totals(outcomes: list[Outcome]) -> dict[str, float]:
    hits = sum(o.hits for o in outcomes)
    expected = sum(len(o.expected) for o in outcomes)
    given = hits + sum(len(o.extra) for o in outcomes)
    result = {
        "expected": expected,
        "given": given,
        "recall": hits / expected,
        "precision": hits / max(given, 1),
    }
    attributes: Counter[str] = Counter()
    for outcome in outcomes:
        attributes.update(outcome.attributes)
    for name in sorted({key.split()[0] for key in attributes}):
        result[name] = attributes[f"{name} right"] / attributes[f"{name} asked"]
    return result


def misses(outcomes: list[Outcome]) -> list[str]:
    """One line for every figure missed, given without being said, or described wrongly."""
    lines = []
    for outcome in outcomes:
        if not (outcome.missed or outcome.extra or outcome.wrong):
            continue
        lines.append(outcome.text)
        lines += [f"    missed {e}" for e in outcome.missed]
        lines += [
            f"    extra  {f.subject} = {f.value} {f.unit} {f.year} {f.status.value} {f.measure.value}"
            for f in outcome.extra
        ]
        lines += [
            f"    wrong  {what} of {fact.subject}: {expected}" for what, expected, fact in outcome.wrong
        ]
    return lines
