"""Giving every window of a catalog its vector while reports are read, without embedding any text twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np
from langchain_core.embeddings import Embeddings

from assistant.errors import EmbeddingError
from assistant.indexing.catalog import Catalog, Vector
from assistant.indexing.catalog_writer import CatalogWriter
from assistant.indexing.reading import FileReading

__all__ = ["Embedder"]

BATCH = 1000
"""Texts embedded at once."""
FILES = 50
"""Files held until their texts are embedded, however few these are."""


class Embedder:
    """Vectors for the windows of one catalog that is being written.

    ``old`` is the catalog of a generation built with the same model: texts it knows are taken from
    there. Without it, vectors the catalog came with are those of another model and are dropped.
    Any method raises EmbeddingError where the model gives vectors that cannot be used.
    """

    def __init__(
        self, writer: CatalogWriter, embeddings: Embeddings, dimension: int, old: Catalog | None
    ) -> None:
        self._writer = writer
        self._embeddings = embeddings
        self._dimension = dimension
        self._old = old
        self.embedded = 0
        """Distinct texts sent to the model."""
        if old is None:
            writer.forget_vectors()

    def fill(self, readings: Iterable[FileReading]) -> Iterator[FileReading]:
        """The readings in their order, every window with its vector."""
        held: list[FileReading] = []
        texts: dict[bytes, str] = {}
        for reading in readings:
            held.append(reading)
            for report in reading.reports:
                texts |= report.window_texts()
            if len(texts) >= BATCH or len(held) == FILES:
                yield from self._filled(held, texts)
                held, texts = [], {}
        yield from self._filled(held, texts)

    def finish(self) -> None:
        """Embed what was copied without a vector, and drop vectors no window has any more."""
        for texts in self._writer.windows_without_vector(BATCH):
            self._writer.set_vectors(self._vectors(texts))
        self._writer.add_indexes()
        self._writer.drop_unused_vectors()

    def _filled(self, held: list[FileReading], texts: dict[bytes, str]) -> Iterator[FileReading]:
        names = self._writer.vector_names(texts)
        new = {digest: text for digest, text in texts.items() if digest not in names}
        names |= self._writer.add_vectors(self._vectors(new))
        for reading in held:
            yield replace(reading, reports=tuple(report.with_vectors(names) for report in reading.reports))

    def _vectors(self, texts: Mapping[bytes, str]) -> dict[bytes, bytes]:
        """The vector (float32 bytes) of each text by its digest."""
        known = self._old.known_vectors(list(texts)) if self._old else {}
        new = [digest for digest in texts if digest not in known]
        rows = _unit_vectors(self._embeddings, [texts[digest] for digest in new], self._dimension)
        self.embedded += len(new)
        return known | {digest: row.tobytes() for digest, row in zip(new, rows, strict=True)}


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
