"""What the index holds: which bodies, which years, under which names.

Built once per generation from the report summaries alone, so that a question is resolved without
reading any report.
"""

from __future__ import annotations

import itertools
import re
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.lexicon.bodies import one_name
from assistant.lexicon.body_words import own_words
from assistant.lexicon.english_names import pinyin_names, spelled, usual_names
from assistant.lexicon.institutions import own_names
from assistant.lexicon.places import brief_names, plain_place, short_names, short_region
from assistant.lexicon.readings import spellings
from assistant.lexicon.segments import leading_place
from assistant.lexicon.text import fold
from assistant.types import Body, ReportSummary

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["Holdings", "NameMatch", "Office", "body_of", "holdings"]

_RELATIVE = re.compile(r"(?:我|本|该)?(?:省|市|区|县|州|旗|镇|乡|街道)(?:人民)?(?:政府|政府办|政府办公室)?")
_GOVERNMENT_OFFICE = re.compile(r".(?:人民)?政府办公?[室厅]?$")
_PLACES = re.compile("[\u3400-\u9fff]{1,7}?(?:自治州|自治县|自治区|自治旗|开发区|新区|[省市县区州旗盟镇乡])")
_ZONE = re.compile("开发区|示范区|高新区|新区|园区|zone|hi-?tech|admin|committee|管委会")
_ZONES = {
    "高新": re.compile("高新"),
    "经开": re.compile("经济技术开发|经济开发|经开"),
    "开发": re.compile("开发区"),
    "示范": re.compile("示范区"),
    "新": re.compile("新区"),
    "园": re.compile("园区"),
}
"""What a zone is called without its name (高新区, 经开区), and what its full name then holds."""
_BARE_ZONE = re.compile(
    "(?:[这那该我本]|咱们?|我们)?(?:个|边|里)?(?P<kind>高新|经开|开发|示范|新|园)区(?:管委会|管理委员会)?"
)
_LATIN = re.compile(r"[a-z0-9]+")
_SAME_EN = {
    "municipal": "city", "municipality": "city", "provincial": "province", "prefectural": "prefecture",
    "department": "bureau", "commission": "bureau", "office": "bureau", "administration": "bureau",
    "committee": "bureau", "authority": "bureau", "centre": "center", "co": "company", "corporation": "company", "corp": "company", "1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "transport": "transportation",
}  # fmt: skip
"""English words of offices that stand for each other; 局, 厅 and 委 have no fixed English."""
_BRIEF_ENDS = re.compile(
    r"\s*(?:$|周[一二三四五六日末]|星期|哪[个些天]|营业|客服|(?:服务|监督|投诉|举报|招生|预约|报修)(?:热线|电话)|热线|\d\d?小时|停[水气电供]|抢[修险]|[,，。?？;；:：()（）“”\"\x00]|(?:19|20)\d\d(?!\d)|\d\d年|[一二][\u3007零〇一二三四五六七八九十]{1,3}年|[去前今上本这那当全]年|在|那[边份里]|这[边份里]|有(?![关效限])"
    r"|(?:公司|单位|局)?的?(?:年报|年度报告|报告|电话|地址|联系|邮箱|传真|座机)|收(?:到|了)|设(?:了|有|置)|比(?!例)|怎么|咋|呢|一共|总共|到底)"
)
"""What may follow the brief name of a body; 汀澜烟草市场 and 汀澜教育类信息 are matters of the place."""
_JOINS = "和与跟、"
_SMALL_EN = frozenset(["s", "of", "in", "the", "for", "at", "and"])
_BETWEEN_EN = re.compile(r"(?:(?<=\bno)\.\s*|[\s'’-]+)(?:(?:s|of|in|the|for|at|and)[\s'’-]+)*")
_ANY_OFFICE_EN = re.compile(
    r"(?:(?:municipal|city|county|district|provincial|government)\s+)*(?:departments?|bureaus?|offices?|commissions?)\b"
)
_WHICH_EN = re.compile(
    r"\b(?:which|what|each|every|any|all) (?:of the )?(?:(?:municipal|city|county|district|provincial|government) )?$"
)
_OF_GOVERNMENT_EN = re.compile(r"\b(?:office|department)\b")
_TO_REACH_EN = re.compile(
    r"\b(?:phone|telephone|tel|fax|email|address|post ?code|postal|zip|contact|call|ring|reach|hours|open|located|where)\b"
)
"""Whom to reach behind a place alone is its government (the postcode of the Jihai city office)."""
_SYLLABLES = 14
"""Words that a whole name in pinyin may be written as."""
_LETTERS = re.compile(r"[a-z]{2}")
_SLIP_IN = 3
"""Characters of the shortest name that may be mistyped; 林县 and 临县 are two places."""
_MARKS = "['’ -]"
"""What stands between syllables of a place in pinyin (xi'an, rong-ao), as people please."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in a text and the bodies it may stand for, the likelier alone where one is likelier."""

    start: int
    end: int
    bodies: tuple[Body, ...]


def _named(
    summary: ReportSummary, names: dict[tuple[str, str], tuple[str, str]], governed: set[str]
) -> ReportSummary:
    """The summary under the one name its body goes by; a government's office where it alone speaks for the place."""
    region, agency = names[summary.region, summary.agency]
    if summary.level == "department" and region not in governed and _GOVERNMENT_OFFICE.search(agency):
        return replace(summary, region=region, agency=agency, level="government")
    return summary if agency == summary.agency else replace(summary, region=region, agency=agency)


@dataclass(frozen=True, slots=True)
class Office:
    """An office or institution of a place, with what its name says besides the place and what kind it is."""

    body: Body
    own: str


def _of_place(body: Body, region: str) -> bool:
    """Whether a body is of a place, which an autonomous one is named in full or in short (朵曲藏族自治州, 朵曲州)."""
    return plain_place(body.region) == plain_place(region)


def _first_places(body: Body) -> set[str]:
    """What the name of a body without a region may begin with: 南岭 of 南岭工程技术大学."""
    return {body.agency[:2], body.agency[:3]}


def _inner_places(body: Body) -> tuple[str, ...]:
    """The place an office's own name begins with behind its region: 榕澳 of 福建省榕澳港口管理局."""
    place = leading_place(own_words(body.agency, body.region))
    return (place,) if place else ()


def _is_office(body: Body) -> bool:
    return body.level in {"department", "institution"}


class Holdings:
    """The annual reports in force, by body and year."""

    def __init__(self, summaries: Sequence[ReportSummary]) -> None:
        names = one_name((summary.region, summary.agency) for summary in summaries)
        governed = {summary.region for summary in summaries if summary.level == "government"}
        in_force = [_named(summary, names, governed) for summary in summaries if not summary.superseded_by]
        annual = [summary for summary in in_force if summary.kind == "annual_report"]
        self.others = tuple(summary for summary in in_force if summary.kind != "annual_report")
        self.reports = tuple(annual or in_force)
        self._by_body: dict[Body, list[ReportSummary]] = defaultdict(list)
        for summary in self.reports:
            self._by_body[body_of(summary)].append(summary)
        for summary in self.others:  # attachments of a report: a table of the same body and year
            body = body_of(summary)
            if any(report.year == summary.year for report in self._by_body.get(body, ())):
                self._by_body[body].append(summary)
        self.bodies = tuple(sorted(self._by_body))

    def reports_of(self, body: Body, year: int | None = None) -> tuple[ReportSummary, ...]:
        """The reports of a body, newest first; of one year where it is given."""
        found = [s for s in self._by_body.get(body, ()) if year is None or s.year == year]
        return tuple(sorted(found, key=lambda s: (-(s.year or 0), s.kind != "annual_report", s.source)))

    def years_of(self, body: Body) -> tuple[int, ...]:
        """The years held of a body, newest first."""
        return tuple(sorted({s.year for s in self._by_body.get(body, ()) if s.year}, reverse=True))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years held of anybody, newest first."""
        return tuple(sorted({s.year for s in self.reports if s.year}, reverse=True))

    @cached_property
    def _all_names(self) -> dict[str, tuple[Body, ...]]:
        found: dict[str, set[Body]] = defaultdict(set)
        for body in self.bodies:
            for name in _chinese_names(body):
                found[name].add(body)
        cities = {short_region(body.region) for body in self.bodies if not _ZONE.search(body.region)}
        return {
            name: _likelier(kept, name)
            for name, bodies in found.items()
            if (kept := {b for b in bodies if name not in cities or not _ZONE.search(b.region)})
        }

    @cached_property
    def _names(self) -> tuple[dict[str, tuple[Body, ...]], list[int]]:
        """Names that say the place; 教育局 alone could be anybody's and is left to ``relative``."""
        own = {name for body in self.bodies for name in own_names(body.region, body.agency)}
        named = self._all_names.items()
        names = {n: b for n, b in named if n in own or any(_says_place(n, body) for body in b)}
        return names, sorted({len(name) for name in names}, reverse=True)

    @cached_property
    def _first_letters(self) -> frozenset[str]:
        """What names begin with: no other place of a text is searched."""
        return frozenset(name[0] for names in (self._names[0], self._brief_names[0]) for name in names)

    @cached_property
    def of_kind(self) -> dict[str, tuple[Body, ...]]:
        """Institutions by their names behind the kind of place they are of (县图书馆)."""
        found: dict[str, set[Body]] = defaultdict(set)
        for body in self.bodies:
            for name in _chinese_names(body) if _is_office(body) and body.region else ():
                if len(name) > _SLIP_IN - 1 and name[0] == body.region[-1] and not _says_place(name, body):
                    found[name].add(body)
        return {name: tuple(sorted(bodies)) for name, bodies in found.items()}

    @cached_property
    def _brief_names(self) -> tuple[dict[str, tuple[Body, ...]], list[int]]:
        """A place with the first words of an office's own name (汀澜烟草), where no fuller name is the same."""
        found: dict[str, set[Body]] = defaultdict(set)
        for body in self.bodies:
            if body.level not in {"government", "township", ""}:
                for name in brief_names(fold(body.region).lower(), fold(body.agency).lower()):
                    if name not in self._all_names:
                        found[name].add(body)
        sizes = sorted({len(name) for name in found}, reverse=True)
        return {name: tuple(sorted(bodies)) for name, bodies in found.items()}, sizes

    def _brief(self, text: str, position: int, longer: int) -> NameMatch | None:
        """The longest brief name at a place of a text, where it has more characters than ``longer``."""
        names, sizes = self._brief_names
        for size in (size for size in sizes if longer < size <= len(text) - position):
            bodies = names.get(text[position : position + size])
            end = position + size
            place = text[position : position + 2]
            again = text[end : end + 1] in _JOINS and text.startswith(place, end + 1)
            if bodies and (again or place not in self._governed or _BRIEF_ENDS.match(text, end)):
                return NameMatch(position, position + size, bodies)
        return None

    @cached_property
    def _governed(self) -> frozenset[str]:
        """How the places begin whose governments are held: what a place is called with may then be a matter of theirs."""
        return frozenset(fold(b.region).lower()[:2] for b in self.bodies if b.level in {"government", ""})

    def relative(self, name: str, region: str = "") -> tuple[Body, ...]:
        """The bodies a name without a place (教育局, 县教育局) may mean; of one region where it is given."""
        if name.isascii():
            bodies = self._latin_offices.get(_bag(name), ())
            return tuple(body for body in bodies if _of_place(body, region)) if region else bodies
        bodies = self._all_names.get(name) or self._all_names.get(name.lstrip("省市县区州旗盟镇乡"), ())
        found = tuple(body for body in bodies if not _says_place(name, body))
        return tuple(body for body in found if _of_place(body, region)) if region else found

    def sounding_like(self, name: str) -> tuple[Body, ...]:
        """The bodies of which a name is one with another character of the same sound (柳乔街道: 柳桥街道)."""
        near = [held for held in self._names[0] if _is_slip(name, held)]
        sound = spellings(name)[0] if near else ""
        meant = (body for held in near if spellings(held)[0] == sound for body in self._names[0][held])
        return tuple(dict.fromkeys(meant))

    def named_much_like(self, name: str) -> tuple[Body, ...]:
        """The bodies of which a name is one with another character: those of the same sound where there are any (楮山区: 楮陵区)."""
        near = (body for held in self._names[0] if _is_slip(name, held) for body in self._names[0][held])
        return self.sounding_like(name) or tuple(dict.fromkeys(near))

    def zones(self, name: str) -> tuple[Body, ...]:
        """The zones that a name without a place (高新区, 经开区管委会) may mean."""
        found = _BARE_ZONE.fullmatch(name)
        kind = _ZONES[found.group("kind")] if found else None
        return tuple(
            b for b in self.bodies if kind and kind.search(b.region or b.agency) and b.level != "department"
        )

    def abbreviated(self, name: str, region: str = "") -> tuple[Body, ...]:
        """The bodies of which a name says the beginning of each word (盐湖厅: 青海省盐湖资源管理厅).

        A name without a place is that of an office of the place spoken of (``region``).
        """
        found = (body for body in self.bodies if _abbreviates(name, body))
        return tuple(
            body for body in found if not region or _of_place(body, region) or _says_place(name, body)
        )

    @cached_property
    def _offices_by_place(self) -> dict[str, list[Office]]:
        found: dict[str, list[Office]] = defaultdict(list)
        for body in self.bodies:
            if _is_office(body):
                # 福建省榕澳港口管理局 is no port administration of Fujian, only that of Rong'ao.
                for place in (_inner_places(body) or (body.region,)) if body.region else _first_places(body):
                    office = Office(body, own_words(body.agency, place))
                    for name in {re.sub(_MARKS, "", name) for name in spelled(place)} if place else ():
                        found[name].append(office)
        return found

    def offices_spelled(self, place: str) -> Sequence[Office]:
        """The offices and institutions of a place whose name is this in pinyin."""
        return self._offices_by_place.get(re.sub(_MARKS, "", place), ())

    @cached_property
    def _called_by_place(self) -> dict[str, list[Body]]:
        found: dict[str, list[Body]] = defaultdict(list)
        for body in self.bodies:
            if _is_office(body):
                for place in _inner_places(body) if body.region else _first_places(body):
                    for name in {re.sub(_MARKS, "", name) for name in spelled(place)}:
                        found[name].append(body)
        return found

    def called_by_place(self, place: str) -> Sequence[Body]:
        """The bodies whose own name begins with this place in pinyin, and that belong to no such place of any kind.

        Nanling is short for 南岭工程技术大学, Rong'ao for 福建省榕澳港口管理局; Jihai is none for 霁海市教育局.
        """
        return self._called_by_place.get(re.sub(_MARKS, "", place), ())

    def is_spelled_so(self, name: str, place: str) -> bool:
        """Whether a name in Latin letters is this place's in pinyin."""
        return bool(place) and re.sub(_MARKS, "", name) in {re.sub(_MARKS, "", way) for way in spelled(place)}

    def offices_in(self, region: str) -> Sequence[Office]:
        """The offices and institutions of a place."""
        return [
            Office(b, own_words(b.agency, region))
            for b in self.bodies
            if _of_place(b, region) and _is_office(b)
        ]

    def government(self, region: str) -> Body | None:
        """The government of a place, where reports of it are held."""
        own = [b for b in self.bodies if b.level == "government" and _of_place(b, region)]
        return next((b for b in own if b.region == region), own[0] if len(own) == 1 else None)

    @cached_property
    def _latin_names(self) -> dict[tuple[str, ...], tuple[Body, ...]]:
        """Names by their words in no order: Education Bureau of Qinglan City, Qinglan City Bureau of Education."""
        usual: dict[tuple[str, ...], set[Body]] = defaultdict(set)
        rarer: dict[tuple[str, ...], set[Body]] = defaultdict(set)
        for body in self.bodies:
            for found, names in ((usual, usual_names), (rarer, pinyin_names)):
                for name in (*names(body.region, body.agency), *names(body.region, _as_government(body))):
                    found[_bag(name)].add(body)
                if body.region and body.level == "department":  # the Liquan commission, where there is one
                    for name in names(body.region, ""):
                        found[tuple(sorted((*_bag(name), "bureau")))].add(body)
        named = {**rarer, **usual}.items()
        return {name: _likelier(bodies, " ".join(name)) for name, bodies in named if name}

    @cached_property
    def _in_full(self) -> dict[str, tuple[Body, ...]]:
        """Offices by their whole names in pinyin, with 市 or 县 and without (Qingbu Shi Jiaotong Yunshu Ju)."""
        found: dict[str, set[Body]] = defaultdict(set)
        for body in self.bodies:
            if _is_office(body) and len(body.region) > 2 and body.agency.startswith(body.region):
                own = body.agency.removeprefix(body.region)
                for name in (body.agency, body.region[:-1] + own):
                    found[_letters(spellings(name)[0])].add(body)
        return {name: tuple(sorted(bodies)) for name, bodies in found.items()}

    @cached_property
    def _latin_offices(self) -> dict[tuple[str, ...], tuple[Body, ...]]:
        """Offices by their English words without the place."""
        found: dict[tuple[str, ...], set[Body]] = defaultdict(set)
        for body in self.bodies:
            if body.level == "department":
                place = {word for name in pinyin_names(body.region, "") for word in _bag(name)}
                for name in pinyin_names(body.region, body.agency):
                    found[tuple(word for word in _bag(name) if word not in place)].add(body)
        return {name: tuple(sorted(bodies)) for name, bodies in found.items() if len(name) > 1}

    def find(self, text: str) -> list[NameMatch]:
        """Names of held bodies in a folded, lower-case text, in order; the longest at each place."""
        return list(self._found(text))

    @cached_property
    def _found(self) -> Callable[[str], tuple[NameMatch, ...]]:
        """What was found last is kept: one question is looked through several times."""

        def search(text: str) -> tuple[NameMatch, ...]:
            named = [*self._find_chinese(text), *self._find_latin(text)]
            return tuple(sorted(named, key=lambda match: match.start))

        return lru_cache(maxsize=16)(search)

    def _find_chinese(self, text: str) -> Iterator[NameMatch]:
        position = 0
        while position < len(text):
            found = self._longest_at(text, position) if text[position] in self._first_letters else None
            if found is not None:
                yield found
            position = found.end if found else position + 1

    def _longest_at(self, text: str, position: int) -> NameMatch | None:
        """The longest name at a place of a text, a brief one where it is longer than any other."""
        names, sizes = self._names
        for size in sizes:
            bodies = names.get(text[position : position + size])
            if bodies and position + size <= len(text):
                found = NameMatch(position, position + size, bodies)
                return self._brief(text, position, size) or found
        return self._brief(text, position, 0)

    def _is_any_office(
        self, text: str, window: Sequence[tuple[str, int, int]], bodies: Sequence[Body]
    ) -> bool:
        """Whether words that may be the one office held of a place mean any of them (which department of Jihai), or its government's."""
        start, end = window[0][1], window[-1][2]
        if _WHICH_EN.search(text, 0, start) and _ANY_OFFICE_EN.match(text, start):
            return True
        only = all(body.level == "department" for body in bodies)
        bare = only and tuple(sorted(word for word, _, _ in window)) in self._lone_offices
        return bare and bool(_OF_GOVERNMENT_EN.search(text, start, end) and _TO_REACH_EN.search(text))

    @cached_property
    def _lone_offices(self) -> set[tuple[str, ...]]:
        """A place whose government is held with no more than the kind of an office."""
        governed = {body.region for body in self.bodies if body.level == "government"}
        return {
            tuple(sorted((*_bag(name), "bureau"))) for place in governed for name in pinyin_names(place, "")
        }

    def _find_latin(self, text: str) -> Iterator[NameMatch]:
        words = _latin_words(text)
        if not _LETTERS.search(text):  # readings of names are costly to load, most questions have none
            return
        names = self._latin_names
        longest = max(_SYLLABLES, *map(len, names))
        first = 0
        while first < len(words):
            for size in range(min(longest, len(words) - first), 0, -1):
                window = words[first : first + size]
                bodies = names.get(tuple(sorted(word for word, _, _ in window)))
                bodies = bodies or self._in_full.get(_letters(text[window[0][1] : window[-1][2]]))
                if bodies and self._is_any_office(text, window, bodies):
                    bodies = None
                if bodies and _adjoin(text, window):
                    yield NameMatch(words[first][1], words[first + size - 1][2], bodies)
                    first += size
                    break
            else:
                first += 1


def body_of(summary: ReportSummary) -> Body:
    """The body a report is of."""
    return Body(summary.region, summary.agency, summary.level)


def _is_slip(name: str, held: str) -> bool:
    """Whether two names of one kind differ in one character."""
    alike = len(name) == len(held) >= _SLIP_IN and name[-1] == held[-1] and not name.isascii()
    return alike and sum(one != other for one, other in zip(name, held, strict=True)) == 1


def _letters(text: str) -> str:
    return re.sub("[^a-z]", "", text)


def _latin_words(text: str) -> list[tuple[str, int, int]]:
    """The words of names in Latin letters, those of offices alike, small ones left out, with their places."""
    found = ((match.group(), match.start(), match.end()) for match in _LATIN.finditer(text))
    return [(_SAME_EN.get(word, word), start, end) for word, start, end in found if word not in _SMALL_EN]


def _bag(name: str) -> tuple[str, ...]:
    """The words of a name in no order."""
    return tuple(sorted(word for word, _, _ in _latin_words(name.lower())))


def _adjoin(text: str, words: Sequence[tuple[str, int, int]]) -> bool:
    """Whether nothing but blanks and small words stands between the words of a name."""
    return all(_BETWEEN_EN.fullmatch(text, one[2], other[1]) for one, other in itertools.pairwise(words))


def _chinese_names(body: Body) -> Iterator[str]:
    names = {body.agency, body.region if body.level in {"government", ""} else "", body.agency or body.region}
    names |= {*short_names(body.region, body.agency), *short_names(body.region, _as_government(body))}
    within = tuple(_wider(body))
    for name in (*names, *(lead + n for lead in within for n in names if n.startswith(body.region))):
        plain = fold(name).lower()
        if len(plain) > 1 and not _RELATIVE.fullmatch(plain):
            yield plain


def _wider(body: Body) -> Iterator[str]:
    """The places before that of a body in its full name, all and the nearest: 晴海市汀北区人民政府柳桥街道办事处 → 晴海市汀北区, 汀北区."""
    before = body.agency.find(body.region) if body.region else 0
    lead = body.agency[: max(before, 0)].removesuffix("人民政府")
    places = _PLACES.findall(lead)
    if lead and "".join(places) == lead:
        yield from ("".join(places[at:]) for at in range(len(places)))


def _abbreviates(name: str, body: Body) -> bool:
    """Whether a name is made of an office's characters in order, beginning with two that stand together in it."""
    agency = fold(body.agency).lower()
    if body.level not in {"department", "institution"} or len(name) < 3 or name[-1] != agency[-1]:
        return False
    if body.level == "institution" and name[-2:] != agency[-2:]:
        return False  # 沅芷大学 is not 沅芷师范大学附属小学
    own = agency.removeprefix(body.region)
    short = short_region(body.region) if body.region else ""
    rest = next(
        (name.removeprefix(place) for place in (body.region, short) if place and name.startswith(place)), name
    )
    if len(rest) < 3 or rest[:2] not in own:
        return False
    left = iter(own[own.index(rest[:2]) :])
    return all(char in left for char in rest)


def _as_government(body: Body) -> str:
    """The name of the government that a body is, or speaks for."""
    speaks = body.level == "government" and _GOVERNMENT_OFFICE.search(body.agency)
    return f"{body.region}人民政府" if speaks else body.agency


def _says_place(name: str, body: Body) -> bool:
    place = fold(body.region or body.agency).lower()
    return name[:2] in place or name in place or place in name


def _likelier(bodies: Iterable[Body], name: str) -> tuple[Body, ...]:
    """The body of just this name; a place's government where a name could also mean one of its offices, or a zone it does not speak of."""
    ordered = tuple(sorted(bodies))
    if exact := tuple(body for body in ordered if name in {body.agency, body.agency.lower()}):
        return exact
    governments = tuple(body for body in ordered if body.level == "government")
    places = () if _ZONE.search(name) else tuple(b for b in governments if not _ZONE.search(b.region))
    return places or governments or ordered


_cache: WeakKeyDictionary[object, tuple[str, Holdings]] = WeakKeyDictionary()
_lock = threading.Lock()


def holdings(index: Index) -> Holdings:
    """What this index holds; kept as long as its generation serves."""
    with _lock:
        known = _cache.get(index)
    if known and known[0] == index.generation:
        return known[1]
    built = Holdings(index.reports())
    with _lock:
        _cache[index] = (index.generation, built)
    return built
