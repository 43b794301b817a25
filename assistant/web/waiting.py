"""The office's questions put in order: by body, year and topic, the most asked group first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from assistant.answering.question import understand
from assistant.answering.wording import wording
from assistant.types import to_json

if TYPE_CHECKING:
    from assistant.types import Question
    from assistant.web.desk import Desk, Ticket
    from assistant.web.serving import Edition

__all__ = ["grouped"]

MOST_KEPT = 2000


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """What a question is about, in words; empty where it does not say."""

    body: str
    year: str
    topic: str


def grouped(edition: Edition, desk: Desk, tickets: Sequence[Ticket]) -> list[dict[str, Any]]:
    """Groups ``{"body", "year", "topic", "asked", "tickets"}``, each ticket with what people said of its answer."""
    said = desk.comments([ticket.question for ticket in tickets])
    placed = sorted(((_place(edition, ticket), ticket) for ticket in tickets), key=lambda pair: pair[0])
    groups = []
    for place, pairs in groupby(placed, key=lambda pair: pair[0]):
        inside = [ticket for _, ticket in pairs]
        inside.sort(key=lambda ticket: -ticket.asked)
        shown = [{**to_json(ticket), "comments": said.get(ticket.question, [])} for ticket in inside]
        asked = sum(ticket.asked for ticket in inside)
        groups.append({**to_json(place), "asked": asked, "tickets": shown})
    return sorted(groups, key=lambda group: (-group["asked"], group["body"], group["year"], group["topic"]))


def _place(edition: Edition, ticket: Ticket) -> _Place:
    places: dict[str, _Place] = edition.kept.setdefault("places", {})
    if ticket.question not in places:
        if len(places) >= MOST_KEPT:
            places.clear()
        places[ticket.question] = _read(understand(ticket.question, [], edition.index))
    place = places[ticket.question]
    # A follow-up does not name its body and year again; what its answer was about does.
    body, _, year = ticket.scopes[0].rpartition(" ") if ticket.scopes else ("", "", "")
    if not year.isdigit():
        body, year = ticket.scopes[0] if ticket.scopes else "", ""
    return _Place(place.body or body, place.year or year, place.topic)


def _read(question: Question) -> _Place:
    asked = question.parts[0] if question.parts else question
    bodies = [body.name for body in asked.bodies] or list(asked.unheld)
    words = wording("zh")
    topics = [words.target(target) for target in asked.targets] or [asked.topic or asked.words.strip()]
    return _Place("、".join(bodies), "、".join(map(str, asked.years)), "、".join(topics))
