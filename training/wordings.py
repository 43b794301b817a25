"""Learn which everyday wordings are near which official ones, for ``assistant/answering/alike.py``.

    python training/wordings.py assistant/answering/wordings.npz

Learnt from ``training/wordings/*.jsonl`` (a sentence as a report writes it, questions that it answers, and
questions that it seems to answer and does not), from the lines of the thesaurus and from the bilingual lexicon.
A question must find its own sentence among others; and the sentence must be nearer to the questions it answers
than to those it only seems to. None of the question sets in ``tests/eval`` is used.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml

from assistant.answering.alike import FLOOR, prior, tokens

LEXICON = Path("assistant/lexicon")
QUESTIONS = Path(__file__).with_name("wordings")
DIMENSION = 64
EPOCHS, BATCH, PHRASES, RATE = 4, 24, 64, 2e-2
SEEMING = 0.3  # what a question that a sentence only seems to answer weighs beside one it answers


@dataclass(frozen=True)
class Pair:
    """A wording and what it is said for; for questions also those that the same sentence does not answer."""

    asked: str
    told: str
    seeming: tuple[str, ...] = ()


def question_pairs() -> Iterator[Pair]:
    """Each question with the sentence that answers it."""
    for path in sorted(QUESTIONS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry: dict[str, Any] = json.loads(line)
            for question in entry["told"]:
                yield Pair(question, entry["s"], tuple(entry["near"]))


def phrase_pairs() -> Iterator[Pair]:
    """Each everyday wording with its official ones, each English phrase with each translation."""
    for line in (LEXICON / "thesaurus.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            official, everyday = line.split("\t")
            first, *others = official.split()
            yield from (Pair(wording, official) for wording in everyday.split())
            yield from (Pair(other, first) for other in others)
    yield from _translations(yaml.safe_load((LEXICON / "bilingual.yaml").read_text(encoding="utf-8")))


def _translations(data: dict[str, Any]) -> Iterator[Pair]:
    for phrase, meant in data.items():
        if isinstance(meant, dict):
            yield from _translations(meant)
        elif isinstance(meant, list):
            yield from (Pair(str(phrase), word) for word in meant if isinstance(word, str))


class Table(torch.nn.Module):
    """A vector and a weight for every token; row 0 is no token."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.rows = {name: row for row, name in enumerate(names, start=1)}
        vectors = np.zeros((len(names) + 1, DIMENSION), np.float32)
        weights = np.full(len(names) + 1, -20.0, np.float32)
        for name, row in self.rows.items():  # by chance, but the same in every run
            vectors[row] = np.random.default_rng(zlib.crc32(name.encode())).standard_normal(DIMENSION)
            weights[row] = np.log(np.expm1(prior(name)))
        self.vectors = torch.nn.Embedding.from_pretrained(torch.tensor(vectors), freeze=False, sparse=True)
        self.weights = torch.nn.Parameter(torch.tensor(weights))
        self.scale = torch.nn.Parameter(torch.tensor(12.0))

    def coded(self, texts: Sequence[str]) -> torch.Tensor:
        """Rows of the tokens of texts, shape (texts, longest)."""
        rows = [[self.rows[name] for name in tokens(text)] or [0] for text in texts]
        longest = max(map(len, rows))
        return torch.tensor([own + [0] * (longest - len(own)) for own in rows])

    def forward(self, asked: torch.Tensor, told: torch.Tensor) -> torch.Tensor:
        """What each text of ``told`` says of each of ``asked``, shape (asked, told), times the scale."""
        every, at = torch.unique(torch.cat([asked.reshape(-1), told.reshape(-1)]), return_inverse=True)
        unit = torch.nn.functional.normalize(self.vectors(every), dim=-1, eps=1e-6)
        ours, theirs = unit[at[: asked.numel()]], unit[at[asked.numel() :]]
        theirs = theirs.masked_fill((told.reshape(-1) == 0)[:, None], 0.0)
        cosines = (ours @ theirs.T).reshape(*asked.shape, *told.shape).amax(-1)
        met = torch.relu((cosines - FLOOR) / (1 - FLOOR))
        weights = torch.nn.functional.softplus(self.weights)[asked] * (asked > 0)
        return (met * weights[..., None]).sum(1) / (weights.sum(1)[:, None] + 1e-6) * self.scale


def learn(questions: Sequence[Pair], phrases: Sequence[Pair], epochs: int) -> Table:
    """The trained table."""
    random.seed(0)
    torch.manual_seed(0)
    every = [*questions, *phrases]
    table = Table(
        list(dict.fromkeys(n for p in every for t in (p.asked, p.told, *p.seeming) for n in tokens(t)))
    )
    slow = torch.optim.SparseAdam([table.vectors.weight], lr=RATE / 2)
    quick = torch.optim.Adam([table.weights, table.scale], lr=RATE)
    for epoch in range(epochs):
        started, total = time.monotonic(), 0.0
        batches = [*_batches(questions, BATCH), *_batches(phrases, PHRASES)]
        random.shuffle(batches)
        for batch in batches:
            loss = _loss(table, batch, questions)
            slow.zero_grad()
            quick.zero_grad()
            loss.backward()
            slow.step()
            quick.step()
            total += float(loss.detach())
        sys.stderr.write(
            f"epoch {epoch + 1}: loss {total / len(batches):.3f}, {time.monotonic() - started:.0f} s\n"
        )
    return table


def _batches(pairs: Sequence[Pair], size: int) -> list[list[Pair]]:
    mixed = random.sample(pairs, len(pairs))
    return [mixed[at : at + size] for at in range(0, len(mixed), size)]


def _loss(table: Table, batch: Sequence[Pair], questions: Sequence[Pair]) -> torch.Tensor:
    """That a question finds its own sentence among those of the batch and some others, before the seeming ones."""
    told = list(dict.fromkeys(pair.told for pair in batch))
    seeming = [(at, random.choice(pair.seeming)) for at, pair in enumerate(batch) if pair.seeming]
    if seeming:
        told += [text for text in {random.choice(questions).told for _ in batch} if text not in told]
    right = torch.tensor([told.index(pair.told) for pair in batch])
    scores = table(table.coded([pair.asked for pair in batch]), table.coded(told))
    loss = torch.nn.functional.cross_entropy(scores, right)
    if not seeming:
        return loss
    places = torch.tensor([at for at, _ in seeming])
    beside = table(
        table.coded([text for _, text in seeming]), table.coded([batch[at].told for at, _ in seeming])
    ).diagonal()
    return loss + SEEMING * torch.nn.functional.softplus(1 - (scores[places, right[places]] - beside)).mean()


def save(table: Table, out: Path) -> None:
    """Write the tokens, their weights and their vectors in 8 bits."""
    vectors = table.vectors.weight.detach().numpy()[1:]
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    np.savez_compressed(
        out,
        tokens=np.frombuffer("\n".join(table.rows).encode("utf-8"), np.uint8),
        weights=torch.nn.functional.softplus(table.weights).detach().numpy()[1:].astype(np.float16),
        vectors=np.round(vectors / largest * 127).astype(np.int8),
    )


def main() -> None:
    """Train and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    args = parser.parse_args()
    questions, phrases = list(question_pairs()), list(phrase_pairs())
    sys.stderr.write(f"{len(questions)} questions, {len(phrases)} phrases\n")
    save(learn(questions, phrases, args.epochs), args.out)


if __name__ == "__main__":
    main()
