"""Kinds of channels a body publishes by (``carriers.yaml``): what a label or a question says of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from assistant.errors import LexiconError
from assistant.lexicon.data import read_data
from assistant.lexicon.text import compact

__all__ = ["carriers_in", "without_others"]


@functools.cache
def _patterns() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    try:
        return {
            kind: (
                re.compile("|".join(sorted(map(re.escape, words["zh"]), key=len, reverse=True)).lower()),
                re.compile(rf"\b(?:{'|'.join(sorted(words['en'], key=len, reverse=True))})\b"),
            )
            for kind, words in read_data("carriers.yaml")["kinds"].items()
        }
    except (KeyError, TypeError, AttributeError) as exc:
        raise LexiconError(f"carriers.yaml: {exc!r}") from exc


@functools.lru_cache(maxsize=2048)
def carriers_in(text: str) -> frozenset[str]:
    """The kinds of channels a text names, in Chinese or in English."""
    joined, plain = compact(text).text.lower(), text.lower()
    return frozenset(kind for kind, (zh, en) in _patterns().items() if zh.search(joined) or en.search(plain))


def without_others(text: str, kind: str) -> str:
    """A folded text with the words of every kind of channel but one made blank; offsets stay."""
    for other, patterns in _patterns().items():
        for pattern in patterns if other != kind else ():
            text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text
