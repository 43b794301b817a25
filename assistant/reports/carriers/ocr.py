r"""Text recognised in pictures, where the ``ocr`` extra is installed: lines and ruled tables of one picture.

Recognition may misread, so a figure in a table cell counts only if two readings of it agree: the one of
the whole picture and the one of the cell alone. What stays in doubt is written ``\ufffd``, which no
reader takes for a figure. Everything that comes from here is marked as recognised.
"""

from __future__ import annotations

import functools
import io
import logging
import math
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant.reports.carriers.content import SourceFile
from assistant.reports.carriers.ocr_lines import cell_boxes, text_height
from assistant.reports.carriers.pdf_lines import Char, lines_of
from assistant.reports.carriers.pdf_pages import Page
from assistant.reports.carriers.pdf_ruled import NUMERIC, Ruled
from assistant.reports.carriers.pdf_table import read_ruled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

__all__ = ["MAX_PICTURES", "SECONDS_A_PICTURE", "Word", "open_picture", "read_page"]

SECONDS_A_PICTURE = 20.0
"""Added to a file's time for every picture that is recognised."""
MAX_PICTURES = 60
_MAX_PIXELS = 60_000_000
_MAX_SIDE = 3600
_MIN_WIDTH, _MIN_HEIGHT = 120, 30
"""Pixels; smaller pictures are emblems and buttons."""
_TEXT_POINTS = 12.0
"""The height given to the usual line of a picture, in points, whatever its resolution."""
_SURE_LINE, _SURE_FIGURE = 0.8, 0.9
_READABLE = 0.6
"""Mean certainty below which a picture is tried upside down and dropped if that is no better."""
_SKEW = math.radians(0.25)
_FIGURES = re.compile(r"\d(?:[\d.,，]*\d)?")
_WIDE = re.compile(r"[\u2e80-\uffef“”‘’…—]")


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a line as it was found: its text, how sure that is, and its box in pixels."""

    text: str
    score: float
    x0: float
    top: float
    x1: float
    bottom: float
    angle: float = 0.0

    @property
    def tall(self) -> bool:
        """Whether its box stands upright, as that of characters one below the other."""
        return self.bottom - self.top > 1.5 * (self.x1 - self.x0)


def open_picture(file: SourceFile, data: bytes) -> list[Pixels]:
    """The frames of a picture as rows × columns × (blue, green, red)."""
    import numpy as np
    from PIL import Image, ImageOps, ImageSequence

    again = "save it again as png or jpg"
    frames: list[Pixels] = []
    try:
        with Image.open(io.BytesIO(data)) as picture:
            for frame in ImageSequence.Iterator(picture):
                if frame.width * frame.height > _MAX_PIXELS:
                    raise file.fault("it has more pixels than a scanned page", "scan it at 200 to 300 dpi")
                upright = ImageOps.exif_transpose(frame).convert("RGBA")
                paper = Image.new("RGBA", upright.size, "white")
                paper.alpha_composite(upright)
                frames.append(np.ascontiguousarray(np.asarray(paper.convert("RGB"))[:, :, ::-1]))
                if len(frames) == MAX_PICTURES or picture.format not in ("TIFF", "MPO"):
                    break
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        ArithmeticError,
        Image.DecompressionBombError,
    ) as error:
        raise file.fault(f"the picture is damaged ({error})", again) from error
    return frames


def read_page(file: SourceFile, pixels: Pixels, points_a_pixel: float | None = None) -> Page | None:
    """Lines and tables of a picture, None where no text is found in it.

    Coordinates are in points: ``points_a_pixel`` times pixels, or such that the usual line is as high as
    a line of print. A picture that lies askew or upside down is turned first.
    """
    import cv2

    if pixels.shape[0] < _MIN_HEIGHT or pixels.shape[1] < _MIN_WIDTH:
        return None
    shrink = max(pixels.shape[:2]) / _MAX_SIDE
    if shrink > 1:
        size = (int(pixels.shape[1] / shrink), int(pixels.shape[0] / shrink))
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA).astype(pixels.dtype)
        points_a_pixel = points_a_pixel * shrink if points_a_pixel else None
    upright, words = _upright(file, pixels)
    if not words:
        return None
    height = text_height([word.bottom - word.top for word in words if not word.tall])
    scale = points_a_pixel or _TEXT_POINTS / height
    tables: list[Ruled] = []
    rest = words
    for cells in cell_boxes(upright, height):
        file.check_time()
        table, rest = _table(file, upright, cells, rest, scale)
        if table is not None:
            tables.append(table)
    page = Page(upright.shape[0] * scale, recognised=True)
    page.lines = [replace(line, recognised=True) for line in lines_of(_chars(rest, scale, upright))]
    page.tables = [replace(table, recognised=True) for table in tables]
    page.characters = sum(len(word.text) for word in words)
    return page


# --- finding and reading words --------------------------------------------------------------------


@functools.cache
def _engine() -> Any:
    """The recognition engine; its models lie in its package, nothing is fetched."""
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(
        params={
            # The classifier turns single lines by 180°, and 69 is a fine number upside down: pages are turned, not lines.
            "Global.use_cls": False,
            "Global.log_level": "error",
            "Global.max_side_len": 2000,
            # Cells are short: not padded to the width of a sentence they are read in half the time.
            "Rec.rec_img_shape": [3, 48, 128],
        }
    )


def _words(file: SourceFile, pixels: Pixels) -> list[Word]:
    file.check_time()
    found = _engine()(pixels, use_det=True, use_cls=False, use_rec=True)
    if found.boxes is None or found.txts is None or found.scores is None:
        return []
    words = []
    for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        xs, ys = [float(x) for x, _ in box], [float(y) for _, y in box]
        angle = math.atan2(ys[1] - ys[0], xs[1] - xs[0])
        words.append(Word(text.strip(), float(score), min(xs), min(ys), max(xs), max(ys), angle))
    return [word for word in words if word.text]


def _upright(file: SourceFile, pixels: Pixels) -> tuple[Pixels, list[Word]]:
    """The picture turned so that its lines run from left to right, and its words."""
    import cv2

    words = _words(file, pixels)
    long = [word for word in words if len(word.text) >= 3]
    turns: list[int] = []
    if sum(word.tall for word in long) * 2 > len(long) > 0:
        turns = [cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_90_COUNTERCLOCKWISE]
    elif words and _certainty(words) < _READABLE + 0.2:
        turns = [cv2.ROTATE_180]
    for turn in turns:
        turned = cv2.rotate(pixels, turn).astype(pixels.dtype)
        other = _words(file, turned)
        if _certainty(other) > _certainty(words) or (turn != cv2.ROTATE_180 and not _mostly_flat(words)):
            pixels, words = turned, other
    if _certainty(words) < _READABLE:
        return pixels, []
    wide = [word.angle for word in words if word.x1 - word.x0 > 6 * (word.bottom - word.top)]
    angle = statistics.median(wide) if wide else 0.0
    if _SKEW < abs(angle) < math.radians(15):
        pixels = _rotated(pixels, angle)
        words = _words(file, pixels)
    return pixels, words


def _mostly_flat(words: Sequence[Word]) -> bool:
    long = [word for word in words if len(word.text) >= 3]
    return sum(word.tall for word in long) * 2 <= len(long)


def _certainty(words: Sequence[Word]) -> float:
    """The mean certainty of a character."""
    size = sum(len(word.text) for word in words)
    return sum(word.score * len(word.text) for word in words) / size if size else 0.0


def _rotated(pixels: Pixels, angle: float) -> Pixels:
    import cv2

    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), math.degrees(angle), 1.0)
    white = (255, 255, 255)
    return cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=white).astype(
        pixels.dtype
    )


def _read_alone(pixels: Pixels) -> tuple[str, float]:
    """One line of text that fills the picture, and how sure that is."""
    found = _engine()(pixels, use_det=False, use_cls=False, use_rec=True)
    if not found.txts:
        return "", 0.0
    return str(found.txts[0]).strip(), float(found.scores[0])


# --- characters with places, as the readers of PDF pages take them ------------------------------------


def _chars(words: Sequence[Word], scale: float, pixels: Pixels) -> list[Char]:
    chars: list[Char] = []
    for word in words:
        text = _stacked(pixels, word) if word.tall and len(word.text) != 1 else word.text
        if word.score < _SURE_LINE:
            text = _FIGURES.sub("\ufffd", text)
        chars += _spread(text, word, scale)
    return chars


def _spread(text: str, word: Word, scale: float) -> list[Char]:
    """The characters of a word side by side (or one below the other) in its box."""
    weights = [1.0 if _WIDE.match(char) else 0.55 for char in text]
    along = 0.0
    chars: list[Char] = []
    height = (word.bottom - word.top) * scale
    for char, weight in zip(text, weights, strict=True):
        start, end = along / sum(weights), (along + weight) / sum(weights)
        along += weight
        if not char.strip():
            continue
        if word.tall and len(text) > 1:
            x0, x1 = word.x0, word.x1
            top, bottom = (word.top + (word.bottom - word.top) * at for at in (start, end))
            size = (bottom - top) * scale
        else:
            x0, x1 = (word.x0 + (word.x1 - word.x0) * at for at in (start, end))
            top, bottom, size = word.top, word.bottom, 0.75 * height
        chars.append(
            {
                "text": char, "x0": x0 * scale, "x1": x1 * scale, "top": top * scale, "bottom": bottom * scale,
                "size": size, "upright": True, "matrix": (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
            }
        )  # fmt: skip
    return chars


def _stacked(pixels: Pixels, word: Word) -> str:
    """Characters one below the other, read as the line they would make side by side."""
    import cv2
    import numpy as np

    crop = _crop(pixels, word.x0, word.top, word.x1, word.bottom)
    if crop is None:
        return "\ufffd"
    ink = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY).min(axis=1) < 160
    width = crop.shape[1]
    edges = np.flatnonzero(np.diff(np.concatenate(([0], ink.astype(np.int8), [0]))))
    tiles: list[tuple[int, int]] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if tiles and end - tiles[-1][0] <= width:  # the strokes of one character, as of 三
            tiles[-1] = (tiles[-1][0], int(end))
        else:
            tiles.append((int(start), int(end)))
    if not tiles:
        return word.text
    side = max(width, *(end - start for start, end in tiles)) + 8
    line = np.full((side, side * len(tiles), 3), 255, np.uint8)
    for number, (start, end) in enumerate(tiles):
        top = (side - (end - start)) // 2
        line[top : top + end - start, number * side + 4 : number * side + 4 + width] = crop[start:end]
    text, score = _read_alone(line)
    return text if score >= _SURE_LINE else "\ufffd"


# --- tables -------------------------------------------------------------------------------------------


def _table(
    file: SourceFile,
    pixels: Pixels,
    cells: Sequence[tuple[float, float, float, float]],
    words: Sequence[Word],
    scale: float,
) -> tuple[Ruled | None, list[Word]]:
    """The grid of cell boxes with what was read in each, and the words outside it."""
    x0, top = min(c[0] for c in cells), min(c[1] for c in cells)
    x1, bottom = max(c[2] for c in cells), max(c[3] for c in cells)
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        (inside if x0 <= across <= x1 and top <= down <= bottom else outside).append(word)
    chars: list[Char] = []
    for cell in cells:
        file.check_time()
        chars += _cell_chars(pixels, cell, inside, scale)
    points = [tuple(side * scale for side in cell) for cell in cells]
    table = read_ruled(points, chars)  # type: ignore[arg-type]
    return table, outside if table is not None else list(words)


def _cell_chars(
    pixels: Pixels, cell: tuple[float, float, float, float], words: Sequence[Word], scale: float
) -> list[Char]:
    """The characters of one cell; its figure only where it reads the same alone."""
    x0, top, x1, bottom = cell
    held = [word for word in words if _share(word, cell) > 0.5]
    touching = [word for word in words if 0.12 < _share(word, cell) <= 0.5 or _spills(word, cell)]
    text = "".join(word.text for word in held)
    whole = Word("", 1.0, x0 + 2, top + 2, x1 - 2, bottom - 2)
    if held and not touching and not NUMERIC.fullmatch(text):
        return _chars(held, scale, pixels)
    crop = _crop(pixels, x0, top, x1, bottom, inset=3)
    ink = _ink(crop)
    if ink is None or crop is None:
        return _spread("\ufffd", whole, scale) if held else []
    left, upper, right, lower = ink
    alone, score = _read_alone(_framed(crop[upper:lower, left:right]))
    place = Word("", score, x0 + 3 + left, top + 3 + upper, x0 + 3 + right, top + 3 + lower)
    agree = not touching and _plain(alone) == _plain(text)
    certain = min([score, *(word.score for word in held)]) >= _SURE_FIGURE
    if agree and certain:
        return _spread(alone, place, scale)
    if touching and score >= _SURE_FIGURE and alone and not NUMERIC.fullmatch(alone):
        return _spread(alone, place, scale)  # a label the first reading ran together with its neighbour
    if touching and score >= _SURE_FIGURE and any(alone in word.text for word in touching):
        return _spread(alone, place, scale)
    if not held and not touching and score >= 0.97 and NUMERIC.fullmatch(alone):
        second, sure = _read_alone(_framed(crop[upper:lower, left:right], margin=1.2))
        if second == alone and sure >= 0.97:
            return _spread(alone, place, scale)  # a lone digit too small to be found on the page
    return _spread("\ufffd", whole, scale)


def _plain(text: str) -> str:
    return re.sub(r"[\s　]+", "", text).replace("，", ",")


def _share(word: Word, cell: tuple[float, float, float, float]) -> float:
    """How much of a word's box lies in a cell, 0 to 1."""
    across = min(word.x1, cell[2]) - max(word.x0, cell[0])
    down = min(word.bottom, cell[3]) - max(word.top, cell[1])
    area = (word.x1 - word.x0) * (word.bottom - word.top)
    return max(across, 0.0) * max(down, 0.0) / area if area > 0 else 0.0


def _spills(word: Word, cell: tuple[float, float, float, float]) -> bool:
    """Whether a word that begins in the cell runs well into the next one."""
    if _share(word, cell) <= 0.5:
        return False
    slack = 0.5 * (word.bottom - word.top)
    return word.x0 < cell[0] - slack or word.x1 > cell[2] + slack


def _crop(pixels: Pixels, x0: float, top: float, x1: float, bottom: float, inset: int = 0) -> Pixels | None:
    crop = pixels[
        max(int(top) + inset, 0) : max(math.ceil(bottom) - inset, 0),
        max(int(x0) + inset, 0) : max(math.ceil(x1) - inset, 0),
    ]
    return crop if crop.shape[0] >= 4 and crop.shape[1] >= 4 else None


def _ink(crop: Pixels | None) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of what is printed in a cell, None for a blank one.

    Specks and the edge of a border that was not cut away are no print.
    """
    import cv2
    import numpy as np

    if crop is None:
        return None
    grey = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)
    paper = float(np.median(grey))
    dark = (grey < paper - 60).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    height, width = dark.shape
    boxes = []
    for x, y, w, h, area in stats[1:count]:
        on_edge = x == 0 or y == 0 or x + w == width or y + h == height
        thin = min(w, h) <= 3
        if area >= 6 and not (on_edge and thin):
            boxes.append((int(x), int(y), int(x + w), int(y + h)))
    if not boxes:
        return None
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    return left, top, right, bottom


def _framed(crop: Pixels, margin: float = 0.4) -> Pixels:
    """A line of print with paper around it, as the recogniser expects."""
    import cv2

    edge = max(4, int(margin * crop.shape[0]))
    white = (255, 255, 255)
    framed = cv2.copyMakeBorder(crop, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=white)
    return framed.astype(crop.dtype)
