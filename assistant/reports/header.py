"""The header block: the labelled values a website prints above a report (索引号, 发布机构, 文号 …).

A value stands behind its label on the line, in the next cell of a table row, or, where the label
is a line of its own, on the next line. It is never taken across an empty line: an empty
``发布机构:`` stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.reports.dates import find_dates
from assistant.reports.lines import Line, Page

__all__ = ["HEADER_LABELS", "LabelledValue", "header_values", "is_header_line"]

HEADER_LABELS = {
    "index_number": "(?:信息)?索引号|信息索引|索取号|统一索引号",
    "document_number": "(?:发文|发布|公文|公开)?文号|(?:发文|公文)字号|文件编号|文书号",
    "publisher": (
        "(?:信息)?(?:发布|公开|发文|公布|制发)(?:机构|机关|单位|部门|主体)|信息公开机构|所属机构|责任部门|发"
        "布者?"
    ),
    "source": "(?:信息|文章|稿件|内容)?(?:来源|出处)",
    "published": "(?:信息)?(?:发布|公开|公布|发文|上传|发稿|上网|更新)(?:时间|日期)|发布于|时间|日期",
    "signed": "(?:成文|生成|形成|制发|签发|生效|印发)(?:时间|日期)",
    "title": "(?:信息)?(?:名称|标题)",
    "": (
        "主题(?:分类|词)|组配分类|体裁(?:分类)?|有效性|效力状态|时效性|是否有效|公开(?:方式|范围|时限|形式|"
        "类别|属性|程序)"
        "|信息(?:类别|分类)|关键[词字]|作者|(?:责任)?编辑|责编|校对|审核(?:人)?|发布人|撰稿|内容(?:概述|描述)"
        "|失效(?:时间|日期)|废止日期|统一编号|登记号|分类|服务对象|访问权限|字体|字号|(?:浏览|点击|访问|阅读"
        ")(?:次数|量|数)"
        "|公开目录|语种|载体(?:类型)?|文件状态|记录形式|目录分类"
    ),
}
"""Patterns of labels by field name; labels that are no field under the empty name."""

_STRONG = "|".join(
    (
        HEADER_LABELS["index_number"],
        "(?:发文|公文)?文号|发文字号|(?:发布|公开|发文)(?:机构|机关|单位)|责任部门",
        "(?:发布|公开|公布|发文|成文|生成)(?:时间|日期)|(?:信息)?名称|公开目录|主题分类|关键词|有效性",
    )
)
"""Labels that are known for such without a colon."""
_ANY_LABEL = "|".join(HEADER_LABELS.values())
_LABEL = re.compile(rf"(?P<label>{_ANY_LABEL})[:]|[\[](?P<boxed>{_ANY_LABEL})[\]][:]?")
_BARE_LABEL = re.compile(rf"(?P<label>{_STRONG})(?P<boxed>(?!))?")
_CELL_LABEL = re.compile(rf"(?:{_ANY_LABEL})[:]?")
_CELL = re.compile(r"[^|\t]+")
_VALUE_END = re.compile(r"[|\t]|\[?(?:字体|字号|打印|关闭|浏览|点击|分享)[:\]]?")
_EMPTY = {"", "无", "-", "--", "---", "/", "暂无", "空"}


@dataclass(frozen=True, slots=True)
class LabelledValue:
    """A value of the header block: ``name`` is the field; ``start`` and ``end`` are offsets in the view."""

    name: str
    value: str
    start: int
    end: int


def is_header_line(line: Line) -> bool:
    """Whether a line belongs to the header block."""
    if "。" in line.text:
        return False
    cells = (cell.strip() for cell in line.text.split("|"))
    return _LABEL.match(line.text) is not None or any(_CELL_LABEL.fullmatch(cell) for cell in cells)


def header_values(page: Page, lines: Sequence[Line]) -> list[LabelledValue]:
    """Every labelled value of ``lines`` (those before the first heading), in order."""
    found: list[LabelledValue] = []
    for index, line in enumerate(lines):
        if "。" in line.text:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        if "|" in line.text or "\t" in line.text:
            found += _from_cells(page, line)
        elif _CELL_LABEL.fullmatch(line.text):
            found += _from_next_line(line, following)
        else:
            found += _from_line(page, line)
    return [value for value in found if value.value not in _EMPTY]


def _name(label: str) -> str:
    return next((name for name, pattern in HEADER_LABELS.items() if re.fullmatch(pattern, label)), "")


def _from_line(page: Page, line: Line) -> list[LabelledValue]:
    """Values behind their labels; labels without a colon count where a blank is printed on both sides."""
    labels = [label for label in _LABEL.finditer(line.text) if _stands_free(page, line, label.start())]
    if not labels and len(line.text) <= 120:
        labels = [
            label
            for label in _BARE_LABEL.finditer(line.text)
            if _stands_free(page, line, label.start()) and _gap(page, line, label.end())
        ]
        labels = labels if labels and labels[0].start() == 0 else []
    found = []
    for label, following in zip_longest(labels, labels[1:]):
        stop = following.start() if following else len(line.text)
        cut = _VALUE_END.search(line.text, label.end(), stop)
        stop = cut.start() if cut else stop
        name = _name(label["label"] or label["boxed"])
        stop = _before_gap(page, line, label.end(), stop) if name not in {"published", "signed"} else stop
        found.append(_trimmed(line, name, label.end(), stop))
    dates = find_dates(line.text)
    if dates and dates[0].start == 0 and not any(value.name == "published" for value in found) and found:
        found.append(_trimmed(line, "published", 0, dates[0].end))
    return found


def _gap(page: Page, line: Line, at: int) -> int:
    """How many blanks are printed before a character of the line."""
    if at <= 0 or at >= len(line.text):
        return 0
    return page.view.at(line.start + at) - page.view.at(line.start + at - 1) - 1 + (line.text[at] == " ")


def _stands_free(page: Page, line: Line, start: int) -> bool:
    """Whether no Chinese character is printed right before a label; a date may be."""
    before = line.text[start - 1 : start]
    return not "\u4e00" <= before <= "\u9fff" or before in "日号" or _gap(page, line, start) > 0


def _before_gap(page: Page, line: Line, start: int, stop: int) -> int:
    """A value ends where the printed line leaves a gap of two blanks."""
    for at in range(start + 1, stop):
        if _gap(page, line, at) > 1 and line.text[start:at].strip():
            return at
    return stop


def _from_cells(page: Page, line: Line) -> list[LabelledValue]:
    """Values in the cell behind their label, or behind a label in their own cell."""
    cells = list(_CELL.finditer(line.text))
    found = []
    for cell, following in zip_longest(cells, cells[1:]):
        printed = cell.group().strip()
        if _CELL_LABEL.fullmatch(printed):
            if following and not _CELL_LABEL.fullmatch(following.group().strip()):
                found.append(_trimmed(line, _name(printed.rstrip(":")), following.start(), following.end()))
            continue
        start = line.start + cell.start() + len(cell.group()) - len(cell.group().lstrip())
        found += _from_line(page, replace(line, start=start, end=start + len(printed), text=printed))
    return found


def _from_next_line(line: Line, following: Line | None) -> list[LabelledValue]:
    if following is None or following.after_blank or is_header_line(following) or len(following.text) > 40:
        return []
    if re.search("报告|年报", following.text):
        return []
    return [_trimmed(following, _name(line.text.rstrip(":")), 0, len(following.text))]


def _trimmed(line: Line, name: str, start: int, end: int) -> LabelledValue:
    printed = line.text[start:end]
    left = len(printed) - len(printed.lstrip(" ·:"))
    value = printed.strip(" ·:;,[]" if printed.count("[") != printed.count("]") else " ·:;,")
    return LabelledValue(name, value, line.start + start + left, line.start + start + left + len(value))
