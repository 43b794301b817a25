"""Slips of an input method: 申清 for 申请, 行证处罚 for 行政处罚; and names of figures typed in pinyin."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from assistant.answering.words import common_words_en
from assistant.lexicon.bilingual import field_words, is_english
from assistant.lexicon.indicators import Column, Indicator, columns, indicators
from assistant.lexicon.readings import is_spelled
from assistant.lexicon.segments import is_rare, is_word

__all__ = ["corrected"]

_CJK = re.compile(r"[\u4e00-\u9fff]+")
_LATIN_WORDS = re.compile(r"[a-z]+(?:[ '][a-z]+)*")
_ALSO = (
    "申请",
    "收到",
    "公开",
    "报告",
    "电话",
    "问题",
    "部门",
    "网站",
    "信息公开",
    "政府信息公开",
    "发布",
    "联系电话",
    "结转",
)
_LONGEST = 8
_SHORTEST = 4


def corrected(text: str, unexplained: Sequence[str]) -> str:
    """``text`` with words that sound like the lexicon's written as the lexicon does; of the same length in Chinese.

    Only words holding one of the ``unexplained`` ones are touched, and only where at least half of their
    characters are right.
    """
    for word in unexplained:
        at = text.find(word)
        if at < 0 or is_word(word):
            continue
        if any(is_rare(char) for char in word):
            text = _from_shape(text, at, at + len(word))
            continue
        if word.isascii():
            piece = _from_pinyin(text)
            text = piece if piece != text else _from_spelling(text, at, word)
        else:
            text = _from_sound(text, at, at + len(word))
    return text


def _from_spelling(text: str, at: int, word: str) -> str:
    """An English word no dictionary knows, one slip away from one of the lexicon's (recieve for receive)."""
    odd = len(word) >= _SHORTEST and word.isalpha() and not is_english(word) and not is_spelled(word * 2)
    right = (
        next((known for known in _by_letter().get(word[0], ()) if _one_slip(word, known)), "") if odd else ""
    )
    return text[:at] + right + text[at + len(word) :] if right else text


def _one_slip(typed: str, meant: str) -> bool:
    """Whether a letter was left out, put in, mistaken or swapped with the next."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return False
    same = next(
        (i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant))
    )
    one, two = typed[same:], meant[same:]
    return (
        one[1:] == two[1:]
        or one == two[1:]
        or one[1:] == two
        or (one[:2] == two[1::-1] and one[2:] == two[2:])
    )


@functools.cache
def _by_letter() -> dict[str, tuple[str, ...]]:
    """English words of questions by their first letter, those of every question first."""
    found: dict[str, list[str]] = {}
    for word in dict.fromkeys((*common_words_en(), *field_words())):
        if len(word) >= _SHORTEST:
            found.setdefault(word[0], []).append(word)
    return {letter: tuple(words) for letter, words in found.items()}


def _from_sound(text: str, start: int, end: int) -> str:
    known, readings = _by_sound(), _readings(text)
    for size in range(_LONGEST, 1, -1):
        for first in range(max(0, start - size + 1), min(end, len(text) - size + 1)):
            piece = text[first : first + size]
            if not _CJK.fullmatch(piece):
                continue
            right = known.get(tuple(readings[first : first + size]))
            if (
                right
                and right != piece
                and sum(a == b for a, b in zip(right, piece, strict=True)) * 2 >= size
                and not _tears_a_word(text, first, piece, right)
                and not _changes_number(piece, right)
            ):
                return text[:first] + right + text[first + size :]
    return text


def _changes_number(piece: str, right: str) -> bool:
    """Whether a word that begins with a number would lose it (四人间 is no 私人间)."""
    return piece[0] in _NUMBERS and piece[0] != right[0]


_NUMBERS = "一二两三四五六七八九十百几"


def _tears_a_word(text: str, first: int, piece: str, right: str) -> bool:
    """Whether a character to be changed at the edge makes a word with what stands beside it (整改通知|发, not 制发)."""
    last = first + len(piece)
    before = first > 0 and piece[0] != right[0] and is_word(text[first - 1 : first + 1])
    behind = last < len(text) and piece[-1] != right[-1] and is_word(text[last - 1 : last + 1])
    return before or behind


def _from_shape(text: str, start: int, end: int) -> str:
    """The word that only its odd characters keep from being one of the lexicon's (公幵 for 公开)."""
    for size in range(_LONGEST, 1, -1):
        for first in range(max(0, start - size + 1), min(end, len(text) - size + 1)):
            piece = text[first : first + size]
            odd = [is_rare(char) for char in piece]
            if not any(odd) or all(odd):
                continue
            for right in _by_size().get(size, ()):
                if all(strange or a == b for strange, a, b in zip(odd, piece, right, strict=True)):
                    return text[:first] + right + text[first + size :]
    return text


@functools.cache
def _by_size() -> dict[int, tuple[str, ...]]:
    """Words by their length, in the order of the lexicon."""
    sizes: dict[int, list[str]] = {}
    for word in _by_sound().values():
        sizes.setdefault(len(word), []).append(word)
    return {size: tuple(words) for size, words in sizes.items()}


def _from_pinyin(text: str) -> str:
    known = {"".join(sound): word for sound, word in _by_sound().items()}
    for match in _LATIN_WORDS.finditer(text):
        words = re.split("[ ']", match.group())
        for size in range(min(len(words), 2 * _LONGEST), 0, -1):
            for first in range(len(words) - size + 1):
                joined = "".join(words[first : first + size])
                if joined in known and len(known[joined]) > 1:
                    piece = re.search(r"[ ']".join(words[first : first + size]), text)
                    assert piece is not None
                    return text[: piece.start()] + known[joined] + text[piece.end() :]
    return text


def _readings(text: str) -> list[str]:
    """The reading of each character, itself where it has none."""
    return [_reading(char) for char in text]


@functools.lru_cache(maxsize=8192)
def _reading(char: str) -> str:
    from pypinyin import lazy_pinyin

    return str(lazy_pinyin(char)[0]) if "\u4e00" <= char <= "\u9fff" else char


@functools.cache
def _by_sound() -> dict[tuple[str, ...], str]:
    """Words by their reading, tones left out; the first word of a reading stays."""
    found: dict[tuple[str, ...], str] = {}
    entries: list[Indicator | Column] = [*indicators().values()]
    entries += [column for members in columns().values() for column in members.values()]
    words = [word for entry in entries for word in (entry.label, *entry.zh)]
    for word in (*_ALSO, *words):
        if 2 <= len(word) <= _LONGEST and _CJK.fullmatch(word):
            found.setdefault(tuple(_readings(word)), word)
    return found
