"""Every figure of a report, from its tables and its running text, in text order."""

from __future__ import annotations

from dataclasses import replace

from assistant.reports.forms import table_facts
from assistant.reports.prose import prose_facts
from assistant.types import Fact, Report

__all__ = ["extract_facts"]


def extract_facts(report: Report) -> tuple[list[Fact], list[str]]:
    """The facts of ``report`` in text order, and warnings about tables that could not be decoded."""
    tabled, warnings = table_facts(report)
    facts = sorted([*tabled, *prose_facts(report)], key=lambda fact: (fact.span.start, fact.span.end))
    return [_marked(fact, report) for fact in facts], warnings


def _marked(fact: Fact, report: Report) -> Fact:
    """The fact, marked where its figure was read from a picture."""
    if fact.recognised or not any(part.covers(fact.span) for part in report.recognised):
        return fact
    return replace(fact, recognised=True)
