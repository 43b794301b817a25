"""Answers to attack, and a rewriter over the scripted server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest

from assistant.answering.chain import answer_question
from assistant.answering.generative import WITHOUT, Rewriter, open_rewriter
from assistant.types import Answer, Notice
from tests.answering.conftest import FakeIndex, FakeSource, index
from tests.llm.server import Script, Scripted, serving

__all__ = ["index", "rewriting", "unaided"]

QUESTIONS = (
    "云泽县2021年收到多少件政府信息公开申请？",
    "How many applications did Yunze county receive in 2021?",
    "云泽县2021年行政处罚多少件",
    "云泽县2021年自然人和科研机构的申请各多少件",
    "云泽县2021年比2020年多收多少件申请",
    "云泽县和青岚市2021年哪个收到的申请多",
    "云泽县2021年自然人申请占多少",
    "How did penalties in Yunze change from 2020 to 2021?",
    "青岚市2022年有没有行政诉讼",
    "云泽县2020到2022年收到的申请分别多少",
    "云泽县2021年行政强制和行政处罚各多少件",
    "云泽县和青岚市2022年收到申请最多的是谁",
    "青岚市教育局2022年发布招标公告多少条，其中工程多少",
    "云泽县2021年行政复议多少件",
    "云泽县2022年比2021年少收多少申请",
)


@pytest.fixture(scope="session")
def answers(index: FakeIndex) -> list[Answer]:
    """Extractive answers of each make, and the parts of those to several questions."""
    made = [answer_question(q, (), index, FakeSource(index)) for q in QUESTIONS]  # type: ignore[arg-type]
    return [*made, *(part for answer in made for part in answer.parts)]


def unaided(answers: Sequence[Answer], last: int = -1) -> list[Answer]:
    """The answers as they were, the last that the model failed with the quiet line that says so."""
    made = list(answers)
    english = made[last].language == "en"
    note = Notice("model", WITHOUT["en" if english else "zh"])
    text = f"{made[last].text}\n" + (f"({note.text}.)" if english else f"（{note.text}。）")
    made[last] = replace(made[last], text=text, notices=(*made[last].notices, note))
    return made


@contextmanager
def rewriting(
    script: Script, *, seconds: float = 20.0, tasks: Sequence[str] = ("wording",)
) -> Iterator[tuple[Rewriter, Scripted]]:
    """A rewriter whose model runs the script behind a real server."""
    with serving(script) as server:
        yield (
            open_rewriter(
                "openai:scripted",
                base_url=server.url,
                api_key="sk-secret-key",
                seconds=seconds,
                tasks=tasks,
            ),
            server,
        )
