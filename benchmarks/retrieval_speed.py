"""How fast passages are embedded and found: one core, one process, nothing else measured at the same time.

    python -m benchmarks.retrieval_speed [--reports 7700] [--work DIR] [--out benchmarks/retrieval_speed.json]

The corpus is fictional (``benchmarks/corpora.py``): 13 passages a report, so 7,700 reports are 100,000 passages. With
``--work`` the index is kept there and used again. Times of a loaded machine are longer; its load is recorded.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.indexing.build import build_index
from assistant.indexing.embeddings import DEFAULT_MODEL, ModelEmbeddings, open_embeddings
from assistant.indexing.splitter import windows
from assistant.indexing.store import Index, open_index
from assistant.lexicon.synonyms import expand
from assistant.retrieval.hybrid import HybridRetriever
from benchmarks import corpora
from benchmarks.timing import milliseconds

ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1") | {
    "TOKENIZERS_PARALLELISM": "false"
}
LOAD = """
import json, time
import assistant.indexing.embeddings as embeddings
import tokenizers, safetensors.numpy
started = time.perf_counter()
model = embeddings.open_embeddings()
loaded = time.perf_counter()
model.embed_query("公开了多少条信息")
print(json.dumps({"load_s": round(loaded - started, 3), "first_query_s": round(time.perf_counter() - loaded, 3)}))
"""
ASKED = (
    "网站一年发布多少信息",
    "老百姓怎么申请公开",
    "存在哪些问题",
    "下一年打算怎么改进",
    "有没有收费",
    "培训了多少人",
    "政策解读做得怎么样",
    "打官司的有几起",
    "What problems were admitted?",
    "How can people apply for information?",
)


def measure_model(index: Index, model: ModelEmbeddings) -> dict[str, Any]:
    """Loading in a fresh process, passages a second, one question."""
    loads = [json.loads(subprocess.check_output([sys.executable, "-c", LOAD], text=True)) for _ in range(3)]
    ids = [report.report_id for report in index.reports()[:400]]
    passages = [document.page_content for document in index.passages(ids)]
    pieces = [span.of(passage) for passage in passages for span in windows(passage)]
    taken = {}
    for what, texts in (("passages_per_s", passages), ("windows_per_s", pieces)):
        started = time.perf_counter()
        model.encode_documents(texts)
        taken[what] = round(len(texts) / (time.perf_counter() - started))
    model.embed_query("预热")
    places = [report.region for report in index.reports()[:: max(1, len(index.reports()) // 20)]]
    questions = [f"{place}{asked}" for place in places for asked in ASKED]
    return {
        "size_mb": round(sum(p.stat().st_size for p in DEFAULT_MODEL.iterdir()) / 1e6, 1),
        "load_s": min(load["load_s"] for load in loads),
        "first_query_s": min(load["first_query_s"] for load in loads),
        "passage_characters": round(sum(map(len, passages)) / len(passages)),
        **taken,
        "query": _each(model.embed_query, questions),
    }


def measure_search(index: Index) -> dict[str, Any]:
    """The whole retriever, and its parts alone, side by side."""
    reports = index.reports()
    chosen = reports[:: max(1, len(reports) // 20)]
    named = [f"{report.region}{report.year}年{asked}" for report in chosen for asked in ASKED]
    bare = [f"{asked}{number}" for number in range(20) for asked in ASKED]
    hybrid, words = HybridRetriever(index=index), HybridRetriever(index=index, weight=0.0)
    for question in ASKED:
        hybrid.search(question)
        words.search(question)
    model = index.model()
    return {
        "all_reports": _each(hybrid.search, bare),
        "all_reports_words_alone": _each(words.search, bare),
        "one_report": _each(hybrid.search, named),
        "one_report_again": _each(hybrid.search, named),
        "tantivy_alone": _each(lambda terms: index.text_hits(terms, 50), [expand(asked) for asked in bare]),
        "chroma_alone": _each(
            lambda vector: index.vector_hits(vector, 50), [model.embed_query(asked) for asked in bare]
        ),
    }


def _each(work: Callable[[Any], Any], given: Sequence[Any]) -> dict[str, float]:
    return milliseconds(partial(work, one) for one in given)[0]


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Measure how fast passages are embedded and found.")
    parser.add_argument("--reports", type=int, default=7700)
    parser.add_argument("--work", type=Path, help="folder to keep the corpus and its index in")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_suffix(".json"))
    options = parser.parse_args(argv)
    if any(os.environ.get(name) != value for name, value in ONE_CORE.items()):  # read when numpy is loaded
        command = [sys.executable, "-m", "benchmarks.retrieval_speed", *argv]
        return subprocess.run(command, env={**os.environ, **ONE_CORE}, check=False).returncode
    model = open_embeddings()
    with TemporaryDirectory() as temporary:
        root = options.work or Path(temporary)
        if not (root / "corpus").is_dir():
            corpora.write(root / "corpus", options.reports)
        built = build_index(root / "corpus", root / "index", model)
        with open_index(root / "index", model) as index:
            result = {
                "load_average": round(os.getloadavg()[0], 1),
                "reports": built.reports,
                "passages": built.passages,
                "model": {**model.identity.as_dict(), **measure_model(index, model)},
                "search": measure_search(index),
            }
    options.out.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stderr.write(json.dumps(result, ensure_ascii=False, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
