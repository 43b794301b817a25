"""``assistant index``: summaries, second runs, broken files, generations."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main


@pytest.fixture
def corpus(tmp_path: Path, seed_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    shutil.copy(seed_path, folder)
    return folder


def index(corpus: Path, *options: str) -> int:
    return main(["index", "--corpus", str(corpus), "--index", str(corpus.parent / "index"), *options])


def summary(corpus: Path, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    capsys.readouterr()
    index(corpus, "--json", *options)
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_second_run_changes_nothing_and_says_so(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert index(corpus) == 0
    first = capsys.readouterr().out
    assert "published generation" in first
    assert "added (1): heqing-2019.txt" in first
    assert index(corpus) == 0
    assert "nothing changed" in capsys.readouterr().out


def test_broken_files_are_named_and_the_others_are_indexed(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "picture.txt").write_bytes(bytes(range(256)) * 40)
    assert index(corpus) == 1
    told = capsys.readouterr()
    assert "1 reports" in told.out
    for name in ("empty.txt", "picture.txt"):
        assert any(name in line for line in told.err.splitlines() if line.startswith("error:"))


def test_a_corpus_that_is_not_there_leaves_the_index_alone(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index(corpus)
    current = (corpus.parent / "index" / "CURRENT").read_text(encoding="utf-8")
    assert main(["index", "--corpus", str(corpus / "no"), "--index", str(corpus.parent / "index")]) == 3
    assert "no" in capsys.readouterr().err
    assert (corpus.parent / "index" / "CURRENT").read_text(encoding="utf-8") == current


def test_a_dry_run_writes_nothing(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert index(corpus, "--dry-run") == 0
    assert "nothing was written" in capsys.readouterr().out
    assert not (corpus.parent / "index" / "CURRENT").exists()


def test_generations_are_listed_verified_and_rolled_back(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = summary(corpus, capsys)["generation"]
    (corpus / "second.txt").write_text(
        (corpus / "heqing-2019.txt").read_text(encoding="utf-8").replace("鹤庆", "云泽"), encoding="utf-8"
    )
    second = summary(corpus, capsys)
    assert second["added"] == ["second.txt"]
    assert second["reports"] == 2
    assert index(corpus, "verify") == 0
    assert index(corpus, "--rollback") == 0
    capsys.readouterr()
    assert index(corpus, "list") == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == 2
    assert any(line.startswith("* " + first) for line in listed)
