"""Whether what else an English question names stands in another clause than the figure found for it.

组织知识测试，参测干部320名；开展网上问卷，收回有效问卷1147份: of people who answered a questionnaire 320 tells nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.concepts import spoken_of
from assistant.answering.lookup import Finding
from assistant.types import Origin, Question

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["told_in_another_clause"]

_CLAUSE = re.compile("[^；;。\n]+")
_NUMBER = re.compile("[0-9０-９一二两三四五六七八九十]")


def told_in_another_clause(question: Question, finding: Finding, index: Index) -> bool:
    """Whether another clause with a figure of its own says what the question names, and that of the figure nothing of it."""
    fact = finding.facts[0]
    if question.language != "en" or not question.rest or fact.origin is not Origin.PROSE or fact.indicator:
        return False
    text = index.report(fact.report_id).text
    clauses = list(_CLAUSE.finditer(text, fact.quote.start, fact.quote.end))
    own = [clause for clause in clauses if clause.start() <= fact.span.start < clause.end()]
    if len(own) != 1 or len(clauses) < 2:
        return False
    around = " ".join((own[0].group(), fact.subject, *fact.row_path, fact.section))
    if any(spoken_of([word], around) for word in question.rest):
        return False
    others = [c.group() for c in clauses if c is not own[0] and _NUMBER.search(c.group())]
    return any(spoken_of([word], other) for other in others for word in question.rest)
