"""The wider places a body lies in: whose figure 全市 is after a district, and whom 市里 and 市交通局 mean after a town."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.holdings import Holdings
from assistant.lexicon.agencies import parse_agency
from assistant.lexicon.places import plain_place
from assistant.types import Body

__all__ = [
    "government_above",
    "government_of",
    "is_kind",
    "is_wider",
    "office_elsewhere",
    "part_and_whole",
    "stands_alone",
]

_KINDS = {
    "县": ("县", "旗"), "旗": ("县", "旗"), "州": ("州", "盟"), "区": ("区",), "市": ("市",), "省": ("省", "自治区"),
    "镇": ("镇", "乡"), "乡": ("镇", "乡"),
}  # fmt: skip
"""What the names of places end in that are spoken of as one kind (全州 of a 盟)."""
_RANKS = (("自治区", 1), ("省", 1), ("街道", 4), ("镇", 4), ("乡", 4), ("县", 3), ("区", 3), ("旗", 3), ("市", 2), ("州", 2), ("盟", 2))  # fmt: skip
_NARROWEST = 5


def is_kind(region: str, kind: str) -> bool:
    """Whether a place is of a kind as it is spoken of (全州 of a 盟); a place of no name is of any."""
    return not region or region.endswith(_KINDS.get(kind, ()))


def government_of(region: str, kind: str, held: Holdings) -> Body | None:
    """The government of the place of a kind (市) that a place is or lies in, where its reports are held.

    Where no name says in which it lies, the only one of that kind that is held and is wider.
    """
    places = dict.fromkeys((region, *_around(region, held)))
    named = [place for place in places if is_kind(place, kind)]
    for place in named:
        if (government := held.government(place)) is not None:
            return government
    if named or not region:
        return None
    wider = [
        body
        for body in held.bodies
        if body.level == "government"
        and body.region
        and is_kind(body.region, kind)
        and _rank(body.region) < _rank(region)
    ]
    return wider[0] if len(wider) == 1 else None


def government_above(region: str, held: Holdings) -> Body | None:
    """The government of the next wider place (上级)."""
    rank = _rank(region)
    around = [place for place in _around(region, held) if _rank(place) < rank]
    above = min(around, key=lambda place: rank - _rank(place), default="")
    return held.government(above) if above else None


def office_elsewhere(name: str, region: str, held: Holdings) -> tuple[Body, ...]:
    """The office meant by a name without a place (市交通局) after a place without such an office.

    That of a wider place, or the only one held of any wider one; another city's is none of the city spoken of.
    """
    places = (region, *_around(region, held))
    offices = [body for body in held.relative(name) if _at_level(name, body)]
    plain = {plain_place(place) for place in places}
    wider = tuple(body for body in offices if plain_place(body.region) in plain)
    if wider or len(offices) != 1:
        return wider
    says_level = name[0] in _KINDS
    other = (
        any(is_kind(place, name[0]) for place in places) if says_level else not is_wider(offices[0], region)
    )
    return () if other else tuple(offices)


def is_wider(body: Body, region: str) -> bool:
    """Whether a body is of a wider place than one of this kind: a city's, not a county's, where none of the district's own is held."""
    return _rank(body.region) < _rank(region)


def stands_alone(plain: str, start: int) -> bool:
    """Whether nothing is said before a name but what leads to it (那…呢, what about …)."""
    return bool(_LEADS_TO.fullmatch(plain, 0, start))


_LEADS_TO = re.compile(
    r"(?:[\s,，、:：]|那么?|换成|换|改成|再|看看?|问问?|查查?|说说?|要是|如果是?|还有|至于|[和与跟比]"
    r"|\b(?:and|but|or|so|then|now|what|how|about|for|of|in|at|to|with|compared?|against|versus|than|the|same)\b)*"
)


def part_and_whole(part: Body, kind: str, held: Holdings) -> tuple[Body, ...]:
    """A body and the government of the place of a kind it lies in; nothing where that is not held, or is the body itself."""
    whole = government_of(part.region, kind, held)
    return (part, whole) if whole is not None and whole != part else ()


def _at_level(name: str, body: Body) -> bool:
    """Whether an office is of the level its name says (市交通局), where it says one."""
    return name[0] not in _KINDS or is_kind(body.region, name[0])


def _rank(region: str) -> int:
    """How wide a place is: a province 1, a town 4."""
    return next((rank for ending, rank in _RANKS if region.endswith(ending)), _NARROWEST)


def _around(region: str, held: Holdings) -> Iterator[str]:
    """The places a place lies in, the nearest first, as the names of the bodies held say."""
    known = [region]
    for place in known:
        for wider in _before(place, held):
            if wider not in known:
                known.append(wider)
                yield wider


def _before(region: str, held: Holdings) -> Iterator[str]:
    """The places before a place in the names of bodies held, the nearest first (云岚市 of 云岚市清渚区人民政府)."""
    if not region:
        return
    for body in held.bodies:
        if region not in body.agency or body.agency.startswith(region):
            continue
        name = parse_agency(body.agency)
        places = name.places if name else ()
        if region in places:
            yield from reversed(places[: places.index(region)])
    for body in held.bodies:  # 青岚市高新区
        if body.region and body.region != region and region.startswith(body.region):
            yield body.region
