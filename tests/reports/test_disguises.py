"""The same report in other characters, other blanks and broken lines is read the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.lexicon.text import compact
from assistant.types import Report
from tests.reports.reading import read

FICTIONAL = """
当前位置：首页 > 政务公开 > 政府信息公开年报
索引号：014178686/2022-00003
发布机构：云泽县人民政府办公室
发布时间：2022-01-25 10:20
来源：云泽县政府办
【字体：大 中 小】

云泽县人民政府2021年政府信息公开工作年度报告

根据《中华人民共和国政府信息公开条例》规定，编制本报告。所列数据的统计期限自2021年1月1日起至2021年12月31日止。如有疑问，请与云泽县人民政府办公室联系（地址：云泽县府前路1号，邮编：331200，电话：0791-8012345，传真：0791-8012347）。

一、总体情况

（一）主动公开。2021年，云泽县各级行政机关主动公开政府信息1203条，其中通过政府网站公开1100条，通过政务新媒体公开103条。

（二）依申请公开。全年收到政府信息公开申请17件，其中自然人申请12件，法人或其他组织申请5件，均已按期办结。

二、存在的主要问题及改进情况

公开意识有待增强，公开内容有待规范，公开时效有待提高，下一步将加强业务培训，健全工作机制，完善考核办法。

三、其他需要报告的事项

本年度未收取信息处理费。

附件：云泽县2021年度政府信息公开情况统计表

云泽县人民政府
2022年1月20日

扫一扫在手机打开当前页
"""
RADICALS = str.maketrans("民门长见齐人行工文", "⺠⻔⻓⻅⻬⼈⾏⼯⽂")
WIDE = {code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)}


def traditional(text: str) -> str:
    from opencc import OpenCC

    converted: str = OpenCC("s2t").convert(text)
    return converted


def blanks(text: str) -> str:
    """Blanks between Chinese characters and digits, and inside headings."""
    text = re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])", " ", text)
    return text.replace("总体情况", "总 体 情 况").replace("索引号", "索 引 号")


def hidden_marks(text: str) -> str:
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", "\u200b", text)


def wrapped(text: str) -> str:
    """Paragraphs broken where a line has 60 half characters, as text out of a PDF is."""
    lines: list[str] = []
    for line in text.split("\n"):
        lines.append("")
        for char in line:
            wide = sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in lines[-1] + char)
            if wide > 60:
                lines.append("")
            lines[-1] += char
    return "\n".join(lines)


DISGUISES: dict[str, Callable[[str], str]] = {
    "full width digits": lambda text: text.translate(WIDE),
    "traditional": traditional,
    "radicals": lambda text: text.translate(RADICALS),
    "blanks": blanks,
    "no-break blanks": lambda text: text.replace("\n", "\n\u00a0\u00a0\u3000"),
    "hidden marks": hidden_marks,
    "wrapped lines": wrapped,
    "one empty line after each": lambda text: text.replace("\n", "\n\n"),
    "no empty lines": lambda text: re.sub(r"\n\s*\n", "\n", text),
    "ascii punctuation": lambda text: text.translate(str.maketrans("，：；（）", ",:;()")),
}


def read_off(report: Report) -> dict[str, object]:
    """What must not change: who, when, the fields and the outline, in plain characters."""
    fields = {
        (field.name, compact(field.value).text.replace(" ", ""))
        for field in report.fields
        if field.name not in {"source", "title"}
    }
    outline = [(s.level, compact(s.heading).text.replace("\n", "")) for s in report.sections if s.level]
    return {
        "identity": (report.agency, report.region, report.level, report.year, report.kind),
        "fields": fields,
        "outline": outline,
        "warnings": report.warnings,
    }


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES.keys())
def test_disguised_report_is_read_the_same(disguise: Callable[[str], str]) -> None:
    plain, other = read(FICTIONAL), read(disguise(FICTIONAL))
    assert read_off(other) == read_off(plain)


def test_plain_report_is_read_in_full() -> None:
    report = read(FICTIONAL)
    assert {field.name for field in report.fields} >= {
        "title", "agency", "year", "period_start", "index_number", "publisher", "published", "signed", "source",
        "phone", "fax", "address", "postcode", "office", "attachment",
    }  # fmt: skip
    assert [heading for _, heading in read_off(report)["outline"]] == [  # type: ignore[attr-defined]
        "一、总体情况", "(一)主动公开", "(二)依申请公开", "二、存在的主要问题及改进情况", "三、其他需要报告的事项",
        "附件:云泽县2021年度政府信息公开情况统计表",
    ]  # fmt: skip


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES.keys())
def test_disguised_seed_is_read_the_same(seed_path: Path, disguise: Callable[[str], str]) -> None:
    text = seed_path.read_text(encoding="utf-8")
    plain, other = read_off(read(text)), read_off(read(disguise(text)))
    assert other["identity"] == plain["identity"]
    assert [h for level, h in other["outline"] if level == 1] == [  # type: ignore[attr-defined]
        h
        for level, h in plain["outline"]
        if level == 1  # type: ignore[attr-defined]
    ]
