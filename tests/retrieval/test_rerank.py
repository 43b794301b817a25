from __future__ import annotations

from pathlib import Path

import pytest
from langchain_core.documents import Document

from assistant.errors import EmbeddingError
from assistant.indexing import hub
from assistant.retrieval.rerank import CrossEncoderReranker, open_reranker


class LongestFirst:
    """A cross-encoder that likes long passages."""

    def predict(self, pairs: list[tuple[str, str]]) -> list[float]:
        return [float(len(passage)) for _, passage in pairs]


DOCUMENTS = [
    Document(page_content=text, metadata={"n": n})
    for n, text in enumerate(["一", "二二二", "三三", "四四四四"])
]


def test_passages_are_reordered_and_scored() -> None:
    found = CrossEncoderReranker(model=LongestFirst()).compress_documents(DOCUMENTS, "?")
    assert [doc.metadata["n"] for doc in found] == [3, 1, 2, 0]
    assert [doc.metadata["rerank"] for doc in found] == [4.0, 3.0, 2.0, 1.0]
    assert all("rerank" not in doc.metadata for doc in DOCUMENTS)


def test_only_the_first_candidates_are_read() -> None:
    found = CrossEncoderReranker(model=LongestFirst(), candidates=2).compress_documents(DOCUMENTS, "?")
    assert [doc.metadata["n"] for doc in found] == [1, 0, 2, 3]


def test_nothing_stays_nothing() -> None:
    assert list(CrossEncoderReranker(model=LongestFirst()).compress_documents([], "?")) == []


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_unreachable_reranker_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "_cached", lambda name: None)
    monkeypatch.setattr(hub, "_reachable", lambda endpoint: False)
    with pytest.raises(EmbeddingError):
        open_reranker("someone/reranker")


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match="cannot be read"):
        open_reranker(tmp_path)
