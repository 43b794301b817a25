"""Precision and recall of the figures read from running text, and every miss.

    python -m benchmarks.prose_figures [--misses]

Scores the sets of sentences in ``tests/reports``: the one the reader was written with, and those
written before it read any of them.
"""

from __future__ import annotations

import sys
import time

from tests.reports import prose_score

SETS = (
    "prose_cases.yaml",
    "prose_cases_unseen.yaml",
    "prose_cases_second.yaml",
    "prose_cases_third.yaml",
    "prose_cases_fourth.yaml",
    "prose_cases_fifth.yaml",
    "prose_cases_sixth.yaml",
)


def main(arguments: list[str]) -> None:
    for name in SETS:
        cases = prose_score.load(name)
        started = time.process_time()
        outcomes = [prose_score.score(case) for case in cases]
        spent = time.process_time() - started
        totals = prose_score.totals(outcomes)
        scores = "  ".join(
            f"{key} {value:.1%}" for key, value in totals.items() if key not in ("expected", "given")
        )
        sys.stdout.write(
            f"{name}: {len(cases)} sentences, {totals['expected']:.0f} figures, {spent:.2f} s\n  {scores}\n"
        )
        if "--misses" in arguments:
            sys.stdout.write("\n".join(prose_score.misses(outcomes)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
