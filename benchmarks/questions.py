"""How long a question takes, by kind, with a few reports held and with a thousand: one process, no web server.

    python -m benchmarks.questions [--sizes 14 1000] [--work DIR] [--out benchmarks/questions.json]

The corpora are fictional (``benchmarks/corpora.py``). Every question names a report drawn at random, so with a
thousand reports hardly one has been read before; the kinds are asked in turn after a few questions of each to warm
up. Wall and processor milliseconds are recorded: the first grow on a busy machine, the second hardly. ``answered``
is the share of questions that got an answer rather than a refusal, ``right`` (of figures) the share whose answer
holds the report's figure. Two fictional places may be spelled alike in English; those questions are asked back.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.answering.chain import build_assistant
from assistant.indexing.build import build_index
from assistant.indexing.embeddings import open_embeddings
from assistant.indexing.store import Index, open_index
from assistant.lexicon.english_names import english_name
from assistant.lexicon.numerals import format_number
from benchmarks import corpora
from benchmarks.corpora import Truth
from benchmarks.timing import milliseconds

ASKED = 60
"""Questions of each kind."""
WARM = 5
FIGURE = "{0}{1}年收到多少件政府信息公开申请？"


def questions(truths: list[Truth], rng: random.Random) -> dict[str, list[str]]:
    """Questions of every kind about reports drawn at random, each with the year before and a body beside it held."""
    held = {(t.region, t.year) for t in truths}
    regions = sorted({t.region for t in truths})
    pairs = [
        (t, other)
        for t in truths
        if (t.region, t.year - 1) in held
        for other in regions
        if other != t.region and (other, t.year) in held
    ]
    chosen = rng.choices(pairs, k=ASKED)
    templates = {
        "figure": FIGURE,
        "figure, lay words": "{0}{1}年罚了多少次？",
        "figure, English": "How many applications did {2} receive in {1}?",
        "change": "{0}{1}年收到的申请比{4}年多还是少？",
        "all years of a body": "{0}历年收到的申请各是多少？",
        "comparison of two bodies": "{0}和{3}{1}年谁收到的申请多？",
        "ranking of all bodies": "{1}年哪个地方收到的申请最多？",
        "text": "{0}{1}年公开工作存在哪些问题？",
        "refusal: year not held": "{0}1998年收到多少件申请？",
        "refusal: not stated": "{0}{1}年有多少人参加了马拉松？",
        "refusal: another matter": "{0}{1}年GDP是多少？",
    }
    return {
        kind: [
            template.format(t.region, t.year, english_name(t.region, ""), other, t.year - 1)
            for t, other in chosen
        ]
        for kind, template in templates.items()
    }


def measure(index: Index, truths: list[Truth]) -> dict[str, Any]:
    """Milliseconds a question by kind."""
    assistant = build_assistant(index)
    result: dict[str, Any] = {}
    received = {FIGURE.format(t.region, t.year): t.received for t in truths}
    warming = questions(truths, random.Random(12))
    for kind, asked in questions(truths, random.Random(11)).items():
        for question in warming[kind][:WARM]:
            assistant.invoke(question)
        figures, answers = milliseconds(partial(assistant.invoke, question) for question in asked)
        answered = sum(not answer.refused for answer in answers) / len(answers)
        result[kind] = {**figures, "answered": round(answered, 3)}
        if kind == "figure":
            right = [
                format_number(received[question]) in answer.text
                for question, answer in zip(asked, answers, strict=True)
            ]
            result[kind]["right"] = round(sum(right) / len(right), 3)
    return result


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Measure how long a question takes, by kind.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[14, 1000])
    parser.add_argument("--work", type=Path, help="folder to keep the corpora and their indexes in")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_suffix(".json"))
    options = parser.parse_args(argv)
    results: dict[str, Any] = {}
    for size in options.sizes:
        with TemporaryDirectory() as temporary:
            root = (options.work or Path(temporary)) / str(size)
            truths = corpora.write(root / "corpus", size)
            model = open_embeddings()
            build_index(root / "corpus", root / "index", model)
            with open_index(root / "index", model) as index:
                load = round(os.getloadavg()[0], 1)
                results[str(size)] = {"load_average": load, **measure(index, truths)}
    text = json.dumps(results, ensure_ascii=False, indent=1)
    options.out.write_text(text + "\n", encoding="utf-8")
    sys.stderr.write(text + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
