"""What the English words of a body's name say of its Chinese name (ocean bureau: 海洋发展局)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.errors import LexiconError
from assistant.lexicon.agencies import departments
from assistant.lexicon.bilingual import phrases
from assistant.lexicon.data import read_data
from assistant.lexicon.readings import is_spelled, spellings

__all__ = [
    "COMPANY",
    "company_names",
    "company_names_en",
    "enterprises",
    "is_enterprise",
    "lines_of",
    "own_words",
    "share_said",
]

COMPANY = re.compile(r"(?:集团)?(?:股份)?(?:有限)?(?:责任)?(?:总)?公司$|集团$")
"""How the name of a company ends."""
_KIND = re.compile(
    r"(?:总局|局|厅|委员会|委|署|办公室|办|中心|海关|大学|学院|医院|中学|小学|学校|研究[院所]|院|法院|检察院|所|站|馆)$"
)
_FILLER = re.compile("和|与|及|、|产业|发展|管理|监督|服务|行政|综合|事务|工作|保护|市|县|区|省|州|人民")
"""Words of a Chinese name that its English may leave out."""
_VAGUE = frozenset(
    re.findall(
        "..", "发展开发技术建设中心人民行政管理服务公共综合国家事务工作监督保障安全资源社会政府专业中国"
    )
)
"""Words that so many names share that they say a name only together with others, or where they are all of it."""
_LONGEST = 3
HALF = 0.5
"""Of what a Chinese name says its English must say this share where it says only single characters of it."""
_TOKEN = re.compile(r"[a-z0-9][a-z0-9.'-]*")


def own_words(agency: str, place: str) -> str:
    """What a body's name says besides its place and what kind of body it is: 霁海市自来水集团有限公司 → 自来水."""
    rest = agency.rpartition(place)[2] if place else agency
    if rest == agency and len(place) > 2 and place[:-1] and agency.startswith(place[:-1]):
        rest = agency.removeprefix(place[:-1])
    return _KIND.sub("", COMPANY.sub("", rest))


def share_said(english: str, own: str) -> float:
    """How much of a body's ``own_words`` the English of it says, 0 where a word of it says something else."""
    whole = _whole_names().get(" ".join(_tokens(english)), frozenset())
    if own in whole:
        return 1.0
    said = bytearray(len(own))
    plain = _plain()
    tokens = _tokens(english)
    at = named = 0
    vague = whole_word = False
    while at < len(tokens):
        size, ways = _ways(tokens[at : at + _LONGEST])
        spans = [(own.find(way), way) for way in ways if way in own] or _spelled_in(tokens[at], own)
        longer = [span for span in spans if len(span[1]) > 1]
        for start, way in longer or spans:
            said[start : start + len(way)] = bytes([1]) * len(way)
        if spans:
            named += any(way not in _VAGUE for _, way in spans)
            vague = vague or any(way in _VAGUE for _, way in spans)
            whole_word = whole_word or any(way not in _VAGUE for _, way in longer)
        elif any(token not in plain for token in tokens[at : at + size]):
            return 0.0
        at += size
    if not named and not vague:
        return 0.0
    for filler in _FILLER.finditer(own):
        if not any(said[filler.start() : filler.end()]):
            said[filler.start() : filler.end()] = bytes([2]) * len(filler.group())
    counted = sum(mark != 2 for mark in said)
    share = sum(mark == 1 for mark in said) / counted if counted else 1.0
    return share if share >= (0.0 if whole_word else HALF if named else 1.0) else 0.0


def _spelled_in(token: str, own: str) -> list[tuple[int, str]]:
    """Where a name is written in pinyin (Rong'ao of 榕澳港口); nowhere for a word that is none."""
    plain = re.sub("['’-]", "", token)
    if not plain.isalpha() or not is_spelled(plain):
        return []
    parts = ((at, own[at : at + size]) for size in (2, 3, 4) for at in range(len(own) - size + 1))
    return [(at, part) for at, part in parts if plain in spellings(part)]


def is_enterprise(english: str) -> bool:
    """Whether English words say what a company may be for (water, of water group)."""
    tokens = _tokens(english)
    known = {word for line in enterprises().values() for word in line}
    return any(known.intersection(_words().get(" ".join(tokens[at:]), ())) for at in range(len(tokens)))


def company_names(own: str) -> Iterator[str]:
    """A company's name and its other Chinese names, without the place: 自来水 → 自来水集团, 供水集团, 水务集团, and so on."""
    line = lines_of(own)
    for word in dict.fromkeys((own, *line)):
        yield from (word + kind for kind in ("集团有限公司", "集团公司", "集团", "有限公司", "公司"))
    if "供电" in line:
        yield "供电局"  # as people still say
    if own in line and len(own) > 1:
        yield own  # 霁海自来水; never without its place


def lines_of(own: str) -> Sequence[str]:
    """What a company does in all its wordings: 公共交通 → 公交, 公共交通; itself alone where it is not known."""
    return next((line for line in enterprises().values() if own in line), [own])


def company_names_en(body: str) -> Iterator[str]:
    """The English names of a company without its place, the usual one first; none where what it does is not known."""
    own = COMPANY.sub("", body)
    for names, line in enterprises().items():
        if own in line:
            kinds = ("group", "company") if "集团" in body else ("company", "group")
            yield from (f"{name} {kind}" for kind in kinds for name in names.split(", "))


def _tokens(english: str) -> list[str]:
    numbered = re.sub(r"\bno\.?\s*(?=\d)", "no. ", english.lower().replace("’", "'"))
    words = (re.sub(r"'s$|[.']+$", "", word) for word in _TOKEN.findall(numbered))
    return [word for word in words if word and word not in {"and", "of", "the", "for", "s"}]


def _ways(tokens: Sequence[str]) -> tuple[int, Sequence[str]]:
    """How many of the tokens the longest phrase takes, and the Chinese words it may stand for."""
    known = next((size for size in range(len(tokens), 0, -1) if " ".join(tokens[:size]) in _words()), 0)
    phrase, translated = next(iter(phrases(" ".join(tokens), most=None)), (tokens[0], ()))
    if known >= len(phrase.split()):  # salt lake is a word of its own
        return known, _words()[" ".join(tokens[:known])]
    ways = (way for word, _ in translated for way in (word, word[:2]))
    return max(1, len(phrase.split())), list(dict.fromkeys(ways))


@functools.cache
def _plain() -> frozenset[str]:
    return frozenset(_data()["plain"].split())


@functools.cache
def _words() -> Mapping[str, Sequence[str]]:
    return {
        " ".join(_tokens(phrase)): tuple(ways)
        for said, ways in _data()["words"].items()
        for phrase in said.split(", ")
    }


def enterprises() -> Mapping[str, Sequence[str]]:
    """What companies do in all its Chinese wordings, by its English names."""
    lines: dict[str, list[str]] = _data()["enterprises"]
    return lines


@functools.cache
def _whole_names() -> Mapping[str, frozenset[str]]:
    """The fields of ``departments.tsv`` by every English name they have."""
    found: dict[str, set[str]] = {}
    for field, (_, names) in departments().items():
        for name in names:
            found.setdefault(" ".join(_tokens(name)), set()).add(field)
    return {name: frozenset(fields) for name, fields in found.items()}


@functools.cache
def _data() -> dict[str, Any]:
    data = read_data("body_words.yaml")
    if {"plain", "words", "enterprises"} - data.keys():
        raise LexiconError("body_words.yaml: plain, words and enterprises are needed")
    return data
