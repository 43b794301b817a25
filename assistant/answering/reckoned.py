"""The year before a report's own, asked of that report (按2024年报告推算，上一年收到几件; according to the 2011 report, the year before).

What the report states of that year is told. Where it prints only its own figure and by how much that rose or fell, the
year before is reckoned from the two; from a rate of change nothing is reckoned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answering.likely import likeliest
from assistant.answering.lookup import Finding, is_stated_level
from assistant.answering.rungs import find_figures
from assistant.answering.running_text import is_planned, sentences_of
from assistant.answering.scope import Place, Resolved
from assistant.answering.words import content
from assistant.lexicon.numerals import parse_number
from assistant.lexicon.segments import naming
from assistant.types import Fact, Measure, Origin, Question, Report, Span

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["PLACED", "Step", "as_of_report", "asks_place", "places_told", "steps_from"]

_YEAR = r"(?:19|20)\d\d"
_REPORT = r"年?度?(?:的|那份|这份|那本|这本)*(?:政府)?(?:信息公开)?(?:工作)?(?:年度报告|年报|报告)"
_GOES_BY = "(?:按照?|照着?|根据|依据|依照|依|从|据|以|看|拿|用|凭|翻)"
_SAID = "(?:的|里面?|里头|中|上|来|所|去|看|说法|数据?|口径|内容|表述|推算|推断|反推|倒推|倒算|推|计算|估算|算|写|说|讲|显示|记载|可以|能|得|出来?|一下)*"
_LED = re.compile(
    rf"(?:^|(?<=[,。;?:]))(?:请|麻烦|要是|如果|单|只|就)*{_GOES_BY}(?P<who>[^,。;?]{{0,24}}?)(?P<report>{_YEAR}){_REPORT}{_SAID}[,:]?\s*"
)
"""Goes by the report of a year (按乙镇2024年报告的说法)."""
_ENDS = re.compile(
    rf"[,。;?!(\s]+(?:请|麻烦|要|得|你|您|帮我|就|只)*{_GOES_BY}(?P<who>[^,。;?]{{0,24}}?)(?P<report>{_YEAR}){_REPORT}{_SAID}[)。?!]*$"
)
_RECKONS = re.compile(
    rf"(?P<who>)(?P<report>{_YEAR}){_REPORT}(?:的|里面?|中|上|数据|说法|口径|内容|来|去|能|可以)*(?:推算|推断|反推|倒推|倒算){_SAID}[,:]?\s*"
)
_NO_MATTER = "(?!度?的?(?:末|底|结转|结存|问题|不足|短板|报告|年报|整改)|[^,。?]{0,12}(?:问题|不足|整改))"
_BEFORE = re.compile(
    rf"(?<![比较与同跟和])(?<!相比)(?:它|他们|该[市县区镇局厅])?(?:上一?年度?|前一年度?|去年度?|头一?年)(?:\((?:即|也就是)?(?P<year>{_YEAR})年?度?\))?{_NO_MATTER}"
)
_YEAR_OF = re.compile(rf"(?P<report>{_YEAR})年的?(?:前一年度?|(?<=的)上一?年度?|(?<=的)头一?年){_NO_MATTER}")
"""2020年的前一年."""
_LED_EN = re.compile(
    rf"\b(?:according to|going by|judging (?:by|from)|based on|on the basis of|as (?:implied|told|stated) by|implied by|using|per|working (?:back )?from|reckon(?:ed|ing)? (?:back )?from|from|by|in)\s+(?:the |its |their |that )?(?P<who>[^,?]{{0,60}}?)(?:(?<![\d/-])(?P<report>{_YEAR}) (?:annual |disclosure |yearly )*report|(?:annual |disclosure |yearly )*report (?:for|of) (?P<of>{_YEAR}))(?:'s (?:words|figures))?,?"
)
_BEFORE_EN = re.compile(
    r"\b(?:in |during |for )?(?:the (?:year before(?! last)(?: that)?|previous year|prior year|preceding year|year (?:earlier|prior))|(?:a|one) year (?:earlier|before))\b"
)
_YEAR_OF_EN = re.compile(
    rf"\b(?:in |during |for )?(?:the year|a year|one year) (?:before|prior to|preceding) (?P<report>{_YEAR})\b"
)
_COMPARED_EN = re.compile(
    r"\b(?:than|over|from|with|to|on|against|versus|vs|since)\s+(?:it was |that of |those of |the figure for )?$"
)
_MATTERS_EN = re.compile(
    r"\b(?:problems?|shortcomings?|issues?|weakness\w*|deficienc\w+|carried|carry|difference|change|compared?|increase|decrease|more|fewer|less|higher|lower|percent\w*|same|match\w*|equals?|agrees?|consistent|identical|tall(?:y|ies))\b"
)
_MATTERS = re.compile(
    "一致|一样|相符|相同|对得上|对不上|吻合|等于|差多少|相差|[比较](?:上一?年|前一年|去年)|变化|同比|百分之"
)


def as_of_report(plain: str, language: str) -> tuple[str, int] | None:
    """A question about the year before a report's own, with that year named, and the year of the report; else none."""
    return _in_english(plain) if language == "en" else _in_chinese(plain)


def _in_chinese(plain: str) -> tuple[str, int] | None:
    if (of := _YEAR_OF.search(plain)) is not None and not _MATTERS.search(plain):
        return plain.replace(of.group(), f"{int(of['report']) - 1}年", 1), int(of["report"])
    led = _LED.search(plain) or _ENDS.search(plain) or _RECKONS.search(plain)
    if led is None or _MATTERS.search(plain):
        return None
    report, left = int(led["report"]), f"{plain[: led.start()]}{led['who']}{plain[led.end() :]}"
    if led.re is _ENDS:
        left = plain[: led.start()]
    left = left.strip(" ,;?。")
    before = _BEFORE.search(left)
    if before is not None and before["year"] in (None, str(report - 1)):
        return f"{left[: before.start()]}{report - 1}年{left[before.end() :]}", report
    named = set(re.findall(rf"(?<!\d){_YEAR}(?=年)", left))
    return (left, report) if named == {str(report - 1)} else None


def _in_english(plain: str) -> tuple[str, int] | None:
    if _MATTERS_EN.search(plain):
        return None
    if (of := _YEAR_OF_EN.search(plain)) and not _COMPARED_EN.search(plain[: of.start()]):
        return plain.replace(of.group(), f"in {int(of['report']) - 1}", 1), int(of["report"])
    led = _LED_EN.search(plain)
    if led is None:
        return None
    report = int(led["report"] or led["of"])
    left = f"{plain[: led.start()]}{led['who']} {plain[led.end() :]}".strip(" ,")
    before = _BEFORE_EN.search(left)
    if before is not None and not _COMPARED_EN.search(left[: before.start()]):
        return f"{left[: before.start()]}in {report - 1}{left[before.end() :]}", report
    named = set(re.findall(rf"\b{_YEAR}\b", left))
    return (left, report) if named == {str(report - 1)} else None


@dataclass(frozen=True, slots=True)
class Step:
    """A figure of a report's own year and the amount it changed by from the year before; ``more`` says it rose."""

    now: Fact
    change: Fact
    more: bool


_UP = re.compile("增|多|升|提高|涨|扩大|延长|上调")
_DOWN = re.compile("减|少|降|缩|下调|回落|跌|压")
_FROM_BEFORE = re.compile(r"上一?年|去年|前一年|上一?学年|同比|(?P<year>(?:19|20)\d\d)年?")
_FROM_ELSE = re.compile("月|季|周|平均|以来|目标|计划|预期|时限|全[国省市县]|五年|三年")
_RATE = frozenset({("%", "个百分点")})


def steps_from(question: Question, place: Place, index: Index) -> list[Step]:
    """The figures of a place's own year that the question means, with the changes printed for them; surest first."""
    own = replace(question, years=(place.year or 0,), report_year=0)
    found = [f for entry in find_figures(own, Resolved((place,)), index) for f in entry.findings]
    if len({fact.value for finding in found for fact in finding.facts}) > 1:
        return []
    for summary in place.reports:
        facts = index.facts([summary.report_id])
        levels = [level for f in found if not f.summed for level in _told(f, facts)]
        steps = [step for level in levels for step in _steps(level, facts)]
        if steps or found:
            return steps[:1]
        if (likely := likeliest(own, index, [summary.report_id])) is not None and likely.chance >= _LIKELY:
            inside = [f for f in facts if f.quote.start < likely.span.end and likely.span.start < f.quote.end]
            steps = [step for level in inside for step in _steps(level, facts)]
            if len(steps) == 1:
                return steps
    return []


_LIKELY = 0.4
"""From this chance on the likeliest sentence is taken to tell what is asked (as where it is quoted)."""


def _told(finding: Finding, facts: Sequence[Fact]) -> Iterator[Fact]:
    """A figure, and as running text tells it where it was found in a table."""
    fact = finding.facts[0]
    yield fact
    if fact.indicator:
        same = [
            f for f in facts if (f.indicator, f.value, f.origin) == (fact.indicator, fact.value, Origin.PROSE)
        ]
        yield from (f for f in same if f != fact)


def _steps(level: Fact, facts: Sequence[Fact]) -> Iterator[Step]:
    """The one amount that a figure changed by from the year before, exact and counted alike."""
    year = level.report_year or 0
    if not _is_exact(level) or not (is_stated_level(level) or level.measure is Measure.SHARE):
        return
    named = [
        fact
        for fact in facts
        if fact.measure is Measure.DIFFERENCE
        and _is_exact(fact)
        and fact.subject.startswith(level.subject)
        and fact.origin is level.origin
        and fact.year in (None, level.year)
        and 0 < fact.span.start - level.span.end <= _NEAR
    ]
    told = [(fact, fact.subject[len(level.subject) :]) for fact in named]
    if len(told) != 1 or level.year not in (None, year):
        return
    ((change, how),) = told
    since = _FROM_BEFORE.search(how)
    alike = change.unit == level.unit or (level.unit, change.unit) in _RATE
    if since is None or since["year"] not in (None, str(year - 1)) or _FROM_ELSE.search(how) or not alike:
        return
    up, down = _UP.search(how), _DOWN.search(how)
    if bool(up) != bool(down) and change.value and change.value > 0:
        yield Step(level, change, bool(up))


_NEAR = 60
"""Characters behind a figure within which the change is its own."""


def _is_exact(fact: Fact) -> bool:
    return fact.value is not None and not fact.bound and not fact.cumulative


_NUMBER = r"[\d一二三四五六七八九十两]{1,3}"
PLACED = re.compile(
    rf"第(?P<now>{_NUMBER})(?:名|位)?[^。；;]{{0,10}}?(?:比|较)(?:上一?年度?|去年|前一年|{_YEAR}年)(?:的?排名|位次|名次)?(?P<how>前移|前进|提升|上升|提高|进|升|后退|后移|下降|下滑|退|降)了?(?P<by>{_NUMBER})(?:个?(?:位次?|名次?))"
)
"""A place in a ranking and by how many it rose or fell (名列第3，较上年提升2位)."""
_FELL = re.compile("后|降|滑|退")
_PLACE_ASKED = re.compile(r"第几|排名|名次|位次|\b(?:rank(?:ed|ing)?|place[d]?|position|come (?:in|out))\b")


def asks_place(question: Question) -> bool:
    """Whether a place in a ranking is asked for."""
    return bool(_PLACE_ASKED.search(question.text.lower()))


def places_told(question: Question, report: Report) -> tuple[Span, Decimal, Decimal, bool] | None:
    """The sentence that tells the place asked for, the place, by how many it changed, and whether it rose; one alone."""
    names = [name for name in naming(content(question.masked)).names if len(name) > 1]
    found = []
    for span in sentences_of(report):
        said = PLACED.search(span.of(report.text))
        if said is not None and not is_planned(report, span):
            met = sum(name in span.of(report.text) for name in names)
            found.append((met, span, said))
    best = [entry for entry in found if entry[0] == max(met for met, _, _ in found)]
    if len(best) != 1 or (len(found) > 1 and not best[0][0]):
        return None
    _, span, said = best[0]
    now, by = parse_number(said["now"]), parse_number(said["by"])
    return (span, now, by, not _FELL.search(said["how"])) if now is not None and by is not None else None
