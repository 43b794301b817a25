"""From files to readings: load, parse, extract and check, over all cores, one bad file at a time."""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.errors import CorpusError
from assistant.indexing.catalog import Reading
from assistant.types import Fact, Report

__all__ = ["FileReading", "read_file", "read_files", "reader_identity"]

logger = logging.getLogger(__name__)

SEQUENTIAL = 8
"""Up to so many files are read in this process: starting workers costs more."""
READ_BY = ("types.py", "lexicon", "reports", "indexing/splitter.py", "indexing/reading.py")


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file gave: its reports, or why it gave none (``reason`` is not empty)."""

    file: str
    readings: tuple[Reading, ...] = ()
    reason: str = ""
    next_step: str = ""

    def error(self) -> CorpusError:
        """The reason as an exception."""
        return CorpusError(self.file, self.reason, self.next_step)


@cache
def reader_identity() -> str:
    """Names the code and word lists that read reports: another identity, and reports are read again."""
    from assistant.reports.loader import READER_VERSION

    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for name in READ_BY:
        files = [package / name, *sorted((package / name).rglob("*"))]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(f"{file.relative_to(package).as_posix()}\n".encode())
                digest.update(file.read_bytes())
    return f"{READER_VERSION}-{digest.hexdigest()[:16]}"


def read_file(path: Path, root: Path) -> FileReading:
    """Read every report of one file. Never raises: a fault is the file's, and is said in the result."""
    from assistant.reports.loader import ReportLoader

    name = path.relative_to(root).as_posix()
    readings: list[Reading] = []
    try:
        for document in ReportLoader(path, root=root).lazy_load():
            readings.append(_read(document))
    except CorpusError as error:
        return FileReading(name, (), error.reason, error.next_step)
    except Exception as error:  # the outer door of one report: the others are still read
        logger.exception("%s could not be read", name)
        reason = f"reading it failed ({type(error).__name__}: {error})"
        return FileReading(name, (), reason, "report this file as a fault of the assistant")
    return FileReading(name, tuple(readings))


def read_files(paths: Sequence[Path], root: Path) -> Iterator[FileReading]:
    """Read files in order, several at once where there are many."""
    workers = min(os.cpu_count() or 1, len(paths))
    if len(paths) <= SEQUENTIAL or workers == 1:
        yield from (read_file(path, root) for path in paths)
        return
    done = 0
    try:
        with _pool(workers) as pool:
            for reading in pool.map(read_file, paths, [root] * len(paths), chunksize=4):
                yield reading
                done += 1
    except BrokenProcessPool:
        logger.warning("a worker process died; the files left are read one process each")
        yield from (_read_alone(path, root) for path in paths[done:])


def _read_alone(path: Path, root: Path) -> FileReading:
    """Read a file in a process of its own, which it may bring down."""
    try:
        with _pool(1) as pool:
            return pool.submit(read_file, path, root).result()
    except BrokenProcessPool:
        name = path.relative_to(root).as_posix()
        return FileReading(name, (), "reading it ended the process", "save it in another format")


def _pool(workers: int) -> ProcessPoolExecutor:
    # Not forked: the parent may hold threads of Chroma, torch or a web server.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _read(document: object) -> Reading:
    from langchain_core.documents import Document

    from assistant.reports.checks import check_report
    from assistant.reports.facts import extract_facts
    from assistant.reports.parser import parse_report

    assert isinstance(document, Document)
    report = parse_report(document)
    facts, warnings = extract_facts(report)
    sound = [fact for fact in facts if _is_sound(fact, report)]
    if len(sound) < len(facts):
        warnings = [*warnings, f"{len(facts) - len(sound)} figures without a valid place were left out"]
    checks = check_report(report, sound)
    url = str(document.metadata.get("url") or "")
    return Reading(report, tuple(sound), tuple(checks), tuple(warnings), url)


def _is_sound(fact: Fact, report: Report) -> bool:
    """Whether a fact can be cited: its figure lies in its quote, and its quote in the text."""
    inside = 0 <= fact.quote.start <= fact.quote.end <= len(report.text)
    return inside and fact.quote.covers(fact.span)
