"""Files become documents: plain text in every encoding, and honest errors for the rest."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from langchain_core.documents import Document

from assistant.errors import CorpusError, ReportEncodingError, ReportFormatError, ReportLimitError
from assistant.reports.carriers import content
from assistant.reports.loader import ReportLoader, find_sources

SIMPLIFIED = (
    "云泽县人民政府2019年政府信息公开工作年度报告\n\n"
    "一、总体情况\n全县共收到政府信息公开申请17件，办结17件。\n"
)
TRADITIONAL = "雲澤縣人民政府2019年政府資訊公開工作年度報告\n\n一、總體情況\n全縣共收到申請17件，辦結17件。\n"


def load(tmp_path: Path, data: bytes, name: str = "云泽县2019.txt") -> Document:
    path = tmp_path / name
    path.write_bytes(data)
    (document,) = ReportLoader(path, root=tmp_path).load()
    return document


@pytest.mark.parametrize(
    ("encoding", "prefix"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("gbk", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", b"\xff\xfe\x00\x00"),
    ],
)
def test_simplified_text_is_decoded_exactly(tmp_path: Path, encoding: str, prefix: bytes) -> None:
    document = load(tmp_path, prefix + SIMPLIFIED.encode(encoding))
    assert document.page_content == SIMPLIFIED
    assert document.metadata["warnings"] == ()


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("times", [1, 40])
def test_traditional_text_is_decoded_exactly(tmp_path: Path, encoding: str, times: int) -> None:
    assert load(tmp_path, (TRADITIONAL * times).encode(encoding)).page_content == TRADITIONAL * times


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends_become_newlines(tmp_path: Path, line_end: str) -> None:
    document = load(tmp_path, SIMPLIFIED.replace("\n", line_end).encode("gb18030"))
    assert document.page_content == SIMPLIFIED


def test_metadata_names_the_bytes_and_the_place(tmp_path: Path) -> None:
    folder = tmp_path / "青岚市" / "2020"
    folder.mkdir(parents=True)
    path = folder / "a.txt"
    path.write_bytes(SIMPLIFIED.encode())
    (document,) = ReportLoader(path, root=tmp_path).load()
    assert document.metadata["source"] == "青岚市/2020/a.txt"
    assert document.metadata["sha256"] == hashlib.sha256(SIMPLIFIED.encode()).hexdigest()
    assert (document.metadata["format"], document.metadata["encoding"]) == ("txt", "utf-8")
    assert ReportLoader(path).load()[0].metadata["source"] == "a.txt"


def test_a_damaged_byte_is_shown_and_said(tmp_path: Path) -> None:
    data = bytearray((SIMPLIFIED * 20).encode())
    data[-40] = 0xFF
    document = load(tmp_path, bytes(data))
    assert "\ufffd" in document.page_content
    assert document.page_content.startswith(SIMPLIFIED)
    assert "damaged" in document.metadata["warnings"][0]


def test_text_cut_inside_a_character_is_still_read(tmp_path: Path) -> None:
    assert load(tmp_path, SIMPLIFIED.encode()[:-3]).page_content.startswith(SIMPLIFIED[:-4])


def test_stray_nul_and_control_characters_are_kept(tmp_path: Path) -> None:
    text = SIMPLIFIED * 3 + "其中\x00自然人\x0c12件\x1a"
    document = load(tmp_path, text.encode())
    assert document.page_content == text
    assert "NUL" in document.metadata["warnings"][0]


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"", "a.txt", ReportFormatError),
        (b" \r\n\t", "a.txt", ReportFormatError),
        (b"\xef\xbb\xbf\n", "a.txt", ReportFormatError),
        (b"\xff\xfe", "a.txt", ReportFormatError),
        (bytes(range(256)) * 40, "a.txt", ReportFormatError),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a.txt", ReportFormatError),
        (b"Rar!\x1a\x07\x00abc", "a.rar", ReportFormatError),
        (b'{"a": 1}', "a.json", ReportFormatError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.bin", ReportFormatError),
        (bytes(range(0x80, 0x100)) * 30, "a.txt", ReportEncodingError),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(
    tmp_path: Path, data: bytes, name: str, error: type[CorpusError]
) -> None:
    with pytest.raises(error) as caught:
        load(tmp_path, data, name)
    assert caught.value.source == name
    assert caught.value.reason
    assert caught.value.next_step


def test_a_missing_file_is_a_corpus_error(tmp_path: Path) -> None:
    with pytest.raises(ReportFormatError, match="cannot be opened"):
        ReportLoader(tmp_path / "none.txt").load()


def test_limits_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "MAX_TEXT", 50)
    with pytest.raises(ReportLimitError, match="longer than 50"):
        load(tmp_path, SIMPLIFIED.encode() * 2)
    monkeypatch.setattr("assistant.reports.loader.MAX_FILE_BYTES", 10)
    with pytest.raises(ReportLimitError, match="the limit is"):
        load(tmp_path, SIMPLIFIED.encode())


def test_sources_are_found_in_order_without_what_is_no_report(tmp_path: Path) -> None:
    for name in (
        "b.txt", "a/c.PDF", "a/x.unknown", "README.md", "a/readme.txt", ".hidden", "~$b.docx", "Thumbs.db",
        "page.html", "page_files/style.css", "page_files/t.html", "other_files/d.txt", ".git/e.txt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in find_sources(tmp_path)]
    assert found == ["a/c.PDF", "a/x.unknown", "b.txt", "other_files/d.txt", "page.html"]
