"""What a build has to do: the files of the corpus against those of the last generation."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import CorpusError
from assistant.indexing.generations import file_sha256

__all__ = ["Plan", "hash_sources", "make_plan"]


@dataclass(frozen=True, slots=True)
class Plan:
    """Names of files below the corpus folder.

    ``added``, ``changed``, ``removed``, ``unchanged`` and the pairs of ``renamed`` (old, new) share
    none; ``to_read`` holds whatever is not copied.
    """

    hashes: dict[str, str]
    to_read: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]

    @property
    def gone(self) -> tuple[str, ...]:
        """Every old name that is no longer there, renamed files included."""
        return (*self.removed, *(old for old, _ in self.renamed))


def hash_sources(corpus_dir: Path) -> dict[str, str]:
    """The files of the corpus with the SHA-256 of their bytes, in order of name.

    A file that cannot be read has an empty hash: it is never taken for unchanged.

    Raises:
        CorpusError: the folder does not exist.
    """
    from assistant.reports.loader import find_sources

    if not corpus_dir.is_dir():
        raise CorpusError(str(corpus_dir), "there is no such folder", "name the folder of reports")
    found = {}
    for path in find_sources(corpus_dir):
        try:
            found[path.relative_to(corpus_dir).as_posix()] = file_sha256(path)
        except OSError:
            found[path.relative_to(corpus_dir).as_posix()] = ""
    return found


def make_plan(
    found: Mapping[str, str], before: Mapping[str, str], *, copy: bool, only: Collection[str] | None = None
) -> Plan:
    """Compare the files found with those indexed before; ``copy``: unchanged ones need no reading.

    ``only`` names the files that may be added, changed or removed; all others stay as indexed.

    Raises:
        CorpusError: a file that ``only`` names is neither there nor indexed.
    """
    if only is None:
        hashes = dict(found)
    else:
        chosen = set(only)
        for name in sorted(chosen - set(found) - set(before)):
            raise CorpusError(
                name, "there is no such file in the corpus", "name it by its path below the folder"
            )
        hashes = {name: sha for name, sha in before.items() if name not in chosen}
        hashes |= {name: sha for name, sha in found.items() if name in chosen}
    new = {name for name in hashes if name not in before}
    gone: dict[str, list[str]] = {}
    for name in sorted(set(before) - set(hashes)):
        gone.setdefault(before[name], []).append(name)
    renamed = [(gone[hashes[name]].pop(0), name) for name in sorted(new) if gone.get(hashes[name])]
    same = {name for name, sha in hashes.items() if sha and before.get(name) == sha}
    return Plan(
        hashes=hashes,
        to_read=tuple(sorted(name for name in hashes if not (copy and name in same) and name in found)),
        added=tuple(sorted(new - {name for _, name in renamed})),
        changed=tuple(sorted(set(hashes) - new - same)),
        removed=tuple(sorted(name for names in gone.values() for name in names)),
        unchanged=tuple(sorted(same)),
        renamed=tuple(renamed),
    )
