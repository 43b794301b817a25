"""An index held in memory, with the searches of the real one done exactly."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from assistant.indexing.embeddings import open_embeddings
from assistant.indexing.lexical import Bm25, passage_terms
from assistant.indexing.store import Index
from assistant.types import ReportSummary

Vector = NDArray[np.float32]
SENTENCES = {
    "收到申请": "{year}年全{kind}共收到政府信息公开申请{n}件,均已按时答复。",
    "行政处罚": "{year}年全{kind}作出行政处罚决定{n}件,行政强制{m}件。",
    "复议诉讼": "因政府信息公开工作被申请行政复议{m}件,未发生行政诉讼。",
    "存在问题": "存在的主要问题:公开内容更新不及时,专职人员少,业务不够熟练。",
    "平台建设": "政府门户网站运行平稳,开设政务微博{m}个、微信公众号{m}个。",
    "联系方式": "联系电话:0872-412{n},地址:云泽路{m}号。",
}
BODIES = (("云泽县", "云泽县人民政府"), ("青岚市", "青岚市人民政府"), ("青岚市", "青岚市教育局"))
YEARS = (2020, 2021, 2022)


def summaries() -> tuple[ReportSummary, ...]:
    """Nine reports, alike but for place, year and figures."""
    return tuple(
        ReportSummary(
            report_id=f"{agency}-{year}",
            source=f"{agency}-{year}.txt",
            title=f"{agency}{year}年政府信息公开工作年度报告",
            region=region,
            agency=agency,
            level="government" if agency.endswith("政府") else "department",
            year=year,
            kind="annual_report",
        )
        for region, agency in BODIES
        for year in YEARS
    )


def documents(reports: Iterable[ReportSummary]) -> list[Document]:
    """Six passages of each report."""
    found = []
    for number, report in enumerate(reports):
        for heading, sentence in SENTENCES.items():
            text = sentence.format(year=report.year, kind=report.region[-1], n=100 + number, m=number)
            about = {
                "passage_id": f"{report.report_id}:{heading}",
                "report_id": report.report_id,
                "source": report.source,
                "region": report.region,
                "agency": report.agency,
                "year": report.year,
                "heading": heading,
            }
            found.append(Document(page_content=text, metadata=about))
    return found


class FakeIndex(Index):
    """The searches of ``Index`` over documents in memory, one window each."""

    def __init__(
        self, reports: Sequence[ReportSummary] | None = None, embedding: Embeddings | None = None
    ) -> None:
        self.generation = "test"
        self.embedding = embedding
        self._reports = tuple(summaries() if reports is None else reports)
        self._held = {str(doc.metadata["passage_id"]): doc for doc in documents(self._reports)}
        self.searched: list[str] = []
        self.read = 0

    def reports(self) -> tuple[ReportSummary, ...]:
        return self._reports

    def passages(self, report_ids: Iterable[str] | None = None) -> list[Document]:
        self.searched.append("passages")
        wanted = None if report_ids is None else set(report_ids)
        return [doc for doc in self._held.values() if wanted is None or doc.metadata["report_id"] in wanted]

    def text_hits(
        self,
        terms: Sequence[str] | Sequence[tuple[str, float]],
        k: int,
        report_ids: Collection[str] | None = None,
    ) -> list[tuple[str, float]]:
        self.searched.append("text")
        weighted = [(term, 1.0) if isinstance(term, str) else term for term in terms]
        held = list(self._held)
        scores = Bm25([passage_terms(doc) for doc in self._held.values()]).scores(weighted)
        ranked = [
            (held[at], float(scores[at])) for at in np.argsort(-scores, kind="stable") if scores[at] > 0
        ]
        return self._within(ranked, report_ids)[:k]

    def text_confidence(self, own: Sequence[tuple[str, float]], best: float) -> float:
        return Bm25([passage_terms(doc) for doc in self._held.values()]).confidence(own, best)

    def vector_hits(
        self, vector: Vector, k: int, report_ids: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        self.searched.append("vectors")
        cosines = {
            name: float((rows @ vector).max()) for name, rows in self.vectors(list(self._held)).items()
        }
        ranked = sorted(cosines.items(), key=lambda item: (-item[1], item[0]))[:k]
        return self._within(ranked, report_ids)

    def window_vectors(self, passage_ids: Sequence[str]) -> tuple[dict[str, list[int]], Vector]:
        texts = [self._held[name].page_content for name in passage_ids]
        rows = np.asarray(self.model().embed_documents(texts), dtype=np.float32)
        return {name: [number] for number, name in enumerate(passage_ids)}, rows

    def passages_by_id(self, passage_ids: Sequence[str]) -> dict[str, Document]:
        self.read += len(passage_ids)
        return {name: self._held[name] for name in passage_ids}

    def _within(
        self, hits: list[tuple[str, float]], report_ids: Collection[str] | None
    ) -> list[tuple[str, float]]:
        return [
            hit
            for hit in hits
            if report_ids is None or self._held[hit[0]].metadata["report_id"] in report_ids
        ]


def index_with_vectors() -> FakeIndex:
    """The nine reports with the shipped model."""
    return FakeIndex(embedding=open_embeddings())
