"""The same blocks as a file of every kind an office may drop into its folder."""

from __future__ import annotations

import html
import io
import random
from collections.abc import Callable
from typing import Any

from tests.synth.document import Block, Grid
from tests.synth.pages import PAGES
from tests.synth.truth import Truth

__all__ = ["BLANKS_VANISH", "CARRIERS", "write"]


def expanded(grid: Grid, *, repeat: bool) -> list[list[str]]:
    """The grid as full rows; merged cells repeated, or printed once and blank after."""
    rows = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        for r in range(cell.row, cell.row + cell.rows):
            for c in range(cell.column, cell.column + cell.columns):
                if repeat or (r, c) == (cell.row, cell.column):
                    rows[r][c] = cell.text
    return rows


def printed_once(grid: Grid) -> list[list[str]]:
    """The cells of each row in order, merged cells only in their first row."""
    rows: list[list[tuple[int, str]]] = [[] for _ in range(grid.height)]
    for cell in grid.cells:
        rows[cell.row].append((cell.column, cell.text))
    return [[text for _, text in sorted(row)] for row in rows]


def text_file(truth: Truth, blocks: list[Block], table: Callable[[Grid], str]) -> str:
    lines = [
        f"当前位置: 首页 / 政务公开 / 年度报告 / {truth.year}",
        f"索引号: {truth.index_number}",
        f"发布时间:{truth.published}",
        "",
    ]
    for block in blocks:
        if block.grid:
            lines += [table(block.grid), ""]
        elif block.kind == "title":
            lines += [block.text, "", "【字体: 大 中 小】", ""]
        else:
            lines += [block.text, ""]
    lines += [
        "                                                  " + truth.body.agency,
        "扫一扫在手机打开当前页",
    ]
    return "\n".join(lines)


def pipes(grid: Grid) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in expanded(grid, repeat=False))


def repeated_pipes(grid: Grid) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in expanded(grid, repeat=True))


def tabs(grid: Grid) -> str:
    return "\n".join("\t".join(row) for row in expanded(grid, repeat=False))


def one_a_line(grid: Grid) -> str:
    return "\n".join(text for row in printed_once(grid) for text in row)


def unfenced(grid: Grid, end: str = " |") -> str:
    return "\n".join(" | ".join(row) + end for row in expanded(grid, repeat=False))


def one_a_line_with(separator: str, end: str = "") -> Callable[[Grid], str]:
    return lambda grid: separator.join(text for row in printed_once(grid) for text in row) + end


def blanks(gap: str) -> Callable[[Grid], str]:
    return lambda grid: "\n".join(gap.join(row) for row in printed_once(grid))


def framed(grid: Grid) -> str:
    rows = ["| " + " | ".join(row) + " |" for row in expanded(grid, repeat=False)]
    return "\n+-----+-----+\n".join(rows)


def boxed(grid: Grid) -> str:
    """Drawn lines between all rows, the cells set wide and their words wrapped."""
    rows = expanded(grid, repeat=False)
    labels = [max((len(row[at]) for row in rows), default=0) for at in range(grid.width)]
    widths = [min(max(size, 1), 9) for size in labels]

    def rule(left: str, middle: str, right: str) -> str:
        return left + middle.join("─" * 2 * width for width in widths) + right

    lines = [rule("┌", "┬", "┐")]
    for row in rows:
        pieces = [
            [text[at : at + width] for at in range(0, len(text), width)] or [""]
            for text, width in zip(row, widths, strict=True)
        ]
        for at in range(max(map(len, pieces))):
            cells = [(piece[at] if at < len(piece) else "") for piece in pieces]
            lines.append(
                "│"
                + "│".join(cell + "  " * (w - len(cell)) for cell, w in zip(cells, widths, strict=True))
                + "│"
            )
        lines.append(rule("├", "┼", "┤"))
    lines[-1] = rule("└", "┴", "┘")
    return "\n".join(lines)


def html_file(truth: Truth, blocks: list[Block], *, layout_table: bool = False) -> str:
    def table(grid: Grid) -> str:
        rows: list[str] = []
        for r in range(grid.height):
            cells = sorted((c for c in grid.cells if c.row == r), key=lambda c: c.column)
            rows.append(
                "<tr>"
                + "".join(
                    f'<td rowspan="{c.rows}" colspan="{c.columns}">'
                    f"<p><span>{html.escape(c.text) or '&nbsp;'}</span></p></td>"
                    for c in cells
                )
                + "</tr>"
            )
        return f'<table border="1"><tbody>{"".join(rows)}</tbody></table>'

    parts = []
    for block in blocks:
        if block.grid:
            parts.append(table(block.grid))
        elif block.kind == "title":
            parts.append(f"<h1>{block.text}</h1>")
        elif block.kind == "h1":
            parts.append(f"<p><strong>{block.text}</strong></p>")
        else:
            parts.append(f"<p>&emsp;&emsp;{html.escape(block.text)}</p>")
    main = "\n".join(parts)
    if layout_table:
        main = f'<table width="960" align="center"><tr><td valign="top">{main}</td></tr></table>'
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>{truth.title}_{truth.body.region}政府网</title>
<meta name="PubDate" content="{truth.published} 10:21"><script>var hits=48213;</script>
<style>.hide{{display:none}}</style></head><body>
<div class="nav"><a href="/">首页</a> <a href="/a">政务公开 12</a></div>
<div class="crumb">当前位置：<a>首页</a> &gt; <a>政府信息公开年报</a></div>
<table class="head"><tr><td>索引号</td><td>{truth.index_number}</td>
<td>发布日期</td><td>{truth.published}</td></tr></table>
<div class="info">浏览次数：<span id="hits">48213</span> 次 【字体：大 中 小】</div>
<div class="hide">内部编号 99887766</div>
<div class="content">{main}</div>
<div class="related"><h3>相关链接</h3><ul><li><a>2011年年报：收到申请 777 件</a></li></ul></div>
<div class="footer">网站标识码：5329320001 滇ICP备12345678号 联系电话：010-00000000</div>
</body></html>"""


def docx_file(truth: Truth, blocks: list[Block]) -> bytes:
    from docx import Document

    document: Any = Document()
    for block in blocks:
        if block.grid:
            grid = block.grid
            table = document.add_table(rows=grid.height, cols=grid.width)
            for cell in grid.cells:
                first = table.cell(cell.row, cell.column)
                last = table.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1)
                merged = first.merge(last) if (cell.rows, cell.columns) != (1, 1) else first
                merged.text = cell.text
        elif block.kind == "title":
            document.add_heading(block.text, 0)
        else:
            document.add_paragraph(block.text)
    document.add_paragraph(truth.body.agency)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


RULES: dict[str, list[Any]] = {
    "all": [("GRID", (0, 0), (-1, -1), 0.5, "black")],
    "none": [],
    "rows": [("LINEBELOW", (0, 0), (-1, -1), 0.5, "black"), ("LINEABOVE", (0, 0), (-1, 0), 0.5, "black")],
    "columns": [("LINEAFTER", (0, 0), (-1, -1), 0.5, "black"), ("LINEBEFORE", (0, 0), (0, -1), 0.5, "black")],
    "frame": [("BOX", (0, 0), (-1, -1), 1, "black")],
    "banded": [("ROWBACKGROUNDS", (0, 0), (-1, -1), ("#dddddd", "white"))],
    "grey": [("BACKGROUND", (0, 0), (-1, -1), "#eeeeee")],
    "three": [
        ("LINEABOVE", (0, 0), (-1, 0), 1.5, "black"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.75, "black"),
        ("LINEBELOW", (0, -1), (-1, -1), 1.5, "black"),
    ],
    "open": [("INNERGRID", (0, 0), (-1, -1), 0.5, "black")],
    "white": [("GRID", (0, 0), (-1, -1), 1, "white"), ("BACKGROUND", (0, 0), (-1, -1), "#cfe2f3")],
}
"""Which lines a PDF draws around its cells."""


def pdf_file(truth: Truth, blocks: list[Block], rules: str = "all") -> bytes:
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
    from reportlab.platypus import Table as PdfTable

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("zh", fontName="STSong-Light", fontSize=10, leading=16, wordWrap="CJK")
    small = ParagraphStyle("cell", parent=style, fontSize=8, leading=10)
    upright = ("TOP", "MIDDLE", "BOTTOM")[int(truth.index_number[:8]) % 3]

    def table(grid: Grid) -> Any:
        rows: list[list[Any]] = [[""] * grid.width for _ in range(grid.height)]
        commands = [*RULES[rules], ("VALIGN", (0, 0), (-1, -1), upright)]
        for cell in grid.cells:
            rows[cell.row][cell.column] = Paragraph(html.escape(cell.text), small)
            if (cell.rows, cell.columns) != (1, 1):
                end = (cell.column + cell.columns - 1, cell.row + cell.rows - 1)
                commands.append(("SPAN", (cell.column, cell.row), end))
        total = 760.0
        label = 3 if grid.width == 10 else 1
        widths = [total * 0.45 / label] * label + [total * 0.55 / (grid.width - label)] * (grid.width - label)
        return PdfTable(rows, colWidths=widths if grid.width != 15 else [total / 15] * 15, style=commands)

    story: list[Any] = []
    for block in blocks:
        story += [
            table(block.grid) if block.grid else Paragraph(html.escape(block.text), style),
            Spacer(1, 6),
        ]
    out = io.BytesIO()

    def footer(canvas: Any, page: Any) -> None:
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(420, 20, f"— {page.page} —")

    SimpleDocTemplate(out, pagesize=landscape(A4), invariant=1).build(
        story, onFirstPage=footer, onLaterPages=footer
    )
    return out.getvalue()


def md_file(truth: Truth, blocks: list[Block]) -> str:
    def table(grid: Grid) -> str:
        rows = expanded(grid, repeat=False)
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * grid.width, *lines[1:]])

    out = []
    for block in blocks:
        prefix = {"title": "# ", "h1": "## "}.get(block.kind, "")
        out.append(table(block.grid) if block.grid else prefix + block.text)
    return "\n\n".join(out) + "\n"


def _encoded(page: Callable[[Truth, list[Block]], str]) -> Callable[[Truth, list[Block]], bytes]:
    return lambda truth, blocks: page(truth, blocks).encode()


CARRIERS: dict[str, tuple[str, Callable[[Truth, list[Block]], bytes]]] = {
    "pipes": (".txt", lambda t, b: text_file(t, b, pipes).encode()),
    "repeated_pipes": (".txt", lambda t, b: text_file(t, b, repeated_pipes).encode("utf-8-sig")),
    "tabs": (".txt", lambda t, b: text_file(t, b, tabs).replace("\n", "\r\n").encode("gb18030")),
    "one_a_line": (".txt", lambda t, b: text_file(t, b, one_a_line).encode("utf-16")),
    "html": (".html", lambda t, b: html_file(t, b).encode()),
    "html_layout": (
        ".htm",
        lambda t, b: html_file(t, b, layout_table=True).replace("utf-8", "gb2312").encode("gb18030"),
    ),
    "docx": (".docx", docx_file),
    "pdf": (".pdf", pdf_file),
    "md": (".md", lambda t, b: md_file(t, b).encode()),
    "unfenced": (".txt", lambda t, b: text_file(t, b, unfenced).encode()),
    "bars": (".txt", lambda t, b: text_file(t, b, lambda grid: unfenced(grid, "")).encode("gb18030")),
    "framed": (".txt", lambda t, b: text_file(t, b, framed).encode()),
    "boxed": (".txt", lambda t, b: text_file(t, b, boxed).encode()),
    "cell_and_bar": (".txt", lambda t, b: text_file(t, b, one_a_line_with(" |\n", " |")).encode()),
    "bar_alone": (".txt", lambda t, b: text_file(t, b, one_a_line_with("\n|\n")).encode()),
    "spaced": (".txt", lambda t, b: text_file(t, b, one_a_line_with("\n\n")).encode()),
    "wide_blanks": (".txt", lambda t, b: text_file(t, b, blanks("    ")).encode()),
    "one_blank": (".txt", lambda t, b: text_file(t, b, blanks(" ")).encode()),
    "pdf_unruled": (".pdf", lambda t, b: pdf_file(t, b, "none")),
    "pdf_framed": (".pdf", lambda t, b: pdf_file(t, b, "frame")),
    "pdf_rows": (".pdf", lambda t, b: pdf_file(t, b, "rows")),
    "pdf_columns": (".pdf", lambda t, b: pdf_file(t, b, "columns")),
    "pdf_banded": (".pdf", lambda t, b: pdf_file(t, b, "banded")),
    "pdf_grey": (".pdf", lambda t, b: pdf_file(t, b, "grey")),
    "pdf_three": (".pdf", lambda t, b: pdf_file(t, b, "three")),
    "pdf_open": (".pdf", lambda t, b: pdf_file(t, b, "open")),
    "pdf_white": (".pdf", lambda t, b: pdf_file(t, b, "white")),
    **{name: (".html", _encoded(page)) for name, page in PAGES.items()},
}
BLANKS_VANISH = frozenset(
    {"one_a_line", "cell_and_bar", "bar_alone", "spaced", "wide_blanks", "one_blank"}
    | {"pdf_unruled", "pdf_framed", "pdf_rows", "pdf_columns", "pdf_banded", "pdf_grey", "pdf_three"}
    | {"html_boxes", "html_listed", "html_lines", "html_pre"}
)
"""Where a blank cell leaves no trace, so that the figures beside it have no sure column."""


def write(rng: random.Random, truth: Truth, carrier: str) -> tuple[str, bytes]:
    """A file name and its bytes."""
    from tests.synth.document import blocks

    suffix, make = CARRIERS[carrier]
    name = rng.choice(
        (f"{truth.body.region}{truth.year}", f"{truth.body.pinyin.lower()}-{truth.body.level}-{truth.year}")
    )
    return f"{name}-{carrier}{suffix}", make(truth, blocks(rng, truth))
