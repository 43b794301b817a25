"""The plain page: a question, its answer, nothing else; needs no script, stands before the chat does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from assistant.web.conversation import Conversation, Exchange
from assistant.web.labels import Labels
from assistant.web.render import render_question

__all__ = ["plain_page", "plain_routes"]

Words = Annotated[str, Query(max_length=10_000)]


def plain_routes(talks: Mapping[str, Conversation], *, waiting: bool = False) -> APIRouter:
    """``plain`` beside each chat page; ``waiting`` for the chat to load, at the chat page's own address."""
    router = APIRouter(include_in_schema=False)
    for path, talk in talks.items():
        own = path.rstrip("/") + ("/" if waiting else "/plain")
        router.add_api_route(own, _page_of(talk, waiting), methods=["GET"], response_class=HTMLResponse)
    return router


def _page_of(talk: Conversation, waiting: bool) -> Callable[..., HTMLResponse]:
    def page(q: Words = "", h: Words = "", g: Words = "") -> HTMLResponse:
        return HTMLResponse(plain_page(talk, q, h, g, waiting=waiting))

    return page


def plain_page(
    talk: Conversation, question: str = "", earlier: str = "", generation: str = "", *, waiting: bool = False
) -> str:
    """The page with the answer to ``question``, if there is one; ``waiting`` for the chat, it says so."""
    labels = talk.labels
    head, welcome, _ = talk.greet()
    said = Markup("")
    for exchange in talk.answer_plainly(question, earlier, generation) if question.strip() else ():
        said += Markup('<div class="turn">{}{}</div>').format(_asked(exchange, labels), Markup(exchange.html))
    return str(
        Markup(
            '<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
            '<meta name="viewport" content="width=device-width,initial-scale=1">'
            '<link rel="icon" type="image/svg+xml" href="{up}ui/icon.svg">'
            '<link rel="stylesheet" href="{up}ui/tokens.css"><link rel="stylesheet" href="{up}ui/page.css">'
            '<link rel="stylesheet" href="{up}ui/plain.css"><script src="{up}ui/modes.js"></script>'
            '<script src="{up}ui/plain.js" defer></script>'
            '</head><body class="own simple"><div id="head">{head}</div><main>{wait}{said}{welcome}</main>'
            '<form id="ask" method="get" role="search"><input type="hidden" name="lang" value="{language}">'
            '<label class="sr-only" for="box">{box}</label>'
            '<input id="box" name="q" maxlength="{limit}" placeholder="{placeholder}" autocomplete="off"'
            ' required{focus}><button>{ask}</button></form><footer><p class="fine">{privacy}</p></footer></body></html>'
        ).format(
            lang=labels.html_lang,
            title=labels.title,
            up="../" if labels.language == "en" else "./",
            head=Markup(head),
            wait=_wait(labels) if waiting else "",
            said=said,
            welcome=Markup("" if said else welcome),
            language=labels.language,
            box=labels.box,
            limit=talk.question_limit,
            placeholder=labels.placeholder,
            focus="" if said else Markup(" autofocus"),
            ask=labels.ask,
            privacy=labels.privacy,
        )
    )


def _asked(exchange: Exchange, labels: Labels) -> Markup:
    return render_question(exchange.question, labels) if exchange.question else Markup("")


def _wait(labels: Labels) -> Markup:
    return Markup('<p class="note" role="status" id="loading" data-ready="{}">{}</p>').format(
        labels.chat_ready, labels.chat_loading
    )
