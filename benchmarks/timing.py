"""Single calls timed one after the other."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any

__all__ = ["milliseconds"]


def milliseconds(calls: Iterable[Callable[[], Any]]) -> tuple[dict[str, float], list[Any]]:
    """Wall milliseconds (median, 95th percentile) and processor milliseconds (median) of a call, and what each gave.

    On a busy machine the first grow with its load; the second hardly.
    """
    wall, processor, given = [], [], []
    for call in calls:
        started, used = time.perf_counter(), time.process_time()
        given.append(call())
        processor.append(1000 * (time.process_time() - used))
        wall.append(1000 * (time.perf_counter() - started))
    figures = {
        "p50_ms": round(statistics.median(wall), 2),
        "p95_ms": round(sorted(wall)[int(len(wall) * 0.95)], 2),
        "cpu_p50_ms": round(statistics.median(processor), 2),
    }
    return figures, given
