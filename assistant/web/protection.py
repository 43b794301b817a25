"""What stands between the network and the pages: which paths exist, how large, and with which headers."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Attempts", "Protection", "content_policy"]

OPEN_GRADIO_PATHS = re.compile(
    r"/gradio_api/(?:queue/(?:join|data)|heartbeat/[\w-]+|startup-events|cancel|reset|app_id|info|run/\w+|call/\w+(?:/\w+)?)/?"
)
INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
LARGEST_BODY = 256 * 1024

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "SAMEORIGIN",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Protection:
    """ASGI middleware around the whole app.

    Only the Gradio routes the chat needs exist (uploads, file and proxy routes answer 404),
    bodies are bounded, a forwarded host is not believed, every response carries the security headers,
    and HTML pages pass through ``rewrite`` and are sent with a policy naming their own scripts.
    """

    def __init__(
        self,
        app: ASGIApp,
        rewrite: Callable[[bytes, Scope], bytes] | None = None,
        embed_sites: Sequence[str] = (),
    ) -> None:
        self.app = app
        self.rewrite = rewrite
        self.embed_sites = tuple(embed_sites)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        at = path.find("/gradio_api/")
        if at >= 0 and not OPEN_GRADIO_PATHS.fullmatch(path[at:]):
            await _plain(send, 404, b"not found")
            return
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            await _plain(send, 413, b"too large")
            return
        # Pages are rewritten after the app has answered, so it must not compress them; a forwarded
        # host would put someone else's address into the page.
        unheard = {b"x-forwarded-host"}
        if b"text/html" in dict(scope["headers"]).get(b"accept", b"text/html"):
            unheard.add(b"accept-encoding")
        scope = {**scope, "headers": [h for h in scope["headers"] if h[0].lower() not in unheard]}
        await self.app(scope, _bounded(receive), self._sender(scope, send))

    def _security(self, page: bytes, scope: Scope) -> list[tuple[bytes, bytes]]:
        """The headers of a response; the operators' console stands in nobody's frame."""
        sites = () if "/operator" in scope["path"] else self.embed_sites
        return _security(content_policy(page, sites), framed=bool(sites))

    def _sender(self, scope: Scope, send: Send) -> Send:
        start: Message | None = None
        body = bytearray()

        async def sender(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                kind = _header(message, b"content-type")
                if kind.startswith(b"text/html"):
                    start = message
                    return
                headers = [*message["headers"], *self._security(b"", scope)]
                if not _header(message, b"cache-control"):
                    headers.append((b"cache-control", b"no-cache"))  # kept, but asked about again
                await send({**message, "headers": headers})
            elif start is not None and message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    await self._send_page(start, bytes(body), scope, send)
            else:
                await send(message)

        return sender

    async def _send_page(self, start: Message, body: bytes, scope: Scope, send: Send) -> None:
        if self.rewrite is not None:
            body = self.rewrite(body, scope)
        replaced = (b"content-length", b"cache-control")
        headers = [h for h in start["headers"] if h[0].lower() not in replaced]
        headers += [(b"content-length", str(len(body)).encode()), (b"cache-control", b"no-store")]
        await send({**start, "headers": [*headers, *self._security(body, scope)]})
        await send({"type": "http.response.body", "body": body})


@lru_cache(maxsize=32)
def content_policy(page: bytes, embed_sites: tuple[str, ...] = ()) -> str:
    """The Content-Security-Policy of a page: nothing foreign, no scripts but its own inline ones.

    ``embed_sites`` are the origins that may show it in a frame, besides its own.
    """
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in dict.fromkeys(INLINE_SCRIPT.findall(page))
    )
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {hashes}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            " ".join(("frame-ancestors 'self'", *embed_sites)),
        )
    )


class Attempts:
    """How often a key may try: ``most`` times within ``seconds``, counted in this process."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most = most
        self.seconds = seconds
        self.clock = clock
        self._times: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def allow(self, key: str) -> bool:
        """Count one try and say whether it is still within the limit."""
        now = self.clock()
        with self._lock:
            self._times = {k: t for k, t in self._times.items() if t[-1] > now - self.seconds}
            recent = [t for t in self._times.get(key, []) if t > now - self.seconds]
            if len(recent) >= self.most:
                return False
            self._times[key] = [*recent, now]
            return True

    def forget(self, key: str) -> None:
        """Start counting anew, after a success."""
        with self._lock:
            self._times.pop(key, None)


def _header(message: Message, name: bytes) -> bytes:
    return next((bytes(value) for key, value in message["headers"] if key.lower() == name), b"")


def _security(policy: str, *, framed: bool = False) -> list[tuple[bytes, bytes]]:
    named = {**HEADERS, "content-security-policy": policy}
    if framed:
        del named["x-frame-options"]  # knows no list of sites; frame-ancestors does
    return [(name.encode(), value.encode()) for name, value in named.items()]


def _bounded(receive: Receive) -> Receive:
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return {"type": "http.disconnect"} if seen > LARGEST_BODY else message

    return bounded


async def _plain(send: Send, status: int, body: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    headers += _security(content_policy(b""))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
