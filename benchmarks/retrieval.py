"""Rankers side by side on passage retrieval sets; results go to benchmarks/retrieval.json.

    python benchmarks/retrieval.py --eval DIR [--model NAME] [--out benchmarks/retrieval.json] [SET ...]

Each set is a folder of DIR: passages.jsonl and queries.jsonl ({"id", "text"}), qrels.tsv (query, passage).
Figures are percentages: recall at 1, 5 and 10 (any relevant passage), and MRR at 10.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.indexing.embeddings import ModelEmbeddings, open_embeddings
from assistant.indexing.lexical import Bm25, WeightedTerms
from assistant.indexing.splitter import windows
from assistant.lexicon.synonyms import expand, own_terms
from assistant.lexicon.tokens import terms
from assistant.retrieval.hybrid import DENSE_WEIGHT

WEIGHTS = (0.25, 0.4, 0.5, 0.6, 0.75, 1.0)
POWERS = (1, 2, 3)  # of the confidence in the words
RRF_K = 60
SVD_DIMENSION = 256

Scores = NDArray[np.float64]


@dataclass(frozen=True)
class RetrievalSet:
    """Passages, questions, and for each question the numbers of its relevant passages."""

    passages: list[str]
    questions: list[str]
    relevant: list[set[int]]


def load(folder: Path) -> RetrievalSet:
    passages = [json.loads(line) for line in (folder / "passages.jsonl").open(encoding="utf-8")]
    questions = [json.loads(line) for line in (folder / "queries.jsonl").open(encoding="utf-8")]
    number = {passage["id"]: at for at, passage in enumerate(passages)}
    relevant: dict[str, set[int]] = {}
    for line in (folder / "qrels.tsv").open(encoding="utf-8"):
        question, passage = line.rstrip("\n").split("\t")[:2]
        if passage in number:
            relevant.setdefault(question, set()).add(number[passage])
    asked = [question for question in questions if question["id"] in relevant]
    return RetrievalSet(
        [passage["text"] for passage in passages],
        [question["text"] for question in asked],
        [relevant[question["id"]] for question in asked],
    )


def measure(scores: Scores, relevant: list[set[int]]) -> dict[str, float]:
    """Ties go to the earlier passage."""
    ranks = []
    for row, wanted in zip(scores, relevant, strict=True):
        top = np.argsort(-row, kind="stable")[:10]
        ranks.append(next((at for at, passage in enumerate(top, start=1) if passage in wanted), 0))
    found = np.asarray(ranks)
    figures = {f"r@{k}": float(np.mean((found > 0) & (found <= k))) for k in (1, 5, 10)}
    figures["mrr@10"] = float(np.mean([1 / rank if rank else 0 for rank in ranks]))
    return {name: round(100 * value, 1) for name, value in figures.items()}


def by_words(
    held: RetrievalSet, asked: Callable[[str], WeightedTerms], keep: Callable[[str], bool]
) -> Scores:
    ranker = Bm25([[term for term in terms(passage) if keep(term)] for passage in held.passages])
    return np.stack([ranker.scores(asked(question)) for question in held.questions])


def by_expanded_words(held: RetrievalSet) -> tuple[Scores, Scores]:
    """Scores with synonyms and English, and the confidence in them, shape (questions, 1)."""
    ranker = Bm25([terms(passage) for passage in held.passages])
    scores = np.stack([ranker.scores(expand(question)) for question in held.questions])
    sure = [ranker.confidence(own_terms(q), row.max()) for q, row in zip(held.questions, scores, strict=True)]
    return scores, np.asarray(sure)[:, None]


def by_meaning(held: RetrievalSet, model: ModelEmbeddings) -> tuple[Scores, Scores]:
    """Cosine with the best window of one or two sentences, and half and half with the whole: ``hybrid.nearness``."""
    texts, owner = [], []
    for number, passage in enumerate(held.passages):
        pieces = [span.of(passage) for span in windows(passage)] or [passage]
        texts += pieces
        owner += [number] * len(pieces)
    rows = model.encode_documents(texts)
    starts = np.flatnonzero(np.diff([-1, *owner]))
    sums = np.add.reduceat(rows, starts, axis=0)
    lengths = np.linalg.norm(sums, axis=1)
    products = model.encode_queries(held.questions) @ rows.T
    best = np.maximum.reduceat(products, starts, axis=1).astype(np.float64)
    whole = np.add.reduceat(products, starts, axis=1) / np.where(lengths == 0, 1, lengths)
    return best, (best + whole) / 2


def by_whole_passages(held: RetrievalSet, model: ModelEmbeddings) -> Scores:
    """Cosine with the passage embedded in one piece."""
    return np.asarray(model.encode_queries(held.questions) @ model.encode_documents(held.passages).T)


def by_latent_topics(held: RetrievalSet) -> Scores:
    """TF-IDF and SVD fitted on the passages themselves: no shipped model at all."""
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import normalize

    tfidf = TfidfVectorizer(analyzer=terms, sublinear_tf=True, min_df=2)
    passages = tfidf.fit_transform(held.passages)
    svd = TruncatedSVD(min(SVD_DIMENSION, min(passages.shape) - 1), random_state=0)
    topics = normalize(svd.fit_transform(passages))
    return np.asarray(normalize(svd.transform(tfidf.transform(held.questions))) @ topics.T)


def fused(
    lexical: Scores, dense: Scores, weight: float, confidence: Scores | float = 1.0, power: int = 2
) -> Scores:
    """The formula of ``assistant.retrieval.hybrid.fuse``."""
    best = lexical.max(axis=1, keepdims=True)
    return confidence**power * lexical / np.where(best == 0, 1, best) + weight * np.maximum(dense, 0)


def reciprocal_ranks(lexical: Scores, dense: Scores) -> Scores:
    ranks = [
        (-scores).argsort(axis=1, kind="stable").argsort(axis=1, kind="stable") for scores in (lexical, dense)
    ]
    return 1 / (RRF_K + 1 + ranks[0]) + 1 / (RRF_K + 1 + ranks[1])


def plain(question: str) -> WeightedTerms:
    return [(term, 1.0) for term in terms(question)]


def without_question_words(question: str) -> WeightedTerms:
    return [(term, 1.0) for term in terms(question, question=True)]


def compare(held: RetrievalSet, model: ModelEmbeddings) -> dict[str, dict[str, float]]:
    """Every ranker's figures on one set."""
    found: dict[str, dict[str, float]] = {}
    lexical, sure = by_expanded_words(held)
    nearest, dense = by_meaning(held, model)
    runs: list[tuple[str, Callable[[], Scores]]] = [
        ("bm25 pairs", lambda: by_words(held, plain, lambda term: len(term) != 1)),
        ("bm25 characters and pairs", lambda: by_words(held, plain, bool)),
        ("bm25 without question words", lambda: by_words(held, without_question_words, bool)),
        ("bm25 with synonyms and English", lambda: lexical),
        ("dense passages", lambda: by_whole_passages(held, model)),
        ("dense windows", lambda: nearest),
        ("dense windows and whole", lambda: dense),
        ("tf-idf and svd", lambda: by_latent_topics(held)),
        ("reciprocal rank fusion", lambda: reciprocal_ranks(lexical, dense)),
        *((f"fused, confidence 1, w={w}", partial(fused, lexical, dense, w)) for w in WEIGHTS),
        *(
            (f"fused, confidence^{power}, w={w}", partial(fused, lexical, dense, w, sure, power))
            for power in POWERS
            for w in WEIGHTS
        ),
        ("fused as shipped", lambda: fused(lexical, dense, DENSE_WEIGHT, sure)),
    ]
    for name, run in runs:
        found[name] = measure(run(), held.relevant)
        sys.stderr.write(f"  {name:32} {found[name]}\n")
    return found


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Compare rankers on passage retrieval sets.")
    parser.add_argument("--eval", type=Path, required=True, help="folder of the sets")
    parser.add_argument(
        "--model", default="", help="embedding model: a folder or a name; default the shipped one"
    )
    parser.add_argument("--out", type=Path, default=Path(__file__).with_suffix(".json"))
    parser.add_argument("sets", nargs="*", help="default: all")
    options = parser.parse_args(argv)
    model = open_embeddings(options.model)
    results: dict[str, object] = {"model": model.identity.as_dict()}
    for name in options.sets or sorted(path.name for path in options.eval.iterdir() if path.is_dir()):
        sys.stderr.write(f"{name}\n")
        held = load(options.eval / name)
        size = {"passages": len(held.passages), "questions": len(held.questions)}
        results[name] = {**size, "rankers": compare(held, model)}
    options.out.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
