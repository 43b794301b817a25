"""Tables of a web page: which are grids of data, which only lay out the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from assistant.reports.carriers.grid import RawCell, join_lines
from assistant.reports.carriers.html_page import HEADER_LABELS, Page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = [
    "header_lines",
    "inner_tables",
    "is_data_table",
    "is_inner",
    "is_label",
    "raw_rows",
    "stray_text",
    "table_rows",
]

_LAYOUT_CELL = 400
_PARAGRAPH = 40
_INNER_CELL = 80
_PLAIN = 3
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_LABEL_EDGE = re.compile(r"[\s:：\u00a0\u3000\[\]【】]+")
_SPAN = re.compile(r"\s*(\d{1,6})")


def table_rows(table: Element, page: Page) -> list[list[Element]]:
    """The visible cells of each visible row, head rows first and foot rows last."""
    groups: dict[str, list[list[Element]]] = {"thead": [], "tbody": [], "tfoot": []}
    for group, holder in _holders(table):
        row_is_open = False  # cells without a row of their own make one
        for child in holder:
            if child.tag == "tr":
                row_is_open = False
                if not page.is_hidden(child):
                    groups[group].append([cell for cell in child if _is_shown_cell(cell, page)])
            elif _is_shown_cell(child, page):
                if not row_is_open:
                    groups[group].append([])
                row_is_open = True
                groups[group][-1].append(child)
    return [*groups["thead"], *groups["tbody"], *groups["tfoot"]]


def is_data_table(table: Element, rows: list[list[Element]], page: Page) -> bool:
    """Whether the table is a grid to be read by rows and columns."""
    if table.get("role") in ("presentation", "none"):
        return False
    if table.find(".//table") is not None and not _is_grid_around(rows, page):
        return False
    filled = [[cell for cell in row if page.weight(cell).text] for row in rows]
    if not any(len(row) >= 2 for row in filled) or page.is_link_list(table):
        return False
    width = max(len(row) for row in rows)
    for row in filled:
        if len(row) == 1 and width > 1 and _span(row[0], "colspan") >= 2:
            continue  # a title or prose over the full width is cut out later
        if any(_lays_out(cell, page) for cell in row):
            return False
    return True


def _is_grid_around(rows: list[list[Element]], page: Page) -> bool:
    """Whether rows of plain cells go on around a few cells that hold a small table of their own."""
    cells = [cell for row in rows for cell in row]
    nested = [cell for cell in cells if cell.find(".//table") is not None]
    plain = [
        row
        for row in rows
        if sum(cell not in nested and bool(page.weight(cell).text) for cell in row) >= _PLAIN
    ]
    small = all(page.weight(cell).text <= _INNER_CELL for cell in nested)
    return small and len(plain) >= _PLAIN and len(nested) * 2 < len(plain)


def is_inner(element: Element) -> bool:
    """Whether an element is a table with several cells beside one another, no frame around one text."""
    return element.tag == "table" and any(
        sum(cell.tag in ("td", "th") for cell in row) > 1 for row in element.iter("tr")
    )


def inner_tables(rows: list[list[Element]]) -> list[tuple[Element, Element]]:
    """The small tables that stand in cells, each with its cell."""
    return [(cell, inner) for row in rows for cell in row for inner in cell.iter("table") if is_inner(inner)]


def raw_rows(rows: list[list[Element]], text_of: Callable[[Element], str]) -> list[list[RawCell]]:
    """The rows as cells with their printed spans."""
    return [
        [RawCell(text_of(cell), _span(cell, "rowspan"), max(_span(cell, "colspan"), 1)) for cell in row]
        for row in rows
    ]


def header_lines(rows: list[list[RawCell]]) -> list[str] | None:
    """The lines of a key-value head (索引号, 发布机构 …), or None where the table is something else."""
    cells = [[join_lines(cell.text) for cell in row] for row in rows]
    labels = sum(1 for row in cells for text in row if _label(text))
    if labels < 2 or labels * 3 < sum(1 for row in cells for text in row if text) or len(cells) > 20:
        return None
    if any(len(row) >= 3 and all(_label(text) for text in row) for row in cells):
        return None  # a list of documents with a heading row
    return [line for row in cells for line in _pairs(row)]


def stray_text(table: Element) -> list[str]:
    """Text that stands in the table outside every cell (browsers show it before the table)."""
    found = [table.text or ""]
    for element in table:
        found.append(element.tail or "")
        if element.tag in _SECTIONS or element.tag == "tr":
            found.append(element.text or "")
            found += [child.tail or "" for child in element]
    return [text.strip() for text in found if text.strip()]


def is_label(text: str) -> bool:
    """Whether the text is one of the labels of a page's head, with or without colon and blanks."""
    return _label(text) != ""


def _holders(table: Element) -> Iterator[tuple[str, Element]]:
    yield "tbody", table
    for child in table:
        if child.tag in _SECTIONS:
            yield child.tag, child


def _is_shown_cell(element: Element, page: Page) -> bool:
    return element.tag in ("td", "th") and not page.is_hidden(element)


def _lays_out(cell: Element, page: Page) -> bool:
    """Whether a cell holds a piece of page rather than a value or a label."""
    if page.weight(cell).text > _LAYOUT_CELL:
        return True
    paragraphs = 0
    for element in cell.iter():
        if element.tag in _HEADINGS and page.weight(element).text:
            return True
        if (
            element.tag in ("p", "div")
            and page.weight(element).text > _PARAGRAPH
            and page.weight(element).stops
        ):
            paragraphs += 1
    return paragraphs >= 2


def _pairs(row: list[str]) -> Iterator[str]:
    label = ""
    for text in row:
        if _label(text):
            if label:
                yield f"{label}:"
            label = _label(text)
        elif label:
            yield f"{label}: {text}".rstrip()
            label = ""
        elif text:
            yield text
    if label:
        yield f"{label}:"


def _label(text: str) -> str:
    plain = _LABEL_EDGE.sub("", text) if len(text) <= 20 else ""
    return plain if plain in HEADER_LABELS else ""


def _span(cell: Element, name: str) -> int:
    found = _SPAN.match(cell.get(name) or "1")
    return int(found[1]) if found else 1
