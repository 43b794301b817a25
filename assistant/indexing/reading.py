"""From a file to the rows of its reports: load, parse, extract and check."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.errors import CorpusError
from assistant.indexing.catalog import Reading
from assistant.indexing.rows import ReportRows, rows_of
from assistant.types import Fact, Report

__all__ = ["FileReading", "read_file", "reader_identity"]

logger = logging.getLogger(__name__)

READ_BY = (
    "types.py",
    "lexicon",
    "reports",
    "indexing/splitter.py",
    "indexing/lexical.py",
    "indexing/reading.py",
)


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file gave: its reports, or why it gave none (``reason`` is not empty)."""

    file: str
    reports: tuple[ReportRows, ...] = ()
    reason: str = ""
    next_step: str = ""

    def error(self) -> CorpusError:
        """The reason as an exception."""
        return CorpusError(self.file, self.reason, self.next_step)


@cache
def reader_identity() -> str:
    """Names the code and word lists that read reports: another identity, and reports are read again."""
    from assistant.reports.carriers.recognition import is_available
    from assistant.reports.loader import READER_VERSION

    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for name in READ_BY:
        files = [package / name, *sorted((package / name).rglob("*"))]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(f"{file.relative_to(package).as_posix()}\n".encode())
                digest.update(file.read_bytes())
    recognises = "-ocr" if is_available() else ""  # installed since, it reads what could not be read before
    return f"{READER_VERSION}-{digest.hexdigest()[:16]}{recognises}"


def read_file(path: Path, root: Path) -> FileReading:
    """Read every report of one file. Never raises: a fault is the file's, and is said in the result."""
    from assistant.reports.loader import ReportLoader

    name = path.relative_to(root).as_posix()
    reports: list[ReportRows] = []
    try:
        for document in ReportLoader(path, root=root).lazy_load():
            reports.append(rows_of(_read(document)))
    except CorpusError as error:
        return FileReading(name, (), error.reason, error.next_step)
    except Exception as error:  # the outer door of one report: the others are still read
        logger.exception("%s could not be read", name)
        reason = f"reading it failed ({type(error).__name__}: {error})"
        return FileReading(name, (), reason, "report this file as a fault of the assistant")
    return FileReading(name, tuple(reports))


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
