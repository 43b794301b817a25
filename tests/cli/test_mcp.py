"""``assistant mcp`` as a client meets it: a process, spoken to over its standard input and output."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

mcp = pytest.importorskip("mcp")


async def test_an_answer_a_figure_and_a_report_over_standard_input_and_output(
    index_dir: Path, seed_text: str
) -> None:
    server = mcp.StdioServerParameters(
        command=sys.executable,
        args=["-m", "assistant", "mcp", "--index", str(index_dir)],
        env=dict(os.environ),
    )

    async with mcp.Client(server) as client:

        async def call(name: str, **arguments: Any) -> Any:
            return json.loads((await client.call_tool(name, arguments)).content[0].text)

        answer = await call("ask", question="招标公告发布了多少条？")
        assert answer["figure"]["text"] == "215"
        (cited, *_) = answer["citations"]
        assert seed_text[cited["span"]["start"] : cited["span"]["end"]] == cited["quote"]
        assert (await call("facts", words="行政处罚", year=2019))["amount"] == "1487件"
        report = await call("report", report_id=cited["report_id"], start=cited["span"]["start"], length=20)
        assert cited["quote"].startswith(report["text"])
