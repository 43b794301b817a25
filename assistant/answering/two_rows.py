"""Rows of a body's own table set against one another or added up (东桥区比高新区多收几件, Xiaba and Longmen together)."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering import series
from assistant.answering.by_words import Found
from assistant.answering.evidence import Evidence
from assistant.answering.joined import say_sum
from assistant.answering.lookup import Finding
from assistant.answering.own_cells import grids_of, is_total, own_cell
from assistant.answering.reply import Reply
from assistant.answering.scope import Place, Resolved
from assistant.answering.words import content
from assistant.types import Operation, Question, Target

__all__ = ["reckon_rows"]

LEAST = 2
_SHORTEST = 2


def reckon_rows(reply: Reply, evidence: Evidence) -> bool:
    """The difference or the sum of one column's cells in the rows a question names; false where it names no two."""
    question = evidence.question
    if not evidence.resolved.places:
        return False
    place = evidence.resolved.places[0]
    found = _cells(reply, question, place)
    if len(found) >= LEAST and question.operation is Operation.SUM:
        say_sum(reply, found)
        return True
    if len(found) != LEAST:
        return False
    asked = replace(question, years=(place.year,) if place.year else ())
    rows = Evidence(asked, Resolved((place,)), tuple(Found(place, (finding,)) for finding in found))
    return series.compare(reply, rows)


def _cells(reply: Reply, question: Question, place: Place) -> list[Finding]:
    """The cells of the rows named, in the order of the question, all of one column of one table; else none."""
    said = " ".join((question.text, question.masked, *question.rest))
    for summary in place.reports:
        for grid in grids_of(summary, reply.index):
            rows = [row for row in grid.rows if not is_total(row) and len(row[-1]) >= _SHORTEST]
            names = sorted((row[-1] for row in rows if row[-1] in said), key=said.index)
            if len(names) < LEAST or len(set(names)) != len(names):
                continue
            cells = [own_cell(_of_one(question, name, names), place, reply.index) for name in names]
            facts = [cell.fact for cell in cells if cell is not None and cell.by_row]
            if len(facts) == len(names) and len({(f.column_path, f.unit) for f in facts}) == 1:
                return [Finding(summary, Target("", ""), (fact,)) for fact in facts]
    return []


def _of_one(question: Question, name: str, names: list[str]) -> Question:
    """The question as one about one of the rows alone."""
    masked, text = question.masked, question.text
    for other in names:
        if other != name:
            masked, text = masked.replace(other, " "), text.replace(other, " ")
    if name not in masked:
        masked = f"{masked} {name}"
    rest = (*(word for word in question.rest if not any(n in word for n in names)), name)
    return replace(
        question, operation=Operation.VALUE, masked=masked, text=text, words=content(masked), rest=rest
    )
