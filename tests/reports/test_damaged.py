"""Damaged, mislabelled and hostile files end in documents or in a named error, never in anything else."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from functools import cache

import pytest
from langchain_core.documents import Document
from openpyxl import Workbook

from assistant.errors import CorpusError
from assistant.reports.carriers.content import SourceFile
from assistant.reports.carriers.pdf_file import read_pdf
from assistant.reports.facts import extract_facts
from assistant.reports.loader import _load
from assistant.reports.parser import parse_report
from tests.reports import builders as b

ROUNDS = 24
SUFFIXES = ("txt", "html", "pdf", "docx", "xlsx", "xls", "zip", "doc", "csv", "md", "mht", "wps", "bin")


@cache
def originals() -> dict[str, bytes]:
    """A small sound file of every kind."""
    parts = [b.report_parts()[0], b.SECTIONS[1], b.publication_2021()[:4], b.PROSE]
    page = b.html_page(b.html_report(parts)).encode()
    workbook = Workbook()
    b.xlsx_sheet(workbook.active, b.publication_2021())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", page)
        archive.writestr("b.txt", b.PROSE)
    return {
        "txt": "\n".join(part for part in parts if isinstance(part, str)).encode("gb18030"),
        "html": page,
        "pdf": b.pdf_report(parts),
        "docx": b.as_bytes(b.docx_report(parts)),
        "xlsx": b.as_bytes(workbook),
        "zip": packed.getvalue(),
        "csv": "指标,数\r\n行政许可,12\r\n".encode("utf-8-sig"),
        "md": f"# 标题\n\n| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n\n{b.PROSE}".encode(),
    }


def damaged(kind: str, seed: int) -> bytes:
    """The sound file of that kind with one to three injuries."""
    rng = random.Random(f"{kind}-{seed}")
    data = bytearray(originals()[kind])
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(data)) if data else 0
        size = rng.choice((1, 4, 50, 500))
        match rng.randrange(7):
            case 0:
                del data[at:]
            case 1:
                data[at : at + size] = rng.randbytes(size)
            case 2:
                data[at : at + size] = b"\x00" * size
            case 3:
                del data[at : at + size]
            case 4:
                data[at:at] = data[:size]
            case 5:
                data[at:at] = "\u202e\ufeff\u200b\ud7ff<td>|".encode() * 5
            case _:
                for _ in range(size):
                    data[rng.randrange(len(data)) if data else 0 :][:1] = rng.randbytes(1)
                    if data:
                        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def read(name: str, data: bytes) -> None:
    """Documents with sound spans, or a named error."""
    fault: CorpusError | None = None
    documents: list[Document] = []
    try:
        documents = list(_load(SourceFile(name, data)))
    except CorpusError as error:
        fault = error
    assert (fault is None) == bool(documents)
    if fault is not None:
        assert fault.source.startswith(name)
        assert fault.reason
        assert fault.next_step
    for document in documents:
        facts, _ = extract_facts(parse_report(document))
        assert all(fact.span.of(document.page_content) == fact.printed for fact in facts)
        b.check_spans(document.page_content, document.metadata["tables"])
        document.page_content.encode()  # no lone surrogates
        for field in document.metadata["unreadable"]:
            assert field.span is None or field.span.of(document.page_content) == field.value


@pytest.mark.parametrize("kind", ["txt", "html", "pdf", "docx", "xlsx", "zip", "csv", "md"])
def test_injured_files(kind: str) -> None:
    for seed in range(ROUNDS):
        read(f"{seed}.{kind}", damaged(kind, seed))


@pytest.mark.parametrize("kind", ["txt", "html", "pdf", "docx", "xlsx", "zip", "csv", "md"])
def test_files_under_a_wrong_name_are_read_by_what_they_are(kind: str) -> None:
    for suffix in SUFFIXES:
        name = f"云泽县.{suffix}"
        documents = list(_load(SourceFile(name, originals()[kind])))
        assert any(
            "云泽县" in d.page_content or "行政" in d.page_content or "全县" in d.page_content
            for d in documents
        )


def test_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # no LibreOffice: it has tests of its own, and starts for every such file
    rng = random.Random(7)
    heads = (
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<html>",
        b"{\\rtf1",
        b"\xff\xfe",
        b"BM",
    )
    for head in heads:
        for size in (0, 1, 3, 100, 3000):
            for suffix in ("txt", "xls", "pdf"):
                read(f"g.{suffix}", head + rng.randbytes(size))


def hostile() -> Iterator[tuple[str, bytes]]:
    """Files made to exhaust a reader."""
    yield "deep.html", b"<html>" + b"<div>" * 100_000
    yield "tables.html", b"<html>" + b"<table><tr><td>" * 3000 + b"17"
    yield (
        "spans.html",
        b"<html><table>" + b"<tr>" + b"<td rowspan=65534 colspan=1000>1" * 300 + b"<tr><td>2" * 300,
    )
    yield (
        "label.html",
        b"<html><table><tr><td rowspan=60000>" + "标".encode() * 9000 + b"<td>1" + b"<tr><td>2" * 3000,
    )
    yield "attributes.html", b"<html><p " + b"a=1 " * 100_000 + b">17"
    yield (
        "entities.html",
        b"<!DOCTYPE html [<!ENTITY a '1'>]><html>" + b"&a;&#0;&#x202e;&#xd800;&#99999999;" * 1000,
    )
    yield "comments.html", b"<html>" + b"<!--" * 50_000
    yield "css.html", b"<html><style>" + b"@media{" * 20_000 + b".a{" * 20_000 + b"</style><p>17"
    yield "counter.html", "<html><p>浏览次数：".encode() + b"1" * 100_000
    yield "brackets.html", b"<html><p>" + "【[（".encode() * 50 + b"</p>" + "<p>打印 关闭 ".encode() * 3000
    yield "nul.txt", b"\x00" * 10_000
    yield "wide.txt", "申请17件".encode("utf-16") + b"\x00"
    yield "marks.txt", "\u202e71\u202c件\ufeff\u200b".encode() * 1000
    yield "long.txt", "申".encode() * 2_000_000
    yield "pipes.md", b"|" * 100_000 + b"\n" + b"|-" * 50_000
    yield "stars.md", b"*" * 100_000 + b"\n" + b"[" * 50_000 + b"](" * 1000
    yield "quotes.csv", b'"' + b"a," * 100_000
    yield (
        "pages.pdf",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>",
    )
    yield "nested.pdf", b"%PDF-1.4\n" + b"<<" * 20_000 + b"[" * 20_000
    yield "mime.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n" + b"\n--x\n" * 2000


def office() -> Iterator[tuple[str, bytes]]:
    """A macro document, and files behind a password."""
    packed = io.BytesIO(originals()["docx"])
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"\x00" * 4000)
    yield "macro.docm", packed.getvalue()
    directory = "EncryptedPackage".encode("utf-16-le") + b"\x00\x00"
    yield "locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 900 + directory + b"\x00" * 900
    locked = bytearray(originals()["zip"])
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = locked.find(signature)
        while found >= 0:
            locked[found + at] |= 1
            found = locked.find(signature, found + 4)
    yield "locked.zip", bytes(locked)


@pytest.mark.parametrize(
    ("name", "data"), [*hostile(), *office()], ids=lambda value: value if isinstance(value, str) else ""
)
def test_hostile_files(name: str, data: bytes) -> None:
    read(name, data)


def test_a_document_part_made_of_zeros_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w>" + b" " * 110_000_000)
    with pytest.raises(CorpusError, match="unpacks to more"):
        list(_load(SourceFile("a.docx", packed.getvalue())))


def test_a_page_of_far_more_markup_than_a_report_is_refused_before_it_is_parsed() -> None:
    row = "<tr><td>行政许可</td><td>17</td></tr>".encode()
    with pytest.raises(CorpusError, match="markup"):
        list(_load(SourceFile("a.html", b"<html><table>" + row * 250_000)))


@pytest.mark.parametrize("end", [b"", b"\n% "], ids=["glued on", "as a remark"])
def test_whatever_stands_behind_a_pdf_is_passed_over(end: bytes) -> None:
    sound = originals()["pdf"]
    whole = read_pdf(SourceFile("a.pdf", sound))
    # pdfminer looks for the end of the file line by line from behind: without help this takes hours
    followed = read_pdf(SourceFile("a.pdf", sound + end + b"0" * 40_000_000))
    assert followed.text == whole.text


def test_a_pdf_that_lost_its_directory_is_searched_for_its_pages() -> None:
    sound = originals()["pdf"]
    cut = sound[: sound.rindex(b"startxref")]
    assert read_pdf(SourceFile("a.pdf", cut)).text == read_pdf(SourceFile("a.pdf", sound)).text
