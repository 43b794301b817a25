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
from assistant.retrieval.scope import named_reports, select_reports
from assistant.types import ReportSummary

__all__ = ["DENSE_WEIGHT", "HybridRetriever", "fuse", "nearness"]

DENSE_WEIGHT = 0.4
"""Weight of the cosine, from a sweep of 0.25 to 1 with the confidence to the power of 1, 2 and 3 on four sets
(benchmarks/retrieval.json, "fused"): what keeps cmrc2018_dev at 97; citizens' questions on articles of law gain
with both. The power of 2 was chosen on 300 questions of STARD left out of a training, not on the set reported."""
EXACT_REPORTS = 40
"""Up to this many reports are ranked exactly in memory; more are searched in the index on disk."""
RANKERS_HELD = 32

_Ranking = tuple[dict[str, Document], dict[str, float], dict[str, float], float]
"""Passages by id, their BM25, their cosine, and the confidence in the BM25."""


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

    _rankers: OrderedDict[tuple[str, ...], tuple[list[Document], Bm25]] = PrivateAttr(
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
        if ids is not None and len(ids) <= EXACT_REPORTS:
            passages, bm25, cosine, confidence = self._rank_reports(question, ids)
        else:
            passages, bm25, cosine, confidence = self._search_index(question, ids)
        wanted = self.k if self.reranker is None else max(self.k, self.pool)
        ranked = fuse(bm25, cosine, self.weight, confidence)[:wanted]
        found = [
            _scored(passages[name], score=score, bm25=bm25.get(name, 0.0), cosine=cosine.get(name, 0.0))
            for name, score in ranked
        ]
        if self.reranker is not None:
            found = list(self.reranker.compress_documents(found, question))[: self.k]
        return found

    def _scope(self, question: str) -> tuple[str, ...] | None:
        """Ids of the reports to look in; None for all of them."""
        reports: Sequence[ReportSummary] | None = self.index.reports()
        if self.report_ids is not None:
            wanted = set(self.report_ids)
            reports = [report for report in self.index.reports() if report.report_id in wanted]
        else:
            reports = [report for report in self.index.reports() if not report.superseded_by]
        if any(value is not None for value in (self.region, self.agency, self.year)):
            reports = select_reports(reports, region=self.region, agency=self.agency, year=self.year)
        elif self.report_ids is None:
            reports = named_reports(question, reports) if self.resolve else None
        return None if reports is None else tuple(report.report_id for report in reports)

    def _rank_reports(self, question: str, ids: tuple[str, ...]) -> _Ranking:
        """Every passage of a few reports, ranked exactly."""
        documents, ranker = self._ranker(ids)
        passages = {_name(document): document for document in documents}
        scores = ranker.scores(expand(question))
        bm25 = {name: float(score) for name, score in zip(passages, scores, strict=True) if score > 0}
        confidence = ranker.confidence(own_terms(question), max(bm25.values(), default=0.0))
        return passages, bm25, self._cosines(question, list(passages)), confidence

    def _search_index(self, question: str, ids: tuple[str, ...] | None) -> _Ranking:
        """The best passages of either kind of search over everything, or over very many reports."""
        hits = self.index.search_text(expand(question), self.pool, ids)
        near = self.index.search_vectors(question, self.pool) if self._dense() else []
        scope = None if ids is None else set(ids)
        near = [hit for hit in near if scope is None or hit[0].metadata["report_id"] in scope]
        passages = {_name(document): document for document, _ in [*hits, *near]}
        bm25 = {_name(document): score for document, score in hits}
        cosine = self._cosines(question, list(passages))
        best = max(bm25.values(), default=0.0)
        return passages, bm25, cosine, self.index.text_confidence(own_terms(question), best)

    def _ranker(self, ids: tuple[str, ...]) -> tuple[list[Document], Bm25]:
        """The passages of some reports and their BM25, kept for the next question about the same ones."""
        key = (self.index.generation, *ids)
        with self._lock:
            held = self._rankers.get(key)
            if held is not None:
                self._rankers.move_to_end(key)
                return held
        documents = self.index.passages(ids)
        built = (documents, Bm25([passage_terms(document) for document in documents]))
        with self._lock:
            self._rankers[key] = built
            while len(self._rankers) > RANKERS_HELD:
                self._rankers.popitem(last=False)
        return built

    def _dense(self) -> bool:
        return self.weight > 0 and self.index.embedding is not None

    def _cosines(self, question: str, names: Sequence[str]) -> dict[str, float]:
        """How near each passage is to the question: its nearest window and the whole, half and half."""
        if not names or not self._dense():
            return {}
        query = np.asarray(self.index.model().embed_query(question), dtype=np.float32)
        length = float(np.linalg.norm(query)) or 1.0
        return {
            name: nearness(rows, query) / length
            for name, rows in self.index.vectors(names).items()
            if len(rows)
        }


def nearness(rows: NDArray[np.float32], query: NDArray[np.float32]) -> float:
    """The mean of two products with the question: the nearest window's, and the whole passage's.

    ``rows`` are the unit vectors of a passage's windows; the whole is their sum at length one.
    """
    products = rows @ query
    length = float(np.linalg.norm(rows.sum(axis=0))) or 1.0
    return (float(products.max()) + float(products.sum()) / length) / 2


def _name(passage: Document) -> str:
    return str(passage.metadata["passage_id"])


def _scored(passage: Document, **scores: float) -> Document:
    return passage.model_copy(update={"metadata": {**passage.metadata, **scores}})
