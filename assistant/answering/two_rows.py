"""Rows of a body's own table set against one another or added up (东桥区比高新区多收几件, Xiaba and Longmen together)."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering import series
from assistant.answering.arithmetic import plain, total
from assistant.answering.by_words import Found
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand
from assistant.answering.lookup import Finding
from assistant.answering.own_cells import grids_of, is_total, own_cell
from assistant.answering.reply import Reply
from assistant.answering.scope import Place, Resolved
from assistant.answering.words import content
from assistant.types import Figure, How, Operation, Question, Target

__all__ = ["reckon_rows"]

LEAST = 2
_SHORTEST = 2


def reckon_rows(reply: Reply, evidence: Evidence) -> bool:
    """The difference or the sum of one column's cells in the rows a question names; false where it names no two."""
    question = evidence.question
    if question.operation not in {Operation.DIFFERENCE, Operation.COMPARE, Operation.SUM}:
        return False
    for place in evidence.resolved.places[:1]:
        found = _cells(reply, question, place)
        added = question.operation is Operation.SUM
        if len(found) < LEAST or (len(found) > LEAST and not added):
            continue
        if added:
            _add_up(reply, found)
            return True
        asked = replace(question, years=(place.year,) if place.year else ())
        rows = Evidence(asked, Resolved((place,)), tuple(Found(place, (finding,)) for finding in found))
        return series.compare(reply, rows)
    return False


def _add_up(reply: Reply, found: list[Finding]) -> None:
    words, summary = reply.words, found[0].summary
    added = total([operand(reply, finding) for finding in found], found[0].unit)
    reply.computations.append(added)
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    names = words.join([words.label(finding) for finding in found])
    amount, cites = (
        words.amount(added.result, added.unit),
        reply.cite([finding.facts[0] for finding in found]),
    )
    reply.sentence = words.say(
        f"{who}{when}{names}合计{amount}（{added.formula}）{cites}。",
        f"{who}, {when}: {names} together: {amount} ({added.formula}){cites}.",
    )
    reply.figure = Figure(plain(added.result), words.unit(added.unit).strip(), names)
    reply.how = How.COMPUTED


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
