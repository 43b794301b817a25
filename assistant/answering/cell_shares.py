"""What part of the things counted in a table of the report's own something was done to: one column of a row against another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.evidence import Evidence
from assistant.answering.lookup import Finding
from assistant.answering.own_cells import Grid, grids_of
from assistant.answering.reply import Reply
from assistant.answering.shares import share_sentence
from assistant.answering.words import content
from assistant.lexicon.segments import naming
from assistant.lexicon.text import compact
from assistant.types import Fact, Operation, Question, Target

__all__ = ["share_of_column"]

_Label = tuple[str, ...]
_OF_ALL = re.compile(
    "^(?:总?件数|总?数量?|总?人数|合计|总计|收到数?|受理数?|收件数?|来件数?|办理数?|参与人数|发放数?|接到数?)$"
)
"""The column of all there are."""
_SHARE = re.compile("占[^,，?？]{0,12}(?:百分之|比例|比重|几成|多少|几)|(?:率|比例|占比|百分比)")
_ALL_ROWS = re.compile("全部|总的?|所有|合计|整体|一共|加起来")
_BEHIND = re.compile("占(?P<whole>[^,，?？]{1,12}?)(?:的)?(?:百分之|比例|比重|几成|多少|几)")


def share_of_column(reply: Reply, evidence: Evidence) -> bool:
    """The share of the column a question names in the row it names, of the total row where it names none; whether there is one."""
    question = reply.question
    asks = question.operation is Operation.SHARE or question.measure == "percent"
    if question.language == "en" or question.targets or not asks or len(evidence.resolved.places) != 1:
        return False
    said = compact(question.text).text.lower()
    told = [
        (summary, pair)
        for summary in evidence.resolved.places[0].reports
        for grid in grids_of(summary, reply.index)
        if (pair := _part_and_whole(grid, said, _names(question, grid))) is not None
    ]
    if len(told) != 1 or not _SHARE.search(said):
        return False
    ((summary, (part, whole)),) = told
    found = [Finding(summary, Target(""), (fact,)) for fact in (part, whole)]
    if not all(finding.exact for finding in found) or not whole.value or (part.value or 0) > whole.value:
        return False
    row, (named, of) = " › ".join(part.row_path), (fact.column_path[-1] for fact in (part, whole))
    label = reply.words.say(f"{row}{named}占{of}的比例", f"[{row}] {named} as a share of {of}")
    share_sentence(reply, [found[0]], found[1], label)
    return True


def _part_and_whole(grid: Grid, said: str, named: bool) -> tuple[Fact, Fact] | None:
    """The two cells of one row that a question sets against each other, where it says which."""
    behind = _BEHIND.search(said)
    before = said[: behind.start()] if behind else said
    parts = [c for c in grid.counting if _in(c, before) and not _OF_ALL.match(c[-1])]
    wholes = [c for c in grid.counting if _in(c, behind["whole"]) and c not in parts] if behind else []
    wholes = wholes or [c for c in grid.counting if _OF_ALL.match(c[-1])]
    rows = [row for row in grid.rows if _in(row, said)]
    total = grid.total_row()
    if not rows and total is not None and (named or _ALL_ROWS.search(said)):
        rows = [total]
    if not (len(parts) == len(wholes) == len(rows) == 1):
        return None
    cells = [grid.cells.get((rows[0], column)) for column in (parts[0], wholes[0])]
    return (cells[0], cells[1]) if cells[0] is not None and cells[1] is not None else None


def _names(question: Question, grid: Grid) -> bool:
    """Whether a question names what a table is about, by more than its labels."""
    labels = "".join(part for label in (*grid.rows, *grid.columns) for part in label)
    names = [name for name in naming(content(question.masked)).names if name not in labels]
    return any(name in grid.around for name in names if len(name) > 1)


def _in(label: Sequence[str], said: str) -> bool:
    """Whether a question says a label in full; what it denies (不满意) it does not say."""
    name = compact(label[-1]).text.lower()
    return len(name) > 1 and re.search(f"(?<![不未没]){re.escape(name)}", said) is not None
