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


def place_first(plain: str, held: Holdings) -> str:
    """The question with the name of a held place before it, where it stands behind and no other place is named."""
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
