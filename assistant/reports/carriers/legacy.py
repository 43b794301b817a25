"""Old Word files (.doc, .wps, .rtf, .odt, Word XML) and Excel XML: converted by LibreOffice where it is installed."""

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
from assistant.reports.carriers.sheet_file import read_sheet

__all__ = ["read_legacy", "read_legacy_sheet"]

_CONVERT_SECONDS = 90.0
_NO_CHARACTER = "\ufffd#"
"""What LibreOffice shows for a byte without meaning where it takes a damaged file for plain text."""
_MOST_LOST = 0.02
"""Share of such characters beyond which the text is that of no report."""
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
# A file from elsewhere must not run its macros, nor make this machine open addresses or files it names.
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(
        _SETTING.format(name, value)
        for name, value in (
            ("MacroSecurityLevel", "3"),
            ("DisableMacrosExecution", "true"),
            ("BlockUntrustedRefererLinks", "true"),
        )
    )
    + "</oor:items>"
)


def read_legacy(file: SourceFile) -> Content:
    """Text and grids of an old Word file by way of docx.

    Raises ReportFormatError where LibreOffice is missing or cannot read the file, ReportLimitError
    where it takes too long.
    """
    content = read_docx(_converted(file, "docx"))
    if sum(map(content.text.count, _NO_CHARACTER)) > _MOST_LOST * len(content.text):
        raise file.fault("it is damaged: what is left of it is no text", "get it again from its source")
    return dataclasses.replace(content, format=file.suffix or "doc")


def read_legacy_sheet(file: SourceFile) -> Content:
    """Text and grids of a workbook that is one XML file, by way of xlsx; raises as ``read_legacy``."""
    return read_sheet(_converted(file, "xlsx"))


def _converted(file: SourceFile, target: str) -> SourceFile:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise file.fault(
            f"{file.suffix or 'old Office'} files are read through LibreOffice, which is not installed",
            f"open it in Office or WPS and save it as {target} (另存为 → {target}), or install LibreOffice",
        )
    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        data = _convert(file, office, Path(folder), target)
    return dataclasses.replace(file, data=data, expires=time.thread_time() + MAX_SECONDS)


def _convert(file: SourceFile, office: str, folder: Path, target: str) -> bytes:
    # A name of our own: the file's may be anything, and the suffix helps LibreOffice to choose its filter.
    source = folder / f"report.{file.suffix if file.suffix.isalnum() else 'doc'}"
    source.write_bytes(file.data)
    out, user = folder / "out", folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    command = [
        office, "--headless", "--norestore", "--nolockcheck", "--nodefault",
        f"-env:UserInstallation={user.parent.as_uri()}",
        "--convert-to", target, "--outdir", str(out), str(source),
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
                f"open it in Office or WPS and save it as {target}",
            ) from error
    result = next(out.glob(f"*.{target}"), None) if out.is_dir() else None
    if result is None or not 0 < result.stat().st_size <= MAX_FILE_BYTES:
        raise file.fault(
            "LibreOffice cannot read it: it is damaged or protected by a password",
            f"open it in Office or WPS and save it as {target} without password",
        )
    return result.read_bytes()
