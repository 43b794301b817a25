"""Writes the golden files anew: ``python -m tests.golden``."""

from __future__ import annotations

from tests.golden import REPORTS, golden_file, written_out

for report in REPORTS:
    golden_file(report).write_text(written_out(report), encoding="utf-8")
