from __future__ import annotations

import asyncio
import threading

import pytest
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from starlette.testclient import TestClient

from assistant.web.late import Late


def saying(word: str) -> FastAPI:
    app = FastAPI()
    app.add_api_route("/", lambda: word, response_class=PlainTextResponse)
    return app


async def said_by(late: Late) -> str:
    def get() -> str:
        return TestClient(late).get("/").text

    return await asyncio.to_thread(get)


async def until_ready(late: Late) -> None:
    for _ in range(500):
        if late.ready:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never took over")


async def test_what_stands_in_answers_until_the_late_app_has_started() -> None:
    begin = threading.Event()
    late = Late(begin.wait, lambda: saying("late"), saying("meanwhile"))
    async with late.loading():
        assert await said_by(late) == "meanwhile"
        begin.set()
        await until_ready(late)
        assert await said_by(late) == "late"
    assert not late.ready


async def test_a_late_app_that_fails_leaves_what_stands_in(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise ImportError("no such framework")

    late = Late(fail, lambda: saying("late"), saying("meanwhile"))
    async with late.loading():
        await asyncio.sleep(0.05)
        assert await said_by(late) == "meanwhile"
    assert "the plain page stays" in caplog.text


async def test_leaving_while_it_loads_does_not_wait_for_the_rest() -> None:
    begin = threading.Event()
    built: list[str] = []
    late = Late(begin.wait, lambda: built.append("built") or saying("late"), saying("meanwhile"))
    async with late.loading():
        asyncio.get_running_loop().call_later(0.05, begin.set)
    assert built == []
