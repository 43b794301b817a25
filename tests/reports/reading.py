"""Reports from strings, for the tests of the parser and of identity."""

from __future__ import annotations

import hashlib
from pathlib import Path
from textwrap import dedent
from typing import Any

from langchain_core.documents import Document

from assistant.reports.loader import ReportLoader
from assistant.reports.parser import parse_report
from assistant.types import Report

__all__ = ["headings", "read", "seed", "value"]


def read(text: str, source: str = "report.txt", **metadata: Any) -> Report:
    """The Report of a text file that holds ``text`` without its indentation."""
    text = dedent(text).strip("\n") + "\n"
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return parse_report(
        Document(
            page_content=text, metadata={"source": source, "sha256": sha256, "format": "txt", **metadata}
        )
    )


def seed(path: Path) -> Report:
    """The Report of a file as the loader reads it."""
    return parse_report(next(iter(ReportLoader(path).lazy_load())))


def value(report: Report, name: str) -> str:
    """The value of the field decided on, empty where there is none."""
    field = report.field(name)
    return field.value if field else ""


def headings(report: Report) -> list[tuple[int, str]]:
    """Level and heading of every section below a heading."""
    return [(section.level, section.heading) for section in report.sections if section.level]
