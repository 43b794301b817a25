"""Texts written into Chroma's tables are those Chroma would have written, or Chroma writes them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.errors import StoreError
from assistant.indexing import chroma_texts, vectors
from assistant.indexing.chroma_texts import DATABASE, can_write, write_texts

TEXTS = {f"entry{number}": f"第{number}年收到申请{number}件" for number in range(5)}


def fill(folder: Path, *, ours: bool) -> dict[str, Any]:
    """A collection of the texts; what it answers, and the rows of its tables."""
    with vectors.connected(vectors.Place(folder)) as client:
        collection = vectors.create(client, "windows", {"about": "a test"})
        rows = np.eye(len(TEXTS), 8, dtype=np.float32)
        names, texts = list(TEXTS), list(TEXTS.values())
        collection.add(ids=names, embeddings=rows, documents=None if ours else texts)
        if ours:
            assert can_write(folder)
            write_texts(folder, list(TEXTS.items()))
        found = collection.query(query_embeddings=rows[2:3], n_results=1)
        asked = {
            "all": collection.get(include=["documents", "metadatas"]),
            "nearest": (found["ids"], found["documents"]),
            "containing": collection.get(where_document={"$contains": "请3件"})["ids"],
        }
        collection.delete(ids=["entry3"])
        asked["deleted"] = collection.get(where_document={"$contains": "收到申请"})["ids"]
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        for table in ("embedding_metadata", "embedding_fulltext_search"):
            asked[table] = database.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid").fetchall()
    return asked


def test_chroma_cannot_tell_who_wrote_its_texts(tmp_path: Path) -> None:
    ours, chromas = fill(tmp_path / "ours", ours=True), fill(tmp_path / "chroma", ours=False)
    assert ours == chromas
    assert ours["all"]["documents"] == list(TEXTS.values())
    assert ours["nearest"] == ([["entry2"]], [["第2年收到申请2件"]])
    assert ours["containing"] == ["entry3"]
    assert ours["deleted"] == ["entry0", "entry1", "entry2", "entry4"]


def test_other_tables_are_left_to_chroma(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "store", ours=False)
    monkeypatch.setitem(chroma_texts.KNOWN, "embedding_metadata", "id key text")
    assert not can_write(tmp_path / "store")


def test_a_text_without_its_entry_is_an_error_and_changes_nothing(tmp_path: Path) -> None:
    before = fill(tmp_path / "store", ours=False)
    with pytest.raises(StoreError, match="0 of 1 texts"):
        write_texts(tmp_path / "store", [("nobody", "无")])
    with vectors.connected(vectors.Place(tmp_path / "store")) as client:
        held = client.get_collection("windows", embedding_function=None).get()
    assert held["documents"] == [text for text in before["all"]["documents"] if text != TEXTS["entry3"]]
