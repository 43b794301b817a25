"""Zip archives: the reports packed in them, one file each, within limits."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Iterator

from assistant.errors import ReportLimitError
from assistant.reports.carriers.content import MAX_FILE_BYTES, MAX_SECONDS, SourceFile
from assistant.reports.carriers.packed import MAX_UNPACKED, open_package, read_member

__all__ = ["MAX_DEPTH", "MAX_MEMBERS", "members"]

MAX_DEPTH = 2
MAX_MEMBERS = 500
_MAX_RATIO = 200
_RATIO_FLOOR = 20 * 1024 * 1024
"""Archives that unpack to less than this may be packed as tightly as they like."""
_ARCHIVE_SECONDS = 60.0
_UTF_8_FLAG = 0x800
_PAGE_PART_NAMES = "css js map woff woff2 ttf eot svg ico png jpg jpeg gif bmp webp db ini lnk"
_PAGE_PARTS = frozenset(_PAGE_PART_NAMES.split())


def members(file: SourceFile) -> Iterator[SourceFile]:
    """The files of the archive that may be reports, by name, each to be read within its own time.

    Pictures, scripts and hidden files are passed over. Raises ReportLimitError for archives that are
    nested too deeply, hold too many files or unpack to far more than they are, and ReportFormatError
    for damaged and encrypted ones.
    """
    if file.depth >= MAX_DEPTH:
        raise ReportLimitError(
            file.name, f"archives are packed in one another more than {MAX_DEPTH} deep", "unpack it"
        )
    end = min(file.expires, time.thread_time() + MAX_SECONDS) - MAX_SECONDS + _ARCHIVE_SECONDS
    with open_package(file) as package:
        wanted = sorted((_name(member), member) for member in package.infolist() if _is_wanted(member))
        _check(file, [member for _, member in wanted])
        seen: dict[str, int] = {}
        size = 0
        for name, member in wanted:
            reading = SourceFile(file.name, b"", file.depth, end)
            data = read_member(reading, package, member, min(MAX_FILE_BYTES, MAX_UNPACKED - size))
            size += len(data)
            seen[name] = seen.get(name, 0) + 1
            suffix = f" ({seen[name]})" if seen[name] > 1 else ""
            yield SourceFile(
                f"{file.name}/{name}{suffix}",
                data,
                file.depth + 1,
                min(end, time.thread_time() + MAX_SECONDS),
            )


def _check(file: SourceFile, wanted: list[zipfile.ZipInfo]) -> None:
    if len(wanted) > MAX_MEMBERS:
        raise ReportLimitError(file.name, f"it holds more than {MAX_MEMBERS} files", "unpack it")
    packed = sum(member.compress_size for member in wanted)
    unpacked = sum(member.file_size for member in wanted)
    if unpacked > max(_RATIO_FLOOR, _MAX_RATIO * packed):
        raise ReportLimitError(file.name, "it unpacks to far more than any report", "unpack it")
    if any(member.flag_bits & 1 for member in wanted):
        raise file.fault("it is protected by a password", "unpack it, or pack it again without password")


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    parts = _name(member).split("/")
    base = parts[-1]
    hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts)
    suffix = base.rsplit(".", 1)[-1].lower() if "." in base else ""
    readme = base.lower().split(".", 1)[0] == "readme"
    return not (member.is_dir() or hidden or readme or not base or suffix in _PAGE_PARTS)


def _name(member: zipfile.ZipInfo) -> str:
    """The path inside the archive as its maker saw it, never leading out of the archive."""
    name = member.filename
    if not member.flag_bits & _UTF_8_FLAG:
        raw = name.encode("cp437", "replace")  # what zipfile took the bytes for
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..") and not part.endswith(":"))
