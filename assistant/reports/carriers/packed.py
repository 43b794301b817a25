"""Reading members of zip packages without being blown up by them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.errors import ReportLimitError
from assistant.reports.carriers.content import SourceFile

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["MAX_UNPACKED", "open_package", "read_member", "read_part"]

MAX_UNPACKED = 200 * 1024 * 1024
_CHUNK = 1 << 20
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, UnicodeError)
# zipfile raises NotImplementedError for methods it lacks and RuntimeError for encrypted members.
_UNREAD = (NotImplementedError, RuntimeError)


@contextmanager
def open_package(file: SourceFile) -> Iterator[zipfile.ZipFile]:
    """The file as a zip package; damage found here or while reading becomes a ReportFormatError."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as package:
            yield package
    except _DAMAGE as error:
        raise file.fault(f"the file is damaged ({error})", "get it again from its source") from error
    except _UNREAD as error:
        raise file.fault(
            f"it cannot be unpacked ({error})", "unpack it and pack it again without password"
        ) from error


def read_member(file: SourceFile, package: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    """The bytes of a member; raises ReportLimitError beyond ``limit``, whatever its header claims."""
    parts = []
    size = 0
    with package.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > limit:
                raise ReportLimitError(
                    file.name,
                    f"{member.filename} unpacks to more than {limit // 1048576} MB",
                    "put the reports themselves into the corpus folder",
                )
            file.check_time()
            parts.append(chunk)
    return b"".join(parts)


def read_part(file: SourceFile, package: zipfile.ZipFile, name: str) -> Element | None:
    """An XML part of an Office document, None where it has no such part.

    Raises ReportFormatError where the part is damaged or declares entities.
    """
    from lxml import etree

    try:
        member = package.getinfo(name.lstrip("/"))
    except KeyError:
        return None
    data = read_member(file, package, member, MAX_UNPACKED // 2)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    again = "open it in Office or WPS and save it again"
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise file.fault(f"its part {name} is damaged ({error.msg})", again) from error
    if getattr(root.getroottree().docinfo, "doctype", ""):  # no Office document has one; entities hide text
        raise file.fault(f"its part {name} declares entities", again)
    return root
