"""Whose report it is, of which year, and what its header says.

Decided from the title, then the period statement, the header block, the opening, the signature, other
places and the file name, in this order; every decision keeps its place and says what decided it
(``Field.how``). Where two places disagree the earlier one wins and a warning names both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.lexicon.numerals import parse_year
from assistant.lexicon.places import AgencyName, find_agencies, parse_agency
from assistant.lexicon.text import compact
from assistant.reports.contacts import contact_fields
from assistant.reports.dates import DATE, find_dates, find_periods
from assistant.reports.header import LabelledValue, header_values, is_header_line
from assistant.reports.lines import Line, Page
from assistant.types import Field, Section, Span

__all__ = ["Identity", "read_identity"]

_PUBLIC = "(?:政府)?(?:信息|政务|党务政务|院务|校务|厂务)(?:信息)?公开"
_TITLE = re.compile(
    rf"(?!根据|按照|本报告|现将|为|依据)(?:[^。;!?]*{_PUBLIC}[^。;!?]*(?:报告|年报|公告|情况|总结|指南|目录)(?:\([^()]{{1,16}}\)|\[[^\[\]]{{1,16}}\])*$"
    r"|[^。;]*(?:19|20)\d\d年?度?[^。;]*(?:年度报告|工作报告|年报|统计公报|[预决]算(?:信息)?公开[^。;]*)(?:\([^()]{1,16}\))*$"
    r"|[^。;,]{6,}(?:办法|方案|通知|意见|规定|条例|细则)(?:\([^()]{1,16}\))*$)"
)
_TITLE_END = re.compile(
    r"(?:年度?工?作?报告|工作报告|年报|公告|情况的?报告|工作情况|总结|报告)(?:\([^()]{1,16}\))?$"
)
_TITLE_IN_LINE = re.compile(
    rf"[^。,;:]{{0,50}}?{_PUBLIC}[^。,;:]{{0,10}}?(?:年度(?:工作)?报告|年报|工作报告)"
)
_YEAR = r"(?:(?<!\d)(?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{2})"
_YEARS = re.compile(
    rf"(?P<school>{_YEAR}年?[-~至](?P<end>(?:20)?\d\d)(?=学?年))|(?P<year>{_YEAR})(?=学?年(?!\d{{1,2}}月|[一二三四五六七八九十]{{1,2}}月))"
    rf"|(?P<bare>(?<![\d\[(]){_YEAR}(?![\d年\].\-/]))|(?P<short>(?<!\d)[012]\d|[一〇零二][〇零一二三四五六七八九])(?=年度?(?!\d{{1,2}}月|[以来间]))"
    rf"|\((?P<boxed>{_YEAR})(?:年度?)?\)"
)
_WHO_END = re.compile(
    rf"关于|{_PUBLIC}|(?:年度)?(?:工作)?报告|年报|主动公开|依申请公开|[预决]算|统计公报|国民经济|印发|公布|公开"
)
_OWN = re.compile(
    r"[我本](?P<kind>局|委|厅|办|处|院|校|关|镇|乡|街道|街|中心|公司|站|所|县|市|区|省|州|旗|会|部)"
)
_PERIOD_WORDS = re.compile("统计|数据|期限|时间段|时限|报告期|列|自|从|起止|情况")
_SIGNED = re.compile(rf"(?P<who>[\u4e00-\u9fff()]{{0,30}})(?P<date>{DATE})(?:印发|发布)?$")
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[\[(](?:19|20)\d\d[\])]第?\d{1,4}号$")
_KINDS = (
    ("guide", "公开指南|信息公开目录"),
    ("bulletin", "统计公报|国民经济和社会发展"),
    ("budget", "预算|决算|“?三公”?经费"),
    ("annual_report", rf"{_PUBLIC}.*(?:报告|年报|公告|情况|总结)|(?:报告|年报).*{_PUBLIC}"),
    ("policy", "(?:办法|规定|方案|通知|意见|条例|细则|规划|制度)(?:\\(.*\\))?$"),
)


@dataclass
class Identity:
    """Who, when and what kind, with the fields they were read from."""

    title: str = ""
    region: str = ""
    agency: str = ""
    level: str = ""
    year: int | None = None
    kind: str = "other"
    fields: list[Field] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Something that names a body or a year, and where."""

    value: AgencyName | int
    span: Span | None
    quote: Span | None
    how: str


@dataclass
class _Reading:
    """What the readers of one report share."""

    page: Page
    head: list[Line]
    tail: list[Line]
    free: list[Line]
    source: str
    labelled: list[LabelledValue]
    title: Field | None = None
    title_text: str = ""
    identity: Identity = field(default_factory=Identity)


def read_identity(
    page: Page,
    source: str,
    sections: Sequence[Section],
    furniture: Sequence[Span],
    meta: Mapping[str, str] | None = None,
) -> Identity:
    """Read identity, header and contact fields; fields of one name stand in order of preference."""
    free = [
        line
        for line in page.lines
        if not any(cut.covers(page.span(line.start, line.end)) for cut in furniture)
    ]
    first = min((section.span.start for section in sections if section.level), default=len(page.text))
    head = [line for line in free if page.view.at(line.start) < first][:80]
    reading = _Reading(page, head, free[-25:], free, source, header_values(page, head))
    _read_title(reading, meta or {})
    reading.identity.kind = _kind(reading, sections)
    _read_period(reading)
    _read_year(reading)
    _read_agency(reading, furniture)
    _read_header(reading)
    _read_signature(reading)
    reading.identity.fields += contact_fields(page, sections, furniture)
    return reading.identity


# --- the title --------------------------------------------------------------------------


def _read_title(reading: _Reading, meta: Mapping[str, str]) -> None:
    page, found = reading.page, _title_lines(reading)
    if found:
        first, last = found
        value = "".join(page.printed(line.start, line.end) for line in dict.fromkeys((first, last)))
        reading.title_text = compact(value).text
        span = page.span(first.start, last.end)
        reading.title = Field("title", value, span, span, "title")
    else:
        reading.title = _title_elsewhere(reading, meta)
        reading.title_text = compact(reading.title.value).text if reading.title else ""
    if reading.title:
        reading.identity.title = reading.title.value
        reading.identity.fields.append(reading.title)


def _title_lines(reading: _Reading) -> tuple[Line, Line] | None:
    """First and last line of the title: the line of the head that looks most like one."""
    best: tuple[int, Line, Line] | None = None
    for index, line in enumerate(reading.head):
        for first, last in _title_candidates(reading.head, index):
            text = first.text + last.text if first is not last else line.text
            if len(text) <= 80 and _TITLE.match(text) and not _DOCUMENT_NUMBER.match(text):
                worth = _title_worth(text)
                if best is None or worth > best[0]:
                    best = worth, first, last
    return best[1:] if best else None


def _title_candidates(head: Sequence[Line], index: int) -> Iterator[tuple[Line, Line]]:
    """A line alone, and with the next one where the title may run over two lines."""
    line = head[index]
    if is_header_line(line) or "|" in line.text:
        return
    following = head[index + 1] if index + 1 < len(head) else None
    opens = (
        parse_agency(line.text)
        or line.text.endswith("关于")
        or (_has_year(line.text) and len(line.text) < 40)
    )
    if following and opens and not is_header_line(following) and _TITLE_END.search(following.text):
        yield line, following
    yield line, line


def _has_year(text: str) -> bool:
    return next(_years(text), None) is not None


def _title_worth(text: str) -> int:
    public = bool(re.search(_PUBLIC, text))
    return (
        4 * public
        + 2 * (_agency_of_title(text) is not None)
        + 2 * _has_year(text)
        + bool(_TITLE_END.search(text))
    )


def _title_elsewhere(reading: _Reading, meta: Mapping[str, str]) -> Field | None:
    """A title that opens the first paragraph, or that only the carrier or the file name gives."""
    page = reading.page
    for line in reading.head[:6]:
        if match := _TITLE_IN_LINE.match(line.text):
            start, end = line.start + match.start(), line.start + match.end()
            return Field(
                "title", page.printed(start, end), page.span(start, end), page.span(start, end), "title"
            )
    stem = re.sub(r"\.\w{1,5}$", "", reading.source.rsplit("/", 1)[-1])
    named = [(piece, "header") for piece in re.split(r"[_|]|--|\s-\s", meta.get("title", ""))] + [
        (stem, "file name")
    ]
    for piece, how in named:
        if _TITLE.match(compact(piece).text.strip()):
            return Field("title", piece.strip(), None, None, how)
    return None


def _kind(reading: _Reading, sections: Sequence[Section]) -> str:
    for kind, pattern in _KINDS:
        if re.search(pattern, reading.title_text):
            return kind
    headings = " ".join(section.heading for section in sections if section.level == 1)
    usual = ("主动公开", "申请", "复议", "存在的", "需要报告", "总体情况", "概述")
    report = sum(word in headings for word in usual) >= 3
    opening = "".join(line.text for line in reading.free[:12])
    return "annual_report" if report or re.search(rf"{_PUBLIC}.{{0,12}}(?:报告|年报)", opening) else "other"


# --- the year ---------------------------------------------------------------------------


def _years(text: str) -> Iterator[int]:
    """Years a text names as those of a report, in order; a school year by the year it ends in."""
    for match in _YEARS.finditer(text):
        if match["school"]:
            printed = match["end"]
            yield int(match["school"][:2] + printed if len(printed) == 2 else printed)
        else:
            year = parse_year((match["year"] or match["bare"] or match["short"] or match["boxed"]) + "年")
            if year and 1999 < year < 2100:
                yield year


def _read_period(reading: _Reading) -> None:
    page = reading.page
    text = page.view.text
    title_year = next(_years(reading.title_text), None)
    found = []
    for period in find_periods(text, year=title_year):
        days = _days(period.first, period.last)
        said = bool(_PERIOD_WORDS.search(text[max(0, period.start - 24) : period.start]))
        if days >= 300 or (
            said and days >= 27 and re.search("统计", text[max(0, period.start - 24) : period.start])
        ):
            found.append((said and int(period.last[:4]) == title_year, said, -period.start, period))
    if not found:
        return
    period = max(found)[-1]
    span, quote = page.span(period.start, period.end), page.sentence(period.start, period.end)
    reading.identity.fields.append(Field("period_start", period.first, span, quote, "period"))
    reading.identity.fields.append(Field("period_end", period.last, span, quote, "period"))
    if period.repaired:
        printed = span.of(page.text)
        reading.identity.warnings.append(
            f"the period is printed as {printed}; read as {period.first} to {period.last}"
        )


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _read_year(reading: _Reading) -> None:
    evidence = list(_year_evidence(reading))
    if not evidence:
        return
    chosen = evidence[0]
    year = chosen.value
    assert isinstance(year, int)
    reading.identity.year = year
    reading.identity.fields.append(Field("year", str(year), chosen.span, chosen.quote, chosen.how))
    for other in evidence[1:]:
        if other.value != year and other.how != "body":
            reading.identity.warnings.append(
                f"the {chosen.how} says {year}, the {other.how} {other.value}{_where(reading, other)}; {year} is taken"
            )
    if chosen.how == "body":
        reading.identity.warnings.append(
            f"no title, period or file name gives the year; {year} is the year named most"
        )


def _where(reading: _Reading, evidence: _Evidence) -> str:
    return f" (“{evidence.quote.of(reading.page.text).strip()[:60]}”)" if evidence.quote else ""


def _year_evidence(reading: _Reading) -> Iterator[_Evidence]:
    """Years by title, period, opening and file name, at most one each; the body only if all fail."""
    page = reading.page
    anything = False
    year = next(_years(reading.title_text), None)
    if year and reading.title:
        anything = True
        yield _Evidence(year, reading.title.span, reading.title.quote, reading.title.how)
    period = next((f for f in reading.identity.fields if f.name == "period_end"), None)
    if period:
        anything = True
        yield _Evidence(int(period.value[:4]), period.span, period.quote, "period")
    said = re.compile(rf"(?:{_YEAR})年度?[^。,;《》]{{0,16}}{_PUBLIC}[^。,;《》]{{0,8}}(?:报告|年报)")
    for line in reading.head + reading.free[:6]:
        match = said.search(
            re.sub("《[^》]*》", lambda book: "《" + " " * (len(book.group()) - 2) + "》", line.text)
        )
        if (
            match
            and "通知" not in line.text[match.end() : match.end() + 14]
            and line.text != reading.title_text
        ):
            found = next(_years(match.group()), None)
            if found:
                anything = True
                span = page.span(line.start + match.start(), line.start + match.end())
                yield _Evidence(found, span, span, "opening")
                break
    named = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", reading.source.rsplit("/", 1)[-1]))
    if len(named) == 1:
        yield _Evidence(int(named.pop()), None, None, "file name")
    elif not anything:
        counted = Counter(re.findall(r"(?<!\d)(20\d\d)年", page.view.text)).most_common(1)
        if counted and reading.identity.kind == "annual_report":
            yield _Evidence(int(counted[0][0]), None, None, "body")


# --- the body ---------------------------------------------------------------------------


def _read_agency(reading: _Reading, furniture: Sequence[Span]) -> None:
    chosen = _chosen_agency(reading, furniture)
    if chosen is None:
        return
    name = chosen.value
    assert isinstance(name, AgencyName)
    identity = reading.identity
    identity.agency, identity.region, identity.level = _canonical(name), name.region, name.level
    span, quote = chosen.span, chosen.quote
    identity.fields.append(Field("agency", identity.agency, span, quote, chosen.how))
    identity.fields.append(Field("region", identity.region, span, quote, chosen.how))
    identity.fields.append(Field("level", identity.level, span, quote, chosen.how))


def _canonical(name: AgencyName) -> str:
    """One name for one body over the years: 云泽县, 云泽县政府 and 云泽县人民政府 are the same."""
    if name.level not in {"government", "township"} or not name.region:
        return name.full
    rest = name.full[name.full.rindex(name.places[-1]) + len(name.places[-1]) :]
    if rest in {"", "政府"} and not (rest == "" and re.search("开发区|高新区|新区|园区|示范区", name.region)):
        stem = name.full.removesuffix("政府")
        return stem + ("办事处" if name.region.endswith("街道") and not rest else "人民政府")
    return re.sub("管委会$", "管理委员会", name.full if rest else name.full + "管理委员会")


def _chosen_agency(reading: _Reading, furniture: Sequence[Span]) -> _Evidence | None:
    who = _who(reading.title_text)
    title = reading.title
    others = list(_agency_evidence(reading, furniture))
    named = _agency_of_title(reading.title_text)
    own = Counter(match["kind"] for match in _OWN.finditer(reading.page.view.text)).most_common(1)
    if named is not None and title is not None:
        told = _Evidence(named, title.span, title.quote, title.how)
        if not _is_place_only(named, who) or not own or own[0][0] in "县市区省州旗镇乡街道" or own[0][1] < 2:
            _warn_other_place(reading, told, others)
            return told
        closer = [e for e in others if _is_department_of(e.value, named, own[0][0])]
        if closer:
            return closer[0]
        reading.identity.warnings.append(
            f"the title names only {named.full}, the text says 我{own[0][0]}; the body's full name is not given"
        )
        return replace(told, value=replace(named, level="department"))
    if who and title is not None:
        for evidence in others:
            whole = _completed(who, evidence.value)
            if whole:
                return replace(evidence, value=whole)
    return others[0] if others else None


def _is_place_only(name: AgencyName, who: str) -> bool:
    return name.level in {"government", "township"} and not re.search("政府|委员会|管委会|办事处", who)


def _is_department_of(value: AgencyName | int, place: AgencyName, kind: str) -> bool:
    return (
        isinstance(value, AgencyName)
        and value.level != "government"
        and kind in value.full
        and (not value.places or bool(set(value.places) & set(place.places)))
    )


def _completed(who: str, value: AgencyName | int) -> AgencyName | None:
    """The full name behind a short one of the title: 县教育局 or 教育局 with 云泽县人民政府 at hand."""
    if not isinstance(value, AgencyName):
        return None
    bare = re.sub("^[本我]?(?:省|市|县|区|州|旗|镇|乡)(?=..)", "", who)
    if value.full.endswith(bare):
        return value
    return (
        parse_agency(value.full[: value.full.rindex(value.region) + len(value.region)] + bare)
        if value.region
        else None
    )


def _warn_other_place(reading: _Reading, told: _Evidence, others: Sequence[_Evidence]) -> None:
    name = told.value
    assert isinstance(name, AgencyName)
    for other in others:
        body = other.value
        if (
            other.how not in {"opening", "signature", "header"}
            or not isinstance(body, AgencyName)
            or not body.region
        ):
            continue
        related = set(body.places) & set(name.places) or body.region in name.full or name.region in body.full
        if (
            name.region
            and not related
            and not reading.page.text[: other.span.start if other.span else 0].endswith("《")
        ):
            reading.identity.warnings.append(
                f"the {told.how} names {name.full}, the {other.how} {body.full}{_where(reading, other)}; "
                f"{name.full} is taken"
            )
            return


def _who(title: str) -> str:
    """The words of a title that say whose report it is."""
    bare = re.sub(
        rf"{_YEAR}年?[-~至](?:20)?\d\d学?年度?|\(?{_YEAR}\)?学?年?度?|(?<!\d)[012]\d年度?", "", title
    )
    bare = re.sub(r"^(?:关于)?(?:印发|公布|发布)?[《\"]?", "", bare)
    match = _WHO_END.search(bare)
    who = bare[: match.start()] if match else ""
    if match and who.endswith("人民") and match.group().startswith("政府"):
        who += "政府"
    return who.strip(" 的:,、·-《》\"'()[]")


def _agency_of_title(title: str) -> AgencyName | None:
    name = parse_agency(_who(title))
    if name is None and (found := find_agencies(title)):
        name = found[0][2]
    return name


def _agency_evidence(reading: _Reading, furniture: Sequence[Span]) -> Iterator[_Evidence]:
    """Bodies named elsewhere, the more telling places first."""
    page = reading.page
    for value in reading.labelled:
        if value.name == "publisher" and (name := parse_agency(value.value)):
            yield _Evidence(
                name, page.span(value.start, value.end), page.sentence(value.start, value.end), "header"
            )
    opening = [line for line in reading.head if not is_header_line(line)]
    yield from _named_in(page, opening, "opening")
    stem = compact(re.sub(r"\.\w{1,5}$", "", reading.source.rsplit("/", 1)[-1])).text
    if name := parse_agency(_who(stem)) or next((found for *_, found in find_agencies(stem)), None):
        yield _Evidence(name, None, None, "file name")
    for line in reversed(reading.tail):
        signer = re.sub(rf"{DATE}$", "", line.text)
        if len(line.text) < 40 and (name := parse_agency(signer)):
            span = page.span(line.start, line.start + len(signer))
            yield _Evidence(name, span, span, "signature")
    contacts = [line for line in reading.free if re.search("联系|电话|地址|咨询|公众号", line.text)]
    yield from _named_in(page, contacts, "contact")
    for cut in furniture:
        crumbs = compact(page.text, cut.start, cut.end)
        for *_, name in find_agencies(re.sub("[>/|]", "。", crumbs.text)):
            yield _Evidence(name, cut, cut, "header")
    yield from _named_in(page, reading.free, "body")


def _named_in(page: Page, lines: Sequence[Line], how: str) -> Iterator[_Evidence]:
    """Bodies named in running text, but not as issuers of what the text relies on."""
    for line in lines:
        if "|" in line.text:
            continue
        text = re.sub("《[^》]*》", lambda book: "《" + "。" * (len(book.group()) - 2) + "》", line.text)
        for start, end, name in find_agencies(text):
            if re.search(
                r"(?:根据|按照|依据|依照|遵照|落实|转发|经(?!济)|上报|报送|报经|向)[^,。;]{0,12}$",
                text[:start],
            ):
                continue
            span = page.span(line.start + start, line.start + end)
            yield _Evidence(name, span, page.sentence(line.start + start, line.start + end), how)


# --- header block and signature ---------------------------------------------------------


def _read_header(reading: _Reading) -> None:
    page = reading.page
    for value in reading.labelled:
        if value.name in {"index_number", "document_number", "source", "publisher"}:
            _add(reading, value.name, page.printed(value.start, value.end), value.start, value.end, "header")
        elif value.name in {"published", "signed"}:
            for found in find_dates(page.view.text, value.start, value.end)[:1]:
                _add(reading, value.name, found.iso, found.start, found.end, "header")
    names = {field.name for field in reading.identity.fields}
    for line in reading.head:
        if "document_number" not in names and _DOCUMENT_NUMBER.match(line.text):
            _add(
                reading, "document_number", page.printed(line.start, line.end), line.start, line.end, "header"
            )
        dates = find_dates(line.text)
        alone = dates and len(line.text) - (dates[0].end - dates[0].start) <= 9 and not is_header_line(line)
        if alone:
            boxed = re.match(r"\(.*\)$", line.text) or len(reading.head) == len(reading.free)
            name = "signed" if boxed else "published"
            if name not in names:
                _add(
                    reading,
                    name,
                    dates[0].iso,
                    line.start + dates[0].start,
                    line.start + dates[0].end,
                    "header",
                )


def _read_signature(reading: _Reading) -> None:
    """The date under the report; it goes before a date of signing in the header block."""
    for line in reversed(reading.tail):
        match = _SIGNED.fullmatch(line.text)
        if match is None or line in reading.head[:-1] or is_header_line(line):
            continue
        dates = find_dates(line.text)
        if dates:
            start, end = line.start + dates[0].start, line.start + dates[0].end
            span = reading.page.span(start, end)
            quote = reading.page.span(line.start, line.end)
            fields = reading.identity.fields
            first = next((at for at, other in enumerate(fields) if other.name == "signed"), len(fields))
            fields.insert(first, Field("signed", dates[0].iso, span, quote, "signature"))
            return


def _add(reading: _Reading, name: str, value: str, start: int, end: int, how: str) -> None:
    page = reading.page
    line_start = page.view.text.rfind("\n", 0, start) + 1
    line_end = page.view.text.find("\n", end)
    line_end = len(page.view.text) if line_end < 0 else line_end
    quote = page.span(line_start, line_end) if line_end - line_start <= 160 else page.span(start, end)
    reading.identity.fields.append(Field(name, value, page.span(start, end), quote, how))
