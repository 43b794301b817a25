"""Archives give their reports, bombs are refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from langchain_core.documents import Document

from assistant.errors import CorpusError, ReportFormatError, ReportLimitError
from assistant.reports.loader import ReportLoader
from tests.reports import builders as b

TEXT = "云泽县2019年政府信息公开工作年度报告\n全县共收到申请17件。"


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def load(tmp_path: Path, data: bytes, name: str = "年报.zip") -> list[Document]:
    path = tmp_path / name
    path.write_bytes(data)
    return ReportLoader(path, root=tmp_path).load()


def test_every_report_of_an_archive_is_a_document(tmp_path: Path) -> None:
    page = b.html_page(f"<p>{b.PROSE}</p>").encode()
    inner = zipped({"乙县.txt": TEXT.encode("gb18030")})
    documents = load(
        tmp_path,
        zipped({
            "2019/甲县.html": page, "2019/甲县_files/a.css": b"x", "logo.png": b"\x89PNG\r\n\x1a\n",
            "inner.zip": inner, "__MACOSX/._a.txt": b"x", "README.md": b"x",
            "c.docx": b.as_bytes(b.docx_report(["申请17件。"])),
        }),
    )  # fmt: skip
    assert {d.metadata["source"]: d.metadata["format"] for d in documents} == {
        "年报.zip/2019/甲县.html": "html",
        "年报.zip/c.docx": "docx",
        "年报.zip/inner.zip/乙县.txt": "txt",
    }
    assert documents[-1].page_content == TEXT
    assert all(not d.metadata["warnings"] for d in documents)


def test_names_in_gbk_and_names_leading_out(tmp_path: Path) -> None:
    data = zipped({"AAAAAA.txt": TEXT.encode(), "../../b.txt": TEXT.encode(), "C:\\d\\e.txt": TEXT.encode()})
    data = data.replace(b"AAAAAA.txt", "云泽县.txt".encode("gb18030"))
    sources = [document.metadata["source"] for document in load(tmp_path, data)]
    assert sorted(sources) == sorted(["年报.zip/云泽县.txt", "年报.zip/b.txt", "年报.zip/d/e.txt"])


def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    documents = load(tmp_path, zipped({"a.txt": TEXT.encode(), "b.pdf": b"%PDF-1.4 nothing", "c.txt": b""}))
    assert [document.page_content for document in documents] == [TEXT]
    warnings = documents[0].metadata["warnings"]
    assert len(warnings) == 2
    assert "年报.zip/b.pdf" in warnings[0]


@pytest.mark.parametrize(
    ("files", "match"),
    [
        ({}, "no files of a readable kind"),
        ({"a.png": b"\x89PNG\r\n\x1a\n"}, "no files of a readable kind"),
        ({"a.txt": b""}, "empty"),
        ({"a.txt": b"", "b.txt": b""}, "no report in it"),
    ],
)
def test_an_archive_without_a_report_is_an_error(tmp_path: Path, files: dict[str, bytes], match: str) -> None:
    with pytest.raises(ReportFormatError, match=match):
        load(tmp_path, zipped(files))


def test_encrypted_and_damaged_archives_are_errors(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT.encode()}))
    central = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[central + 8] |= 1
    with pytest.raises(ReportFormatError, match="password"):
        load(tmp_path, bytes(data))
    whole = zipped({"a.txt": TEXT.encode() * 50}, zipfile.ZIP_STORED)
    for damaged in (whole[:300], whole.replace("申请".encode(), "申靖".encode(), 1)):
        with pytest.raises(CorpusError):
            load(tmp_path, damaged)


def test_bombs_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportLimitError, match="far more"):
        load(tmp_path, zipped({"a.txt": b"0" * 30_000_000}))
    with pytest.raises(ReportLimitError, match="500 files"):
        load(tmp_path, zipped({f"{i}.txt": b"x" for i in range(501)}))
    nested = TEXT.encode()
    for depth in range(4):
        nested = zipped({f"{depth}.zip" if depth else "a.txt": nested})
    with pytest.raises(ReportLimitError, match="deep"):
        load(tmp_path, nested)


def test_a_header_that_lies_about_the_size_does_not_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.reports.carriers.archive.MAX_FILE_BYTES", 1000)
    with pytest.raises(ReportLimitError, match="unpacks to more"):
        load(tmp_path, zipped({"a.txt": b"0" * 2000}))
