"""Offices and institutions named in English, word for word: Jihai's Marine Development Bureau, the university in Oudao.

A fixed English name is looked up (``holdings``); here any English whose words say what the Chinese name says is
understood, where exactly one body of the place fits best.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from assistant.answering.holdings import Holdings, Office
from assistant.answering.wider import government_of, is_wider, stands_alone
from assistant.lexicon.body_words import is_enterprise, own_words, share_said
from assistant.types import Body

__all__ = ["companies_unheld", "institution_there", "offices_named", "own_government"]

_OFFICE = ("局", "厅", "委员会", "委", "署")
_ENDINGS = {
    **dict.fromkeys(("bureau", "department", "commission", "administration", "authority", "agency", "board", "regulator",
    "watchdog"), _OFFICE),
    "office": ("办公室", "办", *_OFFICE), "committee": ("委员会", "委"),
    "centre": ("中心",), "center": ("中心",), "customs": ("海关",), "hospital": ("医院", "院"),
    "university": ("大学", "学院"), "college": ("学院", "大学"), "institute": ("学院", "研究所", "研究院", "院"),
    "school": ("学校", "中学", "小学", "学院"), "polytechnic": ("学院", "学校", "大学"), "kindergarten": ("幼儿园",),
    "academy": ("学院", "研究院", "学校", "院"), "station": ("站", "台"), "library": ("图书馆",), "museum": ("博物馆",),
    **dict.fromkeys(("middle school", "high school", "secondary school"), ("中学", "学校")),
    **dict.fromkeys(("primary school", "elementary school"), ("小学", "学校")),
    **dict.fromkeys(("police", "psb", "drc", "ndrc"), ("局", "厅", "委员会")), "court": ("法院",), "procuratorate": ("检察院",),
    **dict.fromkeys(("group", "company", "corporation", "utility", "firm", "supplier", "operator", "waterworks", "water",
    "gas", "heating", "bus", "buses", "metro", "subway", "rail transit", "electricity"), ("公司", "集团")),
    "power supply": ("公司", "集团", "局"),
}  # fmt: skip
"""What the Chinese names of each kind of body end in."""
_ALONE = frozenset({"hospital", "university", "college", "company", "customs", "group"})
"""Kinds of which the only one of a place needs no other word (the university in Oudao)."""
_SERVED = frozenset(
    {
        "waterworks",
        "water",
        "gas",
        "heating",
        "bus",
        "buses",
        "metro",
        "subway",
        "rail transit",
        "electricity",
        "power supply",
        "police",
        "psb",
        "drc",
        "ndrc",
    }
)
"""What a company or office is for, where that alone names it (Xunling Water's hotline, Jihai police)."""
_SAYS = (
    r"(?='s\b| (?:hotline|did|does|had|has|have|was|were|report|received?|handled?|answer(?:ed)?|deal(?:t)?|took|take|dealt|disclosed?|release[ds]?|respond(?:ed)?|published?|get|got|say|said|state|make|made|give|gave|spend|spent|issued?|announced?|gain(?:ed)?|add(?:ed)?|lose|lost|offer(?:ed)?|employ(?:ed)?|open(?:ed)?|cut|on|charged?|supply|supplied|serve[ds]?|warn(?:ed)?|notif(?:y|ied)|inspect(?:ed)?|replaced?|repair(?:ed)?|collect(?:ed)?|install(?:ed)?|rise|rose|fall|fell|supplies|supply|users?|customers?|pay|paid|cost|refused?|granted?|held|hold)\b"
    r"| in (?:19|20)\d\d| (?:19|20)\d\d|\s*[?,]|\s*$)"
)
_CODES = frozenset({"psb", "drc", "ndrc"})
"""Names of offices that are nothing else in English."""
_KIND = re.compile(
    rf"\b(?P<kind>{'|'.join(name + (_SAYS if name in _SERVED - _CODES else '') for name in _ENDINGS)})\b(?:(?:'s)?\s+(?:(?:co|company|corporation|limited|ltd|group|inc)\b\.?,?\s*)+)?"
)
_TOKEN = re.compile(r"(?:no\. ?)?[a-z0-9][a-z0-9'’-]*|&|[,.;:?!()/]")
_STOP = frozenset(
    re.findall(
        r"\S+",
        """did does do was were is are be been has have had a an the its their his her our your this that which what
        how many much by from to with for at in on or than against about between within of when where who it they
        publish receive received get got handle handled make made take took say says there all both each every 's
        , . ; : ? ! ( ) /""",
    )
)
_KINDS_OF_PLACE = frozenset(
    [
        "city",
        "county",
        "district",
        "town",
        "township",
        "municipal",
        "municipality",
        "provincial",
        "province",
        "prefecture",
        "prefectural",
        "banner",
        "people's",
        "government",
        "government's",
        "local",
        "own",
    ]
)
_LEVELS = frozenset({"provincial", "municipal", "county", "district", "prefectural", "township", "banner"})
_OF_GOVERNMENT = frozenset({"service", "services", "affairs", "offices"})
"""What makes "government" a part of an office's own name (the government services bureau)."""
_LONGEST = 9
"""Words looked at before and behind what kind of body it is."""


def offices_named(
    plain: str, held: Holdings, places: Sequence[tuple[int, str]], region: str
) -> Iterator[tuple[int, int, tuple[Body, ...]]]:
    """Offices named in a lower-case English text: where, and the body, or several that fit as well.

    An office without a place (its education bureau) belongs to the last of ``places`` (where they are named, and
    the place) before it, else to ``region``, the place spoken of before.
    """
    past = 0
    for kind in _KIND.finditer(plain):
        if kind.start() < past:
            continue
        own = next((place for at, place in reversed(places) if at < kind.start()), region)
        found = _office_at(plain, kind, held, own) or (
            None if places else _office_anywhere(plain, kind, held, region)
        )
        if found is not None:
            yield found
            past = found[1]


def institution_there(plain: str, start: int, end: int, held: Holdings) -> tuple[Body, int] | None:
    """The institution meant by a place of which nothing else is held, where the question says its kind, and its end.

    The machines in the hospital's outpatient hall in Lujiang: the one hospital of Lujiang. "Liaohai University" is a
    short name only where its own name says a field more (Liaohai University of Science and Technology).
    """
    offices = held.offices_spelled(plain[start:end])
    behind = re.match(rf"'?s? ({'|'.join(_ALONE)})\b(?! of\b)", plain[end:])
    located = re.search(rf"\bthe ({'|'.join(_ALONE)})\b(?! of\b).* in (?:the )?$", plain[:start])
    kind = behind or located
    if kind is None or len(offices) != 1 or not offices[0].body.agency.endswith(_ENDINGS[kind.group(1)]):
        return None
    return offices[0].body, end + behind.end() if behind else end


def own_government(plain: str, held: Holdings, region: str) -> Iterator[tuple[int, int, Body]]:
    """The government of the place spoken of (the city government itself), or alone that of a wider place."""
    for found in _OWN_GOVERNMENT.finditer(plain) if region else ():
        kinds = _PLACES[found.group("kind")[:4]]
        own = region if region.endswith(kinds) else ""
        if (not own or found.group("alone") is not None) and not stands_alone(plain, found.start()):
            continue  # complaints sent on to the city government
        government = held.government(own) if own else government_of(region, kinds[0], held)
        if government is not None:
            yield found.start(), found.end(), government


_OWN_GOVERNMENT = re.compile(
    r"\b(?:the|its)\s+(?P<kind>city|municipal|county|banner|district|town|township|provincial|province|prefectural|prefecture)"
    r"(?:(?:'s)?\s+(?:people's\s+)?government(?:'s)?(?:\s+(?:itself|own|as a whole))?(?=\s*[?.,:;]|\s*$|\s+(?:own|report|in|for|itself|received|handled|get|receive|19|20))"
    r"|\s+(?:itself|as a whole)|(?P<alone>(?: level)?(?=\s*[?.]?$)))"
)
_PLACES = {
    "city": ("市",), "muni": ("市",), "coun": ("县", "旗"), "dist": ("区",), "town": ("镇", "乡"), "prov": ("省", "自治区"),
    "pref": ("州", "盟", "地区"), "bann": ("旗",),
}  # fmt: skip


def companies_unheld(plain: str, end: int) -> int | None:
    """The end of a company's name that follows that of a place (Jihai gas group), or ``None``."""
    after = re.match(
        r"(?:'s)?\s+(?P<field>(?:[a-z-]+\s+){0,4}?)(?:group|company|corporation|utility|supplier|operator)\b",
        plain[end:],
    )
    if after and is_enterprise(after.group("field")):
        return end + after.end()
    served = re.match(
        rf"(?:'s)?\s+(?:(?:{'|'.join(sorted(_KINDS_OF_PLACE))})\s+)*(?:traffic\s+)?(?:{'|'.join(sorted(_SERVED, reverse=True))}){_SAYS}",
        plain[end:],
    )
    return end + served.end() if served else None


def _office_at(
    plain: str, kind: re.Match[str], held: Holdings, region: str
) -> tuple[int, int, tuple[Body, ...]] | None:
    name = kind.group("kind")
    before = _joined(_before(plain, kind.end() if name in _SERVED else kind.start()), held)
    place = next((at for at in range(len(before) - 1, -1, -1) if _offices_of(before[at][0], held)), None)
    if name in _SERVED and (place is None or _field(before[place + 1 : -len(name.split())])):
        return None
    behind = _joined(_behind(plain, kind.end()), held)
    if place is not None:
        offices, start = _offices_of(before[place][0], held), before[place][1]
        fields = [(before[place + 1 :], start, kind.end())]
        fields += [(behind[:size], start, behind[size - 1][2]) for size in range(len(behind), 0, -1)]
    else:
        at = next((at for at, (word, _, _) in enumerate(behind) if _offices_of(word, held)), None)
        if at is not None:
            offices, end = _offices_of(behind[at][0], held), _with_kind(plain, behind[at][2])
        elif _place_follows(plain, kind.end()):
            return None
        else:
            offices, end = _offices_at_level(before, held, region), kind.end()
            if not offices:
                return None
        left = [before[size:] for size in range(len(before))]
        fields = [(words, words[0][1], end) for words in left]
        if at or (at is not None and not plain.startswith(" of", kind.end())):  # the university in Oudao
            fields += [(behind[:at], kind.start(), end)]
    offices = [office for office in offices if office.body.agency.endswith(_ENDINGS[name])]
    for words, start, end in fields:
        field = _field(words)
        if field:
            chosen = _best(field, offices)
        else:
            # "Qinglan University" is a name of its own, and not another university of Qinglan.
            own = name in _ALONE and len(offices) == 1 and (place is None or "'s" in plain[start:end])
            chosen = (offices[0].body,) if own else ()
        if chosen:
            return _wider(plain, start, held, chosen), _with_kind_again(plain, end), chosen
    return None


def _office_anywhere(
    plain: str, kind: re.Match[str], held: Holdings, region: str
) -> tuple[int, int, tuple[Body, ...]] | None:
    """The only office of its kind that is held, named without a place (the education bureau)."""
    before, name = _before(plain, kind.start()), kind.group("kind")
    general = _field(before) == "general" and name == "office"
    if not before or not (general or _ENDINGS[name] is _OFFICE) or _place_follows(plain, kind.end()):
        return None
    start = before[0][1]
    lead = re.search(r"\b(?:the|its)\s+$", plain[:start])
    if lead is None or (region and not stands_alone(plain, lead.start())):
        return None
    level = next((_PLACES[word[:4]] for word, _, _ in before if word[:4] in _PLACES), ())
    if general:
        held_so = (body for body in held.bodies if _GENERAL_OFFICE.search(body.agency))
        found = tuple(body for body in held_so if not level or body.region.endswith(level))
        return (start, kind.end(), found) if len(found) == 1 and (level or not region) else None
    offices = [
        Office(body, own_words(body.agency, body.region))
        for body in held.bodies
        if body.level == "department"
        and body.agency.endswith(_OFFICE)
        and (not level or body.region.endswith(level))
        and (not region or is_wider(body, region))
    ]
    chosen = _best(_field(before), offices)
    return (start, kind.end(), chosen) if len(chosen) == 1 else None


_GENERAL_OFFICE = re.compile("政府办公[室厅]$")


def _offices_at_level(words: Sequence[tuple[str, int, int]], held: Holdings, region: str) -> Sequence[Office]:
    """The offices of the place spoken of; those of every place of the level a name says (the provincial agriculture department)."""
    level = next((_PLACES[word[:4]] for word, _, _ in words if word in _LEVELS), None)
    if level is None:
        return held.offices_in(region) if region else ()
    if region.endswith(level):
        return held.offices_in(region)
    regions = dict.fromkeys(body.region for body in held.bodies if body.region.endswith(level))
    return [office for place in regions for office in held.offices_in(place)]


def _joined(words: list[tuple[str, int, int]], held: Holdings) -> list[tuple[str, int, int]]:
    """The words of a name, those that are a place in syllables as one (Rong Ao)."""
    found: list[tuple[str, int, int]] = []
    for word, start, end in words:
        if (
            found
            and start == found[-1][2] + 1
            and word.removesuffix("'s").isalpha()
            and found[-1][0].isalpha()
            and _offices_of(found[-1][0] + word, held)
        ):
            found[-1] = (found[-1][0] + word, found[-1][1], end)
        else:
            found.append((word, start, end))
    return found


def _wider(plain: str, start: int, held: Holdings, bodies: Sequence[Body]) -> int:
    """Where a name begins with the wider place before it (Fujian Rong'ao Port Administration)."""
    before = re.search(
        r"\b([a-z'’-]+?)(?:['’]s)?(?:\s+(?:province|provincial|city|municipal|county))?\s+$", plain[:start]
    )
    regions = {body.region for body in bodies}
    named = before is not None and any(held.is_spelled_so(before.group(1), region) for region in regions)
    return before.start() if before and named else start


def _with_kind_again(plain: str, end: int) -> int:
    """The end of a name with a second word for its kind (Port Administration Bureau)."""
    again = re.match(
        r"\s+(?:bureau|office|department|administration|authority|commission|committee)\b", plain[end:]
    )
    return end + again.end() if again else end


def _best(field: str, offices: Sequence[Office]) -> tuple[Body, ...]:
    """The offices whose name the English says best."""
    scored = [(share_said(field, office.own), office.body) for office in offices]
    most = max((share for share, _ in scored), default=0.0)
    return tuple(dict.fromkeys(body for share, body in scored if share == most)) if most else ()


def _field(words: Sequence[tuple[str, int, int]]) -> str:
    said = [
        word
        for (word, _, _), after in itertools.zip_longest(words, [word for word, _, _ in words[1:]])
        if word.removesuffix("'s") not in _KINDS_OF_PLACE | {"&", "in", "at"}
        or (word == "government" and after in _OF_GOVERNMENT)
    ]
    return "" if said and said[0] == "and" else " ".join(said)


def _offices_of(word: str, held: Holdings) -> Sequence[Office]:
    return held.offices_spelled(re.sub("['’]s?$", "", word))


def _before(plain: str, end: int) -> list[tuple[str, int, int]]:
    """The words of a name before a place of the text, as far as a name goes back."""
    words = [(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(plain[:end])][
        -_LONGEST:
    ]
    stops = [at for at, (word, _, _) in enumerate(words) if word in _STOP]
    return words[stops[-1] + 1 :] if stops else words


def _behind(plain: str, start: int) -> list[tuple[str, int, int]]:
    """The words of a name behind "of", "for" or "in" up to where a name can go."""
    lead = re.match(r"\s*(?:(?:of|for|in|at|,)\s+|\()(?:the\s+)?", plain[start:])
    if lead is None:
        return []
    found: list[tuple[str, int, int]] = []
    for token in _TOKEN.finditer(plain, start + lead.end()):
        word = token.group()
        if word in _STOP - {"of", "in", "for"} or len(found) == _LONGEST:
            break
        if word not in {"of", "in", "for"}:
            found.append((word, token.start(), token.end()))
    return found


def _with_kind(plain: str, end: int) -> int:
    """The end of a place's name with what kind of place it is."""
    kind = re.match(
        r"(?:\s+(?:city|county|district|town|township|province|prefecture|municipality))+\b", plain[end:]
    )
    return end + kind.end() if kind else end


def _place_follows(plain: str, end: int) -> bool:
    """Whether another place than those held follows an office (the education bureau of Dali)."""
    return bool(re.match(r"\s+(?:of|in)\s+(?!the\b|(?:19|20)\d\d|its\b|that\b|this\b)[a-z]", plain[end:]))
