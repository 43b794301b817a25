"""The column of the year before that a report's own table prints beside its own (本年 3871, 上年 3218).

Which figure is meant is found in the report's own year; the one beside it in the same row is then the year before's,
under whatever name. A cell left empty there is said to be empty: this year's figure never stands in for it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.by_words import Found
from assistant.answering.lookup import Finding, is_stated_level
from assistant.answering.rungs import find_figures
from assistant.answering.scope import Place, Resolved
from assistant.answering.words import measure_of
from assistant.types import Fact, Nil, Operation, Origin, Question

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["asks_year_before", "beside", "which_year", "year_before"]

_BEFORE = "(?:上一?个?年度?|前一?年度?|上一?学年|去年度?)"
_COLUMN_OF = re.compile(
    rf"(?<![比较同与跟和])(?<!相比){_BEFORE}(?:的|那|这)*一?个?(?:数(?![量目])[据字值额]?|数[量目]|值|[列栏格]|(?:又|却|则|当时)?(?:是|有|为|填|写|印)的?(?:多少|几|什么|啥))"
    r"|\b(?:last|previous|prior|preceding)[ -]year(?:'s)? (?:column|figure|number|value|cell|count|total|entry)"
    r"|\b(?:column|figure|number|value|cell|entry|count) (?:given |printed |shown |stated |reported )?(?:for|of) (?:the )?(?:last year|previous year|prior year|preceding year|year before)"
)
"""Words that ask for the column of the year before in the report at hand."""
_CHANGES = {Operation.DIFFERENCE, Operation.GROWTH, Operation.COMPARE}
_CHANGED = re.compile(
    r"\b(?:compared (?:with|to)|relative to|fewer|more|less|lower|higher|than|by how (?:many|much)|an? (?:increase|decrease|drop|fall|rise)|(?:increase|decrease|drop|fall|rise|grow|change)(?:d|s)?)\b"
    r"|哪一?个?学?年度?的?|(?:更|比较)[多少高低大小]一?[些点]?|还是"
)
"""What is asked of two figures names neither of them."""
_WHICH_YEAR = re.compile(
    r"哪一?个?学?年度?.{0,16}[多少高低大小]|\b(?:which|what) year\b.{0,60}\b(?:more|most|fewer|fewest|less|higher|highest|lower|lowest|larger|bigger)\b"
)
_LEAST = 2
"""From so many figures of the year before on a table has a column for it."""


def asks_year_before(question: Question) -> bool:
    """Whether a question about one year's report asks for what it prints for the year before."""
    plain = question.operation is Operation.VALUE and len(question.years) < 2 and not question.plan
    columns = any(target.column for target in question.targets)
    return plain and not columns and bool(_COLUMN_OF.search(question.text.lower()))


def which_year(question: Question) -> bool:
    """Whether it is asked in which of two years something was more (哪一年更多，2022还是2023)."""
    asked = question.operation in {Operation.TEXT, Operation.RANK} and len(question.years) == 2
    return asked and bool(_WHICH_YEAR.search(question.text.lower()))


def beside(fact: Fact, year: int, index: Index) -> Fact | None:
    """What stands for ``year`` in the row of a figure of a table; an empty cell as such; else none.

    A figure of running text is looked for in a table that has it under the same indicator, else beside itself
    under the same name (网站发稿3062条，比2022年的3340条少了278条).
    """
    facts = index.facts([fact.report_id])
    cells = [f for f in facts if f.origin is Origin.TABLE and f.row_path and f.column_path]
    same = [f for f in cells if f.fact_id == fact.fact_id]
    if not same and fact.indicator:
        same = [f for f in cells if (f.indicator, f.value) == (fact.indicator, fact.value)]
    if not same and fact.origin is Origin.PROSE:
        named = [f for f in facts if (f.subject, f.unit, f.year) == (fact.subject, fact.unit, year)]
        told = [f for f in named if f.quote == fact.quote and is_stated_level(f)]
        return told[0] if len(told) == 1 else None
    if len(same) != 1 or same[0].year not in (None, fact.report_year):
        return None
    (own,) = same
    table = own.fact_id.rsplit(".", 2)[0]
    of_year = [f for f in cells if f.year == year and f.fact_id.rsplit(".", 2)[0] == table]
    columns = {f.column_path for f in of_year}
    if len(of_year) < _LEAST:
        return None
    row = [f for f in of_year if f.fact_id.rsplit(".", 1)[0] == own.fact_id.rsplit(".", 1)[0]]
    if len(row) == 1:
        return replace(row[0], indicator=own.indicator, column=own.column, unit=row[0].unit or own.unit)
    if row or len(columns) != 1:
        return None
    label = f"{own.subject}（{columns.pop()[-1]}）"
    return replace(own, indicator="", column="", subject=label, value=None, nil=Nil.BLANK, printed="")


def year_before(question: Question, place: Place, index: Index) -> tuple[Found, Found] | None:
    """A figure of the place's own year and what its report prints beside it for the year before; none without such a column."""
    if place.year is None or len(question.targets) > 1:
        return None
    own = replace(question, operation=Operation.VALUE, years=(place.year,))
    if question.operation in _CHANGES:
        masked, text = (
            " ".join(_CHANGED.sub(" ", said).split()) for said in (question.masked, question.text)
        )
        measure = measure_of(masked)
        own = replace(own, measure="" if measure == "percent" else measure, masked=masked, text=text)
    found = [entry for entry in find_figures(own, Resolved((place,)), index) if entry.findings]
    if len(found) != 1 or len(found[0].findings) != 1:
        return None
    (finding,) = found[0].findings
    cell = beside(finding.facts[0], place.year - 1, index)
    if cell is None or finding.summed:
        return None
    told = Finding(finding.summary, finding.target, (cell,))
    return found[0], Found(Place(place.body, place.year, place.reports), (told,))
