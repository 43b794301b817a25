"""The title of a report, and what kind of document it says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.lexicon.agencies import AgencyName, find_agencies, find_places, parse_agency
from assistant.lexicon.text import compact
from assistant.reports.dates import find_dates
from assistant.reports.header import is_header_line
from assistant.reports.lines import Line
from assistant.reports.period import years_named
from assistant.reports.reading import PUBLIC, YEAR, Reading
from assistant.types import Field

__all__ = ["agency_of_title", "is_listed", "read_kind", "read_title", "who"]

_BOXED = r"(?:\([^()]{1,16}\)|\[[^\[\]]{1,16}\])*$"
_TITLE = re.compile(
    rf"(?!根据|按照|本报告|现将|为|依据)(?:[^。;!?]*{PUBLIC}[^。;!?]*(?:报告|年报|公告|情况|总结|指南|目录|"
    rf"统计表){_BOXED}"
    rf"|[^。;]*{YEAR}年?度?[^。;]*(?:年度报告|工作报告|年报|统计公报|[预决]算(?:信息)?公开[^。;]*){_BOXED}"
    rf"|[^。;]*{YEAR}年?度?[^。;]*(?:统计|情况|汇总|明细|一览)表{_BOXED}"
    rf"|[^。;,]{{6,}}(?:办法|方案|通知|意见|规定|条例|细则|制度|规则|规划){_BOXED})"
)
_TITLE_END = re.compile(rf"(?:工作报告|年度报告|年报|公告|工作情况|总结|报告|统计表){_BOXED}")
_NOT_OWN = "(?!编制|制定|公布|发布|根据|按照|依据|依照|遵照|本报告|本年度报告|现|特|兹|我|为了?|关于做好)"
_TITLE_IN_LINE = re.compile(
    rf"{_NOT_OWN}[^。,;:《]{{0,50}}?{PUBLIC}[^。,;:《]{{0,10}}?(?:年度(?:工作)?报告|年报|工作报告)"
)
# The report called by its title in its own first sentences.
_CALLED = re.compile(
    rf"《(?P<book>[^《》。]{{0,40}}{PUBLIC}[^《》。]{{0,14}}(?:报告|年报))》"
    rf"|(?:公布|发布|编制|公开|报告|形成)(?:了)?(?P<plain>[^。,;:《》]{{0,40}}?{PUBLIC}[^。,;:《》]{{0,10}}?"
    r"(?:年度报告|年报|工作报告))(?!格式|编制|的通知|有关|工作)"
)
_FIRST_HEADING = re.compile("(?:第?一[、,.章部]|\\(一\\)|1[、.])")
_LINKS = re.compile(
    "(?:相关|推荐|热点|更多|延伸|往期|历年)(?:链接|阅读|信息|文章|报道|文件|新闻|内容|年报|推荐)[:]?(?:更多)?"
)
_LISTED = 3
"""What an entry of a list of links is worth less: more than a title of its own without body or year has less."""
_DATED = re.compile(r"[(\[]?(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?[)\]]?$")
_ONLY_YEAR = re.compile(rf"[(\[]?{YEAR}年?度?[)\]]?")
_PATH = re.compile("[>›»→]+")
_SITE = re.compile("(?:门户|官方|政务|政府|信息)网站?(?:首页)?$")
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[\[(](?:19|20)\d\d[\])]第?\d{1,4}号")
_WHO_END = re.compile(
    rf"关于|{PUBLIC}|(?:年度)?(?:工作)?报告|年报|主动公开|依申请公开|[预决]算|统计公报|国民经济|印发|公布|公"
    rf"开"
)
_KINDS = (
    (
        "annual_report",
        rf"{PUBLIC}.*(?:报告|年报)(?!.*(?:办法|方案|制度|细则)(?:\(.*\))?$)|(?:报告|年报).*{PUBLIC}",
    ),
    ("guide", "公开指南|信息公开目录"),
    ("bulletin", "统计公报|国民经济和社会发展"),
    ("budget", '预算|决算|三公"?经费'),
    ("annual_report", rf"{PUBLIC}.*(?:公告|情况|总结|统计表)"),
    ("policy", r"(?:办法|规定|方案|通知|意见|条例|细则|规划|制度)(?:\(.*\))?$"),
)
_A_TABLE = re.compile(rf"(?<!报告)(?:表|统计){_BOXED}")
_OF_A_PLACE = re.compile(rf"{YEAR}|各|分|全[省市县区州]|本年|新收|收到|受理|主动公开|依申请|{PUBLIC}|统计|$")
_BODY_ROW = re.compile(
    r"(?:^|\n)\|\s*[^|\n]{1,14}(?:县|市|区|州|旗|镇|乡|街道|局|委|厅|办公室|部门|单位|本级)\s*\|", re.M
)
_FORM_ROW = re.compile("第二十条第|本年新收政府信息公开申请|主动公开政府信息数")
_BODY_ROWS = 3
"""Rows named after bodies that make a table one by body: its figures are not those of a whole report."""
_USUAL = ("主动公开", "申请", "复议", "存在的", "需要报告", "总体情况", "概述")


def read_title(reading: Reading) -> None:
    """Find the title: in the lines of the head, else in what the carrier or the file name says."""
    page, lines = reading.page, _title_lines(reading)
    if lines:
        value = "".join(page.printed(line.start, line.end) for line in lines)
        span = page.span(lines[0].start, lines[-1].end)
        reading.title = Field("title", value, span, span, "title")
    else:
        reading.title = _opening_title(reading) or _title_elsewhere(reading)
    if reading.title:
        reading.title_text = compact(reading.title.value).text
        reading.identity.title = reading.title.value
        reading.identity.fields.append(reading.title)


def _title_lines(reading: Reading) -> Sequence[Line]:
    """The lines of the head that look most like a title; of equals the shortest, and the first of these."""
    best: tuple[tuple[int, ...], Sequence[Line]] = ((0,), ())
    links = next((at for at, line in enumerate(reading.head) if _LINKS.fullmatch(line.text)), None)
    own = {compact(piece.strip()).text for piece, _ in _given_titles(reading)}
    body = _text_below(reading)
    for index in range(len(reading.head)):
        for lines in _candidates(reading.head, index):
            text = "".join(line.text for line in lines)
            if len(text) <= 80 and _TITLE.match(text) and not _DOCUMENT_NUMBER.fullmatch(text):
                found = _worth(text) - _LISTED * is_listed(reading.head, index) + (text in own)
                behind = index if links is not None and index > links else 0
                # of equals the one that the text fits, of a list of links the last: its own report follows them
                worth = (found, _fits(body, text), behind, -len(lines))
                if worth > best[0]:
                    best = worth, lines
    return best[1]


def _text_below(reading: Reading) -> str:
    """What stands below the head."""
    head = {line.start for line in reading.head}
    return "".join(line.text for line in reading.free if line.start not in head)


def _fits(text: str, title: str) -> int:
    """How well the text goes with a title: it calls itself 我局, and it names that very body again."""
    named = agency_of_title(title)
    if named is None:
        return 0
    kind = (named.region if named.level in {"government", "township"} else named.full)[-1:]
    return bool(re.search(f"[我本全]{kind}", text)) + 2 * (named.full in text)


def _candidates(head: Sequence[Line], index: int) -> Iterator[Sequence[Line]]:
    """A line alone, with a year in brackets under it, and as first of a title over several lines."""
    first = head[index]
    if _is_no_title(first):
        return
    yield (first,)
    following = [line for line in head[index + 1 : index + 3] if not _is_no_title(line)]
    following = following[: next((at for at, line in enumerate(following) if find_dates(line.text)), None)]
    opens = parse_agency(first.text) or first.text.endswith("关于") or next(years_named(first.text), None)
    for size in range(1, len(following) + 1):
        lines = (first, *following[:size])
        last = following[size - 1].text
        if (opens and len(first.text) < 40 and _TITLE_END.search(last)) or _ONLY_YEAR.fullmatch(last):
            yield lines


def _is_no_title(line: Line) -> bool:
    """Whether a line is a label with its value, a row, the name of the website or the path to the page."""
    path = _PATH.split(line.text)
    leads = len(path) > 1 and not (_TITLE.match(path[-1]) and next(years_named(path[-1]), None))
    return leads or "|" in line.text or is_header_line(line) or bool(_SITE.search(line.text))


def _worth(text: str) -> int:
    """How much a title tells: its subject, the body, the year, and that it is a report."""
    subject = 4 * bool(re.search(PUBLIC, text))
    year = 2 * (next(years_named(text), None) is not None)
    return 1 + subject + 2 * (agency_of_title(text) is not None) + year + bool(_TITLE_END.search(text))


def is_listed(head: Sequence[Line], index: int) -> bool:
    """Whether a line is an entry of a list of links: with a date behind it, or titles of other reports around it."""
    own = _report_named(head[index])
    if own is None:
        return False
    if _DATED.search(head[index].text):
        return True
    before = _report_named(head[index - 1]) if index else None
    after = head[index + 1] if index + 1 < len(head) else None
    if after is not None and _report_named(after) not in {None, own}:
        return True
    opens = after is not None and (
        is_header_line(after)
        or "。" in after.text
        or bool(find_dates(after.text))
        or bool(_FIRST_HEADING.match(after.text))
    )
    return before not in {None, own} and not opens


def _report_named(line: Line) -> tuple[str, int | None] | None:
    """The body and the year of the report whose title a line is."""
    named = agency_of_title(line.text) if _TITLE_END.search(_DATED.sub("", line.text)) else None
    return (named.full, next(years_named(line.text), None)) if named is not None else None


def _opening_title(reading: Reading) -> Field | None:
    """The labelled title of the header block (名称), or one that opens the text or is named there."""
    page = reading.page
    for value in reading.labelled:
        if value.name == "title" and _TITLE.match(value.value):
            span = page.span(value.start, value.end)
            return Field("title", page.printed(value.start, value.end), span, span, "header")
    for line in reading.head[:6]:
        if "|" not in line.text.strip("| ") and (match := _TITLE_IN_LINE.match(line.text)):
            return _title_field(reading, line, *match.span(), "title")
    for line in reading.head[:12]:
        for match in _CALLED.finditer(line.text):
            group = "book" if match["book"] else "plain"
            if re.search("通知|格式|办法", match[group]) or agency_of_title(match[group]) is None:
                continue
            return _title_field(reading, line, *match.span(group), "opening")
    return None


def _title_field(reading: Reading, line: Line, start: int, end: int, how: str) -> Field:
    span = reading.page.span(line.start + start, line.start + end)
    return Field("title", reading.page.printed(line.start + start, line.start + end), span, span, how)


def _title_elsewhere(reading: Reading) -> Field | None:
    """The title the carrier gives (a web page's), or the file name if it is one."""
    for piece, how in [*_given_titles(reading), (reading.file_name, "file name")]:
        if _TITLE.match(compact(piece.strip()).text):
            return Field("title", piece.strip(), None, None, how)
    return None


def _given_titles(reading: Reading) -> list[tuple[str, str]]:
    """What a web page says it is called, piece by piece."""
    given = [reading.meta.get(name, "") for name in ("articletitle", "title", "og:title")]
    return [(piece, "header") for title in given for piece in re.split(r"[_|]|--|\s-\s", title)]


def read_kind(reading: Reading) -> None:
    """What kind of document it is: by its title, else by its headings and opening."""
    if _A_TABLE.search(reading.title_text) and _is_by_body(reading):
        reading.identity.kind = "other"
        return
    for kind, pattern in _KINDS:
        if re.search(pattern, reading.title_text):
            reading.identity.kind = kind
            return
    reading.identity.kind = "annual_report" if _reads_like_a_report(reading) else "other"


def _is_by_body(reading: Reading) -> bool:
    """Whether the text is a table of bodies, as are attachments that count by place or office."""
    text = reading.page.view.text
    return len(_BODY_ROW.findall(text)) >= _BODY_ROWS and not _FORM_ROW.search(text)


def _reads_like_a_report(reading: Reading) -> bool:
    """Whether a text without a telling title is an annual report: by headings, opening, forms or subject."""
    text = reading.page.view.text
    headings = " ".join(section.heading for section in reading.sections if section.level == 1)
    opening = "".join(line.text for line in reading.free[:12])
    if sum(word in headings for word in _USUAL) >= 3 or "本年新收政府信息公开申请" in text:
        return True
    if re.search(rf"{PUBLIC}.{{0,12}}(?:报告|年报)", opening):
        return True
    if re.search(PUBLIC, opening) and re.search(
        "编制.{0,12}报告|本(?:年度)?(?:报告|年报)|统计[期时]限", opening
    ):
        return True
    rules = sum(re.match("第[一二三四五六七八九十]+条", line.text) is not None for line in reading.free)
    return (
        rules < 3
        and len(re.findall(PUBLIC, text)) >= 4
        and re.search(r"20\d\d年.*公开.*\d", text) is not None
    )


def who(title: str) -> str:
    """The words of a folded title that say whose report it is."""
    bare = re.sub(rf"{YEAR}年?[-~至](?:20)?\d\d学?年度?|\(?{YEAR}\)?学?年?度?|(?<!\d)[012]\d年度?", "", title)
    bare = re.sub(r"^[《\"]?(?:关于)?(?:印发|公布|发布)?[《\"]?", "", bare)
    match = _WHO_END.search(bare)
    words = bare[: match.start()] if match else ""
    if match and words.endswith("人民") and match.group().startswith("政府"):
        words += "政府"
    return words.strip(" 的:,、·-_《》\"'()[]")


def agency_of_title(title: str) -> AgencyName | None:
    """The body a folded title names in full; that of a table may name only the place it counts in."""
    return (
        parse_agency(who(title))
        or next((name for *_, name in find_agencies(title)), None)
        or (_place_of_table(title) if _A_TABLE.search(title) else None)
    )


def _place_of_table(title: str) -> AgencyName | None:
    return next((name for _, end, name in find_places(title) if _OF_A_PLACE.match(title, end)), None)
