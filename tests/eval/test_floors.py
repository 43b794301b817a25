"""The project's own question sets stay answered at least as well as they are; floors only go up."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import pytest

from assistant.cli.eval import OWN_SETS, Outcome, evaluate_sets

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))


SETS = {
    questions.relative_to("tests/eval").with_suffix("").as_posix(): corpus for corpus, questions in OWN_SETS
}


@functools.cache
def outcomes_over(corpus: Path) -> dict[str, list[Outcome]]:
    """The outcomes of every set that asks about these reports, from one index of them."""
    names = [name for name, reports in SETS.items() if reports == corpus]
    scored = evaluate_sets((ROOT / corpus, HERE / f"{name}.jsonl") for name in names)
    return dict(zip(names, scored, strict=True))


@pytest.fixture(scope="module", params=sorted(FLOORS))
def scored(request: pytest.FixtureRequest) -> tuple[dict[str, float], list[Outcome]]:
    return FLOORS[request.param], outcomes_over(SETS[request.param])[request.param]


def test_every_set_has_floors() -> None:
    assert set(SETS) == set(FLOORS)


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
