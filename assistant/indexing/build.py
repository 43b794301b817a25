"""Build a new generation of the index from a folder of reports, and publish it.

The published generation is never touched: unchanged reports are copied from it, everything else is
read, embedded and checked in a folder of its own, which replaces it in one step or not at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import json
import logging
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from langchain_core.embeddings import Embeddings

from assistant.errors import CorpusError, StoreError
from assistant.indexing import generations, vectors
from assistant.indexing.catalog import LAYOUT, Catalog, Problem
from assistant.indexing.catalog_writer import CatalogWriter
from assistant.indexing.embed import Embedder
from assistant.indexing.generations import Generation
from assistant.indexing.plan import Plan, hash_sources, make_plan
from assistant.indexing.reading import FileReading, reader_identity
from assistant.indexing.relate import relate
from assistant.indexing.searches import Words, write_searches
from assistant.indexing.store import model_identity
from assistant.indexing.verify import COUNTED
from assistant.indexing.workers import FEW, read_files

__all__ = [
    "BuildResult",
    "Progress",
    "build_index",
]

logger = logging.getLogger(__name__)

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all, and the name of the file just read."""


@dataclass(kw_only=True)
class BuildResult:
    """What a build did. Lists hold names of files below the corpus folder."""

    generation: str = ""
    """The generation published afterwards, new or not; empty where there is none."""
    published: bool = False
    """Whether a new generation was published."""
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    superseded: tuple[tuple[str, str], ...] = ()
    """Sources of reports that a newer version replaces, each with the source of that version."""
    kept: list[str] = field(default_factory=list)
    """Files that can no longer be read: what was last read of them stays in the index."""
    errors: list[CorpusError] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    """Everything the index warns of, reports read earlier included."""
    files_read: int = 0
    embedded: int = 0
    """Distinct texts sent to the embedding model; all others had a vector already."""
    reports: int = 0
    passages: int = 0
    facts: int = 0
    generations: int = 0
    """Complete generations on disk afterwards."""
    disk_bytes: int = 0
    """Size of the index folder, all generations together; 0 after a dry run."""
    seconds: float = 0.0


@dataclass(frozen=True)
class _Job:
    """What one run works with.

    ``base`` is the last generation where its rows can be copied, ``vectors_from`` the last one where
    it was built with the same model.
    """

    corpus_dir: Path
    index_dir: Path
    embeddings: Embeddings
    model: dict[str, Any]
    url: str
    progress: Progress
    base: Generation | None
    vectors_from: Generation | None
    plan: Plan
    only: Collection[str] | None
    result: BuildResult


def build_index(
    corpus_dir: str | Path,
    index_dir: str | Path,
    embeddings: Embeddings,
    *,
    full: bool = False,
    dry_run: bool = False,
    only: Collection[str] | None = None,
    keep: int = 3,
    chroma_url: str = "",
    progress: Progress | None = None,
) -> BuildResult:
    """Read what is new in ``corpus_dir`` and publish a generation that holds all of it.

    ``full`` reads and writes everything afresh; ``dry_run`` reads but writes nothing; ``only`` looks at
    these files alone (names below the corpus folder) and leaves the others as they are indexed.
    ``keep`` generations stay on disk. Where nothing changed, nothing is written.

    Raises:
        CorpusError: the folder is missing, or no report of it can be read.
        IndexLockedError: another process is building.
        EmbeddingError: the model gave no usable vectors.
        StoreError: the new generation cannot be written or failed its check; the published one stands.
    """
    started = time.monotonic()
    corpus_dir, index_dir, model = Path(corpus_dir), Path(index_dir), model_identity(embeddings)
    lock = contextlib.nullcontext() if dry_run else generations.writer_lock(index_dir)
    with lock:
        last, before = _last_generation(index_dir)
        same_reader = last is not None and (only is not None or last.manifest["reader"] == reader_identity())
        base = last if same_reader and not full else None
        job = _Job(
            corpus_dir=corpus_dir,
            index_dir=index_dir,
            embeddings=embeddings,
            model=model,
            url=chroma_url,
            progress=progress or (lambda done, total, name: None),
            base=base,
            vectors_from=last if last and not full and last.manifest["model"] == model else None,
            plan=make_plan(hash_sources(corpus_dir), before, copy=base is not None, only=only),
            only=only,
            result=BuildResult(generation=last.name if last else ""),
        )
        _describe(job)
        if dry_run:
            for reading in _read(job):
                _note(job, reading, before)
        else:
            _run(job, before)
            if job.result.published:
                _tidy(job, keep)
            job.result.generations = len(generations.list_generations(index_dir))
            job.result.disk_bytes = generations.disk_bytes(index_dir)
    job.result.seconds = time.monotonic() - started
    return job.result


def _last_generation(index_dir: Path) -> tuple[Generation | None, dict[str, str]]:
    """The published generation with its files, if it is whole and of this version: what can be copied."""
    try:
        last = generations.current_generation(index_dir)
        if last.manifest.get("layout") == LAYOUT:
            with contextlib.closing(Catalog(last.folder / generations.CATALOG)) as catalog:
                return last, catalog.files()
    except StoreError as error:
        logger.info("building afresh: %s", error)
    return None, {}


def _describe(job: _Job) -> None:
    plan, result = job.plan, job.result
    if not plan.hashes:
        raise CorpusError(
            str(job.corpus_dir),
            "there are no reports in it",
            "put report files there; the published index stands",
        )
    result.added, result.changed, result.removed = plan.added, plan.changed, plan.removed
    result.unchanged, result.renamed = plan.unchanged, plan.renamed


def _run(job: _Job, before: dict[str, str]) -> None:
    if _is_idle(job) and job.base:
        with contextlib.closing(Catalog(job.base.folder / generations.CATALOG)) as catalog:
            _count(job.result, catalog)
        return
    held = job.base or job.vectors_from
    if held and (changed := generations.changed_files(held)):
        logger.warning("building afresh: contents of %s changed on disk", ", ".join(changed))
        plan = make_plan(job.plan.hashes, before, copy=False)
        job = replace(job, base=None, vectors_from=None, plan=plan, only=None)
    folder = generations.new_folder(job.index_dir)
    try:
        _write(job, folder, before)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"{job.index_dir} cannot be written ({error}); the published index stands"
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tidy(job: _Job, keep: int) -> None:
    """Remove old generations, and what no generation names on the server; the new one is out already."""
    try:
        generations.remove_old(job.index_dir, keep)
        if job.url:
            held = generations.list_generations(job.index_dir)
            names = [generation.manifest["vectors"]["collection"] for generation in held]
            vectors.sweep(job.url, generations.index_id(job.index_dir), names)
    except (OSError, StoreError) as error:
        logger.warning("old generations could not be removed: %s", error)


def _is_idle(job: _Job) -> bool:
    """Whether the last generation says all there is to say."""
    if job.plan.to_read or job.plan.gone or not (job.base and job.vectors_from):
        return False
    if job.base.manifest["vectors"]["url"] != job.url:
        return False
    with contextlib.closing(Catalog(job.base.folder / generations.CATALOG)) as catalog:
        errors = {problem.file for problem in catalog.problems() if problem.kind == "error"}
    return job.only is not None or not errors  # a bad file still there would have to be read


def _read(job: _Job) -> Any:
    total = len(job.plan.to_read)
    paths = [job.corpus_dir / name for name in job.plan.to_read]
    for done, reading in enumerate(read_files(paths, job.corpus_dir), start=1):
        job.progress(done, total, reading.file)
        yield reading


def _note(job: _Job, reading: FileReading, before: dict[str, str]) -> None:
    """Count one file's reading into the result."""
    result = job.result
    result.files_read += 1
    if reading.reason:
        result.errors.append(reading.error())
        if job.base and reading.file in before:
            result.kept.append(reading.file)
    for report in reading.reports:
        result.reports += 1
        result.facts += report.facts
        messages = report.warnings
        result.warnings += [Problem(reading.file, "warning", text, report.report_id) for text in messages]


def _write(job: _Job, folder: Path, before: dict[str, str]) -> None:
    """Write, check and publish a generation, unless it would say what the last one says."""
    path = folder / generations.CATALOG
    if len(job.plan.to_read) > FEW:  # worker processes read, and a second of work can be done meanwhile
        threading.Thread(target=importlib.import_module, args=("chromadb",)).start()
    if job.base:
        shutil.copyfile(job.base.folder / generations.CATALOG, path)
    left = bool(job.plan.gone or job.plan.changed)
    words = Words(folder / generations.LEXICAL, job.base, afresh=left)
    touched = _store_readings(job, path, before, words)
    if touched is None:
        with contextlib.closing(Catalog(path)) as catalog:
            _count(job.result, catalog)
        return
    job.result.superseded = relate(path, touched)
    with contextlib.closing(Catalog(path)) as catalog:
        if not catalog.count("reports"):
            raise CorpusError(str(job.corpus_dir), "no report in it can be read", "see the errors listed")
        name = f"{generations.next_number(job.index_dir):06d}-{_content_hash(job, catalog)}"
        manifest = _manifest(job, name, catalog)
        write_searches(folder, manifest, catalog, words, job.vectors_from)
        _count(job.result, catalog)
    generations.seal(folder, manifest)
    generations.publish(job.index_dir, folder, name)
    job.result.generation, job.result.published = name, True
    logger.info("published %s: %d reports, %d facts", name, job.result.reports, job.result.facts)


def _store_readings(
    job: _Job, path: Path, before: dict[str, str], words: Words
) -> set[tuple[str, str]] | None:
    """Bring the catalog and ``words`` up to date with the files as they are read, every window with its vector.

    Returns:
        The bodies whose reports changed; ``None`` where nothing changed at all.
    """
    number, old = generations.next_number(job.index_dir), job.vectors_from
    touched: set[tuple[str, str]] = set()
    with contextlib.ExitStack() as stack:
        writer = stack.enter_context(CatalogWriter(path))
        known = Catalog(old.folder / generations.CATALOG) if old else None
        if known:
            stack.callback(known.close)
        embedder = Embedder(writer, job.embeddings, int(job.model["dimension"]), known)
        errors = writer.take_errors(job.only)
        for name in job.plan.gone:
            touched |= writer.remove_file(name)
        for reading in embedder.fill(_read(job)):
            try:
                if not reading.reason:
                    sha256 = job.plan.hashes[reading.file]
                    touched |= writer.replace_file(reading.file, sha256, reading.reports, number)
                    words.add(reading.reports)
            except ValueError as error:
                reading = replace(reading, reports=(), reason=f"what was read contradicts itself ({error})")
            _note(job, reading, before)
        found = {Problem(error.source, "error", str(error)) for error in job.result.errors}
        for problem in sorted(found, key=lambda problem: problem.file):
            writer.add_problem(problem)
        moved = not (job.base and old) or job.base.manifest["vectors"]["url"] != job.url
        read = job.result.files_read > len(job.result.errors)
        if not (moved or read or job.plan.gone or found != errors):
            return None
        embedder.finish()
        job.result.embedded = embedder.embedded
    return touched


def _content_hash(job: _Job, catalog: Catalog) -> str:
    """Eight characters that name what a generation holds; equal for equal corpora and code."""
    held = [(summary.report_id, summary.superseded_by) for summary in catalog.summaries()]
    content = json.dumps([held, job.model, reader_identity(), LAYOUT], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:8]


def _manifest(job: _Job, name: str, catalog: Catalog) -> dict[str, Any]:
    collection = vectors.new_name(name, job.url, generations.index_id(job.index_dir))
    return {
        "generation": name,
        "built": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "layout": LAYOUT,
        "reader": job.base.manifest["reader"] if job.base else reader_identity(),
        "words": reader_identity(),
        "model": job.model,
        "counts": {table: catalog.count(table) for table in COUNTED},
        "vectors": {"collection": collection, "url": job.url, "deleted": 0},
    }


def _count(result: BuildResult, catalog: Catalog) -> None:
    result.reports, result.passages = catalog.count("reports"), catalog.count("passages")
    result.facts = catalog.count("facts")
    result.warnings = [problem for problem in catalog.problems() if problem.kind == "warning"]
