"""Halls, desks and branches a report lists with their addresses, hours and numbers: the ones a question means, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.types import How, Report, Span, Table

__all__ = ["tell_halls"]

_HALL = re.compile(
    r"[厅]|网点|窗口|门市|门店|站点|服务点|营业所|校区|院区|分院|\b(?:halls?|branch(?:es)?|outlets?|counters?|offices?|sites?|campus(?:es)?|shops?)\b"
)
_ASKED = re.compile(
    r"地址|在哪|哪里|哪儿|哪[个一些几]|什么地方|电话|几点|什么时[间候]|时间|上班|开门|营业|有人|\b(?:where|which|what|when|open|address|phone|hours)\b"
)
_DAYS = (
    (re.compile(r"(?:周|星期|礼拜)[日天]|\bsundays?\b"), 7),
    (re.compile(r"(?:周|星期|礼拜)六|\bsaturdays?\b"), 6),
    (re.compile(r"周末|双休日|礼拜天|\bweekends?\b"), 6),
)
"""Days a question asks about on which not every hall is open."""
_SPAN = re.compile("周?([一二三四五六日天])(?:至|到|[-－—–~～])周?([一二三四五六日天])")
_EVERY_DAY = re.compile("每天|全年|无休|每日|天天")
_NUMBERS = "一二三四五六日"
_DETAIL = re.compile("地址|时间|电话|位于")
_HEADER = re.compile("地址|时间|电话")
_UNIT = re.compile(
    r"(?:^|(?<=[。；;\n：:]))[ \u3000]*(?P<name>[\u3400-\u9fff]{2,14})[：:（(](?P<told>[^。；;\n]{4,120})"
)
_KIND = re.compile(
    "(?:营业|服务|办事|缴费|便民|政务)?(?:大厅|厅|网点|窗口|门市部?|门店|站点?|服务点|营业所|校区|院区|分院)$"
)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A hall by its name, with what is told of it."""

    name: str
    told: str
    span: Span


def tell_halls(reply: Reply, evidence: Evidence) -> bool:
    """State what the report tells of the halls a question means, by their names or by the day they are open."""
    text, places = reply.question.text.lower(), evidence.resolved.places
    if len(places) != 1 or not _HALL.search(text) or not _ASKED.search(text):
        return False
    for summary in places[0].reports:
        report = reply.index.report(summary.report_id)
        units = list(_units(report))
        named = [unit for unit in units if _is_named(unit, text)]
        day = next((number for said, number in _DAYS if said.search(text)), 0)
        open_then = [unit for unit in units if day and _is_open(unit.told, day)]
        meant = named if named and len(named) < len(units) else open_then
        if len(units) < 2 or not meant or len(meant) == len(units):
            continue
        listed = []
        for unit in meant:
            cite = reply.citer.span(report.report_id, unit.span)
            listed.append(f"{unit.name}：{unit.told}〔{cite}〕")
        who, when = reply.words.body(summary.region, summary.agency), reply.words.year(summary.year)
        reply.sentence = reply.words.say(
            f"{who}{when}年度报告写明：{'；'.join(listed)}。".replace("年年度", "年度"),
            f"{who}, {when} report: {'; '.join(listed)}.",
        )
        reply.how = How.QUOTED
        return True
    return False


def _is_named(unit: _Unit, text: str) -> bool:
    stem = _KIND.sub("", unit.name)
    return unit.name in text or (len(stem) > 1 and stem in text)


def _is_open(told: str, day: int) -> bool:
    """Whether hours cover a day (周一至周日)."""
    if _EVERY_DAY.search(told):
        return True
    spans = [
        (_NUMBERS.index(first.replace("天", "日")), _NUMBERS.index(last.replace("天", "日")))
        for first, last in _SPAN.findall(told)
    ]
    return any(first <= day - 1 <= last for first, last in spans)


def _units(report: Report) -> Iterator[_Unit]:
    """The halls of the tables that give addresses or hours, and of sentences that name them one by one."""
    for table in report.tables:
        yield from _rows(table)
    for found in _UNIT.finditer(report.text):
        inside = any(table.span.start <= found.start() < table.span.end for table in report.tables)
        if _KIND.search(found["name"]) and _DETAIL.search(found["told"]) and not inside:
            yield _Unit(found["name"], found["told"].strip("）) "), Span(found.start("name"), found.end()))


def _rows(table: Table) -> Iterator[_Unit]:
    heads = {cell.column: cell.text for cell in table.cells if cell.row == 0}
    if sum(bool(_HEADER.search(head)) for head in heads.values()) < 1:
        return
    for row in sorted({cell.row for cell in table.cells if cell.row > 0}):
        cells = sorted((c for c in table.cells if c.row == row and c.text.strip()), key=lambda c: c.column)
        if len(cells) > 1:
            told = "，".join(f"{heads.get(c.column, '')}{c.text.strip()}" for c in cells[1:])
            span = Span(min(c.span.start for c in cells), max(c.span.end for c in cells))
            yield _Unit(cells[0].text.strip(), told, span)
