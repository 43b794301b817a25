"""Writing the catalog of a generation being built: fresh, or over a copy of the last one."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.indexing.catalog import INDEXES, SCHEMA, Problem, batches, digest_of, marks
from assistant.indexing.rows import ReportRows, Row, check_rows
from assistant.types import Check

__all__ = ["CatalogWriter"]

CACHE_KB = 65_536
"""Pages SQLite holds in memory; its usual two megabytes are read and written over and over."""
REPORT_TABLES = ("reports", "texts", "passages", "windows", "facts", "checks", "problems")


class CatalogWriter:
    """One transaction: committed when the block ends, rolled back when it raises."""

    def __init__(self, path: Path) -> None:
        fresh = not path.exists()
        self._connection = sqlite3.connect(path, isolation_level=None)
        # The file is private until it is published, and a crashed build is thrown away whole.
        self._connection.executescript(
            f"PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -{CACHE_KB};"
        )
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

    def replace_file(
        self, file: str, sha256: str, reports: Sequence[ReportRows], added: int
    ) -> set[tuple[str, str]]:
        """Store the reports of a file in place of what it gave before; the bodies old and new.

        ``added`` is the number of the generation that first held them.

        Raises:
            ValueError: what was read contradicts itself (two facts with one id …); nothing is changed.
        """
        self._connection.execute("SAVEPOINT one_file")
        try:
            bodies = self.remove_file(file)
            self._insert("files", [(file, sha256)])
            for report in reports:
                self._add_report(file, report, added)
        except (sqlite3.IntegrityError, ValueError) as error:
            self._connection.execute("ROLLBACK TO one_file")
            raise ValueError(str(error)) from error
        finally:
            self._connection.execute("RELEASE one_file")
        return bodies | {(report.region, report.agency) for report in reports}

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
        self._insert("checks", check_rows(checks, across=1))

    def forget_vectors(self) -> None:
        """Drop all vectors: another model is used from now on."""
        self._connection.execute("UPDATE windows SET vector_id = NULL WHERE vector_id IS NOT NULL")
        self._connection.execute("DELETE FROM vectors")

    def windows_without_vector(self, size: int) -> Iterator[dict[bytes, str]]:
        """The distinct texts of windows still to be embedded, ``size`` at a time, by their digest."""
        places = self._rows(
            "SELECT digest, min(report_id), start_index, end_index FROM windows WHERE vector_id IS NULL "
            "GROUP BY digest ORDER BY min(report_id), start_index"
        )
        held, text = "", ""
        for batch in batches(places, size):
            found = {}
            for digest, report_id, start, end in batch:
                if report_id != held:
                    held = report_id
                    text = self._rows("SELECT text FROM texts WHERE report_id = ?", (report_id,))[0][0]
                found[digest] = text[start:end]
            yield found

    def vector_names(self, digests: Iterable[bytes]) -> dict[bytes, bytes]:
        """The vectors that windows of the same text have already, by the digest of the text."""
        query = "SELECT vector_id FROM windows WHERE digest = ? AND vector_id IS NOT NULL LIMIT 1"
        found = ((digest, self._connection.execute(query, (digest,)).fetchone()) for digest in digests)
        return {digest: row[0] for digest, row in found if row}

    def add_vectors(self, vectors: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
        """Store the vectors (float32 bytes) of texts by their digest; the name of each."""
        names = {digest: digest_of(vector) for digest, vector in vectors.items()}
        rows = [(names[digest], vector) for digest, vector in vectors.items()]
        self._connection.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)
        return names

    def set_vectors(self, vectors: Mapping[bytes, bytes]) -> None:
        """Store vectors, and name them in the windows of their texts."""
        pairs = [(name, digest) for digest, name in self.add_vectors(vectors).items()]
        self._connection.executemany(
            "UPDATE windows SET vector_id = ? WHERE digest = ? AND vector_id IS NULL", pairs
        )

    def add_indexes(self) -> None:
        """Add the indexes readers need, where they are not there yet."""
        for statement in INDEXES.strip().splitlines():
            self._connection.execute(statement)

    def drop_unused_vectors(self) -> None:
        """Take out vectors no window has any more."""
        self._connection.execute(
            "DELETE FROM vectors WHERE NOT EXISTS "
            "(SELECT 1 FROM windows WHERE windows.vector_id = vectors.vector_id)"
        )

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        return self._connection.execute(query, values).fetchall()

    def _add_report(self, file: str, report: ReportRows, added: int) -> None:
        self._insert("reports", [(report.report_id, file, report.source, added, *report.identity)])
        for table, rows in report.tables.items():
            self._insert(table, rows)
        for message in dict.fromkeys(report.warnings):
            self.add_problem(Problem(file, "warning", message, report.report_id))

    def _insert(self, table: str, rows: Sequence[Row]) -> None:
        if rows:
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks(rows[0])})", rows)
