"""Giving every window of a catalog its vector, without embedding any text twice."""

from __future__ import annotations

from contextlib import ExitStack, closing
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings

from assistant.errors import EmbeddingError
from assistant.indexing.catalog import Catalog, Vector
from assistant.indexing.catalog_writer import CatalogWriter

__all__ = ["embed_windows"]

BATCH = 1000


def embed_windows(path: Path, embeddings: Embeddings, dimension: int, old: Path | None) -> int:
    """Store the vector of every window of the catalog at ``path``; how many texts had to be embedded.

    ``old`` is the catalog of a generation built with the same model: texts it knows are taken from
    there. Without it, vectors the catalog came with are those of another model and are dropped.

    Raises:
        EmbeddingError: the model gave vectors that cannot be used.
    """
    embedded = 0
    with ExitStack() as stack:
        writer = stack.enter_context(CatalogWriter(path))
        held = stack.enter_context(closing(Catalog(old))) if old else None
        if held is None:
            writer.forget_vectors()
        for texts in writer.windows_without_vector(BATCH):
            known = held.known_vectors(list(texts)) if held else {}
            new = [digest for digest in texts if digest not in known]
            rows = _unit_vectors(embeddings, [texts[digest] for digest in new], dimension)
            known.update({digest: row.tobytes() for digest, row in zip(new, rows, strict=True)})
            writer.set_vectors(known)
            embedded += len(new)
        writer.add_indexes()
        writer.drop_unused_vectors()
    return embedded


def _unit_vectors(embeddings: Embeddings, texts: list[str], dimension: int) -> Vector:
    """One row a text, of length one; a text without meaning to the model stays all zeros."""
    if not texts:
        return np.zeros((0, dimension), dtype=np.float32)
    encode = getattr(embeddings, "encode_documents", embeddings.embed_documents)
    rows = np.asarray(encode(texts), dtype=np.float32)
    if rows.shape != (len(texts), dimension) or not np.isfinite(rows).all():
        raise EmbeddingError(
            f"the embedding model gave vectors of shape {rows.shape} or without finite values for "
            f"{len(texts)} texts; expected {dimension} dimensions each"
        )
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vector = (rows / np.where(norms == 0, 1, norms)).astype(np.float32)
    return unit
