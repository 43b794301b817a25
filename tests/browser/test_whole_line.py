"""From the report as received to the marked characters on the page: the whole line, nothing faked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.web.api import build_app, open_serving

from .conftest import serve
from .test_chat_page import ask, inside

if TYPE_CHECKING:
    from .conftest import Open


@pytest.fixture(scope="module")
def site(seed_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real report, indexed and served below a prefix."""
    from assistant.indexing.build import build_index
    from assistant.indexing.embeddings import open_embeddings

    corpus, index = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("index")
    (corpus / seed_path.name).write_bytes(seed_path.read_bytes())
    build_index(corpus, index, open_embeddings(""))
    for address in serve(lambda: build_app(open_serving(index), root_path="/wenda")):
        yield f"{address}/wenda"


def test_a_figure_is_shown_at_its_place_in_the_report(visit: Open, seed_text: str) -> None:
    page = visit()
    ask(page, "2019年收到多少件政府信息公开申请？")
    assert page.locator(".figure b").inner_text() == "17"
    page.locator("#report mark.now").first.wait_for()
    assert inside(page, "#report mark.now", "#pane")
    focus = page.locator("#report mark.focus").inner_text()
    assert focus == "17"
    marked = "".join(page.locator("#report mark[data-n='1']").all_inner_texts())
    assert marked in seed_text
    assert "收到政府信息公开申请17件" in marked


def test_a_list_that_does_not_add_up_is_shown_as_the_report_has_it(visit: Open) -> None:
    page = visit()
    ask(page, "招标公告多少条")
    assert page.locator(".figure b").inner_text() == "215"
    assert "213" in page.locator(".note-contradiction").inner_text()


def test_a_year_that_is_not_held_is_refused_and_the_hotline_named(visit: Open) -> None:
    page = visit()
    ask(page, "2018年收到多少件申请")
    assert page.locator(".refusal").is_visible()
    assert "12345" in page.locator(".phones").inner_text()


def test_what_the_report_leaves_out_is_refused_with_its_own_phone_at_its_place(visit: Open) -> None:
    page = visit()
    ask(page, "2019年上年结转多少件申请")
    assert "0872-4126176" in page.locator(".phones").inner_text()
    page.locator(".phones .cite").click()
    page.locator("#report mark.now").first.wait_for()
    assert page.locator("#report mark.now.focus").inner_text() == "0872-4126176"


def test_a_follow_up_and_its_link(visit: Open, site: str) -> None:
    page = visit()
    ask(page, "2019年收到多少件政府信息公开申请？")
    ask(page, "其中自然人呢？")
    assert page.locator(".figure b").last.inner_text() == "12"
    page.locator("article.a").last.locator("[data-act=link]").click()
    page.locator(".said:not(:empty)").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    other = visit(link.removeprefix(site))
    other.locator("article.a .figure b").wait_for()
    assert other.locator(".figure b").inner_text() == "12"


def test_every_example_question_has_an_answer(visit: Open) -> None:
    page = visit()
    page.locator(".welcome .suggestion").first.wait_for()
    questions = [b.get_attribute("data-ask") or "" for b in page.locator(".welcome .suggestion").all()]
    assert len(questions) >= 4
    for question in questions:
        ask(page, question)
    assert page.locator(".refusal").count() == 0
