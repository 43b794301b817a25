"""The words that say what is wanted: an operation, a detail of the report, a part of its text, a refusal.

The patterns are data (``lexicon/questions.yaml``) and read a folded, lower-case question.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from assistant.errors import LexiconError
from assistant.lexicon.segments import MEASURES
from assistant.types import Operation

__all__ = ["CONTEXT_AFTER", "Cues", "cues"]

CONTEXT_AFTER = re.compile(r"^(?:申请|案件)?(?:之?中|里面?|当中|其中|中间|里头|内)(?!止|心|国|小|外|部)")
"""After a mention: it only names the whole that what follows is a part of."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Every pattern, compiled. Mappings keep the order of the file; in tuples the first that fits decides."""

    prefix: re.Pattern[str]
    greetings: Mapping[str, re.Pattern[str]]
    declined: Mapping[str, re.Pattern[str]]
    statistics: re.Pattern[str]
    of_places: re.Pattern[str]
    """Statistics of a whole place, which are no institution's own business."""
    meta: re.Pattern[str]
    amount: re.Pattern[str]
    existence: re.Pattern[str]
    operations: tuple[tuple[Operation, str, re.Pattern[str]], ...]
    plans: re.Pattern[str]
    fields: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
    topics: tuple[tuple[str, re.Pattern[str]], ...]
    text: re.Pattern[str]
    dialect: tuple[tuple[re.Pattern[str], str], ...]
    """Words of dialects and what they are in the common language."""
    plain_deeds: re.Pattern[str]
    """Verbs that say nothing of which figure is meant."""
    telling_deeds: re.Pattern[str]
    """Deeds that make a figure another one where they are not done."""


@functools.cache
def cues() -> Cues:
    """The patterns of ``questions.yaml``.

    Raises:
        LexiconError: an entry is missing or is no regular expression.
    """
    data = yaml.safe_load(files("assistant.lexicon").joinpath("questions.yaml").read_text(encoding="utf-8"))
    try:
        return Cues(
            prefix=_pattern(data["prefixes"]),
            greetings={name: _pattern(words) for name, words in data["greetings"].items()},
            declined={name: _pattern(words) for name, words in data["declined"].items()},
            statistics=_pattern(data["statistics"]),
            of_places=_pattern(data["of_places"]),
            meta=_pattern(data["meta"]),
            amount=_pattern(data["amount"]),
            existence=_pattern(data["existence"]),
            operations=tuple(
                (Operation(entry["operation"]), entry.get("detail", ""), _pattern(entry["words"]))
                for entry in data["operations"]
            ),
            plans=_pattern(data["plans"]),
            fields=tuple((tuple(entry["fields"]), _pattern(entry["words"])) for entry in data["fields"]),
            topics=tuple((entry["topic"], _pattern(entry["words"])) for entry in data["topics"]),
            text=_pattern(data["text"]),
            dialect=tuple((re.compile(said), meant) for said, meant in data["dialect"].items()),
            plain_deeds=_pattern(data["plain_deeds"]),
            telling_deeds=_pattern(data["telling_deeds"]),
        )
    except (KeyError, TypeError, ValueError, re.error) as exc:
        raise LexiconError(f"questions.yaml: {exc!r}") from exc


def _pattern(words: Any) -> re.Pattern[str]:
    return re.compile("|".join(words).replace("<measures>", MEASURES))
