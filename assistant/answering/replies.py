"""Reading what a language model replied: one JSON object of the form asked for, or nothing at all."""

from __future__ import annotations

import json
import re
from typing import Any

__all__ = ["numbers_of", "text_of"]

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


def text_of(reply: str) -> str | None:
    """The wording in a reply that is exactly ``{"text": "..."}``; thinking aloud before it is dropped."""
    value = _only(reply, "text")
    return value.strip() if isinstance(value, str) else None


def numbers_of(reply: str, highest: int, most: int) -> tuple[int, ...] | None:
    """The numbers in a reply that is exactly ``{"choose": [...]}``.

    At most ``most`` different ones from 1 to ``highest``; ``None`` for any other reply.
    """
    value = _only(reply, "choose")
    if not isinstance(value, list) or len(value) > most:
        return None
    if not all(type(number) is int and 1 <= number <= highest for number in value):  # a bool is an int, too
        return None
    return tuple(value) if len(set(value)) == len(value) else None


def _only(reply: str, key: str) -> Any:
    """The value of the one key of the one object a reply is; ``None`` for anything else."""
    try:
        pairs = json.loads(_THOUGHT.sub("", reply).strip(), object_pairs_hook=_Pairs)
    except (ValueError, RecursionError):
        return None
    if isinstance(pairs, _Pairs) and len(pairs) == 1 and pairs[0][0] == key:
        return pairs[0][1]
    return None


class _Pairs(list[tuple[str, Any]]):
    """An object with every key it was written with, doubles included; no JSON list passes for one."""
