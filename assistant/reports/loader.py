"""From the corpus folder to LangChain documents: one per report, whatever the file is."""

from __future__ import annotations

import hashlib
import importlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from langchain_core.document_loaders import BaseLoader
from langchain_core.documents import Document

from assistant.errors import CorpusError, ReportFormatError, ReportLimitError
from assistant.reports.carriers.archive import members
from assistant.reports.carriers.content import MAX_FILE_BYTES, Content, SourceFile
from assistant.reports.carriers.sniff import sniff

__all__ = ["READER_VERSION", "ReportLoader", "find_sources"]

READER_VERSION = 1
"""Raised whenever the same bytes would be read differently, so that indexes are rebuilt."""

_READERS = {
    "txt": "text_file:read_text",
    "md": "markdown_file:read_markdown",
    "csv": "markdown_file:read_csv",
    "html": "html_file:read_html",
    "mht": "html_file:read_mht",
    "docx": "docx_file:read_docx",
    "pdf": "pdf_file:read_pdf",
    "sheet": "sheet_file:read_sheet",
    "legacy": "legacy:read_legacy",
    "legacy-sheet": "legacy:read_legacy_sheet",
    "picture": "picture_file:read_picture",
}
_NOT_READ = {
    "empty": ("the file is empty", "put the report into it or remove it"),
    "binary": ("its content is binary data of no known format", "save the report as docx, pdf, html or txt"),
    "data": ("it is a data or program file, not a report", "move it out of the corpus folder"),
    "rar": ("RAR archives are not read", "unpack it, or pack it as zip"),
    "7z": ("7z archives are not read", "unpack it, or pack it as zip"),
    "gzip": ("gzip and tar.gz archives are not read", "unpack it, or pack it as zip"),
    "ofd": ("OFD documents (版式文档) are not read", "export it as PDF or docx"),
    "slides": ("presentations are not read", "save the report as docx or pdf"),
    "protected": ("it is protected by a password", "save it without password"),
}
_SKIPPED_NAMES = {"thumbs.db", "desktop.ini"}
_PAGE_SUFFIXES = (".html", ".htm", ".mht", ".mhtml")


class ReportLoader(BaseLoader):
    r"""Reads one file of the corpus.

    ``lazy_load`` yields one Document per report (several for an archive): ``page_content`` is the
    stored text (for a text file exactly its characters with ``\n`` line ends), ``metadata`` holds
    ``source`` (path below ``root``, with ``/``), ``sha256`` of the bytes, ``format``, ``encoding``,
    ``url``, ``tables`` (``tuple[Table, ...]``), ``furniture`` (``tuple[Span, ...]``), ``unreadable``
    (``tuple[Field, ...]``), ``warnings`` (``tuple[str, ...]``), ``meta`` (what the file says of
    itself) and ``recognised`` (``tuple[Span, ...]``, what was read from pictures). Raises CorpusError kinds, each with source, reason and next step.
    """

    def __init__(self, path: str | Path, *, root: str | Path | None = None) -> None:
        self.path = Path(path)
        self.root = Path(root) if root is not None else None

    def lazy_load(self) -> Iterator[Document]:
        """Yield the Documents of the file; see the class."""
        name = self._name()
        try:
            size = self.path.stat().st_size
            if size > MAX_FILE_BYTES:
                raise ReportLimitError(
                    name,
                    f"the file has {size / 1048576:.0f} MB; the limit is {MAX_FILE_BYTES / 1048576:.0f} MB",
                    "save the report itself without the rest",
                )
            data = self.path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise ReportFormatError(
                name, f"it cannot be opened: {reason}", "check path and permissions"
            ) from error
        yield from _load(SourceFile(name=name, data=data))

    def _name(self) -> str:
        if self.root is not None:
            try:
                return self.path.resolve().relative_to(self.root.resolve()).as_posix()
            except ValueError:
                pass
        return self.path.name


def find_sources(corpus_dir: str | Path) -> list[Path]:
    """Every file below ``corpus_dir`` that is meant as a report, sorted by path.

    Left out: hidden files, README files (provenance notes), Office lock files, and the folders
    of pictures and scripts that browsers save beside a page (``page.html`` + ``page_files/``).
    Files of unknown formats are listed: reading them says what is wrong with them.
    """
    found = []
    for folder, folders, names in os.walk(corpus_dir):
        pages = {name.rsplit(".", 1)[0] for name in names if name.lower().endswith(_PAGE_SUFFIXES)}
        folders[:] = [name for name in folders if not _is_skipped_folder(name, pages)]
        found += [Path(folder, name) for name in names if not _is_skipped(name)]
    return sorted(found, key=lambda path: path.as_posix())


def _is_skipped(name: str) -> bool:
    lower = name.lower()
    return name.startswith((".", "~$")) or lower in _SKIPPED_NAMES or lower.split(".", 1)[0] == "readme"


def _is_skipped_folder(name: str, pages: set[str]) -> bool:
    if name.startswith(".") or name == "__MACOSX":
        return True
    stem = name.removesuffix("_files").removesuffix(".files").removesuffix("_file")
    return stem != name and stem in pages


def _load(file: SourceFile) -> Iterator[Document]:
    kind = sniff(file)
    if kind == "zip":
        yield from _load_archive(file)
    elif kind in _NOT_READ:
        raise file.fault(*_NOT_READ[kind])
    else:
        yield _document(file, _reader(kind)(file))


def _load_archive(file: SourceFile) -> list[Document]:
    """The reports of an archive; members that cannot be read are named in the warnings of the first."""
    documents: list[Document] = []
    faults: list[CorpusError] = []
    for member in members(file):
        try:
            documents += _load(member)
        except CorpusError as fault:
            faults.append(fault)
    if not documents and len(faults) == 1:
        raise faults[0]
    if not documents:
        reasons = "; ".join(str(fault) for fault in faults[:3]) or "it holds no files of a readable kind"
        raise file.fault(f"no report in it can be read: {reasons}", "unpack it and check its files")
    warnings = tuple(f"not read: {fault}" for fault in faults)
    documents[0].metadata["warnings"] = (*documents[0].metadata["warnings"], *warnings)
    return documents


def _reader(kind: str) -> Callable[[SourceFile], Content]:
    module, function = _READERS[kind].split(":")
    reader: Callable[[SourceFile], Content] = getattr(
        importlib.import_module(f"assistant.reports.carriers.{module}"), function
    )
    return reader


def _document(file: SourceFile, content: Content) -> Document:
    return Document(
        page_content=content.text,
        metadata={
            "source": file.name,
            "sha256": hashlib.sha256(file.data).hexdigest(),
            "format": content.format,
            "encoding": content.encoding,
            "url": content.url,
            "tables": content.tables,
            "furniture": content.furniture,
            "unreadable": content.unreadable,
            "warnings": content.warnings,
            "meta": content.meta,
            "recognised": content.recognised,
        },
    )
