"""The SQLite catalog of one generation: report texts, passages, windows, facts, checks, problems.

Written once by a build, then read only. Readers open it as immutable, which takes no lock and
writes nothing, and share a small pool of connections between threads.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import numpy as np
from langchain_core.documents import Document
from numpy.typing import NDArray

from assistant.errors import IndexDamagedError, StoreError
from assistant.indexing.codec import load
from assistant.types import Check, Fact, Origin, Report, ReportSummary, Span

__all__ = [
    "INDEXES",
    "LAYOUT",
    "SCHEMA",
    "Catalog",
    "Entry",
    "Problem",
    "Reading",
    "Vector",
    "batches",
    "digest_of",
    "marks",
]

SCHEMA = """
CREATE TABLE files (file TEXT PRIMARY KEY, sha256 TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reports (
    report_id TEXT PRIMARY KEY, file TEXT NOT NULL, source TEXT NOT NULL, added INTEGER NOT NULL,
    region TEXT NOT NULL, agency TEXT NOT NULL, year INTEGER, kind TEXT NOT NULL,
    superseded_by TEXT NOT NULL, summary TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX reports_by_file ON reports (file);
CREATE TABLE texts (report_id TEXT PRIMARY KEY, text TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE passages (
    passage_id TEXT PRIMARY KEY, report_id TEXT NOT NULL, position INTEGER NOT NULL, metadata TEXT NOT NULL,
    start_index INTEGER NOT NULL, end_index INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX passages_by_report ON passages (report_id, position);
CREATE TABLE windows (
    passage_id TEXT NOT NULL, start_index INTEGER NOT NULL, end_index INTEGER NOT NULL,
    report_id TEXT NOT NULL, digest BLOB NOT NULL, vector_id BLOB, PRIMARY KEY (passage_id, start_index)
) WITHOUT ROWID;
CREATE INDEX windows_by_report ON windows (report_id);
CREATE INDEX windows_by_digest ON windows (digest);
CREATE TABLE vectors (vector_id BLOB PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE facts (
    fact_id TEXT PRIMARY KEY, report_id TEXT NOT NULL, position INTEGER NOT NULL,
    indicator TEXT NOT NULL, "column" TEXT NOT NULL, year INTEGER, subject TEXT NOT NULL,
    value TEXT, unit TEXT NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX facts_by_report ON facts (report_id, indicator, "column", year);
CREATE TABLE checks (
    check_id TEXT NOT NULL, report_id TEXT NOT NULL, position INTEGER NOT NULL,
    across INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE INDEX checks_by_report ON checks (report_id, across, position);
CREATE TABLE problems (
    file TEXT NOT NULL, report_id TEXT NOT NULL, kind TEXT NOT NULL, message TEXT NOT NULL
);
CREATE INDEX problems_by_file ON problems (file);
"""
INDEXES = """
CREATE INDEX IF NOT EXISTS windows_by_vector ON windows (vector_id, passage_id, report_id, digest);
CREATE INDEX IF NOT EXISTS facts_by_indicator ON facts (indicator, "column", year);
CREATE INDEX IF NOT EXISTS facts_by_subject ON facts (subject);
"""
"""What only readers need: added when all rows are there, in one sorted run instead of row by row."""
LAYOUT = hashlib.sha256((SCHEMA + INDEXES).encode()).hexdigest()[:12]
"""Names the tables; an index with others is built again, not read wrongly."""
PASSAGE = "passage_id, metadata, start_index, end_index"
BATCH = 500
"""Values of one ``IN (…)``; far below SQLite's limit on variables."""

T = TypeVar("T")
Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the office should know: ``kind`` is ``error`` (file not read) or ``warning``."""

    file: str
    kind: str
    message: str
    report_id: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the vector store holds for one vector: the vector, and a text that has it.

    Annual reports repeat each other's sentences by the thousand. Equal vectors make one entry, as an
    approximate index loses its way among duplicates (of 6,300 windows 244 did not find themselves; of
    the 2,085 distinct ones all did). ``entry_id`` names the content: another text, another id.
    """

    entry_id: str
    vector_id: bytes
    digest: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one report: what the catalog stores of it."""

    report: Report
    facts: tuple[Fact, ...] = ()
    checks: tuple[Check, ...] = ()
    warnings: tuple[str, ...] = ()
    url: str = ""


class Catalog:
    """Reads the catalog of a generation; safe to share between threads.

    Raises:
        IndexDamagedError: from any method, when the file is not a catalog or is damaged.
        StoreError: from any method, after ``close``.
    """

    def __init__(self, path: Path) -> None:
        self._uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        self._path = path
        self._idle: deque[sqlite3.Connection] = deque()
        self._closed = False
        self.count("reports")

    def close(self) -> None:
        """Close the idle connections; one still in use closes when it is given back."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def count(self, table: str) -> int:
        """How many rows a table of the catalog holds."""
        with self._connection() as connection:
            number: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return number

    def count_searchable(self) -> int:
        """How many passages the reports in force have."""
        query = "SELECT count(*) FROM passages JOIN reports USING (report_id) WHERE superseded_by = ''"
        number: int = self._rows(query)[0][0]
        return number

    def files(self) -> dict[str, str]:
        """The files read, each with the SHA-256 of its bytes."""
        return dict(self._rows("SELECT file, sha256 FROM files ORDER BY file"))

    def summaries(self) -> tuple[ReportSummary, ...]:
        """Every report in order of its source name, superseded ones included."""
        rows = self._rows("SELECT summary, superseded_by FROM reports ORDER BY source, report_id")
        return tuple(replace(load(ReportSummary, body), superseded_by=by) for body, by in rows)

    def report_ids(self) -> list[str]:
        """All reports in order of source."""
        rows = self._rows("SELECT report_id FROM reports ORDER BY source, report_id")
        return [report_id for (report_id,) in rows]

    def in_force(self) -> frozenset[str]:
        """The reports that no newer version supersedes."""
        rows = self._rows("SELECT report_id FROM reports WHERE superseded_by = ''")
        return frozenset(report_id for (report_id,) in rows)

    def report(self, report_id: str) -> Report:
        """One report with its text. Raises KeyError where there is none."""
        rows = self._rows("SELECT text, body FROM texts WHERE report_id = ?", (report_id,))
        if not rows:
            raise KeyError(report_id)
        return replace(load(Report, rows[0][1]), text=rows[0][0])

    def added(self) -> dict[str, int]:
        """The number of the generation that first held each report."""
        return dict(self._rows("SELECT report_id, added FROM reports"))

    def facts(
        self,
        report_ids: Iterable[str] | None = None,
        indicator: str | None = None,
        column: str | None = None,
        year: int | None = None,
    ) -> list[Fact]:
        """The facts that match everything given, in order of report and place in its text."""
        wanted = {"indicator": indicator, '"column"': column, "year": year}
        given = {name: value for name, value in wanted.items() if value is not None}
        where = [f"{name} = ?" for name in given]
        select = "SELECT report_id, position, body FROM facts"
        rows = self._of_reports(select, report_ids, where, list(given.values()))
        return [load(Fact, body) for _, _, body in sorted(rows)]

    def facts_by_report(self, report_ids: Sequence[str], indicators: Iterable[str]) -> dict[str, list[Fact]]:
        """The facts of the text, and all of the given indicators and of those the text names, in order of place."""
        select = "SELECT report_id, position, indicator, body FROM facts"
        rows = {*self._of_reports(select, report_ids, [f"instr(body, '\"{Origin.PROSE.value}\"')"])}
        wanted = sorted({*indicators, *(indicator for _, _, indicator, _ in rows)} - {""})
        rows |= {*self._of_reports(select, report_ids, [f"indicator IN ({marks(wanted)})"], wanted)}
        found: dict[str, list[Fact]] = {report_id: [] for report_id in report_ids}
        for report_id, _, _, body in sorted(rows):
            found[report_id].append(load(Fact, body))
        return found

    def fact(self, fact_id: str) -> Fact | None:
        """One fact by its id, or ``None``."""
        rows = self._rows("SELECT body FROM facts WHERE fact_id = ?", (fact_id,))
        return load(Fact, rows[0][0]) if rows else None

    def checks(self, report_ids: Iterable[str] | None = None) -> list[Check]:
        """The checks of the reports, in order of report and rule as checked."""
        rows = self._of_reports("SELECT report_id, across, position, body FROM checks", report_ids)
        return [load(Check, row[3]) for row in sorted(rows)]

    def problems(self) -> list[Problem]:
        """Errors and warnings of the build, in order of file."""
        rows = self._rows("SELECT file, kind, message, report_id FROM problems ORDER BY file, kind, rowid")
        return [Problem(*row) for row in rows]

    def passages(self, report_ids: Iterable[str] | None = None) -> list[Document]:
        """The passages of the reports, in order of report and place in its text."""
        chosen = sorted(set(self.report_ids() if report_ids is None else report_ids))
        rows = self._of_reports(f"SELECT report_id, position, {PASSAGE} FROM passages", chosen)
        return self._documents([row[2:] for row in sorted(rows)])

    def passages_by_id(self, passage_ids: Sequence[str]) -> dict[str, Document]:
        """The passages with these ids."""
        rows: list[Any] = []
        for chosen in batches(passage_ids):
            query = f"SELECT {PASSAGE} FROM passages WHERE passage_id IN ({marks(chosen)})"
            rows += self._rows(query, chosen)
        return {str(document.id): document for document in self._documents(rows)}

    def _documents(self, rows: Sequence[Any]) -> list[Document]:
        """Passages from rows of (id, metadata, start, end), each text fetched once."""
        data = [(passage_id, json.loads(metadata), start, end) for passage_id, metadata, start, end in rows]
        wanted = {metadata["report_id"] for _, metadata, _, _ in data}
        texts = dict(self._of_reports("SELECT report_id, text FROM texts", wanted))
        return [
            Document(id=passage_id, page_content=texts[metadata["report_id"]][start:end], metadata=metadata)
            for passage_id, metadata, start, end in data
        ]

    def passages_with_vectors(
        self, vector_ids: Sequence[bytes], limit: int
    ) -> dict[bytes, list[tuple[str, str]]]:
        """Each vector with the passages of reports in force that have a window of it, as (passage, report) ids.

        In order of the vectors given, then of passage id; at most ``limit`` for one vector, and no further
        vectors once there are ``limit`` passages.
        """
        query = (
            "SELECT DISTINCT passage_id, report_id FROM windows JOIN reports USING (report_id) "
            "WHERE vector_id = ? AND superseded_by = '' ORDER BY passage_id LIMIT ?"
        )
        found: dict[bytes, list[tuple[str, str]]] = {}
        passages: set[str] = set()
        with self._connection() as connection:
            for vector_id in vector_ids:
                if len(passages) >= limit:
                    break
                found[vector_id] = connection.execute(query, (vector_id, limit)).fetchall()
                passages.update(passage_id for passage_id, _ in found[vector_id])
        return found

    def window_vectors(self, passage_ids: Sequence[str]) -> tuple[dict[str, list[int]], Vector]:
        """The windows of each passage in text order, as numbers of rows, and the rows: the distinct vectors.

        Equal windows share a row, so whatever is computed from it is the same for all that have it.
        """
        numbers: dict[bytes, int] = {}
        windows: dict[str, list[int]] = {}
        for chosen in batches(passage_ids):
            query = (
                "SELECT passage_id, vector_id FROM windows WHERE vector_id IS NOT NULL "
                f"AND passage_id IN ({marks(chosen)}) ORDER BY passage_id, start_index"
            )
            for passage_id, vector_id in self._rows(query, chosen):
                windows.setdefault(passage_id, []).append(numbers.setdefault(vector_id, len(numbers)))
        held: dict[bytes, bytes] = {}
        for some in batches(list(numbers)):
            query = f"SELECT vector_id, vector FROM vectors WHERE vector_id IN ({marks(some)})"
            held.update(self._rows(query, some))
        rows = np.frombuffer(b"".join(held[vector_id] for vector_id in numbers), dtype=np.float32)
        return windows, rows.reshape(len(numbers), -1 if numbers else 0)

    def entries(self) -> dict[str, Entry]:
        """What the vector store must hold, neither more nor less: the vectors of the reports in force.

        The text of an entry is that of the smallest digest, so that it depends on nothing but what the
        reports say.
        """
        rows = self._rows(
            "SELECT vector_id, min(digest) FROM windows JOIN reports USING (report_id) "
            "WHERE superseded_by = '' AND vector_id IS NOT NULL GROUP BY vector_id"
        )
        found = (
            Entry(f"{vector_id.hex()}{digest.hex()[:8]}", vector_id, digest) for vector_id, digest in rows
        )
        return {entry.entry_id: entry for entry in found}

    def entry_contents(self, entries: Sequence[Entry]) -> list[tuple[str, Vector]]:
        """The text and vector of each entry."""
        texts, vectors = {}, {}
        for chosen in batches(entries):
            query = f"SELECT vector_id, vector FROM vectors WHERE vector_id IN ({marks(chosen)})"
            vectors.update(dict(self._rows(query, [entry.vector_id for entry in chosen])))
            places = self._rows(
                "SELECT digest, min(report_id), start_index, end_index FROM windows "
                f"WHERE digest IN ({marks(chosen)}) GROUP BY digest",
                [entry.digest for entry in chosen],
            )
            held = dict(self._of_reports("SELECT report_id, text FROM texts", {place[1] for place in places}))
            texts.update({digest: held[report_id][start:end] for digest, report_id, start, end in places})
        return [(texts[e.digest], np.frombuffer(vectors[e.vector_id], dtype=np.float32)) for e in entries]

    def known_vectors(self, digests: Sequence[bytes]) -> dict[bytes, bytes]:
        """Vectors held for windows of the same text, by the digest of the text."""
        found: dict[bytes, bytes] = {}
        for chosen in batches(digests):
            query = "SELECT digest, vector FROM windows JOIN vectors USING (vector_id) WHERE digest IN"
            found.update(dict(self._rows(f"{query} ({marks(chosen)})", chosen)))
        return found

    def window_places(self, report_id: str) -> list[tuple[bytes, Span]]:
        """The windows of a report: digest of the text, and place in the report."""
        query = "SELECT digest, start_index, end_index FROM windows WHERE report_id = ? ORDER BY start_index"
        return [(digest, Span(start, end)) for digest, start, end in self._rows(query, (report_id,))]

    def _of_reports(
        self,
        select: str,
        report_ids: Iterable[str] | None,
        where: Sequence[str] = (),
        values: Sequence[Any] = (),
    ) -> list[Any]:
        if report_ids is None:
            clause = f" WHERE {' AND '.join(where)}" if where else ""
            return self._rows(select + clause, values)
        found: list[Any] = []
        for chosen in batches(sorted(set(report_ids))):
            clause = " AND ".join([f"report_id IN ({marks(chosen)})", *where])
            found += self._rows(f"{select} WHERE {clause}", [*chosen, *values])
        return found

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._connection() as connection:
            return connection.execute(query, values).fetchall()

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        if self._closed:
            raise StoreError(f"{self._path}: the index was closed; open it again")
        try:
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = sqlite3.connect(self._uri, uri=True, check_same_thread=False)
            yield connection
        except sqlite3.Error as error:
            raise IndexDamagedError(
                f"{self._path}: the catalog cannot be read ({error}); run: assistant index --full"
            ) from error
        if self._closed:
            connection.close()
        else:
            self._idle.append(connection)


def batches(values: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    """The values in runs of at most ``size``."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def marks(values: Sequence[Any]) -> str:
    """Placeholders for the values of a statement."""
    return ",".join("?" * len(values))


def digest_of(content: str | bytes) -> bytes:
    """Sixteen bytes that name a window's text or a vector."""
    data = content.encode() if isinstance(content, str) else content
    return hashlib.blake2b(data, digest_size=16).digest()
