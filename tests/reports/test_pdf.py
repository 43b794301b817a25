"""PDF documents: prose in paragraphs, ruled tables whole, whatever the page breaks do to them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from assistant.errors import CorpusError, ReportFormatError
from assistant.reports.carriers.content import Content, SourceFile
from assistant.reports.carriers.pdf_file import read_pdf
from assistant.reports.carriers.sniff import sniff
from tests.reports import builders as b


def read(data: bytes) -> Content:
    file = SourceFile("云泽县2021.pdf", data)
    assert sniff(file) == "pdf"
    content = read_pdf(file)
    b.check_spans(content.text, content.tables)
    return content


def prose(content: Content) -> list[str]:
    return [line for line in content.text.split("\n") if line and not line.startswith("|")]


def grids(content: Content) -> list[dict[tuple[int, int], str]]:
    return [b.grid_of_table(table) for table in content.tables]


@pytest.mark.parametrize("year", [2019, 2021])
def test_the_national_forms_come_out_cell_by_cell_and_prose_once(year: int) -> None:
    parts = b.report_parts(year)
    parts[2] = b.PROSE * 3
    content = read(b.pdf_report(parts))
    assert grids(content) == [b.grid_of(part) for part in parts if not isinstance(part, str)]
    assert prose(content) == [part for part in parts if isinstance(part, str)]
    assert [table.caption for table in content.tables] == list(b.SECTIONS[1:4])
    assert content.unreadable == content.warnings == ()


def applications_pdf(**options: Any) -> Content:
    pages = b.PdfPages("云泽县政府信息公开年报")
    pages.paragraph(b.SECTIONS[2])
    pages.table(b.applications(), b.FORM_WIDTHS[10], **options)
    pages.paragraph(b.SECTIONS[3])
    return read(pages.save())


_BREAKS = [(9,), (7,), (15, 20), (27,), (4, 10, 28)]
_WAYS = list(product(["flow", "last", "each"], [0, 3], [True, False], _BREAKS))


@pytest.mark.parametrize(("label", "repeat", "close", "breaks"), _WAYS[::7])
def test_a_table_over_page_breaks_is_one_table(
    label: str, repeat: int, close: bool, breaks: tuple[int, ...]
) -> None:
    content = applications_pdf(breaks=breaks, close=close, repeat=repeat, label=label)
    assert grids(content) == [b.grid_of(b.applications())]
    assert prose(content) == [b.SECTIONS[2], b.SECTIONS[3]]


@pytest.mark.parametrize(
    ("row", "figures", "close"),
    [(8, "above", True), (13, "below", True), (18, "above", False), (24, "below", False)],
)
def test_a_row_cut_by_the_page_break_is_healed(row: int, figures: str, close: bool) -> None:
    rows = b.applications()
    cut = list(_cut_row(rows, row, figures))
    pages = b.PdfPages()
    pages.table(cut, b.FORM_WIDTHS[10], breaks=(row + 1,), close=close)
    assert grids(read(pages.save())) == [b.grid_of(rows)]


def _cut_row(rows: b.Rows, row: int, figures: str) -> Iterator[list[b.C]]:
    """The rows with one of them drawn as two: half of its label in each, its figures in one."""
    for number, cells in enumerate(rows):
        if number != row:
            grown = [
                b.C(cell.text, cell.rows + (number < row < number + cell.rows), cell.columns)
                for cell in cells
            ]
            yield grown
            continue
        label = next(cell for cell in cells if cell.text[0].isdigit() and not cell.text.isdigit())
        merged = [b.C(cell.text, cell.rows + 1, cell.columns) for cell in cells if cell.rows > 1]
        values = [cell for cell in cells if cell.text.isdigit()]
        empty = [b.C("")] * len(values)
        half = len(label.text) // 2
        yield [*merged, b.C(label.text[:half]), *(values if figures == "above" else empty)]
        yield [b.C(label.text[half:]), *(empty if figures == "above" else values)]


def test_two_rows_at_a_page_break_stay_two() -> None:
    rows = [
        [b.C("项目"), b.C("数量")],
        [b.C("行政处罚"), b.C("")],
        [b.C("行政强制"), b.C("5")],
        [b.C("规章"), b.C("7")],
    ]
    for close in (True, False):
        pages = b.PdfPages()
        pages.table(rows, [200, 100], breaks=(2,), close=close)
        content = read(pages.save())
        if close:  # without a border they cannot be told from one row
            assert grids(content) == [b.grid_of(rows)]
    figures = [[b.C("1.甲类"), b.C("12")], [b.C("2.乙类"), b.C("5")]]
    pages = b.PdfPages()
    pages.table(figures, [200, 100], breaks=(1,), close=False)
    assert grids(read(pages.save())) == [b.grid_of(figures)]


def test_a_blank_cell_under_a_header_at_a_page_break_stays_blank() -> None:
    rows = [
        [b.C("行政复议", columns=2), b.C("行政诉讼", columns=2)],
        [b.C("结果维持", rows=2), b.C("结果纠正", rows=2), b.C("未经复议", columns=2)],
        [b.C("维持"), b.C("纠正")],
        [b.C(""), b.C("3"), b.C("4"), b.C("")],
    ]
    pages = b.PdfPages()
    pages.table(rows, [100] * 4, breaks=(3,))
    assert grids(read(pages.save())) == [b.grid_of(rows)]


def test_two_tables_on_following_pages_stay_two() -> None:
    pages = b.PdfPages()
    pages.table(b.publication_2021(), b.FORM_WIDTHS[4])
    pages.turn()
    pages.table([[b.C("甲"), b.C("1")], [b.C("乙"), b.C("2")]], [100, 100])
    assert len(read(pages.save()).tables) == 2


def test_vertical_labels_one_character_a_line() -> None:
    rows = [
        [b.C("三\n、\n本\n年\n度\n办\n理\n结\n果", rows=3), b.C("甲"), b.C("1")],
        [b.C("乙"), b.C("2")],
        [b.C("丙"), b.C("3")],
    ]
    pages = b.PdfPages()
    pages.leading = 8
    pages.table([[b.C("项目", columns=2), b.C("数\n\n\n\n\n\n量")], *rows], [30, 200, 100])
    (grid,) = grids(read(pages.save()))
    assert [grid[row, 0] for row in (1, 2, 3)] == ["三、本年度办理结果"] * 3
    assert [grid[row, 2] for row in range(4)] == ["数量", "1", "2", "3"]


def test_a_turned_label_is_read_along_its_direction() -> None:
    pages = b.PdfPages()
    y = pages.y
    pages.table(
        [[b.C("", rows=4), b.C("甲"), b.C("1")], *[[b.C("乙"), b.C("2")] for _ in range(3)]], [30, 200, 100]
    )
    pages.canvas.saveState()
    pages.canvas.translate(pages.left + 18, y - 60)
    pages.canvas.rotate(90)
    pages.text(0, 0, "办理结果")
    pages.canvas.restoreState()
    (grid,) = grids(read(pages.save()))
    assert grid[0, 0] == "办理结果"


@pytest.mark.parametrize(
    ("flag", "turn"),
    [(None, 90), (None, 180), (None, 270), (0, 0), (90, 0), (90, 90), (180, 0), (270, 0), (270, 90)],
)
def test_pages_lying_on_their_side_or_head_are_turned(flag: int | None, turn: int) -> None:
    pages = b.PdfPages()
    pages.turn()
    canvas = pages.canvas
    if flag is not None:
        canvas.setPageRotation(flag)
    if (turn in (90, 270)) != (flag in (90, 270)):  # reportlab swaps the sides of flagged pages
        canvas.setPageSize((842, 595))
    canvas.rotate(turn)
    canvas.translate(*{0: (0, 0), 90: (0, -842), 180: (-595, -842), 270: (-595, 0)}[turn])
    pages.paragraph(b.PROSE)
    pages.table(b.publication_2021(), b.FORM_WIDTHS[4])
    content = read(pages.save())
    assert grids(content) == [b.grid_of(b.publication_2021())]
    assert prose(content) == [b.PROSE]


def test_a_number_broken_in_a_narrow_cell_is_joined_and_stacked_numbers_are_not() -> None:
    pages = b.PdfPages()
    pages.table([[b.C("收费金额"), b.C("59237.2449"), b.C("12\n5")]], [100, 40, 80])
    (grid,) = grids(read(pages.save()))
    assert grid[0, 1] == "59237.2449"
    assert grid[0, 2].split() == ["12", "5"]
    assert grid[0, 2] != "12 5"


def test_rows_without_lines_between_them_are_told_apart_by_their_figures() -> None:
    rows = [
        [b.C("指标"), b.C("本年"), b.C("上年")],
        [b.C("1.信访举报投诉类申请\n2.重复申请\n3.要求提供公开出版物"), b.C("11\n12\n13"), b.C("21\n22\n23")],
    ]
    pages = b.PdfPages()
    pages.table(rows, [200, 80, 80])
    (grid,) = grids(read(pages.save()))
    assert grid == b.grid_of(
        [
            rows[0],
            [b.C("1.信访举报投诉类申请"), b.C("11"), b.C("21")],
            [b.C("2.重复申请"), b.C("12"), b.C("22")],
            [b.C("3.要求提供公开出版物"), b.C("13"), b.C("23")],
        ]
    )


def test_a_table_without_outer_borders() -> None:
    pages = b.PdfPages()
    pages.table(b.publication_2021(), b.FORM_WIDTHS[4], outer_rules=False)
    assert grids(read(pages.save())) == [b.grid_of(b.publication_2021())]


def test_figures_cut_off_at_a_side_without_border_are_not_read_short() -> None:
    pages = b.PdfPages()
    for y in (700, 680, 660, 640):
        pages.canvas.line(62, y, 188, y)
    for x in (62, 120):
        pages.canvas.line(x, 640, x, 700)
    for y, label, figure in [(686, "甲", "301"), (666, "乙", "302"), (646, "丙", "5")]:
        pages.text(80, y, label)
        pages.text(
            187 - pages.canvas.stringWidth(figure, "STSong-Light", 8) - (figure == "5") * 20, y, figure
        )
    (table,) = read(pages.save()).tables
    assert [cell.text for cell in table.cells] == ["甲", "\ufffd", "乙", "\ufffd", "丙", "5"]


def test_a_frame_around_prose_is_no_table() -> None:
    pages = b.PdfPages()
    top = pages.y + 20
    pages.paragraph(b.PROSE)
    pages.canvas.rect(50, pages.y - 5, 500, top - pages.y)
    pages.canvas.line(62, 500, 200, 500)
    assert read(pages.save()).text == b.PROSE


def test_paragraphs_go_on_over_lines_and_pages_without_heads_and_page_numbers() -> None:
    pages = b.PdfPages("云泽县2021年年报", height=400)
    texts = [
        b.SECTIONS[0],
        b.PROSE * 4,
        "（一）主动公开。" + b.PROSE * 2,
        b.SECTIONS[4],
        b.PROSE,
        "2022年1月28日",
    ]
    for text in texts:
        pages.paragraph(text)
    assert prose(read(pages.save())) == texts


def test_a_title_in_large_type_over_two_lines_is_one_line() -> None:
    pages = b.PdfPages()
    pages.text(150, 740, "云泽县人民政府2021年政府信息公开", 18)
    pages.text(240, 715, "工作年度报告", 18)
    pages.y = 680
    pages.paragraph(b.PROSE * 2)
    assert prose(read(pages.save())) == ["云泽县人民政府2021年政府信息公开工作年度报告", b.PROSE * 2]


def test_a_heading_in_large_type_stays_apart_from_what_follows() -> None:
    pages = b.PdfPages()
    for text, size, indent in [
        (b.SECTIONS[5], 16, 0),
        ("本年度未收取任何费用。", 16, 0),
        (b.PROSE * 2, 12, 24),
    ]:
        pages.paragraph(text, size, indent)
    assert prose(read(pages.save())) == [b.SECTIONS[5], "本年度未收取任何费用。", b.PROSE * 2]


def test_columns_of_a_table_without_lines_stay_apart() -> None:
    pages = b.PdfPages()
    for number, (label, value) in enumerate([("行政许可", "213"), ("行政处罚", "1487")]):
        pages.text(100, 700 - 20 * number, label, 12)
        pages.text(300, 700 - 20 * number, value, 12)
    assert read(pages.save()).text == "行政许可  213\n行政处罚  1487"


def test_double_strokes_footnote_marks_and_watermarks() -> None:
    pages = b.PdfPages()
    for shift in (0, 0.3):  # bold made by printing twice
        pages.text(100 + shift, 700, "共收到申请17", 12)
    x = 100 + pages.canvas.stringWidth("共收到申请17", "STSong-Light", 12)
    pages.text(x, 706, "1", 6)
    pages.text(x + 3, 700, "件，办结16件。", 12)
    pages.canvas.translate(100, 600)
    pages.canvas.rotate(45)
    pages.text(0, 0, "云泽县888", 40)
    assert read(pages.save()).text == "共收到申请17¹件，办结16件。"


def test_letters_set_apart_are_no_blanks() -> None:
    pages = b.PdfPages()
    pages.canvas._code.append("2.5 Tc")
    pages.text(60, 700, "其中自然人申请政府信息公开1,234件，增长12.5%，微博 7个", 10)
    assert read(pages.save()).text == "其中自然人申请政府信息公开1,234件，增长12.5%，微博 7个"


def test_radicals_are_kept_as_they_are() -> None:
    pages = b.PdfPages()
    pages.text(100, 700, "⼈⺠政府⼯作", 12)
    text = read(pages.save()).text
    assert len(text) == 6


def _picture(pages: b.PdfPages, x: float, y: float, width: float, height: float) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    out = io.BytesIO()
    Image.new("L", (60, 80), 240).save(out, "PNG")
    out.seek(0)
    pages.canvas.drawImage(ImageReader(out), x, y, width, height)


def test_scanned_pages_are_recorded() -> None:
    pages = b.PdfPages()
    pages.paragraph(b.SECTIONS[1])
    pages.paragraph(b.PROSE)
    pages.paragraph(b.SECTIONS[2])
    pages.turn()
    _picture(pages, 0, 0, 595, 842)
    content = read(pages.save())
    assert [(field.name, field.value) for field in content.unreadable] == [("scan", b.SECTIONS[2])]
    assert "pages 2 are pictures" in content.warnings[0]


def test_a_scan_without_any_text_is_not_silently_empty() -> None:
    pages = b.PdfPages()
    _picture(pages, 0, 0, 595, 842)
    content = read(pages.save())
    assert [field.name for field in content.unreadable] == ["scan"]
    assert content.warnings


def test_text_recognised_under_a_picture_is_marked() -> None:
    pages = b.PdfPages()
    _picture(pages, 0, 0, 595, 842)
    pages.canvas._code.append("3 Tr")
    pages.paragraph(b.PROSE)
    pages.table([[b.C("甲"), b.C("1")], [b.C("乙"), b.C("2")]], [100, 100])
    content = read(pages.save())
    assert content.recognised
    assert content.tables[0].recognised
    pages = b.PdfPages()
    _picture(pages, 0, 0, 595, 842)  # a decorated page
    pages.paragraph(b.PROSE)
    assert not read(pages.save()).recognised


def test_pictures_in_place_of_tables() -> None:
    pages = b.PdfPages()
    for section in b.SECTIONS[1:3]:
        pages.paragraph(section)
        _picture(pages, 100, pages.y - 150, 400, 150)
        pages.y -= 170
    pages.paragraph(b.SECTIONS[4])
    pages.paragraph(b.PROSE)
    assert [field.value for field in read(pages.save()).unreadable] == list(b.SECTIONS[1:3])


def test_protected_damaged_and_empty_documents() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt="secret", invariant=1)
    canvas.drawString(100, 700, "17")
    canvas.save()
    with pytest.raises(ReportFormatError, match="password"):
        read(out.getvalue())
    data = b.pdf_report(["申请17件。"])
    with pytest.raises(CorpusError, match="damaged"):
        read(b"%PDF-1.4\nnothing")
    for cut in (0.3, 0.6):
        with pytest.raises(CorpusError):
            read(data[: int(cut * len(data))])
    with pytest.raises(ReportFormatError, match="no text"):
        read(b.PdfPages().save().replace(b"Tj", b"  "))
