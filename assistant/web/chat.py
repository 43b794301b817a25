"""The chat page: Gradio carries conversation, state and events; ``render`` draws what is in them."""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import gradio as gr
from markupsafe import Markup

from assistant.errors import AssistantError
from assistant.types import Turn
from assistant.web.examples import current_reports, examples, held_line
from assistant.web.labels import Labels, labels_for
from assistant.web.privacy import personal_data
from assistant.web.render import (
    render_answer,
    render_chips,
    render_pending,
    render_question,
    render_suggestions,
)

if TYPE_CHECKING:
    from assistant.types import Answer
    from assistant.web.serving import Edition, Serving

__all__ = ["Exchange", "build_chat"]

log = logging.getLogger(__name__)

MOST_TURNS = 40
"""Exchanges kept on the page; older ones leave at the top."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what was answered; ``answer`` is ``None`` where it was not (fault, personal data)."""

    question: str
    answer: Answer | None
    html: str


Step = tuple[Any, ...]
"""New values of: conversation, question box, chips, exchanges."""


def build_chat(serving: Serving, *, language: str = "zh", question_limit: int = 500) -> gr.Blocks:
    """The page in one language; nothing is opened before somebody visits it."""
    labels = labels_for(language)
    chat = _Chat(serving, labels, question_limit)
    page: gr.Blocks = gr.Blocks(
        title=labels.title, analytics_enabled=False, fill_width=True, fill_height=True
    )
    with page, gr.Column(elem_id="page"):
        exchanges = gr.State(())
        head = _drawn("", "head")
        with gr.Row(elem_id="room"):
            with gr.Column(elem_id="talk"):
                welcome = _drawn("", "welcome")
                conversation = _conversation(labels)
                chips = _drawn("", "chips")
                with gr.Row(elem_id="ask"):
                    box = _question_box(labels, question_limit)
                    send = gr.Button(labels.ask, elem_id="send", variant="primary", min_width=76)
                _drawn(_under_box(labels), "fine")
            with gr.Column(elem_id="pane"):
                _drawn(_pane(labels), "source")
        told = gr.Textbox(visible="hidden", elem_id="told")
        tell = gr.Button(visible="hidden", elem_id="tell")

        outputs = [conversation, box, chips, exchanges]
        gr.on(
            [send.click, box.submit],
            chat.ask,
            [box, exchanges],
            outputs,
            trigger_mode="once",
            show_progress="hidden",
            api_visibility="private",
        )
        tell.click(chat.told, [told, exchanges], outputs, show_progress="hidden", api_visibility="private")
        # Two events: a question asked while the greeting is on its way must not be overwritten by it.
        page.load(chat.greet, None, [head, welcome], show_progress="hidden", api_visibility="private")
        page.load(chat.follow_link, None, outputs, show_progress="hidden", api_visibility="private")
    return page


def _drawn(html: str, elem_id: str) -> gr.Markdown:
    """A place for HTML of ours. ``gr.HTML`` would need ``unsafe-eval`` in the content policy."""
    return gr.Markdown(html, elem_id=elem_id, sanitize_html=False, latex_delimiters=[], elem_classes="own")


def _conversation(labels: Labels) -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="log",
        elem_classes="own",
        label=labels.conversation,
        show_label=False,
        container=False,
        height="100%",
        autoscroll=False,  # the page's script brings the top of a new answer into view
        buttons=[],
        layout="panel",
        feedback_options=None,
        group_consecutive_messages=False,
        latex_delimiters=[],
        # Every message is drawn by render.py, which escapes all it shows.
        sanitize_html=False,
        line_breaks=False,
        allow_file_downloads=False,
    )


def _question_box(labels: Labels, question_limit: int) -> gr.Textbox:
    return gr.Textbox(
        label=labels.box,
        show_label=False,
        container=False,
        elem_id="box",
        lines=1,
        max_lines=5,
        max_length=question_limit,
        placeholder=labels.placeholder,
        autofocus=True,
        scale=8,
    )


class _Chat:
    """What the events of the page do."""

    def __init__(self, serving: Serving, labels: Labels, question_limit: int) -> None:
        self.serving = serving
        self.labels = labels
        self.question_limit = question_limit

    def greet(self) -> tuple[str, str]:
        """Say what is held and what can be asked: the page's head and the welcome."""
        try:
            with self.serving.edition() as edition:
                head = _head(held_line(edition.index, self.labels), self.labels)
                return head, _welcome(edition, self.labels)
        except AssistantError as exc:
            log.warning("no index to serve: %s", exc)
            return _head(self.labels.held_nothing, self.labels), ""

    def follow_link(self, request: gr.Request) -> Iterator[Step]:
        """Ask the question of a link (``?q=``), if the visitor came by one."""
        question = dict(request.query_params).get("q", "").strip()
        if question:
            yield from self.ask(question, ())
        else:
            yield (gr.skip(),) * 4

    def ask(self, question: str, exchanges: Sequence[Exchange]) -> Iterator[Step]:
        """Answer one question: first a place for the answer, then the answer."""
        question = question.strip()
        if not question:
            yield (gr.skip(),) * 4
            return
        before = list(exchanges)[-MOST_TURNS:]
        refused = self._not_sent(question)
        if refused:
            shown = Exchange("", None, str(refused))
            yield (self.messages([*before, shown]), gr.skip(), gr.skip(), tuple(before))
            return
        pending = Exchange(question, None, str(render_pending(self.labels)))
        yield (self.messages([*before, pending]), "", gr.skip(), tuple(before))
        try:
            with self.serving.edition() as edition:
                answer = edition.assistant.invoke({"question": question, "history": _history(before)})
                html = render_answer(answer, self.labels, turn=len(before))
        except Exception:  # the door of one turn: a fault is told as a fault, never as "not found"
            ticket = secrets.token_hex(3)
            log.exception("question not answered, ticket %s", ticket)
            failed = Exchange(question, None, str(_alert(self.labels.fault.format(ticket=ticket))))
            yield (self.messages([*before, failed]), gr.skip(), gr.skip(), (*before, failed))
            return
        after = (*before, Exchange(question, answer, str(html)))
        chips = str(render_chips(answer.slots, self.labels))
        yield (self.messages(after), gr.skip(), chips, after)

    def told(self, message: str, exchanges: Sequence[Exchange]) -> Iterator[Step]:
        """What the page's own script asks for: ``{"ask": question}`` or ``{"clear": true}``."""
        try:
            wish = json.loads(message)
        except ValueError:
            wish = {}
        if isinstance(wish, dict) and isinstance(wish.get("ask"), str):
            yield from self.ask(wish["ask"], exchanges)
        elif isinstance(wish, dict) and wish.get("clear"):
            yield ([], "", "", ())
        else:
            yield (gr.skip(),) * 4

    def messages(self, exchanges: Sequence[Exchange]) -> list[dict[str, str]]:
        """The conversation as Gradio wants it."""
        found = []
        for exchange in exchanges:
            if exchange.question:
                asked = str(render_question(exchange.question, self.labels))
                found.append({"role": "user", "content": asked})
            found.append({"role": "assistant", "content": exchange.html})
        return found

    def _not_sent(self, question: str) -> Markup | None:
        if len(question) > self.question_limit:
            return _alert(self.labels.too_long.format(limit=self.question_limit))
        kind = personal_data(question, self.labels.language)
        return _alert(self.labels.personal.format(kind=kind)) if kind else None


def _history(exchanges: Sequence[Exchange]) -> list[Turn]:
    return [Turn(e.question, e.answer.text if e.answer else "") for e in exchanges if e.question]


def _head(held: str, labels: Labels) -> str:
    switch = "en/?lang=en" if labels.language == "zh" else "../?lang=zh"
    buttons = Markup("").join(
        Markup('<button type="button" data-mode="{}" aria-pressed="false">{}</button>').format(mode, label)
        for mode, label in (("size", labels.large), ("contrast", labels.contrast))
    )
    return str(
        Markup(
            '<header class="head"><a class="skip" href="#box">{}</a><h1>{}</h1>'
            '<span class="held">{}</span><nav aria-label="{}">{}'
            '<a href="{}" hreflang="{}">{}</a></nav></header>'
        ).format(
            labels.skip,
            labels.title,
            held,
            labels.display,
            buttons,
            switch,
            "en" if labels.language == "zh" else "zh-CN",
            labels.other_language,
        )
    )


def _welcome(edition: Edition, labels: Labels) -> str:
    lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in labels.welcome_lines)
    asks = examples(edition, labels) if current_reports(edition.index) else ()
    return str(
        Markup('<section class="welcome"><h2>{}</h2><ul class="lines">{}</ul>{}</section>').format(
            labels.welcome, lines, render_suggestions(asks, labels.try_asking)
        )
    )


def _under_box(labels: Labels) -> str:
    return str(
        Markup(
            '<p class="fine"><span class="counter" role="status" data-left="{}"></span>'
            '<span>{}</span> <button type="button" class="act" data-act="clear">{}</button></p>'
        ).format(labels.left, labels.privacy, labels.clear)
    )


def _pane(labels: Labels) -> str:
    """Where the page's script puts the report an answer cites, read from ``/reports/…``."""
    return str(
        Markup(
            '<section class="beside" aria-label="{}"><button type="button" class="shut">{}</button>'
            '<div id="report"><div class="empty"><h2>{}</h2><p>{}</p></div></div></section>'
        ).format(labels.source_pane, labels.close, labels.source_pane, labels.source_empty)
    )


def _alert(text: str) -> Markup:
    return Markup('<p class="alert" role="alert">{}</p>').format(text)
