"""An OpenAI-compatible chat server on a free loopback port that replies as a script tells it to.

A script is called with the task the assistant sent (language, draft, evidence) and the number of the call,
and returns a ``Reply``; what it raises is a fault of the test.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """What the server sends: a status, pieces of content, and how it misbehaves on the way."""

    text: str = ""
    status: int = 200
    pieces: Iterator[str] | None = None
    wait: float = 0.0
    """Seconds before the first byte."""
    between: float = 0.0
    """Seconds between pieces."""
    cut: bool = False
    """End in the middle: no finish, connection closed."""
    raw: bytes | None = None
    """Sent as the body instead of a stream of events."""
    stream: bool = False
    """Whether ``raw`` is a stream of events."""


def says(text: object) -> Reply:
    """A reply in the form asked for."""
    return Reply(json.dumps({"text": text}, ensure_ascii=False))


def chooses(*numbers: Any) -> Reply:
    """Numbers in the form asked for."""
    return Reply(json.dumps({"choose": list(numbers)}))


Script = Callable[[dict[str, Any], int], Reply]


@dataclass
class Scripted:
    """A running server and what it was sent."""

    url: str
    script: Script
    bodies: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    @property
    def calls(self) -> int:
        """How many requests came."""
        return len(self.bodies)


@contextmanager
def serving(script: Script) -> Iterator[Scripted]:
    """Serve a script until the block ends; ``script`` may be exchanged meanwhile."""
    state = Scripted("", script)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8")
            state.bodies.append(body)
            state.keys.append(self.headers.get("Authorization", ""))
            messages = json.loads(body)["messages"]
            reply = state.script(json.loads(messages[1]["content"]), state.calls)
            with suppress(BrokenPipeError, ConnectionResetError):
                self._send(reply)

        def _send(self, reply: Reply) -> None:
            time.sleep(reply.wait)
            if reply.status != 200 or reply.raw is not None:
                body = reply.raw
                if body is None:
                    body = json.dumps({"error": {"message": "refused: sk-secret-key", "code": "x"}}).encode()
                self.send_response(reply.status)
                kind = "text/event-stream" if reply.stream else "application/json"
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            for piece in reply.pieces or (reply.text[:5], reply.text[5:]):
                self._event({"role": "assistant", "content": piece}, None)
                time.sleep(reply.between)
            if not reply.cut:
                self._event({}, "stop")
                self.wfile.write(b"data: [DONE]\n\n")

        def _event(self, delta: dict[str, str], finish: str | None) -> None:
            chunk = {
                "id": "c",
                "object": "chat.completion.chunk",
                "created": 0,
                "model": "scripted",
                "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
            }
            self.wfile.write(b"data: " + json.dumps(chunk, ensure_ascii=False).encode() + b"\n\n")
            self.wfile.flush()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
