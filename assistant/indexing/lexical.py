"""Ranking by words: BM25 over the terms of ``lexicon.tokens``.

Two ways to the same score: ``Bm25`` holds some passages in memory and is exact (the passages of the
reports a question is about are few), ``Lexical`` searches everything on disk with tantivy.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from langchain_core.documents import Document
from numpy.typing import NDArray

from assistant.errors import IndexDamagedError
from assistant.lexicon.tokens import terms

__all__ = ["Bm25", "Lexical", "LexicalWriter", "WeightedTerms", "build_lexical", "passage_terms", "rank"]

K1 = 1.2  # tantivy's own, fixed there; 1.5 and b = 0.4 move no set by more than 0.4 points of R@1
B = 0.75
SEVERAL = 1.5  # times its idf: what a term gives that stands about three times in a passage of mean length
LEAST_CONFIDENCE = 0.25
_WRITER_BYTES = 64 << 20

WeightedTerms = Sequence[tuple[str, float]]


def passage_terms(passage: Document) -> list[str]:
    """What a passage is found by: its text, its heading, and whose report of which year it is.

    "全县共收到申请17件" does not name the county; a question does.
    """
    about = [str(passage.metadata.get(key) or "") for key in ("heading", "region", "agency", "year")]
    return terms(passage.page_content) + terms("\n".join(about))


class Bm25:
    """Exact BM25 over passages given as lists of terms.

    Robertson & Zaragoza 2009 with Lucene's inverse document frequency,
    ``idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / mean length))``.
    """

    def __init__(self, passages: Sequence[Sequence[str]]) -> None:
        self._size = len(passages)
        lengths = np.asarray([len(passage) for passage in passages], dtype=np.float64)
        mean = lengths.mean() if self._size and lengths.any() else 1.0
        self._norm = K1 * (1 - B + B * lengths / mean)
        found: dict[str, list[tuple[int, int]]] = {}
        for number, passage in enumerate(passages):
            for term, count in Counter(passage).items():
                found.setdefault(term, []).append((number, count))
        self._postings = {term: np.asarray(pairs, dtype=np.int64).T for term, pairs in found.items()}

    def scores(self, weighted: WeightedTerms) -> NDArray[np.float64]:
        """One score per passage, in their order; 0 where no term occurs."""
        scores = np.zeros(self._size)
        for term, weight in weighted:
            posting = self._postings.get(term)
            if posting is not None:
                numbers, counts = posting
                scores[numbers] += (
                    weight * self._idf(len(numbers)) * (K1 + 1) * counts / (counts + self._norm[numbers])
                )
        return scores

    def confidence(self, own: WeightedTerms, best: float) -> float:
        """How much of what a question says the best passage holds, from 0.25 to 1.

        ``best`` is its score, against that of a passage holding each of the question's own terms a few
        times. Terms that occur nowhere say nothing about the passages and are left out.
        """
        held = [(self._postings[term].shape[1], weight) for term, weight in own if term in self._postings]
        return _confidence(held, best, self._size)

    def _idf(self, count: int) -> float:
        return _idf(count, self._size)


def _idf(count: int, size: int) -> float:
    return float(np.log(1 + (size - count + 0.5) / (count + 0.5)))


def _confidence(held: Sequence[tuple[int, float]], best: float, size: int) -> float:
    """``held`` are the terms that occur: in how many passages each, and its weight."""
    whole = SEVERAL * sum(weight * _idf(count, size) for count, weight in held)
    return min(max(best / whole, LEAST_CONFIDENCE), 1.0) if whole else 1.0


def rank(weighted: WeightedTerms, passages: Sequence[Document]) -> list[tuple[Document, float]]:
    """The passages that hold any of the terms with their exact scores, best first, ties in text order."""
    scores = Bm25([passage_terms(passage) for passage in passages]).scores(weighted)
    order = sorted(range(len(passages)), key=lambda number: (-scores[number], number))
    return [(passages[number], float(scores[number])) for number in order if scores[number] > 0]


class LexicalWriter:
    """Writes a lexical index to a new folder, passage by passage; nothing of it stands before ``commit``.

    ``before`` is the folder of an index that this one continues: its passages are kept as they are.
    Scores are those of an index written in one go; equal ones stand in the order they were added. (None
    can be taken out that way: tantivy would go on counting the terms of a deleted passage.)
    ValueError from any method is a fault of the disk.
    """

    def __init__(self, folder: Path, before: Path | None = None) -> None:
        import tantivy

        if before is None:
            folder.mkdir(parents=True, exist_ok=True)
            index = tantivy.Index(_schema(), path=str(folder), reuse=False)
        else:
            shutil.copytree(before, folder, ignore=shutil.ignore_patterns("*.lock"))
            index = tantivy.Index.open(str(folder))
        self._document = tantivy.Document
        self._writer = index.writer(heap_size=_WRITER_BYTES, num_threads=1)

    def add(self, passage_id: str, report_id: str, words: str) -> None:
        """Add a passage; ``words`` are its terms, blanks between them."""
        entry = self._document()
        entry.add_text("passage_id", passage_id)
        entry.add_text("report_id", report_id)
        entry.add_text("terms", words)
        self._writer.add_document(entry)

    def commit(self) -> None:
        """Write what was added, and end."""
        self._writer.commit()
        self._writer.wait_merging_threads()


def build_lexical(folder: Path, passages: Iterable[Document], before: Path | None = None) -> None:
    """Write the lexical index of the passages to a new folder; see ``LexicalWriter`` for ``before``."""
    writer = LexicalWriter(folder, before)
    for passage in passages:
        data = passage.metadata
        writer.add(data["passage_id"], data["report_id"], " ".join(passage_terms(passage)))
    writer.commit()


class Lexical:
    """A lexical index opened for reading; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        try:
            self._index = tantivy.Index.open(str(folder))
        except (ValueError, OSError) as error:
            raise IndexDamagedError(f"{folder} holds no lexical index ({error}); build it again") from error
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(
        self, weighted: WeightedTerms | Sequence[str], k: int, report_ids: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """The ``k`` best passages by id with their scores, best first, of the given reports only.

        Terms come plain or with a weight each.
        """
        weights: Counter[str] = Counter()
        for term in weighted:
            name, weight = (term, 1.0) if isinstance(term, str) else term
            weights[name] += weight  # type: ignore[assignment]
        if not weights or k < 1 or (report_ids is not None and not report_ids):
            return []
        hits = self._searcher.search(self._query(weights, report_ids), k, count=False).hits
        return [(self._searcher.doc(address)["passage_id"][0], float(score)) for score, address in hits]

    def confidence(self, own: WeightedTerms, best: float) -> float:
        """The same as ``Bm25.confidence`` over all passages, from the index's own counts."""
        counts = [(self._searcher.doc_freq("terms", term), weight) for term, weight in own]
        return _confidence([(count, weight) for count, weight in counts if count], best, len(self))

    def _query(self, weights: Counter[str], report_ids: Collection[str] | None) -> Any:
        from tantivy import Occur, Query

        wanted = [
            (Occur.Should, Query.boost_query(Query.term_query(self._schema, "terms", term, "freq"), weight))
            for term, weight in weights.items()
        ]
        query = Query.boolean_query(wanted)
        if report_ids is None:
            return query
        scope = Query.term_set_query(self._schema, "report_id", sorted(report_ids))
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(scope, 0.0))])


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("passage_id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("report_id", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("terms", stored=False, tokenizer_name="whitespace", index_option="freq")
    return builder.build()
