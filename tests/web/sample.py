"""A fictional report, answers about it, and an index and assistant that hold nothing else."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from fastapi import FastAPI
from langchain_core.runnables import Runnable, RunnableLambda

from assistant.errors import IndexMissingError
from assistant.types import (
    Answer,
    AnswerTable,
    Cell,
    Check,
    CheckStatus,
    Citation,
    Computation,
    Fact,
    Field,
    Figure,
    How,
    Notice,
    Operand,
    Refusal,
    RefusalReason,
    Report,
    ReportSummary,
    Scope,
    Section,
    Slot,
    Span,
    Table,
)
from assistant.web.api import build_app
from assistant.web.serving import Serving

TEXT = """云泽县人民政府2023年政府信息公开工作年度报告
发布时间：2024-01-20
一、总体情况
2023年全县共收到政府信息公开申请17件，其中自然人申请12件。<b>不是标签</b> & 不是实体
(一)主动公开。门户网站发布信息215条。
二、收到和处理情况
| 情形 | 自然人 | 总计 |
| （一）予以公开 | 9 | 11 |
| （二）部分公开 | 3 | 6 |
联系电话：0000-1234567
"""


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def section(heading: str, level: int, path: tuple[str, ...], until: str | None) -> Section:
    start = TEXT.index(heading)
    end = len(TEXT) if until is None else TEXT.index(until)
    return Section(heading, level, path, Span(start, end), Span(start, start + len(heading)))


def grid() -> Table:
    rows = ("| 情形 | 自然人 | 总计 |", "| （一）予以公开 | 9 | 11 |", "| （二）部分公开 | 3 | 6 |")
    cells = []
    for number, row in enumerate(rows):
        base = TEXT.index(row)
        at = 0
        for column, text in enumerate(word.strip() for word in row.strip("|").split("|")):
            at = row.index(text, at)
            cells.append(Cell(number, column, text, Span(base + at, base + at + len(text))))
            at += len(text)
    spans = tuple(span_of(row) for row in rows)
    return Table(Span(spans[0].start, spans[-1].end), tuple(cells), spans, "申请处理", "html")


def make_report(*, tables: tuple[Table, ...] | None = None) -> Report:
    return Report(
        report_id="yunze-2023",
        source="yunze-2023.html",
        sha256="0" * 64,
        text=TEXT,
        title="云泽县人民政府2023年政府信息公开工作年度报告",
        region="云泽县",
        agency="云泽县人民政府",
        level="government",
        year=2023,
        format="html",
        fields=(
            Field(
                "published", "2024-01-20", span_of("2024-01-20"), span_of("发布时间：2024-01-20"), "header"
            ),
        ),
        sections=(
            section("一、总体情况", 1, ("一、总体情况",), "二、收到"),
            section("(一)主动公开。", 2, ("一、总体情况", "(一)主动公开。"), "二、收到"),
            section("二、收到和处理情况", 1, ("二、收到和处理情况",), None),
        ),
        tables=(grid(),) if tables is None else tables,
        furniture=(span_of("发布时间：2024-01-20"),),
    )


def make_citation(number: int, quote: str, focus: str = "", **changes: object) -> Citation:
    span = span_of(quote)
    at = span.start + quote.index(focus)
    values: dict[str, object] = {
        "number": number,
        "report_id": "yunze-2023",
        "doc": "yunze-2023.html",
        "title": "云泽县人民政府2023年政府信息公开工作年度报告",
        "agency": "云泽县人民政府",
        "year": 2023,
        "heading": "一、总体情况",
        "span": span,
        "quote": quote,
        "focus": Span(at, at + len(focus)) if focus else None,
        "published": "2024-01-20",
        "index_number": "00000000Y/2024-00007",
    }
    return Citation(**{**values, **changes})  # type: ignore[arg-type]


SCOPE = Scope("yunze-2023", "云泽县", "云泽县人民政府", 2023)


def make_answer() -> Answer:
    """Figure, computed share, table with chart, contradiction: everything a card can hold."""
    return Answer(
        question="2023年收到多少件申请？个人的占多少？",
        language="zh",
        how=How.COMPUTED,
        text="17件〔1〕 其中自然人 12 件，占 70.6%（12 ÷ 17）〔2〕。",
        sentence="云泽县2023年收到政府信息公开申请17件〔1〕，其中自然人12件〔2〕，占70.6%。",
        figure=Figure("17", "件", "收到政府信息公开申请"),
        tables=(
            AnswerTable(
                ("年度", "件"), (("2021", "9"), ("2022", "14"), ("2023", "17")), (0, 0, 1), "收到申请", "line"
            ),
        ),
        notices=(Notice("contradiction", "正文写17件，表格合计为18件。", (1,)),),
        citations=(
            make_citation(1, "2023年全县共收到政府信息公开申请17件", "17"),
            make_citation(2, "其中自然人申请12件", "12"),
        ),
        computations=(
            Computation(
                operation="share",
                operands=(Operand("自然人", Decimal(12), 2), Operand("总计", Decimal(17), 1)),
                result=Decimal("70.6"),
                unit="%",
                formula="12 ÷ 17 = 70.6%",
            ),
        ),
        scopes=(SCOPE,),
        slots=(Slot("body", "云泽县", "云泽县"), Slot("year", "2023", "2023 年", "assumed")),
        suggestions=("其中法人呢？",),
        generation="000001-0a1b2c3d",
    )


def make_refusal() -> Answer:
    return Answer(
        question="2018年呢",
        language="zh",
        how=How.REFUSED,
        text="没有收录云泽县 2018 年的报告。",
        refusal=Refusal(
            reason=RefusalReason.NO_REPORT,
            message="没有收录云泽县 2018 年的报告。",
            held="现有：2023 年。",
            contact="0000-1234567〔1〕",
            suggestions=("云泽县2023年收到多少件申请？",),
        ),
        citations=(make_citation(1, "联系电话：0000-1234567", "0000-1234567"),),
        generation="000001-0a1b2c3d",
    )


def make_fact(subject: str, printed: str, **changes: Any) -> Fact:
    quote = next(line for line in TEXT.split("\n") if printed in line and subject in line)
    base = TEXT.index(quote)
    start = base + quote.index(printed, quote.index(subject))
    values: dict[str, Any] = {
        "fact_id": f"f-{start}",
        "report_id": "yunze-2023",
        "region": "云泽县",
        "agency": "云泽县人民政府",
        "report_year": 2023,
        "year": 2023,
        "subject": subject,
        "value": Decimal(printed),
        "unit": "件",
        "printed": printed,
        "section": "一、总体情况",
        "span": Span(start, start + len(printed)),
        "quote": Span(base, base + len(quote)),
    }
    return Fact(**{**values, **changes})


class FakeIndex:
    """The parts of an index the pages ask for, holding one report."""

    generation = "000001-0a1b2c3d"

    def __init__(self, generation: str = generation) -> None:
        self.generation = generation
        self.held = {"yunze-2023": make_report()}
        self.closed = False

    def reports(self) -> tuple[ReportSummary, ...]:
        return tuple(
            ReportSummary(
                report_id=r.report_id,
                source=r.source,
                title=r.title,
                region=r.region,
                agency=r.agency,
                level=r.level,
                year=r.year,
                kind=r.kind,
            )
            for r in self.held.values()
        )

    def report(self, report_id: str) -> Report:
        return self.held[report_id]

    def facts(
        self,
        report_ids: Iterable[str] | None = None,
        indicator: str | None = None,
        column: str | None = None,
        year: int | None = None,
    ) -> list[Fact]:
        printed = [
            make_fact("收到政府信息公开申请", "17", indicator="received"),
            make_fact("自然人申请", "12", indicator="received", column="natural"),
            make_fact("门户网站发布信息", "215", unit="条"),
        ]
        everything = [
            dataclasses.replace(f, report_id=r.report_id, agency=r.agency, year=r.year, report_year=r.year)
            for r in self.held.values()
            for f in printed
        ]
        return [
            f
            for f in everything
            if (report_ids is None or f.report_id in report_ids)
            and indicator in (None, f.indicator)
            and column in (None, f.column)
            and year in (None, f.year)
        ]

    def checks(self, report_ids: Iterable[str] | None = None) -> list[Check]:
        return [
            Check(
                check_id="c1",
                report_id="yunze-2023",
                rule="row_total",
                status=CheckStatus.DIFFERS,
                left=Decimal(17),
                right=Decimal(18),
                left_facts=("f1",),
                right_facts=("f2",),
            )
        ]

    def close(self) -> None:
        self.closed = True


class FakeHolder:
    """Lends one index, and those of ``kept`` by their generation."""

    def __init__(self, index: FakeIndex, *kept: FakeIndex) -> None:
        self.index = index
        self.kept = {old.generation: old for old in kept}

    @contextmanager
    def older(self, name: str) -> Iterator[FakeIndex]:
        if name not in self.kept:
            raise IndexMissingError("it is gone")
        yield self.kept[name]

    def older_names(self) -> list[str]:
        return list(self.kept)

    @contextmanager
    def lease(self) -> Iterator[FakeIndex]:
        yield self.index

    def close(self) -> None:
        self.index.close()


def reply(asked: Any) -> Answer:
    """What the fake assistant says: an answer, a refusal for 2018, a fault on request."""
    question = asked["question"]
    if "故障" in question:
        raise RuntimeError("secret detail")
    made = make_refusal() if "2018" in question else make_answer()
    return dataclasses.replace(made, question=question)


def make_assistant(index: object = None) -> Runnable[Any, Answer]:
    generation = getattr(index, "generation", FakeIndex.generation)
    return RunnableLambda(lambda asked: dataclasses.replace(reply(asked), generation=generation))


def make_serving(index: FakeIndex | None = None) -> Serving:
    holder = FakeHolder(index or FakeIndex())
    return Serving(lambda: holder, make_assistant)  # type: ignore[arg-type,return-value]


def make_app(serving: Serving | None = None, **options: Any) -> FastAPI:
    """The app, built inside an event loop: outside of one Gradio makes loops it never closes."""

    async def build() -> FastAPI:
        return build_app(serving or make_serving(), **options)

    return asyncio.run(build())
