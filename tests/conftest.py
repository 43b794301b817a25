"""Fixtures every room may use."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def seed_path() -> Path:
    """The first real report, as received."""
    return ROOT / "corpus" / "heqing-2019.txt"


@pytest.fixture(scope="session")
def seed_text(seed_path: Path) -> str:
    """The decoded characters of the seed report."""
    return seed_path.read_text(encoding="utf-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last: their driver keeps an event loop running, beside which no other can start."""
    items.sort(key=lambda item: "browser" in item.path.parts)
