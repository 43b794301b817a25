"""A school year told by the autumn it begins in (2015年秋天考进某学院)."""

from __future__ import annotations

import re

from assistant.answering.bodies import find_bodies
from assistant.answering.holdings import Holdings

__all__ = ["from_autumn"]

_IN_AUTUMN = re.compile(
    r"(?P<zh>(?:19|20)\d\d)年的?(?:秋[天季]?|9月份?|九月份?)(?=[^,，。]{0,12}(?:入学|考[进上入取]|进校|报到|新生|开学|[进上念读]))"
    r"|\b(?:in |since )?(?:the )?(?:autumn|fall|september)(?: of)? (?P<en>(?:19|20)\d\d)\b(?=[^?]*\b(?:enrol\w*|enter\w*|start\w*|beg[au]n|admitted|join\w*)\b)"
)


def from_autumn(plain: str, held: Holdings) -> str:
    """A question of a school, with the school year that ends in the next year where a report of that is held."""
    begun = _IN_AUTUMN.search(plain)
    named = find_bodies(plain, held).held if begun else ()
    if begun is None or len(named) != 1:
        return plain
    year = int(begun["zh"] or begun["en"])
    school = (named[0].agency or named[0].region).endswith(("大学", "学院"))
    if not school or year + 1 not in held.years_of(named[0]):
        return plain
    said = f"{year}-{year + 1}学年" if begun["zh"] else f"in the {year}-{year + 1} school year"
    return plain[: begun.start()] + said + plain[begun.end() :]
