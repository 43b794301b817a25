"""The pages in a real browser, served on a free loopback port; a request to anywhere else fails the test."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.settings import prepare_environment
from assistant.web.api import build_app

if TYPE_CHECKING:
    from fastapi import FastAPI
    from playwright.sync_api import Browser, Page

prepare_environment()

CHROMIUM = Path("/usr/bin/chromium")
DESKTOP, PHONE = (1440, 900), (375, 812)
PASSWORD = "nur-am-platz"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def serve(build: Callable[[], FastAPI]) -> Iterator[str]:
    """Build an app and serve it on a free loopback port until the generator is closed."""
    import uvicorn

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    servers: list[uvicorn.Server] = []

    async def run() -> None:
        # Built inside the loop that serves it: outside of one Gradio makes loops it never closes.
        servers.append(uvicorn.Server(uvicorn.Config(build(), log_level="error")))
        await servers[0].serve(sockets=[listener])

    thread = threading.Thread(target=lambda: asyncio.run(run()), daemon=True)
    thread.start()
    while not (servers and servers[0].started):
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    servers[0].should_exit = True
    thread.join(10)
    listener.close()


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def site(data_dir: Path) -> Iterator[str]:
    from tests.web.sample import make_serving

    yield from serve(
        lambda: build_app(make_serving(), question_limit=100, data_dir=data_dir, operator_password=PASSWORD)
    )


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    if not CHROMIUM.exists():
        pytest.skip("no chromium at /usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


Open = Callable[..., "Page"]


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Open]:
    """Open a path of the site; afterwards no foreign request and no script error may have happened."""
    complaints: list[str] = []
    contexts = []

    def open_page(path: str = "/", size: tuple[int, int] = DESKTOP, **options: Any) -> Page:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            **{"locale": "zh-CN", "reduced_motion": "reduce", **options},
        )
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
        page = context.new_page()
        page.set_default_timeout(10_000)
        allowed = (site, "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(allowed) else complaints.append(r.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.goto(site + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
