"""Which of the names that reports go by are one body's: 云泽县人民政府 and 青岚市云泽县人民政府."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

from assistant.lexicon.places import plain_place, same_body

__all__ = ["one_name"]

BodyName = tuple[str, str]
"""Region and agency."""


def one_name(names: Iterable[BodyName]) -> dict[BodyName, BodyName]:
    """For each name (region, agency; once per report) the one name its body goes by in this collection.

    The names of one body are brought under that of most reports, the longest of several such. Where a short
    name could be that of two bodies held (云泽县人民政府 beside those of 青岚市云泽县 and 岚山市云泽县), nobody
    knows whose it is, and all stay apart.
    """
    times = Counter(names)
    by_region: dict[str, list[BodyName]] = defaultdict(list)
    for name in times:
        by_region[plain_place(name[0])].append(name)
    found = {name: name for name in times}
    for group in by_region.values():
        for members in _groups(group):
            chief = max(members, key=lambda name: (times[name], len(name[1]), name))
            found.update(dict.fromkeys(members, chief))
    return found


def _groups(names: list[BodyName]) -> list[set[BodyName]]:
    """Names that each can stand for one body with every other of their group and with none outside."""
    alike: dict[BodyName, set[BodyName]] = {name: {name} for name in names}
    for one, other in combinations(names, 2):
        if one[1] and other[1] and same_body(one[1], other[1]):
            alike[one].add(other)
            alike[other].add(one)
    groups = []
    for name, members in alike.items():
        whole = all(alike[member] == members for member in members)
        if whole and len(members) > 1 and name == min(members):
            groups.append(members)
    return groups
