"""Take the pictures of the pages: ``python docs/screenshots.py`` writes docs/images/*.png.

Needs the development extra and Chromium at /usr/bin/chromium. The reports are the fictional ones of
``examples/`` and the real one of ``corpus/``; the index and the operators' notes go to a temporary folder.
"""

from __future__ import annotations

import asyncio
import shutil
import socket
import tempfile
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
PASSWORD = "screenshots"
CHATS = {
    "chat.png": ((1440, 900), "light", ["鹤庆县2019年招标公告多少条？"]),
    "chat-series.png": ((1440, 900), "light", ["青岚市历年收到多少件政府信息公开申请？"]),
    "chat-table-dark.png": ((1440, 900), "dark", ["云泽县2021年收到的申请中自然人多少件？"]),
    "chat-phone.png": ((390, 844), "light", ["鹤庆县2019年收到多少件政府信息公开申请？个人提的有几件？"]),
    "refusal-phone.png": ((390, 844), "light", ["鹤庆县2016年收到多少件申请？"]),
    "welcome-dark.png": ((768, 900), "dark", []),
}
DISPUTED = ("wrong_figure", "鹤庆县2019年行政处罚多少件？", "表格里的数字不同")
"""What the operators' queue shows, beside the refusal that was asked."""


def main() -> None:
    """Build an index, serve it, and photograph the pages."""
    from assistant.settings import prepare_environment

    prepare_environment()
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        corpus = work / "corpus"
        corpus.mkdir()
        for source in (*(ROOT / "corpus").iterdir(), *(ROOT / "examples").iterdir()):
            if source.is_file() and source.name != "README.md":
                shutil.copy(source, corpus)
        from assistant.indexing.build import build_index
        from assistant.indexing.embeddings import open_embeddings

        build_index(corpus, work / "index", open_embeddings(""))
        take_pictures(serve(work))


def serve(work: Path) -> str:
    """Serve the index below ``work`` on a free port, for as long as this process lives."""
    import uvicorn

    from assistant.web.api import build_app, open_serving

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    servers: list[Any] = []

    async def run() -> None:
        app = build_app(open_serving(work / "index"), data_dir=work, operator_password=PASSWORD)
        servers.append(uvicorn.Server(uvicorn.Config(app, log_level="error")))
        await servers[0].serve(sockets=[listener])

    threading.Thread(target=lambda: asyncio.run(run()), daemon=True).start()
    while not (servers and servers[0].started):
        time.sleep(0.1)
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def take_pictures(site: str) -> None:
    """Photograph conversations, a report and the console."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for name, (size, scheme, questions) in CHATS.items():
            page = new_page(browser, size, scheme)
            page.goto(f"{site}/")
            page.locator(".welcome").wait_for()
            for number, question in enumerate(questions):
                page.fill("#box textarea", question)
                page.keyboard.press("Enter")
                page.locator("#log article.a").nth(number).wait_for()
            page.wait_for_timeout(800)
            page.screenshot(path=IMAGES / name)
        page = new_page(browser, (390, 844), "light")
        page.add_init_script(
            "for (const mode of ['size', 'contrast']) localStorage.setItem(`display-${mode}`, 'on')"
        )
        page.goto(f"{site}/plain?q={quote('鹤庆县2019年招标公告多少条？')}")
        page.screenshot(path=IMAGES / "plain-large-phone.png")
        kind, question, note = DISPUTED
        page.request.post(f"{site}/api/feedback", data={"kind": kind, "question": question, "note": note})
        page = new_page(browser, (1440, 900), "light")
        page.goto(f"{site}/operator")
        page.fill("#password", PASSWORD)
        page.keyboard.press("Enter")
        page.locator("#tickets button").first.wait_for()
        page.locator("#query").press_sequentially(question)
        page.locator(".record").wait_for()
        page.screenshot(path=IMAGES / "operator.png")
        page.goto(f"{site}/operator/facts?q={quote('行政处罚')}&sort=value&descending=true")
        page.locator("#rows tr").first.wait_for()
        page.screenshot(path=IMAGES / "figures.png")
        browser.close()


def new_page(browser: Any, size: tuple[int, int], scheme: str) -> Any:
    """A fresh visitor's page."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale="zh-CN"
    )
    return context.new_page()


if __name__ == "__main__":
    main()
