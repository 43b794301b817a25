from __future__ import annotations

import itertools

import pytest

from assistant.lexicon.comparability import comparable
from assistant.lexicon.forms import forms


@pytest.mark.parametrize(
    ("indicator", "column", "one", "two", "allowed"),
    [
        ("received", "total", "2019", "2021", True),
        ("received", "natural", "2019", "2021", True),
        ("received", "organisation", "2019", "2021", True),
        ("received", "natural", "2014", "2021", False),
        ("received", "", "2014", "2019", True),
        ("licence", "decisions", "2019", "2021", True),
        ("licence", "", "2019", "2021", True),
        ("licence", "last_year_items", "2019", "2021", False),
        ("fee", "", "2019", "2021", False),
        ("fee", "amount", "2019", "2021", False),
        ("normative_document", "made", "2019", "2021", True),
        ("normative_document", "in_force", "2021", "2019", False),
        ("procurement", "amount", "2019", "2021", False),
        ("refused", "total", "2019", "2021", True),
        ("refused", "total", "2018", "2018", True),
        ("refused.law", "total", "2014", "2019", False),
        ("other_handling", "total", "2019", "2021", True),
        ("other_handling.no_correction", "total", "2019", "2021", False),
        ("handled", "total", "2019", "2021", True),
        ("litigation", "total", "2014", "2021", True),
        ("litigation", "total", "2019", "2021", True),
        ("review", "pending", "2014", "2021", False),
        ("proactive", "", "2014", "2019", False),
        ("carried_out", "total", "2014", "2019", False),
    ],
)
def test_comparable(indicator: str, column: str, one: str, two: str, allowed: bool) -> None:
    assert comparable(indicator, column, one, two).allowed is allowed
    assert comparable(indicator, column, two, one).allowed is allowed


def test_every_refusal_gives_its_reason_in_both_languages() -> None:
    for one, two in itertools.combinations(forms(), 2):
        for indicator, column in forms()[one].cells() | forms()[two].cells():
            found = comparable(indicator, column, one, two)
            assert found.allowed or (found.zh and found.en)
            assert "{" not in found.zh + found.en


def test_reports_without_a_form_are_compared_with_a_caution() -> None:
    found = comparable("received", "total", "", "2021")
    assert found.allowed
    assert found.note == "no_form"


def test_figures_no_form_knows_are_compared_freely() -> None:
    assert comparable("", "", "2014", "2021").allowed
    assert comparable("processing_fee", "", "2019", "2021").note == ""
