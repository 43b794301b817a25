"""Word documents: body paragraphs, generated numbers, text boxes and merged tables, in order."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.errors import ReportLimitError
from assistant.reports.carriers.alt_text import tells_figures, write_alt
from assistant.reports.carriers.content import Content, SourceFile
from assistant.reports.carriers.docx_numbering import Numbering, child, local, value
from assistant.reports.carriers.grid import Grid, GridCell
from assistant.reports.carriers.linear import TextWriter
from assistant.reports.carriers.packed import MAX_UNPACKED, open_package, read_member, read_part
from assistant.reports.carriers.picture_file import PictureReader
from assistant.reports.carriers.recognition import is_available

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read_docx"]

_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "body"})
_INLINE_WRAPPERS = _WRAPPERS | {
    "hyperlink",
    "fldSimple",
    "dir",
    "bdo",
    "r",
    "ruby",
    "rubyBase",
    "oMath",
    "oMathPara",
}
_LEFT_OUT = frozenset({"del", "moveFrom", "rPr", "pPr", "rt", "instrText", "delText", "delInstrText"})
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PICTURE_WIDTH = 6 * 360_000
"""Narrower pictures (in EMU, 6 cm) are seals and emblems."""
_SHAPE_WIDTH = re.compile(r"(?<![\w-])width\s*:\s*([\d.]+)\s*(pt|px|in|cm|mm)?")
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, None: 1.0}
_LAYOUT_CELL = 400
_SLIVER = 60
"""Narrower grid columns (in twentieths of a point) lie between borders that were meant to meet."""
_OFFICE_DOCUMENT = "/officeDocument"
_MATH = "/officeDocument/2006/math"


def read_docx(file: SourceFile) -> Content:
    """Text and grids of a Word document (docx, docm, dotx); deleted and hidden text is left out."""
    writer = TextWriter(file, "docx")
    with open_package(file) as package:
        parts = _Parts(file, package)
        main = parts.main()
        folder = posixpath.dirname(main)
        root = parts.read(main)
        if root is None:
            raise file.fault("the document has no body", "open it in Word or WPS and save it again")
        numbering = Numbering.read(
            parts.read(posixpath.join(folder, "numbering.xml")),
            parts.read(posixpath.join(folder, "styles.xml")),
        )
        contents = parts.contents_styles(posixpath.join(folder, "styles.xml"))
        meta = parts.properties()
        body = child(root, "body")
        if body is not None:
            pictures = parts.pictures(main) if is_available() else {}
            _Walker(parts, writer, numbering, contents, pictures, PictureReader(file, writer)).blocks(body)
            if child(body, "altChunk") is not None:
                writer.lost("attachment")
    content = writer.finish(meta=meta)
    if not content.text and not content.unreadable:
        raise file.fault("the document holds no text", "put the report into it or remove it")
    return content


@dataclass
class _Parts:
    """The XML parts of the package."""

    file: SourceFile
    package: zipfile.ZipFile

    def read(self, name: str) -> Element | None:
        return read_part(self.file, self.package, name)

    def main(self) -> str:
        relations = self.read("_rels/.rels")
        for relation in relations if relations is not None else ():
            if (relation.get("Type") or "").endswith(_OFFICE_DOCUMENT):
                return (relation.get("Target") or "").lstrip("/")
        return "word/document.xml"

    def pictures(self, main: str) -> dict[str, str]:
        """The pictures of the document: the names of their parts by the ids it refers to them with."""
        folder, name = posixpath.split(main)
        relations = self.read(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            relation.get("Id") or "": posixpath.normpath(posixpath.join(folder, relation.get("Target") or ""))
            for relation in (relations if relations is not None else ())
            if (relation.get("Type") or "").endswith("/image") and relation.get("TargetMode") != "External"
        }

    def picture(self, name: str) -> bytes | None:
        """The bytes of a picture, None where its part is missing or too large."""
        try:
            return read_member(self.file, self.package, self.package.getinfo(name), MAX_UNPACKED // 8)
        except (KeyError, ReportLimitError):
            return None

    def contents_styles(self, name: str) -> set[str]:
        """The styles of tables of contents, whose lines repeat the headings with page numbers."""
        styles = self.read(name)
        return {
            value(style, "styleId") or ""
            for style in (styles if styles is not None else ())
            if re.match(r"toc\s*(?:\d|heading)", value(child(style, "name")) or "", re.I)
        }

    def properties(self) -> dict[str, str]:
        core = self.read("docProps/core.xml")
        names = ("title", "creator", "subject", "created", "modified")
        return {
            local(element): element.text.strip()
            for element in (core if core is not None else ())
            if local(element) in names and element.text and element.text.strip()
        }


@dataclass
class _Inline:
    """What a paragraph holds: its text, the text boxes anchored in it and its pictures."""

    text: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class _Walker:
    parts: _Parts
    writer: TextWriter
    numbering: Numbering
    contents: set[str]
    pictures: dict[str, str]
    reader: PictureReader

    def blocks(self, holder: Element) -> None:
        """Write the paragraphs and tables of a body, a cell or a text box."""
        for element in _flat(holder):
            self.reader.file.check_time()
            if local(element) == "p":
                self._paragraph(element)
            elif local(element) == "tbl":
                self._table(element)

    def _paragraph(self, paragraph: Element) -> None:
        if value(child(paragraph, "pPr", "pStyle")) in self.contents:
            return
        inline = self._inline(paragraph)
        for line in "".join(inline.text).split("\n"):
            self.writer.paragraph(line)
        for reference, alt in inline.pictures:
            if write_alt(self.parts.file, self.writer, alt):
                continue
            name = self.pictures.get(reference)
            data = self.parts.picture(name) if name else None
            if data is None or not self.reader.write(data):
                self.writer.picture()
        for box in inline.boxes:
            self.blocks(box)

    def _inline(self, paragraph: Element) -> _Inline:
        inline = _Inline()
        _collect(paragraph, inline)
        label = self.numbering.label(child(paragraph, "pPr"))
        if label and "".join(inline.text).strip():
            inline.text.insert(0, label)
        return inline

    def _table(self, table: Element) -> None:
        rows = [row for row in _flat(table) if local(row) == "tr" and not _is_left_out(row)]
        if self._lays_out(table, rows):
            for row in rows:
                for cell in _cells(row):
                    self.blocks(cell)
            return
        cells: list[GridCell] = []
        above: dict[int, int] = {}  # column -> index of the cell that may go on downwards
        width = 0
        for number, row in enumerate(rows):
            self.reader.file.check_time()
            column = _count(child(row, "trPr", "gridBefore"), 0)
            for cell in _cells(row):
                properties = child(cell, "tcPr")
                span = min(_count(child(properties, "gridSpan"), 1), 1000)
                merge = child(properties, "vMerge")
                first = cells[above[column]] if column in above else None
                goes_on = merge is not None and value(merge) in (None, "continue")
                if goes_on and first is not None and first.row + first.row_span == number:
                    cells[above[column]] = replace(first, row_span=first.row_span + 1)
                else:
                    above[column] = len(cells)
                    cells.append(GridCell(number, column, self._cell_text(cell), 1, span))
                column += span
            width = max(width, column)
        grid = Grid(tuple(cells), len(rows), width)
        widths = [_integer(value(column, "w")) for column in table.iterfind("{*}tblGrid/{*}gridCol")]
        self.writer.table(grid.without_slivers(widths, _SLIVER))

    def _lays_out(self, table: Element, rows: list[Element]) -> bool:
        """Whether the table only places pieces of the page."""
        if next(table.iterdescendants("{*}tbl"), None) is not None:
            return True
        widest = max((sum(1 for _ in _cells(row)) for row in rows), default=0)
        if widest <= 1:
            return True
        return any(
            len("".join(str(t.text or "") for t in cell.iterdescendants("{*}t"))) > _LAYOUT_CELL
            for row in rows
            for cell in _cells(row)
            if _count(child(cell, "tcPr", "gridSpan"), 1) == 1
        )

    def _cell_text(self, cell: Element) -> str:
        lines = []
        for paragraph in _flat(cell):
            if local(paragraph) == "p":
                inline = self._inline(paragraph)
                lines.append("".join(inline.text))
                for box in inline.boxes:
                    lines.append(self._cell_text(box))
        return "\n".join(line for line in lines if line.strip())


def _flat(holder: Element) -> Iterator[Element]:
    """The children in order, wrappers (content controls, insertions) opened."""
    for element in holder:
        if local(element) in _WRAPPERS:
            yield from _flat(element)
        elif local(element) == "AlternateContent":
            yield from _flat(_choice(element))
        else:
            yield element


def _cells(row: Element) -> Iterator[Element]:
    return (cell for cell in _flat(row) if local(cell) == "tc")


def _is_left_out(row: Element) -> bool:
    """Whether a row is hidden or deleted."""
    properties = child(row, "trPr")
    return child(properties, "del") is not None or _is_on(child(properties, "hidden"))


def _collect(element: Element, inline: _Inline) -> None:
    """Gather the printed content of a paragraph or run."""
    for part in element:
        name = local(part)
        if name in _LEFT_OUT:
            continue
        if name == "r":
            if not _is_unseen(child(part, "rPr")):
                start = len(inline.text)
                _collect(part, inline)
                _raise(child(part, "rPr"), inline, start)
        elif name == "t":
            inline.text.append(part.text or "")
        elif name == "AlternateContent":
            _collect(_choice(part), inline)
        elif name in ("drawing", "pict", "object"):
            _collect_shape(part, inline)
        elif name in _INLINE_WRAPPERS or _MATH in str(part.tag):
            inline.text.append("/" if name == "den" else "")
            _collect(part, inline)
        elif name in ("br", "cr"):
            inline.text.append("" if value(part, "type") in ("page", "column") else "\n")
        else:
            inline.text.append({"tab": "\t", "noBreakHyphen": "-", "ptab": "\t"}.get(name, ""))


def _collect_shape(shape: Element, inline: _Inline) -> None:
    """Text boxes give their text, whatever else is wide enough is a picture."""
    boxes = [box for box in shape.iterdescendants("{*}txbxContent") if not _is_fallback(box, shape)]
    inline.boxes += boxes
    if boxes:
        return
    blip = next(shape.iterdescendants("{*}blip", "{*}imagedata"), None)
    alt = _alt(shape)
    if blip is not None and (_width(shape) >= _PICTURE_WIDTH or tells_figures(alt)):
        inline.pictures.append((value(blip, "embed") or value(blip, "id") or "", alt))


def _alt(shape: Element) -> str:
    """The words given for a drawing or shape."""
    described = next(shape.iterdescendants("{*}docPr"), None)
    if described is not None:
        return described.get("descr") or ""
    return next((element.get("alt") or "" for element in shape.iterdescendants("{*}shape")), "")


def _is_fallback(box: Element, shape: Element) -> bool:
    for ancestor in box.iterancestors():
        if ancestor is shape:
            return False
        if local(ancestor) == "Fallback":
            return True
    return False


def _width(shape: Element) -> float:
    """The width of a drawing or shape in EMU, 0 where it does not say."""
    extent = next(shape.iterdescendants("{*}extent"), None)
    if extent is not None:
        return float(_integer(extent.get("cx")))
    for element in shape.iterdescendants():
        found = _SHAPE_WIDTH.search(element.get("style") or "")
        if found:
            return float(found[1].strip(".") or 0) * _POINTS[found[2]] * 12_700
    return 0.0


def _integer(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else 0


def _choice(alternate: Element) -> Element:
    """The one version of doubly stored content that is to be read."""
    return next((part for part in alternate if local(part) in ("Choice", "Fallback")), alternate)


def _is_unseen(properties: Element | None) -> bool:
    """Whether a run is hidden or struck through."""
    return any(_is_on(child(properties, name)) for name in ("vanish", "strike", "dstrike"))


def _is_on(switch: Element | None) -> bool:
    return switch is not None and value(switch) not in ("0", "false", "off")


def _raise(properties: Element | None, inline: _Inline, start: int) -> None:
    """Raised digits become superscripts, lest 17¹ read as 171."""
    if value(child(properties, "vertAlign")) in ("superscript", "subscript"):
        inline.text[start:] = [text.translate(_SUPERSCRIPTS) for text in inline.text[start:]]


def _count(element: Element | None, default: int) -> int:
    text = value(element)
    return int(text) if text is not None and text.isdecimal() and 0 < int(text) < 10_000 else default
