"""The published index, read only: what retrieval and answering ask of it.

Figures and passages come from SQLite and need nothing heavy; Chroma, tantivy and the embedding
model are opened by the first search that uses them.
"""

from __future__ import annotations

import json
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from assistant.errors import IndexDamagedError, IndexStaleError, StoreError
from assistant.indexing import generations
from assistant.indexing.catalog import LAYOUT, Catalog, Problem
from assistant.types import Check, Fact, Report, ReportSummary

if TYPE_CHECKING:
    from langchain_chroma import Chroma

    from assistant.indexing.lexical import Lexical

__all__ = [
    "Index",
    "IndexHolder",
    "model_identity",
    "open_index",
]

logger = logging.getLogger(__name__)

REPORTS_HELD = 256
"""Reports kept read, some 20 MB; an answer over years or places looks into each of theirs."""
FACTS_HELD = 40_000
"""Facts kept from earlier look-ups, some 60 MB; a ranking over all reports is asked for again and again."""


class Index:
    """One generation; safe to share between threads.

    Reports that a newer version supersedes are listed by ``reports()`` and can be read by id, but are
    in no search and no look-up over all reports.
    """

    def __init__(self, folder: Path, manifest: dict[str, Any], embedding: Embeddings | None = None) -> None:
        self.folder = folder
        self.manifest = manifest
        self.generation = folder.name
        self.embedding = embedding
        self._catalog = Catalog(folder / generations.CATALOG)
        self._lock = threading.Lock()
        self._store: Chroma | None = None
        self._held = ExitStack()
        self._report = lru_cache(REPORTS_HELD)(self._read_report)
        self._facts = _FactCache(self._read_facts)
        self._checks = lru_cache(REPORTS_HELD)(self._catalog.checks)

    # --- reports, facts, checks -------------------------------------------------------------

    def reports(self) -> tuple[ReportSummary, ...]:
        """Every report in order of its source name."""
        return self._summaries

    def report(self, report_id: str) -> Report:
        """One report with its text. Raises KeyError for an id that is not in the index."""
        return self._report(report_id)

    def facts(
        self,
        report_ids: Iterable[str] | None = None,
        indicator: str | None = None,
        column: str | None = None,
        year: int | None = None,
    ) -> list[Fact]:
        """The facts that match everything given, in order of report and place in its text.

        ``year`` is the year the figure speaks of. An empty ``indicator`` or ``column`` matches the
        facts that have none; ``None`` matches all.
        """
        chosen = None if report_ids is None else tuple(sorted(set(report_ids)))
        return list(self._facts.get((chosen, indicator, column, year)))

    def fact(self, fact_id: str) -> Fact:
        """One fact. Raises KeyError for an id that is not in the index."""
        found = self._catalog.fact(fact_id)
        if found is None:
            raise KeyError(fact_id)
        return found

    def checks(self, report_ids: Iterable[str] | None = None) -> list[Check]:
        """The checks of the reports (all in force by default)."""
        chosen = tuple(self._in_force if report_ids is None else report_ids)
        return list(self._checks(chosen) if len(chosen) == 1 else self._catalog.checks(chosen))

    def problems(self) -> list[Problem]:
        """What the build could not read, and its warnings."""
        return self._catalog.problems()

    # --- passages and their search ----------------------------------------------------------

    def passages(self, report_ids: Iterable[str] | None = None) -> list[Document]:
        """The passages of the reports (all in force by default), in order of report and text."""
        return self._catalog.passages(self._in_force if report_ids is None else report_ids)

    def passage(self, passage_id: str) -> Document:
        """One passage. Raises KeyError for an id that is not in the index."""
        return self.passages_by_id([passage_id])[passage_id]

    def passages_by_id(self, passage_ids: Sequence[str]) -> dict[str, Document]:
        """The passages with these ids; one that is not in the index is left out."""
        return self._catalog.passages_by_id(passage_ids)

    def search_text(
        self,
        terms: Sequence[str] | Sequence[tuple[str, float]],
        k: int,
        report_ids: Collection[str] | None = None,
    ) -> list[tuple[Document, float]]:
        """The ``k`` best passages by their words (BM25), best first."""
        return self._with_passages(self.text_hits(terms, k, report_ids))

    def text_hits(
        self,
        terms: Sequence[str] | Sequence[tuple[str, float]],
        k: int,
        report_ids: Collection[str] | None = None,
    ) -> list[tuple[str, float]]:
        """The same as ``search_text`` by id: to read 50 passages takes longer than to find them."""
        return self._lexical.search(terms, k, report_ids)

    def text_confidence(self, own: Sequence[tuple[str, float]], best: float) -> float:
        """How much of a question's own terms the passage with the ``best`` score of ``search_text`` holds, to 1."""
        return self._lexical.confidence(own, best)

    def search_vectors(self, text: str, k: int) -> list[tuple[Document, float]]:
        """The ``k`` passages nearest in meaning with the cosine of their best window, best first."""
        return self._with_passages(self.vector_hits(self.model().embed_query(text), k))

    def vector_hits(
        self, vector: Sequence[float] | NDArray[np.float32], k: int, report_ids: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """The ``k`` passages nearest to a question's vector, by id; those of other reports are left out of the ``k``."""
        from assistant.indexing.vectors import nearest, vector_id_of

        if k < 1 or not any(vector):
            return []
        wanted, total = 2 * k, int(self.manifest["counts"]["vectors"])
        while True:
            near = {
                vector_id_of(name): cosine for name, cosine in nearest(self.vector_store(), vector, wanted)
            }
            best: dict[str, float] = {}
            report_of: dict[str, str] = {}
            for vector_id, passages in self._catalog.passages_with_vectors(list(near), k).items():
                report_of.update(passages)
                for passage_id, _ in passages:
                    best.setdefault(passage_id, round(near[vector_id], 6))
            if len(best) >= k or wanted >= total:
                break
            wanted = min(total, wanted * 4)
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))[:k]
        return [hit for hit in ranked if report_ids is None or report_of[hit[0]] in report_ids]

    def window_vectors(self, passage_ids: Sequence[str]) -> tuple[dict[str, list[int]], NDArray[np.float32]]:
        """The windows of each passage as numbers of rows, and the rows: distinct unit vectors."""
        return self._catalog.window_vectors(passage_ids)

    def vectors(self, passage_ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """The unit vectors of each passage's windows, shape (windows, dimension), by passage id."""
        windows, rows = self.window_vectors(passage_ids)
        return {passage_id: rows[numbers] for passage_id, numbers in windows.items()}

    def vector_store(self) -> Chroma:
        """The distinct windows of all passages as a LangChain vector store, for reading only."""
        with self._lock:
            if self._store is None:
                self._store = self._open_store()
            return self._store

    def model(self) -> Embeddings:
        """The embedding model the index was opened with.

        Raises:
            StoreError: it was opened without one.
        """
        if self.embedding is None:
            raise StoreError("the index was opened without an embedding model; pass one to open_index")
        return self.embedding

    def close(self) -> None:
        """Release files and memory; the index cannot be used afterwards."""
        with self._lock:
            store, self._store = self._store, None
        if store is not None:
            from assistant.indexing.vectors import close_store

            close_store(store)
        self._held.close()
        self._catalog.close()
        self._report.cache_clear()
        self._checks.cache_clear()
        self._facts.clear()
        self.__dict__.pop("_lexical", None)

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _with_passages(self, hits: Sequence[tuple[str, float]]) -> list[tuple[Document, float]]:
        found = self.passages_by_id([passage_id for passage_id, _ in hits])
        return [(found[passage_id], score) for passage_id, score in hits]

    # --- what is opened late ----------------------------------------------------------------

    @cached_property
    def _summaries(self) -> tuple[ReportSummary, ...]:
        return self._catalog.summaries()

    @cached_property
    def _in_force(self) -> frozenset[str]:
        return frozenset(summary.report_id for summary in self.reports() if not summary.superseded_by)

    @cached_property
    def _lexical(self) -> Lexical:
        from assistant.indexing.lexical import Lexical

        return Lexical(self.folder / generations.LEXICAL)

    def _open_store(self) -> Chroma:
        from assistant.indexing.vectors import open_store, place_of, private

        try:
            place = self._held.enter_context(private(place_of(self.folder, self.manifest)))
            return open_store(place, self.embedding)
        except StoreError as error:
            raise IndexDamagedError(f"{error}; run: assistant index --full") from error

    def _read_report(self, report_id: str) -> Report:
        return self._catalog.report(report_id)

    def _read_facts(self, key: _FactKey) -> tuple[Fact, ...]:
        found = self._catalog.facts(*key)
        if key[0] is None:
            found = [fact for fact in found if fact.report_id in self._in_force]
        return tuple(found)


_FactKey = tuple["tuple[str, ...] | None", "str | None", "str | None", "int | None"]


class _FactCache:
    """The latest look-ups, as long as they hold no more than ``FACTS_HELD`` facts together."""

    def __init__(self, read: Callable[[_FactKey], tuple[Fact, ...]]) -> None:
        self._read = read
        self._lock = threading.Lock()
        self._held: OrderedDict[_FactKey, tuple[Fact, ...]] = OrderedDict()
        self._size = 0

    def get(self, key: _FactKey) -> tuple[Fact, ...]:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        found = self._read(key)
        with self._lock:
            if key not in self._held:
                self._held[key] = found
                self._size += len(found) + 1
            while self._size > FACTS_HELD:
                _, dropped = self._held.popitem(last=False)
                self._size -= len(dropped) + 1
        return found

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
            self._size = 0


def model_identity(embedding: Embeddings) -> dict[str, Any]:
    """What tells two embedding models apart: equal identities give equal vectors.

    Models of this package say it themselves; any other is known by its class and by the vector it
    gives to a fixed sentence.
    """
    identity = getattr(embedding, "identity", None)
    if identity is not None and hasattr(identity, "as_dict"):
        return dict(identity.as_dict())
    import hashlib

    probe = np.asarray(embedding.embed_query("政府信息公开工作年度报告"), dtype=np.float64)
    digest = hashlib.sha256(json.dumps([round(float(value), 3) for value in probe]).encode()).hexdigest()
    kind = type(embedding)
    name = f"{kind.__module__}.{kind.__qualname__}"
    return {"model": name, "revision": digest[:16], "dimension": len(probe)}


def open_index(index_dir: str | Path, embedding: Embeddings | None = None, *, name: str = "") -> Index:
    """Open the published generation, or the one called ``name`` while it is still on disk.

    Without ``embedding`` everything but ``search_vectors`` works.

    Raises:
        IndexMissingError: nothing has been published, or no generation of that name is left.
        IndexStaleError: it was built with another model or by another version.
        IndexDamagedError: a file is missing or was changed.
    """
    index_dir = Path(index_dir)
    generation = (
        generations.held_generation(index_dir, name) if name else generations.current_generation(index_dir)
    )
    manifest = generation.manifest
    if manifest.get("layout") != LAYOUT:
        raise IndexStaleError(
            f"{generation.folder} was written by another version of the assistant; "
            f"run: assistant index --index {index_dir}"
        )
    if embedding is not None:
        given, built = model_identity(embedding), manifest["model"]
        if given != built:
            raise IndexStaleError(
                f"{generation.folder} was built with the embedding model {_named(built)}, the settings name "
                f"{_named(given)}; run: assistant index --index {index_dir}"
            )
    return Index(generation.folder, manifest, embedding)


def _named(identity: dict[str, Any]) -> str:
    return f"{identity.get('model')} ({identity.get('revision')}, {identity.get('dimension')} dimensions)"


class IndexHolder:
    """The published index of a running server: follows CURRENT, lets questions in flight finish.

    ``with holder.lease() as index:`` gives the newest generation; the one before is closed when its
    last lease ends. A new generation that cannot be opened is logged, and the old one serves on.
    """

    def __init__(self, index_dir: str | Path, embedding: Embeddings | None = None) -> None:
        self._index_dir = Path(index_dir)
        self._embedding = embedding
        self._lock = threading.Lock()
        self._opening = threading.Lock()
        self._leases: dict[int, int] = {}
        self._stamp = self._read_stamp()
        self._index = open_index(self._index_dir, embedding)
        self._closed = False

    @contextmanager
    def lease(self) -> Iterator[Index]:
        """The newest index, open at least until the block ends."""
        self.refresh()
        with self._lock:
            index = self._index
            self._leases[id(index)] = self._leases.get(id(index), 0) + 1
        try:
            yield index
        finally:
            self._release(index)

    @contextmanager
    def older(self, name: str) -> Iterator[Index]:
        """A generation that is no longer published, opened for this block alone.

        Raises:
            StoreError: it is no longer on disk, or cannot be opened with this model.
        """
        with open_index(self._index_dir, self._embedding, name=name) as index:
            yield index

    def older_names(self) -> list[str]:
        """The generations on disk that are not the one being served, newest first."""
        held = generations.list_generations(self._index_dir)
        return [g.name for g in reversed(held) if g.name != self._index.generation]

    def refresh(self) -> bool:
        """Open the published generation if it is another one; whether it was. One ``stat`` otherwise."""
        stamp = self._read_stamp()
        if stamp == self._stamp or not self._opening.acquire(blocking=False):
            return False  # unchanged, or another question is opening it already
        try:
            self._stamp = stamp
            fresh = open_index(self._index_dir, self._embedding)
        except StoreError as error:
            logger.error("the new index cannot be opened, %s serves on: %s", self._index.generation, error)
            return False
        finally:
            self._opening.release()
        with self._lock:
            old, self._index = self._index, fresh
            if not self._leases.get(id(old)):
                old.close()
        logger.info("now serving index generation %s", fresh.generation)
        return True

    def close(self) -> None:
        """Close the index once no lease is left; call at the end of the server."""
        with self._lock:
            self._closed = True
            if not self._leases.get(id(self._index)):
                self._index.close()

    def _release(self, index: Index) -> None:
        with self._lock:
            self._leases[id(index)] -= 1
            if not self._leases[id(index)]:
                del self._leases[id(index)]
                if self._closed or index is not self._index:
                    index.close()

    def _read_stamp(self) -> tuple[int, int, int] | None:
        try:
            found = (self._index_dir / generations.CURRENT).stat()
        except OSError:
            return None
        return (found.st_mtime_ns, found.st_ino, found.st_size)
