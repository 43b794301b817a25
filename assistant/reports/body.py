"""Which body a report is of.

The title decides. Where it names none, or only a place while the text speaks of ``我局``, further places are
asked in the order of ``_evidence``, and only a body that is what the text calls itself is taken: the town
whose report it is (``我镇``), not the city on whose website it stands. Where the title gives a short name
(县教育局), one that completes it. A report whose body no place names stays without one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.lexicon.agencies import AgencyName, best_reading, find_agencies, find_places, parse_agency
from assistant.lexicon.text import compact
from assistant.reports.dates import DATE
from assistant.reports.header import is_header_line
from assistant.reports.lines import Line, Page
from assistant.reports.reading import YEAR, Evidence, Reading
from assistant.reports.title import agency_of_title, is_listed, who
from assistant.types import Field

__all__ = ["read_agency"]

_OWN = re.compile(
    "(?<![文版样范课剧脚底基根原资成书标抄读日])[我本](?P<kind>局|委(?!托)|厅|办(?!法|理)|处(?!理)|院|校(?![核对验正准订阅])|关(?![于键系注])|镇|乡|街道|街|中心|公司|所|县|市|区|省|"
    "州|旗|会|部门?|[园馆厂宫])"
    "|我(?P<other>[站队团社库段店场台])"
)
_GOVERNMENTS = frozenset("县市区省州旗")
_TOWNS = frozenset({"镇", "乡", "街道", "街"})
_ISSUER = re.compile("(?:根据|按照|依据|依照|遵照|落实|转发|经(?!济)|上报|报送|报经|向)[^,。;]{0,12}$")
_WEBSITE = re.compile("[\"']?(?:门户|官方|官)?网(?:站|[\"'(,;。]|$)|[\"']?(?:政务|政府信息公开)?(?:门户)?网")
_ZONE = re.compile("开发区|高新区|新区|园区|示范区")
_OFFICE = re.compile("(?:人民)?政府办公?[室厅]?$")
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff]{5,30}")
_NO_NAME = re.compile(
    "政府|政务|行政|工作|建设|推进|落实|开展|实施|加强|全面|情况|信息|公开|各|系统|部门|[年月日的和及等]$|^[省市县区州旗镇乡]"
)
"""What the words of a title hold that are no name of a body."""
_TELLS_OF_ITSELF = "是|现有|共有|设有|位于|坐落|始建|成立|创办|开办|隶属|以下简称|[(]以下"
_SEEN_OFTEN = 2
"""A place that only begins sentences counts if it does so this often, or once where the text says 我镇."""


def read_agency(reading: Reading) -> None:
    """Decide body, region and level; all three keep the place that decided them."""
    chosen = _of_title(reading) or _of_text(reading)
    if chosen is None or not isinstance(chosen.value, AgencyName):
        return
    identity, name = reading.identity, chosen.value
    identity.agency, identity.region, identity.level = _canonical(name), name.region, name.level
    for field, value in (("agency", identity.agency), ("region", name.region), ("level", name.level)):
        if value:
            identity.fields.append(Field(field, value, chosen.span, chosen.quote, chosen.how))


def _canonical(name: AgencyName) -> str:
    """One name for one body over the years: 云泽县, 云泽县政府 and 云泽县人民政府 are the same."""
    if name.level not in {"government", "township"} or not name.places:
        return name.full
    rest = name.full[name.full.rindex(name.places[-1]) + len(name.places[-1]) :]
    place = name.full.removesuffix(rest) if rest else name.full
    if rest == "管委会" or (not rest and _ZONE.search(name.region)):
        return place + "管理委员会"
    if not rest and name.region.endswith("街道"):
        return place + "办事处"
    return place + "人民政府" if rest in {"", "政府"} else name.full


# --- deciding ---------------------------------------------------------------------------


def _of_title(reading: Reading) -> Evidence | None:
    """What the title says, completed or made precise by other places where it must be."""
    title = reading.title
    if title is None:
        return None
    words = who(reading.title_text)
    named = parse_agency(words) or _called_so(reading, words) or agency_of_title(reading.title_text)
    if named is None:
        completed = (
            replace(other, value=whole)
            for other in _evidence(reading)
            if words and (whole := _completed(words, other.value))
        )
        return next(completed, None)
    told = Evidence(named, title.span, title.quote, title.how)
    if named.level == "institution" and not named.places:
        return next((other for other in _evidence(reading) if _is_fuller(other.value, named)), told)
    own = _own_kind(reading)
    place_only = named.level in {"government", "township"} and not re.search(
        "政府|委员会|管委会|办事处", words
    )
    if not place_only or not own or own in _GOVERNMENTS | _TOWNS:
        _warn_of_another_place(reading, told)
        return told
    closer = next((other for other in _evidence(reading) if _is_part_of(other.value, named, own)), None)
    if closer and not _is_office_of(closer.value, named):
        return closer
    if closer or any(_is_office_of(other.value, named) for other in _evidence(reading, near=True)):
        return told  # 我办, said by the office that writes the report of its government
    reading.identity.warnings.append(
        f"the title names only {named.full}, the text says 我{own}; the body's full name is not given"
    )
    return replace(told, value=replace(named, level="department"))


def _of_text(reading: Reading) -> Evidence | None:
    """The first body the text names that is what it calls itself."""
    own = _own_kind(reading)
    signed = None if own else next(_signers(reading), None)
    if signed is not None:  # who signs a text that says nothing of itself, and not who put it on the website
        return signed
    for evidence in _evidence(reading):
        if (name := _fitting(evidence.value, own)) is not None:
            return replace(evidence, value=name)
    return None


def _own_kind(reading: Reading) -> str:
    """What the text calls its body: 局 for 我局 or 本局; empty if never.

    Departments speak of 我县 too: their own word goes first if it comes twice.
    """
    counted = Counter(match["kind"] or match["other"] for match in _OWN.finditer(reading.page.view.text))
    bodies = [(count, kind) for kind, count in counted.items() if kind not in _GOVERNMENTS and count > 1]
    if bodies:
        return max(bodies)[1]
    return counted.most_common(1)[0][0] if counted else ""


def _fitting(value: AgencyName | int, own: str) -> AgencyName | None:
    """The body if the text can call itself so; the government itself for its office where it says 我县."""
    if not isinstance(value, AgencyName):
        return None
    if not own:
        return value
    if own in _GOVERNMENTS | _TOWNS and _OFFICE.search(value.full):
        value = parse_agency(_OFFICE.sub("", value.full)) or value
    if own in _GOVERNMENTS:
        return value if value.level == "government" and value.region.endswith(own) else None
    if own in _TOWNS:
        kind = "街道" if "街" in own else own
        return value if value.level == "township" and value.region.endswith(kind) else None
    if value.level in {"government", "township"}:
        return value if own in "委会办" and re.search("管委会|管理委员会", value.full) else None
    words = {"校": "大学|学院|学校|中学|小学|[高职]中$|校$", "关": "海关", "院": "院", "部门": ""}
    return value if re.search(words.get(own, own), value.full) else None


def _is_part_of(value: AgencyName | int, place: AgencyName, kind: str) -> bool:
    """Whether it is a department of that kind in the place."""
    fits = _fitting(value, kind)
    return fits is not None and (not fits.places or bool(set(fits.places) & set(place.places)))


def _is_office_of(value: AgencyName | int, place: AgencyName) -> bool:
    """Whether it is the government of the place, or the office that writes for it."""
    if not isinstance(value, AgencyName) or value.region != place.region:
        return False
    return (value.level == "government" and value.full.endswith("政府")) or bool(_OFFICE.search(value.full))


def _is_fuller(value: AgencyName | int, named: AgencyName) -> bool:
    """Whether it is the institution of the title with its place (云泽县芦坪小学 for 芦坪小学)."""
    if not isinstance(value, AgencyName) or not value.places or not value.full.endswith(named.full):
        return False
    return value.full.removesuffix(named.full).endswith(value.places[-1])


def _called_so(reading: Reading, words: str) -> AgencyName | None:
    """The words of the title as a body of a kind nobody knows, where the text calls itself so.

    Else 云泽县芦坪养老社 would be read as 云泽县, its government.
    """
    places, rest = best_reading(words) if _CHINESE_NAME.fullmatch(words) else ((), "")
    if not places or len(rest) < 2 or _NO_NAME.search(rest):
        return None
    itself = re.compile(
        rf"{rest}(?:{_TELLS_OF_ITSELF})|^.{{0,12}}{rest}(?:{DATE})?$|[我本]{rest[-1]}(?![市县区])"
    )
    told = {line.start for line in reading.free if itself.search(line.text)}
    alone = {line.start for line in reading.free if line.text == words}
    titled = len(alone) + (words == who(reading.title_text))
    if not told - alone and titled < _SEEN_OFTEN:
        return None
    return AgencyName(words, places[-1], "institution", places)


def _completed(words: str, value: AgencyName | int) -> AgencyName | None:
    """The full name behind a short one of the title: 县教育局 or 教育局 with 云泽县人民政府 at hand."""
    if not isinstance(value, AgencyName):
        return None
    bare = re.sub("^[本我]?(?:省|市|县|区|州|旗|镇|乡)(?=..)", "", words)
    if value.full.endswith(bare):
        return value
    if not value.places:
        return None
    return parse_agency(value.full[: value.full.rindex(value.places[-1]) + len(value.places[-1])] + bare)


def _warn_of_another_place(reading: Reading, told: Evidence) -> None:
    """The text may have been copied from elsewhere: say so where it names a body of another place."""
    name = told.value
    if not isinstance(name, AgencyName) or not name.region:
        return
    for other in _evidence(reading, near=True):
        body = other.value
        if not isinstance(body, AgencyName) or not body.region:
            continue
        related = set(body.places) & set(name.places) or body.region in name.full or name.region in body.full
        if not related:
            reading.identity.warnings.append(
                f"the {told.how} names {name.full}, the {other.how} {body.full}{reading.where(other)}; "
                f"{name.full} is taken"
            )
            return


# --- places that name bodies ------------------------------------------------------------


def _evidence(reading: Reading, *, near: bool = False) -> Iterator[Evidence]:
    """Bodies named outside the title, the more telling places first; ``near``: only those of head and end."""
    page = reading.page
    for value in reading.labelled:
        if value.name == "publisher" and (name := parse_agency(value.value)):
            quote = page.sentence(value.start, value.end)
            yield Evidence(name, page.span(value.start, value.end), quote, "header")
    head = [
        line
        for at, line in enumerate(reading.head)
        if not is_header_line(line) and not is_listed(reading.head, at)
    ]
    for line in head:
        if len(line.text) < 40 and (name := parse_agency(line.text) or _called_so(reading, line.text)):
            span = page.span(line.start, line.end)
            yield Evidence(name, span, span, "title")
    yield from _named_in(page, head, "opening")
    if not near:
        stem = compact(reading.file_name).text
        bare = re.sub(rf"[-_ (]*{YEAR}.*$", "", stem)
        if name := parse_agency(bare) or _called_so(reading, bare) or agency_of_title(stem):
            yield Evidence(name, None, None, "file name")
    yield from _signers(reading)
    if near:
        return
    told = [line for line in reading.free if re.search("联系|电话|地址|咨询|公众号", line.text)]
    yield from _named_in(page, told, "contact")
    for cut in reading.furniture:
        crumbs = re.sub(r"[>/|\n]", "。", compact(page.text, cut.start, cut.end).text)
        for *_, name in find_agencies(crumbs):
            yield Evidence(name, cut, cut, "header")
    if name := parse_agency(re.sub("(?:门户)?网站?$", "", reading.meta.get("sitename", ""))):
        yield Evidence(name, None, None, "header")
    yield from _by_frequency(_named_in(page, reading.free, "body"), least=1)
    least = 1 if _own_kind(reading) in _TOWNS else _SEEN_OFTEN
    yield from _by_frequency(_subjects(page, reading.free), least)
    yield from _by_frequency(_in_titles(page, reading.free), least=1)


def _signers(reading: Reading) -> Iterator[Evidence]:
    """Bodies that stand alone on one of the last lines, with or without the date."""
    for line in reversed(reading.tail):
        signer = re.sub(rf"{DATE}$", "", line.text)
        name = parse_agency(signer) or _called_so(reading, signer) if len(line.text) < 40 else None
        if name is not None and line not in reading.head:
            span = reading.page.span(line.start, line.start + len(signer))
            yield Evidence(name, span, span, "signature")


def _named_in(page: Page, lines: Sequence[Line], how: str) -> Iterator[Evidence]:
    """Bodies named in running text, but not as issuers of what it relies on, nor as owners of websites."""
    for line in lines:
        if "|" in line.text:
            continue
        text = re.sub(
            "《[^》]{0,120}》", lambda book: "《" + "。" * (len(book.group()) - 2) + "》", line.text
        )
        for start, end, name in find_agencies(text):
            if not _ISSUER.search(text[:start]) and not _WEBSITE.match(text, end):
                span = page.span(line.start + start, line.start + end)
                yield Evidence(name, span, page.sentence(line.start + start, line.start + end), how)


def _subjects(page: Page, lines: Sequence[Line]) -> Iterator[Evidence]:
    """Places that sentences of the text begin with: 望湖街道全面贯彻落实."""
    for line in lines:
        for start, end, name in find_places(line.text):
            span = page.span(line.start + start, line.start + end)
            yield Evidence(name, span, page.sentence(line.start + start, line.start + end), "body")


def _in_titles(page: Page, lines: Sequence[Line]) -> Iterator[Evidence]:
    """Bodies named in the titles of documents the text cites: often its own rules."""
    for line in lines:
        for book in re.finditer("《([^《》]{4,120})》", line.text):
            for start, end, name in find_agencies(book[1]):
                first = line.start + book.start(1)
                span = page.span(first + start, first + end)
                yield Evidence(name, span, page.sentence(first + start, first + end), "body")


def _by_frequency(evidence: Iterable[Evidence], least: int) -> Iterator[Evidence]:
    """The first mention of each body, those named more often first."""
    first: dict[str, Evidence] = {}
    counted: Counter[str] = Counter()
    for found in evidence:
        if isinstance(found.value, AgencyName):
            key = _canonical(found.value)
            first.setdefault(key, found)
            counted[key] += 1
    for key, count in counted.most_common():
        if count >= least:
            yield first[key]
