"""Old Word files and workbooks in XML go through LibreOffice: what comes out is what the docx says."""

from __future__ import annotations

import shutil
import stat
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from langchain_core.documents import Document

from assistant.errors import ReportFormatError, ReportLimitError
from assistant.reports.carriers import legacy
from assistant.reports.loader import ReportLoader
from tests.reports import builders as b

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def load(tmp_path: Path, data: bytes, name: str) -> list[Document]:
    path = tmp_path / name
    path.write_bytes(data)
    return ReportLoader(path, root=tmp_path).load()


def _office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A stand-in for LibreOffice on the path: the last argument is the file, the one before the folder."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\nfor last; do :; done\nout=$(dirname $last)/out\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


OLD_WORD = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + b"\x00" * 504
    + "WordDocument\x00".encode("utf-16-le")
    + b"\x00" * 500
)


@pytest.mark.parametrize(
    ("name", "data"), [("a.doc", OLD_WORD), ("a.wps", OLD_WORD), ("a.rtf", b"{\\rtf1 x}")]
)
def test_old_word_files_are_converted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes
) -> None:
    (tmp_path / "made.docx").write_bytes(b.as_bytes(b.docx_report(["申请17件。", b.publication_2021()])))
    _office(tmp_path, monkeypatch, f'mkdir "$out"; cp {tmp_path / "made.docx"} "$out/report.docx"')
    (document,) = load(tmp_path, data, name)
    assert document.page_content.startswith("申请17件。")
    assert b.grid_of_table(document.metadata["tables"][0]) == b.grid_of(b.publication_2021())
    assert document.metadata["format"] == name[2:]


def test_old_word_files_without_libreoffice_say_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReportFormatError, match="save it as docx"):
        load(tmp_path, OLD_WORD, "a.doc")


def test_a_conversion_that_fails_or_hangs_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _office(tmp_path, monkeypatch, "[ -e $(dirname $last)/report.wps ] && sleep 30; exit 1")
    with pytest.raises(ReportFormatError, match="cannot read it"):
        load(tmp_path, OLD_WORD, "a.doc")
    monkeypatch.setattr(legacy, "_CONVERT_SECONDS", 0.2)
    with pytest.raises(ReportLimitError, match="did not convert"):
        load(tmp_path, OLD_WORD, "a.wps")


def test_a_file_that_comes_back_as_bytes_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(b.as_bytes(b.docx_report(["\ufffd\ufffd#ࡱ###收到申请123件。" * 9])))
    _office(tmp_path, monkeypatch, f'mkdir "$out"; cp {tmp_path / "made.docx"} "$out/report.docx"')
    with pytest.raises(ReportFormatError, match="no text"):
        load(tmp_path, OLD_WORD, "a.doc")


# --- with LibreOffice itself ----------------------------------------------------------------


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, bytes]:
    """A report with every table of the 2021 form as read from docx, and the same as a Word 97 file."""
    folder = tmp_path_factory.mktemp("old")
    data = b.as_bytes(b.docx_report(b.report_parts(2021)))
    (document,) = load(folder, data, "云泽县2021.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "云泽县2021.docx")], check=True, capture_output=True, timeout=100)
    return document, (folder / "云泽县2021.doc").read_bytes()


@needs_office
def test_word_97_is_read_as_its_docx(report: tuple[Document, bytes], tmp_path: Path) -> None:
    expected, data = report
    names = ["云泽县2021.doc", "云泽县2021.wps"]
    with ThreadPoolExecutor() as both:  # two at a time: each conversion has its own profile
        found = list(both.map(lambda name: load(tmp_path, data, name)[0], names))
    for document, name in zip(found, names, strict=True):
        assert document.page_content == expected.page_content
        assert document.metadata["format"] == name.rsplit(".", 1)[1]
        assert [t.cells for t in document.metadata["tables"]] == [
            t.cells for t in expected.metadata["tables"]
        ]


@needs_office
def test_a_word_file_cut_short_is_a_named_fault(report: tuple[Document, bytes], tmp_path: Path) -> None:
    with pytest.raises(ReportFormatError, match="damaged or protected"):
        load(tmp_path, report[1][:3000], "a.doc")


EXCEL_XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style></Styles>
<Worksheet ss:Name="统计表"><Table>
<Row><Cell><Data ss:Type="String">指标</Data></Cell><Cell><Data ss:Type="String">数</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">申请</Data></Cell><Cell><Data ss:Type="Number">17</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">办结率</Data></Cell>
<Cell ss:StyleID="p"><Data ss:Type="Number">0.953</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


@needs_office
@pytest.mark.parametrize("name", ["a.xml", "a.xls"])
def test_a_workbook_in_xml_is_a_table(tmp_path: Path, name: str) -> None:
    (document,) = load(tmp_path, EXCEL_XML.encode(), name)
    assert document.page_content == "统计表\n\n| 指标 | 数 |\n| 申请 | 17 |\n| 办结率 | 95.3% |"


class _Asked(BaseHTTPRequestHandler):
    """Counts every request for an address."""

    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.send_error(404)

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def address() -> Iterator[str]:
    """Where a server waits to be asked for what a file links to."""
    server = HTTPServer(("127.0.0.1", 0), _Asked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>云泽县共收到申请17件。<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">
<draw:image xlink:href="{address}/a.png" xlink:type="simple" xlink:actuate="onLoad"/></draw:frame></text:p>
<text:section text:name="a"><text:section-source xlink:href="{file}"/><text:p>未链接</text:p></text:section>
</office:text></office:body></office:document>"""


@needs_office
def test_what_a_file_links_to_is_not_opened(tmp_path: Path, address: str) -> None:
    other = tmp_path / "other.txt"
    other.write_text("别的文件99件")
    flat = FLAT.format(address=address, file=other.as_uri())
    (document,) = load(tmp_path, flat.encode(), "a.fodt")
    assert document.page_content.startswith("云泽县共收到申请17件。")
    assert "99件" not in document.page_content
    assert _Asked.asked == 0
