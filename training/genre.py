"""Pairs of the report genre, from invented reports."""

from __future__ import annotations

from collections.abc import Iterator


def report_pairs(seed: int) -> Iterator[tuple[str, str]]:
    """Placeholder until the reports are written."""
    yield from ()
