from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.web.desk import Desk

from .conftest import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Open


def ask(page: Page, question: str) -> None:
    before = page.locator("#log article.a").count()
    page.fill("#box textarea", question)
    page.keyboard.press("Enter")
    page.locator("#log article.a").nth(before).wait_for()


def inside(page: Page, selector: str, frame: str) -> bool:
    """Whether the element lies within the visible part of its frame."""
    inner, outer = page.locator(selector).first.bounding_box(), page.locator(frame).bounding_box()
    assert inner
    assert outer
    return outer["y"] - 1 <= inner["y"] and inner["y"] + inner["height"] <= outer["y"] + outer["height"] + 1


def test_a_visitor_asks_sees_the_figure_and_its_place_in_the_report(visit: Open) -> None:
    page = visit()
    ask(page, "2023年收到多少件？")
    assert page.locator("#log .figure b").inner_text() == "17"
    assert inside(page, "#log .figure b", "#log")
    page.wait_for_selector("#report mark.now")
    assert inside(page, "#report mark.now", "#pane")
    assert page.locator("#report mark[data-n='1']").all_inner_texts() == [
        "2023年全县共收到政府信息公开申请",
        "17",
        "件",
    ]


def test_a_suggested_question_is_asked_by_a_click(visit: Open) -> None:
    page = visit()
    page.locator(".welcome .suggestion").first.click()
    page.wait_for_selector("#log article.a .figure")


def test_the_second_source_is_reached_by_keyboard_and_escape_returns(visit: Open) -> None:
    page = visit()
    ask(page, "2023年收到多少件？")
    page.locator("#log .sentence .cite").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#report mark.now[data-n='2']")
    assert page.evaluate("document.activeElement.id") == "cite-2"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.cite") == "2"


def test_on_a_phone_the_report_is_a_sheet_that_opens_and_closes(visit: Open) -> None:
    page = visit(size=PHONE)
    ask(page, "2023年收到多少件？")
    assert not page.locator("#pane").is_visible()
    page.locator("#log .sentence .cite").first.click()
    page.wait_for_selector("#report mark.now")
    assert inside(page, "#report mark.now", "#pane")
    page.locator("#pane .shut").click()
    assert not page.locator("#pane").is_visible()


def test_nothing_is_wider_than_the_page(visit: Open) -> None:
    page = visit()
    ask(page, "2023年收到多少件？")
    for width in (1440, 768, 375, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_refusal_is_calm_and_its_suggestion_can_be_asked(visit: Open) -> None:
    page = visit()
    ask(page, "2018年呢")
    assert page.locator("[role=alert]").count() == 0
    page.locator(".refusal .suggestion").first.click()
    page.wait_for_selector("#log article.a-computed")


def test_a_fault_is_an_alert(visit: Open) -> None:
    page = visit()
    page.fill("#box textarea", "制造故障")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")


def test_a_link_to_a_question_opens_its_answer(visit: Open) -> None:
    page = visit("/?q=2023%E5%B9%B4%E6%94%B6%E5%88%B0%E5%A4%9A%E5%B0%91%E4%BB%B6&g=old")
    page.wait_for_selector("#log article.a .figure")


def test_copying_takes_the_sources_and_the_way_it_was_made_along(visit: Open) -> None:
    page = visit()
    ask(page, "2023年收到多少件？")
    page.locator("[data-act=copy]").click()
    page.locator(".said:not(:empty)").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "计算所得" in copied
    assert "〔1〕云泽县人民政府2023年政府信息公开工作年度报告" in copied
    assert "“2023年全县共收到政府信息公开申请17件”" in copied
    assert "?q=" in copied


def test_display_modes_are_kept_and_nothing_else_is(visit: Open) -> None:
    page = visit()
    ask(page, "2023年收到多少件？")
    page.locator("[data-mode=size]").click()
    page.locator("[data-mode=contrast]").click()
    page.reload()
    page.wait_for_selector("[data-mode=size][aria-pressed=true]")
    assert page.evaluate("document.documentElement.dataset.contrast") == "high"
    stored = page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    assert "收到多少件" not in stored


def test_an_english_browser_gets_english_and_may_switch(visit: Open) -> None:
    page = visit(locale="en-US")
    page.wait_for_selector("h1:has-text('Ask the disclosure reports')")
    assert page.evaluate("document.documentElement.lang") == "en"
    ask(page, "How many in 2023?")
    page.wait_for_selector("#report mark.now")
    page.locator(".head a[hreflang=zh-CN]").click()
    page.wait_for_selector("h1:has-text('政府信息公开问答')")


def test_a_complaint_reaches_the_office(visit: Open, data_dir: Path) -> None:
    page = visit()
    ask(page, "2023年收到多少件？")
    page.locator(".problem summary").click()
    page.fill(".problem textarea", "表里是18")
    page.locator("[data-feedback=wrong_figure]").click()
    page.locator(".said:not(:empty)").wait_for()
    assert Desk(data_dir / "desk.sqlite").feedback()[0]["note"] == "表里是18"


def test_a_chip_is_taken_out_and_clearing_brings_the_welcome_back(visit: Open) -> None:
    page = visit()
    ask(page, "2023年收到多少件？")
    page.locator(".chip[data-drop=year]").click()
    page.locator(".chip[data-drop=year]").wait_for(state="detached")
    assert page.locator(".chip[data-drop=body]").count() == 1
    page.locator("[data-act=clear]").click()
    page.locator(".welcome").wait_for()
    assert page.locator("#log .message-row").count() == 0


def test_characters_left_are_counted_towards_the_end(visit: Open) -> None:
    page = visit()
    page.fill("#box textarea", "问" * 70)
    assert page.locator(".counter").inner_text() == ""
    page.fill("#box textarea", "问" * 95)
    assert page.locator(".counter").inner_text() == "还可输入 5 字"


def test_what_is_typed_is_shown_as_typed(visit: Open) -> None:
    page = visit()
    typed = "2023 <img src=x onerror=alert(1)> **粗** `码` $$x$$ [a](javascript:alert(1)) ```&amp; 1. 甲"
    ask(page, typed)
    assert page.locator(".q").evaluate("element => element.lastChild.textContent") == typed
    assert page.locator("#log img, #log code, #log strong, #log a:not(.cite):not([href^=tel])").count() == 0
