"""How much a sentence says of a question whose words are others, by vectors learnt of characters, pairs and words.

People's wordings are endless; a thesaurus knows those it lists. Here every character, pair of characters and
English word of a question looks for what is nearest to it in the sentence, and counts by its own weight. The
vectors were learnt from everyday questions about sentences of reports (``training/wordings.py``), so that 打回
of 打回去重写 is near 退回. A token without a vector is met by itself alone.

After the late interaction of Khattab and Zaharia, ColBERT (SIGIR 2020), over a table instead of a transformer.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.lexicon.text import compact

__all__ = ["TABLE", "Alike", "Tokens", "alike", "prior", "tokens", "tokens_of"]

TABLE = "wordings.npz"
FLOOR = 0.25
"""Cosines up to here are chance."""
UNITS = 10.0
"""What the weights met are divided by, to be in the range of the other measures."""
MOST = 160
WINDOW = 5
"""Characters beside the question word that tell what is asked."""
_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z]+|\d+")
_CJK = re.compile(r"[\u3400-\u9fff]")
_ASKED = re.compile("多少|几|谁|哪|什么|啥|咋|怎|how (?:many|much)|wh(?:at|o|ich|ere|en)")
_PARTICLES = frozenset("的了是在有就都也还呢吗啊吧么")
NUMBER = "#"
ENGLISH = "e:"
_STEM = 6


class Alike(NamedTuple):
    """Of one sentence: the share and the sum of what it meets, the heaviest token it leaves out, what it meets where asked."""

    share: float
    amount: float
    left_out: float
    asked: float


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens with the rows of their vectors, -1 where there is none."""

    names: tuple[str, ...]
    rows: NDArray[np.int32]


def tokens(text: str) -> tuple[str, ...]:
    """The characters, pairs of characters and English words of a text, each once; figures are all one token."""
    folded = compact(text).text.lower() if _CJK.search(text) else text.lower()
    found: dict[str, None] = {}
    for run in _RUN.findall(folded):
        if run[0].isdigit():
            found[NUMBER] = None
        elif run.isascii():
            found[ENGLISH + run[:_STEM]] = None
        else:
            found.update(dict.fromkeys(run))
            found.update(dict.fromkeys(run[at : at + 2] for at in range(len(run) - 1)))
    return tuple(found)[:MOST]


def prior(token: str) -> float:
    """What a token weighs of which nothing was learnt."""
    if token == NUMBER:
        return 0.05
    if token.startswith(ENGLISH):
        return 1.0
    if len(token) == 1:
        return 0.05 if token in _PARTICLES else 0.35
    return 1.0


def tokens_of(text: str) -> Tokens:
    """The tokens of a text with the rows of their vectors."""
    names = tokens(text) or (NUMBER,)
    rows = _table().rows
    return Tokens(names, np.array([rows.get(name, -1) for name in names], np.int32))


def alike(question: str, sentences: Sequence[Tokens]) -> list[Alike]:
    """What each sentence says of a question whose names and years are blanked out."""
    if not sentences:
        return []
    table, asked = _table(), tokens_of(question)
    weights = np.array(
        [
            table.weights[row] if row >= 0 else prior(name)
            for name, row in zip(asked.names, asked.rows, strict=True)
        ],
        np.float32,
    )
    beside = weights * _beside(question, asked.names)
    met = _met(table, asked, sentences)
    found = []
    for column in met.T:
        told = float(column @ weights)
        found.append(
            Alike(
                told / float(weights.sum()),
                told / UNITS,
                float((weights * (1 - column)).max() / weights.max()),
                float(column @ beside / beside.sum()) if beside.any() else 0.5,
            )
        )
    return found


def _met(table: _Table, asked: Tokens, sentences: Sequence[Tokens]) -> NDArray[np.float32]:
    """How near the nearest token of each sentence is to each of the question, from 0 to 1; a column a sentence."""
    held = sorted({int(row) for sentence in sentences for row in sentence.rows if row >= 0})
    place = {row: at for at, row in enumerate(held)}
    near = np.zeros((len(asked.names), len(held) + 1), np.float32)  # the last column: tokens without a vector
    known = asked.rows >= 0
    if held and known.any():
        cosines = table.vectors(asked.rows[known]) @ table.vectors(np.array(held, np.int32)).T
        near[known, :-1] = np.clip((cosines - FLOOR) / (1 - FLOOR), 0, 1)
    columns = []
    for sentence in sentences:
        columns.append(near[:, [place.get(int(row), len(held)) for row in sentence.rows]].max(axis=1))
    met = np.stack(columns, axis=1)
    for row in np.flatnonzero(~known).tolist():
        met[row] = [float(asked.names[row] in sentence.names) for sentence in sentences]
    return met


def _beside(question: str, names: Sequence[str]) -> NDArray[np.float32]:
    """1 for the tokens next to the question word, 0 for all others."""
    folded = compact(question).text.lower() if _CJK.search(question) else question.lower()
    windows = [
        folded[max(found.start() - WINDOW, 0) : found.end() + WINDOW] for found in _ASKED.finditer(folded)
    ]
    return np.array(
        [any(name.removeprefix(ENGLISH) in window for window in windows) for name in names], np.float32
    )


@dataclass(frozen=True)
class _Table:
    rows: dict[str, int]
    weights: NDArray[np.float32]
    coded: NDArray[np.int8]

    def vectors(self, rows: NDArray[np.int32]) -> NDArray[np.float32]:
        """Vectors of length one, shape (len(rows), dimension)."""
        found = self.coded[rows].astype(np.float32)
        unit: NDArray[np.float32] = found / np.linalg.norm(found, axis=1, keepdims=True)
        return unit


@functools.cache
def _table() -> _Table:
    """The learnt tokens, read at the first question that needs them."""
    with files("assistant.answering").joinpath(TABLE).open("rb") as file, np.load(file) as data:
        names = bytes(data["tokens"]).decode("utf-8").split("\n")
        return _Table(
            {name: row for row, name in enumerate(names)},
            data["weights"].astype(np.float32),
            data["vectors"],
        )
