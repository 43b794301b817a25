"""The two indexes of a generation that search over everything, words and vectors, filled from its catalog."""

from __future__ import annotations

import json
import logging
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

from assistant.errors import StoreError
from assistant.indexing import generations, vectors
from assistant.indexing.catalog import LAYOUT, Catalog, batches
from assistant.indexing.generations import Generation
from assistant.indexing.lexical import build_lexical
from assistant.indexing.verify import faults_of

__all__ = ["write_searches"]

logger = logging.getLogger(__name__)


def write_searches(
    folder: Path,
    manifest: dict[str, Any],
    catalog: Catalog,
    base: Generation | None,
    vectors_from: Generation | None,
) -> None:
    """Write both and check the whole; ``manifest`` says what for, and learns how worn the collection is.

    ``base`` is the generation whose words, ``vectors_from`` the one whose collection can be continued.

    Raises:
        StoreError: what was written does not hold together.
    """
    with ThreadPoolExecutor(1) as pool:  # Chroma and tantivy both work outside Python's lock
        words = pool.submit(_write_words, folder / generations.LEXICAL, manifest, catalog, base)
        _fill_vectors(folder, manifest, catalog, vectors_from, words.result)


def _write_words(folder: Path, manifest: dict[str, Any], catalog: Catalog, base: Generation | None) -> None:
    """Write the lexical index: the last one and what is new, or afresh where something left it."""
    wanted, held, before = catalog.in_force(), frozenset[str](), None
    if base and base.manifest.get("words") == manifest["words"]:
        with closing(Catalog(base.folder / generations.CATALOG)) as last:
            held = last.in_force()
        if held <= wanted:
            before = base.folder / generations.LEXICAL
    new = sorted(wanted - held if before else wanted)
    try:
        build_lexical(folder, (doc for ids in batches(new, 100) for doc in catalog.passages(ids)), before)
    except ValueError as error:  # what tantivy raises for a fault of the disk
        raise StoreError(f"{folder}: the lexical index cannot be written ({error})") from error


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
