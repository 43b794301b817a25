"""Reports read a second on one core, and where the time goes: python -m benchmarks.reading_speed [--reports N].

Two corpora: the pages of ``benchmarks/corpora.py`` (one table, as a copied text), and reports with all the
national tables of their form, as HTML and as text by turns. Time is the processor's, so that a busy machine
does not count; from bytes on disk to checked facts, one process. ``--workers`` reads in as many at once.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from assistant.reports.checks import check_report
from assistant.reports.facts import extract_facts
from assistant.reports.loader import ReportLoader, find_sources
from assistant.reports.parser import parse_report
from benchmarks import corpora
from tests.synth.carriers import write
from tests.synth.score import BODIES, YEARS
from tests.synth.truth import make_truth

CARRIERS = ("html", "pipes", "html_layout", "tabs", "html", "one_a_line")
Result = TypeVar("Result")


def forms(folder: Path, number: int) -> None:
    """Reports with every table of their form, each form and carrier in turn."""
    for seed in range(number):
        form = sorted(YEARS)[seed % len(YEARS)]
        rng = random.Random(seed)
        truth = make_truth(rng, rng.choice(BODIES), rng.choice(YEARS[form]))
        name, data = write(rng, truth, CARRIERS[seed % len(CARRIERS)])
        (folder / f"{seed}-{name}").write_bytes(data)


def read(path: Path) -> tuple[int, Counter[str]]:
    """Facts of a file, and the processor seconds of each stage."""
    spent: Counter[str] = Counter()

    def timed(stage: str, step: Callable[[], Result]) -> Result:
        began = time.process_time()
        result = step()
        spent[stage] += time.process_time() - began  # type: ignore[assignment]
        return result

    found = 0
    for document in timed("load", lambda: list(ReportLoader(path).lazy_load())):
        report = timed("parse", lambda document=document: parse_report(document))
        facts, _ = timed("facts", lambda report=report: extract_facts(report))
        timed("checks", lambda report=report, facts=facts: check_report(report, facts))
        found += len(facts)
    return found, spent


def measure(paths: Sequence[Path], workers: int) -> dict[str, object]:
    """Reports a second of one core and of all workers, facts and milliseconds a stage."""
    read(paths[0])  # imports and word lists
    began = time.perf_counter()
    if workers > 1:
        with ProcessPoolExecutor(workers) as pool:
            results = list(pool.map(read, paths, chunksize=20))
    else:
        results = list(map(read, paths))
    wall = time.perf_counter() - began
    spent = sum((each for _, each in results), Counter())
    return {
        "reports": len(paths),
        "facts": sum(found for found, _ in results),
        "reports_a_second_of_one_core": round(len(paths) / sum(spent.values()), 1),
        "reports_a_second_by_the_clock": round(len(paths) / wall, 1),
        "workers": workers,
        "milliseconds": {stage: round(1000 * value / len(paths), 2) for stage, value in spent.items()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--profile", action="store_true", help="list where the time goes")
    parser.add_argument("--out", type=Path, help="write the result as JSON")
    args = parser.parse_args()
    result = {}
    for name, make in (("pages", corpora.write), ("forms", forms)):
        with TemporaryDirectory() as folder:
            make(Path(folder), args.reports)
            paths = find_sources(folder)
            if args.profile:
                profile = cProfile.Profile()
                profile.runcall(measure, paths, 1)
                pstats.Stats(profile, stream=sys.stdout).sort_stats("tottime").print_stats(25)
            result[name] = measure(paths, args.workers)
    text = json.dumps(result, ensure_ascii=False, indent=1)
    sys.stdout.write(text + "\n")
    if args.out:
        args.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
