"""Web pages become paragraphs and exact grids, without the page around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import CorpusError, ReportFormatError
from assistant.reports.carriers.content import Content, SourceFile
from assistant.reports.carriers.html_file import read_html, read_mht
from assistant.reports.carriers.sniff import sniff
from assistant.reports.loader import ReportLoader
from tests.reports import builders as b


def read(markup: str | bytes, name: str = "云泽县2021.html") -> Content:
    data = markup if isinstance(markup, bytes) else markup.encode()
    file = SourceFile(name, data)
    assert sniff(file) == "html"
    content = read_html(file)
    b.check_spans(content.text, content.tables)
    return content


def body(inside: str) -> Content:
    return read(b.html_page(inside))


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2024])
def test_the_national_forms_come_out_cell_by_cell(year: int) -> None:
    parts = b.report_parts(year)
    content = body(b.html_report(parts))
    expected = [b.grid_of(part) for part in parts if not isinstance(part, str)]
    assert [b.grid_of_table(table) for table in content.tables] == expected
    assert [table.caption for table in content.tables] == list(b.SECTIONS[1:4])
    prose = [part for part in parts if isinstance(part, str)]
    lines = [line for line in content.text.split("\n") if line and not line.startswith("|")]
    assert lines == prose


def test_merged_row_labels_are_repeated_on_every_row_they_cover() -> None:
    content = body(b.html_table(b.applications()))
    (table,) = content.tables
    for row in table.rows[5:-1]:
        assert row.of(content.text).startswith("| 三、本年度办理结果 | ")
    label = next(cell for cell in table.cells if cell.text == "（三）不予公开")
    assert (label.row, label.column, label.row_span) == (7, 1, 8)
    assert table.rows[7].covers(label.span)


@pytest.mark.parametrize(
    "wrap",
    [
        '<table width="100%"><tr><td>{}</td></tr></table>',
        '<table><tr><td class="left"><a href="/a">首页</a></td><td><h2>年度报告</h2>{}</td></tr></table>',
        "<table><tr><td><table><tr><td>{}</td></tr></table></td></tr></table>",
        '<form id="form1"><div class="main"><article>{}</article></div></form>',
        '<div class="print-area">{}</div>',
        "<header>{}</header>",
        '<div id="share_content"><font>{}</font></div>',
        '<div class="TRS_PreView"><div class="view">{}</div></div>',
    ],
)
def test_layout_around_the_report_changes_nothing(wrap: str) -> None:
    parts = b.report_parts()
    content = read(b.html_page(wrap.format(b.html_report(parts))))
    assert [b.grid_of_table(t) for t in content.tables] == [
        b.grid_of(p) for p in parts if not isinstance(p, str)
    ]
    assert b.PROSE in content.text.split("\n")


def test_names_that_editors_use_too_drop_no_prose_and_no_title() -> None:
    content = body(
        '<header class="article-header"><div class="t">云泽县2021年政府信息公开工作年度报告</div>'
        "<p>发布时间：2022-01-28　来源：县政府办公室政务公开股</p></header>"
        f'<p class="print">{b.PROSE}</p>'
        '<p class="view-text">其中，受理申请17件，均按期答复，没有收取任何费用，也未发生投诉。</p>'
        "<p>其他。</p>" * 3
    )
    assert "云泽县2021年政府信息公开工作年度报告" in content.text
    assert "2022-01-28" in content.text
    assert b.PROSE in content.text
    assert "申请17件" in content.text


def test_a_report_typed_into_one_big_table_comes_apart_into_its_sections() -> None:
    rows: b.Rows = []
    for part in b.report_parts():
        rows += [[b.C(part, columns=15)]] if isinstance(part, str) else part
    content = body(b.html_table(rows))
    lines = content.text.split("\n")
    assert [line for line in lines if line and not line.startswith("|")] == [
        part for part in b.report_parts() if isinstance(part, str)
    ]
    grids = [b.grid_of_table(table) for table in content.tables]
    assert grids == [b.grid_of(part) for part in b.report_parts() if not isinstance(part, str)]


def test_breaks_and_blanks_inside_labels_and_values() -> None:
    content = body(
        "<table><tr><th>商业<br>企业</th><th>第二十条&nbsp;&nbsp;第（一）项</th>"
        "<th>科研\n      机构</th><th>Total<br>number</th></tr>"
        "<tr><td>&nbsp;</td><td>１，４８７</td><td><p>3</p><p></p></td><td>12<br>34</td></tr></table>"
    )
    (table,) = content.tables
    texts = [cell.text for cell in table.cells]
    assert texts == [
        "商业企业",
        "第二十条 第（一）项",
        "科研机构",
        "Total number",
        "",
        "１，４８７",
        "3",
        "12  34",
    ]


def test_raised_and_struck_figures_do_not_join_their_neighbours() -> None:
    content = body(
        "<p>共收到申请17<sup>1</sup>件，面积3m<sup>2</sup>，办结<del>18</del>16件，"
        '<span style="text-decoration:line-through">99</span>答复15件。</p>'
    )
    assert content.text == "共收到申请17¹件，面积3m²，办结16件，答复15件。"


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">申请999件。</p>',
        '<p style="color:red;visibility:hidden">申请999件。</p>',
        '<span style="font-size:0px">999</span>',
        "<div hidden>申请999件。</div>",
        '<div aria-hidden="true">申请999件。</div>',
        "<noscript>申请999件。</noscript>",
        "<script>document.write('申请999件。')</script>",
        "<style>.x{content:'999'}</style>",
        "<template><p>申请999件。</p></template>",
        "<!-- 申请999件。 -->",
        '<select><option>999</option></select>',
        '<div class="gone">申请999件。</div>',
        '<p style="position:absolute;left:-9999px">申请999件。</p>',
        '<table><tr style="display:none"><td>许可</td><td>999</td></tr><tr><td>a</td><td>1</td></tr></table>',
        '<table><tr><td>许可</td><td>2</td><td hidden>999</td></tr><tr><td>b</td><td>1</td></tr></table>',
    ],
)  # fmt: skip
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    head = "<style>@media (max-width:700px){.TRS_Editor{display:none}} .gone, .x{ display:none }</style>"
    content = read(b.html_page(f"<p>{b.PROSE}</p>{hidden}<p>申请17件。</p>", head))
    assert "999" not in content.text
    assert "申请17件。" in content.text
    assert b.PROSE in content.text


_FURNITURE = (
    '<div class="header-top"><a href="/1">首页</a><a href="/2">政务公开888</a><a href="/3">办事服务</a></div>'
    '<nav><ul><li><a href="/4">新闻888</a></li></ul></nav>',
    '<div role="banner"><p>今日访问888人次</p></div><ul class="side-nav"><li>栏目888</li></ul>',
    '<div class="xgyd"><h3>相关阅读</h3><ul><li><a href="a.html">青岚市公开信息888条</a></li></ul></div>'
    '<div class="bdsharebuttonbox">分享888</div>',
    "<div><ul><li><a href='a'>2018年年度报告888</a></li><li><a href='b'>2017年年度报告</a></li>"
    "<li><a href='c'>2016年年度报告</a></li></ul></div>",
    '<p>浏览次数：<span id="hits">888</span></p>',
    "<div>点击数：888次</div>",
    "<p>[阅读 888 次]</p>",
    '<div id="footer"><table><tr><td>主办：云泽县人民政府</td><td>888</td></tr>'
    "<tr><td>邮编</td><td>888888</td></tr><tr><td>电话</td><td>888</td></tr></table></div>",
    "<p>网站标识码：8885230021　滇ICP备88812345号</p>",
    "<p>上一篇：<a href='x'>云泽县公开信息888条</a></p>",
    "<p>您是第888位访客</p>",
    '<aside><p>热线888</p></aside><footer>版权所有888</footer>',
    '<p>扫一扫在手机打开当前页888</p>',
)  # fmt: skip


@pytest.mark.parametrize("furniture", _FURNITURE)
def test_the_page_around_the_report_is_left_out(furniture: str) -> None:
    inside = b.html_report(b.report_parts())
    for page in (b.html_page(inside, before=furniture), b.html_page(inside, after=furniture)):
        content = read(page)
        shown = content.text
        for span in reversed(content.furniture):
            shown = shown[: span.start] + shown[span.end :]
        assert "888" not in shown
        assert len(content.tables) == 3


def test_counters_and_links_are_cut_out_of_the_head_line() -> None:
    content = body(
        "<h1>云泽县2021年政府信息公开工作年度报告</h1><div>发布时间：2022-01-28　来源：县政府办　"
        "浏览次数：888　【字体：<a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a>】　"
        f"<a href='#'>打印</a></div><h2>一、总体情况</h2><p>{b.PROSE}</p><p>政府网站 访问量：123456次</p>"
    )
    assert "发布时间：2022-01-28 来源：县政府办" in content.text
    assert "888" not in content.text
    assert "字体" not in content.text
    assert "访问量：123456次" in content.text


def test_the_breadcrumb_is_kept_as_furniture() -> None:
    content = read(
        b.html_page(
            f"<p>{b.PROSE}</p>",
            before='<div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/x">云泽县</a></div>'
            '<div class="breadcrumb"><a href="/">首页</a> / <a href="/x">年报</a></div>',
        )
    )
    assert [span.of(content.text) for span in content.furniture] == ["当前位置：首页 > 云泽县", "首页 / 年报"]


def test_the_key_value_head_becomes_lines() -> None:
    expected = [
        "索引号: 15253908T/2022-00019",
        "主题分类: 政府信息公开",
        "发布机构: 云泽县人民政府办公室",
        "文号:",
    ]
    table = (
        "<table><tr><td>索 引 号：</td><td>15253908T/2022-00019</td>"
        "<td>主题分类：</td><td>政府信息公开</td></tr>"
        "<tr><td>发布机构：</td><td>云泽县人民政府办公室</td><td>文　　号：</td><td>&nbsp;</td></tr></table>"
    )
    blocks = (
        "<ul><li><b>索引号：</b><span>15253908T/2022-00019</span></li></ul><dl><dt>主题分类</dt><dd>政府信息公开</dd></dl>"
        "<div>发布机构：</div><div>云泽县人民政府办公室</div><div>文号：</div>"
    )
    content = body(table + f"<p>{b.PROSE}</p>")
    assert content.tables == ()
    assert content.text.split("\n")[:4] == expected
    lines = [line for line in body(blocks + f"<h1>标题行</h1><p>{b.PROSE}</p>").text.split("\n") if line]
    assert [line.replace("：", ": ") for line in lines[:3]] == expected[:3]


def test_metadata_hints_and_address() -> None:
    content = read(
        b.html_page(
            f"<p>{b.PROSE}</p>",
            head='<title>云泽县年报</title><meta name="ArticleTitle" content="2021年年报">'
            '<meta name="PubDate" content="2022-01-28 10:00"><link rel="canonical" href="http://www.yunze.example/a.html">',
        )
    )
    assert content.url == "http://www.yunze.example/a.html"
    assert content.meta["title"] == "云泽县年报"
    assert content.meta["articletitle"] == "2021年年报"
    assert content.meta["pubdate"] == "2022-01-28 10:00"


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "GBK", "iso-8859-1", "nonsense", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_wrong_charset_does_not_matter(encoding: str, declared: str) -> None:
    page = b.html_page(f"<p>{b.PROSE}</p>").replace('charset="utf-8"', f'charset="{declared}"')
    assert body_text(page.encode(encoding)) == b.PROSE


def body_text(data: bytes) -> str:
    return read(data).text


def test_big5_page() -> None:
    page = '<html><meta charset="big5"><body><p>雲澤縣2019年度政府資訊公開工作年度報告</p></body></html>'
    assert read(page.encode("big5")).text == "雲澤縣2019年度政府資訊公開工作年度報告"


def test_pictures_in_place_of_tables_are_recorded_with_their_section() -> None:
    content = body(
        f"<p>一、总体情况</p><p>{b.PROSE}</p><p>二、主动公开政府信息情况</p><p><img src='W020220128.png'></p>"
        "<p>三、收到和处理政府信息公开申请情况</p><img src='b.jpg' width=600><p>四、行政复议情况</p>"
        f"{b.html_table(b.proceedings())}"
        "<img src='icon_pdf.gif'><p>五、存在的主要问题</p><p>" + b.PROSE + "</p><img src='photo.jpg'>"
    )
    assert [(field.name, field.value) for field in content.unreadable] == [
        ("picture", "二、主动公开政府信息情况"),
        ("picture", "三、收到和处理政府信息公开申请情况"),
    ]
    span = content.unreadable[0].span
    assert span is not None
    assert span.of(content.text) == "二、主动公开政府信息情况"


def test_a_page_that_only_shows_an_embedded_file_says_so() -> None:
    content = body("<h1>云泽县2021年年度报告</h1><iframe src='/pdfjs/viewer.html?file=a.pdf'></iframe>")
    assert [(field.name, field.value) for field in content.unreadable] == [("attachment", "")]


def test_broken_markup_loses_no_cell() -> None:
    content = body(
        "<table><td>规章<td>11<tr><td>行政许可<td>12</table><table>漏出的文字<tr><td>甲<td>1"
        "<tr><td>乙<td rowspan=0 colspan=x>2<tr><td>丙</table>"
    )
    assert [[cell.text for cell in table.cells] for table in content.tables] == [
        ["规章", "11", "行政许可", "12"],
        ["甲", "1", "乙", "2", "丙"],
    ]
    assert "漏出的文字" in content.text


def test_cells_never_overlap() -> None:
    content = body(
        "<table><tr><td>a<td rowspan=3>b<td>c</tr><tr><td colspan=3>d<td>e</tr>"
        "<tr><td rowspan=60000 colspan=60000>f<td>g</tr></table>"
    )
    (table,) = content.tables
    assert len(b.grid_of_table(table)) == sum(c.row_span * c.column_span for c in table.cells)
    assert {cell.text for cell in table.cells} == set("abcdefg")


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<html><body><script>x()</script></body></html>", "<!doctype html>"]
)
def test_a_page_without_text_is_an_error(markup: str) -> None:
    with pytest.raises(ReportFormatError, match="shows no text"):
        read(markup)


def test_depth_is_limited() -> None:
    with pytest.raises(CorpusError):
        read("<html>" + "<div>" * 5000 + "17件" + "</div>" * 5000)
    assert read("<html>" + "<font>" * 1500 + "<p>17件</p>").text == "17件"


def test_web_archive() -> None:
    page = b.html_page(f"<p>{b.PROSE}</p>").encode("gb18030").hex().upper()
    quoted = "".join(f"={page[i : i + 2]}" for i in range(0, len(page), 2))
    lines = "=\r\n".join(quoted[i : i + 72] for i in range(0, len(quoted), 72))
    data = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        "Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: http://www.yunze.example/a.html\r\n\r\n{lines}\r\n--x--\r\n"
    ).encode()
    file = SourceFile("a.doc", data)
    assert sniff(file) == "mht"
    content = read_mht(file)
    assert (content.text, content.url, content.format) == (b.PROSE, "http://www.yunze.example/a.html", "mht")


def test_a_list_under_a_heading_of_related_articles_is_no_part_of_the_report(tmp_path: Path) -> None:
    page = (
        "<html><body><h1>云泽县2023年政府信息公开工作年度报告</h1><p>全年公开信息12条。</p>"
        "<div><h3>相关文章</h3><ul><li><a href='/a'>本站2024年发布信息8888条</a></li>"
        "<li><a href='/b'>关于做好年报编制工作的通知</a></li></ul></div></body></html>"
    )
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    (document,) = ReportLoader(path).lazy_load()
    assert "12条" in document.page_content
    assert "8888" not in document.page_content
