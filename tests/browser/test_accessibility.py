"""axe-core finds nothing to complain about, on any page, in any palette and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import DESKTOP, PASSWORD, PHONE
from .test_chat_page import ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Open

axe = pytest.importorskip("axe_playwright_python.sync_playwright")


def complaints(page: Page) -> list[str]:
    violations = axe.Axe().run(page).response["violations"]
    return [f"{v['id']}: {node['html'][:200]}" for v in violations for node in v["nodes"]]


def test_a_conversation_in_every_palette_and_size(visit: Open) -> None:
    page = visit()
    page.locator(".welcome").wait_for()
    assert complaints(page) == []
    for question in ("2023年收到多少件？", "2018年呢"):
        ask(page, question)
    page.locator(".problem summary").first.click()
    page.locator(".sources summary").first.click()
    for width, height in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert complaints(page) == []
    for mode in ("size", "contrast"):
        page.locator(f"[data-mode={mode}]").click()
        assert complaints(page) == []


def test_a_report_and_its_english_page(visit: Open) -> None:
    for path in (
        "/reports/yunze-2023?mark=1.48.69.66.68",
        "/en/reports/yunze-2023",
        "/en/",
        "/ui/accessibility.html",
    ):
        page = visit(path)
        page.locator(".report, .welcome, h1#zh").first.wait_for()
        page.locator(".loading").wait_for(state="detached")
        assert complaints(page) == []


def test_the_console(visit: Open) -> None:
    page = visit("/operator")
    assert complaints(page) == []
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#query").wait_for()
    page.locator("#query").press_sequentially("门户网站")
    page.locator(".say").wait_for()
    assert complaints(page) == []
