"""Building and reading the index at growing sizes, beside the pipeline of the usual tutorial.

Corpora are fictional (``benchmarks/corpora.py``). The tutorial pipeline is TextLoader-style reading,
``RecursiveCharacterTextSplitter(500, 50)`` and ``Chroma.from_texts`` with the same embedding model, so
that the model's own speed and quality do not count; it answers from the first of its ``k`` chunks.

``benchmarks/tutorial.py`` compares builds with a transformer instead.

    python -m benchmarks.indexing --sizes 100 1000 10000 --out benchmarks/indexing.json
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.indexing.build import build_index
from assistant.indexing.embeddings import open_embeddings
from assistant.indexing.generations import rollback
from assistant.indexing.store import Index, IndexHolder, open_index
from benchmarks import corpora
from benchmarks.corpora import Truth
from benchmarks.replicas import footprint, free_port, post, process, wait_until_ready

QUESTIONS = 200
SERVED = 40
UNSCOPED = [
    "政策解读形式",
    "保密审查",
    "专栏建设",
    "业务培训",
    "群众留言答复",
    "公开目录调整",
    "规范性文件清理",
    "年度考核",
] * 5
TUTORIAL_BATCH = 5000
COLD = """
import os, sys, time
started = time.perf_counter()
from assistant.indexing.store import open_index
index = open_index(sys.argv[1])
report = index.reports()[-1]
index.facts([report.report_id], indicator="received")
pages = int(open("/proc/self/statm").read().split()[1])
print(time.perf_counter() - started, pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
"""


def seconds(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return round(time.perf_counter() - started, 3)


def milliseconds(calls: list[Callable[[], Any]]) -> dict[str, float]:
    """Median and 95th percentile of single calls."""
    taken = sorted(seconds_of * 1000 for seconds_of in map(_precise, calls))
    return {
        "p50_ms": round(statistics.median(taken), 3),
        "p95_ms": round(taken[int(len(taken) * 0.95)], 3),
    }


def _precise(call: Callable[[], Any]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def processor_seconds() -> float:
    """What this process and the children it has waited for have used so far."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def peak_megabytes() -> dict[str, float]:
    """The most this process has held, and the largest of its children."""
    own, child = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {"build": round(own * 1024 / 1e6, 1), "one_worker": round(child * 1024 / 1e6, 1)}


def built(corpus: Path, index_dir: Path, result: dict[str, Any], name: str) -> None:
    """Build, and note wall and processor seconds."""
    before = processor_seconds()
    result[f"{name}_s"] = seconds(lambda: build_index(corpus, index_dir, open_embeddings("")))
    result[f"{name}_cpu_s"] = round(processor_seconds() - before, 3)


def megabytes(folder: Path) -> float:
    return round(sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6, 1)


def resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)


def measure_build(root: Path, truths: list[Truth]) -> dict[str, Any]:
    """First build, a run with nothing new, one report more, one report corrected."""
    corpus, index_dir = root / "corpus", root / "index"
    before = processor_seconds()
    first = build_index(corpus, index_dir, open_embeddings(""))
    used = processor_seconds() - before
    folder = index_dir / first.generation
    result: dict[str, Any] = {
        "reports": first.reports,
        "passages": first.passages,
        "facts": first.facts,
        "texts_embedded": first.embedded,
        "build_s": round(first.seconds, 1),
        "build_cpu_s": round(used, 1),
        "peak_mb": peak_megabytes(),
        "reports_per_s": round(first.reports / first.seconds, 1),
        "corpus_mb": megabytes(corpus),
        "disk_mb": {name: megabytes(folder / name) for name in ("chroma", "lexical")},
    }
    result["disk_mb"]["catalog"] = round((folder / "catalog.sqlite").stat().st_size / 1e6, 1)
    built(corpus, index_dir, result, "nothing_new")
    added = corpora.truths(len(truths) + 1, seed=1)[-1]
    (corpus / "added.txt").write_text(corpora.text_of(added), encoding="utf-8")
    built(corpus, index_dir, result, "one_added")
    (corpus / "added.txt").unlink()
    built(corpus, index_dir, result, "one_removed")
    return result


def measure_reading(index: Index, truths: list[Truth], rng: random.Random) -> dict[str, Any]:
    """Look-ups and searches as a question makes them."""
    chosen = rng.choices(truths, k=QUESTIONS)
    ids = {(report.region, report.year): report.report_id for report in index.reports()}
    questions = [f"{t.region}门户网站的公开信息和专栏建设情况" for t in chosen]
    terms = [[question[at : at + 2] for at in range(len(question) - 1)] for question in questions]
    figure = [lambda t=t: index.facts([ids[t.region, t.year]], indicator="received") for t in chosen]
    ranking = [lambda y=y: index.facts(indicator="received", column="total", year=y) for y in corpora.YEARS]
    passages = [lambda t=t: index.passages([ids[t.region, t.year]]) for t in chosen]
    index.search_vectors("公开", 1)
    index.search_text(["公开"], 1)
    return {
        "figure": milliseconds(figure),  # type: ignore[arg-type]
        "ranking_first": milliseconds(ranking),  # type: ignore[arg-type]
        "ranking_again": milliseconds(ranking),  # type: ignore[arg-type]
        "passages_of_a_report": milliseconds(passages),  # type: ignore[arg-type]
        "search_text": milliseconds([lambda t=t: index.search_text(t, 10) for t in terms]),  # type: ignore[misc]
        "search_vectors": milliseconds([lambda q=q: index.search_vectors(q, 10) for q in questions]),  # type: ignore[misc]
        "resident_mb": resident(),
    }


def right_figures(index: Index, truths: list[Truth]) -> float:
    """The share of reports whose number of applications is read right and found by a look-up."""
    ids = {(report.region, report.year): report.report_id for report in index.reports()}
    right = 0
    for truth in truths:
        found = index.facts([ids.get((truth.region, truth.year), "")], "received", "total", truth.year)
        right += bool(found) and {fact.value for fact in found} == {truth.received}
    return round(right / len(truths), 4)


def measure_switch(index_dir: Path) -> dict[str, float]:
    """From a published pointer to the first search on the other generation, and what stays resident."""
    holder = IndexHolder(index_dir, open_embeddings(""))
    with holder.lease() as index:
        index.search_vectors("公开", 1)
    before = resident()
    rollback(index_dir)

    def ask() -> None:
        with holder.lease() as index:
            index.facts(indicator="received", year=2020)
            index.search_vectors("公开", 1)

    taken = seconds(ask)
    grown = resident() - before
    holder.close()
    return {"switch_and_first_search_s": taken, "resident_grown_mb": round(grown, 1)}


def measure_serving(root: Path, truths: list[Truth], rng: random.Random) -> dict[str, Any]:
    """A real server over the index: milliseconds over HTTP by kind of question, and its memory."""
    port, chosen = free_port(), rng.choices(truths, k=SERVED)
    kinds = {
        "figure": [f"{t.region}{t.year}年收到多少件政府信息公开申请？" for t in chosen],
        "change": [f"{t.region}{t.year}年收到的申请比{t.year - 1}年多还是少？" for t in chosen],
        "ranking": [f"{t.year}年哪个地方收到的申请最多？" for t in chosen],
        "text of a report": [f"{t.region}{t.year}年公开工作存在哪些问题？" for t in chosen],
        "no body named: asked back": [f"{about}是怎么做的？" for about in UNSCOPED],
        "nothing held": [f"{t.region}1998年收到多少件申请？" for t in chosen],
    }
    command = [
        sys.executable,
        "-m",
        "assistant",
        "serve",
        "--index",
        str(root / "index"),
        "--port",
        str(port),
    ]
    found: dict[str, Any] = {}
    with process(command, root / "server.log") as server:
        wait_until_ready(port, server, root / "server.log")
        post(port, UNSCOPED[0], "127.0.0.1")
        for kind, questions in kinds.items():
            replies: list[dict[str, Any]] = []

            def ask(question: str, kept: list[dict[str, Any]] = replies) -> None:
                kept.append(post(port, question, "127.0.0.1")[1])

            found[kind] = milliseconds([partial(ask, question) for question in questions])
            found[kind]["answered"] = sum(reply.get("refusal") is None for reply in replies)
        return {"questions_a_kind": SERVED, **found, **footprint(server)}


def measure_tutorial(root: Path, truths: list[Truth], rng: random.Random) -> dict[str, Any]:
    """The usual tutorial on the same files with the same model."""
    from langchain_chroma import Chroma
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    folder = root / "tutorial"
    store = Chroma("tutorial", open_embeddings(""), persist_directory=str(folder))

    def build() -> None:
        splitter = RecursiveCharacterTextSplitter(chunk_size=500, chunk_overlap=50)
        texts = [p.read_text(encoding="utf-8") for p in sorted((root / "corpus").rglob("*.txt"))]
        chunks = [chunk for text in texts for chunk in splitter.split_text(text)]
        for start in range(0, len(chunks), TUTORIAL_BATCH):
            store.add_texts(chunks[start : start + TUTORIAL_BATCH])

    result: dict[str, Any] = {"build_s": seconds(build), "disk_mb": megabytes(folder)}
    chosen = rng.choices(truths, k=QUESTIONS)
    right, calls = 0, []
    for truth in chosen:
        question = f"{truth.region}{truth.year}年收到多少件政府信息公开申请"
        calls.append(lambda q=question: store.similarity_search(q, k=4))
        first = store.similarity_search(question, k=4)[0].page_content
        right += truth.region in first and f"{truth.year}年" in first and f"申请{truth.received}件" in first
    result["question"] = milliseconds(calls)
    result["first_chunk_holds_the_figure_of_the_right_report"] = round(right / QUESTIONS, 3)
    return result


def measure(size: int, tutorial: bool) -> dict[str, Any]:
    rng = random.Random(7)
    with TemporaryDirectory(prefix="bench-") as name:
        root = Path(name)
        truths = corpora.write(root / "corpus", size)
        result = {"build": measure_build(root, truths)}
        with open_index(root / "index", open_embeddings("")) as index:
            result["reading"] = measure_reading(index, truths, rng)
            result["reading"]["right_figures"] = right_figures(index, truths)
        cold = [sys.executable, "-c", COLD, str(root / "index")]
        taken, memory = subprocess.run(cold, capture_output=True, text=True, check=True).stdout.split()
        result["cold_first_figure"] = {"s": round(float(taken), 3), "resident_mb": round(float(memory), 1)}
        result["serving"] = measure_serving(root, truths, rng)
        result["switch"] = measure_switch(root / "index")
        if tutorial:
            result["tutorial"] = measure_tutorial(root, truths, rng)
        shutil.rmtree(root / "index")
    return result


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--tutorial-up-to", type=int, default=1000, help="largest size for the tutorial")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    results: dict[str, Any] = {}
    for size in args.sizes:
        load = os.getloadavg()[0]
        results[str(size)] = {"load_average": round(load, 1), **measure(size, size <= args.tutorial_up_to)}
        sys.stdout.write(json.dumps({size: results[str(size)]}, ensure_ascii=False, indent=1) + "\n")
        sys.stdout.flush()
        if args.out:
            args.out.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
