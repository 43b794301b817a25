"""A whole column of a body's own table: what its rows come to (四个工程总投资加起来), and which row has most (哪个工程公开的信息最多).

The column is the one that alone is said, the rows are what the header, the title or the line before the table calls them.
Where one cell is empty, nothing is added up and nothing comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.evidence import Evidence
from assistant.answering.figures import state
from assistant.answering.joined import say_sum
from assistant.answering.lookup import Finding
from assistant.answering.own_cells import Grid, all_said, is_total
from assistant.answering.reply import Reply
from assistant.answering.sheets import Sheet, sheets_of
from assistant.lexicon.forms import label_key
from assistant.lexicon.numerals import parse_number
from assistant.lexicon.text import compact
from assistant.types import How, Target

__all__ = ["add_column", "most_of_column"]

_Label = tuple[str, ...]

_MOST = re.compile("最(?P<end>[多少高低大小])")
_WHICH = re.compile("哪|什么|谁")
_ADDED = re.compile("加起来|加在一起|合在一起|合起来|相加|加总|一共|总共|合计|共计|总计|总和|之和|总额|总数")
_CUES = re.compile(
    f"{_ADDED.pattern}|最[多少高低大小]|(?:哪|什么)(?:一?[个条家项期次场批类种处]|些|几[个条项])?|谁|分别|数量|里面?|当中|之中|阶段"
    "|[一二两三四五六七八九十\\d]+(?:[个条家项期场批处]|大(?=[\u3400-\u9fff]))|公布|公开|列出|列明|披露|报告"
)
_HOW_MANY = re.compile(
    "(?P<n>[一二两三四五六七八九十]|\\d{1,2})(?:[个条家项期场批处]|大(?=[\u3400-\u9fff]))(?!月)"
)
_HEAD_END = re.compile("(?:名称|类别|分类|份)$")
_UNIT = re.compile("[（(][^（）()]*[）)]$")
LEAST = 3
"""Rows of which one can be called the largest, or all be added up."""


def add_column(reply: Reply, evidence: Evidence) -> bool:
    """Add up the one column meant, or state what the table itself gives as its total."""
    said = compact(reply.question.text).text
    if not _ADDED.search(said):
        return False
    column = _meant(reply, evidence, said)
    if column is None or len({finding.unit for finding in column}) != 1:
        return False
    say_sum(reply, column)
    return True


def most_of_column(reply: Reply, evidence: Evidence) -> bool:
    """State the row (or the rows that are alike) that has most or least in the one column meant."""
    said = compact(reply.question.text).text
    asked = _MOST.search(said)
    if asked is None or not _WHICH.search(said):
        return False
    column = _meant(reply, evidence, said)
    if column is None:
        return False
    values = [finding.facts[0].value or 0 for finding in column]
    best = min(values) if asked["end"] in "少低小" else max(values)
    for finding, value in zip(column, values, strict=True):
        if value == best:
            before, reply.sentence = reply.sentence, ""
            state(reply, finding)
            reply.sentence = before + reply.sentence
    reply.how = How.TABLE
    return True


def _meant(reply: Reply, evidence: Evidence, said: str) -> list[Finding] | None:
    """The figures of the one column meant, a row each; ``None`` where none or several are, or one is empty."""
    if reply.question.language == "en":
        return None
    found = [
        (sheet, column)
        for sheet in _sheets(reply, evidence)
        if (column := _column(sheet.grid, said)) is not None and _speaks_of(reply, sheet, column, said)
    ]
    if len(found) != 1:
        return None
    ((sheet, column),) = found
    rows = [row for row in sheet.grid.rows if not is_total(row)]
    facts = [fact for row in rows if (fact := sheet.grid.cells.get((row, column))) is not None]
    numbers = [parse_number(match["n"]) for match in _HOW_MANY.finditer(said)]
    if len(facts) < max(LEAST, len(rows)) or any(fact.value is None for fact in facts):
        return None
    if numbers and len(rows) not in numbers:
        return None
    return [Finding(sheet.summary, Target("", ""), (fact,)) for fact in facts]


def _sheets(reply: Reply, evidence: Evidence) -> Iterator[Sheet]:
    places = evidence.resolved.places
    for summary in places[0].reports if len(places) == 1 else ():
        yield from sheets_of(summary, reply.index)


def _column(grid: Grid, said: str) -> _Label | None:
    """The column whose name is said, as it is printed or in its halves (公开的信息 of 公开信息)."""
    plain = said.replace("的", "")
    named = {column: label_key(_UNIT.sub("", column[-1])) for column in grid.counting}
    whole = [column for column, name in named.items() if len(name) > 1 and name in plain]
    longest = [c for c in whole if not any(named[c] != named[o] and named[c] in named[o] for o in whole)]
    halves = [c for c, name in named.items() if len(name) == 4 and name[:2] in plain and name[2:] in plain]
    fits = longest or halves
    return fits[0] if len(fits) == 1 else None


def _speaks_of(reply: Reply, sheet: Sheet, column: _Label, said: str) -> bool:
    """Whether the question calls the rows by the header above them, or says nothing that the table does not."""
    heads = [cell.text for cell in sheet.table.cells if cell.row == 0]
    names = {_HEAD_END.sub("", label_key(head)) for head in heads if head not in column}
    if any(len(name) > 1 and name in said for name in names):
        return True
    if reply.question.targets:
        return False
    labels = [*(row[-1] for row in sheet.grid.rows), *column, *heads]
    masked = _CUES.sub(" ", reply.question.masked)
    return all_said(reply.question, masked, labels, sheet.grid)
