"""Amounts that a report gives of several things together: of none of them alone does it tell.

在政务服务大厅、图书馆、档案馆设查阅点3处 does not say how many the 图书馆 has, nor 邀请市民代表、学生326人 how many
students came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["is_of_several"]

_ITEM = r"[^\s\d、，,。；;：:（()）]"
_SEVERAL = re.compile(
    rf"{_ITEM}{{2,14}}(?:、{_ITEM}{{2,14}})+(?:[和与及]{_ITEM}{{2,14}})?|{_ITEM}{{2,14}}[和与及]{_ITEM}{{2,14}}"
)
"""Things named one after the other, with nothing counted between them."""
_JOINED = re.compile("、|[和与及]")
_EACH = re.compile("各|分别|每")
NEAR = 6
"""Characters of a thing next to the 、 that are looked at; what stands before or behind belongs to the sentence."""
LEAST = 2


def is_of_several(question: str, words: str) -> bool:
    """Whether words that end in an amount count several things together of which a question names only one.

    Both are folded and without blanks; ``words`` is what stands before the amount.
    """
    if _EACH.search(words):
        return False
    for things, behind in _lists(words):
        met = [pairs for pairs in things if any(pair in question for pair in pairs)]
        if len(met) == 1 and not any(pair in behind for pair in met[0] if pair in question):
            return True  # 热线、信箱受理1200件,其中热线900件: the 热线 is told of alone
    return False


def _lists(words: str) -> Iterator[tuple[list[list[str]], str]]:
    """The lists of things in a text: of each thing the pairs of characters no other has; and what stands behind."""
    for found in _SEVERAL.finditer(words):
        things = [thing for thing in _JOINED.split(found.group()) if len(thing) >= LEAST]
        if len(things) > 1:
            cut = [things[0][-NEAR:], *(thing[:NEAR] for thing in things[1:])]
            own = [
                [pair for pair in _pairs(one) if not any(pair in other for other in cut if other is not one)]
                for one in cut
            ]
            yield own, words[found.end() :]


def _pairs(thing: str) -> Iterator[str]:
    return (thing[at : at + 2] for at in range(len(thing) - 1))
