"""Which row of the national forms a question asks for, however it is worded, as learnt from questions.

The lexicon knows the rows by their labels and by wordings people are known to use. This reads the question as a
whole: its words, pairs of words and the lexicon's mentions each have a vector, and what they come to is told apart
into the rows, or none of them. Learnt from questions written for this (``training/rows.py``), half of which only
sound like a row.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.answering.alike import tokens
from assistant.lexicon.indicators import find_mentions

__all__ = ["SAME", "TABLE", "AskedRow", "asked_row", "features", "is_learnt"]

TABLE = "rows.npz"
NONE = ""
SAME = {
    "answered.granted": "granted",
    "answered.partly_granted": "partly_granted",
    "answered.refused": "refused",
    "answered.refused.state_secret": "refused.state_secret",
    "answered.refused.safety": "refused.safety",
    "processing_fee": "fee_collected",
}
"""Rows of two forms that are asked for in the same words: the first is read as the second."""
_CJK = re.compile(r"[\u3400-\u9fff]")
_RUN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile("[a-z]+")
_STEM = 6


@dataclass(frozen=True, slots=True)
class AskedRow:
    """The likeliest row and its column (empty for the total), with their chances from 0 to 1, and that of no row."""

    indicator: str
    column: str
    chance: float
    column_chance: float
    none: float


def features(text: str) -> list[str]:
    """Words and characters, pairs of them in order and one apart, and what the lexicon finds named."""
    plain = text.lower()
    found = list(tokens(plain))
    if _CJK.search(plain):
        found += [run[at : at + 3] for run in _RUN.findall(plain) for at in range(len(run) - 2)]
    else:
        words = [word[:_STEM] for word in _WORD.findall(plain)]
        found += [f"{one}_{two}" for one, two in pairwise(words)]
        found += [f"{one}__{two}" for one, two in zip(words, words[2:], strict=False)]
    return found + [f"m:{mention.id}" for mention in find_mentions(text)]


@functools.lru_cache(maxsize=512)
def asked_row(masked: str) -> AskedRow | None:
    """The row a question asks for whose names, years and figures are blanked out; ``None`` where nothing is known of its words."""
    table = _table()
    rows = [table.rows[name] for name in features(masked) if name in table.rows]
    if not rows:
        return None
    weights = table.weights[rows]
    vectors = table.vectors[rows].astype(np.float32) * table.scales[rows, None]
    summed = (vectors * weights[:, None]).sum(axis=0) / np.sqrt(weights.sum())
    hidden = np.maximum(summed @ table.hidden + table.hidden_bias, 0)
    chances = _softmax(hidden @ table.indicator + table.indicator_bias)
    columns = _softmax(hidden @ table.column + table.column_bias)
    best = 1 + int(chances[1:].argmax())  # the first is that of no row
    column = int(columns.argmax())
    return AskedRow(
        table.indicators[best],
        table.columns[column],
        float(chances[best]),
        float(columns[column]),
        float(chances[0]),
    )


def is_learnt(column: str) -> bool:
    """Whether questions for a column were among those learnt from (those of last year's items were not)."""
    return column in _table().columns


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(scores - scores.max())
    shares: NDArray[np.float32] = powers / powers.sum()
    return shares


@dataclass(frozen=True)
class _Table:
    rows: dict[str, int]
    indicators: Sequence[str]
    columns: Sequence[str]
    vectors: NDArray[np.int8]
    scales: NDArray[np.float32]
    weights: NDArray[np.float32]
    hidden: NDArray[np.float32]
    hidden_bias: NDArray[np.float32]
    indicator: NDArray[np.float32]
    indicator_bias: NDArray[np.float32]
    column: NDArray[np.float32]
    column_bias: NDArray[np.float32]


@functools.cache
def _table() -> _Table:
    """What was learnt, read at the first question that needs it."""
    with files("assistant.answering").joinpath(TABLE).open("rb") as file, np.load(file) as data:
        names = {key: bytes(data[key]).decode("utf-8").split("\n") for key in ("features", "rows", "columns")}
        floats = {
            key: data[key].astype(np.float32)
            for key in (
                "scales",
                "weights",
                "hidden",
                "hidden_bias",
                "indicator",
                "indicator_bias",
                "column",
                "column_bias",
            )
        }
        return _Table(
            {name: at for at, name in enumerate(names["features"])},
            names["rows"],
            names["columns"],
            data["vectors"],
            **floats,
        )
