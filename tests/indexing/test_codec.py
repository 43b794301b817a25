"""What is stored comes back equal, to the last digit."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.indexing.codec import dump, load
from assistant.types import Check, Fact, Report, Span
from tests.indexing.sample import check_of, facts_of, reading


def test_reports_facts_and_checks_come_back_equal() -> None:
    report = reading().report
    assert load(Report, dump(report)) == report
    assert [load(Fact, dump(fact)) for fact in facts_of(report)] == list(facts_of(report))
    assert load(Check, dump(check_of(report))) == check_of(report)


@pytest.mark.parametrize("text", ["20.50", "0.10", "59237.2449", "1E+3", "-0", "9" * 30])
def test_decimals_keep_every_printed_digit(text: str) -> None:
    fact = facts_of(reading().report)[0]
    stored = load(Fact, dump(dataclasses.replace(fact, value=Decimal(text))))
    assert str(stored.value) == text


def test_values_of_an_older_version_get_the_defaults_of_newer_fields() -> None:
    fact = facts_of(reading().report)[0]
    shorter = json.loads(dump(fact))[:-1]
    assert load(Fact, json.dumps(shorter)) == fact


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(codec="utf-8"), max_size=50), st.integers(0, 9), st.integers(0, 9))
def test_any_text_survives(text: str, start: int, end: int) -> None:
    report = Report(report_id="r", source=text, sha256="", text=text, furniture=(Span(start, end),))
    assert load(Report, dump(report)) == report
