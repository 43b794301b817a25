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
    """Keep a module's tests in one process, as their fixtures are; run the browser's last.

    Their driver keeps an event loop running, beside which no other can start.
    """
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
    items.sort(key=lambda item: "browser" in item.path.parts)
