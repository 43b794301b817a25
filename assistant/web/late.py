"""The chat's framework loads behind the server: until it stands, a plain page answers in its place."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from anyio import to_thread

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["Late"]

log = logging.getLogger(__name__)


class Late:
    """ASGI app: ``meanwhile`` until ``build``'s app has started, then that app.

    ``prepare`` runs in a thread first and is where the heavy imports belong. A failure is logged and
    leaves ``meanwhile`` in place: a page that answers is better than none.
    """

    def __init__(
        self, prepare: Callable[[], object], build: Callable[[], FastAPI], meanwhile: ASGIApp
    ) -> None:
        self._prepare = prepare
        self._build = build
        self._app: ASGIApp | None = None
        self._meanwhile = meanwhile

    @property
    def ready(self) -> bool:
        """Whether the late app has taken over."""
        return self._app is not None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await (self._app or self._meanwhile)(scope, receive, send)

    @asynccontextmanager
    async def loading(self) -> AsyncIterator[None]:
        """Load meanwhile; at the end the late app is shut down with the server."""
        done = asyncio.Event()
        task = asyncio.create_task(self._run(done))
        try:
            yield
        finally:
            done.set()
            await task

    async def _run(self, done: asyncio.Event) -> None:
        try:
            await to_thread.run_sync(self._prepare)
            if done.is_set():
                return
            app = self._build()
            async with app.router.lifespan_context(app):
                self._app = app
                await done.wait()
        except Exception:  # the door of the loading: what stands in serves on
            log.exception("the chat page could not be loaded; the plain page stays")
        finally:
            self._app = None
