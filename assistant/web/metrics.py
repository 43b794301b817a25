"""How many questions, how answered, how fast: counted in this process, read at ``/metrics``."""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.types import Answer

__all__ = ["Meter"]

EDGES = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Upper edges of the duration histogram, seconds."""


class Meter:
    """Counts answers by how they were made, refusals by reason, faults, and durations."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._how: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()
        self._within: Counter[float] = Counter()
        self._seconds = 0.0
        self._faults = 0

    def answered(self, answer: Answer, seconds: float) -> None:
        """Count one answer."""
        with self._lock:
            self._how[answer.how.value] += 1
            if answer.refusal is not None:
                self._reasons[answer.refusal.reason.value] += 1
            self._seconds += seconds
            self._within.update(edge for edge in EDGES if seconds <= edge)

    def failed(self) -> None:
        """Count one question that ended in a fault."""
        with self._lock:
            self._faults += 1

    def exposition(self) -> str:
        """Everything in the Prometheus text format."""
        with self._lock:
            total = sum(self._how.values())
            lines = ["# TYPE assistant_answers_total counter"]
            lines += [f'assistant_answers_total{{how="{how}"}} {n}' for how, n in sorted(self._how.items())]
            lines.append("# TYPE assistant_refusals_total counter")
            reasons = sorted(self._reasons.items())
            lines += [f'assistant_refusals_total{{reason="{reason}"}} {n}' for reason, n in reasons]
            lines += ["# TYPE assistant_faults_total counter", f"assistant_faults_total {self._faults}"]
            lines.append("# TYPE assistant_answer_seconds histogram")
            lines += [f'assistant_answer_seconds_bucket{{le="{e}"}} {self._within[e]}' for e in EDGES]
            lines += [
                f'assistant_answer_seconds_bucket{{le="+Inf"}} {total}',
                f"assistant_answer_seconds_sum {self._seconds:.6f}",
                f"assistant_answer_seconds_count {total}",
            ]
        return "\n".join(lines) + "\n"
