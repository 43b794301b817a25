"""Reading accuracy per form × carrier on fictional reports: python -m benchmarks.reading [--reports N]."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.synth.carriers import CARRIERS
from tests.synth.score import YEARS, Score, sample, score_report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10, help="reports per form and carrier")
    parser.add_argument("--carriers", nargs="*", default=list(CARRIERS))
    parser.add_argument("--blank-zeros", action="store_true", help="leave cells without anything blank")
    parser.add_argument("--misses", type=int, default=25, help="how many kinds of miss to list")
    parser.add_argument("--out", type=Path, help="write the table as JSON")
    args = parser.parse_args()
    misses: Counter[str] = Counter()
    table = []
    with TemporaryDirectory() as folder:
        for form in YEARS:
            for carrier in args.carriers:
                total = Score()
                for seed in range(args.reports):
                    try:
                        total.add(
                            score_report(
                                *sample(Path(folder), form, carrier, seed, blank_zeros=args.blank_zeros)
                            )
                        )
                    except Exception as exc:
                        misses[f"{form} {carrier} fault {type(exc).__name__}: {exc}"] += 1
                misses.update({f"{form} {carrier} {k}": v for k, v in total.misses.items()})
                row = {
                    "form": form,
                    "carrier": carrier,
                    "cells": total.cells_right + total.cells_missed + total.cells_wrong,
                    "precision": round(total.cell_precision, 4),
                    "recall": round(total.cell_recall, 4),
                    "prose": total.prose_right + total.prose_missed,
                    "prose_recall": round(total.prose_recall, 4),
                }
                table.append(row)
                sys.stdout.write("  ".join(f"{value!s:>14}" for value in row.values()) + "\n")
                sys.stdout.flush()
    for miss, count in misses.most_common(args.misses):
        sys.stdout.write(f"{count:5} {miss}\n")
    if args.out:
        rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in table)
        args.out.write_text(f"[\n{rows}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
