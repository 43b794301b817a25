"""How much of a fictional report's truth the product reads back, cell by cell and figure by figure."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from assistant.reports.facts import extract_facts
from assistant.reports.loader import ReportLoader
from assistant.reports.parser import parse_report
from assistant.types import Fact, Nil, Origin, Report
from tests.synth.carriers import write
from tests.synth.truth import BODIES, Truth, make_truth

YEARS = {"2014": (2014, 2016, 2018), "2019": (2019, 2020), "2021": (2021, 2022, 2024)}


@dataclass
class Score:
    """Right, missed and wrong cells and prose figures of one or many reports."""

    cells_right: int = 0
    cells_missed: int = 0
    cells_wrong: int = 0
    prose_right: int = 0
    prose_missed: int = 0
    prose_extra: int = 0
    misses: Counter[str] = field(default_factory=Counter)

    def add(self, other: Score) -> None:
        for name in (
            "cells_right",
            "cells_missed",
            "cells_wrong",
            "prose_right",
            "prose_missed",
            "prose_extra",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.misses.update(other.misses)

    @property
    def cell_recall(self) -> float:
        return self.cells_right / max(1, self.cells_right + self.cells_missed + self.cells_wrong)

    @property
    def cell_precision(self) -> float:
        return self.cells_right / max(1, self.cells_right + self.cells_wrong)

    @property
    def prose_recall(self) -> float:
        return self.prose_right / max(1, self.prose_right + self.prose_missed)


def sample(
    folder: Path,
    form: str,
    carrier: str,
    seed: int,
    *,
    blank_zeros: bool = False,
) -> tuple[Truth, Report, list[Fact]]:
    """One random report of that form in that carrier, written, loaded and read.

    ``blank_zeros`` leaves the cells blank in which there was nothing to count, as many offices do.
    """
    rng = random.Random(f"{form}-{carrier}-{seed}")
    truth = make_truth(rng, rng.choice(BODIES), rng.choice(YEARS[form]))
    if blank_zeros:
        truth.cells.update({key: "" for key, printed in truth.cells.items() if printed == "0"})
    name, data = write(rng, truth, carrier)
    path = folder / f"{seed}-{name}"
    path.write_bytes(data)
    (document,) = ReportLoader(path).lazy_load()
    report = parse_report(document)
    facts, _ = extract_facts(report)
    return truth, report, facts


def score_report(truth: Truth, report: Report, facts: list[Fact]) -> Score:
    """Compare what was read with what was written."""
    score = Score()
    read: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        if fact.origin is Origin.TABLE and fact.indicator:
            key = (fact.indicator, fact.column)
            if key in read and read[key].value != fact.value:
                score.cells_wrong += 1
                score.misses[f"two readings of {key}"] += 1
            read.setdefault(key, fact)
    for key, printed in truth.cells.items():
        found = read.get(key) or read.get((key[0], "total") if key[1] == "" else key)
        if found is None:
            score.cells_missed += 1
            score.misses[f"missed {key[0]} × {key[1]}"] += 1
        elif not _same(printed, found):
            score.cells_wrong += 1
            score.misses[f"wrong {key[0]} × {key[1]}"] += 1
        else:
            score.cells_right += 1
    for key in read.keys() - truth.cells.keys() - {(i, "total") for i, c in truth.cells if c == ""}:
        score.cells_wrong += 1
        score.misses[f"extra {key[0]} × {key[1]}"] += 1
    prose = [fact for fact in facts if fact.origin is Origin.PROSE]
    for items in truth.prose.values():
        for item in items:
            right = any(
                fact.value == Decimal(item.value)
                and fact.unit == item.unit
                and fact.year == item.year
                and fact.status.value == item.status
                and _near(item.subject, fact.subject)
                for fact in prose
            )
            score.prose_right += right
            score.prose_missed += not right
            if not right:
                score.misses[f"prose {item.clause}"] += 1
    for fact in facts:
        if fact.span.of(report.text).strip() != fact.printed.strip() and fact.nil is not Nil.BLANK:
            score.misses[
                f"span of {fact.subject} reads {fact.span.of(report.text)!r}, printed {fact.printed!r}"
            ] += 1
    return score


def _same(printed: str, fact: Fact) -> bool:
    if printed == "":
        return fact.nil is Nil.BLANK
    number, unit = printed, ""
    for suffix, factor in (("万元", 10_000), ("元", 1)):
        if number.endswith(suffix):
            number, unit = number.removesuffix(suffix), suffix
            return fact.value in (Decimal(number), Decimal(number) * factor) and "元" in (fact.unit or unit)
    return fact.value == Decimal(number)


def _near(wanted: str, subject: str) -> bool:
    """Whether most characters of the wanted subject are named, in any order."""
    return sum(ch in subject for ch in wanted) >= 0.6 * len(wanted)
