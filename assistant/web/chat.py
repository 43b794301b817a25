"""The chat page: Gradio carries conversation, state and events between browser and ``Conversation``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr

from assistant.web.conversation import Conversation, Exchange, View
from assistant.web.frame import draw_foot, draw_head, draw_pane
from assistant.web.labels import Labels

__all__ = ["build_chat"]

Step = tuple[Any, ...]
"""New values of: conversation, question box, chips, kept exchanges."""
QUIET = {"show_progress": "hidden", "api_visibility": "private"}


def build_chat(conversation: Conversation) -> gr.Blocks:
    """The page of one language; nothing is opened before somebody visits it."""
    labels = conversation.labels
    page: gr.Blocks = gr.Blocks(
        title=labels.title, analytics_enabled=False, fill_width=True, fill_height=True
    )
    with page, gr.Column(elem_id="page"):
        kept = gr.State(())
        head = _drawn(draw_head("", labels), "head")
        with gr.Row(elem_id="room"):
            with gr.Column(elem_id="talk"):
                welcome = _drawn("", "welcome")
                log = _log(labels)
                with gr.Row(elem_id="about"):
                    chips = _drawn("", "chips")
                    filters = _drawn("", "filters")
                with gr.Row(elem_id="ask"):
                    box = _question_box(labels, conversation.question_limit)
                    send = gr.Button(labels.ask, elem_id="send", variant="primary", min_width=76)
                _drawn(draw_foot(labels), "fine")
            with gr.Column(elem_id="pane"):
                _drawn(draw_pane(labels), "source")
        pinned = gr.Textbox(visible="hidden", elem_id="pinned")
        told = gr.Textbox(visible="hidden", elem_id="told")
        tell = gr.Button(visible="hidden", elem_id="tell")

        events = _Events(conversation)
        views = [log, box, chips, kept]
        asking: dict[str, Any] = {"trigger_mode": "once", **QUIET}
        gr.on([send.click, box.submit], events.ask, [box, pinned, kept], views, **asking)
        gr.on([tell.click], events.told, [told, pinned, kept], views, **asking)
        # Not queued: Gradio's client may miss the reply to a question that is asked just when the last
        # of several queued events ends and closes their stream.
        gr.on([page.load], conversation.greet, None, [head, welcome, filters], queue=False, **asking)
    return page


class _Events:
    """What the events of the page call; each step of a conversation as Gradio's outputs."""

    def __init__(self, conversation: Conversation) -> None:
        self.conversation = conversation

    def ask(self, question: str, pinned: str, kept: Sequence[Exchange]) -> Iterator[Step]:
        """The question of the box."""
        yield from map(self._step, self.conversation.ask(question, kept, pinned=pinned))

    def told(self, message: str, pinned: str, kept: Sequence[Exchange]) -> Iterator[Step]:
        """What the page's script wishes: ``ask`` a question, ``follow`` a link, ``drop`` a slot, ``clear``."""
        yield from map(self._step, self._wished(message, pinned, kept))

    def _wished(self, message: str, pinned: str, kept: Sequence[Exchange]) -> Iterator[View]:
        try:
            wish = json.loads(message)
        except ValueError:
            wish = None
        match wish:
            case {"ask": str(question)}:
                yield from self.conversation.ask(question, kept, pinned=pinned)
            case {"drop": str(name), "value": str(value)}:
                yield from self.conversation.drop(name, value, kept)
            case {"follow": {"q": str(question), "h": str(earlier), "g": str(generation)}}:
                yield from self.conversation.follow_link(question, earlier, generation)
            case {"clear": True}:
                yield self.conversation.clear()
            case _:
                yield View()

    def _step(self, view: View) -> Step:
        shown = None if view.shown is None else self.conversation.messages(view.shown)
        parts = (shown, view.box, view.chips, view.kept)
        return tuple(gr.skip() if part is None else part for part in parts)


def _drawn(html: str, elem_id: str) -> gr.Markdown:
    """A place for HTML of ours. ``gr.HTML`` would need ``unsafe-eval`` in the content policy."""
    return gr.Markdown(html, elem_id=elem_id, sanitize_html=False, latex_delimiters=[], elem_classes="own")


def _log(labels: Labels) -> gr.Chatbot:
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
        sanitize_html=False,  # every message is drawn by render.py, which escapes all it shows
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
