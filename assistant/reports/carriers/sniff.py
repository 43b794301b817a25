"""What a file really is, by its content; the name only breaks ties."""

from __future__ import annotations

import io
import re
import zipfile

from assistant.reports.carriers.content import SourceFile
from assistant.reports.carriers.text_file import looks_binary

__all__ = ["sniff"]

_PDF_HEAD = 1024
_TEXT_HEAD = 4096
_SIGNATURES = (
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "bitmap"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", "protected"),
    ("WordDocument", "legacy"),
    ("Workbook", "sheet"),
    ("Book", "sheet"),
    ("PowerPoint Document", "slides"),
)
_WORD_SUFFIXES = {"doc", "dot", "wps", "wpt"}
_SHEET_SUFFIXES = {"xls", "xlt", "et", "ett"}
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_TAG = re.compile(rb"<(?:html|body|table|div|p|span|br|h[1-6]|ul|li)\b[^>]*>", re.I)
_MHT = re.compile(rb"^(?:MIME-Version|Content-Type|From|Subject|Snapshot-Content-Location):", re.I | re.M)
_OPEN_DOCUMENT = rb'office:mimetype="application/vnd\.oasis\.opendocument\.'
_OFFICE_XML = (
    (
        re.compile(rb'progid="Word\.Document"|<w:wordDocument\b|<pkg:package\b|%stext"' % _OPEN_DOCUMENT),
        "legacy",
    ),
    (
        re.compile(
            rb'progid="Excel\.Sheet"|<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet'
            rb'|%sspreadsheet"' % _OPEN_DOCUMENT
        ),
        "legacy-sheet",
    ),
)
_HTML_SUFFIXES = {"html", "htm", "shtml", "xhtml", "jhtml", "asp", "aspx", "jsp", "php"}
_OFFICE_SUFFIXES = {"doc", "xls", "wps", "et", "docx", "xlsx"}
_DATA_SUFFIXES = {
    "json",
    "jsonl",
    "xml",
    "yaml",
    "yml",
    "toml",
    "ini",
    "js",
    "css",
    "py",
    "sh",
    "sql",
    "log",
    "bib",
}
_TEXT_KINDS = {"md": "md", "markdown": "md", "csv": "csv", "tsv": "csv"}


def sniff(file: SourceFile) -> str:
    """The kind of content: a key of the loader's readers, or a name for what is not read.

    Read: txt md csv html mht pdf docx sheet zip picture legacy legacy-sheet. Not read: rar 7z gzip ofd
    slides protected data binary empty.
    """
    data = file.data
    if not data.strip(b"\x00 \t\r\n"):
        return "empty"
    if b"%PDF-" in data[:_PDF_HEAD]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data, file.suffix)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            if kind == "rtf":
                return "legacy"
            if kind != "bitmap":
                return kind
            if looks_binary(data):
                return "picture"
    return _text_kind(file)


def _text_kind(file: SourceFile) -> str:
    head = file.data[:_TEXT_HEAD]
    if looks_binary(file.data):
        return "binary"
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    plain = head.replace(b"\x00", b"") if wide else head
    plain = plain.lstrip(b"\xef\xbb\xbf\xff\xfe")
    for pattern, kind in _OFFICE_XML:
        if pattern.search(plain):
            return kind
    if _HTML_START.match(plain):
        return "html"
    if len(_MHT.findall(plain)) >= 2 and b"multipart/related" in plain.lower():
        return "mht"
    tags = len(_HTML_TAG.findall(plain))
    markup = file.suffix in _HTML_SUFFIXES | _OFFICE_SUFFIXES
    if tags and (markup or (plain.lstrip().startswith(b"<") and tags >= 3)):
        return "html"
    if file.suffix in _DATA_SUFFIXES:
        return "data"
    return _TEXT_KINDS.get(file.suffix, "txt")


def _zip_kind(data: bytes) -> str:
    """Office documents are zip files; what lies inside tells which."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                return _open_document_kind(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return "zip"
    roots = {name.split("/", 1)[0] for name in names}
    if "[Content_Types].xml" in names:
        for root, kind in (("word", "docx"), ("xl", "sheet"), ("ppt", "slides")):
            if root in roots:
                return kind
    return "ofd" if "OFD.xml" in names else "zip"


def _open_document_kind(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as member:
        mimetype = member.read(200).decode("ascii", "replace")
    if "opendocument.spreadsheet" in mimetype:
        return "sheet"
    return "legacy" if "opendocument.text" in mimetype else "zip"


def _ole_kind(data: bytes, suffix: str) -> str:
    """Old Office files: the directory names its streams in UTF-16; the name tells which holds which."""
    found = [kind for stream, kind in _STREAMS if stream.encode("utf-16-le") + b"\x00\x00" in data]
    if "protected" in found:
        return "protected"
    if suffix in _SHEET_SUFFIXES and "sheet" in found:
        return "sheet"
    return found[0] if found else "legacy" if suffix in _WORD_SUFFIXES else "binary"
