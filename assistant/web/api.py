"""One FastAPI app: the chat pages, the answer as JSON, the reports, and whether all is well."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles

from assistant import __version__
from assistant.errors import AssistantError, StoreError
from assistant.web.addresses import BelowPrefix, OwnLanguage
from assistant.web.conversation import Conversation
from assistant.web.desk import Desk
from assistant.web.labels import CHINESE, ENGLISH
from assistant.web.late import Late
from assistant.web.operator import operator_routes
from assistant.web.plain import plain_routes
from assistant.web.protection import Protection
from assistant.web.routes import answer_routes, feedback_routes, report_routes
from assistant.web.serving import Serving

if TYPE_CHECKING:
    from langchain_core.documents import BaseDocumentCompressor
    from starlette.types import Scope

    from assistant.answering.generative import Rewriter

__all__ = ["build_app", "open_serving", "serve"]

log = logging.getLogger(__name__)

ASSETS = Path(__file__).parent / "assets"
PAGE_HEAD = (
    '<link rel="icon" type="image/svg+xml" href="{up}ui/icon.svg">'
    '<link rel="stylesheet" href="{up}ui/tokens.css"><link rel="stylesheet" href="{up}ui/page.css">'
    '<link rel="stylesheet" href="{up}ui/chat.css"><script src="{up}ui/modes.js"></script>'
    '<script src="{up}ui/chat.js" defer></script>'
)
FOREIGN_META = re.compile(rb'\s*<meta\s+(?:property="og:|name="twitter:)[^>]*>', re.DOTALL)
HTML_LANG = re.compile(rb'(<html\b[^>]*?\blang=)"[^"]*"')


def build_app(
    serving: Serving,
    *,
    data_dir: Path | None = None,
    operator_password: str = "",
    question_limit: int = 500,
    root_path: str = "",
    most_asking: int = 16,
    embed_sites: Sequence[str] = (),
    late_chat: bool = False,
) -> FastAPI:
    """The whole web app over what ``serving`` holds; opening the index waits for the first visitor.

    ``data_dir`` is where feedback and unanswered questions are kept; without it none are.
    ``operator_password`` opens the operators' console, which also needs ``data_dir``; empty: no console.
    ``root_path`` is the prefix a proxy serves it under; ``most_asking`` how many questions may be
    in work at a time; more wait in line, and beyond that API callers are told to come back later.
    ``embed_sites`` are the origins (``https://www.example.gov.cn``) whose pages may show this one in a
    frame. With ``late_chat`` the app answers at once and loads the chat's framework behind it.
    """
    desk = Desk(data_dir / "desk.sqlite") if data_dir else None
    talks = {
        path: Conversation(serving, labels, question_limit=question_limit, desk=desk)
        for path, labels in (("/en", ENGLISH), ("/", CHINESE))
    }

    def warm() -> None:
        # What the first visitor would wait for; without an index it is tried again then.
        for talk in talks.values():
            talk.greet()

    def load_chat() -> None:
        warm()
        import gradio  # noqa: F401  # seconds of imports

    def build_chats(app: FastAPI) -> FastAPI:
        for path, talk in talks.items():
            _mount_chat(app, talk, path, most_asking)
        return app

    meanwhile = FastAPI(openapi_url=None)
    meanwhile.include_router(plain_routes(talks, waiting=True))
    late = Late(load_chat, lambda: build_chats(FastAPI(openapi_url=None)), meanwhile) if late_chat else None

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if late is not None:
            async with late.loading():
                yield
        else:
            warming = threading.Thread(target=warm, daemon=True)
            warming.start()
            yield
            warming.join()
        serving.close()

    app = FastAPI(
        title="政府信息公开问答 Disclosure assistant",
        version=__version__,
        docs_url=None,  # these pages load scripts from elsewhere; /openapi.json is served
        redoc_url=None,
        lifespan=lifespan,
    )
    _tell_faults(app)
    _add_health(app, serving, late)
    app.include_router(answer_routes(serving, question_limit=question_limit, most_asking=most_asking))
    app.include_router(report_routes(serving))
    if desk is not None:
        app.include_router(feedback_routes(desk))
    if desk is not None and operator_password:
        app.include_router(operator_routes(serving, desk, operator_password))
    app.mount("/ui", StaticFiles(directory=ASSETS), name="ui")
    app.include_router(plain_routes(talks))
    if late is not None:
        app.mount("/", late)
    else:
        build_chats(app)
    app.add_middleware(Protection, rewrite=_rewrite_page, embed_sites=embed_sites)
    app.add_middleware(OwnLanguage)
    app.add_middleware(BelowPrefix, prefix=root_path)
    return app


def serve(
    index_dir: Path,
    *,
    embedding_model: str = "",
    reranker: BaseDocumentCompressor | None = None,
    model: Rewriter | None = None,
    host: str = "127.0.0.1",
    port: int = 7860,
    **options: Any,
) -> None:
    """Serve the index of a folder until interrupted; ``options`` are those of ``build_app``."""
    import uvicorn

    app = build_app(open_serving(index_dir, embedding_model, reranker, model), late_chat=True, **options)
    log.info("serving http://%s:%s/", host, port)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def open_serving(
    index_dir: Path,
    embedding_model: str = "",
    reranker: BaseDocumentCompressor | None = None,
    model: Rewriter | None = None,
) -> Serving:
    """The editions of an index folder; the embedding model is opened once, by the first visitor.

    ``reranker`` may put passages in another order, ``model`` may word the answers.
    """
    from assistant.answering.chain import build_assistant
    from assistant.indexing.embeddings import open_embeddings
    from assistant.indexing.store import IndexHolder

    embeddings = cache(lambda: open_embeddings(embedding_model))
    assistant = partial(build_assistant, reranker=reranker, model=model)
    return Serving(lambda: IndexHolder(index_dir, embeddings()), assistant)


def _mount_chat(app: FastAPI, conversation: Conversation, path: str, most_asking: int) -> None:
    import gradio as gr

    from assistant.web.chat import build_chat
    from assistant.web.theme import official_theme

    page = build_chat(conversation)
    page.queue(max_size=8 * most_asking, default_concurrency_limit=most_asking, api_open=False)
    gr.mount_gradio_app(
        app,
        page,
        path=path,
        server_name="127.0.0.1",
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size="1kb",
        allowed_paths=[],
        enable_monitoring=False,
        pwa=False,
        ssr_mode=False,
        mcp_server=False,
        theme=official_theme(),
    )


def _add_health(app: FastAPI, serving: Serving, late: Late | None) -> None:
    @app.get("/healthz", tags=["health"])
    async def healthz() -> dict[str, str]:
        """The process runs; ``chat`` says whether the conversation page has loaded behind the rest."""
        chat = "ready" if late is None or late.ready else "loading"
        return {"status": "ok", "version": __version__, "chat": chat}

    @app.get("/readyz", tags=["health"])
    def readyz() -> dict[str, Any]:
        """Questions can be answered: an index is published and opens. 503 otherwise, with the reason."""
        with serving.edition() as edition:
            return {
                "status": "ready",
                "generation": edition.index.generation,
                "reports": len(edition.index.reports()),
            }

    @app.get("/metrics", tags=["health"], response_class=PlainTextResponse)
    def metrics() -> str:
        """Counts of answers, refusals, faults and durations, in the Prometheus text format."""
        return serving.meter.exposition()


def _tell_faults(app: FastAPI) -> None:
    @app.exception_handler(AssistantError)
    async def fault(_: Request, exc: AssistantError) -> Response:
        # What can be named is named; a traceback never leaves the process.
        log.warning("%s: %s", type(exc).__name__, exc)
        status = 503 if isinstance(exc, StoreError) else 500
        return JSONResponse({"error": type(exc).__name__, "message": str(exc)}, status)


def _rewrite_page(body: bytes, scope: Scope) -> bytes:
    """Give Gradio's page its language, icon and style; other pages have theirs."""
    if b"window.gradio_config" not in body:
        return body
    english = scope["path"].rstrip("/").endswith("/en")
    labels = ENGLISH if english else CHINESE
    body = FOREIGN_META.sub(b"", body)
    body = HTML_LANG.sub(rb'\1"' + labels.html_lang.encode() + b'"', body, count=1)
    head = PAGE_HEAD.format(up="../" if english else "./")
    title = f"<title>{labels.title}</title>"
    return body.replace(b"</head>", (title + head + "</head>").encode(), 1)
