"""Files are read by several processes, in order, and a bad one costs nothing but itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.indexing import workers
from assistant.indexing.reading import FileReading
from assistant.indexing.workers import read_files
from tests.conftest import ROOT
from tests.indexing.conftest import WriteReport

FRAGILE = """
import os, sys, time
from assistant.indexing import reading, workers
real = workers.read_file
def fragile(path, root):
    print("something a library says on stdout")
    if path.name == "killer.txt":
        os.abort()
    if path.name == "endless.txt":
        time.sleep(600)
    return real(path, root)
workers.read_file = fragile
workers.main()
"""


@pytest.fixture
def fragile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that one file kills and another hangs."""
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", FRAGILE))
    monkeypatch.setattr(workers, "FEW", 0)


def test_many_files_are_read_in_order(corpus: Path, write_report: WriteReport) -> None:
    paths = [write_report(f"{number:02}\n报告.txt", received=number) for number in range(12)]
    found = list(read_files(paths, corpus))
    assert [reading.file for reading in found] == [path.name for path in paths]
    for number, reading in enumerate(found):
        assert f"申请{number}件" in reading.reports[0].tables["texts"][0][1]


def test_no_more_is_read_than_memory_is_to_hold(
    corpus: Path, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "FEW", 0)
    monkeypatch.setattr(workers, "AHEAD", 3)
    paths = [write_report(f"{number:02}.txt") for number in range(12)]
    asked: list[str] = []
    real = workers._Worker.read

    def read(worker: workers._Worker, name: str) -> FileReading:
        asked.append(name)
        return real(worker, name)

    monkeypatch.setattr(workers._Worker, "read", read)
    for taken, _ in enumerate(read_files(paths, corpus)):
        assert len(asked) <= taken + 3
    assert len(asked) == 12


def test_a_file_that_kills_its_reader_costs_only_itself(
    corpus: Path, write_report: WriteReport, fragile: None
) -> None:
    names = ["a.txt", "killer.txt", "b.txt", "c.txt", "d.txt"]
    found = list(read_files([write_report(name) for name in names], corpus))
    assert [reading.file for reading in found] == names
    assert [bool(reading.reports) for reading in found] == [True, False, True, True, True]
    assert "ended the process" in found[1].reason


def test_a_file_that_never_ends_is_given_up(
    corpus: Path, write_report: WriteReport, fragile: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "SECONDS", 0.5)
    monkeypatch.setattr(workers.os, "cpu_count", lambda: 1)
    found = list(read_files([write_report("endless.txt")], corpus))
    assert "took longer" in found[0].reason


def test_stopping_in_the_middle_leaves_no_process(
    corpus: Path, write_report: WriteReport, fragile: None
) -> None:
    names = ["a.txt", "endless.txt", "b.txt"]
    reading = read_files([write_report(name) for name in names], corpus)
    assert next(reading).file == "a.txt"
    reading.close()  # type: ignore[attr-defined]
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
    assert str(corpus) not in running


def test_a_script_without_a_main_guard_can_build(
    corpus: Path, write_report: WriteReport, tmp_path: Path
) -> None:
    for number in range(10):
        write_report(f"{number}.txt", region=f"云泽{number}县")
    script = tmp_path / "script.py"
    script.write_text(
        "from langchain_core.embeddings import DeterministicFakeEmbedding\n"
        "from assistant.indexing.build import build_index\n"
        f"model, folder = DeterministicFakeEmbedding(size=8), {str(tmp_path / 'index')!r}\n"
        f"result = build_index({str(corpus)!r}, folder, model)\n"
        "print(result.reports, result.errors)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, cwd=ROOT, timeout=120
    )
    assert done.stdout == "10 []\n", done.stderr
