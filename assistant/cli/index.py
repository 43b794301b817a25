"""``assistant index``: reports of a folder become a published, searchable index."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli import common
from assistant.errors import CorpusError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.indexing.build import BuildResult, Progress
    from assistant.settings import Settings

QUIET_SECONDS = 2.0  # anything faster needs no progress bar
WATCH_SECONDS = 2.0
NAMES_SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument(
        "action",
        nargs="?",
        choices=("build", "list", "verify", "prune"),
        default="build",
        help="build (default) and publish; list the generations; verify the published one; prune old ones",
    )
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="folder of reports (default: corpus)")
    parser.add_argument("--index", type=Path, metavar="DIR", help="index folder (default: index)")
    parser.add_argument("--full", action="store_true", help="read and embed everything afresh")
    parser.add_argument("--dry-run", action="store_true", help="read and report, write nothing")
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="look at this file of the corpus alone; repeatable"
    )
    parser.add_argument(
        "--rollback", action="store_true", help="publish the generation before this one again"
    )
    parser.add_argument(
        "--watch", action="store_true", help="stay and index again whenever the folder changes"
    )
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    parser.add_argument("--json-lines", action="store_true", help="print progress and summary as JSON lines")


def run(args: argparse.Namespace) -> int:
    """Build and publish, or act on generations; 0 done, 1 when a file could not be read."""
    settings = common.settings_for(args.index, args.corpus)
    if args.rollback:
        return _rollback(settings)
    if args.action != "build":
        return {"list": _list, "verify": _verify, "prune": _prune}[args.action](settings)
    seen = _state(settings.corpus_dir)  # before the build: what changes meanwhile is noticed after it
    code = _build_and_tell(settings, args)
    with _interrupts_kept() as stopped:
        while args.watch:
            seen = _wait_for_change(settings.corpus_dir, seen, stopped)
            try:
                code = _build_and_tell(settings, args)
            except (CorpusError, StoreError) as exc:  # keep watching: the published index still serves
                print(f"assistant index: {exc}", file=sys.stderr)
    return code


@contextmanager
def _interrupts_kept() -> Iterator[threading.Event]:
    """Set once Ctrl-C was pressed: what is raised while a library calls back is printed there and lost."""
    stopped = threading.Event()

    def stop(signum: int, frame: object) -> None:
        stopped.set()
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return
    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


def build(settings: Settings, **options: Any) -> BuildResult:
    """Build the index the settings name, with a progress bar on stderr when it takes a while."""
    from assistant.indexing.build import build_index

    with progress_bar() as progress:
        return build_index(
            settings.corpus_dir,
            settings.index_dir,
            common.embeddings_for(settings),
            keep=settings.keep_generations,
            chroma_url=settings.chroma_url,
            **{"progress": progress, **options},
        )


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A progress callback that draws nothing in the first two seconds."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.1f}/s"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("reading", rate=0.0)
    started = time.monotonic()

    def progress(done: int, total: int, name: str) -> None:
        taken = time.monotonic() - started
        if taken > QUIET_SECONDS:
            bar.start()
        rate = done / max(taken, 0.001)
        bar.update(task, completed=done, total=total, description=name[-40:], rate=rate)

    try:
        yield progress
    finally:
        bar.stop()


def _build_and_tell(settings: Settings, args: argparse.Namespace) -> int:
    options: dict[str, Any] = {"full": args.full, "dry_run": args.dry_run, "only": args.only}
    if args.json_lines:
        options["progress"] = _tell_json_line
    result = build(settings, **options)
    if args.json or args.json_lines:
        print(json.dumps(summary_json(result), ensure_ascii=False, indent=None if args.json_lines else 2))
    else:
        print("\n".join(summary_lines(result, dry_run=args.dry_run)))
    for error in result.errors:
        print(f"error: {error}", file=sys.stderr)
    return 1 if result.errors else 0


def _tell_json_line(done: int, total: int, name: str) -> None:
    print(json.dumps({"done": done, "total": total, "file": name}, ensure_ascii=False), flush=True)


def summary_lines(result: BuildResult, *, dry_run: bool = False) -> Iterator[str]:
    """What was read, what changed, what to look at."""
    if dry_run:
        yield "dry run: nothing was written"
    elif result.published:
        yield f"published generation {result.generation}"
    elif not result.errors:
        yield f"nothing changed; generation {result.generation} stays published"
    yield (
        f"{result.reports} reports, {result.passages} passages, {result.facts} facts; "
        f"read {result.files_read} files in {result.seconds:.1f} s"
    )
    if result.disk_bytes:
        yield f"on disk: {result.disk_bytes / 1e6:.1f} MB in {result.generations} generations"
    unread = {error.source for error in result.errors}  # named below with what is wrong with them
    groups = {
        "added": [name for name in result.added if name not in unread],
        "changed": [name for name in result.changed if name not in unread],
        "removed": result.removed,
        "renamed": [f"{old} -> {new}" for old, new in result.renamed],
        "superseded": [f"{old} by {new}" for old, new in result.superseded],
        "kept though unreadable now": result.kept,
    }
    for name, items in groups.items():
        if items:
            more = f" … and {len(items) - NAMES_SHOWN} more" if len(items) > NAMES_SHOWN else ""
            yield f"{name} ({len(items)}): {', '.join(list(items)[:NAMES_SHOWN])}{more}"
    if result.warnings:
        yield f"warnings ({len(result.warnings)}), each explained by: assistant check FILE"
        for warning in result.warnings[:NAMES_SHOWN]:
            yield f"  {warning.file}: {warning.message}"


def summary_json(result: BuildResult) -> dict[str, Any]:
    """The same as plain values."""
    import dataclasses

    plain = {f.name: getattr(result, f.name) for f in dataclasses.fields(result)}
    plain["errors"] = [str(error) for error in result.errors]
    plain["warnings"] = [dataclasses.asdict(warning) for warning in result.warnings]
    return plain


def _rollback(settings: Settings) -> int:
    from assistant.indexing.generations import rollback

    generation = rollback(settings.index_dir)
    print(f"published generation {generation.name} again")
    return 0


def _list(settings: Settings) -> int:
    from assistant.indexing.generations import disk_bytes, list_generations

    for generation in list_generations(settings.index_dir):
        counts = generation.manifest.get("counts", {})
        mark = "*" if generation.current else " "
        print(f"{mark} {generation.name}  {disk_bytes(generation.folder) / 1e6:.1f} MB  {json.dumps(counts)}")
    return 0


def _verify(settings: Settings) -> int:
    from assistant.indexing.verify import verify_generation

    faults = verify_generation(settings.index_dir, told=print)
    print("\n".join(faults) if faults else "verified: every id, count, span and checksum holds")
    return 1 if faults else 0


def _prune(settings: Settings) -> int:
    from assistant.indexing.generations import prune

    removed = prune(settings.index_dir, settings.keep_generations)
    print(f"removed {len(removed)} generations: {', '.join(removed)}" if removed else "nothing to remove")
    return 0


_State = dict[str, tuple[int, int]]


def _wait_for_change(corpus_dir: Path, before: _State, stopped: threading.Event) -> _State:
    """Return once the folder is not as ``before`` and stayed as it is for one interval; how it is then.

    Raises:
        KeyboardInterrupt: it is to stop.
    """
    seen = before
    while True:
        if stopped.is_set():
            raise KeyboardInterrupt
        time.sleep(WATCH_SECONDS)
        now = _state(corpus_dir)
        if now != before and now == seen:
            return now
        seen = now


def _state(corpus_dir: Path) -> _State:
    from assistant.reports.loader import find_sources

    state = {}
    for path in find_sources(corpus_dir):
        try:
            stat = path.stat()
        except FileNotFoundError:
            continue
        state[str(path)] = (stat.st_mtime_ns, stat.st_size)
    return state
