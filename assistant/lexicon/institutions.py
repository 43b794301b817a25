"""Schools, hospitals, companies and the like: how people shorten their names, in Chinese and English."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from assistant.lexicon.body_words import COMPANY, company_names, enterprises, lines_of, own_words
from assistant.lexicon.segments import leading_place

__all__ = ["brief_institution_names", "company_parts", "institution_names", "institutions_en", "own_names"]

_NUMBERS = "一二三四五六七八九十"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COMMON = re.compile(
    "(?:第[一二三四五六七八九十]|[\u3400-\u9fff]{0,6}(?:局|厅|委员会)|人民|实验|中心|城区|城关|高级|附属|机关|直属|公立|民办|县|市|区|镇|乡|村|社区|职工|儿童|妇幼|中医|国际|公共|城市|城乡|发展|综合|农村|环境|水务|经济|文化|卫生|建设|投资|国有|资产|交通|供水|"
    "自来水)+"
)
"""What stands before the kind of an institution and is no name of its own."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a name ends in, and what is said for it, without and with a number."""

    ending: str
    short: tuple[str, ...]
    numbered: tuple[str, ...]
    english: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The own name of an institution (芦坪 of 芦坪中心卫生院), its number and its kind."""

    head: str
    number: str
    kind: _Kind

    def forms(self) -> Iterator[str]:
        """What it is called behind its place and its own name."""
        if not self.number:
            yield from (self.kind.ending, *self.kind.short)
            return
        yield f"第{self.number}{self.kind.ending}"
        for number in (self.number, str(_NUMBERS.index(self.number) + 1)):
            yield from (form.format(n=number) for form in self.kind.numbered)


@functools.cache
def _kinds() -> tuple[_Kind, ...]:
    table = files("assistant.lexicon").joinpath("institutions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    kinds = (_Kind(end, tuple(s.split()), tuple(n.split()), tuple(e.split(" | "))) for end, s, n, e in rows)
    return tuple(sorted(kinds, key=lambda kind: -len(kind.ending)))


@functools.lru_cache(maxsize=4096)
def _parts(rest: str) -> _Parts | None:
    """A name without its place taken apart; ``None`` where no kind of institution is known in it."""
    kind = next((kind for kind in _kinds() if rest.endswith(kind.ending)), None)
    if kind is None:
        return None
    head = rest.removesuffix(kind.ending)
    number = re.search(f"第([{_NUMBERS}])$", head)
    if number:
        head = head[: number.start()]
    return _Parts(re.sub("^.*局(?=.)", "", head), number[1] if number else "", kind)


def _without_place(region: str, agency: str) -> str:
    return agency.rpartition(region)[2] if region else agency


def institution_names(region: str, agency: str, places: Sequence[str]) -> list[str]:
    """The forms of an institution's name behind each of the forms of its place; those of its own name alone (芦坪卫生院) among them.

    垚禾县第一高级中学 → 垚禾县一高, 垚禾一高, 一高 …; 璟昌市澈源供水集团有限公司 → 璟昌自来水公司, 澈源供水 ….
    """
    if COMPANY.search(agency):
        return [*_of_company(region, agency, places), *own_names(region, agency)]
    parts = _parts(_without_place(region, agency))
    if parts is None or not (parts.head or parts.number or region):
        return []
    heads = [parts.head]
    if parts.head and not region:
        heads += _heads(parts.head)
    forms = [form for form in parts.forms() if parts.head or form not in _BRIEF]
    alone = parts.kind.short if parts.kind.ending.startswith("附属") else ()
    return [lead + head + form for lead in (*places, "") for head in heads for form in forms] + [*alone]


_BRIEF = frozenset(
    ["妇幼", "妇保", "疾控", "消防", "公积金", "社保", "不动产", "环卫", "融媒", "融媒体", "广电", "120"]
)
"""Short forms that are also the beginning of something the place does (妇幼健康)."""


def brief_institution_names(region: str, agency: str) -> list[str]:
    """What is said behind the place for a body only where nothing follows (沅芷妇幼; 沅芷自来水 of 沅芷市澈源供水有限公司)."""
    if COMPANY.search(agency):
        own = own_words(agency, region)
        place, brand, line = _company(own, region)
        return [*lines_of(line), *([brand] if brand else [])] if place or brand or line != own else []
    parts = _parts(_without_place(region, agency))
    return [form for form in parts.forms() if form in _BRIEF] if parts and not parts.head else []


def _heads(head: str) -> list[str]:
    """The university or district whose school it is, in short (沅芷师大, 沅芷 of 沅芷师范大学附属小学)."""
    from assistant.lexicon.places import short_names

    place = leading_place(head)
    return [*(name for name in short_names("", head) if len(name) > 2), *([place] if place else [])]


def own_names(region: str, agency: str) -> tuple[str, ...]:
    """The names that say a body without its place, as they begin with a name of its own (澈源供水, 芦坪卫生院, 竹园社区)."""
    if COMPANY.search(agency):
        _, brand, line = _company(own_words(agency, region), region)
        if not brand or not line:
            return ()
        return tuple(brand + name for name in dict.fromkeys((line, *lines_of(line), *company_names(line))))
    parts = _parts(_without_place(region, agency))
    if parts is None or len(parts.head) < 2 or _COMMON.fullmatch(parts.head):
        return ()
    heads = [parts.head, *(_heads(parts.head) if not region else ())]
    return tuple(head + form for head in heads for form in parts.forms())


def _company(own: str, region: str) -> tuple[str, str, str]:
    """What a company's own words begin with where no place is known (沅芷华润燃气), its own name (华润) and what it does (燃气); the first two may be empty."""
    place = "" if region else leading_place(own)
    rest = own.removeprefix(place)
    line = max((end for end in _line_words() if rest.endswith(end)), key=len, default="")
    brand = rest.removesuffix(line) if line else ""
    if not region and not place and len(brand) == _PLACE_AND_BRAND:
        place, brand = brand[:2], brand[2:]
    if _COMMON.fullmatch(brand):
        return place, "", line
    return (place, brand, line) if 1 < len(brand) < _PLACE_AND_BRAND + 1 else (place, "", rest)


_PLACE_AND_BRAND = 4
"""Characters of a place and a company's own name, two each."""


@functools.cache
def _line_words() -> tuple[str, ...]:
    """What companies do, in all its wordings (自来水, 供水, 燃气 …)."""
    return tuple(word for line in enterprises().values() for word in line)


def _of_company(region: str, agency: str, places: Sequence[str]) -> Iterator[str]:
    """A company by its place and what it does, without its own name (璟昌自来水公司, 沅芷燃气集团)."""
    own = own_words(agency, region)
    place, brand, line = _company(own, region)
    if line == own or not lines_of(line):
        return
    for lead in places or ((place,) if place else ()):
        for word in dict.fromkeys((line, *lines_of(line))):
            yield from (lead + word + kind for kind in ("公司", "集团", "集团公司", "有限公司"))
        if brand:
            yield from (lead + brand, lead + brand + line)


def company_parts(rest: str, *, placed: bool) -> tuple[str, str]:
    """A company's own name, which may be empty, and what it does (澈源, 供水); ``placed`` where its place is taken off."""
    own = own_words(rest, "")
    _, brand, line = _company(own, own if placed else "")
    return brand, line


def institutions_en(rest: str) -> tuple[str, tuple[str, ...]]:
    """An institution's own name and, in English, what it is (芦坪, central health center); the usual one first.

    ``second people's hospital``, ``no. 2 people's hospital``; nothing where no kind is known.
    """
    parts = _parts(rest)
    if parts is None or (parts.head and _COMMON.fullmatch(parts.head)) or len(parts.head) == 1:
        return "", ()
    if not parts.number:
        return parts.head, parts.kind.english
    at = _NUMBERS.index(parts.number)
    numbers = (_ORDINALS[at], f"no. {at + 1}", f"number {at + 1}")
    return parts.head, tuple(f"{n} {english}" for english in parts.kind.english for n in numbers)
