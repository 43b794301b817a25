"""Web pages: the report's paragraphs and tables, without the page around them."""

from __future__ import annotations

import base64
import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from assistant.errors import ReportLimitError
from assistant.reports.carriers.alt_text import tells_figures, write_alt
from assistant.reports.carriers.content import Content, SourceFile
from assistant.reports.carriers.grid import Grid, RawCell, join_lines, lay_out
from assistant.reports.carriers.html_page import Page, tidy_line
from assistant.reports.carriers.html_table import (
    header_lines,
    inner_tables,
    is_data_table,
    is_inner,
    is_label,
    raw_rows,
    stray_text,
    table_rows,
)
from assistant.reports.carriers.linear import TextWriter, clean
from assistant.reports.carriers.picture_file import PictureReader
from assistant.reports.carriers.text_file import decode

if TYPE_CHECKING:
    from email.message import Message

    from lxml.etree import _Element as Element

__all__ = ["read_html", "read_mht", "tables_of"]

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>", re.I)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.I)
_HEAD = 4096
_BLOCK_TAGS = """
address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th
thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|table)", re.I)
_PRE_STYLE = re.compile(r"white-space\s*:\s*pre", re.I)
_SUPER_STYLE = re.compile(r"vertical-align\s*:\s*super", re.I)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SOFT_BREAK = re.compile(r"[ \t\f]*[\r\n][ \t\r\n\f]*")
_IDEOGRAPHIC = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60"
_SOFT_BETWEEN = re.compile(rf"(?<=[{_IDEOGRAPHIC}])\r+(?=[{_IDEOGRAPHIC}])")
_BLANKS = re.compile(r"[ \t\r\f\u00a0\u3000]+")
_SECTION = re.compile(r"一\s*[、.．]")
_ORNAMENT = re.compile(
    r"icon|ico\b|logo|qr|ewm|erwei|weixin|wx\b|share|print|arrow|btn|button|bg\b|line|dot|spacer|blank", re.I
)
_SMALL_PICTURE = 100
_EMBEDDED = re.compile(r"\.(?:pdf|docx?|xlsx?|ofd)\b|pdfjs|viewer", re.I)
_INLINE_PICTURE = re.compile(r"\s*data:image/[\w.+-]+;base64,", re.I)
_PICTURE_BYTES = re.compile(rb";base64,[A-Za-z0-9+/=]+")
_MAX_MARKUP = 8_000_000
"""Bytes of a page without its pictures; parsed it takes some forty times as much memory."""
_CHECK_EVERY = 500
_HINT_NAMES = """
articletitle pubdate contentsource sitename columnname author source keywords description og:title
publishdate firstpublishedtime maketime url contenturl og:url sitedomain columntype
"""
_HINTS = frozenset(_HINT_NAMES.split())


def read_html(file: SourceFile, declared: str = "", pictures: Mapping[str, bytes] | None = None) -> Content:
    """Text and grids of a web page; its furniture is left out, its breadcrumb kept as furniture.

    ``declared`` is the encoding the envelope names, else the page's own word is taken as a hint;
    ``pictures`` are those that came with the page, by the names it calls them.
    """
    if len(file.data) > _MAX_MARKUP and len(_PICTURE_BYTES.sub(b"", file.data)) > _MAX_MARKUP:
        raise ReportLimitError(
            file.name,
            f"the page has more than {_MAX_MARKUP // 1_000_000} MB of markup",
            "save the report itself without the rest",
        )
    found = _CHARSET.search(file.data[:_HEAD])
    decoded = decode(file, declared or (found[1].decode("ascii") if found else ""))
    root = _parse(file, decoded.text)
    writer = TextWriter(file, "html")
    if decoded.damaged:
        writer.warnings.append(f"{decoded.damaged} damaged characters in {decoded.encoding} shown as \ufffd")
    if root is not None:
        _Walker(file, Page(root), writer, pictures or {}).write(root)
    if not writer.length and not writer.unreadable:
        raise file.fault(
            "the page shows no text (it may be drawn by scripts)",
            "open it in a browser and save the shown text, or supply docx or pdf",
        )
    meta = _hints(root) if root is not None else {}
    return writer.finish(encoding=decoded.encoding, url=_url(root, meta, decoded.text), meta=meta)


def read_mht(file: SourceFile) -> Content:
    """The page inside a web archive (.mht, or .doc saved as a single-file page)."""
    import email

    message = email.message_from_bytes(file.data)
    pictures = _pictures_of(message)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                page = dataclasses.replace(file, data=payload)
                content = read_html(page, str(part.get_content_charset() or ""), pictures)
                url = content.url or str(part.get("Content-Location") or "")
                return dataclasses.replace(content, format="mht", url=url if url.startswith("http") else "")
    raise file.fault("the web archive holds no page", "save the page as html")


def _pictures_of(message: Message) -> dict[str, bytes]:
    """The pictures of a web archive by their addresses and content ids."""
    found: dict[str, bytes] = {}
    for part in message.walk():
        payload = part.get_payload(decode=True) if part.get_content_maintype() == "image" else None
        if isinstance(payload, bytes):
            found[str(part.get("Content-Location") or "")] = payload
            found["cid:" + str(part.get("Content-ID") or "").strip("<> ")] = payload
    return found


def tables_of(file: SourceFile, markup: str) -> list[Grid]:
    """The grids of the tables in a piece of markup (tables written as HTML inside Markdown)."""
    root = _parse(file, markup)
    if root is None:
        return []
    page = Page(root)
    walker = _Walker(file, page, TextWriter(file, "html"), {})
    return [
        lay_out(file, raw_rows(table_rows(table, page), walker.cell_text)) for table in root.iter("table")
    ]


def _parse(file: SourceFile, text: str) -> Element | None:
    from lxml import etree

    text = _XML_DECLARATION.sub("", text.replace("\x00", ""), count=1)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise file.fault(f"the page cannot be parsed: {error}", "save it again from a browser") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReportLimitError(file.name, "the page is nested too deeply", "save it again from a browser")
    return root


class _Walker:
    """Goes through the page once, in reading order, and writes what it shows."""

    def __init__(
        self, file: SourceFile, page: Page, writer: TextWriter, pictures: Mapping[str, bytes]
    ) -> None:
        from lxml import etree

        self._walk = etree.iterwalk
        self._file = file
        self._pictures = pictures
        self._reader = PictureReader(file, writer)
        self._page = page
        self._writer = writer
        self._line: list[str] = []
        self._label = ""
        self._in_body = False

    def write(self, root: Element) -> None:
        """Write the whole page."""
        body = root.find("body")
        for piece in self._pieces(body if body is not None else root):
            if isinstance(piece, str):
                if piece == "\n":
                    self._end_line()
                else:
                    self._line.append(piece)
            elif piece.tag == "table":
                self._end_line()
                self._table(piece)
            elif piece.tag == "img":
                self._end_line()
                self._image(piece)
            elif self._page.is_breadcrumb(piece):
                self._end_line()
                self._writer.paragraph(join_lines(self.cell_text(piece)), furniture=True)
            else:
                self._writer.picture("attachment")
        self._end_line()
        self._flush_label()

    def _image(self, image: Element) -> None:
        """A picture: the table its alternative text tells, else what is read in it."""
        if write_alt(self._file, self._writer, clean(image.get("alt") or "")):
            return
        data = self._picture(image.get("src") or "")
        if data is None or not self._reader.write(data):
            self._writer.picture()

    def _picture(self, source: str) -> bytes | None:
        """The bytes of a picture written into the page or come with it; others lie elsewhere."""
        if source in self._pictures:
            return self._pictures[source]
        found = _INLINE_PICTURE.match(source)
        try:
            return base64.b64decode(source[found.end() :], validate=False) if found else None
        except ValueError:
            return None

    def cell_text(self, cell: Element) -> str:
        r"""The text shown in an element, with its own line breaks as ``\n``."""
        if len(cell) == 0 and cell.get("style") is None and cell.tag in ("td", "th"):
            raw = "".join(_texts(cell.text, False, False))  # most cells hold nothing to walk through
        else:
            raw = "".join(piece for piece in self._pieces(cell, inside=True) if isinstance(piece, str))
        return "\n".join(line for line in map(_settle, raw.split("\n")) if line)

    def _pieces(self, top: Element, *, inside: bool = False) -> Iterator[str | Element]:
        r"""Texts and ``\n`` for breaks; data tables, pictures, breadcrumbs and embedded files as elements."""
        preserve: list[Element] = []
        raised: list[Element] = []
        walk = self._walk(top, events=("start", "end"))
        for count, (event, element) in enumerate(walk):
            if count % _CHECK_EVERY == 0:
                self._reader.file.check_time()
            style = element.get("style")
            block = element.tag in _BLOCKS or (style is not None and _BLOCK_STYLE.search(style) is not None)
            if event == "start":
                if element is not top and self._leave(element, inside):
                    walk.skip_subtree()
                    yield from self._left(element, inside)
                    continue
                if block and element is not top:
                    yield "\n"
                _note_style(element, style, preserve, raised)
                if element.text:
                    yield from _texts(element.text, bool(preserve), bool(raised))
                continue
            if preserve and preserve[-1] is element:
                preserve.pop()
            if raised and raised[-1] is element:
                raised.pop()
            if element is not top:
                if block:
                    yield "\n"
                if element.tail:
                    yield from _texts(element.tail, bool(preserve), bool(raised))

    def _leave(self, element: Element, inside: bool) -> bool:
        """Whether the element is not walked into."""
        if inside:
            return self._page.is_hidden(element) or self._page.drops_tag(element) or is_inner(element)
        if element.tag == "img" or self._page.is_breadcrumb(element) or self._page.drops(element):
            return True
        return element.tag == "table" and is_data_table(element, table_rows(element, self._page), self._page)

    def _left(self, element: Element, inside: bool) -> Iterator[Element]:
        """What takes the place of an element that is not walked into."""
        if inside or self._page.is_hidden(element):
            return
        if element.tag == "img":
            if _is_picture(element) or tells_figures(element.get("alt") or ""):
                yield element
        elif element.tag in ("iframe", "object", "embed"):
            if _EMBEDDED.search(f"{element.get('src')} {element.get('data')}"):
                yield element
        elif self._page.is_breadcrumb(element) or (element.tag == "table" and not self._page.drops(element)):
            yield element

    def _table(self, table: Element) -> None:
        for text in stray_text(table):
            self._writer.paragraph(_settle(text))
        cells = table_rows(table, self._page)
        rows = raw_rows(cells, self.cell_text)
        lines = header_lines(rows)
        if lines is not None:
            for number, line in enumerate(lines):
                self._writer.paragraph(line, follows=number > 0)
            return
        caption = table.find("caption")
        if caption is not None:
            self._writer.paragraph(join_lines(self.cell_text(caption)))
        self._writer.table(lay_out(self._file, rows))
        for holder, inner in inner_tables(cells):
            own = raw_rows(table_rows(inner, self._page), self.cell_text)
            own[0].insert(0, RawCell(self.cell_text(holder), len(own), 1))
            self._writer.table(lay_out(self._file, own))

    def _end_line(self) -> None:
        if not self._line:
            return
        line = _settle(clean("".join(self._line)))
        self._line.clear()
        if not line:
            return
        if is_label(line):
            self._flush_label()
            self._label = line.rstrip(":： ")
            return
        text, furniture = tidy_line(line, self._in_body)
        if self._label:
            value = text if len(line) <= 80 and not furniture and not _starts_with_label(line) else ""
            label, self._label = self._label, ""
            self._writer.paragraph(f"{label}: {value}".rstrip())
            if value:
                return
        self._in_body = self._in_body or _SECTION.match(text) is not None
        self._writer.paragraph(text, furniture=furniture)

    def _flush_label(self) -> None:
        if self._label:
            self._writer.paragraph(f"{self._label}:")
            self._label = ""


def _texts(text: str | None, preserve: bool, raised: bool) -> Iterator[str]:
    if not text:
        return
    if raised and text.strip().isdigit():
        text = text.translate(_SUPERSCRIPTS)  # 17¹ must not read as 171
    if not preserve:
        yield _SOFT_BREAK.sub("\r", text) if "\n" in text or "\r" in text else text
        return
    first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    yield first
    for line in rest:
        yield "\n"
        yield line


def _note_style(element: Element, style: str | None, preserve: list[Element], raised: list[Element]) -> None:
    if element.tag == "pre" or (style and _PRE_STYLE.search(style)):
        preserve.append(element)
    if element.tag in ("sup", "sub") or (style and _SUPER_STYLE.search(style)):
        raised.append(element)


def _settle(line: str) -> str:
    """One shown line: source line ends between Chinese characters vanish, other blanks are single."""
    joined = _SOFT_BETWEEN.sub("", line) if "\r" in line else line
    return _BLANKS.sub(" ", joined).strip()


def _starts_with_label(line: str) -> bool:
    head = re.split("[:：]", line, maxsplit=1)
    return len(head) == 2 and is_label(head[0])


def _is_picture(image: Element) -> bool:
    """Whether an image can hold a part of the report, going by its size and names."""
    words = " ".join(image.get(name) or "" for name in ("src", "alt", "class", "id"))
    if _ORNAMENT.search(words.rsplit("/", 1)[-1]):
        return False
    style = image.get("style") or ""
    for name in ("width", "height"):
        size = re.match(r"\s*(\d+)\s*(?:px)?\s*$", image.get(name) or "") or re.search(
            rf"(?<![\w-]){name}\s*:\s*(\d+)(?:\.\d+)?px", style
        )
        if size and int(size[1]) < _SMALL_PICTURE:
            return False
    return True


def _hints(root: Element) -> dict[str, str]:
    hints: dict[str, str] = {}
    for title in root.iter("title"):
        text = _settle("".join(map(str, title.itertext())))
        if text:
            hints.setdefault("title", text)
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        content = _settle(meta.get("content") or "")
        if name in _HINTS and content:
            hints.setdefault(name, content)
    return hints


def _url(root: Element | None, meta: dict[str, str], text: str) -> str:
    """The address the page says it has."""
    candidates = (
        [link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"]
        if root is not None
        else []
    )
    saved = _SAVED_FROM.search(text[:_HEAD])
    candidates += [meta.get("og:url"), meta.get("contenturl"), meta.get("url"), saved[1] if saved else None]
    return next((url for url in candidates if url and url.startswith(("http://", "https://"))), "")
