"""The SQLite catalog of one generation: report texts, passages, windows, facts, checks, problems.

Written once by a build, then read only. Readers open it as immutable, which takes no lock and
writes nothing, and share a small pool of connections between threads.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import numpy as np
from langchain_core.documents import Document
from numpy.typing import NDArray

from assistant.errors import IndexDamagedError, StoreError
from assistant.indexing.codec import dump, load
from assistant.indexing.splitter import passages, windows
from assistant.types import Check, Fact, Report, ReportSummary, Span

__all__ = ["Catalog", "CatalogWriter", "Problem", "Reading", "Window", "batches"]

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
    window_id TEXT PRIMARY KEY, passage_id TEXT NOT NULL, report_id TEXT NOT NULL, digest BLOB NOT NULL,
    start_index INTEGER NOT NULL, end_index INTEGER NOT NULL, vector BLOB
);
CREATE INDEX windows_by_passage ON windows (passage_id, start_index);
CREATE INDEX windows_by_report ON windows (report_id);
CREATE INDEX windows_by_digest ON windows (digest);
CREATE TABLE facts (
    fact_id TEXT PRIMARY KEY, report_id TEXT NOT NULL, position INTEGER NOT NULL,
    indicator TEXT NOT NULL, "column" TEXT NOT NULL, year INTEGER, subject TEXT NOT NULL,
    value TEXT, unit TEXT NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX facts_by_report ON facts (report_id, position);
CREATE INDEX facts_by_indicator ON facts (indicator, "column", year);
CREATE INDEX facts_by_subject ON facts (subject);
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
REPORT_TABLES = ("reports", "texts", "passages", "windows", "facts", "checks", "problems")
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
class Window:
    """A stretch of a passage that has its own vector; ``start`` and ``end`` index the passage's report."""

    window_id: str
    passage_id: str
    report_id: str
    text: str


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
            query = f"SELECT {PASSAGE} FROM passages WHERE passage_id IN ({_marks(chosen)})"
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

    def vectors(self, passage_ids: Sequence[str]) -> dict[str, Vector]:
        """The window vectors of each passage, one row per window, shape (windows, dimension)."""
        found: dict[str, list[Vector]] = {}
        for chosen in batches(passage_ids):
            rows = self._rows(
                f"SELECT passage_id, vector FROM windows WHERE passage_id IN ({_marks(chosen)}) "
                "ORDER BY passage_id, start_index",
                chosen,
            )
            for passage_id, vector in rows:
                found.setdefault(passage_id, []).append(np.frombuffer(vector, dtype=np.float32))
        return {passage_id: np.stack(held) for passage_id, held in found.items()}

    def window_ids(self) -> set[str]:
        """The windows of the reports in force: what the vector store must hold, neither more nor less."""
        rows = self._rows(
            "SELECT window_id FROM windows WHERE report_id IN "
            "(SELECT report_id FROM reports WHERE superseded_by = '')"
        )
        return {window_id for (window_id,) in rows}

    def windows(self, window_ids: Sequence[str]) -> list[tuple[Window, Vector]]:
        """Windows with their text and vector, in the order of the catalog."""
        found = []
        texts: dict[str, str] = {}
        for chosen in batches(window_ids):
            rows = self._rows(
                "SELECT window_id, passage_id, report_id, start_index, end_index, vector FROM windows "
                f"WHERE window_id IN ({_marks(chosen)}) ORDER BY window_id",
                chosen,
            )
            for window_id, passage_id, report_id, start, end, vector in rows:
                if report_id not in texts:
                    texts = {report_id: self._text(report_id)}
                held = Window(window_id, passage_id, report_id, texts[report_id][start:end])
                found.append((held, np.frombuffer(vector, dtype=np.float32)))
        return found

    def known_vectors(self, digests: Sequence[bytes]) -> dict[bytes, bytes]:
        """Vectors held for windows of the same text, by the digest of the text."""
        return _known_vectors(self._rows, digests)

    def window_places(self, report_id: str) -> list[tuple[bytes, Span]]:
        """The windows of a report: digest of the text, and place in the report."""
        query = "SELECT digest, start_index, end_index FROM windows WHERE report_id = ? ORDER BY start_index"
        return [(digest, Span(start, end)) for digest, start, end in self._rows(query, (report_id,))]

    def _text(self, report_id: str) -> str:
        text: str = self._rows("SELECT text FROM texts WHERE report_id = ?", (report_id,))[0][0]
        return text

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
            clause = " AND ".join([f"report_id IN ({_marks(chosen)})", *where])
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


class CatalogWriter:
    """Writes the catalog of a generation being built: fresh, or over a copy of the last one."""

    def __init__(self, path: Path) -> None:
        fresh = not path.exists()
        self._connection = sqlite3.connect(path, isolation_level=None)
        # The file is private until it is published, and a crashed build is thrown away whole.
        self._connection.executescript("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;")
        if fresh:
            self._connection.executescript(SCHEMA)
        self._connection.execute("BEGIN")

    def __enter__(self) -> CatalogWriter:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """Commit, unless something was raised, and close."""
        self._connection.execute("ROLLBACK" if kind else "COMMIT")
        self._connection.close()

    def remove_file(self, file: str) -> set[tuple[str, str]]:
        """Take out a file and everything read from it; the bodies (region, agency) of its reports."""
        rows = self._rows("SELECT report_id, region, agency FROM reports WHERE file = ?", (file,))
        ids = [row[:1] for row in rows]
        for table in REPORT_TABLES:
            self._connection.executemany(f"DELETE FROM {table} WHERE report_id = ?", ids)
        self._connection.execute("DELETE FROM files WHERE file = ?", (file,))
        return {(region, agency) for _, region, agency in rows}

    def take_errors(self, only: Collection[str] | None = None) -> set[Problem]:
        """Take out the errors of the last build (of these files alone), and return them."""
        rows = self._rows("SELECT file, kind, message FROM problems WHERE kind = 'error'")
        found = {Problem(*row) for row in rows if only is None or row[0] in only}
        self._connection.executemany(
            "DELETE FROM problems WHERE kind = 'error' AND file = ?", [(problem.file,) for problem in found]
        )
        return found

    def add_file(self, file: str, sha256: str, readings: Sequence[Reading], added: int) -> None:
        """Store the reports of one file; ``added`` is the number of the generation that first held them.

        Raises:
            ValueError: what was read contradicts itself (two facts with one id …); nothing of it is stored.
        """
        self._connection.execute("SAVEPOINT one_file")
        try:
            self._insert("files", [(file, sha256)])
            for reading in readings:
                self._add_report(file, reading, added)
        except (sqlite3.IntegrityError, ValueError) as error:
            self._connection.execute("ROLLBACK TO one_file")
            raise ValueError(str(error)) from error
        finally:
            self._connection.execute("RELEASE one_file")

    def add_problem(self, problem: Problem) -> None:
        """Note an error or a warning."""
        self._insert("problems", [(problem.file, problem.report_id, problem.kind, problem.message)])

    def supersede(self, older: dict[str, str]) -> None:
        """Set which report supersedes which; every other report is in force."""
        self._connection.execute("UPDATE reports SET superseded_by = '' WHERE superseded_by != ''")
        rows = [(newer, report_id) for report_id, newer in older.items()]
        self._connection.executemany("UPDATE reports SET superseded_by = ? WHERE report_id = ?", rows)

    def replace_year_checks(self, report_ids: Iterable[str], checks: Sequence[Check]) -> None:
        """Store the checks between reports, in place of those these reports had."""
        ids = [(report_id,) for report_id in report_ids]
        self._connection.executemany("DELETE FROM checks WHERE across = 1 AND report_id = ?", ids)
        self._add_checks(checks, across=1)

    def forget_vectors(self) -> None:
        """Drop all vectors: another model is used from now on."""
        self._connection.execute("UPDATE windows SET vector = NULL")

    def known_vectors(self, digests: Sequence[bytes]) -> dict[bytes, bytes]:
        """Vectors held for windows of the same text, by the digest of the text."""
        return _known_vectors(self._rows, digests)

    def windows_without_vector(self, size: int) -> Iterator[list[tuple[str, bytes, str]]]:
        """Windows still to be embedded, ``size`` at a time: id, digest and text."""
        places = self._rows(
            "SELECT window_id, digest, report_id, start_index, end_index FROM windows WHERE vector IS NULL "
            "ORDER BY report_id, start_index"
        )
        held, text = "", ""
        for batch in batches(places, size):
            found = []
            for window_id, digest, report_id, start, end in batch:
                if report_id != held:
                    held = report_id
                    text = self._rows("SELECT text FROM texts WHERE report_id = ?", (report_id,))[0][0]
                found.append((window_id, digest, text[start:end]))
            yield found

    def set_vectors(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Store the vectors of windows, given as (window id, float32 bytes)."""
        self._connection.executemany(
            "UPDATE windows SET vector = ? WHERE window_id = ?", ((vector, name) for name, vector in rows)
        )

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        return self._connection.execute(query, values).fetchall()

    def _add_report(self, file: str, reading: Reading, added: int) -> None:
        report = reading.report
        summary = _summary(reading)
        identity = (report.region, report.agency, report.year, report.kind, "", dump(summary))
        self._insert("reports", [(report.report_id, file, report.source, added, *identity)])
        self._insert("texts", [(report.report_id, report.text, dump(replace(report, text="")))])
        documents = passages(report)
        self._insert("passages", [_passage_row(at, document) for at, document in enumerate(documents)])
        self._insert("windows", [row for document in documents for row in _window_rows(document)])
        self._insert("facts", [_fact_row(at, fact) for at, fact in enumerate(reading.facts)])
        self._add_checks(reading.checks, across=0)
        for message in dict.fromkeys((*report.warnings, *reading.warnings)):
            self.add_problem(Problem(file, "warning", message, report.report_id))

    def _add_checks(self, checks: Sequence[Check], across: int) -> None:
        rows = [(c.check_id, c.report_id, at, across, dump(c)) for at, c in enumerate(checks)]
        self._insert("checks", rows)

    def _insert(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            self._connection.executemany(f"INSERT INTO {table} VALUES ({_marks(rows[0])})", rows)


def _known_vectors(
    rows: Callable[[str, Sequence[Any]], list[Any]], digests: Sequence[bytes]
) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for chosen in batches(digests):
        known = f"vector IS NOT NULL AND digest IN ({_marks(chosen)})"
        found.update(dict(rows(f"SELECT digest, vector FROM windows WHERE {known}", chosen)))
    return found


def _summary(reading: Reading) -> ReportSummary:
    report = reading.report

    def value(name: str) -> str:
        field = report.field(name)
        return field.value if field else ""

    return ReportSummary(
        report_id=report.report_id,
        source=report.source,
        title=report.title,
        region=report.region,
        agency=report.agency,
        level=report.level,
        year=report.year,
        kind=report.kind,
        published=value("published"),
        index_number=value("index_number"),
        url=reading.url,
    )


def _passage_row(at: int, document: Document) -> tuple[Any, ...]:
    data = document.metadata
    place = (data["start_index"], data["end_index"])
    return (data["passage_id"], data["report_id"], at, dump(data), *place)


def _window_rows(document: Document) -> list[tuple[Any, ...]]:
    data, text = document.metadata, document.page_content
    found: list[tuple[Any, ...]] = []
    for span in windows(text):
        start, end = data["start_index"] + span.start, data["start_index"] + span.end
        digest = hashlib.blake2b(span.of(text).encode(), digest_size=16).digest()
        window_id = f"{data['report_id']}:{start}-{end}:{digest.hex()[:12]}"
        found.append((window_id, data["passage_id"], data["report_id"], digest, start, end, None))
    return found


def _fact_row(at: int, fact: Fact) -> tuple[Any, ...]:
    value = None if fact.value is None else str(fact.value)
    keys = (fact.indicator, fact.column, fact.year, fact.subject, value, fact.unit)
    return (fact.fact_id, fact.report_id, at, *keys, dump(fact))


def batches(values: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    """The values in runs of at most ``size``."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _marks(values: Sequence[Any]) -> str:
    return ",".join("?" * len(values))
