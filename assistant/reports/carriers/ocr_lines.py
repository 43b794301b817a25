"""The ruling lines of tables in a picture, and the cells between them."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

__all__ = ["cell_boxes", "text_height"]

_DEFAULT_HEIGHT = 30.0
_LONGEST_STROKE = 1.6
"""No stroke of a character is longer than this many line heights, so that what is longer is a line."""
_THICKEST = 8
_GAP = 6


def text_height(heights: Sequence[float]) -> float:
    """The usual height of a line of text, in pixels."""
    return statistics.median(heights) if heights else _DEFAULT_HEIGHT


def cell_boxes(pixels: Pixels, height: float) -> list[list[tuple[float, float, float, float]]]:
    """For each ruled table the boxes (x0, top, x1, bottom) of its cells in pixels, from top to bottom.

    ``height`` is the usual height of a line of text in pixels.
    """
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = merge_edges(_edges(pixels, height), _GAP, _GAP, 2 * _GAP, 2 * _GAP)
    crossings = edges_to_intersections(edges, _GAP, _GAP)
    tables = cells_to_tables(intersections_to_cells(crossings)) if crossings else []
    return [[(float(a), float(b), float(c), float(d)) for a, b, c, d in table] for table in tables]


def _edges(pixels: Pixels, height: float) -> list[dict[str, Any]]:
    """Long straight strokes as pdfplumber describes the lines of a page."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    dark = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12)
    length = max(20, int(_LONGEST_STROKE * height))
    found: list[dict[str, Any]] = []
    for orientation, size in (("h", (length, 1)), ("v", (1, int(length * 0.8)))):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, size)
        strokes = cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel)
        # A scanned line wavers by a pixel: its pieces are one.
        strokes = cv2.dilate(strokes, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3)))
        contours, _ = cv2.findContours(strokes, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for contour in contours:
            x, y, width, tall = cv2.boundingRect(contour)
            thick, long = (tall, width) if orientation == "h" else (width, tall)
            if thick > max(_THICKEST, 0.4 * height) or long < length * 0.8:
                continue
            middle = y + tall / 2 if orientation == "h" else x + width / 2
            edge = {"orientation": orientation, "object_type": "line", "width": width, "height": tall}
            if orientation == "h":
                edge |= {"x0": float(x), "x1": float(x + width), "top": middle, "bottom": middle}
            else:
                edge |= {"x0": middle, "x1": middle, "top": float(y), "bottom": float(y + tall)}
            found.append(edge)
    return found
