"""Tables of the national forms with a known truth, laid out the ways files bring them.

Independent of the product's own description of the forms on purpose: labels are written out here again.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from assistant.types import Cell, Report, Span, Table

Key = tuple[str, str]
COLUMNS = ("natural", "business", "research", "welfare", "legal_service", "other_organisation", "total")
HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
OUTCOMES = ("upheld", "corrected", "other_outcome", "pending", "total")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
CHILDREN = {
    "（三）不予公开": (
        ("refused.state_secret", "1.属于国家秘密"),
        ("refused.law", "2.其他法律行政法规禁止公开"),
        ("refused.safety", "3.危及“三安全一稳定”"),
        ("refused.third_party", "4.保护第三方合法权益"),
        ("refused.internal", "5.属于三类内部事务信息"),
        ("refused.process", "6.属于四类过程性信息"),
        ("refused.case_file", "7.属于行政执法案卷"),
        ("refused.inquiry", "8.属于行政查询事项"),
    ),
    "（四）无法提供": (
        ("unavailable.not_held", "1.本机关不掌握相关政府信息"),
        ("unavailable.not_ready", "2.没有现成信息需要另行制作"),
        ("unavailable.unclear", "3.补正后申请内容仍不明确"),
    ),
    "（五）不予处理": (
        ("unprocessed.petition", "1.信访举报投诉类申请"),
        ("unprocessed.repeat", "2.重复申请"),
        ("unprocessed.publication", "3.要求提供公开出版物"),
        ("unprocessed.excessive", "4.无正当理由大量反复申请"),
        ("unprocessed.confirmation", "5.要求行政机关确认或重新出具已获取信息"),
    ),
}
OTHER_2021 = (
    ("other_handling.no_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("other_handling.no_payment", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other_handling.other", "3.其他"),
)
LIST_2014: tuple[tuple[str, str, str, str], ...] = (
    ("", "", "一、主动公开情况", "——"),
    ("proactive", "", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条"),
    ("proactive.normative_document", "", "其中：主动公开规范性文件数", "条"),
    ("normative_document", "made", "制发规范性文件总数", "件"),
    ("", "", "（二）通过不同渠道和方式公开政府信息的情况", "——"),
    ("channel.gazette", "", "1.政府公报公开政府信息数", "条"),
    ("channel.website", "", "2.政府网站公开政府信息数", "条"),
    ("channel.weibo", "", "3.政务微博公开政府信息数", "条"),
    ("channel.wechat", "", "4.政务微信公开政府信息数", "条"),
    ("", "", "三、依申请公开情况", "——"),
    ("received", "total", "（一）收到申请数", "件"),
    ("received.in_person", "", "1.当面申请数", "件"),
    ("received.fax", "", "2.传真申请数", "件"),
    ("received.online", "", "3.网络申请数", "件"),
    ("received.letter", "", "4.信函申请数", "件"),
    ("answered.refused", "", "4.不同意公开答复数", "件"),
    ("answered.refused.state_secret", "", "其中：涉及国家秘密", "件"),
    ("answered.refused.trade_secret", "", "涉及商业秘密", "件"),
    ("review", "total", "四、行政复议数量", "件"),
    ("review", "upheld", "（一）维持具体行政行为数", "件"),
    ("review", "corrected", "（二）被依法纠错数", "件"),
    ("litigation", "total", "五、行政诉讼数量", "件"),
    ("litigation", "corrected", "（二）被依法纠错数", "件"),
    ("fee_collected", "", "七、依申请公开信息收取的费用", "万元"),
    ("staff.full_time", "", "1.专职人员数（不包括政府公报及政府网站工作人员数）", "人"),
    ("trainee", "", "（三）接受培训人员数", "人次"),
)


@dataclass(frozen=True)
class GridCell:
    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    key: Key | None = None


@dataclass
class Grid:
    cells: list[GridCell] = field(default_factory=list)
    height: int = 0

    def add(self, *cells: tuple[int, str, int, int, Key | None]) -> None:
        """One row: (column, text, rows, columns, key) of each cell that begins in it."""
        self.cells += [
            GridCell(self.height, column, text, rows, columns, key)
            for column, text, rows, columns, key in cells
        ]
        self.height += 1

    @property
    def width(self) -> int:
        return max(cell.column + cell.columns for cell in self.cells)

    @property
    def truth(self) -> dict[Key, str]:
        return {cell.key: cell.text for cell in self.cells if cell.key}


def figure(rng: random.Random) -> int:
    return rng.choice((0, 0, 0, 1, 2, 5, 12, 47, 309, 1203))


# --- the three tables of 2019 and 2021, the list of 2014 -----------------------------------------


def proactive(rng: random.Random, form: str) -> Grid:
    grid = Grid()
    items = ("last_year_items", "change", "decisions")
    item_heads = ("上一年项目数量", "本年增/减", "处理决定数量")
    if form == "2019":
        blocks = [
            ("一", ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
             ("made", "published", "published_total"),
             (("rule", "规章"), ("normative_document", "规范性文件"))),
            ("五", item_heads, items, (("licence", "行政许可"), ("other_service", "其他对外管理服务事项"))),
            ("六", item_heads, items, (("penalty", "行政处罚"), ("coercion", "行政强制"))),
            ("八", item_heads[:2], items[:2], (("fee", "行政事业性收费"),)),
            ("九", ("采购项目数量", "采购总金额"), ("items", "amount"), (("procurement", "政府集中采购"),)),
        ]  # fmt: skip
    else:
        blocks = [
            ("一", ("本年制发件数", "本年废止件数", "现行有效件数"), ("made", "repealed", "in_force"),
             (("rule", "规章"), ("normative_document", "行政规范性文件"))),
            ("五", ("本年处理决定数量",), ("decisions",), (("licence", "行政许可"),)),
            ("六", ("本年处理决定数量",), ("decisions",),
             (("penalty", "行政处罚"), ("coercion", "行政强制"))),
            ("八", ("本年收费金额（单位：万元）",), ("amount",), (("fee", "行政事业性收费"),)),
        ]  # fmt: skip
    for article, heads, columns, rows in blocks:
        spans = {1: [3], 2: [1, 2], 3: [1, 1, 1]}[len(heads)]
        starts = [1 + sum(spans[:i]) for i in range(len(spans))]
        grid.add((0, f"第二十条第（{article}）项", 1, 4, None))
        grid.add(
            (0, "信息内容", 1, 1, None),
            *((s, h, 1, w, None) for s, w, h in zip(starts, spans, heads, strict=True)),
        )
        for indicator, label in rows:
            values = [str(figure(rng)) for _ in columns]
            if form == "2019" and article in "五六八":
                values[1] = rng.choice(("0", "-2", "+3", "5"))
            if columns[-1] == "amount":
                values[-1] = rng.choice(("0", "59237.2449", "251000元", "103.3879万元"))
            grid.add(
                (0, label, 1, 1, None),
                *(
                    (s, v, 1, w, (indicator, c))
                    for s, w, v, c in zip(starts, spans, values, columns, strict=True)
                ),
            )
    return grid


def applications(rng: random.Random, form: str) -> Grid:
    grid = Grid()
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    grid.add((0, note, 3, 3, None), (3, "申请人情况", 1, 7, None))
    grid.add((3, "自然人", 2, 1, None), (4, "法人或其他组织", 1, 5, None), (9, "总计", 2, 1, None))
    grid.add(*((4 + i, head, 1, 1, None) for i, head in enumerate(HEADS[1:6])))
    groups = dict(CHILDREN)
    if form == "2021":
        groups["（六）其他处理"] = OTHER_2021
    single = [
        ("granted", "（一）予以公开"),
        ("partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ]
    names = [*(i for i, _ in single), *(i for rows in groups.values() for i, _ in rows)]
    names += ["other_handling"] if form == "2019" else []
    values = {name: [figure(rng) for _ in range(6)] for name in names}
    total = [sum(values[name][c] for name in names) for c in range(6)]
    out = [rng.randint(0, 3) for _ in range(6)]
    carried = [min(rng.randint(0, 5), total[c] + out[c]) for c in range(6)]
    values |= {"handled_total": total, "carried_out": out, "carried_in": carried}
    values["received"] = [total[c] + out[c] - carried[c] for c in range(6)]

    def cells(name: str) -> list[tuple[int, str, int, int, Key | None]]:
        row = [*values[name], sum(values[name])]
        return [(3 + i, str(v), 1, 1, (name, c)) for i, (c, v) in enumerate(zip(COLUMNS, row, strict=True))]

    results = len(names) + 1
    grid.add((0, "一、本年新收政府信息公开申请数量", 1, 3, None), *cells("received"))
    grid.add((0, "二、上年结转政府信息公开申请数量", 1, 3, None), *cells("carried_in"))
    for index, (name, label) in enumerate(single):
        top = [(0, "三、本年度办理结果", results, 1, None)] if index == 0 else []
        grid.add(*top, (1, label, 1, 2, None), *cells(name))
    for group, rows in groups.items():
        for index, (name, label) in enumerate(rows):
            head = [(1, group, len(rows), 1, None)] if index == 0 else []
            grid.add(*head, (2, label, 1, 1, None), *cells(name))
    if form == "2019":
        grid.add((1, "（六）其他处理", 1, 2, None), *cells("other_handling"))
    grid.add((1, "（七）总计", 1, 2, None), *cells("handled_total"))
    grid.add((0, "四、结转下年度继续办理", 1, 3, None), *cells("carried_out"))
    return grid


def proceedings(rng: random.Random) -> Grid:
    grid = Grid()
    grid.add((0, "行政复议", 1, 5, None), (5, "行政诉讼", 1, 10, None))
    grid.add(
        *((i, head, 2, 1, None) for i, head in enumerate(RESULTS)),
        (5, "未经复议直接起诉", 1, 5, None),
        (10, "复议后起诉", 1, 5, None),
    )
    grid.add(*((5 + i, RESULTS[i % 5], 1, 1, None) for i in range(10)))
    cells = []
    for block, name in enumerate(("review", "litigation.direct", "litigation.after_review")):
        values = [figure(rng) for _ in range(4)]
        for i, (value, column) in enumerate(zip([*values, sum(values)], OUTCOMES, strict=True)):
            cells.append((5 * block + i, str(value), 1, 1, (name, column)))
    grid.add(*cells)
    return grid


def statistics(rng: random.Random) -> Grid:
    grid = Grid()
    grid.add((0, "统计指标", 1, 1, None), (1, "单位", 1, 1, None), (2, "统计数", 1, 1, None))
    for indicator, column, label, unit in LIST_2014:
        value = "——" if not indicator else str(figure(rng))
        grid.add(
            (0, label, 1, 1, None),
            (1, unit, 1, 1, None),
            (2, value, 1, 1, (indicator, column) if indicator else None),
        )
    return grid


# --- layouts -----------------------------------------------------------------------------------


def padded(grid: Grid, *, repeat: bool = False) -> list[list[str]]:
    rows = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        for r in range(cell.row, cell.row + cell.rows):
            for c in range(cell.column, cell.column + cell.columns):
                if repeat or (r, c) == (cell.row, cell.column):
                    rows[r][c] = cell.text
    return rows


def printed(grid: Grid) -> list[list[str]]:
    """Each row's own cells, merged ones once."""
    rows: list[list[str]] = [[] for _ in range(grid.height)]
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(cell.text)
    return rows


def _cells(grid: Grid) -> list[str]:
    return [text for row in printed(grid) for text in row]


TEXT_LAYOUTS: dict[str, Callable[[Grid], str]] = {
    "fenced pipes": lambda g: "\n".join("| " + " | ".join(row) + " |" for row in padded(g)),
    "tight pipes": lambda g: "\n".join("|" + "|".join(row) + "|" for row in padded(g)),
    "markdown": lambda g: "\n".join(
        ["| " + " | ".join(padded(g)[0]) + " |", "| --- " * g.width + "|"]
        + ["| " + " | ".join(row) + " |" for row in padded(g)[1:]]
    ),
    "repeated pipes": lambda g: "\n".join("| " + " | ".join(row) + " |" for row in padded(g, repeat=True)),
    "open pipes": lambda g: "\n".join(" | ".join(row) + " |" for row in printed(g)),
    "bare pipes": lambda g: "\n".join(" | ".join(row) for row in printed(g)),
    "pads at the end": lambda g: "\n".join(
        " | ".join(row) + " |" + "|" * (g.width - len(row)) for row in printed(g)
    ),
    "pipe rows with blank lines": lambda g: "\n\n".join("| " + " | ".join(row) + " |" for row in padded(g)),
    "cell and pipe a line": lambda g: "\n".join(text + " |" for text in _cells(g)),
    "pipe between lines": lambda g: "\n|\n".join(_cells(g)),
    "pipe opens the line": lambda g: "\n".join("\n| ".join(row) + "\n|" for row in printed(g)),
    "tabs": lambda g: "\n".join("\t".join(row) for row in padded(g)),
    "tabs, merged once": lambda g: "\n".join("\t".join(row) for row in printed(g)),
    "wide blanks": lambda g: "\n".join("   ".join(row) for row in printed(g)),
    "single blanks": lambda g: "\n".join(" ".join(row) for row in printed(g)),
    "one cell a line": lambda g: "\n".join(_cells(g)),
    "one cell a line, blank lines": lambda g: "\n\n".join("  " + text + " " for text in _cells(g)),
    "one cell a line, deep": lambda g: "\n \n".join(" " * 30 + text for text in _cells(g)),
}


def grid_report(grids: list[Grid], *, year: int = 2021, carrier: str = "html") -> Report:
    """A report whose tables are grids with merged cells, as the readers of html and docx give them."""
    text, tables = "", []
    for grid in grids:
        rows = padded(grid, repeat=True)
        start, cells, spans = len(text), [], []
        places: dict[tuple[int, int], int] = {}
        for r, row in enumerate(rows):
            begin = len(text)
            for c, value in enumerate(row):
                text += "| "
                places[r, c] = len(text)
                text += value + " "
            spans.append(Span(begin, len(text)))
            text += "|\n"
        for cell in grid.cells:
            at = places[cell.row, cell.column]
            span = Span(at, at + len(cell.text))
            cells.append(Cell(cell.row, cell.column, cell.text, span, cell.rows, cell.columns))
        tables.append(Table(Span(start, len(text) - 1), tuple(cells), tuple(spans), "", carrier))
        text += "\n"
    return report(text, tables, year)


def report(text: str, tables: list[Table] | tuple[Table, ...], year: int = 2021) -> Report:
    return Report(
        report_id="r1", source="r1.txt", sha256="", text=text, tables=tuple(tables), year=year,
        region="云泽县", agency="云泽县人民政府",
    )  # fmt: skip


def cut(grid: Grid, at: int, header: int = 0) -> tuple[Grid, Grid]:
    """A grid cut before row ``at``, as over a page; the second part repeats ``header`` rows."""

    def part(first: int, last: int, shift: int) -> list[GridCell]:
        cells = []
        for cell in grid.cells:
            top, bottom = max(cell.row, first), min(cell.row + cell.rows, last)
            if top < bottom and cell.row >= first:
                cells.append(replace(cell, row=top - first + shift, rows=bottom - top))
            elif top < bottom:  # the rest of a merged label is blank on the next page
                cells.append(replace(cell, row=top - first + shift, rows=bottom - top, text="", key=None))
        return cells

    repeated = part(0, header, 0) if header else []
    return (
        Grid(part(0, at, 0), at),
        Grid(repeated + part(at, grid.height, header), grid.height - at + header),
    )


# --- damage: what converters and copying do to a table -----------------------------------------------

_SEPARATOR = r"( \| |\||\t|   | |\n\n|\n)"
Damage = Callable[[str, random.Random], str]


def _sometimes(pattern: str, replacement: Callable[[re.Match[str]], str], share: float) -> Damage:
    def damage(text: str, rng: random.Random) -> str:
        return re.sub(pattern, lambda m: replacement(m) if rng.random() < share else m[0], text)

    return damage


def _lines(change: Callable[[str, random.Random], list[str]]) -> Damage:
    return lambda text, rng: "\n".join(new for line in text.split("\n") for new in change(line, rng))


def _cut_label(line: str, rng: random.Random) -> list[str]:
    found = re.search(r"\d\.[^\d|\t ]{6,}", line)
    if not found or rng.random() > 0.4:
        return [line]
    at = rng.randrange(found.start() + 4, found.end() - 1)
    return [line[:at], line[at:]]


def _cut_around(line: str, rng: random.Random) -> list[str]:
    found = re.match(r"^(\W*\d\.[^\d|\t ]{6,})((?: | {3}|\t| \| ).*)$", line)
    if not found or rng.random() > 0.4:
        return [line]
    at = rng.randrange(4, len(found[1]) - 1)
    return [found[1][:at] + found[2], found[1][at:]]


DAMAGES: dict[str, Damage] = {
    "cells emptied": _sometimes(r"(?<=[\s|])\d+(?=[\s|]|$)", lambda m: "", 0.1),
    "most cells emptied": _sometimes(r"(?<=[\s|])\d+(?=[\s|]|$)", lambda m: "", 0.5),
    "lines lost": _lines(lambda line, rng: [] if line.strip() and rng.random() < 0.08 else [line]),
    "figures lost": _sometimes(rf"(?<=[\s|])\d+{_SEPARATOR}", lambda m: "", 0.08),
    "figures glued": _sometimes(rf"(?<=\d){_SEPARATOR}(?=\d)", lambda m: "", 0.08),
    "page numbers": _lines(
        lambda line, rng: [line, rng.choice(("— 3 —", "3", "第3页 共9页"))] if rng.random() < 0.05 else [line]
    ),
    "labels cut": _lines(_cut_label),
    "figures between label halves": _lines(_cut_around),
    "separators lost": _sometimes(r"[|\t]", lambda m: "", 0.05),
}
