"""The page that needs no script, and stands while the chat is loading."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from assistant.web.conversation import Conversation
from assistant.web.labels import CHINESE, ENGLISH
from assistant.web.plain import plain_page

from .sample import make_app, make_serving


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(make_app(), base_url="http://127.0.0.1") as client:
        yield client


def test_a_question_is_answered_without_a_script(client: TestClient) -> None:
    page = client.get("/plain", params={"q": "2023年收到多少件？"}).text
    assert '<p class="figure"><b>17</b>' in page
    assert 'href="reports/yunze-2023?mark=' in page
    assert "<button type=" not in page.split("<main>")[1]
    assert 'lang="en"' in client.get("/en/plain").text


def test_it_greets_with_what_is_held_and_what_can_be_asked(client: TestClient) -> None:
    page = client.get("/plain").text
    assert "已收录：云泽县" in page
    assert 'class="suggestion"' in page
    assert 'id="loading"' not in page


def test_it_stands_in_for_the_chat_and_says_so() -> None:
    with TestClient(make_app(late_chat=True), base_url="http://127.0.0.1") as client:
        # Whichever of the two answers: the chat takes over by itself, and the health tells which.
        before = client.get("/healthz").json()["chat"]
        page = client.get("/", params={"lang": "zh"}).text
        after = client.get("/healthz").json()["chat"]
    assert ('id="loading"' in page) == (before == after == "loading") or before != after
    for labels in (CHINESE, ENGLISH):
        waiting = plain_page(Conversation(make_serving(), labels), waiting=True)
        assert labels.chat_loading in waiting


def test_words_of_an_address_never_become_markup(client: TestClient) -> None:
    hostile = '"><img src=x onerror=alert(1)>\n<script>alert(2)</script>'
    page = client.get("/plain", params={"q": hostile, "h": hostile, "g": hostile}).text
    assert "<img" not in page
    assert "<script>" not in page


def test_personal_data_in_an_address_is_not_answered(client: TestClient) -> None:
    page = client.get("/plain", params={"q": "手机13800138000的申请"}).text
    assert 'role="alert"' in page
    assert "13800138000" not in page
