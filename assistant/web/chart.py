"""A small line or bar picture beside an answer's table: inline SVG, the table holds the same data."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from assistant.types import AnswerTable

__all__ = ["render_chart"]

NARROWEST, HEIGHT = 340, 200
STEP = 54
"""Room of one point of a line, so that neither figures nor names run into each other."""
NAMES, WIDE, NARROW, GAP = 126, 14.0, 8.5, 8
"""Room for names beside the bars, of one Chinese and one other character, and between a bar and its words."""
_IN_BRACKETS = re.compile(r"[^(]*\((?P<name>[^()]+)\)")
"""A name in English with the official one behind it, which is the shorter one."""
LEFT, RIGHT, TOP, BOTTOM = 12, 12, 28, 28
FEWEST = 3


def render_chart(table: AnswerTable, chart_id: str) -> Markup:
    """The first column of figures as points over the first column of names.

    Empty unless the table asks for a picture and every row has a figure, three or more of them.
    """
    points = _points(table)
    if table.chart not in ("line", "bar") or len(points) < FEWEST or len(points) != len(table.rows):
        return Markup("")
    line = table.chart == "line"
    width = max(NARROWEST, STEP * len(points)) if line else NARROWEST
    title = table.caption or " · ".join(table.header[:2])
    return Markup(
        '<figure class="chart" tabindex="0"><svg viewBox="0 0 {w} {h}" role="img" aria-labelledby="{id}"'
        ' style="min-width:{least}px;max-width:{most}em">'
        '<title id="{id}">{title}：{words}</title>{marks}</svg></figure>'
    ).format(
        w=width,
        h=HEIGHT if line else _bars_height(len(points)),
        least=width * 4 // 5,
        most=width // 14,
        id=chart_id,
        title=title,
        words="，".join(f"{name} {shown}" for name, shown, _ in points),
        marks=_line(points, width) if line else _bars(points),
    )


def _points(table: AnswerTable) -> list[tuple[str, str, Decimal]]:
    points = []
    for row in table.rows:
        value = _number(row[1]) if len(row) > 1 else None
        if value is not None:
            points.append((row[0], row[1], value))
    return points


def _number(shown: str) -> Decimal | None:
    match = re.fullmatch(r"\s*([-−+]?[\d,，.]+)\s*\D{0,14}", shown)
    if match is None:
        return None
    try:
        return Decimal(re.sub("[,，]", "", match[1]).replace("−", "-"))
    except InvalidOperation:
        return None


def _line(points: list[tuple[str, str, Decimal]], width: int) -> Markup:
    values = [value for *_, value in points]
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    reach = float(high - low) or 1.0
    step = (width - LEFT - RIGHT - 52) / (len(points) - 1)
    places = [
        (LEFT + 26 + step * i, TOP + (HEIGHT - TOP - BOTTOM) * (1 - float(value - low) / reach))
        for i, (*_, value) in enumerate(points)
    ]
    base = TOP + (HEIGHT - TOP - BOTTOM) * (1 - float(-low) / reach)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    marks = [
        Markup('<line class="axis" x1="{}" y1="{y}" x2="{}" y2="{y}"/>').format(
            LEFT, width - RIGHT, y=f"{base:.1f}"
        ),
        Markup('<polyline points="{}"/>').format(path),
    ]
    for (x, y), (name, shown, _) in zip(places, points, strict=True):
        marks.append(
            Markup(
                '<circle cx="{x}" cy="{y}" r="4"/><text class="value" x="{x}" y="{above}">{shown}</text>'
                '<text x="{x}" y="{below}">{name}</text>'
            ).format(
                x=f"{x:.1f}", y=f"{y:.1f}", above=f"{y - 10:.1f}", below=HEIGHT - 8, shown=shown, name=name
            )
        )
    return Markup("").join(marks)


def _bars_height(count: int) -> int:
    return count * 30 + 8


def _bars(points: list[tuple[str, str, Decimal]]) -> Markup:
    largest = float(max(abs(value) for *_, value in points)) or 1.0
    room = NARROWEST - NAMES - 2 * GAP - max(_width(shown) for _, shown, _ in points)
    marks = []
    for index, (name, shown, value) in enumerate(points):
        y = 6 + index * 30
        width = room * abs(float(value)) / largest
        marks.append(
            Markup(
                '<text class="name" x="{gap}" y="{text}">{name}</text>'
                '<rect class="{css}" x="{names}" y="{y}" width="{width}" height="20"/>'
                '<text class="value bar" x="{end}" y="{text}">{shown}</text>'
            ).format(
                text=y + 15,
                name=_shortened(name),
                gap=NAMES - GAP,
                names=NAMES,
                css="negative" if value < 0 else "",
                y=y,
                width=f"{width:.1f}",
                end=f"{NAMES + GAP + width:.1f}",
                shown=shown,
            )
        )
    return Markup("").join(marks)


def _width(text: str) -> float:
    return sum(WIDE if unicodedata.east_asian_width(char) in "WF" else NARROW for char in text)


def _shortened(name: str) -> str:
    """As much of a name as there is room for."""
    official = _IN_BRACKETS.fullmatch(name)
    name = official["name"] if official else name
    if _width(name) > NAMES - GAP:
        name = name.removesuffix("人民政府")
    if _width(name) <= NAMES - GAP:
        return name
    while _width(name) > NAMES - GAP - WIDE:
        name = name[:-1]
    return f"{name}…"
