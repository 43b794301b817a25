"""The two indexes of a generation that search over everything, words and vectors, filled from its catalog."""

from __future__ import annotations

import json
import logging
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from assistant.errors import StoreError
from assistant.indexing import generations, vectors
from assistant.indexing.catalog import LAYOUT, Catalog, batches
from assistant.indexing.generations import Generation
from assistant.indexing.lexical import LexicalWriter, build_lexical
from assistant.indexing.reading import reader_identity
from assistant.indexing.rows import ReportRows
from assistant.indexing.verify import faults_of

__all__ = ["Words", "write_searches"]

logger = logging.getLogger(__name__)


class Words:
    """The lexical index of a generation, written while its reports are read.

    That counts on every report staying in force; where one leaves the search, what was written is
    thrown away. ``base`` is the generation that is continued, unless ``afresh``: something of it is
    known to have left.
    """

    def __init__(self, folder: Path, base: Generation | None, *, afresh: bool) -> None:
        self._folder = folder
        self._before: Path | None = None
        self._held, self._added = frozenset[str](), set[str]()
        if base and base.manifest.get("words") == reader_identity():
            with closing(Catalog(base.folder / generations.CATALOG)) as last:
                self._held = last.in_force()
            self._before = base.folder / generations.LEXICAL
        with self._disk():
            self._writer = (
                None if base and (afresh or not self._before) else LexicalWriter(folder, self._before)
            )

    def add(self, reports: Sequence[ReportRows]) -> None:
        """Add what reports are found by."""
        self._added |= {report.report_id for report in reports}
        if self._writer is None:
            return
        with self._disk():
            for report in reports:
                for passage_id, words in report.words:
                    self._writer.add(passage_id, report.report_id, words)

    def finish(self, catalog: Catalog) -> None:
        """Make the index hold the passages of the reports in force, and no others."""
        wanted = catalog.in_force()
        with self._disk():
            if self._writer and self._held | self._added == wanted and not self._held & self._added:
                self._writer.commit()
                return
            self._writer = None
            shutil.rmtree(self._folder, ignore_errors=True)
            before = self._before if self._held <= wanted else None
            new = sorted(wanted - self._held if before else wanted)
            passages = (passage for ids in batches(new, 100) for passage in catalog.passages(ids))
            build_lexical(self._folder, passages, before)

    @contextmanager
    def _disk(self) -> Iterator[None]:
        try:
            yield
        except ValueError as error:  # what tantivy raises for a fault of the disk
            raise StoreError(f"{self._folder}: the lexical index cannot be written ({error})") from error


def write_searches(
    folder: Path, manifest: dict[str, Any], catalog: Catalog, words: Words, held: Generation | None
) -> None:
    """Finish both and check the whole; ``manifest`` says what for, and learns how worn the collection is.

    ``held`` is the last generation where its collection can be continued.

    Raises:
        StoreError: what was written does not hold together.
    """
    with ThreadPoolExecutor(1) as pool:  # Chroma and tantivy both work outside Python's lock
        written = pool.submit(words.finish, catalog)
        _fill_vectors(folder, manifest, catalog, held, written.result)


def _fill_vectors(
    folder: Path,
    manifest: dict[str, Any],
    catalog: Catalog,
    held: Generation | None,
    wait_for_words: Callable[[], None],
) -> None:
    """Fill the collection, starting from the last one where it holds the same model's vectors.

    The lexical index is written meanwhile; the check of the whole has to wait for it.
    """
    about = {"model": json.dumps(manifest["model"], ensure_ascii=False), "layout": LAYOUT}
    faults: list[str] = []
    place = vectors.place_of(folder, manifest)
    try:
        manifest["vectors"]["deleted"] = vectors.fill(place, catalog, about, _collection_of(held))
    except (OSError, sqlite3.Error, StoreError) as error:
        faults = [str(error)]
    wait_for_words()
    try:
        faults = faults or faults_of(folder, manifest)
        worn = bool(faults) or vectors.lost(place, catalog) > vectors.MAX_LOST
    except (OSError, sqlite3.Error, StoreError) as error:
        faults, worn = [str(error)], True
    if worn and not place.url:
        logger.info("the collection is written afresh: %s", "; ".join(faults) or "too many entries not found")
        afresh = vectors.Place(folder / f"{vectors.CHROMA}-afresh", place.collection)
        manifest["vectors"]["deleted"] = vectors.fill(afresh, catalog, about)
        shutil.rmtree(place.folder, ignore_errors=True)
        afresh.folder.rename(place.folder)
        faults = faults_of(folder, manifest)
    if faults:
        raise StoreError(f"the new index failed its check, the published one stands: {'; '.join(faults)}")


def _collection_of(held: Generation | None) -> vectors.Before | None:
    if held is None:
        return None
    with closing(Catalog(held.folder / generations.CATALOG)) as catalog:
        entry_ids = frozenset(catalog.entries())
    place = vectors.place_of(held.folder, held.manifest)
    return vectors.Before(place, entry_ids, held.manifest["vectors"]["deleted"])
