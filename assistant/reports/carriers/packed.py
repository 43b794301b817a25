"""Reading members of zip packages without being blown up by them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.errors import ReportLimitError
from assistant.reports.carriers.content import SourceFile

__all__ = ["MAX_UNPACKED", "open_package", "read_member"]

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
