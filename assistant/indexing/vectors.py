"""The vectors of one generation in Chroma: in a folder of its own, or on a Chroma server.

A collection is filled once and never updated in place. The next generation starts as a copy, takes
deletions and additions under ids that name their content, and is filled afresh from the vectors the
catalog holds once a third of it would be deleted entries.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import numpy as np

from assistant.errors import StoreError
from assistant.indexing.catalog import Entry, batches
from assistant.indexing.chroma_texts import DATABASE, can_write, write_texts

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings
    from numpy.typing import NDArray

    from assistant.indexing.catalog import Catalog

__all__ = [
    "CHROMA",
    "MAX_LOST",
    "Before",
    "Place",
    "check",
    "close_store",
    "connect",
    "connected",
    "create",
    "fill",
    "lost",
    "nearest",
    "new_name",
    "open_store",
    "place_of",
    "private",
    "sweep",
    "vector_id_of",
]

CHROMA = "chroma"
COLLECTION = "windows"
BATCH = 1000
"""Rows of one request: 10 times faster than 100, and no more than a server takes of long vectors."""
OWN_BATCH = 5000
"""Rows of one ``add`` to a folder of our own; Chroma's limit is 5461. A fifth faster than 1000."""
MAX_DELETED = 1 / 3
"""Share of deleted entries at which a copied collection is filled afresh."""
SAMPLE = 500
"""Entries compared, and looked up by their own vector, when a build is checked; ``verify`` takes all."""
SAME = 1e-3
"""Cosine distance up to which an entry has found itself, or its like."""
MAX_LOST = 0.01
ROUNDED = 1e-5
"""How far a component of a unit vector may be off after the way through the store."""
CONFIGURATION: CreateCollectionConfiguration = {
    "hnsw": {"space": "cosine", "max_neighbors": 32, "ef_search": 200}
}
"""Of 18,538 entries of 5,000 alike reports the defaults (16, 100) lose 262 and find 0.990 of the true ten
nearest; these lose 24 and find 0.999, in the same time to build and 0.1 ms more a query."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a collection is: below ``folder``, or on the server at ``url``."""

    folder: Path
    collection: str = COLLECTION
    url: str = ""


def new_name(generation: str, url: str, index_id: str) -> str:
    """The name of a new generation's collection; on a server it says whose it is and is never used twice."""
    return f"disclosure-{index_id}-{generation}-{secrets.token_hex(4)}" if url else COLLECTION


def place_of(folder: Path, manifest: dict[str, Any]) -> Place:
    """Where the collection of a generation is."""
    return Place(folder / CHROMA, manifest["vectors"]["collection"], manifest["vectors"]["url"])


def connect(place: Place) -> ClientAPI:
    """A client of the store; ``close()`` it when done.

    Raises:
        StoreError: the server does not answer or the folder cannot be opened.
    """
    import chromadb
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    # Chroma would otherwise read any .env file of the working folder.
    settings = Settings(_env_file=None, anonymized_telemetry=False)  # type: ignore[call-arg]
    try:
        if place.url:
            parts = urlsplit(place.url)
            secure = parts.scheme == "https"
            port = parts.port or (443 if secure else 8000)
            return chromadb.HttpClient(parts.hostname or "", port, ssl=secure, settings=settings)
        return chromadb.PersistentClient(str(place.folder), settings=settings)
    except (ChromaError, ValueError, OSError) as error:
        where = place.url or place.folder
        raise StoreError(f"{where}: Chroma cannot be opened ({error})") from error


def open_store(place: Place, embedding: Embeddings | None) -> Chroma:
    """The collection as a LangChain vector store; close its client with ``close_store``.

    Raises:
        StoreError: the server or folder cannot be opened, or holds no such collection.
    """
    from chromadb.errors import ChromaError
    from langchain_chroma import Chroma

    client = connect(place)
    try:
        return Chroma(
            place.collection,
            embedding_function=embedding,
            client=client,
            client_settings=client.get_settings(),
            create_collection_if_not_exists=False,
        )
    except (ChromaError, ValueError) as error:
        _close(client)
        where = place.url or place.folder
        raise StoreError(f"{where}: the collection {place.collection} cannot be opened ({error})") from error


def nearest(store: Chroma, vector: Sequence[float] | NDArray[np.float32], k: int) -> list[tuple[str, float]]:
    """The ``k`` entries nearest to a vector by id with their cosine, best first.

    Asking for no texts takes a third of the time that LangChain's own search does.
    """
    asked = np.asarray([vector], dtype=np.float32)
    found = store._collection.query(asked, n_results=k, include=["distances"])
    assert found["distances"] is not None
    return [(name, 1.0 - far) for name, far in zip(found["ids"][0], found["distances"][0], strict=True)]


def close_store(store: Chroma) -> None:
    """Release the files and memory of a store that ``open_store`` opened."""
    _close(store._client)


@contextmanager
def private(place: Place) -> Iterator[Place]:
    """The place itself, or a copy of it for as long as the block runs where it cannot be written.

    Chroma writes to its folder even to read it, so a read-only index needs a copy.

    Raises:
        StoreError: there is no collection.
    """
    if not place.url and not (place.folder / DATABASE).is_file():
        raise StoreError(f"{place.folder} is missing")
    if place.url or os.access(place.folder, os.W_OK):
        yield place
        return
    with TemporaryDirectory(prefix="disclosure-index-") as copied:
        _copy(place.folder, Path(copied) / place.folder.name)
        yield replace(place, folder=Path(copied) / place.folder.name)


@contextmanager
def connected(place: Place) -> Iterator[ClientAPI]:
    """A client, closed at the end; a fault of Chroma inside the block becomes a StoreError."""
    from chromadb.errors import ChromaError

    client = connect(place)
    try:
        yield client
    except ChromaError as error:
        raise StoreError(f"{place.url or place.folder}: Chroma failed ({error})") from error
    finally:
        _close(client)


def _close(client: Any) -> None:
    servers = (client._server, client._admin_client._server)
    client.close()
    for server in servers:  # chromadb 1.5 leaves the connections of its HTTP clients open
        if session := getattr(server, "_session", None):
            session.close()


@dataclass(frozen=True, slots=True)
class Before:
    """The collection of the last generation: what it holds, and how many entries it has had deleted."""

    place: Place
    entry_ids: frozenset[str]
    deleted: int


def fill(place: Place, catalog: Catalog, about: dict[str, Any], before: Before | None = None) -> int:
    """Make the collection hold exactly the entries of the catalog.

    ``about`` becomes the collection's metadata. The entries of ``before`` are copied where that pays;
    otherwise everything is written afresh from the vectors of the catalog.

    Returns:
        How many entries of the collection were deleted since it was last written afresh.
    """
    wanted = catalog.entries()
    if before is not None and not place.url and not before.place.url:
        gone = before.entry_ids - set(wanted)
        deleted = before.deleted + len(gone)
        if deleted <= len(wanted) * MAX_DELETED:
            _copy(before.place.folder, place.folder)
            with connected(place) as client:
                collection = client.get_collection(place.collection, embedding_function=None)
                collection.modify(metadata=about)
                for chosen in batches(sorted(gone), BATCH):
                    collection.delete(ids=list(chosen))
                new = [entry for name, entry in wanted.items() if name not in before.entry_ids]
                _add(collection, catalog, new, place)
            return deleted
    with connected(place) as client:
        _add(create(client, place.collection, about), catalog, list(wanted.values()), place)
    return 0


def create(client: ClientAPI, name: str, about: dict[str, Any]) -> Collection:
    """A new, empty collection whose distance is 1 - cosine."""
    # Without embedding_function=None Chroma would fetch an English model of its own from the network.
    return client.create_collection(
        name, embedding_function=None, metadata=about, configuration=CONFIGURATION
    )


def _copy(source: Path, target: Path) -> None:
    """Copy an idle collection; its SQLite file by SQLite's own backup, as a reader may be opening it."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(f"{DATABASE}*"))
    locked = "mode=ro" if os.access(source, os.W_OK) else "mode=ro&immutable=1"
    with (
        contextlib.closing(
            sqlite3.connect(f"file:{quote(str(source / DATABASE))}?{locked}", uri=True)
        ) as old,
        contextlib.closing(sqlite3.connect(target / DATABASE)) as new,
    ):
        old.backup(new)


def _add(collection: Collection, catalog: Catalog, entries: list[Entry], place: Place) -> None:
    ours = not place.url and can_write(place.folder)
    for chosen in batches(entries, BATCH if place.url else OWN_BATCH):
        contents = catalog.entry_contents(chosen)
        ids, texts = [entry.entry_id for entry in chosen], [text for text, _ in contents]
        vectors = np.stack([vector for _, vector in contents])
        collection.add(ids=ids, embeddings=vectors, documents=None if ours else texts)
        if ours:
            write_texts(place.folder, list(zip(ids, texts, strict=True)))


def vector_id_of(entry_id: str) -> bytes:
    """The vector an entry of the store is about."""
    return bytes.fromhex(entry_id[:32])


def check(place: Place, catalog: Catalog, *, contents: bool = False) -> list[str]:
    """What is wrong with the collection: entries missing, foreign, or (of all with ``contents``, else of a sample) changed."""
    wanted = catalog.entries()
    found = []
    with connected(place) as client:
        collection = client.get_collection(place.collection, embedding_function=None)
        held = set(collection.get(include=[])["ids"])
        if held != set(wanted):
            found.append(
                f"vectors: {len(set(wanted) - held)} entries missing, {len(held - set(wanted))} foreign"
            )
        same = [entry for name, entry in sorted(wanted.items()) if name in held]
        if not contents:
            same = _sample(same)
        changed = sum(_changed(collection, catalog, chosen) for chosen in batches(same, BATCH))
    if changed:
        found.append(f"vectors: {changed} entries have another vector or text than the catalog")
    return found


def _changed(collection: Collection, catalog: Catalog, entries: Sequence[Entry]) -> int:
    """How many of the entries, fetched by id, are not what the catalog says."""
    rows = collection.get([entry.entry_id for entry in entries], include=["embeddings", "documents"])
    assert rows["documents"] is not None
    assert rows["embeddings"] is not None
    held = dict(zip(rows["ids"], zip(rows["documents"], rows["embeddings"], strict=True), strict=True))
    changed = 0
    for entry, (text, vector) in zip(entries, catalog.entry_contents(entries), strict=True):
        document, embedding = held[entry.entry_id]
        changed += document != text or not np.allclose(embedding, vector, atol=ROUNDED)
    return changed


def lost(place: Place, catalog: Catalog, *, every: bool = False) -> float:
    """The share of entries (of a sample by default) that a search by their own vector does not find.

    The index is approximate: a few in a thousand are usual in a large one, more are damage.
    """
    entries = [entry for _, entry in sorted(catalog.entries().items())]
    looked, missed = 0, 0
    with connected(place) as client:
        collection = client.get_collection(place.collection, embedding_function=None)
        for chosen in batches(entries if every else _sample(entries), BATCH):
            rows = [vector for _, vector in catalog.entry_contents(chosen) if vector.any()]
            if rows:
                found = collection.query(query_embeddings=np.stack(rows), n_results=1, include=["distances"])
                looked += len(rows)
                missed += sum(not near or near[0] > SAME for near in found["distances"] or [])
    return missed / max(looked, 1)


def _sample(entries: list[Entry]) -> list[Entry]:
    return entries[:: max(1, len(entries) // SAMPLE)]


def sweep(url: str, index_id: str, keep: Iterable[str]) -> list[str]:
    """Drop an index's collections on a server that no generation names any more; their names."""
    kept = set(keep)
    with connected(Place(Path(), url=url)) as client:
        names = [collection.name for collection in client.list_collections()]
        dropped = [name for name in names if name.startswith(f"disclosure-{index_id}-") and name not in kept]
        for name in dropped:
            client.delete_collection(name)
    return dropped
