"""Whatever happens to a build, what was published stays whole and is served."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.indexing.build import build_index
from assistant.indexing.generations import current_name
from assistant.indexing.store import IndexHolder, open_index
from assistant.indexing.verify import verify_generation
from tests.conftest import ROOT
from tests.indexing.conftest import HashEmbeddings, WriteReport

TRIALS = 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the crash driver forks")
def test_killed_builds_leave_the_old_or_the_new_index_never_a_mixture() -> None:
    command = [sys.executable, "-m", "benchmarks.crash", "--trials", str(TRIALS)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    outcomes = json.loads(done.stdout)["outcomes"]
    assert sum(outcomes.values()) == TRIALS
    assert outcomes["old"] > 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("mounting a small file system needs root")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)  # a child may still leave it


def test_a_full_disk_leaves_the_published_index(
    corpus: Path, write_report: WriteReport, small_disk: Path
) -> None:
    index_dir, ballast = small_disk / "index", small_disk / "ballast"
    write_report("a.txt", year=2020)
    published = build_index(corpus, index_dir, HashEmbeddings()).generation
    write_report("b.txt", year=2021, extra="公开的内容不够具体。" * 50)
    failed = 0
    for free in (30_000, 120_000, 250_000, 400_000, 550_000, 4_000_000):
        space = os.statvfs(small_disk)
        ballast.write_bytes(b"x" * max(0, space.f_bavail * space.f_frsize - free))
        try:
            published = build_index(corpus, index_dir, HashEmbeddings()).generation
        except StoreError:
            failed += 1
        ballast.unlink()
        assert current_name(index_dir) == published
        assert not list(index_dir.glob(".tmp-*"))
        assert verify_generation(index_dir) == []
    assert failed > 1
    with open_index(index_dir) as index:
        assert len(index.reports()) == 2


def test_questions_at_the_moment_of_the_switch_see_one_generation_each(
    corpus: Path, index_dir: Path, write_report: WriteReport
) -> None:
    for year in (2020, 2021):
        write_report(f"{year}.txt", year=year, received=1)
    build_index(corpus, index_dir, HashEmbeddings())
    holder = IndexHolder(index_dir, HashEmbeddings())
    done = threading.Event()
    faults: list[BaseException] = []
    seen: set[str] = set()

    def ask() -> None:
        while not done.is_set():
            try:
                with holder.lease() as index:
                    texts = [index.report(report.report_id).text for report in index.reports()]
                    counts = {text.split("公开申请")[1].split("件")[0] for text in texts}
                    assert len(counts) == 1, "both reports change together"
                    near = index.search_vectors("收到申请", 5) + index.search_text(["申请"], 5)
                    assert {passage.metadata["report_id"] for passage, _ in near} <= {
                        report.report_id for report in index.reports()
                    }
                    seen.update(counts)
            except BaseException as error:
                faults.append(error)
                return

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for received in range(2, 6):
        for year in (2020, 2021):
            write_report(f"{year}.txt", year=year, received=received)
        build_index(corpus, index_dir, HashEmbeddings())
    holder.refresh()
    done.set()
    for thread in threads:
        thread.join()
    with holder.lease() as index:
        assert "申请5件" in index.report(index.reports()[0].report_id).text
    holder.close()
    assert faults == []
    assert len(seen) > 1


def test_an_interrupted_build_leaves_the_published_index(
    corpus: Path, index_dir: Path, write_report: WriteReport
) -> None:
    write_report("a.txt", year=2020)
    first = build_index(corpus, index_dir, HashEmbeddings())
    write_report("b.txt", year=2021)

    def interrupt(done: int, total: int, name: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index(corpus, index_dir, HashEmbeddings(), progress=interrupt)
    assert current_name(index_dir) == first.generation
    with open_index(index_dir) as index:
        assert len(index.reports()) == 1
    assert build_index(corpus, index_dir, HashEmbeddings()).published
