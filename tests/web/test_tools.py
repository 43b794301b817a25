from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.types import to_json

from .sample import TEXT, make_answer, make_serving

mcp = pytest.importorskip("mcp")


async def call(name: str, **arguments: Any) -> Any:
    from assistant.web.tools import build_tools

    async with mcp.Client(build_tools(make_serving())) as client:
        return await client.call_tool(name, arguments)


def content(result: Any) -> Any:
    return [json.loads(part.text) for part in result.content]


async def test_the_tools_name_themselves_and_their_arguments() -> None:
    from assistant.web.tools import build_tools

    async with mcp.Client(build_tools(make_serving())) as client:
        tools = (await client.list_tools()).tools
    assert {tool.name for tool in tools} == {
        "ask",
        "reports",
        "facts",
        "report",
        "check",
    }
    assert all(tool.description for tool in tools)


async def test_an_answer_comes_with_its_citations() -> None:
    (answer,) = content(await call("ask", question=make_answer().question))
    assert answer == to_json(make_answer())


async def test_figures_reports_and_checks_can_be_read() -> None:
    assert content(await call("facts", words="门户网站", year=2023))[0]["amount"] == "215条"
    assert content(await call("facts", words="门户网站", year=1999)) == []
    assert content(await call("reports"))[0]["report_id"] == "yunze-2023"
    assert content(await call("check", report_id="yunze-2023"))[0]["status"] == "differs"


@pytest.mark.parametrize(("start", "length"), [(0, 10), (20, 5000), (-5, 3), (10**9, 5)])
async def test_a_stretch_of_a_report_is_its_own_characters(start: int, length: int) -> None:
    (read,) = content(await call("report", report_id="yunze-2023", start=start, length=length))
    begin = max(start, 0)
    assert read["text"] == TEXT[begin : begin + length]


async def test_a_report_that_is_not_held_is_an_error_of_the_tool() -> None:
    result = await call("report", report_id="none")
    assert result.is_error
    assert "there is no report 'none'" in result.content[0].text
