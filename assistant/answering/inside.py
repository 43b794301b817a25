"""Places that are no body of their own here but rows of another body's report (雁洄市的报告里沙湖县多少件)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.holdings import Holdings
from assistant.lexicon.text import compact
from assistant.types import Question

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["within_held"]


def within_held(question: Question, held: Holdings, index: Index) -> Question:
    """The question with places that are not held taken for words, where a report of the body named counts them apart.

    Only where a held body is named too: a place alone that is not held stays refused.
    """
    if not question.unheld or not question.bodies or question.choices:
        return question
    reports = [summary for body in question.bodies for summary in held.reports_of(body)]
    ids = [s.report_id for s in reports if not question.years or s.year in question.years]
    labels = (
        [compact(" ".join((fact.subject, *fact.row_path))).text for fact in index.facts(ids)] if ids else []
    )
    if not all(any(name in label for label in labels) for name in question.unheld):
        return question
    named = " ".join(question.unheld)
    return replace(
        question,
        unheld=(),
        masked=f"{question.masked} {named}",
        words=f"{question.words} {named}",
        rest=(*question.rest, *question.unheld),
    )
