"""Institutions called by what kind of place they are of: 县图书馆, 市三院, 区少年宫."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.holdings import Holdings
from assistant.types import Body

__all__ = ["institutions_of_kind"]

_LED = re.compile(r"(?:^|[^\u3400-\u9fff]|[在去到问的我咱们从对和跟与是给让由按想请据看查说过])$")
"""What may stand before such a name; behind the name of a place (岚桥|县图书馆) it is that place's."""


def institutions_of_kind(
    plain: str, covered: Sequence[tuple[int, int]], held: Holdings, region: str
) -> Iterator[tuple[int, int, tuple[Body, ...]]]:
    """Such names outside ``covered``, longest first at each place, with those of the place spoken of where one is."""
    for found in re.finditer("[省市县区州旗镇乡]", plain):
        start = found.start()
        if not _LED.search(plain[:start]) or any(a <= start < b for a, b in covered):
            continue
        names = held.of_kind
        size = next((size for size in range(12, 2, -1) if plain[start : start + size] in names), 0)
        bodies = names.get(plain[start : start + size], ())
        own = tuple(body for body in bodies if not region or body.region == region)
        if own:
            yield start, start + size, own
