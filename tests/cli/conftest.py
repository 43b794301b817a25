"""A published index of the seed report, built once through the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.cli import main


@pytest.fixture(scope="session")
def index_dir(tmp_path_factory: pytest.TempPathFactory, seed_path: Path) -> Path:
    folder = tmp_path_factory.mktemp("index")
    assert main(["index", "--corpus", str(seed_path.parent), "--index", str(folder)]) == 0
    return folder
