"""What people told about answers, and the questions still waiting for one: a small SQLite file.

Nothing about the person is kept: no address, no session, and texts holding personal numbers are
turned away before they get here. The file is the office's own; deleting it loses nothing else.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.types import RefusalReason

if TYPE_CHECKING:
    from assistant.types import Answer

__all__ = ["FEEDBACK_KINDS", "STATUSES", "Desk", "Ticket"]

FEEDBACK_KINDS = ("useful", "wrong_figure", "wrong_source", "not_answered")
STATUSES = ("open", "answered", "transferred")
WAITING_REASONS = frozenset(
    {
        RefusalReason.NO_REPORT,
        RefusalReason.NOT_STATED,
        RefusalReason.UNREADABLE,
        RefusalReason.NOT_COMPARABLE,
    }
)
"""Refusals somebody at the office can do something about."""
LONGEST_NOTE = 1000

SCHEMA = """
CREATE TABLE IF NOT EXISTS feedback (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, note TEXT NOT NULL, question TEXT NOT NULL,
  answer TEXT NOT NULL, generation TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS ticket (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, updated TEXT NOT NULL, question TEXT NOT NULL UNIQUE,
  reason TEXT NOT NULL, asked INTEGER NOT NULL DEFAULT 1, status TEXT NOT NULL DEFAULT 'open',
  note TEXT NOT NULL DEFAULT '', said TEXT NOT NULL DEFAULT '', scopes TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX IF NOT EXISTS ticket_status ON ticket (status, updated);
CREATE INDEX IF NOT EXISTS feedback_question ON feedback (question);
"""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A question the office deals with: refused for lack of data, its answer disputed, or a caller's.

    ``reason`` is a refusal reason, a kind of feedback or ``call``; ``asked`` how often it came;
    ``said`` what a caller was told; ``scopes`` the bodies and years it was about, in words.
    """

    id: int
    at: str
    updated: str
    question: str
    reason: str
    asked: int
    status: str
    note: str
    said: str
    scopes: tuple[str, ...]


class Desk:
    """The office's notebook; one file, safe to use from several threads and processes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._ready = False

    def note_refusal(self, answer: Answer) -> None:
        """Put a question that could not be answered for lack of data into the queue."""
        if answer.refusal is not None and answer.refusal.reason in WAITING_REASONS:
            self._queue(answer.question, answer.refusal.reason.value, _scopes(answer))

    def note_feedback(
        self, kind: str, question: str, *, note: str = "", answer: str = "", generation: str = ""
    ) -> None:
        """Keep what somebody said about an answer; a complaint also goes into the queue.

        Raises:
            ValueError: the kind is not one of FEEDBACK_KINDS.
        """
        if kind not in FEEDBACK_KINDS:
            raise ValueError(f"kind is {kind!r}, one of {', '.join(FEEDBACK_KINDS)} was expected")
        with self._open() as db:
            db.execute(
                "INSERT INTO feedback (at, kind, note, question, answer, generation)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (_now(), kind, note[:LONGEST_NOTE], question, answer, generation),
            )
        if kind != "useful":
            self._queue(question, kind, ())

    def note_call(
        self, question: str, *, said: str = "", status: str | None = "answered", note: str = ""
    ) -> None:
        """Write down what became of a caller's question, or of one that was waiting.

        ``status`` ``None`` leaves it as it is: a note is added, the question waits or rests as before.

        Raises:
            ValueError: the status is not one of STATUSES.
        """
        if status is not None and status not in STATUSES:
            raise ValueError(f"status is {status!r}, one of {', '.join(STATUSES)} was expected")
        row = {
            "at": _now(),
            "question": question,
            "status": status,
            "said": said,
            "note": note[:LONGEST_NOTE],
        }
        with self._open() as db:
            db.execute(
                "INSERT INTO ticket (at, updated, question, reason, status, said, note)"
                " VALUES (:at, :at, :question, 'call', coalesce(:status, 'open'), :said, :note)"
                " ON CONFLICT (question) DO UPDATE SET updated = :at, status = coalesce(:status, status), said = :said,"
                " asked = asked + (reason = 'call'), note = CASE :note WHEN '' THEN note ELSE :note END",
                row,
            )

    def tickets(self, status: str = "open", limit: int = 200) -> list[Ticket]:
        """The questions of one status, most often asked first, then newest."""
        return self._select("WHERE status = ? ORDER BY asked DESC, updated DESC LIMIT ?", (status, limit))

    def all_tickets(self) -> list[Ticket]:
        """Every question, newest first."""
        return self._select("ORDER BY updated DESC, id DESC", ())

    def _select(self, rest: str, values: tuple[str | int, ...]) -> list[Ticket]:
        names = [field.name for field in fields(Ticket)]
        with self._open() as db:
            rows = db.execute(f"SELECT {', '.join(names)} FROM ticket {rest}", values).fetchall()
        found = [dict(zip(names, row, strict=True)) for row in rows]
        return [Ticket(**{**row, "scopes": tuple(json.loads(row["scopes"]))}) for row in found]

    def feedback(self, limit: int = 1000) -> list[dict[str, Any]]:
        """What was said about answers, newest first."""
        names = ("id", "at", "kind", "note", "question", "answer", "generation")
        with self._open() as db:
            rows = db.execute(
                f"SELECT {', '.join(names)} FROM feedback ORDER BY id DESC LIMIT ?", (limit,)
            ).fetchall()
        return [dict(zip(names, row, strict=True)) for row in rows]

    def comments(self, questions: Sequence[str]) -> dict[str, list[dict[str, str]]]:
        """Complaints and remarks about the answers to these questions, newest first: when, kind, note."""
        marks = ",".join("?" * len(questions))
        with self._open() as db:
            rows = db.execute(
                f"SELECT question, at, kind, note FROM feedback WHERE question IN ({marks})"
                " AND (kind != 'useful' OR note != '') ORDER BY id DESC LIMIT 2000",
                tuple(questions),
            ).fetchall()
        found: dict[str, list[dict[str, str]]] = {}
        for question, at, kind, note in rows:
            found.setdefault(question, []).append({"at": at, "kind": kind, "note": note})
        return found

    def _queue(self, question: str, reason: str, scopes: tuple[str, ...]) -> None:
        now, complaint = _now(), reason in FEEDBACK_KINDS
        with self._open() as db:
            db.execute(
                "INSERT INTO ticket (at, updated, question, reason, scopes) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (question) DO UPDATE SET asked = asked + 1, updated = ?, reason = ?,"
                " status = CASE WHEN status = 'answered' AND ? THEN 'open' ELSE status END",
                (now, now, question, reason, json.dumps(scopes, ensure_ascii=False), now, reason, complaint),
            )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            if not self._ready:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=10)) as db, db:
                db.execute("PRAGMA synchronous = NORMAL")
                if not self._ready:
                    db.execute("PRAGMA journal_mode = WAL")
                    db.executescript(SCHEMA)
                    self._ready = True
                yield db


def _scopes(answer: Answer) -> tuple[str, ...]:
    return tuple(f"{scope.agency or scope.region} {scope.year or ''}".strip() for scope in answer.scopes)


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
