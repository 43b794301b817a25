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


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_toy_transformer_learns_its_pairs_and_opens_like_any_model(
    training: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "train_transformer", raising=False)
    transformer = importlib.import_module("train_transformer")
    monkeypatch.setattr(transformer, "SOURCES", {"questions": (1.0, True)})
    words = ("财政", "教育", "交通", "环保", "医疗", "住房")
    with gzip.open(tmp_path / "questions.jsonl.gz", "wt", encoding="utf-8") as out:
        for word in words:
            out.write(json.dumps({"q": f"{word}怎么样", "p": f"{word}信息已公开。"}) + "\n")
    sizes = ["--batch", "6", "--layers", "1", "--width", "16", "--heads", "2", "--device", "cpu"]
    steps = ["--masked-steps", "3", "--steps", "60"]
    assert transformer.main([str(tmp_path), str(tmp_path / "out"), *sizes, *steps]) == 0
    model = open_embeddings(tmp_path / "out" / "model")
    assert model.identity.dimension == 16
    passages = model.encode_documents([f"{word}信息已公开。" for word in words])
    assert np.linalg.norm(passages, axis=1) == pytest.approx(np.ones(len(words)), abs=1e-5)
    scores = model.encode_queries([f"{word}怎么样" for word in words]) @ passages.T
    assert np.trace(scores) / len(words) > scores.mean() + 0.02
