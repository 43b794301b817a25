"""What happens in a conversation, free of any page framework: questions go in, views come out."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from markupsafe import Markup

from assistant.errors import AssistantError, IndexMissingError
from assistant.types import Turn
from assistant.web.examples import examples, held_line
from assistant.web.frame import alert, draw_filters, draw_head, draw_welcome
from assistant.web.privacy import personal_data
from assistant.web.render import render_answer, render_chips, render_pending, render_question

if TYPE_CHECKING:
    from assistant.types import Answer, Slot
    from assistant.web.desk import Desk
    from assistant.web.labels import Labels
    from assistant.web.serving import Serving

__all__ = ["Conversation", "Exchange", "View"]

log = logging.getLogger(__name__)

MOST_EXCHANGES = 40
"""Exchanges kept on the page; older ones leave at the top."""
MOST_LINKED = 4
"""Earlier questions a link to an answer takes along."""
ASKED_SLOTS = frozenset({"indicator", "topic"})
"""Slots that make a question; bodies, years and columns alone are only its setting."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what was shown in reply; ``answer`` is ``None`` where there was none (a fault).

    ``anew`` begins a conversation that takes nothing over from what stands above it, except the
    words of ``setting``.
    """

    question: str
    html: str
    answer: Answer | None = None
    anew: bool = False
    setting: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """What the page should now show; ``None`` leaves a part as it is.

    ``shown`` is the conversation on the page, ``kept`` what the next question builds on.
    """

    shown: tuple[Exchange, ...] | None = None
    kept: tuple[Exchange, ...] | None = None
    box: str | None = None
    chips: str | None = None


class Conversation:
    """One language's conversations over what is served; holds no state of a visitor."""

    def __init__(
        self, serving: Serving, labels: Labels, *, question_limit: int = 500, desk: Desk | None = None
    ) -> None:
        self.serving = serving
        self.labels = labels
        self.question_limit = question_limit
        self.desk = desk

    def greet(self) -> tuple[str, str, str]:
        """The page's head, the welcome with questions that have answers, and the filters."""
        try:
            with self.serving.edition() as edition:
                index = edition.index
                held = held_line(index, self.labels)
                return (
                    draw_head(held, self.labels),
                    draw_welcome(examples(edition, self.labels), held, self.labels),
                    draw_filters(index, self.labels),
                )
        except AssistantError as exc:
            log.warning("no index to serve: %s", exc)
            missing = isinstance(exc, IndexMissingError)
            told = self.labels.held_nothing if missing else self.labels.held_unreadable
            return draw_head(told, self.labels), "", ""

    def ask(
        self,
        question: str,
        kept: Sequence[Exchange],
        *,
        pinned: str = "",
        anew: bool = False,
        generation: str = "",
    ) -> Iterator[View]:
        """Answer one question: first a place for the answer, then the answer.

        ``pinned`` are the words of the filters set on the page; ``anew`` takes nothing over;
        ``generation`` is the index to answer from, while it is on disk.
        """
        question = question.strip()
        before = tuple(kept)[-MOST_EXCHANGES:]
        if not question:
            yield View()
            return
        unsent = self._unsent(question)
        if unsent:
            yield View(shown=(*before, Exchange("", unsent)), kept=before)
            return
        yield View(shown=(*before, Exchange(question, str(render_pending(self.labels)))), kept=before, box="")
        history = [] if anew else _history(before)
        told = [*history, Turn(pinned)] if pinned else history
        try:
            with self.serving.edition_of(generation) as edition:
                answer = edition.ask(question, told)
            if self.desk is not None:
                self.desk.note_refusal(answer)
            earlier = [turn.user for turn in told][-MOST_LINKED:]
            html = str(render_answer(answer, self.labels, turn=len(before), earlier=earlier))
        except Exception:  # the door of one turn: a fault is told as a fault, never as "not found"
            after = (*before, Exchange(question, self._fault(question), anew=anew))
            yield View(shown=after, kept=after)
            return
        after = (*before, Exchange(question, html, answer, anew))
        yield View(shown=after, kept=after, chips=str(render_chips(answer.slots, self.labels)))

    def drop(self, name: str, value: str, kept: Sequence[Exchange]) -> Iterator[View]:
        """Take one slot out of the last question: ask what is left of it, or only go on from there."""
        last = next((e.answer for e in reversed(kept) if e.answer is not None), None)
        slots = [s for s in last.slots if (s.name, s.value) != (name, value)] if last else []
        words = " ".join(self._word(slot) for slot in slots)
        if any(slot.name in ASKED_SLOTS for slot in slots):
            yield from self.ask(words, kept, anew=True)
            return
        after = (*kept, Exchange("", "", anew=True, setting=words))
        yield View(shown=after, kept=after, chips=str(render_chips(_plain(slots), self.labels)))

    def follow_link(self, question: str, earlier: str = "", generation: str = "") -> Iterator[View]:
        """Answer the question of a link after the ``earlier`` ones, one a line.

        ``generation`` is the index the link was made on: the answer comes from it while it is on disk,
        and says so where another is published by now; once it is gone, the page says that as well.
        """
        before = [Exchange(line, "") for line in earlier.split("\n")[:MOST_LINKED] if line.strip()]
        for view in self.ask(question, before, generation=generation):
            answered = view.kept[-1].answer if view.kept else None
            moved = self._moved(generation, answered) if answered else ()
            yield replace(view, shown=(*moved, *(view.shown or ())))

    def answer_plainly(self, question: str, earlier: str = "", generation: str = "") -> tuple[Exchange, ...]:
        """What a page without conversation or script shows for a link or a question."""
        *_, view = self.follow_link(question, earlier, generation)
        shown = [e for e in view.shown or () if e.html]
        return tuple(
            replace(e, html=str(render_answer(e.answer, self.labels, actions=False))) if e.answer else e
            for e in shown
        )

    def clear(self) -> View:
        """Begin again."""
        return View(shown=(), kept=(), box="", chips="")

    def messages(self, exchanges: Sequence[Exchange]) -> list[dict[str, str]]:
        """The conversation as messages of two roles, drawn."""
        found = []
        for exchange in exchanges:
            if exchange.question and exchange.html:
                asked = str(render_question(exchange.question, self.labels))
                found.append({"role": "user", "content": asked})
            if exchange.html:
                found.append({"role": "assistant", "content": exchange.html})
        return found

    def _word(self, slot: Slot) -> str:
        bare_year = slot.name == "year" and slot.label.isdigit() and self.labels.language == "zh"
        return f"{slot.label}年" if bare_year else slot.label

    def _unsent(self, question: str) -> str:
        """Why a question is not sent on; empty where it is."""
        if len(question) > self.question_limit:
            return str(alert(self.labels.too_long.format(limit=self.question_limit)))
        kind = personal_data(question, self.labels.language)
        return str(alert(self.labels.personal.format(kind=kind))) if kind else ""

    def _fault(self, question: str) -> str:
        ticket = secrets.token_hex(3)
        log.exception("question not answered, ticket %s", ticket)
        again = Markup(' <button type="button" class="suggestion" data-ask="{}">{}</button>').format(
            question, self.labels.retry
        )
        return str(alert(self.labels.fault.format(ticket=ticket), again))

    def _moved(self, generation: str, answer: Answer) -> tuple[Exchange, ...]:
        """What is to be said of a link that was made on another index than the one published now."""
        try:
            with self.serving.edition() as edition:
                published = edition.index.generation
        except AssistantError:
            return ()
        if generation in ("", published):
            return ()
        if answer.generation != generation:
            return (Exchange("", _note(self.labels.moved_on)),)
        again = Markup(' <a class="suggestion" data-ask="{0}" href="?{1}">{2}</a>').format(
            answer.question, urlencode({"q": answer.question}), self.labels.ask_anew
        )
        return (Exchange("", _note(self.labels.as_linked, again)),)


def _note(text: str, after: str = "") -> str:
    return str(Markup('<p class="note" role="note">{}{}</p>').format(text, after))


def _history(exchanges: Sequence[Exchange]) -> list[Turn]:
    """What was said since the conversation last began anew."""
    start = max((i for i, e in enumerate(exchanges) if e.anew), default=0)
    said = exchanges[start:]
    setting = [Turn(e.setting) for e in said[:1] if e.setting]
    return setting + [Turn(e.question, e.answer.text if e.answer else "") for e in said if e.question]


def _plain(slots: Sequence[Slot]) -> list[Slot]:
    return [replace(slot, given="carried") for slot in slots]
