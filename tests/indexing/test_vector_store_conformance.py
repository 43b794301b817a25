"""The vector store in use passes LangChain's own suite for vector stores."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from langchain_core.vectorstores import VectorStore
from langchain_tests.integration_tests import VectorStoreIntegrationTests

from assistant.indexing import vectors


class TestVectorStore(VectorStoreIntegrationTests):
    """Chroma as ``open_store`` opens it: the same client, settings and distance as the index."""

    @pytest.fixture
    def vectorstore(self, tmp_path: Path) -> Generator[VectorStore, None, None]:  # type: ignore[override]
        place = vectors.Place(tmp_path / "chroma")
        with vectors.connected(place) as client:
            vectors.create(client, place.collection, {"schema": 1})
        store = vectors.open_store(place, self.get_embeddings())
        yield store
        vectors.close_store(store)
