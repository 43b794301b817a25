"""The training script runs from pairs to a model that opens."""

from __future__ import annotations

import gzip
import importlib
import json
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from assistant.indexing.embeddings import open_embeddings

TRAINING = Path(__file__).parent.parent / "training"


@pytest.fixture
def training(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TRAINING))
    for name in ("train", "genre"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return importlib.import_module("train")


def test_pairs_of_the_genre_are_the_same_for_a_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TRAINING))
    genre = importlib.import_module("genre")
    pairs = list(genre.report_pairs(3))
    assert pairs == list(genre.report_pairs(3))
    assert pairs != list(genre.report_pairs(4))
    assert all(question and passage and about for question, passage, about in pairs)
    assert not any("{" in text for pair in pairs for text in pair)


def test_pairs_of_the_genre_hold_nothing_of_the_corpus(
    monkeypatch: pytest.MonkeyPatch, seed_text: str
) -> None:
    monkeypatch.syspath_prepend(str(TRAINING))
    passages = {passage for _, passage, _ in importlib.import_module("genre").report_pairs(3)}
    assert not [passage for passage in passages if len(passage) > 30 and passage in seed_text]
    assert not any("鹤庆" in passage for passage in passages)


@pytest.mark.torch
def test_a_few_steps_make_a_model_that_opens(
    training: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "SOURCES", {"laws": (1.0, False), "questions": (1.0, True)})
    monkeypatch.setattr(training, "FOES", {"questions": "laws"})
    monkeypatch.setattr(training, "POOL", 16)
    for name in ("laws", "questions"):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            for n in range(40):
                pair = {"q": f"第{n}条的{name}规定", "p": f"本条例第{n}条规定了事项{n},{name}。"}
                out.write(json.dumps(pair) + "\n")
    made = []
    for name in ("one", "two"):
        out_folder = tmp_path / name
        assert training.main([str(tmp_path), str(out_folder), "--steps", "3", "--threads", "1"]) == 0
        made.append(open_embeddings(out_folder))
    first, second = (model.encode_documents(["条例规定事项", "第7条"]) for model in made)
    assert np.allclose(first, second)
    assert np.linalg.norm(first, axis=1) == pytest.approx([1, 1], abs=1e-5)
