"""Where an address leads: below a proxy's path prefix, and to the page in the browser's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import Request
from fastapi.responses import RedirectResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["BelowPrefix", "OwnLanguage"]


class OwnLanguage:
    """ASGI middleware: a browser that prefers English goes from the front page to the English one.

    ``?lang=zh`` stays: whoever chose Chinese on the page gets Chinese.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["method"] == "GET":
            request = Request(scope)
            front = request.url.path.removeprefix(scope.get("root_path", "")) in ("", "/")
            chosen = "lang" in request.query_params
            if front and not chosen and _prefers_english(request.headers.get("accept-language", "")):
                query = f"?{request.url.query}" if request.url.query else ""
                await RedirectResponse(f"en/{query}", 302)(scope, receive, send)
                return
        await self.app(scope, receive, send)


class BelowPrefix:
    """ASGI middleware: the app lives below a path prefix, whether or not the proxy cuts it off."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self.app = app
        self.prefix = "/" + prefix.strip("/") if prefix.strip("/") else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if self.prefix and scope["type"] in ("http", "websocket"):
            path = scope["path"]
            if path != self.prefix and not path.startswith(self.prefix + "/"):
                path = self.prefix + path
            scope = {**scope, "path": path, "root_path": self.prefix}
        await self.app(scope, receive, send)


def _prefers_english(accepted: str) -> bool:
    first = accepted.split(",")[0].split(";")[0].strip().lower()
    return first == "en" or first.startswith("en-")
