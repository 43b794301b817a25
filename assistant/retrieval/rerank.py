"""An optional second look at the best candidates by a cross-encoder, as a LangChain compressor."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from langchain_core.callbacks import Callbacks
from langchain_core.documents import BaseDocumentCompressor, Document
from pydantic import ConfigDict, Field

from assistant.errors import EmbeddingError
from assistant.indexing.hub import fetch_model

__all__ = ["CrossEncoderReranker", "open_reranker"]


class CrossEncoderReranker(BaseDocumentCompressor):
    """Reorders passages by what a cross-encoder gives question and passage read together.

    Only the order changes; the model's score is added to the metadata as ``rerank``.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    model: Any = Field(description="Anything with CrossEncoder's predict(pairs).")
    candidates: int = Field(default=20, ge=1, description="Passages looked at; the rest keep their order.")

    def compress_documents(
        self, documents: Sequence[Document], query: str, callbacks: Callbacks | None = None
    ) -> Sequence[Document]:
        """The same passages, best first."""
        head, rest = list(documents[: self.candidates]), list(documents[self.candidates :])
        if not head:
            return []
        scores = self.model.predict([(query, document.page_content) for document in head])
        scored = [
            document.model_copy(update={"metadata": {**document.metadata, "rerank": float(score)}})
            for document, score in zip(head, scores, strict=True)
        ]
        return [*sorted(scored, key=lambda document: -document.metadata["rerank"]), *rest]


def open_reranker(name: str | Path) -> CrossEncoderReranker:
    """The reranker of that name: a folder, or a model of the hub (see ``open_embeddings``).

    Raises:
        EmbeddingError: the model is neither held nor reachable, or cannot be read.
    """
    from sentence_transformers import CrossEncoder

    folder = Path(name).expanduser()
    if not folder.is_dir():
        folder = fetch_model(str(name))
    try:
        model = CrossEncoder(str(folder), local_files_only=True)
    except (OSError, ValueError, KeyError, ImportError, RuntimeError) as error:
        raise EmbeddingError(f"the reranker {name} cannot be read ({error})") from error
    return CrossEncoderReranker(model=model)
