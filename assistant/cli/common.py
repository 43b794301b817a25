"""What several commands share: opening the index and the assistant over it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.documents import BaseDocumentCompressor
    from langchain_core.embeddings import Embeddings

    from assistant.answering.generative import Rewriter
    from assistant.indexing.store import Index
    from assistant.settings import Settings


def settings_for(index_dir: Path | None = None, corpus_dir: Path | None = None) -> Settings:
    """The settings of the environment with what the command line says put over them."""
    from assistant.settings import load_settings, prepare_environment

    prepare_environment()
    given = {"index_dir": index_dir, "corpus_dir": corpus_dir}
    return load_settings().model_copy(update={name: path for name, path in given.items() if path is not None})


def embeddings_for(settings: Settings) -> Embeddings:
    """The embedding model the settings name; the shipped one by default."""
    from assistant.indexing.embeddings import open_embeddings

    return open_embeddings(settings.embedding_model)


def rewriter_for(settings: Settings) -> Rewriter | None:
    """The language model that may word answers, as the settings name it; ``None`` without one."""
    if not settings.model:
        return None
    from assistant.answering.generative import open_rewriter

    return open_rewriter(
        settings.model,
        base_url=settings.model_base_url,
        api_key=settings.model_api_key.get_secret_value(),
        seconds=settings.model_timeout,
        tasks=[task.strip() for task in settings.model_tasks.split(",") if task.strip()],
    )


def reranker_for(settings: Settings) -> BaseDocumentCompressor | None:
    """The cross-encoder that re-orders passages, as the settings name it; ``None`` without one."""
    if not settings.reranker_model:
        return None
    from assistant.retrieval.rerank import open_reranker

    return open_reranker(settings.reranker_model)


@contextmanager
def open_index_for(settings: Settings) -> Iterator[Index]:
    """The published index, closed at the end."""
    from assistant.indexing.store import open_index

    index = open_index(settings.index_dir, embeddings_for(settings))
    try:
        yield index
    finally:
        index.close()
