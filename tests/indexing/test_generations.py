"""Generations on disk: named, sealed, published, rolled back, pruned, one writer at a time."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path

import pytest

from assistant.errors import IndexDamagedError, IndexLockedError, IndexMissingError, StoreError
from assistant.indexing import generations
from assistant.indexing.generations import (
    current_generation,
    current_name,
    list_generations,
    prune,
    publish,
    rollback,
    seal,
    writer_lock,
)


def add(index_dir: Path, number: int, content: str = "facts") -> str:
    """Publish a generation with a few files."""
    index_dir.mkdir(exist_ok=True)
    folder = generations.new_folder(index_dir)
    (folder / "catalog.sqlite").write_text(content, encoding="utf-8")
    (folder / "lexical").mkdir()
    (folder / "lexical" / "terms").write_text("terms", encoding="utf-8")
    (folder / "chroma").mkdir()
    (folder / "chroma" / "chroma.sqlite3").write_text("rows", encoding="utf-8")
    seal(folder, {"schema": 1})
    name = f"{number:06d}-0000000{number % 10}"
    publish(index_dir, folder, name)
    return name


def names(index_dir: Path) -> list[str]:
    return [generation.name for generation in list_generations(index_dir)]


def test_a_published_generation_is_the_current_one(tmp_path: Path) -> None:
    first, second = add(tmp_path, 1), add(tmp_path, 2)
    assert current_name(tmp_path) == second
    assert [(g.name, g.number, g.current) for g in list_generations(tmp_path)] == [
        (first, 1, False),
        (second, 2, True),
    ]
    assert generations.next_number(tmp_path) == 3


def test_nothing_published_names_the_command_that_builds(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="assistant index"):
        current_name(tmp_path / "nowhere")
    assert list_generations(tmp_path / "nowhere") == []
    with pytest.raises(IndexMissingError):
        prune(tmp_path)


@pytest.mark.parametrize("content", ["", "../../etc\n", "000001-zzzzzzzz\n", "\x00"])
def test_a_pointer_that_names_no_generation_is_damage(tmp_path: Path, content: str) -> None:
    add(tmp_path, 1)
    (tmp_path / "CURRENT").write_text(content, encoding="utf-8")
    with pytest.raises(IndexDamagedError, match="assistant index"):
        current_generation(tmp_path)


@pytest.mark.parametrize("name", ["catalog.sqlite", "lexical/terms", "manifest.json"])
def test_a_missing_or_changed_file_is_damage(tmp_path: Path, name: str) -> None:
    path = tmp_path / add(tmp_path, 1) / name
    path.write_bytes(path.read_bytes()[:-2])
    with pytest.raises(IndexDamagedError, match="--full"):
        current_generation(tmp_path)
    path.unlink()
    with pytest.raises(IndexDamagedError, match="--full"):
        current_generation(tmp_path)


def test_changed_contents_of_equal_length_are_found_by_checksum(tmp_path: Path) -> None:
    folder = tmp_path / add(tmp_path, 1)
    (folder / "catalog.sqlite").write_text("FACTS", encoding="utf-8")
    assert generations.changed_files(current_generation(tmp_path)) == ["catalog.sqlite"]


def test_files_chroma_writes_to_are_not_sealed(tmp_path: Path) -> None:
    manifest = json.loads((tmp_path / add(tmp_path, 1) / "manifest.json").read_text(encoding="utf-8"))
    assert sorted(manifest["files"]) == ["catalog.sqlite", "lexical/terms"]


def test_rollback_publishes_the_one_before(tmp_path: Path) -> None:
    first, second, third = add(tmp_path, 1), add(tmp_path, 2), add(tmp_path, 3)
    assert rollback(tmp_path).name == second == current_name(tmp_path)
    assert rollback(tmp_path).name == first
    with pytest.raises(IndexMissingError, match="no generation before"):
        rollback(tmp_path)
    assert current_name(tmp_path) == first
    assert names(tmp_path) == [first, second, third]
    assert generations.next_number(tmp_path) == 4


def test_rollback_passes_over_a_damaged_generation(tmp_path: Path) -> None:
    first, second, _ = add(tmp_path, 1), add(tmp_path, 2), add(tmp_path, 3)
    (tmp_path / second / "catalog.sqlite").unlink()
    assert rollback(tmp_path).name == first


def test_prune_keeps_the_newest_and_the_published_one(tmp_path: Path) -> None:
    added = [add(tmp_path, number) for number in range(1, 6)]
    for _ in range(3):
        rollback(tmp_path)
    assert prune(tmp_path, keep=2) == [added[0], added[2]]
    assert names(tmp_path) == [added[1], added[3], added[4]]
    assert current_name(tmp_path) == added[1]


def test_what_a_crashed_build_left_is_removed_by_the_next_writer(tmp_path: Path) -> None:
    add(tmp_path, 1)
    left = generations.new_folder(tmp_path)
    (left / "half").write_text("", encoding="utf-8")
    (tmp_path / ".tmp-CURRENT-00").write_text("", encoding="utf-8")
    with writer_lock(tmp_path):
        assert not list(tmp_path.glob(".tmp-*"))
    assert len(names(tmp_path)) == 1


def _try_to_write(index_dir: Path, told: multiprocessing.SimpleQueue[str]) -> None:
    try:
        with writer_lock(index_dir):
            told.put("written")
    except IndexLockedError as error:
        told.put(str(error))


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    import os

    context = multiprocessing.get_context("spawn")
    told = context.SimpleQueue()
    with writer_lock(tmp_path):
        other = context.Process(target=_try_to_write, args=(tmp_path, told))
        other.start()
        other.join()
        assert f"process {os.getpid()}" in told.get()
    with writer_lock(tmp_path):
        pass


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"), writer_lock(blocked / "index"):
        pass
