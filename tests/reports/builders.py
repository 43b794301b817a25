"""Fictional reports in every carrier: the national forms as rows of merged cells, then as files.

Every figure of a form is different, so that a value in the wrong cell cannot go unseen.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Any

from assistant.types import Table

PLACE = "云泽县"
SECTIONS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
PROSE = (
    "2021年，全县各级行政机关坚持以公开为常态、不公开为例外，通过县政府门户网站主动公开政府信息2643条，"
    "举办新闻发布会4场，回应社会关切31件，政务新媒体发布信息1876条，各项公开工作平稳有序开展。"
)


@dataclass(frozen=True)
class C:
    """A cell with the rows and columns it covers."""

    text: str
    rows: int = 1
    columns: int = 1


Rows = list[list[C]]


def _figures(numbers: Iterator[int], amount: int) -> list[C]:
    return [C(str(next(numbers))) for _ in range(amount)]


def publication_2019(start: int = 2001) -> Rows:
    """Table 2 of the 2019 form: five columns, split differently in every block."""
    n = count(start)
    rows: Rows = [
        [C("第二十条第（一）项", columns=5)],
        [C("信息内容"), C("本年新\n制作数量", columns=2), C("本年新\n公开数量"), C("对外公开总数量")],
    ]
    for label in ("规章", "规范性文件"):
        rows.append([C(label), C(str(next(n)), columns=2), *_figures(n, 2)])
    for clause, labels in (("五", ("行政许可", "其他对外管理服务事项")), ("六", ("行政处罚", "行政强制"))):
        rows.append([C(f"第二十条第（{clause}）项", columns=5)])
        rows.append([C("信息内容"), C("上一年项目数量"), C("本年增/减", columns=2), C("处理决定数量")])
        for label in labels:
            rows.append([C(label), C(str(next(n))), C(f"+{next(n)}", columns=2), C(str(next(n)))])
    rows.append([C("第二十条第（八）项", columns=5)])
    rows.append([C("信息内容"), C("上一年项目数量", columns=2), C("本年增/减", columns=2)])
    rows.append([C("行政事业性收费"), C(str(next(n)), columns=2), C(str(next(n)), columns=2)])
    rows.append([C("第二十条第（九）项", columns=5)])
    rows.append([C("信息内容"), C("采购项目数量", columns=2), C("采购总金额", columns=2)])
    rows.append([C("政府集中采购"), C(str(next(n)), columns=2), C("251000元", columns=2)])
    return rows


def publication_2021(start: int = 2001) -> Rows:
    """Table 2 of the 2021 form."""
    n = count(start)
    rows: Rows = [
        [C("第二十条第（一）项", columns=4)],
        [C("信息内容"), C("本年制发件数"), C("本年废止件数"), C("现行有效件数")],
        [C("规章"), *_figures(n, 3)],
        [C("行政规范性文件"), *_figures(n, 3)],
        [C("第二十条第（五）项", columns=4)],
        [C("信息内容"), C("本年处理决定数量", columns=3)],
        [C("行政许可"), C(str(next(n)), columns=3)],
        [C("第二十条第（六）项", columns=4)],
        [C("信息内容"), C("本年处理决定数量", columns=3)],
        [C("行政处罚"), C(str(next(n)), columns=3)],
        [C("行政强制"), C(str(next(n)), columns=3)],
        [C("第二十条第（八）项", columns=4)],
        [C("信息内容"), C("本年收费金额（单位：万元）", columns=3)],
        [C("行政事业性收费"), C("59237.2449", columns=3)],
    ]
    return rows


_REFUSED = (
    "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
    "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
)  # fmt: skip
_UNAVAILABLE = ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确")
_NOT_HANDLED = (
    "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
)  # fmt: skip
_OTHER_2021 = (
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)


def applications(year: int = 2021, start: int = 1001) -> Rows:
    """Table 3: three label columns, seven columns of figures, 23 (2019) or 25 rows of them."""
    n = count(start)
    rows: Rows = [
        [
            C("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            C("申请人情况", columns=7),
        ],
        [C("自然人", rows=2), C("法人或其他组织", columns=5), C("总计", rows=2)],
        [C("商业\n企业"), C("科研\n机构"), C("社会公益组织"), C("法律服务机构"), C("其他")],
        [C("一、本年新收政府信息公开申请数量", columns=3), *_figures(n, 7)],
        [C("二、上年结转政府信息公开申请数量", columns=3), *_figures(n, 7)],
    ]
    groups: list[tuple[str, Sequence[str]]] = [
        ("（一）予以公开", ()),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ()),
        ("（三）不予\n公开", _REFUSED),
        ("（四）无法\n提供", _UNAVAILABLE),
        ("（五）不予\n处理", _NOT_HANDLED),
        ("（六）其他\n处理", _OTHER_2021 if year >= 2021 else ()),
        ("（七）总计", ()),
    ]
    results = sum(max(1, len(parts)) for _, parts in groups)
    first = [C("三、本年\n度办理\n结果", rows=results)]
    for label, parts in groups:
        if not parts:
            rows.append([*first, C(label, columns=2), *_figures(n, 7)])
            first = []
        for number, part in enumerate(parts):
            group = [C(label, rows=len(parts))] if number == 0 else []
            rows.append([*first, *group, C(part), *_figures(n, 7)])
            first = []
    rows.append([C("四、结转下年度继续办理", columns=3), *_figures(n, 7)])
    return rows


def proceedings(start: int = 3001) -> Rows:
    """Table 4: one row of fifteen figures under a header of three rows."""
    n = count(start)
    outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    return [
        [C("行政复议", columns=5), C("行政诉讼", columns=10)],
        [C(o, rows=2) for o in outcomes] + [C("未经复议直接起诉", columns=5), C("复议后起诉", columns=5)],
        [C(outcome) for outcome in outcomes * 2],
        _figures(n, 15),
    ]


def grid_of(rows: Rows) -> dict[tuple[int, int], str]:
    """Every position of the expanded grid with the text of the cell that covers it, on one line."""
    grid: dict[tuple[int, int], str] = {}
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in grid:
                column += 1
            for r in range(cell.rows):
                for c in range(cell.columns):
                    grid[row + r, column + c] = cell.text.replace("\n", "")
            column += cell.columns
    return grid


def grid_of_table(table: Table) -> dict[tuple[int, int], str]:
    """The same for a table that was read."""
    return {
        (cell.row + r, cell.column + c): cell.text
        for cell in table.cells
        for r in range(cell.row_span)
        for c in range(cell.column_span)
    }


def check_spans(text: str, tables: Sequence[Table]) -> None:
    """Every cell's span covers its text, inside the line of its row, and rows follow one another."""
    for table in tables:
        assert table.span.start == table.rows[0].start
        assert table.span.end == table.rows[-1].end
        for cell in table.cells:
            assert cell.span.of(text) == cell.text
            assert table.rows[cell.row].covers(cell.span)
        for row in table.rows:
            line = row.of(text)
            assert line.startswith("|")
            assert line.endswith("|")
            assert "\n" not in line


# --- html ---------------------------------------------------------------------------------


def html_table(rows: Rows, cell: str = "<p><span>{}</span></p>", attributes: str = ' border="1"') -> str:
    """The rows as an HTML table."""
    lines = [f"<table{attributes}><tbody>"]
    for row in rows:
        lines.append("<tr>")
        for c in row:
            spans = (f' rowspan="{c.rows}"' if c.rows > 1 else "") + (
                f' colspan="{c.columns}"' if c.columns > 1 else ""
            )
            lines.append(f"<td{spans}>{cell.format(c.text.replace(chr(10), '<br>'))}</td>")
        lines.append("</tr>")
    return "\n".join([*lines, "</tbody></table>"])


def report_parts(year: int = 2021) -> list[str | Rows]:
    """A whole report: title, headings, prose and the three tables in order."""
    publication = publication_2021() if year >= 2021 else publication_2019()
    return [
        f"{PLACE}人民政府{year}年政府信息公开工作年度报告",
        SECTIONS[0], PROSE,
        SECTIONS[1], publication,
        SECTIONS[2], applications(year),
        SECTIONS[3], proceedings(),
        SECTIONS[4], "一是公开内容不够规范，部分栏目更新不够及时。二是专职人员较少。",
        SECTIONS[5], "本年度未收取信息处理费。",
    ]  # fmt: skip


def html_report(parts: Sequence[str | Rows]) -> str:
    """The parts as the inside of an article."""
    return "\n".join(f"<p>　　{part}</p>" if isinstance(part, str) else html_table(part) for part in parts)


def html_page(inside: str, head: str = "", before: str = "", after: str = "") -> str:
    """A page around an article."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{before}'
        f'<div id="zoom" class="TRS_Editor">{inside}</div>{after}</body></html>'
    )


# --- files --------------------------------------------------------------------------------


def as_bytes(document: object) -> bytes:
    """What ``document.save`` writes (python-docx, openpyxl)."""
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def docx_table(document: Any, rows: Rows) -> Any:
    """The rows as a table of a python-docx document."""
    grid = grid_of(rows)
    height, width = max(r for r, _ in grid) + 1, max(c for _, c in grid) + 1
    table = document.add_table(rows=height, cols=width)
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            covered = [(row + r, column + c) for r in range(cell.rows) for c in range(cell.columns)]
            taken.update(covered)
            first = table.cell(row, column)
            merged = first.merge(table.cell(*covered[-1])) if len(covered) > 1 else first
            merged.text = cell.text
            column += cell.columns
    return table


def docx_report(parts: Sequence[str | Rows]) -> Any:
    """The parts as a python-docx document."""
    from docx import Document

    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            docx_table(document, part)
    return document


class PdfPages:
    """Draws paragraphs and ruled tables onto PDF pages, every line and page break as told."""

    left, right, size, leading = 62.0, 533.0, 8.0, 10.0

    def __init__(self, head: str = "", height: float = 842) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen.canvas import Canvas

        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        self._out = io.BytesIO()
        self.canvas = Canvas(self._out, pagesize=(595, height), invariant=1)
        self._head, self._height, self._page = head, height, 0
        self._begin()

    def _begin(self) -> None:
        self._page += 1
        self.y = self._height - 72
        self.text(62, self._height - 40, self._head, 9)
        self.text(285, 30, f"— {self._page} —", 9)

    def text(self, x: float, y: float, text: str, size: float = 0) -> None:
        """One line of text with its left end and base line at (x, y)."""
        self.canvas.setFont("STSong-Light", size or self.size)
        self.canvas.drawString(x, y, text)

    def turn(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()
        self._begin()

    def paragraph(self, text: str, size: float = 12, indent: float = 24) -> None:
        """A paragraph, its first line indented, broken at the right margin."""
        x = self.left + indent
        line = ""
        for character in [*text, ""]:
            width = self.canvas.stringWidth(line + character, "STSong-Light", size)
            if line and (not character or x + width > self.right):
                if self.y < 72:
                    self.turn()
                self.text(x, self.y, line, size)
                self.y -= 1.6 * size
                x, line = self.left, ""
            line += character
        self.y -= 0.2 * size

    def table(
        self,
        rows: Rows,
        widths: Sequence[float],
        *,
        breaks: Sequence[int] = (),
        repeat: int = 0,
        close: bool = True,
        label: str = "flow",
        inner_rules: bool = True,
        outer_rules: bool = True,
    ) -> None:
        """A table with page breaks before the rows in ``breaks``.

        ``close`` draws the border where a page ends; ``label`` says on which page merged cells that
        are cut print their text: last, each, or flow (as much as fits on each page).
        """
        placed = list(_placed(rows))
        self._flowing: dict[tuple[int, int], list[str]] = {}
        xs = [self.left + sum(widths[:i]) for i in range(len(widths) + 1)]
        heights = [self._row_height(number, placed, xs) for number in range(len(rows))]
        edges = [0, *breaks, len(rows)]
        for part, (start, end) in enumerate(pairwise(edges)):
            if part:
                self.turn()
                if repeat:
                    self._rows(placed, xs, heights, (0, repeat), (0, repeat), "each", (True, True, True))
            cut = (close or part == 0, close or end == len(rows), inner_rules)
            self._rows(placed, xs, heights, (start, end), (0, len(rows)), label, cut, outer_rules)
        self.y -= 20

    def _rows(
        self, placed: list[tuple[int, int, C]], xs: list[float], heights: list[float], shown: tuple[int, int],
        whole: tuple[int, int], label: str, rules: tuple[bool, bool, bool], outer: bool = True,
    ) -> None:  # fmt: skip
        top = self.y
        ys = {row: top - sum(heights[shown[0] : row]) for row in range(shown[0], shown[1] + 1)}
        for row, column, cell in placed:
            first, last = max(row, shown[0]), min(row + cell.rows, shown[1])
            if first >= last or not whole[0] <= row < whole[1]:
                continue
            x0, x1, y0, y1 = xs[column], xs[column + cell.columns], ys[first], ys[last]
            if (rules[0] or first > shown[0]) and (rules[2] or first == shown[0]):
                self.canvas.line(x0, y0, x1, y0)
            if (rules[1] or last < shown[1]) and (rules[2] or last == shown[1]):
                self.canvas.line(x0, y1, x1, y1)
            if outer or column > 0:
                self.canvas.line(x0, y0, x0, y1)
            if outer or column + cell.columns < len(xs) - 1:
                self.canvas.line(x1, y0, x1, y1)
            if label == "flow" and cell.rows > 1:
                lines = self._flowing.pop((row, column), self._wrapped(cell.text.replace("\n", ""), x1 - x0))
                fitting = len(lines) if last == row + cell.rows else int((y0 - y1 - 4) / self.leading)
                self._flowing[row, column] = lines[fitting:]
                self._cell("\n".join(lines[:fitting]), x0, x1, y0, y1)
            else:
                text = _share(cell, row, first, last, label)
                fits = len(self._wrapped(text, x1 - x0)) * self.leading < y0 - y1
                self._cell(text if fits else "", x0, x1, y0, y1)
        self.y = ys[shown[1]]

    def _cell(self, text: str, x0: float, x1: float, y0: float, y1: float) -> None:
        lines = self._wrapped(text, x1 - x0)
        y = (y0 + y1) / 2 + len(lines) * self.leading / 2 - self.size
        for line in lines:
            self.text((x0 + x1 - self.canvas.stringWidth(line, "STSong-Light", self.size)) / 2, y, line)
            y -= self.leading

    def _wrapped(self, text: str, width: float) -> list[str]:
        lines = [""]
        for character in text:
            if character == "\n":
                lines.append("")
                continue
            if self.canvas.stringWidth(lines[-1] + character, "STSong-Light", self.size) > width - 8:
                lines.append("")
            lines[-1] += character
        return lines

    def _row_height(self, number: int, placed: list[tuple[int, int, C]], xs: list[float]) -> float:
        lines = [
            len(self._wrapped(cell.text, xs[column + cell.columns] - xs[column]))
            for row, column, cell in placed
            if row == number and cell.rows == 1
        ]
        return max(lines, default=1) * self.leading + 6

    def save(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self._out.getvalue()


def _placed(rows: Rows) -> Iterator[tuple[int, int, C]]:
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            taken.update((row + r, column + c) for r in range(cell.rows) for c in range(cell.columns))
            yield row, column, cell
            column += cell.columns


def _share(cell: C, row: int, first: int, last: int, label: str) -> str:
    """What a merged cell prints on the page that shows its rows ``first`` to ``last``."""
    text = cell.text if cell.rows == 1 else cell.text.replace("\n", "")
    if last - first == cell.rows or label == "each":
        return text
    return text if last == row + cell.rows else ""


FORM_WIDTHS = {
    4: [118.0] * 4,
    5: [95.0, 94.0, 94.0, 94.0, 94.0],
    10: [24.0, 48.0, 118.0, *[40.0] * 7],
    15: [471 / 15] * 15,
}


def widths_of(rows: Rows) -> list[float]:
    """Column widths for a national form."""
    return FORM_WIDTHS[max(column for _, column in grid_of(rows)) + 1]


def pdf_report(parts: Sequence[str | Rows], *, height: float = 842) -> bytes:
    """The parts as a PDF with a head and page numbers, every table on one page."""
    pages = PdfPages(f"{PLACE}政府信息公开年报", height)
    for part in parts:
        if isinstance(part, str):
            pages.paragraph(part)
        else:
            if pages.y < 640:
                pages.turn()
            pages.table(part, widths_of(part))
    return pages.save()


def xlsx_sheet(sheet: Any, rows: Rows, *, top: int = 1, left: int = 1) -> None:
    """The rows with their merged cells into a sheet of an openpyxl workbook, whole numbers as numbers."""
    for row, column, cell in _placed(rows):
        value: str | int = int(cell.text) if cell.text.isdigit() else cell.text
        sheet.cell(top + row, left + column, value)
        if cell.rows * cell.columns > 1:
            sheet.merge_cells(
                start_row=top + row,
                start_column=left + column,
                end_row=top + row + cell.rows - 1,
                end_column=left + column + cell.columns - 1,
            )
