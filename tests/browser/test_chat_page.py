from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from assistant.web.api import build_app
from assistant.web.desk import Desk
from tests.web.sample import make_serving

from .conftest import PHONE, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

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


def test_every_kind_of_feedback_is_given_by_keyboard(visit: Open, data_dir: Path) -> None:
    page = visit()
    ask(page, "2023年收到多少件？")
    desk, kinds = Desk(data_dir / "desk.sqlite"), ["wrong_figure", "wrong_source", "not_answered", "useful"]
    before = len(desk.feedback())
    for kind in kinds:
        if kind != "useful":
            page.locator(".problem summary").focus()
            page.keyboard.press("Enter")
        button = page.locator(f"[data-feedback={kind}]")
        button.wait_for(state="visible")
        button.focus()
        with page.expect_response("**/api/feedback"):
            page.keyboard.press("Enter")
        page.locator(".said:not(:empty)").wait_for()
    given = desk.feedback()
    assert [said["kind"] for said in given[: len(given) - before]] == kinds[::-1]


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


def test_markup_in_a_report_is_shown_as_its_characters(visit: Open) -> None:
    page = visit()
    ask(page, "2023年收到多少件？")
    page.wait_for_selector("#report mark.now")
    for place in ("#report .src", "#log .sources"):
        page.locator(place).wait_for(state="attached")
    assert "<b>不是标签</b> & 不是实体" in page.locator("#report .src").inner_text()
    assert page.locator("#report .src b", has_text="不是标签").count() == 0


def test_what_is_typed_is_shown_as_typed(visit: Open) -> None:
    page = visit()
    typed = "2023 <img src=x onerror=alert(1)> **粗** `码` $$x$$ [a](javascript:alert(1)) ```&amp; 1. 甲"
    ask(page, typed)
    assert page.locator(".q").evaluate("element => element.lastChild.textContent") == typed
    assert (
        page.locator("#log img, #log code, #log strong, #log a:not(.cite, .suggestion, [href^=tel])").count()
        == 0
    )


def focused(page: Page) -> str:
    """What has the focus, in a few words."""
    return str(
        page.evaluate("(e => e.id || e.className || e.dataset.act || e.tagName)(document.activeElement)")
    )


def test_everything_of_an_answer_is_reached_by_tab_with_a_focus_that_shows(visit: Open) -> None:
    page = visit()
    ask(page, "2023年收到多少件？")
    page.wait_for_selector("#report mark.now")
    wanted = page.evaluate(
        '[...document.querySelectorAll(\'#log :is(a[href], button, summary, [tabindex="0"]), #about :is(button, select),'
        " #head :is(a[href], button), #fine :is(a, button)')].filter(e => e.checkVisibility()).map((e, n) => (e.dataset.at = n))"
    )
    page.evaluate("document.activeElement.blur()")
    reached, hidden = set(), []
    for _ in range(3 * len(wanted)):
        page.keyboard.press("Tab")
        at, shown = page.evaluate(
            "(e => [e.dataset?.at, getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).boxShadow !== 'none'])"
            "(document.activeElement)"
        )
        reached.add(at)
        if not shown and focused(page) != "BODY":
            hidden.append(focused(page))
    assert {str(at) for at in wanted} <= reached
    assert hidden == []


def test_an_answer_is_announced_once(visit: Open) -> None:
    """One live region around the conversation, none inside it that would say a part again."""
    page = visit()
    page.locator(".welcome").wait_for()
    page.evaluate(
        """() => {
            window.said = [];
            const live = (n) => n.closest?.('[aria-live=polite], [role=log], [role=status], [role=alert]');
            new MutationObserver((changes) => {
                for (const change of changes) for (const node of change.addedNodes) {
                    const region = live(node) || live(change.target);
                    if (region && node.textContent.includes('17')) window.said.push(node.textContent);
                }
            }).observe(document.body, { childList: true, subtree: true });
        }"""
    )
    ask(page, "2023年收到多少件？")
    page.wait_for_selector("#report mark.now")
    assert page.evaluate("document.querySelectorAll('#log [aria-live], #log [role=log]').length") <= 1
    inside_live = page.locator("#log article.a [role=status]").all_inner_texts()
    assert inside_live == [""]  # waits for "copied"
    assert page.locator("#source [aria-live], #source [role=status], #source [role=log]").count() == 0
    assert page.evaluate("said.filter((text) => text.includes('其中自然人')).length") == 1


def test_printing_leaves_the_answer_and_its_sources_alone(visit: Open) -> None:
    page = visit()
    ask(page, "2023年收到多少件？")
    page.wait_for_selector("#report mark.now")
    page.emulate_media(media="print")
    for gone in ("#ask", "#fine", "#about", "#pane", ".acts", "#head nav"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator("#log .figure b").is_visible()
    assert page.locator(".sources blockquote").first.is_visible()


def test_a_phone_on_its_side_scrolls_as_one_page(visit: Open) -> None:
    """As does a page enlarged fourfold: the box must not take the place of the answer."""
    page = visit(size=(320, 256))
    ask(page, "2023年收到多少件？")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    figure = page.locator("#log .figure b")
    figure.scroll_into_view_if_needed()
    box = figure.bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 256
    page.locator("#box textarea").scroll_into_view_if_needed()
    assert page.locator("#box textarea").is_visible()


def test_the_plain_page_answers_without_a_script(visit: Open) -> None:
    page = visit("/plain", java_script_enabled=False)
    page.fill("#box", "2023年收到多少件？")
    page.keyboard.press("Enter")
    page.locator(".figure b").wait_for()
    assert page.locator(".figure b").inner_text() == "17"
    page.locator(".sentence .cite").first.click()
    page.locator(".report").wait_for()
    assert page.locator("mark[data-n='1']").first.is_visible()


def test_only_a_site_that_is_named_shows_the_chat_in_a_frame(chromium: Browser) -> None:
    def other_site() -> FastAPI:
        app = FastAPI()

        @app.get("/", response_class=HTMLResponse)
        def page(chat: str) -> str:
            return f'<iframe src="{chat}/?lang=zh" width="900" height="700"></iframe>'

        return app

    with contextmanager(serve)(other_site) as named, contextmanager(serve)(other_site) as unnamed:
        named, unnamed = (address.replace("127.0.0.1", "localhost") for address in (named, unnamed))
        with contextmanager(serve)(lambda: build_app(make_serving(), embed_sites=(named,))) as chat:
            page = chromium.new_context().new_page()
            page.goto(f"{named}/?chat={chat}")
            frame = page.frame_locator("iframe")
            frame.locator("#box textarea").fill("2023年收到多少件？")
            frame.locator("#box textarea").press("Enter")
            frame.locator("article.a .figure b", has_text="17").wait_for()
            page.goto(f"{unnamed}/?chat={chat}")
            page.wait_for_function("frames.length === 1")
            page.wait_for_timeout(500)
            assert page.frames[1].url.startswith("chrome-error:")
            page.context.close()
