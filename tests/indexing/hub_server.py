"""A model hub of one folder a model, on this machine: what the hub's own client asks of it, over real HTTP."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@contextmanager
def hub(models: dict[str, Path]) -> Iterator[tuple[str, list[str]]]:
    """The address of a running hub, and the paths asked for so far."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(body=True)

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def log_message(self, format: str, *args: object) -> None:
            pass

        def _answer(self, *, body: bool) -> None:
            path = self.path.partition("?")[0].strip("/")
            asked.append(path)
            found = _content(models, path)
            self.send_response(404 if found is None else 200)
            content, kind = found or (b"{}", "application/json")
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            if kind != "application/json":
                self.send_header("ETag", f'"{hashlib.sha256(content).hexdigest()}"')
                self.send_header("X-Repo-Commit", COMMIT)
            if found is None:
                self.send_header("X-Error-Code", "RepoNotFound")
            self.end_headers()
            if body:
                self.wfile.write(content)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _content(models: dict[str, Path], path: str) -> tuple[bytes, str] | None:
    """What stands at a path: a model's description, its files, or one of them."""
    if not path:
        return b"ok", "text/html"
    for name, folder in models.items():
        files = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
        if path.startswith(f"api/models/{name}/tree/"):
            tree = [{"type": "file", "path": f, "size": (folder / f).stat().st_size, "oid": f} for f in files]
            return json.dumps(tree).encode(), "application/json"
        if path == f"api/models/{name}" or path.startswith(f"api/models/{name}/revision/"):
            about = {
                "id": name,
                "modelId": name,
                "sha": COMMIT,
                "siblings": [{"rfilename": f} for f in files],
            }
            return json.dumps(about).encode(), "application/json"
        if path.startswith(f"{name}/resolve/"):
            file = path.removeprefix(f"{name}/resolve/").partition("/")[2]
            return ((folder / file).read_bytes(), "application/octet-stream") if file in files else None
    return None
