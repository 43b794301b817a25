"""The year a figure speaks of, and whether it is a running total, from the words of its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.lexicon.statements import statements
from assistant.reports.clauses import HIDDEN, OPAQUE, Cell, Level, Prose, Sentence

__all__ = ["Timeline", "timeline", "years_apart"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_ZH_YEAR = re.compile(r"[一二][九〇零][〇零一二三四五六七八九]{2}")
_RELATIVE = re.compile(
    r"(?P<before>(?:上一?年(?:度|同期)?|去年|上一?学年)(?!度|结转|转入|结余|接转|鉴|项目(?:数|$)))"
    r"|(?P<earlier>前年)|(?P<after>(?:明年|来年|(?<!转)(?<!转至)(?<!转到)(?<!转入)(?<!留待)(?<!顺延至)(?<!顺延到)(?<!延至)下一?年度?)(?!度|继续|办理|结转))|(?P<now>今年|本年度?|本学年|(?:近)?[两二三四五六七八九十]年(?:来(?!的)|间?(?=共|合计|累计|总)))"
)
_SPAN = re.compile(r".{0,3}?(?<!\d)(?:19|20)\d\d年?[-~至到](?:19|20)\d\d年(?![度\d])")
_NEAR = 8  # characters before a year that may hold the verb it is the object of
_SHIFT = {"before": -1, "earlier": -2, "after": 1, "now": 0}
_COMPARED = re.compile(r"(?:[比较与同和跟于]|对比|相比)$")
_GROUND = re.compile(r"度?的?基础上")
_SINCE = re.compile(r"(?:自从?|从)$")
_TO_DATE = re.compile(r"以来|至今")
_SINCE_THEN = re.compile(r"以来|至今|起")
_LATER = re.compile(r"(?:转入|转至|转到|结转|结转至|结转到|顺延|顺延至|顺延到|延至|延续至|留待|留至)$")
_ABOUT = re.compile(r"(?:针对|围绕|对照|根据|按照|依据|落实|关于|就|对)$")
_FROM = re.compile(r"(?:由|从)$")
# A year that describes a thing (2018年度部门决算), not the time of the deed.
_THING = re.compile(
    r"(?:年度?|学年度?)?的?(?:全?[省市县区镇乡州]级?|本级|各?部门|单位|财政|政府|全年|重大|重点)*"
    r"(?:预算|决算|预决算|三公|工作计划|计划(?![建开举召出制完新发培编安投推增再在于将对用实达印修设继])|工作要点|要点|年度报告|年报|工作报告|工作总结|总结|审计报告|绩效|招生|招录|目标|法治政府|政务公开工作|政府信息公开工作年度|政府信息公开年度|信息公开年度|普通高考|十大|清单|目录|方案|(?:工作)?(?:报告|年报)|问题(?:的?整改|已))"
)
_FOUND = re.compile(
    r"(?:年度?)?的?(?:年度)?(?:工作)?(?:报告|年报)?[中里]?所?(?:查找|指出|提出|发现|反映|存在)(?:[^,;。]{0,30}?问题|的[^,;。]{0,30}?(?=已|均|全部|得到))"
)
"""2021年报告指出的两个问题已经解决,9个县完成迁移: the year of the problems only."""
_BROUGHT = re.compile(
    r"度?[^,;。\d]{0,8}?(?:结转|转来|转入|结余|接转|遗留|延续|续办|跨年|未(?:办[结完理]|答复|审结|完成|结))"
)
"""2018年转来1件 is handled in the year after."""
_BUDGETED = re.compile(r"度?(?:部门|财政|本级)*预算(?:拟|共)?安排")
"""2019年预算安排20万元 is of that year, as 2019年预算公开 is not."""
_PLANNED = re.compile(r"[^,;。]{0,8}(?:拟|计划安排|计划投入|将)")
_ATTACHED = re.compile(r"(?:度)?(?:同期|全年|底|末)?(?:的|为|有|共|是|数为|共有)?(?:总数|数量)?$")
_IN_BRACKET = re.compile(rf"(?:度)?(?:同期|全年)?的?{HIDDEN}")
"""A year with its figure in a bracket, to compare with: 是2021年(29件)的1.28倍."""
_RUNNING = re.compile("已?累计")
_HELD = re.compile(r"累计(?:关注|粉丝|注册|用户|订阅|拥有|入驻)")
"""What is held, not done: its total runs on from year to year."""
_NEW = re.compile("新(?:增|建|设|开|归集|制定)")
_DATE_AFTER = re.compile(r"\s*(?:起|至|到|-|~)")


_YEARS_APART = re.compile(
    r"(?P<years>20\d\d年?(?:度)?(?:[、和与及]20\d\d年?(?:度)?)*[、和与及]20\d\d年|(?P<from>20\d\d)年?[-~至](?P<to>20\d\d)年)"
    r"[^;。\d]*(?:分别|依次)[^;。\d]*$"
)


def years_apart(shape: str, end: int) -> list[int]:
    """The years that the words before ``end`` give a figure each: 2020年、2021年分别收到56件、72件."""
    found = _YEARS_APART.search(shape, 0, end)
    if found is None:
        return []
    if found["from"]:
        return list(range(int(found["from"]), int(found["to"]) + 1))
    return [int(year) for year in _YEAR.findall(found["years"])]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    scope: int
    """Where its power ends: the end of its bracket or sentence, or of its cell."""
    year: int | None
    compared: bool
    source: bool
    """After 由 or 从: the year of the old figure of a change."""
    several: bool = False
    """It is a span of years: what happened in it is more than its last year's."""
    of_thing: bool = False
    """It dates only what the words behind it name (2022年年报提出的问题)."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """When the parts of one sentence happen."""

    marks: tuple[_Mark, ...]
    shape: str
    start: int
    firm: tuple[int, ...] = ()
    soft: tuple[int, ...] = ()
    yearly: tuple[int, ...] = ()
    """Ends of the words of running totals (截至; 累计) and of the year's own (全年)."""
    plans: tuple[tuple[int, int], ...] = ()
    long_plans: tuple[tuple[int, int], ...] = ()
    fulfilled: tuple[int, ...] = ()
    """Places of the words of plans: for their clause, and for the rest of the sentence (下一步); ``fulfilled``
    holds the ends of words of what was done after all."""

    def year_at(self, position: int, default: int | None) -> int | None:
        """The year of a figure at ``position``, ``default`` where the sentence names none."""
        for mark in reversed(self.marks):
            if mark.start < position <= mark.scope and not mark.compared and not mark.source:
                return mark.year
        return default

    def attached(self, position: int) -> tuple[int | None, bool] | None:
        """Year, and whether it is compared with, of a mark directly before ``position`` (较2020年的188件)."""
        for mark in reversed(self.marks):
            if mark.end <= position:
                between = self.shape[mark.end - self.start : position - self.start]
                if _ATTACHED.fullmatch(between):
                    return mark.year, mark.compared or mark.source
                return None
        return None

    def opening_year(self) -> int | None:
        """The year the sentence begins with (2018年,…), if it does."""
        for mark in self.marks[:1]:
            lead = self.shape[: mark.start - self.start].strip(" ,")
            if (
                not mark.compared
                and not mark.source
                and not mark.of_thing
                and lead in ("", "在", "截至", "截止")
            ):
                return mark.year
        return None

    def names(self, year: int | None, position: int) -> bool:
        """Whether the words before ``position`` name ``year`` as the time of the deed."""
        return any(mark.year == year and mark.start < position and not mark.compared for mark in self.marks)

    def cumulative_at(self, position: int, year: int | None, *, named: bool = False) -> bool:
        """Whether a figure at ``position`` is a running total.

        ``named`` says that the paragraph has named the report's year before: 累计 then means its sum.
        """
        end = position - self.start
        last = next(
            (m for m in reversed(self.marks) if m.start < position <= m.scope and not m.compared), None
        )
        if last is not None and last.several:
            return True
        clause = max(self.shape.rfind(mark, 0, max(end, 0)) for mark in ",;(、") + 1
        if _RUNNING.match(self.shape, clause) and _NEW.search(self.shape, 0, clause):
            return True  # 2023年新增5个,累计建成23个
        if _HELD.search(self.shape, clause, max(end, 0)):
            return True
        last_firm = max((at for at in self.firm if at <= end), default=-1)
        if last_firm < 0 and not any(self.shape.rfind(";", 0, max(end, 0)) < at <= end for at in self.soft):
            return False
        years = [m.start - self.start for m in self.marks if m.year == year and m.start < position]
        yearly = [at for at in self.yearly if at <= end]
        if last_firm >= 0:
            # 截至2019年12月31日 names the year but does not make the figure the year's own.
            return not any(at > last_firm + 2 for at in years) and not any(at > last_firm for at in yearly)
        return not yearly and not years and not named

    def is_fulfilled_after(self, position: int) -> bool:
        """Whether the clause goes on to say what was done of a plan (计划10场,实际举办12场)."""
        here = position - self.start
        stop = self.shape.find(";", max(here, 0))
        return any(here < at and (stop < 0 or at <= stop) for at in self.fulfilled)

    def planned_at(self, position: int) -> tuple[bool, bool]:
        """Whether the words before ``position`` plan it: in its clause, or from earlier in the sentence on."""
        end = position - self.start
        clause = self.shape.rfind(";", 0, max(end, 0)) + 1
        done = max((at for at in self.fulfilled if at <= end), default=-1)
        return (
            any(clause <= start and done < stop <= end for start, stop in self.plans),
            any(done < stop <= end for _, stop in self.long_plans),
        )


def timeline(prose: Prose, sentence: Sentence, report_year: int | None) -> Timeline:
    """The years a sentence names and how far each of them reaches."""
    marks: list[_Mark] = []
    _mark_level(prose, sentence, sentence.level, report_year, marks)
    marks.sort(key=lambda mark: mark.start)
    words, shape = statements(), sentence.shape
    return Timeline(
        marks=tuple(marks),
        shape=shape,
        start=sentence.start,
        firm=_ends(words.cumulative_firm, shape),
        soft=_ends(words.cumulative_soft, shape),
        yearly=_ends(words.this_year, shape),
        plans=tuple(match.span() for match in words.plan.finditer(shape)),
        long_plans=tuple(match.span() for match in words.plan_all.finditer(shape)),
        fulfilled=_ends(words.fulfilled, shape),
    )


def _ends(pattern: re.Pattern[str], shape: str) -> tuple[int, ...]:
    return tuple(match.end() for match in pattern.finditer(shape))


def _mark_level(
    prose: Prose, sentence: Sentence, level: Level, report_year: int | None, marks: list[_Mark]
) -> None:
    for cell in level.cells:
        found = list(_named_years(prose, cell))
        if report_year is not None and "年" in cell.text:
            for match in _RELATIVE.finditer(cell.text):
                year = report_year + _SHIFT[str(match.lastgroup)]
                found.append((cell.start + match.start(), cell.start + match.end(), year))
        for start, end, year in found:
            if (mark := _mark(cell, level, start, end, year, report_year)) is not None:
                marks.append(mark)
        for _, inner in cell.brackets:
            _mark_level(prose, sentence, inner, report_year, marks)


def _named_years(prose: Prose, cell: Cell) -> list[tuple[int, int, int]]:
    found = []
    for number in prose.numbers_in(cell.start, cell.end):
        if number.kind not in ("year", "date") or cell.text[number.start - cell.start] in (OPAQUE, HIDDEN):
            continue
        printed = prose.text[number.start : number.end]
        if years := _YEAR.findall(printed):
            if "学年" in printed:
                continue
            found.append((number.start, number.end, int(years[-1])))
        elif _ZH_YEAR.match(printed) or number.kind == "year":
            value = int(number.value)
            if value < 100:
                value += 2000
            if 1980 <= value <= 2100:
                found.append((number.start, number.end, value))
    return found


def _mark(cell: Cell, level: Level, start: int, end: int, year: int, report_year: int | None) -> _Mark | None:
    before, after = cell.text[: start - cell.start], cell.text[end - cell.start :]
    near = before[-_NEAR:]
    if any(match.end() == len(near) for match in statements().verb.finditer(near)) or before.endswith(
        ("关于", "编制", "的")
    ):
        return None  # 公开2018年度部门决算
    later = report_year is not None and year > report_year
    found = _FOUND.match(after)
    planned = _BUDGETED.match(after) or (later and _PLANNED.match(after))
    if not found and _THING.match(after) and not planned:
        return None
    if _BROUGHT.match(after) and not later:
        return None
    if (
        year != report_year
        and _SINCE_THEN.search(after)
        and (_SINCE.search(before) or _TO_DATE.search(after))
    ):
        return None  # 自2008年5月1日《条例》施行以来, 2015年以来
    if _LATER.search(before):
        return None  # 其余3件转入2019年办理
    compared, source = bool(_COMPARED.search(before) or _GROUND.match(after)), bool(_FROM.search(before))
    if source and _DATE_AFTER.match(after):
        source = False  # 从2019年1月1日起
    if compared and _DATE_AFTER.match(after):
        compared = False
    scope = cell.end if _ABOUT.search(before) or _IN_BRACKET.match(after) else level.end
    if found:
        return _Mark(start, end, end + found.end(), year, compared, source, of_thing=True)
    for item in cell.items:
        between = cell.text[end - cell.start : max(item.number.full_start - cell.start, end - cell.start)]
        if year != report_year and item.number.full_start >= end and _ATTACHED.fullmatch(between):
            scope = cell.end
            break
    span = _SPAN.match(cell.text, max(start - cell.start - 6, 0)) or _SPAN.match(
        cell.text, start - cell.start
    )
    several = span is not None and span.end() == end - cell.start
    return _Mark(start, end, scope, year, compared, source, several)
