"""Fictional reports as facts, without parsing or a database: what questions are asked of in these tests."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pytest
from langchain_core.documents import Document

from assistant.answering.chain import answer_question
from assistant.types import (
    Answer,
    Check,
    CheckStatus,
    Fact,
    Field,
    Nil,
    Origin,
    Report,
    ReportSummary,
    Section,
    Span,
    Status,
)

APPLICANTS = ("natural", "business", "research", "welfare", "legal_service", "other_organisation", "total")
OUTCOMES = ("upheld", "corrected", "other_outcome", "pending", "total")
UNITS = {"amount": "万元"}


class Draft:
    """A report being written line by line, each figure remembered with its place."""

    def __init__(self, region: str, agency: str, level: str, year: int) -> None:
        self.region, self.agency, self.level, self.year = region, agency, level, year
        self.report_id = f"{agency}-{year}"
        self.text = ""
        self.facts: list[Fact] = []
        self.fields: list[Field] = []
        self.sections: list[Section] = []
        self.line(f"{agency}{year}年政府信息公开工作年度报告")

    def line(self, text: str) -> Span:
        """A line of text; where it stands."""
        span = Span(len(self.text), len(self.text) + len(text))
        self.text += text + "\n"
        return span

    def heading(self, text: str) -> None:
        """A section heading; the section runs to the next one."""
        span = self.line(text)
        self.sections.append(Section(text, 1, (text,), span, span))

    def detail(self, name: str, clause: str, value: str, normalised: str = "") -> None:
        """A detail of the report inside a clause."""
        quote = self.line(clause)
        start = quote.start + clause.index(value)
        self.fields.append(Field(name, normalised or value, Span(start, start + len(value)), quote))

    def say(self, clause: str, *figures: tuple[Any, ...], **common: Any) -> None:
        """A clause with figures in order: (subject, printed figure, unit[, indicator, column, parent index])."""
        quote = self.line(clause)
        position = quote.start
        made: list[str] = []
        for subject, printed, unit, *rest in figures:
            start = self.text.index(printed, position)
            position = start + len(printed)
            indicator, column, parent = (*rest, *("", "", None)[len(rest) :])
            fact = self._fact(f"p{start}", subject, printed, unit, Span(start, position), quote)
            fact = replace(
                fact, indicator=indicator, column=column, parent=made[parent] if parent is not None else ""
            )
            fact = replace(fact, **common)
            made.append(fact.fact_id)
            self.facts.append(fact)

    def none(self, clause: str, words: str, subject: str, indicator: str, column: str = "") -> None:
        """A stated none."""
        quote = self.line(clause)
        start = quote.start + clause.index(words)
        span = Span(start, start + len(words))
        fact = self._fact(f"n{start}{indicator}", subject, words, "", span, quote)
        self.facts.append(
            replace(fact, indicator=indicator, column=column, value=Decimal(0), nil=Nil.NONE_STATED)
        )

    def row(
        self, form: str, indicator: str, label: str, columns: Sequence[str], cells: Sequence[Any]
    ) -> None:
        """A row of a national form; an empty cell is blank, a dash a dash."""
        printed = ["" if cell is None else str(cell) for cell in cells]
        quote = self.line("| " + " | ".join((label, *printed)) + " |")
        position = quote.start + 2 + len(label) + 3
        for column, text in zip(columns, printed, strict=True):
            span = Span(position, position + len(text))
            fact = self._fact(f"t{position}", label, text, UNITS.get(column, ""), span, quote)
            nil = None if text and text[0].isdigit() else Nil.DASH if text else Nil.BLANK
            self.facts.append(
                replace(
                    fact,
                    indicator=indicator,
                    column=column,
                    origin=Origin.TABLE,
                    form=form,
                    row_path=(label,),
                    column_path=(column,),
                    value=None if nil else Decimal(text),
                    nil=nil,
                )
            )
            position += len(text) + 3

    def _fact(self, key: str, subject: str, printed: str, unit: str, span: Span, quote: Span) -> Fact:
        number = printed.replace(",", "")
        return Fact(
            fact_id=f"{self.report_id}:{key}",
            report_id=self.report_id,
            region=self.region,
            agency=self.agency,
            report_year=self.year,
            year=self.year,
            subject=subject,
            value=Decimal(number) if number.replace(".", "").isdigit() else Decimal(0),
            unit=unit,
            printed=printed,
            span=span,
            quote=quote,
        )

    def report(self) -> Report:
        """The finished report; each section reaches to the next heading."""
        ends = [section.span.start for section in self.sections[1:]] + [len(self.text)]
        sections = tuple(
            replace(section, span=Span(section.span.start, end))
            for section, end in zip(self.sections, ends, strict=True)
        )
        return Report(
            report_id=self.report_id,
            source=f"{self.report_id}.txt",
            sha256="0",
            text=self.text,
            title=self.text.split("\n")[0],
            region=self.region,
            agency=self.agency,
            level=self.level,
            year=self.year,
            fields=tuple(self.fields),
            sections=sections,
        )


@dataclass(eq=False)
class FakeIndex:
    """The methods of the published index that answering uses, over drafts."""

    drafts: list[Draft]
    known_checks: list[Check] = field(default_factory=list)
    generation: str = "test"

    def __post_init__(self) -> None:
        self._reports = {draft.report_id: draft.report() for draft in self.drafts}
        self._facts = {fact.fact_id: fact for draft in self.drafts for fact in draft.facts}

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
            for r in self._reports.values()
        )

    def report(self, report_id: str) -> Report:
        return self._reports[report_id]

    def fact(self, fact_id: str) -> Fact:
        return self._facts[fact_id]

    def facts(
        self,
        report_ids: Iterable[str] | None = None,
        indicator: str | None = None,
        column: str | None = None,
        year: int | None = None,
    ) -> list[Fact]:
        wanted = None if report_ids is None else set(report_ids)
        return [
            fact
            for fact in self._facts.values()
            if (wanted is None or fact.report_id in wanted)
            and (indicator is None or fact.indicator == indicator)
            and (column is None or fact.column == column)
            and (year is None or fact.year == year)
        ]

    def checks(self, report_ids: Iterable[str] | None = None) -> list[Check]:
        wanted = None if report_ids is None else set(report_ids)
        return [check for check in self.known_checks if wanted is None or check.report_id in wanted]

    def passages(self, report_ids: Collection[str] | None = None) -> list[Document]:
        found = []
        for report in self._reports.values():
            if report_ids is None or report.report_id in report_ids:
                for section in report.sections:
                    text = section.span.of(report.text).rstrip()
                    metadata = {
                        "report_id": report.report_id,
                        "heading": section.heading,
                        "start_index": section.span.start,
                        "passage_id": f"{report.report_id}:{section.span.start}",
                    }
                    found.append(Document(page_content=text, metadata=metadata))
        return found


class FakeSource:
    """Every passage of the reports asked for; ranking is the answerer's own."""

    def __init__(self, index: FakeIndex) -> None:
        self.index = index

    def passages(self, question: str, report_ids: Sequence[str], k: int) -> list[Document]:
        return self.index.passages(report_ids)


def _results(draft: Draft, form: str, received: Sequence[Any], carried: int, granted: int) -> None:
    """Table 3 with eight refusals of 1 … 8 and everything else 0, for natural persons alone."""
    draft.row(form, "received", "一、本年新收政府信息公开申请数量", APPLICANTS, received)
    draft.row(
        form, "carried_in", "二、上年结转政府信息公开申请数量", APPLICANTS, (carried, 0, 0, 0, 0, 0, carried)
    )
    draft.row(form, "granted", "（一）予以公开", APPLICANTS, (granted, 0, 0, 0, 0, 0, granted))
    draft.row(form, "partly_granted", "（二）部分公开", APPLICANTS, (4, 0, 0, 0, 0, 0, 4))
    refusals = ("state_secret", "law", "safety", "third_party", "internal", "process", "case_file", "inquiry")
    for number, key in enumerate(refusals, start=1):
        draft.row(form, f"refused.{key}", f"{number}.{key}", APPLICANTS, (number, 0, 0, 0, 0, 0, number))
    total = granted + 4 + 36
    draft.row(form, "handled_total", "（七）总计", APPLICANTS, (total, 0, 0, 0, 0, 0, total))
    left = received[-1] + carried - total
    draft.row(form, "carried_out", "四、结转下年度继续办理", APPLICANTS, (left, 0, 0, 0, 0, 0, left))


def _county(year: int, received: Sequence[int], carried: int, granted: int, form: str) -> Draft:
    draft = Draft("云泽县", "云泽县人民政府", "government", year)
    draft.detail("published", f"发布时间：{year + 1}年1月28日", f"{year + 1}年1月28日", f"{year + 1}-01-28")
    draft.detail("phone", "联系电话：0791-8012345", "0791-8012345")
    draft.heading("一、总体情况")
    draft.say(
        f"{year}年妥善处置网络舆情45件，开通政务新媒体13个，其中政务微博3个、微信公众号9个、抖音号1个。",
        ("妥善处置网络舆情", "45", "件"),
        ("开通政务新媒体", "13", "个"),
        ("政务微博", "3", "个", "", "", 1),
        ("微信公众号", "9", "个", "", "", 1),
        ("抖音号", "1", "个", "", "", 1),
    )
    draft.say(f"{year}年组织业务培训6次。", ("组织业务培训", "6", "次", "training"))
    draft.heading("二、主动公开政府信息情况")
    if form == "2021":
        draft.row(
            form, "normative_document", "行政规范性文件", ("made", "repealed", "in_force"), (12, 3, None)
        )
        draft.row(form, "rule", "规章", ("made", "repealed", "in_force"), (0, "—", 0))
        draft.row(form, "fee", "行政事业性收费", ("amount",), ("120.5",))
    else:
        draft.row(form, "fee", "行政事业性收费", ("last_year_items", "change"), (20, 3))
        draft.row(form, "procurement", "政府集中采购", ("items", "amount"), (43, "88.5"))
    draft.row(form, "penalty", "行政处罚", ("decisions",), (1487 + year,))
    draft.row(form, "coercion", "行政强制", ("decisions",), (61,))
    draft.heading("三、收到和处理政府信息公开申请情况")
    _results(draft, form, received, carried, granted)
    draft.heading("四、行政复议、行政诉讼情况")
    draft.row(form, "review", "行政复议", OUTCOMES, (5, 1, 1, 0, 7))
    draft.row(form, "litigation.direct", "未经复议直接起诉", OUTCOMES, (2, 0, 0, 1, 3))
    draft.row(form, "litigation.after_review", "复议后起诉", OUTCOMES, (1, 0, 0, 0, 1))
    draft.heading("五、存在的主要问题及改进情况")
    draft.line("存在的问题：一是公开内容不够及时。二是基层工作人员多为兼职，业务不够熟练。")
    draft.line("下一步计划：一是优化网站检索功能。二是加强业务培训。")
    draft.say(
        f"{year + 1}年计划举办培训不少于12次。",
        ("举办培训", "12", "次"),
        status=Status.PLAN,
        bound="at_least",
    )
    return draft


def _city(year: int, received: int) -> Draft:
    draft = Draft("青岚市", "青岚市人民政府", "government", year)
    draft.heading("三、收到和处理政府信息公开申请情况")
    draft.say(
        f"{year}年全市收到政府信息公开申请{received}件，其中自然人申请{received - 9}件。",
        ("收到政府信息公开申请", str(received), "件", "received", "total"),
        ("自然人申请", str(received - 9), "件", "received", "natural", 0),
    )
    draft.heading("四、行政复议、行政诉讼情况")
    draft.none(f"{year}年未发生行政诉讼。", "未发生", "行政诉讼", "litigation", "total")
    draft.heading("七、附件")
    draft.detail("attachment", f"附件：青岚市{year}年统计表", f"青岚市{year}年统计表")
    return draft


def _bureau(year: int) -> Draft:
    draft = Draft("青岚市", "青岚市教育局", "department", year)
    draft.heading("三、收到和处理政府信息公开申请情况")
    draft.say(f"{year}年新收申请26件。", ("新收申请", "26", "件", "received", "total"))
    draft.say(
        "发布招标公告20条，其中工程12条，采购7条；中标公示9条，其中工程8条，采购1条。",
        ("发布招标公告", "20", "条"),
        ("工程", "12", "条", "", "", 0),
        ("采购", "7", "条", "", "", 0),
        ("中标公示", "9", "条"),
        ("工程", "8", "条", "", "", 3),
        ("采购", "1", "条", "", "", 3),
    )
    return draft


def _differs(draft: Draft) -> Check:
    total, *parts = [fact for fact in draft.facts if fact.unit == "条"][:3]
    return Check(
        check_id=f"{draft.report_id}:parts_total:1",
        report_id=draft.report_id,
        rule="parts_total",
        status=CheckStatus.DIFFERS,
        left=sum((part.value for part in parts if part.value), Decimal(0)),
        right=total.value,
        left_facts=tuple(part.fact_id for part in parts),
        right_facts=(total.fact_id,),
    )


@pytest.fixture(scope="session")
def index() -> FakeIndex:
    """A county in the forms of 2019 and 2021, a city in prose, one of its bureaus."""
    bureau = _bureau(2022)
    drafts = [
        _county(2020, (100, 20, 0, 0, 0, 3, 123), 7, 60, "2019"),
        _county(2021, (140, 16, 0, 0, 0, 0, 156), 30, 110, "2021"),
        _county(2022, (80, 10, 0, 0, 0, 0, 90), 36, 70, "2021"),
        _city(2021, 89),
        _city(2022, 931),
        bureau,
    ]
    return FakeIndex(drafts, [_differs(bureau)])


@pytest.fixture(scope="session")
def single() -> FakeIndex:
    """One report alone: neither body nor year need be named."""
    return FakeIndex([_county(2021, (140, 16, 0, 0, 0, 0, 156), 30, 110, "2021")])


@pytest.fixture(scope="session")
def ask(index: FakeIndex) -> Any:
    """Ask a question after earlier ones; the answer has passed ``verify``."""

    def asked(question: str, *history: str, of: FakeIndex = index) -> Answer:
        return answer_question(question, history, of, FakeSource(of))  # type: ignore[arg-type]

    return asked
