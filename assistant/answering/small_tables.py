"""A small table of a body's own (年级, 班数, 学生数) asked in everyday words: how many people a row has, which row has most."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.evidence import Evidence
from assistant.answering.figures import state
from assistant.answering.lookup import Finding
from assistant.answering.own_cells import Grid, grids_of, is_change, is_total
from assistant.answering.reply import Reply
from assistant.answering.words import content
from assistant.lexicon.segments import naming
from assistant.lexicon.text import compact
from assistant.types import Fact, How, Target

__all__ = ["people_of_row", "row_with_most"]

_PEOPLE = "(?:人|学生|孩子|娃娃?|小朋友|同学)(?:数|的)?"
_PEOPLE_ASKED = re.compile(
    f"(?:多少|几)(?:个|名|位)?{_PEOPLE}|{_PEOPLE}(?:有|是|共)?(?:多少|几)|(?:人|学生)数|总?人数"
)
_OF_PEOPLE = re.compile("(?:总|在校|在册)?(?:学生|人|幼儿|在园|在校生)(?:总)?(?:人)?数?(?:[（(]人[）)])?")
_MOST = re.compile(
    "(?:哪|什么)一?[个家条些所]?(?P<kind>[\u3400-\u9fff]{2,8}?)(?:数量?)?是?最(?P<end>[多少])"
    "|(?P<what>[\u3400-\u9fff]{1,4}?)(?:数量?)?最(?P<most>[多少])的?(?:是|在)?(?:哪|什么)一?[个家条些所]?(?P<of>[\u3400-\u9fff]{1,3})"
)
_BETWEEN = re.compile("^(?:的|里面?|有)+")
_PEOPLE_SAID = re.compile(_PEOPLE)
_SHORTEST = 2
LEAST = 3
"""Rows of which one can be called the largest."""


def people_of_row(reply: Reply, evidence: Evidence) -> bool:
    """State how many people a row has that the question calls by its whole name, where it names nothing else."""
    question = reply.question
    said = compact(question.text).text
    if question.language == "en" or question.targets or not _PEOPLE_ASKED.search(said):
        return False
    found: list[Finding] = []
    for grid in _grids(reply, evidence):
        column = _only([c for c in grid.counting if _OF_PEOPLE.fullmatch(c[-1])])
        rows = [r for r in grid.rows if len(r[-1]) >= _SHORTEST and r[-1] in said and not is_total(r)]
        fact = grid.cells.get((rows[0], column)) if column and len(rows) == 1 else None
        if fact is not None and not _names_more(question.masked, rows[0][-1]):
            found.append(Finding(grid.summary, Target("", ""), (fact,)))
    if len({finding.value for finding in found}) != 1:
        return False
    state(reply, found[0])
    reply.how = How.TABLE
    return True


def row_with_most(reply: Reply, evidence: Evidence) -> bool:
    """State the row of the one table of such rows that has most (fewest) of what is asked for."""
    question = reply.question
    said = compact(question.text).text
    asked = _MOST.search(said)
    if question.language == "en" or question.targets or asked is None:
        return False
    best = [
        (grid, facts)
        for grid in _grids(reply, evidence)
        if (facts := _column_of(grid, asked["kind"] or asked["of"], asked["what"] or ""))
    ]
    if len(best) != 1:
        return False
    ((grid, facts),) = best
    values = [fact.value or 0 for fact in facts]
    end = max(values) if (asked["end"] or asked["most"]) == "多" else min(values)
    for fact in (fact for fact in facts if fact.value == end):
        before, reply.sentence = reply.sentence, ""
        state(reply, Finding(grid.summary, Target("", ""), (fact,)))
        reply.sentence = before + reply.sentence
    reply.how = How.TABLE
    return True


def _column_of(grid: Grid, kind: str, what: str) -> list[Fact]:
    """The cells of the one column that counts what is asked, of a table whose rows are all of the kind asked for.

    Where ``what`` is empty, ``kind`` begins with the kind and goes on with it (年级人数).
    """
    rows = [row for row in grid.rows if not is_total(row)]
    ends = [kind[:size] for size in range(len(kind), 0, -1)] if not what else [kind]
    of = next((end for end in ends if rows and all(row[-1].endswith(end) for row in rows)), "")
    what = what or _BETWEEN.sub("", kind[len(of) :])
    if len(rows) < LEAST or not of or not what:
        return []
    people = _PEOPLE_SAID.fullmatch(what)
    columns = [c for c in grid.counting if (_OF_PEOPLE.fullmatch(c[-1]) if people else what in c[-1])]
    column = _only([c for c in columns if not is_change(c)])
    facts = [grid.cells[row, column] for row in rows if (row, column) in grid.cells] if column else []
    return facts if len(facts) == len(rows) and all(fact.value is not None for fact in facts) else []


def _grids(reply: Reply, evidence: Evidence) -> Iterator[Grid]:
    places = evidence.resolved.places
    for summary in places[0].reports if len(places) == 1 else ():
        yield from grids_of(summary, reply.index)


def _names_more(masked: str, label: str) -> bool:
    """Whether a question names another thing than the row and the people of it."""
    rest = re.sub(f"{_PEOPLE_ASKED.pattern}|{_PEOPLE}", " ", masked.replace(label, " "))
    said = naming(content(rest))
    return any(len(word) > 1 for word in (*said.names, *said.deeds))


def _only(labels: list[tuple[str, ...]]) -> tuple[str, ...] | None:
    return labels[0] if len(labels) == 1 else None
