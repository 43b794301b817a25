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


def test_the_plain_page_and_the_console_in_every_palette_and_size(visit: Open) -> None:
    page = visit("/plain?q=2023%E5%B9%B4%E6%94%B6%E5%88%B0%E5%A4%9A%E5%B0%91%E4%BB%B6")
    page.locator(".figure").wait_for()
    everywhere(page)
    page = visit("/operator")
    assert complaints(page) == []
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#query").wait_for()
    page.locator("#query").press_sequentially("门户网站")
    page.locator(".say").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    everywhere(page)
    page.goto(page.url + "/facts")
    page.locator("#rows tr").first.wait_for()
    everywhere(page)


def too_wide(page: Page) -> list[str]:
    """What sticks out of the page to the right, where the page itself has to scroll sideways."""
    found: list[str] = page.evaluate(
        "document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]"
        ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 160))"
    )
    return found


def everywhere(page: Page) -> None:
    """Nothing to complain about, light and dark, desktop and phone, large and strong."""
    for width, height in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert complaints(page) == []
        assert too_wide(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert too_wide(page) == []
    for mode, value in (("size", "large"), ("contrast", "high")):
        page.evaluate(f"document.documentElement.dataset.{mode} = '{value}'")
        assert complaints(page) == []
    assert too_wide(page) == []
    page.evaluate(
        "delete document.documentElement.dataset.size; delete document.documentElement.dataset.contrast"
    )
