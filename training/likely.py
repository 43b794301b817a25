"""Learn what the measures of ``assistant/answering/likely.py`` weigh, from the project's own question sets.

    python training/likely.py assistant/answering/likely.json

A question whose figures or words stand in one sentence of the report's running text is an example of that
sentence being the one among all others; with that sentence taken away, and where the set says that the report
does not tell it, of there being none. The scores of the sentences and that of none are compared as
probabilities. ``--folds`` also tells how it does on sets it was not trained on.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import numpy as np
import torch

from assistant.answering.evidence import gather
from assistant.answering.likely import FEATURES, SIMILARITIES, chances, in_rows, measured, whole_of
from assistant.answering.question import understand
from assistant.cli import common
from assistant.cli.batch import read_questions
from assistant.cli.eval import OWN_SETS
from assistant.cli.index import build
from assistant.lexicon.numerals import find_numbers
from assistant.types import Operation

ELSEWHERE = {Operation.META, Operation.TALK, Operation.DECLINE, Operation.FIELD}
COMPUTED = {
    "compare",
    "growth",
    "share",
    "sum",
    "rank",
    "which_year",
    "check",
    "contradiction",
    "contact",
    "meta",
}
STEPS, RATE, DECAY = 600, 0.05, 1e-3
WITHOUT = 0.5  # what an example with its sentence taken away counts
HELD_OUT = 6
NEAR_MISS = "near_miss"


@dataclass
class Example:
    """The measures of the sentences of one report, and which of them tell what is asked."""

    set_name: str
    language: str
    question: str
    rows: np.ndarray
    telling: np.ndarray
    sentences: list[str]


def tells(expect: dict[str, Any], sentence: str) -> float:
    """The share of what is expected that a sentence holds."""
    values = {number.value for number in find_numbers(sentence)}
    wanted: list[bool] = []
    for figure in expect.get("figures", ()):
        try:
            value = Decimal(figure)
        except InvalidOperation:
            continue
        wanted.append(value in values or value * 10_000 in values)
    wanted += [part in sentence for part in expect.get("contains", ())]
    if expect.get("any"):
        wanted.append(any(part in sentence for part in expect["any"]))
    return sum(wanted) / len(wanted) if wanted else 0.0


def examples(sets: Sequence[tuple[Path, Path]]) -> Iterator[Example]:
    """Of every question of one report whose answer stands in its running text, or nowhere."""
    with tempfile.TemporaryDirectory() as folder:
        for corpus, questions in sets:
            settings = common.settings_for(Path(folder) / corpus.name, corpus)
            build(settings)
            with common.open_index_for(settings) as index:
                for item in read_questions(questions):
                    expect = item["expect"]
                    refused = expect.get("refused", False)
                    if item.get("history") or item.get("kind") in COMPUTED:
                        continue
                    if refused and expect.get("reason") != "not_stated" and item.get("trap") != NEAR_MISS:
                        continue
                    asked = understand(item["question"], (), index)
                    if asked.operation in ELSEWHERE:
                        continue
                    evidence = gather(asked.parts[0] if asked.parts else asked, index)
                    if len(evidence.resolved.places) != 1:
                        continue
                    for summary in evidence.resolved.places[0].reports:
                        if not refused and [summary.source] != expect.get("docs"):
                            continue
                        spans, rows = measured(whole_of(asked), index, summary.report_id)
                        if not spans:
                            continue
                        text = index.report(summary.report_id).text
                        sentences = [span.of(text) for span in spans]
                        shares = np.array([0.0 if refused else tells(expect, s) for s in sentences])
                        if refused or shares.max() == 1.0:
                            yield Example(
                                questions.stem,
                                asked.language,
                                item["question"],
                                np.array(rows),
                                shares,
                                sentences,
                            )


def fit(chosen: Sequence[Example]) -> tuple[np.ndarray, float]:
    """The weight of each feature, and the score of none."""
    rows, telling, counts = [], [], []
    for example in chosen:
        whole = example.telling == 1.0
        rows.append(example.rows)
        telling.append(whole)
        counts.append(1.0)
        left = example.telling < 0.3
        if whole.any() and left.sum() > 3:
            rows.append(again(example, left))
            telling.append(np.zeros(left.sum(), bool))
            counts.append(WITHOUT)
    longest = max(map(len, rows))
    table = np.zeros((len(rows), longest, len(FEATURES)), np.float32)
    there, good = np.zeros((len(rows), longest), bool), np.zeros((len(rows), longest + 1), bool)
    for at, (own, right) in enumerate(zip(rows, telling, strict=True)):
        table[at, : len(own)], there[at, : len(own)] = own, True
        good[at, : len(own)], good[at, -1] = right, not right.any()
    values = torch.tensor(table)
    mean, spread = values[torch.tensor(there)].mean(0), values[torch.tensor(there)].std(0) + 1e-6
    values = (values - mean) / spread
    share = torch.tensor(counts)
    weights = torch.zeros(len(FEATURES), requires_grad=True)
    none = torch.tensor(3.0, requires_grad=True)
    optimiser = torch.optim.Adam([weights, none], lr=RATE, weight_decay=DECAY)
    away = torch.tensor(-1e9)
    for _ in range(STEPS):
        scores = torch.where(torch.tensor(there), values @ weights, away)
        chances = torch.log_softmax(torch.cat([scores, none.expand(len(scores), 1)], 1), 1)
        loss = (
            -(torch.logsumexp(torch.where(torch.tensor(good), chances, away), 1) * share).sum() / share.sum()
        )
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    plain = (weights / spread).detach().numpy()
    return plain, float(none.detach()) + float(plain @ mean.numpy())


def again(example: Example, left: np.ndarray) -> np.ndarray:
    """The rows without some sentences: how far each is below or ahead of the others changes."""
    rows, similar = example.rows[left].tolist(), len(SIMILARITIES)
    return np.array(in_rows([row[:similar] for row in rows], [row[3 * similar :] for row in rows]))


def tell_held_out(every: Sequence[Example]) -> None:
    """How often the best sentence is right, by its chance, on sets that were not trained on."""
    names = sorted({example.set_name for example in every})
    told: list[tuple[float, bool, bool]] = []
    wrong: list[str] = []
    for fold in range(HELD_OUT):
        out = set(names[fold::HELD_OUT])
        weights, none = fit([e for e in every if e.set_name not in out])
        for example in (e for e in every if e.set_name in out):
            found = np.array(chances(example.rows.tolist(), weights.tolist(), none))
            at = int(found.argmax())
            right = bool(example.telling[at] == 1.0)
            told.append((float(found[at]), right, bool(example.telling.any())))
            if not right:
                wrong.append(f"{found[at]:.2f} {example.question} -> {example.sentences[at][:80]}")
    stated, silent = [t for t in told if t[2]], [t for t in told if not t[2]]
    sys.stdout.write(
        f"{len(stated)} stated, {len(silent)} not; best right {np.mean([t[1] for t in stated]):.3f}\n"
    )
    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        given = [t for t in stated if t[0] >= least]
        share = len(given) / len(stated)
        right = np.mean([t[1] for t in given])
        false = np.mean([t[0] >= least for t in silent])
        sys.stdout.write(
            f"from {least}: {share:.2f} answered, {right:.3f} of them right; {false:.3f} of the silent\n"
        )
    sys.stderr.write("\n".join(sorted(wrong, reverse=True)) + "\n")


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", nargs="*", default=(), help="names of sets that are left out")
    parser.add_argument("--folds", action="store_true", help="tell how it does on sets left out in turn")
    args = parser.parse_args()
    chosen = [pair for pair in OWN_SETS if not any(name in pair[1].as_posix() for name in args.without)]
    every = list(examples(chosen))
    learnt = {}
    for language in ("zh", "en"):
        own = [example for example in every if example.language == language]
        if args.folds:
            tell_held_out(own)
        weights, none = fit(own)
        learnt[language] = {
            "examples": len(own),
            "none": round(none, 4),
            "weights": {
                name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)
            },
        }
    args.out.write_text(json.dumps(learnt, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
