"""Words of running Chinese and what part of speech each is, for text no table of ours explains.

Names of places and departments are in no dictionary, so nothing is looked up or ranked by these words;
they only tell what names a thing (消费者, 损失) from what says what was done with it (追回).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

__all__ = [
    "MEASURES",
    "Naming",
    "is_name_sign",
    "is_noun",
    "is_rare",
    "is_thing",
    "is_word",
    "leading_place",
    "naming",
    "tagged",
    "without_deeds",
]

_CJK = re.compile(r"[\u3400-\u9fff]")
_CODE = re.compile(r"\d{3,}|[a-z]{2,}\d*")
"""Numbers and letters that are a name (12345, app)."""
_NAMES = ("n", "vn", "an", "j", "l", "i", "b", "s", "t", "x")
"""Tags of jieba's dictionary: nouns, verbs and adjectives used as nouns, abbreviations, set phrases, places."""
_DEEDS = ("v", "a", "d")
MEASURES = "件条个份项篇期人名例起宗次场位家户批张部本种门类处所块座台套款堂笔辆册版页轮单桩回天封通届幅"
"""Characters that things are counted in."""
_UNITS = frozenset(MEASURES + "元万亿")


_NOTHING = frozenset(["实际"])
"""Nouns of the dictionary that name nothing (实际写了多少篇)."""


@dataclass(frozen=True, slots=True)
class Naming:
    """The words of a text that name things, and those that say what was done."""

    names: tuple[str, ...]
    deeds: tuple[str, ...]


@functools.lru_cache(maxsize=2048)
def naming(text: str) -> Naming:
    """The naming words and the deeds of a text, in order, each once; single characters and measure words left out."""
    import rjieba  # reads its dictionary on import, 0.2 s

    names: dict[str, None] = {}
    deeds: dict[str, None] = {}
    for word, tag in rjieba.tag(text, False):  # guessed words would be names of nothing
        if _CODE.fullmatch(word):
            names[word] = None
        if not _CJK.search(word) or word in _UNITS:
            continue
        if word in _NOTHING:
            continue
        if tag.startswith(_NAMES) and len(word) > 1:
            names[word] = None
        elif tag.startswith(_DEEDS):
            deeds[word] = None
    return Naming(tuple(names), tuple(deeds))


def tagged(text: str) -> list[tuple[str, str]]:
    """Every word of a text in order, with whether it is a ``name``, a ``deed`` or neither (empty)."""
    import rjieba

    found = []
    for word, tag in rjieba.tag(text, False):
        kind = "name" if tag.startswith(_NAMES) else "deed" if tag.startswith(_DEEDS) else ""
        found.append((word, kind))
    return found


@functools.lru_cache(maxsize=4096)
def leading_place(text: str) -> str:
    """The place that words begin with, which is in no dictionary (榕澳｜港口); empty for none."""
    import rjieba

    words = [word for word, _ in rjieba.tag(text, False)]
    size = next((at for at, word in enumerate(words) if len(word) > 1), 0)
    return text[:size] if size in {2, 3} else ""


@functools.lru_cache(maxsize=4096)
def without_deeds(text: str) -> tuple[tuple[str, bool], ...]:
    """A run of characters cut where it says what was done: its pieces in order, each with whether it is a deed."""
    import rjieba

    pieces: list[tuple[str, bool]] = []
    for word, tag in rjieba.tag(text):
        deed = tag in {"v", "vd", "vi", "vg", "d"}
        if pieces and pieces[-1][1] == deed:
            pieces[-1] = (pieces[-1][0] + word, deed)
        else:
            pieces.append((word, deed))
    return tuple(pieces)


def is_word(text: str) -> bool:
    """Whether a run of Chinese characters is one word of the dictionary (大幅), so no slip of a key."""
    import rjieba

    return bool(_CJK.search(text)) and len(rjieba.cut(text, False)) == 1


def is_thing(text: str) -> bool:
    """Whether a run of Chinese characters is one common noun of the dictionary (材料), and no name."""
    import rjieba

    return is_word(text) and rjieba.tag(text, False)[0][1] in {"n", "vn", "an"}


def is_noun(text: str) -> bool:
    """Whether a run of Chinese characters is one noun of the dictionary (外国人; not 过来)."""
    import rjieba

    return is_word(text) and rjieba.tag(text, False)[0][1].startswith("n")


_PLAIN_SIGNS = frozenset(
    "老新旧大小高低深远东南西北中前后上下左右内外各全该本某主副半两三几双每多少一二四五六七八九十首末古近"
)
_BARE_TAGS = ("a", "d", "v", "p", "r", "m", "c", "u", "f", "y", "q")
_LEVEL_2 = 0xD8


def is_name_sign(char: str) -> bool:
    """Whether a character says nothing by itself before a word, so that it begins a name (楮|山区, not 老|城区 or 禁|牧区)."""
    import rjieba

    if char in _PLAIN_SIGNS or not _CJK.fullmatch(char):
        return False
    code = char.encode("gb2312", "ignore")
    return not code or code[0] >= _LEVEL_2 or not rjieba.tag(char, False)[0][1].startswith(_BARE_TAGS)


def is_rare(char: str) -> bool:
    """Whether a character is none of everyday simplified Chinese (幵, 専): a slip of a key, or of a mirror."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False
