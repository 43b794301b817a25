"""What the reader makes of a dozen varied reports, written out and compared with their sources by eye.

Renew with ``python -m tests.golden`` and read the difference against the report before committing it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.reports.facts import extract_facts
from assistant.reports.loader import ReportLoader
from assistant.reports.parser import parse_report
from assistant.types import Fact, Measure, Report, Status

__all__ = ["REPORTS", "golden_file", "written_out"]

_ROOT = Path(__file__).parents[2]
REPORTS = tuple(
    _ROOT / name
    for name in (
        "corpus/heqing-2019.txt",
        "examples/yunze-2022.pdf",
        "tests/eval/varied/canglan-2022.md",
        "tests/eval/varied/dongli-univ-2016.txt",
        "tests/eval/varied/huaiyu-town-2021.txt",
        "tests/eval/varied/lanxi-2012.txt",
        "tests/eval/varied/mingzhou-2023.txt",
        "tests/eval/varied/yunhe-health-2020.html",
        "tests/eval/blind/qxl_2010.txt",
        "tests/eval/blind/漓泉卫计委-信息公开年报(15年).txt",
        "tests/eval/blind/苍梧屿镇2022.html",
        "tests/eval/blind/附件_雁洄市2023年新收申请分单位统计.csv",
        "tests/eval/blind/雁洄市2022年年报.txt",
    )
)


def golden_file(report: Path) -> Path:
    """Where the reviewed text of a report lies."""
    return Path(__file__).parent / f"{report.stem}.txt"


def written_out(path: Path) -> str:
    """Identity, sections, facts and warnings of a file, one a line, every place as ``[start:end]``."""
    [document] = ReportLoader(path).lazy_load()
    report = parse_report(document)
    facts, warnings = extract_facts(report)
    return "\n".join([*_report(report), *map(_fact, facts), *_warnings(report, warnings)]) + "\n"


def _report(report: Report) -> Iterator[str]:
    yield f"# {report.region} | {report.agency} | {report.year} | {report.kind} | {report.level}"
    for field in report.fields:
        place = f"[{field.span.start}:{field.span.end}]" if field.span else "[]"
        yield f"{field.name}: {field.value} | {field.how} | {place}"
    for part in report.unreadable:
        yield f"unreadable: {part.name} | {part.value}"
    yield "# sections"
    for section in report.sections:
        yield f"{section.level} {section.heading} [{section.span.start}:{section.span.end}]".replace(
            "  ", " "
        )
    yield "# facts: subject | value | unit | year | indicator×column | place | what else"


def _fact(fact: Fact) -> str:
    value = str(fact.value) if fact.value is not None else fact.nil.value if fact.nil else ""
    if fact.upper is not None:
        value += f"–{fact.upper}"
    known = f"{fact.indicator}×{fact.column}" if fact.indicator else ""
    else_ = [
        f"{' › '.join(fact.row_path)} × {' › '.join(fact.column_path)}"
        if fact.row_path or fact.column_path
        else "",
        fact.measure.value if fact.measure is not Measure.LEVEL else "",
        fact.status.value if fact.status is not Status.RESULT else "",
        fact.bound,
        "cumulative" if fact.cumulative else "",
        f"part of {fact.parent.partition(':')[2]}" if fact.parent else "",
        "open parts" if fact.open_parts else "",
    ]
    place = f"[{fact.span.start}:{fact.span.end}]"
    return " | ".join(
        (fact.subject, value, fact.unit, str(fact.year or ""), known, place, ", ".join(filter(None, else_)))
    ).rstrip(" |")


def _warnings(report: Report, warnings: list[str]) -> Iterator[str]:
    yield "# warnings"
    yield from (*report.warnings, *warnings)
