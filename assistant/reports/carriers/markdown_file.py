"""Markdown and delimited text: marks taken off, tables as grids."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from assistant.reports.carriers.alt_text import write_alt
from assistant.reports.carriers.content import Content, SourceFile
from assistant.reports.carriers.grid import Grid, RawCell, lay_out
from assistant.reports.carriers.html_file import tables_of
from assistant.reports.carriers.linear import TextWriter
from assistant.reports.carriers.text_file import read_text

__all__ = ["read_csv", "read_markdown"]

_DELIMITERS = ",\t;|，"
_LOOKED_AT = 20_000
"""Characters from the start by which the separator is known."""
_LONGEST_LINE = 20_000
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}")
_DIVIDER = re.compile(r"\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\d*])\*(?=[^\s*])([^*\n]{1,200}?)(?<=[^\s*])\*(?!\*)")
_STRUCK = re.compile(r"~~.+?~~")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_BULLET = re.compile(r"^\s*[-*+]\s+")
_CELL_END = re.compile(r"(?<!\\)\|")
_TABLE_START, _TABLE_END = re.compile(r"<table\b", re.I), re.compile(r"</table\s*>", re.I)
_TAG = re.compile(r"</?(?:br|p|div|span|sup|sub|center|font|b|i|u|strong|em)\b[^>]*>", re.I)


def read_markdown(file: SourceFile) -> Content:
    """Paragraphs without marks and links; pipe tables and HTML tables as grids."""
    decoded = read_text(file)
    writer = TextWriter(file, "md")
    writer.warnings.extend(decoded.warnings)
    lines = decoded.text.split("\n")
    number = 0
    while number < len(lines):
        file.check_time()
        line = lines[number]
        if _TABLE_START.search(line):
            number = _html_table(file, writer, lines, number)
            continue
        if _is_table(lines, number):
            number = _pipe_table(file, writer, lines, number)
            continue
        if not _FENCE.match(line) and not _RULE.fullmatch(line):
            heading = _HEADING.fullmatch(line)
            image = _IMAGE.search(line) if len(line) < _LONGEST_LINE else None
            if image is not None and not write_alt(file, writer, image["alt"]):
                writer.picture()
            writer.paragraph(_plain(heading[1] if heading else _BULLET.sub("", line, count=1)))
        number += 1
    content = writer.finish(encoding=decoded.encoding)
    if not content.text and not content.unreadable:
        raise file.fault("it holds no text", "put the report's text into the file or remove it")
    return content


def read_csv(file: SourceFile) -> Content:
    """Delimited text as one table (cut at rows of prose)."""
    decoded = read_text(file)
    source = io.StringIO(decoded.text.replace("\x00", ""))
    try:
        rows = [row for row in csv.reader(source, delimiter=_delimiter(decoded.text)) if any(row)]
    except csv.Error as error:
        raise file.fault(
            f"its rows cannot be told apart ({error})", "save it as xlsx or as CSV UTF-8"
        ) from error
    writer = TextWriter(file, "csv")
    writer.warnings.extend(decoded.warnings)
    writer.table(_filled(file, [[RawCell(text) for text in row] for row in rows]))
    return writer.finish(encoding=decoded.encoding)


def _delimiter(text: str) -> str:
    """What separates the cells: the character that stands as often on most lines; titles have none."""
    lines = text[:_LOOKED_AT].splitlines()
    counts = {
        mark: Counter(line.count(mark) for line in lines if mark in line).most_common(1)
        for mark in _DELIMITERS
    }
    return max(_DELIMITERS, key=lambda mark: [(lines, times) for times, lines in counts[mark]] or [(0, 0)])


def _filled(file: SourceFile, rows: list[list[RawCell]]) -> Grid:
    """Rows laid out; one that has text in its first cell only is a title or prose."""
    kept = [row[:1] if row and not any(cell.text.strip() for cell in row[1:]) else row for row in rows]
    return lay_out(file, kept)


def _plain(text: str) -> str:
    if len(text) > _LONGEST_LINE:
        return text  # no person wrote it; looking for pairs of marks would take very long
    text = _IMAGE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _STRUCK.sub("", text)
    text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", text))
    text = _EMPHASIS.sub(r"\1", text)
    text = _TAG.sub("", re.sub(r"<br\s*/?>", "\n", text, flags=re.I))
    return _ESCAPE.sub(r"\1", text).replace("&nbsp;", " ").strip().strip("`")


def _is_table(lines: list[str], number: int) -> bool:
    """Whether a pipe table begins here: a row of cells over a divider of as many."""
    if "|" not in lines[number] or number + 1 >= len(lines) or not _DIVIDER.fullmatch(lines[number + 1]):
        return False
    return "|" in lines[number + 1] and len(_split(lines[number])) == len(_split(lines[number + 1]))


def _pipe_table(file: SourceFile, writer: TextWriter, lines: list[str], number: int) -> int:
    end = number + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    rows = [lines[number], *lines[number + 2 : end]]
    writer.table(lay_out(file, [[RawCell(_plain(cell)) for cell in _split(row)] for row in rows]))
    return end


def _split(row: str) -> list[str]:
    cells = _CELL_END.split(row.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip():
        cells = cells[:-1]
    return [cell.strip() for cell in cells]


def _html_table(file: SourceFile, writer: TextWriter, lines: list[str], number: int) -> int:
    """A table written as HTML, up to its end; gives the line after it."""
    end = number
    depth = 0
    while end < len(lines):
        depth += len(_TABLE_START.findall(lines[end])) - len(_TABLE_END.findall(lines[end]))
        end += 1
        if depth <= 0:
            break
    for grid in tables_of(file, "\n".join(lines[number:end])):
        writer.table(grid)
    return end
