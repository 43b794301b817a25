"""The section tree of a report, from headings in every numbering.

A heading stands on a line of its own, or opens a paragraph (``(二)抓实主动公开。全县…``): then it ends
at the first ``。`` or ``:``, at a standard title, or at the first comma if no figure comes before.
Inside a long line a numbered heading counts only behind ``。`` and only in sequence. No headings are: lines
of a table of contents, lines of tables, row labels of the national forms, list items without a short
title of their own.

The text before the first heading makes up to two sections of level 0: the header block with the
title, and the opening. Sections may cover furniture; passages leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.lexicon.numerals import find_numbers, parse_number
from assistant.reports.lines import Line, Page
from assistant.types import Section, Span

__all__ = ["certain_headings", "find_sections"]

_ZH = "一二三四五六七八九十"
_ITEMS = ("digit", "paren_digit")
_KINDS = ("part", "han", "paren", *_ITEMS)
_MARKS = re.compile(
    rf"(?P<part>第[{_ZH}\d]{{1,3}}(?:部分|章|编|篇)[、:.]?)"
    rf"|(?P<paren>\([{_ZH}]{{1,3}}[、.]?\)[、.,:]?|[㈠-㈩]|[{_ZH}]{{1,2}}\))"
    rf"|(?P<han>\(?(?:[{_ZH}]{{1,3}}|[壹贰叁肆伍陆柒捌玖拾])(?:[、.,]|:(?!\d)))"
    r"|(?P<digit>\d{1,2}(?:[.、](?!\d)|[.、](?=20\d\d年))|[⒈-⒛])"
    r"|(?P<paren_digit>\(\d{1,2}\)|\d{1,2}\)|[⑴-⒇])"
)
_SPACED_HAN = re.compile(rf"[{_ZH}]{{1,2}}(?=[^{_ZH}\d、.,)])")
_STANDARD = re.compile(
    "|".join(
        (
            "(?:政府)?(?:信息公开)?(?:工作)?(?:的)?(?:总体|基本)(?:工作)?情况(?:说明)?|总体公开情况说明|概[述况]",
            "(?:行政机关)?主动公开(?:政府)?(?:信息)?(?:的)?情况",
            "(?:政府信息)?依申请公开(?:政府信息)?(?:工作)?(?:的)?(?:办理)?情况",
            "收到和(?:处理|办理)政府信息公开申请(?:的)?情况",
            "因?(?:政府)?信息公开(?:工作)?(?:被申请|申请|引起的?)?(?:的)?行政复议[、,和及]?(?:提起)?行政诉讼"
            "(?:及?举报)?(?:等)?(?:的)?情况",
            "(?:政府信息公开)?(?:工作)?(?:中)?存在的?(?:主要)?(?:问题|困难)"
            "(?:[、及和与](?:下步)?(?:主要)?改进(?:情况|措施|意见))?",
            "(?:其[他它])?需要(?:说明|报告)的(?:其[他它])?(?:事项|情况)",
            "政府信息公开(?:的)?收费(?:及减免)?(?:的)?情况|机构(?:建设)?(?:和|及)(?:保障)?(?:经费|人员)情况",
        )
    )
)
# Row labels of the national forms, which are numbered like headings.
_ROW_LABEL = re.compile(
    "|".join(
        (
            "本年新收|上年结转|本年度?办理结果|结转下年?",
            r"(?:予以公开|不予公开|无法提供|不予处理|其他处理|总计)(?:\(.*)?[\d\s|:,、]*$",
            r"部分公开\(|(?:部分公开|其他)[\d\s|]*$",
            "属于国家秘密|其他法律行政法规禁止|危及[\"']?三安全|保护第三方|属于三类|属于四类|属于行政[执查]",
            "本机关不掌握|没有现成信息|补正后申请|信访举报投诉|重复申请|要求提供公开|无正当理由|要求行政机关",
            "申请人?无正当|申请人逾期|逾期不",
            "(?:政府公报|政府网站|政务微博|政务微信|其他方式)公开|(?:当面|传真|网络|信函)申请数",
        )
    )
)
_BARE_NUMBER = re.compile(r"^\d{1,2}(?=[^\d.、,)年月日])")
"""A number with nothing but a blank behind it: 1 总体情况."""
_CONTENTS_LINE = re.compile(r"[.·…]{2,}\s*\d*$|(?<=[况项题施述件表果作])\d{1,2}$")
_ATTACHMENT = re.compile(r"附(?:件|表)?\s?[\d一二三]{0,2}(?:[:.、]|$)")
_SENTENCE_MARKS = re.compile("[。;!?]")
MAX_TITLE = 42
MAX_ITEM_TITLE = 24


@dataclass(frozen=True, slots=True)
class _Heading:
    start: int
    end: int
    kind: str
    number: int
    own_line: bool
    inline: bool = False


def find_sections(page: Page, blocked: Sequence[Span], end: int | None = None) -> tuple[Section, ...]:
    """Sections in order of their start, parents before children.

    ``blocked`` are spans where no heading can stand (tables, furniture). The last section ends at
    ``end`` (the start of the furniture at the end of the page).
    """
    length = len(page.text) if end is None else end
    lines = [line for line in page.lines if not _inside(page.span(line.start, line.end), blocked)]
    headings = _in_sequence(page, list(_numbered(page, lines)))
    if not any(heading.kind in {"part", "han"} for heading in headings):
        headings = sorted([*headings, *_unnumbered(lines)], key=lambda heading: heading.start)
    headings = _without_contents(page, headings)
    headings = sorted([*headings, *_attachments(lines, headings)], key=lambda heading: heading.start)
    first = page.view.at(headings[0].start) if headings else length
    return (*_preamble(page, lines, first), *_tree(page, headings, length))


_NEVER_A_ROW = re.compile(
    r"[一二三四五六][、.].*(?:总体情况|主动公开政府信息(?:的)?情况|政府信息公开申请(?:的)?情况|行政诉讼(?:的"
    r")?情况"
    r"|存在的.*问题.*|需要报告的.*事项)$"
)


def certain_headings(page: Page) -> list[Span]:
    """Lines that are headings whatever stands around them: no table goes across one."""
    return [
        page.span(line.start, line.end)
        for line in page.lines
        if len(line.text) <= MAX_TITLE and "|" not in line.text
        if line.marks.startswith("##") or _NEVER_A_ROW.match(line.text)
    ]


def _inside(span: Span, blocked: Sequence[Span]) -> bool:
    return any(block.start <= span.start < block.end for block in blocked)


def _numbered(page: Page, lines: Sequence[Line]) -> Iterator[_Heading]:
    for line in lines:
        if "|" in line.text or "\t" in line.text:
            continue
        mark = _MARKS.match(line.text) or _spaced(page, line)
        title_end = -1
        if mark and mark.end() == len(line.text):
            yield from _title_below(page, line, mark)
        elif mark:
            kind = mark.lastgroup or "han"
            for heading in _heading(page, line, 0, mark.end(), kind, mark.group()):
                title_end = heading.end - line.start
                yield _continued(page, line, mark.end(), heading)
        if len(line.text) > 60:
            for start in sorted({title_end, *(stop.end() for stop in re.finditer("。", line.text))} - {-1}):
                mark = _MARKS.match(line.text, start)
                if mark and mark.lastgroup in {"part", "han", "paren"}:
                    found = _heading(page, line, mark.start(), mark.end(), mark.lastgroup, mark.group())
                    yield from (replace(heading, inline=True) for heading in found)


def _title_below(page: Page, line: Line, mark: re.Match[str]) -> Iterator[_Heading]:
    """A mark alone on its line, with its title on the next."""
    kind = mark.lastgroup or "han"
    if kind not in {"part", "han", "paren"} or line.number + 1 >= len(page.lines):
        return
    following = page.lines[line.number + 1]
    title = following.text.rstrip("。:")
    if not re.fullmatch(r"[\u4e00-\u9fff、,\"《》()]{3,40}", title):
        return
    if not _MARKS.match(title) and not _ROW_LABEL.match(title):
        yield _Heading(line.start, following.start + len(title), kind, _number(mark.group()), own_line=True)


def _spaced(page: Page, line: Line) -> re.Match[str] | None:
    """``一 总体情况``: the blank behind the numeral stands only in the printed text."""
    mark = _SPACED_HAN.match(line.text)
    if mark is None or len(line.text) > MAX_TITLE:
        return None
    after = line.start + mark.end()
    return mark if page.view.at(after) - page.view.at(after - 1) > 1 else None


def _heading(page: Page, line: Line, start: int, body: int, kind: str, mark: str) -> Iterator[_Heading]:
    """The heading whose mark ends at ``body`` of a line, if it is one."""
    text = line.text[body:]
    if not text or _ROW_LABEL.match(text) or _CONTENTS_LINE.search(line.text):
        return
    if kind == "han" and re.match(rf"[{_ZH}]{{1,2}}(?:[、季]|是)", text):  # 一、二季度
        return
    end = _title_end(page, line, body, kind)
    if end is None:
        return
    own_line = start == 0 and end >= len(line.text.rstrip("。:;")) - 1
    yield _Heading(line.start + start, line.start + end, kind, _number(mark), own_line)


def _continued(page: Page, line: Line, body: int, heading: _Heading) -> _Heading:
    """A standard title broken over two lines, taken together."""
    if not heading.own_line or line.number + 1 >= len(page.lines):
        return heading
    following, first = page.lines[line.number + 1], line.text[body:]
    whole = following.after_blank or _STANDARD.fullmatch(first) or len(following.text) > 20
    if whole or not _STANDARD.fullmatch(first + following.text):
        return heading
    return replace(heading, end=following.end)


def _title_end(page: Page, line: Line, body: int, kind: str) -> int | None:
    """Where the title behind a mark ends, in characters of the line; ``None`` for a mere list item."""
    text = line.text
    item = kind in _ITEMS
    longest = MAX_ITEM_TITLE if item else MAX_TITLE
    rest = text[body:]
    standard = None if item else _STANDARD.match(rest)
    if standard and _runs_on(rest[standard.end() :]):
        return body + standard.end()
    one_piece = len(rest) <= longest and not _SENTENCE_MARKS.search(rest[:-1])
    if one_piece and not _has_figure(rest) and not _lists(rest, item):
        return len(text.rstrip("。:;,"))
    stop = re.search("[。:]", rest[: longest + 1])
    if stop and stop.start() and not _has_figure(rest[: stop.start()]):
        return body + stop.start()
    if item:
        return None
    gap = _wide_gap(page, line, body, longest)
    if gap is not None:
        return gap
    comma = re.search("[,;]", rest[: longest + 1])
    return body + comma.start() if comma and not _has_figure(rest[: comma.start()]) else body


def _runs_on(tail: str) -> bool:
    """Whether what stands behind a standard title is text, not more of the title."""
    return (
        len(tail) > 3 and tail[0] not in "和及、的与。:" and re.search(r"[。,;:]|20\d\d年", tail) is not None
    )


def _lists(rest: str, item: bool) -> bool:
    """Whether a short line of a numbered list is a sentence cut by commas, not a title."""
    return (item and rest.endswith((";", ","))) or rest.count(",") > 2


def _has_figure(text: str) -> bool:
    """Whether a figure in Arabic digits stands in it."""
    numbers = find_numbers(text)
    return any(number.kind in {"count", "percent"} and text[number.start].isdecimal() for number in numbers)


def _wide_gap(page: Page, line: Line, body: int, longest: int) -> int | None:
    """A gap of two blanks in the printed line ends a title that the text runs on from."""
    for at in range(body + 2, min(body + longest, len(line.text))):
        position = line.start + at
        if page.view.at(position) - page.view.at(position - 1) > 2 and not _SENTENCE_MARKS.search(
            line.text[body:at]
        ):
            return at
    return None


def _number(mark: str) -> int:
    digits = re.search(rf"[{_ZH}]+|\d+", mark)
    if digits:
        return int(parse_number(digits.group()) or 0)
    for first, size in (("㈠", 10), ("⒈", 20), ("⑴", 20)):
        if 0 <= ord(mark[0]) - ord(first) < size:
            return ord(mark[0]) - ord(first) + 1
    return "壹贰叁肆伍陆柒捌玖拾".find(mark[0]) + 1


def _in_sequence(page: Page, headings: list[_Heading]) -> list[_Heading]:
    """Headings inside a line count only where they continue a numbering, or begin one that goes on.

    The last item of a list, a short sentence that stops, is none where those before it are none.
    """
    kept: list[_Heading] = []
    last: dict[str, int] = {}
    for index, heading in enumerate(headings):
        follows = heading.number == last.get(heading.kind, 0) + 1
        begins = heading.number == 1 and any(
            later.kind == heading.kind and later.number == 2 for later in headings[index + 1 :]
        )
        if heading.inline and not (begins or (follows and heading.number > 1)):
            continue
        stops = page.view.text[heading.end : heading.end + 1] == "。"
        if heading.kind in _ITEMS and heading.own_line and stops and heading.number > 1 and not follows:
            continue
        kept.append(heading)
        last[heading.kind] = heading.number
        for lower in _KINDS[_KINDS.index(heading.kind) + 1 :]:
            last.pop(lower, None)
    return kept


def _unnumbered(lines: Sequence[Line]) -> Iterator[_Heading]:
    """Standard titles on lines of their own, for reports that number nothing."""
    for line in lines:
        title = line.text.rstrip(":。")
        if _STANDARD.fullmatch(_BARE_NUMBER.sub("", title)):
            yield _Heading(line.start, line.start + len(title), "han", 0, own_line=True)


def _attachments(lines: Sequence[Line], headings: Sequence[_Heading]) -> Iterator[_Heading]:
    """``附件：…`` on a line of its own behind the first heading."""
    if not headings:
        return
    for line in lines:
        if (
            line.start > headings[0].start
            and len(line.text) <= 60
            and _ATTACHMENT.match(line.text)
            and "。" not in line.text
        ):
            yield _Heading(line.start, line.end, "attachment", 0, own_line=True)


def _without_contents(page: Page, headings: list[_Heading]) -> list[_Heading]:
    """Drops a table of contents: three or more headings in a row with nothing between that come again."""
    text = page.view.text
    titles = [re.sub(r"\W", "", text[heading.start : heading.end])[:10] for heading in headings]
    dropped: set[int] = set()
    run: list[int] = []
    for index, heading in enumerate(headings):
        if titles[index] in [titles[at] for at in run]:
            dropped.update(_listed_again(run, titles, index))
            run = []
        run.append(index)
        following = headings[index + 1].start if index + 1 < len(headings) else len(text)
        if text[heading.end : following].strip(" \t\n。:;>#·*.…0123456789"):
            dropped.update(_listed_again(run, titles, index + 1))
            run = []
    return [heading for index, heading in enumerate(headings) if index not in dropped]


def _listed_again(run: Sequence[int], titles: Sequence[str], start: int) -> Sequence[int]:
    """``run`` if it is three or more headings of which half or more come again from ``start`` on."""
    again = sum(titles[at] in titles[start:] for at in run)
    return run if len(run) >= 3 and again * 2 >= len(run) else ()


def _preamble(page: Page, lines: Sequence[Line], first: int) -> Iterator[Section]:
    """The header block and title, then the opening: what stands before the first heading."""
    if first <= 0:
        return
    cut = first
    for line in lines:
        start = page.view.at(line.start)
        if start >= first:
            break
        if len(line.text) >= 40 and re.search("[。,]", line.text):
            cut = start
            break
    for span in (Span(0, cut), Span(cut, first)):
        if page.text[span.start : span.end].strip():
            yield Section("", 0, (), span, Span(span.start, span.start))


def _tree(page: Page, headings: Sequence[_Heading], length: int) -> Iterator[Section]:
    present = [kind for kind in _KINDS if any(heading.kind == kind for heading in headings)]
    levels = {kind: level for level, kind in enumerate(present, start=1)} | {"attachment": 1}
    path: list[tuple[int, str]] = []
    for index, heading in enumerate(headings):
        level = levels[heading.kind]
        span = page.span(heading.start, heading.end)
        path = [(above, title) for above, title in path if above < level]
        path.append((level, re.sub(r"\s*\n\s*", "", span.of(page.text))))
        following = next((h for h in headings[index + 1 :] if levels[h.kind] <= level), None)
        stop = page.view.at(following.start) if following else max(length, span.end)
        titles = tuple(title for _, title in path)
        yield Section(titles[-1], level, titles, Span(span.start, stop), span)
