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
    page.locator("#year option").nth(1).wait_for(state="attached")  # the script has run
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


def test_the_queue_is_grouped_and_an_entry_shows_its_record(console: Page, data_dir: Path) -> None:
    desk = Desk(data_dir / "desk.sqlite")
    desk.note_feedback("wrong_figure", "云泽县2023年收到多少件？", note="表里是18")
    console.keyboard.press("Escape")
    console.keyboard.press("1")
    group = console.locator("#tickets section", has_text="云泽县人民政府 · 2023年")
    group.locator("button", has_text="云泽县2023年收到多少件？").focus()
    console.keyboard.press("Enter")
    console.locator("#card .record:has-text('数字不对”：表里是18')").wait_for()
    console.keyboard.press("n")
    console.locator("#note").press_sequentially("已核对，表格为17件")
    console.keyboard.press("Tab")
    console.keyboard.press("Tab")
    console.keyboard.press("Enter")  # kept with the status "answered"
    console.locator("#said:has-text('已答复')").wait_for()
    console.keyboard.press("2")
    console.locator("#tickets li:has-text('已核对，表格为17件')").wait_for()
    kept = next(t for t in desk.tickets("answered") if t.question == "云泽县2023年收到多少件？")
    assert kept.note == "已核对，表格为17件"


def test_all_figures_are_filtered_sorted_and_exported_by_keyboard(console: Page) -> None:
    console.keyboard.press("Escape")
    console.keyboard.press("f")
    console.locator("#rows tr").nth(2).wait_for()
    console.locator("[data-sort=value]").focus()
    for order, first in (("ascending", "12件"), ("descending", "215条")):
        console.keyboard.press("Enter")
        console.locator(f"th[aria-sort={order}]").wait_for()
        assert console.locator("#rows td.n").first.inner_text() == first
    console.keyboard.press("/")
    console.keyboard.type("申请")
    console.locator("#count:has-text('共 2 个数字')").wait_for()
    console.locator("#csv").focus()
    with console.expect_download() as export:
        console.keyboard.press("Enter")
    lines = Path(export.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3
    assert ",17," in lines[1]  # as sorted on the page
    console.locator("body").press("b")
    console.locator("#hits").wait_for()


def test_large_text_and_high_contrast_hold_on_every_page(console: Page) -> None:
    console.locator("[data-mode=size]").click()
    console.locator("[data-mode=contrast]").click()
    for path in ("operator", "operator/facts", "reports/yunze-2023", "plain", "ui/accessibility.html"):
        console.goto(console.url.split("/operator")[0].split("/reports")[0].split("/plain")[0] + f"/{path}")
        assert console.evaluate("({...document.documentElement.dataset})") == {
            "size": "large",
            "contrast": "high",
        }
