"""Chinese names in pinyin, in every way people read and write them."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from typing import Any

__all__ = ["is_spelled", "spellings"]

_PINYIN = {"陕西": "shaanxi", "内蒙古": "inner mongolia", "西藏": "tibet"}
_IN_NAMES = {
    "泊": "bo", "柞": "zuo", "长": "chang", "单": "shan", "乐": "le", "重": "chong", "行": "xing", "朝": "chao",
    "会": "hui", "厦": "xia", "尉": "wei", "盛": "sheng", "栖": "qi", "都": "du", "六": "liu", "台": "tai", "宿": "su",
    "柏": "bai", "曾": "zeng", "弹": "dan", "涡": "guo", "莘": "shen", "堡": "bao", "峒": "dong", "浚": "xun",
    "渑": "mian", "栎": "li", "枞": "zong", "泌": "bi", "陂": "pi", "歙": "she", "犍": "qian", "珲": "hun", "句": "ju",
    "筠": "jun", "角": "jiao", "塞": "sai", "露": "lu", "薄": "bo", "澄": "cheng", "屏": "ping", "贾": "jia", "谷": "gu",
    "车": "che", "勒": "le", "浒": "hu", "荥": "xing", "泷": "long", "弄": "long", "坻": "di", "杉": "shan", "调": "tiao", "传": "chuan",
    "苕": "tiao",
}  # fmt: skip
"""How a character of several readings is read in the name of a place, where no dictionary holds the name."""
_SEVERAL = frozenset(_IN_NAMES) | frozenset(
    "蔚铅番解阿牟圩洞燕藏合大葛盖召什参石洪埔陆龟颍鄱沈覃翟洮浍莞蚌莎茌隗员冼朴余漯觉朱秘朐纥繁峤夹仔吁"
    "绿系降度祭折扎和汤奇乘拓缪虹桧芥槛苕芍澹乾且隽菀枸棱沌巷迤蔓荨"
)
"""Characters of names that people read in more than one way; rare readings of others would be other places."""
_MOST = 24
"""Spellings of one name that are looked at; names of four such characters are rarer than slips."""


def spellings(chinese: str, *, every: bool = False) -> list[str]:
    """Pinyin joined, apart, hyphened; ü as v, u and yu; in ``every`` reading of its characters if asked for."""
    if not chinese:
        return []
    readings = _readings(chinese)[: None if every else 1]
    spelled = [form for syllables in readings for form in _written(syllables)]
    return [*([_PINYIN[chinese]] if chinese in _PINYIN else ()), *spelled]


@functools.cache
def _reader() -> tuple[Callable[..., list[str]], Callable[..., list[list[str]]], Any]:
    """The dictionary of readings, those of names before others."""
    # Imported here: it loads a large dictionary, and only questions in Latin letters need it.
    from pypinyin import Style, lazy_pinyin, load_single_dict, pinyin
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.contrib.tone_convert import to_normal

    named = {}
    for char, usual in _IN_NAMES.items():
        ways = PINYIN_DICT[ord(char)].split(",")
        first = [way for way in ways if to_normal(way) == usual]
        named[ord(char)] = ",".join([*first, *(way for way in ways if way not in first)])
    load_single_dict(named)
    return lazy_pinyin, pinyin, Style.NORMAL


def _readings(chinese: str) -> list[list[str]]:
    """Syllables in the usual reading first, then in every other reading of the characters that have several."""
    lazy_pinyin, pinyin, plain = _reader()
    usual = lazy_pinyin(chinese)
    if len(usual) != len(chinese):
        return [usual]
    ways = [
        list(
            dict.fromkeys([said, *(pinyin(char, style=plain, heteronym=True)[0] if char in _SEVERAL else ())])
        )
        for char, said in zip(chinese, usual, strict=True)
    ]
    return [list(syllables) for syllables in itertools.islice(itertools.product(*ways), _MOST)]


def _written(syllables: list[str]) -> list[str]:
    spellings = [mark.join(syllables) for mark in ("", " ", "-")]
    if any(syllable in {"lv", "nv", "lve", "nve"} for syllable in syllables):
        spellings += [form.replace("v", other) for form in spellings for other in ("u", "yu")]
    if any(syllable[0] in "aoe" for syllable in syllables[1:]):  # xi'an
        spellings.append("".join(("'" + s if i and s[0] in "aoe" else s) for i, s in enumerate(syllables)))
    return spellings


def is_spelled(word: str) -> bool:
    """Whether a lower-case word reads as two or more Chinese syllables (dali, yunze)."""
    return _spelled_from(word.replace("'", ""), 0, 0)


def _spelled_from(word: str, at: int, syllables: int) -> bool:
    if at == len(word):
        return syllables > 1
    return any(
        word[at : at + size] in _syllables() and _spelled_from(word, at + size, syllables + 1)
        for size in range(min(6, len(word) - at), 1, -1)
    )


@functools.cache
def _syllables() -> frozenset[str]:
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.contrib.tone_convert import to_normal

    usual = {PINYIN_DICT[code].split(",")[0] for code in range(0x4E00, 0x9FA6) if code in PINYIN_DICT}
    return frozenset(map(to_normal, usual))
