"""Kill a build again and again, and look at what is left.

Every trial changes a small fictional corpus and builds it in a child process that is killed with
SIGKILL: at a random moment, or just before one of the steps that make a generation durable and
public (each fsync, rename and replace). Afterwards the published index must open, pass the full
check, and hold exactly the reports of before or of after, never a mixture; and the next build must
succeed as if nothing had happened.

    python -m benchmarks.crash --trials 500 --out benchmarks/crash.json
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from langchain_core.embeddings import DeterministicFakeEmbedding

from assistant.indexing import build, reading, verify

REPORTS = 4
IMPORTED_BEFORE_FORKING = (
    "chromadb",
    "langchain_chroma",
    "tantivy",
    "assistant.indexing.vectors",
    "assistant.reports.checks",
    "assistant.reports.facts",
    "assistant.reports.loader",
    "assistant.reports.parser",
)


def report_text(number: int, version: int) -> str:
    year = 2010 + number
    return (
        f"云泽县人民政府{year}年政府信息公开工作年度报告\n\n一、总体情况\n\n"
        f"{year}年全县共收到政府信息公开申请{version}件。\n\n二、主动公开政府信息情况\n\n"
        f"全年作出行政许可{version + 33}件，行政处罚{version + 7}件。\n"
    )


def write_corpus(corpus: Path, versions: list[int]) -> None:
    for number, version in enumerate(versions):
        (corpus / f"{number}.txt").write_text(report_text(number, version), encoding="utf-8")


def run_build(corpus: Path, index_dir: Path) -> None:
    build.build_index(corpus, index_dir, DeterministicFakeEmbedding(size=32), keep=2)


def held_versions(index_dir: Path) -> list[int]:
    """The version of each report the published index holds, after its full check."""
    from assistant.indexing.store import open_index

    faults = verify.verify_generation(index_dir)
    if faults:
        raise AssertionError(f"faults: {faults[:3]}")
    with open_index(index_dir, DeterministicFakeEmbedding(size=32)) as index:
        texts = [index.report(report.report_id).text for report in index.reports()]
        if not index.search_vectors("申请", 3) or not index.search_text(["申请"], 3):
            raise AssertionError("a search found nothing")
    return [int(text.split("公开申请")[1].split("件")[0]) for text in texts]


def die_before(step: int) -> Callable[[], None]:
    """Make this process kill itself before its ``step``-th fsync, rename or replace."""
    left = step

    def count(real: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **kwargs: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **kwargs)

        return counted

    def patch() -> None:
        for name in ("fsync", "rename", "replace"):
            setattr(os, name, count(getattr(os, name)))

    return patch


def in_child(work: Callable[[], object], kill_after: float | None = None) -> tuple[int, str]:
    """Run in a forked process: (signal or exit code, what it returned or raised)."""
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receive)
        code = 0
        try:
            told = json.dumps(work())
        except BaseException:
            code, told = 1, traceback.format_exc()
        os.write(send, told.encode())
        os._exit(code)
    os.close(send)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(receive, "rb") as pipe:
        told = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    return (os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)), told


def trial(root: Path, versions: list[int], rng: random.Random, usual: float) -> tuple[str, list[int]]:
    """One change, one killed build, one look: what was left, and what is published now."""
    corpus, index_dir = root / "corpus", root / "index"
    changed = [version + 1 if rng.random() < 0.5 else version for version in versions]
    changed[rng.randrange(REPORTS)] += 1
    write_corpus(corpus, changed)
    if rng.random() < 0.5:
        patch = die_before(rng.randint(1, 40))
        code, told = in_child(lambda: (patch(), run_build(corpus, index_dir))[1])
    else:
        code, told = in_child(lambda: run_build(corpus, index_dir), kill_after=rng.uniform(0, usual * 1.1))
    if code not in (0, signal.SIGKILL):
        return f"build failed: {told}", versions
    code, told = in_child(lambda: held_versions(index_dir))
    if code != 0:
        return f"look failed: {told}", versions
    held = json.loads(told)
    if held not in (versions, changed):
        return f"mixture: {versions} and {changed} gave {held}", held
    return ("new" if held == changed else "old"), held


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    outcomes: Counter[str] = Counter()
    started = time.monotonic()
    for name in IMPORTED_BEFORE_FORKING:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "corpus").mkdir()
        versions = [1] * REPORTS
        write_corpus(root / "corpus", versions)
        reading.read_file(root / "corpus" / "0.txt", root / "corpus")  # loads the word lists
        for _ in range(2):
            began = time.monotonic()
            code, told = in_child(lambda: run_build(root / "corpus", root / "index"))
            usual = time.monotonic() - began
            if code != 0:
                sys.exit(told)
            versions = [version + 1 for version in versions]
            write_corpus(root / "corpus", versions)
        versions = [version - 1 for version in versions]
        for _ in range(args.trials):
            outcome, versions = trial(root, versions, rng, usual)
            outcomes[outcome] += 1
        code, told = in_child(lambda: run_build(root / "corpus", root / "index"))
        if code != 0:
            outcomes[f"last build failed: {told}"] += 1
        if list((root / "index").glob(".tmp-*")):
            outcomes["something left behind"] += 1
    result = {
        "trials": args.trials,
        "outcomes": dict(outcomes),
        "seconds": round(time.monotonic() - started, 1),
    }
    sys.stdout.write(json.dumps(result, ensure_ascii=False, indent=1) + "\n")
    if args.out:
        args.out.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0 if set(outcomes) <= {"old", "new"} else 1


if __name__ == "__main__":
    sys.exit(main())
