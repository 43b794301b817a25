"""The row of a form that a question as a whole asks for, beside the rows whose names it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.asked_row import asked_row
from assistant.answering.targets import Subject, joined
from assistant.lexicon.indicators import Mention, columns_of
from assistant.types import Question, Target

__all__ = ["asked_too_widely", "by_row", "overruled", "row_asked"]

SURE = {"zh": 0.9, "en": 0.8}
"""Chances from which on a row is taken that only the whole question tells."""
SURE_OF_COLUMN, SURE_UNNAMED = 0.6, 0.9
"""The chance of a column from which on the row is taken, and of one that no name in the question tells."""
MOST_NONE, NO_ROW = 0.3, 0.7
"""The chance of no row up to which one is taken, and from which on there is none."""
_OTHER = frozenset({"other_outcome", "other_organisation"})
"""Columns of what is left over, which must be named."""
_WIDE = frozenset(
    {"received", "handled_total", "answered", "closed", "review", "litigation", "proactive", "granted"}
)
"""Rows whose names are said of others too (applications that ended with the reply that …)."""


def row_asked(subject: Subject, plain: str, language: str) -> tuple[Target | None, bool]:
    """The row the question as a whole asks for, where it is likely enough, and whether it asks for none.

    A column that the lexicon names is kept.
    """
    guess = asked_row(plain)
    if guess is None or guess.none > MOST_NONE or guess.column_chance < SURE_OF_COLUMN:
        return None, guess is not None and guess.none >= NO_ROW
    own = [target for target in subject.targets if target.indicator == guess.indicator]
    if guess.chance < SURE[language] or len(own) > 1 or (_OF_THEM.search(plain) and not guess.column):
        return None, False
    columns = columns_of(guess.indicator)
    named = {target.column for target in subject.targets if target.column in columns and target.column}
    if len(named) > 1:
        return None, False
    column = guess.column if guess.column in columns else ""
    if not named and column and (guess.column_chance < SURE_UNNAMED or column in _OTHER):
        return None, False
    return Target(guess.indicator, named.pop() if named else column), False


def by_row(question: Question) -> Question:
    """The question for the row it asks for as a whole, whose words need not stand in the row's name."""
    row = (question.row,) if question.row else ()
    return replace(question, targets=row, row=None, rest=(), narrower=(), listed=(), learnt=True)


_OF_THEM = re.compile(r"^\W*(?:and )?of (?:the|all|those|these|its)\b[^?]*\bhow many\b")
"""A part of what the row counts, which is in one of its columns or in none."""
_AMOUNTS = re.compile(r"\bhow (?:many|much|often)\b|\bnumber of\b|多少|几(?![乎点时])")
_LISTED = re.compile(r"[和与及、跟同]|还有|\band\b|&|\bor\b|/")
_BESIDE = re.compile(
    r"[各倍占差和与、及]|分别|还是|[比哪]|\b(?:than|times (?:as|more|the)|as many|versus|vs|compar\w+|ratio|differ\w*|more|fewer|less|share|percent\w*|proportion|both|each|respectively)\b"
)
"""What sets one row beside another."""


def asked_too_widely(subject: Subject, no_row: bool) -> bool:
    """Whether all requests are named where the question as a whole asks for none of the rows (requests about land)."""
    return (
        no_row
        and len(subject.targets) == 1
        and subject.targets[0].indicator in _WIDE
        and not subject.targets[0].column
    )


def overruled(
    subject: Subject, row: Target | None, plain: str, mentions: Sequence[Mention], rest: Sequence[str]
) -> bool:
    """Whether the row of the whole question is meant, and not the rows whose names it holds.

    Applications that ended with the reply that nothing was held are named by 答复, and are not all answered ones;
    lawsuits filed with no prior review ask for no reviews. Several that are joined are several.
    """
    if row is None or not subject.targets:
        return False
    kin = any(_root(target.indicator) == _root(row.indicator) for target in subject.targets)
    if len(subject.targets) > 1:
        named = [
            m for m in mentions if m.kind == "indicator" and any(t.indicator == m.id for t in subject.targets)
        ]
        listed = _LISTED.search(plain) and any(
            joined(plain, m, [other for other in named if other is not m]) for m in named
        )
        rows = {target.indicator for target in subject.targets}
        one = len(_AMOUNTS.findall(plain)) == 1 and not _BESIDE.search(plain)
        return (kin or bool(rest)) and len(rows) > 1 and not listed and one
    (only,) = subject.targets
    return (
        not rest
        and only.indicator in _WIDE
        and not only.column
        and only != row
        and row.indicator != "received"
    )


def _root(indicator: str) -> str:
    return indicator.split(".")[0]
