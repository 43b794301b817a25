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

__all__ = [
    "COMPANY",
    "company_names",
    "company_names_en",
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
_VAGUE = frozenset({"发展", "开发", "技术", "建设", "中心", "人民"})
"""Words that so many names share that they say a name only together with others, or where they are all of it."""
_LONGEST = 3
HALF = 0.5
"""Of what a Chinese name says its English must say this share."""
_TOKEN = re.compile(r"[a-z0-9][a-z0-9.'-]*")


def own_words(agency: str, place: str) -> str:
    """What a body's name says besides its place and what kind of body it is: 霁海市自来水集团有限公司 → 自来水."""
    rest = agency.removeprefix(place)
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
    vague = False
    while at < len(tokens):
        size, ways = _ways(tokens[at : at + _LONGEST])
        spans = [(own.find(way), way) for way in ways if way in own]
        if spans:
            start, way = max(spans, key=lambda span: len(span[1]))
            said[start : start + len(way)] = bytes([1]) * len(way)
            named += way not in _VAGUE
            vague = vague or way in _VAGUE
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
    return share if share >= (HALF if named else 1.0) else 0.0


def is_enterprise(english: str) -> bool:
    """Whether English words say what a company may be for (water, of water group)."""
    tokens = _tokens(english)
    known = {word for line in _enterprises().values() for word in line}
    return any(known.intersection(_words().get(" ".join(tokens[at:]), ())) for at in range(len(tokens)))


def company_names(own: str) -> Iterator[str]:
    """A company's name and its other Chinese names, without the place: 自来水 → 自来水集团, 供水集团, 水务集团, and so on."""
    line = lines_of(own)
    for word in dict.fromkeys((own, *line)):
        yield from (word + kind for kind in ("集团有限公司", "集团公司", "集团", "有限公司", "公司"))
    if own in line and len(own) > 1:
        yield own  # 霁海自来水; never without its place


def lines_of(own: str) -> Sequence[str]:
    """What a company does in all its wordings: 公共交通 → 公交, 公共交通; itself alone where it is not known."""
    return next((line for line in _enterprises().values() if own in line), [own])


def company_names_en(body: str) -> Iterator[str]:
    """The English names of a company without its place, the usual one first; none where what it does is not known."""
    own = COMPANY.sub("", body)
    for names, line in _enterprises().items():
        if own in line:
            kinds = ("group", "company") if "集团" in body else ("company", "group")
            yield from (f"{name} {kind}" for kind in kinds for name in names.split(", "))


def _tokens(english: str) -> list[str]:
    words = (re.sub(r"'s$|[.']+$", "", word) for word in _TOKEN.findall(english.lower()))
    return [word for word in words if word and word not in {"and", "of", "the", "for", "s"}]


def _ways(tokens: Sequence[str]) -> tuple[int, Sequence[str]]:
    """How many of the tokens the longest phrase takes, and the Chinese words it may stand for."""
    for size in range(len(tokens), 0, -1):
        found = _words().get(" ".join(tokens[:size]))
        if found:
            return size, found
    phrase, translated = next(iter(phrases(" ".join(tokens), most=None)), (tokens[0], ()))
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


def _enterprises() -> Mapping[str, Sequence[str]]:
    enterprises: dict[str, list[str]] = _data()["enterprises"]
    return enterprises


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
