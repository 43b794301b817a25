"""A dozen reports are read exactly as their reviewed golden files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import REPORTS, golden_file, written_out


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_a_report_is_read_as_reviewed(report: Path) -> None:
    expected = golden_file(report).read_text(encoding="utf-8")
    assert written_out(report).splitlines() == expected.splitlines(), (
        "what is read has changed: renew with `python -m tests.golden`, "
        "and read the difference against the report before committing it"
    )


def test_every_golden_file_is_that_of_a_report() -> None:
    kept = {path.name for path in Path(__file__).parent.glob("*.txt")}
    assert kept == {golden_file(report).name for report in REPORTS}
