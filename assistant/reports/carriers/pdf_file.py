"""PDF documents: paragraphs and ruled tables over page breaks; scanned pages where recognition is installed."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections import Counter
from dataclasses import replace
from typing import Any

from assistant.reports.carriers import ocr
from assistant.reports.carriers.content import Content, SourceFile
from assistant.reports.carriers.linear import TextWriter
from assistant.reports.carriers.pdf_lines import Char, close_up, lines_of, usable
from assistant.reports.carriers.pdf_pages import Page, write_pages
from assistant.reports.carriers.pdf_table import closing_lines, is_ruled, read_ruled
from assistant.reports.carriers.recognition import is_available

__all__ = ["read_pdf"]

_MAX_PAGES = 500
_SECONDS_A_PAGE = 0.5
_MAX_CHARS = 200_000
"""Characters on one page beyond which it is no page of a report."""
_PICTURE_WIDTH, _PICTURE_HEIGHT = 0.3, 60.0
"""A picture that may hold a table: share of the page width, height in points."""
_OVERHANG = 10.0
_FOOT = 0.8
"""Share of the page height below which a table may be cut by the page break."""
_FULL_PAGE = 0.8
_SCAN_TEXT = 30
_UNMAPPED_SHARE = 0.2
_DOTS_AN_INCH = 200
_START = re.compile(rb"startxref\s{1,4}(\d{1,12})")
_END_WITHIN = 65_536
"""Bytes from the end within which a file that is whole says where its directory stands."""
# What pdfminer raises on damaged files besides its own kinds.
_DAMAGE = (
    ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError, RecursionError,
    NotImplementedError, EOFError, OSError, struct.error, zlib.error,
)  # fmt: skip


def read_pdf(file: SourceFile) -> Content:
    """Text and grids of a PDF; scanned pages are recorded as unreadable, never passed over."""
    pages, meta, file = _read_pages(file)
    writer = TextWriter(file, "pdf")
    write_pages(writer, pages)
    scanned = [number for number, page in enumerate(pages, start=1) if page.scanned]
    if scanned:
        which = "all pages" if len(scanned) == len(pages) else f"pages {', '.join(map(str, scanned[:20]))}"
        writer.warnings.append(
            f"{which} are pictures without text; supply a PDF with a text layer or the docx"
        )
        if len(scanned) == len(pages):
            writer.lost("scan")
    characters, unmapped = sum(page.characters for page in pages), sum(page.unmapped for page in pages)
    if unmapped:
        writer.warnings.append(
            f"{unmapped} of {characters} characters have no meaning in the file, shown as \ufffd"
        )
        if unmapped > _UNMAPPED_SHARE * characters:
            writer.lost("font")
    content = writer.finish(meta=meta)
    if not content.text and not content.unreadable:
        raise file.fault("the document holds no text", "supply a PDF with a text layer or the docx")
    return content


def _read_pages(file: SourceFile) -> tuple[list[Page], dict[str, str], SourceFile]:
    """The pages, what the file says of itself, and the file with the time its pages and pictures need."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it remarks on every odd font and colour
    try:
        with pdfplumber.open(io.BytesIO(_with_end(file.data))) as pdf:
            if len(pdf.pages) > _MAX_PAGES:
                raise file.fault(
                    f"it has more than {_MAX_PAGES} pages", "save the report itself without the rest"
                )
            file = replace(file, expires=file.expires + _SECONDS_A_PAGE * len(pdf.pages))
            pages: list[Page] = []
            read = 0
            for page in pdf.pages:
                file.check_time()
                upright = _upright(page)
                found = _read_page(file, upright)
                if (found.scanned or found.pictures) and is_available() and read < ocr.MAX_PICTURES:
                    read += 1
                    file = replace(file, expires=file.expires + ocr.SECONDS_A_PICTURE)
                    found = _recognise(file, page, found)
                pages.append(found)
                upright.close()
                page.close()
            return pages, _properties(pdf.metadata), file
    except PdfminerException as error:
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args):
            raise file.fault("it is protected by a password", "save it without password") from error
        raise _damaged(file, error) from error
    except (PSException, MalformedPDFException, *_DAMAGE) as error:
        raise _damaged(file, error) from error


def _with_end(data: bytes) -> bytes:
    """The file with its end where it belongs.

    pdfminer looks for the end from behind, in time that grows with the square of what stands after it.
    """
    if _START.search(data, max(0, len(data) - _END_WITHIN)):
        return data
    at = data.rfind(b"startxref")
    found = _START.match(data, at) if at >= 0 else None
    return data + b"\nstartxref\n%d\n%%%%EOF\n" % (int(found[1]) if found else 0)


def _damaged(file: SourceFile, error: BaseException) -> Exception:
    reason = str(error).strip()[:200] or type(error).__name__
    return file.fault(f"the PDF is damaged ({reason})", "open it and print it to a new PDF, or get it again")


def _read_page(file: SourceFile, page: Any) -> Page:
    found = Page(float(page.height))
    if len(page.chars) > _MAX_CHARS:
        raise file.fault("a page holds more characters than a page can show", "print it to a new PDF")
    chars = [char for char in page.dedupe_chars(tolerance=1).chars if usable(char) and _is_on(page, char)]
    close_up(chars)
    found.characters = len(chars)
    found.unmapped = sum(1 for char in chars if char["text"].startswith("(cid:"))
    rest = chars
    horizontal, vertical = closing_lines(page.edges)
    settings = {"explicit_horizontal_lines": horizontal, "explicit_vertical_lines": vertical}
    for table in sorted(page.find_tables(settings), key=lambda table: (table.bbox[1], table.bbox[0])):
        if not is_ruled(page.edges, table.bbox):
            continue
        x0, top, x1, bottom = table.bbox
        if bottom > _FOOT * page.height and any(abs(line["top"] - bottom) < 1 for line in horizontal):
            bottom += _OVERHANG  # a row cut by the page break may print a line below its borders
        inside = [char for char in rest if _is_within(char, x0, top, x1, bottom)]
        ruled = read_ruled(table.cells, inside, horizontal, vertical, float(page.width))
        if ruled is not None:
            found.tables.append(ruled)
            taken = {id(char) for char in inside}
            rest = [char for char in rest if id(char) not in taken]
        file.check_time()
    found.lines = lines_of(char for char in rest if char["upright"])
    _look_at_pictures(page, found)
    if found.recognised:
        found.lines = [replace(line, recognised=True) for line in found.lines]
        found.tables = [replace(table, recognised=True) for table in found.tables]
    return found


def _recognise(file: SourceFile, page: Any, found: Page) -> Page:
    """The page with what its pictures show; as it was where nothing can be read in them."""
    import numpy as np
    from pypdfium2 import PdfiumError

    scale = 72 / _DOTS_AN_INCH
    try:
        shown = page.to_image(resolution=_DOTS_AN_INCH).original.convert("RGB")
    except (PdfiumError, *_DAMAGE):
        return found
    pixels = np.ascontiguousarray(np.asarray(shown)[:, :, ::-1])
    if found.scanned:
        return ocr.read_page(file, pixels, scale) or found
    left = []
    for picture in found.pictures:
        x0, top, x1, bottom = (max(0, round(side / scale)) for side in picture)
        part = ocr.read_page(file, np.ascontiguousarray(pixels[top:bottom, x0:x1]), scale)
        if part is None or not part.tells():
            left.append(picture)
            continue
        found.recognised = True
        part = part.moved(picture[0], picture[1])
        found.lines = sorted([*found.lines, *part.lines], key=lambda line: line.top)
        found.tables += part.tables
    found.pictures = left
    return found


def _upright(page: Any) -> Any:
    """The page turned so that most of its text reads from left to right."""
    from pdfplumber.page import Page

    turns = Counter(_turn(char["matrix"]) for char in page.chars)
    turn = turns.most_common(1)[0][0] if turns else 0
    if turn == 0:
        return page
    page.page_obj.rotate = page.page_obj.attrs["Rotate"] = (page.rotation + turn) % 360
    return Page(page.pdf, page.page_obj, page.page_number)


def _turn(matrix: tuple[float, ...]) -> int:
    """How far the page has to be turned clockwise for text drawn with this matrix to stand upright."""
    across, up = matrix[0], matrix[1]
    if abs(across) >= abs(up):
        return 0 if across >= 0 else 180
    return 90 if up > 0 else 270


def _look_at_pictures(page: Any, found: Page) -> None:
    area = float(page.width * page.height) or 1.0
    covered = 0.0
    for image in page.images:
        width, height = image["x1"] - image["x0"], image["bottom"] - image["top"]
        covered = max(covered, width * height / area)
        if width > _PICTURE_WIDTH * page.width and height > _PICTURE_HEIGHT:
            x0, top, x1, bottom = (float(image[side]) for side in ("x0", "top", "x1", "bottom"))
            found.pictures.append((x0, top, x1, bottom))
    if found.characters < _SCAN_TEXT and (covered > 0.4 or len(page.images) > 20):
        found.pictures.clear()
        found.scanned = True
    elif covered > _FULL_PAGE:
        # Text under a picture of the page: what some other program recognised in it.
        found.pictures.clear()
        found.recognised = b"3 Tr" in _content_stream(page)


def _content_stream(page: Any) -> bytes:
    from pdfminer.pdftypes import PDFStream, resolve1

    data = b""
    for reference in page.page_obj.contents or []:
        stream = resolve1(reference)
        if isinstance(stream, PDFStream):
            data += bytes(stream.get_data())
    return data


def _is_on(page: Any, char: Char) -> bool:
    """Whether a character stands on the page or so near that it ends a number which begins on it."""
    x0, top, x1, bottom = page.bbox
    beside = (x1 - x0) / 2
    return _is_within(char, x0 - beside, top, x1 + beside, bottom)


def _is_within(char: Char, x0: float, top: float, x1: float, bottom: float) -> bool:
    across, down = float(char["x0"] + char["x1"]) / 2, float(char["top"] + char["bottom"]) / 2
    return x0 <= across <= x1 and top <= down <= bottom


def _properties(metadata: Any) -> dict[str, str]:
    names = {"Title": "title", "Author": "creator", "Subject": "subject", "CreationDate": "created"}
    found = {name: metadata.get(key) for key, name in names.items()} if isinstance(metadata, dict) else {}
    return {
        name: text.strip()
        for name, text in found.items()
        if isinstance(text, str) and text.strip() and not text.startswith("(")  # (anonymous), (unspecified)
    }
