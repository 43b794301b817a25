"""The published index and the assistant over it while pages are being served."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assistant.errors import StoreError
from assistant.web.metrics import Meter

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    from assistant.indexing.store import Index, IndexHolder
    from assistant.types import Answer, Report, Turn

__all__ = ["Edition", "Serving"]

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Edition:
    """One generation being served: its index, the assistant over it, and what pages made of it."""

    index: Index
    assistant: Runnable[Any, Answer]
    meter: Meter = field(default_factory=Meter)
    kept: dict[str, Any] = field(default_factory=dict)
    """What a page computed from this generation and may use again."""
    making: threading.Lock = field(default_factory=threading.Lock)
    """Held while something is computed for ``kept``, so that it is computed once."""

    def ask(self, question: str, history: Sequence[str | Turn] = ()) -> Answer:
        """The assistant's answer, counted and timed."""
        began = time.perf_counter()
        try:
            answer = self.assistant.invoke({"question": question, "history": list(history)})
        except Exception:
            self.meter.failed()
            raise
        self.meter.answered(answer, time.perf_counter() - began)
        return answer


class Serving:
    """Hands out the newest edition; the index is opened by the first visitor, not before.

    A server may so be started before anything is published: it answers "no index yet" until
    ``assistant index`` has run once.
    """

    def __init__(
        self,
        open_holder: Callable[[], IndexHolder],
        build_assistant: Callable[[Index], Runnable[Any, Answer]],
    ) -> None:
        self._open_holder = open_holder
        self._build_assistant = build_assistant
        self.meter = Meter()
        self._holder: IndexHolder | None = None
        self._edition: Edition | None = None
        self._lock = threading.Lock()

    @contextmanager
    def edition(self) -> Iterator[Edition]:
        """The newest edition, its index open at least until the block ends.

        Raises:
            StoreError: nothing is published, or it cannot be opened and nothing was served before.
        """
        with self._opened().lease() as index:
            yield self._over(index)

    @contextmanager
    def edition_of(self, generation: str) -> Iterator[Edition]:
        """The edition of a generation, or the newest one where that is no longer on disk.

        Raises:
            StoreError: as ``edition``.
        """
        holder = self._opened()
        with ExitStack() as stack:
            index = stack.enter_context(holder.lease())
            if generation in ("", index.generation):
                yield self._over(index)
                return
            try:
                index = stack.enter_context(holder.older(generation))
            except StoreError as exc:
                log.info("generation %r of a link is not served: %s", generation, exc)
                yield self._over(index)
                return
            yield Edition(index, self._build_assistant(index), self.meter)

    def older_report(self, report_id: str) -> Report | None:
        """A report that only an earlier generation on disk holds."""
        holder = self._opened()
        for name in holder.older_names():
            try:
                with holder.older(name) as index:
                    return index.report(report_id)
            except (StoreError, KeyError):
                continue
        return None

    def _opened(self) -> IndexHolder:
        with self._lock:
            if self._holder is None:
                self._holder = self._open_holder()
            return self._holder

    def close(self) -> None:
        """Close the index at the end of the server; another visitor would open it again."""
        with self._lock:
            holder, self._holder, self._edition = self._holder, None, None
        if holder is not None:
            holder.close()

    def _over(self, index: Index) -> Edition:
        edition = self._edition
        if edition is not None and edition.index is index:
            return edition
        edition = Edition(index, self._build_assistant(index), self.meter)
        self._edition = edition
        return edition
