"""The project's own question sets stay answered at least as well as they are; floors only go up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli.eval import Outcome, evaluate

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=sorted(FLOORS))
def scored(request: pytest.FixtureRequest) -> tuple[dict[str, float], list[Outcome]]:
    corpora = {"seed": ROOT / "corpus", "examples": ROOT / "examples"}
    name = request.param.rpartition("/")[2]  # english/blind asks about the reports of blind
    return FLOORS[request.param], evaluate(corpora.get(name, HERE / name), HERE / f"{request.param}.jsonl")


def share(outcomes: list[Outcome], attribute: str) -> float:
    return sum(getattr(outcome, attribute) for outcome in outcomes) / len(outcomes)


def test_answers_stay_right_and_cited(scored: tuple[dict[str, float], list[Outcome]]) -> None:
    floors, outcomes = scored
    both = sum(outcome.right and outcome.cited for outcome in outcomes) / len(outcomes)
    missed = [outcome.id for outcome in outcomes if not (outcome.right and outcome.cited)]
    assert both >= floors["right_and_cited"], missed


def test_wrong_figures_stay_away(scored: tuple[dict[str, float], list[Outcome]]) -> None:
    floors, outcomes = scored
    wrong = [(outcome.id, outcome.answer) for outcome in outcomes if outcome.wrong_figure]
    assert len(wrong) <= floors["wrong_figures"], wrong


def test_every_citation_is_verbatim(scored: tuple[dict[str, float], list[Outcome]]) -> None:
    assert share(scored[1], "verbatim") == 1.0


def test_refusals_stay_precise_and_complete(scored: tuple[dict[str, float], list[Outcome]]) -> None:
    floors, outcomes = scored
    refused = [outcome for outcome in outcomes if outcome.refused]
    should = [outcome for outcome in outcomes if outcome.should_refuse]
    assert share(refused, "should_refuse") >= floors["refusal_precision"]
    assert share(should, "refused") >= floors["refusal_recall"]
