"""Figures found while somebody types: the operator's way from a caller's words to a printed number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.answering.question import understand
from assistant.answering.wording import wording
from assistant.lexicon.text import fold
from assistant.types import Fact, Measure, Nil, Status, Target

if TYPE_CHECKING:
    from assistant.indexing.store import Index
    from assistant.types import Question
    from assistant.web.serving import Edition

__all__ = ["SORTS", "Entry", "find_figures", "list_figures"]

MOST_COUNTED = 300_000
"""Figures searched; an index beyond that needs a body or year to be typed or pinned first."""
UNITS = {"money": "元", "percent": "%"}
"""How a figure's unit must end when the question asks for money or a share."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure with the words it is found by and the words it is told in."""

    fact: Fact
    label: str
    amount: str
    """The figure as printed with its unit, or what stands in its place."""
    say: str
    """One sentence to read aloud."""
    words: str


def find_figures(
    edition: Edition,
    typed: str,
    *,
    bodies: Collection[str] = (),
    years: Collection[int] = (),
    limit: int = 30,
) -> list[Entry]:
    """The figures that fit what was typed, best first; empty while nothing is typed.

    ``bodies`` (names) and ``years`` are pinned: the text may narrow them down, never leave them.
    """
    question = understand(typed, [], edition.index)
    asked = question.parts[0] if question.parts else question
    wanted_bodies = {body.name for body in asked.bodies} or set(bodies)
    wanted_years = set(asked.years) or set(years)
    targets = {(t.indicator, t.column) for t in asked.targets}
    pieces = [word for word in _pieces(asked) if word]
    if not targets and not pieces:
        return []
    scored = []
    for entry in _entries(edition):
        fact = entry.fact
        if wanted_bodies and fact.agency not in wanted_bodies and fact.region not in wanted_bodies:
            continue
        if wanted_years and fact.year not in wanted_years:
            continue
        if asked.measure in UNITS and not fact.unit.endswith(UNITS[asked.measure]):
            continue
        score = _score(entry, targets, pieces)
        if score:
            scored.append((-score, -(fact.year or 0), fact.agency, fact.report_id, fact.span, entry))
    scored.sort(key=lambda item: item[:-1])
    return [entry for *_, entry in scored[:limit]]


SORTS: Mapping[str, Callable[[Entry], Any]] = {
    "body": lambda entry: (entry.fact.agency or entry.fact.region, entry.fact.year or 0),
    "year": lambda entry: (entry.fact.year or 0, entry.fact.agency),
    "label": lambda entry: (entry.label, entry.fact.year or 0),
    "value": lambda entry: entry.fact.value,
}


def list_figures(
    edition: Edition,
    words: str = "",
    *,
    bodies: Collection[str] = (),
    years: Collection[int] = (),
    sort: str = "",
    descending: bool = False,
) -> list[Entry]:
    """All figures whose label holds every one of the words; in order of report and text, or as ``sort`` says.

    Sorted by value, those without a number come last either way.
    """
    pieces = fold(words).lower().split()
    found = [
        entry
        for entry in _entries(edition)
        if (not bodies or entry.fact.agency in bodies or entry.fact.region in bodies)
        and (not years or entry.fact.year in years)
        and all(piece in entry.words or piece in entry.fact.agency for piece in pieces)
    ]
    if not sort:
        return found
    empty = [entry for entry in found if sort == "value" and entry.fact.value is None]
    full = [entry for entry in found if sort != "value" or entry.fact.value is not None]
    return sorted(full, key=SORTS[sort], reverse=descending) + empty


def _pieces(asked: Question) -> list[str]:
    words = asked.words or asked.masked
    return fold(words).lower().replace("，", " ").split()


def _score(entry: Entry, targets: Collection[tuple[str, str]], pieces: Collection[str]) -> int:
    fact = entry.fact
    score = 0
    column = "" if fact.column == "total" else fact.column  # a row's total is what its bare name means
    if (fact.indicator, column) in targets:
        score += 80
    elif (fact.indicator, "") in targets:
        score += 60
    found = [piece for piece in pieces if piece in entry.words]
    if found and len(found) == len(pieces):
        score += 50 + (20 if "".join(pieces) == entry.label.lower() else 0)
    if not score:
        return 0
    plain = fact.measure is Measure.LEVEL and fact.status is Status.RESULT and not fact.cumulative
    return score + 15 * plain + 5 * (fact.year == fact.report_year) + 3 * (not column)


def _entries(edition: Edition) -> list[Entry]:
    with edition.making:
        if "figures" not in edition.kept:
            edition.kept["figures"] = _all_entries(edition.index)
        found: list[Entry] = edition.kept["figures"]
    return found


def _all_entries(index: Index) -> list[Entry]:
    words = wording("zh")
    entries = []
    for fact in index.facts()[:MOST_COUNTED]:
        label = _label(fact)
        amount = _amount(fact)
        when = f"{fact.year}年" if fact.year else ""
        scope = "，截至该年累计" if fact.cumulative else ""
        plan = "（计划数）" if fact.status is Status.PLAN else ""
        say = f"{words.body(fact.region, fact.agency)}{when}{label}{plan}{scope}：{amount}。"
        found_by = fold(
            f"{label} {fact.subject} {' '.join(fact.row_path)} {' '.join(fact.column_path)}"
        ).lower()
        entries.append(Entry(fact, label, amount, say, found_by))
    return entries


def _label(fact: Fact) -> str:
    if fact.form and fact.indicator:
        return wording("zh").target(Target(fact.indicator, fact.column))
    if fact.row_path or fact.column_path:
        return " · ".join((*fact.row_path[-1:], *fact.column_path[-1:]))
    return fact.subject.strip(" ，。：:、")


def _amount(fact: Fact) -> str:
    if fact.nil is Nil.NONE_STATED:
        return f"无（原文“{fact.printed.strip()}”）"
    if fact.value is None:
        return f"未填数字（原文“{fact.printed.strip()}”）" if fact.printed.strip() else "空白，未填数字"
    return f"{wording('zh').printed(fact)}{fact.unit}"
