"""Everyday wordings of the tables' rows and columns, read as the official words they stand for (``lay.yaml``, ``lay_en.yaml``)."""

from __future__ import annotations

import functools
import re

from assistant.errors import LexiconError
from assistant.lexicon.data import read_data
from assistant.lexicon.indicators import find_mentions
from assistant.lexicon.text import fold

__all__ = ["is_everyday", "officially"]

_DATA = (("lay.yaml", re.compile("[\u3400-\u9fff]")), ("lay_en.yaml", re.compile("[a-z]")))
"""Rules and what a text holds at least that any of them may match: either language is spared the other's."""
_PIECE = re.compile(r"(?<!\(\?P)(?<!\\g)<(\w+)>")


def officially(plain: str) -> str:
    """A folded question with the turns of phrase of everyday speech put into the words of the forms.

    全部给了人家的有几件 asks for 予以公开; text without such a turn comes back as it is.

    Raises:
        LexiconError: the data name an unknown piece or hold no regular expression.
    """
    for spoken, rules in _rules():
        if spoken.search(plain):
            for said, meant in rules:
                plain = said.sub(meant, plain)
    return plain


def is_everyday(text: str) -> bool:
    """Whether a question as typed names a row of the forms only in words that are read in other ones."""
    plain = fold(text).lower()
    read = officially(plain)
    return read != plain and bool({m.id for m in find_mentions(read)} - {m.id for m in find_mentions(plain)})


@functools.cache
def _rules() -> tuple[tuple[re.Pattern[str], list[tuple[re.Pattern[str], str]]], ...]:
    return tuple((spoken, _read(name)) for name, spoken in _DATA)


def _read(name: str) -> list[tuple[re.Pattern[str], str]]:
    data = read_data(name)
    try:
        pieces: dict[str, str] = {}
        for piece, pattern in data["words"].items():
            pieces[piece] = _PIECE.sub(lambda found: pieces[found[1]], pattern)
        return [
            (re.compile(_PIECE.sub(lambda found: pieces[found[1]], said)), meant)
            for said, meant in data["rules"]
        ]
    except (KeyError, TypeError, ValueError, re.error) as exc:
        raise LexiconError(f"{name}: {exc!r}") from exc
