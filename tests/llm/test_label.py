"""That a model had a part in an answer is said on the page and goes with every copy and export of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.answering.chain import answer_question
from assistant.cli.ask import as_terminal
from assistant.cli.batch import batch_line
from assistant.types import Answer, How, to_json
from assistant.web.actions import copy_text
from assistant.web.labels import CHINESE, ENGLISH
from assistant.web.render import render_answer
from tests.answering.conftest import FakeIndex, FakeSource
from tests.llm.conftest import rewriting
from tests.llm.server import Reply, chooses, says
from tests.llm.test_failures import QUESTION, honest
from tests.llm.test_pointing import LONG, ODD, long_report

SEVERAL = "云泽县2021年行政处罚多少件？存在哪些问题？"


def helped(question: str, index: FakeIndex, script: Any, *tasks: str) -> Answer:
    asked: Any = (question, (), index, FakeSource(index))
    with rewriting(script, tasks=tasks or ("wording",)) as (rewriter, _):
        return answer_question(*asked, rewriter)


@pytest.mark.parametrize("question", [QUESTION, SEVERAL])
def test_a_worded_answer_says_so_wherever_it_goes(question: str, index: FakeIndex) -> None:
    answer = helped(question, index, honest)
    assert answer.how is How.WORDED
    assert "AI 改写" in str(render_answer(answer, CHINESE))
    assert "Worded by AI" in str(render_answer(answer, ENGLISH))
    assert copy_text(answer, CHINESE).count("AI 改写") >= 2, "in the head and with the words"
    assert "AI 改写" in as_terminal(answer)
    assert "AI 改写" in batch_line("1", answer)["answer"]
    assert to_json(answer)["how"] == "worded"
    assert "AI 改写" in to_json(answer)["text"]


@pytest.mark.parametrize(
    ("question", "task", "script", "told"),
    [
        (ODD, "readings", lambda *_: chooses(10), "AI 提出的问法"),
        (LONG, "summaries", lambda *_: chooses(1), "AI 选句"),
        (QUESTION, "wording", lambda *_: Reply(status=500), "语言模型没有应答"),
    ],
)
def test_every_other_part_of_a_model_is_said_too(
    question: str, task: str, script: Any, told: str, index: FakeIndex
) -> None:
    answer = helped(question, index if question != LONG else long_report(), script, task)
    page = str(render_answer(answer, CHINESE))
    assert told in page
    assert told in copy_text(answer, CHINESE)
    assert told in as_terminal(answer)
    assert told in batch_line("1", answer)["answer"]


def test_the_page_names_the_notes(index: FakeIndex) -> None:
    offered = str(render_answer(helped(ODD, index, lambda *_: chooses(10), "readings"), CHINESE))
    assert "<b>是否想问：</b>" in offered
    assert 'data-ask="云泽县人民政府2021年' in offered, "it can be asked with one click"
    failed = str(render_answer(helped(QUESTION, index, lambda *_: Reply(status=500)), CHINESE))
    assert "<b>说明：</b>" in failed


def test_the_operators_page_knows_the_label() -> None:
    script = Path(__file__).parents[2] / "assistant/web/assets/operator.js"
    assert 'worded: "AI 改写"' in script.read_text(encoding="utf-8")


def test_the_server_words_answers_as_the_settings_say(tmp_path: Path, seed_path: Path) -> None:
    from fastapi.testclient import TestClient

    from assistant.cli import main
    from assistant.web.api import open_serving
    from tests.web.sample import make_app

    assert main(["index", "--corpus", str(seed_path.parent), "--index", str(tmp_path)]) == 0

    def moved(task: dict[str, Any], _: int) -> Reply:
        return says(task["draft"].replace("：", "为"))

    with rewriting(moved) as (rewriter, server):
        with TestClient(
            make_app(open_serving(tmp_path, model=rewriter)), base_url="http://127.0.0.1"
        ) as client:
            reply = client.post("/api/ask", json={"question": "鹤庆县2019年行政处罚多少件"}).json()
            assert client.get("/en/").status_code == 200
        assert server.calls == 1, "the examples on the page are tried without a model"
    assert reply["how"] == "worded"
    assert reply["text"].endswith("（AI 改写）")
