from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest
from fastapi import FastAPI
from openpyxl import load_workbook
from starlette.testclient import TestClient

from assistant.types import Scope
from assistant.web.desk import Desk
from assistant.web.operator import Sessions, operator_routes
from assistant.web.routes import report_routes
from assistant.web.spreadsheet import FACT_COLUMNS

from .sample import TEXT, make_app, make_refusal, make_serving

PASSWORD = "只给坐席"


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    app, serving = FastAPI(), make_serving()
    app.include_router(operator_routes(serving, Desk(tmp_path / "desk.sqlite"), PASSWORD))
    app.include_router(report_routes(serving))
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture
def inside(client: TestClient) -> TestClient:
    assert client.post("/operator/login", data={"password": PASSWORD}).status_code == 303
    return client


def test_without_the_password_there_is_only_a_door(client: TestClient) -> None:
    assert "password" in client.get("/operator").text
    for path in ("figures?q=x", "held", "tickets", "export.csv"):
        assert client.get(f"/api/operator/{path}").status_code == 401
    for path in ("ask", "tickets"):
        assert client.post(f"/api/operator/{path}", json={"question": "x"}).status_code == 401


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(client: TestClient) -> None:
    cookie = client.post("/operator/login", data={"password": PASSWORD}).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_guessing_is_slowed_down(client: TestClient) -> None:
    statuses = [client.post("/operator/login", data={"password": "falsch"}).status_code for _ in range(6)]
    assert statuses == [401] * 5 + [429]
    assert client.post("/operator/login", data={"password": PASSWORD}).status_code == 429


def test_no_password_set_means_no_console(tmp_path: Path) -> None:
    client = TestClient(make_app(data_dir=tmp_path), base_url="http://127.0.0.1")
    assert client.post("/operator/login", data={"password": ""}).status_code in (404, 405)
    assert "坐席台" not in client.get("/operator").text


def test_sessions_end_by_themselves_and_by_leaving() -> None:
    now = 0.0
    sessions = Sessions("x", clock=lambda: now)
    first, second = sessions.log_in("x"), sessions.log_in("x")
    assert first
    assert second
    assert sessions.log_in("y") is None
    sessions.log_out(first)
    assert (sessions.holds(first), sessions.holds(second), sessions.holds("")) == (False, True, False)
    now = 13 * 3600.0
    assert not sessions.holds(second)


def test_a_figure_is_found_with_a_line_to_read_aloud_and_its_evidence(inside: TestClient) -> None:
    (hit, *_) = inside.get("/api/operator/figures", params={"q": "门户网站发布信息"}).json()
    assert hit["say"] == "云泽县人民政府2023年门户网站发布信息：215条。"
    assert "".join(hit["quote"]) in TEXT
    assert hit["quote"][1] == "215"
    assert inside.get(f"/{hit['link']}").status_code == 200


@pytest.mark.parametrize(
    ("pin", "count"), [({"year": 2023}, 1), ({"year": 1999}, 0), ({"body": "青岚市"}, 0)]
)
def test_pins_narrow_what_is_found(inside: TestClient, pin: dict[str, str], count: int) -> None:
    assert len(inside.get("/api/operator/figures", params={"q": "门户网站", **pin}).json()) == count


def test_a_whole_question_is_answered_with_links_to_its_sources(inside: TestClient) -> None:
    answer = inside.post("/api/operator/ask", json={"question": "收到多少件？"}).json()
    assert answer["figure"]["text"] == "17"
    for cited in answer["citations"]:
        assert inside.get(f"/{cited['link']}").status_code == 200


def test_what_became_of_a_question_is_kept_and_exported(inside: TestClient, tmp_path: Path) -> None:
    Desk(tmp_path / "desk.sqlite").note_feedback("wrong_figure", "=1+1 处罚多少件？")
    (group,) = inside.get("/api/operator/tickets").json()
    (waiting,) = group["tickets"]
    call = {"question": waiting["question"], "said": "17件", "status": "transferred", "note": "转信访局"}
    assert inside.post("/api/operator/tickets", json=call).status_code == 200
    assert inside.get("/api/operator/tickets").json() == []
    table = inside.get("/api/operator/export.csv")
    assert table.content.startswith(b"\xef\xbb\xbf")
    assert "'=1+1 处罚多少件？,wrong_figure,1,transferred,17件,转信访局" in table.text
    assert inside.post("/api/operator/tickets", json={**call, "status": "gone"}).status_code == 422


def test_a_note_leaves_what_became_of_a_question_as_it_is(inside: TestClient, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.sqlite")
    for question in ("已答过的", "没人问过的"):
        desk.note_call("已答过的")
        kept = {"question": question, "status": "keep", "note": "看附件"}
        assert inside.post("/api/operator/tickets", json=kept).status_code == 200
    assert [(t.question, t.note) for t in desk.tickets("answered")] == [("已答过的", "看附件")]
    assert [(t.question, t.note) for t in desk.tickets("open")] == [("没人问过的", "看附件")]


def test_waiting_questions_are_grouped_by_body_year_and_topic(inside: TestClient, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.sqlite")
    for question in (
        "云泽县2023年收到多少件申请？",
        "云泽县2023年收到申请几件",
        "云泽县2023年行政处罚多少件？",
    ):
        desk.note_feedback("wrong_figure", question, note=f"表里不同：{question[-4:]}")
    desk.note_feedback("wrong_figure", "云泽县2023年行政处罚多少件？")
    groups = inside.get("/api/operator/tickets").json()
    assert {(g["body"], g["year"]) for g in groups} == {("云泽县人民政府", "2023")}
    received, penalties = sorted(groups, key=lambda g: len(g["tickets"]), reverse=True)
    assert len(received["tickets"]) == 2
    assert "新收" in received["topic"]
    assert "行政处罚" in penalties["topic"]
    assert penalties["asked"] == 2
    assert {c["note"] for c in penalties["tickets"][0]["comments"]} == {"", "表里不同：多少件？"}


def test_a_follow_up_is_grouped_by_what_its_answer_was_about(inside: TestClient, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.sqlite")
    desk.note_refusal(
        dataclasses.replace(make_refusal(), scopes=(Scope("", "云泽县", "云泽县人民政府", 2018),))
    )
    (group,) = inside.get("/api/operator/tickets").json()
    assert (group["body"], group["year"]) == ("云泽县人民政府", "2018")


def table(inside: TestClient, **asked: str) -> list[str]:
    found = inside.get("/api/operator/facts", params=asked).json()
    assert found["total"] == len(found["rows"])
    return [row["amount"] for row in found["rows"]]


def test_the_table_of_figures_is_filtered_and_sorted(inside: TestClient) -> None:
    assert table(inside) == ["17件", "12件", "215条"]
    assert table(inside, sort="value") == ["12件", "17件", "215条"]
    assert table(inside, sort="value", descending="true") == ["215条", "17件", "12件"]
    assert table(inside, q="门户 发布") == ["215条"]
    assert table(inside, year="1999") == []
    assert inside.get("/api/operator/facts", params={"sort": "quote"}).status_code == 422
    assert inside.get("/api/operator/facts", params={"offset": 2}).json()["rows"][0]["amount"] == "215条"


def test_the_table_is_exported_as_it_is_filtered(inside: TestClient) -> None:
    lines = inside.get("/api/operator/facts.csv", params={"q": "门户网站"}).text.splitlines()
    assert lines[0].startswith("\ufeffdoc,agency,")
    assert len(lines) == 2
    assert ",215," in lines[1]
    book = load_workbook(io.BytesIO(inside.get("/api/operator/facts.xlsx").content))
    assert [row[FACT_COLUMNS.index("value")] for row in book["facts"].values][1:] == ["17", "12", "215"]


def test_the_table_is_behind_the_password(client: TestClient) -> None:
    for path in ("facts", "facts.csv", "facts.xlsx"):
        assert client.get(f"/api/operator/{path}").status_code == 401
    assert client.get("/operator/facts", follow_redirects=False).headers["location"] == "../operator"


def test_personal_numbers_are_not_written_down(inside: TestClient) -> None:
    call = {"question": "处罚多少件？", "note": "回电13800138000"}
    assert inside.post("/api/operator/tickets", json=call).status_code == 422
    assert inside.get("/api/operator/tickets?status=answered").json() == []


def test_leaving_closes_the_door(inside: TestClient) -> None:
    inside.post("/operator/logout")
    assert inside.get("/api/operator/held").status_code == 401
