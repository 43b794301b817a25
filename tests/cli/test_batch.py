"""``assistant batch``: the exchange format, and one bad question among good ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import batch, main


def run(tmp_path: Path, seed_path: Path, lines: list[str]) -> list[dict[str, Any]]:
    questions, out = tmp_path / "in.jsonl", tmp_path / "deep" / "out.jsonl"
    questions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    corpus = str(seed_path.parent)
    assert main(["batch", "--corpus", corpus, "--questions", str(questions), "--out", str(out)]) == 0
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_answers_come_in_the_exchange_format(tmp_path: Path, seed_path: Path, seed_text: str) -> None:
    lines = [
        json.dumps({"id": "a", "question": "鹤庆县2019年行政强制多少件", "lang": "zh", "history": []}),
        json.dumps({"id": "b", "question": "那2015年呢", "history": ["鹤庆县2019年收到多少件申请"]}),
        json.dumps({"id": 3, "question": "Heqing 2019 administrative penalties"}),
    ]
    first, second, third = run(tmp_path, seed_path, lines)
    assert set(first) == {"id", "answer", "refused", "citations"}
    assert (first["id"], first["refused"]) == ("a", False)
    assert "61" in first["answer"]
    assert first["citations"]
    for cited in first["citations"]:
        assert set(cited) == {"doc", "text", "start", "end"}
        assert cited["doc"] == "heqing-2019.txt"
        assert seed_text[cited["start"] : cited["end"]] == cited["text"]
    assert (second["id"], second["refused"]) == ("b", True)
    assert third["id"] == 3
    assert "1487" in third["answer"].replace(",", "")


def test_a_conversation_may_be_given_as_the_messages_of_a_chat(tmp_path: Path, seed_path: Path) -> None:
    told = [
        {"role": "user", "content": "鹤庆县2019年收到多少件申请"},
        {"role": "assistant", "content": "鹤庆县人民政府2015年收到900件。"},
    ]
    lines = [
        json.dumps({"id": "said", "question": "其中自然人呢", "history": ["鹤庆县2019年收到多少件申请"]}),
        json.dumps({"id": "told", "question": "其中自然人呢", "history": told}),
    ]
    said, as_messages = run(tmp_path, seed_path, lines)

    assert not said["refused"]
    assert as_messages["answer"] == said["answer"]


def test_a_line_that_is_no_question_is_named(
    tmp_path: Path, seed_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = tmp_path / "in.jsonl"
    questions.write_text('{"id": 1, "question": "x"}\n{"id": 2}\n', encoding="utf-8")
    code = main(
        ["batch", "--index", str(tmp_path), "--questions", str(questions), "--out", str(tmp_path / "o")]
    )
    assert code == 3
    assert "line 2" in capsys.readouterr().err


def test_a_fault_on_one_question_leaves_the_others() -> None:
    class Faulty:
        def invoke(self, request: dict[str, Any]) -> Any:
            raise ZeroDivisionError("by design")

    line = batch.answer_line(Faulty(), {"id": "z", "question": "x"})
    assert line["refused"] is True
    assert "ZeroDivisionError" in line["fault"]
