"""Old Word files (.doc, .wps, .rtf, .odt): converted by LibreOffice where it is installed."""

from __future__ import annotations

import dataclasses
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from assistant.errors import ReportLimitError
from assistant.reports.carriers.content import MAX_FILE_BYTES, MAX_SECONDS, Content, SourceFile
from assistant.reports.carriers.docx_file import read_docx

__all__ = ["read_legacy"]

_CONVERT_SECONDS = 90.0


def read_legacy(file: SourceFile) -> Content:
    """Text and grids of an old Word file by way of docx.

    Raises ReportFormatError where LibreOffice is missing or cannot read the file, ReportLimitError
    where it takes too long.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise file.fault(
            f"{file.suffix or 'old Word'} files are read through LibreOffice, which is not installed",
            "open it in Word or WPS and save it as docx (另存为 → docx), or install LibreOffice",
        )
    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        data = _convert(file, office, Path(folder))
    converted = dataclasses.replace(file, data=data, expires=time.thread_time() + MAX_SECONDS)
    return dataclasses.replace(read_docx(converted), format=file.suffix or "doc")


def _convert(file: SourceFile, office: str, folder: Path) -> bytes:
    # A name of our own: the file's may be anything, and the suffix helps LibreOffice to choose its filter.
    source = folder / f"report.{file.suffix if file.suffix.isalnum() else 'doc'}"
    source.write_bytes(file.data)
    out = folder / "out"
    command = [
        office, "--headless", "--norestore", "--nolockcheck", "--nodefault",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", "docx", "--outdir", str(out), str(source),
    ]  # fmt: skip
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(_CONVERT_SECONDS)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            raise ReportLimitError(
                file.name,
                f"LibreOffice did not convert it within {_CONVERT_SECONDS:g} s",
                "open it in Word or WPS and save it as docx",
            ) from error
    result = next(out.glob("*.docx"), None) if out.is_dir() else None
    if result is None or not 0 < result.stat().st_size <= MAX_FILE_BYTES:
        raise file.fault("LibreOffice cannot read it", "open it in Word or WPS and save it as docx")
    return result.read_bytes()
