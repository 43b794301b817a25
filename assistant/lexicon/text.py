"""Normalised views of a text that remember where every character came from.

``fold`` rewrites characters one for one, so offsets stay valid:

* full width letters, digits and punctuation become ASCII: ``（）：，；％`` → ``():,;%``
  (``。`` and ``、`` stay);
* traditional characters become simplified; Kangxi radicals, CJK radicals and compatibility
  ideographs become the characters they stand for;
* double quotes of every shape (``“”「」『』``) become ``"``, single ones ``'``;
  ``〔〕【】［］`` become ``[]``; ``〈〉`` become ``《》``;
  dashes become ``-``; wave dashes become ``~``; ``○`` becomes ``〇``;
* blanks of every width become a plain blank (tabs and line ends stay).

``compact`` folds and then drops zero-width and direction marks, and blanks that stand beside a
Chinese character or its punctuation (``概 述``, ``占7.7 %``, ``2024 年 1 月``), and pinyin with
tone marks in brackets behind a character (``公開(kāi)``). A blank between
two digits is dropped only where the digits are clearly one number written in groups of three:
``3 456`` as the whole text or a whole ``|`` cell, or with its measure word (``1 203件``), or where every digit
is spaced from the next between a Chinese character and a measure word (``申请 1 1 8 件``). Two or more blanks
between digits, and rows of numbers (``12 3 0 1``), are never joined. Tabs and line ends always stay.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence

from assistant.types import Span

__all__ = ["View", "compact", "fold", "folded"]

# CJK Radicals Supplement: NFKC leaves all but two of them alone. Pairs of radical and character.
_RADICALS = (
    "⺀冫⺁厂⺂乙⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋巳⺌小⺍小⺎兀⺏尣⺐尢⺑尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙"
    "攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡氵⺢水⺣灬"
    "⺤爪⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹老⺺聿⺻聿⺼月⺽"
    "臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角"
    "⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑长⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟饣⻠"
    "饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟⻳龟"
)

_UNIFIED = {
    **dict.fromkeys("“”„‟〝〞〟«»「」『』﹁﹂﹃﹄", '"'),
    **dict.fromkeys("‘’‚‛‹›", "'"),
    **dict.fromkeys("〔【〖〘〚﹝", "["),
    **dict.fromkeys("〕】〗〙〛﹞", "]"),
    "⟨": "《", "〈": "《", "⟩": "》", "〉": "》",
    **dict.fromkeys("‐‑‒–—―−─━﹘﹣－", "-"),
    **dict.fromkeys("〜∼˜～", "~"),
    **dict.fromkeys("•・‧∙⋅●▪■◆", "·"),
    **dict.fromkeys("○◯", "〇"),
    "∶": ":", "｡": "。", "､": "、", "･": "·", "︒": "。", "⁄": "/", "∕": "/",
}  # fmt: skip

_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Soft hyphen, zero-width characters, direction marks, byte order mark.
_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"

_MEASURE = "件条个次份项篇期人名例起宗批元万亿余多场户家页本位台部册套种封张笔帖辆处幅组集则卷块亩吨通枚%"
_MEASURED = f"(?:[{_MEASURE}]|平方|公[里顷斤]|小时|分钟)"
# Zero-width marks, and readings that mirror sites put behind characters: 公開(kāi).
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_INVISIBLES = re.compile(
    rf"[{_INVISIBLE}]+|(?<=[\u4e00-\u9fff])\([a-zü]{{0,4}}[{_TONES}][a-zü]{{0,4}}\)", re.IGNORECASE
)
# Every branch begins behind the first blank, so that the search leaps from blank to blank.
_BESIDE_CHINESE = re.compile(
    r" (?:(?<=[^\x00-\x7f] ) *(?=[^\s|])|(?<=[^\s|] ) *(?=[^\x00-\x7f])"  # a Chinese character on one side
    r"|(?<=[^\x00-\x7f][:;,] ) *(?=[^\s|])|(?<=\d ) *(?=%)|(?<=[(\[] ) *(?=[^\s|])|(?<=[^\s|] ) *(?=[)\]]))"
)
_SPACED_DIGITS = re.compile(r"\d \d")
_GROUPED = re.compile(
    rf"(?<=[\u4e00-\u9fff)%][,;:])(?:\d(?: \d){{1,6}}|\d{{1,3}} \d{{3}})(?= ?{_MEASURED})"  # 1次,1 0 6 人
    rf"|(?<![\d.,:/-])(?<!\d )(?:"
    rf"\d{{1,3}} \d{{3}}[至到~-]\d{{1,3}} \d{{3}}(?={_MEASURED})"  # 1 200至1 500人
    rf"|\d{{1,3}} \d{{3}}(?:\.\d{{1,4}})?(?={_MEASURED}| [{_MEASURE}]{{1,3}}(?![\u4e00-\u9fff]))"  # 1 203件, 1 203 件
    rf"|(?<=[\u4e00-\u9fff])\d{{1,3}}(?: \d{{3}}){{2,}}(?=[{_MEASURE}])"  # 共1 234 567件
    rf"|(?<=[\u4e00-\u9fff]) ?\d(?: \d){{1,6}}(?= ?{_MEASURED})"  # 1 1 8 件, spaced letter by letter
    rf"|(?:^ *|(?<=\|)|(?<=\| ))\d{{1,3}} \d{{3}}(?:\.\d{{1,4}})?(?= *(?:\||$)))"  # alone in its text or cell
)


_SHORT = 64
"""Characters of a text that is worth remembering: a cell, a label, a clause."""


class View:
    """A normalised string whose every character knows its offset in the source.

    ``text`` is the string to search; ``at`` and ``span`` lead back to the source, ``index`` forth.
    ``offsets`` holds the source offset of each character.
    """

    __slots__ = ("_end", "offsets", "text")

    def __init__(self, text: str, offsets: Sequence[int], end: int) -> None:
        self.text = text
        self.offsets = offsets
        self._end = end

    def at(self, position: int) -> int:
        """Offset in the source of the character at ``position``; one past the last gives the end."""
        return self.offsets[position] if position < len(self.offsets) else self._end

    def span(self, start: int, end: int) -> Span:
        """Span in the source of the characters ``start`` to ``end`` of this view.

        It ends behind the last character, before anything dropped after it.
        """
        first = self.at(start)
        return Span(first, self.offsets[end - 1] + 1 if end > start else first)

    def index(self, offset: int) -> int:
        """Position of the first character of this view that stands at ``offset`` or later in the source."""
        return bisect_left(self.offsets, offset)

    def without(self, gaps: Sequence[tuple[int, int]]) -> View:
        """The same view without the characters in ``gaps`` (start and end), which are in order and apart."""
        if not gaps:
            return self
        kept: list[str] = []
        offsets = array("l")
        position = 0
        for start, end in [*gaps, (len(self.text), len(self.text))]:
            kept.append(self.text[position:start])
            offsets.extend(self.offsets[position:start])
            position = end
        return View("".join(kept), offsets, self.at(len(self.text)))


@functools.cache
def _one_for_one() -> dict[int, str]:
    """The table behind ``fold``, except traditional characters."""
    table: dict[str, str] = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update(dict.fromkeys(_BLANKS, " "))
    for start, end in ((0x2F00, 0x2FE0), (0xF900, 0xFB00), (0xFE30, 0xFE6C), (0x2E9F, 0x2EF4)):
        for code in range(start, end):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[chr(code)] = table.get(plain, plain)
    table.update(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))
    table.update(_UNIFIED)
    return str.maketrans(table)


def _may_be_traditional(text: str) -> bool:
    """Whether a Chinese character stands outside GB 2312, the simplified character set."""
    try:
        text.encode("gb2312")  # nearly every text: ten times faster than to look at each character
    except UnicodeEncodeError:
        return any(char > "\u2e7f" and _outside_gb2312(char) for char in set(text))
    return False


@functools.cache
def _outside_gb2312(char: str) -> bool:
    if not ("\u3400" <= char <= "\u9fff" or char > "\uffff"):
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _simplify(text: str) -> str:
    """``text`` in simplified characters, of the same length."""
    convert = _converter()
    simplified = convert(text)
    if len(simplified) == len(text):
        return simplified
    single = {char: convert(char) for char in set(text)}
    return "".join(single[char] if len(single[char]) == 1 else char for char in text)


@functools.cache
def _converter() -> Callable[[str], str]:
    # Imported here: most texts are simplified and never need it.
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def fold(text: str) -> str:
    """``text`` with equivalent characters unified, of exactly the same length."""
    plain = text if text.isascii() else text.translate(_one_for_one())
    return _simplify(plain) if _may_be_traditional(plain) else plain


def folded(text: str, start: int = 0, end: int | None = None) -> View:
    """``text[start:end]`` folded, with offsets into ``text``."""
    end = len(text) if end is None else min(end, len(text))
    return View(fold(text[start:end]), range(start, end), end)


def compact(text: str, start: int = 0, end: int | None = None) -> View:
    """``text[start:end]`` folded and without meaningless blanks and marks, with offsets into ``text``."""
    end = len(text) if end is None else min(end, len(text))
    if end - start > _SHORT:
        return _compact(text, start, end)
    plain, offsets = _compact_short(text[start:end])
    return View(plain, range(start, end) if offsets is None else [start + at for at in offsets], end)


@functools.lru_cache(maxsize=16384)  # the labels and figures of tables are looked at many times
def _compact_short(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The characters left of ``text`` and their offsets; ``None`` where all are left."""
    view = _compact(text, 0, len(text))
    return view.text, None if len(view.text) == len(text) else tuple(view.offsets)


def _compact(text: str, start: int, end: int) -> View:
    view = folded(text, start, end)
    view = view.without([match.span() for match in _INVISIBLES.finditer(view.text)])
    return view.without(_meaningless_blanks(view.text)) if " " in view.text else view


def _meaningless_blanks(text: str) -> list[tuple[int, int]]:
    gaps = [match.span() for match in _BESIDE_CHINESE.finditer(text)]
    for number in _GROUPED.finditer(text) if _SPACED_DIGITS.search(text) else ():
        start = number.end() - len(number.group().lstrip(" "))
        gaps.extend((at, at + 1) for at in range(start, number.end()) if text[at] == " ")
    return sorted(gaps)
