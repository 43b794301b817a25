"""Word documents: order, merged cells, generated numbers, and what is not to be read."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from assistant.errors import CorpusError, ReportFormatError
from assistant.reports.carriers.content import Content, SourceFile
from assistant.reports.carriers.docx_file import read_docx
from assistant.reports.carriers.sniff import sniff
from tests.reports import builders as b


def read(document: Any, name: str = "云泽县2021.docx") -> Content:
    data = document if isinstance(document, bytes) else b.as_bytes(document)
    file = SourceFile(name, data)
    assert sniff(file) == "docx"
    content = read_docx(file)
    b.check_spans(content.text, content.tables)
    return content


def paragraph(document: Any, inner: str) -> None:
    """A paragraph from WordprocessingML."""
    document.element.body.insert(
        len(document.element.body) - 1, parse_xml(f"<w:p {nsdecls('w', 'wp', 'a', 'pic', 'm')}>{inner}</w:p>")
    )


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def edited(document: Any, part: str, pattern: str, replacement: str, rename: str = "") -> bytes:
    """The saved document with one of its parts changed by a regular expression."""
    source = zipfile.ZipFile(io.BytesIO(b.as_bytes(document)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                data = re.sub(pattern, replacement, data.decode()).encode()
            target.writestr(rename if name == part and rename else name, data)
    return out.getvalue()


@pytest.mark.parametrize("year", [2019, 2021])
def test_the_national_forms_come_out_cell_by_cell_and_in_order(year: int) -> None:
    parts = b.report_parts(year)
    content = read(b.docx_report(parts))
    assert [b.grid_of_table(table) for table in content.tables] == [
        b.grid_of(part) for part in parts if not isinstance(part, str)
    ]
    assert [table.caption for table in content.tables] == list(b.SECTIONS[1:4])
    lines = [line for line in content.text.split("\n") if line and not line.startswith("|")]
    assert lines == [part for part in parts if isinstance(part, str)]
    assert (content.format, content.unreadable) == ("docx", ())


def test_deleted_hidden_and_struck_text_is_left_out_and_insertions_are_read() -> None:
    document = Document()
    paragraph(
        document,
        run("收到申请") + f"<w:ins>{run('17')}</w:ins><w:del><w:r><w:delText>18</w:delText></w:r></w:del>"
        + run("99", "<w:vanish/>") + run("88", "<w:strike/>") + run("77", '<w:vanish w:val="1"/>')
        + run("件，", '<w:vanish w:val="0"/>')
        + run("办结16") + run("1", '<w:vertAlign w:val="superscript"/>') + run("件"),
    )  # fmt: skip
    assert read(document).text == "收到申请17件，办结16¹件"


def test_fields_links_breaks_and_formulas() -> None:
    document = Document()
    paragraph(
        document,
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 9</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("共3项")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'<w:hyperlink>{run("链接")}</w:hyperlink><w:fldSimple w:instr="X">{run("4")}</w:fldSimple>'
        "<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>6</w:t><w:br/><w:t>下一行</w:t><w:tab/><w:t>7</w:t></w:r>"
        "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
    )
    assert read(document).text == "共3项链接45-6\n\n下一行\t71/2"


def _numbered(document: Any, text: str, level: int = 0, number: int = 90) -> None:
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    paragraph(document, properties + run(text))


def _add_numbering(document: Any) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (style, text) in enumerate(
            [
                ("chineseCountingThousand", "%1、"),
                ("japaneseCounting", "（%2）"),
                ("decimal", "%3."),
                ("bullet", "•"),
            ]
        )
    )
    root = document.part.numbering_part.element
    root.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))


def test_generated_numbers_are_printed() -> None:
    document = Document()
    _add_numbering(document)
    for text, level in [
        ("总体情况", 0), ("主动公开", 1), ("依申请公开", 1), ("第一点", 2), ("第二点", 2),
        ("主动公开政府信息情况", 0), ("平台", 1), ("要点", 3), ("无编号", 9),
    ]:  # fmt: skip
        _numbered(document, text, level)
    assert [line for line in read(document).text.split("\n") if line] == [
        "一、总体情况", "（一）主动公开", "（二）依申请公开", "1.第一点", "2.第二点",
        "二、主动公开政府信息情况", "（一）平台", "要点", "无编号",
    ]  # fmt: skip


def test_tables_of_contents_headers_and_footers_are_left_out() -> None:
    document = Document()
    style = document.styles.add_style("TOC1", 1)
    style.element.find(f".//{{{style.element.nsmap['w']}}}name").set(
        f"{{{style.element.nsmap['w']}}}val", "toc 1"
    )
    document.add_paragraph("一、总体情况 3", style=style)
    document.sections[0].header.paragraphs[0].text = "页眉888"
    document.sections[0].footer.paragraphs[0].text = "888"
    document.add_paragraph("正文17件")
    assert read(document).text == "正文17件"


def test_text_boxes_are_read_once() -> None:
    document = Document()
    box = "<w:txbxContent><w:p><w:r><w:t>联系电话：0000-4126176</w:t></w:r></w:p></w:txbxContent>"
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    paragraph(
        document,
        run("正文")
        + '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp xmlns:wps="{shape}"><wps:txbx>{box}</wps:txbx>'
        "</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:textbox xmlns:v="urn:schemas-microsoft-com:vml">{box}</v:textbox>'
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    assert read(document).text == "正文\n\n联系电话：0000-4126176"


def _png() -> io.BytesIO:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "PNG")
    out.seek(0)
    return out


def test_pictures_where_tables_should_be_are_recorded_but_seals_are_not() -> None:
    document = Document()
    document.add_paragraph("二、主动公开政府信息情况")
    document.add_picture(_png(), width=Cm(14))
    document.add_paragraph("三、收到和处理政府信息公开申请情况")
    document.add_paragraph(b.PROSE)
    document.add_picture(_png(), width=Cm(14))
    document.add_paragraph("六、其他需要报告的事项")
    document.add_paragraph("无。")
    document.add_picture(_png(), width=Cm(4))
    content = read(document)
    assert [(field.name, field.value) for field in content.unreadable] == [
        ("picture", "二、主动公开政府信息情况")
    ]


def test_layout_tables_and_nested_tables() -> None:
    document = Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "左栏"
    cell = outer.cell(0, 1)
    cell.text = "四、行政复议情况"
    inner = cell.add_table(rows=2, cols=2)
    for position, text in zip([(0, 0), (0, 1), (1, 0), (1, 1)], ["结果维持", "总计", "3", "5"], strict=True):
        inner.cell(*position).text = text
    content = read(document)
    assert content.text == "左栏\n\n四、行政复议情况\n\n| 结果维持 | 总计 |\n| 3 | 5 |"


def test_deleted_and_hidden_rows_are_left_out() -> None:
    document = Document()
    table = b.docx_table(
        document, [[b.C("行政许可"), b.C("1")], [b.C("甲"), b.C("999")], [b.C("乙"), b.C("999")]]
    )
    for row, mark in ((1, "del"), (2, "hidden")):
        table.rows[row]._tr.get_or_add_trPr().append(parse_xml(f"<w:{mark} {nsdecls('w')}/>"))
    assert read(document).text == "| 行政许可 | 1 |"


def test_macro_documents_and_wrong_names_are_read() -> None:
    document = b.docx_report(["一、总体情况", "申请17件。"])
    data = edited(document, "[Content_Types].xml", "document.main", "macroEnabled.main")
    assert read(data, "云泽县.doc").text == "一、总体情况\n\n申请17件。"


@pytest.mark.parametrize("cut", [100, 2000, 0.5, 0.9])
def test_damaged_documents_are_named(cut: float) -> None:
    data = b.as_bytes(b.docx_report(b.report_parts()))
    size = int(cut if cut > 1 else len(data) * cut)
    with pytest.raises(CorpusError) as caught:
        read_docx(SourceFile("a.docx", data[:size]))
    assert caught.value.next_step


def test_damaged_parts_are_named() -> None:
    document = b.docx_report(["申请17件。"])
    with pytest.raises(ReportFormatError, match=r"document\.xml is damaged"):
        read(edited(document, "word/document.xml", "</w:body>", ""))
    with pytest.raises(ReportFormatError, match="no body"):
        read(edited(document, "word/document.xml", "x", "x", rename="word/other.xml"))
    with pytest.raises(ReportFormatError, match="no text"):
        read(Document())


def test_declared_entities_are_refused() -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    document = b.docx_report(["申请17件。"])
    data = edited(document, "word/document.xml", "<w:document ", entities + "<w:document ")
    with pytest.raises(ReportFormatError, match="declares entities"):
        read(data)


def test_borders_that_nearly_meet_are_one() -> None:
    """Drawn by hand, or left by a converter."""
    document = Document()
    widths = (2000, 5, 2000, 2000)

    def row(*cells: tuple[str, int]) -> str:
        return "".join(
            f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p>{run(text)}</w:p></w:tc>'
            for text, span in cells
        )

    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = (row(("项目", 1), ("本年", 2), ("上年", 1)), row(("行政许可", 2), ("213", 1), ("96", 1)))
    table = f"<w:tbl {nsdecls('w')}><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{r}</w:tr>' for r in rows)}</w:tbl>"
    document.element.body.insert(0, parse_xml(table))
    (found,) = read(document).tables
    assert [(cell.row, cell.column, cell.column_span, cell.text) for cell in found.cells] == [
        (0, 0, 1, "项目"), (0, 1, 1, "本年"), (0, 2, 1, "上年"),
        (1, 0, 1, "行政许可"), (1, 1, 1, "213"), (1, 2, 1, "96"),
    ]  # fmt: skip
