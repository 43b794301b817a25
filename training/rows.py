"""Learn which row of the national forms a question asks for, for ``assistant/answering/asked_row.py``.

    python training/rows.py assistant/answering/rows.npz
    python training/rows.py out.npz --without en5      # tell how it does on an author it never saw

Learnt from ``training/rows/*.jsonl``: of a row, and a column of it, questions that its figure answers and
questions that it does not though they sound like it; and from the questions of ``training/wordings`` and
``training/others`` about sentences that name no row, which ask for none. None of the question sets in ``tests/eval`` is used.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from assistant.answering.asked_row import NONE, SAME, features
from assistant.lexicon.indicators import find_mentions

ROWS = Path(__file__).with_name("rows")
OTHERS = (Path(__file__).with_name("wordings"), Path(__file__).with_name("others"))
DIMENSION, HIDDEN = 64, 256
EPOCHS, BATCH, RATE = 14, 64, 3e-3
LEAVE_OUT = 0.15  # of the words of a question, while learning
OF_NONE = 0.5  # what a question that asks for no row weighs
SMOOTHED = 0.05
_PLACEHOLDER = re.compile(r"PLACE(?:'s)?|YEAR年?")


@dataclass(frozen=True)
class Asked:
    """A question, the row and column it asks for (empty where none), and who wrote it."""

    question: str
    row: str
    column: str
    author: str


def questions() -> Iterator[Asked]:
    """Every question of the rows, told and near, and those about other things."""
    for path in sorted(ROWS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            row = SAME.get(entry["row"], entry["row"])
            for question in entry["told"]:
                yield Asked(_PLACEHOLDER.sub(" ", question), row, entry["column"], path.stem)
            for question in entry["near"]:
                yield Asked(_PLACEHOLDER.sub(" ", question), NONE, "", path.stem)
    for path in sorted(path for folder in OTHERS for path in folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if not any(mention.kind == "indicator" for mention in find_mentions(entry["s"])):
                yield from (Asked(q, NONE, "", "") for q in (*entry["told"], *entry["near"]))


class Reader(torch.nn.Module):
    """A vector and a weight for every feature, one hidden layer, and the rows and columns above it; feature 0 is none."""

    def __init__(self, names: Sequence[str], rows: Sequence[str], columns: Sequence[str]) -> None:
        super().__init__()
        self.place = {name: at for at, name in enumerate(names, start=1)}
        self.rows, self.columns = list(rows), list(columns)
        self.vectors = torch.nn.Embedding.from_pretrained(
            torch.randn(len(names) + 1, DIMENSION) * 0.1, freeze=False, sparse=True
        )
        weights = torch.full((len(names) + 1,), -0.5)
        self.weights = torch.nn.Parameter(weights)
        self.hidden = torch.nn.Linear(DIMENSION, HIDDEN)
        self.row = torch.nn.Linear(HIDDEN, len(rows))
        self.column = torch.nn.Linear(HIDDEN, len(columns))
        self.dropout = torch.nn.Dropout(0.3)

    def coded(self, asked: Sequence[Sequence[str]]) -> torch.Tensor:
        """Places of the features of questions, shape (questions, longest)."""
        places = [[self.place[name] for name in own if name in self.place] or [0] for own in asked]
        longest = max(map(len, places))
        return torch.tensor([own + [0] * (longest - len(own)) for own in places])

    def forward(self, coded: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores of rows and of columns."""
        if self.training:
            coded = torch.where(torch.rand(coded.shape) < LEAVE_OUT, 0, coded)
        there = (coded > 0).float()
        weights = torch.nn.functional.softplus(self.weights[coded]) * there
        summed = (self.vectors(coded) * weights[..., None]).sum(1) / (
            weights.sum(1, keepdim=True) + 1e-6
        ).sqrt()
        hidden = self.dropout(torch.relu(self.hidden(summed)))
        return self.row(hidden), self.column(hidden)


def learn(chosen: Sequence[Asked], epochs: int) -> Reader:
    """The trained reader."""
    random.seed(0)
    torch.manual_seed(0)
    own = [features(asked.question) for asked in chosen]
    counts = Counter(name for names in own for name in set(names))
    rows = [NONE, *sorted({asked.row for asked in chosen if asked.row})]
    columns = [NONE, *sorted({asked.column for asked in chosen if asked.column})]
    reader = Reader([name for name, count in counts.items() if count > 1], rows, columns)
    coded = reader.coded(own)
    row = torch.tensor([rows.index(asked.row) for asked in chosen])
    column = torch.tensor([columns.index(asked.column) for asked in chosen])
    weight = torch.tensor([OF_NONE, *[1.0] * (len(rows) - 1)])
    others = [part for name, part in reader.named_parameters() if not name.startswith("vectors")]
    slow = torch.optim.SparseAdam([reader.vectors.weight], lr=RATE)
    quick = torch.optim.Adam(others, lr=RATE)
    for epoch in range(epochs):
        total = 0.0
        for at in torch.randperm(len(chosen)).split(BATCH):
            part = coded[at]
            scores, by_column = reader(part[:, : max(1, int((part > 0).sum(1).max()))])
            loss = torch.nn.functional.cross_entropy(scores, row[at], weight=weight, label_smoothing=SMOOTHED)
            asks = row[at] > 0
            if asks.any():
                loss = loss + torch.nn.functional.cross_entropy(by_column[asks], column[at][asks])
            slow.zero_grad()
            quick.zero_grad()
            loss.backward()
            slow.step()
            quick.step()
            total += float(loss.detach())
        sys.stderr.write(f"epoch {epoch + 1}: loss {total * BATCH / len(chosen):.3f}\n")
    return reader.eval()


def tell_of(reader: Reader, held_out: Sequence[Asked]) -> None:
    """How often the row is right, and how often a row is given for a question that asks for none, by its chance."""
    with torch.no_grad():
        scores, by_column = reader(reader.coded([features(asked.question) for asked in held_out]))
    chances = torch.softmax(scores, 1).numpy()
    columns = by_column.argmax(1).tolist()
    best = chances[:, 1:].argmax(1) + 1
    told = [at for at, asked in enumerate(held_out) if asked.row]
    near = [at for at, asked in enumerate(held_out) if not asked.row]
    right = [reader.rows[best[at]] == held_out[at].row for at in told]
    in_column = [reader.columns[columns[at]] == held_out[at].column for at in told]
    sys.stdout.write(f"the row among rows {np.mean(right):.3f}, the column {np.mean(in_column):.3f}\n")
    for least in (0.3, 0.5, 0.7, 0.8, 0.9):
        given = [chances[at, best[at]] >= least for at in told]
        good = sum(g and r for g, r in zip(given, right, strict=True))
        false = sum(chances[at, best[at]] >= least for at in near)
        sys.stdout.write(
            f"from {least}: {good / len(told):.3f} right, {(sum(given) - good) / len(told):.3f} another row; "
            f"{false / len(near):.3f} of those that ask for none\n"
        )


def save(reader: Reader, out: Path) -> None:
    """Write what was learnt, the vectors in 8 bits."""
    vectors = reader.vectors.weight.detach().numpy()[1:]
    largest = np.abs(vectors).max(axis=1) + 1e-9
    state = {
        "scales": largest / 127,
        "weights": torch.nn.functional.softplus(reader.weights).detach().numpy()[1:],
        "hidden": reader.hidden.weight.detach().numpy().T,
        "hidden_bias": reader.hidden.bias.detach().numpy(),
        "indicator": reader.row.weight.detach().numpy().T,
        "indicator_bias": reader.row.bias.detach().numpy(),
        "column": reader.column.weight.detach().numpy().T,
        "column_bias": reader.column.bias.detach().numpy(),
    }
    names = {"features": list(reader.place), "rows": reader.rows, "columns": reader.columns}
    np.savez_compressed(
        out,
        vectors=np.round(vectors / largest[:, None] * 127).astype(np.int8),
        **{key: np.frombuffer("\n".join(value).encode("utf-8"), np.uint8) for key, value in names.items()},
        **{key: value.astype(np.float16) for key, value in state.items()},
    )


def main() -> None:
    """Train and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--without", nargs="*", default=(), help="files of questions that are left out")
    args = parser.parse_args()
    every = list(questions())
    chosen = [asked for asked in every if asked.author not in args.without]
    sys.stderr.write(f"{len(chosen)} questions, {sum(bool(asked.row) for asked in chosen)} for a row\n")
    reader = learn(chosen, args.epochs)
    if args.without:
        tell_of(reader, [asked for asked in every if asked.author in args.without])
    save(reader, args.out)


if __name__ == "__main__":
    main()
