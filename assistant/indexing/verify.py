"""Whether a generation is what it says: files, counts, vectors and every place in every text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from assistant.indexing import generations, vectors
from assistant.indexing.catalog import Catalog, digest_of
from assistant.types import Report, Span

__all__ = ["COUNTED", "faults_of", "verify_generation"]

COUNTED = ("files", "reports", "passages", "windows", "vectors", "facts", "checks")
SAMPLE = 50
"""Reports whose places are checked when a generation is built; ``verify_generation`` checks all."""


def verify_generation(
    index_dir: str | Path, name: str | None = None, told: Callable[[str], None] | None = None
) -> list[str]:
    """Everything wrong with a generation (the published one by default); an empty list is good.

    ``told`` is called with what is no fault but worth knowing.

    Raises:
        IndexMissingError: there is no such generation.
        IndexDamagedError: a file is missing or the catalog cannot be read.
    """
    index_dir = Path(index_dir)
    folder = index_dir / (name or generations.current_name(index_dir))
    manifest = generations.read_manifest(folder)
    changed = generations.changed_files(generations.Generation(folder.name, folder, manifest))
    return [f"{file}: contents changed" for file in changed] + faults_of(
        folder, manifest, every=True, told=told or (lambda said: None)
    )


def faults_of(
    folder: Path,
    manifest: dict[str, Any],
    *,
    every: bool = False,
    told: Callable[[str], None] = lambda said: None,
) -> list[str]:
    """What does not agree between catalog, lexical index, vectors and texts; all of it with ``every``."""
    from assistant.indexing.lexical import Lexical

    catalog = Catalog(folder / generations.CATALOG)
    try:
        found = list(_wrong_counts(catalog, manifest["counts"]))
        searchable, words = catalog.count_searchable(), len(Lexical(folder / generations.LEXICAL))
        if words != searchable:
            found.append(f"lexical: {words} passages, the catalog has {searchable}")
        place = vectors.place_of(folder, manifest)
        found += vectors.check(place, catalog, contents=every)
        if every and (share := vectors.lost(place, catalog, every=True)):
            said = f"vectors: {share:.2%} of the entries are found by id but not by their own vector"
            if share > vectors.MAX_LOST:
                found.append(said)
            else:
                told(f"{said}, as an approximate index may")
        ids = catalog.report_ids()
        for report_id in ids if every else ids[:: max(1, len(ids) // SAMPLE)]:
            found += _wrong_places(catalog, report_id)
    finally:
        catalog.close()
    return found


def _wrong_counts(catalog: Catalog, counts: dict[str, int]) -> Iterator[str]:
    for table, stated in counts.items():
        held = catalog.count(table)
        if held != stated:
            yield f"catalog: {held} {table}, the manifest says {stated}"


def _wrong_places(catalog: Catalog, report_id: str) -> Iterator[str]:
    """Places of a report that do not lie in its text, or do not hold what was stored from them."""
    report = catalog.report(report_id)
    for passage in catalog.passages([report_id]):
        place = Span(passage.metadata["start_index"], passage.metadata["end_index"])
        if not passage.page_content or place.of(report.text) != passage.page_content:
            yield f"{passage.id}: the passage is not the text at its place"
    for digest, span in catalog.window_places(report_id):
        if digest_of(span.of(report.text)) != digest:
            yield f"{report_id}:{span.start}-{span.end}: the window is not the text that was embedded"
    for fact in catalog.facts([report_id]):
        if not (_inside(fact.quote, report) and fact.quote.covers(fact.span)):
            yield f"{fact.fact_id}: the figure is not inside its quote"


def _inside(span: Span, report: Report) -> bool:
    return 0 <= span.start <= span.end <= len(report.text)
