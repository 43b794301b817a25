"""Pictures of text and tables, read through the ocr extra: every figure marked, none guessed."""

from __future__ import annotations

import base64
import functools
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Cm
from PIL import Image

from assistant.answering.chain import build_assistant
from assistant.errors import CorpusError, ReportFormatError
from assistant.indexing.build import build_index
from assistant.indexing.store import open_index
from assistant.reports.carriers import ocr
from assistant.reports.carriers.content import SourceFile
from assistant.reports.facts import extract_facts
from assistant.reports.loader import _load
from assistant.reports.parser import parse_report
from assistant.types import Answer, Fact, RefusalReason, Report
from tests.indexing.conftest import HashEmbeddings
from tests.reports import builders as b

HEAD = "云泽县人民政府2021年政府信息公开工作年度报告"
ROWS = [
    [b.C("信息内容"), b.C("本年制发件数"), b.C("本年废止件数"), b.C("现行有效件数")],
    [b.C("规章"), b.C("0"), b.C("2"), b.C("")],
    [b.C("行政规范性文件"), b.C("17"), b.C("6"), b.C("1,204")],
]
WANTED = {
    ("rule", "made"): Decimal(0),
    ("rule", "repealed"): Decimal(2),
    ("rule", "in_force"): None,
    ("normative_document", "made"): Decimal(17),
    ("normative_document", "repealed"): Decimal(6),
    ("normative_document", "in_force"): Decimal(1204),
}
EXTRAS = [
    f"assistant.reports.carriers.{module}.is_available"
    for module in ("linear", "pdf_file", "picture_file", "docx_file")
]


@functools.cache
def drawn(turn: float = 0) -> Any:
    """A picture of a page with a heading, a ruled table and a sentence, turned by some degrees."""
    import pypdfium2

    pages = b.PdfPages(height=330)
    pages.paragraph(HEAD)
    pages.paragraph(b.SECTIONS[1])
    pages.table(ROWS, [140, 90, 90, 90])
    pages.paragraph("2021年政府网站公开信息2643条。")
    page = pypdfium2.PdfDocument(pages.save())[0]
    picture = page.render(scale=150 / 72).to_pil().convert("RGB").crop((60, 60, 1240, 560))
    return picture.rotate(turn, expand=turn % 90 == 0, fillcolor="white")


def saved(picture: Any, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **({"resolution": 150} if kind == "PDF" else {}))
    return out.getvalue()


def read(name: str, data: bytes) -> tuple[Report, list[Fact]]:
    (document,) = _load(SourceFile(name, data))
    b.check_spans(document.page_content, document.metadata["tables"])
    report = parse_report(document)
    return report, extract_facts(report)[0]


def cells(facts: list[Fact]) -> dict[tuple[str, str], Decimal | None]:
    return {(fact.indicator, fact.column): fact.value for fact in facts if fact.form}


def test_a_scanned_pdf_is_read_and_every_figure_marked() -> None:
    report, facts = read("a.pdf", saved(drawn(), "PDF"))
    assert cells(facts) == WANTED
    assert all(fact.recognised for fact in facts)
    assert [fact.value for fact in facts if fact.subject.endswith("公开信息")] == [Decimal(2643)]
    assert (report.year, report.agency, report.unreadable) == (2021, "云泽县人民政府", ())
    assert any("recognised" in warning for warning in report.warnings)


@pytest.mark.parametrize("turn", [-1.2, 90])
def test_pages_that_lie_askew_or_on_their_side_are_turned(turn: float) -> None:
    _, facts = read("a.png", saved(drawn(turn)))
    read_cells = cells(facts)
    assert read_cells.items() <= WANTED.items()  # what is in doubt is missing, nothing is wrong
    assert len(read_cells) >= 5


def test_pictures_in_documents_are_marked_and_the_text_around_them_is_not() -> None:
    picture = saved(drawn().crop((0, 80, 1180, 330)))
    document = Document()
    for line in (HEAD, b.SECTIONS[1]):
        document.add_paragraph(line)
    document.add_picture(io.BytesIO(picture), width=Cm(15))
    document.add_paragraph("2021年受理举报19件。")
    page = b.html_page(
        f"<p>{HEAD}</p><p>{b.SECTIONS[1]}</p>"
        f'<img src="data:image/png;base64,{base64.b64encode(picture).decode()}"><p>2021年受理举报19件。</p>'
    )
    for name, data in (("a.docx", b.as_bytes(document)), ("a.html", page.encode())):
        report, facts = read(name, data)
        assert cells(facts) == WANTED
        assert {fact.value for fact in facts if not fact.recognised} == {Decimal(19)}
        assert report.unreadable == ()


def test_words_on_a_chart_do_not_become_text() -> None:
    chart = Image.new("RGB", (700, 300), "white")
    for x, y in ((40, 30), (400, 180), (60, 230)):
        chart.paste(drawn().crop((440, 126, 560, 150)), (x, y))
    document = Document()
    document.add_paragraph(HEAD)
    document.add_paragraph("2021年受理举报19件。" + b.PROSE)
    document.add_picture(io.BytesIO(saved(chart)), width=Cm(15))
    report, _ = read("a.docx", b.as_bytes(document))
    assert report.recognised == ()


def test_a_figure_that_reads_differently_alone_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = ocr._read_alone
    monkeypatch.setattr(
        ocr, "_read_alone", lambda pixels: ("71", 0.99) if alone(pixels)[0] == "17" else alone(pixels)
    )
    report, facts = read("a.png", saved(drawn()))
    assert cells(facts) == {key: value for key, value in WANTED.items() if value != 17}
    assert "\ufffd" in report.text


def test_figures_of_a_line_in_doubt_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ocr._words
    monkeypatch.setattr(
        ocr,
        "_words",
        lambda *args: [replace(w, score=0.7 if "2643" in w.text else w.score) for w in words(*args)],
    )
    report, facts = read("a.png", saved(drawn()))
    assert "2643" not in report.text
    assert Decimal(2643) not in {fact.value for fact in facts}


def test_without_the_extra_pictures_are_reported_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in EXTRAS:
        monkeypatch.setattr(name, lambda: False)
    with pytest.raises(ReportFormatError, match=r"disclosure-assistant\[ocr\]"):
        read("a.png", saved(drawn()))
    report, facts = read("a.pdf", saved(drawn(), "PDF"))
    assert (facts, [part.name for part in report.unreadable]) == ([], ["scan"])
    assert any("[ocr]" in warning for warning in report.warnings)
    document = Document()
    document.add_paragraph(b.SECTIONS[1])
    document.add_picture(io.BytesIO(saved(drawn())), width=Cm(15))
    report, _ = read("a.docx", b.as_bytes(document))
    assert [(part.name, part.value) for part in report.unreadable] == [("picture", b.SECTIONS[1])]
    assert any("[ocr]" in warning for warning in report.warnings)


BLANK = saved(Image.new("L", (600, 400), 250))


@pytest.mark.parametrize("data", [BLANK, BLANK[:60], b"GIF89a\xff\xff\xff"])
def test_damaged_and_blank_pictures_end_in_a_named_error(data: bytes) -> None:
    with pytest.raises(CorpusError) as caught:
        read("a.png", data)
    assert caught.value.next_step


def test_the_answer_says_that_a_figure_was_read_from_a_picture(tmp_path: Path) -> None:
    answer = answer_to(tmp_path, "a.pdf", saved(drawn(), "PDF"))
    assert answer.figure is not None
    assert answer.figure.text == "6"
    assert ("recognised", (1,)) in [(notice.kind, notice.citations) for notice in answer.notices]


def test_what_stands_in_an_unreadable_section_is_refused_with_its_name(tmp_path: Path) -> None:
    document = Document()
    for line in (HEAD, b.SECTIONS[0], b.PROSE, b.SECTIONS[1]):
        document.add_paragraph(line)
    document.add_picture(io.BytesIO(BLANK), width=Cm(15))
    document.add_paragraph(b.SECTIONS[4])
    answer = answer_to(tmp_path, "a.docx", b.as_bytes(document))
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.UNREADABLE
    assert b.SECTIONS[1] in answer.text


def answer_to(folder: Path, name: str, data: bytes) -> Answer:
    (folder / "corpus").mkdir()
    (folder / "corpus" / name).write_bytes(data)
    build_index(folder / "corpus", folder / "index", HashEmbeddings())
    with open_index(folder / "index", HashEmbeddings()) as index:
        answer: Answer = build_assistant(index).invoke("云泽县2021年废止了多少件行政规范性文件？")
    return answer
