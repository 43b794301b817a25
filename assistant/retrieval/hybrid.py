"""A question finds its passages: by words first, by meaning beside them.

The score of a passage is ``confidence ** 2 * bm25 / best bm25 + w * cosine``, where the confidence is
the share of the question's words that the best passage holds: the less the words find, the more the
meaning counts. The cosine is that of the nearest window and of the passage as a whole, half and half. Reciprocal rank fusion, the usual way to join two rankings, throws away how sure BM25
is; what that costs beside a small embedding model is in benchmarks/retrieval.json.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import BaseDocumentCompressor, Document
from langchain_core.retrievers import BaseRetriever
from numpy.typing import NDArray
from pydantic import ConfigDict, Field, PrivateAttr

from assistant.indexing.lexical import Bm25, passage_terms
from assistant.indexing.store import Index
from assistant.lexicon.synonyms import expand, own_terms
from assistant.retrieval.scope import scopes, select_reports

__all__ = ["DENSE_WEIGHT", "HybridRetriever", "fuse", "nearness"]

DENSE_WEIGHT = 0.4
"""Weight of the cosine, from a sweep of 0.25 to 1 with the confidence to the power of 1, 2 and 3 on four sets
(benchmarks/retrieval.json, "fused"): what keeps cmrc2018_dev at 97; citizens' questions on articles of law gain
with both. The power of 2 was chosen on 300 questions of STARD left out of a training, not on the set reported."""
EXACT_REPORTS = 40
"""Up to this many reports are ranked exactly in memory; more are searched in the index on disk."""
RANKERS_HELD = 32

_Ranking = tuple[dict[str, float], dict[str, float], float]
"""BM25 and cosine of passages by id, and the confidence in the BM25."""


def fuse(
    bm25: Mapping[str, float],
    cosine: Mapping[str, float],
    weight: float = DENSE_WEIGHT,
    confidence: float = 1.0,
) -> list[tuple[str, float]]:
    """Passage ids with their joint score, best first, equal ones by id.

    ``confidence ** 2 * bm25 / max(bm25) + weight * cosine``; what is missing from one of the two counts 0 there, and so
    does a cosine below 0.
    """
    best = max(bm25.values(), default=0.0) or 1.0
    scores = {
        name: confidence**2 * bm25.get(name, 0.0) / best + weight * max(cosine.get(name, 0.0), 0.0)
        for name in {*bm25, *cosine}
    }
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


class HybridRetriever(BaseRetriever):
    """Ranks the passages of an index for a question.

    Filters (``report_ids``, ``region``, ``agency``, ``year``) are hard: nothing outside them is ever
    returned. Without any, and with ``resolve``, the bodies and years the question names are filters.
    Returned documents are copies with ``score``, ``bm25`` and ``cosine`` in their metadata.
    Every field but ``index`` can also be given for one call: ``retriever.invoke(question, k=3)``.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Index
    k: int = Field(default=6, ge=1, description="Passages returned.")
    report_ids: Sequence[str] | None = Field(default=None, description="Only passages of these reports.")
    region: str | Sequence[str] | None = Field(default=None, description="Only reports of these places.")
    agency: str | Sequence[str] | None = Field(default=None, description="Only reports of these bodies.")
    year: int | Sequence[int] | None = Field(default=None, description="Only reports of these years.")
    resolve: bool = Field(default=True, description="Read bodies and years from the question.")
    weight: float = Field(default=DENSE_WEIGHT, ge=0, description="Weight of the cosine; 0: words alone.")
    pool: int = Field(default=50, ge=1, description="Candidates taken from each ranking over all reports.")
    reranker: BaseDocumentCompressor | None = Field(default=None, description="Reorders the best candidates.")

    _rankers: OrderedDict[tuple[str, ...], tuple[dict[str, Document], Bm25]] = PrivateAttr(
        default_factory=OrderedDict
    )
    _lock: Any = PrivateAttr(default_factory=threading.Lock)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, **kwargs: Any
    ) -> list[Document]:
        unknown = set(kwargs) - set(type(self).model_fields)
        if unknown:
            raise TypeError(f"HybridRetriever has no setting {', '.join(sorted(unknown))}")
        return (self.model_copy(update=kwargs) if kwargs else self).search(query)

    def search(self, question: str) -> list[Document]:
        """The ``k`` best passages, best first; none where a filter or the question leaves no report."""
        ids = self._scope(question)
        if ids is not None and not ids:
            return []
        wanted = self.k if self.reranker is None else max(self.k, self.pool)
        if ids is not None and len(ids) <= EXACT_REPORTS:
            passages, ranker = self._ranker(ids)
            bm25, cosine, confidence = self._rank_reports(question, list(passages), ranker)
            ranked = fuse(bm25, cosine, self.weight, confidence)[:wanted]
        else:
            bm25, cosine, confidence = self._search_index(question, ids)
            ranked = fuse(bm25, cosine, self.weight, confidence)[:wanted]
            passages = self.index.passages_by_id([name for name, _ in ranked])
        found = [
            _scored(passages[name], score=score, bm25=bm25.get(name, 0.0), cosine=cosine.get(name, 0.0))
            for name, score in ranked
        ]
        if self.reranker is not None:
            found = list(self.reranker.compress_documents(found, question))[: self.k]
        return found

    def _scope(self, question: str) -> tuple[str, ...] | None:
        """Ids of the reports to look in; None for all of them."""
        held = scopes(self.index)
        reports = held.in_force if self.report_ids is None else held.by_id(self.report_ids)
        if any(value is not None for value in (self.region, self.agency, self.year)):
            reports = select_reports(reports, region=self.region, agency=self.agency, year=self.year)
        elif self.report_ids is None:
            named = held.named(question) if self.resolve else None
            if named is None:
                return None
            reports = named
        return tuple(sorted(report.report_id for report in reports))

    def _rank_reports(self, question: str, passages: Sequence[str], ranker: Bm25) -> _Ranking:
        """Every passage of a few reports, ranked exactly."""
        scores = ranker.scores(expand(question))
        bm25 = {name: float(score) for name, score in zip(passages, scores, strict=True) if score > 0}
        confidence = ranker.confidence(own_terms(question), max(bm25.values(), default=0.0))
        return bm25, self._cosines(self._vector(question), passages), confidence

    def _search_index(self, question: str, ids: tuple[str, ...] | None) -> _Ranking:
        """The best passages of either kind of search over everything, or over very many reports."""
        scope = None if ids is None else frozenset(ids)
        vector = self._vector(question)
        bm25 = dict(self.index.text_hits(expand(question), self.pool, scope))
        near = [] if vector is None else self.index.vector_hits(vector, self.pool, scope)
        cosine = self._cosines(vector, list(dict.fromkeys([*bm25, *(name for name, _ in near)])))
        best = max(bm25.values(), default=0.0)
        return bm25, cosine, self.index.text_confidence(own_terms(question), best)

    def _ranker(self, ids: tuple[str, ...]) -> tuple[dict[str, Document], Bm25]:
        """The passages of some reports and their BM25, kept for the next question about the same ones."""
        key = (self.index.generation, *ids)
        with self._lock:
            held = self._rankers.get(key)
            if held is not None:
                self._rankers.move_to_end(key)
                return held
        documents = self.index.passages(ids)
        passages = {str(document.metadata["passage_id"]): document for document in documents}
        built = (passages, Bm25([passage_terms(document) for document in documents]))
        with self._lock:
            self._rankers[key] = built
            while len(self._rankers) > RANKERS_HELD:
                self._rankers.popitem(last=False)
        return built

    def _vector(self, question: str) -> NDArray[np.float32] | None:
        """The question's vector of length one; None where words alone rank."""
        if self.weight <= 0 or self.index.embedding is None:
            return None
        vector = np.asarray(self.index.model().embed_query(question), dtype=np.float32)
        return vector / (float(np.linalg.norm(vector)) or 1.0)

    def _cosines(self, vector: NDArray[np.float32] | None, names: Sequence[str]) -> dict[str, float]:
        """How near each passage is to the question: its nearest window and the whole, half and half."""
        if vector is None or not names:
            return {}
        windows, rows = self.index.window_vectors(names)
        return dict(zip(windows, nearness(rows, list(windows.values()), vector).tolist(), strict=True))


def nearness(
    rows: NDArray[np.float32], windows: Sequence[Sequence[int]], query: NDArray[np.float32]
) -> NDArray[np.float32]:
    """For each passage the mean of two products with the question: its nearest window's, and its own as a whole.

    ``windows`` are the numbers of each passage's rows, at least one; the rows are unit vectors of windows, and the
    whole is their sum at length one.
    """
    if not windows:
        return np.zeros(0, dtype=np.float32)
    numbers = np.concatenate([np.asarray(held) for held in windows])
    starts = np.cumsum([0, *map(len, windows[:-1])])
    each = np.einsum("ij,j->i", rows, query)  # not BLAS, where a row's product depends on the rows beside it
    products = each[numbers]
    lengths = np.linalg.norm(np.add.reduceat(rows[numbers], starts, axis=0), axis=1)
    whole = np.add.reduceat(products, starts) / np.where(lengths == 0, 1, lengths)
    return np.asarray((np.maximum.reduceat(products, starts) + whole) / 2)


def _scored(passage: Document, **scores: float) -> Document:
    return passage.model_copy(update={"metadata": {**passage.metadata, **scores}})
