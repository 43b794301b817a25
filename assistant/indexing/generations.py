"""Generations of an index: immutable folders, and the pointer that says which one is served.

``index/<number>-<content hash>/`` holds ``catalog.sqlite``, ``chroma/``, ``lexical/`` and
``manifest.json``; ``index/CURRENT`` holds the name of the published one. A generation is written
under ``.tmp-…``, flushed to disk, renamed, and only then named by CURRENT, each step atomic: a crash
at any moment leaves the previous generation published.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from assistant.errors import IndexDamagedError, IndexLockedError, IndexMissingError, StoreError

__all__ = [
    "CATALOG",
    "LEXICAL",
    "Generation",
    "changed_files",
    "current_generation",
    "current_name",
    "disk_bytes",
    "file_sha256",
    "held_generation",
    "index_id",
    "list_generations",
    "new_folder",
    "next_number",
    "prune",
    "publish",
    "read_manifest",
    "remove_old",
    "rollback",
    "seal",
    "writer_lock",
]

CURRENT = "CURRENT"
MANIFEST = "manifest.json"
CATALOG = "catalog.sqlite"
LEXICAL = "lexical"
LOCK = ".lock"
WRITER = ".writer"
IDENTITY = ".id"
_NAME = re.compile(r"(\d{6,})-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation on disk: its name, folder, manifest, and whether it is the published one."""

    name: str
    folder: Path
    manifest: dict[str, Any]
    current: bool = False

    @property
    def number(self) -> int:
        """Its place in the order of building."""
        return int(self.name.split("-")[0])


@contextmanager
def writer_lock(index_dir: Path) -> Iterator[None]:
    """Hold the one writer's lock; readers need none.

    Raises:
        IndexLockedError: another process is building; names its process id.
        StoreError: the folder cannot be written.
    """
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        lock = FileLock(index_dir / LOCK, timeout=0)
        lock.acquire()
    except Timeout as error:
        raise IndexLockedError(
            f"{index_dir} is being built by another process{_writer_hint(index_dir)}; "
            "wait for it to end, or stop it, then run: assistant index"
        ) from error
    except OSError as error:
        reason = error.strerror or error
        raise StoreError(f"{index_dir} cannot be written ({reason}); check its permissions") from error
    try:
        (index_dir / WRITER).write_text(str(os.getpid()), encoding="ascii")
        _remove_leftovers(index_dir)
        yield
    finally:
        (index_dir / WRITER).unlink(missing_ok=True)
        lock.release()


def _writer_hint(index_dir: Path) -> str:
    try:
        return f" (process {(index_dir / WRITER).read_text(encoding='ascii')})"
    except OSError:
        return ""


def _remove_leftovers(index_dir: Path) -> None:
    """Remove what a crashed build left; only called with the lock held."""
    for path in index_dir.glob(".tmp-*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def new_folder(index_dir: Path) -> Path:
    """An empty folder to build in. Its name is never used twice: Chroma cannot reopen a removed path."""
    folder = index_dir / f".tmp-{os.getpid()}-{secrets.token_hex(4)}"
    folder.mkdir()
    return folder


def index_id(index_dir: Path) -> str:
    """A random name for the index as a whole, made once: what it owns on a Chroma server bears it."""
    path = index_dir / IDENTITY
    if not path.exists():
        path.write_text(secrets.token_hex(4), encoding="ascii")
    return path.read_text(encoding="ascii")


def next_number(index_dir: Path) -> int:
    """The number of the next generation: higher than any on disk, published or not."""
    numbers = [int(match[1]) for path in index_dir.iterdir() if (match := _NAME.fullmatch(path.name))]
    return max(numbers, default=0) + 1


def current_name(index_dir: Path) -> str:
    """The name of the published generation.

    Raises:
        IndexMissingError: nothing has been published; names the command that does.
    """
    try:
        name = (index_dir / CURRENT).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise IndexMissingError(
            f"no index has been published in {index_dir}; run: assistant index --index {index_dir}"
        ) from error
    if not _NAME.fullmatch(name):
        raise IndexDamagedError(
            f"{index_dir / CURRENT} does not name a generation; run: assistant index --index {index_dir}"
        )
    return name


def current_generation(index_dir: Path) -> Generation:
    """The published generation.

    Raises:
        IndexMissingError: nothing has been published.
        IndexDamagedError: the generation named is not there or not complete.
    """
    name = current_name(index_dir)
    return Generation(name, index_dir / name, read_manifest(index_dir / name), current=True)


def held_generation(index_dir: Path, name: str) -> Generation:
    """A generation still on disk by its name, published or not.

    Raises:
        IndexMissingError: there is none of that name.
        IndexDamagedError: it is not complete.
    """
    if not _NAME.fullmatch(name) or not (index_dir / name).is_dir():
        raise IndexMissingError(f"{index_dir} holds no generation of that name any more")
    return Generation(name, index_dir / name, read_manifest(index_dir / name))


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a generation, after looking that every file it names is there in full.

    Raises:
        IndexDamagedError: a file is missing, shorter or longer; ``verify`` compares contents as well.
    """
    advice = f"run: assistant index --full --index {folder.parent}"
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = manifest["files"]
    except (OSError, ValueError, KeyError) as error:
        raise IndexDamagedError(f"{folder}: no readable manifest ({error}); {advice}") from error
    for name, entry in files.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != entry["bytes"]:
            raise IndexDamagedError(f"{path} is missing or was changed; {advice}")
    return manifest


def seal(folder: Path, manifest: dict[str, Any]) -> None:
    """Write the manifest with size and SHA-256 of every immutable file, and flush all to disk.

    Chroma's files are left out, as Chroma writes to them whenever they are opened; what they hold is
    compared with the catalog instead.
    """
    sealed = [folder / CATALOG, *(folder / LEXICAL).rglob("*")]
    paths = sorted(path for path in sealed if path.is_file())
    files = {
        path.relative_to(folder).as_posix(): {"bytes": path.stat().st_size, "sha256": file_sha256(path)}
        for path in paths
    }
    text = json.dumps({**manifest, "files": files}, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
    for path in sorted(folder.rglob("*"), reverse=True):
        _flush(path)
    _flush(folder)


def changed_files(generation: Generation) -> list[str]:
    """The files of a generation whose contents are not those its manifest names."""
    entries = generation.manifest["files"].items()
    return [name for name, entry in entries if file_sha256(generation.folder / name) != entry["sha256"]]


def publish(index_dir: Path, folder: Path, name: str) -> None:
    """Rename a sealed folder to its generation and let CURRENT name it."""
    os.rename(folder, index_dir / name)
    _flush(index_dir)
    _point_to(index_dir, name)


def _point_to(index_dir: Path, name: str) -> None:
    pointer = index_dir / f".tmp-{CURRENT}-{secrets.token_hex(4)}"
    pointer.write_text(name + "\n", encoding="ascii")
    _flush(pointer)
    os.replace(pointer, index_dir / CURRENT)
    _flush(index_dir)


def list_generations(index_dir: Path) -> list[Generation]:
    """The complete generations on disk, oldest first."""
    try:
        published = current_name(index_dir)
    except StoreError:
        published = ""
    found = []
    for path in sorted(index_dir.iterdir()) if index_dir.is_dir() else []:
        if _NAME.fullmatch(path.name) and (path / MANIFEST).is_file():
            try:
                manifest = read_manifest(path)
            except IndexDamagedError:
                continue
            found.append(Generation(path.name, path, manifest, path.name == published))
    return sorted(found, key=lambda generation: generation.number)


def rollback(index_dir: Path) -> Generation:
    """Publish the complete generation before the current one again, and return it.

    Raises:
        IndexMissingError: there is none before it.
    """
    with writer_lock(index_dir):
        held = list_generations(index_dir)
        number = int(current_name(index_dir).split("-")[0])
        earlier = [generation for generation in held if generation.number < number]
        if not earlier:
            raise IndexMissingError(f"{index_dir} holds no generation before the published one")
        _point_to(index_dir, earlier[-1].name)
        return Generation(earlier[-1].name, earlier[-1].folder, earlier[-1].manifest, current=True)


def prune(index_dir: Path, keep: int = 3) -> list[str]:
    """Remove all but the newest ``keep`` generations and the published one; the names removed.

    Raises:
        IndexMissingError: nothing has been published.
        IndexLockedError: another process is building.
    """
    current_name(index_dir)
    with writer_lock(index_dir):
        return remove_old(index_dir, keep)


def remove_old(index_dir: Path, keep: int) -> list[str]:
    """``prune`` for who holds the writer's lock already."""
    published = current_name(index_dir)
    names = [path.name for path in index_dir.iterdir() if _NAME.fullmatch(path.name)]
    names.sort(key=lambda name: int(name.split("-")[0]))
    removed = [name for name in names[: max(0, len(names) - keep)] if name != published]
    for name in removed:
        # Renamed first, so that a crash never leaves half a generation under its name.
        doomed = index_dir / f".tmp-{name}-{secrets.token_hex(4)}"
        os.rename(index_dir / name, doomed)
        shutil.rmtree(doomed)
    return removed


def disk_bytes(folder: Path) -> int:
    """The size of all files below a folder; one that a build removes meanwhile counts nothing."""
    size = 0
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            size += path.stat().st_size if path.is_file() else 0
    return size


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _flush(path: Path) -> None:
    """Make a file or a folder's entries durable."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
