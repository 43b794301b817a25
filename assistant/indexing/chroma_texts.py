"""The texts of a Chroma folder of our own, written in bulk.

Chroma stores a text with several statements of its own, each a switch between two threads: two thirds
of the time of an ``add``. The tables take thousands at once. They are filled as Chroma itself fills
them, and only where they are those known here; otherwise ``can_write`` says no and Chroma writes the
texts. What Chroma then reads is compared with the catalog before anything is published.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from assistant.errors import StoreError

__all__ = ["DATABASE", "can_write", "write_texts"]

DATABASE = "chroma.sqlite3"
TEXT_KEY = "chroma:document"
KNOWN = {
    "segments": "id type scope collection",
    "embeddings": "id segment_id embedding_id seq_id created_at",
    "embedding_metadata": "id key string_value int_value float_value bool_value",
    "embedding_fulltext_search": "string_value",
}
"""The tables a text needs, with their columns."""
ROWS = (
    "FROM given CROSS JOIN embeddings ON embedding_id = name "
    "WHERE segment_id IN (SELECT id FROM segments WHERE scope = 'METADATA') ORDER BY id"
)


def can_write(folder: Path) -> bool:
    """Whether the collection's tables are those known here, and Python's SQLite can fill them."""
    try:
        with _connected(folder) as connection:
            return all(
                " ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})")) == columns
                for table, columns in KNOWN.items()
            )
    except sqlite3.Error:  # without the full-text search that Chroma uses
        return False


def write_texts(folder: Path, texts: Sequence[tuple[str, str]]) -> None:
    """Store the text of each entry, by its id, that was added without one.

    Raises:
        StoreError: an entry is not there.
    """
    with _connected(folder) as connection, connection:
        connection.execute("CREATE TEMP TABLE given (name TEXT PRIMARY KEY, text TEXT NOT NULL)")
        connection.executemany("INSERT INTO given VALUES (?, ?)", texts)
        written = connection.execute(
            f"INSERT INTO embedding_metadata (id, key, string_value) SELECT id, '{TEXT_KEY}', text {ROWS}"
        )
        if written.rowcount != len(texts):
            raise StoreError(f"{folder}: {written.rowcount} of {len(texts)} texts found their entry")
        connection.execute(
            f"INSERT INTO embedding_fulltext_search (rowid, string_value) SELECT id, text {ROWS}"
        )


@contextmanager
def _connected(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        # The folder is private until it is published, and flushed to disk before.
        connection.execute("PRAGMA synchronous = OFF")
        yield connection
