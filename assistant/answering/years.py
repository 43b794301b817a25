"""Years a question names: in every script, as lists, ranges and spans, or relative to another year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.lexicon.numerals import parse_number, parse_year

__all__ = ["YearMatch", "YearWords", "by_both_years", "find_years"]

_DIGIT = "〇零一二三四五六七八九"
_FULL = rf"(?:(?:19|20)\d\d|[一二][九〇零][{_DIGIT}]{{2}})"
_SHORT = rf"(?:[0-3]\d|[〇零一二][{_DIGIT}])"
_UNIT = r"(?:年度|年报(?![告到道名])|年|财年)"
_TO = r"\s*(?:[-=]+>|→|-+|~+|到|至|—+|to|through|thru|until|till|up to|dao|zhi)\s*"
_SCHOOL_YEAR = re.compile(
    rf"(?<![\d.])({_FULL}|{_SHORT})(?:学?年度?)?\s*(?:-+|~+|/|到|至|—+|to)\s*({_FULL}|{_SHORT})(?:年?(?:[那这]一?个?)?学年度?|\s*(?:academic|school) year)"
)
"""A school year, which a report is named after by the year it ends in."""
_OF_SCHOOL = re.compile(r"学年|\b(?:academic|school) years?\b")
_JOINED = re.compile(
    rf"(?<![\d.])({_FULL})年?\s*(?:-+|~+|/|—+|到|至|to)\s*({_FULL}|{_SHORT})年?(?!\d|\.\d|[件条%人])"
)
"""Two years in a row, which are one school year where school years are spoken of (哪个学年多，2021—2022还是2022—2023)."""
_IN_BRACKETS = re.compile(
    r"(?:去年度?|[上前]一?个?学?年度?|上一个年度|前一年度?|last year|(?:the )?(?:previous|preceding) (?:academic |school )?year|the year before|this year|今年度?|本学?年度?)\s*[(,，]\s*(?:即|也就是|that is,? |i\.e\.,? )?(?P<said>[^()]{2,24}?)\)"
)
"""A relative year with the year it is beside it (上一年(2021年))."""
_RANGE = re.compile(
    rf"(?:从|自|from |between )?(?<![\d.])({_FULL}|{_SHORT}){_UNIT}?{_TO}({_FULL}|{_SHORT})(?:{_UNIT}|(?!\d|\.\d|[件条%人]))"
    rf"|between ({_FULL}) and ({_FULL})"
)
_ONE = re.compile(
    rf"(?<!\d,)(?<![\d.〔\[(/])({_FULL})(?:{_UNIT}(?!来(?![信电访函自源])|间|期|限|以)|(?!\d|[.,]\d|[件条个份项篇期人名例起宗次元万%号]))"
    rf"|(?<!\d,)(?<![\d.{_DIGIT}十百千])({_SHORT})(?:年度|年)(?!来(?![信电访函自源])|间|期|限|以|内|多(?!还是|或是|[些点?？,，]|一[些点]|吗|呢|$)|前|后)"
    rf"|(?<![\w'’])['’]({_SHORT})(?!\d)"
    rf"|(?<=\()({_FULL})年?(?=(?:度?的?年?报告?|年度报告| (?:annual )?report)?\)(?!\d))"
    rf"|(?<=\()({_FULL})年?(?=\s*(?:、|,|，|和|与|及|&|\+|and)\s*{_FULL}年?(?:、|,|，|和|与|及|\)))"
)
_SHORT_LIST = re.compile(rf"(?<![\d.])({_SHORT})(?=(?:(?:、|和|与|,|及)\s*{_SHORT})+年)")
_SHORT_RUN = re.compile(
    rf"(?<![\d.])({_SHORT}年?(?:(?:、|和|与|跟|同|,|及)\s*{_SHORT}年?)+)(?:这|那)?(?:[两二三四五六]|[2-6])个?年度?(?![内前后多])"
)
"""Years named one after the other and counted (21、22、23三年)."""
_COUNT = r"([\d一二两三四五六七八九十]+)"
_LAST_N = re.compile(
    rf"(?:最?近|过去|前|这|头|连续|以往|以来的?)的?{_COUNT}个?(?:年度|年)(?:来|间|内|里|以来)?|{_COUNT}年(?:来|以来)"
    r"|(?:\b(?:last|past|previous|recent|the|these|those|all|its|their)|'s)\s+(\d+|two|three|four|five)\s+years\b"
)
_SOME_YEARS = re.compile(
    rf"(?:{_COUNT}个?(?:年度|年)(?!度?报告|级|期))(?=.{{0,16}}(?:合计|总共|一共|加起来|共|总和|差|相比|比较|对比|变化|平均|排|最|从[多高大少低小]到))"
)
_ALL = re.compile(
    r"历年|(?:这|那)?几年(?!来|间)|各年度?|每一?年度?|逐年|这几年|近几年|近年来?|几年来|所有年份|全部年份|各年份|年年|这些年"
    r"|every year|each year|all years|over the years|by year|per year|year by year|across years|across all years|in recent years"
)
_WHICH = re.compile(r"(?:哪[些几]|哪一?个?|何|什么)(?:年度?|年份)|which year|what year|in which years?")
_RELATIVE = {
    0: r"今年|本年度?(?!新收|新制|新公|处理|收费|增|制发|废止|办理)|当年度?|同年度?|这一?年|那一?年|(?:那|这|本|该)一?(?:个)?学年|this year|current year|that year|same year",
    -1: r"(?:再|往|向|朝)+[前回上](?:再|去|头|倒|推|数|退|翻|走|看|移|挪|追|捯|算)*一(?:个年)?年度?|(?<!后)(?:倒|退|捯)(?:回|回去|回到|过去|过来)?一年|(?<![最])早(?:个|上)?一年|头年|^(?:那么?|再)?(?:以前|之前|原来|原先|过去|早先)(?=呢|是|多少|几|$)|去年度?|(?<=[比较跟和])(?:当年|本年|同年)?年初|[上前]一?个?学年|上一?年度?|上一个年度|头一年|前一年度?|(?:last|previous|prior) (?:academic |school )?year|the year before(?! last)|(?:a|one) year (?:earlier|before|previously)|preceding (?:academic |school )?year|previous one",
    -2: r"(?:再|往|向|朝)+[前回上](?:再|去|头|倒|推|数|退|翻|走|看|移|挪|追|捯|算)*[两二]年|(?<!后)(?:倒|退|捯)(?:回|回去)?[两二]年|前年度?|the year before last|two years ago",
    1: r"(?:再|往|向|朝)+后(?:再|去|头|推|数|走|看|移|挪|翻|算)*一年|(?<![早])晚(?:个|上)?一年|翌年|转过?年(?=[,，来]|呢|$)|隔年(?=呢|$)|明年度?|来年|下一?个?学年|后一个?学年|次学年|(?<!转)(?<!转到)(?<!转入)(?<!转至)(?<!留到)(?<!带到)(?<!拖到)下一?年度?|次年|第二年|后一年|next year|(?:following|coming) (?:academic |school )?year|\b(?:and|about|for|in|then)(?: the)? next (?:academic|school) year|(?:the )?year after|(?:a|one) year (?:later|on|afterwards|after that|thereafter)\b",
    2: r"后年",
}
_LATEST = re.compile(
    r"最新(?:一年|年度|年份|一期|的)?|最近(?:一年|年度)|latest year|most recent year|latest|most recent"
)
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5}
_YEAR_BEFORE_IN = re.compile(
    r"(?P<year>(?:19|20)\d\d)年?度?(?:的|那份|这份)*(?:政府信息公开)?(?:工作)?(?:年度报告|年报|报告)(?:里面?|里头|中|上|当中)?[,，]?"
    r"(?:给|把|对|说|写|记|填|印)*(?:的|着|明)?(?:上一?年度?|去年度?|前一年度?|头一?年)(?!度?结转|的?(?:问题|不足|报告|年报|短板|整改)|反馈|存在|提出|指出|相?比|[^,，。?]{0,12}(?:问题|不足|整改))"
)
"""What the report of one year says of the year before (2022年的报告里，上一年收到的申请写的是多少件)."""


@dataclass(frozen=True, slots=True)
class YearMatch:
    """A place where a year is named. ``years`` are absolute; ``offset`` is relative to a year to be found.

    ``kind`` is absolute, relative, span (the last ``count`` years), all, which or latest.
    """

    start: int
    end: int
    kind: str
    years: tuple[int, ...] = ()
    offset: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class YearWords:
    """Every year word of a text, in order, none inside another."""

    matches: tuple[YearMatch, ...]

    def of(self, kind: str) -> tuple[YearMatch, ...]:
        """The matches of one kind."""
        return tuple(match for match in self.matches if match.kind == kind)

    @property
    def years(self) -> tuple[int, ...]:
        """The absolute years, in the order named, each once."""
        return tuple(dict.fromkeys(year for match in self.matches for year in match.years))


def find_years(text: str, covered: list[tuple[int, int]]) -> YearWords:
    """The year words of a folded, lower-case text outside ``covered`` (上年结转 is an indicator, no year)."""
    found: list[YearMatch] = []
    for match in _candidates(text):
        spans = [*covered, *((other.start, other.end) for other in found)]
        if not any(match.start < end and start < match.end for start, end in spans):
            found.append(match)
    return YearWords(tuple(sorted(found, key=lambda match: match.start)))


def _candidates(text: str) -> Iterator[YearMatch]:
    """Longest and surest first."""
    for match in _IN_BRACKETS.finditer(text):
        said = [inner for inner in _candidates(match.group("said")) if inner.kind == "absolute"]
        school = _JOINED.search(match.group("said"))
        ended = _following(school) if school else None
        if said or ended:
            yield YearMatch(match.start(), match.end(), "absolute", (ended,) if ended else said[0].years)
    for match in _SCHOOL_YEAR.finditer(text):
        ended = _year(match.group(2))
        if ended is not None:
            yield YearMatch(match.start(), match.end(), "absolute", (ended,))
    for match in _JOINED.finditer(text) if _OF_SCHOOL.search(text) else ():
        if ended := _following(match):
            yield YearMatch(match.start(), match.end(), "absolute", (ended,))
    for match in _RANGE.finditer(text):
        first, last = (_year(group) for group in match.groups() if group)
        if first is not None and last is not None and 0 < last - first < 40:
            yield YearMatch(match.start(), match.end(), "absolute", tuple(range(first, last + 1)))
    for match in _SHORT_RUN.finditer(text):
        named = re.findall(_SHORT, match.group(1))
        run = tuple(year for year in map(_year, named) if year is not None)
        if len(run) == len(named):
            yield YearMatch(match.start(), match.end(), "absolute", run)
    for match in (*_ONE.finditer(text), *_SHORT_LIST.finditer(text)):
        year = _year(next(group for group in match.groups() if group))
        if year is not None:
            yield YearMatch(match.start(), match.end(), "absolute", (year,))
    for match in _LAST_N.finditer(text):
        count = _count(next(group for group in match.groups() if group))
        if 1 < count < 40:
            yield YearMatch(match.start(), match.end(), "span", count=count)
    for match in _SOME_YEARS.finditer(text):
        count = _count(match.group(1))
        if 1 < count < 40:
            yield YearMatch(match.start(), match.end(), "span", count=count)
    for kind, pattern in (("which", _WHICH), ("all", _ALL), ("latest", _LATEST)):
        for match in pattern.finditer(text):
            yield YearMatch(match.start(), match.end(), kind)
    for offset in (-2, 2, -1, 1, 0):
        for match in re.finditer(_RELATIVE[offset], text):
            yield YearMatch(match.start(), match.end(), "relative", offset=offset)


def _following(match: re.Match[str]) -> int | None:
    """The second of two years, where it follows the first."""
    first, last = _year(match.group(1)), _year(match.group(2))
    return last if first and last and last - first == 1 else None


def _year(text: str) -> int | None:
    return parse_year(text) or parse_year(f"{text}年")


def _count(text: str) -> int:
    value = _WORDS.get(text) or parse_number(text)
    return int(value) if value is not None else 0


def by_both_years(plain: str) -> str:
    """A question about the year before in the report of a year, with both years named (2022年报里写的2021年)."""
    return _YEAR_BEFORE_IN.sub(lambda said: f"{said['year']}年报里写的{int(said['year']) - 1}年", plain)
