"""Fictional reports in every layout: each cell is read right, or the row is reported; none is read wrong."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.synth.carriers import BLANKS_VANISH, CARRIERS
from tests.synth.score import YEARS, sample, score_report

FORMS = sorted(YEARS)
TEXTS = sorted(name for name, (suffix, _) in CARRIERS.items() if suffix in {".txt", ".md", ".html", ".htm"})


@pytest.mark.parametrize("carrier", CARRIERS)
def test_every_layout_is_read_cell_by_cell(carrier: str, tmp_path: Path) -> None:
    form = FORMS[list(CARRIERS).index(carrier) % len(FORMS)]
    form = "2021" if carrier.startswith("pdf_") else form
    truth, report, facts = sample(tmp_path, form, carrier, 1)
    score = score_report(truth, report, facts)
    assert score.cells_wrong == 0, score.misses
    assert score.cells_missed == 0, score.misses


@pytest.mark.parametrize("carrier", sorted(set(CARRIERS) - {"pdf", "docx"}))
def test_blank_cells_never_shift_a_figure_into_another_column(carrier: str, tmp_path: Path) -> None:
    truth, report, facts = sample(tmp_path, "2021", carrier, 0, blank_zeros=True)
    score = score_report(truth, report, facts)
    assert score.cells_wrong == 0, score.misses
    if carrier not in BLANKS_VANISH:
        assert score.cells_missed == 0, score.misses


@given(st.sampled_from(TEXTS), st.sampled_from(FORMS), st.integers(10, 10**6), st.booleans())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_reports_are_never_read_wrong(carrier: str, form: str, seed: int, blank: bool) -> None:
    with TemporaryDirectory() as folder:
        truth, report, facts = sample(Path(folder), form, carrier, seed, blank_zeros=blank)
    for cell in (cell for table in report.tables for cell in table.cells):
        printed = cell.span.of(report.text)
        assert cell.text == printed or (carrier == "boxed" and cell.text.startswith(printed))
    assert all(fact.quote.covers(fact.span) and fact.span.end <= len(report.text) for fact in facts)
    assert score_report(truth, report, facts).cells_wrong == 0
