from __future__ import annotations

import asyncio
import dataclasses
import json
import re
import shlex
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, HTTPException
from starlette.testclient import TestClient

from assistant.errors import IndexMissingError
from assistant.types import to_json
from assistant.web.desk import Desk
from assistant.web.routes import Places, report_routes
from assistant.web.serving import Serving

from .sample import TEXT, FakeIndex, make_answer, make_app, make_assistant, make_serving


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(make_app(question_limit=60), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture(scope="module")
def empty() -> TestClient:
    def missing() -> None:
        raise IndexMissingError("no index has been published in index; run: assistant index")

    return TestClient(make_app(Serving(missing, make_assistant)), base_url="http://127.0.0.1")  # type: ignore[arg-type]


def test_a_question_gets_the_whole_answer_as_data(client: TestClient) -> None:
    reply = client.post("/api/ask", json={"question": make_answer().question, "history": []})
    assert reply.status_code == 200
    assert reply.json() == to_json(make_answer())


def test_a_refusal_is_an_answer(client: TestClient) -> None:
    reply = client.post("/api/ask", json={"question": "2018年呢", "history": ["收到多少件？"]})
    assert reply.status_code == 200
    assert reply.json()["refusal"]["reason"] == "no_report"


@pytest.mark.parametrize(
    "question", ["", "   ", "问" * 61, "身份证53292219900101123X的申请", "我的手机是13800138000"]
)
def test_what_may_not_be_asked_is_turned_away(client: TestClient, question: str) -> None:
    reply = client.post("/api/ask", json={"question": question})
    assert reply.status_code == 422
    assert "13800138000" not in reply.text


def events(text: str) -> list[tuple[str, Any]]:
    found = re.findall(r"event: (\w+)\ndata: (.*)\n\n", text)
    return [(name, json.loads(data)) for name, data in found]


def test_a_streamed_answer_comes_whole_after_a_status(client: TestClient) -> None:
    reply = client.post("/api/ask/stream", json={"question": make_answer().question})
    assert reply.headers["content-type"].startswith("text/event-stream")
    assert events(reply.text) == [("status", {"status": "reading"}), ("answer", to_json(make_answer()))]
    assert client.post("/api/ask/stream", json={"question": " "}).status_code == 422


def test_a_fault_of_a_stream_is_an_event_without_detail(client: TestClient, empty: TestClient) -> None:
    reply = client.post("/api/ask/stream", json={"question": "制造故障"})
    assert [name for name, _ in events(reply.text)] == ["status", "fault"]
    assert "secret detail" not in reply.text
    (_, fault) = events(empty.post("/api/ask/stream", json={"question": "收到多少件？"}).text)
    assert fault[1]["error"] == "IndexMissingError"


def test_answers_refusals_and_faults_are_counted(client: TestClient) -> None:
    client.post("/api/ask", json={"question": "2018年呢"})
    lines = client.get("/metrics").text.splitlines()
    assert any(
        re.fullmatch(r'assistant_refusals_total\{reason="no_report"\} [1-9]\d*', line) for line in lines
    )
    assert any(re.fullmatch(r"assistant_faults_total [1-9]\d*", line) for line in lines)
    total = next(line for line in lines if line.startswith("assistant_answer_seconds_count"))
    assert f'assistant_answer_seconds_bucket{{le="+Inf"}} {total.split()[1]}' in lines


def test_a_fault_tells_nothing_of_the_inside(empty: TestClient) -> None:
    reply = empty.post("/api/ask", json={"question": "收到多少件？"})
    assert reply.status_code == 503
    assert reply.json() == {
        "error": "IndexMissingError",
        "message": "no index has been published in index; run: assistant index",
    }


def test_feedback_is_kept_without_the_person(tmp_path: Path) -> None:
    client = TestClient(make_app(data_dir=tmp_path), base_url="http://127.0.0.1")
    said = {"kind": "wrong_figure", "question": "收到多少件？", "note": "应为18"}
    assert client.post("/api/feedback", json=said).status_code == 204
    assert client.post("/api/feedback", json={**said, "note": "找13800138000"}).status_code == 422
    assert client.post("/api/feedback", json={**said, "kind": "nice"}).status_code == 422
    (kept,) = Desk(tmp_path / "desk.sqlite").feedback()
    assert (kept["kind"], kept["note"]) == ("wrong_figure", "应为18")
    statuses = {client.post("/api/feedback", json=said).status_code for _ in range(70)}
    assert statuses == {204, 429}


def test_health_and_readiness_differ(client: TestClient, empty: TestClient) -> None:
    assert client.get("/healthz").json()["status"] == "ok"
    assert client.get("/readyz").json() == {"status": "ready", "generation": "000001-0a1b2c3d", "reports": 1}
    assert empty.get("/healthz").status_code == 200
    assert empty.get("/readyz").status_code == 503


def test_reports_can_be_listed_and_read(client: TestClient) -> None:
    (summary,) = client.get("/api/reports").json()
    assert summary["region"] == "云泽县"
    assert client.get(f"/api/reports/{summary['report_id']}").json()["text"] == TEXT
    assert client.get("/api/reports/none").status_code == 404
    assert client.get("/api/check/none").status_code == 404
    assert client.get("/api/check/yunze-2023").json()[0]["status"] == "differs"


def test_figures_are_found_by_word_and_filter_and_quote_themselves(client: TestClient) -> None:
    found = client.get("/api/facts", params={"q": "云泽 申请"}).json()
    assert found["total"] == 2
    for fact in found["facts"]:
        assert fact["quoted"] == TEXT[fact["quote"]["start"] : fact["quote"]["end"]]
        assert TEXT[fact["span"]["start"] : fact["span"]["end"]] == fact["printed"]
    assert client.get("/api/facts", params={"indicator": "received", "limit": 1}).json()["total"] == 2
    assert client.get("/api/facts", params={"year": 1999}).json()["facts"] == []
    assert client.get("/api/facts", params={"limit": 9999}).status_code == 422


def test_a_report_has_a_page_with_the_cited_places_marked(client: TestClient) -> None:
    start = TEXT.index("17件")
    page = client.get(f"/reports/yunze-2023?mark=1.{start}.{start + 3}")
    assert page.text.startswith('<!doctype html><html lang="zh-CN">')
    assert re.search(r'<mark data-n="1">.*17件</mark>', page.text)
    assert client.get("/en/reports/yunze-2023").text.startswith('<!doctype html><html lang="en">')
    fragment = client.get("/reports/yunze-2023?fragment=true").text
    assert fragment.startswith("<article")
    assert client.get("/reports/none").status_code == 404


def test_a_report_that_was_replaced_says_so_and_leads_to_the_newer_one() -> None:
    index = FakeIndex()
    old = dataclasses.replace(index.reports()[0], superseded_by="yunze-2023b")
    index.reports = lambda: (old,)  # type: ignore[method-assign]
    app = FastAPI()
    app.include_router(report_routes(make_serving(index)))
    page = TestClient(app).get("/reports/yunze-2023").text
    assert "已被新版本替换" in page
    assert 'href="yunze-2023b"' in page


@pytest.mark.parametrize(
    ("path", "lang", "title"), [("/", "zh-CN", "政府信息公开问答"), ("/en/", "en", "Ask")]
)
def test_the_chat_page_has_its_language_title_icon_and_nothing_foreign(
    client: TestClient, path: str, lang: str, title: str
) -> None:
    page = client.get(path, headers={"accept-language": lang})
    assert re.search(rf'<html\s+lang="{lang}"', page.text)
    assert f"<title>{title}" in page.text
    assert "ui/icon.svg" in page.text
    head = page.text[: page.text.index("window.gradio_config")]
    assert "gradio.app" not in head
    assert "githubusercontent" not in page.text
    icon = re.search(r'href="([^"]+icon\.svg)"', page.text)
    assert icon
    assert client.get(path + icon[1]).headers["content-type"] == "image/svg+xml"


def test_every_inline_script_of_the_page_is_named_in_its_policy_and_none_else_runs(
    client: TestClient,
) -> None:
    policy = client.get("/").headers["content-security-policy"]
    scripts = re.search(r"script-src ([^;]+)", policy)
    assert scripts
    assert "unsafe" not in scripts[1]
    assert scripts[1].startswith("'self' 'sha256-")
    assert "http" not in policy


@pytest.mark.parametrize(
    ("accepted", "where"),
    [("en-US,en;q=0.9", "en/"), ("zh-CN,zh;q=0.9,en;q=0.8", ""), ("de-DE,de,en", ""), ("", "")],
)
def test_a_browser_that_prefers_english_is_sent_there(client: TestClient, accepted: str, where: str) -> None:
    reply = client.get("/", headers={"accept-language": accepted}, follow_redirects=False)
    assert reply.headers.get("location", "") == where
    chosen = client.get("/?lang=zh", headers={"accept-language": accepted}, follow_redirects=False)
    assert chosen.status_code == 200
    asked = client.get("/?q=x", headers={"accept-language": accepted}, follow_redirects=False)
    assert asked.headers.get("location", "") == (where and f"{where}?q=x")


@pytest.mark.parametrize(
    "path", ["/gradio_api/upload", "/en/gradio_api/upload", "/gradio_api/component_server"]
)
def test_nothing_can_be_uploaded(client: TestClient, path: str) -> None:
    assert client.post(path, files={"files": ("a.txt", b"x")}).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=https://example.org/",
        "/gradio_api/runs",
        "/gradio_api/queue/../upload",
        "/gradio_api//upload",
        "/en/gradio_api/file/etc/passwd",
        "/docs",
        "/redoc",
    ],
)
def test_routes_the_chat_does_not_need_do_not_exist(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert reply.status_code == 404 or "window.gradio_config" not in reply.text
    assert "root:" not in reply.text


@pytest.mark.parametrize(
    "path", ["/", "/api/reports", "/ui/chat.js", "/reports/yunze-2023", "/nothing", "/gradio_api/upload"]
)
def test_every_response_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert "default-src 'self'" in headers["content-security-policy"]


def test_a_forwarded_host_is_not_believed(client: TestClient) -> None:
    page = client.get("/", headers={"x-forwarded-host": "evil.example"})
    assert "evil.example" not in page.text


def test_a_body_beyond_the_limit_is_turned_away(client: TestClient) -> None:
    assert client.post("/api/ask", content=b"x" * 300_000).status_code == 413


def test_the_page_keeps_no_history_and_shows_no_links_of_gradio(client: TestClient) -> None:
    found = re.search(r"window\.gradio_config = (\{.*?\});</script>", client.get("/").text)
    assert found
    config = json.loads(found[1])
    assert config["run_history"] is False
    assert config["footer_links"] == []
    assert config["show_error"] is False
    assert not config["analytics_enabled"]


def test_the_interface_description_says_what_can_be_asked_and_shows_replies(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/api/ask", "/api/facts", "/api/reports", "/api/check/{report_id}", "/healthz"} <= set(paths)
    for path, methods in paths.items():
        if path.startswith("/api/") and path != "/api/feedback":  # which replies with nothing
            for method in methods.values():
                (content,) = method["responses"]["200"]["content"].values()
                assert content["example"], path


@pytest.mark.parametrize("document", ["README.md", "README.zh-CN.md", "docs/web.md"])
def test_the_curl_examples_of_the_documents_run_as_they_stand(client: TestClient, document: str) -> None:
    text = (Path(__file__).parents[2] / document).read_text(encoding="utf-8").replace("\\\n", " ")
    commands = [shlex.split(line) for line in text.splitlines() if line.strip().startswith("curl ")]
    assert commands
    for command in commands:
        (address,) = [word for word in command if word.startswith("localhost:7860/")]
        body = command[command.index("-d") + 1] if "-d" in command else None
        headers = dict([command[command.index("-H") + 1].split(": ")]) if "-H" in command else {}
        path = address.removeprefix("localhost:7860")
        method = "POST" if body else "GET"
        assert client.request(method, path, content=body, headers=headers).status_code == 200, command


def test_only_the_sites_named_may_frame_the_chat_and_none_the_console(tmp_path: Path) -> None:
    app = make_app(embed_sites=("https://www.example.gov.cn",), data_dir=tmp_path, operator_password="geheim")
    client = TestClient(app, base_url="http://127.0.0.1")
    for path in ("/", "/plain", "/reports/yunze-2023", "/api/reports"):
        headers = client.get(path).headers
        assert "frame-ancestors 'self' https://www.example.gov.cn" in headers["content-security-policy"]
        assert "x-frame-options" not in headers
    for path in ("/operator", "/api/operator/held"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].endswith("frame-ancestors 'self'")
        assert headers["x-frame-options"] == "SAMEORIGIN"


async def test_questions_beyond_the_line_are_told_to_come_back() -> None:
    places, go = Places(most=2, line=3), threading.Event()
    inside = [asyncio.create_task(places.run(lambda: go.wait(10))) for _ in range(5)]
    await asyncio.sleep(0.05)
    with pytest.raises(HTTPException) as turned_away:
        await places.run(lambda: True)
    assert turned_away.value.status_code == 503
    assert turned_away.value.headers == {"Retry-After": "2"}
    go.set()
    assert await asyncio.gather(*inside) == [True] * 5
    assert await places.run(lambda: True)


@pytest.mark.parametrize("seen", ["/wenda", ""], ids=["prefix kept by the proxy", "prefix cut by the proxy"])
def test_it_works_below_a_prefix(seen: str) -> None:
    client = TestClient(make_app(root_path="/wenda"), base_url="http://127.0.0.1")
    assert client.get(f"{seen}/healthz").status_code == 200
    assert client.get(f"{seen}/reports/yunze-2023").status_code == 200
    for path in ("/", "/en/"):
        page = client.get(f"{seen}{path}")
        assert page.status_code == 200
        assert f'"root":"http://127.0.0.1/wenda{path.rstrip("/")}"' in page.text.replace(": ", ":")
    assert client.get(f"{seen}/ui/chat.css").status_code == 200
    english = client.get(f"{seen}/", headers={"accept-language": "en"}, follow_redirects=False)
    assert english.headers["location"] == "en/"
