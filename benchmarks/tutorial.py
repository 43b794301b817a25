"""A full build against the pipeline of the usual tutorial with a transformer, in one run.

The tutorial: ``RecursiveCharacterTextSplitter(500, 50)``, a transformer of the shape of
all-MiniLM-L6 (6 layers, 384 wide, 12 heads, at most 256 tokens, batches of 32 sorted by length) whose
weights are random, as time does not depend on them, and one Chroma collection. Its time is all but
linear in the number of chunks, so that it is measured on ``--tutorial`` reports and told per report.

Four corpora: the short reports of ``benchmarks/corpora.py``; the same with as much prose as the real report in
``corpus/``; reports with the whole national forms of ``tests/synth`` in four text layouts; and reports with both,
as reports since 2019 have them.

    python -m benchmarks.tutorial --reports 1000 --tutorial 100 --out benchmarks/tutorial.json
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from langchain_core.embeddings import Embeddings

from assistant.indexing.build import build_index
from assistant.indexing.embeddings import open_embeddings
from benchmarks import corpora
from tests.synth.carriers import one_a_line, pipes, repeated_pipes, tabs, text_file
from tests.synth.document import blocks
from tests.synth.truth import BODIES, make_truth

MAX_TOKENS = 256
BATCH = 32
PROSE_HEADINGS = (
    "加强组织领导",
    "完善工作制度",
    "深化重点领域公开",
    "规范依申请公开办理",
    "推进平台建设",
    "做好政策解读",
    "回应社会关切",
    "强化监督考核",
    "开展业务培训",
)
PROSE_OPENINGS = (
    "围绕群众关心的问题持续推进",
    "按照年度工作要点的部署扎实做好",
    "结合本地实际进一步细化",
    "通过门户网站和新媒体及时更新",
)
PROSE_AREAS = (
    "财政预决算",
    "重大建设项目",
    "公共资源配置",
    "社会救助",
    "食品药品监管",
    "环境保护",
    "义务教育",
    "医疗卫生",
)
PROSE_UNITS = (
    ("条", "发布各类信息"),
    ("篇", "编发解读稿件"),
    ("次", "组织专题活动"),
    ("件", "办理群众来信"),
    ("人次", "培训业务人员"),
)
PROSE_ENDINGS = (
    "公开的及时性、准确性和规范性得到进一步提高，群众的知情权、参与权和监督权得到较好保障",
    "做到应公开尽公开，同时严格执行保密审查制度，未发生因公开不当造成的负面影响",
    "内容涵盖政策依据、办理流程、办理结果和监督渠道，方便企业和群众查阅办事",
    "建立了责任明确、程序规范、衔接有序的工作机制，确保各项任务落到实处",
)
TABLES = (pipes, tabs, one_a_line, repeated_pipes)


class RandomTransformer(Embeddings):
    """A transformer of MiniLM's shape with random weights; one token a Chinese character."""

    def __init__(self, vocabulary: set[str]) -> None:
        import torch
        from transformers import BertConfig, BertModel

        torch.manual_seed(1)
        shape = {"hidden_size": 384, "num_hidden_layers": 6, "num_attention_heads": 12}
        config = BertConfig(vocab_size=30_522, intermediate_size=1536, **shape)
        self._model = BertModel(config).eval()
        self._torch = torch
        self._ids = {character: at for at, character in enumerate(sorted(vocabulary), start=3)}

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        torch = self._torch
        rows = [[1, *(self._ids.get(c, 2) for c in text if not c.isspace())][:MAX_TOKENS] for text in texts]
        order = sorted(range(len(rows)), key=lambda at: -len(rows[at]))
        found: dict[int, list[float]] = {}
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            width = max(len(rows[at]) for at in chosen)
            ids = torch.tensor([rows[at] + [0] * (width - len(rows[at])) for at in chosen])
            mask = (ids > 0).long()
            with torch.inference_mode():
                hidden = self._model(ids, attention_mask=mask).last_hidden_state
            pooled = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            found.update(zip(chosen, torch.nn.functional.normalize(pooled).tolist(), strict=True))
        return [found[at] for at in range(len(rows))]

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


def write_prose(corpus: Path, count: int) -> None:
    """Fictional reports as long as the real one, most of it prose with a figure in every third clause."""
    for truth in corpora.write(corpus, count):
        path = corpus / truth.region / truth.name
        text = path.read_text(encoding="utf-8")
        more = _prose(random.Random(f"prose-{truth.name}"))
        path.write_text(text.replace("\n\n二、", f"\n\n{more}\n\n二、", 1), encoding="utf-8")


def _prose(rng: random.Random) -> str:
    """Nine paragraphs, some 2,900 characters."""
    return "\n\n".join(
        f"{number}.{heading}。" + "".join(_sentence(rng) for _ in range(4))
        for number, heading in enumerate(PROSE_HEADINGS, start=1)
    )


def _sentence(rng: random.Random) -> str:
    unit, about = rng.choice(PROSE_UNITS)
    opening, ending = rng.choice(PROSE_OPENINGS), rng.choice(PROSE_ENDINGS)
    return f"{opening}{rng.choice(PROSE_AREAS)}信息公开，全年{about}{rng.randint(2, 4000)}{unit}，{ending}。"


def write_forms(corpus: Path, count: int, prose: bool = False) -> None:
    """Fictional reports with whole national forms, ten years a body; with ``prose`` they have both."""
    corpus.mkdir(parents=True)
    regions = sorted({truth.region for truth in corpora.truths(10 * count)})
    pairs = [(region, year) for region in regions for year in range(2013, 2023)][:count]
    for at, (region, year) in enumerate(pairs):
        rng = random.Random(f"{region}-{year}")
        body = replace(BODIES[0], region=region, agency=f"{region}人民政府")
        truth = make_truth(rng, body, year)
        text = text_file(truth, blocks(rng, truth), TABLES[at % len(TABLES)])
        if prose:
            more = _prose(random.Random(f"prose-{region}-{year}"))
            text = text.replace("\n\n二、", f"\n\n{more}\n\n二、", 1)
        (corpus / f"{region}-{year}.txt").write_text(text, encoding="utf-8")


KINDS: dict[str, Callable[[Path, int], Any]] = {
    "short": corpora.write,
    "prose": write_prose,
    "forms": write_forms,
    "both": partial(write_forms, prose=True),
}


def costs(work: Callable[[], Any]) -> dict[str, float]:
    """Wall and processor seconds, child processes included."""

    def spent() -> float:
        both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(usage.ru_utime + usage.ru_stime for usage in both)

    before, began = spent(), time.perf_counter()
    work()
    return {"wall_s": round(time.perf_counter() - began, 2), "cpu_s": round(spent() - before, 2)}


def measure(kind: str, reports: int, tutorial: int) -> dict[str, Any]:
    from langchain_chroma import Chroma
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    with TemporaryDirectory(prefix="tutorial-") as name:
        root = Path(name)
        KINDS[kind](root / "corpus", reports)
        paths = sorted((root / "corpus").rglob("*.txt"))
        texts = [path.read_text(encoding="utf-8") for path in paths]
        chosen = random.Random(1).sample(texts, tutorial)
        model = RandomTransformer(set("".join(texts)))
        model.embed_documents(["预热" * 100])
        splitter = RecursiveCharacterTextSplitter(chunk_size=500, chunk_overlap=50)
        chunks = [chunk for text in chosen for chunk in splitter.split_text(text)]

        def tutorial_build() -> None:
            parts = [chunk for text in chosen for chunk in splitter.split_text(text)]
            store = Chroma("tutorial", model, persist_directory=str(root / "tutorial"))
            for start in range(0, len(parts), 5000):
                store.add_texts(parts[start : start + 5000])

        def ours_build() -> None:
            built.append(build_index(root / "corpus", root / "index", open_embeddings("")))

        built: list[Any] = []
        half = costs(tutorial_build)
        ours = costs(ours_build)
        other = costs(tutorial_build)
        theirs = {key: (half[key] + other[key]) / 2 for key in half}  # before and after, as the load changes
        [result] = built
        return {
            "reports": reports,
            "characters_a_report": round(sum(map(len, texts)) / len(texts)),
            "facts_a_report": round(result.facts / result.reports, 1),
            "ours": {**ours, "reports_per_s": round(reports / ours["wall_s"], 1)},
            "tutorial": {
                **{key: round(value, 2) for key, value in theirs.items()},
                "reports": tutorial,
                "chunks_a_report": round(len(chunks) / tutorial, 2),
                "reports_per_s": round(tutorial / theirs["wall_s"], 2),
            },
            "faster_per_report": {
                key: round(theirs[key] / tutorial / (ours[key] / reports), 1) for key in ours
            },
        }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--tutorial", type=int, default=100)
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=list(KINDS))
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    results, text = {}, ""
    for kind in args.kinds:
        load = os.getloadavg()[0]
        results[kind] = {"load_average": round(load, 1), **measure(kind, args.reports, args.tutorial)}
        text = json.dumps(results, ensure_ascii=False, indent=1) + "\n"
        if args.out:
            args.out.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
