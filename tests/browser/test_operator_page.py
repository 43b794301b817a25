from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.web.desk import Desk

from .conftest import PASSWORD, PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Open


@pytest.fixture
def console(visit: Open) -> Page:
    page = visit("/operator")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#query").wait_for()
    return page


def test_a_call_is_answered_by_keyboard_alone(console: Page, data_dir: Path) -> None:
    console.locator("#query").press_sequentially("门户网站")
    console.locator(".hit[aria-selected=true] b").wait_for()
    assert console.locator(".say").inner_text().endswith("云泽县人民政府2023年门户网站发布信息：215条。")
    assert console.locator(".ev mark").inner_text() == "215"
    console.keyboard.press("Enter")
    console.locator("#said:has-text('已复制')").wait_for()
    copied = console.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "云泽县人民政府2023年门户网站发布信息：215条。\n（原文摘录）出处：云泽县人民政府"
    )
    console.keyboard.press("Escape")
    console.keyboard.press("d")
    console.locator("#said:has-text('已答复')").wait_for()
    assert [(t.question, t.status) for t in Desk(data_dir / "desk.sqlite").tickets("answered")] == [
        ("门户网站", "answered")
    ]
    console.keyboard.press("/")
    assert console.evaluate("document.activeElement.id") == "query"


def test_the_arrows_choose_among_figures(console: Page) -> None:
    console.locator("#query").press_sequentially("申请")
    console.locator(".hit").nth(1).wait_for()
    console.keyboard.press("ArrowDown")
    assert console.locator(".hit[aria-selected=true]").get_attribute("id") == "hit-1"
    assert console.locator("#query").get_attribute("aria-activedescendant") == "hit-1"


def test_what_is_no_figure_is_asked_and_a_note_is_kept(console: Page, data_dir: Path) -> None:
    console.locator("#query").press_sequentially("2018年呢")
    console.locator("#hits .hint").wait_for()
    console.keyboard.press("Enter")
    console.locator(".say:has-text('没有收录云泽县 2018 年的报告')").wait_for()
    console.keyboard.press("Escape")
    console.keyboard.press("n")
    console.locator("#note").press_sequentially("等年报补录")
    console.keyboard.press("Control+Enter")
    console.locator("#tickets li:has-text('2018年呢')").wait_for()
    desk, notes = Desk(data_dir / "desk.sqlite"), [""]
    for _ in range(50):  # the question is listed before its note is kept
        notes = [t.note for t in desk.tickets() if t.question == "2018年呢"]
        if notes != [""]:
            break
        console.wait_for_timeout(100)
    assert notes == ["等年报补录"]


def test_leaving_closes_the_console(console: Page) -> None:
    console.locator("text=退出").click()
    console.locator("#password").wait_for()


def test_the_console_fits_a_phone(visit: Open) -> None:
    page = visit("/operator", size=PHONE)
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#query").wait_for()
    page.locator("#query").press_sequentially("门户网站")
    page.locator(".say").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
