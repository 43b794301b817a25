"""The place or body a question names after what it asks (住建局的电话发我，铎州那个): said first, as people mostly do."""

from __future__ import annotations

import re

from assistant.answering.bodies import find_bodies
from assistant.answering.holdings import Holdings

__all__ = ["place_first"]

_BEHIND = re.compile(
    r"^(?P<what>.{4,}?)[\s,.。?!;]+(?:我?(?:要|想)?(?:就?是|说|问|查|指|找|看)+(?:的是|的就?是|的)?)?(?P<place>[\u3400-\u9fff]{2,12}?)(?P<that>的?(?:那|这)(?:个|家|边|里|儿|头)|的)[啊哈呢吧哦呀的]*[\s。.?!]*$"
)
"""What is asked, a stop, a name and "that one"."""
_OFFICE_OF = re.compile(
    r"^(?P<lead>.{0,6}?)(?P<office>[\u3400-\u9fff]{1,12}(?:局|委|委员会|办公室|厅|中心|院))\((?P<place>[\u3400-\u9fff]{2,8})\)(?=.{4})"
)
"""An office and in brackets whose it is (教育局(甲县)2016年)."""
_IN_BRACKETS = re.compile(
    r"^(?P<what>.{4,}?)\((?P<place>[\u3400-\u9fff]{2,8})(?:[,、; ]*(?P<when>(?:19|20)\d\d年?度?))?\)(?P<end>[\s。.?!]*)$"
)
"""What is asked, and in brackets behind it where, perhaps of which year (教育局收到几件?(甲县,2016年))."""


def place_first(plain: str, held: Holdings) -> str:
    """The question with the name of a held place before it, where it stands behind and no other place is named."""
    plain = _in_front(plain, held)
    if (inside := _IN_BRACKETS.match(plain)) is not None:
        return _out_of_brackets(inside, held) or plain
    found = _BEHIND.match(plain)
    if found is None:
        return plain
    place = found["place"]
    named = find_bodies(place, held)
    before = find_bodies(found["what"], held).held
    others = any(not body.name.startswith(place) for body in before)
    if others or not named.held or (0, len(place)) not in named.spans:
        return plain
    own = any(body.level == "government" for body in before)  # a town of the place, named by itself
    return found["what"] if own else f"{place}{found['what']}"


def _out_of_brackets(found: re.Match[str], held: Holdings) -> str:
    """The question with year and place before it; empty where the brackets name no held place, or another is named."""
    place = found["place"]
    named = find_bodies(place, held)
    others = any(body.region and body.region != place for body in find_bodies(found["what"], held).held)
    if not named.held or (0, len(place)) not in named.spans:
        return ""
    return "" if others else f"{found['when'] or ''}{place}{found['what']}{found['end']}"


def _in_front(plain: str, held: Holdings) -> str:
    """The question with the place in brackets behind an office before it, where that names an office held."""
    found = _OFFICE_OF.match(plain)
    if found is None or found["office"].startswith(found["place"]):
        return plain
    whole = f"{found['place']}{found['office']}"
    named = find_bodies(whole, held)
    if not named.held or (0, len(whole)) not in named.spans:
        return plain
    return f"{found['lead']}{whole}{plain[found.end() :]}"
