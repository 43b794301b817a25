"""``assistant eval`` without a model, with an honest and with a hostile one; results go to language_model.json.

    python benchmarks/language_model.py [--out benchmarks/language_model.json]

All own question sets, the models scripted (tests/llm/scripts.py) behind a real HTTP server on this machine, each
allowed everything a model may do. Times are milliseconds for one question: the bare line of stages, and the
assistant without a model, whose ratio is what the possibility of a model costs those who use none.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.answering.chain import Passages, answer_question
from assistant.answering.citations import verify
from assistant.answering.evidence import gather
from assistant.answering.extractive import compose
from assistant.answering.joining import join_answers
from assistant.answering.question import understand
from assistant.cli import common
from assistant.cli.batch import read_questions
from assistant.cli.eval import OWN_SETS, Outcome, evaluate_sets
from assistant.cli.index import build

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.llm.scripts import honest, hostile  # noqa: E402
from tests.llm.server import Script, serving  # noqa: E402

ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks/language_model.json")
    args = parser.parse_args()
    os.chdir(ROOT)
    plain = outcomes()
    result: dict[str, Any] = {"questions": len(plain), "no model": counted(plain)}
    for name, script in (("honest model", honest), ("hostile model", hostile)):
        helped, calls = with_model(script)
        result[name] = counted(helped) | {
            "calls": calls,
            "worded": sum("AI 改写" in o.answer or "worded by AI" in o.answer for o in helped),
            "readings offered": sum("AI 提出" in o.answer or "suggested by AI" in o.answer for o in helped),
            "summaries": sum("AI 选句" in o.answer or "chosen by AI" in o.answer for o in helped),
            "marked otherwise than without": sum(
                marks(a) != marks(b) for a, b in zip(helped, plain, strict=True)
            ),
        }
    result["milliseconds"] = latency()
    args.out.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, ensure_ascii=False, indent=1))


def outcomes() -> list[Outcome]:
    return [outcome for scored in evaluate_sets(OWN_SETS) for outcome in scored]


def with_model(script: Script) -> tuple[list[Outcome], int]:
    with serving(script) as server:
        os.environ["ASSISTANT_MODEL"] = "openai:scripted"
        os.environ["ASSISTANT_MODEL_BASE_URL"] = server.url
        os.environ["ASSISTANT_MODEL_TASKS"] = "wording,readings,summaries"
        try:
            return outcomes(), server.calls
        finally:
            del os.environ["ASSISTANT_MODEL"]


def marks(outcome: Outcome) -> tuple[bool, ...]:
    return (outcome.right, outcome.cited, outcome.wrong_figure, outcome.refused, outcome.verbatim)


def counted(found: list[Outcome]) -> dict[str, int]:
    return {
        "right": sum(o.right for o in found),
        "right and cited": sum(o.right and o.cited for o in found),
        "wrong figures": sum(o.wrong_figure for o in found),
        "refused": sum(o.refused for o in found),
    }


def latency() -> dict[str, float]:
    """Medians over the questions about the default corpus, the two taken in turn."""
    corpus, questions = OWN_SETS[0]
    asked = [item["question"] for item in read_questions(questions)]
    with TemporaryDirectory() as folder:
        settings = common.settings_for(Path(folder), corpus)
        build(settings)
        with common.open_index_for(settings) as index:
            source = Passages(index)

            def bare(text: str) -> None:
                question = understand(text, (), index)
                parts = question.parts or (question,)
                made = [compose(gather(part, index, source), index) for part in parts]
                verify(replace(join_answers(question, made), question=text), index)

            def assistant(text: str) -> None:
                answer_question(text, (), index, source)

            for text in asked:
                bare(text)
            pairs = [(timed(bare, t), timed(assistant, t)) for _ in range(ROUNDS) for t in asked]
    ratio = statistics.median(b / a for a, b in pairs)
    return {
        "stages alone": round(statistics.median(a for a, _ in pairs) * 1000, 2),
        "assistant without a model": round(statistics.median(b for _, b in pairs) * 1000, 2),
        "ratio": round(ratio, 3),
    }


def timed(ask: Callable[[str], None], text: str) -> float:
    began = time.perf_counter()
    ask(text)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
