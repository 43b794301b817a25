"""How a workbook prints its numbers, which rows and columns it hides: what calamine does not tell."""

from __future__ import annotations

import datetime
import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from assistant.errors import ReportLimitError
from assistant.reports.carriers.content import SourceFile
from assistant.reports.carriers.packed import MAX_UNPACKED, open_package, read_member, read_part

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["SheetFormats", "read_formats", "show"]

_MAX_CELLS = 2_000_000
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
}
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[(?:[^\]]*)\]|_.|\*.')
_PLACES = re.compile(r"[#0?,]*[#0?](?:\.[#0?]*)?,*")


@dataclass(slots=True)
class SheetFormats:
    """For one sheet: number format by (row, column), hidden rows and columns; all zero-based."""

    codes: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


def read_formats(file: SourceFile) -> dict[str, SheetFormats]:
    """The formats of every sheet of an xlsx workbook by sheet name.

    Raises ReportLimitError for sheets that claim more cells than any report has.
    """
    with open_package(file) as package:
        workbook = read_part(file, package, "xl/workbook.xml")
        relations = read_part(file, package, "xl/_rels/workbook.xml.rels")
        styles = read_part(file, package, "xl/styles.xml")
        if workbook is None or relations is None:
            return {}
        codes = _codes(styles)
        targets = {relation.get("Id"): relation.get("Target") or "" for relation in relations}
        found = {}
        for sheet in workbook.iterfind(".//{*}sheets/{*}sheet"):
            identity = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), None)
            target = targets.get(str(identity), "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            found[sheet.get("name") or ""] = _read_sheet(file, package, path, codes)
        return found


def show(value: object, code: str = "") -> str:
    """A cell's value as the sheet prints it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number(Decimal(format(value, ".15g")), code)
    if isinstance(value, datetime.datetime):
        value = value.date() if value.time() == datetime.time() else value.replace(microsecond=0)
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日" if "年" in code else value.isoformat()
    return str(value)


def _number(value: Decimal, code: str) -> str:
    sections = code.split(";")
    section = sections[1] if value < 0 and len(sections) > 1 and sections[1] else sections[0]
    literal = _LITERAL.sub(lambda match: match[1] or match[2] or "", section)
    plain = _LITERAL.sub("", section)
    places = _PLACES.search(plain)
    if places is None or re.search(r"[EeGg@ydhs]|[#?0]\s*/", plain):
        return _plain(value)
    if section is not sections[0]:
        value = -value  # the section for negative numbers prints its own sign
    pattern = places[0].rstrip(",")
    value /= Decimal(1000) ** (len(places[0]) - len(pattern))
    if "%" in plain:
        value *= 100
    whole, _, decimals = pattern.partition(".")
    printed = f"{value.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP):f}"
    for place in reversed(decimals):
        if place in "#?" and printed.endswith("0"):
            printed = printed[:-1]
        else:
            break
    if "," in whole:
        sign = "-" if printed.startswith("-") else ""
        digits, dot, rest = printed.removeprefix("-").partition(".")
        printed = f"{sign}{int(digits):,}{dot}{rest}"
    printed = printed.rstrip(".") if not decimals or printed.endswith(".") else printed
    at = _PLACES.search(literal)
    return f"{literal[: at.start()]}{printed}{literal[at.end() :]}".strip() if at is not None else printed


def _plain(value: Decimal) -> str:
    return (
        f"{value.quantize(Decimal(1)):f}" if value == value.to_integral_value() else f"{value.normalize():f}"
    )


def _codes(styles: Element | None) -> list[str]:
    """The number format of every cell style."""
    if styles is None:
        return []
    own = {
        int(element.get("numFmtId") or 0): element.get("formatCode") or ""
        for element in styles.iterfind(".//{*}numFmts/{*}numFmt")
    }
    numbers = [int(style.get("numFmtId") or 0) for style in styles.iterfind(".//{*}cellXfs/{*}xf")]
    return [own.get(number, _BUILT_IN.get(number, "")) for number in numbers]


def _read_sheet(file: SourceFile, package: zipfile.ZipFile, path: str, codes: list[str]) -> SheetFormats:
    from lxml import etree

    found = SheetFormats()
    try:
        data = read_member(file, package, package.getinfo(path), MAX_UNPACKED // 2)
    except KeyError:
        return found
    last_row = last_column = 0
    tags = ("{*}c", "{*}row", "{*}col")
    try:
        for count, (_, element) in enumerate(
            etree.iterparse(io.BytesIO(data), tag=tags, resolve_entities=False)
        ):
            if count % 1000 == 0:
                file.check_time()
            name = str(element.tag).rsplit("}", 1)[-1]
            if name == "col" and element.get("hidden") in ("1", "true"):
                first, last = int(element.get("min") or 1), int(element.get("max") or 1)
                found.columns.update(range(first - 1, min(last, 16_384)))
            elif name == "row":
                if element.get("hidden") in ("1", "true"):
                    found.rows.add(int(element.get("r") or 1) - 1)
                element.clear()
            elif name == "c":
                place = _REFERENCE.fullmatch(element.get("r") or "")
                if place is not None:
                    row, column = int(place[2]) - 1, _column(place[1])
                    last_row, last_column = max(last_row, row), max(last_column, column)
                    style = int(element.get("s") or 0)
                    if style < len(codes) and codes[style]:
                        found.codes[row, column] = codes[style]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise file.fault(
            f"its sheet {path} is damaged ({error})", "open it in Excel or WPS and save it again"
        ) from error
    if (last_row + 1) * (last_column + 1) > _MAX_CELLS:
        raise ReportLimitError(
            file.name,
            f"a sheet spans more than {_MAX_CELLS:,} cells",
            "delete the empty rows and columns and save it again",
        )
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
