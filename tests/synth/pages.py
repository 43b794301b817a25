"""The same blocks as the web's odder pages print them: exported, built of boxes, misdeclared, decorated."""

from __future__ import annotations

import html
import random
from collections.abc import Callable
from dataclasses import replace

from tests.synth.document import Block, Grid, GridCell
from tests.synth.truth import Truth

__all__ = ["PAGES"]

Writer = Callable[[Grid], str]


def _page(truth: Truth, blocks: list[Block], table: Writer, paragraph: Callable[[Block], str]) -> str:
    main = "\n".join(table(block.grid) if block.grid else paragraph(block) for block in blocks)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{truth.title}</title></head><body>'
        f'<div class="crumb">当前位置：<a>首页</a> &gt; <a>政府信息公开年报</a></div>{main}'
        f'<div class="footer">版权所有：{truth.body.region} 网站标识码：5329320001</div></body></html>'
    )


def _rows(grid: Grid) -> list[list[GridCell]]:
    return [sorted((c for c in grid.cells if c.row == r), key=lambda c: c.column) for r in range(grid.height)]


def _plain(block: Block) -> str:
    return f"<p>{html.escape(block.text)}</p>"


def _spans(cell: GridCell) -> str:
    return f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)


# --- exported from Word -----------------------------------------------------------------------


def _runs(text: str) -> str:
    """Digits and Latin in runs of their own, some digits cut in two, as Word writes them."""
    out, run = [], ""
    for character in [*text, ""]:
        if character and run and character.isascii() == run.isascii() and len(run) < 7:
            run += character
            continue
        if run:
            lang = "lang=EN-US " if run.isascii() else ""
            out.append(
                f"<span {lang}style='font-size:12.0pt;font-family:仿宋_GB2312'>{html.escape(run)}</span>"
            )
        run = character
    return "".join(out)


def _word_table(grid: Grid) -> str:
    rows = "".join(
        "<tr style='mso-yfti-irow:1;height:20.0pt'>"
        + "".join(
            f"<td{_spans(c)} valign=top style='border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt'>"
            f"<p class=MsoNormal align=center>{_runs(c.text) or '<span lang=EN-US>&nbsp;</span>'}"
            "<span lang=EN-US><o:p></o:p></span></p></td>"
            for c in row
        )
        + "</tr>"
        for row in _rows(grid)
    )
    # Word declares the grid in an invisible row at the end.
    ends = "".join(f"<td width={40 + c} style='border:none'></td>" for c in range(grid.width))
    return f"<table class=MsoTableGrid border=1>{rows}<![if !supportMisalignedColumns]><tr height=0>{ends}</tr><![endif]></table>"


def _word(truth: Truth, blocks: list[Block]) -> str:
    page = _page(
        truth,
        blocks,
        _word_table,
        lambda b: f"<p class=MsoNormal style='text-indent:32.0pt'>{_runs(b.text)}<o:p></o:p></p>",
    )
    head = (
        "<!--[if gte mso 9]><xml><o:DocumentProperties><o:Pages>7</o:Pages><o:Words>1234</o:Words>"
        "</o:DocumentProperties></xml><![endif]--><style><!-- p.MsoNormal{margin:0cm} --></style></head>"
    )
    return page.replace("</head>", head)


# --- tables well and badly marked up -----------------------------------------------------------


def _scoped(grid: Grid) -> str:
    def row(cells: list[GridCell], name: str) -> str:
        return "<tr>" + "".join(
            f"<{tag}{_spans(c)}{scope}>{html.escape(c.text)}</{tag}>"
            for c in cells
            for tag, scope in [("th", f' scope="{name}"') if not c.text[:1].isdigit() else ("td", "")]
        )

    rows = _rows(grid)
    head = max((c.rows for c in rows[0]), default=1)
    return (
        f'<table><colgroup><col span="{grid.width}"></colgroup><thead>'
        + "".join(row(cells, "col") for cells in rows[:head])
        + "</thead><tbody>"
        + "".join(row(cells, "row") for cells in rows[head:])
        + "</tbody></table>"
    )


def _overstated(grid: Grid) -> str:
    """Cells that reach over the last column claim more columns than there are; block titles claim too few."""

    def spans(cell: GridCell) -> str:
        ends = cell.column + cell.columns == grid.width
        alone = cell.columns == grid.width
        return _spans(
            replace(cell, columns=cell.columns + ends * (2 if not alone else -1) * (cell.columns > 1))
        )

    return (
        "<table>"
        + "".join(
            "<tr>" + "".join(f"<td{spans(c)}>{html.escape(c.text)}</td>" for c in row) + "</tr>"
            for row in _rows(grid)
        )
        + "</table>"
    )


def _boxes(grid: Grid) -> str:
    """A table built of boxes, as responsive themes do: merged cells printed once."""
    return (
        '<div class="tb">'
        + "".join(
            '<div class="tr">'
            + "".join(f'<div class="td">{html.escape(c.text)}</div>' for c in row)
            + "</div>"
            for row in _rows(grid)
        )
        + "</div>"
    )


def _listed(grid: Grid) -> str:
    return "".join(
        "<ul>" + "".join(f"<li>{html.escape(c.text)}</li>" for c in row) + "</ul>" for row in _rows(grid)
    )


def _broken_lines(grid: Grid) -> str:
    """One paragraph of the page, a cell a line."""
    return "<p>" + "<br/>".join(html.escape(c.text) for row in _rows(grid) for c in row) + "</p>"


def _preformatted(grid: Grid) -> str:
    return "<pre>" + "\n".join("\t".join(html.escape(c.text) for c in row) for row in _rows(grid)) + "</pre>"


def _nested(truth: Truth, blocks: list[Block]) -> str:
    """Every block in a row of its own of a layout table inside two others."""
    inner = _page(truth, blocks, lambda g: _simple(g), _plain)
    body = inner.split("</div>", 1)[1].rsplit('<div class="footer">', 1)[0]
    rows = "".join(f"<tr><td>{part}</td></tr>" for part in body.split("\n"))
    return inner.replace(
        body,
        f"<table width=1000><tr><td width=200>栏目导航<br>政府信息公开指南 1<br>年报 12</td><td><table><tr><td>"
        f"<table>{rows}</table></td></tr></table></td></tr></table>",
    )


def _simple(grid: Grid) -> str:
    return (
        "<table>"
        + "".join(
            "<tr>" + "".join(f"<td{_spans(c)}>{html.escape(c.text)}</td>" for c in row) + "</tr>"
            for row in _rows(grid)
        )
        + "</table>"
    )


# --- decorated cells ----------------------------------------------------------------------------

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _decorated(change: Callable[[str, random.Random], str]) -> Callable[[Truth, list[Block]], str]:
    def write(truth: Truth, blocks: list[Block]) -> str:
        rng = random.Random(truth.title)

        def table(grid: Grid) -> str:
            return _simple(Grid([replace(c, text=change(c.text, rng)) for c in grid.cells], grid.caption))

        return _page(truth, blocks, table, _plain)

    return write


def _is_figure(text: str) -> bool:
    return text.removeprefix("-").removesuffix("元").removesuffix("万").replace(".", "").isdigit()


def _wide_digits(text: str, rng: random.Random) -> str:
    return text.translate(_WIDE) if _is_figure(text) else text


def _grouped(text: str, rng: random.Random) -> str:
    if not _is_figure(text):
        return text
    whole, dot, rest = text.partition(".")
    if not whole.isdigit():
        return text
    return f"{int(whole):,}".replace(",", rng.choice(",，")) + dot + rest


def _spaced_labels(text: str, rng: random.Random) -> str:
    if _is_figure(text):
        return f" {text}\u00a0"
    return "".join(c + rng.choice(("", "", " ", "\u3000")) for c in text)


def _with_units(text: str, rng: random.Random) -> str:
    return text + rng.choice(("", "件")) if text.isdigit() else text


def _marked_labels(text: str, rng: random.Random) -> str:
    """Footnote marks behind labels, stars before them."""
    if _is_figure(text) or len(text) < 3 or text[0] in "-—":
        return text
    return rng.choice((text, text + "①", text + "*", text + "[1]", text + "：", "※" + text))


# --- rows and columns in other places -------------------------------------------------------------


def _changed(change: Callable[[Grid], Grid]) -> Callable[[Truth, list[Block]], str]:
    return lambda truth, blocks: _page(truth, blocks, lambda grid: _simple(change(grid)), _plain)


def _total_first(grid: Grid) -> Grid:
    """The 总计 column of the table of applications before the others."""
    if grid.width != 10:
        return grid
    moved = {9: 3, **{column: column + 1 for column in range(3, 9)}}
    return Grid(
        [replace(c, column=moved.get(c.column, c.column)) for c in grid.cells if c.text != "申请人情况"]
    )


def _with_serials(grid: Grid) -> Grid:
    """A first column 序号, blank beside headers; the table of proceedings has one row and none."""
    if grid.width == 15:
        return grid
    rows = sorted({c.row for c in grid.cells if c.text[:1].isdigit()})
    serials = [GridCell(row, 0, str(number)) for number, row in enumerate(rows, start=1)]
    serials += [GridCell(row, 0, "序号" if row == 0 else "") for row in range(grid.height) if row not in rows]
    return Grid([*serials, *(replace(c, column=c.column + 1) for c in grid.cells)])


def _with_remarks(grid: Grid) -> Grid:
    """A last column 备注 with words in some cells, and a row of signatures."""
    remarks = [
        GridCell(row, grid.width, {0: "备注", 4: "含转送2件"}.get(row, "")) for row in range(grid.height)
    ]
    signed = GridCell(grid.height, 0, "填表人：某某 联系电话：0000-1234567", 1, grid.width + 1)
    return Grid([*grid.cells, *remarks, signed])


PAGES: dict[str, Callable[[Truth, list[Block]], str]] = {
    "html_word": _word,
    "html_scoped": lambda t, b: _page(t, b, _scoped, _plain),
    "html_overstated": lambda t, b: _page(t, b, _overstated, _plain),
    "html_boxes": lambda t, b: _page(t, b, _boxes, _plain),
    "html_listed": lambda t, b: _page(t, b, _listed, _plain),
    "html_lines": lambda t, b: _page(t, b, _broken_lines, _plain),
    "html_pre": lambda t, b: _page(t, b, _preformatted, _plain),
    "html_nested": _nested,
    "html_wide": _decorated(_wide_digits),
    "html_grouped": _decorated(_grouped),
    "html_spaced": _decorated(_spaced_labels),
    "html_units": _decorated(_with_units),
    "html_marked": _decorated(_marked_labels),
    "html_total_first": _changed(_total_first),
    "html_serials": _changed(_with_serials),
    "html_remarks": _changed(_with_remarks),
}
"""Pages by carrier name; all are written as UTF-8 ``.html``."""
