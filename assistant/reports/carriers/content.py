"""What every carrier's reader takes and gives, and the limits they all keep."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from assistant.errors import ReportFormatError, ReportLimitError
from assistant.types import Field, Span, Table

__all__ = [
    "MAX_FILE_BYTES",
    "MAX_SECONDS",
    "MAX_TEXT",
    "Content",
    "SourceFile",
]

MAX_FILE_BYTES = 50 * 1024 * 1024
MAX_TEXT = 5_000_000
MAX_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file (or archive member) being read.

    ``name`` is the path below the corpus folder with ``/``; ``depth`` counts the archives around
    it; ``expires`` is the ``time.thread_time()`` after which reading is given up: seconds of work, so that
    a busy machine does not lose reports.
    """

    name: str
    data: bytes
    depth: int = 0
    expires: float = field(default_factory=lambda: time.thread_time() + MAX_SECONDS)

    @property
    def suffix(self) -> str:
        """The file name extension in lower case without its dot, empty where there is none."""
        base = self.name.rsplit("/", 1)[-1]
        return base.rsplit(".", 1)[1].lower() if "." in base[1:] else ""

    def check_time(self) -> None:
        """Raise ReportLimitError once the file has used up its time; called inside long loops."""
        if time.thread_time() > self.expires:
            raise ReportLimitError(
                self.name,
                "reading it took longer than a report takes",
                "split the file, or save the report itself without the rest",
            )

    def check_length(self, characters: int) -> None:
        """Raise ReportLimitError for a text longer than any report."""
        if characters > MAX_TEXT:
            raise ReportLimitError(
                self.name,
                f"its text is longer than {MAX_TEXT:,} characters",
                "save the report itself without the rest",
            )

    def fault(self, reason: str, next_step: str) -> ReportFormatError:
        """The error for a file that is damaged, protected, empty or of a format not read."""
        return ReportFormatError(self.name, reason, next_step)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What was read: linearised text and the grids whose spans point into it.

    ``furniture`` are parts of ``text`` that belong to the page, not to the report.
    ``unreadable`` names parts that are there but cannot be read (pictures, scans, attachments):
    ``name`` says what, ``value`` the heading it stands under. ``meta`` holds what the carrier
    says about itself (HTML title and meta names, document properties), to be judged by the parser.
    ``recognised`` are the parts of ``text`` that were read from pictures.
    """

    text: str
    format: str
    encoding: str = ""
    url: str = ""
    tables: tuple[Table, ...] = ()
    furniture: tuple[Span, ...] = ()
    unreadable: tuple[Field, ...] = ()
    warnings: tuple[str, ...] = ()
    meta: dict[str, str] = field(default_factory=dict)
    recognised: tuple[Span, ...] = ()
