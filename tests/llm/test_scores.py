"""``assistant eval`` with a model: an honest one costs nothing, a hostile one changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.cli.eval import Outcome, evaluate
from tests.llm.scripts import honest, hostile
from tests.llm.server import Script, Scripted, serving

ROOT = Path(__file__).parents[2]
CORPUS, QUESTIONS = ROOT / "tests/eval/varied", ROOT / "tests/eval/varied.jsonl"
"""The smallest set with every kind of answer; benchmarks/language_model.py takes all of them."""


@contextmanager
def model(script: Script, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scripted]:
    with serving(script) as server:
        monkeypatch.setenv("ASSISTANT_MODEL", "openai:scripted")
        monkeypatch.setenv("ASSISTANT_MODEL_BASE_URL", server.url)
        monkeypatch.setenv("ASSISTANT_MODEL_TASKS", "wording,readings,summaries")
        yield server


@pytest.fixture(scope="module")
def plain() -> list[Outcome]:
    return evaluate(CORPUS, QUESTIONS)


def marks(outcomes: list[Outcome]) -> list[tuple[str, bool, bool, bool, bool, bool]]:
    return [(o.id, o.right, o.cited, o.wrong_figure, o.refused, o.verbatim) for o in outcomes]


def test_an_honest_model_scores_no_worse(plain: list[Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    with model(honest, monkeypatch):
        worded = evaluate(CORPUS, QUESTIONS)
    assert sum("AI 改写" in o.answer or "worded by AI" in o.answer for o in worded) > len(worded) // 4
    for before, after in zip(plain, worded, strict=True):
        assert (after.right, after.cited) >= (before.right, before.cited), after.answer
        assert after.refused == before.refused
        assert after.wrong_figure <= before.wrong_figure, after.answer


def test_a_hostile_model_scores_the_same(plain: list[Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    with model(hostile, monkeypatch) as server:
        attacked = evaluate(CORPUS, QUESTIONS)
        assert server.calls > len(attacked)
    assert marks(attacked) == marks(plain)
    assert not any("AI 改写" in o.answer or "worded by AI" in o.answer for o in attacked)
